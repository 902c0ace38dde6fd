/* dpt-lines-pane.c - see dpt-lines-pane.h.
 * For: the table of lines, what may be added. Not for: the panel at the right (dpt-price-panel.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-lines-pane.h"

#include <glib/gi18n-lib.h>

#include "engine/catalog/dpt-article.h"
#include "gui/common/dpt-money-entry.h"
#include "gui/dispensing/dpt-offers-card.h"

struct _DptLinesPane
{
  AdwBin parent_instance;
  GtkGrid *grid;
  GtkSpinButton *percent;
  GtkDropDown *article;
  GtkWidget *tools;
  GtkWidget *discount;
  DptOffersCard *offers;
  const DptDispensingDesk *desk;
  DptOrderFacts *facts;
  guint pair;
};

G_DEFINE_FINAL_TYPE (DptLinesPane, dpt_lines_pane, ADW_TYPE_BIN)

static void
put (DptLinesPane *self, int column, int row, const char *text, const char *css)
{
  GtkWidget *label = dpt_kit_label (text, css);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), column == 0);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
put_money (DptLinesPane *self, int column, int row, DptMoney amount, const char *css)
{
  g_autofree char *text = dpt_kit_format (self->desk, amount);

  put (self, column, row, text, css);
}

static void
act_on_line (DptLinesPane *self, DptOrderActKind kind, GtkWidget *widget, gint64 amount)
{
  DptOrderAct *act = dpt_order_act_new (kind, dpt_order_sheet_get_id (self->facts->sheet), 0,
                                        *(gint64 *)g_object_get_data (G_OBJECT (widget), "line"));

  act->amount = amount;
  dpt_dispensing_do (GTK_WIDGET (self), act);
}

static void
discount_cb (GtkWidget *entry, DptLinesPane *self)
{
  DptMoney amount = 0;

  if (!dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)))
    return;
  if (!dpt_money_entry_get_amount (DPT_MONEY_ENTRY (entry), &amount))
    amount = 0;
  if (amount != *(gint64 *)g_object_get_data (G_OBJECT (entry), "before"))
    act_on_line (self, DPT_ORDER_ACT_LINE_DISCOUNT, entry, amount);
}

static gpointer
find_line (DptLinesPane *self, gint64 line_id)
{
  GPtrArray *lines = dpt_order_sheet_get_lines (self->facts->sheet);

  for (guint i = 0; i < lines->len; i++)
    if (dpt_record_get_id (lines->pdata[i]) == line_id)
      return lines->pdata[i];
  return NULL;
}

/* A frame or a lens goes with what it brought along. */
static void
remove_cb (GtkWidget *button, DptLinesPane *self)
{
  gpointer line = find_line (self, *(gint64 *)g_object_get_data (G_OBJECT (button), "line"));
  const char *kind = line != NULL ? dpt_record_get_string (line, DPT_ORDER_LINE_KIND) : "";
  const char *eye = line != NULL ? dpt_record_get_text (line, DPT_ORDER_LINE_EYE) : NULL;
  DptOrderAct *act;

  if (line == NULL)
    return;
  if (!g_str_equal (kind, "frame") && !g_str_equal (kind, "lens"))
    {
      act_on_line (self, DPT_ORDER_ACT_LINE_REMOVE, button, 0);
      return;
    }
  act = dpt_order_act_new (g_str_equal (kind, "frame") ? DPT_ORDER_ACT_FRAME_DROP : DPT_ORDER_ACT_LENS_DROP,
                           dpt_order_sheet_get_id (self->facts->sheet),
                           dpt_record_get_int (line, DPT_ORDER_LINE_PAIR_ID), 0);
  act->eye = g_strcmp0 (eye, "R") == 0 ? DPT_EYE_RIGHT : g_strcmp0 (eye, "L") == 0 ? DPT_EYE_LEFT : 0;
  dpt_dispensing_do (GTK_WIDGET (self), act);
}

