/* dpt-document-visit.h - the report of a visit: what was found, what was concluded, and the course of the measures.
 * For: the patient's file, a referral, `dioptrectl document visit`. Not for: the prescription, which is a paper of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/**
 * dpt_document_create_visit_version:
 * @number: of the version; 0 for the newest, or what a draft says now, which the paper then tells
 *
 * Right: clinical.read. A read is enough; noting in the access log who printed it is the caller's.
 *
 * Returns: (transfer full) (nullable): the report
 */
DptPaper *dpt_document_create_visit_version (DptUnit *unit, gint64 visit_id, int number, GError **error);

/**
 * dpt_document_create_referral:
 *
 * The letter that sends the patient on: to whom the visit says and how urgent, with what the colleague needs of it. A
 * visit that is not signed gives a draft, and says so. Right: clinical.read, as above.
 */
DptPaper *dpt_document_create_referral (DptUnit *unit, gint64 visit_id, GError **error);

G_END_DECLS
