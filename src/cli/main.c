/* main.c - dioptrectl: locale, and the rest is dpt-cli.c.
 * For: the program. Not for: anything else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-locale.h"
#include "cli/dpt-cli.h"

int
main (int argc, char **argv)
{
  dpt_locale_init ();
  return dpt_cli_main (argc, argv);
}
