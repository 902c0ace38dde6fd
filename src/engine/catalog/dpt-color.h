/* dpt-color.h - the few families that people sort colours into.
 * For: the colour filter of the frame wall. Not for: drawing (the exact colour stands in the variant).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "black", "grey", "white", "brown", "beige", "red", "orange", "gold", "green", "blue", "purple", "pink", "silver", "transparent", "multicolour" */
extern const char *const dpt_color_families[];

/** dpt_color_family_get_label: Returns: the translated word for a person, "" for %NULL */
const char *dpt_color_family_get_label (const char *family);

/**
 * dpt_color_find_family:
 * @rgb: 0xRRGGBB
 *
 * Returns: the family @rgb falls into; metals, transparent and multicolour are never found this way, since a
 *   flat colour does not show them
 */
const char *dpt_color_find_family (guint32 rgb);

G_END_DECLS
