/* dpt-ticket-pane.c - see dpt-ticket-pane.h.
 * For: the ticket on the screen. Not for: what it adds up to (engine/sale/dpt-basket.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-ticket-pane.h"

#include "gui/common/dpt-money-entry.h"
#include "gui/common/dpt-say.h"
#include "gui/till/dpt-ticket-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _DptTicketPane
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListBox *lines;
  GtkRevealer *editor;
  GtkLabel *editor_title;
  GtkSpinButton *quantity_spin;
  DptMoneyEntry *price_entry;
  GtkSpinButton *discount_spin;
  GtkMenuButton *whole_button;
  GtkSpinButton *whole_rate_spin;
  DptMoneyEntry *whole_amount_entry;
  GtkLabel *whole_hint;
  GtkEntry *reason_entry;
  GtkMenuButton *parked_button;
  GtkListBox *parked_list;
  GtkLabel *count_label;
  GtkLabel *discount_label;
  GtkLabel *tax_label;
  GtkLabel *total_label;
  GtkButton *pay_button;

  DptTicket *ticket;
  char *currency;
  GArray *parked_ids; /* gint64 */
  gboolean showing;   /* values are set by us, nobody typed them */
  gboolean nought;    /* the quantity in the field was typed, and is zero */
  int limit;
};

G_DEFINE_FINAL_TYPE (DptTicketPane, dpt_ticket_pane, ADW_TYPE_BIN)

enum
{
  SIGNAL_REFUSED,
  SIGNAL_RECALL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_n_lines (DptTicketPane *self)
{
  return dpt_basket_get_n_lines (dpt_ticket_get_basket (self->ticket));
}

/* The chosen line of the basket, the last where nothing is chosen; -1 where there is none, or an order or a debt is chosen. */
static int
get_line (DptTicketPane *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->lines);
  int n = (int) get_n_lines (self), index = row != NULL ? gtk_list_box_row_get_index (row) : n - 1;

  return index < n ? index : -1;
}

/* A refused change leaves the ticket as it was, and the fields show that again. */
static void
take (DptTicketPane *self, DptBasket *basket, GError *error)
{
  g_autoptr (GError) owned = error;

  if (dpt_ticket_take_basket (self->ticket, basket))
    return;
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, owned);
  g_signal_emit_by_name (self->ticket, "changed");
}

/* --- showing --- */

static void
set_money (GtkLabel *label, DptMoney amount, const char *currency)
{
  g_autofree char *text = dpt_money_format (amount, currency);

  gtk_label_set_label (label, text);
}

static void
show_totals (DptTicketPane *self)
{
  DptBasket *basket = dpt_ticket_get_basket (self->ticket);
  DptMoney due = dpt_ticket_get_due (self->ticket), discount = dpt_basket_get_discount_total (basket);
  gint64 pieces = dpt_basket_get_pieces (basket);
  g_autofree char *count = g_strdup_printf (ngettext ("%d piece", "%d pieces", (gulong) ABS (pieces)), (int) pieces);
  g_autofree char *tax = dpt_money_format (dpt_basket_get_tax_total (basket), self->currency);
  g_autofree char *tax_text = NULL;
  g_autofree char *off = dpt_money_format (-discount, self->currency);
  g_autofree char *off_text = g_strdup_printf ("%s %s", _ ("discount"), off);
  g_autofree char *total = dpt_money_format (due, self->currency);
  g_autofree char *absolute = dpt_money_format (ABS (due), self->currency);
  /* Translators: the button that begins to take the money; an amount */
  g_autofree char *pay = g_strdup_printf (due < 0 ? _ ("Give back %s") : _ ("Pay %s"), absolute);
  gboolean nothing = dpt_ticket_is_empty (self->ticket);

  /* Translators: the tax inside a total */
  tax_text = g_strdup_printf (_ ("incl. tax %s"), tax);
  gtk_label_set_label (self->count_label, count);
  gtk_label_set_label (self->tax_label, tax_text);
  gtk_label_set_label (self->discount_label, off_text);
  gtk_widget_set_visible (GTK_WIDGET (self->discount_label), discount != 0);
  set_money (self->total_label, due, self->currency);
  gtk_button_set_label (self->pay_button, nothing ? _ ("Pay") : pay);
  gtk_stack_set_visible_child_name (self->stack, nothing ? "empty" : "lines");
}

