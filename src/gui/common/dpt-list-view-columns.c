/* dpt-list-view-columns.c - columns, their order and choice, and the filters of a list page.
 * For: dpt-list-view.h. Not for: rows and pages (dpt-list-view.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A head can only be clicked where its column has a sorter, and GTK 4.8 does not say which head was clicked. So every
 * column has a sorter that compares nothing: it notes that it was asked and answers "smaller". The view's own sorter
 * asks the column of the last click first and turns the answer round where the arrow points down: one comparison of two
 * dummies tells both.
 */
#include "gui/common/dpt-list-view-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gui/common/dpt-preferences.h"

typedef struct
{
  DptListView *view;
  const DptListColumn *column;
} Probe;

static int
answer_probe (gconstpointer a, gconstpointer b, gpointer data)
{
  Probe *probe = data;

  probe->view->probed = probe->column;
  return GTK_ORDERING_SMALLER;
}

const char *
dpt_list_view_get_sort (DptListView *self, gboolean *descending)
{
  g_autoptr (GObject) one = NULL;
  g_autoptr (GObject) other = NULL; /* an object compared with itself is equal before anybody is asked */
  GtkOrdering answer;

  g_return_val_if_fail (DPT_IS_LIST_VIEW (self), NULL);

  one = g_object_new (G_TYPE_OBJECT, NULL);
  other = g_object_new (G_TYPE_OBJECT, NULL);
  self->probed = NULL;
  answer = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), one, other);
  if (descending != NULL)
    *descending = answer == GTK_ORDERING_LARGER;
  return self->probed != NULL ? self->probed->property : NULL;
}

static void
keep_order (DptListView *self)
{
  gboolean descending;
  const char *property = dpt_list_view_get_sort (self, &descending);
  g_autofree char *text = property != NULL ? g_strconcat (descending ? "-" : "+", property, NULL) : NULL;

  if (self->name != NULL)
    dpt_preferences_set (self->name, "order", text);
}

static void
order_changed_cb (DptListView *self)
{
  if (self->quiet)
    return;
  keep_order (self);
  _dpt_list_view_emit_query_changed (self);
}

void
_dpt_list_view_watch_order (DptListView *self)
{
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (order_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkColumnViewColumn *
find_view_column (DptListView *self, const char *property)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const DptListColumn *row = g_object_get_data (G_OBJECT (column), "dpt-column");

      if (g_str_equal (row->property, property))
        return column; /* the view holds it */
    }
  return NULL;
}

void
dpt_list_view_set_sort (DptListView *self, const char *property, gboolean descending)
{
  GtkColumnViewColumn *column;

  g_return_if_fail (DPT_IS_LIST_VIEW (self));

  column = property != NULL ? find_view_column (self, property) : NULL;
  self->quiet = TRUE;
  gtk_column_view_sort_by_column (self->view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->quiet = FALSE;
}

/* What is shown, in its order: "number,name,total". */
static void
keep_columns (DptListView *self)
{
  g_autoptr (GPtrArray) shown = dpt_list_view_dup_columns (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < shown->len; i++)
    {
      const DptListColumn *column = shown->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", column->property);
    }
  if (self->name != NULL && !self->quiet)
    dpt_preferences_set (self->name, "columns", text->str);
}

GPtrArray *
dpt_list_view_dup_columns (DptListView *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  GListModel *columns;

  g_return_val_if_fail (DPT_IS_LIST_VIEW (self), NULL);

  columns = gtk_column_view_get_columns (self->view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_ptr_array_add (shown, g_object_get_data (G_OBJECT (column), "dpt-column"));
    }
  return g_steal_pointer (&shown);
}

static void
chosen_cb (GtkCheckButton *check, GParamSpec *pspec, DptListView *self)
{
  const DptListColumn *row = g_object_get_data (G_OBJECT (check), "dpt-column");
  GtkColumnViewColumn *column = find_view_column (self, row->property);
  g_autoptr (GPtrArray) shown = NULL;

  gtk_column_view_column_set_visible (column, gtk_check_button_get_active (check));
  shown = dpt_list_view_dup_columns (self);
  /* A list without any column has nothing left to click on. */
  if (shown->len == 0)
    gtk_check_button_set_active (check, TRUE);
  keep_columns (self);
}

static void
add_chooser_row (DptListView *self, const DptListColumn *row, gboolean shown)
{
  GtkWidget *check = gtk_check_button_new_with_label (dpt_list_column_get_title (row));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), shown);
  g_object_set_data (G_OBJECT (check), "dpt-column", (gpointer) row);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (chosen_cb), self, 0);
  gtk_box_append (self->chooser, check);
}

static gboolean
is_listed (char **names, const char *property)
{
  return g_strv_contains ((const char *const *) names, property);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = find_label (child);

      if (label != NULL)
        return label;
    }
  return NULL;
}

/* The head of numbers stands over their right edge. GTK has no property for it, so its label is looked for; where a
 * later GTK builds heads otherwise, they stay at the left. */
static void
align_last_head (DptListView *self)
{
  GtkWidget *heads = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *head = heads != NULL ? gtk_widget_get_last_child (heads) : NULL;
  GtkWidget *label = head != NULL ? find_label (head) : NULL;

  if (label == NULL)
    return;
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
}

