/* dpt-block.h - the small blocks of a paper: labelled facts, sums, a bar code, tick boxes, a place to sign.
 * For: those who make papers. Not for: tables over pages (dpt-rows.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"
#include "document/dpt-flow.h"

G_BEGIN_DECLS

/** DptFact: @label is translated; a fact whose @value is %NULL or empty is left out */
typedef struct
{
  const char *label;
  const char *value;
} DptFact;

/** dpt_facts_put: labels in a column, values beside them, breaking within @width. Returns: the height, with @sheet %NULL only measured */
double dpt_facts_put (DptSheet *sheet, const DptFact *facts, int n_facts, double x, double y, double width);

typedef enum
{
  DPT_SUM_PLAIN,
  DPT_SUM_QUIET,
  DPT_SUM_STRONG, /* a rule above, bold */
  DPT_SUM_GRAND,  /* on a wash, larger: one on a paper */
} DptSumStyle;

/** DptSum: @label is translated; @detail (nullable) stands below it, smaller */
typedef struct
{
  const char *label;
  const char *detail;
  DptMoney amount;
  DptSumStyle style;
} DptSum;

/** dpt_sums_put: labels at the start, amounts at the end of @width, with @currency at the grand one. Returns: the height, with @sheet %NULL only measured */
double
dpt_sums_put (DptSheet *sheet, const DptSum *sums, int n_sums, const char *currency, double x, double y, double width);

/** dpt_signature_put: a labelled place to sign, @height high, with a line at its foot. Returns: @height */
double dpt_signature_put (
  DptSheet *sheet, const char *label, const char *hint, double x, double y, double width, double height);

/** dpt_tick_put: a box, filled where @ticked, and its words. Returns: the width of both */
double dpt_tick_put (DptSheet *sheet, const char *text, gboolean ticked, DptType type, double x, double y);

/**
 * dpt_barcode_put:
 * @code: thirteen digits with a right check digit are printed as EAN-13, anything else printable as Code 128
 * @caption: (nullable): words below the bars; %NULL prints @code
 *
 * Bars at most 0.5 mm a module, so that a short code is no wider than a scanner likes.
 *
 * Returns: points used, or 0 where @code can not be written as bars
 */
double dpt_barcode_put (DptSheet *sheet,
                        const char *code,
                        const char *caption,
                        double x,
                        double y,
                        double width,
                        double height,
                        DptAlign align);

/* Version 25, some 1,200 characters with the weakest correction: with its margin 50 mm of paper, which a phone held over it sees whole. */
#define DPT_QR_MOST_MODULES 117

/**
 * dpt_qr_put:
 * @sheet: (nullable): %NULL only measures
 * @text: UTF-8
 *
 * A QR code with modules of 0.4 mm, its empty margin included, with correction M, or L where it is long.
 *
 * Returns: the length of its side in points; 0 where @text does not fit %DPT_QR_MOST_MODULES, and nothing is drawn
 */
double dpt_qr_put (DptSheet *sheet, const char *text, double x, double y);

G_END_DECLS
