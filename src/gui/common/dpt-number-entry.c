/* dpt-number-entry.c - see dpt-number-entry.h.
 * For: value, limits, steps, the earlier value in grey. Not for: text of a kind (subclasses).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-number-entry.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 value;
  gint64 earlier;
  gint64 min;
  gint64 max;
  gint64 step;
  gint64 large_step;
  gboolean has_value;
  gboolean has_earlier;
} DptNumberEntryPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DptNumberEntry, dpt_number_entry, DPT_TYPE_FIELD_ENTRY)

enum
{
  PROP_0,
  PROP_VALUE,
  PROP_HAS_VALUE,
  PROP_MIN,
  PROP_MAX,
  PROP_STEP,
  PROP_LARGE_STEP,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DptNumberEntryPrivate *
get_private (DptNumberEntry *self)
{
  return dpt_number_entry_get_instance_private (self);
}

static char *
format_value (DptNumberEntry *self, gint64 value)
{
  return DPT_NUMBER_ENTRY_GET_CLASS (self)->format (self, value);
}

/* Keeps a value, or none, and tells only what has changed. */
static void
keep (DptNumberEntry *self, gboolean has_value, gint64 value)
{
  DptNumberEntryPrivate *priv = get_private (self);
  gboolean had_value = priv->has_value;
  gint64 old = priv->value;

  priv->has_value = has_value;
  priv->value = has_value ? value : 0;
  g_object_freeze_notify (G_OBJECT (self));
  if (had_value != priv->has_value)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_VALUE]);
  /* From none to zero is a change too, and most listeners look at the value only. */
  if (old != priv->value || had_value != priv->has_value)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
  g_object_thaw_notify (G_OBJECT (self));
}

static char *
dup_range_reason (DptNumberEntry *self)
{
  DptNumberEntryPrivate *priv = get_private (self);
  const char *label = dpt_field_entry_get_label (DPT_FIELD_ENTRY (self));
  g_autofree char *min = format_value (self, priv->min);
  g_autofree char *max = format_value (self, priv->max);

  /* Translators: a field's name, then the least and the greatest value: "Sphere: between -40.00 and +40.00" */
  return g_strdup_printf (_ ("%s: between %s and %s"), label != NULL ? label : _ ("Value"), min, max);
}

static gboolean
dpt_number_entry_take_text (DptFieldEntry *field, const char *text, char **reason)
{
  DptNumberEntry *self = DPT_NUMBER_ENTRY (field);
  DptNumberEntryPrivate *priv = get_private (self);
  gint64 value;

  if (*text == '\0')
    {
      keep (self, FALSE, 0);
      return TRUE;
    }
  if (!DPT_NUMBER_ENTRY_GET_CLASS (self)->parse (self, text, &value))
    {
      const char *label = dpt_field_entry_get_label (field);
      g_autofree char *hint = DPT_NUMBER_ENTRY_GET_CLASS (self)->dup_hint (self);

      /* Translators: a field's name, what was typed, an example: "Sphere: cannot read “abc”; type it like -1.25" */
      *reason = g_strdup_printf (_ ("%s: cannot read “%s”; type it like %s"), label != NULL ? label : _ ("Value"), text,
                                 hint);
      return FALSE;
    }
  if (value < priv->min || value > priv->max)
    {
      *reason = dup_range_reason (self);
      return FALSE;
    }
  keep (self, TRUE, value);
  return TRUE;
}

static char *
dpt_number_entry_dup_text (DptFieldEntry *field)
{
  DptNumberEntry *self = DPT_NUMBER_ENTRY (field);
  DptNumberEntryPrivate *priv = get_private (self);

  return priv->has_value ? format_value (self, priv->value) : g_strdup ("");
}

/* To the next multiple of the step: an odd value (-1.12) meets the quarters again. */
static void
dpt_number_entry_step (DptFieldEntry *field, int direction, gboolean large)
{
  DptNumberEntry *self = DPT_NUMBER_ENTRY (field);
  DptNumberEntryPrivate *priv = get_private (self);
  gint64 step = large ? priv->large_step : priv->step;
  gint64 from = priv->has_value ? priv->value : priv->has_earlier ? priv->earlier : 0;
  gint64 rest = ((from % priv->step) + priv->step) % priv->step;
  gint64 to = from + direction * step;

  if (rest != 0)
    to = direction > 0 ? from - rest + step : from - rest - step + priv->step;
  if (DPT_NUMBER_ENTRY_GET_CLASS (self)->wraps (self))
    {
      gint64 turn = priv->max;

      to = ((to % turn) + turn) % turn;
      keep (self, TRUE, to == 0 ? turn : to);
    }
  else
    keep (self, TRUE, CLAMP (to, priv->min, priv->max));
}

static gboolean
never_wraps (DptNumberEntry *self)
{
  return FALSE;
}

