/* test-catalog.c - prices and taxes of a day, lenses with their options, frames by their looks, articles by words and codes.
 * For: engine/catalog on a database. Not for: powers at the corners (test-lens-finder.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/catalog/dpt-article.h"
#include "engine/catalog/dpt-catalog-france.h"
#include "engine/catalog/dpt-catalog.h"
#include "engine/catalog/dpt-color.h"
#include "engine/catalog/dpt-frame.h"
#include "engine/catalog/dpt-lens-finder.h"
#include "support/dpt-test-catalog.h"
#include "support/dpt-test-db.h"

static gpointer
save_cb (DptUnit *unit, gpointer args, GError **error)
{
  if (DPT_IS_PRODUCT (args))
    return dpt_catalog_save_product (unit, args, error) ? args : NULL;
  if (DPT_IS_VARIANT (args))
    return dpt_catalog_save_variant (unit, args, error) ? args : NULL;
  return dpt_catalog_save (unit, args, error) ? args : NULL;
}

static void
save (DptSession *session, gpointer record)
{
  g_autoptr (GError) error = NULL;

  dpt_session_write (session, save_cb, record, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
load_lenses_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_lens_catalog_load (unit, args, error);
}

static DptLensCatalog *
load_lenses (DptSession *session, const char *date)
{
  g_autoptr (GError) error = NULL;
  DptLensCatalog *lenses = dpt_session_read (session, load_lenses_cb, (gpointer) date, g_object_unref, &error);

  g_assert_no_error (error);
  return lenses;
}

typedef struct
{
  gint64 establishment_id, variant_id;
  const char *date;
} PriceQuestion;

static gpointer
find_price_cb (DptUnit *unit, gpointer args, GError **error)
{
  PriceQuestion *question = args;
  DptMoney price;

  if (!dpt_price_find_variant (unit, question->establishment_id, question->variant_id, question->date, &price, error))
    return NULL;
  return g_memdup2 (&price, sizeof price);
}

static DptMoney
find_price (DptTestShop *shop, gint64 establishment_id, gint64 variant_id, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autofree DptMoney *price =
    dpt_session_read (shop->system, find_price_cb, &(PriceQuestion){ establishment_id, variant_id, date }, g_free, &error);

  g_assert_no_error (error);
  return *price;
}

static void
add_price (DptTestShop *shop, gint64 establishment_id, gint64 variant_id, const char *from, DptMoney price)
{
  g_autoptr (DptPriceRule) rule = dpt_record_new (DPT_TYPE_PRICE_RULE);

  if (establishment_id != 0)
    dpt_record_set_int (rule, DPT_PRICE_RULE_ESTABLISHMENT_ID, establishment_id);
  dpt_record_set_int (rule, DPT_PRICE_RULE_VARIANT_ID, variant_id);
  dpt_record_set_text (rule, DPT_PRICE_RULE_VALID_FROM, from);
  dpt_record_set_int (rule, DPT_PRICE_RULE_PRICE, price);
  save (shop->system, rule);
}

static void
test_the_price_of_a_day (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  DptTestCatalog catalog;
  gint64 frame;

  dpt_test_catalog_install (shop, &catalog);
  frame = catalog.variants[DPT_TEST_FRAME_BLACK];
  add_price (shop, 0, frame, "2026-06-01", 11000);
  add_price (shop, 0, frame, "2026-12-01", 13000);
  add_price (shop, shop->other_establishment_id, frame, "2026-01-01", 9900);
  g_assert_cmpint (find_price (shop, 0, frame, "2026-05-31"), ==, 12000);
  g_assert_cmpint (find_price (shop, 0, frame, "2026-06-01"), ==, 11000);
  g_assert_cmpint (find_price (shop, 0, frame, NULL), ==, 11000);
  g_assert_cmpint (find_price (shop, 0, frame, "2027-01-01"), ==, 13000);
  g_assert_cmpint (find_price (shop, shop->other_establishment_id, frame, "2027-01-01"), ==, 9900);
}

static gpointer
find_rate_cb (DptUnit *unit, gpointer args, GError **error)
{
  PriceQuestion *question = args;

  return GINT_TO_POINTER (dpt_tax_find_rate_of_variant (unit, question->variant_id, question->date, error));
}

static void
test_the_tax_of_a_day (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptTaxRate) rate = dpt_record_new (DPT_TYPE_TAX_RATE);
  g_autoptr (GError) error = NULL;
  DptTestCatalog catalog;
  PriceQuestion question = { .date = NULL };

  dpt_test_catalog_install (shop, &catalog);
  question.variant_id = catalog.variants[DPT_TEST_CASE];
  dpt_record_set_int (rate, DPT_TAX_RATE_TAX_CLASS_ID,
                      dpt_test_db_query_int (db, "SELECT id FROM tax_class WHERE code = 'standard'"));
  dpt_record_set_text (rate, DPT_TAX_RATE_COUNTRY, "FR");
  dpt_record_set_int (rate, DPT_TAX_RATE_RATE_BP, 2100);
  dpt_record_set_text (rate, DPT_TAX_RATE_VALID_FROM, "2027-01-01");
  save (shop->system, rate);
  g_assert_cmpint (GPOINTER_TO_INT (dpt_session_read (shop->system, find_rate_cb, &question, NULL, &error)), ==, 2000);
  g_assert_no_error (error);
  question.date = "2027-01-01";
  g_assert_cmpint (GPOINTER_TO_INT (dpt_session_read (shop->system, find_rate_cb, &question, NULL, &error)), ==, 2100);
  question.date = "2000-01-01";
  dpt_session_read (shop->system, find_rate_cb, &question, NULL, &error);
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (error), ==, "tax_class_id");
}

static gpointer
install_again_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_catalog_france_install (unit, error) ? unit : NULL;
}

static void
test_reference_data_is_installed_once (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (GError) error = NULL;
  DptTestCatalog catalog;
  gint64 ranges, products;

  dpt_test_catalog_install (shop, &catalog);
  ranges = dpt_test_db_query_int (db, "SELECT COUNT(*) FROM lens_range");
  products = dpt_test_db_query_int (db, "SELECT COUNT(*) FROM product");
  g_assert_cmpint (ranges, >, 40);
  dpt_session_write (shop->system, install_again_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM lens_range"), ==, ranges);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM product"), ==, products);
}

static void
test_lenses_for_a_pair_of_eyes (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptLensCatalog) lenses = NULL;
  g_autoptr (GArray) found = NULL, best = NULL, strong = NULL, equivalents = NULL;
  DptLensWish wish = { .usage = "far",
                       .rx = { { -200, -50, 90 }, { -225 } },
                       .has = { TRUE, TRUE },
                       .minimum_blank = { 6200, 6300 } };
  DptTestCatalog catalog;
  guint n;

  dpt_test_catalog_install (shop, &catalog);
  lenses = load_lenses (shop->system, NULL);
  found = dpt_lens_finder_find (lenses, &wish, FALSE);
  best = dpt_lens_finder_best (found);
  g_assert_cmpuint (best->len, >, 8);
  g_assert_cmpuint (found->len, >, best->len);
  for (guint i = 0; i < best->len; i++)
    {
      const DptLensMatch *match = &g_array_index (best, DptLensMatch, i);

      g_assert_cmpint (match->misfit, ==, 0);
      g_assert_true (dpt_lens_usage_takes ("far", match->offer->design->geometry));
      /* The cheapest of its design and index is a stock lens where there is one. */
      if (g_str_equal (match->offer->design->code, "VT-UNISOL") && match->offer->refractive_index == 1500)
        g_assert_true (match->offer->stock_lens);
    }
  equivalents = dpt_lens_finder_equivalents (
    lenses, &wish, dpt_lens_catalog_find_offer (lenses, dpt_test_find_range (shop, "VT-UNISOL", 1670, FALSE)));
  g_assert_cmpuint (equivalents->len, ==, 2);
  for (guint i = 0; i < equivalents->len; i++)
    g_assert_cmpint (g_array_index (equivalents, DptLensMatch, i).offer->refractive_index, ==, 1670);

  /* Only the highest indices are made at -17. */
  wish.rx[1].sphere = -1700;
  wish.rx[1].cylinder = 0;
  strong = dpt_lens_finder_find (lenses, &wish, FALSE);
  for (guint i = 0; i < strong->len; i++)
    g_assert_cmpint (g_array_index (strong, DptLensMatch, i).offer->refractive_index, ==, 1740);
  g_assert_cmpuint (strong->len, >, 0);
  dpt_lens_catalog_get_designs (lenses, &n);
  g_assert_cmpuint (n, >=, 14);
}

