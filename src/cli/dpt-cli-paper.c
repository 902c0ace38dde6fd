/* dpt-cli-paper.c - papers from outside that are kept with a patient: taken in, listed, written out, named, removed.
 * For: dioptrectl paper …. Not for: papers made here (dpt-cli-document.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-file.h"
#include "cli/dpt-cli-json.h"
#include "engine/clinical/dpt-scan-folder.h"
#include "engine/clinical/dpt-scan-store.h"
#include "engine/practice/dpt-setting.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A stray this young may belong to somebody who is adding a document at this moment. Seconds. */
#define STRAY_AGE 3600

typedef struct
{
  gint64 id, file_number;
  const char *kind, *name;
  DptScan *scan;
} Args;

/* --- taking in --- */

static gpointer
add_cb (DptUnit *unit, gpointer data, GError **error)
{
  const Args *args = data;
  gint64 patient_id = dpt_cli_find_patient (unit, args->file_number, error);
  gint64 id = patient_id != 0 ? dpt_scan_add (unit, patient_id, args->scan, error) : 0;

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static DptScan *
read_scan (const char *path, const char *kind, const char *name, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (base);
  g_autoptr (GBytes) content = NULL;
  GStatBuf about;
  DptScan *scan;
  char *data;
  gsize size;

  /* Not read at all where it is too large to be kept. */
  if (g_stat (path, &about) == 0 && about.st_size > DPT_SCAN_MAX_SIZE)
    {
      dpt_set_invalid (error, "scan", _ ("Document: the file is larger than 100 MB. Scan it with less resolution."));
      return NULL;
    }
  if (!g_file_get_contents (path, &data, &size, error))
    return NULL;
  content = g_bytes_new_take (data, size);
  scan = dpt_scan_new (name != NULL ? name : shown, content, error);
  if (scan != NULL)
    dpt_record_set_text (scan, DPT_SCAN_KIND, kind != NULL ? kind : dpt_scan_kind_guess (shown));
  return scan;
}

static gboolean
run_add (DptCli *cli, int argc, char **argv, GError **error)
{
  gint64 file_number = 0;
  g_autofree char *kind = NULL, *name = NULL;
  const GOptionEntry entries[] = {
    { "file", 0, 0, G_OPTION_ARG_INT64, &file_number, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 1, 1, error);
  g_autoptr (DptScan) scan = NULL;
  g_autofree gint64 *id = NULL;
  Args args = { 0 };
  JsonObject *object;

  if (operands == NULL)
    return FALSE;
  if (file_number == 0)
    return dpt_set_invalid (error, "file", _ ("Say whose it is: --file and the number of the patient's file."));
  scan = read_scan (operands[0], kind, name, error);
  if (scan == NULL)
    return FALSE;
  args.file_number = file_number;
  args.scan = scan;
  id = dpt_session_write (dpt_cli_get_session (cli), add_cb, &args, g_free, error);
  if (id == NULL)
    return FALSE;
  object = json_object_new ();
  json_object_set_int_member (object, "id", *id);
  json_object_set_string_member (object, "kind", dpt_record_get_text (scan, DPT_SCAN_KIND));
  json_object_set_string_member (object, "sha256", dpt_record_get_text (scan, DPT_SCAN_SHA256));
  /* Translators: a file name, the kind of document ("Insurance card"), its number */
  dpt_cli_answer (cli, dpt_json_take_object (object), _ ("“%s” is kept as %s, number %lld."),
                  dpt_record_get_string (scan, DPT_SCAN_NAME), dpt_scan_kind_get_label (dpt_record_get_text (scan, DPT_SCAN_KIND)), (long long) *id);
  return TRUE;
}

/* --- looking --- */

static gpointer
list_cb (DptUnit *unit, gpointer data, GError **error)
{
  const Args *args = data;
  gint64 patient_id = dpt_cli_find_patient (unit, args->file_number, error);

  return patient_id != 0 ? dpt_scan_list (unit, patient_id, error) : NULL;
}

static gboolean
run_list (DptCli *cli, int argc, char **argv, GError **error)
{
  gint64 file_number = 0;
  const GOptionEntry entries[] = { { "file", 0, 0, G_OPTION_ARG_INT64, &file_number, NULL, NULL }, { NULL } };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 0, 0, error);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  JsonObject *object;
  Args args = { 0 };

  if (operands == NULL)
    return FALSE;
  if (file_number == 0)
    return dpt_set_invalid (error, "file", _ ("Say whose: --file and the number of the patient's file."));
  args.file_number = file_number;
  list = dpt_session_read (dpt_cli_get_session (cli), list_cb, &args, (GDestroyNotify) g_ptr_array_unref, error);
  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *day = dpt_date_from_instant (dpt_record_get_int (list->pdata[i], DPT_SCAN_LINE_CREATED_AT));
      g_autofree char *size = g_format_size ((guint64) dpt_record_get_int (list->pdata[i], DPT_SCAN_LINE_SIZE));

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT "  %s  %s  %s  %s", i > 0 ? "\n" : "", dpt_record_get_id (list->pdata[i]), day,
                              dpt_scan_kind_get_label (dpt_record_get_text (list->pdata[i], DPT_SCAN_LINE_KIND)), size,
                              dpt_record_get_string (list->pdata[i], DPT_SCAN_LINE_NAME));
    }
  object = json_object_new ();
  json_object_set_array_member (object, "documents", dpt_json_from_records (list));
  dpt_cli_answer (cli, dpt_json_take_object (object), "%s", list->len > 0 ? text->str : _ ("This patient has no documents."));
  return TRUE;
}

