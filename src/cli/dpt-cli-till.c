/* dpt-cli-till.c - the day of a till without a window: what should be in the drawer, opening it, counting it.
 * For: dioptrectl till …. Not for: selling and paying (dpt-cli-sale.c), rules (engine/sale/dpt-till-day.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "cli/dpt-cli-json.h"
#include "engine/sale/dpt-till-day.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gint64 till_id; /* 0: the first of the establishment */
  DptMoney cash;
  JsonObject *object;
} TillArgs;

/* --- as JSON and as words --- */

static JsonObject *
sheet_to_json (const DptTillDaySheet *sheet)
{
  JsonObject *object = json_object_new ();
  JsonArray *means = json_array_new ();

  json_object_set_int_member (object, "till_id", sheet->till_id);
  json_object_set_string_member (object, "till", sheet->till_name ? sheet->till_name : "");
  json_object_set_string_member (object, "state", sheet->day == NULL                                         ? "none"
                                                  : dpt_record_is_null (sheet->day, DPT_TILL_DAY_CLOSED_AT) ? "open"
                                                                                                            : "closed");
  dpt_json_set_money (object, "proposed", sheet->proposed);
  dpt_json_set_money (object, "expected", sheet->expected);
  json_object_set_int_member (object, "documents", sheet->n_documents);
  dpt_json_set_money (object, "gross", sheet->gross);
  for (guint i = 0; i < sheet->means->len; i++)
    {
      const DptTillDayMeans *one = &g_array_index (sheet->means, DptTillDayMeans, i);
      JsonObject *inner = json_object_new ();

      json_object_set_string_member (inner, "means", dpt_means_get_name (one->means));
      json_object_set_int_member (inner, "count", one->count);
      dpt_json_set_money (inner, "amount", one->amount);
      json_array_add_object_element (means, inner);
    }
  json_object_set_array_member (object, "means", means);
  if (sheet->day != NULL)
    json_object_set_object_member (object, "day", dpt_json_from_record (sheet->day));
  return object;
}

static void
answer_sheet (DptCli *cli, const DptTillDaySheet *sheet)
{
  const char *currency = dpt_session_get_currency (dpt_cli_get_session (cli));
  g_autofree char *expected = dpt_money_format (sheet->day != NULL ? sheet->expected : sheet->proposed, currency);
  const char *name = sheet->till_name ? sheet->till_name : "";

  if (sheet->day == NULL)
    /* Translators: the name of a till, an amount */
    dpt_cli_answer (cli, dpt_json_take_object (sheet_to_json (sheet)), _ ("%s is closed; %s were counted last."), name, expected);
  else if (dpt_record_is_null (sheet->day, DPT_TILL_DAY_CLOSED_AT))
    /* Translators: the name of a till, an amount */
    dpt_cli_answer (cli, dpt_json_take_object (sheet_to_json (sheet)), _ ("%s is open; %s should be in the drawer."), name, expected);
  else
    {
      g_autofree char *counted = dpt_money_format (dpt_record_get_int (sheet->day, DPT_TILL_DAY_COUNTED_CASH), currency);

      /* Translators: the name of a till, two amounts */
      dpt_cli_answer (cli, dpt_json_take_object (sheet_to_json (sheet)), _ ("%s is closed; %s were counted, %s should be there."), name, counted,
                      expected);
    }
}

/* --- acts --- */

static gpointer
show_cb (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_till_day_load (unit, ((TillArgs *) data)->till_id, error);
}

static gpointer
open_cb (DptUnit *unit, gpointer data, GError **error)
{
  TillArgs *args = data;

  return dpt_till_day_open (unit, args->till_id, args->cash, error) != 0 ? dpt_till_day_load (unit, args->till_id, error) : NULL;
}

/* "20.00" or "0.5": one of the coins and notes there are. */
static int
find_coin (const char *name)
{
  gint64 value;
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), name);

  if (!dpt_json_get_hundredths (node, &value))
    return -1;
  for (int i = 0; i < DPT_TILL_DAY_N_COINS; i++)
    if (dpt_till_day_coins[i] == value)
      return i;
  return -1;
}

static gboolean
read_counts (JsonObject *object, int counts[DPT_TILL_DAY_N_COINS], GError **error)
{
  JsonObject *inner = NULL;
  g_autoptr (GList) names = NULL;

  memset (counts, 0, sizeof *counts * DPT_TILL_DAY_N_COINS);
  if (!dpt_cli_json_read_object (object, "counts", &inner, error))
    return FALSE;
  if (inner == NULL)
    return dpt_set_invalid (error, "counts", _ ("Say how many there are of each coin and note: “counts”."));
  names = json_object_get_members (inner);
  for (GList *l = names; l != NULL; l = l->next)
    {
      int coin = find_coin (l->data);
      gint64 count = 0;

      if (coin < 0)
        /* Translators: the name of a member in JSON that should be a coin, like "0.50" */
        return dpt_set_invalid (error, "counts", _ ("“counts”: there is no coin or note of “%s”."), (const char *) l->data);
      if (!dpt_cli_json_read_int (inner, l->data, &count, error))
        return FALSE;
      if (count < 0 || count > G_MAXINT16)
        return dpt_set_invalid (error, "counts", _ ("“counts”: of “%s” there are from 0 to %d."), (const char *) l->data, G_MAXINT16);
      counts[coin] += (int) count;
    }
  return TRUE;
}

