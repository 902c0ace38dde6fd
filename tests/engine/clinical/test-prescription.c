/* test-prescription.c - prescriptions and refractions as records: what they hold, what they refuse.
 * For: engine/clinical without a database. Not for: issuing (test-prescription-store.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/clinical/dpt-prescription.h"
#include "engine/clinical/dpt-refraction.h"
#include "engine/clinical/dpt-visit.h"

#include <locale.h>

static DptPrescription *
make_head (const char *usage)
{
  DptPrescription *head = dpt_record_new (DPT_TYPE_PRESCRIPTION);

  dpt_record_set_int (head, DPT_PRESCRIPTION_PATIENT_ID, 1);
  dpt_record_set_text (head, DPT_PRESCRIPTION_KIND, g_str_equal (usage, "contact") ? "contact" : "glasses");
  dpt_record_set_text (head, DPT_PRESCRIPTION_USAGE, usage);
  dpt_record_set_text (head, DPT_PRESCRIPTION_ORIGIN, "internal");
  dpt_record_set_text (head, DPT_PRESCRIPTION_STATE, "active");
  dpt_record_set_text (head, DPT_PRESCRIPTION_ISSUED_ON, "2026-03-02");
  dpt_record_set_text (head, DPT_PRESCRIPTION_VALID_UNTIL, "2029-03-02");
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_NAME, "Dr Claire Morel");
  dpt_record_set_int (head, DPT_PRESCRIPTION_ADAPTATION_FORBIDDEN, 0);
  dpt_record_set_int (head, DPT_PRESCRIPTION_CREATED_AT, 1);
  return head;
}

static void
assert_refused (gboolean ok, GError **error, const char *field)
{
  g_assert_false (ok);
  g_assert_error (*error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (*error), ==, field);
  g_clear_error (error);
}

static void
test_an_eye_gives_back_its_powers (void)
{
  const DptRx rx = { -125, -50, 90, 200, 150, DPT_BASE_IN, 50, DPT_BASE_DOWN };
  g_autoptr (DptPrescriptionEye) eye = dpt_prescription_eye_new (DPT_EYE_LEFT, &rx);
  DptRx back = dpt_prescription_eye_get_rx (eye);

  g_assert_true (dpt_rx_equal (&rx, &back));
  g_assert_cmpint (dpt_prescription_eye_get_eye (eye), ==, DPT_EYE_LEFT);
  dpt_prescription_eye_set_rx (eye, &(DptRx) { .sphere = 0 });
  g_assert_false (dpt_record_is_null (eye, DPT_PRESCRIPTION_EYE_SPHERE));
  g_assert_true (dpt_record_is_null (eye, DPT_PRESCRIPTION_EYE_CYLINDER));
  g_assert_true (dpt_record_is_null (eye, DPT_PRESCRIPTION_EYE_BASE_H));
  back = dpt_prescription_eye_get_rx (NULL);
  g_assert_true (dpt_rx_is_neutral (&back));
}

static void
test_a_prescription_refuses_what_cannot_be (void)
{
  g_autoptr (DptPrescription) head = make_head ("progressive");
  g_autoptr (DptPrescriptionEye) right = dpt_prescription_eye_new (DPT_EYE_RIGHT, &(DptRx) { -125, -50, 90 });
  g_autoptr (DptPrescriptionSheet) sheet = dpt_prescription_sheet_new (head, right, NULL);
  g_autoptr (DptPrescriptionSheet) empty = dpt_prescription_sheet_new (head, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (dpt_record_validate (head, &error));
  g_assert_no_error (error);
  assert_refused (dpt_prescription_sheet_check (sheet, &error), &error, "addition");
  assert_refused (dpt_prescription_sheet_check (empty, &error), &error, "sphere");
  dpt_record_set_int (right, DPT_PRESCRIPTION_EYE_ADDITION, 200);
  g_assert_true (dpt_prescription_sheet_check (sheet, &error));
  g_assert_no_error (error);
  dpt_record_set_null (right, DPT_PRESCRIPTION_EYE_AXIS);
  assert_refused (dpt_prescription_sheet_check (sheet, &error), &error, "axis");
  dpt_record_set_text (head, DPT_PRESCRIPTION_VALID_UNTIL, "2026-03-01");
  assert_refused (dpt_record_validate (head, &error), &error, "valid_until");
}

static void
test_expiry_comes_after_the_last_day (void)
{
  g_autoptr (DptPrescription) head = make_head ("far");

  g_assert_false (dpt_prescription_is_expired (head, "2029-03-02"));
  g_assert_true (dpt_prescription_is_expired (head, "2029-03-03"));
  dpt_record_set_null (head, DPT_PRESCRIPTION_VALID_UNTIL);
  g_assert_false (dpt_prescription_is_expired (head, "2100-01-01"));
}

static void
test_a_draft_may_be_incomplete_a_signature_not (void)
{
  g_autoptr (DptRefraction) cell = dpt_refraction_new (DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT);
  g_autoptr (GError) error = NULL;
  DptRx rx;

  dpt_record_set_int (cell, DPT_REFRACTION_VISIT_ID, 1);
  g_assert_true (dpt_refraction_is_empty (cell));
  g_assert_cmpint (dpt_refraction_get_rx (cell, &rx), ==, DPT_RX_FIELD_NONE);
  dpt_record_set_int (cell, DPT_REFRACTION_SPHERE, 0);
  g_assert_false (dpt_refraction_is_empty (cell));
  g_assert_cmpint (dpt_refraction_get_rx (cell, &rx), ==, DPT_RX_FIELD_SPHERE);
  dpt_record_set_int (cell, DPT_REFRACTION_CYLINDER, -75);
  g_assert_true (dpt_record_validate (cell, &error));
  assert_refused (dpt_refraction_check (cell, &error), &error, "axis");
  dpt_record_set_int (cell, DPT_REFRACTION_AXIS, 10);
  g_assert_true (dpt_refraction_check (cell, &error));
  dpt_record_set_int (cell, DPT_REFRACTION_SPHERE, 4525);
  assert_refused (dpt_record_validate (cell, &error), &error, "sphere");
}

static void
test_setting_powers_touches_only_what_was_given (void)
{
  g_autoptr (DptRefraction) cell = dpt_refraction_new (DPT_REFRACTION_FINAL, DPT_EYE_LEFT);

  dpt_record_set_int (cell, DPT_REFRACTION_ADDITION, 175);
  dpt_refraction_set_rx (cell, &(DptRx){ -125, -50, 90 },
                         DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS);
  g_assert_cmpint (dpt_record_get_int (cell, DPT_REFRACTION_ADDITION), ==, 175);
  g_assert_cmpint (dpt_record_get_int (cell, DPT_REFRACTION_AXIS), ==, 90);
  dpt_refraction_set_rx (cell, &(DptRx) { .prism_h = 200, .base_h = DPT_BASE_OUT }, DPT_RX_FIELD_PRISM_H);
  g_assert_cmpstr (dpt_record_get_text (cell, DPT_REFRACTION_BASE_H), ==, "out");
  dpt_refraction_set_rx (cell, &(DptRx) { 0 }, DPT_RX_FIELD_PRISM_H);
  g_assert_true (dpt_record_is_null (cell, DPT_REFRACTION_BASE_H));
  g_assert_cmpint (dpt_record_get_int (cell, DPT_REFRACTION_SPHERE), ==, -125);
}

static void
test_signing_freezes_what_the_examiner_writes (void)
{
  g_assert_true (dpt_visit_is_content (DPT_VISIT_KIND));
  g_assert_true (dpt_visit_is_content (DPT_VISIT_REASON));
  g_assert_true (dpt_visit_is_content (DPT_VISIT_NEXT_VISIT_MONTHS));
  g_assert_false (dpt_visit_is_content (DPT_VISIT_STATE));
  g_assert_false (dpt_visit_is_content (DPT_VISIT_SIGNED_AT));
  g_assert_false (dpt_visit_is_content (DPT_VISIT_PATIENT_ID));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clinical/prescription/an-eye-gives-back-its-powers", test_an_eye_gives_back_its_powers);
  g_test_add_func ("/clinical/prescription/refuses-what-cannot-be", test_a_prescription_refuses_what_cannot_be);
  g_test_add_func ("/clinical/prescription/expiry-comes-after-the-last-day", test_expiry_comes_after_the_last_day);
  g_test_add_func ("/clinical/refraction/a-draft-may-be-incomplete", test_a_draft_may_be_incomplete_a_signature_not);
  g_test_add_func ("/clinical/refraction/setting-powers-touches-only-what-was-given",
                   test_setting_powers_touches_only_what_was_given);
  g_test_add_func ("/clinical/visit/signing-freezes-what-the-examiner-writes",
                   test_signing_freezes_what_the_examiner_writes);
  return g_test_run ();
}
