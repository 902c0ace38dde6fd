/* dpt-exam-units.c - see dpt-exam-units.h.
 * For: glue between the screen's threads and the engine. Not for: widgets: nothing here touches GTK.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-exam-units.h"

#include "document/dpt-document-prescription.h"
#include "document/dpt-document-visit.h"
#include "engine/clinical/dpt-exam-layout.h"

void
dpt_exam_opening_free (DptExamOpening *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->history, dpt_visit_history_free);
  g_clear_pointer (&self->dossier, dpt_visit_dossier_free);
  g_free (self);
}

static void
free_request (gpointer data)
{
  DptPrescriptionRequest *self = data;

  g_free ((char *) self->usage);
  g_free ((char *) self->valid_until);
  g_free ((char *) self->instructions);
  g_clear_object (&self->right);
  g_clear_object (&self->left);
  g_free (self);
}

DptExamArgs *
dpt_exam_args_new (gint64 id, const char *text)
{
  DptExamArgs *self = g_new0 (DptExamArgs, 1);

  self->id = id;
  self->text = g_strdup (text);
  self->requests = g_ptr_array_new_with_free_func (free_request);
  return self;
}

void
dpt_exam_args_free (DptExamArgs *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_clear_object (&self->base);
  g_clear_object (&self->now);
  g_ptr_array_unref (self->requests);
  g_free (self);
}

void
dpt_exam_args_add_request (DptExamArgs *self, const DptPrescriptionRequest *request)
{
  DptPrescriptionRequest *copy = g_new0 (DptPrescriptionRequest, 1);

  *copy = *request;
  copy->usage = g_strdup (request->usage);
  copy->valid_until = g_strdup (request->valid_until);
  copy->instructions = g_strdup (request->instructions);
  copy->right = request->right ? g_object_ref (request->right) : NULL;
  copy->left = request->left ? g_object_ref (request->left) : NULL;
  g_ptr_array_add (self->requests, copy);
}

/* One's own unfinished visit comes first, then the newest that came to something. */
static gboolean
choose_visit (DptUnit *unit, DptVisitHistory *history, gint64 *id, GError **error)
{
  g_autoptr (GError) reason = NULL;

  *id = dpt_visit_find_draft (unit, history->patient_id, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  for (guint i = 0; *id == 0 && i < history->visits->len; i++)
    if (g_strcmp0 (dpt_record_get_text (history->visits->pdata[i], DPT_VISIT_ROW_STATE), "abandoned") != 0)
      *id = dpt_record_get_id (history->visits->pdata[i]);
  return TRUE;
}

gpointer
dpt_exam_open_patient (DptUnit *unit, gpointer args, GError **error)
{
  const DptExamArgs *wanted = args;
  g_autoptr (DptExamOpening) opening = g_new0 (DptExamOpening, 1);
  gint64 visit_id;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_READ, error))
    return NULL;
  opening->history = dpt_visit_history_load (unit, wanted->id, error);
  if (opening->history == NULL || !dpt_visit_log_access (unit, wanted->id, "history", error)
      || !choose_visit (unit, opening->history, &visit_id, error))
    return NULL;
  if (visit_id != 0 && (opening->dossier = dpt_visit_open (unit, visit_id, error)) == NULL)
    return NULL;
  return g_steal_pointer (&opening);
}

gpointer
dpt_exam_look_again (DptUnit *unit, gpointer args, GError **error)
{
  const DptExamArgs *wanted = args;
  g_autoptr (DptExamOpening) opening = g_new0 (DptExamOpening, 1);

  opening->history = dpt_visit_history_load (unit, g_ascii_strtoll (wanted->text, NULL, 10), error);
  if (opening->history == NULL)
    return NULL;
  if (wanted->id != 0 && (opening->dossier = dpt_visit_reopen (unit, wanted->id, error)) == NULL)
    return NULL;
  return g_steal_pointer (&opening);
}

gpointer
dpt_exam_open_visit (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_visit_open (unit, ((const DptExamArgs *) args)->id, error);
}

