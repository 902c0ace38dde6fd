/* dpt-exam-save.c - nothing that was written is lost: drafts a second after the last key, at leaving, at signing out.
 * For: DptExamPerspective. Not for: what is written (engine/clinical/dpt-visit-store.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-exam-private.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"

#define DELAY 1000 /* milliseconds after the first key that is not saved */

/* A save knows all it needs, so that it ends well when the screen shows something else by then. */
typedef struct
{
  DptExamPerspective *self;
  DptVisitEditor *editor;
  DptVisitSheet *now;
  DptExamSave what;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->self);
  g_object_unref (job->editor);
  g_object_unref (job->now);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* An amendment differs from what is stored until it is signed; what was kept of it for later is remembered on the
 * editor. */
static gboolean
needs_saving (DptVisitEditor *editor)
{
  if (editor == NULL || !dpt_visit_editor_get_editable (editor) || !dpt_visit_editor_get_dirty (editor))
    return FALSE;
  return !dpt_visit_editor_get_amending (editor)
         || g_object_get_data (G_OBJECT (editor), "kept") != dpt_visit_editor_get_now (editor);
}

gboolean
_dpt_exam_is_dirty (DptExamPerspective *self)
{
  return needs_saving (self->editor);
}

static DptExamSave
get_quiet_save (DptVisitEditor *editor)
{
  return dpt_visit_editor_get_amending (editor) ? DPT_EXAM_SAVE_AMENDMENT : DPT_EXAM_SAVE_DRAFT;
}

static void
say_saved (DptExamPerspective *self)
{
  g_autofree char *time = dpt_instant_format_time (dpt_session_get_now (self->session));
  g_autofree char *words = NULL;

  if (dpt_visit_editor_get_amending (self->editor))
    /* Translators: a time of day */
    words = g_strdup_printf (_ ("Amendment kept at %s"), time);
  else
    /* Translators: a time of day */
    words = g_strdup_printf (_ ("Draft saved at %s"), time);
  gtk_label_set_label (self->saved_label, words);
}

static void
take_signed (DptExamPerspective *self, DptExamSave what)
{
  gtk_label_set_label (self->saved_label, "");
  _dpt_exam_show_notice (self, NULL);
  _dpt_exam_show_head (self);
  dpt_perspective_say (DPT_PERSPECTIVE (self), what == DPT_EXAM_SIGN
                                                 ? _ ("The visit is signed. From now on it is only amended.")
                                                 : _ ("The amendment is signed beside what it amends."));
}

static void
fail (DptExamPerspective *self, const GError *error)
{
  if (g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT))
    {
      self->conflict = TRUE;
      _dpt_exam_show_notice (self, "conflict");
    }
  gtk_label_set_label (self->saved_label, _ ("Not saved"));
  dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
}

static void
go_on (DptExamPerspective *self)
{
  if (self->sign_after_save)
    {
      self->sign_after_save = FALSE;
      _dpt_exam_sign (self);
    }
  else if (self->prescribe_after_save)
    {
      self->prescribe_after_save = FALSE;
      _dpt_exam_prescribe (self);
    }
}

static void begin_save (DptExamPerspective *self, DptVisitEditor *editor, DptExamSave what, const char *reason);

static void
take_base (const Job *job, DptVisitSheet *base)
{
  if (job->what == DPT_EXAM_SAVE_AMENDMENT)
    g_object_set_data_full (G_OBJECT (job->editor), "kept", g_object_ref (job->now), g_object_unref);
  else if (job->what != DPT_EXAM_DROP_AMENDMENT)
    dpt_visit_editor_rebase (job->editor, base);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptVisitSheet) base = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  DptExamPerspective *self = job->self;
  gboolean shown = self->editor == job->editor;

  self->saving = FALSE;
  self->generation++;
  if (base == NULL)
    {
      self->sign_after_save = self->prescribe_after_save = FALSE;
      /* A patient who is no longer shown: say so all the same, it must not go unseen. */
      if (shown)
        fail (self, error);
      else
        dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      _dpt_exam_update_actions (self);
      return;
    }
  take_base (job, base);
  if (!shown)
    {
      /* Typed while it was being saved, and left since. */
      if (needs_saving (job->editor))
        begin_save (self, job->editor, get_quiet_save (job->editor), NULL);
      return;
    }
  if (job->what == DPT_EXAM_SIGN || job->what == DPT_EXAM_AMEND)
    take_signed (self, job->what);
  else if (job->what != DPT_EXAM_DROP_AMENDMENT)
    say_saved (self);
  _dpt_exam_update_actions (self);
  if (_dpt_exam_is_dirty (self))
    _dpt_exam_watch (self);
  go_on (self);
}

static void
begin_save (DptExamPerspective *self, DptVisitEditor *editor, DptExamSave what, const char *reason)
{
  DptExamArgs *args = dpt_exam_args_new (0, reason);
  Job *job = g_new0 (Job, 1);

  args->save = what;
  args->base = g_object_ref (dpt_visit_editor_get_base (editor));
  args->now = g_object_ref (dpt_visit_editor_get_now (editor));
  job->self = g_object_ref (self);
  job->editor = g_object_ref (editor);
  job->now = g_object_ref (args->now);
  job->what = what;
  self->saving = TRUE;
  /* Without a cancellable: leaving the screen or signing out must not drop what was written. */
  dpt_session_write_async (self->session, dpt_exam_save_visit, args, (GDestroyNotify)dpt_exam_args_free, g_object_unref,
                           NULL, saved_cb, job);
}

void
_dpt_exam_save (DptExamPerspective *self, DptExamSave what, const char *reason)
{
  if (self->editor == NULL || self->session == NULL || self->saving)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  begin_save (self, self->editor, what, reason);
  _dpt_exam_update_actions (self);
}

static gboolean
save_now_cb (gpointer user_data)
{
  DptExamPerspective *self = user_data;

  self->save_source = 0;
  if (self->saving)
    _dpt_exam_watch (self);
  else if (_dpt_exam_is_dirty (self) && !self->conflict)
    _dpt_exam_save (self, get_quiet_save (self->editor), NULL);
  return G_SOURCE_REMOVE;
}

void
_dpt_exam_watch (DptExamPerspective *self)
{
  self->generation++;
  if (self->save_source == 0)
    self->save_source = g_timeout_add (DELAY, save_now_cb, self);
}

/* Before something else is shown: what is not saved goes on its way at once. Where a save is under way already, the
 * next one follows it (saved_cb()): it must know the first one's versions. */
void
_dpt_exam_flush (DptExamPerspective *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->session != NULL && !self->saving && !self->conflict && _dpt_exam_is_dirty (self))
    begin_save (self, self->editor, get_quiet_save (self->editor), NULL);
}
