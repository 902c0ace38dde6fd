/* dpt-visit-page.c - see dpt-visit-page.h.
 * For: which sections stand there, and handing the visit to them. Not for: the sections themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-visit-page.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "engine/clinical/dpt-clinical-state.h"
#include "engine/clinical/dpt-exam-layout.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "gui/common/dpt-badge.h"
#include "gui/common/dpt-field-entry.h"
#include "gui/common/dpt-prescription-acts.h"
#include "gui/exam/dpt-acuity-grid.h"
#include "gui/exam/dpt-curve-grid.h"
#include "gui/exam/dpt-drop-list.h"
#include "gui/exam/dpt-fitting-grid.h"
#include "gui/exam/dpt-note-field.h"
#include "gui/exam/dpt-pair-grid.h"
#include "gui/exam/dpt-pressure-grid.h"
#include "gui/exam/dpt-repeat-grid.h"
#include "gui/exam/dpt-retinoscopy-view.h"
#include "gui/exam/dpt-visit-section.h"
#include "gui/exam/dpt-wear-view.h"

#define SETTLED 5 /* frames until a section that was opened has its place */

struct _DptVisitPage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox *sections_box;
  GtkWidget *more_box;
  GtkFlowBox *more;
  GtkBox *tools;
  DptRefractionTable *table;
  DptFittingGrid *fitting;
  DptPairGrid *pairs;
  DptPressureGrid *pressures;
  DptDropList *drops;
  GtkSpinButton *next_months;
  GtkLabel *next_label;
  GtkBox *prescriptions_box;
  GtkListBox *prescriptions;

  DptVisitEditor *editor;
  gulong changed_handler;
  gulong editable_handler;
  GHashTable *custom;   /* what the practice wants otherwise */
  GPtrArray *sections; /* DptVisitSection, as they stand in the template */
  GPtrArray *parts;    /* DptVisitPart, but for the findings, which their sections have */
  char *opened;        /* "a,b,": sections that were asked for in this visit */
  guint frames;        /* for which the page still follows the cursor into a section that was just opened */
  guint prepared;      /* how many of the sections have their fields */
  guint prepare_source;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DptVisitPage, dpt_visit_page, ADW_TYPE_BIN)

static guint custom_signal;

/* A folded section takes its child out of the tree, so that parts and sections are looked up once. */
static void
collect (DptVisitPage *self, GtkWidget *widget)
{
  if (DPT_IS_VISIT_PART (widget))
    g_ptr_array_add (self->parts, g_object_ref (widget));
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      {
        if (DPT_IS_VISIT_SECTION (child))
          g_ptr_array_add (self->sections, g_object_ref (child));
        collect (self, child);
      }
}

static DptVisitSection *
find_section (DptVisitPage *self, const char *nick)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (g_str_equal (dpt_visit_section_get_section (self->sections->pdata[i]), nick))
      return self->sections->pdata[i];
  return NULL;
}

/* --- which sections stand there --- */

static gboolean
was_opened (DptVisitPage *self, const char *nick)
{
  g_autofree char *wanted = g_strdup_printf (",%s,", nick);

  return strstr (self->opened, wanted) != NULL;
}

static void
more_clicked_cb (DptVisitPage *self, GtkWidget *button)
{
  dpt_visit_page_open_section (self, g_object_get_data (G_OBJECT (button), "section"));
}

static void
add_more (DptVisitPage *self, const char *section)
{
  GtkWidget *button = gtk_button_new_with_label (dpt_exam_section_get_label (section));
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_add_css_class (button, "dpt-small");
  g_object_set_data_full (G_OBJECT (button), "section", g_strdup (section), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->more, child);
}

/* What was written is shown whatever the layout says; a signed visit shows nothing else. */
static gboolean
is_shown (DptVisitPage *self, const DptExamPlace *place)
{
  return dpt_exam_section_is_written (place->section, dpt_visit_editor_get_now (self->editor))
         || (dpt_visit_editor_get_editable (self->editor) && (place->shown || was_opened (self, place->section)));
}

