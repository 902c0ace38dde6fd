/* dpt-exam-item-private.h - the table behind dpt-exam-item.h.
 * For: dpt-exam-item.c and the file that holds the table. Not for: anyone else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-exam-item.h"

G_BEGIN_DECLS

/* The items of a section stand together, in the order of the examination. */
extern const DptExamItem dpt_exam_items[];
extern const guint dpt_exam_n_items;

G_END_DECLS
