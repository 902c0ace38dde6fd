/* dpt-start-check.h - the file is looked over in the background after a program that died had it open.
 * For: dpt-application.c. Not for: the check itself (dpt_db_quick_check()), nor for what is said of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db.h"

G_BEGIN_DECLS

typedef struct _DptStartCheck DptStartCheck;

/** DptStartCheckFunc: @percent is done; 100: it has ended, with @error where something is wrong. On the main thread. */
typedef void (*DptStartCheckFunc) (guint percent, const GError *error, gpointer data);

/** dpt_start_check_new: begins at once, in a thread of its own; @func is called some times a second, and may free the check at its end */
DptStartCheck *dpt_start_check_new (DptDb *db, DptStartCheckFunc func, gpointer data);

/** dpt_start_check_free: ends the check and waits for it, milliseconds: no connection is left open behind a program that ends */
void dpt_start_check_free (DptStartCheck *self);

/** dpt_start_check_get_percent: Returns: 0 to 99 */
guint dpt_start_check_get_percent (DptStartCheck *self);

G_END_DECLS
