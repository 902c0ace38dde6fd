/* dpt-lens-card.h - one lens that can be made: cut drawn to scale, thickness, weight, price, delivery.
 * For: the lens pane. Not for: choosing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dispensing/dpt-dispensing-kit.h"

G_BEGIN_DECLS

/** dpt_lens_card_new: Returns: a toggle button; @n_eyes: how many lenses the price is for; @eye: the one drawn; @chosen: whether it is pressed */
GtkWidget *dpt_lens_card_new (const DptDispensingDesk *desk, const DptLensOffer *offer, DptPair *pair, DptPairEye *eye, guint n_eyes,
                              gboolean chosen);

G_END_DECLS
