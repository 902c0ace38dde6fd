/* dpt-draft.h - a form not yet saved, kept in the database so that a crash does not lose it.
 * For: forms, at every change (not more than once a second). Not for: parked tickets (engine/sale) and visits (their draft is the visit).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_DRAFT (dpt_draft_get_type ())
G_DECLARE_FINAL_TYPE (DptDraft, dpt_draft, DPT, DRAFT, DptRecord)

/** The fields of #DptDraft. KIND: the form ("patient"); SUBJECT_ID: what it edits, none for something new; CONTENT: the form's JSON. */
enum
{
  DPT_DRAFT_USER_ID,
  DPT_DRAFT_KIND,
  DPT_DRAFT_SUBJECT_ID,
  DPT_DRAFT_CONTENT,
  DPT_DRAFT_UPDATED_AT,
};

/** dpt_draft_save: keeps @content as the user's draft of that form; without audit: nothing has happened yet */
gboolean dpt_draft_save (DptUnit *unit, const char *kind, gint64 subject_id, const char *content, GError **error);
/** dpt_draft_load: Returns: (transfer full) (nullable): the user's draft of that form; %NULL without @error where there is none */
DptDraft *dpt_draft_load (DptUnit *unit, const char *kind, gint64 subject_id, GError **error);
/** dpt_draft_drop: after saving, or when the user does not want it. In the same unit as the save where there is one. */
gboolean dpt_draft_drop (DptUnit *unit, const char *kind, gint64 subject_id, GError **error);
/** dpt_draft_list: Returns: (transfer full) (element-type DptDraft): all of the user, newest first */
GPtrArray *dpt_draft_list (DptUnit *unit, GError **error);

G_END_DECLS
