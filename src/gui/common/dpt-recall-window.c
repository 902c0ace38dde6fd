/* dpt-recall-window.c - see dpt-recall-window.h.
 * For: the list's columns and the acts on its chosen rows. Not for: what is due (engine/clinical/dpt-recall.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-recall-window.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-text.h"
#include "engine/clinical/dpt-recall.h"
#include "gui/common/dpt-list-view.h"

#define SOON 30 /* days ahead in the second choice of the filter */

struct _DptRecallWindow
{
  AdwWindow parent_instance;

  DptListView *list;
  GtkLabel *status;
  GtkWidget *tell_button;
  GtkWidget *postpone_button;

  DptSession *session;
  DptDbListModel *model;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DptRecallWindow, dpt_recall_window, ADW_TYPE_WINDOW)

static guint patient_chosen_signal;

static char *
format_rule (GObject *row, const DptListColumn *column)
{
  return g_strdup (dpt_recall_rule_get_label (dpt_record_get_text (row, DPT_RECALL_ROW_RULE)));
}

static char *
format_state (GObject *row, const DptListColumn *column)
{
  return g_strdup (dpt_recall_state_get_label (dpt_record_get_text (row, DPT_RECALL_ROW_STATE)));
}

static char *
format_channel (GObject *row, const DptListColumn *column)
{
  return g_strdup (dpt_recall_channel_get_label (dpt_record_get_text (row, DPT_RECALL_ROW_CHANNEL)));
}

static const DptListColumn columns[] = {
  { "due-on", N_ ("Due on"), DPT_LIST_COLUMN_DATE, 0, 11 },
  { "patient-name", N_ ("Patient"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_BOLD, 20 },
  { "birth-date", N_ ("Born"), DPT_LIST_COLUMN_DATE, 0, 11 },
  { "rule", N_ ("Why"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND, 20, format_rule },
  { "phone", N_ ("Phone"), DPT_LIST_COLUMN_TEXT, 0, 15 },
  { "email", N_ ("E-mail"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_HIDDEN, 24 },
  { "state", N_ ("State"), DPT_LIST_COLUMN_TEXT, 0, 12, format_state },
  { "updated-at", N_ ("Last change"), DPT_LIST_COLUMN_INSTANT, 0, 16 },
  { "channel", N_ ("Told by"), DPT_LIST_COLUMN_TEXT, 0, 12, format_channel },
  { "user-name", N_ ("By whom"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_HIDDEN, 16 },
  { "note", N_ ("Note"), DPT_LIST_COLUMN_TEXT, 0, 20 },
};

static const DptChoice choices[] = {
  { "", N_ ("Due") },
  { "soon", N_ ("Due within 30 days") },
  { "finished", N_ ("Finished") },
};

static const DptChoice rule_choices[] = {
  { "", N_ ("All reasons") },
  { "next_visit", N_ ("Next visit asked for") },
  { "glaucoma", N_ ("Regular check, every few months") },
  { "retina", N_ ("Regular check, every year") },
  { "child", N_ ("Yearly check of a child") },
  { "senior", N_ ("Check of the over 65s") },
  { "supply", N_ ("Contact lenses used up") },
  { "prescription", N_ ("Prescription ends") },
};

static const DptChoice channel_choices[] = {
  { "", N_ ("However reached") },
  { "phone", N_ ("By phone") },
  { "mobile", N_ ("By text message") },
  { "email", N_ ("By e-mail") },
  { "post", N_ ("By letter") },
};

static gboolean
is_chosen (DptRecallWindow *self, const char *choice)
{
  return g_str_equal (dpt_list_view_get_filter (self->list, "due"), choice);
}

static const char *
get_choice (DptRecallWindow *self, const char *filter)
{
  const char *choice = dpt_list_view_get_filter (self->list, filter);

  return *choice != '\0' ? choice : NULL;
}

static void
fill (DptRecallWindow *self)
{
  g_autofree char *today = NULL;
  g_autofree char *until = NULL;

  if (self->session == NULL || self->model == NULL)
    return;
  today = dpt_session_dup_today (self->session);
  until = is_chosen (self, "finished") ? g_strdup ("9999-12-31") : dpt_date_add_days (today, is_chosen (self, "soon") ? SOON : 0);
  dpt_recall_list_set (self->model, dpt_session_get_establishment_id (self->session),
                       &(DptRecallFilter) { .until = until, .finished = is_chosen (self, "finished"),
                                            .search = dpt_list_view_get_search (self->list), .rule = get_choice (self, "rule"),
                                            .channel = get_choice (self, "channel") });
}

static void
selection_cb (DptRecallWindow *self)
{
  g_autoptr (GPtrArray) rows = dpt_list_view_dup_selection (self->list);
  gboolean may = self->session != NULL && dpt_session_may (self->session, DPT_RIGHT_PATIENT_WRITE) && rows->len > 0
                 && !is_chosen (self, "finished");

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "recall.tell", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "recall.postpone", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "recall.close", may);
  gtk_widget_set_sensitive (self->tell_button, may);
  gtk_widget_set_sensitive (self->postpone_button, may);
}

static void
activated_cb (DptListView *list, GObject *row, DptRecallWindow *self)
{
  g_signal_emit (self, patient_chosen_signal, 0, dpt_record_get_int (row, DPT_RECALL_ROW_PATIENT_ID));
}

/* --- acts --- */

typedef struct
{
  gboolean (*run) (DptUnit *unit, gint64 id, const char *text, GError **error);
  GArray *ids;
  char *text;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_array_unref (act->ids);
  g_free (act->text);
  g_free (act);
}

/* All of the chosen or none. */
static gpointer
run_act (DptUnit *unit, gpointer args, GError **error)
{
  const Act *act = args;

  for (guint i = 0; i < act->ids->len; i++)
    if (!act->run (unit, g_array_index (act->ids, gint64, i), act->text, error))
      return NULL;
  return args;
}

static gboolean
tell (DptUnit *unit, gint64 id, const char *channel, GError **error)
{
  return dpt_recall_tell (unit, id, channel, NULL, error);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptRecallWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) == NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_label (self->status, error->message);
  else
    gtk_label_set_label (self->status, _ ("Noted."));
}

static void
act_on_rows (DptRecallWindow *self, gboolean (*run) (DptUnit *, gint64, const char *, GError **), const char *text)
{
  g_autoptr (GPtrArray) rows = dpt_list_view_dup_selection (self->list);
  Act *act = g_new0 (Act, 1);

  act->run = run;
  act->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  act->text = g_strdup (text);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = dpt_record_get_id (rows->pdata[i]);

      g_array_append_val (act->ids, id);
    }
  dpt_session_write_async (self->session, run_act, act, act_free, NULL, self->cancellable, acted_cb,
                           g_object_ref (self));
}

static void
tell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act_on_rows (DPT_RECALL_WINDOW (widget), tell, g_variant_get_string (parameter, NULL));
}

