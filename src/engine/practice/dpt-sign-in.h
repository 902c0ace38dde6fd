/* dpt-sign-in.h - who somebody is: by name and password, or by tile and PIN at a station that is unlocked.
 * For: the sign-in page, `dioptrectl --user`. Not for: what somebody may do (dpt-right.h).
 *
 *   begin (written down, delay looked at) ──► compare, off every lock ──► success | wrong (written down)
 *         └► delayed | refused (written down, nothing compared)
 *
 * Failures since the last success delay the next try: none after the first and second, then 2, 4, 8… seconds up to five
 * minutes, by the session's clock. After five wrong PINs only the password counts. An unknown name takes as long, is
 * delayed and reads the same as a wrong password.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_SIGN_IN (dpt_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (DptSignIn, dpt_sign_in, DPT, SIGN_IN, GObject)

#define DPT_SIGN_IN_MOST_PINS 5
#define DPT_SIGN_IN_LONGEST_DELAY 300 /* seconds */

/** dpt_sign_in_new: @machine: the host's name, by which the station is found, or made at the first password */
DptSignIn *dpt_sign_in_new (DptDb *db, DptClock *clock, const char *machine);

/** dpt_sign_in_get_unlocked: Returns: whether PINs are taken here: after the first password since the program began, and always in the demonstration shop (known after dpt_sign_in_list_users()) */
gboolean dpt_sign_in_get_unlocked (DptSignIn *self);
/** dpt_sign_in_lock_station: PINs are not taken any more until the next password */
void dpt_sign_in_lock_station (DptSignIn *self);
/** dpt_sign_in_get_wait_until: Returns: UTC microseconds before which the last name tried is not tried again; 0: at once */
gint64 dpt_sign_in_get_wait_until (DptSignIn *self);
/** dpt_sign_in_get_demonstration: Returns: whether this is the demonstration shop, known after dpt_sign_in_list_users() */
gboolean dpt_sign_in_get_demonstration (DptSignIn *self);

/**
 * dpt_sign_in_by_password:
 * @establishment_id: where to work; 0: the station's, or the first one where the user has a role
 *
 * Blocks for a good part of a second: never on the main thread.
 * Errors: %DPT_ERROR_REFUSED with field "password", "wait" (try again later) or %NULL (no role here).
 *
 * Returns: (transfer full) (nullable): the session
 */
DptSession *dpt_sign_in_by_password (DptSignIn *self, const char *login, const char *password, gint64 establishment_id,
                                     GError **error);

/** dpt_sign_in_by_pin: like dpt_sign_in_by_password(); field "pin", "wait", or "password": only the password counts now */
DptSession *dpt_sign_in_by_pin (DptSignIn *self, gint64 user_id, const char *pin, gint64 establishment_id, GError **error);

void dpt_sign_in_by_password_async (DptSignIn *self, const char *login, const char *password, gint64 establishment_id,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void dpt_sign_in_by_pin_async (DptSignIn *self, gint64 user_id, const char *pin, gint64 establishment_id,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** dpt_sign_in_finish: Returns: (transfer full) (nullable): the session, for both */
DptSession *dpt_sign_in_finish (DptSignIn *self, GAsyncResult *result, GError **error);

/** dpt_sign_in_list_users: Returns: (transfer full) (element-type DptUserRow) (nullable): who may sign in, for the tiles. Blocks. */
GPtrArray *dpt_sign_in_list_users (DptSignIn *self, GError **error);
void dpt_sign_in_list_users_async (DptSignIn *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dpt_sign_in_list_users_finish (DptSignIn *self, GAsyncResult *result, GError **error);

/** dpt_sign_in_must_change_password: Returns: whether the user of this session is to choose a new password first */
gboolean dpt_sign_in_must_change_password (DptSession *session);

/** dpt_sign_in_note_lock_async: writes down that the station was locked, or (@out) that the user went. Nobody waits for it. */
void dpt_sign_in_note_lock_async (DptSession *session, gboolean out);

/** dpt_sign_in_prove: whether @password is that of the session's user; counts and delays like a sign-in. Blocks. */
gboolean dpt_sign_in_prove (DptSession *session, const char *password, GError **error);

/** dpt_sign_in_note: inside a unit: an entry in the log of sign-ins ("lock", "out", "unlocked_by_administrator") */
gboolean dpt_sign_in_note (DptUnit *unit, gint64 user_id, const char *means, GError **error);

/** dpt_sign_in_get_delay: Returns: seconds to wait after so many failures in a row */
int dpt_sign_in_get_delay (gint64 failures);

G_END_DECLS
