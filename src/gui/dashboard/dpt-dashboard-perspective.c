/* dpt-dashboard-perspective.c - see dpt-dashboard-perspective.h.
 * For: period, establishment, reading, and which page stands. Not for: how figures and lists look (overview, list).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dashboard/dpt-dashboard-perspective.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-error.h"
#include "engine/practice/dpt-establishment.h"
#include "gui/common/dpt-date-entry.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/dashboard/dpt-dashboard-act.h"
#include "gui/dashboard/dpt-dashboard-list.h"
#include "gui/dashboard/dpt-dashboard-overview.h"

/*   period, establishment ──► read (one at a time; what came meanwhile is read once more) ──► overview
 *                                                                              └──► owed, after the page
 *   figures ──open──► list ──back──► figures        figures ──report──► report ──back──► figures
 */
struct _DptDashboardPerspective
{
  DptPerspective parent_instance;

  GtkStack *stack;
  GtkStack *figures_stack;
  GtkWidget *days_box;
  DptDateEntry *from_entry;
  DptDateEntry *to_entry;
  GtkDropDown *places;
  GtkLabel *compared_label;
  AdwStatusPage *error_page;
  DptDashboardOverview *overview;
  DptDashboardList *list;
  DptPdfView *report;

  char *period_name;
  GArray *place_ids; /* gint64 of each line of the drop-down */
  DptInsight *insight;
  DptMoney patients, insurers;
  gboolean reading, again, reading_owed;
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (DptDashboardPerspective, dpt_dashboard_perspective, DPT_TYPE_PERSPECTIVE)

enum
{
  PROP_0,
  PROP_PERIOD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DptSession *
get_session (DptDashboardPerspective *self)
{
  return dpt_perspective_get_session (DPT_PERSPECTIVE (self));
}

static const char *
get_currency (DptDashboardPerspective *self)
{
  return dpt_session_get_currency (get_session (self));
}

static gint64
get_establishment (DptDashboardPerspective *self)
{
  guint selected = gtk_drop_down_get_selected (self->places);

  if (self->place_ids == NULL || selected >= self->place_ids->len)
    return dpt_session_get_establishment_id (get_session (self));
  return g_array_index (self->place_ids, gint64, selected);
}

/* The period by the session's clock, so that it turns with the day. */
static void
get_period (DptDashboardPerspective *self, DptPeriod *period)
{
  g_autofree char *today = dpt_session_dup_today (get_session (self));

  if (g_str_equal (self->period_name, "today"))
    dpt_period_init (period, today, today);
  else if (g_str_equal (self->period_name, "year"))
    dpt_period_init_year (period, today, FALSE);
  else if (!g_str_equal (self->period_name, "custom")
           || !dpt_period_init (period, dpt_date_entry_get_date (self->from_entry), dpt_date_entry_get_date (self->to_entry)))
    dpt_period_init_month (period, today, FALSE);
}

/* --- reading --- */

typedef struct
{
  gint64 establishment_id;
  DptPeriod period;
  DptMoney patients, insurers;
} Question;

static gpointer
read_insight (DptUnit *unit, gpointer args, GError **error)
{
  Question *question = args;

  return dpt_insight_read (unit, question->establishment_id, &question->period, error);
}

static gpointer
read_owed (DptUnit *unit, gpointer args, GError **error)
{
  g_autofree Question *answer = g_memdup2 (args, sizeof (Question));

  return dpt_insight_read_owed (unit, answer->establishment_id, &answer->patients, &answer->insurers, error) ? g_steal_pointer (&answer) : NULL;
}

static gboolean
is_empty (const DptInsight *insight)
{
  return insight->now.sales + insight->now.credit_notes + insight->now.exams + insight->now.orders + insight->then.sales + insight->then.exams
           + insight->then.orders == 0
         && insight->best->len == 0 && insight->stock_value == 0 && insight->low_stock->len == 0 && insight->late_jobs == 0;
}

static void ask_for_owed (DptDashboardPerspective *self);
static void read_figures (DptDashboardPerspective *self);

static void
take_owed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree Question *answer = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  DptDashboardPerspective *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  self->reading_owed = FALSE;
  if (answer == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  self->patients = answer->patients;
  self->insurers = answer->insurers;
  if (answer->establishment_id != get_establishment (self))
    ask_for_owed (self);
  else if (self->insight != NULL)
    dpt_dashboard_overview_set_owed (self->overview, self->insight, self->patients, self->insurers, get_currency (self));
}

static void
ask_for_owed (DptDashboardPerspective *self)
{
  Question question = { .establishment_id = get_establishment (self) };

  if (self->reading_owed)
    return;
  self->reading_owed = TRUE;
  dpt_session_read_async (get_session (self), read_owed, g_memdup2 (&question, sizeof question), g_free, g_free,
                          dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), take_owed_cb, self);
}

static void
show_insight (DptDashboardPerspective *self)
{
  g_autofree char *before = dpt_figure_describe_period (&self->insight->before);
  /* Translators: the period that figures are compared with */
  g_autofree char *compared = g_strdup_printf (_ ("Compared with %s"), before);

  gtk_label_set_label (self->compared_label, compared);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->compared_label), compared);
  dpt_dashboard_overview_set_insight (self->overview, self->insight, get_currency (self));
  dpt_dashboard_overview_set_owed (self->overview, self->insight, self->patients, self->insurers, get_currency (self));
  gtk_stack_set_visible_child_name (self->figures_stack, is_empty (self->insight) ? "empty" : "overview");
}

