/* dpt-patient-tabs.h - the tabs of the patient sheet that are lists: what each shows, and what its rows lead to.
 * For: dpt-patient-sheet.c. Not for: Summary, Identity and Cover.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/insight/dpt-patient-overview.h"
#include "gui/common/dpt-list-view.h"

G_BEGIN_DECLS

/**
 * DptPatientTab:
 * @name: page of the stack, "sales"
 * @title: untranslated, marked with N_()
 * @right: without which the tab is not shown
 * @get_rows: what it shows
 * @empty_title: untranslated: what a patient without any is told
 * @clinical: whether the privacy key blanks it
 * @act, @action: (nullable): untranslated: what can be added, and the action that does it
 */
typedef struct
{
  const char *name;
  const char *title;
  DptRight right;
  GPtrArray *(*get_rows) (const DptPatientOverview *overview);
  const DptListColumn *columns;
  gsize n_columns;
  const char *icon_name;
  const char *empty_title;
  gboolean clinical;
  const char *act;
  const char *action;
} DptPatientTab;

/** dpt_patient_tab_get: Returns: (array length=n): in the order of the sheet */
const DptPatientTab *dpt_patient_tab_get (gsize *n);

/** dpt_patient_tab_create: Returns: the list of @tab, empty */
GtkWidget *dpt_patient_tab_create (const DptPatientTab *tab, const char *currency);

/**
 * dpt_patient_tab_open:
 * @widget: inside the window
 * @row: a row of any tab
 *
 * Opens what the row stands for: papers are shown, visits and orders on the screen of their role.
 */
void dpt_patient_tab_open (GtkWidget *widget, DptSession *session, GObject *row);

/** dpt_order_badge: a #DptListColumnBadge of a #DptPatientOrder or #DptPatientEquipment */
void dpt_order_badge (const char *state, DptBadgeTone *tone, char **word);

G_END_DECLS
