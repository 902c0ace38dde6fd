/* dpt-demo-articles.h - what the demonstration shop sells by the piece: frames of invented brands, accessories, services.
 * For: demonstration data. Not for: lenses (engine/catalog has its own reference catalogue).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/demo/dpt-demo-random.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/* One article, as the journeys need it. */
typedef struct
{
  gint64 variant_id;
  const char *name; /* of an accessory; constant */
  gint64 price; /* with tax, minor units */
  gint64 cost;
  int box_a, box_b, dbl; /* hundredths of a millimetre; frames */
  gboolean sun, child;
  int popularity; /* 1 to 10 */
} DptDemoArticle;

typedef struct
{
  GArray *frames;      /* DptDemoArticle */
  GArray *accessories; /* DptDemoArticle, in the order of their till tiles */
  gint64 exam_id;      /* the service of an eye examination, with its price */
  gint64 exam_price;
  GArray *labs;        /* gint64, suppliers who make lenses */
} DptDemoArticles;

/**
 * dpt_demo_articles_create:
 * @unit: a unit of the system
 *
 * Returns: (transfer full) (nullable): what was written
 */
DptDemoArticles *dpt_demo_articles_create (DptUnit *unit, DptDemoRandom *random, GError **error);
void dpt_demo_articles_free (DptDemoArticles *self);

/** dpt_demo_draw_ean: Returns: (transfer full): an EAN-13 of the range kept for use inside a shop (prefix 2), with its check digit */
char *dpt_demo_draw_ean (DptDemoRandom *random);

G_END_DECLS
