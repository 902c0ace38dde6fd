/* dpt-fitting-plan.c - see dpt-fitting-plan.h.
 *
 *        A          DBL         A
 *   |<------->|<------->|<------->|
 *   +---------+         +---------+   as one faces the patient: the right lens is on the left
 *   |    x    |    |    |    x    |   B; x pupil: mono PD from the middle line, fitting height above the box's lower edge
 *   +---------+         +---------+
 *
 * For: drawing. Not for: reckoning decentration.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-fitting-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "document/dpt-format.h"

#define ABOVE 16.0 /* points for the words above the boxes */
#define BELOW 26.0 /* and for the dimensions below */
#define HUNDREDTH (DPT_MM / 100)

typedef struct
{
  double a, b, dbl; /* points */
  struct { gboolean given; double pd, height; } eyes[2];
  int n_radii;
  double radii[];
} Plan;

static Plan *
create_plan (const DptJobSheetData *data)
{
  Plan *plan = g_malloc0 (sizeof (Plan) + sizeof (double) * (gsize) MAX (0, data->n_radii));
  const DptJobEye *eyes[] = { &data->right, &data->left };

  plan->a = data->box_a * HUNDREDTH;
  plan->b = data->box_b * HUNDREDTH;
  plan->dbl = data->dbl * HUNDREDTH;
  for (int i = 0; i < 2; i++)
    {
      int pd = eyes[i]->pd_far != 0 ? eyes[i]->pd_far : eyes[i]->pd_near;

      plan->eyes[i].given = eyes[i]->given && pd != 0;
      plan->eyes[i].pd = pd * HUNDREDTH;
      /* Without a height the pupil is drawn on the middle line of the boxes. */
      plan->eyes[i].height = (eyes[i]->fitting_height != 0 ? eyes[i]->fitting_height : data->box_b / 2) * HUNDREDTH;
    }
  plan->n_radii = data->radii != NULL ? data->n_radii : 0;
  for (int i = 0; i < plan->n_radii; i++)
    plan->radii[i] = data->radii[i] * HUNDREDTH;
  return plan;
}

/* The contour around the boxing centre; a rounded box where there is no trace. */
static void
trace_contour (cairo_t *cr, const Plan *plan, double x, double y, int mirror)
{
  cairo_new_path (cr);
  if (plan->n_radii >= 8)
    for (int i = 0; i < plan->n_radii; i++)
      {
        double angle = 2 * G_PI * i / plan->n_radii;

        cairo_line_to (cr, x + mirror * plan->radii[i] * cos (angle), y - plan->radii[i] * sin (angle));
      }
  else
    for (int i = 0; i < 180; i++)
      {
        double angle = 2 * G_PI * i / 180;
        double c = cos (angle), s = sin (angle);

        cairo_line_to (cr, x + plan->a / 2 * copysign (pow (fabs (c), 0.62), c),
                       y - plan->b / 2 * copysign (pow (fabs (s), 0.62), s));
      }
  cairo_close_path (cr);
}

static void
draw_plan (cairo_t *cr, double width, double height, gpointer data)
{
  const Plan *plan = data;
  const double dashes[] = { 3, 2.5 };
  double middle = width / 2;
  double top = ABOVE, center = ABOVE + plan->b / 2;

  for (int i = 0; i < 2; i++)
    {
      int side = i == 0 ? -1 : 1; /* the right lens stands on the left */
      double x = middle + side * (plan->dbl + plan->a) / 2;

      cairo_set_source_rgb (cr, 0.55, 0.57, 0.58);
      cairo_set_line_width (cr, 0.5);
      cairo_set_dash (cr, dashes, 2, 0);
      cairo_rectangle (cr, x - plan->a / 2, top, plan->a, plan->b);
      cairo_move_to (cr, x - plan->a / 2, center);
      cairo_line_to (cr, x + plan->a / 2, center);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_set_line_width (cr, 1.1);
      trace_contour (cr, plan, x, center, i == 0 ? 1 : -1);
      cairo_stroke (cr);
      if (plan->eyes[i].given)
        {
          double px = middle + side * plan->eyes[i].pd, py = top + plan->b - plan->eyes[i].height;

          cairo_set_line_width (cr, 0.7);
          cairo_move_to (cr, px - 9, py);
          cairo_line_to (cr, px + 9, py);
          cairo_move_to (cr, px, py - 9);
          cairo_line_to (cr, px, py + 9);
          cairo_stroke (cr);
          cairo_arc (cr, px, py, 4, 0, 2 * G_PI);
          cairo_stroke (cr);
        }
    }
  cairo_set_source_rgb (cr, 0.55, 0.57, 0.58);
  cairo_set_line_width (cr, 0.5);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_move_to (cr, middle, top - 6);
  cairo_line_to (cr, middle, top + plan->b + 6);
  cairo_stroke (cr);
}

