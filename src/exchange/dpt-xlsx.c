/* dpt-xlsx.c - see dpt-xlsx.h. Over libxlsxwriter in constant memory.
 * For: writing spreadsheets. Not for: what is in them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-xlsx.h"

#include "base/dpt-error.h"
#include "base/dpt-file.h"
#include "exchange/dpt-libxlsxwriter.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#define MAX_ROWS 1048576 /* of the format */
#define MAX_TEXT 32767   /* characters of a cell, of the format */
#define PROGRESS_STEP 1000

typedef struct
{
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *title, *subtitle, *header;
  lxw_format **cell;  /* by column */
  lxw_format **total; /* by column */
  gint64 *sums;
  locale_t people; /* what the thread spoke before */
  locale_t format; /* the same with the numbers of the format: libxlsxwriter prints them with the thread's */
} Writer;

/* Excel's own letters; a reader shows them in its own language. */
static char *
number_format_of (DptXlsxKind kind, const char *currency)
{
  const char *symbol = g_strcmp0 (currency, "EUR") == 0 ? "€" : currency ? currency : "";

  switch (kind)
    {
    case DPT_XLSX_MONEY:
      return g_strdup_printf ("#,##0.00\\ \"%s\";[Red]\\-#,##0.00\\ \"%s\"", symbol, symbol);
    case DPT_XLSX_POWER:
      return g_strdup ("+0.00;\\-0.00;0.00");
    case DPT_XLSX_LENGTH:
      return g_strdup ("0.0#");
    case DPT_XLSX_PERCENT:
      return g_strdup ("0.0 %");
    case DPT_XLSX_DATE:
      return g_strdup ("dd/mm/yyyy");
    case DPT_XLSX_INSTANT:
      return g_strdup ("dd/mm/yyyy hh:mm");
    case DPT_XLSX_INT:
      return g_strdup ("#,##0");
    case DPT_XLSX_MONTH:
      return g_strdup ("mm/yyyy");
    case DPT_XLSX_ID:
      return g_strdup ("0");
    case DPT_XLSX_TEXT:
    case DPT_XLSX_BOOL:
    default:
      return NULL;
    }
}

static int
width_of (const DptXlsxColumn *column)
{
  static const int widths[] = {
    [DPT_XLSX_TEXT] = 24, [DPT_XLSX_INT] = 10, [DPT_XLSX_MONEY] = 14, [DPT_XLSX_POWER] = 10, [DPT_XLSX_LENGTH] = 10,
    [DPT_XLSX_PERCENT] = 10, [DPT_XLSX_DATE] = 12, [DPT_XLSX_INSTANT] = 17, [DPT_XLSX_BOOL] = 8,
    [DPT_XLSX_MONTH] = 10, [DPT_XLSX_ID] = 10,
  };
  int title = (int) g_utf8_strlen (column->title, -1) + 3;

  return MAX (title, column->width > 0 ? column->width : widths[column->kind]);
}

/* Columns of one kind have one format: the library knows a format by its address, and looks an equal one up by all that it
 * says, for every cell. */
static gboolean
share_formats (Writer *writer, const DptXlsxTable *table, guint column)
{
  for (guint i = 0; i < column; i++)
    if (table->columns[i].kind == table->columns[column].kind)
      {
        writer->cell[column] = writer->cell[i];
        writer->total[column] = writer->total[i];
        return TRUE;
      }
  return FALSE;
}

static void
prepare_formats (Writer *writer, const DptXlsxTable *table)
{
  writer->title = workbook_add_format (writer->workbook);
  format_set_bold (writer->title);
  format_set_font_size (writer->title, 14);
  writer->subtitle = workbook_add_format (writer->workbook);
  format_set_font_color (writer->subtitle, 0x666666);
  writer->header = workbook_add_format (writer->workbook);
  format_set_bold (writer->header);
  format_set_bottom (writer->header, LXW_BORDER_THIN);
  format_set_text_wrap (writer->header);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *number = number_format_of (table->columns[i].kind, table->currency);

      worksheet_set_column (writer->sheet, (lxw_col_t) i, (lxw_col_t) i, width_of (&table->columns[i]), NULL);
      if (share_formats (writer, table, i))
        continue;
      /* A text needs no format of its own: a style on each cell is written, packed and read again for nothing. */
      writer->cell[i] = number != NULL ? workbook_add_format (writer->workbook) : NULL;
      writer->total[i] = workbook_add_format (writer->workbook);
      format_set_bold (writer->total[i]);
      format_set_top (writer->total[i], LXW_BORDER_THIN);
      if (number != NULL)
        {
          format_set_num_format (writer->cell[i], number);
          format_set_num_format (writer->total[i], number);
        }
    }
}

