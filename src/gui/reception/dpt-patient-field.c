/* dpt-patient-field.c - see dpt-patient-field.h.
 * For: the table of fields, and values to and from records. Not for: widgets (dpt-patient-form.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/reception/dpt-patient-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/patient/dpt-prescriber.h"
#include "engine/practice/dpt-establishment.h"

#define PERSON DPT_PATIENT_FORM_PERSON
#define CONTACT DPT_PATIENT_FORM_CONTACT
#define LIFE DPT_PATIENT_FORM_LIFE
#define CARE DPT_PATIENT_FORM_CARE
#define COMPULSORY DPT_PATIENT_FORM_COMPULSORY
#define COMPLEMENTARY DPT_PATIENT_FORM_COMPLEMENTARY
#define SECOND DPT_PATIENT_FORM_SECOND
#define ENTRY DPT_PATIENT_CONTROL_ENTRY
#define DATE DPT_PATIENT_CONTROL_DATE
#define CHOICE DPT_PATIENT_CONTROL_CHOICE
#define CHECK DPT_PATIENT_CONTROL_CHECK
#define STEPS DPT_PATIENT_CONTROL_STEPS
#define LANGUAGE DPT_PATIENT_CONTROL_LANGUAGE
#define PRESCRIBER DPT_PATIENT_CONTROL_PRESCRIBER
#define INSURER DPT_PATIENT_CONTROL_INSURER
#define SHOP DPT_PATIENT_CONTROL_ESTABLISHMENT
#define OF_PATIENT(field) DPT_FIELD_OF_PATIENT, NULL, DPT_PATIENT_##field
#define OF_CONTACT(kind) DPT_FIELD_OF_CONTACT, kind, DPT_CONTACT_POINT_VALUE
#define OF_ADDRESS(kind, field) DPT_FIELD_OF_ADDRESS, kind, DPT_ADDRESS_##field
#define OF_ALERT(kind) DPT_FIELD_OF_ALERT, kind, DPT_ALERT_TEXT
#define OF_CONSENT(purpose) DPT_FIELD_OF_CONSENT, purpose, DPT_CONSENT_GIVEN
#define OF_COVER(rank, field) DPT_FIELD_OF_COVER, rank, DPT_PATIENT_COVER_##field

static const DptPatientField fields[] = {
  { PERSON, N_ ("Person"), N_ ("Family name"), NULL, OF_PATIENT (FAMILY_NAME), ENTRY, TRUE },
  { PERSON, NULL, N_ ("Given names"), NULL, OF_PATIENT (GIVEN_NAMES), ENTRY, TRUE },
  { PERSON, NULL, N_ ("Birth date"), NULL, OF_PATIENT (BIRTH_DATE), DATE },
  { PERSON, NULL, N_ ("Birth name"), NULL, OF_PATIENT (BIRTH_NAME), ENTRY },
  { PERSON, NULL, N_ ("Birth place"), NULL, OF_PATIENT (BIRTH_PLACE), ENTRY },
  { PERSON, NULL, N_ ("Deceased on"), NULL, OF_PATIENT (DECEASED_ON), DATE },
  { PERSON, NULL, N_ ("Title"), NULL, OF_PATIENT (TITLE), CHOICE },
  { PERSON, NULL, N_ ("Sex"), NULL, OF_PATIENT (SEX), CHOICE },
  { PERSON, NULL, N_ ("Social security number"), NULL, OF_PATIENT (NIR), ENTRY, TRUE },
  { PERSON, NULL, N_ ("Card number"), NULL, OF_PATIENT (CARD_NUMBER), ENTRY },
  { PERSON, NULL, N_ ("Language"), NULL, OF_PATIENT (LANGUAGE), LANGUAGE },
  { PERSON, NULL, N_ ("Notes"), NULL, OF_PATIENT (NOTES), ENTRY, TRUE },

  { CONTACT, N_ ("Contact"), N_ ("Mobile phone"), NULL, OF_CONTACT ("mobile"), ENTRY },
  { CONTACT, NULL, N_ ("Another mobile phone"), NULL, OF_CONTACT ("mobile/2"), ENTRY },
  { CONTACT, NULL, N_ ("Phone at home"), NULL, OF_CONTACT ("home"), ENTRY },
  { CONTACT, NULL, N_ ("Phone at work"), NULL, OF_CONTACT ("work"), ENTRY },
  { CONTACT, NULL, N_ ("E-mail"), NULL, OF_CONTACT ("email"), ENTRY, TRUE },
  { CONTACT, NULL, N_ ("Another e-mail"), NULL, OF_CONTACT ("email/2"), ENTRY },
  { CONTACT, NULL, N_ ("Wants to be told by"), NULL, OF_PATIENT (PREFERRED_CHANNEL), CHOICE },
  { CONTACT, NULL, N_ ("Mobile phone 3"), NULL, OF_CONTACT ("mobile/3"), ENTRY, .spare = TRUE },
  { CONTACT, NULL, N_ ("Mobile phone 4"), NULL, OF_CONTACT ("mobile/4"), ENTRY, .spare = TRUE },
  { CONTACT, NULL, N_ ("Mobile phone 5"), NULL, OF_CONTACT ("mobile/5"), ENTRY, .spare = TRUE },
  { CONTACT, NULL, N_ ("Phone at home 2"), NULL, OF_CONTACT ("home/2"), ENTRY, .spare = TRUE },
  { CONTACT, NULL, N_ ("Phone at home 3"), NULL, OF_CONTACT ("home/3"), ENTRY, .spare = TRUE },
  { CONTACT, NULL, N_ ("Phone at home 4"), NULL, OF_CONTACT ("home/4"), ENTRY, .spare = TRUE },
  { CONTACT, NULL, N_ ("Phone at work 2"), NULL, OF_CONTACT ("work/2"), ENTRY, .spare = TRUE },
  { CONTACT, NULL, N_ ("Phone at work 3"), NULL, OF_CONTACT ("work/3"), ENTRY, .spare = TRUE },
  { CONTACT, NULL, N_ ("Phone at work 4"), NULL, OF_CONTACT ("work/4"), ENTRY, .spare = TRUE },
  { CONTACT, NULL, N_ ("E-mail 3"), NULL, OF_CONTACT ("email/3"), ENTRY, .spare = TRUE },
  { CONTACT, NULL, N_ ("E-mail 4"), NULL, OF_CONTACT ("email/4"), ENTRY, .spare = TRUE },
  { CONTACT, NULL, N_ ("E-mail 5"), NULL, OF_CONTACT ("email/5"), ENTRY, .spare = TRUE },
  { CONTACT, NULL, N_ ("Address"), NULL, OF_ADDRESS ("home", LINE1), ENTRY, TRUE },
  { CONTACT, NULL, N_ ("Address, second line"), NULL, OF_ADDRESS ("home", LINE2), ENTRY, TRUE },
  { CONTACT, NULL, N_ ("Postal code"), NULL, OF_ADDRESS ("home", POSTAL_CODE), ENTRY },
  { CONTACT, NULL, N_ ("City"), NULL, OF_ADDRESS ("home", CITY), ENTRY },
  { CONTACT, N_ ("Invoices go to"), N_ ("Address"), N_ ("Address for invoices"), OF_ADDRESS ("billing", LINE1), ENTRY, TRUE },
  { CONTACT, NULL, N_ ("Postal code"), N_ ("Postal code for invoices"), OF_ADDRESS ("billing", POSTAL_CODE), ENTRY },
  { CONTACT, NULL, N_ ("City"), N_ ("City for invoices"), OF_ADDRESS ("billing", CITY), ENTRY },

  { LIFE, N_ ("Life"), N_ ("Occupation"), NULL, OF_PATIENT (OCCUPATION), ENTRY, TRUE },
  { LIFE, NULL, N_ ("Hobbies"), NULL, OF_PATIENT (HOBBIES), ENTRY, TRUE },
  { LIFE, NULL, N_ ("Drives"), NULL, OF_PATIENT (DRIVES), CHOICE },
  { LIFE, NULL, N_ ("Hours at a screen"), NULL, OF_PATIENT (SCREEN_HOURS), STEPS, FALSE, 1 },
  { LIFE, NULL, N_ ("How they found us"), NULL, OF_PATIENT (SOURCE), ENTRY },
  { LIFE, NULL, N_ ("Their shop"), NULL, OF_PATIENT (HOME_ESTABLISHMENT_ID), SHOP },
  { LIFE, N_ ("Parcels go to"), N_ ("Address"), N_ ("Address for parcels"), OF_ADDRESS ("shipping", LINE1), ENTRY, TRUE },
  { LIFE, NULL, N_ ("Postal code"), N_ ("Postal code for parcels"), OF_ADDRESS ("shipping", POSTAL_CODE), ENTRY },
  { LIFE, NULL, N_ ("City"), N_ ("City for parcels"), OF_ADDRESS ("shipping", CITY), ENTRY },

  { CARE, N_ ("Care"), N_ ("Prescriber"), NULL, OF_PATIENT (PRESCRIBER_ID), PRESCRIBER, TRUE },
  { CARE, NULL, N_ ("Allergy"), NULL, OF_ALERT ("allergy"), ENTRY, TRUE },
  { CARE, NULL, N_ ("Risk"), NULL, OF_ALERT ("risk"), ENTRY, TRUE },
  { CARE, NULL, N_ ("To be borne in mind"), NULL, OF_ALERT ("note"), ENTRY, TRUE },
  { CARE, N_ ("Agrees to"), N_ ("Keeping a health record"), NULL, OF_CONSENT ("care"), CHECK, TRUE },
  { CARE, NULL, N_ ("Sharing with insurers and prescribers"), NULL, OF_CONSENT ("data_sharing"), CHECK, TRUE },
  { CARE, NULL, N_ ("Being recalled for a check"), NULL, OF_CONSENT ("recall"), CHECK, TRUE },
  { CARE, NULL, N_ ("By text"), N_ ("Being recalled by text message"), OF_CONSENT ("recall/mobile"), CHECK },
  { CARE, NULL, N_ ("By e-mail"), N_ ("Being recalled by e-mail"), OF_CONSENT ("recall/email"), CHECK },
  { CARE, NULL, N_ ("By letter"), N_ ("Being recalled by letter"), OF_CONSENT ("recall/post"), CHECK },
  { CARE, NULL, N_ ("By phone"), N_ ("Being recalled by phone"), OF_CONSENT ("recall/phone"), CHECK },
  { CARE, NULL, N_ ("Offers and news"), NULL, OF_CONSENT ("marketing"), CHECK, TRUE },
  { CARE, NULL, N_ ("By text"), N_ ("Offers and news by text message"), OF_CONSENT ("marketing/mobile"), CHECK },
  { CARE, NULL, N_ ("By e-mail"), N_ ("Offers and news by e-mail"), OF_CONSENT ("marketing/email"), CHECK },
  { CARE, NULL, N_ ("By letter"), N_ ("Offers and news by letter"), OF_CONSENT ("marketing/post"), CHECK },
  { CARE, NULL, N_ ("By phone"), N_ ("Offers and news by phone"), OF_CONSENT ("marketing/phone"), CHECK },

  { COMPULSORY, N_ ("Compulsory cover"), N_ ("Insurer"), N_ ("Compulsory insurer"), OF_COVER ("1", INSURER_ID), INSURER, TRUE },
  { COMPULSORY, NULL, N_ ("Rights from"), NULL, OF_COVER ("1", VALID_FROM), DATE },
  { COMPULSORY, NULL, N_ ("Rights until"), NULL, OF_COVER ("1", VALID_UNTIL), DATE },
  { COMPULSORY, NULL, N_ ("Member number"), N_ ("Member number of the compulsory cover"), OF_COVER ("1", MEMBER_NUMBER), ENTRY },
  { COMPULSORY, NULL, N_ ("Rate"), N_ ("Rate of the compulsory cover"), OF_COVER ("1", RATE_BP), STEPS, FALSE, 500 },
  { COMPLEMENTARY, N_ ("Complementary cover"), N_ ("Insurer"), N_ ("Complementary insurer"), OF_COVER ("2", INSURER_ID), INSURER, TRUE },
  { COMPLEMENTARY, NULL, N_ ("Member number"), NULL, OF_COVER ("2", MEMBER_NUMBER), ENTRY },
  { COMPLEMENTARY, NULL, N_ ("Plan name"), NULL, OF_COVER ("2", PLAN_NAME), ENTRY },
  { COMPLEMENTARY, NULL, N_ ("Valid from"), NULL, OF_COVER ("2", VALID_FROM), DATE },
  { COMPLEMENTARY, NULL, N_ ("Valid until"), NULL, OF_COVER ("2", VALID_UNTIL), DATE },
  { SECOND, N_ ("Second complementary cover"), N_ ("Insurer"), N_ ("Second complementary insurer"), OF_COVER ("3", INSURER_ID), INSURER, TRUE },
  { SECOND, NULL, N_ ("Member number"), N_ ("Member number of the second cover"), OF_COVER ("3", MEMBER_NUMBER), ENTRY },
  { SECOND, NULL, N_ ("Plan name"), N_ ("Plan of the second cover"), OF_COVER ("3", PLAN_NAME), ENTRY },
  { SECOND, NULL, N_ ("Valid from"), N_ ("Second cover valid from"), OF_COVER ("3", VALID_FROM), DATE },
  { SECOND, NULL, N_ ("Valid until"), N_ ("Second cover valid until"), OF_COVER ("3", VALID_UNTIL), DATE },
};

/* The languages that people ask to be written to in. */
static const struct { const char *code; const char *label; } languages[] = {
  { "fr", N_ ("French") }, { "en", N_ ("English") }, { "de", N_ ("German") }, { "es", N_ ("Spanish") }, { "it", N_ ("Italian") },
  { "pt", N_ ("Portuguese") }, { "nl", N_ ("Dutch") }, { "pl", N_ ("Polish") }, { "ro", N_ ("Romanian") }, { "uk", N_ ("Ukrainian") },
  { "ru", N_ ("Russian") }, { "ar", N_ ("Arabic") }, { "tr", N_ ("Turkish") }, { "zh", N_ ("Chinese") }, { "vi", N_ ("Vietnamese") },
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

const char *
dpt_patient_field_get_about (const DptPatientField *self)
{
  return g_dgettext (GETTEXT_PACKAGE, self->about != NULL ? self->about : self->label);
}

const DptField *
dpt_patient_field_get_field (const DptPatientField *self)
{
  GType type = self->place == DPT_FIELD_OF_PATIENT ? DPT_TYPE_PATIENT : dpt_patient_part_get_record_type (places[self->place].part);
  g_autoptr (DptRecordClass) klass = g_type_class_ref (type);

  return &klass->fields[self->field]; /* a static table */
}

char *
dpt_patient_field_dup_name (const DptPatientField *self)
{
  return g_strdup_printf ("%s.%s.%s", places[self->place].name, self->key != NULL ? self->key : "", dpt_patient_field_get_field (self)->column);
}

/* "marketing/email" is a purpose and a channel, "marketing" any channel; "mobile/2" is the second contact of its kind. */
static char *
dup_purpose (const DptPatientField *self)
{
  const char *slash = strchr (self->key, '/');

  return slash != NULL ? g_strndup (self->key, (gsize) (slash - self->key)) : g_strdup (self->key);
}

static const char *
get_channel (const DptPatientField *self)
{
  const char *slash = strchr (self->key, '/');

  return slash != NULL ? slash + 1 : "any";
}

/* Which of those with its key, from 1. */
static guint
get_place (const DptPatientField *self)
{
  const char *slash = self->place == DPT_FIELD_OF_CONTACT ? strchr (self->key, '/') : NULL;

  return slash != NULL ? (guint) g_ascii_strtoull (slash + 1, NULL, 10) : 1;
}

gboolean
dpt_patient_field_is_next (const DptPatientField *self, const DptPatientField *before)
{
  g_autofree char *kind = dup_purpose (self);
  g_autofree char *other = dup_purpose (before);

  return self->place == before->place && g_strcmp0 (kind, other) == 0 && get_place (self) == get_place (before) + 1;
}

static gboolean
has_consent (const DptPatientField *self, DptPatientFile *file)
{
  g_autofree char *purpose = dup_purpose (self);

  return dpt_patient_file_has_consent (file, purpose, get_channel (self));
}

static gboolean
has_key (const DptPatientField *self, gpointer record)
{
  guint key = places[self->place].key;
  g_autofree char *purpose = NULL;

  if (self->place == DPT_FIELD_OF_COVER)
    return dpt_record_get_int (record, key) == g_ascii_strtoll (self->key, NULL, 10);
  purpose = dup_purpose (self);
  if (self->place != DPT_FIELD_OF_CONSENT)
    return g_strcmp0 (dpt_record_get_text (record, key), purpose) == 0;
  return g_strcmp0 (dpt_record_get_text (record, key), purpose) == 0
         && g_strcmp0 (dpt_record_get_text (record, DPT_CONSENT_CHANNEL), get_channel (self)) == 0;
}

gpointer
dpt_patient_field_find_record (const DptPatientField *self, DptPatientFile *file)
{
  GListModel *records;
  gpointer found = NULL;
  guint left = get_place (self);

  if (self->place == DPT_FIELD_OF_PATIENT)
    return dpt_patient_file_get_patient (file);
  records = dpt_patient_file_get_part (file, places[self->place].part);
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (DptRecord) record = g_list_model_get_item (records, i);

      /* Of consents the newest counts, and only a new one may change. */
      if (has_key (self, record) && (self->place == DPT_FIELD_OF_CONSENT || (found == NULL && --left == 0)))
        found = record; /* the list keeps it */
    }
  return found;
}

