/* dpt-scanner.h - hears a bar code scanner anywhere in a window, whatever has the focus.
 * For: the window. Not for: serial scanners, and not for what a code means.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DPT_TYPE_SCANNER (dpt_scanner_get_type ())
G_DECLARE_FINAL_TYPE (DptScanner, dpt_scanner, DPT, SCANNER, GObject)

/**
 * dpt_scanner_new:
 * @window: what to listen to; not kept alive
 *
 * The signal `scanned (text)` comes when a burst of keys too fast for a hand ends with Enter. The focused field is
 * given back what it held before the burst, and Enter reaches nobody.
 *
 * Returns: (transfer full)
 */
DptScanner *dpt_scanner_new (GtkWindow *window);

/** dpt_scanner_set_enabled: while %FALSE (sign-in, lock) every key is a hand's. Also the property "enabled". */
void     dpt_scanner_set_enabled (DptScanner *self, gboolean enabled);

G_END_DECLS
