/* dpt-chart.c - see dpt-chart.h.
 * For: the record, its words, its ticks and where a point is. Not for: drawing (dpt-chart-draw.c, dpt-chart-rank.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/dpt-money.h"
#include "base/dpt-power.h"

G_DEFINE_BOXED_TYPE (DptChart, dpt_chart, dpt_chart_ref, dpt_chart_unref)

static void
clear_point (gpointer data)
{
  DptChartPoint *point = data;

  g_free (point->label);
  g_free (point->detail);
}

DptChart *
dpt_chart_new (DptChartKind kind, DptChartUnit unit, const char *title, const char *currency)
{
  DptChart *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (DptChart, 1);
  g_ref_count_init (&self->references);
  self->kind = kind;
  self->unit = unit;
  self->title = g_strdup (title);
  self->currency = g_strdup (currency);
  self->points = g_array_new (FALSE, TRUE, sizeof (DptChartPoint));
  g_array_set_clear_func (self->points, clear_point);
  return self;
}

DptChart *
dpt_chart_ref (DptChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->references);
  return self;
}

void
dpt_chart_unref (DptChart *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->references))
    return;
  g_array_unref (self->points);
  g_free (self->title);
  g_free (self->currency);
  g_free (self->series);
  g_free (self->earlier_series);
  g_free (self);
}

void
dpt_chart_add (DptChart *self, const char *label, const char *detail, gint64 value, gint64 id)
{
  DptChartPoint point = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (label != NULL);

  point.label = g_strdup (label);
  point.detail = g_strdup (detail != NULL ? detail : label);
  point.value = value;
  point.id = id;
  g_array_append_val (self->points, point);
}

void
dpt_chart_add_compared (DptChart *self, const char *label, const char *detail, gint64 value, gint64 earlier, gint64 id)
{
  DptChartPoint *point;

  g_return_if_fail (self != NULL);

  dpt_chart_add (self, label, detail, value, id);
  point = &g_array_index (self->points, DptChartPoint, self->points->len - 1);
  point->earlier = earlier;
  point->has_earlier = TRUE;
}

void
dpt_chart_set_series (DptChart *self, const char *now, const char *earlier)
{
  g_return_if_fail (self != NULL);

  g_free (self->series);
  g_free (self->earlier_series);
  self->series = g_strdup (now);
  self->earlier_series = g_strdup (earlier);
}

DptChartKind
dpt_chart_get_kind (const DptChart *self)
{
  g_return_val_if_fail (self != NULL, DPT_CHART_BARS);

  return self->kind;
}

const char *
dpt_chart_get_title (const DptChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

guint
dpt_chart_get_n_points (const DptChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->points->len;
}

const DptChartPoint *
_dpt_chart_point (const DptChart *self, guint index)
{
  return &g_array_index (self->points, DptChartPoint, index);
}

const DptChartPoint *
dpt_chart_get_point (const DptChart *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->points->len, NULL);

  return _dpt_chart_point (self, index);
}

gboolean
_dpt_chart_has_earlier (const DptChart *self)
{
  for (guint i = 0; i < self->points->len; i++)
    if (_dpt_chart_point (self, i)->has_earlier)
      return TRUE;
  return FALSE;
}

char *
dpt_chart_format (const DptChart *self, gint64 value)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->unit)
    {
    case DPT_CHART_MONEY:
      return dpt_money_format (value, self->currency);
    case DPT_CHART_HUNDREDTHS:
      return dpt_power_format ((int) value);
    case DPT_CHART_COUNT:
    default:
      /* Translators: a number of pieces; %'i groups the digits, e.g. 1,234 */
      return g_strdup_printf (_ ("%'i"), (int) value);
    }
}

char *
_dpt_chart_format_tick (const DptChart *self, gint64 value)
{
  g_autofree char *full = dpt_chart_format (self, value);
  char *cents;

  if (self->unit != DPT_CHART_MONEY || value % 100 != 0)
    return g_steal_pointer (&full);
  cents = strrchr (full, '.');
  if (cents == NULL)
    cents = strrchr (full, ',');
  if (cents == NULL || !g_str_has_prefix (cents + 1, "00"))
    return g_steal_pointer (&full);
  memmove (cents, cents + 3, strlen (cents + 3) + 1);
  return g_steal_pointer (&full);
}

char *
dpt_chart_describe_point (const DptChart *self, guint index)
{
  const DptChartPoint *point;
  g_autofree char *value = NULL;
  g_autofree char *earlier = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->points->len, NULL);

  point = _dpt_chart_point (self, index);
  value = dpt_chart_format (self, point->value);
  if (!point->has_earlier)
    /* Translators: one point of a chart: "Thursday 12 November: €1,204.00" */
    return g_strdup_printf (_ ("%s: %s"), point->detail, value);
  earlier = dpt_chart_format (self, point->earlier);
  /* Translators: one point of a chart and the same in the period before: "Thursday 12 November: €1,204.00 (before:
   * €980.00)" */
  return g_strdup_printf (_ ("%s: %s (before: %s)"), point->detail, value, earlier);
}

