/* dpt-document-list.h - a list as a paper under the shop's letterhead.
 * For: printing what a list shows. Not for: lists without a database (dpt-paper-table.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper-table.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/**
 * dpt_document_create_list:
 * @table: its @shop and @instant are filled in here, from the session's establishment and clock
 *
 * Returns: (transfer full) (nullable): the paper
 */
DptPaper *dpt_document_create_list (DptUnit *unit, const DptTableData *table, GError **error);

G_END_DECLS
