/* dpt-exam-dark.c - a dark room: the window gives as little light as it can while the exam is shown.
 * For: DptExamPerspective. Not for: the colours (data/style.css).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-exam-private.h"

#include "gui/common/dpt-preferences.h"

/* The whole window goes dark while this screen is shown, not the screen alone: its frame would shine most. */
void
_dpt_exam_show_dark (DptExamPerspective *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean dark = self->dark && gtk_widget_get_mapped (GTK_WIDGET (self));

  if (root == NULL)
    return;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_DEFAULT);
  if (dark)
    gtk_widget_add_css_class (GTK_WIDGET (root), "exam-dark");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (root), "exam-dark");
}

void
_dpt_exam_set_dark (DptExamPerspective *self, gboolean dark)
{
  if (self->dark == dark)
    return;
  self->dark = dark;
  dpt_preferences_set ("exam", "dark", dark ? "1" : NULL);
  _dpt_exam_show_dark (self);
  g_object_notify (G_OBJECT (self), "dark");
}
