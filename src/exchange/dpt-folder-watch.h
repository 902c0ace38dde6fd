/* dpt-folder-watch.h - a folder that an instrument writes into: every file of it once it is whole, whenever it came.
 * For: the feed of instruments (dpt-device-feed.h). Not for: what stands in a file.
 *
 *   GFileMonitor ─┐
 *   every 5 s    ─┴► scan, on a worker: a file whose size and time stand still is read ──► "file", on the main thread
 *
 * The monitor alone would not do: it hears nothing of what another machine writes into a network folder, and nothing of
 * what came before the start.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DPT_TYPE_FOLDER_WATCH (dpt_folder_watch_get_type ())
G_DECLARE_FINAL_TYPE (DptFolderWatch, dpt_folder_watch, DPT, FOLDER_WATCH, GObject)

/* Signals: file (name, GBytes content, gint64 time): a whole file; @time is when it was last written, UTC microseconds.
 * state (GError, nullable): the folder cannot be read, told once; %NULL when it can be again. */

/** DptFolderWatchFilter: Returns: whether @name is to be read; called on a worker */
typedef gboolean (*DptFolderWatchFilter) (const char *name, gpointer data);

/**
 * dpt_folder_watch_new:
 * @folder: absolute path; need not be there yet
 * @since: files last written before it are left alone, UTC microseconds
 * @max_size: of a larger file only that much and one byte more is read
 * @filter: (nullable)
 */
DptFolderWatch *dpt_folder_watch_new (const char *folder, gint64 since, gsize max_size, DptFolderWatchFilter filter,
                                      gpointer data, GDestroyNotify data_free);
/** dpt_folder_watch_set_times: how long a file must stand still, and how often is looked without being told; milliseconds */
void dpt_folder_watch_set_times (DptFolderWatch *self, guint still, guint interval);
/** dpt_folder_watch_add_known: before the start: a file of that size and time was read another day */
void dpt_folder_watch_add_known (DptFolderWatch *self, const char *name, gint64 size, gint64 time);
/** dpt_folder_watch_start: signals come in the thread-default context of the caller */
void dpt_folder_watch_start (DptFolderWatch *self);
/** dpt_folder_watch_try_again: what was made of @name came to nothing: it is read again at the next look */
void dpt_folder_watch_try_again (DptFolderWatch *self, const char *name);
/** dpt_folder_watch_stop: no signal comes any more */
void dpt_folder_watch_stop (DptFolderWatch *self);

G_END_DECLS
