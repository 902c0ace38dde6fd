/* dpt-insight-journey.c - exams over a period and what became of them, orders, deliveries, remakes.
 * For: dpt_insight_read(). Not for: the rows behind the figures (dpt-insight-list.c).
 *
 * An exam is captured where an order of the same patient was confirmed within 60 days of it, in whatever shop. Both are read in
 * the order of an index and met by patient here: asking for each exam's order would be a search each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/insight/dpt-insight-private.h"

#include "base/dpt-date.h"

#define CAPTURE_SPAN (60 * G_TIME_SPAN_DAY)

/* Rows of patient and instant by patient: chains in an open table. Three hundred thousand exams of ten years were sorted before, which took
 * longer than reading them. */
typedef struct
{
  DptDbRows *rows;
  guint *heads; /* of @mask + 1: row + 1, 0 where the slot is free */
  guint *next;  /* of each row: the next of the same patient, plus 1 */
  guint mask;
} Chains;

static guint
find_slot (const Chains *self, gint64 patient_id)
{
  guint slot = (guint) (((guint64) patient_id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32) & self->mask;

  while (self->heads[slot] != 0 && dpt_db_rows_get_int (self->rows, self->heads[slot] - 1, 0) != patient_id)
    slot = (slot + 1) & self->mask;
  return slot;
}

static void
chains_init (Chains *self, DptDbRows *rows)
{
  guint n = dpt_db_rows_get_n_rows (rows), size = 16;

  while (size < 2 * n)
    size *= 2;
  *self = (Chains) { rows, g_new0 (guint, size), g_new (guint, n), size - 1 };
  for (guint i = 0; i < n; i++)
    {
      guint slot = find_slot (self, dpt_db_rows_get_int (rows, i, 0));

      self->next[i] = self->heads[slot];
      self->heads[slot] = i + 1;
    }
}

static void
chains_clear (Chains *self)
{
  g_free (self->heads);
  g_free (self->next);
}

static gint64
count_captured (DptDbRows *exams, DptDbRows *orders)
{
  gint64 captured = 0;
  Chains chains;

  chains_init (&chains, orders);
  for (guint i = 0, n = dpt_db_rows_get_n_rows (exams); i < n; i++)
    {
      gint64 at = dpt_db_rows_get_int (exams, i, 1);
      guint order = chains.heads[find_slot (&chains, dpt_db_rows_get_int (exams, i, 0))];

      while (order != 0 && (dpt_db_rows_get_int (orders, order - 1, 1) < at || dpt_db_rows_get_int (orders, order - 1, 1) >= at + CAPTURE_SPAN))
        order = chains.next[order - 1];
      captured += order != 0;
    }
  chains_clear (&chains);
  return captured;
}

static gboolean
read_exams (DptUnit *unit, gint64 establishment_id, const DptPeriod *period, DptInsightFigures *figures, GError **error)
{
  g_autoptr (DptDbRows) exams = NULL, orders = NULL;
  gint64 first = G_MAXINT64, last = 0;

  exams = dpt_db_query (unit->connection, "insight/insight:exams", error, DPT_TEXT (period->from), DPT_TEXT (period->to), DPT_INT (establishment_id));
  if (exams == NULL)
    return FALSE;
  figures->exams = dpt_db_rows_get_n_rows (exams);
  if (figures->exams == 0)
    return TRUE;
  for (guint i = 0; i < figures->exams; i++)
    {
      first = MIN (first, dpt_db_rows_get_int (exams, i, 1));
      last = MAX (last, dpt_db_rows_get_int (exams, i, 1));
    }
  orders = dpt_db_query (unit->connection, "insight/insight:captures", error, DPT_INT (first), DPT_INT (last + CAPTURE_SPAN));
  if (orders == NULL)
    return FALSE;
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