/* Returns: the first row under the header. */
static lxw_row_t
write_head (Writer *writer, const DptXlsxTable *table)
{
  lxw_row_t row = 0;

  if (table->title != NULL)
    worksheet_write_string (writer->sheet, row++, 0, table->title, writer->title);
  if (table->subtitle != NULL)
    worksheet_write_string (writer->sheet, row++, 0, table->subtitle, writer->subtitle);
  if (row > 0)
    row++;
  for (guint i = 0; i < table->n_columns; i++)
    worksheet_write_string (writer->sheet, row, (lxw_col_t) i, table->columns[i].title, writer->header);
  worksheet_freeze_panes (writer->sheet, row + 1, 0);
  worksheet_repeat_rows (writer->sheet, row, row);
  worksheet_set_landscape (writer->sheet);
  worksheet_set_paper (writer->sheet, 9); /* A4 */
  worksheet_fit_to_pages (writer->sheet, 1, 0);
  return row + 1;
}

static lxw_error
write_text (Writer *writer, lxw_row_t row, lxw_col_t column, const char *text)
{
  g_autofree char *cut = NULL;

  if (strlen (text) > MAX_TEXT && g_utf8_strlen (text, -1) > MAX_TEXT)
    {
      g_autofree char *begin = g_utf8_substring (text, 0, MAX_TEXT - 1);

      text = cut = g_strconcat (begin, "…", NULL);
    }
  return worksheet_write_string (writer->sheet, row, column, text, writer->cell[column]);
}

static int
read_digits (const char *text, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    value = value * 10 + (text[i] - '0');
  return value;
}

static lxw_error
write_date (Writer *writer, lxw_row_t row, lxw_col_t column, const char *iso)
{
  lxw_datetime date = { 0 };

  for (int i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? iso[i] != '-' : !g_ascii_isdigit (iso[i]))
      return write_text (writer, row, column, iso);
  date.year = read_digits (iso, 4);
  date.month = read_digits (iso + 5, 2);
  date.day = read_digits (iso + 8, 2);
  return worksheet_write_datetime (writer->sheet, row, column, &date, writer->cell[column]);
}

static lxw_error
write_instant (Writer *writer, lxw_row_t row, lxw_col_t column, gint64 instant)
{
  time_t seconds = instant / G_USEC_PER_SEC;
  lxw_datetime date = { 0 };
  struct tm local;

  if (localtime_r (&seconds, &local) == NULL)
    return LXW_NO_ERROR;
  date.year = local.tm_year + 1900;
  date.month = local.tm_mon + 1;
  date.day = local.tm_mday;
  date.hour = local.tm_hour;
  date.min = local.tm_min;
  date.sec = local.tm_sec;
  return worksheet_write_datetime (writer->sheet, row, column, &date, writer->cell[column]);
}

static double
scale (DptXlsxKind kind, gint64 value)
{
  switch (kind)
    {
    case DPT_XLSX_MONEY:
    case DPT_XLSX_POWER:
    case DPT_XLSX_LENGTH:
      return (double) value / 100;
    case DPT_XLSX_PERCENT:
      return (double) value / 10000;
    default:
      return (double) value;
    }
}

static lxw_error
write_cell (Writer *writer, const DptXlsxColumn *facts, lxw_row_t row, lxw_col_t column, const DptDbValue *value)
{
  if (value->type == DPT_DB_TEXT && facts->kind == DPT_XLSX_DATE)
    return write_date (writer, row, column, value->data);
  if (value->type == DPT_DB_TEXT && facts->kind == DPT_XLSX_MONTH)
    {
      g_autofree char *day = g_strconcat (value->data, "-01", NULL);

      return write_date (writer, row, column, day);
    }
  if (value->type == DPT_DB_TEXT)
    return write_text (writer, row, column, value->data);
  if (value->type != DPT_DB_INT)
    return LXW_NO_ERROR;
  if (facts->kind == DPT_XLSX_INSTANT)
    return write_instant (writer, row, column, value->integer);
  if (facts->kind == DPT_XLSX_BOOL)
    return worksheet_write_boolean (writer->sheet, row, column, value->integer != 0, writer->cell[column]);
  if (facts->total)
    writer->sums[column] += value->integer;
  return worksheet_write_number (writer->sheet, row, column, scale (facts->kind, value->integer), writer->cell[column]);
}

