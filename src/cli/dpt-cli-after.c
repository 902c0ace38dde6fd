/* dpt-cli-after.c - what is done with glasses once they are made, without a window: measuring, adjusting, what comes back.
 * For: dioptrectl order check, adjust, case, settle. Not for: making an order and moving it on (dpt-cli-order.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "cli/dpt-cli-json.h"
#include "cli/dpt-cli-order-json.h"
#include "engine/optics/dpt-rx-text.h"
#include "engine/order/dpt-after-sale.h"
#include "engine/order/dpt-job-check.h"
#include "engine/order/dpt-order-flow.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name; /* id or number of an order */
  const char *kind, *text;
  gint64 case_id;
  int pair;
  JsonObject *object;
  gint64 result; /* the case that was opened */
} AfterArgs;

static DptOrderSheet *
load_order (DptUnit *unit, const AfterArgs *args, GError **error)
{
  gint64 id = dpt_cli_order_find (unit, args->name, error);
  g_autoptr (DptOrderSheet) sheet = id != 0 ? dpt_order_sheet_load (unit, id, error) : NULL;

  if (sheet == NULL)
    return NULL;
  if (args->pair < 1 || (guint) args->pair > dpt_order_sheet_get_n_pairs (sheet))
    {
      dpt_set_invalid (error, "pair", _ ("This order has no pair %d."), args->pair);
      return NULL;
    }
  return g_steal_pointer (&sheet);
}

static gint64
get_pair_id (DptOrderSheet *sheet, const AfterArgs *args)
{
  return dpt_record_get_id (dpt_order_sheet_get_pair (sheet, (guint) args->pair - 1));
}

/* --- order check --- */

static gboolean
read_eye (JsonObject *object, const char *name, guint i, DptLensReading *reading, GError **error)
{
  const char *text;
  g_autoptr (GError) local = NULL;

  if (!dpt_cli_json_read_text (object, name, &text, error))
    return FALSE;
  reading->has[i] = text != NULL;
  if (text == NULL || dpt_rx_parse (text, &reading->rx[i], NULL, &local))
    return TRUE;
  /* Translators: the name of a member in JSON, what is wrong with it */
  return dpt_set_invalid (error, name, _ ("“%s”: %s"), name, local->message);
}

static gpointer
check_cb (DptUnit *unit, gpointer data, GError **error)
{
  static const char *const known[] = { "right", "left", "reason", NULL };
  AfterArgs *args = data;
  g_autoptr (DptOrderSheet) sheet = NULL;
  DptLensReading reading = { 0 };
  const char *reason;
  DptJob *job;

  if (!dpt_cli_json_check_members (args->object, known, error) || !dpt_cli_json_read_text (args->object, "reason", &reason, error)
      || !read_eye (args->object, "right", 0, &reading, error) || !read_eye (args->object, "left", 1, &reading, error)
      || (sheet = load_order (unit, args, error)) == NULL)
    return NULL;
  job = dpt_order_sheet_find_job (sheet, get_pair_id (sheet, args));
  if (job == NULL)
    {
      dpt_set_error (error, DPT_ERROR_STATE, _ ("There is no job for pair %d: the order is not confirmed, or it has no lenses."), args->pair);
      return NULL;
    }
  return dpt_job_verify (unit, dpt_record_get_id (job), &reading, reason, error)
           ? dpt_order_sheet_load (unit, dpt_order_sheet_get_id (sheet), error)
           : NULL;
}

/* --- order adjust --- */

static gpointer
adjust_cb (DptUnit *unit, gpointer data, GError **error)
{
  AfterArgs *args = data;
  g_autoptr (DptOrderSheet) sheet = load_order (unit, args, error);

  return sheet != NULL
             && dpt_order_note_adjustment (unit, dpt_order_sheet_get_id (sheet), get_pair_id (sheet, args), args->kind, args->text, error)
           ? dpt_order_sheet_load (unit, dpt_order_sheet_get_id (sheet), error)
           : NULL;
}

/* --- order case, order settle --- */

static DptAfterSale *
find_case (DptUnit *unit, gint64 order_id, gint64 case_id, GError **error)
{
  g_autoptr (GPtrArray) cases = dpt_after_sale_load (unit, order_id, error);

  for (guint i = 0; cases != NULL && i < cases->len; i++)
    if (dpt_record_get_id (cases->pdata[i]) == case_id)
      return g_object_ref (cases->pdata[i]);
  return NULL;
}

