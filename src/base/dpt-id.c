/* dpt-id.c - see dpt-id.h.
 * For: dpt_id_new(). Not for: anything that must survive a restart (ids are only ever new).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-id.h"

#include <sys/random.h>

#define EPOCH_MS G_GINT64_CONSTANT (1577836800000) /* 2020-01-01 UTC */
#define STATION_BITS 12
#define COUNTER_BITS 10

G_LOCK_DEFINE_STATIC (last);
static gint64 last_tick; /* milliseconds and counter as one growing number */
static gint64 next_of_sequence; /* 0: ids by time */

static gint64
get_station (void)
{
  static gsize station; /* 1 + the number, so that zero means not drawn */

  if (g_once_init_enter (&station))
    {
      guint16 drawn = 0;

      if (getrandom (&drawn, sizeof drawn, 0) != sizeof drawn)
        drawn = (guint16) g_random_int ();
      g_once_init_leave (&station, (gsize) (drawn & ((1 << STATION_BITS) - 1)) + 1);
    }
  return (gint64) station - 1;
}

gint64
dpt_id_new (void)
{
  gint64 tick = (g_get_real_time () / 1000 - EPOCH_MS) << COUNTER_BITS;
  gint64 milliseconds, counter;

  G_LOCK (last);
  if (next_of_sequence > 0)
    {
      gint64 id = next_of_sequence++;

      G_UNLOCK (last);
      return id;
    }
  /* A clock set back, or more than 1,024 ids in a millisecond, borrow from the time to come. */
  if (tick <= last_tick)
    tick = last_tick + 1;
  last_tick = tick;
  G_UNLOCK (last);

  milliseconds = tick >> COUNTER_BITS;
  counter = tick & ((1 << COUNTER_BITS) - 1);
  return milliseconds << (STATION_BITS + COUNTER_BITS) | get_station () << COUNTER_BITS | counter;
}

void
dpt_id_use_sequence (gint64 first)
{
  G_LOCK (last);
  next_of_sequence = first;
  G_UNLOCK (last);
}

gint64
dpt_id_get_instant (gint64 id)
{
  return ((id >> (STATION_BITS + COUNTER_BITS)) + EPOCH_MS) * 1000;
}
