/* dpt-cli-journey.c - one patient through the whole house, with the papers and the spreadsheet that come of it.
 * For: dioptrectl journey, build-aux/run without a display. Not for: the acts themselves (engine/demo/dpt-demo-journey.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "document/dpt-document.h"
#include "engine/demo/dpt-demo-journey.h"
#include "engine/demo/dpt-demo.h"
#include "engine/insight/dpt-period.h"
#include "exchange/dpt-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  DptDocumentKind kind;
  gint64 id;
  const char *file;
} Paper;

static void
tell (const char *step, gpointer user_data)
{
  dpt_cli_say (user_data, "%s", step);
}

/* A database of its own: the demonstration shop, in the folder. */
static DptDb *
open_shop (DptCli *cli, const char *folder, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *today = NULL;
  g_autoptr (DptDb) db = NULL;
  DptDemoOptions options;

  if (dpt_cli_get_uri (cli) != NULL)
    return dpt_db_open (dpt_cli_get_uri (cli), DPT_DB_OPEN_DEFAULT, error);
  path = g_build_filename (folder, "journey.dioptre", NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return dpt_db_open (path, DPT_DB_OPEN_DEFAULT, error);
  today = dpt_clock_dup_today (dpt_cli_get_clock (cli));
  dpt_demo_options_init_shop (&options, today);
  db = dpt_db_open (path, DPT_DB_OPEN_CREATE, error);
  if (db == NULL || !dpt_demo_create (db, &options, NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&db);
}

static gpointer
create_paper (DptUnit *unit, gpointer data, GError **error)
{
  const Paper *paper = data;

  return dpt_document_create (unit, paper->kind, paper->id, error);
}

static gboolean
write_papers (DptSession *session, const DptDemoJourney *journey, const char *folder, GError **error)
{
  const Paper papers[] = {
    { DPT_DOCUMENT_PRESCRIPTION, journey->prescription_id, "prescription.pdf" },
    { DPT_DOCUMENT_QUOTE, journey->quote_id, "quote.pdf" },
    { DPT_DOCUMENT_JOB_SHEET, journey->job_id, "job-sheet.pdf" },
    { DPT_DOCUMENT_INVOICE, journey->invoice_id, "invoice.pdf" },
    { DPT_DOCUMENT_RECEIPT, journey->receipt_id, "receipt.pdf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *path = g_build_filename (folder, papers[i].file, NULL);
      g_autoptr (DptPaper) paper = NULL;

      if (papers[i].id == 0)
        continue;
      paper = dpt_session_read (session, create_paper, (gpointer) &papers[i], g_object_unref, error);
      if (paper == NULL || !dpt_paper_write_pdf (paper, path, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_month (DptSession *session, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "sales-of-the-month.xlsx", NULL);
  g_autofree char *today = dpt_session_dup_today (session);
  const DptExportList *list = dpt_export_find ("sales");
  DptExportFilter filter = { .establishment_id = dpt_session_get_establishment_id (session) };
  DptPeriod month;

  g_assert (list != NULL);
  dpt_period_init_month (&month, today, FALSE);
  filter.from = month.from;
  filter.to = month.to;
  return dpt_export_write (session, list, &filter, path, NULL, NULL, NULL, error) >= 0;
}

static JsonNode *
describe (const DptDemoJourney *journey, const char *folder)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "folder", folder);
  json_object_set_int_member (object, "patient_id", journey->patient_id);
  json_object_set_int_member (object, "visit_id", journey->visit_id);
  json_object_set_int_member (object, "prescription_id", journey->prescription_id);
  json_object_set_int_member (object, "order_id", journey->order_id);
  json_object_set_int_member (object, "quote_id", journey->quote_id);
  json_object_set_int_member (object, "job_id", journey->job_id);
  json_object_set_int_member (object, "invoice_id", journey->invoice_id);
  json_object_set_int_member (object, "receipt_id", journey->receipt_id);
  json_node_take_object (node, object);
  return node;
}

static gboolean
run_journey (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = { { "out", 0, 0, G_OPTION_ARG_FILENAME, &folder, NULL, NULL }, { NULL } };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 0, 0, error);
  g_autoptr (DptDb) db = NULL;
  g_autoptr (DptSession) owner = NULL;
  DptDemoJourney journey;

  if (operands == NULL)
    return FALSE;
  if (folder == NULL)
    return dpt_set_invalid (error, "out", _ ("Say where the papers go: --out FOLDER."));
  if (g_mkdir_with_parents (folder, 0755) != 0)
    return dpt_set_error (error, DPT_ERROR_FAILED, _ ("“%s” cannot be created: %s"), folder, g_strerror (errno));
  db = open_shop (cli, folder, error);
  if (db == NULL || !dpt_demo_journey_walk (db, dpt_cli_get_clock (cli), &journey, tell, cli, error))
    return FALSE;
  owner = dpt_session_new (db, dpt_cli_get_clock (cli), journey.owner_id, journey.establishment_id, 0, error);
  if (owner == NULL || !write_papers (owner, &journey, folder, error) || !write_month (owner, folder, error))
    return FALSE;
  /* Translators: a folder */
  dpt_cli_answer (cli, describe (&journey, folder), _ ("The papers and the spreadsheet are in “%s”."), folder);
  return TRUE;
}

const DptCliCommand dpt_cli_journey_commands[] = {
  { "journey", DPT_CLI_NEEDS_NOTHING, "--out FOLDER", N_ ("Walk one patient through the whole house and write the papers."),
    "  dioptrectl journey --out /tmp/journey\n"
    "  dioptrectl --db /tmp/demo.dioptre journey --out /tmp/journey",
    N_ ("Without --db in a demonstration shop made in the folder. Welcomed, examined, prescribed, frame and lenses, "
        "quote, order, deposit, workshop, hand-over, invoice, balance, and an article at the till; each act under "
        "the rights of who does it.\n"
        "JSON: {\"folder\":…,\"patient_id\":…,\"order_id\":…,\"invoice_id\":…}"),
    run_journey },
  { NULL },
};
