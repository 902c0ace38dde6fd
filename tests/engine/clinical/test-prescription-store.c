/* test-prescription-store.c - who may prescribe what, until when, and that nothing changes it afterwards.
 * For: engine/clinical/dpt-prescription-store. Not for: the table of terms (test-validity.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinical-fixture.h"

static DptPrescriptionSheet *
make_paper (const char *issued, const char *until, int sphere)
{
  g_autoptr (DptPrescription) head = dpt_record_new (DPT_TYPE_PRESCRIPTION);
  g_autoptr (DptPrescriptionEye) right = dpt_prescription_eye_new (DPT_EYE_RIGHT, &(DptRx) { sphere, -50, 90 });
  g_autoptr (DptPrescriptionEye) left = dpt_prescription_eye_new (DPT_EYE_LEFT, &(DptRx) { sphere });

  dpt_record_set_int (head, DPT_PRESCRIPTION_PATIENT_ID, PATIENT);
  dpt_record_set_text (head, DPT_PRESCRIPTION_USAGE, "far");
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_NAME, "Dr Claire Morel");
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_PROFESSION, "ophthalmologist");
  dpt_record_set_text (head, DPT_PRESCRIPTION_ISSUED_ON, issued);
  dpt_record_set_text (head, DPT_PRESCRIPTION_VALID_UNTIL, until);
  return dpt_prescription_sheet_new (head, right, left);
}

static const char *
get_head (DptPrescriptionSheet *sheet, guint field)
{
  return dpt_record_get_text (dpt_prescription_sheet_get_head (sheet), field);
}

static void
test_a_signed_visit_is_prescribed_under_ones_own_name (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit
    = sign_visit (clinic, PATIENT, (DptRx){ -125, -50, 90, 200 }, (DptRx){ -150, 0, 0, 200 });
  g_autoptr (DptPrescriptionSheet) sheet = NULL;
  g_autoptr (DptPrescriptionSheet) loaded = NULL;
  DptRx rx;

  sheet = DO (clinic->optometrist, issue,
              .request = { .visit_id = dpt_visit_sheet_get_visit_id (visit), .usage = "progressive" });
  g_assert_cmpstr (get_head (sheet, DPT_PRESCRIPTION_PRESCRIBER_NAME), ==, "Xavier Petit");
  g_assert_cmpstr (get_head (sheet, DPT_PRESCRIPTION_PRESCRIBER_NUMBER), ==, "10001234567");
  g_assert_cmpstr (get_head (sheet, DPT_PRESCRIPTION_ISSUED_ON), ==, DPT_TEST_TODAY);
  /* 46 years old, France: three years. */
  g_assert_cmpstr (get_head (sheet, DPT_PRESCRIPTION_VALID_UNTIL), ==, "2029-11-22");
  /* The optician reads it at once. */
  loaded = DO (clinic->optician, load_prescription, .id = dpt_prescription_sheet_get_id (sheet));
  rx = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (loaded, DPT_EYE_RIGHT));
  g_assert_cmpint (rx.sphere, ==, -125);
  g_assert_cmpint (rx.axis, ==, 90);
  g_assert_cmpint (rx.addition, ==, 200);
  g_assert_cmpstr (
    dpt_record_get_text (dpt_prescription_sheet_get_eye (loaded, DPT_EYE_RIGHT), DPT_PRESCRIPTION_EYE_ACUITY), ==,
    "10/10");
}

static void
test_validity_follows_law_and_age (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit = sign_visit (clinic, CHILD, (DptRx) { -125 }, (DptRx) { -150 });
  gint64 id = dpt_visit_sheet_get_visit_id (visit);
  g_autoptr (DptPrescriptionSheet) child = NULL;
  g_autoptr (DptPrescriptionSheet) shorter = NULL;
  g_autofree char *words
    = dpt_prescription_describe_validity ("FR", "far", "optometrist", "2015-05-02", DPT_TEST_TODAY);
  g_autofree char *nowhere
    = dpt_prescription_describe_validity ("NZ", "far", "optometrist", "2015-05-02", DPT_TEST_TODAY);

  child = DO (clinic->optometrist, issue, .request = { .visit_id = id, .usage = "far" });
  g_assert_cmpstr (get_head (child, DPT_PRESCRIPTION_VALID_UNTIL), ==, "2027-11-22");
  shorter
    = DO (clinic->optometrist, issue, .request = { .visit_id = id, .usage = "near", .valid_until = "2027-05-22" });
  g_assert_cmpstr (get_head (shorter, DPT_PRESCRIPTION_VALID_UNTIL), ==, "2027-05-22");
  REFUSE (clinic->optometrist, DPT_ERROR_INVALID, issue,
          .request = { .visit_id = id, .usage = "far", .valid_until = "2027-11-23" });
  g_assert_cmpstr (words, ==, "1 year at the age of 11 (Code de la santé publique, art. D.4362-12)");
  g_assert_nonnull (strstr (nowhere, "No legal term"));
}