static void
take_insight_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptInsight) insight = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  DptDashboardPerspective *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  self->reading = FALSE;
  if (self->again)
    {
      read_figures (self);
      return;
    }
  if (insight == NULL)
    {
      adw_status_page_set_description (self->error_page, error ? error->message : NULL);
      gtk_stack_set_visible_child_name (self->figures_stack, "error");
      return;
    }
  g_clear_pointer (&self->insight, dpt_insight_free);
  self->insight = g_steal_pointer (&insight);
  show_insight (self);
  ask_for_owed (self);
}

static void
read_figures (DptDashboardPerspective *self)
{
  Question question = { 0 };

  if (get_session (self) == NULL)
    return;
  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  question.establishment_id = get_establishment (self);
  get_period (self, &question.period);
  dpt_session_read_async (get_session (self), read_insight, g_memdup2 (&question, sizeof question), g_free, (GDestroyNotify) dpt_insight_free,
                          dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), take_insight_cb, self);
}

/* --- establishments --- */

static gpointer
read_places (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_establishment_list (unit, error);
}

/* All of them and each, for who may see others; otherwise only one's own. */
static void
offer_places (DptDashboardPerspective *self, GPtrArray *list)
{
  gboolean all = dpt_session_may (get_session (self), DPT_RIGHT_REPORT_OTHER_ESTABLISHMENTS);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const gint64 every = 0;

  g_clear_pointer (&self->place_ids, g_array_unref);
  self->place_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (all && list->len > 1)
    {
      gtk_string_list_append (names, _ ("All establishments"));
      g_array_append_val (self->place_ids, every);
    }
  for (guint i = 0; i < list->len; i++)
    {
      gint64 id = dpt_record_get_id (list->pdata[i]);

      if (!all && id != dpt_session_get_establishment_id (get_session (self)))
        continue;
      gtk_string_list_append (names, dpt_record_get_string (list->pdata[i], DPT_ESTABLISHMENT_NAME));
      g_array_append_val (self->place_ids, id);
    }
  self->quiet = TRUE;
  gtk_drop_down_set_model (self->places, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->places, 0);
  self->quiet = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->places), self->place_ids->len > 1);
  read_figures (self);
}

static void
take_places_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (list != NULL)
    offer_places (data, list);
  else
    dpt_perspective_complain (data, error);
}

/* --- what the perspective is asked --- */

