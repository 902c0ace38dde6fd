/* exam-clinic.h - a shop with a patient who has been coming for years, for tests of the exam screen.
 * For: tests/gui/exam. Not for: demonstration data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-prescription-store.h"
#include "engine/clinical/dpt-visit-history.h"
#include "engine/clinical/dpt-visit-store.h"
#include "exam-sheets.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

#define EXAM_PATIENT 501 /* 58 years, five visits */
#define EXAM_NEWCOMER 502
#define EXAM_YEAR (365 * 24 * G_GINT64_CONSTANT (3600000000))

typedef struct
{
  DptTestDb *test;
  DptTestShop *shop;
  DptSession *optometrist;
} ExamClinic;

typedef struct
{
  int age; /* years before the shop's day */
  DptRx right, left;
  const char *right_acuity, *left_acuity;
  int right_pressure, left_pressure;
} ExamYear;

static const ExamYear exam_years[] = {
  { 8, { -50, -25, 95, 0 }, { -75, 0, 0, 0 }, "12/10", "12/10", 1400, 1400 },
  { 6, { -75, -25, 90, 100 }, { -100, -25, 80, 100 }, "12/10", "12/10", 1500, 1450 },
  { 4, { -100, -50, 90, 150 }, { -125, -25, 85, 150 }, "10/10", "12/10", 1550, 1500 },
  { 2, { -125, -50, 90, 175 }, { -150, -25, 85, 175 }, "10/10", "10/10", 1700, 1600 },
};

static inline void
exam_fill_year (DptVisitSheet *sheet, const ExamYear *year)
{
  static const DptRefractionRow rows[] = { DPT_REFRACTION_SUBJECTIVE, DPT_REFRACTION_FINAL };

  dpt_visit_sheet_set_text (sheet, DPT_VISIT_REASON, "Reads with her arms stretched out, headaches in the evening");
  dpt_visit_sheet_set_text (sheet, DPT_VISIT_HISTORY, "No operation. Blood pressure treated since 2019.");
  dpt_visit_sheet_set_text (sheet, DPT_VISIT_FAMILY_HISTORY, "Mother: open-angle glaucoma");
  dpt_visit_sheet_set_text (sheet, DPT_VISIT_MEDICATION, "Amlodipine 5 mg");
  dpt_visit_sheet_set_text (sheet, DPT_VISIT_ALLERGIES, "Penicillin: rash");
  dpt_visit_sheet_set_text (sheet, DPT_VISIT_BINOCULAR, "Orthophoria far, 4 Δ exophoria near, convergence 8 cm");
  dpt_visit_sheet_set_text (sheet, DPT_VISIT_CONCLUSION, "Myopia and presbyopia, stable");
  dpt_visit_sheet_set_text (sheet, DPT_VISIT_PLAN, "Progressive glasses; pressure to be followed");
  dpt_visit_sheet_set_next_visit (sheet, 24);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      exam_set (sheet, rows[i], DPT_EYE_RIGHT, year->right, year->right_acuity);
      exam_set (sheet, rows[i], DPT_EYE_LEFT, year->left, year->left_acuity);
    }
  dpt_visit_sheet_set_pressure (sheet, DPT_EYE_RIGHT, 0, year->right_pressure, "air", 1);
  dpt_visit_sheet_set_pressure (sheet, DPT_EYE_LEFT, 0, year->left_pressure, "air", 1);
  dpt_visit_sheet_set_finding_text (sheet, "fundus", "text", "R", "C/D 0.3, macula normal");
  dpt_visit_sheet_set_finding_text (sheet, "fundus", "text", "L", "C/D 0.4, macula normal");
}

static inline gpointer
exam_add_year (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (DptVisitSheet) base = dpt_visit_start (unit, EXAM_PATIENT, "complete", error);
  g_autoptr (DptVisitSheet) now = base ? dpt_visit_sheet_copy (base) : NULL;

  if (base == NULL)
    return NULL;
  exam_fill_year (now, args);
  return dpt_visit_sign (unit, base, now, error);
}

static inline ExamClinic *
exam_clinic_new (void)
{
  ExamClinic *self = g_new0 (ExamClinic, 1);

  self->test = dpt_test_db_new ();
  self->shop = dpt_test_shop_new (self->test->db);
  self->optometrist = dpt_test_shop_sign_in (self->shop, DPT_ROLE_OPTOMETRIST);
  dpt_test_db_exec (
    self->test->db,
    "INSERT INTO patient (id, version, file_number, family_name, given_names, birth_date, created_at) VALUES "
    "(501, 1, 1, 'Lefèvre', 'Hélène', '1968-03-04', 1), (502, 1, 2, 'Nouveau', 'Tom', '2015-05-02', 1)");
  for (guint i = 0; i < G_N_ELEMENTS (exam_years); i++)
    {
      g_autoptr (GError) error = NULL;

      dpt_clock_set_now (self->shop->clock, DPT_TEST_NOW - exam_years[i].age * EXAM_YEAR);
      g_object_unref (dpt_session_write (self->optometrist, exam_add_year, (gpointer) &exam_years[i], g_object_unref, &error));
      g_assert_no_error (error);
    }
  dpt_clock_set_now (self->shop->clock, DPT_TEST_NOW);
  return self;
}

static inline void
exam_clinic_free (ExamClinic *self)
{
  g_clear_object (&self->optometrist);
  dpt_test_shop_free (self->shop);
  dpt_test_db_free (self->test);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamClinic, exam_clinic_free)
