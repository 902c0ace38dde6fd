/* dpt-rx.c - see dpt-rx.h: the arithmetic of refractions.
 * For: forms, vectors, sums, comparison. Not for: the checks (dpt-rx-check.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-rx.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RADIANS(degrees) ((degrees) * G_PI / 180.0)

static const char *const base_nicks[] = { "", "in", "out", "up", "down" };

const char *
dpt_base_to_nick (DptBase base)
{
  g_return_val_if_fail ((guint) base < G_N_ELEMENTS (base_nicks), "");

  return base_nicks[base];
}

DptBase
dpt_base_from_nick (const char *nick)
{
  for (gsize i = 1; nick != NULL && i < G_N_ELEMENTS (base_nicks); i++)
    if (g_str_equal (nick, base_nicks[i]))
      return (DptBase) i;
  return DPT_BASE_NONE;
}

int
dpt_axis_normalize (int degrees)
{
  int turned = degrees % 180;

  return turned <= 0 ? turned + 180 : turned;
}

int
dpt_axis_difference (int a, int b)
{
  int difference = abs (dpt_axis_normalize (a) - dpt_axis_normalize (b));

  return difference > 90 ? 180 - difference : difference;
}

int
dpt_power_round_to_step (int hundredths, int step)
{
  g_return_val_if_fail (step > 0, hundredths);

  return (hundredths + (hundredths < 0 ? -step : step) / 2) / step * step;
}

gboolean
dpt_rx_equal (const DptRx *a, const DptRx *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

gboolean
dpt_rx_same_lens (const DptRx *a, const DptRx *b)
{
  DptRx left = dpt_rx_to_minus_cylinder (a), right = dpt_rx_to_minus_cylinder (b);

  return dpt_rx_equal (&left, &right);
}

gboolean
dpt_rx_is_neutral (const DptRx *rx)
{
  return rx->sphere == 0 && rx->cylinder == 0 && rx->addition == 0 && rx->prism_h == 0 && rx->prism_v == 0;
}

DptRx
dpt_rx_transpose (const DptRx *rx)
{
  DptRx other = *rx;

  if (rx->cylinder == 0)
    return other;
  other.sphere = rx->sphere + rx->cylinder;
  other.cylinder = -rx->cylinder;
  other.axis = dpt_axis_normalize (rx->axis + 90);
  return other;
}

DptRx
dpt_rx_to_minus_cylinder (const DptRx *rx)
{
  return rx->cylinder > 0 ? dpt_rx_transpose (rx) : *rx;
}

DptRx
dpt_rx_to_plus_cylinder (const DptRx *rx)
{
  return rx->cylinder < 0 ? dpt_rx_transpose (rx) : *rx;
}

int
dpt_rx_get_spherical_equivalent (const DptRx *rx)
{
  int doubled = 2 * rx->sphere + rx->cylinder;

  return (doubled + (doubled < 0 ? -1 : 1)) / 2;
}

int
dpt_rx_get_power_in_meridian (const DptRx *rx, int degrees)
{
  double s = sin (RADIANS (degrees - rx->axis));

  /* The sine of 180 degrees is not quite nought in doubles: what is a half on paper stays one. */
  return (int) round (rx->sphere + round (rx->cylinder * s * s * 1e6) / 1e6);
}

DptPowerVector
dpt_rx_to_vector (const DptRx *rx)
{
  double half = rx->cylinder / 200.0;

  return (DptPowerVector) {
    .m = rx->sphere / 100.0 + half,
    .j0 = -half * cos (RADIANS (2 * rx->axis)),
    .j45 = -half * sin (RADIANS (2 * rx->axis)),
  };
}

DptRx
dpt_rx_from_vector (const DptPowerVector *vector)
{
  double length = hypot (vector->j0, vector->j45);
  DptRx rx = { 0 };

  /* A millionth of a dioptre keeps a half a half, as above. */
  rx.cylinder = (int) round (round (-2e6 * length) / 1e4);
  rx.sphere = (int) round (round ((vector->m + length) * 1e6) / 1e4);
  if (rx.cylinder != 0)
    rx.axis = dpt_axis_normalize ((int) lround (atan2 (vector->j45, vector->j0) * 90.0 / G_PI));
  return rx;
}

/* Adds two prisms along one line; @positive is the base that counts as plus. */
static void
add_prisms (int a, int base_a, int b, int base_b, DptBase positive, DptBase negative, int *prism, int *base)
{
  int sum = (base_a == (int) positive ? a : -a) + (base_b == (int) positive ? b : -b);

  *prism = abs (sum);
  *base = (int) (sum > 0 ? positive : sum < 0 ? negative : DPT_BASE_NONE);
}

DptRx
dpt_rx_add (const DptRx *a, const DptRx *b)
{
  DptPowerVector left = dpt_rx_to_vector (a), right = dpt_rx_to_vector (b);
  DptPowerVector sum = { left.m + right.m, left.j0 + right.j0, left.j45 + right.j45 };
  DptRx rx = dpt_rx_from_vector (&sum);

  rx.addition = a->addition + b->addition;
  add_prisms (a->prism_h, a->base_h, b->prism_h, b->base_h, DPT_BASE_IN, DPT_BASE_OUT, &rx.prism_h, &rx.base_h);
  add_prisms (a->prism_v, a->base_v, b->prism_v, b->base_v, DPT_BASE_UP, DPT_BASE_DOWN, &rx.prism_v, &rx.base_v);
  return rx;
}

DptRxDifference
dpt_rx_compare (const DptRx *first, const DptRx *second)
{
  DptRx a = dpt_rx_to_minus_cylinder (first), b = dpt_rx_to_minus_cylinder (second);
  DptPowerVector u = dpt_rx_to_vector (&a), v = dpt_rx_to_vector (&b);
  double j = hypot (v.j0 - u.j0, v.j45 - u.j45);

  return (DptRxDifference) {
    .sphere = b.sphere - a.sphere,
    .cylinder = b.cylinder - a.cylinder,
    .axis = a.cylinder != 0 && b.cylinder != 0 ? dpt_axis_difference (a.axis, b.axis) : 0,
    .addition = b.addition - a.addition,
    .equivalent = dpt_rx_get_spherical_equivalent (&b) - dpt_rx_get_spherical_equivalent (&a),
    .blur = (int) lround (100.0 * hypot (v.m - u.m, j)),
  };
}
