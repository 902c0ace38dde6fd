/* dpt-recall.h - who is to be called back, why and when: rules, the list, and what was done about it.
 * For: reception and exam. Not for: sending letters and texts (engine/message).
 *
 *   a visit is signed, a prescription issued ──rules──► open, due on a day
 *   open ──tell (how)──► told ──tell──► told          open, told ──postpone (day)──► open
 *   open, told ──close (why)──► closed                open, told ──the patient comes──► done
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-list-model.h"
#include "engine/clinical/dpt-prescription.h"
#include "engine/clinical/dpt-visit-sheet.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_RECALL (dpt_recall_get_type ())
G_DECLARE_FINAL_TYPE (DptRecall, dpt_recall, DPT, RECALL, DptRecord)

/** DptRecall's fields */
enum
{
  DPT_RECALL_PATIENT_ID,
  DPT_RECALL_ESTABLISHMENT_ID,
  DPT_RECALL_RULE,            /* dpt_recall_rule_get_label() */
  DPT_RECALL_VISIT_ID,        /* that it follows from */
  DPT_RECALL_PRESCRIPTION_ID, /* that ends */
  DPT_RECALL_DUE_ON,
  DPT_RECALL_STATE,           /* open, told, done, closed */
  DPT_RECALL_CHANNEL,         /* of the last time: phone, mobile, email, post */
  DPT_RECALL_NOTE,            /* what was said, or why it was closed */
  DPT_RECALL_USER_ID,
  DPT_RECALL_UPDATED_AT,
};

/** dpt_recall_rule_get_label: Returns: (nullable): translated: "Next visit asked for" */
const char *dpt_recall_rule_get_label (const char *rule);
/** dpt_recall_state_get_label: Returns: (nullable): translated */
const char *dpt_recall_state_get_label (const char *state);

/**
 * dpt_recall_choose:
 * @sheet: a visit
 * @birth: (nullable): of the patient, ISO
 * @due_on: (out): ISO
 *
 * The next visit that the examiner asked for, or the next check of contact lenses (dpt_lens_wear_dup_next_check()) where
 * that comes first; where none was, what the findings and the age ask for: 6 months with
 * glaucoma or its suspicion, 12 with diabetic retinopathy or macular degeneration (by the codes of the diagnoses), 12
 * for a child below 16, 24 from 65 on. Intervals are professional usage: the examiner's word goes before.
 *
 * Returns: (transfer none) (nullable): the rule, %NULL where there is none
 */
const char *dpt_recall_choose (DptVisitSheet *sheet, const char *birth, char **due_on);

/** dpt_recall_note_visit: the patient came: what was open about visits is done, and what follows from this one is open.
 * In the unit that signs. */
gboolean dpt_recall_note_visit (DptUnit *unit, DptVisitSheet *sheet, GError **error);
/** dpt_recall_note_amendment: what follows from the visit may be otherwise now, where nobody was told yet and the patient
 * has not come since. In the unit that amends. */
gboolean dpt_recall_note_amendment (DptUnit *unit, DptVisitSheet *sheet, GError **error);
/** dpt_recall_note_prescription: a new prescription: the recall for the end of the one before is done, that for the new
 * one is open, 45 days before its last day. In the unit that issues. */
gboolean dpt_recall_note_prescription (DptUnit *unit, DptPrescription *head, GError **error);

/** dpt_recall_tell: @channel: "phone", "mobile", "email", "post"; @note: (nullable). Right: patient.write. */
gboolean dpt_recall_tell (DptUnit *unit, gint64 id, const char *channel, const char *note, GError **error);
/** dpt_recall_postpone: @due_on: ISO, after today. Right: patient.write. */
gboolean dpt_recall_postpone (DptUnit *unit, gint64 id, const char *due_on, GError **error);
/** dpt_recall_close: @reason: must be given. Right: patient.write. */
gboolean dpt_recall_close (DptUnit *unit, gint64 id, const char *reason, GError **error);

#define DPT_TYPE_RECALL_ROW (dpt_recall_row_get_type ())
G_DECLARE_FINAL_TYPE (DptRecallRow, dpt_recall_row, DPT, RECALL_ROW, DptRecord)

/** DptRecallRow: one line of the list. Why in general words: what was found is not said here. */
enum
{
  DPT_RECALL_ROW_PATIENT_ID,
  DPT_RECALL_ROW_PATIENT_NAME,
  DPT_RECALL_ROW_BIRTH_DATE,
  DPT_RECALL_ROW_PHONE,
  DPT_RECALL_ROW_EMAIL,
  DPT_RECALL_ROW_RULE,
  DPT_RECALL_ROW_DUE_ON,
  DPT_RECALL_ROW_STATE,
  DPT_RECALL_ROW_CHANNEL,
  DPT_RECALL_ROW_NOTE,
  DPT_RECALL_ROW_UPDATED_AT,
};

/** dpt_recall_list_new: Returns: (transfer full): a list of #DptRecallRow, empty until it is set */
DptDbListModel *dpt_recall_list_new (DptDb *db);
/** dpt_recall_list_set: @until: ISO: due on that day or before; @closed: those that are done or closed instead; @search:
 * (nullable): beginning of a word of the patient's name */
void dpt_recall_list_set (DptDbListModel *list, gint64 establishment_id, const char *until, gboolean closed,
                          const char *search);

G_END_DECLS
