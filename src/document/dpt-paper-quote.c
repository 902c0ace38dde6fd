/* dpt-paper-quote.c - see dpt-paper-quote.h.
 * For: laying out offers. Not for: choosing or pricing them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-paper-quote.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-text.h"
#include "document/dpt-format.h"
#include "document/dpt-rows.h"

#define SIGNATURE_HEIGHT 84.0
#define SUMS_WIDTH 208.0

enum
{
  COLUMN_EYE,
  COLUMN_LABEL,
  COLUMN_QUANTITY,
  COLUMN_CODE,
  COLUMN_PRICE,
  COLUMN_COMPULSORY,
  COLUMN_COMPLEMENTARY,
  COLUMN_REST,
  N_COLUMNS,
};

/* Which columns a quote has: a quote for sun glasses has neither eyes nor classes nor shares. */
typedef struct
{
  DptColumn columns[N_COLUMNS];
  int ids[N_COLUMNS];
  int n;
} Plan;

static void
put_parties (DptLetter *letter, const DptQuoteData *data)
{
  g_autofree char *date = dpt_date_format (data->date);
  g_autofree char *until = dpt_date_format (data->valid_until);
  const DptFact facts[] = {
    { _ ("Date"), date },
    { _ ("Valid until"), until },
    { _ ("Client no."), data->client.number },
    { _ ("Phone"), data->client.phone },
    { _ ("Prepared by"), data->operator_name },
  };

  dpt_letter_put_parties (letter, &data->client, facts, G_N_ELEMENTS (facts));
}

static double
put_person (DptFlow *flow, const char *label, const char *name, const DptFact *facts, int n, double x, double width)
{
  double y = flow->y;

  if (dpt_text_is_blank (name))
    return 0;
  y += dpt_sheet_write (flow->sheet, label, DPT_TYPE_SMALL | DPT_TYPE_MEDIUM | DPT_TYPE_SPACED, DPT_INK_ACCENT, x, y, 0,
                        DPT_ALIGN_START) + 2;
  y += dpt_sheet_write (flow->sheet, name, DPT_TYPE_BODY, DPT_INK_TEXT, x, y, width, DPT_ALIGN_START) + 2;
  y += dpt_facts_put (flow->sheet, facts, n, x, y, width);
  return y - flow->y;
}

/* Part 0 of the model: beneficiary, insured and cover, prescriber, side by side. */
static void
put_identity (DptFlow *flow, const DptQuoteData *data)
{
  g_autofree char *birth = dpt_date_format (data->beneficiary_birth);
  g_autofree char *prescribed = dpt_date_format (data->prescription_date);
  const char *insured_name = data->insured != NULL ? data->insured : data->beneficiary;
  g_autofree char *social = dpt_format_whole (data->social_number);
  g_autofree char *number = dpt_format_whole (data->prescriber_number);
  const DptFact beneficiary[] = { { _ ("Born"), birth } };
  const DptFact insured[] = { { _ ("Social security no."), social }, { _ ("Complementary insurer"), data->cover } };
  const DptFact prescriber[] = { { _ ("Number"), number }, { _ ("Prescribed on"), prescribed } };
  double gap = 20;
  double width = flow->width - 2 * gap;
  double heights[3];

  heights[0] = put_person (flow, _ ("Beneficiary"), data->beneficiary, beneficiary, G_N_ELEMENTS (beneficiary), flow->x,
                           width * 0.28);
  heights[1] = put_person (flow, _ ("Insured person"), insured_name, insured, G_N_ELEMENTS (insured),
                           flow->x + width * 0.28 + gap, width * 0.41);
  heights[2] = put_person (flow, _ ("Prescriber"), data->prescriber, prescriber, G_N_ELEMENTS (prescriber),
                           flow->x + width * 0.69 + 2 * gap, width * 0.31);
  flow->y += MAX (heights[0], MAX (heights[1], heights[2])) + 14;
}

static void
add_column (Plan *plan, int id, const DptColumn *column)
{
  plan->ids[plan->n] = id;
  plan->columns[plan->n] = *column;
  plan->n++;
}

static void
make_plan (Plan *plan, const DptQuoteData *data)
{
  gboolean eyes = FALSE, codes = FALSE, quantities = FALSE;

  for (int o = 0; o < data->n_offers; o++)
    for (int i = 0; i < data->offers[o].n_lines; i++)
      {
        const DptQuoteLine *line = &data->offers[o].lines[i];

        eyes = eyes || line->eye != 0;
        codes = codes || line->lpp_class != 0 || !dpt_text_is_blank (line->code);
        quantities = quantities || line->quantity != 1;
      }
  plan->n = 0;
  if (eyes)
    add_column (plan, COLUMN_EYE, &(DptColumn) { _ ("Eye"), DPT_COLUMN_TEXT, DPT_TYPE_BODY | DPT_TYPE_MEDIUM });
  add_column (plan, COLUMN_LABEL, &(DptColumn) { _ ("Description"), DPT_COLUMN_TEXT, .grows = TRUE });
  if (quantities)
    add_column (plan, COLUMN_QUANTITY, &(DptColumn) { _ ("Qty"), DPT_COLUMN_COUNT });
  if (codes)
    /* Translators: the class (A or B) of the French price list, and the code of the group */
    add_column (plan, COLUMN_CODE, &(DptColumn) { _ ("Class, code"), DPT_COLUMN_TEXT });
  add_column (plan, COLUMN_PRICE, &(DptColumn) { _ ("Price incl. VAT"), DPT_COLUMN_MONEY, .carried = TRUE });
  if (!data->covered || !data->by_line)
    return;
  add_column (plan, COLUMN_COMPULSORY, &(DptColumn) { _ ("Compulsory cover"), DPT_COLUMN_MONEY, .carried = TRUE });
  add_column (plan, COLUMN_COMPLEMENTARY, &(DptColumn){ _ ("Complementary cover"), DPT_COLUMN_MONEY, .carried = TRUE });
  add_column (plan, COLUMN_REST, &(DptColumn) { _ ("You pay"), DPT_COLUMN_MONEY, .carried = TRUE });
}

