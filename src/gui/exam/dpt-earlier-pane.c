/* dpt-earlier-pane.c - see dpt-earlier-pane.h.
 * For: turning points into a course and a table. Not for: drawing (document/dpt-trend.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-earlier-pane.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "gui/exam/dpt-trend-view.h"

#define GROWN_UP 20 /* years: below it myopia is followed by age */

struct _DptEarlierPane
{
  AdwBin parent_instance;

  GtkWidget *measures;
  GtkWidget *stack;
  GtkWidget *chart;
  GtkWidget *rate;
  GtkWidget *values;
  const DptVisitHistory *history;
};

G_DEFINE_FINAL_TYPE (DptEarlierPane, dpt_earlier_pane, ADW_TYPE_BIN)

static guint chosen_signal;

/* Both eyes of one visit. */
typedef struct
{
  const DptMeasurePoint *eye[2];
} Pair;

static const DptMeasurePoint *
get_point (const GArray *points, guint index)
{
  return index < points->len ? &g_array_index (points, DptMeasurePoint, index) : NULL;
}

/* Two series, oldest first, as one: a visit may have either eye alone. */
static GArray *
pair_points (const GArray *right, const GArray *left)
{
  GArray *pairs = g_array_new (FALSE, TRUE, sizeof (Pair));

  for (guint i = 0, j = 0; i < right->len || j < left->len;)
    {
      const DptMeasurePoint *r = get_point (right, i), *l = get_point (left, j);
      Pair pair = { { NULL, NULL } };

      if (r != NULL && (l == NULL || r->visit_id == l->visit_id || strcmp (r->date, l->date) <= 0))
        {
          pair.eye[0] = r;
          i++;
        }
      if (l != NULL && (r == NULL || l->visit_id == r->visit_id || (pair.eye[0] == NULL)))
        {
          pair.eye[1] = l;
          j++;
        }
      g_array_append_val (pairs, pair);
    }
  return pairs;
}

static void
add_cell (DptEarlierPane *self, const char *text, const char *style, int column, int row, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_hexpand (label, column > 0);
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (self->values), label, column, row, 1, 1);
}

static void
clear_values (DptEarlierPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->values)) != NULL)
    gtk_grid_remove (GTK_GRID (self->values), child);
  gtk_label_set_label (GTK_LABEL (self->rate), "");
}

static void
show_values (DptEarlierPane *self, DptMeasure measure, GArray *pairs)
{
  add_cell (self, _ ("Date"), "dpt-heading", 0, 0, 0);
  add_cell (self, _ ("Right"), "dpt-heading", 1, 0, 1);
  add_cell (self, _ ("Left"), "dpt-heading", 2, 0, 1);
  for (guint i = pairs->len; i > 0; i--)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i - 1);
      const DptMeasurePoint *any = pair->eye[0] ? pair->eye[0] : pair->eye[1];
      g_autofree char *date = dpt_date_format (any->date);
      int row = (int) (pairs->len - i) + 1;

      add_cell (self, date, "numeric", 0, row, 0);
      for (guint eye = 0; eye < 2; eye++)
        {
          g_autofree char *value
            = pair->eye[eye] ? dpt_measure_format_plain (measure, pair->eye[eye]->value) : g_strdup ("–");

          add_cell (self, value, "numeric", 1 + (int) eye, row, 1);
        }
    }
}

/* Of a child the course of myopia is read by age. */
static gboolean
is_growth (DptEarlierPane *self, DptMeasure measure, const GArray *points)
{
  if ((measure != DPT_MEASURE_EQUIVALENT && measure != DPT_MEASURE_AXIAL_LENGTH) || self->history->birth_date == NULL
      || points->len == 0)
    return FALSE;
  return dpt_date_age (self->history->birth_date, g_array_index (points, DptMeasurePoint, points->len - 1).date)
         < GROWN_UP;
}

