/* dpt-session.h - who works, where, on which database, at what time: passed to everything that acts.
 * For: running units of work under a user's rights. Not for: checking passwords (dpt-sign-in.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-clock.h"
#include "db/dpt-db.h"
#include "engine/practice/dpt-right.h"

G_BEGIN_DECLS

#define DPT_TYPE_SESSION (dpt_session_get_type ())
G_DECLARE_FINAL_TYPE (DptSession, dpt_session, DPT, SESSION, GObject)

/**
 * DptUnit:
 * @connection: in an open transaction
 * @session: on whose behalf
 * @now: when it began, UTC microseconds: what one unit writes has one time, so that its rows are found by it; 0: the session's clock
 *   is asked each time (demonstration data, which makes many days in one transaction)
 *
 * One unit of work: what every writing function of the engine takes first. See dpt-unit.h.
 */
typedef struct
{
  DptDbConnection *connection;
  DptSession *session;
  gint64 now;
} DptUnit;

/**
 * DptUnitFunc:
 *
 * Like #DptDbFunc: may run again from the start, returns %NULL with @error set for a failure, and everything is rolled back then.
 */
typedef gpointer (*DptUnitFunc) (DptUnit *unit, gpointer args, GError **error);

/**
 * dpt_session_new:
 * @user_id: an active user
 * @establishment_id: where the user works now; 0: the first one where the user has a role
 * @station_id: 0: none
 *
 * Reads name, roles and rights. Blocks: call it off the main thread. The caller has checked who it is (dpt-sign-in.h).
 *
 * Returns: (transfer full) (nullable): an immutable session, usable from any thread
 */
DptSession *dpt_session_new (DptDb *db, DptClock *clock, gint64 user_id, gint64 establishment_id, gint64 station_id, GError **error);

/**
 * dpt_session_new_system:
 *
 * For creating a shop, demonstration data, migration and tests: no user, every right. @establishment_id may be 0.
 */
DptSession *dpt_session_new_system (DptDb *db, DptClock *clock, gint64 establishment_id, GError **error);

DptDb *dpt_session_get_db (DptSession *self);
DptClock *dpt_session_get_clock (DptSession *self);
/** dpt_session_get_now: Returns: UTC microseconds by the session's clock */
gint64 dpt_session_get_now (DptSession *self);
/** dpt_session_dup_today: Returns: (transfer full): the local ISO date by the session's clock */
char *dpt_session_dup_today (DptSession *self);

/** dpt_session_get_user_id: Returns: 0 for the system */
gint64 dpt_session_get_user_id (DptSession *self);
const char *dpt_session_get_user_name (DptSession *self);
const char *dpt_session_get_professional_number (DptSession *self);
gint64 dpt_session_get_establishment_id (DptSession *self);
const char *dpt_session_get_establishment_name (DptSession *self);
const char *dpt_session_get_establishment_code (DptSession *self);
gint64 dpt_session_get_station_id (DptSession *self);
const char *dpt_session_get_currency (DptSession *self);
const char *dpt_session_get_country (DptSession *self);
gboolean dpt_session_get_demonstration (DptSession *self);
/** dpt_session_get_discount_limit: Returns: the largest discount this user may give, in basis points */
int dpt_session_get_discount_limit (DptSession *self);
gboolean dpt_session_has_role (DptSession *self, DptRole role);
/** dpt_session_may: Returns: whether the user has the right here; for screens. The engine asks dpt_unit_require(). */
gboolean dpt_session_may (DptSession *self, DptRight right);

/**
 * dpt_session_write:
 * @result_free: (nullable): frees the result of a try that came to nothing, as for dpt_db_write()
 *
 * Runs @func in one write transaction, on the calling thread. A refusal for want of a right is noted in the audit trail.
 */
gpointer dpt_session_write (DptSession *self, DptUnitFunc func, gpointer args, GDestroyNotify result_free, GError **error);
/** dpt_session_read: the same in a snapshot */
gpointer dpt_session_read (DptSession *self, DptUnitFunc func, gpointer args, GDestroyNotify result_free, GError **error);

/** dpt_session_write_async: like dpt_db_write_async(); the callback comes in the caller's context with @self as source */
void dpt_session_write_async (DptSession *self, DptUnitFunc func, gpointer args, GDestroyNotify args_free,
                              GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
void dpt_session_read_async (DptSession *self, DptUnitFunc func, gpointer args, GDestroyNotify args_free,
                             GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
/** dpt_session_run_finish: Returns: (transfer full) (nullable): the function's result */
gpointer dpt_session_run_finish (DptSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
