/* dpt-lens-catalog.c - see dpt-lens-catalog.h. Three queries, then flat arrays that point into one another.
 * For: reading lenses, and switching treatments by their rules. Not for: powers (dpt-lens-finder.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-lens-catalog.h"

struct _DptLensCatalog
{
  GObject parent_instance;

  GStringChunk *words;
  GArray *designs;       /* DptLensDesign, by brand and name */
  GArray *offers;        /* DptLensOffer, by design, index, price */
  GArray *treatments;    /* DptLensTreatment, by design, kind, price */
  GHashTable *by_design; /* product id → position in designs + 1 */
  GHashTable *by_range;  /* range id → position in offers + 1 */
};

G_DEFINE_FINAL_TYPE (DptLensCatalog, dpt_lens_catalog, G_TYPE_OBJECT)

const char *const dpt_lens_catalog_topics[] = { "product",    "lens_range", "lens_option", "option_rule",
                                                "price_rule", "tax_rate",   "supplier",    NULL };

static void
dpt_lens_catalog_finalize (GObject *object)
{
  DptLensCatalog *self = DPT_LENS_CATALOG (object);

  g_clear_pointer (&self->by_design, g_hash_table_unref);
  g_clear_pointer (&self->by_range, g_hash_table_unref);
  g_clear_pointer (&self->designs, g_array_unref);
  g_clear_pointer (&self->offers, g_array_unref);
  g_clear_pointer (&self->treatments, g_array_unref);
  g_clear_pointer (&self->words, g_string_chunk_free);
  G_OBJECT_CLASS (dpt_lens_catalog_parent_class)->finalize (object);
}

static void
dpt_lens_catalog_class_init (DptLensCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_lens_catalog_finalize;
}

static void
dpt_lens_catalog_init (DptLensCatalog *self)
{
  self->words = g_string_chunk_new (4096);
  self->designs = g_array_new (FALSE, TRUE, sizeof (DptLensDesign));
  self->offers = g_array_new (FALSE, TRUE, sizeof (DptLensOffer));
  self->treatments = g_array_new (FALSE, TRUE, sizeof (DptLensTreatment));
  self->by_design = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_range = g_hash_table_new (g_int64_hash, g_int64_equal);
}

/* Reads one row by column name; the few hundred columns of a catalogue do not notice. */
typedef struct
{
  DptLensCatalog *self;
  DptDbRows *rows;
  guint row;
} Reader;

static guint
find_column (const Reader *reader, const char *name)
{
  int column = dpt_db_rows_find_column (reader->rows, name);

  g_assert (column >= 0);
  return (guint) column;
}

static gint64
read_int (const Reader *reader, const char *name)
{
  return dpt_db_rows_get_int (reader->rows, reader->row, find_column (reader, name));
}

static const char *
read_text (const Reader *reader, const char *name)
{
  const char *text = dpt_db_rows_get_text (reader->rows, reader->row, find_column (reader, name));

  return text != NULL ? g_string_chunk_insert_const (reader->self->words, text) : NULL;
}

static void
read_design (const Reader *reader)
{
  DptLensDesign design = {
    .product_id = read_int (reader, "id"),
    .code = read_text (reader, "code"),
    .brand = read_text (reader, "brand"),
    .name = read_text (reader, "name"),
    .geometry = read_text (reader, "geometry"),
    .supplier_name = read_text (reader, "supplier_name"),
    .supplier_id = read_int (reader, "supplier_id"),
    .cover_class = read_text (reader, "cover_class"),
    .lpp_code = read_text (reader, "lpp_code"),
    .description = read_text (reader, "description"),
    .corridor = (int) read_int (reader, "corridor"),
    .min_fitting_height = (int) read_int (reader, "min_fitting_height"),
    .tax_rate_bp = (int) read_int (reader, "rate_bp"),
  };

  g_array_append_val (reader->self->designs, design);
}

/* Ranges of a design that is not on sale come too; they are left out here. */
static void
read_offer (const Reader *reader)
{
  const DptLensDesign *design = dpt_lens_catalog_find_design (reader->self, read_int (reader, "product_id"));
  DptLensOffer offer = {
    .range_id = read_int (reader, "id"),
    .design = design,
    .material = read_text (reader, "material"),
    .supplier_code = read_text (reader, "supplier_code"),
    .refractive_index = (int) read_int (reader, "refractive_index"),
    .density = (int) read_int (reader, "density"),
    .abbe = (int) read_int (reader, "abbe"),
    .sphere_min = (int) read_int (reader, "sphere_min"),
    .sphere_max = (int) read_int (reader, "sphere_max"),
    .cylinder_max = (int) read_int (reader, "cylinder_max"),
    .power_min = (int) read_int (reader, "power_min"),
    .power_max = (int) read_int (reader, "power_max"),
    .has_addition = !dpt_db_rows_is_null (reader->rows, reader->row, find_column (reader, "addition_max")),
    .addition_min = (int) read_int (reader, "addition_min"),
    .addition_max = (int) read_int (reader, "addition_max"),
    .prism_max = (int) read_int (reader, "prism_max"),
    .diameter = (int) read_int (reader, "diameter"),
    .lead_days = (int) read_int (reader, "lead_days"),
    .stock_lens = read_int (reader, "stock_lens") != 0,
    .price = read_int (reader, "price"),
    .cost = read_int (reader, "purchase_price"),
  };

  if (design != NULL)
    g_array_append_val (reader->self->offers, offer);
}

