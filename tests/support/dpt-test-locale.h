/* dpt-test-locale.h - puts a test into the French locale, making it in a temporary folder where the machine has none.
 * For: tests of decimal commas, dates in words. Not for: translations (dpt-locale.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <glib/gstdio.h>
#include <locale.h>

/* Switches the process to French. Returns FALSE, with the test marked as skipped, where that cannot be had. */
static inline gboolean
enter_french (void)
{
  static char *folder;
  g_autofree char *target = NULL;
  g_autofree char *removal = NULL;
  gboolean found;

  if (setlocale (LC_ALL, "fr_FR.UTF-8") != NULL)
    return TRUE;
  folder = g_dir_make_tmp ("dioptre-locale-XXXXXX", NULL);
  target = g_build_filename (folder, "fr_FR.UTF-8", NULL);
  const char *argv[] = { "localedef", "-i", "fr_FR", "-f", "UTF-8", target, NULL };
  g_spawn_sync (NULL, (char **) argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                NULL, NULL);
  g_setenv ("LOCPATH", folder, TRUE);
  found = setlocale (LC_ALL, "fr_FR.UTF-8") != NULL;
  if (!found)
    g_test_skip ("no French locale, and localedef could not make one");
  /* The maps stay in memory; the files are no longer needed. */
  removal = g_strdup_printf ("rm -rf -- '%s'", folder);
  g_spawn_command_line_sync (removal, NULL, NULL, NULL, NULL);
  g_free (folder);
  return found;
}

static inline void
leave_french (void)
{
  g_unsetenv ("LOCPATH");
  setlocale (LC_ALL, "C.UTF-8");
}
