/* test-lens-trial.c - contact lenses: trials kept, compared and prescribed, wear and checks, who had a lot.
 * For: engine/clinical/dpt-lens-trial, dpt-lens-wear, dpt-visit-sheet-trial. Not for: the optics (test-contact-lens.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-lens-trial.h"

#include "clinical-fixture.h"
#include "engine/clinical/dpt-access-log.h"
#include "base/dpt-date.h"
#include "engine/clinical/dpt-lens-wear.h"
#include "engine/clinical/dpt-visit-words.h"

#define TORIC (DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS)
#define DAY (24 * G_GINT64_CONSTANT (3600000000))

UNIT (list_access, dpt_access_list (unit, args->id, args->reason, error))
UNIT (find_lot, dpt_lens_lot_find (unit, args->reason, error))

static void
set_words (DptVisitSheet *sheet, guint number, DptEye eye, guint field, const char *words)
{
  dpt_visit_sheet_set_trial_value (sheet, number, eye, field, DPT_TEXT (words));
}

/* A toric lens on the right eye that turns 10° to the left, with a quarter too little; nothing on the left. */
static void
fill_trial (DptVisitSheet *sheet, guint number)
{
  set_words (sheet, number, DPT_EYE_RIGHT, DPT_LENS_TRIAL_MAKER, "Demo Optics");
  set_words (sheet, number, DPT_EYE_RIGHT, DPT_LENS_TRIAL_BRAND, "Aqua Toric");
  set_words (sheet, number, DPT_EYE_RIGHT, DPT_LENS_TRIAL_LENS_TYPE, "soft");
  set_words (sheet, number, DPT_EYE_RIGHT, DPT_LENS_TRIAL_DESIGN, "toric");
  set_words (sheet, number, DPT_EYE_RIGHT, DPT_LENS_TRIAL_LOT, "L2291A");
  set_words (sheet, number, DPT_EYE_RIGHT, DPT_LENS_TRIAL_EXPIRES_ON, "2028-03-31");
  set_words (sheet, number, DPT_EYE_RIGHT, DPT_LENS_TRIAL_CENTRATION, "centred");
  dpt_visit_sheet_set_trial_value (sheet, number, DPT_EYE_RIGHT, DPT_LENS_TRIAL_BACK_CURVE, DPT_INT (860));
  dpt_visit_sheet_set_trial_value (sheet, number, DPT_EYE_RIGHT, DPT_LENS_TRIAL_DIAMETER, DPT_INT (1420));
  dpt_visit_sheet_set_trial_value (sheet, number, DPT_EYE_RIGHT, DPT_LENS_TRIAL_MOVEMENT, DPT_INT (30));
  dpt_visit_sheet_set_trial_value (sheet, number, DPT_EYE_RIGHT, DPT_LENS_TRIAL_ROTATION, DPT_INT (1000));
  dpt_visit_sheet_set_trial_powers (sheet, number, DPT_EYE_RIGHT, FALSE, &(DptRx) { -300, -125, 90 }, TORIC);
}

static DptVisitSheet *
start_lenses (Clinic *clinic, gint64 patient_id)
{
  return DO (clinic->optometrist, start, .id = patient_id, .kind = "contact_lens");
}

static void
test_trials_are_kept_frozen_and_come_back (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) base = start_lenses (clinic, PATIENT);
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (base);
  g_autoptr (DptVisitSheet) signed_one = NULL;
  g_autoptr (DptVisitSheet) read = NULL;
  g_autoptr (DptVisitSheet) frozen = NULL;
  g_autoptr (DptVisitSheet) other = NULL;
  g_autoptr (DptVisitSheet) amended = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const DptVisitChange *change;

  fill_trial (now, 1);
  signed_one = DO (clinic->optometrist, sign, .base = base, .now = now);
  read = DO (clinic->optometrist, load, .id = dpt_visit_sheet_get_visit_id (base));
  g_assert_true (dpt_visit_sheet_same_content (read, signed_one));
  g_assert_cmpuint (dpt_visit_sheet_count_trials (read), ==, 1);
  other = dpt_visit_sheet_copy (signed_one);
  dpt_visit_sheet_set_trial_value (other, 1, DPT_EYE_RIGHT, DPT_LENS_TRIAL_ROTATION, DPT_INT (-500));
  amended = DO (clinic->optometrist, amend, .base = signed_one, .now = other, .reason = "Turned to the right");
  frozen = DO (clinic->optometrist, load_version, .id = dpt_visit_sheet_get_visit_id (base), .number = 1);
  g_assert_true (dpt_visit_sheet_same_content (frozen, signed_one));
  changes = dpt_visit_words_compare (frozen, amended);
  /* The rotation, and with it the power to order. */
  g_assert_cmpuint (changes->len, ==, 2);
  change = changes->pdata[0];
  g_assert_cmpstr (change->label, ==, "Trial 1, Rotation, clockwise positive, right eye");
  g_assert_cmpstr (change->before, ==, "10 °");
  g_assert_cmpstr (change->after, ==, "-5 °");
}

