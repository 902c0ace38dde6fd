/* dpt-demo-visits.h - one visit from the first question to the signed prescription, through the engine's own doors.
 * For: dpt-demo-journeys.c. Not for: real visits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/demo/dpt-demo-patients.h"

G_BEGIN_DECLS

/**
 * dpt_demo_visit:
 * @connection: in the write transaction of the demonstration
 * @place: whose optometrist examines
 * @usage: (out): what was prescribed
 *
 * Returns: the id of the prescription, 0 where nothing was prescribed, below 0 on failure
 */
gint64 dpt_demo_visit (DptDbConnection *connection, DptDemoPlace *place, DptDemoRandom *random, DptDemoPatient *patient,
                       const char **usage, GError **error);

/** dpt_demo_visit_draft: the same begun and not finished: a draft. Returns: whether it was saved */
gboolean dpt_demo_visit_draft (DptDbConnection *connection, DptDemoPlace *place, DptDemoRandom *random, DptDemoPatient *patient,
                               GError **error);

/** dpt_demo_external_prescription: one typed from an ophthalmologist's paper by the optician. Returns: its id, below 0 on failure */
gint64 dpt_demo_external_prescription (DptDbConnection *connection, DptDemoPlace *place, DptDemoRandom *random,
                                       DptDemoShop *shop, DptDemoPatient *patient, const char **usage, GError **error);

G_END_DECLS
