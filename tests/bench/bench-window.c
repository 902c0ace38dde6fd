/* bench-window.c - what somebody waits for at the window: a long list against an empty one, another screen, another patient.
 * For: the rows "long lists" and "switching perspective" of the performance table. Not for: the start (bench-start).
 *
 *   tests/support/with-display tests/bench/bench-window FILE [list|screens|patient]     a file of `dioptrectl demo` or of bench-search
 *
 * Lists are shown in processes of their own, in turn, so that their memory is their own. The time of a screen goes from the asking
 * until a frame is painted with nothing left to read. A patient of FILE is given forty visits where nobody has as many.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "engine/patient/dpt-patient-list.h"
#include "gui/common/dpt-list-view.h"
#include "gui/shell/dpt-perspective-table.h"
#include "gui/shell/dpt-window.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TURNS 5
#define SCROLLS 300
#define SWITCHES 12
#define VISITS 40

static const DptListColumn columns[] = {
  { "family-name", "Name", DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND, 24 },
  { "birth-date", "Born", DPT_LIST_COLUMN_DATE, 0, 20 },
  { "phone", "Phone", DPT_LIST_COLUMN_TEXT, 0, 15 },
  { "city", "City", DPT_LIST_COLUMN_TEXT, 0, 20 },
  { "file-number", "File", DPT_LIST_COLUMN_INT, 0, 8 },
};

static void
painted_cb (GdkFrameClock *clock, gpointer painted)
{
  *(gboolean *) painted = TRUE;
}

/* Until a frame is painted that has everything. */
static void
wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (window);
  dpt_test_until (painted);
  g_signal_handler_disconnect (clock, handler);
}

static void
wait_for_rest (GtkWidget *window, DptDb *db)
{
  do
    dpt_test_settle ();
  while (dpt_db_get_busy (db) && g_main_context_iteration (NULL, TRUE));
  dpt_test_settle ();
  wait_for_frame (window);
}

/* --- a list, in a process of its own --- */

static void
present_cb (GtkWidget *window, gpointer painted)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), painted);
}

/* Leaps about, as with the scroll bar. Returns: the 99th percentile of the longest time that the window did not answer, in ms */
static double
scroll (GtkWidget *window, DptListView *view, DptDb *db)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (dpt_test_find_type (GTK_WIDGET (view), GTK_TYPE_SCROLLED_WINDOW, 0));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < SCROLLS; i++)
    {
      double longest = 0, work = bench_work (), until = bench_now () + 30000;

      gtk_adjustment_set_value (adjustment, g_rand_double (random) * gtk_adjustment_get_upper (adjustment));
      longest = bench_work () - work;
      while (dpt_db_get_busy (db) || bench_now () < until)
        {
          work = bench_work ();
          if (!g_main_context_iteration (NULL, FALSE))
            g_usleep (200);
          longest = MAX (longest, bench_work () - work);
        }
      longest /= 1000;
      g_array_append_val (times, longest);
    }
  return bench_percentile (times, 99);
}

static int
run_list (const char *uri)
{
  g_autoptr (DptDb) db = dpt_test_db_open (uri);
  GtkWidget *window = gtk_window_new (), *view = dpt_list_view_new ("bench", "Patients");
  g_autoptr (DptDbListModel) model = dpt_patient_list_new (db);
  gboolean painted = FALSE;
  double start = bench_now (), worked = bench_work (), first, work, rows, memory, own;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  dpt_list_view_set_columns (DPT_LIST_VIEW (view), columns, G_N_ELEMENTS (columns));
  dpt_list_view_set_model (DPT_LIST_VIEW (view), G_LIST_MODEL (model));
  dpt_patient_list_set_order (model, NULL, FALSE, 0);
  gtk_window_set_child (GTK_WINDOW (window), view);
  g_signal_connect (window, "map", G_CALLBACK (present_cb), &painted);
  gtk_window_present (GTK_WINDOW (window));
  dpt_test_until (painted);
  first = (bench_now () - start) / 1000;
  work = (bench_work () - worked) / 1000;
  dpt_test_until (!dpt_db_list_model_get_loading (model));
  wait_for_rest (window, db);
  rows = (bench_now () - start) / 1000;
  memory = bench_get_memory ();
  own = bench_get_own_memory ();
  printf ("LIST %u %f %f %f %f %f %f\n", g_list_model_get_n_items (G_LIST_MODEL (model)), first, work, rows, memory, own,
          g_list_model_get_n_items (G_LIST_MODEL (model)) > 0 ? scroll (window, DPT_LIST_VIEW (view), db) : 0);
  fflush (stdout);
  _exit (0); /* what follows is not measured */
}

