/* dpt-figure-card.h - one figure on a card: its name, what it is, and how it stands against the period before.
 * For: the dashboard. Not for: working figures out (document/dpt-figure.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document/dpt-figure.h"

G_BEGIN_DECLS

#define DPT_TYPE_FIGURE_CARD (dpt_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (DptFigureCard, dpt_figure_card, DPT, FIGURE_CARD, GtkButton)

/** dpt_figure_card_new: a card that opens the rows behind @figure with the action "dashboard.open" */
GtkWidget *dpt_figure_card_new (DptFigure figure);

/** dpt_figure_card_set_text: shows @text; an arrow, a sign and words say what the colour says */
void dpt_figure_card_set_text (DptFigureCard *self, const DptFigureText *text);

/** dpt_figure_card_get_value: Returns: (transfer none): what stands on the card */
const char *dpt_figure_card_get_value (DptFigureCard *self);

G_END_DECLS
