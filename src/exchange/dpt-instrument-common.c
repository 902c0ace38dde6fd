/* dpt-instrument-common.c - what JOIA and NIDEK files say alike: the device, the patient, curves, lenses; and tidying up.
 * For: dpt-instrument-joia.c, dpt-instrument-nidek.c. Not for: how their files are built.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-instrument-private.h"

#include "base/dpt-power.h"

/* --- who and whom --- */

static gboolean
take_text (const DptXmlNode *parent, const char *name, DptReadingText which, DptReading *reading, GError **error)
{
  const DptXmlNode *node = dpt_xml_node_find (parent, name);

  if (node == NULL || *dpt_xml_node_get_text (node) == '\0')
    return TRUE;
  if (which == DPT_READING_TAKEN_ON || which == DPT_READING_BIRTH_DATE)
    return dpt_instrument_set_date (reading, which, dpt_xml_node_get_text (node), dpt_xml_node_get_line (node), error);
  if (which == DPT_READING_TAKEN_AT)
    return dpt_instrument_set_time (reading, which, dpt_xml_node_get_text (node), dpt_xml_node_get_line (node), error);
  return dpt_instrument_set_text (reading, which, dpt_xml_node_get_text (node), dpt_xml_node_get_line (node), error);
}

static const char *
get_child_text (const DptXmlNode *parent, const char *name)
{
  const DptXmlNode *node = dpt_xml_node_find (parent, name);

  return node != NULL ? dpt_xml_node_get_text (node) : "";
}

static gboolean
take_given_name (const DptXmlNode *patient, DptReading *reading, GError **error)
{
  const char *first = get_child_text (patient, "FirstName"), *middle = get_child_text (patient, "MiddleName");
  g_autofree char *both = g_strjoin (" ", first, middle, NULL);

  return dpt_instrument_set_text (reading, DPT_READING_GIVEN_NAME, both, dpt_xml_node_get_line (patient), error);
}

/* What is neither is left out: the file of the patient knows better. */
static gboolean
take_sex (const DptXmlNode *patient, DptReading *reading, GError **error)
{
  char first = g_ascii_tolower (*get_child_text (patient, "Sex"));

  return dpt_reading_set_text (reading, DPT_READING_SEX, first == 'm' ? "male" : first == 'f' || first == 'w' ? "female" : NULL, error);
}

/* The number that was typed at the device stands in ID; "No." is mostly its own counter. Later ones win. */
static gboolean
read_patient (const DptXmlNode *patient, DptReading *reading, GError **error)
{
  static const struct { const char *name; DptReadingText which; } fields[] = {
    { "No", DPT_READING_PATIENT_NUMBER },     { "No.", DPT_READING_PATIENT_NUMBER },  { "ID", DPT_READING_PATIENT_NUMBER },
    { "NameJ1", DPT_READING_FAMILY_NAME },    { "LastName", DPT_READING_FAMILY_NAME }, { "DOB", DPT_READING_BIRTH_DATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!take_text (patient, fields[i].name, fields[i].which, reading, error))
      return FALSE;
  return take_given_name (patient, reading, error) && take_sex (patient, reading, error);
}

gboolean
dpt_instrument_read_common (const DptXmlNode *node, DptReading *reading, GError **error)
{
  static const struct { const char *name; DptReadingText which; } fields[] = {
    { "Company", DPT_READING_MAKER },      { "ModelName", DPT_READING_MODEL }, { "MachineNo", DPT_READING_SERIAL_NUMBER },
    { "ROMVersion", DPT_READING_VERSION }, { "Date", DPT_READING_TAKEN_ON },   { "Time", DPT_READING_TAKEN_AT },
    { "Comment", DPT_READING_NOTE },
  };
  const DptXmlNode *patient = dpt_xml_node_find (node, "Patient");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!take_text (node, fields[i].name, fields[i].which, reading, error))
      return FALSE;
  return patient == NULL || read_patient (patient, reading, error);
}