static void
test_the_next_trial_begins_with_what_this_one_asks_for (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) base = start_lenses (clinic, PATIENT);
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (base);
  DptLensTrial *trial;
  DptRx rx;

  /* The first: the final row on the eye, -8.00 at 12 mm is -7.30. */
  dpt_visit_sheet_set_rx (now, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, &(DptRx) { .sphere = -800 }, DPT_RX_FIELD_SPHERE);
  g_assert_cmpuint (dpt_visit_sheet_add_trial (now), ==, 1);
  dpt_lens_trial_get_power (dpt_visit_sheet_get_trial (now, 1, DPT_EYE_RIGHT), &rx);
  g_assert_cmpint (rx.sphere, ==, -725);
  g_assert_null (dpt_visit_sheet_get_trial (now, 1, DPT_EYE_LEFT));
  fill_trial (now, 1);
  dpt_visit_sheet_copy_trial_across (now, 1);
  set_words (now, 1, DPT_EYE_LEFT, DPT_LENS_TRIAL_DECISION, "order");
  dpt_visit_sheet_set_trial_powers (now, 1, DPT_EYE_RIGHT, TRUE, &(DptRx) { .sphere = -25 }, DPT_RX_FIELD_SPHERE);
  g_assert_cmpuint (dpt_visit_sheet_add_trial (now), ==, 2);
  trial = dpt_visit_sheet_get_trial (now, 2, DPT_EYE_RIGHT);
  dpt_lens_trial_get_power (trial, &rx);
  g_assert_cmpint (rx.sphere, ==, -325);
  g_assert_cmpint (rx.cylinder, ==, -125);
  g_assert_cmpint (rx.axis, ==, 90);
  g_assert_cmpstr (dpt_record_get_text (trial, DPT_LENS_TRIAL_BRAND), ==, "Aqua Toric");
  /* How it fits and whose lot it is belong to each lens; the left eye has its lens already. */
  g_assert_true (dpt_record_is_null (trial, DPT_LENS_TRIAL_CENTRATION));
  g_assert_true (dpt_record_is_null (trial, DPT_LENS_TRIAL_LOT));
  g_assert_null (dpt_visit_sheet_get_trial (now, 2, DPT_EYE_LEFT));
  dpt_visit_sheet_remove_trial (now, 2);
  g_assert_cmpuint (dpt_visit_sheet_count_trials (now), ==, 1);
}

static void
test_the_lens_decided_on_is_what_is_prescribed (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) base = start_lenses (clinic, PATIENT);
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (base);
  g_autoptr (DptPrescriptionSheet) proposed = NULL;
  g_autoptr (GError) error = NULL;
  DptPrescriptionEye *eye;
  DptRx rx;

  fill_trial (now, 1);
  g_assert_null (dpt_prescription_propose (now, "contact", &error));
  g_assert_cmpstr (dpt_error_get_field (error), ==, "final");
  set_words (now, 1, DPT_EYE_RIGHT, DPT_LENS_TRIAL_DECISION, "order");
  proposed = dpt_prescription_propose (now, "contact", NULL);
  g_assert_nonnull (proposed);
  eye = dpt_prescription_sheet_get_eye (proposed, DPT_EYE_RIGHT);
  rx = dpt_prescription_eye_get_rx (eye);
  g_assert_cmpint (rx.sphere, ==, -300);
  g_assert_cmpint (rx.cylinder, ==, -125);
  g_assert_cmpint (rx.axis, ==, 100); /* turns 10° to the left: add */
  g_assert_cmpint (dpt_record_get_int (eye, DPT_PRESCRIPTION_EYE_BACK_CURVE), ==, 860);
  g_assert_cmpint (dpt_record_get_int (eye, DPT_PRESCRIPTION_EYE_DIAMETER), ==, 1420);
  g_assert_cmpstr (dpt_record_get_text (eye, DPT_PRESCRIPTION_EYE_BRAND), ==, "Aqua Toric");
}

