/* dpt-devices-pane.c - see dpt-devices-pane.h.
 * For: the list, a form for each kind of connection, trying it. Not for: the rows of a form (gui/common/dpt-record-form.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/settings/dpt-devices-pane.h"

#include <glib/gi18n-lib.h>

#include "engine/clinical/dpt-device.h"
#include "exchange/dpt-device-feed.h"
#include "gui/common/dpt-badge.h"
#include "gui/common/dpt-record-form.h"
#include "gui/common/dpt-say.h"

enum
{
  FOLDER,
  SERIAL,
  N_FORMS
};

struct _DptDevicesPane
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkStack *stack;
  GtkStack *forms;
  GtkSwitch *here_switch;
  GtkWidget *folder_button;
  GtkLabel *result;
  DptRecordForm *form[N_FORMS];

  DptSession *session;
  DptDevice *device; /* being edited */
  gint64 wanted;
  gboolean saving;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DptDevicesPane, dpt_devices_pane, ADW_TYPE_BIN)

static guint changed_signal;

static const char *const form_names[N_FORMS] = { "folder", "serial" };
static const guint folder_fields[] = {
  DPT_DEVICE_NAME,    DPT_DEVICE_KIND,           DPT_DEVICE_CONNECTION, DPT_DEVICE_FOLDER,
  DPT_DEVICE_PATTERN, DPT_DEVICE_CARRIES_NUMBER, DPT_DEVICE_ENABLED,
};
static const guint serial_fields[] = {
  DPT_DEVICE_NAME,      DPT_DEVICE_KIND,   DPT_DEVICE_CONNECTION, DPT_DEVICE_PORT,           DPT_DEVICE_SPEED,
  DPT_DEVICE_DATA_BITS, DPT_DEVICE_PARITY, DPT_DEVICE_STOP_BITS,  DPT_DEVICE_HANDSHAKE,      DPT_DEVICE_TALK,
  DPT_DEVICE_CARRIES_NUMBER, DPT_DEVICE_ENABLED,
};
static const DptRecordKind kinds[N_FORMS] = {
  { dpt_device_get_type, folder_fields, G_N_ELEMENTS (folder_fields), dpt_device_value_get_label, N_ ("New instrument") },
  { dpt_device_get_type, serial_fields, G_N_ELEMENTS (serial_fields), dpt_device_value_get_label, N_ ("New instrument") },
};

static guint
get_form (DptDevicesPane *self)
{
  return self->device != NULL && dpt_device_is_serial (self->device) ? SERIAL : FOLDER;
}

static void
update (DptDevicesPane *self)
{
  gboolean any = self->device != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "devices.test", any && !self->saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "devices.choose-folder", any && !dpt_device_is_serial (self->device));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "devices.remove", any && dpt_record_is_saved (self->device) && !self->saving);
  gtk_widget_set_visible (self->folder_button, any && !dpt_device_is_serial (self->device));
  g_signal_emit (self, changed_signal, 0);
}

/* One record, shown by the form of its connection. */
static void
show_form (DptDevicesPane *self)
{
  guint form = get_form (self);

  self->showing = TRUE;
  for (guint i = 0; i < N_FORMS; i++)
    if (i != form || self->device == NULL)
      dpt_record_form_set_record (self->form[i], NULL);
  if (self->device != NULL)
    {
      dpt_record_form_set_record (self->form[form], self->device);
      gtk_stack_set_visible_child_name (self->forms, form_names[form]);
      gtk_switch_set_active (self->here_switch, !dpt_record_is_null (self->device, DPT_DEVICE_STATION_ID));
    }
  gtk_stack_set_visible_child_name (self->stack, self->device != NULL ? "device" : "none");
  self->showing = FALSE;
  update (self);
}

static void
edit (DptDevicesPane *self, DptDevice *device)
{
  g_clear_object (&self->device);
  self->device = device != NULL ? dpt_record_copy (device) : NULL;
  gtk_label_set_label (self->result, "");
  show_form (self);
}

static gboolean
switch_form_cb (gpointer data)
{
  DptDevicesPane *self = data;

  if (self->list != NULL)
    show_form (self);
  return G_SOURCE_REMOVE;
}

/* Not while the row that was chosen in is still at work. */
static void
form_changed_cb (DptDevicesPane *self, DptRecordForm *form)
{
  if (self->showing)
    return;
  gtk_label_set_label (self->result, "");
  if (self->device != NULL && form != self->form[get_form (self)])
    g_idle_add_full (G_PRIORITY_DEFAULT, switch_form_cb, g_object_ref (self), g_object_unref);
  update (self);
}

static void
here_cb (DptDevicesPane *self)
{
  gint64 station = self->session ? dpt_session_get_station_id (self->session) : 0;

  if (self->showing || self->device == NULL)
    return;
  if (gtk_switch_get_active (self->here_switch) && station != 0)
    dpt_record_set_int (self->device, DPT_DEVICE_STATION_ID, station);
  else
    dpt_record_set_null (self->device, DPT_DEVICE_STATION_ID);
  update (self);
}