enum
{
  COUNT,
  FIRST,
  WORK, /* of the window's thread for the first frame */
  ROWS,
  MEMORY,
  OWN,
  PAGE,
  N_VALUES,
};

static void
ask_list (const char *program, const char *uri, GArray **values)
{
  const char *const words[] = { program, "--list", uri, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  double numbers[N_VALUES];
  const char *line;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  line = strstr (output, "LIST ");
  if (line == NULL
      || sscanf (line, "LIST %lf %lf %lf %lf %lf %lf %lf", &numbers[COUNT], &numbers[FIRST], &numbers[WORK], &numbers[ROWS], &numbers[MEMORY], &numbers[OWN],
                 &numbers[PAGE]) != N_VALUES)
    g_error ("no answer from a list: %s", output);
  for (guint i = 0; i < N_VALUES; i++)
    g_array_append_val (values[i], numbers[i]);
}

static void
compare_lists (const char *program, const char *uri)
{
  g_autofree char *empty_uri = dpt_test_db_create_uri ();
  GArray *empty[N_VALUES], *full[N_VALUES];

  for (guint i = 0; i < N_VALUES; i++)
    {
      empty[i] = g_array_new (FALSE, FALSE, sizeof (double));
      full[i] = g_array_new (FALSE, FALSE, sizeof (double));
    }
  for (guint turn = 0; turn < TURNS; turn++)
    {
      ask_list (program, empty_uri, empty);
      ask_list (program, uri, full);
    }
  printf ("a list of %.0f patients against an empty one, medians of %d; all rows there after %.0f ms, the empty one after %.0f ms\n",
          bench_percentile (full[COUNT], 50), TURNS, bench_percentile (full[ROWS], 50), bench_percentile (empty[ROWS], 50));
  bench_ratio ("long list, first frame", bench_percentile (empty[FIRST], 50), bench_percentile (full[FIRST], 50), "ms", 1.2);
  bench_ratio ("long list, first frame, processor", bench_percentile (empty[WORK], 50), bench_percentile (full[WORK], 50), "ms", 0);
  bench_ratio ("long list, memory", bench_percentile (empty[MEMORY], 50), bench_percentile (full[MEMORY], 50), "MB", 1.3);
  bench_ratio ("long list, memory without mapped files", bench_percentile (empty[OWN], 50), bench_percentile (full[OWN], 50), "MB", 0);
  bench_limit ("long list, page work p99", bench_percentile (full[PAGE], 50), "ms", 16);
  for (guint i = 0; i < N_VALUES; i++)
    {
      g_array_unref (empty[i]);
      g_array_unref (full[i]);
    }
}

/* --- screens --- */

static void
make_screens (GtkWidget *window, DptDb *db)
{
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);

  for (gsize screen = 0; screen < n; screen++)
    {
      double start = bench_now ();

      dpt_window_show_perspective (DPT_WINDOW (window), table[screen].name);
      wait_for_rest (window, db);
      printf ("  %s, for the first time: %.0f ms\n", table[screen].name, (bench_now () - start) / 1000);
    }
}

static void
measure_screens (GtkWidget *window, DptDb *db)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);

  for (gsize screen = 0; screen < n; screen++)
    {
      g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (double));
      double work = 0;

      for (guint i = 0; i < SWITCHES; i++)
        {
          double start, time;

          /* From the one before, as the round went. */
          dpt_window_show_perspective (DPT_WINDOW (window), table[(screen + n - 1) % n].name);
          wait_for_rest (window, db);
          start = bench_now ();
          work -= bench_work ();
          dpt_window_show_perspective (DPT_WINDOW (window), table[screen].name);
          wait_for_rest (window, db);
          time = (bench_now () - start) / 1000;
          work += bench_work ();
          g_array_append_val (own, time);
          g_array_append_val (times, time);
        }
      printf ("  to %s: %.0f ms, %.0f at most, on average %.0f ms of processor in the window\n", table[screen].name,
              bench_percentile (own, 50), bench_percentile (own, 100), work / SWITCHES / 1000);
    }
  bench_limit ("switching perspective, p50", bench_percentile (times, 50), "ms", 100);
  bench_limit ("switching perspective, p95", bench_percentile (times, 95), "ms", 100);
}