/* The button under the cursor goes: without a place for the cursor Tab would pass the whole page by. */
static void
leave_more (DptVisitPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->sections_box));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->more_box))
    return;
  while (last != NULL && !gtk_widget_get_visible (last))
    last = gtk_widget_get_prev_sibling (last);
  if (last != NULL)
    gtk_widget_child_focus (last, GTK_DIR_TAB_FORWARD);
}

static void
apply_layout (DptVisitPage *self)
{
  DptVisitSheet *now = dpt_visit_editor_get_now (self->editor);
  const char *kind = dpt_visit_sheet_get_text (now, DPT_VISIT_KIND);
  g_autofree char *name = dpt_exam_layout_dup_name (kind);
  g_autoptr (GArray) layout
    = dpt_exam_layout_new (kind, self->custom ? g_hash_table_lookup (self->custom, name) : NULL);
  GtkWidget *before = NULL, *child;
  gboolean more = FALSE;

  leave_more (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->more))) != NULL)
    gtk_flow_box_remove (self->more, child);
  for (guint i = 0; i < layout->len; i++)
    {
      const DptExamPlace *place = &g_array_index (layout, DptExamPlace, i);
      DptVisitSection *section = find_section (self, place->section);

      if (section == NULL)
        continue;
      gtk_box_reorder_child_after (self->sections_box, GTK_WIDGET (section), before);
      before = GTK_WIDGET (section);
      dpt_visit_section_set_shown (section, is_shown (self, place));
      if (!is_shown (self, place))
        {
          add_more (self, place->section);
          more = TRUE;
        }
    }
  gtk_widget_set_visible (self->more_box, more && dpt_visit_editor_get_editable (self->editor));
}

static gboolean
focus_section_cb (gpointer section)
{
  gtk_widget_child_focus (dpt_visit_section_get_box (section), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/* The page goes along with the focus, whatever moved it. */
static void
scroll_to_focus_cb (DptVisitPage *self, GParamSpec *pspec, GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;
  double top, page = gtk_adjustment_get_page_size (vertical);

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->scroller))
      || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self->scroller), &bounds))
    return;
  top = bounds.origin.y;
  if (top < 24)
    gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) + top - 48);
  else if (top + bounds.size.height > page - 24)
    gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) + top + bounds.size.height - page + 48);
}

/* What was just unfolded moves all that is below it, for a frame or two after the cursor stands in it. */
static gboolean
follow_focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DptVisitPage *self = DPT_VISIT_PAGE (widget);

  scroll_to_focus_cb (self, NULL, gtk_widget_get_root (widget));
  return --self->frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
dpt_visit_page_open_section (DptVisitPage *self, const char *nick)
{
  g_autofree char *opened = NULL;
  DptVisitSection *section;

  g_return_if_fail (DPT_IS_VISIT_PAGE (self));

  section = find_section (self, nick);
  if (section == NULL || self->editor == NULL)
    return;
  opened = g_strdup_printf ("%s%s,", self->opened, nick);
  g_free (self->opened);
  self->opened = g_steal_pointer (&opened);
  apply_layout (self);
  dpt_visit_section_set_expanded (section, TRUE);
  /* Its fields have a place once it was drawn. */
  g_idle_add_full (G_PRIORITY_LOW, focus_section_cb, g_object_ref (section), g_object_unref);
  if (self->frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_focus_cb, NULL, NULL);
  self->frames = SETTLED;
}

void
dpt_visit_page_move_section (DptVisitPage *self, int direction)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *section = focus ? gtk_widget_get_ancestor (focus, DPT_TYPE_VISIT_SECTION) : NULL;

  if (section == NULL || !gtk_widget_is_ancestor (section, GTK_WIDGET (self)))
    section = NULL;
  do
    section = section == NULL    ? gtk_widget_get_first_child (GTK_WIDGET (self->sections_box))
              : direction > 0 ? gtk_widget_get_next_sibling (section)
                              : gtk_widget_get_prev_sibling (section);
  while (section != NULL && !gtk_widget_get_visible (section));
  if (section == NULL)
    return;
  /* A folded one is reached by its title, which Space opens. */
  if (dpt_visit_section_get_expanded (DPT_VISIT_SECTION (section)))
    focus_section_cb (section);
  else
    gtk_widget_child_focus (section, GTK_DIR_TAB_FORWARD);
}

