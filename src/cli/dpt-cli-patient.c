/* dpt-cli-patient.c - finding, reading, adding and changing patients without a window.
 * For: dioptrectl patient …. Not for: what a patient may hold (engine/patient).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "cli/dpt-cli-json.h"
#include "engine/patient/dpt-patient-search.h"
#include "engine/patient/dpt-patient-store.h"
#include "engine/patient/dpt-patient-twin.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>

/* What “patient show” prints and nobody types: passed over at reading, so that what was shown can be edited and sent back. */
static const char *const shown_only[] = { "patient_id", "search_key", "reversed_key",   "relative_name", "insurer_name",
                                          "tag_name",   "tag_color",  "merged_into_id", "at",            "user_id",
                                          NULL };

/* --- as JSON --- */

static JsonObject *
file_to_json (DptPatientFile *file)
{
  JsonObject *object = dpt_json_from_record (dpt_patient_file_get_patient (file));

  /* A key, made anew at each saving: nobody reads or types it. */
  json_object_remove_member (object, "sort_name");
  for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
    {
      GListModel *records = dpt_patient_file_get_part (file, part);
      JsonArray *array = json_array_new ();

      for (guint i = 0; i < g_list_model_get_n_items (records); i++)
        {
          g_autoptr (DptRecord) record = g_list_model_get_item (records, i);
          JsonObject *one = dpt_json_from_record (record);

          json_object_remove_member (one, "patient_id");
          json_object_remove_member (one, "search_key");
          json_object_remove_member (one, "reversed_key");
          json_array_add_object_element (array, one);
        }
      json_object_set_array_member (object, dpt_patient_part_get_name (part), array);
    }
  return object;
}

/* --- from JSON --- */

/* What must not be empty and goes without saying. */
static gpointer
add_entry (DptUnit *unit, DptPatientFile *file, DptPatientPart part)
{
  return dpt_patient_file_add (file, part, dpt_session_get_country (unit->session));
}

static gpointer
find_entry (DptPatientFile *file, DptPatientPart part, gint64 id, GError **error)
{
  GListModel *records = dpt_patient_file_get_part (file, part);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (DptRecord) record = g_list_model_get_item (records, i);

      if (dpt_record_get_id (record) == id)
        return record; /* the list keeps it */
    }
  /* Translators: the name of a list in JSON ("contacts"), an id */
  dpt_set_invalid (error, dpt_patient_part_get_name (part), _ ("“%s”: this patient has no entry with the id %lld."),
                   dpt_patient_part_get_name (part), (long long) id);
  return NULL;
}

/* A tag is named, not numbered, and made where there is none of that name. */
static gboolean
fill_tag (DptUnit *unit, gpointer record, JsonObject *object, GError **error)
{
  static const char *const known[] = { "id", "version", "name", "tag_id", "patient_id", "tag_name", "tag_color", NULL };
  const char *name;
  gint64 tag_id = 0;

  if (!dpt_cli_json_check_members (object, known, error) || !dpt_cli_json_read_text (object, "name", &name, error)
      || !dpt_cli_json_read_int (object, "tag_id", &tag_id, error))
    return FALSE;
  if (name != NULL && *name != '\0')
    tag_id = dpt_patient_tag_ensure (unit, name, NULL, error);
  else if (tag_id == 0)
    return dpt_set_invalid (error, "name", _ ("A tag needs its “name”."));
  if (tag_id == 0)
    return FALSE;
  dpt_record_set_int (record, DPT_PATIENT_TAG_TAG_ID, tag_id);
  return TRUE;
}

static gboolean
read_entry (DptUnit *unit, DptPatientFile *file, DptPatientPart part, JsonObject *object, gint64 *id, GError **error)
{
  gpointer record;

  *id = 0;
  if (!dpt_cli_json_read_int (object, "id", id, error))
    return FALSE;
  record = *id != 0 ? find_entry (file, part, *id, error) : add_entry (unit, file, part);
  if (record == NULL)
    return FALSE;
  if (part == DPT_PATIENT_PART_CONSENTS && *id != 0)
    return TRUE; /* a consent is never changed */
  if (part == DPT_PATIENT_PART_TAGS)
    return fill_tag (unit, record, object, error);
  return dpt_json_fill_record (record, object, shown_only, error);
}

