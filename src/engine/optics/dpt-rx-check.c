/* dpt-rx-check.c - what no refraction can be, and what is unusual next to an earlier one; see dpt-rx.h.
 * For: dpt_rx_validate(), dpt_rx_find_unusual(). Not for: the range a lens is made in (engine/catalog).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-rx.h"

#include "base/dpt-error.h"
#include "base/dpt-power.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define MUCH_EQUIVALENT 100
#define MUCH_SIGN 100
#define MUCH_CYLINDER 75
#define MUCH_AXIS 10
#define CYLINDER_THAT_MATTERS 50
#define MUCH_ADDITION 350
#define MUCH_ANISOMETROPIA 200

static gboolean
validate_cylinder (const DptRx *rx, GError **error)
{
  if (abs (rx->cylinder) > DPT_RX_MAX_CYLINDER)
    return dpt_set_invalid (error, "cylinder", _ ("The cylinder must lie between -25.00 and +25.00 dioptres"));
  if (rx->axis < 0 || rx->axis > 180)
    return dpt_set_invalid (error, "axis", _ ("The axis must lie between 1 and 180 degrees"));
  if (rx->cylinder != 0 && rx->axis == 0)
    return dpt_set_invalid (error, "axis", _ ("The cylinder needs an axis, 1 to 180 degrees"));
  if (rx->cylinder == 0 && rx->axis != 0)
    return dpt_set_invalid (error, "cylinder",
                            _ ("There is an axis without a cylinder: give the cylinder or clear the axis"));
  return TRUE;
}

static gboolean
validate_prisms (const DptRx *rx, GError **error)
{
  if (rx->prism_h < 0 || rx->prism_h > DPT_RX_MAX_PRISM)
    return dpt_set_invalid (error, "prism_h", _ ("The horizontal prism must lie between 0 and 40 prism dioptres"));
  if (rx->prism_v < 0 || rx->prism_v > DPT_RX_MAX_PRISM)
    return dpt_set_invalid (error, "prism_v", _ ("The vertical prism must lie between 0 and 40 prism dioptres"));
  if (rx->prism_h > 0 && rx->base_h != DPT_BASE_IN && rx->base_h != DPT_BASE_OUT)
    return dpt_set_invalid (error, "base_h", _ ("The horizontal prism needs its base, in or out"));
  if (rx->prism_v > 0 && rx->base_v != DPT_BASE_UP && rx->base_v != DPT_BASE_DOWN)
    return dpt_set_invalid (error, "base_v", _ ("The vertical prism needs its base, up or down"));
  if (rx->prism_h == 0 && rx->base_h != DPT_BASE_NONE)
    return dpt_set_invalid (error, "prism_h",
                            _ ("There is a horizontal base without a prism: give the prism or clear the base"));
  if (rx->prism_v == 0 && rx->base_v != DPT_BASE_NONE)
    return dpt_set_invalid (error, "prism_v",
                            _ ("There is a vertical base without a prism: give the prism or clear the base"));
  return TRUE;
}

gboolean
dpt_rx_validate (const DptRx *rx, GError **error)
{
  g_return_val_if_fail (rx != NULL, FALSE);

  if (abs (rx->sphere) > DPT_RX_MAX_SPHERE)
    return dpt_set_invalid (error, "sphere", _ ("The sphere must lie between -45.00 and +45.00 dioptres"));
  if (!validate_cylinder (rx, error))
    return FALSE;
  if (rx->addition < 0)
    return dpt_set_invalid (error, "addition", _ ("The addition cannot be negative"));
  if (rx->addition > DPT_RX_MAX_ADDITION)
    return dpt_set_invalid (error, "addition", _ ("The addition must not exceed 10.00 dioptres"));
  return validate_prisms (rx, error);
}

static DptRxUnusual
find_changes (const DptRx *rx, const DptRx *earlier)
{
  DptRx now = dpt_rx_to_minus_cylinder (rx), then = dpt_rx_to_minus_cylinder (earlier);
  DptRxDifference change = dpt_rx_compare (earlier, rx);
  DptRxUnusual found = DPT_RX_UNUSUAL_NONE;

  if (abs (change.equivalent) > MUCH_EQUIVALENT)
    found |= DPT_RX_UNUSUAL_EQUIVALENT;
  if (((now.sphere > 0 && then.sphere < 0) || (now.sphere < 0 && then.sphere > 0)) && abs (change.sphere) >= MUCH_SIGN)
    found |= DPT_RX_UNUSUAL_SIGN;
  if (abs (change.cylinder) > MUCH_CYLINDER)
    found |= DPT_RX_UNUSUAL_CYLINDER;
  if (-now.cylinder >= CYLINDER_THAT_MATTERS && -then.cylinder >= CYLINDER_THAT_MATTERS && change.axis > MUCH_AXIS)
    found |= DPT_RX_UNUSUAL_AXIS;
  /* An eye without addition today was not tested for near, which is not the same as a smaller one. */
  if (rx->addition > 0 && rx->addition < earlier->addition)
    found |= DPT_RX_UNUSUAL_ADDITION_FELL;
  return found;
}

