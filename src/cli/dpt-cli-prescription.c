/* dpt-cli-prescription.c - prescriptions from outside, typed from paper, and reading those that are there.
 * For: dioptrectl prescription …. Not for: what a prescription may say (engine/clinical).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "cli/dpt-cli-json.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "engine/optics/dpt-rx-text.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>

static const char *const eye_names[] = { "right", "left" };

/* --- as JSON and in words --- */

static void
append_eye (GString *text, DptPrescriptionSheet *sheet, DptEye eye)
{
  DptPrescriptionEye *record = dpt_prescription_sheet_get_eye (sheet, eye);
  DptRx rx;
  g_autofree char *powers = NULL;

  if (record == NULL)
    return;
  rx = dpt_prescription_eye_get_rx (record);
  powers = dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL);
  /* Translators: the powers of one eye on one line */
  g_string_append_printf (text, eye == DPT_EYE_RIGHT ? _ ("\n  Right: %s") : _ ("\n  Left: %s"), powers);
}

static void
answer_sheet (DptCli *cli, DptPrescriptionSheet *sheet)
{
  DptPrescription *head = dpt_prescription_sheet_get_head (sheet);
  JsonObject *object = dpt_json_from_record (head);
  g_autofree char *issued = dpt_record_format (head, DPT_PRESCRIPTION_ISSUED_ON);
  g_autofree char *until = dpt_record_format (head, DPT_PRESCRIPTION_VALID_UNTIL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    if (dpt_prescription_sheet_get_eye (sheet, eye) != NULL)
      json_object_set_object_member (object, eye_names[eye - DPT_EYE_RIGHT],
                                     dpt_json_from_record (dpt_prescription_sheet_get_eye (sheet, eye)));
  g_string_append_printf (text, "%" G_GINT64_FORMAT "  %s  %s, %s", dpt_record_get_id (head),
                          dpt_prescription_usage_get_label (dpt_record_get_text (head, DPT_PRESCRIPTION_USAGE)), issued,
                          dpt_record_get_string (head, DPT_PRESCRIPTION_PRESCRIBER_NAME));
  append_eye (text, sheet, DPT_EYE_RIGHT);
  append_eye (text, sheet, DPT_EYE_LEFT);
  if (*until != '\0')
    g_string_append_printf (text, "\n  %s: %s", _ ("Valid until"), until);
  dpt_cli_answer (cli, dpt_json_take_object (object), "%s", text->str);
}

/* --- from JSON --- */

static DptPrescriptionEye *
read_powers (DptEye eye, const char *text, GError **error)
{
  DptRx rx;

  return dpt_rx_parse (text, &rx, NULL, error) ? dpt_prescription_eye_new (eye, &rx) : NULL;
}

static DptPrescriptionEye *
read_eye_object (DptEye eye, JsonObject *object, GError **error)
{
  static const char *const but[] = { "rx", "prescription_id", "eye", NULL };
  g_autoptr (DptPrescriptionEye) record = NULL;
  const char *text;

  if (!dpt_cli_json_read_text (object, "rx", &text, error))
    return NULL;
  record = text ? read_powers (eye, text, error) : dpt_prescription_eye_new (eye, &(DptRx) { 0 });
  if (record == NULL || !dpt_json_fill_record (record, object, but, error))
    return NULL;
  /* Told here, with the eye's name, and not at saving. */
  dpt_record_set_int (record, DPT_PRESCRIPTION_EYE_PRESCRIPTION_ID, G_MAXINT64);
  return dpt_record_validate (record, error) ? g_steal_pointer (&record) : NULL;
}

static gboolean
read_eye (JsonObject *object, DptEye eye, DptPrescriptionEye **record, GError **error)
{
  const char *name = eye_names[eye - DPT_EYE_RIGHT];
  JsonNode *node = dpt_cli_json_get (object, name);

  *record = NULL;
  if (node == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_OBJECT (node))
    *record = read_eye_object (eye, json_node_get_object (node), error);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    *record = read_powers (eye, json_node_get_string (node), error);
  else
    return dpt_set_invalid (error, name, _ ("“%s” must be an object with the powers, or a text like \"-1.25 -0.50x90 add 2.00\"."), name);
  if (*record == NULL)
    g_prefix_error (error, "%s: ", name);
  return *record != NULL;
}

static DptPrescriptionSheet *
read_sheet (DptUnit *unit, JsonObject *object, GError **error)
{
  static const char *const known[] = { "patient_id",        "file_number",           "usage",                "issued_on", "valid_until",
                                       "prescriber_id",     "prescriber_name",       "prescriber_number",    "vertex",    "instructions",
                                       "prescriber_profession", "adaptation_forbidden", "right",             "left",      NULL };
  static const char *const but[] = { "patient_id", "file_number", "right", "left", NULL };
  g_autoptr (DptPrescription) head = dpt_record_new (DPT_TYPE_PRESCRIPTION);
  g_autoptr (DptPrescriptionEye) right = NULL;
  g_autoptr (DptPrescriptionEye) left = NULL;
  gint64 patient_id;

  if (!dpt_cli_json_check_members (object, known, error) || !dpt_json_fill_record (head, object, but, error)
      || !read_eye (object, DPT_EYE_RIGHT, &right, error) || !read_eye (object, DPT_EYE_LEFT, &left, error))
    return NULL;
  patient_id = dpt_cli_json_find_patient (unit, object, error);
  if (patient_id == 0)
    return NULL;
  dpt_record_set_int (head, DPT_PRESCRIPTION_PATIENT_ID, patient_id);
  if (right == NULL && left == NULL)
    {
      dpt_set_invalid (error, "right", _ ("Nothing is prescribed: give “right”, “left” or both."));
      return NULL;
    }
  return dpt_prescription_sheet_new (head, right, left);
}

/* --- commands --- */

static gpointer
add_cb (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (DptPrescriptionSheet) sheet = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_TRANSCRIBE, error))
    return NULL;
  sheet = read_sheet (unit, args, error);
  return sheet != NULL ? dpt_prescription_transcribe (unit, sheet, error) : NULL;
}

