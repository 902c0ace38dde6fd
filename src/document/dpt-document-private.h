/* dpt-document-private.h - what the makers of papers from records share: cells by name, texts that live long enough, the shop.
 * For: dpt-document*.c. Not for: anyone else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-document.h"
#include "document/dpt-letterhead.h"
#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/**
 * DptDocumentDraft:
 * @shop: as it stands on the paper; its texts belong to @keep
 * @keep: owns what the plain structs of the papers point to until the paper is made
 */
typedef struct
{
  DptUnit *unit;
  DptLetterhead shop;
  GPtrArray *keep;
} DptDocumentDraft;

DptDocumentDraft *dpt_document_draft_new (DptUnit *unit);
void dpt_document_draft_free (DptDocumentDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptDocumentDraft, dpt_document_draft_free)

/** dpt_document_keep: Returns: @text (transfer full), kept as long as @self */
const char *dpt_document_keep (DptDocumentDraft *self, char *text);

/** dpt_document_set_shop: fills in the letterhead from establishment @id (0: where the session works) */
gboolean dpt_document_set_shop (DptDocumentDraft *self, gint64 id, GError **error);

/* A cell of a row, by the column's name; the column must be there. */
const char *dpt_document_text (DptDbRows *rows, guint row, const char *column);
gint64 dpt_document_int (DptDbRows *rows, guint row, const char *column);

/** dpt_document_keep_person: Returns: title and names from the columns title, given_names, family_name of @row */
const char *dpt_document_keep_person (DptDocumentDraft *self, DptDbRows *rows, guint row);

/** dpt_document_keep_order_number: Returns: (nullable): "2026-00212", as sales freeze it; %NULL without a number */
const char *dpt_document_keep_order_number (DptDocumentDraft *self, gint64 year, gint64 number);

/** dpt_document_set_rx: fills @rx from the columns sphere … base_v of @row */
void dpt_document_set_rx (DptRx *rx, DptDbRows *rows, guint row);

/* One paper each. */
DptPaper *dpt_document_create_sale (DptUnit *unit, DptDocumentKind kind, gint64 id, int copy, GError **error);
DptPaper *dpt_document_create_prescription (DptUnit *unit, gint64 id, GError **error);
DptPaper *dpt_document_create_job_sheet (DptUnit *unit, gint64 id, GError **error);
DptPaper *dpt_document_create_payment (DptUnit *unit, gint64 id, GError **error);
DptPaper *dpt_document_create_till_day (DptUnit *unit, gint64 id, GError **error);

G_END_DECLS
