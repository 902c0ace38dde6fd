/* dpt-exam-perspective.c - see dpt-exam-perspective.h.
 * For: reading a record and showing it. Not for: saving (dpt-exam-save.c) and acts (dpt-exam-actions.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-exam-private.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "engine/clinical/dpt-clinical-state.h"
#include "gui/common/dpt-preferences.h"

G_DEFINE_FINAL_TYPE (DptExamPerspective, dpt_exam_perspective, DPT_TYPE_PERSPECTIVE)

enum
{
  PROP_0,
  PROP_DARK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const topics[]
  = { "visit", "refraction", "acuity", "pressure", "keratometry", "finding", "lens_trial", "prescription", NULL };

static const DptShortcut shortcuts[] = {
  { "<Control><Shift>n", "exam.start::", N_ ("Start a visit") },
  { "<Control>s", "exam.save", N_ ("Save the draft") },
  { "<Control><Shift>s", "exam.sign", N_ ("Sign, or sign the amendment") },
  { "<Control><Shift>a", "exam.amend", N_ ("Amend a signed visit") },
  { "<Control>p", "exam.prescribe", N_ ("Prescribe") },
  { "<Control>r", "exam.report", N_ ("Visit report") },
  { "<Control><Shift>k", "exam.compare", N_ ("Compare with the visit before, or an older version with the newest") },
  { "<Control><Shift>p", "prescription.enter", N_ ("Enter a prescription from outside") },
  { "<Control>z", "exam.undo", N_ ("Undo") },
  { "<Control><Shift>z", "exam.redo", N_ ("Redo") },
  { "<Control>Page_Down", "exam.next-section", N_ ("Next section of the visit") },
  { "<Control>Page_Up", "exam.previous-section", N_ ("Section before") },
  { "<Control>d", "exam.copy-down", N_ ("Copy the row of the refraction down") },
  { "<Control><Shift>r", "exam.copy-across", N_ ("Copy the right eye to the left") },
  { "<Control><Shift>l", "exam.copy-earlier", N_ ("Take the row over from the last visit") },
  { "<Control><Shift>Delete", "exam.clear-row", N_ ("Empty the row of the refraction") },
  { "<Control><Shift>m", "exam.normal", N_ ("Write “normal” into the findings") },
  { "<Control>i", "exam.tray", N_ ("Readings of instruments") },
  { "<Control>t", "exam.take-reading", N_ ("Take the reading that is offered") },
  { "<Control>o", "exam.import", N_ ("Import a file of an instrument") },
  { "<Control><Shift>t", "exam.add-trial", N_ ("Try contact lenses, or the next ones") },
  { "<Control><Alt>p", "exam.prescribe-lenses", N_ ("Prescribe the contact lenses of the fitting") },
  { "F8", "exam.dark", N_ ("Dark room") },
};

/* --- showing --- */

void
_dpt_exam_show_notice (DptExamPerspective *self, const char *name)
{
  if (name != NULL)
    gtk_stack_set_visible_child_name (self->notices, name);
  gtk_revealer_set_reveal_child (self->notice, name != NULL);
}

static DptBadgeTone
get_tone (const char *state)
{
  if (g_str_equal (state, "draft"))
    return DPT_BADGE_ACCENT;
  return g_str_equal (state, "abandoned") ? DPT_BADGE_WARNING : DPT_BADGE_SUCCESS;
}

static char *
dup_subtitle (DptExamPerspective *self, DptVisit *visit)
{
  const char *day = dpt_record_get_text (visit, DPT_VISIT_STARTED_ON);
  int age = dpt_date_age (self->dossier->birth_date, day);
  const char *examiner = self->dossier->examiner_name ? self->dossier->examiner_name : "";
  g_autofree char *date = dpt_date_format (day);

  if (age < 0)
    return g_strdup_printf ("%s · %s", date, examiner);
  /* Translators: the day of a visit, who examined, and how old the patient was: "22/11/2026 · Xavier Petit · 46 years"
   */
  return g_strdup_printf (ngettext ("%s · %s · %d year", "%s · %s · %d years", (gulong) age), date, examiner, age);
}