static gpointer
case_cb (DptUnit *unit, gpointer data, GError **error)
{
  static const char *const known[] = { "kind", "text", "remake", NULL };
  AfterArgs *args = data;
  g_autoptr (DptOrderSheet) sheet = NULL;
  gboolean remake = FALSE;
  const char *kind, *text;
  gint64 id;

  if (!dpt_cli_json_check_members (args->object, known, error) || !dpt_cli_json_read_text (args->object, "kind", &kind, error)
      || !dpt_cli_json_read_text (args->object, "text", &text, error) || !dpt_cli_json_read_flag (args->object, "remake", &remake, error))
    return NULL;
  if (kind == NULL || !g_strv_contains (dpt_after_sale_kinds, kind))
    {
      dpt_set_invalid (error, "kind", _ ("“kind” is one of guarantee, breakage, adaptation, loss, other."));
      return NULL;
    }
  sheet = load_order (unit, args, error);
  if (sheet == NULL)
    return NULL;
  id = dpt_after_sale_open (unit, dpt_order_sheet_get_id (sheet), get_pair_id (sheet, args), kind, text, remake, error);
  return id != 0 ? find_case (unit, dpt_order_sheet_get_id (sheet), id, error) : NULL;
}

static gpointer
settle_cb (DptUnit *unit, gpointer data, GError **error)
{
  AfterArgs *args = data;
  g_autoptr (DptAfterSale) before = dpt_unit_load (unit, DPT_TYPE_AFTER_SALE, args->case_id, error);

  return before != NULL && dpt_after_sale_close (unit, args->case_id, args->text, error)
           ? find_case (unit, dpt_record_get_int (before, DPT_AFTER_SALE_ORDER_ID), args->case_id, error)
           : NULL;
}

/* --- words --- */

static gboolean
answer_order (DptCli *cli, DptOrderSheet *order)
{
  g_autoptr (DptOrderSheet) sheet = order;

  if (sheet != NULL)
    dpt_cli_order_answer (cli, sheet);
  return sheet != NULL;
}

static gboolean
answer_case (DptCli *cli, DptAfterSale *record)
{
  g_autoptr (DptAfterSale) one = record;

  if (one == NULL)
    return FALSE;
  dpt_cli_answer (cli, dpt_json_take_object (dpt_json_from_record (one)), "%" G_GINT64_FORMAT "  %s  %s  %s", dpt_record_get_id (one),
                  dpt_after_sale_kind_get_label (dpt_record_get_text (one, DPT_AFTER_SALE_KIND)),
                  dpt_record_get_string (one, DPT_AFTER_SALE_STATE), dpt_record_get_string (one, DPT_AFTER_SALE_OUTCOME));
  return TRUE;
}

/* The words of a command about an order and a JSON, or a text. */
static char **
read_words (DptCli *cli, int argc, char **argv, AfterArgs *args, char **kind, GError **error)
{
  const GOptionEntry entries[] = {
    { "pair", 0, 0, G_OPTION_ARG_INT, &args->pair, NULL, NULL },
    { kind != NULL ? "kind" : NULL, 0, 0, G_OPTION_ARG_STRING, kind, NULL, NULL },
    { NULL },
  };

  args->pair = 1;
  return dpt_cli_parse (cli, entries, argc, argv, 2, 2, error);
}

/* An order and a JSON: what @func makes of them, or NULL. */
static gpointer
write_json (DptCli *cli, int argc, char **argv, DptUnitFunc func, GError **error)
{
  AfterArgs args = { 0 };
  g_auto (GStrv) operands = read_words (cli, argc, argv, &args, NULL, error);
  g_autoptr (JsonObject) object = NULL;

  if (operands == NULL || (object = dpt_cli_read_json (operands[1], error)) == NULL)
    return NULL;
  args.name = operands[0];
  args.object = object;
  return dpt_session_write (dpt_cli_get_session (cli), func, &args, g_object_unref, error);
}

static gboolean
run_check (DptCli *cli, int argc, char **argv, GError **error)
{
  return answer_order (cli, write_json (cli, argc, argv, check_cb, error));
}

static gboolean
run_adjust (DptCli *cli, int argc, char **argv, GError **error)
{
  AfterArgs args = { 0 };
  g_autofree char *kind = NULL;
  g_auto (GStrv) operands = read_words (cli, argc, argv, &args, &kind, error);

  if (operands == NULL)
    return FALSE;
  args.name = operands[0];
  args.text = operands[1];
  args.kind = kind != NULL ? kind : "other";
  return answer_order (cli, dpt_session_write (dpt_cli_get_session (cli), adjust_cb, &args, g_object_unref, error));
}

static gboolean
run_case (DptCli *cli, int argc, char **argv, GError **error)
{
  return answer_case (cli, write_json (cli, argc, argv, case_cb, error));
}

