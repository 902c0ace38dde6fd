/* dpt-boxing.c - see dpt-boxing.h.
 * For: arithmetic of the boxing system. Not for: contours (dpt-frame-outline.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-boxing.h"

#include <math.h>

#define ROTATION_CENTRE 27.0 /* mm behind the lens */
#define OUTLINE_POINTS 360

int
dpt_boxing_get_frame_pd (int a, int dbl)
{
  return a + dbl;
}

/* Halves of hundredths of a millimetre away from zero; nobody can measure them. */
static int
halve (int value)
{
  return (value + (value < 0 ? -1 : 1)) / 2;
}

int
dpt_boxing_get_decentration (int a, int dbl, int mono_pd)
{
  return halve (a + dbl - 2 * mono_pd);
}

int
dpt_boxing_get_height_decentration (int b, int height)
{
  return halve (2 * height - b);
}

int
dpt_boxing_get_minimum_blank (int effective_diameter, int in, int up)
{
  return (int) lround (effective_diameter + 2.0 * hypot (in, up)) + DPT_BOXING_BLANK_ALLOWANCE;
}

int
dpt_boxing_get_minimum_blank_of_outline (const DptPoint *points, gsize n, int in, int up)
{
  double longest = 0;

  g_return_val_if_fail (points != NULL && n > 0, 0);

  for (gsize i = 0; i < n; i++)
    longest = MAX (longest, hypot (points[i].x - in / 100.0, points[i].y - up / 100.0));
  return (int) lround (longest * 200.0) + DPT_BOXING_BLANK_ALLOWANCE;
}

int
dpt_boxing_estimate_effective_diameter (DptFrameShape shape, int a, int b)
{
  g_autofree DptPoint *points = dpt_frame_outline_create (shape, a, b, OUTLINE_POINTS);

  g_return_val_if_fail (points != NULL, 0);
  return dpt_outline_get_effective_diameter (points, OUTLINE_POINTS);
}

int
dpt_boxing_get_near_inset (int far_pd, int near_pd)
{
  return halve (far_pd - near_pd);
}

int
dpt_boxing_reckon_near_inset (int mono_pd, int power, int working_distance)
{
  double divisor;

  g_return_val_if_fail (working_distance > 0, 0);

  divisor = 1.0 + working_distance / 100.0 * (1.0 / ROTATION_CENTRE - power / 100.0 / 1000.0);
  return divisor > 0.1 ? (int) lround (mono_pd / divisor) : 0;
}
