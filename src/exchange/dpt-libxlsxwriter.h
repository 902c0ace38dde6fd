/* dpt-libxlsxwriter.h - the library that writes spreadsheets, loaded with the first one.
 * For: dpt-xlsx.c, which calls its functions as if they were linked. Not for: anybody else.
 *
 * It brings a library of cryptography along, which would be mapped and relocated at every start of the till. A function that is to be used
 * is added to the list and below it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-library.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

/* Their names have no common beginning. */
#define DPT_LIBXLSXWRITER_FUNCTIONS(F) \
  F (, format_set_bold) F (, format_set_bottom) F (, format_set_font_color) F (, format_set_font_size) \
  F (, format_set_num_format) F (, format_set_text_wrap) F (, format_set_top) F (, lxw_rowcol_to_cell) \
  F (, lxw_strerror) F (, lxw_workbook_free) F (, workbook_add_format) F (, workbook_add_worksheet) \
  F (, workbook_close) F (, workbook_new_opt) F (, worksheet_autofilter) F (, worksheet_fit_to_pages) \
  F (, worksheet_freeze_panes) F (, worksheet_repeat_rows) F (, worksheet_set_column) F (, worksheet_set_landscape) \
  F (, worksheet_set_paper) F (, worksheet_write_blank) F (, worksheet_write_boolean) F (, worksheet_write_datetime) \
  F (, worksheet_write_formula_num) F (, worksheet_write_number) F (, worksheet_write_string)

typedef struct
{
  DPT_LIBXLSXWRITER_FUNCTIONS (DPT_LIBRARY_MEMBER)
} DptLibxlsxwriter;

extern DptLibxlsxwriter dpt_libxlsxwriter;

/** dpt_libxlsxwriter_load: Returns: whether the functions can be called from now on; asking again costs nothing */
gboolean dpt_libxlsxwriter_load (GError **error);

#ifndef DPT_LIBXLSXWRITER_ITSELF
#define format_set_bold dpt_libxlsxwriter.format_set_bold
#define format_set_bottom dpt_libxlsxwriter.format_set_bottom
#define format_set_font_color dpt_libxlsxwriter.format_set_font_color
#define format_set_font_size dpt_libxlsxwriter.format_set_font_size
#define format_set_num_format dpt_libxlsxwriter.format_set_num_format
#define format_set_text_wrap dpt_libxlsxwriter.format_set_text_wrap
#define format_set_top dpt_libxlsxwriter.format_set_top
#define lxw_rowcol_to_cell dpt_libxlsxwriter.lxw_rowcol_to_cell
#define lxw_strerror dpt_libxlsxwriter.lxw_strerror
#define lxw_workbook_free dpt_libxlsxwriter.lxw_workbook_free
#define workbook_add_format dpt_libxlsxwriter.workbook_add_format
#define workbook_add_worksheet dpt_libxlsxwriter.workbook_add_worksheet
#define workbook_close dpt_libxlsxwriter.workbook_close
#define workbook_new_opt dpt_libxlsxwriter.workbook_new_opt
#define worksheet_autofilter dpt_libxlsxwriter.worksheet_autofilter
#define worksheet_fit_to_pages dpt_libxlsxwriter.worksheet_fit_to_pages
#define worksheet_freeze_panes dpt_libxlsxwriter.worksheet_freeze_panes
#define worksheet_repeat_rows dpt_libxlsxwriter.worksheet_repeat_rows
#define worksheet_set_column dpt_libxlsxwriter.worksheet_set_column
#define worksheet_set_landscape dpt_libxlsxwriter.worksheet_set_landscape
#define worksheet_set_paper dpt_libxlsxwriter.worksheet_set_paper
#define worksheet_write_blank dpt_libxlsxwriter.worksheet_write_blank
#define worksheet_write_boolean dpt_libxlsxwriter.worksheet_write_boolean
#define worksheet_write_datetime dpt_libxlsxwriter.worksheet_write_datetime
#define worksheet_write_formula_num dpt_libxlsxwriter.worksheet_write_formula_num
#define worksheet_write_number dpt_libxlsxwriter.worksheet_write_number
#define worksheet_write_string dpt_libxlsxwriter.worksheet_write_string
#endif

G_END_DECLS
