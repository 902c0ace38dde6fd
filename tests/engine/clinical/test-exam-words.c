/* test-exam-words.c - the items, sections and words of an examination, and what is followed over visits.
 * For: engine/clinical/dpt-exam-item, dpt-exam-layout, dpt-visit-words, dpt-visit-series. Not for: the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-date.h"
#include "engine/clinical/dpt-exam-item.h"
#include "engine/clinical/dpt-exam-layout.h"
#include "engine/clinical/dpt-retinoscopy.h"
#include "engine/clinical/dpt-visit-series.h"
#include "engine/clinical/dpt-visit-words.h"

#include <locale.h>

static DptVisitSheet *
make_sheet (void)
{
  g_autoptr (DptVisit) visit = dpt_record_new (DPT_TYPE_VISIT);

  dpt_record_take_id (visit);
  dpt_record_set_text (visit, DPT_VISIT_KIND, "complete");
  return dpt_visit_sheet_new (visit);
}

static void
check_item (const DptExamItem *item, GHashTable *seen)
{
  g_autofree char *key = g_strdup_printf ("%s.%s", item->section, item->item);

  g_assert_nonnull (dpt_exam_section_get_label (item->section));
  g_assert_true (g_hash_table_add (seen, g_strdup (key)));
  g_assert_true (dpt_exam_item_find (item->section, item->item) == item);
  if (dpt_exam_item_is_number (item))
    {
      g_assert_cmpint (item->min, <, item->max);
      g_assert_cmpint (item->step, >, 0);
      if (item->low != item->high)
        g_assert_true (item->low < item->high && item->low >= item->min && item->high <= item->max);
    }
  else if (item->kind == DPT_EXAM_CHOICE)
    g_assert_nonnull (item->choices);
  if (item->normal != NULL)
    g_assert_nonnull (dpt_exam_item_get_choice_label (item, item->normal));
}

static void
test_every_item_can_be_what_it_says (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint total = 0;

  for (guint i = 0; dpt_exam_section_list ()[i] != NULL; i++)
    {
      guint n;
      const DptExamItem *items = dpt_exam_item_list (dpt_exam_section_list ()[i], &n);

      for (guint j = 0; j < n; j++)
        {
          g_assert_cmpstr (items[j].section, ==, dpt_exam_section_list ()[i]);
          check_item (&items[j], seen);
        }
      total += n;
    }
  g_assert_cmpuint (total, >, 200);
}

static void
test_a_choice_is_found_by_its_beginning_or_code (void)
{
  const DptExamItem *disc = dpt_exam_item_find ("fundus", "disc");
  const DptExamItem *diagnosis = dpt_exam_item_find ("conclusion", "diagnosis_1");

  g_assert_cmpstr (dpt_exam_item_find_choice (disc, "NORM"), ==, "normal");
  g_assert_cmpstr (dpt_exam_item_find_choice (disc, "disc"), ==, "haemorrhage");
  g_assert_null (dpt_exam_item_find_choice (disc, "p")); /* pale, peripapillary */
  g_assert_null (dpt_exam_item_find_choice (disc, ""));
  g_assert_cmpstr (dpt_exam_item_find_choice (diagnosis, "H40.9"), ==, "H40.9");
}

static gboolean
is_placed (GArray *layout, const char *section, guint *place)
{
  for (*place = 0; *place < layout->len; (*place)++)
    if (g_str_equal (g_array_index (layout, DptExamPlace, *place).section, section))
      return g_array_index (layout, DptExamPlace, *place).shown;
  g_assert_not_reached ();
}

