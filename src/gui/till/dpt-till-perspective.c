/* dpt-till-perspective.c - see dpt-till-perspective.h.
 * For: panes, actions, keys. Not for: reading (dpt-till-read.c), acting (dpt-till-acts.c, -pay.c, -after.c, -drawer.c).
 *
 *   pages ─┬─ ticket   articles | ticket | client
 *          ├─ pay      means, amounts, change ── confirmed ──► the engine ──► done
 *          ├─ done     change, paper, next
 *          └─ sales    list, reprint, take back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-till-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DptTillPerspective, dpt_till_perspective, DPT_TYPE_PERSPECTIVE)

static const char *const topics[] = { "stock_position", "variant", "product", "price_rule", "sale", "payment", "dispensing_order", "patient", NULL };

static const DptShortcut shortcuts[] = {
  { "F12", "till.pay", N_ ("Take the money; book it; next ticket") },
  { "F2", "till.search", N_ ("Search an article") },
  { "F3", "till.quantity", N_ ("Quantity of the line") },
  { "F4", "till.price", N_ ("Price of the line") },
  { "F6", "till.line-discount", N_ ("Discount of the line") },
  { "<Shift>F6", "till.discount", N_ ("Discount on the whole") },
  { "<Control>z", "till.undo", N_ ("Undo") },
  { "<Control>Delete", "till.clear", N_ ("Begin the ticket anew") },
  { "F7", "till.park", N_ ("Put the ticket aside") },
  { "F8", "till.recall", N_ ("Take up a parked ticket") },
  { "<Control>o", "till.collect", N_ ("Put the client’s next order on the ticket") },
  { "<Control><Shift>o", "till.deposit", N_ ("Take a deposit on the client’s next order") },
  { "<Control>h", "till.sales", N_ ("List of sales") },
  { "<Control>1", "till.means::cash", N_ ("Pay in cash") },
  { "<Control>2", "till.means::card", N_ ("Pay by card") },
  { "<Control>3", "till.means::cheque", N_ ("Pay by cheque") },
  { "<Control>4", "till.means::transfer", N_ ("Pay by transfer") },
  { "<Control>5", "till.means::insurer", N_ ("Paid by the insurer") },
  { "<Control>6", "till.cover", N_ ("Share the price with insurers") },
  { "<Control>7", "till.means::account", N_ ("Pay with what the client has to the good") },
  { "<Control>d", "till.hand-over", N_ ("Hand the glasses over") },
  { "<Control>t", "till.drawer", N_ ("Open the till, or count and close it") },
  { "Escape", "till.back", N_ ("Back to the ticket") },
};

DptSession *
_dpt_till_get_session (DptTillPerspective *self)
{
  return dpt_perspective_get_session (DPT_PERSPECTIVE (self));
}

const char *
_dpt_till_get_currency (DptTillPerspective *self)
{
  DptSession *session = _dpt_till_get_session (self);

  return session != NULL ? dpt_session_get_currency (session) : NULL;
}

void
_dpt_till_show_page (DptTillPerspective *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->pages, name);
}

static gboolean
is_page (DptTillPerspective *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), name) == 0;
}

/* --- what the panes say --- */

static void
article_chosen_cb (DptTillPerspective *self, GObject *article)
{
  _dpt_till_add_variant (self, dpt_record_get_id (article));
}

static void
code_entered_cb (DptTillPerspective *self, const char *code)
{
  _dpt_till_add_code (self, code);
}

static void
refused_cb (DptTillPerspective *self, GError *error)
{
  dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
}

static const DptTillOrder *
find_order (DptTillPerspective *self, gint64 order_id)
{
  const DptTillClient *client = dpt_client_pane_get_client (self->client);

  return client != NULL ? dpt_till_client_find_order (client, order_id) : NULL;
}

static void
collect_order_cb (DptTillPerspective *self, gint64 order_id)
{
  const DptTillOrder *order = find_order (self, order_id);

  if (order != NULL)
    _dpt_till_collect_order (self, order);
}

static void
deposit_order_cb (DptTillPerspective *self, gint64 order_id)
{
  const DptTillOrder *order = find_order (self, order_id);

  if (order != NULL)
    _dpt_till_ask_deposit (self, order);
}

