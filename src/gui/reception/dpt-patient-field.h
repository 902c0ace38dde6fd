/* dpt-patient-field.h - one field of the patient's form: where its value lives, and what edits it.
 * For: dpt-patient-form.c. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/reception/dpt-patient-form.h"

G_BEGIN_DECLS

typedef enum
{
  DPT_FIELD_OF_PATIENT,
  DPT_FIELD_OF_CONTACT, /* the first of a kind, "mobile"; the second, "mobile/2" */
  DPT_FIELD_OF_ADDRESS, /* the first of a kind */
  DPT_FIELD_OF_COVER,   /* the one of a rank */
  DPT_FIELD_OF_ALERT,   /* the first of a kind */
  DPT_FIELD_OF_CONSENT, /* the latest word on a purpose, "marketing", and a channel, "marketing/email" */
} DptPatientFieldPlace;

typedef enum
{
  DPT_PATIENT_CONTROL_ENTRY,
  DPT_PATIENT_CONTROL_DATE,
  DPT_PATIENT_CONTROL_CHOICE,        /* of the values of the field; a flag is yes or no */
  DPT_PATIENT_CONTROL_STEPS,         /* of the numbers between the field's limits */
  DPT_PATIENT_CONTROL_LANGUAGE,
  DPT_PATIENT_CONTROL_ESTABLISHMENT,
  DPT_PATIENT_CONTROL_PRESCRIBER,
  DPT_PATIENT_CONTROL_INSURER,
  DPT_PATIENT_CONTROL_CHECK,
} DptPatientControl;

/**
 * DptPatientField:
 * @part: column of the form
 * @group: untranslated head over it and those that follow, %NULL to go on
 * @label: untranslated
 * @about: untranslated: what a screen reader calls it where @label stands on the page more than once
 * @place, @key, @field: where the value lives: which record (its kind, rank or purpose), which of its fields
 * @wide: takes both halves of the column
 * @step: of %DPT_PATIENT_CONTROL_STEPS
 * @spare: seen only where the file has so many, or where the one before it was spare and is filled in
 */
typedef struct
{
  DptPatientFormPart part;
  const char *group;
  const char *label;
  const char *about;
  DptPatientFieldPlace place;
  const char *key;
  guint field;
  DptPatientControl control;
  gboolean wide;
  int step;
  gboolean spare;
} DptPatientField;

/** dpt_patient_field_get: Returns: (array length=n): in the order of Tab */
const DptPatientField *dpt_patient_field_get (guint *n);

/** dpt_patient_field_get_field: Returns: (transfer none): limits and choices of the value */
const DptField *dpt_patient_field_get_field (const DptPatientField *self);

/** dpt_patient_field_get_about: Returns: the translated name, unlike any other's on the page */
const char *dpt_patient_field_get_about (const DptPatientField *self);

/** dpt_patient_field_dup_name: Returns: (transfer full): unlike any other's: "contact.mobile.value" */
char *dpt_patient_field_dup_name (const DptPatientField *self);

/** dpt_patient_field_dup_value: Returns: (transfer full) (nullable): the text, ISO date, id or "1"; %NULL for none */
char *dpt_patient_field_dup_value (const DptPatientField *self, DptPatientFile *file);

/** dpt_patient_field_set_value: @value: (nullable): makes the record where there is none, and takes out one that holds nothing any more */
void dpt_patient_field_set_value (const DptPatientField *self, DptPatientFile *file, const char *value, const char *country);

/** dpt_patient_field_find_record: Returns: (transfer none) (nullable): the record in which the value lives */
gpointer dpt_patient_field_find_record (const DptPatientField *self, DptPatientFile *file);

/** dpt_patient_field_is_next: Returns: whether it is the one after @before of the same kind ("mobile/4" after "mobile/3") */
gboolean dpt_patient_field_is_next (const DptPatientField *self, const DptPatientField *before);

/** dpt_patient_field_format: @value: (nullable): as dpt_patient_field_dup_value() gives it. Returns: (transfer full): the value for a person, "" for none */
char *dpt_patient_field_format (const DptPatientField *self, const char *value, const DptPatientChoices *choices);

/** dpt_patient_field_get_language: @code: (out) (optional). Returns: (nullable): the translated name of a language that can be chosen, %NULL after the last */
const char *dpt_patient_field_get_language (guint place, const char **code);

/** dpt_patient_field_prune: takes out contacts that were emptied, which kept their places until now. Returns: whether there was one */
gboolean dpt_patient_field_prune (DptPatientFile *file);

/** dpt_patient_field_check: Returns: (transfer full) (nullable): what is wrong with the field, for a person */
char *dpt_patient_field_check (const DptPatientField *self, DptPatientFile *file);

G_END_DECLS
