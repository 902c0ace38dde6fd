/* test-findings.c - the sections of a visit besides the refraction: typed, coloured, refused, ordered by type of visit.
 * For: src/gui/exam/dpt-finding-grid.c, -item-entry.c, -visit-section.c, -curve-*.c, -drop-list.c, -pair-*.c,
 * -pressure-grid.c, -retinoscopy-view.c, -layout-dialog.c. Not for: saving (test-exam-perspective.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-date.h"
#include "exam-sheets.h"
#include "engine/clinical/dpt-exam-layout.h"
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-field-entry.h"
#include "gui/exam/dpt-drop-list.h"
#include "gui/exam/dpt-finding-grid.h"
#include "gui/exam/dpt-item-entry.h"
#include "gui/exam/dpt-layout-dialog.h"
#include "gui/exam/dpt-pair-details.h"
#include "gui/exam/dpt-visit-page.h"
#include "gui/exam/dpt-visit-section.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-locale.h"

typedef struct
{
  DptVisitPage *page;
  DptVisitEditor *editor;
  DptClock *clock;
  GtkWindow *window;
  char *name, *value; /* last asked to be kept */
} Visit;

static void
custom_cb (Visit *self, const char *name, const char *value)
{
  g_free (self->name);
  g_free (self->value);
  self->name = g_strdup (name);
  self->value = g_strdup (value);
}

static Visit *
visit_new (const char *kind, DptVisitSheet *earlier)
{
  Visit *self = g_new0 (Visit, 1);
  g_autoptr (DptVisitSheet) sheet = exam_make_sheet ("draft", "2026-11-22");
  g_autoptr (GHashTable) custom = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  dpt_visit_sheet_set_text (sheet, DPT_VISIT_KIND, kind);
  self->editor = dpt_visit_editor_new (sheet, earlier);
  self->clock = dpt_clock_new_fixed (G_GINT64_CONSTANT (1795338300000000));
  self->page = g_object_new (DPT_TYPE_VISIT_PAGE, NULL);
  self->window = dpt_test_show (GTK_WIDGET (self->page), 800, 700);
  dpt_visit_page_set_clock (self->page, self->clock);
  dpt_visit_page_set_custom (self->page, custom);
  dpt_visit_page_set_editor (self->page, self->editor);
  g_signal_connect_swapped (self->page, "custom", G_CALLBACK (custom_cb), self);
  return self;
}

static void
visit_free (Visit *self)
{
  gtk_window_destroy (self->window);
  dpt_test_settle ();
  g_object_unref (self->editor);
  g_object_unref (self->clock);
  g_free (self->name);
  g_free (self->value);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Visit, visit_free)

static GtkWidget *
find (Visit *visit, const char *name)
{
  GtkWidget *found = dpt_test_find (GTK_WIDGET (visit->page), name);

  if (found == NULL)
    g_error ("nothing is called “%s”", name);
  return found;
}

static gboolean
type_into (Visit *visit, const char *name, const char *text)
{
  GtkWidget *entry = find (visit, name);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  return dpt_field_entry_commit (DPT_FIELD_ENTRY (entry));
}

static const char *
get_text (Visit *visit, const char *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (find (visit, name)));
}

static DptFinding *
get_finding (Visit *visit, const char *section, const char *item, const char *eye)
{
  return dpt_visit_sheet_get_finding (dpt_visit_editor_get_now (visit->editor), section, item, eye);
}

static gboolean
is_shown (Visit *visit, const char *section)
{
  GtkWidget *each;

  for (guint i = 0; (each = dpt_test_find_type (GTK_WIDGET (visit->page), DPT_TYPE_VISIT_SECTION, i)) != NULL; i++)
    if (g_str_equal (dpt_visit_section_get_section (DPT_VISIT_SECTION (each)), section))
      return gtk_widget_get_visible (each);
  g_assert_not_reached ();
}

