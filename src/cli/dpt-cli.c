/* dpt-cli.c - global options, finding the command, opening what it needs, and the exit status.
 * For: dpt_cli_main(). Not for: any command.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dpt-config.h"

#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

struct _DptCli
{
  char *uri;
  char *user;
  char *establishment;
  gboolean json;
  DptClock *clock;
  DptDb *db;
  DptSession *session;
  int status; /* -1: as the error says */
};

G_DEFINE_QUARK (dpt-cli-error-quark, dpt_cli_error)

/* --- for commands --- */

const char *
dpt_cli_get_uri (DptCli *cli)
{
  return cli->uri;
}

DptDb *
dpt_cli_get_db (DptCli *cli)
{
  return cli->db;
}

DptSession *
dpt_cli_get_session (DptCli *cli)
{
  return cli->session;
}

DptClock *
dpt_cli_get_clock (DptCli *cli)
{
  return cli->clock;
}

const char *
dpt_cli_get_establishment (DptCli *cli)
{
  return cli->establishment;
}

gboolean
dpt_cli_wants_json (DptCli *cli)
{
  return cli->json;
}

void
dpt_cli_set_status (DptCli *cli, DptCliStatus status)
{
  cli->status = status;
}

static gboolean
set_wrong_use (GError **error, const char *message)
{
  g_set_error_literal (error, DPT_CLI_ERROR, 0, message);
  return FALSE;
}

char **
dpt_cli_parse (DptCli *cli, const GOptionEntry *entries, int argc, char **argv, int min, int max, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) words = g_new0 (char *, (gsize) argc + 2);
  g_autoptr (GError) local = NULL;
  int n;

  /* GOption takes the first word for the program's name. */
  words[0] = g_strdup ("dioptrectl");
  for (int i = 0; i < argc; i++)
    words[i + 1] = g_strdup (argv[i]);
  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &words, &local))
    {
      set_wrong_use (error, local->message);
      return NULL;
    }
  /* A lone "--" only ended the options. */
  n = (int) g_strv_length (words) - 1;
  if (n > 0 && g_str_equal (words[1], "--"))
    {
      g_free (words[1]);
      memmove (&words[1], &words[2], sizeof *words * (gsize) n);
      n--;
    }
  if (n < min || (max >= 0 && n > max))
    {
      set_wrong_use (error, n < min ? _ ("Something is missing after the command.") : _ ("There is one word too many."));
      return NULL;
    }
  return g_strdupv (words + 1);
}

gint64
dpt_cli_parse_id (const char *text, GError **error)
{
  gint64 id = 0;

  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    dpt_set_invalid (error, "id", _ ("“%s” is no id: it is a whole number, as the lists print it."), text);
  return id;
}

void
dpt_cli_print_json (JsonNode *json)
{
  g_autoptr (JsonNode) node = json;
  g_autofree char *text = json_to_string (node, FALSE);

  puts (text);
  fflush (stdout);
}

void
dpt_cli_answer (DptCli *cli, JsonNode *json, const char *format, ...)
{
  va_list args;

  if (cli->json)
    {
      dpt_cli_print_json (json);
      return;
    }
  json_node_unref (json);
  va_start (args, format);
  vprintf (format, args);
  va_end (args);
  putchar ('\n');
  fflush (stdout);
}

void
dpt_cli_say (DptCli *cli, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  vfprintf (stderr, format, args);
  va_end (args);
  fputc ('\n', stderr);
}

