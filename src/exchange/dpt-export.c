/* dpt-export.c - see dpt-export.h.
 * For: rights, pages along a key, the spreadsheet's head and the audit entry. Not for: which lists there are (dpt-export-lists.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dpt-config.h"

#include "exchange/dpt-export.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "engine/insight/dpt-insight-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_DAY "1850-01-01"
#define LAST_DAY "2200-12-31"
#define KEY_COLUMNS 2

/*   establishment 1 ──page──page──page┐
 *   establishment 2 ◄─────────────────┘ ──page── …      each page goes on behind the key of the last row of the one before
 */
typedef struct
{
  DptDbConnection *connection;
  const DptExportList *list;
  const char *from, *to;
  gint64 establishment_id; /* 0: all */
  DptDbRows *shops;
  guint shop;

  DptDbRows *page;
  guint row;
  char *after_text;
  gint64 after_id;
  gint64 n_rows;

  void (*progress) (guint rows, gpointer user_data);
  gpointer user_data;
} Reader;

static gboolean
goes_by_shop (const DptExportList *list)
{
  return list->paging == DPT_EXPORT_BY_DAY || list->paging == DPT_EXPORT_BY_SHOP;
}

static void
begin_shop (Reader *reader)
{
  g_free (reader->after_text);
  reader->after_text = g_strdup (reader->from);
  reader->after_id = 0;
}

static DptDbRows *
read_page (Reader *reader, GError **error)
{
  gint64 shop = goes_by_shop (reader->list) ? dpt_db_rows_get_int (reader->shops, reader->shop, 0) : 0;

  switch (reader->list->paging)
    {
    case DPT_EXPORT_BY_ID:
      return dpt_db_query (reader->connection, reader->list->statement, error, DPT_INT (reader->after_id));
    case DPT_EXPORT_BY_ID_AND_DAYS:
      return dpt_db_query (reader->connection, reader->list->statement, error, DPT_INT (reader->after_id), DPT_TEXT (reader->from),
                           DPT_TEXT (reader->to));
    case DPT_EXPORT_BY_DAY:
      return dpt_db_query (reader->connection, reader->list->statement, error, DPT_INT (shop), DPT_TEXT (reader->to),
                           DPT_TEXT (reader->after_text), DPT_INT (reader->after_id));
    case DPT_EXPORT_BY_SHOP:
      return dpt_db_query (reader->connection, reader->list->statement, error, DPT_INT (shop), DPT_INT (reader->after_id));
    case DPT_EXPORT_WHOLE:
    default:
      return dpt_db_query (reader->connection, reader->list->statement, error, DPT_TEXT (reader->from), DPT_TEXT (reader->to),
                           DPT_INT (reader->establishment_id));
    }
}

/* Remembers behind which row the next page begins, before its rows go. */
static void
keep_key (Reader *reader)
{
  guint last = dpt_db_rows_get_n_rows (reader->page) - 1;

  g_free (reader->after_text);
  reader->after_text = g_strdup (dpt_db_rows_get_text (reader->page, last, 0));
  reader->after_id = dpt_db_rows_get_int (reader->page, last, 1);
}

/* Returns: 1 with a page that has rows, 0 after the last, -1 with @error. */
static int
next_page (Reader *reader, GError **error)
{
  gboolean began = reader->page != NULL;

  if (began && reader->list->paging == DPT_EXPORT_WHOLE)
    return 0;
  if (began)
    keep_key (reader);
  for (;;)
    {
      g_clear_pointer (&reader->page, dpt_db_rows_unref);
      reader->row = 0;
      if (goes_by_shop (reader->list) && reader->shop >= dpt_db_rows_get_n_rows (reader->shops))
        return 0;
      reader->page = read_page (reader, error);
      if (reader->page == NULL)
        return -1;
      if (dpt_db_rows_get_n_rows (reader->page) > 0)
        return 1;
      if (!goes_by_shop (reader->list))
        return 0;
      reader->shop++;
      begin_shop (reader);
    }
}

static int
give_row (gpointer user_data, DptDbValue *cells, GError **error)
{
  Reader *reader = user_data;

  if (reader->page == NULL || reader->row >= dpt_db_rows_get_n_rows (reader->page))
    {
      int more = next_page (reader, error);

      if (more <= 0)
        return more;
    }
  for (guint i = 0; i < reader->list->n_columns; i++)
    {
      cells[i] = dpt_db_rows_get_value (reader->page, reader->row, i + KEY_COLUMNS);
      if (reader->list->columns[i].words && cells[i].type == DPT_DB_TEXT)
        cells[i] = DPT_TEXT (dpt_insight_get_word (cells[i].data));
    }
  reader->row++;
  reader->n_rows++;
  return 1;
}

static void
tell_progress (guint rows, gpointer user_data)
{
  Reader *reader = user_data;

  if (reader->progress != NULL)
    reader->progress (rows, reader->user_data);
}

/* --- rights and words --- */

static gboolean
check_days (const DptExportFilter *filter, GError **error)
{
  if (filter->from != NULL && !dpt_date_is_valid (filter->from))
    return dpt_set_invalid (error, "from", _ ("“%s” is no day: write it as 2026-11-01."), filter->from);
  if (filter->to != NULL && !dpt_date_is_valid (filter->to))
    return dpt_set_invalid (error, "to", _ ("“%s” is no day: write it as 2026-11-30."), filter->to);
  if (filter->from != NULL && filter->to != NULL && strcmp (filter->from, filter->to) > 0)
    return dpt_set_invalid (error, "to", _ ("The last day comes before the first."));
  return TRUE;
}

