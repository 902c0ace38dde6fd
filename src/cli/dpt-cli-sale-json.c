/* dpt-cli-sale-json.c - see dpt-cli-sale-json.h.
 * For: reading JSON with messages that name the member. Not for: rules of sales (engine/sale).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli-sale-json.h"

#include "base/dpt-error.h"
#include "cli/dpt-cli-json.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>

static gboolean
read_discount (JsonObject *object, DptDiscount *discount, GError **error)
{
  static const char *const known[] = { "percent", "amount", NULL };
  JsonNode *node = dpt_cli_json_get (object, "discount");
  JsonObject *inner;
  DptMoney value = 0;
  gboolean percent;

  *discount = DPT_NO_DISCOUNT;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return dpt_set_invalid (error, "discount", _ ("“discount” must be {\"percent\": …} or {\"amount\": …}."));
  inner = json_node_get_object (node);
  if (!dpt_cli_json_check_members (inner, known, error))
    return FALSE;
  percent = json_object_has_member (inner, "percent");
  if (!dpt_cli_json_read_money (inner, percent ? "percent" : "amount", &value, NULL, error))
    return FALSE;
  *discount = percent ? DPT_DISCOUNT_BY_RATE (value) : DPT_DISCOUNT_BY_AMOUNT (value);
  return TRUE;
}

/* --- lines --- */

static DptBasket *
add_article (DptUnit *unit, DptBasket *basket, JsonObject *object, DptBasketLine *line, GError **error)
{
  g_autoptr (DptArticle) article = dpt_cli_json_find_article (unit, object, error);
  g_autofree char *title = NULL;
  gboolean priced = FALSE;
  DptMoney price = 0;

  if (article == NULL || !dpt_cli_json_read_money (object, "unit_price", &price, &priced, error))
    return NULL;
  title = dpt_article_dup_title (article);
  line->variant_id = dpt_record_get_id (article);
  line->kind = dpt_record_get_text (article, DPT_ARTICLE_KIND);
  line->lpp_code = dpt_record_get_text (article, DPT_ARTICLE_LPP_CODE);
  line->list_price = dpt_record_get_int (article, DPT_ARTICLE_PRICE);
  line->unit_price = priced ? price : line->list_price;
  line->tax_rate_bp = (int) dpt_record_get_int (article, DPT_ARTICLE_TAX_RATE_BP);
  if (line->label == NULL)
    line->label = title;
  return dpt_basket_add (basket, line, error);
}

/* What stands in no catalogue: words, a price and a rate of tax. */
static DptBasket *
add_free_line (DptBasket *basket, JsonObject *object, DptBasketLine *line, GError **error)
{
  gint64 rate = 0;

  if (!dpt_cli_json_read_money (object, "unit_price", &line->unit_price, NULL, error) || !dpt_cli_json_read_int (object, "tax_rate_bp", &rate, error)
      || !dpt_cli_json_read_text (object, "kind", &line->kind, error))
    return NULL;
  if (line->kind == NULL)
    line->kind = "service";
  line->tax_rate_bp = (int) CLAMP (rate, -1, 10001);
  return dpt_basket_add (basket, line, error);
}

/* Pieces of an earlier sale come back in exchange; what they were and cost is read with the whole basket. */
static DptBasket *
add_return (DptBasket *basket, JsonObject *object, GError **error)
{
  static const char *const known[] = { "returns", "quantity", NULL };
  DptBasketLine line = { .kind = "accessory", .label = "?" };
  gint64 pieces = 1;

  if (!dpt_cli_json_check_members (object, known, error) || !dpt_cli_json_read_int (object, "returns", &line.corrects_line_id, error)
      || !dpt_cli_json_read_int (object, "quantity", &pieces, error))
    return NULL;
  if (pieces < 1)
    {
      dpt_set_invalid (error, "quantity", _ ("“quantity” must be pieces that come back, 1 or more."));
      return NULL;
    }
  line.quantity = -pieces;
  return dpt_basket_add (basket, &line, error);
}

