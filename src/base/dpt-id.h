/* dpt-id.h - identifiers of rows, made by the application so that a record has its id before it is saved.
 * For: primary keys. Not for: numbers that people read (those come from counters without gaps).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dpt_id_new:
 *
 * 63 bits: milliseconds since 2020 (41), a number drawn once a process that stands for the station (12), a counter (10).
 * Ids of one process grow strictly; may be called from any thread. Two processes that draw the same station number
 * in the same millisecond would meet the primary key, and the later transaction fails whole.
 *
 * Returns: a positive id, never given before by this process
 */
gint64 dpt_id_new (void);

/**
 * dpt_id_use_sequence:
 * @first: the first id to give; 0 goes back to ids by time
 *
 * Makes dpt_id_new() count up from @first in the whole process: demonstration data are the same for the same seed only
 * when their ids are. For a database that holds nothing else.
 */
void dpt_id_use_sequence (gint64 first);

/** dpt_id_get_instant: Returns: when @id was made, UTC microseconds (to the millisecond) */
gint64 dpt_id_get_instant (gint64 id);

G_END_DECLS
