/* dpt-sale-row.c - see dpt-sale-row.h.
 * For: documents in lists. Not for: changing anything.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-sale-row.h"

#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const DptField fields[] = {
  [DPT_SALE_ROW_KIND] = { "kind", DPT_FIELD_TEXT, .label = N_ ("Kind") },
  [DPT_SALE_ROW_SERIES] = { "series", DPT_FIELD_TEXT, .label = N_ ("Series") },
  [DPT_SALE_ROW_YEAR] = { "year", DPT_FIELD_INT, .label = N_ ("Year") },
  [DPT_SALE_ROW_NUMBER] = { "number", DPT_FIELD_INT, .label = N_ ("Number") },
  [DPT_SALE_ROW_ESTABLISHMENT_CODE] = { "establishment_code", DPT_FIELD_TEXT, .label = N_ ("Establishment") },
  [DPT_SALE_ROW_ISSUED_AT] = { "issued_at", DPT_FIELD_INSTANT, .label = N_ ("Issued") },
  [DPT_SALE_ROW_ISSUED_ON] = { "issued_on", DPT_FIELD_DATE, .label = N_ ("Date") },
  [DPT_SALE_ROW_PATIENT_ID] = { "patient_id", DPT_FIELD_REF },
  [DPT_SALE_ROW_ORDER_ID] = { "order_id", DPT_FIELD_REF },
  [DPT_SALE_ROW_CORRECTS_ID] = { "corrects_id", DPT_FIELD_REF },
  [DPT_SALE_ROW_TOTAL_GROSS] = { "total_gross", DPT_FIELD_MONEY, .label = N_ ("Total") },
  [DPT_SALE_ROW_USER_NAME] = { "user_name", DPT_FIELD_TEXT, .label = N_ ("Sold by") },
  [DPT_SALE_ROW_CLIENT] = { "client", DPT_FIELD_TEXT, .label = N_ ("Client") },
  [DPT_SALE_ROW_FIRST_LABEL] = { "first_label", DPT_FIELD_TEXT, 0, 0, 1000, N_ ("Article") },
  [DPT_SALE_ROW_N_LINES] = { "n_lines", DPT_FIELD_INT, .label = N_ ("Lines") },
  [DPT_SALE_ROW_CREDITED] = { "credited", DPT_FIELD_MONEY, .label = N_ ("Taken back") },
  [DPT_SALE_ROW_COVER] = { "cover", DPT_FIELD_MONEY, .label = N_ ("Cover") },
  [DPT_SALE_ROW_PAID] = { "paid", DPT_FIELD_MONEY, .label = N_ ("Paid") },
  [DPT_SALE_ROW_COVER_PAID] = { "cover_paid", DPT_FIELD_MONEY, .label = N_ ("Paid by cover") },
};

DPT_DEFINE_RECORD (DptSaleRow, dpt_sale_row, NULL, fields)

const char *
dpt_payment_status_get_label (DptPaymentStatus status)
{
  switch (status)
    {
    case DPT_PAYMENT_STATUS_PAID:
      return _ ("Paid");
    case DPT_PAYMENT_STATUS_PARTLY:
      return _ ("Partly paid");
    case DPT_PAYMENT_STATUS_UNPAID:
      return _ ("Unpaid");
    case DPT_PAYMENT_STATUS_REFUNDED:
      return _ ("Refunded");
    case DPT_PAYMENT_STATUS_PARTLY_REFUNDED:
      return _ ("Partly refunded");
    case DPT_PAYMENT_STATUS_NONE:
    default:
      return "";
    }
}

DptSaleKind
dpt_sale_row_get_kind (DptSaleRow *self)
{
  DptSaleKind kind = DPT_N_SALE_KINDS;

  dpt_sale_kind_find (dpt_record_get_text (self, DPT_SALE_ROW_KIND), &kind);
  return kind;
}

char *
dpt_sale_row_dup_number (DptSaleRow *self)
{
  if (dpt_record_is_null (self, DPT_SALE_ROW_NUMBER))
    return g_strdup ("");
  return dpt_sale_format_number (dpt_record_get_text (self, DPT_SALE_ROW_ESTABLISHMENT_CODE),
                                 dpt_record_get_string (self, DPT_SALE_ROW_SERIES), (int) dpt_record_get_int (self, DPT_SALE_ROW_YEAR),
                                 dpt_record_get_int (self, DPT_SALE_ROW_NUMBER));
}

static gboolean
has_account (DptSaleRow *self)
{
  DptSaleKind kind = dpt_sale_row_get_kind (self);

  return kind == DPT_SALE_INVOICE || kind == DPT_SALE_RECEIPT || kind == DPT_SALE_DEPOSIT_INVOICE;
}

gint64
dpt_sale_row_get_due (DptSaleRow *self)
{
  if (!has_account (self))
    return 0;
  return dpt_record_get_int (self, DPT_SALE_ROW_TOTAL_GROSS) + dpt_record_get_int (self, DPT_SALE_ROW_CREDITED)
         - dpt_record_get_int (self, DPT_SALE_ROW_COVER) - dpt_record_get_int (self, DPT_SALE_ROW_PAID);
}

DptPaymentStatus
dpt_sale_row_get_status (DptSaleRow *self)
{
  gint64 credited = dpt_record_get_int (self, DPT_SALE_ROW_CREDITED);
  gint64 owed = dpt_sale_row_get_due (self) + dpt_record_get_int (self, DPT_SALE_ROW_COVER) - dpt_record_get_int (self, DPT_SALE_ROW_COVER_PAID);

  if (!has_account (self))
    return DPT_PAYMENT_STATUS_NONE;
  if (credited != 0 && dpt_record_get_int (self, DPT_SALE_ROW_TOTAL_GROSS) + credited == 0)
    return DPT_PAYMENT_STATUS_REFUNDED;
  if (owed > 0)
    return dpt_record_get_int (self, DPT_SALE_ROW_PAID) + dpt_record_get_int (self, DPT_SALE_ROW_COVER_PAID) > 0 ? DPT_PAYMENT_STATUS_PARTLY
                                                                                                                : DPT_PAYMENT_STATUS_UNPAID;
  return credited != 0 ? DPT_PAYMENT_STATUS_PARTLY_REFUNDED : DPT_PAYMENT_STATUS_PAID;
}

char *
dpt_sale_row_dup_summary (DptSaleRow *self)
{
  int more = (int) dpt_record_get_int (self, DPT_SALE_ROW_N_LINES) - 1;
  const char *first = dpt_record_get_string (self, DPT_SALE_ROW_FIRST_LABEL);

  if (more <= 0)
    return g_strdup (first);
  /* Translators: an article, and how many more lines a sale has */
  return g_strdup_printf (ngettext ("%s and %d more", "%s and %d more", (gulong) more), first, more);
}

