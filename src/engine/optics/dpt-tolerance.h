/* dpt-tolerance.h - how far a lens may be from what was ordered.
 * For: checking lenses that come from a lab. Not for: thickness and blanks (dpt-thickness.h, dpt-boxing.h).
 *
 * The figures are those of ANSI Z80.1-2015 for mounted prescription lenses, as secondary sources give them (the standard itself was not
 * at hand; ISO 21987 is its counterpart outside the United States and differs by a few hundredths).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/**
 * DptTolerance:
 * @power: of either principal meridian, hundredths of a dioptre
 * @cylinder: hundredths of a dioptre
 * @axis: degrees; 90 where there is no cylinder, which is any axis
 * @addition: hundredths of a dioptre
 *
 * How far one may be off, either way, the limit included.
 */
typedef struct
{
  int power;
  int cylinder;
  int axis;
  int addition;
} DptTolerance;

/** DptToleranceMiss: what is outside, as flags */
typedef enum
{
  DPT_TOLERANCE_MET = 0,
  DPT_TOLERANCE_POWER = 1 << 0,
  DPT_TOLERANCE_CYLINDER = 1 << 1,
  DPT_TOLERANCE_AXIS = 1 << 2,
  DPT_TOLERANCE_ADDITION = 1 << 3,
} DptToleranceMiss;

/**
 * dpt_tolerance_find:
 * @progressive: a progressive lens, for which the limits are wider
 *
 * Power: ±0.13 up to 6.50 D in the stronger meridian, 2 % above (progressive ±0.16 up to 8.00 D, 2 % above). Cylinder: ±0.13 up to 2.00 D,
 * ±0.15 up to 4.50 D, 4 % above (progressive ±0.16, ±0.18, 5 %). Axis: 14° up to 0.25 D, 7° up to 0.50 D, 5° up to 0.75 D, 3° up to
 * 1.50 D, 2° above. Addition: ±0.12 up to 4.00 D, ±0.18 above.
 */
DptTolerance dpt_tolerance_find (const DptRx *ordered, gboolean progressive);

/**
 * dpt_tolerance_check:
 * @measured: in either form of cylinder
 *
 * Returns: what of @measured is outside, as flags
 */
DptToleranceMiss dpt_tolerance_check (const DptRx *ordered, const DptRx *measured, gboolean progressive);

/** dpt_tolerance_describe: Returns: (transfer full): what is outside and by which limit, in words; "" where nothing is */
char *dpt_tolerance_describe (const DptRx *ordered, DptToleranceMiss missed, gboolean progressive);

G_END_DECLS
