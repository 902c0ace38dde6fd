/* main.c - the program dioptre.
 * For: locale, then run. Not for: anything else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-locale.h"
#include "gui/shell/dpt-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (DptApplication) application = NULL;

  dpt_locale_init ();
  application = dpt_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