DptDbListModel *
dpt_sale_list_new (DptDb *db)
{
  static const char *const topics[] = { "sale", "payment", NULL };

  return dpt_db_list_model_new (db, DPT_TYPE_SALE_ROW, "sale/list:rows", topics);
}

/* What somebody typed of a number; 0 and "" where it does not say. */
typedef struct
{
  gint64 number;
  char series[2];
  int year;
} Wanted;

/* "42", "LYO-F2026-00042" and "F2026-00042" all mean number 42, the long ones of that series and year alone. */
static Wanted
read_number (const char *search)
{
  const char *dash = strrchr (search, '-');
  const char *digits = dash != NULL ? dash + 1 : search;
  Wanted wanted = { 0 };
  char *end = NULL;
  gint64 number = g_ascii_strtoll (digits, &end, 10);

  if (end == digits || *end != '\0')
    return wanted;
  wanted.number = number;
  if (dash != NULL && dash - search >= 5 && g_ascii_isalpha (dash[-5]) && (dash - search == 5 || dash[-6] == '-')
      && g_ascii_isdigit (dash[-4]) && g_ascii_isdigit (dash[-3]) && g_ascii_isdigit (dash[-2]) && g_ascii_isdigit (dash[-1]))
    {
      wanted.series[0] = g_ascii_toupper (dash[-5]);
      wanted.year = (int) g_ascii_strtoll (dash - 4, NULL, 10);
    }
  return wanted;
}