static gboolean
has (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gint64
find_design (DptLensCatalog *lenses, const char *code)
{
  guint n;
  const DptLensDesign *designs = dpt_lens_catalog_get_designs (lenses, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (designs[i].code, code))
      return designs[i].product_id;
  g_assert_not_reached ();
}

static void
test_options_follow_their_rules (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptLensCatalog) lenses = NULL;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) easy = NULL, other = NULL, bare = NULL, photo = NULL, tint = NULL, excluded = NULL, carried = NULL;
  DptTestCatalog catalog;
  gint64 unisol, essential, aspha, hard, ar, ar_plus, clean, grey, sun, blue;

  dpt_test_catalog_install (shop, &catalog);
  lenses = load_lenses (shop->system, NULL);
  unisol = find_design (lenses, "VT-UNISOL");
  essential = find_design (lenses, "VT-ESSENTIEL");
  aspha = find_design (lenses, "OL-ASPHA");
  hard = dpt_test_find_option (shop, "DURCI");
  ar = dpt_test_find_option (shop, "AR");
  ar_plus = dpt_test_find_option (shop, "AR-PLUS");
  clean = dpt_test_find_option (shop, "NET");
  grey = dpt_test_find_option (shop, "PHOTO-GRIS");
  sun = dpt_test_find_option (shop, "TEINTE-SOL-GRIS");
  blue = dpt_test_find_option (shop, "BLEU");

  /* What an option requires comes with it, and that one's requirement too. */
  easy = dpt_lens_catalog_choose (lenses, unisol, none, clean, TRUE);
  g_assert_cmpuint (easy->len, ==, 3);
  g_assert_true (has (easy, hard) && has (easy, ar_plus) && has (easy, clean));
  /* Of a group only one: the other coating takes its place, and what required the first goes. */
  other = dpt_lens_catalog_choose (lenses, unisol, easy, ar, TRUE);
  g_assert_true (has (other, ar) && has (other, hard) && !has (other, ar_plus) && !has (other, clean));
  bare = dpt_lens_catalog_choose (lenses, unisol, easy, hard, FALSE);
  g_assert_cmpuint (bare->len, ==, 0);
  photo = dpt_lens_catalog_choose (lenses, unisol, none, grey, TRUE);
  tint = dpt_lens_catalog_choose (lenses, unisol, photo, sun, TRUE);
  g_assert_true (has (tint, sun) && !has (tint, grey));
  /* Class A: excluded stays out, included needs no switch. */
  excluded = dpt_lens_catalog_choose (lenses, essential, none, blue, TRUE);
  g_assert_cmpuint (excluded->len, ==, 0);
  g_assert_cmpint (dpt_lens_catalog_find_treatment (lenses, essential, ar)->price, ==, 0);
  g_assert_cmpint (dpt_lens_catalog_find_treatment (lenses, unisol, ar)->price, ==, 2500);
  /* Another design that hardens by itself keeps the rest. */
  carried = dpt_lens_catalog_carry_over (lenses, aspha, easy);
  g_assert_true (has (carried, ar_plus) && has (carried, clean) && !has (carried, hard));
}

