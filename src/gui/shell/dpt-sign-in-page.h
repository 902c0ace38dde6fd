/* dpt-sign-in-page.h - who is working: tiles of faces, a PIN or a password. The same page after a lock.
 * For: the gate. Not for: checking secrets and delays (engine/practice/dpt-sign-in.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-sign-in.h"

G_BEGIN_DECLS

#define DPT_TYPE_SIGN_IN_PAGE (dpt_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (DptSignInPage, dpt_sign_in_page, DPT, SIGN_IN_PAGE, AdwBin)

/* Signal: signed-in (DptSession *) */

/** dpt_sign_in_page_new: @last_user_id: who was here before the lock, and is chosen first; 0 for nobody */
GtkWidget *dpt_sign_in_page_new (DptSignIn *sign_in, gint64 last_user_id);

G_END_DECLS
