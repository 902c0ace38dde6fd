/* dpt-document-recall.h - letters that call patients back, one or many in one document.
 * For: the window of the recalls. Not for: what they say (engine/clinical/dpt-recall-words.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/**
 * dpt_document_create_recall_letters:
 * @unit: a read is enough
 * @ids: (array length=n): of recalls
 *
 * One page each on the letterhead of the shop, with the address in the window of the envelope. Errors: those of dpt_recall_load_text(),
 * %DPT_ERROR_INVALID naming who has no address.
 *
 * Returns: (transfer full) (nullable)
 */
DptPaper *dpt_document_create_recall_letters (DptUnit *unit, const gint64 *ids, guint n, GError **error);

G_END_DECLS
