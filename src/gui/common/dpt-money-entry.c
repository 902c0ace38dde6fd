/* dpt-money-entry.c - see dpt-money-entry.h.
 * For: the text of an amount. Not for: when text is read (dpt-field-entry.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-money-entry.h"

struct _DptMoneyEntry
{
  DptNumberEntry parent_instance;
  char *currency;
};

G_DEFINE_FINAL_TYPE (DptMoneyEntry, dpt_money_entry, DPT_TYPE_NUMBER_ENTRY)

enum
{
  PROP_0,
  PROP_CURRENCY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
dpt_money_entry_parse (DptNumberEntry *number, const char *text, gint64 *value)
{
  return dpt_money_parse (text, value);
}

static char *
dpt_money_entry_format (DptNumberEntry *number, gint64 value)
{
  return dpt_money_format (value, DPT_MONEY_ENTRY (number)->currency);
}

static char *
dpt_money_entry_dup_hint (DptNumberEntry *number)
{
  return dpt_money_format (1250, NULL);
}

static void
dpt_money_entry_finalize (GObject *object)
{
  g_free (DPT_MONEY_ENTRY (object)->currency);

  G_OBJECT_CLASS (dpt_money_entry_parent_class)->finalize (object);
}

static void
dpt_money_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CURRENCY:
      g_value_set_string (value, dpt_money_entry_get_currency (DPT_MONEY_ENTRY (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_money_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CURRENCY:
      dpt_money_entry_set_currency (DPT_MONEY_ENTRY (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_money_entry_class_init (DptMoneyEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  DptNumberEntryClass *number_class = DPT_NUMBER_ENTRY_CLASS (klass);

  object_class->finalize = dpt_money_entry_finalize;
  object_class->get_property = dpt_money_entry_get_property;
  object_class->set_property = dpt_money_entry_set_property;
  number_class->parse = dpt_money_entry_parse;
  number_class->format = dpt_money_entry_format;
  number_class->dup_hint = dpt_money_entry_dup_hint;

  properties[PROP_CURRENCY] = g_param_spec_string (
    "currency", NULL, NULL, "EUR", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dpt_money_entry_init (DptMoneyEntry *self)
{
  self->currency = g_strdup ("EUR");
  dpt_number_entry_set_range (DPT_NUMBER_ENTRY (self), 0, DPT_MONEY_MAX);
  dpt_number_entry_set_steps (DPT_NUMBER_ENTRY (self), 100, 1000);
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 10);
}

GtkWidget *
dpt_money_entry_new (void)
{
  return g_object_new (DPT_TYPE_MONEY_ENTRY, NULL);
}

const char *
dpt_money_entry_get_currency (DptMoneyEntry *self)
{
  g_return_val_if_fail (DPT_IS_MONEY_ENTRY (self), NULL);

  return self->currency;
}

void
dpt_money_entry_set_currency (DptMoneyEntry *self, const char *currency)
{
  g_return_if_fail (DPT_IS_MONEY_ENTRY (self));

  if (g_strcmp0 (self->currency, currency) == 0)
    return;
  g_free (self->currency);
  self->currency = g_strdup (currency);
  dpt_field_entry_show_value (DPT_FIELD_ENTRY (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENCY]);
}

gboolean
dpt_money_entry_get_amount (DptMoneyEntry *self, DptMoney *amount)
{
  g_return_val_if_fail (DPT_IS_MONEY_ENTRY (self), FALSE);

  if (amount != NULL)
    *amount = dpt_number_entry_get_value (DPT_NUMBER_ENTRY (self));
  return dpt_number_entry_get_has_value (DPT_NUMBER_ENTRY (self));
}
