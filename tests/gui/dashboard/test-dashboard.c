/* test-dashboard.c - the owner sees the figures of the shop, sees them move, and gets to the rows behind them.
 * For: src/gui/dashboard. Not for: the arithmetic (tests/engine/insight).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo.h"
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-chart-view.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/dashboard/dpt-dashboard-list.h"
#include "gui/dashboard/dpt-dashboard-overview.h"
#include "gui/dashboard/dpt-dashboard-perspective.h"
#include "support/dpt-test-books.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"

#include <glib/gstdio.h>

static const char *program;

typedef struct
{
  DptTestDb *test;
  DptTestShop *shop;
  DptSession *session;
  gint64 frame;
  GtkWindow *window;
  DptPerspective *screen;
} World;

static void
world_clear (World *w)
{
  if (w->window != NULL)
    gtk_window_destroy (w->window);
  w->window = NULL;
  dpt_test_settle ();
  g_clear_object (&w->session);
  g_clear_pointer (&w->shop, dpt_test_shop_free);
  g_clear_pointer (&w->test, dpt_test_db_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
world_init (World *w)
{
  w->test = dpt_test_db_new ();
  w->shop = dpt_test_shop_new (w->test->db);
  w->frame = dpt_test_books_add_variant (w->test->db, "frame", "Rivage", "Cap", 4000, 12000, 2);
}

static void
sell (World *w, DptDb *db, gint64 establishment_id, const char *day)
{
  DptTestLine line = { "frame", w->frame, 1, 12000, 2000, 4000 };

  dpt_test_books_sell (w->shop, db, establishment_id, "receipt", day, 0, 0, "card", &line, 1);
}

static DptDashboardOverview *
get_overview (World *w)
{
  return DPT_DASHBOARD_OVERVIEW (dpt_test_find_type (GTK_WIDGET (w->screen), DPT_TYPE_DASHBOARD_OVERVIEW, 0));
}

static DptDashboardList *
get_list (World *w)
{
  return DPT_DASHBOARD_LIST (dpt_test_find_type (GTK_WIDGET (w->screen), DPT_TYPE_DASHBOARD_LIST, 0));
}

static gboolean
is_on (World *w, const char *stack, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (dpt_test_find (GTK_WIDGET (w->screen), stack))), page) == 0;
}

static gboolean
says (World *w, DptFigure figure, const char *text)
{
  return g_strcmp0 (dpt_dashboard_overview_get_value (get_overview (w), figure), text) == 0;
}

static void
show_sized (World *w, DptRole role, int width, int height)
{
  w->session = w->session ? w->session : dpt_test_shop_sign_in (w->shop, role);
  w->screen = g_object_new (DPT_TYPE_DASHBOARD_PERSPECTIVE, NULL);
  w->window = dpt_test_show (GTK_WIDGET (w->screen), width, height);
  dpt_perspective_set_session (w->screen, w->session);
  dpt_test_until (is_on (w, "figures_stack", "overview") || is_on (w, "figures_stack", "empty") || is_on (w, "figures_stack", "error"));
}

static void
show (World *w)
{
  show_sized (w, DPT_ROLE_OWNER, 1200, 700);
}

static void
activate (World *w, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (w->screen), action, target ? "s" : NULL, target));
}

static void
test_figures_and_names (void)
{
  g_auto (World) w = { 0 };
  GtkWidget *compared;

  world_init (&w);
  sell (&w, w.test->db, w.shop->establishment_id, "2026-11-20");
  sell (&w, w.test->db, w.shop->other_establishment_id, "2026-11-22");
  sell (&w, w.test->db, w.shop->establishment_id, "2026-10-02");
  dpt_test_books_set_stock (w.test->db, w.shop->establishment_id, w.frame, 1, 0);
  show (&w);
  g_assert_true (is_on (&w, "figures_stack", "overview"));
  g_assert_true (says (&w, DPT_FIGURE_SALES, "€240.00"));
  g_assert_true (says (&w, DPT_FIGURE_BASKETS, "2"));
  g_assert_true (says (&w, DPT_FIGURE_STOCK, "€40.00"));
  dpt_test_until (says (&w, DPT_FIGURE_OWED, "€0.00"));
  compared = dpt_test_find (GTK_WIDGET (w.screen), "compared_label");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (compared)), "October"));
  g_assert_nonnull (dpt_test_find (GTK_WIDGET (w.screen), "+100%, up"));
  g_assert_nonnull (dpt_test_find (GTK_WIDGET (w.screen), "Before: €120.00"));
  dpt_a11y_assert (w.screen);
  activate (&w, "dashboard.period", "today");
  dpt_test_until (says (&w, DPT_FIGURE_SALES, "€120.00"));
  activate (&w, "dashboard.period", "year");
  dpt_test_until (says (&w, DPT_FIGURE_SALES, "€360.00"));
  activate (&w, "dashboard.period", "custom");
  dpt_a11y_assert (w.screen);
}

/* What this very program does when it is called with --sell: a sale at another station. */
static int
sell_as_another_program (const char *uri)
{
  g_autoptr (DptDb) db = dpt_test_db_open (uri);
  DptTestShop shop = { .db = db };
  World w = { .shop = &shop };

  dpt_test_books_use_ids (900000);
  shop.users[DPT_ROLE_CASHIER] = dpt_test_db_query_int (db, "SELECT id FROM user_account WHERE login = 'cashier'");
  w.frame = dpt_test_db_query_int (db, "SELECT MIN(id) FROM variant");
  sell (&w, db, dpt_test_db_query_int (db, "SELECT MAX(id) FROM establishment"), "2026-11-22");
  return 0;
}

