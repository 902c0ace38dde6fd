/* dpt-patient-store.c - see dpt-patient-store.h.
 * For: loading, saving and merging. Not for: what a form may hold (dpt-patient.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient-store.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/patient/dpt-patient-key.h"

#include <glib/gi18n-lib.h>

#define FILE_NUMBERS "patient" /* the series: one for the organization, so it is kept with the oldest establishment */
#define OLDEST 130             /* years; nobody has reached 123 yet */

/* In the order of DptPatientPart. */
static const char *const part_statements[DPT_N_PATIENT_PARTS] = {
  "patient/patient:contacts", "patient/patient:addresses", "patient/patient:alerts",   "patient/patient:covers",
  "patient/patient:links",    "patient/patient:tags-of",   "patient/patient:consents",
};

/* --- loading --- */

static gboolean
load_part (DptUnit *unit, DptPatientFile *file, DptPatientPart part, GError **error)
{
  gint64 id = dpt_record_get_id (dpt_patient_file_get_patient (file));
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (GPtrArray) records = NULL;

  rows = dpt_db_query_values (unit->connection, dpt_db_statement_find (part_statements[part]), DPT_DB_VALUES (DPT_INT (id)), 1, error);
  if (rows == NULL)
    return FALSE;
  records = dpt_record_list_from_rows (dpt_patient_part_get_record_type (part), rows);
  for (guint i = 0; i < records->len; i++)
    dpt_patient_file_append (file, part, records->pdata[i]);
  return TRUE;
}

/* Names are joined in C, because how a name is written is the locale's. */
static void
name_relatives (DptPatientFile *file, DptDbRows *names)
{
  GListModel *links = dpt_patient_file_get_part (file, DPT_PATIENT_PART_LINKS);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (DptRecord) link = g_list_model_get_item (links, i);

      for (guint row = 0; row < dpt_db_rows_get_n_rows (names); row++)
        if (dpt_db_rows_get_int (names, row, 0) == dpt_record_get_int (link, DPT_FAMILY_LINK_RELATIVE_ID))
          {
            g_autofree char *name = dpt_patient_create_name (dpt_db_rows_get_text (names, row, 1), dpt_db_rows_get_text (names, row, 2),
                                                             dpt_db_rows_get_text (names, row, 3));

            dpt_record_set_text (link, DPT_FAMILY_LINK_RELATIVE_NAME, name);
          }
    }
}

DptPatientFile *
dpt_patient_load (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptPatient) patient = NULL;
  g_autoptr (DptPatientFile) file = NULL;
  g_autoptr (DptDbRows) names = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  patient = dpt_unit_load (unit, DPT_TYPE_PATIENT, id, error);
  if (patient == NULL)
    return NULL;
  file = dpt_patient_file_new_for (patient);
  for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
    if (!load_part (unit, file, part, error))
      return NULL;
  names = dpt_db_query (unit->connection, "patient/patient:relatives", error, DPT_INT (id));
  if (names == NULL)
    return NULL;
  name_relatives (file, names);
  return g_steal_pointer (&file);
}

/* --- saving --- */

