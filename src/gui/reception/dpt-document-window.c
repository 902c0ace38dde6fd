/* dpt-document-window.c - see dpt-document-window.h.
 * For: the paper, its kind, keeping it. Not for: how a paper is shown (gui/common/dpt-scan-view.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/reception/dpt-document-window.h"

#include <glib/gi18n-lib.h>

#include "engine/clinical/dpt-scan-store.h"
#include "gui/common/dpt-say.h"
#include "gui/common/dpt-scan-view.h"

struct _DptDocumentWindow
{
  AdwWindow parent_instance;

  DptScanView *view;
  GtkDropDown *kinds;
  GtkWidget *save;
  GtkLabel *fault;

  DptSession *session;
  gint64 patient_id;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (DptDocumentWindow, dpt_document_window, ADW_TYPE_WINDOW)

/* In the order of the drop-down: what the desk keeps first. */
static const char *const kinds[] = { "card", "consent", "prescription", "report", "letter", "quote", "other" };

typedef struct
{
  gint64 patient_id;
  DptScan *scan;
} Keep;

static void
free_keep (gpointer data)
{
  Keep *keep = data;

  g_object_unref (keep->scan);
  g_free (keep);
}

static gpointer
keep_scan (DptUnit *unit, gpointer args, GError **error)
{
  Keep *keep = args;

  return dpt_scan_add (unit, keep->patient_id, keep->scan, error) != 0 ? unit : NULL;
}

static gpointer
load_scan (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_scan_load (unit, *(gint64 *) args, error);
}

static void
show_fault (DptDocumentWindow *self, const char *text)
{
  gtk_label_set_label (self->fault, text);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), *text != '\0');
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptDocumentWindow) self = data;
  g_autoptr (GError) error = NULL;
  gpointer done = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  GtkWindow *parent;

  if (self->closed)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.keep", TRUE);
  if (done == NULL)
    {
      show_fault (self, error->message);
      return;
    }
  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (parent != NULL)
    dpt_say (GTK_WIDGET (parent), _ ("The document is kept with the patient."));
  gtk_window_close (GTK_WINDOW (self));
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDocumentWindow *self = DPT_DOCUMENT_WINDOW (widget);
  Keep *keep;

  if (dpt_scan_view_get_scan (self->view) == NULL)
    {
      show_fault (self, _ ("Choose a file first, or drop one here."));
      return;
    }
  gtk_widget_action_set_enabled (widget, "document.keep", FALSE);
  keep = g_new0 (Keep, 1);
  keep->patient_id = self->patient_id;
  keep->scan = dpt_record_copy (dpt_scan_view_get_scan (self->view));
  dpt_record_set_text (keep->scan, DPT_SCAN_KIND, kinds[gtk_drop_down_get_selected (self->kinds)]);
  dpt_session_write_async (self->session, keep_scan, keep, free_keep, NULL, NULL, kept_cb, g_object_ref (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptDocumentWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptScan) scan = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->closed)
    return;
  if (scan == NULL)
    {
      show_fault (self, error->message);
      return;
    }
  gtk_window_set_title (GTK_WINDOW (self), dpt_record_get_text (scan, DPT_SCAN_NAME));
  dpt_scan_view_set_scan (self->view, scan);
}

static void
dpt_document_window_unmap (GtkWidget *widget)
{
  DPT_DOCUMENT_WINDOW (widget)->closed = TRUE;
  GTK_WIDGET_CLASS (dpt_document_window_parent_class)->unmap (widget);
}

static void
dpt_document_window_dispose (GObject *object)
{
  DptDocumentWindow *self = DPT_DOCUMENT_WINDOW (object);

  self->closed = TRUE;
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_document_window_parent_class)->dispose (object);
}

static void
dpt_document_window_class_init (DptDocumentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_document_window_dispose;
  widget_class->unmap = dpt_document_window_unmap;
  g_type_ensure (DPT_TYPE_SCAN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/reception/dpt-document-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DptDocumentWindow, view);
  gtk_widget_class_bind_template_child (widget_class, DptDocumentWindow, kinds);
  gtk_widget_class_bind_template_child (widget_class, DptDocumentWindow, save);
  gtk_widget_class_bind_template_child (widget_class, DptDocumentWindow, fault);
  gtk_widget_class_install_action (widget_class, "document.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "document.keep", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dpt_document_window_init (DptDocumentWindow *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (words, dpt_scan_kind_get_label (kinds[i]));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (words));
}

static DptDocumentWindow *
make_window (GtkWindow *parent, DptSession *session, gboolean editable)
{
  DptDocumentWindow *self = g_object_new (DPT_TYPE_DOCUMENT_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  dpt_scan_view_set_editable (self->view, editable);
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), editable);
  gtk_widget_set_visible (self->save, editable);
  return self;
}

DptDocumentWindow *
dpt_document_window_new (GtkWindow *parent, DptSession *session, gint64 patient_id)
{
  DptDocumentWindow *self;

  g_return_val_if_fail (DPT_IS_SESSION (session) && patient_id > 0, NULL);

  self = make_window (parent, session, TRUE);
  self->patient_id = patient_id;
  return self;
}

DptDocumentWindow *
dpt_document_window_new_for (GtkWindow *parent, DptSession *session, gint64 id)
{
  DptDocumentWindow *self;

  g_return_val_if_fail (DPT_IS_SESSION (session) && id > 0, NULL);

  self = make_window (parent, session, FALSE);
  /* A write: who looked at a clinical paper is noted. */
  dpt_session_write_async (session, load_scan, g_memdup2 (&id, sizeof id), g_free, g_object_unref, NULL, loaded_cb, g_object_ref (self));
  return self;
}

void
dpt_document_window_read_file (DptDocumentWindow *self, GFile *file)
{
  g_return_if_fail (DPT_IS_DOCUMENT_WINDOW (self));

  dpt_scan_view_read_file (self->view, file);
}
