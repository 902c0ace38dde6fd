/* test-reading-plan.c - what an instrument measured stands in the right place of a visit, and nothing that was typed is lost.
 * For: engine/clinical/dpt-reading-plan, engine/optics/dpt-rx-median, dpt_origin_*. Not for: the tray (test-tray.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-reading-plan.h"
#include "engine/clinical/dpt-visit-editor.h"
#include "engine/optics/dpt-rx-median.h"
#include "support/dpt-test-draft.h"

static const DptOrigin origin = { "NIDEK ARK-1s", "ark.xml", G_GINT64_CONSTANT (1795338000000000), 77 };
static const DptRxFields lens = DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS;

static DptReadingItem *
add (DptReading *reading, DptReadingKind kind, DptReadingEye eye, int number)
{
  g_autoptr (GError) error = NULL;
  DptReadingItem *item = dpt_reading_add_item (reading, kind, eye, number, &error);

  g_assert_no_error (error);
  return item;
}

static void
set (DptReadingItem *item, DptReadingValue value, int number)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dpt_reading_item_set (item, value, number, &error));
  g_assert_no_error (error);
}

static DptReadingItem *
add_rx (DptReading *reading, DptReadingKind kind, DptReadingEye eye, int number, int sphere, int cylinder, int axis)
{
  DptReadingItem *item = add (reading, kind, eye, number);

  set (item, DPT_READING_SPHERE, sphere);
  set (item, DPT_READING_CYLINDER, cylinder);
  if (axis > 0)
    set (item, DPT_READING_AXIS, axis);
  return item;
}

/* Two single readings and a median for each eye, as an autorefractor gives them. */
static DptReading *
create_autorefraction (void)
{
  DptReading *reading = dpt_reading_new ();

  add_rx (reading, DPT_READING_AUTOREFRACTION, DPT_READING_EYE_RIGHT, 1, -125, -50, 90);
  add_rx (reading, DPT_READING_AUTOREFRACTION, DPT_READING_EYE_RIGHT, 2, -150, -50, 92);
  add_rx (reading, DPT_READING_AUTOREFRACTION, DPT_READING_EYE_RIGHT, 0, -150, -50, 91);
  add_rx (reading, DPT_READING_AUTOREFRACTION, DPT_READING_EYE_LEFT, 1, -100, 0, 0);
  add_rx (reading, DPT_READING_AUTOREFRACTION, DPT_READING_EYE_LEFT, 0, -100, 0, 0);
  set (add (reading, DPT_READING_AUTOREFRACTION, DPT_READING_EYE_BOTH, 0), DPT_READING_PD_FAR, 6300);
  return reading;
}

static void
take_all (DptReading *reading, DptVisitSheet *sheet)
{
  g_autoptr (DptReadingPlan) plan = dpt_reading_plan_new (reading, sheet, &origin);

  dpt_reading_plan_apply (plan, sheet);
}

static void
assert_rx (DptRefraction *record, int sphere, int cylinder, int axis)
{
  DptRx rx;

  g_assert_nonnull (record);
  dpt_refraction_get_rx (record, &rx);
  g_assert_cmpint (rx.sphere, ==, sphere);
  g_assert_cmpint (rx.cylinder, ==, cylinder);
  g_assert_cmpint (rx.axis, ==, axis);
}

static void
test_the_median_is_that_of_power_vectors (void)
{
  /* Axes on both sides of 180 degrees, where an average of numbers would give 90. */
  const DptRx across[] = { { -100, -100, 178 }, { -100, -100, 2 }, { -100, -100, 180 } };
  /* One reading through a blink. */
  const DptRx blink[] = { { -125, -50, 90 }, { -600, -300, 20 }, { -125, -50, 90 } };
  /* The same lens in both signs of cylinder. */
  const DptRx signs[] = { { -200, 100, 90 }, { -100, -100, 180 } };
  DptRx median = dpt_rx_median (across, 3);

  g_assert_cmpint (median.sphere, ==, -100);
  g_assert_cmpint (median.cylinder, ==, -100);
  g_assert_cmpint (median.axis, ==, 180);
  median = dpt_rx_median (blink, 3);
  g_assert_cmpint (median.sphere, ==, -125);
  g_assert_cmpint (median.cylinder, ==, -50);
  g_assert_cmpint (median.axis, ==, 90);
  median = dpt_rx_median (signs, 2);
  g_assert_cmpint (median.sphere, ==, -100);
  g_assert_cmpint (median.cylinder, ==, -100);
  g_assert_cmpint (median.axis, ==, 180);
  median = dpt_rx_median (NULL, 0);
  g_assert_true (dpt_rx_is_neutral (&median));
}

