/* dpt-parked.h - tickets that wait: put aside at one till, taken up again at any of the establishment.
 * For: the till. Not for: the ticket under way, which is the user's own draft (practice/dpt-draft.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-draft.h"

G_BEGIN_DECLS

/** dpt_parked_put: puts the ticket @content (JSON of the till) aside in the establishment where the user works; needs %DPT_RIGHT_SALE_ISSUE */
gboolean dpt_parked_put (DptUnit *unit, const char *content, GError **error);

/** dpt_parked_list: Returns: (transfer full) (element-type DptDraft): what waits here, oldest first */
GPtrArray *dpt_parked_list (DptUnit *unit, GError **error);

/**
 * dpt_parked_take:
 *
 * Takes a ticket up: it no longer waits. Of two tills that want it exactly one gets it.
 *
 * Returns: (transfer full) (nullable): its content; %DPT_ERROR_NOT_FOUND where another till was faster
 */
char *dpt_parked_take (DptUnit *unit, gint64 id, GError **error);

G_END_DECLS
