/* dpt-cli-stock.c - pieces that come in, go, and change shop, and what is there.
 * For: dioptrectl stock …. Not for: rules of stock (engine/stock).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "cli/dpt-cli-json.h"
#include "engine/stock/dpt-stock.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>

#define MOST_ENTRIES 1000

typedef struct
{
  JsonObject *object;
  const char *code;
  guint n_entries;
} StockArgs;

/* --- what is there --- */

static JsonNode *
describe_article (DptUnit *unit, DptArticle *article, guint n_entries, GError **error)
{
  gint64 id = dpt_record_get_id (article);
  g_autoptr (GPtrArray) positions = dpt_stock_load_positions (unit, id, error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *title = dpt_article_dup_title (article);
  JsonObject *object;

  if (positions == NULL)
    return NULL;
  entries = n_entries > 0 ? dpt_stock_load_entries (unit, dpt_unit_get_establishment_id (unit), id, n_entries, error) : NULL;
  if (n_entries > 0 && entries == NULL)
    return NULL;
  object = json_object_new ();
  json_object_set_int_member (object, "variant_id", id);
  json_object_set_string_member (object, "sku", dpt_record_get_string (article, DPT_ARTICLE_SKU));
  json_object_set_string_member (object, "ean", dpt_record_get_string (article, DPT_ARTICLE_EAN));
  json_object_set_string_member (object, "title", title);
  json_object_set_array_member (object, "positions", dpt_json_from_records (positions));
  if (entries != NULL)
    json_object_set_array_member (object, "entries", dpt_json_from_records (entries));
  return dpt_json_take_object (object);
}

static char *
format_positions (JsonObject *object)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *positions = json_object_get_array_member (object, "positions");

  g_string_append_printf (text, "%s  %s", json_object_get_string_member (object, "sku"), json_object_get_string_member (object, "title"));
  for (guint i = 0; i < json_array_get_length (positions); i++)
    {
      JsonObject *one = json_array_get_object_element (positions, i);

      /* Translators: the name of a shop; pieces on hand, reserved, free, on order */
      g_string_append_printf (text, _ ("\n  %s: %lld on hand, %lld reserved, %lld free, %lld on order"),
                              json_object_get_string_member_with_default (one, "establishment_name", ""),
                              (long long) json_object_get_int_member_with_default (one, "on_hand", 0),
                              (long long) json_object_get_int_member_with_default (one, "reserved", 0),
                              (long long) json_object_get_int_member_with_default (one, "available", 0),
                              (long long) json_object_get_int_member_with_default (one, "on_order", 0));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @articles: (transfer full): an array of describe_article() */
static void
answer_articles (DptCli *cli, JsonNode *articles)
{
  JsonArray *array = json_node_get_array (articles);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *one = format_positions (json_array_get_object_element (array, i));

      g_string_append_printf (text, "%s%s", i ? "\n" : "", one);
    }
  dpt_cli_answer (cli, articles, "%s", text->str);
}

static gpointer
show_cb (DptUnit *unit, gpointer data, GError **error)
{
  StockArgs *args = data;
  g_autoptr (DptArticle) article = dpt_article_find_code (unit, args->code, error);

  return article != NULL ? describe_article (unit, article, args->n_entries, error) : NULL;
}

static gboolean
run_show (DptCli *cli, int argc, char **argv, GError **error)
{
  int n_entries = 0;
  const GOptionEntry entries[] = { { "entries", 0, 0, G_OPTION_ARG_INT, &n_entries, NULL, NULL }, { NULL } };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 1, 1, error);
  StockArgs args = { 0 };
  JsonNode *answer;
  g_autofree char *text = NULL;

  if (operands == NULL)
    return FALSE;
  if (n_entries < 0 || n_entries > MOST_ENTRIES)
    return dpt_set_invalid (error, "entries", _ ("The number of entries lies between 0 and %d."), MOST_ENTRIES);
  args.code = operands[0];
  args.n_entries = (guint) n_entries;
  answer = dpt_session_read (dpt_cli_get_session (cli), show_cb, &args, (GDestroyNotify) json_node_unref, error);
  if (answer == NULL)
    return FALSE;
  text = format_positions (json_node_get_object (answer));
  dpt_cli_answer (cli, answer, "%s", text);
  return TRUE;
}

