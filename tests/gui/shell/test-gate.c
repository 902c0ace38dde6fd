/* test-gate.c - one gets in by tile and PIN, by name and password, or by creating the shop; and nobody else does.
 * For: the pages of the gate. Not for: the rules behind them (tests/engine/practice).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"
#include "gui/shell/dpt-application.h"
#include "gui/shell/dpt-first-start-page.h"
#include "gui/shell/dpt-idle-lock.h"
#include "gui/shell/dpt-pin-pad.h"
#include "gui/shell/dpt-sign-in-page.h"
#include "gui/shell/dpt-tile-keys.h"
#include "gui/shell/dpt-window.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-shop.h"

typedef struct
{
  DptTestDb *base;
  DptTestShop *shop;
  DptSignIn *sign_in;
  GtkWidget *page;
  GtkWindow *window;
  DptSession *session;
} Fixture;

static void
signed_in_cb (Fixture *fixture, DptSession *session)
{
  g_set_object (&fixture->session, session);
}

static void
show_page (Fixture *fixture, gint64 last_user_id)
{
  fixture->page = dpt_sign_in_page_new (fixture->sign_in, last_user_id);
  g_signal_connect_swapped (fixture->page, "signed-in", G_CALLBACK (signed_in_cb), fixture);
  fixture->window = dpt_test_show (fixture->page, 1280, 800);
  dpt_test_until (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (dpt_test_find (fixture->page, "stack"))), "users") == 0);
}

static Fixture *
set_up (gboolean demonstration, gint64 last_role)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->base = dpt_test_db_new ();
  fixture->shop = dpt_test_shop_new_full (fixture->base->db, demonstration);
  fixture->sign_in = dpt_sign_in_new (fixture->base->db, fixture->shop->clock, "test");
  show_page (fixture, last_role >= 0 ? fixture->shop->users[last_role] : 0);
  return fixture;
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->session);
  g_object_unref (fixture->sign_in);
  dpt_test_shop_free (fixture->shop);
  dpt_test_db_free (fixture->base);
  g_free (fixture);
}

static void
set_text (Fixture *fixture, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (fixture->page, id)), text);
}

static const char *
get_text (GtkWidget *page, const char *id)
{
  return gtk_label_get_label (GTK_LABEL (dpt_test_find (page, id)));
}

static const char *
get_secret (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (dpt_test_find (fixture->page, "secret")));
}

static void
choose (Fixture *fixture, const char *name)
{
  GtkWidget *tile = dpt_test_find (fixture->page, name);

  g_assert_nonnull (tile);
  gtk_widget_activate (tile);
}

static void
test_demonstration_shows_its_pins_and_lets_in (void)
{
  Fixture *fixture = set_up (TRUE, -1);

  dpt_a11y_assert (fixture->page);
  g_assert_cmpstr (get_secret (fixture), ==, "nobody");
  g_assert_nonnull (dpt_test_find (fixture->page, "PIN 1111"));
  dpt_test_picture (GTK_WIDGET (fixture->window), "sign-in-demonstration");
  choose (fixture, "Diane Leroy");
  g_assert_cmpstr (get_secret (fixture), ==, "pin");
  dpt_test_picture (GTK_WIDGET (fixture->window), "sign-in-pin");
  dpt_test_set_dark (TRUE);
  dpt_test_picture (GTK_WIDGET (fixture->window), "sign-in-pin-dark");
  dpt_test_set_dark (FALSE);
  for (int i = 0; i < 4; i++)
    g_signal_emit_by_name (dpt_test_find (fixture->page, "1"), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (fixture->page, "pin_entry"))), ==, "1111");
  g_signal_emit_by_name (dpt_test_find (fixture->page, "Sign in with this PIN"), "clicked");
  dpt_test_until (fixture->session != NULL);
  g_assert_cmpstr (dpt_session_get_user_name (fixture->session), ==, "Diane Leroy");
  tear_down (fixture);
}

static void
test_first_of_the_day_needs_a_password (void)
{
  Fixture *fixture = set_up (FALSE, -1);

  g_assert_null (dpt_test_find (fixture->page, "PIN 1111"));
  choose (fixture, "Diane Leroy");
  g_assert_cmpstr (get_secret (fixture), ==, "password");
  set_text (fixture, "password_entry", "not this");
  gtk_widget_activate_action (fixture->page, "sign-in.try-password", NULL);
  dpt_test_until (*get_text (fixture->page, "message") != '\0');
  g_assert_cmpstr (get_text (fixture->page, "message"), ==, "The name or the password is not right.");
  g_assert_null (fixture->session);
  dpt_a11y_assert (fixture->page);
  dpt_test_picture (GTK_WIDGET (fixture->window), "sign-in-password-wrong");
  set_text (fixture, "password_entry", DPT_TEST_PASSWORD);
  gtk_widget_activate_action (fixture->page, "sign-in.try-password", NULL);
  dpt_test_until (fixture->session != NULL);
  /* Nothing of it stays on the page. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (fixture->page, "password_entry"))), ==, "");
  tear_down (fixture);
}

static void
test_after_a_lock_the_next_pin_will_do (void)
{
  Fixture *fixture = set_up (FALSE, DPT_ROLE_OPTICIAN);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (fixture->page, "login_entry"))), ==, "optician");
  set_text (fixture, "password_entry", DPT_TEST_PASSWORD);
  gtk_widget_activate_action (fixture->page, "sign-in.try-password", NULL);
  dpt_test_until (fixture->session != NULL);
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->session);

  show_page (fixture, fixture->shop->users[DPT_ROLE_OPTICIAN]);
  g_assert_cmpstr (get_secret (fixture), ==, "pin");
  choose (fixture, "Carl Moreau");
  set_text (fixture, "pin_entry", "1111");
  gtk_widget_activate_action (fixture->page, "sign-in.try-pin", NULL);
  dpt_test_until (fixture->session != NULL);
  g_assert_cmpint (dpt_session_get_user_id (fixture->session), ==, fixture->shop->users[DPT_ROLE_CASHIER]);
  tear_down (fixture);
}

/* After a lock the last user's PIN is asked for; the next one goes to the own tile without a mouse. */
static void
test_letters_and_arrows_choose_a_colleague (void)
{
  Fixture *fixture = set_up (TRUE, DPT_ROLE_CASHIER);

  g_assert_cmpstr (get_secret (fixture), ==, "pin");
  g_assert_cmpstr (get_text (fixture->page, "pin_name"), !=, "Diane Leroy");
  if (dpt_test_press (fixture->window, "d"))
    {
      g_autofree char *first = NULL;

      dpt_test_until (g_str_equal (get_text (fixture->page, "pin_name"), "Diane Leroy"));
      dpt_test_press (fixture->window, "Left");
      dpt_test_until (!g_str_equal (get_text (fixture->page, "pin_name"), "Diane Leroy"));
      first = g_strdup (get_text (fixture->page, "pin_name"));
      dpt_test_press (fixture->window, "Right");
      dpt_test_until (g_str_equal (get_text (fixture->page, "pin_name"), "Diane Leroy"));
      dpt_test_press (fixture->window, "q"); /* nobody's letter changes nothing, nor does it come into the PIN */
      dpt_test_type (fixture->window, "1111");
      dpt_test_press (fixture->window, "Return");
      dpt_test_until (fixture->session != NULL);
      g_assert_cmpstr (dpt_session_get_user_name (fixture->session), ==, "Diane Leroy");
    }
  tear_down (fixture);
}

