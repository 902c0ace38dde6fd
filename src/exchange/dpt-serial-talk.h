/* dpt-serial-talk.h - the commands of an instrument that does not send before it is told to.
 * For: dpt-serial-line.c, its tests. Not for: where a transmission ends (dpt-serial-frame.h), what is measured (dpt-instrument.h).
 *
 *   instrument ──"SOH C * * STX R S ETB EOT"──► computer       its key was pressed: it asks to send
 *   instrument ◄─"SOH C L M STX S D ETB EOT"──  computer       send: as an answer, or because a person here wants it
 *   instrument ──"SOH D L M STX … EOT"────────► computer       the measures
 *
 * Source: NIDEK, LM-1800P/1800PD interface manual MLM26*RTZ002F (2015), 2.2.1 and 3.2 to 3.3.3, "Com mode NIDEK"; the same names for
 * a refractor and a refractometer in the free program Rufus (procedures.cpp, SendDataNIDEK). In "Com mode NCP10" nothing is asked.
 * The binary NCP20 is not spoken.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dpt_serial_talk_find_name:
 * @kind: of a device (engine/clinical/dpt-device.h)
 *
 * Returns: the two letters that a command calls it by: "LM" a lensmeter, "RM" a refractometer, "RL" a phoropter. Assumed, since no text
 * that we have says it: "KM", "NT" and "PM" for keratometer, tonometer and pachymeter, the letters of their own data; "**", which is
 * anybody, for the rest.
 */
const char *dpt_serial_talk_find_name (const char *kind);

/** dpt_serial_talk_is_command: Returns: whether @message is a command, and no measures: it has no check sum behind it */
gboolean dpt_serial_talk_is_command (const guchar *message, gsize size);
/** dpt_serial_talk_is_request: Returns: whether the instrument asks to send */
gboolean dpt_serial_talk_is_request (const guchar *message, gsize size);

/** DPT_SERIAL_TALK_SIZE: of a command, with its zero */
#define DPT_SERIAL_TALK_SIZE 11

/** dpt_serial_talk_write_send: @command: receives "send your measures", for the instrument called @name (two letters) */
void dpt_serial_talk_write_send (const char *name, char command[DPT_SERIAL_TALK_SIZE]);

G_END_DECLS
