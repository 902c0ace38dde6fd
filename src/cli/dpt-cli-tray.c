/* dpt-cli-tray.c - readings of instruments into the tray, and from there into a visit.
 * For: dioptrectl instrument import, instrument list. Not for: what a file holds (dpt-cli-instrument.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "cli/dpt-cli-json.h"
#include "engine/clinical/dpt-reading-plan.h"
#include "engine/clinical/dpt-tray.h"
#include "engine/clinical/dpt-visit-store.h"
#include "exchange/dpt-device-feed.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* --- into a visit --- */

typedef struct
{
  const char *path;
  GBytes *content;
  gint64 visit_id;
  gint64 file_number;
  gboolean overwrite;
} ImportArgs;

/* What became of one file. */
typedef struct
{
  gint64 id;
  gint64 visit_id;
  gboolean known;
  char *state;
  char *message;
  guint taken;
  GPtrArray *kept; /* labels of the fields that were left as they stand */
} Outcome;

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_free (outcome->state);
  g_free (outcome->message);
  g_ptr_array_unref (outcome->kept);
  g_free (outcome);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

static gint64
find_visit (DptUnit *unit, const ImportArgs *args, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gint64 patient_id, visit_id;

  if (args->visit_id != 0)
    return args->visit_id;
  patient_id = dpt_cli_find_patient (unit, args->file_number, error);
  if (patient_id == 0)
    return 0;
  visit_id = dpt_tray_find_draft (unit, patient_id, &reason);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (visit_id == 0)
    dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("This patient has no visit that is being written: start one first."));
  return visit_id;
}

static gboolean
check_patient (DptUnit *unit, DptVisitSheet *visit, DptTrayReading *kept, DptReading *reading, GError **error)
{
  gint64 patient_id = dpt_record_get_int (dpt_visit_sheet_get_visit (visit), DPT_VISIT_PATIENT_ID);
  gboolean carries_number;
  DptTrayFit fit;

  if (!dpt_tray_load_carries_number (unit, kept, &carries_number, error)
      || !dpt_tray_fit_patient (unit, reading, carries_number, patient_id, &fit, error))
    return FALSE;
  return fit != DPT_TRAY_FIT_OTHER
         || dpt_set_error (error, DPT_ERROR_CONFLICT, _ ("The instrument says “%s”: that is not the patient of this visit."),
                           dpt_record_get_string (kept, DPT_TRAY_READING_PATIENT_TEXT));
}

static void
choose (DptReadingPlan *plan, gboolean overwrite, Outcome *outcome)
{
  for (guint i = 0; i < dpt_reading_plan_get_n_fields (plan); i++)
    {
      const DptReadingField *field;

      if (overwrite)
        dpt_reading_plan_set_take (plan, i, TRUE);
      field = dpt_reading_plan_get_field (plan, i);
      if (field->take)
        outcome->taken++;
      else if (field->conflict)
        g_ptr_array_add (outcome->kept, g_strdup (field->label));
    }
}

static gboolean
take (DptUnit *unit, const ImportArgs *args, DptTrayReading *kept, Outcome *outcome, GError **error)
{
  guint at = dpt_record_is_null (kept, DPT_TRAY_READING_TAKEN_AT) ? DPT_TRAY_READING_RECEIVED_AT : DPT_TRAY_READING_TAKEN_AT;
  g_autoptr (DptReading) reading = NULL;
  g_autoptr (DptVisitSheet) base = NULL;
  g_autoptr (DptVisitSheet) now = NULL;
  g_autoptr (DptVisitSheet) saved = NULL;
  g_autoptr (DptReadingPlan) plan = NULL;
  DptOrigin origin = { dpt_record_get_text (kept, DPT_TRAY_READING_DEVICE_NAME), dpt_record_get_text (kept, DPT_TRAY_READING_FILE_NAME),
                       dpt_record_get_int (kept, at), outcome->id };

  reading = dpt_tray_reading_dup_content (dpt_record_get_text (kept, DPT_TRAY_READING_CONTENT), NULL, error);
  outcome->visit_id = reading != NULL ? find_visit (unit, args, error) : 0;
  base = outcome->visit_id != 0 ? dpt_visit_load (unit, outcome->visit_id, error) : NULL;
  if (base == NULL || !check_patient (unit, base, kept, reading, error))
    return FALSE;
  now = dpt_visit_sheet_copy (base);
  plan = dpt_reading_plan_new (reading, base, &origin);
  choose (plan, args->overwrite, outcome);
  dpt_reading_plan_apply (plan, now);
  saved = dpt_visit_save_draft (unit, base, now, error);
  return saved != NULL;
}

