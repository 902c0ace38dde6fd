/* dpt-exam-tray.c - see dpt-exam-private.h. What instruments send, on its way into the visit.
 * For: offering and taking. Not for: listening and importing (dpt-exam-listen.c), the tray's own window (dpt-tray-window.c),
 * which value goes where (engine/clinical/dpt-reading-plan.h).
 *
 *   feed ──► tray "changed" ──► look: what waits, and how each fits who is in the chair
 *                                 ├ theirs, of this day, nothing typed in its way ──► into the visit, with a way back
 *                                 ├ nobody's, but of this room, measured while this is the only visit ──► the same
 *                                 ├ theirs or nobody's otherwise ──► a notice: take, or leave
 *                                 └ somebody else's ──► counted only
 *   take ──► plan ──(values meet)──► DptReadingDialog ──► one step of the visit ──saved──► the tray follows (dpt_tray_note_visit())
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-exam-private.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "engine/clinical/dpt-reading-plan.h"
#include "engine/clinical/dpt-tray.h"
#include "gui/exam/dpt-reading-dialog.h"

/* --- looking --- */

/* One that waits, beside who is in the chair. */
typedef struct
{
  gint64 id;
  DptTrayFit fit;
  gboolean readable;
  gboolean given_back;
  gboolean of_station; /* its device is this station's own */
  gint64 received_at;
  char *day;
  char *words; /* device and time */
  char *name;  /* of who was measured, "" where the device names nobody */
} Waiting;

typedef struct
{
  gint64 patient_id;
  guint n_drafts;     /* visits that are being written today, by whomever */
  GPtrArray *waiting; /* newest first */
} Look;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_free (waiting->day);
  g_free (waiting->words);
  g_free (waiting->name);
  g_free (waiting);
}

static void
look_free (gpointer data)
{
  Look *look = data;

  g_ptr_array_unref (look->waiting);
  g_free (look);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static Waiting *
look_at (DptUnit *unit, DptTrayRow *row, gint64 patient_id, GError **error)
{
  Waiting *waiting = g_new0 (Waiting, 1);
  guint at = dpt_record_is_null (row, DPT_TRAY_ROW_TAKEN_AT) ? DPT_TRAY_ROW_RECEIVED_AT : DPT_TRAY_ROW_TAKEN_AT;
  g_autofree char *time = dpt_instant_format_time (dpt_record_get_int (row, at));
  const char *device = dpt_record_get_text (row, DPT_TRAY_ROW_DEVICE_NAME);
  g_autoptr (DptReading) reading = NULL;

  waiting->id = dpt_record_get_id (row);
  waiting->readable = g_strcmp0 (dpt_record_get_text (row, DPT_TRAY_ROW_STATE), "waiting") == 0;
  waiting->given_back = !dpt_record_is_null (row, DPT_TRAY_ROW_MESSAGE);
  waiting->of_station = dpt_record_get_int (row, DPT_TRAY_ROW_OF_STATION) != 0;
  waiting->received_at = dpt_record_get_int (row, DPT_TRAY_ROW_RECEIVED_AT);
  waiting->day = dpt_date_from_instant (dpt_record_get_int (row, at));
  waiting->words = g_strdup_printf ("%s, %s", device != NULL ? device : _ ("By hand"), time);
  waiting->fit = DPT_TRAY_FIT_OTHER;
  if (!waiting->readable || patient_id == 0)
    return waiting;
  reading = dpt_tray_reading_dup_content (dpt_record_get_text (row, DPT_TRAY_ROW_CONTENT), NULL, NULL);
  waiting->name = reading != NULL ? dpt_reading_dup_patient_name (reading) : NULL;
  if (reading != NULL
      && !dpt_tray_fit_patient (unit, reading, dpt_record_get_int (row, DPT_TRAY_ROW_CARRIES_NUMBER) != 0, patient_id, &waiting->fit, error))
    g_clear_pointer (&waiting, waiting_free);
  return waiting;
}

static gpointer
look_unit (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (Look) look = g_new0 (Look, 1);
  g_autofree char *today = dpt_date_from_instant (dpt_unit_get_now (unit));
  g_autoptr (GPtrArray) rows = NULL;

  look->patient_id = *(gint64 *) args;
  look->waiting = g_ptr_array_new_with_free_func (waiting_free);
  look->n_drafts = dpt_tray_count_drafts (unit, today, error);
  rows = look->n_drafts != G_MAXUINT ? dpt_tray_list (unit, FALSE, error) : NULL;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      Waiting *waiting = look_at (unit, rows->pdata[i], look->patient_id, error);

      if (waiting == NULL)
        return NULL;
      g_ptr_array_add (look->waiting, waiting);
    }
  return rows != NULL ? g_steal_pointer (&look) : NULL;
}

