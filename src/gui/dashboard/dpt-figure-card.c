/* dpt-figure-card.c - see dpt-figure-card.h.
 * For: four lines on a button. Not for: deciding what is good.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dashboard/dpt-figure-card.h"

#include <glib/gi18n-lib.h>

struct _DptFigureCard
{
  GtkButton parent_instance;

  GtkLabel *title_label;
  GtkLabel *value_label;
  GtkImage *arrow;
  GtkLabel *note_label;
  GtkLabel *since_label;
};

G_DEFINE_FINAL_TYPE (DptFigureCard, dpt_figure_card, GTK_TYPE_BUTTON)

static void
dpt_figure_card_class_init (DptFigureCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dashboard/dpt-figure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DptFigureCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, DptFigureCard, value_label);
  gtk_widget_class_bind_template_child (widget_class, DptFigureCard, arrow);
  gtk_widget_class_bind_template_child (widget_class, DptFigureCard, note_label);
  gtk_widget_class_bind_template_child (widget_class, DptFigureCard, since_label);
}

static void
dpt_figure_card_init (DptFigureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
describe (GtkWidget *widget, const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

GtkWidget *
dpt_figure_card_new (DptFigure figure)
{
  DptFigureCard *self = g_object_new (DPT_TYPE_FIGURE_CARD, NULL);
  const char *title = dpt_figure_get_title (figure);
  /* Translators: the name of a figure: what the label of its value, or of its comparison, is called for a screen reader */
  g_autofree char *value = g_strdup_printf (_ ("%s: value"), title);
  g_autofree char *note = g_strdup_printf (_ ("%s: comparison"), title);
  g_autofree char *since = g_strdup_printf (_ ("%s: period before"), title);

  gtk_label_set_label (self->title_label, title);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", dpt_insight_list_get (dpt_figure_get_list (figure))->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  describe (GTK_WIDGET (self->value_label), value);
  describe (GTK_WIDGET (self->note_label), note);
  describe (GTK_WIDGET (self->since_label), since);
  return GTK_WIDGET (self);
}

static void
set_class (DptFigureCard *self, const char *name, gboolean on)
{
  GtkWidget *widgets[] = { GTK_WIDGET (self->arrow), GTK_WIDGET (self->note_label) };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    if (on)
      gtk_widget_add_css_class (widgets[i], name);
    else
      gtk_widget_remove_css_class (widgets[i], name);
}

void
dpt_figure_card_set_text (DptFigureCard *self, const DptFigureText *text)
{
  g_autofree char *all = NULL;

  g_return_if_fail (DPT_IS_FIGURE_CARD (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_label (self->value_label, text->value);
  gtk_label_set_label (self->note_label, text->note);
  gtk_label_set_label (self->since_label, text->since ? text->since : "");
  gtk_widget_set_visible (GTK_WIDGET (self->arrow), text->direction != 0);
  gtk_image_set_from_icon_name (self->arrow, text->direction > 0 ? "go-up-symbolic" : "go-down-symbolic");
  set_class (self, "success", text->verdict > 0);
  set_class (self, "error", text->verdict < 0);
  set_class (self, "dim-label", text->verdict == 0);
  /* Translators: a figure's value, how it compares, and what it was before */
  all = g_strdup_printf (_ ("%s. %s. %s"), text->value, text->note, text->since ? text->since : "");
  describe (GTK_WIDGET (self), all);
}

const char *
dpt_figure_card_get_value (DptFigureCard *self)
{
  g_return_val_if_fail (DPT_IS_FIGURE_CARD (self), NULL);

  return gtk_label_get_label (self->value_label);
}
