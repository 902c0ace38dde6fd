/* dpt-exam-private.h - what the files of the exam perspective share.
 * For: dpt-exam-perspective.c (showing), -save.c (saving), -actions.c, -versions.c. Not for: anyone else.
 *
 *   patient ──open_patient──► history, dossier ──► editor ──► page
 *   page ──edits──► editor "changed" ──1 s──► save_draft ──► new base
 *                                      └──Ctrl+Shift+S──► sign ──► editor is read only; Amend opens it again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-editor.h"
#include "exchange/dpt-device-feed.h"
#include "gui/common/dpt-badge.h"
#include "gui/exam/dpt-earlier-pane.h"
#include "gui/exam/dpt-exam-perspective.h"
#include "gui/exam/dpt-exam-units.h"
#include "gui/exam/dpt-tray-button.h"
#include "gui/exam/dpt-tray-window.h"
#include "gui/exam/dpt-visit-list-pane.h"
#include "gui/exam/dpt-visit-page.h"
#include "gui/exam/dpt-visit-queue-pane.h"

G_BEGIN_DECLS

struct _DptExamPerspective
{
  DptPerspective parent_instance;

  GtkStack *stack;
  GtkSpinner *spinner;
  DptVisitQueuePane *queue;
  AdwStatusPage *failed_page;
  DptVisitListPane *visits;
  GtkStack *visit_stack;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  DptBadge *state_badge;
  GtkLabel *saved_label;
  GtkButton *sign_button;
  GtkRevealer *notice;
  GtkStack *notices;
  GtkLabel *draft_label;
  GtkWidget *go_on_button;
  GtkEntry *reason_entry;
  GtkLabel *version_label;
  DptVisitPage *page;
  AdwFlap *flap;
  DptEarlierPane *earlier;
  GMenu *version_section;
  DptTrayButton *tray_button;
  GtkRevealer *offer;
  GtkLabel *offer_label;

  DptSession *session;      /* kept for what is saved while signing out */
  gint64 patient_id;        /* whose record is shown or being read */
  gint64 wanted_visit_id;   /* to be opened once the record is there */
  DptVisitHistory *history;
  DptVisitDossier *dossier;
  DptVisitEditor *editor;
  DptVisitEditor *viewer;   /* an older version being looked at */
  int viewed;               /* its number */
  guint opening;            /* counts what was asked to be opened; a late answer has an older number */
  guint generation;         /* counts edits and saves; what was read before is not taken over after */
  guint save_source;
  gboolean saving;
  gboolean sign_after_save;
  gboolean prescribe_after_save;
  gboolean prescribe_lenses; /* of the fitting, and nothing else */
  gboolean conflict;
  gboolean dark;

  DptDeviceFeed *feed;      /* what this station's instruments say */
  DptTrayWindow *tray_window;
  GtkWindow *question;      /* weak: about a reading, while it is open */
  gulong tray_handler;
  gint64 offer_id;          /* the reading that the notice offers */
  gint64 wanted_reading_id; /* to be taken once a visit of its patient is open */
  gint64 wanted_reading_patient_id;
  GHashTable *offered;      /* gint64: readings that went into a visit by themselves once */
  GHashTable *declined;     /* gint64: readings that somebody left in the tray */
};

/* Showing (dpt-exam-perspective.c) */
void _dpt_exam_show_dossier (DptExamPerspective *self, DptVisitDossier *dossier, gboolean taken_up);
void _dpt_exam_show_head (DptExamPerspective *self);
void _dpt_exam_show_notice (DptExamPerspective *self, const char *name);
void _dpt_exam_update_actions (DptExamPerspective *self);
void _dpt_exam_open_visit (DptExamPerspective *self, gint64 visit_id);
void _dpt_exam_start (DptExamPerspective *self, const char *kind);

/* A dark room (dpt-exam-dark.c) */
void _dpt_exam_show_dark (DptExamPerspective *self);
void _dpt_exam_set_dark (DptExamPerspective *self, gboolean dark);

/* Nobody in the chair (dpt-exam-queue.c) */
void _dpt_exam_count_queues (DptExamPerspective *self);
void _dpt_exam_queue_activated_cb (DptVisitQueuePane *pane, DptVisitQueueRow *row, DptExamPerspective *self);

/* Saving (dpt-exam-save.c) */
void _dpt_exam_watch (DptExamPerspective *self);
void _dpt_exam_flush (DptExamPerspective *self);
void _dpt_exam_save (DptExamPerspective *self, DptExamSave what, const char *reason);
gboolean _dpt_exam_is_dirty (DptExamPerspective *self);

/* Offering and taking readings (dpt-exam-tray.c) */
void _dpt_exam_look_at_tray (DptExamPerspective *self);
void _dpt_exam_offer_readings (DptExamPerspective *self);
void _dpt_exam_take_reading (DptExamPerspective *self, gint64 id);
void _dpt_exam_tell_tray (DptExamPerspective *self, const char *words);
DptVisitEditor *_dpt_exam_get_open_editor (DptExamPerspective *self);

/* Listening and importing (dpt-exam-listen.c) */
void _dpt_exam_init_tray (DptExamPerspective *self);
void _dpt_exam_start_listening (DptExamPerspective *self);
void _dpt_exam_stop_listening (DptExamPerspective *self);
void _dpt_exam_show_tray (DptExamPerspective *self, gint64 id);
void _dpt_exam_close_tray (DptExamPerspective *self);
void _dpt_exam_install_tray_actions (GtkWidgetClass *klass);

/* Older versions, comparing, the report (dpt-exam-versions.c) */
void _dpt_exam_install_version_actions (GtkWidgetClass *klass);

/* Actions (dpt-exam-actions.c) */
void _dpt_exam_install_actions (GtkWidgetClass *klass);
void _dpt_exam_take_lost_focus (DptExamPerspective *self);
gboolean _dpt_exam_page_key_cb (DptExamPerspective *self, guint keyval, guint keycode, GdkModifierType state);
void _dpt_exam_sign (DptExamPerspective *self);
void _dpt_exam_prescribe (DptExamPerspective *self);
void _dpt_exam_keep_custom (DptExamPerspective *self, const char *name, const char *value);

G_END_DECLS
