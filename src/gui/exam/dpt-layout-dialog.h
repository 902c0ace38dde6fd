/* dpt-layout-dialog.h - which sections a type of visit shows, and in which order.
 * For: the exam screen's menu. Not for: showing them (dpt-visit-page.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DPT_TYPE_LAYOUT_DIALOG (dpt_layout_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DptLayoutDialog, dpt_layout_dialog, DPT, LAYOUT_DIALOG, AdwWindow)

/* Signal: custom (char *name, char *value): to be kept with dpt_exam_custom_save().
 * Actions: layout.save, layout.reset. Keys in the list: Alt+Up and Alt+Down move a section. */

/**
 * dpt_layout_dialog_new:
 * @kind: of dpt_visit_kind_list()
 * @custom: (nullable): see dpt_exam_custom_load()
 * @for_everybody: whether it is kept for the whole practice, or for oneself
 */
DptLayoutDialog *dpt_layout_dialog_new (const char *kind, GHashTable *custom, gboolean for_everybody);

/** dpt_layout_dialog_set_shown: switches a section */
void dpt_layout_dialog_set_shown (DptLayoutDialog *self, const char *section, gboolean shown);
/** dpt_layout_dialog_move: @by: places, negative is up */
void dpt_layout_dialog_move (DptLayoutDialog *self, const char *section, int by);

G_END_DECLS