gboolean
dpt_patient_write_keys (DptUnit *unit, DptPatient *patient, GError **error)
{
  gint64 id = dpt_record_get_id (patient);
  g_autoptr (GPtrArray) keys = NULL;

  dpt_db_connection_touch (unit->connection, "patient_key");
  if (dpt_db_execute (unit->connection, "patient/patient:drop-keys", error, DPT_INT (id)) < 0)
    return FALSE;
  if (!dpt_record_is_null (patient, DPT_PATIENT_MERGED_INTO_ID))
    return TRUE;
  keys = dpt_patient_create_keys (dpt_record_get_text (patient, DPT_PATIENT_FAMILY_NAME),
                                  dpt_record_get_text (patient, DPT_PATIENT_BIRTH_NAME),
                                  dpt_record_get_text (patient, DPT_PATIENT_GIVEN_NAMES),
                                  dpt_record_get_text (patient, DPT_PATIENT_BIRTH_DATE));
  for (guint i = 0; i < keys->len; i++)
    {
      const DptPatientKey *key = keys->pdata[i];

      if (!dpt_db_post (unit->connection, "patient/patient:add-key", error, DPT_TEXT (key->lead), DPT_TEXT (key->rest), DPT_INT (id)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_same_card (DptUnit *unit, DptPatient *patient, GError **error)
{
  const char *card = dpt_record_get_text (patient, DPT_PATIENT_CARD_NUMBER);
  g_autoptr (DptDbRows) rows = NULL;
  g_autofree char *name = NULL;

  if (card == NULL || !dpt_record_is_field_dirty (patient, DPT_PATIENT_CARD_NUMBER))
    return TRUE;
  rows = dpt_db_query (unit->connection, "patient/patient:by-card", error, DPT_TEXT (card));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) == 0 || dpt_db_rows_get_int (rows, 0, 0) == dpt_record_get_id (patient))
    return TRUE;
  name = dpt_patient_create_name (dpt_db_rows_get_text (rows, 0, 1), NULL, dpt_db_rows_get_text (rows, 0, 2));
  /* Translators: a card's number, and the patient who has it */
  return dpt_set_invalid (error, "card_number", _ ("Card number: “%s” is the card of %s."), card, name);
}

/* Nobody is born, or dies, on a day that is still to come; and a birth date of two centuries ago is a slip of the finger. Only what
 * is typed now is judged: a file that was taken over with an odd date can still be given a new telephone. */
static gboolean
refuse_impossible_days (DptUnit *unit, DptPatient *patient, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  const char *birth = dpt_record_get_text (patient, DPT_PATIENT_BIRTH_DATE);
  const char *death = dpt_record_get_text (patient, DPT_PATIENT_DECEASED_ON);

  if (birth != NULL && dpt_record_is_field_dirty (patient, DPT_PATIENT_BIRTH_DATE))
    {
      g_autofree char *shown = dpt_date_format (birth);

      if (strcmp (birth, today) > 0)
        return dpt_set_invalid (error, "birth_date", _ ("Birth date: %s is still to come."), shown);
      if (dpt_date_age (birth, today) > OLDEST)
        return dpt_set_invalid (error, "birth_date", _ ("Birth date: %s is more than %d years ago."), shown, OLDEST);
    }
  if (death != NULL && dpt_record_is_field_dirty (patient, DPT_PATIENT_DECEASED_ON) && strcmp (death, today) > 0)
    {
      g_autofree char *shown = dpt_date_format (death);

      return dpt_set_invalid (error, "deceased_on", _ ("Deceased on: %s is still to come."), shown);
    }
  return TRUE;
}

static gint64
take_file_number (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "patient/patient:first-establishment", error);

  return rows ? dpt_unit_take_number (unit, dpt_db_rows_get_int (rows, 0, 0), FILE_NUMBERS, 0, error) : 0;
}

/* Without the spaces that people write in it, so that an index finds it. */
static void
tidy_nir (DptPatient *patient)
{
  const char *nir = dpt_record_get_text (patient, DPT_PATIENT_NIR);
  g_autoptr (GString) tidy = g_string_new (NULL);

  for (const char *p = nir ? nir : ""; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (tidy, g_ascii_toupper (*p));
  dpt_record_set_text (patient, DPT_PATIENT_NIR, tidy->str);
}

static gboolean
save_record (DptUnit *unit, DptPatient *patient, GError **error)
{
  gboolean names = dpt_record_is_field_dirty (patient, DPT_PATIENT_FAMILY_NAME)
                   || dpt_record_is_field_dirty (patient, DPT_PATIENT_BIRTH_NAME)
                   || dpt_record_is_field_dirty (patient, DPT_PATIENT_GIVEN_NAMES);
  gboolean keys = names || dpt_record_is_field_dirty (patient, DPT_PATIENT_BIRTH_DATE);

  tidy_nir (patient);
  if (names)
    {
      g_autofree char *sort_name = dpt_patient_create_sort_name (dpt_record_get_text (patient, DPT_PATIENT_FAMILY_NAME),
                                                                 dpt_record_get_text (patient, DPT_PATIENT_GIVEN_NAMES));

      dpt_record_set_text (patient, DPT_PATIENT_SORT_NAME, sort_name);
    }
  if (!dpt_record_is_saved (patient))
    {
      if (dpt_record_is_null (patient, DPT_PATIENT_CREATED_AT))
        dpt_record_set_int (patient, DPT_PATIENT_CREATED_AT, dpt_unit_get_now (unit));
      if (dpt_record_is_null (patient, DPT_PATIENT_ACTIVE))
        dpt_record_set_int (patient, DPT_PATIENT_ACTIVE, TRUE);
      if (dpt_record_is_null (patient, DPT_PATIENT_HOME_ESTABLISHMENT_ID))
        dpt_record_set_int (patient, DPT_PATIENT_HOME_ESTABLISHMENT_ID, dpt_unit_get_establishment_id (unit));
      if (dpt_record_is_null (patient, DPT_PATIENT_FILE_NUMBER))
        {
          gint64 number = take_file_number (unit, error);

          if (number == 0)
            return FALSE;
          dpt_record_set_int (patient, DPT_PATIENT_FILE_NUMBER, number);
        }
    }
  if (!refuse_impossible_days (unit, patient, error) || !refuse_same_card (unit, patient, error) || !dpt_unit_save (unit, patient, error))
    return FALSE;
  return !keys || dpt_patient_write_keys (unit, patient, error);
}

static gboolean
save_consent (DptUnit *unit, DptRecord *consent, GError **error)
{
  if (dpt_record_is_saved (consent))
    return TRUE;
  dpt_record_set_int (consent, DPT_CONSENT_AT, dpt_unit_get_now (unit));
  dpt_record_set_int (consent, DPT_CONSENT_USER_ID, dpt_unit_get_user_id (unit));
  return dpt_unit_add (unit, consent, error)
         && dpt_unit_audit (unit, "consent", "patient", dpt_record_get_int (consent, DPT_CONSENT_PATIENT_ID), NULL, error);
}

static gboolean
save_part (DptUnit *unit, DptPatientFile *file, DptPatientPart part, GError **error)
{
  GListModel *records = dpt_patient_file_get_part (file, part);
  gint64 id = dpt_record_get_id (dpt_patient_file_get_patient (file));

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (DptRecord) record = g_list_model_get_item (records, i);

      if (!dpt_record_is_saved (record))
        dpt_record_set_int (record, 0, id); /* PATIENT_ID stands first in all of them */
      if (part == DPT_PATIENT_PART_CONTACTS)
        dpt_contact_point_make_keys (DPT_CONTACT_POINT (record));
      if (part == DPT_PATIENT_PART_CONSENTS ? !save_consent (unit, record, error) : !dpt_unit_save (unit, record, error))
        return FALSE;
    }
  return TRUE;
}

/* Which field says what a record beside the patient was. */
static const struct { DptPatientPart part; guint field; } tellers[] = {
  { DPT_PATIENT_PART_CONTACTS, DPT_CONTACT_POINT_VALUE },  { DPT_PATIENT_PART_ADDRESSES, DPT_ADDRESS_LINE1 },
  { DPT_PATIENT_PART_ALERTS, DPT_ALERT_TEXT },             { DPT_PATIENT_PART_COVERS, DPT_PATIENT_COVER_INSURER_NAME },
  { DPT_PATIENT_PART_LINKS, DPT_FAMILY_LINK_RELATIVE_NAME }, { DPT_PATIENT_PART_TAGS, DPT_PATIENT_TAG_TAG_NAME },
};

/* The trail of a record that is gone is found by nobody who looks at the patient: so the patient's own tells of it. */
static gboolean
tell_removal (DptUnit *unit, gint64 id, DptRecord *record, GError **error)
{
  const DptField *field;
  const char *text = NULL;
  g_autoptr (GString) change = g_string_new ("{\"notes\":[");

  for (guint i = 0; i < G_N_ELEMENTS (tellers); i++)
    if (G_OBJECT_TYPE (record) == dpt_patient_part_get_record_type (tellers[i].part))
      {
        field = dpt_record_get_field (record, tellers[i].field);
        text = dpt_record_get_text (record, tellers[i].field);
        g_string_printf (change, "{\"%s\":[", field->column);
      }
  dpt_text_append_json (change, text);
  g_string_append (change, ",null]}");
  return dpt_unit_audit (unit, "remove", "patient", id, change->str, error);
}

/* --- the other side of a link --- */

/* What a relative's file says of the patient; NULL where it says nothing: who pays need not know for whom. */
static const struct { const char *kind; const char *other; } mirrors[] = {
  { "parent", "child" }, { "child", "parent" }, { "spouse", "spouse" }, { "sibling", "sibling" },
};

static const char *
find_mirror (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (mirrors); i++)
    if (g_strcmp0 (mirrors[i].kind, kind) == 0)
      return mirrors[i].other;
  return NULL;
}

