/* dpt-visit-page.c - see dpt-visit-page.h.
 * For: handing the visit to its sections, and what each says in short when folded. Not for: the sections themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-visit-page.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "engine/clinical/dpt-clinical-state.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "gui/common/dpt-badge.h"
#include "gui/common/dpt-prescription-acts.h"
#include "gui/exam/dpt-acuity-grid.h"
#include "gui/exam/dpt-note-field.h"
#include "gui/exam/dpt-pressure-grid.h"

struct _DptVisitPage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkExpander *reason_section;
  GtkExpander *history_section;
  GtkExpander *slit_lamp_section;
  GtkLabel *reason_section_summary;
  GtkLabel *history_section_summary;
  GtkLabel *acuity_section_summary;
  GtkLabel *refraction_section_summary;
  GtkLabel *binocular_section_summary;
  GtkLabel *pressure_section_summary;
  GtkLabel *slit_lamp_section_summary;
  GtkLabel *conclusion_section_summary;
  GtkLabel *next_section_summary;
  DptAcuityGrid *acuities;
  GtkBox *tools;
  DptRefractionTable *table;
  DptPressureGrid *pressures;
  GtkSpinButton *next_months;
  GtkLabel *next_label;
  GtkBox *prescriptions_box;
  GtkListBox *prescriptions;

  DptVisitEditor *editor;
  gulong changed_handler;
  gulong editable_handler;
  GPtrArray *notes;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DptVisitPage, dpt_visit_page, ADW_TYPE_BIN)

/* A folded section takes its child out of the tree, so the paragraphs are looked up once, while all are unfolded. */
static void
collect_notes (DptVisitPage *self, GtkWidget *widget)
{
  if (DPT_IS_NOTE_FIELD (widget))
    g_ptr_array_add (self->notes, g_object_ref (widget));
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      collect_notes (self, child);
}

/* A paragraph's section: kept on it, because the folded one does not lead there. */
static GtkWidget *
get_section (gpointer note)
{
  return g_object_get_data (note, "section");
}

/* --- in short --- */

static void
append_text (GString *out, const char *text)
{
  const char *end = strchr (text, '\n');

  if (*text == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, " · ");
  g_string_append_len (out, text, end ? end - text : (gssize) strlen (text));
}

static void
summarize_notes (DptVisitPage *self, GtkLabel *label)
{
  g_autoptr (GString) out = g_string_new (NULL);
  GtkWidget *section = gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_EXPANDER);

  for (guint i = 0; i < self->notes->len; i++)
    if (get_section (self->notes->pdata[i]) == section)
      append_text (out, dpt_note_field_get_text (self->notes->pdata[i]));
  gtk_label_set_label (label, out->str);
}

static void
summarize_refraction (DptVisitPage *self, DptVisitSheet *now)
{
  g_autoptr (GString) refraction = g_string_new (NULL);
  g_autoptr (GString) acuity = g_string_new (NULL);

  for (guint i = 0; i < 2; i++)
    {
      DptEye eye = i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT;
      DptRefraction *final = dpt_visit_sheet_get_refraction (now, DPT_REFRACTION_FINAL, eye);
      g_autofree char *text = NULL;
      DptRx rx;

      if (dpt_refraction_get_rx (final, &rx) & DPT_RX_FIELD_SPHERE)
        {
          text = dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL);
          append_text (refraction, text);
        }
      if (final != NULL)
        append_text (acuity, dpt_record_get_string (final, DPT_REFRACTION_ACUITY));
    }
  gtk_label_set_label (self->refraction_section_summary, refraction->str);
  gtk_label_set_label (self->acuity_section_summary, acuity->str);
}

static void
summarize_pressure (DptVisitPage *self, DptVisitSheet *now)
{
  int right = dpt_visit_sheet_get_mean_pressure (now, DPT_EYE_RIGHT);
  int left = dpt_visit_sheet_get_mean_pressure (now, DPT_EYE_LEFT);
  g_autofree char *text = NULL;

  if (right >= 0 || left >= 0)
    text = g_strdup_printf ("%d / %d mmHg", MAX (right, 0) / 100, MAX (left, 0) / 100);
  gtk_label_set_label (self->pressure_section_summary, text ? text : "");
}

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
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_months), dpt_visit_editor_get_editable (self->editor));
  gtk_label_set_label (self->next_label, words ? words : _ ("no next visit asked for"));
  gtk_label_set_label (self->next_section_summary, date && months > 0 ? date : "");
}

static void
show_all (DptVisitPage *self)
{
  DptVisitSheet *now = dpt_visit_editor_get_now (self->editor);
  GtkLabel *const notes[] = { self->reason_section_summary,    self->history_section_summary,
                              self->binocular_section_summary, self->slit_lamp_section_summary,
                              self->conclusion_section_summary };

  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    summarize_notes (self, notes[i]);
  summarize_refraction (self, now);
  summarize_pressure (self, now);
  show_next_visit (self, now);
  gtk_widget_set_visible (GTK_WIDGET (self->tools), dpt_visit_editor_get_editable (self->editor));
  if (dpt_visit_editor_get_editable (self->editor))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dpt-frozen");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-frozen");
  self->showing = FALSE;
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

/* What a section says in short is only for the folded one. */
static void
folded_cb (GtkExpander *section, GParamSpec *pspec, GtkLabel *summary)
{
  gtk_widget_set_visible (GTK_WIDGET (summary), !gtk_expander_get_expanded (section));
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
  g_clear_pointer (&DPT_VISIT_PAGE (object)->notes, g_ptr_array_unref);
  G_OBJECT_CLASS (dpt_visit_page_parent_class)->dispose (object);
}

