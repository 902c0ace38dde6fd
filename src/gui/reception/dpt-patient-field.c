/* dpt-patient-field.c - see dpt-patient-field.h.
 * For: the table of fields, and values to and from records. Not for: widgets (dpt-patient-form.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/reception/dpt-patient-field.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#define PERSON DPT_PATIENT_FORM_PERSON
#define CONTACT DPT_PATIENT_FORM_CONTACT
#define CARE DPT_PATIENT_FORM_CARE
#define COVER DPT_PATIENT_FORM_COVER
#define ENTRY DPT_PATIENT_CONTROL_ENTRY
#define DATE DPT_PATIENT_CONTROL_DATE
#define CHOICE DPT_PATIENT_CONTROL_CHOICE
#define CHECK DPT_PATIENT_CONTROL_CHECK

static const DptPatientField fields[] = {
  { PERSON, N_ ("Person"), N_ ("Family name"), DPT_FIELD_OF_PATIENT, NULL, DPT_PATIENT_FAMILY_NAME, ENTRY, TRUE },
  { PERSON, NULL, N_ ("Given names"), DPT_FIELD_OF_PATIENT, NULL, DPT_PATIENT_GIVEN_NAMES, ENTRY, TRUE },
  { PERSON, NULL, N_ ("Birth date"), DPT_FIELD_OF_PATIENT, NULL, DPT_PATIENT_BIRTH_DATE, DATE },
  { PERSON, NULL, N_ ("Birth name"), DPT_FIELD_OF_PATIENT, NULL, DPT_PATIENT_BIRTH_NAME, ENTRY },
  { PERSON, NULL, N_ ("Title"), DPT_FIELD_OF_PATIENT, NULL, DPT_PATIENT_TITLE, CHOICE },
  { PERSON, NULL, N_ ("Sex"), DPT_FIELD_OF_PATIENT, NULL, DPT_PATIENT_SEX, CHOICE },
  { PERSON, NULL, N_ ("Social security number"), DPT_FIELD_OF_PATIENT, NULL, DPT_PATIENT_NIR, ENTRY, TRUE },
  { PERSON, NULL, N_ ("Occupation"), DPT_FIELD_OF_PATIENT, NULL, DPT_PATIENT_OCCUPATION, ENTRY, TRUE },
  { PERSON, NULL, N_ ("Notes"), DPT_FIELD_OF_PATIENT, NULL, DPT_PATIENT_NOTES, ENTRY, TRUE },

  { CONTACT, N_ ("Contact"), N_ ("Mobile phone"), DPT_FIELD_OF_CONTACT, "mobile", DPT_CONTACT_POINT_VALUE, ENTRY },
  { CONTACT, NULL, N_ ("Phone at home"), DPT_FIELD_OF_CONTACT, "home", DPT_CONTACT_POINT_VALUE, ENTRY },
  { CONTACT, NULL, N_ ("E-mail"), DPT_FIELD_OF_CONTACT, "email", DPT_CONTACT_POINT_VALUE, ENTRY, TRUE },
  { CONTACT, NULL, N_ ("Wants to be told by"), DPT_FIELD_OF_PATIENT, NULL, DPT_PATIENT_PREFERRED_CHANNEL, CHOICE, TRUE },
  { CONTACT, NULL, N_ ("Address"), DPT_FIELD_OF_ADDRESS, "home", DPT_ADDRESS_LINE1, ENTRY, TRUE },
  { CONTACT, NULL, N_ ("Address, second line"), DPT_FIELD_OF_ADDRESS, "home", DPT_ADDRESS_LINE2, ENTRY, TRUE },
  { CONTACT, NULL, N_ ("Postal code"), DPT_FIELD_OF_ADDRESS, "home", DPT_ADDRESS_POSTAL_CODE, ENTRY },
  { CONTACT, NULL, N_ ("City"), DPT_FIELD_OF_ADDRESS, "home", DPT_ADDRESS_CITY, ENTRY },

  { CARE, N_ ("Care"), N_ ("Prescriber"), DPT_FIELD_OF_PATIENT, NULL, DPT_PATIENT_PRESCRIBER_ID, DPT_PATIENT_CONTROL_PRESCRIBER, TRUE },
  { CARE, NULL, N_ ("Allergy"), DPT_FIELD_OF_ALERT, "allergy", DPT_ALERT_TEXT, ENTRY, TRUE },
  { CARE, N_ ("Agrees to"), N_ ("Keeping a health record"), DPT_FIELD_OF_CONSENT, "care", DPT_CONSENT_GIVEN, CHECK, TRUE },
  { CARE, NULL, N_ ("Being recalled for a check"), DPT_FIELD_OF_CONSENT, "recall", DPT_CONSENT_GIVEN, CHECK, TRUE },
  { CARE, NULL, N_ ("Offers and news"), DPT_FIELD_OF_CONSENT, "marketing", DPT_CONSENT_GIVEN, CHECK, TRUE },
  { CARE, NULL, N_ ("Sharing with insurers and prescribers"), DPT_FIELD_OF_CONSENT, "data_sharing", DPT_CONSENT_GIVEN, CHECK, TRUE },

  { COVER, N_ ("Compulsory cover"), N_ ("Compulsory insurer"), DPT_FIELD_OF_COVER, "1", DPT_PATIENT_COVER_INSURER_ID,
    DPT_PATIENT_CONTROL_INSURER, TRUE },
  { COVER, NULL, N_ ("Rights until"), DPT_FIELD_OF_COVER, "1", DPT_PATIENT_COVER_VALID_UNTIL, DATE, TRUE },
  { COVER, N_ ("Complementary cover"), N_ ("Complementary insurer"), DPT_FIELD_OF_COVER, "2", DPT_PATIENT_COVER_INSURER_ID,
    DPT_PATIENT_CONTROL_INSURER, TRUE },
  { COVER, NULL, N_ ("Member number"), DPT_FIELD_OF_COVER, "2", DPT_PATIENT_COVER_MEMBER_NUMBER, ENTRY },
  { COVER, NULL, N_ ("Plan"), DPT_FIELD_OF_COVER, "2", DPT_PATIENT_COVER_PLAN_NAME, ENTRY },
  { COVER, NULL, N_ ("Valid from"), DPT_FIELD_OF_COVER, "2", DPT_PATIENT_COVER_VALID_FROM, DATE },
  { COVER, NULL, N_ ("Valid until"), DPT_FIELD_OF_COVER, "2", DPT_PATIENT_COVER_VALID_UNTIL, DATE },
};

/* In the order of DptPatientFieldPlace: the list, and the field that holds the key. */
static const struct
{
  const char *name;
  DptPatientPart part;
  guint key;
} places[] = {
  { "patient" },
  { "contact", DPT_PATIENT_PART_CONTACTS, DPT_CONTACT_POINT_KIND },
  { "address", DPT_PATIENT_PART_ADDRESSES, DPT_ADDRESS_KIND },
  { "cover", DPT_PATIENT_PART_COVERS, DPT_PATIENT_COVER_RANK },
  { "alert", DPT_PATIENT_PART_ALERTS, DPT_ALERT_KIND },
  { "consent", DPT_PATIENT_PART_CONSENTS, DPT_CONSENT_PURPOSE },
};

