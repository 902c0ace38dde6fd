/* dpt-say.c - see dpt-say.h.
 * For: packing what is said for the window's action. Not for: showing it (gui/shell/dpt-window.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-say.h"

static void
say (GtkWidget *widget, const char *text, gboolean error, const char *button, const char *action)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "text", g_variant_new_string (text));
  g_variant_builder_add (&builder, "{sv}", "error", g_variant_new_boolean (error));
  if (button != NULL)
    g_variant_builder_add (&builder, "{sv}", "button", g_variant_new_string (button));
  if (action != NULL)
    g_variant_builder_add (&builder, "{sv}", "action", g_variant_new_string (action));
  gtk_widget_activate_action_variant (widget, DPT_SAY_ACTION, g_variant_builder_end (&builder));
}

void
dpt_say (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  say (widget, text, FALSE, NULL, NULL);
}

void
dpt_say_undo (GtkWidget *widget, const char *text, const char *button, const char *action)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);
  g_return_if_fail (button != NULL && action != NULL);

  say (widget, text, FALSE, button, action);
}

void
dpt_complain (GtkWidget *widget, const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  say (widget, error->message, TRUE, NULL, NULL);
}
