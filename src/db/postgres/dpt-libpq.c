/* dpt-libpq.c - see dpt-libpq.h.
 * For: loading. Not for: calling.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/postgres/dpt-libpq.h"

#include "db/dpt-db-error.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

#define LIBRARY "libpq.so.5"

DptLibpq dpt_libpq;

static gboolean
find_functions (GModule *module)
{
#define FIND(name) g_module_symbol (module, "PQ" #name, (gpointer *) &dpt_libpq.name) &&
  return DPT_LIBPQ_FUNCTIONS (FIND) TRUE;
#undef FIND
}

gboolean
dpt_libpq_load (GError **error)
{
  static gsize state; /* 1: loaded, 2: not there */

  if (g_once_init_enter (&state))
    {
      GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
      gboolean found = module != NULL && find_functions (module);

      if (found)
        g_module_make_resident (module);
      g_once_init_leave (&state, found ? 1 : 2);
    }
  if (state == 1)
    return TRUE;
  /* Translators: the name of a library */
  g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FAILED, _ ("Databases on a server cannot be opened: %s is missing on this computer."), LIBRARY);
  return FALSE;
}
