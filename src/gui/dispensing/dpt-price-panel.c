/* dpt-price-panel.c - see dpt-price-panel.h.
 * For: showing sums. Not for: reckoning them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-price-panel.h"

#include <glib/gi18n-lib.h>

enum
{
  TOTAL,
  DISCOUNT,
  COVER,
  PAID,
  DUE,
  N_SUMS
};
static const char *const sum_labels[]
  = { N_ ("Total"), N_ ("of which discount"), N_ ("Cover"), N_ ("Paid"), N_ ("Still due") };

struct _DptPricePanel
{
  AdwBin parent_instance;
  GtkWidget *lines;
  GtkGrid *grid;
  GtkWidget *sums[N_SUMS];
  GtkWidget *sum_names[N_SUMS];
};

G_DEFINE_FINAL_TYPE (DptPricePanel, dpt_price_panel, ADW_TYPE_BIN)

static void
add_line (DptPricePanel *self, const DptDispensingDesk *desk, const char *text, DptMoney amount, const char *css)
{
  GtkWidget *row = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 6), *label = dpt_kit_label (text, css), *price;
  g_autofree char *money = dpt_kit_format (desk, amount);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  price = dpt_kit_label (money, "numeric");
  gtk_label_set_wrap (GTK_LABEL (price), FALSE);
  gtk_widget_set_valign (price, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), price);
  gtk_box_append (GTK_BOX (self->lines), row);
}

/* Right and left lens of one kind stand together: a client reads a pair. */
static void
fill_lines (DptPricePanel *self, const DptDispensingDesk *desk, GPtrArray *lines)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  dpt_kit_clear (self->lines);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *key
        = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", dpt_record_get_int (lines->pdata[i], DPT_ORDER_LINE_PAIR_ID),
                           dpt_record_get_string (lines->pdata[i], DPT_ORDER_LINE_LABEL));
      g_autofree char *text = NULL;
      DptMoney sum = 0;
      guint n = 0;

      if (g_hash_table_contains (seen, key))
        continue;
      for (guint j = i; j < lines->len; j++)
        if (g_str_equal (dpt_record_get_string (lines->pdata[j], DPT_ORDER_LINE_LABEL),
                         dpt_record_get_string (lines->pdata[i], DPT_ORDER_LINE_LABEL))
            && dpt_record_get_int (lines->pdata[j], DPT_ORDER_LINE_PAIR_ID)
                 == dpt_record_get_int (lines->pdata[i], DPT_ORDER_LINE_PAIR_ID))
          {
            sum += dpt_record_get_int (lines->pdata[j], DPT_ORDER_LINE_TOTAL);
            n += (guint)dpt_record_get_int (lines->pdata[j], DPT_ORDER_LINE_QUANTITY);
          }
      text = n > 1 ? g_strdup_printf ("%u × %s", n, dpt_record_get_string (lines->pdata[i], DPT_ORDER_LINE_LABEL))
                   : g_strdup (dpt_record_get_string (lines->pdata[i], DPT_ORDER_LINE_LABEL));
      add_line (self, desk, text, sum,
                g_str_equal (dpt_record_get_string (lines->pdata[i], DPT_ORDER_LINE_KIND), "option") ? "dim-label"
                                                                                                     : NULL);
      g_hash_table_add (seen, g_steal_pointer (&key));
    }
  if (lines->len == 0)
    gtk_box_append (GTK_BOX (self->lines), dpt_kit_label (_ ("Nothing chosen yet"), "dim-label"));
}

static void
set_sum (DptPricePanel *self, const DptDispensingDesk *desk, guint which, DptMoney amount, gboolean shown)
{
  g_autofree char *text = dpt_kit_format (desk, amount);

  gtk_label_set_text (GTK_LABEL (self->sums[which]), text);
  gtk_widget_set_visible (self->sums[which], shown);
  gtk_widget_set_visible (self->sum_names[which], shown);
}

static void
dpt_price_panel_class_init (DptPricePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-price-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DptPricePanel, lines);
  gtk_widget_class_bind_template_child (widget_class, DptPricePanel, grid);
}

static void
dpt_price_panel_init (DptPricePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_SUMS; i++)
    {
      gboolean big = i == TOTAL || i == DUE;

      self->sum_names[i] = dpt_kit_label (_ (sum_labels[i]), big ? "title-4" : "dim-label");
      self->sums[i] = dpt_kit_label ("", big ? "title-4 numeric" : "numeric");
      gtk_label_set_xalign (GTK_LABEL (self->sums[i]), 1);
      gtk_label_set_wrap (GTK_LABEL (self->sums[i]), FALSE);
      gtk_widget_set_hexpand (self->sum_names[i], TRUE);
      dpt_kit_describe (self->sums[i], _ (sum_labels[i]));
      gtk_grid_attach (self->grid, self->sum_names[i], 0, (int)i, 1, 1);
      gtk_grid_attach (self->grid, self->sums[i], 1, (int)i, 1, 1);
    }
}

void
dpt_price_panel_set_facts (DptPricePanel *self, const DptDispensingDesk *desk, DptOrderFacts *facts)
{
  DptMoney discount = dpt_order_sheet_get_discount (facts->sheet);

  fill_lines (self, desk, dpt_order_sheet_get_lines (facts->sheet));
  set_sum (self, desk, TOTAL, dpt_order_sheet_get_total (facts->sheet), TRUE);
  set_sum (self, desk, DISCOUNT, discount, discount != 0);
  set_sum (self, desk, COVER, facts->due.cover, facts->due.cover != 0);
  set_sum (self, desk, PAID, facts->due.paid, facts->due.paid != 0);
  set_sum (self, desk, DUE, facts->due.due, TRUE);
}
