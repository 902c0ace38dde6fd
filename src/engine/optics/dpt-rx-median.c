/* dpt-rx-median.c - see dpt-rx-median.h.
 * For: the median by components of power vectors. Not for: which readings count.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-rx-median.h"

#include <stdlib.h>

#define QUARTER 25

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
find_median (double *values, gsize n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static gboolean
is_in_quarters (const DptRx *rx, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (rx[i].sphere % QUARTER != 0 || rx[i].cylinder % QUARTER != 0)
      return FALSE;
  return TRUE;
}

DptRx
dpt_rx_median (const DptRx *rx, gsize n)
{
  g_autofree double *m = g_new (double, n + 1);
  g_autofree double *j0 = g_new (double, n + 1);
  g_autofree double *j45 = g_new (double, n + 1);
  DptRx median = { 0 };

  g_return_val_if_fail (rx != NULL || n == 0, median);

  if (n == 0)
    return median;
  for (gsize i = 0; i < n; i++)
    {
      DptPowerVector vector = dpt_rx_to_vector (&rx[i]);

      m[i] = vector.m;
      j0[i] = vector.j0;
      j45[i] = vector.j45;
    }
  median = dpt_rx_from_vector (&(DptPowerVector) { find_median (m, n), find_median (j0, n), find_median (j45, n) });
  if (is_in_quarters (rx, n))
    {
      median.sphere = dpt_power_round_to_step (median.sphere, QUARTER);
      median.cylinder = dpt_power_round_to_step (median.cylinder, QUARTER);
    }
  if (median.cylinder == 0)
    median.axis = 0;
  return median;
}