static void
test_an_autorefraction_fills_its_row_with_median_and_repeats (void)
{
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
  g_autoptr (DptReading) reading = create_autorefraction ();
  g_autofree char *words = NULL;
  DptRefraction *right;

  take_all (reading, sheet);
  right = dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT);
  assert_rx (right, -150, -50, 91);
  assert_rx (dpt_visit_sheet_get_repeat (sheet, 1, DPT_EYE_RIGHT), -125, -50, 90);
  assert_rx (dpt_visit_sheet_get_repeat (sheet, 2, DPT_EYE_RIGHT), -150, -50, 92);
  g_assert_null (dpt_visit_sheet_get_repeat (sheet, 3, DPT_EYE_RIGHT));
  assert_rx (dpt_visit_sheet_get_repeat (sheet, 1, DPT_EYE_LEFT), -100, 0, 0);
  /* Half of the whole distance for each eye, beside the final correction too. */
  g_assert_cmpint (dpt_record_get_int (right, DPT_REFRACTION_PD_FAR), ==, 3150);
  g_assert_cmpint (dpt_record_get_int (dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_FINAL, DPT_EYE_LEFT),
                                       DPT_REFRACTION_PD_FAR), ==, 3150);
  /* Each says where it came from. */
  words = dpt_origin_describe (right);
  g_assert_nonnull (strstr (words, "NIDEK ARK-1s"));
  g_assert_nonnull (strstr (words, "ark.xml"));
  g_assert_cmpint (dpt_origin_get_reading_id (right), ==, 77);
  g_assert_true (dpt_visit_sheet_check (sheet, NULL));
}

static void
test_a_median_that_is_missing_is_reckoned (void)
{
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
  g_autoptr (DptReading) reading = dpt_reading_new ();
  g_autoptr (GError) error = NULL;

  add_rx (reading, DPT_READING_AUTOREFRACTION, DPT_READING_EYE_RIGHT, 1, -125, -50, 90);
  add_rx (reading, DPT_READING_AUTOREFRACTION, DPT_READING_EYE_RIGHT, 2, -150, -50, 90);
  add_rx (reading, DPT_READING_AUTOREFRACTION, DPT_READING_EYE_RIGHT, 3, -175, -50, 90);
  g_assert_true (dpt_reading_item_set_error (add (reading, DPT_READING_AUTOREFRACTION, DPT_READING_EYE_RIGHT, 4), "COVR", &error));
  take_all (reading, sheet);
  assert_rx (dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT), -150, -50, 90);
  g_assert_null (dpt_visit_sheet_get_repeat (sheet, 4, DPT_EYE_RIGHT));
}

