/* dpt-prism-entry.c - see dpt-prism-entry.h.
 * For: the text and its steps. Not for: checking a whole refraction.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-prism-entry.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-power.h"
#include "engine/optics/dpt-rx-text.h"

#define STEP 25

struct _DptPrismEntry
{
  DptFieldEntry parent_instance;

  DptRx prism; /* only its prisms */
};

G_DEFINE_FINAL_TYPE (DptPrismEntry, dpt_prism_entry, DPT_TYPE_FIELD_ENTRY)

static guint edited_signal;

static void
append_prism (GString *out, int amount, int base)
{
  g_autofree char *text = NULL;

  if (amount == 0)
    return;
  text = dpt_length_format (amount);
  g_string_append_printf (out, "%s%s %s", out->len > 0 ? " " : "", text, dpt_base_get_label (base));
}

char *
dpt_prism_format (const DptRx *rx)
{
  GString *out = g_string_new (NULL);

  append_prism (out, rx->prism_h, rx->base_h);
  append_prism (out, rx->prism_v, rx->base_v);
  return g_string_free (out, FALSE);
}

static void
keep (DptPrismEntry *self, const DptRx *rx)
{
  self->prism = (DptRx) { .prism_h = rx->prism_h, .base_h = rx->base_h, .prism_v = rx->prism_v, .base_v = rx->base_v };
}

static gboolean
dpt_prism_entry_take_text (DptFieldEntry *field, const char *text, char **reason)
{
  DptPrismEntry *self = DPT_PRISM_ENTRY (field);
  const DptRxFields prisms = DPT_RX_FIELD_PRISM_H | DPT_RX_FIELD_PRISM_V;
  DptRx rx = { 0 };
  DptRxFields given = DPT_RX_FIELD_NONE;

  if (*text != '\0' && !g_str_equal (text, "0"))
    {
      if (!dpt_rx_parse (text, &rx, &given, NULL) || (given & ~prisms) != 0 || given == DPT_RX_FIELD_NONE)
        {
          /* Translators: BI and BU are the abbreviations of base in and base up */
          *reason = g_strdup_printf (_ ("Prism: cannot read “%s”; type it with its base, like 2 %s or 2 %s 1.5 %s"),
                                     text, dpt_base_get_label (DPT_BASE_IN), dpt_base_get_label (DPT_BASE_IN),
                                     dpt_base_get_label (DPT_BASE_UP));
          return FALSE;
        }
    }
  keep (self, &rx);
  g_signal_emit (self, edited_signal, 0);
  return TRUE;
}

static char *
dpt_prism_entry_dup_text (DptFieldEntry *field)
{
  return dpt_prism_format (&DPT_PRISM_ENTRY (field)->prism);
}

/* Up goes towards in, or up where there is a vertical prism only; through nothing to the other side. */
static int
step_signed (int amount, gboolean positive, int by)
{
  return (positive ? amount : -amount) + by;
}

static void
dpt_prism_entry_step (DptFieldEntry *field, int direction, gboolean large)
{
  DptPrismEntry *self = DPT_PRISM_ENTRY (field);
  DptRx *prism = &self->prism;
  int by = direction * (large ? 4 * STEP : STEP);
  int next;

  if (prism->prism_h == 0 && prism->prism_v != 0)
    {
      next
        = CLAMP (step_signed (prism->prism_v, prism->base_v == DPT_BASE_UP, by), -DPT_RX_MAX_PRISM, DPT_RX_MAX_PRISM);
      prism->prism_v = ABS (next);
      prism->base_v = next > 0 ? DPT_BASE_UP : next < 0 ? DPT_BASE_DOWN : DPT_BASE_NONE;
    }
  else
    {
      next
        = CLAMP (step_signed (prism->prism_h, prism->base_h == DPT_BASE_IN, by), -DPT_RX_MAX_PRISM, DPT_RX_MAX_PRISM);
      prism->prism_h = ABS (next);
      prism->base_h = next > 0 ? DPT_BASE_IN : next < 0 ? DPT_BASE_OUT : DPT_BASE_NONE;
    }
  g_signal_emit (self, edited_signal, 0);
}

static void
dpt_prism_entry_class_init (DptPrismEntryClass *klass)
{
  DptFieldEntryClass *field_class = DPT_FIELD_ENTRY_CLASS (klass);

  field_class->take_text = dpt_prism_entry_take_text;
  field_class->dup_text = dpt_prism_entry_dup_text;
  field_class->step = dpt_prism_entry_step;
  edited_signal
    = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dpt_prism_entry_init (DptPrismEntry *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  gtk_editable_set_alignment (GTK_EDITABLE (self), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 7);
}

GtkWidget *
dpt_prism_entry_new (void)
{
  return g_object_new (DPT_TYPE_PRISM_ENTRY, NULL);
}

void
dpt_prism_entry_get_prism (DptPrismEntry *self, DptRx *rx)
{
  g_return_if_fail (DPT_IS_PRISM_ENTRY (self));

  rx->prism_h = self->prism.prism_h;
  rx->base_h = self->prism.base_h;
  rx->prism_v = self->prism.prism_v;
  rx->base_v = self->prism.base_v;
}

void
dpt_prism_entry_set_prism (DptPrismEntry *self, const DptRx *rx)
{
  DptRx old;

  g_return_if_fail (DPT_IS_PRISM_ENTRY (self));

  old = self->prism;
  keep (self, rx);
  if (!dpt_rx_equal (&old, &self->prism))
    dpt_field_entry_show_value (DPT_FIELD_ENTRY (self));
}

void
dpt_prism_entry_set_earlier (DptPrismEntry *self, const DptRx *rx)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DPT_IS_PRISM_ENTRY (self));

  text = rx ? dpt_prism_format (rx) : NULL;
  gtk_entry_set_placeholder_text (GTK_ENTRY (self), text);
}
