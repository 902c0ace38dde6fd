/* dpt-render-confine.h - gives up every right that drawing does not need, before a byte from outside is read.
 * For: dioptre-render. Not for: drawing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The helper's memory and its processor time over its whole life. A client that waits has a shorter limit of its own. */
#define DPT_RENDER_MAX_MEMORY (G_GUINT64_CONSTANT (1) << 30)
#define DPT_RENDER_MAX_SECONDS 120

/** DptRenderWalls: which layers stand. The filter of system calls must; Landlock is the kernel's to offer. */
typedef enum
{
  DPT_RENDER_WALL_NONE = 0,
  DPT_RENDER_WALL_FILTER = 1 << 0,
  DPT_RENDER_WALL_LANDLOCK = 1 << 1,
} DptRenderWalls;

/**
 * dpt_render_confine:
 *
 * From here on the process can read and draw: it writes to no file but the open descriptor 0, opens none for writing, makes no
 * socket, no process and no executable memory, sends no signal but to itself, and is no one's to trace; limits hold its memory, its processor
 * time and its descriptors. What is refused gives EPERM. With Landlock it reads fonts and libraries only.
 * It can not be undone.
 *
 * Returns: the layers that stand; without %DPT_RENDER_WALL_FILTER nothing may be read
 */
DptRenderWalls dpt_render_confine (void);

G_END_DECLS
