/* dpt-instrument-joia.c - the XML of the Japan Ophthalmic Instruments Association, and NIDEK's lensmeters and phoropters that follow it.
 * For: Topcon KR, TRK, CT, CL, CV, IMAGEnet; NIDEK LM-7, LM-1800, RT-6100. Not for: NIDEK's <Data> (dpt-instrument-nidek.c).
 *
 *   <Ophthalmology>
 *     <Common> maker, patient, when
 *     <Measure type="REF"> VD, REF / R, L / List[@No], Median        PD
 *     <Measure type="KM">      KM / R, L / List, Median / R1, R2, Average, Cylinder
 *     <Measure type="LM">      LM / R, L, S, and PD
 *     <Measure type="TM">      TM, CCT or PACHY / R, L / List, Average; CorrectedIOP
 *     <Measure type="SBJ">     RefractionTest / Type / ExamDistance / RefractionData, VA, PD
 *     <Measure type="RT">      Phoropter / Corrected / R, L, B; KM, TM, PACHY
 *
 * Blocks are found by their names inside any Measure, whatever its type says: devices put a CCT into a TM.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-instrument-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A phoropter's near test is held nearer than this, its distance test farther (hundredths of a millimetre). */
#define NEAR_LIMIT 100000
#define FAR_LIMIT 200000

typedef gboolean (*ItemFunc) (const DptXmlNode *node, DptReadingItem *item, GError **error);

static gboolean
read_refraction (const DptXmlNode *node, DptReadingItem *item, GError **error)
{
  static const DptInstrumentField fields[] = {
    { "Sphere", DPT_READING_SPHERE }, { "Cylinder", DPT_READING_CYLINDER }, { "Axis", DPT_READING_AXIS },
    { "SE", DPT_READING_EQUIVALENT }, { "ConfidenceIndex", DPT_READING_CONFIDENCE }, { NULL },
  };

  return dpt_instrument_take_error (item, node, error) && dpt_instrument_take_fields (item, node, fields, error);
}

static gboolean
read_pressure (const DptXmlNode *node, DptReadingItem *item, GError **error)
{
  static const DptInstrumentField in_mmhg[] = {
    { "IOP_mmHg", DPT_READING_PRESSURE }, { "ConfidenceIndex", DPT_READING_CONFIDENCE }, { NULL },
  };
  static const DptInstrumentField in_pascal[] = { { "IOP_Pa", DPT_READING_PRESSURE, DPT_INSTRUMENT_UNIT_HPA }, { NULL } };

  if (!dpt_instrument_take_error (item, node, error) || !dpt_instrument_take_fields (item, node, in_mmhg, error))
    return FALSE;
  return dpt_reading_item_get (item, DPT_READING_PRESSURE) != DPT_READING_UNSET || dpt_instrument_take_fields (item, node, in_pascal, error);
}

static gboolean
read_thickness (const DptXmlNode *node, DptReadingItem *item, GError **error)
{
  static const DptInstrumentField fields[] = {
    { "CCT_mm", DPT_READING_THICKNESS, DPT_INSTRUMENT_UNIT_MM }, { "CCT_um", DPT_READING_THICKNESS, DPT_INSTRUMENT_UNIT_UM },
    { "Thickness", DPT_READING_THICKNESS, DPT_INSTRUMENT_UNIT_UM }, { "ConfidenceIndex", DPT_READING_CONFIDENCE }, { NULL },
  };

  return dpt_instrument_take_error (item, node, error) && dpt_instrument_take_fields (item, node, fields, error);
}

/* --- blocks of repeats: a name, R and L in it, List, Median and Average in them --- */

static const struct
{
  const char *name;
  DptReadingKind kind;
  ItemFunc read;
} blocks[] = {
  { "REF", DPT_READING_AUTOREFRACTION, read_refraction },
  { "KM", DPT_READING_KERATOMETRY, dpt_instrument_read_curves },
  { "TM", DPT_READING_TONOMETRY, read_pressure },
  { "CCT", DPT_READING_PACHYMETRY, read_thickness },
  { "PACHY", DPT_READING_PACHYMETRY, read_thickness },
};

