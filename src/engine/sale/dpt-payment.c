/* dpt-payment.c - see dpt-payment.h.
 * For: the only writer of payment and allocation. Not for: what money is owed for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-payment.h"

#include "base/dpt-error.h"
#include "base/dpt-id.h"
#include "base/dpt-text.h"
#include "engine/sale/dpt-sale-private.h"

#include <glib/gi18n-lib.h>

static const char *const means_choices[] = { "cash", "card", "cheque", "transfer", "insurer", "gift_card", "account", NULL };

static const DptField payment_fields[] = {
  [DPT_PAYMENT_UUID] = { "uuid", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 80 },
  [DPT_PAYMENT_POSITION] = { "position", DPT_FIELD_INT, DPT_FIELD_REQUIRED },
  [DPT_PAYMENT_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED },
  [DPT_PAYMENT_TILL_ID] = { "till_id", DPT_FIELD_REF },
  [DPT_PAYMENT_STATION_ID] = { "station_id", DPT_FIELD_REF },
  [DPT_PAYMENT_PAID_AT] = { "paid_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED, .label = N_ ("Paid") },
  [DPT_PAYMENT_PAID_ON] = { "paid_on", DPT_FIELD_DATE, DPT_FIELD_REQUIRED, .label = N_ ("Date") },
  [DPT_PAYMENT_PATIENT_ID] = { "patient_id", DPT_FIELD_REF },
  [DPT_PAYMENT_USER_ID] = { "user_id", DPT_FIELD_REF },
  [DPT_PAYMENT_MEANS] = { "means", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = N_ ("Means"), .choices = means_choices },
  [DPT_PAYMENT_AMOUNT] = { "amount", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED, .label = N_ ("Amount") },
  [DPT_PAYMENT_TENDERED] = { "tendered", DPT_FIELD_MONEY, .label = N_ ("Tendered") },
  [DPT_PAYMENT_CHANGE_GIVEN] = { "change_given", DPT_FIELD_MONEY, .label = N_ ("Change") },
  [DPT_PAYMENT_REFERENCE] = { "reference", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Reference") },
  [DPT_PAYMENT_REFUND_OF_ID] = { "refund_of_id", DPT_FIELD_REF },
};

DPT_DEFINE_RECORD_WITH_CODE (DptPayment, dpt_payment, "payment", payment_fields, record_class->append_only = TRUE)

static const DptField allocation_fields[] = {
  [DPT_ALLOCATION_PAYMENT_ID] = { "payment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED },
  [DPT_ALLOCATION_SALE_ID] = { "sale_id", DPT_FIELD_REF },
  [DPT_ALLOCATION_ORDER_ID] = { "order_id", DPT_FIELD_REF },
  [DPT_ALLOCATION_AMOUNT] = { "amount", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED },
  [DPT_ALLOCATION_AT] = { "at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED },
};

DPT_DEFINE_RECORD_WITH_CODE (DptAllocation, dpt_allocation, "allocation", allocation_fields, record_class->append_only = TRUE)

/* --- requests --- */

static void
clear_handed (gpointer data)
{
  g_free (((DptHanded *) data)->reference);
}

GArray *
dpt_handed_array_new (void)
{
  GArray *array = g_array_new (FALSE, TRUE, sizeof (DptHanded));

  g_array_set_clear_func (array, clear_handed);
  return array;
}

GArray *
dpt_debt_array_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (DptDebt));
}

void
dpt_handed_array_add (GArray *array, DptMeans means, DptMoney amount, const char *reference)
{
  g_array_append_val (array, ((DptHanded) { means, amount, g_strdup (reference) }));
}

DptPaymentRequest *
dpt_payment_request_new (const char *uuid)
{
  DptPaymentRequest *self = g_new0 (DptPaymentRequest, 1);

  self->uuid = g_strdup (uuid);
  self->debts = dpt_debt_array_new ();
  self->handed = dpt_handed_array_new ();
  return self;
}

