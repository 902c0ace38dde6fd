/* dpt-demo-lenses.c - see dpt-demo-lenses.h.
 * For: demonstration data. Not for: clinical knowledge: the lenses exist, and the numbers only look like those of such eyes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo-lenses.h"

#include "base/dpt-date.h"
#include "engine/clinical/dpt-lens-trial.h"
#include "engine/optics/dpt-contact-lens.h"
#include "engine/optics/dpt-vertex.h"

#define EVERY 3       /* of the myopic adults */
#define VERTEX 1200   /* of the glasses' powers, hundredths of a millimetre */
#define TORIC 75      /* a cylinder from which a toric lens is tried, hundredths of a dioptre */

typedef struct
{
  const char *maker, *brand, *type, *material, *replacement;
  int back_curve, diameter, dk, water;
} Lens;

static const Lens lenses[] = {
  { "CooperVision", "Biofinity", "soft", "comfilcon A", "monthly", 860, 1400, 12800, 4800 },
  { "Alcon", "Dailies Total 1", "soft", "delefilcon A", "daily", 850, 1410, 14000, 3300 },
  { "Johnson & Johnson", "Acuvue Oasys 1-Day", "soft", "senofilcon A", "daily", 850, 1430, 10300, 3800 },
  { "Menicon", "Z", "rigid", "tisilfocon A", "yearly", 780, 980, 16300, 0 },
};

static guint
get_mark (const DptDemoPatient *patient)
{
  return (guint) (patient->eyes.pd[0] / 50 * 5 + patient->eyes.pd[1] / 50 * 11);
}

gboolean
dpt_demo_wears_lenses (const DptDemoPatient *patient)
{
  return !patient->child && patient->age >= 16 && patient->age <= 45 && patient->eyes.rx[0].sphere <= -100
         && patient->eyes.rx[1].sphere <= -100 && get_mark (patient) % EVERY == 0;
}

static void
set_text (DptVisitSheet *sheet, DptEye eye, guint field, const char *text)
{
  dpt_visit_sheet_set_trial_value (sheet, 1, eye, field, DPT_TEXT (text));
}

static void
set_number (DptVisitSheet *sheet, DptEye eye, guint field, int number)
{
  dpt_visit_sheet_set_trial_value (sheet, 1, eye, field, DPT_INT (number));
}

static void
fill_lens (DptVisitSheet *sheet, const Lens *lens, guint mark, DptEye eye, const char *day)
{
  g_autofree char *lot = g_strdup_printf ("%c%06u", 'A' + (char) (mark % 5), 410200 + mark / 5 % 4 * 1307);
  g_autofree char *expires_on = dpt_date_add_months (day, 20 + (int) (mark % 4) * 6);

  set_text (sheet, eye, DPT_LENS_TRIAL_MAKER, lens->maker);
  set_text (sheet, eye, DPT_LENS_TRIAL_BRAND, lens->brand);
  set_text (sheet, eye, DPT_LENS_TRIAL_LENS_TYPE, lens->type);
  set_text (sheet, eye, DPT_LENS_TRIAL_MATERIAL, lens->material);
  set_number (sheet, eye, DPT_LENS_TRIAL_BACK_CURVE, lens->back_curve);
  set_number (sheet, eye, DPT_LENS_TRIAL_DIAMETER, lens->diameter);
  set_number (sheet, eye, DPT_LENS_TRIAL_DK, lens->dk);
  if (lens->water > 0)
    set_number (sheet, eye, DPT_LENS_TRIAL_WATER, lens->water);
  set_text (sheet, eye, DPT_LENS_TRIAL_LOT, lot);
  set_text (sheet, eye, DPT_LENS_TRIAL_EXPIRES_ON, expires_on);
  set_number (sheet, eye, DPT_LENS_TRIAL_QUANTITY, 100);
}