const DptPatientField *
dpt_patient_field_get (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (fields);
  return fields;
}

static const DptField *
get_field (const DptPatientField *self)
{
  GType type = self->place == DPT_FIELD_OF_PATIENT ? DPT_TYPE_PATIENT : dpt_patient_part_get_record_type (places[self->place].part);
  g_autoptr (DptRecordClass) klass = g_type_class_ref (type);

  return &klass->fields[self->field]; /* a static table */
}

char *
dpt_patient_field_dup_name (const DptPatientField *self)
{
  return g_strdup_printf ("%s.%s.%s", places[self->place].name, self->key != NULL ? self->key : "", get_field (self)->column);
}

static gboolean
has_key (const DptPatientField *self, gpointer record)
{
  guint key = places[self->place].key;

  if (self->place == DPT_FIELD_OF_COVER)
    return dpt_record_get_int (record, key) == g_ascii_strtoll (self->key, NULL, 10);
  return g_strcmp0 (dpt_record_get_text (record, key), self->key) == 0;
}

gpointer
dpt_patient_field_find_record (const DptPatientField *self, DptPatientFile *file)
{
  GListModel *records;
  gpointer found = NULL;

  if (self->place == DPT_FIELD_OF_PATIENT)
    return dpt_patient_file_get_patient (file);
  records = dpt_patient_file_get_part (file, places[self->place].part);
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (DptRecord) record = g_list_model_get_item (records, i);

      /* Of consents the newest counts, and only a new one may change. */
      if (has_key (self, record) && (found == NULL || self->place == DPT_FIELD_OF_CONSENT))
        found = record; /* the list keeps it */
    }
  return found;
}

