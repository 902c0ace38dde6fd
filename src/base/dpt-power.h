/* dpt-power.h - powers in hundredths of a dioptre, axes in degrees, lengths in hundredths of a millimetre: read and written.
 * For: every field that shows or takes one. Not for: lens mathematics (engine/optics).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dpt_power_format:
 * @hundredths: hundredths of a dioptre
 *
 * Returns: (transfer full): with sign and two decimals in the locale's point, "+1,25", "-0,50", "0,00" ("plan" is the caller's to say)
 */
char *dpt_power_format (int hundredths);

/** dpt_power_format_plain: Returns: (transfer full): "+1.25" with a point whatever the locale, for files and JSON strings */
char *dpt_power_format_plain (int hundredths);

/**
 * dpt_power_parse:
 * @text: as typed: "-1.25", "-1,25", "+2", "1/4"-free; "-125" is -1.25 (three digits or more without a point are hundredths),
 *   "12" is 12.00; "pl", "plan", "plano" and "0" are zero; "−" is a minus
 *
 * Returns: whether @text is a power of at most two decimals
 */
gboolean dpt_power_parse (const char *text, int *hundredths);

/** dpt_axis_parse: reads "90", "90°"; 0 is read as 180. Returns: whether it is a whole degree from 0 to 180 */
gboolean dpt_axis_parse (const char *text, int *degrees);

/** dpt_axis_format: Returns: (transfer full): "90°" */
char *dpt_axis_format (int degrees);

/**
 * dpt_length_format:
 * @hundredths_mm: hundredths of a millimetre
 *
 * Returns: (transfer full): millimetres without unit, as few decimals as it takes, at least one: "31,5", "31,25"
 */
char *dpt_length_format (int hundredths_mm);

/** dpt_length_parse: reads millimetres, "31", "31,5", "31.25". Returns: whether it is a number of at most two decimals */
gboolean dpt_length_parse (const char *text, int *hundredths_mm);

/**
 * dpt_hundredths_parse:
 * @text: a signed number with at most two decimals after a point or a comma
 *
 * Returns: whether @text is such a number within ±1,000,000
 */
gboolean dpt_hundredths_parse (const char *text, int *hundredths);

G_END_DECLS
