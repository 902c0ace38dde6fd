/* dpt-cli-server.c - see dpt-cli-server.h.
 * For: starting the programs. Not for: what stands in a back-up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli-server.h"

#include "base/dpt-error.h"
#include "base/dpt-file.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Returns: (transfer full) (nullable): @uri without its password, which goes into @launcher's environment */
static char *
hide_password (const char *uri, GSubprocessLauncher *launcher, GError **error)
{
  static const GUriFlags flags = G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_QUERY;
  g_autoptr (GUri) parsed = g_uri_parse (uri, flags, error);
  g_autoptr (GUri) bare = NULL;

  if (parsed == NULL)
    return NULL;
  if (g_uri_get_query (parsed) != NULL && strstr (g_uri_get_query (parsed), "password=") != NULL)
    {
      dpt_set_invalid (error, "db", _ ("A password in the address of the database could be read by others while it is copied: put it into ~/.pgpass."));
      return NULL;
    }
  if (g_uri_get_password (parsed) != NULL)
    g_subprocess_launcher_setenv (launcher, "PGPASSWORD", g_uri_get_password (parsed), TRUE);
  bare = g_uri_build_with_user (flags, g_uri_get_scheme (parsed), g_uri_get_user (parsed), NULL, NULL, g_uri_get_host (parsed),
                                g_uri_get_port (parsed), g_uri_get_path (parsed), g_uri_get_query (parsed), NULL);
  return g_uri_to_string (bare);
}

/* What a program complains of, in its first line. */
static gboolean
run (GSubprocessLauncher *launcher, const char *const *words, GError **error)
{
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawnv (launcher, words, error);
  g_autofree char *said = NULL;
  char *end;

  if (process == NULL)
    {
      g_prefix_error (error, _ ("%s could not be started; it comes with PostgreSQL's client: "), words[0]);
      return FALSE;
    }
  if (!g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, error))
    return FALSE;
  if (g_subprocess_get_successful (process))
    return TRUE;
  end = said != NULL ? strchr (said, '\n') : NULL;
  if (end != NULL)
    *end = '\0';
  /* Translators: the name of a program and what it said */
  return dpt_set_error (error, DPT_ERROR_FAILED, _ ("%s failed: %s"), words[0], said != NULL ? said : "");
}

static GSubprocessLauncher *
create_launcher (void)
{
  return g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
}

gboolean
dpt_cli_server_backup (const char *uri, const char *path, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = create_launcher ();
  g_autofree char *bare = hide_password (uri, launcher, error);
  g_autofree char *draft = bare != NULL ? dpt_file_begin (path, error) : NULL;
  const char *words[] = { "pg_dump", "--format=custom", "--no-password", "--file", draft, "--dbname", bare, NULL };

  if (draft == NULL)
    return FALSE;
  if (run (launcher, words, error) && dpt_cli_server_verify (draft, error))
    return dpt_file_commit (draft, path, error);
  dpt_file_abandon (draft);
  return FALSE;
}

gboolean
dpt_cli_server_verify (const char *path, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = create_launcher ();
  /* As a script that goes nowhere: every block is read and unpacked. */
  const char *words[] = { "pg_restore", "--file", "/dev/null", path, NULL };

  return run (launcher, words, error);
}

gboolean
dpt_cli_server_restore (const char *uri, const char *path, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = create_launcher ();
  g_autofree char *bare = hide_password (uri, launcher, error);
  const char *words[]
    = { "pg_restore", "--single-transaction", "--no-owner", "--no-privileges", "--no-password", "--dbname", bare, path, NULL };

  return bare != NULL && run (launcher, words, error);
}
