/* dpt-demo.h - a shop full of life that never was: the demonstration shop, and data sets of a given size.
 * For: `dioptre --demo`, `dioptrectl demo`, tests and benchmarks. Not for: a database that somebody works with.
 *
 * Everything is done through the engine's own doors, under the rights of the invented team, with the clock set back: what
 * comes out passes `dioptrectl check` like any other shop. The same options and seed give the same rows, ids included, whether
 * loose sales are written one by one or in bulk.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db.h"

G_BEGIN_DECLS

/**
 * DptDemoOptions:
 * @patients: how many
 * @days: how long the shop has been open, until @today
 * @visits: how many exams and external prescriptions, spread over the days
 * @receipts: how many loose sales, spread over the days
 * @rush: how many visits the last two weeks have on top (and three times as many loose sales): their orders are found begun, in work, late and ready to collect
 * @papers: whether the ophthalmologist's paper is kept with each prescription from outside
 * @in_bulk: whether loose sales are written without asking the database for what is known (dpt-sale-bulk.h)
 * @seed: what chance begins with
 * @today: ISO date of the last day
 * @now: UTC microseconds, the moment up to which @today has gone, so that nothing is sold later than it is; 0: the whole day
 */
typedef struct
{
  guint patients;
  guint days;
  guint visits;
  guint receipts;
  guint rush;
  gboolean papers;
  gboolean in_bulk;
  guint64 seed;
  const char *today;
  gint64 now;
} DptDemoOptions;

/** dpt_demo_options_init_shop: the demonstration shop: about 500 patients, two years */
void dpt_demo_options_init_shop (DptDemoOptions *options, const char *today);

/**
 * dpt_demo_options_init_size:
 * @size: "S" (10 thousand patients, 30 thousand sales), "M" (330 thousand, 1.5 million), "L" (1 million, 5 million), over ten years
 *
 * Returns: whether @size is one of them
 */
gboolean dpt_demo_options_init_size (DptDemoOptions *options, const char *size, const char *today);

/** DptDemoProgress: @done of 1000 */
typedef void (*DptDemoProgress) (guint done, gpointer user_data);

/**
 * dpt_demo_create:
 * @db: without a shop (%DPT_ERROR_STATE otherwise)
 * @progress: (nullable): called on the calling thread
 *
 * Blocks: call it from a worker. A run that failed or was cancelled leaves a database that is to be thrown away.
 */
gboolean dpt_demo_create (DptDb *db, const DptDemoOptions *options, DptDemoProgress progress, gpointer user_data,
                          GCancellable *cancellable, GError **error);

G_END_DECLS
