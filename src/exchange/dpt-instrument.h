/* dpt-instrument.h - files and transmissions of optometric instruments, read into a DptReading.
 * For: the tray, the watched folder, the serial line, dioptrectl. Not for: where values land in a visit (engine/clinical).
 *
 *   bytes ──► which format, by content ──► dpt-instrument-joia.c          JOIA XML: Topcon and most of Japan; NIDEK's LM and RT
 *                                          dpt-instrument-nidek.c         NIDEK's AR, ARK, NT, Tonoref <Data>
 *                                          dpt-instrument-nidek-serial.c  NIDEK's RS-232: SOH … EOT and its checksum
 *                                          dpt-instrument-tomey.c         Tomey RC-5000 and TOP-1000, Rodenstock, as text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-reading.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** DPT_INSTRUMENT_MAX_BYTES: no file of an instrument is larger (4 MB) */
#define DPT_INSTRUMENT_MAX_BYTES (4 * 1024 * 1024)

/**
 * dpt_instrument_read:
 * @bytes: the whole file or transmission
 * @file_name: (nullable): for messages; the format is recognised by content alone
 *
 * May be called from any thread. What was not measured is left out, what the device wrote as an error stays as its word. An
 * axis of 0 is 180; an axis without cylinder is dropped; the flatter meridian comes first. A phoropter's near refraction also
 * gives the distance refraction of the same eye its addition.
 *
 * Returns: (transfer full) (nullable): at least one item; otherwise @error is %DPT_ERROR_INVALID and names the line and what is
 * wrong there. A file is read whole or not at all.
 */
DptReading *dpt_instrument_read (GBytes *bytes, const char *file_name, GError **error);

/**
 * dpt_instrument_load:
 * @path: a file of this machine
 * @bytes: (out) (transfer full) (optional): what was in it, also where it could not be read
 *
 * dpt_instrument_read() of a file. Anything but a plain file is refused without waiting for it.
 *
 * Returns: (transfer full) (nullable): %NULL with @error: %G_FILE_ERROR where there is no such file
 */
DptReading *dpt_instrument_load (const char *path, GBytes **bytes, GError **error);

/** dpt_instrument_is_companion: Returns: whether @file_name is one that instruments lay beside their measurements and that a watched
 * folder passes over: style sheets, pictures, half-written and hidden files */
gboolean dpt_instrument_is_companion (const char *file_name);

G_END_DECLS
