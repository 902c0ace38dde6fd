/* dpt-tray-window.c - see dpt-tray-window.h.
 * For: the list, what the chosen one says, putting aside and reading again. Not for: the file as it came (dpt-original-window.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-tray-window.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-text.h"
#include "engine/clinical/dpt-reading-plan.h"
#include "engine/clinical/dpt-tray.h"
#include "exchange/dpt-device-feed.h"
#include "gui/common/dpt-badge.h"
#include "gui/exam/dpt-original-window.h"

struct _DptTrayWindow
{
  AdwWindow parent_instance;

  GtkToggleButton *finished_button;
  GtkWidget *ask_button;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkListBox *list;
  GtkLabel *origin_label;
  GtkLabel *message_label;
  GtkGrid *values;
  GtkLabel *status;

  DptSession *session;
  GPtrArray *rows; /* DptTrayRow, as in the list */
  gint64 wanted;   /* to be chosen when it comes */
  gboolean shown;  /* the list was there once: the focus is where somebody put it */
  GCancellable *cancellable;
  gulong changed_handler;
};

G_DEFINE_FINAL_TYPE (DptTrayWindow, dpt_tray_window, ADW_TYPE_WINDOW)

static guint take_signal, import_signal, ask_signal;

static DptTrayRow *
get_chosen (DptTrayWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return index >= 0 && self->rows != NULL && (guint) index < self->rows->len ? self->rows->pdata[index] : NULL;
}

static gboolean
is_state (DptTrayRow *row, const char *state)
{
  return row != NULL && g_strcmp0 (dpt_record_get_text (row, DPT_TRAY_ROW_STATE), state) == 0;
}

/* --- what the chosen one says --- */

static void
add_value (DptTrayWindow *self, int line, const char *name, const char *value)
{
  const char *texts[] = { name, value };

  for (int column = 0; column < 2; column++)
    {
      GtkWidget *label = gtk_label_new (texts[column]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, column == 0 ? "dim-label" : "numeric");
      if (column == 1)
        gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
      gtk_grid_attach (self->values, label, column, line, 1, 1);
    }
}

/* As it would stand in a visit that holds nothing yet. */
static void
show_values (DptTrayWindow *self, DptReading *reading)
{
  g_autoptr (DptVisit) nobody = dpt_record_new (DPT_TYPE_VISIT);
  g_autoptr (DptVisitSheet) empty = dpt_visit_sheet_new (nobody);
  g_autoptr (DptReadingPlan) plan = dpt_reading_plan_new (reading, empty, &(DptOrigin) { 0 });
  guint n = dpt_reading_plan_get_n_fields (plan);

  for (guint i = 0; i < n; i++)
    {
      const DptReadingField *field = dpt_reading_plan_get_field (plan, i);

      add_value (self, (int) i, field->label, field->offered);
    }
  if (n == 0)
    add_value (self, 0, _ ("Measures"), _ ("Nothing that a visit has a place for"));
}

static void
show_content (DptTrayWindow *self, const char *content)
{
  g_autoptr (DptReading) reading = content != NULL ? dpt_tray_reading_dup_content (content, NULL, NULL) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->values))) != NULL)
    gtk_grid_remove (self->values, child);
  if (reading != NULL)
    show_values (self, reading);
}