static gpointer
load_wall_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_frame_load_wall (unit, error);
}

static gpointer
load_elsewhere_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_frame_load_elsewhere (unit, error);
}

static void
test_the_wall_knows_what_is_there (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (GPtrArray) wall = NULL, alternatives = NULL;
  g_autoptr (GHashTable) places = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *size = NULL;
  DptTestCatalog catalog;
  DptFrame *gold, *black, *blue;
  const char *words[] = { "mist", "noi", NULL };

  dpt_test_catalog_install (shop, &catalog);
  dpt_test_catalog_receive (shop, catalog.variants[DPT_TEST_FRAME_BLUE], 2, 0);
  dpt_test_catalog_receive (shop, catalog.variants[DPT_TEST_FRAME_GOLD], 1, shop->other_establishment_id);
  add_price (shop, shop->establishment_id, catalog.variants[DPT_TEST_FRAME_GOLD], "2026-01-01", 17000);
  wall = dpt_session_read (shop->system, load_wall_cb, NULL, (GDestroyNotify) g_ptr_array_unref, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wall->len, ==, 3);
  gold = wall->pdata[0];
  black = wall->pdata[1];
  blue = wall->pdata[2];
  g_assert_cmpint (dpt_record_get_id (gold), ==, catalog.variants[DPT_TEST_FRAME_GOLD]);
  g_assert_cmpint (dpt_record_get_int (gold, DPT_FRAME_PRICE), ==, 17000);
  g_assert_cmpint (dpt_record_get_int (gold, DPT_FRAME_AVAILABLE), ==, 0);
  g_assert_cmpint (dpt_record_get_int (gold, DPT_FRAME_ELSEWHERE), ==, 1);
  places = dpt_session_read (shop->system, load_elsewhere_cb, NULL, (GDestroyNotify) g_hash_table_unref, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (places), ==, 1);
  g_assert_true (g_str_has_suffix (g_hash_table_lookup (places, &catalog.variants[DPT_TEST_FRAME_GOLD]), " (1)"));
  g_assert_cmpstr (dpt_record_get_text (gold, DPT_FRAME_COLOR_FAMILY), ==, "gold");
  size = dpt_frame_dup_size (gold);
  g_assert_cmpstr (size, ==, "50□21 145");

  g_assert_true (dpt_frame_matches (gold, &(DptFrameFilter){ 0 }));
  g_assert_true (dpt_frame_matches (
    gold, &(DptFrameFilter){ .shape = "round", .color_family = "gold", .size = DPT_FRAME_SIZE_MEDIUM }));
  g_assert_false (dpt_frame_matches (gold, &(DptFrameFilter){ .in_stock = TRUE }));
  g_assert_true (dpt_frame_matches (gold, &(DptFrameFilter){ .price_min = 17000, .price_max = 17000 }));
  g_assert_false (dpt_frame_matches (gold, &(DptFrameFilter){ .price_max = 16999 }));
  g_assert_true (dpt_frame_matches (gold, &(DptFrameFilter){ .gender = "women" }));
  g_assert_false (dpt_frame_matches (gold, &(DptFrameFilter){ .gender = "child" }));
  g_assert_true (dpt_frame_matches (black, &(DptFrameFilter){ .words = words }));
  g_assert_false (dpt_frame_matches (blue, &(DptFrameFilter){ .words = words }));

  /* The black one is gone: the blue one of the same model is most like it, and the gold one is not there either. */
  g_assert_cmpint (dpt_frame_get_likeness (black, black), ==, 100);
  g_assert_cmpint (dpt_frame_get_likeness (black, blue), >, dpt_frame_get_likeness (black, gold));
  alternatives = dpt_frame_find_alternatives (wall, black, 5);
  g_assert_cmpuint (alternatives->len, ==, 1);
  g_assert_true (alternatives->pdata[0] == (gpointer) blue);
}

