/* dpt-recall-window.c - see dpt-recall-window.h.
 * For: the list's columns, acting on its chosen rows and taking it back. Not for: what is asked before an act
 * (dpt-recall-window-acts.c), what is due (engine/clinical/dpt-recall.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-recall-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "gui/common/dpt-recall-dialog.h"
#include "gui/common/dpt-say.h"

#define SOON 30 /* days ahead in the second choice of the filter */

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
  { "updated-at", N_ ("Last change"), DPT_LIST_COLUMN_INSTANT, DPT_LIST_COLUMN_HIDDEN, 16 },
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

  _dpt_recall_window_allow (self, rows->len, !is_chosen (self, "finished"));
}

static void
activated_cb (DptListView *list, GObject *row, DptRecallWindow *self)
{
  g_signal_emit (self, patient_chosen_signal, 0, dpt_record_get_int (row, DPT_RECALL_ROW_PATIENT_ID));
}

/* --- acts: all of the chosen rows or none --- */

typedef struct
{
  DptRecallActFunc run;
  GArray *ids;
  char *text;
  char *note;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_array_unref (act->ids);
  g_free (act->text);
  g_free (act->note);
  g_free (act);
}

static gpointer
run_act (DptUnit *unit, gpointer args, GError **error)
{
  const Act *act = args;

  for (guint i = 0; i < act->ids->len; i++)
    if (!act->run (unit, g_array_index (act->ids, gint64, i), act->text, act->note, error))
      return NULL;
  return g_array_ref (act->ids);
}

void
_dpt_recall_window_say (DptRecallWindow *self, const char *text)
{
  gtk_label_set_label (self->status, text);
}

static void
set_last (DptRecallWindow *self, GArray *ids)
{
  g_clear_pointer (&self->last_ids, g_array_unref);
  self->last_ids = ids != NULL ? g_array_ref (ids) : NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "recall.undo", ids != NULL);
  gtk_widget_set_visible (self->undo_button, ids != NULL);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptRecallWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->list == NULL)
    return;
  if (ids == NULL)
    _dpt_recall_window_say (self, error->message);
  else
    {
      _dpt_recall_window_say (self, _ ("Noted."));
      set_last (self, ids);
    }
}

GArray *
_dpt_recall_window_list_ids (DptRecallWindow *self)
{
  g_autoptr (GPtrArray) rows = dpt_list_view_dup_selection (self->list);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = dpt_record_get_id (rows->pdata[i]);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
start_act (DptRecallWindow *self, DptRecallActFunc run, GArray *ids, const char *text, const char *note, GAsyncReadyCallback callback)
{
  Act *act = g_new0 (Act, 1);

  *act = (Act) { run, ids, g_strdup (text), g_strdup (note) };
  dpt_session_write_async (self->session, run_act, act, act_free, (GDestroyNotify) g_array_unref, self->cancellable, callback,
                           g_object_ref (self));
}

void
_dpt_recall_window_act_on (DptRecallWindow *self, DptRecallActFunc run, GArray *ids, const char *text, const char *note)
{
  start_act (self, run, ids, text, note, acted_cb);
}

void
_dpt_recall_window_act (DptRecallWindow *self, DptRecallActFunc run, const char *text, const char *note)
{
  _dpt_recall_window_act_on (self, run, _dpt_recall_window_list_ids (self), text, note);
}

static gboolean
undo (DptUnit *unit, gint64 id, const char *text, const char *note, GError **error)
{
  return dpt_recall_undo (unit, id, error);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptRecallWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->list != NULL)
    _dpt_recall_window_say (self, ids != NULL ? _ ("Taken back.") : error->message);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptRecallWindow *self = DPT_RECALL_WINDOW (widget);

  if (self->last_ids == NULL)
    return;
  start_act (self, undo, g_array_ref (self->last_ids), NULL, NULL, undone_cb);
  set_last (self, NULL);
}

/* --- what the window of a letter says ("Saved as…") --- */

static void
say_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *text;

  if (g_variant_lookup (parameter, "text", "&s", &text))
    _dpt_recall_window_say (DPT_RECALL_WINDOW (widget), text);
}

/* --- rules --- */

static void
rules_saved_cb (DptRecallWindow *self, const char *text)
{
  _dpt_recall_window_say (self, text);
}

static void
rules_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptRecallWindow *self = DPT_RECALL_WINDOW (widget);
  DptRecallDialog *dialog = dpt_recall_dialog_new (GTK_WINDOW (widget), self->session);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (rules_saved_cb), self, G_CONNECT_SWAPPED);
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
  g_clear_pointer (&self->last_ids, g_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, DptRecallWindow, undo_button);
  _dpt_recall_window_install_acts (widget_class);
  gtk_widget_class_install_action (widget_class, "recall.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "recall.rules", NULL, rules_action);
  gtk_widget_class_install_action (widget_class, DPT_SAY_ACTION, "a{sv}", say_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "recall.undo", NULL);
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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "recall.rules", dpt_session_may (session, DPT_RIGHT_SETTING_WRITE));
  set_last (self, NULL);
  fill (self);
  selection_cb (self);
  return self;
}
