/* test-basket.c - a sale's arithmetic: examples worked by hand, and properties over random baskets.
 * For: engine/sale/dpt-basket. Not for: what is issued (test-sale.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-basket.h"

#include "base/dpt-error.h"

#include <locale.h>

#define ROUNDS 3000

static DptBasketLine
make_line (const char *label, gint64 quantity, DptMoney price, int rate_bp)
{
  return (DptBasketLine) { .kind = "accessory", .label = label, .quantity = quantity, .unit_price = price,
                           .list_price = price, .tax_rate_bp = rate_bp, .variant_id = (gint64) g_str_hash (label) };
}

/* Takes @basket, gives the one with the line. */
static DptBasket *
with (DptBasket *basket, DptBasketLine line)
{
  g_autoptr (GError) error = NULL;
  DptBasket *longer = dpt_basket_add (basket, &line, &error);

  g_assert_no_error (error);
  dpt_basket_unref (basket);
  return longer;
}

static DptBasket *
replace (DptBasket *basket, DptBasket *next, GError *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (next);
  dpt_basket_unref (basket);
  return next;
}

static void
assert_refused (DptBasket *basket, GError **error, const char *field)
{
  g_assert_null (basket);
  g_assert_error (*error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (*error), ==, field);
  g_clear_error (error);
}

/* What must hold of any basket at all. */
static void
assert_adds_up (DptBasket *basket)
{
  DptMoney gross = 0, net = 0, tax = 0, discount = 0;

  for (guint i = 0; i < dpt_basket_get_n_lines (basket); i++)
    {
      const DptBasketLine *line = dpt_basket_get_line (basket, i);
      const DptBasketSum *sum = dpt_basket_get_sum (basket, i);
      double exact = (double) sum->gross * line->tax_rate_bp / (10000 + line->tax_rate_bp);

      g_assert_cmpint (sum->gross, ==, line->quantity * line->unit_price - sum->discount);
      g_assert_cmpint (sum->gross, ==, sum->net + sum->tax);
      g_assert_true (line->quantity > 0 ? sum->discount >= 0 && sum->gross >= 0 : sum->discount <= 0 && sum->gross <= 0);
      g_assert_true (ABS (exact - (double) sum->tax) <= 1.0);
      gross += sum->gross;
      net += sum->net;
      tax += sum->tax;
      discount += sum->discount;
    }
  g_assert_cmpint (dpt_basket_get_gross (basket), ==, gross);
  g_assert_cmpint (dpt_basket_get_net (basket), ==, net);
  g_assert_cmpint (dpt_basket_get_tax_total (basket), ==, tax);
  g_assert_cmpint (dpt_basket_get_discount_total (basket), ==, discount);
  g_assert_cmpint (gross, ==, net + tax);
  for (guint r = 0; r < dpt_basket_get_n_taxes (basket); r++)
    {
      const DptBasketTax *rate = dpt_basket_get_tax (basket, r);
      DptMoney rate_gross = 0, rate_net = 0;

      g_assert_true (r == 0 || dpt_basket_get_tax (basket, r - 1)->rate_bp < rate->rate_bp);
      for (guint i = 0; i < dpt_basket_get_n_lines (basket); i++)
        if (dpt_basket_get_line (basket, i)->tax_rate_bp == rate->rate_bp)
          {
            rate_gross += dpt_basket_get_sum (basket, i)->gross;
            rate_net += dpt_basket_get_sum (basket, i)->net;
          }
      g_assert_cmpint (rate->tax, ==, dpt_money_tax_in_gross (rate_gross, rate->rate_bp));
      g_assert_cmpint (rate->net, ==, rate_net);
      g_assert_cmpint (rate->net + rate->tax, ==, rate_gross);
    }
}

static void
test_empty_is_nothing (void)
{
  g_autoptr (DptBasket) basket = dpt_basket_new ();

  g_assert_cmpuint (dpt_basket_get_n_lines (basket), ==, 0);
  g_assert_cmpint (dpt_basket_get_gross (basket), ==, 0);
  g_assert_cmpuint (dpt_basket_get_n_taxes (basket), ==, 0);
  assert_adds_up (basket);
}