static void
show_editor (DptTicketPane *self)
{
  int index = get_line (self);
  const DptBasketLine *line;

  gtk_revealer_set_reveal_child (self->editor, index >= 0);
  if (index < 0)
    return;
  line = dpt_basket_get_line (dpt_ticket_get_basket (self->ticket), (guint) index);
  self->showing = TRUE;
  gtk_label_set_label (self->editor_title, line->label);
  gtk_spin_button_set_value (self->quantity_spin, (double) line->quantity);
  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (self->price_entry), line->unit_price);
  gtk_spin_button_set_value (self->discount_spin, line->discount.kind == DPT_DISCOUNT_RATE ? (double) line->discount.value / 100.0 : 0);
  self->showing = FALSE;
}

static void
row_step_cb (DptTicketPane *self, int by, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->lines, row);
  dpt_ticket_pane_step (self, by);
}

static void
row_removed_cb (DptTicketPane *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->lines, row);
  dpt_ticket_pane_remove_line (self);
}

static void
show_debt (DptTicketPane *self, DptTicketRow *row, guint index)
{
  const DptTicketDebt *debt = dpt_ticket_get_debt (self->ticket, index);
  g_autofree char *total = dpt_money_format (debt->total, self->currency);
  g_autofree char *cover = dpt_money_format (debt->cover_due, self->currency);
  g_autofree char *detail = NULL;

  if (debt->cover_due > 0)
    /* Translators: two amounts: what the order costs in all, and what insurers pay of it */
    detail = g_strdup_printf (_ ("Balance due of %s, insurers pay %s"), total, cover);
  else if (debt->invoiced)
    /* Translators: an amount: what the order costs in all */
    detail = g_strdup_printf (_ ("Balance due of %s"), total);
  dpt_ticket_row_set_words (row, debt->label, detail, debt->amount, self->currency);
}

/* As many rows as lines, orders and debts after them; rows that are there already are only filled anew. */
static void
show_lines (DptTicketPane *self)
{
  DptBasket *basket = dpt_ticket_get_basket (self->ticket);
  guint n_lines = get_n_lines (self);
  guint n = n_lines + dpt_ticket_get_n_debts (self->ticket);
  GtkListBoxRow *row;
  guint before = 0;

  while (gtk_list_box_get_row_at_index (self->lines, (int) before) != NULL)
    before++;
  for (guint i = before; i < n; i++)
    {
      GtkWidget *added = dpt_ticket_row_new ();

      g_signal_connect_object (added, "step", G_CALLBACK (row_step_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (added, "removed", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->lines, added);
    }
  while ((row = gtk_list_box_get_row_at_index (self->lines, (int) n)) != NULL)
    gtk_list_box_remove (self->lines, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      DptTicketRow *at = DPT_TICKET_ROW (gtk_list_box_get_row_at_index (self->lines, (int) i));

      if (i < n_lines)
        dpt_ticket_row_set_line (at, dpt_basket_get_line (basket, i), dpt_basket_get_sum (basket, i), self->currency);
      else
        show_debt (self, at, i - n_lines);
    }
  /* A line that was added is the one that is edited next. */
  if (n > before)
    gtk_list_box_select_row (self->lines, gtk_list_box_get_row_at_index (self->lines, n_lines > 0 ? (int) n_lines - 1 : (int) n - 1));
}

static void
show_whole_discount (DptTicketPane *self)
{
  DptDiscount discount = dpt_basket_get_discount (dpt_ticket_get_basket (self->ticket));

  self->showing = TRUE;
  gtk_spin_button_set_value (self->whole_rate_spin, discount.kind == DPT_DISCOUNT_RATE ? (double) discount.value / 100.0 : 0);
  if (discount.kind == DPT_DISCOUNT_AMOUNT)
    dpt_number_entry_set_value (DPT_NUMBER_ENTRY (self->whole_amount_entry), discount.value);
  else
    dpt_number_entry_clear (DPT_NUMBER_ENTRY (self->whole_amount_entry));
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)), dpt_ticket_get_reason (self->ticket)))
    gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), dpt_ticket_get_reason (self->ticket));
  self->showing = FALSE;
}

