/* bench.h - what the programs that measure share: medians, percentiles, and a line of the table.
 * For: tests/bench. Not for: tests, which pass or fail.
 *
 * A line of the table begins with "== " and is picked out by build-aux/bench:
 *   == what | bare | ours | ratio | to reach | met or MISSED
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** bench_now: Returns: microseconds of a clock that only goes forward */
double bench_now (void);
/** bench_work: Returns: microseconds of processor time of this thread: what the neighbours of a shared machine do not change */
double bench_work (void);

/** bench_percentile: sorts @values. Returns: the value that @percent of them do not exceed */
double bench_percentile (GArray *values, guint percent);

/** bench_ratio: prints @what: ours against bare, in @unit, and the ratio, which is to be @most at most (0: no goal) */
void bench_ratio (const char *what, double bare, double ours, const char *unit, double most);
/** bench_speed: the same where more is better: the ratio is to be @least at least */
void bench_speed (const char *what, double bare, double ours, const char *unit, double least);
/** bench_limit: prints @what: ours, which is to be @most at most */
void bench_limit (const char *what, double ours, const char *unit, double most);

/** bench_get_memory: Returns: resident memory of this process in MB */
double bench_get_memory (void);
/** bench_get_own_memory: Returns: the same without files that are mapped, libraries and database, which the system takes back at will */
double bench_get_own_memory (void);

G_END_DECLS