/* Entries that were there and are not named go. */
static void
remove_unnamed (DptPatientFile *file, DptPatientPart part, GHashTable *named)
{
  GListModel *records = dpt_patient_file_get_part (file, part);

  for (guint i = g_list_model_get_n_items (records); i-- > 0;)
    {
      g_autoptr (DptRecord) record = g_list_model_get_item (records, i);
      gint64 id = dpt_record_get_id (record);

      if (dpt_record_is_saved (record) && !g_hash_table_contains (named, &id))
        dpt_patient_file_remove (file, part, record);
    }
}

static gboolean
read_part (DptUnit *unit, DptPatientFile *file, DptPatientPart part, JsonObject *object, GError **error)
{
  const char *name = dpt_patient_part_get_name (part);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  JsonArray *array;

  if (!dpt_cli_json_read_array (object, name, &array, error) || array == NULL)
    return !json_object_has_member (object, name) || array != NULL || JSON_NODE_HOLDS_NULL (json_object_get_member (object, name));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gint64 id;

      if (!read_entry (unit, file, part, json_array_get_object_element (array, i), &id, error))
        {
          /* Translators: the name of a list in JSON ("contacts"), a number from 1; what is wrong follows */
          g_prefix_error (error, _ ("%s, entry %u: "), name, i + 1);
          return FALSE;
        }
      g_hash_table_add (named, g_memdup2 (&id, sizeof id));
    }
  if (part != DPT_PATIENT_PART_CONSENTS)
    remove_unnamed (file, part, named);
  return TRUE;
}

/* Fields that are set once and for all would be passed over in silence. */
static gboolean
refuse_kept (DptPatient *patient, GError **error)
{
  for (guint i = 0; dpt_record_is_saved (patient) && i < dpt_record_get_n_fields (patient); i++)
    {
      const DptField *field = dpt_record_get_field (patient, i);

      if ((field->flags & DPT_FIELD_KEEP) && dpt_record_is_field_dirty (patient, i))
        return dpt_set_invalid (error, field->column, _ ("“%s” can no longer be changed."), field->column);
    }
  return TRUE;
}

static gboolean
read_file (DptUnit *unit, DptPatientFile *file, JsonObject *object, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) but = NULL;
  gint64 version = 0;
  DptPatient *patient = dpt_patient_file_get_patient (file);

  g_strv_builder_add (builder, "merged_into_id");
  g_strv_builder_add (builder, "created_at");
  for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
    g_strv_builder_add (builder, dpt_patient_part_get_name (part));
  but = g_strv_builder_end (builder);
  if (!dpt_cli_json_read_int (object, "version", &version, error))
    return FALSE;
  if (version != 0 && dpt_record_is_saved (patient) && version != dpt_record_get_version (patient))
    return dpt_set_error (error, DPT_ERROR_CONFLICT, _ ("Somebody else changed this patient: its “version” is another now. Read it again."));
  if (!dpt_json_fill_record (patient, object, (const char *const *) but, error) || !refuse_kept (patient, error))
    return FALSE;
  for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
    if (!read_part (unit, file, part, object, error))
      return FALSE;
  return TRUE;
}

/* --- commands --- */

typedef struct
{
  const char *text;
  gint64 id, file_number;
  guint most;
  JsonObject *object;
  GPtrArray *twins;
} PatientArgs;

static gpointer
search_cb (DptUnit *unit, gpointer data, GError **error)
{
  PatientArgs *args = data;

  return dpt_patient_search (unit, args->text, args->most, error);
}

