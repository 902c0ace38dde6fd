/* dpt-fhir-patient-write.c - a patient's identity as a Patient of FHIR.
 * For: dpt_fhir_write_patient(). Not for: reading (dpt-fhir-patient.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-fhir-private.h"

/* --- pieces --- */

static void
set_text (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    json_object_set_string_member (object, name, value);
}

static void
set_words (JsonObject *object, const char *name, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text ? text : "", " ", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      json_array_add_string_element (array, words[i]);
  if (json_array_get_length (array) > 0)
    json_object_set_array_member (object, name, array);
  else
    json_array_unref (array);
}

static void
add_identifier (JsonArray *array, const char *system, const char *value)
{
  JsonObject *object;

  if (value == NULL || *value == '\0')
    return;
  object = json_object_new ();
  json_object_set_string_member (object, "system", system);
  json_object_set_string_member (object, "value", value);
  json_array_add_object_element (array, object);
}

static void
set_list (JsonObject *object, const char *name, JsonArray *array)
{
  if (json_array_get_length (array) > 0)
    json_object_set_array_member (object, name, array);
  else
    json_array_unref (array);
}

/* A list of one object. */
static void
set_one (JsonObject *object, const char *name, JsonObject *inner)
{
  JsonArray *array = json_array_new ();

  json_array_add_object_element (array, inner);
  json_object_set_array_member (object, name, array);
}

/* --- elements --- */

static void
write_identifiers (JsonObject *root, DptPatient *patient)
{
  g_autofree char *number = NULL;
  JsonArray *array = json_array_new ();

  if (!dpt_record_is_null (patient, DPT_PATIENT_FILE_NUMBER))
    number = g_strdup_printf ("%" G_GINT64_FORMAT, dpt_record_get_int (patient, DPT_PATIENT_FILE_NUMBER));
  add_identifier (array, DPT_FHIR_PATIENT_FILE, number);
  add_identifier (array, DPT_FHIR_INS_NIR, dpt_record_get_text (patient, DPT_PATIENT_NIR));
  add_identifier (array, DPT_FHIR_CARD, dpt_record_get_text (patient, DPT_PATIENT_CARD_NUMBER));
  set_list (root, "identifier", array);
}

static void
write_names (JsonObject *root, DptPatient *patient)
{
  const char *prefix = dpt_fhir_title_to_prefix (dpt_record_get_text (patient, DPT_PATIENT_TITLE));
  JsonArray *array = json_array_new ();
  JsonObject *name = json_object_new ();

  set_text (name, "use", "official");
  set_text (name, "family", dpt_record_get_text (patient, DPT_PATIENT_FAMILY_NAME));
  set_words (name, "given", dpt_record_get_text (patient, DPT_PATIENT_GIVEN_NAMES));
  set_words (name, "prefix", prefix);
  json_array_add_object_element (array, name);
  if (!dpt_record_is_null (patient, DPT_PATIENT_BIRTH_NAME))
    {
      name = json_object_new ();
      set_text (name, "use", "maiden");
      set_text (name, "family", dpt_record_get_text (patient, DPT_PATIENT_BIRTH_NAME));
      json_array_add_object_element (array, name);
    }
  json_object_set_array_member (root, "name", array);
}

static void
write_contacts (JsonObject *root, DptPatientFile *file)
{
  GListModel *contacts = dpt_patient_file_get_part (file, DPT_PATIENT_PART_CONTACTS);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (contacts); i++)
    {
      g_autoptr (DptRecord) contact = g_list_model_get_item (contacts, i);
      const char *kind = dpt_record_get_string (contact, DPT_CONTACT_POINT_KIND);
      gboolean email = g_str_equal (kind, "email");
      JsonObject *object = json_object_new ();

      set_text (object, "system", email ? "email" : "phone");
      set_text (object, "value", dpt_record_get_text (contact, DPT_CONTACT_POINT_VALUE));
      if (!email)
        set_text (object, "use", kind);
      if (dpt_record_get_int (contact, DPT_CONTACT_POINT_PREFERRED) != 0)
        json_object_set_int_member (object, "rank", 1);
      json_array_add_object_element (array, object);
    }
  set_list (root, "telecom", array);
}

