/* dpt-frame-outline.c - see dpt-frame-outline.h: superellipses bent into frames, and polygons with rounded corners.
 * For: contours. Not for: rims (document/dpt-frame-drawing.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-frame-outline.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FINE 2880 /* points of the contour before it is cut into equal angles */

/* A superellipse with an exponent for each quarter (2 is round, more is squarer), then bent. At the joins the tangent
 * stays upright or level whatever the exponents, and so the contour is smooth. All in a box of ±1, nasal to the right.
 */
typedef struct
{
  double top_nasal, top_temporal, bottom_temporal, bottom_nasal;
  double taper;  /* narrower at the bottom than at the top, on both sides */
  double nose;   /* the nasal side gives way to the nose at the bottom */
  double lift;   /* the temporal corner swept up */
  double drop;   /* the bottom drawn towards the temple */
} Bend;

static const struct
{
  const char *nick;
  const char *label;
  Bend bend;
} shapes[] = {
  [DPT_FRAME_SHAPE_UNKNOWN] = { "", NC_ ("frame shape", "Not known"), { 2.5, 2.5, 2.05, 2.05, 0.08, 0.06, 0, 0 } },
  [DPT_FRAME_SHAPE_ROUND] = { "round", NC_ ("frame shape", "Round"), { 2, 2, 2, 2, 0, 0, 0, 0 } },
  [DPT_FRAME_SHAPE_OVAL] = { "oval", NC_ ("frame shape", "Oval"), { 2.25, 2.25, 2.25, 2.25, 0.02, 0, 0, 0 } },
  [DPT_FRAME_SHAPE_PANTO] = { "panto", NC_ ("frame shape", "Panto"), { 2.5, 2.5, 2.05, 2.05, 0.08, 0.06, 0, 0 } },
  [DPT_FRAME_SHAPE_RECTANGLE] = { "rectangle",
                                  NC_ ("frame shape", "Rectangle"),
                                  { 4.6, 5, 4.2, 4, 0.035, 0.06, 0.02, 0 } },
  [DPT_FRAME_SHAPE_SQUARE] = { "square", NC_ ("frame shape", "Square"), { 3.8, 4.4, 3.6, 3.2, 0.05, 0.07, 0.02, 0 } },
  [DPT_FRAME_SHAPE_CAT_EYE] = { "cat-eye",
                                NC_ ("frame shape", "Cat-eye"),
                                { 2.4, 3.3, 2.3, 2.15, 0.09, 0.10, 0.46, 0.04 } },
  [DPT_FRAME_SHAPE_AVIATOR] = { "aviator",
                                NC_ ("frame shape", "Aviator"),
                                { 2.7, 2.9, 2.35, 2.1, 0.07, 0.15, 0.03, 0.09 } },
  [DPT_FRAME_SHAPE_BROWLINE] = { "browline",
                                 NC_ ("frame shape", "Browline"),
                                 { 3.4, 3.8, 2.2, 2.15, 0.08, 0.06, 0.04, 0 } },
  [DPT_FRAME_SHAPE_HEXAGONAL] = { "hexagonal", NC_ ("frame shape", "Hexagonal"), { 0 } },
  [DPT_FRAME_SHAPE_OCTAGONAL] = { "octagonal", NC_ ("frame shape", "Octagonal"), { 0 } },
};

static const DptPoint hexagon[] = {
  { 1.0, 0.06 }, { 0.52, 1.0 }, { -0.56, 1.0 }, { -1.0, 0.10 }, { -0.54, -1.0 }, { 0.50, -1.0 },
};
static const DptPoint octagon[] = {
  { 1.0, 0.44 },    { 0.50, 1.0 },   { -0.54, 1.0 }, { -1.0, 0.48 },
  { -0.96, -0.46 }, { -0.48, -1.0 }, { 0.44, -1.0 }, { 0.94, -0.46 },
};