static void
test_what_was_typed_is_kept_until_somebody_chooses (void)
{
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
  g_autoptr (DptReading) reading = create_autorefraction ();
  g_autoptr (DptReadingPlan) plan = NULL;
  g_autoptr (DptReadingPlan) again = NULL;
  DptRefraction *right;

  dpt_visit_sheet_set_rx (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, &(DptRx) { -200, -25, 10 }, lens);
  plan = dpt_reading_plan_new (reading, sheet, &origin);
  g_assert_cmpuint (dpt_reading_plan_get_n_conflicts (plan), ==, 1);
  for (guint i = 0; i < dpt_reading_plan_get_n_fields (plan); i++)
    {
      const DptReadingField *field = dpt_reading_plan_get_field (plan, i);

      g_assert_true (field->take == !field->conflict);
      if (field->conflict)
        {
          g_assert_true (field->by_person);
          g_assert_nonnull (strstr (field->present, "2.00"));
          g_assert_nonnull (strstr (field->offered, "1.50"));
        }
    }
  dpt_reading_plan_apply (plan, sheet);
  right = dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT);
  assert_rx (right, -200, -25, 10);
  /* The distance beside it did come from the instrument: the record says that some of it did. */
  g_assert_false (dpt_origin_is_instrument (right));
  g_assert_cmpint (dpt_origin_get_reading_id (right), ==, 77);
  assert_rx (dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_LEFT), -100, 0, 0);
  /* Chosen, it goes in. */
  again = dpt_reading_plan_new (reading, sheet, &origin);
  for (guint i = 0; i < dpt_reading_plan_get_n_fields (again); i++)
    dpt_reading_plan_set_take (again, i, TRUE);
  dpt_reading_plan_apply (again, sheet);
  right = dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT);
  assert_rx (right, -150, -50, 91);
  g_assert_true (dpt_origin_is_instrument (right));
}

/* One field that somebody typed into the row of an instrument, and whether a reading with -1.50 (-0.50) 91°, vertex 12 mm and
 * radii 7.76 and 7.70 at 140° has to ask before it is written. */
static const struct
{
  const char *name;
  guint field; /* of the refraction */
  int number;
  gboolean asks;
} typed_fields[] = {
  { "sphere", DPT_REFRACTION_SPHERE, -200, TRUE },
  { "the same sphere", DPT_REFRACTION_SPHERE, -150, TRUE }, /* no cylinder is not that cylinder */
  { "cylinder", DPT_REFRACTION_CYLINDER, -75, TRUE },
  { "the same cylinder", DPT_REFRACTION_CYLINDER, -50, FALSE },
  { "axis", DPT_REFRACTION_AXIS, 10, TRUE },
  { "the same axis", DPT_REFRACTION_AXIS, 91, FALSE },
  { "prism", DPT_REFRACTION_PRISM_H, 200, TRUE },
  { "vertex", DPT_REFRACTION_VERTEX, 1375, TRUE },
  { "the same vertex", DPT_REFRACTION_VERTEX, 1200, FALSE },
  { "distance", DPT_REFRACTION_PD_FAR, 3000, TRUE },
};

static DptReading *
create_with_vertex (void)
{
  DptReading *reading = create_autorefraction ();

  for (guint i = 0; i < dpt_reading_get_n_items (reading); i++)
    if (dpt_reading_item_get_eye (dpt_reading_get_item (reading, i)) != DPT_READING_EYE_BOTH)
      set (dpt_reading_get_item (reading, i), DPT_READING_VERTEX, 1200);
  return reading;
}

static void
test_each_field_that_was_typed_is_asked_about (void)
{
  g_autoptr (DptReading) reading = create_with_vertex ();

  for (guint i = 0; i < G_N_ELEMENTS (typed_fields); i++)
    {
      g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
      g_autoptr (DptReadingPlan) plan = NULL;
      guint field = typed_fields[i].field;
      DptRefraction *right;

      g_test_message ("%s", typed_fields[i].name);
      dpt_visit_sheet_set_refraction_value (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, field, DPT_INT (typed_fields[i].number));
      if (field == DPT_REFRACTION_PRISM_H)
        dpt_visit_sheet_set_refraction_value (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, DPT_REFRACTION_BASE_H, DPT_TEXT ("in"));
      plan = dpt_reading_plan_new (reading, sheet, &origin);
      g_assert_cmpuint (dpt_reading_plan_get_n_conflicts (plan), ==, typed_fields[i].asks ? 1 : 0);
      for (guint j = 0; j < dpt_reading_plan_get_n_fields (plan); j++)
        {
          const DptReadingField *one = dpt_reading_plan_get_field (plan, j);

          g_assert_true (one->by_person == one->conflict);
          g_assert_true (!one->conflict || *one->present != '\0');
        }
      /* Nobody chose: what was typed stands. */
      dpt_reading_plan_apply (plan, sheet);
      right = dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT);
      g_assert_cmpint (dpt_record_get_int (right, field), ==, typed_fields[i].number);
    }
}