static void
fill_cell (DptCell *cell, int id, const DptQuoteLine *line, const char *code)
{
  *cell = (DptCell) { 0 };
  switch (id)
    {
    case COLUMN_EYE:
      cell->text = line->eye != 0 ? dpt_format_eye (line->eye) : NULL;
      break;
    case COLUMN_LABEL:
      cell->text = line->label;
      cell->detail = line->detail;
      break;
    case COLUMN_QUANTITY:
      cell->value = line->quantity;
      cell->empty = line->quantity == 0;
      break;
    case COLUMN_CODE:
      cell->text = code;
      break;
    case COLUMN_PRICE:
      cell->value = line->price;
      break;
    case COLUMN_COMPULSORY:
      cell->value = line->compulsory;
      break;
    case COLUMN_COMPLEMENTARY:
      cell->value = line->complementary;
      break;
    case COLUMN_REST:
    default:
      cell->value = line->rest;
      break;
    }
}

/* Below an offer whose shares are known only as a whole. */
static void
put_shares (DptFlow *flow, const DptQuoteData *data, const DptQuoteOffer *offer)
{
  const DptSum sums[] = {
    { _ ("Compulsory cover"), NULL, -offer->compulsory, DPT_SUM_PLAIN },
    { _ ("Complementary cover"), NULL, -offer->complementary, DPT_SUM_PLAIN },
    { _ ("You pay"), NULL, offer->rest, DPT_SUM_GRAND },
  };
  const char *currency = dpt_letterhead_get_currency (data->shop);
  double height = dpt_sums_put (NULL, sums, G_N_ELEMENTS (sums), currency, 0, 0, SUMS_WIDTH);

  dpt_flow_need (flow, height);
  flow->y += dpt_sums_put (flow->sheet, sums, G_N_ELEMENTS (sums), currency, flow->x + flow->width - SUMS_WIDTH,
                           flow->y, SUMS_WIDTH);
}

static DptRows *
create_rows (const Plan *plan, const DptQuoteOffer *offer)
{
  DptRows *rows = dpt_rows_new (plan->columns, plan->n);
  DptQuoteLine total = { .label = _ ("Total"), .price = offer->price, .compulsory = offer->compulsory,
                         .complementary = offer->complementary, .rest = offer->rest };
  DptCell cells[N_COLUMNS];

  dpt_rows_set_gap (rows, 8);
  for (int i = 0; i < offer->n_lines; i++)
    {
      const char lpp_class[2] = { offer->lines[i].lpp_class, '\0' };
      g_autofree char *code = dpt_format_join (" ", (const char *const[]) { lpp_class, offer->lines[i].code }, 2);

      for (int c = 0; c < plan->n; c++)
        fill_cell (&cells[c], plan->ids[c], &offer->lines[i], code);
      dpt_rows_add (rows, cells);
    }
  for (int c = 0; c < plan->n; c++)
    fill_cell (&cells[c], plan->ids[c], &total, NULL);
  dpt_rows_add_total (rows, cells);
  return rows;
}

static void
put_offer (DptFlow *flow, const DptQuoteData *data, DptRows *rows, const DptQuoteOffer *offer, int number)
{
  gboolean shares = data->covered && !data->by_line;
  double height = dpt_rows_measure (rows, flow->width) + (dpt_text_is_blank (offer->detail) ? 20 : 30) + (shares ? 57 : 0);

  /* An offer is read as a whole: it goes to the next page rather than over it, unless it is longer than a page. */
  dpt_flow_need (flow, height <= dpt_flow_get_page_room (flow) ? height : 110);
  if (!dpt_text_is_blank (offer->title))
    {
      /* Translators: heading of an offer on a quote: its number and its name */
      g_autofree char *title
        = number > 0 ? g_strdup_printf (_ ("Offer %d: %s"), number, offer->title) : g_strdup (offer->title);
      g_autoptr (DptText) heading = dpt_type_set (title, DPT_TYPE_LEAD | DPT_TYPE_BOLD, flow->width, DPT_ALIGN_START);

      dpt_sheet_put (flow->sheet, heading, DPT_INK_ACCENT, flow->x, flow->y);
      flow->y += dpt_text_get_height (heading) + 1;
      dpt_flow_paragraph (flow, offer->detail, DPT_TYPE_SMALL, DPT_INK_DIM, DPT_ALIGN_START, 0);
      flow->y += 4;
    }
  dpt_rows_flow (rows, flow, shares ? 60 : 0);
  if (shares)
    put_shares (flow, data, offer);
  flow->y += 16;
}

