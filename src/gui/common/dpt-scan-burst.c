/* dpt-scan-burst.c - see dpt-scan-burst.h.
 * For: the decision. Not for: key events (dpt-scanner.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-scan-burst.h"

DptScanBurst *
dpt_scan_burst_new (void)
{
  DptScanBurst *self = g_new0 (DptScanBurst, 1);

  self->text = g_string_new (NULL);
  return self;
}

void
dpt_scan_burst_free (DptScanBurst *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->text, TRUE);
  g_free (self);
}

void
dpt_scan_burst_reset (DptScanBurst *self)
{
  g_return_if_fail (self != NULL);

  g_string_truncate (self->text, 0);
  self->length = 0;
}

gboolean
dpt_scan_burst_add (DptScanBurst *self, gunichar character, guint32 time_ms)
{
  gboolean follows;

  g_return_val_if_fail (self != NULL, FALSE);

  /* Unsigned, so that a clock that wraps between two keys still gives a small difference. */
  follows = self->length > 0 && time_ms - self->last_ms <= DPT_SCAN_GAP;
  if (!follows)
    {
      dpt_scan_burst_reset (self);
      self->first_ms = time_ms;
    }
  g_string_append_unichar (self->text, character);
  self->length++;
  self->last_ms = time_ms;
  return follows;
}

/* A key that is held down repeats as fast as a scanner, but always itself. */
static gboolean
is_one_key_held (const DptScanBurst *self)
{
  gunichar first = g_utf8_get_char (self->text->str);

  for (const char *p = self->text->str; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) != first)
      return FALSE;
  return TRUE;
}

char *
dpt_scan_burst_end (DptScanBurst *self, guint32 time_ms)
{
  char *scanned = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->length >= DPT_SCAN_LENGTH
      && time_ms - self->last_ms <= DPT_SCAN_GAP
      && time_ms - self->first_ms <= DPT_SCAN_MEAN * self->length
      && !is_one_key_held (self))
    scanned = g_strdup (self->text->str);
  dpt_scan_burst_reset (self);
  return scanned;
}

char *
dpt_scan_burst_repair (const char *text)
{
  /* The unshifted upper row of a French keyboard, 1 to 9, then 0. */
  static const char row[] = "&é\"'(-è_çà";
  g_autoptr (GString) digits = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  digits = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *at = g_utf8_strchr (row, -1, g_utf8_get_char (p));

      if (at == NULL)
        return g_strdup (text);
      g_string_append_c (digits, (char) ('0' + (g_utf8_pointer_to_offset (row, at) + 1) % 10));
    }
  return g_string_free (g_steal_pointer (&digits), FALSE);
}
