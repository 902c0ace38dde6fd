/* dpt-recall-window-acts.c - what is done with the chosen recalls: call, write, put off, close, look back.
 * For: the actions and what they ask. Not for: the list and its units of work (dpt-recall-window.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-recall-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-text.h"
#include "document/dpt-document-recall.h"
#include "engine/clinical/dpt-recall-words.h"
#include "engine/patient/dpt-patient.h"
#include "gui/common/dpt-date-entry.h"
#include "gui/common/dpt-pdf-view.h"

/* --- units of work --- */

static gboolean
tell (DptUnit *unit, gint64 id, const char *channel, const char *note, GError **error)
{
  return dpt_recall_tell (unit, id, channel, note, error);
}

static gboolean
postpone (DptUnit *unit, gint64 id, const char *day, const char *note, GError **error)
{
  return dpt_recall_postpone (unit, id, day, error);
}

static gboolean
close_recall (DptUnit *unit, gint64 id, const char *reason, const char *note, GError **error)
{
  return dpt_recall_close (unit, id, reason, error);
}

/* --- asking --- */

/* A question with one field; @response is offered once something is typed where @needed. */
static GtkWidget *
create_question (DptRecallWindow *self, const char *heading, const char *body, const char *response, const char *label)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Do nothing"), response, label, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), response, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), response);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  return dialog;
}

static GtkWidget *
add_entry (GtkWidget *dialog, const char *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  return entry;
}

static const char *
get_typed (GtkWidget *dialog)
{
  return gtk_editable_get_text (g_object_get_data (G_OBJECT (dialog), "entry"));
}

/* --- telling --- */

static void
tell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dpt_recall_window_act (DPT_RECALL_WINDOW (widget), tell, g_variant_get_string (parameter, NULL), NULL);
}

static void
call_response_cb (DptRecallWindow *self, const char *response, GtkWidget *dialog)
{
  if (g_str_equal (response, "told"))
    _dpt_recall_window_act (self, tell, "phone", get_typed (dialog));
}

static void
call_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptRecallWindow *self = DPT_RECALL_WINDOW (widget);
  g_autoptr (GObject) row = dpt_list_view_ref_selected (self->list);
  g_autofree char *phone = NULL, *body = NULL;
  GtkWidget *dialog;

  if (row == NULL)
    return;
  phone = dpt_phone_format (dpt_record_get_text (row, DPT_RECALL_ROW_PHONE));
  /* Translators: a phone number, why the patient is called */
  body = g_strdup_printf (_ ("%s\n%s"), *phone != '\0' ? phone : _ ("No phone number is known."),
                          dpt_recall_rule_get_label (dpt_record_get_text (row, DPT_RECALL_ROW_RULE)));
  dialog = create_question (self, dpt_record_get_string (row, DPT_RECALL_ROW_PATIENT_NAME), body, "told", _ ("_Told"));
  add_entry (dialog, _ ("What came of the call"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (call_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- writing --- */

static gpointer
load_mail (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_recall_load_text (unit, *(gint64 *) args, DPT_RECALL_MAIL, error);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptRecallWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->list == NULL)
    return;
  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    _dpt_recall_window_say (self, _ ("No mail program opened. Copy the text instead."));
  else
    _dpt_recall_window_act (self, tell, "email", NULL);
}

static void
mail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptRecallWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptRecallText) text = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  g_autofree char *uri = NULL;

  if (self->list == NULL)
    return;
  if (text == NULL || dpt_text_is_blank (text->email))
    {
      _dpt_recall_window_say (self, error ? error->message : _ ("No e-mail address is known."));
      return;
    }
  uri = dpt_recall_text_dup_uri (text);
  g_app_info_launch_default_for_uri_async (uri, NULL, self->cancellable, launched_cb, g_object_ref (self));
}

static void
copy_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptRecallWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptRecallText) text = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  g_autofree char *all = NULL;

  if (self->list == NULL)
    return;
  if (text == NULL)
    {
      _dpt_recall_window_say (self, error->message);
      return;
    }
  all = g_strdup_printf ("%s\n\n%s", text->subject, text->body);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  _dpt_recall_window_say (self, _ ("The text is copied. Note it as told by e-mail once it is sent."));
}

static void
load_text (DptRecallWindow *self, GAsyncReadyCallback callback)
{
  g_autoptr (GObject) row = dpt_list_view_ref_selected (self->list);
  gint64 id = row != NULL ? dpt_record_get_id (row) : 0;

  if (id != 0)
    dpt_session_read_async (self->session, load_mail, g_memdup2 (&id, sizeof id), g_free, (GDestroyNotify) dpt_recall_text_free,
                            self->cancellable, callback, g_object_ref (self));
}

static void
mail_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load_text (DPT_RECALL_WINDOW (widget), mail_cb);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load_text (DPT_RECALL_WINDOW (widget), copy_cb);
}

static gpointer
create_letters (DptUnit *unit, gpointer args, GError **error)
{
  GArray *ids = args;

  return dpt_document_create_recall_letters (unit, (const gint64 *) (gpointer) ids->data, ids->len, error);
}

static void
letters_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptRecallWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) paper = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->list == NULL)
    return;
  if (paper == NULL)
    {
      _dpt_recall_window_say (self, error->message);
      return;
    }
  dpt_pdf_view_present_paper (GTK_WINDOW (self), paper);
  _dpt_recall_window_act (self, tell, "post", NULL);
}

static void
letter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptRecallWindow *self = DPT_RECALL_WINDOW (widget);

  dpt_session_read_async (self->session, create_letters, _dpt_recall_window_list_ids (self), (GDestroyNotify) g_array_unref, g_object_unref,
                          self->cancellable, letters_cb, g_object_ref (self));
}

/* --- putting off --- */

