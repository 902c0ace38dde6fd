/* dpt-client-pane.c - see dpt-client-pane.h.
 * For: the client beside the ticket. Not for: the banner, which is the window's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-client-pane.h"

#include "base/dpt-date.h"
#include "gui/common/dpt-badge.h"

#include <glib/gi18n-lib.h>

struct _DptClientPane
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *number_label;
  GtkLabel *balance_label;
  GtkWidget *orders_title;
  GtkListBox *orders;
  GtkWidget *unpaid_title;
  GtkListBox *unpaid;
  GtkWidget *history_title;
  GtkListBox *history;

  DptTillClient *client;
  char *currency;
};

G_DEFINE_FINAL_TYPE (DptClientPane, dpt_client_pane, ADW_TYPE_BIN)

enum
{
  SIGNAL_COLLECT_ORDER,
  SIGNAL_DEPOSIT_ORDER,
  SIGNAL_RETURN_ORDER,
  SIGNAL_SETTLE_SALE,
  SIGNAL_COPY_SALE,
  SIGNAL_SHOW_SALE,
  N_SIGNALS
};

static const char *const signal_names[N_SIGNALS] = { "collect-order", "deposit-order", "return-order", "settle-sale", "copy-sale", "show-sale" };
static guint signals[N_SIGNALS];

static void
clicked_cb (DptClientPane *self, GtkButton *button)
{
  guint what = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "dpt-signal"));
  gint64 *id = g_object_get_data (G_OBJECT (button), "dpt-id");

  g_signal_emit (self, signals[what], 0, *id);
}

/* A button of a row, with a name that says which row it belongs to. */
static GtkWidget *
create_button (DptClientPane *self, guint what, gint64 id, const char *label, const char *icon, const char *tooltip, const char *of)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, of);

  gtk_widget_set_size_request (button, 48, 48);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "dpt-signal", GUINT_TO_POINTER (what));
  g_object_set_data_full (G_OBJECT (button), "dpt-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  if (icon != NULL)
    gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
create_words (const char *title, const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_label_new (title), *second = gtk_label_new (detail);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = i == 0 ? first : second;

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, "dim-label");
  gtk_widget_add_css_class (second, "numeric");
  return box;
}

static GtkWidget *
create_row (GtkWidget *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static void
append (GtkListBox *list, GtkWidget *row)
{
  gtk_list_box_append (list, row);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (gtk_widget_get_last_child (GTK_WIDGET (list))), FALSE);
}

/* --- orders --- */

static DptBadgeTone
get_tone (const DptTillOrder *order)
{
  if (g_str_equal (order->state, "ready"))
    return DPT_BADGE_SUCCESS;
  return g_str_equal (order->state, "cancelled") ? DPT_BADGE_ERROR : DPT_BADGE_NEUTRAL;
}

static void
add_order_buttons (DptClientPane *self, GtkBox *box, const DptTillOrder *order)
{
  GtkWidget *collect;

  if (!order->here)
    {
      GtkWidget *label = gtk_label_new (_ ("at another establishment"));

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (box, label);
      return;
    }
  if (dpt_till_order_takes_deposit (order))
    gtk_box_append (box, create_button (self, SIGNAL_DEPOSIT_ORDER, order->id, _ ("Deposit"), NULL, _ ("Take a deposit on this order"), order->number));
  if (order->due.due < 0)
    gtk_box_append (box, create_button (self, SIGNAL_RETURN_ORDER, order->id, _ ("Give back"), NULL, _ ("Put what is to be given back on the ticket"), order->number));
  if (dpt_till_order_may_be_collected (order))
    {
      collect = create_button (self, SIGNAL_COLLECT_ORDER, order->id, _ ("Collect"), NULL, _ ("Put the order and what is due of it on the ticket"), order->number);
      if (g_str_equal (order->state, "ready"))
        gtk_widget_add_css_class (collect, "suggested-action");
      gtk_box_append (box, collect);
    }
}

static void
show_orders (DptClientPane *self)
{
  clear_list (self->orders);
  for (guint i = 0; i < self->client->orders->len; i++)
    {
      const DptTillOrder *order = self->client->orders->pdata[i];
      g_autofree char *due = dpt_money_format (ABS (order->due.due), self->currency);
      /* Translators: an amount */
      g_autofree char *money = g_strdup_printf (order->due.due < 0 ? _ ("to give back %s") : _ ("due %s"), due);
      g_autofree char *detail = g_strdup_printf ("%s · %s", money, order->number);
      GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *badge = dpt_badge_new (get_tone (order), NULL, dpt_till_order_get_state_label (order));

      gtk_widget_set_halign (buttons, GTK_ALIGN_END);
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (head), create_words (order->label[0] != '\0' ? order->label : order->number, detail));
      gtk_box_append (GTK_BOX (head), badge);
      gtk_box_append (GTK_BOX (column), head);
      add_order_buttons (self, GTK_BOX (buttons), order);
      gtk_box_append (GTK_BOX (column), buttons);
      append (self->orders, create_row (column));
    }
  gtk_widget_set_visible (self->orders_title, self->client->orders->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->orders), self->client->orders->len > 0);
}

/* --- documents --- */

static gboolean
is_of_shown_order (DptClientPane *self, gint64 sale_id)
{
  for (guint i = 0; i < self->client->orders->len; i++)
    if (((const DptTillOrder *) self->client->orders->pdata[i])->invoice_id == sale_id)
      return TRUE;
  return FALSE;
}

