/* dpt-cli-report.c - the figures of a day or a month in words or JSON, and lists as spreadsheets.
 * For: dioptrectl report, export. Not for: the figures themselves (engine/insight) and the lists (exchange/dpt-export.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dpt-config.h"

#include "cli/dpt-cli.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "engine/insight/dpt-insight-report.h"
#include "engine/insight/dpt-insight-words.h"
#include "engine/insight/dpt-insight.h"
#include "exchange/dpt-export.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Where --establishment was not said: all, for who may see all. */
static gint64
choose_establishment (DptCli *cli)
{
  DptSession *session = dpt_cli_get_session (cli);

  if (dpt_cli_get_establishment (cli) == NULL && dpt_session_may (session, DPT_RIGHT_REPORT_OTHER_ESTABLISHMENTS))
    return 0;
  return dpt_session_get_establishment_id (session);
}

/* --- report --- */

typedef struct
{
  gint64 establishment_id;
  DptPeriod period;
} Question;

static gpointer
read_report (DptUnit *unit, gpointer args, GError **error)
{
  Question *question = args;

  return dpt_insight_report_read (unit, question->establishment_id, &question->period, error);
}

static JsonObject *
describe_shop (const DptReportShop *shop)
{
  JsonObject *object = json_object_new ();
  JsonArray *taxes = json_array_new (), *means = json_array_new ();

  if (shop->establishment_id != 0)
    {
      json_object_set_string_member (object, "code", shop->code);
      json_object_set_string_member (object, "name", shop->name);
    }
  json_object_set_int_member (object, "sales", shop->sales);
  json_object_set_int_member (object, "credit_notes", shop->credit_notes);
  dpt_json_set_money (object, "gross", shop->gross);
  dpt_json_set_money (object, "net", shop->net);
  dpt_json_set_money (object, "tax", shop->tax);
  dpt_json_set_money (object, "margin", shop->net - shop->cost);
  for (guint i = 0; i < shop->taxes->len; i++)
    {
      const DptReportTax *tax = &g_array_index (shop->taxes, DptReportTax, i);
      JsonObject *member = json_object_new ();

      json_object_set_int_member (member, "rate_bp", tax->rate_bp);
      dpt_json_set_money (member, "net", tax->net);
      dpt_json_set_money (member, "tax", tax->tax);
      json_array_add_object_element (taxes, member);
    }
  json_object_set_array_member (object, "taxes", taxes);
  for (guint i = 0; i < shop->means->len; i++)
    {
      const DptReportMeans *paid = shop->means->pdata[i];
      JsonObject *member = json_object_new ();

      json_object_set_string_member (member, "means", paid->means);
      json_object_set_int_member (member, "count", paid->count);
      dpt_json_set_money (member, "amount", paid->amount);
      json_array_add_object_element (means, member);
    }
  json_object_set_array_member (object, "payments", means);
  dpt_json_set_money (object, "paid", shop->paid);
  return object;
}

static void
print_report_json (DptCli *cli, const DptInsightReport *report)
{
  JsonObject *object = json_object_new ();
  JsonArray *shops = json_array_new ();

  json_object_set_string_member (object, "from", report->period.from);
  json_object_set_string_member (object, "to", report->period.to);
  json_object_set_string_member (object, "currency", dpt_session_get_currency (dpt_cli_get_session (cli)));
  for (guint i = 0; i < report->shops->len; i++)
    json_array_add_object_element (shops, describe_shop (report->shops->pdata[i]));
  json_object_set_array_member (object, "establishments", shops);
  json_object_set_object_member (object, "total", describe_shop (report->total));
  dpt_cli_print_json (dpt_json_take_object (object));
}

/* Labels to the left, amounts with their ends in line: padded by characters, not bytes. */
static void
print_line (const char *label, const char *middle, const char *amount)
{
  int gap = 34 - (int) g_utf8_strlen (label, -1), end = 16 - (int) g_utf8_strlen (middle, -1), room = 18 - (int) g_utf8_strlen (amount, -1);

  printf ("  %s%*s%*s%s%*s%s\n", label, MAX (gap, 1), "", MAX (end, 0), "", middle, MAX (room, 1), "", amount);
}

