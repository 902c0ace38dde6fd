/* dpt-sheet.h - one page as a list of marks: text, rules, bars, pictures, each in its place in points from the top left.
 * For: recording a page once and drawing it on any number of outputs, from any thread. Not for: deciding places (dpt-flow.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-type.h"

G_BEGIN_DECLS

#define DPT_MM (72.0 / 25.4) /* points in a millimetre */
#define DPT_HAIRLINE 0.4     /* thickness of a rule between rows, points */

/**
 * DptInk:
 * @DPT_INK_TEXT: what is read
 * @DPT_INK_DIM: labels and what is secondary; still dark enough for a fax
 * @DPT_INK_ACCENT: the shop's one colour
 * @DPT_INK_RULE: hairlines
 * @DPT_INK_WASH: a breath of the accent behind what matters most on the page
 * @DPT_INK_BLACK: bar codes and rulers
 */
typedef enum
{
  DPT_INK_TEXT,
  DPT_INK_DIM,
  DPT_INK_ACCENT,
  DPT_INK_RULE,
  DPT_INK_WASH,
  DPT_INK_BLACK,
  DPT_INK_WHITE,
  DPT_N_INKS,
} DptInk;

/** DPT_ACCENT_DEFAULT: a petrol blue, 0xRRGGBB, that stays legible in grey */
#define DPT_ACCENT_DEFAULT 0x17566b

typedef struct _DptSheet DptSheet;

/**
 * DptSheetDraw:
 * @cr: origin at the top left of the place, clipped to it, in points
 *
 * Must only read @data, and may be called from several threads.
 */
typedef void (*DptSheetDraw) (cairo_t *cr, double width, double height, gpointer data);

/** DptSheetTextFunc: called for each line of text of a sheet with its box on the page and its type, in the order it was put there */
typedef void (*DptSheetTextFunc) (const char *words, const cairo_rectangle_t *box, DptType type, gpointer data);

/** dpt_sheet_new: @accent is 0xRRGGBB, 0 for %DPT_ACCENT_DEFAULT. Returns: (transfer full): an empty page of that size in points */
DptSheet *dpt_sheet_new (double width, double height, guint32 accent);
void      dpt_sheet_free (DptSheet *self);
double    dpt_sheet_get_width (DptSheet *self);
double    dpt_sheet_get_height (DptSheet *self);

/** dpt_sheet_set_mono: every ink but the wash and white is black, for thermal printers */
void dpt_sheet_set_mono (DptSheet *self, gboolean mono);

/** dpt_sheet_set_height: for a roll, whose length is known when the last line stands on it */
void dpt_sheet_set_height (DptSheet *self, double height);

/** dpt_sheet_put: puts @text (transfer none) with its top left corner at @x, @y */
void dpt_sheet_put (DptSheet *self, DptText *text, DptInk ink, double x, double y);

/** dpt_sheet_put_in: puts @text at the top of a column that is @width wide. For text set without line breaks. */
void dpt_sheet_put_in (DptSheet *self, DptText *text, DptInk ink, double x, double y, double width, DptAlign align);

/**
 * dpt_sheet_write:
 * @width: where lines break, or 0
 *
 * Sets and puts in one; with @width 0 and an @align other than start, @x is the centre or the right end.
 *
 * Returns: the height in points
 */
double dpt_sheet_write (
  DptSheet *self, const char *text, DptType type, DptInk ink, double x, double y, double width, DptAlign align);

/** dpt_sheet_fill: a filled rectangle; rules are rectangles too, with their top at @y */
void dpt_sheet_fill (DptSheet *self, DptInk ink, double x, double y, double width, double height);

/** dpt_sheet_box: the outline of a rectangle, @line thick, inside it; @radius rounds the corners */
void
dpt_sheet_box (DptSheet *self, DptInk ink, double x, double y, double width, double height, double line, double radius);

/** dpt_sheet_draw_at: calls @draw whenever the page is drawn; @destroy frees @data with the sheet */
void dpt_sheet_draw_at (DptSheet *self,
                        double x,
                        double y,
                        double width,
                        double height,
                        DptSheetDraw draw,
                        gpointer data,
                        GDestroyNotify destroy);

/** dpt_sheet_put_image: @image (transfer none) fitted into the rectangle, at its top left, without distorting it */
void dpt_sheet_put_image (DptSheet *self, cairo_surface_t *image, double x, double y, double width, double height);

/** dpt_sheet_show: draws the page at the origin of @cr, in points */
void dpt_sheet_show (DptSheet *self, cairo_t *cr);

void dpt_sheet_foreach_text (DptSheet *self, DptSheetTextFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptSheet, dpt_sheet_free)

G_END_DECLS
