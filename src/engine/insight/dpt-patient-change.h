/* dpt-patient-change.h - an entry of the audit trail of a patient, put into words.
 * For: the History tab. Not for: writing the trail (engine/practice/dpt-unit.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/**
 * dpt_patient_change_describe:
 * @table: of the record that changed: patient, or one of the lists beside it
 * @change: (nullable): as the trail has it: {"column":[before,after],…}
 *
 * Names stand where the trail has ids: of a prescriber, an insurer, a shop, a relative, a tag.
 *
 * Returns: (transfer full): "Occupation: Baker → Cook · Language: French"; "" where there is nothing for a person to read
 */
char *dpt_patient_change_describe (DptUnit *unit, const char *table, const char *change);

G_END_DECLS
