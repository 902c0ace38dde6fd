/* dpt-visit-store.c - see dpt-visit-store.h.
 * For: the only file that writes the tables visit, refraction, acuity, pressure, keratometry, finding,
 * lens_trial, visit_version.
 * Not for: what may lead to what (dpt-clinical-state.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-store.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-id.h"
#include "base/dpt-text.h"
#include "engine/clinical/dpt-clinical-state.h"
#include "engine/clinical/dpt-exam-layout.h"
#include "engine/clinical/dpt-lens-wear.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "engine/clinical/dpt-recall.h"
#include "engine/clinical/dpt-tray.h"
#include "engine/clinical/dpt-visit-carry.h"
#include "engine/practice/dpt-draft.h"

#include <glib/gi18n-lib.h>

#define AMENDMENT "visit-amendment" /* kind of draft */

void
dpt_visit_dossier_free (DptVisitDossier *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->sheet);
  g_clear_object (&self->earlier);
  g_clear_object (&self->amendment);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->prescriptions, g_ptr_array_unref);
  g_free (self->examiner_name);
  g_free (self->patient_name);
  g_free (self->birth_date);
  g_clear_pointer (&self->custom, g_hash_table_unref);
  g_free (self);
}

/* --- reading --- */

static const struct { const char *statement; GType (*get_type) (void); } detail_tables[] = {
  { "clinical/clinical:refractions", dpt_refraction_get_type },
  { "clinical/clinical:acuities", dpt_acuity_record_get_type },
  { "clinical/clinical:pressures", dpt_pressure_get_type },
  { "clinical/clinical:keratometries", dpt_keratometry_get_type },
  { "clinical/clinical:findings", dpt_finding_get_type },
  { "clinical/lens:trials", dpt_lens_trial_get_type },
};

static DptVisitSheet *
read_sheet (DptUnit *unit, gint64 visit_id, GError **error)
{
  g_autoptr (DptVisit) visit = dpt_unit_load (unit, DPT_TYPE_VISIT, visit_id, error);
  g_autoptr (DptVisitSheet) sheet = NULL;

  if (visit == NULL)
    return NULL;
  sheet = dpt_visit_sheet_new (visit);
  for (guint i = 0; i < G_N_ELEMENTS (detail_tables); i++)
    {
      g_autoptr (DptDbRows) rows = NULL;

      rows = dpt_db_query_values (unit->connection, dpt_db_statement_find (detail_tables[i].statement),
                                  DPT_DB_VALUES (DPT_INT (visit_id)), 1, error);
      if (rows == NULL)
        return NULL;
      for (guint row = 0; row < dpt_db_rows_get_n_rows (rows); row++)
        dpt_visit_sheet_add_detail (sheet, dpt_record_from_row (detail_tables[i].get_type (), rows, row));
    }
  return g_steal_pointer (&sheet);
}

DptVisitSheet *
dpt_visit_load (DptUnit *unit, gint64 visit_id, GError **error)
{
  return dpt_unit_require (unit, DPT_RIGHT_CLINICAL_READ, error) ? read_sheet (unit, visit_id, error) : NULL;
}

/* The signed visit before this one; *@earlier stays NULL where there is none. */
static gboolean
read_earlier (DptUnit *unit, DptVisit *visit, DptVisitSheet **earlier, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query (unit->connection, "clinical/clinical:earlier-visit", error,
                       dpt_record_get_value (visit, DPT_VISIT_PATIENT_ID),
                       dpt_record_get_value (visit, DPT_VISIT_STARTED_AT), DPT_INT (dpt_record_get_id (visit)));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    return TRUE;
  *earlier = read_sheet (unit, dpt_db_rows_get_int (rows, 0, 0), error);
  return *earlier != NULL;
}

static gboolean
read_names (DptUnit *unit, DptVisitDossier *dossier, GError **error)
{
  DptVisit *visit = dpt_visit_sheet_get_visit (dossier->sheet);
  g_autoptr (DptDbRows) user = NULL;
  g_autoptr (DptDbRows) patient = NULL;

  user = dpt_db_query (unit->connection, "clinical/clinical:user-name", error,
                       dpt_record_get_value (visit, DPT_VISIT_EXAMINER_ID));
  if (user == NULL)
    return FALSE;
  patient = dpt_db_query (unit->connection, "clinical/clinical:patient-facts", error,
                          dpt_record_get_value (visit, DPT_VISIT_PATIENT_ID));
  if (patient == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (user) > 0)
    dossier->examiner_name = g_strdup (dpt_db_rows_get_text (user, 0, 0));
  if (dpt_db_rows_get_n_rows (patient) > 0)
    {
      dossier->patient_name
        = g_strdup_printf ("%s %s", dpt_db_rows_get_string (patient, 0, 0), dpt_db_rows_get_string (patient, 0, 1));
      dossier->birth_date = g_strdup (dpt_db_rows_get_text (patient, 0, 2));
    }
  return TRUE;
}

