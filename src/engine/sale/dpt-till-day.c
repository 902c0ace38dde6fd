/* dpt-till-day.c - see dpt-till-day.h.
 * For: opening, counting and closing. Not for: money on its way (dpt-payment.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-till-day.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/sale/dpt-sale-private.h"

#include <glib/gi18n-lib.h>

#define MOST_PIECES 100000

const DptMoney dpt_till_day_coins[DPT_TILL_DAY_N_COINS]
  = { 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1 };

static const DptField fields[] = {
  [DPT_TILL_DAY_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_TILL_DAY_TILL_ID] = { "till_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_TILL_DAY_OPENED_AT] = { "opened_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Opened") },
  [DPT_TILL_DAY_OPENED_ON] = { "opened_on", DPT_FIELD_DATE, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_TILL_DAY_OPENED_BY] = { "opened_by", DPT_FIELD_REF, DPT_FIELD_KEEP },
  [DPT_TILL_DAY_OPENING_CASH] = { "opening_cash", DPT_FIELD_MONEY, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, DPT_MONEY_MAX, N_ ("Cash in the drawer") },
  [DPT_TILL_DAY_CLOSED_AT] = { "closed_at", DPT_FIELD_INSTANT, .label = N_ ("Closed") },
  [DPT_TILL_DAY_CLOSED_BY] = { "closed_by", DPT_FIELD_REF },
  [DPT_TILL_DAY_EXPECTED_CASH] = { "expected_cash", DPT_FIELD_MONEY, .label = N_ ("Expected") },
  [DPT_TILL_DAY_COUNTED_CASH] = { "counted_cash", DPT_FIELD_MONEY, 0, 0, DPT_MONEY_MAX, N_ ("Counted") },
  [DPT_TILL_DAY_COUNTS] = { "counts", DPT_FIELD_TEXT, 0, 0, 400 },
  [DPT_TILL_DAY_NOTE] = { "note", DPT_FIELD_TEXT, 0, 0, 400, N_ ("Note") },
};

DPT_DEFINE_RECORD (DptTillDay, dpt_till_day, "till_day", fields)

void
dpt_till_day_sheet_free (DptTillDaySheet *self)
{
  g_clear_object (&self->day);
  g_free (self->till_name);
  g_array_unref (self->means);
  g_free (self);
}

/* --- reading --- */

static gboolean
read_means (DptUnit *unit, DptTillDaySheet *self, gint64 until, GError **error)
{
  DptTillDay *day = self->day;
  g_autoptr (DptDbRows) rows
    = dpt_db_query (unit->connection, "sale/till-day:means", error, DPT_INT (dpt_record_get_int (day, DPT_TILL_DAY_ESTABLISHMENT_ID)),
                    DPT_INT (self->till_id), DPT_TEXT (dpt_record_get_text (day, DPT_TILL_DAY_OPENED_ON)),
                    DPT_INT (dpt_record_get_int (day, DPT_TILL_DAY_OPENED_AT)), DPT_INT (until));
  DptMoney cash = 0;

  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptTillDayMeans one = { .count = (int) dpt_db_rows_get_int (rows, i, 1), .amount = dpt_db_rows_get_int (rows, i, 2) };

      if (!dpt_means_find (dpt_db_rows_get_string (rows, i, 0), &one.means))
        continue;
      cash += one.means == DPT_MEANS_CASH ? one.amount : 0;
      g_array_append_val (self->means, one);
    }
  self->expected = dpt_record_get_int (day, DPT_TILL_DAY_OPENING_CASH) + cash;
  return rows != NULL;
}

static gboolean
read_documents (DptUnit *unit, DptTillDaySheet *self, gint64 until, GError **error)
{
  DptTillDay *day = self->day;
  g_autoptr (DptDbRows) rows
    = dpt_db_query (unit->connection, "sale/till-day:documents", error, DPT_INT (dpt_record_get_int (day, DPT_TILL_DAY_ESTABLISHMENT_ID)),
                    DPT_INT (self->till_id), DPT_TEXT (dpt_record_get_text (day, DPT_TILL_DAY_OPENED_ON)),
                    DPT_INT (dpt_record_get_int (day, DPT_TILL_DAY_OPENED_AT)), DPT_INT (until));

  if (rows == NULL)
    return FALSE;
  self->n_documents = dpt_db_rows_get_int (rows, 0, 0);
  self->gross = dpt_db_rows_get_int (rows, 0, 1);
  return TRUE;
}

static gboolean
read_name (DptUnit *unit, DptTillDaySheet *self, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/till-day:till", error, DPT_INT (self->till_id));

  if (rows == NULL)
    return FALSE;
  self->till_name = g_strdup (dpt_db_rows_get_n_rows (rows) > 0 ? dpt_db_rows_get_string (rows, 0, 0) : "");
  return TRUE;
}

