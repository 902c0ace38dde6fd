/* dpt-visit-queue-pane.c - see dpt-visit-queue-pane.h.
 * For: choosing a queue, the columns of its list. Not for: reading counts or visits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-visit-queue-pane.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "engine/clinical/dpt-visit.h"
#include "gui/common/dpt-list-view.h"
#include "gui/exam/dpt-tray-button.h"

static const struct
{
  const char *icon_name;
  const char *empty;
} looks[DPT_N_VISIT_QUEUES] = {
  [DPT_VISIT_QUEUE_DRAFT] = { "document-edit-symbolic", N_ ("Every visit is signed.") },
  [DPT_VISIT_QUEUE_UNPRESCRIBED] = { "dpt-glasses-symbolic", N_ ("Every final correction became a prescription.") },
  [DPT_VISIT_QUEUE_TODAY] = { "dpt-eye-symbolic", N_ ("Nobody was examined today yet.") },
};

struct _DptVisitQueuePane
{
  AdwBin parent_instance;
  GtkListBox *queue_list;
  DptListView *list;
  DptTrayButton *tray_button;
  GtkLabel *counts[DPT_N_VISIT_QUEUES];
  DptDbListModel *model;
  DptSession *session;
  DptVisitQueue queue;
};

enum
{
  ROW_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DptVisitQueuePane, dpt_visit_queue_pane, ADW_TYPE_BIN)

static char *
format_kind (GObject *item, const DptListColumn *column)
{
  const char *kind = dpt_record_get_text (item, DPT_VISIT_QUEUE_ROW_KIND);

  return kind != NULL ? g_strdup (dpt_visit_kind_get_label (kind)) : NULL;
}

static const DptListColumn columns[] = {
  { "patient-name", N_ ("Patient"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_BOLD, 20 },
  { "birth-date", N_ ("Born"), DPT_LIST_COLUMN_DATE, 0, 11 },
  { "kind", N_ ("Visit"), DPT_LIST_COLUMN_TEXT, 0, 18, format_kind },
  { "reason", N_ ("Reason"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND, 16 },
  { "started-at", N_ ("Since"), DPT_LIST_COLUMN_INSTANT, 0, 16 },
  { "examiner-name", N_ ("By"), DPT_LIST_COLUMN_TEXT, 0, 14 },
  { "file-number", N_ ("File"), DPT_LIST_COLUMN_INT, DPT_LIST_COLUMN_HIDDEN, 7 },
};

static const DptChoice examiners[] = {
  { "", N_ ("Of everybody") },
  { "mine", N_ ("Mine") },
};

static void
fill (DptVisitQueuePane *self)
{
  g_autofree char *today = NULL;
  gboolean mine;

  if (self->session == NULL || self->list == NULL)
    return;
  today = dpt_session_dup_today (self->session);
  mine = *dpt_list_view_get_filter (self->list, "examiner") != '\0';
  dpt_list_view_set_empty (self->list, looks[self->queue].icon_name, dpt_visit_queue_get_label (self->queue),
                           _ (looks[self->queue].empty), _ ("Find a patient (Ctrl+K)"), "win.search");
  dpt_visit_queue_list_set (self->model, self->queue, dpt_session_get_establishment_id (self->session), today,
                            mine ? dpt_session_get_user_id (self->session) : 0, dpt_list_view_get_search (self->list));
}

static void
queue_selected_cb (GtkListBox *box, GtkListBoxRow *row, DptVisitQueuePane *self)
{
  if (row == NULL || self->queue == (DptVisitQueue) gtk_list_box_row_get_index (row))
    return;
  self->queue = (DptVisitQueue) gtk_list_box_row_get_index (row);
  fill (self);
}

static void
activated_cb (DptListView *list, GObject *row, DptVisitQueuePane *self)
{
  g_signal_emit (self, signals[ROW_ACTIVATED], 0, row);
}

static GtkWidget *
create_queue_row (DptVisitQueuePane *self, DptVisitQueue queue)
{
  const char *title = dpt_visit_queue_get_label (queue);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  self->counts[queue] = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->counts[queue]), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->counts[queue]), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->counts[queue]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (looks[queue].icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counts[queue]));
  gtk_widget_set_size_request (box, -1, 36);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static void
dpt_visit_queue_pane_dispose (GObject *object)
{
  DptVisitQueuePane *self = DPT_VISIT_QUEUE_PANE (object);

  dpt_visit_queue_pane_set_session (self, NULL);
  self->list = NULL;
  G_OBJECT_CLASS (dpt_visit_queue_pane_parent_class)->dispose (object);
}

static void
dpt_visit_queue_pane_class_init (DptVisitQueuePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_visit_queue_pane_dispose;
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", DPT_TYPE_VISIT_QUEUE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, DPT_TYPE_VISIT_QUEUE_ROW);
  g_type_ensure (DPT_TYPE_LIST_VIEW);
  g_type_ensure (DPT_TYPE_TRAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/exam/dpt-visit-queue-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptVisitQueuePane, queue_list);
  gtk_widget_class_bind_template_child (widget_class, DptVisitQueuePane, list);
  gtk_widget_class_bind_template_child (widget_class, DptVisitQueuePane, tray_button);
  gtk_widget_class_bind_template_callback (widget_class, queue_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill);
}

static void
dpt_visit_queue_pane_init (DptVisitQueuePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dpt_list_view_set_columns (self->list, columns, G_N_ELEMENTS (columns));
  dpt_list_view_add_filter (self->list, "examiner", _ ("Whose visits"), examiners, G_N_ELEMENTS (examiners));
  for (guint i = 0; i < DPT_N_VISIT_QUEUES; i++)
    gtk_list_box_append (self->queue_list, create_queue_row (self, i));
  gtk_list_box_select_row (self->queue_list, gtk_list_box_get_row_at_index (self->queue_list, 0));
}

void
dpt_visit_queue_pane_set_session (DptVisitQueuePane *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_VISIT_QUEUE_PANE (self));

  if (self->list != NULL)
    {
      dpt_list_view_set_model (self->list, NULL);
      dpt_list_view_set_session (self->list, session);
    }
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  if (session == NULL || !dpt_session_may (session, DPT_RIGHT_CLINICAL_READ))
    return;
  self->session = g_object_ref (session);
  self->model = dpt_visit_queue_list_new (dpt_session_get_db (session));
  dpt_list_view_set_model (self->list, G_LIST_MODEL (self->model));
  fill (self);
}

void
dpt_visit_queue_pane_set_counts (DptVisitQueuePane *self, const gint64 counts[DPT_N_VISIT_QUEUES])
{
  g_return_if_fail (DPT_IS_VISIT_QUEUE_PANE (self));

  for (guint i = 0; i < DPT_N_VISIT_QUEUES; i++)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, counts[i]);

      gtk_label_set_text (self->counts[i], text);
    }
}

void
dpt_visit_queue_pane_set_readings (DptVisitQueuePane *self, guint waiting, guint trouble)
{
  g_return_if_fail (DPT_IS_VISIT_QUEUE_PANE (self));

  dpt_tray_button_set_count (self->tray_button, waiting, trouble);
}
