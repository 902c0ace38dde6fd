/* dpt-demo-articles.c - see dpt-demo-articles.h. Brands and models are invented; sizes and prices are as shops have them.
 * For: demonstration data. Not for: lenses.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo-articles.h"

#include "base/dpt-id.h"
#include "base/dpt-text.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *gender; /* or NULL: each model its own */
  int price_low, price_high; /* euros */
  gboolean class_a;
  const char *city;
} Brand;

static const Brand brands[] = {
  { "Essentiel", NULL, 30, 30, TRUE, "Morez" },
  { "Atelier Loire", NULL, 149, 229, FALSE, "Tours" },
  { "Maison Argent", NULL, 189, 289, FALSE, "Paris" },
  { "Nordlys", NULL, 169, 249, FALSE, "Lille" },
  { "Kéops", "men", 99, 159, FALSE, "Lyon" },
  { "Violette B.", "women", 109, 179, FALSE, "Nantes" },
  { "Petit Prisme", "child", 59, 99, FALSE, "Oyonnax" },
  { "Jura 1796", NULL, 139, 199, FALSE, "Morez" },
  { "Cap Soleil", NULL, 79, 169, FALSE, "Marseille" },
  { "Titane & Co", "men", 199, 279, FALSE, "Annecy" },
  { "Lumen", NULL, 69, 119, FALSE, "Rennes" },
  { "Belle Étoile", "women", 129, 219, FALSE, "Bordeaux" },
};

static const char *const models[] = {
  "Amboise", "Azay", "Blois", "Candé", "Chinon", "Clos", "Éole", "Fougère", "Galant", "Hermine", "Indre", "Jade", "Kir",
  "Loches", "Marmoutier", "Néroli", "Orme", "Plumereau", "Quai", "Rabelais", "Sully", "Tilleul", "Ussé", "Vouvray",
  "Wilson", "Ypres", "Zénith", "Balzac", "Colbert", "Descartes", "Courteline", "Ronsard",
};

typedef struct
{
  const char *shape;
  const char *material;
  const char *rim;
  int a, b, dbl; /* millimetres, of a grown-up */
} Look;

static const Look looks[] = {
  { "round", "metal", "full", 48, 44, 21 },      { "round", "acetate", "full", 47, 43, 22 },
  { "panto", "acetate", "full", 48, 42, 21 },    { "panto", "metal", "full", 49, 43, 20 },
  { "rectangle", "acetate", "full", 53, 36, 18 }, { "rectangle", "metal", "half", 54, 34, 18 },
  { "rectangle", "titanium", "rimless", 53, 35, 18 }, { "square", "acetate", "full", 52, 41, 19 },
  { "cat_eye", "acetate", "full", 53, 40, 17 },  { "aviator", "metal", "full", 57, 48, 15 },
  { "browline", "acetate", "full", 51, 40, 20 }, { "oval", "metal", "full", 52, 37, 18 },
  { "hexagonal", "metal", "full", 50, 44, 20 },  { "geometric", "acetate", "full", 52, 44, 19 },
};

typedef struct
{
  const char *name;
  const char *code;
  int rgb, second;
} Color;

static const Color acetate_colors[] = {
  { "Noir brillant", "001", 0x1b1b1d, -1 },     { "Écaille foncée", "086", 0x5a3418, 0x2b170a },
  { "Écaille blonde", "104", 0xb5793a, 0x6d431b }, { "Bleu nuit", "412", 0x1f2f55, -1 },
  { "Bordeaux", "520", 0x5e1424, -1 },          { "Vert sapin", "310", 0x1f4a37, -1 },
  { "Cristal", "900", 0xcfd6dc, -1 },           { "Rose poudré", "605", 0xd9a5a3, -1 },
  { "Miel", "140", 0xc98a2b, -1 },              { "Gris fumé", "770", 0x6b6f76, -1 },
};

