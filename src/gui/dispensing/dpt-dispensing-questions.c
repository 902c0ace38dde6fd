/* dpt-dispensing-questions.c - see dpt-dispensing-perspective-private.h.
 * For: questions that an act asks before it is done. Not for: the acts themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-dispensing-perspective-private.h"

#include <glib/gi18n-lib.h>

GtkWindow *
_dpt_dispensing_get_window (DptDispensingPerspective *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

GtkWidget *
_dpt_dispensing_create_question (DptDispensingPerspective *self,
                                 const char *title,
                                 const char *body,
                                 const char *yes,
                                 GtkWidget *extra,
                                 GCallback callback)
{
  GtkWidget *dialog = adw_message_dialog_new (_dpt_dispensing_get_window (self), title, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Not now"), "yes", yes, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "yes", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "yes");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), extra);
  g_signal_connect_object (dialog, "response::yes", callback, self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
text_cb (AdwMessageDialog *dialog, const char *response, DptDispensingPerspective *self)
{
  DptOrderAct *act = g_object_steal_data (G_OBJECT (dialog), "act");
  char **text = g_object_get_data (G_OBJECT (dialog), "reason") != NULL ? &act->reason : &act->text;

  g_free (*text);
  *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog))));
  _dpt_dispensing_perspective_do (self, act);
}

void
_dpt_dispensing_ask_text (DptDispensingPerspective *self, DptOrderAct *act, const DptAsk *ask)
{
  GtkWidget *entry, *dialog;

  if (act == NULL)
    return;
  entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), ask->text != NULL ? ask->text : "");
  dpt_kit_name (entry, ask->label);
  dialog = _dpt_dispensing_create_question (self, ask->title, ask->body, ask->yes, entry, G_CALLBACK (text_cb));
  g_object_set_data_full (G_OBJECT (dialog), "act", act, (GDestroyNotify)dpt_order_act_free);
  if (ask->is_reason)
    g_object_set_data (G_OBJECT (dialog), "reason", dialog);
  gtk_widget_grab_focus (entry);
}

static void
sure_cb (AdwMessageDialog *dialog, const char *response, DptDispensingPerspective *self)
{
  _dpt_dispensing_perspective_do (self, g_object_steal_data (G_OBJECT (dialog), "act"));
}

void
_dpt_dispensing_ask_sure (
  DptDispensingPerspective *self, DptOrderAct *act, const char *title, const char *body, const char *yes)
{
  GtkWidget *dialog;

  if (act == NULL)
    return;
  dialog = _dpt_dispensing_create_question (self, title, body, yes, NULL, G_CALLBACK (sure_cb));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "yes", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "act", act, (GDestroyNotify)dpt_order_act_free);
}
