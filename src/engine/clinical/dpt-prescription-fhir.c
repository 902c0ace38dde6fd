/* dpt-prescription-fhir.c - see dpt-prescription-fhir.h.
 * For: writing. The text is put together here and not by json-glib, which writes -2.00 as -2.0.
 * Not for: reading. SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-prescription-fhir.h"

#include "base/dpt-text.h"

#include <string.h>

/* --- JSON, member by member --- */

static void
begin (GString *out, const char *name)
{
  char last = out->len > 0 ? out->str[out->len - 1] : '{';

  if (last != '{' && last != '[')
    g_string_append_c (out, ',');
  if (name != NULL)
    g_string_append_printf (out, "\"%s\":", name);
}

static void
add_text (GString *out, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  begin (out, name);
  dpt_text_append_json (out, value);
}

static void
add_number (GString *out, const char *name, int hundredths)
{
  begin (out, name);
  g_string_append_printf (out, "%s%d.%02d", hundredths < 0 ? "-" : "", ABS (hundredths) / 100, ABS (hundredths) % 100);
}

static void
open_extension (GString *out, const char *url)
{
  begin (out, NULL);
  g_string_append (out, "{");
  add_text (out, "url", url);
}

static void
add_extension (GString *out, const char *url, const char *type, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  open_extension (out, url);
  add_text (out, type, value);
  g_string_append_c (out, '}');
}

static void
add_millimetres (GString *out, const char *url, int hundredths)
{
  if (hundredths == 0)
    return;
  open_extension (out, url);
  begin (out, "valueQuantity");
  g_string_append_c (out, '{');
  add_number (out, "value", hundredths);
  g_string_append (out, ",\"unit\":\"mm\",\"system\":\"" DPT_FHIR_UCUM "\",\"code\":\"mm\"}}");
}

/* Takes a list away again that has nothing in it. */
static void
end_list (GString *out, gsize start)
{
  if (out->str[out->len - 1] == '[')
    g_string_truncate (out, start);
  else
    g_string_append_c (out, ']');
}

static gsize
open_list (GString *out, const char *name)
{
  gsize start = out->len;

  begin (out, name);
  g_string_append_c (out, '[');
  return start;
}

static void
add_identifier (GString *out, const char *system, const char *value)
{
  g_string_append_c (out, '{');
  add_text (out, "system", system);
  add_text (out, "value", value);
  g_string_append_c (out, '}');
}

/* --- the head --- */

static void
add_extensions (GString *out, DptPrescription *head, gboolean brief)
{
  gsize start = open_list (out, "extension");

  add_extension (out, DPT_FHIR_USAGE, "valueCode", dpt_record_get_text (head, DPT_PRESCRIPTION_USAGE));
  add_extension (out, DPT_FHIR_VALID_UNTIL, "valueDate", dpt_record_get_text (head, DPT_PRESCRIPTION_VALID_UNTIL));
  if (dpt_record_get_int (head, DPT_PRESCRIPTION_ADAPTATION_FORBIDDEN) != 0)
    {
      open_extension (out, DPT_FHIR_NOT_ADAPTED);
      g_string_append (out, ",\"valueBoolean\":true}");
    }
  if (!brief)
    add_millimetres (out, DPT_FHIR_VERTEX, (int) dpt_record_get_int (head, DPT_PRESCRIPTION_VERTEX));
  if (g_str_equal (dpt_record_get_string (head, DPT_PRESCRIPTION_STATE), "superseded"))
    add_extension (out, DPT_FHIR_STATE, "valueCode", "superseded");
  end_list (out, start);
}

static const char *
find_status (DptPrescription *head)
{
  const char *state = dpt_record_get_string (head, DPT_PRESCRIPTION_STATE);

  if (*state == '\0')
    return "draft";
  return g_str_equal (state, "active") ? "active" : "cancelled";
}

static void
add_created (GString *out, DptPrescription *head, gboolean brief)
{
  g_autoptr (GDateTime) time
    = g_date_time_new_from_unix_utc (dpt_record_get_int (head, DPT_PRESCRIPTION_CREATED_AT) / G_USEC_PER_SEC);
  g_autofree char *instant
    = brief || dpt_record_is_null (head, DPT_PRESCRIPTION_CREATED_AT) ? NULL : g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  add_text (out, "created", instant ? instant : dpt_record_get_text (head, DPT_PRESCRIPTION_ISSUED_ON));
}

static void
add_patient (GString *out, const char *name, gint64 file_number)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, file_number);

  begin (out, "patient");
  g_string_append_c (out, '{');
  if (file_number != 0)
    {
      begin (out, "identifier");
      add_identifier (out, DPT_FHIR_PATIENT_FILE, number);
    }
  add_text (out, "display", name);
  g_string_append_c (out, '}');
}

/* RPPS numbers have 11 digits, ADELI numbers 9 characters (ANS); any other number goes without a system. */
static const char *
find_number_system (const char *number)
{
  gsize length = strlen (number);

  if (strspn (number, "0123456789") == length && length == 11)
    return DPT_FHIR_RPPS;
  return length == 9 && strspn (number, "0123456789AB") == length ? DPT_FHIR_ADELI : NULL;
}

