/* dpt-fitting-plan.c - see dpt-fitting-plan.h.
 * For: placing. Not for: drawing lenses.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-fitting-plan.h"

#include <glib/gi18n-lib.h>

#define TEXT_SIZE 7.5
#define AROUND (8 * TEXT_SIZE)  /* above and below the boxes: distances and dimensions */
#define BESIDE (13 * TEXT_SIZE) /* left and right: heights */

static double
points (int hundredths_mm)
{
  return hundredths_mm / 100.0 * DPT_MM;
}

static void
draw_plan (cairo_t *cr, double width, double height, gpointer data)
{
  const DptDrawingStyle style = { 0x202428, DPT_ACCENT_DEFAULT, TEXT_SIZE, DPT_DRAWING_LIFE_SIZE };

  dpt_fitting_drawing_draw (cr, data, &style, width, height);
}

double
dpt_fitting_plan_get_height (const DptFitting *fitting, double width)
{
  if (fitting->look.a <= 0 || fitting->look.b <= 0 || fitting->look.dbl <= 0)
    return 0;
  if (points (2 * fitting->look.a + fitting->look.dbl) + BESIDE > width)
    return 0;
  return points (fitting->look.b) + AROUND;
}

void
dpt_fitting_plan_put (DptSheet *sheet, const DptFitting *fitting, double x, double y, double width)
{
  dpt_sheet_draw_at (sheet, x, y, width, dpt_fitting_plan_get_height (fitting, width), draw_plan,
                     g_memdup2 (fitting, sizeof *fitting), g_free);
}

double
dpt_fitting_plan_put_ruler (DptSheet *sheet, double x, double y)
{
  for (int i = 0; i <= 50; i++)
    dpt_sheet_fill (sheet, DPT_INK_BLACK, x + i * DPT_MM - 0.2, y, 0.4, i % 10 == 0 ? 9 : i % 5 == 0 ? 7 : 4.5);
  dpt_sheet_fill (sheet, DPT_INK_BLACK, x - 0.2, y, 50 * DPT_MM + 0.4, 0.5);
  return 11 + dpt_sheet_write (sheet, _ ("50 mm: measure it. If it is not, print again at 100 %."), DPT_TYPE_FINE,
                               DPT_INK_DIM, x, y + 11, 0, DPT_ALIGN_START);
}
