/* dpt-fhir-lens.c - one lens of a VisionPrescription: product, powers, prism, and what becomes words.
 * For: dpt-fhir-prescription.c. Not for: pairs, and who prescribed it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-fhir-private.h"

#include <glib/gi18n-lib.h>

void
dpt_fhir_lens_free (gpointer data)
{
  DptFhirLens *lens = data;

  g_clear_object (&lens->eye);
  g_string_free (lens->words, TRUE);
  g_free (lens);
}

static gboolean
read_product (const DptFhirElement *lens, gboolean *contact, GError **error)
{
  static const char *const read[] = { "coding", "text", NULL }, *const none[] = { NULL };
  g_auto (DptFhirElement) product = { 0 };
  JsonArray *codings;
  gboolean found = FALSE;

  if (!dpt_fhir_get_object (lens, "product", &product, error))
    return FALSE;
  if (product.object == NULL)
    return dpt_fhir_refuse (lens, "product", _ ("must be there: it says whether this is a lens for glasses or a contact lens."), error);
  if (!dpt_fhir_check (&product, read, none, error) || !dpt_fhir_get_array (&product, "coding", &codings, error))
    return FALSE;
  for (guint i = 0; codings != NULL && i < json_array_get_length (codings); i++)
    {
      g_auto (DptFhirElement) coding = { 0 };
      const char *system, *code;

      if (!dpt_fhir_get_item (&product, "coding", codings, i, &coding, error) || !dpt_fhir_get_text (&coding, "system", &system, error)
          || !dpt_fhir_get_text (&coding, "code", &code, error))
        return FALSE;
      if (system != NULL && !g_str_equal (system, DPT_FHIR_PRODUCT))
        continue;
      if (g_strcmp0 (code, "lens") != 0 && g_strcmp0 (code, "contact") != 0)
        return dpt_fhir_refuse (&coding, "code", _ ("is neither “lens” nor “contact”."), error);
      if (found && *contact != g_str_equal (code, "contact"))
        return dpt_fhir_refuse (&coding, "code", _ ("contradicts the code before it."), error);
      found = TRUE;
      *contact = g_str_equal (code, "contact");
    }
  return found || dpt_fhir_refuse (&product, NULL, _ ("has no code of FHIR’s list: “lens” or “contact” is expected."), error);
}

static gboolean
read_prism (const DptFhirElement *lens, DptRx *rx, GError **error)
{
  static const char *const read[] = { "amount", "base", NULL }, *const none[] = { NULL };
  JsonArray *array;

  if (!dpt_fhir_get_array (lens, "prism", &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_auto (DptFhirElement) prism = { 0 };
      const char *base;
      gboolean found, level;
      DptBase direction;
      int amount;

      if (!dpt_fhir_get_item (lens, "prism", array, i, &prism, error) || !dpt_fhir_check (&prism, read, none, error)
          || !dpt_fhir_get_hundredths (&prism, "amount", &found, &amount, error) || !dpt_fhir_get_text (&prism, "base", &base, error))
        return FALSE;
      direction = dpt_base_from_nick (base);
      level = direction == DPT_BASE_IN || direction == DPT_BASE_OUT;
      if (!found || amount <= 0)
        return dpt_fhir_refuse (&prism, "amount", _ ("must be a number above 0."), error);
      if (direction == DPT_BASE_NONE)
        return dpt_fhir_refuse (&prism, "base", _ ("must be “in”, “out”, “up” or “down”."), error);
      if ((level ? rx->prism_h : rx->prism_v) != 0)
        return dpt_fhir_refuse (&prism, "base", _ ("a prism along this line was there before: they are not added up by guess."), error);
      *(level ? &rx->prism_h : &rx->prism_v) = amount;
      *(level ? &rx->base_h : &rx->base_v) = (int) direction;
    }
  return TRUE;
}

/* The power of a contact lens is "power"; some write "sphere" there, or both. */
static gboolean
read_sphere (const DptFhirElement *lens, gboolean contact, DptRx *rx, GError **error)
{
  gboolean has_sphere, has_power;
  int sphere, power;

  if (!dpt_fhir_get_hundredths (lens, "sphere", &has_sphere, &sphere, error)
      || !dpt_fhir_get_hundredths (lens, "power", &has_power, &power, error))
    return FALSE;
  if (has_power && !contact)
    return dpt_fhir_refuse (lens, "power", _ ("is for contact lenses: for glasses “sphere” is expected."), error);
  if (has_power && has_sphere && power != sphere)
    return dpt_fhir_refuse (lens, "power", _ ("is another than “sphere”: which one counts is not clear."), error);
  if (!has_power && !has_sphere)
    return dpt_fhir_refuse (lens, contact ? "power" : "sphere", _ ("must be there, 0.00 where there is none."), error);
  rx->sphere = has_sphere ? sphere : power;
  return TRUE;
}