gboolean
dpt_instrument_find_eye (const char *name, DptReadingEye *eye)
{
  static const struct { const char *name; DptReadingEye eye; } eyes[] = {
    { "R", DPT_READING_EYE_RIGHT }, { "L", DPT_READING_EYE_LEFT }, { "B", DPT_READING_EYE_BOTH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (eyes); i++)
    if (g_ascii_strcasecmp (name, eyes[i].name) == 0)
      {
        *eye = eyes[i].eye;
        return TRUE;
      }
  return FALSE;
}

int
dpt_instrument_get_number (const DptXmlNode *node, int fallback)
{
  const char *text = dpt_xml_node_get_attribute (node, "No");
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, 9999, &number, NULL) ? (int) number : fallback;
}

DptReadingItem *
dpt_instrument_get_main (DptReading *reading, DptReadingKind kind, DptReadingEye eye, GError **error)
{
  DptReadingItem *item = dpt_reading_find_item (reading, kind, eye, 0);

  return item != NULL ? item : dpt_reading_add_item (reading, kind, eye, 0, error);
}

/* --- curves and lenses --- */

gboolean
dpt_instrument_read_curves (const DptXmlNode *node, DptReadingItem *item, GError **error)
{
  static const DptInstrumentField first[] = {
    { "Radius", DPT_READING_FLAT, DPT_INSTRUMENT_UNIT_MM }, { "Power", DPT_READING_FLAT_POWER }, { "Axis", DPT_READING_FLAT_AXIS }, { NULL },
  };
  static const DptInstrumentField second[] = {
    { "Radius", DPT_READING_STEEP, DPT_INSTRUMENT_UNIT_MM }, { "Power", DPT_READING_STEEP_POWER }, { "Axis", DPT_READING_STEEP_AXIS }, { NULL },
  };
  static const DptInstrumentField mean[] = {
    { "Radius", DPT_READING_MEAN_RADIUS, DPT_INSTRUMENT_UNIT_MM }, { "Power", DPT_READING_MEAN_POWER }, { NULL },
  };
  static const DptInstrumentField cylinder[] = { { "Power", DPT_READING_CORNEAL_CYLINDER }, { "Axis", DPT_READING_CORNEAL_AXIS }, { NULL } };
  static const struct { const char *name; const DptInstrumentField *fields; } parts[] = {
    { "R1", first }, { "R2", second }, { "Average", mean }, { "Cylinder", cylinder }, { "KMCylinder", cylinder },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const DptXmlNode *part = dpt_xml_node_find (node, parts[i].name);

      if (part != NULL && (!dpt_instrument_take_error (item, part, error) || !dpt_instrument_take_fields (item, part, parts[i].fields, error)))
        return FALSE;
    }
  return dpt_instrument_take_error (item, node, error);
}

