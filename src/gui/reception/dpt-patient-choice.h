/* dpt-patient-choice.h - a field of the patient's form that is chosen from a list: words, numbers, people, shops.
 * For: dpt-patient-form.c. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/reception/dpt-patient-field.h"

G_BEGIN_DECLS

/** dpt_patient_choice_new: Returns: (transfer floating): a drop-down whose first line stands for nothing */
GtkWidget *dpt_patient_choice_new (const DptPatientField *field);

/** dpt_patient_choice_add: a line more */
void dpt_patient_choice_add (GtkDropDown *choice, const char *value, const char *label);

/** dpt_patient_choice_fill: offers what the shop knows. Returns: %FALSE where @field is chosen from something else, or not at all */
gboolean dpt_patient_choice_fill (GtkWidget *choice, const DptPatientField *field, const DptPatientChoices *choices);

/** dpt_patient_choice_offers: Returns: whether a prescriber or insurer belongs into the list of @field */
gboolean dpt_patient_choice_offers (const DptPatientField *field, gpointer record);

/** dpt_patient_choice_set_value: @value: (nullable): one that is not in the list is added, as it stands */
void  dpt_patient_choice_set_value (GtkDropDown *choice, const char *value);
char *dpt_patient_choice_dup_value (GtkDropDown *choice);

G_END_DECLS
