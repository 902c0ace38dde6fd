/* dpt-dashboard-overview.c - see dpt-dashboard-overview.h.
 * For: putting values on widgets. Not for: asking the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dashboard/dpt-dashboard-overview.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-badge.h"
#include "gui/common/dpt-chart-view.h"
#include "gui/dashboard/dpt-figure-card.h"

#define CARDS_IN_A_ROW 6
#define ALERTS 6

struct _DptDashboardOverview
{
  AdwBin parent_instance;

  GtkGrid *cards;
  GtkLabel *course_title;
  DptChartView *course;
  DptChartView *mix;
  DptChartView *best;
  GtkWidget *low_button;
  GtkListBox *alerts;

  DptFigureCard *figures[DPT_N_FIGURES];
  GArray *stretches; /* DptPeriod of each point of the course */
};

G_DEFINE_FINAL_TYPE (DptDashboardOverview, dpt_dashboard_overview, ADW_TYPE_BIN)

static void
course_activated_cb (DptDashboardOverview *self, int index, gint64 id)
{
  const DptPeriod *stretch;

  if (self->stretches == NULL || id < 0 || id >= self->stretches->len)
    return;
  stretch = &g_array_index (self->stretches, DptPeriod, id);
  gtk_widget_activate_action (GTK_WIDGET (self), "dashboard.open-stretch", "(sss)", "sales", stretch->from, stretch->to);
}

static void
articles_activated_cb (DptDashboardOverview *self, int index, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dashboard.open", "s", "articles");
}

static void
dpt_dashboard_overview_finalize (GObject *object)
{
  g_clear_pointer (&DPT_DASHBOARD_OVERVIEW (object)->stretches, g_array_unref);

  G_OBJECT_CLASS (dpt_dashboard_overview_parent_class)->finalize (object);
}

static void
dpt_dashboard_overview_class_init (DptDashboardOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_dashboard_overview_finalize;
  g_type_ensure (DPT_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dashboard/dpt-dashboard-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, DptDashboardOverview, cards);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardOverview, course_title);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardOverview, course);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardOverview, mix);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardOverview, best);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardOverview, low_button);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardOverview, alerts);
  gtk_widget_class_bind_template_callback (widget_class, course_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, articles_activated_cb);
}

static void
dpt_dashboard_overview_init (DptDashboardOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (DptFigure figure = 0; figure < DPT_N_FIGURES; figure++)
    {
      GtkWidget *card = dpt_figure_card_new (figure);

      self->figures[figure] = DPT_FIGURE_CARD (card);
      gtk_grid_attach (self->cards, card, figure % CARDS_IN_A_ROW, figure / CARDS_IN_A_ROW, 1, 1);
    }
}

static void
add_alert (DptDashboardOverview *self, const char *title, const char *subtitle, DptBadgeTone tone, const char *word, const char *list)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *badge = dpt_badge_new (tone, NULL, word);

  /* Names of articles are no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "dashboard.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", list);
  gtk_list_box_append (self->alerts, row);
}

static void
add_low_stock (DptDashboardOverview *self, const DptInsightLowStock *low)
{
  gint64 left = low->on_hand - low->reserved;
  /* Translators: the reference of an article, the establishment, and below how many pieces it counts as low */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s, %s, threshold %d"), low->sku, low->establishment, (int) low->minimum);
  /* Translators: how many pieces are left of an article that runs low */
  g_autofree char *word = left > 0 ? g_strdup_printf (ngettext ("%d left", "%d left", (gulong) left), (int) left) : g_strdup (_ ("None left"));

  add_alert (self, low->label, subtitle, left > 0 ? DPT_BADGE_WARNING : DPT_BADGE_ERROR, word, "low-stock");
}

static void
show_alerts (DptDashboardOverview *self, const DptInsight *insight)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->alerts))) != NULL)
    gtk_list_box_remove (self->alerts, child);
  if (insight->late_jobs > 0)
    {
      g_autofree char *title = g_strdup_printf (ngettext ("%d job is late", "%d jobs are late", (gulong) insight->late_jobs), (int) insight->late_jobs);

      add_alert (self, title, _ ("Past the day promised to the patient"), DPT_BADGE_ERROR, _ ("Late"), "late-jobs");
    }
  for (guint i = 0; i < MIN (insight->low_stock->len, insight->late_jobs > 0 ? ALERTS - 1 : ALERTS); i++)
    add_low_stock (self, insight->low_stock->pdata[i]);
  gtk_widget_set_visible (self->low_button, insight->low_stock->len > 0);
  if (insight->late_jobs == 0 && insight->low_stock->len == 0)
    add_alert (self, _ ("Nothing is late, nothing runs low"), _ ("Jobs are in time, and every article is above its threshold"), DPT_BADGE_SUCCESS, _ ("In order"), "stock");
}

static void
show_charts (DptDashboardOverview *self, const DptInsight *insight, const char *currency)
{
  g_autoptr (GArray) stretches = NULL;
  g_autoptr (DptChart) course = dpt_figure_create_course (insight, currency, &stretches);
  g_autoptr (DptChart) best = dpt_figure_create_best (insight, currency);
  g_autoptr (DptChart) mix = dpt_figure_create_mix (insight, currency);

  gtk_label_set_label (self->course_title, dpt_chart_get_title (course));
  dpt_chart_view_set_chart (self->course, course);
  dpt_chart_view_set_chart (self->best, best);
  dpt_chart_view_set_chart (self->mix, mix);
  g_clear_pointer (&self->stretches, g_array_unref);
  self->stretches = g_steal_pointer (&stretches);
}

static void
show_figure (DptDashboardOverview *self, DptFigure figure, const DptInsight *insight, DptMoney patients, DptMoney insurers, const char *currency)
{
  g_autoptr (DptFigureText) text = dpt_figure_describe (figure, insight, patients, insurers, currency);

  dpt_figure_card_set_text (self->figures[figure], text);
}

void
dpt_dashboard_overview_set_insight (DptDashboardOverview *self, const DptInsight *insight, const char *currency)
{
  g_return_if_fail (DPT_IS_DASHBOARD_OVERVIEW (self));
  g_return_if_fail (insight != NULL);

  for (DptFigure figure = 0; figure < DPT_N_FIGURES; figure++)
    if (figure != DPT_FIGURE_OWED)
      show_figure (self, figure, insight, 0, 0, currency);
  show_charts (self, insight, currency);
  show_alerts (self, insight);
}

void
dpt_dashboard_overview_set_owed (DptDashboardOverview *self, const DptInsight *insight, DptMoney patients, DptMoney insurers, const char *currency)
{
  g_return_if_fail (DPT_IS_DASHBOARD_OVERVIEW (self));

  show_figure (self, DPT_FIGURE_OWED, insight, patients, insurers, currency);
}

const char *
dpt_dashboard_overview_get_value (DptDashboardOverview *self, DptFigure figure)
{
  g_return_val_if_fail (DPT_IS_DASHBOARD_OVERVIEW (self) && figure < DPT_N_FIGURES, NULL);

  return dpt_figure_card_get_value (self->figures[figure]);
}
