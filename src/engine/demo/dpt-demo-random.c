/* dpt-demo-random.c - see dpt-demo-random.h.
 * For: demonstration data. Not for: secrets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo-random.h"

guint64
dpt_demo_random_next (DptDemoRandom *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

guint
dpt_demo_random_below (DptDemoRandom *self, guint n)
{
  g_return_val_if_fail (n > 0, 0);

  return (guint) (((dpt_demo_random_next (self) >> 32) * n) >> 32);
}

int
dpt_demo_random_between (DptDemoRandom *self, int low, int high)
{
  return low + (int) dpt_demo_random_below (self, (guint) (high - low + 1));
}

gboolean
dpt_demo_random_chance (DptDemoRandom *self, guint percent)
{
  return dpt_demo_random_below (self, 100) < percent;
}

int
dpt_demo_random_bell (DptDemoRandom *self, int middle, int spread)
{
  int sum = 0;

  for (int i = 0; i < 4; i++)
    sum += dpt_demo_random_between (self, -1000, 1000);
  return middle + sum * spread / 1155; /* four dice of ±1000 have a standard deviation of 1155 */
}

char *
dpt_demo_random_uuid (DptDemoRandom *self, gint64 at)
{
  guint64 milliseconds = (guint64) at / 1000;
  guint64 a = dpt_demo_random_next (self);
  guint64 b = dpt_demo_random_next (self);

  return g_strdup_printf ("%08x-%04x-7%03x-%04x-%012" G_GINT64_MODIFIER "x", (guint) (milliseconds >> 16), (guint) milliseconds & 0xffff,
                          (guint) a & 0xfff, 0x8000 | ((guint) (b >> 48) & 0x3fff), b & G_GUINT64_CONSTANT (0xffffffffffff));
}