/* --- taking --- */

typedef struct
{
  DptExamPerspective *self;
  DptVisitEditor *editor; /* that it is for; NULL: none is open */
  gboolean quiet;         /* nobody asked for it: only where nothing stands in its way */
  gboolean sure;          /* the person knows that the device names somebody else */
} TakeJob;

static void
take_job_free (TakeJob *job)
{
  g_object_unref (job->self);
  g_clear_object (&job->editor);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TakeJob, take_job_free)

/* What is asked of the database before a reading is taken. */
typedef struct
{
  gint64 id;
  gint64 patient_id;
  DptTrayReading *kept;
  DptReading *reading;
  DptTrayFit fit;
  DptTrayMatch match;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_clear_object (&offer->kept);
  g_clear_pointer (&offer->reading, dpt_reading_unref);
  g_free (offer);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

static gpointer
offer_unit (DptUnit *unit, gpointer args, GError **error)
{
  const Offer *wanted = args;
  g_autoptr (Offer) offer = g_new0 (Offer, 1);
  gboolean carries_number;

  offer->id = wanted->id;
  offer->patient_id = wanted->patient_id;
  offer->kept = dpt_tray_load (unit, offer->id, error);
  if (offer->kept == NULL)
    return NULL;
  if (g_strcmp0 (dpt_record_get_text (offer->kept, DPT_TRAY_READING_STATE), "waiting") != 0)
    {
      dpt_set_error (error, DPT_ERROR_STATE, _ ("This reading does not wait any more: it was taken or put aside meanwhile."));
      return NULL;
    }
  offer->reading = dpt_tray_reading_dup_content (dpt_record_get_text (offer->kept, DPT_TRAY_READING_CONTENT),
                                                 dpt_record_get_text (offer->kept, DPT_TRAY_READING_MESSAGE), error);
  if (offer->reading == NULL || !dpt_tray_load_carries_number (unit, offer->kept, &carries_number, error)
      || !dpt_tray_match (unit, offer->reading, carries_number, &offer->match, error))
    return NULL;
  offer->fit = DPT_TRAY_FIT_OTHER;
  if (offer->patient_id != 0
      && !dpt_tray_fit_patient (unit, offer->reading, carries_number, offer->patient_id, &offer->fit, error))
    return NULL;
  return g_steal_pointer (&offer);
}

void
_dpt_exam_tell_tray (DptExamPerspective *self, const char *words)
{
  if (self->tray_window != NULL)
    dpt_tray_window_say (self->tray_window, words);
  dpt_perspective_say (DPT_PERSPECTIVE (self), words);
}

static void
apply (DptExamPerspective *self, DptVisitEditor *editor, DptReadingPlan *plan, const char *device)
{
  DptVisitSheet *sheet;
  g_autofree char *words = NULL;

  if (self->editor != editor || (sheet = dpt_visit_editor_begin (editor, NULL)) == NULL)
    {
      _dpt_exam_tell_tray (self, _ ("Another visit is open now: the reading stays in the tray."));
      return;
    }
  dpt_reading_plan_apply (plan, sheet);
  dpt_visit_editor_end (editor);
  _dpt_exam_flush (self);
  /* Translators: the name of a device */
  words = g_strdup_printf (_ ("Taken from %s."), device);
  if (self->tray_window != NULL)
    gtk_window_close (GTK_WINDOW (self->tray_window));
  dpt_perspective_say_undo (DPT_PERSPECTIVE (self), words, _ ("Undo"), "exam.undo");
}

typedef struct
{
  DptExamPerspective *self;
  DptVisitEditor *editor;
  char *device;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->self);
  g_object_unref (question->editor);
  g_free (question->device);
  g_free (question);
}

