/* test-shell.c - the program opens a database behind its gate, lets in who signed in, and locks again.
 * For: src/gui/shell. Not for: the pages of sign-in, and not for any role.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-money-entry.h"
#include "gui/common/dpt-perspective.h"
#include "gui/shell/dpt-application.h"
#include "gui/shell/dpt-perspective-table.h"
#include "gui/shell/dpt-secrets-dialog.h"
#include "gui/shell/dpt-shell-keys.h"
#include "gui/shell/dpt-window.h"

#include <glib/gstdio.h>

#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-shop.h"

typedef void (*Story) (DptApplication *application, DptWindow *window);

typedef struct
{
  DptApplication *application;
  Story story;
} Run;

static DptWindow *
get_window (DptApplication *application)
{
  return DPT_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->data);
}

static const char *
visible_page (GtkWidget *root, const char *stack)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (dpt_test_find (root, stack)));
}

static gboolean
run_cb (gpointer data)
{
  Run *run = data;
  GList *windows;

  if (gtk_application_get_windows (GTK_APPLICATION (run->application)) == NULL)
    return G_SOURCE_CONTINUE;
  run->story (run->application, get_window (run->application));
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (run->application))) != NULL)
    gtk_window_destroy (GTK_WINDOW (windows->data));
  return G_SOURCE_REMOVE;
}

/* The whole program, as main() runs it, with @story played in its main loop. */
static void
play (const char *uri, Story story)
{
  const char *argv[] = { "dioptre", "--db", uri };
  Run run = { dpt_application_new (), story };

  g_timeout_add (1, run_cb, &run);
  g_assert_cmpint (g_application_run (G_APPLICATION (run.application), G_N_ELEMENTS (argv), (char **) argv), ==, 0);
  g_assert_finalize_object (run.application);
}

static DptSession *
make_session (DptApplication *application)
{
  g_autoptr (GError) error = NULL;
  DptSession *session = dpt_session_new_system (dpt_application_get_db (application),
                                                dpt_application_get_clock (application), 0, &error);

  g_assert_no_error (error);
  return session;
}

static void
play_gate_stands_until_somebody_signs_in (DptApplication *application, DptWindow *window)
{
  g_autoptr (DptSession) session = NULL;

  g_assert_cmpstr (visible_page (GTK_WIDGET (window), "stage"), ==, "gate");
  dpt_test_until (dpt_application_get_db (application) != NULL);
  g_assert_cmpstr (visible_page (GTK_WIDGET (window), "stage"), ==, "gate");
  dpt_a11y_assert (window);

  session = make_session (application);
  dpt_application_set_session (application, session);
  g_assert_cmpstr (visible_page (GTK_WIDGET (window), "stage"), ==, "work");
  g_assert_true (dpt_window_get_session (window) == session);
  dpt_test_picture (GTK_WIDGET (window), "shell-work");

  g_action_group_activate_action (G_ACTION_GROUP (application), "lock", NULL);
  g_assert_cmpstr (visible_page (GTK_WIDGET (window), "stage"), ==, "gate");
  g_assert_null (dpt_window_get_session (window));
}

static void
test_gate_stands_until_somebody_signs_in (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();

  play (uri, play_gate_stands_until_somebody_signs_in);
}

static void
play_second_window_has_its_own_patient (DptApplication *application, DptWindow *window)
{
  g_autoptr (DptSession) session = NULL;
  DptWindow *second;

  dpt_test_until (dpt_application_get_db (application) != NULL);
  session = make_session (application);
  dpt_application_set_session (application, session);
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  second = get_window (application);
  g_assert_true (window != second);
  g_assert_true (dpt_window_get_session (second) == session);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-patient", "x", (gint64) 42);
  g_assert_cmpint (dpt_window_get_patient_id (window), ==, 42);
  g_assert_cmpint (dpt_window_get_patient_id (second), ==, 0);
}

static void
test_second_window_has_its_own_patient (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();

  play (uri, play_second_window_has_its_own_patient);
}

