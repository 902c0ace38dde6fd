/* dpt-demo-shop.h - the demonstration shop before its first client: two establishments, a team, the catalogue, partners.
 * For: dpt-demo.c. Not for: a real shop (engine/practice/dpt-shop.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/demo/dpt-demo-articles.h"
#include "engine/practice/dpt-shop.h"

G_BEGIN_DECLS

#define DPT_DEMO_N_ESTABLISHMENTS 2

/* The acts of one establishment are done by these. Sessions share the demonstration's clock. */
typedef struct
{
  gint64 id;
  DptSession *optometrist;
  DptSession *optician;
  DptSession *cashier;
  DptSession *technician;
} DptDemoPlace;

typedef struct
{
  DptSession *system;
  DptDemoPlace places[DPT_DEMO_N_ESTABLISHMENTS];
  DptDemoArticles *articles;
  GArray *prescribers; /* gint64 */
  GPtrArray *prescriber_names; /* in the same order */
  GArray *insurers;    /* gint64, complementary */
  gboolean with_papers; /* whether prescriptions from outside have their paper; data sets of millions have none */
} DptDemoShop;

/**
 * dpt_demo_shop_create:
 * @db: without a shop
 * @clock: fixed, at the moment when the shop opens
 *
 * Returns: (transfer full) (nullable): %DPT_ERROR_STATE where there is a shop already
 */
DptDemoShop *dpt_demo_shop_create (DptDb *db, DptClock *clock, DptDemoRandom *random, GError **error);
void dpt_demo_shop_free (DptDemoShop *self);

G_END_DECLS
