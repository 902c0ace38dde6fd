/* dpt-fhir-patient.c - a Patient as the file of a new patient.
 * For: reading. Not for: writing (dpt-fhir-patient-write.c) and saving (dpt-fhir-transfer.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-fhir-private.h"

#include "base/dpt-date.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_ENTRIES 50

/* How a title is written in front of a name, ours first. */
static const struct { const char *prefix; const char *title; } titles[] = {
  { "Mr", "mr" }, { "Mrs", "mrs" }, { "Miss", "miss" }, { "Dr", "dr" },   { "Child", "child" }, { "M", "mr" },
  { "Ms", "mrs" }, { "Mme", "mrs" }, { "Mlle", "miss" }, { "Pr", "dr" }, { "Enfant", "child" },
};

const char *
dpt_fhir_title_to_prefix (const char *title)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (titles[i].title, title) == 0)
      return titles[i].prefix;
  return NULL;
}

static const char *
find_title (const char *prefix)
{
  g_autofree char *bare = g_strdelimit (g_strdup (prefix), ".", ' ');

  g_strstrip (bare);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_ascii_strcasecmp (titles[i].prefix, bare) == 0)
      return titles[i].title;
  return NULL;
}

/* --- lists --- */

/* Reads one entry of a list of objects. */
typedef gboolean (*ReadItem) (const DptFhirElement *item, gpointer data, GError **error);

