/* dpt-rx.h - the refraction of one eye as a value: forms, sums, comparison, what is impossible and what is unusual.
 * For: everything that holds, shows or checks a prescription. Not for: text (dpt-rx-text.h), distances (dpt-vertex.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DptEye: the numbers are what the database holds */
typedef enum
{
  DPT_EYE_RIGHT = 1,
  DPT_EYE_LEFT = 2,
} DptEye;

/** DptBase: where the base of a prism points, seen from the patient: in is towards the nose. The numbers are what the
 * database holds. */
typedef enum
{
  DPT_BASE_NONE = 0,
  DPT_BASE_IN = 1,
  DPT_BASE_OUT = 2,
  DPT_BASE_UP = 3,
  DPT_BASE_DOWN = 4,
} DptBase;

/** dpt_base_to_nick: Returns: "in", "out", "up", "down" as in JSON and FHIR, or "" for none */
const char *dpt_base_to_nick (DptBase base);

/** dpt_base_from_nick: Returns: the base called @nick; %DPT_BASE_NONE for %NULL and for anything else */
DptBase dpt_base_from_nick (const char *nick);

/**
 * DptRx:
 * @sphere: hundredths of a dioptre
 * @cylinder: hundredths of a dioptre, of either sign
 * @axis: degrees 1 to 180 (TABO); 0 where there is no cylinder
 * @addition: hundredths of a dioptre, 0 for none
 * @prism_h: hundredths of a prism dioptre, never negative
 * @base_h: %DPT_BASE_IN or %DPT_BASE_OUT, %DPT_BASE_NONE where @prism_h is 0
 * @prism_v: as @prism_h
 * @base_v: %DPT_BASE_UP or %DPT_BASE_DOWN, %DPT_BASE_NONE where @prism_v is 0
 *
 * The refraction of one eye. `{ 0 }` is plano. Eighths of a dioptre are held as they are spoken, 0.125 as 12 and 0.375
 * as 37.
 */
typedef struct
{
  int sphere;
  int cylinder;
  int axis;
  int addition;
  int prism_h;
  int base_h;
  int prism_v;
  int base_v;
} DptRx;

#define DPT_RX_MAX_SPHERE 4500
#define DPT_RX_MAX_CYLINDER 2500
#define DPT_RX_MAX_ADDITION 1000
#define DPT_RX_MAX_PRISM 4000

/* Axes */

/** dpt_axis_normalize: Returns: @degrees turned into 1 to 180; 0 becomes 180 */
int dpt_axis_normalize (int degrees);

/** dpt_axis_difference: Returns: 0 to 90, the angle between two axes: 175 and 5 are 10 degrees apart */
int dpt_axis_difference (int a, int b);

/** dpt_power_round_to_step: Returns: @hundredths rounded to a multiple of @step (25 for quarters), halves away from
 * zero */
int dpt_power_round_to_step (int hundredths, int step);

/* Forms of one and the same lens */

/** dpt_rx_equal: Returns: whether both are written alike; see dpt_rx_same_lens() for what is written otherwise but
 * means the same */
gboolean dpt_rx_equal (const DptRx *a, const DptRx *b);

/** dpt_rx_same_lens: Returns: whether both are the same lens, in whatever form */
gboolean dpt_rx_same_lens (const DptRx *a, const DptRx *b);

/** dpt_rx_is_neutral: Returns: whether nothing is corrected at all */
gboolean dpt_rx_is_neutral (const DptRx *rx);

/**
 * dpt_rx_transpose:
 *
 * S' = S + C, C' = -C, A' = A ± 90 within 1..180; -2.00 (-1.00) 180° is -3.00 (+1.00) 90°. Addition and prism stay.
 *
 * Returns: the same lens with the other sign of cylinder
 */
DptRx dpt_rx_transpose (const DptRx *rx);

/** dpt_rx_to_minus_cylinder: Returns: the same lens with a cylinder of 0 or below, as opticians write it */
DptRx dpt_rx_to_minus_cylinder (const DptRx *rx);

/** dpt_rx_to_plus_cylinder: Returns: the same lens with a cylinder of 0 or above, as the French price list reads it */
DptRx dpt_rx_to_plus_cylinder (const DptRx *rx);

/** dpt_rx_get_spherical_equivalent: Returns: S + C/2 in hundredths, halves away from zero (-1.00 -0.25 gives -1.13) */
int dpt_rx_get_spherical_equivalent (const DptRx *rx);

/** dpt_rx_get_power_in_meridian: Returns: S + C sin²(@degrees - A), hundredths, halves away from zero */
int dpt_rx_get_power_in_meridian (const DptRx *rx, int degrees);

/* Power vectors */

/**
 * DptPowerVector:
 * @m: spherical equivalent, dioptres
 * @j0: Jackson cylinder at 0 degrees, dioptres
 * @j45: Jackson cylinder at 45 degrees, dioptres
 *
 * Thibos, Wheeler, Horner 1997: M = S + C/2, J0 = -(C/2) cos 2A, J45 = -(C/2) sin 2A. Powers in this form add up. It is
 * for reckoning and charts and never stored.
 */
typedef struct
{
  double m;
  double j0;
  double j45;
} DptPowerVector;

