/* dpt-test-gui.h - what a test of widgets needs: bounded waiting, finding, keys, pictures.
 * For: tests/gui. Not for: whole stories through the real program (tests/flow).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/dpt-test-wait.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** dpt_test_gui_init: dpt_test_db_init(), GTK, the shared widgets; ends the program as "skipped" where there is no
 * display */
void dpt_test_gui_init (int *argc, char ***argv);

/** dpt_test_settle: runs the main loop until nothing is pending */
void dpt_test_settle (void);

/** dpt_test_find_window: Returns: (transfer none) (nullable): an open window of that type */
GtkWidget *dpt_test_find_window (GType type);

/** dpt_test_show: Returns: (transfer none): a mapped window of @width x @height that holds @child; end it with
 * gtk_window_destroy() */
GtkWindow *dpt_test_show (GtkWidget *child, int width, int height);

/**
 * dpt_test_find:
 * @root: where to look, itself included
 * @name: an accessible label, a buildable id, the text of a button or label, or the title of a row
 *
 * Returns: (transfer none) (nullable): the first such widget, hidden ones included
 */
GtkWidget *dpt_test_find (GtkWidget *root, const char *name);

/** dpt_test_find_type: Returns: (transfer none) (nullable): the @nth (from 0) widget of that type below @root */
GtkWidget *dpt_test_find_type (GtkWidget *root, GType type, guint nth);

/**
 * dpt_test_key:
 * @widget: where the focus would be
 *
 * Offers a key to the key controllers from the window down to @widget and back up, as GTK does. Shortcuts and input
 * methods are not asked; for those use dpt_test_press().
 *
 * Returns: whether somebody took it
 */
gboolean dpt_test_key (GtkWidget *widget, guint keyval, GdkModifierType state);

/** dpt_test_press: presses a real key, as xdotool names it: "ctrl+k", "Return". Returns: FALSE where there is no
 * xdotool */
gboolean dpt_test_press (GtkWindow *window, const char *keys);

/** dpt_test_type: types real text into whatever has the focus in @window */
gboolean dpt_test_type (GtkWindow *window, const char *text);

/**
 * dpt_test_picture:
 * @name: file name without folder and ending
 *
 * Writes what @widget shows as a PNG into the folder DPT_TEST_PICTURES; nothing where that is not set.
 */
void dpt_test_picture (GtkWidget *widget, const char *name);

/** dpt_test_set_dark: switches the whole program to the dark or the light palette */
void dpt_test_set_dark (gboolean dark);

G_END_DECLS
