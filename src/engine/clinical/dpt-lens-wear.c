/* dpt-lens-wear.c - see dpt-lens-wear.h.
 * For: plans, and days reckoned from them. Not for: the words of the items (dpt-exam-item-table.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-lens-wear.h"

#include "base/dpt-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECTION "lens_wear"

/* Days are negative, months positive; 0 ends the plan. The nicks are those of the item "schedule". */
static const struct { const char *nick; int checks[8]; } plans[] = {
  { "soft_new", { -7, 1, 3, 6, 12 } },
  { "soft_known", { 6, 12 } },
  { "rigid_new", { -7, -14, 1, 3, 6, 12 } },
  { "orthok_new", { -1, -7, -14, 1, 3, 6, 12 } },
  { "myopia_control", { -7, 1, 3, 6, 12 } },
};

static const char *
get_day (DptVisitSheet *sheet)
{
  return dpt_record_get_text (dpt_visit_sheet_get_visit (sheet), DPT_VISIT_STARTED_ON);
}

static const char *
get_date (DptVisitSheet *sheet, const char *item)
{
  DptFinding *found = dpt_visit_sheet_get_finding (sheet, SECTION, item, NULL);
  const char *date = found != NULL ? dpt_record_get_text (found, DPT_FINDING_TEXT) : NULL;

  return date != NULL && dpt_date_is_valid (date) ? date : get_day (sheet);
}

GPtrArray *
dpt_lens_wear_list_checks (DptVisitSheet *sheet)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (g_free);
  DptFinding *plan;
  const char *from;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (sheet), days);

  plan = dpt_visit_sheet_get_finding (sheet, SECTION, "schedule", NULL);
  from = get_date (sheet, "schedule_from");
  for (guint i = 0; plan != NULL && i < G_N_ELEMENTS (plans); i++)
    if (g_strcmp0 (dpt_record_get_text (plan, DPT_FINDING_CODE), plans[i].nick) == 0)
      for (const int *check = plans[i].checks; *check != 0; check++)
        {
          char *day = *check < 0 ? dpt_date_add_days (from, -*check) : dpt_date_add_months (from, *check);

          if (day != NULL)
            g_ptr_array_add (days, day);
        }
  return days;
}

char *
dpt_lens_wear_dup_next_check (DptVisitSheet *sheet)
{
  g_autoptr (GPtrArray) days = dpt_lens_wear_list_checks (sheet);

  for (guint i = 0; i < days->len; i++)
    if (g_strcmp0 (days->pdata[i], get_day (sheet)) > 0)
      return g_strdup (days->pdata[i]);
  return NULL;
}

char *
dpt_lens_wear_dup_supply_end (DptVisitSheet *sheet)
{
  DptFinding *supply = dpt_visit_sheet_get_finding (sheet, SECTION, "supply", NULL);
  int months = supply != NULL ? (int) (dpt_record_get_int (supply, DPT_FINDING_NUMBER) / 100) : 0;

  return months > 0 ? dpt_date_add_months (get_date (sheet, "supply_from"), months) : NULL;
}

char *
dpt_lens_wear_describe (DptVisitSheet *sheet)
{
  g_autoptr (GPtrArray) days = dpt_lens_wear_list_checks (sheet);
  g_autofree char *end = dpt_lens_wear_dup_supply_end (sheet);
  g_autoptr (GString) list = g_string_new (NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *day = dpt_date_format (days->pdata[i]);

      g_string_append_printf (list, "%s%s", i > 0 ? " · " : "", day);
    }
  if (list->len > 0)
    /* Translators: the days of the checks of contact lenses */
    g_string_append_printf (out, _ ("Checks: %s"), list->str);
  if (end != NULL)
    {
      g_autofree char *day = dpt_date_format (end);

      if (out->len > 0)
        g_string_append_c (out, '\n');
      /* Translators: the day on which the contact lenses are used up */
      g_string_append_printf (out, _ ("The supply lasts until %s"), day);
    }
  return g_string_free (out, FALSE);
}

/* --- from visit to visit --- */

static gboolean
carry (DptVisitSheet *sheet, DptVisitSheet *earlier, const char *item)
{
  DptFinding *found = dpt_visit_sheet_get_finding (earlier, SECTION, item, NULL);

  if (found == NULL)
    return FALSE;
  if (!dpt_record_is_null (found, DPT_FINDING_NUMBER))
    dpt_visit_sheet_set_finding_number (sheet, SECTION, item, NULL, dpt_record_get_int (found, DPT_FINDING_NUMBER));
  else
    dpt_visit_sheet_set_finding_code (sheet, SECTION, item, NULL, dpt_record_get_text (found, DPT_FINDING_CODE),
                                      dpt_record_get_text (found, DPT_FINDING_TEXT));
  return TRUE;
}

gboolean
dpt_lens_wear_carry (DptVisitSheet *sheet, DptVisitSheet *earlier)
{
  static const char *const agreed[] = { "wear", "replacement", "hours", "solution" };
  static const struct { const char *item; const char *from; } begun[]
    = { { "schedule", "schedule_from" }, { "supply", "supply_from" } };
  gboolean any = FALSE;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (sheet), FALSE);

  for (guint i = 0; earlier != NULL && i < G_N_ELEMENTS (agreed); i++)
    any = carry (sheet, earlier, agreed[i]) || any;
  for (guint i = 0; earlier != NULL && i < G_N_ELEMENTS (begun); i++)
    if (carry (sheet, earlier, begun[i].item))
      {
        dpt_visit_sheet_set_finding_text (sheet, SECTION, begun[i].from, NULL, get_date (earlier, begun[i].from));
        any = TRUE;
      }
  return any;
}