static const Color metal_colors[] = {
  { "Or", "G1", 0xc9a227, -1 },        { "Argent", "S1", 0xa9b0b7, -1 },     { "Noir mat", "N2", 0x232325, -1 },
  { "Canon de fusil", "U4", 0x4c5157, -1 }, { "Or rose", "R3", 0xc88f78, -1 }, { "Bleu acier", "B7", 0x44617b, -1 },
};

typedef struct
{
  const char *code;
  const char *name;
  const char *category;
  int price, cost; /* cents */
  int popularity;
} Accessory;

static const Accessory accessories[] = {
  { "ACC-SPRAY", "Spray nettoyant 50 ml", "Entretien", 690, 210, 10 },
  { "ACC-CHIFFON", "Microfibre", "Entretien", 350, 60, 9 },
  { "ACC-LINGETTES", "Lingettes, boîte de 30", "Entretien", 590, 180, 7 },
  { "ACC-ETUI-RIG", "Étui rigide", "Étuis", 1290, 390, 3 },
  { "ACC-ETUI-SOU", "Étui souple", "Étuis", 890, 240, 4 },
  { "ACC-CORDON", "Cordon", "Accessoires", 790, 190, 4 },
  { "ACC-CHAINE", "Chaînette dorée", "Accessoires", 1990, 650, 2 },
  { "ACC-PLAQ", "Plaquettes silicone, la paire", "Accessoires", 490, 40, 3 },
  { "ACC-VIS", "Vis et tournevis", "Accessoires", 390, 80, 3 },
  { "ACC-LOUPE", "Loupe éclairante ×3", "Basse vision", 3490, 1450, 1 },
  { "ACC-SURLUN", "Surlunettes polarisantes", "Solaire", 2990, 990, 2 },
  { "ACC-PRELU15", "Lunettes de lecture +1,50", "Lecture", 1990, 520, 4 },
  { "ACC-PRELU20", "Lunettes de lecture +2,00", "Lecture", 1990, 520, 5 },
  { "ACC-PRELU25", "Lunettes de lecture +2,50", "Lecture", 1990, 520, 4 },
  { "LC-SOL-360", "Solution multifonction 360 ml", "Lentilles", 1290, 610, 6 },
  { "LC-LARMES", "Gouttes hydratantes 10 ml", "Lentilles", 990, 430, 5 },
};

static int
check_digit (const char *digits)
{
  int sum = 0;

  /* GS1: weights 1 and 3 from the left of the twelve. */
  for (int i = 0; i < 12; i++)
    sum += (digits[i] - '0') * (i % 2 ? 3 : 1);
  return (10 - sum % 10) % 10;
}

char *
dpt_demo_draw_ean (DptDemoRandom *random)
{
  char digits[14];

  g_snprintf (digits, sizeof digits, "2%011u", dpt_demo_random_below (random, 2000000000));
  digits[12] = (char) ('0' + check_digit (digits));
  digits[13] = '\0';
  return g_strdup (digits);
}

static gint64
add_supplier (DptUnit *unit, DptDemoRandom *random, const char *name, const char *city, gboolean lab, int lead_days, GError **error)
{
  gint64 id = dpt_id_new ();
  g_autofree char *account = g_strdup_printf ("C%05u", dpt_demo_random_below (random, 100000));
  g_autofree char *folded = dpt_text_fold (name);
  g_autofree char *email = g_strdup_printf ("commandes@%s.example", g_strdelimit (folded, " ", '-'));

  if (!dpt_db_post (unit->connection, "demo/demo:add-supplier", error, DPT_INT (id), DPT_TEXT (name), DPT_TEXT (account),
                    DPT_TEXT ("12 rue de l’Industrie"), DPT_TEXT ("39400"), DPT_TEXT (city), DPT_TEXT ("01 99 00 12 34"),
                    DPT_TEXT (email), DPT_INT (lead_days), DPT_BOOL (lab)))
    return 0;
  return id;
}

