/* dpt-partner-dialog.c - see dpt-partner-dialog.h.
 * For: a form in a small window, and saving. Not for: the rows (dpt-record-form.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-partner-dialog.h"

#include <glib/gi18n-lib.h>

#include "engine/patient/dpt-prescriber.h"

struct _DptPartnerDialog
{
  AdwWindow parent_instance;

  DptRecordForm *form;
  DptSession *session;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (DptPartnerDialog, dpt_partner_dialog, ADW_TYPE_WINDOW)

static guint saved_signal;

static const guint prescriber_fields[] = {
  DPT_PRESCRIBER_NAME,        DPT_PRESCRIBER_PROFESSION, DPT_PRESCRIBER_RPPS,  DPT_PRESCRIBER_FINESS, DPT_PRESCRIBER_LINE1,
  DPT_PRESCRIBER_POSTAL_CODE, DPT_PRESCRIBER_CITY,       DPT_PRESCRIBER_PHONE, DPT_PRESCRIBER_EMAIL,  DPT_PRESCRIBER_ACTIVE,
};
static const guint insurer_fields[] = {
  DPT_INSURER_NAME, DPT_INSURER_KIND, DPT_INSURER_CODE, DPT_INSURER_OPERATOR, DPT_INSURER_PHONE, DPT_INSURER_EMAIL, DPT_INSURER_ACTIVE,
};

const DptRecordKind dpt_prescriber_kind = {
  dpt_prescriber_get_type, prescriber_fields, G_N_ELEMENTS (prescriber_fields), dpt_prescriber_profession_label, N_ ("New prescriber"),
};
const DptRecordKind dpt_insurer_kind = {
  dpt_insurer_get_type, insurer_fields, G_N_ELEMENTS (insurer_fields), dpt_insurer_kind_label, N_ ("New insurer"),
};

gpointer
dpt_partner_save (DptUnit *unit, gpointer record, GError **error)
{
  /* A copy: the unit may run again from the start. */
  g_autoptr (DptRecord) copy = dpt_record_copy (record);
  gboolean done = DPT_IS_PRESCRIBER (copy) ? dpt_prescriber_save (unit, DPT_PRESCRIBER (copy), error)
                                           : dpt_insurer_save (unit, DPT_INSURER (copy), error);

  return done ? g_steal_pointer (&copy) : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPartnerDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptRecord) record = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->closed)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "partner.save", TRUE);
  if (record == NULL)
    {
      dpt_record_form_show_error (self->form, error);
      return;
    }
  g_signal_emit (self, saved_signal, 0, record);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPartnerDialog *self = DPT_PARTNER_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, "partner.save", FALSE);
  dpt_session_write_async (self->session, dpt_partner_save, dpt_record_copy (dpt_record_form_get_record (self->form)), g_object_unref,
                           g_object_unref, NULL, saved_cb, g_object_ref (self));
}

static void
dpt_partner_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dpt_partner_dialog_parent_class)->map (widget);
  dpt_record_form_focus (DPT_PARTNER_DIALOG (widget)->form);
}

static void
dpt_partner_dialog_unmap (GtkWidget *widget)
{
  DPT_PARTNER_DIALOG (widget)->closed = TRUE;
  GTK_WIDGET_CLASS (dpt_partner_dialog_parent_class)->unmap (widget);
}

static void
dpt_partner_dialog_dispose (GObject *object)
{
  DptPartnerDialog *self = DPT_PARTNER_DIALOG (object);

  self->closed = TRUE;
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_partner_dialog_parent_class)->dispose (object);
}

static void
dpt_partner_dialog_class_init (DptPartnerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_partner_dialog_dispose;
  widget_class->map = dpt_partner_dialog_map;
  widget_class->unmap = dpt_partner_dialog_unmap;
  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, DPT_TYPE_RECORD);
  gtk_widget_class_install_action (widget_class, "partner.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "partner.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dpt_partner_dialog_init (DptPartnerDialog *self)
{
}

static GtkWidget *
make_button (const char *label, const char *action, const char *style)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  return button;
}

static GtkWidget *
build (DptPartnerDialog *self, const DptRecordKind *kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *scroll = gtk_scrolled_window_new ();

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), make_button (_ ("_Cancel"), "window.close", NULL));
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), make_button (_ ("_Save"), "partner.save", "suggested-action"));
  self->form = DPT_RECORD_FORM (dpt_record_form_new (kind));
  g_object_set (self->form, "margin-top", 18, "margin-bottom", 24, "margin-start", 24, "margin-end", 24, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->form));
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scroll);
  return box;
}

DptPartnerDialog *
dpt_partner_dialog_new (GtkWindow *parent, DptSession *session, const DptRecordKind *kind, gpointer record)
{
  DptPartnerDialog *self;
  g_autoptr (DptRecord) copy = NULL;

  g_return_val_if_fail (DPT_IS_SESSION (session) && kind != NULL && DPT_IS_RECORD (record), NULL);

  self = g_object_new (DPT_TYPE_PARTNER_DIALOG, "transient-for", parent, "modal", TRUE, "default-width", 480, "default-height", 640,
                       "title", g_dgettext (GETTEXT_PACKAGE, kind->title), NULL);
  self->session = g_object_ref (session);
  adw_window_set_content (ADW_WINDOW (self), build (self, kind));
  copy = dpt_record_copy (record);
  dpt_record_form_set_record (self->form, copy);
  return self;
}
