/* dpt-article-tile.c - see dpt-article-tile.h.
 * For: showing one article. Not for: choosing it (the grid).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-article-tile.h"

#include <glib/gi18n-lib.h>

struct _DptArticleTile
{
  AdwBin parent_instance;

  GtkPicture *picture;
  GtkLabel *left_label;
  GtkLabel *name_label;
  GtkLabel *detail_label;
  GtkLabel *price_label;
  int left;
};

G_DEFINE_FINAL_TYPE (DptArticleTile, dpt_article_tile, ADW_TYPE_BIN)

static void
dpt_article_tile_class_init (DptArticleTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/till/dpt-article-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, DptArticleTile, picture);
  gtk_widget_class_bind_template_child (widget_class, DptArticleTile, left_label);
  gtk_widget_class_bind_template_child (widget_class, DptArticleTile, name_label);
  gtk_widget_class_bind_template_child (widget_class, DptArticleTile, detail_label);
  gtk_widget_class_bind_template_child (widget_class, DptArticleTile, price_label);
}

static void
dpt_article_tile_init (DptArticleTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dpt_article_tile_new (void)
{
  return g_object_new (DPT_TYPE_ARTICLE_TILE, NULL);
}

static void
show_left (DptArticleTile *self, int left, int low)
{
  g_autofree char *number = g_strdup_printf ("%d", left);

  self->left = MAX (left, -1);
  gtk_label_set_label (self->left_label, number);
  gtk_widget_set_visible (GTK_WIDGET (self->left_label), left >= 0);
  if (left >= 0 && left <= low)
    gtk_widget_add_css_class (GTK_WIDGET (self), "low");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "low");
}

void
dpt_article_tile_set (DptArticleTile *self, const char *name, const char *detail, DptMoney price, const char *currency, int left, int low,
                      GdkPaintable *picture)
{
  g_autofree char *amount = dpt_money_format (price, currency);
  g_autofree char *stock = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (DPT_IS_ARTICLE_TILE (self));
  g_return_if_fail (name != NULL);

  gtk_picture_set_paintable (self->picture, picture);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->detail_label, detail != NULL ? detail : "");
  gtk_label_set_label (self->price_label, amount);
  show_left (self, left, low);
  stock = left >= 0 ? g_strdup_printf (ngettext ("%d left", "%d left", (gulong) left), left) : g_strdup ("");
  words = g_strjoin (", ", name, amount, stock, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

int
dpt_article_tile_get_left (DptArticleTile *self)
{
  g_return_val_if_fail (DPT_IS_ARTICLE_TILE (self), -1);

  return self->left;
}
