/* dpt-cli-sale.c - selling, paying and taking back without a window.
 * For: dioptrectl sale …. Not for: reading its JSON (dpt-cli-sale-json.c), rules (engine/sale).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "cli/dpt-cli-sale-json.h"
#include "engine/sale/dpt-refund-sheet.h"
#include "exchange/dpt-json.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_LINE (1024 * 1024)

/* --- sale commit --- */

typedef struct
{
  DptCli *cli;
  JsonArray *answers; /* with --json: one document at the end */
  guint n_refused;
} Batch;

static gpointer
parse_sale_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_cli_sale_parse (unit, args, error);
}

/* The acknowledgement leaves this process only when the commit is durable: it is the last thing, and flushed at once. */
static gboolean
acknowledge (Batch *batch, const DptIssued *issued, const char *uuid, GError **error)
{
  DptSession *session = dpt_cli_get_session (batch->cli);
  g_autofree char *series = dpt_sale_format_series (dpt_session_get_establishment_code (session), issued->series, issued->year);

  if (batch->answers != NULL)
    {
      json_array_add_object_element (batch->answers, dpt_cli_issued_to_json (session, issued, uuid));
      return TRUE;
    }
  if (printf ("ACK %s %" G_GINT64_FORMAT " %s\n", series, issued->number, uuid) < 0 || fflush (stdout) != 0)
    return dpt_set_error (error, DPT_ERROR_FAILED, _ ("The output cannot be written: %s"), g_strerror (errno));
  return TRUE;
}

static gboolean
commit_one (Batch *batch, const char *text, GError **error)
{
  DptSession *session = dpt_cli_get_session (batch->cli);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (DptSaleRequest) request = NULL;
  g_autofree DptIssued *issued = NULL;

  /* "-" and "@file" mean something to dpt_cli_read_json() that they do not mean here. */
  if (*text != '{')
    return dpt_set_invalid (error, "json", _ ("A JSON object is expected: { … }"));
  object = dpt_cli_read_json (text, error);
  if (object == NULL)
    return FALSE;
  request = dpt_session_read (session, parse_sale_cb, object, (GDestroyNotify) dpt_sale_request_free, error);
  if (request == NULL)
    return FALSE;
  issued = dpt_sale_commit (session, request, error);
  return issued != NULL && acknowledge (batch, issued, request->uuid, error);
}

/* What is refused is the matter of one line, and the next may be right; anything else would befall the next one too. */
static gboolean
is_refusal (const GError *error)
{
  return (error->domain == DPT_ERROR && error->code != DPT_ERROR_FAILED && error->code != DPT_ERROR_DAMAGED)
         || g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_FOREIGN_KEY);
}

static gboolean
commit_line (Batch *batch, guint number, char *text, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_strstrip (text);
  if (*text == '\0' || commit_one (batch, text, &local))
    return TRUE;
  if (!is_refusal (local))
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&local), _ ("Line %u: "), number);
      return FALSE;
    }
  batch->n_refused++;
  if (dpt_error_get_field (local) != NULL)
    /* Translators: line number, the name of a member of the JSON, what is wrong */
    fprintf (stderr, _ ("dioptrectl: line %u, %s: %s\n"), number, dpt_error_get_field (local), local->message);
  else
    fprintf (stderr, _ ("dioptrectl: line %u: %s\n"), number, local->message);
  return TRUE;
}

static gboolean
commit_all (Batch *batch, GError **error)
{
  char *line = NULL;
  size_t size = 0;
  ssize_t length;
  gboolean done = TRUE;

  for (guint number = 1; done && (length = getline (&line, &size, stdin)) >= 0; number++)
    {
      if (length > LONGEST_LINE || strlen (line) != (gsize) length)
        done = dpt_set_invalid (error, "json", _ ("Line %u is too long, or is no text."), number);
      else
        done = commit_line (batch, number, line, error);
    }
  free (line);
  return done;
}

static gboolean
run_commit (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 0, 0, error);
  Batch batch = { .cli = cli };
  gboolean done;

  if (operands == NULL)
    return FALSE;
  if (dpt_cli_wants_json (cli))
    batch.answers = json_array_new ();
  done = commit_all (&batch, error);
  if (batch.answers != NULL)
    dpt_cli_print_json (dpt_json_take_array (batch.answers));
  if (done && batch.n_refused > 0)
    dpt_cli_set_status (cli, DPT_CLI_REFUSED);
  return done;
}

/* --- sale refund, sale pay --- */

typedef struct
{
  JsonObject *object;
  char *uuid;
} Act;

static gpointer
refund_cb (DptUnit *unit, gpointer args, GError **error)
{
  Act *act = args;
  g_autoptr (DptRefundRequest) request = dpt_cli_refund_parse (unit, act->object, error);

  if (request == NULL)
    return NULL;
  g_free (act->uuid);
  act->uuid = g_strdup (request->uuid);
  return dpt_sale_refund (unit, request, error);
}

