/* dpt-instrument-nidek.c - NIDEK's own XML: <Data> with the eyes on top and the measures in them.
 * For: AR, ARK, NT, Tonoref, Tonopachy. Not for: NIDEK's lensmeters and phoropters (dpt-instrument-joia.c), RS-232.
 *
 *   <Data> Company, ModelName, Date, Time, Patient, VD, WorkingDistance
 *     <R>, <L>  AR / ARList[@No], ARMedian    KM / KMList, KMMedian    SR    LM    VA
 *               NT / NTList, NTAverage, CorrectedIOP                   PACHY / PACHYList, PACHYAverage
 *     <PD>      PDList / FarPD, RPD, LPD, NearPD
 *
 * TrialLens and ContactLens are proposals of the device, not measures, and are passed over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-instrument-private.h"

typedef struct
{
  DptReading *reading;
  const DptXmlNode *vertex;   /* (nullable) */
  const DptXmlNode *distance; /* (nullable): of near work */
} Frame;

typedef gboolean (*ItemFunc) (const DptXmlNode *node, DptReadingItem *item, GError **error);

static gboolean
read_pressure (const DptXmlNode *node, DptReadingItem *item, GError **error)
{
  static const DptInstrumentField in_mmhg[] = {
    { "mmHg", DPT_READING_PRESSURE }, { "ConfidenceIndex", DPT_READING_CONFIDENCE }, { NULL },
  };
  static const DptInstrumentField in_pascal[] = { { "kPa", DPT_READING_PRESSURE, DPT_INSTRUMENT_UNIT_KPA }, { NULL } };

  if (!dpt_instrument_take_error (item, node, error) || !dpt_instrument_take_fields (item, node, in_mmhg, error))
    return FALSE;
  return dpt_reading_item_get (item, DPT_READING_PRESSURE) != DPT_READING_UNSET || dpt_instrument_take_fields (item, node, in_pascal, error);
}

static gboolean
read_thickness (const DptXmlNode *node, DptReadingItem *item, GError **error)
{
  static const DptInstrumentField fields[] = { { "Thickness", DPT_READING_THICKNESS, DPT_INSTRUMENT_UNIT_UM }, { NULL } };

  return dpt_instrument_take_error (item, node, error) && dpt_instrument_take_fields (item, node, fields, error);
}

static const struct
{
  const char *name, *list, *median; /* of the block, of a repeat, of what speaks for them */
  DptReadingKind kind;
  ItemFunc read;
} blocks[] = {
  { "AR", "ARList", "ARMedian", DPT_READING_AUTOREFRACTION, dpt_instrument_read_lens },
  { "KM", "KMList", "KMMedian", DPT_READING_KERATOMETRY, dpt_instrument_read_curves },
  { "NT", "NTList", "NTAverage", DPT_READING_TONOMETRY, read_pressure },
  { "PACHY", "PACHYList", "PACHYAverage", DPT_READING_PACHYMETRY, read_thickness },
};

