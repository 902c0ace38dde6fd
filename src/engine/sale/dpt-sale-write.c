/* dpt-sale-write.c - the rows of a document: how every act that issues one writes it.
 * For: dpt-sale-private.h. Not for: deciding what is sold, to whom, and whether one may.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-sale-private.h"

#include "base/dpt-id.h"
#include "base/dpt-text.h"
#include "engine/stock/dpt-stock.h"

#include <string.h>

DptSaleDraft *
dpt_sale_draft_new (DptUnit *unit, DptSaleKind kind, const char *uuid)
{
  DptSaleDraft *self = g_new0 (DptSaleDraft, 1);

  self->id = dpt_id_new ();
  self->uuid = uuid;
  self->kind = kind;
  self->year = dpt_unit_get_year (unit);
  self->lines = g_array_new (FALSE, TRUE, sizeof (DptDraftLine));
  self->taxes = g_array_new (FALSE, TRUE, sizeof (DptBasketTax));
  return self;
}

void
dpt_sale_draft_free (DptSaleDraft *self)
{
  g_array_unref (self->lines);
  g_array_unref (self->taxes);
  g_free (self);
}

static const DptDraftLine *
line_at (const DptSaleDraft *self, guint index)
{
  return &g_array_index (self->lines, DptDraftLine, index);
}

void
dpt_sale_draft_take_basket (DptSaleDraft *self, DptBasket *basket)
{
  for (guint i = 0; i < dpt_basket_get_n_lines (basket); i++)
    g_array_append_val (self->lines, ((DptDraftLine) { *dpt_basket_get_line (basket, i), *dpt_basket_get_sum (basket, i) }));
  for (guint i = 0; i < dpt_basket_get_n_taxes (basket); i++)
    g_array_append_vals (self->taxes, dpt_basket_get_tax (basket, i), 1);
  self->net = dpt_basket_get_net (basket);
  self->tax = dpt_basket_get_tax_total (basket);
  self->gross = dpt_basket_get_gross (basket);
  self->split = dpt_split_all_patient (self->gross);
}

/* --- stock --- */

static int
compare_moves (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const DptStockMove *) a)->variant_id, right = ((const DptStockMove *) b)->variant_id;

  return left < right ? -1 : left > right;
}

static const DptKnownStock *
find_known (GArray *known, gint64 variant_id)
{
  for (guint i = 0; known != NULL && i < known->len; i++)
    if (g_array_index (known, DptKnownStock, i).variant_id == variant_id)
      return &g_array_index (known, DptKnownStock, i);
  return NULL;
}

/* A sale and a return of one article stay two movements, so that each says why. */
static GArray *
gather_moves (const DptSaleDraft *self)
{
  GArray *moves = g_array_new (FALSE, TRUE, sizeof (DptStockMove));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DptBasketLine *line = &line_at (self, i)->line;
      gint64 quantity = line->order_line_id != 0 ? line->from_shelf : line->keeps_stock ? line->quantity : 0;
      DptStockMove *there = NULL;

      if (line->variant_id == 0 || quantity == 0)
        continue;
      for (guint j = 0; j < moves->len && there == NULL; j++)
        {
          DptStockMove *move = &g_array_index (moves, DptStockMove, j);

          if (move->variant_id == line->variant_id && (move->quantity < 0) == (quantity > 0))
            there = move;
        }
      if (there != NULL)
        there->quantity -= quantity;
      else
        g_array_append_val (moves, ((DptStockMove) { .variant_id = line->variant_id, .quantity = -quantity,
                                                     .kind = quantity > 0 ? DPT_STOCK_SALE : DPT_STOCK_RETURN,
                                                     .cause_table = "sale", .cause_id = self->id, .unit_cost = line->unit_cost }));
    }
  g_array_sort (moves, compare_moves);
  return moves;
}