/* The price as a button that changes it, for whoever may. */
static void
put_price (DptLinesPane *self, int row, DptOrderLine *line, gboolean open)
{
  DptMoney price = dpt_record_get_int (line, DPT_ORDER_LINE_UNIT_PRICE);
  g_autofree char *text = dpt_kit_format (self->desk, price);
  g_autofree char *action
    = g_strdup_printf ("dispensing.change-price(int64 %" G_GINT64_FORMAT ")", dpt_record_get_id (line));
  /* translators: the place of a line in the list */
  g_autofree char *name = g_strdup_printf (_ ("Change the price of line %d"), row);
  GtkWidget *button;

  if (!open || !dpt_session_may (self->desk->session, DPT_RIGHT_PRICE_CHANGE))
    {
      put (self, 2, row, text, "numeric");
      return;
    }
  button = dpt_kit_button (text, NULL, "flat numeric", action);
  gtk_widget_set_tooltip_text (button, _ ("Another price than the catalogue's"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  dpt_kit_name (button, name);
  gtk_grid_attach (self->grid, button, 2, row, 1, 1);
}

static void
put_discount (DptLinesPane *self, int row, DptOrderLine *line, gboolean open)
{
  gint64 id = dpt_record_get_id (line), before = dpt_record_get_int (line, DPT_ORDER_LINE_DISCOUNT);
  GtkWidget *entry;
  g_autofree char *name = NULL;

  if (!open || !dpt_session_may (self->desk->session, DPT_RIGHT_DISCOUNT_GIVE))
    {
      if (before != 0)
        put_money (self, 3, row, -before, "numeric");
      return;
    }
  entry = dpt_money_entry_new ();
  dpt_money_entry_set_currency (DPT_MONEY_ENTRY (entry), dpt_session_get_currency (self->desk->session));
  if (before != 0)
    dpt_number_entry_set_value (DPT_NUMBER_ENTRY (entry), before);
  /* translators: the place of a line in the list */
  name = g_strdup_printf (_ ("Discount on line %d"), row);
  dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), name);
  dpt_kit_name (entry, name);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  g_object_set_data_full (G_OBJECT (entry), "line", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (entry), "before", g_memdup2 (&before, sizeof before), g_free);
  g_signal_connect_object (entry, "activate", G_CALLBACK (discount_cb), self, 0);
  gtk_grid_attach (self->grid, entry, 3, row, 1, 1);
}

