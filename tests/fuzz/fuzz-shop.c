/* fuzz-shop.c - see fuzz-shop.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz/fuzz-shop.h"

#include "support/dpt-test-db.h"

#include <stdlib.h>

static DptTestDb *database;
static DptTestShop *shop;

static void
free_shop (void)
{
  g_clear_pointer (&shop, dpt_test_shop_free);
  g_clear_pointer (&database, dpt_test_db_free);
}

DptTestShop *
fuzz_get_shop (void)
{
  static char name[] = "fuzz";
  char *words[] = { name, NULL }, **own = words;
  int one = 1;

  if (shop != NULL)
    return shop;
  dpt_test_db_init (&one, &own);
  database = dpt_test_db_new ();
  shop = dpt_test_shop_new (database->db);
  dpt_test_shop_add_patient (shop, "Œuvre", "Élise-Marie", "1980-04-03", "06 12 34 56 78");
  atexit (free_shop);
  return shop;
}
