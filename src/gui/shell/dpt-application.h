/* dpt-application.h - the program: its options, its database, who is signed in, its windows.
 * For: main() and the pages of the gate. Not for: perspectives, which know a session.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-sign-in.h"

G_BEGIN_DECLS

#define DPT_TYPE_APPLICATION (dpt_application_get_type ())
G_DECLARE_FINAL_TYPE (DptApplication, dpt_application, DPT, APPLICATION, AdwApplication)

/** dpt_application_new: Returns: (transfer full): run it with g_application_run() */
DptApplication *dpt_application_new (void);

/** dpt_application_get_uri: Returns: (transfer none): the database to open: --db, else the shop's own on this machine
 */
const char *dpt_application_get_uri (DptApplication *self);

/**
 * dpt_application_open:
 * @uri: a database; made where it is not there yet
 *
 * Closes what was open and opens @uri off the main thread; the gates of all windows show how it goes. Called at start
 * with the URI of the command line; a first-start page calls it to go over to the demonstration shop.
 */
void dpt_application_open (DptApplication *self, const char *uri);

/** dpt_application_is_demo: Returns: whether --demo was given */
gboolean dpt_application_is_demo (DptApplication *self);

/** dpt_application_create_demo_uri: Returns: (transfer full): where the demonstration shop of this user lives */
char *dpt_application_create_demo_uri (DptApplication *self);

/**
 * dpt_application_dup_unfinished_path:
 *
 * While this file is there, the database at @uri is being made, or its making was cut short: then dpt_application_open() begins
 * again with an empty one.
 *
 * Returns: (transfer full) (nullable): beside the database; %NULL where that is no file
 */
char *dpt_application_dup_unfinished_path (const char *uri);

/** dpt_application_get_db: Returns: (transfer none) (nullable): the open database, %NULL while it is being opened */
DptDb *dpt_application_get_db (DptApplication *self);
/** dpt_application_get_sign_in: Returns: (transfer none) (nullable): who checks names and PINs on the open database; remembers that the station is unlocked */
DptSignIn *dpt_application_get_sign_in (DptApplication *self);
/** dpt_application_get_clock: Returns: (transfer none): the clock every session takes */
DptClock *dpt_application_get_clock (DptApplication *self);

/**
 * dpt_application_set_session:
 * @session: (nullable): who signed in; %NULL signs out, as the action "app.lock" does
 *
 * Hands the session to every window and takes the gates away, or puts them back.
 */
void        dpt_application_set_session (DptApplication *self, DptSession *session);
DptSession *dpt_application_get_session (DptApplication *self);

/** dpt_application_get_last_user_id: Returns: who was signed in before the lock, 0 for nobody */
gint64 dpt_application_get_last_user_id (DptApplication *self);

G_END_DECLS
