/* dpt-say.c - see dpt-say.h.
 * For: packing what is said for the window's action. Not for: showing it (gui/shell/dpt-window.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-say.h"

#define SENDER "dpt-sender"

static void
free_sender (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
remember_sender (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GWeakRef *sender;

  if (root == NULL)
    return;
  sender = g_new0 (GWeakRef, 1);
  g_weak_ref_init (sender, widget);
  g_object_set_data_full (G_OBJECT (root), SENDER, sender, free_sender);
}

void
dpt_say_activate (GtkWidget *root, const char *action)
{
  GWeakRef *sender;
  g_autoptr (GtkWidget) widget = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (root));
  g_return_if_fail (action != NULL);

  sender = g_object_get_data (G_OBJECT (root), SENDER);
  widget = sender != NULL ? g_weak_ref_get (sender) : NULL;
  if (!g_action_parse_detailed_name (action, &name, &target, &error))
    g_warning ("%s: %s", action, error->message);
  else
    gtk_widget_activate_action_variant (widget != NULL ? widget : root, name, target);
}

static void
say (GtkWidget *widget, const char *text, gboolean error, const char *button, const char *action)
{
  GVariantBuilder builder;

  remember_sender (widget);
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
dpt_say_refused (GtkWidget *widget, const char *reason, const char *before)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  while (widget != NULL && !gtk_widget_activate_action (widget, DPT_SAY_REFUSED_ACTION, "(ss)", reason != NULL ? reason : "",
                                                        before != NULL ? before : ""))
    {
      GtkRoot *root = gtk_widget_get_root (widget);

      widget = GTK_IS_WINDOW (root) ? GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root))) : NULL;
    }
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
