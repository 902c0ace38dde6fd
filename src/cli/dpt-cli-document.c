/* dpt-cli-document.c - papers as files: quote, invoice, receipt, credit note, prescription, job sheet.
 * For: dioptrectl document. Not for: their layout (document/).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "document/dpt-document.h"

#include <glib/gi18n-lib.h>

#define PNG_DPI 110

typedef struct
{
  DptDocumentKind kind;
  gint64 id;
} Wanted;

static gpointer
create_paper (DptUnit *unit, gpointer data, GError **error)
{
  const Wanted *wanted = data;

  return dpt_document_create_copy (unit, wanted->kind, wanted->id, DPT_DOCUMENT_NEXT_COPY, error);
}

static gpointer
note_paper (DptUnit *unit, gpointer data, GError **error)
{
  const Wanted *wanted = data;

  return dpt_document_note (unit, wanted->kind, wanted->id, error) ? unit : NULL;
}

static gboolean
write_paper (DptPaper *paper, const char *format, const char *path, GError **error)
{
  if (format == NULL || g_str_equal (format, "pdf"))
    return dpt_paper_write_pdf (paper, path, error);
  if (!g_str_equal (format, "png"))
    return dpt_set_invalid (error, "format", _ ("A format is pdf or png."));
  return dpt_paper_write_png (paper, 0, PNG_DPI, path, error);
}

static gboolean
run_document (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *output = NULL, *format = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 2, 2, error);
  g_autoptr (DptPaper) paper = NULL;
  Wanted wanted;
  JsonObject *object;
  JsonNode *node;

  if (operands == NULL)
    return FALSE;
  if (!dpt_document_kind_find (operands[0], &wanted.kind))
    return dpt_set_invalid (error, "kind", _ ("“%s” is no document: quote, invoice, receipt, credit-note, prescription, job-sheet, visit, payment, till-day."), operands[0]);
  if ((wanted.id = dpt_cli_parse_id (operands[1], error)) == 0)
    return FALSE;
  if (output == NULL)
    return dpt_set_invalid (error, "output", _ ("Say where the paper goes: -o FILE."));
  paper = dpt_session_read (dpt_cli_get_session (cli), create_paper, &wanted, g_object_unref, error);
  if (paper == NULL || !write_paper (paper, format, output, error)
      || dpt_session_write (dpt_cli_get_session (cli), note_paper, &wanted, NULL, error) == NULL)
    return FALSE;
  object = json_object_new ();
  json_object_set_string_member (object, "file", output);
  json_object_set_int_member (object, "pages", dpt_paper_get_n_pages (paper));
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  /* Translators: a file name */
  dpt_cli_answer (cli, node, _ ("“%s” is written."), output);
  return TRUE;
}

const DptCliCommand dpt_cli_document_commands[] = {
  { "document", DPT_CLI_NEEDS_SESSION, "KIND ID -o FILE [--format pdf|png]", N_ ("Write a paper to a file, whole or not at all."),
    "  id=$(dioptrectl --db /tmp/demo.dioptre --json prescription show --file 1 | cut -d : -f 2 | cut -d , -f 1)\n"
    "  dioptrectl --db /tmp/demo.dioptre document prescription $id -o prescription.pdf",
    N_ ("KIND: quote, invoice, receipt, credit-note, prescription, job-sheet, visit, payment, till-day; ID: of the sale, the prescription, "
        "the job or the visit, as the lists print it. A PNG shows the first page.\n"
        "JSON: {\"file\":\"prescription.pdf\",\"pages\":1}"),
    run_document },
  { NULL },
};
