/* dpt-sale-bulk.c - see dpt-sale-bulk.h.
 * For: receipts by the million. Not for: deciding what is sold, to whom, and whether one may.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-sale-bulk.h"

#include "base/dpt-error.h"
#include "engine/sale/dpt-sale-private.h"

#include <glib/gi18n-lib.h>

/* What is known of an establishment. */
typedef struct
{
  gint64 establishment_id;
  gint64 till_id;
  int year;
  gint64 number; /* the last one given in this year's series of receipts */
  DptJournalPlace place; /* the next */
} Books;

struct _DptSaleBulk
{
  GArray *books; /* Books */
};

DptSaleBulk *
dpt_sale_bulk_new (void)
{
  DptSaleBulk *self = g_new0 (DptSaleBulk, 1);

  self->books = g_array_new (FALSE, TRUE, sizeof (Books));
  return self;
}

void
dpt_sale_bulk_free (DptSaleBulk *self)
{
  g_array_unref (self->books);
  g_free (self);
}

void
dpt_sale_bulk_pause (DptSaleBulk *self)
{
  g_array_set_size (self->books, 0);
}

static Books *
read_books (DptSaleBulk *self, DptUnit *unit, int year, GError **error)
{
  Books books = { .establishment_id = dpt_unit_get_establishment_id (unit), .year = year };
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/bulk:books", error, DPT_INT (books.establishment_id),
                                             DPT_TEXT (dpt_sale_kind_get_series (DPT_SALE_RECEIPT)), DPT_INT (year));

  if (rows == NULL)
    return NULL;
  books.number = dpt_db_rows_get_int (rows, 0, 0);
  books.place.sequence = dpt_db_rows_get_int (rows, 0, 1) + 1;
  g_strlcpy (books.place.previous, dpt_db_rows_get_string (rows, 0, 2), sizeof books.place.previous);
  books.till_id = dpt_db_rows_get_int (rows, 0, 3);
  g_array_append_val (self->books, books);
  return &g_array_index (self->books, Books, self->books->len - 1);
}

static Books *
get_books (DptSaleBulk *self, DptUnit *unit, int year, GError **error)
{
  gint64 establishment_id = dpt_unit_get_establishment_id (unit);

  for (guint i = 0; i < self->books->len; i++)
    {
      Books *books = &g_array_index (self->books, Books, i);

      if (books->establishment_id != establishment_id)
        continue;
      if (books->year == year)
        return books;
      /* A new year begins a new series; the chain goes on. */
      g_array_remove_index_fast (self->books, i);
      break;
    }
  return read_books (self, unit, year, error);
}

static gboolean
check_request (DptUnit *unit, const DptSaleRequest *request, GError **error)
{
  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_ISSUE, error) || !dpt_unit_require (unit, DPT_RIGHT_PAYMENT_TAKE, error)
      || !dpt_sale_require_uuid (request->uuid, error))
    return FALSE;
  if (request->kind != DPT_SALE_RECEIPT || request->order_id != 0 || request->has_split || request->debts->len > 0)
    return dpt_set_invalid (error, "kind", _ ("Only receipts that stand for themselves are written in bulk."));
  if (request->basket == NULL || dpt_basket_get_n_lines (request->basket) == 0)
    return dpt_set_invalid (error, "lines", _ ("There is nothing in the basket."));
  return TRUE;
}

/* The caller knows that there is enough; the CHECK of the position knows better. */
static gboolean
move_stock (DptUnit *unit, const DptSaleDraft *draft, DptBasket *basket, GError **error)
{
  g_autoptr (GArray) known = g_array_new (FALSE, TRUE, sizeof (DptKnownStock));

  for (guint i = 0; i < dpt_basket_get_n_lines (basket); i++)
    g_array_append_val (known, ((DptKnownStock) { .variant_id = dpt_basket_get_line (basket, i)->variant_id, .there = TRUE,
                                                  .available = G_MAXINT32 }));
  return dpt_sale_draft_move_stock (unit, draft, known, error);
}

static gboolean
take_number (DptUnit *unit, DptSaleDraft *draft, Books *books, GError **error)
{
  draft->number = ++books->number;
  return dpt_db_post (unit->connection, "sale/bulk:take", error, DPT_INT (books->establishment_id),
                      DPT_TEXT (dpt_sale_kind_get_series (draft->kind)), DPT_INT (draft->year));
}

static DptTender *
create_tender (const DptSaleRequest *request, const DptSaleDraft *draft, GArray *open, GError **error)
{
  DptOpenDebt own = { .sale_id = draft->id, .due = draft->gross };
  DptTender *tender;

  g_array_append_val (open, own);
  tender = dpt_payment_create_tender (request->handed, open, error);
  if (tender != NULL && dpt_tender_get_rest (tender) != 0)
    {
      dpt_set_invalid (error, "payments", _ ("A receipt is paid at once. Take the rest, or issue an invoice."));
      g_clear_pointer (&tender, dpt_tender_free);
    }
  return tender;
}

gboolean
dpt_sale_bulk_add (DptSaleBulk *self, DptUnit *unit, const DptSaleRequest *request, GError **error)
{
  g_autoptr (DptSaleDraft) draft = NULL;
  g_autoptr (GArray) open = g_array_new (FALSE, TRUE, sizeof (DptOpenDebt));
  g_autoptr (DptTender) tender = NULL;
  Books *books;

  g_return_val_if_fail (self != NULL && unit != NULL && request != NULL, FALSE);

  if (!check_request (unit, request, error))
    return FALSE;
  draft = dpt_sale_draft_new (unit, request->kind, request->uuid);
  books = get_books (self, unit, draft->year, error);
  if (books == NULL)
    return FALSE;
  dpt_sale_draft_take_basket (draft, request->basket);
  draft->patient_id = request->patient_id;
  draft->till_id = books->till_id;
  if (!move_stock (unit, draft, request->basket, error) || !take_number (unit, draft, books, error)
      || (tender = create_tender (request, draft, open, error)) == NULL)
    return FALSE;
  return dpt_sale_draft_write (unit, draft, error)
         && dpt_payment_write (unit, draft->uuid, draft->till_id, draft->patient_id, tender, open, NULL, error)
         && dpt_sale_draft_journal (unit, draft, &books->place, tender, error);
}

gboolean
dpt_sale_bulk_finish (DptSaleBulk *self, DptUnit *unit, GError **error)
{
  g_return_val_if_fail (self != NULL && unit != NULL, FALSE);

  dpt_sale_bulk_pause (self);
  return dpt_sale_make_roll_ups (unit, error);
}
