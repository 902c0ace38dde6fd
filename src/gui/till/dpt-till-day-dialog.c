/* dpt-till-day-dialog.c - see dpt-till-day-dialog.h.
 * For: the form of opening and closing. Not for: its arithmetic (engine/sale/dpt-till-day.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-till-day-dialog.h"

#include "base/dpt-date.h"
#include "base/dpt-text.h"
#include "gui/common/dpt-money-entry.h"

#include <glib/gi18n-lib.h>

#define NOTES 7 /* of dpt_till_day_coins, the others are coins */

struct _DptTillDayDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *opening_group;
  DptMoneyEntry *opening_entry;
  AdwPreferencesGroup *means_group;
  GtkWidget *count_group;
  GtkGrid *coins;
  GtkWidget *note_group;
  AdwEntryRow *note_row;
  GtkLabel *error_label;
  GtkLabel *sums_label;
  GtkButton *confirm_button;

  DptTillDaySheet *sheet;
  GtkSpinButton *spins[DPT_TILL_DAY_N_COINS];
  char *currency;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (DptTillDayDialog, dpt_till_day_dialog, ADW_TYPE_WINDOW)

static guint confirmed_signal;

static void
read_counts (DptTillDayDialog *self, int counts[DPT_TILL_DAY_N_COINS])
{
  for (guint i = 0; i < DPT_TILL_DAY_N_COINS; i++)
    counts[i] = self->spins[i] != NULL ? gtk_spin_button_get_value_as_int (self->spins[i]) : 0;
}

static void
show_sums (DptTillDayDialog *self, DptMoney counted)
{
  g_autofree char *expected = dpt_money_format (self->sheet->expected, self->currency);
  g_autofree char *found = dpt_money_format (counted, self->currency);
  g_autofree char *difference = dpt_money_format (counted - self->sheet->expected, self->currency);
  /* Translators: three amounts */
  g_autofree char *text = g_strdup_printf (_ ("Expected %s, counted %s, difference %s"), expected, found, difference);

  gtk_label_set_label (self->sums_label, text);
  if (counted != self->sheet->expected)
    gtk_widget_add_css_class (GTK_WIDGET (self->sums_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sums_label), "error");
}

static void
show (DptTillDayDialog *self)
{
  gboolean ready = !self->busy;

  if (self->sheet == NULL)
    return;
  if (self->sheet->day == NULL)
    ready = ready && dpt_number_entry_get_has_value (DPT_NUMBER_ENTRY (self->opening_entry));
  else
    {
      int counts[DPT_TILL_DAY_N_COINS];
      DptMoney counted;

      read_counts (self, counts);
      counted = dpt_till_day_count (counts);
      show_sums (self, counted);
      gtk_widget_set_visible (self->note_group, counted != self->sheet->expected);
      ready = ready && (counted == self->sheet->expected || !dpt_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->note_row))));
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm_button), ready);
}

static void
add_means (DptTillDayDialog *self, const DptTillDayMeans *means)
{
  GtkWidget *row = adw_action_row_new (), *label;
  g_autofree char *amount = dpt_money_format (means->amount, self->currency);
  g_autofree char *count = g_strdup_printf (ngettext ("%d payment", "%d payments", (gulong) means->count), means->count);

  label = gtk_label_new (amount);
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dpt_means_get_label (means->means));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (self->means_group, row);
}

/* Notes on the left, coins on the right, each with how many there are. */
static void
add_coin (DptTillDayDialog *self, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label, *spin = gtk_spin_button_new_with_range (0, 10000, 1);
  g_autofree char *value = dpt_money_format (dpt_till_day_coins[index], self->currency);
  g_autofree char *name = g_strdup_printf (_ ("How many of %s"), value);

  label = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_size_request (spin, 130, 44);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), spin);
  gtk_grid_attach (self->coins, box, index < NOTES ? 0 : 1, (int) (index < NOTES ? index : index - NOTES), 1, 1);
  self->spins[index] = GTK_SPIN_BUTTON (spin);
}

static void
show_open (DptTillDayDialog *self)
{
  adw_window_title_set_title (self->title, _ ("Open the till"));
  gtk_button_set_label (self->confirm_button, _ ("Open the till"));
  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (self->opening_entry), self->sheet->proposed);
}

