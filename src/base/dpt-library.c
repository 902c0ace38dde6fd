/* dpt-library.c - see dpt-library.h.
 * For: loading. Not for: calling.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-library.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

enum
{
  STATE_LOADED = 1, /* 0 is GLib's: nobody has asked yet */
  STATE_MISSING,
};

/* Returns: (nullable): the first symbol that is not in it */
static const char *
find_symbols (GModule *module, const DptLibrarySymbol *symbols)
{
  for (; symbols->name != NULL; symbols++)
    if (!g_module_symbol (module, symbols->name, symbols->address) || *symbols->address == NULL)
      return symbols->name;
  return NULL;
}

static gboolean
load (DptLibrary *self)
{
  GModule *module = g_module_open (self->file, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);

  if (module == NULL)
    return FALSE;
  self->missing = find_symbols (module, self->symbols);
  if (self->missing != NULL)
    {
      g_module_close (module);
      return FALSE;
    }
  g_module_make_resident (module);
  if (self->begin != NULL)
    self->begin ();
  return TRUE;
}

gboolean
dpt_library_load (DptLibrary *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (g_once_init_enter (&self->state))
    g_once_init_leave (&self->state, load (self) ? STATE_LOADED : STATE_MISSING);
  if (self->state == STATE_LOADED)
    return TRUE;
  if (self->missing != NULL)
    /* Translators: a sentence that says what cannot be done; a library's file; a function in it; a Debian package */
    return dpt_set_error (error, DPT_ERROR_FAILED, _ ("%s The library %s on this computer has no %s: install the newest package %s, then start again."),
                          _ (self->purpose), self->file, self->missing, self->package);
  /* Translators: a sentence that says what cannot be done; a library's file; a Debian package */
  return dpt_set_error (error, DPT_ERROR_FAILED, _ ("%s The library %s is missing on this computer: install the package %s, then start again."),
                        _ (self->purpose), self->file, self->package);
}
