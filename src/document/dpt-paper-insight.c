/* dpt-paper-insight.c - see dpt-paper-insight.h.
 * For: the layout of the report. Not for: the words of the figures (dpt-figure.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-paper-insight.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "document/dpt-document-private.h"
#include "document/dpt-figure.h"
#include "document/dpt-format.h"
#include "document/dpt-rows.h"
#include "engine/practice/dpt-establishment.h"

#define CHART_HEIGHT 150.0
#define GAP 18.0
#define MOST_LOW 30 /* the list is on the screen; the paper names the worst */

static void
draw_chart_cb (cairo_t *cr, double width, double height, gpointer data)
{
  dpt_chart_draw (data, cr, width, height, 7.5, "Inter, Cantarell, sans", dpt_chart_palette_get_print (), -1, NULL);
}

static void
put_chart (DptFlow *flow, DptChart *chart, double x, double width)
{
  dpt_sheet_write (flow->sheet, dpt_chart_get_title (chart), DPT_TYPE_LEAD | DPT_TYPE_MEDIUM, DPT_INK_TEXT, x, flow->y, width, DPT_ALIGN_START);
  dpt_sheet_draw_at (flow->sheet, x, flow->y + 18, width, CHART_HEIGHT, draw_chart_cb, dpt_chart_ref (chart), (GDestroyNotify) dpt_chart_unref);
}

static void
put_figures (DptFlow *flow, const DptInsight *insight, DptMoney patients, DptMoney insurers, const char *currency)
{
  const DptColumn columns[] = {
    { _ ("Figure"), DPT_COLUMN_TEXT, DPT_TYPE_BODY, DPT_ALIGN_START, FALSE, TRUE },
    { _ ("This period"), DPT_COLUMN_TEXT, DPT_TYPE_BODY | DPT_TYPE_MEDIUM, DPT_ALIGN_END, FALSE, FALSE },
    { _ ("Period before"), DPT_COLUMN_TEXT, DPT_TYPE_BODY, DPT_ALIGN_END, FALSE, FALSE },
    { _ ("Against before"), DPT_COLUMN_TEXT, DPT_TYPE_BODY, DPT_ALIGN_END, FALSE, FALSE },
  };
  g_autoptr (DptRows) rows = dpt_rows_new (columns, G_N_ELEMENTS (columns));

  for (DptFigure figure = 0; figure < DPT_N_FIGURES; figure++)
    {
      g_autoptr (DptFigureText) text = dpt_figure_describe (figure, insight, patients, insurers, currency);
      DptCell cells[G_N_ELEMENTS (columns)] = { 0 };

      cells[0].text = dpt_figure_get_title (figure);
      cells[1].text = text->value;
      cells[2].text = text->before ? text->before : "";
      cells[3].text = text->change ? text->change : text->before ? "" : text->note;
      dpt_rows_add (rows, cells);
    }
  dpt_rows_flow (rows, flow, 0);
}

static void
put_low_stock (DptFlow *flow, const DptInsight *insight)
{
  const DptColumn columns[] = {
    { _ ("Article"), DPT_COLUMN_TEXT, DPT_TYPE_SMALL, DPT_ALIGN_START, FALSE, TRUE },
    { _ ("Reference"), DPT_COLUMN_TEXT, DPT_TYPE_SMALL, DPT_ALIGN_START, FALSE, FALSE },
    { _ ("Establishment"), DPT_COLUMN_TEXT, DPT_TYPE_SMALL, DPT_ALIGN_START, FALSE, FALSE },
    { _ ("On hand"), DPT_COLUMN_COUNT, DPT_TYPE_SMALL, DPT_ALIGN_END, FALSE, FALSE },
    { _ ("Reserved"), DPT_COLUMN_COUNT, DPT_TYPE_SMALL, DPT_ALIGN_END, FALSE, FALSE },
    { _ ("Threshold"), DPT_COLUMN_COUNT, DPT_TYPE_SMALL, DPT_ALIGN_END, FALSE, FALSE },
  };
  g_autoptr (DptRows) rows = NULL;

  if (insight->low_stock->len == 0)
    return;
  rows = dpt_rows_new (columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < MIN (insight->low_stock->len, MOST_LOW); i++)
    {
      const DptInsightLowStock *low = insight->low_stock->pdata[i];
      DptCell cells[G_N_ELEMENTS (columns)] = {
        { .text = low->label }, { .text = low->sku }, { .text = low->establishment }, { .value = low->on_hand }, { .value = low->reserved }, { .value = low->minimum },
      };

      dpt_rows_add (rows, cells);
    }
  flow->y += GAP;
  dpt_flow_need (flow, 80);
  dpt_flow_paragraph (flow, _ ("Low stock"), DPT_TYPE_LEAD | DPT_TYPE_MEDIUM, DPT_INK_TEXT, DPT_ALIGN_START, 4);
  dpt_rows_flow (rows, flow, 0);
  if (insight->low_stock->len > MOST_LOW)
    {
      guint more = insight->low_stock->len - MOST_LOW;
      g_autofree char *rest = g_strdup_printf (ngettext ("and %u more article", "and %u more articles", more), more);

      dpt_flow_paragraph (flow, rest, DPT_TYPE_SMALL, DPT_INK_DIM, DPT_ALIGN_START, 0);
    }
}