static void
ticket_changed_cb (DptTicketPane *self)
{
  show_lines (self);
  show_editor (self);
  show_whole_discount (self);
  show_totals (self);
}

/* --- editing --- */

static void
selection_changed_cb (DptTicketPane *self)
{
  if (self->ticket != NULL)
    show_editor (self);
}

static int
read_rate (GtkSpinButton *spin)
{
  return (int) lround (gtk_spin_button_get_value (spin) * 100.0);
}

static void
quantity_changed_cb (DptTicketPane *self)
{
  int index = get_line (self);
  int quantity = gtk_spin_button_get_value_as_int (self->quantity_spin);
  DptBasket *basket = dpt_ticket_get_basket (self->ticket);
  GError *error = NULL;

  if (self->showing || index < 0 || dpt_basket_get_line (basket, (guint) index)->quantity == quantity)
    return;
  /* The arrows step over zero: from one piece sold to one piece back. Who types it wants none. */
  if (quantity == 0 && self->nought)
    {
      dpt_ticket_pane_remove_line (self);
      return;
    }
  if (quantity == 0)
    quantity = dpt_basket_get_line (basket, (guint) index)->quantity > 0 ? -1 : 1;
  take (self, dpt_basket_set_quantity (basket, (guint) index, quantity, &error), error);
}

static int
quantity_input_cb (DptTicketPane *self, double *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->quantity_spin));

  self->nought = strspn (text, "0") == strlen (text);
  return FALSE; /* it is read as ever */
}

/* The button keeps to its limits without a word; who typed more is told why less stands there. */
static int
discount_input_cb (DptTicketPane *self, double *value)
{
  g_autofree char *words = NULL;

  if (g_strtod (gtk_editable_get_text (GTK_EDITABLE (self->discount_spin)), NULL) > self->limit / 100.0 && !self->showing)
    {
      words = g_strdup_printf (_ ("You may give up to %d %%."), self->limit / 100);
      dpt_say (GTK_WIDGET (self), words);
    }
  return FALSE;
}

static void
price_changed_cb (DptTicketPane *self)
{
  int index = get_line (self);
  DptBasket *basket = dpt_ticket_get_basket (self->ticket);
  GError *error = NULL;
  DptMoney price;

  if (self->showing || index < 0 || !dpt_money_entry_get_amount (self->price_entry, &price)
      || price == dpt_basket_get_line (basket, (guint) index)->unit_price)
    return;
  take (self, dpt_basket_set_unit_price (basket, (guint) index, price, &error), error);
}

static void
discount_changed_cb (DptTicketPane *self)
{
  int index = get_line (self), rate = read_rate (self->discount_spin);
  DptBasket *basket = dpt_ticket_get_basket (self->ticket);
  DptDiscount before;
  GError *error = NULL;

  if (self->showing || index < 0)
    return;
  before = dpt_basket_get_line (basket, (guint) index)->discount;
  if (rate == (before.kind == DPT_DISCOUNT_RATE ? before.value : 0))
    return;
  take (self, dpt_basket_set_line_discount (basket, (guint) index, DPT_DISCOUNT_BY_RATE (rate), &error), error);
}

static void
whole_rate_changed_cb (DptTicketPane *self)
{
  DptBasket *basket = dpt_ticket_get_basket (self->ticket);
  DptDiscount before = dpt_basket_get_discount (basket);
  int rate = read_rate (self->whole_rate_spin);
  GError *error = NULL;

  if (self->showing || (before.kind == DPT_DISCOUNT_RATE ? before.value : 0) == rate)
    return;
  take (self, dpt_basket_set_discount (basket, DPT_DISCOUNT_BY_RATE (rate), &error), error);
}

static void
whole_amount_changed_cb (DptTicketPane *self)
{
  DptBasket *basket = dpt_ticket_get_basket (self->ticket);
  GError *error = NULL;
  DptMoney amount;

  if (self->showing || !dpt_money_entry_get_amount (self->whole_amount_entry, &amount))
    return;
  take (self, dpt_basket_set_discount (basket, DPT_DISCOUNT_BY_AMOUNT (amount), &error), error);
}