static void
dpt_visit_page_class_init (DptVisitPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_visit_page_dispose;
  widget_class->root = dpt_visit_page_root;
  widget_class->unroot = dpt_visit_page_unroot;
  g_type_ensure (DPT_TYPE_NOTE_FIELD);
  g_type_ensure (DPT_TYPE_ACUITY_GRID);
  g_type_ensure (DPT_TYPE_PRESSURE_GRID);
  g_type_ensure (DPT_TYPE_REFRACTION_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/exam/dpt-visit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, reason_section);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, history_section);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, slit_lamp_section);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, reason_section_summary);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, history_section_summary);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, acuity_section_summary);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, refraction_section_summary);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, binocular_section_summary);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, pressure_section_summary);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, slit_lamp_section_summary);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, conclusion_section_summary);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, next_section_summary);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, acuities);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, tools);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, table);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, pressures);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, next_months);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, next_label);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, prescriptions_box);
  gtk_widget_class_bind_template_child (widget_class, DptVisitPage, prescriptions);
  gtk_widget_class_bind_template_callback (widget_class, next_months_cb);
}

static void
dpt_visit_page_init (DptVisitPage *self)
{
  GtkLabel *summaries[9];

  gtk_widget_init_template (GTK_WIDGET (self));
  self->notes = g_ptr_array_new_with_free_func (g_object_unref);
  collect_notes (self, GTK_WIDGET (self));
  for (guint i = 0; i < self->notes->len; i++)
    g_object_set_data (self->notes->pdata[i], "section",
                       gtk_widget_get_ancestor (self->notes->pdata[i], GTK_TYPE_EXPANDER));
  summaries[0] = self->reason_section_summary;
  summaries[1] = self->history_section_summary;
  summaries[2] = self->acuity_section_summary;
  summaries[3] = self->refraction_section_summary;
  summaries[4] = self->binocular_section_summary;
  summaries[5] = self->pressure_section_summary;
  summaries[6] = self->slit_lamp_section_summary;
  summaries[7] = self->conclusion_section_summary;
  summaries[8] = self->next_section_summary;
  for (guint i = 0; i < G_N_ELEMENTS (summaries); i++)
    {
      GtkWidget *section = gtk_widget_get_ancestor (GTK_WIDGET (summaries[i]), GTK_TYPE_EXPANDER);

      g_signal_connect (section, "notify::expanded", G_CALLBACK (folded_cb), summaries[i]);
      folded_cb (GTK_EXPANDER (section), NULL, summaries[i]);
    }
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

void
dpt_visit_page_set_editor (DptVisitPage *self, DptVisitEditor *editor)
{
  g_return_if_fail (DPT_IS_VISIT_PAGE (self));

  if (self->editor == editor)
    return;
  forget_editor (self);
  for (guint i = 0; i < self->notes->len; i++)
    dpt_note_field_set_editor (self->notes->pdata[i], editor);
  dpt_acuity_grid_set_editor (self->acuities, editor);
  dpt_refraction_table_set_editor (self->table, editor);
  dpt_pressure_grid_set_editor (self->pressures, editor);
  if (editor == NULL)
    return;
  self->editor = g_object_ref (editor);
  self->changed_handler = g_signal_connect_swapped (editor, "changed", G_CALLBACK (show_all), self);
  self->editable_handler = g_signal_connect_swapped (editor, "notify::editable", G_CALLBACK (show_all), self);
  show_all (self);
  gtk_expander_set_expanded (self->history_section, !is_history_carried (self));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
dpt_visit_page_set_now (DptVisitPage *self, gint64 now)
{
  g_return_if_fail (DPT_IS_VISIT_PAGE (self));

  dpt_pressure_grid_set_now (self->pressures, now);
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

        append_text (powers, text);
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

DptRefractionTable *
dpt_visit_page_get_table (DptVisitPage *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_PAGE (self), NULL);

  return self->table;
}

gboolean
dpt_visit_page_commit (DptVisitPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *entry = focus ? gtk_widget_get_ancestor (focus, DPT_TYPE_FIELD_ENTRY) : NULL;

  if (entry == NULL || !gtk_widget_is_ancestor (entry, GTK_WIDGET (self)))
    return TRUE;
  return dpt_field_entry_commit (DPT_FIELD_ENTRY (entry));
}

void
dpt_visit_page_write_normal (DptVisitPage *self)
{
  GtkRoot *root;
  GtkWidget *focus, *note;

  g_return_if_fail (DPT_IS_VISIT_PAGE (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  note = focus ? gtk_widget_get_ancestor (focus, DPT_TYPE_NOTE_FIELD) : NULL;
  if (note != NULL && dpt_note_field_write_normal (DPT_NOTE_FIELD (note)))
    return;
  for (guint i = 0; i < self->notes->len; i++)
    if (get_section (self->notes->pdata[i]) == GTK_WIDGET (self->slit_lamp_section))
      dpt_note_field_write_normal (self->notes->pdata[i]);
}

void
dpt_visit_page_focus_start (DptVisitPage *self)
{
  g_return_if_fail (DPT_IS_VISIT_PAGE (self));

  gtk_expander_set_expanded (self->reason_section, TRUE);
  for (guint i = 0; i < self->notes->len; i++)
    if (get_section (self->notes->pdata[i]) == GTK_WIDGET (self->reason_section))
      gtk_widget_child_focus (self->notes->pdata[i], GTK_DIR_TAB_FORWARD);
}
