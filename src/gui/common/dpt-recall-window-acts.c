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

#define AGAIN 3 /* days after a call that nobody took */

/* --- units of work --- */

static gboolean
tell (DptUnit *unit, gint64 id, const char *channel, const char *note, GError **error)
{
  return dpt_recall_tell (unit, id, channel, note, error);
}

static gboolean
postpone (DptUnit *unit, gint64 id, const char *day, const char *note, GError **error)
{
  return dpt_recall_postpone (unit, id, day, note, error);
}

static gboolean
close_recall (DptUnit *unit, gint64 id, const char *reason, const char *note, GError **error)
{
  return dpt_recall_close (unit, id, reason, error);
}

/* --- asking --- */

/* A question about the recalls that are chosen now; the list may change behind it. */
static GtkWidget *
create_question (DptRecallWindow *self, const char *heading, const char *body, const char *response, const char *label, GCallback answered)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Do nothing"), response, label, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), response, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), response);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_object_set_data_full (G_OBJECT (dialog), "ids", _dpt_recall_window_list_ids (self), (GDestroyNotify) g_array_unref);
  g_signal_connect_object (dialog, "response", answered, self, G_CONNECT_SWAPPED);
  return dialog;
}

static GArray *
ref_ids (GtkWidget *dialog)
{
  return g_array_ref (g_object_get_data (G_OBJECT (dialog), "ids"));
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
  const char *typed = get_typed (dialog);

  if (g_str_equal (response, "told"))
    _dpt_recall_window_act_on (self, tell, ref_ids (dialog), "phone", typed);
  else if (g_str_equal (response, "no-answer"))
    {
      g_autofree char *today = dpt_session_dup_today (self->session), *day = dpt_date_add_days (today, AGAIN);

      _dpt_recall_window_act_on (self, postpone, ref_ids (dialog), day, dpt_text_is_blank (typed) ? _ ("No answer") : typed);
    }
}

static void
call_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptRecallWindow *self = DPT_RECALL_WINDOW (widget);
  g_autoptr (GObject) row = dpt_list_view_ref_selected (self->list);
  g_autofree char *phone = NULL, *body = NULL, *again = NULL;
  GtkWidget *dialog;

  if (row == NULL)
    return;
  phone = dpt_phone_format (dpt_record_get_text (row, DPT_RECALL_ROW_PHONE));
  /* Translators: a phone number, why the patient is called */
  body = g_strdup_printf (_ ("%s\n%s"), *phone != '\0' ? phone : _ ("No phone number is known."),
                          dpt_recall_rule_get_label (dpt_record_get_text (row, DPT_RECALL_ROW_RULE)));
  dialog = create_question (self, dpt_record_get_string (row, DPT_RECALL_ROW_PATIENT_NAME), body, "told", _ ("_Told"),
                            G_CALLBACK (call_response_cb));
  /* Translators: the answer of a call that nobody took: it is postponed by %d days */
  again = g_strdup_printf (ngettext ("_No answer: again in %d day", "_No answer: again in %d days", AGAIN), AGAIN);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "no-answer", again);
  add_entry (dialog, _ ("What came of the call"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- writing: only what left the house counts, or what somebody says did --- */

static gpointer
load_mail (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_recall_load_text (unit, *(gint64 *) args, DPT_RECALL_MAIL, error);
}

static void
sent_response_cb (DptRecallWindow *self, const char *response, GtkWidget *dialog)
{
  if (g_str_equal (response, "sent"))
    _dpt_recall_window_act_on (self, tell, ref_ids (dialog), "email", NULL);
  else
    _dpt_recall_window_say (self, _ ("Not noted. Once the e-mail is sent: Tell, note as told, by e-mail."));
}

/* @id: the list may have another row chosen by now */
static void
ask_whether_sent (DptRecallWindow *self, gint64 id, const DptRecallText *text, const char *where)
{
  /* Translators: where the text went, then the subject and the text of the e-mail */
  g_autofree char *body = g_strdup_printf (_ ("%s\n\n%s\n\n%s"), where, text->subject, text->body);
  /* Translators: an e-mail address */
  g_autofree char *heading = g_strdup_printf (_ ("Was the e-mail to %s sent?"), dpt_text_is_blank (text->email) ? text->name : text->email);
  GtkWidget *dialog = create_question (self, heading, body, "sent", _ ("_Sent"), G_CALLBACK (sent_response_cb));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof id);

  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Not yet"));
  g_array_append_val (ids, id);
  g_object_set_data_full (G_OBJECT (dialog), "ids", ids, (GDestroyNotify) g_array_unref);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A text on its way out of the list. */
typedef struct
{
  DptRecallWindow *self;
  gint64 id;
  gboolean copy; /* to the clipboard, not to the mail program */
  DptRecallText *text;
} Mail;

static void
mail_free (Mail *mail)
{
  g_object_unref (mail->self);
  g_clear_pointer (&mail->text, dpt_recall_text_free);
  g_free (mail);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mail, mail_free)

static void
copy_text (DptRecallWindow *self, const DptRecallText *text)
{
  g_autofree char *all = g_strdup_printf ("%s\n\n%s", text->subject, text->body);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Mail) mail = user_data;
  gboolean opened = g_app_info_launch_default_for_uri_finish (result, NULL);

  if (mail->self->list == NULL)
    return;
  if (!opened)
    copy_text (mail->self, mail->text);
  ask_whether_sent (mail->self, mail->id, mail->text,
                    opened ? _ ("It waits in the mail program.") : _ ("No mail program opened. The text is copied instead."));
}

static void
mail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Mail) mail = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  GCancellable *cancellable;

  mail->text = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  if (mail->self->list == NULL)
    return;
  if (mail->text == NULL || (!mail->copy && dpt_text_is_blank (mail->text->email)))
    {
      _dpt_recall_window_say (mail->self, error ? error->message : _ ("No e-mail address is known."));
      return;
    }
  if (mail->copy)
    {
      copy_text (mail->self, mail->text);
      ask_whether_sent (mail->self, mail->id, mail->text, _ ("The text is copied."));
      return;
    }
  uri = dpt_recall_text_dup_uri (mail->text);
  cancellable = mail->self->cancellable;
  g_app_info_launch_default_for_uri_async (uri, NULL, cancellable, launched_cb, g_steal_pointer (&mail));
}