static void
dpt_dashboard_perspective_session_changed (DptPerspective *perspective)
{
  DptDashboardPerspective *self = DPT_DASHBOARD_PERSPECTIVE (perspective);
  g_autofree char *today = get_session (self) ? dpt_session_dup_today (get_session (self)) : NULL;

  /* What was asked for under the old session is cancelled and never answers. */
  self->reading = self->again = self->reading_owed = FALSE;
  self->patients = G_MININT64;
  g_clear_pointer (&self->insight, dpt_insight_free);
  g_clear_pointer (&self->place_ids, g_array_unref);
  dpt_dashboard_list_clear (self->list);
  gtk_stack_set_visible_child_name (self->stack, "figures");
  gtk_stack_set_visible_child_name (self->figures_stack, "loading");
  if (get_session (self) == NULL)
    return;
  dpt_date_entry_set_today (self->from_entry, today);
  dpt_date_entry_set_today (self->to_entry, today);
  dpt_session_read_async (get_session (self), read_places, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                          dpt_perspective_get_cancellable (perspective), take_places_cb, self);
}

static void
dpt_dashboard_perspective_refresh (DptPerspective *perspective)
{
  DptDashboardPerspective *self = DPT_DASHBOARD_PERSPECTIVE (perspective);

  /* Until the establishments are known there is nothing to ask. */
  if (self->place_ids != NULL)
    read_figures (self);
  dpt_dashboard_list_refresh (self->list);
}

static void
set_period_name (DptDashboardPerspective *self, const char *name)
{
  if (g_strcmp0 (self->period_name, name) == 0 || name == NULL)
    return;
  if (g_str_equal (name, "custom") && get_session (self) != NULL)
    {
      DptPeriod period;

      get_period (self, &period);
      self->quiet = TRUE;
      dpt_date_entry_set_date (self->from_entry, period.from);
      dpt_date_entry_set_date (self->to_entry, period.to);
      self->quiet = FALSE;
    }
  g_free (self->period_name);
  self->period_name = g_strdup (name);
  gtk_widget_set_visible (self->days_box, g_str_equal (name, "custom"));
  read_figures (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERIOD]);
}

static void
days_changed_cb (DptDashboardPerspective *self)
{
  DptPeriod period;
  const char *from = dpt_date_entry_get_date (self->from_entry), *to = dpt_date_entry_get_date (self->to_entry);

  if (self->quiet || from == NULL || to == NULL)
    return;
  if (!dpt_period_init (&period, from, to))
    {
      dpt_field_entry_set_reason (DPT_FIELD_ENTRY (self->to_entry), _ ("The last day comes before the first."));
      return;
    }
  dpt_field_entry_set_reason (DPT_FIELD_ENTRY (self->to_entry), NULL);
  read_figures (self);
}

static void
place_changed_cb (DptDashboardPerspective *self)
{
  if (self->quiet || self->place_ids == NULL)
    return;
  self->patients = G_MININT64;
  read_figures (self);
}

/* --- pages --- */

static void
open_list (DptDashboardPerspective *self, const char *name, const DptPeriod *period)
{
  DptInsightQuery query = { .establishment_id = get_establishment (self), .period = *period };
  g_autofree char *today = dpt_session_dup_today (get_session (self));

  if (!dpt_insight_list_find (name, &query.kind))
    return;
  g_strlcpy (query.today, today, sizeof query.today);
  dpt_dashboard_list_show (self->list, get_session (self), &query);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDashboardPerspective *self = DPT_DASHBOARD_PERSPECTIVE (widget);
  DptPeriod period;

  if (get_session (self) == NULL)
    return;
  get_period (self, &period);
  open_list (self, g_variant_get_string (parameter, NULL), &period);
}

static void
open_stretch_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *list, *from, *to;
  DptPeriod period;

  g_variant_get (parameter, "(&s&s&s)", &list, &from, &to);
  if (get_session (DPT_DASHBOARD_PERSPECTIVE (widget)) != NULL && dpt_period_init (&period, from, to))
    open_list (DPT_DASHBOARD_PERSPECTIVE (widget), list, &period);
}