char *
dpt_patient_field_dup_value (const DptPatientField *self, DptPatientFile *file)
{
  gpointer record = dpt_patient_field_find_record (self, file);

  if (self->place == DPT_FIELD_OF_CONSENT)
    return has_consent (self, file) ? g_strdup ("1") : NULL;
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
  g_autofree char *purpose = NULL;

  if (self->place == DPT_FIELD_OF_COVER)
    dpt_record_set_int (record, places[self->place].key, g_ascii_strtoll (self->key, NULL, 10));
  else if (self->place == DPT_FIELD_OF_CONSENT)
    {
      purpose = dup_purpose (self);
      dpt_record_set_text (record, DPT_CONSENT_PURPOSE, purpose);
      dpt_record_set_text (record, DPT_CONSENT_CHANNEL, get_channel (self));
    }
  else
    {
      purpose = dup_purpose (self);
      dpt_record_set_text (record, places[self->place].key, purpose);
      /* The second stays the second while the first is still empty; dpt_patient_field_prune() takes the empty one away. */
      if (dpt_patient_field_find_record (self, file) == NULL)
        return add_record (self, file, country);
    }
  return record;
}

/* Nothing of what a person fills in is left. */
static gboolean
is_hollow (const DptPatientField *self, DptPatientFile *file, gpointer record)
{
  if (self->place == DPT_FIELD_OF_CONTACT)
    {
      GListModel *records = dpt_patient_file_get_part (file, DPT_PATIENT_PART_CONTACTS);
      g_autoptr (DptRecord) last = NULL;

      /* One that stands before another keeps its place, or the other would move under the cursor. */
      for (guint i = 0; i < g_list_model_get_n_items (records); i++)
        {
          g_autoptr (DptRecord) other = g_list_model_get_item (records, i);

          if (has_key (self, other))
            g_set_object (&last, other);
        }
      if ((gpointer) last != record)
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].place == self->place && g_strcmp0 (fields[i].key, self->key) == 0 && !dpt_record_is_null (record, fields[i].field))
      return FALSE;
  return TRUE;
}