/* The glasses' power brought to the eye: in a toric lens meridian by meridian, in a spherical one its equivalent. */
static void
fill_power (DptVisitSheet *sheet, const DptRx *glasses, DptEye eye)
{
  DptRx rx = { 0 };
  gboolean toric = ABS (glasses->cylinder) >= TORIC;
  int along = dpt_vertex_compensate_power (glasses->sphere, VERTEX, 0);

  if (toric)
    rx = (DptRx) { .sphere = along, .axis = glasses->axis,
                   .cylinder = dpt_vertex_compensate_power (glasses->sphere + glasses->cylinder, VERTEX, 0) - along };
  else
    rx.sphere = dpt_vertex_compensate_power (dpt_rx_get_spherical_equivalent (glasses), VERTEX, 0);
  rx = dpt_contact_lens_round (&rx);
  dpt_visit_sheet_set_trial_powers (sheet, 1, eye, FALSE, &rx,
                                    rx.cylinder != 0 ? DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS
                                                     : DPT_RX_FIELD_SPHERE);
  set_text (sheet, eye, DPT_LENS_TRIAL_DESIGN, rx.cylinder != 0 ? "toric" : "spherical");
  if (rx.cylinder != 0)
    set_number (sheet, eye, DPT_LENS_TRIAL_ROTATION, 0);
}

static void
fill_fit (DptVisitSheet *sheet, const Lens *lens, guint mark, int tenths, DptEye eye)
{
  g_autofree char *text = g_strdup_printf ("%d/10", tenths);
  DptAcuity acuity = { 0 };

  dpt_acuity_parse (text, &acuity, NULL);
  set_text (sheet, eye, DPT_LENS_TRIAL_CENTRATION, "centred");
  set_number (sheet, eye, DPT_LENS_TRIAL_MOVEMENT, 20 + (int) (mark % 3) * 10);
  set_number (sheet, eye, DPT_LENS_TRIAL_COMFORT, 700 + (int) (mark % 4) * 100);
  set_number (sheet, eye, DPT_LENS_TRIAL_MINUTES, 2000);
  if (g_str_equal (lens->type, "rigid"))
    set_text (sheet, eye, DPT_LENS_TRIAL_FLUORESCEIN, "alignment");
  else
    set_text (sheet, eye, DPT_LENS_TRIAL_COVERAGE, "full");
  dpt_visit_sheet_set_trial_acuity (sheet, 1, eye, &acuity);
  set_text (sheet, eye, DPT_LENS_TRIAL_DECISION, "order");
}

static void
fill_wear (DptVisitSheet *sheet, const Lens *lens, const char *day)
{
  static const struct { const char *item; const char *code; } agreed[]
    = { { "wear", "daily" }, { "schedule", "soft_known" }, { "handling", "taught" }, { "insertion", "alone" },
        { "removal", "alone" }, { "care", "yes" } };

  for (guint i = 0; i < G_N_ELEMENTS (agreed); i++)
    dpt_visit_sheet_set_finding_code (sheet, "lens_wear", agreed[i].item, NULL, agreed[i].code, NULL);
  dpt_visit_sheet_set_finding_code (sheet, "lens_wear", "replacement", NULL, lens->replacement, NULL);
  dpt_visit_sheet_set_finding_number (sheet, "lens_wear", "hours", NULL, 1200);
  dpt_visit_sheet_set_finding_number (sheet, "lens_wear", "supply", NULL, 600);
  dpt_visit_sheet_set_finding_text (sheet, "lens_wear", "supply_from", NULL, day);
  dpt_visit_sheet_set_finding_text (sheet, "lens_wear", "schedule_from", NULL, day);
  if (!g_str_equal (lens->replacement, "daily"))
    dpt_visit_sheet_set_finding_code (sheet, "lens_wear", "solution", NULL, NULL, "Solution multifonctions");
}

void
dpt_demo_fill_lenses (DptVisitSheet *sheet, const DptDemoPatient *patient)
{
  /* The head of the sheet is another one after each change of it. */
  g_autofree char *day = g_strdup (dpt_visit_sheet_get_text (sheet, DPT_VISIT_STARTED_ON));
  guint mark = get_mark (patient);
  const Lens *lens = &lenses[mark % 23 == 0 ? 3 : mark % 3];

  dpt_visit_sheet_set_text (sheet, DPT_VISIT_REASON, "Contrôle des lentilles de contact");
  for (int i = 0; i < 2; i++)
    {
      DptEye eye = i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT;

      fill_lens (sheet, lens, mark + (guint) i, eye, day);
      fill_power (sheet, &patient->eyes.rx[i], eye);
      fill_fit (sheet, lens, mark + (guint) i, patient->eyes.acuity[i], eye);
    }
  fill_wear (sheet, lens, day);
}