static gboolean
is_on_ticket (DptTillPerspective *self, const DptTillOrder *order)
{
  for (guint i = 0; i < dpt_ticket_get_n_debts (self->ticket); i++)
    {
      const DptTicketDebt *debt = dpt_ticket_get_debt (self->ticket, i);

      if (debt->order_id == order->id || (debt->sale_id != 0 && debt->sale_id == order->invoice_id))
        return TRUE;
    }
  return FALSE;
}

/* The client's first order that is not on the ticket yet; they come ready ones first. */
static const DptTillOrder *
find_next_order (DptTillPerspective *self, gboolean (*is_possible) (const DptTillOrder *order))
{
  const DptTillClient *client = dpt_client_pane_get_client (self->client);

  for (guint i = 0; client != NULL && i < client->orders->len; i++)
    if (is_possible (client->orders->pdata[i]) && !is_on_ticket (self, client->orders->pdata[i]))
      return client->orders->pdata[i];
  return NULL;
}

static DptSaleRow *
find_sale (DptTillPerspective *self, gint64 sale_id)
{
  const DptTillClient *client = dpt_client_pane_get_client (self->client);

  for (guint i = 0; client != NULL && i < client->history->len; i++)
    if (dpt_record_get_id (client->history->pdata[i]) == sale_id)
      return client->history->pdata[i];
  return NULL;
}

static void
return_order_cb (DptTillPerspective *self, gint64 order_id)
{
  const DptTillOrder *order = find_order (self, order_id);

  if (order != NULL)
    _dpt_till_return_deposit (self, order);
}

static void
settle_sale_cb (DptTillPerspective *self, gint64 sale_id)
{
  DptSaleRow *row = find_sale (self, sale_id);
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;

  if (row == NULL)
    return;
  number = dpt_sale_row_dup_number (row);
  label = g_strdup_printf ("%s %s", dpt_sale_kind_get_label (dpt_sale_row_get_kind (row)), number);
  dpt_ticket_add_debt (self->ticket, &(DptTicketDebt) { .sale_id = sale_id, .label = label, .amount = dpt_sale_row_get_due (row) });
}

static void
copy_sale_cb (DptTillPerspective *self, gint64 sale_id)
{
  _dpt_till_add_again (self, sale_id);
}

static void
show_sale_cb (DptTillPerspective *self, gint64 sale_id)
{
  DptSaleRow *row = find_sale (self, sale_id);
  g_autofree char *number = row != NULL ? dpt_sale_row_dup_number (row) : NULL;

  if (number == NULL)
    return;
  dpt_sales_page_search (self->sales, number);
  _dpt_till_show_page (self, "sales");
}

static void
sell_again_cb (DptTillPerspective *self, DptSaleRow *row)
{
  _dpt_till_show_page (self, "ticket");
  _dpt_till_add_again (self, dpt_record_get_id (row));
}

static void
exchange_cb (DptTillPerspective *self, DptSaleRow *row)
{
  _dpt_till_show_page (self, "ticket");
  _dpt_till_exchange (self, dpt_record_get_id (row));
}

static void
show_client_cb (DptTillPerspective *self, DptSaleRow *row)
{
  dpt_perspective_show_patient (DPT_PERSPECTIVE (self), dpt_record_get_int (row, DPT_SALE_ROW_PATIENT_ID));
  _dpt_till_show_page (self, "ticket");
}

static void
show_ticket_cb (DptTillPerspective *self)
{
  _dpt_till_show_page (self, "ticket");
}

static void
update_actions (DptTillPerspective *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean empty = dpt_ticket_is_empty (self->ticket);
  gboolean here = is_page (self, "ticket");

  gtk_widget_action_set_enabled (widget, "till.pay", !here || !empty);
  gtk_widget_action_set_enabled (widget, "till.park", here && !empty);
  gtk_widget_action_set_enabled (widget, "till.clear", here && !empty);
  gtk_widget_action_set_enabled (widget, "till.undo", here && dpt_ticket_can_undo (self->ticket));
  gtk_widget_action_set_enabled (widget, "till.hand-over", self->to_hand_over != NULL);
}

static void
ticket_changed_cb (DptTillPerspective *self)
{
  update_actions (self);
  _dpt_till_save_draft_later (self);
}

/* --- actions --- */

static void
begin_new_ticket (DptTillPerspective *self)
{
  g_clear_pointer (&self->to_hand_over, g_array_unref);
  _dpt_till_put_paper_away (self);
  _dpt_till_show_page (self, "ticket");
  dpt_article_pane_clear_search (self->articles);
  dpt_article_pane_focus_search (self->articles);
}

