/* dpt-visit-list-pane.c - see dpt-visit-list-pane.h.
 * For: rows of a list box: nobody has more than a hundred visits. Not for: lists from the database
 * (gui/common/dpt-list-view.h). SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-visit-list-pane.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "engine/clinical/dpt-clinical-state.h"
#include "engine/clinical/dpt-visit.h"
#include "engine/optics/dpt-rx-text.h"
#include "gui/common/dpt-badge.h"

struct _DptVisitListPane
{
  AdwBin parent_instance;

  GtkListBox *list;
  gint64 current;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DptVisitListPane, dpt_visit_list_pane, ADW_TYPE_BIN)

static guint chosen_signal;

static DptBadgeTone
get_tone (const char *state)
{
  if (g_strcmp0 (state, "draft") == 0)
    return DPT_BADGE_ACCENT;
  return g_strcmp0 (state, "abandoned") == 0 ? DPT_BADGE_WARNING : DPT_BADGE_NEUTRAL;
}

static GtkWidget *
create_label (const char *text, const char *first_style, const char *second_style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, first_style);
  if (second_style != NULL)
    gtk_widget_add_css_class (label, second_style);
  return label;
}

static void
add_eye (GtkWidget *box, DptVisitRow *visit, DptEye eye, const char *mark)
{
  g_autofree char *powers = NULL;
  g_autofree char *line = NULL;
  GtkWidget *label;
  DptRx rx;

  if (!dpt_visit_row_get_rx (visit, eye, &rx))
    return;
  powers = dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL);
  line = g_strdup_printf ("%s  %s", mark, powers);
  label = create_label (line, "caption", "numeric");
  gtk_widget_add_css_class (label, "dpt-clinical");
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
create_row (DptVisitRow *visit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *state = dpt_record_get_text (visit, DPT_VISIT_ROW_STATE);
  const char *kind = dpt_visit_kind_get_label (dpt_record_get_text (visit, DPT_VISIT_ROW_KIND));
  g_autofree char *date = dpt_date_format (dpt_record_get_text (visit, DPT_VISIT_ROW_STARTED_ON));
  GtkWidget *title = create_label (date, "heading", "numeric");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (top), title);
  if (g_strcmp0 (state, "signed") != 0)
    gtk_box_append (GTK_BOX (top), dpt_badge_new (get_tone (state), NULL, dpt_visit_state_get_label (state)));
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), create_label (kind, "caption", NULL));
  gtk_box_append (GTK_BOX (box),
                  create_label (dpt_record_get_string (visit, DPT_VISIT_ROW_EXAMINER_NAME), "caption", "dim-label"));
  /* Translators: one letter: right eye, left eye */
  add_eye (box, visit, DPT_EYE_RIGHT, _ ("R"));
  add_eye (box, visit, DPT_EYE_LEFT, _ ("L"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, date, -1);
  g_object_set_data_full (G_OBJECT (row), "visit", g_object_ref (visit), g_object_unref);
  return row;
}

static gint64
get_id (GtkListBoxRow *row)
{
  return dpt_record_get_id (g_object_get_data (G_OBJECT (row), "visit"));
}

static void
selected_cb (DptVisitListPane *self, GtkListBoxRow *row)
{
  if (self->showing || row == NULL || get_id (row) == self->current)
    return;
  self->current = get_id (row);
  g_signal_emit (self, chosen_signal, 0, self->current);
}

/* Tab passes the list by: it would go through its rows, and each row that has the focus is chosen and opens another visit.
 * The arrows do that. */
static gboolean
key_cb (DptVisitListPane *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *list = GTK_WIDGET (self->list);

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab) || (state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_set_can_focus (list, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (list)),
                          keyval == GDK_KEY_Tab && !(state & GDK_SHIFT_MASK) ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  gtk_widget_set_can_focus (list, TRUE);
  return GDK_EVENT_STOP;
}

static void
dpt_visit_list_pane_class_init (DptVisitListPaneClass *klass)
{
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dpt_visit_list_pane_init (DptVisitListPane *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Visits"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

static void
select_current (DptVisitListPane *self)
{
  GtkListBoxRow *row;

  self->showing = TRUE;
  gtk_list_box_unselect_all (self->list);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (get_id (row) == self->current)
      gtk_list_box_select_row (self->list, row);
  self->showing = FALSE;
}

void
dpt_visit_list_pane_set_visits (DptVisitListPane *self, GPtrArray *visits)
{
  GtkWidget *child;

  g_return_if_fail (DPT_IS_VISIT_LIST_PANE (self));

  self->showing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; visits != NULL && i < visits->len; i++)
    gtk_list_box_append (self->list, create_row (visits->pdata[i]));
  self->showing = FALSE;
  select_current (self);
}

void
dpt_visit_list_pane_set_current (DptVisitListPane *self, gint64 visit_id)
{
  g_return_if_fail (DPT_IS_VISIT_LIST_PANE (self));

  self->current = visit_id;
  select_current (self);
}