static void
read_treatment (const Reader *reader)
{
  const char *effect = read_text (reader, "effect");
  DptLensTreatment treatment = {
    .product_id = read_int (reader, "product_id"),
    .option_id = read_int (reader, "option_id"),
    .code = read_text (reader, "code"),
    .name = read_text (reader, "name"),
    .kind = read_text (reader, "kind"),
    .group = read_text (reader, "option_group"),
    .effect = g_str_equal (effect, "included")   ? DPT_OPTION_INCLUDED
              : g_str_equal (effect, "excluded") ? DPT_OPTION_EXCLUDED
                                                 : DPT_OPTION_OFFERED,
    .requires_id = read_int (reader, "requires_id"),
    .price = read_int (reader, "price"),
    .cost = read_int (reader, "purchase_price"),
  };
  DptLensDesign *design = (DptLensDesign *) dpt_lens_catalog_find_design (reader->self, treatment.product_id);

  if (design == NULL)
    return;
  if (treatment.effect == DPT_OPTION_INCLUDED)
    treatment.price = 0;
  if (design->n_rules++ == 0)
    design->first_rule = reader->self->treatments->len;
  g_array_append_val (reader->self->treatments, treatment);
}

/* @first: the statement's first parameter; the second is the day. */
static gboolean
read_rows (DptLensCatalog *self, DptUnit *unit, const char *statement, DptDbValue first, const char *day, const char *cover_class,
           void (*read) (const Reader *), GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  Reader reader = { .self = self };

  rows = dpt_db_query (unit->connection, statement, error, first, DPT_TEXT (day), DPT_TEXT (cover_class));
  if (rows == NULL)
    return FALSE;
  reader.rows = rows;
  for (reader.row = 0; reader.row < dpt_db_rows_get_n_rows (rows); reader.row++)
    read (&reader);
  return TRUE;
}

/* The arrays do not grow any more once they are pointed into. */
static void
index_designs (DptLensCatalog *self)
{
  for (guint i = 0; i < self->designs->len; i++)
    g_hash_table_insert (self->by_design, &g_array_index (self->designs, DptLensDesign, i).product_id,
                         GUINT_TO_POINTER (i + 1));
}

static void
index_offers (DptLensCatalog *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    g_hash_table_insert (self->by_range, &g_array_index (self->offers, DptLensOffer, i).range_id,
                         GUINT_TO_POINTER (i + 1));
}

DptLensCatalog *
dpt_lens_catalog_load (DptUnit *unit, const char *date, GError **error)
{
  return dpt_lens_catalog_load_class (unit, date, NULL, error);
}

DptLensCatalog *
dpt_lens_catalog_load_class (DptUnit *unit, const char *date, const char *cover_class, GError **error)
{
  g_autoptr (DptLensCatalog) self = g_object_new (DPT_TYPE_LENS_CATALOG, NULL);
  g_autofree char *today = dpt_unit_dup_today (unit);
  const char *day = date != NULL ? date : today;
  DptDbValue establishment = DPT_INT (dpt_unit_get_establishment_id (unit));
  DptDbValue country = DPT_TEXT (dpt_session_get_country (unit->session));

  if (!dpt_unit_require (unit, DPT_RIGHT_STOCK_READ, error)
      || !read_rows (self, unit, "catalog/lens:designs", country, day, cover_class, read_design, error))
    return NULL;
  index_designs (self);
  if (!read_rows (self, unit, "catalog/lens:offers", establishment, day, cover_class, read_offer, error)
      || !read_rows (self, unit, "catalog/lens:treatments", establishment, day, cover_class, read_treatment, error))
    return NULL;
  index_offers (self);
  return g_steal_pointer (&self);
}

const DptLensOffer *
dpt_lens_catalog_get_offers (DptLensCatalog *self, guint *n)
{
  *n = self->offers->len;
  return (const DptLensOffer *) (gpointer) self->offers->data;
}

const DptLensOffer *
dpt_lens_catalog_find_offer (DptLensCatalog *self, gint64 range_id)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_range, &range_id));

  return position > 0 ? &g_array_index (self->offers, DptLensOffer, position - 1) : NULL;
}

const DptLensDesign *
dpt_lens_catalog_get_designs (DptLensCatalog *self, guint *n)
{
  *n = self->designs->len;
  return (const DptLensDesign *) (gpointer) self->designs->data;
}

const DptLensDesign *
dpt_lens_catalog_find_design (DptLensCatalog *self, gint64 product_id)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_design, &product_id));

  return position > 0 ? &g_array_index (self->designs, DptLensDesign, position - 1) : NULL;
}

