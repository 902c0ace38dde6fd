/* dpt-pair-grid.c - see dpt-pair-grid.h.
 * For: a line of three fields and its details for each pair; the next line comes when the last one is used. Not for:
 * shorthand itself (engine/optics/dpt-rx-text.h), details (dpt-pair-details.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-pair-grid.h"

#include <glib/gi18n-lib.h>

#include "gui/exam/dpt-pair-details.h"
#include "gui/exam/dpt-rx-entry.h"

#define EYE(i) ((i) == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT)
#define N_PAIRS (DPT_VISIT_MAX_PAIRS - 1)

struct _DptPairGrid
{
  DptVisitPart parent_instance;

  GtkWidget *names[N_PAIRS];
  GtkWidget *powers[N_PAIRS][2];
  GtkWidget *notes[N_PAIRS];
  GtkWidget *details[DPT_VISIT_MAX_PAIRS]; /* of the first pair, too, whose powers stand in the refraction */
  GHashTable *custom;
};

G_DEFINE_FINAL_TYPE (DptPairGrid, dpt_pair_grid, DPT_TYPE_VISIT_PART)

static guint custom_signal;

static gboolean
has_details (DptVisitSheet *sheet, guint pair)
{
  GPtrArray *details = dpt_visit_sheet_get_details (sheet);
  g_autofree char *section = dpt_visit_pair_dup_section (pair);

  for (guint i = 0; i < details->len; i++)
    if (DPT_IS_FINDING (details->pdata[i]) && !dpt_visit_detail_is_empty (details->pdata[i])
        && g_str_equal (dpt_record_get_string (details->pdata[i], DPT_FINDING_SECTION), section))
      return TRUE;
  return FALSE;
}

static gboolean
show_eye (DptPairGrid *self, guint line, guint eye, DptVisitEditor *editor)
{
  DptVisitSheet *before = dpt_visit_editor_get_earlier (editor);
  DptRefraction *record = dpt_visit_sheet_get_pair (dpt_visit_editor_get_now (editor), line + 2, EYE (eye));
  DptRx rx;
  DptRxFields fields = dpt_refraction_get_rx (record, &rx), given;
  g_autofree char *origin = fields != DPT_RX_FIELD_NONE ? dpt_origin_describe (record) : NULL;

  dpt_rx_entry_set_rx (DPT_RX_ENTRY (self->powers[line][eye]), &rx, fields);
  dpt_field_entry_set_origin (DPT_FIELD_ENTRY (self->powers[line][eye]), origin);
  given = before && dpt_visit_editor_get_editable (editor)
            ? dpt_refraction_get_rx (dpt_visit_sheet_get_pair (before, line + 2, EYE (eye)), &rx)
            : DPT_RX_FIELD_NONE;
  dpt_rx_entry_set_earlier (DPT_RX_ENTRY (self->powers[line][eye]), &rx, given);
  return fields != DPT_RX_FIELD_NONE;
}

static gboolean
show_note (DptPairGrid *self, guint line, DptVisitSheet *sheet)
{
  gpointer record = dpt_visit_sheet_get_pair (sheet, line + 2, DPT_EYE_RIGHT);
  const char *note = record ? dpt_record_get_string (record, DPT_REFRACTION_NOTE) : "";
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->notes[line]))));

  if (!g_str_equal (typed, note))
    gtk_editable_set_text (GTK_EDITABLE (self->notes[line]), note);
  return *note != '\0';
}

static void
dpt_pair_grid_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptPairGrid *self = DPT_PAIR_GRID (part);
  gboolean editable = dpt_visit_editor_get_editable (editor);
  DptVisitSheet *now = dpt_visit_editor_get_now (editor);
  gboolean before = TRUE;

  dpt_visit_part_set_editor (DPT_VISIT_PART (self->details[0]), editor);
  for (guint i = 0; i < N_PAIRS; i++)
    {
      gboolean used = show_eye (self, i, 0, editor);

      used = show_eye (self, i, 1, editor) || used;
      used = show_note (self, i, now) || used;
      used = has_details (now, i + 2) || used;
      /* What is not on the page costs no keystroke. */
      dpt_visit_part_set_editor (DPT_VISIT_PART (self->details[i + 1]), used ? editor : NULL);
      gtk_widget_set_visible (self->details[i + 1], used);
      gtk_widget_set_visible (self->names[i], used || (before && editable));
      gtk_widget_set_visible (self->notes[i], used || (before && editable));
      gtk_editable_set_editable (GTK_EDITABLE (self->notes[i]), editable);
      for (guint eye = 0; eye < 2; eye++)
        {
          gtk_widget_set_visible (self->powers[i][eye], used || (before && editable));
          gtk_editable_set_editable (GTK_EDITABLE (self->powers[i][eye]), editable);
        }
      before = used;
    }
}

