/* test-xlsx.c - spreadsheets have types, formulas for totals, and no formula that a text smuggled in.
 * For: exchange/dpt-xlsx.h. Not for: any list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-xlsx.h"
#include "support/dpt-test-locale.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static const DptXlsxColumn columns[] = {
  { .title = "Nom" },
  { .title = "Montant", .kind = DPT_XLSX_MONEY, .total = TRUE },
  { .title = "Jour", .kind = DPT_XLSX_DATE },
  { .title = "Sphère", .kind = DPT_XLSX_POWER },
};
static const DptXlsxTable table = {
  .title = "Ventes", .subtitle = "novembre", .sheet = "Ventes", .currency = "EUR", .columns = columns, .n_columns = G_N_ELEMENTS (columns)
};

typedef struct
{
  guint row, n;
  GCancellable *cancel_at_end;
} Source;

static int
give_row (gpointer data, DptDbValue *cells, GError **error)
{
  static const char *const names[] = { "=1+1", "+33", "-cmd", "@SUM(A1)", "Élise & <Cie>" };
  Source *source = data;

  if (source->row == source->n)
    return 0;
  cells[0] = DPT_TEXT (names[source->row % G_N_ELEMENTS (names)]);
  cells[1] = DPT_INT (1250 + source->row);
  cells[2] = DPT_TEXT ("2026-11-22");
  cells[3] = DPT_INT (-125);
  source->row++;
  if (source->row == 1500 && source->cancel_at_end != NULL)
    g_cancellable_cancel (source->cancel_at_end);
  return 1;
}

static char *
make_path (const char *name)
{
  return g_build_filename (g_get_tmp_dir (), name, NULL);
}

/* Reads cells back with openpyxl, another library. */
static char *
read_back (const char *path, const char *expression)
{
  g_autofree char *script = g_strdup_printf ("import openpyxl,sys\n"
                                             "s=openpyxl.load_workbook(sys.argv[1]).active\n"
                                             "print(%s)", expression);
  const char *argv[] = { "/usr/bin/python3", "-c", script, path, NULL };
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int status = 1;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, &out, &err, &status, NULL));
  if (status != 0)
    g_error ("%s", err);
  return g_strdup (g_strstrip (out));
}

static void
test_types (void)
{
  g_autofree char *path = make_path ("dpt-xlsx-types.xlsx");
  g_autoptr (GError) error = NULL;
  Source source = { .n = 5 };
  g_autofree char *cells = NULL;

  g_assert_true (dpt_xlsx_write (path, &table, give_row, &source, NULL, NULL, &error));
  g_assert_no_error (error);
  cells = read_back (path, "s['A5'].value, s['A5'].data_type, s['B5'].value, s['B5'].number_format.count('€'), "
                           "s['C5'].value.isoformat(), s['D5'].value, s['A9'].value");
  g_assert_cmpstr (cells, ==, "=1+1 s 12.5 2 2026-11-22T00:00:00 -1.25 Élise & <Cie>");
  g_unlink (path);
}

/* Found by opening the month that a French window had exported: "85,5" is no number of the format. */
static void
test_numbers_are_the_formats_in_every_language (void)
{
  g_autofree char *path = make_path ("dpt-xlsx-language.xlsx");
  g_autoptr (GError) error = NULL;
  g_autofree char *cells = NULL;
  Source source = { .n = 5 };

  g_assert_true (dpt_xlsx_write (path, &table, give_row, &source, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
  cells = read_back (path, "s['B5'].value, s['D5'].value");
  g_assert_cmpstr (cells, ==, "12.5 -1.25");
  g_unlink (path);
}

static int
give_one (gpointer data, DptDbValue *cells, GError **error)
{
  int *left = data;

  if ((*left)-- == 0)
    return 0;
  cells[0] = DPT_TEXT ("2026-11");
  cells[1] = DPT_INT (1001629);
  return 1;
}

/* A month can be reckoned with; the number of a file is no quantity. */
static void
test_months_and_numbers_of_files (void)
{
  static const DptXlsxColumn two[] = { { .title = "Mois", .kind = DPT_XLSX_MONTH }, { .title = "Dossier", .kind = DPT_XLSX_ID } };
  DptXlsxTable one = table;
  g_autofree char *path = make_path ("dpt-xlsx-month.xlsx"), *cells = NULL;
  g_autoptr (GError) error = NULL;
  int left = 1;

  one.columns = two;
  one.n_columns = G_N_ELEMENTS (two);
  g_assert_true (dpt_xlsx_write (path, &one, give_one, &left, NULL, NULL, &error));
  g_assert_no_error (error);
  cells = read_back (path, "s['A5'].value.isoformat(), s['A5'].number_format, s['B5'].value, s['B5'].number_format");
  g_assert_cmpstr (cells, ==, "2026-11-01T00:00:00 mm/yyyy 1001629 0");
  g_unlink (path);
}

static void
test_no_formula_from_text (void)
{
  g_autofree char *path = make_path ("dpt-xlsx-formula.xlsx");
  g_autoptr (GError) error = NULL;
  Source source = { .n = 50 };
  g_autofree char *formulas = NULL;

  g_assert_true (dpt_xlsx_write (path, &table, give_row, &source, NULL, NULL, &error));
  formulas = read_back (path, "*[c.coordinate for r in s.iter_rows() for c in r if c.data_type=='f']");
  g_assert_cmpstr (formulas, ==, "B55"); /* the total alone */
  g_unlink (path);
}

static void
test_total_is_a_formula (void)
{
  g_autofree char *path = make_path ("dpt-xlsx-total.xlsx");
  g_autoptr (GError) error = NULL;
  Source source = { .n = 3 };
  g_autofree char *total = NULL;
  g_autofree char *value = NULL;

  g_assert_true (dpt_xlsx_write (path, &table, give_row, &source, NULL, NULL, &error));
  total = read_back (path, "s['B8'].value");
  g_assert_cmpstr (total, ==, "=SUM(B5:B7)");
  value = read_back (path, "openpyxl.load_workbook(sys.argv[1], data_only=True).active['B8'].value");
  g_assert_cmpstr (value, ==, "37.53"); /* 12.50 + 12.51 + 12.52 */
  g_unlink (path);
}

static void
test_whole_or_absent (void)
{
  g_autofree char *path = make_path ("dpt-xlsx-cancel.xlsx");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Source source = { .n = 5000, .cancel_at_end = cancellable };
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_unlink (path);
  g_assert_false (dpt_xlsx_write (path, &table, give_row, &source, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  folder = g_dir_open (g_get_tmp_dir (), 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_prefix (name, "dpt-xlsx-cancel"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_decimal_comma ();
  g_test_add_func ("/exchange/xlsx/cells-have-types", test_types);
  g_test_add_func ("/exchange/xlsx/numbers-are-the-formats-in-every-language", test_numbers_are_the_formats_in_every_language);
  g_test_add_func ("/exchange/xlsx/months-and-numbers-of-files", test_months_and_numbers_of_files);
  g_test_add_func ("/exchange/xlsx/text-is-never-a-formula", test_no_formula_from_text);
  g_test_add_func ("/exchange/xlsx/total-is-a-formula", test_total_is_a_formula);
  g_test_add_func ("/exchange/xlsx/whole-or-absent", test_whole_or_absent);
  return g_test_run ();
}