void
dpt_payment_request_free (DptPaymentRequest *self)
{
  g_free (self->uuid);
  g_array_unref (self->debts);
  g_array_unref (self->handed);
  g_free (self);
}

void
dpt_payment_request_add_debt (DptPaymentRequest *self, gint64 sale_id, gint64 order_id, DptMoney amount)
{
  g_array_append_val (self->debts, ((DptDebt) { sale_id, order_id, amount }));
}

void
dpt_payment_request_add_handed (DptPaymentRequest *self, DptMeans means, DptMoney amount, const char *reference)
{
  dpt_handed_array_add (self->handed, means, amount, reference);
}

/* --- what is due --- */

static void
reckon_due (DptDue *due)
{
  due->due = due->total - due->cover - due->paid;
  due->cover_due = due->cover - due->cover_paid;
}

static gboolean
read_due (DptUnit *unit, gint64 sale_id, gint64 *establishment_id, gint64 *last_credit_note, DptDue *due, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/payment:due", error, DPT_INT (sale_id));

  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    return dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no such document."));
  if (g_str_equal (dpt_db_rows_get_string (rows, 0, 1), "quote"))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("A quote is not paid. Take a deposit on its order, or issue the invoice."));
  *due = (DptDue) { .total = dpt_db_rows_get_int (rows, 0, 2), .cover = dpt_db_rows_get_int (rows, 0, 3),
                    .paid = dpt_db_rows_get_int (rows, 0, 4), .cover_paid = dpt_db_rows_get_int (rows, 0, 5) };
  *establishment_id = dpt_db_rows_get_int (rows, 0, 6);
  *last_credit_note = dpt_db_rows_get_int (rows, 0, 7);
  reckon_due (due);
  return TRUE;
}

gboolean
dpt_sale_read_due (DptUnit *unit, gint64 sale_id, DptDue *due, GError **error)
{
  gint64 establishment_id, last_credit_note;

  return read_due (unit, sale_id, &establishment_id, &last_credit_note, due, error);
}

gboolean
dpt_sale_get_due (DptUnit *unit, gint64 sale_id, DptDue *due, GError **error)
{
  g_return_val_if_fail (unit != NULL && due != NULL, FALSE);

  return dpt_unit_require (unit, DPT_RIGHT_SALE_READ, error) && dpt_sale_read_due (unit, sale_id, due, error);
}

/* What is due of an order, and apart from that what the order itself still holds. */
typedef struct
{
  gint64 establishment_id;
  gint64 invoice_id;
  DptMoney deposits;
  DptDue due;
} OrderAccount;

static gboolean
read_order_account (DptUnit *unit, gint64 order_id, OrderAccount *account, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/payment:order-due", error, DPT_INT (order_id));
  DptDue *due = &account->due;

  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    return dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no such order."));
  account->deposits = dpt_db_rows_get_int (rows, 0, 2);
  account->invoice_id = dpt_db_rows_get_int (rows, 0, 3);
  account->establishment_id = dpt_db_rows_get_int (rows, 0, 5);
  if (account->invoice_id != 0)
    {
      if (!dpt_sale_read_due (unit, account->invoice_id, due, error))
        return FALSE;
      due->paid += account->deposits;
      reckon_due (due);
      return TRUE;
    }
  *due = (DptDue) { .total = dpt_db_rows_get_int (rows, 0, 0), .cover = dpt_db_rows_get_int (rows, 0, 1), .paid = account->deposits };
  /* A quote made before the order was changed may say more than there is. */
  due->cover = MIN (due->cover, due->total);
  if (g_str_equal (dpt_db_rows_get_string (rows, 0, 4), "cancelled"))
    due->total = due->cover = 0;
  reckon_due (due);
  return TRUE;
}

gboolean
dpt_order_get_due (DptUnit *unit, gint64 order_id, gint64 *invoice_id, DptDue *due, GError **error)
{
  OrderAccount account;

  g_return_val_if_fail (unit != NULL && due != NULL, FALSE);

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_READ, error) || !read_order_account (unit, order_id, &account, error))
    return FALSE;
  if (invoice_id != NULL)
    *invoice_id = account.invoice_id;
  *due = account.due;
  return TRUE;
}

