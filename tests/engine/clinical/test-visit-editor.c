/* test-visit-editor.c - undo and redo go across saves, a run of edits in one field is one step, a signed visit is not
 * edited. For: engine/clinical/dpt-visit-editor. Not for: saving (test-visit-store.c). SPDX-License-Identifier:
 * GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-editor.h"

#include <locale.h>

static DptVisitSheet *
make_sheet (const char *state)
{
  g_autoptr (DptVisit) visit = dpt_record_new (DPT_TYPE_VISIT);

  dpt_record_take_id (visit);
  dpt_record_set_text (visit, DPT_VISIT_KIND, "complete");
  dpt_record_set_text (visit, DPT_VISIT_STATE, state);
  return dpt_visit_sheet_new (visit);
}

static void
type_text (DptVisitEditor *editor, const char *key, const char *text)
{
  DptVisitSheet *sheet = dpt_visit_editor_begin (editor, key);

  dpt_visit_sheet_set_text (sheet, DPT_VISIT_REASON, text);
  dpt_visit_editor_end (editor);
}

static void
set_sphere (DptVisitEditor *editor, int sphere)
{
  DptVisitSheet *sheet = dpt_visit_editor_begin (editor, "sphere");

  dpt_visit_sheet_set_rx (sheet, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, &(DptRx) { sphere }, DPT_RX_FIELD_SPHERE);
  dpt_visit_editor_end (editor);
}

static const char *
get_reason (DptVisitEditor *editor)
{
  return dpt_visit_sheet_get_text (dpt_visit_editor_get_now (editor), DPT_VISIT_REASON);
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
test_a_run_in_one_field_is_one_step (void)
{
  g_autoptr (DptVisitSheet) base = make_sheet ("draft");
  g_autoptr (DptVisitEditor) editor = dpt_visit_editor_new (base, NULL);
  int changes = 0;

  g_signal_connect_swapped (editor, "changed", G_CALLBACK (count_cb), &changes);
  g_assert_false (dpt_visit_editor_get_can_undo (editor));
  type_text (editor, "reason", "H");
  type_text (editor, "reason", "He");
  type_text (editor, "reason", "Hea");
  g_assert_cmpint (changes, ==, 3);
  set_sphere (editor, -100);
  set_sphere (editor, -125);
  dpt_visit_editor_seal (editor);
  set_sphere (editor, -150);
  dpt_visit_editor_undo (editor);
  dpt_visit_editor_undo (editor);
  g_assert_null (
    dpt_visit_sheet_get_refraction (dpt_visit_editor_get_now (editor), DPT_REFRACTION_FINAL, DPT_EYE_RIGHT));
  g_assert_cmpstr (get_reason (editor), ==, "Hea");
  dpt_visit_editor_undo (editor);
  g_assert_cmpstr (get_reason (editor), ==, "");
  g_assert_false (dpt_visit_editor_get_can_undo (editor));
  g_assert_false (dpt_visit_editor_get_dirty (editor));
  dpt_visit_editor_redo (editor);
  dpt_visit_editor_redo (editor);
  dpt_visit_editor_redo (editor);
  g_assert_false (dpt_visit_editor_get_can_redo (editor));
  g_assert_cmpint (dpt_record_get_int (dpt_visit_sheet_get_refraction (dpt_visit_editor_get_now (editor),
                                                                       DPT_REFRACTION_FINAL, DPT_EYE_RIGHT),
                                       DPT_REFRACTION_SPHERE),
                   ==, -150);
}

static void
test_an_edit_that_changes_nothing_is_no_step (void)
{
  g_autoptr (DptVisitSheet) base = make_sheet ("draft");
  g_autoptr (DptVisitEditor) editor = dpt_visit_editor_new (base, NULL);
  int changes = 0;

  g_signal_connect_swapped (editor, "changed", G_CALLBACK (count_cb), &changes);
  type_text (editor, NULL, "");
  g_assert_cmpint (changes, ==, 0);
  g_assert_false (dpt_visit_editor_get_can_undo (editor));
}

static void
test_a_new_edit_ends_redo (void)
{
  g_autoptr (DptVisitSheet) base = make_sheet ("draft");
  g_autoptr (DptVisitEditor) editor = dpt_visit_editor_new (base, NULL);

  type_text (editor, NULL, "A");
  type_text (editor, NULL, "B");
  dpt_visit_editor_undo (editor);
  g_assert_true (dpt_visit_editor_get_can_redo (editor));
  type_text (editor, NULL, "C");
  g_assert_false (dpt_visit_editor_get_can_redo (editor));
  dpt_visit_editor_undo (editor);
  g_assert_cmpstr (get_reason (editor), ==, "A");
}

static void
test_saving_keeps_the_way_back (void)
{
  g_autoptr (DptVisitSheet) base = make_sheet ("draft");
  g_autoptr (DptVisitEditor) editor = dpt_visit_editor_new (base, NULL);
  g_autoptr (DptVisitSheet) sent = NULL;

  type_text (editor, NULL, "A");
  sent = g_object_ref (dpt_visit_editor_get_now (editor));
  type_text (editor, NULL, "AB");
  dpt_visit_editor_rebase (editor, sent);
  /* What was typed while the save was under way is still there, and not yet stored. */
  g_assert_cmpstr (get_reason (editor), ==, "AB");
  g_assert_true (dpt_visit_editor_get_dirty (editor));
  dpt_visit_editor_undo (editor);
  g_assert_false (dpt_visit_editor_get_dirty (editor));
  dpt_visit_editor_undo (editor);
  g_assert_cmpstr (get_reason (editor), ==, "");
  g_assert_true (dpt_visit_editor_get_dirty (editor));
}

