/* dpt-refund-dialog.c - see dpt-refund-dialog.h.
 * For: the form of a credit note. Not for: its arithmetic (engine/sale/dpt-refund-sheet.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-refund-dialog.h"

#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>

struct _DptRefundDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwPreferencesGroup *lines_group;
  AdwEntryRow *reason_row;
  AdwComboRow *means_row;
  GtkSwitch *restock_switch;
  GtkLabel *total_label;
  GtkLabel *back_label;
  GtkLabel *error_label;
  GtkButton *confirm_button;

  DptRefundSheet *sheet;
  GPtrArray *spins; /* GtkSpinButton, one an item */
  char *currency;
  char *uuid;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (DptRefundDialog, dpt_refund_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CONFIRMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the combo row; the last keeps the money as the client's credit. */
static const DptMeans offered[] = { DPT_MEANS_CASH, DPT_MEANS_CARD, DPT_MEANS_CHEQUE, DPT_MEANS_TRANSFER };

static gint64
get_quantity (DptRefundDialog *self, guint index)
{
  return gtk_spin_button_get_value_as_int (self->spins->pdata[index]);
}

static DptMoney
get_total (DptRefundDialog *self)
{
  DptMoney total = 0;

  for (guint i = 0; i < self->sheet->items->len; i++)
    total += dpt_refund_item_get_amount (&g_array_index (self->sheet->items, DptRefundItem, i), get_quantity (self, i));
  return total;
}

static void
show (DptRefundDialog *self)
{
  DptMoney total, back;
  g_autofree char *total_text = NULL;
  g_autofree char *back_text = NULL;

  if (self->sheet == NULL)
    return;
  total = get_total (self);
  back = dpt_refund_sheet_get_money_back (self->sheet, total);
  total_text = dpt_money_format (total, self->currency);
  back_text = dpt_money_format (back, self->currency);
  gtk_label_set_label (self->total_label, total_text);
  gtk_label_set_label (self->back_label, back_text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->means_row), back > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm_button),
                            total > 0 && !self->busy && !dpt_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->reason_row))));
}

static void
add_item (DptRefundDialog *self, const DptRefundItem *item)
{
  GtkWidget *row = adw_action_row_new (), *spin = gtk_spin_button_new_with_range (0, (double) item->left, 1);
  g_autofree char *charged = dpt_money_format (item->gross, self->currency);
  /* Translators: how many were sold, how many of these can still be taken back, what was charged for all */
  g_autofree char *detail = g_strdup_printf (_ ("%d sold, %d left, %s"), (int) item->quantity, (int) item->left, charged);
  g_autofree char *name = g_strdup_printf (_ ("Take back: %s"), item->label);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), (double) item->left);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spin, -1, 48);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (self->lines_group, row);
  g_ptr_array_add (self->spins, spin);
}

static void
changed_cb (DptRefundDialog *self)
{
  show (self);
}

static void
confirm_cb (DptRefundDialog *self)
{
  gtk_label_set_label (self->error_label, "");
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
dpt_refund_dialog_finalize (GObject *object)
{
  DptRefundDialog *self = DPT_REFUND_DIALOG (object);

  g_clear_pointer (&self->sheet, dpt_refund_sheet_free);
  g_ptr_array_unref (self->spins);
  g_free (self->currency);
  g_free (self->uuid);
  G_OBJECT_CLASS (dpt_refund_dialog_parent_class)->finalize (object);
}

static void
dpt_refund_dialog_class_init (DptRefundDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_refund_dialog_finalize;
  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", DPT_TYPE_REFUND_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/till/dpt-refund-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DptRefundDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DptRefundDialog, lines_group);
  gtk_widget_class_bind_template_child (widget_class, DptRefundDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, DptRefundDialog, means_row);
  gtk_widget_class_bind_template_child (widget_class, DptRefundDialog, restock_switch);
  gtk_widget_class_bind_template_child (widget_class, DptRefundDialog, total_label);
  gtk_widget_class_bind_template_child (widget_class, DptRefundDialog, back_label);
  gtk_widget_class_bind_template_child (widget_class, DptRefundDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, DptRefundDialog, confirm_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dpt_refund_dialog_init (DptRefundDialog *self)
{
  g_autoptr (GtkStringList) means = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->spins = g_ptr_array_new ();
  self->uuid = g_uuid_string_random ();
  for (gsize i = 0; i < G_N_ELEMENTS (offered); i++)
    gtk_string_list_append (means, dpt_means_get_label (offered[i]));
  gtk_string_list_append (means, _ ("Kept for the client"));
  adw_combo_row_set_model (self->means_row, G_LIST_MODEL (means));
}

GtkWidget *
dpt_refund_dialog_new (DptRefundSheet *sheet, const char *number, const char *currency)
{
  DptRefundDialog *self = g_object_new (DPT_TYPE_REFUND_DIALOG, NULL);

  g_return_val_if_fail (sheet != NULL, NULL);

  self->currency = g_strdup (currency);
  adw_window_title_set_subtitle (self->title, number);
  for (guint i = 0; i < sheet->items->len; i++)
    add_item (self, &g_array_index (sheet->items, DptRefundItem, i));
  self->sheet = sheet;
  /* A wrong invoice is the usual reason there: the glasses stay with the client, or cannot be sold again. */
  gtk_switch_set_active (self->restock_switch, !sheet->of_order);
  show (self);
  return GTK_WIDGET (self);
}

DptRefundRequest *
dpt_refund_dialog_create_request (DptRefundDialog *self)
{
  DptRefundRequest *request;
  DptMoney back;
  guint means;

  g_return_val_if_fail (DPT_IS_REFUND_DIALOG (self), NULL);

  request = dpt_refund_request_new (self->uuid, self->sheet->sale_id, gtk_editable_get_text (GTK_EDITABLE (self->reason_row)));
  for (guint i = 0; i < self->sheet->items->len; i++)
    if (get_quantity (self, i) > 0)
      dpt_refund_request_add_line (request, g_array_index (self->sheet->items, DptRefundItem, i).line_id, get_quantity (self, i));
  request->restock = gtk_switch_get_active (self->restock_switch);
  back = dpt_refund_sheet_get_money_back (self->sheet, get_total (self));
  means = adw_combo_row_get_selected (self->means_row);
  if (back > 0 && means < G_N_ELEMENTS (offered))
    dpt_refund_request_add_handed (request, offered[means], back, NULL);
  return request;
}

void
dpt_refund_dialog_set_busy (DptRefundDialog *self, gboolean busy)
{
  g_return_if_fail (DPT_IS_REFUND_DIALOG (self));

  self->busy = busy;
  show (self);
}

void
dpt_refund_dialog_complain (DptRefundDialog *self, const char *message)
{
  g_return_if_fail (DPT_IS_REFUND_DIALOG (self));

  dpt_refund_dialog_set_busy (self, FALSE);
  gtk_label_set_label (self->error_label, message);
}
