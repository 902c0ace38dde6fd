/* dpt-retinoscopy-view.c - see dpt-retinoscopy-view.h.
 * For: a line an eye and a button. Not for: fields (dpt-finding-grid.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-retinoscopy-view.h"

#include <glib/gi18n-lib.h>

#include "engine/clinical/dpt-retinoscopy.h"

#define EYE(i) ((i) == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT)

struct _DptRetinoscopyView
{
  DptVisitPart parent_instance;

  GtkWidget *nets[2];
  GtkWidget *take;
};

G_DEFINE_FINAL_TYPE (DptRetinoscopyView, dpt_retinoscopy_view, DPT_TYPE_VISIT_PART)

static gboolean
is_row (DptVisitSheet *sheet, DptEye eye, const DptRx *net)
{
  DptRx there;

  return dpt_visit_sheet_get_rx (sheet, DPT_REFRACTION_RETINOSCOPY, eye, &there) != DPT_RX_FIELD_NONE
         && there.sphere == net->sphere && there.cylinder == net->cylinder && there.axis == net->axis;
}

static void
dpt_retinoscopy_view_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptRetinoscopyView *self = DPT_RETINOSCOPY_VIEW (part);
  DptVisitSheet *sheet = dpt_visit_editor_get_now (editor);
  gboolean news = FALSE;

  for (guint eye = 0; eye < 2; eye++)
    {
      DptRx net;
      gboolean reckoned = dpt_retinoscopy_reckon (sheet, EYE (eye), &net);
      g_autofree char *power = reckoned ? dpt_rx_format (&net, DPT_RX_STYLE_INTERNATIONAL) : g_strdup ("–");
      /* Translators: an eye ("Right eye"), and the power of a retinoscopy without what the working distance adds */
      g_autofree char *words = g_strdup_printf (_ ("%s, net: %s"), dpt_eye_get_label (EYE (eye)), power);

      gtk_label_set_label (GTK_LABEL (self->nets[eye]), words);
      news = news || (reckoned && !is_row (sheet, EYE (eye), &net));
    }
  gtk_widget_set_visible (self->take, dpt_visit_editor_get_editable (editor));
  dpt_visit_part_set_sensitive (self->take, news);
}

static void
take_cb (DptRetinoscopyView *self)
{
  DptVisitSheet *sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), NULL);

  if (sheet == NULL)
    return;
  dpt_retinoscopy_take (sheet);
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

static void
dpt_retinoscopy_view_class_init (DptRetinoscopyViewClass *klass)
{
  DPT_VISIT_PART_CLASS (klass)->show = dpt_retinoscopy_view_show;
}

static void
dpt_retinoscopy_view_init (DptRetinoscopyView *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 24);
  for (guint eye = 0; eye < 2; eye++)
    {
      self->nets[eye] = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (self->nets[eye]), 0);
      gtk_widget_add_css_class (self->nets[eye], "numeric");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->nets[eye]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      eye == 0 ? _ ("Net retinoscopy, right eye") : _ ("Net retinoscopy, left eye"), -1);
      gtk_box_append (GTK_BOX (self), self->nets[eye]);
    }
  self->take = gtk_button_new_with_label (_ ("Into the refraction"));
  gtk_widget_set_tooltip_text (self->take, _ ("Write the net power of both eyes into the row “Retinoscopy”"));
  gtk_widget_add_css_class (self->take, "dpt-small");
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (take_cb), self);
  gtk_box_append (GTK_BOX (self), self->take);
}
