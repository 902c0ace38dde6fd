/* dpt-test-books.c - see dpt-test-books.h.
 * For: tests. Not for: anything that is installed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-books.h"

#include "base/dpt-date.h"
#include "base/dpt-money.h"
#include "support/dpt-test-db.h"

#include <string.h>

static gint64 last_id = 5000;

static gint64
next_id (void)
{
  return ++last_id;
}

void
dpt_test_books_use_ids (gint64 first)
{
  last_id = first;
}

static void run (DptDb *db, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
run (DptDb *db, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  dpt_test_db_exec (db, sql);
}

#define ID G_GINT64_FORMAT

gint64
dpt_test_books_add_variant (DptDb *db, const char *kind, const char *brand, const char *name, gint64 purchase_price, gint64 price, int stock_min)
{
  gint64 product = next_id (), variant = next_id ();

  run (db, "INSERT INTO tax_class (id, version, code, name) VALUES (1, 1, 'test', 'Test') ON CONFLICT DO NOTHING");
  run (db,
       "INSERT INTO product (id, version, kind, code, brand, name, search_key, tax_class_id, keeps_stock)"
       " VALUES (%" ID ", 1, '%s', 'P%" ID "', '%s', '%s', 'x', (SELECT MIN(id) FROM tax_class), %d)",
       product, kind, product, brand, name, strcmp (kind, "service") != 0);
  run (db,
       "INSERT INTO variant (id, version, product_id, sku, label, purchase_price, price, stock_min)"
       " VALUES (%" ID ", 1, %" ID ", 'S%" ID "', '', %" ID ", %" ID ", %d)",
       variant, product, variant, purchase_price, price, stock_min);
  return variant;
}

void
dpt_test_books_set_stock (DptDb *db, gint64 establishment_id, gint64 variant_id, int on_hand, int reserved)
{
  run (db,
       "INSERT INTO stock_position (establishment_id, variant_id, on_hand, reserved) VALUES (%" ID ", %" ID ", %d, %d)"
       " ON CONFLICT (variant_id, establishment_id) DO UPDATE SET on_hand = excluded.on_hand, reserved = excluded.reserved",
       establishment_id, variant_id, on_hand, reserved);
}

gint64
dpt_test_books_add_patient (DptDb *db, const char *family_name, const char *given_names)
{
  gint64 id = next_id ();

  run (db,
       "INSERT INTO patient (id, version, file_number, family_name, given_names, birth_date, created_at)"
       " VALUES (%" ID ", 1, %" ID ", '%s', '%s', '1980-04-03', %" ID ")",
       id, id, family_name, given_names, DPT_TEST_NOW);
  return id;
}

gint64
dpt_test_books_add_visit (DptTestShop *shop, gint64 establishment_id, gint64 patient_id, const char *day)
{
  gint64 id = next_id (), at = dpt_date_to_instant (day) + 9 * G_TIME_SPAN_HOUR;

  run (shop->db,
       "INSERT INTO visit (id, version, patient_id, establishment_id, examiner_id, kind, state, started_at, started_on, signed_at)"
       " VALUES (%" ID ", 1, %" ID ", %" ID ", %" ID ", 'complete', 'signed', %" ID ", '%s', %" ID ")",
       id, patient_id, establishment_id, shop->users[DPT_ROLE_OPTOMETRIST], at, day, at);
  return id;
}

gint64
dpt_test_books_add_order (DptTestShop *shop, gint64 establishment_id, gint64 patient_id, const char *confirmed, const char *delivered)
{
  gint64 id = next_id (), at = dpt_date_to_instant (confirmed) + 10 * G_TIME_SPAN_HOUR;
  g_autofree char *end = delivered ? g_strdup_printf ("%" ID, dpt_date_to_instant (delivered) + 15 * G_TIME_SPAN_HOUR) : g_strdup ("NULL");

  run (shop->db,
       "INSERT INTO dispensing_order (id, version, establishment_id, year, number, patient_id, user_id, state, created_at, created_on,"
       " confirmed_at, delivered_at) VALUES (%" ID ", 1, %" ID ", %.4s, %" ID ", %" ID ", %" ID ", '%s', %" ID ", '%s', %" ID ", %s)",
       id, establishment_id, confirmed, id, patient_id, shop->users[DPT_ROLE_OPTICIAN], delivered ? "delivered" : "confirmed", at, confirmed, at, end);
  return id;
}

gint64
dpt_test_books_add_job (DptTestShop *shop, gint64 order_id, const char *created, const char *due, const char *state, gint64 remake_of)
{
  gint64 pair = next_id (), id = next_id ();
  g_autofree char *first = remake_of ? g_strdup_printf ("%" ID, remake_of) : g_strdup ("NULL");

  run (shop->db, "INSERT INTO pair (id, version, order_id, number, usage) VALUES (%" ID ", 1, %" ID ", %" ID ", 'far')", pair, order_id, pair);
  run (shop->db,
       "INSERT INTO job (id, version, order_id, pair_id, establishment_id, number, state, due_on, remake_of_id, created_at)"
       " SELECT %" ID ", 1, %" ID ", %" ID ", establishment_id, 'J%" ID "', '%s', '%s', %s, %" ID " FROM dispensing_order WHERE id = %" ID,
       id, order_id, pair, id, state, due, first, dpt_date_to_instant (created) + G_TIME_SPAN_HOUR, order_id);
  return id;
}

/* --- a document --- */