/* One key leads through a sale: to the money, to the booking, to the next ticket. */
static void
pay_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptTillPerspective *self = DPT_TILL_PERSPECTIVE (widget);

  if (is_page (self, "ticket"))
    _dpt_till_begin_to_pay (self);
  else if (is_page (self, "pay"))
    dpt_pay_page_confirm (self->pay);
  else
    begin_new_ticket (self);
}

static void
back_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptTillPerspective *self = DPT_TILL_PERSPECTIVE (widget);

  if (is_page (self, "done"))
    begin_new_ticket (self);
  else
    _dpt_till_show_page (self, "ticket");
}

static void
means_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptTillPerspective *self = DPT_TILL_PERSPECTIVE (widget);
  DptMeans means;

  if (is_page (self, "pay") && dpt_means_find (g_variant_get_string (parameter, NULL), &means))
    dpt_pay_page_pay (self->pay, means);
}

static void
cover_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptTillPerspective *self = DPT_TILL_PERSPECTIVE (widget);

  if (is_page (self, "pay"))
    gtk_widget_activate_action (GTK_WIDGET (self->pay), "pay.cover", NULL);
}

static void
new_ticket_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin_new_ticket (DPT_TILL_PERSPECTIVE (widget));
}

static void
search_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptTillPerspective *self = DPT_TILL_PERSPECTIVE (widget);

  _dpt_till_show_page (self, "ticket");
  dpt_article_pane_focus_search (self->articles);
}

/* The buttons of the client's orders by key, one order after the other. */
static void
order_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptTillPerspective *self = DPT_TILL_PERSPECTIVE (widget);
  gboolean collect = g_str_equal (name, "till.collect");
  const DptTillOrder *order = is_page (self, "ticket") ? find_next_order (self, collect ? dpt_till_order_may_be_collected : dpt_till_order_takes_deposit)
                                                       : NULL;

  if (order == NULL)
    dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("The client has no further order for that."));
  else if (collect)
    _dpt_till_collect_order (self, order);
  else
    _dpt_till_ask_deposit (self, order);
}

typedef void (*PaneFunc) (DptTicketPane *pane);

/* Acts on the ticket's lines, by name; only where the ticket is seen. */
static void
line_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct { const char *name; PaneFunc func; } table[] = {
    { "till.quantity", dpt_ticket_pane_edit_quantity },          { "till.price", dpt_ticket_pane_edit_price },
    { "till.line-discount", dpt_ticket_pane_edit_discount },     { "till.discount", dpt_ticket_pane_edit_whole_discount },
    { "till.remove-line", dpt_ticket_pane_remove_line },         { "till.recall", dpt_ticket_pane_show_parked },
  };
  DptTillPerspective *self = DPT_TILL_PERSPECTIVE (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (table) && is_page (self, "ticket"); i++)
    if (g_str_equal (table[i].name, name))
      table[i].func (self->ticket_pane);
}

static void
step_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_ticket_pane_step (DPT_TILL_PERSPECTIVE (widget)->ticket_pane, g_variant_get_int32 (parameter));
}

static void
removed_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_perspective_say_undo (DPT_PERSPECTIVE (widget), _ ("The line is removed."), _ ("Undo"), "till.undo");
}

static void
undo_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_ticket_undo (DPT_TILL_PERSPECTIVE (widget)->ticket);
}

static void
clear_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptTillPerspective *self = DPT_TILL_PERSPECTIVE (widget);

  dpt_ticket_empty (self->ticket);
  dpt_perspective_say_undo (DPT_PERSPECTIVE (self), _ ("The ticket is empty again."), _ ("Undo"), "till.undo");
}

static void
park_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dpt_till_park (DPT_TILL_PERSPECTIVE (widget));
}

static void
sales_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dpt_till_show_page (DPT_TILL_PERSPECTIVE (widget), "sales");
}

static void
drawer_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dpt_till_show_drawer (DPT_TILL_PERSPECTIVE (widget));
}

static void
hand_over_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dpt_till_hand_over (DPT_TILL_PERSPECTIVE (widget));
}

static void
paper_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dpt_till_show_paper (DPT_TILL_PERSPECTIVE (widget), g_str_equal (name, "till.show-a4"));
}

/* --- overrides --- */

