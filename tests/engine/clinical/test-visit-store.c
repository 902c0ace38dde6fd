/* test-visit-store.c - visits are saved by difference, frozen by signing, amended with a reason, and every look is
 * noted. For: engine/clinical/dpt-visit-store, dpt-visit-history. Not for: prescriptions (test-prescription-store.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinical-fixture.h"

static void
test_a_draft_comes_back_as_it_was (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) base = DO (clinic->optometrist, start, .id = PATIENT);
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (base);
  g_autoptr (DptVisitSheet) saved = NULL;
  g_autoptr (DptVisitSheet) loaded = NULL;
  g_autoptr (DptVisitSheet) again = NULL;

  dpt_visit_sheet_set_rx (now, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, &(DptRx) { -125, -50, 0 },
                          DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER);
  dpt_visit_sheet_set_text (now, DPT_VISIT_REASON, "Squints at the board");
  dpt_visit_sheet_set_pressure (now, DPT_EYE_LEFT, 0, 1700, "goldmann", 1);
  dpt_visit_sheet_set_finding_text (now, "fundus", "text", "R", "C/D 0.3");
  saved = DO (clinic->optometrist, save_draft, .base = base, .now = now);
  g_assert_true (dpt_visit_sheet_same_content (saved, now));
  loaded = DO (clinic->optometrist, load, .id = dpt_visit_sheet_get_visit_id (base));
  g_assert_true (dpt_visit_sheet_same_content (loaded, now));
  g_assert_cmpstr (dpt_visit_sheet_get_state (loaded), ==, "draft");
  /* Starting again gives the open draft back, not a second one. */
  again = DO (clinic->optometrist, start, .id = PATIENT);
  g_assert_cmpint (dpt_visit_sheet_get_visit_id (again), ==, dpt_visit_sheet_get_visit_id (base));
  g_assert_true (dpt_visit_sheet_same_content (again, now));
}

static void
test_only_what_changed_is_written (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) base = DO (clinic->optometrist, start, .id = PATIENT);
  g_autoptr (DptVisitSheet) first = dpt_visit_sheet_copy (base);
  g_autoptr (DptVisitSheet) second = NULL;
  g_autoptr (DptVisitSheet) saved = NULL;
  g_autoptr (DptVisitSheet) last = NULL;
  gint64 entries;

  dpt_visit_sheet_set_rx (first, DPT_REFRACTION_WORN, DPT_EYE_RIGHT, &(DptRx) { -100 }, DPT_RX_FIELD_SPHERE);
  dpt_visit_sheet_set_rx (first, DPT_REFRACTION_WORN, DPT_EYE_LEFT, &(DptRx) { -200 }, DPT_RX_FIELD_SPHERE);
  saved = DO (clinic->optometrist, save_draft, .base = base, .now = first);
  entries = dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry");
  second = dpt_visit_sheet_copy (first);
  dpt_visit_sheet_set_rx (second, DPT_REFRACTION_WORN, DPT_EYE_LEFT, &(DptRx) { -225 }, DPT_RX_FIELD_SPHERE);
  last = DO (clinic->optometrist, save_draft, .base = saved, .now = second);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry"), ==, entries + 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT version FROM refraction WHERE eye = 'R'"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT version FROM refraction WHERE eye = 'L'"), ==, 2);
  /* Undone: the row that the first save had made goes again, and comes back with redo. */
  g_object_unref (saved);
  saved = DO (clinic->optometrist, save_draft, .base = last, .now = base);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM refraction"), ==, 0);
  g_object_unref (last);
  last = DO (clinic->optometrist, save_draft, .base = saved, .now = second);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT sphere FROM refraction WHERE eye = 'L'"), ==, -225);
}

