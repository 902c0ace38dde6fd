/* dpt-library.h - a library that is loaded with its first use instead of with the program.
 * For: large libraries that most mornings do not need (PostgreSQL, spreadsheets, PDF, XML). Not for: plug-ins; nothing is ever unloaded.
 *
 * The user keeps a static table of function pointers, typed by the library's own headers with DPT_LIBRARY_MEMBER(), and a static
 * DptLibrary that says where they are found:
 *
 *     #define FUNCTIONS(F) F (PQ, clear) F (PQ, exec)
 *     static struct { FUNCTIONS (DPT_LIBRARY_MEMBER) } pq;
 *     #define SYMBOL(prefix, name) DPT_LIBRARY_SYMBOL (pq, prefix, name)
 *     static const DptLibrarySymbol symbols[] = { FUNCTIONS (SYMBOL) { NULL } };
 *     static DptLibrary library = { .file = "libpq.so.5", .package = "libpq5", .symbols = symbols };
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DptLibrarySymbol:
 * @name: as the library exports it
 * @address: where its address is put: a pointer to a function of the right type
 */
typedef struct
{
  const char *name;
  gpointer *address;
} DptLibrarySymbol;

/**
 * DptLibrary:
 * @file: what the loader looks for, with the number of the ABI that the headers belong to ("libpq.so.5")
 * @package: what Debian calls it, for the message that it is missing
 * @purpose: N_() of a whole sentence: what cannot be done without it. Of the domain of the program
 * @symbols: all are needed; the last one's name is %NULL
 * @begin: (nullable): called once, when they are found and before anybody goes on
 *
 * What it is stands in the first part and never changes; the rest is dpt_library_load()'s own and begins as zero.
 */
typedef struct
{
  const char *file;
  const char *package;
  const char *purpose;
  const DptLibrarySymbol *symbols;
  void (*begin) (void);

  gsize state;         /*< private >*/
  const char *missing; /*< private >*/
} DptLibrary;

/* A member of the table of pointers, and its entry among the symbols. */
#define DPT_LIBRARY_MEMBER(prefix, name) __typeof__ (&prefix##name) name;
#define DPT_LIBRARY_SYMBOL(table, prefix, name) { #prefix #name, (gpointer *) &(table).name },

/**
 * dpt_library_load:
 * @self: of static storage: it is used until the program ends
 *
 * May be called from any thread; the first loads, the others wait for it. Asking again costs nothing, and what was not there once is not
 * looked for again before the next start.
 *
 * Returns: whether the functions can be called from now on; otherwise @error is %DPT_ERROR_FAILED and names what to install
 */
gboolean dpt_library_load (DptLibrary *self, GError **error);

G_END_DECLS