static gpointer
close_cb (DptUnit *unit, gpointer data, GError **error)
{
  static const char *const known[] = { "counts", "note", NULL };
  TillArgs *args = data;
  int counts[DPT_TILL_DAY_N_COINS];
  const char *note;
  gint64 id;

  if (!dpt_cli_json_check_members (args->object, known, error) || !dpt_cli_json_read_text (args->object, "note", &note, error)
      || !read_counts (args->object, counts, error))
    return NULL;
  id = dpt_till_day_close (unit, args->till_id, counts, note, error);
  return id != 0 ? dpt_till_day_load_by_id (unit, id, error) : NULL;
}

/* --- words --- */

/* @operands: (out): the words but for --till */
static gboolean
read_words (DptCli *cli, int argc, char **argv, int n, TillArgs *args, char ***operands, GError **error)
{
  g_autofree char *till = NULL;
  const GOptionEntry entries[] = { { "till", 0, 0, G_OPTION_ARG_STRING, &till, NULL, NULL }, { NULL } };

  *operands = dpt_cli_parse (cli, entries, argc, argv, n, n, error);
  return *operands != NULL && (till == NULL || (args->till_id = dpt_cli_parse_id (till, error)) != 0);
}

static gboolean
answer (DptCli *cli, DptTillDaySheet *sheet)
{
  g_autoptr (DptTillDaySheet) kept = sheet;

  if (kept != NULL)
    answer_sheet (cli, kept);
  return kept != NULL;
}

static gboolean
run_show (DptCli *cli, int argc, char **argv, GError **error)
{
  TillArgs args = { 0 };
  g_auto (GStrv) operands = NULL;

  return read_words (cli, argc, argv, 0, &args, &operands, error)
         && answer (cli, dpt_session_read (dpt_cli_get_session (cli), show_cb, &args, (GDestroyNotify) dpt_till_day_sheet_free, error));
}

static gboolean
run_open (DptCli *cli, int argc, char **argv, GError **error)
{
  TillArgs args = { 0 };
  g_auto (GStrv) operands = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!read_words (cli, argc, argv, 1, &args, &operands, error))
    return FALSE;
  node = json_node_init_string (json_node_alloc (), operands[0]);
  if (!dpt_json_get_hundredths (node, &args.cash) || args.cash < 0 || args.cash > DPT_MONEY_MAX)
    return dpt_set_invalid (error, "cash", _ ("“%s” is no cash in a drawer: an amount like 150.00, not below zero."), operands[0]);
  return answer (cli, dpt_session_write (dpt_cli_get_session (cli), open_cb, &args, (GDestroyNotify) dpt_till_day_sheet_free, error));
}

static gboolean
run_close (DptCli *cli, int argc, char **argv, GError **error)
{
  TillArgs args = { 0 };
  g_auto (GStrv) operands = NULL;
  g_autoptr (JsonObject) object = NULL;

  if (!read_words (cli, argc, argv, 1, &args, &operands, error) || (object = dpt_cli_read_json (operands[0], error)) == NULL)
    return FALSE;
  args.object = object;
  return answer (cli, dpt_session_write (dpt_cli_get_session (cli), close_cb, &args, (GDestroyNotify) dpt_till_day_sheet_free, error));
}

const DptCliCommand dpt_cli_till_commands[] = {
  { "till show", DPT_CLI_NEEDS_SESSION, "[--till ID]", N_ ("Show whether a till is open, and what should be in its drawer."),
    "  dioptrectl --db /tmp/demo.dioptre till show",
    N_ ("--till: its id; the first till of --establishment where it is left out\n"
        "JSON: {\"till_id\":…,\"till\":…,\"state\":\"none|open|closed\",\"proposed\":…,\"expected\":…,\"documents\":…,\"gross\":…,"
        "\"means\":[{\"means\":…,\"count\":…,\"amount\":…}],\"day\":{…}}"),
    run_show },
  { "till open", DPT_CLI_NEEDS_SESSION, "CASH [--till ID]", N_ ("Open a till for the day with the cash that lies in it."),
    "  dioptrectl --db /tmp/demo.dioptre till open 150.00 ||\n"
    "    dioptrectl --db /tmp/demo.dioptre till show",
    N_ ("A till that is open already is refused. The answer is that of “till show”."), run_open },
  { "till close", DPT_CLI_NEEDS_SESSION, "JSON|@FILE|- [--till ID]", N_ ("Close a till with what was counted in its drawer."),
    "  dioptrectl --db /tmp/demo.dioptre till open 150.00 || true\n"
    "  dioptrectl --db /tmp/demo.dioptre till close '{\"counts\":{\"50.00\":2,\"20.00\":2,\"0.50\":20},\"note\":\"counted by "
    "hand\"}'",
    N_ ("counts  how many of each coin and note, by its value: 500.00 down to 0.01\n"
        "note    why there is more or less than there should be; must be said then\n"
        "\n"
        "The answer is that of “till show”."),
    run_close },
  { NULL },
};
