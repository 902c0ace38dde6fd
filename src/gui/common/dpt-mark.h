/* dpt-mark.h - the field that was refused: marked, with the cursor in it, and the reason beside the form.
 * For: forms whose message stands in one place. Not for: entries that know their own reason (dpt-field-entry.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dpt_mark_field:
 * @marked: (inout) (nullable): the field that bears the mark; a form keeps it
 * @field: (nullable): the one to be marked; %NULL for none
 * @message: shows @text, and hides where there is none
 * @text: translated; "" for nothing
 */
void dpt_mark_field (GtkWidget **marked, GtkWidget *field, GtkLabel *message, const char *text);

G_END_DECLS
