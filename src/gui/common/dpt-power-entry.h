/* dpt-power-entry.h - what is typed of an eye or a lens: power, addition, prism, axis, length.
 * For: refraction tables, prescriptions, measurements. Not for: judging a prescription (engine/optics).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-number-entry.h"

G_BEGIN_DECLS

/**
 * DptPowerKind:
 * @DPT_POWER_KIND_POWER: hundredths of a dioptre with sign, -40.00 to +40.00, steps of 0.25, with Shift 1.00
 * @DPT_POWER_KIND_ADDITION: hundredths of a dioptre, 0.00 to +6.00
 * @DPT_POWER_KIND_PRISM: hundredths of a prism dioptre without sign, 0.00 to 40.00
 * @DPT_POWER_KIND_AXIS: whole degrees, 1 to 180, steps of 5 that go round (180, then 5), with Shift 10
 * @DPT_POWER_KIND_LENGTH: hundredths of a millimetre, 0 to 200 mm, steps of half a millimetre
 *
 * The limits are those of what can be written down; a field narrows them with "min" and "max".
 */
typedef enum
{
  DPT_POWER_KIND_POWER,
  DPT_POWER_KIND_ADDITION,
  DPT_POWER_KIND_PRISM,
  DPT_POWER_KIND_AXIS,
  DPT_POWER_KIND_LENGTH,
} DptPowerKind;

#define DPT_TYPE_POWER_KIND (dpt_power_kind_get_type ())
GType dpt_power_kind_get_type (void);

#define DPT_TYPE_POWER_ENTRY (dpt_power_entry_get_type ())
G_DECLARE_FINAL_TYPE (DptPowerEntry, dpt_power_entry, DPT, POWER_ENTRY, DptNumberEntry)

GtkWidget *dpt_power_entry_new (DptPowerKind kind);

/** dpt_power_entry_set_kind: also sets the limits and steps of the kind; in a template name "kind" before "min" and
 * "max" */
void dpt_power_entry_set_kind (DptPowerEntry *self, DptPowerKind kind);

/** dpt_power_entry_get_value: Returns: whether there is a value, stored in @value in the unit of the kind */
gboolean dpt_power_entry_get_value (DptPowerEntry *self, int *value);

G_END_DECLS