typedef struct
{
  const char *text, *kind;
} Search;

static gpointer
search_cb (DptUnit *unit, gpointer args, GError **error)
{
  Search *search = args;

  return dpt_article_search (unit, search->text, search->kind, 10, error);
}

static guint
count_found (DptTestShop *shop, const char *text, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dpt_session_read (shop->system, search_cb, &(Search){ text, kind }, (GDestroyNotify) g_ptr_array_unref, &error);

  g_assert_no_error (error);
  return found->len;
}

static gpointer
find_code_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_article_find_code (unit, args, error);
}

static void
test_articles_are_found (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL, *ean = NULL;
  DptTestCatalog catalog;

  dpt_test_catalog_install (shop, &catalog);
  g_assert_cmpuint (count_found (shop, "mistral rive", NULL), ==, 2);
  g_assert_cmpuint (count_found (shop, "ÉTUI", NULL), ==, 1);
  g_assert_cmpuint (count_found (shop, "mistral", "accessory"), ==, 0);
  g_assert_cmpuint (count_found (shop, "", "frame"), ==, 3);
  g_assert_cmpuint (count_found (shop, "ASTRE-ORION-2", NULL), ==, 1);
  g_assert_cmpuint (count_found (shop, "%", "frame"), ==, 3);
  ean = dpt_test_db_query_text (db, "SELECT ean FROM variant WHERE sku = 'ETUI-3'");
  article = dpt_session_read (shop->system, find_code_cb, ean, g_object_unref, &error);
  g_assert_no_error (error);
  title = dpt_article_dup_title (article);
  g_assert_cmpstr (title, ==, "Étui rigide");
  g_assert_cmpint (dpt_record_get_int (article, DPT_ARTICLE_PRICE), ==, 1200);
  g_assert_cmpint (dpt_record_get_int (article, DPT_ARTICLE_TAX_RATE_BP), ==, 2000);
  g_assert_null (dpt_session_read (shop->system, find_code_cb, (gpointer) "4006381333931", NULL, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_NOT_FOUND);
}

static gpointer
load_product_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_unit_load (unit, DPT_TYPE_PRODUCT, *(gint64 *) args, error);
}