static gboolean
set_mirror (DptUnit *unit, gint64 patient_id, gint64 relative_id, const char *kind, gboolean wanted, GError **error)
{
  const char *other = find_mirror (kind);
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptFamilyLink) link = NULL;

  if (other == NULL)
    return TRUE;
  rows = dpt_db_query (unit->connection, "patient/patient:link-of", error, DPT_INT (relative_id), DPT_INT (patient_id), DPT_TEXT (other));
  if (rows == NULL)
    return FALSE;
  if ((dpt_db_rows_get_n_rows (rows) > 0) == wanted)
    return TRUE;
  if (!wanted)
    {
      link = dpt_record_from_row (DPT_TYPE_FAMILY_LINK, rows, 0);
      return dpt_unit_remove (unit, link, error);
    }
  link = dpt_record_new (DPT_TYPE_FAMILY_LINK);
  dpt_record_set_int (link, DPT_FAMILY_LINK_PATIENT_ID, relative_id);
  dpt_record_set_int (link, DPT_FAMILY_LINK_RELATIVE_ID, patient_id);
  dpt_record_set_text (link, DPT_FAMILY_LINK_KIND, other);
  return dpt_unit_save (unit, link, error);
}

/* Before the links are saved: what changes of them changes on the other side, too. */
static gboolean
mirror_links (DptUnit *unit, DptPatientFile *file, GError **error)
{
  gint64 id = dpt_record_get_id (dpt_patient_file_get_patient (file));
  GListModel *links = dpt_patient_file_get_part (file, DPT_PATIENT_PART_LINKS);
  GPtrArray *removed = dpt_patient_file_get_removed (file);

  for (guint i = 0; i < removed->len; i++)
    if (DPT_IS_FAMILY_LINK (removed->pdata[i])
        && !set_mirror (unit, id, dpt_record_get_int (removed->pdata[i], DPT_FAMILY_LINK_RELATIVE_ID),
                        dpt_record_get_text (removed->pdata[i], DPT_FAMILY_LINK_KIND), FALSE, error))
      return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (DptRecord) link = g_list_model_get_item (links, i);
      gint64 relative = dpt_record_get_int (link, DPT_FAMILY_LINK_RELATIVE_ID);
      const char *before = dpt_record_is_saved (link) ? dpt_record_get_original (link, DPT_FAMILY_LINK_KIND).data : NULL;

      if (!dpt_record_is_dirty (link))
        continue;
      if ((before != NULL && !set_mirror (unit, id, relative, before, FALSE, error))
          || !set_mirror (unit, id, relative, dpt_record_get_text (link, DPT_FAMILY_LINK_KIND), TRUE, error))
        return FALSE;
    }
  return TRUE;
}