static gpointer
load_cb (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_scan_load (unit, ((Args *) data)->id, error);
}

static gboolean
run_save (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL }, { NULL } };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 1, 1, error);
  g_autoptr (DptScan) scan = NULL;
  JsonObject *object;
  Args args = { 0 };

  if (operands == NULL || (args.id = dpt_cli_parse_id (operands[0], error)) == 0)
    return FALSE;
  if (output == NULL)
    return dpt_set_invalid (error, "output", _ ("Say where the document goes: -o FILE."));
  scan = dpt_session_write (dpt_cli_get_session (cli), load_cb, &args, g_object_unref, error);
  if (scan == NULL || !dpt_file_write (output, dpt_record_get_bytes (scan, DPT_SCAN_CONTENT), error))
    return FALSE;
  object = json_object_new ();
  json_object_set_string_member (object, "file", output);
  json_object_set_string_member (object, "mime_type", dpt_record_get_text (scan, DPT_SCAN_MIME_TYPE));
  json_object_set_int_member (object, "size", dpt_record_get_int (scan, DPT_SCAN_SIZE));
  dpt_cli_answer (cli, dpt_json_take_object (object), _ ("“%s” is written."), output);
  return TRUE;
}

/* --- changing --- */

static gpointer
edit_cb (DptUnit *unit, gpointer data, GError **error)
{
  const Args *args = data;

  if ((args->name != NULL && !dpt_scan_rename (unit, args->id, args->name, error))
      || (args->kind != NULL && !dpt_scan_set_kind (unit, args->id, args->kind, error)))
    return NULL;
  return data;
}

static gpointer
remove_cb (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_scan_remove (unit, ((Args *) data)->id, error) ? data : NULL;
}

static gpointer
restore_cb (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_scan_restore (unit, ((Args *) data)->id, error) ? data : NULL;
}

static JsonNode *
describe_id (gint64 id)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", id);
  return dpt_json_take_object (object);
}

static gboolean
run_edit (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *kind = NULL, *name = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 1, 1, error);
  Args args = { 0 };

  if (operands == NULL || (args.id = dpt_cli_parse_id (operands[0], error)) == 0)
    return FALSE;
  args.kind = kind;
  args.name = name;
  if (kind == NULL && name == NULL)
    return dpt_set_invalid (error, "name", _ ("Say what changes: --name or --kind."));
  if (dpt_session_write (dpt_cli_get_session (cli), edit_cb, &args, NULL, error) == NULL)
    return FALSE;
  dpt_cli_answer (cli, describe_id (args.id), "%s", _ ("The document is changed."));
  return TRUE;
}

static gboolean
run_on_one (DptCli *cli, int argc, char **argv, DptUnitFunc func, const char *said, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);
  Args args = { 0 };

  if (operands == NULL || (args.id = dpt_cli_parse_id (operands[0], error)) == 0
      || dpt_session_write (dpt_cli_get_session (cli), func, &args, NULL, error) == NULL)
    return FALSE;
  dpt_cli_answer (cli, describe_id (args.id), "%s", said);
  return TRUE;
}

