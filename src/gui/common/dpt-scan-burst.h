/* dpt-scan-burst.h - tells the keys of a bar code scanner from those of a hand.
 * For: DptScanner. Not for: GTK; this is plain C with time stamps, so that it can be tested to the millisecond.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DPT_SCAN_GAP: the longest pause inside a scan, milliseconds. DPT_SCAN_MEAN: the longest mean pause.
 *
 * Scanners that act as keyboards send a key every 1 to 20 ms; a very fast typist (120 words a minute) one every 100 ms,
 * though two or three may roll over each other in less. A scan therefore also has at least DPT_SCAN_LENGTH characters.
 */
#define DPT_SCAN_GAP 60
#define DPT_SCAN_MEAN 30
#define DPT_SCAN_LENGTH 4

typedef struct
{
  GString *text;
  guint length;
  guint32 first_ms;
  guint32 last_ms;
} DptScanBurst;

DptScanBurst *dpt_scan_burst_new (void);
void          dpt_scan_burst_free (DptScanBurst *self);

/** dpt_scan_burst_reset: forgets what was typed: a modifier, a mouse click, another window */
void dpt_scan_burst_reset (DptScanBurst *self);

/**
 * dpt_scan_burst_add:
 * @character: what the key types
 * @time_ms: when it was pressed, milliseconds of a clock that may wrap
 *
 * Returns: whether it follows what was typed so fast that it may belong to a scan; %FALSE means that it begins anew,
 * and that now is the moment to remember what the focused field holds
 */
gboolean dpt_scan_burst_add (DptScanBurst *self, gunichar character, guint32 time_ms);

/**
 * dpt_scan_burst_end:
 * @time_ms: when Enter was pressed
 *
 * Returns: (transfer full) (nullable): the scanned text, or %NULL where a hand typed it. Forgets it either way.
 */
char *dpt_scan_burst_end (DptScanBurst *self, guint32 time_ms);

/**
 * dpt_scan_burst_repair:
 *
 * A scanner set to a US keyboard on a computer set to a French one types `&é"'(-è_çà` for digits. Where a text is made
 * of nothing else, the digits are meant.
 *
 * Returns: (transfer full): @text, or the digits
 */
char *dpt_scan_burst_repair (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptScanBurst, dpt_scan_burst_free)

G_END_DECLS
