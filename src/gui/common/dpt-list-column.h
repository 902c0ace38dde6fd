/* dpt-list-column.h - how one column of a list reads, aligns and shows a row's property.
 * For: DptListView and for exports and prints of what it shows. Not for: asking the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/common/dpt-badge.h"

G_BEGIN_DECLS

/**
 * DptColumnKind:
 * @DPT_COLUMN_TEXT: text, left
 * @DPT_COLUMN_INT: a whole number, right; 0 is shown
 * @DPT_COLUMN_MONEY: minor units, right, tabular, in the list's currency
 * @DPT_COLUMN_DATE: ISO text, shown by the locale
 * @DPT_COLUMN_INSTANT: UTC microseconds, shown as local date and time
 * @DPT_COLUMN_POWER: hundredths of a dioptre, with sign, right
 * @DPT_COLUMN_BADGE: a state; the column's badge function gives tone and word
 */
typedef enum
{
  DPT_COLUMN_TEXT,
  DPT_COLUMN_INT,
  DPT_COLUMN_MONEY,
  DPT_COLUMN_DATE,
  DPT_COLUMN_INSTANT,
  DPT_COLUMN_POWER,
  DPT_COLUMN_BADGE,
} DptColumnKind;

/**
 * DptColumnFlags:
 * @DPT_COLUMN_EXPAND: takes the room that is left
 * @DPT_COLUMN_SORTS: a click on its head orders the list by it
 * @DPT_COLUMN_HIDDEN: only shown once chosen
 * @DPT_COLUMN_BOLD: what one looks for in the row: the name, the number
 */
typedef enum
{
  DPT_COLUMN_EXPAND = 1 << 0,
  DPT_COLUMN_SORTS = 1 << 1,
  DPT_COLUMN_HIDDEN = 1 << 2,
  DPT_COLUMN_BOLD = 1 << 3,
} DptColumnFlags;

typedef struct _DptColumn DptColumn;

/** DptColumnFormat: Returns: (transfer full) (nullable): what the cell says of @item, for what no kind covers */
typedef char *(*DptColumnFormat) (GObject *item, const DptColumn *column);

/** DptColumnBadge: sets tone, icon (nullable) and word (transfer full, nullable for no badge) of @item's state */
typedef void (*DptColumnBadge) (GObject *item, DptBadgeTone *tone, const char **icon_name, char **word);

/**
 * DptColumn:
 * @property: the GObject property of the row's object ("birth-date"); also the column's name in preferences and orders
 * @title: untranslated, marked with N_()
 * @kind: how it is read and shown
 * @flags: #DptColumnFlags
 * @width: in characters, 0 for what the content takes
 * @format: (nullable): replaces the kind's own text
 * @badge: (nullable): for %DPT_COLUMN_BADGE
 */
struct _DptColumn
{
  const char *property;
  const char *title;
  DptColumnKind kind;
  guint flags;
  int width;
  DptColumnFormat format;
  DptColumnBadge badge;
};

/** dpt_column_get_title: Returns: the translated head */
const char *dpt_column_get_title (const DptColumn *column);

/** dpt_column_dup_text: Returns: (transfer full): what the cell says for @item, "" for nothing; @currency as in dpt_money_format() */
char *dpt_column_dup_text (const DptColumn *column, GObject *item, const char *currency);

/** dpt_column_is_right: Returns: whether the column's numbers stand at its right edge */
gboolean dpt_column_is_right (const DptColumn *column);

/** dpt_column_create_factory: Returns: (transfer full): makes, fills and refreshes the column's cells; @column and @currency outlive it */
GtkListItemFactory *dpt_column_create_factory (const DptColumn *column, const char *currency);

G_END_DECLS
