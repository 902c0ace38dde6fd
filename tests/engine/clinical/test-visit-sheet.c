/* test-visit-sheet.c - a visit as a value: copies are independent, content is canonical, what is frozen comes back.
 * For: engine/clinical/dpt-visit-sheet, dpt-clinical-state. Not for: the database (test-visit-store.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/clinical/dpt-clinical-state.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "engine/clinical/dpt-visit-sheet.h"
#include "support/dpt-test-draft.h"

#include <locale.h>

#define SPHERO_CYLINDER (DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS)

static DptAcuity
acuity (const char *text)
{
  DptAcuity value;
  g_autoptr (GError) error = NULL;

  dpt_acuity_parse (text, &value, &error);
  g_assert_no_error (error);
  return value;
}

static DptVisitSheet *
make_full_sheet (void)
{
  DptVisitSheet *sheet = dpt_test_draft_new ();
  DptAcuity tenths = acuity ("8/10"), fingers = acuity ("CF");

  dpt_visit_sheet_set_text (sheet, DPT_VISIT_REASON, "Headaches “in the evening”\nsince March");
  dpt_visit_sheet_set_next_visit (sheet, 24);
  dpt_visit_sheet_set_rx (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, &(DptRx) { -125, -50, 90 }, SPHERO_CYLINDER);
  dpt_visit_sheet_set_rx (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT, &(DptRx) { -150, 0, 0 }, DPT_RX_FIELD_SPHERE);
  dpt_visit_sheet_set_refraction_acuity (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, FALSE, &tenths);
  dpt_visit_sheet_set_refraction_acuity (sheet, DPT_REFRACTION_UNAIDED, DPT_EYE_LEFT, FALSE, &fingers);
  dpt_visit_sheet_set_acuity (sheet, "B", "far", "final", &tenths);
  dpt_visit_sheet_set_pressure (sheet, DPT_EYE_RIGHT, 0, 1500, "air", 1000);
  dpt_visit_sheet_set_pressure (sheet, DPT_EYE_RIGHT, 1, 1601, "air", 1000);
  dpt_visit_sheet_set_keratometry_value (sheet, DPT_EYE_LEFT, DPT_KERATOMETRY_FLAT, DPT_INT (780));
  dpt_visit_sheet_set_finding_text (sheet, "slit_lamp", "text", "R", "Clear");
  dpt_visit_sheet_set_finding_number (sheet, "biometry", "axial_length", "R", 2345);
  return sheet;
}

static void
test_a_copy_is_independent (void)
{
  g_autoptr (DptVisitSheet) first = make_full_sheet ();
  g_autoptr (DptVisitSheet) second = dpt_visit_sheet_copy (first);
  DptRx rx;

  g_assert_true (dpt_visit_sheet_same_content (first, second));
  dpt_visit_sheet_set_rx (second, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, &(DptRx) { -200 }, DPT_RX_FIELD_SPHERE);
  dpt_visit_sheet_set_text (second, DPT_VISIT_REASON, "Check");
  dpt_visit_sheet_set_pressure (second, DPT_EYE_RIGHT, 0, -1, NULL, 0);
  g_assert_false (dpt_visit_sheet_same_content (first, second));
  dpt_visit_sheet_get_rx (first, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, &rx);
  g_assert_cmpint (rx.sphere, ==, -125);
  g_assert_true (g_str_has_prefix (dpt_visit_sheet_get_text (first, DPT_VISIT_REASON), "Headaches"));
  g_assert_cmpint (dpt_visit_sheet_get_mean_pressure (first, DPT_EYE_RIGHT), ==, 1551);
  g_assert_cmpint (dpt_visit_sheet_get_mean_pressure (second, DPT_EYE_RIGHT), ==, 1601);
  g_assert_cmpint (dpt_visit_sheet_get_mean_pressure (second, DPT_EYE_LEFT), ==, -1);
  /* The same row keeps its identity through the edit, so that saving updates it. */
  g_assert_cmpint (
    dpt_record_get_id (dpt_visit_sheet_get_refraction (first, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT)), ==,
    dpt_record_get_id (dpt_visit_sheet_get_refraction (second, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT)));
}

