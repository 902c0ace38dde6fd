/* dpt-cli-order.c - orders for glasses without a window: making one, reading it, moving it on.
 * For: dioptrectl order …. Not for: its JSON (dpt-cli-order-json.c), rules (engine/order), money (dpt-cli-sale.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "cli/dpt-cli-order-json.h"
#include "engine/order/dpt-job-flow.h"
#include "engine/order/dpt-order-flow.h"
#include "engine/sale/dpt-sale-store.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

typedef struct
{
  JsonObject *object;
  const char *name; /* id or number */
  const char *event, *reason;
  int pair;         /* its job is meant, from 1; 0: the order */
} OrderArgs;

void
dpt_cli_order_answer (DptCli *cli, DptOrderSheet *sheet)
{
  g_autofree char *number = dpt_order_sheet_dup_number (sheet);
  g_autofree char *total = dpt_money_format (dpt_order_sheet_get_total (sheet), dpt_session_get_currency (dpt_cli_get_session (cli)));
  g_autofree char *missing = dpt_order_sheet_find_missing (sheet, NULL, NULL);
  GPtrArray *lines = dpt_order_sheet_get_lines (sheet), *jobs = dpt_order_sheet_get_jobs (sheet);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s  %" G_GINT64_FORMAT "  %s  %s  %s", number, dpt_order_sheet_get_id (sheet),
                          dpt_order_sheet_get_patient_name (sheet), dpt_order_state_get_label (dpt_order_sheet_get_state (sheet)), total);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *price = dpt_record_format (lines->pdata[i], DPT_ORDER_LINE_TOTAL);

      g_string_append_printf (text, "\n  %" G_GINT64_FORMAT " × %s  %s", dpt_record_get_int (lines->pdata[i], DPT_ORDER_LINE_QUANTITY),
                              dpt_record_get_string (lines->pdata[i], DPT_ORDER_LINE_LABEL), price);
    }
  for (guint i = 0; i < jobs->len; i++)
    g_string_append_printf (text, "\n  %s  %s", dpt_record_get_string (jobs->pdata[i], DPT_JOB_NUMBER),
                            dpt_job_state_get_label (dpt_record_get_text (jobs->pdata[i], DPT_JOB_STATE)));
  if (missing != NULL && dpt_order_state_is_open_for_changes (dpt_order_sheet_get_state (sheet)))
    dpt_cli_say (cli, "%s", missing);
  dpt_cli_answer (cli, dpt_json_take_object (dpt_cli_order_to_json (sheet)), "%s", text->str);
}

gint64
dpt_cli_order_find (DptUnit *unit, const char *name, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  int year, number, end = 0;

  if (*name != 'C')
    return dpt_cli_parse_id (name, error);
  if (sscanf (name, "C%4d-%9d%n", &year, &number, &end) != 2 || name[end] != '\0')
    {
      dpt_set_invalid (error, "id", _ ("“%s” is neither an id nor a number like C2026-00042."), name);
      return 0;
    }
  rows = dpt_db_query (unit->connection, "order/order:by-number", error, DPT_INT (dpt_unit_get_establishment_id (unit)), DPT_INT (year),
                       DPT_INT (number));
  if (rows == NULL)
    return 0;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("This shop has no order with the number “%s”."), name);
      return 0;
    }
  return dpt_db_rows_get_int (rows, 0, 0);
}

/* --- add, show --- */

static gpointer
add_cb (DptUnit *unit, gpointer data, GError **error)
{
  OrderArgs *args = data;
  gint64 id = dpt_cli_order_add (unit, args->object, error);

  return id != 0 ? dpt_order_sheet_load (unit, id, error) : NULL;
}

static gboolean
run_add (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (DptOrderSheet) sheet = NULL;

  if (operands == NULL || (object = dpt_cli_read_json (operands[0], error)) == NULL)
    return FALSE;
  sheet = dpt_session_write (dpt_cli_get_session (cli), add_cb, &(OrderArgs) { .object = object }, g_object_unref, error);
  if (sheet == NULL)
    return FALSE;
  dpt_cli_order_answer (cli, sheet);
  return TRUE;
}

