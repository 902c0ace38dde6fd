/* dpt-sales-page.c - see dpt-sales-page.h.
 * For: finding what was sold and acting on it. Not for: the acts (dpt-till-after.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-sales-page.h"

#include "base/dpt-date.h"
#include "gui/common/dpt-list-view.h"

#include <glib/gi18n-lib.h>

struct _DptSalesPage
{
  AdwBin parent_instance;

  AdwBin *slot;
  GtkLabel *chosen_label;
  GtkButton *reprint_button;
  GtkButton *take_back_button;
  GtkButton *exchange_button;
  GtkButton *again_button;
  GtkButton *client_button;

  DptListView *view;
  DptDbListModel *list;
  DptSession *session;
  GObject *watched; /* the chosen row */
};

G_DEFINE_FINAL_TYPE (DptSalesPage, dpt_sales_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_REPRINT,
  SIGNAL_TAKE_BACK,
  SIGNAL_EXCHANGE,
  SIGNAL_SELL_AGAIN,
  SIGNAL_SHOW_CLIENT,
  SIGNAL_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- columns --- */

static char *
format_number (GObject *item, const DptListColumn *column)
{
  return dpt_sale_row_dup_number (DPT_SALE_ROW (item));
}

static char *
format_kind (GObject *item, const DptListColumn *column)
{
  DptSaleKind kind = dpt_sale_row_get_kind (DPT_SALE_ROW (item));

  return g_strdup (kind < DPT_N_SALE_KINDS ? dpt_sale_kind_get_label (kind) : "");
}

static char *
format_summary (GObject *item, const DptListColumn *column)
{
  return dpt_sale_row_dup_summary (DPT_SALE_ROW (item));
}

static void
format_status (GObject *item, DptBadgeTone *tone, const char **icon_name, char **word)
{
  static const DptBadgeTone tones[] = {
    [DPT_PAYMENT_STATUS_NONE] = DPT_BADGE_NEUTRAL,       [DPT_PAYMENT_STATUS_PAID] = DPT_BADGE_SUCCESS,
    [DPT_PAYMENT_STATUS_PARTLY] = DPT_BADGE_WARNING,     [DPT_PAYMENT_STATUS_UNPAID] = DPT_BADGE_ERROR,
    [DPT_PAYMENT_STATUS_REFUNDED] = DPT_BADGE_NEUTRAL,   [DPT_PAYMENT_STATUS_PARTLY_REFUNDED] = DPT_BADGE_NEUTRAL,
  };
  DptPaymentStatus status = dpt_sale_row_get_status (DPT_SALE_ROW (item));

  *tone = tones[status];
  *icon_name = NULL;
  *word = status == DPT_PAYMENT_STATUS_NONE ? NULL : g_strdup (dpt_payment_status_get_label (status));
}

static const DptListColumn columns[] = {
  { "issued-at", N_ ("Issued"), DPT_LIST_COLUMN_INSTANT, DPT_LIST_COLUMN_SORTS, 16, NULL, NULL },
  { "number", N_ ("Number"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_BOLD, 18, format_number, NULL },
  { "kind", N_ ("Kind"), DPT_LIST_COLUMN_TEXT, 0, 11, format_kind, NULL },
  { "client", N_ ("Client"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND, 18, NULL, NULL },
  { "first-label", N_ ("Articles"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND, 24, format_summary, NULL },
  { "total-gross", N_ ("Total"), DPT_LIST_COLUMN_MONEY, DPT_LIST_COLUMN_SORTS, 10, NULL, NULL },
  { "paid", N_ ("Payment"), DPT_LIST_COLUMN_BADGE, 0, 14, NULL, format_status },
  { "user-name", N_ ("Sold by"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_HIDDEN, 14, NULL, NULL },
};

static const DptChoice periods[] = {
  { "0", N_ ("Today") }, { "6", N_ ("7 days") }, { "30", N_ ("31 days") }, { "365", N_ ("A year") }, { "", N_ ("All days") },
};

static const DptChoice kinds[] = {
  { "", N_ ("All kinds") }, { "receipt", N_ ("Receipts") }, { "invoice", N_ ("Invoices") }, { "credit_note", N_ ("Credit notes") },
  { "quote", N_ ("Quotes") },
};

/* --- the query --- */

static DptSaleListOrder
get_order (DptSalesPage *self)
{
  gboolean descending = FALSE;
  const char *sort = dpt_list_view_get_sort (self->view, &descending);

  if (g_strcmp0 (sort, "total-gross") == 0)
    return descending ? DPT_SALE_ORDER_LARGEST : DPT_SALE_ORDER_SMALLEST;
  return g_strcmp0 (sort, "issued-at") == 0 && !descending ? DPT_SALE_ORDER_OLDEST : DPT_SALE_ORDER_NEWEST;
}

static void
query_changed_cb (DptSalesPage *self)
{
  const char *days, *kind;
  g_autofree char *today = NULL;
  g_autofree char *from = NULL;

  /* A list that is being taken away may still speak. */
  if (self->session == NULL || self->list == NULL || self->view == NULL)
    return;
  days = dpt_list_view_get_filter (self->view, "period");
  kind = dpt_list_view_get_filter (self->view, "kind");
  today = dpt_session_dup_today (self->session);
  from = *days != '\0' ? dpt_date_add_days (today, -(int) g_ascii_strtoll (days, NULL, 10)) : g_strdup ("1850-01-01");
  dpt_sale_list_set (self->list, dpt_session_get_establishment_id (self->session), from, *days != '\0' ? today : "2200-12-31",
                     *kind != '\0' ? kind : NULL, dpt_list_view_get_search (self->view), get_order (self));
}

/* --- the chosen one --- */

static void selection_changed_cb (DptSalesPage *self);

/* A row that is chosen while it is still being read tells when it is there. */
static void
watch_row (DptSalesPage *self, GObject *row)
{
  if (row == self->watched)
    return;
  if (self->watched != NULL)
    g_signal_handlers_disconnect_by_func (self->watched, selection_changed_cb, self);
  g_set_object (&self->watched, row);
  if (row != NULL)
    g_signal_connect_object (row, "notify", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
selection_changed_cb (DptSalesPage *self)
{
  g_autoptr (GObject) item = self->view != NULL ? dpt_list_view_ref_selected (self->view) : NULL;
  DptSaleRow *row = item != NULL ? DPT_SALE_ROW (item) : NULL;
  DptSaleKind kind = row != NULL ? dpt_sale_row_get_kind (row) : DPT_N_SALE_KINDS;
  gboolean sold = kind == DPT_SALE_RECEIPT || kind == DPT_SALE_INVOICE;
  gboolean left = sold && dpt_sale_row_get_status (row) != DPT_PAYMENT_STATUS_REFUNDED;
  gboolean may = self->session != NULL && dpt_session_may (self->session, DPT_RIGHT_SALE_REFUND);
  g_autofree char *number = row != NULL ? dpt_sale_row_dup_number (row) : NULL;

  watch_row (self, item);
  gtk_label_set_label (self->chosen_label, number != NULL ? number : _ ("Choose a sale"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->reprint_button), kind < DPT_N_SALE_KINDS);
  gtk_widget_set_sensitive (GTK_WIDGET (self->take_back_button), left && may);
  gtk_widget_set_sensitive (GTK_WIDGET (self->exchange_button), left && may);
  gtk_widget_set_sensitive (GTK_WIDGET (self->again_button), sold);
  gtk_widget_set_sensitive (GTK_WIDGET (self->client_button), row != NULL && dpt_record_get_int (row, DPT_SALE_ROW_PATIENT_ID) != 0);
}

static void
emit_chosen (DptSalesPage *self, guint signal)
{
  g_autoptr (GObject) item = dpt_list_view_ref_selected (self->view);

  if (item != NULL && dpt_sale_row_get_kind (DPT_SALE_ROW (item)) < DPT_N_SALE_KINDS)
    g_signal_emit (self, signals[signal], 0, item);
}

static void
reprint_cb (DptSalesPage *self)
{
  emit_chosen (self, SIGNAL_REPRINT);
}

static void
take_back_cb (DptSalesPage *self)
{
  emit_chosen (self, SIGNAL_TAKE_BACK);
}

static void
exchange_cb (DptSalesPage *self)
{
  emit_chosen (self, SIGNAL_EXCHANGE);
}

static void
again_cb (DptSalesPage *self)
{
  emit_chosen (self, SIGNAL_SELL_AGAIN);
}

static void
client_cb (DptSalesPage *self)
{
  emit_chosen (self, SIGNAL_SHOW_CLIENT);
}

static void
back_cb (DptSalesPage *self)
{
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

/* A list knows its currency once and for all, so it is made when it is known who works where. */
static void
create_view (DptSalesPage *self)
{
  GtkWidget *view = dpt_list_view_new ("sales", _ ("Sales"));

  self->view = DPT_LIST_VIEW (view);
  g_object_set (view, "currency", dpt_session_get_currency (self->session), "search-hint", _ ("Number or client"), NULL);
  dpt_list_view_set_columns (self->view, columns, G_N_ELEMENTS (columns));
  dpt_list_view_add_filter (self->view, "period", _ ("Period"), periods, G_N_ELEMENTS (periods));
  dpt_list_view_add_filter (self->view, "kind", _ ("Kind of document"), kinds, G_N_ELEMENTS (kinds));
  dpt_list_view_set_sort (self->view, "issued-at", TRUE);
  dpt_list_view_set_empty (self->view, "view-list-symbolic", _ ("Nothing was sold"), _ ("Choose a longer period to see earlier sales."), NULL, NULL);
  g_signal_connect_object (view, "query-changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "row-activated", G_CALLBACK (reprint_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->slot, view);
}

static void
dpt_sales_page_dispose (GObject *object)
{
  DptSalesPage *self = DPT_SALES_PAGE (object);

  watch_row (self, NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dpt_sales_page_parent_class)->dispose (object);
}

static void
dpt_sales_page_class_init (DptSalesPageClass *klass)
{
  static const char *const names[] = { "reprint", "take-back", "exchange", "sell-again", "show-client" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_sales_page_dispose;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], DPT_TYPE_SALES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, DPT_TYPE_SALE_ROW);
  signals[SIGNAL_BACK] = g_signal_new ("back", DPT_TYPE_SALES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/till/dpt-sales-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DptSalesPage, slot);
  gtk_widget_class_bind_template_child (widget_class, DptSalesPage, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, DptSalesPage, reprint_button);
  gtk_widget_class_bind_template_child (widget_class, DptSalesPage, take_back_button);
  gtk_widget_class_bind_template_child (widget_class, DptSalesPage, exchange_button);
  gtk_widget_class_bind_template_child (widget_class, DptSalesPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, DptSalesPage, client_button);
  gtk_widget_class_bind_template_callback (widget_class, reprint_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, exchange_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, client_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
dpt_sales_page_init (DptSalesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dpt_sales_page_set_session (DptSalesPage *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_SALES_PAGE (self));

  if (!g_set_object (&self->session, session))
    return;
  watch_row (self, NULL);
  g_clear_object (&self->list);
  adw_bin_set_child (self->slot, NULL);
  self->view = NULL;
  if (session == NULL)
    return;
  self->list = dpt_sale_list_new (dpt_session_get_db (session));
  create_view (self);
  dpt_list_view_set_session (self->view, session);
  dpt_list_view_set_model (self->view, G_LIST_MODEL (self->list));
  query_changed_cb (self);
  selection_changed_cb (self);
}

void
dpt_sales_page_search (DptSalesPage *self, const char *text)
{
  g_return_if_fail (DPT_IS_SALES_PAGE (self));

  if (self->view != NULL)
    dpt_list_view_set_search (self->view, text);
}