static void
test_the_same_content_gives_the_same_bytes (void)
{
  g_autoptr (DptVisitSheet) first = make_full_sheet ();
  g_autoptr (DptVisitSheet) second = make_full_sheet ();
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  /* Typed in another order, with another value in between. */
  dpt_visit_sheet_clear_refraction (second, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT);
  dpt_visit_sheet_set_rx (second, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, &(DptRx) { 100, -50, 90 }, SPHERO_CYLINDER);
  dpt_visit_sheet_set_rx (second, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, &(DptRx) { -125 }, DPT_RX_FIELD_SPHERE);
  dpt_visit_sheet_set_refraction_acuity (second, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, FALSE, &(DptAcuity) { 0 });
  g_assert_false (dpt_visit_sheet_same_content (first, second));
  {
    DptAcuity tenths = acuity ("8/10");

    dpt_visit_sheet_set_refraction_acuity (second, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, FALSE, &tenths);
  }
  a = dpt_visit_sheet_to_json (first);
  b = dpt_visit_sheet_to_json (second);
  g_assert_cmpstr (a, ==, b);
  g_assert_true (g_str_has_prefix (a, "{\"acuity\":[{\"distance\":\"far\",\"eye\":\"B\",\"logmar\":10,"));
  g_assert_null (strstr (a, "null"));
}

static void
test_what_was_frozen_comes_back (void)
{
  g_autoptr (DptVisitSheet) sheet = make_full_sheet ();
  g_autofree char *json = dpt_visit_sheet_to_json (sheet);
  g_autoptr (GError) error = NULL;
  g_autoptr (DptVisitSheet) back = dpt_visit_sheet_new_from_json (dpt_visit_sheet_get_visit (sheet), json, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = dpt_visit_sheet_to_json (back);
  g_assert_cmpstr (json, ==, again);
  g_assert_cmpint (dpt_visit_sheet_get_mean_pressure (back, DPT_EYE_RIGHT), ==, 1551);
}

static void
test_damaged_content_is_refused (void)
{
  static const char *const damaged[] = {
    "",
    "{",
    "[]",
    "{}",
    "{\"format\":2,\"visit\":{}}",
    "{\"format\":1,\"visit\":{}}",
    "{\"format\":[1],\"visit\":{}}",
    "{\"acuity\":[],\"finding\":[],\"format\":1,\"keratometry\":[],\"pressure\":[],\"refraction\":[{\"sphere\":\"x\"}],"
    "\"visit\":{}}",
    "{\"acuity\":[],\"finding\":[],\"format\":1,\"keratometry\":[],\"pressure\":[],\"refraction\":[1],\"visit\":{}}",
    "{\"acuity\":[],\"finding\":[],\"format\":1,\"keratometry\":[],\"pressure\":[],\"refraction\":[],\"visit\":{"
    "\"state\":\"signed\"}}",
  };
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dpt_visit_sheet_new_from_json (dpt_visit_sheet_get_visit (sheet), damaged[i], &error));
      g_assert_error (error, DPT_ERROR, DPT_ERROR_DAMAGED);
    }
}

static void
test_copying_a_row_leaves_the_acuity (void)
{
  g_autoptr (DptVisitSheet) sheet = make_full_sheet ();
  DptRefraction *from = dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT);
  DptRefraction *copied;

  dpt_visit_sheet_copy_refraction (sheet, from, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, "copied");
  copied = dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT);
  g_assert_cmpint (dpt_record_get_int (copied, DPT_REFRACTION_CYLINDER), ==, -50);
  g_assert_cmpstr (dpt_record_get_text (copied, DPT_REFRACTION_SOURCE), ==, "copied");
  g_assert_true (dpt_record_is_null (copied, DPT_REFRACTION_ACUITY));
  /* A value typed over it is typed. */
  dpt_visit_sheet_set_refraction_value (sheet, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_AXIS, DPT_INT (85));
  copied = dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT);
  g_assert_cmpstr (dpt_record_get_text (copied, DPT_REFRACTION_SOURCE), ==, "typed");
}