static char *
make_origin (DptTrayRow *row)
{
  g_autofree char *taken = dpt_record_format (row, DPT_TRAY_ROW_TAKEN_AT);
  g_autofree char *received = dpt_record_format (row, DPT_TRAY_ROW_RECEIVED_AT);
  const char *device = dpt_record_get_text (row, DPT_TRAY_ROW_DEVICE_NAME);
  const char *file = dpt_record_get_text (row, DPT_TRAY_ROW_FILE_NAME);
  g_autoptr (GString) out = g_string_new (device != NULL ? device : _ ("Imported by hand"));

  if (*taken != '\0')
    {
      g_string_append (out, "\n");
      /* Translators: date and time */
      g_string_append_printf (out, _ ("Measured %s"), taken);
    }
  g_string_append (out, "\n");
  /* Translators: date and time */
  g_string_append_printf (out, _ ("Received %s"), received);
  if (file != NULL)
    g_string_append_printf (out, "\n%s", file);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void load (DptTrayWindow *self, GAsyncReadyCallback callback);
static void opened_cb (GObject *source, GAsyncResult *result, gpointer data);

static void
show_chosen (DptTrayWindow *self)
{
  DptTrayRow *row = get_chosen (self);
  g_autofree char *origin = row != NULL ? make_origin (row) : NULL;
  const char *message = row != NULL ? dpt_record_get_text (row, DPT_TRAY_ROW_MESSAGE) : NULL;

  gtk_label_set_label (self->origin_label, origin != NULL ? origin : "");
  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
  show_content (self, row != NULL ? dpt_record_get_text (row, DPT_TRAY_ROW_CONTENT) : NULL);
  if (is_state (row, "taken"))
    load (self, opened_cb);
}

static void
update_actions (DptTrayWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  DptTrayRow *row = get_chosen (self);
  gboolean may = self->session != NULL && dpt_session_may (self->session, DPT_RIGHT_CLINICAL_WRITE);

  gtk_widget_action_set_enabled (widget, "tray.import", may);
  gtk_widget_action_set_enabled (widget, "tray.take", may && is_state (row, "waiting"));
  gtk_widget_action_set_enabled (widget, "tray.put-aside", may && (is_state (row, "waiting") || is_state (row, "unreadable")));
  gtk_widget_action_set_enabled (widget, "tray.bring-back", may && is_state (row, "aside"));
  gtk_widget_action_set_enabled (widget, "tray.retry", may && is_state (row, "unreadable"));
  gtk_widget_action_set_enabled (widget, "tray.show-file", row != NULL);
}

static void
selected_cb (DptTrayWindow *self)
{
  if (self->list == NULL)
    return; /* the window goes, and its rows with it */
  show_chosen (self);
  update_actions (self);
}

static void
activated_cb (DptTrayWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "tray.take", NULL);
}

/* --- the list --- */

static DptBadgeTone
get_tone (DptTrayRow *row)
{
  if (is_state (row, "unreadable"))
    return DPT_BADGE_WARNING;
  return is_state (row, "waiting") ? DPT_BADGE_ACCENT : is_state (row, "taken") ? DPT_BADGE_SUCCESS : DPT_BADGE_NEUTRAL;
}

static GtkWidget *
create_row (DptTrayRow *row)
{
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *received = dpt_record_format (row, DPT_TRAY_ROW_RECEIVED_AT);
  g_autofree char *measures = dpt_tray_summary_dup_words (dpt_record_get_text (row, DPT_TRAY_ROW_SUMMARY));
  const char *device = dpt_record_get_text (row, DPT_TRAY_ROW_DEVICE_NAME);
  const char *patient = dpt_record_get_text (row, DPT_TRAY_ROW_PATIENT_NAME);
  const char *file = dpt_record_get_text (row, DPT_TRAY_ROW_FILE_NAME);
  const char *state = dpt_tray_state_get_label (dpt_record_get_text (row, DPT_TRAY_ROW_STATE));
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;

  if (patient == NULL)
    patient = dpt_record_get_text (row, DPT_TRAY_ROW_PATIENT_TEXT);
  /* Translators: the number of a patient as an instrument knows it */
  number = patient != NULL && strspn (patient, "0123456789") == strlen (patient) ? g_strdup_printf (_ ("No. %s"), patient) : NULL;
  if (number != NULL)
    patient = number;
  else if (patient == NULL)
    patient = _ ("no patient named");
  title = g_strdup_printf ("%s · %s", device != NULL ? device : file != NULL ? file : _ ("By hand"), received);
  subtitle = *measures != '\0' ? g_strdup_printf ("%s · %s", patient, measures) : g_strdup (file != NULL ? file : patient);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (widget), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), dpt_badge_new (get_tone (row), NULL, state));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  /* Translators: a reading of an instrument: device and time, patient and measures, state */
  name = g_strdup_printf (_ ("%s, %s, %s"), title, subtitle, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return widget;
}

static void
show_empty (DptTrayWindow *self)
{
  gboolean finished = gtk_toggle_button_get_active (self->finished_button);

  adw_status_page_set_title (self->empty_page, finished ? _ ("Nothing was taken yet") : _ ("No reading waits"));
  adw_status_page_set_description (
    self->empty_page, finished ? NULL
                               : _ ("What instruments send appears here. Import a file, or set up a folder or a serial line under "
                                    "Settings, Instruments."));
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 ? "list" : "empty");
}

static void
show_rows (DptTrayWindow *self, GPtrArray *rows)
{
  DptTrayRow *before = get_chosen (self);
  gint64 wanted = self->wanted != 0 ? self->wanted : before != NULL ? dpt_record_get_id (before) : 0;
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  GtkListBoxRow *chosen = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_ptr_array_ref (rows);
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = create_row (rows->pdata[i]);

      gtk_list_box_append (self->list, row);
      if (chosen == NULL || dpt_record_get_id (rows->pdata[i]) == wanted)
        chosen = GTK_LIST_BOX_ROW (row);
      if (dpt_record_get_id (rows->pdata[i]) == self->wanted)
        self->wanted = 0;
    }
  show_empty (self);
  gtk_list_box_select_row (self->list, chosen);
  if (chosen != NULL && (focused || !self->shown))
    gtk_widget_grab_focus (GTK_WIDGET (chosen));
  self->shown = TRUE;
  selected_cb (self);
}

