/* dpt-patient.c - see dpt-patient.h.
 * For: the field tables, what they may hold, and their words. Not for: SQL.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient.h"

#include "base/dpt-country.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/practice/dpt-country.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ONE_LINE 0, 200
#define FLAG 0, 0
#define PARENT DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, FLAG, NULL

static const char *const titles[] = { "mr", "mrs", "miss", "dr", "child", NULL };
static const char *const sexes[] = { "female", "male", "other", "unknown", NULL };
static const char *const channels[] = { "mobile", "phone", "email", "post", "none", NULL };
static const char *const contact_kinds[] = { "mobile", "home", "work", "email", NULL };
static const char *const address_kinds[] = { "home", "billing", "shipping", NULL };
static const char *const link_kinds[] = { "parent", "child", "spouse", "sibling", "guardian", "payer", "other", NULL };
static const char *const purposes[] = { "care", "recall", "marketing", "data_sharing", NULL };
static const char *const consent_channels[] = { "any", "mobile", "email", "post", "phone", NULL };
static const char *const alert_kinds[] = { "allergy", "risk", "note", NULL };

/* In the order of the enumerations of the header. */
static const DptField patient_fields[] = {
  { "file_number", DPT_FIELD_INT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 1, G_GINT64_CONSTANT (9999999999), N_ ("File number") },
  { "title", DPT_FIELD_ENUM, 0, FLAG, N_ ("Title"), titles },
  { "family_name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 100, N_ ("Family name") },
  { "birth_name", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Birth name") },
  { "given_names", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 100, N_ ("Given names") },
  { "sort_name", DPT_FIELD_TEXT, DPT_FIELD_DERIVED, 0, 300, NULL },
  { "sex", DPT_FIELD_ENUM, 0, FLAG, N_ ("Sex"), sexes },
  { "birth_date", DPT_FIELD_DATE, 0, FLAG, N_ ("Birth date") },
  { "birth_place", DPT_FIELD_TEXT, 0, ONE_LINE, N_ ("Birth place") },
  { "language", DPT_FIELD_TEXT, 0, 0, 20, N_ ("Language") },
  { "preferred_channel", DPT_FIELD_ENUM, 0, FLAG, N_ ("Wants to be told by"), channels },
  { "occupation", DPT_FIELD_TEXT, 0, ONE_LINE, N_ ("Occupation") },
  { "hobbies", DPT_FIELD_TEXT, 0, ONE_LINE, N_ ("Hobbies") },
  { "drives", DPT_FIELD_BOOL, 0, FLAG, N_ ("Drives") },
  { "screen_hours", DPT_FIELD_INT, 0, 0, 24, N_ ("Hours a day at a screen") },
  { "nir", DPT_FIELD_TEXT, 0, 0, 21, N_ ("Social security number") },
  { "card_number", DPT_FIELD_TEXT, 0, 0, 40, N_ ("Card number") },
  { "prescriber_id", DPT_FIELD_REF, 0, FLAG, N_ ("Prescriber") },
  { "guardian_id", DPT_FIELD_REF, 0, FLAG, N_ ("Guardian") },
  { "home_establishment_id", DPT_FIELD_REF, 0, FLAG, N_ ("Shop") },
  { "source", DPT_FIELD_TEXT, 0, ONE_LINE, N_ ("How they found us") },
  { "notes", DPT_FIELD_TEXT, 0, 0, 10000, N_ ("Notes") },
  { "created_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, FLAG, N_ ("Created") },
  { "deceased_on", DPT_FIELD_DATE, 0, FLAG, N_ ("Deceased on") },
  { "merged_into_id", DPT_FIELD_REF, DPT_FIELD_DERIVED, FLAG, NULL },
  { "active", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, FLAG, N_ ("In use") },
};

static const DptField contact_fields[] = {
  { "patient_id", PARENT },
  { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, FLAG, N_ ("Kind of contact"), contact_kinds },
  { "value", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, ONE_LINE, N_ ("Number or address") },
  { "search_key", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_DERIVED, ONE_LINE, NULL },
  { "reversed_key", DPT_FIELD_TEXT, DPT_FIELD_DERIVED, ONE_LINE, NULL },
  { "preferred", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, FLAG, N_ ("Preferred") },
  { "note", DPT_FIELD_TEXT, 0, ONE_LINE, N_ ("Note") },
};

static const DptField address_fields[] = {
  { "patient_id", PARENT },
  { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, FLAG, N_ ("Kind of address"), address_kinds },
  { "line1", DPT_FIELD_TEXT, 0, ONE_LINE, N_ ("Address") },
  { "line2", DPT_FIELD_TEXT, 0, ONE_LINE, N_ ("Address, second line") },
  { "postal_code", DPT_FIELD_TEXT, 0, 0, 16, N_ ("Postal code") },
  { "city", DPT_FIELD_TEXT, 0, 0, 100, N_ ("City") },
  { "country", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 2, N_ ("Country") },
};

static const DptField link_fields[] = {
  { "patient_id", PARENT },
  { "relative_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, FLAG, N_ ("Relative") },
  { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, FLAG, N_ ("Relation"), link_kinds },
  { "relative_name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, ONE_LINE, N_ ("Relative") },
};

static const DptField consent_fields[] = {
  { "patient_id", PARENT },
  { "purpose", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, FLAG, N_ ("Purpose"), purposes },
  { "channel", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, FLAG, N_ ("Channel"), consent_channels },
  { "given", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, FLAG, N_ ("Agrees") },
  { "at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED, FLAG, N_ ("When") },
  { "user_id", DPT_FIELD_REF, 0, FLAG, NULL },
};

static const DptField alert_fields[] = {
  { "patient_id", PARENT },
  { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, FLAG, N_ ("Kind of alert"), alert_kinds },
  { "text", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, ONE_LINE, N_ ("Alert") },
  { "active", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, FLAG, N_ ("Shown") },
};

static const DptField cover_fields[] = {
  { "patient_id", PARENT },
  { "insurer_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED, FLAG, N_ ("Insurer") },
  { "rank", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 1, 3, N_ ("Rank") },
  { "member_number", DPT_FIELD_TEXT, 0, 0, 60, N_ ("Member number") },
  { "plan_name", DPT_FIELD_TEXT, 0, ONE_LINE, N_ ("Plan of the cover") },
  { "valid_from", DPT_FIELD_DATE, 0, FLAG, N_ ("Valid from") },
  { "valid_until", DPT_FIELD_DATE, 0, FLAG, N_ ("Valid until") },
  { "rate_bp", DPT_FIELD_INT, 0, 0, 10000, N_ ("Rate") },
  { "insurer_name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, ONE_LINE, N_ ("Insurer") },
};

static const DptField tag_fields[] = {
  { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 60, N_ ("Tag") },
  { "color", DPT_FIELD_TEXT, 0, 0, 7, N_ ("Colour") },
};

static const DptField patient_tag_fields[] = {
  { "patient_id", PARENT },
  { "tag_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, FLAG, N_ ("Tag") },
  { "tag_name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 60, N_ ("Tag") },
  { "tag_color", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 7, NULL },
};

/* Words of every enumeration above; no value means two things. */
static const struct { const char *value; const char *label; } words[] = {
  { "mr", N_ ("Mr") }, { "mrs", N_ ("Mrs") }, { "miss", N_ ("Miss") }, { "dr", N_ ("Dr") },
  { "child", N_ ("Child") }, { "female", N_ ("Female") }, { "male", N_ ("Male") }, { "other", N_ ("Other") },
  { "unknown", N_ ("Unknown") }, { "mobile", N_ ("Mobile phone") }, { "phone", N_ ("Phone call") }, { "email", N_ ("E-mail") },
  { "post", N_ ("Letter") }, { "none", N_ ("Nothing") }, { "home", N_ ("Home") }, { "work", N_ ("Work") },
  { "billing", N_ ("Billing") }, { "shipping", N_ ("Shipping") }, { "parent", N_ ("Parent") }, { "spouse", N_ ("Spouse") },
  { "sibling", N_ ("Brother or sister") }, { "guardian", N_ ("Guardian") }, { "payer", N_ ("Pays for this patient") },
  { "ward", N_ ("In their care") }, { "client", N_ ("Paid for by this patient") }, { "merged", N_ ("Merged file") },
  { "care", N_ ("Keeping a health record") }, { "recall", N_ ("Being recalled for a check") },
  { "marketing", N_ ("Offers and news") }, { "data_sharing", N_ ("Sharing with insurers and prescribers") }, { "any", N_ ("Any way") },
  { "allergy", N_ ("Allergy") }, { "risk", N_ ("Risk") }, { "note", N_ ("Note") },
};

const char *
dpt_patient_word (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].value, value) == 0)
      return _ (words[i].label);
  return value ? value : "";
}

/* --- checks --- */

gboolean
dpt_nir_is_valid (const char *nir)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gint64 number, key;

  for (const char *p = nir ? nir : ""; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (digits, *p);
  if (digits->len != 13 && digits->len != 15)
    return FALSE;
  if (digits->str[0] < '1' || digits->str[0] > '8')
    return FALSE;
  if (digits->str[5] == '2' && g_ascii_toupper (digits->str[6]) == 'A')
    memcpy (digits->str + 5, "19", 2);
  else if (digits->str[5] == '2' && g_ascii_toupper (digits->str[6]) == 'B')
    memcpy (digits->str + 5, "18", 2);
  if (strspn (digits->str, "0123456789") != digits->len)
    return FALSE;
  if (digits->len == 13)
    return TRUE;
  key = g_ascii_strtoll (digits->str + 13, NULL, 10);
  g_string_truncate (digits, 13);
  number = g_ascii_strtoll (digits->str, NULL, 10);
  return key == 97 - number % 97;
}

/* A name is written with letters, on one line. */
static gboolean
check_name (DptRecord *record, guint field, GError **error)
{
  const DptField *about = &DPT_RECORD_GET_CLASS (record)->fields[field];
  const char *name = dpt_record_get_string (record, field);
  gboolean letter = *name == '\0';

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c))
        /* Translators: the name of a field ("Family name") */
        return dpt_set_invalid (error, about->column, _ ("%s: a name stands on one line."), _ (about->label));
      letter = letter || g_unichar_isalnum (c);
    }
  if (letter)
    return TRUE;
  /* Translators: the name of a field ("Family name") */
  return dpt_set_invalid (error, about->column, _ ("%s: a name has a letter at least."), _ (about->label));
}

static gboolean
validate_patient (DptRecord *record, GError **error)
{
  const char *nir = dpt_record_get_text (record, DPT_PATIENT_NIR);
  const char *birth = dpt_record_get_text (record, DPT_PATIENT_BIRTH_DATE);
  const char *death = dpt_record_get_text (record, DPT_PATIENT_DECEASED_ON);
  gint64 id = dpt_record_get_id (record);

  if (!check_name (record, DPT_PATIENT_FAMILY_NAME, error) || !check_name (record, DPT_PATIENT_GIVEN_NAMES, error)
      || !check_name (record, DPT_PATIENT_BIRTH_NAME, error))
    return FALSE;
  if (nir != NULL && !dpt_nir_is_valid (nir))
    return dpt_set_invalid (error, "nir", _ ("Social security number: “%s” is mistyped; its key does not fit, or a digit is missing."), nir);
  if (birth != NULL && death != NULL && strcmp (death, birth) < 0)
    return dpt_set_invalid (error, "deceased_on", _ ("Deceased on: comes before the birth date."));
  if (id != 0 && dpt_record_get_int (record, DPT_PATIENT_GUARDIAN_ID) == id)
    return dpt_set_invalid (error, "guardian_id", _ ("Guardian: nobody is one’s own guardian."));
  return TRUE;
}

static gboolean
validate_contact (DptRecord *record, GError **error)
{
  const char *value = dpt_record_get_text (record, DPT_CONTACT_POINT_VALUE);

  if (g_strcmp0 (dpt_record_get_text (record, DPT_CONTACT_POINT_KIND), "email") == 0)
    return dpt_text_is_email (value) || dpt_set_invalid (error, "value", _ ("E-mail: “%s” is no e-mail address."), value);
  return dpt_text_is_phone (value) || dpt_set_invalid (error, "value", _ ("Phone: “%s” is no phone number."), value);
}

static gboolean
validate_address (DptRecord *record, GError **error)
{
  const char *country = dpt_record_get_text (record, DPT_ADDRESS_COUNTRY);

  if (!dpt_country_is_known (country))
    return dpt_set_invalid (error, "country", _ ("Country: “%s” is no country’s code of two capital letters, like FR."), country);
  return TRUE;
}

static gboolean
validate_link (DptRecord *record, GError **error)
{
  if (dpt_record_get_int (record, DPT_FAMILY_LINK_PATIENT_ID) == dpt_record_get_int (record, DPT_FAMILY_LINK_RELATIVE_ID))
    return dpt_set_invalid (error, "relative_id", _ ("Relative: nobody is one’s own relative."));
  return TRUE;
}

static gboolean
validate_cover (DptRecord *record, GError **error)
{
  const char *from = dpt_record_get_text (record, DPT_PATIENT_COVER_VALID_FROM);
  const char *until = dpt_record_get_text (record, DPT_PATIENT_COVER_VALID_UNTIL);

  if (from != NULL && until != NULL && strcmp (until, from) < 0)
    return dpt_set_invalid (error, "valid_until", _ ("Valid until: comes before the day from which the cover is valid."));
  return TRUE;
}

DPT_DEFINE_RECORD_WITH_CODE (DptPatient, dpt_patient, "patient", patient_fields, record_class->validate = validate_patient)
DPT_DEFINE_RECORD_WITH_CODE (DptContactPoint, dpt_contact_point, "contact_point", contact_fields,
                             record_class->validate = validate_contact)
DPT_DEFINE_RECORD_WITH_CODE (DptAddress, dpt_address, "address", address_fields, record_class->validate = validate_address)
DPT_DEFINE_RECORD_WITH_CODE (DptFamilyLink, dpt_family_link, "family_link", link_fields, record_class->validate = validate_link)
DPT_DEFINE_RECORD_WITH_CODE (DptConsent, dpt_consent, "consent", consent_fields, record_class->append_only = TRUE)
DPT_DEFINE_RECORD (DptAlert, dpt_alert, "alert", alert_fields)
DPT_DEFINE_RECORD_WITH_CODE (DptPatientCover, dpt_patient_cover, "patient_cover", cover_fields, record_class->validate = validate_cover)
DPT_DEFINE_RECORD (DptTag, dpt_tag, "tag", tag_fields)
DPT_DEFINE_RECORD (DptPatientTag, dpt_patient_tag, "patient_tag", patient_tag_fields)

/* --- words for people --- */

char *
dpt_patient_create_name (const char *family_name, const char *birth_name, const char *given_names)
{
  g_autofree char *family = g_utf8_strup (family_name ? family_name : "", -1);
  g_autofree char *birth = birth_name ? g_utf8_strup (birth_name, -1) : NULL;
  const char *given = given_names ? given_names : "";

  if (birth != NULL && !g_str_equal (birth, family))
    /* Translators: family name, name at birth, given names */
    return g_strdup_printf (C_ ("name of a person", "%s (%s) %s"), family, birth, given);
  return g_strstrip (g_strdup_printf ("%s %s", family, given));
}

char *
dpt_patient_dup_name (DptPatient *self)
{
  return dpt_patient_create_name (dpt_record_get_text (self, DPT_PATIENT_FAMILY_NAME), dpt_record_get_text (self, DPT_PATIENT_BIRTH_NAME),
                                  dpt_record_get_text (self, DPT_PATIENT_GIVEN_NAMES));
}

void
dpt_contact_point_make_keys (DptContactPoint *self)
{
  const char *value = dpt_record_get_string (self, DPT_CONTACT_POINT_VALUE);
  g_autofree char *key = NULL;
  g_autofree char *reversed = NULL;

  if (g_strcmp0 (dpt_record_get_text (self, DPT_CONTACT_POINT_KIND), "email") == 0)
    key = g_utf8_strdown (value, -1);
  else
    {
      key = dpt_text_digits (value);
      /* What has no digits is refused as a phone number, not for want of a key. */
      if (*key == '\0')
        {
          g_free (key);
          key = g_strdup (value);
        }
      reversed = g_strreverse (g_strdup (key));
    }
  dpt_record_set_text (self, DPT_CONTACT_POINT_SEARCH_KEY, key);
  dpt_record_set_text (self, DPT_CONTACT_POINT_REVERSED_KEY, reversed);
}

char *
dpt_phone_format (const char *value)
{
  g_autofree char *digits = dpt_text_digits (value);

  if (strlen (digits) != 10 || digits[0] != '0')
    return g_strdup (value ? value : "");
  return g_strdup_printf ("%.2s %.2s %.2s %.2s %.2s", digits, digits + 2, digits + 4, digits + 6, digits + 8);
}

char *
dpt_address_format (DptAddress *self, const char *home_country)
{
  const char *country = dpt_record_get_text (self, DPT_ADDRESS_COUNTRY);
  GString *out = g_string_new (NULL);

  for (guint field = DPT_ADDRESS_LINE1; field <= DPT_ADDRESS_LINE2; field++)
    if (!dpt_record_is_null (self, field))
      g_string_append_printf (out, "%s\n", dpt_record_get_text (self, field));
  g_string_append_printf (out, "%s %s\n", dpt_record_get_string (self, DPT_ADDRESS_POSTAL_CODE),
                          dpt_record_get_string (self, DPT_ADDRESS_CITY));
  if (country != NULL && g_strcmp0 (country, home_country) != 0)
    g_string_append_printf (out, "%s\n", dpt_country_get_label (country));
  return g_strstrip (g_string_free (out, FALSE));
}
