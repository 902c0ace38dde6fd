/* dpt-libxlsxwriter.c - see dpt-libxlsxwriter.h.
 * For: which functions of libxlsxwriter are used. Not for: loading (base/dpt-library.h), nor calling.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define DPT_LIBXLSXWRITER_ITSELF
#include "exchange/dpt-libxlsxwriter.h"

#include <glib/gi18n-lib.h>

DptLibxlsxwriter dpt_libxlsxwriter;

#define SYMBOL(prefix, name) DPT_LIBRARY_SYMBOL (dpt_libxlsxwriter, prefix, name)
static const DptLibrarySymbol symbols[] = { DPT_LIBXLSXWRITER_FUNCTIONS (SYMBOL) { NULL } };

static DptLibrary library = {
  .file = "libxlsxwriter.so.4",
  .package = "libxlsxwriter4",
  .purpose = N_ ("Spreadsheets cannot be written."),
  .symbols = symbols,
};

gboolean
dpt_libxlsxwriter_load (GError **error)
{
  return dpt_library_load (&library, error);
}