const char *
dpt_frame_shape_to_nick (DptFrameShape shape)
{
  g_return_val_if_fail ((guint) shape < G_N_ELEMENTS (shapes), "");

  return shapes[shape].nick;
}

DptFrameShape
dpt_frame_shape_from_nick (const char *nick)
{
  for (gsize i = 1; nick != NULL && i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (nick, shapes[i].nick))
      return (DptFrameShape) i;
  return DPT_FRAME_SHAPE_UNKNOWN;
}

const char *
dpt_frame_shape_get_label (DptFrameShape shape)
{
  g_return_val_if_fail ((guint) shape < G_N_ELEMENTS (shapes), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "frame shape", shapes[shape].label);
}

static void
bend_superellipse (const Bend *bend, DptPoint *fine)
{
  for (int i = 0; i < FINE; i++)
    {
      double t = 2 * G_PI * i / FINE, c = cos (t), s = sin (t);
      double exponent = s >= 0 ? (c >= 0 ? bend->top_nasal : bend->top_temporal)
                               : (c < 0 ? bend->bottom_temporal : bend->bottom_nasal);
      double x = copysign (pow (fabs (c), 2 / exponent), c), y = copysign (pow (fabs (s), 2 / exponent), s);
      double low = (1 - y) / 2; /* 0 at the top, 1 at the bottom */

      y += bend->lift * (1 - x) * (1 - x) / 4 * (y + 1) / 2;
      x *= 1 + bend->taper * (0.5 - low) * 2;
      if (x > 0)
        x -= bend->nose * x * low * low * 2;
      x -= bend->drop * low * low;
      fine[i] = (DptPoint) { x, y };
    }
}

/* Straight sides, and at each corner a parabola that leaves and joins them a third of the way. */
static void
round_polygon (const DptPoint *corners, int n, DptPoint *fine)
{
  int each = FINE / n;

  for (int i = 0; i < n; i++)
    {
      DptPoint before = corners[(i + n - 1) % n], at = corners[i], after = corners[(i + 1) % n];
      DptPoint from = { at.x + 0.27 * (before.x - at.x), at.y + 0.27 * (before.y - at.y) };
      DptPoint to = { at.x + 0.27 * (after.x - at.x), at.y + 0.27 * (after.y - at.y) };
      DptPoint next = { after.x + 0.27 * (at.x - after.x), after.y + 0.27 * (at.y - after.y) };

      for (int k = 0; k < each; k++)
        {
          double t = 2.0 * k / each, u;

          if (t < 1)
            fine[i * each + k] = (DptPoint) { (1 - t) * (1 - t) * from.x + 2 * t * (1 - t) * at.x + t * t * to.x,
                                              (1 - t) * (1 - t) * from.y + 2 * t * (1 - t) * at.y + t * t * to.y };
          else
            {
              u = t - 1;
              fine[i * each + k] = (DptPoint) { to.x + u * (next.x - to.x), to.y + u * (next.y - to.y) };
            }
        }
    }
}

/* Stretches the points so that their box is @width by @height about the origin. */
static void
fit_box (DptPoint *points, gsize n, double width, double height)
{
  double left = points[0].x, right = left, bottom = points[0].y, top = bottom;

  for (gsize i = 1; i < n; i++)
    {
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      bottom = MIN (bottom, points[i].y);
      top = MAX (top, points[i].y);
    }
  for (gsize i = 0; i < n; i++)
    {
      points[i].x = ((points[i].x - left) / (right - left) - 0.5) * width;
      points[i].y = ((points[i].y - bottom) / (top - bottom) - 0.5) * height;
    }
}

/* Where the ray at @angle meets the contour: @from is where the search begins, and is moved along. */
static DptPoint
meet_ray (const DptPoint *fine, double angle, int *from)
{
  DptPoint ray = { cos (angle), sin (angle) };

  for (int tries = 0; tries < FINE; tries++, *from = (*from + 1) % FINE)
    {
      DptPoint p = fine[*from], q = fine[(*from + 1) % FINE];
      double a = ray.x * p.y - ray.y * p.x, b = ray.x * q.y - ray.y * q.x;

      if (a <= 0 && b > 0 && ray.x * p.x + ray.y * p.y > 0)
        {
          double f = a / (a - b);

          return (DptPoint) { p.x + f * (q.x - p.x), p.y + f * (q.y - p.y) };
        }
    }
  g_assert_not_reached ();
}

