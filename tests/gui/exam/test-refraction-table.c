/* test-refraction-table.c - the refraction table by keyboard: shorthand, arrows, copies, refusals, reasons, undo.
 * For: src/gui/exam/dpt-refraction-{table,cell,strip}.c. Not for: saving (test-exam-perspective.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-refraction-table.h"

#include "exam-sheets.h"
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-power-entry.h"
#include "support/dpt-test-gui.h"

typedef struct
{
  DptVisitEditor *editor;
  DptRefractionTable *table;
  GtkWindow *window;
} Bench;

static Bench *
bench_new (void)
{
  Bench *self = g_new0 (Bench, 1);
  g_autoptr (DptVisitSheet) earlier = exam_make_earlier ();
  g_autoptr (DptVisitSheet) base = exam_make_today ();

  self->editor = dpt_visit_editor_new (base, earlier);
  self->table = g_object_new (DPT_TYPE_REFRACTION_TABLE, NULL);
  self->window = dpt_test_show (GTK_WIDGET (self->table), 760, 420);
  dpt_visit_part_set_editor (DPT_VISIT_PART (self->table), self->editor);
  return self;
}

static void
bench_free (Bench *self)
{
  gtk_window_destroy (self->window);
  g_assert_finalize_object (self->editor);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bench, bench_free)

static GtkWidget *
find (Bench *bench, DptRefractionRow row, DptEye eye, DptRefractionColumn column)
{
  DptRefractionCell *cell = dpt_refraction_table_get_cell (bench->table, row, eye, column);

  g_assert_nonnull (cell);
  return GTK_WIDGET (dpt_refraction_cell_get_entry (cell));
}

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
type (GtkWidget *entry, const char *text)
{
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
enter (GtkWidget *entry)
{
  g_signal_emit_by_name (entry, "activate");
}

static DptRx
rx_of (Bench *bench, DptRefractionRow row, DptEye eye)
{
  DptRx rx;

  dpt_visit_sheet_get_rx (dpt_visit_editor_get_now (bench->editor), row, eye, &rx);
  return rx;
}

static gboolean
has_focus (GtkWidget *entry)
{
  return gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN;
}

static void
test_a_whole_refraction_fills_three_fields (void)
{
  g_autoptr (Bench) bench = bench_new ();
  GtkWidget *sphere = find (bench, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE);

  type (sphere, "-1.25 -0.50x90");
  enter (sphere);
  g_assert_cmpstr (text_of (sphere), ==, "-1.25");
  g_assert_cmpstr (text_of (find (bench, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_CYLINDER)), ==,
                   "-0.50");
  g_assert_cmpstr (text_of (find (bench, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_AXIS)), ==, "90°");
  /* The focus goes past what was filled. */
  g_assert_true (has_focus (find (bench, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_ADDITION)));
  /* And it is one step back. */
  dpt_visit_editor_undo (bench->editor);
  g_assert_cmpstr (text_of (sphere), ==, "");
  g_assert_cmpint (rx_of (bench, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT).cylinder, ==, 0);
  dpt_visit_editor_redo (bench->editor);
  g_assert_cmpstr (text_of (sphere), ==, "-1.25");
  /* With its addition, past that too: whoever types on would write over it. */
  type (sphere, "-1.50 -0.50x90 add 2.00");
  enter (sphere);
  g_assert_true (has_focus (find (bench, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_PRISM)));
}

static void
test_enter_goes_on_in_clinical_order (void)
{
  static const DptRefractionColumn order[]
    = { DPT_REFRACTION_COLUMN_SPHERE, DPT_REFRACTION_COLUMN_CYLINDER, DPT_REFRACTION_COLUMN_AXIS,
        DPT_REFRACTION_COLUMN_ADDITION, DPT_REFRACTION_COLUMN_PRISM, DPT_REFRACTION_COLUMN_ACUITY };
  g_autoptr (Bench) bench = bench_new ();

  dpt_refraction_table_focus (bench->table, DPT_REFRACTION_WORN);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *entry = find (bench, DPT_REFRACTION_WORN, DPT_EYE_RIGHT, order[i]);

      g_assert_true (has_focus (entry));
      enter (entry);
    }
  g_assert_true (has_focus (find (bench, DPT_REFRACTION_WORN, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_SPHERE)));
  enter (find (bench, DPT_REFRACTION_WORN, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_ACUITY));
  g_assert_true (has_focus (find (bench, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE)));
  g_assert_cmpint (dpt_refraction_table_get_row (bench->table), ==, DPT_REFRACTION_AUTOREFRACTOR);
  g_assert_true (dpt_test_key (find (bench, DPT_REFRACTION_AUTOREFRACTOR, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE),
                               GDK_KEY_Down, GDK_CONTROL_MASK));
  g_assert_true (has_focus (find (bench, DPT_REFRACTION_RETINOSCOPY, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE)));
}