gboolean
dpt_instrument_take_base (DptReadingItem *item, gboolean horizontal, const char *words, GError **error)
{
  static const struct { const char *word; DptBase base; } bases[] = {
    { "in", DPT_BASE_IN }, { "bi", DPT_BASE_IN }, { "out", DPT_BASE_OUT }, { "bo", DPT_BASE_OUT },
    { "up", DPT_BASE_UP }, { "bu", DPT_BASE_UP }, { "down", DPT_BASE_DOWN }, { "bd", DPT_BASE_DOWN },
  };
  DptReadingValue prism = horizontal ? DPT_READING_PRISM_H : DPT_READING_PRISM_V;
  int power = dpt_reading_item_get (item, prism);

  if (words == NULL || power == DPT_READING_UNSET || power == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    if (g_ascii_strcasecmp (words, bases[i].word) == 0)
      return dpt_reading_item_set (item, horizontal ? DPT_READING_BASE_H : DPT_READING_BASE_V, bases[i].base, error);
  return TRUE; /* an unknown word is no base: the prism stays without one and is not taken over by itself */
}

/* A prism whose base stands in an attribute. A sign without a base says nothing that all devices mean alike,
 * so the size is kept and the base left open. */
static gboolean
take_prism (const DptXmlNode *parent, const char *name, gboolean horizontal, DptReadingItem *item, GError **error)
{
  const DptXmlNode *node = dpt_xml_node_find (parent, name);
  DptReadingValue value = horizontal ? DPT_READING_PRISM_H : DPT_READING_PRISM_V;
  g_autofree char *size = NULL;
  GError *inner = NULL;

  if (node == NULL || *dpt_xml_node_get_text (node) == '\0')
    return TRUE;
  size = g_strdup (dpt_xml_node_get_text (node));
  if (*size == '-' || *size == '+')
    *size = ' ';
  if (!dpt_instrument_take (item, value, size, DPT_INSTRUMENT_UNIT_OWN, dpt_xml_node_get_line (node), error))
    return FALSE;
  return dpt_instrument_take_base (item, horizontal, dpt_xml_node_get_attribute (node, "base"), &inner)
         || dpt_instrument_fail (error, dpt_xml_node_get_line (node), inner);
}

/* NIDEK's lensmeters may give the whole near power instead of the addition; 0 there means that there is no near part, unless
 * the addition says so too. */
static gboolean
take_near_power (const DptXmlNode *node, DptReadingItem *item, GError **error)
{
  static const char *const names[] = { "NearSphere", "NearSphare" };
  int far = dpt_reading_item_get (item, DPT_READING_SPHERE), near;

  if (far == DPT_READING_UNSET || dpt_reading_item_get (item, DPT_READING_ADDITION) != DPT_READING_UNSET)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (dpt_hundredths_parse (get_child_text (node, names[i]), &near) && near != 0 && near > far && near - far <= DPT_RX_MAX_ADDITION)
      return dpt_reading_item_set (item, DPT_READING_ADDITION, near - far, error);
  return TRUE;
}

gboolean
dpt_instrument_read_lens (const DptXmlNode *node, DptReadingItem *item, GError **error)
{
  static const DptInstrumentField fields[] = {
    { "Sphere", DPT_READING_SPHERE },       { "Sphare", DPT_READING_SPHERE },     { "Sph", DPT_READING_SPHERE },
    { "Cylinder", DPT_READING_CYLINDER },   { "Cyl", DPT_READING_CYLINDER },      { "Axis", DPT_READING_AXIS },
    { "SE", DPT_READING_EQUIVALENT },       { "ADD", DPT_READING_ADDITION },      { "Add1", DPT_READING_ADDITION },
    { "ADD2", DPT_READING_ADDITION_2 },     { "ConfidenceIndex", DPT_READING_CONFIDENCE }, { NULL },
  };

  return dpt_instrument_take_error (item, node, error) && dpt_instrument_take_fields (item, node, fields, error)
         && take_prism (node, "H", TRUE, item, error) && take_prism (node, "V", FALSE, item, error)
         && take_prism (node, "PrismX", TRUE, item, error) && take_prism (node, "PrismY", FALSE, item, error)
         && take_near_power (node, item, error);
}

/* --- tidying up --- */

static void
exchange_values (DptReadingItem *item, DptReadingValue a, DptReadingValue b)
{
  int kept = dpt_reading_item_get (item, a);

  dpt_reading_item_set (item, a, dpt_reading_item_get (item, b), NULL);
  dpt_reading_item_set (item, b, kept, NULL);
}

static gboolean
is_steeper_first (DptReadingItem *item)
{
  int flat = dpt_reading_item_get (item, DPT_READING_FLAT), steep = dpt_reading_item_get (item, DPT_READING_STEEP);
  int weak = dpt_reading_item_get (item, DPT_READING_FLAT_POWER), strong = dpt_reading_item_get (item, DPT_READING_STEEP_POWER);

  if (flat != DPT_READING_UNSET && steep != DPT_READING_UNSET)
    return flat < steep;
  return weak != DPT_READING_UNSET && strong != DPT_READING_UNSET && weak > strong;
}

void
dpt_instrument_tidy (DptReading *reading)
{
  for (guint i = 0; i < dpt_reading_get_n_items (reading); i++)
    {
      DptReadingItem *item = dpt_reading_get_item (reading, i);
      int cylinder = dpt_reading_item_get (item, DPT_READING_CYLINDER);

      if (cylinder == 0 || cylinder == DPT_READING_UNSET)
        dpt_reading_item_set (item, DPT_READING_AXIS, DPT_READING_UNSET, NULL);
      if (is_steeper_first (item))
        {
          exchange_values (item, DPT_READING_FLAT, DPT_READING_STEEP);
          exchange_values (item, DPT_READING_FLAT_POWER, DPT_READING_STEEP_POWER);
          exchange_values (item, DPT_READING_FLAT_AXIS, DPT_READING_STEEP_AXIS);
        }
    }
  dpt_reading_drop_empty (reading);
}