DptPoint *
dpt_frame_outline_create (DptFrameShape shape, int a, int b, gsize n)
{
  g_autofree DptPoint *fine = NULL;
  DptPoint *points;
  int from = FINE - FINE / 8;

  g_return_val_if_fail ((guint) shape < G_N_ELEMENTS (shapes), NULL);
  g_return_val_if_fail (a > 0 && b > 0, NULL);
  g_return_val_if_fail (n >= 24 && n <= 2000, NULL);

  fine = g_new (DptPoint, FINE);
  if (shape == DPT_FRAME_SHAPE_HEXAGONAL)
    round_polygon (hexagon, G_N_ELEMENTS (hexagon), fine);
  else if (shape == DPT_FRAME_SHAPE_OCTAGONAL)
    round_polygon (octagon, G_N_ELEMENTS (octagon), fine);
  else
    bend_superellipse (&shapes[shape].bend, fine);
  fit_box (fine, FINE, a / 100.0, b / 100.0);

  points = g_new (DptPoint, n);
  for (gsize i = 0; i < n; i++)
    points[i] = meet_ray (fine, 2 * G_PI * (double) i / (double) n, &from);
  /* Between two rays the very edge of the box can lie a few hundredths further out. */
  fit_box (points, n, a / 100.0, b / 100.0);
  return points;
}

DptPoint *
dpt_outline_create_from_radii (const int *radii, gsize n)
{
  DptPoint *points;
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = G_MAXDOUBLE, top = -G_MAXDOUBLE;

  g_return_val_if_fail (radii != NULL && n >= 3, NULL);

  points = g_new (DptPoint, n);
  for (gsize i = 0; i < n; i++)
    {
      double angle = 2 * G_PI * (double) i / (double) n;

      points[i] = (DptPoint) { radii[i] / 100.0 * cos (angle), radii[i] / 100.0 * sin (angle) };
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      bottom = MIN (bottom, points[i].y);
      top = MAX (top, points[i].y);
    }
  for (gsize i = 0; i < n; i++)
    {
      points[i].x -= (left + right) / 2;
      points[i].y -= (bottom + top) / 2;
    }
  return points;
}

/* L[i] = R[(n/2 - i) mod n]: see standards on traces of left lenses. */
void
dpt_outline_mirror (DptPoint *points, gsize n)
{
  g_autofree DptPoint *copy = g_memdup2 (points, n * sizeof *points);

  for (gsize i = 0; i < n; i++)
    {
      DptPoint from = copy[(n + n / 2 - i) % n];

      points[i] = (DptPoint) { -from.x, from.y };
    }
}

void
dpt_outline_get_box (const DptPoint *points, gsize n, int *a, int *b)
{
  double left = points[0].x, right = left, bottom = points[0].y, top = bottom;

  for (gsize i = 1; i < n; i++)
    {
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      bottom = MIN (bottom, points[i].y);
      top = MAX (top, points[i].y);
    }
  *a = (int) lround ((right - left) * 100);
  *b = (int) lround ((top - bottom) * 100);
}

int
dpt_outline_get_effective_diameter (const DptPoint *points, gsize n)
{
  double longest = 0;

  for (gsize i = 0; i < n; i++)
    longest = MAX (longest, hypot (points[i].x, points[i].y));
  return (int) lround (longest * 200);
}

int
dpt_outline_get_circumference (const DptPoint *points, gsize n)
{
  double length = 0;

  for (gsize i = 0; i < n; i++)
    length += hypot (points[(i + 1) % n].x - points[i].x, points[(i + 1) % n].y - points[i].y);
  return (int) lround (length * 100);
}
