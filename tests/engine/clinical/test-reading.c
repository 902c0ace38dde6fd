/* test-reading.c - what an instrument handed over: only what can be, whole numbers in known units, and back from JSON.
 * For: engine/clinical/dpt-reading*. Not for: the formats it comes from (tests/exchange/test-instrument*.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/clinical/dpt-reading.h"

#include <locale.h>
#include <string.h>

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

  dpt_reading_item_set (item, value, number, &error);
  g_assert_no_error (error);
}

/* Every text, every kind, eye and role, and every value. */
static DptReading *
make_full (void)
{
  static const char *const texts[DPT_N_READING_TEXTS] = {
    "joia", "Brillant", "BR-1 “two”", "0042", "1.0\\3", "2026-11-22", "14:05:09", "0001", "Œuvre", "Éloïse", "2019-02-28", "female", "a \"note\"",
  };
  static const int limits[DPT_N_READING_VALUES] = { -125, -50, 180, -150, 200, 250, 150, DPT_BASE_IN, 50, DPT_BASE_DOWN, 1200, 3150, 3000, 785, 4299, 5,
                                                    770, 4383, 95, 778, 4341, -84, 5, 1550, 1480, 541, 4000, 9 };
  DptReading *reading = dpt_reading_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < DPT_N_READING_TEXTS; i++)
    {
      dpt_reading_set_text (reading, i, texts[i], &error);
      g_assert_no_error (error);
    }
  for (guint kind = 0; kind < DPT_N_READING_KINDS; kind++)
    for (guint eye = DPT_READING_EYE_RIGHT; eye <= DPT_READING_EYE_BOTH; eye++)
      {
        DptReadingItem *item = add (reading, kind, eye, (int) (kind + eye));

        for (guint i = 0; i < DPT_N_READING_VALUES; i++)
          set (item, i, limits[i]);
      }
  for (guint role = 0; role < DPT_N_READING_ROLES; role++)
    {
      DptReadingItem *item = add (reading, DPT_READING_SUBJECTIVE, DPT_READING_EYE_LEFT, 0);

      g_assert_true (dpt_reading_item_set_role (item, role, role > 0 ? "Words of the device" : NULL, NULL));
      g_assert_true (dpt_reading_item_set_acuity (item, "0,8", NULL));
    }
  g_assert_true (dpt_reading_item_set_error (add (reading, DPT_READING_TONOMETRY, DPT_READING_EYE_LEFT, 2), "COVR", NULL));
  return reading;
}

static void
test_comes_back_from_json_whole (void)
{
  g_autoptr (DptReading) reading = make_full (), back = NULL;
  g_autofree char *json = dpt_reading_to_json (reading), *again = NULL;
  g_autoptr (GError) error = NULL;
  DptReadingItem *item;

  back = dpt_reading_new_from_json (json, &error);
  g_assert_no_error (error);
  again = dpt_reading_to_json (back);
  g_assert_cmpstr (again, ==, json);
  for (guint i = 0; i < DPT_N_READING_TEXTS; i++)
    g_assert_cmpstr (dpt_reading_get_text (back, i), ==, dpt_reading_get_text (reading, i));
  g_assert_cmpuint (dpt_reading_get_n_items (back), ==, dpt_reading_get_n_items (reading));
  item = dpt_reading_find_item (back, DPT_READING_KERATOMETRY, DPT_READING_EYE_LEFT, 3);
  g_assert_cmpint (dpt_reading_item_get (item, DPT_READING_FLAT), ==, 785);
  g_assert_cmpint (dpt_reading_item_get (item, DPT_READING_BASE_V), ==, DPT_BASE_DOWN);
  item = dpt_reading_find_item (back, DPT_READING_TONOMETRY, DPT_READING_EYE_LEFT, 2);
  g_assert_cmpstr (dpt_reading_item_get_error (item), ==, "COVR");
}

static void
test_empty_reading_comes_back (void)
{
  g_autoptr (DptReading) reading = dpt_reading_new (), back = NULL;
  g_autofree char *json = dpt_reading_to_json (reading);

  g_assert_cmpstr (json, ==, "{\"format\":1,\"texts\":{},\"items\":[]}");
  back = dpt_reading_new_from_json (json, NULL);
  g_assert_nonnull (back);
  g_assert_cmpuint (dpt_reading_get_n_items (back), ==, 0);
  g_assert_null (dpt_reading_get_text (back, DPT_READING_MAKER));
}