static void
test_tax_is_rounded_once_a_rate (void)
{
  /* Three times 0.03 at 20 %: 0.005 each would be 0.01 three times; the document's 0.09 holds 0.015, which is 0.02. */
  g_autoptr (DptBasket) basket = dpt_basket_new ();

  for (int i = 0; i < 3; i++)
    basket = with (basket, make_line ("screw", 1, 3, 2000));
  g_assert_cmpint (dpt_basket_get_tax_total (basket), ==, 2);
  g_assert_cmpint (dpt_basket_get_net (basket), ==, 7);
  g_assert_cmpint (dpt_basket_get_sum (basket, 0)->tax, ==, 1);
  g_assert_cmpint (dpt_basket_get_sum (basket, 1)->tax, ==, 1);
  g_assert_cmpint (dpt_basket_get_sum (basket, 2)->tax, ==, 0);
  assert_adds_up (basket);
}

static void
test_rates_stand_apart (void)
{
  g_autoptr (DptBasket) basket = dpt_basket_new ();

  basket = with (basket, make_line ("frame", 1, 12000, 2000));
  basket = with (basket, make_line ("lens", 2, 10550, 550));
  basket = with (basket, make_line ("advice", 1, 3000, 0));
  g_assert_cmpuint (dpt_basket_get_n_taxes (basket), ==, 3);
  g_assert_cmpint (dpt_basket_get_tax (basket, 0)->rate_bp, ==, 0);
  g_assert_cmpint (dpt_basket_get_tax (basket, 0)->net, ==, 3000);
  g_assert_cmpint (dpt_basket_get_tax (basket, 1)->tax, ==, 1100);
  g_assert_cmpint (dpt_basket_get_tax (basket, 1)->net, ==, 20000);
  g_assert_cmpint (dpt_basket_get_tax (basket, 2)->tax, ==, 2000);
  g_assert_cmpint (dpt_basket_get_gross (basket), ==, 36100);
  g_assert_cmpint (dpt_basket_get_pieces (basket), ==, 4);
  assert_adds_up (basket);
}

static void
test_line_discount (void)
{
  g_autoptr (DptBasket) basket = dpt_basket_new ();
  DptBasketLine by_rate = make_line ("frame", 2, 9999, 2000), by_amount = make_line ("case", 1, 1500, 2000);

  by_rate.discount = DPT_DISCOUNT_BY_RATE (1250); /* 12.5 % of 199.98 is 24.9975 */
  by_amount.discount = DPT_DISCOUNT_BY_AMOUNT (1500);
  basket = with (with (basket, by_rate), by_amount);
  g_assert_cmpint (dpt_basket_get_sum (basket, 0)->discount, ==, 2500);
  g_assert_cmpint (dpt_basket_get_sum (basket, 0)->gross, ==, 17498);
  g_assert_cmpint (dpt_basket_get_sum (basket, 1)->gross, ==, 0);
  assert_adds_up (basket);
}

static void
test_discount_on_the_whole_is_shared_to_the_cent (void)
{
  g_autoptr (DptBasket) basket = dpt_basket_new ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    basket = with (basket, make_line ("cloth", 1, 333, 2000));
  basket = replace (basket, dpt_basket_set_discount (basket, DPT_DISCOUNT_BY_AMOUNT (100), &error), error);
  g_assert_cmpint (dpt_basket_get_sum (basket, 0)->discount, ==, 34);
  g_assert_cmpint (dpt_basket_get_sum (basket, 1)->discount, ==, 33);
  g_assert_cmpint (dpt_basket_get_sum (basket, 2)->discount, ==, 33);
  g_assert_cmpint (dpt_basket_get_gross (basket), ==, 899);
  basket = replace (basket, dpt_basket_set_discount (basket, DPT_DISCOUNT_BY_RATE (10000), &error), error);
  g_assert_cmpint (dpt_basket_get_gross (basket), ==, 0);
  basket = replace (basket, dpt_basket_set_discount (basket, DPT_NO_DISCOUNT, &error), error);
  g_assert_cmpint (dpt_basket_get_gross (basket), ==, 999);
  assert_adds_up (basket);
}

