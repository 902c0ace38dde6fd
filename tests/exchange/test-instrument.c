/* test-instrument.c - files of instruments with every quirk that real ones have, and what is said of those that cannot be read.
 * For: exchange/dpt-instrument*, dpt-xml*. Not for: the value (tests/engine/clinical/test-reading.c), mutated files (tests/fuzz).
 *
 * The files of tests/data/instrument are invented; those of DPT_SHARED_SAMPLES are real ones and are read where they are there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "exchange/dpt-instrument.h"
#include "support/dpt-test-locale.h"

#include <string.h>

#define REF DPT_READING_AUTOREFRACTION
#define KM DPT_READING_KERATOMETRY
#define LM DPT_READING_LENSMETER
#define SBJ DPT_READING_SUBJECTIVE
#define TM DPT_READING_TONOMETRY
#define CCT DPT_READING_PACHYMETRY
#define R DPT_READING_EYE_RIGHT
#define L DPT_READING_EYE_LEFT
#define B DPT_READING_EYE_BOTH

static char *
find_own (const char *name)
{
  return g_build_filename (g_getenv ("DPT_TEST_DATA"), "instrument", name, NULL);
}

static DptReading *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  DptReading *reading = dpt_instrument_load (path, NULL, &error);

  g_assert_no_error (error);
  return reading;
}

static DptReading *
load_own (const char *name)
{
  g_autofree char *path = find_own (name);

  return load (path);
}

static DptReading *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dpt_instrument_read (bytes, NULL, error);
}

static int
get (DptReading *reading, DptReadingKind kind, DptReadingEye eye, int number, DptReadingValue value)
{
  DptReadingItem *item = dpt_reading_find_item (reading, kind, eye, number);

  g_assert_nonnull (item);
  return dpt_reading_item_get (item, value);
}

static void
check_rx (DptReadingItem *item, DptRx expected)
{
  DptRx rx;

  g_assert_nonnull (item);
  dpt_reading_item_get_rx (item, &rx);
  g_assert_cmpint (rx.sphere, ==, expected.sphere);
  g_assert_cmpint (rx.cylinder, ==, expected.cylinder);
  g_assert_cmpint (rx.axis, ==, expected.axis);
  g_assert_cmpint (rx.addition, ==, expected.addition);
  g_assert_cmpint (rx.prism_h, ==, expected.prism_h);
  g_assert_cmpint (rx.base_h, ==, expected.base_h);
  g_assert_cmpint (rx.prism_v, ==, expected.prism_v);
  g_assert_cmpint (rx.base_v, ==, expected.base_v);
}

static void
check_text (DptReading *reading, DptReadingText which, const char *text)
{
  g_assert_cmpstr (dpt_reading_get_text (reading, which), ==, text);
}

static DptReadingItem *
find_role (DptReading *reading, DptReadingRole role, DptReadingEye eye, int nth)
{
  for (guint i = 0; i < dpt_reading_get_n_items (reading); i++)
    {
      DptReadingItem *item = dpt_reading_get_item (reading, i);

      if (dpt_reading_item_get_role (item) == role && dpt_reading_item_get_eye (item) == eye && nth-- == 0)
        return item;
    }
  return NULL;
}

/* Returns: the message about what cannot be read. */
static char *
fail_text (const char *text, const char *field)
{
  g_autoptr (GError) error = NULL;
  DptReading *reading = read_text (text, &error);

  g_assert_null (reading);
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (error), ==, field);
  return g_strdup (error->message);
}

static void
expect_words (const char *message, const char *words)
{
  if (strstr (message, words) == NULL)
    g_error ("“%s” does not say “%s”", message, words);
}

/* --- JOIA --- */

static void
test_joia_refraction_and_curves (void)
{
  g_autoptr (DptReading) reading = load_own ("joia-ref-km.xml");

  check_text (reading, DPT_READING_FORMAT, "joia");
  check_text (reading, DPT_READING_MAKER, "BRILLANT");
  check_text (reading, DPT_READING_MODEL, "BK-10");
  check_text (reading, DPT_READING_SERIAL_NUMBER, "07");
  check_text (reading, DPT_READING_VERSION, "3.02");
  check_text (reading, DPT_READING_TAKEN_ON, "2026-03-09");
  check_text (reading, DPT_READING_TAKEN_AT, "09:41:07");
  check_text (reading, DPT_READING_PATIENT_NUMBER, "P-1207");
  check_text (reading, DPT_READING_FAMILY_NAME, "BRINDEAU");
  check_text (reading, DPT_READING_GIVEN_NAME, "Éloïse");
  check_text (reading, DPT_READING_BIRTH_DATE, "2017-05-21");
  check_text (reading, DPT_READING_SEX, "female");
  check_rx (dpt_reading_find_item (reading, REF, R, 0), (DptRx) { -250, -75, 6 });
  check_rx (dpt_reading_find_item (reading, REF, L, 0), (DptRx) { -175 });
  g_assert_cmpint (get (reading, REF, R, 3, DPT_READING_CONFIDENCE), ==, 8);
  g_assert_cmpint (get (reading, REF, R, 0, DPT_READING_VERTEX), ==, 1375);
  g_assert_cmpint (get (reading, REF, R, 0, DPT_READING_EQUIVALENT), ==, -287);
  g_assert_cmpint (get (reading, REF, B, 0, DPT_READING_PD_FAR), ==, 5450);
  g_assert_cmpint (get (reading, REF, B, 0, DPT_READING_PD_NEAR), ==, 5200);
  g_assert_cmpint (get (reading, KM, R, 0, DPT_READING_FLAT), ==, 785);
  g_assert_cmpint (get (reading, KM, R, 0, DPT_READING_STEEP_AXIS), ==, 95);
  g_assert_cmpint (get (reading, KM, R, 1, DPT_READING_CORNEAL_CYLINDER), ==, -130);
}