static void
add_prescriber (GString *out, DptPrescription *head)
{
  const char *number = dpt_record_get_text (head, DPT_PRESCRIPTION_PRESCRIBER_NUMBER);
  gsize start;

  begin (out, "prescriber");
  g_string_append_c (out, '{');
  start = open_list (out, "extension");
  add_extension (out, DPT_FHIR_PROFESSION, "valueCode", dpt_record_get_text (head, DPT_PRESCRIPTION_PRESCRIBER_PROFESSION));
  end_list (out, start);
  add_text (out, "type", "Practitioner");
  if (number != NULL)
    {
      begin (out, "identifier");
      add_identifier (out, find_number_system (number), number);
    }
  add_text (out, "display", dpt_record_get_text (head, DPT_PRESCRIPTION_PRESCRIBER_NAME));
  g_string_append_c (out, '}');
}

/* --- the lenses --- */

static void
add_prism (GString *out, const DptRx *rx)
{
  const int amounts[] = { rx->prism_h, rx->prism_v }, bases[] = { rx->base_h, rx->base_v };
  gsize start = open_list (out, "prism");

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      if (amounts[i] == 0)
        continue;
      begin (out, NULL);
      g_string_append_c (out, '{');
      add_number (out, "amount", amounts[i]);
      add_text (out, "base", dpt_base_to_nick (bases[i]));
      g_string_append_c (out, '}');
    }
  end_list (out, start);
}

static void
add_powers (GString *out, const DptRx *rx, gboolean contact)
{
  if (!contact)
    add_number (out, "sphere", rx->sphere);
  if (rx->cylinder != 0)
    {
      add_number (out, "cylinder", rx->cylinder);
      begin (out, "axis");
      g_string_append_printf (out, "%d", rx->axis);
    }
  add_prism (out, rx);
  if (rx->addition != 0)
    add_number (out, "add", rx->addition);
  if (contact)
    add_number (out, "power", rx->sphere);
}

static void
add_lens (GString *out, DptPrescriptionEye *eye, gboolean contact, const char *note, gboolean brief)
{
  DptRx rx = dpt_prescription_eye_get_rx (eye);
  gsize start;

  begin (out, NULL);
  g_string_append_c (out, '{');
  start = open_list (out, "extension");
  if (!brief)
    {
      add_millimetres (out, DPT_FHIR_PD_FAR, (int) dpt_record_get_int (eye, DPT_PRESCRIPTION_EYE_PD_FAR));
      add_millimetres (out, DPT_FHIR_PD_NEAR, (int) dpt_record_get_int (eye, DPT_PRESCRIPTION_EYE_PD_NEAR));
      add_extension (out, DPT_FHIR_ACUITY, "valueString", dpt_record_get_text (eye, DPT_PRESCRIPTION_EYE_ACUITY));
    }
  end_list (out, start);
  begin (out, "product");
  g_string_append_printf (out, "{\"coding\":[{\"system\":\"%s\",\"code\":\"%s\"}]}", DPT_FHIR_PRODUCT, contact ? "contact" : "lens");
  add_text (out, "eye", dpt_prescription_eye_get_eye (eye) == DPT_EYE_RIGHT ? "right" : "left");
  add_powers (out, &rx, contact);
  if (!dpt_record_is_null (eye, DPT_PRESCRIPTION_EYE_BACK_CURVE))
    add_number (out, "backCurve", (int) dpt_record_get_int (eye, DPT_PRESCRIPTION_EYE_BACK_CURVE));
  if (!dpt_record_is_null (eye, DPT_PRESCRIPTION_EYE_DIAMETER))
    add_number (out, "diameter", (int) dpt_record_get_int (eye, DPT_PRESCRIPTION_EYE_DIAMETER));
  add_text (out, "brand", dpt_record_get_text (eye, DPT_PRESCRIPTION_EYE_BRAND));
  if (!dpt_text_is_blank (note))
    {
      g_string_append (out, ",\"note\":[{");
      add_text (out, "text", note);
      g_string_append (out, "}]");
    }
  g_string_append_c (out, '}');
}

char *
dpt_prescription_write_fhir (DptPrescriptionSheet *sheet, const char *patient_name, gint64 file_number, gboolean brief)
{
  g_autoptr (GString) out = g_string_new ("{\"resourceType\":\"VisionPrescription\"");
  g_autofree char *id = NULL;
  const char *note;
  DptPrescription *head;
  gboolean contact;

  g_return_val_if_fail (DPT_IS_PRESCRIPTION_SHEET (sheet), NULL);

  head = dpt_prescription_sheet_get_head (sheet);
  contact = g_str_equal (dpt_record_get_string (head, DPT_PRESCRIPTION_KIND), "contact");
  id = g_strdup_printf ("%" G_GINT64_FORMAT, dpt_record_get_id (head));
  if (!brief && dpt_record_is_saved (head))
    add_text (out, "id", id);
  add_extensions (out, head, brief);
  if (!brief && dpt_record_is_saved (head))
    {
      g_string_append (out, ",\"identifier\":[");
      add_identifier (out, DPT_FHIR_PRESCRIPTION, id);
      g_string_append_c (out, ']');
    }
  add_text (out, "status", find_status (head));
  add_created (out, head, brief);
  add_patient (out, patient_name, file_number);
  add_text (out, "dateWritten", dpt_record_get_text (head, DPT_PRESCRIPTION_ISSUED_ON));
  add_prescriber (out, head);
  open_list (out, "lensSpecification");
  /* R4 has no note on the whole: the words stand at the first lens. */
  note = dpt_record_get_text (head, DPT_PRESCRIPTION_INSTRUCTIONS);
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    if (dpt_prescription_sheet_get_eye (sheet, eye) != NULL)
      {
        add_lens (out, dpt_prescription_sheet_get_eye (sheet, eye), contact, note, brief);
        note = NULL;
      }
  g_string_append (out, "]}");
  return g_string_free (g_steal_pointer (&out), FALSE);
}