static void
test_a_signed_visit_is_only_amended (void)
{
  g_autoptr (DptVisitSheet) base = make_sheet ("draft");
  g_autoptr (DptVisitSheet) signed_sheet = make_sheet ("signed");
  g_autoptr (DptVisitEditor) editor = dpt_visit_editor_new (base, NULL);

  type_text (editor, NULL, "A");
  dpt_visit_editor_rebase (editor, signed_sheet);
  g_assert_false (dpt_visit_editor_get_editable (editor));
  g_assert_false (dpt_visit_editor_get_can_undo (editor));
  g_assert_null (dpt_visit_editor_begin (editor, NULL));
  dpt_visit_editor_set_amending (editor, TRUE);
  type_text (editor, NULL, "Amended");
  g_assert_true (dpt_visit_editor_get_dirty (editor));
  dpt_visit_editor_set_amending (editor, FALSE);
  g_assert_false (dpt_visit_editor_get_dirty (editor));
  g_assert_cmpstr (get_reason (editor), ==, "");
}

static void
test_grey_beside_worn_is_what_was_final (void)
{
  g_autoptr (DptVisitSheet) base = make_sheet ("draft");
  g_autoptr (DptVisitSheet) earlier = make_sheet ("signed");
  g_autoptr (DptVisitEditor) editor = NULL;

  dpt_visit_sheet_set_rx (earlier, DPT_REFRACTION_WORN, DPT_EYE_RIGHT, &(DptRx) { -100 }, DPT_RX_FIELD_SPHERE);
  dpt_visit_sheet_set_rx (earlier, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, &(DptRx) { -150 }, DPT_RX_FIELD_SPHERE);
  dpt_visit_sheet_set_rx (earlier, DPT_REFRACTION_WORN, DPT_EYE_LEFT, &(DptRx) { -200 }, DPT_RX_FIELD_SPHERE);
  editor = dpt_visit_editor_new (base, earlier);
  g_assert_cmpint (
    dpt_record_get_int (dpt_visit_editor_get_earlier_refraction (editor, DPT_REFRACTION_WORN, DPT_EYE_RIGHT),
                        DPT_REFRACTION_SPHERE),
    ==, -150);
  g_assert_cmpint (
    dpt_record_get_int (dpt_visit_editor_get_earlier_refraction (editor, DPT_REFRACTION_WORN, DPT_EYE_LEFT),
                        DPT_REFRACTION_SPHERE),
    ==, -200);
  g_assert_null (dpt_visit_editor_get_earlier_refraction (editor, DPT_REFRACTION_SUBJECTIVE, DPT_EYE_RIGHT));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clinical/editor/a-run-in-one-field-is-one-step", test_a_run_in_one_field_is_one_step);
  g_test_add_func ("/clinical/editor/an-edit-that-changes-nothing-is-no-step",
                   test_an_edit_that_changes_nothing_is_no_step);
  g_test_add_func ("/clinical/editor/a-new-edit-ends-redo", test_a_new_edit_ends_redo);
  g_test_add_func ("/clinical/editor/saving-keeps-the-way-back", test_saving_keeps_the_way_back);
  g_test_add_func ("/clinical/editor/a-signed-visit-is-only-amended", test_a_signed_visit_is_only_amended);
  g_test_add_func ("/clinical/editor/grey-beside-worn-is-what-was-final", test_grey_beside_worn_is_what_was_final);
  return g_test_run ();
}
