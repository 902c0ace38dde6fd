/* dpt-exam-versions.c - what a visit was and what it is: older versions, comparisons, the report.
 * For: the exam perspective. Not for: amending (dpt-exam-actions.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-exam-private.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/exam/dpt-compare-window.h"

/* --- older versions --- */

typedef struct
{
  DptExamPerspective *self;
  int number;
} VersionJob;

static gpointer
load_version (DptUnit *unit, gpointer args, GError **error)
{
  const DptExamArgs *wanted = args;

  return dpt_visit_load_version (unit, wanted->id, atoi (wanted->text), error);
}

static void
show_version_words (DptExamPerspective *self, int number)
{
  GPtrArray *versions = self->dossier->versions;

  for (guint i = 0; i < versions->len; i++)
    if (dpt_record_get_int (versions->pdata[i], DPT_VISIT_VERSION_NUMBER) == number)
      {
        const char *reason = dpt_record_get_string (versions->pdata[i], DPT_VISIT_VERSION_REASON);
        g_autofree char *at = dpt_record_format (versions->pdata[i], DPT_VISIT_VERSION_AT);
        g_autofree char *words = NULL;

        /* Translators: number of a version, how many there are, when, by whom, and why it was made ("" for the first)
         */
        words = g_strdup_printf (_ ("Version %d of %u, %s, %s. %s"), number, versions->len, at,
                                 dpt_record_get_string (versions->pdata[i], DPT_VISIT_VERSION_USER_NAME), reason);
        gtk_label_set_label (self->version_label, words);
      }
}

static void
version_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VersionJob *job = user_data;
  g_autoptr (DptExamPerspective) self = job->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptVisitSheet) sheet = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  int number = job->number;

  g_free (job);
  if (sheet == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  if (self->editor == NULL
      || dpt_visit_sheet_get_visit_id (sheet)
           != dpt_visit_sheet_get_visit_id (dpt_visit_editor_get_base (self->editor)))
    return;
  g_clear_object (&self->viewer);
  self->viewer = dpt_visit_editor_new (sheet, self->dossier->earlier);
  self->viewed = number;
  dpt_visit_page_set_editor (self->page, self->viewer);
  show_version_words (self, number);
  _dpt_exam_show_notice (self, "version");
  _dpt_exam_update_actions (self);
}

static void
show_version_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);
  int number = g_variant_get_int32 (parameter);
  g_autofree char *text = g_strdup_printf ("%d", number);
  VersionJob *job;

  if (self->editor == NULL)
    return;
  if (number == 0 || number == (int) self->dossier->versions->len)
    {
      g_clear_object (&self->viewer);
      dpt_visit_page_set_editor (self->page, self->editor);
      _dpt_exam_show_notice (self, NULL);
      _dpt_exam_update_actions (self);
      return;
    }
  job = g_new0 (VersionJob, 1);
  job->self = g_object_ref (self);
  job->number = number;
  dpt_session_read_async (
    self->session, load_version,
    dpt_exam_args_new (dpt_visit_sheet_get_visit_id (dpt_visit_editor_get_base (self->editor)), text),
    (GDestroyNotify)dpt_exam_args_free, g_object_unref, dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)),
    version_cb, job);
}

/* --- comparing --- */

static void
present_comparison (DptExamPerspective *self, DptVisitSheet *before, DptVisitSheet *after, const char *old_title,
                    const char *new_title)
{
  GtkWindow *window = dpt_compare_window_new (before, after, old_title, new_title);

  gtk_window_set_transient_for (window, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (window);
}

static char *
dup_visit_title (DptVisitSheet *sheet)
{
  return dpt_date_format (dpt_record_get_text (dpt_visit_sheet_get_visit (sheet), DPT_VISIT_STARTED_ON));
}

/* An older version beside the newest; otherwise this visit beside the one before it. */
static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  DptVisitSheet *now;

  if (self->editor == NULL)
    return;
  now = dpt_visit_editor_get_now (self->editor);
  if (self->viewer != NULL)
    {
      present_comparison (self, dpt_visit_editor_get_now (self->viewer), now, _ ("That version"), _ ("Now"));
      return;
    }
  if (self->dossier->earlier == NULL)
    {
      dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("There is no earlier visit to compare with."));
      return;
    }
  before = dup_visit_title (self->dossier->earlier);
  after = dup_visit_title (now);
  present_comparison (self, self->dossier->earlier, now, before, after);
}

/* --- the report --- */

static void
report_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptExamPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) paper = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (paper == NULL)
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    dpt_pdf_view_present_paper (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), paper);
}

static void
print_visit (DptExamPerspective *self, const char *what)
{
  if (self->editor == NULL)
    return;
  /* What is written must be stored to be printed. */
  _dpt_exam_flush (self);
  dpt_session_write_async (
    self->session, dpt_exam_report,
    dpt_exam_args_new (dpt_visit_sheet_get_visit_id (dpt_visit_editor_get_base (self->editor)), what),
    (GDestroyNotify) dpt_exam_args_free, g_object_unref, dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)),
    report_cb, g_object_ref (self));
}

static void
report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);
  g_autofree char *number = g_strdup_printf ("%d", self->viewer ? self->viewed : 0);

  print_visit (self, number);
}

static void
refer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  print_visit (DPT_EXAM_PERSPECTIVE (widget), "referral");
}

void
_dpt_exam_install_version_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "exam.show-version", "i", show_version_action);
  gtk_widget_class_install_action (klass, "exam.compare", NULL, compare_action);
  gtk_widget_class_install_action (klass, "exam.report", NULL, report_action);
  gtk_widget_class_install_action (klass, "exam.refer", NULL, refer_action);
}
