/* dpt-figure.c - see dpt-figure.h.
 * For: one table of figures, their words and their charts. Not for: drawing (dpt-chart-draw.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-figure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/dpt-date.h"
#include "document/dpt-format.h"
#include "engine/insight/dpt-insight-words.h"

#define NONE G_MININT64
#define MOST_DAYS 62

typedef enum
{
  UNIT_MONEY,
  UNIT_COUNT,
  UNIT_RATE, /* basis points */
  UNIT_DAYS, /* tenths of a day */
} Unit;

static const struct
{
  const char *title;
  Unit unit;
  DptInsightListKind list;
  int good; /* 1: more is better, -1: less is better, 0: neither */
} figures[DPT_N_FIGURES] = {
  [DPT_FIGURE_SALES] = { N_ ("Sales"), UNIT_MONEY, DPT_INSIGHT_SALES, 1 },
  [DPT_FIGURE_MARGIN] = { N_ ("Margin"), UNIT_MONEY, DPT_INSIGHT_SALES, 1 },
  [DPT_FIGURE_BASKETS] = { N_ ("Baskets"), UNIT_COUNT, DPT_INSIGHT_SALES, 1 },
  [DPT_FIGURE_BASKET] = { N_ ("Average basket"), UNIT_MONEY, DPT_INSIGHT_SALES, 1 },
  [DPT_FIGURE_EXAMS] = { N_ ("Exams"), UNIT_COUNT, DPT_INSIGHT_EXAMS, 1 },
  [DPT_FIGURE_CAPTURE] = { N_ ("Exams that led to an order"), UNIT_RATE, DPT_INSIGHT_EXAMS, 1 },
  [DPT_FIGURE_ORDERS] = { N_ ("Orders"), UNIT_COUNT, DPT_INSIGHT_ORDERS, 1 },
  [DPT_FIGURE_DELIVERY] = { N_ ("Days from order to delivery"), UNIT_DAYS, DPT_INSIGHT_DELIVERIES, -1 },
  [DPT_FIGURE_REMAKES] = { N_ ("Remakes"), UNIT_COUNT, DPT_INSIGHT_REMAKES, -1 },
  [DPT_FIGURE_LATE] = { N_ ("Late jobs"), UNIT_COUNT, DPT_INSIGHT_LATE, -1 },
  [DPT_FIGURE_STOCK] = { N_ ("Stock value"), UNIT_MONEY, DPT_INSIGHT_STOCK, 0 },
  [DPT_FIGURE_OWED] = { N_ ("Owed by patients"), UNIT_MONEY, DPT_INSIGHT_UNPAID, 0 },
};

const char *
dpt_figure_get_title (DptFigure figure)
{
  g_return_val_if_fail (figure < DPT_N_FIGURES, NULL);

  return _ (figures[figure].title);
}

DptInsightListKind
dpt_figure_get_list (DptFigure figure)
{
  g_return_val_if_fail (figure < DPT_N_FIGURES, DPT_INSIGHT_SALES);

  return figures[figure].list;
}

static gint64
get_period_value (DptFigure figure, const DptInsightFigures *f)
{
  switch (figure)
    {
    case DPT_FIGURE_SALES:
      return f->gross;
    case DPT_FIGURE_MARGIN:
      return dpt_insight_get_margin (f);
    case DPT_FIGURE_BASKETS:
      return f->sales;
    case DPT_FIGURE_BASKET:
      return f->sales > 0 ? dpt_insight_get_basket (f) : NONE;
    case DPT_FIGURE_EXAMS:
      return f->exams;
    case DPT_FIGURE_CAPTURE:
      return f->exams > 0 ? dpt_insight_get_capture_rate (f) : NONE;
    case DPT_FIGURE_ORDERS:
      return f->orders;
    case DPT_FIGURE_DELIVERY:
      return f->delivered > 0 ? dpt_money_divide_round (f->delivery_days * 10, f->delivered) : NONE;
    case DPT_FIGURE_REMAKES:
      return f->remakes;
    default:
      return NONE;
    }
}