char *
dpt_chart_describe (const DptChart *self)
{
  guint high = 0, low = 0;
  gint64 total = 0;
  g_autofree char *total_text = NULL;
  g_autofree char *high_text = NULL;
  g_autofree char *low_text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->points->len == 0)
    /* Translators: a chart's title: "Sales by day: no figures in this period" */
    return g_strdup_printf (_ ("%s: no figures in this period"), self->title);
  for (guint i = 0; i < self->points->len; i++)
    {
      gint64 value = _dpt_chart_point (self, i)->value;

      total += value;
      if (value > _dpt_chart_point (self, high)->value)
        high = i;
      if (value < _dpt_chart_point (self, low)->value)
        low = i;
    }
  total_text = dpt_chart_format (self, total);
  high_text = dpt_chart_describe_point (self, high);
  low_text = dpt_chart_describe_point (self, low);
  if (self->unit == DPT_CHART_HUNDREDTHS)
    /* Translators: a chart's title, its highest and its lowest point */
    return g_strdup_printf (_ ("%s. Highest: %s. Lowest: %s."), self->title, high_text, low_text);
  /* Translators: a chart's title, the sum of its points, its highest and its lowest point */
  return g_strdup_printf (_ ("%s. Total: %s. Highest: %s. Lowest: %s."), self->title, total_text, high_text, low_text);
}

static gint64
floor_to (gint64 value, gint64 step)
{
  gint64 rest = value % step;

  return rest < 0 ? value - rest - step : value - rest;
}

int
dpt_chart_choose_ticks (gint64 low, gint64 high, int wanted, gint64 least, gint64 *first, gint64 *step)
{
  static const int multiples[] = { 1, 2, 5 };
  gint64 power = 1;

  g_return_val_if_fail (low <= high, 0);
  g_return_val_if_fail (wanted > 0 && least > 0, 0);
  g_return_val_if_fail (first != NULL && step != NULL, 0);

  low = MIN (low, 0);
  high = MAX (high, 0);
  for (;; power *= 10)
    for (gsize i = 0; i < G_N_ELEMENTS (multiples); i++)
      {
        gint64 candidate = power * multiples[i];
        gint64 from, lines;

        if (candidate < least)
          continue;
        from = floor_to (low, candidate);
        lines = (high - from + candidate - 1) / candidate + 1;
        if (lines <= wanted + 1)
          {
            *first = from;
            *step = candidate;
            return (int) MAX (lines, 2);
          }
      }
}

static int
find_in_mix (const DptChart *self, const DptChartLayout *layout, double x, double y)
{
  double dx = x - (layout->left + layout->radius);
  double dy = y - (layout->top + layout->radius);
  double distance = sqrt (dx * dx + dy * dy);
  double turn = atan2 (dx, -dy) / (2 * G_PI);
  gint64 total = 0, sum = 0;

  if (x >= layout->legend_left && layout->row_height > 0 && y >= layout->legend_top)
    {
      int row = (int) ((y - layout->legend_top) / layout->row_height);

      return row < (int) self->points->len ? row : -1;
    }
  if (distance > layout->radius || distance < layout->radius * 0.5)
    return -1;
  if (turn < 0)
    turn += 1;
  for (guint i = 0; i < self->points->len; i++)
    total += MAX (_dpt_chart_point (self, i)->value, 0);
  for (guint i = 0; i < self->points->len; i++)
    {
      sum += MAX (_dpt_chart_point (self, i)->value, 0);
      if (total > 0 && turn * (double) total < (double) sum)
        return (int) i;
    }
  return -1;
}

int
dpt_chart_find (const DptChart *self, const DptChartLayout *layout, double x, double y)
{
  guint n;
  int index;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (layout != NULL, -1);

  n = self->points->len;
  if (n == 0)
    return -1;
  switch (self->kind)
    {
    case DPT_CHART_MIX:
      return find_in_mix (self, layout, x, y);
    case DPT_CHART_RANK:
      if (layout->row_height <= 0 || y < layout->top)
        return -1;
      index = (int) ((y - layout->top) / layout->row_height);
      return index < (int) n ? index : -1;
    case DPT_CHART_LINE:
    case DPT_CHART_BARS:
    default:
      if (layout->width <= 0 || x < layout->left || x >= layout->left + layout->width
          || y < layout->top || y > layout->top + layout->height)
        return -1;
      return CLAMP ((int) ((x - layout->left) / layout->width * n), 0, (int) n - 1);
    }
}