static void
test_first_words_come_before_others (void)
{
  static const char *const names[] = { "Claire Aubry", "Léa Fontaine", "Marc Vidal", "Sophie Lemaire", NULL };
  GtkFlowBox *tiles = g_object_ref_sink (GTK_FLOW_BOX (gtk_flow_box_new ()));

  g_assert_cmpint (dpt_tile_keys_find (tiles, names, 2, GDK_KEY_l, 0), ==, 1);
  g_assert_cmpint (dpt_tile_keys_find (tiles, names, 1, GDK_KEY_L, 0), ==, 3);
  g_assert_cmpint (dpt_tile_keys_find (tiles, names, 3, GDK_KEY_l, 0), ==, 1);
  g_assert_cmpint (dpt_tile_keys_find (tiles, names, -1, GDK_KEY_v, 0), ==, 2);
  g_assert_cmpint (dpt_tile_keys_find (tiles, names, 2, GDK_KEY_m, 0), ==, 2);
  g_assert_cmpint (dpt_tile_keys_find (tiles, names, 0, GDK_KEY_q, 0), ==, -1);
  g_assert_cmpint (dpt_tile_keys_find (tiles, names, 0, GDK_KEY_l, GDK_CONTROL_MASK), ==, -1);
  g_assert_cmpint (dpt_tile_keys_find (tiles, names, 0, GDK_KEY_Left, 0), ==, 0);
  g_object_unref (tiles);
}