double
dpt_fitting_plan_get_height (const DptJobSheetData *data, double width)
{
  if (data->box_a <= 0 || data->box_b <= 0 || data->dbl <= 0)
    return 0;
  if ((2 * data->box_a + data->dbl) * HUNDREDTH > width)
    return 0;
  return ABOVE + data->box_b * HUNDREDTH + BELOW;
}

static void
put_dimension (DptSheet *sheet, const char *name, int hundredths, double x, double y, double length)
{
  g_autofree char *value = dpt_format_millimetres (hundredths);
  g_autofree char *text = g_strdup_printf ("%s %s", name, value);

  dpt_sheet_fill (sheet, DPT_INK_DIM, x, y, length, 0.5);
  dpt_sheet_fill (sheet, DPT_INK_DIM, x, y - 3, 0.5, 6);
  dpt_sheet_fill (sheet, DPT_INK_DIM, x + length - 0.5, y - 3, 0.5, 6);
  dpt_sheet_write (sheet, text, DPT_TYPE_SMALL, DPT_INK_TEXT, x + length / 2, y + 4, 0, DPT_ALIGN_CENTER);
}

void
dpt_fitting_plan_put (DptSheet *sheet, const DptJobSheetData *data, double x, double y, double width)
{
  double a = data->box_a * HUNDREDTH, b = data->box_b * HUNDREDTH, dbl = data->dbl * HUNDREDTH;
  double middle = x + width / 2;
  double line = y + ABOVE + b + 9;

  dpt_sheet_draw_at (sheet, x, y, width, ABOVE + b + BELOW, draw_plan, create_plan (data), g_free);
  dpt_sheet_write (sheet, dpt_format_eye (DPT_EYE_RIGHT), DPT_TYPE_BODY | DPT_TYPE_BOLD, DPT_INK_ACCENT,
                   middle - dbl / 2 - a / 2, y, 0, DPT_ALIGN_CENTER);
  dpt_sheet_write (sheet, dpt_format_eye (DPT_EYE_LEFT), DPT_TYPE_BODY | DPT_TYPE_BOLD, DPT_INK_ACCENT,
                   middle + dbl / 2 + a / 2, y, 0, DPT_ALIGN_CENTER);
  /* Translators: letters for the dimensions of the boxing system: A width, B height, DBL distance between lenses */
  put_dimension (sheet, C_ ("boxing", "A"), data->box_a, middle - dbl / 2 - a, line, a);
  put_dimension (sheet, C_ ("boxing", "DBL"), data->dbl, middle - dbl / 2, line, dbl);
  put_dimension (sheet, C_ ("boxing", "A"), data->box_a, middle + dbl / 2, line, a);
}

double
dpt_fitting_plan_put_ruler (DptSheet *sheet, double x, double y)
{
  for (int i = 0; i <= 50; i++)
    dpt_sheet_fill (sheet, DPT_INK_BLACK, x + i * DPT_MM - 0.2, y, 0.4, i % 10 == 0 ? 9 : i % 5 == 0 ? 7 : 4.5);
  dpt_sheet_fill (sheet, DPT_INK_BLACK, x - 0.2, y, 50 * DPT_MM + 0.4, 0.5);
  return 11
         + dpt_sheet_write (sheet, _ ("50 mm: measure it. If it is not, print again at 100 %."), DPT_TYPE_FINE,
                            DPT_INK_DIM, x, y + 11, 0, DPT_ALIGN_START);
}