static void
test_a_curves_axis_that_was_typed_is_asked_about (void)
{
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
  g_autoptr (DptReading) reading = dpt_reading_new ();
  g_autoptr (DptReadingPlan) plan = NULL;
  DptReadingItem *item = add (reading, DPT_READING_KERATOMETRY, DPT_READING_EYE_LEFT, 0);

  set (item, DPT_READING_FLAT, 776);
  set (item, DPT_READING_FLAT_AXIS, 140);
  dpt_visit_sheet_set_keratometry_value (sheet, DPT_EYE_LEFT, DPT_KERATOMETRY_FLAT + 1, DPT_INT (175));
  plan = dpt_reading_plan_new (reading, sheet, &origin);
  g_assert_cmpuint (dpt_reading_plan_get_n_conflicts (plan), ==, 1);
  g_assert_cmpstr (dpt_reading_plan_get_field (plan, 0)->present, ==, "175°");
  dpt_reading_plan_apply (plan, sheet);
  g_assert_cmpint (dpt_record_get_int (dpt_visit_sheet_get_keratometry (sheet, DPT_EYE_LEFT), DPT_KERATOMETRY_FLAT + 1), ==, 175);
}

static void
test_the_other_sign_of_a_cylinder_stays_as_it_was_written (void)
{
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
  g_autoptr (DptReading) reading = create_autorefraction ();

  dpt_visit_sheet_set_rx (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, &(DptRx) { -200, 50, 1 }, lens);
  take_all (reading, sheet);
  assert_rx (dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT), -200, 50, 1);
}

static void
test_a_single_reading_that_was_changed_is_asked_about (void)
{
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
  g_autoptr (DptReading) reading = create_autorefraction ();
  g_autoptr (DptReadingPlan) plan = NULL;

  take_all (reading, sheet);
  dpt_visit_sheet_set_repeat (sheet, 2, DPT_EYE_RIGHT, &(DptRx) { -300, -50, 92 }, lens);
  plan = dpt_reading_plan_new (reading, sheet, &origin);
  g_assert_cmpuint (dpt_reading_plan_get_n_conflicts (plan), ==, 1);
  dpt_reading_plan_apply (plan, sheet);
  assert_rx (dpt_visit_sheet_get_repeat (sheet, 2, DPT_EYE_RIGHT), -300, -50, 92);
}

