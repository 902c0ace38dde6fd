/* dpt-document-window.h - a paper kept with a patient: shown, or chosen and kept.
 * For: the patient's tab Documents. Not for: papers made here (gui/common/dpt-pdf-view.h), nor what is typed from one (gui/dispensing).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_DOCUMENT_WINDOW (dpt_document_window_get_type ())
G_DECLARE_FINAL_TYPE (DptDocumentWindow, dpt_document_window, DPT, DOCUMENT_WINDOW, AdwWindow)

/** dpt_document_window_new: an empty one, to keep a paper of @patient_id */
DptDocumentWindow *dpt_document_window_new (GtkWindow *parent, DptSession *session, gint64 patient_id);

/** dpt_document_window_new_for: shows the paper @id; that it was looked at is noted */
DptDocumentWindow *dpt_document_window_new_for (GtkWindow *parent, DptSession *session, gint64 id);

/** dpt_document_window_read_file: as if that file were chosen */
void dpt_document_window_read_file (DptDocumentWindow *self, GFile *file);

G_END_DECLS
