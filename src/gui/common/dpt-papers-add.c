/* dpt-papers-add.c - the window of papers takes new ones, dropped, chosen, or from where dpt-papers-source.c finds them.
 * For: one after the other, with progress, a way to stop, and a word for each that was refused. Not for: the list (dpt-papers-window.c).
 *
 *   files, a page ──► waiting ──read and hashed by a worker──► dpt_scan_add ──► next … ──► what came of it, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-papers-private.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-scan-reading.h"

/* Something to be added. */
typedef struct
{
  DptPapersWindow *window; /* while it is worked on */
  GFile *file;             /* or a page: */
  GBytes *page;
  char *name;
  gboolean from_folder;
  DptScan *scan;
} Item;

static void
free_item (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->window);
  g_clear_object (&item->file);
  g_clear_pointer (&item->page, g_bytes_unref);
  g_clear_object (&item->scan);
  g_free (item->name);
  g_free (item);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Item, free_item)

static void next_item (DptPapersWindow *self);

/* --- busy and not --- */

static void
show_busy (DptPapersWindow *self, const char *text)
{
  gtk_widget_set_visible (self->busy_box, text != NULL);
  if (text != NULL)
    {
      gtk_progress_bar_set_text (self->progress, text);
      gtk_progress_bar_set_fraction (self->progress, 0);
    }
}

void
_dpt_papers_begin (DptPapersWindow *self, const char *text)
{
  self->work = g_cancellable_new ();
  _dpt_papers_say (self, "", FALSE);
  show_busy (self, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.scan", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.scan-stack", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.scan-with", FALSE);
}

void
_dpt_papers_end (DptPapersWindow *self)
{
  g_clear_object (&self->work);
  show_busy (self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.scan", self->kinds->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.scan-stack", self->kinds->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.scan-with", self->kinds->len > 0);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (widget);

  if (self->work != NULL)
    g_cancellable_cancel (self->work);
}

/* --- one after the other --- */

static void
tell_what_came_of_it (DptPapersWindow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->n_added > 0)
    /* Translators: how many documents were added */
    g_string_append_printf (text, ngettext ("%u document is kept with the patient.", "%u documents are kept with the patient.", self->n_added),
                            self->n_added);
  if (self->refusals->len > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", self->refusals->str);
  _dpt_papers_say (self, text->str, self->n_refused > 0);
  /* What is it? The answer is asked for by the keyboard. */
  if (self->n_added > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->kinds_drop));
}

static void
refuse_item (DptPapersWindow *self, Item *item, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->n_refused++;
  /* Translators: the name of a file, and why it was not taken */
  g_string_append_printf (self->refusals, self->refusals->len > 0 ? "\n%s: %s" : "%s: %s", item->name, error->message);
}

static void
put_away_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GFile) folder = g_file_get_parent (source);
  /* Translators: the folder inside the scanner's folder where pages go that were added */
  g_autoptr (GFile) kept = g_file_get_child (folder, _ ("Kept"));
  g_autofree char *base = g_file_get_basename (source);
  g_autoptr (GFile) target = g_file_get_child (kept, base);

  g_file_make_directory (kept, NULL, NULL);
  g_file_move (source, target, G_FILE_COPY_BACKUP | G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

/* Out of the way, so that the folder shows what is still to be done; where that fails it stays, and would be noticed as kept already. */
static void
put_away (Item *item)
{
  g_autoptr (GTask) task = g_task_new (item->file, NULL, NULL, NULL);

  g_task_set_source_tag (task, put_away);
  g_task_run_in_thread (task, put_away_in_thread);
}

static gpointer
keep_scan (DptUnit *unit, gpointer args, GError **error)
{
  const Item *item = args;
  gint64 id = dpt_scan_add (unit, item->window->patient_id, item->scan, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Item) item = data;
  DptPapersWindow *self = item->window;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->closed)
    return;
  if (id == NULL)
    refuse_item (self, item, error);
  else
    {
      self->n_added++;
      _dpt_papers_reload (self, *id);
      if (item->from_folder)
        put_away (item);
    }
  next_item (self);
}

/* The kind that its name speaks of, where the user may keep such; else the most harmless that may be kept. */
static void
choose_kind (DptPapersWindow *self, DptScan *scan)
{
  const char *kind = dpt_record_get_text (scan, DPT_SCAN_KIND);

  for (guint i = 0; i < self->kinds->len; i++)
    if (g_str_equal (self->kinds->pdata[i], kind))
      return;
  dpt_record_set_text (scan, DPT_SCAN_KIND, self->kinds->pdata[self->kinds->len - 1]);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Item) item = data;
  DptPapersWindow *self = item->window;
  g_autoptr (GError) error = NULL;

  item->scan = dpt_scan_read_finish (result, &error);
  if (self->closed)
    return;
  if (item->scan == NULL)
    {
      refuse_item (self, item, error);
      next_item (self);
      return;
    }
  choose_kind (self, item->scan);
  dpt_session_write_async (self->session, keep_scan, item, NULL, g_free, NULL, kept_cb, item);
  g_steal_pointer (&item);
}