static gboolean
run_refund (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);
  g_autoptr (JsonObject) object = NULL;
  g_autofree DptIssued *issued = NULL;
  g_autofree char *number = NULL;
  DptSession *session = dpt_cli_get_session (cli);
  Act act = { 0 };

  if (operands == NULL || (object = dpt_cli_read_json (operands[0], error)) == NULL)
    return FALSE;
  act.object = object;
  issued = dpt_session_write (session, refund_cb, &act, g_free, error);
  if (issued != NULL)
    {
      number = dpt_sale_format_number (dpt_session_get_establishment_code (session), issued->series, issued->year, issued->number);
      /* Translators: the number of a document */
      dpt_cli_answer (cli, dpt_json_take_object (dpt_cli_issued_to_json (session, issued, act.uuid)), _ ("Credit note %s is issued."), number);
    }
  g_free (act.uuid);
  return issued != NULL;
}

/* --- sale show --- */

static gpointer
show_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_refund_sheet_load (unit, *(gint64 *) args, error);
}

static JsonObject *
refund_sheet_to_json (const DptRefundSheet *sheet)
{
  JsonObject *object = json_object_new ();
  JsonArray *lines = json_array_new ();

  json_object_set_int_member (object, "id", sheet->sale_id);
  for (guint i = 0; i < sheet->items->len; i++)
    {
      const DptRefundItem *item = &g_array_index (sheet->items, DptRefundItem, i);
      JsonObject *line = json_object_new ();

      json_object_set_int_member (line, "line_id", item->line_id);
      json_object_set_string_member (line, "label", item->label);
      json_object_set_int_member (line, "quantity", item->quantity);
      json_object_set_int_member (line, "left", item->left);
      dpt_json_set_money (line, "gross", item->gross);
      json_array_add_object_element (lines, line);
    }
  json_object_set_array_member (object, "lines", lines);
  dpt_json_set_money (object, "due", sheet->due.due);
  dpt_json_set_money (object, "paid", sheet->due.paid);
  dpt_json_set_money (object, "credited", sheet->credited);
  return object;
}

static gboolean
run_show (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);
  g_autoptr (DptRefundSheet) sheet = NULL;
  const char *currency = dpt_session_get_currency (dpt_cli_get_session (cli));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *due = NULL;
  gint64 id;

  if (operands == NULL || (id = dpt_cli_parse_id (operands[0], error)) == 0)
    return FALSE;
  sheet = dpt_session_read (dpt_cli_get_session (cli), show_cb, &id, (GDestroyNotify) dpt_refund_sheet_free, error);
  if (sheet == NULL)
    return FALSE;
  for (guint i = 0; i < sheet->items->len; i++)
    {
      const DptRefundItem *item = &g_array_index (sheet->items, DptRefundItem, i);
      g_autofree char *gross = dpt_money_format (item->gross, currency);

      g_string_append_printf (text, "%" G_GINT64_FORMAT "  %" G_GINT64_FORMAT " × %s  %s\n", item->line_id, item->left, item->label, gross);
    }
  due = dpt_money_format (sheet->due.due, currency);
  /* Translators: an amount */
  g_string_append_printf (text, _ ("due: %s"), due);
  dpt_cli_answer (cli, dpt_json_take_object (refund_sheet_to_json (sheet)), "%s", text->str);
  return TRUE;
}

static gpointer
pay_cb (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (DptPaymentRequest) request = dpt_cli_payment_parse (unit, args, error);

  return request != NULL ? dpt_payment_take (unit, request, error) : NULL;
}

static gboolean
run_pay (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);
  g_autoptr (JsonObject) object = NULL;
  g_autofree DptPaymentResult *result = NULL;
  g_autofree char *paid = NULL, *change = NULL;
  JsonObject *answer;

  if (operands == NULL || (object = dpt_cli_read_json (operands[0], error)) == NULL)
    return FALSE;
  result = dpt_session_write (dpt_cli_get_session (cli), pay_cb, object, g_free, error);
  if (result == NULL)
    return FALSE;
  answer = json_object_new ();
  json_object_set_int_member (answer, "payment_id", result->payment_id);
  dpt_json_set_money (answer, "paid", result->paid);
  dpt_json_set_money (answer, "change", result->change);
  json_object_set_boolean_member (answer, "already", result->already);
  paid = dpt_money_format (result->paid, dpt_session_get_currency (dpt_cli_get_session (cli)));
  change = dpt_money_format (result->change, dpt_session_get_currency (dpt_cli_get_session (cli)));
  /* Translators: two amounts */
  dpt_cli_answer (cli, dpt_json_take_object (answer), _ ("%s is booked, %s goes back as change."), paid, change);
  return TRUE;
}

