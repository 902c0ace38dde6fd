/* dpt-device-feed.h - everything that this station's instruments say, into the tray.
 * For: the exam, which owns one while somebody who examines is signed in. Not for: what happens to it then (engine/clinical/dpt-tray.h).
 *
 *   devices of this station ──► DptFolderWatch, DptSerialLine ──bytes──► a unit of work: read (dpt-instrument.h), put into the tray
 *        ▲ "changed" of the table device                                     fails ──► the file is read again at the next look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-device.h"

G_BEGIN_DECLS

#define DPT_TYPE_DEVICE_FEED (dpt_device_feed_get_type ())
G_DECLARE_FINAL_TYPE (DptDeviceFeed, dpt_device_feed, DPT, DEVICE_FEED, GObject)

/* Signals: arrived (gint64 id): a reading is in the tray that was not there before.
 * problem (gint64 device_id, GError): something does not work, told once until it works again. */

/** dpt_device_feed_new: starts listening under @session, which must have clinical.write; in the caller's thread-default context */
DptDeviceFeed *dpt_device_feed_new (DptSession *session);
/** dpt_device_feed_stop: no signal comes any more; what is on its way into the tray gets there */
void dpt_device_feed_stop (DptDeviceFeed *self);
/** dpt_device_feed_get_n_asked: Returns: how many instruments can be asked for their measures */
guint dpt_device_feed_get_n_asked (DptDeviceFeed *self);
/** dpt_device_feed_ask: tells each of them to send; what comes arrives as ever */
void dpt_device_feed_ask (DptDeviceFeed *self);
/** dpt_device_feed_get_problem: Returns: (transfer none) (nullable): what does not work with the device now, translated */
const char *dpt_device_feed_get_problem (DptDeviceFeed *self, gint64 device_id);

/**
 * dpt_tray_import:
 * @file_name: without its folder
 * @content: its bytes
 *
 * What a person chose or dropped: read and put into the tray. For a unit of work (dpt_session_write()). Right: clinical.write.
 *
 * Returns: the reading's id, also where it was there already; 0 on failure. A file that cannot be understood is no failure: it is in
 * the tray and says why.
 */
gint64 dpt_tray_import (DptUnit *unit, const char *file_name, GBytes *content, gboolean *known, GError **error);

/** dpt_tray_retry: reads an unreadable one again from its bytes. Right: clinical.write. */
gboolean dpt_tray_retry (DptUnit *unit, gint64 id, GError **error);

/**
 * dpt_device_test:
 *
 * Tries the folder or the line of @device, which need not be saved. Blocks: for a worker.
 *
 * Returns: (transfer full) (nullable): translated: what was found; %NULL and @error where it does not work
 */
char *dpt_device_test (DptDevice *device, GError **error);

G_END_DECLS
