/* dpt-tag-filter.h - which tag the listed patients bear.
 * For: reception's list. Not for: a patient's own tags (dpt-tags-editor.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_TAG_FILTER (dpt_tag_filter_get_type ())
G_DECLARE_FINAL_TYPE (DptTagFilter, dpt_tag_filter, DPT, TAG_FILTER, AdwBin)

/* Signal: changed (): another tag is asked for. */

GtkWidget *dpt_tag_filter_new (void);

/** dpt_tag_filter_set_session: @session: (nullable): whose turn it is; it begins with all tags. There is nothing to see where there is no tag. */
void dpt_tag_filter_set_session (DptTagFilter *self, DptSession *session);
/** dpt_tag_filter_refresh: reads the tags again; what is asked for stays */
void dpt_tag_filter_refresh (DptTagFilter *self);
/** dpt_tag_filter_get_tag_id: Returns: 0 for all patients */
gint64 dpt_tag_filter_get_tag_id (DptTagFilter *self);

G_END_DECLS
