/* dpt-cli-recall.c - who is to be called back, and the rules applied to everybody.
 * For: dioptrectl recall …. Not for: the rules (engine/clinical/dpt-recall-rules.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "document/dpt-document-recall.h"
#include "engine/clinical/dpt-recall.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>

/* --- list --- */

static gpointer
list_cb (DptUnit *unit, gpointer filter, GError **error)
{
  return dpt_recall_load_list (unit, filter, error);
}

static void
append_row (GString *out, gpointer row)
{
  g_autofree char *due = dpt_date_format (dpt_record_get_text (row, DPT_RECALL_ROW_DUE_ON));

  g_string_append_printf (out, "%s%" G_GINT64_FORMAT "  %-10s  %-28s %-26s %-16s %s", out->len ? "\n" : "", dpt_record_get_id (row), due,
                          dpt_record_get_string (row, DPT_RECALL_ROW_PATIENT_NAME),
                          dpt_recall_rule_get_label (dpt_record_get_text (row, DPT_RECALL_ROW_RULE)),
                          dpt_record_get_string (row, DPT_RECALL_ROW_PHONE),
                          dpt_recall_state_get_label (dpt_record_get_text (row, DPT_RECALL_ROW_STATE)));
}

static gboolean
is_rule (const char *name)
{
  for (guint i = 0; i < DPT_N_RECALL_KINDS; i++)
    if (g_str_equal (dpt_recall_rule_get_info (i)->name, name))
      return TRUE;
  return FALSE;
}

static gboolean
run_list (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *until = NULL, *rule = NULL, *channel = NULL;
  gboolean finished = FALSE;
  const GOptionEntry entries[] = {
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, NULL, NULL },
    { "rule", 0, 0, G_OPTION_ARG_STRING, &rule, NULL, NULL },
    { "channel", 0, 0, G_OPTION_ARG_STRING, &channel, NULL, NULL },
    { "finished", 0, 0, G_OPTION_ARG_NONE, &finished, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 0, 1, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  DptRecallFilter filter;

  if (operands == NULL)
    return FALSE;
  if (until != NULL && !dpt_date_is_valid (until))
    return dpt_set_invalid (error, "until", _ ("“%s” is no day: write it as 2026-11-22."), until);
  if (rule != NULL && !is_rule (rule))
    return dpt_set_invalid (error, "rule", _ ("“%s” is no rule: next_visit, glaucoma, retina, child, senior, supply, prescription."), rule);
  if (channel != NULL && dpt_recall_channel_get_label (channel) == NULL)
    return dpt_set_invalid (error, "channel", _ ("“%s” is no way of telling: phone, mobile, email, post."), channel);
  if (until == NULL)
    until = finished ? g_strdup ("9999-12-31") : dpt_session_dup_today (dpt_cli_get_session (cli));
  filter = (DptRecallFilter) { until, finished, operands[0], rule, channel };
  rows = dpt_session_read (dpt_cli_get_session (cli), list_cb, &filter, (GDestroyNotify) g_ptr_array_unref, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    append_row (out, rows->pdata[i]);
  dpt_cli_answer (cli, dpt_json_take_array (dpt_json_from_records (rows)), "%s", rows->len ? out->str : _ ("Nobody is to be called back."));
  return TRUE;
}

/* --- run --- */

typedef struct
{
  DptRecallRunPlace place;
  DptRecallCount count;
} Run;

static gpointer
run_cb (DptUnit *unit, gpointer data, GError **error)
{
  Run *run = data;

  return dpt_recall_run (unit, &run->place, &run->count, error) ? run : NULL;
}

static gboolean
run_run (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 0, 0, error);
  Run run = { 0 };
  JsonObject *object;

  if (operands == NULL)
    return FALSE;
  while (run.place.visits_after >= 0 || run.place.prescriptions_after >= 0)
    if (dpt_session_write (dpt_cli_get_session (cli), run_cb, &run, NULL, error) == NULL)
      return FALSE;
  object = json_object_new ();
  json_object_set_int_member (object, "opened", run.count.opened);
  json_object_set_int_member (object, "moved", run.count.moved);
  json_object_set_int_member (object, "dropped", run.count.dropped);
  /* Translators: three numbers of recalls */
  dpt_cli_answer (cli, dpt_json_take_object (object), _ ("Recalls opened: %u, moved to another day: %u, dropped: %u."), run.count.opened,
                  run.count.moved, run.count.dropped);
  return TRUE;
}

/* --- letter --- */

static gpointer
letter_cb (DptUnit *unit, gpointer ids, GError **error)
{
  GArray *array = ids;

  return dpt_document_create_recall_letters (unit, (const gint64 *) (gpointer) array->data, array->len, error);
}

static gboolean
run_letter (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL }, { NULL } };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 1, -1, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DptPaper) paper = NULL;
  JsonObject *object;

  if (operands == NULL)
    return FALSE;
  if (output == NULL)
    return dpt_set_invalid (error, "output", _ ("Say where the paper goes: -o FILE."));
  for (guint i = 0; operands[i] != NULL; i++)
    {
      gint64 id = dpt_cli_parse_id (operands[i], error);

      if (id == 0)
        return FALSE;
      g_array_append_val (ids, id);
    }
  paper = dpt_session_read (dpt_cli_get_session (cli), letter_cb, ids, g_object_unref, error);
  if (paper == NULL || !dpt_paper_write_pdf (paper, output, error))
    return FALSE;
  object = json_object_new ();
  json_object_set_string_member (object, "file", output);
  json_object_set_int_member (object, "pages", dpt_paper_get_n_pages (paper));
  dpt_cli_answer (cli, dpt_json_take_object (object), _ ("“%s” is written."), output);
  return TRUE;
}

