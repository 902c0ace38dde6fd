/* dpt-search-provider.c - where the window's search looks: patients.
 * For: asking the engine, one function a subject, and making lines of the answers. Not for: the popover (dpt-search.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-search-result.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-text.h"
#include "engine/patient/dpt-patient-search.h"
#include "engine/patient/dpt-patient.h"

static void
append_part (GString *out, const char *text, const char *fragment)
{
  g_autofree char *markup = NULL;

  if (text == NULL || *text == '\0')
    return;
  markup = dpt_search_highlight (text, fragment);
  if (out->len > 0)
    g_string_append (out, "  ·  ");
  g_string_append (out, markup);
}

static DptSearchResult *
make_patient (DptUnit *unit, DptPatientRow *row, const char *fragment)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  const char *birth = dpt_record_get_text (row, DPT_PATIENT_ROW_BIRTH_DATE);
  g_autofree char *name = dpt_patient_row_dup_name (row);
  g_autofree char *title = dpt_search_highlight (name, fragment);
  g_autofree char *day = dpt_date_format (birth);
  g_autofree char *phone = dpt_phone_format (dpt_record_get_text (row, DPT_PATIENT_ROW_PHONE));
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dpt_record_get_int (row, DPT_PATIENT_ROW_FILE_NUMBER));
  g_autofree char *age = NULL;
  g_autoptr (GString) detail = g_string_new (NULL);
  int years = birth != NULL ? dpt_date_age (birth, today) : -1;

  append_part (detail, day, fragment);
  if (years >= 0 && dpt_record_is_null (row, DPT_PATIENT_ROW_DECEASED_ON))
    {
      /* Translators: somebody's age; %d is a number of years */
      age = g_strdup_printf (ngettext ("%d year", "%d years", (gulong) years), years);
      append_part (detail, age, "");
    }
  append_part (detail, phone, fragment);
  append_part (detail, dpt_record_get_text (row, DPT_PATIENT_ROW_CITY), "");
  append_part (detail, dpt_record_get_text (row, DPT_PATIENT_ROW_REASON), "");
  return dpt_search_result_new ("avatar-default-symbolic", title, detail->str, number, "win.show-patient",
                                g_variant_new_int64 (dpt_record_get_id (row)));
}

static GPtrArray *
find_patients (DptUnit *unit, const char *text, guint most, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);

  rows = dpt_text_is_blank (text) ? dpt_patient_list_recent (unit, most, error) : dpt_patient_search (unit, text, most, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (results, make_patient (unit, rows->pdata[i], text));
  return g_steal_pointer (&results);
}

static const DptSearchProvider providers[] = {
  { N_ ("Patients"), DPT_RIGHT_PATIENT_READ, 8, find_patients },
};

const DptSearchProvider *
dpt_search_provider_get (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (providers);
  return providers;
}