static void
test_a_layout_survives_sections_that_come_and_go (void)
{
  g_autoptr (GArray) usual = dpt_exam_layout_new ("child", NULL);
  g_autoptr (GArray) own = dpt_exam_layout_new ("child", "fundus,-birth,no-such-section,reason,fundus");
  g_autofree char *written = dpt_exam_layout_to_setting (own);
  g_autoptr (GArray) again = dpt_exam_layout_new ("child", written);
  guint place, other;

  g_assert_true (is_placed (usual, "birth", &place));
  g_assert_false (is_placed (usual, "contact_lenses", &place));
  g_assert_cmpuint (own->len, ==, usual->len);
  g_assert_true (is_placed (own, "fundus", &place));
  g_assert_cmpuint (place, ==, 0);
  g_assert_false (is_placed (own, "birth", &place));
  /* A section that the setting does not know comes after its usual neighbour. */
  is_placed (own, "reason", &place);
  is_placed (own, "complaint", &other);
  g_assert_cmpuint (other, ==, place + 1);
  for (guint i = 0; i < own->len; i++)
    {
      g_assert_cmpstr (g_array_index (own, DptExamPlace, i).section, ==, g_array_index (again, DptExamPlace, i).section);
      g_assert_cmpint (g_array_index (own, DptExamPlace, i).shown, ==, g_array_index (again, DptExamPlace, i).shown);
    }
}

static void
test_a_section_is_told_in_one_line (void)
{
  g_autoptr (DptVisitSheet) sheet = make_sheet ();
  g_autofree char *lamp = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *empty = dpt_visit_words_describe (sheet, "fundus");

  g_assert_cmpstr (empty, ==, "");
  g_assert_false (dpt_exam_section_is_written ("slit_lamp", sheet));
  dpt_visit_sheet_set_finding_code (sheet, "slit_lamp", "cornea", "R", "normal", NULL);
  dpt_visit_sheet_set_finding_code (sheet, "slit_lamp", "cornea", "L", NULL, "Old scar");
  dpt_visit_sheet_set_finding_number (sheet, "slit_lamp", "tbut", "R", 800);
  dpt_visit_sheet_set_finding_number (sheet, "slit_lamp", "tbut", "L", 800);
  lamp = dpt_visit_words_describe (sheet, "slit_lamp");
  g_assert_cmpstr (lamp, ==, "Cornea: R Clear, L Old scar · Tear break-up time: 8 s");
  g_assert_true (dpt_exam_section_is_written ("slit_lamp", sheet));
  dpt_visit_sheet_set_text (sheet, DPT_VISIT_REASON, "Headaches\nin the evening");
  reason = dpt_visit_words_describe (sheet, "reason");
  g_assert_cmpstr (reason, ==, "Headaches in the evening");
}

static const DptVisitChange *
find_change (GPtrArray *changes, const char *label)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_str_equal (((const DptVisitChange *) changes->pdata[i])->label, label))
      return changes->pdata[i];
  return NULL;
}

static void
test_two_versions_are_compared_in_words (void)
{
  g_autoptr (DptVisitSheet) before = make_sheet ();
  g_autoptr (DptVisitSheet) after = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) none = NULL;
  DptRx rx = { .sphere = -125, .cylinder = -50, .axis = 90 };
  const DptVisitChange *change;

  dpt_visit_sheet_set_rx (before, DPT_REFRACTION_FINAL, DPT_EYE_LEFT, &rx,
                          DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS);
  dpt_visit_sheet_set_finding_code (before, "fundus", "macula", "R", "normal", NULL);
  dpt_visit_sheet_set_pressure (before, DPT_EYE_RIGHT, 0, 1500, "air", 0);
  after = dpt_visit_sheet_copy (before);
  none = dpt_visit_words_compare (before, after);
  g_assert_cmpuint (none->len, ==, 0);
  rx.axis = 80;
  dpt_visit_sheet_set_rx (after, DPT_REFRACTION_FINAL, DPT_EYE_LEFT, &rx, DPT_RX_FIELD_AXIS);
  dpt_visit_sheet_set_finding_code (after, "fundus", "macula", "R", "drusen", NULL);
  dpt_visit_sheet_set_pressure (after, DPT_EYE_RIGHT, 0, -1, NULL, 0);
  dpt_visit_sheet_set_text (after, DPT_VISIT_CONCLUSION, "To be seen again");
  changes = dpt_visit_words_compare (before, after);
  g_assert_cmpuint (changes->len, ==, 4);
  change = find_change (changes, "Final, left eye");
  g_assert_cmpstr (change->before, ==, "-1.25 (-0.50) 90°");
  g_assert_cmpstr (change->after, ==, "-1.25 (-0.50) 80°");
  change = find_change (changes, "Macula, right eye");
  g_assert_cmpstr (change->after, ==, "Drusen");
  change = find_change (changes, "Reading 1, right eye");
  g_assert_cmpstr (change->before, ==, "15.0 mmHg");
  g_assert_null (change->after);
  g_assert_null (find_change (changes, "Conclusion")->before);
}

