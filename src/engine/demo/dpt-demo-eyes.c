/* dpt-demo-eyes.c - see dpt-demo-eyes.h. Shares and steps are plausible, not taken from a study.
 * For: demonstration data. Not for: anything clinical.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo-eyes.h"

#include <stdlib.h>

static int
to_quarter (int hundredths)
{
  return hundredths >= 0 ? (hundredths + 12) / 25 * 25 : -((-hundredths + 12) / 25 * 25);
}

/* CLAMP() and its like evaluate more than once, which chance does not forgive. */
static int
clamp (int value, int low, int high)
{
  return CLAMP (value, low, high);
}

/* An addition begins around forty-four and ends at two and a half. */
static int
addition_at (int age)
{
  return age < 44 ? 0 : CLAMP (to_quarter (75 + (age - 44) * 12), 75, 250);
}

/* The weaker the better: a tenth is lost with every half dioptre or so. */
static int
unaided_acuity (const DptRx *rx, int age)
{
  int blur = abs (rx->sphere + rx->cylinder / 2);

  if (rx->sphere > 0 && age < 40)
    blur /= 4; /* a young eye accommodates */
  return CLAMP (10 - blur / 35, 1, 10);
}

static int
draw_sphere (DptDemoRandom *random, int age)
{
  guint dice = dpt_demo_random_below (random, 100);

  if (dice < (age < 45 ? 48u : 30u))
    return -to_quarter (clamp (dpt_demo_random_bell (random, 250, 180), 25, 1800));
  if (dice < 60)
    return to_quarter (dpt_demo_random_bell (random, 0, 30));
  return to_quarter (clamp (dpt_demo_random_bell (random, 160, 110), 25, 900));
}

static void
draw_cylinder (DptDemoRandom *random, DptRx *rx)
{
  if (!dpt_demo_random_chance (random, 62))
    return;
  rx->cylinder = -to_quarter (clamp (abs (dpt_demo_random_bell (random, 60, 55)), 25, 400));
  rx->axis = dpt_demo_random_chance (random, 65) ? dpt_demo_random_bell (random, 180, 12) : dpt_demo_random_bell (random, 90, 14);
  rx->axis = (rx->axis + 359) % 180 + 1;
}

void
dpt_demo_eyes_draw (DptDemoRandom *random, int age, DptDemoEyes *eyes)
{
  int sphere = draw_sphere (random, age);
  int pd = dpt_demo_random_bell (random, age < 12 ? 2750 : 3150, 110);

  *eyes = (DptDemoEyes) { 0 };
  for (int i = 0; i < 2; i++)
    {
      DptRx *rx = &eyes->rx[i];

      rx->sphere = to_quarter (sphere + (i == 0 ? 0 : dpt_demo_random_bell (random, 0, 35)));
      draw_cylinder (random, rx);
      if (i == 1 && eyes->rx[0].cylinder != 0 && rx->cylinder != 0)
        rx->axis = (540 - eyes->rx[0].axis + dpt_demo_random_between (random, -8, 8)) % 180 + 1; /* mirrored */
      rx->addition = addition_at (age);
      eyes->pd[i] = clamp ((pd + dpt_demo_random_between (random, -60, 60)) / 50 * 50, 2450, 3750);
      eyes->acuity[i] = age > 75 ? dpt_demo_random_between (random, 6, 10) : dpt_demo_random_chance (random, 92) ? 10 : 8;
      eyes->unaided[i] = MIN (unaided_acuity (rx, age), eyes->acuity[i]);
      eyes->pressure[i] = clamp (dpt_demo_random_bell (random, 1550, 260), 900, 2800) / 50 * 50;
    }
  if (dpt_demo_random_chance (random, 3))
    {
      eyes->rx[0].prism_h = eyes->rx[1].prism_h = 100 * dpt_demo_random_between (random, 1, 3);
      eyes->rx[0].base_h = eyes->rx[1].base_h = DPT_BASE_OUT;
    }
}

void
dpt_demo_eyes_grow (DptDemoRandom *random, int age, int months, DptDemoEyes *eyes)
{
  for (int i = 0; i < 2; i++)
    {
      DptRx *rx = &eyes->rx[i];
      int step = age < 18 && rx->sphere < 0 ? -months * 4 : dpt_demo_random_bell (random, 0, 14);

      rx->sphere = CLAMP (to_quarter (rx->sphere + step), -1800, 900);
      if (rx->cylinder != 0 && dpt_demo_random_chance (random, 20))
        rx->cylinder = clamp (to_quarter (rx->cylinder + dpt_demo_random_between (random, -25, 25)), -600, -25);
      rx->addition = addition_at (age);
      eyes->unaided[i] = MIN (unaided_acuity (rx, age), eyes->acuity[i]);
      eyes->pressure[i] = clamp (eyes->pressure[i] + dpt_demo_random_bell (random, 0, 120), 900, 3000) / 50 * 50;
    }
}
