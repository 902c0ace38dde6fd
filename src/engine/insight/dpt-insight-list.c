/* dpt-insight-list.c - see dpt-insight-list.h.
 * For: the table of lists, their parameters, reading by ids and pages. Not for: showing them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dpt-config.h"

#include "engine/insight/dpt-insight-list.h"

#include "base/dpt-date.h"
#include "base/dpt-text.h"
#include "engine/insight/dpt-insight.h"

#include <glib/gi18n-lib.h>

/* In the order of the enumeration of the header. */
static const DptField row_fields[] = {
  { "at", DPT_FIELD_INSTANT, 0, 0, 0, NULL },
  { "until", DPT_FIELD_INSTANT, 0, 0, 0, NULL },
  { "day", DPT_FIELD_DATE, 0, 0, 0, NULL },
  { "number", DPT_FIELD_TEXT, 0, 0, 0, NULL },
  { "kind", DPT_FIELD_TEXT, 0, 0, 0, NULL },
  { "who", DPT_FIELD_TEXT, 0, 0, 400, NULL },
  { "label", DPT_FIELD_TEXT, 0, 0, 600, NULL },
  { "place", DPT_FIELD_TEXT, 0, 0, 0, NULL },
  { "quantity", DPT_FIELD_INT, 0, 0, 0, NULL },
  { "reserved", DPT_FIELD_INT, 0, 0, 0, NULL },
  { "minimum", DPT_FIELD_INT, 0, 0, 0, NULL },
  { "days", DPT_FIELD_INT, 0, 0, 0, NULL },
  { "amount", DPT_FIELD_MONEY, 0, 0, 0, NULL },
  { "margin", DPT_FIELD_MONEY, 0, 0, 0, NULL },
  { "rest", DPT_FIELD_MONEY, 0, 0, 0, NULL },
  { "patient_id", DPT_FIELD_REF, 0, 0, 0, NULL },
};
G_STATIC_ASSERT (G_N_ELEMENTS (row_fields) == DPT_INSIGHT_ROW_N_FIELDS);
DPT_DEFINE_RECORD (DptInsightRow, dpt_insight_row, NULL, row_fields)

#define SUM TRUE
#define WORD TRUE
#define SORTS TRUE