const DptLensTreatment *
dpt_lens_catalog_get_treatments (DptLensCatalog *self, gint64 product_id, guint *n)
{
  const DptLensDesign *design = dpt_lens_catalog_find_design (self, product_id);

  *n = design != NULL ? design->n_rules : 0;
  return *n > 0 ? &g_array_index (self->treatments, DptLensTreatment, design->first_rule) : NULL;
}

const DptLensTreatment *
dpt_lens_catalog_find_treatment (DptLensCatalog *self, gint64 product_id, gint64 option_id)
{
  guint n;
  const DptLensTreatment *treatments = dpt_lens_catalog_get_treatments (self, product_id, &n);

  for (guint i = 0; i < n; i++)
    if (treatments[i].option_id == option_id)
      return &treatments[i];
  return NULL;
}

static gboolean
contains (const GArray *ids, gint64 id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Switches one on, its requirements first; a requirement that cannot be met leaves it off. */
static gboolean
switch_on (const DptLensTreatment *treatments, guint n, gboolean *on, gint64 option_id, guint depth)
{
  guint wanted = 0;

  while (wanted < n && treatments[wanted].option_id != option_id)
    wanted++;
  if (wanted == n || treatments[wanted].effect == DPT_OPTION_EXCLUDED || depth > n)
    return FALSE;
  if (on[wanted] || treatments[wanted].effect == DPT_OPTION_INCLUDED)
    return TRUE;
  if (treatments[wanted].requires_id != 0 && !switch_on (treatments, n, on, treatments[wanted].requires_id, depth + 1))
    return FALSE;
  for (guint i = 0; treatments[wanted].group != NULL && i < n; i++)
    if (g_strcmp0 (treatments[i].group, treatments[wanted].group) == 0
        && treatments[i].option_id != treatments[wanted].requires_id)
      on[i] = FALSE;
  on[wanted] = TRUE;
  return TRUE;
}

/* What lost its requirement goes too, until nothing changes. */
static void
drop_orphans (const DptLensTreatment *treatments, guint n, gboolean *on)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < n; i++)
        for (guint j = 0; on[i] && treatments[i].requires_id != 0 && j < n; j++)
          if (treatments[j].option_id == treatments[i].requires_id && !on[j]
              && treatments[j].effect != DPT_OPTION_INCLUDED)
            {
              on[i] = FALSE;
              changed = TRUE;
            }
    }
}

static GArray *
collect (const DptLensTreatment *treatments, guint n, const gboolean *on)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    if (on[i])
      g_array_append_val (ids, treatments[i].option_id);
  return ids;
}

GArray *
dpt_lens_catalog_choose (DptLensCatalog *self, gint64 product_id, const GArray *chosen, gint64 option_id, gboolean on)
{
  guint n;
  const DptLensTreatment *treatments = dpt_lens_catalog_get_treatments (self, product_id, &n);
  g_autofree gboolean *switches = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    switches[i] = treatments[i].effect == DPT_OPTION_OFFERED && contains (chosen, treatments[i].option_id)
                  && (on || treatments[i].option_id != option_id);
  if (on)
    switch_on (treatments, n, switches, option_id, 0);
  drop_orphans (treatments, n, switches);
  return collect (treatments, n, switches);
}

/* The kind of an option, wherever in the catalogue it is offered. */
static const char *
find_kind (DptLensCatalog *self, gint64 option_id)
{
  for (guint i = 0; i < self->treatments->len; i++)
    if (g_array_index (self->treatments, DptLensTreatment, i).option_id == option_id)
      return g_array_index (self->treatments, DptLensTreatment, i).kind;
  return NULL;
}

GArray *
dpt_lens_catalog_carry_over (DptLensCatalog *self, gint64 product_id, const GArray *chosen)
{
  guint n;
  const DptLensTreatment *treatments = dpt_lens_catalog_get_treatments (self, product_id, &n);
  g_autofree gboolean *switches = g_new0 (gboolean, n + 1);

  for (guint i = 0; chosen != NULL && i < chosen->len; i++)
    {
      gint64 option_id = g_array_index (chosen, gint64, i);
      const DptLensTreatment *same = dpt_lens_catalog_find_treatment (self, product_id, option_id);
      const char *kind = find_kind (self, option_id);

      if (same != NULL && same->effect != DPT_OPTION_EXCLUDED)
        {
          switch_on (treatments, n, switches, option_id, 0);
          continue;
        }
      /* Sorted by price within a kind: the first that can be had; one that is included needs no switch. */
      for (guint j = 0; kind != NULL && j < n; j++)
        if (g_strcmp0 (treatments[j].kind, kind) == 0 && treatments[j].effect != DPT_OPTION_EXCLUDED)
          {
            switch_on (treatments, n, switches, treatments[j].option_id, 0);
            break;
          }
    }
  drop_orphans (treatments, n, switches);
  return collect (treatments, n, switches);
}
