/* test-settings.c - the administrator adds, changes and switches off users, and writes the letterhead.
 * For: src/gui/settings. Not for: the rules behind it (tests/engine/practice).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-sign-in.h"
#include "gui/common/dpt-a11y-check.h"
#include "gui/settings/dpt-settings-perspective.h"
#include "gui/settings/dpt-user-draft.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-shop.h"

typedef struct
{
  DptTestDb *base;
  DptTestShop *shop;
  DptSession *session;
  GtkWidget *screen;
  GtkWindow *window;
} Fixture;

static Fixture *
set_up (void)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->base = dpt_test_db_new ();
  fixture->shop = dpt_test_shop_new (fixture->base->db);
  fixture->session = dpt_test_shop_sign_in (fixture->shop, DPT_ROLE_ADMINISTRATOR);
  fixture->screen = g_object_new (DPT_TYPE_SETTINGS_PERSPECTIVE, NULL);
  fixture->window = dpt_test_show (fixture->screen, 1280, 740);
  dpt_perspective_set_session (DPT_PERSPECTIVE (fixture->screen), fixture->session);
  dpt_perspective_refresh (DPT_PERSPECTIVE (fixture->screen));
  dpt_test_until (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (dpt_test_find (fixture->screen, "user_stack"))), "user") == 0);
  return fixture;
}

static void
tear_down (Fixture *fixture)
{
  dpt_perspective_set_session (DPT_PERSPECTIVE (fixture->screen), NULL);
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->session);
  dpt_test_shop_free (fixture->shop);
  dpt_test_db_free (fixture->base);
  g_free (fixture);
}

static void
set_text (Fixture *fixture, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (fixture->screen, id)), text);
}

static void
choose (Fixture *fixture, const char *name)
{
  GtkWidget *row = dpt_test_find (dpt_test_find (fixture->screen, "users"), name);

  gtk_list_box_select_row (GTK_LIST_BOX (dpt_test_find (fixture->screen, "users")), GTK_LIST_BOX_ROW (row));
  gtk_widget_activate (row);
  dpt_test_until (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (fixture->screen, "display_name_row"))), name) == 0);
}

/* Both lists are in the order of their enumerations. */
static GtkSwitch *
get_role (Fixture *fixture, DptRole role)
{
  return GTK_SWITCH (dpt_test_find_type (dpt_test_find (fixture->screen, "roles_group"), GTK_TYPE_SWITCH, role));
}

static AdwComboRow *
get_right (Fixture *fixture, DptRight right)
{
  /* Folded, the rights are not in the tree of widgets. */
  gtk_expander_set_expanded (GTK_EXPANDER (dpt_test_find_type (fixture->screen, GTK_TYPE_EXPANDER, 0)), TRUE);
  return ADW_COMBO_ROW (dpt_test_find_type (dpt_test_find (fixture->screen, "rights_group"), ADW_TYPE_COMBO_ROW, right));
}

static void
save (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->screen, "settings.save", NULL);
}

static const char *
get_status (Fixture *fixture)
{
  return dpt_perspective_get_status (DPT_PERSPECTIVE (fixture->screen));
}

static void
test_a_user_is_added_and_can_sign_in (void)
{
  Fixture *fixture = set_up ();
  g_autoptr (DptSignIn) sign_in = dpt_sign_in_new (fixture->base->db, fixture->shop->clock, "test");
  g_autoptr (DptSession) session = NULL;

  dpt_test_picture (GTK_WIDGET (fixture->window), "settings-team");
  gtk_widget_activate_action (fixture->screen, "settings.new-user", NULL);
  set_text (fixture, "display_name_row", "Éva Nouvelle");
  set_text (fixture, "login_row", "eva");
  set_text (fixture, "password_row", "quatre mots en ligne");
  set_text (fixture, "again_row", "quatre mots en ligne");
  gtk_switch_set_active (get_role (fixture, DPT_ROLE_CASHIER), TRUE);
  save (fixture);
  dpt_test_until (g_strcmp0 (get_status (fixture), "The user is saved.") == 0);
  dpt_test_until (dpt_test_find (dpt_test_find (fixture->screen, "users"), "Éva Nouvelle") != NULL);
  session = dpt_sign_in_by_password (sign_in, "eva", "quatre mots en ligne", 0, NULL);
  g_assert_nonnull (session);
  g_assert_true (dpt_sign_in_must_change_password (session));
  g_assert_true (dpt_session_may (session, DPT_RIGHT_SALE_REFUND));
  tear_down (fixture);
}

