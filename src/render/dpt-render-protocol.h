/* dpt-render-protocol.h - what dioptre and dioptre-render say to each other about one document from outside.
 * For: src/render and gui/common/dpt-render-client.c. Not for: anybody else; both come from one build, so it has no versions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*   dioptre                     dioptre-render
 *     OPEN bytes       ──►
 *                      ◄──      PAGES sizes | REASON
 *     RENDER request   ──►
 *                      ◄──      PIXELS | REASON
 *     (the end of the line ends the helper)
 *
 * Each is a #DptRenderHead and `length` bytes. Neither believes the other: lengths are compared with the limits below, and
 * what does not fit ends the conversation. */

#define DPT_RENDER_MAGIC 0x44507452u

/* A document, in bytes; pages of a PDF; pixels of a picture from outside; pixels of one answer, as four bytes each. */
#define DPT_RENDER_MAX_BYTES (100 * 1024 * 1024)
#define DPT_RENDER_MAX_PAGES 2000
#define DPT_RENDER_MAX_PICTURE (64 * 1000 * 1000)
#define DPT_RENDER_MAX_PIXELS (24 * 1000 * 1000)
/* A page's longest side in points: ten metres. */
#define DPT_RENDER_MAX_SIDE 28346.0

typedef enum
{
  DPT_RENDER_OPEN = 1,
  DPT_RENDER_PAGES,
  DPT_RENDER_RENDER,
  DPT_RENDER_PIXELS,
  DPT_RENDER_REASON,
} DptRenderMessage;

/** DptRenderReason: why not. It is a number, so that no words of a hostile file stand in our window. */
typedef enum
{
  DPT_RENDER_REASON_UNKNOWN = 1, /* neither PDF nor picture */
  DPT_RENDER_REASON_DAMAGED,
  DPT_RENDER_REASON_LOCKED,      /* asks for a password */
  DPT_RENDER_REASON_TOO_LARGE,   /* more pages or pixels than the limits */
  DPT_RENDER_REASON_UNSAFE,      /* the helper could not be confined, so nothing was read */
  DPT_RENDER_N_REASONS,
} DptRenderReason;

typedef struct
{
  guint32 magic;
  guint32 type;
  guint32 length;
} DptRenderHead;

/** DptRenderSize: of a page as it stands, in points */
typedef struct
{
  double width;
  double height;
} DptRenderSize;

/** DptRenderRequest: @page from 0; @turns quarter turns clockwise, 0 to 3; @width and @height of the answer, turned, in pixels.
 * The answer holds cairo's premultiplied ARGB32 without gaps between the lines. */
typedef struct
{
  gint32 page;
  gint32 turns;
  gint32 width;
  gint32 height;
} DptRenderRequest;

G_END_DECLS
