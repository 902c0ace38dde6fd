/* dpt-work-pane.c - see dpt-work-pane.h.
 * For: choosing a section, columns of both lists. Not for: acting on a row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-work-pane.h"

#include <glib/gi18n-lib.h>

#include "engine/optics/dpt-rx-text.h"
#include "engine/order/dpt-order-state.h"
#include "gui/common/dpt-list-view.h"
#include "gui/dispensing/dpt-dispensing-kit.h"

typedef struct
{
  int stage;
  const char *icon_name;
  const char *empty;
} Section;

/* The sections that are no stage of an order. */
#define WAITING -1 /* prescriptions without an order */
#define CLIENT -2  /* whatever the chosen client ordered */

static const Section sections[] = {
  { WAITING, "dpt-eye-symbolic", N_ ("Every prescription has found its glasses.") },
  { DPT_ORDER_STAGE_DRAFT, "document-edit-symbolic", N_ ("No order is half done.") },
  { DPT_ORDER_STAGE_QUOTED, "x-office-document-symbolic", N_ ("No client has a quote to think over.") },
  { DPT_ORDER_STAGE_LATE, "alarm-symbolic", N_ ("Nothing is late.") },
  { DPT_ORDER_STAGE_WORK, "emblem-synchronizing-symbolic", N_ ("Nothing is being made.") },
  { DPT_ORDER_STAGE_READY, "dpt-glasses-symbolic", N_ ("Nobody has glasses to collect.") },
  { DPT_ORDER_STAGE_DELIVERED, "emblem-ok-symbolic", N_ ("No glasses were handed over yet.") },
  { CLIENT, "avatar-default-symbolic", N_ ("This client has not ordered anything yet.") },
};

#define N_ORDER_COLUMNS 8

struct _DptWorkPane
{
  AdwBin parent_instance;
  GtkListBox *section_list;
  GtkWidget *counts[G_N_ELEMENTS (sections)];
  GtkStack *stack;
  DptListView *prescriptions;
  DptListView *orders;
  DptListColumn order_columns[N_ORDER_COLUMNS];
  DptDbListModel *prescription_model;
  DptDbListModel *order_model;
  GtkWidget *offer;
  GtkLabel *offer_label;
  DptSession *session;
  char *today;
  gint64 patient_id;
  guint section;
};

enum
{
  ROW_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DptWorkPane, dpt_work_pane, ADW_TYPE_BIN)

static const char *
get_title (guint i)
{
  return sections[i].stage == WAITING  ? _ ("Prescriptions to serve")
         : sections[i].stage == CLIENT ? _ ("Of the chosen client")
                                       : dpt_order_stage_get_label (sections[i].stage);
}

/* Late by the session's day, which is not always the machine's. */
static void
judge_order (GObject *item, gpointer data, DptBadgeTone *tone, const char **icon_name, char **word)
{
  DptWorkPane *self = data;
  const char *state = dpt_record_get_text (item, DPT_ORDER_ROW_STATE);
  const char *job = dpt_record_get_text (item, DPT_ORDER_ROW_JOB_STATE);

  *icon_name = NULL;
  if (state == NULL)
    return;
  if (dpt_order_row_is_expired (DPT_ORDER_ROW (item), self->today)
      || dpt_order_row_is_late (DPT_ORDER_ROW (item), self->today))
    {
      *tone = DPT_BADGE_WARNING;
      *word = g_strdup (g_str_equal (state, "quoted") ? _ ("Quote expired") : _ ("Late"));
      return;
    }
  *tone = g_str_equal (state, "ready")       ? DPT_BADGE_SUCCESS
          : g_str_equal (state, "confirmed") ? DPT_BADGE_ACCENT
                                             : DPT_BADGE_NEUTRAL;
  *word = g_strdup (g_str_equal (state, "confirmed") && job != NULL ? dpt_job_state_get_label (job)
                                                                    : dpt_order_state_get_label (state));
}

static char *
format_number (GObject *item, const DptListColumn *column)
{
  if (dpt_record_is_null (item, DPT_ORDER_ROW_NUMBER))
    return NULL;
  return dpt_order_format_number ((int)dpt_record_get_int (item, DPT_ORDER_ROW_YEAR),
                                  dpt_record_get_int (item, DPT_ORDER_ROW_NUMBER));
}

static char *
format_what (GObject *item, const DptListColumn *column)
{
  const char *frame = dpt_record_get_text (item, DPT_ORDER_ROW_FRAME);
  const char *usage = dpt_pair_usage_get_label (dpt_record_get_text (item, DPT_ORDER_ROW_USAGE));

  return frame != NULL ? g_strdup_printf ("%s · %s", usage, frame) : g_strdup (usage);
}

