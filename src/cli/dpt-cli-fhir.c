/* dpt-cli-fhir.c - prescriptions and patients to and from other programs, as HL7 FHIR R4.
 * For: dioptrectl fhir …. Not for: the format (exchange/dpt-fhir.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "base/dpt-file.h"
#include "cli/dpt-cli-json.h"
#include "engine/patient/dpt-patient-twin.h"
#include "exchange/dpt-fhir.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- out --- */

typedef struct
{
  DptFhirKind kind;
  gint64 id, file_number;
} ExportArgs;

/* Returns: the id that was named, or is the newest prescription of the patient that was. */
static gint64
find_record (DptUnit *unit, const ExportArgs *args, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  gint64 patient_id;

  if (args->id != 0)
    return args->id;
  patient_id = dpt_cli_find_patient (unit, args->file_number, error);
  if (patient_id == 0 || args->kind == DPT_FHIR_PATIENT)
    return patient_id;
  rows = dpt_prescription_list (unit, patient_id, error);
  if (rows != NULL && rows->len == 0)
    dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("This patient has no prescription."));
  return rows != NULL && rows->len > 0 ? dpt_record_get_id (rows->pdata[0]) : 0;
}

static gpointer
export_cb (DptUnit *unit, gpointer data, GError **error)
{
  const ExportArgs *args = data;
  gint64 id;

  if (!dpt_unit_require (unit, args->kind == DPT_FHIR_PATIENT ? DPT_RIGHT_PATIENT_READ : DPT_RIGHT_PRESCRIPTION_READ, error))
    return NULL;
  id = find_record (unit, args, error);
  return id != 0 ? dpt_fhir_export (unit, args->kind, id, error) : NULL;
}

static gboolean
run_export (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *output = NULL, *text = NULL;
  gint64 file_number = 0;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { "file", 0, 0, G_OPTION_ARG_INT64, &file_number, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 1, 2, error);
  g_autoptr (GBytes) bytes = NULL;
  ExportArgs args = { 0 };
  JsonObject *object;

  if (operands == NULL)
    return FALSE;
  if (!g_str_equal (operands[0], "prescription") && !g_str_equal (operands[0], "patient"))
    return dpt_set_invalid (error, "kind", _ ("“%s” is no FHIR record: say prescription or patient."), operands[0]);
  args.kind = g_str_equal (operands[0], "patient") ? DPT_FHIR_PATIENT : DPT_FHIR_PRESCRIPTIONS;
  args.file_number = file_number;
  if ((operands[1] != NULL) == (file_number != 0))
    return dpt_set_invalid (error, "id", _ ("Say which one: its id, or --file and the number of the patient's file."));
  if (operands[1] != NULL && (args.id = dpt_cli_parse_id (operands[1], error)) == 0)
    return FALSE;
  if (output == NULL)
    return dpt_set_invalid (error, "output", _ ("Say where the record goes: -o FILE."));
  text = dpt_session_write (dpt_cli_get_session (cli), export_cb, &args, g_free, error);
  if (text == NULL)
    return FALSE;
  bytes = g_bytes_new (text, strlen (text));
  if (!dpt_file_write (output, bytes, error))
    return FALSE;
  object = json_object_new ();
  json_object_set_string_member (object, "file", output);
  json_object_set_int_member (object, "bytes", (gint64) strlen (text));
  dpt_cli_answer (cli, dpt_json_take_object (object), _ ("“%s” is written."), output);
  return TRUE;
}

/* --- in --- */

typedef struct
{
  DptFhirResource *resource;
  gint64 patient_id, file_number;
  gboolean anyway, dry_run;
  /* What came of it; kept when a trial is taken back. */
  gint64 new_patient_id;
  GPtrArray *twins, *entered;
  gboolean tried;
} ImportArgs;