static void
test_two_windows_do_not_overwrite_each_other (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) base = DO (clinic->optometrist, start, .id = PATIENT);
  g_autoptr (DptVisitSheet) one = dpt_visit_sheet_copy (base);
  g_autoptr (DptVisitSheet) other = dpt_visit_sheet_copy (base);
  g_autoptr (DptVisitSheet) saved = NULL;
  g_autoptr (GError) error = NULL;

  dpt_visit_sheet_set_text (one, DPT_VISIT_REASON, "One");
  dpt_visit_sheet_set_text (other, DPT_VISIT_REASON, "Other");
  saved = DO (clinic->optometrist, save_draft, .base = base, .now = one);
  g_assert_null (
    dpt_session_write (clinic->optometrist, save_draft_unit, &(Args){ .base = base, .now = other }, NULL, &error));
  g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT);
}

static void
test_signing_freezes (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) signed_visit = sign_visit (clinic, PATIENT, (DptRx) { -125, -50, 90 }, (DptRx) { -150 });
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (signed_visit);
  gint64 id = dpt_visit_sheet_get_visit_id (signed_visit);
  g_autofree char *content = NULL;
  g_autofree char *json = dpt_visit_sheet_to_json (signed_visit);

  g_assert_cmpstr (dpt_visit_sheet_get_state (signed_visit), ==, "signed");
  content = dpt_test_db_query_text (db, "SELECT content FROM visit_version WHERE number = 1");
  g_assert_cmpstr (content, ==, json);
  dpt_visit_sheet_set_text (now, DPT_VISIT_REASON, "Rewritten");
  REFUSE (clinic->optometrist, DPT_ERROR_STATE, save_draft, .base = signed_visit, .now = now);
  REFUSE (clinic->optometrist, DPT_ERROR_STATE, sign, .base = signed_visit, .now = now);
  REFUSE (clinic->optometrist, DPT_ERROR_STATE, abandon, .id = id, .reason = "Because");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM visit WHERE reason = 'Rewritten'"), ==, 0);
}

static void
test_an_unfinished_visit_stays_a_draft (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) base = DO (clinic->optometrist, start, .id = PATIENT);
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (base);

  REFUSE (clinic->optometrist, DPT_ERROR_INVALID, sign, .base = base, .now = now);
  dpt_visit_sheet_set_refraction_value (now, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_CYLINDER,
                                        DPT_INT (-100));
  REFUSE (clinic->optometrist, DPT_ERROR_INVALID, sign, .base = base, .now = now);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM visit_version"), ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM refraction"), ==, 0);
}

static void
test_an_amendment_keeps_what_was_signed (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) first = sign_visit (clinic, PATIENT, (DptRx) { -125 }, (DptRx) { -150 });
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (first);
  gint64 id = dpt_visit_sheet_get_visit_id (first);
  g_autoptr (DptVisitSheet) amended = NULL;
  g_autoptr (DptVisitSheet) version1 = NULL;
  g_autoptr (DptVisitSheet) version2 = NULL;
  g_autoptr (DptVisitDossier) dossier = NULL;

  REFUSE (clinic->optometrist, DPT_ERROR_STATE, amend, .base = first, .now = now, .reason = "Nothing changed");
  dpt_visit_sheet_set_rx (now, DPT_REFRACTION_FINAL, DPT_EYE_LEFT, &(DptRx) { -175 }, DPT_RX_FIELD_SPHERE);
  REFUSE (clinic->optometrist, DPT_ERROR_INVALID, amend, .base = first, .now = now, .reason = "  ");
  amended = DO (clinic->optometrist, amend, .base = first, .now = now, .reason = "Left sphere misread");
  g_assert_cmpstr (dpt_visit_sheet_get_state (amended), ==, "amended");
  version1 = DO (clinic->optometrist, load_version, .id = id, .number = 1);
  version2 = DO (clinic->optometrist, load_version, .id = id, .number = 2);
  g_assert_true (dpt_visit_sheet_same_content (version1, first));
  g_assert_true (dpt_visit_sheet_same_content (version2, now));
  dossier = DO (clinic->optometrist, open_visit, .id = id);
  g_assert_cmpuint (dossier->versions->len, ==, 2);
  g_assert_cmpstr (dpt_record_get_text (dossier->versions->pdata[1], DPT_VISIT_VERSION_REASON), ==,
                   "Left sphere misread");
  g_assert_cmpstr (dpt_record_get_text (dossier->versions->pdata[1], DPT_VISIT_VERSION_USER_NAME), ==, "Xavier Petit");
  REFUSE (clinic->optometrist, DPT_ERROR_NOT_FOUND, load_version, .id = id, .number = 3);
}

