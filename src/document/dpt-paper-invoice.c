/* dpt-paper-invoice.c - see dpt-paper-invoice.h.
 * For: laying out what the struct holds. Not for: arithmetic on totals.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-paper-invoice.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-text.h"
#include "document/dpt-format.h"
#include "document/dpt-rows.h"

#define SUMS_WIDTH 208.0
#define BLOCK_GAP 14.0

enum
{
  COLUMN_LABEL,
  COLUMN_QUANTITY,
  COLUMN_UNIT,
  COLUMN_DISCOUNT,
  COLUMN_TAX,
  COLUMN_TOTAL,
  N_COLUMNS,
};

static const char *
name_of_kind (DptInvoiceKind kind)
{
  switch (kind)
    {
    case DPT_INVOICE_DEPOSIT:
      return _ ("Deposit invoice");
    case DPT_INVOICE_CREDIT_NOTE:
      return _ ("Credit note");
    case DPT_INVOICE_SALE:
    default:
      return _ ("Invoice");
    }
}

static void
put_parties (DptLetter *letter, const DptInvoiceData *data)
{
  g_autofree char *date = dpt_date_format (data->date);
  g_autofree char *supplied = dpt_date_format (data->supply_date);
  g_autofree char *due = dpt_date_format (data->due_date);
  const DptFact facts[] = {
    { _ ("Date"), date },
    { _ ("Delivered on"), supplied },
    { _ ("Due on"), due },
    /* Translators: before the number and date of the invoice that a credit note corrects */
    { _ ("Corrects"), data->corrects },
    { _ ("Order no."), data->order_number },
    { _ ("Client no."), data->buyer.number },
    { _ ("Client SIRET"), data->buyer.siret },
    { _ ("Client VAT no."), data->buyer.vat_number },
    /* Translators: before the name of the person who wears the glasses where another person pays */
    { _ ("For"), data->wearer },
    { _ ("Prescriber"), data->prescriber },
    { _ ("Served by"), data->operator_name },
  };

  dpt_letter_put_parties (letter, &data->buyer, facts, G_N_ELEMENTS (facts));
}

static DptRows *
create_rows (const DptInvoiceData *data)
{
  gboolean business = data->buyer.business;
  const DptColumn columns[N_COLUMNS] = {
    [COLUMN_LABEL] = { _ ("Description"), DPT_COLUMN_TEXT, .grows = TRUE },
    [COLUMN_QUANTITY] = { _ ("Qty"), DPT_COLUMN_COUNT },
    [COLUMN_UNIT] = { business ? _ ("Unit price excl. VAT") : _ ("Unit price incl. VAT"), DPT_COLUMN_MONEY },
    [COLUMN_DISCOUNT] = { _ ("Discount"), DPT_COLUMN_MONEY },
    [COLUMN_TAX] = { _ ("VAT"), DPT_COLUMN_PERCENT },
    [COLUMN_TOTAL] = { business ? _ ("Amount excl. VAT") : _ ("Amount incl. VAT"), DPT_COLUMN_MONEY, .carried = TRUE },
  };
  DptRows *rows = dpt_rows_new (columns, N_COLUMNS);

  for (int i = 0; i < data->n_lines; i++)
    {
      const DptInvoiceLine *line = &data->lines[i];
      DptMoney unit = line->unit_price, discount = line->discount;
      g_autofree char *rate = line->discount_bp != 0 ? dpt_format_percent (line->discount_bp) : NULL;

      if (line->heading != NULL)
        {
          dpt_rows_add_heading (rows, line->heading, line->detail);
          continue;
        }
      if (business)
        {
          unit -= dpt_money_tax_in_gross (unit, line->tax_bp);
          discount -= dpt_money_tax_in_gross (discount, line->tax_bp);
        }
      dpt_rows_add (rows, (const DptCell[N_COLUMNS]) {
        [COLUMN_LABEL] = { .text = line->label, .detail = line->detail },
        [COLUMN_QUANTITY] = { .value = line->quantity },
        [COLUMN_UNIT] = { .value = unit },
        [COLUMN_DISCOUNT] = { .value = -discount, .detail = rate, .empty = line->discount == 0 },
        [COLUMN_TAX] = { .value = line->tax_bp },
        [COLUMN_TOTAL] = { .value = business ? line->net : line->total },
      });
    }
  return rows;
}

static DptRows *
create_tax_rows (const DptInvoiceData *data)
{
  const DptColumn columns[] = {
    { _ ("VAT rate"), DPT_COLUMN_PERCENT, DPT_TYPE_SMALL },
    { _ ("Excl. VAT"), DPT_COLUMN_MONEY, DPT_TYPE_SMALL },
    { _ ("VAT"), DPT_COLUMN_MONEY, DPT_TYPE_SMALL },
    { _ ("Incl. VAT"), DPT_COLUMN_MONEY, DPT_TYPE_SMALL },
  };
  DptRows *rows = dpt_rows_new (columns, G_N_ELEMENTS (columns));

  for (int i = 0; i < data->n_taxes; i++)
    {
      const DptTaxAmount *tax = &data->taxes[i];

      dpt_rows_add (rows, (const DptCell[]) {
        { .value = tax->rate_bp }, { .value = tax->net }, { .value = tax->tax }, { .value = tax->gross } });
    }
  return rows;
}

static void
add_sum (GArray *sums, const char *label, const char *detail, DptMoney amount, DptSumStyle style)
{
  DptSum sum = { label, detail, amount, style };

  g_array_append_val (sums, sum);
}

