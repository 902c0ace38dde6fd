/* dpt-user-pane.h - one user in a form: who, which roles, which rights besides, password and PIN.
 * For: the Team page. Not for: reading and saving (dpt-team-pane.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/settings/dpt-user-draft.h"

G_BEGIN_DECLS

#define DPT_TYPE_USER_PANE (dpt_user_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptUserPane, dpt_user_pane, DPT, USER_PANE, AdwBin)

/* Signal: changed (): somebody typed or switched something */

/** dpt_user_pane_set_draft: @draft: (nullable): what is edited in place; %NULL empties the form */
void dpt_user_pane_set_draft (DptUserPane *self, DptUserDraft *draft);

/** dpt_user_pane_collect: what stands in the secret fields goes into the draft. Returns: FALSE where the two passwords differ, which the pane says */
gboolean dpt_user_pane_collect (DptUserPane *self);

/** dpt_user_pane_show_error: marks the field that @error names, and says why */
void dpt_user_pane_show_error (DptUserPane *self, const GError *error);

/** dpt_user_pane_focus: to the first field */
void dpt_user_pane_focus (DptUserPane *self);

G_END_DECLS
