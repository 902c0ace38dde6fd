/* test-postgres.c - what only the PostgreSQL driver has: an address, a line, SQLSTATEs, settings that are read back.
 * For: db/postgres. Not for: what both engines promise (test-conformance.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-db.h"

#include <string.h>

static void
assert_not_opened (const char *uri, DptDbError code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dpt_db_open (uri, DPT_DB_OPEN_DEFAULT, &error));
  g_assert_error (error, DPT_DB_ERROR, (int) code);
  g_assert_null (strstr (error->message, "geheim"));
  if (word != NULL && strstr (error->message, word) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", error->message, word);
}

static void
test_states (DptDb *db)
{
  static const struct
  {
    const char *state;
    DptDbError code;
  } states[] = {
    { "23505", DPT_DB_ERROR_UNIQUE },       { "23503", DPT_DB_ERROR_FOREIGN_KEY }, { "23514", DPT_DB_ERROR_CHECK },
    { "23502", DPT_DB_ERROR_CHECK },        { "P0001", DPT_DB_ERROR_CHECK },       { "22003", DPT_DB_ERROR_CHECK },
    { "42501", DPT_DB_ERROR_CHECK },        { "40001", DPT_DB_ERROR_BUSY },        { "40P01", DPT_DB_ERROR_BUSY },
    { "55P03", DPT_DB_ERROR_BUSY },         { "25006", DPT_DB_ERROR_READ_ONLY },   { "53100", DPT_DB_ERROR_DISK_FULL },
    { "57014", DPT_DB_ERROR_FAILED },       { "XX001", DPT_DB_ERROR_CORRUPT },     { "42P01", DPT_DB_ERROR_FAILED },
    { "53300", DPT_DB_ERROR_DISCONNECTED }, { "08P01", DPT_DB_ERROR_FAILED },
  };

  dpt_test_db_exec (db, "CREATE FUNCTION fail (state text) RETURNS void LANGUAGE plpgsql AS"
                        " $$ BEGIN RAISE EXCEPTION 'said so' USING ERRCODE = state; END $$");
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT fail ('%s')", states[i].state);
      g_autoptr (GError) error = dpt_test_db_exec_error (db, sql);

      g_assert_error (error, DPT_DB_ERROR, (int) states[i].code);
    }
}

static void
test_settings (DptDb *db)
{
  static const struct
  {
    const char *name;
    const char *value;
  } settings[] = {
    { "application_name", "dioptre" },
    { "client_encoding", "UTF8" },
    { "synchronous_commit", "on" },
    { "statement_timeout", "5min" },
    { "lock_timeout", "8s" },
    { "bytea_output", "hex" },
    { "TimeZone", "UTC" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT current_setting ('%s')", settings[i].name);
      g_autofree char *value = dpt_test_db_query_text (db, sql);

      g_assert_cmpstr (value, ==, settings[i].value);
    }
}

static void
test_unsafe_settings_are_refused (DptDb *db)
{
  g_autofree char *fast = g_strconcat (dpt_db_get_uri (db), "&options=-csynchronous_commit%3Doff", NULL);
  g_autofree char *path = g_strconcat (dpt_db_get_uri (db), "&options=-cstatement_timeout%3D1234", NULL);
  g_autofree char *timeout = NULL;
  g_autoptr (DptDb) again = NULL;

  assert_not_opened (fast, DPT_DB_ERROR_FAILED, "synchronous_commit");
  /* Others are the shop's to choose. */
  again = dpt_test_db_open (path);
  timeout = dpt_test_db_query_text (again, "SELECT current_setting ('statement_timeout')");
  g_assert_cmpstr (timeout, ==, "1234ms");
  dpt_db_close (again);
}