static gboolean
import (DptUnit *unit, ImportArgs *args, GError **error)
{
  if (args->resource->kind == DPT_FHIR_PATIENT)
    {
      args->new_patient_id = dpt_fhir_import_patient (unit, args->resource, args->anyway, &args->twins, error);
      return args->new_patient_id != 0;
    }
  if (!dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_TRANSCRIBE, error))
    return FALSE;
  if (args->file_number != 0 && (args->patient_id = dpt_cli_find_patient (unit, args->file_number, error)) == 0)
    return FALSE;
  g_clear_pointer (&args->entered, g_ptr_array_unref);
  args->entered = dpt_fhir_import_prescriptions (unit, args->resource, args->patient_id, args->anyway, error);
  return args->entered != NULL;
}

/* A dry run does everything, and then fails on purpose: what would be refused is refused just as well. */
static gpointer
import_cb (DptUnit *unit, gpointer data, GError **error)
{
  ImportArgs *args = data;

  args->tried = FALSE;
  if (!import (unit, args, error))
    return NULL;
  if (!args->dry_run)
    return args;
  args->tried = TRUE;
  dpt_set_error (error, DPT_ERROR_FAILED, "dry run");
  return NULL;
}

static void
tell_remarks (DptCli *cli, const ImportArgs *args)
{
  for (guint i = 0; i < args->resource->remarks->len; i++)
    dpt_cli_say (cli, "%s", (const char *) args->resource->remarks->pdata[i]);
  for (guint i = 0; args->twins != NULL && i < args->twins->len; i++)
    {
      const DptPatientTwin *twin = args->twins->pdata[i];

      if (twin->level >= DPT_TWIN_LIKELY)
        /* Translators: a patient's name and id, and what is the same ("the same birth date") */
        dpt_cli_say (cli, _ ("Perhaps the same person as %s (id %lld): %s"), dpt_record_get_string (twin->row, DPT_PATIENT_ROW_NAME),
                     (long long) dpt_record_get_id (twin->row), dpt_record_get_string (twin->row, DPT_PATIENT_ROW_REASON));
    }
}

static void
answer_import (DptCli *cli, const ImportArgs *args)
{
  JsonObject *object = json_object_new ();
  JsonArray *remarks = json_array_new (), *prescriptions = json_array_new ();
  gboolean patient = args->resource->kind == DPT_FHIR_PATIENT;
  guint n = args->entered != NULL ? args->entered->len : 0;
  g_autofree char *done = NULL;

  json_object_set_boolean_member (object, "dry_run", args->dry_run);
  json_object_set_string_member (object, "resource", patient ? "Patient" : "VisionPrescription");
  for (guint i = 0; i < args->resource->remarks->len; i++)
    json_array_add_string_element (remarks, args->resource->remarks->pdata[i]);
  for (guint i = 0; i < n && !args->dry_run; i++)
    json_array_add_int_element (prescriptions, dpt_prescription_sheet_get_id (args->entered->pdata[i]));
  if (patient && !args->dry_run)
    json_object_set_int_member (object, "patient_id", args->new_patient_id);
  json_object_set_array_member (object, "prescriptions", prescriptions);
  json_object_set_array_member (object, "remarks", remarks);
  if (args->dry_run)
    done = g_strdup (_ ("It can be imported. Nothing was changed."));
  else if (patient)
    done = g_strdup_printf (_ ("The patient is added: id %lld."), (long long) args->new_patient_id);
  else
    done = g_strdup_printf (ngettext ("%u prescription is entered.", "%u prescriptions are entered.", n), n);
  dpt_cli_answer (cli, dpt_json_take_object (object), "%s", done);
}

