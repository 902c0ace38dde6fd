/* dpt-recall-window-private.h - the window of the recalls, shared by its two halves: the list, and what is done with its rows.
 * For: dpt-recall-window.c, dpt-recall-window-acts.c. Not for: others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-recall.h"
#include "gui/common/dpt-list-view.h"
#include "gui/common/dpt-recall-window.h"

G_BEGIN_DECLS

struct _DptRecallWindow
{
  AdwWindow parent_instance;

  DptListView *list;
  GtkLabel *status;
  GtkWidget *tell_button;
  GtkWidget *postpone_button;
  GtkWidget *undo_button;

  DptSession *session;
  DptDbListModel *model;
  GCancellable *cancellable;
  GArray *last_ids; /* what was acted on last, for Undo; NULL: nothing */
};

/** DptRecallActFunc: one act on one recall; @text: channel, day or reason; @note: (nullable) */
typedef gboolean (*DptRecallActFunc) (DptUnit *unit, gint64 id, const char *text, const char *note, GError **error);

/** _dpt_recall_window_act: on the chosen rows, all of them or none; what was done is said, and can be taken back */
void _dpt_recall_window_act (DptRecallWindow *self, DptRecallActFunc run, const char *text, const char *note);
/** _dpt_recall_window_act_on: the same on those that a question or a letter was about, whatever is chosen by now; @ids: (transfer full) */
void _dpt_recall_window_act_on (DptRecallWindow *self, DptRecallActFunc run, GArray *ids, const char *text, const char *note);
/** _dpt_recall_window_say: in the status line */
void _dpt_recall_window_say (DptRecallWindow *self, const char *text);
/** _dpt_recall_window_list_ids: Returns: (transfer full) (element-type gint64): the chosen recalls */
GArray *_dpt_recall_window_list_ids (DptRecallWindow *self);

/** _dpt_recall_window_install_acts: recall.call, .tell, .mail, .copy-mail, .letter, .postpone, .postpone-until, .close, .history */
void _dpt_recall_window_install_acts (GtkWidgetClass *klass);
/** _dpt_recall_window_allow: switches the acts to what @n chosen rows, which are still open where @open, allow */
void _dpt_recall_window_allow (DptRecallWindow *self, guint n, gboolean open);

G_END_DECLS