/* The offers one after the other, their columns in line, so that they can be compared. */
static void
put_offers (DptFlow *flow, const DptQuoteData *data)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) dpt_rows_free);
  Plan plan;

  make_plan (&plan, data);
  for (int i = 0; i < data->n_offers; i++)
    {
      g_ptr_array_add (tables, create_rows (&plan, &data->offers[i]));
      if (i > 0)
        dpt_rows_match (g_ptr_array_index (tables, i), g_ptr_array_index (tables, i - 1));
    }
  for (int i = data->n_offers - 1; i > 0; i--)
    dpt_rows_match (g_ptr_array_index (tables, i - 1), g_ptr_array_index (tables, i));
  for (int i = 0; i < data->n_offers; i++)
    put_offer (flow, data, g_ptr_array_index (tables, i), &data->offers[i], data->n_offers > 1 ? i + 1 : 0);
}

/* Part 3 of the model: the totals again side by side, and which offer is taken. */
static void
put_choice (DptFlow *flow, const DptQuoteData *data)
{
  double x = flow->x;
  DptType type = DPT_TYPE_BODY;

  if (data->n_offers < 2)
    return;
  dpt_flow_label (flow, _ ("Your choice"), 30);
  for (int i = 0; i < data->n_offers; i++)
    {
      g_autofree char *rest = dpt_money_format (data->offers[i].rest, dpt_letterhead_get_currency (data->shop));
      /* Translators: a tick box: the number of the offer, and what the client pays for it */
      g_autofree char *text = g_strdup_printf (_ ("Offer %d, %s to pay"), i + 1, rest);

      x += dpt_tick_put (flow->sheet, text, FALSE, type, x, flow->y) + 22;
    }
  dpt_tick_put (flow->sheet, _ ("A mixed set, on a quote of its own"), FALSE, type, x, flow->y);
  flow->y += 24;
}

static void
put_signatures (DptFlow *flow, const DptQuoteData *data)
{
  double width = (flow->width - 26) / 2;

  dpt_flow_need (flow, SIGNATURE_HEIGHT);
  dpt_signature_put (flow->sheet, _ ("The client"), _ ("Date and signature; keeps one copy"), flow->x, flow->y, width,
                     SIGNATURE_HEIGHT);
  dpt_signature_put (flow->sheet, _ ("The optician"), _ ("Date, stamp and signature"), flow->x + width + 26, flow->y,
                     width, SIGNATURE_HEIGHT);
  flow->y += SIGNATURE_HEIGHT;
}

static void
put_words (DptFlow *flow, const DptQuoteData *data)
{
  g_autofree char *until = dpt_date_format (data->valid_until);

  if (*until != '\0')
    {
      /* Translators: the last day on which the prices of the quote hold */
      g_autofree char *validity = g_strdup_printf (_ ("This quote is free of charge and valid until %s."), until);

      dpt_flow_paragraph (flow, validity, DPT_TYPE_SMALL, DPT_INK_TEXT, DPT_ALIGN_START, 2);
    }
  dpt_flow_paragraph (flow, data->taxes, DPT_TYPE_SMALL, DPT_INK_DIM, DPT_ALIGN_START, 2);
  if (data->corrective && data->covered)
    dpt_flow_paragraph (
      flow,
      _ ("The shares of compulsory and complementary cover are estimates from your rights as known today; "
         "only what your insurers actually pay is binding."),
      DPT_TYPE_SMALL, DPT_INK_DIM, DPT_ALIGN_START, 2);
  dpt_flow_paragraph (flow, data->mentions, DPT_TYPE_SMALL, DPT_INK_DIM, DPT_ALIGN_START, 2);
  flow->y += 10;
}

DptPaper *
dpt_paper_quote_new (const DptQuoteData *data)
{
  DptLetter letter;
  DptFlow *flow = &letter.flow;

  g_return_val_if_fail (data != NULL && data->shop != NULL && data->n_offers > 0, NULL);

  dpt_letter_begin (&letter, data->shop, _ ("Quote"), data->number, NULL, FALSE);
  dpt_paper_set_date (flow->paper, data->date);
  letter.handed_over = TRUE; /* two offers are compared on one page, where they fit */
  put_parties (&letter, data);
  if (data->corrective)
    {
      put_identity (flow, data);
      if (data->n_offers > 1)
        dpt_flow_paragraph (
          flow,
          _ ("You may combine class A lenses with a frame of the other offer, or a class A frame with "
             "lenses of the other offer."),
          DPT_TYPE_SMALL, DPT_INK_DIM, DPT_ALIGN_START, 12);
    }
  put_offers (flow, data);
  put_choice (flow, data);
  put_words (flow, data);
  put_signatures (flow, data);
  return dpt_letter_end (&letter);
}