gboolean
dpt_patient_get_balance (DptUnit *unit, gint64 patient_id, DptMoney *balance, GError **error)
{
  g_autoptr (DptDbRows) documents = NULL;
  g_autoptr (DptDbRows) deposits = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_READ, error))
    return FALSE;
  documents = dpt_db_query (unit->connection, "sale/payment:patient-balance", error, DPT_INT (patient_id));
  if (documents == NULL)
    return FALSE;
  deposits = dpt_db_query (unit->connection, "sale/payment:patient-deposits-to-return", error, DPT_INT (patient_id));
  if (deposits == NULL)
    return FALSE;
  *balance = dpt_db_rows_get_int (documents, 0, 0) - dpt_db_rows_get_int (deposits, 0, 0);
  return TRUE;
}

/* --- taking --- */

/* Money is taken and given back where the debt is: that place's journal is what two stations meet on (S1-12). */
static gboolean
check_place (DptUnit *unit, gint64 establishment_id, GError **error)
{
  if (establishment_id == dpt_unit_get_establishment_id (unit))
    return TRUE;
  return dpt_set_error (error, DPT_ERROR_STATE, _ ("This belongs to another establishment, which takes the money for it."));
}

static gboolean
check_amount (const DptDebt *debt, DptMoney due, DptMoney to_return, GError **error)
{
  if (debt->amount > MAX (due, 0))
    return dpt_set_invalid (error, "amount", _ ("This is more than what is due."));
  if (-debt->amount > MAX (to_return, 0))
    return dpt_set_invalid (error, "amount", _ ("More would be given back than is owed to the client."));
  return TRUE;
}

/* Without an invoice money on an order is a deposit, with one it goes to the invoice. What goes back is what the order itself
 * still holds: an invoice gives back by a credit note. Insurers pay documents, never beforehand. */
static gboolean
read_order_debt (DptUnit *unit, const DptDebt *debt, DptOpenDebt *open, GError **error)
{
  OrderAccount account;
  gboolean goes_to_invoice;

  if (!read_order_account (unit, debt->order_id, &account, error) || !check_place (unit, account.establishment_id, error)
      || !check_amount (debt, account.due.due, account.deposits, error))
    return FALSE;
  goes_to_invoice = account.invoice_id != 0 && debt->amount >= 0;
  *open = (DptOpenDebt) { .sale_id = goes_to_invoice ? account.invoice_id : 0, .order_id = goes_to_invoice ? 0 : debt->order_id,
                          .due = debt->amount != 0 ? debt->amount : account.due.due,
                          .cover_due = goes_to_invoice ? account.due.cover_due : 0 };
  return TRUE;
}

/* A debt of an order names how much is deposited; of a document, all that is due unless less is named. */
static gboolean
read_debt (DptUnit *unit, const DptDebt *debt, DptOpenDebt *open, GError **error)
{
  gint64 establishment_id = 0, last_credit_note = 0;
  DptDue due = { 0 };

  if ((debt->sale_id == 0) == (debt->order_id == 0))
    return dpt_set_invalid (error, "debts", _ ("A debt is of a document or of an order."));
  if (debt->order_id != 0)
    return read_order_debt (unit, debt, open, error);
  if (!read_due (unit, debt->sale_id, &establishment_id, &last_credit_note, &due, error) || !check_place (unit, establishment_id, error)
      || !check_amount (debt, due.due, -due.due, error))
    return FALSE;
  *open = (DptOpenDebt) { .sale_id = debt->sale_id, .due = debt->amount != 0 ? debt->amount : due.due, .cover_due = due.cover_due };
  /* What goes back goes back on the credit note: a receipt stays paid as it was issued. */
  if (open->due < 0 && last_credit_note != 0)
    open->sale_id = last_credit_note;
  return TRUE;
}