static void
put_charts (DptFlow *flow, const DptInsight *insight, const char *currency)
{
  g_autoptr (GArray) stretches = NULL;
  g_autoptr (DptChart) course = dpt_figure_create_course (insight, currency, &stretches);
  g_autoptr (DptChart) best = dpt_figure_create_best (insight, currency);
  g_autoptr (DptChart) mix = dpt_figure_create_mix (insight, currency);
  double half = (flow->width - GAP) / 2;

  dpt_flow_need (flow, CHART_HEIGHT + 18 + GAP);
  put_chart (flow, course, flow->x, flow->width);
  flow->y += CHART_HEIGHT + 18 + GAP;
  dpt_flow_need (flow, CHART_HEIGHT + 18);
  put_chart (flow, best, flow->x, half);
  put_chart (flow, mix, flow->x + half + GAP, half);
  flow->y += CHART_HEIGHT + 18;
}

static char *
name_establishment (DptUnit *unit, gint64 establishment_id, GError **error)
{
  g_autoptr (DptEstablishment) establishment = NULL;

  if (establishment_id == 0)
    return g_strdup (_ ("All establishments"));
  establishment = dpt_unit_load (unit, DPT_TYPE_ESTABLISHMENT, establishment_id, error);
  return establishment ? g_strdup (dpt_record_get_string (establishment, DPT_ESTABLISHMENT_NAME)) : NULL;
}

DptPaper *
dpt_paper_insight_create (DptUnit *unit, gint64 establishment_id, const DptPeriod *period, GError **error)
{
  g_autoptr (DptInsight) insight = dpt_insight_read (unit, establishment_id, period, error);
  g_autoptr (DptDocumentDraft) draft = dpt_document_draft_new (unit);
  g_autofree char *place = insight ? name_establishment (unit, establishment_id, error) : NULL;
  g_autofree char *stretch = dpt_figure_describe_period (period);
  g_autofree char *before = insight ? dpt_figure_describe_period (&insight->before) : NULL;
  g_autofree char *compared = NULL, *date = NULL;
  const char *currency = dpt_session_get_currency (unit->session);
  DptMoney patients, insurers;
  DptLetter letter;

  if (place == NULL || !dpt_insight_read_owed (unit, establishment_id, &patients, &insurers, error) || !dpt_document_set_shop (draft, establishment_id, error))
    return NULL;
  dpt_letter_begin (&letter, &draft->shop, _ ("Report"), NULL, NULL, FALSE);
  date = dpt_unit_dup_today (unit);
  dpt_paper_set_date (letter.flow.paper, date);
  letter.flow.y += 8;
  dpt_flow_paragraph (&letter.flow, stretch, DPT_TYPE_HEAD | DPT_TYPE_MEDIUM, DPT_INK_TEXT, DPT_ALIGN_START, 2);
  /* Translators: an establishment's name; then the period that a report is compared with */
  compared = g_strdup_printf (_ ("%s. Compared with %s."), place, before);
  dpt_flow_paragraph (&letter.flow, compared, DPT_TYPE_BODY, DPT_INK_DIM, DPT_ALIGN_START, 12);
  put_figures (&letter.flow, insight, patients, insurers, currency);
  letter.flow.y += GAP;
  put_charts (&letter.flow, insight, currency);
  put_low_stock (&letter.flow, insight);
  return dpt_letter_end (&letter);
}
