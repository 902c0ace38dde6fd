/* dpt-reading-words.c - names, limits and units of what instruments measure: one table a vocabulary.
 * For: dpt-reading*.c, lists and the command line. Not for: what a file calls them (src/exchange/dpt-instrument*).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-reading-private.h"

#include "base/dpt-money.h"
#include "base/dpt-power.h"

#include <glib/gi18n-lib.h>

const DptReadingValueRow dpt_reading_value_rows[DPT_N_READING_VALUES] = {
  [DPT_READING_SPHERE] = { "sphere", N_ ("Sphere"), DPT_READING_UNIT_POWER, -DPT_RX_MAX_SPHERE, DPT_RX_MAX_SPHERE },
  [DPT_READING_CYLINDER] = { "cylinder", N_ ("Cylinder"), DPT_READING_UNIT_POWER, -DPT_RX_MAX_CYLINDER, DPT_RX_MAX_CYLINDER },
  [DPT_READING_AXIS] = { "axis", N_ ("Axis"), DPT_READING_UNIT_DEGREE, 1, 180 },
  [DPT_READING_EQUIVALENT] = { "equivalent", N_ ("Spherical equivalent"), DPT_READING_UNIT_POWER, -5750, 5750 },
  [DPT_READING_ADDITION] = { "addition", N_ ("Addition"), DPT_READING_UNIT_POWER, 0, DPT_RX_MAX_ADDITION },
  [DPT_READING_ADDITION_2] = { "addition_2", N_ ("Second addition"), DPT_READING_UNIT_POWER, 0, DPT_RX_MAX_ADDITION },
  [DPT_READING_PRISM_H] = { "prism_h", N_ ("Horizontal prism"), DPT_READING_UNIT_PRISM, 0, DPT_RX_MAX_PRISM },
  [DPT_READING_BASE_H] = { "base_h", N_ ("Base of the horizontal prism"), DPT_READING_UNIT_BASE, DPT_BASE_IN, DPT_BASE_OUT },
  [DPT_READING_PRISM_V] = { "prism_v", N_ ("Vertical prism"), DPT_READING_UNIT_PRISM, 0, DPT_RX_MAX_PRISM },
  [DPT_READING_BASE_V] = { "base_v", N_ ("Base of the vertical prism"), DPT_READING_UNIT_BASE, DPT_BASE_UP, DPT_BASE_DOWN },
  [DPT_READING_VERTEX] = { "vertex", N_ ("Vertex distance"), DPT_READING_UNIT_LENGTH, 0, 3000 },
  [DPT_READING_PD_FAR] = { "pd_far", N_ ("Pupillary distance, far"), DPT_READING_UNIT_LENGTH, 1000, 10000 },
  [DPT_READING_PD_NEAR] = { "pd_near", N_ ("Pupillary distance, near"), DPT_READING_UNIT_LENGTH, 1000, 10000 },
  [DPT_READING_FLAT] = { "flat", N_ ("Flat radius"), DPT_READING_UNIT_LENGTH, 400, 1500 },
  [DPT_READING_FLAT_POWER] = { "flat_power", N_ ("Flat power"), DPT_READING_UNIT_POWER, 2000, 9000 },
  [DPT_READING_FLAT_AXIS] = { "flat_axis", N_ ("Flat axis"), DPT_READING_UNIT_DEGREE, 1, 180 },
  [DPT_READING_STEEP] = { "steep", N_ ("Steep radius"), DPT_READING_UNIT_LENGTH, 400, 1500 },
  [DPT_READING_STEEP_POWER] = { "steep_power", N_ ("Steep power"), DPT_READING_UNIT_POWER, 2000, 9000 },
  [DPT_READING_STEEP_AXIS] = { "steep_axis", N_ ("Steep axis"), DPT_READING_UNIT_DEGREE, 1, 180 },
  [DPT_READING_MEAN_RADIUS] = { "mean_radius", N_ ("Mean radius"), DPT_READING_UNIT_LENGTH, 400, 1500 },
  [DPT_READING_MEAN_POWER] = { "mean_power", N_ ("Mean power"), DPT_READING_UNIT_POWER, 2000, 9000 },
  [DPT_READING_CORNEAL_CYLINDER] = { "corneal_cylinder", N_ ("Corneal cylinder"), DPT_READING_UNIT_POWER, -3000, 3000 },
  [DPT_READING_CORNEAL_AXIS] = { "corneal_axis", N_ ("Corneal axis"), DPT_READING_UNIT_DEGREE, 1, 180 },
  [DPT_READING_PRESSURE] = { "pressure", N_ ("Pressure"), DPT_READING_UNIT_PRESSURE, 0, 10000 },
  [DPT_READING_CORRECTED_PRESSURE] = { "corrected_pressure", N_ ("Corrected pressure"), DPT_READING_UNIT_PRESSURE, 0, 10000 },
  [DPT_READING_THICKNESS] = { "thickness", N_ ("Corneal thickness"), DPT_READING_UNIT_THICKNESS, 100, 1200 },
  [DPT_READING_DISTANCE] = { "distance", N_ ("Examination distance"), DPT_READING_UNIT_DISTANCE, 1000, 10000000 },
  [DPT_READING_CONFIDENCE] = { "confidence", N_ ("Confidence"), DPT_READING_UNIT_NUMBER, 0, 100 },
};

const DptReadingWord dpt_reading_kind_words[DPT_N_READING_KINDS] = {
  [DPT_READING_AUTOREFRACTION] = { "REF", N_ ("Autorefractor") },
  [DPT_READING_KERATOMETRY] = { "KM", N_ ("Keratometry") },
  [DPT_READING_LENSMETER] = { "LM", N_ ("Lensmeter") },
  [DPT_READING_SUBJECTIVE] = { "SBJ", N_ ("Phoropter") },
  [DPT_READING_TONOMETRY] = { "TM", N_ ("Tonometry") },
  [DPT_READING_PACHYMETRY] = { "CCT", N_ ("Pachymetry") },
};

const DptReadingWord dpt_reading_role_words[DPT_N_READING_ROLES] = {
  [DPT_READING_ROLE_NONE] = { "", "" },
  [DPT_READING_ROLE_FULL] = { "full", N_ ("Full correction") },
  [DPT_READING_ROLE_PRESCRIPTION] = { "prescription", N_ ("Prescription") },
  [DPT_READING_ROLE_OBJECTIVE] = { "objective", N_ ("Objective") },
  [DPT_READING_ROLE_CURRENT] = { "current", N_ ("Current spectacles") },
  [DPT_READING_ROLE_UNAIDED] = { "unaided", N_ ("Unaided") },
  [DPT_READING_ROLE_LAST] = { "last", N_ ("Last prescription") },
  [DPT_READING_ROLE_OTHER] = { "other", N_ ("Other") },
};

const DptReadingWord dpt_reading_text_words[DPT_N_READING_TEXTS] = {
  [DPT_READING_FORMAT] = { "source", N_ ("Format") },
  [DPT_READING_MAKER] = { "maker", N_ ("Maker") },
  [DPT_READING_MODEL] = { "model", N_ ("Model") },
  [DPT_READING_SERIAL_NUMBER] = { "serial_number", N_ ("Serial number") },
  [DPT_READING_VERSION] = { "version", N_ ("Version") },
  [DPT_READING_TAKEN_ON] = { "taken_on", N_ ("Date of the measurement") },
  [DPT_READING_TAKEN_AT] = { "taken_at", N_ ("Time of the measurement") },
  [DPT_READING_PATIENT_NUMBER] = { "patient_number", N_ ("Patient number") },
  [DPT_READING_FAMILY_NAME] = { "family_name", N_ ("Family name") },
  [DPT_READING_GIVEN_NAME] = { "given_name", N_ ("Given name") },
  [DPT_READING_BIRTH_DATE] = { "birth_date", N_ ("Birth date") },
  [DPT_READING_SEX] = { "sex", N_ ("Sex") },
  [DPT_READING_NOTE] = { "note", N_ ("Note") },
};

/* The two that every vocabulary has: the nick of a word, which is stored and never changes, and what a person reads. */
#define DEFINE_WORDS(vocabulary, Word, n_words, table) \
  const char *dpt_reading_##vocabulary##_get_nick (Word word) \
  { \
    g_return_val_if_fail ((guint) word < n_words, ""); \
    return table[word].nick; \
  } \
  const char *dpt_reading_##vocabulary##_get_label (Word word) \
  { \
    g_return_val_if_fail ((guint) word < n_words, ""); \
    return *table[word].label != '\0' ? _ (table[word].label) : ""; \
  }