/** dpt_rx_to_vector: Returns: sphere and cylinder of @rx as a power vector */
DptPowerVector dpt_rx_to_vector (const DptRx *rx);

/** dpt_rx_from_vector: Returns: the lens in minus cylinder, rounded to hundredths and degrees, without addition or
 * prism */
DptRx dpt_rx_from_vector (const DptPowerVector *vector);

/**
 * dpt_rx_add:
 *
 * Puts two lenses on top of one another (an over-refraction, crossed cylinders): the sum of their power vectors.
 * Additions add up, prisms are added with their bases.
 *
 * Returns: the sum in minus cylinder
 */
DptRx dpt_rx_add (const DptRx *a, const DptRx *b);

/**
 * DptRxDifference:
 * @sphere: hundredths, second minus first, both in minus cylinder
 * @cylinder: hundredths, likewise
 * @axis: degrees 0 to 90; 0 where one of the two has no cylinder
 * @addition: hundredths
 * @equivalent: of the spherical equivalents, hundredths
 * @blur: length of the difference of the power vectors, hundredths: what an eye corrected by the first sees of the
 * second
 */
typedef struct
{
  int sphere;
  int cylinder;
  int axis;
  int addition;
  int equivalent;
  int blur;
} DptRxDifference;

/** dpt_rx_compare: Returns: how @second differs from @first */
DptRxDifference dpt_rx_compare (const DptRx *first, const DptRx *second);

/* What cannot be, and what is rarely so */

/**
 * dpt_rx_validate:
 *
 * Refuses what no eye and no lens has: a sphere beyond ±45 D, a cylinder beyond ±25 D, a cylinder without axis or an
 * axis without cylinder, an axis outside 1..180, an addition below 0 or beyond 10 D, a prism below 0 or beyond 40 Δ or
 * without its base. The limits of sphere and cylinder are those of the hospital records of OpenEyes; of addition and
 * prism, the widest that trial sets hold.
 *
 * Returns: whether @rx can be; if not @error is %DPT_ERROR_INVALID with the field ("sphere" … "base_v")
 */
gboolean dpt_rx_validate (const DptRx *rx, GError **error);

/**
 * DptRxUnusual:
 * @DPT_RX_UNUSUAL_EQUIVALENT: the spherical equivalent moved by more than 1.00 D
 * @DPT_RX_UNUSUAL_SIGN: the sign of the sphere turned, and it moved by 1.00 D or more
 * @DPT_RX_UNUSUAL_CYLINDER: the cylinder moved by more than 0.75 D
 * @DPT_RX_UNUSUAL_AXIS: the axis turned by more than 10°, where both cylinders are 0.50 D or more
 * @DPT_RX_UNUSUAL_ADDITION_FELL: the addition is smaller than it was
 * @DPT_RX_UNUSUAL_ADDITION_HIGH: the addition is above 3.50 D
 * @DPT_RX_UNUSUAL_ANISOMETROPIA: the eyes are more than 2.00 D of spherical equivalent apart
 * @DPT_RX_UNUSUAL_ADDITION_UNEQUAL: the eyes have different additions
 *
 * Working norms of the trade, not hard limits: such a value is coloured with its reason and can be kept.
 */
typedef enum
{
  DPT_RX_UNUSUAL_NONE = 0,
  DPT_RX_UNUSUAL_EQUIVALENT = 1 << 0,
  DPT_RX_UNUSUAL_SIGN = 1 << 1,
  DPT_RX_UNUSUAL_CYLINDER = 1 << 2,
  DPT_RX_UNUSUAL_AXIS = 1 << 3,
  DPT_RX_UNUSUAL_ADDITION_FELL = 1 << 4,
  DPT_RX_UNUSUAL_ADDITION_HIGH = 1 << 5,
  DPT_RX_UNUSUAL_ANISOMETROPIA = 1 << 6,
  DPT_RX_UNUSUAL_ADDITION_UNEQUAL = 1 << 7,
} DptRxUnusual;

#define DPT_RX_UNUSUAL_LAST DPT_RX_UNUSUAL_ADDITION_UNEQUAL

/**
 * dpt_rx_find_unusual:
 * @rx: a valid refraction
 * @earlier: (nullable): the same eye at an earlier visit
 * @fellow: (nullable): the other eye of today
 *
 * Returns: what is unusual about @rx, as flags
 */
DptRxUnusual dpt_rx_find_unusual (const DptRx *rx, const DptRx *earlier, const DptRx *fellow);

/** dpt_rx_unusual_get_field: Returns: (nullable): the field that the single flag @finding colours: "sphere",
 * "cylinder", "axis", "addition" */
const char *dpt_rx_unusual_get_field (DptRxUnusual finding);

/**
 * dpt_rx_describe_unusual:
 * @finding: one flag of what dpt_rx_find_unusual() returned
 * @rx: as given there
 * @earlier: (nullable): as given there
 * @fellow: (nullable): as given there
 *
 * Returns: (transfer full) (nullable): the translated reason with its numbers; %NULL where what it needs was not given
 */
char *dpt_rx_describe_unusual (DptRxUnusual finding, const DptRx *rx, const DptRx *earlier, const DptRx *fellow);

G_END_DECLS