static void
test_what_is_unusual_is_said (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) base = start_lenses (clinic, PATIENT);
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (base);
  g_autofree char *nothing = NULL;
  g_autofree char *words = NULL;
  DptLensTrial *trial;

  fill_trial (now, 1);
  nothing = dpt_lens_trial_describe_unusual (dpt_visit_sheet_get_trial (now, 1, DPT_EYE_RIGHT), "2026-11-22");
  g_assert_null (nothing);
  set_words (now, 1, DPT_EYE_RIGHT, DPT_LENS_TRIAL_EXPIRES_ON, "2026-10-31");
  dpt_visit_sheet_set_trial_value (now, 1, DPT_EYE_RIGHT, DPT_LENS_TRIAL_ROTATION, DPT_INT (-2500));
  dpt_visit_sheet_set_trial_value (now, 1, DPT_EYE_RIGHT, DPT_LENS_TRIAL_DIAMETER, DPT_NULL);
  set_words (now, 1, DPT_EYE_RIGHT, DPT_LENS_TRIAL_DECISION, "order");
  trial = dpt_visit_sheet_get_trial (now, 1, DPT_EYE_RIGHT);
  words = dpt_lens_trial_describe_unusual (trial, "2026-11-22");
  g_assert_cmpstr (words, ==, "The lens was out of date on the day of the visit\n"
                              "Turns by more than 20°: another geometry may sit better\n"
                              "To be ordered, but its name, curve, diameter or power is missing");
}

static void
test_checks_and_supply_become_recalls (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) base = start_lenses (clinic, PATIENT);
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (base);
  g_autoptr (DptVisitSheet) first = NULL;
  g_autoptr (DptVisitSheet) second = NULL;
  g_autoptr (DptVisitSheet) next = NULL;
  g_autoptr (DptVisitSheet) fresh = NULL;
  g_autoptr (GPtrArray) days = NULL;

  dpt_visit_sheet_set_text (now, DPT_VISIT_REASON, "First lenses");
  dpt_visit_sheet_set_next_visit (now, 12);
  dpt_visit_sheet_set_finding_code (now, "lens_wear", "schedule", NULL, "soft_new", NULL);
  dpt_visit_sheet_set_finding_code (now, "lens_wear", "replacement", NULL, "monthly", NULL);
  dpt_visit_sheet_set_finding_code (now, "lens_wear", "insertion", NULL, "alone", NULL);
  dpt_visit_sheet_set_finding_number (now, "lens_wear", "supply", NULL, 600);
  dpt_visit_sheet_set_finding_text (now, "lens_wear", "supply_from", NULL, "2026-12-01");
  days = dpt_lens_wear_list_checks (now);
  g_assert_cmpuint (days->len, ==, 5);
  g_assert_cmpstr (days->pdata[0], ==, "2026-11-29");
  g_assert_cmpstr (days->pdata[1], ==, "2026-12-22");
  g_assert_cmpstr (days->pdata[4], ==, "2027-11-22");
  first = DO (clinic->optometrist, sign, .base = base, .now = now);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM recall WHERE rule = 'next_visit' AND state = 'open' "
                                              "AND due_on = '2026-11-29'"), ==, 1);
  /* Two weeks before the last lens, as the rule comes. */
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM recall WHERE rule = 'supply' AND state = 'open' "
                                              "AND due_on = '2027-05-18'"), ==, 1);

  /* At the first check what was agreed stands there already, and the second check is due. */
  dpt_clock_set_now (clinic->shop->clock, DPT_TEST_NOW + 7 * DAY);
  next = start_lenses (clinic, PATIENT);
  g_assert_cmpstr (dpt_record_get_text (dpt_visit_sheet_get_finding (next, "lens_wear", "replacement", NULL), DPT_FINDING_CODE),
                   ==, "monthly");
  g_assert_null (dpt_visit_sheet_get_finding (next, "lens_wear", "insertion", NULL));
  fresh = dpt_visit_sheet_copy (next);
  dpt_visit_sheet_set_text (fresh, DPT_VISIT_REASON, "First check");
  second = DO (clinic->optometrist, sign, .base = next, .now = fresh);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM recall WHERE rule = 'next_visit' AND state = 'open' "
                                              "AND due_on = '2026-12-22'"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM recall WHERE rule = 'supply' AND state = 'open' "
                                              "AND due_on = '2027-05-18'"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM recall WHERE state = 'open'"), ==, 2);
}