/* A receptionist who helps out as a cashier in the other shop does so only there. */
static void
test_a_role_is_held_in_one_shop (void)
{
  Fixture *fixture = set_up ();
  GtkDropDown *places = GTK_DROP_DOWN (dpt_test_find (fixture->screen, "Where the roles are held"));
  gint64 user = fixture->shop->users[DPT_ROLE_RECEPTIONIST];
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) here = NULL;
  g_autoptr (DptSession) there = NULL;

  choose (fixture, "Rosa Martin");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (places)), ==, 3);
  g_assert_true (gtk_switch_get_active (get_role (fixture, DPT_ROLE_RECEPTIONIST)));
  gtk_drop_down_set_selected (places, 2);
  g_assert_false (gtk_switch_get_active (get_role (fixture, DPT_ROLE_RECEPTIONIST)));
  gtk_switch_set_active (get_role (fixture, DPT_ROLE_CASHIER), TRUE);
  dpt_test_picture (GTK_WIDGET (fixture->window), "settings-place");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_right (fixture, DPT_RIGHT_SALE_REFUND))), ==, "May");
  gtk_drop_down_set_selected (places, 1);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_right (fixture, DPT_RIGHT_SALE_REFUND))), ==, "May not");
  save (fixture);
  dpt_test_until (g_strcmp0 (get_status (fixture), "The user is saved.") == 0);
  here = dpt_session_new (fixture->base->db, fixture->shop->clock, user, fixture->shop->establishment_id, 0, &error);
  g_assert_no_error (error);
  there = dpt_session_new (fixture->base->db, fixture->shop->clock, user, fixture->shop->other_establishment_id, 0, &error);
  g_assert_no_error (error);
  g_assert_false (dpt_session_may (here, DPT_RIGHT_SALE_REFUND));
  g_assert_true (dpt_session_may (there, DPT_RIGHT_SALE_REFUND));
  g_assert_true (dpt_session_may (there, DPT_RIGHT_PATIENT_MERGE));
  tear_down (fixture);
}

/* A second and a third shop: chosen from a list, opened with all that belongs to one. */
static void
test_a_shop_is_added_and_chosen (void)
{
  Fixture *fixture = set_up ();
  DptDb *db = fixture->base->db;
  GtkWidget *pane = dpt_test_find (fixture->screen, "shop_pane");
  GtkDropDown *chooser;

  gtk_widget_activate_action (fixture->screen, "settings.show-page", "s", "shop");
  chooser = GTK_DROP_DOWN (dpt_test_find (pane, "Which shop"));
  dpt_test_until (g_list_model_get_n_items (gtk_drop_down_get_model (chooser)) == 2 && gtk_drop_down_get_selected (chooser) == 0);
  gtk_widget_activate_action (fixture->screen, "settings.new-shop", NULL);
  save (fixture);
  dpt_test_until (gtk_widget_has_css_class (dpt_test_find (pane, "Name"), "error"));
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (pane, "Name")), "Optique du Port");
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (pane, "City")), "Nantes");
  gtk_drop_down_set_selected (chooser, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (pane, "City"))), ==, "Nantes");
  dpt_test_picture (GTK_WIDGET (fixture->window), "settings-new-shop");
  save (fixture);
  dpt_test_until (g_list_model_get_n_items (gtk_drop_down_get_model (chooser)) == 3 && gtk_drop_down_get_selected (chooser) == 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM establishment e JOIN till t ON t.establishment_id = e.id WHERE e.city = 'Nantes'"), ==, 1);
  gtk_drop_down_set_selected (chooser, 0);
  dpt_test_until (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (pane, "City"))), "Paris") == 0);
  tear_down (fixture);
}