gboolean
dpt_sale_draft_move_stock (DptUnit *unit, const DptSaleDraft *self, GArray *known, GError **error)
{
  g_autoptr (GArray) moves = gather_moves (self);

  for (guint i = 0; i < moves->len; i++)
    {
      const DptStockMove *move = &g_array_index (moves, DptStockMove, i);
      const DptKnownStock *stock = find_known (known, move->variant_id);
      gboolean suffices = stock != NULL && stock->there
                          && (stock->may_be_negative || move->quantity > 0 || stock->available + move->quantity >= 0);

      /* The other way asks, and explains what is missing. */
      if (suffices ? !dpt_stock_post_move (unit, move, error) : !dpt_stock_move (unit, move, error))
        return FALSE;
    }
  return TRUE;
}

/* --- the document --- */

static gboolean
add_document (DptUnit *unit, const DptSaleDraft *self, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);

  return dpt_db_post (unit->connection, "sale/sale:add", error, DPT_INT (self->id), DPT_TEXT (self->uuid),
                      DPT_INT (dpt_unit_get_establishment_id (unit)), DPT_REF (self->till_id), DPT_REF (dpt_unit_get_station_id (unit)),
                      DPT_TEXT (dpt_sale_kind_get_name (self->kind)), DPT_TEXT (dpt_sale_kind_get_series (self->kind)),
                      DPT_INT (self->year), DPT_INT (self->number), DPT_INT (dpt_unit_get_now (unit)), DPT_TEXT (today),
                      DPT_REF (self->patient_id), DPT_REF (self->payer_id), DPT_REF (self->order_id), DPT_REF (self->corrects_id),
                      DPT_REF (dpt_unit_get_user_id (unit)), DPT_TEXT (self->buyer_name), DPT_TEXT (self->buyer_address),
                      DPT_INT (self->net), DPT_INT (self->tax), DPT_INT (self->gross),
                      DPT_TEXT (dpt_session_get_currency (unit->session)), DPT_TEXT (self->valid_until), DPT_TEXT (self->reason),
                      DPT_TEXT (self->content));
}

static gboolean
add_line (DptUnit *unit, const DptSaleDraft *self, guint index, GError **error)
{
  const DptDraftLine *draft = line_at (self, index);
  const DptBasketLine *line = &draft->line;
  const char eye[2] = { line->eye, '\0' };

  return dpt_db_post (unit->connection, "sale/sale:add-line", error, DPT_INT (dpt_id_new ()), DPT_INT (self->id), DPT_INT (index + 1),
                      DPT_TEXT (line->kind), DPT_TEXT (line->eye ? eye : NULL), DPT_REF (line->variant_id),
                      DPT_REF (line->lens_range_id), DPT_REF (line->option_id), DPT_REF (line->order_line_id),
                      DPT_REF (line->corrects_line_id), DPT_TEXT (line->label), DPT_TEXT (line->detail), DPT_TEXT (line->lpp_code),
                      DPT_INT (line->quantity), DPT_INT (line->unit_price), DPT_INT (draft->sum.discount), DPT_INT (draft->sum.gross),
                      DPT_INT (draft->sum.net), DPT_INT (draft->sum.tax), DPT_INT (line->tax_rate_bp), DPT_INT (line->unit_cost));
}

static gboolean
add_shares (DptUnit *unit, const DptSaleDraft *self, GError **error)
{
  if (!dpt_split_has_cover (&self->split))
    return TRUE;
  for (DptPayer payer = 0; payer < DPT_N_PAYERS; payer++)
    if (!dpt_db_post (unit->connection, "sale/sale:add-share", error, DPT_INT (dpt_id_new ()), DPT_INT (self->id),
                      DPT_TEXT (dpt_payer_get_name (payer)), DPT_REF (self->split.insurers[payer]), DPT_INT (self->split.shares[payer])))
      return FALSE;
  return TRUE;
}

