/* dpt-papers-add.c - the window of papers takes new ones: dropped, chosen, from the scanner's folder, from the scanner.
 * For: one after the other, with progress, a way to stop, and a word for each that was refused. Not for: the list (dpt-papers-window.c).
 *
 *   files, a page ──► waiting ──read and hashed by a worker──► dpt_scan_add ──► next … ──► what came of it, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-papers-private.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-preferences.h"
#include "gui/common/dpt-sane.h"
#include "gui/common/dpt-scan-reading.h"

#define PREFERENCES "papers"
#define FOLDER_ROWS 50 /* of the scanner's folder, newest first */

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
static void read_folder (DptPapersWindow *self);

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

static void
begin (DptPapersWindow *self, const char *text)
{
  self->work = g_cancellable_new ();
  _dpt_papers_say (self, "", FALSE);
  show_busy (self, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.scan", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.scan-with", FALSE);
}

static void
end (DptPapersWindow *self)
{
  g_clear_object (&self->work);
  show_busy (self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.scan", self->kinds->len > 0);
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

/* Out of the way, so that the folder shows what is still to be done; where that fails it stays, and would be noticed as kept already. */
static void
put_away (Item *item)
{
  g_autoptr (GFile) folder = g_file_get_parent (item->file);
  /* Translators: the folder inside the scanner's folder where pages go that were added */
  g_autoptr (GFile) kept = g_file_get_child (folder, _ ("Kept"));
  g_autoptr (GFile) target = NULL;
  g_autofree char *base = g_file_get_basename (item->file);

  g_file_make_directory (kept, NULL, NULL);
  target = g_file_get_child (kept, base);
  g_file_move_async (item->file, target, G_FILE_COPY_BACKUP | G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT, NULL, NULL, NULL, NULL, NULL);
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
      end (self);
      tell_what_came_of_it (self);
      read_folder (self);
      return;
    }
  item->window = g_object_ref (self);
  if (item->page != NULL)
    dpt_scan_read_bytes_async (item->page, item->name, self->work, read_cb, item);
  else
    dpt_scan_read_async (item->file, self->work, read_cb, item);
}

static void
start_items (DptPapersWindow *self)
{
  if (self->work != NULL)
    return; /* the one under way takes them, too */
  self->n_added = 0;
  self->n_refused = 0;
  g_string_truncate (self->refusals, 0);
  begin (self, _ ("Adding documents…"));
  next_item (self);
}

static void
push_file (DptPapersWindow *self, GFile *file, gboolean from_folder)
{
  g_autofree char *base = g_file_get_basename (file);
  Item *item = g_new0 (Item, 1);

  item->file = g_object_ref (file);
  item->name = g_filename_display_name (base);
  item->from_folder = from_folder;
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
    push_file (self, each->data, FALSE);
  start_items (self);
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

static GtkFileChooserNative *
create_chooser (DptPapersWindow *self, const char *title, GtkFileChooserAction action, GCallback answered)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, NULL, NULL);

  g_signal_connect_object (dialog, "response", answered, self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (self), "dpt-chooser", dialog, g_object_unref);
  return dialog;
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog = create_chooser (DPT_PAPERS_WINDOW (widget), _ ("Documents to keep"), GTK_FILE_CHOOSER_ACTION_OPEN,
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

/* --- the scanner --- */

static void
progressed_cb (double fraction, gpointer data)
{
  DptPapersWindow *self = data;

  gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
scanned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPapersWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) page = dpt_sane_scan_finish (result, &error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  Item *item;

  if (self->closed)
    return;
  end (self);
  if (page == NULL)
    {
      _dpt_papers_say (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _ ("Scanning was stopped.") : error->message,
                       !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
      return;
    }
  item = g_new0 (Item, 1);
  item->page = g_steal_pointer (&page);
  /* Translators: what a scanned page is called: a day and an hour */
  item->name = g_strdup_printf (_ ("Scan %s"), when);
  g_queue_push_tail (&self->waiting, item);
  start_items (self);
}

static void
scan_with (DptPapersWindow *self, const char *device)
{
  dpt_preferences_set (PREFERENCES, "scanner", device);
  begin (self, _ ("Scanning…"));
  dpt_sane_scan_async (device, progressed_cb, self, self->work, scanned_cb, g_object_ref (self));
}

static void
scan_with_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  scan_with (DPT_PAPERS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
offer_devices (DptPapersWindow *self, GPtrArray *devices)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < devices->len; i++)
    {
      const DptSaneDevice *device = devices->pdata[i];
      g_autofree char *label = g_strdup_printf ("%s (%s)", device->label, device->id);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "papers.scan-with", "s", device->id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->scan_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->scan_button), devices->len > 1);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPapersWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) devices = dpt_sane_list_finish (result, &error);
  g_autofree char *last = dpt_preferences_dup (PREFERENCES, "scanner");
  const DptSaneDevice *chosen;

  if (self->closed)
    return;
  end (self);
  if (devices == NULL || devices->len == 0)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        _dpt_papers_say (self, error != NULL ? error->message : _ ("No scanner was found. Is it switched on and connected?"), TRUE);
      return;
    }
  /* The one that was used last, else the first; the others stand in a menu beside the button. */
  offer_devices (self, devices);
  chosen = devices->pdata[0];
  for (guint i = 0; i < devices->len; i++)
    if (g_strcmp0 (((DptSaneDevice *) devices->pdata[i])->id, last) == 0)
      chosen = devices->pdata[i];
  scan_with (self, chosen->id);
}

