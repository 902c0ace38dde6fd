/* dpt-refraction-strip.h - what the focused row of the refraction table means, said anew at every key.
 * For: under the table. Not for: editing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "engine/clinical/dpt-refraction.h"
#include "engine/optics/dpt-acuity.h"

G_BEGIN_DECLS

#define DPT_TYPE_REFRACTION_STRIP (dpt_refraction_strip_get_type ())
G_DECLARE_FINAL_TYPE (DptRefractionStrip, dpt_refraction_strip, DPT, REFRACTION_STRIP, GtkBox)

GtkWidget *dpt_refraction_strip_new (void);

void dpt_refraction_strip_set_row (DptRefractionStrip *self, DptRefractionRow row);
/** dpt_refraction_strip_set_eye: the other form, the spherical equivalent and the acuity in every notation; @reasons:
 * (nullable): what is unusual, a line each */
void dpt_refraction_strip_set_eye (DptRefractionStrip *self, DptEye eye, const DptRx *rx, DptRxFields fields,
                                   const DptAcuity *acuity, const char *reasons);

G_END_DECLS