/* The first link to a guardian is the patient's guardian; taken off, there is none. */
static void
take_guardian (DptPatientFile *file)
{
  DptPatient *patient = dpt_patient_file_get_patient (file);
  GListModel *links = dpt_patient_file_get_part (file, DPT_PATIENT_PART_LINKS);
  GPtrArray *removed = dpt_patient_file_get_removed (file);

  for (guint i = 0; i < removed->len; i++)
    if (DPT_IS_FAMILY_LINK (removed->pdata[i])
        && g_strcmp0 (dpt_record_get_text (removed->pdata[i], DPT_FAMILY_LINK_KIND), "guardian") == 0
        && dpt_record_get_int (removed->pdata[i], DPT_FAMILY_LINK_RELATIVE_ID) == dpt_record_get_int (patient, DPT_PATIENT_GUARDIAN_ID))
      dpt_record_set_null (patient, DPT_PATIENT_GUARDIAN_ID);
  for (guint i = g_list_model_get_n_items (links); i-- > 0;)
    {
      g_autoptr (DptRecord) link = g_list_model_get_item (links, i);

      if (g_strcmp0 (dpt_record_get_text (link, DPT_FAMILY_LINK_KIND), "guardian") == 0)
        dpt_record_set_int (patient, DPT_PATIENT_GUARDIAN_ID, dpt_record_get_int (link, DPT_FAMILY_LINK_RELATIVE_ID));
    }
}