static JsonObject *
write_address (DptRecord *address)
{
  const char *kind = dpt_record_get_string (address, DPT_ADDRESS_KIND);
  JsonObject *object = json_object_new ();
  JsonArray *lines = json_array_new ();

  if (g_str_equal (kind, "shipping"))
    {
      JsonObject *extension = json_object_new ();

      set_text (extension, "url", DPT_FHIR_ADDRESS);
      set_text (extension, "valueCode", kind);
      set_one (object, "extension", extension);
    }
  else
    set_text (object, "use", kind);
  for (guint field = DPT_ADDRESS_LINE1; field <= DPT_ADDRESS_LINE2; field++)
    if (!dpt_record_is_null (address, field))
      json_array_add_string_element (lines, dpt_record_get_text (address, field));
  set_list (object, "line", lines);
  set_text (object, "city", dpt_record_get_text (address, DPT_ADDRESS_CITY));
  set_text (object, "postalCode", dpt_record_get_text (address, DPT_ADDRESS_POSTAL_CODE));
  set_text (object, "country", dpt_record_get_text (address, DPT_ADDRESS_COUNTRY));
  return object;
}

static void
write_addresses (JsonObject *root, DptPatientFile *file)
{
  GListModel *addresses = dpt_patient_file_get_part (file, DPT_PATIENT_PART_ADDRESSES);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (addresses); i++)
    {
      g_autoptr (DptRecord) address = g_list_model_get_item (addresses, i);

      json_array_add_object_element (array, write_address (address));
    }
  set_list (root, "address", array);
}

static void
write_language (JsonObject *root, const char *code)
{
  JsonObject *communication, *language, *coding;

  if (code == NULL)
    return;
  communication = json_object_new ();
  language = json_object_new ();
  coding = json_object_new ();
  set_text (coding, "system", "urn:ietf:bcp:47");
  set_text (coding, "code", code);
  set_one (language, "coding", coding);
  json_object_set_object_member (communication, "language", language);
  set_one (root, "communication", communication);
}

/* The file that this one turned out to be the same as. */
static void
write_link (JsonObject *root, gint64 merged_into)
{
  g_autofree char *reference = g_strdup_printf ("Patient/%" G_GINT64_FORMAT, merged_into);
  JsonObject *link, *other;

  if (merged_into == 0)
    return;
  link = json_object_new ();
  other = json_object_new ();
  set_text (other, "reference", reference);
  json_object_set_object_member (link, "other", other);
  set_text (link, "type", "replaced-by");
  set_one (root, "link", link);
}

char *
dpt_fhir_write_patient (DptPatientFile *file)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *id = NULL;
  JsonObject *root = json_object_new ();
  DptPatient *patient;

  g_return_val_if_fail (DPT_IS_PATIENT_FILE (file), NULL);

  json_node_take_object (node, root);
  patient = dpt_patient_file_get_patient (file);
  set_text (root, "resourceType", "Patient");
  if (dpt_record_is_saved (patient))
    id = g_strdup_printf ("%" G_GINT64_FORMAT, dpt_record_get_id (patient));
  set_text (root, "id", id);
  write_identifiers (root, patient);
  if (!dpt_record_is_null (patient, DPT_PATIENT_ACTIVE))
    json_object_set_boolean_member (root, "active", dpt_record_get_int (patient, DPT_PATIENT_ACTIVE) != 0);
  write_names (root, patient);
  write_contacts (root, file);
  set_text (root, "gender", dpt_record_get_text (patient, DPT_PATIENT_SEX));
  set_text (root, "birthDate", dpt_record_get_text (patient, DPT_PATIENT_BIRTH_DATE));
  set_text (root, "deceasedDateTime", dpt_record_get_text (patient, DPT_PATIENT_DECEASED_ON));
  write_addresses (root, file);
  write_language (root, dpt_record_get_text (patient, DPT_PATIENT_LANGUAGE));
  write_link (root, dpt_record_get_int (patient, DPT_PATIENT_MERGED_INTO_ID));
  return dpt_json_exact_print (node, TRUE);
}
