/* dpt-scan.h - the paper that a prescription was typed from, kept as a picture or PDF with the patient.
 * For: dpt-prescription-store.h and the screens that show it beside the fields. Not for: papers made here (src/document).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_SCAN (dpt_scan_get_type ())
G_DECLARE_FINAL_TYPE (DptScan, dpt_scan, DPT, SCAN, DptRecord)

/** DptScan's fields */
enum
{
  DPT_SCAN_PATIENT_ID,
  DPT_SCAN_KIND,      /* prescription, report, letter, card, consent, quote, other */
  DPT_SCAN_NAME,      /* of the file it came from */
  DPT_SCAN_MIME_TYPE, /* dpt_scan_get_mime_type() */
  DPT_SCAN_SIZE,      /* bytes */
  DPT_SCAN_SHA256,
  DPT_SCAN_CONTENT,
  DPT_SCAN_CREATED_AT,
  DPT_SCAN_USER_ID,
};

#define DPT_SCAN_MAX_SIZE (20 * 1024 * 1024)

/** dpt_scan_get_mime_type: Returns: (nullable): "application/pdf", "image/png", "image/jpeg" by the first bytes of
 * @content, whatever the file is called; %NULL for anything else */
const char *dpt_scan_get_mime_type (GBytes *content);

/**
 * dpt_scan_new:
 * @name: of the file
 *
 * Returns: (transfer full) (nullable): not saved yet; %DPT_ERROR_INVALID where it is too large or neither a PDF nor a
 * picture
 */
DptScan *dpt_scan_new (const char *name, GBytes *content, GError **error);

/** dpt_scan_kind_get_label: Returns: the translated word for a person */
const char *dpt_scan_kind_get_label (const char *kind);

/** dpt_scan_add: saves a copy of @scan for @patient_id. Right: prescription.transcribe; patient.write for a card, a consent, a quote or another
 * paper that says nothing clinical. Returns: its id, 0 on failure */
gint64 dpt_scan_add (DptUnit *unit, gint64 patient_id, DptScan *scan, GError **error);

/** dpt_scan_load: Returns: (transfer full) (nullable): with its content; looking at it is noted in the access log, so
 * the unit must write. Right: prescription.read, or patient.read where it says nothing clinical. */
DptScan *dpt_scan_load (DptUnit *unit, gint64 id, GError **error);

G_END_DECLS