static void
show_unpaid (DptClientPane *self)
{
  guint n = 0;

  clear_list (self->unpaid);
  for (guint i = 0; i < self->client->history->len; i++)
    {
      DptSaleRow *row = self->client->history->pdata[i];
      gint64 due = dpt_sale_row_get_due (row), id = dpt_record_get_id (row);
      g_autofree char *number = dpt_sale_row_dup_number (row);
      g_autofree char *amount = dpt_money_format (ABS (due), self->currency);
      g_autofree char *detail = g_strdup_printf (due < 0 ? _ ("to give back %s") : _ ("due %s"), amount);
      GtkWidget *box;

      if (due == 0 || is_of_shown_order (self, id))
        continue;
      box = create_row (create_words (number, detail));
      gtk_box_append (GTK_BOX (box), due < 0 ? create_button (self, SIGNAL_SETTLE_SALE, id, _ ("Give back"), NULL, _ ("Put what is to be given back on the ticket"), number)
                                             : create_button (self, SIGNAL_SETTLE_SALE, id, _ ("Put on"), NULL, _ ("Put what is due on the ticket"), number));
      append (self->unpaid, box);
      n++;
    }
  gtk_widget_set_visible (self->unpaid_title, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->unpaid), n > 0);
}

static void
show_history (DptClientPane *self)
{
  clear_list (self->history);
  for (guint i = 0; i < self->client->history->len; i++)
    {
      DptSaleRow *row = self->client->history->pdata[i];
      gint64 id = dpt_record_get_id (row);
      DptSaleKind kind = dpt_sale_row_get_kind (row);
      g_autofree char *date = dpt_date_format (dpt_record_get_text (row, DPT_SALE_ROW_ISSUED_ON));
      g_autofree char *amount = dpt_money_format (dpt_record_get_int (row, DPT_SALE_ROW_TOTAL_GROSS), self->currency);
      g_autofree char *summary = dpt_sale_row_dup_summary (row);
      g_autofree char *number = dpt_sale_row_dup_number (row);
      g_autofree char *detail = g_strdup_printf ("%s   %s", date, amount);
      GtkWidget *words = create_words (summary, detail), *box = create_row (words);

      gtk_widget_set_tooltip_text (words, number);
      gtk_box_append (GTK_BOX (box), create_button (self, SIGNAL_SHOW_SALE, id, _ ("Show"), "view-list-symbolic", _ ("Show it in the list of sales"), number));
      if (kind != DPT_SALE_CREDIT_NOTE)
        gtk_box_append (GTK_BOX (box), create_button (self, SIGNAL_COPY_SALE, id, _ ("Sell again"), "edit-copy-symbolic", _ ("Sell the same articles again"), number));
      append (self->history, box);
    }
  gtk_widget_set_visible (self->history_title, self->client->history->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->history), self->client->history->len > 0);
}

static void
show_head (DptClientPane *self)
{
  g_autofree char *number = g_strdup_printf (_ ("File %d"), (int) self->client->file_number);
  g_autofree char *amount = dpt_money_format (ABS (self->client->balance), self->currency);
  g_autofree char *balance = NULL;

  if (self->client->balance > 0)
    balance = g_strdup_printf (_ ("owes %s"), amount);
  else if (self->client->balance < 0)
    balance = g_strdup_printf (_ ("has %s to the good"), amount);
  else
    balance = g_strdup (_ ("owes nothing"));
  gtk_label_set_label (self->name_label, self->client->name);
  adw_avatar_set_text (self->avatar, self->client->name);
  gtk_label_set_label (self->number_label, number);
  gtk_label_set_label (self->balance_label, balance);
  if (self->client->balance > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->balance_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->balance_label), "error");
}

static void
dpt_client_pane_dispose (GObject *object)
{
  DptClientPane *self = DPT_CLIENT_PANE (object);

  g_clear_pointer (&self->client, dpt_till_client_free);
  g_clear_pointer (&self->currency, g_free);
  G_OBJECT_CLASS (dpt_client_pane_parent_class)->dispose (object);
}

static void
dpt_client_pane_class_init (DptClientPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_client_pane_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (signal_names[i], DPT_TYPE_CLIENT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/till/dpt-client-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptClientPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DptClientPane, avatar);
  gtk_widget_class_bind_template_child (widget_class, DptClientPane, name_label);
  gtk_widget_class_bind_template_child (widget_class, DptClientPane, number_label);
  gtk_widget_class_bind_template_child (widget_class, DptClientPane, balance_label);
  gtk_widget_class_bind_template_child (widget_class, DptClientPane, orders_title);
  gtk_widget_class_bind_template_child (widget_class, DptClientPane, orders);
  gtk_widget_class_bind_template_child (widget_class, DptClientPane, unpaid_title);
  gtk_widget_class_bind_template_child (widget_class, DptClientPane, unpaid);
  gtk_widget_class_bind_template_child (widget_class, DptClientPane, history_title);
  gtk_widget_class_bind_template_child (widget_class, DptClientPane, history);
}

static void
dpt_client_pane_init (DptClientPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dpt_client_pane_set_client (DptClientPane *self, DptTillClient *client, const char *currency)
{
  g_return_if_fail (DPT_IS_CLIENT_PANE (self));

  g_clear_pointer (&self->client, dpt_till_client_free);
  self->client = client;
  g_free (self->currency);
  self->currency = g_strdup (currency);
  gtk_stack_set_visible_child_name (self->stack, client != NULL ? "client" : "nobody");
  if (client == NULL)
    return;
  show_head (self);
  show_orders (self);
  show_unpaid (self);
  show_history (self);
}

const DptTillClient *
dpt_client_pane_get_client (DptClientPane *self)
{
  g_return_val_if_fail (DPT_IS_CLIENT_PANE (self), NULL);

  return self->client;
}