static void
add_amounts (GArray *sums, const DptAmount *amounts, int n)
{
  for (int i = 0; i < n; i++)
    add_sum (sums, amounts[i].label, amounts[i].detail, -amounts[i].amount, DPT_SUM_PLAIN);
}

static GArray *
create_sums (const DptInvoiceData *data)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (DptSum));
  gboolean credit = data->kind == DPT_INVOICE_CREDIT_NOTE;
  DptMoney discount = 0, net = 0, tax = 0;

  for (int i = 0; i < data->n_lines; i++)
    if (data->lines[i].heading == NULL)
      discount += data->lines[i].discount;
  for (int i = 0; i < data->n_taxes; i++)
    {
      net += data->taxes[i].net;
      tax += data->taxes[i].tax;
    }
  if (discount != 0)
    {
      add_sum (sums, _ ("Total before discounts"), NULL, data->total + discount, DPT_SUM_QUIET);
      add_sum (sums, _ ("Discounts"), NULL, -discount, DPT_SUM_QUIET);
    }
  add_sum (sums, _ ("Total excl. VAT"), NULL, net, DPT_SUM_PLAIN);
  add_sum (sums, _ ("VAT"), NULL, tax, DPT_SUM_PLAIN);
  add_sum (sums, _ ("Total incl. VAT"), NULL, data->total, DPT_SUM_STRONG);
  add_amounts (sums, data->shares, data->n_shares);
  add_amounts (sums, data->deposits, data->n_deposits);
  add_amounts (sums, data->payments, data->n_payments);
  if (credit || data->balance < 0)
    add_sum (sums, _ ("To your credit"), NULL, -data->balance, DPT_SUM_GRAND);
  else
    add_sum (sums, data->balance == 0 ? _ ("Paid, balance") : _ ("Balance due"), NULL, data->balance, DPT_SUM_GRAND);
  return sums;
}

/* What is said in small print: grounds of exemption, trade between businesses, what the shop adds, the seal. */
static char *
create_mentions (const DptInvoiceData *data)
{
  GString *out = g_string_new (NULL);

  for (int i = 0; i < data->n_taxes; i++)
    if (!dpt_text_is_blank (data->taxes[i].reason))
      g_string_append_printf (out, "%s\n", data->taxes[i].reason);
  if (data->buyer.business && data->kind != DPT_INVOICE_CREDIT_NOTE)
    g_string_append_printf (
      out, "%s\n",
      _ ("Late payment: penalties at three times the legal interest rate from the day after the due "
         "date, and a fixed compensation of €40 for recovery costs (French commercial code, "
         "art. L441-10 and D441-5). No discount for early payment."));
  if (!dpt_text_is_blank (data->mentions))
    g_string_append_printf (out, "%s\n", data->mentions);
  if (!dpt_text_is_blank (data->seal))
    g_string_append (out, data->seal);
  return g_strchomp (g_string_free (out, FALSE));
}

/* Below the lines, together on one page: the taxes and the small print on the left, the sums on the right. */
static void
put_foot (DptFlow *flow, const DptInvoiceData *data, DptRows *rows)
{
  const char *currency = dpt_letterhead_get_currency (data->shop);
  g_autoptr (DptRows) taxes = create_tax_rows (data);
  g_autoptr (GArray) sums = create_sums (data);
  g_autofree char *words = create_mentions (data);
  const DptSum *first = (const DptSum *) (const void *) sums->data;
  double left_width = flow->width - SUMS_WIDTH - 34;
  g_autoptr (DptText) mentions = dpt_type_set (words, DPT_TYPE_SMALL, left_width, DPT_ALIGN_START);
  double left = (data->n_taxes > 0 ? dpt_rows_measure (taxes, left_width) + 8 : 0) + dpt_text_get_height (mentions);
  double right = dpt_sums_put (NULL, first, (int) sums->len, currency, 0, 0, SUMS_WIDTH);
  DptFlow beside;

  dpt_rows_flow (rows, flow, MAX (left, right) + BLOCK_GAP);
  flow->y += BLOCK_GAP;
  dpt_flow_need (flow, MAX (left, right));
  dpt_sums_put (flow->sheet, first, (int) sums->len, currency, flow->x + flow->width - SUMS_WIDTH, flow->y, SUMS_WIDTH);
  beside = *flow;
  beside.width = left_width;
  if (data->n_taxes > 0)
    {
      dpt_rows_flow (taxes, &beside, 0);
      beside.y += 8;
    }
  dpt_sheet_put (beside.sheet, mentions, DPT_INK_DIM, beside.x, beside.y);
  flow->y += MAX (left, right);
}

DptPaper *
dpt_paper_invoice_new (const DptInvoiceData *data)
{
  g_autoptr (DptRows) rows = NULL;
  g_autofree char *mark = NULL;
  DptLetter letter;

  g_return_val_if_fail (data != NULL && data->shop != NULL, NULL);

  if (data->duplicate > 0)
    /* Translators: on a copy of an invoice: how many times it was printed again (French "DUPLICATA n° 2") */
    mark = g_strdup_printf (_ ("DUPLICATE no. %d"), data->duplicate);
  dpt_letter_begin (&letter, data->shop, name_of_kind (data->kind), data->number, mark, FALSE);
  dpt_paper_set_date (letter.flow.paper, data->date);
  put_parties (&letter, data);
  rows = create_rows (data);
  put_foot (&letter.flow, data, rows);
  return dpt_letter_end (&letter);
}
