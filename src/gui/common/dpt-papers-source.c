/* dpt-papers-source.c - where new papers come from by themselves: the scanner, and the folder that a scanner writes into.
 * For: finding and offering them. Not for: adding them (dpt-papers-add.c), driving the scanner (dpt-sane.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-papers-private.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-preferences.h"
#include "gui/common/dpt-sane-feeder.h"
#include "gui/common/dpt-sane.h"

#define PREFERENCES "papers"
#define FOLDER_ROWS 50 /* of the scanner's folder, newest first */

/* --- the scanner --- */

static void
progressed_cb (double fraction, gpointer data)
{
  DptPapersWindow *self = data;

  gtk_progress_bar_set_fraction (self->progress, fraction);
}

/* @pages: (nullable) (element-type GBytes) */
static void
take_pages (DptPapersWindow *self, GPtrArray *pages, const char *complaint, const GError *error)
{
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  _dpt_papers_end (self);
  if (pages != NULL)
    _dpt_papers_stack_add (self, pages);
  if (pages == NULL)
    _dpt_papers_say (self, stopped ? _ ("Scanning was stopped.") : error->message, !stopped);
  else if (complaint != NULL)
    _dpt_papers_say (self, complaint, TRUE);
}

static void
scanned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPapersWindow) self = data;
  g_autoptr (GError) error = NULL;
  GBytes *page = dpt_sane_scan_finish (result, &error);
  g_autoptr (GPtrArray) pages = page != NULL ? g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref) : NULL;

  if (page != NULL)
    g_ptr_array_add (pages, page);
  if (!self->closed)
    take_pages (self, pages, NULL, error);
}

static void
fed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPapersWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *complaint = NULL;
  g_autoptr (GPtrArray) pages = dpt_sane_feeder_scan_finish (result, &complaint, &error);

  if (!self->closed)
    take_pages (self, pages, complaint, error);
}

static void
counted_cb (guint n, gpointer data)
{
  DptPapersWindow *self = data;
  /* Translators: how many pages the feeder took so far */
  g_autofree char *text = g_strdup_printf (ngettext ("Scanning the stack… %u page", "Scanning the stack… %u pages", n), n);

  if (self->work == NULL || self->closed)
    return;
  gtk_progress_bar_set_text (self->progress, text);
  gtk_progress_bar_pulse (self->progress);
}

static void
scan_with (DptPapersWindow *self, const char *device)
{
  dpt_preferences_set (PREFERENCES, "scanner", device);
  _dpt_papers_begin (self, self->feeds ? _ ("Scanning the stack…") : _ ("Scanning…"));
  if (self->feeds)
    dpt_sane_feeder_scan_async (device, counted_cb, self, self->work, fed_cb, g_object_ref (self));
  else
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
  _dpt_papers_end (self);
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

/* "papers.scan": a page from the glass; "papers.scan-stack": all that lies in the feeder */
static void
scan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (widget);

  if (self->work != NULL)
    return;
  self->feeds = g_str_equal (name, "papers.scan-stack");
  _dpt_papers_begin (self, _ ("Looking for scanners…"));
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

void
_dpt_papers_read_folder (DptPapersWindow *self)
{
  if (self->folder != NULL)
    g_file_enumerate_children_async (self->folder,
                                     G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME ","
                                     G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                     0, G_PRIORITY_DEFAULT, self->cancellable, enumerated_cb, g_object_ref (self));
}

void
_dpt_papers_watch_folder (DptPapersWindow *self)
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
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (_dpt_papers_read_folder), self, G_CONNECT_SWAPPED);
  _dpt_papers_read_folder (self);
}

static void
file_row_cb (DptPapersWindow *self, GtkWidget *row)
{
  gtk_menu_button_popdown (self->folder_button);
  _dpt_papers_push_file (self, g_object_get_data (G_OBJECT (row), "dpt-file"), TRUE);
  _dpt_papers_start_items (self);
}

static void
folder_chosen_cb (DptPapersWindow *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    {
      dpt_preferences_set (PREFERENCES, "folder", path);
      _dpt_papers_watch_folder (self);
    }
  gtk_native_dialog_destroy (dialog);
}

static void
choose_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (_dpt_papers_create_chooser (DPT_PAPERS_WINDOW (widget), _ ("The scanner's folder"),
                                                             GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, G_CALLBACK (folder_chosen_cb))));
}

/* --- making --- */

void
_dpt_papers_class_install_source (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, scan_button);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, folder_button);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, folder_count);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, folder_label);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, folder_list);
  gtk_widget_class_bind_template_callback (klass, file_row_cb);
  gtk_widget_class_install_action (klass, "papers.scan", NULL, scan_action);
  gtk_widget_class_install_action (klass, "papers.scan-stack", NULL, scan_action);
  gtk_widget_class_install_action (klass, "papers.scan-with", "s", scan_with_action);
  gtk_widget_class_install_action (klass, "papers.choose-folder", NULL, choose_folder_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, GDK_CONTROL_MASK, "papers.scan", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "papers.scan-stack", NULL);
}