/* Entered, changed, switched off: and no longer offered, though whoever has it keeps it. */
static void
test_partners_are_kept (void)
{
  Fixture *fixture = set_up ();
  GtkWidget *pane;

  gtk_widget_activate_action (fixture->screen, "settings.show-page", "s", "partners");
  pane = dpt_test_find (fixture->screen, "partners_pane");
  gtk_widget_activate_action (pane, "partners.new", NULL);
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (pane, "Name")), "Dr Blum");
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (pane, "RPPS number")), "12x");
  save (fixture);
  dpt_test_until (gtk_widget_has_css_class (dpt_test_find (pane, "RPPS number"), "error"));
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (pane, "RPPS number")), "10001234567");
  save (fixture);
  dpt_test_until (dpt_test_db_query_int (fixture->base->db, "SELECT COUNT(*) FROM prescriber WHERE rpps = '10001234567' AND active = 1") == 1);
  dpt_test_until (dpt_test_find (dpt_test_find (pane, "list"), "Dr Blum") != NULL);
  dpt_a11y_assert (fixture->screen);
  dpt_test_picture (GTK_WIDGET (fixture->window), "settings-partners");
  gtk_switch_set_active (GTK_SWITCH (dpt_test_find_type (pane, GTK_TYPE_SWITCH, 0)), FALSE);
  save (fixture);
  dpt_test_until (dpt_test_db_query_int (fixture->base->db, "SELECT COUNT(*) FROM prescriber WHERE active = 0") == 1);
  tear_down (fixture);
}

static void
test_what_is_wrong_is_named_and_nothing_is_lost (void)
{
  Fixture *fixture = set_up ();
  GtkWidget *message = dpt_test_find (fixture->screen, "message");

  gtk_widget_activate_action (fixture->screen, "settings.new-user", NULL);
  set_text (fixture, "display_name_row", "Éva Nouvelle");
  set_text (fixture, "login_row", "cashier");
  save (fixture);
  dpt_test_until (gtk_widget_get_visible (message));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (message)), "Roles:"));
  gtk_switch_set_active (get_role (fixture, DPT_ROLE_CASHIER), TRUE);
  save (fixture);
  dpt_test_until (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (message)), "Sign-in name:"));
  g_assert_true (gtk_widget_has_css_class (dpt_test_find (fixture->screen, "login_row"), "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (fixture->screen, "display_name_row"))), ==, "Éva Nouvelle");
  set_text (fixture, "password_row", "un mot");
  set_text (fixture, "again_row", "un autre");
  save (fixture);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (message)), ==, "The two passwords are not the same.");
  dpt_test_picture (GTK_WIDGET (fixture->window), "settings-team-refused");
  tear_down (fixture);
}

static void
test_roles_rights_and_switching_off (void)
{
  Fixture *fixture = set_up ();
  g_autoptr (DptSession) cashier = NULL;

  choose (fixture, "Carl Moreau");
  gtk_switch_set_active (get_role (fixture, DPT_ROLE_OPTICIAN), TRUE);
  adw_combo_row_set_selected (get_right (fixture, DPT_RIGHT_SALE_REFUND), DPT_GRANT_TAKEN);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dpt_test_find (fixture->screen, "discount_spin")), 15);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_right (fixture, DPT_RIGHT_SALE_REFUND))), ==, "May not");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_right (fixture, DPT_RIGHT_ORDER_WRITE))), ==, "May");
  save (fixture);
  dpt_test_until (g_strcmp0 (get_status (fixture), "The user is saved.") == 0);
  cashier = dpt_test_shop_sign_in (fixture->shop, DPT_ROLE_CASHIER);
  g_assert_true (dpt_session_has_role (cashier, DPT_ROLE_OPTICIAN));
  g_assert_false (dpt_session_may (cashier, DPT_RIGHT_SALE_REFUND));
  g_assert_cmpint (dpt_session_get_discount_limit (cashier), ==, 1500);

  choose (fixture, "Sam Fournier");
  gtk_switch_set_active (GTK_SWITCH (dpt_test_find (fixture->screen, "active_switch")), FALSE);
  save (fixture);
  dpt_test_until (dpt_test_db_query_int (fixture->base->db, "SELECT active FROM user_account WHERE login = 'stock_keeper'") == 0);
  tear_down (fixture);
}

