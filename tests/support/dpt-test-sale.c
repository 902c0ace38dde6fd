/* dpt-test-sale.c - see dpt-test-sale.h.
 * For: tests. Not for: anything that is installed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-sale.h"

#include "base/dpt-id.h"
#include "engine/sale/dpt-sale-check.h"
#include "support/dpt-test-db.h"

static const struct { const char *kind; const char *label; DptMoney price; } articles[DPT_TEST_N_ARTICLES] = {
  [DPT_TEST_FRAME_BLACK] = { "frame", "Rive Mistral 48-20 black", 12000 },
  [DPT_TEST_FRAME_BLUE] = { "frame", "Rive Mistral 48-20 blue", 12400 },
  [DPT_TEST_FRAME_GOLD] = { "frame", "Astre Orion 50-21 gold", 18000 },
  [DPT_TEST_CASE] = { "accessory", "Case", 1200 },
  [DPT_TEST_SERVICE] = { "service", "Adjustment", 1500 },
};

static void
add_patient (DptTestSale *self)
{
  gint64 address_id = dpt_id_new ();
  g_autofree char *patient = NULL, *address = NULL;

  self->patient_id = dpt_id_new ();
  patient = g_strdup_printf ("INSERT INTO patient (id, version, file_number, family_name, given_names, birth_date, created_at, active) "
                             "VALUES (%" G_GINT64_FORMAT ", 1, 4711, 'Marchand', 'Élise', '1968-05-12', 1, 1)", self->patient_id);
  address = g_strdup_printf ("INSERT INTO address (id, version, patient_id, kind, line1, postal_code, city, country) "
                             "VALUES (%" G_GINT64_FORMAT ", 1, %" G_GINT64_FORMAT ", 'home', '3 rue Haute', '75011', 'Paris', 'FR')",
                             address_id, self->patient_id);
  dpt_test_db_exec (self->shop->db, patient);
  dpt_test_db_exec (self->shop->db, address);
}

DptTestSale *
dpt_test_sale_new (DptDb *db)
{
  DptTestSale *self = g_new0 (DptTestSale, 1);

  self->shop = dpt_test_shop_new (db);
  dpt_test_catalog_install (self->shop, &self->catalog);
  for (DptTestArticle i = DPT_TEST_FRAME_BLACK; i <= DPT_TEST_FRAME_GOLD; i++)
    dpt_test_catalog_receive (self->shop, self->catalog.variants[i], 5, 0);
  dpt_test_catalog_receive (self->shop, self->catalog.variants[DPT_TEST_CASE], 20, 0);
  self->cashier = dpt_test_shop_sign_in (self->shop, DPT_ROLE_CASHIER);
  self->owner = dpt_test_shop_sign_in (self->shop, DPT_ROLE_OWNER);
  add_patient (self);
  return self;
}

void
dpt_test_sale_free (DptTestSale *self)
{
  g_clear_object (&self->cashier);
  g_clear_object (&self->owner);
  dpt_test_shop_free (self->shop);
  g_free (self);
}

DptBasketLine
dpt_test_sale_line (DptTestSale *self, DptTestArticle article, gint64 quantity)
{
  return (DptBasketLine) { .kind = articles[article].kind, .variant_id = self->catalog.variants[article], .label = articles[article].label,
                           .quantity = quantity, .unit_price = articles[article].price, .tax_rate_bp = 2000 };
}

DptBasket *
dpt_test_sale_basket (DptTestSale *self, DptBasket *basket, DptTestArticle article, gint64 quantity)
{
  g_autoptr (DptBasket) before = basket != NULL ? basket : dpt_basket_new ();
  g_autoptr (GError) error = NULL;
  DptBasketLine line = dpt_test_sale_line (self, article, quantity);
  DptBasket *after = dpt_basket_add (before, &line, &error);

  g_assert_no_error (error);
  return after;
}

DptSaleRequest *
dpt_test_sale_request (DptSaleKind kind, DptBasket *basket)
{
  g_autofree char *uuid = g_uuid_string_random ();
  DptSaleRequest *request = dpt_sale_request_new (uuid, kind, basket);

  g_clear_pointer (&basket, dpt_basket_unref);
  return request;
}

DptIssued *
dpt_test_sale_commit (DptSession *session, DptSaleRequest *request)
{
  g_autoptr (DptSaleRequest) owned = request;
  g_autoptr (GError) error = NULL;
  DptIssued *issued = dpt_sale_commit (session, owned, &error);

  g_assert_no_error (error);
  g_assert_nonnull (issued);
  return issued;
}

GError *
dpt_test_sale_commit_error (DptSession *session, DptSaleRequest *request)
{
  g_autoptr (DptSaleRequest) owned = request;
  GError *error = NULL;

  g_assert_null (dpt_sale_commit (session, owned, &error));
  g_assert_nonnull (error);
  return error;
}

static gpointer
pay_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_payment_take (unit, args, error);
}

DptMoney
dpt_test_sale_pay (DptSession *session, gint64 sale_id, gint64 order_id, DptMoney debt, DptMeans means, DptMoney handed, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (DptPaymentRequest) request = dpt_payment_request_new (uuid);
  g_autofree DptPaymentResult *result = NULL;

  dpt_payment_request_add_debt (request, sale_id, order_id, debt);
  dpt_payment_request_add_handed (request, means, handed, NULL);
  result = dpt_session_write (session, pay_cb, request, g_free, error);
  return result != NULL ? result->change : -1;
}

static gpointer
refund_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_sale_refund (unit, args, error);
}

DptIssued *
dpt_test_sale_refund (DptSession *session, DptRefundRequest *request, GError **error)
{
  g_autoptr (DptRefundRequest) owned = request;

  return dpt_session_write (session, refund_cb, owned, g_free, error);
}

typedef struct
{
  gint64 sale_id;
  DptDue due;
} DueArgs;

static gpointer
due_cb (DptUnit *unit, gpointer args, GError **error)
{
  DueArgs *due = args;

  return dpt_sale_get_due (unit, due->sale_id, &due->due, error) ? due : NULL;
}

DptDue
dpt_test_sale_due (DptSession *session, gint64 sale_id)
{
  DueArgs args = { .sale_id = sale_id };
  g_autoptr (GError) error = NULL;

  dpt_session_read (session, due_cb, &args, NULL, &error);
  g_assert_no_error (error);
  return args.due;
}

static gpointer
check_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_sale_check (unit, args, error) ? unit : NULL;
}

GPtrArray *
dpt_test_sale_problems (DptTestSale *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  dpt_session_read (self->shop->system, check_cb, problems, NULL, &error);
  g_assert_no_error (error);
  return problems;
}

void
dpt_test_sale_assert_sound (DptTestSale *self)
{
  g_autoptr (GPtrArray) problems = dpt_test_sale_problems (self);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

gint64
dpt_test_sale_add_order (DptTestSale *self, const char *state)
{
  int number = (int) dpt_test_db_query_int (self->shop->db, "SELECT COUNT(*) FROM dispensing_order") + 1;
  gint64 id = dpt_id_new ();
  g_autofree char *order = NULL, *lens = NULL, *frame = NULL;

  order = g_strdup_printf ("INSERT INTO dispensing_order (id, version, establishment_id, year, number, patient_id, user_id, state, created_at, "
                           "created_on) VALUES (%" G_GINT64_FORMAT ", 1, %" G_GINT64_FORMAT ", 2026, %d, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
                           ", '%s', 1, '2026-11-20')",
                           id, self->shop->establishment_id, number, self->patient_id, self->shop->users[DPT_ROLE_OPTICIAN], state);
  lens = g_strdup_printf ("INSERT INTO order_line (id, version, order_id, position, kind, eye, label, quantity, unit_price, unit_cost, discount, "
                          "tax_rate_bp, total) VALUES (%" G_GINT64_FORMAT ", 1, %" G_GINT64_FORMAT
                          ", 1, 'lens', 'R', 'Single vision 1.6', 1, 10000, 3000, 0, 550, 10000)",
                          dpt_id_new (), id);
  frame = g_strdup_printf ("INSERT INTO order_line (id, version, order_id, position, kind, variant_id, label, quantity, unit_price, unit_cost, "
                           "discount, tax_rate_bp, total) VALUES (%" G_GINT64_FORMAT ", 1, %" G_GINT64_FORMAT ", 2, 'frame', %" G_GINT64_FORMAT
                           ", 'Rive Mistral 48-20 black', 1, 12000, 4000, 2000, 2000, 10000)",
                           dpt_id_new (), id, self->catalog.variants[DPT_TEST_FRAME_BLACK]);
  dpt_test_db_exec (self->shop->db, order);
  dpt_test_db_exec (self->shop->db, lens);
  dpt_test_db_exec (self->shop->db, frame);
  return id;
}
