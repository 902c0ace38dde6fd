/* dpt-tray-button.c - see dpt-tray-button.h.
 * For: the label and the count. Not for: counting.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-tray-button.h"

#include <glib/gi18n-lib.h>

struct _DptTrayButton
{
  GtkButton parent_instance;

  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (DptTrayButton, dpt_tray_button, GTK_TYPE_BUTTON)

static void
dpt_tray_button_class_init (DptTrayButtonClass *klass)
{
}

static void
dpt_tray_button_init (DptTrayButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Readings"));

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dpt-tray-count");
  gtk_widget_set_valign (GTK_WIDGET (self->count), GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("folder-download-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE); /* its column keeps its width */
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("What instruments sent (Ctrl+I)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Readings of instruments"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "exam.tray");
  dpt_tray_button_set_count (self, 0, 0);
}

void
dpt_tray_button_set_count (DptTrayButton *self, guint waiting, guint trouble)
{
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (DPT_IS_TRAY_BUTTON (self));

  number = g_strdup_printf (trouble > 0 ? "⚠ %u" : "%u", waiting);
  /* Translators: a number of readings of instruments */
  words = g_strdup_printf (ngettext ("%u reading waits", "%u readings wait", waiting), waiting);
  gtk_label_set_label (self->count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->count), waiting > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}