static gboolean
run_search (DptCli *cli, int argc, char **argv, GError **error)
{
  int limit = 20;
  const GOptionEntry entries[] = { { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL }, { NULL } };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 1, -1, error);
  g_autofree char *text = operands ? g_strjoinv (" ", operands) : NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (operands == NULL)
    return FALSE;
  if (limit < 1 || limit > DPT_PATIENT_SEARCH_MOST)
    return dpt_set_invalid (error, "limit", _ ("The limit lies between 1 and %d."), DPT_PATIENT_SEARCH_MOST);
  rows = dpt_session_read (dpt_cli_get_session (cli), search_cb, &(PatientArgs) { .text = text, .most = (guint) limit }, (GDestroyNotify) g_ptr_array_unref, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *birth = dpt_record_format (rows->pdata[i], DPT_PATIENT_ROW_BIRTH_DATE);

      g_string_append_printf (out, "%s%" G_GINT64_FORMAT "  %6" G_GINT64_FORMAT "  %-32s %-10s  %-16s %s", i ? "\n" : "",
                              dpt_record_get_id (rows->pdata[i]), dpt_record_get_int (rows->pdata[i], DPT_PATIENT_ROW_FILE_NUMBER),
                              dpt_record_get_string (rows->pdata[i], DPT_PATIENT_ROW_NAME), birth,
                              dpt_record_get_string (rows->pdata[i], DPT_PATIENT_ROW_PHONE),
                              dpt_record_get_string (rows->pdata[i], DPT_PATIENT_ROW_CITY));
    }
  dpt_cli_answer (cli, dpt_json_take_array (dpt_json_from_records (rows)), "%s", rows->len ? out->str : _ ("Nobody is found."));
  return TRUE;
}

static gpointer
load_cb (DptUnit *unit, gpointer data, GError **error)
{
  PatientArgs *args = data;
  gint64 id = args->id != 0 ? args->id : dpt_cli_find_patient (unit, args->file_number, error);

  return id != 0 ? dpt_patient_load (unit, id, error) : NULL;
}

static void
append_field (GString *text, gpointer record, guint field)
{
  const DptField *about = dpt_record_get_field (record, field);
  g_autofree char *value = dpt_record_format (record, field);

  if (*value != '\0' && about->label != NULL)
    g_string_append_printf (text, "\n  %s: %s", _ (about->label), about->kind == DPT_FIELD_ENUM ? dpt_patient_word (value) : value);
}

static void
answer_file (DptCli *cli, DptPatientFile *file)
{
  DptPatient *patient = dpt_patient_file_get_patient (file);
  g_autofree char *name = dpt_patient_dup_name (patient);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT "  %s", dpt_record_get_id (patient), name);
  for (guint i = 0; i < dpt_record_get_n_fields (patient); i++)
    if (dpt_record_get_field (patient, i)->kind != DPT_FIELD_REF)
      append_field (text, patient, i);
  for (DptPatientPart part = 0; part <= DPT_PATIENT_PART_ADDRESSES; part++)
    {
      GListModel *records = dpt_patient_file_get_part (file, part);

      for (guint i = 0; i < g_list_model_get_n_items (records); i++)
        {
          g_autoptr (DptRecord) record = g_list_model_get_item (records, i);

          if (part == DPT_PATIENT_PART_CONTACTS)
            g_string_append_printf (text, "\n  %s: %s", dpt_patient_word (dpt_record_get_text (record, DPT_CONTACT_POINT_KIND)),
                                    dpt_record_get_string (record, DPT_CONTACT_POINT_VALUE));
          else
            g_string_append_printf (text, "\n  %s: %s, %s %s", dpt_patient_word (dpt_record_get_text (record, DPT_ADDRESS_KIND)),
                                    dpt_record_get_string (record, DPT_ADDRESS_LINE1),
                                    dpt_record_get_string (record, DPT_ADDRESS_POSTAL_CODE),
                                    dpt_record_get_string (record, DPT_ADDRESS_CITY));
        }
    }
  dpt_cli_answer (cli, dpt_json_take_object (file_to_json (file)), "%s", text->str);
}

