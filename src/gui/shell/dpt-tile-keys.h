/* dpt-tile-keys.h - which face the keyboard means on the sign-in page.
 * For: going from one's PIN to a colleague's tile without a mouse. Not for: the secret itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dpt_tile_keys_find:
 * @tiles: the faces, each child's accessible order being that of @names
 * @names: (array zero-terminated=1): what stands on the tiles, in their order
 * @from: the tile that is chosen now, or -1
 * @key: an arrow, or a letter: the next tile that begins with it, or else one of whose words does
 * @state: the modifiers that are held; with Ctrl or Alt the key is somebody else's
 *
 * Returns: the tile that the key means, which may be @from, or -1 where it means none
 */
int dpt_tile_keys_find (GtkFlowBox *tiles, const char *const *names, int from, guint key, GdkModifierType state);

G_END_DECLS