static void
test_an_unfinished_visit_cannot_be_signed (void)
{
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dpt_visit_sheet_is_empty (sheet));
  g_assert_false (dpt_visit_sheet_check (sheet, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
  g_clear_error (&error);
  dpt_visit_sheet_set_refraction_value (sheet, DPT_REFRACTION_FINAL, DPT_EYE_LEFT, DPT_REFRACTION_CYLINDER,
                                        DPT_INT (-75));
  g_assert_false (dpt_visit_sheet_is_empty (sheet));
  g_assert_false (dpt_visit_sheet_check (sheet, &error));
  g_assert_cmpstr (dpt_error_get_field (error), ==, "axis");
  g_assert_nonnull (strstr (error->message, "Final"));
  g_assert_nonnull (strstr (error->message, "Left eye"));
  g_clear_error (&error);
  dpt_visit_sheet_set_refraction_value (sheet, DPT_REFRACTION_FINAL, DPT_EYE_LEFT, DPT_REFRACTION_AXIS, DPT_INT (10));
  g_assert_true (dpt_visit_sheet_check (sheet, &error));
  g_assert_no_error (error);
  /* Fields refuse what cannot be; an import or an older version has no field. */
  dpt_visit_sheet_set_finding_number (sheet, "surface", "mrd", "R", 400);
  g_assert_true (dpt_visit_sheet_check (sheet, &error));
  dpt_visit_sheet_set_finding_number (sheet, "surface", "mrd", "L", 4000);
  g_assert_false (dpt_visit_sheet_check (sheet, &error));
  g_assert_cmpstr (error->message, ==, "Margin reflex distance (MRD1): a number from -5.0 to 10.0.");
}

static void
test_states_lead_only_where_the_table_says (void)
{
  static const char *const visit_states[] = { "draft", "signed", "amended", "abandoned" };
  static const char *const visit_events[] = { "save", "sign", "amend", "abandon" };
  static const char *const allowed[] = { "draft save draft", "draft sign signed", "draft abandon abandoned",
                                         "signed amend amended", "amended amend amended", NULL };
  guint n_allowed = 0, n_rows;

  for (guint i = 0; i < G_N_ELEMENTS (visit_states); i++)
    for (guint j = 0; j < G_N_ELEMENTS (visit_events); j++)
      {
        g_autoptr (GError) error = NULL;
        const DptClinicalTransition *row = dpt_visit_state_find (visit_states[i], visit_events[j], &error);
        g_autofree char *words = NULL;

        if (row == NULL)
          {
            g_assert_error (error, DPT_ERROR, DPT_ERROR_STATE);
            continue;
          }
        words = g_strdup_printf ("%s %s %s", row->from, row->event, row->to);
        g_assert_true (g_strv_contains (allowed, words));
        g_assert_cmpint (row->right, ==, DPT_RIGHT_CLINICAL_WRITE);
        n_allowed++;
      }
  g_assert_cmpuint (n_allowed, ==, 5);
  dpt_visit_state_get_table (&n_rows);
  g_assert_cmpuint (n_rows, ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (visit_states); i++)
    g_assert_nonnull (dpt_visit_state_get_label (visit_states[i]));
  g_assert_nonnull (dpt_prescription_state_find ("active", "supersede", NULL));
  g_assert_nonnull (dpt_prescription_state_find ("active", "adapt", NULL));
  g_assert_nonnull (dpt_prescription_state_find ("active", "cancel", NULL));
  g_assert_null (dpt_prescription_state_find ("superseded", "cancel", NULL));
  g_assert_null (dpt_prescription_state_find ("cancelled", "adapt", NULL));
  dpt_prescription_state_get_table (&n_rows);
  g_assert_cmpuint (n_rows, ==, 3);
}

static void
test_usage_decides_the_powers (void)
{
  static const struct { const char *usage; int sphere; int addition;
  } expected[] = {
    { "far", 100, 0 },           { "near", 325, 0 },     { "intermediate", 200, 0 },
    { "progressive", 100, 225 }, { "office", 100, 225 },
  };
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (dpt_prescription_propose (sheet, "far", &error));
  g_assert_cmpstr (dpt_error_get_field (error), ==, "final");
  dpt_visit_sheet_set_rx (sheet, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, &(DptRx){ 100, -50, 90, 225 },
                          SPHERO_CYLINDER | DPT_RX_FIELD_ADDITION);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (DptPrescriptionSheet) proposed = dpt_prescription_propose (sheet, expected[i].usage, NULL);
      DptRx rx = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (proposed, DPT_EYE_RIGHT));

      g_assert_cmpint (rx.sphere, ==, expected[i].sphere);
      g_assert_cmpint (rx.addition, ==, expected[i].addition);
      g_assert_cmpint (rx.cylinder, ==, -50);
      g_assert_null (dpt_prescription_sheet_get_eye (proposed, DPT_EYE_LEFT));
    }
  g_clear_error (&error);
  g_assert_null (dpt_prescription_propose (sheet, "sunglasses", &error));
  g_assert_cmpstr (dpt_error_get_field (error), ==, "usage");
}

