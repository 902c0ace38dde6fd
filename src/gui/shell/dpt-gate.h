/* dpt-gate.h - what stands before the work while nobody is signed in: opening the database, why it cannot be opened, then a page.
 * For: the application, which puts one in front of each window. Not for: the pages themselves (dpt-gate-page.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DPT_TYPE_GATE (dpt_gate_get_type ())
G_DECLARE_FINAL_TYPE (DptGate, dpt_gate, DPT, GATE, AdwBin)

GtkWidget *dpt_gate_new (void);

/** dpt_gate_show_opening: the database at @uri is being opened, and perhaps brought up to date */
void dpt_gate_show_opening (DptGate *self, const char *uri);

/** dpt_gate_show_error: it could not be opened; offers "app.open-again" and "app.quit" */
void dpt_gate_show_error (DptGate *self, const char *uri, const GError *error);

/** dpt_gate_show_page: shows what dpt_gate_page_new() made: first start, sign-in or lock */
void dpt_gate_show_page (DptGate *self, GtkWidget *page);

G_END_DECLS
