/* dpt-prism.c - see dpt-prism.h.
 * For: Prentice and vectors. Not for: thick prisms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-prism.h"

#include <math.h>
#include <stdlib.h>

#define LONGEST_DECENTRATION 50.0 /* mm */

/* Seen from the front, right is the nose of the right eye and the temple of the left one. */
static int
nasal_sign (DptEye eye)
{
  return eye == DPT_EYE_LEFT ? -1 : 1;
}

DptPrism
dpt_prism_from_signed (int in, int up)
{
  return (DptPrism) {
    .h = abs (in),
    .base_h = in > 0 ? DPT_BASE_IN : in < 0 ? DPT_BASE_OUT : DPT_BASE_NONE,
    .v = abs (up),
    .base_v = up > 0 ? DPT_BASE_UP : up < 0 ? DPT_BASE_DOWN : DPT_BASE_NONE,
  };
}

DptPrism
dpt_prism_from_rx (const DptRx *rx)
{
  return (DptPrism) { rx->prism_h, rx->base_h, rx->prism_v, rx->base_v };
}

int
dpt_prism_get_in (const DptPrism *prism)
{
  return prism->base_h == DPT_BASE_IN ? prism->h : prism->base_h == DPT_BASE_OUT ? -prism->h : 0;
}

int
dpt_prism_get_up (const DptPrism *prism)
{
  return prism->base_v == DPT_BASE_UP ? prism->v : prism->base_v == DPT_BASE_DOWN ? -prism->v : 0;
}

DptPrism
dpt_prism_add (const DptPrism *a, const DptPrism *b)
{
  return dpt_prism_from_signed (dpt_prism_get_in (a) + dpt_prism_get_in (b),
                                dpt_prism_get_up (a) + dpt_prism_get_up (b));
}

/* Power matrix in dioptres, x to the right of who looks at the lens from the front. */
static void
get_matrix (const DptRx *rx, double *px, double *py, double *pxy)
{
  double s = rx->sphere / 100.0, c = rx->cylinder / 100.0, a = rx->axis * G_PI / 180.0;

  *px = s + c * sin (a) * sin (a);
  *py = s + c * cos (a) * cos (a);
  *pxy = -c * sin (a) * cos (a);
}

/* Away from zero at halves that doubles miss by a hair. */
static int
round_safely (double value)
{
  return (int) round (round (value * 1e6) / 1e6);
}

DptPrism
dpt_prism_from_decentration (const DptRx *rx, DptEye eye, int in, int up)
{
  double px, py, pxy;
  double x = in * nasal_sign (eye) / 1000.0, y = up / 1000.0; /* cm */

  get_matrix (rx, &px, &py, &pxy);
  return dpt_prism_from_signed (round_safely (100.0 * (px * x + pxy * y)) * nasal_sign (eye),
                                round_safely (100.0 * (pxy * x + py * y)));
}

gboolean
dpt_prism_to_decentration (const DptRx *rx, DptEye eye, const DptPrism *prism, int *in, int *up)
{
  double px, py, pxy, determinant, x, y;
  double h = dpt_prism_get_in (prism) * nasal_sign (eye) / 100.0, v = dpt_prism_get_up (prism) / 100.0;

  get_matrix (rx, &px, &py, &pxy);
  determinant = px * py - pxy * pxy;
  if (h == 0.0 && v == 0.0)
    x = y = 0.0;
  else if (fabs (determinant) > 1e-9)
    {
      x = (py * h - pxy * v) / determinant;
      y = (px * v - pxy * h) / determinant;
    }
  else
    {
      /* A plane cylinder: only a prism along its power meridian can be had, by moving along that meridian. */
      double trace = px + py;

      if (fabs (trace) < 1e-9 || fabs (h * py - v * pxy) > 1e-9 || fabs (v * px - h * pxy) > 1e-9)
        return FALSE;
      x = h / trace;
      y = v / trace;
    }
  if (hypot (x, y) * 10.0 > LONGEST_DECENTRATION)
    return FALSE;
  *in = round_safely (x * 1000.0) * nasal_sign (eye);
  *up = round_safely (y * 1000.0);
  return TRUE;
}

void
dpt_prism_to_polar (const DptPrism *prism, DptEye eye, int *amount, int *angle)
{
  int x = dpt_prism_get_in (prism) * nasal_sign (eye), y = dpt_prism_get_up (prism);
  int tenths = (int) lround (atan2 (y, x) * 1800.0 / G_PI);

  *amount = (int) lround (hypot (x, y));
  *angle = *amount == 0 ? 0 : (tenths + 3600) % 3600;
}

DptPrism
dpt_prism_from_polar (DptEye eye, int amount, int angle)
{
  double radians = angle * G_PI / 1800.0;

  return dpt_prism_from_signed (round_safely (amount * cos (radians)) * nasal_sign (eye),
                                round_safely (amount * sin (radians)));
}

DptPrism
dpt_prism_get_imbalance (const DptPrism *right, const DptPrism *left)
{
  return dpt_prism_from_signed (dpt_prism_get_in (right) + dpt_prism_get_in (left),
                                dpt_prism_get_up (right) - dpt_prism_get_up (left));
}

void
dpt_prism_share (DptPrism *right, DptPrism *left)
{
  DptPrism total = dpt_prism_get_imbalance (right, left);
  int in = dpt_prism_get_in (&total), up = dpt_prism_get_up (&total);

  *left = dpt_prism_from_signed (in / 2, -(up / 2));
  *right = dpt_prism_from_signed (in - in / 2, up - up / 2);
}
