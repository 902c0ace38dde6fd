/* dpt-tags-editor.h - a patient's tags: chips that can be taken off, and a menu of those there are, or of a new one.
 * For: the patient's form. Not for: managing the tags themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "engine/patient/dpt-patient-file.h"
#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_TAGS_EDITOR (dpt_tags_editor_get_type ())
G_DECLARE_FINAL_TYPE (DptTagsEditor, dpt_tags_editor, DPT, TAGS_EDITOR, AdwBin)

/* Signal: changed (): the person changed something. */

GtkWidget *dpt_tags_editor_new (void);

/** dpt_tags_editor_set_session: @session: (nullable): who reads the tags, and makes a new one */
void dpt_tags_editor_set_session (DptTagsEditor *self, DptSession *session);
/** dpt_tags_editor_set_file: @file: (nullable): whose tags are shown, and changed as somebody works */
void dpt_tags_editor_set_file (DptTagsEditor *self, DptPatientFile *file);

/** dpt_tags_editor_write_draft: adds the tags to @object as "tags" */
void dpt_tags_editor_write_draft (DptTagsEditor *self, JsonObject *object);
/** dpt_tags_editor_read_draft: makes the tags those of "tags" in @object. Returns: whether there were any */
gboolean dpt_tags_editor_read_draft (DptTagsEditor *self, JsonObject *object);

/** dpt_tag_chip_new: Returns: (transfer floating): a tag's name on its colour, as wherever a patient is shown; @color: (nullable): "#rrggbb" */
GtkWidget *dpt_tag_chip_new (const char *name, const char *color);

G_END_DECLS