static void
test_one_key_writes_normal_and_one_step_takes_it_back (void)
{
  g_autoptr (Visit) visit = visit_new ("complete", NULL);

  g_assert_true (type_into (visit, "Slit lamp, Cornea, Right eye", "Old scar at 4 o'clock"));
  gtk_widget_grab_focus (find (visit, "Slit lamp, Iris, Right eye"));
  dpt_visit_page_write_normal (visit->page);
  g_assert_cmpstr (get_text (visit, "Slit lamp, Lids and lashes, Left eye"), ==, "Normal");
  g_assert_cmpstr (get_text (visit, "Slit lamp, Cornea, Left eye"), ==, "Clear");
  /* What was typed stays. */
  g_assert_cmpstr (get_text (visit, "Slit lamp, Cornea, Right eye"), ==, "Old scar at 4 o'clock");
  g_assert_cmpstr (dpt_record_get_text (get_finding (visit, "slit_lamp", "cornea", "L"), DPT_FINDING_CODE), ==,
                   "normal");
  dpt_test_picture (GTK_WIDGET (visit->window), "findings-normal");
  dpt_visit_editor_undo (visit->editor);
  g_assert_cmpstr (get_text (visit, "Slit lamp, Cornea, Left eye"), ==, "");
  g_assert_cmpstr (get_text (visit, "Slit lamp, Cornea, Right eye"), ==, "Old scar at 4 o'clock");
}

static void
test_the_beginning_of_a_word_is_enough (void)
{
  g_autoptr (Visit) visit = visit_new ("complete", NULL);

  g_assert_true (type_into (visit, "Pupils, Reaction to light, Right eye", "slug"));
  g_assert_cmpstr (get_text (visit, "Pupils, Reaction to light, Right eye"), ==, "Sluggish");
  g_assert_false (type_into (visit, "Pupils, Reaction to light, Left eye", "purple"));
  g_assert_nonnull (strstr (dpt_field_entry_get_reason (DPT_FIELD_ENTRY (find (visit, "Pupils, Reaction to light, Left eye"))),
                            "one of Brisk"));
  g_assert_null (get_finding (visit, "pupils", "reaction", "L"));
  /* A diagnosis by its code or by its name. */
  g_assert_true (type_into (visit, "Conclusion, Diagnosis", "h52.1"));
  g_assert_cmpstr (get_text (visit, "Conclusion, Diagnosis"), ==, "Myopia (H52.1)");
}

static void
test_the_impossible_is_refused_and_the_unusual_coloured (void)
{
  g_autoptr (DptVisitSheet) earlier = exam_make_earlier ();
  g_autoptr (Visit) visit = NULL;
  GtkWidget *entry;

  dpt_visit_sheet_set_finding_number (earlier, "fundus", "cup_disc", "R", 30);
  visit = visit_new ("complete", earlier);
  entry = find (visit, "Fundus, Cup to disc ratio, Right eye");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (entry)), ==, "0.3");
  g_assert_false (type_into (visit, "Fundus, Cup to disc ratio, Right eye", "3"));
  g_assert_nonnull (strstr (dpt_field_entry_get_reason (DPT_FIELD_ENTRY (entry)), "from 0.0 to 1.0"));
  g_assert_true (type_into (visit, "Fundus, Cup to disc ratio, Right eye", "0,7"));
  g_assert_true (gtk_widget_has_css_class (entry, "unusual"));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (entry), "usual are 0.0 to 0.5"));
  g_assert_true (type_into (visit, "Fundus, Cup to disc ratio, Right eye", "0.4"));
  g_assert_false (gtk_widget_has_css_class (entry, "unusual"));
  /* An arrow goes on from what was found last time. */
  g_assert_true (type_into (visit, "Fundus, Cup to disc ratio, Right eye", ""));
  g_assert_true (dpt_test_key (entry, GDK_KEY_Up, 0));
  g_assert_cmpint (dpt_record_get_int (get_finding (visit, "fundus", "cup_disc", "R"), DPT_FINDING_NUMBER), ==, 40);
}

static void
test_the_practice_adds_words_of_its_own (void)
{
  g_autoptr (Visit) visit = visit_new ("complete", NULL);
  GtkWidget *entry = find (visit, "Slit lamp, Iris, Right eye");

  g_assert_true (type_into (visit, "Slit lamp, Iris, Right eye", "Brushfield spots"));
  dpt_item_entry_remember (DPT_ITEM_ENTRY (entry));
  g_assert_cmpstr (visit->name, ==, "exam.words.slit_lamp.iris");
  g_assert_cmpstr (visit->value, ==, "Brushfield spots");
  /* From now on it is one of those that the arrows go through, after the last of the list. */
  entry = find (visit, "Slit lamp, Iris, Left eye");
  g_assert_true (type_into (visit, "Slit lamp, Iris, Left eye", "Iridotomy"));
  g_assert_true (dpt_test_key (entry, GDK_KEY_Down, 0));
  g_assert_cmpstr (get_text (visit, "Slit lamp, Iris, Left eye"), ==, "Brushfield spots");
  dpt_item_entry_forget (DPT_ITEM_ENTRY (entry), "Brushfield spots");
  g_assert_null (visit->value);
}