/* The formula carries its value too, for readers that do not reckon. */
static void
write_totals (Writer *writer, const DptXlsxTable *table, lxw_row_t first, lxw_row_t end)
{
  gboolean any = FALSE;

  for (guint i = 0; i < table->n_columns; i++)
    any = any || table->columns[i].total;
  if (!any || end == first)
    return;
  if (!table->columns[0].total)
    worksheet_write_string (writer->sheet, end, 0, _ ("Total"), writer->total[0]);
  for (guint i = 0; i < table->n_columns; i++)
    {
      char from[LXW_MAX_CELL_NAME_LENGTH], to[LXW_MAX_CELL_NAME_LENGTH];
      g_autofree char *formula = NULL;

      if (!table->columns[i].total)
        {
          if (i > 0)
            worksheet_write_blank (writer->sheet, end, (lxw_col_t) i, writer->total[i]);
          continue;
        }
      lxw_rowcol_to_cell (from, first, (lxw_col_t) i);
      lxw_rowcol_to_cell (to, end - 1, (lxw_col_t) i);
      formula = g_strdup_printf ("=SUM(%s:%s)", from, to);
      worksheet_write_formula_num (writer->sheet, end, (lxw_col_t) i, formula, writer->total[i],
                                   scale (table->columns[i].kind, writer->sums[i]));
    }
}

static gboolean
write_rows (Writer *writer, const DptXlsxTable *table, DptXlsxRowFunc func, gpointer user_data, GCancellable *cancellable,
            void (*progress) (guint, gpointer), GError **error)
{
  g_autofree DptDbValue *cells = g_new0 (DptDbValue, table->n_columns);
  lxw_row_t first = write_head (writer, table);
  lxw_row_t row = first;
  int more;

  for (;;)
    {
      /* Whoever makes the rows may write numbers for people. */
      uselocale (writer->people);
      more = func (user_data, cells, error);
      uselocale (writer->format);
      if (more <= 0)
        break;
      if (row >= MAX_ROWS - 1)
        return dpt_set_error (error, DPT_ERROR_FAILED,
                              _ ("A spreadsheet holds about a million rows. Narrow the list with a filter and export again."));
      for (guint i = 0; i < table->n_columns; i++)
        {
          lxw_error code = write_cell (writer, &table->columns[i], row, (lxw_col_t) i, &cells[i]);

          if (code != LXW_NO_ERROR)
            return dpt_set_error (error, DPT_ERROR_FAILED, "%s", lxw_strerror (code));
          cells[i] = DPT_NULL;
        }
      row++;
      if ((row - first) % PROGRESS_STEP == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (progress != NULL)
            progress (row - first, user_data);
        }
    }
  if (more < 0)
    return FALSE;
  write_totals (writer, table, first, row);
  if (row > first)
    worksheet_autofilter (writer->sheet, first - 1, 0, row - 1, (lxw_col_t) (table->n_columns - 1));
  return TRUE;
}

gboolean
dpt_xlsx_write (const char *path, const DptXlsxTable *table, DptXlsxRowFunc func, gpointer user_data,
                GCancellable *cancellable, void (*progress) (guint rows, gpointer user_data), GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  g_autofree lxw_format **cell = g_new0 (lxw_format *, table->n_columns);
  g_autofree lxw_format **total = g_new0 (lxw_format *, table->n_columns);
  g_autofree gint64 *sums = g_new0 (gint64, table->n_columns);
  Writer writer = { .cell = cell, .total = total, .sums = sums };
  g_autofree char *draft = dpt_libxlsxwriter_load (error) ? dpt_file_begin (path, error) : NULL;
  lxw_error code;
  gboolean done;

  if (draft == NULL)
    return FALSE;
  writer.workbook = workbook_new_opt (draft, &options);
  writer.sheet = workbook_add_worksheet (writer.workbook, table->sheet);
  if (writer.sheet == NULL)
    {
      lxw_workbook_free (writer.workbook);
      dpt_file_abandon (draft);
      return dpt_set_error (error, DPT_ERROR_FAILED, _ ("“%s” cannot be the name of a sheet."), table->sheet);
    }
  writer.people = uselocale ((locale_t) 0);
  writer.format = newlocale (LC_NUMERIC_MASK, "C", duplocale (writer.people));
  uselocale (writer.format);
  prepare_formats (&writer, table);
  done = write_rows (&writer, table, func, user_data, cancellable, progress, error);
  code = workbook_close (writer.workbook);
  uselocale (writer.people);
  freelocale (writer.format);
  if (done && code != LXW_NO_ERROR)
    done = dpt_set_error (error, DPT_ERROR_FAILED, _ ("The spreadsheet could not be written: %s"), lxw_strerror (code));
  if (!done)
    {
      dpt_file_abandon (draft);
      return FALSE;
    }
  return dpt_file_commit (draft, path, error);
}
