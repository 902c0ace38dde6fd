/* dpt-dump.c - see dpt-dump.h. Reads the catalogue of the engine, then each table in pages by its key.
 * For: a comparison of databases. Not for: reading back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-dump.h"

#include "base/dpt-text.h"

#include <string.h>

#define PAGE 2000
#define MAX_KEY 4

typedef struct
{
  char *name;
  GPtrArray *columns; /* char *, sorted */
  char *key[MAX_KEY];
  int n_key;
} Table;

static void
table_free (Table *table)
{
  g_free (table->name);
  g_ptr_array_unref (table->columns);
  for (int i = 0; i < table->n_key; i++)
    g_free (table->key[i]);
  g_free (table);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static int
compare_tables (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Table *const *) a)->name, (*(Table *const *) b)->name);
}

/* table, column, place in the key or 0: the same three from both catalogues. */
static const char *
catalogue_of (DptDbConnection *connection)
{
  if (g_str_equal (dpt_db_connection_get_engine (connection), "sqlite"))
    return "SELECT t.name, c.name, c.pk FROM sqlite_schema t JOIN pragma_table_info (t.name) c"
           " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid";
  return "SELECT c.table_name, c.column_name, COALESCE(k.ordinal_position, 0)"
         " FROM information_schema.columns c"
         " LEFT JOIN information_schema.table_constraints tc ON tc.table_schema = c.table_schema AND tc.table_name = c.table_name"
         "  AND tc.constraint_type = 'PRIMARY KEY'"
         " LEFT JOIN information_schema.key_column_usage k ON k.constraint_name = tc.constraint_name"
         "  AND k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = c.column_name"
         " WHERE c.table_schema = current_schema() ORDER BY c.table_name, c.ordinal_position";
}

static GPtrArray *
read_tables (DptDbConnection *connection, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query_values (connection, dpt_db_statement_intern (catalogue_of (connection)), NULL, 0, error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  Table *table = NULL;

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      const char *name = dpt_db_rows_get_string (rows, i, 0);
      gint64 place = dpt_db_rows_get_int (rows, i, 2);

      if (g_str_equal (name, "topic") || g_str_equal (name, "schema_migration"))
        continue;
      if (table == NULL || !g_str_equal (table->name, name))
        {
          table = g_new0 (Table, 1);
          table->name = g_strdup (name);
          table->columns = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (tables, table);
        }
      g_ptr_array_add (table->columns, g_strdup (dpt_db_rows_get_string (rows, i, 1)));
      if (place > 0 && place <= MAX_KEY)
        {
          table->key[place - 1] = g_strdup (dpt_db_rows_get_string (rows, i, 1));
          table->n_key = MAX (table->n_key, (int) place);
        }
    }
  for (guint i = 0; i < tables->len; i++)
    g_ptr_array_sort (((Table *) tables->pdata[i])->columns, compare_names);
  g_ptr_array_sort (tables, compare_tables);
  return g_steal_pointer (&tables);
}

/* SELECT every column by name, then the key; pages follow the key. */
static const DptDbStatement *
compose_page (DptDbConnection *connection, const Table *table, gboolean first)
{
  const char *binary = g_str_equal (dpt_db_connection_get_engine (connection), "sqlite") ? "" : " COLLATE \"C\"";
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (GString) key = g_string_new (NULL);
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (sql, "%s\"%s\"", i ? ", " : "", (char *) table->columns->pdata[i]);
  for (int i = 0; i < table->n_key; i++)
    {
      const char *column = table->key[i];
      /* Numbers take no collation. */
      gboolean text = g_str_equal (column, "lead") || g_str_equal (column, "rest") || g_str_equal (column, "series")
                      || g_str_equal (column, "day") || g_str_equal (column, "month");

      g_string_append_printf (sql, ", \"%s\"", column);
      g_string_append_printf (key, "%s\"%s\"%s", i ? ", " : "", column, text ? binary : "");
      g_string_append_printf (places, "%s$%d", i ? ", " : "", i + 1);
    }
  g_string_append_printf (sql, " FROM \"%s\"", table->name);
  if (!first)
    g_string_append_printf (sql, " WHERE (%s) > (%s)", key->str, places->str);
  g_string_append_printf (sql, " ORDER BY %s LIMIT " G_STRINGIFY (PAGE), key->str);
  return dpt_db_statement_intern (sql->str);
}

static gboolean
is_secret (const char *column)
{
  return g_str_has_suffix (column, "_hash") && (g_str_has_prefix (column, "password") || g_str_has_prefix (column, "pin"));
}

static void
append_cell (GString *line, const char *column, DptDbRows *rows, guint row, guint index)
{
  g_autofree char *digest = NULL;
  DptDbValue value = dpt_db_rows_get_value (rows, row, index);

  if (value.type == DPT_DB_INT)
    g_string_append_printf (line, "%" G_GINT64_FORMAT, value.integer);
  else if (value.type == DPT_DB_NULL)
    g_string_append (line, "null");
  else if (is_secret (column))
    g_string_append (line, "\"set\"");
  else if (value.type == DPT_DB_TEXT)
    dpt_text_append_json (line, value.data);
  else
    {
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, value.data, value.size);
      g_string_append_printf (line, "\"sha256:%s\"", digest);
    }
}

static gboolean
dump_rows (const Table *table, DptDbRows *rows, DptDumpFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint row = 0; row < dpt_db_rows_get_n_rows (rows); row++)
    {
      g_string_assign (line, "{\"table\":");
      dpt_text_append_json (line, table->name);
      for (guint i = 0; i < table->columns->len; i++)
        {
          const char *column = table->columns->pdata[i];

          g_string_append_printf (line, ",\"%s\":", column);
          append_cell (line, column, rows, row, i);
        }
      g_string_append_c (line, '}');
      if (!func (line->str, user_data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
dump_table (DptDbConnection *connection, const Table *table, DptDumpFunc func, gpointer user_data, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  guint n;

  g_assert (table->n_key > 0);
  rows = dpt_db_query_values (connection, compose_page (connection, table, TRUE), NULL, 0, error);
  while (rows != NULL)
    {
      DptDbValue key[MAX_KEY];
      g_autoptr (DptDbRows) page = g_steal_pointer (&rows);

      n = dpt_db_rows_get_n_rows (page);
      if (!dump_rows (table, page, func, user_data, error))
        return FALSE;
      if (n < PAGE)
        return TRUE;
      for (int i = 0; i < table->n_key; i++)
        key[i] = dpt_db_rows_get_value (page, n - 1, table->columns->len + (guint) i);
      rows = dpt_db_query_values (connection, compose_page (connection, table, FALSE), key, (guint) table->n_key, error);
    }
  return FALSE;
}

gboolean
dpt_dump (DptDbConnection *connection, DptDumpFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) tables = read_tables (connection, error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!dump_table (connection, tables->pdata[i], func, user_data, error))
      return FALSE;
  return TRUE;
}