static void
test_other_order_of_text_is_refused (DptDb *db)
{
  g_autofree char *uri = dpt_test_db_create_empty_uri ();
  g_autofree char *other = g_strdup (uri);
  g_autofree char *create = NULL, *drop = NULL;
  char *name = strstr (other, "dioptre_test_");
  int length;

  name[0] = 'x';
  length = (int) strcspn (name, "?");
  create = g_strdup_printf ("CREATE DATABASE %.*s TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'", length, name);
  drop = g_strdup_printf ("DROP DATABASE %.*s", length, name);
  for (int i = 0; i < 2; i++)
    {
      const char *argv[] = { "psql", "-Xq", "-d", g_getenv ("DPT_TEST_PG_URI"), "-c", i == 0 ? create : drop, NULL };
      int status = -1;

      g_assert_true (
        g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
      g_assert_cmpint (status, ==, 0);
      if (i == 0)
        assert_not_opened (other, DPT_DB_ERROR_FAILED, "--locale=C");
    }
}

static void
test_tls_off_the_machine (void)
{
  assert_not_opened ("postgresql://anna:geheim@db.example.org/shop?sslmode=disable", DPT_DB_ERROR_FAILED,
                     "sslmode=disable");
  assert_not_opened ("postgresql://anna:geheim@192.0.2.1,localhost/shop?sslmode=prefer", DPT_DB_ERROR_FAILED,
                     "sslmode=prefer");
  assert_not_opened ("postgresql:///shop?hostaddr=192.0.2.1&sslmode=allow&password=geheim", DPT_DB_ERROR_FAILED,
                     "sslmode=allow");
}

static void
test_unreachable (void)
{
  assert_not_opened ("postgresql://anna:geheim@127.0.0.1:1/shop", DPT_DB_ERROR_DISCONNECTED, NULL);
  assert_not_opened ("postgresql:///shop?host=/nowhere&password=geheim", DPT_DB_ERROR_DISCONNECTED, NULL);
  assert_not_opened ("postgresql://anna:geheim@:what?is=this", DPT_DB_ERROR_FAILED, "postgresql://");
}

static void
test_unknown_user (DptDb *db)
{
  g_autofree char *uri = g_strconcat (dpt_db_get_uri (db), "&user=nobody_known", NULL);

  assert_not_opened (uri, DPT_DB_ERROR_FAILED, "pg_hba.conf");
}

/* A role that may only add to a table is told so as a trigger would tell it. */
static void
test_missing_privilege (DptDb *db)
{
  g_autoptr (GError) error = NULL;

  dpt_test_db_exec (db, "CREATE TABLE probe (id BIGINT)");
  dpt_test_db_exec (db,
                    "DO $$ BEGIN CREATE ROLE dioptre_test_guest; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
  dpt_test_db_exec (db, "GRANT INSERT ON probe TO dioptre_test_guest");
  error = dpt_test_db_exec_error (db, "DO $$ BEGIN SET LOCAL ROLE dioptre_test_guest; DELETE FROM probe; END $$");
  g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CHECK);
  dpt_test_db_exec (db, "DROP OWNED BY dioptre_test_guest");
}

static void
test_check_sees_what_is_switched_off (DptDb *db)
{
  g_autoptr (GError) error = NULL;

  dpt_test_db_exec (db, "ALTER TABLE sale DISABLE TRIGGER USER");
  g_assert_false (dpt_db_check (db, &error));
  g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CORRUPT);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/db/postgres/states", test_states);
  dpt_test_db_add ("/db/postgres/settings", test_settings);
  dpt_test_db_add ("/db/postgres/unsafe-settings-are-refused", test_unsafe_settings_are_refused);
  dpt_test_db_add ("/db/postgres/other-order-of-text-is-refused", test_other_order_of_text_is_refused);
  g_test_add_func ("/db/postgres/tls-off-the-machine", test_tls_off_the_machine);
  g_test_add_func ("/db/postgres/unreachable", test_unreachable);
  dpt_test_db_add ("/db/postgres/unknown-user", test_unknown_user);
  dpt_test_db_add ("/db/postgres/missing-privilege", test_missing_privilege);
  dpt_test_db_add ("/db/postgres/check-sees-what-is-switched-off", test_check_sees_what_is_switched_off);
  return g_test_run ();
}