void
_dpt_exam_show_head (DptExamPerspective *self)
{
  DptVisit *visit = dpt_visit_sheet_get_visit (dpt_visit_editor_get_base (self->editor));
  const char *state = dpt_record_get_string (visit, DPT_VISIT_STATE);
  const char *title = dpt_visit_kind_get_label (dpt_record_get_text (visit, DPT_VISIT_KIND));
  g_autofree char *subtitle = dup_subtitle (self, visit);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->subtitle_label, subtitle);
  dpt_badge_set (self->state_badge, get_tone (state), NULL, dpt_visit_state_get_label (state));
}

static void
show_versions (DptExamPerspective *self)
{
  g_menu_remove_all (self->version_section);
  for (guint i = 0; self->dossier->versions->len > 1 && i < self->dossier->versions->len; i++)
    {
      gpointer version = self->dossier->versions->pdata[i];
      g_autofree char *at = dpt_record_format (version, DPT_VISIT_VERSION_AT);
      g_autofree char *label = NULL;
      g_autofree char *action = NULL;

      /* Translators: number of a version, when, by whom */
      label = g_strdup_printf (_ ("Version %d, %s, %s"), (int)dpt_record_get_int (version, DPT_VISIT_VERSION_NUMBER),
                               at, dpt_record_get_string (version, DPT_VISIT_VERSION_USER_NAME));
      action = g_strdup_printf ("exam.show-version(%d)", (int) dpt_record_get_int (version, DPT_VISIT_VERSION_NUMBER));
      g_menu_append (self->version_section, label, action);
    }
}

static gboolean
has_ordered_lens (DptExamPerspective *self)
{
  DptVisitSheet *now = dpt_visit_editor_get_now (self->editor);

  return dpt_visit_sheet_find_ordered_trial (now, DPT_EYE_RIGHT) != NULL
         || dpt_visit_sheet_find_ordered_trial (now, DPT_EYE_LEFT) != NULL;
}

void
_dpt_exam_update_actions (DptExamPerspective *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean shown = self->editor != NULL && self->viewer == NULL;
  gboolean may = self->session != NULL && dpt_session_may (self->session, DPT_RIGHT_CLINICAL_WRITE);
  gboolean editable = shown && dpt_visit_editor_get_editable (self->editor);
  gboolean amending = shown && dpt_visit_editor_get_amending (self->editor);
  const char *state = shown ? dpt_visit_sheet_get_state (dpt_visit_editor_get_base (self->editor)) : "";
  gboolean draft = g_str_equal (state, "draft");

  gtk_widget_action_set_enabled (widget, "exam.start", may && self->patient_id != 0);
  gtk_widget_action_set_enabled (widget, "exam.save", editable);
  gtk_widget_action_set_enabled (widget, "exam.sign", may && editable);
  gtk_widget_action_set_enabled (widget, "exam.amend", may && shown && !editable && !g_str_equal (state, "abandoned"));
  gtk_widget_action_set_enabled (widget, "exam.abandon", may && draft);
  gtk_widget_action_set_enabled (widget, "exam.undo", shown && dpt_visit_editor_get_can_undo (self->editor));
  gtk_widget_action_set_enabled (widget, "exam.redo", shown && dpt_visit_editor_get_can_redo (self->editor));
  gtk_widget_action_set_enabled (widget, "exam.copy-down", editable);
  gtk_widget_action_set_enabled (widget, "exam.copy-across", editable);
  gtk_widget_action_set_enabled (widget, "exam.copy-earlier", editable);
  gtk_widget_action_set_enabled (widget, "exam.clear-row", editable);
  gtk_widget_action_set_enabled (widget, "exam.normal", editable);
  gtk_widget_action_set_enabled (widget, "exam.report", self->editor != NULL);
  gtk_widget_action_set_enabled (widget, "exam.refer", self->editor != NULL);
  gtk_widget_action_set_enabled (widget, "exam.compare", self->editor != NULL);
  gtk_widget_action_set_enabled (widget, "exam.prescribe",
                                 shown && !amending && !g_str_equal (state, "abandoned")
                                   && dpt_session_may (self->session, DPT_RIGHT_PRESCRIPTION_ISSUE));
  gtk_widget_action_set_enabled (widget, "exam.prescribe-lenses",
                                 shown && !amending && !g_str_equal (state, "abandoned") && has_ordered_lens (self)
                                   && dpt_session_may (self->session, DPT_RIGHT_PRESCRIPTION_ISSUE));
  gtk_widget_action_set_enabled (widget, "exam.add-trial", editable);
  gtk_button_set_label (self->sign_button, amending ? _ ("Sign the amendment") : _ ("Sign"));
  gtk_widget_set_visible (GTK_WIDGET (self->sign_button), editable);
}

