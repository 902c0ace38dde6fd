/* dpt-demo-random.h - chance that is the same for the same seed, on every machine.
 * For: demonstration data. Not for: secrets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The state of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). */
typedef struct
{
  guint64 state;
} DptDemoRandom;

/** dpt_demo_random_next: Returns: 64 random bits */
guint64 dpt_demo_random_next (DptDemoRandom *self);
/** dpt_demo_random_below: Returns: a number from 0 to @n - 1; @n at least 1 */
guint dpt_demo_random_below (DptDemoRandom *self, guint n);
/** dpt_demo_random_between: Returns: a number from @low to @high, both included */
int dpt_demo_random_between (DptDemoRandom *self, int low, int high);
/** dpt_demo_random_chance: Returns: %TRUE in @percent of 100 cases */
gboolean dpt_demo_random_chance (DptDemoRandom *self, guint percent);
/** dpt_demo_random_bell: Returns: a number around @middle, rarely further away than three times @spread (a sum of four dice) */
int dpt_demo_random_bell (DptDemoRandom *self, int middle, int spread);
/**
 * dpt_demo_random_uuid:
 * @at: the instant it begins with, after 1970: what is later has a later UUID, so that an index over millions grows at its end
 *
 * Returns: (transfer full): a UUID of version 7 (RFC 9562), of this seed
 */
char *dpt_demo_random_uuid (DptDemoRandom *self, gint64 at);

G_END_DECLS
