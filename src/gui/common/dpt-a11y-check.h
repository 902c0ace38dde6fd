/* dpt-a11y-check.h - walks a tree of widgets and lists what a screen reader, or a test, could not name.
 * For: tests of every template. Not for: the running program; names are only known with GTK_A11Y=test.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dpt_a11y_dup_name:
 *
 * Returns: (transfer full) (nullable): the accessible name of @widget: its accessible label, the title of its row, or
 * the text of the labels inside it or that point at it; %NULL for none
 */
char *dpt_a11y_dup_name (GtkWidget *widget);

/**
 * dpt_a11y_check:
 * @root: a page, a dialog or a window, shown or not
 *
 * Looks at buttons, entries, text views, drop-downs, switches, check buttons, spin buttons, scales, calendars, lists,
 * grid and column views and drawing areas. Each needs a name, and on one page (a page of a stack counts by itself) no
 * two of the same kind may share one. What is inside a row of a list made from a model is not looked at: rows repeat by
 * nature.
 *
 * Returns: (transfer full) (nullable): what is wrong, a line each, or %NULL where nothing is
 */
char *dpt_a11y_check (GtkWidget *root);

/** dpt_a11y_assert: fails the test with the list of what is wrong under @root */
#define dpt_a11y_assert(root) \
  G_STMT_START { \
    g_autofree char *dpt_wrong_ = dpt_a11y_check (GTK_WIDGET (root)); \
    if (dpt_wrong_ != NULL) \
      g_assertion_message (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, dpt_wrong_); \
  } G_STMT_END

G_END_DECLS