static gboolean
import_file (DptCli *cli, const char *path, const char *usage, ImportArgs *args, GError **error)
{
  g_autoptr (DptFhirResource) resource
    = dpt_fhir_read_file (path, dpt_session_get_country (dpt_cli_get_session (cli)), usage, error);
  g_autoptr (GError) reason = NULL;
  gboolean done;

  if (resource == NULL)
    return FALSE;
  args->resource = resource;
  if (resource->kind == DPT_FHIR_PATIENT && (args->patient_id != 0 || args->file_number != 0))
    return dpt_set_invalid (error, "patient", _ ("The file is a patient's own: --patient and --file are for prescriptions."));
  done = dpt_session_write (dpt_cli_get_session (cli), import_cb, args, NULL, &reason) != NULL || args->tried;
  tell_remarks (cli, args);
  if (done)
    answer_import (cli, args);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  g_clear_pointer (&args->twins, g_ptr_array_unref);
  g_clear_pointer (&args->entered, g_ptr_array_unref);
  return done;
}

static gboolean
run_import (DptCli *cli, int argc, char **argv, GError **error)
{
  ImportArgs args = { 0 };
  g_autofree char *usage = NULL;
  const GOptionEntry entries[] = {
    { "patient", 0, 0, G_OPTION_ARG_INT64, &args.patient_id, NULL, NULL },
    { "file", 0, 0, G_OPTION_ARG_INT64, &args.file_number, NULL, NULL },
    { "usage", 0, 0, G_OPTION_ARG_STRING, &usage, NULL, NULL },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &args.anyway, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &args.dry_run, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 1, 1, error);

  if (operands == NULL)
    return FALSE;
  if (usage != NULL && !g_strv_contains (dpt_prescription_usage_list (), usage))
    return dpt_set_invalid (error, "usage", _ ("“%s” is no use: far, intermediate, near, progressive, bifocal, office."), usage);
  if (args.patient_id != 0 && args.file_number != 0)
    return dpt_set_invalid (error, "patient", _ ("Say which patient: --patient and an id, or --file and the number of the file."));
  return import_file (cli, operands[0], usage, &args, error);
}

const DptCliCommand dpt_cli_fhir_commands[] = {
  { "fhir export", DPT_CLI_NEEDS_SESSION, "prescription|patient ID|--file NUMBER -o FILE",
    N_ ("Write a prescription or a patient as HL7 FHIR R4."),
    "  dioptrectl --db /tmp/demo.dioptre fhir export patient --file 3 -o /tmp/patient.json\n"
    "  dioptrectl --db /tmp/demo.dioptre fhir export prescription --file 3 -o /tmp/prescription.json",
    N_ ("ID: of the prescription or the patient; --file and the number of a patient's file: that patient, or the newest "
        "prescription. A prescription is a VisionPrescription of its own, also where a visit gave several.\n"
        "JSON: {\"file\":…,\"bytes\":…}"),
    run_export },
  { "fhir import", DPT_CLI_NEEDS_SESSION, "FILE [--patient ID|--file NUMBER] [--usage USE] [--anyway] [--dry-run]",
    N_ ("Enter a prescription from outside, or add a patient, from HL7 FHIR R4."),
    "  dioptrectl --db /tmp/demo.dioptre fhir export prescription --file 3 -o /tmp/rx.json\n"
    "  dioptrectl --db /tmp/demo.dioptre fhir import /tmp/rx.json --file 1 --anyway --dry-run\n"
    "  dioptrectl --db /tmp/demo.dioptre --json fhir import /tmp/rx.json --file 1 --anyway",
    N_ ("A VisionPrescription becomes a prescription from outside of the patient with that id or file number; of who it is written "
        "for, where it says so by a file number and name of this shop. A Patient becomes a new patient.\n"
        "--usage    what the glasses are for, where the file does not say\n"
        "--anyway   also where the name is another, the prescription is there already, or the person is\n"
        "--dry-run  tell what would be done, and change nothing\n"
        "\n"
        "What the file says and is not kept is said on standard error, and in JSON.\n"
        "JSON: {\"dry_run\":…,\"resource\":\"VisionPrescription\",\"prescriptions\":[ID…],\"remarks\":[…]}; for a Patient "
        "\"patient_id\""),
    run_import },
  { NULL },
};
