/* dpt-exam-item.h - what can be found at an examination besides refraction, acuity, pressure and corneal curves.
 * For: the sections of the visit page, what is normal or unusual, words for the report. Not for: keeping it
 * (DptFinding). SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-measure.h"

G_BEGIN_DECLS

/**
 * DptExamKind: how an item is recorded in a #DptFinding
 * @DPT_EXAM_NUMBER: NUMBER, in hundredths of the item's unit
 * @DPT_EXAM_CHOICE: CODE, one of the choices, and nothing else
 * @DPT_EXAM_WORDS: CODE where it is one of the choices, else TEXT in the examiner's words
 * @DPT_EXAM_DATE: TEXT, an ISO date
 * @DPT_EXAM_EXPIRY: likewise; a month alone is its last day
 * @DPT_EXAM_RANGE: of fusion: NUMBER is the break, and TEXT "12/18/10" where blur and recovery were taken, too, see
 * dpt_exam_range_parse()
 * @DPT_EXAM_TIME: TEXT, "14:05"
 */
typedef enum
{
  DPT_EXAM_NUMBER,
  DPT_EXAM_CHOICE,
  DPT_EXAM_WORDS,
  DPT_EXAM_DATE,
  DPT_EXAM_EXPIRY,
  DPT_EXAM_RANGE,
  DPT_EXAM_TIME,
} DptExamKind;

/** DptExamChoice: one word of a list: its nick as it is kept, and N_() words */
typedef struct
{
  const char *nick;
  const char *label;
} DptExamChoice;

/**
 * DptExamItem:
 * @section: "slit_lamp"
 * @item: "cornea"
 * @label: N_() words
 * @eyes: "RL" for each eye, "RLB" for both together too, "" for what has no eye
 * @kind: how it is recorded
 * @unit: (nullable): as it is written behind a number; dpt_exam_item_get_unit() translates it
 * @decimals: of a number: 0 to 2
 * @min: least that can be, hundredths
 * @max: most that can be
 * @low: below it is unusual; professional usage where no source is named, so a warning and never a refusal
 * @high: above it is unusual; @low = @high: nothing is
 * @step: what an arrow adds
 * @choices: (nullable) (array zero-terminated=1): the words offered
 * @normal: (nullable): the nick that the key for "normal" writes
 * @sign: whether a number above 0 is written with its sign, as powers are
 * @carried: whether it is true until somebody says otherwise, and so stands in the next visit, too
 */
typedef struct
{
  const char *section;
  const char *item;
  const char *label;
  const char *eyes;
  DptExamKind kind;
  const char *unit;
  int decimals;
  int min;
  int max;
  int low;
  int high;
  int step;
  const DptExamChoice *choices;
  const char *normal;
  gboolean sign;
  gboolean carried;
} DptExamItem;

/** dpt_exam_item_list: Returns: (array length=n): the items of @section, in the order of the examination */
const DptExamItem *dpt_exam_item_list (const char *section, guint *n);
/** dpt_exam_item_find: Returns: (nullable): by section and name */
const DptExamItem *dpt_exam_item_find (const char *section, const char *item);
/** dpt_exam_item_has_eye: @eye: (nullable): "R", "L", "B" or %NULL. Returns: whether it is recorded for that eye */
gboolean dpt_exam_item_has_eye (const DptExamItem *self, const char *eye);

/** dpt_exam_item_get_label: Returns: translated */
const char *dpt_exam_item_get_label (const DptExamItem *self);
/** dpt_exam_item_get_unit: Returns: (nullable): as the locale writes it behind a number */
const char *dpt_exam_item_get_unit (const DptExamItem *self);
/** dpt_exam_item_get_choice_label: Returns: (nullable): translated; %NULL where @nick is none of its choices */
const char *dpt_exam_item_get_choice_label (const DptExamItem *self, const char *nick);
/** dpt_exam_item_find_choice: @text: as typed. Returns: (nullable): the nick of the choice that it is, or the only one
 * that begins so; accents and case do not matter */
const char *dpt_exam_item_find_choice (const DptExamItem *self, const char *text);

/** dpt_exam_item_is_number: Returns: whether NUMBER says it */
gboolean dpt_exam_item_is_number (const DptExamItem *self);

/**
 * dpt_exam_range_parse:
 * @self: of the kind %DPT_EXAM_RANGE
 * @text: "18", the break, or "12/18/10": blur, break and recovery, in prism dioptres; "x" for what was not seen
 * @number: (out): the break in hundredths
 * @kept: (out) (transfer full) (nullable): the three as they are kept; %NULL where there is only the break
 *
 * Two lines that one eye sees blur before they part, and join again only at less: neither blur nor recovery is above the
 * break.
 *
 * Returns: whether it can be
 */
gboolean dpt_exam_range_parse (const DptExamItem *self, const char *text, gint64 *number, char **kept);

/** dpt_exam_item_check: Returns: whether @finding is within what the item can be; otherwise @error is %DPT_ERROR_INVALID and
 * says so */
gboolean dpt_exam_item_check (const DptExamItem *self, DptFinding *finding, GError **error);

/** dpt_exam_item_format: @finding: (nullable). Returns: (transfer full): as a person reads it, with the unit; "" for
 * nothing */
char *dpt_exam_item_format (const DptExamItem *self, DptFinding *finding);
/** dpt_exam_item_format_number: Returns: (transfer full): the number alone, with the item's decimals */
char *dpt_exam_item_format_number (const DptExamItem *self, gint64 number);
/** dpt_exam_item_describe_unusual: Returns: (transfer full) (nullable): the translated reason why @finding is worth a
 * second look; %NULL where it is not */
char *dpt_exam_item_describe_unusual (const DptExamItem *self, DptFinding *finding);

G_END_DECLS
