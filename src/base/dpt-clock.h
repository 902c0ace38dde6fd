/* dpt-clock.h - the time of day, as something that is passed in and can be faked.
 * For: every act that writes when it happened. Not for: measuring durations.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DPT_TYPE_CLOCK (dpt_clock_get_type ())
G_DECLARE_FINAL_TYPE (DptClock, dpt_clock, DPT, CLOCK, GObject)

/** dpt_clock_new: Returns: (transfer full): the clock of the machine, in its local time zone */
DptClock *dpt_clock_new (void);

/** dpt_clock_new_fixed: Returns: (transfer full): a clock that stands at @now_us until dpt_clock_set_now(); for tests and demonstration data */
DptClock *dpt_clock_new_fixed (gint64 now_us);

/** dpt_clock_set_now: sets a fixed clock. Only for a clock made by dpt_clock_new_fixed(). */
void dpt_clock_set_now (DptClock *self, gint64 now_us);

/** dpt_clock_get_now: Returns: microseconds since 1970-01-01 UTC. May be called from any thread. */
gint64 dpt_clock_get_now (DptClock *self);

/** dpt_clock_dup_today: Returns: (transfer full): the local date as ISO text, "2026-11-22" */
char *dpt_clock_dup_today (DptClock *self);

G_END_DECLS
