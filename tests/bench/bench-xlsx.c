/* bench-xlsx.c - a large spreadsheet: our writer against bare libxlsxwriter in constant memory, the same cells in the same formats.
 * For: the row "XLSX" of the performance table. Not for: the test run.
 *
 *   tests/bench/bench-xlsx [ROWS]     500,000 by default, of 10 columns
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "exchange/dpt-xlsx.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define TURNS 5

static guint n_rows = 500000;
static char *path;

static const DptXlsxColumn columns[] = {
  { .title = "Establishment" },
  { .title = "Number" },
  { .title = "Day", .kind = DPT_XLSX_DATE },
  { .title = "Client" },
  { .title = "Article" },
  { .title = "Quantity", .kind = DPT_XLSX_INT, .total = TRUE },
  { .title = "Price", .kind = DPT_XLSX_MONEY },
  { .title = "Net", .kind = DPT_XLSX_MONEY, .total = TRUE },
  { .title = "Tax", .kind = DPT_XLSX_MONEY, .total = TRUE },
  { .title = "Gross", .kind = DPT_XLSX_MONEY, .total = TRUE },
};
static const DptXlsxTable table = {
  .title = "Lines", .subtitle = "all", .sheet = "Lines", .currency = "EUR", .columns = columns, .n_columns = G_N_ELEMENTS (columns),
};

typedef struct
{
  guint row;
  char number[24], day[12], client[32], article[40];
} Source;

static void
next_texts (Source *source)
{
  g_snprintf (source->number, sizeof source->number, "1-T2026-%06u", source->row);
  g_snprintf (source->day, sizeof source->day, "2026-%02u-%02u", 1 + source->row % 12, 1 + source->row % 28);
  g_snprintf (source->client, sizeof source->client, "Client %u", source->row % 30011);
  g_snprintf (source->article, sizeof source->article, "Frame of model %u", source->row % 4001);
}

static int
give_row (gpointer data, DptDbValue *cells, GError **error)
{
  Source *source = data;

  if (source->row == n_rows)
    return 0;
  next_texts (source);
  cells[0] = DPT_TEXT ("Optique du Canal");
  cells[1] = DPT_TEXT (source->number);
  cells[2] = DPT_TEXT (source->day);
  cells[3] = DPT_TEXT (source->client);
  cells[4] = DPT_TEXT (source->article);
  cells[5] = DPT_INT (1 + source->row % 3);
  for (guint i = 6; i < 10; i++)
    cells[i] = DPT_INT (1000 + source->row % 9973 + i);
  source->row++;
  return 1;
}

static void
write_ours (void)
{
  g_autoptr (GError) error = NULL;
  Source source = { 0 };

  dpt_xlsx_write (path, &table, give_row, &source, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
write_bare (void)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "Lines");
  lxw_format *money = workbook_add_format (workbook), *day = workbook_add_format (workbook), *count = workbook_add_format (workbook);
  Source source = { 0 };

  format_set_num_format (money, "#,##0.00\\ \"€\"");
  format_set_num_format (day, "dd/mm/yyyy");
  format_set_num_format (count, "#,##0");
  for (; source.row < n_rows; source.row++)
    {
      lxw_row_t row = source.row + 4;
      lxw_datetime date = { .year = 2026, .month = 1 + source.row % 12, .day = 1 + source.row % 28 };

      next_texts (&source);
      worksheet_write_string (sheet, row, 0, "Optique du Canal", NULL);
      worksheet_write_string (sheet, row, 1, source.number, NULL);
      worksheet_write_datetime (sheet, row, 2, &date, day);
      worksheet_write_string (sheet, row, 3, source.client, NULL);
      worksheet_write_string (sheet, row, 4, source.article, NULL);
      worksheet_write_number (sheet, row, 5, 1 + source.row % 3, count);
      for (lxw_col_t i = 6; i < 10; i++)
        worksheet_write_number (sheet, row, i, (1000 + source.row % 9973 + i) / 100.0, money);
    }
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
}

/* What one turn took. */
typedef struct
{
  double seconds;
  double work; /* of the processor */
  double megabytes; /* the most it held */
} Turn;

/* In a process of its own, so that its memory is its own too. */
static Turn
measure (void (*func) (void))
{
  double before = bench_now ();
  struct rusage usage;
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      func ();
      _exit (0);
    }
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  g_assert_cmpint (status, ==, 0);
  return (Turn) { (bench_now () - before) / 1e6,
                  (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6,
                  (double) usage.ru_maxrss / 1024 };
}

static double
median (GArray *turns, gsize offset)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < turns->len; i++)
    g_array_append_val (values, G_STRUCT_MEMBER (double, &g_array_index (turns, Turn, i), offset));
  return bench_percentile (values, 50);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (Turn)), ours = g_array_new (FALSE, FALSE, sizeof (Turn));

  if (argc > 1)
    n_rows = (guint) strtoul (argv[1], NULL, 10);
  path = g_strdup_printf ("%s/dpt-bench-%d.xlsx", g_get_tmp_dir (), (int) getpid ());
  for (guint i = 0; i < TURNS; i++)
    {
      g_array_append_val (bare, ((Turn[]) { measure (write_bare) })[0]);
      g_array_append_val (ours, ((Turn[]) { measure (write_ours) })[0]);
    }
  printf ("%u rows of %d columns, medians of %d turns, against libxlsxwriter in constant memory\n", n_rows, (int) G_N_ELEMENTS (columns), TURNS);
  bench_ratio ("spreadsheet, time", median (bare, G_STRUCT_OFFSET (Turn, seconds)), median (ours, G_STRUCT_OFFSET (Turn, seconds)), "s", 1.15);
  bench_ratio ("spreadsheet, processor", median (bare, G_STRUCT_OFFSET (Turn, work)), median (ours, G_STRUCT_OFFSET (Turn, work)), "s", 0);
  bench_limit ("spreadsheet, memory", median (ours, G_STRUCT_OFFSET (Turn, megabytes)), "MB", 64);
  g_unlink (path);
  g_free (path);
  return 0;
}
