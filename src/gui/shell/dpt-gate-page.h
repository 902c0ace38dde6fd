/* dpt-gate-page.h - the page of the gate for an open database: first start, sign-in, or lock.
 * For: the application. Not for: checking who somebody is (engine/practice).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/shell/dpt-application.h"

G_BEGIN_DECLS

/**
 * dpt_gate_page_new:
 * @application: with an open database and nobody signed in
 *
 * One page for each window, at start, after signing out and after a lock (dpt_application_get_last_user_id() says who
 * was here). It ends by calling dpt_application_set_session(), which takes the gates away.
 *
 * Returns: a new page
 */
GtkWidget *dpt_gate_page_new (DptApplication *application);

G_END_DECLS
