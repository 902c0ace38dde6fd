/* test-patient-form.c - a patient is entered once, faults are said at the field, and nobody's change is lost.
 * For: dpt-patient-{dialog,form,field,edit-pane}.c, dpt-patient-rebase.c. Not for: who is alike (tests/engine/patient).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-date-entry.h"
#include "gui/common/dpt-partner-dialog.h"
#include "gui/reception/dpt-patient-dialog.h"
#include "gui/reception/dpt-patient-edit-pane.h"
#include "gui/reception/dpt-patient-form.h"

#include "engine/patient/dpt-patient-rebase.h"
#include "engine/patient/dpt-prescriber.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-shop.h"

/* The control of that name; the words over it are called the same. */
static GtkWidget *
find_control (GtkWidget *root, const char *name)
{
  if (!GTK_IS_LABEL (root) && gtk_test_accessible_has_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL))
    {
      g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (other == NULL)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_control (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
fill (GtkWidget *root, const char *name, const char *text)
{
  GtkWidget *entry = find_control (root, name);

  g_assert_true (GTK_IS_EDITABLE (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
choose_cb (DptPatientDialog *dialog, gint64 id, gint64 *chosen)
{
  *chosen = id;
}

static DptPatientDialog *
open_dialog_for (DptSession *session, gint64 *chosen, const char *words)
{
  DptPatientDialog *dialog = dpt_patient_dialog_new (NULL, session, words);

  *chosen = 0;
  g_signal_connect (dialog, "patient-chosen", G_CALLBACK (choose_cb), chosen);
  gtk_window_present (GTK_WINDOW (dialog));
  dpt_test_until (gtk_window_is_active (GTK_WINDOW (dialog)));
  return dialog;
}

static DptPatientDialog *
open_dialog (DptSession *session, gint64 *chosen)
{
  return open_dialog_for (session, chosen, NULL);
}

static void
assert_shown (DptPatientDialog *dialog, const char *name, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_control (GTK_WIDGET (dialog), name))), ==, text);
}

static void
test_what_was_searched_for_stands_in_the_fields (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  gint64 chosen;
  DptPatientDialog *dialog = open_dialog_for (session, &chosen, "le goff élise 0612345678");

  dpt_test_settle ();
  assert_shown (dialog, "Family name", "Le Goff");
  assert_shown (dialog, "Given names", "Élise");
  assert_shown (dialog, "Mobile phone", "0612345678");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  dpt_test_until (chosen != 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM contact_point WHERE kind = 'mobile'"), ==, 1);
  dpt_test_settle ();
}

static void
assert_tab (DptPatientDialog *dialog, const char *from, const char *to)
{
  GtkWidget *wanted = find_control (GTK_WIDGET (dialog), to), *focus;

  gtk_widget_grab_focus (find_control (GTK_WIDGET (dialog), from));
  gtk_widget_child_focus (GTK_WIDGET (dialog), GTK_DIR_TAB_FORWARD);
  focus = gtk_root_get_focus (GTK_ROOT (dialog));
  g_assert_true (focus != NULL && (focus == wanted || gtk_widget_is_ancestor (focus, wanted)));
}

/* The columns are of different heights, and a fault makes the cell it stands under higher than its neighbour. */
static void
test_tab_goes_down_a_column_and_to_the_next (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  gint64 chosen;
  DptPatientDialog *dialog = open_dialog (session, &chosen);

  fill (GTK_WIDGET (dialog), "Family name", "Testard");
  fill (GTK_WIDGET (dialog), "Given names", "Delphine");
  fill (GTK_WIDGET (dialog), "Birth date", "31/02/1980");
  dpt_test_settle ();
  assert_tab (dialog, "Notes", "Mobile phone");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  dpt_test_settle ();
  assert_tab (dialog, "Given names", "Birth date");
  assert_tab (dialog, "Birth date", "Birth name");
  assert_tab (dialog, "Notes", "Mobile phone");
  gtk_window_destroy (GTK_WINDOW (dialog));
  dpt_test_settle ();
}

/* The first one is emptied and the second keeps its place under the cursor; once saved it is the first. */
static void
test_a_second_phone_is_entered_and_outlives_the_first (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  gint64 chosen;
  DptPatientDialog *dialog = open_dialog_for (session, &chosen, "le goff élise");

  fill (GTK_WIDGET (dialog), "Another mobile phone", "0");
  fill (GTK_WIDGET (dialog), "Another mobile phone", "07 98 76 54 32");
  fill (GTK_WIDGET (dialog), "Mobile phone", "06 12 34 56 78");
  fill (GTK_WIDGET (dialog), "Another e-mail", "elise@example.org");
  fill (GTK_WIDGET (dialog), "Mobile phone", "");
  assert_shown (dialog, "Another mobile phone", "07 98 76 54 32");
  fill (GTK_WIDGET (dialog), "Mobile phone", "06 11 22 33 44");
  assert_shown (dialog, "Another mobile phone", "07 98 76 54 32");
  fill (GTK_WIDGET (dialog), "Mobile phone", "");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  dpt_test_until (chosen != 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM contact_point"), ==, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM contact_point WHERE kind = 'mobile' AND value = '07 98 76 54 32'"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM contact_point WHERE kind = 'email'"), ==, 1);
  dpt_test_settle ();
}

static void
test_new_patient_is_saved (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  gint64 chosen;
  DptPatientDialog *dialog = open_dialog (session, &chosen);

  fill (GTK_WIDGET (dialog), "Family name", "Le Goff");
  fill (GTK_WIDGET (dialog), "Given names", "Élise");
  dpt_date_entry_set_date (DPT_DATE_ENTRY (find_control (GTK_WIDGET (dialog), "Birth date")), "1980-04-03");
  fill (GTK_WIDGET (dialog), "Mobile phone", "06 12 34 56 78");
  fill (GTK_WIDGET (dialog), "City", "Tours");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_control (GTK_WIDGET (dialog), "Being recalled for a check")), TRUE);
  dpt_a11y_assert (dialog);
  dpt_test_picture (GTK_WIDGET (dialog), "reception-new-patient");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  dpt_test_until (chosen != 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE family_name = 'Le Goff' AND birth_date = '1980-04-03'"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM contact_point WHERE kind = 'mobile'"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM address WHERE city = 'Tours'"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM consent WHERE purpose = 'recall' AND given = 1"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM draft"), ==, 0);
  dpt_test_settle ();
}

static void
test_who_is_there_already_is_offered (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 known = dpt_test_shop_add_patient (shop, "Dupont", "Marie", "1962-05-04", "06 12 34 56 78");
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  gint64 chosen;
  DptPatientDialog *dialog = open_dialog (session, &chosen);

  fill (GTK_WIDGET (dialog), "Family name", "dupont");
  fill (GTK_WIDGET (dialog), "Given names", "Marie");
  dpt_date_entry_set_date (DPT_DATE_ENTRY (find_control (GTK_WIDGET (dialog), "Birth date")), "1962-05-04");
  dpt_test_until (dpt_test_find (GTK_WIDGET (dialog), "Open DUPONT Marie instead") != NULL);
  dpt_test_picture (GTK_WIDGET (dialog), "reception-twin");
  g_signal_emit_by_name (dpt_test_find (GTK_WIDGET (dialog), "Open DUPONT Marie instead"), "clicked");
  g_assert_cmpint (chosen, ==, known);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient"), ==, 1);
  dpt_test_settle ();
}

static void
test_fault_is_said_at_the_field (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  gint64 chosen;
  DptPatientDialog *dialog = open_dialog (session, &chosen);

  fill (GTK_WIDGET (dialog), "Family name", "Le Goff");
  fill (GTK_WIDGET (dialog), "E-mail", "nobody");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  g_assert_true (gtk_widget_has_css_class (find_control (GTK_WIDGET (dialog), "Given names"), "error"));
  g_assert_true (gtk_widget_has_css_class (find_control (GTK_WIDGET (dialog), "E-mail"), "error"));
  g_assert_false (gtk_widget_has_css_class (find_control (GTK_WIDGET (dialog), "Family name"), "error"));
  fill (GTK_WIDGET (dialog), "E-mail", "elise@example.org");
  g_assert_false (gtk_widget_has_css_class (find_control (GTK_WIDGET (dialog), "E-mail"), "error"));
  g_assert_cmpint (chosen, ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  dpt_test_settle ();
}

static void
test_unfinished_entry_is_offered_again (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  gint64 chosen;
  DptPatientDialog *dialog = open_dialog (session, &chosen);

  fill (GTK_WIDGET (dialog), "Family name", "Le Goff");
  gtk_window_destroy (GTK_WINDOW (dialog));
  dpt_test_until (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM draft") == 1);
  dialog = open_dialog (session, &chosen);
  dpt_test_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (find_control (GTK_WIDGET (dialog), "Family name"))), "Le Goff"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.start-anew", NULL);
  dpt_test_until (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM draft") == 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  dpt_test_settle ();
}

/* --- whatever the schema holds --- */

static void
choose_in (GtkWidget *root, const char *name, const char *word)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (find_control (root, name));
  GListModel *model = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), word))
        {
          gtk_drop_down_set_selected (drop_down, i);
          return;
        }
    }
  g_error ("no “%s” in %s", word, name);
}

