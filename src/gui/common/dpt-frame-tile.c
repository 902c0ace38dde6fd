/* dpt-frame-tile.c - see dpt-frame-tile.h.
 * For: showing an article. Not for: drawing frames (document/dpt-frame-drawing.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-frame-tile.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-badge.h"

struct _DptFrameTile
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkPicture *picture;
  GtkLabel *low_label;
  GtkLabel *brand_label;
  GtkLabel *price_label;
  GtkLabel *model_label;
  GtkLabel *size_label;
  GtkDrawingArea *dot;
  GtkLabel *colour_label;
  DptBadge *stock_badge;

  guint32 colour;
};

G_DEFINE_FINAL_TYPE (DptFrameTile, dpt_frame_tile, GTK_TYPE_WIDGET)

static void
draw_dot_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  DptFrameTile *self = data;
  double radius = MIN (width, height) / 2.0;
  GdkRGBA ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &ink);
  cairo_arc (cr, width / 2.0, height / 2.0, radius - 0.5, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, (self->colour >> 16 & 0xff) / 255.0, (self->colour >> 8 & 0xff) / 255.0,
                        (self->colour & 0xff) / 255.0);
  cairo_fill_preserve (cr);
  /* A rim, so that white and black stand on any ground. */
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, 0.35);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
dpt_frame_tile_dispose (GObject *object)
{
  g_clear_pointer (&DPT_FRAME_TILE (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dpt_frame_tile_parent_class)->dispose (object);
}

static void
dpt_frame_tile_class_init (DptFrameTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_frame_tile_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/common/dpt-frame-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, DptFrameTile, box);
  gtk_widget_class_bind_template_child (widget_class, DptFrameTile, picture);
  gtk_widget_class_bind_template_child (widget_class, DptFrameTile, low_label);
  gtk_widget_class_bind_template_child (widget_class, DptFrameTile, brand_label);
  gtk_widget_class_bind_template_child (widget_class, DptFrameTile, price_label);
  gtk_widget_class_bind_template_child (widget_class, DptFrameTile, model_label);
  gtk_widget_class_bind_template_child (widget_class, DptFrameTile, size_label);
  gtk_widget_class_bind_template_child (widget_class, DptFrameTile, dot);
  gtk_widget_class_bind_template_child (widget_class, DptFrameTile, colour_label);
  gtk_widget_class_bind_template_child (widget_class, DptFrameTile, stock_badge);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dpt_frame_tile_init (DptFrameTile *self)
{
  g_type_ensure (DPT_TYPE_BADGE);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->dot, draw_dot_cb, self, NULL);
}

GtkWidget *
dpt_frame_tile_new (void)
{
  return g_object_new (DPT_TYPE_FRAME_TILE, NULL);
}

/* Whole millimetres, as frames are stamped. */
static int
to_millimetres (int hundredths)
{
  return (hundredths + 50) / 100;
}

char *
dpt_frame_tile_format_size (int a, int dbl, int temple)
{
  if (a <= 0)
    return g_strdup ("");
  if (temple <= 0)
    return g_strdup_printf ("%d□%d", to_millimetres (a), to_millimetres (dbl));
  return g_strdup_printf ("%d□%d %d", to_millimetres (a), to_millimetres (dbl), to_millimetres (temple));
}

static void
show_stock (DptFrameTile *self, const DptFrameTileInfo *info, GString *name)
{
  gboolean low = info->here >= 0 && info->here <= info->low;
  g_autofree char *text = NULL;
  g_autofree char *number = g_strdup_printf ("%d", MAX (info->here, 0));
  DptBadgeTone tone = DPT_BADGE_SUCCESS;

  gtk_widget_set_visible (GTK_WIDGET (self->low_label), low);
  gtk_label_set_label (self->low_label, number);
  if (low)
    gtk_widget_add_css_class (GTK_WIDGET (self), "low");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "low");

  if (info->here < 0)
    tone = DPT_BADGE_NEUTRAL;
  else if (info->here > 0)
    {
      text = g_strdup_printf (ngettext ("%d here", "%d here", (gulong) info->here), info->here);
      tone = low ? DPT_BADGE_ERROR : DPT_BADGE_SUCCESS;
    }
  else if (info->reserved > 0)
    {
      text = g_strdup_printf (ngettext ("%d reserved", "%d reserved", (gulong) info->reserved), info->reserved);
      tone = DPT_BADGE_ACCENT;
    }
  else if (info->elsewhere > 0)
    {
      text = g_strdup_printf (ngettext ("%d elsewhere", "%d elsewhere", (gulong) info->elsewhere), info->elsewhere);
      tone = DPT_BADGE_WARNING;
    }
  else
    {
      text = g_strdup (_ ("None left"));
      tone = DPT_BADGE_ERROR;
    }
  dpt_badge_set (self->stock_badge, tone, NULL, text);
  if (text != NULL)
    g_string_append_printf (name, ", %s", text);
}

void
dpt_frame_tile_set_info (DptFrameTile *self, const DptFrameTileInfo *info)
{
  g_autofree char *size = NULL;
  g_autofree char *price = NULL;
  g_autoptr (GString) name = NULL;

  g_return_if_fail (DPT_IS_FRAME_TILE (self));
  g_return_if_fail (info != NULL && info->brand != NULL && info->model != NULL);

  size = dpt_frame_tile_format_size (info->a, info->dbl, info->temple);
  price = dpt_money_format (info->price, info->currency);
  gtk_picture_set_paintable (self->picture, info->picture);
  gtk_label_set_label (self->brand_label, info->brand);
  gtk_label_set_label (self->model_label, info->model);
  gtk_label_set_label (self->size_label, size);
  gtk_label_set_label (self->price_label, price);
  gtk_label_set_label (self->colour_label, info->colour_name != NULL ? info->colour_name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->dot), info->colour_name != NULL);
  self->colour = info->colour;
  gtk_widget_queue_draw (GTK_WIDGET (self->dot));

  name = g_string_new (info->brand);
  g_string_append_printf (name, " %s", info->model);
  if (info->colour_name != NULL)
    g_string_append_printf (name, ", %s", info->colour_name);
  if (*size != '\0')
    g_string_append_printf (name, ", %s", size);
  g_string_append_printf (name, ", %s", price);
  show_stock (self, info, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}