static void
editor_changed_cb (DptExamPerspective *self)
{
  _dpt_exam_update_actions (self);
  if (_dpt_exam_is_dirty (self))
    _dpt_exam_watch (self);
}

static void
forget_visit (DptExamPerspective *self)
{
  _dpt_exam_flush (self);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_func (self->editor, editor_changed_cb, self);
  g_clear_object (&self->viewer);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->dossier, dpt_visit_dossier_free);
  self->conflict = FALSE;
  self->sign_after_save = self->prescribe_after_save = FALSE;
}

/* Nothing of the last patient stays in a hidden field. */
static void
clear_page (DptExamPerspective *self)
{
  dpt_visit_page_set_editor (self->page, NULL);
  gtk_label_set_label (self->title_label, "");
  gtk_label_set_label (self->subtitle_label, "");
  gtk_label_set_label (self->saved_label, "");
  gtk_label_set_label (self->draft_label, "");
  gtk_label_set_label (self->version_label, "");
  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), "");
  g_menu_remove_all (self->version_section);
}

/* Takes @dossier over. @taken_up: a draft that was found, not just begun. */
void
_dpt_exam_show_dossier (DptExamPerspective *self, DptVisitDossier *dossier, gboolean taken_up)
{
  const char *notice = NULL;

  forget_visit (self);
  self->dossier = dossier;
  gtk_stack_set_visible_child_name (self->visit_stack, dossier ? "visit" : "none");
  dpt_visit_list_pane_set_current (self->visits, dossier ? dpt_visit_sheet_get_visit_id (dossier->sheet) : 0);
  if (dossier != NULL)
    {
      self->editor = dpt_visit_editor_new (dossier->sheet, dossier->earlier);
      g_signal_connect_object (self->editor, "changed", G_CALLBACK (editor_changed_cb), self, G_CONNECT_SWAPPED);
      dpt_visit_page_set_clock (self->page, dpt_session_get_clock (self->session));
      dpt_visit_page_set_custom (self->page, dossier->custom);
      dpt_visit_page_set_editor (self->page, self->editor);
      dpt_visit_page_set_prescriptions (self->page, dossier->prescriptions);
      gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), "");
      gtk_label_set_label (self->saved_label, "");
      show_versions (self);
      _dpt_exam_show_head (self);
      if (dossier->amendment != NULL)
        notice = "kept";
      else if (taken_up && dpt_visit_editor_get_editable (self->editor))
        {
          g_autofree char *at = dpt_record_format (dpt_visit_sheet_get_visit (dossier->sheet), DPT_VISIT_STARTED_AT);
          g_autofree char *words = NULL;

          /* Translators: date and time at which a visit was begun */
          words = g_strdup_printf (_ ("Your unfinished visit of %s is back."), at);
          gtk_label_set_label (self->draft_label, words);
          notice = "draft";
        }
    }
  else
    clear_page (self);
  _dpt_exam_show_notice (self, notice);
  _dpt_exam_update_actions (self);
  _dpt_exam_offer_readings (self);
}

static void
show_history (DptExamPerspective *self, DptVisitHistory *history)
{
  dpt_earlier_pane_set_history (self->earlier, history);
  g_clear_pointer (&self->history, dpt_visit_history_free);
  self->history = history;
  dpt_visit_list_pane_set_visits (self->visits, history ? history->visits : NULL);
}

static void
show_place (DptExamPerspective *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "loading"));
}

/* --- reading --- */

typedef struct
{
  DptExamPerspective *self;
  guint opening;
  guint generation;
  gboolean again;
} ReadJob;

static ReadJob *
read_job_new (DptExamPerspective *self, gboolean again)
{
  ReadJob *job = g_new0 (ReadJob, 1);

  job->self = g_object_ref (self);
  job->opening = again ? self->opening : ++self->opening;
  job->generation = self->generation;
  job->again = again;
  return job;
}

static void
read_job_free (ReadJob *job)
{
  g_object_unref (job->self);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadJob, read_job_free)