static gboolean
run_add (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (DptPrescriptionSheet) sheet = NULL;

  if (operands == NULL || (object = dpt_cli_read_json (operands[0], error)) == NULL)
    return FALSE;
  sheet = dpt_session_write (dpt_cli_get_session (cli), add_cb, object, g_object_unref, error);
  if (sheet == NULL)
    return FALSE;
  answer_sheet (cli, sheet);
  return TRUE;
}

typedef struct
{
  gint64 id, file_number;
} ShowArgs;

static gpointer
show_cb (DptUnit *unit, gpointer data, GError **error)
{
  ShowArgs *args = data;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 patient_id;

  if (args->id != 0)
    return dpt_prescription_load (unit, args->id, error);
  patient_id = dpt_cli_find_patient (unit, args->file_number, error);
  rows = patient_id != 0 ? dpt_prescription_list (unit, patient_id, error) : NULL;
  if (rows != NULL && rows->len > 0)
    return dpt_prescription_load (unit, dpt_record_get_id (rows->pdata[0]), error);
  if (rows != NULL)
    dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("This patient has no prescription."));
  return NULL;
}

static gboolean
run_show (DptCli *cli, int argc, char **argv, GError **error)
{
  gint64 file_number = 0;
  const GOptionEntry entries[] = { { "file", 0, 0, G_OPTION_ARG_INT64, &file_number, NULL, NULL }, { NULL } };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 0, 1, error);
  g_autoptr (DptPrescriptionSheet) sheet = NULL;
  ShowArgs args = { 0 };

  if (operands == NULL)
    return FALSE;
  args.file_number = file_number;
  if ((operands[0] != NULL) == (file_number != 0))
    return dpt_set_invalid (error, "id", _ ("Say which prescription: its id, or --file and the number of the patient's file."));
  if (operands[0] != NULL && (args.id = dpt_cli_parse_id (operands[0], error)) == 0)
    return FALSE;
  sheet = dpt_session_read (dpt_cli_get_session (cli), show_cb, &args, g_object_unref, error);
  if (sheet == NULL)
    return FALSE;
  answer_sheet (cli, sheet);
  return TRUE;
}

const DptCliCommand dpt_cli_prescription_commands[] = {
  { "prescription add", DPT_CLI_NEEDS_SESSION, "JSON|@FILE|-", N_ ("Enter a prescription from outside."),
    "  dioptrectl --db /tmp/demo.dioptre prescription add '{\"file_number\":3,\"usage\":\"progressive\","
    "\"issued_on\":\"'$(date +%F)'\",\"prescriber_name\":\"Dr Morel\",\"right\":\"-1.25 -0.50x90 add 2.00\","
    "\"left\":{\"sphere\":\"-1.00\",\"addition\":\"2.00\",\"pd_far\":\"32\"}}'",
    N_ ("patient_id, or file_number; usage far, intermediate, near, progressive, bifocal, office, contact; issued_on "
        "the day on the paper\n"
        "prescriber_name, prescriber_number, prescriber_profession (ophthalmologist, optometrist, orthoptist, "
        "general_practitioner, other), or prescriber_id too\n"
        "right, left   a text as it is typed, or sphere, cylinder, axis, addition, prism_h, base_h (in, out), "
        "prism_v, base_v (up, down), pd_far, pd_near, acuity, back_curve, diameter, brand; “rx” takes the text "
        "there\n"
        "valid_until (else what the law gives), adaptation_forbidden, vertex, instructions\n"
        "\n"
        "The answer is that of “prescription show”."),
    run_add },
  { "prescription show", DPT_CLI_NEEDS_SESSION, "ID | --file NUMBER", N_ ("Show a prescription, or the newest of a patient."),
    "  dioptrectl --db /tmp/demo.dioptre prescription show --file 3",
    N_ ("JSON: {\"id\":…,\"patient_id\":…,\"usage\":…,\"state\":…,\"issued_on\":…,\"valid_until\":…,"
        "\"prescriber_name\":…,\"right\":{\"sphere\":\"-1.25\",\"cylinder\":\"-0.50\",\"axis\":90,…},\"left\":{…}}"),
    run_show },
  { NULL },
};
