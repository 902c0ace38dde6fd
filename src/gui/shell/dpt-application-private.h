/* dpt-application-private.h - what the two halves of the application share.
 * For: dpt-application.c and dpt-application-actions.c. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/shell/dpt-application.h"

G_BEGIN_DECLS

/* dpt-application.c */
void _dpt_application_add_window (DptApplication *self);

/* dpt-application-actions.c: the "app." actions and every key that is not a perspective's own */
void _dpt_application_add_actions (DptApplication *self);

G_END_DECLS