/* A new word is added to those that are saved; one that is not saved yet is taken back, and so are those of single channels where
 * the word is about all. */
static void
set_consent (const DptPatientField *self, DptPatientFile *file, gboolean given, const char *country)
{
  GListModel *consents = dpt_patient_file_get_part (file, DPT_PATIENT_PART_CONSENTS);
  g_autofree char *purpose = dup_purpose (self);
  gboolean all = g_str_equal (get_channel (self), "any");
  gpointer record;

  if (has_consent (self, file) == given)
    return;
  for (guint i = g_list_model_get_n_items (consents); i-- > 0;)
    {
      g_autoptr (DptRecord) old = g_list_model_get_item (consents, i);

      if (!dpt_record_is_saved (old) && (all ? g_strcmp0 (dpt_record_get_text (old, DPT_CONSENT_PURPOSE), purpose) == 0 : has_key (self, old)))
        dpt_patient_file_remove (file, DPT_PATIENT_PART_CONSENTS, old);
    }
  if (has_consent (self, file) == given)
    return;
  record = add_record (self, file, country);
  dpt_record_set_int (record, DPT_CONSENT_GIVEN, given);
}

void
dpt_patient_field_set_value (const DptPatientField *self, DptPatientFile *file, const char *value, const char *country)
{
  gpointer record;
  DptFieldKind kind = dpt_patient_field_get_field (self)->kind;
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
  else if (kind == DPT_FIELD_REF || kind == DPT_FIELD_INT || kind == DPT_FIELD_BOOL)
    dpt_record_set_int (record, self->field, g_ascii_strtoll (value, NULL, 10));
  else
    dpt_record_set_text (record, self->field, value);
  if (self->place != DPT_FIELD_OF_PATIENT && is_hollow (self, file, record))
    dpt_patient_file_remove (file, places[self->place].part, record);
}

