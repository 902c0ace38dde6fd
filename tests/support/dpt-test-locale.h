/* dpt-test-locale.h - puts a test into the French locale, which the build makes for the tests (tests/meson.build).
 * For: tests of decimal commas, dates in words. Not for: translations (dpt-locale.h).
 *
 * A test that does not get the locale fails: what only runs where a machine happens to be French, never runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <locale.h>

static inline void
demand_locale (int category, const char *name)
{
  if (setlocale (category, name) == NULL)
    g_error ("There is no locale %s: install the package locales, set the build up again, and run the test by meson test", name);
}

/* Numbers with a comma, as on nearly every computer this program is for; words stay English, so that they can be compared. Whatever
 * writes or reads a format is tested so: a test in the C locale cannot fail where "85,5" is written. */
static inline void
use_decimal_comma (void)
{
  demand_locale (LC_NUMERIC, "fr_FR.UTF-8");
}

static inline void
enter_french (void)
{
  demand_locale (LC_ALL, "fr_FR.UTF-8");
}

static inline void
leave_french (void)
{
  demand_locale (LC_ALL, "C.UTF-8");
}
