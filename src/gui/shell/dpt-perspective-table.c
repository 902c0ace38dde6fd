/* dpt-perspective-table.c - see dpt-perspective-table.h.
 * For: one include and one row a role. Not for: anything else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-perspective-table.h"

#include <glib/gi18n-lib.h>

#include "gui/dashboard/dpt-dashboard-perspective.h"
#include "gui/dispensing/dpt-dispensing-perspective.h"
#include "gui/exam/dpt-exam-perspective.h"
#include "gui/reception/dpt-reception-perspective.h"

/* In the order in which a patient meets them. To add a role: its public header above, its row here. The last row is a
 * sentinel, so that the table compiles however many roles are built. */
static const DptPerspectiveRow table[] = {
  { "reception", N_ ("Reception"), "system-users-symbolic", DPT_RIGHT_PATIENT_READ, dpt_reception_perspective_get_type },
  { "exam", N_ ("Exam"), "dpt-eye-symbolic", DPT_RIGHT_CLINICAL_READ, dpt_exam_perspective_get_type },
  { "dispensing", N_ ("Dispensing"), "dpt-glasses-symbolic", DPT_RIGHT_ORDER_READ, dpt_dispensing_perspective_get_type },
  { "dashboard", N_ ("Dashboard"), "dpt-chart-symbolic", DPT_RIGHT_REPORT_READ, dpt_dashboard_perspective_get_type },
  { NULL, NULL, NULL, 0, NULL },
};

const DptPerspectiveRow *
dpt_perspective_table_get (gsize *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (table) - 1;
  return table;
}

const DptPerspectiveRow *
dpt_perspective_table_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const DptPerspectiveRow *row = table; row->name != NULL; row++)
    if (g_str_equal (row->name, name))
      return row;
  return NULL;
}