static void
test_an_unfinished_amendment_is_offered_back (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) first = sign_visit (clinic, PATIENT, (DptRx) { -125 }, (DptRx) { -150 });
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (first);
  g_autoptr (DptVisitSheet) amended = NULL;
  gint64 id = dpt_visit_sheet_get_visit_id (first);
  g_autoptr (DptVisitDossier) dossier = NULL;
  g_autoptr (DptVisitDossier) after = NULL;

  dpt_visit_sheet_set_text (now, DPT_VISIT_PLAN, "See again in a year");
  DO (clinic->optometrist, keep_amendment, .base = first, .now = now);
  dossier = DO (clinic->optometrist, open_visit, .id = id);
  g_assert_nonnull (dossier->amendment);
  g_assert_true (dpt_visit_sheet_same_content (dossier->amendment, now));
  g_assert_true (dpt_visit_sheet_same_content (dossier->sheet, first));
  /* What was offered back can be signed as it is. */
  amended = DO (clinic->optometrist, amend, .base = dossier->sheet, .now = dossier->amendment, .reason = "Forgotten");
  after = DO (clinic->optometrist, open_visit, .id = id);
  g_assert_null (after->amendment);
  g_assert_true (dpt_visit_sheet_same_content (after->sheet, now));
}

static void
test_an_abandoned_visit_keeps_its_reason (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) base = DO (clinic->optometrist, start, .id = PATIENT);
  g_autoptr (DptVisitSheet) next = NULL;
  gint64 id = dpt_visit_sheet_get_visit_id (base);

  REFUSE (clinic->optometrist, DPT_ERROR_INVALID, abandon, .id = id);
  DO (clinic->optometrist, abandon, .id = id, .reason = "Had to leave");
  g_assert_cmpint (dpt_test_db_query_int (
                     db, "SELECT COUNT(*) FROM audit_entry WHERE action = 'abandon' AND change LIKE '%Had to leave%'"),
                   ==, 1);
  next = DO (clinic->optometrist, start, .id = PATIENT);
  g_assert_cmpint (dpt_visit_sheet_get_visit_id (next), !=, id);
}

