/* dpt-first-start-page.h - an empty database: create the shop and its administrator, or go to the demonstration.
 * For: the gate. Not for: creating as such (engine/practice/dpt-shop.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/dpt-clock.h"
#include "db/dpt-db.h"

G_BEGIN_DECLS

#define DPT_TYPE_FIRST_START_PAGE (dpt_first_start_page_get_type ())
G_DECLARE_FINAL_TYPE (DptFirstStartPage, dpt_first_start_page, DPT, FIRST_START_PAGE, AdwBin)

/* Signals: created (char *login, char *password): the shop is there, and this administrator
 *          demonstration-wanted () */

GtkWidget *dpt_first_start_page_new (DptDb *db, DptClock *clock);

G_END_DECLS