static gboolean
read_rx (const DptFhirElement *lens, gboolean contact, DptRx *rx, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean has_axis, found;
  int axis;

  if (!read_sphere (lens, contact, rx, error) || !dpt_fhir_get_hundredths (lens, "cylinder", &found, &rx->cylinder, error)
      || !dpt_fhir_get_hundredths (lens, "axis", &has_axis, &axis, error)
      || !dpt_fhir_get_hundredths (lens, "add", &found, &rx->addition, error) || !read_prism (lens, rx, error))
    return FALSE;
  if (has_axis && (axis % 100 != 0 || axis < 0 || axis > 18000))
    return dpt_fhir_refuse (lens, "axis", _ ("must be a whole number of degrees from 0 to 180."), error);
  if (rx->cylinder != 0 && !has_axis)
    return dpt_fhir_refuse (lens, "axis", _ ("must be there with a cylinder."), error);
  if (rx->cylinder != 0)
    rx->axis = dpt_axis_normalize (axis / 100);
  else if (has_axis)
    dpt_fhir_remark (lens, "axis", _ ("means nothing without a cylinder, and is not kept."));
  if (!dpt_rx_validate (rx, &reason))
    return dpt_fhir_refuse (lens, NULL, reason->message, error);
  return TRUE;
}

static gboolean
set_length (const DptFhirElement *lens, const char *name, DptPrescriptionEye *eye, guint field, GError **error)
{
  gboolean found;
  int value;

  if (!dpt_fhir_get_hundredths (lens, name, &found, &value, error))
    return FALSE;
  if (found)
    dpt_record_set_int (eye, field, value);
  return TRUE;
}

