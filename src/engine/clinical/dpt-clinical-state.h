/* dpt-clinical-state.h - the states of visits and prescriptions, and what leads from one to the next.
 * For: the stores, and screens that offer only what is possible. Not for: what else happens then (the stores).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-right.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DptClinicalTransition:
 * @from: state before
 * @event: what somebody does
 * @to: state after
 * @right: needed for it
 * @needs_reason: whether it must be said why
 */
typedef struct
{
  const char *from;
  const char *event;
  const char *to;
  DptRight right;
  gboolean needs_reason;
} DptClinicalTransition;

/** dpt_visit_state_get_table: Returns: (array length=n): every transition of a visit */
const DptClinicalTransition *dpt_visit_state_get_table (guint *n);
/** dpt_prescription_state_get_table: Returns: (array length=n): every transition of a prescription */
const DptClinicalTransition *dpt_prescription_state_get_table (guint *n);

/**
 * dpt_visit_state_find:
 * @from: the visit's state
 * @event: "save", "sign", "amend", "abandon"
 *
 * Returns: (transfer none) (nullable): the transition; %NULL with %DPT_ERROR_STATE and a message that says what can be
 * done instead
 */
const DptClinicalTransition *dpt_visit_state_find (const char *from, const char *event, GError **error);
/** dpt_prescription_state_find: like dpt_visit_state_find(); events "supersede", "adapt", "cancel" */
const DptClinicalTransition *dpt_prescription_state_find (const char *from, const char *event, GError **error);

/** dpt_visit_state_get_label: Returns: (nullable): translated: "Draft", "Signed", "Amended", "Abandoned" */
const char *dpt_visit_state_get_label (const char *state);
/** dpt_prescription_state_get_label: Returns: (nullable): translated: "Active", "Superseded", "Cancelled" */
const char *dpt_prescription_state_get_label (const char *state);

G_END_DECLS
