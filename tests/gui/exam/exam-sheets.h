/* exam-sheets.h - visits as values for the tests of the exam's widgets.
 * For: tests/gui/exam. Not for: tests with a database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-editor.h"

static inline DptVisitSheet *
exam_make_sheet (const char *state, const char *date)
{
  g_autoptr (DptVisit) visit = dpt_record_new (DPT_TYPE_VISIT);

  dpt_record_take_id (visit);
  dpt_record_set_int (visit, DPT_VISIT_PATIENT_ID, 1);
  dpt_record_set_text (visit, DPT_VISIT_KIND, "complete");
  dpt_record_set_text (visit, DPT_VISIT_STATE, state);
  dpt_record_set_text (visit, DPT_VISIT_STARTED_ON, date);
  dpt_record_set_int (visit, DPT_VISIT_STARTED_AT, 1);
  return dpt_visit_sheet_new (visit);
}

static inline void
exam_set (DptVisitSheet *sheet, DptRefractionRow row, DptEye eye, DptRx rx, const char *acuity)
{
  DptRxFields fields = DPT_RX_FIELD_SPHERE;
  DptAcuity value;

  if (rx.cylinder != 0)
    fields |= DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS;
  if (rx.addition != 0)
    fields |= DPT_RX_FIELD_ADDITION;
  if (rx.prism_h != 0)
    fields |= DPT_RX_FIELD_PRISM_H;
  if (rx.prism_v != 0)
    fields |= DPT_RX_FIELD_PRISM_V;
  dpt_visit_sheet_set_rx (sheet, row, eye, &rx, fields);
  if (acuity != NULL && dpt_acuity_parse (acuity, &value, NULL))
    dpt_visit_sheet_set_refraction_acuity (sheet, row, eye, FALSE, &value);
}

/* A presbyope two years ago. */
static inline DptVisitSheet *
exam_make_earlier (void)
{
  DptVisitSheet *sheet = exam_make_sheet ("signed", "2024-11-04");

  exam_set (sheet, DPT_REFRACTION_WORN, DPT_EYE_RIGHT, (DptRx) { -100, -50, 90, 150 }, "8/10");
  exam_set (sheet, DPT_REFRACTION_WORN, DPT_EYE_LEFT, (DptRx) { -125, -25, 85, 150 }, "9/10");
  exam_set (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, (DptRx) { -137, -62, 92 }, NULL);
  exam_set (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_LEFT, (DptRx) { -150, -37, 81 }, NULL);
  exam_set (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, (DptRx) { -125, -50, 90, 175 }, "10/10");
  exam_set (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT, (DptRx) { -150, -25, 85, 175 }, "10/10");
  exam_set (sheet, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, (DptRx) { -125, -50, 90, 175 }, "10/10");
  exam_set (sheet, DPT_REFRACTION_FINAL, DPT_EYE_LEFT, (DptRx) { -150, -25, 85, 175 }, "10/10");
  return sheet;
}

/* And today, not finished. */
static inline DptVisitSheet *
exam_make_today (void)
{
  DptVisitSheet *sheet = exam_make_sheet ("draft", "2026-11-22");
  DptAcuity acuity;

  g_assert_true (dpt_acuity_parse ("3/10", &acuity, NULL));
  dpt_visit_sheet_set_refraction_acuity (sheet, DPT_REFRACTION_UNAIDED, DPT_EYE_RIGHT, FALSE, &acuity);
  g_assert_true (dpt_acuity_parse ("2/10", &acuity, NULL));
  dpt_visit_sheet_set_refraction_acuity (sheet, DPT_REFRACTION_UNAIDED, DPT_EYE_LEFT, FALSE, &acuity);
  exam_set (sheet, DPT_REFRACTION_WORN, DPT_EYE_RIGHT, (DptRx) { -125, -50, 90, 175 }, "7/10");
  exam_set (sheet, DPT_REFRACTION_WORN, DPT_EYE_LEFT, (DptRx) { -150, -25, 85, 175 }, "8/10");
  exam_set (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, (DptRx) { -187, -137, 104 }, NULL);
  exam_set (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_LEFT, (DptRx) { -162, -50, 80 }, NULL);
  exam_set (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, (DptRx){ -150, -150, 105, 200, 200, DPT_BASE_IN },
            "10/10");
  exam_set (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT, (DptRx) { -150, -50, 80, 200 }, "12/10");
  return sheet;
}
