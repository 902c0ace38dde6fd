/* dpt-cli-demo.c - a database full of invented life: the demonstration shop, or a data set of a size.
 * For: dioptrectl demo. Not for: what is invented (engine/demo).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "engine/demo/dpt-demo.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Between two transactions is where a run can end, and where it is told that it should. */
typedef struct
{
  guint shown; /* per cent */
  GCancellable *cancellable;
} Progress;

static volatile sig_atomic_t interrupted;

static void
interrupt_cb (int number)
{
  interrupted = 1;
}

static void
show_progress (guint done, gpointer user_data)
{
  Progress *progress = user_data;

  if (interrupted)
    g_cancellable_cancel (progress->cancellable);
  if (done / 10 == progress->shown || !isatty (STDERR_FILENO))
    return;
  progress->shown = done / 10;
  fprintf (stderr, "\r%3u %%%s", done / 10, done >= 1000 ? "\n" : "");
}

/* The path of the file that this run makes, NULL where there is one already, or where it is not a file. */
static char *
dup_new_file (const char *uri)
{
  const char *path = g_str_has_prefix (uri, "sqlite://") ? uri + strlen ("sqlite://") : uri;

  return strstr (path, "://") != NULL || g_file_test (path, G_FILE_TEST_EXISTS) ? NULL : g_strdup (path);
}

static void
remove_file (const char *path)
{
  static const char *const companions[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *name = g_strconcat (path, companions[i], NULL);

      unlink (name);
    }
}

/* Half a shop is of no use to anybody: the file that was begun goes again. */
static gboolean
fill (DptCli *cli, const DptDemoOptions *options, GError **error)
{
  const char *uri = dpt_cli_get_uri (cli);
  g_autofree char *file = dup_new_file (uri);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress progress = { .shown = G_MAXUINT, .cancellable = cancellable };
  g_autoptr (DptDb) db = dpt_db_open (uri, DPT_DB_OPEN_CREATE, error);
  gboolean done;

  signal (SIGINT, interrupt_cb);
  signal (SIGTERM, interrupt_cb);
  done = db != NULL && dpt_demo_create (db, options, show_progress, &progress, cancellable, error);
  signal (SIGINT, SIG_DFL);
  signal (SIGTERM, SIG_DFL);
  if (!done && file != NULL)
    {
      g_clear_object (&db);
      remove_file (file);
    }
  return done;
}

static gboolean
read_options (DptCli *cli, const char *size, int seed, const char *until, char **today, DptDemoOptions *options, GError **error)
{
  *today = until ? g_strdup (until) : dpt_clock_dup_today (dpt_cli_get_clock (cli));
  if (!dpt_date_is_valid (*today))
    return dpt_set_invalid (error, "until", _ ("“%s” is no date of the calendar."), *today);
  if (size == NULL)
    dpt_demo_options_init_shop (options, *today);
  else if (!dpt_demo_options_init_size (options, size, *today))
    return dpt_set_invalid (error, "size", _ ("A size is S, M or L."));
  if (seed >= 0)
    options->seed = (guint64) seed;
  /* Whoever looks at it now sees no receipt of this evening; whoever names seed or day gets the same data at any hour. */
  if (size == NULL && until == NULL && seed < 0)
    options->now = dpt_clock_get_now (dpt_cli_get_clock (cli));
  return TRUE;
}

static gboolean
run_demo (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *size = NULL, *until = NULL, *today = NULL;
  int seed = -1;
  const GOptionEntry entries[] = {
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, NULL, NULL },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 0, 0, error);
  DptDemoOptions options;
  JsonObject *object;

  if (operands == NULL || !read_options (cli, size, seed, until, &today, &options, error) || !fill (cli, &options, error))
    return FALSE;
  object = json_object_new ();
  json_object_set_int_member (object, "patients", options.patients);
  json_object_set_int_member (object, "seed", (gint64) options.seed);
  json_object_set_string_member (object, "until", today);
  /* Translators: a number of patients, and the command that opens the database */
  dpt_cli_answer (cli, json_node_init_object (json_node_alloc (), object), _ ("%u patients are made. Open the shop with: dioptre --db %s"),
                  options.patients, dpt_cli_get_uri (cli));
  json_object_unref (object);
  return TRUE;
}

const DptCliCommand dpt_cli_demo_commands[] = {
  { "demo", DPT_CLI_NEEDS_URI, "[--size S|M|L] [--seed N] [--until DATE]", N_ ("Fill a new database with an invented shop."),
    "  dioptrectl --db /tmp/demo.dioptre demo\n"
    "  dioptrectl --db /tmp/small.dioptre demo --size S --seed 7 --until 2026-11-21",
    N_ ("Without a size: the demonstration shop, 500 patients over two years. S: 10 thousand patients and 30 "
        "thousand sales over ten years, M: 330 thousand and 1.5 million, L: 1 million and 5 million. The same --seed "
        "and --until give the same data; with neither, the shop is as it is at this hour.\n"
        "Ctrl+C ends it and leaves no file.\n"
        "JSON: {\"patients\":500,\"seed\":20,\"until\":\"2026-11-21\"}"),
    run_demo },
  { NULL },
};
