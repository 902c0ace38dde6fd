/* dpt-curve-entry.c - see dpt-curve-entry.h.
 * For: telling millimetres from dioptres. Not for: axes (gui/common/dpt-power-entry.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-curve-entry.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-power.h"
#include "engine/optics/dpt-vertex.h"

#define MIN_RADIUS 450 /* hundredths of a millimetre: 75 D */
#define MAX_RADIUS 1200 /* 28 D */
#define MIN_POWER 2800
#define MAX_POWER 7500
#define USUAL 780 /* where steps begin */

struct _DptCurveEntry
{
  DptFieldEntry parent_instance;

  int radius;
  int earlier;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DptCurveEntry, dpt_curve_entry, DPT_TYPE_FIELD_ENTRY)

static guint edited_signal;

static void
set_radius (DptCurveEntry *self, int radius)
{
  if (self->radius == radius)
    return;
  self->radius = radius;
  if (!self->showing)
    g_signal_emit (self, edited_signal, 0);
}

static gboolean
dpt_curve_entry_take_text (DptFieldEntry *entry, const char *text, char **reason)
{
  g_autofree char *plain = g_strdup (text);
  char *unit = strpbrk (plain, "mMdD");
  int value;

  if (*text == '\0')
    {
      set_radius (DPT_CURVE_ENTRY (entry), 0);
      return TRUE;
    }
  if (unit != NULL)
    *unit = '\0';
  if (dpt_hundredths_parse (g_strstrip (plain), &value))
    {
      if (value >= MIN_POWER && value <= MAX_POWER)
        value = dpt_keratometry_radius_from_power (value);
      if (value >= MIN_RADIUS && value <= MAX_RADIUS)
        {
          set_radius (DPT_CURVE_ENTRY (entry), value);
          return TRUE;
        }
    }
  *reason = g_strdup (_ ("A radius from 4.50 to 12.00 mm, or a power from 28 to 75 D."));
  return FALSE;
}

static char *
dpt_curve_entry_dup_text (DptFieldEntry *entry)
{
  int radius = DPT_CURVE_ENTRY (entry)->radius;

  return radius > 0 ? g_strdup_printf ("%.2f", radius / 100.0) : g_strdup ("");
}

static void
dpt_curve_entry_step (DptFieldEntry *entry, int direction, gboolean large)
{
  DptCurveEntry *self = DPT_CURVE_ENTRY (entry);
  int from = self->radius > 0 ? self->radius : self->earlier > 0 ? self->earlier : USUAL;

  set_radius (self, CLAMP (from + direction * (large ? 20 : 5), MIN_RADIUS, MAX_RADIUS));
}

static void
dpt_curve_entry_class_init (DptCurveEntryClass *klass)
{
  DptFieldEntryClass *field_class = DPT_FIELD_ENTRY_CLASS (klass);

  field_class->take_text = dpt_curve_entry_take_text;
  field_class->dup_text = dpt_curve_entry_dup_text;
  field_class->step = dpt_curve_entry_step;
  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
dpt_curve_entry_init (DptCurveEntry *self)
{
  gtk_editable_set_alignment (GTK_EDITABLE (self), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), 8);
  g_object_set (self, "enable-undo", FALSE, NULL);
}

GtkWidget *
dpt_curve_entry_new (void)
{
  return g_object_new (DPT_TYPE_CURVE_ENTRY, NULL);
}

int
dpt_curve_entry_get_radius (DptCurveEntry *self)
{
  g_return_val_if_fail (DPT_IS_CURVE_ENTRY (self), 0);

  return self->radius;
}

void
dpt_curve_entry_show (DptCurveEntry *self, int radius, int earlier)
{
  g_autofree char *before = NULL;

  g_return_if_fail (DPT_IS_CURVE_ENTRY (self));

  before = earlier > 0 ? g_strdup_printf ("%.2f", earlier / 100.0) : g_strdup ("");
  self->earlier = earlier;
  gtk_entry_set_placeholder_text (GTK_ENTRY (self), before);
  if (self->radius == radius)
    return;
  self->showing = TRUE;
  set_radius (self, radius);
  dpt_field_entry_show_value (DPT_FIELD_ENTRY (self));
  self->showing = FALSE;
}