static char *
format_usage (GObject *item, const DptListColumn *column)
{
  return g_strdup (dpt_pair_usage_get_label (dpt_record_get_text (item, DPT_WAITING_PRESCRIPTION_USAGE)));
}

static char *
format_eye (GObject *item, guint first)
{
  DptRx rx = { .sphere = (int)dpt_record_get_int (item, first),
               .cylinder = (int)dpt_record_get_int (item, first + 1),
               .axis = (int)dpt_record_get_int (item, first + 2),
               .addition = (int)dpt_record_get_int (item, first + 3) };

  return dpt_record_is_null (item, first) ? NULL : dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL);
}

static char *
format_right (GObject *item, const DptListColumn *column)
{
  return format_eye (item, DPT_WAITING_PRESCRIPTION_RIGHT_SPHERE);
}

static char *
format_left (GObject *item, const DptListColumn *column)
{
  return format_eye (item, DPT_WAITING_PRESCRIPTION_LEFT_SPHERE);
}

static const DptListColumn prescription_columns[] = {
  { "patient-name", N_ ("Client"), DPT_LIST_COLUMN_TEXT,
    DPT_LIST_COLUMN_EXPAND | DPT_LIST_COLUMN_BOLD | DPT_LIST_COLUMN_SORTS, 15 },
  { "usage", N_ ("Use"), DPT_LIST_COLUMN_TEXT, 0, 12, format_usage },
  { "right-sphere", N_ ("Right"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND | DPT_LIST_COLUMN_CLINICAL, 20, format_right },
  { "left-sphere", N_ ("Left"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND | DPT_LIST_COLUMN_CLINICAL, 20, format_left },
  { "prescriber-name", N_ ("Prescriber"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_HIDDEN, 16 },
  { "since", N_ ("Since"), DPT_LIST_COLUMN_INSTANT, DPT_LIST_COLUMN_SORTS, 15 },
  { "valid-until", N_ ("In force until"), DPT_LIST_COLUMN_DATE, DPT_LIST_COLUMN_HIDDEN | DPT_LIST_COLUMN_SORTS, 11 },
};

static const DptListColumn order_columns[N_ORDER_COLUMNS] = {
  { "patient-name", N_ ("Client"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_BOLD | DPT_LIST_COLUMN_SORTS, 15 },
  { "number", N_ ("Order"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS, 10, format_number },
  { "usage", N_ ("What"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND, 12, format_what },
  { "since", N_ ("Since"), DPT_LIST_COLUMN_INSTANT, DPT_LIST_COLUMN_SORTS, 15 },
  { "due-on", N_ ("Due on"), DPT_LIST_COLUMN_DATE, DPT_LIST_COLUMN_SORTS, 11 },
  { "state", N_ ("State"), DPT_LIST_COLUMN_BADGE, 0, 12, .judge = judge_order },
  { "total", N_ ("Total"), DPT_LIST_COLUMN_MONEY, DPT_LIST_COLUMN_SORTS, 10 },
  { "user-name", N_ ("By"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_HIDDEN, 14 },
};

static const DptChoice usage_choices[] = {
  { "", N_ ("All uses") },       { "far", N_ ("Distance") },         { "near", N_ ("Reading") },
  { "intermediate", N_ ("Intermediate") }, { "progressive", N_ ("Progressive") }, { "bifocal", N_ ("Bifocal") },
  { "office", N_ ("Office") },
};

static const DptChoice adviser_choices[] = {
  { "", N_ ("Of everybody") },
  { "mine", N_ ("Mine") },
};

static const char *
get_choice (DptListView *list, const char *id)
{
  const char *value = dpt_list_view_get_filter (list, id);

  return *value != '\0' ? value : NULL;
}

static void
ask_prescriptions (DptWorkPane *self)
{
  DptWaitingQuery query = { .search = dpt_list_view_get_search (self->prescriptions),
                            .usage = get_choice (self->prescriptions, "usage") };

  query.sort = dpt_list_view_get_sort (self->prescriptions, &query.descending);
  dpt_waiting_prescription_list_set (self->prescription_model, dpt_session_get_establishment_id (self->session),
                                     self->today, &query);
}

static void
ask_orders (DptWorkPane *self, int stage)
{
  DptOrderQuery query = { .stage = stage >= 0 ? (DptOrderStage)stage : 0,
                          .search = dpt_list_view_get_search (self->orders),
                          .user_id = get_choice (self->orders, "adviser") != NULL
                                       ? dpt_session_get_user_id (self->session)
                                       : 0 };

  if (stage == CLIENT)
    {
      dpt_order_list_set_patient (self->order_model, self->patient_id, &query);
      return;
    }
  query.sort = dpt_list_view_get_sort (self->orders, &query.descending);
  dpt_order_list_set (self->order_model, dpt_session_get_establishment_id (self->session), self->today, &query);
}

static DptListView *
get_list (DptWorkPane *self)
{
  return sections[self->section].stage == WAITING ? self->prescriptions : self->orders;
}

static void
fill (DptWorkPane *self)
{
  const Section *section = &sections[self->section];
  DptListView *list = get_list (self);

  /* A list that is being taken away may still speak. */
  if (self->session == NULL || list == NULL)
    return;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (list));
  dpt_list_view_set_empty (list, section->icon_name, get_title (self->section), _ (section->empty),
                           section->stage == CLIENT ? _ ("New order for this client") : NULL,
                           section->stage == CLIENT ? "dispensing.new-order" : NULL);
  if (section->stage == WAITING)
    ask_prescriptions (self);
  else
    ask_orders (self, section->stage);
}

static void
section_selected_cb (GtkListBox *box, GtkListBoxRow *row, DptWorkPane *self)
{
  if (row == NULL || self->section == (guint)gtk_list_box_row_get_index (row))
    return;
  self->section = (guint)gtk_list_box_row_get_index (row);
  fill (self);
}

/* Enter or a click in the list of sections goes on to the list itself. */
static void
section_activated_cb (DptWorkPane *self)
{
  dpt_work_pane_focus (self);
}

static void
activated_cb (DptListView *list, GObject *row, DptWorkPane *self)
{
  g_signal_emit (self, signals[ROW_ACTIVATED], 0, row);
}

static GtkWidget *
create_section_row (DptWorkPane *self, guint i)
{
  GtkWidget *box = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = dpt_kit_label (get_title (i), NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (sections[i].icon_name));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  self->counts[i] = dpt_kit_label ("", "numeric dim-label");
  dpt_kit_describe (self->counts[i], get_title (i));
  gtk_box_append (GTK_BOX (box), self->counts[i]);
  gtk_widget_set_size_request (box, -1, 36);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  dpt_kit_name (row, get_title (i));
  return row;
}

static void
dpt_work_pane_dispose (GObject *object)
{
  DptWorkPane *self = DPT_WORK_PANE (object);

  dpt_work_pane_set_session (self, NULL);
  G_OBJECT_CLASS (dpt_work_pane_parent_class)->dispose (object);
}

static void
dpt_work_pane_class_init (DptWorkPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_work_pane_dispose;
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", DPT_TYPE_WORK_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, DPT_TYPE_RECORD);
  g_type_ensure (DPT_TYPE_LIST_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-work-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptWorkPane, section_list);
  gtk_widget_class_bind_template_child (widget_class, DptWorkPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DptWorkPane, prescriptions);
  gtk_widget_class_bind_template_child (widget_class, DptWorkPane, orders);
  gtk_widget_class_bind_template_child (widget_class, DptWorkPane, offer);
  gtk_widget_class_bind_template_child (widget_class, DptWorkPane, offer_label);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill);
}

static void
dpt_work_pane_init (DptWorkPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  memcpy (self->order_columns, order_columns, sizeof order_columns);
  for (guint i = 0; i < N_ORDER_COLUMNS; i++)
    self->order_columns[i].data = self;
  dpt_list_view_set_columns (self->prescriptions, prescription_columns, G_N_ELEMENTS (prescription_columns));
  dpt_list_view_set_columns (self->orders, self->order_columns, N_ORDER_COLUMNS);
  dpt_list_view_add_filter (self->prescriptions, "usage", _ ("Use of the glasses"), usage_choices,
                            G_N_ELEMENTS (usage_choices));
  dpt_list_view_add_filter (self->orders, "adviser", _ ("Whose orders"), adviser_choices,
                            G_N_ELEMENTS (adviser_choices));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    gtk_list_box_append (self->section_list, create_section_row (self, i));
  dpt_work_pane_set_patient (self, 0);
  gtk_list_box_select_row (self->section_list, gtk_list_box_get_row_at_index (self->section_list, 0));
}

GtkWidget *
dpt_work_pane_new (void)
{
  return g_object_new (DPT_TYPE_WORK_PANE, NULL);
}

void
dpt_work_pane_set_session (DptWorkPane *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_WORK_PANE (self));

  if (self->orders != NULL)
    {
      dpt_list_view_set_model (self->prescriptions, NULL);
      dpt_list_view_set_model (self->orders, NULL);
      dpt_list_view_set_session (self->prescriptions, session);
      dpt_list_view_set_session (self->orders, session);
    }
  g_clear_object (&self->prescription_model);
  g_clear_object (&self->order_model);
  g_clear_object (&self->session);
  g_clear_pointer (&self->today, g_free);
  if (session == NULL)
    return;
  self->session = g_object_ref (session);
  self->today = dpt_session_dup_today (session);
  g_object_set (self->orders, "currency", dpt_session_get_currency (session), NULL);
  self->prescription_model = dpt_waiting_prescription_list_new (dpt_session_get_db (session));
  self->order_model = dpt_order_list_new (dpt_session_get_db (session));
  dpt_list_view_set_model (self->prescriptions, G_LIST_MODEL (self->prescription_model));
  dpt_list_view_set_model (self->orders, G_LIST_MODEL (self->order_model));
  fill (self);
}

void
dpt_work_pane_set_counts (DptWorkPane *self, const DptOrderCounts *counts)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      gint64 n = sections[i].stage == WAITING ? counts->waiting_prescriptions : counts->stages[MAX (sections[i].stage, 0)];
      g_autofree char *text = NULL;

      if (sections[i].stage == CLIENT)
        continue;
      text = g_strdup_printf ("%" G_GINT64_FORMAT, n);
      gtk_label_set_text (GTK_LABEL (self->counts[i]), text);
      if (sections[i].stage == DPT_ORDER_STAGE_LATE)
        gtk_widget_set_css_classes (self->counts[i],
                                    (const char *[]){ "numeric", n > 0 ? "warning" : "dim-label", NULL });
    }
}

void
dpt_work_pane_show_section (DptWorkPane *self, guint section)
{
  GtkListBoxRow *row;

  g_return_if_fail (DPT_IS_WORK_PANE (self));

  row = gtk_list_box_get_row_at_index (self->section_list, (int)section);
  if (row != NULL)
    gtk_list_box_select_row (self->section_list, row);
  dpt_work_pane_focus (self);
}

/* The last one of the table. */
static GtkListBoxRow *
get_client_row (DptWorkPane *self)
{
  return gtk_list_box_get_row_at_index (self->section_list, (int)G_N_ELEMENTS (sections) - 1);
}

void
dpt_work_pane_set_patient (DptWorkPane *self, gint64 patient_id)
{
  g_return_if_fail (DPT_IS_WORK_PANE (self));

  self->patient_id = patient_id;
  gtk_widget_set_visible (GTK_WIDGET (get_client_row (self)), patient_id != 0);
  if (sections[self->section].stage != CLIENT)
    return;
  if (patient_id == 0)
    gtk_list_box_select_row (self->section_list, gtk_list_box_get_row_at_index (self->section_list, 0));
  else
    fill (self);
}

void
dpt_work_pane_show_patient (DptWorkPane *self)
{
  g_return_if_fail (DPT_IS_WORK_PANE (self));

  if (self->patient_id != 0)
    gtk_list_box_select_row (self->section_list, get_client_row (self));
}

void
dpt_work_pane_focus (DptWorkPane *self)
{
  g_return_if_fail (DPT_IS_WORK_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (get_list (self)), DPT_TYPE_LIST_VIEW, "view")));
  if (g_list_model_get_n_items (dpt_list_view_get_model (get_list (self))) > 0)
    dpt_list_view_select (get_list (self), 0);
}

void
dpt_work_pane_focus_search (DptWorkPane *self)
{
  g_return_if_fail (DPT_IS_WORK_PANE (self));

  dpt_list_view_focus_search (get_list (self));
}

void
dpt_work_pane_export (DptWorkPane *self)
{
  g_return_if_fail (DPT_IS_WORK_PANE (self));

  gtk_widget_activate_action (GTK_WIDGET (get_list (self)), "list.export", NULL);
}

void
dpt_work_pane_offer (DptWorkPane *self, const char *title)
{
  g_return_if_fail (DPT_IS_WORK_PANE (self));

  if (self->offer == NULL)
    return;
  if (title != NULL)
    {
      /* translators: a client and the number of an order */
      g_autofree char *text = g_strdup_printf (_ ("You were working on %s."), title);

      gtk_label_set_text (self->offer_label, text);
    }
  gtk_widget_set_visible (self->offer, title != NULL);
}
