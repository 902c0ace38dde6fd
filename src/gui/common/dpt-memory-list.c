/* dpt-memory-list.c - see dpt-memory-list.h.
 * For: filter and order over a GListStore. Not for: how rows look (gui/common/dpt-list-column.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-memory-list.h"

#include "base/dpt-text.h"

/*   GListStore ──▶ GtkFilterListModel ──▶ GtkSortListModel ──▶ DptListView */
typedef struct
{
  GListStore *store;
  GtkCustomFilter *filter;
  GtkCustomSorter *sorter;
  const DptListColumn *columns;
  gsize n_columns;
  char *typed;
  const char *property; /* to order by, %NULL for the rows' own order */
  gboolean descending;
} Memory;

static void
free_memory (gpointer data)
{
  Memory *memory = data;

  g_object_unref (memory->store);
  g_object_unref (memory->filter);
  g_object_unref (memory->sorter);
  g_free (memory->typed);
  g_free (memory);
}

static char *
dup_cell (const DptListColumn *column, GObject *item)
{
  DptBadgeTone tone = DPT_BADGE_NEUTRAL;
  const char *icon = NULL;
  char *word = NULL;

  if (column->badge == NULL)
    return dpt_list_column_dup_text (column, item, NULL);
  column->badge (item, &tone, &icon, &word);
  return word;
}

static gboolean
match_cb (gpointer item, gpointer data)
{
  Memory *memory = data;
  g_autoptr (GString) text = g_string_new (NULL);

  if (dpt_text_is_blank (memory->typed))
    return TRUE;
  for (gsize i = 0; i < memory->n_columns; i++)
    {
      g_autofree char *cell = dup_cell (&memory->columns[i], item);

      g_string_append_printf (text, "%s ", cell ? cell : "");
    }
  return dpt_text_matches (text->str, memory->typed);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  Memory *memory = data;
  g_auto (GValue) x = G_VALUE_INIT;
  g_auto (GValue) y = G_VALUE_INIT;
  int order;

  if (memory->property == NULL)
    return GTK_ORDERING_EQUAL;
  g_object_get_property (G_OBJECT (a), memory->property, &x);
  g_object_get_property (G_OBJECT (b), memory->property, &y);
  if (G_VALUE_HOLDS_INT64 (&x))
    order = (g_value_get_int64 (&x) > g_value_get_int64 (&y)) - (g_value_get_int64 (&x) < g_value_get_int64 (&y));
  else if (G_VALUE_HOLDS_STRING (&x))
    order = g_utf8_collate (g_value_get_string (&x) ? g_value_get_string (&x) : "",
                            g_value_get_string (&y) ? g_value_get_string (&y) : "");
  else
    order = 0;
  return memory->descending ? -order : order;
}

static void
query_changed_cb (DptListView *list, Memory *memory)
{
  g_free (memory->typed);
  memory->typed = g_strdup (dpt_list_view_get_search (list));
  memory->property = dpt_list_view_get_sort (list, &memory->descending);
  gtk_filter_changed (GTK_FILTER (memory->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (GTK_SORTER (memory->sorter), GTK_SORTER_CHANGE_DIFFERENT);
}

GtkWidget *
dpt_memory_list_new (const char *name, const char *title, const DptListColumn *columns, gsize n)
{
  DptListView *list = DPT_LIST_VIEW (dpt_list_view_new (name, title));
  Memory *memory = g_new0 (Memory, 1);
  g_autoptr (GListModel) filtered = NULL;
  g_autoptr (GListModel) sorted = NULL;

  memory->store = g_list_store_new (G_TYPE_OBJECT);
  memory->columns = columns;
  memory->n_columns = n;
  memory->filter = gtk_custom_filter_new (match_cb, memory, NULL);
  memory->sorter = gtk_custom_sorter_new (compare_cb, memory, NULL);
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (memory->store)), g_object_ref (GTK_FILTER (memory->filter))));
  sorted = G_LIST_MODEL (gtk_sort_list_model_new (g_object_ref (filtered), g_object_ref (GTK_SORTER (memory->sorter))));
  g_object_set_data_full (G_OBJECT (list), "dpt-memory", memory, free_memory);
  dpt_list_view_set_columns (list, columns, n);
  g_signal_connect (list, "query-changed", G_CALLBACK (query_changed_cb), memory);
  dpt_list_view_set_model (list, sorted);
  return GTK_WIDGET (list);
}

void
dpt_memory_list_set_rows (DptListView *list, GPtrArray *rows)
{
  Memory *memory = g_object_get_data (G_OBJECT (list), "dpt-memory");

  g_return_if_fail (memory != NULL);

  g_list_store_splice (memory->store, 0, g_list_model_get_n_items (G_LIST_MODEL (memory->store)), rows != NULL ? rows->pdata : NULL,
                       rows != NULL ? rows->len : 0);
}
