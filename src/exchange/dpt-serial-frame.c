/* dpt-serial-frame.c - see dpt-serial-frame.h.
 * For: telling transmissions apart. Not for: check sums, which belong to what is said (dpt-instrument.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-serial-frame.h"

#define SOH 0x01
#define STX 0x02
#define ETX 0x03
#define EOT 0x04
#define LEAST 4 /* bytes: less than that, without a frame, is a plug being put in */

struct _DptSerialFrame
{
  GByteArray *bytes;
  guchar opened_by; /* SOH, STX, or 0 for plain text */
};

DptSerialFrame *
dpt_serial_frame_new (void)
{
  DptSerialFrame *self = g_new0 (DptSerialFrame, 1);

  self->bytes = g_byte_array_new ();
  return self;
}

void
dpt_serial_frame_free (DptSerialFrame *self)
{
  g_byte_array_unref (self->bytes);
  g_free (self);
}

static GBytes *
take (DptSerialFrame *self)
{
  GBytes *message = g_byte_array_free_to_bytes (self->bytes);

  self->bytes = g_byte_array_new ();
  self->opened_by = 0;
  return message;
}

void
dpt_serial_frame_push (DptSerialFrame *self, const guchar *bytes, gsize size, GPtrArray *messages)
{
  g_return_if_fail (self != NULL && messages != NULL);

  for (gsize i = 0; i < size; i++)
    {
      /* A new beginning ends what never came to its end, so that no transmission is lost behind a torn one. */
      if (bytes[i] == SOH && self->bytes->len > 0)
        {
          GBytes *torn = dpt_serial_frame_flush (self);

          if (torn != NULL)
            g_ptr_array_add (messages, torn);
        }
      if (self->bytes->len == 0)
        self->opened_by = bytes[i] == SOH || bytes[i] == STX ? bytes[i] : 0;
      g_byte_array_append (self->bytes, &bytes[i], 1);
      if ((self->opened_by == SOH && bytes[i] == EOT) || (self->opened_by == STX && bytes[i] == ETX)
          || self->bytes->len >= DPT_SERIAL_MAX_MESSAGE)
        g_ptr_array_add (messages, take (self));
    }
}

GBytes *
dpt_serial_frame_flush (DptSerialFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->bytes->len < LEAST && self->opened_by == 0)
    {
      g_byte_array_set_size (self->bytes, 0);
      return NULL;
    }
  return take (self);
}

gboolean
dpt_serial_frame_is_pending (DptSerialFrame *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->bytes->len > 0;
}