static void
play_failure (DptApplication *application, DptWindow *window)
{
  dpt_test_until (g_str_equal (visible_page (GTK_WIDGET (window), "stack"), "error"));
  dpt_a11y_assert (window);
  dpt_test_picture (GTK_WIDGET (window), "shell-error");
}

static void
test_foreign_file_is_refused_with_a_reason (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dioptre-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.dioptre", NULL);
  g_autofree char *uri = g_strconcat ("sqlite://", path, NULL);
  g_autofree char *after = NULL;
  static const char text[] = "Dear Sir or Madam, this is no database at all, but it is long enough to be looked at.";

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  play (uri, play_failure);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, text);
  g_remove (path);
  g_rmdir (folder);
}

/* As on a screen: in the window, beside the words that it is about. */
static GtkWidget *
add_money_entry (DptWindow *window)
{
  GtkWidget *entry = dpt_money_entry_new ();

  dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), "Amount");
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (dpt_test_find (GTK_WIDGET (window), "status_label"))), entry);
  gtk_widget_grab_focus (entry);
  return entry;
}

static void
play_what_a_field_refuses_is_said_until_it_is_mended (DptApplication *application, DptWindow *window)
{
  g_autoptr (DptSession) session = NULL;
  GtkWidget *entry;
  GtkLabel *status;

  dpt_test_until (dpt_application_get_db (application) != NULL);
  session = make_session (application);
  dpt_application_set_session (application, session);
  entry = add_money_entry (window);
  status = GTK_LABEL (dpt_test_find (GTK_WIDGET (window), "status_label"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "1e9");
  g_assert_false (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
  g_assert_cmpstr (gtk_label_get_label (status), ==, dpt_field_entry_get_reason (DPT_FIELD_ENTRY (entry)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "9");
  g_assert_cmpstr (gtk_label_get_label (status), ==, "");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.scan", "s", "12345678");
  gtk_editable_set_text (GTK_EDITABLE (entry), "1e9");
  dpt_field_entry_commit (DPT_FIELD_ENTRY (entry));
  /* It is nothing to whoever reads the locked screen. */
  g_action_group_activate_action (G_ACTION_GROUP (application), "lock", NULL);
  g_assert_cmpstr (gtk_label_get_label (status), ==, "");
}

static void
test_what_a_field_refuses_is_said_until_it_is_mended (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();

  play (uri, play_what_a_field_refuses_is_said_until_it_is_mended);
}

static guint
count_toasts (DptWindow *window)
{
  guint n = 0;
  GtkWidget *child = gtk_widget_get_first_child (dpt_test_find (GTK_WIDGET (window), "toasts"));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    n += g_str_equal (gtk_widget_get_css_name (child), "toast") ? 1 : 0;
  return n;
}

/* libadwaita 1.2 uses a toast after it freed it where that is dismissed while it still arrives: three words within half a second. */
static void
play_words_that_come_fast_take_one_toast (DptApplication *application, DptWindow *window)
{
  g_autoptr (DptSession) session = NULL;
  GtkSettings *settings = gtk_settings_get_default ();
  gint64 end;

  dpt_test_until (dpt_application_get_db (application) != NULL);
  session = make_session (application);
  dpt_application_set_session (application, session);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  dpt_test_until (gtk_window_is_active (GTK_WINDOW (window)));
  for (guint i = 0; i < 5; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.scan", "s", i % 2 == 0 ? "12345678" : "87654321");
  g_assert_cmpuint (count_toasts (window), ==, 1);
  g_assert_nonnull (dpt_test_find (dpt_test_find (GTK_WIDGET (window), "toasts"), "Looking for the code 12345678"));
  /* Locked in the same moment: the words go at once, the toast when it may. */
  g_action_group_activate_action (G_ACTION_GROUP (application), "lock", NULL);
  g_assert_null (dpt_test_find (dpt_test_find (GTK_WIDGET (window), "toasts"), "Looking for the code 12345678"));
  end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  dpt_test_until (count_toasts (window) == 0 || g_get_monotonic_time () > end);
  g_assert_cmpuint (count_toasts (window), ==, 0);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

static void
test_words_that_come_fast_take_one_toast (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();

  play (uri, play_words_that_come_fast_take_one_toast);
}

static void
play_locking_takes_the_focus_from_a_field (DptApplication *application, DptWindow *window)
{
  g_autoptr (DptSession) session = NULL;
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *entry;

  dpt_test_until (dpt_application_get_db (application) != NULL);
  session = make_session (application);
  dpt_application_set_session (application, session);
  dpt_test_until (gtk_window_is_active (GTK_WINDOW (window)));
  entry = add_money_entry (window);
  gtk_widget_add_controller (entry, focus);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_widget_grab_focus (entry);
  dpt_test_until (gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (focus)));
  g_action_group_activate_action (G_ACTION_GROUP (application), "lock", NULL);
  g_assert_false (gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (focus)));
}

static void
test_locking_takes_the_focus_from_a_field (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();

  play (uri, play_locking_takes_the_focus_from_a_field);
}

static void
play_what_is_said_stays_on_the_status_line (DptApplication *application, DptWindow *window)
{
  g_autoptr (DptSession) session = NULL;
  GtkWidget *status;

  dpt_test_until (dpt_application_get_db (application) != NULL);
  session = make_session (application);
  dpt_application_set_session (application, session);
  status = dpt_test_find (GTK_WIDGET (window), "status_label");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.scan", "s", "12345678");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (status)), ==, "Looking for the code 12345678");
  gtk_test_accessible_assert_property (status, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Status");
  dpt_test_picture (GTK_WIDGET (window), "shell-said");
}

static void
set_secret (GtkWidget *dialog, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (dialog, id)), text);
}

/* With the old one proved, at the field where something is wrong otherwise. */
static void
test_the_own_pin_is_changed_in_the_window (void)
{
  g_autoptr (DptTestDb) base = dpt_test_db_new ();
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (base->db);
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_CASHIER);
  GtkWidget *window = dpt_window_new (NULL);
  GtkWidget *dialog;
  g_autofree char *before = dpt_test_db_query_text (base->db, "SELECT pin_hash FROM user_account WHERE login = 'cashier'");
  g_autofree char *after = NULL;

  dpt_window_set_session (DPT_WINDOW (window), session);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.change-secrets", NULL);
  dialog = dpt_test_find_window (DPT_TYPE_SECRETS_DIALOG);
  g_assert_nonnull (dialog);
  set_secret (dialog, "old_row", "not this one");
  set_secret (dialog, "pin_row", "4071");
  gtk_widget_activate_action (dialog, "secrets.save", NULL);
  dpt_test_until (gtk_widget_has_css_class (dpt_test_find (dialog, "old_row"), "error"));
  dpt_a11y_assert (dialog);
  dpt_test_picture (dialog, "secrets-wrong");
  set_secret (dialog, "old_row", DPT_TEST_PASSWORD);
  set_secret (dialog, "pin_row", "1234");
  gtk_widget_activate_action (dialog, "secrets.save", NULL);
  dpt_test_until (gtk_widget_has_css_class (dpt_test_find (dialog, "pin_row"), "error"));
  set_secret (dialog, "pin_row", "4071");
  gtk_widget_activate_action (dialog, "secrets.save", NULL);
  dpt_test_until (dpt_test_find_window (DPT_TYPE_SECRETS_DIALOG) == NULL);
  after = dpt_test_db_query_text (base->db, "SELECT pin_hash FROM user_account WHERE login = 'cashier'");
  g_assert_cmpstr (before, !=, after);
  dpt_window_set_session (DPT_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  dpt_test_settle ();
}

static void
test_what_is_said_stays_on_the_status_line (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();

  play (uri, play_what_is_said_stays_on_the_status_line);
}

static void
play_keys_have_actions (DptApplication *application, DptWindow *window)
{
  GtkWidget *keys = dpt_shell_keys_create_window (GTK_WINDOW (window), NULL);

  gtk_window_present (GTK_WINDOW (keys));
  dpt_test_until (gtk_widget_get_mapped (keys));
  dpt_test_picture (keys, "shell-keys");
  gtk_window_destroy (GTK_WINDOW (keys));
  dpt_test_until (dpt_application_get_db (application) != NULL);
}

static void
test_keys_have_actions (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();

  play (uri, play_keys_have_actions);
}

static gboolean
is_same_key (const char *one, const char *other)
{
  g_autoptr (GtkShortcutTrigger) left = gtk_shortcut_trigger_parse_string (one);
  g_autoptr (GtkShortcutTrigger) right = gtk_shortcut_trigger_parse_string (other);

  return gtk_shortcut_trigger_equal (left, right);
}

/* Ctrl+Shift+D and Ctrl+Shift+I are GTK's own: wherever nothing of ours takes them first they open its inspector over the shop. */
static void
test_no_key_is_one_of_the_toolkits_inspector (void)
{
  static const char *const taken[] = { "<Control><Shift>d", "<Control><Shift>i" };
  gsize n_rooms, n_keys;
  const DptPerspectiveRow *rooms = dpt_perspective_table_get (&n_rooms);
  const DptShortcut *keys = dpt_shell_keys_get (&n_keys);

  for (guint t = 0; t < G_N_ELEMENTS (taken); t++)
    {
      for (gsize k = 0; k < n_keys; k++)
        g_assert_false (is_same_key (keys[k].accelerator, taken[t]));
      for (gsize i = 0; i < n_rooms; i++)
        {
          g_autoptr (DptPerspectiveClass) klass = g_type_class_ref (rooms[i].get_type ());

          for (guint j = 0; j < klass->n_shortcuts; j++)
            g_assert_false (is_same_key (klass->shortcuts[j].accelerator, taken[t]));
        }
    }
}

/* The window's keys come first: what a room gives to the same key would never happen. */
static void
test_rooms_leave_the_windows_keys_alone (void)
{
  gsize n_rooms, n_keys;
  const DptPerspectiveRow *rooms = dpt_perspective_table_get (&n_rooms);
  const DptShortcut *keys = dpt_shell_keys_get (&n_keys);

  for (gsize i = 0; i < n_rooms; i++)
    {
      g_autoptr (DptPerspectiveClass) klass = g_type_class_ref (rooms[i].get_type ());

      for (guint j = 0; j < klass->n_shortcuts; j++)
        {
          for (gsize k = 0; k < n_keys; k++)
            if (is_same_key (klass->shortcuts[j].accelerator, keys[k].accelerator))
              g_error ("%s: %s belongs to the window", rooms[i].name, klass->shortcuts[j].accelerator);
          for (guint k = 0; k < j; k++)
            if (is_same_key (klass->shortcuts[j].accelerator, klass->shortcuts[k].accelerator))
              g_error ("%s: %s stands there twice", rooms[i].name, klass->shortcuts[j].accelerator);
        }
    }
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/shell/gate-stands-until-somebody-signs-in", test_gate_stands_until_somebody_signs_in);
  g_test_add_func ("/shell/second-window-has-its-own-patient", test_second_window_has_its_own_patient);
  g_test_add_func ("/shell/foreign-file-is-refused-with-a-reason", test_foreign_file_is_refused_with_a_reason);
  g_test_add_func ("/shell/what-is-said-stays-on-the-status-line", test_what_is_said_stays_on_the_status_line);
  g_test_add_func ("/shell/what-a-field-refuses-is-said-until-it-is-mended", test_what_a_field_refuses_is_said_until_it_is_mended);
  g_test_add_func ("/shell/words-that-come-fast-take-one-toast", test_words_that_come_fast_take_one_toast);
  g_test_add_func ("/shell/locking-takes-the-focus-from-a-field", test_locking_takes_the_focus_from_a_field);
  g_test_add_func ("/shell/the-own-pin-is-changed-in-the-window", test_the_own_pin_is_changed_in_the_window);
  g_test_add_func ("/shell/keys-have-actions", test_keys_have_actions);
  g_test_add_func ("/shell/rooms-leave-the-windows-keys-alone", test_rooms_leave_the_windows_keys_alone);
  g_test_add_func ("/shell/no-key-is-one-of-the-toolkits-inspector", test_no_key_is_one_of_the_toolkits_inspector);
  return g_test_run ();
}
