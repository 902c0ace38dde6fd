/* dpt-exam-listen.c - see dpt-exam-private.h. Where readings come from: the feed, files chosen or dropped; and the tray's window.
 * For: listening while somebody who examines is signed in, importing by hand. Not for: taking them (dpt-exam-tray.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-exam-private.h"

#include <glib/gi18n-lib.h>

#include "engine/clinical/dpt-tray.h"
#include "exchange/dpt-instrument.h"

/* --- importing by hand --- */

typedef struct
{
  GPtrArray *files;
  gint64 *ids; /* of each */
  guint n_new; /* that were not known already */
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_ptr_array_unref (import->files);
  g_free (import->ids);
  g_free (import);
}

typedef struct
{
  const char *name;
  GBytes *content;
  gboolean known;
} ImportArgs;

static gpointer
import_unit (DptUnit *unit, gpointer args, GError **error)
{
  ImportArgs *wanted = args;
  gint64 id = dpt_tray_import (unit, wanted->name, wanted->content, &wanted->known, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static gboolean
import_file (DptSession *session, GFile *file, Import *import, guint index, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GBytes) content = NULL;
  g_autofree gint64 *id = NULL;
  ImportArgs args;

  if (stream == NULL)
    return FALSE;
  /* One byte more than is kept tells that it is too large. */
  content = g_input_stream_read_bytes (G_INPUT_STREAM (stream), DPT_TRAY_MAX_SIZE + 1, NULL, error);
  if (content == NULL)
    return FALSE;
  args = (ImportArgs) { name, content, FALSE };
  id = dpt_session_write (session, import_unit, &args, g_free, error);
  if (id == NULL)
    return FALSE;
  import->ids[index] = *id;
  import->n_new += !args.known;
  return TRUE;
}

static void
import_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Import *import = data;
  GError *error = NULL;

  for (guint i = 0; i < import->files->len; i++)
    if (!import_file (DPT_SESSION (source), import->files->pdata[i], import, i, &error))
      {
        g_task_return_error (task, error);
        return;
      }
  g_task_return_boolean (task, TRUE);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptExamPerspective) self = user_data;
  Import *import = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (self->session == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
  else if (import->n_new == 0)
    _dpt_exam_tell_tray (self, _ ("This file was imported before: it is in the tray, or was taken already."));
  /* A hand that imports into an open visit means that visit; otherwise they wait. */
  if (import->files->len == 1 && import->ids[0] != 0 && _dpt_exam_get_open_editor (self) != NULL)
    _dpt_exam_take_reading (self, import->ids[0]);
  else if (import->files->len > 0 && import->ids[0] != 0)
    _dpt_exam_show_tray (self, import->ids[0]);
}

static void
import_files (DptExamPerspective *self, GListModel *files)
{
  g_autoptr (GTask) task = NULL;
  Import *import;

  if (self->session == NULL || !dpt_session_may (self->session, DPT_RIGHT_CLINICAL_WRITE) || g_list_model_get_n_items (files) == 0)
    return;
  import = g_new0 (Import, 1);
  import->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (import->files, g_list_model_get_item (files, i));
  import->ids = g_new0 (gint64, import->files->len);
  task = g_task_new (self->session, NULL, imported_cb, g_object_ref (self));
  g_task_set_source_tag (task, import_files);
  g_task_set_task_data (task, import, import_free);
  g_task_run_in_thread (task, import_in_thread);
}

static void
files_chosen_cb (GtkNativeDialog *dialog, int response, DptExamPerspective *self)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT && self->page != NULL)
    {
      files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      import_files (self, files);
    }
  g_object_unref (dialog);
}

static void
choose_files (DptExamPerspective *self)
{
  GtkFileChooserNative *dialog;

  if (self->session == NULL || !dpt_session_may (self->session, DPT_RIGHT_CLINICAL_WRITE))
    return;
  dialog = gtk_file_chooser_native_new (
    _ ("Import readings"),
    self->tray_window ? GTK_WINDOW (self->tray_window) : GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
    GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (files_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Papers and pictures belong to the patient's documents: they are passed on to who takes those. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DptExamPerspective *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  GSList *dropped = g_value_get_boxed (value);

  for (GSList *item = dropped; item != NULL; item = item->next)
    {
      g_autofree char *name = g_file_get_basename (item->data);
      g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);

      if (!dpt_instrument_is_companion (name) && !g_str_has_prefix (type, "image/") && !g_str_equal (type, "application/pdf"))
        g_list_store_append (files, item->data);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) == 0)
    return FALSE;
  import_files (self, G_LIST_MODEL (files));
  return TRUE;
}

/* --- the tray's window --- */