static gboolean
run_remove (DptCli *cli, int argc, char **argv, GError **error)
{
  return run_on_one (cli, argc, argv, remove_cb, _ ("The document is removed. “paper restore” puts it back within 30 days."), error);
}

static gboolean
run_restore (DptCli *cli, int argc, char **argv, GError **error)
{
  return run_on_one (cli, argc, argv, restore_cb, _ ("The document is back."), error);
}

/* --- the folder --- */

static gpointer
folder_cb (DptUnit *unit, gpointer data, GError **error)
{
  const char *path = data;
  g_autoptr (GError) reason = NULL;
  char *folder;

  if (path != NULL && !dpt_setting_set (unit, DPT_SETTING_SCOPE_ORGANIZATION, DPT_SCAN_FOLDER_SETTING, path, error))
    return NULL;
  folder = dpt_scan_folder_dup (unit, &reason);
  if (folder == NULL && g_error_matches (reason, DPT_ERROR, DPT_ERROR_STATE))
    return g_strdup (""); /* asked where, and nobody has said yet: that is an answer */
  if (folder == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return folder;
}

/* Of SQLite it follows from the file's name and is not to be chosen. */
static gboolean
check_folder (DptCli *cli, const char *path, GError **error)
{
  if (g_str_equal (dpt_db_get_engine (dpt_cli_get_db (cli)), "sqlite"))
    return dpt_set_invalid (error, "folder", _ ("The folder of a database in a file stands beside it; only a PostgreSQL needs one."));
  if (!g_path_is_absolute (path) || !g_file_test (path, G_FILE_TEST_IS_DIR))
    return dpt_set_invalid (error, "folder", _ ("“%s” is no folder that is there: give the whole path."), path);
  return TRUE;
}

static gboolean
run_folder (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 0, 1, error);
  g_autofree char *folder = NULL;
  JsonObject *object;

  if (operands == NULL || (operands[0] != NULL && !check_folder (cli, operands[0], error)))
    return FALSE;
  folder = dpt_session_write (dpt_cli_get_session (cli), folder_cb, operands[0], g_free, error);
  if (folder == NULL)
    return FALSE;
  object = json_object_new ();
  if (*folder != '\0')
    json_object_set_string_member (object, "folder", folder);
  else
    json_object_set_null_member (object, "folder");
  dpt_cli_answer (cli, dpt_json_take_object (object), "%s",
                  *folder != '\0' ? folder : _ ("No folder is named yet: documents too large for the database are refused until one is."));
  return TRUE;
}

/* --- tidying --- */

static gpointer
tidy_cb (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_scan_tidy (unit, error) ? unit : NULL;
}

static gpointer
strays_cb (DptUnit *unit, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) strays = dpt_scan_list_strays (unit, error);
  g_autofree char *folder = strays != NULL && strays->len > 0 ? dpt_scan_folder_dup (unit, error) : NULL;

  for (guint i = 0; folder != NULL && i < strays->len; i++)
    {
      char *path = g_build_filename (folder, strays->pdata[i], NULL);

      g_free (strays->pdata[i]);
      strays->pdata[i] = path;
    }
  return strays != NULL && (strays->len == 0 || folder != NULL) ? g_steal_pointer (&strays) : NULL;
}

static gboolean
run_tidy (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 0, 0, error);
  g_autoptr (GPtrArray) strays = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  JsonObject *object;
  guint n = 0;

  /* The rows first, and committed: then the files are nobody's. */
  if (operands == NULL || dpt_session_write (dpt_cli_get_session (cli), tidy_cb, NULL, NULL, error) == NULL)
    return FALSE;
  strays = dpt_session_read (dpt_cli_get_session (cli), strays_cb, NULL, (GDestroyNotify) g_ptr_array_unref, error);
  if (strays == NULL)
    return FALSE;
  for (guint i = 0; i < strays->len; i++)
    {
      GStatBuf about;

      if (g_stat (strays->pdata[i], &about) == 0 && now - about.st_mtime >= STRAY_AGE && g_unlink (strays->pdata[i]) == 0)
        n++;
    }
  object = json_object_new ();
  json_object_set_int_member (object, "files", n);
  /* Translators: a number of files */
  dpt_cli_answer (cli, dpt_json_take_object (object), ngettext ("%u file that belonged to no document is gone.",
                                                                "%u files that belonged to no document are gone.", n), n);
  return TRUE;
}