gboolean
dpt_payment_read_debts (DptUnit *unit, GArray *debts, GArray *open, GError **error)
{
  for (guint i = 0; debts != NULL && i < debts->len; i++)
    {
      DptOpenDebt debt;

      if (!read_debt (unit, &g_array_index (debts, DptDebt, i), &debt, error))
        return FALSE;
      g_array_append_val (open, debt);
    }
  return TRUE;
}

/* Only here: this establishment's journal is what two stations meet on. The oldest first. */
static DptDbRows *
query_credits (DptUnit *unit, gint64 client_id, GError **error)
{
  return dpt_db_query (unit->connection, "sale/payment:credits", error, DPT_INT (client_id), DPT_INT (dpt_unit_get_establishment_id (unit)));
}

gboolean
dpt_patient_get_credit (DptUnit *unit, gint64 patient_id, DptMoney *credit, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  g_return_val_if_fail (unit != NULL && credit != NULL, FALSE);

  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_READ, error))
    return FALSE;
  rows = query_credits (unit, patient_id, error);
  *credit = 0;
  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    *credit += dpt_db_rows_get_int (rows, i, 2);
  return rows != NULL;
}

gboolean
dpt_payment_read_credits (DptUnit *unit, gint64 client_id, GArray *handed, GArray *open, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  gboolean wanted = FALSE;

  for (guint i = 0; handed != NULL && i < handed->len; i++)
    wanted |= g_array_index (handed, DptHanded, i).means == DPT_MEANS_ACCOUNT;
  if (!wanted)
    return TRUE;
  if (client_id == 0)
    return dpt_set_invalid (error, "means", _ ("Say whose account pays: choose the client first."));
  rows = query_credits (unit, client_id, error);
  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    g_array_append_val (open, ((DptOpenDebt) { .sale_id = dpt_db_rows_get_int (rows, i, 0), .order_id = dpt_db_rows_get_int (rows, i, 1),
                                               .due = -dpt_db_rows_get_int (rows, i, 2), .credit = TRUE }));
  return rows != NULL;
}

DptTender *
dpt_payment_create_tender (GArray *handed, GArray *open, GError **error)
{
  g_autoptr (DptTender) tender = NULL;
  DptMoney due = 0, cover_due = 0, credit = 0;
  gboolean owed = FALSE, owing = FALSE;

  for (guint i = 0; i < open->len; i++)
    {
      const DptOpenDebt *debt = &g_array_index (open, DptOpenDebt, i);

      if (debt->credit)
        {
          credit -= debt->due;
          continue;
        }
      owed |= debt->due > 0;
      owing |= debt->due < 0;
      if (!dpt_money_add (due, debt->due, &due) || !dpt_money_add (cover_due, debt->cover_due, &cover_due))
        {
          dpt_set_invalid (error, "amount", _ ("The amount is too large. Check the quantities and prices."));
          return NULL;
        }
    }
  if (owed && owing)
    {
      dpt_set_invalid (error, "debts", _ ("Money cannot be given back and taken in one act. Settle one after the other."));
      return NULL;
    }
  tender = dpt_tender_new (due, cover_due);
  dpt_tender_set_credit (tender, credit);
  for (guint i = 0; handed != NULL && i < handed->len; i++)
    {
      const DptHanded *one = &g_array_index (handed, DptHanded, i);

      if (!dpt_tender_add (tender, one->means, one->amount, one->reference, error))
        return NULL;
    }
  return g_steal_pointer (&tender);
}

/* Gives @left of a payment to the debts in their order (@credit: to what pays them); what a debt got is taken off what it wants. */
static gboolean
allocate_part (DptUnit *unit, gint64 payment_id, gboolean of_cover, gboolean credit, DptMoney left, GArray *open, GError **error)
{
  for (guint i = 0; i < open->len && left != 0; i++)
    {
      DptOpenDebt *debt = &g_array_index (open, DptOpenDebt, i);
      DptMoney *wanted = of_cover ? &debt->cover_due : &debt->due;
      DptMoney given = left > 0 ? MIN (left, MAX (*wanted, 0)) : MAX (left, MIN (*wanted, 0));

      if (given == 0 || debt->credit != credit)
        continue;
      *wanted -= given;
      left -= given;
      if (!dpt_db_post (unit->connection, "sale/payment:allocate", error, DPT_INT (dpt_id_new ()), DPT_INT (payment_id),
                        DPT_REF (debt->sale_id), DPT_REF (debt->order_id), DPT_INT (given), DPT_INT (dpt_unit_get_now (unit))))
        return FALSE;
    }
  g_assert (left == 0);
  return TRUE;
}