static void
chosen_cb (DptReadingDialog *dialog, Question *question)
{
  apply (question->self, question->editor, dpt_reading_dialog_get_plan (dialog), question->device);
}

static const char *
get_device (Offer *offer)
{
  const char *device = dpt_record_get_text (offer->kept, DPT_TRAY_READING_DEVICE_NAME);

  return device != NULL ? device : _ ("By hand");
}

static GtkWindow *
get_window (DptExamPerspective *self)
{
  return self->tray_window != NULL ? GTK_WINDOW (self->tray_window)
                                   : GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
ask (DptExamPerspective *self, DptVisitEditor *editor, DptReadingPlan *plan, const char *device)
{
  DptReadingDialog *dialog = dpt_reading_dialog_new (get_window (self), plan, device);
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->editor = g_object_ref (editor);
  question->device = g_strdup (device);
  g_signal_connect_data (dialog, "take", G_CALLBACK (chosen_cb), question, question_free, 0);
  g_set_weak_pointer (&self->question, GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
take_offer (DptExamPerspective *self, TakeJob *job, Offer *offer)
{
  gint64 taken_at = dpt_record_get_int (offer->kept, dpt_record_is_null (offer->kept, DPT_TRAY_READING_TAKEN_AT)
                                                       ? DPT_TRAY_READING_RECEIVED_AT
                                                       : DPT_TRAY_READING_TAKEN_AT);
  DptOrigin origin = { get_device (offer), dpt_record_get_text (offer->kept, DPT_TRAY_READING_FILE_NAME), taken_at, offer->id };
  g_autoptr (DptReadingPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  /* Nothing is written under the hands of who types: it stays offered. */
  if (job->quiet && dpt_visit_page_get_typing (self->page))
    return;
  if (!job->quiet && !dpt_visit_page_check (self->page, &error))
    {
      _dpt_exam_tell_tray (self, error->message);
      return;
    }
  plan = dpt_reading_plan_new (offer->reading, dpt_visit_editor_get_now (job->editor), &origin);
  if (dpt_reading_plan_get_n_fields (plan) == 0)
    _dpt_exam_tell_tray (self, _ ("This reading holds nothing that a visit has a place for."));
  else if (dpt_reading_plan_get_n_conflicts (plan) == 0)
    apply (self, job->editor, plan, origin.device);
  else if (!job->quiet)
    ask (self, job->editor, g_steal_pointer (&plan), origin.device);
}

/* --- whose it is --- */

static void take (DptExamPerspective *self, gint64 id, gboolean quiet, gboolean sure);

static void
somebody_else_cb (DptExamPerspective *self, const char *response, GtkWidget *dialog)
{
  if (g_str_equal (response, "take"))
    take (self, *(gint64 *) g_object_get_data (G_OBJECT (dialog), "reading"), FALSE, TRUE);
}

static void
ask_somebody_else (DptExamPerspective *self, Offer *offer)
{
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  /* Translators: the patient as an instrument knows them, and the patient whose visit is open */
  body = g_strdup_printf (_ ("The instrument says “%s”. This is the visit of %s."),
                          dpt_record_get_string (offer->kept, DPT_TRAY_READING_PATIENT_TEXT),
                          self->dossier && self->dossier->patient_name ? self->dossier->patient_name : "");
  dialog = adw_message_dialog_new (get_window (self), _ ("Somebody else was measured"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "leave", _ ("_Leave it in the tray"), "take",
                                    _ ("_Take it all the same"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  g_object_set_data_full (G_OBJECT (dialog), "reading", g_memdup2 (&offer->id, sizeof offer->id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (somebody_else_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->question, GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
want (DptExamPerspective *self, const Offer *offer)
{
  self->wanted_reading_id = offer->id;
  self->wanted_reading_patient_id = offer->match.patient_id;
}

/* No visit is open that could be written: the one that it fits is opened, and takes it then. */
static void
look_elsewhere (DptExamPerspective *self, Offer *offer)
{
  if (offer->match.visit_id != 0)
    {
      want (self, offer);
      self->wanted_visit_id = offer->match.visit_id;
      if (offer->match.patient_id == self->patient_id)
        _dpt_exam_open_visit (self, offer->match.visit_id);
      else
        dpt_perspective_show_patient (DPT_PERSPECTIVE (self), offer->match.patient_id);
    }
  else if (offer->match.patient_id != 0)
    {
      want (self, offer);
      if (offer->match.patient_id != self->patient_id)
        dpt_perspective_show_patient (DPT_PERSPECTIVE (self), offer->match.patient_id);
      _dpt_exam_tell_tray (self, _ ("Start a visit of this patient: the reading goes into it."));
    }
  else
    _dpt_exam_tell_tray (self, offer->match.n_patients > 1
                  ? _ ("More than one patient fits: open the visit it belongs to, then take it.")
                  : _ ("No patient of ours fits: open the visit it belongs to, then take it."));
}

static void
offered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TakeJob) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Offer) offer = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  DptExamPerspective *self = job->self;

  if (offer == NULL)
    {
      if (!job->quiet && error != NULL)
        {
          if (self->tray_window != NULL)
            dpt_tray_window_say (self->tray_window, error->message);
          dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
        }
      return;
    }
  if (job->editor == NULL)
    look_elsewhere (self, offer);
  else if (self->editor != job->editor || !dpt_visit_editor_get_editable (job->editor))
    return;
  else if (offer->fit == DPT_TRAY_FIT_OTHER && !job->sure)
    ask_somebody_else (self, offer);
  else
    take_offer (self, job, offer);
}

DptVisitEditor *
_dpt_exam_get_open_editor (DptExamPerspective *self)
{
  return self->editor != NULL && self->viewer == NULL && dpt_visit_editor_get_editable (self->editor) ? self->editor : NULL;
}

static void
take (DptExamPerspective *self, gint64 id, gboolean quiet, gboolean sure)
{
  DptVisitEditor *editor = _dpt_exam_get_open_editor (self);
  TakeJob *job;
  Offer *wanted;

  if (self->session == NULL)
    return;
  g_hash_table_add (self->offered, g_memdup2 (&id, sizeof id));
  job = g_new0 (TakeJob, 1);
  job->self = g_object_ref (self);
  job->editor = editor ? g_object_ref (editor) : NULL;
  job->quiet = quiet;
  job->sure = sure;
  wanted = g_new0 (Offer, 1);
  wanted->id = id;
  wanted->patient_id = editor ? self->patient_id : 0;
  /* It writes: a look at a patient's reading is noted. */
  dpt_session_write_async (self->session, offer_unit, wanted, offer_free, offer_free,
                           dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), offered_cb, job);
}

void
_dpt_exam_take_reading (DptExamPerspective *self, gint64 id)
{
  take (self, id, FALSE, FALSE);
}

/* --- offering --- */

static void
show_offer (DptExamPerspective *self, const Waiting *waiting)
{
  g_autofree char *words = NULL;

  self->offer_id = waiting != NULL ? waiting->id : 0;
  if (waiting != NULL)
    {
      if (waiting->fit == DPT_TRAY_FIT_SAME)
        /* Translators: device and time of a reading */
        words = g_strdup_printf (_ ("%s: a reading of this patient"), waiting->words);
      else if (waiting->name != NULL && *waiting->name != '\0')
        /* Translators: device and time of a reading, and the name that the device knows */
        words = g_strdup_printf (_ ("%s: a reading of “%s”, whom only the name tells"), waiting->words, waiting->name);
      else
        /* Translators: device and time of a reading */
        words = g_strdup_printf (_ ("%s: a reading without a name"), waiting->words);
      gtk_label_set_label (self->offer_label, words);
    }
  gtk_revealer_set_reveal_child (self->offer, waiting != NULL);
}

/* Of this day, and not what somebody took back out of a visit. */
static gboolean
is_of_today (DptExamPerspective *self, const Waiting *waiting)
{
  DptVisit *visit = dpt_visit_sheet_get_visit (dpt_visit_editor_get_base (self->editor));

  return waiting->readable && !waiting->given_back
         && g_strcmp0 (waiting->day, dpt_record_get_text (visit, DPT_VISIT_STARTED_ON)) == 0;
}

/* What is surely theirs; and what names nobody where nobody else can be meant: this room's own instrument measured it since this
 * visit was begun, and no other visit is being written. An instrument of the whole shop may stand where the next one waits. */
static gboolean
is_surely_theirs (DptExamPerspective *self, const Look *look, const Waiting *waiting)
{
  DptVisit *visit = dpt_visit_sheet_get_visit (dpt_visit_editor_get_base (self->editor));

  return waiting->fit == DPT_TRAY_FIT_SAME
         || (waiting->fit == DPT_TRAY_FIT_UNKNOWN && waiting->of_station && look->n_drafts == 1
             && waiting->received_at >= dpt_record_get_int (visit, DPT_VISIT_STARTED_AT));
}

static void
offer_waiting (DptExamPerspective *self, const Look *look)
{
  const Waiting *best = NULL;

  if (_dpt_exam_get_open_editor (self) == NULL || look->patient_id != self->patient_id)
    {
      show_offer (self, NULL);
      return;
    }
  for (guint i = 0; i < look->waiting->len; i++)
    {
      const Waiting *waiting = look->waiting->pdata[i];

      if (waiting->fit == DPT_TRAY_FIT_OTHER || !is_of_today (self, waiting))
        continue;
      /* By itself once, and only what is surely theirs; the rest is asked about. */
      if (is_surely_theirs (self, look, waiting) && !dpt_visit_editor_get_amending (self->editor)
          && !g_hash_table_contains (self->offered, &waiting->id))
        take (self, waiting->id, TRUE, FALSE);
      if (!g_hash_table_contains (self->declined, &waiting->id) && (best == NULL || best->fit != DPT_TRAY_FIT_SAME))
        best = waiting;
    }
  show_offer (self, best);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptExamPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Look) look = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  guint unreadable = 0;

  if (look == NULL || self->page == NULL)
    return;
  for (guint i = 0; i < look->waiting->len; i++)
    unreadable += !((Waiting *) look->waiting->pdata[i])->readable;
  dpt_tray_button_set_count (self->tray_button, look->waiting->len, unreadable);
  dpt_visit_queue_pane_set_readings (self->queue, look->waiting->len, unreadable);
  offer_waiting (self, look);
}

void
_dpt_exam_look_at_tray (DptExamPerspective *self)
{
  if (self->session == NULL || !dpt_session_may (self->session, DPT_RIGHT_CLINICAL_READ))
    return;
  dpt_session_read_async (self->session, look_unit, g_memdup2 (&self->patient_id, sizeof self->patient_id), g_free, look_free,
                          dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), looked_cb, g_object_ref (self));
}

/* A visit is shown: what waited for it goes in, the rest is offered. */
void
_dpt_exam_offer_readings (DptExamPerspective *self)
{
  gint64 wanted = self->wanted_reading_id;

  show_offer (self, NULL);
  if (wanted != 0 && self->patient_id != self->wanted_reading_patient_id)
    self->wanted_reading_id = 0; /* they turned to somebody else */
  else if (wanted != 0 && _dpt_exam_get_open_editor (self) != NULL)
    {
      self->wanted_reading_id = 0;
      take (self, wanted, FALSE, FALSE);
    }
  _dpt_exam_look_at_tray (self);
}