static DptBasket *
add_line (DptUnit *unit, DptBasket *basket, JsonObject *object, GError **error)
{
  static const char *const known[] = { "code", "variant_id", "quantity", "unit_price", "discount", "label", "detail", "kind", "tax_rate_bp", NULL };
  DptBasketLine line = { .quantity = 1 };

  if (json_object_has_member (object, "returns"))
    return add_return (basket, object, error);
  if (!dpt_cli_json_check_members (object, known, error) || !dpt_cli_json_read_int (object, "quantity", &line.quantity, error)
      || !dpt_cli_json_read_text (object, "label", &line.label, error) || !dpt_cli_json_read_text (object, "detail", &line.detail, error)
      || !read_discount (object, &line.discount, error))
    return NULL;
  if (!json_object_has_member (object, "code") && !json_object_has_member (object, "variant_id") && line.label != NULL)
    return add_free_line (basket, object, &line, error);
  return add_article (unit, basket, object, &line, error);
}

static DptBasket *
read_basket (DptUnit *unit, JsonObject *object, GError **error)
{
  g_autoptr (DptBasket) basket = dpt_basket_new (), priced = NULL;
  JsonArray *lines;
  DptDiscount discount;

  if (!dpt_cli_json_read_array (object, "lines", &lines, error) || !read_discount (object, &discount, error))
    return NULL;
  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      DptBasket *longer = add_line (unit, basket, json_array_get_object_element (lines, i), error);

      if (longer == NULL)
        {
          /* Translators: the number of a line, before what is wrong with it */
          g_prefix_error (error, _ ("Line %u: "), i + 1);
          return NULL;
        }
      dpt_basket_unref (basket);
      basket = longer;
    }
  priced = dpt_sale_read_returns (unit, basket, error);
  return priced != NULL ? dpt_basket_set_discount (priced, discount, error) : NULL;
}

/* --- money --- */

typedef void (*AddHanded) (gpointer request, DptMeans means, DptMoney amount, const char *reference);

/* A payment without an amount is of all that is left of @due. */
static gboolean
read_payments (JsonObject *object, DptMoney due, AddHanded add, gpointer request, GError **error)
{
  static const char *const known[] = { "means", "amount", "reference", NULL };
  JsonArray *payments;
  DptMoney left = ABS (due);

  if (!dpt_cli_json_read_array (object, "payments", &payments, error))
    return FALSE;
  for (guint i = 0; payments != NULL && i < json_array_get_length (payments); i++)
    {
      JsonObject *one = json_array_get_object_element (payments, i);
      const char *name, *reference;
      DptMoney amount = 0;
      gboolean found;
      DptMeans means;

      if (!dpt_cli_json_check_members (one, known, error) || !dpt_cli_json_read_text (one, "means", &name, error) || !dpt_cli_json_read_text (one, "reference", &reference, error)
          || !dpt_cli_json_read_money (one, "amount", &amount, &found, error))
        return FALSE;
      if (!dpt_means_find (name, &means))
        return dpt_set_invalid (error, "means", _ ("“means” is one of cash, card, cheque, transfer, insurer, account."));
      if (!found)
        amount = left;
      left = MAX (left - amount, 0);
      add (request, means, amount, reference);
    }
  return TRUE;
}

typedef void (*AddDebt) (gpointer request, gint64 sale_id, gint64 order_id, DptMoney amount);

static gboolean
read_debts (JsonObject *object, AddDebt add, gpointer request, GError **error)
{
  static const char *const known[] = { "sale_id", "order_id", "amount", NULL };
  JsonArray *debts;

  if (!dpt_cli_json_read_array (object, "debts", &debts, error))
    return FALSE;
  for (guint i = 0; debts != NULL && i < json_array_get_length (debts); i++)
    {
      JsonObject *one = json_array_get_object_element (debts, i);
      gint64 sale_id = 0, order_id = 0;
      DptMoney amount = 0;

      if (!dpt_cli_json_check_members (one, known, error) || !dpt_cli_json_read_int (one, "sale_id", &sale_id, error) || !dpt_cli_json_read_int (one, "order_id", &order_id, error)
          || !dpt_cli_json_read_money (one, "amount", &amount, NULL, error))
        return FALSE;
      add (request, sale_id, order_id, amount);
    }
  return TRUE;
}