static void
powers_cb (DptPairGrid *self, DptRxEntry *entry)
{
  DptVisitSheet *sheet;
  DptRx rx;
  DptRxFields fields = dpt_rx_entry_get_rx (entry, &rx);

  if ((sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), dpt_field_entry_get_label (DPT_FIELD_ENTRY (entry)))) == NULL)
    return;
  for (guint i = 0; i < N_PAIRS; i++)
    for (guint eye = 0; eye < 2; eye++)
      if (self->powers[i][eye] == GTK_WIDGET (entry))
        dpt_visit_sheet_set_pair (sheet, i + 2, EYE (eye), &rx, fields);
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

static void
note_cb (DptPairGrid *self, GtkEditable *entry)
{
  DptVisitSheet *sheet;

  if ((sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), "pair-note")) == NULL)
    return;
  for (guint i = 0; i < N_PAIRS; i++)
    if (self->notes[i] == GTK_WIDGET (entry))
      dpt_visit_sheet_set_pair_note (sheet, i + 2, gtk_editable_get_text (entry));
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

/* --- the practice's words --- */

static void
custom_cb (DptPairGrid *self, const char *name, const char *value)
{
  /* The same words are offered for every pair. */
  dpt_pair_grid_set_custom (self, self->custom);
  g_signal_emit (self, custom_signal, 0, name, value);
}

void
dpt_pair_grid_set_custom (DptPairGrid *self, GHashTable *custom)
{
  g_return_if_fail (DPT_IS_PAIR_GRID (self));

  if (custom != self->custom)
    {
      g_clear_pointer (&self->custom, g_hash_table_unref);
      self->custom = custom ? g_hash_table_ref (custom) : NULL;
    }
  for (guint i = 0; i < DPT_VISIT_MAX_PAIRS; i++)
    dpt_pair_details_set_custom (DPT_PAIR_DETAILS (self->details[i]), custom);
}

/* --- making --- */

static void
add_details (DptPairGrid *self, GtkGrid *grid, guint pair, int row)
{
  self->details[pair - 1] = dpt_pair_details_new (pair);
  g_signal_connect_swapped (self->details[pair - 1], "custom", G_CALLBACK (custom_cb), self);
  gtk_grid_attach (grid, self->details[pair - 1], 0, row, 4, 1);
}

static void
add_line (DptPairGrid *self, GtkGrid *grid, guint line)
{
  int row = 2 + (int) line * 2;
  g_autofree char *name = NULL;

  /* Translators: the number of a pair of glasses */
  name = g_strdup_printf (_ ("Pair %u"), line + 2);
  self->names[line] = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (self->names[line]), 0);
  gtk_widget_add_css_class (self->names[line], "row-name");
  gtk_grid_attach (grid, self->names[line], 0, row, 1, 1);
  for (guint eye = 0; eye < 2; eye++)
    {
      g_autofree char *label = g_strdup_printf (C_ ("finding", "%s, %s"), name, dpt_eye_get_label (EYE (eye)));
      GtkWidget *entry = dpt_rx_entry_new ();

      dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), label);
      g_signal_connect_swapped (entry, "edited", G_CALLBACK (powers_cb), self);
      dpt_visit_part_connect_entry (DPT_VISIT_PART (self), entry);
      gtk_grid_attach (grid, entry, 1 + (int) eye, row, 1, 1);
      self->powers[line][eye] = entry;
    }
  self->notes[line] = g_object_new (GTK_TYPE_ENTRY, "hexpand", TRUE, "max-width-chars", 24, "enable-undo", FALSE,
                                    "placeholder-text", _ ("What for, how old"), NULL);
  g_free (name);
  /* Translators: the number of a pair of glasses, and what the field holds */
  name = g_strdup_printf (_ ("Pair %u, what for and how old"), line + 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->notes[line]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (self->notes[line], "changed", G_CALLBACK (note_cb), self);
  dpt_visit_part_connect_entry (DPT_VISIT_PART (self), self->notes[line]);
  gtk_grid_attach (grid, self->notes[line], 3, row, 1, 1);
  add_details (self, grid, line + 2, row + 1);
}

static void
dpt_pair_grid_finalize (GObject *object)
{
  g_clear_pointer (&DPT_PAIR_GRID (object)->custom, g_hash_table_unref);
  G_OBJECT_CLASS (dpt_pair_grid_parent_class)->finalize (object);
}

static void
dpt_pair_grid_class_init (DptPairGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_pair_grid_finalize;
  DPT_VISIT_PART_CLASS (klass)->show = dpt_pair_grid_show;
  custom_signal = g_signal_new ("custom", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
dpt_pair_grid_init (DptPairGrid *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-refraction");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_set_hexpand (grid, TRUE);
  for (guint eye = 0; eye < 2; eye++)
    {
      GtkWidget *heading = gtk_label_new (dpt_eye_get_label (EYE (eye)));

      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "dpt-heading");
      gtk_grid_attach (GTK_GRID (grid), heading, 1 + (int) eye, 1, 1, 1);
    }
  add_details (self, GTK_GRID (grid), 1, 0);
  for (guint i = 0; i < N_PAIRS; i++)
    add_line (self, GTK_GRID (grid), i);
  gtk_box_append (GTK_BOX (self), grid);
}
