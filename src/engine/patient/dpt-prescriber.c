/* dpt-prescriber.c - see dpt-prescriber.h.
 * For: two short lists. Not for: who prescribed what (engine/clinical).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-prescriber.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ONE_LINE 0, 200
#define FLAG 0, 0

static const char *const professions[] = { "ophthalmologist", "optometrist", "orthoptist", "general_practitioner", "other", NULL };
static const char *const insurer_kinds[] = { "compulsory", "complementary", "vision_plan", NULL };

/* In the order of the enumerations of the header. */
static const DptField prescriber_fields[] = {
  { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, ONE_LINE, N_ ("Name") },
  { "profession", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, FLAG, N_ ("Profession"), professions },
  { "rpps", DPT_FIELD_TEXT, 0, 0, 11, N_ ("RPPS number") },
  { "finess", DPT_FIELD_TEXT, 0, 0, 9, N_ ("FINESS number") },
  { "line1", DPT_FIELD_TEXT, 0, ONE_LINE, N_ ("Address") },
  { "postal_code", DPT_FIELD_TEXT, 0, 0, 16, N_ ("Postal code") },
  { "city", DPT_FIELD_TEXT, 0, 0, 100, N_ ("City") },
  { "phone", DPT_FIELD_TEXT, DPT_FIELD_PHONE, 0, 40, N_ ("Phone") },
  { "email", DPT_FIELD_TEXT, DPT_FIELD_EMAIL, ONE_LINE, N_ ("E-mail") },
  { "active", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, FLAG, N_ ("In use") },
};

static const DptField insurer_fields[] = {
  { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, ONE_LINE, N_ ("Name") },
  { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, FLAG, N_ ("Kind of insurer"), insurer_kinds },
  { "code", DPT_FIELD_TEXT, 0, 0, 40, N_ ("Code") },
  { "operator", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Operator") },
  { "phone", DPT_FIELD_TEXT, DPT_FIELD_PHONE, 0, 40, N_ ("Phone") },
  { "email", DPT_FIELD_TEXT, DPT_FIELD_EMAIL, ONE_LINE, N_ ("E-mail") },
  { "active", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, FLAG, N_ ("In use") },
};

static const struct { const char *value; const char *label; } profession_labels[] = {
  { "ophthalmologist", N_ ("Ophthalmologist") }, { "optometrist", N_ ("Optometrist") }, { "orthoptist", N_ ("Orthoptist") },
  { "general_practitioner", N_ ("General practitioner") }, { "other", N_ ("Other") },
};

static gboolean
validate_prescriber (DptRecord *record, GError **error)
{
  const char *rpps = dpt_record_get_text (record, DPT_PRESCRIBER_RPPS);

  if (rpps != NULL && strspn (rpps, "0123456789") != strlen (rpps))
    return dpt_set_invalid (error, "rpps", _ ("RPPS number: “%s” has something else than digits in it."), rpps);
  return TRUE;
}

DPT_DEFINE_RECORD_WITH_CODE (DptPrescriber, dpt_prescriber, "prescriber", prescriber_fields,
                             record_class->validate = validate_prescriber)
DPT_DEFINE_RECORD (DptInsurer, dpt_insurer, "insurer", insurer_fields)

const char *
dpt_prescriber_profession_label (const char *profession)
{
  for (guint i = 0; i < G_N_ELEMENTS (profession_labels); i++)
    if (g_strcmp0 (profession_labels[i].value, profession) == 0)
      return _ (profession_labels[i].label);
  return profession ? profession : "";
}

const char *
dpt_insurer_kind_label (const char *kind)
{
  static const char *const labels[] = { N_ ("Compulsory insurer"), N_ ("Complementary insurer"), N_ ("Vision plan") };

  for (guint i = 0; insurer_kinds[i] != NULL; i++)
    if (g_strcmp0 (insurer_kinds[i], kind) == 0)
      return _ (labels[i]);
  return kind ? kind : "";
}

static gboolean
save_active (DptUnit *unit, gpointer record, guint active, GError **error)
{
  /* Whoever writes patients meets them, whoever sets the shop up keeps the list. */
  if (!dpt_session_may (unit->session, DPT_RIGHT_SETTING_WRITE) && !dpt_unit_require (unit, DPT_RIGHT_PATIENT_WRITE, error))
    return FALSE;
  if (dpt_record_is_null (record, active))
    dpt_record_set_int (record, active, TRUE);
  return dpt_unit_save (unit, record, error);
}

gboolean
dpt_prescriber_save (DptUnit *unit, DptPrescriber *prescriber, GError **error)
{
  return save_active (unit, prescriber, DPT_PRESCRIBER_ACTIVE, error);
}

gboolean
dpt_insurer_save (DptUnit *unit, DptInsurer *insurer, GError **error)
{
  return save_active (unit, insurer, DPT_INSURER_ACTIVE, error);
}

GPtrArray *
dpt_prescriber_list (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "patient/patient:prescribers", error);

  return rows ? dpt_record_list_from_rows (DPT_TYPE_PRESCRIBER, rows) : NULL;
}

GPtrArray *
dpt_insurer_list (DptUnit *unit, const char *kind, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "patient/patient:insurers", error, DPT_TEXT (kind));

  return rows ? dpt_record_list_from_rows (DPT_TYPE_INSURER, rows) : NULL;
}

GPtrArray *
dpt_prescriber_list_all (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "patient/patient:all-prescribers", error);

  return rows ? dpt_record_list_from_rows (DPT_TYPE_PRESCRIBER, rows) : NULL;
}

GPtrArray *
dpt_insurer_list_all (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "patient/patient:all-insurers", error);

  return rows ? dpt_record_list_from_rows (DPT_TYPE_INSURER, rows) : NULL;
}