/* The beginning of an example: a document is there. */
#define KEPT \
  "  printf '%%PDF-1.4\\n' >/tmp/card.pdf\n" \
  "  id=$(dioptrectl --db /tmp/demo.dioptre --json paper add /tmp/card.pdf --file 3 --kind card | cut -d : -f 2 | cut -d , -f 1)\n"

const DptCliCommand dpt_cli_paper_commands[] = {
  { "paper add", DPT_CLI_NEEDS_SESSION, "FILE --file NUMBER [--kind KIND] [--name NAME]",
    N_ ("Keep a PDF or a picture with a patient."),
    "  printf '%%PDF-1.4\\n' >/tmp/card.pdf\n"
    "  dioptrectl --db /tmp/demo.dioptre paper add /tmp/card.pdf --file 3 --kind card",
    N_ ("KIND: prescription, report, letter, card, consent, quote, other; without it the file's name decides. What it is, is seen from its "
        "content: a PDF, or a PNG, JPEG or TIFF picture. The same content twice is refused.\n"
        "Up to 5 MB it stands in the database (setting papers.database_limit, in bytes), beyond that in the folder beside it.\n"
        "JSON: {\"id\":…,\"kind\":\"letter\",\"sha256\":\"…\"}"),
    run_add },
  { "paper list", DPT_CLI_NEEDS_SESSION, "--file NUMBER", N_ ("List the documents kept with a patient."),
    "  dioptrectl --db /tmp/demo.dioptre paper list --file 3",
    N_ ("Of the kinds that the user may see. JSON: {\"documents\":[{\"id\":…,\"kind\":…,\"name\":…,\"size\":…}]}"), run_list },
  { "paper save", DPT_CLI_NEEDS_SESSION, "ID -o FILE", N_ ("Write a document to a file, as it was taken in."),
    KEPT
    "  dioptrectl --db /tmp/demo.dioptre paper save $id -o /tmp/paper.pdf",
    N_ ("It is checked against its hash first; that it was looked at is noted. JSON: {\"file\":…,\"mime_type\":…,\"size\":…}"), run_save },
  { "paper edit", DPT_CLI_NEEDS_SESSION, "ID [--name NAME] [--kind KIND]", N_ ("Name a document, or say what it is."),
    KEPT
    "  dioptrectl --db /tmp/demo.dioptre paper edit $id --name 'Letter of Dr Morel'",
    N_ ("JSON: {\"id\":…}"), run_edit },
  { "paper remove", DPT_CLI_NEEDS_SESSION, "ID", N_ ("Take a document away; it can be put back."),
    KEPT
    "  dioptrectl --db /tmp/demo.dioptre paper remove $id\n"
    "  dioptrectl --db /tmp/demo.dioptre paper restore $id",
    N_ ("One that a prescription was typed from stays. JSON: {\"id\":…}"), run_remove },
  { "paper restore", DPT_CLI_NEEDS_SESSION, "ID", N_ ("Put back a document that was removed."),
    KEPT
    "  dioptrectl --db /tmp/demo.dioptre paper remove $id\n"
    "  dioptrectl --db /tmp/demo.dioptre paper restore $id",
    N_ ("JSON: {\"id\":…}"), run_restore },
  { "paper folder", DPT_CLI_NEEDS_SESSION, "[PATH]", N_ ("Say where documents too large for the database are, or where they shall be."),
    "  dioptrectl --db /tmp/demo.dioptre paper folder",
    N_ ("Beside a file it follows from its name. A PostgreSQL needs one that every station reaches. What is in an old one is not moved.\n"
        "JSON: {\"folder\":…}"), run_folder },
  { "paper tidy", DPT_CLI_NEEDS_SESSION, "", N_ ("Forget what was removed more than 30 days ago, and files that belong to no document."),
    "  dioptrectl --db /tmp/demo.dioptre paper tidy", N_ ("JSON: {\"files\":0}"), run_tidy },
  { NULL },
};