/* The other side of what the account paid: as much is taken off what the client had to the good, so that both come to nothing. */
static gboolean
write_from_account (DptUnit *unit, const char *uuid, gint64 till_id, gint64 patient_id, guint n_before, DptMoney amount, GArray *open,
                    GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  gint64 id = dpt_id_new ();

  return dpt_db_post (unit->connection, "sale/payment:add", error, DPT_INT (id), DPT_TEXT (uuid), DPT_INT (n_before + 1),
                      DPT_INT (dpt_unit_get_establishment_id (unit)), DPT_REF (till_id), DPT_REF (dpt_unit_get_station_id (unit)),
                      DPT_INT (dpt_unit_get_now (unit)), DPT_TEXT (today), DPT_REF (patient_id), DPT_REF (dpt_unit_get_user_id (unit)),
                      DPT_TEXT (dpt_means_get_name (DPT_MEANS_ACCOUNT)), DPT_INT (-amount), DPT_NULL, DPT_NULL, DPT_NULL)
         && allocate_part (unit, id, FALSE, TRUE, -amount, open, error);
}

gboolean
dpt_payment_write (DptUnit *unit, const char *uuid, gint64 till_id, gint64 patient_id, DptTender *tender, GArray *open, gint64 *first_id,
                   GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  DptMoney from_account = 0;

  for (guint i = 0; i < dpt_tender_get_n_parts (tender); i++)
    {
      const DptTenderPart *part = dpt_tender_get_part (tender, i);
      gint64 id = dpt_id_new ();
      gboolean tendered = part->tendered != 0;

      if (i == 0 && first_id != NULL)
        *first_id = id;
      if (!dpt_db_post (unit->connection, "sale/payment:add", error, DPT_INT (id), DPT_TEXT (uuid), DPT_INT (i + 1),
                        DPT_INT (dpt_unit_get_establishment_id (unit)), DPT_REF (till_id), DPT_REF (dpt_unit_get_station_id (unit)),
                        DPT_INT (dpt_unit_get_now (unit)), DPT_TEXT (today), DPT_REF (patient_id), DPT_REF (dpt_unit_get_user_id (unit)),
                        DPT_TEXT (dpt_means_get_name (part->means)), DPT_INT (part->amount),
                        tendered ? DPT_INT (part->tendered) : DPT_NULL, tendered ? DPT_INT (part->change) : DPT_NULL,
                        DPT_TEXT (part->reference))
          || !allocate_part (unit, id, part->means == DPT_MEANS_INSURER, FALSE, part->amount, open, error))
        return FALSE;
      if (part->means == DPT_MEANS_ACCOUNT)
        from_account += part->amount;
    }
  if (from_account > 0 && !write_from_account (unit, uuid, till_id, patient_id, dpt_tender_get_n_parts (tender), from_account, open, error))
    return FALSE;
  if (dpt_tender_get_n_parts (tender) > 0)
    dpt_db_connection_touch (unit->connection, "payment");
  return TRUE;
}

void
dpt_payment_append_json (GString *out, DptTender *tender)
{
  g_string_append (out, "\"payments\":[");
  for (guint i = 0; i < dpt_tender_get_n_parts (tender); i++)
    {
      const DptTenderPart *part = dpt_tender_get_part (tender, i);

      g_string_append_printf (out, "%s{\"means\":\"%s\",\"amount\":%" G_GINT64_FORMAT "}", i > 0 ? "," : "", dpt_means_get_name (part->means),
                              part->amount);
    }
  g_string_append_c (out, ']');
}

