/* dpt-dashboard-list.c - see dpt-dashboard-list.h.
 * For: columns, query and model of a list. Not for: what the lists are (engine/insight/dpt-insight-list.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dashboard/dpt-dashboard-list.h"

#include <glib/gi18n-lib.h>

#include "document/dpt-figure.h"
#include "engine/insight/dpt-insight-words.h"
#include "gui/common/dpt-list-view.h"

/*   long list:  ids ──► DptDbListModel ──┐
 *   short list: all rows ──► GListStore ─┴──► DptListView ── search, order ──► query
 */
struct _DptDashboardList
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *period_label;
  AdwBin *slot;

  DptSession *session;
  DptInsightQuery *query;
  DptListView *view;
  GListModel *model;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DptDashboardList, dpt_dashboard_list, ADW_TYPE_BIN)

/* --- columns --- */

/* A DptListColumn names its property; which field of the row that is, the row knows. */
static char *
format_word (GObject *item, const DptListColumn *column)
{
  int field = dpt_record_find_field (item, column->property);

  return field < 0 ? NULL : g_strdup (dpt_insight_get_word (dpt_record_get_text (item, (guint) field)));
}

/* Colour, icon and number: how many are left. */
static void
badge_quantity (GObject *item, DptBadgeTone *tone, const char **icon_name, char **word)
{
  gint64 left = dpt_record_get_int (item, DPT_INSIGHT_ROW_QUANTITY) - dpt_record_get_int (item, DPT_INSIGHT_ROW_RESERVED);

  if (dpt_record_is_null (item, DPT_INSIGHT_ROW_QUANTITY))
    return;
  *tone = left > 0 ? DPT_BADGE_WARNING : DPT_BADGE_ERROR;
  *icon_name = NULL;
  *word = left > 0 ? g_strdup_printf (ngettext ("%d left", "%d left", (gulong) left), (int) left) : g_strdup (_ ("None left"));
}

static DptListColumnKind
kind_of (const DptField *field)
{
  switch (field->kind)
    {
    case DPT_FIELD_INSTANT:
      return DPT_LIST_COLUMN_INSTANT;
    case DPT_FIELD_DATE:
      return DPT_LIST_COLUMN_DATE;
    case DPT_FIELD_MONEY:
      return DPT_LIST_COLUMN_MONEY;
    case DPT_FIELD_INT:
      return DPT_LIST_COLUMN_INT;
    default:
      return DPT_LIST_COLUMN_TEXT;
    }
}

/* Of a list once for the life of the process: an export may still read them when the page is gone. */
static const DptListColumn *
get_columns (DptInsightListKind kind, gsize *n)
{
  static DptListColumn *made[DPT_INSIGHT_N_LISTS];
  const DptInsightList *list = dpt_insight_list_get (kind);
  gboolean low = kind == DPT_INSIGHT_LOW_STOCK;

  *n = list->n_columns + (low ? 1 : 0);
  if (made[kind] != NULL)
    return made[kind];
  made[kind] = g_new0 (DptListColumn, *n);
  for (guint i = 0; i < list->n_columns; i++)
    {
      const DptInsightColumn *column = &list->columns[i];
      const DptField *field = dpt_insight_list_get_field (column->field);
      gboolean wide = column->field == DPT_INSIGHT_ROW_WHO || column->field == DPT_INSIGHT_ROW_LABEL;

      made[kind][i] = (DptListColumn) {
        .property = field->column,
        .title = column->title,
        .kind = kind_of (field),
        .flags = (wide ? DPT_LIST_COLUMN_EXPAND : 0) | (column->sorts ? DPT_LIST_COLUMN_SORTS : 0) | (i == 0 ? DPT_LIST_COLUMN_BOLD : 0),
        .format = column->word ? format_word : NULL,
      };
    }
  if (low)
    made[kind][list->n_columns]
      = (DptListColumn) { .property = "days", .title = N_ ("In stock"), .kind = DPT_LIST_COLUMN_BADGE, .badge = badge_quantity };
  return made[kind];
}

/* --- rows --- */

static gpointer
read_rows (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_insight_list_read (unit, args, error);
}

static void
take_rows_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  DptDashboardList *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (rows == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "dashboard.complain", "s", error ? error->message : "");
      return;
    }
  g_list_store_splice (G_LIST_STORE (self->model), 0, g_list_model_get_n_items (self->model), rows->pdata, rows->len);
}