static void
print_amount (const char *label, const char *middle, DptMoney amount, const char *currency)
{
  g_autofree char *text = dpt_money_format (amount, currency);

  print_line (label, middle, text);
}

static void
print_shop (const DptReportShop *shop, const char *title, const char *currency)
{
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, shop->sales);
  g_autofree char *back = g_strdup_printf ("%" G_GINT64_FORMAT, shop->credit_notes);

  printf ("\n%s\n", title);
  print_line (_ ("Sales"), count, "");
  print_line (_ ("Credit notes"), back, "");
  print_amount (_ ("With tax"), "", shop->gross, currency);
  print_amount (_ ("Without tax"), "", shop->net, currency);
  print_amount (_ ("Margin"), "", shop->net - shop->cost, currency);
  for (guint i = 0; i < shop->taxes->len; i++)
    {
      const DptReportTax *tax = &g_array_index (shop->taxes, DptReportTax, i);
      /* Translators: a tax rate, "Tax at 5.5 %" */
      g_autofree char *label = g_strdup_printf (_ ("Tax at %d.%d %%"), tax->rate_bp / 100, tax->rate_bp % 100 / 10);
      g_autofree char *net = dpt_money_format (tax->net, currency);

      print_amount (label, net, tax->tax, currency);
    }
  for (guint i = 0; i < shop->means->len; i++)
    {
      const DptReportMeans *paid = shop->means->pdata[i];
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, paid->count);
      /* Translators: a means of payment, "Paid: Card" */
      g_autofree char *label = g_strdup_printf (_ ("Paid: %s"), dpt_insight_get_word (paid->means));

      print_amount (label, number, paid->amount, currency);
    }
  print_amount (_ ("Paid in all"), "", shop->paid, currency);
}

static void
print_report (DptCli *cli, const DptInsightReport *report)
{
  const char *currency = dpt_session_get_currency (dpt_cli_get_session (cli));
  g_autofree char *from = dpt_date_format_long (report->period.from);
  g_autofree char *to = dpt_date_format_long (report->period.to);

  if (g_str_equal (report->period.from, report->period.to))
    puts (from);
  else
    {
      /* Translators: the first and the last day of a period */
      printf (_ ("%s to %s"), from, to);
      putchar ('\n');
    }
  for (guint i = 0; i < report->shops->len; i++)
    print_shop (report->shops->pdata[i], ((DptReportShop *) report->shops->pdata[i])->name, currency);
  if (report->shops->len > 1)
    print_shop (report->total, _ ("All establishments"), currency);
  fflush (stdout);
}

/* A month may be written without its day: 2026-11. */
static gboolean
read_period (DptCli *cli, const char *date, gboolean month, DptPeriod *period, GError **error)
{
  g_autofree char *today = dpt_session_dup_today (dpt_cli_get_session (cli));
  g_autofree char *day = date == NULL ? g_strdup (today) : month && strlen (date) == 7 ? g_strconcat (date, "-01", NULL) : g_strdup (date);

  if (!dpt_date_is_valid (day))
    return dpt_set_invalid (error, "date",
                            month ? _ ("“%s” is no month: write it as 2026-11 or as one of its days.") : _ ("“%s” is no day: write it as 2026-11-22."),
                            date);
  if (month)
    dpt_period_init_month (period, day, TRUE);
  else
    dpt_period_init (period, day, day);
  return TRUE;
}

static gboolean
run_report (DptCli *cli, int argc, char **argv, gboolean month, GError **error)
{
  g_autofree char *date = NULL;
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 0, 0, error);
  g_autoptr (DptInsightReport) report = NULL;
  Question question;

  if (operands == NULL || !read_period (cli, date, month, &question.period, error))
    return FALSE;
  question.establishment_id = choose_establishment (cli);
  report = dpt_session_read (dpt_cli_get_session (cli), read_report, &question, (GDestroyNotify) dpt_insight_report_free, error);
  if (report == NULL)
    return FALSE;
  if (dpt_cli_wants_json (cli))
    print_report_json (cli, report);
  else
    print_report (cli, report);
  return TRUE;
}

static gboolean
run_report_day (DptCli *cli, int argc, char **argv, GError **error)
{
  return run_report (cli, argc, argv, FALSE, error);
}

