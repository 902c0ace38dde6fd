/* dpt-cli-clinical.c - what a practice must be able to answer about its records: who had a lot, who looked at a file.
 * For: dioptrectl lens …, dioptrectl access …. Not for: visits themselves (the window), prescriptions
 * (dpt-cli-prescription.c). SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "cli/dpt-cli-json.h"
#include "engine/clinical/dpt-access-log.h"
#include "engine/clinical/dpt-lens-trial.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>

typedef char *(*DescribeFunc) (gpointer row);

/* Prints one line a row, or the rows as they are. */
static void
answer_rows (DptCli *cli, GPtrArray *rows, DescribeFunc describe, const char *none)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *line = describe (rows->pdata[i]);

      json_array_add_object_element (array, dpt_json_from_record (rows->pdata[i]));
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  json_node_take_array (node, array);
  dpt_cli_answer (cli, node, "%s", rows->len > 0 ? text->str : none);
}

/* --- lots of contact lenses --- */

static gpointer
find_lot_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_lens_lot_find (unit, args, error);
}

static char *
describe_lot (gpointer row)
{
  g_autofree char *day = dpt_record_format (row, DPT_LENS_LOT_ROW_STARTED_ON);
  g_autofree char *birth = dpt_record_format (row, DPT_LENS_LOT_ROW_BIRTH_DATE);
  gboolean right = g_str_equal (dpt_record_get_string (row, DPT_LENS_LOT_ROW_EYE), "R");

  /* Translators: a lot, a patient, the birth date, the phone, the eye, the lens, the day of the visit */
  return g_strdup_printf (_ ("%s  %s (%s, %s)  %s: %s, %s"), dpt_record_get_string (row, DPT_LENS_LOT_ROW_LOT),
                          dpt_record_get_string (row, DPT_LENS_LOT_ROW_PATIENT_NAME), birth,
                          dpt_record_get_string (row, DPT_LENS_LOT_ROW_PHONE), right ? _ ("Right eye") : _ ("Left eye"),
                          dpt_record_get_string (row, DPT_LENS_LOT_ROW_BRAND), day);
}

static gboolean
run_lot (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (operands == NULL)
    return FALSE;
  /* Who is found is noted in the access log. */
  rows = dpt_session_write (dpt_cli_get_session (cli), find_lot_cb, operands[0], (GDestroyNotify) g_ptr_array_unref, error);
  if (rows == NULL)
    return FALSE;
  answer_rows (cli, rows, describe_lot, _ ("Nobody had a lens of this lot."));
  return TRUE;
}

/* --- who looked --- */

typedef struct
{
  gint64 id;
  gint64 file_number;
  const char *search;
} AccessArgs;

static gpointer
list_access_cb (DptUnit *unit, gpointer data, GError **error)
{
  const AccessArgs *args = data;
  gint64 id = args->file_number != 0 ? dpt_cli_find_patient (unit, args->file_number, error) : args->id;

  if (args->file_number != 0 && id == 0)
    return NULL;
  return dpt_access_list (unit, id, args->search, error);
}

static char *
describe_access (gpointer row)
{
  g_autofree char *at = dpt_record_format (row, DPT_ACCESS_ROW_AT);
  g_autofree char *what = dpt_access_describe (row);

  /* Translators: when, who, whose record, and what was looked at */
  return g_strdup_printf (_ ("%s  %s  %s: %s"), at, dpt_record_get_string (row, DPT_ACCESS_ROW_USER_NAME),
                          dpt_record_get_string (row, DPT_ACCESS_ROW_PATIENT_NAME), what);
}

static gboolean
run_access (DptCli *cli, int argc, char **argv, GError **error)
{
  AccessArgs args = { 0 };
  g_autofree char *search = NULL;
  const GOptionEntry entries[] = { { "file", 0, 0, G_OPTION_ARG_INT64, &args.file_number, NULL, NULL },
                                   { "search", 0, 0, G_OPTION_ARG_STRING, &search, NULL, NULL },
                                   { NULL } };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 0, 1, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (operands == NULL || (operands[0] != NULL && (args.id = dpt_cli_parse_id (operands[0], error)) == 0))
    return FALSE;
  if (args.id != 0 && args.file_number != 0)
    return dpt_set_invalid (error, "id", _ ("Say which patient: an id, or --file and the number of the file."));
  args.search = search;
  rows = dpt_session_read (dpt_cli_get_session (cli), list_access_cb, &args, (GDestroyNotify) g_ptr_array_unref, error);
  if (rows == NULL)
    return FALSE;
  answer_rows (cli, rows, describe_access, _ ("Nobody looked."));
  return TRUE;
}

const DptCliCommand dpt_cli_clinical_commands[] = {
  { "lens lot", DPT_CLI_NEEDS_SESSION, "LOT", N_ ("Find on whom contact lenses of a lot were tried: a maker calls it back."),
    "  dioptrectl --db /tmp/demo.dioptre lens lot B12",
    N_ ("The beginning of the lot's number is enough; blanks and small letters do not matter. Who is found is noted in the "
        "access log.\n"
        "JSON: [{\"patient_id\":…,\"patient_name\":…,\"phone\":…,\"eye\":\"R\",\"brand\":…,\"lot\":…,\"started_on\":…}]"),
    run_lot },
  { "access list", DPT_CLI_NEEDS_SESSION, "[ID | --file NUMBER] [--search WORD]", N_ ("List who looked at clinical records, and when."),
    "  dioptrectl --db /tmp/demo.dioptre access list --file 1",
    N_ ("Of one patient, with the records that were merged into it, or of everybody; --search: the beginning of a name of "
        "a patient or of a user's login. Newest first.\n"
        "JSON: [{\"at\":…,\"user_name\":…,\"establishment_name\":…,\"patient_name\":…,\"what\":\"visit 12\"}]"),
    run_access },
  { NULL },
};
