/* dpt-exam-item-private.h - the tables behind dpt-exam-item.h.
 * For: dpt-exam-item.c and the files that hold the tables. Not for: anyone else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-exam-item.h"

G_BEGIN_DECLS

/* The items of a section stand together in one of these, in the order of the examination. */
extern const DptExamItem _dpt_exam_said[];
extern const guint _dpt_exam_n_said;
extern const DptExamItem _dpt_exam_sight[];
extern const guint _dpt_exam_n_sight;
extern const DptExamItem _dpt_exam_health[];
extern const guint _dpt_exam_n_health;
extern const DptExamItem _dpt_exam_lenses[];
extern const guint _dpt_exam_n_lenses;

/* A list that more than one of them offers. */
extern const DptExamChoice _dpt_exam_yes_no[];

G_END_DECLS
