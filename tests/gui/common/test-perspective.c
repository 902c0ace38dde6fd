/* test-perspective.c - a perspective hands over patient and session, speaks, and forgets nothing when hidden.
 * For: src/gui/common/dpt-perspective.c. Not for: any role's own screen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-perspective.h"

#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-shop.h"

#define TEST_TYPE_SCREEN (test_screen_get_type ())
G_DECLARE_FINAL_TYPE (TestScreen, test_screen, TEST, SCREEN, DptPerspective)

struct _TestScreen
{
  DptPerspective parent_instance;
  gint64 patient_id;
  int refreshes;
  int sessions;
  int pays;
};

G_DEFINE_FINAL_TYPE (TestScreen, test_screen, DPT_TYPE_PERSPECTIVE)

static void
take_patient (DptPerspective *self, gint64 id)
{
  TEST_SCREEN (self)->patient_id = id;
}

static void
count_refresh (DptPerspective *self)
{
  TEST_SCREEN (self)->refreshes++;
}

static void
count_session (DptPerspective *self)
{
  TEST_SCREEN (self)->sessions++;
}

static gboolean
open_sale (DptPerspective *self, const char *subject, gint64 id)
{
  return g_str_equal (subject, "sale") && id == 7;
}

static void
pay_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TEST_SCREEN (widget)->pays++;
}

static void
test_screen_class_init (TestScreenClass *klass)
{
  static const DptShortcut shortcuts[] = { { "<Control>p", "test.pay", "Pay" } };
  DptPerspectiveClass *perspective_class = DPT_PERSPECTIVE_CLASS (klass);

  perspective_class->set_patient = take_patient;
  perspective_class->refresh = count_refresh;
  perspective_class->session_changed = count_session;
  perspective_class->open = open_sale;
  perspective_class->shortcuts = shortcuts;
  perspective_class->n_shortcuts = G_N_ELEMENTS (shortcuts);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "test.pay", NULL, pay_action);
}

static void
test_screen_init (TestScreen *self)
{
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, int *count)
{
  (*count)++;
}

static void
test_patient_is_told_once (void)
{
  g_autoptr (TestScreen) screen = g_object_ref_sink (g_object_new (TEST_TYPE_SCREEN, NULL));
  int notified = 0;

  g_signal_connect (screen, "notify::patient-id", G_CALLBACK (count_notify_cb), &notified);
  g_object_set (screen, "patient-id", (gint64) 42, NULL);
  g_object_set (screen, "patient-id", (gint64) 42, NULL);
  g_assert_cmpint (screen->patient_id, ==, 42);
  g_assert_cmpint (notified, ==, 1);
}

static void
test_session_cancels_old_work (void)
{
  g_autoptr (TestScreen) screen = g_object_ref_sink (g_object_new (TEST_TYPE_SCREEN, NULL));
  g_autoptr (DptTestDb) test = dpt_test_db_new ();
  g_autoptr (DptClock) clock = dpt_clock_new ();
  g_autoptr (DptSession) session = dpt_session_new_system (test->db, clock, 0, NULL);
  g_autoptr (GCancellable) before = g_object_ref (dpt_perspective_get_cancellable (DPT_PERSPECTIVE (screen)));

  dpt_perspective_set_session (DPT_PERSPECTIVE (screen), session);
  g_assert_cmpint (screen->sessions, ==, 1);
  g_assert_true (g_cancellable_is_cancelled (before));
  g_assert_false (g_cancellable_is_cancelled (dpt_perspective_get_cancellable (DPT_PERSPECTIVE (screen))));
}

static void
test_says_and_complains (void)
{
  g_autoptr (DptPerspective) screen = g_object_ref_sink (g_object_new (TEST_TYPE_SCREEN, NULL));
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full");
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");

  g_assert_cmpstr (dpt_perspective_get_status (screen), ==, "");
  dpt_perspective_say (screen, "Saved");
  g_assert_cmpstr (dpt_perspective_get_status (screen), ==, "Saved");
  dpt_perspective_complain (screen, error);
  dpt_perspective_complain (screen, cancelled);
  g_assert_cmpstr (dpt_perspective_get_status (screen), ==, "The disk is full");
  g_assert_true (dpt_perspective_open (screen, "sale", 7));
  g_assert_false (dpt_perspective_open (screen, "order", 7));
  g_assert_false (dpt_perspective_scan (screen, "123"));
}

static void
test_stale_screen_refreshes_when_shown (void)
{
  TestScreen *screen = g_object_new (TEST_TYPE_SCREEN, NULL);
  GtkWindow *window;

  dpt_perspective_invalidate (DPT_PERSPECTIVE (screen));
  g_assert_cmpint (screen->refreshes, ==, 0);
  window = dpt_test_show (GTK_WIDGET (screen), 300, 200);
  g_assert_cmpint (screen->refreshes, ==, 1);
  dpt_perspective_invalidate (DPT_PERSPECTIVE (screen));
  g_assert_cmpint (screen->refreshes, ==, 2);
  gtk_window_destroy (window);
}

static void
test_shortcut_works_while_visible (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *elsewhere = gtk_entry_new ();
  TestScreen *screen = g_object_new (TEST_TYPE_SCREEN, NULL);
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), elsewhere);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (screen));
  window = dpt_test_show (box, 300, 200);
  gtk_widget_grab_focus (elsewhere);
  if (dpt_test_press (window, "ctrl+p"))
    {
      dpt_test_until (screen->pays == 1);
      gtk_widget_set_visible (GTK_WIDGET (screen), FALSE);
      dpt_test_press (window, "ctrl+p");
      gtk_widget_set_visible (GTK_WIDGET (screen), TRUE);
      dpt_test_press (window, "ctrl+p");
      dpt_test_until (screen->pays == 2);
    }
  else
    g_test_skip ("no xdotool");
  gtk_window_destroy (window);
}

static void
test_is_released (void)
{
  TestScreen *screen = g_object_ref_sink (g_object_new (TEST_TYPE_SCREEN, NULL));
  g_autoptr (GCancellable) cancellable = g_object_ref (dpt_perspective_get_cancellable (DPT_PERSPECTIVE (screen)));

  g_assert_finalize_object (screen);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
}

/* What one searched for and was told is not the next one's; a lock alone takes nothing away. */
static void
test_somebody_else_begins_clean (void)
{
  g_autoptr (DptTestDb) fresh = dpt_test_db_new ();
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (fresh->db);
  g_autoptr (DptSession) first = dpt_test_shop_sign_in (shop, DPT_ROLE_CASHIER);
  g_autoptr (DptSession) second = dpt_test_shop_sign_in (shop, DPT_ROLE_OPTICIAN);
  DptPerspective *screen = DPT_PERSPECTIVE (g_object_ref_sink (g_object_new (TEST_TYPE_SCREEN, NULL)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *entry = gtk_search_entry_new ();

  gtk_box_append (GTK_BOX (box), entry);
  adw_bin_set_child (ADW_BIN (screen), box);
  dpt_perspective_set_session (screen, first);
  gtk_editable_set_text (GTK_EDITABLE (entry), "garnier");
  dpt_perspective_say (screen, "Saved");
  dpt_perspective_set_session (screen, NULL);
  dpt_perspective_set_session (screen, first);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "garnier");
  g_assert_cmpstr (dpt_perspective_get_status (screen), ==, "Saved");
  dpt_perspective_set_session (screen, NULL);
  dpt_perspective_set_session (screen, second);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_cmpstr (dpt_perspective_get_status (screen), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "vidal");
  dpt_perspective_set_session (screen, first);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "garnier");
  dpt_perspective_set_session (screen, NULL);
  g_object_unref (screen);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/perspective/patient-is-told-once", test_patient_is_told_once);
  g_test_add_func ("/perspective/session-cancels-old-work", test_session_cancels_old_work);
  g_test_add_func ("/perspective/says-and-complains", test_says_and_complains);
  g_test_add_func ("/perspective/stale-screen-refreshes-when-shown", test_stale_screen_refreshes_when_shown);
  g_test_add_func ("/perspective/shortcut-works-while-visible", test_shortcut_works_while_visible);
  g_test_add_func ("/perspective/is-released", test_is_released);
  g_test_add_func ("/perspective/somebody-else-begins-clean", test_somebody_else_begins_clean);
  return g_test_run ();
}
