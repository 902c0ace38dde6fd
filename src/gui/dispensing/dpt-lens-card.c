/* dpt-lens-card.c - see dpt-lens-card.h.
 * For: the face of the card. Not for: optics (engine/optics/dpt-thickness.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-lens-card.h"

#include <glib/gi18n-lib.h>

/* Pixels a millimetre: the same on every card, so that thick looks thick. */
#define SCALE 3.0

typedef struct
{
  DptPoint outline[DPT_KIT_POINTS];
  DptLensCut cut;
} Drawing;

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Drawing *drawing = data;
  DptDrawingStyle style = dpt_kit_get_style (SCALE);

  style.text_size = 10;
  dpt_lens_drawing_draw_section (cr, &drawing->cut, &style, width, height, NULL);
}

static GtkWidget *
create_drawing (
  const DptLensOffer *offer, DptPair *pair, DptPairEye *eye, DptLensThickness *thickness, gboolean *possible)
{
  Drawing *drawing = g_new0 (Drawing, 1);
  GtkWidget *area = gtk_drawing_area_new ();
  g_autofree char *name = NULL;

  dpt_kit_make_cut (&drawing->cut, drawing->outline, pair, eye, offer->refractive_index, offer->density);
  *possible = dpt_lens_cut_reckon (&drawing->cut, thickness, NULL);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 196);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 72);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, drawing, g_free);
  /* translators: the name of a lens design */
  name = g_strdup_printf (_ ("Cut through %s %d.%02d, range %lld"), offer->design->name,
                          offer->refractive_index / 1000, offer->refractive_index % 1000 / 10, (long long) offer->range_id);
  dpt_kit_name (area, name);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), area,
                           G_CONNECT_SWAPPED);
  return area;
}

static GtkWidget *
create_head (const DptLensOffer *offer, gboolean chosen)
{
  GtkWidget *box = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 6), *label = dpt_kit_label (offer->design->name, "heading");
  g_autofree char *index
    = g_strdup_printf ("%d.%02d", offer->refractive_index / 1000, offer->refractive_index % 1000 / 10);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, offer->design->description);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), dpt_kit_label (index, "numeric heading"));
  if (chosen)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  return box;
}

static GtkWidget *
create_foot (const DptDispensingDesk *desk, const DptLensOffer *offer, guint n_eyes)
{
  GtkWidget *box = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *price = dpt_kit_format (desk, offer->price * n_eyes);
  /* translators: a number of days until a lens is delivered */
  g_autofree char *days = g_strdup_printf (ngettext ("%d day", "%d days", offer->lead_days), offer->lead_days);
  GtkWidget *label = dpt_kit_label (price, "heading numeric");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), dpt_kit_label (days, "caption dim-label"));
  return box;
}

GtkWidget *
dpt_lens_card_new (const DptDispensingDesk *desk,
                   const DptLensOffer *offer,
                   DptPair *pair,
                   DptPairEye *eye,
                   guint n_eyes,
                   gboolean chosen)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = dpt_kit_box (GTK_ORIENTATION_VERTICAL, 3), *label;
  DptLensThickness thickness = { 0 };
  gboolean possible;
  GtkWidget *drawing = create_drawing (offer, pair, eye, &thickness, &possible);
  g_autofree char *figures = NULL, *name = NULL;

  gtk_box_append (GTK_BOX (box), create_head (offer, chosen));
  label = dpt_kit_label (offer->design->brand, "caption dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), drawing);
  if (possible)
    /* translators: thickness in the middle and at the thickest edge in millimetres, weight in grams of one lens */
    figures = g_strdup_printf (_ ("centre %.1f · edge %.1f mm · %.0f g"), thickness.centre / 100.0,
                               thickness.edge_max / 100.0, thickness.weight / 100.0);
  label = dpt_kit_label (figures != NULL ? figures : _ ("thickness not known"), "caption numeric");
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), create_foot (desk, offer, n_eyes));
  dpt_kit_margins (box, 6);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), chosen);
  gtk_widget_add_css_class (button, "dpt-lens-card");
  name = g_strdup_printf ("%s %s %d.%02d · %" G_GINT64_FORMAT, offer->design->brand, offer->design->name,
                          offer->refractive_index / 1000, offer->refractive_index % 1000 / 10, offer->range_id);
  dpt_kit_name (button, name);
  return button;
}