static void
pass_custom_cb (DptVisitPage *self, const char *name, const char *value)
{
  g_signal_emit (self, custom_signal, 0, name, value);
}

/* --- showing --- */

static void
show_next_visit (DptVisitPage *self, DptVisitSheet *now)
{
  DptVisit *visit = dpt_visit_sheet_get_visit (now);
  int months = (int) dpt_record_get_int (visit, DPT_VISIT_NEXT_VISIT_MONTHS);
  g_autofree char *day = dpt_date_add_months (dpt_record_get_string (visit, DPT_VISIT_STARTED_ON), months);
  g_autofree char *date = day ? dpt_date_format_long (day) : NULL;
  g_autofree char *words = NULL;

  if (months > 0 && date != NULL)
    /* Translators: a number of months, and the date it comes to */
    words = g_strdup_printf (ngettext ("in %d month: %s", "in %d months: %s", (gulong) months), months, date);
  gtk_spin_button_set_value (self->next_months, months);
  dpt_visit_part_set_sensitive (GTK_WIDGET (self->next_months), dpt_visit_editor_get_editable (self->editor));
  gtk_label_set_label (self->next_label, words ? words : _ ("no next visit asked for"));
}

static void
show_all (DptVisitPage *self)
{
  self->showing = TRUE;
  show_next_visit (self, dpt_visit_editor_get_now (self->editor));
  gtk_widget_set_visible (GTK_WIDGET (self->tools), dpt_visit_editor_get_editable (self->editor));
  if (dpt_visit_editor_get_editable (self->editor))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dpt-frozen");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-frozen");
  self->showing = FALSE;
}

static void
editable_cb (DptVisitPage *self)
{
  apply_layout (self);
  show_all (self);
}

static void
next_months_cb (DptVisitPage *self)
{
  DptVisitSheet *sheet;

  if (self->showing || self->editor == NULL || (sheet = dpt_visit_editor_begin (self->editor, "next-visit")) == NULL)
    return;
  dpt_visit_sheet_set_next_visit (sheet, gtk_spin_button_get_value_as_int (self->next_months));
  dpt_visit_editor_end (self->editor);
}

/* --- making --- */

static void
dpt_visit_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dpt_visit_page_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (scroll_to_focus_cb),
                           widget, G_CONNECT_SWAPPED);
}

static void
dpt_visit_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);
  GTK_WIDGET_CLASS (dpt_visit_page_parent_class)->unroot (widget);
}

static void
forget_editor (DptVisitPage *self)
{
  if (self->editor == NULL)
    return;
  g_clear_signal_handler (&self->changed_handler, self->editor);
  g_clear_signal_handler (&self->editable_handler, self->editor);
  g_clear_object (&self->editor);
}

static void
dpt_visit_page_dispose (GObject *object)
{
  forget_editor (DPT_VISIT_PAGE (object));
  g_clear_handle_id (&DPT_VISIT_PAGE (object)->prepare_source, g_source_remove);
  g_clear_pointer (&DPT_VISIT_PAGE (object)->parts, g_ptr_array_unref);
  g_clear_pointer (&DPT_VISIT_PAGE (object)->sections, g_ptr_array_unref);
  g_clear_pointer (&DPT_VISIT_PAGE (object)->custom, g_hash_table_unref);
  g_clear_pointer (&DPT_VISIT_PAGE (object)->opened, g_free);
  G_OBJECT_CLASS (dpt_visit_page_parent_class)->dispose (object);
}