static void
reason_changed_cb (DptTicketPane *self)
{
  if (!self->showing)
    dpt_ticket_set_reason (self->ticket, gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)));
}

static void
parked_activated_cb (DptTicketPane *self, GtkListBoxRow *row)
{
  gtk_menu_button_popdown (self->parked_button);
  g_signal_emit (self, signals[SIGNAL_RECALL], 0, g_array_index (self->parked_ids, gint64, gtk_list_box_row_get_index (row)));
}

/* --- object --- */

static void
dpt_ticket_pane_dispose (GObject *object)
{
  DptTicketPane *self = DPT_TICKET_PANE (object);

  g_clear_object (&self->ticket);
  g_clear_pointer (&self->currency, g_free);
  g_clear_pointer (&self->parked_ids, g_array_unref);
  G_OBJECT_CLASS (dpt_ticket_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, lines);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, editor);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, editor_title);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, quantity_spin);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, price_entry);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, discount_spin);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, whole_button);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, whole_rate_spin);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, whole_amount_entry);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, whole_hint);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, parked_button);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, parked_list);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, count_label);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, discount_label);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, tax_label);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, total_label);
  gtk_widget_class_bind_template_child (widget_class, DptTicketPane, pay_button);
}

static void
dpt_ticket_pane_class_init (DptTicketPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_ticket_pane_dispose;
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", DPT_TYPE_TICKET_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_RECALL] = g_signal_new ("recall", DPT_TYPE_TICKET_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (DPT_TYPE_MONEY_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/till/dpt-ticket-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, quantity_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, price_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, discount_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, whole_rate_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, whole_amount_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, parked_activated_cb);
}

/* Keys of the list itself, so that a minus can still be typed into a field. */
static void
add_list_keys (DptTicketPane *self)
{
  static const struct { guint key; const char *action; int by; } table[] = {
    { GDK_KEY_plus, "till.step", 1 },  { GDK_KEY_KP_Add, "till.step", 1 },       { GDK_KEY_minus, "till.step", -1 },
    { GDK_KEY_KP_Subtract, "till.step", -1 }, { GDK_KEY_Delete, "till.remove-line", 0 }, { GDK_KEY_BackSpace, "till.remove-line", 0 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (table[i].key, 0), gtk_named_action_new (table[i].action));

      if (table[i].by != 0)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (table[i].by));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self->lines), controller);
}

static void
dpt_ticket_pane_init (DptTicketPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_list_keys (self);
  g_signal_connect_swapped (self->quantity_spin, "input", G_CALLBACK (quantity_input_cb), self);
  g_signal_connect_swapped (self->discount_spin, "input", G_CALLBACK (discount_input_cb), self);
  self->parked_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
dpt_ticket_pane_set_ticket (DptTicketPane *self, DptTicket *ticket, const char *currency)
{
  g_return_if_fail (DPT_IS_TICKET_PANE (self));
  g_return_if_fail (DPT_IS_TICKET (ticket));

  g_free (self->currency);
  self->currency = g_strdup (currency);
  if (currency != NULL)
    {
      dpt_money_entry_set_currency (self->price_entry, currency);
      dpt_money_entry_set_currency (self->whole_amount_entry, currency);
    }
  if (g_set_object (&self->ticket, ticket))
    g_signal_connect_object (ticket, "changed", G_CALLBACK (ticket_changed_cb), self, G_CONNECT_SWAPPED);
  ticket_changed_cb (self);
}

void
dpt_ticket_pane_set_rights (DptTicketPane *self, gboolean prices, gboolean discounts, int limit)
{
  g_autofree char *hint = NULL;

  g_return_if_fail (DPT_IS_TICKET_PANE (self));

  self->limit = limit;
  gtk_widget_set_sensitive (GTK_WIDGET (self->price_entry), prices);
  gtk_widget_set_sensitive (GTK_WIDGET (self->discount_spin), discounts);
  gtk_widget_set_sensitive (GTK_WIDGET (self->whole_button), discounts);
  gtk_spin_button_set_range (self->discount_spin, 0, limit / 100.0);
  gtk_spin_button_set_range (self->whole_rate_spin, 0, limit / 100.0);
  /* Translators: a percentage */
  hint = g_strdup_printf (_ ("You may give up to %d %%."), limit / 100);
  gtk_label_set_label (self->whole_hint, hint);
}

void
dpt_ticket_pane_set_parked (DptTicketPane *self, GPtrArray *titles, GArray *ids)
{
  g_autofree char *label = NULL;
  GtkWidget *child;

  g_return_if_fail (DPT_IS_TICKET_PANE (self));
  g_return_if_fail (titles->len == ids->len);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parked_list))) != NULL)
    gtk_list_box_remove (self->parked_list, child);
  g_array_set_size (self->parked_ids, 0);
  if (ids->len > 0)
    g_array_append_vals (self->parked_ids, ids->data, ids->len);
  for (guint i = 0; i < titles->len; i++)
    {
      GtkWidget *row = gtk_label_new (titles->pdata[i]);

      gtk_label_set_xalign (GTK_LABEL (row), 0);
      gtk_label_set_ellipsize (GTK_LABEL (row), PANGO_ELLIPSIZE_MIDDLE);
      gtk_label_set_max_width_chars (GTK_LABEL (row), 48);
      gtk_widget_set_size_request (row, 260, 48);
      gtk_list_box_append (self->parked_list, row);
    }
  /* Translators: how many parked tickets wait */
  label = titles->len > 0 ? g_strdup_printf (_ ("Recall (%u)"), titles->len) : g_strdup (C_ ("a parked ticket", "Recall"));
  gtk_menu_button_set_label (self->parked_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->parked_button), titles->len > 0);
}

