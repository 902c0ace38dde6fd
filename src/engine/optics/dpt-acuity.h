/* dpt-acuity.h - visual acuity read and written in every notation, held as hundredths of logMAR.
 * For: the exam table, charts, comparison between visits. Not for: which chart was shown (engine/clinical).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DptAcuityKind: the numbers are what the database holds
 * @DPT_ACUITY_NONE: not measured
 * @DPT_ACUITY_VALUE: @logmar counts
 * @DPT_ACUITY_COUNTS_FINGERS: and this and what follows is never turned into a number
 * @DPT_ACUITY_HAND_MOTION:
 * @DPT_ACUITY_LIGHT: perceives light
 * @DPT_ACUITY_NO_LIGHT: does not
 * @DPT_ACUITY_TEXT: a scale without a fixed relation to the angle (Jaeger, N points)
 */
typedef enum
{
  DPT_ACUITY_NONE = 0,
  DPT_ACUITY_VALUE = 1,
  DPT_ACUITY_COUNTS_FINGERS = 2,
  DPT_ACUITY_HAND_MOTION = 3,
  DPT_ACUITY_LIGHT = 4,
  DPT_ACUITY_NO_LIGHT = 5,
  DPT_ACUITY_TEXT = 6,
} DptAcuityKind;

/**
 * DptAcuityNotation: the numbers are what settings hold
 * @DPT_ACUITY_TENTHS: French, "8/10", and "1/20" below a tenth
 * @DPT_ACUITY_DECIMAL: "0.8"
 * @DPT_ACUITY_SNELLEN_METRES: "6/7.5"
 * @DPT_ACUITY_SNELLEN_FEET: "20/25"
 * @DPT_ACUITY_LOGMAR: "0.10 logMAR": without its unit it would be a decimal one
 * @DPT_ACUITY_ETDRS: letters read at 4 m, 85 for logMAR 0, "80 L"
 * @DPT_ACUITY_PARINAUD: near, "P2", at %DPT_ACUITY_PARINAUD_MM unless told otherwise
 */
typedef enum
{
  DPT_ACUITY_TENTHS,
  DPT_ACUITY_DECIMAL,
  DPT_ACUITY_SNELLEN_METRES,
  DPT_ACUITY_SNELLEN_FEET,
  DPT_ACUITY_LOGMAR,
  DPT_ACUITY_ETDRS,
  DPT_ACUITY_PARINAUD,
} DptAcuityNotation;

/** DPT_ACUITY_PARINAUD_MM: the distance at which Parinaud's plates are held where none is given: 33 cm */
#define DPT_ACUITY_PARINAUD_MM 330

/**
 * DptAcuity:
 * @kind: what is known
 * @logmar: hundredths of logMAR, -60 to 300; smaller is better; only for %DPT_ACUITY_VALUE
 * @notation: how it was typed
 * @text: how it was typed, tidied up: "8/10-2", "0.5", "CF 1 m"; this is what a record keeps beside the number, and what
 * dpt_acuity_dup_shown() shows
 */
typedef struct
{
  DptAcuityKind kind;
  int logmar;
  DptAcuityNotation notation;
  char text[24];
} DptAcuity;

/**
 * dpt_acuity_parse:
 * @text: as typed: "10/10", "8/10-2", "10" (tenths), "0.8", "20/40", "6/12", "1/20", "0.3 logMAR", "-0.1", "85 L",
 * "P2", "P3 40 cm", "CF", "CLD", "VBM", "HM", "LP", "PL+", "NLP", "PL-", "N5", "J2"
 * @acuity: (out caller-allocates): receives the value
 *
 * Letters missed or added ("-2", "+1") count 0.02 logMAR each, as on charts of five letters a line. A number without a
 * scale that could be two things ("1", "0", "85") is refused. Parinaud n by definition subtends 5' at n × 25 cm, so the
 * decimal acuity is distance / (n × 25 cm).
 *
 * Returns: whether @text is an acuity; otherwise @error is %DPT_ERROR_INVALID on the field "acuity"
 */
gboolean dpt_acuity_parse (const char *text, DptAcuity *acuity, GError **error);

/**
 * dpt_acuity_format:
 * @acuity: an acuity
 * @notation: the scale wanted
 *
 * Values are shown as the nearest line that charts of that scale have (logMAR and decimal: as they are). In the
 * notation that it was typed in it is shown as typed.
 *
 * Returns: (transfer full): in the locale's point; "" where nothing was measured; translated "CF", "HM", "LP", "NLP"
 * whatever the scale
 */
char *dpt_acuity_format (const DptAcuity *acuity, DptAcuityNotation notation);

/** dpt_acuity_dup_shown: @kept: (nullable): the text of a #DptAcuity, as records keep it, whatever the language: "0.5", "CF 1 m".
 * Returns: (transfer full) (nullable): as a person reads it: "0,5", "CLD 1 m" in French; dpt_acuity_parse() reads that, too */
char *dpt_acuity_dup_shown (const char *kept);

/** dpt_acuity_from_logmar: Returns: the value @logmar (hundredths) with its logMAR text */
DptAcuity dpt_acuity_from_logmar (int logmar);

/** dpt_acuity_logmar_from_decimal: Returns: hundredths of logMAR of a decimal acuity in hundredths (80 is 0.8, or
 * 8/10): -log10. @decimal must be positive. */
int dpt_acuity_logmar_from_decimal (int decimal);

/** dpt_acuity_decimal_from_logmar: Returns: decimal acuity in hundredths, 10^-logMAR */
int dpt_acuity_decimal_from_logmar (int logmar);

/** dpt_acuity_logmar_from_fraction: Returns: hundredths of logMAR of @numerator / @denominator (6/12, 20/40), in any
 * one unit, log10 (denominator / numerator). Both must be positive. */
int dpt_acuity_logmar_from_fraction (int numerator, int denominator);

/** dpt_acuity_letters_from_logmar: Returns: ETDRS letters at 4 m, 85 - 50 logMAR, rounded to a letter (table of
 * OpenEyes: 110 - 50 logMAR less 25) */
int dpt_acuity_letters_from_logmar (int logmar);

/** dpt_acuity_logmar_from_letters: Returns: hundredths of logMAR of @letters at 4 m */
int dpt_acuity_logmar_from_letters (int letters);

/** dpt_acuity_logmar_from_parinaud: Returns: hundredths of logMAR of Parinaud @parinaud (hundredths: P1.5 is 150) read
 * at @distance_mm */
int dpt_acuity_logmar_from_parinaud (int parinaud, int distance_mm);

/** dpt_acuity_compare: Returns: below 0 where @a is worse than @b, above 0 where better, 0 where equal or not
 * comparable */
int dpt_acuity_compare (const DptAcuity *a, const DptAcuity *b);

G_END_DECLS