static void
test_leading_blanks_are_no_part_of_a_number (void)
{
  g_autoptr (DptReading) reading = load_own ("joia-ref-km.xml");

  check_rx (dpt_reading_find_item (reading, REF, R, 1), (DptRx) { -225, -75, 5 });
}

static void
test_error_stands_instead_of_values (void)
{
  g_autoptr (DptReading) reading = load_own ("joia-ref-km.xml");
  DptReadingItem *item = dpt_reading_find_item (reading, REF, R, 2);

  g_assert_cmpstr (dpt_reading_item_get_error (item), ==, "OVER");
  g_assert_cmpint (dpt_reading_item_get (item, DPT_READING_SPHERE), ==, DPT_READING_UNSET);
}

static void
test_axis_without_cylinder_is_none (void)
{
  g_autoptr (DptReading) reading = load_own ("joia-ref-km.xml");

  g_assert_cmpint (get (reading, REF, L, 0, DPT_READING_CYLINDER), ==, 0);
  g_assert_cmpint (get (reading, REF, L, 0, DPT_READING_AXIS), ==, DPT_READING_UNSET);
}

static void
test_steeper_meridian_first_is_turned (void)
{
  g_autoptr (DptReading) reading = load_own ("joia-ref-km.xml");

  g_assert_cmpint (get (reading, KM, L, 0, DPT_READING_FLAT), ==, 780);
  g_assert_cmpint (get (reading, KM, L, 0, DPT_READING_FLAT_POWER), ==, 4327);
  g_assert_cmpint (get (reading, KM, L, 0, DPT_READING_FLAT_AXIS), ==, 178);
  g_assert_cmpint (get (reading, KM, L, 0, DPT_READING_STEEP), ==, 758);
}

static void
test_shift_jis_with_a_hyphen (void)
{
  g_autoptr (DptReading) reading = load_own ("joia-ref-shift-jis.xml");

  check_text (reading, DPT_READING_FAMILY_NAME, "山田花子");
  check_rx (dpt_reading_find_item (reading, REF, R, 0), (DptRx) { 100, -50, 90 });
}

static void
test_decimal_comma_and_wrong_namespace (void)
{
  g_autoptr (DptReading) reading = load_own ("joia-sbj-comma.xml");
  DptReadingItem *right = find_role (reading, DPT_READING_ROLE_FULL, R, 0), *left = find_role (reading, DPT_READING_ROLE_FULL, L, 0);

  check_rx (right, (DptRx) { -125, -50, 85, 200 });
  check_rx (left, (DptRx) { -150, -25, 100, 200, 150, DPT_BASE_IN, 50, DPT_BASE_UP });
  g_assert_cmpint (dpt_reading_item_get (right, DPT_READING_VERTEX), ==, 1200);
  g_assert_cmpint (dpt_reading_item_get (right, DPT_READING_DISTANCE), ==, 500000);
  g_assert_cmpint (dpt_reading_item_get (right, DPT_READING_PD_FAR), ==, 3150);
  g_assert_cmpstr (dpt_reading_item_get_acuity (left), ==, "1,2");
  g_assert_cmpint (dpt_reading_item_get_acuity_logmar (left), ==, -8);
}

static void
test_phoropter_types_are_told_apart (void)
{
  g_autoptr (DptReading) reading = load_own ("joia-sbj-comma.xml");
  DptReadingItem *near = find_role (reading, DPT_READING_ROLE_FULL, R, 1), *other = find_role (reading, DPT_READING_ROLE_OTHER, R, 0);
  DptReadingItem *prescribed = find_role (reading, DPT_READING_ROLE_PRESCRIPTION, L, 0);

  check_rx (near, (DptRx) { 75, -50, 85 });
  g_assert_cmpint (dpt_reading_item_get (near, DPT_READING_DISTANCE), ==, 40000);
  g_assert_cmpint (dpt_reading_item_get (near, DPT_READING_PD_NEAR), ==, 3000);
  check_rx (prescribed, (DptRx) { -125, -25, 100 });
  check_rx (other, (DptRx) { -150, -50, 85 });
  g_assert_cmpstr (dpt_reading_item_get_role_words (other), ==, "Night Driving");
  g_assert_cmpstr (dpt_reading_item_get_acuity (find_role (reading, DPT_READING_ROLE_UNAIDED, B, 0)), ==, "0,5");
}

static void
test_nought_where_nothing_can_be_nought_is_not_measured (void)
{
  g_autoptr (DptReading) reading = load_own ("joia-sbj-comma.xml");

  g_assert_cmpint (dpt_reading_item_get (find_role (reading, DPT_READING_ROLE_PRESCRIPTION, R, 0), DPT_READING_PD_FAR), ==, DPT_READING_UNSET);
  g_assert_cmpint (dpt_reading_item_get (find_role (reading, DPT_READING_ROLE_OTHER, R, 0), DPT_READING_DISTANCE), ==, DPT_READING_UNSET);
}