static void
test_five_wrong_pins_turn_to_the_password (void)
{
  Fixture *fixture = set_up (FALSE, -1);
  g_autoptr (DptSession) unlocker = dpt_sign_in_by_password (fixture->sign_in, "owner", DPT_TEST_PASSWORD, 0, NULL);

  choose (fixture, "Carl Moreau");
  g_assert_cmpstr (get_secret (fixture), ==, "pin");
  for (int i = 0; i < 6; i++)
    {
      gtk_label_set_label (GTK_LABEL (dpt_test_find (fixture->page, "message")), "");
      set_text (fixture, "pin_entry", "9753");
      gtk_widget_activate_action (fixture->page, "sign-in.try-pin", NULL);
      dpt_test_until (*get_text (fixture->page, "message") != '\0');
      dpt_clock_set_now (fixture->shop->clock, dpt_clock_get_now (fixture->shop->clock) + 400 * G_USEC_PER_SEC);
    }
  g_assert_cmpstr (get_secret (fixture), ==, "password");
  g_assert_null (fixture->session);
  tear_down (fixture);
}

static void
test_a_given_password_is_changed_first (void)
{
  Fixture *fixture = set_up (FALSE, DPT_ROLE_CASHIER);

  dpt_test_db_exec (fixture->base->db, "UPDATE user_account SET must_change_password = 1 WHERE login = 'cashier'");
  set_text (fixture, "password_entry", DPT_TEST_PASSWORD);
  gtk_widget_activate_action (fixture->page, "sign-in.try-password", NULL);
  dpt_test_until (g_str_equal (get_secret (fixture), "new-password"));
  g_assert_null (fixture->session);
  dpt_test_picture (GTK_WIDGET (fixture->window), "sign-in-new-password");
  set_text (fixture, "new_entry", "four words in a row");
  set_text (fixture, "again_entry", "four words in a rwo");
  gtk_widget_activate_action (fixture->page, "sign-in.change-password", NULL);
  g_assert_cmpstr (get_text (fixture->page, "message"), ==, "The two new passwords are not the same.");
  set_text (fixture, "again_entry", "four words in a row");
  gtk_widget_activate_action (fixture->page, "sign-in.change-password", NULL);
  dpt_test_until (fixture->session != NULL);
  tear_down (fixture);
}

/* --- first start --- */

typedef struct
{
  char *login;
  gboolean demonstration;
} Heard;

static void
created_cb (Heard *heard, const char *login, const char *password)
{
  heard->login = g_strdup (login);
}

static void
demonstration_cb (Heard *heard)
{
  heard->demonstration = TRUE;
}

static void
test_a_shop_is_created_and_what_is_wrong_is_named (void)
{
  g_autoptr (DptTestDb) base = dpt_test_db_new ();
  g_autoptr (DptClock) clock = dpt_clock_new_fixed (DPT_TEST_NOW);
  GtkWidget *page = dpt_first_start_page_new (base->db, clock);
  GtkWindow *window = dpt_test_show (page, 1280, 800);
  Heard heard = { NULL };

  g_signal_connect_swapped (page, "created", G_CALLBACK (created_cb), &heard);
  g_signal_connect_swapped (page, "demonstration-wanted", G_CALLBACK (demonstration_cb), &heard);
  dpt_a11y_assert (page);
  dpt_test_picture (GTK_WIDGET (window), "first-start");
  gtk_widget_activate_action (page, "first-start.demonstration", NULL);
  g_assert_true (heard.demonstration);

  gtk_widget_activate_action (page, "first-start.show-form", NULL);
  gtk_widget_activate_action (page, "first-start.create", NULL);
  g_assert_cmpstr (get_text (page, "message"), ==, "Shop’s name: must be filled in.");
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (page, "name_row")), "Optique du Canal");
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (page, "display_name_row")), "Élise Vasseur");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (page, "login_row"))), ==, "elise.vasseur");
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (page, "password_row")), "court");
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (page, "again_row")), "court");
  gtk_widget_activate_action (page, "first-start.create", NULL);
  dpt_test_until (g_str_has_prefix (get_text (page, "message"), "Password:"));
  g_assert_true (gtk_widget_has_css_class (dpt_test_find (page, "password_row"), "error"));
  dpt_test_picture (GTK_WIDGET (window), "first-start-refused");

  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (page, "password_row")), "quatre mots sans rapport");
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (page, "again_row")), "quatre mots sans rapport");
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (page, "pin_row")), "4071");
  gtk_widget_activate_action (page, "first-start.create", NULL);
  dpt_test_until (heard.login != NULL);
  g_assert_cmpstr (heard.login, ==, "elise.vasseur");
  g_assert_cmpint (dpt_test_db_query_int (base->db, "SELECT COUNT(*) FROM lens_range"), >, 0);
  g_assert_cmpint (dpt_test_db_query_int (base->db, "SELECT COUNT(*) FROM station"), ==, 1);
  g_free (heard.login);
  gtk_window_destroy (window);
}

/* --- the lock of an empty chair --- */

static void
idle_cb (gboolean *idle)
{
  *idle = TRUE;
}