typedef struct
{
  DptTestShop *shop;
  gint64 id, establishment_id, patient_id, corrects_id;
  const char *kind, *day, *means;
  const DptTestLine *lines;
  guint n_lines;
  gint64 gross, net, cost, pieces;
} Document;

static void post (DptDbConnection *connection, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
post (DptDbConnection *connection, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  dpt_db_execute_values (connection, dpt_db_statement_intern (sql), NULL, 0, &error);
  g_assert_no_error (error);
}

static void
add_head (DptDbConnection *connection, Document *d)
{
  const char *series = g_str_equal (d->kind, "quote") ? "D" : g_str_equal (d->kind, "credit_note") ? "A" : g_str_equal (d->kind, "invoice") ? "F" : "T";
  g_autofree char *patient = d->patient_id ? g_strdup_printf ("%" ID, d->patient_id) : g_strdup ("NULL");
  g_autofree char *corrects = d->corrects_id ? g_strdup_printf ("%" ID, d->corrects_id) : g_strdup ("NULL");

  post (connection,
        "INSERT INTO counter (establishment_id, series, year, last_number) VALUES (%" ID ", '%s', %.4s, 1)"
        " ON CONFLICT (establishment_id, series, year) DO UPDATE SET last_number = counter.last_number + 1",
        d->establishment_id, series, d->day);
  post (connection,
        "INSERT INTO sale (id, uuid, establishment_id, kind, series, year, number, issued_at, issued_on, patient_id, corrects_id, user_id,"
        " buyer_name, total_net, total_tax, total_gross, currency)"
        " SELECT %" ID ", 'u%" ID "', %" ID ", '%s', '%s', %.4s, last_number, %" ID ", '%s', %s, %s, %" ID ", 'Client %" ID "', %" ID ", %" ID ", %" ID ", 'EUR'"
        " FROM counter WHERE establishment_id = %" ID " AND series = '%s' AND year = %.4s",
        d->id, d->id, d->establishment_id, d->kind, series, d->day, dpt_date_to_instant (d->day) + 11 * G_TIME_SPAN_HOUR, d->day,
        patient, corrects, d->shop->users[DPT_ROLE_CASHIER], d->id, d->net, d->gross - d->net, d->gross, d->establishment_id, series, d->day);
}

static void
add_line (DptDbConnection *connection, Document *d, guint i)
{
  const DptTestLine *line = &d->lines[i];
  gint64 gross = line->quantity * line->unit_price, tax = dpt_money_tax_in_gross (gross, line->tax_rate_bp);
  g_autofree char *variant = line->variant_id ? g_strdup_printf ("%" ID, line->variant_id) : g_strdup ("NULL");

  post (connection,
        "INSERT INTO sale_line (id, sale_id, position, kind, variant_id, label, quantity, unit_price, discount, gross, net, tax, tax_rate_bp, unit_cost)"
        " VALUES (%" ID ", %" ID ", %u, '%s', %s, 'Line %u', %d, %" ID ", 0, %" ID ", %" ID ", %" ID ", %d, %" ID ")",
        next_id (), d->id, i + 1, line->kind, variant, i + 1, line->quantity, line->unit_price, gross, gross - tax, tax, line->tax_rate_bp, line->unit_cost);
  if (g_str_equal (d->kind, "quote"))
    return;
  post (connection,
        "INSERT INTO rollup_month_article (establishment_id, month, variant_id, quantity, gross, net, cost)"
        " VALUES (%" ID ", '%.7s', %" ID ", %d, %" ID ", %" ID ", %" ID ") ON CONFLICT (establishment_id, month, variant_id) DO UPDATE SET"
        " quantity = rollup_month_article.quantity + excluded.quantity, gross = rollup_month_article.gross + excluded.gross,"
        " net = rollup_month_article.net + excluded.net, cost = rollup_month_article.cost + excluded.cost",
        d->establishment_id, d->day, line->variant_id, line->quantity, gross, gross - tax, line->quantity * line->unit_cost);
  post (connection,
        "INSERT INTO rollup_year_article (establishment_id, year, variant_id, quantity, gross, net, cost)"
        " VALUES (%" ID ", %.4s, %" ID ", %d, %" ID ", %" ID ", %" ID ") ON CONFLICT (establishment_id, year, variant_id) DO UPDATE SET"
        " quantity = rollup_year_article.quantity + excluded.quantity, gross = rollup_year_article.gross + excluded.gross,"
        " net = rollup_year_article.net + excluded.net, cost = rollup_year_article.cost + excluded.cost",
        d->establishment_id, d->day, line->variant_id, line->quantity, gross, gross - tax, line->quantity * line->unit_cost);
}

/* One line a rate, the sums of its lines. */
static void
add_taxes (DptDbConnection *connection, Document *d)
{
  post (connection,
        "INSERT INTO tax_line (id, sale_id, rate_bp, net, tax)"
        " SELECT MIN(id) + 1000000, sale_id, tax_rate_bp, SUM(net), SUM(tax) FROM sale_line WHERE sale_id = %" ID " GROUP BY sale_id, tax_rate_bp",
        d->id);
}

static void
add_payment (DptDbConnection *connection, Document *d)
{
  gint64 id = next_id (), at = dpt_date_to_instant (d->day) + 11 * G_TIME_SPAN_HOUR;

  post (connection,
        "INSERT INTO payment (id, uuid, establishment_id, paid_at, paid_on, user_id, means, amount)"
        " VALUES (%" ID ", 'p%" ID "', %" ID ", %" ID ", '%s', %" ID ", '%s', %" ID ")",
        id, id, d->establishment_id, at, d->day, d->shop->users[DPT_ROLE_CASHIER], d->means, d->gross);
  post (connection, "INSERT INTO allocation (id, payment_id, sale_id, amount, at) VALUES (%" ID ", %" ID ", %" ID ", %" ID ", %" ID ")",
        next_id (), id, d->id, d->gross, at);
}

static gpointer
add_document (DptDbConnection *connection, gpointer args, GError **error)
{
  Document *d = args;
  gboolean back = g_str_equal (d->kind, "credit_note");

  add_head (connection, d);
  for (guint i = 0; i < d->n_lines; i++)
    add_line (connection, d, i);
  add_taxes (connection, d);
  if (d->means != NULL)
    add_payment (connection, d);
  if (!g_str_equal (d->kind, "quote"))
    post (connection,
          "INSERT INTO rollup_day (establishment_id, day, sales, credit_notes, gross, net, tax, cost, pieces)"
          " VALUES (%" ID ", '%s', %d, %d, %" ID ", %" ID ", %" ID ", %" ID ", %" ID ") ON CONFLICT (establishment_id, day) DO UPDATE SET"
          " sales = rollup_day.sales + excluded.sales, credit_notes = rollup_day.credit_notes + excluded.credit_notes,"
          " gross = rollup_day.gross + excluded.gross, net = rollup_day.net + excluded.net, tax = rollup_day.tax + excluded.tax,"
          " cost = rollup_day.cost + excluded.cost, pieces = rollup_day.pieces + excluded.pieces",
          d->establishment_id, d->day, !back, back, d->gross, d->net, d->gross - d->net, d->cost, d->pieces);
  dpt_db_connection_touch (connection, "sale");
  dpt_db_connection_touch (connection, "payment");
  dpt_db_connection_touch (connection, "rollup_day");
  return d;
}

gint64
dpt_test_books_sell (DptTestShop *shop, DptDb *db, gint64 establishment_id, const char *kind, const char *day, gint64 patient_id,
                     gint64 corrects_id, const char *means, const DptTestLine *lines, guint n_lines)
{
  g_autoptr (GError) error = NULL;
  Document d = { shop, next_id (), establishment_id, patient_id, corrects_id, kind, day, means, lines, n_lines, 0, 0, 0, 0 };

  for (guint i = 0; i < n_lines; i++)
    {
      gint64 gross = lines[i].quantity * lines[i].unit_price;

      d.gross += gross;
      d.net += gross - dpt_money_tax_in_gross (gross, lines[i].tax_rate_bp);
      d.cost += lines[i].quantity * lines[i].unit_cost;
      d.pieces += lines[i].quantity;
    }
  dpt_db_write (db, add_document, &d, NULL, &error);
  g_assert_no_error (error);
  return d.id;
}