static gboolean
run_report_month (DptCli *cli, int argc, char **argv, GError **error)
{
  return run_report (cli, argc, argv, TRUE, error);
}

/* --- export --- */

static gboolean
set_unknown_list (const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n;
  const DptExportList *lists = dpt_export_list_all (&n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", lists[i].name);
  /* Translators: what was typed, then the names of all lists */
  return dpt_set_invalid (error, "list", _ ("There is no list “%s”. There are: %s."), name, names->str);
}

static void
tell_progress (guint rows, gpointer user_data)
{
  if (rows % 10000 == 0)
    fprintf (stderr, "\r%u", rows);
}

static gboolean
run_export (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *output = NULL, *from = NULL, *to = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 1, 1, error);
  const DptExportList *list = operands ? dpt_export_find (operands[0]) : NULL;
  DptExportFilter filter = { 0 };
  gboolean watched = !dpt_cli_wants_json (cli) && isatty (STDERR_FILENO);
  JsonObject *object;
  gint64 rows;

  if (operands == NULL)
    return FALSE;
  if (list == NULL)
    return set_unknown_list (operands[0], error);
  if (output == NULL)
    {
      g_set_error_literal (error, DPT_CLI_ERROR, 0, _ ("Say where to write the spreadsheet: -o FILE.xlsx."));
      return FALSE;
    }
  filter.from = from;
  filter.to = to;
  filter.establishment_id = choose_establishment (cli);
  rows = dpt_export_write (dpt_cli_get_session (cli), list, &filter, output, NULL, watched ? tell_progress : NULL, NULL, error);
  if (watched && rows >= 10000)
    fputc ('\n', stderr);
  if (rows < 0)
    return FALSE;
  object = json_object_new ();
  json_object_set_string_member (object, "list", list->name);
  json_object_set_string_member (object, "file", output);
  json_object_set_int_member (object, "rows", rows);
  /* Translators: how many rows; then a file name */
  dpt_cli_answer (cli, dpt_json_take_object (object), ngettext ("%lld row in “%s”.", "%lld rows in “%s”.", (gulong) rows),
                  (long long) rows, output);
  return TRUE;
}

const DptCliCommand dpt_cli_report_commands[] = {
  { "report day", DPT_CLI_NEEDS_SESSION, "[--date YYYY-MM-DD]", N_ ("Say what a day brought: sales, tax by rate, money by means."),
    "  dioptrectl --db /tmp/demo.dioptre report day\n"
    "  dioptrectl --db /tmp/demo.dioptre --json report day --date 2026-11-22",
    N_ ("Without --date: today. Without --establishment: each one and all together, for who may see them.\n"
        "JSON: {\"from\":…,\"to\":…,\"currency\":\"EUR\",\"establishments\":[{\"code\":…,\"name\":…,\"sales\":3,"
        "\"credit_notes\":0,\"gross\":\"129.00\",\"net\":…,\"tax\":…,\"margin\":…,\"taxes\":[{\"rate_bp\":2000,"
        "\"net\":…,\"tax\":…}],\"payments\":[{\"means\":\"card\",\"count\":2,\"amount\":…}],\"paid\":…}],"
        "\"total\":{…}}"),
    run_report_day },
  { "report month", DPT_CLI_NEEDS_SESSION, "[--date YYYY-MM]", N_ ("Say what a month brought: sales, tax by rate, money by means."),
    "  dioptrectl --db /tmp/demo.dioptre report month --date 2026-11",
    N_ ("Without --date: this month. The JSON is that of “report day”."),
    run_report_month },
  { "export", DPT_CLI_NEEDS_SESSION, "LIST -o FILE.xlsx [--from DAY] [--to DAY]", N_ ("Write a list as a spreadsheet, with totals as formulas."),
    "  dioptrectl --db /tmp/demo.dioptre export sales -o sales.xlsx --from 2026-11-01 --to 2026-11-30",
    N_ ("Lists: patients, prescriptions, sales, sale-lines, payments, orders, stock, products, best-sellers, day, "
        "month.\n"
        "Both days are included. Without --establishment: of all, for who may see them. Who took which list is noted "
        "in the audit trail.\n"
        "JSON: {\"list\":\"sales\",\"file\":…,\"rows\":…}"),
    run_export },
  { NULL },
};
