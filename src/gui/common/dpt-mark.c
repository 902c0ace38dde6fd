/* dpt-mark.c - see dpt-mark.h.
 * For: one way to say no. Not for: what is wrong.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-mark.h"

void
dpt_mark_field (GtkWidget **marked, GtkWidget *field, GtkLabel *message, const char *text)
{
  g_return_if_fail (marked != NULL && GTK_IS_LABEL (message) && text != NULL);
  g_return_if_fail (field == NULL || GTK_IS_WIDGET (field));

  if (*marked != NULL)
    gtk_widget_remove_css_class (*marked, "error");
  *marked = field;
  gtk_label_set_label (message, text);
  gtk_widget_set_visible (GTK_WIDGET (message), *text != '\0');
  if (field == NULL)
    return;
  gtk_widget_add_css_class (field, "error");
  gtk_widget_grab_focus (field);
}
