/* dpt-till-perspective.h - the cashier's screen: articles, the ticket, the client; pay, receipt, refunds.
 * For: the table of perspectives. Not for: anybody else; roles talk by window actions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-perspective.h"

G_BEGIN_DECLS

#define DPT_TYPE_TILL_PERSPECTIVE (dpt_till_perspective_get_type ())
G_DECLARE_FINAL_TYPE (DptTillPerspective, dpt_till_perspective, DPT, TILL_PERSPECTIVE, DptPerspective)

/* Opens: "dispensing_order" (puts it on the ticket, or takes a deposit), "sale" (in the list), "variant" (onto the ticket). */

G_END_DECLS