static gpointer
show_cb (DptUnit *unit, gpointer data, GError **error)
{
  OrderArgs *args = data;
  gint64 id = dpt_cli_order_find (unit, args->name, error);

  return id != 0 ? dpt_order_sheet_load (unit, id, error) : NULL;
}

static gboolean
run_show (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);
  g_autoptr (DptOrderSheet) sheet = NULL;

  if (operands == NULL)
    return FALSE;
  sheet = dpt_session_read (dpt_cli_get_session (cli), show_cb, &(OrderArgs) { .name = operands[0] }, g_object_unref, error);
  if (sheet == NULL)
    return FALSE;
  dpt_cli_order_answer (cli, sheet);
  return TRUE;
}

/* --- state --- */

static gboolean
is_event (const DptOrderTransition *table, guint n, const char *event)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (table[i].event, event) && !table[i].automatic)
      return TRUE;
  return FALSE;
}

static gboolean
check_event (const OrderArgs *args, GError **error)
{
  guint n;
  const DptOrderTransition *table = args->pair != 0 ? dpt_job_state_get_table (&n) : dpt_order_state_get_table (&n);

  if (is_event (table, n, args->event))
    return TRUE;
  if (args->pair != 0)
    return dpt_set_invalid (error, "event", _ ("“%s” is nothing that is done with a job. “dioptrectl help order state” lists it all."), args->event);
  return dpt_set_invalid (error, "event", _ ("“%s” is nothing that is done with an order. “dioptrectl help order state” lists it all."), args->event);
}

static gboolean
apply_to_job (DptUnit *unit, const OrderArgs *args, gint64 order_id, GError **error)
{
  g_autoptr (DptOrderSheet) sheet = dpt_order_sheet_load (unit, order_id, error);
  DptJob *job = NULL;

  if (sheet == NULL)
    return FALSE;
  if (args->pair < 1 || (guint) args->pair > dpt_order_sheet_get_n_pairs (sheet))
    return dpt_set_invalid (error, "pair", _ ("This order has no pair %d."), args->pair);
  job = dpt_order_sheet_find_job (sheet, dpt_record_get_id (dpt_order_sheet_get_pair (sheet, (guint) args->pair - 1)));
  if (job == NULL)
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("There is no job for pair %d: the order is not confirmed, or it has no lenses."), args->pair);
  return dpt_job_apply (unit, dpt_record_get_id (job), args->event, args->reason, error);
}

/* A quote is a paper with a number, not only a state. */
static gboolean
issue_quote (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree DptIssued *issued = dpt_sale_issue_quote (unit, uuid, order_id, NULL, DPT_ORDER_QUOTE_MONTHS, error);

  return issued != NULL;
}

static gpointer
state_cb (DptUnit *unit, gpointer data, GError **error)
{
  OrderArgs *args = data;
  gint64 id = dpt_cli_order_find (unit, args->name, error);
  gboolean done;

  if (id == 0)
    return NULL;
  if (args->pair != 0)
    done = apply_to_job (unit, args, id, error);
  else if (g_str_equal (args->event, "quote"))
    done = issue_quote (unit, id, error);
  else
    done = dpt_order_apply (unit, id, args->event, args->reason, error);
  return done ? dpt_order_sheet_load (unit, id, error) : NULL;
}

static gboolean
run_state (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *reason = NULL;
  int pair = 0;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { "pair", 0, 0, G_OPTION_ARG_INT, &pair, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 2, 2, error);
  g_autoptr (DptOrderSheet) sheet = NULL;
  OrderArgs args = { .reason = reason, .pair = pair };

  if (operands == NULL)
    return FALSE;
  args.name = operands[0];
  args.event = operands[1];
  if (!check_event (&args, error))
    return FALSE;
  sheet = dpt_session_write (dpt_cli_get_session (cli), state_cb, &args, g_object_unref, error);
  if (sheet == NULL)
    return FALSE;
  dpt_cli_order_answer (cli, sheet);
  return TRUE;
}

