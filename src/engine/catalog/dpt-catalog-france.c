/* dpt-catalog-france.c - see dpt-catalog-france.h. The tables first, then what writes them.
 * For: reference data. Not for: rules; they stand where they are applied.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-catalog-france.h"

#include "base/dpt-text.h"
#include "engine/catalog/dpt-catalog.h"

/* General rate 20 % and reduced rate 5.5 % (code général des impôts, articles 278 and 278-0 bis). Assumed here, for the shop's accountant
 * to confirm: glasses, lenses and contact lenses are at the general rate; the reduced rate is for aids for low vision only. */
static const struct { const char *code; const char *name; int rate_bp; } taxes[] = {
  { "standard", "TVA 20 %", 2000 },
  { "reduced", "TVA 5,5 %", 550 },
};
#define TAXES_SINCE "2014-01-01"

static const struct { const char *name; const char *city; const char *postal_code; int lead_days; } makers[] = {
  { "Verres de Touraine", "Tours", "37000", 3 },
  { "Optiques Lumière", "Lyon", "69002", 4 },
  { "Nova Lens", "Dijon", "21000", 5 },
};

typedef struct
{
  const char *code, *brand, *name, *geometry;
  int maker;
  int corridor, min_height;                 /* hundredths of a millimetre */
  const char *cover_class, *options, *text; /* @options: see rules[] */
} Design;

static const Design designs[] = {
  { "VT-ESSENTIEL", "Verres de Touraine", "Essentiel", "single_vision", 0, 0, 0, "A", "A", "Unifocal 100 % Santé" },
  { "VT-ESSENTIEL-P", "Verres de Touraine", "Essentiel Progressif", "progressive", 0, 1400, 1800, "A", "A", "Progressif 100 % Santé" },
  { "VT-UNISOL", "Verres de Touraine", "Unisol", "single_vision", 0, 0, 0, "B", "B", "Unifocal sphérique" },
  { "VT-BIC28", "Verres de Touraine", "Bi-C 28", "bifocal", 0, 0, 1500, "B", "F", "Double foyer, segment de 28 mm" },
  { "VT-PANORAL", "Verres de Touraine", "Panoral", "progressive", 0, 1400, 1800, "B", "B", "Progressif équilibré" },
  { "OL-ASPHA", "Optiques Lumière", "Aspha", "single_vision", 1, 0, 0, "B", "P", "Unifocal asphérique, plus fin et plus plat" },
  { "OL-LUMIA", "Optiques Lumière", "Lumia 360", "progressive", 1, 1200, 1600, "B", "P", "Progressif personnalisé, champs larges" },
  { "OL-LUMIA-COURT", "Optiques Lumière", "Lumia 360 Court", "progressive", 1, 1000, 1400, "B", "P", "Pour les montures basses" },
  { "OL-BUREAU", "Optiques Lumière", "Bureau 4 m", "office", 1, 1800, 1600, "B", "B", "Vision intermédiaire et de près" },
  { "NL-FIT", "Nova Lens", "Fit", "progressive", 2, 1400, 1700, "B", "B", "Progressif d’accès facile" },
  { "NL-CLARA", "Nova Lens", "Clara", "single_vision", 2, 0, 0, "B", "B", "Unifocal freeform" },
  { "NL-DESK", "Nova Lens", "Desk", "office", 2, 2000, 1700, "B", "B", "Écran et lecture" },
  { "NL-RELAX", "Nova Lens", "Relax 0,6", "relax", 2, 1400, 1600, "B", "B", "Unifocal de repos, soutien de 0,60 D" },
  { "NL-JUNIOR", "Nova Lens", "Junior Control", "myopia_control", 2, 0, 0, "B", "J", "Freine la myopie de l’enfant" },
};

typedef struct
{
  const char *name;
  int index, density, abbe;
} Material;