static void
scan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (widget);

  if (self->work != NULL)
    return;
  begin (self, _ ("Looking for scanners…"));
  dpt_sane_list_async (self->work, found_cb, g_object_ref (self));
}

/* --- the scanner's folder --- */

static gboolean
looks_like_paper (const char *name)
{
  static const char *const endings[] = { ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff" };
  g_autofree char *low = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (low, endings[i]))
      return TRUE;
  return FALSE;
}

static int
compare_infos (gconstpointer a, gconstpointer b)
{
  g_autoptr (GDateTime) first = g_file_info_get_modification_date_time (G_FILE_INFO (*(gpointer *) a));
  g_autoptr (GDateTime) second = g_file_info_get_modification_date_time (G_FILE_INFO (*(gpointer *) b));

  return first != NULL && second != NULL ? g_date_time_compare (second, first) : 0;
}

static GtkWidget *
create_file_row (DptPapersWindow *self, GFileInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GDateTime) at = g_file_info_get_modification_date_time (info);
  g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;
  g_autofree char *when = local != NULL ? g_date_time_format (local, "%x %R") : g_strdup ("");
  g_autofree char *size = g_format_size ((guint64) g_file_info_get_size (info));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", when, size);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_file_info_get_display_name (info));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "dpt-file", g_file_get_child (self->folder, g_file_info_get_name (info)), g_object_unref);
  return row;
}

static void
show_folder (DptPapersWindow *self, GList *infos)
{
  g_autoptr (GPtrArray) papers = g_ptr_array_new ();
  g_autofree char *count = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->folder_list))) != NULL)
    gtk_list_box_remove (self->folder_list, child);
  for (GList *each = infos; each != NULL; each = each->next)
    if (g_file_info_get_file_type (each->data) == G_FILE_TYPE_REGULAR && looks_like_paper (g_file_info_get_name (each->data)))
      g_ptr_array_add (papers, each->data);
  g_ptr_array_sort (papers, compare_infos);
  for (guint i = 0; i < MIN (papers->len, FOLDER_ROWS); i++)
    gtk_list_box_append (self->folder_list, create_file_row (self, papers->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->folder_list), papers->len > 0);
  count = g_strdup_printf ("%u", papers->len);
  gtk_label_set_label (self->folder_count, papers->len > 0 ? count : "");
}

static void
infos_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPapersWindow) self = data;
  GList *infos = g_file_enumerator_next_files_finish (G_FILE_ENUMERATOR (source), result, NULL);

  if (!self->closed && g_file_equal (g_file_enumerator_get_container (G_FILE_ENUMERATOR (source)), self->folder))
    show_folder (self, infos);
  g_list_free_full (infos, g_object_unref);
}

static void
enumerated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPapersWindow) self = data;
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children_finish (G_FILE (source), result, NULL);

  if (self->closed)
    return;
  if (files == NULL)
    show_folder (self, NULL);
  else
    g_file_enumerator_next_files_async (files, 2000, G_PRIORITY_DEFAULT, self->cancellable, infos_cb, g_object_ref (self));
}

static void
read_folder (DptPapersWindow *self)
{
  if (self->folder != NULL)
    g_file_enumerate_children_async (self->folder,
                                     G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME ","
                                     G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                     0, G_PRIORITY_DEFAULT, self->cancellable, enumerated_cb, g_object_ref (self));
}

static void
watch_folder (DptPapersWindow *self)
{
  g_autofree char *path = dpt_preferences_dup (PREFERENCES, "folder");

  g_clear_object (&self->monitor);
  g_clear_object (&self->folder);
  gtk_label_set_label (self->folder_label, path != NULL ? path : _ ("Choose the folder that your scanner writes into: what is new there is offered here."));
  if (path == NULL)
    return;
  self->folder = g_file_new_for_path (path);
  self->monitor = g_file_monitor_directory (self->folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (read_folder), self, G_CONNECT_SWAPPED);
  read_folder (self);
}

static void
file_row_cb (DptPapersWindow *self, GtkWidget *row)
{
  gtk_menu_button_popdown (self->folder_button);
  push_file (self, g_object_get_data (G_OBJECT (row), "dpt-file"), TRUE);
  start_items (self);
}

static void
folder_chosen_cb (DptPapersWindow *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    {
      dpt_preferences_set (PREFERENCES, "folder", path);
      watch_folder (self);
    }
  gtk_native_dialog_destroy (dialog);
}

static void
choose_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (create_chooser (DPT_PAPERS_WINDOW (widget), _ ("The scanner's folder"),
                                                             GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, G_CALLBACK (folder_chosen_cb))));
}

/* --- making --- */

void
_dpt_papers_class_install_add (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, busy_box);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, progress);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, scan_button);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, folder_button);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, folder_count);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, folder_label);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, folder_list);
  gtk_widget_class_bind_template_callback (klass, file_row_cb);
  gtk_widget_class_install_action (klass, "papers.choose", NULL, choose_action);
  gtk_widget_class_install_action (klass, "papers.scan", NULL, scan_action);
  gtk_widget_class_install_action (klass, "papers.scan-with", "s", scan_with_action);
  gtk_widget_class_install_action (klass, "papers.choose-folder", NULL, choose_folder_action);
  gtk_widget_class_install_action (klass, "papers.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_o, GDK_CONTROL_MASK, "papers.choose", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, GDK_CONTROL_MASK, "papers.scan", NULL);
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
  gtk_widget_set_sensitive (GTK_WIDGET (self->folder_button), may);
  watch_folder (self);
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