static void
add_column (DptListView *self, const DptListColumn *row, gboolean shown)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (dpt_list_column_get_title (row),
                                                            dpt_list_column_create_factory (row, self->currency));

  g_object_set_data (G_OBJECT (column), "dpt-column", (gpointer) row);
  gtk_column_view_column_set_expand (column, (row->flags & DPT_LIST_COLUMN_EXPAND) != 0);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_visible (column, shown);
  if ((row->flags & DPT_LIST_COLUMN_SORTS) != 0)
    {
      g_autoptr (GtkSorter) sorter = NULL;
      Probe *probe = g_new0 (Probe, 1);

      probe->view = self;
      probe->column = row;
      sorter = GTK_SORTER (gtk_custom_sorter_new (answer_probe, probe, g_free));
      gtk_column_view_column_set_sorter (column, sorter);
    }
  gtk_column_view_append_column (self->view, column);
  if (dpt_list_column_is_right (row))
    align_last_head (self);
  g_object_unref (column);
}

static void
restore_order (DptListView *self)
{
  g_autofree char *order = self->name != NULL ? dpt_preferences_dup (self->name, "order") : NULL;

  if (order != NULL && strlen (order) > 1 && find_view_column (self, order + 1) != NULL)
    dpt_list_view_set_sort (self, order + 1, order[0] == '-');
}

void
dpt_list_view_set_columns (DptListView *self, const DptListColumn *columns, gsize n)
{
  g_autofree char *kept = NULL;
  g_auto (GStrv) names = NULL;

  g_return_if_fail (DPT_IS_LIST_VIEW (self));
  g_return_if_fail (columns != NULL && n > 0);
  g_return_if_fail (self->columns == NULL);

  self->columns = columns;
  self->n_columns = n;
  kept = self->name != NULL ? dpt_preferences_dup (self->name, "columns") : NULL;
  if (kept != NULL)
    names = g_strsplit (kept, ",", -1);

  self->quiet = TRUE;
  /* First those that were kept, in the order in which they were left. */
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    for (gsize j = 0; j < n; j++)
      if (g_str_equal (columns[j].property, names[i]) && find_view_column (self, names[i]) == NULL)
        add_column (self, &columns[j], TRUE);
  for (gsize i = 0; i < n; i++)
    {
      gboolean shown
        = names != NULL ? is_listed (names, columns[i].property) : (columns[i].flags & DPT_LIST_COLUMN_HIDDEN) == 0;

      if (find_view_column (self, columns[i].property) == NULL)
        add_column (self, &columns[i], shown);
      add_chooser_row (self, &columns[i], shown);
    }
  self->quiet = FALSE;
  restore_order (self);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed", G_CALLBACK (keep_columns), self,
                           G_CONNECT_SWAPPED);
}

static Filter *
find_filter (DptListView *self, const char *id)
{
  for (guint i = 0; i < self->filter_rows->len; i++)
    {
      Filter *filter = self->filter_rows->pdata[i];

      if (g_str_equal (filter->id, id))
        return filter;
    }
  return NULL;
}

static const char *
get_value (Filter *filter)
{
  guint selected = gtk_drop_down_get_selected (filter->drop_down);

  return selected < filter->n_choices ? filter->choices[selected].value : "";
}

static void
filter_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, DptListView *self)
{
  const char *id = g_object_get_data (G_OBJECT (drop_down), "dpt-id");
  Filter *filter = find_filter (self, id);

  if (self->name != NULL)
    {
      g_autofree char *key = g_strconcat ("filter-", id, NULL);

      dpt_preferences_set (self->name, key, get_value (filter));
    }
  _dpt_list_view_emit_query_changed (self);
}

void
dpt_list_view_add_filter (DptListView *self, const char *id, const char *label, const DptChoice *choices, gsize n)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *key = NULL;
  g_autofree char *kept = NULL;
  Filter *filter;
  GtkWidget *drop_down;

  g_return_if_fail (DPT_IS_LIST_VIEW (self));
  g_return_if_fail (id != NULL && label != NULL);
  g_return_if_fail (choices != NULL && n > 0);
  g_return_if_fail (find_filter (self, id) == NULL);

  for (gsize i = 0; i < n; i++)
    gtk_string_list_append (words, g_dgettext (GETTEXT_PACKAGE, choices[i].label));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_widget_set_tooltip_text (drop_down, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  filter = g_new0 (Filter, 1);
  filter->id = g_strdup (id);
  filter->choices = choices;
  filter->n_choices = n;
  filter->drop_down = GTK_DROP_DOWN (drop_down);
  g_ptr_array_add (self->filter_rows, filter);
  gtk_box_append (self->filters, drop_down);

  key = g_strconcat ("filter-", id, NULL);
  kept = self->name != NULL ? dpt_preferences_dup (self->name, key) : NULL;
  if (kept != NULL)
    dpt_list_view_set_filter (self, id, kept);
  g_object_set_data (G_OBJECT (drop_down), "dpt-id", filter->id);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (filter_changed_cb), self, 0);
}

const char *
dpt_list_view_get_filter (DptListView *self, const char *id)
{
  Filter *filter;

  g_return_val_if_fail (DPT_IS_LIST_VIEW (self), "");
  g_return_val_if_fail (id != NULL, "");

  filter = find_filter (self, id);
  return filter != NULL ? get_value (filter) : "";
}

void
dpt_list_view_set_filter (DptListView *self, const char *id, const char *value)
{
  Filter *filter;

  g_return_if_fail (DPT_IS_LIST_VIEW (self));
  g_return_if_fail (id != NULL && value != NULL);

  filter = find_filter (self, id);
  g_return_if_fail (filter != NULL);
  for (gsize i = 0; i < filter->n_choices; i++)
    if (g_str_equal (filter->choices[i].value, value))
      gtk_drop_down_set_selected (filter->drop_down, (guint) i);
}