static void
test_a_figure_moves_with_a_sale_elsewhere (void)
{
  g_auto (World) w = { 0 };
  const char *argv[] = { program, "--sell", NULL, NULL };
  g_autoptr (GError) error = NULL;
  gint64 before;
  int status = 1;

  world_init (&w);
  sell (&w, w.test->db, w.shop->establishment_id, "2026-11-20");
  show (&w);
  g_assert_true (says (&w, DPT_FIGURE_SALES, "€120.00"));
  argv[2] = w.test->uri;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  before = g_get_monotonic_time ();
  dpt_test_until (says (&w, DPT_FIGURE_SALES, "€240.00"));
  g_test_message ("seen after %d ms", (int) ((g_get_monotonic_time () - before) / 1000));
  g_assert_cmpint (g_get_monotonic_time () - before, <, 3 * G_USEC_PER_SEC); /* a second, and what a busy machine adds */
}

static void
test_a_card_opens_its_rows (void)
{
  g_auto (World) w = { 0 };

  world_init (&w);
  for (int i = 0; i < 3; i++)
    sell (&w, w.test->db, w.shop->establishment_id, "2026-11-20");
  sell (&w, w.test->db, w.shop->establishment_id, "2026-11-21");
  dpt_test_books_set_stock (w.test->db, w.shop->establishment_id, w.frame, 1, 0);
  show (&w);
  gtk_widget_activate (dpt_test_find (GTK_WIDGET (w.screen), "Sales"));
  dpt_test_until (is_on (&w, "stack", "list") && dpt_dashboard_list_get_n_rows (get_list (&w)) == 4);
  dpt_test_settle ();
  dpt_a11y_assert (w.screen);
  dpt_test_picture (GTK_WIDGET (w.screen), "dashboard-sales");
  activate (&w, "dashboard.back", NULL);
  g_assert_true (is_on (&w, "stack", "figures"));
  /* a bar of the chart opens its day: the 20th is the twentieth of the month */
  g_signal_emit_by_name (dpt_test_find (GTK_WIDGET (w.screen), "course"), "activate-item", 19, (gint64) 19);
  dpt_test_until (is_on (&w, "stack", "list") && dpt_dashboard_list_get_n_rows (get_list (&w)) == 3);
  for (DptInsightListKind kind = 0; kind < DPT_INSIGHT_N_LISTS; kind++)
    {
      activate (&w, "dashboard.open", dpt_insight_list_get (kind)->name);
      dpt_test_settle ();
      g_assert_true (is_on (&w, "stack", "list"));
    }
  activate (&w, "dashboard.open", "low-stock");
  dpt_test_until (dpt_dashboard_list_get_n_rows (get_list (&w)) == 1);
}

