/* dpt-order-last.c - see dpt-order-last.h.
 * For: two questions. Not for: changing anything.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/order/dpt-order-last.h"

void
dpt_last_measures_free (DptLastMeasures *self)
{
  if (self == NULL)
    return;
  g_free (self->on);
  g_free (self);
}

static int
get_angle (DptDbRows *rows, guint column)
{
  return dpt_db_rows_is_null (rows, 0, column) ? DPT_NOT_MEASURED : (int) dpt_db_rows_get_int (rows, 0, column);
}

gboolean
dpt_order_load_last_measures (DptUnit *unit, gint64 patient_id, gint64 order_id, DptLastMeasures **last, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  DptFittingMeasures *measures;

  *last = NULL;
  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_READ, error))
    return FALSE;
  rows = dpt_db_query (unit->connection, "order/order:last-measures", error, DPT_INT (patient_id), DPT_INT (order_id));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    return TRUE;
  *last = g_new0 (DptLastMeasures, 1);
  (*last)->on = g_strdup (dpt_db_rows_get_text (rows, 0, 0));
  measures = &(*last)->measures;
  measures->pantoscopic_tilt = get_angle (rows, 1);
  measures->wrap = get_angle (rows, 2);
  measures->vertex = (int) dpt_db_rows_get_int (rows, 0, 3);
  measures->pd_far[0] = (int) dpt_db_rows_get_int (rows, 0, 4);
  measures->pd_near[0] = (int) dpt_db_rows_get_int (rows, 0, 5);
  measures->pd_far[1] = (int) dpt_db_rows_get_int (rows, 0, 6);
  measures->pd_near[1] = (int) dpt_db_rows_get_int (rows, 0, 7);
  return TRUE;
}

gint64
dpt_order_find_open (DptUnit *unit, gint64 prescription_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_READ, error))
    return -1;
  rows = dpt_db_query (unit->connection, "order/order:open-of-prescription", error, DPT_INT (prescription_id),
                       DPT_INT (dpt_unit_get_establishment_id (unit)));
  if (rows == NULL)
    return -1;
  return dpt_db_rows_get_n_rows (rows) > 0 ? dpt_db_rows_get_int (rows, 0, 0) : 0;
}
