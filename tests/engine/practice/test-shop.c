/* test-shop.c - a new shop is whole, and made once.
 * For: engine/practice/dpt-shop, dpt-establishment. Not for: users (test-user.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

static void
test_a_new_shop_has_all_it_needs (DptDb *db)
{
  g_autoptr (DptTestShop) shop = NULL;
  g_autofree char *currency = NULL;

  g_assert_cmpint (dpt_shop_exists (db, NULL), ==, 0);
  shop = dpt_test_shop_new (db);
  g_assert_cmpint (dpt_shop_exists (db, NULL), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM establishment"), ==, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM till"), ==, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM station"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM user_account WHERE active = 1"), ==, DPT_N_ROLES);
  currency = dpt_test_db_query_text (db, "SELECT currency FROM organization");
  g_assert_cmpstr (currency, ==, "EUR");
  g_assert_cmpstr (dpt_session_get_establishment_name (shop->system), ==, "Optique du Canal");
  g_assert_cmpstr (dpt_session_get_establishment_code (shop->system), ==, "1");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry WHERE table_name IN ('organization', 'establishment', "
                                              "'till', 'station', 'user_account')"),
                   ==, 1 + 2 + 2 + 1 + DPT_N_ROLES);
}

static void
test_a_second_shop_is_refused (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (GError) error = NULL;
  DptShopPlan plan = { .name = "Autre", .country = "FR" };

  g_assert_false (dpt_shop_create (shop->system, &plan, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_STATE);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM organization"), ==, 1);
}

static gboolean
fail_cb (DptUnit *unit, const DptShopPlan *plan, gpointer data, GError **error)
{
  g_assert_cmpint (plan->establishment_id, !=, 0);
  return dpt_set_error (error, DPT_ERROR_FAILED, "no");
}

static void
test_a_shop_is_made_whole_or_not_at_all (DptDb *db)
{
  g_autoptr (DptClock) clock = dpt_clock_new_fixed (DPT_TEST_NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) system = dpt_session_new_system (db, clock, 0, &error);
  DptShopPlan plan = { .name = "Optique", .country = "FR", .machine = "m", .also = fail_cb };

  g_assert_no_error (error);
  g_assert_false (dpt_shop_create (system, &plan, &error));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT (SELECT COUNT(*) FROM organization) + (SELECT COUNT(*) FROM station)"), ==, 0);
}

static void
test_impossible_shops_are_refused_by_field (DptDb *db)
{
  static const struct { const char *name, *country, *field; } bad[] = {
    { "", "FR", "name" }, { "Optique", "XX", "country" }, { "Optique", NULL, "country" },
  };
  g_autoptr (DptClock) clock = dpt_clock_new_fixed (DPT_TEST_NOW);
  g_autoptr (DptSession) system = dpt_session_new_system (db, clock, 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      DptShopPlan plan = { .name = bad[i].name, .country = bad[i].country };

      g_assert_false (dpt_shop_create (system, &plan, &error));
      g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
      g_assert_cmpstr (dpt_error_get_field (error), ==, bad[i].field);
    }
}

static gpointer
save_numbers (DptUnit *unit, gpointer args, GError **error)
{
  const char *const *wanted = args; /* SIRET, IBAN, country */
  g_autoptr (GPtrArray) shops = dpt_establishment_list (unit, error);
  DptEstablishment *shop = shops != NULL ? shops->pdata[0] : NULL;

  if (shop == NULL)
    return NULL;
  dpt_record_set_text (shop, DPT_ESTABLISHMENT_SIRET, wanted[0]);
  dpt_record_set_text (shop, DPT_ESTABLISHMENT_IBAN, wanted[1]);
  dpt_record_set_text (shop, DPT_ESTABLISHMENT_COUNTRY, wanted[2]);
  return dpt_establishment_save (unit, shop, error) ? g_strdup ("") : NULL;
}

/* The numbers are Insee's own example, the post's, and those of the IBAN registry. */
static void
test_mistyped_numbers_of_the_shop_are_refused (DptDb *db)
{
  static const struct { const char *wanted[3], *field; } cases[] = {
    { { "732 829 320 00074", "FR14 2004 1010 0505 0001 3M02 606", "FR" }, NULL },
    { { "356 000 000 00048", "gb29nwbk60161331926819", "FR" }, NULL },
    { { "00000000000000", NULL, "FR" }, NULL },
    { { "CHE-123.456.788", NULL, "CH" }, NULL },
    { { "732 829 320 00075", NULL, "FR" }, "siret" },
    { { "7328293200007", NULL, "FR" }, "siret" },
    { { "vingt", NULL, "FR" }, "siret" },
    { { NULL, "FR14 2004 1010 0505 0001 3M02 607", "FR" }, "iban" },
    { { NULL, "FR7612345", "FR" }, "iban" },
    { { NULL, "FR14 2004 1010 0505 0001 3M02 6é6", "FR" }, "iban" },
  };
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_OWNER);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *done = dpt_session_write (session, save_numbers, (gpointer) cases[i].wanted, g_free, &error);

      g_assert_cmpstr (error != NULL ? dpt_error_get_field (error) : NULL, ==, cases[i].field);
      g_assert_true ((done != NULL) == (cases[i].field == NULL));
    }
}

static gpointer
ensure_station (DptUnit *unit, gpointer args, GError **error)
{
  gint64 *id = g_new (gint64, 1);

  *id = dpt_station_ensure (unit, dpt_unit_get_establishment_id (unit), args, error);
  return id;
}

static void
test_a_machine_finds_its_station_again (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autofree gint64 *first = dpt_session_write (shop->system, ensure_station, (gpointer) "test", g_free, NULL);
  g_autofree gint64 *second = dpt_session_write (shop->system, ensure_station, (gpointer) "comptoir", g_free, NULL);
  g_autofree gint64 *again = dpt_session_write (shop->system, ensure_station, (gpointer) "comptoir", g_free, NULL);

  g_assert_cmpint (*first, ==, shop->station_id);
  g_assert_cmpint (*second, !=, *first);
  g_assert_cmpint (*second, ==, *again);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/shop/a-new-shop-has-all-it-needs", test_a_new_shop_has_all_it_needs);
  dpt_test_db_add ("/shop/a-second-shop-is-refused", test_a_second_shop_is_refused);
  dpt_test_db_add ("/shop/a-shop-is-made-whole-or-not-at-all", test_a_shop_is_made_whole_or_not_at_all);
  dpt_test_db_add ("/shop/impossible-shops-are-refused-by-field", test_impossible_shops_are_refused_by_field);
  dpt_test_db_add ("/shop/mistyped-numbers-of-the-shop-are-refused", test_mistyped_numbers_of_the_shop_are_refused);
  dpt_test_db_add ("/shop/a-machine-finds-its-station-again", test_a_machine_finds_its_station_again);
  return g_test_run ();
}