static gboolean
is_late (const ReadJob *job, const GError *error)
{
  return job->opening != job->self->opening || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
visit_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadJob) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptVisitDossier) dossier = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  DptExamPerspective *self = job->self;

  if (is_late (job, error))
    return;
  if (dossier == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  /* Somebody else's patient: the whole window goes there, and this visit after it. */
  if (dpt_record_get_int (dpt_visit_sheet_get_visit (dossier->sheet), DPT_VISIT_PATIENT_ID) != self->patient_id)
    {
      self->wanted_visit_id = dpt_visit_sheet_get_visit_id (dossier->sheet);
      dpt_perspective_show_patient (
        DPT_PERSPECTIVE (self), dpt_record_get_int (dpt_visit_sheet_get_visit (dossier->sheet), DPT_VISIT_PATIENT_ID));
      return;
    }
  _dpt_exam_show_dossier (self, g_steal_pointer (&dossier), FALSE);
}

void
_dpt_exam_open_visit (DptExamPerspective *self, gint64 visit_id)
{
  if (self->session == NULL)
    return;
  _dpt_exam_flush (self);
  dpt_session_write_async (self->session, dpt_exam_open_visit, dpt_exam_args_new (visit_id, NULL),
                           (GDestroyNotify)dpt_exam_args_free, (GDestroyNotify)dpt_visit_dossier_free,
                           dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), visit_read_cb,
                           read_job_new (self, FALSE));
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadJob) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptVisitDossier) dossier = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  gboolean still_open;

  if (is_late (job, error))
    return;
  if (dossier == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (job->self), error);
      return;
    }
  /* A patient has one open visit: the one that is there is gone on with, and nothing happens without a word. */
  still_open = job->self->editor != NULL
               && dpt_visit_sheet_get_visit_id (dpt_visit_editor_get_base (job->self->editor))
                    == dpt_visit_sheet_get_visit_id (dossier->sheet);
  _dpt_exam_show_dossier (job->self, g_steal_pointer (&dossier), FALSE);
  dpt_visit_page_focus_start (job->self->page);
  if (still_open)
    dpt_perspective_say (DPT_PERSPECTIVE (job->self),
                         _ ("This visit is still open: sign it or give it up before the next one begins."));
}

void
_dpt_exam_start (DptExamPerspective *self, const char *kind)
{
  if (self->session == NULL || self->patient_id == 0)
    return;
  _dpt_exam_flush (self);
  dpt_session_write_async (self->session, dpt_exam_start_visit, dpt_exam_args_new (self->patient_id, kind),
                           (GDestroyNotify)dpt_exam_args_free, (GDestroyNotify)dpt_visit_dossier_free,
                           dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), started_cb,
                           read_job_new (self, FALSE));
}

/* What was changed elsewhere is taken over where nothing was typed here since it was read. */
static void
take_again (DptExamPerspective *self, ReadJob *job, DptExamOpening *opening)
{
  show_history (self, g_steal_pointer (&opening->history));
  if (opening->dossier == NULL || self->editor == NULL || self->viewer != NULL
      || dpt_visit_sheet_get_visit_id (opening->dossier->sheet)
           != dpt_visit_sheet_get_visit_id (dpt_visit_editor_get_base (self->editor)))
    return;
  dpt_visit_page_set_prescriptions (self->page, opening->dossier->prescriptions);
  if (job->generation != self->generation || self->saving || _dpt_exam_is_dirty (self)
      || dpt_visit_editor_get_amending (self->editor))
    return;
  if (dpt_visit_sheet_same_content (opening->dossier->sheet, dpt_visit_editor_get_base (self->editor))
      && g_str_equal (dpt_visit_sheet_get_state (opening->dossier->sheet),
                      dpt_visit_sheet_get_state (dpt_visit_editor_get_base (self->editor)))
      && opening->dossier->versions->len == self->dossier->versions->len)
    return;
  _dpt_exam_show_dossier (self, g_steal_pointer (&opening->dossier), FALSE);
}

static void
patient_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadJob) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptExamOpening) opening = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  DptExamPerspective *self = job->self;

  if (is_late (job, error))
    return;
  if (opening == NULL)
    {
      if (!job->again)
        {
          self->patient_id = 0;
          adw_status_page_set_description (self->failed_page, error->message);
          show_place (self, "failed");
        }
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  if (job->again)
    {
      take_again (self, job, opening);
      return;
    }
  show_history (self, g_steal_pointer (&opening->history));
  _dpt_exam_show_dossier (self, g_steal_pointer (&opening->dossier), TRUE);
  show_place (self, "patient");
  _dpt_exam_take_lost_focus (self);
  if (self->wanted_visit_id != 0)
    _dpt_exam_open_visit (self, self->wanted_visit_id);
  self->wanted_visit_id = 0;
}