static gboolean
read_list (const DptFhirElement *element, const char *name, ReadItem read, gpointer data, GError **error)
{
  JsonArray *array;

  if (!dpt_fhir_get_array (element, name, &array, error))
    return FALSE;
  if (array != NULL && json_array_get_length (array) > MOST_ENTRIES)
    return dpt_fhir_refuse (element, name, _ ("has more entries than a person can."), error);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_auto (DptFhirElement) item = { 0 };

      if (!dpt_fhir_get_item (element, name, array, i, &item, error) || !read (&item, data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
join_texts (const DptFhirElement *element, const char *name, char **joined, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  JsonArray *array;

  *joined = NULL;
  if (!dpt_fhir_get_array (element, name, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *text = dpt_json_exact_get_string (json_array_get_element (array, i));

      if (text == NULL)
        return dpt_fhir_refuse (element, name, _ ("must be a list of texts."), error);
      g_string_append_printf (out, "%s%s", i ? " " : "", text);
    }
  *joined = array ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
  return TRUE;
}

/* Whether an entry is one of the past: by its use, or by a period that has an end. */
static gboolean
is_past (const DptFhirElement *item, const char *use)
{
  JsonNode *period = json_object_get_member (item->object, "period");

  return g_strcmp0 (use, "old") == 0
         || (period != NULL && JSON_NODE_HOLDS_OBJECT (period) && json_object_has_member (json_node_get_object (period), "end"));
}

/* --- names --- */

static gboolean
read_prefix (const DptFhirElement *name, DptPatient *patient, GError **error)
{
  g_autofree char *prefix = NULL;
  const char *title;

  if (!join_texts (name, "prefix", &prefix, error))
    return FALSE;
  title = prefix ? find_title (prefix) : NULL;
  if (prefix != NULL && title == NULL)
    dpt_fhir_remark (name, "prefix", _ ("is no title that is known here, and is not kept."));
  dpt_record_set_text (patient, DPT_PATIENT_TITLE, title);
  return TRUE;
}

static gboolean
read_name (const DptFhirElement *name, gpointer data, GError **error)
{
  static const char *const read[] = { "use", "family", "given", "prefix", "period", "text", NULL };
  static const char *const passed[] = { "suffix", NULL };
  DptPatient *patient = data;
  g_autofree char *given = NULL;
  const char *use, *family;

  if (!dpt_fhir_check (name, read, passed, error) || !dpt_fhir_get_text (name, "use", &use, error)
      || !dpt_fhir_get_text (name, "family", &family, error) || !join_texts (name, "given", &given, error))
    return FALSE;
  if (g_strcmp0 (use, "maiden") == 0 && family != NULL && dpt_record_is_null (patient, DPT_PATIENT_BIRTH_NAME))
    dpt_record_set_text (patient, DPT_PATIENT_BIRTH_NAME, family);
  else if ((use == NULL || g_str_equal (use, "official") || g_str_equal (use, "usual")) && family != NULL && given != NULL
           && !is_past (name, use) && dpt_record_is_null (patient, DPT_PATIENT_FAMILY_NAME))
    {
      dpt_record_set_text (patient, DPT_PATIENT_FAMILY_NAME, family);
      dpt_record_set_text (patient, DPT_PATIENT_GIVEN_NAMES, given);
      return read_prefix (name, patient, error);
    }
  else
    dpt_fhir_remark (name, NULL, _ ("is not kept: one name in use is, and the name at birth."));
  return TRUE;
}

/* --- numbers --- */

static gboolean
read_identifier (const DptFhirElement *identifier, gpointer data, GError **error)
{
  static const char *const read[] = { "system", "value", "use", "type", "period", "assigner", NULL }, *const none[] = { NULL };
  DptPatient *patient = data;
  const char *system, *value;

  if (!dpt_fhir_check (identifier, read, none, error) || !dpt_fhir_get_text (identifier, "system", &system, error)
      || !dpt_fhir_get_text (identifier, "value", &value, error))
    return FALSE;
  if (g_strcmp0 (system, DPT_FHIR_INS_NIR) == 0 && value != NULL && dpt_nir_is_valid (value))
    dpt_record_set_text (patient, DPT_PATIENT_NIR, value);
  else if (g_strcmp0 (system, DPT_FHIR_CARD) == 0 && value != NULL)
    dpt_record_set_text (patient, DPT_PATIENT_CARD_NUMBER, value);
  else
    {
      /* Translators: a number of a patient elsewhere */
      g_autofree char *what = g_strdup_printf (_ ("the number “%s” is not kept."), value ? value : "");

      dpt_fhir_remark (identifier, NULL, what);
    }
  return TRUE;
}

/* --- how to reach the person --- */

typedef struct
{
  DptPatientFile *file;
  const char *country;
} Reach;

static const char *
choose_contact (const char *system, const char *use)
{
  if (g_strcmp0 (system, "email") == 0)
    return "email";
  if (g_strcmp0 (system, "phone") != 0 && g_strcmp0 (system, "sms") != 0)
    return NULL;
  if (g_strcmp0 (use, "mobile") == 0 || g_strcmp0 (system, "sms") == 0)
    return "mobile";
  return g_strcmp0 (use, "work") == 0 ? "work" : "home";
}

static gboolean
read_contact (const DptFhirElement *telecom, gpointer data, GError **error)
{
  static const char *const read[] = { "system", "value", "use", "rank", "period", NULL }, *const none[] = { NULL };
  Reach *reach = data;
  const char *system, *value, *use, *kind;
  g_autoptr (GError) reason = NULL;
  g_autoptr (DptContactPoint) trial = NULL;
  DptContactPoint *contact;

  if (!dpt_fhir_check (telecom, read, none, error) || !dpt_fhir_get_text (telecom, "system", &system, error)
      || !dpt_fhir_get_text (telecom, "value", &value, error) || !dpt_fhir_get_text (telecom, "use", &use, error))
    return FALSE;
  kind = choose_contact (system, use);
  if (kind == NULL || value == NULL || is_past (telecom, use))
    {
      dpt_fhir_remark (telecom, NULL, _ ("is not kept: telephones and e-mail addresses in use are."));
      return TRUE;
    }
  contact = dpt_patient_file_add (reach->file, DPT_PATIENT_PART_CONTACTS, reach->country);
  dpt_record_set_text (contact, DPT_CONTACT_POINT_KIND, kind);
  dpt_record_set_text (contact, DPT_CONTACT_POINT_VALUE, value);
  dpt_record_set_int (contact, DPT_CONTACT_POINT_PREFERRED,
                      g_strcmp0 (dpt_json_exact_get_number (json_object_get_member (telecom->object, "rank")), "1") == 0);
  trial = dpt_record_copy (contact);
  dpt_contact_point_make_keys (trial);
  dpt_record_set_int (trial, DPT_CONTACT_POINT_PATIENT_ID, 1);
  if (dpt_record_validate (trial, &reason))
    return TRUE;
  dpt_fhir_remark (telecom, "value", reason->message);
  dpt_patient_file_remove (reach->file, DPT_PATIENT_PART_CONTACTS, contact);
  return TRUE;
}

static gboolean
read_lines (const DptFhirElement *address, DptAddress *record, GError **error)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  JsonArray *lines;

  if (!dpt_fhir_get_array (address, "line", &lines, error))
    return FALSE;
  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      const char *text = dpt_json_exact_get_string (json_array_get_element (lines, i));

      if (text == NULL)
        return dpt_fhir_refuse (address, "line", _ ("must be a list of texts."), error);
      if (i == 0)
        dpt_record_set_text (record, DPT_ADDRESS_LINE1, text);
      else
        g_string_append_printf (rest, "%s%s", rest->len ? ", " : "", text);
    }
  dpt_record_set_text (record, DPT_ADDRESS_LINE2, rest->len ? rest->str : NULL);
  return TRUE;
}

static gboolean
fill_address (const DptFhirElement *address, DptAddress *record, const char *country, GError **error)
{
  const char *city, *postal_code, *told, *use, *kind;

  if (!read_lines (address, record, error) || !dpt_fhir_get_text (address, "city", &city, error)
      || !dpt_fhir_get_text (address, "postalCode", &postal_code, error) || !dpt_fhir_get_text (address, "country", &told, error)
      || !dpt_fhir_get_text (address, "use", &use, error)
      || !dpt_fhir_get_text_extension (address, DPT_FHIR_ADDRESS, "valueCode", &kind, error))
    return FALSE;
  if (told != NULL && (strlen (told) != 2 || !g_ascii_isalpha (told[0]) || !g_ascii_isalpha (told[1])))
    return dpt_fhir_refuse (address, "country", _ ("must be a code of two letters like FR."), error);
  if (told == NULL)
    dpt_fhir_remark (address, "country", _ ("is not said: taken as the country of the shop."));
  dpt_record_set_text (record, DPT_ADDRESS_KIND, kind ? kind : g_strcmp0 (use, "billing") == 0 ? "billing" : "home");
  dpt_record_set_text (record, DPT_ADDRESS_CITY, city);
  dpt_record_set_text (record, DPT_ADDRESS_POSTAL_CODE, postal_code);
  if (told != NULL)
    {
      g_autofree char *code = g_ascii_strup (told, -1);

      dpt_record_set_text (record, DPT_ADDRESS_COUNTRY, code);
    }
  else
    dpt_record_set_text (record, DPT_ADDRESS_COUNTRY, country);
  return TRUE;
}

static gboolean
read_address (const DptFhirElement *address, gpointer data, GError **error)
{
  static const char *const read[]
    = { "use", "type", "line", "city", "postalCode", "country", "period", "text", "extension", NULL };
  static const char *const passed[] = { "district", "state", NULL };
  static const char *const extensions[] = { DPT_FHIR_ADDRESS, NULL };
  Reach *reach = data;
  const char *use;

  if (!dpt_fhir_check (address, read, passed, error) || !dpt_fhir_tell_extensions (address, extensions, error)
      || !dpt_fhir_get_text (address, "use", &use, error))
    return FALSE;
  if (is_past (address, use) || g_strcmp0 (use, "work") == 0 || g_strcmp0 (use, "temp") == 0)
    {
      dpt_fhir_remark (address, NULL, _ ("is not kept: addresses at home and for bills are."));
      return TRUE;
    }
  return fill_address (address, dpt_patient_file_add (reach->file, DPT_PATIENT_PART_ADDRESSES, reach->country), reach->country, error);
}

/* --- the rest --- */

static gboolean
read_language (const DptFhirElement *communication, gpointer data, GError **error)
{
  g_auto (DptFhirElement) language = { 0 }, coding = { 0 };
  DptPatient *patient = data;
  JsonArray *codings;
  const char *code;

  if (!dpt_fhir_get_object (communication, "language", &language, error))
    return FALSE;
  if (language.object == NULL)
    return dpt_fhir_refuse (communication, "language", _ ("must be there."), error);
  if (!dpt_fhir_get_array (&language, "coding", &codings, error))
    return FALSE;
  if (codings == NULL || !dpt_record_is_null (patient, DPT_PATIENT_LANGUAGE))
    {
      dpt_fhir_remark (communication, NULL, _ ("is not kept."));
      return TRUE;
    }
  if (!dpt_fhir_get_item (&language, "coding", codings, 0, &coding, error) || !dpt_fhir_get_text (&coding, "code", &code, error))
    return FALSE;
  dpt_record_set_text (patient, DPT_PATIENT_LANGUAGE, code);
  return TRUE;
}

/* Another record that takes the place of this one means that this one must not be used any more. */
static gboolean
read_link (const DptFhirElement *link, gpointer data, GError **error)
{
  const char *type;

  if (!dpt_fhir_get_text (link, "type", &type, error))
    return FALSE;
  if (g_strcmp0 (type, "replaced-by") == 0)
    return dpt_fhir_refuse (link, "type", _ ("another record has taken the place of this one: ask for that one."), error);
  dpt_fhir_remark (link, NULL, _ ("is not kept."));
  return TRUE;
}

static gboolean
read_death (const DptFhirElement *root, DptPatient *patient, GError **error)
{
  gboolean found, dead = FALSE;
  const char *text;

  if (!dpt_fhir_get_flag (root, "deceasedBoolean", &found, &dead, error) || !dpt_fhir_get_text (root, "deceasedDateTime", &text, error))
    return FALSE;
  if (text != NULL)
    {
      g_autofree char *day = g_strndup (text, 10);

      if (!dpt_date_is_valid (day))
        return dpt_fhir_refuse (root, "deceasedDateTime", _ ("must be a day of the calendar, “2026-11-22”."), error);
      dpt_record_set_text (patient, DPT_PATIENT_DECEASED_ON, day);
    }
  else if (dead)
    return dpt_fhir_refuse (root, "deceasedBoolean", _ ("this person is dead, and the day, which the file needs, is not said."), error);
  return TRUE;
}

static gboolean
read_facts (const DptFhirElement *root, DptPatient *patient, GError **error)
{
  static const char *const genders[] = { "female", "male", "other", "unknown", NULL };
  gboolean found, active = TRUE;
  const char *gender, *birth;

  if (!dpt_fhir_get_text (root, "gender", &gender, error) || !dpt_fhir_get_text (root, "birthDate", &birth, error)
      || !dpt_fhir_get_flag (root, "active", &found, &active, error))
    return FALSE;
  if (gender != NULL && !g_strv_contains (genders, gender))
    return dpt_fhir_refuse (root, "gender", _ ("must be “male”, “female”, “other” or “unknown”."), error);
  dpt_record_set_text (patient, DPT_PATIENT_SEX, gender);
  dpt_record_set_int (patient, DPT_PATIENT_ACTIVE, active);
  /* FHIR allows a year, or a year and a month; we do not make a day of it. */
  if (birth != NULL && strlen (birth) < 10)
    dpt_fhir_remark (root, "birthDate", _ ("is not a whole date, and is not kept."));
  else if (birth != NULL && !dpt_date_is_valid (birth))
    return dpt_fhir_refuse (root, "birthDate", _ ("must be a day of the calendar, “2026-11-22”."), error);
  else
    dpt_record_set_text (patient, DPT_PATIENT_BIRTH_DATE, birth);
  return read_death (root, patient, error);
}

gboolean
dpt_fhir_read_patient (const DptFhirElement *root, const char *country, DptFhirResource *resource, GError **error)
{
  static const char *const read[] = { "resourceType", "identifier", "active",  "name",          "telecom", "gender", "birthDate", "deceasedBoolean",
                                      "deceasedDateTime", "address", "communication", "link",    NULL };
  static const char *const passed[]
    = { "text",  "contained", "maritalStatus", "multipleBirthBoolean", "multipleBirthInteger",
        "photo", "contact", "generalPractitioner", "managingOrganization", NULL };
  Reach reach = { NULL, country };
  DptPatient *patient;

  resource->kind = DPT_FHIR_PATIENT;
  resource->file = reach.file = dpt_patient_file_new ();
  patient = dpt_patient_file_get_patient (resource->file);
  if (!dpt_fhir_check (root, read, passed, error) || !read_list (root, "link", read_link, NULL, error)
      || !read_facts (root, patient, error) || !read_list (root, "name", read_name, patient, error)
      || !read_list (root, "identifier", read_identifier, patient, error)
      || !read_list (root, "telecom", read_contact, &reach, error) || !read_list (root, "address", read_address, &reach, error)
      || !read_list (root, "communication", read_language, patient, error))
    return FALSE;
  if (dpt_record_is_null (patient, DPT_PATIENT_FAMILY_NAME))
    return dpt_fhir_refuse (root, "name", _ ("must hold a name in use, with family name and given names."), error);
  if (g_strcmp0 (dpt_record_get_text (patient, DPT_PATIENT_BIRTH_NAME), dpt_record_get_text (patient, DPT_PATIENT_FAMILY_NAME)) == 0)
    dpt_record_set_null (patient, DPT_PATIENT_BIRTH_NAME);
  return TRUE;
}
