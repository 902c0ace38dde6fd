/* dpt-user-face.c - see dpt-user-face.h.
 * For: drawing. Not for: choosing colours (engine/practice/dpt-user.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-user-face.h"

struct _DptUserFace
{
  GtkWidget parent_instance;

  char *initials;
  GdkRGBA color;
  int size;
};

G_DEFINE_FINAL_TYPE (DptUserFace, dpt_user_face, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
dpt_user_face_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = DPT_USER_FACE (widget)->size;
  *minimum_baseline = *natural_baseline = -1;
}

/* White on the darker colours, black on the lighter: by relative luminance (WCAG 2.1), the more legible of the two. */
static GdkRGBA
choose_ink (const GdkRGBA *color)
{
  double luminance = 0.2126 * color->red * color->red + 0.7152 * color->green * color->green + 0.0722 * color->blue * color->blue;

  return luminance > 0.18 ? (GdkRGBA) { 0, 0, 0, 1 } : (GdkRGBA) { 1, 1, 1, 1 };
}

static void
dpt_user_face_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DptUserFace *self = DPT_USER_FACE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  float across = (float) MIN (width, height);
  graphene_rect_t box = GRAPHENE_RECT_INIT ((width - across) / 2, (height - across) / 2, across, across);
  GskRoundedRect round;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->initials);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  GdkRGBA ink = choose_ink (&self->color);
  int text_width, text_height;

  gsk_rounded_rect_init_from_rect (&round, &box, across / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &self->color, &box);
  gtk_snapshot_pop (snapshot);
  pango_font_description_set_absolute_size (font, across * 0.4 * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (width - text_width) / 2, (float) (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
dpt_user_face_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SIZE)
    g_value_set_int (value, DPT_USER_FACE (object)->size);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dpt_user_face_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SIZE)
    dpt_user_face_set_size (DPT_USER_FACE (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dpt_user_face_finalize (GObject *object)
{
  g_free (DPT_USER_FACE (object)->initials);
  G_OBJECT_CLASS (dpt_user_face_parent_class)->finalize (object);
}

static void
dpt_user_face_class_init (DptUserFaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = dpt_user_face_finalize;
  object_class->get_property = dpt_user_face_get_property;
  object_class->set_property = dpt_user_face_set_property;
  widget_class->measure = dpt_user_face_measure;
  widget_class->snapshot = dpt_user_face_snapshot;
  properties[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 8, 512, 48, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  /* The name stands beside it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dpt_user_face_init (DptUserFace *self)
{
  self->size = 48;
  gdk_rgba_parse (&self->color, "#5e5c64");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
dpt_user_face_new (const char *initials, const char *color, int size)
{
  DptUserFace *self = g_object_new (DPT_TYPE_USER_FACE, "size", size, NULL);

  dpt_user_face_set (self, initials, color);
  return GTK_WIDGET (self);
}

void
dpt_user_face_set (DptUserFace *self, const char *initials, const char *color)
{
  g_return_if_fail (DPT_IS_USER_FACE (self));

  g_free (self->initials);
  self->initials = g_strdup (initials ? initials : "");
  if (color == NULL || !gdk_rgba_parse (&self->color, color))
    gdk_rgba_parse (&self->color, "#5e5c64");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dpt_user_face_set_size (DptUserFace *self, int size)
{
  g_return_if_fail (DPT_IS_USER_FACE (self));

  if (self->size == size)
    return;
  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}