/* --- coming in --- */

static gboolean
read_quantity (JsonObject *object, gint64 *quantity, GError **error)
{
  *quantity = 0;
  if (!dpt_cli_json_read_int (object, "quantity", quantity, error))
    return FALSE;
  if (*quantity == 0 || ABS (*quantity) > 100000)
    return dpt_set_invalid (error, "quantity", _ ("“quantity” must be pieces, from 1 to 100000."));
  return TRUE;
}

static gboolean
read_kind (JsonObject *object, DptStockKind *kind, GError **error)
{
  const char *name;

  if (!dpt_cli_json_read_text (object, "kind", &name, error))
    return FALSE;
  if (name == NULL)
    return TRUE;
  if (!dpt_stock_kind_find (name, kind))
    return dpt_set_invalid (error, "kind", _ ("“kind”: “%s” is no movement of stock."), name);
  return TRUE;
}

/* Sold pieces and pieces brought back leave and come with a sale, a transfer with its other end. */
static gboolean
check_kind (DptStockKind kind, GError **error)
{
  if (kind == DPT_STOCK_SALE || kind == DPT_STOCK_RETURN || kind == DPT_STOCK_TRANSFER_IN || kind == DPT_STOCK_TRANSFER_OUT)
    return dpt_set_invalid (error, "kind", _ ("“kind”: sales and returns are made with “sale”, transfers with “to”."));
  return TRUE;
}

static gboolean
check_keeps_stock (DptArticle *article, GError **error)
{
  if (dpt_record_get_int (article, DPT_ARTICLE_KEEPS_STOCK))
    return TRUE;
  return dpt_set_invalid (error, "code", _ ("“%s” keeps no stock."), dpt_record_get_string (article, DPT_ARTICLE_SKU));
}

/* The texts of @move are borrowed from @object. */
static DptArticle *
read_move (DptUnit *unit, JsonObject *object, const char *const *known, DptStockMove *move, GError **error)
{
  g_autoptr (DptArticle) article = NULL;
  gboolean given;

  move->unit_cost = -1;
  if (!dpt_cli_json_check_members (object, known, error) || !read_quantity (object, &move->quantity, error)
      || !read_kind (object, &move->kind, error) || !check_kind (move->kind, error)
      || !dpt_cli_json_read_money (object, "unit_cost", &move->unit_cost, &given, error)
      || !dpt_cli_json_read_text (object, "place", &move->place, error) || !dpt_cli_json_read_text (object, "lot", &move->lot, error)
      || !dpt_cli_json_read_text (object, "note", &move->note, error) || !dpt_cli_json_read_text (object, "uuid", &move->uuid, error))
    return NULL;
  if (given && move->unit_cost < 0)
    {
      dpt_set_invalid (error, "unit_cost", _ ("“unit_cost” must not be below zero."));
      return NULL;
    }
  if (move->uuid != NULL && !g_uuid_string_is_valid (move->uuid))
    {
      dpt_set_invalid (error, "uuid", _ ("“uuid” must be a UUID like 6d0f2c1e-7a34-4d0b-9f57-1c2f0a9b8e01."));
      return NULL;
    }
  article = dpt_cli_json_find_article (unit, object, error);
  if (article == NULL || !check_keeps_stock (article, error))
    return NULL;
  move->variant_id = dpt_record_get_id (article);
  return g_steal_pointer (&article);
}

