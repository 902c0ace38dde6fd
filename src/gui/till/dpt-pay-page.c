/* dpt-pay-page.c - see dpt-pay-page.h.
 * For: the pay sheet. Not for: the arithmetic of paying (engine/sale/dpt-tender.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-pay-page.h"

#include "gui/common/dpt-money-entry.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-error.h"
#include <locale.h>

#define SUGGESTIONS 5

struct _DptPayPage
{
  AdwBin parent_instance;

  GtkLabel *due_title;
  GtkLabel *due_label;
  GtkLabel *rest_title;
  GtkLabel *rest_label;
  GtkLabel *change_label;
  DptMoneyEntry *amount_entry;
  GtkButton *point_button;
  GtkBox *suggestions;
  GtkButton *insurer_button;
  GtkButton *account_button;
  GtkLabel *account_label;
  GtkListBox *parts;
  GtkLabel *no_parts_label;
  GtkWidget *documents;
  GtkToggleButton *receipt_button;
  GtkToggleButton *invoice_button;
  GtkWidget *cover_box;
  GtkLabel *cover_label;
  GtkLabel *hint_label;
  GtkButton *confirm_button;

  DptTender *tender;
  DptPayKind kind;
  DptMoney cover_due; /* when it began */
  char *currency;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (DptPayPage, dpt_pay_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_CONFIRMED,
  SIGNAL_CANCELLED,
  SIGNAL_REFUSED,
  SIGNAL_COVER_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- showing --- */

static void
set_money (GtkLabel *label, DptMoney amount, const char *currency)
{
  g_autofree char *text = dpt_money_format (amount, currency);

  gtk_label_set_label (label, text);
}

static gboolean
is_receipt (DptPayPage *self)
{
  return self->kind == DPT_PAY_CHOICE && gtk_toggle_button_get_active (self->receipt_button);
}

/* A receipt is paid at once, an invoice when the client can, a payment alone must be something. */
static gboolean
may_confirm (DptPayPage *self)
{
  if (self->busy || self->tender == NULL)
    return FALSE;
  if (is_receipt (self) || dpt_tender_get_due (self->tender) < 0)
    return dpt_tender_get_rest (self->tender) == 0;
  return self->kind != DPT_PAY_ALONE || dpt_tender_get_n_parts (self->tender) > 0;
}

static const char *
get_hint (DptPayPage *self)
{
  DptMoney rest = dpt_tender_get_rest (self->tender);

  if (rest == 0)
    return "";
  if (rest < 0)
    return _ ("Choose how the money is given back.");
  if (is_receipt (self))
    return _ ("A receipt is paid at once. For a part, choose the invoice.");
  return self->kind == DPT_PAY_ALONE ? _ ("The rest stays due.") : _ ("The rest stays due on the invoice.");
}

static void
remove_part_cb (DptPayPage *self, GtkButton *button)
{
  dpt_tender_remove (self->tender, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "dpt-index")));
  gtk_widget_activate_action (GTK_WIDGET (self), "pay.show", NULL);
}

static GtkWidget *
create_part_row (DptPayPage *self, guint index)
{
  const DptTenderPart *part = dpt_tender_get_part (self->tender, index);
  const char *means = dpt_means_get_label (part->means);
  g_autofree char *amount = dpt_money_format (part->tendered != 0 ? part->tendered : part->amount, self->currency);
  g_autofree char *name = g_strdup_printf ("%s: %s", _ ("Take back"), means);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (amount), *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), means);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_size_request (button, 48, 48);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Take this part back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "dpt-index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_part_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_parts (DptPayPage *self)
{
  GtkWidget *child;
  guint n = dpt_tender_get_n_parts (self->tender);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parts))) != NULL)
    gtk_list_box_remove (self->parts, child);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->parts, create_part_row (self, i));
  gtk_widget_set_visible (GTK_WIDGET (self->parts), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->no_parts_label), n == 0);
}

static void
suggestion_cb (DptPayPage *self, GtkButton *button)
{
  DptMoney *amount = g_object_get_data (G_OBJECT (button), "dpt-amount");

  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (self->amount_entry), *amount);
  dpt_pay_page_pay (self, DPT_MEANS_CASH);
}

static void
show_suggestions (DptPayPage *self)
{
  DptMoney amounts[SUGGESTIONS];
  guint n = dpt_tender_suggest_cash (self->tender, amounts, SUGGESTIONS);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->suggestions))) != NULL)
    gtk_box_remove (self->suggestions, child);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = dpt_money_format (amounts[i], self->currency);
      g_autofree char *name = g_strdup_printf (_ ("Cash %s"), text);
      GtkWidget *button = gtk_button_new_with_label (text);

      gtk_widget_set_size_request (button, -1, 48);
      gtk_widget_add_css_class (button, "numeric");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data_full (G_OBJECT (button), "dpt-amount", g_memdup2 (&amounts[i], sizeof amounts[i]), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (suggestion_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->suggestions, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), n > 0);
}

