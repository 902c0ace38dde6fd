/* dpt-job-check.h - the lenses of a job measured when they come from the lab, and judged against what was ordered.
 * For: receiving lenses. Not for: the tolerances themselves (engine/optics/dpt-tolerance.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-tolerance.h"
#include "engine/order/dpt-order-sheet.h"

G_BEGIN_DECLS

/**
 * DptLensReading:
 * @has: whether that lens was measured, right then left
 * @rx: what the lensmeter says; prisms are not judged
 */
typedef struct
{
  gboolean has[2];
  DptRx rx[2];
} DptLensReading;

/** dpt_job_judge: Returns: what of @measured is outside for one eye of a pair, as flags */
DptToleranceMiss dpt_job_judge (DptOrderSheet *sheet, guint pair, DptEye eye, const DptRx *measured);

/** dpt_job_describe_misses: Returns: (transfer full): "Right: axis off by more than 3°; Left: …", "" where all is within the tolerances */
char *dpt_job_describe_misses (DptOrderSheet *sheet, guint pair, const DptLensReading *reading);

/** dpt_job_get_ordered: Returns: what a lensmeter says of lenses that are exactly as ordered */
DptLensReading dpt_job_get_ordered (DptOrderSheet *sheet, guint pair);

/**
 * dpt_job_verify:
 * @reading: both lenses that the pair has, or neither (not measured)
 * @accepted_reason: (nullable): why lenses that are outside, or were not measured, go on all the same; it stands in the job's history
 *   with the name of whoever takes them
 *
 * Writes what was measured and moves the job from "received" to "verified".
 *
 * Returns: whether it happened; %DPT_ERROR_INVALID with the field "accepted_reason" where a lens is outside and nobody says why it is
 *   taken, "reading" where one of the lenses is not measured, or none and nobody says why
 */
gboolean dpt_job_verify (DptUnit *unit, gint64 job_id, const DptLensReading *reading, const char *accepted_reason, GError **error);

G_END_DECLS
