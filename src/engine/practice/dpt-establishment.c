/* dpt-establishment.c - see dpt-establishment.h.
 * For: the field tables and the few rules of shops and stations. Not for: users.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-establishment.h"

#include "base/dpt-error.h"
#include "engine/practice/dpt-country.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ONE_LINE 0, 200
#define CODE 0, 8
#define FLAG 0, 0

/* In the order of the enumerations of the header. */
static const DptField organization_fields[] = {
  { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, ONE_LINE, N_ ("Shop's name") },
  { "country", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 2, N_ ("Country") },
  { "currency", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 3, N_ ("Currency") },
  { "demonstration", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, FLAG, NULL },
  { "created_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, FLAG, NULL },
};

static const DptField establishment_fields[] = {
  { "organization_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, FLAG, NULL },
  { "code", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, CODE, N_ ("Code") },
  { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, ONE_LINE, N_ ("Name") },
  { "legal_name", DPT_FIELD_TEXT, 0, ONE_LINE, N_ ("Legal name") },
  { "line1", DPT_FIELD_TEXT, 0, ONE_LINE, N_ ("Address") },
  { "line2", DPT_FIELD_TEXT, 0, ONE_LINE, N_ ("Address, second line") },
  { "postal_code", DPT_FIELD_TEXT, 0, 0, 16, N_ ("Postal code") },
  { "city", DPT_FIELD_TEXT, 0, 0, 100, N_ ("City") },
  { "country", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 2, N_ ("Country") },
  { "phone", DPT_FIELD_TEXT, DPT_FIELD_PHONE, 0, 40, N_ ("Phone") },
  { "email", DPT_FIELD_TEXT, DPT_FIELD_EMAIL, ONE_LINE, N_ ("E-mail") },
  { "website", DPT_FIELD_TEXT, 0, ONE_LINE, N_ ("Website") },
  { "siret", DPT_FIELD_TEXT, 0, 0, 20, N_ ("SIRET number") },
  { "finess", DPT_FIELD_TEXT, 0, 0, 20, N_ ("FINESS number") },
  { "vat_number", DPT_FIELD_TEXT, 0, 0, 20, N_ ("VAT number") },
  { "rcs", DPT_FIELD_TEXT, 0, 0, 60, N_ ("Trade register") },
  { "capital", DPT_FIELD_TEXT, 0, 0, 60, N_ ("Legal form and capital") },
  { "iban", DPT_FIELD_TEXT, 0, 0, 42, N_ ("IBAN") },
  { "bic", DPT_FIELD_TEXT, 0, 0, 11, N_ ("BIC") },
  { "opening_hours", DPT_FIELD_TEXT, 0, 0, 500, N_ ("Opening hours") },
  { "accent_color", DPT_FIELD_TEXT, 0, 0, 7, N_ ("Colour of documents") },
  { "logo", DPT_FIELD_BLOB, 0, FLAG, N_ ("Logo") },
  { "active", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, FLAG, N_ ("In use") },
};

static const DptField station_fields[] = {
  { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, FLAG, NULL },
  { "code", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, CODE, N_ ("Code") },
  { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, ONE_LINE, N_ ("Name") },
  { "machine", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Machine") },
  { "active", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, FLAG, N_ ("In use") },
};

static gboolean
check_country (DptRecord *record, guint field, GError **error)
{
  const char *code = dpt_record_get_text (record, field);

  if (dpt_country_find (code) != NULL)
    return TRUE;
  return dpt_set_invalid (error, "country", _ ("Country: “%s” is not a country that this program knows."), code);
}

static gboolean
validate_organization (DptRecord *record, GError **error)
{
  return check_country (record, DPT_ORGANIZATION_COUNTRY, error);
}

/* Without the blanks that people put between groups. */
static char *
dup_unspaced (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (out, g_utf8_get_char (at));
  return g_string_free (out, FALSE);
}

/* ISO/IEC 7812-1 annex B (Luhn), which Insee uses; the shops of the French post add their digits up to a multiple of 5 instead. */
static gboolean
is_siret (const char *digits)
{
  int sum = 0, plain = 0;

  if (strlen (digits) != 14 || strspn (digits, "0123456789") != 14)
    return FALSE;
  for (int i = 0; i < 14; i++)
    {
      int digit = digits[i] - '0', twice = digit * 2;

      plain += digit;
      sum += i % 2 == 0 ? twice / 10 + twice % 10 : digit;
    }
  return sum % 10 == 0 || (g_str_has_prefix (digits, "356000000") && plain % 5 == 0);
}

/* ISO 13616-1: country and key go to the end, letters count 10 to 35, and the number leaves 1 when divided by 97. */
static gboolean
is_iban (const char *text)
{
  gsize length = strlen (text);
  int rest = 0;

  if (length < 15 || length > 34 || !g_ascii_isalpha (text[0]) || !g_ascii_isalpha (text[1]))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      char c = g_ascii_toupper (text[(i + 4) % length]);

      if (!g_ascii_isalnum (c))
        return FALSE;
      rest = g_ascii_isdigit (c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
    }
  return rest == 1;
}

/* What is printed on every invoice: a digit that was mistyped there is found by the tax office, or by the client's bank. */
static gboolean
check_numbers (DptRecord *record, GError **error)
{
  const char *siret = dpt_record_get_text (record, DPT_ESTABLISHMENT_SIRET);
  const char *iban = dpt_record_get_text (record, DPT_ESTABLISHMENT_IBAN);
  g_autofree char *digits = dup_unspaced (siret != NULL ? siret : "");
  g_autofree char *account = dup_unspaced (iban != NULL ? iban : "");

  if (*digits != '\0' && g_str_equal (dpt_record_get_string (record, DPT_ESTABLISHMENT_COUNTRY), "FR") && !is_siret (digits))
    return dpt_set_invalid (error, "siret", _ ("SIRET number: “%s” is mistyped: it has 14 digits, and the last one must fit."), siret);
  if (*account != '\0' && !is_iban (account))
    return dpt_set_invalid (error, "iban", _ ("IBAN: “%s” is mistyped, or incomplete: its check digits do not fit."), iban);
  return TRUE;
}

static gboolean
validate_establishment (DptRecord *record, GError **error)
{
  const char *color = dpt_record_get_text (record, DPT_ESTABLISHMENT_ACCENT_COLOR);

  if (color != NULL && (strlen (color) != 7 || color[0] != '#' || strspn (color + 1, "0123456789abcdefABCDEF") != 6))
    return dpt_set_invalid (error, "accent_color", _ ("Colour of documents: “%s” is not written like #1a5fb4."), color);
  return check_numbers (record, error) && check_country (record, DPT_ESTABLISHMENT_COUNTRY, error);
}

DPT_DEFINE_RECORD_WITH_CODE (DptOrganization, dpt_organization, "organization", organization_fields,
                             record_class->validate = validate_organization)
DPT_DEFINE_RECORD_WITH_CODE (DptEstablishment, dpt_establishment, "establishment", establishment_fields,
                             record_class->validate = validate_establishment)
DPT_DEFINE_RECORD (DptStation, dpt_station, "station", station_fields)

GPtrArray *
dpt_establishment_list (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "practice/shop:establishments", error);

  return rows ? dpt_record_list_from_rows (DPT_TYPE_ESTABLISHMENT, rows) : NULL;
}

DptOrganization *
dpt_organization_load (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "practice/shop:organization", error);

  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no shop in this database yet. Create it first."));
      return NULL;
    }
  return dpt_record_from_row (DPT_TYPE_ORGANIZATION, rows, 0);
}