static void
sign_lot (Clinic *clinic, gint64 patient_id, const char *lot)
{
  g_autoptr (DptVisitSheet) base = start_lenses (clinic, patient_id);
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (base);
  g_autoptr (DptVisitSheet) done = NULL;
  g_autofree char *normal = dpt_lens_lot_normalize (lot);

  fill_trial (now, 1);
  set_words (now, 1, DPT_EYE_RIGHT, DPT_LENS_TRIAL_LOT, normal);
  done = DO (clinic->optometrist, sign, .base = base, .now = now);
}

static void
test_a_lot_finds_who_had_it (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) none = NULL;
  gint64 noted = dpt_test_db_query_int (db, "SELECT COUNT(*) FROM access_entry");

  sign_lot (clinic, PATIENT, "b12 7 44");
  sign_lot (clinic, CHILD, "B12801");
  both = DO (clinic->optometrist, find_lot, .reason = "b12");
  g_assert_cmpuint (both->len, ==, 2);
  one = DO (clinic->optometrist, find_lot, .reason = "B12 744");
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (dpt_record_get_int (one->pdata[0], DPT_LENS_LOT_ROW_PATIENT_ID), ==, PATIENT);
  g_assert_cmpstr (dpt_record_get_text (one->pdata[0], DPT_LENS_LOT_ROW_LOT), ==, "B12744");
  none = DO (clinic->optometrist, find_lot, .reason = "B13");
  g_assert_cmpuint (none->len, ==, 0);
  /* Who was found was looked at. */
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM access_entry WHERE what = 'lens lot B12'"), ==, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM access_entry"), ==, noted + 3);
  REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, find_lot, .reason = "B12");
  REFUSE (clinic->optometrist, DPT_ERROR_INVALID, find_lot, .reason = " b");
}

static void
test_who_looked_is_told_to_who_may_ask (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptSession) owner = dpt_test_shop_sign_in (clinic->shop, DPT_ROLE_OWNER);
  g_autoptr (DptVisitSheet) visit = start_lenses (clinic, PATIENT);
  g_autoptr (DptVisitDossier) dossier = NULL;
  g_autoptr (GPtrArray) his = NULL;
  g_autoptr (GPtrArray) named = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autofree char *words = NULL;
  g_autofree char *day = dpt_date_format ("2026-11-22");
  g_autofree char *expected = g_strdup_printf ("Visit of %s", day);

  dossier = DO (clinic->optometrist, open_visit, .id = dpt_visit_sheet_get_visit_id (visit));
  his = DO (owner, list_access, .id = PATIENT);
  g_assert_cmpuint (his->len, ==, 1);
  words = dpt_access_describe (his->pdata[0]);
  g_assert_cmpstr (words, ==, expected);
  g_assert_cmpstr (dpt_record_get_text (his->pdata[0], DPT_ACCESS_ROW_PATIENT_NAME), ==, "Élise Martin");
  others = DO (owner, list_access, .id = CHILD);
  g_assert_cmpuint (others->len, ==, 0);
  named = DO (owner, list_access, .reason = "nobody");
  g_assert_cmpuint (named->len, ==, 0);
  REFUSE (clinic->optometrist, DPT_ERROR_REFUSED, list_access, .id = PATIENT);
}

static void
test_an_expiry_is_read_as_it_is_printed (DptDb *db)
{
  static const struct { const char *text; const char *date; } printed[] = {
    { "2027-03", "2027-03-31" }, { "03/2027", "2027-03-31" }, { "02/28", "2028-02-29" },
    { "2027-03-15", "2027-03-15" }, { "13/2027", NULL }, { "soon", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      g_autofree char *date = dpt_lens_expiry_parse (printed[i].text);

      g_assert_cmpstr (date, ==, printed[i].date);
    }
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/lens-trial/kept-and-frozen", test_trials_are_kept_frozen_and_come_back);
  dpt_test_db_add ("/lens-trial/next-trial", test_the_next_trial_begins_with_what_this_one_asks_for);
  dpt_test_db_add ("/lens-trial/prescribed", test_the_lens_decided_on_is_what_is_prescribed);
  dpt_test_db_add ("/lens-trial/unusual", test_what_is_unusual_is_said);
  dpt_test_db_add ("/lens-trial/checks-and-supply", test_checks_and_supply_become_recalls);
  dpt_test_db_add ("/lens-trial/lot", test_a_lot_finds_who_had_it);
  dpt_test_db_add ("/access-log/who-looked", test_who_looked_is_told_to_who_may_ask);
  dpt_test_db_add ("/lens-trial/expiry", test_an_expiry_is_read_as_it_is_printed);
  return g_test_run ();
}
