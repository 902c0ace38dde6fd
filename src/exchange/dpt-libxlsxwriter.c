/* dpt-libxlsxwriter.c - see dpt-libxlsxwriter.h.
 * For: loading. Not for: calling.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define DPT_LIBXLSXWRITER_ITSELF
#include "exchange/dpt-libxlsxwriter.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

#define LIBRARY "libxlsxwriter.so.4"

DptLibxlsxwriter dpt_libxlsxwriter;

static gboolean
find_functions (GModule *module)
{
#define FIND(name) g_module_symbol (module, #name, (gpointer *) &dpt_libxlsxwriter.name) &&
  return DPT_LIBXLSXWRITER_FUNCTIONS (FIND) TRUE;
#undef FIND
}

gboolean
dpt_libxlsxwriter_load (GError **error)
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
  return dpt_set_error (error, DPT_ERROR_FAILED, _ ("Spreadsheets cannot be written: %s is missing on this computer."), LIBRARY);
}