static gboolean
read_amendment (DptUnit *unit, DptVisitDossier *dossier, GError **error)
{
  g_autoptr (DptDraft) draft = NULL;
  g_autoptr (GError) reason = NULL;

  if (dpt_unit_get_user_id (unit) == 0)
    return TRUE;
  draft = dpt_draft_load (unit, AMENDMENT, dpt_visit_sheet_get_visit_id (dossier->sheet), &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  /* What cannot be read back is an unfinished thought, and no reason to refuse the visit. */
  if (draft != NULL)
    dossier->amendment = dpt_visit_sheet_new_from_json (dpt_visit_sheet_get_visit (dossier->sheet),
                                                        dpt_record_get_string (draft, DPT_DRAFT_CONTENT), NULL);
  return TRUE;
}

static gboolean
read_versions (DptUnit *unit, DptVisitDossier *dossier, GError **error)
{
  gint64 visit_id = dpt_visit_sheet_get_visit_id (dossier->sheet);
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "clinical/clinical:versions", error, DPT_INT (visit_id));

  if (rows == NULL)
    return FALSE;
  dossier->versions = dpt_record_list_from_rows (DPT_TYPE_VISIT_VERSION, rows);
  dossier->prescriptions = dpt_prescription_list_of_visit (unit, visit_id, error);
  if (dossier->prescriptions == NULL)
    return FALSE;
  dossier->custom = dpt_exam_custom_load (unit, error);
  return dossier->custom != NULL;
}

DptVisitDossier *
dpt_visit_reopen (DptUnit *unit, gint64 visit_id, GError **error)
{
  g_autoptr (DptVisitDossier) dossier = g_new0 (DptVisitDossier, 1);

  dossier->sheet = dpt_visit_load (unit, visit_id, error);
  if (dossier->sheet == NULL
      || !read_earlier (unit, dpt_visit_sheet_get_visit (dossier->sheet), &dossier->earlier, error)
      || !read_names (unit, dossier, error) || !read_amendment (unit, dossier, error)
      || !read_versions (unit, dossier, error))
    return NULL;
  return g_steal_pointer (&dossier);
}

DptVisitDossier *
dpt_visit_open (DptUnit *unit, gint64 visit_id, GError **error)
{
  g_autoptr (DptVisitDossier) dossier = dpt_visit_reopen (unit, visit_id, error);
  g_autofree char *what = g_strdup_printf ("visit %" G_GINT64_FORMAT, visit_id);
  DptVisit *visit;

  if (dossier == NULL)
    return NULL;
  visit = dpt_visit_sheet_get_visit (dossier->sheet);
  if (!dpt_visit_log_access (unit, dpt_record_get_int (visit, DPT_VISIT_PATIENT_ID), what, error))
    return NULL;
  return g_steal_pointer (&dossier);
}

gboolean
dpt_visit_log_access (DptUnit *unit, gint64 patient_id, const char *what, GError **error)
{
  gint64 user_id = dpt_unit_get_user_id (unit);

  if (user_id == 0)
    return TRUE;
  return dpt_db_post (unit->connection, "clinical/clinical:add-access", error, DPT_INT (dpt_id_new ()),
                      DPT_INT (dpt_unit_get_now (unit)), DPT_INT (user_id),
                      DPT_REF (dpt_unit_get_establishment_id (unit)), DPT_INT (patient_id), DPT_TEXT (what));
}

DptVisitSheet *
dpt_visit_load_version (DptUnit *unit, gint64 visit_id, int number, GError **error)
{
  g_autoptr (DptVisit) visit = NULL;
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_READ, error))
    return NULL;
  visit = dpt_unit_load (unit, DPT_TYPE_VISIT, visit_id, error);
  if (visit == NULL)
    return NULL;
  rows
    = dpt_db_query (unit->connection, "clinical/clinical:version-content", error, DPT_INT (visit_id), DPT_INT (number));
  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("This visit has no version %d."), number);
      return NULL;
    }
  return dpt_visit_sheet_new_from_json (visit, dpt_db_rows_get_string (rows, 0, 0), error);
}

