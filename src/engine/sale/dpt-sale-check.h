/* dpt-sale-check.h - every invariant of money, looked at from the rows up.
 * For: `dioptrectl check`, tests. Not for: mending (only roll-ups, which are caches, can be rebuilt).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/**
 * dpt_sale_check:
 * @problems: (element-type utf8): receives a translated line for each thing that is wrong, naming where
 *
 * Sums of documents, lines, taxes and shares; numbers without gaps; the journal's chain, and that every act stands in it;
 * payments and what they settle; credit notes; roll-ups against what they are made of; stock against its entries. Needs
 * %DPT_RIGHT_AUDIT_READ.
 *
 * Returns: whether it could be read; what is wrong is in @problems
 */
gboolean dpt_sale_check (DptUnit *unit, GPtrArray *problems, GError **error);

/** dpt_sale_rebuild_roll_ups: makes the figures by day, month and year anew from the documents; needs %DPT_RIGHT_SETTING_WRITE */
gboolean dpt_sale_rebuild_roll_ups (DptUnit *unit, GError **error);

G_END_DECLS
