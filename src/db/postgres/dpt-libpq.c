/* dpt-libpq.c - see dpt-libpq.h.
 * For: which functions of libpq are used. Not for: loading (base/dpt-library.h), nor calling.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/postgres/dpt-libpq.h"

#include "base/dpt-library.h"
#include "db/dpt-db-error.h"

#include <glib/gi18n-lib.h>

DptLibpq dpt_libpq;

#define SYMBOL(prefix, name) DPT_LIBRARY_SYMBOL (dpt_libpq, prefix, name)
static const DptLibrarySymbol symbols[] = { DPT_LIBPQ_FUNCTIONS (SYMBOL) { NULL } };

static DptLibrary library = {
  .file = "libpq.so.5",
  .package = "libpq5",
  .purpose = N_ ("Databases on a server cannot be opened."),
  .symbols = symbols,
};

gboolean
dpt_libpq_load (GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (dpt_library_load (&library, &reason))
    return TRUE;
  g_set_error_literal (error, DPT_DB_ERROR, DPT_DB_ERROR_FAILED, reason->message);
  return FALSE;
}