static void
read_patient (DptExamPerspective *self)
{
  DptPerspective *perspective = DPT_PERSPECTIVE (self);

  forget_visit (self);
  clear_page (self);
  show_history (self, NULL);
  self->opening++;
  self->patient_id = dpt_perspective_get_patient_id (perspective);
  if (self->patient_id == 0 || self->session == NULL)
    {
      show_place (self, "no-patient");
      _dpt_exam_count_queues (self);
      _dpt_exam_update_actions (self);
      return;
    }
  show_place (self, "loading");
  dpt_session_write_async (self->session, dpt_exam_open_patient, dpt_exam_args_new (self->patient_id, NULL),
                           (GDestroyNotify) dpt_exam_args_free, (GDestroyNotify) dpt_exam_opening_free,
                           dpt_perspective_get_cancellable (perspective), patient_read_cb, read_job_new (self, FALSE));
}

static void
read_again (DptExamPerspective *self)
{
  g_autofree char *patient = g_strdup_printf ("%" G_GINT64_FORMAT, self->patient_id);
  gint64 visit_id = self->editor ? dpt_visit_sheet_get_visit_id (dpt_visit_editor_get_base (self->editor)) : 0;

  dpt_session_read_async (self->session, dpt_exam_look_again, dpt_exam_args_new (visit_id, patient),
                          (GDestroyNotify)dpt_exam_args_free, (GDestroyNotify)dpt_exam_opening_free,
                          dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), patient_read_cb,
                          read_job_new (self, TRUE));
}

/* --- what the window asks --- */

static void
dpt_exam_perspective_refresh (DptPerspective *perspective)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (perspective);

  if (self->session == NULL || self->patient_id == 0
      || self->patient_id != dpt_perspective_get_patient_id (perspective))
    read_patient (self);
  else if (self->history != NULL)
    read_again (self);
}

static void
dpt_exam_perspective_set_patient (DptPerspective *perspective, gint64 patient_id)
{
  dpt_perspective_invalidate (perspective);
}

static void
dpt_exam_perspective_session_changed (DptPerspective *perspective)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (perspective);
  DptSession *session = dpt_perspective_get_session (perspective);

  /* Under the name of who wrote it. */
  _dpt_exam_flush (self);
  _dpt_exam_stop_listening (self);
  forget_visit (self);
  clear_page (self);
  show_history (self, NULL);
  self->patient_id = 0;
  self->opening++;
  show_place (self, "no-patient");
  g_set_object (&self->session, session);
  dpt_visit_queue_pane_set_session (self->queue, session);
  _dpt_exam_start_listening (self);
  _dpt_exam_update_actions (self);
}

static void
dpt_exam_perspective_activate_default (DptPerspective *perspective)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (perspective);

  if (self->editor != NULL && dpt_visit_editor_get_editable (self->editor))
    _dpt_exam_sign (self);
  else
    _dpt_exam_start (self, "complete");
}

static gboolean
dpt_exam_perspective_open (DptPerspective *perspective, const char *subject, gint64 id)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (perspective);

  if (g_str_equal (subject, "patient"))
    {
      dpt_perspective_show_patient (perspective, id);
      return TRUE;
    }
  if (g_str_equal (subject, "prescription"))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "prescription.show", "x", id);
      return TRUE;
    }
  if (!g_str_equal (subject, "visit"))
    return FALSE;
  _dpt_exam_open_visit (self, id);
  return TRUE;
}

/* --- a dark room --- */

static void
dpt_exam_perspective_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dpt_exam_perspective_parent_class)->map (widget);
  if (DPT_EXAM_PERSPECTIVE (widget)->dark)
    _dpt_exam_show_dark (DPT_EXAM_PERSPECTIVE (widget));
}

static void
dpt_exam_perspective_unmap (GtkWidget *widget)
{
  _dpt_exam_close_tray (DPT_EXAM_PERSPECTIVE (widget));
  GTK_WIDGET_CLASS (dpt_exam_perspective_parent_class)->unmap (widget);
  if (DPT_EXAM_PERSPECTIVE (widget)->dark)
    _dpt_exam_show_dark (DPT_EXAM_PERSPECTIVE (widget));
}

