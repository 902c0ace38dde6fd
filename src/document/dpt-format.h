/* dpt-format.h - values in words and figures as papers print them, where base/ has no formatter of its own.
 * For: percentages, prisms, counts in the language of the locale. Not for: parsing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/dpt-money.h"
#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/** dpt_format_percent: Returns: (transfer full): @basis_points as "20%", "5.5%"; in French "5,5 %" */
char *dpt_format_percent (int basis_points);

/** dpt_format_count: Returns: (transfer full): a whole number with the locale's grouping and a real minus sign */
char *dpt_format_count (gint64 count);

/** dpt_format_quantity: Returns: (transfer full): thousandths as "1", "0.5", "1.255" */
char *dpt_format_quantity (gint64 thousandths);

/** dpt_format_millimetres: Returns: (transfer full): hundredths of a millimetre as "31.5 mm"; "" for 0 */
char *dpt_format_millimetres (int hundredths_mm);

/** dpt_format_power: Returns: (transfer full): like dpt_power_format(), with a real minus sign */
char *dpt_format_power (int hundredths);

/** dpt_format_sphere: Returns: (transfer full): like dpt_format_power(), and the word for plano at 0 */
char *dpt_format_sphere (int hundredths);

/** dpt_format_prism: Returns: (transfer full): both parts with their bases, "2.00 Δ in  0.50 Δ up"; "" without prism */
char *dpt_format_prism (const DptRx *rx);

/** dpt_format_eye: Returns: (transfer none): the letter or letters that stand for an eye on paper, "R" and "L", in French "OD" and "OG" */
const char *dpt_format_eye (DptEye eye);

/**
 * dpt_format_birth:
 * @birth: (nullable): ISO
 * @on: ISO
 *
 * Returns: (transfer full): "12/05/1968 (57 years)"; "" without a birth date
 */
char *dpt_format_birth (const char *birth, const char *on);

/** dpt_format_whole: Returns: (transfer full) (nullable): @text with spaces that do not break, for numbers in groups; %NULL for %NULL */
char *dpt_format_whole (const char *text);

/** dpt_format_join: Returns: (transfer full): the parts that are neither %NULL nor empty, with @separator between them. */
char *dpt_format_join (const char *separator, const char *const *parts, gsize n);

G_END_DECLS