/* What a product's row needs beyond its kind. */
typedef struct
{
  const char *kind, *code, *brand, *name, *cover_class, *lpp_code, *category, *gender, *use;
  const Look *look;
  gint64 supplier_id, tax_class_id;
  int warranty_months;
  gboolean keeps_stock;
} Product;

static gint64
add_product (DptUnit *unit, const Product *product, GError **error)
{
  gint64 id = dpt_id_new ();
  g_autofree char *words = g_strjoin (" ", product->brand ? product->brand : "", product->name, product->code, NULL);
  g_autofree char *key = dpt_text_fold (words);
  const Look *look = product->look;

  if (!dpt_db_post (unit->connection, "demo/demo:add-product", error, DPT_INT (id), DPT_TEXT (product->kind),
                    DPT_TEXT (product->code), DPT_TEXT (product->brand), DPT_TEXT (product->name), DPT_TEXT (key),
                    DPT_REF (product->supplier_id), DPT_INT (product->tax_class_id), DPT_TEXT (product->cover_class),
                    DPT_TEXT (product->lpp_code), DPT_TEXT (product->category), DPT_NULL,
                    product->warranty_months ? DPT_INT (product->warranty_months) : DPT_NULL,
                    DPT_TEXT (look ? look->shape : NULL), DPT_TEXT (look ? look->material : NULL),
                    DPT_TEXT (look ? look->rim : NULL), DPT_TEXT (product->gender), DPT_TEXT (product->use),
                    DPT_BOOL (product->keeps_stock)))
    return 0;
  return id;
}

static gboolean
add_frame_variant (DptUnit *unit, DptDemoRandom *random, gint64 product_id, const char *code, const Color *color,
                   const Look *look, int price, gboolean sun, gboolean child, DptDemoArticles *articles, GError **error)
{
  int size = dpt_demo_random_between (random, -2, 2) - (child ? 6 : 0);
  DptDemoArticle article = {
    .variant_id = dpt_id_new (),
    .price = price * 100,
    .cost = price == 30 ? 900 : price * 100 * dpt_demo_random_between (random, 30, 38) / 100,
    .box_a = (look->a + size) * 100,
    .box_b = (look->b + size - (child ? 1 : 0)) * 100,
    .dbl = (look->dbl - (child ? 3 : 0)) * 100,
    .sun = sun,
    .child = child,
    .popularity = dpt_demo_random_between (random, 1, 10),
  };
  g_autofree char *sku = g_strdup_printf ("%s-%s-%d", code, color->code, article.box_a / 100);
  g_autofree char *ean = dpt_demo_draw_ean (random);
  g_autofree char *label = g_strdup_printf ("%s %d□%d", color->name, article.box_a / 100, article.dbl / 100);

  g_array_append_val (articles->frames, article);
  return dpt_db_post (unit->connection, "demo/demo:add-variant", error, DPT_INT (article.variant_id), DPT_INT (product_id),
                      DPT_TEXT (sku), DPT_TEXT (ean), DPT_TEXT (label), DPT_TEXT (color->name), DPT_TEXT (color->code),
                      DPT_INT (color->rgb), color->second >= 0 ? DPT_INT (color->second) : DPT_NULL,
                      sun ? DPT_INT (dpt_demo_random_chance (random, 50) ? 0x4a4038 : 0x3c4247) : DPT_NULL,
                      DPT_INT (article.box_a), DPT_INT (article.box_b), DPT_INT (article.dbl),
                      DPT_INT (child ? 130 * 100 : dpt_demo_random_chance (random, 50) ? 145 * 100 : 140 * 100),
                      DPT_INT (article.box_a + dpt_demo_random_between (random, 100, 400)), DPT_INT (article.cost),
                      DPT_INT (article.price), DPT_INT (1), DPT_NULL);
}