static void
start_mail (DptRecallWindow *self, gboolean copy)
{
  g_autoptr (GObject) row = dpt_list_view_ref_selected (self->list);
  gint64 id = row != NULL ? dpt_record_get_id (row) : 0;
  Mail *mail;

  if (id == 0)
    return;
  mail = g_new0 (Mail, 1);
  *mail = (Mail) { g_object_ref (self), id, copy, NULL };
  dpt_session_read_async (self->session, load_mail, g_memdup2 (&id, sizeof id), g_free, (GDestroyNotify) dpt_recall_text_free,
                          self->cancellable, mail_cb, mail);
}

static void
mail_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_mail (DPT_RECALL_WINDOW (widget), FALSE);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_mail (DPT_RECALL_WINDOW (widget), TRUE);
}

static gpointer
create_letters (DptUnit *unit, gpointer args, GError **error)
{
  GArray *ids = args;

  return dpt_document_create_recall_letters (unit, (const gint64 *) (gpointer) ids->data, ids->len, error);
}

/* The first copy is the telling; another is another piece of paper. */
static void
copied_cb (DptRecallWindow *self, DptPdfView *view)
{
  GArray *ids = g_object_steal_data (G_OBJECT (view), "ids");

  if (ids != NULL && self->list != NULL)
    _dpt_recall_window_act_on (self, tell, ids, "post", NULL);
  else
    g_clear_pointer (&ids, g_array_unref);
}

typedef struct
{
  DptRecallWindow *self;
  GArray *ids;
} Letters;

static void
letters_free (Letters *letters)
{
  g_object_unref (letters->self);
  g_array_unref (letters->ids);
  g_free (letters);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Letters, letters_free)

static void
letters_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Letters) letters = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) paper = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  DptRecallWindow *self = letters->self;
  GtkWindow *window;
  DptPdfView *view;

  if (self->list == NULL)
    return;
  if (paper == NULL)
    {
      _dpt_recall_window_say (self, error->message);
      return;
    }
  window = dpt_pdf_view_present_paper (GTK_WINDOW (self), paper);
  gtk_window_set_destroy_with_parent (window, TRUE); /* who prints is noted by the list below */
  view = dpt_pdf_view_of_window (window);
  g_object_set_data_full (G_OBJECT (view), "ids", g_array_ref (letters->ids), (GDestroyNotify) g_array_unref);
  g_signal_connect_object (view, "copied", G_CALLBACK (copied_cb), self, G_CONNECT_SWAPPED);
  _dpt_recall_window_say (self, _ ("The letter counts as told once it is printed or saved."));
}

static void
letter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptRecallWindow *self = DPT_RECALL_WINDOW (widget);
  Letters *letters = g_new0 (Letters, 1);

  *letters = (Letters) { g_object_ref (self), _dpt_recall_window_list_ids (self) };
  dpt_session_read_async (self->session, create_letters, g_array_ref (letters->ids), (GDestroyNotify) g_array_unref, g_object_unref,
                          self->cancellable, letters_cb, letters);
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
    _dpt_recall_window_act_on (self, postpone, ref_ids (dialog),
                               dpt_date_entry_get_date (g_object_get_data (G_OBJECT (dialog), "entry")), NULL);
}

static void
until_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptRecallWindow *self = DPT_RECALL_WINDOW (widget);
  GtkWidget *dialog = create_question (self, _ ("Postpone until which day?"), NULL, "postpone", _ ("_Postpone"), G_CALLBACK (until_response_cb));
  GtkWidget *entry = dpt_date_entry_new ();
  g_autofree char *today = dpt_session_dup_today (self->session), *tomorrow = dpt_date_add_days (today, 1);

  dpt_date_entry_set_today (DPT_DATE_ENTRY (entry), today);
  dpt_date_entry_set_range (DPT_DATE_ENTRY (entry), tomorrow, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Day of the recall"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
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
    _dpt_recall_window_act_on (self, close_recall, ref_ids (dialog), get_typed (dialog), NULL);
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
                                       _ ("Nobody is reminded of them any more; they stay under “Finished”."), "close-recall", _ ("_Close them"),
                                       G_CALLBACK (close_response_cb));
  GtkWidget *entry = add_entry (dialog, _ ("Reason"));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "close-recall", FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_cb), dialog);
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

/* As gui/shell/dpt-shell-keys.c tells them. */
static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_F2, 0, "recall.call" },
  { GDK_KEY_l, GDK_CONTROL_MASK, "recall.letter" },
  { GDK_KEY_m, GDK_CONTROL_MASK, "recall.mail" },
  { GDK_KEY_t, GDK_CONTROL_MASK, "recall.postpone-until" },
  { GDK_KEY_d, GDK_CONTROL_MASK, "recall.close" },
  { GDK_KEY_h, GDK_CONTROL_MASK, "recall.history" },
};

void
_dpt_recall_window_install_acts (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (klass, acts[i].name, acts[i].parameter, acts[i].run);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}
