/* test-statements.c - every statement of data/sql/query is right on the engine of this run.
 * For: catching on the developer's SQLite what the shop's PostgreSQL would refuse. Not for: what the statements find.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-db.h"

static gpointer
prepare_cb (DptDbConnection *c, gpointer args, GError **error)
{
  return dpt_db_connection_prepare (c, args, error) ? args : NULL;
}

static void
test_every_statement_prepares (DptDb *db)
{
  g_autoptr (GPtrArray) statements = dpt_db_statement_list ();
  guint n_wrong = 0;

  g_assert_cmpuint (statements->len, >, 10);
  for (guint i = 0; i < statements->len; i++)
    {
      const DptDbStatement *statement = statements->pdata[i];
      g_autoptr (GError) error = NULL;

      if (g_str_has_prefix (statement->name, "test/"))
        continue;
      dpt_db_read (db, prepare_cb, (gpointer) statement, NULL, &error);
      if (error == NULL)
        continue;
      n_wrong++;
      g_test_message ("%s: %s", statement->name, error->message);
    }
  if (n_wrong > 0)
    g_test_fail_printf ("%u statements are wrong on %s", n_wrong, dpt_db_get_engine (db));
}

/* Parameters are numbered from $1 without holes, or one engine counts others than the other. */
static void
test_parameters_have_no_holes (void)
{
  g_autoptr (GPtrArray) statements = dpt_db_statement_list ();
  g_autoptr (GRegex) regex = g_regex_new ("\\$([0-9]+)", 0, 0, NULL);

  for (guint i = 0; i < statements->len; i++)
    {
      const DptDbStatement *statement = statements->pdata[i];
      g_autoptr (GMatchInfo) match = NULL;
      gboolean seen[256] = { FALSE };
      gint64 most = 0;

      for (g_regex_match (regex, statement->text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *text = g_match_info_fetch (match, 1);
          gint64 number = g_ascii_strtoll (text, NULL, 10);

          g_assert_true (number > 0 && number < 128);
          seen[number] = TRUE;
          most = MAX (most, number);
        }
      for (gint64 n = 1; n <= most; n++)
        if (!seen[n])
          g_test_fail_printf ("%s does not use $%d", statement->name, (int) n);
    }
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/db/statements/every-one-prepares", test_every_statement_prepares);
  g_test_add_func ("/db/statements/parameters-have-no-holes", test_parameters_have_no_holes);
  return g_test_run ();
}