/* To the screen that works with such a thing, with its patient. */
static void
open_row_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPerspective *perspective = DPT_PERSPECTIVE (widget);
  DptInsightListKind kind;
  const char *list;
  gint64 id, patient_id;

  g_variant_get (parameter, "(&sxx)", &list, &id, &patient_id);
  if (!dpt_insight_list_find (list, &kind))
    return;
  if (patient_id != 0)
    dpt_perspective_show_patient (perspective, patient_id);
  switch (kind)
    {
    case DPT_INSIGHT_SALES:
    case DPT_INSIGHT_UNPAID:
      dpt_perspective_show (perspective, "till", "sale", id);
      break;
    case DPT_INSIGHT_EXAMS:
      dpt_perspective_show (perspective, "exam", "visit", id);
      break;
    case DPT_INSIGHT_ORDERS:
    case DPT_INSIGHT_DELIVERIES:
      dpt_perspective_show (perspective, "dispensing", "dispensing_order", id);
      break;
    case DPT_INSIGHT_REMAKES:
    case DPT_INSIGHT_LATE:
      dpt_perspective_show (perspective, "dispensing", "job", id);
      break;
    default:
      break;
    }
}

static gboolean
is_on (DptDashboardPerspective *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDashboardPerspective *self = DPT_DASHBOARD_PERSPECTIVE (widget);

  dpt_pdf_view_set_paper (self->report, NULL);
  dpt_dashboard_list_clear (self->list);
  gtk_stack_set_visible_child_name (self->stack, "figures");
}

static void
complain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = g_error_new_literal (DPT_ERROR, DPT_ERROR_FAILED, g_variant_get_string (parameter, NULL));

  dpt_perspective_complain (DPT_PERSPECTIVE (widget), error);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_perspective_refresh (DPT_PERSPECTIVE (widget));
}

/* --- what leaves the screen --- */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPerspective) self = data;
  g_autoptr (GError) error = NULL;
  gint64 rows = dpt_dashboard_export_finish (DPT_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (rows < 0)
    {
      dpt_perspective_complain (self, error);
      return;
    }
  text = g_strdup_printf (ngettext ("The spreadsheet is written: %d row", "The spreadsheet is written: %d rows", (gulong) rows), (int) rows);
  dpt_perspective_say (self, text);
}

static void
export_to (DptDashboardPerspective *self, const char *path)
{
  DptPeriod period;

  if (get_session (self) == NULL)
    return;
  get_period (self, &period);
  dpt_dashboard_export_async (get_session (self), get_establishment (self), &period, path, dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), exported_cb, g_object_ref (self));
}

static void
export_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  export_to (DPT_DASHBOARD_PERSPECTIVE (widget), g_variant_get_string (parameter, NULL));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file ? g_file_get_path (file) : NULL;

      if (path != NULL)
        export_to (data, path);
    }
  g_object_unref (dialog);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDashboardPerspective *self = DPT_DASHBOARD_PERSPECTIVE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *dialog;
  g_autofree char *proposal = NULL;

  if (get_session (self) == NULL || dpt_dashboard_list_activate (self->list, "list.export"))
    return;
  dialog = gtk_file_chooser_native_new (_ ("Save as a spreadsheet"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, GTK_FILE_CHOOSER_ACTION_SAVE,
                                        NULL, NULL);
  proposal = g_strconcat (_ ("Sales by day"), ".xlsx", NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), proposal);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
take_paper_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) paper = dpt_dashboard_paper_finish (DPT_SESSION (source), result, &error);
  DptDashboardPerspective *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (paper == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  dpt_pdf_view_set_paper (self->report, paper);
  gtk_stack_set_visible_child_name (self->stack, "report");
}

static void
report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDashboardPerspective *self = DPT_DASHBOARD_PERSPECTIVE (widget);
  DptPeriod period;

  if (get_session (self) == NULL || is_on (self, "report") || dpt_dashboard_list_activate (self->list, "list.print"))
    return;
  get_period (self, &period);
  dpt_dashboard_paper_async (get_session (self), get_establishment (self), &period, dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), take_paper_cb, self);
}

