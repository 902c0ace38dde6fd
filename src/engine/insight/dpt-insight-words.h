/* dpt-insight-words.h - the words for a person of what the database says in codes, wherever figures and lists are shown.
 * For: lists of different subjects side by side (dashboard, exports, reports). Not for: a subject's own screens.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** dpt_insight_get_word: Returns: (transfer none) (nullable): the translated word for a kind, state or means ("credit_note"); @code itself where it is unknown */
const char *dpt_insight_get_word (const char *code);

G_END_DECLS
