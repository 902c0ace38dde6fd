/* dpt-block-qr.c - the QR code of dpt-block.h: libzint gives the modules, we draw them.
 * For: data that another program reads off a paper. Not for: bar codes (dpt-block-barcode.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-block.h"

#include <string.h>
#include <zint.h>

/* What GS1 asks of a QR code read by phones and cameras (General Specifications, QR Code: X-dimension from 0.396 mm). */
#define MODULE (0.4 * DPT_MM)
#define QUIET_MODULES 4 /* empty on all sides, ISO/IEC 18004 */
#define UTF8_ECI 26

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;
  return TRUE;
}

/* Returns: (nullable): a symbol of at most @DPT_QR_MOST_MODULES */
static struct zint_symbol *
encode (const char *text, int level)
{
  struct zint_symbol *symbol = ZBarcode_Create ();

  if (symbol == NULL)
    return NULL;
  symbol->symbology = BARCODE_QRCODE;
  symbol->input_mode = UNICODE_MODE;
  symbol->eci = is_ascii (text) ? 0 : UTF8_ECI;
  symbol->option_1 = level;
  if (ZBarcode_Encode (symbol, (const unsigned char *) text, (int) strlen (text)) < ZINT_ERROR && symbol->width > 0
      && symbol->width <= DPT_QR_MOST_MODULES)
    return symbol;
  ZBarcode_Delete (symbol);
  return NULL;
}

static void
put_row (DptSheet *sheet, const struct zint_symbol *symbol, int row, double x, double y)
{
  int start = -1;

  for (int i = 0; i <= symbol->width; i++)
    {
      gboolean on = i < symbol->width && (symbol->encoded_data[row][i >> 3] >> (i & 7) & 1);

      if (on && start < 0)
        start = i;
      else if (!on && start >= 0)
        {
          dpt_sheet_fill (sheet, DPT_INK_BLACK, x + start * MODULE, y, (i - start) * MODULE, MODULE);
          start = -1;
        }
    }
}

double
dpt_qr_put (DptSheet *sheet, const char *text, double x, double y)
{
  struct zint_symbol *symbol = NULL;
  double side;

  g_return_val_if_fail (text != NULL, 0);

  /* 15 % of it may be spoilt (M), or 7 % (L) where that is all there is room for. */
  for (int level = 2; level >= 1 && symbol == NULL && *text != '\0'; level--)
    symbol = encode (text, level);
  if (symbol == NULL)
    return 0;
  side = (symbol->width + 2 * QUIET_MODULES) * MODULE;
  for (int row = 0; sheet != NULL && row < symbol->rows; row++)
    put_row (sheet, symbol, row, x + QUIET_MODULES * MODULE, y + (QUIET_MODULES + row) * MODULE);
  ZBarcode_Delete (symbol);
  return side;
}