static void
test_a_cornea_is_typed_in_millimetres_or_dioptres (void)
{
  g_autoptr (Visit) visit = visit_new ("complete", NULL);
  DptKeratometry *right;

  g_assert_true (type_into (visit, "Radius, Flat meridian, Right eye", "7.80"));
  g_assert_true (type_into (visit, "Radius, Steep meridian, Right eye", "45"));
  g_assert_true (type_into (visit, "Axis, Flat meridian, Right eye", "10"));
  right = dpt_visit_sheet_get_keratometry (dpt_visit_editor_get_now (visit->editor), DPT_EYE_RIGHT);
  g_assert_cmpint (dpt_record_get_int (right, DPT_KERATOMETRY_FLAT), ==, 780);
  g_assert_cmpint (dpt_record_get_int (right, DPT_KERATOMETRY_STEEP), ==, 750);
  /* The other meridian stands across. */
  g_assert_cmpint (dpt_record_get_int (right, DPT_KERATOMETRY_STEEP_AXIS), ==, 100);
  g_assert_nonnull (dpt_test_find (GTK_WIDGET (visit->page), "43.27 D"));
  g_assert_nonnull (dpt_test_find (GTK_WIDGET (visit->page), "Mean 44.14 D, astigmatism -1.73 D"));
  g_assert_false (type_into (visit, "Radius, Flat meridian, Left eye", "20"));
}

static void
test_drops_have_their_time_and_can_be_taken_back (void)
{
  g_autoptr (Visit) visit = visit_new ("child", NULL);
  DptDropList *drops = DPT_DROP_LIST (dpt_test_find_type (GTK_WIDGET (visit->page), DPT_TYPE_DROP_LIST, 0));
  DptFinding *drop;

  dpt_drop_list_give (drops, "Cyclopentolate 1 %");
  drop = get_finding (visit, "drops", "1", "B");
  g_assert_cmpstr (dpt_record_get_text (drop, DPT_FINDING_TEXT), ==, "Cyclopentolate 1 %");
  g_assert_cmpint (dpt_record_get_int (drop, DPT_FINDING_NUMBER), ==, dpt_clock_get_now (visit->clock));
  dpt_drop_list_give (drops, "Cyclopentolate 1 %");
  g_assert_nonnull (get_finding (visit, "drops", "2", "B"));
  dpt_visit_editor_undo (visit->editor);
  drop = get_finding (visit, "drops", "2", "B");
  g_assert_true (drop == NULL || dpt_visit_detail_is_empty (drop));
}

static void
test_other_pairs_are_typed_as_shorthand (void)
{
  g_autoptr (Visit) visit = visit_new ("complete", NULL);
  DptVisitSheet *now;
  DptRx rx;

  g_assert_false (gtk_widget_get_visible (find (visit, "Pair 3, Right eye")));
  g_assert_true (type_into (visit, "Pair 2, Right eye", "+1.25 -0.50x90"));
  gtk_editable_set_text (GTK_EDITABLE (find (visit, "Pair 2, what for and how old")), "Reading, 4 years");
  now = dpt_visit_editor_get_now (visit->editor);
  g_assert_cmpint (dpt_refraction_get_rx (dpt_visit_sheet_get_pair (now, 2, DPT_EYE_RIGHT), &rx), !=, 0);
  g_assert_cmpint (rx.cylinder, ==, -50);
  g_assert_cmpstr (dpt_record_get_text (dpt_visit_sheet_get_pair (now, 2, DPT_EYE_RIGHT), DPT_REFRACTION_NOTE), ==,
                   "Reading, 4 years");
  g_assert_true (gtk_widget_get_visible (find (visit, "Pair 3, Right eye")));
  /* The first pair is the row of the table, and another thing. */
  g_assert_null (dpt_visit_sheet_get_refraction (now, DPT_REFRACTION_WORN, DPT_EYE_RIGHT));
}

static void
unfold_pair (Visit *visit, guint pair)
{
  GtkWidget *details = dpt_test_find_type (GTK_WIDGET (visit->page), DPT_TYPE_PAIR_DETAILS, pair - 1);

  gtk_expander_set_expanded (GTK_EXPANDER (gtk_widget_get_first_child (details)), TRUE);
}

