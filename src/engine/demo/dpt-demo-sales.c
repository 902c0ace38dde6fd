/* dpt-demo-sales.c - see dpt-demo-sales.h.
 * For: demonstration data. Not for: real sales.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo-sales.h"

#include "engine/sale/dpt-sale-store.h"
#include "engine/stock/dpt-stock.h"

#define WEEK 7
#define QUIET_DAYS 12 /* nothing is delivered in the last weeks */

struct _DptDemoSales
{
  DptDemoShop *shop;
  DptDemoRandom *random;
  DptSaleBulk *bulk; /* NULL: one by one */
  int *left[DPT_DEMO_N_ESTABLISHMENTS]; /* by accessory: what must still be there */
  guint total_popularity;
};

DptDemoSales *
dpt_demo_sales_new (DptDemoShop *shop, DptDemoRandom *random, DptSaleBulk *bulk)
{
  DptDemoSales *self = g_new0 (DptDemoSales, 1);
  GArray *accessories = shop->articles->accessories;

  self->shop = shop;
  self->random = random;
  self->bulk = bulk;
  for (int place = 0; place < DPT_DEMO_N_ESTABLISHMENTS; place++)
    self->left[place] = g_new0 (int, accessories->len);
  for (guint i = 0; i < accessories->len; i++)
    {
      const DptDemoArticle *article = &g_array_index (accessories, DptDemoArticle, i);

      self->total_popularity += (guint) article->popularity;
      for (int place = 0; place < DPT_DEMO_N_ESTABLISHMENTS; place++)
        self->left[place][i] = 10 + article->popularity * 4; /* as dpt-demo-shop.c opened it */
    }
  return self;
}

void
dpt_demo_sales_free (DptDemoSales *self)
{
  for (int place = 0; place < DPT_DEMO_N_ESTABLISHMENTS; place++)
    g_free (self->left[place]);
  g_free (self);
}

static int
index_of (DptDemoSales *self, DptDemoPlace *place)
{
  return (int) (place - self->shop->places);
}

static gboolean
receive (DptDemoSales *self, DptDbConnection *connection, int place, guint index, int quantity, GError **error)
{
  DptUnit unit = { connection, self->shop->places[place].optician };
  const DptDemoArticle *article = &g_array_index (self->shop->articles->accessories, DptDemoArticle, index);
  DptStockMove move = { .variant_id = article->variant_id, .quantity = quantity, .kind = DPT_STOCK_RECEIPT, .unit_cost = article->cost };

  self->left[place][index] += quantity;
  return dpt_stock_move (&unit, &move, error);
}

gboolean
dpt_demo_sales_restock (DptDemoSales *self, DptDbConnection *connection, guint day, guint days, GError **error)
{
  GArray *accessories = self->shop->articles->accessories;

  if (day % WEEK != 2 || day + QUIET_DAYS > days)
    return TRUE;
  for (int place = 0; place < DPT_DEMO_N_ESTABLISHMENTS; place++)
    for (guint i = 0; i < accessories->len; i++)
      {
        const DptDemoArticle *article = &g_array_index (accessories, DptDemoArticle, i);

        if (self->left[place][i] < 6 + article->popularity * 2
            && !receive (self, connection, place, i, 12 + article->popularity * 4, error))
          return FALSE;
      }
  return TRUE;
}

static guint
draw_accessory (DptDemoSales *self)
{
  GArray *accessories = self->shop->articles->accessories;
  guint dice = dpt_demo_random_below (self->random, self->total_popularity);
  guint i = 0;

  while (dice >= (guint) g_array_index (accessories, DptDemoArticle, i).popularity)
    dice -= (guint) g_array_index (accessories, DptDemoArticle, i++).popularity;
  return i;
}

static DptBasket *
add_accessory (DptDemoSales *self, DptBasket *basket, guint index, int quantity, GError **error)
{
  const DptDemoArticle *article = &g_array_index (self->shop->articles->accessories, DptDemoArticle, index);
  DptBasketLine line = { .kind = "accessory", .variant_id = article->variant_id, .label = article->name, .quantity = quantity,
                         .unit_price = article->price, .list_price = article->price, .unit_cost = article->cost,
                         .tax_rate_bp = 2000, .keeps_stock = TRUE };

  return dpt_basket_add (basket, &line, error);
}

static DptBasket *
draw_basket (DptDemoSales *self, DptDbConnection *connection, int place, GError **error)
{
  g_autoptr (DptBasket) basket = dpt_basket_new ();
  int lines = dpt_demo_random_chance (self->random, 70) ? 1 : dpt_demo_random_between (self->random, 2, 3);
  guint used[3] = { G_MAXUINT, G_MAXUINT, G_MAXUINT };

  for (int i = 0; i < lines; i++)
    {
      guint index = draw_accessory (self);
      int quantity = dpt_demo_random_chance (self->random, 88) ? 1 : 2;
      DptBasket *more;

      if (index == used[0] || index == used[1])
        continue;
      used[i] = index;
      if (self->left[place][index] < quantity && !receive (self, connection, place, index, 20, error))
        return NULL;
      self->left[place][index] -= quantity;
      more = add_accessory (self, basket, index, quantity, error);
      if (more == NULL)
        return NULL;
      dpt_basket_unref (basket);
      basket = more;
    }
  return g_steal_pointer (&basket);
}

gboolean
dpt_demo_sales_receipt (DptDemoSales *self, DptDbConnection *connection, DptDemoPlace *place, DptDemoPatient *patient, GError **error)
{
  DptUnit unit = { connection, place->cashier };
  g_autofree char *uuid = dpt_demo_random_uuid (self->random, dpt_unit_get_now (&unit));
  g_autoptr (DptBasket) basket = draw_basket (self, connection, index_of (self, place), error);
  g_autoptr (DptSaleRequest) request = NULL;
  g_autofree DptIssued *issued = NULL;
  DptMoney due;

  if (basket == NULL)
    return FALSE;
  due = dpt_basket_get_gross (basket);
  request = dpt_sale_request_new (uuid, DPT_SALE_RECEIPT, basket);
  request->patient_id = dpt_demo_random_chance (self->random, 55) ? patient->id : 0;
  if (dpt_demo_random_chance (self->random, 68))
    dpt_sale_request_add_handed (request, DPT_MEANS_CARD, due, NULL);
  else
    dpt_sale_request_add_handed (request, DPT_MEANS_CASH, (due + 499) / 500 * 500, NULL);
  if (self->bulk != NULL)
    return dpt_sale_bulk_add (self->bulk, &unit, request, error);
  issued = dpt_sale_issue (&unit, request, error);
  return issued != NULL;
}
