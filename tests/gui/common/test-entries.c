/* test-entries.c - power, axis, money and date entries read tolerantly, step, and refuse with a reason.
 * For: src/gui/common/dpt-{field,number,power,money,date}-entry.c. Not for: the parsers themselves (tests/base).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-date.h"
#include "gui/common/dpt-date-entry.h"
#include "gui/common/dpt-money-entry.h"
#include "gui/common/dpt-power-entry.h"

#include "support/dpt-test-gui.h"

static void
count_cb (GObject *object, GParamSpec *pspec, int *count)
{
  (*count)++;
}

static void
type (gpointer entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static const char *
text_of (gpointer entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
test_reads_a_power_and_shows_its_style (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (dpt_power_entry_new (DPT_POWER_KIND_POWER));
  int value = 0;
  int notified = 0;

  g_signal_connect (entry, "notify::value", G_CALLBACK (count_cb), &notified);
  g_assert_false (dpt_power_entry_get_value (DPT_POWER_ENTRY (entry), NULL));
  type (entry, " -1,25 ");
  g_assert_cmpint (notified, ==, 0);
  g_assert_true (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
  g_assert_true (dpt_power_entry_get_value (DPT_POWER_ENTRY (entry), &value));
  g_assert_cmpint (value, ==, -125);
  g_assert_cmpstr (text_of (entry), ==, "-1.25");
  g_assert_cmpint (notified, ==, 1);

  type (entry, "-125");
  dpt_field_entry_commit (DPT_FIELD_ENTRY (entry));
  g_assert_cmpint (notified, ==, 1);
  g_assert_cmpstr (text_of (entry), ==, "-1.25");

  type (entry, "2");
  dpt_field_entry_commit (DPT_FIELD_ENTRY (entry));
  g_assert_cmpstr (text_of (entry), ==, "+2.00");

  type (entry, "");
  dpt_field_entry_commit (DPT_FIELD_ENTRY (entry));
  g_assert_false (dpt_power_entry_get_value (DPT_POWER_ENTRY (entry), &value));
  g_assert_cmpint (notified, ==, 3);

  type (entry, "plan");
  dpt_field_entry_commit (DPT_FIELD_ENTRY (entry));
  g_assert_true (dpt_power_entry_get_value (DPT_POWER_ENTRY (entry), &value));
  g_assert_cmpint (value, ==, 0);
  g_assert_cmpint (notified, ==, 4);
}

static void
test_refuses_the_impossible_with_a_reason (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (dpt_power_entry_new (DPT_POWER_KIND_POWER));
  DptFieldEntry *field = DPT_FIELD_ENTRY (entry);
  int value;

  dpt_field_entry_set_label (field, "Sphere");
  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (entry), 100);
  type (entry, "abc");
  g_assert_false (dpt_field_entry_commit (field));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpstr (text_of (entry), ==, "abc");
  g_assert_cmpstr (dpt_field_entry_get_reason (field), ==, "Sphere: cannot read “abc”; type it like -1.25");
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, dpt_field_entry_get_reason (field));
  g_assert_true (dpt_power_entry_get_value (DPT_POWER_ENTRY (entry), &value));
  g_assert_cmpint (value, ==, 100);
  g_assert_false (dpt_field_entry_commit (field));

  type (entry, "55");
  g_assert_null (dpt_field_entry_get_reason (field));
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_false (dpt_field_entry_commit (field));
  g_assert_cmpstr (dpt_field_entry_get_reason (field), ==, "Sphere: between -40.00 and +40.00");

  g_assert_true (dpt_test_key (entry, GDK_KEY_Escape, 0));
  g_assert_cmpstr (text_of (entry), ==, "+1.00");
  g_assert_null (dpt_field_entry_get_reason (field));
  g_assert_false (dpt_test_key (entry, GDK_KEY_Escape, 0));
}

static void
test_arrows_change_by_a_quarter (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (dpt_power_entry_new (DPT_POWER_KIND_POWER));

  dpt_test_key (entry, GDK_KEY_Up, 0);
  g_assert_cmpstr (text_of (entry), ==, "+0.25");
  dpt_test_key (entry, GDK_KEY_Down, 0);
  dpt_test_key (entry, GDK_KEY_Down, 0);
  g_assert_cmpstr (text_of (entry), ==, "-0.25");
  dpt_test_key (entry, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpstr (text_of (entry), ==, "-1.25");
  g_assert_false (dpt_test_key (entry, GDK_KEY_Down, GDK_ALT_MASK));

  /* What was typed counts before the arrow does, and an odd value meets the quarters again. */
  type (entry, "-1.12");
  dpt_test_key (entry, GDK_KEY_Up, 0);
  g_assert_cmpstr (text_of (entry), ==, "-1.00");
  type (entry, "-1.12");
  dpt_test_key (entry, GDK_KEY_Down, 0);
  g_assert_cmpstr (text_of (entry), ==, "-1.25");

  dpt_number_entry_set_range (DPT_NUMBER_ENTRY (entry), -150, 150);
  dpt_test_key (entry, GDK_KEY_Page_Down, 0);
  g_assert_cmpstr (text_of (entry), ==, "-1.50");
}