static void
next_item (DptPapersWindow *self)
{
  Item *item;

  if (g_cancellable_is_cancelled (self->work))
    g_queue_clear_full (&self->waiting, free_item);
  item = g_queue_pop_head (&self->waiting);
  if (item == NULL)
    {
      _dpt_papers_end (self);
      tell_what_came_of_it (self);
      _dpt_papers_read_folder (self);
      return;
    }
  item->window = g_object_ref (self);
  if (item->page != NULL)
    dpt_scan_read_bytes_async (item->page, item->name, self->work, read_cb, item);
  else
    dpt_scan_read_async (item->file, self->work, read_cb, item);
}

void
_dpt_papers_start_items (DptPapersWindow *self)
{
  if (self->work != NULL)
    return; /* the one under way takes them, too */
  self->n_added = 0;
  self->n_refused = 0;
  g_string_truncate (self->refusals, 0);
  _dpt_papers_begin (self, _ ("Adding documents…"));
  next_item (self);
}

void
_dpt_papers_push_file (DptPapersWindow *self, GFile *file, gboolean from_folder)
{
  g_autofree char *base = g_file_get_basename (file);
  Item *item = g_new0 (Item, 1);

  item->file = g_object_ref (file);
  item->name = g_filename_display_name (base);
  item->from_folder = from_folder;
  g_queue_push_tail (&self->waiting, item);
}

void
_dpt_papers_push_page (DptPapersWindow *self, GBytes *page, const char *name)
{
  Item *item = g_new0 (Item, 1);

  item->page = g_bytes_ref (page);
  item->name = g_strdup (name);
  g_queue_push_tail (&self->waiting, item);
}

void
dpt_papers_window_add_files (DptPapersWindow *self, GSList *files)
{
  g_return_if_fail (DPT_IS_PAPERS_WINDOW (self));

  if (self->kinds->len == 0)
    {
      _dpt_papers_say (self, _ ("You may not add documents of any kind."), TRUE);
      return;
    }
  for (GSList *each = files; each != NULL; each = each->next)
    _dpt_papers_push_file (self, each->data, FALSE);
  _dpt_papers_start_items (self);
}

/* --- dropped and chosen --- */

static gboolean
drop_cb (DptPapersWindow *self, const GValue *value)
{
  dpt_papers_window_add_files (self, g_value_get_boxed (value));
  return TRUE;
}

static void
files_chosen_cb (DptPapersWindow *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  GSList *list = NULL;

  for (guint i = g_list_model_get_n_items (files); response == GTK_RESPONSE_ACCEPT && i-- > 0;)
    list = g_slist_prepend (list, g_list_model_get_item (files, i));
  if (list != NULL)
    dpt_papers_window_add_files (self, list);
  g_slist_free_full (list, g_object_unref);
  gtk_native_dialog_destroy (dialog);
}

GtkFileChooserNative *
_dpt_papers_create_chooser (DptPapersWindow *self, const char *title, GtkFileChooserAction action, GCallback answered)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, NULL, NULL);

  g_signal_connect_object (dialog, "response", answered, self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (self), "dpt-chooser", dialog, g_object_unref);
  return dialog;
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog = _dpt_papers_create_chooser (DPT_PAPERS_WINDOW (widget), _ ("Documents to keep"), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                 G_CALLBACK (files_chosen_cb));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PDF and pictures"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/tiff");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- making --- */

void
_dpt_papers_class_install_add (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, busy_box);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, progress);
  gtk_widget_class_install_action (klass, "papers.choose", NULL, choose_action);
  gtk_widget_class_install_action (klass, "papers.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_o, GDK_CONTROL_MASK, "papers.choose", NULL);
}

void
_dpt_papers_init_add (DptPapersWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_queue_init (&self->waiting);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

void
_dpt_papers_start_add (DptPapersWindow *self)
{
  gboolean may = self->kinds->len > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.choose", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.scan", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.scan-stack", may);
  gtk_widget_set_sensitive (GTK_WIDGET (self->folder_button), may);
}

void
_dpt_papers_stop_add (DptPapersWindow *self)
{
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  g_queue_clear_full (&self->waiting, free_item);
  g_clear_object (&self->monitor);
}

void
_dpt_papers_dispose_add (DptPapersWindow *self)
{
  g_clear_object (&self->work);
  g_queue_clear_full (&self->waiting, free_item);
  g_clear_object (&self->monitor);
  g_clear_object (&self->folder);
}
