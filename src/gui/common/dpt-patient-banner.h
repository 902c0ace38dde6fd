/* dpt-patient-banner.h - the patient of the window under its header, the same for every role: who, what to mind, what is open.
 * For: the window. Not for: the patient's sheet (gui/reception).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "engine/practice/dpt-session.h"

G_BEGIN_DECLS

#define DPT_TYPE_PATIENT_BANNER (dpt_patient_banner_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientBanner, dpt_patient_banner, DPT, PATIENT_BANNER, AdwBin)

/* Properties: patient-id (gint64), session (DptSession), loading (gboolean, read-only). Hidden without a patient. What it shows is
 * read again whenever somebody, at any station, changes something about the patient. */

GtkWidget *dpt_patient_banner_new (void);

void dpt_patient_banner_set_session (DptPatientBanner *self, DptSession *session);
void dpt_patient_banner_set_patient_id (DptPatientBanner *self, gint64 patient_id);

/** dpt_patient_banner_get_loading: Returns: whether what is shown is not yet that of the patient */
gboolean dpt_patient_banner_get_loading (DptPatientBanner *self);

G_END_DECLS
