/* dpt-demo-visits.c - see dpt-demo-visits.h.
 * For: demonstration data. Not for: real visits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo-visits.h"

#include "base/dpt-date.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "engine/clinical/dpt-scan-store.h"
#include "engine/clinical/dpt-visit-store.h"
#include "engine/demo/dpt-demo-findings.h"
#include "engine/demo/dpt-demo-lenses.h"
#include "engine/demo/dpt-demo-papers.h"

static const char *const reasons[] = {
  "Gêne en vision de près depuis quelques mois", "Contrôle, renouvellement de lunettes", "Maux de tête en fin de journée",
  "Vision de loin floue, surtout la nuit", "Fatigue devant l’écran", "Lunettes cassées", "Première visite",
  "Difficulté à lire les panneaux", "Contrôle annuel",
};
static const char *const child_reasons[] = {
  "Ne voit pas bien le tableau", "Contrôle scolaire", "Plisse les yeux devant la télévision", "Contrôle de la myopie",
};
/* What may be said of whom. */
typedef enum
{
  OF_ANYBODY,
  OF_MYOPES,
  OF_HYPEROPES,
  OF_ASTIGMATS,
  OF_PRESBYOPES,
} DemoEyesKind;

static const struct
{
  const char *text;
  DemoEyesKind kind;
} conclusions[] = {
  { "Correction adaptée, bonne compensation", OF_ANYBODY },
  { "Myopie stable", OF_MYOPES },
  { "Début de presbytie", OF_PRESBYOPES },
  { "Astigmatisme faible, correction à porter en conduite", OF_ASTIGMATS },
  { "Presbytie, passage aux progressifs conseillé", OF_PRESBYOPES },
  { "Hypermétropie bien compensée", OF_HYPEROPES },
};
static const char *const plans[] = {
  "Port permanent. Contrôle dans deux ans.", "Progressifs, adaptation deux semaines.", "Pause d’écran toutes les vingt minutes.",
  "Orientation vers l’ophtalmologiste pour le fond d’œil.", "Contrôle dans un an.",
};

#define UNPRESCRIBED_PERCENT 6

#define PICK(random, array) ((array)[dpt_demo_random_below ((random), G_N_ELEMENTS (array))])

static DptAcuity
make_acuity (int tenths)
{
  g_autofree char *text = g_strdup_printf ("%d/10", tenths);
  DptAcuity acuity = { 0 };

  dpt_acuity_parse (text, &acuity, NULL);
  return acuity;
}

static const char *
choose_kind (const DptDemoPatient *patient)
{
  return patient->child ? "child" : dpt_demo_wears_lenses (patient) ? "contact_lens" : "complete";
}

static const char *
choose_usage (DptDemoRandom *random, const DptDemoEyes *eyes)
{
  if (eyes->rx[0].addition == 0)
    return "far";
  if (dpt_demo_random_chance (random, 74))
    return "progressive";
  return dpt_demo_random_chance (random, 50) ? "near" : "far";
}

static void
set_row (DptVisitSheet *sheet, DptRefractionRow row, const DptDemoEyes *eyes, DptDemoRandom *random, gboolean exact)
{
  for (int i = 0; i < 2; i++)
    {
      DptEye eye = i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT;
      DptRx rx = eyes->rx[i];
      DptRxFields fields = DPT_RX_FIELD_SPHERE;

      if (!exact)
        rx.sphere += 25 * dpt_demo_random_between (random, -1, 1);
      if (row == DPT_REFRACTION_AUTOREFRACTOR)
        rx.addition = 0;
      if (rx.cylinder != 0)
        fields |= DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS;
      if (rx.addition != 0)
        fields |= DPT_RX_FIELD_ADDITION;
      if (rx.prism_h != 0 && row >= DPT_REFRACTION_SUBJECTIVE)
        fields |= DPT_RX_FIELD_PRISM_H;
      dpt_visit_sheet_set_rx (sheet, row, eye, &rx, fields);
      if (row >= DPT_REFRACTION_SUBJECTIVE)
        {
          DptAcuity acuity = make_acuity (eyes->acuity[i]);

          dpt_visit_sheet_set_refraction_acuity (sheet, row, eye, FALSE, &acuity);
        }
      if (row == DPT_REFRACTION_FINAL)
        {
          dpt_visit_sheet_set_refraction_value (sheet, row, eye, DPT_REFRACTION_PD_FAR, DPT_INT (eyes->pd[i]));
          if (rx.addition != 0)
            dpt_visit_sheet_set_refraction_value (sheet, row, eye, DPT_REFRACTION_PD_NEAR, DPT_INT (eyes->pd[i] - 150));
        }
    }
}