/* -10.00 at 12 mm is -8.93 on the eye, -12.00 is -10.49: both meridians are brought there, and rounded to quarters. */
static void
test_contact_lenses_are_brought_to_the_eye (void)
{
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
  g_autoptr (DptPrescriptionSheet) proposed = NULL;
  g_autoptr (DptPrescriptionSheet) measured = NULL;
  DptPrescriptionEye *eye;
  DptRx rx;

  dpt_visit_sheet_set_rx (sheet, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, &(DptRx){ -1000, -200, 93, 0 }, SPHERO_CYLINDER);
  dpt_visit_sheet_set_rx (sheet, DPT_REFRACTION_FINAL, DPT_EYE_LEFT, &(DptRx){ -100, 0, 0, 0 }, DPT_RX_FIELD_SPHERE);
  dpt_visit_sheet_set_trial_value (sheet, 1, DPT_EYE_RIGHT, DPT_LENS_TRIAL_BACK_CURVE, DPT_INT (860));
  dpt_visit_sheet_set_trial_value (sheet, 1, DPT_EYE_RIGHT, DPT_LENS_TRIAL_DIAMETER, DPT_INT (1420));
  dpt_visit_sheet_set_trial_value (sheet, 1, DPT_EYE_RIGHT, DPT_LENS_TRIAL_BRAND, DPT_TEXT ("Aqua Demo"));
  proposed = dpt_prescription_propose (sheet, "contact", NULL);
  g_assert_cmpstr (dpt_record_get_text (dpt_prescription_sheet_get_head (proposed), DPT_PRESCRIPTION_KIND), ==, "contact");
  eye = dpt_prescription_sheet_get_eye (proposed, DPT_EYE_RIGHT);
  rx = dpt_prescription_eye_get_rx (eye);
  g_assert_cmpint (rx.sphere, ==, -900);
  g_assert_cmpint (rx.cylinder, ==, -150);
  g_assert_cmpint (rx.axis, ==, 90);
  g_assert_cmpint (dpt_record_get_int (eye, DPT_PRESCRIPTION_EYE_BACK_CURVE), ==, 860);
  g_assert_cmpint (dpt_record_get_int (eye, DPT_PRESCRIPTION_EYE_DIAMETER), ==, 1420);
  g_assert_cmpstr (dpt_record_get_text (eye, DPT_PRESCRIPTION_EYE_BRAND), ==, "Aqua Demo");
  /* A weak lens stays what it is. */
  rx = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (proposed, DPT_EYE_LEFT));
  g_assert_cmpint (rx.sphere, ==, -100);
  /* The refraction's own distance goes before the usual one: 16 mm. */
  dpt_visit_sheet_set_refraction_value (sheet, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_VERTEX, DPT_INT (1600));
  measured = dpt_prescription_propose (sheet, "contact", NULL);
  rx = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (measured, DPT_EYE_RIGHT));
  g_assert_cmpint (rx.sphere, ==, -850);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clinical/sheet/a-copy-is-independent", test_a_copy_is_independent);
  g_test_add_func ("/clinical/sheet/the-same-content-gives-the-same-bytes", test_the_same_content_gives_the_same_bytes);
  g_test_add_func ("/clinical/sheet/what-was-frozen-comes-back", test_what_was_frozen_comes_back);
  g_test_add_func ("/clinical/sheet/damaged-content-is-refused", test_damaged_content_is_refused);
  g_test_add_func ("/clinical/sheet/copying-a-row-leaves-the-acuity", test_copying_a_row_leaves_the_acuity);
  g_test_add_func ("/clinical/sheet/an-unfinished-visit-cannot-be-signed", test_an_unfinished_visit_cannot_be_signed);
  g_test_add_func ("/clinical/state/only-where-the-table-says", test_states_lead_only_where_the_table_says);
  g_test_add_func ("/clinical/prescription/usage-decides-the-powers", test_usage_decides_the_powers);
  g_test_add_func ("/clinical/prescription/contact-lenses", test_contact_lenses_are_brought_to_the_eye);
  return g_test_run ();
}