static void
test_empty_elements_are_not_measured (void)
{
  g_autoptr (DptReading) reading = load_own ("joia-sbj-comma.xml");
  DptReadingItem *item = find_role (reading, DPT_READING_ROLE_UNAIDED, R, 0);

  for (guint i = 0; i < DPT_N_READING_VALUES; i++)
    if (i != DPT_READING_DISTANCE && i != DPT_READING_VERTEX)
      g_assert_cmpint (dpt_reading_item_get (item, i), ==, DPT_READING_UNSET);
  check_text (reading, DPT_READING_BIRTH_DATE, NULL);
}

static void
test_unqualified_pressure_and_thickness (void)
{
  g_autoptr (DptReading) reading = load_own ("joia-tm-cct.xml");

  g_assert_cmpint (get (reading, TM, R, 0, DPT_READING_PRESSURE), ==, 1700);
  g_assert_cmpint (get (reading, TM, R, 0, DPT_READING_CORRECTED_PRESSURE), ==, 1760);
  g_assert_cmpint (get (reading, TM, R, 3, DPT_READING_PRESSURE), ==, 1800);
  g_assert_cmpint (get (reading, CCT, R, 2, DPT_READING_THICKNESS), ==, 532);
  g_assert_cmpint (get (reading, CCT, R, 0, DPT_READING_THICKNESS), ==, 533);
  g_assert_cmpstr (dpt_reading_item_get_error (dpt_reading_find_item (reading, CCT, R, 1)), ==, "ERROR");
  g_assert_cmpint (get (reading, CCT, L, 1, DPT_READING_THICKNESS), ==, 528);
  /* the second TM tells how it was measured and is no repeat: three and an average, two and an average, CCT 3 and 1 */
  g_assert_cmpuint (dpt_reading_get_n_items (reading), ==, 4 + 3 + 3 + 1);
}

static void
test_pascals_where_there_is_no_mercury (void)
{
  g_autoptr (DptReading) reading = load_own ("joia-tm-cct.xml");

  g_assert_cmpint (get (reading, TM, L, 1, DPT_READING_PRESSURE), ==, 1500); /* 20.0 hPa */
}

static void
test_sign_of_a_prism_is_no_base (void)
{
  g_autoptr (DptReading) reading = load_own ("joia-lm.xml");

  check_rx (dpt_reading_find_item (reading, LM, R, 0), (DptRx) { 225, -100, 12, 200 });
  g_assert_cmpint (get (reading, LM, R, 0, DPT_READING_PRISM_V), ==, 25);
  g_assert_cmpint (get (reading, LM, R, 0, DPT_READING_BASE_V), ==, DPT_READING_UNSET);
  g_assert_cmpint (get (reading, LM, L, 0, DPT_READING_PRISM_H), ==, 0);
  g_assert_cmpint (get (reading, LM, B, 0, DPT_READING_PD_FAR), ==, 6200);
  g_assert_cmpint (get (reading, LM, L, 0, DPT_READING_PD_FAR), ==, 3150);
}

/* --- NIDEK --- */

static void
check_nidek_ark (DptReading *reading)
{
  DptReadingItem *near = find_role (reading, DPT_READING_ROLE_FULL, R, 1);

  check_text (reading, DPT_READING_FORMAT, "nidek-xml");
  check_text (reading, DPT_READING_MODEL, "ARK-9z");
  check_text (reading, DPT_READING_TAKEN_ON, "2026-03-09");
  check_text (reading, DPT_READING_NOTE, "second visit");
  check_rx (dpt_reading_find_item (reading, REF, R, 0), (DptRx) { -312, -87, 3 });
  check_rx (dpt_reading_find_item (reading, REF, R, 1), (DptRx) { -312, -87, 3 });
  g_assert_cmpstr (dpt_reading_item_get_error (dpt_reading_find_item (reading, REF, R, 2)), ==, "BLNK");
  check_rx (find_role (reading, DPT_READING_ROLE_FULL, R, 0), (DptRx) { -300, -75, 5, 125 });
  g_assert_cmpstr (dpt_reading_item_get_acuity (find_role (reading, DPT_READING_ROLE_FULL, R, 0)), ==, "1.0");
  g_assert_cmpstr (dpt_reading_item_get_acuity (find_role (reading, DPT_READING_ROLE_UNAIDED, R, 0)), ==, "<0.1");
  g_assert_cmpstr (dpt_reading_item_get_acuity (near), ==, "0.8");
  g_assert_cmpint (dpt_reading_item_get (near, DPT_READING_DISTANCE), ==, 35000);
  check_rx (dpt_reading_find_item (reading, LM, R, 0), (DptRx) { -275, -50, 180, 100 });
  g_assert_cmpint (get (reading, LM, R, 0, DPT_READING_ADDITION_2), ==, 150);
  g_assert_cmpint (get (reading, KM, R, 0, DPT_READING_FLAT), ==, 771);
  g_assert_cmpint (get (reading, KM, R, 1, DPT_READING_MEAN_POWER), ==, 4441);
  g_assert_cmpint (get (reading, TM, R, 0, DPT_READING_PRESSURE), ==, 1630);
  g_assert_cmpint (get (reading, TM, R, 0, DPT_READING_CORRECTED_PRESSURE), ==, 1580);
  g_assert_cmpint (get (reading, CCT, R, 0, DPT_READING_THICKNESS), ==, 552);
  g_assert_cmpint (get (reading, REF, B, 0, DPT_READING_PD_NEAR), ==, 5750);
  g_assert_cmpint (get (reading, REF, L, 0, DPT_READING_PD_FAR), ==, 3100);
}