static void
test_who_may_not_see_others_sees_the_own (void)
{
  g_auto (World) w = { 0 };
  g_autofree char *sql = NULL;

  world_init (&w);
  sell (&w, w.test->db, w.shop->establishment_id, "2026-11-20");
  sell (&w, w.test->db, w.shop->other_establishment_id, "2026-11-20");
  sql = g_strdup_printf ("INSERT INTO user_right (id, version, user_id, right_name, granted) VALUES (1, 1, %" G_GINT64_FORMAT ", 'report.other_establishments', 0)",
                         w.shop->users[DPT_ROLE_OWNER]);
  dpt_test_db_exec (w.test->db, sql);
  show (&w);
  g_assert_true (says (&w, DPT_FIGURE_SALES, "€120.00"));
  g_assert_false (gtk_widget_get_sensitive (dpt_test_find (GTK_WIDGET (w.screen), "places")));
}

static void
test_empty_is_an_invitation (void)
{
  g_auto (World) w = { 0 };

  world_init (&w);
  show (&w);
  g_assert_true (is_on (&w, "figures_stack", "empty"));
  dpt_a11y_assert (w.screen);
  sell (&w, w.test->db, w.shop->establishment_id, "2026-11-22");
  dpt_test_until (is_on (&w, "figures_stack", "overview"));
}

static void
test_who_may_not_see_figures_is_told (void)
{
  g_auto (World) w = { 0 };

  world_init (&w);
  show_sized (&w, DPT_ROLE_CASHIER, 1200, 700);
  g_assert_true (is_on (&w, "figures_stack", "error"));
}