static void
test_json_that_says_what_cannot_be_is_refused (void)
{
  static const char *const wrong[] = {
    "", "[]", "null", "{", "{\"format\":2,\"texts\":{},\"items\":[]}", "{\"format\":1,\"items\":[]}", "{\"format\":1,\"texts\":{}}",
    "{\"format\":1,\"texts\":{\"colour\":\"red\"},\"items\":[]}", "{\"format\":1,\"texts\":{\"taken_on\":\"2026-02-30\"},\"items\":[]}",
    "{\"format\":1,\"texts\":{\"maker\":1},\"items\":[]}", "{\"format\":1,\"texts\":{},\"items\":[1]}",
    "{\"format\":1,\"texts\":{},\"items\":[{\"kind\":\"XX\",\"eye\":\"R\",\"number\":0}]}",
    "{\"format\":1,\"texts\":{},\"items\":[{\"kind\":\"REF\",\"eye\":\"X\",\"number\":0}]}",
    "{\"format\":1,\"texts\":{},\"items\":[{\"kind\":\"REF\",\"eye\":\"R\",\"number\":-1}]}",
    "{\"format\":1,\"texts\":{},\"items\":[{\"kind\":\"REF\",\"eye\":\"R\"}]}",
    "{\"format\":1,\"texts\":{},\"items\":[{\"kind\":\"REF\",\"eye\":\"R\",\"number\":0,\"sphere\":4501}]}",
    "{\"format\":1,\"texts\":{},\"items\":[{\"kind\":\"REF\",\"eye\":\"R\",\"number\":0,\"sphere\":\"1\"}]}",
    "{\"format\":1,\"texts\":{},\"items\":[{\"kind\":\"REF\",\"eye\":\"R\",\"number\":0,\"sphere\":99999999999}]}",
    "{\"format\":1,\"texts\":{},\"items\":[{\"kind\":\"REF\",\"eye\":\"R\",\"number\":0,\"sphere\":-2147483648}]}",
    "{\"format\":1,\"texts\":{},\"items\":[{\"kind\":\"REF\",\"eye\":\"R\",\"number\":0,\"role\":\"boss\"}]}",
    "{\"format\":1,\"texts\":{},\"items\":[{\"kind\":\"REF\",\"eye\":\"R\",\"number\":0,\"colour\":1}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      DptReading *reading = dpt_reading_new_from_json (wrong[i], &error);

      g_test_message ("%s", wrong[i]);
      g_assert_null (reading);
      g_assert_error (error, DPT_ERROR, DPT_ERROR_DAMAGED);
    }
}

static void
test_unset_is_not_zero (void)
{
  g_autoptr (DptReading) reading = dpt_reading_new ();
  DptReadingItem *item = add (reading, DPT_READING_AUTOREFRACTION, DPT_READING_EYE_RIGHT, 1);

  for (guint i = 0; i < DPT_N_READING_VALUES; i++)
    g_assert_cmpint (dpt_reading_item_get (item, i), ==, DPT_READING_UNSET);
  g_assert_true (dpt_reading_item_is_empty (item));
  set (item, DPT_READING_SPHERE, 0);
  g_assert_false (dpt_reading_item_is_empty (item));
  set (item, DPT_READING_SPHERE, DPT_READING_UNSET);
  set (item, DPT_READING_VERTEX, 1200);
  g_assert_true (dpt_reading_item_is_empty (item));
  add (reading, DPT_READING_TONOMETRY, DPT_READING_EYE_LEFT, 0);
  set (add (reading, DPT_READING_TONOMETRY, DPT_READING_EYE_RIGHT, 0), DPT_READING_PRESSURE, 1500);
  dpt_reading_drop_empty (reading);
  g_assert_cmpuint (dpt_reading_get_n_items (reading), ==, 1);
}

static void
test_impossible_value_is_refused_by_name (void)
{
  static const struct { DptReadingValue value; int number; const char *field; } wrong[] = {
    { DPT_READING_SPHERE, 4501, "sphere" }, { DPT_READING_CYLINDER, -2501, "cylinder" }, { DPT_READING_AXIS, 0, "axis" },
    { DPT_READING_AXIS, 181, "axis" }, { DPT_READING_ADDITION, -25, "addition" }, { DPT_READING_PRISM_H, -1, "prism_h" },
    { DPT_READING_BASE_H, DPT_BASE_UP, "base_h" }, { DPT_READING_BASE_V, DPT_BASE_IN, "base_v" }, { DPT_READING_FLAT, 399, "flat" },
    { DPT_READING_PRESSURE, 10001, "pressure" }, { DPT_READING_THICKNESS, 54, "thickness" }, { DPT_READING_PD_FAR, 0, "pd_far" },
    { DPT_READING_CONFIDENCE, 101, "confidence" },
  };
  g_autoptr (DptReading) reading = dpt_reading_new ();
  DptReadingItem *item = add (reading, DPT_READING_LENSMETER, DPT_READING_EYE_LEFT, 0);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dpt_reading_item_set (item, wrong[i].value, wrong[i].number, &error));
      g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
      g_assert_cmpstr (dpt_error_get_field (error), ==, wrong[i].field);
      g_assert_nonnull (strstr (error->message, dpt_reading_value_get_label (wrong[i].value)));
      g_assert_nonnull (strstr (error->message, "Left eye"));
      g_assert_cmpint (dpt_reading_item_get (item, wrong[i].value), ==, DPT_READING_UNSET);
    }
}