/* A day's curve of pressures, and what a reading says of itself. */
static void
test_a_pressure_says_when_and_with_what (void)
{
  g_autoptr (DptVisitSheet) sheet = make_sheet ();
  g_autoptr (GPtrArray) lines = NULL;

  for (guint i = 0; i < 6; i++)
    dpt_visit_sheet_set_pressure (sheet, DPT_EYE_LEFT, i, 1500 + (int) i * 100, "goldmann", 0);
  dpt_visit_sheet_set_pressure_taken (sheet, DPT_EYE_LEFT, 5, "dct", dpt_time_to_instant ("2026-11-22", "17:30"));
  lines = dpt_visit_words_list (sheet, "pressure");
  g_assert_cmpuint (lines->len, ==, 6);
  g_assert_cmpstr (((const DptVisitLine *) lines->pdata[5])->value[1], ==, "20.0 mmHg (17:30, Dynamic contour (Pascal))");
  g_assert_cmpint (dpt_visit_sheet_get_mean_pressure (sheet, DPT_EYE_LEFT), ==, 1750);
}

static void
test_a_pair_tells_what_it_is_made_of (void)
{
  g_autoptr (DptVisitSheet) before = make_sheet ();
  g_autoptr (DptVisitSheet) after = NULL;
  g_autoptr (DptVisitSheet) again = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *json = NULL;

  dpt_visit_sheet_set_finding_code (before, "pair_3", "design", NULL, "progressive", NULL);
  after = dpt_visit_sheet_copy (before);
  dpt_visit_sheet_set_finding_code (after, "pair_3", "design", NULL, "bifocal", NULL);
  dpt_visit_sheet_set_finding_number (after, "pair_3", "slab_off", "L", 150);
  dpt_visit_sheet_set_pair_length (after, 3, DPT_EYE_RIGHT, DPT_REFRACTION_PD_NEAR, 3050);
  g_assert_true (dpt_exam_section_is_written ("worn", before));
  g_assert_false (dpt_exam_section_is_written ("refraction", after));
  changes = dpt_visit_words_compare (before, after);
  g_assert_cmpuint (changes->len, ==, 3);
  g_assert_cmpstr (find_change (changes, "Pair 3, Design")->after, ==, "Bifocal");
  g_assert_cmpstr (find_change (changes, "Pair 3, Slab-off, left eye")->after, ==, "1.50 Δ");
  g_assert_cmpstr (find_change (changes, "Pair 3, Pupillary distance, near, right eye")->after, ==, "30.5");
  /* Frozen and thawed it is the same. */
  json = dpt_visit_sheet_to_json (after);
  again = dpt_visit_sheet_new_from_json (dpt_visit_sheet_get_visit (after), json, NULL);
  g_assert_true (dpt_visit_sheet_same_content (after, again));
  /* The length can be taken back. */
  dpt_visit_sheet_set_pair_length (after, 3, DPT_EYE_RIGHT, DPT_REFRACTION_PD_NEAR, 0);
  g_assert_true (dpt_visit_detail_is_empty (dpt_visit_sheet_get_pair (after, 3, DPT_EYE_RIGHT)));
}

