/* dpt-cli-check.c - is the database what it says it is: every invariant, looked at from the rows up.
 * For: dioptrectl check. Not for: mending.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "engine/clinical/dpt-scan-store.h"
#include "engine/sale/dpt-sale-check.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GPtrArray *problems;
  guint n_strays;
} Found;

static gpointer
check (DptUnit *unit, gpointer data, GError **error)
{
  Found *found = data;
  g_autoptr (GPtrArray) strays = NULL;

  /* Whoever may make a back-up may look at it all. */
  if (!dpt_unit_require (unit, DPT_RIGHT_BACKUP, error) || !dpt_sale_check (unit, found->problems, error)
      || !dpt_scan_check (unit, found->problems, error) || (strays = dpt_scan_list_strays (unit, error)) == NULL)
    return NULL;
  found->n_strays = strays->len;
  return data;
}

static JsonNode *
describe (GPtrArray *problems)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < problems->len; i++)
    json_array_add_string_element (array, problems->pdata[i]);
  json_object_set_boolean_member (object, "clean", problems->len == 0);
  json_object_set_array_member (object, "problems", array);
  json_node_take_object (node, object);
  return node;
}

/* The engine's own check first: on a damaged file the sums mean nothing. */
static gboolean
find_problems (DptCli *cli, Found *found, GError **error)
{
  g_autoptr (GError) damage = NULL;

  if (dpt_db_check (dpt_cli_get_db (cli), &damage))
    return dpt_session_read (dpt_cli_get_session (cli), check, found, NULL, error) != NULL;
  if (!g_error_matches (damage, DPT_DB_ERROR, DPT_DB_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&damage));
      return FALSE;
    }
  g_ptr_array_add (found->problems, g_strdup (damage->message));
  return TRUE;
}

static gboolean
run_check (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 0, 0, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  Found found = { problems, 0 };

  if (operands == NULL || !find_problems (cli, &found, error))
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    dpt_cli_say (cli, "%s", (char *) problems->pdata[i]);
  /* What an act that was cut off has left beside the database: it takes room and is no damage. */
  if (found.n_strays > 0)
    dpt_cli_say (cli, ngettext ("%u file beside the database belongs to no document: “paper tidy” removes it.",
                                "%u files beside the database belong to no document: “paper tidy” removes them.", found.n_strays),
                 found.n_strays);
  if (problems->len > 0)
    dpt_cli_set_status (cli, DPT_CLI_DAMAGED);
  if (problems->len == 0)
    dpt_cli_answer (cli, describe (problems), "%s", _ ("Everything adds up."));
  else
    /* Translators: a number of things that are wrong */
    dpt_cli_answer (cli, describe (problems), ngettext ("%u thing is wrong.", "%u things are wrong.", problems->len), problems->len);
  return TRUE;
}

const DptCliCommand dpt_cli_check_commands[] = {
  { "check", DPT_CLI_NEEDS_SESSION, "", N_ ("Check every sum, reference, number and document; names what is wrong and where."),
    "  dioptrectl --db /tmp/demo.dioptre check",
    N_ ("Exit status 4 where something is wrong. Nothing is changed.\n"
        "JSON: {\"clean\":false,\"problems\":[\"…\"]}"),
    run_check },
  { NULL },
};
