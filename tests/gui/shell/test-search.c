/* test-search.c - the window's search finds orders and documents by number, and products by word or bar code.
 * For: dpt-search-provider.c. Not for: patients and keys (tests/gui/reception).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-search-result.h"
#include "gui/shell/dpt-window.h"

#include "engine/catalog/dpt-article.h"
#include "engine/demo/dpt-demo.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"

typedef struct
{
  const char *title;
  const char *text;
} Question;

static gpointer
ask_unit (DptUnit *unit, gpointer data, GError **error)
{
  Question *question = data;
  guint n;
  const DptSearchProvider *providers = dpt_search_provider_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (providers[i].title, question->title))
      return providers[i].find (unit, question->text, providers[i].most, error);
  g_assert_not_reached ();
}

static GPtrArray *
ask (DptSession *session, const char *title, const char *text)
{
  Question question = { title, text };
  g_autoptr (GError) error = NULL;
  GPtrArray *results = dpt_session_read (session, ask_unit, &question, (GDestroyNotify) g_ptr_array_unref, &error);

  g_assert_no_error (error);
  return results;
}

static gpointer
count_unit (DptUnit *unit, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) articles = dpt_article_search (unit, "", NULL, 20, error);

  g_assert_nonnull (articles);
  for (guint i = 0; i < articles->len; i++)
    if (dpt_record_get_text (articles->pdata[i], DPT_ARTICLE_EAN) != NULL)
      return g_strdup (dpt_record_get_text (articles->pdata[i], DPT_ARTICLE_EAN));
  return NULL;
}

/* Roles know each other by names alone: the screen that a result names is there, and knows what to do with it. */
static void
assert_opens (DptWindow *window, DptSearchResult *result)
{
  const char *where, *subject;
  gint64 id;
  DptPerspective *screen;

  g_assert_cmpstr (dpt_search_result_get_action (result), ==, "win.show");
  g_variant_get (dpt_search_result_get_target (result), "(&s&sx)", &where, &subject, &id);
  screen = dpt_window_show_perspective (window, where);
  g_assert_nonnull (screen);
  g_assert_true (dpt_perspective_open (screen, subject, id));
  g_assert_false (dpt_perspective_open (screen, "no-such-thing", id));
  dpt_test_settle ();
}

static void
assert_all_open (DptSession *session, GPtrArray *orders, GPtrArray *documents, GPtrArray *products, gint64 patient)
{
  DptWindow *window = DPT_WINDOW (dpt_window_new (NULL));

  dpt_window_set_session (window, session);
  gtk_window_present (GTK_WINDOW (window));
  dpt_test_until (gtk_widget_get_mapped (GTK_WIDGET (window)));
  assert_opens (window, orders->pdata[0]);
  assert_opens (window, documents->pdata[0]);
  assert_opens (window, products->pdata[0]);
  g_assert_true (dpt_perspective_open (dpt_window_show_perspective (window, "reception"), "patient", patient));
  dpt_test_until (dpt_window_get_patient_id (window) == patient);
  dpt_window_set_session (window, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  dpt_test_settle ();
}

static void
test_finds_what_has_a_number (void)
{
  g_autoptr (DptTestDb) test = dpt_test_db_new ();
  g_autoptr (DptClock) clock = dpt_clock_new_fixed (G_GINT64_CONSTANT (1795338000000000));
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) session = NULL;
  g_autoptr (GPtrArray) orders = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) products = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  g_autofree char *ean = NULL;
  DptDemoOptions options;

  dpt_demo_options_init_shop (&options, "2026-11-21");
  options.patients = 60;
  g_assert_true (dpt_demo_create (test->db, &options, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  session = dpt_session_new_system (test->db, clock, 0, &error);
  g_assert_no_error (error);

  orders = ask (session, "Orders", "1");
  g_assert_cmpuint (orders->len, >, 0);
  g_assert_cmpstr (dpt_search_result_get_action (orders->pdata[0]), ==, "win.show");
  documents = ask (session, "Documents", "1");
  g_assert_cmpuint (documents->len, >, 0);
  nothing = ask (session, "Documents", "durand");
  g_assert_cmpuint (nothing->len, ==, 0);

  ean = dpt_session_read (session, count_unit, NULL, g_free, &error);
  g_assert_nonnull (ean);
  products = ask (session, "Products", ean);
  g_assert_cmpuint (products->len, ==, 1);
  assert_all_open (session, orders, documents, products, dpt_test_db_query_int (test->db, "SELECT MIN(id) FROM patient WHERE active = 1"));
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/search/finds-what-has-a-number", test_finds_what_has_a_number);
  return g_test_run ();
}