static gpointer
import_cb (DptUnit *unit, gpointer data, GError **error)
{
  const ImportArgs *args = data;
  g_autofree char *name = g_path_get_basename (args->path);
  g_autoptr (Outcome) outcome = g_new0 (Outcome, 1);
  g_autoptr (DptTrayReading) kept = NULL;
  g_autoptr (DptTrayReading) after = NULL;

  outcome->kept = g_ptr_array_new_with_free_func (g_free);
  outcome->id = dpt_tray_import (unit, name, args->content, &outcome->known, error);
  kept = outcome->id != 0 ? dpt_tray_load (unit, outcome->id, error) : NULL;
  if (kept == NULL)
    return NULL;
  if ((args->visit_id != 0 || args->file_number != 0)
      && g_strcmp0 (dpt_record_get_text (kept, DPT_TRAY_READING_STATE), "waiting") == 0 && !take (unit, args, kept, outcome, error))
    return NULL;
  after = dpt_tray_load (unit, outcome->id, error);
  if (after == NULL)
    return NULL;
  outcome->state = g_strdup (dpt_record_get_text (after, DPT_TRAY_READING_STATE));
  outcome->message = g_strdup (dpt_record_get_text (after, DPT_TRAY_READING_MESSAGE));
  return g_steal_pointer (&outcome);
}

/* --- answering --- */

static JsonObject *
describe_outcome (const char *path, const Outcome *outcome)
{
  JsonObject *object = json_object_new ();
  JsonArray *kept = json_array_new ();

  json_object_set_string_member (object, "file", path);
  json_object_set_int_member (object, "id", outcome->id);
  json_object_set_boolean_member (object, "known", outcome->known);
  json_object_set_string_member (object, "state", outcome->state);
  if (outcome->message != NULL)
    json_object_set_string_member (object, "message", outcome->message);
  if (outcome->visit_id != 0)
    json_object_set_int_member (object, "visit_id", outcome->visit_id);
  json_object_set_int_member (object, "taken", outcome->taken);
  for (guint i = 0; i < outcome->kept->len; i++)
    json_array_add_string_element (kept, outcome->kept->pdata[i]);
  json_object_set_array_member (object, "kept", kept);
  return object;
}

static void
print_outcome (const char *path, const Outcome *outcome)
{
  printf ("%" G_GINT64_FORMAT "  %s  %s", outcome->id, dpt_tray_state_get_label (outcome->state), path);
  if (outcome->message != NULL)
    printf ("  %s", outcome->message);
  if (outcome->visit_id != 0)
    /* Translators: a number of fields of a visit */
    printf (ngettext ("  %u field taken", "  %u fields taken", outcome->taken), outcome->taken);
  printf ("\n");
  for (guint i = 0; i < outcome->kept->len; i++)
    /* Translators: a field of a visit in which a person typed something else */
    printf (_ ("  kept as typed: %s\n"), (const char *) outcome->kept->pdata[i]);
}

static GBytes *
read_bytes (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  /* One byte more than is kept tells that it is too large. */
  return stream != NULL ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), DPT_TRAY_MAX_SIZE + 1, NULL, error) : NULL;
}

static gboolean
import_one (DptCli *cli, ImportArgs *args, JsonArray *answers, GError **error)
{
  g_autoptr (GBytes) content = read_bytes (args->path, error);
  g_autoptr (Outcome) outcome = NULL;

  args->content = content;
  outcome = content != NULL ? dpt_session_write (dpt_cli_get_session (cli), import_cb, args, outcome_free, error) : NULL;
  if (outcome == NULL)
    return FALSE;
  json_array_add_object_element (answers, describe_outcome (args->path, outcome));
  if (!dpt_cli_wants_json (cli))
    print_outcome (args->path, outcome);
  if (g_strcmp0 (outcome->state, "unreadable") == 0)
    dpt_cli_set_status (cli, DPT_CLI_REFUSED);
  return TRUE;
}

static gboolean
run_import (DptCli *cli, int argc, char **argv, GError **error)
{
  gint64 visit_id = 0, file_number = 0;
  gboolean overwrite = FALSE, done = TRUE;
  const GOptionEntry entries[] = { { "visit", 0, 0, G_OPTION_ARG_INT64, &visit_id, NULL, NULL },
                                   { "patient", 0, 0, G_OPTION_ARG_INT64, &file_number, NULL, NULL },
                                   { "overwrite", 0, 0, G_OPTION_ARG_NONE, &overwrite, NULL, NULL },
                                   { NULL } };
  g_auto (GStrv) files = dpt_cli_parse (cli, entries, argc, argv, 1, -1, error);
  JsonArray *answers;
  JsonObject *object;

  if (files == NULL)
    return FALSE;
  if (visit_id != 0 && file_number != 0)
    return dpt_set_invalid (error, "visit", _ ("Say which visit: --visit and its id, or --patient and the number of the file; not both."));
  answers = json_array_new ();
  for (guint i = 0; done && files[i] != NULL; i++)
    done = import_one (cli, &(ImportArgs) { files[i], NULL, visit_id, file_number, overwrite }, answers, error);
  object = json_object_new ();
  json_object_set_array_member (object, "readings", answers);
  if (dpt_cli_wants_json (cli) && done)
    dpt_cli_print_json (dpt_json_take_object (object));
  else
    json_object_unref (object);
  return done;
}

/* --- the list --- */

static gpointer
list_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_tray_list (unit, *(gboolean *) args, error);
}