static void
add_relative (GtkWidget *root, const char *fragment)
{
  GtkWidget *entry = find_control (root, "Add a relative");

  gtk_editable_set_text (GTK_EDITABLE (entry), fragment);
  g_signal_emit_by_name (entry, "activate");
  dpt_test_until (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0');
}

static void
test_whole_file_is_entered (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 mother = dpt_test_shop_add_patient (shop, "Dupont", "Marie", "1962-05-04", "06 12 34 56 78");
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  gint64 chosen;
  DptPatientDialog *dialog = open_dialog (session, &chosen);
  GtkWidget *root = GTK_WIDGET (dialog);
  g_autofree char *mirrored = NULL;

  fill (root, "Family name", "Dupont");
  fill (root, "Given names", "Élise");
  fill (root, "Birth place", "Tours");
  fill (root, "Card number", "CARD-7");
  choose_in (root, "Language", "English");
  fill (root, "Phone at work", "02 47 00 00 00");
  fill (root, "City for invoices", "Paris");
  fill (root, "Risk", "Diabetes");
  fill (root, "To be borne in mind", "Hard of hearing");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_control (root, "Offers and news")), TRUE);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_control (root, "Offers and news by letter"))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_control (root, "Offers and news by letter")), FALSE);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_control (root, "Offers and news"))));
  add_relative (root, "dupont marie");
  gtk_editable_set_text (GTK_EDITABLE (find_control (root, "Tag to add")), "VIP");
  g_signal_emit_by_name (find_control (root, "Tag to add"), "activate");
  dpt_test_until (dpt_test_find (root, "Take the tag “VIP” off") != NULL);
  dpt_a11y_assert (dialog);
  dpt_test_picture (root, "reception-whole-file");
  gtk_widget_activate_action (root, "dialog.save", NULL);
  dpt_test_until (chosen != 0);

  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE birth_place = 'Tours' AND card_number = 'CARD-7' AND language = 'en'"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM contact_point WHERE kind = 'work'"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM address WHERE kind = 'billing' AND city = 'Paris'"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM alert WHERE kind IN ('risk', 'note')"), ==, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM consent WHERE purpose = 'marketing' AND channel = 'any' AND given = 1"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM consent WHERE purpose = 'marketing' AND channel = 'post' AND given = 0"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient_tag t JOIN tag g ON g.id = t.tag_id WHERE g.name = 'VIP'"), ==, 1);
  /* The mother's file knows of it, too. */
  mirrored = g_strdup_printf ("SELECT COUNT(*) FROM family_link WHERE patient_id = %" G_GINT64_FORMAT " AND relative_id = %" G_GINT64_FORMAT
                              " AND kind = 'child'", mother, chosen);
  g_assert_cmpint (dpt_test_db_query_int (db, mirrored), ==, 1);
  dpt_test_settle ();
}