gint64
dpt_patient_save (DptUnit *unit, DptPatientFile *original, GError **error)
{
  g_autoptr (DptPatientFile) file = NULL;
  DptPatient *patient;
  GPtrArray *removed;

  g_return_val_if_fail (DPT_IS_PATIENT_FILE (original), 0);

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_WRITE, error) || !dpt_patient_file_validate (original, error))
    return 0;
  file = dpt_patient_file_copy (original);
  patient = dpt_patient_file_get_patient (file);
  removed = dpt_patient_file_get_removed (file);
  take_guardian (file);
  if (!save_record (unit, patient, error) || !mirror_links (unit, file, error))
    return 0;
  /* What goes, goes first: a tag taken off and put on again would meet itself. */
  for (guint i = 0; i < removed->len; i++)
    if (!dpt_unit_remove (unit, removed->pdata[i], error) || !tell_removal (unit, dpt_record_get_id (patient), removed->pdata[i], error))
      return 0;
  for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
    if (!save_part (unit, file, part, error))
      return 0;
  return dpt_record_get_id (patient);
}

/* --- one patient, two files --- */

static gboolean
set_merged (DptUnit *unit, gint64 twin_id, gint64 id, GError **error)
{
  g_autoptr (DptPatient) twin = dpt_unit_load (unit, DPT_TYPE_PATIENT, twin_id, error);

  if (twin == NULL)
    return FALSE;
  if (id != 0 && !dpt_record_is_null (twin, DPT_PATIENT_MERGED_INTO_ID))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This file was merged already. Undo that first."));
  if (id == 0 && dpt_record_is_null (twin, DPT_PATIENT_MERGED_INTO_ID))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This file was not merged."));
  dpt_record_set_int (twin, DPT_PATIENT_MERGED_INTO_ID, id);
  dpt_record_set_int (twin, DPT_PATIENT_ACTIVE, id == 0);
  return dpt_unit_save (unit, twin, error) && dpt_patient_write_keys (unit, twin, error);
}

gboolean
dpt_patient_merge (DptUnit *unit, gint64 id, gint64 twin_id, GError **error)
{
  g_autoptr (DptPatient) patient = NULL;
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_MERGE, error))
    return FALSE;
  if (id == twin_id)
    return dpt_set_invalid (error, "twin_id", _ ("Merge: these are one and the same file."));
  patient = dpt_unit_load (unit, DPT_TYPE_PATIENT, id, error);
  if (patient == NULL)
    return FALSE;
  rows = dpt_db_query (unit->connection, "patient/patient:merged-into", error, DPT_INT (twin_id));
  if (rows == NULL)
    return FALSE;
  /* One step deep, so that every reader finds all of a patient with one look. */
  if (!dpt_record_is_null (patient, DPT_PATIENT_MERGED_INTO_ID) || dpt_db_rows_get_n_rows (rows) > 0)
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("One of these files was merged already. Undo that first, or merge with the file that stayed."));
  return set_merged (unit, twin_id, id, error);
}

gboolean
dpt_patient_unmerge (DptUnit *unit, gint64 twin_id, GError **error)
{
  return dpt_unit_require (unit, DPT_RIGHT_PATIENT_MERGE, error) && set_merged (unit, twin_id, 0, error);
}

/* --- tags --- */

gint64
dpt_patient_tag_ensure (DptUnit *unit, const char *name, const char *color, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptTag) tag = NULL;

  g_return_val_if_fail (name != NULL, 0);

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_WRITE, error))
    return 0;
  rows = dpt_db_query (unit->connection, "patient/patient:tag-by-name", error, DPT_TEXT (name));
  if (rows == NULL)
    return 0;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    return dpt_db_rows_get_int (rows, 0, 0);
  tag = dpt_record_new (DPT_TYPE_TAG);
  dpt_record_set_text (tag, DPT_TAG_NAME, name);
  dpt_record_set_text (tag, DPT_TAG_COLOR, color);
  return dpt_unit_save (unit, tag, error) ? dpt_record_get_id (tag) : 0;
}

GPtrArray *
dpt_patient_list_tags (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "patient/patient:tags", error);

  return rows ? dpt_record_list_from_rows (DPT_TYPE_TAG, rows) : NULL;
}
