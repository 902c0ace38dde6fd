/* dpt-locale.h - starts the translations, whether installed or run from the build folder.
 * For: main() of each program. Not for: choosing a language at run time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** dpt_locale_init: Sets the locale of the environment and binds the text domain. Call once, first, in main(). */
void dpt_locale_init (void);

G_END_DECLS
