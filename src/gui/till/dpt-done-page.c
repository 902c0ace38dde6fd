/* dpt-done-page.c - see dpt-done-page.h.
 * For: what is seen after an act. Not for: acting.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-done-page.h"

#include "gui/common/dpt-pdf-view.h"

#include <glib/gi18n-lib.h>

struct _DptDonePage
{
  AdwBin parent_instance;

  GtkLabel *done_title;
  GtkLabel *detail_label;
  GtkWidget *change_title;
  GtkLabel *change_label;
  GtkButton *next_button;
  GtkButton *hand_over_button;
  GtkWidget *papers;
  DptPdfView *view;
};

G_DEFINE_FINAL_TYPE (DptDonePage, dpt_done_page, ADW_TYPE_BIN)

static void
dpt_done_page_class_init (DptDonePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DPT_TYPE_PDF_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/till/dpt-done-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, done_title);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, detail_label);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, change_title);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, change_label);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, next_button);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, hand_over_button);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, papers);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, view);
}

static void
dpt_done_page_init (DptDonePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dpt_done_page_new (void)
{
  return g_object_new (DPT_TYPE_DONE_PAGE, NULL);
}

void
dpt_done_page_show (DptDonePage *self, const char *title, const char *detail, DptMoney change, const char *currency, gboolean hand_over,
                    gboolean papers)
{
  g_autofree char *amount = dpt_money_format (change, currency);

  g_return_if_fail (DPT_IS_DONE_PAGE (self));

  gtk_label_set_label (self->done_title, title);
  gtk_label_set_label (self->detail_label, detail != NULL ? detail : "");
  gtk_label_set_label (self->change_label, amount);
  gtk_widget_set_visible (self->change_title, change != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->change_label), change != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->hand_over_button), hand_over);
  gtk_widget_set_visible (self->papers, papers);
  dpt_done_page_set_paper (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

void
dpt_done_page_set_paper (DptDonePage *self, DptPaper *paper)
{
  g_return_if_fail (DPT_IS_DONE_PAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->view), paper != NULL);
  dpt_pdf_view_set_paper (self->view, paper);
}

void
dpt_done_page_set_handed_over (DptDonePage *self, const char *detail)
{
  g_return_if_fail (DPT_IS_DONE_PAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->hand_over_button), FALSE);
  gtk_label_set_label (self->detail_label, detail);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}