static const DptInsightColumn sales[] = {
  { DPT_INSIGHT_ROW_AT, N_ ("Issued"), 0, 0, SORTS },         { DPT_INSIGHT_ROW_NUMBER, N_ ("Number"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_KIND, N_ ("Kind"), 0, WORD, 0 },          { DPT_INSIGHT_ROW_WHO, N_ ("Client"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_PLACE, N_ ("Establishment"), 0, 0, 0 },   { DPT_INSIGHT_ROW_AMOUNT, N_ ("With tax"), SUM, 0, SORTS },
  { DPT_INSIGHT_ROW_MARGIN, N_ ("Margin"), SUM, 0, 0 },
};

static const DptInsightColumn unpaid[] = {
  { DPT_INSIGHT_ROW_AT, N_ ("Issued"), 0, 0, SORTS },         { DPT_INSIGHT_ROW_NUMBER, N_ ("Number"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_KIND, N_ ("Kind"), 0, WORD, 0 },          { DPT_INSIGHT_ROW_WHO, N_ ("Client"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_PLACE, N_ ("Establishment"), 0, 0, 0 },   { DPT_INSIGHT_ROW_AMOUNT, N_ ("With tax"), SUM, 0, SORTS },
  { DPT_INSIGHT_ROW_REST, N_ ("Still due"), SUM, 0, 0 },
};

static const DptInsightColumn exams[] = {
  { DPT_INSIGHT_ROW_AT, N_ ("Examined"), 0, 0, SORTS },       { DPT_INSIGHT_ROW_WHO, N_ ("Patient"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_KIND, N_ ("Kind"), 0, WORD, 0 },          { DPT_INSIGHT_ROW_LABEL, N_ ("Examiner"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_PLACE, N_ ("Establishment"), 0, 0, 0 },   { DPT_INSIGHT_ROW_UNTIL, N_ ("Ordered"), 0, 0, 0 },
};

static const DptInsightColumn orders[] = {
  { DPT_INSIGHT_ROW_AT, N_ ("Confirmed"), 0, 0, SORTS },      { DPT_INSIGHT_ROW_NUMBER, N_ ("Number"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_WHO, N_ ("Patient"), 0, 0, 0 },           { DPT_INSIGHT_ROW_KIND, N_ ("State"), 0, WORD, 0 },
  { DPT_INSIGHT_ROW_LABEL, N_ ("Taken by"), 0, 0, 0 },        { DPT_INSIGHT_ROW_PLACE, N_ ("Establishment"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_AMOUNT, N_ ("With tax"), SUM, 0, 0 },
};

static const DptInsightColumn deliveries[] = {
  { DPT_INSIGHT_ROW_UNTIL, N_ ("Delivered"), 0, 0, SORTS },   { DPT_INSIGHT_ROW_NUMBER, N_ ("Number"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_WHO, N_ ("Patient"), 0, 0, 0 },           { DPT_INSIGHT_ROW_AT, N_ ("Confirmed"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_DAYS, N_ ("Days"), 0, 0, SORTS },         { DPT_INSIGHT_ROW_PLACE, N_ ("Establishment"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_AMOUNT, N_ ("With tax"), SUM, 0, 0 },
};

static const DptInsightColumn jobs[] = {
  { DPT_INSIGHT_ROW_DAY, N_ ("Due"), 0, 0, 0 },               { DPT_INSIGHT_ROW_NUMBER, N_ ("Job"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_WHO, N_ ("Patient"), 0, 0, 0 },           { DPT_INSIGHT_ROW_KIND, N_ ("State"), 0, WORD, 0 },
  { DPT_INSIGHT_ROW_LABEL, N_ ("Reason of the remake"), 0, 0, 0 }, { DPT_INSIGHT_ROW_PLACE, N_ ("Establishment"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_AT, N_ ("Begun"), 0, 0, SORTS },
};

static const DptInsightColumn stock[] = {
  { DPT_INSIGHT_ROW_LABEL, N_ ("Article"), 0, 0, 0 },         { DPT_INSIGHT_ROW_NUMBER, N_ ("Reference"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_KIND, N_ ("Family"), 0, WORD, 0 },        { DPT_INSIGHT_ROW_PLACE, N_ ("Establishment"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_QUANTITY, N_ ("On hand"), SUM, 0, SORTS },{ DPT_INSIGHT_ROW_RESERVED, N_ ("Reserved"), SUM, 0, SORTS },
  { DPT_INSIGHT_ROW_MINIMUM, N_ ("Threshold"), 0, 0, 0 },     { DPT_INSIGHT_ROW_AMOUNT, N_ ("Value"), SUM, 0, SORTS },
};

static const DptInsightColumn articles[] = {
  { DPT_INSIGHT_ROW_LABEL, N_ ("Article"), 0, 0, 0 },         { DPT_INSIGHT_ROW_NUMBER, N_ ("Reference"), 0, 0, 0 },
  { DPT_INSIGHT_ROW_KIND, N_ ("Family"), 0, WORD, 0 },        { DPT_INSIGHT_ROW_QUANTITY, N_ ("Sold"), SUM, 0, SORTS },
  { DPT_INSIGHT_ROW_AMOUNT, N_ ("With tax"), SUM, 0, SORTS }, { DPT_INSIGHT_ROW_MARGIN, N_ ("Margin"), SUM, 0, SORTS },
};

static const char *const sale_topics[] = { "sale", "payment", NULL };
static const char *const visit_topics[] = { "visit", "dispensing_order", NULL };
static const char *const order_topics[] = { "dispensing_order", "job", NULL };

#define COLUMNS(table) table, G_N_ELEMENTS (table)
#define LONG(name) TRUE, "insight/list:" name

static const DptInsightList lists[DPT_INSIGHT_N_LISTS] = {
  [DPT_INSIGHT_SALES] = { "sales", N_ ("Sales"), TRUE, LONG ("sales-ids"), "insight/list:sales-rows", sale_topics, COLUMNS (sales) },
  [DPT_INSIGHT_UNPAID] = { "unpaid", N_ ("Not yet paid"), FALSE, LONG ("unpaid-ids"), "insight/list:unpaid-rows", sale_topics, COLUMNS (unpaid) },
  [DPT_INSIGHT_EXAMS] = { "exams", N_ ("Exams"), TRUE, LONG ("exams-ids"), "insight/list:exams-rows", visit_topics, COLUMNS (exams) },
  [DPT_INSIGHT_ORDERS] = { "orders", N_ ("Orders"), TRUE, LONG ("orders-ids"), "insight/list:orders-rows", order_topics, COLUMNS (orders) },
  [DPT_INSIGHT_DELIVERIES] = { "deliveries", N_ ("Deliveries"), TRUE, LONG ("deliveries-ids"), "insight/list:orders-rows", order_topics, COLUMNS (deliveries) },
  [DPT_INSIGHT_REMAKES] = { "remakes", N_ ("Remakes"), TRUE, LONG ("remakes-ids"), "insight/list:jobs-rows", order_topics, COLUMNS (jobs) },
  [DPT_INSIGHT_LATE] = { "late-jobs", N_ ("Late jobs"), FALSE, LONG ("late-ids"), "insight/list:jobs-rows", order_topics, COLUMNS (jobs) },
  [DPT_INSIGHT_LOW_STOCK] = { "low-stock", N_ ("Low stock"), FALSE, FALSE, NULL, "insight/list:low-stock", NULL, COLUMNS (stock) },
  [DPT_INSIGHT_STOCK] = { "stock", N_ ("Stock"), FALSE, FALSE, NULL, "insight/list:stock", NULL, COLUMNS (stock) },
  [DPT_INSIGHT_ARTICLES] = { "articles", N_ ("Best sellers"), TRUE, FALSE, NULL, "insight/list:articles", NULL, COLUMNS (articles) },
};

const DptInsightList *
dpt_insight_list_get (DptInsightListKind kind)
{
  g_return_val_if_fail (kind < DPT_INSIGHT_N_LISTS, NULL);

  return &lists[kind];
}

gboolean
dpt_insight_list_find (const char *name, DptInsightListKind *kind)
{
  for (guint i = 0; i < DPT_INSIGHT_N_LISTS; i++)
    if (g_strcmp0 (lists[i].name, name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

const DptField *
dpt_insight_list_get_field (guint field)
{
  g_return_val_if_fail (field < DPT_INSIGHT_ROW_N_FIELDS, NULL);

  return &row_fields[field];
}

DptInsightQuery *
dpt_insight_query_copy (const DptInsightQuery *self)
{
  DptInsightQuery *copy = g_memdup2 (self, sizeof *self);

  copy->search = g_strdup (self->search);
  copy->sort = g_strdup (self->sort);
  return copy;
}

void
dpt_insight_query_free (DptInsightQuery *self)
{
  g_free (self->search);
  g_free (self->sort);
  g_free (self);
}

/* --- parameters --- */

#define MAX_VALUES 7

/* Owns what the values point to. */
typedef struct
{
  DptDbValue values[MAX_VALUES];
  guint n;
  char *search, *search_end;
} Parameters;

static void
parameters_clear (Parameters *self)
{
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->search_end, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parameters, parameters_clear)

/* Instants where the table knows when, days where it knows the day. */
static gboolean
goes_by_instant (DptInsightListKind kind)
{
  return kind == DPT_INSIGHT_ORDERS || kind == DPT_INSIGHT_DELIVERIES || kind == DPT_INSIGHT_REMAKES;
}

static void
fill_parameters (Parameters *self, const DptInsightQuery *query)
{
  /* What is newest, largest or worst stands first unless asked otherwise; what runs low has the smallest rest first. */
  gboolean descending = query->sort != NULL ? query->descending : query->kind != DPT_INSIGHT_LOW_STOCK;

  self->search = dpt_text_fold (query->search ? query->search : "");
  self->search_end = *self->search != '\0' ? dpt_text_prefix_end (self->search) : g_strdup ("");
  self->values[0] = DPT_INT (query->establishment_id);
  self->values[1] = DPT_TEXT (self->search);
  self->values[2] = DPT_TEXT (self->search_end);
  self->values[3] = DPT_TEXT (query->sort ? query->sort : "");
  self->values[4] = DPT_INT (descending ? -1 : 1);
  self->n = 5;
  if (query->kind == DPT_INSIGHT_LATE)
    {
      self->values[self->n++] = DPT_TEXT (query->today);
      self->values[self->n++] = DPT_TEXT (query->today);
    }
  else if (goes_by_instant (query->kind))
    {
      g_autofree char *until = dpt_date_add_days (query->period.to, 1);

      self->values[self->n++] = DPT_INT (dpt_date_to_instant (query->period.from));
      self->values[self->n++] = DPT_INT (dpt_date_to_instant (until));
    }
  else if (lists[query->kind].has_days)
    {
      self->values[self->n++] = DPT_TEXT (query->period.from);
      self->values[self->n++] = DPT_TEXT (query->period.to);
    }
}

DptDbListModel *
dpt_insight_list_new_model (DptDb *db, DptInsightListKind kind)
{
  g_return_val_if_fail (kind < DPT_INSIGHT_N_LISTS && lists[kind].long_list, NULL);

  return dpt_db_list_model_new (db, DPT_TYPE_INSIGHT_ROW, lists[kind].rows, lists[kind].topics);
}

void
dpt_insight_list_set_query (DptDbListModel *model, const DptInsightQuery *query)
{
  g_auto (Parameters) parameters = { 0 };

  g_return_if_fail (lists[query->kind].long_list);

  fill_parameters (&parameters, query);
  dpt_db_list_model_set_query (model, lists[query->kind].ids, parameters.values, parameters.n);
}

/* --- one row after the other --- */

struct _DptInsightCursor
{
  DptDbConnection *connection;
  const DptInsightList *list;
  DptDbRows *ids;    /* of a long list */
  guint next_id;
  GPtrArray *page;   /* DptInsightRow, in order */
  guint next;
};

static gint64
get_id (DptInsightCursor *self, guint i)
{
  return i < dpt_db_rows_get_n_rows (self->ids) ? dpt_db_rows_get_int (self->ids, i, 0) : 0;
}

/* The rows of a page come in any order; they are put in that of the ids. Unused places ask for the id 0, which nothing has. */
static gboolean
read_page (DptInsightCursor *self, GError **error)
{
  DptDbValue values[DPT_DB_PAGE];
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 ids[DPT_DB_PAGE];

  for (guint i = 0; i < DPT_DB_PAGE; i++)
    {
      ids[i] = get_id (self, self->next_id + i);
      values[i] = DPT_INT (ids[i]);
    }
  rows = dpt_db_query_values (self->connection, dpt_db_statement_find (self->list->rows), values, DPT_DB_PAGE, error);
  if (rows == NULL)
    return FALSE;
  g_clear_pointer (&self->page, g_ptr_array_unref);
  self->page = g_ptr_array_new_with_free_func (g_object_unref);
  {
    g_autoptr (GPtrArray) found = dpt_record_list_from_rows (DPT_TYPE_INSIGHT_ROW, rows);
    g_autofree gint64 *keys = g_new (gint64, found->len + 1);

    for (guint i = 0; i < found->len; i++)
      {
        keys[i] = dpt_record_get_id (found->pdata[i]);
        g_hash_table_insert (places, &keys[i], found->pdata[i]);
      }
    for (guint i = 0; i < DPT_DB_PAGE; i++)
      {
        gpointer row = g_hash_table_lookup (places, &ids[i]);

        if (row != NULL)
          g_ptr_array_add (self->page, g_object_ref (row));
      }
  }
  self->next_id += DPT_DB_PAGE;
  self->next = 0;
  return TRUE;
}

DptInsightCursor *
dpt_insight_cursor_new (DptUnit *unit, const DptInsightQuery *query, GError **error)
{
  g_autoptr (DptInsightCursor) self = NULL;
  g_auto (Parameters) parameters = { 0 };
  DptDbRows *rows;

  if (!dpt_insight_require (unit, query->establishment_id, error))
    return NULL;
  fill_parameters (&parameters, query);
  self = g_new0 (DptInsightCursor, 1);
  self->connection = unit->connection;
  self->list = &lists[query->kind];
  rows = dpt_db_query_values (unit->connection, dpt_db_statement_find (self->list->long_list ? self->list->ids : self->list->rows), parameters.values,
                              parameters.n, error);
  if (rows == NULL)
    return NULL;
  if (self->list->long_list)
    self->ids = rows;
  else
    {
      self->page = dpt_record_list_from_rows (DPT_TYPE_INSIGHT_ROW, rows);
      dpt_db_rows_unref (rows);
    }
  return g_steal_pointer (&self);
}

DptInsightRow *
dpt_insight_cursor_next (DptInsightCursor *self, GError **error)
{
  while (self->page == NULL || self->next >= self->page->len)
    if (self->ids == NULL || self->next_id >= dpt_db_rows_get_n_rows (self->ids) || !read_page (self, error))
      return NULL;
  return self->page->pdata[self->next++];
}

void
dpt_insight_cursor_free (DptInsightCursor *self)
{
  g_clear_pointer (&self->ids, dpt_db_rows_unref);
  g_clear_pointer (&self->page, g_ptr_array_unref);
  g_free (self);
}

GPtrArray *
dpt_insight_list_read (DptUnit *unit, const DptInsightQuery *query, GError **error)
{
  g_autoptr (DptInsightCursor) cursor = dpt_insight_cursor_new (unit, query, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) local = NULL;
  DptInsightRow *row;

  if (cursor == NULL)
    return NULL;
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  while ((row = dpt_insight_cursor_next (cursor, &local)) != NULL)
    g_ptr_array_add (rows, g_object_ref (row));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&rows);
}