/* In a new shop both lists are empty: whoever has the paper in hand enters who signed it, and who pays. */
static void
test_prescriber_and_insurer_are_added_on_the_spot (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  gint64 chosen;
  DptPatientDialog *dialog = open_dialog (session, &chosen);
  GtkWidget *root = GTK_WIDGET (dialog);
  GtkWidget *partner;

  fill (root, "Family name", "Le Goff");
  fill (root, "Given names", "Élise");
  g_signal_emit_by_name (find_control (root, "Add: Prescriber"), "clicked");
  partner = dpt_test_find_window (DPT_TYPE_PARTNER_DIALOG);
  g_assert_nonnull (partner);
  dpt_a11y_assert (partner);
  gtk_widget_activate_action (partner, "partner.save", NULL);
  dpt_test_until (gtk_widget_has_css_class (dpt_test_find (partner, "Name"), "error"));
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (partner, "Name")), "Dr Blum");
  gtk_widget_activate_action (partner, "partner.save", NULL);
  dpt_test_until (dpt_test_find_window (DPT_TYPE_PARTNER_DIALOG) == NULL);
  g_signal_emit_by_name (find_control (root, "Add: Complementary insurer"), "clicked");
  partner = dpt_test_find_window (DPT_TYPE_PARTNER_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (partner, "Name")), "Mutuelle du Port");
  dpt_test_picture (partner, "reception-partner");
  gtk_widget_activate_action (partner, "partner.save", NULL);
  dpt_test_until (dpt_test_find_window (DPT_TYPE_PARTNER_DIALOG) == NULL);
  gtk_widget_activate_action (root, "dialog.save", NULL);
  dpt_test_until (chosen != 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient p JOIN prescriber r ON r.id = p.prescriber_id WHERE r.name = 'Dr Blum'"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient_cover c JOIN insurer i ON i.id = c.insurer_id "
                                              "WHERE i.name = 'Mutuelle du Port' AND i.kind = 'complementary' AND c.rank = 2"), ==, 1);
  dpt_test_settle ();
}

