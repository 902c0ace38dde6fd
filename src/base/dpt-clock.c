/* dpt-clock.c - see dpt-clock.h.
 * For: the engine's notion of now. Not for: time zones of establishments (dates are local to the machine).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-clock.h"

#include "base/dpt-date.h"

struct _DptClock
{
  GObject parent_instance;
  gboolean fixed;
  gint64 now_us;
};

G_DEFINE_FINAL_TYPE (DptClock, dpt_clock, G_TYPE_OBJECT)

static void
dpt_clock_class_init (DptClockClass *klass)
{
}

static void
dpt_clock_init (DptClock *self)
{
}

DptClock *
dpt_clock_new (void)
{
  return g_object_new (DPT_TYPE_CLOCK, NULL);
}

DptClock *
dpt_clock_new_fixed (gint64 now_us)
{
  DptClock *self = g_object_new (DPT_TYPE_CLOCK, NULL);

  self->fixed = TRUE;
  self->now_us = now_us;
  return self;
}

void
dpt_clock_set_now (DptClock *self, gint64 now_us)
{
  g_return_if_fail (DPT_IS_CLOCK (self));
  g_return_if_fail (self->fixed);

  self->now_us = now_us;
}

gint64
dpt_clock_get_now (DptClock *self)
{
  g_return_val_if_fail (DPT_IS_CLOCK (self), 0);

  return self->fixed ? self->now_us : g_get_real_time ();
}

char *
dpt_clock_dup_today (DptClock *self)
{
  g_return_val_if_fail (DPT_IS_CLOCK (self), NULL);

  return dpt_date_from_instant (dpt_clock_get_now (self));
}