static void
test_earlier_value_stands_in_grey (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (dpt_power_entry_new (DPT_POWER_KIND_POWER));

  dpt_number_entry_set_earlier (DPT_NUMBER_ENTRY (entry), -200);
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (entry)), ==, "-2.00");
  g_assert_false (dpt_number_entry_get_has_value (DPT_NUMBER_ENTRY (entry)));
  dpt_test_key (entry, GDK_KEY_Down, 0);
  g_assert_cmpint (dpt_number_entry_get_value (DPT_NUMBER_ENTRY (entry)), ==, -225);
}

static void
test_axis_goes_round (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (dpt_power_entry_new (DPT_POWER_KIND_AXIS));
  DptNumberEntry *number = DPT_NUMBER_ENTRY (entry);

  type (entry, "180");
  dpt_test_key (entry, GDK_KEY_Up, 0);
  g_assert_cmpint (dpt_number_entry_get_value (number), ==, 5);
  dpt_test_key (entry, GDK_KEY_Down, 0);
  g_assert_cmpint (dpt_number_entry_get_value (number), ==, 180);
  g_assert_cmpstr (text_of (entry), ==, "180°");
  type (entry, "92");
  dpt_test_key (entry, GDK_KEY_Up, 0);
  g_assert_cmpint (dpt_number_entry_get_value (number), ==, 95);
  type (entry, "181");
  g_assert_false (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
}

static void
test_kinds_have_their_style (void)
{
  static const struct { DptPowerKind kind; const char *typed; int value; const char *shown; } rows[] = {
    { DPT_POWER_KIND_ADDITION, "2.25", 225, "+2.25" },
    { DPT_POWER_KIND_PRISM, "2", 200, "2.00" },
    { DPT_POWER_KIND_AXIS, "0", 180, "180°" },
    { DPT_POWER_KIND_LENGTH, "31,5", 3150, "31.5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GtkWidget) entry = g_object_ref_sink (dpt_power_entry_new (rows[i].kind));
      int value = -1;

      type (entry, rows[i].typed);
      g_assert_true (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
      g_assert_true (dpt_power_entry_get_value (DPT_POWER_ENTRY (entry), &value));
      g_assert_cmpint (value, ==, rows[i].value);
      g_assert_cmpstr (text_of (entry), ==, rows[i].shown);
    }
}

static gboolean
take_shorthand_cb (DptFieldEntry *entry, const char *text, gpointer data)
{
  if (!g_str_equal (text, "-1.25 -0.50x90"))
    return FALSE;
  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (entry), -125);
  return TRUE;
}

static void
test_shorthand_is_offered (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (dpt_power_entry_new (DPT_POWER_KIND_POWER));

  g_signal_connect (entry, "shorthand", G_CALLBACK (take_shorthand_cb), NULL);
  type (entry, "-1.25 -0.50x90");
  g_assert_true (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
  g_assert_cmpstr (text_of (entry), ==, "-1.25");
  type (entry, "nonsense");
  g_assert_false (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
}

static void
test_value_outside_is_shown_and_marked (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (dpt_power_entry_new (DPT_POWER_KIND_ADDITION));

  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (entry), 900);
  g_assert_cmpstr (text_of (entry), ==, "+9.00");
  g_assert_nonnull (dpt_field_entry_get_reason (DPT_FIELD_ENTRY (entry)));
  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (entry), 100);
  g_assert_null (dpt_field_entry_get_reason (DPT_FIELD_ENTRY (entry)));
}

static void
test_money (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (dpt_money_entry_new ());
  g_autofree char *shown = dpt_money_format (123450, "EUR");
  DptMoney amount;

  type (entry, "1 234,5");
  g_assert_true (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
  g_assert_true (dpt_money_entry_get_amount (DPT_MONEY_ENTRY (entry), &amount));
  g_assert_cmpint (amount, ==, 123450);
  g_assert_cmpstr (text_of (entry), ==, shown);
  dpt_test_key (entry, GDK_KEY_Up, 0);
  g_assert_cmpint (dpt_number_entry_get_value (DPT_NUMBER_ENTRY (entry)), ==, 123500);
  type (entry, "-3");
  g_assert_false (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
  type (entry, "12.345");
  g_assert_false (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
}

static void
test_date (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (dpt_date_entry_new ());
  DptDateEntry *date = DPT_DATE_ENTRY (entry);
  g_autofree char *shown = dpt_date_format ("1980-04-03");
  int notified = 0;

  g_signal_connect (entry, "notify::date", G_CALLBACK (count_cb), &notified);
  dpt_date_entry_set_today (date, "2026-11-22");
  dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), "Birth date");
  type (entry, "030480");
  g_assert_true (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
  g_assert_cmpstr (dpt_date_entry_get_date (date), ==, "1980-04-03");
  g_assert_cmpstr (text_of (entry), ==, shown);
  type (entry, "3/4/1980");
  g_assert_true (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
  g_assert_cmpint (notified, ==, 1);

  dpt_date_entry_set_range (date, "1900-01-01", "2026-11-22");
  type (entry, "23/11/2026");
  g_assert_false (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
  g_assert_true (g_str_has_prefix (dpt_field_entry_get_reason (DPT_FIELD_ENTRY (entry)), "Birth date: not after"));
  type (entry, "31/02/2020");
  g_assert_false (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
  g_assert_cmpstr (dpt_date_entry_get_date (date), ==, "1980-04-03");

  dpt_date_entry_set_date (date, "2026-11-21");
  dpt_test_key (entry, GDK_KEY_Up, 0);
  dpt_test_key (entry, GDK_KEY_Up, 0);
  g_assert_cmpstr (dpt_date_entry_get_date (date), ==, "2026-11-22");
  type (entry, "");
  g_assert_true (dpt_field_entry_commit (DPT_FIELD_ENTRY (entry)));
  g_assert_null (dpt_date_entry_get_date (date));
}

static void
test_date_has_a_calendar (void)
{
  GtkWidget *entry = dpt_date_entry_new ();
  GtkWindow *window = dpt_test_show (entry, 300, 300);
  GtkWidget *calendar;

  dpt_date_entry_set_date (DPT_DATE_ENTRY (entry), "2024-02-10");
  g_signal_emit_by_name (entry, "icon-press", GTK_ENTRY_ICON_SECONDARY);
  calendar = dpt_test_find (entry, "Calendar");
  g_assert_nonnull (calendar);
  dpt_test_until (gtk_widget_get_mapped (calendar));
  g_assert_cmpstr (dpt_date_entry_get_date (DPT_DATE_ENTRY (entry)), ==, "2024-02-10");
  g_object_set (calendar, "day", 11, NULL);
  g_assert_cmpstr (dpt_date_entry_get_date (DPT_DATE_ENTRY (entry)), ==, "2024-02-11");
  gtk_window_destroy (window);
}

static void
test_template_makes_them (void)
{
  static const char ui[] =
    "<interface><object class='GtkBox' id='box'>"
    "<child><object class='DptPowerEntry' id='axis'><property name='kind'>axis</property>"
    "<property name='label'>Axis</property><property name='value'>90</property></object></child>"
    "<child><object class='DptMoneyEntry' id='money'><property name='currency'>GBP</property></object></child>"
    "<child><object class='DptDateEntry' id='date'><property name='date'>2020-02-29</property></object></child>"
    "</object></interface>";
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (ui, -1);
  GtkWidget *axis = GTK_WIDGET (gtk_builder_get_object (builder, "axis"));

  g_assert_cmpstr (text_of (axis), ==, "90°");
  gtk_test_accessible_assert_property (axis, GTK_ACCESSIBLE_PROPERTY_LABEL, "Axis");
}

static void
activate_cb (GtkEntry *entry, int *count)
{
  (*count)++;
}

static void
test_leaving_and_enter_commit (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = dpt_power_entry_new (DPT_POWER_KIND_POWER);
  GtkWidget *other = gtk_button_new_with_label ("Other");
  GtkWindow *window;
  int activated = 0;

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), other);
  g_signal_connect_after (entry, "activate", G_CALLBACK (activate_cb), &activated);
  window = dpt_test_show (box, 300, 200);
  gtk_widget_grab_focus (entry);
  type (entry, "1");
  gtk_widget_grab_focus (other);
  dpt_test_until (dpt_number_entry_get_value (DPT_NUMBER_ENTRY (entry)) == 100);
  g_assert_cmpstr (text_of (entry), ==, "+1.00");

  gtk_widget_grab_focus (entry);
  if (dpt_test_type (window, "-2,5"))
    {
      dpt_test_until (g_str_equal (text_of (entry), "-2,5"));
      dpt_test_press (window, "Return");
      dpt_test_until (g_str_equal (text_of (entry), "-2.50"));
      g_assert_cmpint (activated, ==, 1);
      dpt_test_press (window, "Up");
      dpt_test_until (g_str_equal (text_of (entry), "-2.25"));
      dpt_test_type (window, "x");
      dpt_test_press (window, "Return");
      dpt_test_until (dpt_field_entry_get_reason (DPT_FIELD_ENTRY (entry)) != NULL);
      g_assert_cmpint (activated, ==, 1);
    }
  dpt_test_picture (box, "entries-refused");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/entries/reads-a-power-and-shows-its-style", test_reads_a_power_and_shows_its_style);
  g_test_add_func ("/entries/refuses-the-impossible-with-a-reason", test_refuses_the_impossible_with_a_reason);
  g_test_add_func ("/entries/arrows-change-by-a-quarter", test_arrows_change_by_a_quarter);
  g_test_add_func ("/entries/earlier-value-stands-in-grey", test_earlier_value_stands_in_grey);
  g_test_add_func ("/entries/axis-goes-round", test_axis_goes_round);
  g_test_add_func ("/entries/kinds-have-their-style", test_kinds_have_their_style);
  g_test_add_func ("/entries/shorthand-is-offered", test_shorthand_is_offered);
  g_test_add_func ("/entries/value-outside-is-shown-and-marked", test_value_outside_is_shown_and_marked);
  g_test_add_func ("/entries/money", test_money);
  g_test_add_func ("/entries/date", test_date);
  g_test_add_func ("/entries/date-has-a-calendar", test_date_has_a_calendar);
  g_test_add_func ("/entries/template-makes-them", test_template_makes_them);
  g_test_add_func ("/entries/leaving-and-enter-commit", test_leaving_and_enter_commit);
  return g_test_run ();
}