static gboolean
run_show (DptCli *cli, int argc, char **argv, GError **error)
{
  gint64 file_number = 0;
  const GOptionEntry entries[] = { { "file", 0, 0, G_OPTION_ARG_INT64, &file_number, NULL, NULL }, { NULL } };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 0, 1, error);
  g_autoptr (DptPatientFile) file = NULL;
  PatientArgs args = { 0 };

  if (operands == NULL)
    return FALSE;
  if ((operands[0] != NULL) == (file_number != 0))
    return dpt_set_invalid (error, "id", _ ("Say which patient: an id, or --file and the number of the file."));
  args.file_number = file_number;
  if (operands[0] != NULL && (args.id = dpt_cli_parse_id (operands[0], error)) == 0)
    return FALSE;
  file = dpt_session_read (dpt_cli_get_session (cli), load_cb, &args, g_object_unref, error);
  if (file == NULL)
    return FALSE;
  answer_file (cli, file);
  return TRUE;
}

static gpointer
save_cb (DptUnit *unit, gpointer data, GError **error)
{
  PatientArgs *args = data;
  g_autoptr (DptPatientFile) file = args->id != 0 ? dpt_patient_load (unit, args->id, error) : dpt_patient_file_new ();
  gint64 id;

  g_clear_pointer (&args->twins, g_ptr_array_unref);
  if (file == NULL || !dpt_unit_require (unit, DPT_RIGHT_PATIENT_WRITE, error) || !read_file (unit, file, args->object, error))
    return NULL;
  if (args->id == 0)
    {
      args->twins = dpt_patient_find_twins (unit, file, error);
      if (args->twins == NULL)
        return NULL;
    }
  id = dpt_patient_save (unit, file, error);
  return id != 0 ? dpt_patient_load (unit, id, error) : NULL;
}

static void
warn_of_twins (DptCli *cli, GPtrArray *twins)
{
  for (guint i = 0; twins != NULL && i < twins->len; i++)
    {
      const DptPatientTwin *twin = twins->pdata[i];

      if (twin->level < DPT_TWIN_LIKELY)
        continue;
      /* Translators: a patient's name and id, and what is the same ("the same birth date") */
      dpt_cli_say (cli, _ ("Perhaps the same person as %s (id %lld): %s"),
                   dpt_record_get_string (twin->row, DPT_PATIENT_ROW_NAME), (long long) dpt_record_get_id (twin->row),
                   dpt_record_get_string (twin->row, DPT_PATIENT_ROW_REASON));
    }
}

static gboolean
save_patient (DptCli *cli, const char *json, gint64 id, GError **error)
{
  g_autoptr (JsonObject) object = dpt_cli_read_json (json, error);
  g_autoptr (DptPatientFile) file = NULL;
  PatientArgs args = { .id = id, .object = object };

  if (object == NULL)
    return FALSE;
  file = dpt_session_write (dpt_cli_get_session (cli), save_cb, &args, g_object_unref, error);
  if (file != NULL)
    {
      warn_of_twins (cli, args.twins);
      answer_file (cli, file);
    }
  g_clear_pointer (&args.twins, g_ptr_array_unref);
  return file != NULL;
}

static gboolean
run_add (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);

  return operands != NULL && save_patient (cli, operands[0], 0, error);
}

static gpointer
find_cb (DptUnit *unit, gpointer data, GError **error)
{
  PatientArgs *args = data;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  args->id = dpt_cli_find_patient (unit, args->file_number, error);
  return args->id != 0 ? args : NULL;
}