static void
test_bad_records_are_refused (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) cashier = dpt_test_shop_sign_in (shop, DPT_ROLE_CASHIER);
  g_autoptr (DptVariant) variant = dpt_record_new (DPT_TYPE_VARIANT);
  g_autoptr (DptProduct) product = NULL;
  g_autoptr (GError) error = NULL;
  DptTestCatalog catalog;

  dpt_test_catalog_install (shop, &catalog);
  dpt_record_set_int (variant, DPT_VARIANT_PRODUCT_ID, catalog.products[DPT_TEST_CASE]);
  dpt_record_set_text (variant, DPT_VARIANT_SKU, "X");
  dpt_record_set_text (variant, DPT_VARIANT_EAN, "4006381333932");
  dpt_record_set_int (variant, DPT_VARIANT_PRICE, 1);
  dpt_record_set_int (variant, DPT_VARIANT_PURCHASE_PRICE, 1);
  dpt_record_set_int (variant, DPT_VARIANT_STOCK_MIN, 0);
  dpt_record_set_int (variant, DPT_VARIANT_ACTIVE, 1);
  g_assert_null (dpt_session_write (shop->system, save_cb, variant, NULL, &error));
  g_assert_cmpstr (dpt_error_get_field (error), ==, "ean");
  g_clear_error (&error);
  g_assert_true (dpt_ean_is_valid ("4006381333931"));
  g_assert_null (dpt_session_write (cashier, save_cb, variant, NULL, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_REFUSED);
  g_clear_error (&error);

  /* A product whose stock is below zero cannot forbid it. */
  dpt_test_catalog_receive (shop, catalog.variants[DPT_TEST_CASE], 1, 0);
  dpt_test_db_exec (db, "UPDATE stock_position SET on_hand = -1");
  product = dpt_session_read (shop->system, load_product_cb, &catalog.products[DPT_TEST_CASE], g_object_unref, &error);
  g_assert_no_error (error);
  dpt_record_set_int (product, DPT_PRODUCT_ALLOW_NEGATIVE_STOCK, 0);
  g_assert_null (dpt_session_write (shop->system, save_cb, product, NULL, &error));
  g_assert_cmpstr (dpt_error_get_field (error), ==, "allow_negative_stock");
}

static void
test_colours_fall_into_families (void)
{
  static const struct
  {
    guint32 rgb;
    const char *family;
  } cases[] = {
    { 0x101010, "black" },  { 0x8a8a8a, "grey" }, { 0xfafafa, "white" },  { 0x5c3a21, "brown" },
    { 0xd9c6a3, "beige" },  { 0xc01f2e, "red" },  { 0x2255aa, "blue" },   { 0x2f7d43, "green" },
    { 0x6a3d9a, "purple" }, { 0xe79ab5, "pink" }, { 0x4b2e83, "purple" }, { 0xe07b20, "orange" },
    { 0xc9a24b, "gold" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (dpt_color_find_family (cases[i].rgb), ==, cases[i].family);
  g_assert_cmpstr (dpt_color_family_get_label ("black"), ==, "Black");
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/catalog/the-price-of-a-day", test_the_price_of_a_day);
  dpt_test_db_add ("/catalog/the-tax-of-a-day", test_the_tax_of_a_day);
  dpt_test_db_add ("/catalog/reference-data-is-installed-once", test_reference_data_is_installed_once);
  dpt_test_db_add ("/catalog/lenses-for-a-pair-of-eyes", test_lenses_for_a_pair_of_eyes);
  dpt_test_db_add ("/catalog/options-follow-their-rules", test_options_follow_their_rules);
  dpt_test_db_add ("/catalog/the-wall-knows-what-is-there", test_the_wall_knows_what_is_there);
  dpt_test_db_add ("/catalog/articles-are-found", test_articles_are_found);
  dpt_test_db_add ("/catalog/bad-records-are-refused", test_bad_records_are_refused);
  g_test_add_func ("/catalog/colours-fall-into-families", test_colours_fall_into_families);
  return g_test_run ();
}
