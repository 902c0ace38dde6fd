/* dpt-sale-check.c - see dpt-sale-check.h.
 * For: finding what should be impossible. Not for: preventing it (constraints, triggers, dpt-sale-issue.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-sale-check.h"

#include "engine/sale/dpt-sale-private.h"
#include "engine/stock/dpt-stock.h"

#include <glib/gi18n-lib.h>

/* What each query finds, in words; the columns of its rows follow. */
static const struct { const char *query; const char *what; } checks[] = {
  { "sale/check:documents-without-lines", N_ ("A document has no lines") },
  { "sale/check:totals-unlike-lines", N_ ("The totals of a document are not the sums of its lines") },
  { "sale/check:taxes-unlike-lines", N_ ("The tax of a document is not the sum of its lines") },
  { "sale/check:shares-unlike-total", N_ ("The shares of a document do not add up to its total") },
  { "sale/check:number-gaps", N_ ("Numbers are missing (establishment, series, year, counter, documents, first, last)") },
  { "sale/check:numbers-without-counter", N_ ("A document has a number that was never given") },
  { "sale/check:documents-not-in-journal", N_ ("A document does not stand in the journal exactly once") },
  { "sale/check:payments-not-in-journal", N_ ("A payment does not stand in the journal") },
  { "sale/check:payments-overspent", N_ ("A payment settles more than it is") },
  { "sale/check:payments-wrong-change", N_ ("What was handed over less the change is not what was paid") },
  { "sale/check:orders-overdrawn", N_ ("More was taken from an order than was deposited") },
  { "sale/check:receipts-unpaid", N_ ("A receipt was not paid when it was issued") },
  { "sale/check:lines-taken-back-twice", N_ ("More was taken back of a line than was sold") },
  { "sale/check:rollup-days", N_ ("The figures of a day are not the sums of its documents (establishment, day)") },
  { "sale/check:rollup-months", N_ ("The figures of a month are not the sums of its lines (establishment, month, article)") },
  { "sale/check:rollup-years", N_ ("The figures of a year are not the sums of its lines (establishment, year, article)") },
  { "sale/check:stock-unlike-lines", N_ ("The stock that a sale moved is not what it sold (document, article)") },
};

static void
report_row (DptDbRows *rows, guint row, const char *what, GPtrArray *problems)
{
  g_autoptr (GString) line = g_string_new (what);

  g_string_append_c (line, ':');
  for (guint column = 0; column < dpt_db_rows_get_n_columns (rows); column++)
    if (dpt_db_rows_get_type (rows, row, column) == DPT_DB_TEXT)
      g_string_append_printf (line, " %s", dpt_db_rows_get_string (rows, row, column));
    else
      g_string_append_printf (line, " %" G_GINT64_FORMAT, dpt_db_rows_get_int (rows, row, column));
  g_ptr_array_add (problems, g_string_free (g_steal_pointer (&line), FALSE));
}

static gboolean
check_stock (DptUnit *unit, GPtrArray *problems, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_stock_find_differences (unit, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    report_row (rows, i, _ ("A stock position is not the sum of its entries (establishment, article, on hand, reserved, sums)"), problems);
  return TRUE;
}

gboolean
dpt_sale_check (DptUnit *unit, GPtrArray *problems, GError **error)
{
  g_return_val_if_fail (unit != NULL && problems != NULL, FALSE);

  if (!dpt_unit_require (unit, DPT_RIGHT_AUDIT_READ, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (DptDbRows) rows = dpt_db_query_values (unit->connection, dpt_db_statement_find (checks[i].query), NULL, 0, error);

      if (rows == NULL)
        return FALSE;
      for (guint row = 0; row < dpt_db_rows_get_n_rows (rows); row++)
        report_row (rows, row, _ (checks[i].what), problems);
    }
  return check_stock (unit, problems, error) && dpt_journal_check (unit, problems, error);
}

gboolean
dpt_sale_make_roll_ups (DptUnit *unit, GError **error)
{
  static const char *const steps[] = {
    "sale/check:forget-days",  "sale/check:forget-months",  "sale/check:forget-years",
    "sale/check:rebuild-days", "sale/check:rebuild-months", "sale/check:rebuild-years",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (dpt_db_execute_values (unit->connection, dpt_db_statement_find (steps[i]), NULL, 0, error) < 0)
      return FALSE;
  dpt_db_connection_touch (unit->connection, "sale");
  return TRUE;
}

gboolean
dpt_sale_rebuild_roll_ups (DptUnit *unit, GError **error)
{
  return dpt_unit_require (unit, DPT_RIGHT_SETTING_WRITE, error) && dpt_sale_make_roll_ups (unit, error)
         && dpt_unit_audit (unit, "rebuild", "rollup_day", 0, NULL, error);
}