static const Material materials[] = {
  { "CR-39", 1500, 132, 58 },         { "Trivex", 1530, 111, 44 },  { "Polycarbonate", 1590, 120, 30 },
  { "MR-8", 1600, 130, 41 },          { "MR-10", 1670, 136, 32 },   { "MR-174", 1740, 147, 33 },
};
enum
{
  CR39,
  TRIVEX,
  POLY,
  MR8,
  MR10,
  MR174
};

/* Powers in quarters of a dioptre so that the table can be read; a stock lens is finished, the others are surfaced to order. */
typedef struct
{
  const char *design;
  int material;
  int sphere_min, sphere_max, cylinder, power_min, power_max, addition_min, addition_max;
  int prism, diameter; /* whole prism dioptres, whole millimetres */
  int cost, price;     /* minor units */
  int lead_days;
  gboolean stock;
} Range;

static const Range ranges[] = {
  { "VT-ESSENTIEL", CR39, -16, 16, 8, -16, 16, 0, 0, 0, 65, 700, 3250, 2, TRUE },
  { "VT-ESSENTIEL", CR39, -24, 24, 16, -24, 24, 0, 0, 4, 70, 1200, 3950, 4, FALSE },
  { "VT-ESSENTIEL", MR8, -32, 24, 16, -32, 24, 0, 0, 4, 70, 1900, 5750, 4, FALSE },
  { "VT-ESSENTIEL", MR10, -48, 32, 16, -48, 32, 0, 0, 4, 70, 3100, 8250, 5, FALSE },
  { "VT-ESSENTIEL-P", CR39, -24, 24, 16, -24, 24, 3, 14, 4, 70, 2600, 7500, 5, FALSE },
  { "VT-ESSENTIEL-P", MR8, -32, 24, 16, -32, 24, 3, 14, 4, 70, 3600, 9750, 5, FALSE },
  { "VT-UNISOL", CR39, -24, 0, 8, -24, 8, 0, 0, 0, 70, 800, 4500, 1, TRUE },
  { "VT-UNISOL", CR39, 0, 16, 8, -8, 16, 0, 0, 0, 65, 800, 4500, 1, TRUE },
  { "VT-UNISOL", CR39, -32, 24, 16, -32, 24, 0, 0, 6, 75, 1500, 6500, 3, FALSE },
  { "VT-UNISOL", TRIVEX, -32, 24, 16, -32, 24, 0, 0, 6, 70, 2400, 9000, 4, FALSE },
  { "VT-UNISOL", MR8, -32, 16, 8, -32, 16, 0, 0, 0, 70, 1800, 7900, 1, TRUE },
  { "VT-UNISOL", MR8, -40, 32, 24, -40, 32, 0, 0, 6, 75, 2600, 9900, 3, FALSE },
  { "VT-UNISOL", MR10, -56, 36, 24, -56, 36, 0, 0, 6, 75, 4200, 13900, 4, FALSE },
  { "VT-BIC28", CR39, -32, 32, 16, -32, 32, 3, 14, 5, 70, 2200, 9500, 4, FALSE },
  { "VT-BIC28", MR8, -40, 32, 16, -40, 32, 3, 14, 5, 70, 3900, 14500, 5, FALSE },
  { "VT-PANORAL", CR39, -32, 24, 16, -32, 24, 3, 14, 5, 75, 4200, 15900, 4, FALSE },
  { "VT-PANORAL", MR8, -40, 32, 24, -40, 32, 3, 14, 5, 75, 5600, 19900, 4, FALSE },
  { "VT-PANORAL", MR10, -48, 36, 24, -48, 36, 3, 14, 5, 75, 7400, 24900, 5, FALSE },
  { "OL-ASPHA", MR8, -40, 32, 16, -40, 32, 0, 0, 5, 75, 3400, 12900, 4, FALSE },
  { "OL-ASPHA", MR10, -64, 40, 24, -64, 40, 0, 0, 5, 75, 5400, 17900, 4, FALSE },
  { "OL-ASPHA", MR174, -80, 44, 24, -80, 44, 0, 0, 5, 75, 8900, 24900, 6, FALSE },
  { "OL-LUMIA", CR39, -32, 24, 16, -32, 24, 2, 16, 5, 80, 6900, 23900, 5, FALSE },
  { "OL-LUMIA", MR8, -40, 32, 24, -40, 32, 2, 16, 5, 80, 8600, 27900, 5, FALSE },
  { "OL-LUMIA", MR10, -56, 36, 24, -56, 36, 2, 16, 5, 80, 10900, 32900, 5, FALSE },
  { "OL-LUMIA", MR174, -72, 40, 24, -72, 40, 2, 16, 5, 75, 14900, 39900, 7, FALSE },
  { "OL-LUMIA-COURT", MR8, -40, 32, 24, -40, 32, 2, 14, 5, 75, 8600, 27900, 5, FALSE },
  { "OL-LUMIA-COURT", MR10, -56, 36, 24, -56, 36, 2, 14, 5, 75, 10900, 32900, 5, FALSE },
  { "OL-BUREAU", CR39, -24, 24, 16, -24, 24, 3, 12, 3, 70, 4400, 16900, 5, FALSE },
  { "OL-BUREAU", MR8, -32, 28, 16, -32, 28, 3, 12, 3, 70, 5900, 20900, 5, FALSE },
  { "NL-FIT", CR39, -28, 24, 16, -28, 24, 3, 14, 4, 70, 3600, 13900, 6, FALSE },
  { "NL-FIT", POLY, -32, 24, 16, -32, 24, 3, 14, 4, 70, 4600, 16900, 6, FALSE },
  { "NL-FIT", MR8, -36, 28, 16, -36, 28, 3, 14, 4, 75, 4900, 17900, 6, FALSE },
  { "NL-FIT", MR10, -48, 32, 16, -48, 32, 3, 14, 4, 75, 6800, 22900, 6, FALSE },
  { "NL-CLARA", CR39, -32, 24, 24, -32, 24, 0, 0, 8, 80, 1900, 7900, 5, FALSE },
  { "NL-CLARA", POLY, -32, 24, 16, -32, 24, 0, 0, 6, 70, 2500, 9500, 5, FALSE },
  { "NL-CLARA", MR8, -40, 32, 24, -40, 32, 0, 0, 8, 80, 2900, 10900, 5, FALSE },
  { "NL-CLARA", MR10, -56, 36, 24, -56, 36, 0, 0, 8, 80, 4600, 14900, 5, FALSE },
  { "NL-CLARA", MR174, -72, 40, 24, -72, 40, 0, 0, 8, 75, 7900, 21900, 7, FALSE },
  { "NL-DESK", CR39, -24, 24, 16, -24, 24, 3, 12, 3, 70, 3800, 14900, 6, FALSE },
  { "NL-DESK", MR8, -32, 28, 16, -32, 28, 3, 12, 3, 70, 5200, 18900, 6, FALSE },
  { "NL-RELAX", CR39, -24, 24, 16, -24, 24, 0, 0, 3, 70, 2700, 10900, 5, FALSE },
  { "NL-RELAX", MR8, -36, 28, 16, -36, 28, 0, 0, 3, 75, 3700, 13900, 5, FALSE },
  { "NL-JUNIOR", POLY, -40, 0, 16, -40, 0, 0, 0, 2, 70, 6500, 19900, 7, FALSE },
};