/* --- editing --- */

static gpointer
load (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_load (unit, *(gint64 *) args, error);
}

static gpointer
load_insurer (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_unit_load (unit, DPT_TYPE_INSURER, 22, error);
}

static gpointer
save (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_save (unit, args, error) != 0 ? unit : NULL;
}

static DptPatientFile *
read_file (DptTestShop *shop, gint64 id)
{
  g_autoptr (GError) error = NULL;
  DptPatientFile *file = dpt_session_read (shop->system, load, &id, g_object_unref, &error);

  g_assert_no_error (error);
  return file;
}

/* Somebody else gives the patient an occupation. */
static void
change_elsewhere (DptTestShop *shop, gint64 id)
{
  g_autoptr (DptPatientFile) file = read_file (shop, id);
  g_autoptr (GError) error = NULL;

  dpt_record_set_text (dpt_patient_file_get_patient (file), DPT_PATIENT_OCCUPATION, "Baker");
  dpt_record_set_text (dpt_patient_file_get_patient (file), DPT_PATIENT_NOTES, "theirs");
  dpt_session_write (shop->system, save, file, NULL, &error);
  g_assert_no_error (error);
}

static void
test_conflict_offers_both_versions (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Dupont", "Marie", "1962-05-04", "06 12 34 56 78");
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  g_autoptr (DptPatientFile) file = read_file (shop, id);
  DptPatientEditPane *pane = DPT_PATIENT_EDIT_PANE (dpt_patient_edit_pane_new ((const guint[]) { DPT_PATIENT_FORM_PERSON, DPT_PATIENT_FORM_LIFE, 0 }));
  GtkWindow *window = dpt_test_show (GTK_WIDGET (pane), 1000, 640);

  dpt_patient_edit_pane_show (pane, session, file);
  g_assert_false (dpt_patient_edit_pane_get_dirty (pane));
  fill (GTK_WIDGET (pane), "Notes", "mine");
  g_assert_true (dpt_patient_edit_pane_get_dirty (pane));
  change_elsewhere (shop, id);
  dpt_patient_edit_pane_save (pane);
  dpt_test_until (dpt_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_nonnull (dpt_test_find (dpt_test_find_window (ADW_TYPE_MESSAGE_DIALOG), "mine"));
  g_assert_nonnull (dpt_test_find (dpt_test_find_window (ADW_TYPE_MESSAGE_DIALOG), "theirs"));
  dpt_test_picture (dpt_test_find_window (ADW_TYPE_MESSAGE_DIALOG), "reception-conflict");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dpt_test_find_window (ADW_TYPE_MESSAGE_DIALOG)), "mine");
  dpt_test_until (!dpt_patient_edit_pane_get_dirty (pane));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE notes = 'mine' AND occupation = 'Baker'"), ==, 1);
  gtk_window_destroy (window);
  dpt_test_settle ();
}