/* What is blanked in the window is blanked here. */
static void
follow_privacy_cb (GtkWidget *tray, GParamSpec *pspec, GtkWidget *window)
{
  if (gtk_widget_has_css_class (window, "dpt-privacy"))
    gtk_widget_add_css_class (tray, "dpt-privacy");
  else
    gtk_widget_remove_css_class (tray, "dpt-privacy");
}

static void
ask_cb (DptExamPerspective *self)
{
  if (self->feed != NULL)
    dpt_device_feed_ask (self->feed);
}

static void
window_gone_cb (DptExamPerspective *self)
{
  self->tray_window = NULL;
}

void
_dpt_exam_show_tray (DptExamPerspective *self, gint64 id)
{
  if (self->session == NULL || !dpt_session_may (self->session, DPT_RIGHT_CLINICAL_READ))
    return;
  if (self->tray_window == NULL)
    {
      GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

      self->tray_window = dpt_tray_window_new (self->session);
      gtk_window_set_transient_for (GTK_WINDOW (self->tray_window), GTK_WINDOW (root));
      g_signal_connect_object (root, "notify::css-classes", G_CALLBACK (follow_privacy_cb), self->tray_window, G_CONNECT_SWAPPED);
      follow_privacy_cb (GTK_WIDGET (self->tray_window), NULL, GTK_WIDGET (root));
      g_signal_connect_object (self->tray_window, "take", G_CALLBACK (_dpt_exam_take_reading), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->tray_window, "import", G_CALLBACK (choose_files), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->tray_window, "ask", G_CALLBACK (ask_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->tray_window, "destroy", G_CALLBACK (window_gone_cb), self, G_CONNECT_SWAPPED);
    }
  dpt_tray_window_set_can_ask (self->tray_window, self->feed != NULL && dpt_device_feed_get_n_asked (self->feed) > 0);
  if (id != 0)
    dpt_tray_window_select (self->tray_window, id);
  gtk_window_present (GTK_WINDOW (self->tray_window));
}

/* Another screen, or a locked one: nothing of a patient stays in a window beside it. */
void
_dpt_exam_close_tray (DptExamPerspective *self)
{
  if (self->question != NULL)
    gtk_window_destroy (self->question);
  if (self->tray_window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->tray_window));
  self->tray_window = NULL;
}

/* --- listening --- */

static void
problem_cb (DptExamPerspective *self, gint64 device_id, const GError *error)
{
  dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
}

static void
changed_cb (DptExamPerspective *self, const char *const *topics)
{
  if (g_strv_contains (topics, "tray_reading") || g_strv_contains (topics, "*"))
    _dpt_exam_look_at_tray (self);
}

/* Whoever signs in next listens under their own name, or not at all. */
void
_dpt_exam_stop_listening (DptExamPerspective *self)
{
  if (self->feed != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->feed, self);
      dpt_device_feed_stop (self->feed);
    }
  g_clear_object (&self->feed);
  if (self->session != NULL)
    g_clear_signal_handler (&self->tray_handler, dpt_session_get_db (self->session));
  _dpt_exam_close_tray (self);
  g_clear_weak_pointer (&self->question);
  self->wanted_reading_id = 0;
  g_hash_table_remove_all (self->offered);
  g_hash_table_remove_all (self->declined);
}

void
_dpt_exam_start_listening (DptExamPerspective *self)
{
  if (self->session == NULL || !dpt_session_may (self->session, DPT_RIGHT_CLINICAL_READ))
    return;
  self->tray_handler
    = g_signal_connect_swapped (dpt_session_get_db (self->session), "changed", G_CALLBACK (changed_cb), self);
  if (dpt_session_may (self->session, DPT_RIGHT_CLINICAL_WRITE))
    {
      self->feed = dpt_device_feed_new (self->session);
      g_signal_connect_swapped (self->feed, "problem", G_CALLBACK (problem_cb), self);
    }
  _dpt_exam_look_at_tray (self);
}

/* --- actions --- */

static void
tray_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dpt_exam_show_tray (DPT_EXAM_PERSPECTIVE (widget), 0);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_files (DPT_EXAM_PERSPECTIVE (widget));
}

static void
take_reading_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);

  if (self->offer_id != 0)
    _dpt_exam_take_reading (self, self->offer_id);
  else
    _dpt_exam_show_tray (self, 0);
}

static void
leave_reading_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);

  if (self->offer_id != 0)
    g_hash_table_add (self->declined, g_memdup2 (&self->offer_id, sizeof self->offer_id));
  _dpt_exam_look_at_tray (self);
}

void
_dpt_exam_install_tray_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "exam.tray", NULL, tray_action);
  gtk_widget_class_install_action (klass, "exam.import", NULL, import_action);
  gtk_widget_class_install_action (klass, "exam.take-reading", NULL, take_reading_action);
  gtk_widget_class_install_action (klass, "exam.leave-reading", NULL, leave_reading_action);
}

void
_dpt_exam_init_tray (DptExamPerspective *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->offered = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->declined = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
