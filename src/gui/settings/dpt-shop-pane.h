/* dpt-shop-pane.h - what stands on the shop's letterhead, in a form made from the record's own fields.
 * For: the settings. Not for: reading and saving (dpt-settings-perspective.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-establishment.h"

G_BEGIN_DECLS

#define DPT_TYPE_SHOP_PANE (dpt_shop_pane_get_type ())
G_DECLARE_FINAL_TYPE (DptShopPane, dpt_shop_pane, DPT, SHOP_PANE, AdwBin)

/* Signal: changed () */

/** dpt_shop_pane_set_establishment: @establishment: (nullable): edited in place */
void dpt_shop_pane_set_establishment (DptShopPane *self, DptEstablishment *establishment);
/** dpt_shop_pane_get_establishment: Returns: (transfer none) (nullable) */
DptEstablishment *dpt_shop_pane_get_establishment (DptShopPane *self);

void dpt_shop_pane_show_error (DptShopPane *self, const GError *error);

/* Signal: shop-chosen (gint64 id): the person wants to see that one. */

/** dpt_shop_pane_set_shops: @shops: (element-type DptEstablishment): those one can choose from */
void dpt_shop_pane_set_shops (DptShopPane *self, GPtrArray *shops);
/** dpt_shop_pane_focus: puts the cursor into the name, and the chooser back to the shop that is shown */
void dpt_shop_pane_focus (DptShopPane *self);

G_END_DECLS