void
dpt_ticket_pane_step (DptTicketPane *self, int by)
{
  int index = get_line (self);
  DptBasket *basket = dpt_ticket_get_basket (self->ticket);
  GError *error = NULL;
  gint64 quantity;

  g_return_if_fail (DPT_IS_TICKET_PANE (self));

  if (index < 0)
    return;
  quantity = dpt_basket_get_line (basket, (guint) index)->quantity + by;
  if (quantity == 0)
    dpt_ticket_pane_remove_line (self);
  else
    take (self, dpt_basket_set_quantity (basket, (guint) index, quantity, &error), error);
}

void
dpt_ticket_pane_remove_line (DptTicketPane *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->lines);
  guint n_lines = get_n_lines (self);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : (int) n_lines - 1;
  GError *error = NULL;

  g_return_if_fail (DPT_IS_TICKET_PANE (self));

  if (index < 0)
    return;
  if ((guint) index < n_lines)
    take (self, dpt_basket_remove (dpt_ticket_get_basket (self->ticket), (guint) index, &error), error);
  else
    dpt_ticket_remove_debt (self->ticket, (guint) index - n_lines);
  gtk_widget_activate_action (GTK_WIDGET (self), "till.removed", NULL);
}

static void
edit (GtkWidget *field)
{
  gtk_widget_grab_focus (field);
  if (GTK_IS_EDITABLE (field))
    gtk_editable_select_region (GTK_EDITABLE (field), 0, -1);
}

void
dpt_ticket_pane_edit_quantity (DptTicketPane *self)
{
  g_return_if_fail (DPT_IS_TICKET_PANE (self));

  edit (GTK_WIDGET (self->quantity_spin));
}

void
dpt_ticket_pane_edit_price (DptTicketPane *self)
{
  g_return_if_fail (DPT_IS_TICKET_PANE (self));

  edit (GTK_WIDGET (self->price_entry));
}

void
dpt_ticket_pane_edit_discount (DptTicketPane *self)
{
  g_return_if_fail (DPT_IS_TICKET_PANE (self));

  edit (GTK_WIDGET (self->discount_spin));
}

void
dpt_ticket_pane_edit_whole_discount (DptTicketPane *self)
{
  g_return_if_fail (DPT_IS_TICKET_PANE (self));

  gtk_menu_button_popup (self->whole_button);
}

void
dpt_ticket_pane_show_parked (DptTicketPane *self)
{
  g_return_if_fail (DPT_IS_TICKET_PANE (self));

  gtk_menu_button_popup (self->parked_button);
}
