/* dpt-demo-patients.h - patients by the dozen or by the million.
 * For: dpt-demo.c. Not for: real patients (engine/patient/dpt-patient-store.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/demo/dpt-demo-eyes.h"
#include "engine/demo/dpt-demo-shop.h"

G_BEGIN_DECLS

/* Somebody with eyes, as the journeys meet them. */
typedef struct
{
  gint64 id;
  int age;
  gboolean child;
  DptDemoEyes eyes;
  char seen_on[11]; /* the last visit, "" for none */
} DptDemoPatient;

/**
 * dpt_demo_patients_add:
 * @unit: a unit of the system
 * @n: how many
 * @patients: (element-type DptDemoPatient) (nullable): receives them
 *
 * Adds patients with their search keys, a mobile, an address, an e-mail, cover and now and then an alert; families share a
 * name and an address. Statements are posted, nothing is read back.
 */
gboolean dpt_demo_patients_add (DptUnit *unit, DptDemoShop *shop, DptDemoRandom *random, guint n, GArray *patients, GError **error);

G_END_DECLS
