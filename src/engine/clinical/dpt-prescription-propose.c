/* dpt-prescription-propose.c - what a prescription would be: powers from the final row, last day from the law.
 * For: previews and dpt_prescription_issue(). Not for: saving (dpt-prescription-store.c); no database here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-prescription-store.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "engine/optics/dpt-contact-lens.h"
#include "engine/optics/dpt-validity.h"
#include "engine/optics/dpt-vertex.h"

#include <glib/gi18n-lib.h>

static DptValidityPrescriber
get_prescriber (const char *profession)
{
  if (g_strcmp0 (profession, "orthoptist") == 0)
    return DPT_VALIDITY_ORTHOPTIST;
  return g_strcmp0 (profession, "optometrist") == 0 ? DPT_VALIDITY_OPTOMETRIST : DPT_VALIDITY_DOCTOR;
}

static DptValidityUse
get_use (const char *usage)
{
  return g_strcmp0 (usage, "contact") == 0 ? DPT_VALIDITY_CONTACT_LENSES : DPT_VALIDITY_SPECTACLES;
}

char *
dpt_prescription_dup_last_day (
  const char *country, const char *usage, const char *profession, const char *birth, const char *issued)
{
  return dpt_validity_dup_last_day (country, get_use (usage), get_prescriber (profession), birth, issued);
}

char *
dpt_prescription_describe_validity (
  const char *country, const char *usage, const char *profession, const char *birth, const char *issued)
{
  int age = dpt_date_age (birth, issued);
  int months = dpt_validity_get_months (country, get_use (usage), get_prescriber (profession), age);
  const char *source;

  if (months == 0 && age < 0)
    return g_strdup (_ ("The law's term needs the date of birth, which is not known: enter a date."));
  if (months == 0)
    return g_strdup (_ ("No legal term is known for this country: the date written here counts."));
  if (g_ascii_strcasecmp (country, "FR") == 0)
    source = get_use (usage) == DPT_VALIDITY_SPECTACLES ? _ ("Code de la santé publique, art. D.4362-12")
                                                        : _ ("Code de la santé publique, art. D.4362-11-1");
  else
    source = _ ("16 CFR 315.6");
  if (age < 0)
    /* Translators: a number of months, and the law that says so */
    return g_strdup_printf (ngettext ("%d month (%s)", "%d months (%s)", (gulong) months), months, source);
  if (months % 12 == 0)
    /* Translators: a number of years, the patient's age in years, and the law that says so */
    return g_strdup_printf (
      ngettext ("%d year at the age of %d (%s)", "%d years at the age of %d (%s)", (gulong) (months / 12)), months / 12,
      age, source);
  /* Translators: a number of months, the patient's age in years, and the law that says so */
  return g_strdup_printf (
    ngettext ("%d month at the age of %d (%s)", "%d months at the age of %d (%s)", (gulong) months), months, age,
    source);
}

/* Hundredths, down to a quarter: a distance between far and near is helped by no more than half of the addition. */
static int
get_half (int addition)
{
  return addition / 2 / 25 * 25;
}

/* The lens that the fitting found. */
static void
take_lens (DptPrescriptionEye *self, DptLensTrial *trial)
{
  static const struct { guint from; guint to; } lengths[] = {
    { DPT_LENS_TRIAL_BACK_CURVE, DPT_PRESCRIPTION_EYE_BACK_CURVE },
    { DPT_LENS_TRIAL_DIAMETER, DPT_PRESCRIPTION_EYE_DIAMETER },
  };
  const DptExamItem *profile = dpt_exam_item_find ("lens_trial", "profile");
  const char *words = dpt_exam_item_get_choice_label (profile, dpt_record_get_text (trial, DPT_LENS_TRIAL_PROFILE));
  const char *brand = dpt_record_get_text (trial, DPT_LENS_TRIAL_BRAND);
  g_autofree char *named = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (!dpt_record_is_null (trial, lengths[i].from))
      dpt_record_set_int (self, lengths[i].to, dpt_record_get_int (trial, lengths[i].from));
  if (brand != NULL && words != NULL)
    /* Translators: a contact lens and its profile: "Multi Demo, Near in the centre (N)" */
    named = g_strdup_printf (C_ ("lens", "%s, %s"), brand, words);
  dpt_record_set_text (self, DPT_PRESCRIPTION_EYE_BRAND, named ? named : brand);
}

/* The lens that was decided on, with the power that its fitting asks for. Where none was, the final row brought to the
 * eye, in the lens that was tried last. */
