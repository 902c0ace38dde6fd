/* dpt-visit-history.c - see dpt-visit-history.h.
 * For: the list and the series, read only. Not for: drawing (gui/common/dpt-chart).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-history.h"

#include "engine/clinical/dpt-measure.h"
#include "engine/optics/dpt-vertex.h"

#include <glib/gi18n-lib.h>

static const DptField fields[] = {
  [DPT_VISIT_ROW_PATIENT_ID] = { "patient_id", DPT_FIELD_REF },
  [DPT_VISIT_ROW_KIND] = { "kind", DPT_FIELD_TEXT, .label = N_ ("Type of visit") },
  [DPT_VISIT_ROW_STATE] = { "state", DPT_FIELD_TEXT, .label = N_ ("State") },
  [DPT_VISIT_ROW_STARTED_AT] = { "started_at", DPT_FIELD_INSTANT, .label = N_ ("Started at") },
  [DPT_VISIT_ROW_STARTED_ON] = { "started_on", DPT_FIELD_DATE, .label = N_ ("Date") },
  [DPT_VISIT_ROW_EXAMINER_ID] = { "examiner_id", DPT_FIELD_REF },
  [DPT_VISIT_ROW_EXAMINER_NAME] = { "examiner_name", DPT_FIELD_TEXT, .label = N_ ("Examiner") },
  [DPT_VISIT_ROW_ESTABLISHMENT_NAME] = { "establishment_name", DPT_FIELD_TEXT, .label = N_ ("Establishment") },
  [DPT_VISIT_ROW_CONCLUSION] = { "conclusion", DPT_FIELD_TEXT, .label = N_ ("Conclusion") },
  [DPT_VISIT_ROW_RIGHT_SPHERE] = { "right_sphere", DPT_FIELD_POWER },
  [DPT_VISIT_ROW_RIGHT_CYLINDER] = { "right_cylinder", DPT_FIELD_POWER },
  [DPT_VISIT_ROW_RIGHT_AXIS] = { "right_axis", DPT_FIELD_AXIS },
  [DPT_VISIT_ROW_RIGHT_ADDITION] = { "right_addition", DPT_FIELD_POWER },
  [DPT_VISIT_ROW_LEFT_SPHERE] = { "left_sphere", DPT_FIELD_POWER },
  [DPT_VISIT_ROW_LEFT_CYLINDER] = { "left_cylinder", DPT_FIELD_POWER },
  [DPT_VISIT_ROW_LEFT_AXIS] = { "left_axis", DPT_FIELD_AXIS },
  [DPT_VISIT_ROW_LEFT_ADDITION] = { "left_addition", DPT_FIELD_POWER },
};

DPT_DEFINE_RECORD (DptVisitRow, dpt_visit_row, NULL, fields)

gboolean
dpt_visit_row_get_rx (DptVisitRow *self, DptEye eye, DptRx *rx)
{
  guint first = eye == DPT_EYE_RIGHT ? DPT_VISIT_ROW_RIGHT_SPHERE : DPT_VISIT_ROW_LEFT_SPHERE;

  g_return_val_if_fail (DPT_IS_VISIT_ROW (self), FALSE);

  *rx = (DptRx) {
    .sphere = (int) dpt_record_get_int (self, first),
    .cylinder = (int) dpt_record_get_int (self, first + 1),
    .axis = (int) dpt_record_get_int (self, first + 2),
    .addition = (int) dpt_record_get_int (self, first + 3),
  };
  if (rx->cylinder == 0)
    rx->axis = 0;
  return !dpt_record_is_null (self, first);
}

void
dpt_visit_history_free (DptVisitHistory *self)
{
  if (self == NULL)
    return;
  g_free (self->birth_date);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  for (guint i = 0; i < DPT_N_MEASURES; i++)
    for (guint eye = 0; eye < 2; eye++)
      g_clear_pointer (&self->points[i][eye], g_array_unref);
  g_free (self);
}

GPtrArray *
dpt_visit_list (DptUnit *unit, gint64 patient_id, GError **error)
{
  const char *statement = dpt_session_may (unit->session, DPT_RIGHT_CLINICAL_READ) ? "clinical/clinical:visits"
                                                                                   : "clinical/clinical:visits-bare";
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  rows = dpt_db_query_values (unit->connection, dpt_db_statement_find (statement), DPT_DB_VALUES (DPT_INT (patient_id)),
                              1, error);
  return rows ? dpt_record_list_from_rows (DPT_TYPE_VISIT_ROW, rows) : NULL;
}

/* One point a visit: where the visit has one already, the one that came first stays. */
static void
add_point (DptVisitHistory *self, DptMeasure measure, const char *eye, gint64 visit_id, const char *date, int value)
{
  GArray *points = self->points[measure][g_strcmp0 (eye, "L") == 0];
  DptMeasurePoint point = { .visit_id = visit_id, .value = value };

  if (points->len > 0 && g_array_index (points, DptMeasurePoint, points->len - 1).visit_id == visit_id)
    return;
  g_strlcpy (point.date, date, sizeof point.date);
  g_array_append_val (points, point);
}