/* Switched off, an insurer is offered to nobody, and still called by its name where a patient has it. */
static void
test_what_is_no_longer_in_use_keeps_its_name (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Dupont", "Marie", NULL, NULL);
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  g_autofree char *cover = g_strdup_printf ("INSERT INTO patient_cover (id, version, patient_id, insurer_id, rank) VALUES (23, 1, %" G_GINT64_FORMAT
                                            ", 22, 2)", id);
  g_autoptr (DptPatientFile) file = NULL;
  g_autoptr (DptInsurer) insurer = NULL;
  g_autoptr (GPtrArray) insurers = g_ptr_array_new ();
  DptPatientEditPane *pane = DPT_PATIENT_EDIT_PANE (dpt_patient_edit_pane_new ((const guint[]) { DPT_PATIENT_FORM_COMPLEMENTARY, 0 }));
  GtkWindow *window = dpt_test_show (GTK_WIDGET (pane), 600, 400);
  GtkDropDown *choice;

  dpt_test_db_exec (db, "INSERT INTO insurer (id, version, name, kind, active) VALUES (22, 1, 'Mutuelle du Port', 'complementary', 0)");
  dpt_test_db_exec (db, cover);
  file = read_file (shop, id);
  insurer = dpt_session_read (shop->system, load_insurer, NULL, g_object_unref, NULL);
  g_ptr_array_add (insurers, insurer);
  dpt_patient_edit_pane_set_choices (pane, &(DptPatientChoices) { NULL, insurers, NULL });
  choice = GTK_DROP_DOWN (find_control (GTK_WIDGET (pane), "Complementary insurer"));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (choice)), ==, 1);
  dpt_patient_edit_pane_show (pane, session, file);
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (choice)), ==, "Mutuelle du Port");
  g_assert_false (dpt_patient_edit_pane_get_dirty (pane));
  gtk_window_destroy (window);
  dpt_test_settle ();
}

static void
test_unsaved_changes_come_back (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Dupont", "Marie", "1962-05-04", "06 12 34 56 78");
  gint64 other_id = dpt_test_shop_add_patient (shop, "Petit", "Hugo", NULL, NULL);
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  g_autoptr (DptPatientFile) file = read_file (shop, id);
  g_autoptr (DptPatientFile) other = read_file (shop, other_id);
  DptPatientEditPane *pane = DPT_PATIENT_EDIT_PANE (dpt_patient_edit_pane_new ((const guint[]) { DPT_PATIENT_FORM_PERSON, 0 }));
  GtkWindow *window = dpt_test_show (GTK_WIDGET (pane), 1000, 640);

  dpt_patient_edit_pane_show (pane, session, file);
  fill (GTK_WIDGET (pane), "Notes", "mine");
  dpt_patient_edit_pane_show (pane, session, other);
  g_assert_false (dpt_patient_edit_pane_get_dirty (pane));
  dpt_test_until (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM draft") == 1);
  dpt_patient_edit_pane_show (pane, session, file);
  dpt_test_until (dpt_patient_edit_pane_get_dirty (pane));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_control (GTK_WIDGET (pane), "Notes"))), ==, "mine");
  dpt_patient_edit_pane_save (pane);
  dpt_test_until (!dpt_patient_edit_pane_get_dirty (pane));
  dpt_test_until (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM draft") == 0);
  gtk_window_destroy (window);
  dpt_test_settle ();
}