static void
test_arrows_change_by_steps (void)
{
  g_autoptr (Bench) bench = bench_new ();
  GtkWidget *sphere = find (bench, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_SPHERE);
  GtkWidget *axis = find (bench, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_AXIS);
  GtkWidget *prism = find (bench, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_PRISM);
  GtkWidget *acuity = find (bench, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_ACUITY);

  dpt_test_key (sphere, GDK_KEY_Up, 0);
  g_assert_cmpint (rx_of (bench, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT).sphere, ==, -125);
  dpt_test_key (sphere, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpint (rx_of (bench, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT).sphere, ==, -225);
  dpt_test_key (axis, GDK_KEY_Up, 0);
  g_assert_cmpint (rx_of (bench, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT).axis, ==, 85);
  dpt_test_key (prism, GDK_KEY_Up, 0);
  g_assert_cmpint (rx_of (bench, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT).base_h, ==, DPT_BASE_IN);
  dpt_test_key (prism, GDK_KEY_Down, 0);
  dpt_test_key (prism, GDK_KEY_Down, 0);
  g_assert_cmpint (rx_of (bench, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT).prism_h, ==, 25);
  g_assert_cmpint (rx_of (bench, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_LEFT).base_h, ==, DPT_BASE_OUT);
  type (acuity, "8/10");
  enter (acuity);
  dpt_test_key (acuity, GDK_KEY_Up, 0);
  g_assert_cmpstr (text_of (acuity), ==, "10/10");
  dpt_test_key (acuity, GDK_KEY_Down, 0);
  g_assert_cmpstr (text_of (acuity), ==, "8/10");
}

static void
test_an_empty_field_steps_from_the_earlier_value (void)
{
  g_autoptr (Bench) bench = bench_new ();
  GtkWidget *sphere = find (bench, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE);

  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (sphere)), ==, "-1.25");
  dpt_test_key (sphere, GDK_KEY_Down, 0);
  g_assert_cmpstr (text_of (sphere), ==, "-1.50");
}

static void
test_rows_are_copied (void)
{
  g_autoptr (Bench) bench = bench_new ();
  DptRx subjective = rx_of (bench, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT), copied;

  /* A filled row goes down, and the focus with it. */
  dpt_refraction_table_focus (bench->table, DPT_REFRACTION_SUBJECTIVE);
  dpt_refraction_table_copy_down (bench->table);
  copied = rx_of (bench, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT);
  g_assert_true (dpt_rx_equal (&subjective, &copied));
  g_assert_cmpint (dpt_refraction_table_get_row (bench->table), ==, DPT_REFRACTION_FINAL);
  dpt_refraction_table_copy_across (bench->table);
  copied = rx_of (bench, DPT_REFRACTION_FINAL, DPT_EYE_LEFT);
  g_assert_true (dpt_rx_equal (&subjective, &copied));
  /* An empty one takes the nearest above it. */
  dpt_refraction_table_focus (bench->table, DPT_REFRACTION_RETINOSCOPY);
  dpt_refraction_table_copy_down (bench->table);
  g_assert_cmpint (rx_of (bench, DPT_REFRACTION_RETINOSCOPY, DPT_EYE_RIGHT).sphere, ==, -187);
  /* From the visit before; worn is what was final. */
  dpt_refraction_table_focus (bench->table, DPT_REFRACTION_WORN);
  dpt_refraction_table_clear_row (bench->table);
  g_assert_cmpstr (text_of (find (bench, DPT_REFRACTION_WORN, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_SPHERE)), ==, "");
  dpt_refraction_table_copy_earlier (bench->table);
  g_assert_cmpint (rx_of (bench, DPT_REFRACTION_WORN, DPT_EYE_LEFT).sphere, ==, -150);
  g_assert_cmpstr (text_of (find (bench, DPT_REFRACTION_WORN, DPT_EYE_LEFT, DPT_REFRACTION_COLUMN_SPHERE)), ==,
                   "-1.50");
}

static void
test_the_impossible_is_refused_with_a_reason (void)
{
  g_autoptr (Bench) bench = bench_new ();
  GtkWidget *sphere = find (bench, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE);

  type (sphere, "-99");
  enter (sphere);
  g_assert_true (gtk_widget_has_css_class (sphere, "error"));
  g_assert_nonnull (strstr (dpt_field_entry_get_reason (DPT_FIELD_ENTRY (sphere)), "-45.00"));
  g_assert_cmpstr (text_of (sphere), ==, "-99");
  /* Nothing came into the visit, and the focus stays. */
  g_assert_null (
    dpt_visit_sheet_get_refraction (dpt_visit_editor_get_now (bench->editor), DPT_REFRACTION_FINAL, DPT_EYE_RIGHT));
  g_assert_true (has_focus (sphere));
  type (sphere, "-1.25 -0.50x270");
  enter (sphere);
  g_assert_true (gtk_widget_has_css_class (sphere, "error"));
  g_assert_nonnull (strstr (dpt_field_entry_get_reason (DPT_FIELD_ENTRY (sphere)), "180"));
  dpt_test_key (sphere, GDK_KEY_Escape, 0);
  g_assert_cmpstr (text_of (sphere), ==, "");
}