static void
put_line (DptLinesPane *self, int row, DptOrderLine *line, gboolean open)
{
  const char *kind = dpt_record_get_string (line, DPT_ORDER_LINE_KIND),
             *eye = dpt_record_get_text (line, DPT_ORDER_LINE_EYE);
  const char *detail = dpt_record_get_text (line, DPT_ORDER_LINE_DETAIL);
  g_autofree char *quantity = g_strdup_printf ("%" G_GINT64_FORMAT, dpt_record_get_int (line, DPT_ORDER_LINE_QUANTITY));
  g_autofree char *label = g_strdup_printf ("%s%s%s%s%s", g_str_equal (kind, "option") ? "    " : "",
                                            dpt_record_get_string (line, DPT_ORDER_LINE_LABEL),
                                            detail != NULL && !g_str_equal (kind, "option") ? " · " : "",
                                            detail != NULL && !g_str_equal (kind, "option") ? detail : "",
                                            eye == NULL              ? ""
                                            : g_str_equal (eye, "R") ? _ (" · right")
                                                                     : _ (" · left"));

  put (self, 0, row, label, g_str_equal (kind, "option") ? "dim-label" : NULL);
  put (self, 1, row, quantity, "numeric");
  put_price (self, row, line, open);
  put_discount (self, row, line, open);
  put_money (self, 4, row, dpt_record_get_int (line, DPT_ORDER_LINE_TOTAL), "numeric heading");
  if (open && !g_str_equal (kind, "option"))
    {
      gint64 id = dpt_record_get_id (line);
      g_autofree char *name = g_strdup_printf (_ ("Take line %d away"), row);
      GtkWidget *button = dpt_kit_button (name, "user-trash-symbolic", "flat", NULL);

      g_object_set_data_full (G_OBJECT (button), "line", g_memdup2 (&id, sizeof id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
      gtk_grid_attach (self->grid, button, 5, row, 1, 1);
    }
}

static void
fill (DptLinesPane *self)
{
  static const char *const heads[] = { N_ ("Article"), N_ ("Quantity"), N_ ("Price"), N_ ("Discount"), N_ ("Total") };
  GPtrArray *lines = dpt_order_sheet_get_lines (self->facts->sheet);
  gboolean open = dpt_order_state_is_open_for_changes (dpt_order_sheet_get_state (self->facts->sheet));

  dpt_kit_clear (GTK_WIDGET (self->grid));
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    put (self, (int)i, 0, _ (heads[i]), "caption dim-label");
  for (guint i = 0; i < lines->len; i++)
    put_line (self, (int)i + 1, lines->pdata[i], open);
  if (lines->len == 0)
    put (self, 0, 1, _ ("Nothing chosen yet: the frame and the lenses put their lines here."), "dim-label");
  put (self, 0, (int)lines->len + 2, _ ("Total with tax"), "title-4");
  put_money (self, 4, (int)lines->len + 2, dpt_order_sheet_get_total (self->facts->sheet), "title-4 numeric");
  gtk_widget_set_visible (self->tools, open);
  gtk_widget_set_visible (self->discount,
                          dpt_session_may (self->desk->session, DPT_RIGHT_DISCOUNT_GIVE) && lines->len > 0);
}

static void
percent_cb (DptLinesPane *self)
{
  DptOrderAct *act = dpt_order_act_new (DPT_ORDER_ACT_DISCOUNT, dpt_order_sheet_get_id (self->facts->sheet), 0, 0);

  act->amount = (gint64)(gtk_spin_button_get_value (self->percent) * 100 + 0.5);
  dpt_dispensing_do (GTK_WIDGET (self), act);
}

static void
article_cb (DptLinesPane *self)
{
  guint chosen = gtk_drop_down_get_selected (self->article);

  if (chosen != GTK_INVALID_LIST_POSITION && chosen < self->desk->articles->len)
    dpt_dispensing_do (GTK_WIDGET (self),
                       dpt_order_act_new (DPT_ORDER_ACT_ARTICLE, dpt_order_sheet_get_id (self->facts->sheet), 0,
                                          dpt_record_get_id (self->desk->articles->pdata[chosen])));
}

static void
dpt_lines_pane_finalize (GObject *object)
{
  g_clear_pointer (&DPT_LINES_PANE (object)->facts, dpt_order_facts_unref);
  G_OBJECT_CLASS (dpt_lines_pane_parent_class)->finalize (object);
}

static void
dpt_lines_pane_class_init (DptLinesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_lines_pane_finalize;
  g_type_ensure (DPT_TYPE_OFFERS_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-lines-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptLinesPane, grid);
  gtk_widget_class_bind_template_child (widget_class, DptLinesPane, percent);
  gtk_widget_class_bind_template_child (widget_class, DptLinesPane, article);
  gtk_widget_class_bind_template_child (widget_class, DptLinesPane, tools);
  gtk_widget_class_bind_template_child (widget_class, DptLinesPane, discount);
  gtk_widget_class_bind_template_child (widget_class, DptLinesPane, offers);
  gtk_widget_class_bind_template_callback (widget_class, article_cb);
  gtk_widget_class_bind_template_callback (widget_class, percent_cb);
}

static void
dpt_lines_pane_init (DptLinesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_articles (DptLinesPane *self)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->desk->articles->len; i++)
    {
      g_autofree char *title = dpt_article_dup_title (self->desk->articles->pdata[i]);
      g_autofree char *price
        = dpt_kit_format (self->desk, dpt_record_get_int (self->desk->articles->pdata[i], DPT_ARTICLE_PRICE));
      g_autofree char *text = g_strdup_printf ("%s · %s", title, price);

      gtk_string_list_append (list, text);
    }
  gtk_drop_down_set_model (self->article, G_LIST_MODEL (list));
  g_object_unref (list);
  gtk_spin_button_set_range (self->percent, 0,
                             dpt_session_get_discount_limit (self->desk->session) / 100.0);
}

void
dpt_lines_pane_set_facts (DptLinesPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair)
{
  gboolean fresh = self->desk != desk;

  self->desk = desk;
  self->pair = pair;
  g_clear_pointer (&self->facts, dpt_order_facts_unref);
  self->facts = dpt_order_facts_ref (facts);
  if (fresh)
    fill_articles (self);
  fill (self);
  dpt_offers_card_set_facts (self->offers, desk, facts);
}