/* --- the class --- */

static void
dpt_dashboard_perspective_finalize (GObject *object)
{
  DptDashboardPerspective *self = DPT_DASHBOARD_PERSPECTIVE (object);

  g_free (self->period_name);
  g_clear_pointer (&self->place_ids, g_array_unref);
  g_clear_pointer (&self->insight, dpt_insight_free);

  G_OBJECT_CLASS (dpt_dashboard_perspective_parent_class)->finalize (object);
}

static void
dpt_dashboard_perspective_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PERIOD)
    g_value_set_string (value, DPT_DASHBOARD_PERSPECTIVE (object)->period_name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dpt_dashboard_perspective_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PERIOD)
    set_period_name (DPT_DASHBOARD_PERSPECTIVE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static const DptShortcut shortcuts[] = {
  { "<Alt>t", "dashboard.period::today", N_ ("Figures of today") },
  { "<Alt>m", "dashboard.period::month", N_ ("Figures of this month") },
  { "<Alt>y", "dashboard.period::year", N_ ("Figures of this year") },
  { "<Alt>d", "dashboard.period::custom", N_ ("Figures of other days") },
  { "<Control>e", "dashboard.export", N_ ("Write what is shown as a spreadsheet") },
  { "<Control>p", "dashboard.report", N_ ("Show what is shown as a paper") },
  { "Escape", "dashboard.back", N_ ("Back to the figures") },
};

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DPT_TYPE_DATE_ENTRY);
  g_type_ensure (DPT_TYPE_PDF_VIEW);
  g_type_ensure (DPT_TYPE_DASHBOARD_LIST);
  g_type_ensure (DPT_TYPE_DASHBOARD_OVERVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dashboard/dpt-dashboard-perspective.ui");
  gtk_widget_class_bind_template_child (widget_class, DptDashboardPerspective, stack);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardPerspective, figures_stack);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardPerspective, days_box);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardPerspective, from_entry);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardPerspective, to_entry);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardPerspective, places);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardPerspective, compared_label);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardPerspective, error_page);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardPerspective, overview);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardPerspective, list);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardPerspective, report);
  gtk_widget_class_bind_template_callback (widget_class, days_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
}

static void
dpt_dashboard_perspective_class_init (DptDashboardPerspectiveClass *klass)
{
  static const char *const topics[] = { "sale", "rollup_day", "payment", "stock_position", "visit", "dispensing_order", "job", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DptPerspectiveClass *perspective_class = DPT_PERSPECTIVE_CLASS (klass);

  object_class->finalize = dpt_dashboard_perspective_finalize;
  object_class->get_property = dpt_dashboard_perspective_get_property;
  object_class->set_property = dpt_dashboard_perspective_set_property;
  perspective_class->session_changed = dpt_dashboard_perspective_session_changed;
  perspective_class->refresh = dpt_dashboard_perspective_refresh;
  perspective_class->topics = topics;
  perspective_class->shortcuts = shortcuts;
  perspective_class->n_shortcuts = G_N_ELEMENTS (shortcuts);

  properties[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, "month", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "dashboard.period", "period");
  gtk_widget_class_install_action (widget_class, "dashboard.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "dashboard.open-stretch", "(sss)", open_stretch_action);
  gtk_widget_class_install_action (widget_class, "dashboard.open-row", "(sxx)", open_row_action);
  gtk_widget_class_install_action (widget_class, "dashboard.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "dashboard.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "dashboard.export-to", "s", export_to_action);
  gtk_widget_class_install_action (widget_class, "dashboard.report", NULL, report_action);
  gtk_widget_class_install_action (widget_class, "dashboard.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "dashboard.complain", "s", complain_action);
}

static void
dpt_dashboard_perspective_init (DptDashboardPerspective *self)
{
  self->period_name = g_strdup ("month");
  self->patients = G_MININT64;
  gtk_widget_init_template (GTK_WIDGET (self));
}
