/* dpt-refund-dialog.h - taking back lines of a sale: which, why, how the money goes back, whether the pieces go to the shelf.
 * For: the credit note. Not for: issuing it (the perspective does).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/sale/dpt-refund-sheet.h"
#include "engine/sale/dpt-sale-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DPT_TYPE_REFUND_DIALOG (dpt_refund_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DptRefundDialog, dpt_refund_dialog, DPT, REFUND_DIALOG, AdwWindow)

/* Signal: confirmed (): dpt_refund_dialog_create_request() is what is wanted */

/** dpt_refund_dialog_new: @sheet: (transfer full); @number: of the sale, as printed */
GtkWidget *dpt_refund_dialog_new (DptRefundSheet *sheet, const char *number, const char *currency);

/** dpt_refund_dialog_create_request: Returns: (transfer full): with the same UUID however often it is asked */
DptRefundRequest *dpt_refund_dialog_create_request (DptRefundDialog *self);

void dpt_refund_dialog_set_busy (DptRefundDialog *self, gboolean busy);
/** dpt_refund_dialog_complain: shows why it was refused; the dialog stays as it is */
void dpt_refund_dialog_complain (DptRefundDialog *self, const char *message);

G_END_DECLS
