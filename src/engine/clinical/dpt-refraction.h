/* dpt-refraction.h - the refraction of one eye by one method at one visit: a cell pair of the refraction table.
 * For: what was measured. Not for: what was prescribed (dpt-prescription.h); arithmetic (engine/optics/dpt-rx.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/optics/dpt-rx-text.h"
#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/** DptRefractionRow: how it was found, in the order of an examination */
typedef enum
{
  DPT_REFRACTION_UNAIDED,
  DPT_REFRACTION_WORN,
  DPT_REFRACTION_AUTOREFRACTOR,
  DPT_REFRACTION_RETINOSCOPY,
  DPT_REFRACTION_SUBJECTIVE,
  DPT_REFRACTION_FINAL,
  DPT_N_REFRACTION_ROWS,
} DptRefractionRow;

/** dpt_refraction_row_get_nick: Returns: the word of the database: "worn" */
const char *dpt_refraction_row_get_nick (DptRefractionRow row);
/** dpt_refraction_row_get_label: Returns: the translated word for a person */
const char *dpt_refraction_row_get_label (DptRefractionRow row);
gboolean dpt_refraction_row_find (const char *nick, DptRefractionRow *row);

/** dpt_eye_to_nick: Returns: "R" or "L" as in the database and JSON */
const char *dpt_eye_to_nick (DptEye eye);
/** dpt_eye_get_label: Returns: translated "Right eye" or "Left eye" */
const char *dpt_eye_get_label (DptEye eye);

#define DPT_TYPE_REFRACTION (dpt_refraction_get_type ())
G_DECLARE_FINAL_TYPE (DptRefraction, dpt_refraction, DPT, REFRACTION, DptRecord)

/** DptRefraction's fields: powers and prisms in hundredths, axis in degrees, distances in hundredths of a millimetre;
 * NULL is not measured, 0 is plano */
enum
{
  DPT_REFRACTION_VISIT_ID,
  DPT_REFRACTION_ROW_KIND,
  DPT_REFRACTION_PAIR_NUMBER, /* of several worn pairs, 1 to 5; of an autorefractor 1 is the median, 2 to 11 single readings */
  DPT_REFRACTION_EYE,
  DPT_REFRACTION_SPHERE,
  DPT_REFRACTION_CYLINDER,
  DPT_REFRACTION_AXIS,
  DPT_REFRACTION_ADDITION,
  DPT_REFRACTION_PRISM_H,
  DPT_REFRACTION_BASE_H,
  DPT_REFRACTION_PRISM_V,
  DPT_REFRACTION_BASE_V,
  DPT_REFRACTION_VERTEX,
  DPT_REFRACTION_ACUITY,        /* as typed and tidied */
  DPT_REFRACTION_ACUITY_LOGMAR, /* hundredths; NULL for counting fingers and the like */
  DPT_REFRACTION_NEAR_ACUITY,
  DPT_REFRACTION_NEAR_ACUITY_LOGMAR,
  DPT_REFRACTION_PD_FAR,
  DPT_REFRACTION_PD_NEAR,
  DPT_REFRACTION_SOURCE,
  DPT_REFRACTION_DEVICE,
  DPT_REFRACTION_TAKEN_AT,
  DPT_REFRACTION_FILE,
  DPT_REFRACTION_READING_ID, /* in the tray, see dpt_origin_mark() */
  DPT_REFRACTION_CONFIDENCE, /* of a single reading, on the device's own scale */
  DPT_REFRACTION_NOTE,
};

/** DPT_REFRACTION_FIRST_VALUE: from here on fields are content; before it stands which cell it is */
#define DPT_REFRACTION_FIRST_VALUE DPT_REFRACTION_SPHERE

/** dpt_refraction_new: Returns: (transfer full): an empty one of pair 1, typed */
DptRefraction *dpt_refraction_new (DptRefractionRow row, DptEye eye);
DptRefractionRow dpt_refraction_get_row (DptRefraction *self);
DptEye dpt_refraction_get_eye (DptRefraction *self);

/** dpt_refraction_is_empty: Returns: whether nothing was measured: such a record is not saved */
gboolean dpt_refraction_is_empty (DptRefraction *self);

/**
 * dpt_refraction_get_rx:
 * @rx: (out caller-allocates): the powers, 0 where not measured
 *
 * Returns: which parts were measured; %DPT_RX_FIELD_NONE for %NULL
 */
DptRxFields dpt_refraction_get_rx (DptRefraction *self, DptRx *rx);

/** dpt_refraction_set_rx: writes the parts of @rx that @fields names; a prism of 0 becomes NULL */
void dpt_refraction_set_rx (DptRefraction *self, const DptRx *rx, DptRxFields fields);

/**
 * dpt_refraction_check:
 *
 * What a draft may hold but a signed visit may not: a cylinder without axis, a prism without base, an axis without
 * cylinder.
 *
 * Returns: whether it is complete; otherwise @error names row, eye and field
 */
gboolean dpt_refraction_check (DptRefraction *self, GError **error);

G_END_DECLS