static void
test_impossible_text_is_refused_by_name (void)
{
  static const struct { DptReadingText which; const char *text; } wrong[] = {
    { DPT_READING_TAKEN_ON, "2026-13-01" }, { DPT_READING_TAKEN_ON, "22/11/2026" }, { DPT_READING_TAKEN_AT, "24:00:00" },
    { DPT_READING_TAKEN_AT, "1:2:3" }, { DPT_READING_BIRTH_DATE, "yesterday" }, { DPT_READING_SEX, "M" },
    { DPT_READING_MODEL, "a\x01z" }, { DPT_READING_MODEL, "\xff" },
  };
  g_autoptr (DptReading) reading = dpt_reading_new ();
  g_autofree char *endless = g_strnfill (201, 'a');
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (dpt_reading_set_text (reading, wrong[i].which, wrong[i].text, &error));
      g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
      g_assert_cmpstr (dpt_error_get_field (error), ==, dpt_reading_text_get_nick (wrong[i].which));
      g_clear_error (&error);
    }
  g_assert_false (dpt_reading_set_text (reading, DPT_READING_MAKER, endless, NULL));
  g_assert_true (dpt_reading_set_text (reading, DPT_READING_MAKER, endless + 1, NULL));
  g_assert_true (dpt_reading_set_text (reading, DPT_READING_MAKER, "  ", NULL));
  g_assert_null (dpt_reading_get_text (reading, DPT_READING_MAKER));
}

