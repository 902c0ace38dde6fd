/* test-export.c - each list comes whole and typed, its sums are those of the database, and only to who may take it.
 * For: exchange/dpt-export. Not for: the format of the file (test-xlsx.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "exchange/dpt-export.h"
#include "support/dpt-test-books.h"
#include "support/dpt-test-db.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  DptTestShop *shop;
  gint64 frame, spray;
  char *path;
} World;

static void
world_clear (World *w)
{
  g_clear_pointer (&w->shop, dpt_test_shop_free);
  if (w->path != NULL)
    g_unlink (w->path);
  g_clear_pointer (&w->path, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
world_init (World *w, DptDb *db)
{
  w->shop = dpt_test_shop_new (db);
  w->path = g_strdup_printf ("%s/dpt-export-%d-%s.xlsx", g_get_tmp_dir (), (int) getpid (), dpt_db_get_engine (db));
  w->frame = dpt_test_books_add_variant (db, "frame", "Rivage", "Cap", 4000, 12000, 2);
  w->spray = dpt_test_books_add_variant (db, "accessory", "Clair", "Spray", 200, 900, 10);
}

static void
sell (World *w, gint64 establishment_id, const char *day, int quantity)
{
  DptTestLine lines[] = { { "frame", w->frame, 1, 12000, 2000, 4000 }, { "accessory", w->spray, quantity, 900, 550, 200 } };

  dpt_test_books_sell (w->shop, w->shop->db, establishment_id, "receipt", day, 0, 0, "card", lines, G_N_ELEMENTS (lines));
}

static char *
read_back (World *w, const char *expression)
{
  g_autofree char *script = g_strdup_printf ("import openpyxl,sys\n"
                                             "s=openpyxl.load_workbook(sys.argv[1]).active\n"
                                             "v=openpyxl.load_workbook(sys.argv[1],data_only=True).active\n"
                                             "heads={c.value:c.column_letter for c in s[4]}\n"
                                             "print(%s)", expression);
  const char *argv[] = { "/usr/bin/python3", "-c", script, w->path, NULL };
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int status = 1;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, &out, &err, &status, NULL));
  if (status != 0)
    g_error ("%s", err);
  return g_strdup (g_strstrip (out));
}

static gint64
export (World *w, const char *name, const char *from, const char *to, gint64 establishment_id)
{
  g_autoptr (GError) error = NULL;
  DptExportFilter filter = { from, to, establishment_id };
  const DptExportList *list = dpt_export_find (name);
  gint64 rows;

  g_assert_nonnull (list);
  rows = dpt_export_write (w->shop->system, list, &filter, w->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return rows;
}

static gint64
read_cents (World *w, const char *expression)
{
  g_autofree char *call = g_strdup_printf ("round(100*(%s))", expression);
  g_autofree char *text = read_back (w, call);

  return g_ascii_strtoll (text, NULL, 10);
}

/* More rows than a page holds, on days shared by many sales, in two establishments. */
static void
test_pages_lose_and_repeat_nothing (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autofree char *numbers = NULL;

  world_init (&w, db);
  for (int i = 0; i < 560; i++)
    {
      g_autofree char *day = g_strdup_printf ("2026-11-%02d", i % 3 + 1);

      sell (&w, i % 10 == 9 ? w.shop->other_establishment_id : w.shop->establishment_id, day, 1 + i % 4);
    }
  g_assert_cmpint (export (&w, "sales", NULL, NULL, 0), ==, 560);
  numbers = read_back (&w, "len({s.cell(r,2).value for r in range(5,565)}), s['B565'].value");
  g_assert_cmpstr (numbers, ==, "560 None");
  g_assert_cmpint (read_cents (&w, "v[heads['With tax']+'565'].value"), ==,
                   dpt_test_db_query_int (db, "SELECT CAST(SUM(total_gross) AS BIGINT) FROM sale"));
  g_assert_cmpint (export (&w, "sale-lines", "2026-11-02", "2026-11-02", 0), ==,
                   dpt_test_db_query_int (db, "SELECT COUNT(*) FROM sale s JOIN sale_line l ON l.sale_id = s.id WHERE s.issued_on = '2026-11-02'"));
}