static gpointer
list_unit (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_tray_list (unit, args != NULL, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptTrayWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->list == NULL)
    return;
  if (rows != NULL)
    show_rows (self, rows);
  else
    dpt_tray_window_say (self, error->message);
}

static void
read_list (DptTrayWindow *self)
{
  gboolean finished = gtk_toggle_button_get_active (self->finished_button);

  if (self->session != NULL)
    dpt_session_read_async (self->session, list_unit, finished ? self->finished_button : NULL, NULL,
                            (GDestroyNotify) g_ptr_array_unref, self->cancellable, listed_cb, g_object_ref (self));
}

static void
changed_cb (DptTrayWindow *self, const char *const *topics)
{
  if (g_strv_contains (topics, "tray_reading") || g_strv_contains (topics, "*"))
    read_list (self);
}

/* --- acts --- */

typedef struct
{
  gint64 id;
  char *reason;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free (act->reason);
  g_free (act);
}

static gpointer
put_aside_unit (DptUnit *unit, gpointer args, GError **error)
{
  const Act *act = args;

  return dpt_tray_put_aside (unit, act->id, act->reason, error) ? args : NULL;
}

static gpointer
bring_back_unit (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_tray_bring_back (unit, ((const Act *) args)->id, error) ? args : NULL;
}

/* Returns: what became of it */
static gpointer
retry_unit (DptUnit *unit, gpointer args, GError **error)
{
  const Act *wanted = args;

  return dpt_tray_retry (unit, wanted->id, error) ? dpt_tray_load (unit, wanted->id, error) : NULL;
}

static gpointer
load_unit (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_tray_load (unit, ((const Act *) args)->id, error);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptTrayWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        dpt_tray_window_say (self, error->message);
    }
  else
    dpt_tray_window_say (self, _ ("Noted."));
}

static void
retried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptTrayWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptTrayReading) reading = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (reading != NULL)
    dpt_tray_window_say (self, dpt_record_is_null (reading, DPT_TRAY_READING_CONTENT)
                                 ? _ ("It still cannot be read: what is wrong stands beside it.")
                                 : _ ("Now it can be read."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dpt_tray_window_say (self, error->message);
}

static void
begin (DptTrayWindow *self, DptUnitFunc func, const char *reason, GDestroyNotify result_free, GAsyncReadyCallback callback)
{
  DptTrayRow *row = get_chosen (self);
  Act *args;

  if (row == NULL)
    return;
  args = g_new0 (Act, 1);
  args->id = dpt_record_get_id (row);
  args->reason = g_strdup (reason);
  dpt_session_write_async (self->session, func, args, act_free, result_free, self->cancellable, callback, g_object_ref (self));
}

static void
act (DptTrayWindow *self, DptUnitFunc func, const char *reason)
{
  begin (self, func, reason, NULL, acted_cb);
}

static void
take_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptTrayRow *row = get_chosen (DPT_TRAY_WINDOW (widget));

  if (row != NULL)
    g_signal_emit (widget, take_signal, 0, dpt_record_get_id (row));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, import_signal, 0);
}

static void
ask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_tray_window_say (DPT_TRAY_WINDOW (widget), _ ("The instruments were asked: what they measured comes here."));
  g_signal_emit (widget, ask_signal, 0);
}

void
dpt_tray_window_set_can_ask (DptTrayWindow *self, gboolean can_ask)
{
  g_return_if_fail (DPT_IS_TRAY_WINDOW (self));

  gtk_widget_set_visible (self->ask_button, can_ask);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tray.ask", can_ask);
}

void
dpt_tray_window_put_aside (DptTrayWindow *self, const char *reason)
{
  g_return_if_fail (DPT_IS_TRAY_WINDOW (self));

  act (self, put_aside_unit, reason);
}

static void
aside_response_cb (DptTrayWindow *self, const char *response, GtkWidget *dialog)
{
  if (g_str_equal (response, "aside"))
    dpt_tray_window_put_aside (self, gtk_editable_get_text (g_object_get_data (G_OBJECT (dialog), "entry")));
}

static void
reason_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "aside", !dpt_text_is_blank (gtk_editable_get_text (entry)));
}

