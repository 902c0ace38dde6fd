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
#include "engine/clinical/dpt-recall-rules.h"
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

/** dpt_recall_state_get_label: Returns: (nullable): translated */
const char *dpt_recall_state_get_label (const char *state);
/** dpt_recall_channel_get_label: Returns: (nullable): translated: "By phone" */
const char *dpt_recall_channel_get_label (const char *channel);

#define DPT_TYPE_RECALL_EVENT (dpt_recall_event_get_type ())
G_DECLARE_FINAL_TYPE (DptRecallEvent, dpt_recall_event, DPT, RECALL_EVENT, DptRecord)

/** DptRecallEvent's fields: an entry that is never changed. FROM_: as it was before. USER_NAME is filled by queries. */
enum
{
  DPT_RECALL_EVENT_RECALL_ID,
  DPT_RECALL_EVENT_AT,
  DPT_RECALL_EVENT_USER_ID,
  DPT_RECALL_EVENT_EVENT, /* tell, postpone, close, come, undo */
  DPT_RECALL_EVENT_FROM_STATE,
  DPT_RECALL_EVENT_FROM_DUE_ON,
  DPT_RECALL_EVENT_FROM_CHANNEL,
  DPT_RECALL_EVENT_FROM_NOTE,
  DPT_RECALL_EVENT_DUE_ON,
  DPT_RECALL_EVENT_CHANNEL,
  DPT_RECALL_EVENT_NOTE,
  DPT_RECALL_EVENT_USER_NAME,
};

/** dpt_recall_event_get_label: Returns: (nullable): translated: "Told" */
const char *dpt_recall_event_get_label (const char *event);

/** dpt_recall_note_visit: the patient came: what was open about visits is done, and what follows from this one is open.
 * In the unit that signs. */
gboolean dpt_recall_note_visit (DptUnit *unit, DptVisitSheet *sheet, GError **error);
/** dpt_recall_note_amendment: what follows from the visit may be otherwise now, where nobody was told yet and the patient
 * has not come since. In the unit that amends. */
gboolean dpt_recall_note_amendment (DptUnit *unit, DptVisitSheet *sheet, GError **error);
/** dpt_recall_note_prescription: a new prescription: the recall for the end of the one before is done, that for the new
 * one is open, some days before its last day. In the unit that issues. */
gboolean dpt_recall_note_prescription (DptUnit *unit, DptPrescription *head, GError **error);

/** dpt_recall_tell: @channel: "phone", "mobile", "email", "post"; @note: (nullable): what came of it. Refused where the patient does
 * not want to be recalled that way (consent "recall"). Right: patient.write. */
gboolean dpt_recall_tell (DptUnit *unit, gint64 id, const char *channel, const char *note, GError **error);
/** dpt_recall_postpone: @due_on: ISO, after today; @note: (nullable): why: "No answer". Right: patient.write. */
gboolean dpt_recall_postpone (DptUnit *unit, gint64 id, const char *due_on, const char *note, GError **error);
/** dpt_recall_close: @reason: must be given. Right: patient.write. */
gboolean dpt_recall_close (DptUnit *unit, gint64 id, const char *reason, GError **error);
/** dpt_recall_undo: takes the last telling, postponing or closing back. %DPT_ERROR_STATE where the last was none of these. Right:
 * patient.write. */
gboolean dpt_recall_undo (DptUnit *unit, gint64 id, GError **error);
/** dpt_recall_load_history: Returns: (transfer full) (element-type DptRecallEvent): who told whom when, oldest first. Right: patient.read. */
GPtrArray *dpt_recall_load_history (DptUnit *unit, gint64 id, GError **error);

/**
 * DptRecallCount: what a run of the rules did
 * @opened: recalls that were missing
 * @moved: of which the day changed, and nobody had acted on them
 * @dropped: whose rule is off now, likewise
 */
typedef struct
{
  guint opened;
  guint moved;
  guint dropped;
} DptRecallCount;

/** DptRecallRunPlace: ids of the last patient and the last prescription that were looked at; -1: all were */
typedef struct
{
  gint64 visits_after;
  gint64 prescriptions_after;
} DptRecallRunPlace;

/**
 * dpt_recall_run:
 * @place: (inout): begin with a zeroed one; where the next call goes on
 * @count: (inout): added up
 *
 * Applies the rules to the newest visit and the newest prescriptions of everybody, some hundred at a time: after the rules were changed,
 * or patients came from another program. What was told, postponed or closed stays, and nothing is opened that was due more than three years ago.
 * Right: patient.write.
 *
 * Returns: whether it succeeded; @place is { -1, -1 } at the end
 */
gboolean dpt_recall_run (DptUnit *unit, DptRecallRunPlace *place, DptRecallCount *count, GError **error);

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
  DPT_RECALL_ROW_USER_NAME, /* who did the last of it */
  DPT_RECALL_ROW_REFUSED,   /* channels that the patient does not want, "email post " */
};

/** dpt_recall_list_new: Returns: (transfer full): a list of #DptRecallRow, empty until it is set */
DptDbListModel *dpt_recall_list_new (DptDb *db);

/**
 * DptRecallFilter:
 * @until: ISO: due on that day or before
 * @finished: those that came or were closed instead
 * @search: (nullable): beginning of a word of the patient's name
 * @rule: (nullable): only of that rule
 * @channel: (nullable): only who can and wants to be told this way; of finished ones: who was
 *
 * Who died, or does not want to be recalled at all, is never listed as due.
 */
typedef struct
{
  const char *until;
  gboolean finished;
  const char *search;
  const char *rule;
  const char *channel;
} DptRecallFilter;

void dpt_recall_list_set (DptDbListModel *list, gint64 establishment_id, const DptRecallFilter *filter);
/** dpt_recall_load_list: Returns: (transfer full) (element-type DptRecallRow): the same at once, of the session's establishment. Right:
 * patient.read. */
GPtrArray *dpt_recall_load_list (DptUnit *unit, const DptRecallFilter *filter, GError **error);

G_END_DECLS