static void
dpt_till_perspective_session_changed (DptPerspective *perspective)
{
  DptTillPerspective *self = DPT_TILL_PERSPECTIVE (perspective);
  DptSession *session = _dpt_till_get_session (self);

  dpt_sales_page_set_session (self->sales, session);
  dpt_ticket_pane_set_ticket (self->ticket_pane, self->ticket, _dpt_till_get_currency (self));
  if (session == NULL)
    {
      /* Whoever comes next finds an empty counter; the draft waits for its owner. */
      self->draft_kept = FALSE;
      dpt_ticket_clear (self->ticket);
      g_clear_handle_id (&self->draft_timer, g_source_remove);
      dpt_client_pane_set_client (self->client, NULL, NULL);
      _dpt_till_show_page (self, "ticket");
      return;
    }
  dpt_ticket_pane_set_rights (self->ticket_pane, dpt_session_may (session, DPT_RIGHT_PRICE_CHANGE),
                              dpt_session_may (session, DPT_RIGHT_DISCOUNT_GIVE), dpt_session_get_discount_limit (session));
  _dpt_till_read_draft (self);
  dpt_perspective_invalidate (perspective);
}

static void
dpt_till_perspective_set_patient (DptPerspective *perspective, gint64 patient_id)
{
  DptTillPerspective *self = DPT_TILL_PERSPECTIVE (perspective);

  dpt_ticket_set_patient_id (self->ticket, patient_id);
  _dpt_till_read_client (self);
}

static void
dpt_till_perspective_refresh (DptPerspective *perspective)
{
  DptTillPerspective *self = DPT_TILL_PERSPECTIVE (perspective);

  if (_dpt_till_get_session (self) == NULL)
    return;
  _dpt_till_read_articles (self);
  _dpt_till_read_client (self);
  _dpt_till_read_parked (self);
}

static void
dpt_till_perspective_activate_default (DptPerspective *perspective)
{
  gtk_widget_activate_action (GTK_WIDGET (perspective), "till.pay", NULL);
}

static gboolean
dpt_till_perspective_open (DptPerspective *perspective, const char *subject, gint64 id)
{
  DptTillPerspective *self = DPT_TILL_PERSPECTIVE (perspective);

  if (g_str_equal (subject, "dispensing_order"))
    _dpt_till_open_order (self, id);
  else if (g_str_equal (subject, "sale"))
    _dpt_till_show_sale (self, id);
  else if (g_str_equal (subject, "variant"))
    _dpt_till_add_variant (self, id);
  else
    return FALSE;
  return TRUE;
}

static gboolean
dpt_till_perspective_scan (DptPerspective *perspective, const char *text)
{
  _dpt_till_add_code (DPT_TILL_PERSPECTIVE (perspective), text);
  return TRUE;
}

static void
dpt_till_perspective_dispose (GObject *object)
{
  DptTillPerspective *self = DPT_TILL_PERSPECTIVE (object);

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  G_OBJECT_CLASS (dpt_till_perspective_parent_class)->dispose (object);
}