static void
test_an_empty_chair_is_noticed (void)
{
  g_autoptr (DptIdleLock) lock = dpt_idle_lock_new ();
  gboolean idle = FALSE;

  g_signal_connect_swapped (lock, "idle", G_CALLBACK (idle_cb), &idle);
  dpt_idle_lock_start (lock, 1);
  dpt_test_until (idle);
  idle = FALSE;
  dpt_idle_lock_start (lock, 0);
  dpt_idle_lock_start (lock, 1);
  dpt_idle_lock_stop (lock);
  dpt_test_settle ();
  g_assert_false (idle);
}

typedef struct
{
  DptApplication *application;
  DptTestShop *shop;
} Play;

static DptWindow *
get_window (DptApplication *application)
{
  return DPT_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->data);
}

static const char *
get_stage (DptApplication *application)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (dpt_test_find (GTK_WIDGET (get_window (application)), "stage")));
}

static void
play_lock (Play *play)
{
  GtkWidget *window = GTK_WIDGET (get_window (play->application));
  GtkWidget *secret;

  dpt_test_until (dpt_test_find (window, "login_entry") != NULL && gtk_widget_get_mapped (dpt_test_find (window, "login_entry")));
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (window, "login_entry")), "receptionist");
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (window, "password_entry")), DPT_TEST_PASSWORD);
  gtk_widget_activate_action (dpt_test_find (window, "password_entry"), "sign-in.try-password", NULL);
  dpt_test_until (g_str_equal (get_stage (play->application), "work"));
  g_assert_cmpstr (dpt_session_get_user_name (dpt_application_get_session (play->application)), ==, "Rosa Martin");
  dpt_test_picture (window, "gate-signed-in");

  gtk_widget_activate_action (window, "win.lock", NULL);
  g_assert_cmpstr (get_stage (play->application), ==, "gate");
  g_assert_null (dpt_application_get_session (play->application));
  dpt_test_until ((secret = dpt_test_find (window, "secret")) != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (secret)), "pin") == 0);
  dpt_test_picture (window, "gate-locked");
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (window, "pin_entry")), DPT_TEST_PIN);
  gtk_widget_activate_action (dpt_test_find (window, "pin_entry"), "sign-in.try-pin", NULL);
  dpt_test_until (g_str_equal (get_stage (play->application), "work"));
}

static gboolean
play_cb (gpointer data)
{
  Play *play = data;

  if (gtk_application_get_windows (GTK_APPLICATION (play->application)) == NULL)
    return G_SOURCE_CONTINUE;
  play_lock (play);
  gtk_window_destroy (GTK_WINDOW (get_window (play->application)));
  return G_SOURCE_REMOVE;
}

static void
test_the_program_locks_and_lets_the_same_back_in (void)
{
  g_autofree char *uri = dpt_test_db_create_uri ();
  DptDb *db = dpt_test_db_open (uri);
  DptTestShop *shop = dpt_test_shop_new (db);
  const char *argv[] = { "dioptre", "--db", uri };
  Play play = { dpt_application_new (), shop };

  g_timeout_add (1, play_cb, &play);
  g_assert_cmpint (g_application_run (G_APPLICATION (play.application), G_N_ELEMENTS (argv), (char **) argv), ==, 0);
  g_assert_finalize_object (play.application);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sign_in_entry WHERE means = 'lock'"), ==, 1);
  dpt_test_shop_free (shop);
  dpt_db_close (db);
  g_object_unref (db);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/gate/demonstration-shows-its-pins-and-lets-in", test_demonstration_shows_its_pins_and_lets_in);
  g_test_add_func ("/gate/first-of-the-day-needs-a-password", test_first_of_the_day_needs_a_password);
  g_test_add_func ("/gate/after-a-lock-the-next-pin-will-do", test_after_a_lock_the_next_pin_will_do);
  g_test_add_func ("/gate/five-wrong-pins-turn-to-the-password", test_five_wrong_pins_turn_to_the_password);
  g_test_add_func ("/gate/first-words-come-before-others", test_first_words_come_before_others);
  g_test_add_func ("/gate/letters-and-arrows-choose-a-colleague", test_letters_and_arrows_choose_a_colleague);
  g_test_add_func ("/gate/a-given-password-is-changed-first", test_a_given_password_is_changed_first);
  g_test_add_func ("/gate/a-shop-is-created-and-what-is-wrong-is-named", test_a_shop_is_created_and_what_is_wrong_is_named);
  g_test_add_func ("/gate/an-empty-chair-is-noticed", test_an_empty_chair_is_noticed);
  g_test_add_func ("/gate/the-program-locks-and-lets-the-same-back-in", test_the_program_locks_and_lets_the_same_back_in);
  return g_test_run ();
}