static void
test_a_fusion_range_is_blur_break_and_recovery (void)
{
  static const struct { const char *typed; gint64 number; const char *kept; } good[] = {
    { "18", 1800, NULL }, { "12/18/10", 1800, "12/18/10" }, { "x/18/10", 1800, "x/18/10" }, { " - / 18 / X", 1800, "x/18/x" },
    { "18/18/0", 1800, "18/18/0" },
  };
  static const char *const bad[] = { "", "x", "18/12/10", "12/18/20", "12/18", "12/x/10", "12/18/10/8", "-1/18/10", "1.5/18/10", "99", "a" };
  const DptExamItem *item = dpt_exam_item_find ("binocular", "bo_far");
  g_autoptr (DptVisitSheet) sheet = make_sheet ();
  g_autofree char *shown = NULL;
  gint64 number;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *kept = NULL;

      g_assert_true (dpt_exam_range_parse (item, good[i].typed, &number, &kept));
      g_assert_cmpint (number, ==, good[i].number);
      g_assert_cmpstr (kept, ==, good[i].kept);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *kept = NULL;

      if (dpt_exam_range_parse (item, bad[i], &number, &kept))
        g_error ("“%s” was taken as %s", bad[i], kept);
    }
  dpt_visit_sheet_set_finding_number (sheet, "binocular", "bo_far", NULL, 900);
  dpt_visit_sheet_set_finding_text (sheet, "binocular", "bo_far", NULL, "x/9/4");
  shown = dpt_exam_item_format (item, dpt_visit_sheet_get_finding (sheet, "binocular", "bo_far", NULL));
  g_assert_cmpstr (shown, ==, "x/9/4 Δ");
  g_free (shown);
  shown = dpt_exam_item_describe_unusual (item, dpt_visit_sheet_get_finding (sheet, "binocular", "bo_far", NULL));
  g_assert_nonnull (shown); /* a break of 9 is low */
}

static void
set_cross (DptVisitSheet *sheet, const char *eye, int along, int angle, int across)
{
  dpt_visit_sheet_set_finding_number (sheet, "retinoscopy", "power_1", eye, along);
  dpt_visit_sheet_set_finding_number (sheet, "retinoscopy", "angle", eye, angle * 100);
  dpt_visit_sheet_set_finding_number (sheet, "retinoscopy", "power_2", eye, across);
}

static void
test_a_retinoscopy_is_net_of_its_distance (void)
{
  static const struct { const char *distance; int vergence; } distances[]
    = { { "third", 300 }, { "half", 200 }, { "two_thirds", 150 }, { "metre", 100 }, { "metre_half", 67 } };
  g_autoptr (DptVisitSheet) sheet = make_sheet ();
  DptRx net;

  dpt_visit_sheet_set_finding_number (sheet, "retinoscopy", "power_1", "R", 250);
  g_assert_false (dpt_retinoscopy_reckon (sheet, DPT_EYE_RIGHT, &net)); /* from where? */
  g_assert_false (dpt_retinoscopy_take (sheet));
  for (gsize i = 0; i < G_N_ELEMENTS (distances); i++)
    {
      dpt_visit_sheet_set_finding_code (sheet, "retinoscopy", "distance", NULL, distances[i].distance, NULL);
      g_assert_true (dpt_retinoscopy_reckon (sheet, DPT_EYE_RIGHT, &net));
      g_assert_cmpint (net.sphere, ==, 250 - distances[i].vergence);
      g_assert_cmpint (net.cylinder, ==, 0);
    }
  dpt_visit_sheet_set_finding_code (sheet, "retinoscopy", "distance", NULL, "half", NULL);
  /* +4.00 at 10°, +2.50 across it: at half a metre +2.00 (-1.50) 10°. */
  set_cross (sheet, "R", 400, 10, 250);
  g_assert_true (dpt_retinoscopy_reckon (sheet, DPT_EYE_RIGHT, &net));
  g_assert_true (dpt_rx_equal (&net, &(DptRx) { .sphere = 200, .cylinder = -150, .axis = 10 }));
  /* The other way round it is the same lens. */
  set_cross (sheet, "R", 250, 100, 400);
  g_assert_true (dpt_retinoscopy_reckon (sheet, DPT_EYE_RIGHT, &net));
  g_assert_true (dpt_rx_equal (&net, &(DptRx) { .sphere = 200, .cylinder = -150, .axis = 10 }));
  /* 0 is 180; a second power without its meridian says nothing. */
  set_cross (sheet, "L", 100, 0, -100);
  g_assert_true (dpt_retinoscopy_reckon (sheet, DPT_EYE_LEFT, &net));
  g_assert_true (dpt_rx_equal (&net, &(DptRx) { .sphere = -100, .cylinder = -200, .axis = 180 }));
  dpt_visit_sheet_set_finding_number (sheet, "retinoscopy", "angle", "L", G_MININT64);
  g_assert_false (dpt_retinoscopy_reckon (sheet, DPT_EYE_LEFT, &net));
  /* Nobody has 70 D of astigmatism. */
  set_cross (sheet, "L", 3500, 90, -3500);
  g_assert_false (dpt_retinoscopy_reckon (sheet, DPT_EYE_LEFT, &net));
  g_assert_true (dpt_retinoscopy_take (sheet));
  dpt_visit_sheet_get_rx (sheet, DPT_REFRACTION_RETINOSCOPY, DPT_EYE_RIGHT, &net);
  g_assert_cmpint (net.axis, ==, 10);
  g_assert_null (dpt_visit_sheet_get_refraction (sheet, DPT_REFRACTION_RETINOSCOPY, DPT_EYE_LEFT));
}

