/* dpt-idle-lock.h - locks the station when nobody has touched it for a while.
 * For: the application, which lets its windows be watched. Not for: locking as such ("app.lock").
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DPT_TYPE_IDLE_LOCK (dpt_idle_lock_get_type ())
G_DECLARE_FINAL_TYPE (DptIdleLock, dpt_idle_lock, DPT, IDLE_LOCK, GObject)

#define DPT_IDLE_LOCK_SETTING "lock.minutes" /* of engine/practice/dpt-setting.h; 0: never */
#define DPT_IDLE_LOCK_MINUTES 10

/* Signal: idle (): nobody touched a watched window for so long */

DptIdleLock *dpt_idle_lock_new (void);

/** dpt_idle_lock_watch: keys, clicks and moves in @window count as somebody's being there, from now until it is destroyed */
void dpt_idle_lock_watch (DptIdleLock *self, GtkWidget *window);

/** dpt_idle_lock_start: begins to count; @seconds: 0: never */
void dpt_idle_lock_start (DptIdleLock *self, guint seconds);
void dpt_idle_lock_stop (DptIdleLock *self);

G_END_DECLS
