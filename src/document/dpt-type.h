/* dpt-type.h - one type scale, and text set in it once: glyphs in their places, free of Pango and of the thread.
 * For: every word on a paper. Not for: where the words go (dpt-sheet.h), nor widgets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * DptType:
 *
 * A size of the scale, or-ed with a weight and features. Sizes in points: fine 6.5, small 7.5, body 9, lead 10.5,
 * head 13, title 21, display 34, and the two of the 80 mm roll.
 */
typedef enum
{
  DPT_TYPE_FINE,
  DPT_TYPE_SMALL,
  DPT_TYPE_BODY,
  DPT_TYPE_LEAD,
  DPT_TYPE_HEAD,
  DPT_TYPE_TITLE,
  DPT_TYPE_DISPLAY,
  DPT_TYPE_N_SIZES,

  DPT_TYPE_SIZE_MASK = 0x0f,
  DPT_TYPE_MEDIUM = 0x10,
  DPT_TYPE_BOLD = 0x20,
  DPT_TYPE_LIGHT = 0x40,
  DPT_TYPE_ITALIC = 0x80,
  DPT_TYPE_SPACED = 0x100, /* letters a little apart, for the words above columns and blocks */
} DptType;

typedef enum
{
  DPT_ALIGN_START,
  DPT_ALIGN_CENTER,
  DPT_ALIGN_END,
} DptAlign;

/**
 * DptText:
 *
 * Text that was set: immutable, counted, and usable from any thread, because it holds glyphs and scaled fonts
 * (which Cairo guards) and nothing of Pango (whose fonts belong to the thread that made them).
 */
typedef struct _DptText DptText;

/**
 * dpt_type_set:
 * @text: (nullable): UTF-8; what is no UTF-8 is replaced, %NULL is empty
 * @width: points at which lines break (between words, inside a word that is longer than the line), or 0 for no breaking
 * @align: of the lines among each other; with @width 0 only text with line ends shows it
 *
 * Figures up to the lead size are tabular, so that columns of numbers align; the display cut above has none. Uses the fonts of the calling thread.
 *
 * Returns: (transfer full): the set text
 */
DptText *dpt_type_set (const char *text, DptType type, double width, DptAlign align);

/** dpt_type_get_size: Returns: the size in points of @type on the scale */
double dpt_type_get_size (DptType type);

/**
 * dpt_type_set_condensation:
 * @factor: 1.0 for the scale as it is, down to 0.6: for lists with more columns than the page is wide
 *
 * Applies to what the calling thread sets from now on. The caller puts 1.0 back.
 */
void dpt_type_set_condensation (double factor);

DptText *dpt_text_ref (DptText *self);
void     dpt_text_unref (DptText *self);

/** dpt_text_get_width: Returns: points from the left edge to the end of the longest line */
double dpt_text_get_width (DptText *self);

/** dpt_text_get_height: Returns: points from the top of the first line to the bottom of the last, 0 for no text */
double dpt_text_get_height (DptText *self);

/** dpt_text_get_baseline: Returns: points from the top to the baseline of the first line */
double dpt_text_get_baseline (DptText *self);

DptType dpt_text_get_type (DptText *self);
int dpt_text_get_n_lines (DptText *self);

/** dpt_text_get_line: a line's words (transfer none) and its box relative to the text's top left, for tests and for searching */
const char *dpt_text_get_line (DptText *self, int line, cairo_rectangle_t *box);

/** dpt_text_show: draws with the top left corner at the current origin, in the current source */
void dpt_text_show (DptText *self, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptText, dpt_text_unref)

G_END_DECLS
