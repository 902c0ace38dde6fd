/* dpt-block-barcode.c - bar codes of dpt-block.h: libzint gives the modules, we draw them as bars.
 * For: EAN-13 and Code 128. Not for: two-dimensional codes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-block.h"

#include <string.h>
#include <zint.h>

#define WIDEST_MODULE (0.5 * DPT_MM)
#define QUIET_MODULES 10 /* empty on both sides, as GS1 asks of Code 128; EAN-13 asks 11 and 7 */

/* The last digit makes the sum with weights 1 and 3 a multiple of ten (GS1 General Specifications). */
static gboolean
is_ean13 (const char *code)
{
  int sum = 0;

  if (strlen (code) != 13)
    return FALSE;
  for (int i = 0; i < 13; i++)
    {
      if (!g_ascii_isdigit (code[i]))
        return FALSE;
      sum += (code[i] - '0') * (i % 2 ? 3 : 1);
    }
  return sum % 10 == 0;
}

/* What every scanner gives back as it was printed. */
static gboolean
is_printable (const char *code)
{
  gsize length = strlen (code);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isprint (code[i]))
      return FALSE;
  return length > 0 && length <= 40;
}

static gboolean
is_set (const struct zint_symbol *symbol, int module)
{
  return symbol->encoded_data[0][module >> 3] >> (module & 7) & 1;
}

static void
put_bars (DptSheet *sheet, const struct zint_symbol *symbol, double x, double y, double module, double height)
{
  int start = -1;

  for (int i = 0; i <= symbol->width; i++)
    {
      gboolean on = i < symbol->width && is_set (symbol, i);

      if (on && start < 0)
        start = i;
      else if (!on && start >= 0)
        {
          dpt_sheet_fill (sheet, DPT_INK_BLACK, x + start * module, y, (i - start) * module, height);
          start = -1;
        }
    }
}

double
dpt_barcode_put (DptSheet *sheet,
                 const char *code,
                 const char *caption,
                 double x,
                 double y,
                 double width,
                 double height,
                 DptAlign align)
{
  struct zint_symbol *symbol;
  double used = 0;

  g_return_val_if_fail (code != NULL, 0);

  if (!is_printable (code))
    return 0;
  symbol = ZBarcode_Create ();
  if (symbol == NULL)
    return 0;
  symbol->symbology = is_ean13 (code) ? BARCODE_EANX : BARCODE_CODE128;
  symbol->show_hrt = 0;
  if (ZBarcode_Encode (symbol, (const unsigned char *) code, (int) strlen (code)) < ZINT_ERROR && symbol->width > 0)
    {
      g_autoptr (DptText) words
        = dpt_type_set (caption != NULL ? caption : code, DPT_TYPE_SMALL | DPT_TYPE_SPACED, 0, DPT_ALIGN_START);
      double module = MIN (WIDEST_MODULE, width / (symbol->width + 2 * QUIET_MODULES));
      double bars = symbol->width * module;
      double left = align == DPT_ALIGN_START ? x : align == DPT_ALIGN_END ? x + width - bars : x + (width - bars) / 2;

      put_bars (sheet, symbol, left, y, module, height);
      dpt_sheet_put_in (sheet, words, DPT_INK_TEXT, left, y + height + 2, bars, DPT_ALIGN_CENTER);
      used = height + 2 + dpt_text_get_height (words);
    }
  ZBarcode_Delete (symbol);
  return used;
}
