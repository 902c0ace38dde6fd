/* dpt-export.h - the lists that leave the program as a spreadsheet, by name, each with its columns, filters and rights.
 * For: `dioptrectl export`, Ctrl+E of a list. Not for: the file's format (dpt-xlsx.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"
#include "exchange/dpt-xlsx.h"

G_BEGIN_DECLS

/**
 * DptExportColumn:
 * @title: untranslated, marked with N_()
 * @total: whether the last row has the sum, as a formula
 * @words: whether the value is a code that is written as its word
 */
typedef struct
{
  const char *title;
  DptXlsxKind kind;
  gboolean total;
  gboolean words;
  int width;
} DptExportColumn;

/**
 * DptExportPaging:
 * @DPT_EXPORT_WHOLE: of a size that never needs pages; takes days and establishment
 * @DPT_EXPORT_BY_ID: along the id; shared by all establishments, without days
 * @DPT_EXPORT_BY_ID_AND_DAYS: the same, within days
 * @DPT_EXPORT_BY_DAY: establishment by establishment, along the day
 * @DPT_EXPORT_BY_SHOP: establishment by establishment, along the id, without days
 */
typedef enum
{
  DPT_EXPORT_WHOLE,
  DPT_EXPORT_BY_ID,
  DPT_EXPORT_BY_ID_AND_DAYS,
  DPT_EXPORT_BY_DAY,
  DPT_EXPORT_BY_SHOP,
} DptExportPaging;

/**
 * DptExportList:
 * @name: on the command line, "sale-lines"
 * @title: untranslated, marked with N_()
 * @right: needed beside %DPT_RIGHT_LIST_EXPORT
 */
typedef struct
{
  const char *name;
  const char *title;
  DptRight right;
  DptExportPaging paging;
  const char *statement;
  const DptExportColumn *columns;
  guint n_columns;
} DptExportList;

/**
 * DptExportFilter:
 * @from, @to: (nullable): ISO days, both included; %NULL for no limit
 * @establishment_id: 0 for all that the user may see
 */
typedef struct
{
  const char *from;
  const char *to;
  gint64 establishment_id;
} DptExportFilter;

/** dpt_export_list_all: Returns: (array length=n): every list, in the order in which they are offered */
const DptExportList *dpt_export_list_all (guint *n);
/** dpt_export_find: Returns: (nullable): the list of that name */
const DptExportList *dpt_export_find (const char *name);
/** dpt_export_has_days: Returns: whether @from and @to mean anything for @list */
gboolean dpt_export_has_days (const DptExportList *list);

/**
 * dpt_export_may:
 *
 * Asks for the rights: %DPT_RIGHT_LIST_EXPORT, the list's own, and for what belongs to another establishment (or to all)
 * %DPT_RIGHT_REPORT_OTHER_ESTABLISHMENTS.
 */
gboolean dpt_export_may (DptUnit *unit, const DptExportList *list, const DptExportFilter *filter, GError **error);

/**
 * dpt_export_write:
 * @path: of the spreadsheet; whole or not at all
 * @progress: (nullable): called now and then with the number of rows, on the calling thread
 *
 * Reads one snapshot page by page along a key, holding one page in memory, and notes in the audit trail who took which list.
 * Errors: %DPT_ERROR_INVALID naming "from" or "to"; %DPT_ERROR_REFUSED; those of the file system; %G_IO_ERROR_CANCELLED. Blocks.
 *
 * Returns: how many rows, -1 on failure
 */
gint64 dpt_export_write (DptSession *session, const DptExportList *list, const DptExportFilter *filter, const char *path,
                         GCancellable *cancellable, void (*progress) (guint rows, gpointer user_data), gpointer user_data, GError **error);

/** dpt_export_note: notes in the audit trail that the rows of @name were taken away; for lists that are written elsewhere. Blocks. */
gboolean dpt_export_note (DptSession *session, const char *name, gint64 rows, GError **error);

G_END_DECLS