static void
test_sums_are_those_of_the_database (DptDb *db)
{
  static const struct
  {
    const char *name, *column, *sql;
  } sums[] = {
    { "sales", "With tax", "SELECT CAST(SUM(total_gross) AS BIGINT) FROM sale WHERE issued_on BETWEEN '2026-11-01' AND '2026-11-30'" },
    { "sales", "Paid", "SELECT CAST(SUM(a.amount) AS BIGINT) FROM allocation a JOIN sale s ON s.id = a.sale_id WHERE s.issued_on BETWEEN '2026-11-01' AND '2026-11-30'" },
    { "sale-lines", "Without tax", "SELECT CAST(SUM(l.net) AS BIGINT) FROM sale_line l JOIN sale s ON s.id = l.sale_id WHERE s.issued_on BETWEEN '2026-11-01' AND '2026-11-30'" },
    { "payments", "Amount", "SELECT CAST(SUM(amount) AS BIGINT) FROM payment WHERE paid_on BETWEEN '2026-11-01' AND '2026-11-30'" },
    { "best-sellers", "With tax", "SELECT CAST(SUM(l.gross) AS BIGINT) FROM sale_line l JOIN sale s ON s.id = l.sale_id WHERE s.issued_on BETWEEN '2026-11-01' AND '2026-11-30'" },
    { "day", "With tax", "SELECT CAST(SUM(total_gross) AS BIGINT) FROM sale WHERE issued_on BETWEEN '2026-11-01' AND '2026-11-30'" },
    { "month", "Margin", "SELECT CAST(SUM(l.net - l.quantity * l.unit_cost) AS BIGINT) FROM sale_line l JOIN sale s ON s.id = l.sale_id WHERE s.issued_on BETWEEN '2026-11-01' AND '2026-11-30'" },
    { "stock", "Value", "SELECT CAST(SUM(p.on_hand * v.purchase_price) AS BIGINT) FROM stock_position p JOIN variant v ON v.id = p.variant_id" },
  };
  g_auto (World) w = { 0 };

  world_init (&w, db);
  sell (&w, w.shop->establishment_id, "2026-10-31", 1);
  sell (&w, w.shop->establishment_id, "2026-11-01", 2);
  sell (&w, w.shop->other_establishment_id, "2026-11-30", 3);
  dpt_test_books_set_stock (db, w.shop->establishment_id, w.frame, 3, 1);
  dpt_test_books_set_stock (db, w.shop->other_establishment_id, w.spray, 7, 0);
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      gint64 rows = export (&w, sums[i].name, "2026-11-01", "2026-11-30", 0);
      g_autofree char *total = g_strdup_printf ("v[heads['%s']+'%d'].value", sums[i].column, (int) rows + 5);
      g_autofree char *formula = g_strdup_printf ("s[heads['%s']+'%d'].value == '=SUM(%%s5:%%s%d)' %% (heads['%s'],heads['%s'])", sums[i].column,
                                                  (int) rows + 5, (int) rows + 4, sums[i].column, sums[i].column);
      g_autofree char *is_formula = read_back (&w, formula);

      g_test_message ("%s: %s", sums[i].name, sums[i].column);
      g_assert_cmpint (rows, >, 0);
      g_assert_cmpint (read_cents (&w, total), ==, dpt_test_db_query_int (db, sums[i].sql));
      g_assert_cmpstr (is_formula, ==, "True");
    }
}

static void
test_every_list_can_be_written (DptDb *db)
{
  g_auto (World) w = { 0 };
  guint n;
  const DptExportList *lists = dpt_export_list_all (&n);
  gint64 patient;

  world_init (&w, db);
  patient = dpt_test_books_add_patient (db, "Élise", "d’Œuvre");
  dpt_test_books_add_order (w.shop, w.shop->establishment_id, patient, "2026-11-03", "2026-11-12");
  dpt_test_db_exec (db, "INSERT INTO prescription (id, version, patient_id, kind, usage, origin, state, issued_on, prescriber_name, created_at)"
                        " SELECT 1, 1, id, 'glasses', 'far', 'external', 'active', '2026-11-01', 'Dr Roux', 1 FROM patient");
  dpt_test_db_exec (db, "INSERT INTO prescription_eye (id, version, prescription_id, eye, sphere, cylinder, axis) VALUES (1, 1, 1, 'R', -125, -50, 90)");
  sell (&w, w.shop->establishment_id, "2026-11-01", 2);
  dpt_test_books_set_stock (db, w.shop->establishment_id, w.frame, 3, 1);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", lists[i].name);
      g_assert_cmpint (export (&w, lists[i].name, NULL, NULL, 0), >, 0);
    }
  export (&w, "prescriptions", NULL, NULL, 0);
  {
    g_autofree char *cells = read_back (&w, "s[heads['Family name']+'5'].value, s[heads['R sphere']+'5'].value, s[heads['R axis']+'5'].value, s[heads['L sphere']+'5'].value, "
                                            "s[heads['Issued']+'5'].value.isoformat(), s[heads['Kind']+'5'].value");

    g_assert_cmpstr (cells, ==, "Élise -1.25 90 None 2026-11-01T00:00:00 Glasses");
  }
  /* who took what is known */
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry WHERE action = 'export'"), ==, n + 1);
}

