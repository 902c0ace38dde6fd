/* dpt-insight-journey.c - exams over a period and what became of them, orders, deliveries, remakes.
 * For: dpt_insight_read(). Not for: the rows behind the figures (dpt-insight-list.c).
 *
 * An exam is captured where an order of the same patient was confirmed within 60 days of it, in whatever shop. Both are read in
 * the order of an index and met by patient here: asking for each exam's order would be a search each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/insight/dpt-insight-private.h"

#include "base/dpt-date.h"

#define CAPTURE_SPAN (60 * G_TIME_SPAN_DAY)

/* Somebody, at a moment. */
typedef struct
{
  gint64 patient_id;
  gint64 at;
} Moment;

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const Moment *left = a, *right = b;

  if (left->patient_id != right->patient_id)
    return left->patient_id < right->patient_id ? -1 : 1;
  return left->at < right->at ? -1 : left->at > right->at;
}

/* @rows: patient and instant. Returns: (transfer full): sorted by patient, then instant */
static GArray *
sort_moments (DptDbRows *rows)
{
  guint n = dpt_db_rows_get_n_rows (rows);
  GArray *moments = g_array_sized_new (FALSE, FALSE, sizeof (Moment), n);

  g_array_set_size (moments, n);
  for (guint i = 0; i < n; i++)
    g_array_index (moments, Moment, i) = (Moment) { dpt_db_rows_get_int (rows, i, 0), dpt_db_rows_get_int (rows, i, 1) };
  g_array_sort (moments, compare_moments);
  return moments;
}

static gint64
count_captured (GArray *exams, GArray *orders)
{
  gint64 captured = 0;
  guint next = 0;

  for (guint i = 0; i < exams->len; i++)
    {
      const Moment *exam = &g_array_index (exams, Moment, i);

      while (next < orders->len && compare_moments (&g_array_index (orders, Moment, next), exam) < 0)
        next++;
      if (next < orders->len && g_array_index (orders, Moment, next).patient_id == exam->patient_id
          && g_array_index (orders, Moment, next).at < exam->at + CAPTURE_SPAN)
        captured++;
    }
  return captured;
}

static gboolean
read_exams (DptUnit *unit, gint64 establishment_id, const DptPeriod *period, DptInsightFigures *figures, GError **error)
{
  g_autoptr (DptDbRows) exam_rows = NULL, order_rows = NULL;
  g_autoptr (GArray) exams = NULL, orders = NULL;
  gint64 first = G_MAXINT64, last = 0;

  exam_rows = dpt_db_query (unit->connection, "insight/insight:exams", error, DPT_TEXT (period->from), DPT_TEXT (period->to),
                            DPT_INT (establishment_id));
  if (exam_rows == NULL)
    return FALSE;
  exams = sort_moments (exam_rows);
  figures->exams = exams->len;
  if (exams->len == 0)
    return TRUE;
  for (guint i = 0; i < exams->len; i++)
    {
      first = MIN (first, g_array_index (exams, Moment, i).at);
      last = MAX (last, g_array_index (exams, Moment, i).at);
    }
  order_rows = dpt_db_query (unit->connection, "insight/insight:captures", error, DPT_INT (first), DPT_INT (last + CAPTURE_SPAN));
  if (order_rows == NULL)
    return FALSE;
  orders = sort_moments (order_rows);
  figures->captured = count_captured (exams, orders);
  return TRUE;
}

gboolean
dpt_insight_read_journey (DptUnit *unit, gint64 establishment_id, const DptPeriod *period, DptInsightFigures *figures, GError **error)
{
  g_autofree char *until = dpt_date_add_days (period->to, 1);
  gint64 from = dpt_date_to_instant (period->from), to = dpt_date_to_instant (until);
  g_autoptr (DptDbRows) orders = NULL;

  if (!read_exams (unit, establishment_id, period, figures, error))
    return FALSE;
  orders = dpt_db_query (unit->connection, "insight/insight:orders", error, DPT_INT (from), DPT_INT (to), DPT_INT (establishment_id));
  if (orders == NULL)
    return FALSE;
  figures->orders = dpt_db_rows_get_int (orders, 0, 0);
  figures->delivered = dpt_db_rows_get_int (orders, 0, 1);
  figures->delivery_days = dpt_db_rows_get_int (orders, 0, 2);
  figures->remakes = dpt_db_rows_get_int (orders, 0, 3);
  return TRUE;
}
