/* dpt-export-insight.c - see dpt-export-insight.h.
 * For: columns of a list as columns of a sheet. Not for: reading (engine/insight/dpt-insight-list.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dpt-config.h"

#include "exchange/dpt-export-insight.h"

#include "base/dpt-date.h"
#include "engine/insight/dpt-insight-words.h"
#include "exchange/dpt-xlsx.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const DptInsightList *list;
  DptInsightCursor *cursor;
  gint64 n_rows;
} Source;

static DptXlsxKind
kind_of (const DptField *field)
{
  switch (field->kind)
    {
    case DPT_FIELD_INSTANT:
      return DPT_XLSX_INSTANT;
    case DPT_FIELD_DATE:
      return DPT_XLSX_DATE;
    case DPT_FIELD_MONEY:
      return DPT_XLSX_MONEY;
    case DPT_FIELD_INT:
      return DPT_XLSX_INT;
    default:
      return DPT_XLSX_TEXT;
    }
}

static int
give_row (gpointer user_data, DptDbValue *cells, GError **error)
{
  Source *source = user_data;
  g_autoptr (GError) local = NULL;
  DptInsightRow *row = dpt_insight_cursor_next (source->cursor, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return -1;
    }
  if (row == NULL)
    return 0;
  for (guint i = 0; i < source->list->n_columns; i++)
    {
      const DptInsightColumn *column = &source->list->columns[i];

      cells[i] = dpt_record_get_value (row, column->field);
      if (column->word && cells[i].type == DPT_DB_TEXT)
        cells[i] = DPT_TEXT (dpt_insight_get_word (cells[i].data));
    }
  source->n_rows++;
  return 1;
}

gint64
dpt_export_insight_write (DptUnit *unit, const DptInsightQuery *query, const char *path, GCancellable *cancellable, GError **error)
{
  const DptInsightList *list = dpt_insight_list_get (query->kind);
  g_autofree DptXlsxColumn *columns = g_new0 (DptXlsxColumn, list->n_columns);
  g_autoptr (DptInsightCursor) cursor = NULL;
  g_autofree char *from = dpt_date_format (query->period.from);
  g_autofree char *to = dpt_date_format (query->period.to);
  g_autofree char *when = dpt_instant_format (dpt_unit_get_now (unit));
  /* Translators: first and last day of what is in the list; then when it was written */
  g_autofree char *subtitle = list->has_days ? g_strdup_printf (_ ("From %s to %s. Written on %s"), from, to, when)
                                             /* Translators: a moment: when the list was written */
                                             : g_strdup_printf (_ ("Written on %s"), when);
  DptXlsxTable table = { .title = _ (list->title), .subtitle = subtitle, .sheet = _ (list->title), .columns = columns, .n_columns = list->n_columns };
  Source source = { .list = list };

  if (!dpt_unit_require (unit, DPT_RIGHT_LIST_EXPORT, error))
    return -1;
  cursor = dpt_insight_cursor_new (unit, query, error);
  if (cursor == NULL)
    return -1;
  for (guint i = 0; i < list->n_columns; i++)
    columns[i] = (DptXlsxColumn) { .title = _ (list->columns[i].title),
                                   .kind = kind_of (dpt_insight_list_get_field (list->columns[i].field)),
                                   .total = list->columns[i].total };
  table.currency = dpt_session_get_currency (unit->session);
  source.cursor = cursor;
  return dpt_xlsx_write (path, &table, give_row, &source, cancellable, NULL, error) ? source.n_rows : -1;
}
