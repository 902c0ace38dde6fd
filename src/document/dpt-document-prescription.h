/* dpt-document-prescription.h - the paper of a prescription before it is issued.
 * For: the preview of the exam. Not for: issued ones (dpt-document.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper.h"
#include "engine/clinical/dpt-prescription-store.h"

G_BEGIN_DECLS

/**
 * dpt_document_preview_prescription:
 * @unit: a read is enough
 * @sheet: from dpt_prescription_prepare()
 *
 * Returns: (transfer full) (nullable): the paper as it would be, marked as not issued yet
 */
DptPaper *dpt_document_preview_prescription (DptUnit *unit, DptPrescriptionSheet *sheet, GError **error);

G_END_DECLS