/* --- starting --- */

static DptVisit *
create_visit (DptUnit *unit, gint64 patient_id, const char *kind)
{
  DptVisit *visit = dpt_record_new (DPT_TYPE_VISIT);
  g_autofree char *today = dpt_unit_dup_today (unit);

  dpt_record_set_int (visit, DPT_VISIT_PATIENT_ID, patient_id);
  dpt_record_set_int (visit, DPT_VISIT_ESTABLISHMENT_ID, dpt_unit_get_establishment_id (unit));
  dpt_record_set_int (visit, DPT_VISIT_EXAMINER_ID, dpt_unit_get_user_id (unit));
  dpt_record_set_text (visit, DPT_VISIT_KIND, kind);
  dpt_record_set_text (visit, DPT_VISIT_STATE, "draft");
  dpt_record_set_int (visit, DPT_VISIT_STARTED_AT, dpt_unit_get_now (unit));
  dpt_record_set_text (visit, DPT_VISIT_STARTED_ON, today);
  dpt_record_set_int (visit, DPT_VISIT_CONTENT_NUMBER, 0);
  return visit;
}

DptVisitSheet *
dpt_visit_start (DptUnit *unit, gint64 patient_id, const char *kind, GError **error)
{
  static const guint carried[]
    = { DPT_VISIT_HISTORY, DPT_VISIT_MEDICATION, DPT_VISIT_ALLERGIES, DPT_VISIT_FAMILY_HISTORY };
  g_autoptr (DptVisit) visit = NULL;
  g_autoptr (DptVisitSheet) earlier = NULL;
  g_autoptr (DptVisitSheet) base = NULL;
  g_autoptr (DptVisitSheet) now = NULL;
  g_autoptr (DptDbRows) draft = NULL;
  gboolean any;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_WRITE, error))
    return NULL;
  draft = dpt_db_query (unit->connection, "clinical/clinical:open-draft", error, DPT_INT (patient_id),
                        DPT_INT (dpt_unit_get_user_id (unit)));
  if (draft == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (draft) > 0)
    return read_sheet (unit, dpt_db_rows_get_int (draft, 0, 0), error);
  visit = create_visit (unit, patient_id, kind);
  dpt_record_take_id (visit);
  if (!read_earlier (unit, visit, &earlier, error))
    return NULL;
  for (guint i = 0; earlier != NULL && i < G_N_ELEMENTS (carried); i++)
    dpt_record_set_text (visit, carried[i], dpt_visit_sheet_get_text (earlier, carried[i]));
  if (!dpt_unit_save (unit, visit, error))
    return NULL;
  base = dpt_visit_sheet_new (visit);
  now = dpt_visit_sheet_copy (base);
  any = dpt_visit_carry (now, earlier);
  if (g_str_equal (kind, "contact_lens"))
    any = dpt_lens_wear_carry (now, earlier) || any;
  return any ? dpt_visit_save_draft (unit, base, now, error) : g_steal_pointer (&base);
}

/* --- saving --- */

/* Whether @event may happen to the visit as it stands in the database now; nobody changes that before we are done. */
static const DptClinicalTransition *
begin_change (DptUnit *unit, gint64 visit_id, const char *event, const char *reason, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  const DptClinicalTransition *transition;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_WRITE, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "clinical/clinical:hold-draft", error, DPT_INT (visit_id));
  if (rows != NULL && dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_db_rows_unref (rows);
      rows = dpt_db_query (unit->connection, "clinical/clinical:state", error, DPT_INT (visit_id));
    }
  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("This visit does not exist."));
      return NULL;
    }
  transition = dpt_visit_state_find (dpt_db_rows_get_text (rows, 0, 0), event, error);
  if (transition == NULL || !dpt_unit_require (unit, transition->right, error))
    return NULL;
  if (transition->needs_reason && dpt_text_is_blank (reason))
    {
      dpt_set_invalid (error, "reason", _ ("Reason: say why, in a few words."));
      return NULL;
    }
  return transition;
}