static void
dpt_visit_page_class_init (DptVisitPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_visit_page_dispose;
  custom_signal = g_signal_new ("custom", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  widget_class->root = dpt_visit_page_root;
  widget_class->unroot = dpt_visit_page_unroot;
  g_type_ensure (DPT_TYPE_NOTE_FIELD);
  g_type_ensure (DPT_TYPE_ACUITY_GRID);
  g_type_ensure (DPT_TYPE_PRESSURE_GRID);
  g_type_ensure (DPT_TYPE_CURVE_GRID);
  g_type_ensure (DPT_TYPE_DROP_LIST);
  g_type_ensure (DPT_TYPE_FITTING_GRID);
  g_type_ensure (DPT_TYPE_PAIR_GRID);
  g_type_ensure (DPT_TYPE_REPEAT_GRID);
  g_type_ensure (DPT_TYPE_RETINOSCOPY_VIEW);
  g_type_ensure (DPT_TYPE_VISIT_SECTION);
  g_type_ensure (DPT_TYPE_REFRACTION_TABLE);
  g_type_ensure (DPT_TYPE_WEAR_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/exam/dpt-visit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, scroller);
  gtk_widget_class_bind_template_child_full (widget_class, "sections", FALSE,
                                             G_STRUCT_OFFSET (DptVisitPage, sections_box));
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, more_box);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, more);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, drops);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, fitting);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, pairs);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, tools);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, table);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, pressures);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, next_months);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, next_label);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, prescriptions_box);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, prescriptions);
  gtk_widget_class_bind_template_callback (widget_class, next_months_cb);
}

/* While nobody is shown yet there is time to make two hundred fields, a section at a time. */
static gboolean
prepare_cb (gpointer user_data)
{
  DptVisitPage *self = user_data;

  if (self->prepared < self->sections->len)
    dpt_visit_section_prepare (self->sections->pdata[self->prepared++]);
  if (self->prepared < self->sections->len)
    return G_SOURCE_CONTINUE;
  self->prepare_source = 0;
  return G_SOURCE_REMOVE;
}

static void
dpt_visit_page_init (DptVisitPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->opened = g_strdup (",");
  self->parts = g_ptr_array_new_with_free_func (g_object_unref);
  self->sections = g_ptr_array_new_with_free_func (g_object_unref);
  collect (self, GTK_WIDGET (self));
  for (guint i = 0; i < self->sections->len; i++)
    g_signal_connect_swapped (self->sections->pdata[i], "custom", G_CALLBACK (pass_custom_cb), self);
  g_signal_connect_swapped (self->fitting, "custom", G_CALLBACK (pass_custom_cb), self);
  g_signal_connect_swapped (self->pairs, "custom", G_CALLBACK (pass_custom_cb), self);
  self->prepare_source = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
}

/* What was known last time and is the same now folds to one line, so that the refraction comes into sight. */
static gboolean
is_history_carried (DptVisitPage *self)
{
  static const guint fields[]
    = { DPT_VISIT_HISTORY, DPT_VISIT_MEDICATION, DPT_VISIT_ALLERGIES, DPT_VISIT_FAMILY_HISTORY };
  DptVisitSheet *now = dpt_visit_editor_get_now (self->editor), *earlier = dpt_visit_editor_get_earlier (self->editor);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (earlier == NULL
        || !g_str_equal (dpt_visit_sheet_get_text (now, fields[i]), dpt_visit_sheet_get_text (earlier, fields[i])))
      return FALSE;
  return TRUE;
}

/* All of it is unfolded but what needs no second look. */
static void
unfold (DptVisitPage *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    dpt_visit_section_set_expanded (self->sections->pdata[i], TRUE);
  dpt_visit_section_set_expanded (find_section (self, "history"), !is_history_carried (self));
}