void
dpt_sale_list_set (DptDbListModel *list, gint64 establishment_id, const char *from, const char *until, const char *kind, const char *search,
                   DptSaleListOrder order)
{
  static const char *const variants[] = { "sale/list:ids", "sale/list:ids-oldest", "sale/list:ids-largest", "sale/list:ids-smallest" };

  g_return_if_fail (DPT_IS_DB_LIST_MODEL (list));
  g_return_if_fail (order < G_N_ELEMENTS (variants));

  if (!dpt_text_is_blank (search))
    {
      g_auto (GStrv) words = dpt_text_split_words (search, 1);
      const char *word = words[0] != NULL ? words[0] : "\x01";
      g_autofree char *end = dpt_text_prefix_end (word);
      Wanted wanted = read_number (search);
      const DptDbValue values[] = { DPT_INT (establishment_id), DPT_INT (wanted.number), DPT_TEXT (word), DPT_TEXT (end), DPT_TEXT (kind),
                                    DPT_TEXT (wanted.series), DPT_INT (wanted.year) };

      dpt_db_list_model_set_query (list, "sale/list:ids-found", values, G_N_ELEMENTS (values));
      return;
    }
  const DptDbValue values[] = { DPT_INT (establishment_id), DPT_TEXT (from), DPT_TEXT (until), DPT_TEXT (kind) };

  dpt_db_list_model_set_query (list, variants[order], values, G_N_ELEMENTS (values));
}

static gint64
position_of (const gint64 *ids, guint n, gint64 id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return i;
  return -1;
}

static gboolean
load_page (DptUnit *unit, const gint64 *ids, guint n, gpointer *rows_by_place, GError **error)
{
  DptDbValue values[DPT_DB_PAGE];
  g_autoptr (DptDbRows) rows = NULL;

  for (guint i = 0; i < DPT_DB_PAGE; i++)
    values[i] = DPT_INT (i < n ? ids[i] : 0);
  rows = dpt_db_query_values (unit->connection, dpt_db_statement_find ("sale/list:rows"), values, DPT_DB_PAGE, error);
  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptSaleRow *row = dpt_record_from_row (DPT_TYPE_SALE_ROW, rows, i);
      gint64 place = position_of (ids, n, dpt_record_get_id (row));

      g_assert (place >= 0);
      rows_by_place[place] = row;
    }
  return rows != NULL;
}

GPtrArray *
dpt_sale_row_load (DptUnit *unit, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree gpointer *places = g_new0 (gpointer, n + 1);
  gboolean done = dpt_unit_require (unit, DPT_RIGHT_SALE_READ, error);

  for (guint begin = 0; done && begin < n; begin += DPT_DB_PAGE)
    done = load_page (unit, ids + begin, MIN (DPT_DB_PAGE, n - begin), places + begin, error);
  for (guint i = 0; i < n; i++)
    if (places[i] != NULL)
      g_ptr_array_add (list, places[i]);
  return done ? g_steal_pointer (&list) : NULL;
}

static GPtrArray *
load_found (DptUnit *unit, DptDbRows *rows, GError **error)
{
  guint n = dpt_db_rows_get_n_rows (rows);
  g_autofree gint64 *ids = g_new0 (gint64, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = dpt_db_rows_get_int (rows, i, 0);
  return dpt_sale_row_load (unit, ids, n, error);
}

GPtrArray *
dpt_sale_row_find_number (DptUnit *unit, const char *text, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  Wanted wanted;
  int year;

  g_return_val_if_fail (unit != NULL && text != NULL, NULL);

  wanted = read_number (text);
  if (wanted.number <= 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  year = wanted.year != 0 ? wanted.year : dpt_unit_get_year (unit);
  rows = dpt_db_query (unit->connection, "sale/list:ids-by-number", error, DPT_INT (dpt_unit_get_establishment_id (unit)),
                       DPT_INT (year), DPT_INT (wanted.year != 0 ? year : year - 1), DPT_INT (wanted.year != 0 ? year : year - 2),
                       DPT_INT (wanted.number), DPT_TEXT (wanted.series));
  return rows != NULL ? load_found (unit, rows, error) : NULL;
}

GPtrArray *
dpt_sale_row_load_act (DptUnit *unit, gint64 sale_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  g_return_val_if_fail (unit != NULL, NULL);

  rows = dpt_db_query (unit->connection, "sale/list:ids-of-act", error, DPT_INT (sale_id));
  return rows != NULL ? load_found (unit, rows, error) : NULL;
}