static void
test_only_prescribers_prescribe (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit = sign_visit (clinic, PATIENT, (DptRx) { -125 }, (DptRx) { -150 });
  g_autoptr (DptVisitSheet) draft = DO (clinic->optometrist, start, .id = CHILD);
  g_autoptr (DptSession) nameless = NULL;
  DptPrescriptionRequest request = { .visit_id = dpt_visit_sheet_get_visit_id (visit), .usage = "far" };

  REFUSE (clinic->optician, DPT_ERROR_REFUSED, issue, .request = request);
  REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, list_prescriptions, .id = PATIENT);
  REFUSE (clinic->optometrist, DPT_ERROR_STATE, issue,
          .request = { .visit_id = dpt_visit_sheet_get_visit_id (draft), .usage = "far" });
  REFUSE (clinic->optometrist, DPT_ERROR_INVALID, issue,
          .request = { .visit_id = request.visit_id, .usage = "progressive" });
  dpt_test_db_exec (db, "UPDATE user_account SET professional_number = NULL");
  nameless = dpt_test_shop_sign_in (clinic->shop, DPT_ROLE_OPTOMETRIST);
  REFUSE (nameless, DPT_ERROR_INVALID, issue, .request = request);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM prescription"), ==, 0);
}

static void
test_a_newer_one_supersedes_the_same_use_only (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit
    = sign_visit (clinic, PATIENT, (DptRx){ -125, 0, 0, 150 }, (DptRx){ -150, 0, 0, 150 });
  gint64 id = dpt_visit_sheet_get_visit_id (visit);
  g_autoptr (DptPrescriptionSheet) far_one
    = DO (clinic->optometrist, issue, .request = { .visit_id = id, .usage = "far" });
  g_autoptr (DptPrescriptionSheet) near_one
    = DO (clinic->optometrist, issue, .request = { .visit_id = id, .usage = "near" });
  g_autoptr (DptPrescriptionSheet) newer
    = DO (clinic->optometrist, issue, .request = { .visit_id = id, .usage = "far" });
  g_autoptr (DptPrescriptionSheet) old = NULL;
  g_autoptr (DptPrescriptionSheet) other = NULL;
  g_autoptr (GPtrArray) list = NULL;

  old = DO (clinic->optician, load_prescription, .id = dpt_prescription_sheet_get_id (far_one));
  other = DO (clinic->optician, load_prescription, .id = dpt_prescription_sheet_get_id (near_one));
  g_assert_cmpstr (get_head (old, DPT_PRESCRIPTION_STATE), ==, "superseded");
  g_assert_cmpint (dpt_record_get_int (dpt_prescription_sheet_get_head (old), DPT_PRESCRIPTION_SUPERSEDED_BY_ID), ==,
                   dpt_prescription_sheet_get_id (newer));
  g_assert_cmpstr (get_head (other, DPT_PRESCRIPTION_STATE), ==, "active");
  list = DO (clinic->optician, list_prescriptions, .id = PATIENT);
  g_assert_cmpuint (list->len, ==, 3);
  REFUSE (clinic->optometrist, DPT_ERROR_STATE, cancel, .id = dpt_prescription_sheet_get_id (far_one),
          .reason = "Too late");
}

static void
test_what_was_issued_cannot_be_changed (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit = sign_visit (clinic, PATIENT, (DptRx) { -125 }, (DptRx) { -150 });
  g_autoptr (DptPrescriptionSheet) sheet
    = DO (clinic->optometrist, issue, .request = { .visit_id = dpt_visit_sheet_get_visit_id (visit), .usage = "far" });
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (visit);
  g_autoptr (DptVisitSheet) amended = NULL;
  g_autoptr (DptPrescriptionSheet) after = NULL;
  DptRx rx;

  /* Amending the visit leaves what was prescribed from it. */
  dpt_visit_sheet_set_rx (now, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, &(DptRx) { -500 }, DPT_RX_FIELD_SPHERE);
  amended = DO (clinic->optometrist, amend, .base = visit, .now = now, .reason = "Misread");
  after = DO (clinic->optician, load_prescription, .id = dpt_prescription_sheet_get_id (sheet));
  rx = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (after, DPT_EYE_RIGHT));
  g_assert_cmpint (rx.sphere, ==, -125);
  /* And so does saving the record itself with other values: its fields are kept by the table. */
  for (guint i = 0; i < dpt_record_get_n_fields (dpt_prescription_sheet_get_eye (after, DPT_EYE_RIGHT)); i++)
    g_assert_true (dpt_record_get_field (dpt_prescription_sheet_get_eye (after, DPT_EYE_RIGHT), i)->flags
                   & DPT_FIELD_KEEP);
}

