/* dpt-original-window.h - a file or transmission of an instrument as it came, for who wants to see why it cannot be read.
 * For: the tray. Not for: pictures and papers (gui/common/dpt-scan-view.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** dpt_original_window_new: @name: (nullable): of the file. @content: (nullable): its bytes; control characters are shown as signs */
GtkWindow *dpt_original_window_new (GtkWindow *parent, const char *name, GBytes *content);

/** dpt_original_text: Returns: (transfer full): @content as valid text: control characters as their signs (U+2400 …), what is no
 * UTF-8 read as Latin-1, cut at 200,000 bytes */
char *dpt_original_text (GBytes *content);

G_END_DECLS