static void
test_discount_on_the_whole_leaves_returns_and_orders_alone (void)
{
  g_autoptr (DptBasket) basket = dpt_basket_new ();
  g_autoptr (GError) error = NULL;
  DptBasketLine agreed = make_line ("lens", 1, 20000, 550);

  agreed.order_line_id = 7;
  basket = with (basket, make_line ("case", 1, 1000, 2000));
  basket = with (basket, make_line ("sunglasses", -1, 8000, 2000));
  basket = with (basket, agreed);
  basket = replace (basket, dpt_basket_set_discount (basket, DPT_DISCOUNT_BY_RATE (5000), &error), error);
  g_assert_cmpint (dpt_basket_get_sum (basket, 0)->gross, ==, 500);
  g_assert_cmpint (dpt_basket_get_sum (basket, 1)->gross, ==, -8000);
  g_assert_cmpint (dpt_basket_get_sum (basket, 2)->gross, ==, 20000);
  assert_adds_up (basket);
  assert_refused (dpt_basket_set_discount (basket, DPT_DISCOUNT_BY_AMOUNT (1001), &error), &error, "discount");
}

static void
test_returns_turn_the_sign (void)
{
  g_autoptr (DptBasket) basket = dpt_basket_new ();
  DptBasketLine line = make_line ("sunglasses", -2, 7999, 2000);

  line.discount = DPT_DISCOUNT_BY_RATE (1000); /* sold with 10 %, so 10 % less comes back */
  basket = with (basket, line);
  g_assert_cmpint (dpt_basket_get_sum (basket, 0)->discount, ==, -1600);
  g_assert_cmpint (dpt_basket_get_gross (basket), ==, -14398);
  g_assert_cmpint (dpt_basket_get_tax_total (basket), ==, -2400);
  g_assert_true (dpt_basket_has_returns (basket));
  assert_adds_up (basket);
}

static void
test_a_return_cancels_its_sale (void)
{
  g_autoptr (DptBasket) basket = dpt_basket_new ();
  g_autoptr (GError) error = NULL;
  DptBasketLine out = make_line ("case", 3, 999, 2000), back = make_line ("case", -3, 999, 2000);

  basket = replace (basket, dpt_basket_add_article (basket, &out, &error), error);
  basket = replace (basket, dpt_basket_add_article (basket, &back, &error), error);
  g_assert_cmpuint (dpt_basket_get_n_lines (basket), ==, 0);
}

static void
test_the_same_article_counts_up (void)
{
  g_autoptr (DptBasket) basket = dpt_basket_new ();
  g_autoptr (GError) error = NULL;
  DptBasketLine line = make_line ("case", 1, 999, 2000), dearer = make_line ("case", 1, 1099, 2000);

  basket = replace (basket, dpt_basket_add_article (basket, &line, &error), error);
  basket = replace (basket, dpt_basket_add_article (basket, &line, &error), error);
  basket = replace (basket, dpt_basket_add_article (basket, &dearer, &error), error);
  g_assert_cmpuint (dpt_basket_get_n_lines (basket), ==, 2);
  g_assert_cmpint (dpt_basket_get_line (basket, 0)->quantity, ==, 2);
  basket = replace (basket, dpt_basket_set_line_discount (basket, 0, DPT_DISCOUNT_BY_RATE (500), &error), error);
  basket = replace (basket, dpt_basket_add_article (basket, &line, &error), error);
  g_assert_cmpuint (dpt_basket_get_n_lines (basket), ==, 3);
  assert_adds_up (basket);
}