static int
compare_articles (gconstpointer a, gconstpointer b)
{
  gint64 first = dpt_record_get_id (*(DptArticle *const *) a), second = dpt_record_get_id (*(DptArticle *const *) b);

  return first < second ? -1 : first > second;
}

static JsonNode *
describe_all (DptUnit *unit, GPtrArray *articles, GError **error)
{
  g_autoptr (JsonArray) array = json_array_new ();

  g_ptr_array_sort (articles, compare_articles);
  for (guint i = 0; i < articles->len; i++)
    {
      JsonNode *one;

      if (i > 0 && compare_articles (&articles->pdata[i - 1], &articles->pdata[i]) == 0)
        continue;
      one = describe_article (unit, articles->pdata[i], 0, error);
      if (one == NULL)
        return NULL;
      json_array_add_element (array, one);
    }
  return dpt_json_take_array (g_steal_pointer (&array));
}

static gpointer
receive_cb (DptUnit *unit, gpointer data, GError **error)
{
  static const char *const known[] = { "lines", NULL };
  static const char *const known_of_line[] = { "code", "variant_id", "quantity", "unit_cost", "place", "lot", "note", "uuid", NULL };
  StockArgs *args = data;
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree DptStockMove *moves = NULL;
  JsonArray *lines;
  guint n;

  if (!dpt_unit_require (unit, DPT_RIGHT_STOCK_MOVE, error) || !dpt_cli_json_check_members (args->object, known, error)
      || !dpt_cli_json_read_array (args->object, "lines", &lines, error))
    return NULL;
  n = lines != NULL ? json_array_get_length (lines) : 0;
  if (n == 0)
    {
      dpt_set_invalid (error, "lines", _ ("Say what is delivered: “lines”."));
      return NULL;
    }
  moves = g_new0 (DptStockMove, n);
  for (guint i = 0; i < n; i++)
    {
      DptArticle *article;

      moves[i].kind = DPT_STOCK_RECEIPT;
      article = read_move (unit, json_array_get_object_element (lines, i), known_of_line, &moves[i], error);
      if (article == NULL)
        {
          /* Translators: the number of a line, before what is wrong with it */
          g_prefix_error (error, _ ("Line %u: "), i + 1);
          return NULL;
        }
      g_ptr_array_add (articles, article);
    }
  return dpt_stock_move_all (unit, moves, n, error) ? describe_all (unit, articles, error) : NULL;
}

static gboolean
run_change (DptCli *cli, int argc, char **argv, DptUnitFunc func, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);
  g_autoptr (JsonObject) object = NULL;
  JsonNode *answer;

  if (operands == NULL || (object = dpt_cli_read_json (operands[0], error)) == NULL)
    return FALSE;
  answer = dpt_session_write (dpt_cli_get_session (cli), func, &(StockArgs) { .object = object }, (GDestroyNotify) json_node_unref, error);
  if (answer == NULL)
    return FALSE;
  answer_articles (cli, answer);
  return TRUE;
}

static gboolean
run_receive (DptCli *cli, int argc, char **argv, GError **error)
{
  return run_change (cli, argc, argv, receive_cb, error);
}

/* --- moving --- */

static DptArticle *
transfer_one (DptUnit *unit, JsonObject *object, const char *to, GError **error)
{
  static const char *const known[] = { "code", "variant_id", "quantity", "to", "note", NULL };
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptArticle) article = NULL;
  const char *note;
  gint64 quantity;

  if (!dpt_cli_json_check_members (object, known, error) || !read_quantity (object, &quantity, error)
      || !dpt_cli_json_read_text (object, "note", &note, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "practice/shop:establishment-by-code", error, DPT_TEXT (to));
  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_invalid (error, "to", _ ("“to”: there is no establishment “%s”."), to);
      return NULL;
    }
  article = dpt_cli_json_find_article (unit, object, error);
  if (article == NULL || !check_keeps_stock (article, error)
      || !dpt_stock_transfer (unit, dpt_unit_get_establishment_id (unit), dpt_db_rows_get_int (rows, 0, 0), dpt_record_get_id (article),
                              quantity, note, error))
    return NULL;
  return g_steal_pointer (&article);
}