const DptCliCommand dpt_cli_order_commands[] = {
  { "order add", DPT_CLI_NEEDS_SESSION, "JSON|@FILE|-", N_ ("Make an order for glasses from a prescription."),
    "  dioptrectl --db /tmp/demo.dioptre prescription add '{\"file_number\":3,\"usage\":\"progressive\","
    "\"issued_on\":\"'$(date +%F)'\",\"prescriber_name\":\"Dr Morel\",\"right\":\"-1.25 -0.50x90 add 2.00\","
    "\"left\":\"-1.00 add 2.00\"}'\n"
    "  dioptrectl --db /tmp/demo.dioptre --user marc order add '{\"file_number\":3,"
    "\"pairs\":[{\"frame\":{\"own\":\"steel, good\",\"box_a\":\"48\",\"box_b\":\"40\",\"dbl\":\"20\"},"
    "\"measures\":{\"right\":{\"pd_far\":\"31.5\",\"fitting_height\":\"22\"},\"left\":{\"pd_far\":\"32\","
    "\"fitting_height\":\"22\"}},\"lens\":{\"design\":\"VT-PANORAL\",\"options\":[\"AR\"]}}],"
    "\"articles\":[{\"code\":\"ACC-SPRAY\"}]}'",
    N_ ("patient_id, or file_number; prescription_id (left out: the newest for glasses; null: none); wanted_on, note,"
        " discount_percent\n"
        "pairs     usage (the prescription's where it is left out), frame, measures, lens\n"
        "frame     code (article number or bar code), or_order: true puts one that is out of stock onto the "
        "supplier's draft; or own, what the patient brings, with box_a, box_b, dbl, effective_diameter\n"
        "measures  right, left {pd_far, pd_near, fitting_height}, pantoscopic_tilt, wrap, vertex, box_a, box_b, dbl, "
        "effective_diameter, method, note; lengths in millimetres\n"
        "lens      design (its code) and index \"1.60\", or range_id; options: codes of treatments. Of a design the "
        "cheapest that can be made is taken\n"
        "articles  code or variant_id, quantity\n"
        "\n"
        "--user is who advises. What is still missing before it can be confirmed is said on standard error, and as "
        "“missing”. The answer is that of “order show”."),
    run_add },
  { "order show", DPT_CLI_NEEDS_SESSION, "ID|NUMBER", N_ ("Show an order with its pairs, lines, jobs and history."),
    "  dioptrectl --db /tmp/demo.dioptre order show C$(date +%Y)-00001",
    N_ ("JSON: {\"id\":…,\"document\":…,\"state\":…,\"pairs\":[{\"frame\":…,\"right\":{…},\"left\":{…}}],"
        "\"lines\":[…],\"jobs\":[…],\"events\":[…],\"total\":\"129.00\",\"missing\":…}"),
    run_show },
  { "order state", DPT_CLI_NEEDS_SESSION, "ID|NUMBER EVENT [--reason TEXT] [--pair N]", N_ ("Move an order on, or the job of one of its pairs."),
    "  order=$(dioptrectl --db /tmp/demo.dioptre --user marc --json order add '{\"file_number\":3,"
    "\"prescription_id\":null,\"articles\":[{\"code\":\"ACC-SPRAY\"}]}' | cut -d : -f 2 | cut -d , -f 1)\n"
    "  dioptrectl --db /tmp/demo.dioptre order state $order quote\n"
    "  dioptrectl --db /tmp/demo.dioptre order state $order refuse --reason 'too dear'",
    N_ ("EVENT: quote, revise, confirm, refuse, deliver, close, cancel; ready follows from the jobs. refuse and "
        "cancel need a reason.\n"
        "With --pair (1 is the first): check, send, acknowledge, start, ship, receive, verify (without measuring: --reason; "
        "else “order check”), edge, fit, control, "
        "finish, return, cancel.\n"
        "The answer is that of “order show”."),
    run_state },
  { NULL },
};
