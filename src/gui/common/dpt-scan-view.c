/* dpt-scan-view.c - see dpt-scan-view.h.
 * For: choosing, dropping, showing. Not for: keeping it (engine/clinical/dpt-scan.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-scan-view.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-pdf-view.h"
#include "gui/common/dpt-scan-reading.h"

struct _DptScanView
{
  AdwBin parent_instance;

  GtkWidget *stack;
  GtkWidget *pdf;
  GtkWidget *empty;
  GtkWidget *name;
  GtkWidget *bar;
  DptScan *scan;
  GCancellable *cancellable;
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (DptScanView, dpt_scan_view, ADW_TYPE_BIN)

static void
show_words (DptScanView *self, const char *words)
{
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), words);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->empty);
}

static void
update (DptScanView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "scan.choose", self->editable);
  gtk_widget_action_set_enabled (widget, "scan.remove", self->editable && self->scan != NULL);
  gtk_widget_set_visible (self->bar, self->scan != NULL);
  gtk_label_set_label (GTK_LABEL (self->name), self->scan ? dpt_record_get_string (self->scan, DPT_SCAN_NAME) : "");
}

void
dpt_scan_view_set_scan (DptScanView *self, DptScan *scan)
{
  GBytes *content;

  g_return_if_fail (DPT_IS_SCAN_VIEW (self));

  g_set_object (&self->scan, scan);
  show_words (self, self->editable ? _ ("Drop the paper here as a PDF or a picture, and read it beside the fields.")
                                   : _ ("No scan was kept of this prescription."));
  content = scan ? dpt_record_get_bytes (scan, DPT_SCAN_CONTENT) : NULL;
  dpt_pdf_view_set_bytes (DPT_PDF_VIEW (self->pdf), content, content ? dpt_record_get_string (scan, DPT_SCAN_NAME) : NULL);
  if (content != NULL)
    gtk_stack_set_visible_child (GTK_STACK (self->stack), self->pdf);
  update (self);
}

DptScan *
dpt_scan_view_get_scan (DptScanView *self)
{
  g_return_val_if_fail (DPT_IS_SCAN_VIEW (self), NULL);

  return self->scan;
}

void
dpt_scan_view_set_editable (DptScanView *self, gboolean editable)
{
  g_return_if_fail (DPT_IS_SCAN_VIEW (self));

  self->editable = editable;
  dpt_scan_view_set_scan (self, self->scan);
}

/* --- choosing --- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptScanView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptScan) scan = dpt_scan_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (scan == NULL)
    {
      show_words (self, error->message);
      return;
    }
  /* Beside this form it is what the form is typed from, whatever it is called. */
  dpt_record_set_text (scan, DPT_SCAN_KIND, "prescription");
  dpt_scan_view_set_scan (self, scan);
  g_signal_emit_by_name (self, "changed");
}

void
dpt_scan_view_read_file (DptScanView *self, GFile *file)
{
  g_return_if_fail (DPT_IS_SCAN_VIEW (self) && G_IS_FILE (file));

  dpt_scan_read_async (file, self->cancellable, read_cb, g_object_ref (self));
}

static void
chosen_cb (DptScanView *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    dpt_scan_view_read_file (self, file);
  gtk_native_dialog_destroy (dialog);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    _ ("The scanned paper"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Show"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PDF and pictures"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/tiff");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), widget, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (widget), "chooser", dialog, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_scan_view_set_scan (DPT_SCAN_VIEW (widget), NULL);
}

static gboolean
drop_cb (DptScanView *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (!self->editable || files == NULL)
    return FALSE;
  dpt_scan_view_read_file (self, files->data);
  return TRUE;
}

/* --- making --- */

static void
dpt_scan_view_dispose (GObject *object)
{
  DptScanView *self = DPT_SCAN_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->scan);
  G_OBJECT_CLASS (dpt_scan_view_parent_class)->dispose (object);
}

static void
dpt_scan_view_class_init (DptScanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_scan_view_dispose;
  /* changed (): a person chose another paper. */
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "scan.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "scan.remove", NULL, remove_action);
}

static GtkWidget *
create_button (const char *icon, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
create_bar (DptScanView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 6);
  self->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_add_css_class (self->name, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("File of the scan"), -1);
  gtk_box_append (GTK_BOX (bar), self->name);
  gtk_box_append (GTK_BOX (bar), create_button ("user-trash-symbolic", _ ("Take the scan away"), "scan.remove"));
  return bar;
}

static void
dpt_scan_view_init (DptScanView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("_Choose a file…"));
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  self->editable = TRUE;
  self->bar = create_bar (self);
  gtk_box_append (GTK_BOX (box), self->bar);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "scanner-symbolic");
  gtk_widget_add_css_class (self->empty, "compact");
  gtk_widget_set_halign (choose, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (choose), "scan.choose");
  adw_status_page_set_child (ADW_STATUS_PAGE (self->empty), choose);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  self->pdf = dpt_pdf_view_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), self->pdf);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  dpt_scan_view_set_scan (self, NULL);
}