gboolean
dpt_fhir_set_distance (const DptFhirElement *element, const char *url, gpointer record, guint field, GError **error)
{
  DptFhirElement quantity = *element;
  const char *code, *system;
  JsonNode *node;
  gboolean found;
  int value;

  if (!dpt_fhir_get_extension (element, url, "valueQuantity", &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return dpt_fhir_refuse (element, "extension", _ ("must be an object."), error);
  quantity.object = json_node_get_object (node);
  if (!dpt_fhir_get_text (&quantity, "code", &code, error) || !dpt_fhir_get_text (&quantity, "system", &system, error)
      || !dpt_fhir_get_hundredths (&quantity, "value", &found, &value, error))
    return FALSE;
  if (!found || g_strcmp0 (code, "mm") != 0 || g_strcmp0 (system, DPT_FHIR_UCUM) != 0 || json_object_has_member (quantity.object, "comparator"))
    return dpt_fhir_refuse (element, "extension", _ ("a distance must be a number of millimetres."), error);
  dpt_record_set_int (record, field, value);
  return TRUE;
}

static void
add_words (GString *out, const char *words)
{
  if (out->len > 0)
    g_string_append (out, "; ");
  g_string_append (out, words);
}

static gboolean
read_notes (const DptFhirElement *lens, GString *words, GError **error)
{
  static const char *const read[] = { "text", NULL };
  static const char *const passed[] = { "authorReference", "authorString", "time", NULL };
  JsonArray *notes;

  if (!dpt_fhir_get_array (lens, "note", &notes, error))
    return FALSE;
  for (guint i = 0; notes != NULL && i < json_array_get_length (notes); i++)
    {
      g_auto (DptFhirElement) note = { 0 };
      const char *text;

      if (!dpt_fhir_get_item (lens, "note", notes, i, &note, error) || !dpt_fhir_check (&note, read, passed, error)
          || !dpt_fhir_get_text (&note, "text", &text, error))
        return FALSE;
      if (text == NULL)
        return dpt_fhir_refuse (&note, "text", _ ("must be there."), error);
      add_words (words, text);
    }
  return TRUE;
}

/* Colour and how long it is worn have no field of ours and matter to who orders the lens. */
static gboolean
read_words (const DptFhirElement *lens, GString *words, GError **error)
{
  g_auto (DptFhirElement) duration = { 0 };
  const char *color, *unit = NULL, *code = NULL;

  if (!dpt_fhir_get_text (lens, "color", &color, error) || !dpt_fhir_get_object (lens, "duration", &duration, error))
    return FALSE;
  if (color != NULL)
    {
      /* Translators: the colour of a contact lens */
      g_autofree char *text = g_strdup_printf (_ ("Colour: %s"), color);

      add_words (words, text);
    }
  if (duration.object != NULL)
    {
      const char *number = dpt_json_exact_get_number (json_object_get_member (duration.object, "value"));
      g_autofree char *text = NULL;

      if (!dpt_fhir_get_text (&duration, "unit", &unit, error) || !dpt_fhir_get_text (&duration, "code", &code, error))
        return FALSE;
      if (number == NULL || (unit == NULL && code == NULL) || json_object_has_member (duration.object, "comparator"))
        return dpt_fhir_refuse (&duration, NULL, _ ("must be a number with its unit."), error);
      /* Translators: how long a contact lens is worn: a number and a unit as another program wrote it, "1 month" */
      text = g_strdup_printf (_ ("Worn for: %s %s"), number, unit ? unit : code);
      add_words (words, text);
    }
  return read_notes (lens, words, error);
}

static gboolean
fill_eye (const DptFhirElement *lens, DptPrescriptionEye *eye, GError **error)
{
  static const char *const extensions[] = { DPT_FHIR_PD_FAR, DPT_FHIR_PD_NEAR, DPT_FHIR_ACUITY, NULL };
  g_autoptr (GError) reason = NULL;
  g_autoptr (DptPrescriptionEye) trial = NULL;
  const char *brand, *acuity;

  if (!set_length (lens, "backCurve", eye, DPT_PRESCRIPTION_EYE_BACK_CURVE, error)
      || !set_length (lens, "diameter", eye, DPT_PRESCRIPTION_EYE_DIAMETER, error) || !dpt_fhir_get_text (lens, "brand", &brand, error)
      || !dpt_fhir_tell_extensions (lens, extensions, error)
      || !dpt_fhir_set_distance (lens, DPT_FHIR_PD_FAR, eye, DPT_PRESCRIPTION_EYE_PD_FAR, error)
      || !dpt_fhir_set_distance (lens, DPT_FHIR_PD_NEAR, eye, DPT_PRESCRIPTION_EYE_PD_NEAR, error)
      || !dpt_fhir_get_text_extension (lens, DPT_FHIR_ACUITY, "valueString", &acuity, error))
    return FALSE;
  dpt_record_set_text (eye, DPT_PRESCRIPTION_EYE_BRAND, brand);
  dpt_record_set_text (eye, DPT_PRESCRIPTION_EYE_ACUITY, acuity);
  /* Limits of the fields are told here, with the path, and not at saving. */
  trial = dpt_record_copy (eye);
  dpt_record_set_int (trial, DPT_PRESCRIPTION_EYE_PRESCRIPTION_ID, 1);
  return dpt_record_validate (trial, &reason) || dpt_fhir_refuse (lens, NULL, reason->message, error);
}

gboolean
dpt_fhir_read_lens (const DptFhirElement *element, GPtrArray *lenses, GError **error)
{
  static const char *const read[] = { "product", "eye",       "sphere",   "cylinder", "axis",  "prism", "add",  "power",
                                      "backCurve", "diameter", "duration", "color",    "brand", "note",  "extension", NULL };
  static const char *const none[] = { NULL };
  DptFhirLens *lens = g_new0 (DptFhirLens, 1);
  const char *side;
  DptRx rx = { 0 };

  lens->words = g_string_new (NULL);
  g_ptr_array_add (lenses, lens);
  if (!dpt_fhir_check (element, read, none, error) || !read_product (element, &lens->contact, error)
      || !dpt_fhir_get_text (element, "eye", &side, error))
    return FALSE;
  if (g_strcmp0 (side, "right") != 0 && g_strcmp0 (side, "left") != 0)
    return dpt_fhir_refuse (element, "eye", _ ("must be “right” or “left”."), error);
  if (!read_rx (element, lens->contact, &rx, error))
    return FALSE;
  lens->eye = dpt_prescription_eye_new (g_str_equal (side, "right") ? DPT_EYE_RIGHT : DPT_EYE_LEFT, &rx);
  return fill_eye (element, lens->eye, error) && read_words (element, lens->words, error);
}
