/* dpt-test-books.h - hand-made books: articles, patients, visits, orders and sales as plain rows, each figure chosen by the test.
 * For: figures, exports and reports, which read what engine/sale wrote. Not for: testing how a sale is made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db.h"
#include "support/dpt-test-shop.h"

G_BEGIN_DECLS

/* One line of a sale, prices with tax; a credit note has negative quantities. */
typedef struct
{
  const char *kind;
  gint64 variant_id; /* 0: a lens or a treatment */
  int quantity;
  gint64 unit_price;
  int tax_rate_bp;
  gint64 unit_cost;
} DptTestLine;

/** dpt_test_books_use_ids: ids are counted up from @first; for a second program on the same books */
void dpt_test_books_use_ids (gint64 first);

/** dpt_test_books_add_variant: @kind: as in product. Returns: the id of a new article, with a product of its own */
gint64 dpt_test_books_add_variant (DptDb *db, const char *kind, const char *brand, const char *name, gint64 purchase_price,
                                   gint64 price, int stock_min);

/** dpt_test_books_set_stock: what there is of an article */
void dpt_test_books_set_stock (DptDb *db, gint64 establishment_id, gint64 variant_id, int on_hand, int reserved);

/** dpt_test_books_add_patient: Returns: the id */
gint64 dpt_test_books_add_patient (DptDb *db, const char *family_name, const char *given_names);

/** dpt_test_books_add_visit: a signed visit of that day. Returns: the id */
gint64 dpt_test_books_add_visit (DptTestShop *shop, gint64 establishment_id, gint64 patient_id, const char *day);

/** dpt_test_books_add_order: an order confirmed on one day and, unless @delivered is %NULL, delivered on another. Returns: the id */
gint64 dpt_test_books_add_order (DptTestShop *shop, gint64 establishment_id, gint64 patient_id, const char *confirmed, const char *delivered);

/** dpt_test_books_add_job: @remake_of: 0 for the first. Returns: the id */
gint64 dpt_test_books_add_job (DptTestShop *shop, gint64 order_id, const char *created, const char *due, const char *state, gint64 remake_of);

/**
 * dpt_test_books_sell:
 * @kind: "receipt", "invoice", "credit_note" or "quote"
 * @corrects_id: of a credit note
 * @means: (nullable): how it was paid in full; %NULL: not at all
 *
 * Issues a document of @day with its lines, tax lines, payment and roll-ups in one transaction, and tells of it.
 *
 * Returns: the document's id
 */
gint64 dpt_test_books_sell (DptTestShop *shop, DptDb *db, gint64 establishment_id, const char *kind, const char *day, gint64 patient_id,
                            gint64 corrects_id, const char *means, const DptTestLine *lines, guint n_lines);

G_END_DECLS
