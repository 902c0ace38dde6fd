/* dpt-paper-receipt.c - see dpt-paper-receipt.h.
 * For: the roll. Not for: printer commands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-paper-receipt.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-text.h"
#include "document/dpt-format.h"
#include "document/dpt-rows.h"

#define MARGIN ((DPT_RECEIPT_WIDTH - DPT_RECEIPT_PRINTABLE) / 2)

static void
put_center (DptFlow *flow, const char *text, DptType type, double after)
{
  if (dpt_text_is_blank (text))
    return;
  flow->y += dpt_sheet_write (flow->sheet, text, type, DPT_INK_BLACK, flow->x, flow->y, flow->width, DPT_ALIGN_CENTER)
             + after;
}

/* Words at the start, an amount at the end, on one baseline; the words break before they reach the amount. */
static void
put_pair (DptFlow *flow, const char *words, const char *amount, DptType type, double indent, double after)
{
  g_autoptr (DptText) right = dpt_type_set (amount, type, 0, DPT_ALIGN_START);
  g_autoptr (DptText) left
    = dpt_type_set (words, type, flow->width - indent - dpt_text_get_width (right) - 8, DPT_ALIGN_START);

  dpt_sheet_put (flow->sheet, left, DPT_INK_BLACK, flow->x + indent, flow->y);
  dpt_sheet_put_in (flow->sheet, right, DPT_INK_BLACK, flow->x, flow->y, flow->width, DPT_ALIGN_END);
  flow->y += MAX (dpt_text_get_height (left), dpt_text_get_height (right)) + after;
}

static void
put_rule (DptFlow *flow)
{
  /* A printer of 203 dots an inch prints no hairlines: two dots. */
  flow->y += 4;
  dpt_flow_rule (flow, DPT_INK_BLACK, 0.7, 5);
}

static void
put_shop (DptFlow *flow, const DptReceiptData *data)
{
  const DptLetterhead *shop = data->shop;
  g_autofree char *contact = dpt_format_join ("\n", (const char *const[]) { shop->address, shop->phone }, 2);
  /* Translators: before the number under which the shop pays value added tax */
  g_autofree char *vat
    = !dpt_text_is_blank (shop->vat_number) ? g_strdup_printf ("%s %s", _ ("VAT no."), shop->vat_number) : NULL;
  g_autofree char *siret = !dpt_text_is_blank (shop->siret) ? g_strdup_printf ("SIRET %s", shop->siret) : NULL;
  g_autofree char *legal = dpt_format_join ("\n", (const char *const[]) { shop->legal_name, siret, vat }, 3);

  put_center (flow, shop->name, DPT_TYPE_HEAD | DPT_TYPE_BOLD, 2);
  put_center (flow, contact, DPT_TYPE_SMALL, 1);
  put_center (flow, legal, DPT_TYPE_FINE, 0);
  put_rule (flow);
}

static char *
format_instant (gint64 instant)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *iso = dpt_date_from_instant (instant);
  g_autofree char *date = dpt_date_format (iso);
  g_autofree char *clock = local != NULL ? g_date_time_format (local, "%H:%M:%S") : g_strdup ("");

  return g_strdup_printf ("%s  %s", date, clock);
}

static void
put_head (DptFlow *flow, const DptReceiptData *data)
{
  g_autofree char *when = format_instant (data->instant);
  const DptFact facts[] = {
    { _ ("Client"), data->client },
    { _ ("Order no."), data->order_number },
    { _ ("Till"), data->till },
    { _ ("Served by"), data->operator_name },
  };
  double height;

  if (data->duplicate > 0)
    {
      g_autofree char *mark = g_strdup_printf (_ ("DUPLICATE no. %d"), data->duplicate);

      put_center (flow, mark, DPT_TYPE_LEAD | DPT_TYPE_BOLD, 4);
    }
  put_pair (flow, data->title != NULL ? data->title : _ ("Receipt"), data->number, DPT_TYPE_BODY | DPT_TYPE_BOLD, 0, 1);
  flow->y += dpt_sheet_write (flow->sheet, when, DPT_TYPE_BODY, DPT_INK_BLACK, flow->x, flow->y, flow->width,
                              DPT_ALIGN_START);
  height = dpt_facts_put (flow->sheet, facts, G_N_ELEMENTS (facts), flow->x, flow->y + 2, flow->width);
  flow->y += height > 0 ? height + 2 : 0;
  put_rule (flow);
}

/* "2 × 18.90   VAT 20%" */
static void
put_reckoning (DptFlow *flow, const DptInvoiceLine *line)
{
  g_autofree char *unit = dpt_money_format (line->unit_price, NULL);
  g_autofree char *quantity = dpt_format_count (line->quantity);
  g_autofree char *rate = dpt_format_percent (line->tax_bp);
  /* Translators: on a receipt: quantity, unit price, rate of VAT: "2 × 18.90   VAT 20%" */
  g_autofree char *how = g_strdup_printf (_ ("%s × %s   VAT %s"), quantity, unit, rate);

  flow->y += dpt_sheet_write (flow->sheet, how, DPT_TYPE_SMALL, DPT_INK_BLACK, flow->x + 8, flow->y, 0, DPT_ALIGN_START);
}