static void
postpone_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptRecallWindow *self = DPT_RECALL_WINDOW (widget);
  g_autofree char *today = dpt_session_dup_today (self->session);
  g_autofree char *day = dpt_date_add_months (today, g_variant_get_int32 (parameter));

  _dpt_recall_window_act (self, postpone, day, NULL);
}

static void
until_response_cb (DptRecallWindow *self, const char *response, GtkWidget *dialog)
{
  if (g_str_equal (response, "postpone"))
    _dpt_recall_window_act (self, postpone, dpt_date_entry_get_date (g_object_get_data (G_OBJECT (dialog), "entry")), NULL);
}

static void
until_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptRecallWindow *self = DPT_RECALL_WINDOW (widget);
  GtkWidget *dialog = create_question (self, _ ("Postpone until which day?"), NULL, "postpone", _ ("_Postpone"));
  GtkWidget *entry = dpt_date_entry_new ();
  g_autofree char *today = dpt_session_dup_today (self->session), *tomorrow = dpt_date_add_days (today, 1);

  dpt_date_entry_set_today (DPT_DATE_ENTRY (entry), today);
  dpt_date_entry_set_range (DPT_DATE_ENTRY (entry), tomorrow, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Day of the recall"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_signal_connect_object (dialog, "response", G_CALLBACK (until_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- closing --- */

void
dpt_recall_window_close_rows (DptRecallWindow *self, const char *reason)
{
  g_return_if_fail (DPT_IS_RECALL_WINDOW (self));

  _dpt_recall_window_act (self, close_recall, reason, NULL);
}

static void
close_response_cb (DptRecallWindow *self, const char *response, GtkWidget *dialog)
{
  if (g_str_equal (response, "close-recall"))
    dpt_recall_window_close_rows (self, get_typed (dialog));
}

static void
reason_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "close-recall", !dpt_text_is_blank (gtk_editable_get_text (entry)));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptRecallWindow *self = DPT_RECALL_WINDOW (widget);
  GtkWidget *dialog = create_question (self, _ ("Close these recalls?"),
                                       _ ("Nobody is reminded of them any more; they stay under “Finished”."), "close-recall", _ ("_Close"));
  GtkWidget *entry = add_entry (dialog, _ ("Reason"));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "close-recall", FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- looking back --- */

static gpointer
load_history (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_recall_load_history (unit, *(gint64 *) args, error);
}

static char *
describe_event (gpointer event)
{
  g_autofree char *at = dpt_instant_format (dpt_record_get_int (event, DPT_RECALL_EVENT_AT));
  g_autofree char *due = g_str_equal (dpt_record_get_string (event, DPT_RECALL_EVENT_EVENT), "postpone")
                           ? dpt_date_format (dpt_record_get_text (event, DPT_RECALL_EVENT_DUE_ON)) : NULL;
  const char *parts[] = { at,
                          dpt_recall_event_get_label (dpt_record_get_text (event, DPT_RECALL_EVENT_EVENT)),
                          dpt_recall_channel_get_label (dpt_record_get_text (event, DPT_RECALL_EVENT_CHANNEL)),
                          due,
                          dpt_record_get_text (event, DPT_RECALL_EVENT_USER_NAME),
                          dpt_record_get_text (event, DPT_RECALL_EVENT_NOTE) };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!dpt_text_is_blank (parts[i]))
      g_string_append_printf (out, "%s%s", out->len ? " · " : "", parts[i]);
  return g_string_free (out, FALSE);
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptRecallWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *dialog;

  if (self->list == NULL)
    return;
  if (events == NULL)
    {
      _dpt_recall_window_say (self, error->message);
      return;
    }
  for (guint i = 0; i < events->len; i++)
    {
      g_autofree char *line = describe_event (events->pdata[i]);

      g_string_append_printf (text, "%s%s", i ? "\n" : "", line);
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("What was done about it"), events->len ? text->str : _ ("Nothing so far."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptRecallWindow *self = DPT_RECALL_WINDOW (widget);
  g_autoptr (GObject) row = dpt_list_view_ref_selected (self->list);
  gint64 id = row != NULL ? dpt_record_get_id (row) : 0;

  if (id != 0)
    dpt_session_read_async (self->session, load_history, g_memdup2 (&id, sizeof id), g_free, (GDestroyNotify) g_ptr_array_unref,
                            self->cancellable, history_cb, g_object_ref (self));
}

/* --- --- */

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc run;
  gboolean one;      /* for one row only */
  gboolean finished; /* also where it is finished */
} acts[] = {
  { "recall.call", NULL, call_action, TRUE, FALSE },       { "recall.tell", "s", tell_action, FALSE, FALSE },
  { "recall.mail", NULL, mail_action, TRUE, FALSE },       { "recall.copy-mail", NULL, copy_action, TRUE, FALSE },
  { "recall.letter", NULL, letter_action, FALSE, FALSE },  { "recall.postpone", "i", postpone_action, FALSE, FALSE },
  { "recall.postpone-until", NULL, until_action, FALSE, FALSE }, { "recall.close", NULL, close_action, FALSE, FALSE },
  { "recall.history", NULL, history_action, TRUE, TRUE },
};

void
_dpt_recall_window_allow (DptRecallWindow *self, guint n, gboolean open)
{
  gboolean may = self->session != NULL && dpt_session_may (self->session, DPT_RIGHT_PATIENT_WRITE) && n > 0 && open;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i].name, (may || (acts[i].finished && n > 0)) && (n == 1 || !acts[i].one));
  gtk_widget_set_sensitive (self->tell_button, may);
  gtk_widget_set_sensitive (self->postpone_button, may);
}

void
_dpt_recall_window_install_acts (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (klass, acts[i].name, acts[i].parameter, acts[i].run);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, 0, "recall.call", NULL);
}
