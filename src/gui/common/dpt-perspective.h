/* dpt-perspective.h - what every role's screen has in common: a name, a session, a patient, and a way to speak.
 * For: the one exported class of each src/gui/<role>. Not for: panes inside a perspective, which take values and models.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

/**
 * DptShortcut:
 * @accelerator: as gtk_accelerator_parse() reads it, "<Control>s"
 * @action: a detailed action name, "till.pay" or "win.show-perspective::till"
 * @title: untranslated, marked with N_(): what it does, shown in the shortcuts window
 */
typedef struct
{
  const char *accelerator;
  const char *action;
  const char *title;
} DptShortcut;

#define DPT_TYPE_PERSPECTIVE (dpt_perspective_get_type ())
G_DECLARE_DERIVABLE_TYPE (DptPerspective, dpt_perspective, DPT, PERSPECTIVE, AdwBin)

/**
 * DptPerspectiveClass:
 * @session_changed: somebody signed in or out, or this is the first session; dpt_perspective_get_session() is the new
 * one or %NULL
 * @set_patient: the window's patient changed; 0 for none. Chained up to is not needed.
 * @activate_default: the one obvious act of the screen (Ctrl+Enter): save, sign, pay
 * @refresh: read everything again. Called when the perspective is first shown, on F5, and after
 * dpt_perspective_invalidate()
 * @open: show one thing: @subject is the table's name ("dispensing_order", "sale", "prescription"), @id its id;
 *   "new-prescription" and "recalls" are answered by every screen, see dpt-prescription-acts.h.
 *   Returns: whether this perspective knows what to do with it
 * @scan: a bar code was scanned while this perspective was visible. Returns: whether it was understood
 * @topics: (array zero-terminated=1) (nullable): set in class_init: the tables whose change makes the screen stale;
 * what is shown in a #DptDbListModel refreshes by itself and need not be named
 * @shortcuts: (array length=n_shortcuts): set in class_init; active while the perspective is visible, listed in the
 * shortcuts window
 */
struct _DptPerspectiveClass
{
  AdwBinClass parent_class;

  void     (*session_changed)  (DptPerspective *self);
  void     (*set_patient)      (DptPerspective *self, gint64 patient_id);
  void     (*activate_default) (DptPerspective *self);
  void     (*refresh)          (DptPerspective *self);
  gboolean (*open)             (DptPerspective *self, const char *subject, gint64 id);
  gboolean (*scan)             (DptPerspective *self, const char *text);

  const char *const *topics;
  const DptShortcut *shortcuts;
  gsize n_shortcuts;
};

const char *dpt_perspective_get_title     (DptPerspective *self);
void        dpt_perspective_set_title     (DptPerspective *self, const char *title);
const char *dpt_perspective_get_icon_name (DptPerspective *self);
void        dpt_perspective_set_icon_name (DptPerspective *self, const char *icon_name);

/** dpt_perspective_get_session: Returns: (transfer none) (nullable): who is signed in, with the database and the clock
 */
DptSession *dpt_perspective_get_session (DptPerspective *self);

/** dpt_perspective_set_session: called by the window; the old session's pending work is cancelled */
void dpt_perspective_set_session (DptPerspective *self, DptSession *session);

/** dpt_perspective_get_patient_id: Returns: the window's patient, 0 for none */
gint64 dpt_perspective_get_patient_id (DptPerspective *self);

/** dpt_perspective_set_patient_id: called by the window; to choose a patient from a screen call
 * dpt_perspective_show_patient() */
void dpt_perspective_set_patient_id (DptPerspective *self, gint64 patient_id);

/** dpt_perspective_show_patient: makes @patient_id the patient of the whole window */
void dpt_perspective_show_patient (DptPerspective *self, gint64 patient_id);

/**
 * dpt_perspective_show:
 * @perspective: name in the table of perspectives, "till"
 * @subject: (nullable): what to open there
 * @id: its id
 *
 * Goes to another role's screen, and opens something there. Roles know each other only by these names.
 */
void dpt_perspective_show (DptPerspective *self, const char *perspective, const char *subject, gint64 id);

/** dpt_perspective_get_cancellable: Returns: (transfer none): what every asynchronous call of this screen takes;
 * cancelled in dispose and at sign-out */
GCancellable *dpt_perspective_get_cancellable (DptPerspective *self);

/** dpt_perspective_invalidate: what is shown may be stale: refreshes now where visible, otherwise when next shown */
void dpt_perspective_invalidate (DptPerspective *self);

void     dpt_perspective_refresh          (DptPerspective *self);
void     dpt_perspective_activate_default (DptPerspective *self);
gboolean dpt_perspective_open             (DptPerspective *self, const char *subject, gint64 id);
gboolean dpt_perspective_scan             (DptPerspective *self, const char *text);

/** dpt_perspective_say: tells what was done: a toast, and the status line, which stays. @text is translated. */
void dpt_perspective_say (DptPerspective *self, const char *text);

/**
 * dpt_perspective_say_undo:
 * @button: translated label of the toast's button
 * @action: detailed name of the action behind it, "till.undo-line"
 *
 * Like dpt_perspective_say(), with a way back.
 */
void dpt_perspective_say_undo (DptPerspective *self, const char *text, const char *button, const char *action);

/** dpt_perspective_complain: tells of @error the same way, marked as an error; says nothing of a cancellation */
void dpt_perspective_complain (DptPerspective *self, const GError *error);

/** dpt_perspective_get_status: Returns: (transfer none): what was last said here, "" for nothing; also the property
 * "status" */
const char *dpt_perspective_get_status (DptPerspective *self);

G_END_DECLS
