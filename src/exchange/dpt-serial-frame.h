/* dpt-serial-frame.h - where a transmission over a serial line begins and ends.
 * For: dpt-serial-line.c, its tests and its fuzz target. Not for: the line itself, nor what is said on it.
 *
 *   SOH … STX … ETB … EOT    NIDEK and those who copied it: from SOH to EOT, whatever control characters stand between;
 *                            of measures with the four digits of the check sum, where they follow at once (NCP10)
 *   STX … ETX                a block of its own
 *   text, then silence       Tomey and others: what came until nothing comes any more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DPT_SERIAL_MAX_MESSAGE: bytes; a line that never ends its message is cut there */
#define DPT_SERIAL_MAX_MESSAGE (64 * 1024)

typedef struct _DptSerialFrame DptSerialFrame;

DptSerialFrame *dpt_serial_frame_new (void);
void dpt_serial_frame_free (DptSerialFrame *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptSerialFrame, dpt_serial_frame_free)

/** dpt_serial_frame_push: @messages: (element-type GBytes): receives each transmission that @bytes completes */
void dpt_serial_frame_push (DptSerialFrame *self, const guchar *bytes, gsize size, GPtrArray *messages);
/** dpt_serial_frame_flush: the line fell silent. Returns: (transfer full) (nullable): what stands there, where it is no noise */
GBytes *dpt_serial_frame_flush (DptSerialFrame *self);
/** dpt_serial_frame_is_pending: Returns: whether a transmission has begun */
gboolean dpt_serial_frame_is_pending (DptSerialFrame *self);
/** dpt_serial_frame_get_patience: Returns: after how many milliseconds without a byte to flush; -1: nothing stands there */
int dpt_serial_frame_get_patience (DptSerialFrame *self);

G_END_DECLS
