/* dpt-exam-perspective.h - the optometrist's screen: visits, the visit, earlier values.
 * For: gui/shell's table of perspectives. Not for: other roles: they come here with win.show ("exam", "visit", id).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-perspective.h"

G_BEGIN_DECLS

#define DPT_TYPE_EXAM_PERSPECTIVE (dpt_exam_perspective_get_type ())
G_DECLARE_FINAL_TYPE (DptExamPerspective, dpt_exam_perspective, DPT, EXAM_PERSPECTIVE, DptPerspective)

/* dpt_perspective_open() knows "visit" and "patient". */

G_END_DECLS
