/* dpt-demo-journey.h - one patient through the whole house, each act its own unit of work under the right of who does it.
 * For: `dioptrectl journey`, `build-aux/run` without a display, tests. Not for: filling a shop (dpt-demo.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-clock.h"
#include "db/dpt-db.h"

G_BEGIN_DECLS

/**
 * DptDemoJourney:
 *
 * What came of it, by id: the papers can be made from these.
 */
typedef struct
{
  gint64 patient_id;
  gint64 visit_id;
  gint64 prescription_id;
  gint64 order_id;
  gint64 quote_id;   /* a sale */
  gint64 job_id;
  gint64 invoice_id; /* a sale */
  gint64 receipt_id; /* a sale: what was bought beside */
  gint64 owner_id;   /* a user who may see the figures */
  gint64 establishment_id;
} DptDemoJourney;

/** DptDemoTell: @step: what was just done, translated */
typedef void (*DptDemoTell) (const char *step, gpointer user_data);

/**
 * dpt_demo_journey_walk:
 * @db: with a shop that has an optometrist with a professional number, an optician, a cashier and an owner, frames and lenses
 * @tell: (nullable): called after each act
 *
 * Welcomed and created, examined, prescribed, helped to a frame and lenses, quoted, ordered with a deposit, made, handed over,
 * invoiced, paid; an article more at the till. Blocks.
 */
gboolean dpt_demo_journey_walk (DptDb *db, DptClock *clock, DptDemoJourney *journey, DptDemoTell tell, gpointer user_data, GError **error);

G_END_DECLS
