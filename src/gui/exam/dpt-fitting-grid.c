/* dpt-fitting-grid.c - see dpt-fitting-grid.h.
 * For: as many cards as there are trials, one where there is none yet. Not for: their fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-fitting-grid.h"

#include <glib/gi18n-lib.h>

#include "gui/exam/dpt-trial-card.h"

struct _DptFittingGrid
{
  DptVisitPart parent_instance;

  GtkWidget *box;
  GPtrArray *cards; /* DptTrialCard, the first is number 1 */
  GtkWidget *tools;
  GHashTable *custom;
  guint shown; /* empty cards that were asked for stay until the visit is left */
};

G_DEFINE_FINAL_TYPE (DptFittingGrid, dpt_fitting_grid, DPT_TYPE_VISIT_PART)

static guint custom_signal;

/* --- showing --- */

static void
custom_cb (DptFittingGrid *self, const char *name, const char *value)
{
  /* The same words are offered in every trial. */
  dpt_fitting_grid_set_custom (self, self->custom);
  g_signal_emit (self, custom_signal, 0, name, value);
}

static DptTrialCard *
ensure_card (DptFittingGrid *self, guint number)
{
  while (self->cards->len < number)
    {
      GtkWidget *card = dpt_trial_card_new (self->cards->len + 1);

      g_signal_connect_swapped (card, "custom", G_CALLBACK (custom_cb), self);
      dpt_trial_card_set_custom (DPT_TRIAL_CARD (card), self->custom);
      gtk_box_append (GTK_BOX (self->box), card);
      g_ptr_array_add (self->cards, card);
    }
  return self->cards->pdata[number - 1];
}

static void
dpt_fitting_grid_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptFittingGrid *self = DPT_FITTING_GRID (part);
  DptVisitSheet *now = dpt_visit_editor_get_now (editor);
  gboolean editable = dpt_visit_editor_get_editable (editor);
  guint count = MAX (dpt_visit_sheet_count_trials (now), editable ? MAX (self->shown, 1) : 0);

  for (guint number = 1; number <= MAX (count, self->cards->len); number++)
    {
      DptTrialCard *card = ensure_card (self, number);

      /* What is not on the page costs no keystroke. */
      dpt_visit_part_set_editor (DPT_VISIT_PART (card), number <= count ? editor : NULL);
      gtk_widget_set_visible (GTK_WIDGET (card), number <= count);
    }
  gtk_widget_set_visible (self->tools, editable);
}

/* --- acts --- */

static gboolean
focus_card_cb (gpointer card)
{
  dpt_trial_card_focus_start (card);
  return G_SOURCE_REMOVE;
}

void
dpt_fitting_grid_add_trial (DptFittingGrid *self)
{
  DptVisitSheet *sheet;
  guint number;

  g_return_if_fail (DPT_IS_FITTING_GRID (self));

  sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), NULL);
  if (sheet == NULL)
    return;
  number = dpt_visit_sheet_add_trial (sheet);
  self->shown = MAX (self->shown, number);
  dpt_visit_part_end (DPT_VISIT_PART (self));
  if (number == 0)
    return;
  dpt_visit_part_show (DPT_VISIT_PART (self));
  /* Its fields have a place once it was drawn. */
  g_idle_add_full (G_PRIORITY_LOW, focus_card_cb, g_object_ref (ensure_card (self, number)), g_object_unref);
}

gboolean
dpt_fitting_grid_write_normal (DptFittingGrid *self)
{
  guint count;

  g_return_val_if_fail (DPT_IS_FITTING_GRID (self), FALSE);

  count = dpt_visit_sheet_count_trials (
    dpt_visit_editor_get_now (dpt_visit_part_get_editor (DPT_VISIT_PART (self))));
  return count > 0 && dpt_trial_card_write_normal (ensure_card (self, count));
}

void
dpt_fitting_grid_set_custom (DptFittingGrid *self, GHashTable *custom)
{
  g_return_if_fail (DPT_IS_FITTING_GRID (self));

  if (custom != self->custom)
    {
      g_clear_pointer (&self->custom, g_hash_table_unref);
      self->custom = custom ? g_hash_table_ref (custom) : NULL;
    }
  for (guint i = 0; i < self->cards->len; i++)
    dpt_trial_card_set_custom (self->cards->pdata[i], custom);
}

/* --- making --- */

static void
dpt_fitting_grid_finalize (GObject *object)
{
  DptFittingGrid *self = DPT_FITTING_GRID (object);

  g_ptr_array_unref (self->cards);
  g_clear_pointer (&self->custom, g_hash_table_unref);
  G_OBJECT_CLASS (dpt_fitting_grid_parent_class)->finalize (object);
}

static void
dpt_fitting_grid_class_init (DptFittingGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_fitting_grid_finalize;
  DPT_VISIT_PART_CLASS (klass)->show = dpt_fitting_grid_show;
  custom_signal = g_signal_new ("custom", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
dpt_fitting_grid_init (DptFittingGrid *self)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Another trial"));
  GtkWidget *prescribe;

  self->cards = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self), self->box);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_tooltip_text (add, _ ("The same lens with the power that this trial asks for (Ctrl+Shift+T)"));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (dpt_fitting_grid_add_trial), self);
  gtk_widget_add_css_class (add, "dpt-small");
  gtk_box_append (GTK_BOX (self->tools), add);
  prescribe = gtk_button_new_with_mnemonic (_ ("_Prescribe these lenses…"));
  gtk_widget_set_tooltip_text (prescribe, _ ("The lenses that are to be ordered, with the power their fitting asks for"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (prescribe), "exam.prescribe-lenses");
  gtk_widget_add_css_class (prescribe, "dpt-small");
  gtk_box_append (GTK_BOX (self->tools), prescribe);
  gtk_box_append (GTK_BOX (self), self->tools);
}