static gboolean
read_uuid (JsonObject *object, const char **uuid, GError **error)
{
  if (!dpt_cli_json_read_text (object, "uuid", uuid, error))
    return FALSE;
  return *uuid != NULL || dpt_set_invalid (error, "uuid", _ ("Every act with money needs a UUID of its own, so that it is done once."));
}

static gboolean
read_split (JsonObject *object, DptSaleRequest *request, GError **error)
{
  static const char *const known[] = { "compulsory", "complementary", NULL };
  JsonNode *node = dpt_cli_json_get (object, "cover");
  JsonObject *inner;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return dpt_set_invalid (error, "cover", _ ("“cover” must be {\"compulsory\": …, \"complementary\": …}."));
  inner = json_node_get_object (node);
  request->has_split = TRUE;
  request->split = dpt_split_all_patient (0);
  return dpt_cli_json_check_members (inner, known, error)
         && dpt_cli_json_read_money (inner, "compulsory", &request->split.shares[DPT_PAYER_COMPULSORY], NULL, error)
         && dpt_cli_json_read_money (inner, "complementary", &request->split.shares[DPT_PAYER_COMPLEMENTARY], NULL, error);
}

/* --- requests --- */

DptSaleRequest *
dpt_cli_sale_parse (DptUnit *unit, JsonObject *object, GError **error)
{
  static const char *const known[] = { "uuid", "kind", "lines", "discount", "order_id", "patient_id", "payer_id", "till_id", "buyer_name",
                                       "buyer_address", "cover", "payments", "debts", NULL };
  g_autoptr (DptBasket) basket = NULL;
  g_autoptr (DptSaleRequest) request = NULL;
  const char *uuid, *name, *buyer_name, *buyer_address;
  DptSaleKind kind = DPT_SALE_RECEIPT;
  DptMoney due;

  if (!dpt_cli_json_check_members (object, known, error) || !read_uuid (object, &uuid, error) || !dpt_cli_json_read_text (object, "kind", &name, error)
      || !dpt_cli_json_read_text (object, "buyer_name", &buyer_name, error) || !dpt_cli_json_read_text (object, "buyer_address", &buyer_address, error))
    return NULL;
  if (name != NULL && (!dpt_sale_kind_find (name, &kind) || (kind != DPT_SALE_RECEIPT && kind != DPT_SALE_INVOICE)))
    {
      dpt_set_invalid (error, "kind", _ ("“kind” is receipt or invoice."));
      return NULL;
    }
  basket = read_basket (unit, object, error);
  if (basket == NULL)
    return NULL;
  request = dpt_sale_request_new (uuid, kind, basket);
  request->buyer_name = g_strdup (buyer_name);
  request->buyer_address = g_strdup (buyer_address);
  if (!dpt_cli_json_read_int (object, "order_id", &request->order_id, error) || !dpt_cli_json_read_int (object, "patient_id", &request->patient_id, error)
      || !dpt_cli_json_read_int (object, "payer_id", &request->payer_id, error) || !dpt_cli_json_read_int (object, "till_id", &request->till_id, error)
      || !read_split (object, request, error))
    return NULL;
  if (request->order_id != 0 && name == NULL)
    request->kind = DPT_SALE_INVOICE;
  due = dpt_basket_get_gross (basket) - request->split.shares[DPT_PAYER_COMPULSORY] - request->split.shares[DPT_PAYER_COMPLEMENTARY];
  if (!read_payments (object, due, (AddHanded) dpt_sale_request_add_handed, request, error)
      || !read_debts (object, (AddDebt) dpt_sale_request_add_debt, request, error))
    return NULL;
  return g_steal_pointer (&request);
}

static gboolean
read_refund_lines (JsonObject *object, DptRefundRequest *request, GError **error)
{
  static const char *const known[] = { "line_id", "quantity", NULL };
  JsonArray *lines;

  if (!dpt_cli_json_read_array (object, "lines", &lines, error))
    return FALSE;
  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonObject *one = json_array_get_object_element (lines, i);
      gint64 line_id = 0, quantity = 1;

      if (!dpt_cli_json_check_members (one, known, error) || !dpt_cli_json_read_int (one, "line_id", &line_id, error) || !dpt_cli_json_read_int (one, "quantity", &quantity, error))
        return FALSE;
      dpt_refund_request_add_line (request, line_id, quantity);
    }
  return TRUE;
}

