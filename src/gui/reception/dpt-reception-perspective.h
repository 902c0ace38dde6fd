/* dpt-reception-perspective.h - the screen of the reception: who are our patients, and all about one of them.
 * For: the window's table of perspectives. Not for: other roles, who say "win.show-patient".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-perspective.h"

G_BEGIN_DECLS

#define DPT_TYPE_RECEPTION_PERSPECTIVE (dpt_reception_perspective_get_type ())
G_DECLARE_FINAL_TYPE (DptReceptionPerspective, dpt_reception_perspective, DPT, RECEPTION_PERSPECTIVE, DptPerspective)

/* Opens "patient" (an id) and "new-patient" (no id). Actions: reception.new-patient, reception.show-list, reception.show-tab (s). */

G_END_DECLS
