/* dpt-pressure-grid.h - pressures of both eyes: as many readings as were taken, when and with what, their mean, what is unusual.
 * For: the exam page. Not for: curves over the day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-clock.h"
#include "gui/exam/dpt-visit-part.h"

G_BEGIN_DECLS

#define DPT_TYPE_PRESSURE_GRID (dpt_pressure_grid_get_type ())
G_DECLARE_FINAL_TYPE (DptPressureGrid, dpt_pressure_grid, DPT, PRESSURE_GRID, DptVisitPart)

/** dpt_pressure_grid_set_clock: @clock: (nullable): what says when a reading is taken */
void dpt_pressure_grid_set_clock (DptPressureGrid *self, DptClock *clock);

G_END_DECLS