typedef struct
{
  const char *code, *name, *kind, *group;
  int cost, price;
} Option;

static const Option options[] = {
  { "DURCI", "Durci (anti-rayures)", "hard", NULL, 200, 1000 },
  { "AR", "Antireflet Confort", "antireflective", "antireflet", 600, 2500 },
  { "AR-PLUS", "Antireflet Premium", "antireflective", "antireflet", 1300, 4500 },
  { "NET", "Facile à nettoyer", "clean", NULL, 400, 1500 },
  { "BLEU", "Filtre lumière bleue", "blue_filter", NULL, 700, 2500 },
  { "PHOTO-GRIS", "Photochromique gris", "photochromic", "couleur", 2600, 7500 },
  { "PHOTO-BRUN", "Photochromique brun", "photochromic", "couleur", 2600, 7500 },
  { "TEINTE-A", "Teinte légère 15 %", "tint", "couleur", 500, 2000 },
  { "TEINTE-SOL-GRIS", "Teinte solaire grise, catégorie 3", "tint", "couleur", 700, 2500 },
  { "TEINTE-SOL-BRUN", "Teinte solaire brune, catégorie 3", "tint", "couleur", 700, 2500 },
  { "POLA-GRIS", "Polarisé gris, catégorie 3", "polarised", "couleur", 2900, 8000 },
  { "MIROIR", "Miroir", "mirror", NULL, 900, 3500 },
};

