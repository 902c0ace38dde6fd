/* dpt-prescription-acts.c - see dpt-prescription-acts.h.
 * For: the actions, and asking why. Not for: the form (dpt-prescription-dialog.c) and the rules (engine/clinical).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-prescription-acts.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-text.h"
#include "document/dpt-document.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/common/dpt-perspective.h"
#include "gui/common/dpt-prescription-dialog.h"
#include "gui/common/dpt-prescription-units.h"
#include "gui/common/dpt-recall-window.h"

/* --- entering and adapting --- */

static void
entered_cb (DptPerspective *self, DptPrescriptionSheet *sheet)
{
  DptPrescription *head = dpt_prescription_sheet_get_head (sheet);
  gboolean adapted = g_str_equal (dpt_record_get_string (head, DPT_PRESCRIPTION_ORIGIN), "adapted");

  dpt_perspective_say (self, adapted ? _ ("The prescription is adapted. Tell the prescriber.")
                                     : _ ("The prescription is entered: it stands in Dispensing now."));
  dpt_perspective_invalidate (self);
}

static void
open_dialog (DptPerspective *self, gint64 patient_id, gint64 id)
{
  DptSession *session = dpt_perspective_get_session (self);
  DptPrescriptionDialog *dialog;

  if (session == NULL)
    return;
  dialog = dpt_prescription_dialog_new (session, patient_id, id);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPerspective *self = DPT_PERSPECTIVE (widget);

  if (dpt_perspective_get_patient_id (self) == 0)
    {
      dpt_perspective_say (self, _ ("Choose the patient first (Ctrl+K)."));
      return;
    }
  open_dialog (self, dpt_perspective_get_patient_id (self), 0);
}

static void
adapt_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_dialog (DPT_PERSPECTIVE (widget), 0, g_variant_get_int64 (parameter));
}

/* --- cancelling --- */

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptPerspective) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) == NULL)
    dpt_perspective_complain (self, error);
  else
    {
      dpt_perspective_say (self, _ ("The prescription is cancelled. It stays in the list with its reason."));
      dpt_perspective_invalidate (self);
    }
}

static void
cancel_response_cb (DptPerspective *self, const char *response, GtkWidget *dialog)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  gint64 *id = g_object_get_data (G_OBJECT (dialog), "id");

  if (!g_str_equal (response, "revoke") || dpt_perspective_get_session (self) == NULL)
    return;
  dpt_session_write_async (dpt_perspective_get_session (self), dpt_prescription_cancel_one,
                           dpt_prescription_args_new (0, *id, gtk_editable_get_text (entry)),
                           (GDestroyNotify) dpt_prescription_args_free, NULL, NULL, cancelled_cb, g_object_ref (self));
}

static void
reason_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "revoke", !dpt_text_is_blank (gtk_editable_get_text (entry)));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog
    = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Cancel this prescription?"),
                              _ ("It can then no longer be served. What was ordered from it stays as it is."));
  GtkWidget *entry = gtk_entry_new ();
  gint64 id = g_variant_get_int64 (parameter);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason of the cancellation"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep it"), "revoke",
                                    _ ("_Cancel the prescription"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "revoke", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "revoke");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "revoke", FALSE);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_object_set_data_full (G_OBJECT (dialog), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (cancel_response_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- showing --- */

static void
paper_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) paper = dpt_document_create_finish (DPT_SESSION (source), result, &error);

  if (paper == NULL)
    dpt_perspective_complain (self, error);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    dpt_pdf_view_present_paper (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), paper);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPerspective *self = DPT_PERSPECTIVE (widget);

  if (dpt_perspective_get_session (self) != NULL)
    dpt_document_create_async (dpt_perspective_get_session (self), DPT_DOCUMENT_PRESCRIPTION,
                               g_variant_get_int64 (parameter), 0, dpt_perspective_get_cancellable (self), paper_cb,
                               g_object_ref (self));
}

/* --- recalls --- */

static void
patient_chosen_cb (DptPerspective *self, gint64 patient_id)
{
  dpt_perspective_show_patient (self, patient_id);
}

static void
recalls_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPerspective *self = DPT_PERSPECTIVE (widget);
  DptRecallWindow *window;

  if (dpt_perspective_get_session (self) == NULL)
    return;
  window = dpt_recall_window_new (dpt_perspective_get_session (self));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (widget)));
  g_signal_connect_object (window, "patient-chosen", G_CALLBACK (patient_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

void
dpt_prescription_acts_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "recalls.show", NULL, recalls_action);
  gtk_widget_class_install_action (klass, "prescription.enter", NULL, enter_action);
  gtk_widget_class_install_action (klass, "prescription.adapt", "x", adapt_action);
  gtk_widget_class_install_action (klass, "prescription.cancel", "x", cancel_action);
  gtk_widget_class_install_action (klass, "prescription.show", "x", show_action);
}

void
dpt_prescription_acts_update (GtkWidget *perspective, DptSession *session)
{
  gtk_widget_action_set_enabled (perspective, "recalls.show", session != NULL && dpt_session_may (session, DPT_RIGHT_PATIENT_WRITE));
}

static void
add_item (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

GtkWidget *
dpt_prescription_menu_button_new (gint64 id, gboolean active, const char *name)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *words = NULL;

  add_item (menu, _ ("_Show and print"), "prescription.show", id);
  add_item (menu, _ ("_Export as FHIR…"), "fhir.export-prescription", id);
  if (active)
    {
      add_item (menu, _ ("_Adapt at renewal…"), "prescription.adapt", id);
      add_item (menu, _ ("_Cancel…"), "prescription.cancel", id);
    }
  /* Translators: a button with acts; what a prescription is called */
  words = g_strdup_printf (_ ("Acts on the prescription: %s"), name);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}