gboolean
dpt_patient_field_prune (DptPatientFile *file)
{
  GListModel *contacts = dpt_patient_file_get_part (file, DPT_PATIENT_PART_CONTACTS);
  gboolean any = FALSE;

  for (guint i = g_list_model_get_n_items (contacts); i-- > 0;)
    {
      g_autoptr (DptRecord) contact = g_list_model_get_item (contacts, i);

      if (!dpt_text_is_blank (dpt_record_get_text (contact, DPT_CONTACT_POINT_VALUE)))
        continue;
      dpt_patient_file_remove (file, DPT_PATIENT_PART_CONTACTS, contact);
      any = TRUE;
    }
  return any;
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
  return g_strcmp0 (dpt_error_get_field (error), dpt_patient_field_get_field (self)->column) == 0 ? g_strdup (error->message) : NULL;
}

const char *
dpt_patient_field_get_language (guint place, const char **code)
{
  if (place >= G_N_ELEMENTS (languages))
    return NULL;
  if (code != NULL)
    *code = languages[place].code;
  return _ (languages[place].label);
}

static const char *
find_name (GPtrArray *records, const char *id, guint field)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (dpt_record_get_id (records->pdata[i]) == g_ascii_strtoll (id, NULL, 10))
      return dpt_record_get_string (records->pdata[i], field);
  return id;
}

