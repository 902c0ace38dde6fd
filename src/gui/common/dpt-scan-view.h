/* dpt-scan-view.h - the paper beside the form it is typed into: a PDF or a picture, chosen from a file or dropped here.
 * For: prescriptions from outside. Not for: papers made here (dpt-pdf-view.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/clinical/dpt-scan.h"

G_BEGIN_DECLS

#define DPT_TYPE_SCAN_VIEW (dpt_scan_view_get_type ())
G_DECLARE_FINAL_TYPE (DptScanView, dpt_scan_view, DPT, SCAN_VIEW, AdwBin)

/* Actions: scan.choose, scan.remove; those of the DptPdfView in it (pdf.turn, pdf.zoom-in…), which draws in a helper process. */

/** dpt_scan_view_get_scan: Returns: (transfer none) (nullable) */
DptScan *dpt_scan_view_get_scan (DptScanView *self);
/** dpt_scan_view_set_scan: @scan: (nullable): shows it */
void dpt_scan_view_set_scan (DptScanView *self, DptScan *scan);
/** dpt_scan_view_set_editable: whether another one can be chosen */
void dpt_scan_view_set_editable (DptScanView *self, gboolean editable);
/** dpt_scan_view_read_file: reads @file off the main thread and shows it, or says why it cannot */
void dpt_scan_view_read_file (DptScanView *self, GFile *file);

G_END_DECLS
