/* dpt-demo-eyes.h - eyes as a town has them: how many are myopic at which age, how additions grow.
 * For: demonstration data. Not for: anything clinical.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/demo/dpt-demo-random.h"
#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

typedef struct
{
  DptRx rx[2];     /* right, left; with the addition of the age */
  int pd[2];       /* monocular, hundredths of a millimetre */
  int acuity[2];   /* best corrected, tenths */
  int unaided[2];  /* tenths */
  int pressure[2]; /* hundredths of mmHg */
} DptDemoEyes;

/** dpt_demo_eyes_draw: the eyes of somebody of @age years */
void dpt_demo_eyes_draw (DptDemoRandom *random, int age, DptDemoEyes *eyes);

/** dpt_demo_eyes_grow: lets @months pass until the age of @age: children grow more myopic, the addition rises, the rest wavers */
void dpt_demo_eyes_grow (DptDemoRandom *random, int age, int months, DptDemoEyes *eyes);

G_END_DECLS