static void
fill_sheet (DptUnit *unit, DptVisitSheet *sheet, DptDemoRandom *random, const DptDemoPatient *patient)
{
  const DptDemoEyes *eyes = &patient->eyes;

  dpt_visit_sheet_set_text (sheet, DPT_VISIT_REASON, patient->child ? PICK (random, child_reasons) : PICK (random, reasons));
  for (int i = 0; i < 2; i++)
    {
      DptEye eye = i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT;
      DptAcuity acuity = make_acuity (eyes->unaided[i]);

      dpt_visit_sheet_set_refraction_acuity (sheet, DPT_REFRACTION_UNAIDED, eye, FALSE, &acuity);
      if (!patient->child)
        dpt_visit_sheet_set_pressure (sheet, eye, 0, eyes->pressure[i], "air", dpt_unit_get_now (unit));
    }
  set_row (sheet, DPT_REFRACTION_AUTOREFRACTOR, eyes, random, FALSE);
  set_row (sheet, DPT_REFRACTION_SUBJECTIVE, eyes, random, TRUE);
}

static gboolean
is_of_kind (const DptRx *rx, DemoEyesKind kind)
{
  switch (kind)
    {
    case OF_MYOPES:
      return rx->sphere < 0;
    case OF_HYPEROPES:
      return rx->sphere > 0;
    case OF_ASTIGMATS:
      return rx->cylinder != 0;
    case OF_PRESBYOPES:
      return rx->addition > 0;
    default:
      return TRUE;
    }
}

/* The one that was drawn, or the next that is true of these eyes; the first is true of all. */
static const char *
pick_conclusion (DptDemoRandom *random, const DptDemoEyes *eyes)
{
  guint i = dpt_demo_random_below (random, G_N_ELEMENTS (conclusions));

  while (!is_of_kind (&eyes->rx[0], conclusions[i].kind))
    i = (i + 1) % G_N_ELEMENTS (conclusions);
  return conclusions[i].text;
}

static void
finish_sheet (DptVisitSheet *sheet, DptDemoRandom *random, const DptDemoPatient *patient)
{
  set_row (sheet, DPT_REFRACTION_FINAL, &patient->eyes, random, TRUE);
  dpt_demo_fill_findings (sheet, patient);
  if (dpt_demo_wears_lenses (patient))
    dpt_demo_fill_lenses (sheet, patient);
  dpt_visit_sheet_set_text (sheet, DPT_VISIT_CONCLUSION, pick_conclusion (random, &patient->eyes));
  dpt_visit_sheet_set_text (sheet, DPT_VISIT_PLAN, PICK (random, plans));
  dpt_visit_sheet_set_next_visit (sheet, patient->child ? 12 : 24);
}

/* Time passes between two visits: the eyes change. */
static void
let_time_pass (DptUnit *unit, DptDemoRandom *random, DptDemoPatient *patient)
{
  g_autofree char *today = dpt_unit_dup_today (unit);

  if (*patient->seen_on != '\0')
    dpt_demo_eyes_grow (random, patient->age, dpt_date_days_between (patient->seen_on, today) / 30, &patient->eyes);
  g_strlcpy (patient->seen_on, today, sizeof patient->seen_on);
}

gint64
dpt_demo_visit (DptDbConnection *connection, DptDemoPlace *place, DptDemoRandom *random, DptDemoPatient *patient,
                const char **usage, GError **error)
{
  DptUnit unit = { connection, place->optometrist };
  g_autoptr (DptVisitSheet) base = dpt_visit_start (&unit, patient->id, choose_kind (patient), error);
  g_autoptr (DptVisitSheet) now = NULL;
  g_autoptr (DptVisitSheet) is_signed = NULL;
  g_autoptr (DptPrescriptionSheet) issued = NULL;
  DptPrescriptionRequest request = { 0 };

  if (base == NULL)
    return -1;
  let_time_pass (&unit, random, patient);
  now = dpt_visit_sheet_copy (base);
  fill_sheet (&unit, now, random, patient);
  finish_sheet (now, random, patient);
  is_signed = dpt_visit_sign (&unit, base, now, error);
  if (is_signed == NULL)
    return -1;
  if (dpt_demo_random_chance (random, UNPRESCRIBED_PERCENT))
    return 0;
  request.visit_id = dpt_visit_sheet_get_visit_id (is_signed);
  request.usage = *usage = choose_usage (random, &patient->eyes);
  issued = dpt_prescription_issue (&unit, &request, error);
  return issued ? dpt_prescription_sheet_get_id (issued) : -1;
}