static gboolean
run_settle (DptCli *cli, int argc, char **argv, GError **error)
{
  AfterArgs args = { 0 };
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 2, 2, error);

  if (operands == NULL || (args.case_id = dpt_cli_parse_id (operands[0], error)) == 0)
    return FALSE;
  args.text = operands[1];
  return answer_case (cli, dpt_session_write (dpt_cli_get_session (cli), settle_cb, &args, g_object_unref, error));
}

/* A frame alone, which is ready as soon as it is confirmed. */
#define BEGIN_ORDER \
  "  dioptrectl --db /tmp/demo.dioptre stock receive '{\"lines\":[{\"code\":\"ATE118-R3-57\",\"quantity\":1}]}'\n" \
  "  order=$(dioptrectl --db /tmp/demo.dioptre --user marc --json order add '{\"file_number\":3,\"prescription_id\":null," \
  "\"pairs\":[{\"frame\":{\"code\":\"ATE118-R3-57\"}}]}' | cut -d : -f 2 | cut -d , -f 1)\n"
#define HAND_OVER \
  BEGIN_ORDER "  dioptrectl --db /tmp/demo.dioptre order state $order confirm\n" \
              "  dioptrectl --db /tmp/demo.dioptre order state $order deliver\n"

const DptCliCommand dpt_cli_after_commands[] = {
  { "order check", DPT_CLI_NEEDS_SESSION, "ID|NUMBER JSON|@FILE|- [--pair N]", N_ ("Measure the lenses that came from the lab."),
    "  dioptrectl --db /tmp/demo.dioptre prescription add '{\"file_number\":3,\"usage\":\"far\",\"issued_on\":\"'$(date +%F)'\","
    "\"prescriber_name\":\"Dr Morel\",\"right\":\"-1.25 -0.50x90\",\"left\":\"-1.00\"}'\n"
    "  order=$(dioptrectl --db /tmp/demo.dioptre --user marc --json order add '{\"file_number\":3,\"pairs\":[{\"frame\":{\"own\":\"steel\","
    "\"box_a\":\"48\",\"box_b\":\"40\",\"dbl\":\"20\"},\"measures\":{\"right\":{\"pd_far\":\"31.5\"},\"left\":{\"pd_far\":\"32\"}},"
    "\"lens\":{\"design\":\"VT-UNISOL\",\"index\":\"1.60\"}}]}' | cut -d : -f 2 | cut -d , -f 1)\n"
    "  for step in confirm 'check --pair 1' 'receive --pair 1'; do dioptrectl --db /tmp/demo.dioptre order state $order $step; done\n"
    "  dioptrectl --db /tmp/demo.dioptre order check $order '{\"right\":\"-1.25 -0.50x92\",\"left\":\"-1.00\"}'",
    N_ ("right, left  what the lensmeter shows; both lenses of the pair, or none\n"
        "reason       why lenses that are outside the tolerances, or were not measured, go on all the same\n"
        "\n"
        "--pair: 1 is the first, and the one where it is left out. The answer is that of “order show”."),
    run_check },
  { "order adjust", DPT_CLI_NEEDS_SESSION, "ID|NUMBER TEXT [--kind KIND] [--pair N]", N_ ("Note what was adjusted on glasses that are ready or handed over."),
    BEGIN_ORDER "  dioptrectl --db /tmp/demo.dioptre order state $order confirm\n"
                "  dioptrectl --db /tmp/demo.dioptre --user marc order adjust $order 'temples 3 mm shorter' --kind temples",
    N_ ("KIND: temples, nose_pads, tilt, wrap, alignment, advice, other. The answer is that of “order show”."), run_adjust },
  { "order case", DPT_CLI_NEEDS_SESSION, "ID|NUMBER JSON|@FILE|- [--pair N]", N_ ("Open a case: what a client came back with after the hand-over."),
    HAND_OVER "  dioptrectl --db /tmp/demo.dioptre --user marc order case $order '{\"kind\":\"breakage\",\"text\":\"bridge "
              "broken\"}'",
    N_ ("kind    guarantee, breakage, adaptation, loss, other\n"
        "text    what the client says\n"
        "remake  true has the lenses made again: a new job, which names the old one\n"
        "\n"
        "JSON: the case with its id, for “order settle”."),
    run_case },
  { "order settle", DPT_CLI_NEEDS_SESSION, "CASE-ID OUTCOME", N_ ("Close a case with what became of it."),
    HAND_OVER "  case=$(dioptrectl --db /tmp/demo.dioptre --user marc --json order case $order '{\"kind\":\"breakage\",\"text\":\"bridge "
              "broken\"}' | sed 's/.*\"id\":\\([0-9]*\\).*/\\1/')\n"
              "  dioptrectl --db /tmp/demo.dioptre --user marc order settle $case 'bridge welded, no charge'",
    N_ ("Lenses that are made again must be ready; they are handed over with it."), run_settle },
  { NULL },
};
