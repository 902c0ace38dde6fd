/* dpt-secrets-dialog.h - whoever works here changes the own password and PIN.
 * For: the window's menu. Not for: other people's (gui/settings/dpt-user-pane.h), nor the first sign-in (dpt-sign-in-page.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_SECRETS_DIALOG (dpt_secrets_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DptSecretsDialog, dpt_secrets_dialog, DPT, SECRETS_DIALOG, AdwWindow)

/** dpt_secrets_dialog_new: @session: of whoever changes them */
GtkWidget *dpt_secrets_dialog_new (GtkWindow *parent, DptSession *session);

G_END_DECLS