static void
test_the_next_visit_knows_the_one_before (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) first = DO (clinic->optometrist, start, .id = PATIENT);
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (first);
  g_autoptr (DptVisitSheet) signed_visit = NULL;
  g_autoptr (DptVisitSheet) second = NULL;
  g_autoptr (DptVisitDossier) dossier = NULL;
  DptFinding *carried;
  DptRx rx;

  dpt_visit_sheet_set_text (now, DPT_VISIT_ALLERGIES, "Penicillin");
  dpt_visit_sheet_set_text (now, DPT_VISIT_REASON, "Check");
  dpt_visit_sheet_set_finding_code (now, "history", "family_glaucoma", NULL, "parent", NULL);
  dpt_visit_sheet_set_finding_code (now, "history", "risk_1", NULL, NULL, "Fainted at the last drops");
  dpt_visit_sheet_set_finding_number (now, "social", "screen", NULL, 750);
  dpt_visit_sheet_set_finding_number (now, "biometry", "axial_length", "R", 2400);
  dpt_visit_sheet_set_rx (now, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, &(DptRx) { -300 }, DPT_RX_FIELD_SPHERE);
  signed_visit = DO (clinic->optometrist, sign, .base = first, .now = now);
  dpt_clock_set_now (clinic->shop->clock, DPT_TEST_NOW + 365 * 24 * G_GINT64_CONSTANT (3600000000));
  second = DO (clinic->optometrist, start, .id = PATIENT);
  g_assert_cmpstr (dpt_visit_sheet_get_text (second, DPT_VISIT_ALLERGIES), ==, "Penicillin");
  g_assert_cmpstr (dpt_visit_sheet_get_text (second, DPT_VISIT_REASON), ==, "");
  g_assert_null (dpt_visit_sheet_get_refraction (second, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT));
  carried = dpt_visit_sheet_get_finding (second, "history", "family_glaucoma", NULL);
  g_assert_cmpstr (dpt_record_get_text (carried, DPT_FINDING_CODE), ==, "parent");
  g_assert_cmpstr (dpt_record_get_text (carried, DPT_FINDING_SOURCE), ==, "earlier_visit");
  g_assert_cmpstr (dpt_record_get_text (dpt_visit_sheet_get_finding (second, "history", "risk_1", NULL), DPT_FINDING_TEXT), ==,
                   "Fainted at the last drops");
  g_assert_cmpint (dpt_record_get_int (dpt_visit_sheet_get_finding (second, "social", "screen", NULL), DPT_FINDING_NUMBER), ==, 750);
  g_assert_null (dpt_visit_sheet_get_finding (second, "biometry", "axial_length", "R"));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM finding WHERE section IN ('history', 'social')"), ==, 6);
  dossier = DO (clinic->optometrist, open_visit, .id = dpt_visit_sheet_get_visit_id (second));
  g_assert_nonnull (dossier->earlier);
  dpt_visit_sheet_get_rx (dossier->earlier, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, &rx);
  g_assert_cmpint (rx.sphere, ==, -300);
  g_assert_cmpstr (dossier->patient_name, ==, "Élise Martin");
  g_assert_cmpstr (dossier->birth_date, ==, "1980-03-04");
}

static void
test_reception_sees_that_a_visit_took_place (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit = sign_visit (clinic, PATIENT, (DptRx) { -125 }, (DptRx) { -150 });
  gint64 id = dpt_visit_sheet_get_visit_id (visit);
  g_autoptr (DptVisitHistory) bare = DO (clinic->receptionist, history, .id = PATIENT);
  g_autoptr (DptVisitHistory) full = DO (clinic->optometrist, history, .id = PATIENT);
  DptRx rx;

  g_assert_cmpuint (bare->visits->len, ==, 1);
  g_assert_cmpstr (dpt_record_get_text (bare->visits->pdata[0], DPT_VISIT_ROW_EXAMINER_NAME), ==, "Xavier Petit");
  g_assert_false (dpt_visit_row_get_rx (bare->visits->pdata[0], DPT_EYE_RIGHT, &rx));
  g_assert_cmpuint (bare->points[DPT_MEASURE_EQUIVALENT][0]->len, ==, 0);
  g_assert_true (dpt_visit_row_get_rx (full->visits->pdata[0], DPT_EYE_LEFT, &rx));
  g_assert_cmpint (rx.sphere, ==, -150);
  REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, load, .id = id);
  REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, open_visit, .id = id);
  REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, start, .id = PATIENT);
  REFUSE (clinic->optician, DPT_ERROR_REFUSED, load_version, .id = id, .number = 1);
  REFUSE (clinic->optician, DPT_ERROR_REFUSED, amend, .base = visit, .now = visit, .reason = "Me too");
}

static void
test_every_look_is_noted (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit = sign_visit (clinic, PATIENT, (DptRx) { -125 }, (DptRx) { -150 });
  gint64 id = dpt_visit_sheet_get_visit_id (visit);
  g_autofree char *expected = g_strdup_printf ("visit %" G_GINT64_FORMAT, id);
  g_autofree char *what = NULL;

  dpt_visit_dossier_free (DO (clinic->optometrist, open_visit, .id = id));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM access_entry"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT user_id FROM access_entry"), ==,
                   clinic->shop->users[DPT_ROLE_OPTOMETRIST]);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT patient_id FROM access_entry"), ==, PATIENT);
  what = dpt_test_db_query_text (db, "SELECT what FROM access_entry");
  g_assert_cmpstr (what, ==, expected);
}