/* --- callbacks of the template --- */

static void
visit_chosen_cb (DptExamPerspective *self, gint64 visit_id)
{
  if (self->dossier == NULL || dpt_visit_sheet_get_visit_id (self->dossier->sheet) != visit_id)
    _dpt_exam_open_visit (self, visit_id);
}

static void
reason_activate_cb (DptExamPerspective *self)
{
  _dpt_exam_sign (self);
}

/* --- making --- */

static void
dpt_exam_perspective_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DARK)
    g_value_set_boolean (value, DPT_EXAM_PERSPECTIVE (object)->dark);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dpt_exam_perspective_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DARK)
    _dpt_exam_set_dark (DPT_EXAM_PERSPECTIVE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dpt_exam_perspective_dispose (GObject *object)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (object);

  if (self->page != NULL)
    {
      forget_visit (self);
      dpt_visit_page_set_editor (self->page, NULL);
      dpt_earlier_pane_set_history (self->earlier, NULL);
    }
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_pointer (&self->history, dpt_visit_history_free);
  if (self->offered != NULL)
    _dpt_exam_stop_listening (self);
  g_clear_pointer (&self->offered, g_hash_table_unref);
  g_clear_pointer (&self->declined, g_hash_table_unref);
  g_clear_object (&self->session);
  self->page = NULL;
  self->queue = NULL;
  G_OBJECT_CLASS (dpt_exam_perspective_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, stack);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, spinner);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, queue);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, failed_page);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, visits);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, visit_stack);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, title_label);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, state_badge);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, saved_label);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, sign_button);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, notice);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, notices);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, draft_label);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, version_label);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, page);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, earlier);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, flap);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, version_section);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, tray_button);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, offer);
  gtk_widget_class_bind_template_child (widget_class, DptExamPerspective, offer_label);
  gtk_widget_class_bind_template_callback (widget_class, visit_chosen_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "queue_activated_cb", G_CALLBACK (_dpt_exam_queue_activated_cb));
  gtk_widget_class_bind_template_callback (widget_class, reason_activate_cb);
}

static void
dpt_exam_perspective_class_init (DptExamPerspectiveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DptPerspectiveClass *perspective_class = DPT_PERSPECTIVE_CLASS (klass);

  object_class->dispose = dpt_exam_perspective_dispose;
  object_class->get_property = dpt_exam_perspective_get_property;
  object_class->set_property = dpt_exam_perspective_set_property;
  widget_class->map = dpt_exam_perspective_map;
  widget_class->unmap = dpt_exam_perspective_unmap;
  perspective_class->refresh = dpt_exam_perspective_refresh;
  perspective_class->set_patient = dpt_exam_perspective_set_patient;
  perspective_class->session_changed = dpt_exam_perspective_session_changed;
  perspective_class->activate_default = dpt_exam_perspective_activate_default;
  perspective_class->open = dpt_exam_perspective_open;
  perspective_class->topics = topics;
  perspective_class->shortcuts = shortcuts;
  perspective_class->n_shortcuts = G_N_ELEMENTS (shortcuts);

  properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (DPT_TYPE_VISIT_LIST_PANE);
  g_type_ensure (DPT_TYPE_VISIT_PAGE);
  g_type_ensure (DPT_TYPE_VISIT_QUEUE_PANE);
  g_type_ensure (DPT_TYPE_EARLIER_PANE);
  g_type_ensure (DPT_TYPE_BADGE);
  g_type_ensure (DPT_TYPE_TRAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/exam/dpt-exam-perspective.ui");
  bind_children (widget_class);
  _dpt_exam_install_actions (widget_class);
}

static void
dpt_exam_perspective_init (DptExamPerspective *self)
{
  g_autofree char *dark = dpt_preferences_dup ("exam", "dark");
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (_dpt_exam_page_key_cb), self);
  g_signal_connect_swapped (self->page, "custom", G_CALLBACK (_dpt_exam_keep_custom), self);
  gtk_widget_add_controller (GTK_WIDGET (self->page), keys);
  _dpt_exam_init_tray (self);
  show_place (self, "no-patient");
  _dpt_exam_update_actions (self);
  _dpt_exam_set_dark (self, g_strcmp0 (dark, "1") == 0);
}