char *
dpt_patient_field_dup_value (const DptPatientField *self, DptPatientFile *file)
{
  gpointer record = dpt_patient_field_find_record (self, file);

  if (self->place == DPT_FIELD_OF_CONSENT)
    return dpt_patient_file_has_consent (file, self->key, "any") ? g_strdup ("1") : NULL;
  if (record == NULL || dpt_record_is_null (record, self->field))
    return NULL;
  if (dpt_record_get_text (record, self->field) != NULL)
    return g_strdup (dpt_record_get_text (record, self->field));
  return g_strdup_printf ("%" G_GINT64_FORMAT, dpt_record_get_int (record, self->field));
}

static gpointer
add_record (const DptPatientField *self, DptPatientFile *file, const char *country)
{
  gpointer record = dpt_patient_file_add (file, places[self->place].part, country);

  if (self->place == DPT_FIELD_OF_COVER)
    dpt_record_set_int (record, places[self->place].key, g_ascii_strtoll (self->key, NULL, 10));
  else
    dpt_record_set_text (record, places[self->place].key, self->key);
  return record;
}

/* Nothing of what a person fills in is left. */
static gboolean
is_hollow (const DptPatientField *self, gpointer record)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].place == self->place && g_strcmp0 (fields[i].key, self->key) == 0 && !dpt_record_is_null (record, fields[i].field))
      return FALSE;
  return TRUE;
}

static void
set_consent (const DptPatientField *self, DptPatientFile *file, gboolean given, const char *country)
{
  gpointer record = dpt_patient_field_find_record (self, file);

  if (dpt_patient_file_has_consent (file, self->key, "any") == given)
    return;
  if (record != NULL && !dpt_record_is_saved (record))
    {
      dpt_patient_file_remove (file, DPT_PATIENT_PART_CONSENTS, record);
      return;
    }
  record = add_record (self, file, country);
  dpt_record_set_text (record, DPT_CONSENT_CHANNEL, "any");
  dpt_record_set_int (record, DPT_CONSENT_GIVEN, given);
}

void
dpt_patient_field_set_value (const DptPatientField *self, DptPatientFile *file, const char *value, const char *country)
{
  gpointer record;
  DptFieldKind kind = get_field (self)->kind;
  gboolean empty = dpt_text_is_blank (value);

  if (self->place == DPT_FIELD_OF_CONSENT)
    {
      set_consent (self, file, !empty, country);
      return;
    }
  record = dpt_patient_field_find_record (self, file);
  if (record == NULL && empty)
    return;
  if (record == NULL)
    record = add_record (self, file, country);
  if (empty)
    dpt_record_set_null (record, self->field);
  else if (kind == DPT_FIELD_REF || kind == DPT_FIELD_INT)
    dpt_record_set_int (record, self->field, g_ascii_strtoll (value, NULL, 10));
  else
    dpt_record_set_text (record, self->field, value);
  if (self->place != DPT_FIELD_OF_PATIENT && is_hollow (self, record))
    dpt_patient_file_remove (file, places[self->place].part, record);
}

char *
dpt_patient_field_check (const DptPatientField *self, DptPatientFile *file)
{
  gpointer record = dpt_patient_field_find_record (self, file);
  g_autoptr (DptPatient) somebody = NULL;
  g_autoptr (DptPatientFile) alone = NULL;
  g_autoptr (GError) error = NULL;

  if (record == NULL || self->place == DPT_FIELD_OF_CONSENT)
    return NULL;
  /* Alone with its record, or the fault of another would be told first. */
  if (self->place == DPT_FIELD_OF_PATIENT)
    alone = dpt_patient_file_new_for (record);
  else
    {
      somebody = dpt_record_new (DPT_TYPE_PATIENT);
      dpt_record_set_text (somebody, DPT_PATIENT_FAMILY_NAME, "x");
      dpt_record_set_text (somebody, DPT_PATIENT_GIVEN_NAMES, "x");
      alone = dpt_patient_file_new_for (somebody);
      dpt_patient_file_append (alone, places[self->place].part, record);
    }
  if (dpt_patient_file_validate (alone, &error))
    return NULL;
  return g_strcmp0 (dpt_error_get_field (error), get_field (self)->column) == 0 ? g_strdup (error->message) : NULL;
}
