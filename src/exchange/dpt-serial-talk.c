/* dpt-serial-talk.c - see dpt-serial-talk.h.
 * For: the bytes of the commands. Not for: sending them (dpt-serial-line.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-serial-talk.h"

#include <string.h>

#define REQUEST_TEXT "\002RS\027\004" /* behind "SOH C" and two letters */
#define SEND_TEXT "\002SD\027\004\r"  /* the manual shows it with CR, and some do not answer without */

const char *
dpt_serial_talk_find_name (const char *kind)
{
  static const struct { const char *kind, *name; } names[] = {
    { "lensmeter", "LM" },   { "autorefractor", "RM" }, { "phoropter", "RL" },
    { "keratometer", "KM" }, { "tonometer", "NT" },     { "pachymeter", "PM" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].kind, kind) == 0)
      return names[i].name;
  return "**";
}

gboolean
dpt_serial_talk_is_command (const guchar *message, gsize size)
{
  return size >= 2 && message[0] == 0x01 && message[1] == 'C';
}

gboolean
dpt_serial_talk_is_request (const guchar *message, gsize size)
{
  return dpt_serial_talk_is_command (message, size) && size == 4 + strlen (REQUEST_TEXT)
         && memcmp (message + 4, REQUEST_TEXT, strlen (REQUEST_TEXT)) == 0;
}

void
dpt_serial_talk_write_send (const char *name, char command[DPT_SERIAL_TALK_SIZE])
{
  g_snprintf (command, DPT_SERIAL_TALK_SIZE, "\001C%.2s" SEND_TEXT, name);
}
