/* dpt-badge.c - see dpt-badge.h.
 * For: the pill. Not for: which state has which tone (the roles know).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-badge.h"

struct _DptBadge
{
  GtkWidget parent_instance;

  GtkWidget *image;
  GtkWidget *text;
  char *icon_name;
  char *label;
  DptBadgeTone tone;
};

G_DEFINE_FINAL_TYPE (DptBadge, dpt_badge, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TONE,
  PROP_ICON_NAME,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* In the order of the enumeration. */
static const struct { const char *css_class; const char *icon_name; } tones[] = {
  { "neutral", NULL },
  { "accent", "content-loading-symbolic" },
  { "success", "emblem-ok-symbolic" },
  { "warning", "dialog-warning-symbolic" },
  { "error", "dialog-error-symbolic" },
};

GType
dpt_badge_tone_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { DPT_BADGE_NEUTRAL, "DPT_BADGE_NEUTRAL", "neutral" },
        { DPT_BADGE_ACCENT, "DPT_BADGE_ACCENT", "accent" },
        { DPT_BADGE_SUCCESS, "DPT_BADGE_SUCCESS", "success" },
        { DPT_BADGE_WARNING, "DPT_BADGE_WARNING", "warning" },
        { DPT_BADGE_ERROR, "DPT_BADGE_ERROR", "error" },
        { 0, NULL, NULL },
      };

      g_once_init_leave (&type, g_enum_register_static ("DptBadgeTone", values));
    }
  return type;
}

static void
show (DptBadge *self)
{
  const char *icon = self->icon_name != NULL ? self->icon_name : tones[self->tone].icon_name;

  for (gsize i = 0; i < G_N_ELEMENTS (tones); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), tones[i].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), tones[self->tone].css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
  gtk_widget_set_visible (self->image, icon != NULL);
  gtk_label_set_label (GTK_LABEL (self->text), self->label != NULL ? self->label : "");
  gtk_widget_set_visible (GTK_WIDGET (self), self->label != NULL && *self->label != '\0');
}

static void
dpt_badge_dispose (GObject *object)
{
  DptBadge *self = DPT_BADGE (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);

  G_OBJECT_CLASS (dpt_badge_parent_class)->dispose (object);
}

static void
dpt_badge_finalize (GObject *object)
{
  g_free (DPT_BADGE (object)->icon_name);
  g_free (DPT_BADGE (object)->label);

  G_OBJECT_CLASS (dpt_badge_parent_class)->finalize (object);
}

static void
dpt_badge_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptBadge *self = DPT_BADGE (object);

  switch (id)
    {
    case PROP_TONE:
      g_value_set_enum (value, self->tone);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_badge_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DptBadge *self = DPT_BADGE (object);

  switch (id)
    {
    case PROP_TONE:
      dpt_badge_set (self, g_value_get_enum (value), self->icon_name, self->label);
      break;
    case PROP_ICON_NAME:
      dpt_badge_set (self, self->tone, g_value_get_string (value), self->label);
      break;
    case PROP_LABEL:
      dpt_badge_set (self, self->tone, self->icon_name, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_badge_class_init (DptBadgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dpt_badge_dispose;
  object_class->finalize = dpt_badge_finalize;
  object_class->get_property = dpt_badge_get_property;
  object_class->set_property = dpt_badge_set_property;

  properties[PROP_TONE] = g_param_spec_enum ("tone", NULL, NULL, DPT_TYPE_BADGE_TONE, DPT_BADGE_NEUTRAL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "badge");
}

static void
dpt_badge_init (DptBadge *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->text = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-badge");
  show (self);
}

GtkWidget *
dpt_badge_new (DptBadgeTone tone, const char *icon_name, const char *label)
{
  return g_object_new (DPT_TYPE_BADGE, "tone", tone, "icon-name", icon_name, "label", label, NULL);
}

void
dpt_badge_set (DptBadge *self, DptBadgeTone tone, const char *icon_name, const char *label)
{
  g_return_if_fail (DPT_IS_BADGE (self));
  g_return_if_fail ((gsize) tone < G_N_ELEMENTS (tones));

  g_object_freeze_notify (G_OBJECT (self));
  if (self->tone != tone)
    {
      self->tone = tone;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TONE]);
    }
  if (g_strcmp0 (self->icon_name, icon_name) != 0)
    {
      g_free (self->icon_name);
      self->icon_name = g_strdup (icon_name);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_NAME]);
    }
  if (g_strcmp0 (self->label, label) != 0)
    {
      g_free (self->label);
      self->label = g_strdup (label);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
    }
  show (self);
  g_object_thaw_notify (G_OBJECT (self));
}

void
dpt_badge_keep_whole (DptBadge *self)
{
  g_return_if_fail (DPT_IS_BADGE (self));

  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_NONE);
}

const char *
dpt_badge_get_label (DptBadge *self)
{
  g_return_val_if_fail (DPT_IS_BADGE (self), NULL);

  return self->label;
}

DptBadgeTone
dpt_badge_get_tone (DptBadge *self)
{
  g_return_val_if_fail (DPT_IS_BADGE (self), DPT_BADGE_NEUTRAL);

  return self->tone;
}