static DptPrescriptionEye *
propose_contact (DptVisitSheet *visit, DptEye eye)
{
  DptLensTrial *ordered = dpt_visit_sheet_find_ordered_trial (visit, eye);
  DptLensTrial *lens = ordered ? ordered : dpt_visit_sheet_find_last_trial (visit, eye);
  int vertex = dpt_visit_sheet_get_trial_vertex (visit, eye);
  DptPrescriptionEye *self;
  DptRx rx;

  if (ordered == NULL || !dpt_lens_trial_find_order (ordered, vertex, &rx))
    {
      if (!(dpt_visit_sheet_get_rx (visit, DPT_REFRACTION_FINAL, eye, &rx) & (DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER)))
        return NULL;
      rx = dpt_vertex_compensate (&rx, vertex, 0);
    }
  rx = dpt_contact_lens_round (&rx);
  self = dpt_prescription_eye_new (eye, &rx);
  if (lens != NULL)
    take_lens (self, lens);
  return self;
}

static DptPrescriptionEye *
propose_eye (DptVisitSheet *visit, DptEye eye, const char *usage)
{
  static const struct { guint from; guint to; } taken[] = {
    { DPT_REFRACTION_PD_FAR, DPT_PRESCRIPTION_EYE_PD_FAR },
    { DPT_REFRACTION_PD_NEAR, DPT_PRESCRIPTION_EYE_PD_NEAR },
  };
  DptRefraction *final = dpt_visit_sheet_get_refraction (visit, DPT_REFRACTION_FINAL, eye);
  DptPrescriptionEye *self;
  gboolean near_by = g_strcmp0 (usage, "near") == 0;
  DptRx rx;

  if (!(dpt_refraction_get_rx (final, &rx) & (DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER)))
    return NULL;
  if (near_by)
    rx.sphere += rx.addition;
  else if (g_strcmp0 (usage, "intermediate") == 0)
    rx.sphere += get_half (rx.addition);
  if (!dpt_prescription_usage_needs_addition (usage))
    rx.addition = 0;
  self = dpt_prescription_eye_new (eye, &rx);
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    if (!dpt_record_is_null (final, taken[i].from))
      dpt_record_set_int (self, taken[i].to, dpt_record_get_int (final, taken[i].from));
  dpt_record_set_text (self, DPT_PRESCRIPTION_EYE_ACUITY,
                       dpt_record_get_text (final, near_by ? DPT_REFRACTION_NEAR_ACUITY : DPT_REFRACTION_ACUITY));
  return self;
}

DptPrescriptionSheet *
dpt_prescription_propose (DptVisitSheet *visit, const char *usage, GError **error)
{
  g_autoptr (DptPrescription) head = NULL;
  g_autoptr (DptPrescriptionEye) right = NULL;
  g_autoptr (DptPrescriptionEye) left = NULL;
  g_autoptr (DptPrescriptionSheet) sheet = NULL;
  DptRefraction *final;
  gboolean contact;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (visit), NULL);

  if (dpt_prescription_usage_get_label (usage) == NULL)
    {
      dpt_set_invalid (error, "usage", _ ("Usage: must be one of those of glasses, or contact lenses."));
      return NULL;
    }
  contact = g_str_equal (usage, "contact");
  right = contact ? propose_contact (visit, DPT_EYE_RIGHT) : propose_eye (visit, DPT_EYE_RIGHT, usage);
  left = contact ? propose_contact (visit, DPT_EYE_LEFT) : propose_eye (visit, DPT_EYE_LEFT, usage);
  if (right == NULL && left == NULL)
    {
      dpt_set_invalid (error, "final",
                       contact ? _ ("Fill in the final row, or decide on a contact lens that was tried.")
                               : _ ("Final row: fill it in first; it is what is prescribed."));
      return NULL;
    }
  head = dpt_record_new (DPT_TYPE_PRESCRIPTION);
  dpt_record_set_text (head, DPT_PRESCRIPTION_KIND, contact ? "contact" : "glasses");
  dpt_record_set_text (head, DPT_PRESCRIPTION_USAGE, usage);
  final = dpt_visit_sheet_get_refraction (visit, DPT_REFRACTION_FINAL, right ? DPT_EYE_RIGHT : DPT_EYE_LEFT);
  if (!contact && !dpt_record_is_null (final, DPT_REFRACTION_VERTEX))
    dpt_record_set_int (head, DPT_PRESCRIPTION_VERTEX, dpt_record_get_int (final, DPT_REFRACTION_VERTEX));
  sheet = dpt_prescription_sheet_new (head, right, left);
  return dpt_prescription_sheet_check (sheet, error) ? g_steal_pointer (&sheet) : NULL;
}