static void
test_a_paper_from_outside_is_typed (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptPrescriptionSheet) paper = make_paper ("2026-10-01", NULL, -200);
  g_autoptr (DptPrescriptionSheet) for_reading = make_paper ("2026-10-01", NULL, -200);
  g_autoptr (DptPrescriptionSheet) late = make_paper ("2027-01-01", NULL, -200);
  g_autoptr (DptPrescriptionSheet) unborn = make_paper ("1900-01-01", NULL, -200);
  g_autoptr (DptPrescriptionSheet) too_long = make_paper ("2026-10-01", "2031-10-01", -200);
  g_autoptr (DptPrescriptionSheet) old_paper = make_paper ("2024-10-01", NULL, -175);
  g_autoptr (DptPrescriptionSheet) entered = DO (clinic->optician, transcribe, .sheet = paper);
  g_autoptr (DptSession) reader = dpt_test_shop_sign_in_without (clinic->shop, DPT_ROLE_OPTICIAN, DPT_RIGHT_PRESCRIPTION_TRANSCRIBE);
  g_autoptr (DptPrescriptionSheet) older = NULL;
  g_autoptr (DptPrescriptionSheet) still = NULL;

  g_assert_cmpstr (get_head (entered, DPT_PRESCRIPTION_ORIGIN), ==, "external");
  g_assert_cmpstr (get_head (entered, DPT_PRESCRIPTION_VALID_UNTIL), ==, "2029-10-01");
  g_assert_cmpint (dpt_record_get_int (dpt_prescription_sheet_get_head (entered), DPT_PRESCRIPTION_USER_ID), ==,
                   clinic->shop->users[DPT_ROLE_OPTICIAN]);
  REFUSE (clinic->optician, DPT_ERROR_INVALID, transcribe, .sheet = late);
  REFUSE (clinic->optician, DPT_ERROR_INVALID, transcribe, .sheet = unborn);
  REFUSE (clinic->optician, DPT_ERROR_INVALID, transcribe, .sheet = too_long);
  REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, transcribe, .sheet = paper);
  /* Of another use, so that it takes nobody's place, which is a right of its own. */
  dpt_record_set_text (dpt_prescription_sheet_get_head (for_reading), DPT_PRESCRIPTION_USAGE, "near");
  REFUSE (reader, DPT_ERROR_REFUSED, transcribe, .sheet = for_reading);
  /* One typed late does not take the place of a newer one. */
  older = DO (clinic->optician, transcribe, .sheet = old_paper);
  still = DO (clinic->optician, load_prescription, .id = dpt_prescription_sheet_get_id (entered));
  g_assert_cmpstr (get_head (still, DPT_PRESCRIPTION_STATE), ==, "active");
}

static void
test_an_optician_adapts_where_nobody_forbade_it (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit = sign_visit (clinic, PATIENT, (DptRx) { -125 }, (DptRx) { -150 });
  gint64 visit_id = dpt_visit_sheet_get_visit_id (visit);
  g_autoptr (DptPrescriptionSheet) first
    = DO (clinic->optometrist, issue, .request = { .visit_id = visit_id, .usage = "far" });
  g_autoptr (DptPrescriptionSheet) forbidden = DO (
    clinic->optometrist, issue, .request = { .visit_id = visit_id, .usage = "near", .adaptation_forbidden = TRUE });
  g_autoptr (DptPrescriptionEye) right = dpt_prescription_eye_new (DPT_EYE_RIGHT, &(DptRx) { -150 });
  g_autoptr (DptPrescriptionEye) left = dpt_prescription_eye_new (DPT_EYE_LEFT, &(DptRx) { -175 });
  g_autoptr (DptPrescriptionSheet) adapted = NULL;
  g_autoptr (DptPrescriptionSheet) old = NULL;
  gint64 id = dpt_prescription_sheet_get_id (first);

  REFUSE (clinic->optician, DPT_ERROR_INVALID, adapt, .id = id, .right = right, .left = left);
  adapted = DO (clinic->optician, adapt, .id = id, .right = right, .left = left, .reason = "Blurred at the board");
  g_assert_cmpstr (get_head (adapted, DPT_PRESCRIPTION_ORIGIN), ==, "adapted");
  g_assert_cmpstr (get_head (adapted, DPT_PRESCRIPTION_PRESCRIBER_NAME), ==, "Xavier Petit");
  g_assert_cmpstr (get_head (adapted, DPT_PRESCRIPTION_VALID_UNTIL), ==,
                   get_head (first, DPT_PRESCRIPTION_VALID_UNTIL));
  old = DO (clinic->optician, load_prescription, .id = id);
  g_assert_cmpstr (get_head (old, DPT_PRESCRIPTION_STATE), ==, "superseded");
  REFUSE (clinic->optician, DPT_ERROR_STATE, adapt, .id = id, .right = right, .reason = "Again");
  REFUSE (clinic->optician, DPT_ERROR_STATE, adapt, .id = dpt_prescription_sheet_get_id (forbidden), .right = right,
          .reason = "Still");
  /* After its last day nothing can be adapted. */
  dpt_clock_set_now (clinic->shop->clock, DPT_TEST_NOW + 4 * 365 * 24 * G_GINT64_CONSTANT (3600000000));
  REFUSE (clinic->optician, DPT_ERROR_STATE, adapt, .id = dpt_prescription_sheet_get_id (adapted), .right = right,
          .reason = "Late");
}

