/* dpt-offers-card.c - see dpt-offers-card.h.
 * For: lines and totals. Not for: taking an offer (dpt-dispensing-follow-actions.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-offers-card.h"

#include <glib/gi18n-lib.h>

#include "engine/order/dpt-order-offer.h"

struct _DptOffersCard
{
  AdwBin parent_instance;
  GtkLabel *class_a_hint;
  GtkGrid *class_a_lines;
  GtkWidget *class_a_foot;
  GtkLabel *class_a_total;
  GtkLabel *chosen_hint;
  GtkGrid *chosen_lines;
  GtkLabel *chosen_total;
};

G_DEFINE_FINAL_TYPE (DptOffersCard, dpt_offers_card, ADW_TYPE_BIN)

static void
put_line (GtkGrid *grid, int row, const char *eye, const char *label, const char *price)
{
  /* translators: the right and the left eye, as short as on a prescription */
  const char *side = eye == NULL ? "" : *eye == 'R' ? C_ ("eye", "R") : C_ ("eye", "L");
  GtkWidget *name = dpt_kit_label (label, NULL), *money = dpt_kit_label (price, "numeric");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_wrap (GTK_LABEL (money), FALSE);
  gtk_grid_attach (grid, dpt_kit_label (side, "dim-label"), 0, row, 1, 1);
  gtk_grid_attach (grid, name, 1, row, 1, 1);
  gtk_grid_attach (grid, money, 2, row, 1, 1);
}

static void
set_money (GtkLabel *label, const DptDispensingDesk *desk, DptMoney amount)
{
  g_autofree char *text = dpt_kit_format (desk, amount);

  gtk_label_set_text (label, text);
}

static void
fill_class_a (DptOffersCard *self, const DptDispensingDesk *desk, const DptOrderOffer *offer, gboolean open)
{
  dpt_kit_clear (GTK_WIDGET (self->class_a_lines));
  gtk_widget_set_visible (self->class_a_foot, offer != NULL);
  if (offer == NULL)
    {
      gtk_label_set_text (self->class_a_hint,
                          _ ("Nothing of class A can be made for this order: the quote says so by leaving it out."));
      return;
    }
  gtk_label_set_text (self->class_a_hint, _ ("Nothing is left to pay with a responsible complementary contract."));
  for (guint i = 0; i < offer->lines->len; i++)
    {
      const DptOfferLine *line = offer->lines->pdata[i];
      g_autofree char *price = dpt_kit_format (desk, line->price);

      put_line (self->class_a_lines, (int)i, line->eye, line->label, price);
    }
  set_money (self->class_a_total, desk, offer->total);
  gtk_widget_set_visible (gtk_widget_get_first_child (self->class_a_foot), open);
}

static void
fill_chosen (DptOffersCard *self, const DptDispensingDesk *desk, DptOrderSheet *sheet, const DptOrderOffer *offer)
{
  GPtrArray *lines = dpt_order_sheet_get_lines (sheet);
  DptMoney total = dpt_order_sheet_get_total (sheet);
  g_autofree char *more = dpt_kit_format (desk, offer != NULL ? total - offer->total : total);
  /* translators: an amount of money */
  g_autofree char *hint = g_strdup_printf (_ ("%s more than class A, before any cover."), more);

  dpt_kit_clear (GTK_WIDGET (self->chosen_lines));
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *price = dpt_kit_format (desk, dpt_record_get_int (lines->pdata[i], DPT_ORDER_LINE_TOTAL));

      put_line (self->chosen_lines, (int)i, dpt_record_get_text (lines->pdata[i], DPT_ORDER_LINE_EYE),
                dpt_record_get_string (lines->pdata[i], DPT_ORDER_LINE_LABEL), price);
    }
  gtk_label_set_text (self->chosen_hint, offer != NULL ? hint : "");
  set_money (self->chosen_total, desk, total);
}

static void
dpt_offers_card_class_init (DptOffersCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-offers-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DptOffersCard, class_a_hint);
  gtk_widget_class_bind_template_child (widget_class, DptOffersCard, class_a_lines);
  gtk_widget_class_bind_template_child (widget_class, DptOffersCard, class_a_foot);
  gtk_widget_class_bind_template_child (widget_class, DptOffersCard, class_a_total);
  gtk_widget_class_bind_template_child (widget_class, DptOffersCard, chosen_hint);
  gtk_widget_class_bind_template_child (widget_class, DptOffersCard, chosen_lines);
  gtk_widget_class_bind_template_child (widget_class, DptOffersCard, chosen_total);
}

static void
dpt_offers_card_init (DptOffersCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dpt_offers_card_set_facts (DptOffersCard *self, const DptDispensingDesk *desk, DptOrderFacts *facts)
{
  gboolean open = dpt_order_state_is_open_for_changes (dpt_order_sheet_get_state (facts->sheet));
  gboolean asked = open && dpt_order_offer_is_asked (facts->sheet, dpt_session_get_country (desk->session));
  g_autoptr (DptOrderOffer) offer = asked ? dpt_order_offer_find (facts->sheet, desk->wall, desk->lenses) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), asked);
  if (!asked)
    return;
  fill_class_a (self, desk, offer, open);
  fill_chosen (self, desk, facts->sheet, offer);
}