/* "1", "2"…: one more than there are, or the next that is free. */
static gboolean
give_code (DptUnit *unit, DptEstablishment *establishment, GError **error)
{
  for (int i = 1;; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", i);
      g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "practice/shop:establishment-by-code", error, DPT_TEXT (code));

      if (rows == NULL)
        return FALSE;
      if (dpt_db_rows_get_n_rows (rows) > 0)
        continue;
      dpt_record_set_text (establishment, DPT_ESTABLISHMENT_CODE, code);
      return TRUE;
    }
}

gboolean
dpt_establishment_save (DptUnit *unit, DptEstablishment *establishment, GError **error)
{
  g_return_val_if_fail (DPT_IS_ESTABLISHMENT (establishment), FALSE);

  if (!dpt_unit_require (unit, DPT_RIGHT_SETTING_WRITE, error))
    return FALSE;
  if (!dpt_record_is_saved (establishment))
    {
      g_autoptr (DptOrganization) organization = dpt_organization_load (unit, error);

      if (organization == NULL)
        return FALSE;
      dpt_record_set_int (establishment, DPT_ESTABLISHMENT_ORGANIZATION_ID, dpt_record_get_id (organization));
      if (dpt_record_is_null (establishment, DPT_ESTABLISHMENT_COUNTRY))
        dpt_record_set_text (establishment, DPT_ESTABLISHMENT_COUNTRY,
                             dpt_record_get_text (organization, DPT_ORGANIZATION_COUNTRY));
      if (dpt_record_is_null (establishment, DPT_ESTABLISHMENT_ACTIVE))
        dpt_record_set_int (establishment, DPT_ESTABLISHMENT_ACTIVE, TRUE);
      if (dpt_record_is_null (establishment, DPT_ESTABLISHMENT_CODE) && !give_code (unit, establishment, error))
        return FALSE;
    }
  return dpt_unit_save (unit, establishment, error);
}

gint64
dpt_station_ensure (DptUnit *unit, gint64 establishment_id, const char *machine, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptStation) station = NULL;
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;
  gint64 number;

  rows = dpt_db_query (unit->connection, "practice/shop:station-of-machine", error, DPT_INT (establishment_id), DPT_TEXT (machine));
  if (rows == NULL)
    return 0;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    return dpt_db_rows_get_int (rows, 0, 0);

  number = dpt_unit_take_number (unit, establishment_id, "station", 0, error);
  if (number == 0)
    return 0;
  code = g_strdup_printf ("P%02d", (int) number);
  /* Translators: the number of a work place in the shop */
  name = g_strdup_printf (_ ("Station %d"), (int) number);
  station = dpt_record_new (DPT_TYPE_STATION);
  dpt_record_set_int (station, DPT_STATION_ESTABLISHMENT_ID, establishment_id);
  dpt_record_set_text (station, DPT_STATION_CODE, code);
  dpt_record_set_text (station, DPT_STATION_NAME, name);
  dpt_record_set_text (station, DPT_STATION_MACHINE, machine);
  dpt_record_set_int (station, DPT_STATION_ACTIVE, TRUE);
  return dpt_unit_save (unit, station, error) ? dpt_record_get_id (station) : 0;
}