static void
add_point (GArray *points, const char *date, int value)
{
  DptMeasurePoint point = { .value = value };

  g_strlcpy (point.date, date, sizeof point.date);
  g_array_append_val (points, point);
}

static void
test_a_rate_needs_half_a_year (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (DptMeasurePoint));
  int rate, low, high;

  g_assert_false (dpt_measure_get_rate (points, &rate));
  add_point (points, "2025-11-22", -100);
  add_point (points, "2026-10-01", -175);
  add_point (points, "2026-11-22", -200);
  /* The point of October is too near: a year from -1.00 to -2.00. */
  g_assert_true (dpt_measure_get_rate (points, &rate));
  g_assert_cmpint (rate, ==, -100);
  g_assert_true (dpt_measure_is_fast (DPT_MEASURE_EQUIVALENT, 10, rate));
  g_assert_false (dpt_measure_is_fast (DPT_MEASURE_EQUIVALENT, 30, rate));
  g_assert_false (dpt_measure_is_fast (DPT_MEASURE_EQUIVALENT, 10, 100));
  g_assert_true (dpt_measure_is_fast (DPT_MEASURE_AXIAL_LENGTH, 10, 30));
  g_assert_true (dpt_measure_get_band (DPT_MEASURE_PRESSURE, &low, &high));
  g_assert_cmpint (high, ==, 2100);
  g_assert_false (dpt_measure_get_band (DPT_MEASURE_EQUIVALENT, &low, &high));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exam/items", test_every_item_can_be_what_it_says);
  g_test_add_func ("/exam/choices", test_a_choice_is_found_by_its_beginning_or_code);
  g_test_add_func ("/exam/layout", test_a_layout_survives_sections_that_come_and_go);
  g_test_add_func ("/exam/in-short", test_a_section_is_told_in_one_line);
  g_test_add_func ("/exam/versions", test_two_versions_are_compared_in_words);
  g_test_add_func ("/exam/pressure", test_a_pressure_says_when_and_with_what);
  g_test_add_func ("/exam/pair", test_a_pair_tells_what_it_is_made_of);
  g_test_add_func ("/exam/fusion-range", test_a_fusion_range_is_blur_break_and_recovery);
  g_test_add_func ("/exam/retinoscopy", test_a_retinoscopy_is_net_of_its_distance);
  g_test_add_func ("/exam/rate", test_a_rate_needs_half_a_year);
  return g_test_run ();
}
