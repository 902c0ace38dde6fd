/* dpt-frame-filter.c - see dpt-frame-filter.h.
 * For: the entries of the bar. Not for: the wall.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-frame-filter.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-text.h"
#include "engine/catalog/dpt-color.h"
#include "engine/catalog/dpt-product.h"
#include "gui/common/dpt-gui.h"

#include <string.h>

enum
{
  SHAPE,
  COLOUR,
  GENDER,
  USE,
  SIZE,
  BRAND,
  PRICE,
  COVER,
  N_FILTERS
};

/* Upper ends, minor units; a round number is what clients name. */
static const DptMoney prices[] = { 5000, 10000, 15000, 20000, 30000 };

struct _DptFrameFilterBar
{
  AdwBin parent_instance;
  GtkWidget *search;
  GtkBox *choices;
  GtkWidget *drop_downs[N_FILTERS];
  GtkWidget *stock;
  GtkWidget *count;
  GPtrArray *brands;
  char **words;
  DptFrameFilter filter;
  gboolean filling;
};

static guint changed_signal;
static guint entered_signal;

G_DEFINE_FINAL_TYPE (DptFrameFilterBar, dpt_frame_filter_bar, ADW_TYPE_BIN)

static void
changed_cb (DptFrameFilterBar *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
entered_cb (DptFrameFilterBar *self)
{
  g_signal_emit (self, entered_signal, 0);
}

static guint
get_choice (DptFrameFilterBar *self, guint which)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_downs[which]));

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static const char *
get_name (DptFrameFilterBar *self, guint which, const char *const *names)
{
  guint choice = get_choice (self, which);

  return choice > 0 ? names[choice - 1] : NULL;
}

static const char *const cover_classes[] = { "A", "B", NULL };

static const char *
get_class_label (const char *name)
{
  return g_str_equal (name, "A") ? _ ("Class A") : _ ("Class B");
}

/* In the order of DptFrameSize. */
static const char *const sizes[] = { "small", "medium", "large", NULL };

static const char *
get_size_label (const char *name)
{
  return g_str_equal (name, "small") ? _ ("Below 48 mm") : g_str_equal (name, "medium") ? _ ("48 to 52 mm") : _ ("Above 52 mm");
}

void
dpt_frame_filter_bar_prepare (DptFrameFilterBar *self)
{
  guint brand = get_choice (self, BRAND), price = get_choice (self, PRICE);

  g_strfreev (self->words);
  self->words = dpt_text_split_words (gtk_editable_get_text (GTK_EDITABLE (self->search)), 8);
  self->filter = (DptFrameFilter){
    .shape = get_name (self, SHAPE, dpt_frame_shapes),
    .color_family = get_name (self, COLOUR, dpt_color_families),
    .gender = get_name (self, GENDER, dpt_frame_genders),
    .frame_use = get_name (self, USE, dpt_frame_uses),
    .brand = brand > 0 && brand <= self->brands->len ? self->brands->pdata[brand - 1] : NULL,
    .cover_class = get_name (self, COVER, cover_classes),
    .size = (DptFrameSize)get_choice (self, SIZE),
    .price_max = price > 0 ? prices[price - 1] : 0,
    .in_stock = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->stock)),
    .words = (const char *const *)self->words,
  };
}

gboolean
dpt_frame_filter_bar_matches (DptFrameFilterBar *self, DptFrame *frame)
{
  return dpt_frame_matches (frame, &self->filter);
}

/* What is chosen is cut where room is short, what can be chosen is not: French words are long. */
#define ROW(ellipsize) \
  "<interface><template class='GtkListItem'><property name='child'><object class='GtkLabel'><property name='xalign'>0</property>" \
  "<property name='ellipsize'>" ellipsize "</property><binding name='label'><lookup name='string' type='GtkStringObject'>" \
  "<lookup name='item'>GtkListItem</lookup></lookup></binding></object></property></template></interface>"

static void
let_shrink (GtkDropDown *drop_down)
{
  g_autoptr (GBytes) chosen = g_bytes_new_static (ROW ("end"), strlen (ROW ("end")));
  g_autoptr (GBytes) offered = g_bytes_new_static (ROW ("none"), strlen (ROW ("none")));
  g_autoptr (GtkListItemFactory) factory = gtk_builder_list_item_factory_new_from_bytes (NULL, chosen);
  g_autoptr (GtkListItemFactory) list_factory = gtk_builder_list_item_factory_new_from_bytes (NULL, offered);

  gtk_drop_down_set_factory (drop_down, factory);
  gtk_drop_down_set_list_factory (drop_down, list_factory);
}