static void
test_measures_run_over_the_visits (DptDb *db)
{
  static const struct { int sphere; int pressure; } years[] = { { -100, 1400 }, { -150, 1500 }, { -225, 2350 } };
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitHistory) history = NULL;
  GArray *points;

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (DptVisitSheet) base = NULL;
      g_autoptr (DptVisitSheet) now = NULL;
      g_autoptr (DptVisitSheet) saved = NULL;

      dpt_clock_set_now (clinic->shop->clock, DPT_TEST_NOW + i * 365 * 24 * G_GINT64_CONSTANT (3600000000));
      base = DO (clinic->optometrist, start, .id = CHILD, .kind = "child");
      now = dpt_visit_sheet_copy (base);
      dpt_visit_sheet_set_rx (now, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, &(DptRx) { -900 }, DPT_RX_FIELD_SPHERE);
      dpt_visit_sheet_set_rx (now, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, &(DptRx) { years[i].sphere, -50, 10 },
                              DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS);
      dpt_visit_sheet_set_pressure (now, DPT_EYE_LEFT, 0, years[i].pressure, NULL, 1);
      dpt_visit_sheet_set_pressure (now, DPT_EYE_LEFT, 1, years[i].pressure + 100, NULL, 1);
      dpt_visit_sheet_set_finding_number (now, "biometry", "axial_length", "L", 2300 + (int) i * 20);
      saved = DO (clinic->optometrist, sign, .base = base, .now = now);
    }
  history = DO (clinic->optometrist, history, .id = CHILD);
  g_assert_cmpuint (history->visits->len, ==, 3);
  g_assert_cmpstr (dpt_record_get_text (history->visits->pdata[0], DPT_VISIT_ROW_STARTED_ON), ==, "2028-11-21");
  points = history->points[DPT_MEASURE_EQUIVALENT][0];
  g_assert_cmpuint (points->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (g_array_index (points, DptMeasurePoint, i).value, ==, years[i].sphere - 25);
      g_assert_cmpint (g_array_index (history->points[DPT_MEASURE_PRESSURE][1], DptMeasurePoint, i).value, ==,
                       years[i].pressure + 50);
      g_assert_cmpint (g_array_index (history->points[DPT_MEASURE_AXIAL_LENGTH][1], DptMeasurePoint, i).value, ==,
                       2300 + (int) i * 20);
    }
  g_assert_cmpuint (history->points[DPT_MEASURE_PRESSURE][0]->len, ==, 0);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/clinical/visit/a-draft-comes-back-as-it-was", test_a_draft_comes_back_as_it_was);
  dpt_test_db_add ("/clinical/visit/only-what-changed-is-written", test_only_what_changed_is_written);
  dpt_test_db_add ("/clinical/visit/two-windows-do-not-overwrite-each-other",
                   test_two_windows_do_not_overwrite_each_other);
  dpt_test_db_add ("/clinical/visit/signing-freezes", test_signing_freezes);
  dpt_test_db_add ("/clinical/visit/an-unfinished-visit-stays-a-draft", test_an_unfinished_visit_stays_a_draft);
  dpt_test_db_add ("/clinical/visit/an-amendment-keeps-what-was-signed", test_an_amendment_keeps_what_was_signed);
  dpt_test_db_add ("/clinical/visit/an-unfinished-amendment-is-offered-back",
                   test_an_unfinished_amendment_is_offered_back);
  dpt_test_db_add ("/clinical/visit/an-abandoned-visit-keeps-its-reason", test_an_abandoned_visit_keeps_its_reason);
  dpt_test_db_add ("/clinical/visit/the-next-visit-knows-the-one-before", test_the_next_visit_knows_the_one_before);
  dpt_test_db_add ("/clinical/visit/reception-sees-that-a-visit-took-place",
                   test_reception_sees_that_a_visit_took_place);
  dpt_test_db_add ("/clinical/visit/every-look-is-noted", test_every_look_is_noted);
  dpt_test_db_add ("/clinical/visit/measures-run-over-the-visits", test_measures_run_over_the_visits);
  return g_test_run ();
}
