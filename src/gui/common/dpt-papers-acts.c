/* dpt-papers-acts.c - what can be done with the paper that is looked at: named, called otherwise, typed in, removed and put back.
 * For: the window of papers. Not for: the rules (engine/clinical/dpt-scan-store.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-papers-private.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-text.h"
#include "gui/common/dpt-prescription-dialog.h"

typedef struct
{
  gint64 id;
  char *text; /* a name, or a kind */
  gboolean (*run) (DptUnit *unit, gint64 id, const char *text, GError **error);
} Act;

static void
free_act (gpointer data)
{
  g_free (((Act *) data)->text);
  g_free (data);
}

static gpointer
run_act (DptUnit *unit, gpointer args, GError **error)
{
  const Act *act = args;

  return act->run (unit, act->id, act->text, error) ? args : NULL;
}

static gboolean
remove_one (DptUnit *unit, gint64 id, const char *text, GError **error)
{
  return dpt_scan_remove (unit, id, error);
}

static gboolean
restore_one (DptUnit *unit, gint64 id, const char *text, GError **error)
{
  return dpt_scan_restore (unit, id, error);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPapersWindow) self = data;
  g_autoptr (GError) error = NULL;
  gpointer done = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->closed)
    return;
  if (done == NULL)
    _dpt_papers_complain (self, error);
  /* What was not taken stands there again as it is. */
  _dpt_papers_show_details (self);
}

static void
act_on (DptPapersWindow *self, gint64 id, const char *text, gboolean (*run) (DptUnit *, gint64, const char *, GError **),
        GAsyncReadyCallback callback)
{
  Act *act = g_new0 (Act, 1);

  act->id = id;
  act->text = g_strdup (text);
  act->run = run;
  _dpt_papers_say (self, "", FALSE);
  dpt_session_write_async (self->session, run_act, act, free_act, NULL, NULL, callback, g_object_ref (self));
}

static void
name_cb (DptPapersWindow *self)
{
  DptScanLine *line = _dpt_papers_get_chosen (self);
  const char *name = gtk_editable_get_text (self->name_entry);

  if (self->filling || !_dpt_papers_may_change (self, line) || g_str_equal (name, dpt_record_get_string (line, DPT_SCAN_LINE_NAME)))
    return;
  if (dpt_text_is_blank (name))
    gtk_editable_set_text (self->name_entry, dpt_record_get_string (line, DPT_SCAN_LINE_NAME));
  else
    act_on (self, dpt_record_get_id (line), name, dpt_scan_rename, acted_cb);
}

static void
name_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DPT_PAPERS_WINDOW (widget)->name_entry));
}

static void
set_kind (DptPapersWindow *self, const char *kind)
{
  DptScanLine *line = _dpt_papers_get_chosen (self);

  if (_dpt_papers_may_change (self, line) && g_strcmp0 (kind, dpt_record_get_text (line, DPT_SCAN_LINE_KIND)) != 0)
    act_on (self, dpt_record_get_id (line), kind, dpt_scan_set_kind, acted_cb);
}

static void
kind_cb (DptPapersWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->kinds_drop);

  if (!self->filling && chosen < self->kinds->len)
    set_kind (self, self->kinds->pdata[chosen]);
}

static void
set_kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (widget);
  const char *kind = g_variant_get_string (parameter, NULL);

  if (_dpt_papers_find_kind (self, kind) != GTK_INVALID_LIST_POSITION)
    set_kind (self, kind);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPapersWindow) self = data;
  g_autoptr (GError) error = NULL;
  const Act *act = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (self->closed)
    return;
  if (act == NULL)
    {
      _dpt_papers_complain (self, error);
      return;
    }
  /* Translators: the name of a document */
  text = g_strdup_printf (_ ("“%s” is removed"), act->text);
  toast = adw_toast_new ("");
  adw_toast_set_title (toast, text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "papers.restore");
  adw_toast_set_action_target (toast, "x", act->id);
  adw_toast_overlay_add_toast (self->toasts, toast);
  _dpt_papers_say (self, text, FALSE);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (widget);
  DptScanLine *line = _dpt_papers_get_chosen (self);

  if (_dpt_papers_may_change (self, line))
    act_on (self, dpt_record_get_id (line), dpt_record_get_string (line, DPT_SCAN_LINE_NAME), remove_one, removed_cb);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (widget);

  self->added_id = g_variant_get_int64 (parameter);
  act_on (self, self->added_id, NULL, restore_one, acted_cb);
}

static void
typed_cb (DptPapersWindow *self)
{
  _dpt_papers_say (self, _ ("The prescription is entered: it stands in Dispensing now."), FALSE);
}

static void
type_prescription_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (widget);
  DptPrescriptionDialog *dialog;

  if (self->scan == NULL)
    return;
  dialog = dpt_prescription_dialog_new (self->session, dpt_record_get_int (self->scan, DPT_SCAN_PATIENT_ID), 0);
  dpt_prescription_dialog_set_scan (dialog, self->scan);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
_dpt_papers_class_install_acts (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, name_cb);
  gtk_widget_class_bind_template_callback (klass, kind_cb);
  gtk_widget_class_install_action (klass, "papers.name", NULL, name_action);
  gtk_widget_class_install_action (klass, "papers.set-kind", "s", set_kind_action);
  gtk_widget_class_install_action (klass, "papers.remove", NULL, remove_action);
  gtk_widget_class_install_action (klass, "papers.restore", "x", restore_action);
  gtk_widget_class_install_action (klass, "papers.type-prescription", NULL, type_prescription_action);
  for (guint i = 0; dpt_scan_kind_list ()[i] != NULL; i++)
    gtk_widget_class_add_binding_action (klass, GDK_KEY_1 + i, GDK_ALT_MASK, "papers.set-kind", "s", dpt_scan_kind_list ()[i]);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, 0, "papers.name", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "papers.remove", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_CONTROL_MASK, "papers.type-prescription", NULL);
}