/* Standard input to its end; a limit keeps a wrong pipe from filling the memory. */
static char *
read_input (GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[8192];
  gsize n;

  while ((n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    {
      g_string_append_len (text, buffer, (gssize) n);
      if (text->len > 16 * 1024 * 1024)
        {
          dpt_set_invalid (error, "json", _ ("There is more than 16 MB on standard input."));
          return NULL;
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

JsonObject *
dpt_cli_read_json (const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local = NULL;
  g_autofree char *read = NULL;
  JsonNode *root;

  if (g_str_equal (text, "-"))
    {
      if ((read = read_input (error)) == NULL)
        return NULL;
    }
  else if (*text == '@')
    {
      if (!g_file_get_contents (text + 1, &read, NULL, error))
        return NULL;
    }
  else
    read = g_strdup (text);

  if (!dpt_text_is_shallow_json (read, -1))
    {
      dpt_set_invalid (error, "json", _ ("This JSON nests deeper than %d brackets, or there are comments in it."), DPT_TEXT_JSON_MOST_DEPTH);
      return NULL;
    }
  if (dpt_text_json_has_nul (read))
    {
      dpt_set_invalid (error, "json", _ ("This JSON holds the character U+0000 in a text: what follows it would be lost."));
      return NULL;
    }
  if (!g_utf8_validate (read, -1, NULL) || !json_parser_load_from_data (parser, read, -1, &local))
    {
      /* Translators: what the JSON reader says */
      dpt_set_invalid (error, "json", _ ("This is not JSON: %s"), local ? local->message : _ ("it is not UTF-8"));
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      dpt_set_invalid (error, "json", _ ("A JSON object is expected: { … }"));
      return NULL;
    }
  return json_object_ref (json_node_get_object (root));
}

/* --- finding and running --- */

/* Returns: the command whose name begins @argv, and how many words it has. */
static const DptCliCommand *
find_command (int argc, char **argv, int *n_words)
{
  for (gsize i = 0; dpt_cli_tables[i] != NULL; i++)
    for (const DptCliCommand *command = dpt_cli_tables[i]; command->name != NULL; command++)
      {
        g_auto (GStrv) words = g_strsplit (command->name, " ", -1);
        int n = (int) g_strv_length (words);
        gboolean same = n <= argc;

        for (int j = 0; same && j < n; j++)
          same = g_str_equal (words[j], argv[j]);
        if (same)
          {
            *n_words = n;
            return command;
          }
      }
  return NULL;
}

static void
print_overview (FILE *out)
{
  fprintf (out, "%s\n\n  dioptrectl [--db URI] [--user %s] [--establishment %s] [--json] %s …\n\n", _ ("Dioptre without a window."),
           _ ("LOGIN"), _ ("CODE"), _ ("COMMAND"));
  for (gsize i = 0; dpt_cli_tables[i] != NULL; i++)
    for (const DptCliCommand *command = dpt_cli_tables[i]; command->name != NULL; command++)
      fprintf (out, "  %-22s %s\n", command->name, _ (command->summary));
  fprintf (out, "\n%s\n", _ ("“dioptrectl help COMMAND” explains one, with an example.\n"
                             "Exit status: 0 done, 1 failed, 2 wrong use, 3 refused (rights or invalid input), 4 damage found."));
}

static gboolean
run_help (DptCli *cli, int argc, char **argv)
{
  int n_words;
  const DptCliCommand *command = argc > 0 ? find_command (argc, argv, &n_words) : NULL;

  if (argc > 0 && command == NULL)
    return FALSE;
  if (command == NULL)
    print_overview (stdout);
  else
    {
      printf ("dioptrectl %s %s\n\n%s\n\n%s\n", command->name, command->usage ? command->usage : "", _ (command->summary), command->example);
      if (command->detail != NULL)
        printf ("\n%s\n", _ (command->detail));
    }
  return TRUE;
}

typedef struct
{
  const char *login;
  const char *establishment;
  gint64 user_id;
  gint64 establishment_id;
} Names;

static gpointer
find_names (DptDbConnection *connection, gpointer args, GError **error)
{
  Names *names = args;
  g_autoptr (DptDbRows) rows = dpt_db_query (connection, "practice/practice:find-names", error, DPT_TEXT (names->login),
                                             DPT_TEXT (names->establishment));

  if (rows == NULL)
    return NULL;
  names->user_id = dpt_db_rows_get_int (rows, 0, 0);
  names->establishment_id = dpt_db_rows_get_int (rows, 0, 1);
  return names;
}

/* Whoever can open the database may act as anybody in it: --user narrows the rights, it proves nothing. */
static gboolean
open_session (DptCli *cli, GError **error)
{
  Names names = { .login = cli->user, .establishment = cli->establishment };

  if (dpt_db_read (cli->db, find_names, &names, NULL, error) == NULL)
    return FALSE;
  if (cli->user != NULL && names.user_id == 0)
    return dpt_set_error (error, DPT_ERROR_REFUSED, _ ("There is no active user “%s”."), cli->user);
  if (cli->establishment != NULL && names.establishment_id == 0)
    return dpt_set_invalid (error, "establishment", _ ("There is no establishment “%s”."), cli->establishment);
  cli->session = names.user_id != 0 ? dpt_session_new (cli->db, cli->clock, names.user_id, names.establishment_id, 0, error)
                                    : dpt_session_new_system (cli->db, cli->clock, names.establishment_id, error);
  return cli->session != NULL;
}

static gboolean
open_needs (DptCli *cli, DptCliNeeds needs, GError **error)
{
  if (needs == DPT_CLI_NEEDS_NOTHING)
    return TRUE;
  if (cli->uri == NULL)
    return set_wrong_use (error, _ ("Say which database: --db URI, or the variable DPT_DB."));
  if (needs == DPT_CLI_NEEDS_URI)
    return TRUE;
  cli->db = dpt_db_open (cli->uri, DPT_DB_OPEN_DEFAULT, error);
  if (cli->db == NULL)
    return FALSE;
  return needs == DPT_CLI_NEEDS_DB || open_session (cli, error);
}

static DptCliStatus
status_of (const GError *error)
{
  if (error->domain == DPT_CLI_ERROR || error->domain == G_OPTION_ERROR)
    return DPT_CLI_WRONG_USE;
  if (g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_CORRUPT) || g_error_matches (error, DPT_ERROR, DPT_ERROR_DAMAGED))
    return DPT_CLI_DAMAGED;
  if (error->domain == DPT_ERROR && error->code != DPT_ERROR_FAILED)
    return DPT_CLI_REFUSED;
  if (error->domain == DPT_DB_ERROR
      && (error->code == DPT_DB_ERROR_CHECK || error->code == DPT_DB_ERROR_UNIQUE || error->code == DPT_DB_ERROR_FOREIGN_KEY))
    return DPT_CLI_REFUSED;
  return DPT_CLI_FAILED;
}

static void
report_error (DptCli *cli, const GError *error)
{
  const char *field = dpt_error_get_field (error);

  fprintf (stderr, "dioptrectl: %s\n", error->message);
  if (field != NULL && !strstr (error->message, field))
    fprintf (stderr, "dioptrectl: %s: %s\n", _ ("field"), field);
}

static gboolean
read_global_options (DptCli *cli, int *argc, char ***argv, gboolean *version, gboolean *help, GError **error)
{
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_STRING, &cli->uri, NULL, NULL },
    { "user", 0, 0, G_OPTION_ARG_STRING, &cli->user, NULL, NULL },
    { "establishment", 0, 0, G_OPTION_ARG_STRING, &cli->establishment, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, version, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  /* Global options stand before the command or after it; the command's own words are left. */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (cli->uri == NULL)
    cli->uri = g_strdup (g_getenv ("DPT_DB"));
  return TRUE;
}

static gboolean
run (DptCli *cli, int argc, char **argv, GError **error)
{
  gboolean version = FALSE, help = FALSE;
  const DptCliCommand *command;
  int n_words = 0;

  if (!read_global_options (cli, &argc, &argv, &version, &help, error))
    return FALSE;
  if (version)
    {
      puts ("dioptrectl " DPT_VERSION);
      return TRUE;
    }
  argc--, argv++;
  if (argc == 0 && !help)
    {
      print_overview (stderr);
      cli->status = DPT_CLI_WRONG_USE;
      return TRUE;
    }
  if (help || g_str_equal (argv[0], "help"))
    return run_help (cli, help ? argc : argc - 1, help ? argv : argv + 1)
           || set_wrong_use (error, _ ("There is no such command. “dioptrectl help” lists them all."));
  command = find_command (argc, argv, &n_words);
  if (command == NULL)
    return set_wrong_use (error, _ ("There is no such command. “dioptrectl help” lists them all."));
  return open_needs (cli, command->needs, error) && command->run (cli, argc - n_words, argv + n_words, error);
}

int
dpt_cli_main (int argc, char **argv)
{
  DptCli cli = { .status = -1 };
  g_autoptr (GError) error = NULL;
  g_autofree char **words = g_memdup2 (argv, sizeof *argv * ((gsize) argc + 1));
  gboolean done;

  cli.clock = dpt_clock_new ();
  done = run (&cli, argc, words, &error);
  if (error != NULL)
    report_error (&cli, error);
  if (cli.status < 0)
    cli.status = done ? DPT_CLI_DONE : error ? (int) status_of (error) : DPT_CLI_FAILED;
  g_clear_object (&cli.session);
  g_clear_object (&cli.db);
  /* News of changes wait for a main loop that a command has not, and hold the database: let them go, so that it is closed. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&cli.clock);
  g_free (cli.uri);
  g_free (cli.user);
  g_free (cli.establishment);
  return cli.status;
}