/* Every column, with where it came from. */
static char *
dump (DptVisitSheet *sheet)
{
  g_autoptr (GString) out = g_string_new (NULL);
  GPtrArray *details = dpt_visit_sheet_get_details (sheet);

  for (guint i = 0; i < details->len; i++)
    if (!dpt_visit_detail_is_empty (details->pdata[i]))
      for (guint field = 0; field < dpt_record_get_n_fields (details->pdata[i]); field++)
        if (!dpt_record_is_null (details->pdata[i], field))
          {
            g_autofree char *text = dpt_record_format (details->pdata[i], field);

            g_string_append_printf (out, "%s.%s=%s\n", G_OBJECT_TYPE_NAME (details->pdata[i]),
                                    dpt_record_get_field (details->pdata[i], field)->column, text);
          }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_undo_brings_back_exactly_what_stood_before (void)
{
  g_autoptr (DptReading) reading = create_with_vertex ();

  for (guint i = 0; i < G_N_ELEMENTS (typed_fields); i++)
    {
      g_autoptr (DptVisitSheet) base = dpt_test_draft_new ();
      g_autoptr (DptVisitEditor) editor = NULL;
      g_autoptr (DptReadingPlan) plan = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      dpt_visit_sheet_set_refraction_value (base, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, typed_fields[i].field,
                                            DPT_INT (typed_fields[i].number));
      editor = dpt_visit_editor_new (base, NULL);
      before = dump (dpt_visit_editor_get_now (editor));
      g_assert_cmpstr (before, !=, "");
      plan = dpt_reading_plan_new (reading, dpt_visit_editor_get_now (editor), &origin);
      for (guint j = 0; j < dpt_reading_plan_get_n_fields (plan); j++)
        dpt_reading_plan_set_take (plan, j, TRUE);
      dpt_reading_plan_apply (plan, dpt_visit_editor_begin (editor, NULL));
      dpt_visit_editor_end (editor);
      assert_rx (dpt_visit_sheet_get_refraction (dpt_visit_editor_get_now (editor), DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT), -150,
                 -50, 91);
      dpt_visit_editor_undo (editor);
      after = dump (dpt_visit_editor_get_now (editor));
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_one_undo_takes_the_whole_reading_back (void)
{
  g_autoptr (DptVisitSheet) base = dpt_test_draft_new ();
  g_autoptr (DptVisitEditor) editor = dpt_visit_editor_new (base, NULL);
  g_autoptr (DptReading) reading = create_autorefraction ();
  g_autoptr (DptReadingPlan) plan = dpt_reading_plan_new (reading, base, &origin);

  dpt_reading_plan_apply (plan, dpt_visit_editor_begin (editor, NULL));
  dpt_visit_editor_end (editor);
  g_assert_false (dpt_visit_sheet_is_empty (dpt_visit_editor_get_now (editor)));
  g_assert_true (dpt_visit_sheet_is_empty (dpt_visit_editor_get_base (editor)));
  dpt_visit_editor_undo (editor);
  g_assert_true (dpt_visit_sheet_is_empty (dpt_visit_editor_get_now (editor)));
  g_assert_false (dpt_visit_editor_get_can_undo (editor));
  dpt_visit_editor_redo (editor);
  assert_rx (dpt_visit_sheet_get_repeat (dpt_visit_editor_get_now (editor), 2, DPT_EYE_RIGHT), -150, -50, 92);
}

static void
test_typing_over_it_makes_it_typed (void)
{
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
  g_autoptr (DptReading) reading = create_autorefraction ();
  DptAcuity acuity;
  DptRefraction *right;

  take_all (reading, sheet);
  /* An acuity beside it is the examiner's, and takes nothing from the powers. */
  g_assert_true (dpt_acuity_parse ("8/10", &acuity, NULL));
  dpt_visit_sheet_set_refraction_acuity (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, FALSE, &acuity);
  right = dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT);
  g_assert_true (dpt_origin_is_instrument (right));
  dpt_visit_sheet_set_refraction_value (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, DPT_REFRACTION_SPHERE, DPT_INT (-175));
  right = dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT);
  g_assert_false (dpt_origin_is_instrument (right));
  g_assert_null (dpt_origin_describe (right));
  g_assert_cmpint (dpt_origin_get_reading_id (right), ==, 77);
}

static void
test_glasses_go_into_the_first_free_pair (void)
{
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
  g_autoptr (DptReading) reading = dpt_reading_new ();
  DptReadingItem *right = add_rx (reading, DPT_READING_LENSMETER, DPT_READING_EYE_RIGHT, 0, -125, -50, 90);

  set (right, DPT_READING_ADDITION, 200);
  set (right, DPT_READING_PRISM_H, 150);
  set (right, DPT_READING_BASE_H, DPT_BASE_IN);
  dpt_visit_sheet_set_rx (sheet, DPT_REFRACTION_WORN, DPT_EYE_LEFT, &(DptRx) { -300 }, DPT_RX_FIELD_SPHERE);
  take_all (reading, sheet);
  g_assert_null (dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_WORN, DPT_EYE_RIGHT));
  assert_rx (dpt_visit_sheet_get_pair (sheet, 2, DPT_EYE_RIGHT), -125, -50, 90);
  g_assert_cmpint (dpt_record_get_int (dpt_visit_sheet_get_pair (sheet, 2, DPT_EYE_RIGHT), DPT_REFRACTION_ADDITION), ==, 200);
  g_assert_cmpint (dpt_record_get_int (dpt_visit_sheet_get_pair (sheet, 2, DPT_EYE_RIGHT), DPT_REFRACTION_PRISM_H), ==, 150);
}