static void
test_nidek_units_behind_the_numbers (void)
{
  g_autoptr (DptReading) reading = load_own ("nidek-ark.xml");

  check_nidek_ark (reading);
  g_assert_cmpint (get (reading, REF, R, 1, DPT_READING_VERTEX), ==, 1200);
}

static void
test_nidek_proposals_are_no_measures (void)
{
  g_autoptr (DptReading) reading = load_own ("nidek-ark.xml");

  for (guint i = 0; i < dpt_reading_get_n_items (reading); i++)
    g_assert_cmpint (dpt_reading_item_get (dpt_reading_get_item (reading, i), DPT_READING_CYLINDER), !=, -900);
}

static void
test_utf16_of_both_orders (void)
{
  g_autoptr (DptReading) little = load_own ("nidek-ark-utf16.xml"), big = load_own ("nidek-rt-utf16.xml");

  check_nidek_ark (little);
  check_text (big, DPT_READING_MODEL, "RT-61");
}

static void
test_misspelt_sphare (void)
{
  g_autoptr (DptReading) reading = load_own ("nidek-lm-misspelt.xml");

  check_rx (dpt_reading_find_item (reading, LM, R, 0), (DptRx) { 125, -75, 20, 200, 50, DPT_BASE_IN, 125, DPT_BASE_UP });
  check_rx (dpt_reading_find_item (reading, LM, L, 0), (DptRx) { 150, -50, 160, 175, 25, DPT_BASE_OUT });
  g_assert_cmpint (get (reading, LM, B, 0, DPT_READING_PD_FAR), ==, 6350);
  g_assert_cmpint (get (reading, LM, R, 0, DPT_READING_PD_FAR), ==, 3150);
}