static void
test_rebase_keeps_what_both_did (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Dupont", "Marie", NULL, "06 12 34 56 78");
  g_autoptr (DptPatientFile) mine = read_file (shop, id);
  g_autoptr (DptPatientFile) theirs = NULL;
  g_autoptr (DptPatientFile) both = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (DptRecord) phone = g_list_model_get_item (dpt_patient_file_get_part (mine, DPT_PATIENT_PART_CONTACTS), 0);

  dpt_record_set_text (dpt_patient_file_get_patient (mine), DPT_PATIENT_NOTES, "mine");
  dpt_patient_file_remove (mine, DPT_PATIENT_PART_CONTACTS, phone);
  dpt_record_set_text (dpt_patient_file_add (mine, DPT_PATIENT_PART_ADDRESSES, "FR"), DPT_ADDRESS_CITY, "Tours");
  change_elsewhere (shop, id);
  theirs = read_file (shop, id);
  differences = dpt_patient_file_list_differences (mine, theirs);
  g_assert_cmpuint (differences->len, ==, 1);
  both = dpt_patient_file_rebase (mine, theirs);
  g_assert_cmpstr (dpt_record_get_text (dpt_patient_file_get_patient (both), DPT_PATIENT_NOTES), ==, "mine");
  g_assert_cmpstr (dpt_record_get_text (dpt_patient_file_get_patient (both), DPT_PATIENT_OCCUPATION), ==, "Baker");
  g_assert_cmpuint (g_list_model_get_n_items (dpt_patient_file_get_part (both, DPT_PATIENT_PART_CONTACTS)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (dpt_patient_file_get_part (both, DPT_PATIENT_PART_ADDRESSES)), ==, 1);
}

/* Somebody with four mobile phones, from another program: each is seen, changed and taken away; nobody else sees room for them. */
static void
test_every_contact_of_a_kind_can_be_changed (void)
{
  static const guint columns[] = { DPT_PATIENT_FORM_CONTACT, 0 };
  static const char *const values[] = { "0612345671", "0612345672", "0612345673", "0612345674" };
  g_autoptr (DptPatientFile) file = dpt_patient_file_new ();
  GListModel *contacts = dpt_patient_file_get_part (file, DPT_PATIENT_PART_CONTACTS);
  DptPatientForm *form = DPT_PATIENT_FORM (dpt_patient_form_new (columns));
  GtkWindow *window = dpt_test_show (GTK_WIDGET (form), 700, 700);
  g_autoptr (DptRecord) third = NULL;
  GtkWidget *entry;

  dpt_patient_form_set_file (form, file, "FR");
  entry = find_control (GTK_WIDGET (form), "Mobile phone 3");
  g_assert_false (gtk_widget_get_mapped (entry));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      gpointer contact = dpt_patient_file_add (file, DPT_PATIENT_PART_CONTACTS, NULL);

      dpt_record_set_text (contact, DPT_CONTACT_POINT_KIND, "mobile");
      dpt_record_set_text (contact, DPT_CONTACT_POINT_VALUE, values[i]);
    }
  dpt_patient_form_set_file (form, file, "FR");
  dpt_test_settle ();
  g_assert_true (gtk_widget_get_mapped (entry));
  g_assert_true (gtk_widget_get_mapped (find_control (GTK_WIDGET (form), "Mobile phone 4")));
  g_assert_false (gtk_widget_get_mapped (find_control (GTK_WIDGET (form), "E-mail 3")));
  gtk_editable_set_text (GTK_EDITABLE (entry), "0699999999");
  third = g_list_model_get_item (contacts, 2);
  g_assert_cmpstr (dpt_record_get_text (third, DPT_CONTACT_POINT_VALUE), ==, "0699999999");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_true (dpt_patient_form_check (form));
  g_assert_cmpuint (g_list_model_get_n_items (contacts), ==, 3);
  dpt_test_picture (GTK_WIDGET (window), "form-contacts");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  dpt_test_db_add ("/reception/new-patient-is-saved", test_new_patient_is_saved);
  dpt_test_db_add ("/reception/what-was-searched-for-stands-in-the-fields", test_what_was_searched_for_stands_in_the_fields);
  dpt_test_db_add ("/reception/a-second-phone-is-entered-and-outlives-the-first", test_a_second_phone_is_entered_and_outlives_the_first);
  dpt_test_db_add ("/reception/tab-goes-down-a-column-and-to-the-next", test_tab_goes_down_a_column_and_to_the_next);
  dpt_test_db_add ("/reception/who-is-there-already-is-offered", test_who_is_there_already_is_offered);
  dpt_test_db_add ("/reception/fault-is-said-at-the-field", test_fault_is_said_at_the_field);
  dpt_test_db_add ("/reception/unfinished-entry-is-offered-again", test_unfinished_entry_is_offered_again);
  dpt_test_db_add ("/reception/whole-file-is-entered", test_whole_file_is_entered);
  dpt_test_db_add ("/reception/prescriber-and-insurer-are-added-on-the-spot", test_prescriber_and_insurer_are_added_on_the_spot);
  dpt_test_db_add ("/reception/conflict-offers-both-versions", test_conflict_offers_both_versions);
  dpt_test_db_add ("/reception/what-is-no-longer-in-use-keeps-its-name", test_what_is_no_longer_in_use_keeps_its_name);
  dpt_test_db_add ("/reception/unsaved-changes-come-back", test_unsaved_changes_come_back);
  dpt_test_db_add ("/reception/rebase-keeps-what-both-did", test_rebase_keeps_what_both_did);
  g_test_add_func ("/patient-form/every-contact", test_every_contact_of_a_kind_can_be_changed);
  return g_test_run ();
}