static void
test_an_acuity_is_the_examiners_whatever_stands_beside_it (void)
{
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
  g_autoptr (DptReading) reading = dpt_reading_new ();
  g_autoptr (DptReadingPlan) same = NULL;
  g_autoptr (DptReadingPlan) other = NULL;
  g_autoptr (GError) error = NULL;
  DptReadingItem *item = add_rx (reading, DPT_READING_SUBJECTIVE, DPT_READING_EYE_RIGHT, 0, -125, -50, 85);
  DptRefraction *right;
  DptAcuity acuity;

  g_assert_true (dpt_reading_item_set_role (item, DPT_READING_ROLE_FULL, NULL, &error));
  take_all (reading, sheet);
  g_assert_true (dpt_reading_item_set_acuity (item, "1.0", &error));
  g_assert_true (dpt_acuity_parse ("10/10", &acuity, NULL));
  dpt_visit_sheet_set_refraction_acuity (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, FALSE, &acuity);
  /* The same in another notation: nothing to ask, and it stays as it was typed. */
  same = dpt_reading_plan_new (reading, sheet, &origin);
  g_assert_cmpuint (dpt_reading_plan_get_n_conflicts (same), ==, 0);
  dpt_reading_plan_apply (same, sheet);
  right = dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT);
  g_assert_cmpstr (dpt_record_get_text (right, DPT_REFRACTION_ACUITY), ==, "10/10");
  /* Another one: kept, though the powers beside it are an instrument's. */
  g_assert_true (dpt_acuity_parse ("8/10", &acuity, NULL));
  dpt_visit_sheet_set_refraction_acuity (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT, FALSE, &acuity);
  other = dpt_reading_plan_new (reading, sheet, &origin);
  g_assert_cmpuint (dpt_reading_plan_get_n_conflicts (other), ==, 1);
  dpt_reading_plan_apply (other, sheet);
  right = dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT);
  g_assert_cmpstr (dpt_record_get_text (right, DPT_REFRACTION_ACUITY), ==, "8/10");
  g_assert_true (dpt_origin_is_instrument (right));
}