/* Insurers pay documents, so there is nothing to share of a deposit or of money that goes back. */
static void
show_cover (DptPayPage *self)
{
  g_autofree char *amount = dpt_money_format (self->cover_due, self->currency);
  /* Translators: an amount */
  g_autofree char *text = self->cover_due > 0 ? g_strdup_printf (_ ("Insurers pay %s"), amount) : g_strdup (_ ("Insurers pay nothing"));
  gboolean may_share = self->kind != DPT_PAY_ALONE && dpt_tender_get_due (self->tender) >= 0;

  gtk_label_set_label (self->cover_label, text);
  gtk_widget_set_visible (self->cover_box, may_share || self->cover_due > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pay.cover", may_share);
}

/* Offered where there is something on it, with how much. */
static void
show_account (DptPayPage *self)
{
  DptMoney left = dpt_tender_get_credit_rest (self->tender);

  set_money (self->account_label, left, self->currency);
  gtk_widget_set_visible (GTK_WIDGET (self->account_button), left > 0 && dpt_tender_get_due (self->tender) > 0);
}

static void
show (DptPayPage *self)
{
  DptMoney due = dpt_tender_get_due (self->tender), rest = dpt_tender_get_rest (self->tender);
  gboolean receipt = is_receipt (self);

  gtk_label_set_label (self->due_title, due < 0 ? _ ("To give back") : _ ("To pay"));
  set_money (self->due_label, ABS (due), self->currency);
  gtk_label_set_label (self->rest_title, due < 0 ? _ ("Still to give back") : _ ("Still due"));
  set_money (self->rest_label, ABS (rest), self->currency);
  if (rest != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->rest_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->rest_label), "error");
  set_money (self->change_label, dpt_tender_get_change (self->tender), self->currency);
  gtk_widget_set_visible (GTK_WIDGET (self->insurer_button), dpt_tender_get_cover_rest (self->tender) > 0);
  show_cover (self);
  show_account (self);
  gtk_label_set_label (self->hint_label, get_hint (self));
  gtk_button_set_label (self->confirm_button, self->kind == DPT_PAY_ALONE ? _ ("Book the payment")
                                              : receipt                   ? _ ("Issue the receipt")
                                                                          : _ ("Issue the invoice"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm_button), may_confirm (self));
  show_parts (self);
  show_suggestions (self);
}

/* --- acting --- */

static void
show_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show (DPT_PAY_PAGE (widget));
}

static void
cover_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!DPT_PAY_PAGE (widget)->busy)
    g_signal_emit (widget, signals[SIGNAL_COVER_ASKED], 0);
}

static void
means_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptMeans means;

  if (dpt_means_find (g_variant_get_string (parameter, NULL), &means))
    dpt_pay_page_pay (DPT_PAY_PAGE (widget), means);
}

/* The pad writes where the keyboard would. */
static void
key_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPayPage *self = DPT_PAY_PAGE (widget);
  GtkEditable *editable = GTK_EDITABLE (self->amount_entry);
  const char *key = g_variant_get_string (parameter, NULL);
  int end = (int) g_utf8_strlen (gtk_editable_get_text (editable), -1);

  if (g_str_equal (key, "back"))
    gtk_editable_delete_text (editable, MAX (end - 1, 0), -1);
  else
    gtk_editable_insert_text (editable, key, -1, &end);
  gtk_editable_set_position (editable, -1);
}

static void
confirm_cb (DptPayPage *self)
{
  dpt_pay_page_confirm (self);
}

static void
cancel_cb (DptPayPage *self)
{
  if (!self->busy)
    g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

/* What is no amount is marked, and said: nobody reads a colour alone. */
static gboolean
take_amount (DptPayPage *self)
{
  g_autoptr (GError) error = NULL;

  if (dpt_field_entry_commit (DPT_FIELD_ENTRY (self->amount_entry)))
    return TRUE;
  dpt_set_invalid (&error, "amount", "%s", dpt_field_entry_get_reason (DPT_FIELD_ENTRY (self->amount_entry)));
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, error);
  return FALSE;
}

/* Enter: what is typed is cash; with nothing typed and nothing due it ends the matter. */
static void
amount_activate_cb (DptPayPage *self)
{
  if (!take_amount (self))
    return;
  if (dpt_number_entry_get_has_value (DPT_NUMBER_ENTRY (self->amount_entry)))
    dpt_pay_page_pay (self, DPT_MEANS_CASH);
  else
    dpt_pay_page_confirm (self);
}

static void
document_toggled_cb (DptPayPage *self)
{
  if (self->tender != NULL)
    show (self);
}