static char *
format_value (Unit unit, gint64 value, const char *currency)
{
  if (value == NONE)
    return g_strdup ("–");
  switch (unit)
    {
    case UNIT_MONEY:
      return dpt_money_format (value, currency);
    case UNIT_RATE:
      return dpt_format_percent ((int) value / 10 * 10);
    case UNIT_DAYS:
      return dpt_format_quantity (value * 100);
    case UNIT_COUNT:
    default:
      return dpt_format_count (value);
    }
}

/* A rate changes by points, the rest by a share of what it was. To a tenth, with a sign. */
static char *
format_change (Unit unit, gint64 now, gint64 then)
{
  gint64 change = unit == UNIT_RATE ? now - then : then == 0 ? 0 : dpt_insight_get_change (now, then);
  g_autofree char *size = dpt_format_percent ((int) (ABS (change) + 5) / 10 * 10);
  g_autofree char *points = NULL;

  if (unit != UNIT_RATE)
    return g_strconcat (change < 0 ? "−" : "+", size, NULL);
  points = dpt_format_quantity ((ABS (change) + 5) / 10 * 100);
  /* Translators: a change of a rate, with its sign: "+3.2 points" */
  return g_strdup_printf (_ ("%s%s points"), change < 0 ? "−" : "+", points);
}

static void
describe_change (DptFigureText *text, DptFigure figure, gint64 now, gint64 then, const char *currency)
{
  Unit unit = figures[figure].unit;

  if (then == NONE)
    {
      text->note = g_strdup (now == NONE ? "" : _ ("Nothing to compare with"));
      return;
    }
  text->before = format_value (unit, then, currency);
  /* Translators: what a figure was in the period before */
  text->since = g_strdup_printf (_ ("Before: %s"), text->before);
  text->direction = now == NONE || now == then ? 0 : now > then ? 1 : -1;
  text->verdict = text->direction * figures[figure].good;
  if (text->direction != 0 && (then != 0 || unit == UNIT_RATE))
    text->change = format_change (unit, now, then);
  if (text->change != NULL)
    /* Translators: a change with its sign: "+12.5%, up" */
    text->note = g_strdup_printf (text->direction > 0 ? _ ("%s, up") : _ ("%s, down"), text->change);
  else
    text->note = g_strdup (text->direction > 0 ? _ ("Up") : text->direction < 0 ? _ ("Down") : now == NONE ? "" : _ ("Same as before"));
}

DptFigureText *
dpt_figure_describe (DptFigure figure, const DptInsight *insight, DptMoney patients, DptMoney insurers, const char *currency)
{
  DptFigureText *text = g_new0 (DptFigureText, 1);
  g_autofree char *amount = NULL;

  g_return_val_if_fail (figure < DPT_N_FIGURES && insight != NULL, text);

  switch (figure)
    {
    case DPT_FIGURE_LATE:
      text->value = dpt_format_count (insight->late_jobs);
      text->verdict = insight->late_jobs > 0 ? -1 : 0;
      text->note = g_strdup (insight->late_jobs > 0 ? _ ("Past the day promised") : _ ("All in time"));
      break;
    case DPT_FIGURE_STOCK:
      text->value = dpt_money_format (insight->stock_value, currency);
      text->note = g_strdup (_ ("At purchase prices, today"));
      break;
    case DPT_FIGURE_OWED:
      text->value = format_value (UNIT_MONEY, patients, currency);
      amount = dpt_money_format (insurers, currency);
      /* Translators: an amount owed by insurers, beside what patients owe */
      text->note = patients == NONE ? g_strdup (_ ("Being added up")) : g_strdup_printf (_ ("And %s by insurers"), amount);
      break;
    default:
      text->value = format_value (figures[figure].unit, get_period_value (figure, &insight->now), currency);
      describe_change (text, figure, get_period_value (figure, &insight->now), get_period_value (figure, &insight->then), currency);
    }
  return text;
}

void
dpt_figure_text_free (DptFigureText *self)
{
  g_free (self->value);
  g_free (self->before);
  g_free (self->change);
  g_free (self->note);
  g_free (self->since);
  g_free (self);
}

