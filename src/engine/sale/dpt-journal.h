/* dpt-journal.h - what happened at the tills of an establishment, in order, each entry with the hash of the one before.
 * For: every act with money, and for proving that none was changed afterwards. Not for: the audit trail (dpt-unit.h).
 *
 *   entry 1 ──hash──► entry 2 ──hash──► entry 3 …       one chain an establishment, sequence 1, 2, 3 without gaps
 *
 * The content is JSON and holds ids, never a person's name, so that forgetting a person never breaks the chain.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_JOURNAL_ENTRY (dpt_journal_entry_get_type ())
G_DECLARE_FINAL_TYPE (DptJournalEntry, dpt_journal_entry, DPT, JOURNAL_ENTRY, DptRecord)

enum
{
  DPT_JOURNAL_ENTRY_ESTABLISHMENT_ID,
  DPT_JOURNAL_ENTRY_SEQUENCE,
  DPT_JOURNAL_ENTRY_AT,
  DPT_JOURNAL_ENTRY_KIND,
  DPT_JOURNAL_ENTRY_RECORD_ID,
  DPT_JOURNAL_ENTRY_CONTENT,
  DPT_JOURNAL_ENTRY_PREVIOUS_HASH,
  DPT_JOURNAL_ENTRY_HASH,
};

/**
 * DptJournalPlace:
 * @sequence: of the next entry
 * @previous: hash of the entry before, "" for the first
 *
 * A place in the chain, taken inside the transaction that fills it.
 */
typedef struct
{
  gint64 sequence;
  char previous[65];
} DptJournalPlace;

/**
 * dpt_journal_take:
 * @series: (nullable): a series of documents whose next number is wanted too, of @year
 * @number: (out) (optional): the number of @series
 *
 * Takes the next place in the chain of the establishment where the user works, and with the same statement the next number of
 * @series. From here on until the end of the transaction no other station of the establishment gets either, so what is
 * read now of debts and numbers stays true.
 */
gboolean dpt_journal_take (DptUnit *unit, const char *series, int year, gint64 *number, DptJournalPlace *place, GError **error);

/**
 * dpt_journal_add:
 * @kind: "sale", "payment", "duplicate" or "event"
 * @record_id: the document or payment it is about
 * @content: a JSON object
 *
 * Fills @place, and makes it the one behind: whoever takes that too (dpt-sale-bulk.c) need not read it.
 */
gboolean dpt_journal_add (DptUnit *unit, DptJournalPlace *place, const char *kind, gint64 record_id, const char *content, GError **error);

/**
 * dpt_journal_hash:
 *
 * SHA-256 over, one a line: the hash before, establishment, sequence, instant, kind, record, content.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *dpt_journal_hash (const char *previous, gint64 establishment_id, gint64 sequence, gint64 at, const char *kind, gint64 record_id,
                        const char *content);

/**
 * dpt_journal_check:
 * @problems: (element-type utf8): receives a line for the first entry of each chain that does not hold
 *
 * Reads every chain from its beginning: sequence without gaps, hashes that follow from each other and from what they cover. Needs
 * %DPT_RIGHT_AUDIT_READ.
 */
gboolean dpt_journal_check (DptUnit *unit, GPtrArray *problems, GError **error);

G_END_DECLS
