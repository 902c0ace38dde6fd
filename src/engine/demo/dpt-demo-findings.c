/* dpt-demo-findings.c - see dpt-demo-findings.h.
 * For: demonstration data. Not for: clinical knowledge: the numbers only look like those of such eyes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo-findings.h"

/* Something of the patient that stays, and is the same for the same seed. */
static int
get_mark (const DptDemoPatient *patient)
{
  return patient->eyes.pd[0] / 50 * 7 + patient->eyes.pd[1] / 50 * 3;
}

/* The mean radius is 7.80 mm. */
static int
get_curve (const DptDemoPatient *patient, int eye)
{
  return 780 + get_mark (patient) % 31 - 15 + eye * 3;
}

static void
fill_cornea (DptVisitSheet *sheet, const DptDemoPatient *patient, int i)
{
  DptEye eye = i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT;
  const DptRx *rx = &patient->eyes.rx[i];
  int flat = get_curve (patient, i), axis = rx->cylinder != 0 ? rx->axis : 180;
  int steep = flat - 6 - ABS (rx->cylinder) / 6; /* about a sixth of a millimetre a dioptre */

  dpt_visit_sheet_set_keratometry_value (sheet, eye, DPT_KERATOMETRY_FLAT, DPT_INT (flat));
  dpt_visit_sheet_set_keratometry_value (sheet, eye, DPT_KERATOMETRY_FLAT_AXIS, DPT_INT (axis));
  dpt_visit_sheet_set_keratometry_value (sheet, eye, DPT_KERATOMETRY_STEEP, DPT_INT (steep));
  dpt_visit_sheet_set_keratometry_value (sheet, eye, DPT_KERATOMETRY_STEEP_AXIS,
                                         DPT_INT (axis > 90 ? axis - 90 : axis + 90));
}

/* A dioptre of myopia is about 0.37 mm; a child's eye grows without it, too. */
static int
get_axial_length (const DptDemoPatient *patient, int i)
{
  int equivalent = dpt_rx_get_spherical_equivalent (&patient->eyes.rx[i]);
  int grown = MIN (patient->age, 14) * 7;

  return 2240 + grown + (get_curve (patient, i) - 780) * 2 - equivalent * 37 / 100;
}

static void
fill_child (DptVisitSheet *sheet, const DptDemoPatient *patient)
{
  static const char *const eyes[] = { "R", "L" };

  for (int i = 0; i < 2; i++)
    dpt_visit_sheet_set_finding_number (sheet, "biometry", "axial_length", eyes[i], get_axial_length (patient, i));
  dpt_visit_sheet_set_finding_number (sheet, "birth", "outdoors", NULL, 50 + get_mark (patient) % 5 * 50);
  dpt_visit_sheet_set_finding_number (sheet, "birth", "near_work", NULL, 200 + get_mark (patient) % 6 * 50);
  dpt_visit_sheet_set_finding_code (sheet, "binocular", "cover_far", NULL, "ortho", NULL);
  dpt_visit_sheet_set_finding_code (sheet, "binocular", "cover_near", NULL, "ortho", NULL);
  dpt_visit_sheet_set_finding_number (sheet, "binocular", "npc_break", NULL, 600);
}

static void
fill_adult (DptVisitSheet *sheet, const DptDemoPatient *patient)
{
  static const char *const eyes[] = { "R", "L" };
  static const struct { const char *section; const char *item; } normal[]
    = { { "slit_lamp", "cornea" }, { "fundus", "disc" }, { "fundus", "macula" } };
  const char *lens = patient->age > 68 ? "nuclear" : "normal";

  for (int i = 0; i < 2; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (normal); j++)
        dpt_visit_sheet_set_finding_code (sheet, normal[j].section, normal[j].item, eyes[i], "normal", NULL);
      dpt_visit_sheet_set_finding_code (sheet, "slit_lamp", "lens", eyes[i], lens, NULL);
      dpt_visit_sheet_set_finding_number (sheet, "fundus", "cup_disc", eyes[i], 20 + get_mark (patient) % 4 * 10);
    }
}

/* Of every fifth adult all of it: enough to look at, and the shop is made in seconds. */
void
dpt_demo_fill_findings (DptVisitSheet *sheet, const DptDemoPatient *patient)
{
  if (!patient->child && get_mark (patient) % 5 != 0)
    return;
  fill_cornea (sheet, patient, 0);
  fill_cornea (sheet, patient, 1);
  if (patient->child)
    fill_child (sheet, patient);
  else
    fill_adult (sheet, patient);
}