/* One model: a look, two or three colours of its material. */
static gboolean
add_frame_model (DptUnit *unit, DptDemoRandom *random, const Brand *brand, gint64 supplier_id, gint64 tax_class_id,
                 guint number, DptDemoArticles *articles, GError **error)
{
  const Look *look = &looks[dpt_demo_random_below (random, G_N_ELEMENTS (looks))];
  gboolean child = g_strcmp0 (brand->gender, "child") == 0;
  gboolean sun = g_str_equal (brand->name, "Cap Soleil");
  gboolean metal = !g_str_equal (look->material, "acetate");
  const Color *colors = metal ? metal_colors : acetate_colors;
  guint n_colors = metal ? G_N_ELEMENTS (metal_colors) : G_N_ELEMENTS (acetate_colors);
  guint first = dpt_demo_random_below (random, n_colors), n = dpt_demo_random_below (random, 2) + 2;
  static const char *const genders[] = { "women", "men", "unisex" };
  g_autofree char *initials = g_utf8_substring (brand->name, 0, 3);
  g_autofree char *folded = dpt_text_fold (initials);
  g_autofree char *upper = g_ascii_strup (folded, -1);
  g_autofree char *code = g_strdup_printf ("%s%03u", g_strdelimit (upper, " ", 'X'), number);
  int price = brand->price_low + (brand->price_high - brand->price_low) / 10 * dpt_demo_random_between (random, 0, 10);
  Product product = {
    .kind = "frame", .code = code, .brand = brand->name,
    .name = models[(number * 7 + strlen (brand->name)) % G_N_ELEMENTS (models)],
    .cover_class = brand->class_a ? "A" : "B",
    .lpp_code = brand->class_a ? child ? "2254242" : "2222124" : child ? "2276870" : "2264861",
    .category = sun ? "Solaire" : "Montures",
    .gender = brand->gender ? brand->gender : genders[dpt_demo_random_below (random, 3)],
    .use = sun ? "sun" : "optical", .look = look, .supplier_id = supplier_id, .tax_class_id = tax_class_id,
    .warranty_months = 24, .keeps_stock = TRUE,
  };
  gint64 product_id = add_product (unit, &product, error);

  if (product_id == 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!add_frame_variant (unit, random, product_id, code, &colors[(first + i) % n_colors], look, price, sun, child, articles, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_accessory (DptUnit *unit, DptDemoRandom *random, guint index, gint64 supplier_id, gint64 tax_class_id,
               DptDemoArticles *articles, GError **error)
{
  const Accessory *from = &accessories[index];
  Product product = { .kind = "accessory", .code = from->code, .name = from->name, .category = from->category,
                      .supplier_id = supplier_id, .tax_class_id = tax_class_id, .keeps_stock = TRUE };
  gint64 product_id = add_product (unit, &product, error);
  DptDemoArticle article = { .variant_id = dpt_id_new (), .name = from->name, .price = from->price, .cost = from->cost, .popularity = from->popularity };
  g_autofree char *ean = dpt_demo_draw_ean (random);

  if (product_id == 0)
    return FALSE;
  g_array_append_val (articles->accessories, article);
  return dpt_db_post (unit->connection, "demo/demo:add-variant", error, DPT_INT (article.variant_id), DPT_INT (product_id),
                      DPT_TEXT (from->code), DPT_TEXT (ean), DPT_NULL, DPT_NULL, DPT_NULL, DPT_NULL, DPT_NULL, DPT_NULL,
                      DPT_NULL, DPT_NULL, DPT_NULL, DPT_NULL, DPT_NULL, DPT_INT (article.cost), DPT_INT (article.price),
                      DPT_INT (2 + from->popularity / 2), DPT_INT (index + 1));
}

static gboolean
add_exam_service (DptUnit *unit, gint64 tax_class_id, DptDemoArticles *articles, GError **error)
{
  Product product = { .kind = "service", .code = "SRV-EXAMEN", .name = "Examen de la vue", .category = "Services", .tax_class_id = tax_class_id };
  gint64 product_id = add_product (unit, &product, error);

  articles->exam_id = dpt_id_new ();
  articles->exam_price = 3500;
  return product_id != 0
         && dpt_db_post (unit->connection, "demo/demo:add-variant", error, DPT_INT (articles->exam_id), DPT_INT (product_id),
                         DPT_TEXT ("SRV-EXAMEN"), DPT_NULL, DPT_NULL, DPT_NULL, DPT_NULL, DPT_NULL, DPT_NULL, DPT_NULL,
                         DPT_NULL, DPT_NULL, DPT_NULL, DPT_NULL, DPT_NULL, DPT_INT (0), DPT_INT (articles->exam_price),
                         DPT_INT (0), DPT_INT (G_N_ELEMENTS (accessories) + 1));
}

static gint64
find_tax_class (DptUnit *unit, const char *code, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "demo/demo:tax-class", error, DPT_TEXT (code));

  return rows && dpt_db_rows_get_n_rows (rows) > 0 ? dpt_db_rows_get_int (rows, 0, 0) : 0;
}

static gboolean
add_frames (DptUnit *unit, DptDemoRandom *random, gint64 tax_class_id, DptDemoArticles *articles, GError **error)
{
  guint number = 100;

  for (gsize i = 0; i < G_N_ELEMENTS (brands); i++)
    {
      g_autofree char *house = g_strdup_printf ("Lunetterie %s", brands[i].name);
      gint64 supplier_id = add_supplier (unit, random, house, brands[i].city, FALSE, dpt_demo_random_between (random, 2, 8), error);
      guint n = brands[i].class_a ? 18 : dpt_demo_random_below (random, 5) + 8;

      if (supplier_id == 0)
        return FALSE;
      for (guint j = 0; j < n; j++)
        if (!add_frame_model (unit, random, &brands[i], supplier_id, tax_class_id, number++, articles, error))
          return FALSE;
    }
  return TRUE;
}

DptDemoArticles *
dpt_demo_articles_create (DptUnit *unit, DptDemoRandom *random, GError **error)
{
  static const char *const tables[] = { "supplier", "product", "variant" };
  DptDemoArticles *articles = g_new0 (DptDemoArticles, 1);
  gint64 tax_class_id = find_tax_class (unit, "standard", error);
  gint64 supplier_id;

  articles->frames = g_array_new (FALSE, FALSE, sizeof (DptDemoArticle));
  articles->accessories = g_array_new (FALSE, FALSE, sizeof (DptDemoArticle));
  articles->labs = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    dpt_db_connection_touch (unit->connection, tables[i]);
  if (tax_class_id == 0 || !add_frames (unit, random, tax_class_id, articles, error))
    goto failed;
  supplier_id = add_supplier (unit, random, "Accessoires du Centre", "Orléans", FALSE, 4, error);
  if (supplier_id == 0)
    goto failed;
  for (guint i = 0; i < G_N_ELEMENTS (accessories); i++)
    if (!add_accessory (unit, random, i, supplier_id, tax_class_id, articles, error))
      goto failed;
  for (int i = 0; i < 3; i++)
    {
      static const char *const labs[] = { "Verres de Touraine", "Optiques Lumière", "Nova Lens" };

      supplier_id = add_supplier (unit, random, labs[i], "Dijon", TRUE, 3 + 2 * i, error);
      if (supplier_id == 0)
        goto failed;
      g_array_append_val (articles->labs, supplier_id);
    }
  if (!add_exam_service (unit, tax_class_id, articles, error))
    goto failed;
  return articles;

failed:
  dpt_demo_articles_free (articles);
  return NULL;
}

void
dpt_demo_articles_free (DptDemoArticles *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->frames);
  g_array_unref (self->accessories);
  g_array_unref (self->labs);
  g_free (self);
}
