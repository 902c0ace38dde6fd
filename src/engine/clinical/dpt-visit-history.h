/* dpt-visit-history.h - the visits of a patient, and one measure over all of them.
 * For: the list of visits, earlier values, charts. Not for: one visit (dpt-visit-store.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/clinical/dpt-visit-series.h"
#include "engine/optics/dpt-rx.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_VISIT_ROW (dpt_visit_row_get_type ())
G_DECLARE_FINAL_TYPE (DptVisitRow, dpt_visit_row, DPT, VISIT_ROW, DptRecord)

/** DptVisitRow: one line of the list. Without the right clinical.read everything from CONCLUSION on is NULL. */
enum
{
  DPT_VISIT_ROW_PATIENT_ID,
  DPT_VISIT_ROW_KIND,
  DPT_VISIT_ROW_STATE,
  DPT_VISIT_ROW_STARTED_AT,
  DPT_VISIT_ROW_STARTED_ON,
  DPT_VISIT_ROW_EXAMINER_ID,
  DPT_VISIT_ROW_EXAMINER_NAME,
  DPT_VISIT_ROW_ESTABLISHMENT_NAME,
  DPT_VISIT_ROW_CONCLUSION,
  DPT_VISIT_ROW_RIGHT_SPHERE, /* of the final row */
  DPT_VISIT_ROW_RIGHT_CYLINDER,
  DPT_VISIT_ROW_RIGHT_AXIS,
  DPT_VISIT_ROW_RIGHT_ADDITION,
  DPT_VISIT_ROW_LEFT_SPHERE,
  DPT_VISIT_ROW_LEFT_CYLINDER,
  DPT_VISIT_ROW_LEFT_AXIS,
  DPT_VISIT_ROW_LEFT_ADDITION,
};

/** dpt_visit_row_get_rx: Returns: whether the final row of @eye was filled in; @rx: (out caller-allocates) */
gboolean dpt_visit_row_get_rx (DptVisitRow *self, DptEye eye, DptRx *rx);

/**
 * DptVisitHistory:
 * @birth_date: (nullable): ISO
 * @visits: (element-type DptVisitRow): newest first
 * @points: (element-type DptMeasurePoint): by measure and eye (0 right, 1 left), oldest first
 */
typedef struct
{
  gint64 patient_id;
  char *birth_date;
  GPtrArray *visits;
  GArray *points[DPT_N_MEASURES][2];
} DptVisitHistory;

void dpt_visit_history_free (DptVisitHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptVisitHistory, dpt_visit_history_free)

/** dpt_visit_list: Returns: (transfer full) (nullable) (element-type DptVisitRow): newest first; bare without the right
 * clinical.read. Right: patient.read. */
GPtrArray *dpt_visit_list (DptUnit *unit, gint64 patient_id, GError **error);

/** dpt_visit_history_load: Returns: (transfer full) (nullable): list and points; no points without the right
 * clinical.read. Right: patient.read. */
DptVisitHistory *dpt_visit_history_load (DptUnit *unit, gint64 patient_id, GError **error);

/** dpt_visit_find_draft: Returns: the session's user's own draft for @patient_id, 0 for none or on failure. Right:
 * clinical.read. */
gint64 dpt_visit_find_draft (DptUnit *unit, gint64 patient_id, GError **error);

G_END_DECLS