gpointer
dpt_exam_start_visit (DptUnit *unit, gpointer args, GError **error)
{
  const DptExamArgs *wanted = args;
  g_autoptr (DptVisitSheet) sheet = dpt_visit_start (unit, wanted->id, wanted->text, error);

  return sheet ? dpt_visit_open (unit, dpt_visit_sheet_get_visit_id (sheet), error) : NULL;
}

gpointer
dpt_exam_save_visit (DptUnit *unit, gpointer args, GError **error)
{
  const DptExamArgs *wanted = args;

  switch (wanted->save)
    {
    case DPT_EXAM_SIGN:
      return dpt_visit_sign (unit, wanted->base, wanted->now, error);
    case DPT_EXAM_AMEND:
      return dpt_visit_amend (unit, wanted->base, wanted->now, wanted->text, error);
    case DPT_EXAM_SAVE_AMENDMENT:
      return dpt_visit_keep_amendment (unit, wanted->base, wanted->now, error) ? g_object_ref (wanted->base) : NULL;
    case DPT_EXAM_DROP_AMENDMENT:
      return dpt_visit_keep_amendment (unit, wanted->base, NULL, error) ? g_object_ref (wanted->base) : NULL;
    case DPT_EXAM_SAVE_DRAFT:
    default:
      return dpt_visit_save_draft (unit, wanted->base, wanted->now, error);
    }
}

gpointer
dpt_exam_keep_custom (DptUnit *unit, gpointer args, GError **error)
{
  const DptExamArgs *wanted = args;
  const char *end = strchr (wanted->text, '\n');
  g_autofree char *name = end ? g_strndup (wanted->text, (gsize) (end - wanted->text)) : g_strdup (wanted->text);

  return dpt_exam_custom_save (unit, name, end ? end + 1 : NULL, error) ? args : NULL;
}

gpointer
dpt_exam_abandon_visit (DptUnit *unit, gpointer args, GError **error)
{
  const DptExamArgs *wanted = args;

  return dpt_visit_abandon (unit, wanted->id, wanted->text, error) ? args : NULL;
}

gpointer
dpt_exam_prescribe (DptUnit *unit, gpointer args, GError **error)
{
  const DptExamArgs *wanted = args;
  g_autoptr (GPtrArray) issued = g_ptr_array_new_with_free_func (g_object_unref);

  if (wanted->base != NULL)
    {
      g_autoptr (DptVisitSheet) sheet = dpt_visit_sign (unit, wanted->base, wanted->now, error);

      if (sheet == NULL)
        return NULL;
    }
  for (guint i = 0; i < wanted->requests->len; i++)
    {
      DptPrescriptionSheet *sheet = dpt_prescription_issue (unit, wanted->requests->pdata[i], error);

      if (sheet == NULL)
        return NULL;
      g_ptr_array_add (issued, sheet);
    }
  return g_steal_pointer (&issued);
}

gpointer
dpt_exam_preview (DptUnit *unit, gpointer args, GError **error)
{
  const DptExamArgs *wanted = args;
  g_autoptr (DptPrescriptionSheet) sheet
    = dpt_prescription_prepare (unit, wanted->now, wanted->requests->pdata[0], error);

  return sheet ? dpt_document_preview_prescription (unit, sheet, error) : NULL;
}

gpointer
dpt_exam_report (DptUnit *unit, gpointer args, GError **error)
{
  const DptExamArgs *wanted = args;
  gboolean referral = g_str_equal (wanted->text, "referral");
  g_autoptr (DptPaper) paper
    = referral ? dpt_document_create_referral (unit, wanted->id, error)
               : dpt_document_create_visit_version (unit, wanted->id, atoi (wanted->text), error);
  g_autoptr (DptVisitSheet) sheet = paper ? dpt_visit_load (unit, wanted->id, error) : NULL;
  g_autofree char *what = g_strdup_printf (referral ? "referral of visit %" G_GINT64_FORMAT
                                                   : "report of visit %" G_GINT64_FORMAT, wanted->id);

  if (sheet == NULL
      || !dpt_visit_log_access (
        unit, dpt_record_get_int (dpt_visit_sheet_get_visit (sheet), DPT_VISIT_PATIENT_ID), what, error))
    return NULL;
  return g_steal_pointer (&paper);
}
