/* dpt-rx-entry.c - see dpt-rx-entry.h.
 * For: reading and showing. Not for: shorthand itself (engine/optics/dpt-rx-text.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-rx-entry.h"

#define STEP 25
#define LARGE_STEP 100

struct _DptRxEntry
{
  DptFieldEntry parent_instance;

  DptRx rx;
  DptRxFields fields;
  DptRx earlier; /* all 0 for none */
};

G_DEFINE_FINAL_TYPE (DptRxEntry, dpt_rx_entry, DPT_TYPE_FIELD_ENTRY)

static guint edited_signal;

static void
take (DptRxEntry *self, const DptRx *rx, DptRxFields fields)
{
  self->rx = *rx;
  self->fields = fields;
  g_signal_emit (self, edited_signal, 0);
}

static gboolean
dpt_rx_entry_take_text (DptFieldEntry *entry, const char *text, char **reason)
{
  g_autoptr (GError) error = NULL;
  DptRxFields given = DPT_RX_FIELD_NONE;
  DptRx rx = { 0 };

  if (*text != '\0' && (!dpt_rx_parse (text, &rx, &given, &error) || !dpt_rx_validate (&rx, &error)))
    {
      *reason = g_strdup (error->message);
      return FALSE;
    }
  take (DPT_RX_ENTRY (entry), &rx, given);
  return TRUE;
}

static char *
dpt_rx_entry_dup_text (DptFieldEntry *entry)
{
  DptRxEntry *self = DPT_RX_ENTRY (entry);

  return self->fields != DPT_RX_FIELD_NONE ? dpt_rx_format (&self->rx, DPT_RX_STYLE_INTERNATIONAL) : g_strdup ("");
}

static void
dpt_rx_entry_step (DptFieldEntry *entry, int direction, gboolean large)
{
  DptRxEntry *self = DPT_RX_ENTRY (entry);
  DptRx rx = self->fields != DPT_RX_FIELD_NONE ? self->rx : (DptRx) { .sphere = self->earlier.sphere };

  rx.sphere = CLAMP (rx.sphere + direction * (large ? LARGE_STEP : STEP), -DPT_RX_MAX_SPHERE, DPT_RX_MAX_SPHERE);
  take (self, &rx, self->fields | DPT_RX_FIELD_SPHERE);
}

static void
dpt_rx_entry_class_init (DptRxEntryClass *klass)
{
  DptFieldEntryClass *field_class = DPT_FIELD_ENTRY_CLASS (klass);

  field_class->take_text = dpt_rx_entry_take_text;
  field_class->dup_text = dpt_rx_entry_dup_text;
  field_class->step = dpt_rx_entry_step;
  edited_signal
    = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dpt_rx_entry_init (DptRxEntry *self)
{
  g_object_set (self, "enable-undo", FALSE, "hexpand", TRUE, "max-width-chars", 24, NULL);
}

GtkWidget *
dpt_rx_entry_new (void)
{
  return g_object_new (DPT_TYPE_RX_ENTRY, NULL);
}

DptRxFields
dpt_rx_entry_get_rx (DptRxEntry *self, DptRx *rx)
{
  g_return_val_if_fail (DPT_IS_RX_ENTRY (self), DPT_RX_FIELD_NONE);

  *rx = self->rx;
  return self->fields;
}

void
dpt_rx_entry_set_rx (DptRxEntry *self, const DptRx *rx, DptRxFields fields)
{
  g_return_if_fail (DPT_IS_RX_ENTRY (self));

  if (fields == self->fields && (fields == DPT_RX_FIELD_NONE || dpt_rx_equal (rx, &self->rx)))
    return;
  self->rx = *rx;
  self->fields = fields;
  dpt_field_entry_show_value (DPT_FIELD_ENTRY (self));
}

void
dpt_rx_entry_set_earlier (DptRxEntry *self, const DptRx *rx, DptRxFields fields)
{
  g_autofree char *words = NULL;

  g_return_if_fail (DPT_IS_RX_ENTRY (self));

  self->earlier = fields != DPT_RX_FIELD_NONE ? *rx : (DptRx) { 0 };
  words = fields != DPT_RX_FIELD_NONE ? dpt_rx_format (rx, DPT_RX_STYLE_INTERNATIONAL) : g_strdup ("");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self), words);
}