DptRxUnusual
dpt_rx_find_unusual (const DptRx *rx, const DptRx *earlier, const DptRx *fellow)
{
  DptRxUnusual found = DPT_RX_UNUSUAL_NONE;

  g_return_val_if_fail (rx != NULL, DPT_RX_UNUSUAL_NONE);

  if (earlier != NULL)
    found |= find_changes (rx, earlier);
  if (rx->addition > MUCH_ADDITION)
    found |= DPT_RX_UNUSUAL_ADDITION_HIGH;
  if (fellow != NULL
      && abs (dpt_rx_get_spherical_equivalent (rx) - dpt_rx_get_spherical_equivalent (fellow)) > MUCH_ANISOMETROPIA)
    found |= DPT_RX_UNUSUAL_ANISOMETROPIA;
  if (fellow != NULL && rx->addition > 0 && fellow->addition > 0 && rx->addition != fellow->addition)
    found |= DPT_RX_UNUSUAL_ADDITION_UNEQUAL;
  return found;
}

const char *
dpt_rx_unusual_get_field (DptRxUnusual finding)
{
  switch (finding)
    {
    case DPT_RX_UNUSUAL_EQUIVALENT:
    case DPT_RX_UNUSUAL_SIGN:
    case DPT_RX_UNUSUAL_ANISOMETROPIA:
      return "sphere";
    case DPT_RX_UNUSUAL_CYLINDER:
      return "cylinder";
    case DPT_RX_UNUSUAL_AXIS:
      return "axis";
    case DPT_RX_UNUSUAL_ADDITION_FELL:
    case DPT_RX_UNUSUAL_ADDITION_HIGH:
    case DPT_RX_UNUSUAL_ADDITION_UNEQUAL:
      return "addition";
    case DPT_RX_UNUSUAL_NONE:
    default:
      return NULL;
    }
}

static char *
describe_change (DptRxUnusual finding, const DptRx *rx, const DptRx *earlier)
{
  DptRx now = dpt_rx_to_minus_cylinder (rx), then = dpt_rx_to_minus_cylinder (earlier);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  switch (finding)
    {
    case DPT_RX_UNUSUAL_EQUIVALENT:
      from = dpt_power_format (dpt_rx_get_spherical_equivalent (earlier));
      to = dpt_power_format (dpt_rx_get_spherical_equivalent (rx));
      /* Translators: two powers with sign, such as -1.25 and -3.00 */
      return g_strdup_printf (_ ("The spherical equivalent changes by more than 1 D: it was %s and would be %s"), from,
                              to);
    case DPT_RX_UNUSUAL_SIGN:
      from = dpt_power_format (then.sphere);
      to = dpt_power_format (now.sphere);
      /* Translators: two powers with sign, such as -2.00 and +2.00 */
      return g_strdup_printf (_ ("The sign of the sphere turns: it was %s and would be %s"), from, to);
    case DPT_RX_UNUSUAL_CYLINDER:
      from = dpt_power_format (then.cylinder);
      to = dpt_power_format (now.cylinder);
      /* Translators: two powers with sign, such as -0.50 and -2.00 */
      return g_strdup_printf (_ ("The cylinder changes by more than 0.75 D: it was %s and would be %s"), from, to);
    case DPT_RX_UNUSUAL_AXIS:
      from = dpt_axis_format (then.axis);
      to = dpt_axis_format (now.axis);
      /* Translators: two axes, such as 90° and 5° */
      return g_strdup_printf (_ ("The axis turns by more than 10°: it was %s and would be %s"), from, to);
    case DPT_RX_UNUSUAL_ADDITION_FELL:
      from = dpt_power_format (earlier->addition);
      to = dpt_power_format (rx->addition);
      /* Translators: two powers, such as +2.00 and +1.50 */
      return g_strdup_printf (_ ("The addition falls, though it grows with age: it was %s and would be %s"), from, to);
    default:
      return NULL;
    }
}

char *
dpt_rx_describe_unusual (DptRxUnusual finding, const DptRx *rx, const DptRx *earlier, const DptRx *fellow)
{
  g_autofree char *mine = NULL;
  g_autofree char *other = NULL;

  g_return_val_if_fail (rx != NULL, NULL);

  switch (finding)
    {
    case DPT_RX_UNUSUAL_ADDITION_HIGH:
      return g_strdup (_ ("The addition is above 3.50 D"));
    case DPT_RX_UNUSUAL_ANISOMETROPIA:
      if (fellow == NULL)
        return NULL;
      mine = dpt_power_format (dpt_rx_get_spherical_equivalent (rx));
      other = dpt_power_format (dpt_rx_get_spherical_equivalent (fellow));
      /* Translators: two powers with sign, such as -1.25 and -4.00 */
      return g_strdup_printf (_ ("The eyes differ by more than 2 D: %s here, %s in the other eye"), mine, other);
    case DPT_RX_UNUSUAL_ADDITION_UNEQUAL:
      if (fellow == NULL)
        return NULL;
      mine = dpt_power_format (rx->addition);
      other = dpt_power_format (fellow->addition);
      /* Translators: two powers, such as +2.00 and +1.50 */
      return g_strdup_printf (_ ("The additions differ: %s here, %s in the other eye"), mine, other);
    default:
      return earlier != NULL ? describe_change (finding, rx, earlier) : NULL;
    }
}
