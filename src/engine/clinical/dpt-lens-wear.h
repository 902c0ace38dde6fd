/* dpt-lens-wear.h - what was agreed about wearing contact lenses: days of the checks, the end of the supply.
 * For: the dates that follow from the findings of section "lens_wear". Not for: trials (dpt-lens-trial.h), telling the
 * patient (dpt-recall.h). SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-sheet.h"

G_BEGIN_DECLS

/**
 * dpt_lens_wear_list_checks:
 *
 * The days of the plan of checks that was chosen ("lens_wear", "schedule"), from "schedule_from" or, where none is said,
 * from the day of the visit. Which checks a plan has is professional usage; the practice's word in "next visit" counts
 * beside it.
 *
 * Returns: (transfer full) (element-type utf8): ISO, earliest first; empty without a plan
 */
GPtrArray *dpt_lens_wear_list_checks (DptVisitSheet *sheet);

/** dpt_lens_wear_dup_next_check: Returns: (transfer full) (nullable): ISO: the first of them after the day of the visit */
char *dpt_lens_wear_dup_next_check (DptVisitSheet *sheet);

/** dpt_lens_wear_dup_supply_end: Returns: (transfer full) (nullable): ISO: "supply" months after "supply_from" or, where
 * none is said, after the day of the visit */
char *dpt_lens_wear_dup_supply_end (DptVisitSheet *sheet);

/** dpt_lens_wear_describe: Returns: (transfer full): both in words, a line each; "" for nothing */
char *dpt_lens_wear_describe (DptVisitSheet *sheet);

/**
 * dpt_lens_wear_carry:
 * @sheet: a visit about contact lenses that begins
 * @earlier: (nullable): the visit before it
 *
 * Takes over what was agreed for good: how and how long the lenses are worn, their care, the plan of checks and the
 * supply with the days they began. The handling lesson belongs to its day.
 *
 * Returns: whether anything was taken over
 */
gboolean dpt_lens_wear_carry (DptVisitSheet *sheet, DptVisitSheet *earlier);

G_END_DECLS
