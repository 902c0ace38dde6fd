/* dpt-serial-frame.c - see dpt-serial-frame.h.
 * For: telling transmissions apart. Not for: check sums, which belong to what is said (dpt-instrument.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-serial-frame.h"

#include "exchange/dpt-serial-talk.h"

#define SOH 0x01
#define STX 0x02
#define ETX 0x03
#define EOT 0x04
#define LEAST 4 /* bytes: less than that, without a frame, is a plug being put in */
#define N_DIGITS 4
#define SILENCE 600 /* milliseconds without a byte that end a transmission without a frame */
#define PAUSE 100   /* and one whose end was heard, where a check sum may follow: twelve bytes at the slowest speed */

struct _DptSerialFrame
{
  GByteArray *bytes;
  guchar opened_by; /* SOH, STX, or 0 for plain text */
  gboolean closed;  /* EOT was heard; the check sum may follow */
  guint n_digits;   /* of it */
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
  self->closed = FALSE;
  self->n_digits = 0;
  return message;
}

/* Behind the end of the measures. Returns: whether @byte still belongs to them */
static gboolean
push_behind (DptSerialFrame *self, guchar byte, GPtrArray *messages)
{
  if (g_ascii_isdigit (byte) || (byte >= 'A' && byte <= 'F'))
    self->n_digits++;
  else if (self->n_digits > 0 || (byte != '\r' && byte != '\n'))
    {
      g_ptr_array_add (messages, take (self));
      return FALSE;
    }
  g_byte_array_append (self->bytes, &byte, 1);
  if (self->n_digits == N_DIGITS || self->bytes->len >= DPT_SERIAL_MAX_MESSAGE)
    g_ptr_array_add (messages, take (self));
  return TRUE;
}

/* EOT of measures is not yet the end of them; that of a command is, and it wants an answer at once. */
static gboolean
is_end (DptSerialFrame *self, guchar byte)
{
  if (self->opened_by == STX)
    return byte == ETX;
  if (self->opened_by != SOH || byte != EOT)
    return FALSE;
  self->closed = !dpt_serial_talk_is_command (self->bytes->data, self->bytes->len);
  return !self->closed;
}

void
dpt_serial_frame_push (DptSerialFrame *self, const guchar *bytes, gsize size, GPtrArray *messages)
{
  g_return_if_fail (self != NULL && messages != NULL);

  for (gsize i = 0; i < size; i++)
    {
      if (self->closed && push_behind (self, bytes[i], messages))
        continue;
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
      if (is_end (self, bytes[i]) || self->bytes->len >= DPT_SERIAL_MAX_MESSAGE)
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

int
dpt_serial_frame_get_patience (DptSerialFrame *self)
{
  g_return_val_if_fail (self != NULL, -1);

  if (self->bytes->len == 0)
    return -1;
  return self->closed ? PAUSE : SILENCE;
}
