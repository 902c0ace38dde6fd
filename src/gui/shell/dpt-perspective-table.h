/* dpt-perspective-table.h - the one place that knows which roles have a screen.
 * For: the window's rail, the shortcuts window, and rights. Not for: what the screens do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

/**
 * DptPerspectiveRow:
 * @name: the name roles know each other by, "till"
 * @title: untranslated, marked with N_()
 * @icon_name: a symbolic icon
 * @right: the right without which the screen is not offered
 * @get_type: the perspective's class, made when it is first shown
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  DptRight right;
  GType (*get_type) (void);
} DptPerspectiveRow;

/** dpt_perspective_table_get: Returns: (array length=n): the screens in the order of the rail, Alt+1 first */
const DptPerspectiveRow *dpt_perspective_table_get (gsize *n);

/** dpt_perspective_table_find: Returns: (nullable): the row of that name */
const DptPerspectiveRow *dpt_perspective_table_find (const char *name);

/** dpt_perspective_table_find_start: Returns: (nullable): where the day begins for the roles of @session; %NULL where it may see nothing */
const DptPerspectiveRow *dpt_perspective_table_find_start (DptSession *session);

G_END_DECLS