static gboolean
is_representative (const DptXmlNode *node)
{
  return dpt_xml_node_is (node, "Median") || dpt_xml_node_is (node, "Average") || dpt_xml_node_is (node, "Typical");
}

/* TRK-2P writes a second, unqualified TM beside the first, with the same repeats and how they were taken instead of what was
 * measured: such a repeat is empty and dropped at the end. */
static gboolean
read_repeats (const DptXmlNode *eye_node, guint block, DptReadingEye eye, DptReading *reading, GError **error)
{
  int number = 0;

  for (guint i = 0; i < dpt_xml_node_get_n_children (eye_node); i++)
    {
      const DptXmlNode *node = dpt_xml_node_get_child (eye_node, i);
      DptReadingItem *item;

      if (dpt_xml_node_is (node, "List"))
        {
          number++;
          item = dpt_reading_add_item (reading, blocks[block].kind, eye, dpt_instrument_get_number (node, number), error);
        }
      else if (is_representative (node))
        item = dpt_instrument_get_main (reading, blocks[block].kind, eye, error);
      else
        continue;
      if (item == NULL || !blocks[block].read (node, item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_block (const DptXmlNode *node, guint block, DptReading *reading, GError **error)
{
  for (guint i = 0; i < dpt_xml_node_get_n_children (node); i++)
    {
      const DptXmlNode *child = dpt_xml_node_get_child (node, i);
      DptReadingEye eye;

      if (dpt_instrument_find_eye (dpt_xml_node_get_name (child), &eye) && !read_repeats (child, block, eye, reading, error))
        return FALSE;
    }
  return TRUE;
}

/* --- lensmeter --- */

/* A lens that was measured without saying of which eye is kept as of both, unless an eye was said too. */
static gboolean
read_lenses (const DptXmlNode *node, DptReading *reading, GError **error)
{
  gboolean by_eye = dpt_xml_node_find (node, "R") != NULL || dpt_xml_node_find (node, "L") != NULL;
  int number = 0;

  for (guint i = 0; i < dpt_xml_node_get_n_children (node); i++)
    {
      const DptXmlNode *child = dpt_xml_node_get_child (node, i);
      DptReadingItem *item;
      DptReadingEye eye;

      if (dpt_instrument_find_eye (dpt_xml_node_get_name (child), &eye))
        item = dpt_instrument_get_main (reading, DPT_READING_LENSMETER, eye, error);
      else if (dpt_xml_node_is (child, "S") && !by_eye)
        item = dpt_reading_add_item (reading, DPT_READING_LENSMETER, DPT_READING_EYE_BOTH, ++number, error);
      else
        continue;
      if (item == NULL || !dpt_instrument_read_lens (child, item, error))
        return FALSE;
    }
  return TRUE;
}

/* --- distances of the pupils --- */

static gboolean
take_distance (const DptXmlNode *node, DptReadingKind kind, DptReadingEye eye, gboolean near, DptReading *reading, GError **error)
{
  DptReadingItem *item;

  if (node == NULL || *dpt_xml_node_get_text (node) == '\0')
    return TRUE;
  item = dpt_instrument_get_main (reading, kind, eye, error);
  return item != NULL && dpt_instrument_take_node (item, near ? DPT_READING_PD_NEAR : DPT_READING_PD_FAR, node, DPT_INSTRUMENT_UNIT_MM, error);
}

/* <PD><Distance/><Near/></PD>, <PD><R><Distance/></R>…</PD>, or <PD><Distance/><DistanceR/><DistanceL/></PD>. */
static gboolean
read_distances (const DptXmlNode *node, DptReadingKind kind, DptReading *reading, GError **error)
{
  static const struct { const char *eye, *name; DptReadingEye which; gboolean near; } places[] = {
    { NULL, "Distance", DPT_READING_EYE_BOTH, FALSE },  { NULL, "Near", DPT_READING_EYE_BOTH, TRUE },
    { NULL, "DistanceR", DPT_READING_EYE_RIGHT, FALSE }, { NULL, "DistanceL", DPT_READING_EYE_LEFT, FALSE },
    { NULL, "NearR", DPT_READING_EYE_RIGHT, TRUE },     { NULL, "NearL", DPT_READING_EYE_LEFT, TRUE },
    { "B", "Distance", DPT_READING_EYE_BOTH, FALSE },   { "B", "Near", DPT_READING_EYE_BOTH, TRUE },
    { "R", "Distance", DPT_READING_EYE_RIGHT, FALSE },  { "R", "Near", DPT_READING_EYE_RIGHT, TRUE },
    { "L", "Distance", DPT_READING_EYE_LEFT, FALSE },   { "L", "Near", DPT_READING_EYE_LEFT, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const DptXmlNode *parent = places[i].eye != NULL ? dpt_xml_node_find (node, places[i].eye) : node;

      if (!take_distance (dpt_xml_node_find (parent, places[i].name), kind, places[i].which, places[i].near, reading, error))
        return FALSE;
    }
  return TRUE;
}

/* --- pressure corrected for the thickness --- */

static gboolean
read_correction (const DptXmlNode *node, DptReadingEye eye, DptReading *reading, GError **error)
{
  static const DptInstrumentField corrected[] = { { "IOP_mmHg", DPT_READING_CORRECTED_PRESSURE }, { NULL } };
  const DptXmlNode *thickness = dpt_xml_node_find (node, "CCT"), *result = dpt_xml_node_find (node, "Corrected");

  if (result != NULL)
    {
      DptReadingItem *item = dpt_instrument_get_main (reading, DPT_READING_TONOMETRY, eye, error);

      if (item == NULL || !dpt_instrument_take_fields (item, result, corrected, error))
        return FALSE;
    }
  if (thickness != NULL && *dpt_xml_node_get_text (thickness) != '\0')
    {
      DptReadingItem *item = dpt_instrument_get_main (reading, DPT_READING_PACHYMETRY, eye, error);

      return item != NULL && dpt_instrument_take_node (item, DPT_READING_THICKNESS, thickness, DPT_INSTRUMENT_UNIT_MM, error);
    }
  return TRUE;
}

/* The first formula that the operator has chosen; further ones would say the same otherwise. */
static gboolean
read_corrections (const DptXmlNode *node, DptReading *reading, GError **error)
{
  const DptXmlNode *formula = dpt_xml_node_get_n_children (node) > 0 ? dpt_xml_node_get_child (node, 0) : NULL;

  if (formula == NULL)
    return TRUE;
  for (guint i = 0; i < dpt_xml_node_get_n_children (formula); i++)
    {
      const DptXmlNode *child = dpt_xml_node_get_child (formula, i);
      DptReadingEye eye;

      if (dpt_instrument_find_eye (dpt_xml_node_get_name (child), &eye) && !read_correction (child, eye, reading, error))
        return FALSE;
    }
  return TRUE;
}

/* --- a phoropter as JOIA has it --- */

static DptReadingRole
find_role (const char *words)
{
  static const struct { const char *word; DptReadingRole role; } roles[] = {
    { "last prescription", DPT_READING_ROLE_LAST },      { "previous prescription", DPT_READING_ROLE_LAST },
    { "prescription", DPT_READING_ROLE_PRESCRIPTION },   { "full correction", DPT_READING_ROLE_FULL },
    { "objective data", DPT_READING_ROLE_OBJECTIVE },    { "current spectacles", DPT_READING_ROLE_CURRENT },
    { "unaided data", DPT_READING_ROLE_UNAIDED },
    /* and as NIDEK has it */
    { "lm_base", DPT_READING_ROLE_CURRENT }, { "ref_base", DPT_READING_ROLE_OBJECTIVE }, { "full", DPT_READING_ROLE_FULL },
    { "best", DPT_READING_ROLE_PRESCRIPTION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (words, roles[i].word) == 0)
      return roles[i].role;
  return DPT_READING_ROLE_OTHER;
}

static DptReadingItem *
add_subjective (DptReading *reading, DptReadingEye eye, int number, const char *words, int line, GError **error)
{
  DptReadingItem *item = dpt_reading_add_item (reading, DPT_READING_SUBJECTIVE, eye, number, error);
  GError *inner = NULL;

  if (item == NULL || dpt_reading_item_set_role (item, find_role (words), words, &inner))
    return item;
  dpt_instrument_fail (error, line, inner);
  return NULL;
}

static gboolean
take_acuity (const DptXmlNode *node, DptReadingItem *item, GError **error)
{
  GError *inner = NULL;

  if (node == NULL || *dpt_xml_node_get_text (node) == '\0' || dpt_reading_item_set_acuity (item, dpt_xml_node_get_text (node), &inner))
    return TRUE;
  return dpt_instrument_fail (error, dpt_xml_node_get_line (node), inner);
}

static gboolean
take_joia_prism (const DptXmlNode *node, gboolean horizontal, DptReadingItem *item, GError **error)
{
  const DptXmlNode *power = dpt_xml_node_find (node, horizontal ? "HPri" : "VPri"), *base = dpt_xml_node_find (node, horizontal ? "HBase" : "VBase");
  GError *inner = NULL;

  if (!dpt_instrument_take_node (item, horizontal ? DPT_READING_PRISM_H : DPT_READING_PRISM_V, power, DPT_INSTRUMENT_UNIT_OWN, error))
    return FALSE;
  if (base == NULL || dpt_instrument_take_base (item, horizontal, dpt_xml_node_get_text (base), &inner))
    return TRUE;
  return dpt_instrument_fail (error, dpt_xml_node_get_line (base), inner);
}

/* One eye, or both, at one distance. @type is the number of the type in the file. */
static gboolean
read_subjective_eye (const DptXmlNode *distance, const char *name, const char *words, DptReading *reading, GError **error)
{
  const DptXmlNode *data = dpt_xml_node_find (distance, "RefractionData"), *eye_node = dpt_xml_node_find (data, name);
  const DptXmlNode *pd = dpt_xml_node_find (dpt_xml_node_find (distance, "PD"), name);
  DptReadingItem *item;
  DptReadingEye eye = DPT_READING_EYE_BOTH;
  int how_far;

  dpt_instrument_find_eye (name, &eye);
  item = add_subjective (reading, eye, 0, words, dpt_xml_node_get_line (distance), error);
  if (item == NULL || !dpt_instrument_take_node (item, DPT_READING_DISTANCE, dpt_xml_node_find (distance, "Distance"), DPT_INSTRUMENT_UNIT_CM, error))
    return FALSE;
  if (eye_node != NULL
      && (!dpt_instrument_read_lens (eye_node, item, error) || !take_joia_prism (eye_node, TRUE, item, error)
          || !take_joia_prism (eye_node, FALSE, item, error)
          || !dpt_instrument_take_node (item, DPT_READING_VERTEX, dpt_xml_node_find (data, "VD"), DPT_INSTRUMENT_UNIT_MM, error)))
    return FALSE;
  how_far = dpt_reading_item_get (item, DPT_READING_DISTANCE);
  if (pd != NULL
      && !dpt_instrument_take_node (item, how_far != DPT_READING_UNSET && how_far <= NEAR_LIMIT ? DPT_READING_PD_NEAR : DPT_READING_PD_FAR, pd,
                                    DPT_INSTRUMENT_UNIT_MM, error))
    return FALSE;
  return take_acuity (dpt_xml_node_find (dpt_xml_node_find (distance, "VA"), name), item, error);
}

/* The near refraction of an eye less the far one is the addition of the far one; the nearest test counts. */
static void
derive_additions (DptReading *reading, guint first)
{
  for (guint i = first; i < dpt_reading_get_n_items (reading); i++)
    for (guint j = first; j < dpt_reading_get_n_items (reading); j++)
      {
        DptReadingItem *far = dpt_reading_get_item (reading, i), *near = dpt_reading_get_item (reading, j);
        int from = dpt_reading_item_get (far, DPT_READING_DISTANCE), to = dpt_reading_item_get (near, DPT_READING_DISTANCE);
        int sphere = dpt_reading_item_get (far, DPT_READING_SPHERE), nearer = dpt_reading_item_get (near, DPT_READING_SPHERE);
        int known = dpt_reading_item_get (far, DPT_READING_ADDITION);

        if (dpt_reading_item_get_eye (far) != dpt_reading_item_get_eye (near) || from < FAR_LIMIT || to == DPT_READING_UNSET || to > NEAR_LIMIT
            || sphere == DPT_READING_UNSET || nearer == DPT_READING_UNSET || nearer <= sphere || nearer - sphere > DPT_RX_MAX_ADDITION
            || dpt_reading_item_get (far, DPT_READING_CYLINDER) != dpt_reading_item_get (near, DPT_READING_CYLINDER))
          continue;
        if (known == DPT_READING_UNSET || nearer - sphere > known)
          dpt_reading_item_set (far, DPT_READING_ADDITION, nearer - sphere, NULL);
      }
}

static gboolean
read_test (const DptXmlNode *test, DptReading *reading, GError **error)
{
  for (guint i = 0; i < dpt_xml_node_get_n_children (test); i++)
    {
      const DptXmlNode *type = dpt_xml_node_get_child (test, i), *name = dpt_xml_node_find (type, "TypeName");
      const char *words = name != NULL ? dpt_xml_node_get_text (name) : "";
      guint first = dpt_reading_get_n_items (reading);

      if (!dpt_xml_node_is (type, "Type"))
        continue;
      for (guint j = 0; j < dpt_xml_node_get_n_children (type); j++)
        {
          const DptXmlNode *distance = dpt_xml_node_get_child (type, j);

          if (dpt_xml_node_is (distance, "ExamDistance")
              && (!read_subjective_eye (distance, "R", words, reading, error) || !read_subjective_eye (distance, "L", words, reading, error)
                  || !read_subjective_eye (distance, "B", words, reading, error)))
            return FALSE;
        }
      derive_additions (reading, first);
    }
  return TRUE;
}

/* --- a phoropter as NIDEK has it --- */

static char *
describe_corrected (const DptXmlNode *node)
{
  const char *type = dpt_xml_node_get_attribute (node, "CorrectionType"), *situation = dpt_xml_node_get_attribute (node, "Situation");

  if (type == NULL)
    type = "";
  if (situation == NULL || g_ascii_strcasecmp (situation, "Standard") == 0)
    return g_strdup (type);
  return g_strdup_printf ("%s, %s", type, situation); /* a night correction is nobody's usual one */
}

/* What an addition gives at the working distance: an acuity of its own. */
static gboolean
read_near_acuity (const DptXmlNode *node, const DptXmlNode *distance, DptReadingEye eye, const char *words, DptReading *reading, GError **error)
{
  const DptXmlNode *acuity = dpt_xml_node_find (node, "ADDVA");
  DptReadingItem *item;

  if (acuity == NULL || *dpt_xml_node_get_text (acuity) == '\0')
    return TRUE;
  item = add_subjective (reading, eye, 0, words, dpt_xml_node_get_line (acuity), error);
  return item != NULL && dpt_instrument_take_node (item, DPT_READING_DISTANCE, distance, DPT_INSTRUMENT_UNIT_CM, error)
         && take_acuity (acuity, item, error);
}

static gboolean
read_corrected (const DptXmlNode *node, DptReading *reading, GError **error)
{
  const char *vision = dpt_xml_node_get_attribute (node, "Vision");
  gboolean near = vision != NULL && g_ascii_strcasecmp (vision, "Near") == 0;
  g_autofree char *words = describe_corrected (node);
  const DptXmlNode *distance = dpt_xml_node_find (node, "WorkingDistance");

  for (guint i = 0; i < dpt_xml_node_get_n_children (node); i++)
    {
      const DptXmlNode *child = dpt_xml_node_get_child (node, i);
      DptReadingItem *item;
      DptReadingEye eye;

      if (!dpt_instrument_find_eye (dpt_xml_node_get_name (child), &eye))
        continue;
      item = add_subjective (reading, eye, 0, words, dpt_xml_node_get_line (child), error);
      if (item == NULL || !dpt_instrument_read_lens (child, item, error) || !take_acuity (dpt_xml_node_find (child, "VA"), item, error)
          || !dpt_instrument_take_node (item, near ? DPT_READING_PD_NEAR : DPT_READING_PD_FAR, dpt_xml_node_find (child, "PD"), DPT_INSTRUMENT_UNIT_MM, error)
          || !dpt_instrument_take_node (item, DPT_READING_VERTEX, dpt_xml_node_find (node, "VD"), DPT_INSTRUMENT_UNIT_MM, error)
          || (near && !dpt_instrument_take_node (item, DPT_READING_DISTANCE, distance, DPT_INSTRUMENT_UNIT_CM, error))
          || !read_near_acuity (child, distance, eye, words, reading, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_phoropter (const DptXmlNode *node, DptReading *reading, GError **error)
{
  for (guint i = 0; i < dpt_xml_node_get_n_children (node); i++)
    {
      const DptXmlNode *child = dpt_xml_node_get_child (node, i);

      if (dpt_xml_node_is (child, "Corrected") && !read_corrected (child, reading, error))
        return FALSE;
    }
  return TRUE;
}

/* --- the whole --- */

/* VD stands once for all refractions of the block. */
static gboolean
spread_vertex (const DptXmlNode *node, DptReading *reading, guint first, GError **error)
{
  for (guint i = first; node != NULL && i < dpt_reading_get_n_items (reading); i++)
    {
      DptReadingItem *item = dpt_reading_get_item (reading, i);

      if (dpt_reading_item_get_kind (item) == DPT_READING_AUTOREFRACTION && dpt_reading_item_get (item, DPT_READING_SPHERE) != DPT_READING_UNSET
          && !dpt_instrument_take_node (item, DPT_READING_VERTEX, node, DPT_INSTRUMENT_UNIT_MM, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_part (const DptXmlNode *node, DptReadingKind kind, DptReading *reading, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (dpt_xml_node_is (node, blocks[i].name))
      return read_block (node, i, reading, error);
  if (dpt_xml_node_is (node, "LM"))
    return read_lenses (node, reading, error);
  if (dpt_xml_node_is (node, "PD"))
    return read_distances (node, kind, reading, error);
  if (dpt_xml_node_is (node, "RefractionTest"))
    return read_test (node, reading, error);
  if (dpt_xml_node_is (node, "Phoropter"))
    return read_phoropter (node, reading, error);
  return TRUE;
}

static gboolean
read_measure (const DptXmlNode *measure, DptReading *reading, GError **error)
{
  DptReadingKind kind = dpt_xml_node_find (measure, "LM") != NULL ? DPT_READING_LENSMETER : DPT_READING_AUTOREFRACTION;
  guint first = dpt_reading_get_n_items (reading);

  for (guint i = 0; i < dpt_xml_node_get_n_children (measure); i++)
    if (!read_part (dpt_xml_node_get_child (measure, i), kind, reading, error))
      return FALSE;
  for (guint i = 0; i < dpt_xml_node_get_n_children (measure); i++)
    if (dpt_xml_node_is (dpt_xml_node_get_child (measure, i), "CorrectedIOP")
        && !read_corrections (dpt_xml_node_get_child (measure, i), reading, error))
      return FALSE;
  return spread_vertex (dpt_xml_node_find (measure, "VD"), reading, first, error);
}

gboolean
dpt_instrument_read_joia (const DptXmlNode *root, DptReading *reading, GError **error)
{
  if (!dpt_instrument_read_common (dpt_xml_node_find (root, "Common"), reading, error))
    return FALSE;
  for (guint i = 0; i < dpt_xml_node_get_n_children (root); i++)
    if (dpt_xml_node_is (dpt_xml_node_get_child (root, i), "Measure")
        && !read_measure (dpt_xml_node_get_child (root, i), reading, error))
      return FALSE;
  return TRUE;
}