char *
dpt_figure_describe_period (const DptPeriod *period)
{
  g_autofree char *from = dpt_date_format_long (period->from);
  g_autofree char *to = dpt_date_format_long (period->to);

  if (g_str_equal (period->from, period->to))
    return g_steal_pointer (&from);
  /* Translators: the first and the last day of a period */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

/* --- charts --- */

static char *
format_day (const char *iso, const char *format)
{
  g_auto (GStrv) parts = g_strsplit (iso, "-", 3);
  g_autoptr (GDateTime) day = g_date_time_new_local (atoi (parts[0]), atoi (parts[1]), atoi (parts[2]), 12, 0, 0);

  return g_date_time_format (day, format);
}

/* Days put together as far as @last; what the period before had in the same places. */
static void
add_stretch (DptChart *chart, const DptInsight *insight, guint first, guint last, gboolean months, GArray *stretches)
{
  const DptInsightDay *from = &g_array_index (insight->days, DptInsightDay, first), *to = &g_array_index (insight->days, DptInsightDay, last);
  g_autofree char *label = format_day (from->day, months ? "%b" : "%-d");
  g_autofree char *detail = format_day (from->day, months ? "%B %Y" : "%A %-d %B");
  DptPeriod stretch;
  gint64 now = 0, then = 0;

  for (guint i = first; i <= last; i++)
    {
      now += g_array_index (insight->days, DptInsightDay, i).gross;
      then += i < insight->days_before->len ? g_array_index (insight->days_before, DptInsightDay, i).gross : 0;
    }
  dpt_chart_add_compared (chart, label, detail, now, then, stretches->len);
  dpt_period_init (&stretch, from->day, to->day);
  g_array_append_val (stretches, stretch);
}

DptChart *
dpt_figure_create_course (const DptInsight *insight, const char *currency, GArray **stretches)
{
  gboolean months = insight->days->len > MOST_DAYS;
  DptChart *chart = dpt_chart_new (DPT_CHART_BARS, DPT_CHART_MONEY, months ? _ ("Sales by month") : _ ("Sales by day"), currency);
  g_autofree char *now = dpt_figure_describe_period (&insight->shown);
  g_autofree char *then = dpt_figure_describe_period (&insight->shown_before);
  guint first = 0;

  *stretches = g_array_new (FALSE, FALSE, sizeof (DptPeriod));
  dpt_chart_set_series (chart, now, then);
  for (guint i = 0; i < insight->days->len; i++)
    {
      const DptInsightDay *day = &g_array_index (insight->days, DptInsightDay, i);
      gboolean ends = !months || i + 1 == insight->days->len
                      || strncmp (day->day, g_array_index (insight->days, DptInsightDay, i + 1).day, 7) != 0;

      if (!ends)
        continue;
      add_stretch (chart, insight, first, i, months, *stretches);
      first = i + 1;
    }
  return chart;
}

DptChart *
dpt_figure_create_best (const DptInsight *insight, const char *currency)
{
  DptChart *chart = dpt_chart_new (DPT_CHART_RANK, DPT_CHART_MONEY, _ ("Best sellers"), currency);

  for (guint i = 0; i < MIN (insight->best->len, 8); i++)
    {
      const DptInsightArticle *article = insight->best->pdata[i];
      g_autofree char *detail = g_strdup_printf (ngettext ("%s, %d piece", "%s, %d pieces", (gulong) article->quantity), article->label,
                                                 (int) article->quantity);

      if (article->gross > 0)
        dpt_chart_add (chart, article->label, detail, article->gross, i);
    }
  return chart;
}

DptChart *
dpt_figure_create_mix (const DptInsight *insight, const char *currency)
{
  DptChart *chart = dpt_chart_new (DPT_CHART_MIX, DPT_CHART_MONEY, _ ("What is sold"), currency);

  for (guint i = 0; i < MIN (insight->mix->len, 6); i++)
    {
      const DptInsightArticle *part = insight->mix->pdata[i];

      if (part->gross > 0)
        dpt_chart_add (chart, dpt_insight_get_word (part->kind), NULL, part->gross, i);
    }
  return chart;
}