static void
dpt_number_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptNumberEntryPrivate *priv = get_private (DPT_NUMBER_ENTRY (object));

  switch (id)
    {
    case PROP_VALUE:
      g_value_set_int64 (value, priv->value);
      break;
    case PROP_HAS_VALUE:
      g_value_set_boolean (value, priv->has_value);
      break;
    case PROP_MIN:
      g_value_set_int64 (value, priv->min);
      break;
    case PROP_MAX:
      g_value_set_int64 (value, priv->max);
      break;
    case PROP_STEP:
      g_value_set_int64 (value, priv->step);
      break;
    case PROP_LARGE_STEP:
      g_value_set_int64 (value, priv->large_step);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_number_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DptNumberEntry *self = DPT_NUMBER_ENTRY (object);
  DptNumberEntryPrivate *priv = get_private (self);

  switch (id)
    {
    case PROP_VALUE:
      dpt_number_entry_set_value (self, g_value_get_int64 (value));
      break;
    case PROP_HAS_VALUE:
      if (!g_value_get_boolean (value))
        dpt_number_entry_clear (self);
      else if (!priv->has_value)
        dpt_number_entry_set_value (self, 0);
      break;
    case PROP_MIN:
      dpt_number_entry_set_range (self, g_value_get_int64 (value), MAX (priv->max, g_value_get_int64 (value)));
      break;
    case PROP_MAX:
      dpt_number_entry_set_range (self, MIN (priv->min, g_value_get_int64 (value)), g_value_get_int64 (value));
      break;
    case PROP_STEP:
      dpt_number_entry_set_steps (self, g_value_get_int64 (value), priv->large_step);
      break;
    case PROP_LARGE_STEP:
      dpt_number_entry_set_steps (self, priv->step, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_number_entry_class_init (DptNumberEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  DptFieldEntryClass *field_class = DPT_FIELD_ENTRY_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dpt_number_entry_get_property;
  object_class->set_property = dpt_number_entry_set_property;
  field_class->take_text = dpt_number_entry_take_text;
  field_class->dup_text = dpt_number_entry_dup_text;
  field_class->step = dpt_number_entry_step;
  klass->wraps = never_wraps;

  properties[PROP_VALUE] = g_param_spec_int64 ("value", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_HAS_VALUE] = g_param_spec_boolean ("has-value", NULL, NULL, FALSE, flags);
  properties[PROP_MIN] = g_param_spec_int64 ("min", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_MAX] = g_param_spec_int64 ("max", NULL, NULL, G_MININT64, G_MAXINT64, G_MAXINT64, flags);
  properties[PROP_STEP] = g_param_spec_int64 ("step", NULL, NULL, 1, G_MAXINT64, 1, flags);
  properties[PROP_LARGE_STEP] = g_param_spec_int64 ("large-step", NULL, NULL, 1, G_MAXINT64, 10, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dpt_number_entry_init (DptNumberEntry *self)
{
  DptNumberEntryPrivate *priv = get_private (self);

  priv->max = G_MAXINT64;
  priv->step = 1;
  priv->large_step = 10;
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  gtk_editable_set_alignment (GTK_EDITABLE (self), 1);
}

gboolean
dpt_number_entry_get_has_value (DptNumberEntry *self)
{
  g_return_val_if_fail (DPT_IS_NUMBER_ENTRY (self), FALSE);

  return get_private (self)->has_value;
}

gint64
dpt_number_entry_get_value (DptNumberEntry *self)
{
  g_return_val_if_fail (DPT_IS_NUMBER_ENTRY (self), 0);

  return get_private (self)->value;
}

void
dpt_number_entry_set_value (DptNumberEntry *self, gint64 value)
{
  DptNumberEntryPrivate *priv = get_private (self);

  g_return_if_fail (DPT_IS_NUMBER_ENTRY (self));

  keep (self, TRUE, value);
  dpt_field_entry_show_value (DPT_FIELD_ENTRY (self));
  if (value < priv->min || value > priv->max)
    {
      g_autofree char *reason = dup_range_reason (self);

      dpt_field_entry_set_reason (DPT_FIELD_ENTRY (self), reason);
    }
}

void
dpt_number_entry_clear (DptNumberEntry *self)
{
  g_return_if_fail (DPT_IS_NUMBER_ENTRY (self));

  keep (self, FALSE, 0);
  dpt_field_entry_show_value (DPT_FIELD_ENTRY (self));
}

void
dpt_number_entry_set_earlier (DptNumberEntry *self, gint64 value)
{
  DptNumberEntryPrivate *priv = get_private (self);
  g_autofree char *text = NULL;

  g_return_if_fail (DPT_IS_NUMBER_ENTRY (self));

  priv->has_earlier = TRUE;
  priv->earlier = value;
  text = format_value (self, value);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self), text);
}

void
dpt_number_entry_clear_earlier (DptNumberEntry *self)
{
  g_return_if_fail (DPT_IS_NUMBER_ENTRY (self));

  get_private (self)->has_earlier = FALSE;
  gtk_entry_set_placeholder_text (GTK_ENTRY (self), NULL);
}

void
dpt_number_entry_set_range (DptNumberEntry *self, gint64 min, gint64 max)
{
  DptNumberEntryPrivate *priv = get_private (self);

  g_return_if_fail (DPT_IS_NUMBER_ENTRY (self));
  g_return_if_fail (min <= max);

  g_object_freeze_notify (G_OBJECT (self));
  if (priv->min != min)
    {
      priv->min = min;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MIN]);
    }
  if (priv->max != max)
    {
      priv->max = max;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAX]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

void
dpt_number_entry_set_steps (DptNumberEntry *self, gint64 step, gint64 large_step)
{
  DptNumberEntryPrivate *priv = get_private (self);

  g_return_if_fail (DPT_IS_NUMBER_ENTRY (self));
  g_return_if_fail (step > 0 && large_step > 0);

  g_object_freeze_notify (G_OBJECT (self));
  if (priv->step != step)
    {
      priv->step = step;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
    }
  if (priv->large_step != large_step)
    {
      priv->large_step = large_step;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LARGE_STEP]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}
