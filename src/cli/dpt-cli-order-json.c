/* dpt-cli-order-json.c - see dpt-cli-order-json.h.
 * For: reading JSON with messages that name the member, and choosing what it names. Not for: rules of orders.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli-order-json.h"

#include "base/dpt-error.h"
#include "cli/dpt-cli-json.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "engine/purchase/dpt-purchase.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>

/* --- frame --- */

static gboolean
read_own_frame (DptUnit *unit, gint64 pair_id, JsonObject *object, const char *note, GError **error)
{
  DptOwnFrame own = { .note = note };

  return dpt_cli_json_read_length (object, "box_a", &own.box_a, error) && dpt_cli_json_read_length (object, "box_b", &own.box_b, error)
         && dpt_cli_json_read_length (object, "dbl", &own.dbl, error)
         && dpt_cli_json_read_length (object, "effective_diameter", &own.effective_diameter, error)
         && dpt_order_choose_own_frame (unit, pair_id, &own, error);
}

static gboolean
read_frame (DptUnit *unit, gint64 pair_id, JsonObject *object, GError **error)
{
  static const char *const known[] = { "code", "variant_id", "or_order", "own", "box_a", "box_b", "dbl", "effective_diameter", NULL };
  g_autoptr (DptArticle) article = NULL;
  g_autoptr (GError) local = NULL;
  gboolean or_order = FALSE;
  const char *own;

  if (!dpt_cli_json_check_members (object, known, error) || !dpt_cli_json_read_text (object, "own", &own, error)
      || !dpt_cli_json_read_flag (object, "or_order", &or_order, error))
    return FALSE;
  if (own != NULL)
    return read_own_frame (unit, pair_id, object, own, error);
  article = dpt_cli_json_find_article (unit, object, error);
  if (article == NULL)
    return FALSE;
  if (g_strcmp0 (dpt_record_get_text (article, DPT_ARTICLE_KIND), "frame") != 0)
    return dpt_set_invalid (error, "code", _ ("“%s” is no frame."), dpt_record_get_string (article, DPT_ARTICLE_SKU));
  /* Looked at before it is tried: what failed half-way cannot be tried another way in the same unit. */
  if (or_order && dpt_record_get_int (article, DPT_ARTICLE_AVAILABLE) < 1)
    return dpt_order_order_frame (unit, pair_id, dpt_record_get_id (article), error);
  return dpt_order_choose_frame (unit, pair_id, dpt_record_get_id (article), error);
}

/* --- lenses --- */

typedef struct
{
  DptLensCatalog *catalog;
  const DptLensDesign *design;
  gint64 range_id;
  gint64 index; /* thousandths; 0: any */
  GArray *options;
} LensWords;