static void
add_text (JsonObject *object, const char *name, DptTrayRow *row, guint field)
{
  if (!dpt_record_is_null (row, field))
    json_object_set_string_member (object, name, dpt_record_get_text (row, field));
}

static JsonObject *
describe_row (DptTrayRow *row)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", dpt_record_get_id (row));
  add_text (object, "state", row, DPT_TRAY_ROW_STATE);
  add_text (object, "device", row, DPT_TRAY_ROW_DEVICE_NAME);
  add_text (object, "file", row, DPT_TRAY_ROW_FILE_NAME);
  add_text (object, "measures", row, DPT_TRAY_ROW_SUMMARY);
  add_text (object, "patient", row, DPT_TRAY_ROW_PATIENT_TEXT);
  add_text (object, "message", row, DPT_TRAY_ROW_MESSAGE);
  json_object_set_int_member (object, "received_at", dpt_record_get_int (row, DPT_TRAY_ROW_RECEIVED_AT));
  if (!dpt_record_is_null (row, DPT_TRAY_ROW_TAKEN_AT))
    json_object_set_int_member (object, "taken_at", dpt_record_get_int (row, DPT_TRAY_ROW_TAKEN_AT));
  if (!dpt_record_is_null (row, DPT_TRAY_ROW_VISIT_ID))
    json_object_set_int_member (object, "visit_id", dpt_record_get_int (row, DPT_TRAY_ROW_VISIT_ID));
  return object;
}

static void
print_row (DptTrayRow *row)
{
  g_autofree char *received = dpt_record_format (row, DPT_TRAY_ROW_RECEIVED_AT);
  g_autofree char *measures = dpt_tray_summary_dup_words (dpt_record_get_text (row, DPT_TRAY_ROW_SUMMARY));

  printf ("%" G_GINT64_FORMAT "  %s  %s  %s  %s  %s  %s\n", dpt_record_get_id (row),
          dpt_tray_state_get_label (dpt_record_get_text (row, DPT_TRAY_ROW_STATE)), received,
          dpt_record_get_string (row, DPT_TRAY_ROW_DEVICE_NAME), dpt_record_get_string (row, DPT_TRAY_ROW_PATIENT_TEXT), measures,
          dpt_record_get_string (row, DPT_TRAY_ROW_MESSAGE));
}

static gboolean
run_list (DptCli *cli, int argc, char **argv, GError **error)
{
  gboolean finished = FALSE;
  const GOptionEntry entries[] = { { "finished", 0, 0, G_OPTION_ARG_NONE, &finished, NULL, NULL }, { NULL } };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 0, 0, error);
  g_autoptr (GPtrArray) rows = NULL;
  JsonArray *answers;
  JsonObject *object;

  if (operands == NULL)
    return FALSE;
  rows = dpt_session_read (dpt_cli_get_session (cli), list_cb, &finished, (GDestroyNotify) g_ptr_array_unref, error);
  if (rows == NULL)
    return FALSE;
  answers = json_array_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      json_array_add_object_element (answers, describe_row (rows->pdata[i]));
      if (!dpt_cli_wants_json (cli))
        print_row (rows->pdata[i]);
    }
  object = json_object_new ();
  json_object_set_array_member (object, "readings", answers);
  if (dpt_cli_wants_json (cli))
    dpt_cli_print_json (dpt_json_take_object (object));
  else
    json_object_unref (object);
  return TRUE;
}

const DptCliCommand dpt_cli_tray_commands[] = {
  { "instrument import", DPT_CLI_NEEDS_SESSION, "[--visit ID | --patient NUMBER] [--overwrite] FILE…",
    N_ ("Put files of instruments into the tray, or straight into a visit."),
    "  printf 'DLM\\nIDNIDEK/LM-7\\nDA2026.11.22.14:30\\n R-01.25-00.75120\\n L-02.00-00.50180\\n' > /tmp/lens.txt\n"
    "  dioptrectl --db /tmp/demo.dioptre instrument import /tmp/lens.txt",
    N_ ("--visit ID        into this visit, which must be a draft\n"
        "--patient NUMBER  into the draft of the patient with this file number\n"
        "--overwrite       also over what a person typed; without it that is kept and said\n"
        "The same file twice does no harm. A file that cannot be read is in the tray, says why, and the exit status is 3.\n"
        "JSON: {\"readings\":[{\"file\":…,\"id\":…,\"known\":false,\"state\":\"taken\",\"message\":…,\"visit_id\":…,\"taken\":6,\"kept\":[…]}]}"),
    run_import },
  { "instrument list", DPT_CLI_NEEDS_SESSION, "[--finished]", N_ ("List what waits in the tray of readings."),
    "  dioptrectl --db /tmp/demo.dioptre instrument list",
    N_ ("--finished  what was taken into a visit or put aside\n"
        "JSON: {\"readings\":[{\"id\":…,\"state\":\"waiting\",\"device\":…,\"file\":…,\"measures\":\"REF KM\",\"patient\":…,\"received_at\":…}]}"),
    run_list },
  { NULL },
};
