/* dpt-tolerance.c - see dpt-tolerance.h.
 * For: limits and comparison. Not for: what follows from a lens that is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-tolerance.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "base/dpt-power.h"

/* @rate percent of @hundredths, halves up. */
static int
take_percent (int hundredths, int rate)
{
  return (hundredths * rate + 50) / 100;
}

static int
find_axis (int cylinder)
{
  if (cylinder == 0)
    return 90;
  return cylinder <= 25 ? 14 : cylinder <= 50 ? 7 : cylinder <= 75 ? 5 : cylinder <= 150 ? 3 : 2;
}

DptTolerance
dpt_tolerance_find (const DptRx *ordered, gboolean progressive)
{
  int stronger = MAX (abs (ordered->sphere), abs (ordered->sphere + ordered->cylinder));
  int cylinder = abs (ordered->cylinder);
  DptTolerance limits = { .axis = find_axis (cylinder), .addition = ordered->addition <= 400 ? 12 : 18 };

  if (progressive)
    {
      limits.power = stronger <= 800 ? 16 : take_percent (stronger, 2);
      limits.cylinder = cylinder <= 200 ? 16 : cylinder <= 450 ? 18 : take_percent (cylinder, 5);
    }
  else
    {
      limits.power = stronger <= 650 ? 13 : take_percent (stronger, 2);
      limits.cylinder = cylinder <= 200 ? 13 : cylinder <= 450 ? 15 : take_percent (cylinder, 4);
    }
  return limits;
}

DptToleranceMiss
dpt_tolerance_check (const DptRx *ordered, const DptRx *measured, gboolean progressive)
{
  DptTolerance limits = dpt_tolerance_find (ordered, progressive);
  DptRx asked = dpt_rx_to_minus_cylinder (ordered), found = dpt_rx_to_minus_cylinder (measured);
  DptToleranceMiss missed = DPT_TOLERANCE_MET;

  if (abs (found.sphere - asked.sphere) > limits.power
      || abs (found.sphere + found.cylinder - asked.sphere - asked.cylinder) > limits.power)
    missed |= DPT_TOLERANCE_POWER;
  if (abs (found.cylinder - asked.cylinder) > limits.cylinder)
    missed |= DPT_TOLERANCE_CYLINDER;
  if (asked.cylinder != 0 && found.cylinder != 0 && dpt_axis_difference (found.axis, asked.axis) > limits.axis)
    missed |= DPT_TOLERANCE_AXIS;
  if (abs (found.addition - asked.addition) > limits.addition)
    missed |= DPT_TOLERANCE_ADDITION;
  return missed;
}

/* One flag in words. */
static char *
describe_one (DptToleranceMiss missed, const DptTolerance *limits)
{
  g_autofree char *power = dpt_length_format (limits->power), *cylinder = dpt_length_format (limits->cylinder);
  g_autofree char *addition = dpt_length_format (limits->addition);

  switch (missed)
    {
    case DPT_TOLERANCE_POWER:
      /* translators: the limit in dioptres */
      return g_strdup_printf (_ ("power off by more than %s"), power);
    case DPT_TOLERANCE_CYLINDER:
      /* translators: the limit in dioptres */
      return g_strdup_printf (_ ("cylinder off by more than %s"), cylinder);
    case DPT_TOLERANCE_AXIS:
      /* translators: the limit in degrees */
      return g_strdup_printf (_ ("axis off by more than %d°"), limits->axis);
    case DPT_TOLERANCE_ADDITION:
      /* translators: the limit in dioptres */
      return g_strdup_printf (_ ("addition off by more than %s"), addition);
    case DPT_TOLERANCE_MET:
    default:
      return g_strdup ("");
    }
}

char *
dpt_tolerance_describe (const DptRx *ordered, DptToleranceMiss missed, gboolean progressive)
{
  DptTolerance limits = dpt_tolerance_find (ordered, progressive);
  g_autoptr (GString) out = g_string_new (NULL);

  for (int flag = DPT_TOLERANCE_POWER; flag <= DPT_TOLERANCE_ADDITION; flag <<= 1)
    if ((missed & flag) != 0)
      {
        g_autofree char *words = describe_one ((DptToleranceMiss) flag, &limits);

        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", words);
      }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
