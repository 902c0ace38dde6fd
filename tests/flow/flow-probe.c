/* flow-probe.c - a small program with one of everything, on which the driver of the flow tests is proved.
 * For: tests/flow/test-dptflow.py. Not for: the product.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "gui/common/dpt-date-entry.h"
#include "gui/common/dpt-gui.h"
#include "gui/common/dpt-list-view.h"
#include "gui/common/dpt-power-entry.h"
#include "gui/common/dpt-scanner.h"

typedef struct
{
  GtkLabel *status;
  GtkWindow *window;
  DptScanner *scanner;
} Probe;

static void
say (Probe *probe, const char *text)
{
  gtk_label_set_label (probe->status, text);
}

static void
pay_cb (GtkButton *button, Probe *probe)
{
  say (probe, "Paid");
}

static void
check_cb (GtkCheckButton *check, GParamSpec *pspec, Probe *probe)
{
  say (probe, gtk_check_button_get_active (check) ? "Consent given" : "Consent withdrawn");
}

static void
choice_cb (GtkDropDown *drop_down, GParamSpec *pspec, Probe *probe)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *text = g_strdup_printf ("Chosen: %s", gtk_string_object_get_string (chosen));

  say (probe, text);
}

static void
enter_cb (GtkEntry *entry, Probe *probe)
{
  g_autofree char *text = g_strdup_printf ("Entered: %s", gtk_editable_get_text (GTK_EDITABLE (entry)));

  say (probe, text);
}

static void
value_cb (DptNumberEntry *entry, GParamSpec *pspec, Probe *probe)
{
  g_autofree char *text = g_strdup_printf ("Sphere: %d", (int) dpt_number_entry_get_value (entry));

  say (probe, text);
}

static void
scanned_cb (DptScanner *scanner, const char *code, Probe *probe)
{
  g_autofree char *text = g_strdup_printf ("Scanned: %s", code);

  say (probe, text);
}

static void
row_cb (DptListView *list, GObject *row, Probe *probe)
{
  g_autofree char *text = g_strdup_printf ("Opened: %s", gtk_string_object_get_string (GTK_STRING_OBJECT (row)));

  say (probe, text);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Probe *probe)
{
  g_autofree char *text = g_strdup_printf ("Answered: %s", response);

  say (probe, text);
}

static void
ask_cb (GtkButton *button, Probe *probe)
{
  GtkWidget *dialog = adw_message_dialog_new (probe->window, "Close the day?", "This cannot be undone.");

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", "_Cancel", "close", "Close the _day", NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), probe);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
name (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
create_list (Probe *probe)
{
  static const DptListColumn columns[] = { { "string", "Word", DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND } };
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *list = dpt_list_view_new (NULL, "Words");

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *word = g_strdup_printf ("Word %d", i);

      gtk_string_list_append (words, word);
    }
  dpt_list_view_set_columns (DPT_LIST_VIEW (list), columns, G_N_ELEMENTS (columns));
  dpt_list_view_set_model (DPT_LIST_VIEW (list), G_LIST_MODEL (words));
  g_signal_connect (list, "row-activated", G_CALLBACK (row_cb), probe);
  gtk_widget_set_vexpand (list, TRUE);
  return list;
}

static void
add_controls (Probe *probe, GtkBox *box)
{
  static const char *const choices[] = { "Cash", "Card", "Cheque", NULL };
  GtkWidget *pay = gtk_button_new_with_mnemonic ("_Pay");
  GtkWidget *ask = gtk_button_new_with_label ("Ask");
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *check = gtk_check_button_new_with_label ("Consent");
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (choices);
  GtkWidget *sphere = dpt_power_entry_new (DPT_POWER_KIND_POWER);

  name (entry, "Name");
  name (drop_down, "Means");
  dpt_field_entry_set_label (DPT_FIELD_ENTRY (sphere), "Sphere");
  g_signal_connect (pay, "clicked", G_CALLBACK (pay_cb), probe);
  g_signal_connect (ask, "clicked", G_CALLBACK (ask_cb), probe);
  g_signal_connect (entry, "activate", G_CALLBACK (enter_cb), probe);
  g_signal_connect (check, "notify::active", G_CALLBACK (check_cb), probe);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (choice_cb), probe);
  g_signal_connect (sphere, "notify::value", G_CALLBACK (value_cb), probe);
  gtk_box_append (box, entry);
  gtk_box_append (box, sphere);
  gtk_box_append (box, pay);
  gtk_box_append (box, ask);
  gtk_box_append (box, check);
  gtk_box_append (box, drop_down);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  g_application_quit (application);
}

static void
activate_cb (GtkApplication *application, Probe *probe)
{
  static const GActionEntry actions[] = { { .name = "quit", .activate = quit_action } };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  dpt_gui_init ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, 1, application);
  gtk_application_set_accels_for_action (application, "app.quit", (const char *[]) { "<Control>q", NULL });
  probe->window = GTK_WINDOW (gtk_application_window_new (application));
  gtk_window_set_title (probe->window, "Probe");
  gtk_window_set_default_size (probe->window, 700, 640);
  probe->status = GTK_LABEL (gtk_label_new ("Ready"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (probe->status), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Status", -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (probe->status));
  add_controls (probe, GTK_BOX (box));
  gtk_box_append (GTK_BOX (box), create_list (probe));
  gtk_window_set_child (probe->window, box);
  probe->scanner = dpt_scanner_new (probe->window);
  g_signal_connect (probe->scanner, "scanned", G_CALLBACK (scanned_cb), probe);
  gtk_window_present (probe->window);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("org.dioptre.FlowProbe", G_APPLICATION_NON_UNIQUE);
  Probe probe = { 0 };
  int status;

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &probe);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_clear_object (&probe.scanner);
  return status;
}