gboolean
dpt_sale_draft_write (DptUnit *unit, const DptSaleDraft *self, GError **error)
{
  dpt_db_connection_touch (unit->connection, "sale");
  if (!add_document (unit, self, error))
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    if (!add_line (unit, self, i, error))
      return FALSE;
  for (guint i = 0; i < self->taxes->len; i++)
    {
      const DptBasketTax *tax = &g_array_index (self->taxes, DptBasketTax, i);

      if (!dpt_db_post (unit->connection, "sale/sale:add-tax", error, DPT_INT (dpt_id_new ()), DPT_INT (self->id), DPT_INT (tax->rate_bp),
                        DPT_INT (tax->net), DPT_INT (tax->tax)))
        return FALSE;
    }
  return add_shares (unit, self, error);
}

/* --- roll-ups --- */

typedef struct
{
  gint64 variant_id;
  gint64 quantity;
  DptMoney gross, net, cost;
} Article;

static int
compare_articles (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const Article *) a)->variant_id, right = ((const Article *) b)->variant_id;

  return left < right ? -1 : left > right;
}

/* What is no variant (lenses, options) counts together under 0. */
static GArray *
gather_articles (const DptSaleDraft *self)
{
  GArray *articles = g_array_new (FALSE, TRUE, sizeof (Article));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DptDraftLine *draft = line_at (self, i);
      Article *article = NULL;

      for (guint j = 0; j < articles->len && article == NULL; j++)
        if (g_array_index (articles, Article, j).variant_id == draft->line.variant_id)
          article = &g_array_index (articles, Article, j);
      if (article == NULL)
        {
          g_array_append_val (articles, ((Article) { draft->line.variant_id, 0, 0, 0, 0 }));
          article = &g_array_index (articles, Article, articles->len - 1);
        }
      article->quantity += draft->line.quantity;
      article->gross += draft->sum.gross;
      article->net += draft->sum.net;
      article->cost += draft->line.quantity * draft->line.unit_cost;
    }
  g_array_sort (articles, compare_articles);
  return articles;
}

gboolean
dpt_sale_draft_roll_up (DptUnit *unit, const DptSaleDraft *self, GError **error)
{
  g_autoptr (GArray) articles = gather_articles (self);
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autofree char *month = g_strndup (today, strlen ("2026-11"));
  gint64 establishment_id = dpt_unit_get_establishment_id (unit), pieces = 0;
  gboolean credit = self->kind == DPT_SALE_CREDIT_NOTE;
  DptMoney cost = 0;

  for (guint i = 0; i < articles->len; i++)
    {
      const Article *article = &g_array_index (articles, Article, i);

      pieces += article->quantity;
      cost += article->cost;
      if (!dpt_db_post (unit->connection, "sale/sale:roll-month", error, DPT_INT (establishment_id), DPT_TEXT (month),
                        DPT_INT (article->variant_id), DPT_INT (article->quantity), DPT_INT (article->gross), DPT_INT (article->net),
                        DPT_INT (article->cost))
          || !dpt_db_post (unit->connection, "sale/sale:roll-year", error, DPT_INT (establishment_id), DPT_INT (self->year),
                           DPT_INT (article->variant_id), DPT_INT (article->quantity), DPT_INT (article->gross), DPT_INT (article->net),
                           DPT_INT (article->cost)))
        return FALSE;
    }
  return dpt_db_post (unit->connection, "sale/sale:roll-day", error, DPT_INT (establishment_id), DPT_TEXT (today), DPT_INT (credit ? 0 : 1),
                      DPT_INT (credit ? 1 : 0), DPT_INT (self->gross), DPT_INT (self->net), DPT_INT (self->tax), DPT_INT (cost),
                      DPT_INT (pieces));
}

/* --- journal --- */

static void
append_id (GString *out, const char *name, gint64 id)
{
  if (id != 0)
    g_string_append_printf (out, "\"%s\":%" G_GINT64_FORMAT ",", name, id);
}

