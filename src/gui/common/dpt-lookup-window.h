/* dpt-lookup-window.h - a window that answers one question with a list: searched, ordered, exported, printed.
 * For: who had a lot, who looked at a record. Not for: lists that one works in (DptListView in a screen of its own).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-unit.h"
#include "gui/common/dpt-list-column.h"

G_BEGIN_DECLS

/**
 * DptLookupArgs:
 * @id: what the window is about, 0 for everything
 * @question: (nullable): what was typed
 */
typedef struct
{
  gint64 id;
  char *question;
} DptLookupArgs;

/**
 * DptLookup:
 * @name: of the list in preferences
 * @title: N_() of the window
 * @question: (nullable): N_() label of the field that must be filled in first
 * @hint: (nullable): N_() what to type there
 * @columns: (array length=n_columns): static
 * @none: N_() what is said where there is no row
 * @unasked: (nullable): N_() what is said before anything was asked
 * @read: with #DptLookupArgs. Returns: (transfer full): #GPtrArray of #DptRecord
 * @writes: @read notes something and needs a unit that writes
 * @patient_field: of a row: whose it is
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *question;
  const char *hint;
  const DptListColumn *columns;
  gsize n_columns;
  const char *none;
  const char *unasked;
  DptUnitFunc read;
  gboolean writes;
  guint patient_field;
} DptLookup;

#define DPT_TYPE_LOOKUP_WINDOW (dpt_lookup_window_get_type ())
G_DECLARE_FINAL_TYPE (DptLookupWindow, dpt_lookup_window, DPT, LOOKUP_WINDOW, AdwWindow)

/* Signal: patient-chosen (gint64 id): Enter or a double click on a row. */

/** dpt_lookup_window_new: @lookup: static; @id: what it is about, 0 for everything. Asks at once where no question is to
 * be typed. */
DptLookupWindow *dpt_lookup_window_new (const DptLookup *lookup, DptSession *session, gint64 id);
/** dpt_lookup_window_ask: what Enter in the field does */
void dpt_lookup_window_ask (DptLookupWindow *self, const char *question);

G_END_DECLS