/* --- the list --- */

static GtkWidget *
create_row (DptDevice *device)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name = dpt_record_get_string (device, DPT_DEVICE_NAME);
  g_autofree char *place = dpt_device_dup_place (device);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle
    = g_markup_printf_escaped ("%s · %s", dpt_device_value_get_label (dpt_record_get_text (device, DPT_DEVICE_KIND)), place);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_tooltip_text (row, place);
  if (!dpt_record_get_int (device, DPT_DEVICE_ENABLED))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), dpt_badge_new (DPT_BADGE_NEUTRAL, NULL, _ ("Switched off")));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "dpt-record", g_object_ref (device), g_object_unref);
  return row;
}

static void
fill_list (DptDevicesPane *self, GPtrArray *devices)
{
  gint64 wanted = self->wanted != 0 ? self->wanted : self->device != NULL ? dpt_record_get_id (self->device) : 0;
  gboolean edited = dpt_devices_pane_get_dirty (self);
  DptDevice *chosen = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < devices->len; i++)
    {
      GtkWidget *row = create_row (devices->pdata[i]);

      gtk_list_box_append (self->list, row);
      if (dpt_record_get_id (devices->pdata[i]) != wanted && (wanted != 0 || i > 0))
        continue;
      chosen = devices->pdata[i];
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
  self->wanted = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->list), devices->len > 0);
  if (!edited)
    edit (self, chosen);
}

static gpointer
list_unit (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_device_list (unit, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptDevicesPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) devices = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->list == NULL || DPT_SESSION (source) != self->session)
    return;
  if (devices != NULL)
    fill_list (self, devices);
  else
    dpt_complain (GTK_WIDGET (self), error);
}

static void
row_activated_cb (DptDevicesPane *self, GtkListBoxRow *row)
{
  DptDevice *device = g_object_get_data (G_OBJECT (row), "dpt-record");

  if (dpt_devices_pane_get_dirty (self) && dpt_record_get_id (device) != dpt_record_get_id (self->device))
    dpt_say (GTK_WIDGET (self), _ ("Save or discard the changes first."));
  else if (self->device == NULL || dpt_record_get_id (device) != dpt_record_get_id (self->device))
    edit (self, device);
}

/* --- acts --- */

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDevicesPane *self = DPT_DEVICES_PANE (widget);
  g_autoptr (DptDevice) device = NULL;

  if (dpt_devices_pane_get_dirty (self))
    {
      dpt_say (widget, _ ("Save or discard the changes first."));
      return;
    }
  device = dpt_device_new ();
  gtk_list_box_unselect_all (self->list);
  edit (self, device);
  dpt_record_form_focus (self->form[get_form (self)]);
}

static gpointer
save_unit (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (DptDevice) copy = dpt_record_copy (args);
  gint64 id;

  if (!dpt_device_save (unit, copy, error))
    return NULL;
  id = dpt_record_get_id (copy);
  return g_memdup2 (&id, sizeof id);
}

static gpointer
remove_unit (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_device_remove (unit, *(gint64 *) args, error) ? g_memdup2 (args, sizeof (gint64)) : NULL;
}

static void
fail (DptDevicesPane *self, const GError *error)
{
  dpt_record_form_show_error (self->form[get_form (self)], error);
  dpt_complain (GTK_WIDGET (self), error);
  update (self);
}

/* How a save or a removal ended. Returns: whether it was done; the form is empty then, and the list is read again. */
static gboolean
finish (DptDevicesPane *self, GObject *source, GAsyncResult *result, const char *words, gint64 *id)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *its = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->list == NULL)
    return FALSE;
  self->saving = FALSE;
  if (its == NULL)
    {
      fail (self, error);
      return FALSE;
    }
  *id = *its;
  g_clear_object (&self->device);
  dpt_say (GTK_WIDGET (self), words);
  dpt_devices_pane_refresh (self);
  return TRUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptDevicesPane) self = data;
  gint64 id;

  if (finish (self, source, result, _ ("The instrument is saved. The exam listens to it."), &id))
    self->wanted = id;
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptDevicesPane) self = data;
  gint64 id;

  finish (self, source, result, _ ("The instrument is removed."), &id);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDevicesPane *self = DPT_DEVICES_PANE (widget);
  gint64 id = self->device != NULL ? dpt_record_get_id (self->device) : 0;

  if (id == 0 || self->session == NULL)
    return;
  self->saving = TRUE;
  dpt_session_write_async (self->session, remove_unit, g_memdup2 (&id, sizeof id), g_free, g_free, NULL, removed_cb,
                           g_object_ref (self));
}

