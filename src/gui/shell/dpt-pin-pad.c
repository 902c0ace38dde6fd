/* dpt-pin-pad.c - see dpt-pin-pad.h.
 * For: twelve buttons. Not for: what is done with the digits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-pin-pad.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DptPinPad
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkEditable *editable; /* weak */
};

G_DEFINE_FINAL_TYPE (DptPinPad, dpt_pin_pad, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EDITABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint enter_signal;

static void
digit_cb (GtkButton *button, DptPinPad *self)
{
  const char *digit = gtk_button_get_label (button);
  int end;

  if (self->editable == NULL)
    return;
  end = (int) g_utf8_strlen (gtk_editable_get_text (self->editable), -1);
  gtk_editable_insert_text (self->editable, digit, (int) strlen (digit), &end);
  gtk_editable_set_position (self->editable, -1);
}

static void
erase_cb (DptPinPad *self)
{
  int end;

  if (self->editable == NULL)
    return;
  end = (int) g_utf8_strlen (gtk_editable_get_text (self->editable), -1);
  gtk_editable_delete_text (self->editable, MAX (0, end - 1), end);
}

static void
enter_cb (DptPinPad *self)
{
  g_signal_emit (self, enter_signal, 0);
}

/* The focus stays in the entry, so that a hand may change between keys and screen. */
static GtkWidget *
add_button (DptPinPad *self, GtkWidget *button, int column, int row)
{
  gtk_widget_set_size_request (button, 64, 52);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "dpt-pin-key");
  gtk_grid_attach (GTK_GRID (self->grid), button, column, row, 1, 1);
  return button;
}

static GtkWidget *
add_icon_button (DptPinPad *self, const char *icon, const char *name, int column)
{
  GtkWidget *button = add_button (self, gtk_button_new_from_icon_name (icon), column, 3);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
fill (DptPinPad *self)
{
  for (int i = 0; i < 10; i++)
    {
      char label[] = { (char) ('0' + (i + 1) % 10), '\0' };
      GtkWidget *button = add_button (self, gtk_button_new_with_label (label), i < 9 ? i % 3 : 1, i / 3);

      g_signal_connect_object (button, "clicked", G_CALLBACK (digit_cb), self, 0);
    }
  g_signal_connect_object (add_icon_button (self, "edit-clear-symbolic", _ ("Erase the last digit"), 0), "clicked", G_CALLBACK (erase_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (add_icon_button (self, "object-select-symbolic", _ ("Sign in with this PIN"), 2), "clicked", G_CALLBACK (enter_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
dpt_pin_pad_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EDITABLE)
    g_value_set_object (value, DPT_PIN_PAD (object)->editable);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dpt_pin_pad_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EDITABLE)
    dpt_pin_pad_set_editable (DPT_PIN_PAD (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dpt_pin_pad_dispose (GObject *object)
{
  DptPinPad *self = DPT_PIN_PAD (object);

  g_clear_weak_pointer (&self->editable);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (dpt_pin_pad_parent_class)->dispose (object);
}

static void
dpt_pin_pad_class_init (DptPinPadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dpt_pin_pad_dispose;
  object_class->get_property = dpt_pin_pad_get_property;
  object_class->set_property = dpt_pin_pad_set_property;
  properties[PROP_EDITABLE]
    = g_param_spec_object ("editable", NULL, NULL, GTK_TYPE_EDITABLE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  enter_signal = g_signal_new ("enter", DPT_TYPE_PIN_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dpt_pin_pad_init (DptPinPad *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_halign (self->grid, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  fill (self);
}

void
dpt_pin_pad_set_editable (DptPinPad *self, GtkEditable *editable)
{
  g_return_if_fail (DPT_IS_PIN_PAD (self));
  g_return_if_fail (editable == NULL || GTK_IS_EDITABLE (editable));

  if (g_set_weak_pointer (&self->editable, editable))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}