const DptCliCommand dpt_cli_sale_commands[] = {
  { "sale commit", DPT_CLI_NEEDS_SESSION, "", N_ ("Sell: one JSON sale a line on standard input, one acknowledgement a line."),
    "  echo '{\"uuid\":\"6d0f2c1e-7a34-4d0b-9f57-1c2f0a9b8e01\",\"lines\":[{\"code\":\"ACC-ETUI-RIG\","
    "\"quantity\":2}],\"payments\":[{\"means\":\"cash\",\"amount\":\"50.00\"}]}' | dioptrectl --db /tmp/demo.dioptre "
    "sale commit",
    N_ ("uuid      the caller's name for the sale: the same again answers with the same number and sells nothing\n"
        "kind      receipt (paid at once) or invoice; receipt where it is left out, invoice with order_id\n"
        "lines     code (article number or bar code) or variant_id, quantity (negative for a return), unit_price, "
        "discount; or, for what\n"
        "          stands in no catalogue, label, unit_price, tax_rate_bp, kind; or, to exchange, returns (a line_id of “sale show”) and "
        "quantity\n"
        "discount  {\"percent\":\"10\"} or {\"amount\":\"5.00\"}, of a line or of the whole\n"
        "payments  means (cash, card, cheque, transfer, insurer, account: what the client has to the good), amount as handed over (all that is left where it "
        "is missing), reference\n"
        "order_id  an order whose lines are invoiced, its deposits counted in\n"
        "patient_id, payer_id, buyer_name, buyer_address, cover {\"compulsory\":…,\"complementary\":…}, debts "
        "[{\"sale_id\":…}], till_id\n"
        "\n"
        "For each sale: ACK SERIES NUMBER UUID, only after it is durable. What is refused is said on standard error "
        "with its line, and the next line is read; the exit status is 3 then."),
    run_commit },
  { "sale show", DPT_CLI_NEEDS_SESSION, "ID", N_ ("Show what is left of a sale: what could still be taken back, and what is due."),
    "  sale=$(echo '{\"uuid\":\"0f4b6e58-8d2a-4d59-9c77-3a1e5b7d9c20\",\"lines\":[{\"code\":\"ACC-ETUI-RIG\","
    "\"unit_price\":\"12.00\"}],\"payments\":[{\"means\":\"cash\"}]}' \\\n"
    "    | dioptrectl --db /tmp/demo.dioptre --json sale commit | sed 's/.*\"id\":\\([0-9]*\\).*/\\1/')\n"
    "  dioptrectl --db /tmp/demo.dioptre sale show $sale",
    N_ ("JSON: {\"id\":…,\"lines\":[{\"line_id\":…,\"label\":…,\"quantity\":…,\"left\":…,\"gross\":…}],\"due\":…,\"paid\":…,"
        "\"credited\":…}"),
    run_show },
  { "sale refund", DPT_CLI_NEEDS_SESSION, "JSON|@FILE|-", N_ ("Take back a sale or lines of it: a credit note, the stock, the money."),
    "  sale=$(echo '{\"uuid\":\"9a4e0b77-52c1-4f0e-8d3a-6b1c2d9e0f15\",\"lines\":[{\"code\":\"ACC-ETUI-RIG\","
    "\"unit_price\":\"12.00\"}],\"payments\":[{\"means\":\"cash\"}]}' \\\n"
    "    | dioptrectl --db /tmp/demo.dioptre --json sale commit | sed 's/.*\"id\":\\([0-9]*\\).*/\\1/')\n"
    "  dioptrectl --db /tmp/demo.dioptre sale refund '{\"uuid\":\"0d3d7c55-2f6e-4c8a-8f11-5d1f8f0e7a22\","
    "\"sale_id\":'$sale',\"reason\":\"does not fit\",\"payments\":[{\"means\":\"cash\",\"amount\":\"12.00\"}]}'",
    N_ ("lines     [{\"line_id\":…,\"quantity\":1}]; everything that is left where it is missing\n"
        "restock   whether the pieces go back on the shelf; true where it is missing"),
    run_refund },
  { "sale pay", DPT_CLI_NEEDS_SESSION, "JSON|@FILE|-", N_ ("Take money: a deposit on an order, or what is due of an invoice."),
    "  sale=$(echo '{\"uuid\":\"c1f7d2a8-0b3e-4a96-9d55-7e8f1a2b3c4d\",\"kind\":\"invoice\",\"patient_id\":1001629,"
    "\"lines\":[{\"code\":\"ACC-ETUI-RIG\",\"unit_price\":\"12.00\"}]}' \\\n"
    "    | dioptrectl --db /tmp/demo.dioptre --json sale commit | sed 's/.*\"id\":\\([0-9]*\\).*/\\1/')\n"
    "  dioptrectl --db /tmp/demo.dioptre sale pay '{\"uuid\":\"5b0f6a3a-08f3-4f0d-b0d2-2f54b6a9c7d3\","
    "\"debts\":[{\"sale_id\":'$sale'}],\"payments\":[{\"means\":\"card\",\"amount\":\"12.00\"}]}'",
    N_ ("debts     sale_id or order_id, amount (of a document: all that is due where it is missing; negative gives a "
        "deposit back)\n"
        "payments  means, amount as handed over, reference\n"
        "patient_id whose history it stands in; the first debt's where it is left out"),
    run_pay },
  { NULL },
};