/* Columns: visit, date, eye, row, sphere, cylinder, logMAR, addition, near logMAR. */
static gboolean
read_refractions (DptUnit *unit, DptVisitHistory *self, GError **error)
{
  static const struct { DptMeasure measure; guint column; } plain[] = {
    { DPT_MEASURE_SPHERE, 4 },   { DPT_MEASURE_CYLINDER, 5 },    { DPT_MEASURE_ACUITY, 6 },
    { DPT_MEASURE_ADDITION, 7 }, { DPT_MEASURE_NEAR_ACUITY, 8 },
  };
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query (unit->connection, "clinical/clinical:refraction-series", error, DPT_INT (self->patient_id));
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptRx rx = { .sphere = (int)dpt_db_rows_get_int (rows, i, 4), .cylinder = (int)dpt_db_rows_get_int (rows, i, 5) };
      const char *date = dpt_db_rows_get_text (rows, i, 1), *eye = dpt_db_rows_get_text (rows, i, 2);
      gint64 visit_id = dpt_db_rows_get_int (rows, i, 0);

      if (!dpt_db_rows_is_null (rows, i, 4))
        add_point (self, DPT_MEASURE_EQUIVALENT, eye, visit_id, date, dpt_rx_get_spherical_equivalent (&rx));
      for (guint j = 0; j < G_N_ELEMENTS (plain); j++)
        if (!dpt_db_rows_is_null (rows, i, plain[j].column))
          add_point (self, plain[j].measure, eye, visit_id, date, (int) dpt_db_rows_get_int (rows, i, plain[j].column));
    }
  return TRUE;
}

static gboolean
read_pressures (DptUnit *unit, DptVisitHistory *self, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query (unit->connection, "clinical/clinical:pressure-series", error, DPT_INT (self->patient_id));
  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    {
      gint64 sum = dpt_db_rows_get_int (rows, i, 3), n = dpt_db_rows_get_int (rows, i, 4);

      add_point (self, DPT_MEASURE_PRESSURE, dpt_db_rows_get_text (rows, i, 2), dpt_db_rows_get_int (rows, i, 0),
                 dpt_db_rows_get_text (rows, i, 1), (int) ((sum + n / 2) / n));
    }
  return rows != NULL;
}

/* Columns: visit, date, eye, flat, steep. */
static gboolean
read_curves (DptUnit *unit, DptVisitHistory *self, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query (unit->connection, "clinical/clinical:keratometry-series", error, DPT_INT (self->patient_id));
  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    {
      int flat = dpt_keratometry_power_from_radius ((int) dpt_db_rows_get_int (rows, i, 3));
      int steep = dpt_keratometry_power_from_radius ((int) dpt_db_rows_get_int (rows, i, 4));

      add_point (self, DPT_MEASURE_CURVE, dpt_db_rows_get_text (rows, i, 2), dpt_db_rows_get_int (rows, i, 0),
                 dpt_db_rows_get_text (rows, i, 1), (flat + steep + 1) / 2);
    }
  return rows != NULL;
}

/* All numbers that were found, in one question. Columns: visit, date, eye, number, section, item. */
static gboolean
read_findings (DptUnit *unit, DptVisitHistory *self, GError **error)
{
  g_autoptr (DptDbRows) rows
    = dpt_db_query (unit->connection, "clinical/clinical:finding-series", error, DPT_INT (self->patient_id));

  for (guint i = 0; rows != NULL && i < dpt_db_rows_get_n_rows (rows); i++)
    for (DptMeasure measure = 0; measure < DPT_N_MEASURES; measure++)
      {
        const char *section, *item;

        if (dpt_measure_get_finding (measure, &section, &item)
            && g_strcmp0 (dpt_db_rows_get_text (rows, i, 4), section) == 0
            && g_strcmp0 (dpt_db_rows_get_text (rows, i, 5), item) == 0)
          add_point (self, measure, dpt_db_rows_get_text (rows, i, 2), dpt_db_rows_get_int (rows, i, 0),
                     dpt_db_rows_get_text (rows, i, 1), (int) dpt_db_rows_get_int (rows, i, 3));
      }
  return rows != NULL;
}

DptVisitHistory *
dpt_visit_history_load (DptUnit *unit, gint64 patient_id, GError **error)
{
  g_autoptr (DptVisitHistory) self = g_new0 (DptVisitHistory, 1);
  g_autoptr (DptDbRows) patient = NULL;

  self->patient_id = patient_id;
  for (guint i = 0; i < DPT_N_MEASURES; i++)
    for (guint eye = 0; eye < 2; eye++)
      self->points[i][eye] = g_array_new (FALSE, TRUE, sizeof (DptMeasurePoint));
  self->visits = dpt_visit_list (unit, patient_id, error);
  if (self->visits == NULL)
    return NULL;
  patient = dpt_db_query (unit->connection, "clinical/clinical:patient-facts", error, DPT_INT (patient_id));
  if (patient == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (patient) > 0)
    self->birth_date = g_strdup (dpt_db_rows_get_text (patient, 0, 2));
  if (dpt_session_may (unit->session, DPT_RIGHT_CLINICAL_READ)
      && (!read_refractions (unit, self, error) || !read_pressures (unit, self, error)
          || !read_curves (unit, self, error) || !read_findings (unit, self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

gint64
dpt_visit_find_draft (DptUnit *unit, gint64 patient_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_READ, error))
    return 0;
  rows = dpt_db_query (unit->connection, "clinical/clinical:open-draft", error, DPT_INT (patient_id),
                       DPT_INT (dpt_unit_get_user_id (unit)));
  return rows != NULL && dpt_db_rows_get_n_rows (rows) > 0 ? dpt_db_rows_get_int (rows, 0, 0) : 0;
}