static gboolean
note_event (DptUnit *unit, gint64 visit_id, const DptClinicalTransition *transition, const char *reason, GError **error)
{
  g_autoptr (GString) change = g_string_new ("{\"reason\":");

  dpt_text_append_json (change, reason);
  g_string_append_printf (change, ",\"state\":[\"%s\",\"%s\"]}", transition->from, transition->to);
  return dpt_unit_audit (unit, transition->event, "visit", visit_id, change->str, error);
}

static void
assign (gpointer target, gpointer source, gboolean only_content)
{
  for (guint i = 0; i < dpt_record_get_n_fields (source); i++)
    {
      DptDbValue value = dpt_record_get_value (source, i);

      if (only_content && !dpt_visit_is_content (i))
        continue;
      if (value.type == DPT_DB_TEXT)
        dpt_record_set_text (target, i, value.data);
      else if (value.type == DPT_DB_INT)
        dpt_record_set_int (target, i, value.integer);
      else
        dpt_record_set_null (target, i);
    }
}

static gboolean
remove_missing (DptUnit *unit, DptVisitSheet *base, DptVisitSheet *now, GError **error)
{
  GPtrArray *details = dpt_visit_sheet_get_details (base);

  for (guint i = 0; i < details->len; i++)
    {
      gpointer kept = dpt_visit_sheet_find_detail (now, dpt_record_get_id (details->pdata[i]));
      g_autoptr (DptRecord) copy = NULL;

      if (kept != NULL && !dpt_visit_detail_is_empty (kept))
        continue;
      copy = dpt_record_copy (details->pdata[i]);
      if (!dpt_unit_remove (unit, copy, error))
        return FALSE;
    }
  return TRUE;
}

/* Works on copies throughout: the unit may be run again from the start, and @base and @now belong to a screen. */
static DptVisitSheet *
write_content (DptUnit *unit, DptVisitSheet *base, DptVisitSheet *now, DptVisit *visit, GError **error)
{
  GPtrArray *details = dpt_visit_sheet_get_details (now);
  g_autoptr (DptVisitSheet) saved = dpt_visit_sheet_new (visit);

  if (!remove_missing (unit, base, now, error))
    return NULL;
  for (guint i = 0; i < details->len; i++)
    {
      gpointer record = details->pdata[i];
      gpointer stored = dpt_visit_sheet_find_detail (base, dpt_record_get_id (record));
      g_autoptr (DptRecord) copy = NULL;

      if (dpt_visit_detail_is_empty (record))
        continue;
      copy = stored ? dpt_record_copy (stored) : dpt_record_new (G_OBJECT_TYPE (record));
      dpt_record_set_id (copy, dpt_record_get_id (record));
      assign (copy, record, FALSE);
      if (!dpt_unit_save (unit, copy, error))
        return NULL;
      dpt_visit_sheet_add_detail (saved, g_steal_pointer (&copy));
    }
  if (!dpt_unit_save (unit, visit, error) || !dpt_tray_note_visit (unit, base, saved, error))
    return NULL;
  return g_steal_pointer (&saved);
}

static DptVisit *
create_next_head (DptVisitSheet *base, DptVisitSheet *now)
{
  DptVisit *visit = dpt_record_copy (dpt_visit_sheet_get_visit (base));

  assign (visit, dpt_visit_sheet_get_visit (now), TRUE);
  return visit;
}

static gboolean
freeze (DptUnit *unit, DptVisitSheet *sheet, const char *reason, GError **error)
{
  DptVisit *visit = dpt_visit_sheet_get_visit (sheet);
  g_autoptr (DptVisitVersion) version = dpt_record_new (DPT_TYPE_VISIT_VERSION);
  g_autofree char *content = dpt_visit_sheet_to_json (sheet);

  dpt_record_set_int (version, DPT_VISIT_VERSION_VISIT_ID, dpt_record_get_id (visit));
  dpt_record_set_int (version, DPT_VISIT_VERSION_NUMBER, dpt_record_get_int (visit, DPT_VISIT_CONTENT_NUMBER));
  dpt_record_set_int (version, DPT_VISIT_VERSION_AT, dpt_unit_get_now (unit));
  dpt_record_set_int (version, DPT_VISIT_VERSION_USER_ID, dpt_unit_get_user_id (unit));
  dpt_record_set_text (version, DPT_VISIT_VERSION_REASON, reason);
  dpt_record_set_text (version, DPT_VISIT_VERSION_CONTENT, content);
  return dpt_unit_add (unit, version, error);
}

