/* dpt-serial-line.h - a serial line that an instrument sends over, heard on a thread of its own.
 * For: the feed of instruments (dpt-device-feed.h). Not for: what is sent (dpt-instrument.h). Nothing is sent back
 * but to an instrument that wants a command first (dpt-serial-talk.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DptSerialSettings:
 * @port: "/dev/ttyUSB0"
 * @speed: baud, 1200 to 115200
 * @data_bits: 7 or 8
 * @parity: 'N', 'E' or 'O'
 * @stop_bits: 1 or 2
 * @handshake: 'N' none, 'H' hardware (RTS/CTS), 'S' software (XON/XOFF)
 * @talk_to: the two letters of an instrument that is told to send; "": it sends by itself, and is told nothing
 */
typedef struct
{
  const char *port;
  int speed;
  int data_bits;
  char parity;
  int stop_bits;
  char handshake;
  char talk_to[3];
} DptSerialSettings;

/**
 * dpt_serial_open:
 *
 * Opens the line in raw mode, for one program alone. Blocks no longer than the system takes.
 *
 * Returns: a file descriptor; -1 with @error: %DPT_ERROR_UNAVAILABLE where another program listens, %DPT_ERROR_FAILED else
 */
int dpt_serial_open (const DptSerialSettings *settings, GError **error);

#define DPT_TYPE_SERIAL_LINE (dpt_serial_line_get_type ())
G_DECLARE_FINAL_TYPE (DptSerialLine, dpt_serial_line, DPT, SERIAL_LINE, GObject)

/* Signals, in the thread-default context of whoever made it: message (GBytes): a whole transmission.
 * state (GError, nullable): the line cannot be opened or was unplugged, told once; %NULL when it is heard (again). */

/** dpt_serial_line_new: starts listening; a line that is not there is tried again every other second */
DptSerialLine *dpt_serial_line_new (const DptSerialSettings *settings);
/** dpt_serial_line_ask: tells the instrument to send what it measured; nothing where it is not talked to, or not there */
void dpt_serial_line_ask (DptSerialLine *self);
/** dpt_serial_line_stop: waits for the thread, which answers at once; no signal comes any more */
void dpt_serial_line_stop (DptSerialLine *self);

G_END_DECLS