static void
test_changing_gives_a_new_basket (void)
{
  g_autoptr (DptBasket) before = with (dpt_basket_new (), make_line ("case", 2, 500, 2000));
  g_autoptr (GError) error = NULL;
  g_autoptr (DptBasket) more = dpt_basket_set_quantity (before, 0, 5, &error);
  g_autoptr (DptBasket) cheaper = dpt_basket_set_unit_price (before, 0, 400, &error);
  g_autoptr (DptBasket) none = dpt_basket_remove (before, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpint (dpt_basket_get_gross (before), ==, 1000);
  g_assert_cmpint (dpt_basket_get_gross (more), ==, 2500);
  g_assert_cmpint (dpt_basket_get_gross (cheaper), ==, 800);
  g_assert_true (dpt_basket_get_price_changed (cheaper));
  g_assert_false (dpt_basket_get_price_changed (more));
  g_assert_cmpuint (dpt_basket_get_n_lines (none), ==, 0);
}

static void
test_a_discount_goes_with_what_it_was_given_on (void)
{
  g_autoptr (DptBasket) basket = with (with (dpt_basket_new (), make_line ("case", 1, 500, 2000)), make_line ("frame", 1, 9000, 2000));
  g_autoptr (GError) error = NULL;

  basket = replace (basket, dpt_basket_set_discount (basket, DPT_DISCOUNT_BY_AMOUNT (1000), &error), error);
  basket = replace (basket, dpt_basket_remove (basket, 1, &error), error);
  g_assert_cmpint (dpt_basket_get_gross (basket), ==, 500);
  basket = replace (basket, dpt_basket_set_discount (basket, DPT_DISCOUNT_BY_RATE (1000), &error), error);
  basket = replace (basket, dpt_basket_remove (basket, 0, &error), error);
  g_assert_cmpint (dpt_basket_get_discount (basket).kind, ==, DPT_DISCOUNT_NONE);
}

static void
test_impossible_lines_name_their_field (void)
{
  g_autoptr (DptBasket) basket = dpt_basket_new ();
  const struct { const char *field; DptBasketLine line; } table[] = {
    { "quantity", make_line ("case", 0, 100, 2000) },
    { "unit_price", make_line ("case", 1, -1, 2000) },
    { "unit_price", make_line ("case", 1, DPT_MONEY_MAX + 1, 2000) },
    { "tax_rate_bp", make_line ("case", 1, 100, -1) },
    { "tax_rate_bp", make_line ("case", 1, 100, 10001) },
    { "label", make_line ("  ", 1, 100, 2000) },
    { "kind", { .kind = "ship", .label = "x", .quantity = 1 } },
    { "discount", { .kind = "fee", .label = "x", .quantity = 1, .unit_price = 5, .discount = { DPT_DISCOUNT_AMOUNT, 6 } } },
    { "discount", { .kind = "fee", .label = "x", .quantity = 1, .unit_price = 5, .discount = { DPT_DISCOUNT_RATE, 10001 } } },
    { "discount", { .kind = "fee", .label = "x", .quantity = 1, .unit_price = 5, .discount = { DPT_DISCOUNT_AMOUNT, -1 } } },
    { "total", make_line ("case", 2, DPT_MONEY_MAX, 2000) },
    { "total", make_line ("case", G_MAXINT64, 2, 2000) },
    { "total", make_line ("case", G_MININT64, 2, 2000) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GError *error = NULL;
      DptBasket *longer = dpt_basket_add (basket, &table[i].line, &error);

      assert_refused (longer, &error, table[i].field);
    }
}

static void
test_sums_that_overflow_are_refused (void)
{
  g_autoptr (DptBasket) basket = with (dpt_basket_new (), make_line ("yacht", 1, DPT_MONEY_MAX, 2000));
  DptBasketLine cent = make_line ("cent", 1, 1, 2000), pieces = make_line ("air", G_MAXINT64, 0, 2000);
  GError *error = NULL;

  assert_refused (dpt_basket_add (basket, &cent, &error), &error, "total");
  assert_refused (dpt_basket_add (basket, &pieces, &error), &error, "total");
}

static void
test_limits_see_what_was_really_given (void)
{
  g_autoptr (DptBasket) basket = dpt_basket_new ();
  g_autoptr (GError) error = NULL;
  DptBasketLine order = make_line ("lens", 1, 10000, 550);

  order.order_line_id = 1;
  order.discount = DPT_DISCOUNT_BY_RATE (9000);
  basket = with (with (basket, make_line ("case", 1, 999, 2000)), order);
  g_assert_cmpint (dpt_basket_get_discount_rate (basket), ==, 0);
  basket = replace (basket, dpt_basket_set_line_discount (basket, 0, DPT_DISCOUNT_BY_RATE (1000), &error), error);
  g_assert_cmpint (dpt_basket_get_discount_rate (basket), <=, 1000); /* 0.999 became a whole euro: not 10.01 % */
  g_assert_cmpint (dpt_basket_get_discount_rate (basket), >, 980);
  basket = replace (basket, dpt_basket_set_discount (basket, DPT_DISCOUNT_BY_RATE (1000), &error), error);
  g_assert_cmpint (dpt_basket_get_discount_rate (basket), >, 1800); /* 10 % and 10 % of the rest */
  g_assert_cmpint (dpt_basket_get_discount_rate (basket), <=, 1900);
}

static DptDiscount
random_discount (DptMoney most)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return DPT_DISCOUNT_BY_RATE (g_test_rand_int_range (0, 10001));
    case 1:
      return DPT_DISCOUNT_BY_AMOUNT (most > 0 ? g_test_rand_int_range (0, (gint32) MIN (most, G_MAXINT32 - 1) + 1) : 0);
    default:
      return DPT_NO_DISCOUNT;
    }
}

