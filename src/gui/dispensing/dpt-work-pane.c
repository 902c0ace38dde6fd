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

static const Section sections[] = {
  { -1, "dpt-eye-symbolic", N_ ("Every prescription has found its glasses.") },
  { DPT_ORDER_STAGE_DRAFT, "document-edit-symbolic", N_ ("No order is half done.") },
  { DPT_ORDER_STAGE_QUOTED, "x-office-document-symbolic", N_ ("No client has a quote to think over.") },
  { DPT_ORDER_STAGE_LATE, "alarm-symbolic", N_ ("Nothing is late.") },
  { DPT_ORDER_STAGE_WORK, "emblem-synchronizing-symbolic", N_ ("Nothing is being made.") },
  { DPT_ORDER_STAGE_READY, "dpt-glasses-symbolic", N_ ("Nobody has glasses to collect.") },
};

struct _DptWorkPane
{
  AdwBin parent_instance;
  GtkWidget *list_box;
  GtkWidget *counts[G_N_ELEMENTS (sections)];
  GtkWidget *stack;
  GtkWidget *prescriptions;
  GtkWidget *orders;
  DptDbListModel *prescription_model;
  DptDbListModel *order_model;
  DptSession *session;
  char *today;
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
  return sections[i].stage < 0 ? _ ("Prescriptions to serve") : dpt_order_stage_get_label (sections[i].stage);
}