gboolean
dpt_demo_visit_draft (DptDbConnection *connection, DptDemoPlace *place, DptDemoRandom *random, DptDemoPatient *patient,
                      GError **error)
{
  DptUnit unit = { connection, place->optometrist };
  g_autoptr (DptVisitSheet) base = dpt_visit_start (&unit, patient->id, choose_kind (patient), error);
  g_autoptr (DptVisitSheet) now = NULL;
  g_autoptr (DptVisitSheet) saved = NULL;

  if (base == NULL)
    return FALSE;
  now = dpt_visit_sheet_copy (base);
  fill_sheet (&unit, now, random, patient);
  saved = dpt_visit_save_draft (&unit, base, now, error);
  return saved != NULL;
}

gint64
dpt_demo_external_prescription (DptDbConnection *connection, DptDemoPlace *place, DptDemoRandom *random, DptDemoShop *shop,
                                DptDemoPatient *patient, const char **usage, GError **error)
{
  DptUnit unit = { connection, place->optician };
  g_autoptr (DptPrescription) head = dpt_record_new (DPT_TYPE_PRESCRIPTION);
  g_autoptr (DptPrescriptionEye) right = dpt_prescription_eye_new (DPT_EYE_RIGHT, &patient->eyes.rx[0]);
  g_autoptr (DptPrescriptionEye) left = dpt_prescription_eye_new (DPT_EYE_LEFT, &patient->eyes.rx[1]);
  g_autofree char *today = dpt_unit_dup_today (&unit);
  g_autofree char *issued_on = dpt_date_add_days (today, -dpt_demo_random_between (random, 3, 120));
  guint prescriber = dpt_demo_random_below (random, shop->prescribers->len);
  g_autoptr (DptPrescriptionSheet) sheet = NULL;
  g_autoptr (DptPrescriptionSheet) entered = NULL;

  *usage = choose_usage (random, &patient->eyes);
  if (g_str_equal (*usage, "near"))
    *usage = "progressive";
  dpt_record_set_int (head, DPT_PRESCRIPTION_PATIENT_ID, patient->id);
  dpt_record_set_text (head, DPT_PRESCRIPTION_USAGE, *usage);
  dpt_record_set_text (head, DPT_PRESCRIPTION_KIND, "glasses");
  dpt_record_set_text (head, DPT_PRESCRIPTION_ISSUED_ON, issued_on);
  dpt_record_set_int (head, DPT_PRESCRIPTION_PRESCRIBER_ID, g_array_index (shop->prescribers, gint64, prescriber));
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_NAME, shop->prescriber_names->pdata[prescriber]);
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_PROFESSION, "ophthalmologist");
  dpt_record_set_int (right, DPT_PRESCRIPTION_EYE_PD_FAR, patient->eyes.pd[0]);
  dpt_record_set_int (left, DPT_PRESCRIPTION_EYE_PD_FAR, patient->eyes.pd[1]);
  if (g_str_equal (*usage, "far"))
    {
      dpt_record_set_null (right, DPT_PRESCRIPTION_EYE_ADDITION);
      dpt_record_set_null (left, DPT_PRESCRIPTION_EYE_ADDITION);
    }
  if (shop->with_papers)
    {
      g_autoptr (DptScan) paper = dpt_demo_paper_create (head, right, left);
      gint64 paper_id = dpt_scan_keep (&unit, patient->id, paper, error);

      if (paper_id == 0)
        return -1;
      dpt_record_set_int (head, DPT_PRESCRIPTION_DOCUMENT_ID, paper_id);
    }
  sheet = dpt_prescription_sheet_new (head, right, left);
  entered = dpt_prescription_transcribe (&unit, sheet, error);
  return entered ? dpt_prescription_sheet_get_id (entered) : -1;
}
