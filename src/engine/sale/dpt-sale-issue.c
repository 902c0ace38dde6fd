/* dpt-sale-issue.c - issuing a receipt or an invoice, step by step.
 * For: dpt_sale_issue(). Not for: credit notes (dpt-sale-refund.c), quotes (dpt-sale-order.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-sale-private.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>

/* One act on its way. */
typedef struct
{
  DptUnit *unit;
  const DptSaleRequest *request;
  DptKnown known;
  DptSaleOrder *order;
  DptBasket *basket;
  DptSaleDraft *draft;
  DptJournalPlace place;
  GArray *open; /* DptOpenDebt */
  DptTender *tender;
  DptMoney moved; /* of deposits */
  GArray *debts;  /* DptDebt: of the request, and the invoices over further orders */
  char *buyer_name;
  char *buyer_address;
} Act;

static void
act_clear (Act *act)
{
  g_clear_pointer (&act->known.stock, g_array_unref);
  g_clear_pointer (&act->order, dpt_sale_order_free);
  g_clear_pointer (&act->draft, dpt_sale_draft_free);
  g_clear_pointer (&act->basket, dpt_basket_unref);
  g_clear_pointer (&act->open, g_array_unref);
  g_clear_pointer (&act->tender, dpt_tender_free);
  g_clear_pointer (&act->debts, g_array_unref);
  g_free (act->buyer_name);
  g_free (act->buyer_address);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Act, act_clear)

/* --- rights --- */