static void
lens_words_clear (LensWords *words)
{
  g_clear_object (&words->catalog);
  g_clear_pointer (&words->options, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LensWords, lens_words_clear)

static gboolean
read_index (JsonObject *object, gint64 *thousandths, GError **error)
{
  JsonNode *node = dpt_cli_json_get (object, "index");
  gint64 hundredths;

  *thousandths = 0;
  if (node == NULL)
    return TRUE;
  if (!dpt_json_get_hundredths (node, &hundredths) || hundredths < 140 || hundredths > 200)
    return dpt_set_invalid (error, "index", _ ("“index” must be a refractive index like \"1.60\"."));
  *thousandths = hundredths * 10;
  return TRUE;
}

static gboolean
find_design (LensWords *words, const char *code, GError **error)
{
  guint n;
  const DptLensDesign *designs = dpt_lens_catalog_get_designs (words->catalog, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (designs[i].code, code) == 0)
      {
        words->design = &designs[i];
        return TRUE;
      }
  return dpt_set_invalid (error, "design", _ ("“design”: no lens on sale bears the code “%s”."), code);
}

static gboolean
find_option (LensWords *words, const char *code, GError **error)
{
  guint n;
  const DptLensTreatment *treatments = dpt_lens_catalog_get_treatments (words->catalog, words->design->product_id, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (treatments[i].code, code) == 0 && treatments[i].effect == DPT_OPTION_OFFERED)
      {
        g_array_append_val (words->options, treatments[i].option_id);
        return TRUE;
      }
    else if (g_strcmp0 (treatments[i].code, code) == 0 && treatments[i].effect == DPT_OPTION_INCLUDED)
      return TRUE;
  return dpt_set_invalid (error, "options", _ ("“options”: “%s” is not to be had on this lens."), code);
}

static gboolean
read_options (LensWords *words, JsonObject *object, GError **error)
{
  JsonNode *node = dpt_cli_json_get (object, "options");
  JsonArray *array;

  words->options = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return dpt_set_invalid (error, "options", _ ("“options” must be a list of codes: [\"AR\"]."));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *one = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (one) || json_node_get_value_type (one) != G_TYPE_STRING)
        return dpt_set_invalid (error, "options", _ ("“options” must be a list of codes: [\"AR\"]."));
      if (!find_option (words, json_node_get_string (one), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_lens_words (DptUnit *unit, JsonObject *object, LensWords *words, GError **error)
{
  static const char *const known[] = { "design", "index", "range_id", "options", NULL };
  const DptLensOffer *offer;
  const char *code;

  if (!dpt_cli_json_check_members (object, known, error) || !dpt_cli_json_read_text (object, "design", &code, error)
      || !dpt_cli_json_read_int (object, "range_id", &words->range_id, error) || !read_index (object, &words->index, error))
    return FALSE;
  words->catalog = dpt_lens_catalog_load (unit, NULL, error);
  if (words->catalog == NULL)
    return FALSE;
  if (words->range_id != 0)
    {
      offer = dpt_lens_catalog_find_offer (words->catalog, words->range_id);
      if (offer == NULL)
        return dpt_set_invalid (error, "range_id", _ ("“range_id”: there is no such lens on sale."));
      words->design = offer->design;
    }
  else if (code == NULL)
    return dpt_set_invalid (error, "design", _ ("Say which lens: the code of its “design”, or its “range_id”."));
  else if (!find_design (words, code, error))
    return FALSE;
  return read_options (words, object, error);
}

/* Of the ranges of a design the first that can be made for both eyes, which is the cheapest of its index; where none can, the first. */
static gint64
choose_range (const LensWords *words, const DptLensWish *wish)
{
  guint n;
  const DptLensOffer *offers = dpt_lens_catalog_get_offers (words->catalog, &n);
  gint64 first = 0;

  for (guint i = 0; i < n; i++)
    {
      if (offers[i].design != words->design || (words->index != 0 && offers[i].refractive_index != words->index))
        continue;
      if (first == 0)
        first = offers[i].range_id;
      if (dpt_lens_finder_check (&offers[i], wish).misfit == DPT_LENS_MISFIT_NONE)
        return offers[i].range_id;
    }
  return first;
}

static gboolean
read_lens (DptUnit *unit, gint64 order_id, gint64 pair_id, JsonObject *object, GError **error)
{
  g_auto (LensWords) words = { 0 };
  g_autoptr (DptOrderSheet) sheet = NULL;
  DptLensWish wish;
  guint index;

  if (!read_lens_words (unit, object, &words, error))
    return FALSE;
  if (words.range_id == 0)
    {
      sheet = dpt_order_sheet_load (unit, order_id, error);
      if (sheet == NULL)
        return FALSE;
      index = (guint) dpt_order_sheet_find_pair (sheet, pair_id);
      wish = dpt_pair_get_wish (dpt_order_sheet_get_pair (sheet, index), dpt_order_sheet_get_eye (sheet, index, DPT_EYE_RIGHT),
                                dpt_order_sheet_get_eye (sheet, index, DPT_EYE_LEFT));
      words.range_id = choose_range (&words, &wish);
    }
  if (words.range_id == 0)
    return dpt_set_invalid (error, "index", _ ("“index”: this lens is not made in it."));
  return dpt_order_choose_lens (unit, pair_id, 0, words.range_id, words.options, error);
}

/* --- measures --- */

/* Tenths of a degree, from "8.5". */
static gboolean
read_angle (JsonObject *object, const char *name, int *tenths, GError **error)
{
  JsonNode *node = dpt_cli_json_get (object, name);
  gint64 hundredths;

  *tenths = DPT_NOT_MEASURED;
  if (node == NULL)
    return TRUE;
  if (!dpt_json_get_hundredths (node, &hundredths) || ABS (hundredths) > 9000 || hundredths % 10 != 0)
    return dpt_set_invalid (error, name, _ ("“%s” must be degrees with one decimal at most, like \"8.5\"."), name);
  *tenths = (int) (hundredths / 10);
  return TRUE;
}

static gboolean
read_measures_of_eye (JsonObject *object, const char *name, guint i, DptFittingMeasures *measures, GError **error)
{
  static const char *const known[] = { "pd_far", "pd_near", "fitting_height", NULL };
  JsonObject *inner;

  if (!dpt_cli_json_read_object (object, name, &inner, error))
    return FALSE;
  if (inner == NULL
      || (dpt_cli_json_check_members (inner, known, error) && dpt_cli_json_read_length (inner, "pd_far", &measures->pd_far[i], error)
          && dpt_cli_json_read_length (inner, "pd_near", &measures->pd_near[i], error)
          && dpt_cli_json_read_length (inner, "fitting_height", &measures->fitting_height[i], error)))
    return TRUE;
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

static gboolean
read_measures (DptUnit *unit, gint64 pair_id, JsonObject *object, GError **error)
{
  static const char *const known[] = { "right", "left",  "pantoscopic_tilt",   "wrap",   "vertex", "box_a",
                                       "box_b", "dbl",   "effective_diameter", "method", "note",   NULL };
  DptFittingMeasures measures = { 0 };

  return dpt_cli_json_check_members (object, known, error) && read_measures_of_eye (object, "right", 0, &measures, error)
         && read_measures_of_eye (object, "left", 1, &measures, error)
         && read_angle (object, "pantoscopic_tilt", &measures.pantoscopic_tilt, error)
         && read_angle (object, "wrap", &measures.wrap, error) && dpt_cli_json_read_length (object, "vertex", &measures.vertex, error)
         && dpt_cli_json_read_length (object, "box_a", &measures.box_a, error)
         && dpt_cli_json_read_length (object, "box_b", &measures.box_b, error)
         && dpt_cli_json_read_length (object, "dbl", &measures.dbl, error)
         && dpt_cli_json_read_length (object, "effective_diameter", &measures.effective_diameter, error)
         && dpt_cli_json_read_text (object, "method", &measures.method, error)
         && dpt_cli_json_read_text (object, "note", &measures.note, error) && dpt_order_measure (unit, pair_id, &measures, error);
}

/* --- pairs and the whole --- */

static gboolean
read_usage (JsonObject *object, const char **usage, GError **error)
{
  if (!dpt_cli_json_read_text (object, "usage", usage, error))
    return FALSE;
  if (*usage != NULL && !g_strv_contains (dpt_pair_usages, *usage))
    return dpt_set_invalid (error, "usage", _ ("“usage”: far, intermediate, near, progressive, bifocal or office."));
  return TRUE;
}

static gboolean
read_pair (DptUnit *unit, gint64 order_id, gint64 pair_id, JsonObject *object, GError **error)
{
  static const char *const known[] = { "usage", "frame", "lens", "measures", NULL };
  JsonObject *frame, *lens, *measures;

  return dpt_cli_json_check_members (object, known, error) && dpt_cli_json_read_object (object, "frame", &frame, error)
         && dpt_cli_json_read_object (object, "lens", &lens, error) && dpt_cli_json_read_object (object, "measures", &measures, error)
         && (frame == NULL || read_frame (unit, pair_id, frame, error))
         && (measures == NULL || read_measures (unit, pair_id, measures, error))
         && (lens == NULL || read_lens (unit, order_id, pair_id, lens, error));
}

static gint64
get_first_pair (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptOrderSheet) sheet = dpt_order_sheet_load (unit, order_id, error);

  return sheet != NULL ? dpt_record_get_id (dpt_order_sheet_get_pair (sheet, 0)) : 0;
}

static gboolean
read_pairs (DptUnit *unit, gint64 order_id, JsonArray *pairs, GError **error)
{
  for (guint i = 0; pairs != NULL && i < json_array_get_length (pairs); i++)
    {
      JsonObject *object = json_array_get_object_element (pairs, i);
      const char *usage;
      gint64 pair_id = 0;

      if (read_usage (object, &usage, error))
        pair_id = i == 0 ? get_first_pair (unit, order_id, error) : dpt_order_add_pair (unit, order_id, usage, error);
      if (pair_id == 0 || !read_pair (unit, order_id, pair_id, object, error))
        {
          /* Translators: the number of a pair of glasses, before what is wrong with it */
          g_prefix_error (error, _ ("Pair %u: "), i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_articles (DptUnit *unit, gint64 order_id, JsonObject *object, GError **error)
{
  static const char *const known[] = { "code", "variant_id", "quantity", NULL };
  JsonArray *articles;

  if (!dpt_cli_json_read_array (object, "articles", &articles, error))
    return FALSE;
  for (guint i = 0; articles != NULL && i < json_array_get_length (articles); i++)
    {
      JsonObject *one = json_array_get_object_element (articles, i);
      g_autoptr (DptArticle) article = NULL;
      gint64 quantity = 1;

      if (!dpt_cli_json_check_members (one, known, error) || !dpt_cli_json_read_int (one, "quantity", &quantity, error)
          || (article = dpt_cli_json_find_article (unit, one, error)) == NULL
          || dpt_order_add_article (unit, order_id, 0, dpt_record_get_id (article), quantity, error) == 0)
        {
          /* Translators: the number of an article, before what is wrong with it */
          g_prefix_error (error, _ ("Article %u: "), i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

/* Left out: the newest for glasses; null: none. */
static gboolean
read_prescription (DptUnit *unit, JsonObject *object, DptOrderRequest *request, GError **error)
{
  g_autoptr (DptPrescriptionSheet) newest = NULL;
  g_autoptr (GError) local = NULL;

  if (json_object_has_member (object, "prescription_id"))
    return dpt_cli_json_read_int (object, "prescription_id", &request->prescription_id, error);
  newest = dpt_prescription_find_newest (unit, request->patient_id, "glasses", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (newest == NULL)
    return dpt_set_invalid (error, "prescription_id", _ ("This patient has no prescription for glasses: “prescription_id” null makes an order without."));
  request->prescription_id = dpt_prescription_sheet_get_id (newest);
  return TRUE;
}

static gboolean
read_order_discount (JsonObject *object, int *rate_bp, GError **error)
{
  JsonNode *node = dpt_cli_json_get (object, "discount_percent");
  gint64 hundredths;

  *rate_bp = 0;
  if (node == NULL)
    return TRUE;
  if (!dpt_json_get_hundredths (node, &hundredths) || hundredths < 0 || hundredths > 10000)
    return dpt_set_invalid (error, "discount_percent", _ ("“discount_percent” lies between 0 and 100."));
  *rate_bp = (int) hundredths;
  return TRUE;
}

gint64
dpt_cli_order_add (DptUnit *unit, JsonObject *object, GError **error)
{
  static const char *const known[] = { "patient_id", "file_number", "prescription_id", "wanted_on", "note",
                                       "pairs",      "articles",    "discount_percent", NULL };
  DptOrderRequest request = { 0 };
  JsonArray *pairs;
  gint64 order_id;
  int rate_bp;

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_WRITE, error) || !dpt_cli_json_check_members (object, known, error)
      || !dpt_cli_json_read_text (object, "wanted_on", &request.wanted_on, error)
      || !dpt_cli_json_read_text (object, "note", &request.note, error) || !dpt_cli_json_read_array (object, "pairs", &pairs, error)
      || !read_order_discount (object, &rate_bp, error)
      || (pairs != NULL && json_array_get_length (pairs) > 0
          && !read_usage (json_array_get_object_element (pairs, 0), &request.usage, error)))
    return 0;
  if (dpt_unit_get_user_id (unit) == 0)
    return dpt_set_invalid (error, "user_id", _ ("An order bears the name of who advises: give it with --user."));
  request.patient_id = dpt_cli_json_find_patient (unit, object, error);
  if (request.patient_id == 0 || !read_prescription (unit, object, &request, error))
    return 0;
  order_id = dpt_order_create (unit, &request, error);
  if (order_id == 0 || !read_pairs (unit, order_id, pairs, error) || !read_articles (unit, order_id, object, error)
      || (rate_bp != 0 && !dpt_order_set_discount (unit, order_id, rate_bp, error)))
    return 0;
  return order_id;
}

/* --- as JSON --- */

static void
set_text (JsonObject *object, const char *name, char *text)
{
  if (*text != '\0')
    json_object_set_string_member (object, name, text);
  g_free (text);
}

static JsonObject *
pair_to_json (DptOrderSheet *sheet, guint i)
{
  static const char *const names[] = { "right", "left" };
  static const char *const frame_states[] = { "none", "own", "reserved", "ordered", "gone" };
  JsonObject *object = dpt_json_from_record (dpt_order_sheet_get_pair (sheet, i));

  set_text (object, "frame", dpt_order_sheet_dup_frame_title (sheet, i));
  json_object_set_string_member (object, "frame_state", frame_states[dpt_order_sheet_get_frame_state (sheet, i)]);
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      JsonObject *inner = dpt_json_from_record (dpt_order_sheet_get_eye (sheet, i, eye));

      set_text (inner, "lens", dpt_order_sheet_dup_lens_title (sheet, i, eye));
      set_text (inner, "treatments", dpt_order_sheet_dup_treatments (sheet, i, eye));
      json_object_set_object_member (object, names[eye - DPT_EYE_RIGHT], inner);
    }
  return object;
}

JsonObject *
dpt_cli_order_to_json (DptOrderSheet *sheet)
{
  JsonObject *object = dpt_json_from_record (dpt_order_sheet_get_order (sheet));
  JsonArray *pairs = json_array_new ();
  const char *field = NULL;
  g_autofree char *missing = dpt_order_sheet_find_missing (sheet, &field, NULL);

  set_text (object, "document", dpt_order_sheet_dup_number (sheet));
  json_object_set_string_member (object, "patient", dpt_order_sheet_get_patient_name (sheet));
  for (guint i = 0; i < dpt_order_sheet_get_n_pairs (sheet); i++)
    json_array_add_object_element (pairs, pair_to_json (sheet, i));
  json_object_set_array_member (object, "pairs", pairs);
  json_object_set_array_member (object, "lines", dpt_json_from_records (dpt_order_sheet_get_lines (sheet)));
  json_object_set_array_member (object, "jobs", dpt_json_from_records (dpt_order_sheet_get_jobs (sheet)));
  json_object_set_array_member (object, "events", dpt_json_from_records (dpt_order_sheet_get_events (sheet)));
  dpt_json_set_money (object, "discount", dpt_order_sheet_get_discount (sheet));
  dpt_json_set_money (object, "total", dpt_order_sheet_get_total (sheet));
  if (missing != NULL)
    json_object_set_string_member (object, "missing", missing);
  return object;
}