static gpointer
move_cb (DptUnit *unit, gpointer data, GError **error)
{
  static const char *const known[] = { "code", "variant_id", "quantity", "kind", "unit_cost", "place", "lot", "note", "uuid", NULL };
  StockArgs *args = data;
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  DptStockMove move = { .kind = DPT_STOCK_ADJUSTMENT };
  DptArticle *article;
  const char *to;

  if (!dpt_unit_require (unit, DPT_RIGHT_STOCK_MOVE, error) || !dpt_cli_json_read_text (args->object, "to", &to, error))
    return NULL;
  article = to ? transfer_one (unit, args->object, to, error) : read_move (unit, args->object, known, &move, error);
  if (article == NULL)
    return NULL;
  g_ptr_array_add (articles, article);
  if (to == NULL && !dpt_stock_move (unit, &move, error))
    return NULL;
  return describe_all (unit, articles, error);
}

static gboolean
run_move (DptCli *cli, int argc, char **argv, GError **error)
{
  return run_change (cli, argc, argv, move_cb, error);
}

const DptCliCommand dpt_cli_stock_commands[] = {
  { "stock receive", DPT_CLI_NEEDS_SESSION, "JSON|@FILE|-", N_ ("Take in what a supplier delivered."),
    "  dioptrectl --db /tmp/demo.dioptre stock receive '{\"lines\":[{\"code\":\"ACC-ETUI-RIG\",\"quantity\":10,"
    "\"unit_cost\":\"2.40\"},{\"code\":\"ACC-SPRAY\",\"quantity\":24}]}'",
    N_ ("lines   code (article number or bar code) or variant_id, quantity, unit_cost of one piece, place, lot, "
        "note; uuid: the same again takes nothing in\n"
        "\n"
        "Into the shop of --establishment. All lines or none. The answer is a list of what “stock show” says of each "
        "article."),
    run_receive },
  { "stock show", DPT_CLI_NEEDS_SESSION, "CODE [--entries N]", N_ ("Show how many there are of an article, in each shop."),
    "  dioptrectl --db /tmp/demo.dioptre stock show ACC-ETUI-RIG\n"
    "  dioptrectl --db /tmp/demo.dioptre --json stock show ACC-ETUI-RIG --entries 5",
    N_ ("--entries gives the last movements here in the JSON, newest first.\n"
        "JSON: {\"variant_id\":…,\"sku\":…,\"ean\":…,\"title\":…,\"positions\":[{\"establishment_id\":…,"
        "\"on_hand\":…,\"reserved\":…,\"available\":…,\"on_order\":…}],\"entries\":[…]}"),
    run_show },
  { "stock move", DPT_CLI_NEEDS_SESSION, "JSON|@FILE|-", N_ ("Correct the stock, write off what broke, or bring pieces to another shop."),
    "  dioptrectl --db /tmp/demo.dioptre stock move '{\"code\":\"ACC-ETUI-RIG\",\"quantity\":-1,"
    "\"kind\":\"breakage\",\"note\":\"lid torn off\"}'\n"
    "  dioptrectl --db /tmp/demo.dioptre --establishment TRS stock move '{\"code\":\"ACC-ETUI-RIG\",\"quantity\":2,"
    "\"to\":\"JLT\"}'",
    N_ ("kind      adjustment (where it is left out), breakage, opening, receipt\n"
        "quantity  what comes in is above zero, what goes below; of a transfer always above\n"
        "to        the code of the shop that receives; from the shop of --establishment\n"
        "code or variant_id, unit_cost, place, lot, note, uuid\n"
        "\n"
        "What is reserved does not leave. The answer is that of “stock receive”."),
    run_move },
  { NULL },
};