static void
test_only_the_prescriber_cancels (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit = sign_visit (clinic, PATIENT, (DptRx) { -125 }, (DptRx) { -150 });
  g_autoptr (DptPrescriptionSheet) sheet
    = DO (clinic->optometrist, issue, .request = { .visit_id = dpt_visit_sheet_get_visit_id (visit), .usage = "far" });
  g_autoptr (DptPrescriptionSheet) after = NULL;
  gint64 id = dpt_prescription_sheet_get_id (sheet);
  g_autoptr (DptSession) colleague = NULL, retired = dpt_test_shop_sign_in_without (clinic->shop, DPT_ROLE_OPTOMETRIST, DPT_RIGHT_PRESCRIPTION_ISSUE);
  g_autofree char *both = g_strdup_printf ("INSERT INTO user_role (id, version, user_id, role, establishment_id) VALUES (1, 1, %" G_GINT64_FORMAT
                                           ", 'optometrist', NULL)", clinic->shop->users[DPT_ROLE_OPTICIAN]);

  REFUSE (clinic->optician, DPT_ERROR_REFUSED, cancel, .id = id, .reason = "Wrong");
  REFUSE (retired, DPT_ERROR_REFUSED, cancel, .id = id, .reason = "Wrong");
  dpt_test_db_exec (db, both);
  colleague = dpt_test_shop_sign_in (clinic->shop, DPT_ROLE_OPTICIAN);
  g_assert_true (dpt_session_may (colleague, DPT_RIGHT_PRESCRIPTION_ISSUE));
  REFUSE (colleague, DPT_ERROR_REFUSED, cancel, .id = id, .reason = "Wrong");
  REFUSE (clinic->optometrist, DPT_ERROR_INVALID, cancel, .id = id);
  DO (clinic->optometrist, cancel, .id = id, .reason = "Wrong patient");
  after = DO (clinic->optician, load_prescription, .id = id);
  g_assert_cmpstr (get_head (after, DPT_PRESCRIPTION_STATE), ==, "cancelled");
  g_assert_cmpstr (get_head (after, DPT_PRESCRIPTION_CANCEL_REASON), ==, "Wrong patient");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry WHERE action = 'cancel' AND table_name = 'prescription' "
                                              "AND change LIKE '%Wrong patient%'"), ==, 1);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/clinical/prescription/issued-under-ones-own-name",
                   test_a_signed_visit_is_prescribed_under_ones_own_name);
  dpt_test_db_add ("/clinical/prescription/validity-follows-law-and-age", test_validity_follows_law_and_age);
  dpt_test_db_add ("/clinical/prescription/only-prescribers-prescribe", test_only_prescribers_prescribe);
  dpt_test_db_add ("/clinical/prescription/a-newer-one-supersedes", test_a_newer_one_supersedes_the_same_use_only);
  dpt_test_db_add ("/clinical/prescription/what-was-issued-cannot-be-changed", test_what_was_issued_cannot_be_changed);
  dpt_test_db_add ("/clinical/prescription/a-paper-from-outside-is-typed", test_a_paper_from_outside_is_typed);
  dpt_test_db_add ("/clinical/prescription/an-optician-adapts", test_an_optician_adapts_where_nobody_forbade_it);
  dpt_test_db_add ("/clinical/prescription/only-the-prescriber-cancels", test_only_the_prescriber_cancels);
  return g_test_run ();
}
