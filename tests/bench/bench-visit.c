/* bench-visit.c - what an examiner waits for on the visit page: a visit with every section filled, and a keystroke in it.
 * For: the rows "visit" of the performance table. Not for: reading the record (bench-window, patient), the database.
 *
 *   tests/support/with-display tests/bench/bench-visit
 *
 * Each time goes from the asking until a frame is painted; beside it stands the same with an empty visit, or with a bare entry.
 * The processor's time of this thread is counted, which the neighbours of a shared machine do not change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "engine/clinical/dpt-exam-item.h"
#include "engine/clinical/dpt-exam-layout.h"
#include "gui/exam/dpt-visit-page.h"
#include "support/dpt-test-gui.h"

#define TURNS 15
#define KEYS 60
#define FRAME 16.7 /* milliseconds: sixty a second */
#define CLICK 100  /* milliseconds: what issue 3 allows from a click to the visit */
#define TORIC (DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS | DPT_RX_FIELD_ADDITION)

static DptVisitSheet *
make_sheet (const char *day)
{
  g_autoptr (DptVisit) visit = dpt_record_new (DPT_TYPE_VISIT);

  dpt_record_take_id (visit);
  dpt_record_set_int (visit, DPT_VISIT_PATIENT_ID, 1);
  dpt_record_set_text (visit, DPT_VISIT_KIND, "complete");
  dpt_record_set_text (visit, DPT_VISIT_STATE, "draft");
  dpt_record_set_text (visit, DPT_VISIT_STARTED_ON, day);
  dpt_record_set_int (visit, DPT_VISIT_STARTED_AT, 1);
  return dpt_visit_sheet_new (visit);
}

static void
fill_section (DptVisitSheet *sheet, const char *section)
{
  static const char *const eyes[] = { "R", "L", "B", NULL };
  guint n;
  const DptExamItem *items = dpt_exam_item_list (section, &n);

  for (guint i = 0; i < n; i++)
    for (guint eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
      if (!dpt_exam_item_has_eye (&items[i], eyes[eye]))
        continue;
      else if (items[i].kind == DPT_EXAM_NUMBER)
        dpt_visit_sheet_set_finding_number (sheet, section, items[i].item, eyes[eye], items[i].min);
      else if (items[i].choices != NULL)
        dpt_visit_sheet_set_finding_code (sheet, section, items[i].item, eyes[eye], items[i].choices[0].nick, NULL);
      else if (items[i].kind == DPT_EXAM_WORDS)
        dpt_visit_sheet_set_finding_text (sheet, section, items[i].item, eyes[eye], "Seen");
}

static DptVisitSheet *
make_full (const char *day, int sphere)
{
  static const guint texts[] = { DPT_VISIT_REASON, DPT_VISIT_HISTORY, DPT_VISIT_MEDICATION, DPT_VISIT_ALLERGIES, DPT_VISIT_NOTES,
                                 DPT_VISIT_CONCLUSION, DPT_VISIT_PLAN };
  static const DptEye eyes[] = { DPT_EYE_RIGHT, DPT_EYE_LEFT };
  DptVisitSheet *sheet = make_sheet (day);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    dpt_visit_sheet_set_text (sheet, texts[i], "Some words that an examiner wrote about what was said and seen");
  for (guint i = 0; dpt_exam_section_list ()[i] != NULL; i++)
    fill_section (sheet, dpt_exam_section_list ()[i]);
  for (guint i = 0; i < G_N_ELEMENTS (eyes); i++)
    {
      for (DptRefractionRow row = DPT_REFRACTION_WORN; row < DPT_N_REFRACTION_ROWS; row++)
        dpt_visit_sheet_set_rx (sheet, row, eyes[i], &(DptRx) { sphere, -50, 90, 150 }, TORIC);
      dpt_visit_sheet_set_pair (sheet, 2, eyes[i], &(DptRx) { sphere, -50, 90, 150 }, TORIC);
      dpt_visit_sheet_set_pressure (sheet, eyes[i], 0, 1500, "air", 1);
      dpt_visit_sheet_set_keratometry_value (sheet, eyes[i], DPT_KERATOMETRY_FLAT, DPT_INT (780));
      for (guint trial = 1; trial <= 2; trial++)
        {
          dpt_visit_sheet_set_trial_value (sheet, trial, eyes[i], DPT_LENS_TRIAL_BRAND, DPT_TEXT ("Aqua"));
          dpt_visit_sheet_set_trial_powers (sheet, trial, eyes[i], FALSE, &(DptRx) { sphere, -75, 90, 0 }, TORIC);
        }
    }
  dpt_visit_sheet_set_next_visit (sheet, 12);
  return sheet;
}

static void
painted_cb (GdkFrameClock *clock, gpointer painted)
{
  *(gboolean *) painted = TRUE;
}

static void
wait_for_frame (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (GTK_WIDGET (window));
  dpt_test_until (painted);
  g_signal_handler_disconnect (clock, handler);
}

/* Returns: the median of opening the one and then the other, milliseconds an opening */
static double
measure_opening (DptVisitPage *page, GtkWindow *window, DptVisitSheet *first, DptVisitSheet *second, DptVisitSheet *earlier)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < TURNS; i++)
    {
      g_autoptr (DptVisitEditor) editor = dpt_visit_editor_new (i % 2 ? first : second, earlier);
      double work = bench_work (), time;

      dpt_visit_page_set_editor (page, editor);
      wait_for_frame (window);
      time = (bench_work () - work) / 1000;
      if (i > 1)
        g_array_append_val (times, time);
    }
  return bench_percentile (times, 50);
}