static void
put_aside_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (widget), _ ("Put this reading aside?"),
                                              _ ("It stays under “What was taken or put aside”, with its values and its file."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep it"), "aside", _ ("_Put aside"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "aside");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "aside", FALSE);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (aside_response_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
bring_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act (DPT_TRAY_WINDOW (widget), bring_back_unit, NULL);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin (DPT_TRAY_WINDOW (widget), retry_unit, NULL, g_object_unref, retried_cb);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptTrayWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptTrayReading) reading = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reading == NULL)
    dpt_tray_window_say (self, error->message);
  else
    {
      GtkWindow *original = dpt_original_window_new (GTK_WINDOW (self), dpt_record_get_text (reading, DPT_TRAY_READING_FILE_NAME),
                                                     dpt_record_get_bytes (reading, DPT_TRAY_READING_ORIGINAL));

      g_signal_connect_object (self, "destroy", G_CALLBACK (gtk_window_destroy), original, G_CONNECT_SWAPPED);
      gtk_window_present (original);
    }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptTrayWindow) self = data;
  g_autoptr (DptTrayReading) reading = dpt_session_run_finish (DPT_SESSION (source), result, NULL);
  DptTrayRow *row = self->list != NULL ? get_chosen (self) : NULL;

  if (reading != NULL && row != NULL && dpt_record_get_id (row) == dpt_record_get_id (reading))
    show_content (self, dpt_record_get_text (reading, DPT_TRAY_READING_CONTENT));
}

static void
load (DptTrayWindow *self, GAsyncReadyCallback callback)
{
  DptTrayRow *row = get_chosen (self);
  Act *args;

  if (row == NULL)
    return;
  args = g_new0 (Act, 1);
  args->id = dpt_record_get_id (row);
  /* It writes: a look is noted. */
  dpt_session_write_async (self->session, load_unit, args, act_free, g_object_unref, self->cancellable, callback,
                           g_object_ref (self));
}

static void
show_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load (DPT_TRAY_WINDOW (widget), loaded_cb);
}

/* --- making --- */

static void
dpt_tray_window_dispose (GObject *object)
{
  DptTrayWindow *self = DPT_TRAY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->session != NULL)
    g_clear_signal_handler (&self->changed_handler, dpt_session_get_db (self->session));
  self->list = NULL;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (dpt_tray_window_parent_class)->dispose (object);
}

static void
dpt_tray_window_class_init (DptTrayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_tray_window_dispose;
  take_signal = g_signal_new ("take", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_INT64);
  ask_signal = g_signal_new ("ask", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  import_signal = g_signal_new ("import", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/exam/dpt-tray-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DptTrayWindow, finished_button);
  gtk_widget_class_bind_template_child (widget_class, DptTrayWindow, ask_button);
  gtk_widget_class_bind_template_child (widget_class, DptTrayWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DptTrayWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DptTrayWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DptTrayWindow, origin_label);
  gtk_widget_class_bind_template_child (widget_class, DptTrayWindow, message_label);
  gtk_widget_class_bind_template_child (widget_class, DptTrayWindow, values);
  gtk_widget_class_bind_template_child (widget_class, DptTrayWindow, status);
  gtk_widget_class_bind_template_callback (widget_class, read_list);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "tray.take", NULL, take_action);
  gtk_widget_class_install_action (widget_class, "tray.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "tray.ask", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "tray.put-aside", NULL, put_aside_action);
  gtk_widget_class_install_action (widget_class, "tray.bring-back", NULL, bring_back_action);
  gtk_widget_class_install_action (widget_class, "tray.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "tray.show-file", NULL, show_file_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "tray.put-aside", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "tray.take", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dpt_tray_window_init (DptTrayWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  update_actions (self);
}

DptTrayWindow *
dpt_tray_window_new (DptSession *session)
{
  DptTrayWindow *self;

  g_return_val_if_fail (DPT_IS_SESSION (session), NULL);

  self = g_object_new (DPT_TYPE_TRAY_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->changed_handler
    = g_signal_connect_swapped (dpt_session_get_db (session), "changed", G_CALLBACK (changed_cb), self);
  update_actions (self);
  read_list (self);
  return self;
}

void
dpt_tray_window_say (DptTrayWindow *self, const char *text)
{
  g_return_if_fail (DPT_IS_TRAY_WINDOW (self));

  if (self->list != NULL)
    gtk_label_set_label (self->status, text);
}

void
dpt_tray_window_select (DptTrayWindow *self, gint64 id)
{
  g_return_if_fail (DPT_IS_TRAY_WINDOW (self));

  self->wanted = id;
  if (gtk_toggle_button_get_active (self->finished_button))
    gtk_toggle_button_set_active (self->finished_button, FALSE);
  else
    read_list (self);
}
