/* dpt-list-column.c - see dpt-list-column.h.
 * For: cells. Not for: which columns there are and in which order rows come (dpt-list-view.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-list-column.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-money.h"
#include "base/dpt-power.h"
#include "db/dpt-record.h"

typedef struct
{
  const DptListColumn *column;
  const char *currency;
} Cell;

const char *
dpt_list_column_get_title (const DptListColumn *column)
{
  g_return_val_if_fail (column != NULL, NULL);

  return g_dgettext (GETTEXT_PACKAGE, column->title);
}

gboolean
dpt_list_column_is_right (const DptListColumn *column)
{
  g_return_val_if_fail (column != NULL, FALSE);

  return column->kind == DPT_LIST_COLUMN_INT || column->kind == DPT_LIST_COLUMN_MONEY
         || column->kind == DPT_LIST_COLUMN_POWER;
}

gboolean
dpt_list_column_read (const DptListColumn *column, GObject *item, char **text, gint64 *number)
{
  GParamSpec *pspec;
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) wide = G_VALUE_INIT;
  int field;

  g_return_val_if_fail (column != NULL, FALSE);
  g_return_val_if_fail (G_IS_OBJECT (item), FALSE);

  field = DPT_IS_RECORD (item) ? dpt_record_find_field (item, column->property) : -1;
  if (field >= 0 && dpt_record_is_null (item, (guint) field))
    return FALSE;
  pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (item), column->property);
  if (pspec == NULL)
    {
      g_critical ("%s has no property “%s”", G_OBJECT_TYPE_NAME (item), column->property);
      return FALSE;
    }
  g_value_init (&value, pspec->value_type);
  g_object_get_property (item, column->property, &value);
  if (G_VALUE_HOLDS_STRING (&value))
    {
      *text = g_value_dup_string (&value);
      return *text != NULL;
    }
  g_value_init (&wide, G_TYPE_INT64);
  if (!g_value_transform (&value, &wide))
    return FALSE;
  *number = g_value_get_int64 (&wide);
  return TRUE;
}

/* Whether the column says by a function of its own what the badge shows. */
static gboolean
make_badge (const DptListColumn *column, GObject *item, DptBadgeTone *tone, const char **icon_name, char **word)
{
  if (column->kind != DPT_LIST_COLUMN_BADGE || (column->badge == NULL && column->judge == NULL))
    return FALSE;
  if (column->judge != NULL)
    column->judge (item, column->data, tone, icon_name, word);
  else
    column->badge (item, tone, icon_name, word);
  return TRUE;
}

char *
dpt_list_column_dup_text (const DptListColumn *column, GObject *item, const char *currency)
{
  g_autofree char *text = NULL;
  gint64 number = 0;
  DptBadgeTone tone = DPT_BADGE_NEUTRAL;
  const char *icon = NULL;

  g_return_val_if_fail (column != NULL, NULL);
  g_return_val_if_fail (G_IS_OBJECT (item), NULL);

  if (column->format != NULL)
    {
      text = column->format (item, column);
      return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
    }
  if (make_badge (column, item, &tone, &icon, &text))
    return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
  if (!dpt_list_column_read (column, item, &text, &number))
    return g_strdup ("");
  switch (column->kind)
    {
    case DPT_LIST_COLUMN_DATE:
      return dpt_date_format (text);
    case DPT_LIST_COLUMN_INSTANT:
      return dpt_instant_format (number);
    case DPT_LIST_COLUMN_MONEY:
      return dpt_money_format (number, currency);
    case DPT_LIST_COLUMN_POWER:
      return dpt_power_format ((int) number);
    case DPT_LIST_COLUMN_INT:
      return text != NULL ? g_steal_pointer (&text) : g_strdup_printf ("%" G_GINT64_FORMAT, number);
    case DPT_LIST_COLUMN_TEXT:
    case DPT_LIST_COLUMN_BADGE:
    default:
      return text != NULL ? g_steal_pointer (&text) : g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
}

static void
show_item (GtkListItem *list_item, const Cell *cell)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);
  GObject *item = gtk_list_item_get_item (list_item);
  g_autofree char *text = NULL;

  if (DPT_IS_BADGE (child))
    {
      DptBadgeTone tone = DPT_BADGE_NEUTRAL;
      const char *icon = NULL;

      if (!make_badge (cell->column, item, &tone, &icon, &text))
        text = dpt_list_column_dup_text (cell->column, item, cell->currency);
      dpt_badge_set (DPT_BADGE (child), tone, icon, text);
      return;
    }
  text = dpt_list_column_dup_text (cell->column, item, cell->currency);
  gtk_label_set_label (GTK_LABEL (child), text);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Cell *cell)
{
  GtkWidget *child;

  if (cell->column->kind == DPT_LIST_COLUMN_BADGE)
    {
      child = dpt_badge_new (DPT_BADGE_NEUTRAL, NULL, NULL);
      dpt_badge_keep_whole (DPT_BADGE (child));
      gtk_list_item_set_child (list_item, child);
      return;
    }
  child = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (child), dpt_list_column_is_right (cell->column) ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  if (cell->column->width > 0)
    gtk_label_set_width_chars (GTK_LABEL (child), cell->column->width);
  if (cell->column->kind != DPT_LIST_COLUMN_TEXT)
    gtk_widget_add_css_class (child, "numeric");
  if ((cell->column->flags & DPT_LIST_COLUMN_CLINICAL) != 0)
    gtk_widget_add_css_class (child, "dpt-clinical");
  if ((cell->column->flags & DPT_LIST_COLUMN_BOLD) != 0)
    gtk_widget_add_css_class (child, "heading");
  gtk_list_item_set_child (list_item, child);
}

typedef struct
{
  GtkListItem *list_item;
  const Cell *cell;
} Watch;

static void
notify_cb (GObject *item, GParamSpec *pspec, Watch *watch)
{
  show_item (watch->list_item, watch->cell);
}

static void
free_watch (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* A row that was not loaded yet fills in place: its notification is what brings the text. A text made from several
 * properties must hear of each of them. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Cell *cell)
{
  GObject *item = gtk_list_item_get_item (list_item);
  g_autofree char *signal = NULL;
  gulong handler;
  Watch *watch;

  show_item (list_item, cell);
  signal = cell->column->format != NULL || cell->column->badge != NULL || cell->column->judge != NULL
             ? g_strdup ("notify")
             : g_strconcat ("notify::", cell->column->property, NULL);
  watch = g_new0 (Watch, 1);
  watch->list_item = list_item;
  watch->cell = cell;
  handler = g_signal_connect_data (item, signal, G_CALLBACK (notify_cb), watch, free_watch, 0);
  g_object_set_data (G_OBJECT (list_item), "dpt-handler", GSIZE_TO_POINTER (handler));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Cell *cell)
{
  gulong handler = GPOINTER_TO_SIZE (g_object_steal_data (G_OBJECT (list_item), "dpt-handler"));

  if (handler != 0)
    g_signal_handler_disconnect (gtk_list_item_get_item (list_item), handler);
}

GtkListItemFactory *
dpt_list_column_create_factory (const DptListColumn *column, const char *currency)
{
  GtkListItemFactory *factory;
  Cell *cell;

  g_return_val_if_fail (column != NULL, NULL);

  cell = g_new0 (Cell, 1);
  cell->column = column;
  cell->currency = currency;
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), cell);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cell);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), cell);
  g_object_set_data_full (G_OBJECT (factory), "dpt-cell", cell, g_free);
  return factory;
}
