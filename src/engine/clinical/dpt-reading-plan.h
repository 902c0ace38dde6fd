/* dpt-reading-plan.h - what a reading of an instrument would write into a visit: a value at a time, beside what stands there.
 * For: taking a reading, with a question where a person typed something else. Not for: the tray (dpt-tray.h), widgets.
 *
 *   reading + sheet ──► plan: fields ──(a person chooses where two values meet)──► dpt_reading_plan_apply() on a copy of the sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-reading.h"
#include "engine/clinical/dpt-visit-sheet.h"

G_BEGIN_DECLS

/**
 * DptReadingField: one value
 * @label: translated: which field of the visit: "Autorefractor, right eye"
 * @present: (nullable): what stands there, as a person reads it; %NULL for nothing
 * @offered: what the instrument measured
 * @conflict: whether something else stands there
 * @by_person: whether it was typed, and did not come from an instrument
 * @take: whether the instrument's will be written: where nothing stands, else as chosen. To begin with what a person typed is
 * kept, what an earlier reading gave is replaced; an acuity that stands there already, in whatever notation, is left alone.
 */
typedef struct
{
  char *label;
  char *present;
  char *offered;
  gboolean conflict;
  gboolean by_person;
  gboolean take;
} DptReadingField;

typedef struct _DptReadingPlan DptReadingPlan;

/**
 * dpt_reading_plan_new:
 * @sheet: the visit as it is; not changed
 * @origin: of all values; kept as a copy
 *
 * Where what goes: an autorefractor's median (dpt_rx_median() where the device gave none) into the row of that name with its single
 * readings, pupillary distances beside the final correction too; corneal curves into keratometry; a lensmeter into the first pair
 * of glasses worn that is free; of a phoropter the full correction into the subjective row, the prescription into the final one,
 * its copies of other instruments only where those rows are empty; pressures behind those that are there; corneal thickness into
 * biometry. Sphere, cylinder, axis and prism of an eye are one lens, and one value here: half of two lenses is neither. So an axis
 * that somebody typed alone is asked about before a whole lens with another axis goes there; vertex distance, addition and pupillary
 * distances are values of their own. The very lens that somebody typed, in the other sign of the cylinder, is left as they wrote it.
 * What a visit cannot hold (a distance out of range) is left out.
 */
DptReadingPlan *dpt_reading_plan_new (DptReading *reading, DptVisitSheet *sheet, const DptOrigin *origin);
void dpt_reading_plan_free (DptReadingPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptReadingPlan, dpt_reading_plan_free)

guint dpt_reading_plan_get_n_fields (DptReadingPlan *self);
const DptReadingField *dpt_reading_plan_get_field (DptReadingPlan *self, guint index);
/** dpt_reading_plan_get_n_conflicts: Returns: how many fields need a choice */
guint dpt_reading_plan_get_n_conflicts (DptReadingPlan *self);
/** dpt_reading_plan_set_take: chooses for a field with a conflict */
void dpt_reading_plan_set_take (DptReadingPlan *self, guint index, gboolean take);

/** dpt_reading_plan_apply: writes what is to be taken into @sheet, which may have gone on since, and marks where it came from */
void dpt_reading_plan_apply (DptReadingPlan *self, DptVisitSheet *sheet);

G_END_DECLS