/* Of a closed day what was counted against stands, whatever was booked at the same moment. */
static gboolean
fill (DptUnit *unit, DptTillDaySheet *self, GError **error)
{
  gboolean closed = !dpt_record_is_null (self->day, DPT_TILL_DAY_CLOSED_AT);
  gint64 until = closed ? dpt_record_get_int (self->day, DPT_TILL_DAY_CLOSED_AT) : G_MAXINT64;

  if (!read_means (unit, self, until, error) || !read_documents (unit, self, until, error))
    return FALSE;
  if (closed)
    self->expected = dpt_record_get_int (self->day, DPT_TILL_DAY_EXPECTED_CASH);
  return TRUE;
}

static DptTillDaySheet *
sheet_new (void)
{
  DptTillDaySheet *self = g_new0 (DptTillDaySheet, 1);

  self->means = g_array_new (FALSE, FALSE, sizeof (DptTillDayMeans));
  return self;
}

static DptTillDaySheet *
load_open (DptUnit *unit, gint64 till_id, GError **error)
{
  g_autoptr (DptTillDaySheet) self = sheet_new ();
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptDbRows) last = NULL;

  self->till_id = dpt_sale_find_till (unit, till_id, error);
  if (self->till_id < 0 || !read_name (unit, self, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "sale/till-day:open", error, DPT_INT (self->till_id));
  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    {
      self->day = dpt_record_from_row (DPT_TYPE_TILL_DAY, rows, 0);
      return fill (unit, self, error) ? g_steal_pointer (&self) : NULL;
    }
  last = dpt_db_query (unit->connection, "sale/till-day:last-counted", error, DPT_INT (self->till_id));
  if (last == NULL)
    return NULL;
  self->proposed = dpt_db_rows_get_n_rows (last) > 0 ? dpt_db_rows_get_int (last, 0, 0) : 0;
  return g_steal_pointer (&self);
}

DptTillDaySheet *
dpt_till_day_load (DptUnit *unit, gint64 till_id, GError **error)
{
  g_return_val_if_fail (unit != NULL, NULL);

  return dpt_unit_require (unit, DPT_RIGHT_PAYMENT_TAKE, error) ? load_open (unit, till_id, error) : NULL;
}

DptTillDaySheet *
dpt_till_day_load_by_id (DptUnit *unit, gint64 day_id, GError **error)
{
  g_autoptr (DptTillDaySheet) self = sheet_new ();

  if (!dpt_unit_require (unit, DPT_RIGHT_SALE_READ, error))
    return NULL;
  self->day = dpt_unit_load (unit, DPT_TYPE_TILL_DAY, day_id, error);
  if (self->day == NULL)
    return NULL;
  self->till_id = dpt_record_get_int (self->day, DPT_TILL_DAY_TILL_ID);
  return read_name (unit, self, error) && fill (unit, self, error) ? g_steal_pointer (&self) : NULL;
}

/* --- writing --- */

gint64
dpt_till_day_open (DptUnit *unit, gint64 till_id, DptMoney cash, GError **error)
{
  g_autoptr (DptTillDaySheet) sheet = NULL;
  g_autoptr (DptTillDay) day = NULL;
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autofree char *content = NULL;
  DptJournalPlace place;

  if (!dpt_unit_require (unit, DPT_RIGHT_PAYMENT_TAKE, error) || !dpt_journal_take (unit, NULL, 0, NULL, &place, error))
    return 0;
  sheet = load_open (unit, till_id, error);
  if (sheet == NULL)
    return 0;
  if (sheet->till_id == 0 || sheet->day != NULL)
    {
      dpt_set_error (error, DPT_ERROR_STATE, sheet->till_id == 0 ? _ ("There is no till here.") : _ ("This till is open already."));
      return 0;
    }
  day = dpt_record_new (DPT_TYPE_TILL_DAY);
  dpt_record_set_int (day, DPT_TILL_DAY_ESTABLISHMENT_ID, dpt_unit_get_establishment_id (unit));
  dpt_record_set_int (day, DPT_TILL_DAY_TILL_ID, sheet->till_id);
  dpt_record_set_int (day, DPT_TILL_DAY_OPENED_AT, dpt_unit_get_now (unit));
  dpt_record_set_text (day, DPT_TILL_DAY_OPENED_ON, today);
  if (dpt_unit_get_user_id (unit) != 0)
    dpt_record_set_int (day, DPT_TILL_DAY_OPENED_BY, dpt_unit_get_user_id (unit));
  dpt_record_set_int (day, DPT_TILL_DAY_OPENING_CASH, cash);
  if (!dpt_unit_add (unit, day, error))
    return 0;
  content = g_strdup_printf ("{\"v\":1,\"event\":\"till_opened\",\"till\":%" G_GINT64_FORMAT ",\"cash\":%" G_GINT64_FORMAT "}", sheet->till_id, cash);
  return dpt_journal_add (unit, &place, "event", dpt_record_get_id (day), content, error) ? dpt_record_get_id (day) : 0;
}