void
dpt_visit_page_set_editor (DptVisitPage *self, DptVisitEditor *editor)
{
  g_return_if_fail (DPT_IS_VISIT_PAGE (self));

  if (self->editor == editor)
    return;
  forget_editor (self);
  /* What one patient's visit refused must not be seen in another's. */
  for (guint i = 0; i < self->sections->len; i++)
    dpt_field_entry_forget_refused (dpt_visit_section_get_box (self->sections->pdata[i]));
  for (guint i = 0; i < self->sections->len; i++)
    dpt_visit_section_set_editor (self->sections->pdata[i], editor, self->custom);
  for (guint i = 0; i < self->parts->len; i++)
    dpt_visit_part_set_editor (self->parts->pdata[i], editor);
  if (editor == NULL)
    {
      dpt_visit_page_set_prescriptions (self, NULL);
      return;
    }
  g_free (self->opened);
  self->opened = g_strdup (",");
  self->editor = g_object_ref (editor);
  self->changed_handler = g_signal_connect_swapped (editor, "changed", G_CALLBACK (show_all), self);
  self->editable_handler = g_signal_connect_swapped (editor, "notify::editable", G_CALLBACK (editable_cb), self);
  apply_layout (self);
  show_all (self);
  unfold (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
dpt_visit_page_set_custom (DptVisitPage *self, GHashTable *custom)
{
  g_return_if_fail (DPT_IS_VISIT_PAGE (self));

  g_clear_pointer (&self->custom, g_hash_table_unref);
  self->custom = custom ? g_hash_table_ref (custom) : NULL;
  dpt_fitting_grid_set_custom (self->fitting, custom);
  dpt_pair_grid_set_custom (self->pairs, custom);
  for (guint i = 0; i < self->sections->len; i++)
    dpt_visit_section_set_editor (self->sections->pdata[i], self->editor, custom);
  if (self->editor != NULL)
    apply_layout (self);
}

void
dpt_visit_page_set_clock (DptVisitPage *self, DptClock *clock)
{
  g_return_if_fail (DPT_IS_VISIT_PAGE (self));

  dpt_pressure_grid_set_clock (self->pressures, clock);
  dpt_drop_list_set_clock (self->drops, clock);
}

static GtkWidget *
create_prescription_row (DptPrescriptionRow *row)
{
  GtkWidget *widget = adw_action_row_new ();
  const char *state = dpt_record_get_string (row, DPT_PRESCRIPTION_ROW_STATE);
  g_autoptr (GString) powers = g_string_new (NULL);
  g_autofree char *until = dpt_date_format (dpt_record_get_text (row, DPT_PRESCRIPTION_ROW_VALID_UNTIL));
  g_autofree char *title = NULL;
  DptRx rx;

  for (guint i = 0; i < 2; i++)
    if (dpt_prescription_row_get_rx (row, i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT, &rx))
      {
        g_autofree char *text = dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL);

        g_string_append_printf (powers, "%s%s", powers->len > 0 ? " · " : "", text);
      }
  /* Translators: a use of glasses ("Progressive"), and the last day of the prescription */
  title = *until
            ? g_strdup_printf (_ ("%s, valid until %s"),
                               dpt_prescription_usage_get_label (dpt_record_get_text (row, DPT_PRESCRIPTION_ROW_USAGE)),
                               until)
            : g_strdup (dpt_prescription_usage_get_label (dpt_record_get_text (row, DPT_PRESCRIPTION_ROW_USAGE)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), powers->str);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget),
                             dpt_badge_new (g_str_equal (state, "active") ? DPT_BADGE_SUCCESS : DPT_BADGE_NEUTRAL, NULL,
                                            dpt_prescription_state_get_label (state)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget),
                             dpt_prescription_menu_button_new (dpt_record_get_id (row), g_str_equal (state, "active"),
                                                               title));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), "prescription.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "x", dpt_record_get_id (row));
  return widget;
}

void
dpt_visit_page_set_prescriptions (DptVisitPage *self, GPtrArray *rows)
{
  GtkWidget *child;

  g_return_if_fail (DPT_IS_VISIT_PAGE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->prescriptions))) != NULL)
    gtk_list_box_remove (self->prescriptions, child);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    gtk_list_box_append (self->prescriptions, create_prescription_row (rows->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->prescriptions_box), rows != NULL && rows->len > 0);
}

