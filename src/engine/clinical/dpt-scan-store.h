/* dpt-scan-store.h - the papers of a patient: kept, listed, looked at, named, removed and put back.
 * For: the window of documents, prescriptions from outside, dioptrectl paper. Not for: drawing them (gui/common/dpt-pdf-view.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-scan.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/*   bytes ──dpt_scan_new──► DptScan ──add──► kept ──remove──► removed ──30 days, dpt_scan_tidy──► forgotten
 *                                             ▲                  │
 *                                             └─────restore──────┘
 * Every act asks for the right of the paper's kind (dpt_scan_kind_get_read_right(), …write_right()). */

#define DPT_TYPE_SCAN_LINE (dpt_scan_line_get_type ())
G_DECLARE_FINAL_TYPE (DptScanLine, dpt_scan_line, DPT, SCAN_LINE, DptRecord)

/** The fields of #DptScanLine: a paper without its content. SIZE: bytes. LINKED: whether a prescription was typed from it. */
enum
{
  DPT_SCAN_LINE_PATIENT_ID,
  DPT_SCAN_LINE_CREATED_AT,
  DPT_SCAN_LINE_KIND,
  DPT_SCAN_LINE_NAME,
  DPT_SCAN_LINE_MIME_TYPE,
  DPT_SCAN_LINE_SIZE,
  DPT_SCAN_LINE_WHO,
  DPT_SCAN_LINE_LINKED,
};

/* How long one that was removed can be put back: 30 days, in microseconds. */
#define DPT_SCAN_REMOVED_FOR (30 * G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/** dpt_scan_add: keeps a copy of @scan with @patient_id: in the database up to a size, beside it beyond (whole and durable before the row
 * is). %DPT_ERROR_CONFLICT where the patient has the same content already. Returns: its id, 0 on failure */
gint64 dpt_scan_add (DptUnit *unit, gint64 patient_id, DptScan *scan, GError **error);

/** dpt_scan_keep: dpt_scan_add(), or the id of the paper of the same content and kind that is there */
gint64 dpt_scan_keep (DptUnit *unit, gint64 patient_id, DptScan *scan, GError **error);

/** dpt_scan_load: Returns: (transfer full) (nullable): with its content, checked against its hash (%DPT_ERROR_DAMAGED). That it was
 * looked at is noted in the access log, so the unit must write. */
DptScan *dpt_scan_load (DptUnit *unit, gint64 id, GError **error);

/** dpt_scan_list: Returns: (transfer full) (element-type DptScanLine): of the kinds that the user may see, newest first */
GPtrArray *dpt_scan_list (DptUnit *unit, gint64 patient_id, GError **error);

/** dpt_scan_rename: Returns: whether it is called @name now */
gboolean dpt_scan_rename (DptUnit *unit, gint64 id, const char *name, GError **error);

/** dpt_scan_set_kind: needs the right of the old and of the new kind. %DPT_ERROR_STATE for one that a prescription was typed from */
gboolean dpt_scan_set_kind (DptUnit *unit, gint64 id, const char *kind, GError **error);

/** dpt_scan_remove: %DPT_ERROR_STATE for one that a prescription was typed from */
gboolean dpt_scan_remove (DptUnit *unit, gint64 id, GError **error);
/** dpt_scan_restore: puts back what was removed */
gboolean dpt_scan_restore (DptUnit *unit, gint64 id, GError **error);

/**
 * dpt_scan_check:
 * @problems: (element-type utf8): what is damaged or missing is added
 *
 * Reads every content, here and beside, against its hash. Right: backup.
 *
 * Returns: whether it could look
 */
gboolean dpt_scan_check (DptUnit *unit, GPtrArray *problems, GError **error);

/** dpt_scan_list_strays: Returns: (transfer full) (nullable) (element-type utf8): names in the folder that belong to no document: what an act that
 * was cut off has left. Right: backup. */
GPtrArray *dpt_scan_list_strays (DptUnit *unit, GError **error);

/** dpt_scan_tidy: forgets what was removed longer ago than %DPT_SCAN_REMOVED_FOR. Its files are strays once that is committed. Right: backup. */
gboolean dpt_scan_tidy (DptUnit *unit, GError **error);

G_END_DECLS
