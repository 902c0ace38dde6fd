/* dpt-record-form.h - the fields of a record in rows, made from its table: a text is typed, a word chosen, a flag switched.
 * For: short records that a shop keeps lists of (prescribers, insurers, tags). Not for: forms with a shape of their own (a patient, a user).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "db/dpt-record.h"

G_BEGIN_DECLS

/**
 * DptRecordKind:
 * @get_type: of the records
 * @fields: (array length=n_fields): those that are edited, in order
 * @get_word: (nullable): the translated word for a value of an enumerated field
 * @title: untranslated: of a new one
 */
typedef struct
{
  GType (*get_type) (void);
  const guint *fields;
  gsize n_fields;
  const char *(*get_word) (const char *value);
  const char *title;
} DptRecordKind;

#define DPT_TYPE_RECORD_FORM (dpt_record_form_get_type ())
G_DECLARE_FINAL_TYPE (DptRecordForm, dpt_record_form, DPT, RECORD_FORM, AdwBin)

/* Signal: changed (): the person changed something. */

/** dpt_record_form_new: @kind: static */
GtkWidget *dpt_record_form_new (const DptRecordKind *kind);

/** dpt_record_form_set_record: @record: (nullable): shown, and changed as somebody types */
void dpt_record_form_set_record (DptRecordForm *self, gpointer record);
gpointer dpt_record_form_get_record (DptRecordForm *self);

/** dpt_record_form_show_error: @error: (nullable): marks the field that it names, and says why */
void dpt_record_form_show_error (DptRecordForm *self, const GError *error);

void dpt_record_form_focus (DptRecordForm *self);

G_END_DECLS