static void
test_every_kind_finds_its_place (void)
{
  g_autoptr (DptVisitSheet) sheet = dpt_test_draft_new ();
  g_autoptr (DptReading) reading = dpt_reading_new ();
  DptReadingItem *item = add (reading, DPT_READING_KERATOMETRY, DPT_READING_EYE_RIGHT, 0);
  g_autoptr (GError) error = NULL;

  set (item, DPT_READING_FLAT, 785);
  set (item, DPT_READING_FLAT_AXIS, 180);
  set (item, DPT_READING_STEEP_POWER, 4400);
  set (item, DPT_READING_STEEP_AXIS, 90);
  set (add (reading, DPT_READING_TONOMETRY, DPT_READING_EYE_LEFT, 1), DPT_READING_PRESSURE, 1500);
  set (add (reading, DPT_READING_TONOMETRY, DPT_READING_EYE_LEFT, 2), DPT_READING_PRESSURE, 1600);
  set (add (reading, DPT_READING_TONOMETRY, DPT_READING_EYE_LEFT, 0), DPT_READING_PRESSURE, 1550);
  set (add (reading, DPT_READING_PACHYMETRY, DPT_READING_EYE_LEFT, 0), DPT_READING_THICKNESS, 545);
  item = add_rx (reading, DPT_READING_SUBJECTIVE, DPT_READING_EYE_RIGHT, 0, -125, -50, 85);
  g_assert_true (dpt_reading_item_set_role (item, DPT_READING_ROLE_FULL, NULL, &error));
  g_assert_true (dpt_reading_item_set_acuity (item, "1.0", &error));
  item = add_rx (reading, DPT_READING_SUBJECTIVE, DPT_READING_EYE_RIGHT, 0, -100, -50, 85);
  g_assert_true (dpt_reading_item_set_role (item, DPT_READING_ROLE_PRESCRIPTION, NULL, &error));
  item = add (reading, DPT_READING_SUBJECTIVE, DPT_READING_EYE_BOTH, 0);
  g_assert_true (dpt_reading_item_set_role (item, DPT_READING_ROLE_PRESCRIPTION, NULL, &error));
  g_assert_true (dpt_reading_item_set_acuity (item, "1.2", &error));
  take_all (reading, sheet);
  g_assert_cmpint (dpt_record_get_int (dpt_visit_sheet_get_keratometry (sheet, DPT_EYE_RIGHT), DPT_KERATOMETRY_FLAT), ==, 785);
  g_assert_cmpint (dpt_record_get_int (dpt_visit_sheet_get_keratometry (sheet, DPT_EYE_RIGHT), DPT_KERATOMETRY_STEEP), ==, 767);
  g_assert_cmpint (dpt_visit_sheet_get_mean_pressure (sheet, DPT_EYE_LEFT), ==, 1550);
  g_assert_nonnull (dpt_visit_sheet_get_pressure (sheet, DPT_EYE_LEFT, 1));
  g_assert_null (dpt_visit_sheet_get_pressure (sheet, DPT_EYE_LEFT, 2));
  g_assert_cmpint (dpt_record_get_int (dpt_visit_sheet_get_pressure (sheet, DPT_EYE_LEFT, 0), DPT_PRESSURE_TAKEN_AT), ==, origin.taken_at);
  g_assert_cmpint (dpt_record_get_int (dpt_visit_sheet_get_finding (sheet, "biometry", "pachymetry", "L"), DPT_FINDING_NUMBER), ==, 54500);
  assert_rx (dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT), -125, -50, 85);
  assert_rx (dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT), -100, -50, 85);
  g_assert_cmpint (dpt_record_get_int (dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT),
                                       DPT_REFRACTION_ACUITY_LOGMAR), ==, 0);
  g_assert_nonnull (dpt_visit_sheet_get_acuity (sheet, "B", "far", "final"));
  g_assert_true (dpt_visit_sheet_check (sheet, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clinical/reading-plan/the-median-is-that-of-power-vectors", test_the_median_is_that_of_power_vectors);
  g_test_add_func ("/clinical/reading-plan/an-autorefraction-fills-its-row-with-median-and-repeats",
                   test_an_autorefraction_fills_its_row_with_median_and_repeats);
  g_test_add_func ("/clinical/reading-plan/a-median-that-is-missing-is-reckoned", test_a_median_that_is_missing_is_reckoned);
  g_test_add_func ("/clinical/reading-plan/what-was-typed-is-kept-until-somebody-chooses",
                   test_what_was_typed_is_kept_until_somebody_chooses);
  g_test_add_func ("/clinical/reading-plan/each-field-that-was-typed-is-asked-about", test_each_field_that_was_typed_is_asked_about);
  g_test_add_func ("/clinical/reading-plan/a-curves-axis-that-was-typed-is-asked-about", test_a_curves_axis_that_was_typed_is_asked_about);
  g_test_add_func ("/clinical/reading-plan/the-other-sign-of-a-cylinder-stays-as-it-was-written",
                   test_the_other_sign_of_a_cylinder_stays_as_it_was_written);
  g_test_add_func ("/clinical/reading-plan/a-single-reading-that-was-changed-is-asked-about",
                   test_a_single_reading_that_was_changed_is_asked_about);
  g_test_add_func ("/clinical/reading-plan/undo-brings-back-exactly-what-stood-before", test_undo_brings_back_exactly_what_stood_before);
  g_test_add_func ("/clinical/reading-plan/one-undo-takes-the-whole-reading-back", test_one_undo_takes_the_whole_reading_back);
  g_test_add_func ("/clinical/reading-plan/typing-over-it-makes-it-typed", test_typing_over_it_makes_it_typed);
  g_test_add_func ("/clinical/reading-plan/glasses-go-into-the-first-free-pair", test_glasses_go_into_the_first_free_pair);
  g_test_add_func ("/clinical/reading-plan/an-acuity-is-the-examiners-whatever-stands-beside-it",
                   test_an_acuity_is_the_examiners_whatever_stands_beside_it);
  g_test_add_func ("/clinical/reading-plan/every-kind-finds-its-place", test_every_kind_finds_its_place);
  return g_test_run ();
}
