/* dpt-trend-view.c - see dpt-trend-view.h.
 * For: size, clicks, words for who cannot see it. Not for: drawing (document/dpt-trend.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-trend-view.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-chart-view.h"

struct _DptTrendView
{
  GtkDrawingArea parent_instance;

  DptTrend trend;
  gboolean shown;
  gint64 visit_id;
};

G_DEFINE_FINAL_TYPE (DptTrendView, dpt_trend_view, GTK_TYPE_DRAWING_AREA)

static guint chosen_signal;

static double
get_font_size (GtkWidget *widget, const char **family)
{
  PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  *family = pango_font_description_get_family (font);
  if (!pango_font_description_get_size_is_absolute (font))
    size *= 96.0 / 72;
  return size * 0.8;
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  DptTrendView *self = DPT_TREND_VIEW (area);
  DptChartPalette palette;
  const char *family;
  double size = get_font_size (GTK_WIDGET (area), &family);

  if (!self->shown)
    return;
  dpt_chart_view_get_palette (GTK_WIDGET (area), &palette);
  dpt_trend_draw (&self->trend, cr, width, height, size, family, &palette, self->visit_id);
}

static void
released_cb (DptTrendView *self, int n_press, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const char *family;
  double size = get_font_size (widget, &family);
  gint64 found;

  found = self->shown
            ? dpt_trend_find (&self->trend, gtk_widget_get_width (widget), gtk_widget_get_height (widget), size, x)
            : 0;
  if (found != 0)
    g_signal_emit (self, chosen_signal, 0, found);
}

static void
dpt_trend_view_class_init (DptTrendViewClass *klass)
{
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dpt_trend_view_init (DptTrendView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-chart");
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self), draw, NULL, NULL);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Course of the measure"),
                                  -1);
}

GtkWidget *
dpt_trend_view_new (void)
{
  return g_object_new (DPT_TYPE_TREND_VIEW, NULL);
}

void
dpt_trend_view_set_trend (DptTrendView *self, const DptTrend *trend)
{
  g_autofree char *words = NULL;

  g_return_if_fail (DPT_IS_TREND_VIEW (self));

  self->shown = trend != NULL;
  if (trend != NULL)
    self->trend = *trend;
  words = trend ? dpt_trend_describe (trend) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

