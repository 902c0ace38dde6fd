/* dpt-list-column.h - how one column of a list reads, aligns and shows a row's property.
 * For: DptListView and for exports and prints of what it shows. Not for: asking the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/common/dpt-badge.h"

G_BEGIN_DECLS

/**
 * DptListColumnKind:
 * @DPT_LIST_COLUMN_TEXT: text, left
 * @DPT_LIST_COLUMN_INT: a whole number, right; 0 is shown
 * @DPT_LIST_COLUMN_MONEY: minor units, right, tabular, in the list's currency
 * @DPT_LIST_COLUMN_DATE: ISO text, shown by the locale
 * @DPT_LIST_COLUMN_INSTANT: UTC microseconds, shown as local date and time
 * @DPT_LIST_COLUMN_POWER: hundredths of a dioptre, with sign, right
 * @DPT_LIST_COLUMN_BADGE: a state; the column's badge function gives tone and word
 */
typedef enum
{
  DPT_LIST_COLUMN_TEXT,
  DPT_LIST_COLUMN_INT,
  DPT_LIST_COLUMN_MONEY,
  DPT_LIST_COLUMN_DATE,
  DPT_LIST_COLUMN_INSTANT,
  DPT_LIST_COLUMN_POWER,
  DPT_LIST_COLUMN_BADGE,
} DptListColumnKind;

/**
 * DptListColumnFlags:
 * @DPT_LIST_COLUMN_EXPAND: takes the room that is left
 * @DPT_LIST_COLUMN_SORTS: a click on its head orders the list by it
 * @DPT_LIST_COLUMN_HIDDEN: only shown once chosen
 * @DPT_LIST_COLUMN_BOLD: what one looks for in the row: the name, the number
 * @DPT_LIST_COLUMN_CLINICAL: the privacy key blanks it
 */
typedef enum
{
  DPT_LIST_COLUMN_EXPAND = 1 << 0,
  DPT_LIST_COLUMN_SORTS = 1 << 1,
  DPT_LIST_COLUMN_HIDDEN = 1 << 2,
  DPT_LIST_COLUMN_BOLD = 1 << 3,
  DPT_LIST_COLUMN_CLINICAL = 1 << 4,
} DptListColumnFlags;

typedef struct _DptListColumn DptListColumn;

/** DptListColumnFormat: Returns: (transfer full) (nullable): what the cell says of @item, for what no kind covers */
typedef char *(*DptListColumnFormat) (GObject *item, const DptListColumn *column);

/** DptListColumnBadge: sets tone, icon (nullable) and word (transfer full, nullable for no badge) of @item's state */
typedef void (*DptListColumnBadge) (GObject *item, DptBadgeTone *tone, const char **icon_name, char **word);

/** DptListColumnJudge: the same for a state that is judged by something of the list's owner: by what day it is */
typedef void (*DptListColumnJudge) (GObject *item, gpointer data, DptBadgeTone *tone, const char **icon_name, char **word);

/**
 * DptListColumn:
 * @property: the GObject property of the row's object ("birth-date"); also the column's name in preferences and orders
 * @title: untranslated, marked with N_()
 * @kind: how it is read and shown
 * @flags: #DptListColumnFlags
 * @width: in characters, 0 for what the content takes
 * @format: (nullable): replaces the kind's own text
 * @badge: (nullable): for %DPT_LIST_COLUMN_BADGE
 * @judge: (nullable): for %DPT_LIST_COLUMN_BADGE in place of @badge; such a table belongs to its list's owner
 * @data: what @judge is called with
 */
struct _DptListColumn
{
  const char *property;
  const char *title;
  DptListColumnKind kind;
  guint flags;
  int width;
  DptListColumnFormat format;
  DptListColumnBadge badge;
  DptListColumnJudge judge;
  gpointer data;
};

/** dpt_list_column_get_title: Returns: the translated head */
const char *dpt_list_column_get_title (const DptListColumn *column);

/** dpt_list_column_dup_text: Returns: (transfer full): what the cell says for @item, "" for nothing; @currency as in
 * dpt_money_format() */
char *dpt_list_column_dup_text (const DptListColumn *column, GObject *item, const char *currency);

/**
 * dpt_list_column_read:
 * @text: (out): (transfer full): set where the property holds text
 * @number: (out): set where it holds a number
 *
 * Returns: whether @item has a value there
 */
gboolean dpt_list_column_read (const DptListColumn *column, GObject *item, char **text, gint64 *number);

/** dpt_list_column_is_right: Returns: whether the column's numbers stand at its right edge */
gboolean dpt_list_column_is_right (const DptListColumn *column);

/** dpt_list_column_create_factory: Returns: (transfer full): makes, fills and refreshes the column's cells; @column and
 * @currency outlive it */
GtkListItemFactory *dpt_list_column_create_factory (const DptListColumn *column, const char *currency);

G_END_DECLS
