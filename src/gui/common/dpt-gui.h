/* dpt-gui.h - makes the shared widgets, their style and icons known to GTK.
 * For: the application's start-up and every test program. Not for: anything that needs a database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** dpt_gui_init: call once after gtk_init(): libadwaita, the shared types for templates, style sheet and symbolic icons
 */
void dpt_gui_init (void);

/** dpt_gui_add_roles: makes the templates of the roles known; before the first widget of one is made, and not before the first frame */
void dpt_gui_add_roles (void);

/**
 * dpt_gui_is_test_mode:
 *
 * Returns: whether the environment sets DPT_TEST_MODE: toasts stay, animations are off, the lock comes quickly,
 * so that a program that drives the window never races against a clock
 */
gboolean dpt_gui_is_test_mode (void);

/**
 * dpt_gui_lead_down:
 * @entry: where words are typed
 * @results: where what they find stands
 *
 * Down in @entry goes to @results, past whatever filters stand between them, and chooses the row it comes to where none is chosen;
 * where @results has nothing to go to, the key stays GTK's.
 */
void dpt_gui_lead_down (GtkWidget *entry, GtkWidget *results);

/** DptSightKey: a key and the action of the widget that it stands for */
typedef struct
{
  guint key;
  GdkModifierType state;
  const char *action;
} DptSightKey;

/**
 * dpt_gui_add_keys_in_sight:
 * @keys: (array length=n_keys): static
 *
 * While @widget is in sight its keys work wherever in the window the focus is: whoever comes to a screen by Alt and a number has not
 * yet gone into its list. Where two such widgets are in sight, bindings of the class let the one with the focus answer.
 */
void dpt_gui_add_keys_in_sight (GtkWidget *widget, const DptSightKey *keys, gsize n_keys);

/**
 * dpt_gui_set_tooltip:
 * @text: (nullable)
 *
 * As gtk_widget_set_tooltip_text(), where it is not what stands there: GTK takes the tip away and makes it anew each time, which at
 * every keystroke of an examination was an eighth of the time to the frame.
 */
void dpt_gui_set_tooltip (GtkWidget *widget, const char *text);

G_END_DECLS