static void
test_a_pair_can_be_told_in_full_and_is_undone (void)
{
  g_autoptr (Visit) visit = visit_new ("complete", NULL);

  dpt_visit_page_open_section (visit->page, "worn");
  dpt_test_settle ();
  unfold_pair (visit, 1);
  g_assert_true (type_into (visit, "Pair 1, Design", "progr"));
  g_assert_cmpstr (get_text (visit, "Pair 1, Design"), ==, "Progressive");
  g_assert_true (type_into (visit, "Pair 2, Left eye", "+2.00"));
  unfold_pair (visit, 2); /* it is there only now, and comes folded */
  g_assert_true (type_into (visit, "Pair 2, Material", "Tribrid 1.60"));
  g_assert_true (type_into (visit, "Pair 2, Slab-off, Left eye", "1,5"));
  g_assert_true (type_into (visit, "Pair 2, Pupillary distance, near, Right eye", "30.5"));
  g_assert_false (type_into (visit, "Pair 2, Vertex distance, Left eye", "45"));
  g_assert_cmpint (dpt_record_get_int (get_finding (visit, "pair_2", "slab_off", "L"), DPT_FINDING_NUMBER), ==, 150);
  g_assert_cmpint (dpt_record_get_int (dpt_visit_sheet_get_pair (dpt_visit_editor_get_now (visit->editor), 2, DPT_EYE_RIGHT),
                                       DPT_REFRACTION_PD_NEAR), ==, 3050);
  dpt_visit_editor_undo (visit->editor);
  g_assert_cmpstr (get_text (visit, "Pair 2, Pupillary distance, near, Right eye"), ==, "");
  dpt_visit_editor_undo (visit->editor);
  g_assert_cmpstr (get_text (visit, "Pair 2, Slab-off, Left eye"), ==, "");
  /* Words of the practice are offered for every pair. */
  dpt_item_entry_remember (DPT_ITEM_ENTRY (find (visit, "Pair 2, Material")));
  g_assert_cmpstr (visit->name, ==, "exam.words.pair.material");
}

static void
test_as_many_pressures_as_were_taken (void)
{
  g_autoptr (Visit) visit = visit_new ("check", NULL);
  g_autofree char *last = NULL;
  DptVisitSheet *now;
  DptPressure *reading;

  for (guint i = 1; i <= 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Pressure, Right eye, reading %u", i);
      g_autofree char *typed = g_strdup_printf ("%u", 14 + i);

      g_assert_true (gtk_widget_get_visible (find (visit, name)));
      g_assert_true (type_into (visit, name, typed));
    }
  g_assert_true (gtk_widget_get_visible (find (visit, "Pressure, Left eye, reading 6")));
  g_assert_null (dpt_test_find (GTK_WIDGET (visit->page), "Pressure, Left eye, reading 7"));
  now = dpt_visit_editor_get_now (visit->editor);
  reading = dpt_visit_sheet_get_pressure (now, DPT_EYE_RIGHT, 4);
  g_assert_cmpint (dpt_record_get_int (reading, DPT_PRESSURE_MMHG), ==, 1900);
  g_assert_cmpint (dpt_record_get_int (reading, DPT_PRESSURE_TAKEN_AT), ==, dpt_clock_get_now (visit->clock));
  /* Each has a time and a tonometer of its own; the next one is taken with the same. */
  g_assert_true (type_into (visit, "Tonometer, Right eye, reading 5", "gold"));
  g_assert_true (type_into (visit, "Time, Right eye, reading 5", "8h05"));
  g_assert_false (type_into (visit, "Time, Right eye, reading 4", "25:00"));
  g_assert_false (type_into (visit, "Tonometer, Right eye, reading 4", "spoon"));
  now = dpt_visit_editor_get_now (visit->editor);
  reading = dpt_visit_sheet_get_pressure (now, DPT_EYE_RIGHT, 4);
  g_assert_cmpstr (dpt_record_get_text (reading, DPT_PRESSURE_INSTRUMENT), ==, "goldmann");
  last = dpt_instant_format_time (dpt_record_get_int (reading, DPT_PRESSURE_TAKEN_AT));
  g_assert_cmpstr (last, ==, "08:05");
  g_assert_cmpstr (dpt_record_get_text (dpt_visit_sheet_get_pressure (now, DPT_EYE_RIGHT, 0), DPT_PRESSURE_INSTRUMENT), ==,
                   "air");
  g_assert_true (type_into (visit, "Pressure, Right eye, reading 6", "16"));
  g_assert_cmpstr (get_text (visit, "Tonometer, Right eye, reading 6"), ==, "Goldmann");
  /* One that was taken back leaves no hole. */
  g_assert_true (type_into (visit, "Pressure, Right eye, reading 1", ""));
  g_assert_cmpstr (get_text (visit, "Pressure, Right eye, reading 1"), ==, "16.0");
  dpt_visit_editor_undo (visit->editor);
  g_assert_cmpstr (get_text (visit, "Pressure, Right eye, reading 1"), ==, "15.0");
}