static DptBasket *
random_basket (void)
{
  static const int rates[] = { 0, 210, 550, 770, 1000, 1900, 2000, 2100, 3333, 10000 };
  DptBasket *basket = dpt_basket_new ();
  int n = g_test_rand_int_range (1, 12);
  DptMoney open = 0;

  for (int i = 0; i < n; i++)
    {
      char label[8];
      gint64 quantity = g_test_rand_int_range (1, 8) * (g_test_rand_int_range (0, 5) == 0 ? -1 : 1);
      DptMoney price = g_test_rand_int_range (0, g_test_rand_bit () ? 200 : 90000);
      DptBasketLine line;

      g_snprintf (label, sizeof label, "%d", i);
      line = make_line (label, quantity, price, rates[g_test_rand_int_range (0, G_N_ELEMENTS (rates))]);
      line.discount = random_discount (price * ABS (quantity));
      line.order_line_id = g_test_rand_int_range (0, 6) == 0;
      basket = with (basket, line);
      if (quantity > 0 && line.order_line_id == 0)
        open += dpt_basket_get_sum (basket, (guint) i)->gross;
    }
  if (g_test_rand_bit ())
    {
      GError *error = NULL;

      basket = replace (basket, dpt_basket_set_discount (basket, random_discount (open), &error), error);
    }
  return basket;
}

static void
test_random_baskets_add_up (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (DptBasket) basket = random_basket ();

      assert_adds_up (basket);
    }
}

static void
test_the_order_of_lines_moves_no_total (void)
{
  for (int round = 0; round < ROUNDS / 10; round++)
    {
      g_autoptr (DptBasket) basket = random_basket ();
      g_autoptr (DptBasket) turned = dpt_basket_new ();
      g_autoptr (GError) error = NULL;

      for (guint i = dpt_basket_get_n_lines (basket); i > 0; i--)
        turned = with (turned, *dpt_basket_get_line (basket, i - 1));
      turned = replace (turned, dpt_basket_set_discount (turned, dpt_basket_get_discount (basket), &error), error);
      g_assert_cmpint (dpt_basket_get_gross (turned), ==, dpt_basket_get_gross (basket));
    }
}

