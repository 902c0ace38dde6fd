/* test-schema.c - both engines have the same tables, columns, keys and guards.
 * For: the migrations of data/sql/sqlite against those of data/sql/postgres. Not for: what the tables hold.
 * Runs with PostgreSQL beside it, and makes its SQLite file itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-db.h"

/* Differences that are meant, as the lines below say them ("column sale.total"). None so far. */
static const char *const known_differences[] = { NULL };

/* Each pair gives lines that must be the same. */
static const struct
{
  const char *what;
  const char *sqlite;
  const char *postgres;
} catalogs[] = {
  { "column",
    "SELECT m.name || '.' || p.name || ' ' ||"
    " CASE p.type WHEN 'INTEGER' THEN 'number' WHEN 'TEXT' THEN 'text' WHEN 'BLOB' THEN 'bytes' ELSE p.type END ||"
    " CASE WHEN p.\"notnull\" = 1 OR p.pk > 0 THEN ' not null' ELSE '' END || COALESCE (' default ' || p.dflt_value, "
    "'')"
    " FROM sqlite_schema m JOIN pragma_table_info (m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite~_%' "
    "ESCAPE '~'",
    "SELECT table_name || '.' || column_name || ' ' ||"
    " CASE data_type WHEN 'bigint' THEN 'number' WHEN 'text' THEN 'text' WHEN 'bytea' THEN 'bytes' ELSE data_type END "
    "||"
    " CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END ||"
    " COALESCE (' default ' || regexp_replace (replace (column_default, '''-', '-'), '''?::(text|bigint|integer)$',"
    "   CASE WHEN column_default LIKE '%::text' THEN '''' ELSE '' END), '')"
    " FROM information_schema.columns WHERE table_schema = current_schema()" },
  { "primary key",
    "SELECT m.name || ' (' || (SELECT group_concat (name, ', ') FROM (SELECT name FROM pragma_table_info (m.name) "
    "WHERE pk > 0 ORDER BY pk)) || ')'"
    " FROM sqlite_schema m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite~_%' ESCAPE '~'",
    "SELECT c.relname || ' (' || (SELECT string_agg (a.attname, ', ' ORDER BY k.n) FROM unnest (i.indkey) WITH "
    "ORDINALITY k (attnum, n)"
    " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum) || ')'"
    " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE i.indisprimary AND c.relnamespace = "
    "current_schema()::regnamespace" },
  { "index",
    "SELECT m.name || ' (' || (SELECT group_concat (COALESCE (name, '?'), ', ') FROM (SELECT name FROM "
    "pragma_index_info (l.name) ORDER BY seqno)) || ')' ||"
    " CASE l.\"unique\" WHEN 1 THEN ' unique' ELSE '' END || CASE l.partial WHEN 1 THEN ' partial' ELSE '' END"
    " FROM sqlite_schema m JOIN pragma_index_list (m.name) l WHERE m.type = 'table' AND l.origin <> 'pk' AND m.name "
    "NOT LIKE 'sqlite~_%' ESCAPE '~'",
    "SELECT c.relname || ' (' || (SELECT string_agg (COALESCE (a.attname, '?'), ', ' ORDER BY k.n) FROM unnest "
    "(i.indkey) WITH ORDINALITY k (attnum, n)"
    " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum AND k.attnum > 0) || ')' ||"
    " CASE WHEN i.indisunique THEN ' unique' ELSE '' END || CASE WHEN i.indpred IS NOT NULL THEN ' partial' ELSE '' END"
    " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE NOT i.indisprimary AND c.relnamespace = "
    "current_schema()::regnamespace" },
  { "foreign key",
    "SELECT m.name || '.' || f.\"from\" || ' to ' || f.\"table\" || ' ' || f.on_delete"
    " FROM sqlite_schema m JOIN pragma_foreign_key_list (m.name) f WHERE m.type = 'table'",
    "SELECT k.table_name || '.' || k.column_name || ' to ' || t.relname || ' ' || r.delete_rule"
    " FROM information_schema.referential_constraints r"
    " JOIN information_schema.key_column_usage k ON k.constraint_name = r.constraint_name AND k.constraint_schema = "
    "r.constraint_schema"
    " JOIN pg_constraint p ON p.conname = r.constraint_name AND p.conrelid = k.table_name::regclass JOIN pg_class t ON "
    "t.oid = p.confrelid"
    " WHERE r.constraint_schema = current_schema()" },
  { "guard on", "SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger'",
    "SELECT DISTINCT c.relname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
    " WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace" },
};

static GHashTable *
read_lines (DptDb *db, const char *what, const char *sql)
{
  g_autoptr (DptDbRows) rows = dpt_test_db_query (db, sql);
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    g_hash_table_add (lines, g_strconcat (what, " ", dpt_db_rows_get_string (rows, i, 0), NULL));
  return lines;
}

static guint
report_missing (GHashTable *here, GHashTable *there, const char *where)
{
  g_autoptr (GList) lines = g_list_sort (g_hash_table_get_keys (here), (GCompareFunc) g_strcmp0);
  guint n = 0;

  for (GList *l = lines; l != NULL; l = l->next)
    if (!g_hash_table_contains (there, l->data) && !g_strv_contains (known_differences, l->data))
      {
        g_test_message ("only in %s: %s", where, (const char *) l->data);
        n++;
      }
  return n;
}

static void
test_same_on_both (DptDb *postgres)
{
  g_autofree char *folder = g_dir_make_tmp ("dioptre-schema-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.dioptre", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf %s", folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (DptDb) sqlite = dpt_db_open (path, DPT_DB_OPEN_CREATE, &error);
  guint n_differences = 0;

  g_assert_no_error (error);
  g_assert_true (dpt_test_db_is_postgres ());
  for (gsize i = 0; i < G_N_ELEMENTS (catalogs); i++)
    {
      g_autoptr (GHashTable) a = read_lines (sqlite, catalogs[i].what, catalogs[i].sqlite);
      g_autoptr (GHashTable) b = read_lines (postgres, catalogs[i].what, catalogs[i].postgres);

      g_assert_cmpuint (g_hash_table_size (a), >, 0);
      n_differences += report_missing (a, b, "SQLite") + report_missing (b, a, "PostgreSQL");
    }
  if (n_differences > 0)
    g_test_fail_printf ("%u differences", n_differences);
  dpt_db_close (sqlite);
  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/db/schema/same-on-both-engines", test_same_on_both);
  return g_test_run ();
}
