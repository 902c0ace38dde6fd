/* dpt-unit.h - what a unit of work does in every subject: ask for a right, save with audit, take a number.
 * For: the engine's writing functions. Not for: opening transactions (dpt-session.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

/**
 * dpt_unit_require:
 *
 * Fails with %DPT_ERROR_REFUSED where the user does not have @right here; the message says what was refused and whom to ask,
 * and dpt_error_get_field() gives the right's name.
 */
gboolean dpt_unit_require (DptUnit *unit, DptRight right, GError **error);

/** dpt_unit_load: like dpt_record_load() */
gpointer dpt_unit_load (DptUnit *unit, GType type, gint64 id, GError **error);

/**
 * dpt_unit_save:
 *
 * Inserts a new record or updates a loaded one, with an audit entry of who, when and what changed. Secret fields are
 * named in the trail, never their values. Rights are the caller's to ask for.
 */
gboolean dpt_unit_save (DptUnit *unit, gpointer record, GError **error);

/** dpt_unit_add: inserts a record of an append-only table; its audit is the act's (dpt_unit_audit()) */
gboolean dpt_unit_add (DptUnit *unit, gpointer record, GError **error);

/** dpt_unit_remove: deletes a record, with an audit entry that keeps what it held */
gboolean dpt_unit_remove (DptUnit *unit, gpointer record, GError **error);

/**
 * dpt_unit_audit:
 * @action: a word from a constant ("issue", "sign", "deliver")
 * @change: (nullable): JSON
 */
gboolean dpt_unit_audit (DptUnit *unit, const char *action, const char *table, gint64 id, const char *change, GError **error);

/**
 * dpt_unit_take_number:
 * @series: "F", "O"…
 * @year: of the number; 0 for a series that never starts again
 *
 * The next number of the establishment's series, without gaps: it comes back with the transaction when that fails.
 *
 * Returns: 1 or more, 0 on failure
 */
gint64 dpt_unit_take_number (DptUnit *unit, gint64 establishment_id, const char *series, int year, GError **error);

/* Short ways to the unit's session. */
gint64 dpt_unit_get_now (DptUnit *unit);
char *dpt_unit_dup_today (DptUnit *unit);
int dpt_unit_get_year (DptUnit *unit);
gint64 dpt_unit_get_user_id (DptUnit *unit);
gint64 dpt_unit_get_establishment_id (DptUnit *unit);
gint64 dpt_unit_get_station_id (DptUnit *unit);

G_END_DECLS
