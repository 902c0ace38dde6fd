/* dpt-vertex.c - see dpt-vertex.h.
 * For: vergence arithmetic. Not for: ray tracing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-vertex.h"

#include <math.h>

#define KERATOMETRIC 337.5
#define PUPIL_BEHIND_CORNEA 300 /* hundredths of a millimetre */

/* Dioptres to hundredths; what is a half on paper is not to fall by the last bit of a double. */
static int
to_hundredths (double dioptres)
{
  return (int) round (round (dioptres * 1e8) / 1e6);
}

static double
metres (int hundredths_mm)
{
  return hundredths_mm / 100000.0;
}

/* F / (1 - dF). At the very focus there is no answer; the caller's values are far from it. */
static double
move (double power, double d)
{
  double divisor = 1.0 - d * power;

  return fabs (divisor) < 1e-9 ? 0.0 : power / divisor;
}

int
dpt_vertex_compensate_power (int power, int from, int to)
{
  return to_hundredths (move (power / 100.0, metres (from - to)));
}

int
dpt_vertex_effective_power (int power, int from, int to)
{
  return to_hundredths (move (power / 100.0, -metres (from - to)));
}

DptRx
dpt_vertex_compensate (const DptRx *rx, int from, int to)
{
  DptRx moved = *rx;
  double d = metres (from - to);
  double first = move (rx->sphere / 100.0, d);
  double second = move ((rx->sphere + rx->cylinder) / 100.0, d);

  moved.sphere = to_hundredths (first);
  moved.cylinder = to_hundredths (second - first);
  if (moved.cylinder == 0)
    moved.axis = 0;
  return moved;
}

int
dpt_lens_get_back_vertex_power (int front, int back, int thickness, int index)
{
  g_return_val_if_fail (index > 1000, 0);

  return to_hundredths (move (front / 100.0, metres (thickness) * 1000.0 / index) + back / 100.0);
}

int
dpt_lens_get_front_vertex_power (int front, int back, int thickness, int index)
{
  return dpt_lens_get_back_vertex_power (back, front, thickness, index);
}

int
dpt_lens_get_surface_power (int radius, int index)
{
  g_return_val_if_fail (radius != 0, 0);

  return to_hundredths ((index - 1000) / 1000.0 / metres (radius));
}

int
dpt_lens_get_radius (int surface_power, int index)
{
  if (surface_power == 0)
    return 0;
  return (int) lround ((index - 1000) * 1e4 / surface_power);
}

int
dpt_lens_convert_index (int power, int assumed_index, int actual_index)
{
  g_return_val_if_fail (assumed_index > 1000 && actual_index > 1000, power);

  return to_hundredths (power / 100.0 * (actual_index - 1000) / (assumed_index - 1000));
}

int
dpt_lens_get_magnification (int front, int back_vertex_power, int thickness, int index, int vertex)
{
  double shape, power;

  g_return_val_if_fail (index > 1000, 1000);

  shape = 1.0 - metres (thickness) * 1000.0 / index * front / 100.0;
  power = 1.0 - metres (vertex + PUPIL_BEHIND_CORNEA) * back_vertex_power / 100.0;
  g_return_val_if_fail (shape > 0 && power > 0, 1000);
  return (int) lround (1000.0 / shape / power);
}

int
dpt_keratometry_power_from_radius (int radius)
{
  g_return_val_if_fail (radius > 0, 0);

  return (int) lround (KERATOMETRIC * 10000.0 / radius);
}

int
dpt_keratometry_radius_from_power (int power)
{
  g_return_val_if_fail (power > 0, 0);

  return (int) lround (KERATOMETRIC * 10000.0 / power);
}
