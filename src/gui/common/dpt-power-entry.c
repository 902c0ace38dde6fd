/* dpt-power-entry.c - see dpt-power-entry.h.
 * For: the text, limits and steps of each kind. Not for: when text is read (dpt-field-entry.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-power-entry.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-power.h"

struct _DptPowerEntry
{
  DptNumberEntry parent_instance;
  DptPowerKind kind;
};

G_DEFINE_FINAL_TYPE (DptPowerEntry, dpt_power_entry, DPT_TYPE_NUMBER_ENTRY)

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* One row a kind, in the order of the enumeration. @example is in the unit of the kind. */
static const struct
{
  gint64 min;
  gint64 max;
  gint64 step;
  gint64 large_step;
  int example;
  int width;
} kinds[] = {
  { -4000, 4000, 25, 100, -125, 7 },
  { 0, 600, 25, 100, 200, 7 },
  { 0, 4000, 25, 100, 200, 6 },
  { 1, 180, 5, 10, 90, 5 },
  { 0, 20000, 50, 100, 3150, 6 },
};

GType
dpt_power_kind_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { DPT_POWER_KIND_POWER, "DPT_POWER_KIND_POWER", "power" },
        { DPT_POWER_KIND_ADDITION, "DPT_POWER_KIND_ADDITION", "addition" },
        { DPT_POWER_KIND_PRISM, "DPT_POWER_KIND_PRISM", "prism" },
        { DPT_POWER_KIND_AXIS, "DPT_POWER_KIND_AXIS", "axis" },
        { DPT_POWER_KIND_LENGTH, "DPT_POWER_KIND_LENGTH", "length" },
        { 0, NULL, NULL },
      };

      g_once_init_leave (&type, g_enum_register_static ("DptPowerKind", values));
    }
  return type;
}

static gboolean
dpt_power_entry_parse (DptNumberEntry *number, const char *text, gint64 *value)
{
  gboolean understood = FALSE;
  int read = 0;

  switch (DPT_POWER_ENTRY (number)->kind)
    {
    case DPT_POWER_KIND_POWER:
    case DPT_POWER_KIND_ADDITION:
      understood = dpt_power_parse (text, &read);
      break;
    case DPT_POWER_KIND_PRISM:
      understood = dpt_hundredths_parse (text, &read);
      break;
    case DPT_POWER_KIND_AXIS:
      understood = dpt_axis_parse (text, &read);
      break;
    case DPT_POWER_KIND_LENGTH:
      understood = dpt_length_parse (text, &read);
      break;
    default:
      g_assert_not_reached ();
    }
  *value = read;
  return understood;
}

static char *
dpt_power_entry_format (DptNumberEntry *number, gint64 value)
{
  switch (DPT_POWER_ENTRY (number)->kind)
    {
    case DPT_POWER_KIND_POWER:
    case DPT_POWER_KIND_ADDITION:
      return dpt_power_format ((int) value);
    case DPT_POWER_KIND_PRISM:
      {
        g_autofree char *text = dpt_power_format ((int) value);

        return g_strdup (*text == '+' ? text + 1 : text);
      }
    case DPT_POWER_KIND_AXIS:
      return dpt_axis_format ((int) value);
    case DPT_POWER_KIND_LENGTH:
      return dpt_length_format ((int) value);
    default:
      g_assert_not_reached ();
    }
}

static char *
dpt_power_entry_dup_hint (DptNumberEntry *number)
{
  return dpt_power_entry_format (number, kinds[DPT_POWER_ENTRY (number)->kind].example);
}

static gboolean
dpt_power_entry_wraps (DptNumberEntry *number)
{
  return DPT_POWER_ENTRY (number)->kind == DPT_POWER_KIND_AXIS;
}

static void
dpt_power_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_KIND:
      g_value_set_enum (value, DPT_POWER_ENTRY (object)->kind);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_power_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_KIND:
      dpt_power_entry_set_kind (DPT_POWER_ENTRY (object), g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_power_entry_class_init (DptPowerEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  DptNumberEntryClass *number_class = DPT_NUMBER_ENTRY_CLASS (klass);

  object_class->get_property = dpt_power_entry_get_property;
  object_class->set_property = dpt_power_entry_set_property;
  number_class->parse = dpt_power_entry_parse;
  number_class->format = dpt_power_entry_format;
  number_class->dup_hint = dpt_power_entry_dup_hint;
  number_class->wraps = dpt_power_entry_wraps;

  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, DPT_TYPE_POWER_KIND, DPT_POWER_KIND_POWER,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
take_limits (DptPowerEntry *self)
{
  DptNumberEntry *number = DPT_NUMBER_ENTRY (self);

  dpt_number_entry_set_range (number, kinds[self->kind].min, kinds[self->kind].max);
  dpt_number_entry_set_steps (number, kinds[self->kind].step, kinds[self->kind].large_step);
  gtk_editable_set_width_chars (GTK_EDITABLE (self), kinds[self->kind].width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), kinds[self->kind].width);
}

static void
dpt_power_entry_init (DptPowerEntry *self)
{
  take_limits (self);
}

GtkWidget *
dpt_power_entry_new (DptPowerKind kind)
{
  return g_object_new (DPT_TYPE_POWER_ENTRY, "kind", kind, NULL);
}

void
dpt_power_entry_set_kind (DptPowerEntry *self, DptPowerKind kind)
{
  g_return_if_fail (DPT_IS_POWER_ENTRY (self));
  g_return_if_fail ((gsize) kind < G_N_ELEMENTS (kinds));

  if (self->kind == kind)
    return;
  self->kind = kind;
  take_limits (self);
  dpt_field_entry_show_value (DPT_FIELD_ENTRY (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

gboolean
dpt_power_entry_get_value (DptPowerEntry *self, int *value)
{
  g_return_val_if_fail (DPT_IS_POWER_ENTRY (self), FALSE);

  if (value != NULL)
    *value = (int) dpt_number_entry_get_value (DPT_NUMBER_ENTRY (self));
  return dpt_number_entry_get_has_value (DPT_NUMBER_ENTRY (self));
}