static void
test_the_page_leaves_as_spreadsheet_and_paper (void)
{
  g_auto (World) w = { 0 };
  g_autofree char *path = NULL;

  world_init (&w);
  path = g_build_filename (w.test->folder, "days.xlsx", NULL);
  sell (&w, w.test->db, w.shop->establishment_id, "2026-11-20");
  show (&w);
  activate (&w, "dashboard.export-to", path);
  dpt_test_until (g_str_equal (dpt_perspective_get_status (w.screen), "The spreadsheet is written: 1 row"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_unlink (path);
  activate (&w, "dashboard.report", NULL);
  dpt_test_until (is_on (&w, "stack", "report"));
  dpt_test_until (dpt_pdf_view_get_n_pages (DPT_PDF_VIEW (dpt_test_find_type (GTK_WIDGET (w.screen), DPT_TYPE_PDF_VIEW, 0))) > 0);
  dpt_a11y_assert (w.screen);
  activate (&w, "dashboard.back", NULL);
  g_assert_true (is_on (&w, "stack", "figures"));
}

static void
test_a_screen_goes_while_it_reads (void)
{
  g_auto (World) w = { 0 };
  DptPerspective *screen;

  world_init (&w);
  w.session = dpt_test_shop_sign_in (w.shop, DPT_ROLE_OWNER);
  screen = g_object_ref_sink (g_object_new (DPT_TYPE_DASHBOARD_PERSPECTIVE, NULL));
  dpt_perspective_set_session (screen, w.session);
  dpt_perspective_refresh (screen);
  g_assert_finalize_object (screen);
  dpt_test_settle ();
}

static void
picture_all (World *w, const char *size)
{
  static const char *const pages[] = { "low-stock", "orders", NULL };
  g_autofree char *light = g_strdup_printf ("dashboard-light-%s", size), *dark = g_strdup_printf ("dashboard-dark-%s", size);

  dpt_test_picture (GTK_WIDGET (w->window), light);
  dpt_test_set_dark (TRUE);
  dpt_test_picture (GTK_WIDGET (w->window), dark);
  dpt_test_set_dark (FALSE);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("dashboard-%s-%s", pages[i], size);

      activate (w, "dashboard.open", pages[i]);
      dpt_test_until (dpt_dashboard_list_get_n_rows (get_list (w)) > 0);
      dpt_test_picture (GTK_WIDGET (w->window), name);
    }
  activate (w, "dashboard.back", NULL);
}

/* The demonstration shop fills every card; its day is that of the machine. */
static void
test_the_demonstration_shop_is_alive (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (DptClock) clock = dpt_clock_new_fixed (DPT_TEST_NOW);
  g_autoptr (GError) error = NULL;
  DptDemoOptions options;

  w.test = dpt_test_db_new ();
  dpt_demo_options_init_shop (&options, DPT_TEST_TODAY);
  dpt_demo_create (w.test->db, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  w.session = dpt_session_new_system (w.test->db, clock, 0, &error);
  g_assert_no_error (error);
  show_sized (&w, DPT_ROLE_OWNER, 1200, 690);
  dpt_test_until (!says (&w, DPT_FIGURE_OWED, "–"));
  for (DptFigure figure = 0; figure < DPT_N_FIGURES; figure++)
    {
      g_test_message ("%s: %s", dpt_figure_get_title (figure), dpt_dashboard_overview_get_value (get_overview (&w), figure));
      g_assert_false (says (&w, figure, "–"));
    }
  dpt_a11y_assert (w.screen);
  picture_all (&w, "1280");
  gtk_window_set_default_size (w.window, 1840, 980);
  dpt_test_until (gtk_widget_get_width (GTK_WIDGET (w.screen)) > 1700 || g_getenv ("DPT_TEST_PICTURES") == NULL);
  picture_all (&w, "1920");
  activate (&w, "dashboard.period", "year");
  dpt_test_settle ();
  dpt_test_picture (GTK_WIDGET (w.window), "dashboard-year-1920");
  activate (&w, "dashboard.report", NULL);
  dpt_test_until (is_on (&w, "stack", "report"));
  dpt_test_until (dpt_pdf_view_get_n_pages (DPT_PDF_VIEW (dpt_test_find_type (GTK_WIDGET (w.screen), DPT_TYPE_PDF_VIEW, 0))) > 0);
  dpt_test_picture (GTK_WIDGET (w.window), "dashboard-report-1920");
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--sell"))
    {
      dpt_test_db_init (&(int) { 1 }, &argv);
      return sell_as_another_program (argv[2]);
    }
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/dashboard/figures-and-names", test_figures_and_names);
  g_test_add_func ("/dashboard/a-figure-moves-with-a-sale-elsewhere", test_a_figure_moves_with_a_sale_elsewhere);
  g_test_add_func ("/dashboard/a-card-opens-its-rows", test_a_card_opens_its_rows);
  g_test_add_func ("/dashboard/who-may-not-see-others-sees-the-own", test_who_may_not_see_others_sees_the_own);
  g_test_add_func ("/dashboard/empty-is-an-invitation", test_empty_is_an_invitation);
  g_test_add_func ("/dashboard/who-may-not-see-figures-is-told", test_who_may_not_see_figures_is_told);
  g_test_add_func ("/dashboard/the-page-leaves-as-spreadsheet-and-paper", test_the_page_leaves_as_spreadsheet_and_paper);
  g_test_add_func ("/dashboard/a-screen-goes-while-it-reads", test_a_screen_goes_while_it_reads);
  g_test_add_func ("/dashboard/the-demonstration-shop-is-alive", test_the_demonstration_shop_is_alive);
  return g_test_run ();
}
