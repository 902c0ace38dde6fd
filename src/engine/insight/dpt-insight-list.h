/* dpt-insight-list.h - the rows behind each figure: which lists there are, their columns, and reading them.
 * For: the dashboard's lists. Not for: the lists of the roles (order, sale, stock).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-list-model.h"
#include "engine/insight/dpt-period.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/** A row of any of the lists; what a list does not have is NULL. */
#define DPT_TYPE_INSIGHT_ROW (dpt_insight_row_get_type ())
G_DECLARE_FINAL_TYPE (DptInsightRow, dpt_insight_row, DPT, INSIGHT_ROW, DptRecord)

enum
{
  DPT_INSIGHT_ROW_AT,       /* instant */
  DPT_INSIGHT_ROW_UNTIL,    /* instant: delivered, ordered */
  DPT_INSIGHT_ROW_DAY,      /* ISO date: due */
  DPT_INSIGHT_ROW_NUMBER,   /* of the document, order, job; reference of the article */
  DPT_INSIGHT_ROW_KIND,     /* a code, see dpt-insight-words.h */
  DPT_INSIGHT_ROW_WHO,      /* patient or client */
  DPT_INSIGHT_ROW_LABEL,    /* article, examiner, optician, reason */
  DPT_INSIGHT_ROW_PLACE,    /* establishment */
  DPT_INSIGHT_ROW_QUANTITY, /* sold, or on hand */
  DPT_INSIGHT_ROW_RESERVED,
  DPT_INSIGHT_ROW_MINIMUM,
  DPT_INSIGHT_ROW_DAYS,
  DPT_INSIGHT_ROW_AMOUNT,
  DPT_INSIGHT_ROW_MARGIN,
  DPT_INSIGHT_ROW_REST,     /* still to be paid */
  DPT_INSIGHT_ROW_PATIENT_ID,
  DPT_INSIGHT_ROW_N_FIELDS,
};

typedef enum
{
  DPT_INSIGHT_SALES,
  DPT_INSIGHT_UNPAID,
  DPT_INSIGHT_EXAMS,
  DPT_INSIGHT_ORDERS,
  DPT_INSIGHT_DELIVERIES,
  DPT_INSIGHT_REMAKES,
  DPT_INSIGHT_LATE,
  DPT_INSIGHT_LOW_STOCK,
  DPT_INSIGHT_STOCK,
  DPT_INSIGHT_ARTICLES,
  DPT_INSIGHT_N_LISTS,
} DptInsightListKind;

/**
 * DptInsightColumn:
 * @field: of #DptInsightRow
 * @title: untranslated, marked with N_()
 * @total: whether it can be added up
 * @word: whether the text is a code to be said in a word
 * @sorts: whether the list can be ordered by it
 */
typedef struct
{
  guint field;
  const char *title;
  gboolean total;
  gboolean word;
  gboolean sorts;
} DptInsightColumn;

/**
 * DptInsightList:
 * @name: "low-stock"
 * @title: untranslated, marked with N_()
 * @has_days: whether a period restricts it
 * @long_list: read by ids and pages; otherwise whole
 */
typedef struct
{
  const char *name;
  const char *title;
  gboolean has_days;
  gboolean long_list;
  const char *ids;
  const char *rows;
  const char *const *topics;
  const DptInsightColumn *columns;
  guint n_columns;
} DptInsightList;

const DptInsightList *dpt_insight_list_get (DptInsightListKind kind);
/** dpt_insight_list_find: Returns: whether @name is a list */
gboolean dpt_insight_list_find (const char *name, DptInsightListKind *kind);
/** dpt_insight_list_get_field: Returns: (transfer none): how @column's field is read and named */
const DptField *dpt_insight_list_get_field (guint field);

/**
 * DptInsightQuery:
 * @search: as typed; @sort: (nullable): a field's column name
 * @today: ISO: what is late is late on this day
 */
typedef struct
{
  DptInsightListKind kind;
  gint64 establishment_id;
  DptPeriod period;
  char *search;
  char *sort;
  gboolean descending;
  char today[11];
} DptInsightQuery;

DptInsightQuery *dpt_insight_query_copy (const DptInsightQuery *self);
void dpt_insight_query_free (DptInsightQuery *self);

/** dpt_insight_list_new_model: Returns: (transfer full): of a long list: the model, empty until dpt_insight_list_set_query() */
DptDbListModel *dpt_insight_list_new_model (DptDb *db, DptInsightListKind kind);
void dpt_insight_list_set_query (DptDbListModel *model, const DptInsightQuery *query);

typedef struct _DptInsightCursor DptInsightCursor;

/** dpt_insight_cursor_new: the rows of @query one after the other, holding a page of them; rights as dpt_insight_read() */
DptInsightCursor *dpt_insight_cursor_new (DptUnit *unit, const DptInsightQuery *query, GError **error);
/** dpt_insight_cursor_next: Returns: (transfer none) (nullable): the next row, good until the next call; %NULL after the last or with @error */
DptInsightRow *dpt_insight_cursor_next (DptInsightCursor *self, GError **error);
void dpt_insight_cursor_free (DptInsightCursor *self);

/** dpt_insight_list_read: Returns: (transfer full) (element-type DptInsightRow) (nullable): all rows of @query; for the short lists */
GPtrArray *dpt_insight_list_read (DptUnit *unit, const DptInsightQuery *query, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptInsightQuery, dpt_insight_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptInsightCursor, dpt_insight_cursor_free)

G_END_DECLS
