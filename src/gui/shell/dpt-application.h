/* dpt-application.h - the program: its options, its database, its windows.
 * For: main() and the pages of the gate. Not for: perspectives, which know a session.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DPT_TYPE_APPLICATION (dpt_application_get_type ())
G_DECLARE_FINAL_TYPE (DptApplication, dpt_application, DPT, APPLICATION, AdwApplication)

/** dpt_application_new: Returns: (transfer full): run it with g_application_run() */
DptApplication *dpt_application_new (void);

/** dpt_application_get_uri: Returns: (transfer none): the database to open: --db, else the shop's own on this machine */
const char *dpt_application_get_uri (DptApplication *self);

/** dpt_application_is_demo: Returns: whether --demo was given, or the demonstration shop was chosen at first start */
gboolean dpt_application_is_demo (DptApplication *self);

/**
 * dpt_application_set_session:
 * @session: (nullable): who signed in; %NULL signs out
 *
 * Hands the session to every window. The action "app.lock" puts the gate back.
 */
void     dpt_application_set_session (DptApplication *self, GObject *session);
GObject *dpt_application_get_session (DptApplication *self);

G_END_DECLS