static void
test_malformed_lensmeter_names_the_line (void)
{
  g_autofree char *path = find_own ("nidek-lm-malformed.xml");
  g_autoptr (GError) error = NULL;

  g_assert_null (dpt_instrument_load (path, NULL, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
  expect_words (error->message, "nidek-lm-malformed.xml");
  expect_words (error->message, "Line 48");
  expect_words (error->message, "not well-formed");
}

static void
test_nidek_phoropter (void)
{
  g_autoptr (DptReading) reading = load_own ("nidek-rt-utf16.xml");

  check_text (reading, DPT_READING_TAKEN_AT, "17:16:48");
  check_text (reading, DPT_READING_PATIENT_NUMBER, "0138");
  check_rx (find_role (reading, DPT_READING_ROLE_CURRENT, R, 0), (DptRx) { 100, -50, 90 });
  check_rx (find_role (reading, DPT_READING_ROLE_OBJECTIVE, L, 0), (DptRx) { 175, -75, 82 });
  check_rx (find_role (reading, DPT_READING_ROLE_FULL, L, 0), (DptRx) { 150, -125, 85, 125 });
  check_rx (find_role (reading, DPT_READING_ROLE_PRESCRIPTION, R, 0), (DptRx) { 75, -50, 90, 100, 50, DPT_BASE_OUT });
  g_assert_cmpstr (dpt_reading_item_get_role_words (find_role (reading, DPT_READING_ROLE_OTHER, R, 0)), ==, "Best, Night");
  g_assert_cmpstr (dpt_reading_item_get_acuity (find_role (reading, DPT_READING_ROLE_FULL, R, 1)), ==, "0.80");
  g_assert_cmpint (dpt_reading_item_get (find_role (reading, DPT_READING_ROLE_FULL, R, 1), DPT_READING_DISTANCE), ==, 40000);
  g_assert_cmpint (dpt_reading_item_get (find_role (reading, DPT_READING_ROLE_FULL, B, 0), DPT_READING_PD_FAR), ==, 6050);
  g_assert_cmpint (get (reading, TM, L, 0, DPT_READING_PRESSURE), ==, 1200); /* 1.60 kPa */
  g_assert_cmpint (get (reading, CCT, R, 0, DPT_READING_THICKNESS), ==, 581);
  g_assert_cmpint (get (reading, KM, R, 0, DPT_READING_STEEP_AXIS), ==, 176);
}

/* --- serial lines --- */

static void
test_nidek_serial (void)
{
  g_autoptr (DptReading) reading = load_own ("nidek-ark-serial.txt");

  check_text (reading, DPT_READING_FORMAT, "nidek-serial");
  check_text (reading, DPT_READING_MAKER, "NIDEK");
  check_text (reading, DPT_READING_TAKEN_ON, "2026-03-09");
  check_text (reading, DPT_READING_TAKEN_AT, "16:20:00");
  check_text (reading, DPT_READING_PATIENT_NUMBER, "0007");
  check_rx (dpt_reading_find_item (reading, REF, L, 0), (DptRx) { -125, -50, 85 });
  g_assert_cmpint (get (reading, REF, L, 1, DPT_READING_CONFIDENCE), ==, 9);
  g_assert_cmpint (get (reading, REF, L, 1, DPT_READING_AXIS), ==, 84);
  g_assert_cmpstr (dpt_reading_item_get_error (dpt_reading_find_item (reading, REF, L, 2)), ==, "COVR");
  check_rx (dpt_reading_find_item (reading, REF, R, 0), (DptRx) { -200 });
  g_assert_cmpint (get (reading, REF, B, 0, DPT_READING_PD_NEAR), ==, 5700);
  g_assert_cmpint (get (reading, REF, R, 0, DPT_READING_PD_FAR), ==, 3100);
  g_assert_cmpint (get (reading, REF, R, 0, DPT_READING_VERTEX), ==, 1200);
  g_assert_cmpint (get (reading, KM, L, 0, DPT_READING_STEEP_AXIS), ==, 50);
  g_assert_cmpint (get (reading, KM, L, 0, DPT_READING_CORNEAL_CYLINDER), ==, -50);
  g_assert_cmpint (get (reading, KM, R, 0, DPT_READING_FLAT_AXIS), ==, 180);
  g_assert_cmpint (get (reading, TM, L, 2, DPT_READING_PRESSURE), ==, 1200);
  g_assert_cmpstr (dpt_reading_item_get_error (dpt_reading_find_item (reading, TM, L, 3)), ==, "ERR");
  g_assert_cmpint (get (reading, TM, L, 0, DPT_READING_PRESSURE), ==, 1270);
  g_assert_cmpint (get (reading, CCT, R, 0, DPT_READING_THICKNESS), ==, 552);
}

static void
test_second_measure_counts_only_without_the_first (void)
{
  g_autoptr (DptReading) both = load_own ("nidek-ark-serial.txt"), alone = NULL;

  g_assert_null (dpt_reading_find_item (both, REF, L, 3));
  alone = read_text ("Drm\nIDNIDEK/ARK-9z\nOL-01.00-00.25080\n", NULL);
  check_rx (dpt_reading_find_item (alone, REF, L, 0), (DptRx) { -100, -25, 80 });
}

static void
test_wrong_checksum_is_a_disturbed_transmission (void)
{
  g_autofree char *path = find_own ("nidek-ark-serial.txt"), *text = NULL, *message = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  strstr (text, "OR-02.00")[4] = '8';
  message = fail_text (text, "checksum");
  expect_words (message, "disturbed");
}

static void
test_checksum_of_the_standard (void)
{
  g_autoptr (DptReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  /* the sum of the bytes from SOH to EOT is 0x096C */
  reading = read_text ("\001DNT\002IDNIDEK/NT-530\027R02 18.0 18.0 AV18.0/2.4\027\004096C\r", &error);
  g_assert_no_error (error);
  g_assert_cmpint (get (reading, TM, R, 0, DPT_READING_PRESSURE), ==, 1800);
}

static void
test_cut_transmission_is_refused (void)
{
  g_autofree char *message = fail_text ("\001DNT\002IDNIDEK/NT-530\027R02 18.0", "file");

  expect_words (message, "cut off");
}

static void
test_capture_without_control_characters (void)
{
  g_autoptr (DptReading) reading = load_own ("nidek-ark-stripped.txt");

  check_text (reading, DPT_READING_MODEL, "ARK-9z");
  check_text (reading, DPT_READING_TAKEN_ON, "2026-04-10");
  check_rx (dpt_reading_find_item (reading, REF, L, 0), (DptRx) { -25, -75, 100 });
  g_assert_cmpint (get (reading, REF, L, 1, DPT_READING_CONFIDENCE), ==, 8);
}

static void
test_nidek_lensmeter_line (void)
{
  g_autoptr (DptReading) reading = load_own ("nidek-lm-serial.bin"), one = load_own ("nidek-lm-one-lens.bin");

  check_rx (dpt_reading_find_item (reading, LM, R, 0), (DptRx) { -125, -75, 120, 200 });
  check_rx (dpt_reading_find_item (reading, LM, L, 0), (DptRx) { -200, 0, 0, 225 });
  g_assert_cmpint (get (reading, LM, B, 0, DPT_READING_PD_FAR), ==, 6400);
  g_assert_cmpint (get (reading, LM, L, 0, DPT_READING_PD_FAR), ==, 3250);
  check_rx (dpt_reading_find_item (one, LM, B, 1), (DptRx) { 100, -50, 30 });
}

static void
test_nidek_tonometer_line (void)
{
  g_autoptr (DptReading) reading = load_own ("nidek-nt-serial.bin");

  g_assert_cmpint (get (reading, TM, R, 0, DPT_READING_PRESSURE), ==, 1870);
  g_assert_cmpint (get (reading, TM, L, 3, DPT_READING_PRESSURE), ==, 1400);
}

static void
test_tomey_columns (void)
{
  g_autoptr (DptReading) reading = load_own ("tomey-rc5000.txt");

  check_text (reading, DPT_READING_FORMAT, "tomey-text");
  check_text (reading, DPT_READING_PATIENT_NUMBER, "1207");
  check_rx (dpt_reading_find_item (reading, REF, R, 0), (DptRx) { 525, -25, 179 });
  check_rx (dpt_reading_find_item (reading, REF, L, 0), (DptRx) { 300, -75, 89 });
  g_assert_cmpint (get (reading, REF, B, 0, DPT_READING_PD_FAR), ==, 6050);
  g_assert_cmpint (get (reading, KM, L, 0, DPT_READING_STEEP_AXIS), ==, 5);
  g_assert_cmpint (get (reading, KM, R, 0, DPT_READING_FLAT_POWER), ==, 4327);
  g_assert_cmpint (get (reading, KM, R, 0, DPT_READING_CORNEAL_CYLINDER), ==, -85);
}

static void
test_tomey_print (void)
{
  g_autoptr (DptReading) reading = load_own ("tomey-top1000.txt");

  check_text (reading, DPT_READING_MAKER, "Tomey");
  check_text (reading, DPT_READING_MODEL, "TOP-1000");
  check_text (reading, DPT_READING_TAKEN_AT, "09:38:12");
  check_text (reading, DPT_READING_PATIENT_NUMBER, "00001207");
  g_assert_cmpint (get (reading, TM, R, 0, DPT_READING_PRESSURE), ==, 1450);
  g_assert_cmpint (get (reading, TM, L, 0, DPT_READING_CORRECTED_PRESSURE), ==, 1620);
  g_assert_cmpint (get (reading, CCT, L, 0, DPT_READING_THICKNESS), ==, 531);
  g_assert_cmpint (get (reading, TM, R, 2, DPT_READING_PRESSURE), ==, 1500);
}

static void
test_print_of_the_left_eye_alone_is_of_the_left (void)
{
  g_autoptr (DptReading) reading = load_own ("tomey-top1000-left.txt");

  g_assert_cmpint (get (reading, TM, L, 0, DPT_READING_PRESSURE), ==, 1570);
  g_assert_cmpint (get (reading, TM, L, 1, DPT_READING_PRESSURE), ==, 1600);
  g_assert_null (dpt_reading_find_item (reading, TM, R, 0));
}

/* --- what cannot be read --- */

#define AR(inner) "<?xml version=\"1.0\"?>\n<Data>\n<Company>NIDEK</Company>\n<R><AR><ARMedian>\n" inner "\n</ARMedian></AR></R>\n</Data>\n"

static void
test_impossible_value_is_refused_with_its_line (void)
{
  static const struct { const char *inner, *field; } wrong[] = {
    { "<Sphere>-63.80</Sphere>", "sphere" },
    { "<Sphere>1.00</Sphere><Cylinder>-1.00</Cylinder><Axis>181</Axis>", "axis" },
    { "<Sphere>1.2.3</Sphere>", "sphere" },
    { "<Sphere>12345678901234567890</Sphere>", "sphere" },
    { "<Sphere>1.00 inch</Sphere>", "sphere" },
    { "<Sphere unit=\"furlong\">1.00</Sphere>", "sphere" },
    { "<ADD>-1.00</ADD>", "addition" },
    { "<Sphere>0x10</Sphere>", "sphere" },
    { "<Sphere>1e9</Sphere>", "sphere" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s%s%s", "<?xml version=\"1.0\"?>\n<Data>\n<Company>NIDEK</Company>\n<R><AR><ARMedian>\n", wrong[i].inner,
                                               "\n</ARMedian></AR></R>\n</Data>\n");
      g_autofree char *message = fail_text (text, wrong[i].field);

      expect_words (message, "Line 5");
    }
}

static void
test_words_for_nothing_are_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptReading) reading = read_text (AR ("<Sphere>+0.00</Sphere><Cylinder>---</Cylinder><Axis>***</Axis><SE> ?? </SE>"), &error);

  g_assert_no_error (error);
  check_rx (dpt_reading_find_item (reading, REF, R, 0), (DptRx) { 0 });
  g_assert_cmpint (get (reading, REF, R, 0, DPT_READING_CYLINDER), ==, DPT_READING_UNSET);
  g_assert_cmpint (get (reading, REF, R, 0, DPT_READING_EQUIVALENT), ==, DPT_READING_UNSET);
}

static void
test_eighths_are_held_as_they_are_spoken (void)
{
  g_autoptr (DptReading) reading = read_text (AR ("<Sphere>-0.125</Sphere><Cylinder>-0.375</Cylinder><Axis>0</Axis><SE>-0.3126</SE>"), NULL);

  check_rx (dpt_reading_find_item (reading, REF, R, 0), (DptRx) { -12, -37, 180 });
  g_assert_cmpint (get (reading, REF, R, 0, DPT_READING_EQUIVALENT), ==, -31);
}

static void
test_more_decimals_are_rounded_and_any_minus_is_one (void)
{
  g_autoptr (DptReading) reading = read_text (AR ("<Sphere>−1.25</Sphere><Cylinder>-0.7451</Cylinder><Axis>89.6</Axis><SE>-1.6249</SE>"), NULL);

  check_rx (dpt_reading_find_item (reading, REF, R, 0), (DptRx) { -125, -75, 90 });
  g_assert_cmpint (get (reading, REF, R, 0, DPT_READING_EQUIVALENT), ==, -162);
}

static void
test_impossible_date_is_refused_by_name (void)
{
  g_autofree char *message = fail_text ("<Data>\n<Date>2026-02-30</Date></Data>", "taken_on");
  g_autoptr (DptReading) reading = read_text ("<Data><Date>0000-00-00</Date><R><AR><ARMedian><Sphere>1</Sphere></ARMedian></AR></R></Data>", NULL);

  expect_words (message, "Line 2");
  expect_words (message, "2026-02-30");
  g_assert_nonnull (reading); /* a clock that was never set */
  check_text (reading, DPT_READING_TAKEN_ON, NULL);
}

static void
test_hostile_xml_is_refused (void)
{
  static const struct { const char *text, *words; } wrong[] = {
    { "<!DOCTYPE Data [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>\n<Data>&c;</Data>", "document type" },
    { "<!DOCTYPE Data SYSTEM \"http://localhost/x.dtd\">\n<Data/>", "document type" },
    { "<Data>&who;</Data>", "&who;" },
    { "<Data><R></Data>", "Line 1" },
    { "<Data>\n<R>", "too early" },
    { "<?xml version=\"1.0\" encoding=\"EBCDIC-42\"?><Data>\xc3\x28</Data>", "ebcdic-42" },
    { "<?xml version=\"1.0\" encoding=\"Sh\xe9" "ft\"?><Data>\xc3\x28</Data>", "sh\xef\xbf\xbd" "ft" },
    { "<html><body/></html>", "<html>" },
    { "<Data a=\"1\" a=\"2\"/>", "Line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *message = fail_text (wrong[i].text, "file");

      expect_words (message, wrong[i].words);
      g_assert_true (g_utf8_validate (message, -1, NULL));
    }
}

static void
test_depth_and_number_of_elements_are_limited (void)
{
  g_autoptr (GString) deep = g_string_new ("<Data>"), wide = g_string_new ("<Data>"), many = g_string_new ("<Data><R><AR>");
  g_autofree char *message = NULL, *second = NULL, *third = NULL, *fourth = NULL;
  g_autoptr (GString) crowded = g_string_new ("<Data>\n<R");

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<R>");
  for (guint i = 0; i < 60000; i++)
    g_string_append (wide, "<R/>");
  for (guint i = 0; i < 2500; i++)
    g_string_append (many, "<ARList><SE>1</SE></ARList>");
  g_string_append (wide, "</Data>");
  g_string_append (many, "</AR></R></Data>");
  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (crowded, " a%u=\">\"", i);
  g_string_append (crowded, "/></Data>");
  fourth = fail_text (crowded->str, "file"); /* at once; libxml2 would be at it for a long time */
  expect_words (fourth, "Line 2");
  expect_words (fourth, "attributes");
  message = fail_text (deep->str, "file");
  expect_words (message, "nested too deep");
  second = fail_text (wide->str, "file");
  expect_words (second, "too many");
  third = fail_text (many->str, NULL);
  expect_words (third, "2000");
}

static void
test_size_is_limited (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (DPT_INSTRUMENT_MAX_BYTES + 1), DPT_INSTRUMENT_MAX_BYTES + 1);
  g_autofree char *endless = g_strnfill (300000, '-'), *text = NULL, *message = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (dpt_instrument_read (bytes, NULL, &error));
  expect_words (error->message, "larger than 4 MB");
  text = g_strconcat ("DRM\nIDNIDEK/ARK-9z\n", endless, NULL);
  message = fail_text (text, "file");
  expect_words (message, "larger than 256 kB");
}

static void
test_what_is_no_measurement_says_so (void)
{
  g_autofree char *none = fail_text ("", "file"), *list = fail_text ("milk\nbread\n", "file"), *empty = fail_text ("<Data></Data>", "file");
  g_autofree char *path = find_own ("style.xsl");
  g_autoptr (GError) error = NULL;

  expect_words (none, "empty");
  expect_words (list, "no file of an instrument");
  expect_words (empty, "no measurement");
  g_assert_null (dpt_instrument_load (path, NULL, &error));
  expect_words (error->message, "style sheet");
}

static void
test_latin_text_under_a_wrong_declaration (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptReading) reading = read_text ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Data><Patient><LastName>L\xe9vy</LastName></Patient>"
                                              "<R><AR><ARMedian><Sphere>1.00</Sphere><Cylinder>-1.00</Cylinder><Axis>90\xb0</Axis></ARMedian></AR></R></Data>",
                                              &error);

  g_assert_no_error (error);
  check_text (reading, DPT_READING_FAMILY_NAME, "Lévy");
  g_assert_cmpint (get (reading, REF, R, 0, DPT_READING_AXIS), ==, 90);
}

