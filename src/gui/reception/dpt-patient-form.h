/* dpt-patient-form.h - the fields of a patient, with what is wrong said at the field.
 * For: the dialog of a new patient and the tabs Identity and Cover. Not for: saving.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/patient/dpt-patient-file.h"
#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

/** DptPatientFormPart: the groups of fields, to be put together into sets */
typedef enum
{
  DPT_PATIENT_FORM_PERSON = 1 << 0,
  DPT_PATIENT_FORM_CONTACT = 1 << 1,
  DPT_PATIENT_FORM_LIFE = 1 << 2,
  DPT_PATIENT_FORM_CARE = 1 << 3,
  DPT_PATIENT_FORM_COMPULSORY = 1 << 4,
  DPT_PATIENT_FORM_COMPLEMENTARY = 1 << 5,
  DPT_PATIENT_FORM_SECOND = 1 << 6,
  DPT_PATIENT_FORM_FAMILY = 1 << 7, /* relatives and tags */
} DptPatientFormPart;

/**
 * DptPatientChoices:
 * @prescribers: (element-type DptPrescriber):
 * @insurers: (element-type DptInsurer):
 * @establishments: (element-type DptEstablishment):
 *
 * What can be chosen, besides what the fields' table says. Those no longer in use are not offered, but named where a patient has one.
 */
typedef struct
{
  GPtrArray *prescribers;
  GPtrArray *insurers;
  GPtrArray *establishments;
} DptPatientChoices;

#define DPT_TYPE_PATIENT_FORM (dpt_patient_form_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientForm, dpt_patient_form, DPT, PATIENT_FORM, AdwBin)

/* Signal: changed (): the person changed something. */

/** dpt_patient_form_new: @columns: (array zero-terminated=1): of each column the set of its parts */
GtkWidget *dpt_patient_form_new (const guint *columns);

/** dpt_patient_form_set_choices: before a file */
void dpt_patient_form_set_choices (DptPatientForm *self, const DptPatientChoices *choices);
/** dpt_patient_form_set_session: who looks for relatives and makes tags */
void dpt_patient_form_set_session (DptPatientForm *self, DptSession *session);

/** dpt_patient_form_set_file: shows @file, and changes it as somebody types; @country: for a new address. Says nothing of faults until asked. */
void            dpt_patient_form_set_file (DptPatientForm *self, DptPatientFile *file, const char *country);
DptPatientFile *dpt_patient_form_get_file (DptPatientForm *self);

/** dpt_patient_form_check: marks every field that cannot be so and goes to the first. Returns: whether all is well */
gboolean dpt_patient_form_check (DptPatientForm *self);

/** dpt_patient_form_focus: puts the cursor into the first field */
void dpt_patient_form_focus (DptPatientForm *self);

/** dpt_patient_form_dup_draft: Returns: (transfer full): what stands in the fields, as JSON for dpt_draft_save() */
char *dpt_patient_form_dup_draft (DptPatientForm *self);
/** dpt_patient_form_take_draft: fills the fields with what dpt_patient_form_dup_draft() gave. Returns: whether anything was in it */
gboolean dpt_patient_form_take_draft (DptPatientForm *self, const char *json);

G_END_DECLS
