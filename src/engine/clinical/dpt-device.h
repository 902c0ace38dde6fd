/* dpt-device.h - an instrument of the practice and how it speaks: files in a folder, or a serial line.
 * For: settings, and whoever listens (exchange/dpt-device-feed.h). Not for: what it says (dpt-reading.h, dpt-tray.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_DEVICE (dpt_device_get_type ())
G_DECLARE_FINAL_TYPE (DptDevice, dpt_device, DPT, DEVICE, DptRecord)

/** DptDevice's fields. Of a folder FOLDER and PATTERN count, of a serial line PORT to TALK. */
enum
{
  DPT_DEVICE_ESTABLISHMENT_ID,
  DPT_DEVICE_STATION_ID, /* the only station that listens; NULL: every station of the establishment */
  DPT_DEVICE_NAME,
  DPT_DEVICE_KIND,       /* "autorefractor", "keratometer", "lensmeter", "phoropter", "tonometer", "pachymeter", "other" */
  DPT_DEVICE_CONNECTION, /* "folder", "serial" */
  DPT_DEVICE_FOLDER,     /* absolute */
  DPT_DEVICE_PATTERN,    /* of names, "*.xml;*.txt"; NULL: any */
  DPT_DEVICE_PORT,       /* "/dev/ttyUSB0" */
  DPT_DEVICE_SPEED,      /* baud, "1200" to "115200" */
  DPT_DEVICE_DATA_BITS,  /* "7", "8" */
  DPT_DEVICE_PARITY,     /* "none", "even", "odd" */
  DPT_DEVICE_STOP_BITS,  /* "1", "2" */
  DPT_DEVICE_HANDSHAKE,  /* "none", "hardware" (RTS/CTS), "software" (XON/XOFF) */
  DPT_DEVICE_TALK,       /* "listen": it sends by itself; "nidek": after a command (exchange/dpt-serial-talk.h) */
  DPT_DEVICE_CARRIES_NUMBER, /* whether the number that it sends is our file number, and not its own counter */
  DPT_DEVICE_ENABLED,
  DPT_DEVICE_CREATED_AT,
};

/** DPT_DEVICE_BACKLOG: files that are older than this many days when the device is added are not taken in */
#define DPT_DEVICE_BACKLOG 7

/** dpt_device_new: Returns: (transfer full): a folder of an autorefractor, 9600 8N1 where it is turned into a line */
DptDevice *dpt_device_new (void);

/** dpt_device_value_get_label: Returns: translated words for a value of any of the enumerated fields; @value itself for a number */
const char *dpt_device_value_get_label (const char *value);
gboolean dpt_device_is_serial (DptDevice *self);
/** dpt_device_check_place: Returns: whether folder or port are named as they must be */
gboolean dpt_device_check_place (DptDevice *self, GError **error);
/** dpt_device_dup_place: Returns: (transfer full): the folder and pattern, or the line and its speed, for a person */
char *dpt_device_dup_place (DptDevice *self);
/** dpt_device_takes_name: Returns: whether a file called @name is one of its: fits the pattern, and is no style sheet, hidden or
 * temporary file */
gboolean dpt_device_takes_name (DptDevice *self, const char *name);

/** dpt_device_list: Returns: (transfer full) (element-type DptDevice): all of the establishment, by name. Right: clinical.read or
 * setting.write. */
GPtrArray *dpt_device_list (DptUnit *unit, GError **error);
/** dpt_device_list_here: Returns: (transfer full) (element-type DptDevice): those that this station listens to. Right: clinical.write. */
GPtrArray *dpt_device_list_here (DptUnit *unit, GError **error);
/** dpt_device_save: adds or changes. Right: setting.write. */
gboolean dpt_device_save (DptUnit *unit, DptDevice *device, GError **error);
/** dpt_device_remove: takes out one that nothing came from yet; after that it can only be switched off. Right: setting.write. */
gboolean dpt_device_remove (DptUnit *unit, gint64 id, GError **error);

G_END_DECLS