static void
make_order_badge (GObject *item, DptBadgeTone *tone, const char **icon_name, char **word)
{
  const char *state = dpt_record_get_text (item, DPT_ORDER_ROW_STATE);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  *icon_name = NULL;
  if (state == NULL)
    return;
  if (dpt_order_row_is_expired (DPT_ORDER_ROW (item), today) || dpt_order_row_is_late (DPT_ORDER_ROW (item), today))
    {
      *tone = DPT_BADGE_WARNING;
      *word = g_strdup (g_str_equal (state, "quoted") ? _ ("Quote expired") : _ ("Late"));
      return;
    }
  *tone = g_str_equal (state, "ready")       ? DPT_BADGE_SUCCESS
          : g_str_equal (state, "confirmed") ? DPT_BADGE_ACCENT
                                             : DPT_BADGE_NEUTRAL;
  if (g_str_equal (state, "confirmed") && !dpt_record_is_null (item, DPT_ORDER_ROW_JOB_STATE))
    state = NULL;
  *word = g_strdup (state != NULL ? dpt_order_state_get_label (state)
                                  : dpt_job_state_get_label (dpt_record_get_text (item, DPT_ORDER_ROW_JOB_STATE)));
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
  { "patient-name", N_ ("Client"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND | DPT_LIST_COLUMN_BOLD, 18 },
  { "usage", N_ ("Use"), DPT_LIST_COLUMN_TEXT, 0, 12, format_usage },
  { "right-sphere", N_ ("Right"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND, 20, format_right },
  { "left-sphere", N_ ("Left"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND, 20, format_left },
  { "prescriber-name", N_ ("Prescriber"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_HIDDEN, 16 },
  { "since", N_ ("Since"), DPT_LIST_COLUMN_INSTANT, 0, 15 },
  { "valid-until", N_ ("In force until"), DPT_LIST_COLUMN_DATE, DPT_LIST_COLUMN_HIDDEN, 11 },
};

static const DptListColumn order_columns[] = {
  { "patient-name", N_ ("Client"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_BOLD, 18 },
  { "number", N_ ("Order"), DPT_LIST_COLUMN_TEXT, 0, 12, format_number },
  { "usage", N_ ("What"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND, 22, format_what },
  { "since", N_ ("Since"), DPT_LIST_COLUMN_INSTANT, 0, 15 },
  { "due-on", N_ ("Due on"), DPT_LIST_COLUMN_DATE, 0, 11 },
  { "state", N_ ("State"), DPT_LIST_COLUMN_BADGE, DPT_LIST_COLUMN_EXPAND, 16, NULL, make_order_badge },
  { "total", N_ ("Total"), DPT_LIST_COLUMN_MONEY, 0, 10 },
  { "user-name", N_ ("By"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_HIDDEN, 14 },
};

static void
fill (DptWorkPane *self)
{
  const Section *section = &sections[self->section];
  GtkWidget *list = section->stage < 0 ? self->prescriptions : self->orders;

  gtk_stack_set_visible_child (GTK_STACK (self->stack), list);
  dpt_list_view_set_empty (DPT_LIST_VIEW (list), section->icon_name, get_title (self->section), _ (section->empty),
                           NULL, NULL);
  if (self->session != NULL && section->stage >= 0)
    dpt_order_list_set_stage (self->order_model, section->stage, dpt_session_get_establishment_id (self->session),
                              self->today);
}

static void
section_selected_cb (GtkListBox *box, GtkListBoxRow *row, DptWorkPane *self)
{
  if (row == NULL || self->section == (guint)gtk_list_box_row_get_index (row))
    return;
  self->section = (guint)gtk_list_box_row_get_index (row);
  fill (self);
}

/* Enter on a section goes into its list, where the arrows go on. */
static void
section_activated_cb (GtkListBox *box, GtkListBoxRow *row, DptWorkPane *self)
{
  GtkWidget *list = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  gtk_widget_grab_focus (GTK_WIDGET (gtk_widget_get_template_child (list, DPT_TYPE_LIST_VIEW, "view")));
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

static GtkWidget *
create_list (DptWorkPane *self, const char *name, const char *title, const DptListColumn *columns, gsize n)
{
  GtkWidget *list = dpt_list_view_new (name, title);

  gtk_widget_set_hexpand (list, TRUE);
  dpt_list_view_set_columns (DPT_LIST_VIEW (list), columns, n);
  /* A section is short and ordered by what presses; Ctrl+K finds a person or an order. */
  gtk_widget_set_visible (GTK_WIDGET (gtk_widget_get_template_child (list, DPT_TYPE_LIST_VIEW, "search")), FALSE);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self, 0);
  gtk_stack_add_named (GTK_STACK (self->stack), list, name);
  return list;
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
  G_OBJECT_CLASS (klass)->dispose = dpt_work_pane_dispose;
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", DPT_TYPE_WORK_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, DPT_TYPE_RECORD);
}

static void
dpt_work_pane_init (DptWorkPane *self)
{
  GtkWidget *box = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 0), *side = dpt_kit_box (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *button = dpt_kit_button (_ ("New order"), "list-add-symbolic", "suggested-action", "dispensing.new-order");

  self->list_box = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list_box, "navigation-sidebar");
  dpt_kit_name (self->list_box, _ ("What waits"));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list_box), create_section_row (self, i));
  gtk_widget_set_tooltip_text (button, _ ("For the chosen patient"));
  gtk_widget_set_margin_start (button, 12);
  gtk_widget_set_margin_end (button, 12);
  gtk_widget_set_margin_top (button, 12);
  gtk_box_append (GTK_BOX (side), button);
  gtk_box_append (GTK_BOX (side), self->list_box);
  gtk_widget_set_size_request (side, 240, -1);
  gtk_box_append (GTK_BOX (box), side);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));

  self->stack = gtk_stack_new ();
  self->prescriptions = create_list (self, "dispensing-prescriptions", _ ("Prescriptions to serve"),
                                     prescription_columns, G_N_ELEMENTS (prescription_columns));
  self->orders = create_list (self, "dispensing-orders", _ ("Orders"), order_columns, G_N_ELEMENTS (order_columns));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list_box),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list_box), 0));
  g_signal_connect_object (self->list_box, "row-selected", G_CALLBACK (section_selected_cb), self, 0);
  g_signal_connect_object (self->list_box, "row-activated", G_CALLBACK (section_activated_cb), self, 0);
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

  if (self->stack != NULL && gtk_widget_get_parent (self->stack) != NULL)
    {
      dpt_list_view_set_model (DPT_LIST_VIEW (self->prescriptions), NULL);
      dpt_list_view_set_model (DPT_LIST_VIEW (self->orders), NULL);
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
  dpt_waiting_prescription_list_set (self->prescription_model, dpt_session_get_establishment_id (session), self->today);
  dpt_list_view_set_model (DPT_LIST_VIEW (self->prescriptions), G_LIST_MODEL (self->prescription_model));
  dpt_list_view_set_model (DPT_LIST_VIEW (self->orders), G_LIST_MODEL (self->order_model));
  fill (self);
}

void
dpt_work_pane_set_counts (DptWorkPane *self, const DptOrderCounts *counts)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      gint64 n = sections[i].stage < 0 ? counts->waiting_prescriptions : counts->stages[sections[i].stage];
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, n);

      gtk_label_set_text (GTK_LABEL (self->counts[i]), text);
      if (sections[i].stage == DPT_ORDER_STAGE_LATE)
        gtk_widget_set_css_classes (self->counts[i],
                                    (const char *[]){ "numeric", n > 0 ? "warning" : "dim-label", NULL });
    }
}

void
dpt_work_pane_show_stage (DptWorkPane *self, int stage)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (sections[i].stage == stage)
      gtk_list_box_select_row (GTK_LIST_BOX (self->list_box),
                               gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list_box), (int)i));
}