static gboolean
run_edit (DptCli *cli, int argc, char **argv, GError **error)
{
  gint64 file_number = 0;
  const GOptionEntry entries[] = { { "file", 0, 0, G_OPTION_ARG_INT64, &file_number, NULL, NULL }, { NULL } };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 1, 2, error);
  PatientArgs args = { 0 };

  if (operands == NULL)
    return FALSE;
  args.file_number = file_number;
  if ((operands[1] != NULL) == (file_number != 0))
    return dpt_set_invalid (error, "id", _ ("Say which patient: an id, or --file and the number of the file."));
  if (file_number != 0 && dpt_session_read (dpt_cli_get_session (cli), find_cb, &args, NULL, error) == NULL)
    return FALSE;
  if (file_number == 0 && (args.id = dpt_cli_parse_id (operands[0], error)) == 0)
    return FALSE;
  return save_patient (cli, operands[file_number != 0 ? 0 : 1], args.id, error);
}

const DptCliCommand dpt_cli_patient_commands[] = {
  { "patient search", DPT_CLI_NEEDS_SESSION, "TEXT [--limit N]", N_ ("Find patients by name, phone, birth date, file or card number."),
    "  dioptrectl --db /tmp/demo.dioptre patient search thomas\n"
    "  dioptrectl --db /tmp/demo.dioptre --json patient search 21/08/1994 --limit 5",
    N_ ("Words in any order; accents and case do not matter.\n"
        "JSON: [{\"id\":…,\"file_number\":…,\"name\":…,\"birth_date\":…,\"phone\":…,\"city\":…}]"),
    run_search },
  { "patient show", DPT_CLI_NEEDS_SESSION, "ID | --file NUMBER", N_ ("Show a patient with contacts, addresses and all that stands beside."),
    "  dioptrectl --db /tmp/demo.dioptre patient show --file 1",
    N_ ("JSON: every field of the record, and the lists contacts, addresses, alerts, covers, links, tags, consents."),
    run_show },
  { "patient add", DPT_CLI_NEEDS_SESSION, "JSON|@FILE|-", N_ ("Add a patient."),
    "  dioptrectl --db /tmp/demo.dioptre patient add '{\"family_name\":\"Delorme\",\"given_names\":\"Anaïs\","
    "\"birth_date\":\"1984-03-09\",\"title\":\"mrs\",\"contacts\":[{\"kind\":\"mobile\",\"value\":\"06 39 98 41 07\","
    "\"preferred\":true}],\"addresses\":[{\"line1\":\"4 rue des Tanneurs\",\"postal_code\":\"37000\","
    "\"city\":\"Tours\"}]}'",
    N_ ("family_name, given_names   must be there; birth_name where it is another\n"
        "title      mr, mrs, miss, dr, child; sex female, male, other, unknown; birth_date 1984-03-09; deceased_on\n"
        "contacts   kind (mobile, home, work, email), value, preferred, note\n"
        "addresses  kind (home, billing, shipping), line1, line2, postal_code, city, country\n"
        "alerts     kind (allergy, risk, note), text; tags name; links relative_id, kind (parent, child, spouse, "
        "sibling, guardian, payer, other)\n"
        "covers     insurer_id, rank (1 compulsory, 2 and 3 complementary), member_number, plan_name, valid_from, "
        "valid_until, rate_bp\n"
        "consents   purpose (care, recall, marketing, data_sharing), channel (any, mobile, email, post, phone), "
        "given\n"
        "nir, card_number, language, preferred_channel, occupation, hobbies, drives, screen_hours, prescriber_id, "
        "guardian_id, birth_place, source, notes\n"
        "\n"
        "Who may be the same person is said on standard error, and the patient is added all the same. The answer is "
        "that of “patient show”."),
    run_add },
  { "patient edit", DPT_CLI_NEEDS_SESSION, "ID JSON|@FILE|- | --file NUMBER JSON|@FILE|-", N_ ("Change what a patient's file says."),
    "  dioptrectl --db /tmp/demo.dioptre patient edit --file 1 '{\"occupation\":\"Luthier\",\"screen_hours\":2}'",
    N_ ("The members are those of “patient add”; what is left out stays as it is, null empties. A list that is given "
        "replaces the one that was there: entries with their id are changed, those without are added, those not "
        "named go; consents are only ever added. With “version” the change is refused where somebody else was faster."),
    run_edit },
  { NULL },
};