DEFINE_WORDS (kind, DptReadingKind, DPT_N_READING_KINDS, dpt_reading_kind_words)
DEFINE_WORDS (role, DptReadingRole, DPT_N_READING_ROLES, dpt_reading_role_words)
DEFINE_WORDS (value, DptReadingValue, DPT_N_READING_VALUES, dpt_reading_value_rows)
DEFINE_WORDS (text, DptReadingText, DPT_N_READING_TEXTS, dpt_reading_text_words)

const char *
dpt_reading_eye_get_nick (DptReadingEye eye)
{
  return eye == DPT_READING_EYE_RIGHT ? "R" : eye == DPT_READING_EYE_LEFT ? "L" : "B";
}

const char *
dpt_reading_eye_get_label (DptReadingEye eye)
{
  return eye == DPT_READING_EYE_RIGHT ? _ ("Right eye") : eye == DPT_READING_EYE_LEFT ? _ ("Left eye") : _ ("Both eyes");
}

char *
dpt_reading_value_format (DptReadingValue value, int number)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail ((guint) value < DPT_N_READING_VALUES, NULL);

  if (number == DPT_READING_UNSET)
    return g_strdup ("");
  switch (dpt_reading_value_rows[value].unit)
    {
    case DPT_READING_UNIT_POWER:
      return dpt_power_format (number);
    case DPT_READING_UNIT_BASE:
      return g_strdup (dpt_base_get_label (number));
    case DPT_READING_UNIT_DEGREE:
      return dpt_axis_format (number);
    case DPT_READING_UNIT_NUMBER:
      return g_strdup_printf ("%d", number);
    case DPT_READING_UNIT_THICKNESS:
      /* Translators: the thickness of a cornea in micrometres */
      return g_strdup_printf (_ ("%d µm"), number);
    case DPT_READING_UNIT_DISTANCE:
      plain = dpt_length_format (number / 10);
      /* Translators: a distance in centimetres, "40.0 cm" */
      return g_strdup_printf (_ ("%s cm"), plain);
    case DPT_READING_UNIT_PRISM:
      plain = dpt_length_format (number);
      /* Translators: a prism in prism dioptres, "1.5 Δ" */
      return g_strdup_printf (_ ("%s Δ"), plain);
    case DPT_READING_UNIT_PRESSURE:
      plain = dpt_length_format (number);
      /* Translators: the pressure in an eye in millimetres of mercury, "15.5 mmHg" */
      return g_strdup_printf (_ ("%s mmHg"), plain);
    case DPT_READING_UNIT_LENGTH:
    default:
      plain = dpt_length_format (number);
      /* Translators: a length in millimetres, "7.85 mm" */
      return g_strdup_printf (_ ("%s mm"), plain);
    }
}

char *
dpt_reading_value_to_plain (DptReadingValue value, int number)
{
  g_return_val_if_fail ((guint) value < DPT_N_READING_VALUES, NULL);

  switch (dpt_reading_value_rows[value].unit)
    {
    case DPT_READING_UNIT_POWER:
      return dpt_power_format_plain (number);
    case DPT_READING_UNIT_BASE:
      return g_strdup (dpt_base_to_nick (number));
    case DPT_READING_UNIT_DEGREE:
    case DPT_READING_UNIT_THICKNESS:
    case DPT_READING_UNIT_NUMBER:
      return g_strdup_printf ("%d", number);
    case DPT_READING_UNIT_PRISM:
    case DPT_READING_UNIT_LENGTH:
    case DPT_READING_UNIT_DISTANCE:
    case DPT_READING_UNIT_PRESSURE:
    default:
      return dpt_money_format_plain (number);
    }
}
