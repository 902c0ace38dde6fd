/* test-library.c - a library comes once for all threads; one that is missing or too old is refused in words that name what to install.
 * For: base/dpt-library. Not for: what its users do with theirs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "base/dpt-library.h"

#define FUNCTIONS(F) F (g_, utf8_strlen) F (g_, ascii_strcasecmp)

static struct
{
  FUNCTIONS (DPT_LIBRARY_MEMBER)
} glib;

#define SYMBOL(prefix, name) DPT_LIBRARY_SYMBOL (glib, prefix, name)
static const DptLibrarySymbol symbols[] = { FUNCTIONS (SYMBOL) { NULL } };

static int n_begun;

static void
begin (void)
{
  g_assert_nonnull (glib.utf8_strlen);
  g_thread_yield ();
  n_begun++; /* not atomic: one thread alone comes here, and before all others go on */
}

static gpointer
load_and_use (gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dpt_library_load (data, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_begun, ==, 1);
  return GINT_TO_POINTER (glib.utf8_strlen ("été", -1));
}

static void
test_comes_once_for_all_threads (void)
{
  static DptLibrary library = {
    .file = "libglib-2.0.so.0", .package = "libglib2.0-0", .purpose = "Nothing works.", .symbols = symbols, .begin = begin,
  };
  GThread *threads[8];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("load", load_and_use, &library);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpint (GPOINTER_TO_INT (g_thread_join (threads[i])), ==, 3);
  g_assert_cmpint (glib.ascii_strcasecmp ("A", "a"), ==, 0);
  g_assert_cmpint (n_begun, ==, 1);
}

static void
assert_refused (DptLibrary *library, const char *message)
{
  for (int i = 0; i < 2; i++) /* the second time from memory */
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dpt_library_load (library, &error));
      g_assert_error (error, DPT_ERROR, DPT_ERROR_FAILED);
      g_assert_cmpstr (error->message, ==, message);
    }
  g_assert_false (dpt_library_load (library, NULL));
}

static void
never_begin (void)
{
  g_assert_not_reached ();
}

static void
test_missing_library_names_its_package (void)
{
  static DptLibrary library = {
    .file = "libdpt-nowhere.so.7", .package = "libdpt-nowhere7", .purpose = "Nothing can be painted.", .symbols = symbols, .begin = never_begin,
  };

  assert_refused (&library, "Nothing can be painted. The library libdpt-nowhere.so.7 is missing on this computer: install the package "
                            "libdpt-nowhere7, then start again.");
}

static void
test_missing_function_is_named (void)
{
  static gpointer there, not_there;
  static const DptLibrarySymbol too_new[] = { { "g_utf8_strlen", &there }, { "g_utf8_paint", &not_there }, { NULL } };
  static DptLibrary library = {
    .file = "libglib-2.0.so.0", .package = "libglib2.0-0", .purpose = "Nothing can be painted.", .symbols = too_new, .begin = never_begin,
  };

  assert_refused (&library, "Nothing can be painted. The library libglib-2.0.so.0 on this computer has no g_utf8_paint: install the newest "
                            "package libglib2.0-0, then start again.");
  g_assert_null (not_there);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/comes-once-for-all-threads", test_comes_once_for_all_threads);
  g_test_add_func ("/library/missing-library-names-its-package", test_missing_library_names_its_package);
  g_test_add_func ("/library/missing-function-is-named", test_missing_function_is_named);
  return g_test_run ();
}