static void
test_companions_are_passed_over (void)
{
  g_assert_true (dpt_instrument_is_companion ("/in/NIDEK_LM_Stylesheet.xsl"));
  g_assert_true (dpt_instrument_is_companion ("ARK_0007_RA1.JPG"));
  g_assert_true (dpt_instrument_is_companion (".hidden.xml"));
  g_assert_true (dpt_instrument_is_companion ("M-Serial0001.xml.part"));
  g_assert_false (dpt_instrument_is_companion ("M-Serial0001_20260309_094107_TOPCON_KR-1_07.xml"));
}

static void
test_folder_and_missing_file_are_errors_of_the_system (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dpt_instrument_load (g_getenv ("DPT_TEST_DATA"), NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  g_clear_error (&error);
  g_assert_null (dpt_instrument_load ("/nowhere/at all.xml", NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* --- real files --- */

static void
test_real_files_are_read (void)
{
  static const char *const folders[] = { "joia", "nidek", "serial" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (g_getenv ("DPT_SHARED_SAMPLES"), folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL), *json = NULL;
          g_autoptr (DptReading) reading = NULL, back = NULL;

          if (g_str_equal (name, "SOURCES.txt") || g_str_has_suffix (name, ".hex"))
            continue;
          reading = load (path);
          json = dpt_reading_to_json (reading);
          back = dpt_reading_new_from_json (json, NULL);
          g_assert_nonnull (back);
          n++;
        }
    }
  if (n == 0)
    g_test_skip ("the real files are not there");
}

static void
test_real_values_are_right (void)
{
  g_autofree char *ark = g_build_filename (g_getenv ("DPT_SHARED_SAMPLES"), "serial", "nidek_ark1a_rs232.txt", NULL);
  g_autofree char *kr = g_build_filename (g_getenv ("DPT_SHARED_SAMPLES"), "joia", "topcon_kr1_ref_0001.shiftjis.xml", NULL);
  g_autoptr (DptReading) first = NULL, second = NULL;

  if (!g_file_test (ark, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the real files are not there");
      return;
    }
  first = load (ark);
  check_rx (dpt_reading_find_item (first, REF, R, 0), (DptRx) { -450, -75, 110 });
  g_assert_cmpint (get (first, KM, R, 3, DPT_READING_FLAT), ==, 783);
  second = load (kr);
  check_rx (dpt_reading_find_item (second, REF, R, 0), (DptRx) { 75, -50, 165 });
  g_assert_cmpint (get (second, REF, B, 0, DPT_READING_PD_FAR), ==, 6800);
}

#define ADD(path, function) g_test_add_func ("/instrument/" path, function)

static void
add_readable (void)
{
  ADD ("joia-refraction-and-curves", test_joia_refraction_and_curves);
  ADD ("leading-blanks-are-no-part-of-a-number", test_leading_blanks_are_no_part_of_a_number);
  ADD ("error-stands-instead-of-values", test_error_stands_instead_of_values);
  ADD ("axis-without-cylinder-is-none", test_axis_without_cylinder_is_none);
  ADD ("steeper-meridian-first-is-turned", test_steeper_meridian_first_is_turned);
  ADD ("shift-jis-with-a-hyphen", test_shift_jis_with_a_hyphen);
  ADD ("decimal-comma-and-wrong-namespace", test_decimal_comma_and_wrong_namespace);
  ADD ("phoropter-types-are-told-apart", test_phoropter_types_are_told_apart);
  ADD ("nought-where-nothing-can-be-nought-is-not-measured", test_nought_where_nothing_can_be_nought_is_not_measured);
  ADD ("empty-elements-are-not-measured", test_empty_elements_are_not_measured);
  ADD ("unqualified-pressure-and-thickness", test_unqualified_pressure_and_thickness);
  ADD ("pascals-where-there-is-no-mercury", test_pascals_where_there_is_no_mercury);
  ADD ("sign-of-a-prism-is-no-base", test_sign_of_a_prism_is_no_base);
  ADD ("nidek-units-behind-the-numbers", test_nidek_units_behind_the_numbers);
  ADD ("nidek-proposals-are-no-measures", test_nidek_proposals_are_no_measures);
  ADD ("utf16-of-both-orders", test_utf16_of_both_orders);
  ADD ("misspelt-sphare", test_misspelt_sphare);
  ADD ("nidek-phoropter", test_nidek_phoropter);
  ADD ("nidek-serial", test_nidek_serial);
  ADD ("second-measure-counts-only-without-the-first", test_second_measure_counts_only_without_the_first);
  ADD ("checksum-of-the-standard", test_checksum_of_the_standard);
  ADD ("capture-without-control-characters", test_capture_without_control_characters);
  ADD ("nidek-lensmeter-line", test_nidek_lensmeter_line);
  ADD ("nidek-tonometer-line", test_nidek_tonometer_line);
  ADD ("tomey-columns", test_tomey_columns);
  ADD ("tomey-print", test_tomey_print);
  ADD ("print-of-the-left-eye-alone-is-of-the-left", test_print_of_the_left_eye_alone_is_of_the_left);
  ADD ("words-for-nothing-are-nothing", test_words_for_nothing_are_nothing);
  ADD ("eighths-are-held-as-they-are-spoken", test_eighths_are_held_as_they_are_spoken);
  ADD ("more-decimals-are-rounded-and-any-minus-is-one", test_more_decimals_are_rounded_and_any_minus_is_one);
  ADD ("latin-text-under-a-wrong-declaration", test_latin_text_under_a_wrong_declaration);
  ADD ("real-files-are-read", test_real_files_are_read);
  ADD ("real-values-are-right", test_real_values_are_right);
}

static void
add_refused (void)
{
  ADD ("malformed-lensmeter-names-the-line", test_malformed_lensmeter_names_the_line);
  ADD ("wrong-checksum-is-a-disturbed-transmission", test_wrong_checksum_is_a_disturbed_transmission);
  ADD ("cut-transmission-is-refused", test_cut_transmission_is_refused);
  ADD ("impossible-value-is-refused-with-its-line", test_impossible_value_is_refused_with_its_line);
  ADD ("impossible-date-is-refused-by-name", test_impossible_date_is_refused_by_name);
  ADD ("hostile-xml-is-refused", test_hostile_xml_is_refused);
  ADD ("depth-and-number-of-elements-are-limited", test_depth_and_number_of_elements_are_limited);
  ADD ("size-is-limited", test_size_is_limited);
  ADD ("what-is-no-measurement-says-so", test_what_is_no_measurement_says_so);
  ADD ("companions-are-passed-over", test_companions_are_passed_over);
  ADD ("folder-and-missing-file-are-errors-of-the-system", test_folder_and_missing_file_are_errors_of_the_system);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_decimal_comma ();
  add_readable ();
  add_refused ();
  return g_test_run ();
}
