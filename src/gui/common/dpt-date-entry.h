/* dpt-date-entry.h - a date, typed the way people type dates or chosen from a calendar.
 * For: birth dates, validity, days of sale. Not for: times of day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-field-entry.h"

G_BEGIN_DECLS

#define DPT_TYPE_DATE_ENTRY (dpt_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (DptDateEntry, dpt_date_entry, DPT, DATE_ENTRY, DptFieldEntry)

GtkWidget *dpt_date_entry_new (void);

/** dpt_date_entry_get_date: Returns: (nullable): ISO date, %NULL for none. Also the property "date". */
const char *dpt_date_entry_get_date (DptDateEntry *self);
void        dpt_date_entry_set_date (DptDateEntry *self, const char *iso);

/** dpt_date_entry_set_range: what is accepted, ISO dates, %NULL for no limit. Also "min-date" and "max-date". */
void dpt_date_entry_set_range (DptDateEntry *self, const char *min, const char *max);

/** dpt_date_entry_set_today: the day from which two-digit years are completed and steps begin; the machine's own day
 * until set */
void dpt_date_entry_set_today (DptDateEntry *self, const char *iso);

G_END_DECLS