static void
postpone_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptRecallWindow *self = DPT_RECALL_WINDOW (widget);
  g_autofree char *today = dpt_session_dup_today (self->session);
  g_autofree char *day = dpt_date_add_months (today, g_variant_get_int32 (parameter));

  act_on_rows (self, dpt_recall_postpone, day);
}

void
dpt_recall_window_close_rows (DptRecallWindow *self, const char *reason)
{
  g_return_if_fail (DPT_IS_RECALL_WINDOW (self));

  act_on_rows (self, dpt_recall_close, reason);
}

static void
close_response_cb (DptRecallWindow *self, const char *response, GtkWidget *dialog)
{
  if (g_str_equal (response, "close-recall"))
    dpt_recall_window_close_rows (self, gtk_editable_get_text (g_object_get_data (G_OBJECT (dialog), "entry")));
}

static void
reason_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "close-recall", !dpt_text_is_blank (gtk_editable_get_text (entry)));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (widget), _ ("Close these recalls?"),
                                              _ ("Nobody is reminded of them any more; they stay under “Finished”."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep them"), "close-recall", _ ("_Close"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close-recall");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "close-recall", FALSE);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- making --- */

static void
dpt_recall_window_dispose (GObject *object)
{
  DptRecallWindow *self = DPT_RECALL_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list != NULL)
    {
      dpt_list_view_set_model (self->list, NULL);
      dpt_list_view_set_session (self->list, NULL);
      self->list = NULL;
    }
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dpt_recall_window_parent_class)->dispose (object);
}

static void
dpt_recall_window_class_init (DptRecallWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_recall_window_dispose;
  patient_chosen_signal = g_signal_new ("patient-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (DPT_TYPE_LIST_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/common/dpt-recall-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DptRecallWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DptRecallWindow, status);
  gtk_widget_class_bind_template_child (widget_class, DptRecallWindow, tell_button);
  gtk_widget_class_bind_template_child (widget_class, DptRecallWindow, postpone_button);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, selection_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "recall.tell", "s", tell_action);
  gtk_widget_class_install_action (widget_class, "recall.postpone", "i", postpone_action);
  gtk_widget_class_install_action (widget_class, "recall.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dpt_recall_window_init (DptRecallWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  dpt_list_view_set_columns (self->list, columns, G_N_ELEMENTS (columns));
  dpt_list_view_add_filter (self->list, "due", _ ("Which recalls"), choices, G_N_ELEMENTS (choices));
  dpt_list_view_add_filter (self->list, "rule", _ ("Why they are recalled"), rule_choices, G_N_ELEMENTS (rule_choices));
  dpt_list_view_add_filter (self->list, "channel", _ ("How they can be told"), channel_choices, G_N_ELEMENTS (channel_choices));
  dpt_list_view_set_empty (self->list, "emblem-ok-symbolic", _ ("Nobody is to be called back"),
                           _ ("Recalls follow from the next visit asked for, from age and diagnosis, from prescriptions "
                              "that end and lenses that are used up."),
                           NULL, NULL);
}

DptRecallWindow *
dpt_recall_window_new (DptSession *session)
{
  DptRecallWindow *self = g_object_new (DPT_TYPE_RECALL_WINDOW, NULL);

  self->session = g_object_ref (session);
  dpt_list_view_set_session (self->list, session);
  self->model = dpt_recall_list_new (dpt_session_get_db (session));
  dpt_list_view_set_model (self->list, G_LIST_MODEL (self->model));
  fill (self);
  selection_cb (self);
  return self;
}
