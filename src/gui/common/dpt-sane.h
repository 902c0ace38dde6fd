/* dpt-sane.h - a page from the flatbed, by the program scanimage of sane-utils where it is there.
 * For: dpt-papers-window.c. Not for: bar code scanners (dpt-scanner.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Dots an inch of a page: letters of a form are sharp, and a page stays around a megabyte. */
#define DPT_SANE_RESOLUTION 300

/** DptSaneDevice: @id: for scanimage; @label: for a person */
typedef struct
{
  char *id;
  char *label;
} DptSaneDevice;

/** DptSaneProgressFunc: @fraction: 0 to 1, in the main context */
typedef void (*DptSaneProgressFunc) (double fraction, gpointer data);

/** dpt_sane_list_async: looks for scanners, which may take seconds */
void dpt_sane_list_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** dpt_sane_list_finish: Returns: (transfer full) (nullable) (element-type DptSaneDevice): empty where there is none; %DPT_ERROR_FAILED where
 * sane-utils is not installed */
GPtrArray *dpt_sane_list_finish (GAsyncResult *result, GError **error);

/** dpt_sane_scan_async: @progress: (nullable): while @callback has not come. Cancelling stops the scanner. */
void dpt_sane_scan_async (const char *device, DptSaneProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
/** dpt_sane_scan_finish: Returns: (transfer full) (nullable): the page as a JPEG */
GBytes *dpt_sane_scan_finish (GAsyncResult *result, GError **error);

G_END_DECLS