static void
test_turning_every_quantity_turns_every_sum (void)
{
  for (int round = 0; round < ROUNDS / 10; round++)
    {
      g_autoptr (DptBasket) basket = random_basket ();
      g_autoptr (DptBasket) plain = dpt_basket_new ();
      g_autoptr (DptBasket) turned = dpt_basket_new ();

      for (guint i = 0; i < dpt_basket_get_n_lines (basket); i++)
        {
          DptBasketLine line = *dpt_basket_get_line (basket, i);

          plain = with (plain, line);
          line.quantity = -line.quantity;
          turned = with (turned, line);
        }
      g_assert_cmpint (dpt_basket_get_gross (turned), ==, -dpt_basket_get_gross (plain));
      g_assert_cmpint (dpt_basket_get_tax_total (turned), ==, -dpt_basket_get_tax_total (plain));
    }
}

static void
test_json_round_trip (void)
{
  for (int round = 0; round < ROUNDS / 10; round++)
    {
      g_autoptr (DptBasket) basket = random_basket ();
      g_autoptr (GError) error = NULL;
      g_autofree char *json = dpt_basket_create_json (basket);
      g_autoptr (DptBasket) again = dpt_basket_new_from_json (json, &error);
      g_autofree char *json_again = NULL;

      g_assert_no_error (error);
      json_again = dpt_basket_create_json (again);
      g_assert_cmpstr (json_again, ==, json);
      g_assert_cmpint (dpt_basket_get_gross (again), ==, dpt_basket_get_gross (basket));
    }
}

static void
test_bad_json_is_refused (void)
{
  static const char *const texts[] = {
    "", "[]", "12", "{", "{\"lines\":3}", "{\"lines\":[3]}", "{\"lines\":[{}]}",
    "{\"lines\":[{\"kind\":\"fee\",\"label\":\"x\",\"quantity\":\"1\",\"unit_price\":1}]}",
    "{\"lines\":[{\"kind\":\"fee\",\"label\":\"x\",\"quantity\":1,\"unit_price\":99999999999999}]}",
    "{\"lines\":[],\"discount\":{\"amount\":5}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dpt_basket_new_from_json (texts[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/basket/empty-is-nothing", test_empty_is_nothing);
  g_test_add_func ("/basket/tax-is-rounded-once-a-rate", test_tax_is_rounded_once_a_rate);
  g_test_add_func ("/basket/rates-stand-apart", test_rates_stand_apart);
  g_test_add_func ("/basket/line-discount", test_line_discount);
  g_test_add_func ("/basket/discount-on-the-whole-is-shared", test_discount_on_the_whole_is_shared_to_the_cent);
  g_test_add_func ("/basket/discount-leaves-returns-and-orders-alone", test_discount_on_the_whole_leaves_returns_and_orders_alone);
  g_test_add_func ("/basket/returns-turn-the-sign", test_returns_turn_the_sign);
  g_test_add_func ("/basket/a-return-cancels-its-sale", test_a_return_cancels_its_sale);
  g_test_add_func ("/basket/the-same-article-counts-up", test_the_same_article_counts_up);
  g_test_add_func ("/basket/changing-gives-a-new-basket", test_changing_gives_a_new_basket);
  g_test_add_func ("/basket/a-discount-goes-with-its-lines", test_a_discount_goes_with_what_it_was_given_on);
  g_test_add_func ("/basket/impossible-lines-name-their-field", test_impossible_lines_name_their_field);
  g_test_add_func ("/basket/sums-that-overflow-are-refused", test_sums_that_overflow_are_refused);
  g_test_add_func ("/basket/limits-see-what-was-given", test_limits_see_what_was_really_given);
  g_test_add_func ("/basket/random-baskets-add-up", test_random_baskets_add_up);
  g_test_add_func ("/basket/the-order-of-lines-moves-no-total", test_the_order_of_lines_moves_no_total);
  g_test_add_func ("/basket/turning-every-quantity", test_turning_every_quantity_turns_every_sum);
  g_test_add_func ("/basket/json-round-trip", test_json_round_trip);
  g_test_add_func ("/basket/bad-json-is-refused", test_bad_json_is_refused);
  return g_test_run ();
}
