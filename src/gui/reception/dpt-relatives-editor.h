/* dpt-relatives-editor.h - whom a patient belongs to: each relative with the relation, one more by searching.
 * For: the patient's form. Not for: saving (the form's owner), nor the other side of a link (engine/patient/dpt-patient-store.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "engine/patient/dpt-patient-file.h"
#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_RELATIVES_EDITOR (dpt_relatives_editor_get_type ())
G_DECLARE_FINAL_TYPE (DptRelativesEditor, dpt_relatives_editor, DPT, RELATIVES_EDITOR, AdwBin)

/* Signal: changed (): the person changed something. */

GtkWidget *dpt_relatives_editor_new (void);

void dpt_relatives_editor_set_session (DptRelativesEditor *self, DptSession *session);
/** dpt_relatives_editor_set_file: @file: (nullable): whose links are shown, and changed as somebody works */
void dpt_relatives_editor_set_file (DptRelativesEditor *self, DptPatientFile *file);

/** dpt_relatives_editor_write_draft: adds the links to @object as "family" */
void dpt_relatives_editor_write_draft (DptRelativesEditor *self, JsonObject *object);
/** dpt_relatives_editor_read_draft: makes the links those of "family" in @object. Returns: whether there were any */
gboolean dpt_relatives_editor_read_draft (DptRelativesEditor *self, JsonObject *object);

G_END_DECLS