const DptCliCommand dpt_cli_recall_commands[] = {
  { "recall list", DPT_CLI_NEEDS_SESSION, "[NAME] [--until DAY] [--rule RULE] [--channel CHANNEL] [--finished]",
    N_ ("Who is to be called back."),
    "  dioptrectl --db /tmp/demo.dioptre recall list --until 2099-12-31 --rule child\n"
    "  dioptrectl --db /tmp/demo.dioptre --json recall list --channel email",
    N_ ("Due up to today, or DAY, in the establishment of --establishment. NAME: the beginning of a name\n"
        "RULE: next_visit, glaucoma, retina, child, senior, supply, prescription\n"
        "CHANNEL: phone, mobile, email, post: who can be told this way, and does not mind\n"
        "--finished  who came, or was closed, instead\n"
        "\n"
        "JSON: [{\"id\":…,\"patient_id\":…,\"patient_name\":…,\"phone\":…,\"email\":…,\"rule\":…,\"due_on\":…,\"state\":…}]"),
    run_list },
  { "recall letter", DPT_CLI_NEEDS_SESSION, "ID… -o FILE", N_ ("Write the letters of recalls, one page each, as a PDF."),
    "  id=$(dioptrectl --db /tmp/demo.dioptre --json recall list --until 2099-12-31 --channel post | cut -d : -f 2 | cut -d , -f 1)\n"
    "  dioptrectl --db /tmp/demo.dioptre recall letter $id -o letters.pdf",
    N_ ("ID: of recalls, as “recall list” prints them. The words are those of the settings, in the patient's language. Nobody is noted "
        "as told by this.\n"
        "JSON: {\"file\":\"letters.pdf\",\"pages\":…}"),
    run_letter },
  { "recall run", DPT_CLI_NEEDS_SESSION, "", N_ ("Apply the rules of recalls to everybody."),
    "  dioptrectl --db /tmp/demo.dioptre recall run",
    N_ ("After the rules were changed, or patients came from another program: opens what is missing, moves what nobody has "
        "acted on, and drops what no rule asks for any more.\n"
        "JSON: {\"opened\":…,\"moved\":…,\"dropped\":…}"),
    run_run },
  { NULL },
};