static void
test_a_retinoscopy_goes_into_the_refraction (void)
{
  g_autoptr (Visit) visit = visit_new ("child", NULL);
  GtkWidget *take = find (visit, "Into the refraction");
  DptRx rx;

  g_assert_false (gtk_widget_get_sensitive (take));
  g_assert_true (type_into (visit, "Retinoscopy, Working distance", "2/3"));
  g_assert_true (type_into (visit, "Retinoscopy, Gross power in the meridian, Right eye", "+350"));
  g_assert_cmpstr (get_text (visit, "Retinoscopy, Gross power in the meridian, Right eye"), ==, "+3.50");
  g_assert_true (type_into (visit, "Retinoscopy, Meridian, Right eye", "180"));
  g_assert_true (type_into (visit, "Retinoscopy, Gross power across it, Right eye", "2.25"));
  g_assert_false (type_into (visit, "Retinoscopy, Gross power across it, Right eye", "36"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (gtk_widget_get_parent (take)))), ==,
                   "Right eye, net: +2.00 (-1.25) 180°");
  g_assert_true (gtk_widget_get_sensitive (take));
  g_signal_emit_by_name (take, "clicked");
  dpt_visit_sheet_get_rx (dpt_visit_editor_get_now (visit->editor), DPT_REFRACTION_RETINOSCOPY, DPT_EYE_RIGHT, &rx);
  g_assert_cmpint (rx.sphere, ==, 200);
  g_assert_cmpint (rx.cylinder, ==, -125);
  g_assert_false (gtk_widget_get_sensitive (take)); /* it stands there */
  dpt_visit_editor_undo (visit->editor);
  g_assert_cmpint (dpt_visit_sheet_get_rx (dpt_visit_editor_get_now (visit->editor), DPT_REFRACTION_RETINOSCOPY,
                                           DPT_EYE_RIGHT, &rx), ==, DPT_RX_FIELD_NONE);
}

static void
test_a_fusion_range_is_typed_in_one_field (void)
{
  g_autoptr (Visit) visit = visit_new ("child", NULL);
  const char *field = "Binocular vision, Fusion range base out, near";

  g_assert_true (type_into (visit, field, "12 / 18 / 10"));
  g_assert_cmpstr (get_text (visit, field), ==, "12/18/10");
  g_assert_cmpint (dpt_record_get_int (get_finding (visit, "binocular", "bo_near", NULL), DPT_FINDING_NUMBER), ==, 1800);
  g_assert_false (type_into (visit, field, "12/10/18"));
  g_assert_true (type_into (visit, "Accommodation, AC/A ratio", "3"));
  g_assert_true (type_into (visit, field, "20"));
  g_assert_null (dpt_record_get_text (get_finding (visit, "binocular", "bo_near", NULL), DPT_FINDING_TEXT));
  dpt_visit_editor_undo (visit->editor);
  g_assert_cmpstr (get_text (visit, field), ==, "12/18/10");
  /* What is kept is what is shown. */
  g_assert_true (type_into (visit, "Accommodation, AC/A ratio", "4.26"));
  g_assert_cmpint (dpt_record_get_int (get_finding (visit, "accommodation", "aca", NULL), DPT_FINDING_NUMBER), ==, 430);
}

static void
test_what_stood_there_last_time_stands_in_grey (void)
{
  g_autoptr (DptVisitSheet) earlier = exam_make_sheet ("signed", "2025-11-22");
  g_autoptr (Visit) visit = NULL;
  DptRx rx;

  dpt_visit_sheet_set_pair (earlier, 2, DPT_EYE_LEFT, &(DptRx) { .sphere = 175 }, DPT_RX_FIELD_SPHERE);
  dpt_visit_sheet_set_trial_powers (earlier, 1, DPT_EYE_RIGHT, FALSE, &(DptRx) { .sphere = -325 }, DPT_RX_FIELD_SPHERE);
  visit = visit_new ("contact_lens", earlier);
  dpt_visit_page_open_section (visit->page, "worn");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (find (visit, "Pair 2, Left eye"))), ==, "+1.75");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (find (visit, "Trial 1, Power, Right eye"))), ==, "-3.25");
  g_assert_cmpint (dpt_visit_sheet_get_rx (dpt_visit_editor_get_now (visit->editor), DPT_REFRACTION_WORN, DPT_EYE_LEFT, &rx), ==,
                   DPT_RX_FIELD_NONE);
}