static gint64
find_patient (DptDb *db)
{
  g_autoptr (DptDbRows) rows
    = dpt_test_db_query (db, "SELECT patient_id, COUNT(*) FROM visit GROUP BY patient_id ORDER BY 2 DESC, 1 LIMIT 1");
  gint64 patient = dpt_db_rows_get_n_rows (rows) > 0 ? dpt_db_rows_get_int (rows, 0, 0) : dpt_test_db_query_int (db, "SELECT MIN(id) FROM patient");
  gint64 n = dpt_db_rows_get_n_rows (rows) > 0 ? dpt_db_rows_get_int (rows, 0, 1) : 0;

  for (; n < VISITS; n++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO visit (id, version, patient_id, establishment_id, examiner_id, kind, state, started_at, started_on,"
                                              " reason, conclusion, signed_at) SELECT %" G_GINT64_FORMAT ", 1, %" G_GINT64_FORMAT
                                              ", (SELECT MIN(id) FROM establishment), MIN(id), 'complete', 'signed', %" G_GINT64_FORMAT
                                              " * 86400000000, '20%02d-03-%02d', 'Contrôle', 'Stable', 1 FROM user_account",
                                              G_GINT64_CONSTANT (900000000000000) + n, patient, 11000 + n * 90, (int) n / 4, (int) n % 28 + 1);

      dpt_test_db_exec (db, sql);
    }
  return patient;
}

static void
measure_patient (GtkWidget *window, DptDb *db, const char *screen, const char *what)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  gint64 patient = find_patient (db), other = dpt_test_db_query_int (db, "SELECT MAX(id) FROM patient");
  double work = 0;

  dpt_window_show_perspective (DPT_WINDOW (window), screen);
  wait_for_rest (window, db);
  for (guint i = 0; i <= SWITCHES; i++)
    {
      double start, time;

      dpt_window_set_patient_id (DPT_WINDOW (window), other);
      wait_for_rest (window, db);
      start = bench_now ();
      work -= i > 0 ? bench_work () : 0;
      dpt_window_set_patient_id (DPT_WINDOW (window), patient);
      wait_for_rest (window, db);
      work += i > 0 ? bench_work () : 0;
      time = (bench_now () - start) / 1000;
      if (i > 0)
        g_array_append_val (times, time);
    }
  printf ("  %.0f ms of processor in the window\n", work / SWITCHES / 1000);
  bench_limit (what, bench_percentile (times, 50), "ms", 100);
}

static gboolean
is_asked (const char *only, const char *part)
{
  return only == NULL || g_str_equal (only, part);
}

int
main (int argc, char **argv)
{
  gboolean list = argc == 3 && g_str_equal (argv[1], "--list");
  g_autofree char *file = argc > 1 && !list ? g_strconcat ("sqlite://", argv[1], NULL) : NULL;
  g_autofree char *list_uri = list ? g_strdup (argv[2]) : NULL;
  g_autofree char *program = g_strdup (argv[0]);
  g_autoptr (DptClock) clock = dpt_clock_new ();
  g_autoptr (DptSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptDb) db = NULL;
  g_autofree char *only = argc > 2 && !list ? g_strdup (argv[2]) : NULL;
  GtkWidget *window;

  if (file == NULL && !list)
    g_error ("usage: bench-window FILE [list|screens|patient]");
  argc = 1;
  dpt_test_gui_init (&argc, &argv);
  if (list)
    return run_list (list_uri);
  if (is_asked (only, "list"))
    compare_lists (program, file);
  db = dpt_test_db_open (file);
  session = dpt_session_new_system (db, clock, dpt_test_db_query_int (db, "SELECT MIN(id) FROM establishment"), &error);
  g_assert_no_error (error);
  window = dpt_window_new (NULL);
  dpt_window_set_session (DPT_WINDOW (window), session);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  dpt_test_until (gtk_widget_get_mapped (window));
  wait_for_rest (window, db);
  make_screens (window, db);
  if (is_asked (only, "screens"))
    measure_screens (window, db);
  if (is_asked (only, "patient"))
    {
      measure_patient (window, db, "reception", "opening a patient with 40 visits, reception");
      measure_patient (window, db, "exam", "opening a patient with 40 visits, exam");
    }
  printf ("resident memory with every screen open: %.0f MB\n", bench_get_memory ());
  fflush (stdout);
  _exit (0);
}
