/* dpt-search-result.h - one line of what the window's search found, and where the next ones come from.
 * For: the search and its providers. Not for: lists of a screen (gui/common/dpt-list-view.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_SEARCH_RESULT (dpt_search_result_get_type ())
G_DECLARE_FINAL_TYPE (DptSearchResult, dpt_search_result, DPT, SEARCH_RESULT, GObject)

/**
 * dpt_search_result_new:
 * @icon_name: a symbolic icon
 * @title: Pango markup, see dpt_search_highlight()
 * @detail: (nullable): Pango markup of the second line
 * @hint: (nullable): plain text at the end of the line: a key, a file number
 * @action: what Enter does
 * @target: (nullable): its parameter; a floating one is taken
 *
 * May be made by a worker. Returns: (transfer full)
 */
DptSearchResult *dpt_search_result_new (const char *icon_name, const char *title, const char *detail, const char *hint,
                                        const char *action, GVariant *target);

const char *dpt_search_result_get_icon_name (DptSearchResult *self);
const char *dpt_search_result_get_title (DptSearchResult *self);
const char *dpt_search_result_get_detail (DptSearchResult *self);
const char *dpt_search_result_get_hint (DptSearchResult *self);
const char *dpt_search_result_get_action (DptSearchResult *self);
GVariant *dpt_search_result_get_target (DptSearchResult *self);
/** dpt_search_result_get_group: Returns: (nullable): the translated head under which it stands; set by the search */
const char *dpt_search_result_get_group (DptSearchResult *self);
void dpt_search_result_set_group (DptSearchResult *self, const char *group);

/**
 * DptSearchProvider:
 * @title: untranslated, marked with N_(): the head over its results
 * @right: without which it is not asked
 * @most: at most so many results
 * @find: runs in a worker, in a snapshot. Returns: (transfer full) (element-type DptSearchResult) (nullable)
 *
 * Where results come from. Providers are asked in the order of dpt_search_provider_get(), all in one read.
 */
typedef struct
{
  const char *title;
  DptRight right;
  guint most;
  GPtrArray *(*find) (DptUnit *unit, const char *text, guint most, GError **error);
} DptSearchProvider;

/** dpt_search_provider_get: Returns: (array length=n): patients first */
const DptSearchProvider *dpt_search_provider_get (guint *n);

/** dpt_search_highlight: Returns: (transfer full): @text as markup; what @fragment found in it is bold: beginnings of words without accents and case, and digits whatever stands between them */
char *dpt_search_highlight (const char *text, const char *fragment);

G_END_DECLS