/* Per set of options one line an option: + offered, = included, x excluded; what is not named is not to be had.
 * A: class A, hardened and anti-reflective by law. B: usual. P: premium, hardened in the price. F: bifocal. J: for children. */
static const struct { const char *set; const char *option; char effect; const char *requires; } rules[] = {
  { "A", "DURCI", '=', NULL },          { "A", "AR", '=', NULL },             { "A", "TEINTE-SOL-GRIS", '+', NULL },
  { "A", "TEINTE-SOL-BRUN", '+', NULL }, { "A", "BLEU", 'x', NULL },           { "A", "PHOTO-GRIS", 'x', NULL },
  { "B", "DURCI", '+', NULL },          { "B", "AR", '+', "DURCI" },          { "B", "AR-PLUS", '+', "DURCI" },
  { "B", "NET", '+', "AR-PLUS" },       { "B", "BLEU", '+', "DURCI" },        { "B", "PHOTO-GRIS", '+', NULL },
  { "B", "PHOTO-BRUN", '+', NULL },     { "B", "TEINTE-A", '+', NULL },       { "B", "TEINTE-SOL-GRIS", '+', NULL },
  { "B", "TEINTE-SOL-BRUN", '+', NULL }, { "B", "POLA-GRIS", '+', NULL },      { "B", "MIROIR", '+', "TEINTE-SOL-GRIS" },
  { "P", "DURCI", '=', NULL },          { "P", "AR", '+', NULL },             { "P", "AR-PLUS", '+', NULL },
  { "P", "NET", '+', "AR-PLUS" },       { "P", "BLEU", '+', NULL },           { "P", "PHOTO-GRIS", '+', NULL },
  { "P", "PHOTO-BRUN", '+', NULL },     { "P", "TEINTE-A", '+', NULL },       { "P", "TEINTE-SOL-GRIS", '+', NULL },
  { "P", "TEINTE-SOL-BRUN", '+', NULL }, { "P", "POLA-GRIS", '+', NULL },      { "P", "MIROIR", '+', "TEINTE-SOL-GRIS" },
  { "F", "DURCI", '+', NULL },          { "F", "AR", '+', "DURCI" },          { "F", "PHOTO-GRIS", '+', NULL },
  { "F", "PHOTO-BRUN", '+', NULL },     { "F", "TEINTE-A", '+', NULL },
  { "J", "DURCI", '=', NULL },          { "J", "AR", '=', NULL },             { "J", "BLEU", '+', NULL },
};

/* Work of the shop, sold without stock. */
static const struct { const char *code; const char *kind; const char *name; int price; } fees[] = {
  { "FEE-PERCE", "fee", "Montage percé ou nylor", 3000 },
  { "FEE-PRECALIBRAGE", "fee", "Précalibrage", 1200 },
  { "SRV-ADAPTATION", "service", "Adaptation de l’ordonnance", 1000 },
  { "SRV-AJUSTAGE", "service", "Ajustage", 0 },
  { "SRV-REPARATION", "service", "Réparation", 1500 },
};

typedef struct
{
  DptUnit *unit;
  gint64 standard_id;
  gint64 maker_ids[G_N_ELEMENTS (makers)];
  gint64 option_ids[G_N_ELEMENTS (options)];
} Installer;