/* What is typed with a comma is shown with one, and the record has no language. */
static void
test_decimals_are_those_of_the_language (void)
{
  g_autoptr (DptVisitSheet) earlier = exam_make_sheet ("signed", "2025-11-22");
  g_autoptr (Visit) visit = NULL;
  g_autofree char *json = NULL;
  static const struct { const char *field; const char *typed; const char *shown; } fields[] = {
    { "Acuity, Unaided, far, Right eye", "0,5", "0,5" },
    { "Acuity, Unaided, far, Both eyes", "0.3 logmar", "0,30 logMAR" },
    { "Acuity, Unaided, near, Both eyes", "1,5", "P1,5" },
    { "Radius, Flat meridian, Right eye", "7.85", "7,85" },
    { "Biometry, Axial length, Left eye", "23,456", "" },
    { "Biometry, Axial length, Left eye", "23,45", "23,45" },
    { "Retinoscopy, Gross power in the meridian, Left eye", "-1,25", "-1,25" },
    { "Pupils, Diameter in light, Right eye", "3.5 mm", "3,5" },
  };

  use_decimal_comma ();
  dpt_visit_sheet_set_acuity (earlier, "B", "far", "final", &(DptAcuity) { DPT_ACUITY_VALUE, 10, DPT_ACUITY_DECIMAL, "0.8" });
  visit = visit_new ("child", earlier);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_assert_cmpint (type_into (visit, fields[i].field, fields[i].typed), ==, *fields[i].shown != '\0');
      if (*fields[i].shown != '\0')
        g_assert_cmpstr (get_text (visit, fields[i].field), ==, fields[i].shown);
    }
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (find (visit, "Acuity, Best corrected, far, Both eyes"))), ==, "0,8");
  json = dpt_visit_sheet_to_json (dpt_visit_editor_get_now (visit->editor));
  g_assert_nonnull (strstr (json, "\"acuity\":\"0.5\",\"acuity_logmar\":30"));
  g_assert_nonnull (strstr (json, "\"value\":\"0.30 logMAR\""));
  g_assert_nonnull (strstr (json, "\"value\":\"P1.5\""));
  leave_french ();
}

static void
test_a_type_of_visit_opens_with_its_own_sections (void)
{
  g_autoptr (Visit) child = visit_new ("child", NULL);
  g_autoptr (Visit) check = visit_new ("check", NULL);

  g_assert_true (is_shown (child, "birth") && is_shown (child, "accommodation") && !is_shown (child, "contact_lenses"));
  g_assert_true (!is_shown (check, "binocular") && is_shown (check, "pressure"));
  dpt_visit_page_open_section (check->page, "binocular");
  g_assert_true (is_shown (check, "binocular"));
  dpt_a11y_assert (child->page);
  dpt_test_picture (GTK_WIDGET (child->window), "findings-child");
}

static const char *
get_focus_section (Visit *visit)
{
  GtkWidget *focus = gtk_window_get_focus (visit->window);
  GtkWidget *section = focus ? gtk_widget_get_ancestor (focus, DPT_TYPE_VISIT_SECTION) : NULL;

  return section ? dpt_visit_section_get_section (DPT_VISIT_SECTION (section)) : "";
}

static void
test_a_key_leads_from_section_to_section (void)
{
  g_autoptr (Visit) visit = visit_new ("check", NULL);

  dpt_visit_page_focus_start (visit->page);
  g_assert_cmpstr (get_focus_section (visit), ==, "reason");
  dpt_visit_page_move_section (visit->page, 1);
  g_assert_cmpstr (get_focus_section (visit), ==, "acuity");
  dpt_visit_page_move_section (visit->page, 1);
  g_assert_cmpstr (get_focus_section (visit), ==, "refraction");
  /* What a check leaves out is passed over. */
  dpt_visit_page_move_section (visit->page, 1);
  g_assert_cmpstr (get_focus_section (visit), ==, "pressure");
  dpt_visit_page_move_section (visit->page, -1);
  g_assert_cmpstr (get_focus_section (visit), ==, "refraction");
}

static void
take_cb (char **taken, const char *name, const char *value)
{
  g_free (*taken);
  *taken = g_strdup (value);
}