static void
test_the_last_administrator_stays (void)
{
  Fixture *fixture = set_up ();
  GtkWidget *message = dpt_test_find (fixture->screen, "message");

  choose (fixture, "Anna Dupont");
  gtk_switch_set_active (get_role (fixture, DPT_ROLE_ADMINISTRATOR), FALSE);
  gtk_switch_set_active (get_role (fixture, DPT_ROLE_OWNER), TRUE);
  save (fixture);
  dpt_test_until (gtk_widget_get_visible (message));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (message)), "This is the last administrator."));
  gtk_widget_activate_action (fixture->screen, "settings.discard", NULL);
  dpt_test_until (gtk_switch_get_active (get_role (fixture, DPT_ROLE_ADMINISTRATOR)));
  tear_down (fixture);
}

static void
test_the_letterhead_is_saved (void)
{
  Fixture *fixture = set_up ();
  GtkWidget *siret;

  gtk_widget_activate_action (fixture->screen, "settings.show-page", "s", "shop");
  siret = dpt_test_find (dpt_test_find (fixture->screen, "shop_pane"), "SIRET number");
  dpt_test_until (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (dpt_test_find (fixture->screen, "shop_pane"), "City"))), "Paris") == 0);
  gtk_editable_set_text (GTK_EDITABLE (siret), "732 829 320 00074");
  dpt_a11y_assert (fixture->screen);
  dpt_test_picture (GTK_WIDGET (fixture->window), "settings-shop");
  save (fixture);
  dpt_test_until (g_str_has_prefix (get_status (fixture), "The shop is saved."));
  g_assert_cmpint (dpt_test_db_query_int (fixture->base->db, "SELECT COUNT(*) FROM establishment WHERE siret = '732 829 320 00074'"), ==, 1);
  tear_down (fixture);
}

static const char *
get_text (Fixture *fixture, const char *pane, const char *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (dpt_test_find (fixture->screen, pane), name)));
}

/* Begun on three pages, interrupted by somebody else and by the end of the program: it is there again, for who wrote it alone. */
static void
test_what_was_begun_comes_back_to_who_wrote_it (void)
{
  Fixture *fixture = set_up ();
  DptPerspective *screen = DPT_PERSPECTIVE (fixture->screen);
  g_autoptr (DptSession) owner = dpt_test_shop_sign_in (fixture->shop, DPT_ROLE_OWNER);

  dpt_test_until (g_strcmp0 (get_text (fixture, "shop_pane", "City"), "Paris") == 0);
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (dpt_test_find (fixture->screen, "shop_pane"), "City")), "Pantin");
  choose (fixture, "Carl Moreau");
  gtk_switch_set_active (get_role (fixture, DPT_ROLE_OPTICIAN), TRUE);
  set_text (fixture, "display_name_row", "Carl Moreau-Vidal");
  set_text (fixture, "password_row", "quatre mots en ligne");
  dpt_perspective_set_session (screen, NULL);
  dpt_test_until (dpt_test_db_query_int (fixture->base->db, "SELECT COUNT(*) FROM draft WHERE kind = 'settings'") == 1);
  g_assert_cmpint (dpt_test_db_query_int (fixture->base->db, "SELECT COUNT(*) FROM draft WHERE content LIKE '%quatre%'"), ==, 0);

  dpt_perspective_set_session (screen, owner);
  dpt_perspective_refresh (screen);
  dpt_test_until (g_strcmp0 (get_text (fixture, "shop_pane", "City"), "Paris") == 0);
  g_assert_cmpstr (get_status (fixture), ==, "");

  /* Another window, as after a crash. */
  dpt_perspective_set_session (screen, NULL);
  gtk_window_destroy (fixture->window);
  fixture->screen = g_object_new (DPT_TYPE_SETTINGS_PERSPECTIVE, NULL);
  fixture->window = dpt_test_show (fixture->screen, 1280, 740);
  dpt_perspective_set_session (DPT_PERSPECTIVE (fixture->screen), fixture->session);
  dpt_perspective_refresh (DPT_PERSPECTIVE (fixture->screen));
  dpt_test_until (g_str_has_prefix (get_status (fixture), "What you had begun to write is here again."));
  dpt_test_until (dpt_test_find (dpt_test_find (fixture->screen, "users"), "Carl Moreau") != NULL);
  dpt_test_settle ();
  g_assert_cmpstr (get_text (fixture, "shop_pane", "City"), ==, "Pantin");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (fixture->screen, "display_name_row"))), ==, "Carl Moreau-Vidal");
  g_assert_true (gtk_switch_get_active (get_role (fixture, DPT_ROLE_OPTICIAN)));
  dpt_test_picture (GTK_WIDGET (fixture->window), "settings-begun");
  /* It does not go by beginning something else. */
  gtk_widget_activate_action (fixture->screen, "settings.new-user", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dpt_test_find (fixture->screen, "display_name_row"))), ==, "Carl Moreau-Vidal");
  save (fixture);
  dpt_test_until (g_strcmp0 (get_status (fixture), "The user is saved.") == 0);
  dpt_test_until (dpt_test_db_query_int (fixture->base->db, "SELECT COUNT(*) FROM draft WHERE content LIKE '%Moreau%'") == 0);
  g_assert_cmpint (dpt_test_db_query_int (fixture->base->db, "SELECT COUNT(*) FROM draft WHERE content LIKE '%Pantin%'"), ==, 1);
  gtk_widget_activate_action (fixture->screen, "settings.show-page", "s", "shop");
  gtk_widget_activate_action (fixture->screen, "settings.discard", NULL);
  dpt_test_until (dpt_test_db_query_int (fixture->base->db, "SELECT COUNT(*) FROM draft") == 0);
  tear_down (fixture);
}

