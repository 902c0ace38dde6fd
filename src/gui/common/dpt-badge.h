/* dpt-badge.h - a state as a pill: a colour, an icon and a word, so that colour never speaks alone.
 * For: lists, cards, the banner. Not for: buttons.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DptBadgeTone:
 * @DPT_BADGE_NEUTRAL: nothing to do: draft, closed
 * @DPT_BADGE_ACCENT: under way
 * @DPT_BADGE_SUCCESS: ready, paid, in stock
 * @DPT_BADGE_WARNING: late, low, expires soon
 * @DPT_BADGE_ERROR: unpaid, refused, out of range
 *
 * Colour by meaning only.
 */
typedef enum
{
  DPT_BADGE_NEUTRAL,
  DPT_BADGE_ACCENT,
  DPT_BADGE_SUCCESS,
  DPT_BADGE_WARNING,
  DPT_BADGE_ERROR,
} DptBadgeTone;

#define DPT_TYPE_BADGE_TONE (dpt_badge_tone_get_type ())
GType dpt_badge_tone_get_type (void);

#define DPT_TYPE_BADGE (dpt_badge_get_type ())
G_DECLARE_FINAL_TYPE (DptBadge, dpt_badge, DPT, BADGE, GtkWidget)

/** dpt_badge_new: @label: translated word; @icon_name: (nullable): a symbolic icon, %NULL for the one of the tone */
GtkWidget *dpt_badge_new (DptBadgeTone tone, const char *icon_name, const char *label);

/** dpt_badge_set: all at once; an empty @label hides the badge. Also the properties "tone", "icon-name", "label". */
void dpt_badge_set (DptBadge *self, DptBadgeTone tone, const char *icon_name, const char *label);

/** dpt_badge_keep_whole: for a badge in a column: its word is never shortened, the column makes room */
void dpt_badge_keep_whole (DptBadge *self);

const char  *dpt_badge_get_label (DptBadge *self);
DptBadgeTone dpt_badge_get_tone  (DptBadge *self);

G_END_DECLS