gboolean
dpt_export_may (DptUnit *unit, const DptExportList *list, const DptExportFilter *filter, GError **error)
{
  gboolean shared = list->paging == DPT_EXPORT_BY_ID || list->paging == DPT_EXPORT_BY_ID_AND_DAYS;

  return dpt_unit_require (unit, DPT_RIGHT_LIST_EXPORT, error) && dpt_unit_require (unit, list->right, error)
         && (shared || filter->establishment_id == dpt_unit_get_establishment_id (unit)
             || dpt_unit_require (unit, DPT_RIGHT_REPORT_OTHER_ESTABLISHMENTS, error));
}

/* "01/11/2026 – 30/11/2026 · written on 22/11/2026 10:00" */
static char *
describe (const DptExportList *list, const DptExportFilter *filter, gint64 now)
{
  g_autofree char *from = dpt_date_format (filter->from);
  g_autofree char *to = dpt_date_format (filter->to);
  g_autofree char *when = dpt_instant_format (now);

  if (!dpt_export_has_days (list) || (filter->from == NULL && filter->to == NULL))
    /* Translators: a moment: when the list was written */
    return g_strdup_printf (_ ("Written on %s"), when);
  if (filter->from == NULL)
    /* Translators: until which day; then when the list was written */
    return g_strdup_printf (_ ("Until %s. Written on %s"), to, when);
  if (filter->to == NULL)
    /* Translators: from which day on; then when the list was written */
    return g_strdup_printf (_ ("From %s. Written on %s"), from, when);
  /* Translators: first and last day of what is in the list; then when it was written */
  return g_strdup_printf (_ ("From %s to %s. Written on %s"), from, to, when);
}

/* --- writing --- */

typedef struct
{
  const DptExportList *list;
  const DptExportFilter *filter;
  const char *path;
  GCancellable *cancellable;
  Reader reader;
} Export;

static gpointer
write_list (DptUnit *unit, gpointer args, GError **error)
{
  Export *export = args;
  const DptExportList *list = export->list;
  Reader *reader = &export->reader;
  g_autofree DptXlsxColumn *columns = g_new0 (DptXlsxColumn, list->n_columns);
  g_autofree char *subtitle = describe (list, export->filter, dpt_unit_get_now (unit));
  DptXlsxTable table = { .title = _ (list->title), .subtitle = subtitle, .sheet = _ (list->title), .columns = columns, .n_columns = list->n_columns };
  gboolean done;

  if (!dpt_export_may (unit, list, export->filter, error))
    return NULL;
  table.currency = dpt_session_get_currency (unit->session);
  for (guint i = 0; i < list->n_columns; i++)
    columns[i] = (DptXlsxColumn) { _ (list->columns[i].title), list->columns[i].kind, list->columns[i].width, list->columns[i].total };
  reader->connection = unit->connection;
  reader->shops = dpt_db_query (unit->connection, "insight/export:establishments", error, DPT_INT (reader->establishment_id));
  if (reader->shops == NULL)
    return NULL;
  begin_shop (reader);
  done = dpt_xlsx_write (export->path, &table, give_row, reader, export->cancellable, tell_progress, error);
  g_clear_pointer (&reader->page, dpt_db_rows_unref);
  g_clear_pointer (&reader->shops, dpt_db_rows_unref);
  g_clear_pointer (&reader->after_text, g_free);
  return done ? export : NULL;
}

typedef struct
{
  const char *name;
  gint64 rows;
} Note;

static gpointer
write_note (DptUnit *unit, gpointer args, GError **error)
{
  Note *note = args;
  g_autofree char *change = g_strdup_printf ("{\"list\":\"%s\",\"rows\":%" G_GINT64_FORMAT "}", note->name, note->rows);

  return dpt_unit_audit (unit, "export", "establishment", dpt_unit_get_establishment_id (unit), change, error) ? note : NULL;
}

gboolean
dpt_export_note (DptSession *session, const char *name, gint64 rows, GError **error)
{
  Note note = { name, rows };

  return dpt_session_write (session, write_note, &note, NULL, error) != NULL;
}

gint64
dpt_export_write (DptSession *session, const DptExportList *list, const DptExportFilter *filter, const char *path,
                  GCancellable *cancellable, void (*progress) (guint rows, gpointer user_data), gpointer user_data, GError **error)
{
  Export export = { .list = list, .filter = filter, .path = path, .cancellable = cancellable };

  g_return_val_if_fail (list != NULL && filter != NULL && path != NULL, -1);

  if (!check_days (filter, error))
    return -1;
  export.reader.list = list;
  export.reader.from = filter->from ? filter->from : FIRST_DAY;
  export.reader.to = filter->to ? filter->to : LAST_DAY;
  export.reader.establishment_id = filter->establishment_id;
  export.reader.progress = progress;
  export.reader.user_data = user_data;
  if (dpt_session_read (session, write_list, &export, NULL, error) == NULL || !dpt_export_note (session, list->name, export.reader.n_rows, error))
    return -1;
  return export.reader.n_rows;
}