static void
test_the_unusual_is_coloured_with_its_reason (void)
{
  g_autoptr (Bench) bench = bench_new ();
  DptRefractionCell *cylinder = dpt_refraction_table_get_cell (bench->table, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT,
                                                               DPT_REFRACTION_COLUMN_CYLINDER);
  DptRefractionCell *axis = dpt_refraction_table_get_cell (bench->table, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT,
                                                           DPT_REFRACTION_COLUMN_AXIS);
  GtkWidget *reasons;

  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (cylinder), "unusual"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (axis), "unusual"));
  g_assert_nonnull (
    strstr (gtk_widget_get_tooltip_text (GTK_WIDGET (dpt_refraction_cell_get_entry (cylinder))), "-1.50"));
  dpt_refraction_table_focus (bench->table, DPT_REFRACTION_SUBJECTIVE);
  reasons = dpt_test_find (GTK_WIDGET (bench->table), "Unusual in this row");
  if (reasons != NULL)
    g_assert_true (gtk_widget_get_visible (reasons));
  type (GTK_WIDGET (dpt_refraction_cell_get_entry (cylinder)), "-0.50");
  enter (GTK_WIDGET (dpt_refraction_cell_get_entry (cylinder)));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (cylinder), "unusual"));
  /* A cylinder without axis is not refused, but said. */
  type (GTK_WIDGET (dpt_refraction_cell_get_entry (axis)), "");
  enter (GTK_WIDGET (dpt_refraction_cell_get_entry (axis)));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (axis), "unusual"));
}

static void
test_meaning_follows_every_key (void)
{
  g_autoptr (Bench) bench = bench_new ();
  GtkWidget *sphere = find (bench, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE);

  type (sphere, "-2");
  g_assert_nonnull (dpt_test_find (GTK_WIDGET (bench->table), "SE -2.00"));
  type (sphere, "-2 -1x90");
  g_assert_nonnull (dpt_test_find (GTK_WIDGET (bench->table), "= -3.00 (+1.00) 180°   SE -2.50"));
  /* Nothing is stored before Enter. */
  g_assert_null (
    dpt_visit_sheet_get_refraction (dpt_visit_editor_get_now (bench->editor), DPT_REFRACTION_FINAL, DPT_EYE_RIGHT));
}

static void
test_a_signed_visit_is_only_shown (void)
{
  g_autoptr (DptVisitSheet) signed_sheet = exam_make_earlier ();
  g_autoptr (DptVisitEditor) editor = dpt_visit_editor_new (signed_sheet, NULL);
  g_autoptr (Bench) bench = bench_new ();
  GtkWidget *sphere = find (bench, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, DPT_REFRACTION_COLUMN_SPHERE);

  dpt_visit_part_set_editor (DPT_VISIT_PART (bench->table), editor);
  g_assert_cmpstr (text_of (sphere), ==, "-1.25");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (sphere)));
  dpt_test_key (sphere, GDK_KEY_Up, 0);
  g_assert_cmpstr (text_of (sphere), ==, "-1.25");
  dpt_visit_editor_set_amending (editor, TRUE);
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (sphere)));
  dpt_visit_part_set_editor (DPT_VISIT_PART (bench->table), bench->editor);
}

static void
test_every_field_has_a_name (void)
{
  g_autoptr (Bench) bench = bench_new ();

  dpt_a11y_assert (bench->table);
  dpt_refraction_table_focus (bench->table, DPT_REFRACTION_SUBJECTIVE);
  dpt_test_picture (GTK_WIDGET (bench->table), "refraction-table");
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/exam/table/a-whole-refraction-fills-three-fields", test_a_whole_refraction_fills_three_fields);
  g_test_add_func ("/exam/table/enter-goes-on-in-clinical-order", test_enter_goes_on_in_clinical_order);
  g_test_add_func ("/exam/table/arrows-change-by-steps", test_arrows_change_by_steps);
  g_test_add_func ("/exam/table/an-empty-field-steps-from-the-earlier-value",
                   test_an_empty_field_steps_from_the_earlier_value);
  g_test_add_func ("/exam/table/rows-are-copied", test_rows_are_copied);
  g_test_add_func ("/exam/table/the-impossible-is-refused-with-a-reason", test_the_impossible_is_refused_with_a_reason);
  g_test_add_func ("/exam/table/the-unusual-is-coloured-with-its-reason", test_the_unusual_is_coloured_with_its_reason);
  g_test_add_func ("/exam/table/meaning-follows-every-key", test_meaning_follows_every_key);
  g_test_add_func ("/exam/table/a-signed-visit-is-only-shown", test_a_signed_visit_is_only_shown);
  g_test_add_func ("/exam/table/every-field-has-a-name", test_every_field_has_a_name);
  return g_test_run ();
}