static void
test_what_somebody_else_saved_meanwhile_stays (void)
{
  Fixture *fixture = set_up ();
  DptPerspective *screen = DPT_PERSPECTIVE (fixture->screen);

  dpt_test_until (g_strcmp0 (get_text (fixture, "shop_pane", "City"), "Paris") == 0);
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (dpt_test_find (fixture->screen, "shop_pane"), "City")), "Pantin");
  dpt_perspective_set_session (screen, NULL);
  dpt_test_until (dpt_test_db_query_int (fixture->base->db, "SELECT COUNT(*) FROM draft") == 1);
  dpt_test_db_exec (fixture->base->db, "UPDATE establishment SET city = 'Lyon', version = version + 1");
  dpt_perspective_set_session (screen, fixture->session);
  dpt_perspective_refresh (screen);
  dpt_test_until (g_str_has_prefix (get_status (fixture), "Somebody else saved"));
  dpt_test_until (g_strcmp0 (get_text (fixture, "shop_pane", "City"), "Lyon") == 0);
  dpt_test_until (dpt_test_db_query_int (fixture->base->db, "SELECT COUNT(*) FROM draft") == 0);
  tear_down (fixture);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/settings/a-user-is-added-and-can-sign-in", test_a_user_is_added_and_can_sign_in);
  g_test_add_func ("/settings/what-is-wrong-is-named-and-nothing-is-lost", test_what_is_wrong_is_named_and_nothing_is_lost);
  g_test_add_func ("/settings/a-role-is-held-in-one-shop", test_a_role_is_held_in_one_shop);
  g_test_add_func ("/settings/a-shop-is-added-and-chosen", test_a_shop_is_added_and_chosen);
  g_test_add_func ("/settings/partners-are-kept", test_partners_are_kept);
  g_test_add_func ("/settings/roles-rights-and-switching-off", test_roles_rights_and_switching_off);
  g_test_add_func ("/settings/the-last-administrator-stays", test_the_last_administrator_stays);
  g_test_add_func ("/settings/the-letterhead-is-saved", test_the_letterhead_is_saved);
  g_test_add_func ("/settings/what-was-begun-comes-back", test_what_was_begun_comes_back_to_who_wrote_it);
  g_test_add_func ("/settings/what-somebody-else-saved-stays", test_what_somebody_else_saved_meanwhile_stays);
  return g_test_run ();
}