/* Returns: whether the act was done before, or failed; *result says which. */
static gboolean
find_taken (DptUnit *unit, const char *uuid, DptPaymentResult **result, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/payment:find-uuid", error, DPT_TEXT (uuid));

  *result = NULL;
  if (rows == NULL)
    return TRUE;
  if (dpt_db_rows_get_int (rows, 0, 3) == 0)
    return FALSE;
  *result = g_new (DptPaymentResult, 1);
  **result = (DptPaymentResult) { dpt_db_rows_get_int (rows, 0, 0), dpt_db_rows_get_int (rows, 0, 1), dpt_db_rows_get_int (rows, 0, 2), TRUE };
  return TRUE;
}

static char *
create_content (DptUnit *unit, const DptPaymentRequest *request, DptTender *tender, GArray *open)
{
  g_autoptr (GString) out = g_string_new ("{\"v\":1,\"uuid\":");

  dpt_text_append_json (out, request->uuid);
  g_string_append_printf (out, ",\"user\":%" G_GINT64_FORMAT ",\"patient\":%" G_GINT64_FORMAT ",\"debts\":[", dpt_unit_get_user_id (unit),
                          request->patient_id);
  for (guint i = 0; i < open->len; i++)
    {
      const DptOpenDebt *debt = &g_array_index (open, DptOpenDebt, i);

      g_string_append_printf (out, "%s{\"%s\":%" G_GINT64_FORMAT "}", i > 0 ? "," : "", debt->sale_id != 0 ? "sale" : "order",
                              debt->sale_id != 0 ? debt->sale_id : debt->order_id);
    }
  g_string_append (out, "],");
  dpt_payment_append_json (out, tender);
  g_string_append_c (out, '}');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

DptPaymentResult *
dpt_payment_take (DptUnit *unit, const DptPaymentRequest *request, GError **error)
{
  g_autoptr (GArray) open = g_array_new (FALSE, TRUE, sizeof (DptOpenDebt));
  g_autoptr (DptTender) tender = NULL;
  g_autofree DptPaymentResult *result = NULL;
  g_autofree char *content = NULL;
  DptJournalPlace place;
  gint64 till_id, first_id = 0;

  g_return_val_if_fail (unit != NULL && request != NULL, NULL);

  if (!dpt_unit_require (unit, DPT_RIGHT_PAYMENT_TAKE, error) || !dpt_sale_require_uuid (request->uuid, error))
    return NULL;
  if (find_taken (unit, request->uuid, &result, error))
    return g_steal_pointer (&result);
  till_id = dpt_sale_find_till (unit, request->till_id, error);
  /* The place first: from here on nobody else of this establishment pays the same debt. */
  if (till_id < 0 || !dpt_journal_take (unit, NULL, 0, NULL, &place, error) || !dpt_payment_read_debts (unit, request->debts, open, error)
      || !dpt_payment_read_credits (unit, request->patient_id, request->handed, open, error))
    return NULL;
  tender = dpt_payment_create_tender (request->handed, open, error);
  if (tender == NULL)
    return NULL;
  if (dpt_tender_get_n_parts (tender) == 0)
    {
      dpt_set_invalid (error, "amount", _ ("Enter the amount that is handed over."));
      return NULL;
    }
  if (dpt_tender_get_due (tender) < 0 && !dpt_unit_require (unit, DPT_RIGHT_SALE_REFUND, error))
    return NULL;
  content = create_content (unit, request, tender, open);
  if (!dpt_payment_write (unit, request->uuid, till_id, request->patient_id, tender, open, &first_id, error)
      || !dpt_journal_add (unit, &place, "payment", first_id, content, error)
      || !dpt_unit_audit (unit, "pay", "payment", first_id, NULL, error))
    return NULL;
  result = g_new (DptPaymentResult, 1);
  *result = (DptPaymentResult) { first_id, dpt_tender_get_paid (tender), dpt_tender_get_change (tender), FALSE };
  return g_steal_pointer (&result);
}
