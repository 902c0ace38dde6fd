/* dpt-contact-lens.c - see dpt-contact-lens.h.
 * For: the arithmetic. Not for: words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-contact-lens.h"

#include "engine/optics/dpt-vertex.h"

#define POWER_STEP 25
#define AXIS_STEP 10

int
dpt_contact_lens_get_axis_on_eye (int axis, int rotation)
{
  return dpt_axis_normalize (axis - rotation);
}

int
dpt_contact_lens_compensate_axis (int axis, int rotation)
{
  return dpt_axis_normalize (axis + rotation);
}

DptRx
dpt_contact_lens_find_order (const DptRx *lens, int rotation, const DptRx *over, int vertex)
{
  DptRx order;

  g_return_val_if_fail (lens != NULL, (DptRx) { 0 });

  order = dpt_rx_to_minus_cylinder (lens);
  if (over != NULL)
    {
      DptRx moved = dpt_vertex_compensate (over, vertex, 0);

      if (order.cylinder != 0)
        order.axis = dpt_contact_lens_get_axis_on_eye (order.axis, rotation);
      order = dpt_rx_add (&order, &moved);
    }
  if (order.cylinder != 0)
    order.axis = dpt_contact_lens_compensate_axis (order.axis, rotation);
  return order;
}

DptRx
dpt_contact_lens_round (const DptRx *rx)
{
  DptRx round = dpt_rx_to_minus_cylinder (rx);

  round.sphere = dpt_power_round_to_step (round.sphere, POWER_STEP);
  round.cylinder = dpt_power_round_to_step (round.cylinder, POWER_STEP);
  round.axis = round.cylinder != 0 ? dpt_axis_normalize (dpt_power_round_to_step (round.axis, AXIS_STEP)) : 0;
  /* Nobody wears a prism on the eye. */
  round.prism_h = round.prism_v = 0;
  round.base_h = round.base_v = DPT_BASE_NONE;
  return round;
}
