/* dpt-document-list.c - see dpt-document-list.h.
 * For: the letterhead of a list. Not for: its columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-document-list.h"

#include "document/dpt-document-private.h"

DptPaper *
dpt_document_create_list (DptUnit *unit, const DptTableData *table, GError **error)
{
  g_autoptr (DptDocumentDraft) draft = NULL;
  DptTableData whole;

  g_return_val_if_fail (unit != NULL && table != NULL, NULL);

  draft = dpt_document_draft_new (unit);
  if (!dpt_document_set_shop (draft, 0, error))
    return NULL;
  whole = *table;
  whole.shop = &draft->shop;
  whole.instant = dpt_unit_get_now (unit);
  return dpt_paper_table_new (&whole);
}