static gboolean
check_discount (DptUnit *unit, DptBasket *basket, GError **error)
{
  int given = dpt_basket_get_discount_rate (basket), limit = dpt_session_get_discount_limit (unit->session);

  if (given == 0)
    return TRUE;
  if (!dpt_unit_require (unit, DPT_RIGHT_DISCOUNT_GIVE, error))
    return FALSE;
  if (given > limit)
    {
      g_autoptr (GError) refused = NULL;

      /* Translators: a user's name, two percentages */
      dpt_set_invalid (&refused, "discount", _ ("%s may give a discount of up to %d.%02d %%; this is %d.%02d %%. Ask somebody who may give more."),
                       dpt_session_get_user_name (unit->session), limit / 100, limit % 100, given / 100, given % 100);
      refused->code = DPT_ERROR_REFUSED;
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_rights (DptUnit *unit, const DptSaleRequest *request, GError **error)
{
  return dpt_unit_require (unit, DPT_RIGHT_SALE_ISSUE, error)
         && (request->handed->len == 0 || dpt_unit_require (unit, DPT_RIGHT_PAYMENT_TAKE, error));
}

static gboolean
check_basket_rights (DptUnit *unit, DptBasket *basket, GError **error)
{
  if (dpt_basket_get_price_changed (basket) && !dpt_unit_require (unit, DPT_RIGHT_PRICE_CHANGE, error))
    return FALSE;
  if (dpt_basket_has_returns (basket) && !dpt_unit_require (unit, DPT_RIGHT_SALE_REFUND, error))
    return FALSE;
  return check_discount (unit, basket, error);
}

static gboolean
check_request (const DptSaleRequest *request, GError **error)
{
  if (!dpt_sale_require_uuid (request->uuid, error))
    return FALSE;
  if (request->kind != DPT_SALE_RECEIPT && request->kind != DPT_SALE_INVOICE)
    return dpt_set_invalid (error, "kind", _ ("What is sold is put on a receipt or on an invoice."));
  if (request->order_id == 0 && (request->basket == NULL || dpt_basket_get_n_lines (request->basket) == 0))
    return dpt_set_invalid (error, "lines", _ ("There is nothing in the basket."));
  if (request->order_id != 0 && request->kind != DPT_SALE_INVOICE)
    return dpt_set_invalid (error, "kind", _ ("An order is put on an invoice."));
  if (request->order_id == 0 && request->also_orders->len > 0)
    return dpt_set_invalid (error, "order_id", _ ("Lines of an order are added by naming the order."));
  for (guint i = 0; request->basket != NULL && i < dpt_basket_get_n_lines (request->basket); i++)
    if (dpt_basket_get_line (request->basket, i)->order_line_id != 0)
      return dpt_set_invalid (error, "order_line_id", _ ("Lines of an order are added by naming the order."));
  return TRUE;
}

/* --- the buyer --- */

static void
append_word (GString *out, const char *separator, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? separator : "", text);
}

/* Frozen on the document: who it is for may marry and move later. */
static gboolean
read_buyer (DptUnit *unit, gint64 patient_id, char **name, char **address, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/sale:buyer", error, DPT_INT (patient_id));
  GString *who = g_string_new (NULL), *where = g_string_new (NULL);

  if (rows != NULL && dpt_db_rows_get_n_rows (rows) > 0)
    {
      append_word (who, " ", dpt_db_rows_get_text (rows, 0, 1));
      append_word (who, " ", dpt_db_rows_get_text (rows, 0, 2));
      append_word (where, "\n", dpt_db_rows_get_text (rows, 0, 3));
      append_word (where, "\n", dpt_db_rows_get_text (rows, 0, 4));
      append_word (where, "\n", dpt_db_rows_get_text (rows, 0, 5));
      append_word (where, dpt_db_rows_get_string (rows, 0, 5)[0] != '\0' ? " " : "\n", dpt_db_rows_get_text (rows, 0, 6));
    }
  *name = g_string_free (who, who->len == 0);
  *address = g_string_free (where, where->len == 0);
  return rows != NULL;
}

static gboolean
fill_buyer (Act *act, GError **error)
{
  const DptSaleRequest *request = act->request;
  DptSaleDraft *draft = act->draft;
  gint64 who = draft->payer_id != 0 ? draft->payer_id : draft->patient_id;

  draft->buyer_name = request->buyer_name;
  draft->buyer_address = request->buyer_address;
  if (request->buyer_name != NULL || who == 0 || request->kind != DPT_SALE_INVOICE)
    return TRUE;
  if (!read_buyer (act->unit, who, &act->buyer_name, &act->buyer_address, error))
    return FALSE;
  draft->buyer_name = act->buyer_name;
  draft->buyer_address = act->buyer_address;
  return TRUE;
}

/* --- the steps --- */

static gboolean
price_returns (Act *act, GError **error)
{
  DptBasket *priced = dpt_sale_read_returns (act->unit, act->basket, error);

  if (priced == NULL)
    return FALSE;
  dpt_basket_unref (act->basket);
  act->basket = priced;
  return TRUE;
}

/* Once no other station gets in between: whether what comes back is still there to come back, at the same price. */
static gboolean
check_returns (Act *act, GError **error)
{
  g_autoptr (DptBasket) now = dpt_sale_read_returns (act->unit, act->basket, error);

  if (now != NULL && dpt_basket_get_gross (now) != dpt_basket_get_gross (act->basket))
    g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_BUSY, _ ("Another station takes back the same sale. Try again."));
  return now != NULL && dpt_basket_get_gross (now) == dpt_basket_get_gross (act->basket);
}