void
dpt_visit_page_add_trial (DptVisitPage *self)
{
  g_return_if_fail (DPT_IS_VISIT_PAGE (self));

  if (self->editor == NULL)
    return;
  if (!gtk_widget_get_visible (GTK_WIDGET (find_section (self, "contact_lenses"))))
    dpt_visit_page_open_section (self, "contact_lenses");
  dpt_fitting_grid_add_trial (self->fitting);
}

DptRefractionTable *
dpt_visit_page_get_table (DptVisitPage *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_PAGE (self), NULL);

  return self->table;
}

/* Returns: (nullable): the field with the focus */
static DptFieldEntry *
find_focus (DptVisitPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *entry = focus ? gtk_widget_get_ancestor (focus, DPT_TYPE_FIELD_ENTRY) : NULL;

  return entry != NULL && gtk_widget_is_ancestor (entry, GTK_WIDGET (self)) ? DPT_FIELD_ENTRY (entry) : NULL;
}

gboolean
dpt_visit_page_commit (DptVisitPage *self)
{
  DptFieldEntry *entry = find_focus (self);

  return entry == NULL || dpt_field_entry_commit (entry);
}

gboolean
dpt_visit_page_get_typing (DptVisitPage *self)
{
  DptFieldEntry *entry = find_focus (self);

  return entry != NULL && dpt_field_entry_get_typing (entry);
}

static gboolean
focus_entry_cb (gpointer entry)
{
  gtk_widget_grab_focus (entry);
  return G_SOURCE_REMOVE;
}

gboolean
dpt_visit_page_check (DptVisitPage *self, GError **error)
{
  g_return_val_if_fail (DPT_IS_VISIT_PAGE (self), FALSE);

  dpt_visit_page_commit (self);
  for (guint i = 0; i < self->sections->len; i++)
    {
      DptVisitSection *section = self->sections->pdata[i];
      DptFieldEntry *entry = dpt_field_entry_find_refused (dpt_visit_section_get_box (section));

      if (entry == NULL)
        continue;
      if (!gtk_widget_get_visible (GTK_WIDGET (section)))
        dpt_visit_page_open_section (self, dpt_visit_section_get_section (section));
      dpt_visit_section_set_expanded (section, TRUE);
      /* A field of a folded section has a place once it was drawn. */
      if (gtk_widget_get_mapped (GTK_WIDGET (entry)))
        gtk_widget_grab_focus (GTK_WIDGET (entry));
      else
        g_idle_add_full (G_PRIORITY_LOW, focus_entry_cb, g_object_ref (entry), g_object_unref);
      return dpt_set_error (error, DPT_ERROR_INVALID, "%s", dpt_field_entry_get_reason (entry));
    }
  return TRUE;
}

void
dpt_visit_page_write_normal (DptVisitPage *self)
{
  GtkRoot *root;
  GtkWidget *focus, *section;

  g_return_if_fail (DPT_IS_VISIT_PAGE (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  section = focus ? gtk_widget_get_ancestor (focus, DPT_TYPE_VISIT_SECTION) : NULL;
  if (section != NULL
      && (g_str_equal (dpt_visit_section_get_section (DPT_VISIT_SECTION (section)), "contact_lenses")
            ? dpt_fitting_grid_write_normal (self->fitting)
            : dpt_visit_section_write_normal (DPT_VISIT_SECTION (section))))
    return;
  dpt_visit_section_write_normal (find_section (self, "slit_lamp"));
  dpt_visit_section_write_normal (find_section (self, "fundus"));
}

void
dpt_visit_page_focus_start (DptVisitPage *self)
{
  g_return_if_fail (DPT_IS_VISIT_PAGE (self));

  dpt_visit_section_set_expanded (find_section (self, "reason"), TRUE);
  focus_section_cb (find_section (self, "reason"));
}
