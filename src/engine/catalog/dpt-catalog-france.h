/* dpt-catalog-france.h - what a new French shop begins with: tax classes, lenses of invented makers, fees.
 * For: creating a shop, and the demonstration. Not for: frames (every shop has its own; the demonstration invents some).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/**
 * dpt_catalog_france_install:
 *
 * Tax classes "standard" and "reduced" with today's French rates, three lens makers, their designs with ranges and options, and the
 * fees of the workshop. The makers and designs are invented, their ranges and prices shaped like real ones: limits by
 * index and diameter, stock lenses cheaper and in fewer powers, treatments included, offered or excluded. Class A designs follow what
 * the French law asks of them (hardened and anti-reflective on both sides). Prices are the shop's to change.
 *
 * What is there already, by code or name, is left as it is, so that it may be called twice. Needs %DPT_RIGHT_CATALOG_WRITE.
 */
gboolean dpt_catalog_france_install (DptUnit *unit, GError **error);

/** dpt_catalog_france_install_taxes: only the tax classes and rates */
gboolean dpt_catalog_france_install_taxes (DptUnit *unit, GError **error);

G_END_DECLS