static void
dpt_till_perspective_finalize (GObject *object)
{
  g_clear_object (&DPT_TILL_PERSPECTIVE (object)->ticket);
  g_clear_pointer (&DPT_TILL_PERSPECTIVE (object)->to_hand_over, g_array_unref);
  G_OBJECT_CLASS (dpt_till_perspective_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const line_actions[] = { "till.quantity", "till.price", "till.line-discount", "till.discount", "till.remove-line", "till.recall" };

  for (gsize i = 0; i < G_N_ELEMENTS (line_actions); i++)
    gtk_widget_class_install_action (widget_class, line_actions[i], NULL, line_action_cb);
  gtk_widget_class_install_action (widget_class, "till.collect", NULL, order_action_cb);
  gtk_widget_class_install_action (widget_class, "till.deposit", NULL, order_action_cb);
  gtk_widget_class_install_action (widget_class, "till.pay", NULL, pay_action_cb);
  gtk_widget_class_install_action (widget_class, "till.back", NULL, back_action_cb);
  gtk_widget_class_install_action (widget_class, "till.means", "s", means_action_cb);
  gtk_widget_class_install_action (widget_class, "till.cover", NULL, cover_action_cb);
  gtk_widget_class_install_action (widget_class, "till.new-ticket", NULL, new_ticket_action_cb);
  gtk_widget_class_install_action (widget_class, "till.search", NULL, search_action_cb);
  gtk_widget_class_install_action (widget_class, "till.step", "i", step_action_cb);
  gtk_widget_class_install_action (widget_class, "till.removed", NULL, removed_action_cb);
  gtk_widget_class_install_action (widget_class, "till.undo", NULL, undo_action_cb);
  gtk_widget_class_install_action (widget_class, "till.clear", NULL, clear_action_cb);
  gtk_widget_class_install_action (widget_class, "till.park", NULL, park_action_cb);
  gtk_widget_class_install_action (widget_class, "till.sales", NULL, sales_action_cb);
  gtk_widget_class_install_action (widget_class, "till.drawer", NULL, drawer_action_cb);
  gtk_widget_class_install_action (widget_class, "till.hand-over", NULL, hand_over_action_cb);
  gtk_widget_class_install_action (widget_class, "till.show-a4", NULL, paper_action_cb);
  gtk_widget_class_install_action (widget_class, "till.show-receipt", NULL, paper_action_cb);
}

static void
dpt_till_perspective_class_init (DptTillPerspectiveClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DptPerspectiveClass *perspective_class = DPT_PERSPECTIVE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_till_perspective_dispose;
  G_OBJECT_CLASS (klass)->finalize = dpt_till_perspective_finalize;
  perspective_class->session_changed = dpt_till_perspective_session_changed;
  perspective_class->set_patient = dpt_till_perspective_set_patient;
  perspective_class->refresh = dpt_till_perspective_refresh;
  perspective_class->activate_default = dpt_till_perspective_activate_default;
  perspective_class->open = dpt_till_perspective_open;
  perspective_class->scan = dpt_till_perspective_scan;
  perspective_class->topics = topics;
  perspective_class->shortcuts = shortcuts;
  perspective_class->n_shortcuts = G_N_ELEMENTS (shortcuts);

  g_type_ensure (DPT_TYPE_ARTICLE_PANE);
  g_type_ensure (DPT_TYPE_TICKET_PANE);
  g_type_ensure (DPT_TYPE_CLIENT_PANE);
  g_type_ensure (DPT_TYPE_PAY_PAGE);
  g_type_ensure (DPT_TYPE_DONE_PAGE);
  g_type_ensure (DPT_TYPE_SALES_PAGE);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/till/dpt-till-perspective.ui");
  gtk_widget_class_bind_template_child (widget_class, DptTillPerspective, pages);
  gtk_widget_class_bind_template_child (widget_class, DptTillPerspective, articles);
  gtk_widget_class_bind_template_child (widget_class, DptTillPerspective, ticket_pane);
  gtk_widget_class_bind_template_child (widget_class, DptTillPerspective, client);
  gtk_widget_class_bind_template_child (widget_class, DptTillPerspective, pay);
  gtk_widget_class_bind_template_child (widget_class, DptTillPerspective, done);
  gtk_widget_class_bind_template_child (widget_class, DptTillPerspective, sales);
  gtk_widget_class_bind_template_callback (widget_class, article_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_entered_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "read_articles_cb", G_CALLBACK (_dpt_till_read_articles));
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "recall_cb", G_CALLBACK (_dpt_till_recall));
  gtk_widget_class_bind_template_callback (widget_class, collect_order_cb);
  gtk_widget_class_bind_template_callback (widget_class, deposit_order_cb);
  gtk_widget_class_bind_template_callback (widget_class, return_order_cb);
  gtk_widget_class_bind_template_callback (widget_class, settle_sale_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "cover_asked_cb", G_CALLBACK (_dpt_till_ask_cover));
  gtk_widget_class_bind_template_callback (widget_class, copy_sale_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_sale_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "confirmed_cb", G_CALLBACK (_dpt_till_confirm));
  gtk_widget_class_bind_template_callback (widget_class, show_ticket_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "document_chosen_cb", G_CALLBACK (_dpt_till_show_document));
  gtk_widget_class_bind_template_callback_full (widget_class, "reprint_cb", G_CALLBACK (_dpt_till_reprint));
  gtk_widget_class_bind_template_callback_full (widget_class, "take_back_cb", G_CALLBACK (_dpt_till_take_back));
  gtk_widget_class_bind_template_callback (widget_class, exchange_cb);
  gtk_widget_class_bind_template_callback (widget_class, sell_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_client_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
}

static void
dpt_till_perspective_init (DptTillPerspective *self)
{
  self->ticket = dpt_ticket_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dpt_ticket_pane_set_ticket (self->ticket_pane, self->ticket, NULL);
  g_signal_connect_object (self->ticket, "changed", G_CALLBACK (ticket_changed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
}