static void
show_rate (DptEarlierPane *self, const DptTrend *trend)
{
  g_autofree char *rate = trend->birth ? dpt_trend_describe_rate (trend) : NULL;
  gboolean fast = FALSE;

  for (guint eye = 0; rate != NULL && eye < 2; eye++)
    {
      const GArray *points = trend->points[eye];
      int yearly;

      if (dpt_measure_get_rate (points, &yearly)
          && dpt_measure_is_fast (trend->measure,
                                  dpt_date_age (trend->birth,
                                                g_array_index (points, DptMeasurePoint, points->len - 1).date),
                                  yearly))
        fast = TRUE;
    }
  if (fast)
    {
      /* Translators: how fast a child's myopia grows, "R -0.75, L -0.50 a year" */
      g_autofree char *words = g_strdup_printf (_ ("⚠ %s: grows fast"), rate);

      gtk_label_set_label (GTK_LABEL (self->rate), words);
      gtk_widget_add_css_class (self->rate, "dpt-reasons");
    }
  else
    {
      gtk_label_set_label (GTK_LABEL (self->rate), rate ? rate : "");
      gtk_widget_remove_css_class (self->rate, "dpt-reasons");
    }
  gtk_widget_set_visible (self->rate, rate != NULL);
}

static void
show_chart (DptEarlierPane *self, DptMeasure measure)
{
  DptTrend trend
    = { .measure = measure, .points = { self->history->points[measure][0], self->history->points[measure][1] } };

  if (is_growth (self, measure, trend.points[0]) || is_growth (self, measure, trend.points[1]))
    trend.birth = self->history->birth_date;
  dpt_trend_view_set_trend (DPT_TREND_VIEW (self->chart), &trend);
  show_rate (self, &trend);
}

static void
show (DptEarlierPane *self)
{
  DptMeasure measure = dpt_earlier_pane_get_measure (self);
  g_autoptr (GArray) pairs = NULL;

  clear_values (self);
  if (self->history == NULL)
    {
      dpt_trend_view_set_trend (DPT_TREND_VIEW (self->chart), NULL);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
      return;
    }
  pairs = pair_points (self->history->points[measure][0], self->history->points[measure][1]);
  dpt_trend_view_set_trend (DPT_TREND_VIEW (self->chart), NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), pairs->len > 0 ? "values" : "empty");
  if (pairs->len == 0)
    return;
  show_values (self, measure, pairs);
  show_chart (self, measure);
}

static void
chosen_cb (DptEarlierPane *self, gint64 id)
{
  g_signal_emit (self, chosen_signal, 0, id);
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *label = gtk_label_new (_ ("Nothing measured yet"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_top (label, 24);
  return label;
}

static GtkWidget *
create_values (DptEarlierPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->chart = dpt_trend_view_new ();
  gtk_widget_set_size_request (self->chart, 232, 190);
  g_signal_connect_swapped (self->chart, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (box), self->chart);
  self->rate = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->rate), 0);
  gtk_label_set_wrap (GTK_LABEL (self->rate), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rate), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Change a year"), -1);
  gtk_box_append (GTK_BOX (box), self->rate);
  self->values = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->values), 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->values), 3);
  gtk_widget_add_css_class (self->values, "dpt-refraction");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->values);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static void
dpt_earlier_pane_class_init (DptEarlierPaneClass *klass)
{
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dpt_earlier_pane_init (DptEarlierPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < DPT_N_MEASURES; i++)
    g_ptr_array_add (labels, (gpointer) dpt_measure_get_label (i));
  g_ptr_array_add (labels, NULL);
  self->measures = gtk_drop_down_new_from_strings ((const char *const *) labels->pdata);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->measures), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Measure to follow"), -1);
  g_signal_connect_swapped (self->measures, "notify::selected", G_CALLBACK (show), self);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), create_values (self), "values");
  gtk_box_append (GTK_BOX (box), self->measures);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_start (box, 9);
  gtk_widget_set_margin_end (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  adw_bin_set_child (ADW_BIN (self), box);
}

void
dpt_earlier_pane_set_history (DptEarlierPane *self, const DptVisitHistory *history)
{
  g_return_if_fail (DPT_IS_EARLIER_PANE (self));

  self->history = history;
  show (self);
}

DptMeasure
dpt_earlier_pane_get_measure (DptEarlierPane *self)
{
  g_return_val_if_fail (DPT_IS_EARLIER_PANE (self), DPT_MEASURE_EQUIVALENT);

  return (DptMeasure) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->measures));
}
