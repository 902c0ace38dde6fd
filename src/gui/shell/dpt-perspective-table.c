/* dpt-perspective-table.c - see dpt-perspective-table.h.
 * For: one include and one row a role. Not for: anything else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-perspective-table.h"

#include <glib/gi18n-lib.h>

#include "gui/dashboard/dpt-dashboard-perspective.h"
#include "gui/dispensing/dpt-dispensing-perspective.h"
#include "gui/exam/dpt-exam-perspective.h"
#include "gui/reception/dpt-reception-perspective.h"
#include "gui/settings/dpt-settings-perspective.h"
#include "gui/till/dpt-till-perspective.h"

/* In the order in which a patient meets them. To add a role: its public header above, its row here. The last row is a
 * sentinel, so that the table compiles however many roles are built. */
static const DptPerspectiveRow table[] = {
  { "reception", N_ ("Reception"), "system-users-symbolic", DPT_RIGHT_PATIENT_READ, dpt_reception_perspective_get_type },
  { "exam", N_ ("Exam"), "dpt-eye-symbolic", DPT_RIGHT_CLINICAL_READ, dpt_exam_perspective_get_type },
  { "dispensing", N_ ("Dispensing"), "dpt-glasses-symbolic", DPT_RIGHT_ORDER_READ, dpt_dispensing_perspective_get_type },
  { "till", N_ ("Till"), "dpt-till-symbolic", DPT_RIGHT_SALE_ISSUE, dpt_till_perspective_get_type },
  { "dashboard", N_ ("Dashboard"), "dpt-chart-symbolic", DPT_RIGHT_REPORT_READ, dpt_dashboard_perspective_get_type },
  { "settings", N_ ("Settings"), "emblem-system-symbolic", DPT_RIGHT_SETTING_WRITE, dpt_settings_perspective_get_type },
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

/* Who has several roles begins where most of the day is spent. */
static const struct { DptRole role; const char *name; } starts[] = {
  { DPT_ROLE_OPTOMETRIST, "exam" },    { DPT_ROLE_OPTICIAN, "dispensing" },   { DPT_ROLE_RECEPTIONIST, "reception" },
  { DPT_ROLE_CASHIER, "till" },        { DPT_ROLE_LAB_TECHNICIAN, "workshop" }, { DPT_ROLE_STOCK_KEEPER, "stock" },
  { DPT_ROLE_OWNER, "dashboard" },     { DPT_ROLE_ADMINISTRATOR, "settings" },
};

const DptPerspectiveRow *
dpt_perspective_table_find_start (DptSession *session)
{
  g_return_val_if_fail (DPT_IS_SESSION (session), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      const DptPerspectiveRow *row = dpt_session_has_role (session, starts[i].role) ? dpt_perspective_table_find (starts[i].name) : NULL;

      if (row != NULL && dpt_session_may (session, row->right))
        return row;
    }
  for (const DptPerspectiveRow *row = table; row->name != NULL; row++)
    if (dpt_session_may (session, row->right))
      return row;
  return NULL;
}
