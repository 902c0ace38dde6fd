/* dpt-chart-view.c - see dpt-chart-view.h.
 * For: pointer, keys, colours of the theme, words for a screen reader. Not for: drawing (document/dpt-chart-draw.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-chart-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DptChartView
{
  GtkDrawingArea parent_instance;

  DptChart *chart;
  DptChartLayout layout;
  int hovered;
  int selected;
};

G_DEFINE_FINAL_TYPE (DptChartView, dpt_chart_view, GTK_TYPE_DRAWING_AREA)

enum
{
  PROP_0,
  PROP_CHART,
  PROP_SELECTED,
  N_PROPS
};

enum
{
  SIGNAL_ACTIVATE_ITEM,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
look_up (GtkStyleContext *context, const char *name, double alpha, double color[4])
{
  GdkRGBA found = { 0.5, 0.5, 0.5, 1 };

  gtk_style_context_lookup_color (context, name, &found);
  color[0] = found.red;
  color[1] = found.green;
  color[2] = found.blue;
  color[3] = found.alpha * alpha;
}

/* The ink of libadwaita is translucent; half tones are mixed here, because a drawing lays them over each other. */
static void
mix (const double ink[4], const double paper[4], double share, double out[4])
{
  for (int i = 0; i < 3; i++)
    out[i] = ink[i] * share + paper[i] * (1 - share);
  out[3] = 1;
}

void
dpt_chart_view_get_palette (GtkWidget *widget, DptChartPalette *palette)
{
  static const char *const parts[] = { "blue_3", "green_4", "orange_4", "purple_3", "red_3", "brown_3" };
  GtkStyleContext *context;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (palette != NULL);

  context = gtk_widget_get_style_context (widget);
  look_up (context, "view_bg_color", 1, palette->paper);
  look_up (context, "view_fg_color", 1, palette->ink);
  mix (palette->ink, palette->paper, palette->ink[3], palette->ink);
  mix (palette->ink, palette->paper, 0.6, palette->faint);
  mix (palette->ink, palette->paper, 0.15, palette->grid);
  look_up (context, "accent_bg_color", 1, palette->accent);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    look_up (context, parts[i], 1, palette->parts[i]);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  DptChartView *self = DPT_CHART_VIEW (area);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  DptChartPalette palette;

  if (self->chart == NULL)
    return;
  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) > 0 ? pango_cairo_context_get_resolution (context) / 72
                                                             : 96 / 72.0;
  dpt_chart_view_get_palette (GTK_WIDGET (self), &palette);
  dpt_chart_draw (self->chart, cr, width, height, size * 0.85, pango_font_description_get_family (font), &palette,
                  self->hovered >= 0 ? self->hovered : self->selected, &self->layout);
}

/* The name is the title, the description all of it in words, the value what is selected. */
static void
tell (DptChartView *self)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);
  g_autofree char *description = NULL;

  if (self->chart == NULL)
    return;
  if (self->selected >= 0)
    description = dpt_chart_describe_point (self->chart, (guint) self->selected);
  else
    description = dpt_chart_describe (self->chart);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, dpt_chart_get_title (self->chart),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
hover (DptChartView *self, int index)
{
  if (self->hovered == index)
    return;
  self->hovered = index;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), index >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (DptChartView *self, double x, double y)
{
  hover (self, self->chart != NULL ? dpt_chart_find (self->chart, &self->layout, x, y) : -1);
}

static void
leave_cb (DptChartView *self)
{
  hover (self, -1);
}

static void
activate_point (DptChartView *self, int index)
{
  if (index >= 0)
    g_signal_emit (self, signals[SIGNAL_ACTIVATE_ITEM], 0, index, dpt_chart_get_point (self->chart, (guint) index)->id);
}

static void
released_cb (DptChartView *self, int n_press, double x, double y)
{
  int index = self->chart != NULL ? dpt_chart_find (self->chart, &self->layout, x, y) : -1;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (index < 0)
    return;
  dpt_chart_view_set_selected (self, index);
  activate_point (self, index);
}

static gboolean
key_pressed_cb (DptChartView *self, guint keyval, guint keycode, GdkModifierType state)
{
  int last = self->chart != NULL ? (int) dpt_chart_get_n_points (self->chart) - 1 : -1;

  if (last < 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Up:
      dpt_chart_view_set_selected (self, MAX (self->selected - 1, 0));
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      dpt_chart_view_set_selected (self, MIN (self->selected + 1, last));
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      dpt_chart_view_set_selected (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      dpt_chart_view_set_selected (self, last);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (self->selected < 0)
        return GDK_EVENT_PROPAGATE;
      dpt_chart_view_set_selected (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      activate_point (self, self->selected);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
dpt_chart_view_finalize (GObject *object)
{
  g_clear_pointer (&DPT_CHART_VIEW (object)->chart, dpt_chart_unref);

  G_OBJECT_CLASS (dpt_chart_view_parent_class)->finalize (object);
}

static void
dpt_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptChartView *self = DPT_CHART_VIEW (object);

  switch (id)
    {
    case PROP_CHART:
      g_value_set_boxed (value, self->chart);
      break;
    case PROP_SELECTED:
      g_value_set_int (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DptChartView *self = DPT_CHART_VIEW (object);

  switch (id)
    {
    case PROP_CHART:
      dpt_chart_view_set_chart (self, g_value_get_boxed (value));
      break;
    case PROP_SELECTED:
      dpt_chart_view_set_selected (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_chart_view_class_init (DptChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dpt_chart_view_finalize;
  object_class->get_property = dpt_chart_view_get_property;
  object_class->set_property = dpt_chart_view_set_property;

  properties[PROP_CHART] = g_param_spec_boxed ("chart", NULL, NULL, DPT_TYPE_CHART, flags);
  properties[PROP_SELECTED] = g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_ACTIVATE_ITEM] = g_signal_new ("activate-item", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controller (DptChartView *self, GtkEventController *controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
dpt_chart_view_init (DptChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->hovered = -1;
  self->selected = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self), 240);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self), 140);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self), draw_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-chart");

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  add_controller (self, motion);
  add_controller (self, key);
  add_controller (self, GTK_EVENT_CONTROLLER (click));
  /* The named colours change with the palette of the desktop. */
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
dpt_chart_view_new (void)
{
  return g_object_new (DPT_TYPE_CHART_VIEW, NULL);
}

DptChart *
dpt_chart_view_get_chart (DptChartView *self)
{
  g_return_val_if_fail (DPT_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

void
dpt_chart_view_set_chart (DptChartView *self, DptChart *chart)
{
  g_return_if_fail (DPT_IS_CHART_VIEW (self));

  if (self->chart == chart)
    return;
  g_clear_pointer (&self->chart, dpt_chart_unref);
  self->chart = chart != NULL ? dpt_chart_ref (chart) : NULL;
  self->hovered = -1;
  dpt_chart_view_set_selected (self, -1);
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}

int
dpt_chart_view_get_selected (DptChartView *self)
{
  g_return_val_if_fail (DPT_IS_CHART_VIEW (self), -1);

  return self->selected;
}

void
dpt_chart_view_set_selected (DptChartView *self, int index)
{
  g_return_if_fail (DPT_IS_CHART_VIEW (self));
  g_return_if_fail (index == -1
                    || (self->chart != NULL && index >= 0 && index < (int) dpt_chart_get_n_points (self->chart)));

  if (self->selected == index)
    return;
  self->selected = index;
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}