static void
test_sections_are_hidden_and_moved (void)
{
  DptLayoutDialog *dialog = dpt_layout_dialog_new ("check", NULL, TRUE);
  g_autofree char *value = NULL;
  g_autoptr (GArray) layout = NULL;

  g_signal_connect_swapped (dialog, "custom", G_CALLBACK (take_cb), &value);
  gtk_window_present (GTK_WINDOW (dialog));
  dpt_layout_dialog_set_shown (dialog, "pressure", FALSE);
  dpt_layout_dialog_move (dialog, "fundus", -100);
  dpt_a11y_assert (dialog);
  dpt_test_picture (GTK_WIDGET (dialog), "findings-layout");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "layout.save", NULL);
  g_assert_nonnull (value);
  layout = dpt_exam_layout_new ("check", value);
  g_assert_cmpstr (g_array_index (layout, DptExamPlace, 0).section, ==, "fundus");
  for (guint i = 0; i < layout->len; i++)
    if (g_str_equal (g_array_index (layout, DptExamPlace, i).section, "pressure"))
      g_assert_false (g_array_index (layout, DptExamPlace, i).shown);
  dpt_test_settle ();
}

/* Whether a label that is shown has @text in it. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* It was seen in a signed visit of the demonstration shop: "Right eye", "Left eye", and nothing below them. */
static void
test_a_signed_visit_names_no_eyes_over_nothing (void)
{
  g_autoptr (DptVisitSheet) signed_sheet = exam_make_sheet ("signed", "2025-11-22");
  g_autoptr (DptVisitEditor) editor = NULL;
  GtkWidget *grid = dpt_finding_grid_new ("pressure");
  GtkWindow *window = dpt_test_show (grid, 600, 200);

  editor = dpt_visit_editor_new (signed_sheet, NULL);
  dpt_visit_part_set_editor (DPT_VISIT_PART (grid), editor);
  g_assert_false (says (grid, "Right eye"));
  dpt_visit_editor_set_amending (editor, TRUE);
  g_assert_true (says (grid, "Right eye"));
  gtk_window_destroy (window);
  dpt_test_settle ();
}

static gboolean
is_row_shown (Visit *visit, const char *name)
{
  return gtk_widget_get_visible (gtk_widget_get_parent (find (visit, name)));
}

static void
test_contact_lenses_are_tried_decided_on_and_tried_again (void)
{
  g_autoptr (Visit) visit = visit_new ("contact_lens", NULL);
  g_autoptr (DptVisitSheet) before = NULL;
  DptVisitSheet *now;
  DptLensTrial *trial;
  DptRx rx;

  g_assert_true (is_shown (visit, "contact_lenses") && is_shown (visit, "lens_wear"));
  /* What a spherical soft lens does not have is not asked for. */
  g_assert_false (is_row_shown (visit, "Trial 1, Rotation, clockwise positive, Right eye"));
  g_assert_false (is_row_shown (visit, "Trial 1, Fluorescein pattern, Right eye"));
  g_assert_true (type_into (visit, "Trial 1, Lens, Right eye", "Aqua Toric"));
  g_assert_true (type_into (visit, "Trial 1, Type of lens, Right eye", "rig"));
  g_assert_true (is_row_shown (visit, "Trial 1, Fluorescein pattern, Right eye"));
  g_assert_true (type_into (visit, "Trial 1, Power, Right eye", "-3 -1.25x90"));
  g_assert_true (is_row_shown (visit, "Trial 1, Rotation, clockwise positive, Right eye"));
  g_assert_true (type_into (visit, "Trial 1, Rotation, clockwise positive, Right eye", "10"));
  g_assert_true (type_into (visit, "Trial 1, Lot, Right eye", "b12 7"));
  g_assert_true (type_into (visit, "Trial 1, Use before, Right eye", "03/2025"));
  g_assert_false (type_into (visit, "Trial 1, Base curve, Right eye", "86"));
  g_assert_true (type_into (visit, "Trial 1, Base curve, Right eye", "8.6"));
  g_assert_true (says (GTK_WIDGET (visit->page), "-3.00 (-1.25) 100° · LARS +10°"));
  g_assert_true (says (GTK_WIDGET (visit->page), "⚠ Right eye: The lens was out of date on the day of the visit"));
  trial = dpt_visit_sheet_get_trial (dpt_visit_editor_get_now (visit->editor), 1, DPT_EYE_RIGHT);
  g_assert_cmpstr (dpt_record_get_text (trial, DPT_LENS_TRIAL_LOT), ==, "B127");
  g_assert_cmpstr (dpt_record_get_text (trial, DPT_LENS_TRIAL_EXPIRES_ON), ==, "2025-03-31");
  g_assert_cmpstr (dpt_record_get_text (trial, DPT_LENS_TRIAL_LENS_TYPE), ==, "rigid");

  before = g_object_ref (dpt_visit_editor_get_now (visit->editor));
  dpt_visit_page_add_trial (visit->page);
  now = dpt_visit_editor_get_now (visit->editor);
  g_assert_cmpuint (dpt_visit_sheet_count_trials (now), ==, 2);
  dpt_lens_trial_get_power (dpt_visit_sheet_get_trial (now, 2, DPT_EYE_RIGHT), &rx);
  g_assert_cmpint (rx.axis, ==, 100);
  g_assert_cmpstr (get_text (visit, "Trial 2, Lens, Right eye"), ==, "Aqua Toric");
  dpt_visit_editor_undo (visit->editor);
  g_assert_true (dpt_visit_sheet_same_content (dpt_visit_editor_get_now (visit->editor), before));
  dpt_visit_editor_redo (visit->editor);
  dpt_test_settle ();
  dpt_a11y_assert (visit->page);
  dpt_test_picture (GTK_WIDGET (visit->window), "fitting");
  /* Nobody's visit: the cards are empty. */
  dpt_visit_page_set_editor (visit->page, NULL);
  g_assert_cmpstr (get_text (visit, "Trial 1, Lot, Right eye"), ==, "");
  g_assert_cmpstr (get_text (visit, "Trial 2, Lens, Right eye"), ==, "");
}