static void
dpt_pay_page_dispose (GObject *object)
{
  DptPayPage *self = DPT_PAY_PAGE (object);

  g_clear_pointer (&self->tender, dpt_tender_free);
  g_clear_pointer (&self->currency, g_free);
  G_OBJECT_CLASS (dpt_pay_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, due_title);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, due_label);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, rest_title);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, rest_label);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, change_label);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, amount_entry);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, point_button);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, suggestions);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, insurer_button);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, account_button);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, account_label);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, parts);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, no_parts_label);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, documents);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, receipt_button);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, invoice_button);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, cover_box);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, cover_label);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DptPayPage, confirm_button);
}

static void
dpt_pay_page_class_init (DptPayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_pay_page_dispose;
  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", DPT_TYPE_PAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CANCELLED] = g_signal_new ("cancelled", DPT_TYPE_PAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", DPT_TYPE_PAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_COVER_ASKED] = g_signal_new ("cover-asked", DPT_TYPE_PAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "pay.cover", NULL, cover_action_cb);
  gtk_widget_class_install_action (widget_class, "pay.means", "s", means_action_cb);
  gtk_widget_class_install_action (widget_class, "pay.key", "s", key_action_cb);
  gtk_widget_class_install_action (widget_class, "pay.show", NULL, show_action_cb);
  g_type_ensure (DPT_TYPE_MONEY_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/till/dpt-pay-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, document_toggled_cb);
}

static void
dpt_pay_page_init (DptPayPage *self)
{
  const char *point = localeconv ()->decimal_point;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_button_set_label (self->point_button, point);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->point_button), "s", point);
}

void
dpt_pay_page_begin (DptPayPage *self, DptPayKind kind, DptMoney due, DptMoney cover_due, DptMoney credit, const char *currency)
{
  g_return_if_fail (DPT_IS_PAY_PAGE (self));

  g_clear_pointer (&self->tender, dpt_tender_free);
  self->tender = dpt_tender_new (due, cover_due);
  dpt_tender_set_credit (self->tender, MAX (credit, 0));
  self->kind = kind;
  self->cover_due = cover_due;
  self->busy = FALSE;
  g_free (self->currency);
  self->currency = g_strdup (currency);
  if (currency != NULL)
    dpt_money_entry_set_currency (self->amount_entry, currency);
  gtk_toggle_button_set_active (kind == DPT_PAY_CHOICE ? self->receipt_button : self->invoice_button, TRUE);
  gtk_widget_set_visible (self->documents, kind == DPT_PAY_CHOICE);
  dpt_number_entry_clear (DPT_NUMBER_ENTRY (self->amount_entry));
  show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->amount_entry));
}

DptTender *
dpt_pay_page_get_tender (DptPayPage *self)
{
  g_return_val_if_fail (DPT_IS_PAY_PAGE (self), NULL);

  return self->tender;
}

DptSaleKind
dpt_pay_page_get_document (DptPayPage *self)
{
  g_return_val_if_fail (DPT_IS_PAY_PAGE (self), DPT_SALE_RECEIPT);

  return is_receipt (self) ? DPT_SALE_RECEIPT : DPT_SALE_INVOICE;
}

void
dpt_pay_page_pay (DptPayPage *self, DptMeans means)
{
  g_autoptr (GError) error = NULL;
  DptMoney amount, rest;

  g_return_if_fail (DPT_IS_PAY_PAGE (self));

  if (self->busy || self->tender == NULL || !take_amount (self))
    return;
  rest = means == DPT_MEANS_INSURER ? dpt_tender_get_cover_rest (self->tender) : dpt_tender_get_rest (self->tender);
  if (!dpt_money_entry_get_amount (self->amount_entry, &amount))
    amount = ABS (rest);
  /* “All that is due” of an account is all that is on it. */
  if (means == DPT_MEANS_ACCOUNT && !dpt_number_entry_get_has_value (DPT_NUMBER_ENTRY (self->amount_entry)))
    amount = MIN (amount, dpt_tender_get_credit_rest (self->tender));
  if (!dpt_tender_add (self->tender, means, amount, NULL, &error))
    {
      g_signal_emit (self, signals[SIGNAL_REFUSED], 0, error);
      return;
    }
  dpt_number_entry_clear (DPT_NUMBER_ENTRY (self->amount_entry));
  show (self);
  gtk_widget_grab_focus (may_confirm (self) && dpt_tender_get_rest (self->tender) == 0 ? GTK_WIDGET (self->confirm_button)
                                                                                       : GTK_WIDGET (self->amount_entry));
}

void
dpt_pay_page_confirm (DptPayPage *self)
{
  g_return_if_fail (DPT_IS_PAY_PAGE (self));

  if (may_confirm (self))
    g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

void
dpt_pay_page_set_busy (DptPayPage *self, gboolean busy)
{
  g_return_if_fail (DPT_IS_PAY_PAGE (self));

  self->busy = busy;
  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm_button), may_confirm (self));
}
