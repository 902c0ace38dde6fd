/* dpt-locale.c - see dpt-locale.h.
 * For: gettext set-up. Not for: formats (dpt-date.h, dpt-money.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dpt-config.h"

#include "base/dpt-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

void
dpt_locale_init (void)
{
  const char *folder = g_getenv ("DPT_LOCALE_DIR");

  setlocale (LC_ALL, "");
  if (folder == NULL)
    folder = g_file_test (DPT_BUILD_LOCALE_DIR, G_FILE_TEST_IS_DIR) ? DPT_BUILD_LOCALE_DIR : DPT_LOCALE_DIR;
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
