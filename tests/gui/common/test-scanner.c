/* test-scanner.c - a scan is heard anywhere, a hand never is, and nothing stays in the field.
 * For: dpt-scan-burst.c and dpt-scanner.c. Not for: what a code opens.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-scan-burst.h"
#include "gui/common/dpt-scanner.h"

#include "support/dpt-test-gui.h"

static char *
feed (const char *text, guint32 start, guint32 gap, guint32 enter_gap)
{
  g_autoptr (DptScanBurst) burst = dpt_scan_burst_new ();
  guint32 now = start;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), now += gap)
    dpt_scan_burst_add (burst, g_utf8_get_char (p), now);
  return dpt_scan_burst_end (burst, now - gap + enter_gap);
}

static void
test_burst_is_a_scan (void)
{
  g_autofree char *fast = feed ("3401597712345", 1000, 8, 8);
  g_autofree char *wrapped = feed ("3401597712345", G_MAXUINT32 - 20, 8, 8);
  g_autofree char *slow_enter = feed ("3401597712345", 0, 8, 55);

  g_assert_cmpstr (fast, ==, "3401597712345");
  g_assert_cmpstr (wrapped, ==, "3401597712345");
  g_assert_cmpstr (slow_enter, ==, "3401597712345");
}

static void
test_hand_is_no_scan (void)
{
  g_assert_null (feed ("3401597712345", 0, 100, 100));
  g_assert_null (feed ("3401597712345", 0, 40, 40));
  g_assert_null (feed ("123", 0, 5, 5));
  g_assert_null (feed ("3401597712345", 0, 8, 400));
  g_assert_null (feed ("", 0, 8, 8));
  /* A key held down. */
  g_assert_null (feed ("11111111111", 0, 25, 25));
}

static void
test_typing_before_a_scan_is_not_part_of_it (void)
{
  g_autoptr (DptScanBurst) burst = dpt_scan_burst_new ();
  g_autofree char *scanned = NULL;

  g_assert_false (dpt_scan_burst_add (burst, 'a', 0));
  g_assert_false (dpt_scan_burst_add (burst, 'b', 150));
  g_assert_false (dpt_scan_burst_add (burst, '1', 1000));
  g_assert_true (dpt_scan_burst_add (burst, '2', 1005));
  g_assert_true (dpt_scan_burst_add (burst, '3', 1010));
  g_assert_true (dpt_scan_burst_add (burst, '4', 1015));
  scanned = dpt_scan_burst_end (burst, 1020);
  g_assert_cmpstr (scanned, ==, "1234");
  g_assert_null (dpt_scan_burst_end (burst, 1021));
}

static void
test_french_keyboard_is_repaired (void)
{
  g_autofree char *digits = dpt_scan_burst_repair ("&é\"'(-è_çà");
  g_autofree char *word = dpt_scan_burst_repair ("T-123");

  g_assert_cmpstr (digits, ==, "1234567890");
  g_assert_cmpstr (word, ==, "T-123");
}

static void
take_scan_cb (DptScanner *scanner, const char *text, char **out)
{
  g_free (*out);
  *out = g_strdup (text);
}

static void
count_cb (GtkEntry *entry, int *count)
{
  (*count)++;
}

static gboolean
scan (GtkWindow *window, const char *delay, const char *code)
{
  g_autoptr (GSubprocess) process = NULL;

  gtk_window_present (window);
  dpt_test_until (gtk_window_is_active (window));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "xdotool", "type", "--delay", delay, "--args", "1", code,
                              "key", "--delay", "4", "Return", NULL);
  return process != NULL;
}

static void
test_field_keeps_what_it_held (void)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWindow *window = dpt_test_show (entry, 300, 100);
  g_autoptr (DptScanner) scanner = dpt_scanner_new (window);
  g_autofree char *scanned = NULL;
  int activated = 0;

  gtk_editable_set_text (GTK_EDITABLE (entry), "Dupont");
  gtk_widget_grab_focus (entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  g_signal_connect (scanner, "scanned", G_CALLBACK (take_scan_cb), &scanned);
  g_signal_connect (entry, "activate", G_CALLBACK (count_cb), &activated);

  if (scan (window, "4", "3401597712345"))
    {
      int start, end;

      dpt_test_until (scanned != NULL);
      g_assert_cmpstr (scanned, ==, "3401597712345");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Dupont");
      g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), &start, &end));
      g_assert_cmpint (end - start, ==, 6);
      g_assert_cmpint (activated, ==, 0);

      /* A hand types the same into the field, and its Enter counts. */
      g_clear_pointer (&scanned, g_free);
      scan (window, "120", "3401");
      dpt_test_until (activated == 1);
      g_assert_null (scanned);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "3401");

      dpt_scanner_set_enabled (scanner, FALSE);
      gtk_editable_set_text (GTK_EDITABLE (entry), "");
      scan (window, "4", "55667788");
      dpt_test_until (activated == 2);
      g_assert_null (scanned);
    }
  else
    g_test_skip ("no xdotool");
  gtk_window_destroy (window);
}

static void
test_outlives_its_window (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  DptScanner *scanner = dpt_scanner_new (window);

  gtk_window_destroy (window);
  g_assert_finalize_object (scanner);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/scanner/burst-is-a-scan", test_burst_is_a_scan);
  g_test_add_func ("/scanner/hand-is-no-scan", test_hand_is_no_scan);
  g_test_add_func ("/scanner/typing-before-a-scan-is-not-part-of-it", test_typing_before_a_scan_is_not_part_of_it);
  g_test_add_func ("/scanner/french-keyboard-is-repaired", test_french_keyboard_is_repaired);
  g_test_add_func ("/scanner/field-keeps-what-it-held", test_field_keeps_what_it_held);
  g_test_add_func ("/scanner/outlives-its-window", test_outlives_its_window);
  return g_test_run ();
}