/* Returns: whether to go on; FALSE without @error where the act was done before. */
static gboolean
read_all (Act *act, GError **error)
{
  g_autoptr (DptBasket) none = dpt_basket_new ();
  DptBasket *wanted = act->request->basket != NULL ? act->request->basket : none;

  act->known.stock = g_array_new (FALSE, TRUE, sizeof (DptKnownStock));
  act->basket = dpt_sale_read_catalogue (act->unit, wanted, act->request->uuid, &act->known, error);
  if (act->basket == NULL)
    return FALSE;
  if (act->known.stock->len == 0)
    {
      /* Nothing of the catalogue was asked for, so nobody has looked for the UUID yet. */
      g_autofree DptIssued *before = NULL;
      g_autoptr (GError) local = NULL;

      before = dpt_sale_find_done (act->unit, act->request->uuid, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (before != NULL)
        {
          act->known.done = before->id;
          return FALSE;
        }
    }
  return price_returns (act, error) && check_basket_rights (act->unit, act->basket, error);
}

/* The order's lines come first on paper, what was taken from the shelf besides after them. */
static gboolean
join_order (Act *act, GError **error)
{
  g_autoptr (DptBasket) joined = NULL;

  if (act->request->order_id == 0)
    return TRUE;
  act->order = dpt_sale_order_load (act->unit, act->request->order_id, error);
  if (act->order == NULL)
    return FALSE;
  joined = dpt_basket_ref (act->order->lines);
  for (guint i = 0; i < dpt_basket_get_n_lines (act->basket); i++)
    {
      DptBasket *longer = dpt_basket_add (joined, dpt_basket_get_line (act->basket, i), error);

      if (longer == NULL)
        return FALSE;
      dpt_basket_unref (joined);
      joined = longer;
    }
  if (dpt_basket_get_discount (act->basket).kind != DPT_DISCOUNT_NONE)
    {
      DptBasket *cheaper = dpt_basket_set_discount (joined, dpt_basket_get_discount (act->basket), error);

      if (cheaper == NULL)
        return FALSE;
      dpt_basket_unref (joined);
      joined = cheaper;
    }
  dpt_basket_unref (act->basket);
  act->basket = g_steal_pointer (&joined);
  return TRUE;
}

static gboolean
split_price (Act *act, GError **error)
{
  DptSaleDraft *draft = act->draft;
  const DptSplit *wanted = act->request->has_split ? &act->request->split : act->order != NULL ? &act->order->split : NULL;

  if (wanted == NULL || !dpt_split_has_cover (wanted))
    return TRUE;
  if (!dpt_split_typed (draft->gross, wanted->shares[DPT_PAYER_COMPULSORY], wanted->shares[DPT_PAYER_COMPLEMENTARY], &draft->split, error))
    return FALSE;
  /* Who typed the shares knows the insurers of the quote, unless others are named. */
  for (DptPayer payer = 0; payer < DPT_N_PAYERS; payer++)
    draft->split.insurers[payer] = wanted->insurers[payer] == 0 && act->order != NULL ? act->order->split.insurers[payer]
                                                                                      : wanted->insurers[payer];
  return TRUE;
}

static gboolean
draw_up (Act *act, GError **error)
{
  const DptSaleRequest *request = act->request;
  DptSaleDraft *draft = act->draft = dpt_sale_draft_new (act->unit, request->kind, request->uuid);

  dpt_sale_draft_take_basket (draft, act->basket);
  draft->reason = dpt_text_is_blank (request->reason) ? NULL : request->reason;
  draft->patient_id = request->patient_id;
  draft->payer_id = request->payer_id;
  if (act->order != NULL)
    {
      draft->order_id = act->order->id;
      draft->patient_id = act->order->patient_id;
      draft->payer_id = request->payer_id != 0 ? request->payer_id : act->order->payer_id;
      draft->content = act->order->content;
    }
  if (draft->payer_id == draft->patient_id)
    draft->payer_id = 0;
  draft->till_id = request->till_id == 0 && act->known.stock->len > 0 ? act->known.till_id
                                                                      : dpt_sale_find_till (act->unit, request->till_id, error);
  return draft->till_id >= 0 && split_price (act, error) && fill_buyer (act, error);
}

/* The stock is the first thing that is locked and the number the last, in every act alike. Where another station took pieces
 * between our reading and our writing, the whole unit is run again and reads what is left. */
static gboolean
take_number (Act *act, GError **error)
{
  DptSaleDraft *draft = act->draft;
  g_autoptr (GError) local = NULL;

  if (dpt_journal_take (act->unit, dpt_sale_kind_get_series (draft->kind), draft->year, &draft->number, &act->place, &local))
    return TRUE;
  if (g_error_matches (local, DPT_DB_ERROR, DPT_DB_ERROR_CHECK))
    {
      g_clear_error (&local);
      g_set_error (&local, DPT_DB_ERROR, DPT_DB_ERROR_BUSY, _ ("Another station took the same article at the same moment. Try again."));
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
settle (Act *act, GError **error)
{
  DptSaleDraft *draft = act->draft;
  DptOpenDebt own = { .sale_id = draft->id, .due = draft->split.shares[DPT_PAYER_PATIENT],
                      .cover_due = draft->gross - draft->split.shares[DPT_PAYER_PATIENT] };
  DptMoney rest;

  if (act->order != NULL
      && (!dpt_sale_order_check_open (act->unit, act->order, error)
          || !dpt_sale_order_read_deposits (act->unit, act->order, own.due, &act->moved, error)))
    return FALSE;
  own.due -= act->moved;
  act->open = g_array_new (FALSE, TRUE, sizeof (DptOpenDebt));
  g_array_append_val (act->open, own);
  if (!dpt_payment_read_debts (act->unit, act->debts, act->open, error)
      || !dpt_payment_read_credits (act->unit, draft->payer_id != 0 ? draft->payer_id : draft->patient_id, act->request->handed, act->open, error))
    return FALSE;
  act->tender = dpt_payment_create_tender (act->request->handed, act->open, error);
  if (act->tender == NULL)
    return FALSE;
  if (dpt_tender_get_due (act->tender) < 0 && !dpt_unit_require (act->unit, DPT_RIGHT_SALE_REFUND, error))
    return FALSE;
  rest = dpt_tender_get_rest (act->tender);
  if (draft->kind == DPT_SALE_RECEIPT && (own.due < 0 ? rest != 0 : dpt_tender_get_due (act->tender) - rest < own.due))
    return dpt_set_invalid (error, "payments", _ ("A receipt is paid at once. Take the rest, or issue an invoice."));
  return TRUE;
}

static gboolean
write_all (Act *act, GError **error)
{
  DptUnit *unit = act->unit;
  DptSaleDraft *draft = act->draft;

  return dpt_sale_draft_write (unit, draft, error)
         && (act->order == NULL || dpt_sale_order_move_deposits (unit, act->order, draft->id, act->moved, error))
         && dpt_payment_write (unit, draft->uuid, draft->till_id, draft->payer_id ? draft->payer_id : draft->patient_id, act->tender,
                               act->open, NULL, error)
         && dpt_sale_draft_roll_up (unit, draft, error)
         && dpt_sale_draft_journal (unit, draft, &act->place, act->tender, error);
}

/* Each further order gets an invoice of its own, unpaid so far; what is due of it is settled with the rest of the act. */
static gboolean
invoice_further_orders (Act *act, GError **error)
{
  const DptSaleRequest *request = act->request;

  act->debts = dpt_debt_array_new ();
  for (guint i = 0; i < request->also_orders->len; i++)
    {
      g_autofree char *uuid = g_strdup_printf ("%s-%u", request->uuid, i + 2);
      g_autoptr (DptSaleRequest) further = dpt_sale_request_new (uuid, DPT_SALE_INVOICE, NULL);
      g_autofree DptIssued *issued = NULL;

      further->order_id = g_array_index (request->also_orders, gint64, i);
      further->till_id = request->till_id;
      issued = dpt_sale_issue (act->unit, further, error);
      if (issued == NULL)
        return FALSE;
      g_array_append_val (act->debts, ((DptDebt) { .sale_id = issued->id }));
    }
  g_array_append_vals (act->debts, request->debts->data, request->debts->len);
  return TRUE;
}

static DptIssued *
answer_done (DptUnit *unit, const char *uuid, GError **error)
{
  DptIssued *issued = dpt_sale_find_done (unit, uuid, error);

  if (issued != NULL && issued->kind != DPT_SALE_RECEIPT && issued->kind != DPT_SALE_INVOICE)
    {
      g_clear_pointer (&issued, g_free);
      dpt_set_error (error, DPT_ERROR_CONFLICT, _ ("This UUID was used for another document."));
    }
  return issued;
}

DptIssued *
dpt_sale_issue (DptUnit *unit, const DptSaleRequest *request, GError **error)
{
  g_auto (Act) act = { .unit = unit, .request = request };
  DptIssued *issued;

  g_return_val_if_fail (unit != NULL && request != NULL, NULL);

  if (!check_rights (unit, request, error) || !check_request (request, error))
    return NULL;
  if (!read_all (&act, error))
    return act.known.done != 0 ? answer_done (unit, request->uuid, error) : NULL;
  if (!invoice_further_orders (&act, error) || !join_order (&act, error) || !draw_up (&act, error)
      || !dpt_sale_draft_move_stock (unit, act.draft, act.known.stock, error) || !take_number (&act, error) || !check_returns (&act, error)
      || !settle (&act, error)
      || !write_all (&act, error))
    return NULL;
  issued = dpt_sale_draft_create_issued (act.draft, act.tender);
  issued->n_before = request->also_orders->len;
  return issued;
}