static void
show_close (DptTillDayDialog *self)
{
  g_autofree char *opened = dpt_instant_format (dpt_record_get_int (self->sheet->day, DPT_TILL_DAY_OPENED_AT));
  g_autofree char *cash = dpt_money_format (dpt_record_get_int (self->sheet->day, DPT_TILL_DAY_OPENING_CASH), self->currency);
  /* Translators: date and time, an amount */
  g_autofree char *since = g_strdup_printf (_ ("Opened %s with %s"), opened, cash);

  adw_window_title_set_title (self->title, _ ("Count and close the till"));
  gtk_button_set_label (self->confirm_button, _ ("Close the till"));
  adw_preferences_group_set_description (self->means_group, since);
  for (guint i = 0; i < self->sheet->means->len; i++)
    add_means (self, &g_array_index (self->sheet->means, DptTillDayMeans, i));
  for (guint i = 0; i < DPT_TILL_DAY_N_COINS; i++)
    add_coin (self, i);
}

static void
changed_cb (DptTillDayDialog *self)
{
  show (self);
}

static void
confirm_cb (DptTillDayDialog *self)
{
  gtk_label_set_label (self->error_label, "");
  g_signal_emit (self, confirmed_signal, 0);
}

static void
dpt_till_day_dialog_finalize (GObject *object)
{
  DptTillDayDialog *self = DPT_TILL_DAY_DIALOG (object);

  g_clear_pointer (&self->sheet, dpt_till_day_sheet_free);
  g_free (self->currency);
  G_OBJECT_CLASS (dpt_till_day_dialog_parent_class)->finalize (object);
}

static void
dpt_till_day_dialog_class_init (DptTillDayDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_till_day_dialog_finalize;
  confirmed_signal = g_signal_new ("confirmed", DPT_TYPE_TILL_DAY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DPT_TYPE_MONEY_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/till/dpt-till-day-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DptTillDayDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DptTillDayDialog, opening_group);
  gtk_widget_class_bind_template_child (widget_class, DptTillDayDialog, opening_entry);
  gtk_widget_class_bind_template_child (widget_class, DptTillDayDialog, means_group);
  gtk_widget_class_bind_template_child (widget_class, DptTillDayDialog, count_group);
  gtk_widget_class_bind_template_child (widget_class, DptTillDayDialog, coins);
  gtk_widget_class_bind_template_child (widget_class, DptTillDayDialog, note_group);
  gtk_widget_class_bind_template_child (widget_class, DptTillDayDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, DptTillDayDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, DptTillDayDialog, sums_label);
  gtk_widget_class_bind_template_child (widget_class, DptTillDayDialog, confirm_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dpt_till_day_dialog_init (DptTillDayDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dpt_till_day_dialog_new (DptTillDaySheet *sheet, const char *currency)
{
  DptTillDayDialog *self = g_object_new (DPT_TYPE_TILL_DAY_DIALOG, NULL);
  gboolean open;

  g_return_val_if_fail (sheet != NULL, NULL);

  open = sheet->day != NULL;
  self->sheet = sheet;
  self->currency = g_strdup (currency);
  adw_window_title_set_subtitle (self->title, sheet->till_name);
  dpt_money_entry_set_currency (self->opening_entry, currency);
  gtk_widget_set_visible (self->opening_group, !open);
  gtk_widget_set_visible (GTK_WIDGET (self->means_group), open);
  gtk_widget_set_visible (self->count_group, open);
  gtk_widget_set_visible (self->note_group, FALSE);
  if (open)
    show_close (self);
  else
    show_open (self);
  show (self);
  return GTK_WIDGET (self);
}

void
dpt_till_day_dialog_get_wish (DptTillDayDialog *self, DptTillDayWish *wish)
{
  g_return_if_fail (DPT_IS_TILL_DAY_DIALOG (self) && wish != NULL);

  *wish = (DptTillDayWish) { .close = self->sheet->day != NULL, .till_id = self->sheet->till_id };
  read_counts (self, wish->counts);
  dpt_money_entry_get_amount (self->opening_entry, &wish->cash);
  g_strlcpy (wish->note, gtk_editable_get_text (GTK_EDITABLE (self->note_row)), sizeof wish->note);
}

void
dpt_till_day_dialog_set_busy (DptTillDayDialog *self, gboolean busy)
{
  g_return_if_fail (DPT_IS_TILL_DAY_DIALOG (self));

  self->busy = busy;
  show (self);
}

void
dpt_till_day_dialog_complain (DptTillDayDialog *self, const char *message)
{
  g_return_if_fail (DPT_IS_TILL_DAY_DIALOG (self));

  dpt_till_day_dialog_set_busy (self, FALSE);
  gtk_label_set_label (self->error_label, message);
}
