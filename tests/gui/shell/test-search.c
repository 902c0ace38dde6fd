/* test-search.c - the window's search finds orders and documents by number, and products by word or bar code.
 * For: dpt-search-provider.c. Not for: patients and keys (tests/gui/reception).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-search-result.h"

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
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/search/finds-what-has-a-number", test_finds_what_has_a_number);
  return g_test_run ();
}