/* Returns: the 95th percentile of typing a value, all live checks on, milliseconds */
static double
measure_keys (GtkWidget *entry, GtkWindow *window, gboolean value)
{
  static const char *const texts[] = { "-1.25", "-2.50" };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < KEYS; i++)
    {
      double work = bench_work (), time;

      gtk_editable_set_text (GTK_EDITABLE (entry), texts[i % 2]);
      if (value)
        dpt_field_entry_commit (DPT_FIELD_ENTRY (entry));
      wait_for_frame (window);
      time = (bench_work () - work) / 1000;
      if (i > 3)
        g_array_append_val (times, time);
    }
  return bench_percentile (times, 95);
}

int
main (int argc, char **argv)
{
  g_autoptr (DptVisitSheet) empty = NULL;
  g_autoptr (DptVisitSheet) none = NULL;
  g_autoptr (DptVisitSheet) earlier = NULL;
  g_autoptr (DptVisitSheet) full = NULL;
  g_autoptr (DptVisitSheet) other = NULL;
  g_autoptr (DptVisitEditor) editor = NULL;
  DptVisitPage *page;
  GtkWindow *window, *bare;
  GtkWidget *entry;
  double nothing, all, key, bare_key;

  dpt_test_gui_init (&argc, &argv);
  empty = make_sheet ("2026-11-22");
  none = make_sheet ("2026-11-21");
  earlier = make_full ("2025-11-22", -100);
  full = make_full ("2026-11-22", -125);
  other = make_full ("2026-11-20", -150);
  entry = gtk_entry_new ();
  bare = dpt_test_show (entry, 300, 60);
  bare_key = measure_keys (entry, bare, FALSE);
  page = g_object_new (DPT_TYPE_VISIT_PAGE, NULL);
  window = dpt_test_show (GTK_WIDGET (page), 760, 700);
  dpt_test_settle ();
  nothing = measure_opening (page, window, empty, none, NULL);
  all = measure_opening (page, window, full, other, earlier);
  bench_ratio ("visit: every section filled, against an empty one", nothing, all, "ms", 0);
  bench_limit ("visit: from the click to the frame", all, "ms", CLICK);
  editor = dpt_visit_editor_new (full, earlier);
  dpt_visit_page_set_editor (page, editor);
  dpt_test_settle ();
  entry = GTK_WIDGET (dpt_refraction_cell_get_entry (dpt_refraction_table_get_cell (
    dpt_visit_page_get_table (page), DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE)));
  key = measure_keys (entry, window, TRUE);
  bench_ratio ("visit: a value typed with all live checks, against a bare entry", bare_key, key, "ms", 0);
  bench_limit ("visit: a value typed, 95 of 100", key, "ms", FRAME);
  gtk_window_destroy (window);
  gtk_window_destroy (bare);
  return 0;
}