static void
append_lines (GString *out, const DptSaleDraft *self)
{
  g_string_append (out, "\"lines\":[");
  for (guint i = 0; i < self->lines->len; i++)
    {
      const DptDraftLine *draft = line_at (self, i);

      g_string_append_printf (out, "%s{\"label\":", i > 0 ? "," : "");
      dpt_text_append_json (out, draft->line.label);
      g_string_append_printf (out, ",\"quantity\":%" G_GINT64_FORMAT ",\"unit_price\":%" G_GINT64_FORMAT ",\"discount\":%" G_GINT64_FORMAT
                                   ",\"gross\":%" G_GINT64_FORMAT ",\"net\":%" G_GINT64_FORMAT ",\"rate\":%d}",
                              draft->line.quantity, draft->line.unit_price, draft->sum.discount, draft->sum.gross, draft->sum.net,
                              draft->line.tax_rate_bp);
    }
  g_string_append (out, "],\"taxes\":[");
  for (guint i = 0; i < self->taxes->len; i++)
    {
      const DptBasketTax *tax = &g_array_index (self->taxes, DptBasketTax, i);

      g_string_append_printf (out, "%s{\"rate\":%d,\"net\":%" G_GINT64_FORMAT ",\"tax\":%" G_GINT64_FORMAT "}", i > 0 ? "," : "",
                              tax->rate_bp, tax->net, tax->tax);
    }
  g_string_append_c (out, ']');
}

static char *
create_content (DptUnit *unit, const DptSaleDraft *self, DptTender *tender)
{
  g_autoptr (GString) out = g_string_sized_new (512);
  g_autofree char *number = dpt_sale_format_number (dpt_session_get_establishment_code (unit->session),
                                                    dpt_sale_kind_get_series (self->kind), self->year, self->number);

  g_string_append (out, "{\"v\":1,\"number\":");
  dpt_text_append_json (out, number);
  g_string_append_printf (out, ",\"kind\":\"%s\",\"uuid\":", dpt_sale_kind_get_name (self->kind));
  dpt_text_append_json (out, self->uuid);
  g_string_append_c (out, ',');
  append_id (out, "till", self->till_id);
  append_id (out, "station", dpt_unit_get_station_id (unit));
  append_id (out, "user", dpt_unit_get_user_id (unit));
  append_id (out, "patient", self->patient_id);
  append_id (out, "payer", self->payer_id);
  append_id (out, "order", self->order_id);
  append_id (out, "corrects", self->corrects_id);
  if (self->reason != NULL)
    {
      g_string_append (out, "\"reason\":");
      dpt_text_append_json (out, self->reason);
      g_string_append_c (out, ',');
    }
  g_string_append_printf (out, "\"gross\":%" G_GINT64_FORMAT ",\"net\":%" G_GINT64_FORMAT ",\"tax\":%" G_GINT64_FORMAT ",", self->gross,
                          self->net, self->tax);
  append_lines (out, self);
  if (tender != NULL && dpt_tender_get_n_parts (tender) > 0)
    {
      g_string_append_c (out, ',');
      dpt_payment_append_json (out, tender);
    }
  g_string_append_c (out, '}');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

gboolean
dpt_sale_draft_journal (DptUnit *unit, const DptSaleDraft *self, DptJournalPlace *place, DptTender *tender, GError **error)
{
  g_autofree char *content = create_content (unit, self, tender);

  return dpt_journal_add (unit, place, "sale", self->id, content, error) && dpt_unit_audit (unit, "issue", "sale", self->id, NULL, error);
}

DptIssued *
dpt_sale_draft_create_issued (const DptSaleDraft *self, DptTender *tender)
{
  DptIssued *issued = g_new0 (DptIssued, 1);

  issued->id = self->id;
  issued->kind = self->kind;
  g_strlcpy (issued->series, dpt_sale_kind_get_series (self->kind), sizeof issued->series);
  issued->year = self->year;
  issued->number = self->number;
  issued->gross = self->gross;
  issued->change = tender != NULL ? dpt_tender_get_change (tender) : 0;
  return issued;
}