static void
add_drop_down (DptFrameFilterBar *self,
               guint which,
               const char *name,
               const char *all,
               const char *const *choices,
               const char *(*get_label) (const char *))
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, all);
  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    gtk_string_list_append (list, get_label != NULL ? get_label (choices[i]) : choices[i]);
  self->drop_downs[which] = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  let_shrink (GTK_DROP_DOWN (self->drop_downs[which]));
  dpt_kit_name (self->drop_downs[which], name);
  gtk_widget_set_tooltip_text (self->drop_downs[which], name);
  g_signal_connect_object (self->drop_downs[which], "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->choices, self->drop_downs[which]);
}

static const char *
get_shape_label (const char *name)
{
  return dpt_catalog_get_label (dpt_frame_shapes, name);
}
static const char *
get_gender_label (const char *name)
{
  return dpt_catalog_get_label (dpt_frame_genders, name);
}
static const char *
get_use_label (const char *name)
{
  return dpt_catalog_get_label (dpt_frame_uses, name);
}

static void
dpt_frame_filter_bar_finalize (GObject *object)
{
  DptFrameFilterBar *self = DPT_FRAME_FILTER_BAR (object);

  g_strfreev (self->words);
  g_ptr_array_unref (self->brands);
  G_OBJECT_CLASS (dpt_frame_filter_bar_parent_class)->finalize (object);
}

static void
dpt_frame_filter_bar_class_init (DptFrameFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_frame_filter_bar_finalize;
  changed_signal
    = g_signal_new ("changed", DPT_TYPE_FRAME_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  entered_signal
    = g_signal_new ("entered", DPT_TYPE_FRAME_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-frame-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DptFrameFilterBar, search);
  gtk_widget_class_bind_template_child (widget_class, DptFrameFilterBar, stock);
  gtk_widget_class_bind_template_child (widget_class, DptFrameFilterBar, count);
  gtk_widget_class_bind_template_child (widget_class, DptFrameFilterBar, choices);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
dpt_frame_filter_bar_init (DptFrameFilterBar *self)
{
  self->filling = TRUE;
  self->brands = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_drop_down (self, SHAPE, _ ("Shape of the frame"), C_ ("filter", "Shape"), dpt_frame_shapes, get_shape_label);
  add_drop_down (self, COLOUR, _ ("Colour of the frame"), C_ ("filter", "Colour"), dpt_color_families,
                 dpt_color_family_get_label);
  add_drop_down (self, GENDER, _ ("For whom the frame is made"), C_ ("filter", "Wearer"), dpt_frame_genders,
                 get_gender_label);
  add_drop_down (self, USE, _ ("Use of the frame"), C_ ("filter", "Use"), dpt_frame_uses, get_use_label);
  add_drop_down (self, SIZE, _ ("Size of the frame"), C_ ("filter", "Size"), sizes, get_size_label);
  add_drop_down (self, BRAND, _ ("Brand of the frame"), C_ ("filter", "Brand"), NULL, NULL);
  add_drop_down (self, PRICE, _ ("Price of the frame"), C_ ("filter", "Price"), NULL, NULL);
  add_drop_down (self, COVER, _ ("Class of the frame"), C_ ("filter", "Class"), cover_classes, get_class_label);
  self->filling = FALSE;
}

static void
fill_prices (DptFrameFilterBar *self, const char *currency)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->drop_downs[PRICE])));

  if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 1)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      g_autofree char *amount = dpt_money_format (prices[i], currency);
      /* translators: an amount of money */
      g_autofree char *text = g_strdup_printf (_ ("Up to %s"), amount);

      gtk_string_list_append (list, text);
    }
}

void
dpt_frame_filter_bar_set_wall (DptFrameFilterBar *self, GPtrArray *wall, const char *currency)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->drop_downs[BRAND])));
  const char *last = NULL;

  self->filling = TRUE;
  fill_prices (self, currency);
  if (self->brands->len == 0)
    for (guint i = 0; i < wall->len; i++)
      {
        const char *brand = dpt_record_get_text (wall->pdata[i], DPT_FRAME_BRAND);

        if (brand == NULL || g_strcmp0 (brand, last) == 0)
          continue;
        g_ptr_array_add (self->brands, g_strdup (brand));
        gtk_string_list_append (list, brand);
        last = brand;
      }
  self->filling = FALSE;
}

void
dpt_frame_filter_bar_set_count (DptFrameFilterBar *self, guint n)
{
  /* translators: a number */
  g_autofree char *text = g_strdup_printf (ngettext ("%u frame", "%u frames", n), n);

  gtk_label_set_text (GTK_LABEL (self->count), text);
}

void
dpt_frame_filter_bar_focus (DptFrameFilterBar *self)
{
  gtk_widget_grab_focus (self->search);
}

void
dpt_frame_filter_bar_lead_to (DptFrameFilterBar *self, GtkWidget *wall)
{
  g_return_if_fail (DPT_IS_FRAME_FILTER_BAR (self));

  dpt_gui_lead_down (self->search, wall);
}