static gboolean
read_block (Frame *frame, const DptXmlNode *node, guint block, DptReadingEye eye, GError **error)
{
  int number = 0;

  for (guint i = 0; i < dpt_xml_node_get_n_children (node); i++)
    {
      const DptXmlNode *child = dpt_xml_node_get_child (node, i);
      DptReadingItem *item;

      if (dpt_xml_node_is (child, blocks[block].list))
        {
          number++;
          item = dpt_reading_add_item (frame->reading, blocks[block].kind, eye, dpt_instrument_get_number (child, number), error);
        }
      else if (dpt_xml_node_is (child, blocks[block].median))
        item = dpt_instrument_get_main (frame->reading, blocks[block].kind, eye, error);
      else
        continue;
      if (item == NULL || !blocks[block].read (child, item, error))
        return FALSE;
      if (blocks[block].kind == DPT_READING_AUTOREFRACTION
          && !dpt_instrument_take_node (item, DPT_READING_VERTEX, frame->vertex, DPT_INSTRUMENT_UNIT_MM, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_correction (Frame *frame, const DptXmlNode *nt, DptReadingEye eye, GError **error)
{
  static const DptInstrumentField fields[] = { { "mmHg", DPT_READING_CORRECTED_PRESSURE }, { NULL } };
  const DptXmlNode *result = dpt_xml_node_find (dpt_xml_node_find (nt, "CorrectedIOP"), "Corrected");
  DptReadingItem *item;

  if (result == NULL)
    return TRUE;
  item = dpt_instrument_get_main (frame->reading, DPT_READING_TONOMETRY, eye, error);
  return item != NULL && dpt_instrument_take_fields (item, result, fields, error);
}

/* --- what an ARK asks the patient: subjective refraction and acuities --- */

static DptReadingItem *
get_subjective (Frame *frame, DptReadingEye eye, DptReadingRole role, const char *words, gboolean near, GError **error)
{
  DptReadingItem *item;

  for (guint i = 0; i < dpt_reading_get_n_items (frame->reading); i++)
    {
      item = dpt_reading_get_item (frame->reading, i);
      if (dpt_reading_item_get_kind (item) == DPT_READING_SUBJECTIVE && dpt_reading_item_get_eye (item) == eye
          && dpt_reading_item_get_role (item) == role && (dpt_reading_item_get (item, DPT_READING_DISTANCE) != DPT_READING_UNSET) == near)
        return item;
    }
  item = dpt_reading_add_item (frame->reading, DPT_READING_SUBJECTIVE, eye, 0, error);
  return item != NULL && dpt_reading_item_set_role (item, role, words, error) ? item : NULL;
}

static gboolean
read_subjective (Frame *frame, const DptXmlNode *node, DptReadingEye eye, GError **error)
{
  DptReadingItem *item = get_subjective (frame, eye, DPT_READING_ROLE_FULL, "SR", FALSE, error);

  return item != NULL && dpt_instrument_read_lens (node, item, error)
         && dpt_instrument_take_node (item, DPT_READING_VERTEX, frame->vertex, DPT_INSTRUMENT_UNIT_MM, error);
}

static gboolean
read_acuities (Frame *frame, const DptXmlNode *node, DptReadingEye eye, GError **error)
{
  static const struct { const char *name; DptReadingRole role; gboolean near; } acuities[] = {
    { "UCVA", DPT_READING_ROLE_UNAIDED, FALSE },
    { "BCVA", DPT_READING_ROLE_FULL, FALSE },
    { "NVA", DPT_READING_ROLE_FULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acuities); i++)
    {
      const DptXmlNode *acuity = dpt_xml_node_find (node, acuities[i].name), *distance = dpt_xml_node_find (node, "WorkingDistance");
      DptReadingItem *item;
      GError *inner = NULL;

      if (acuity == NULL || *dpt_xml_node_get_text (acuity) == '\0')
        continue;
      item = get_subjective (frame, eye, acuities[i].role, acuities[i].name, acuities[i].near, error);
      if (item == NULL)
        return FALSE;
      if (!dpt_reading_item_set_acuity (item, dpt_xml_node_get_text (acuity), &inner))
        return dpt_instrument_fail (error, dpt_xml_node_get_line (acuity), inner);
      if (acuities[i].near
          && !dpt_instrument_take_node (item, DPT_READING_DISTANCE, distance != NULL ? distance : frame->distance, DPT_INSTRUMENT_UNIT_CM, error))
        return FALSE;
    }
  return TRUE;
}

/* --- the whole --- */

static gboolean
read_part (Frame *frame, const DptXmlNode *node, DptReadingEye eye, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (dpt_xml_node_is (node, blocks[i].name))
      return read_block (frame, node, i, eye, error)
             && (blocks[i].kind != DPT_READING_TONOMETRY || read_correction (frame, node, eye, error));
  if (dpt_xml_node_is (node, "SR"))
    return read_subjective (frame, node, eye, error);
  if (dpt_xml_node_is (node, "VA"))
    return read_acuities (frame, node, eye, error);
  if (dpt_xml_node_is (node, "LM"))
    {
      DptReadingItem *item = dpt_instrument_get_main (frame->reading, DPT_READING_LENSMETER, eye, error);

      return item != NULL && dpt_instrument_read_lens (node, item, error);
    }
  return TRUE;
}

static gboolean
read_distances (Frame *frame, const DptXmlNode *node, GError **error)
{
  static const struct { const char *name; DptReadingEye eye; DptReadingValue value; } places[] = {
    { "FarPD", DPT_READING_EYE_BOTH, DPT_READING_PD_FAR },
    { "RPD", DPT_READING_EYE_RIGHT, DPT_READING_PD_FAR },
    { "LPD", DPT_READING_EYE_LEFT, DPT_READING_PD_FAR },
    { "NearPD", DPT_READING_EYE_BOTH, DPT_READING_PD_NEAR },
  };
  const DptXmlNode *list = dpt_xml_node_find (node, "PDList");

  for (guint i = 0; list != NULL && i < G_N_ELEMENTS (places); i++)
    {
      const DptXmlNode *place = dpt_xml_node_find (list, places[i].name);
      DptReadingItem *item;

      if (place == NULL || *dpt_xml_node_get_text (place) == '\0')
        continue;
      item = dpt_instrument_get_main (frame->reading, DPT_READING_AUTOREFRACTION, places[i].eye, error);
      if (item == NULL || !dpt_instrument_take_node (item, places[i].value, place, DPT_INSTRUMENT_UNIT_MM, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dpt_instrument_read_nidek (const DptXmlNode *root, DptReading *reading, GError **error)
{
  Frame frame = { reading, dpt_xml_node_find (root, "VD"), dpt_xml_node_find (root, "WorkingDistance") };

  if (!dpt_instrument_read_common (root, reading, error))
    return FALSE;
  for (guint i = 0; i < dpt_xml_node_get_n_children (root); i++)
    {
      const DptXmlNode *node = dpt_xml_node_get_child (root, i);
      DptReadingEye eye;

      if (dpt_xml_node_is (node, "PD") && !read_distances (&frame, node, error))
        return FALSE;
      if (!dpt_instrument_find_eye (dpt_xml_node_get_name (node), &eye))
        continue;
      for (guint j = 0; j < dpt_xml_node_get_n_children (node); j++)
        if (!read_part (&frame, dpt_xml_node_get_child (node, j), eye, error))
          return FALSE;
    }
  return TRUE;
}