static void
test_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *words = dpt_device_test (data, &error);

  if (words != NULL)
    g_task_return_pointer (task, words, g_free);
  else
    g_task_return_error (task, error);
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DptDevicesPane *self = DPT_DEVICES_PANE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->list == NULL)
    return;
  gtk_label_set_label (self->result, words != NULL ? words : error->message);
  dpt_record_form_show_error (self->form[get_form (self)], error);
}

static void
test_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDevicesPane *self = DPT_DEVICES_PANE (widget);
  g_autoptr (GTask) task = NULL;

  if (self->device == NULL)
    return;
  gtk_label_set_label (self->result, _ ("Trying…"));
  task = g_task_new (self, NULL, tested_cb, NULL);
  g_task_set_source_tag (task, test_action);
  g_task_set_task_data (task, dpt_record_copy (self->device), g_object_unref);
  g_task_run_in_thread (task, test_in_thread);
}

static void
folder_chosen_cb (GtkNativeDialog *dialog, int response, DptDevicesPane *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->device != NULL)
    {
      dpt_record_set_text (self->device, DPT_DEVICE_FOLDER, path);
      show_form (self);
    }
  g_object_unref (dialog);
}

static void
choose_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (_ ("Folder of the instrument"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (folder_chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- the pane --- */

static void
dpt_devices_pane_dispose (GObject *object)
{
  DptDevicesPane *self = DPT_DEVICES_PANE (object);

  self->list = NULL;
  g_clear_object (&self->device);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_devices_pane_parent_class)->dispose (object);
}

static void
dpt_devices_pane_class_init (DptDevicesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_devices_pane_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/settings/dpt-devices-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptDevicesPane, list);
  gtk_widget_class_bind_template_child (widget_class, DptDevicesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DptDevicesPane, forms);
  gtk_widget_class_bind_template_child (widget_class, DptDevicesPane, here_switch);
  gtk_widget_class_bind_template_child (widget_class, DptDevicesPane, folder_button);
  gtk_widget_class_bind_template_child (widget_class, DptDevicesPane, result);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, here_cb);
  gtk_widget_class_install_action (widget_class, "devices.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "devices.test", NULL, test_action);
  gtk_widget_class_install_action (widget_class, "devices.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "devices.choose-folder", NULL, choose_folder_action);
}

static void
dpt_devices_pane_init (DptDevicesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_FORMS; i++)
    {
      self->form[i] = DPT_RECORD_FORM (dpt_record_form_new (&kinds[i]));
      gtk_stack_add_named (self->forms, GTK_WIDGET (self->form[i]), form_names[i]);
      g_signal_connect_object (self->form[i], "changed", G_CALLBACK (form_changed_cb), self, G_CONNECT_SWAPPED);
    }
  show_form (self);
}

void
dpt_devices_pane_set_session (DptDevicesPane *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_DEVICES_PANE (self));
  g_return_if_fail (session == NULL || DPT_IS_SESSION (session));

  g_set_object (&self->session, session);
  self->saving = FALSE;
  self->wanted = 0;
  edit (self, NULL);
}

void
dpt_devices_pane_refresh (DptDevicesPane *self)
{
  g_return_if_fail (DPT_IS_DEVICES_PANE (self));

  if (self->session != NULL && dpt_session_may (self->session, DPT_RIGHT_SETTING_WRITE))
    dpt_session_read_async (self->session, list_unit, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb,
                            g_object_ref (self));
}

gpointer
dpt_devices_pane_get_record (DptDevicesPane *self)
{
  g_return_val_if_fail (DPT_IS_DEVICES_PANE (self), NULL);

  return self->device;
}

void
dpt_devices_pane_take_record (DptDevicesPane *self, gpointer record)
{
  g_return_if_fail (DPT_IS_DEVICES_PANE (self) && DPT_IS_DEVICE (record));

  edit (self, record);
}

gboolean
dpt_devices_pane_get_dirty (DptDevicesPane *self)
{
  g_return_val_if_fail (DPT_IS_DEVICES_PANE (self), FALSE);

  return self->device != NULL && (!dpt_record_is_saved (self->device) || dpt_record_is_dirty (self->device));
}

void
dpt_devices_pane_save (DptDevicesPane *self)
{
  g_return_if_fail (DPT_IS_DEVICES_PANE (self));

  if (self->device == NULL || self->session == NULL || self->saving)
    return;
  self->saving = TRUE;
  dpt_record_form_show_error (self->form[get_form (self)], NULL);
  dpt_session_write_async (self->session, save_unit, dpt_record_copy (self->device), g_object_unref, g_free, NULL, saved_cb,
                           g_object_ref (self));
}

void
dpt_devices_pane_discard (DptDevicesPane *self)
{
  g_return_if_fail (DPT_IS_DEVICES_PANE (self));

  edit (self, NULL);
  dpt_devices_pane_refresh (self);
}
