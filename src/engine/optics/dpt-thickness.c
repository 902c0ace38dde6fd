/* dpt-thickness.c - see dpt-thickness.h: sagittas over the contour.
 * For: estimates. Not for: surfacing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-thickness.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DEFAULT_MINIMUM_EDGE 100
#define FLATTEST_FRONT 0.5 /* dioptres */
#define STEEPEST_FRONT 20.0
#define HOLLOW_BACK 1.0    /* dioptres that the back is hollow at least */
#define RINGS 20

/* The lens solved: curvatures per millimetre, positive where the surface bulges towards the front. */
typedef struct
{
  double front;      /* curvature of the front */
  double front_power;
  double back_s;     /* curvature of the back along the axis */
  double back_c;     /* and how much it changes across */
  double axis;       /* radians */
  double centre;     /* thickness, mm */
  double x, y;       /* optical centre, seen from the front */
  double side;       /* +1 right lens, -1 left: turns the given contour */
} Solid;

int
dpt_lens_guess_density (int index)
{
  static const struct { int up_to; int density;
  } table[] = {
    { 1515, 132 }, { 1545, 111 }, { 1575, 125 }, { 1594, 120 },
    { 1640, 130 }, { 1690, 135 }, { 1730, 141 }, { 1760, 147 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (index <= table[i].up_to)
      return table[i].density;
  return 150;
}

int
dpt_lens_guess_minimum_centre (int index)
{
  return index < 1580 ? 200 : index < 1660 ? 150 : 130;
}

/* Sagitta of a sphere of curvature @k at @r; NAN where it does not reach that far. */
static double
sagitta (double k, double r)
{
  double s = 1 - k * k * r * r;

  return s < 0 ? NAN : k * r * r / (1 + sqrt (s));
}

/* How much thicker than the centre the lens is at a place @dx, @dy from the optical centre. */
static double
thicken (const Solid *solid, double dx, double dy)
{
  double r = hypot (dx, dy), across = sin (atan2 (dy, dx) - solid->axis);

  return sagitta (solid->back_s + solid->back_c * across * across, r) - sagitta (solid->front, r);
}

static void
choose_front (const DptLensCut *cut, Solid *solid)
{
  double equivalent = (2 * cut->rx.sphere + cut->rx.cylinder) / 200.0;
  double strongest = MAX (cut->rx.sphere, cut->rx.sphere + cut->rx.cylinder) / 100.0;
  double power = cut->base_curve / 100.0;

  if (cut->base_curve == 0)
    {
      power = (equivalent > 0 ? equivalent : equivalent / 2) + 6.0;
      power = CLAMP (MAX (power, strongest + HOLLOW_BACK), FLATTEST_FRONT, STEEPEST_FRONT);
    }
  solid->front_power = power;
  solid->front = power / ((cut->index - 1000) / 1000.0) / 1000.0;
}

/* The back does what the front, seen through the centre thickness, leaves to be done. */
static void
choose_back (const DptLensCut *cut, Solid *solid)
{
  double n = cut->index / 1000.0;
  double front = solid->front_power / (1 - solid->centre / 1000.0 / n * solid->front_power);
  double k = 1 / (n - 1) / 1000.0;

  solid->back_s = -(cut->rx.sphere / 100.0 - front) * k;
  solid->back_c = -(cut->rx.cylinder / 100.0) * k;
}

static DptPoint
contour_point (const DptLensCut *cut, const Solid *solid, gsize i)
{
  return (DptPoint) { cut->outline[i].x * solid->side - solid->x, cut->outline[i].y - solid->y };
}

/* Centre thickness and back depend on one another; three rounds bring them together to well below a hundredth. */
static gboolean
solve (const DptLensCut *cut, Solid *solid, GError **error)
{
  double minimum_centre = (cut->minimum_centre ? cut->minimum_centre : dpt_lens_guess_minimum_centre (cut->index))
                          / 100.0;
  double minimum_edge = (cut->minimum_edge ? cut->minimum_edge : DEFAULT_MINIMUM_EDGE) / 100.0;

  *solid = (Solid) { .side = cut->eye == DPT_EYE_LEFT ? -1 : 1,
                    .axis = cut->rx.axis * G_PI / 180.0,
                    .centre = minimum_centre };
  solid->x = cut->in / 100.0 * solid->side;
  solid->y = cut->up / 100.0;
  choose_front (cut, solid);
  for (int round = 0; round < 4; round++)
    {
      double thinnest = G_MAXDOUBLE;

      choose_back (cut, solid);
      for (gsize i = 0; i < cut->n_points; i++)
        {
          DptPoint p = contour_point (cut, solid, i);
          double more = thicken (solid, p.x, p.y);

          if (isnan (more))
            return dpt_set_invalid (
                error, "sphere",
                _ ("A lens of this power and index cannot be made so large: choose a smaller frame or a higher index"));
          thinnest = MIN (thinnest, more);
        }
      solid->centre = MAX (minimum_centre, minimum_edge - thinnest);
    }
  return TRUE;
}

/* Sums slices of the triangles between the optical centre and the contour. Returns mm³. */
static double
get_volume (const DptLensCut *cut, const Solid *solid)
{
  double volume = 0;

  for (gsize i = 0; i < cut->n_points; i++)
    {
      DptPoint p = contour_point (cut, solid, i), q = contour_point (cut, solid, (i + 1) % cut->n_points);
      double area = (p.x * q.y - p.y * q.x) / 2 * solid->side;
      double mx = (p.x + q.x) / 2, my = (p.y + q.y) / 2;

      for (int k = 0; k < RINGS; k++)
        {
          double inner = (double) k / RINGS, outer = (double) (k + 1) / RINGS, f = (inner + outer) / 2;

          volume += area * (outer * outer - inner * inner) * (solid->centre + thicken (solid, mx * f, my * f));
        }
    }
  return volume;
}

static int
to_hundredths (double value)
{
  return (int) lround (value * 100);
}

static void
measure (const DptLensCut *cut, const Solid *solid, DptLensThickness *thickness)
{
  int density = cut->density ? cut->density : dpt_lens_guess_density (cut->index);
  double least = G_MAXDOUBLE, most = -G_MAXDOUBLE;
  gsize nasal = 0, temporal = 0;

  for (gsize i = 0; i < cut->n_points; i++)
    {
      DptPoint p = contour_point (cut, solid, i);
      double edge = solid->centre + thicken (solid, p.x, p.y);

      least = MIN (least, edge);
      if (edge > most)
        {
          most = edge;
          thickness->edge_max_angle = ((int) lround (atan2 (cut->outline[i].y, cut->outline[i].x * solid->side) * 180
                                                     / G_PI)
                                       + 360)
                                      % 360;
        }
      if (cut->outline[i].x > cut->outline[nasal].x)
        nasal = i;
      if (cut->outline[i].x < cut->outline[temporal].x)
        temporal = i;
    }
  thickness->centre = to_hundredths (solid->centre);
  thickness->edge_min = to_hundredths (least);
  thickness->edge_max = to_hundredths (most);
  for (int end = 0; end < 2; end++)
    {
      DptPoint p = contour_point (cut, solid, end == 0 ? nasal : temporal);

      *(end == 0 ? &thickness->edge_nasal
                 : &thickness->edge_temporal) = to_hundredths (solid->centre + thicken (solid, p.x, p.y));
    }
  thickness->base_curve = to_hundredths (solid->front_power);
  thickness->weight = to_hundredths (get_volume (cut, solid) / 1000.0 * density / 100.0);
}

/* Where the level line through the optical centre meets the contour; the whole box where it misses it. */
static void
find_ends (const DptLensCut *cut, const Solid *solid, double *left, double *right)
{
  *left = G_MAXDOUBLE;
  *right = -G_MAXDOUBLE;
  for (int whole = 0; whole < 2 && *left > *right; whole++)
    for (gsize i = 0; i < cut->n_points; i++)
      {
        DptPoint p = contour_point (cut, solid, i), q = contour_point (cut, solid, (i + 1) % cut->n_points);
        double x = p.x;

        if (!whole && (p.y > 0) == (q.y > 0))
          continue;
        if (!whole)
          x += (q.x - p.x) * p.y / (p.y - q.y);
        *left = MIN (*left, x);
        *right = MAX (*right, x);
      }
}

gboolean
dpt_lens_cut_get_section (const DptLensCut *cut, DptLensThickness *thickness, DptLensSection *section, GError **error)
{
  Solid solid;
  double left, right;

  g_return_val_if_fail (cut != NULL && cut->outline != NULL && cut->n_points >= 3, FALSE);
  g_return_val_if_fail (cut->index >= 1400 && cut->index <= 2000, FALSE);

  if (!solve (cut, &solid, error))
    return FALSE;
  measure (cut, &solid, thickness);
  if (section == NULL)
    return TRUE;
  find_ends (cut, &solid, &left, &right);
  for (int i = 0; i < DPT_LENS_SECTION_POINTS; i++)
    {
      double dx = left + (right - left) * i / (DPT_LENS_SECTION_POINTS - 1);

      section->x[i] = dx + solid.x;
      section->front[i] = sagitta (solid.front, fabs (dx));
      section->back[i] = section->front[i] + solid.centre + thicken (&solid, dx, 0);
    }
  return TRUE;
}

gboolean
dpt_lens_cut_reckon (const DptLensCut *cut, DptLensThickness *thickness, GError **error)
{
  return dpt_lens_cut_get_section (cut, thickness, NULL, error);
}
