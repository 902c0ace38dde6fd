/* dpt-say.h - a widget tells the person something through the window it is in.
 * For: panes, dialogs and perspectives. Not for: the log, and not for questions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** DPT_SAY_ACTION: the window's action that takes what is said, as a{sv}: text (s), error (b), button (s), action (s)
 */
#define DPT_SAY_ACTION "win.say"

/** dpt_say: shows @text (translated) as a toast and on the status line of the window that holds @widget; nothing
 * without a window */
void dpt_say (GtkWidget *widget, const char *text);

/** dpt_say_undo: like dpt_say(), with a button labelled @button that activates the detailed action name @action */
void dpt_say_undo (GtkWidget *widget, const char *text, const char *button, const char *action);

/**
 * dpt_say_activate:
 * @root: a window
 * @action: detailed name, as given to dpt_say_undo()
 *
 * Activates @action from where the last word was spoken, so that a toast reaches the actions of a pane and not only the
 * window's.
 */
void dpt_say_activate (GtkWidget *root, const char *action);

/** DPT_SAY_REFUSED_ACTION: the window's action that takes (ss): why a field refuses what is in it, or "", and what was said before */
#define DPT_SAY_REFUSED_ACTION "win.say-refused"

/** dpt_say_refused: @reason: (nullable): why a field refuses what was typed, on the status line alone: colour is not enough. %NULL
 * takes back @before, (nullable), where that still stands there. What is said in a dialog stands in the window behind it. */
void dpt_say_refused (GtkWidget *widget, const char *reason, const char *before);

/** dpt_complain: shows the message of @error, marked as an error; says nothing of a cancellation */
void dpt_complain (GtkWidget *widget, const GError *error);

G_END_DECLS