static void
put_line (DptFlow *flow, const DptInvoiceLine *line, gboolean money_only)
{
  g_autofree char *total = dpt_money_format (line->total, NULL);

  if (line->heading != NULL)
    {
      flow->y += dpt_sheet_write (flow->sheet, line->heading, DPT_TYPE_BODY | DPT_TYPE_BOLD, DPT_INK_BLACK, flow->x,
                                  flow->y, flow->width, DPT_ALIGN_START)
                 + 2;
      return;
    }
  put_pair (flow, line->label, total, DPT_TYPE_BODY, 0, 0);
  if (!dpt_text_is_blank (line->detail))
    flow->y += dpt_sheet_write (flow->sheet, line->detail, DPT_TYPE_SMALL, DPT_INK_BLACK, flow->x + 8, flow->y,
                                flow->width - 60, DPT_ALIGN_START);
  if (!money_only)
    put_reckoning (flow, line);
  if (line->discount != 0)
    {
      g_autofree char *amount = dpt_money_format (-line->discount, NULL);
      g_autofree char *words = line->discount_bp != 0 ? dpt_format_percent (line->discount_bp) : NULL;
      g_autofree char *label = dpt_format_join (" ", (const char *const[]) { _ ("Discount"), words, amount }, 3);

      flow->y += dpt_sheet_write (flow->sheet, label, DPT_TYPE_SMALL, DPT_INK_BLACK, flow->x + 8, flow->y, 0,
                                  DPT_ALIGN_START);
    }
  flow->y += 4;
}

static void
put_taxes (DptFlow *flow, const DptReceiptData *data)
{
  const DptColumn columns[] = {
    { _ ("VAT rate"), DPT_COLUMN_PERCENT, DPT_TYPE_SMALL },
    { _ ("Excl. VAT"), DPT_COLUMN_MONEY, DPT_TYPE_SMALL },
    { _ ("VAT"), DPT_COLUMN_MONEY, DPT_TYPE_SMALL },
    { _ ("Incl. VAT"), DPT_COLUMN_MONEY, DPT_TYPE_SMALL },
  };
  g_autoptr (DptRows) rows = NULL;

  if (data->n_taxes == 0)
    return;
  rows = dpt_rows_new (columns, G_N_ELEMENTS (columns));
  for (int i = 0; i < data->n_taxes; i++)
    dpt_rows_add (rows, (const DptCell[]) { { .value = data->taxes[i].rate_bp },
                                            { .value = data->taxes[i].net },
                                            { .value = data->taxes[i].tax },
                                            { .value = data->taxes[i].gross } });
  flow->y += 5;
  dpt_rows_flow (rows, flow, 0);
  for (int i = 0; i < data->n_taxes; i++)
    if (!dpt_text_is_blank (data->taxes[i].reason))
      flow->y += dpt_sheet_write (flow->sheet, data->taxes[i].reason, DPT_TYPE_FINE, DPT_INK_BLACK, flow->x,
                                  flow->y + 2, flow->width, DPT_ALIGN_START)
                 + 2;
}

static void
put_amounts (DptFlow *flow, const DptAmount *amounts, int n, gboolean negate)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *money = dpt_money_format (negate ? -amounts[i].amount : amounts[i].amount, NULL);
      g_autofree char *words = dpt_format_join ("  ", (const char *const[]) { amounts[i].label, amounts[i].detail }, 2);

      put_pair (flow, words, money, DPT_TYPE_BODY, 0, 1);
    }
}

static void
put_money (DptFlow *flow, const DptReceiptData *data)
{
  const char *currency = dpt_letterhead_get_currency (data->shop);
  g_autofree char *total = dpt_money_format (data->total, currency);
  g_autofree char *change = dpt_money_format (data->change, NULL);
  g_autofree char *balance = dpt_money_format (data->balance, currency);

  put_rule (flow);
  put_pair (flow, !data->money_only ? _ ("Total incl. VAT") : data->total < 0 ? _ ("Given back") : _ ("Received"), total, DPT_TYPE_HEAD | DPT_TYPE_BOLD, 0, 3);
  put_amounts (flow, data->shares, data->n_shares, TRUE);
  put_amounts (flow, data->payments, data->n_payments, FALSE);
  if (data->change != 0)
    put_pair (flow, _ ("Change"), change, DPT_TYPE_BODY, 0, 1);
  if (data->balance != 0)
    put_pair (flow, _ ("Balance due"), balance, DPT_TYPE_LEAD | DPT_TYPE_BOLD, 0, 1);
}

DptPaper *
dpt_paper_receipt_new (const DptReceiptData *data)
{
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  const char *code;
  DptPaper *paper;
  DptFlow flow;
  double used;

  g_return_val_if_fail (data != NULL && data->shop != NULL, NULL);

  title = dpt_format_join (" ",
                           (const char *const[]){ data->title != NULL ? data->title : _ ("Receipt"), data->number }, 2);
  paper = dpt_paper_new (title, data->shop->name, data->shop->accent);
  date = dpt_date_from_instant (data->instant);
  dpt_paper_set_date (paper, date);
  dpt_flow_begin (&flow, paper, DPT_RECEIPT_WIDTH, 0, MARGIN, MARGIN, MARGIN, 0);
  dpt_sheet_set_mono (flow.sheet, TRUE);
  put_shop (&flow, data);
  put_head (&flow, data);
  for (int i = 0; i < data->n_lines; i++)
    put_line (&flow, &data->lines[i], data->money_only);
  put_money (&flow, data);
  put_taxes (&flow, data);
  flow.y += 10;
  /* Nothing at the till opens by the number of a payment. */
  code = data->money_only ? NULL : data->barcode != NULL ? data->barcode : data->number;
  used = code != NULL ? dpt_barcode_put (flow.sheet, code, NULL, flow.x, flow.y, flow.width, 30, DPT_ALIGN_CENTER) : 0;
  flow.y += used > 0 ? used + 8 : 0;
  put_center (&flow, data->words, DPT_TYPE_SMALL, 4);
  put_center (&flow, data->seal, DPT_TYPE_FINE, 0);
  dpt_flow_end_roll (&flow, MARGIN);
  return paper;
}
