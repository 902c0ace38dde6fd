/* dpt-test-sale.h - a shop that sells, for tests: catalogue, stock, baskets, and the check that everything still adds up.
 * For: suites of sale, till, crash and bench. Not for: demonstration data (engine/demo).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/sale/dpt-sale-store.h"
#include "support/dpt-test-catalog.h"

G_BEGIN_DECLS

/**
 * DptTestSale:
 * @cashier: may sell, refund, and give 10 %
 * @owner: may do all of that, and change prices
 * @patient_id: "Élise Marchand", 3 rue Haute, 75011 Paris
 */
typedef struct
{
  DptTestShop *shop;
  DptTestCatalog catalog;
  DptSession *cashier;
  DptSession *owner;
  gint64 patient_id;
} DptTestSale;

/** dpt_test_sale_new: the shop with five black, five blue and five golden frames and twenty cases */
DptTestSale *dpt_test_sale_new (DptDb *db);
void dpt_test_sale_free (DptTestSale *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptTestSale, dpt_test_sale_free)

/** dpt_test_sale_line: Returns: a line of the article at its price, with a static text */
DptBasketLine dpt_test_sale_line (DptTestSale *self, DptTestArticle article, gint64 quantity);

/** dpt_test_sale_basket: takes @basket (nullable). Returns: (transfer full): it with the article added */
DptBasket *dpt_test_sale_basket (DptTestSale *self, DptBasket *basket, DptTestArticle article, gint64 quantity);

/** dpt_test_sale_request: Returns: (transfer full): a request with a new UUID over @basket (taken) */
DptSaleRequest *dpt_test_sale_request (DptSaleKind kind, DptBasket *basket);

/** dpt_test_sale_commit: takes @request, which must succeed */
DptIssued *dpt_test_sale_commit (DptSession *session, DptSaleRequest *request);

/** dpt_test_sale_commit_error: takes @request, which must fail. Returns: (transfer full): why */
GError *dpt_test_sale_commit_error (DptSession *session, DptSaleRequest *request);

/** dpt_test_sale_pay: books @amount handed over against a document or an order; returns the change, -1 with @error */
DptMoney dpt_test_sale_pay (DptSession *session, gint64 sale_id, gint64 order_id, DptMoney debt, DptMeans means, DptMoney handed, GError **error);

DptIssued *dpt_test_sale_refund (DptSession *session, DptRefundRequest *request, GError **error);
DptDue dpt_test_sale_due (DptSession *session, gint64 sale_id);

/** dpt_test_sale_problems: Returns: (transfer full): what dpt_sale_check() finds, a line each */
GPtrArray *dpt_test_sale_problems (DptTestSale *self);
/** dpt_test_sale_assert_sound: fails the test, naming it, where anything is wrong */
void dpt_test_sale_assert_sound (DptTestSale *self);

/** dpt_test_sale_add_order: Returns: the id of an order of the patient in @state, with a lens at 100.00 (5.5 %) and a frame at 120.00 (20 %, discount 20.00) */
gint64 dpt_test_sale_add_order (DptTestSale *self, const char *state);

G_END_DECLS