static void
ask_for_rows (DptDashboardList *self)
{
  if (DPT_IS_DB_LIST_MODEL (self->model))
    {
      dpt_insight_list_set_query (DPT_DB_LIST_MODEL (self->model), self->query);
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dpt_session_read_async (self->session, read_rows, dpt_insight_query_copy (self->query), (GDestroyNotify) dpt_insight_query_free,
                          (GDestroyNotify) g_ptr_array_unref, self->cancellable, take_rows_cb, self);
}

static void
query_changed_cb (DptDashboardList *self)
{
  gboolean descending = FALSE;
  const char *sort = dpt_list_view_get_sort (self->view, &descending);

  g_free (self->query->search);
  g_free (self->query->sort);
  self->query->search = g_strdup (dpt_list_view_get_search (self->view));
  self->query->sort = g_strdup (sort);
  self->query->descending = descending;
  ask_for_rows (self);
}

static void
row_activated_cb (DptDashboardList *self, GObject *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dashboard.open-row", "(sxx)", dpt_insight_list_get (self->query->kind)->name,
                              dpt_record_get_id (row), dpt_record_get_int (row, DPT_INSIGHT_ROW_PATIENT_ID));
}

/* --- the page --- */

void
dpt_dashboard_list_clear (DptDashboardList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* What the old view still has to say (a search in waiting) is about rows that are gone. */
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  if (self->slot != NULL)
    adw_bin_set_child (self->slot, NULL);
  self->view = NULL;
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  g_clear_pointer (&self->query, dpt_insight_query_free);
}

static void
dpt_dashboard_list_dispose (GObject *object)
{
  dpt_dashboard_list_clear (DPT_DASHBOARD_LIST (object));

  G_OBJECT_CLASS (dpt_dashboard_list_parent_class)->dispose (object);
}

static void
dpt_dashboard_list_class_init (DptDashboardListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_dashboard_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dashboard/dpt-dashboard-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DptDashboardList, title_label);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardList, period_label);
  gtk_widget_class_bind_template_child (widget_class, DptDashboardList, slot);
}

static void
dpt_dashboard_list_init (DptDashboardList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
make_view (DptDashboardList *self, const DptInsightList *list)
{
  g_autofree char *name = g_strconcat ("insight-", list->name, NULL);
  const DptListColumn *columns;
  gsize n;

  self->view = DPT_LIST_VIEW (dpt_list_view_new (name, _ (list->title)));
  g_object_set (self->view, "currency", dpt_session_get_currency (self->session), NULL);
  columns = get_columns (self->query->kind, &n);
  dpt_list_view_set_columns (self->view, columns, n);
  dpt_list_view_set_empty (self->view, "emblem-ok-symbolic", _ ("Nothing here"),
                           list->has_days ? _ ("There is none in this period.") : _ ("There is none at the moment."), NULL, NULL);
  dpt_list_view_set_model (self->view, self->model);
  g_signal_connect_swapped (self->view, "query-changed", G_CALLBACK (query_changed_cb), self);
  g_signal_connect_swapped (self->view, "row-activated", G_CALLBACK (row_activated_cb), self);
  adw_bin_set_child (self->slot, GTK_WIDGET (self->view));
}

void
dpt_dashboard_list_show (DptDashboardList *self, DptSession *session, const DptInsightQuery *query)
{
  const DptInsightList *list = dpt_insight_list_get (query->kind);
  g_autofree char *stretch = dpt_figure_describe_period (&query->period);

  g_return_if_fail (DPT_IS_DASHBOARD_LIST (self));

  dpt_dashboard_list_clear (self);
  self->session = g_object_ref (session);
  self->query = dpt_insight_query_copy (query);
  self->model = list->long_list ? G_LIST_MODEL (dpt_insight_list_new_model (dpt_session_get_db (session), query->kind))
                                : G_LIST_MODEL (g_list_store_new (DPT_TYPE_INSIGHT_ROW));
  gtk_label_set_label (self->title_label, _ (list->title));
  gtk_label_set_label (self->period_label, list->has_days ? stretch : "");
  make_view (self, list);
  ask_for_rows (self);
}

gboolean
dpt_dashboard_list_activate (DptDashboardList *self, const char *action)
{
  g_return_val_if_fail (DPT_IS_DASHBOARD_LIST (self), FALSE);

  return self->view != NULL && gtk_widget_activate_action (GTK_WIDGET (self->view), action, NULL);
}

void
dpt_dashboard_list_refresh (DptDashboardList *self)
{
  g_return_if_fail (DPT_IS_DASHBOARD_LIST (self));

  if (self->query != NULL && !DPT_IS_DB_LIST_MODEL (self->model))
    ask_for_rows (self);
}

guint
dpt_dashboard_list_get_n_rows (DptDashboardList *self)
{
  g_return_val_if_fail (DPT_IS_DASHBOARD_LIST (self), 0);

  return self->model == NULL ? 0 : g_list_model_get_n_items (self->model);
}
