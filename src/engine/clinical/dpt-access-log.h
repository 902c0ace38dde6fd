/* dpt-access-log.h - who looked at clinical records, when, and at what: reading the log that opening one writes.
 * For: the administrator, and the answer to a patient who asks. Not for: what was changed (the audit trail), noting an
 * access (dpt-visit-store.h). SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_ACCESS_ROW (dpt_access_row_get_type ())
G_DECLARE_FINAL_TYPE (DptAccessRow, dpt_access_row, DPT, ACCESS_ROW, DptRecord)

/** DptAccessRow: somebody looked at something */
enum
{
  DPT_ACCESS_ROW_AT,
  DPT_ACCESS_ROW_USER_NAME,
  DPT_ACCESS_ROW_ESTABLISHMENT_NAME,
  DPT_ACCESS_ROW_PATIENT_ID,
  DPT_ACCESS_ROW_PATIENT_NAME,
  DPT_ACCESS_ROW_WHAT, /* as noted: dpt_access_describe() says it in words */
  DPT_ACCESS_ROW_VISIT_ON, /* ISO: the day of the visit that was looked at; known in one patient's list only */
};

#define DPT_ACCESS_MOST 5000

/**
 * dpt_access_list:
 * @patient_id: whose record, with those that were merged into it; 0 for everybody's
 * @search: (nullable): the beginning of a word of the patient's name, or of the user's
 *
 * Reading the log of accesses is no access: it says nothing of what was found. Right: audit.read.
 *
 * Returns: (transfer full) (nullable) (element-type DptAccessRow): newest first, %DPT_ACCESS_MOST at the most
 */
GPtrArray *dpt_access_list (DptUnit *unit, gint64 patient_id, const char *search, GError **error);

/** dpt_access_describe: Returns: (transfer full): translated: "Visit of 12/03/2026", "Report of the visit of …" */
char *dpt_access_describe (DptAccessRow *row);

G_END_DECLS
