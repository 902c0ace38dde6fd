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
  GtkBox *act_documents; /* one button each, where an act issued several */
  GtkWidget *papers;
  DptPdfView *view;
};

G_DEFINE_FINAL_TYPE (DptDonePage, dpt_done_page, ADW_TYPE_BIN)

static guint document_chosen_signal;

static void
dpt_done_page_class_init (DptDonePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  document_chosen_signal = g_signal_new ("document-chosen", DPT_TYPE_DONE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         DPT_TYPE_SALE_ROW);
  g_type_ensure (DPT_TYPE_PDF_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/till/dpt-done-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, done_title);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, detail_label);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, change_title);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, change_label);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, next_button);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, hand_over_button);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, act_documents);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, papers);
  gtk_widget_class_bind_template_child (widget_class, DptDonePage, view);
}

static void
dpt_done_page_init (DptDonePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  dpt_done_page_set_documents (self, NULL, 0, NULL);
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

static void
toggled_cb (GtkToggleButton *button, DptDonePage *self)
{
  if (gtk_toggle_button_get_active (button))
    g_signal_emit (self, document_chosen_signal, 0, g_object_get_data (G_OBJECT (button), "document"));
}

static GtkWidget *
create_document_button (DptDonePage *self, DptSaleRow *row, const char *currency)
{
  g_autofree char *number = dpt_sale_row_dup_number (row);
  g_autofree char *amount = dpt_money_format (dpt_record_get_int (row, DPT_SALE_ROW_TOTAL_GROSS), currency);
  /* Translators: a kind of document, its number and its amount: "Invoice LYO-F2026-00042 · €120.00" */
  g_autofree char *label = g_strdup_printf (C_ ("document", "%s %s · %s"), dpt_sale_kind_get_label (dpt_sale_row_get_kind (row)), number, amount);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_set_size_request (button, -1, 48);
  g_object_set_data_full (G_OBJECT (button), "document", g_object_ref (row), g_object_unref);
  return button;
}

void
dpt_done_page_set_documents (DptDonePage *self, GPtrArray *documents, gint64 shown, const char *currency)
{
  GtkWidget *first = NULL, *child;

  g_return_if_fail (DPT_IS_DONE_PAGE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->act_documents))) != NULL)
    gtk_box_remove (self->act_documents, child);
  gtk_widget_set_visible (GTK_WIDGET (self->act_documents), documents != NULL && documents->len > 1);
  for (guint i = 0; documents != NULL && documents->len > 1 && i < documents->len; i++)
    {
      GtkWidget *button = create_document_button (self, documents->pdata[i], currency);

      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first != NULL ? GTK_TOGGLE_BUTTON (first) : NULL);
      first = first != NULL ? first : button;
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), dpt_record_get_id (documents->pdata[i]) == shown);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (self->act_documents, button);
    }
}

void
dpt_done_page_set_handed_over (DptDonePage *self, const char *detail)
{
  g_return_if_fail (DPT_IS_DONE_PAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->hand_over_button), FALSE);
  gtk_label_set_label (self->detail_label, detail);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}