/* Id of the first row, 0 for none, -1 for failure. */
static gint64
find_id (DptUnit *unit, const char *statement, const char *text, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, statement, error, DPT_TEXT (text));

  if (rows == NULL)
    return -1;
  return dpt_db_rows_get_n_rows (rows) > 0 ? dpt_db_rows_get_int (rows, 0, 0) : 0;
}

gboolean
dpt_catalog_france_install_taxes (DptUnit *unit, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (taxes); i++)
    {
      gint64 id = find_id (unit, "catalog/catalog:find-tax-class", taxes[i].code, error);
      g_autoptr (DptTaxClass) tax_class = dpt_record_new (DPT_TYPE_TAX_CLASS);
      g_autoptr (DptTaxRate) rate = dpt_record_new (DPT_TYPE_TAX_RATE);

      if (id < 0)
        return FALSE;
      if (id > 0)
        continue;
      dpt_record_set_text (tax_class, DPT_TAX_CLASS_CODE, taxes[i].code);
      dpt_record_set_text (tax_class, DPT_TAX_CLASS_NAME, taxes[i].name);
      if (!dpt_catalog_save (unit, tax_class, error))
        return FALSE;
      dpt_record_set_int (rate, DPT_TAX_RATE_TAX_CLASS_ID, dpt_record_get_id (tax_class));
      dpt_record_set_text (rate, DPT_TAX_RATE_COUNTRY, "FR");
      dpt_record_set_int (rate, DPT_TAX_RATE_RATE_BP, taxes[i].rate_bp);
      dpt_record_set_text (rate, DPT_TAX_RATE_VALID_FROM, TAXES_SINCE);
      if (!dpt_catalog_save (unit, rate, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
install_maker (Installer *self, guint i, GError **error)
{
  g_autoptr (DptSupplier) supplier = NULL;

  self->maker_ids[i] = find_id (self->unit, "catalog/catalog:find-supplier", makers[i].name, error);
  if (self->maker_ids[i] != 0)
    return self->maker_ids[i] > 0;
  supplier = dpt_record_new (DPT_TYPE_SUPPLIER);
  dpt_record_set_text (supplier, DPT_SUPPLIER_NAME, makers[i].name);
  dpt_record_set_text (supplier, DPT_SUPPLIER_CITY, makers[i].city);
  dpt_record_set_text (supplier, DPT_SUPPLIER_POSTAL_CODE, makers[i].postal_code);
  dpt_record_set_text (supplier, DPT_SUPPLIER_COUNTRY, "FR");
  dpt_record_set_int (supplier, DPT_SUPPLIER_LEAD_DAYS, makers[i].lead_days);
  dpt_record_set_int (supplier, DPT_SUPPLIER_IS_LAB, TRUE);
  dpt_record_set_int (supplier, DPT_SUPPLIER_ACTIVE, TRUE);
  self->maker_ids[i] = dpt_record_take_id (supplier);
  return dpt_catalog_save (self->unit, supplier, error);
}

static gboolean
install_option (Installer *self, guint i, GError **error)
{
  g_autoptr (DptLensOption) option = NULL;

  self->option_ids[i] = find_id (self->unit, "catalog/catalog:find-option", options[i].code, error);
  if (self->option_ids[i] != 0)
    return self->option_ids[i] > 0;
  option = dpt_record_new (DPT_TYPE_LENS_OPTION);
  dpt_record_set_text (option, DPT_LENS_OPTION_CODE, options[i].code);
  dpt_record_set_text (option, DPT_LENS_OPTION_NAME, options[i].name);
  dpt_record_set_text (option, DPT_LENS_OPTION_KIND, options[i].kind);
  dpt_record_set_text (option, DPT_LENS_OPTION_OPTION_GROUP, options[i].group);
  dpt_record_set_int (option, DPT_LENS_OPTION_PURCHASE_PRICE, options[i].cost);
  dpt_record_set_int (option, DPT_LENS_OPTION_PRICE, options[i].price);
  dpt_record_set_int (option, DPT_LENS_OPTION_ACTIVE, TRUE);
  self->option_ids[i] = dpt_record_take_id (option);
  return dpt_catalog_save (self->unit, option, error);
}

static gint64
get_option_id (Installer *self, const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (g_strcmp0 (options[i].code, code) == 0)
      return self->option_ids[i];
  return 0;
}

static gboolean
install_range (Installer *self, gint64 product_id, const Range *range, GError **error)
{
  g_autoptr (DptLensRange) record = dpt_record_new (DPT_TYPE_LENS_RANGE);
  const Material *material = &materials[range->material];

  dpt_record_set_int (record, DPT_LENS_RANGE_PRODUCT_ID, product_id);
  dpt_record_set_text (record, DPT_LENS_RANGE_MATERIAL, material->name);
  dpt_record_set_int (record, DPT_LENS_RANGE_REFRACTIVE_INDEX, material->index);
  dpt_record_set_int (record, DPT_LENS_RANGE_DENSITY, material->density);
  dpt_record_set_int (record, DPT_LENS_RANGE_ABBE, material->abbe);
  dpt_record_set_int (record, DPT_LENS_RANGE_SPHERE_MIN, 25 * range->sphere_min);
  dpt_record_set_int (record, DPT_LENS_RANGE_SPHERE_MAX, 25 * range->sphere_max);
  dpt_record_set_int (record, DPT_LENS_RANGE_CYLINDER_MAX, 25 * range->cylinder);
  dpt_record_set_int (record, DPT_LENS_RANGE_POWER_MIN, 25 * range->power_min);
  dpt_record_set_int (record, DPT_LENS_RANGE_POWER_MAX, 25 * range->power_max);
  if (range->addition_max > 0)
    {
      dpt_record_set_int (record, DPT_LENS_RANGE_ADDITION_MIN, 25 * range->addition_min);
      dpt_record_set_int (record, DPT_LENS_RANGE_ADDITION_MAX, 25 * range->addition_max);
    }
  dpt_record_set_int (record, DPT_LENS_RANGE_PRISM_MAX, 100 * range->prism);
  dpt_record_set_int (record, DPT_LENS_RANGE_DIAMETER, 100 * range->diameter);
  dpt_record_set_int (record, DPT_LENS_RANGE_PURCHASE_PRICE, range->cost);
  dpt_record_set_int (record, DPT_LENS_RANGE_PRICE, range->price);
  dpt_record_set_int (record, DPT_LENS_RANGE_LEAD_DAYS, range->lead_days);
  dpt_record_set_int (record, DPT_LENS_RANGE_STOCK_LENS, range->stock);
  dpt_record_set_int (record, DPT_LENS_RANGE_ACTIVE, TRUE);
  return dpt_catalog_save (self->unit, record, error);
}

static gboolean
install_rule (Installer *self, gint64 product_id, guint i, GError **error)
{
  g_autoptr (DptOptionRule) rule = dpt_record_new (DPT_TYPE_OPTION_RULE);
  const char *effect = rules[i].effect == '=' ? "included" : rules[i].effect == 'x' ? "excluded" : "offered";

  dpt_record_set_int (rule, DPT_OPTION_RULE_PRODUCT_ID, product_id);
  dpt_record_set_int (rule, DPT_OPTION_RULE_OPTION_ID, get_option_id (self, rules[i].option));
  dpt_record_set_text (rule, DPT_OPTION_RULE_EFFECT, effect);
  if (rules[i].requires != NULL)
    dpt_record_set_int (rule, DPT_OPTION_RULE_REQUIRES_ID, get_option_id (self, rules[i].requires));
  return dpt_catalog_save (self->unit, rule, error);
}

/* Sets what every product needs. */
static DptProduct *
create_product (Installer *self, const char *kind, const char *code, const char *name)
{
  DptProduct *product = dpt_record_new (DPT_TYPE_PRODUCT);

  dpt_record_set_text (product, DPT_PRODUCT_KIND, kind);
  dpt_record_set_text (product, DPT_PRODUCT_CODE, code);
  dpt_record_set_text (product, DPT_PRODUCT_NAME, name);
  dpt_record_set_int (product, DPT_PRODUCT_TAX_CLASS_ID, self->standard_id);
  dpt_record_set_int (product, DPT_PRODUCT_KEEPS_STOCK, FALSE);
  dpt_record_set_int (product, DPT_PRODUCT_ALLOW_NEGATIVE_STOCK, FALSE);
  dpt_record_set_int (product, DPT_PRODUCT_ACTIVE, TRUE);
  return product;
}

static gboolean
install_design (Installer *self, const Design *design, GError **error)
{
  g_autoptr (DptProduct) product = NULL;
  gint64 id = find_id (self->unit, "catalog/catalog:find-product", design->code, error);

  if (id != 0)
    return id > 0;
  product = create_product (self, "lens", design->code, design->name);
  dpt_record_set_text (product, DPT_PRODUCT_BRAND, design->brand);
  dpt_record_set_text (product, DPT_PRODUCT_GEOMETRY, design->geometry);
  dpt_record_set_text (product, DPT_PRODUCT_COVER_CLASS, design->cover_class);
  dpt_record_set_text (product, DPT_PRODUCT_DESCRIPTION, design->text);
  dpt_record_set_int (product, DPT_PRODUCT_SUPPLIER_ID, self->maker_ids[design->maker]);
  dpt_record_set_int (product, DPT_PRODUCT_WARRANTY_MONTHS, 24);
  if (design->corridor > 0)
    dpt_record_set_int (product, DPT_PRODUCT_CORRIDOR, design->corridor);
  if (design->min_height > 0)
    dpt_record_set_int (product, DPT_PRODUCT_MIN_FITTING_HEIGHT, design->min_height);
  id = dpt_record_take_id (product);
  if (!dpt_catalog_save_product (self->unit, product, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (g_str_equal (ranges[i].design, design->code) && !install_range (self, id, &ranges[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].set, design->options) && !install_rule (self, id, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
install_fee (Installer *self, guint i, GError **error)
{
  g_autoptr (DptProduct) product = NULL;
  g_autoptr (DptVariant) variant = NULL;
  gint64 id = find_id (self->unit, "catalog/catalog:find-product", fees[i].code, error);

  if (id != 0)
    return id > 0;
  product = create_product (self, fees[i].kind, fees[i].code, fees[i].name);
  if (!dpt_catalog_save_product (self->unit, product, error))
    return FALSE;
  variant = dpt_record_new (DPT_TYPE_VARIANT);
  dpt_record_set_int (variant, DPT_VARIANT_PRODUCT_ID, dpt_record_get_id (product));
  dpt_record_set_text (variant, DPT_VARIANT_SKU, fees[i].code);
  dpt_record_set_int (variant, DPT_VARIANT_PURCHASE_PRICE, 0);
  dpt_record_set_int (variant, DPT_VARIANT_PRICE, fees[i].price);
  dpt_record_set_int (variant, DPT_VARIANT_STOCK_MIN, 0);
  dpt_record_set_int (variant, DPT_VARIANT_ACTIVE, TRUE);
  return dpt_catalog_save_variant (self->unit, variant, error);
}

gboolean
dpt_catalog_france_install (DptUnit *unit, GError **error)
{
  Installer self = { .unit = unit };

  if (!dpt_catalog_france_install_taxes (unit, error))
    return FALSE;
  self.standard_id = find_id (unit, "catalog/catalog:find-tax-class", "standard", error);
  if (self.standard_id <= 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    if (!install_maker (&self, i, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (!install_option (&self, i, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (designs); i++)
    if (!install_design (&self, &designs[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fees); i++)
    if (!install_fee (&self, i, error))
      return FALSE;
  return TRUE;
}