static void
test_more_items_than_an_examination_has_are_refused (void)
{
  g_autoptr (DptReading) reading = dpt_reading_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < DPT_READING_MAX_ITEMS; i++)
    add (reading, DPT_READING_TONOMETRY, DPT_READING_EYE_LEFT, (int) i);
  g_assert_null (dpt_reading_add_item (reading, DPT_READING_TONOMETRY, DPT_READING_EYE_LEFT, 1, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
}

static void
test_representative_is_the_median_or_the_last_good_repeat (void)
{
  g_autoptr (DptReading) reading = dpt_reading_new ();
  DptReadingItem *second, *median;

  g_assert_null (dpt_reading_find_representative (reading, DPT_READING_PACHYMETRY, DPT_READING_EYE_RIGHT));
  set (add (reading, DPT_READING_PACHYMETRY, DPT_READING_EYE_RIGHT, 1), DPT_READING_THICKNESS, 540);
  second = add (reading, DPT_READING_PACHYMETRY, DPT_READING_EYE_RIGHT, 2);
  set (second, DPT_READING_THICKNESS, 541);
  g_assert_true (dpt_reading_item_set_error (add (reading, DPT_READING_PACHYMETRY, DPT_READING_EYE_RIGHT, 3), "ERROR", NULL));
  g_assert_true (dpt_reading_find_representative (reading, DPT_READING_PACHYMETRY, DPT_READING_EYE_RIGHT) == second);
  median = add (reading, DPT_READING_PACHYMETRY, DPT_READING_EYE_RIGHT, 0);
  g_assert_true (dpt_reading_find_representative (reading, DPT_READING_PACHYMETRY, DPT_READING_EYE_RIGHT) == median);
}

static void
test_rx_holds_only_what_was_measured_and_is_valid (void)
{
  g_autoptr (DptReading) reading = dpt_reading_new ();
  DptReadingItem *item = add (reading, DPT_READING_LENSMETER, DPT_READING_EYE_RIGHT, 0);
  DptRx rx;

  g_assert_cmpint (dpt_reading_item_get_rx (item, &rx), ==, DPT_RX_FIELD_NONE);
  set (item, DPT_READING_SPHERE, 0);
  set (item, DPT_READING_CYLINDER, 0);
  set (item, DPT_READING_AXIS, 180);
  set (item, DPT_READING_PRISM_H, 100);
  g_assert_cmpint (dpt_reading_item_get_rx (item, &rx), ==, DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER);
  g_assert_true (dpt_rx_validate (&rx, NULL));
  set (item, DPT_READING_CYLINDER, -75);
  set (item, DPT_READING_BASE_H, DPT_BASE_OUT);
  set (item, DPT_READING_ADDITION, 200);
  g_assert_cmpint (dpt_reading_item_get_rx (item, &rx), ==,
                   DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS | DPT_RX_FIELD_ADDITION | DPT_RX_FIELD_PRISM_H);
  g_assert_true (dpt_rx_equal (&rx, &(DptRx) { 0, -75, 180, 200, 100, DPT_BASE_OUT, 0, 0 }));
}

static void
test_acuity_of_a_device_is_decimal (void)
{
  static const struct { const char *text; int logmar; } cases[] = {
    { "1.0", 0 }, { "1", 0 }, { "0,8", 10 }, { "0.5", 30 }, { "20/40", 30 }, { "<0.1", DPT_READING_UNSET }, { "10", DPT_READING_UNSET },
    { "0", DPT_READING_UNSET }, { "CF", DPT_READING_UNSET }, { "1e2", DPT_READING_UNSET }, { "nan", DPT_READING_UNSET },
  };
  g_autoptr (DptReading) reading = dpt_reading_new ();
  DptReadingItem *item = add (reading, DPT_READING_SUBJECTIVE, DPT_READING_EYE_BOTH, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (dpt_reading_item_set_acuity (item, cases[i].text, NULL));
      g_assert_cmpstr (dpt_reading_item_get_acuity (item), ==, cases[i].text);
      g_assert_cmpint (dpt_reading_item_get_acuity_logmar (item), ==, cases[i].logmar);
    }
}

static void
test_instant_is_the_device_clock_here (void)
{
  g_autoptr (DptReading) reading = dpt_reading_new ();

  g_assert_cmpint (dpt_reading_get_instant (reading), ==, 0);
  dpt_reading_set_text (reading, DPT_READING_TAKEN_ON, "2026-11-22", NULL);
  g_assert_cmpint (dpt_reading_get_instant (reading), ==, G_GINT64_CONSTANT (1795345200000000));
  dpt_reading_set_text (reading, DPT_READING_TAKEN_AT, "12:00:01", NULL);
  g_assert_cmpint (dpt_reading_get_instant (reading), ==, G_GINT64_CONSTANT (1795345201000000));
}

static void
test_values_are_shown_in_their_units (void)
{
  static const struct { DptReadingValue value; int number; const char *text; } cases[] = {
    { DPT_READING_SPHERE, -125, "-1.25" }, { DPT_READING_AXIS, 5, "5°" }, { DPT_READING_FLAT, 785, "7.85 mm" },
    { DPT_READING_PRESSURE, 1550, "15.5 mmHg" }, { DPT_READING_THICKNESS, 541, "541 µm" }, { DPT_READING_DISTANCE, 50000, "50.0 cm" },
    { DPT_READING_PRISM_H, 150, "1.5 Δ" }, { DPT_READING_BASE_H, DPT_BASE_IN, "BI" }, { DPT_READING_CONFIDENCE, 9, "9" },
    { DPT_READING_SPHERE, DPT_READING_UNSET, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dpt_reading_value_format (cases[i].value, cases[i].number);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/comes-back-from-json-whole", test_comes_back_from_json_whole);
  g_test_add_func ("/reading/empty-reading-comes-back", test_empty_reading_comes_back);
  g_test_add_func ("/reading/json-that-says-what-cannot-be-is-refused", test_json_that_says_what_cannot_be_is_refused);
  g_test_add_func ("/reading/unset-is-not-zero", test_unset_is_not_zero);
  g_test_add_func ("/reading/impossible-value-is-refused-by-name", test_impossible_value_is_refused_by_name);
  g_test_add_func ("/reading/impossible-text-is-refused-by-name", test_impossible_text_is_refused_by_name);
  g_test_add_func ("/reading/more-items-than-an-examination-has-are-refused", test_more_items_than_an_examination_has_are_refused);
  g_test_add_func ("/reading/representative-is-the-median-or-the-last-good-repeat", test_representative_is_the_median_or_the_last_good_repeat);
  g_test_add_func ("/reading/rx-holds-only-what-was-measured-and-is-valid", test_rx_holds_only_what_was_measured_and_is_valid);
  g_test_add_func ("/reading/acuity-of-a-device-is-decimal", test_acuity_of_a_device_is_decimal);
  g_test_add_func ("/reading/instant-is-the-device-clock-here", test_instant_is_the_device_clock_here);
  g_test_add_func ("/reading/values-are-shown-in-their-units", test_values_are_shown_in_their_units);
  return g_test_run ();
}