DptMoney
dpt_till_day_count (const int counts[DPT_TILL_DAY_N_COINS])
{
  DptMoney sum = 0;

  for (guint i = 0; i < DPT_TILL_DAY_N_COINS; i++)
    sum += counts[i] * dpt_till_day_coins[i];
  return sum;
}

static char *
create_counts (const int counts[DPT_TILL_DAY_N_COINS])
{
  g_autoptr (GString) out = g_string_new ("{");

  for (guint i = 0; i < DPT_TILL_DAY_N_COINS; i++)
    if (counts[i] != 0)
      g_string_append_printf (out, "%s\"%" G_GINT64_FORMAT "\":%d", out->len > 1 ? "," : "", dpt_till_day_coins[i], counts[i]);
  g_string_append_c (out, '}');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
check_counts (const int counts[DPT_TILL_DAY_N_COINS], GError **error)
{
  for (guint i = 0; i < DPT_TILL_DAY_N_COINS; i++)
    if (counts[i] < 0 || counts[i] > MOST_PIECES)
      return dpt_set_invalid (error, "counts", _ ("Count how many of each coin and note there are: from 0 to %d."), MOST_PIECES);
  return TRUE;
}

/* What every means came to is kept in the journal with the count, for ever. */
static char *
create_content (const DptTillDaySheet *sheet, DptMoney counted)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "{\"v\":1,\"event\":\"till_closed\",\"till\":%" G_GINT64_FORMAT ",\"expected\":%" G_GINT64_FORMAT
                               ",\"counted\":%" G_GINT64_FORMAT ",\"documents\":%" G_GINT64_FORMAT ",\"gross\":%" G_GINT64_FORMAT ",\"means\":{",
                          sheet->till_id, sheet->expected, counted, sheet->n_documents, sheet->gross);
  for (guint i = 0; i < sheet->means->len; i++)
    {
      const DptTillDayMeans *one = &g_array_index (sheet->means, DptTillDayMeans, i);

      g_string_append_printf (out, "%s\"%s\":%" G_GINT64_FORMAT, i > 0 ? "," : "", dpt_means_get_name (one->means), one->amount);
    }
  g_string_append (out, "}}");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

gint64
dpt_till_day_close (DptUnit *unit, gint64 till_id, const int counts[DPT_TILL_DAY_N_COINS], const char *note, GError **error)
{
  g_autoptr (DptTillDaySheet) sheet = NULL;
  g_autofree char *content = NULL;
  g_autofree char *pieces = NULL;
  DptJournalPlace place;
  DptMoney counted;

  if (!dpt_unit_require (unit, DPT_RIGHT_PAYMENT_TAKE, error) || !check_counts (counts, error))
    return 0;
  /* The place first: no payment comes in between the sum and the closing. */
  if (!dpt_journal_take (unit, NULL, 0, NULL, &place, error) || (sheet = load_open (unit, till_id, error)) == NULL)
    return 0;
  if (sheet->day == NULL)
    {
      dpt_set_error (error, DPT_ERROR_STATE, _ ("This till is not open."));
      return 0;
    }
  counted = dpt_till_day_count (counts);
  if (counted != sheet->expected && dpt_text_is_blank (note))
    {
      dpt_set_invalid (error, "note", _ ("There is more or less in the drawer than there should be. Say why, as far as you know."));
      return 0;
    }
  pieces = create_counts (counts);
  dpt_record_set_int (sheet->day, DPT_TILL_DAY_CLOSED_AT, dpt_unit_get_now (unit));
  if (dpt_unit_get_user_id (unit) != 0)
    dpt_record_set_int (sheet->day, DPT_TILL_DAY_CLOSED_BY, dpt_unit_get_user_id (unit));
  dpt_record_set_int (sheet->day, DPT_TILL_DAY_EXPECTED_CASH, sheet->expected);
  dpt_record_set_int (sheet->day, DPT_TILL_DAY_COUNTED_CASH, counted);
  dpt_record_set_text (sheet->day, DPT_TILL_DAY_COUNTS, pieces);
  if (!dpt_text_is_blank (note))
    dpt_record_set_text (sheet->day, DPT_TILL_DAY_NOTE, note);
  content = create_content (sheet, counted);
  if (!dpt_unit_save (unit, sheet->day, error)
      || !dpt_journal_add (unit, &place, "event", dpt_record_get_id (sheet->day), content, error))
    return 0;
  return dpt_record_get_id (sheet->day);
}