static void
expect (DptSession *session, World *w, const char *name, const char *from, const char *to, gint64 establishment_id, int code, const char *field)
{
  g_autoptr (GError) error = NULL;
  DptExportFilter filter = { from, to, establishment_id };

  g_assert_cmpint (dpt_export_write (session, dpt_export_find (name), &filter, w->path, NULL, NULL, NULL, &error), ==, -1);
  g_assert_error (error, DPT_ERROR, code);
  g_assert_cmpstr (dpt_error_get_field (error), ==, field);
  g_assert_false (g_file_test (w->path, G_FILE_TEST_EXISTS));
}

static void
test_lists_are_for_who_may_take_them (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autoptr (DptSession) cashier = NULL;
  g_autoptr (DptSession) technician = NULL;

  world_init (&w, db);
  cashier = dpt_test_shop_sign_in (w.shop, DPT_ROLE_CASHIER);
  technician = dpt_test_shop_sign_in (w.shop, DPT_ROLE_LAB_TECHNICIAN);
  expect (technician, &w, "stock", NULL, NULL, w.shop->establishment_id, DPT_ERROR_REFUSED, "list.export");
  expect (cashier, &w, "prescriptions", NULL, NULL, 0, DPT_ERROR_REFUSED, "prescription.read");
  expect (cashier, &w, "sale-lines", NULL, NULL, w.shop->establishment_id, DPT_ERROR_REFUSED, "report.read");
  expect (cashier, &w, "sales", NULL, NULL, 0, DPT_ERROR_REFUSED, "report.other_establishments");
  expect (cashier, &w, "sales", NULL, NULL, w.shop->other_establishment_id, DPT_ERROR_REFUSED, "report.other_establishments");
  expect (w.shop->system, &w, "sales", "yesterday", NULL, 0, DPT_ERROR_INVALID, "from");
  expect (w.shop->system, &w, "sales", "2026-11-02", "2026-11-01", 0, DPT_ERROR_INVALID, "to");
}

static void
test_a_cancelled_export_leaves_nothing (DptDb *db)
{
  g_auto (World) w = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  DptExportFilter filter = { 0 };

  world_init (&w, db);
  dpt_test_db_exec (db, dpt_test_db_is_postgres ()
                      ? "INSERT INTO patient (id, version, file_number, family_name, given_names, created_at) SELECT i, 1, i, 'N', 'G', 1 FROM generate_series (100001, 101200) i"
                      : "WITH RECURSIVE n (i) AS (SELECT 100001 UNION ALL SELECT i + 1 FROM n WHERE i < 101200)"
                        " INSERT INTO patient (id, version, file_number, family_name, given_names, created_at) SELECT i, 1, i, 'N', 'G', 1 FROM n");
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (dpt_export_write (w.shop->system, dpt_export_find ("patients"), &filter, w.path, cancellable, NULL, NULL, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (w.path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/export/pages-lose-and-repeat-nothing", test_pages_lose_and_repeat_nothing);
  dpt_test_db_add ("/export/sums-are-those-of-the-database", test_sums_are_those_of_the_database);
  dpt_test_db_add ("/export/every-list-can-be-written", test_every_list_can_be_written);
  dpt_test_db_add ("/export/lists-are-for-who-may-take-them", test_lists_are_for_who_may_take_them);
  dpt_test_db_add ("/export/a-cancelled-export-leaves-nothing", test_a_cancelled_export_leaves_nothing);
  return g_test_run ();
}
