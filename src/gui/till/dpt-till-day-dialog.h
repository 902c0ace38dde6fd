/* dpt-till-day-dialog.h - opens a till with what is in its drawer, or counts and closes it.
 * For: the till's perspective, in the morning and in the evening. Not for: booking it (engine/sale/dpt-till-day.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/sale/dpt-till-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DPT_TYPE_TILL_DAY_DIALOG (dpt_till_day_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DptTillDayDialog, dpt_till_day_dialog, DPT, TILL_DAY_DIALOG, AdwWindow)

/* Signal: confirmed (): dpt_till_day_dialog_get_wish() is what is wanted */

/**
 * DptTillDayWish:
 * @close: whether the till is to be closed; else it is to be opened
 * @cash: to open it with
 * @counts, @note: to close it with
 */
typedef struct
{
  gboolean close;
  gint64 till_id;
  DptMoney cash;
  int counts[DPT_TILL_DAY_N_COINS];
  char note[400];
} DptTillDayWish;

/** dpt_till_day_dialog_new: @sheet: (transfer full): the till as it is now */
GtkWidget *dpt_till_day_dialog_new (DptTillDaySheet *sheet, const char *currency);

/** dpt_till_day_dialog_get_wish: fills @wish with what is wanted */
void dpt_till_day_dialog_get_wish (DptTillDayDialog *self, DptTillDayWish *wish);

void dpt_till_day_dialog_set_busy (DptTillDayDialog *self, gboolean busy);
/** dpt_till_day_dialog_complain: shows why it was refused; the dialog stays as it is */
void dpt_till_day_dialog_complain (DptTillDayDialog *self, const char *message);

G_END_DECLS
