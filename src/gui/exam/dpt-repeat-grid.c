/* dpt-repeat-grid.c - see dpt-repeat-grid.h.
 * For: a line a reading, and the next one empty; nothing while the autorefractor's row is. Not for: typing (dpt-rx-entry.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-repeat-grid.h"

#include <glib/gi18n-lib.h>

#include "gui/exam/dpt-rx-entry.h"

#define EYE(i) ((i) == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT)

struct _DptRepeatGrid
{
  DptVisitPart parent_instance;

  GtkWidget *names[DPT_VISIT_MAX_REPEATS];
  GtkWidget *readings[DPT_VISIT_MAX_REPEATS][2];
};

G_DEFINE_FINAL_TYPE (DptRepeatGrid, dpt_repeat_grid, DPT_TYPE_VISIT_PART)

static gboolean
has_median (DptVisitSheet *sheet)
{
  DptRx rx;

  for (guint eye = 0; eye < 2; eye++)
    if (dpt_visit_sheet_get_rx (sheet, DPT_REFRACTION_AUTOREFRACTOR, EYE (eye), &rx) != DPT_RX_FIELD_NONE)
      return TRUE;
  return FALSE;
}

/* How sure the device was stands with where the reading came from. Returns: whether there is a reading */
static gboolean
show_reading (DptRxEntry *entry, DptRefraction *record, gboolean editable)
{
  const char *confidence = record ? dpt_record_get_text (record, DPT_REFRACTION_CONFIDENCE) : NULL;
  DptRx rx;
  DptRxFields fields = dpt_refraction_get_rx (record, &rx);
  g_autofree char *origin = fields != DPT_RX_FIELD_NONE ? dpt_origin_describe (record) : NULL;
  g_autofree char *words = NULL;

  if (confidence != NULL)
    /* Translators: how sure an autorefractor was of a reading, on its own scale */
    words = g_strdup_printf (_ ("Confidence %s"), confidence);
  dpt_rx_entry_set_rx (entry, &rx, fields);
  dpt_field_entry_set_origin (DPT_FIELD_ENTRY (entry), origin);
  dpt_field_entry_set_unusual (DPT_FIELD_ENTRY (entry), words);
  gtk_editable_set_editable (GTK_EDITABLE (entry), editable);
  return fields != DPT_RX_FIELD_NONE;
}

static void
dpt_repeat_grid_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptRepeatGrid *self = DPT_REPEAT_GRID (part);
  gboolean editable = dpt_visit_editor_get_editable (editor);
  DptVisitSheet *now = dpt_visit_editor_get_now (editor);
  gboolean before = editable && has_median (now), any = FALSE;

  for (guint i = 0; i < DPT_VISIT_MAX_REPEATS; i++)
    {
      gboolean used = FALSE;

      for (guint eye = 0; eye < 2; eye++)
        used = show_reading (DPT_RX_ENTRY (self->readings[i][eye]),
                             dpt_visit_sheet_get_repeat (now, i + 1, EYE (eye)), editable)
               || used;
      gtk_widget_set_visible (self->names[i], used || before);
      gtk_widget_set_visible (self->readings[i][0], used || before);
      gtk_widget_set_visible (self->readings[i][1], used || before);
      any = any || used || before;
      before = used && editable;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

static void
edited_cb (DptRepeatGrid *self, DptRxEntry *entry)
{
  DptVisitSheet *sheet;
  DptRx rx;
  DptRxFields fields = dpt_rx_entry_get_rx (entry, &rx);

  sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), dpt_field_entry_get_label (DPT_FIELD_ENTRY (entry)));
  if (sheet == NULL)
    return;
  for (guint i = 0; i < DPT_VISIT_MAX_REPEATS; i++)
    for (guint eye = 0; eye < 2; eye++)
      if (self->readings[i][eye] == GTK_WIDGET (entry))
        dpt_visit_sheet_set_repeat (sheet, i + 1, EYE (eye), &rx, fields);
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

static void
add_line (DptRepeatGrid *self, GtkGrid *grid, guint line)
{
  g_autofree char *name = NULL;

  /* Translators: the number of a single reading of the autorefractor */
  name = g_strdup_printf (_ ("Autorefractor, reading %u"), line + 1);
  self->names[line] = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (self->names[line]), 0);
  gtk_widget_add_css_class (self->names[line], "row-name");
  gtk_grid_attach (grid, self->names[line], 0, (int) line, 1, 1);
  for (guint eye = 0; eye < 2; eye++)
    {
      g_autofree char *label = g_strdup_printf (C_ ("finding", "%s, %s"), name, dpt_eye_get_label (EYE (eye)));
      GtkWidget *entry = g_object_new (DPT_TYPE_RX_ENTRY, "hexpand", TRUE, "max-width-chars", 24, NULL);

      dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), label);
      g_signal_connect_swapped (entry, "edited", G_CALLBACK (edited_cb), self);
      dpt_visit_part_connect_entry (DPT_VISIT_PART (self), entry);
      gtk_grid_attach (grid, entry, 1 + (int) eye, (int) line, 1, 1);
      self->readings[line][eye] = entry;
    }
}

static void
dpt_repeat_grid_class_init (DptRepeatGridClass *klass)
{
  DPT_VISIT_PART_CLASS (klass)->show = dpt_repeat_grid_show;
}

static void
dpt_repeat_grid_init (DptRepeatGrid *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-refraction");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_set_hexpand (grid, TRUE);
  gtk_widget_set_margin_top (grid, 6);
  for (guint i = 0; i < DPT_VISIT_MAX_REPEATS; i++)
    add_line (self, GTK_GRID (grid), i);
  gtk_box_append (GTK_BOX (self), grid);
}