DptVisitSheet *
dpt_visit_save_draft (DptUnit *unit, DptVisitSheet *base, DptVisitSheet *now, GError **error)
{
  g_autoptr (DptVisit) visit = NULL;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (base) && DPT_IS_VISIT_SHEET (now), NULL);

  if (begin_change (unit, dpt_visit_sheet_get_visit_id (base), "save", NULL, error) == NULL)
    return NULL;
  visit = create_next_head (base, now);
  return write_content (unit, base, now, visit, error);
}

static DptVisitSheet *
save_version (
  DptUnit *unit, DptVisitSheet *base, DptVisitSheet *now, const char *event, const char *reason, GError **error)
{
  gint64 visit_id = dpt_visit_sheet_get_visit_id (base);
  const DptClinicalTransition *transition = begin_change (unit, visit_id, event, reason, error);
  g_autoptr (DptVisit) visit = NULL;
  g_autoptr (DptVisitSheet) saved = NULL;

  if (transition == NULL || !dpt_visit_sheet_check (now, error))
    return NULL;
  visit = create_next_head (base, now);
  dpt_record_set_text (visit, DPT_VISIT_STATE, transition->to);
  dpt_record_set_int (visit, DPT_VISIT_CONTENT_NUMBER, dpt_record_get_int (visit, DPT_VISIT_CONTENT_NUMBER) + 1);
  if (dpt_record_is_null (visit, DPT_VISIT_SIGNED_AT))
    {
      dpt_record_set_int (visit, DPT_VISIT_SIGNED_AT, dpt_unit_get_now (unit));
      dpt_record_set_int (visit, DPT_VISIT_SIGNED_BY_ID, dpt_unit_get_user_id (unit));
    }
  saved = write_content (unit, base, now, visit, error);
  if (saved == NULL || !freeze (unit, saved, reason, error) || !note_event (unit, visit_id, transition, reason, error))
    return NULL;
  return g_steal_pointer (&saved);
}

DptVisitSheet *
dpt_visit_sign (DptUnit *unit, DptVisitSheet *base, DptVisitSheet *now, GError **error)
{
  g_autoptr (DptVisitSheet) saved = NULL;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (base) && DPT_IS_VISIT_SHEET (now), NULL);

  saved = save_version (unit, base, now, "sign", NULL, error);
  if (saved == NULL || !dpt_recall_note_visit (unit, saved, error))
    return NULL;
  return g_steal_pointer (&saved);
}

DptVisitSheet *
dpt_visit_amend (DptUnit *unit, DptVisitSheet *base, DptVisitSheet *now, const char *reason, GError **error)
{
  g_autoptr (DptVisitSheet) saved = NULL;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (base) && DPT_IS_VISIT_SHEET (now), NULL);

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_WRITE, error))
    return NULL;
  if (dpt_visit_sheet_same_content (base, now))
    {
      dpt_set_error (error, DPT_ERROR_STATE, _ ("Nothing was changed: there is nothing to amend."));
      return NULL;
    }
  saved = save_version (unit, base, now, "amend", reason, error);
  if (saved == NULL || !dpt_visit_keep_amendment (unit, base, NULL, error)
      || !dpt_recall_note_amendment (unit, saved, error))
    return NULL;
  return g_steal_pointer (&saved);
}

gboolean
dpt_visit_keep_amendment (DptUnit *unit, DptVisitSheet *base, DptVisitSheet *now, GError **error)
{
  gint64 visit_id = dpt_visit_sheet_get_visit_id (base);
  g_autofree char *content = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_WRITE, error))
    return FALSE;
  if (dpt_unit_get_user_id (unit) == 0)
    return TRUE;
  if (now == NULL)
    return dpt_draft_drop (unit, AMENDMENT, visit_id, error);
  content = dpt_visit_sheet_to_json (now);
  return dpt_draft_save (unit, AMENDMENT, visit_id, content, error);
}

gboolean
dpt_visit_abandon (DptUnit *unit, gint64 visit_id, const char *reason, GError **error)
{
  const DptClinicalTransition *transition = begin_change (unit, visit_id, "abandon", reason, error);
  g_autoptr (DptVisit) visit = NULL;

  if (transition == NULL)
    return FALSE;
  visit = dpt_unit_load (unit, DPT_TYPE_VISIT, visit_id, error);
  if (visit == NULL)
    return FALSE;
  dpt_record_set_text (visit, DPT_VISIT_STATE, transition->to);
  return dpt_unit_save (unit, visit, error) && note_event (unit, visit_id, transition, reason, error);
}