static void
test_what_was_agreed_about_wear_says_its_days (void)
{
  g_autoptr (Visit) visit = visit_new ("contact_lens", NULL);
  g_autofree char *first = dpt_date_format ("2026-11-29");
  g_autofree char *end = dpt_date_format ("2027-06-01");

  g_assert_true (type_into (visit, "Contact lens wear and checks, Plan of checks", "soft"));
  g_assert_true (type_into (visit, "Contact lens wear and checks, Supply, months", "6"));
  g_assert_true (type_into (visit, "Contact lens wear and checks, Supply from", "2026-12-01"));
  g_assert_false (type_into (visit, "Contact lens wear and checks, Lesson on", "soon"));
  g_assert_true (says (GTK_WIDGET (visit->page), first));
  g_assert_true (says (GTK_WIDGET (visit->page), end));
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/exam/findings/normal", test_one_key_writes_normal_and_one_step_takes_it_back);
  g_test_add_func ("/exam/findings/words", test_the_beginning_of_a_word_is_enough);
  g_test_add_func ("/exam/findings/limits", test_the_impossible_is_refused_and_the_unusual_coloured);
  g_test_add_func ("/exam/findings/own-words", test_the_practice_adds_words_of_its_own);
  g_test_add_func ("/exam/findings/curves", test_a_cornea_is_typed_in_millimetres_or_dioptres);
  g_test_add_func ("/exam/findings/drops", test_drops_have_their_time_and_can_be_taken_back);
  g_test_add_func ("/exam/findings/pairs", test_other_pairs_are_typed_as_shorthand);
  g_test_add_func ("/exam/findings/pair", test_a_pair_can_be_told_in_full_and_is_undone);
  g_test_add_func ("/exam/findings/pressures", test_as_many_pressures_as_were_taken);
  g_test_add_func ("/exam/findings/retinoscopy", test_a_retinoscopy_goes_into_the_refraction);
  g_test_add_func ("/exam/findings/fusion-range", test_a_fusion_range_is_typed_in_one_field);
  g_test_add_func ("/exam/findings/grey", test_what_stood_there_last_time_stands_in_grey);
  g_test_add_func ("/exam/findings/no-eyes-over-nothing", test_a_signed_visit_names_no_eyes_over_nothing);
  g_test_add_func ("/exam/findings/comma", test_decimals_are_those_of_the_language);
  g_test_add_func ("/exam/findings/types", test_a_type_of_visit_opens_with_its_own_sections);
  g_test_add_func ("/exam/findings/sections", test_a_key_leads_from_section_to_section);
  g_test_add_func ("/exam/findings/layout", test_sections_are_hidden_and_moved);
  g_test_add_func ("/exam/findings/trials", test_contact_lenses_are_tried_decided_on_and_tried_again);
  g_test_add_func ("/exam/findings/wear", test_what_was_agreed_about_wear_says_its_days);
  return g_test_run ();
}
