/* dpt-rx-text.h - a whole refraction as one line of text, as it is typed in one cell and as it is written.
 * For: shorthand entry, tables, documents, the command line. Not for: single powers (base/dpt-power.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/** DptRxFields: which parts of a refraction a text gave */
typedef enum
{
  DPT_RX_FIELD_NONE = 0,
  DPT_RX_FIELD_SPHERE = 1 << 0,
  DPT_RX_FIELD_CYLINDER = 1 << 1,
  DPT_RX_FIELD_AXIS = 1 << 2,
  DPT_RX_FIELD_ADDITION = 1 << 3,
  DPT_RX_FIELD_PRISM_H = 1 << 4,
  DPT_RX_FIELD_PRISM_V = 1 << 5,
} DptRxFields;

/**
 * DptRxStyle:
 * @DPT_RX_STYLE_INTERNATIONAL: `-1,25 (-0,50) 90° Add 2,00`, in the locale's point
 * @DPT_RX_STYLE_FRENCH: `90° (-0,50) -1,25 Add 2,00`, as French prescribers write by hand, in the locale's point
 * @DPT_RX_STYLE_PLAIN: `-1.25 -0.50x90 Add 2.00 3.00BI`, the same in every language, for files and logs
 */
typedef enum
{
  DPT_RX_STYLE_INTERNATIONAL,
  DPT_RX_STYLE_FRENCH,
  DPT_RX_STYLE_PLAIN,
} DptRxStyle;

/**
 * dpt_rx_parse:
 * @text: shorthand: `-1.25 -0.50x90`, `-1,25 (-0,50) 90° add 2,00`, `+2 -125*5 Add 1.75 3BI 1.5BU`, `plan -075x10`,
 *   `90° (-0,50) -1,25`, `-1.25/-0.50/90`, `-1,25 (-0,50 à 90°)`, `-0.50x90` alone, `add 2` alone
 * @rx: (out caller-allocates): receives the refraction; what @text does not give is 0
 * @given: (out) (optional): which parts @text gave, so that a table fills only those
 *
 * Three digits without a point are hundredths, and so are 25, 50 and 75 where dioptres would be impossible; a sphere of
 * "25" could be either and is refused. A cylinder needs its sign. A power directly before an axis sign is a cylinder.
 * Axis 0 is 180. Bases: BI BO BU BD, in out up down, and the French BN BE BT BS BH BB int ext sup inf nasale temporale
 * haut bas.
 *
 * Returns: whether @text is a refraction that can be; otherwise @error is %DPT_ERROR_INVALID and says what is wrong
 * with what
 */
gboolean dpt_rx_parse (const char *text, DptRx *rx, DptRxFields *given, GError **error);

/** dpt_rx_format: Returns: (transfer full): @rx in @style; dpt_rx_parse() reads it back */
char *dpt_rx_format (const DptRx *rx, DptRxStyle style);

/** dpt_base_get_label: Returns: the translated abbreviation of @base, "BI" "BO" "BU" "BD", or "" for none;
 * dpt_rx_parse() reads it */
const char *dpt_base_get_label (DptBase base);

G_END_DECLS
