/* dpt-shell-keys.h - the keys that work on every screen, and the window that shows all keys.
 * For: the application and the window. Not for: keys of one perspective (DptPerspectiveClass.shortcuts).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-perspective.h"

G_BEGIN_DECLS

/** dpt_shell_keys_get: Returns: (array length=n): the shell's own keys, without Alt and a number for the screens */
const DptShortcut *dpt_shell_keys_get (gsize *n);

/**
 * dpt_shell_keys_create_window:
 *
 * @session: (nullable): screens it may not see are left out
 *
 * Made from the very tables that install the keys, so that it is complete and true.
 *
 * Returns: a shortcuts window of the shell and of every perspective in the table
 */
GtkWidget *dpt_shell_keys_create_window (GtkWindow *parent, DptSession *session);

G_END_DECLS