DptRefundRequest *
dpt_cli_refund_parse (DptUnit *unit, JsonObject *object, GError **error)
{
  static const char *const known[] = { "uuid", "sale_id", "reason", "lines", "payments", "restock", "till_id", NULL };
  g_autoptr (DptRefundRequest) request = NULL;
  const char *uuid, *reason;
  gint64 sale_id = 0;

  if (!dpt_cli_json_check_members (object, known, error) || !read_uuid (object, &uuid, error) || !dpt_cli_json_read_text (object, "reason", &reason, error)
      || !dpt_cli_json_read_int (object, "sale_id", &sale_id, error))
    return NULL;
  if (sale_id == 0)
    {
      dpt_set_invalid (error, "sale_id", _ ("Say which sale is taken back: “sale_id”."));
      return NULL;
    }
  request = dpt_refund_request_new (uuid, sale_id, reason);
  if (!dpt_cli_json_read_int (object, "till_id", &request->till_id, error) || !dpt_cli_json_read_flag (object, "restock", &request->restock, error)
      || !read_refund_lines (object, request, error)
      || !read_payments (object, 0, (AddHanded) dpt_refund_request_add_handed, request, error))
    return NULL;
  return g_steal_pointer (&request);
}

/* Who is not named pays their own debt: the payment stands in their history. */
static gboolean
complete_patient (DptUnit *unit, DptPaymentRequest *request, GError **error)
{
  const DptDebt *first = request->debts->len > 0 ? &g_array_index (request->debts, DptDebt, 0) : NULL;
  g_autoptr (DptDbRows) rows = NULL;

  if (request->patient_id != 0 || first == NULL)
    return TRUE;
  rows = dpt_db_query (unit->connection, "sale/payment:patient-of-debt", error, DPT_INT (first->sale_id), DPT_INT (first->order_id));
  if (rows != NULL && dpt_db_rows_get_n_rows (rows) > 0)
    request->patient_id = dpt_db_rows_get_int (rows, 0, 0);
  return rows != NULL;
}

DptPaymentRequest *
dpt_cli_payment_parse (DptUnit *unit, JsonObject *object, GError **error)
{
  static const char *const known[] = { "uuid", "patient_id", "till_id", "debts", "payments", NULL };
  g_autoptr (DptPaymentRequest) request = NULL;
  const char *uuid;

  if (!dpt_cli_json_check_members (object, known, error) || !read_uuid (object, &uuid, error))
    return NULL;
  request = dpt_payment_request_new (uuid);
  if (!dpt_cli_json_read_int (object, "patient_id", &request->patient_id, error) || !dpt_cli_json_read_int (object, "till_id", &request->till_id, error)
      || !read_debts (object, (AddDebt) dpt_payment_request_add_debt, request, error)
      || !read_payments (object, 0, (AddHanded) dpt_payment_request_add_handed, request, error) || !complete_patient (unit, request, error))
    return NULL;
  return g_steal_pointer (&request);
}

JsonObject *
dpt_cli_issued_to_json (DptSession *session, const DptIssued *issued, const char *uuid)
{
  JsonObject *object = json_object_new ();
  const char *code = dpt_session_get_establishment_code (session);
  g_autofree char *series = dpt_sale_format_series (code, issued->series, issued->year);
  g_autofree char *full = dpt_sale_format_number (code, issued->series, issued->year, issued->number);

  json_object_set_string_member (object, "uuid", uuid);
  json_object_set_int_member (object, "id", issued->id);
  json_object_set_string_member (object, "kind", dpt_sale_kind_get_name (issued->kind));
  json_object_set_string_member (object, "series", series);
  json_object_set_int_member (object, "number", issued->number);
  json_object_set_string_member (object, "document", full);
  dpt_json_set_money (object, "gross", issued->gross);
  dpt_json_set_money (object, "change", issued->change);
  json_object_set_boolean_member (object, "already", issued->already);
  return object;
}