char *
dpt_patient_field_format (const DptPatientField *self, const char *value, const DptPatientChoices *choices)
{
  if (value == NULL)
    return g_strdup ("");
  switch (self->control)
    {
    case DPT_PATIENT_CONTROL_DATE:
      return dpt_date_format (value);
    case DPT_PATIENT_CONTROL_CHECK:
      return g_strdup (_ ("Yes"));
    case DPT_PATIENT_CONTROL_CHOICE:
      if (dpt_patient_field_get_field (self)->kind == DPT_FIELD_BOOL)
        return g_strdup (g_str_equal (value, "0") ? _ ("No") : _ ("Yes"));
      return g_strdup (dpt_patient_word (value));
    case DPT_PATIENT_CONTROL_STEPS:
      /* Translators: a rate in percent */
      return self->place == DPT_FIELD_OF_COVER ? g_strdup_printf (_ ("%d %%"), (int) (g_ascii_strtoll (value, NULL, 10) / 100))
                                               : g_strdup (value);
    case DPT_PATIENT_CONTROL_LANGUAGE:
      for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
        if (g_str_equal (languages[i].code, value))
          return g_strdup (_ (languages[i].label));
      return g_strdup (value);
    case DPT_PATIENT_CONTROL_PRESCRIBER:
      return g_strdup (find_name (choices->prescribers, value, DPT_PRESCRIBER_NAME));
    case DPT_PATIENT_CONTROL_INSURER:
      return g_strdup (find_name (choices->insurers, value, DPT_INSURER_NAME));
    case DPT_PATIENT_CONTROL_ESTABLISHMENT:
      return g_strdup (find_name (choices->establishments, value, DPT_ESTABLISHMENT_NAME));
    case DPT_PATIENT_CONTROL_ENTRY:
    default:
      return g_strdup (value);
    }
}
