/* dpt-wear-view.c - see dpt-wear-view.h.
 * For: a label that follows the visit. Not for: fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-wear-view.h"

#include <glib/gi18n-lib.h>

#include "engine/clinical/dpt-lens-wear.h"

struct _DptWearView
{
  DptVisitPart parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (DptWearView, dpt_wear_view, DPT_TYPE_VISIT_PART)

static void
dpt_wear_view_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptWearView *self = DPT_WEAR_VIEW (part);
  g_autofree char *words = dpt_lens_wear_describe (dpt_visit_editor_get_now (editor));

  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_widget_set_visible (self->label, *words != '\0');
}

static void
dpt_wear_view_class_init (DptWearViewClass *klass)
{
  DPT_VISIT_PART_CLASS (klass)->show = dpt_wear_view_show;
}

static void
dpt_wear_view_init (DptWearView *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Days of the checks, and end of the supply"), -1);
  gtk_box_append (GTK_BOX (self), self->label);
}
