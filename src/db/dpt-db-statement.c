/* dpt-db-statement.c - reads data/sql/query once, from the resources, into a table by name.
 * For: dpt_db_statement_find(). Not for: migrations (dpt-db-migrator.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dpt-db-statement.h"

#include "dpt-config.h"

#include <gio/gio.h>
#include <string.h>

#define QUERY_ROOT "/org/dioptre/sql/query/"
#define NAME_MARK "-- :name "

/* What the resource compiler writes for each folder of data/sql/query. */
#define DECLARE(subject) void dpt_sql_##subject##_register_resource (void); void dpt_sql_##subject##_unregister_resource (void);
#define REGISTER(subject) dpt_sql_##subject##_register_resource ();
#define UNREGISTER(subject) dpt_sql_##subject##_unregister_resource ();
DPT_SQL_SUBJECTS (DECLARE)

G_LOCK_DEFINE_STATIC (interned);
static GHashTable *interned; /* text → DptDbStatement */

static char *
open_ids (const char *text)
{
  GString *out = g_string_new (text);

  if (strstr (text, "{ids}") != NULL)
    {
      g_autoptr (GString) list = g_string_new ("$1");

      for (int i = 2; i <= DPT_DB_PAGE; i++)
        g_string_append_printf (list, ", $%d", i);
      g_string_replace (out, "{ids}", list->str, 0);
    }
  return g_string_free (out, FALSE);
}

static void
add_statement (GHashTable *table, const char *file, const char *name, GString *text)
{
  DptDbStatement *statement = g_new0 (DptDbStatement, 1);

  g_strchomp (text->str);
  text->len = strlen (text->str);
  if (g_str_has_suffix (text->str, ";"))
    g_string_truncate (text, text->len - 1);
  statement->name = g_strdup_printf ("%s:%s", file, name);
  statement->text = open_ids (text->str);
  if (!g_hash_table_insert (table, (gpointer) statement->name, statement))
    g_error ("two statements are called %s", statement->name);
}

/* A file is statements, each after its line "-- :name x"; comments before the first belong to the file. */
static void
read_file (GHashTable *table, const char *file, const char *content)
{
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], NAME_MARK))
        {
          if (name != NULL)
            add_statement (table, file, name, text);
          g_string_truncate (text, 0);
          g_free (name);
          name = g_strstrip (g_strdup (lines[i] + strlen (NAME_MARK)));
        }
      else if (!g_str_has_prefix (lines[i], "--"))
        g_string_append_printf (text, "%s\n", lines[i]);
    }
  if (name != NULL)
    add_statement (table, file, name, text);
}

static GHashTable *
read_all (void)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) subjects = NULL;

  DPT_SQL_SUBJECTS (REGISTER)
  subjects = g_resources_enumerate_children (QUERY_ROOT, 0, NULL);
  for (gsize i = 0; subjects != NULL && subjects[i] != NULL; i++)
    {
      g_autofree char *folder = g_strconcat (QUERY_ROOT, subjects[i], NULL);
      g_auto (GStrv) files = g_resources_enumerate_children (folder, 0, NULL);

      for (gsize j = 0; files != NULL && files[j] != NULL; j++)
        {
          g_autofree char *path = g_strconcat (folder, files[j], NULL);
          g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
          g_autofree char *file = g_strconcat (subjects[i], files[j], NULL);

          g_assert (bytes != NULL && g_str_has_suffix (file, ".sql"));
          file[strlen (file) - strlen (".sql")] = '\0';
          read_file (table, file, g_bytes_get_data (bytes, NULL));
        }
    }
  DPT_SQL_SUBJECTS (UNREGISTER)
  return table;
}

static GHashTable *
get_table (void)
{
  static GHashTable *table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, read_all ());
  return table;
}

const DptDbStatement *
dpt_db_statement_find (const char *name)
{
  const DptDbStatement *statement = g_hash_table_lookup (get_table (), name);

  if (statement == NULL)
    g_error ("no statement is called %s", name);
  return statement;
}

const DptDbStatement *
dpt_db_statement_intern (const char *text)
{
  DptDbStatement *statement;

  G_LOCK (interned);
  if (interned == NULL)
    interned = g_hash_table_new (g_str_hash, g_str_equal);
  statement = g_hash_table_lookup (interned, text);
  if (statement == NULL)
    {
      statement = g_new0 (DptDbStatement, 1);
      statement->text = g_strdup (text);
      statement->name = statement->text;
      g_hash_table_insert (interned, (gpointer) statement->text, statement);
    }
  G_UNLOCK (interned);
  return statement;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const DptDbStatement *const *left = a, *const *right = b;

  return strcmp ((*left)->name, (*right)->name);
}

GPtrArray *
dpt_db_statement_list (void)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer statement;

  g_hash_table_iter_init (&iter, get_table ());
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    g_ptr_array_add (list, statement);
  g_ptr_array_sort (list, compare_names);
  return list;
}
