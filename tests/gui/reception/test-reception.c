/* test-reception.c - whoever is asked for is found while typing, by keyboard alone.
 * For: dpt-reception-perspective.c, the window's search. Not for: how patients are ranked (tests/engine/patient).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-fhir-acts.h"
#include "gui/common/dpt-list-view.h"
#include "gui/common/dpt-papers-window.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/reception/dpt-merge-dialog.h"
#include "gui/reception/dpt-patient-dialog.h"
#include "gui/reception/dpt-patient-sheet.h"
#include "gui/reception/dpt-reception-perspective.h"
#include "gui/shell/dpt-search-result.h"
#include "gui/shell/dpt-search.h"
#include "gui/shell/dpt-window.h"

#include <string.h>

#include "engine/patient/dpt-patient-list.h"
#include "engine/patient/dpt-patient.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-sale.h"
#include "support/dpt-test-shop.h"

typedef struct
{
  DptTestShop *shop;
  DptSession *session;
  DptWindow *window;
  gint64 marie, paul, elise;
} Desk;

static void
open_desk (Desk *desk, DptDb *db)
{
  desk->shop = dpt_test_shop_new (db);
  desk->marie = dpt_test_shop_add_patient (desk->shop, "Dupont", "Marie-Claude", "1962-05-04", "06 12 34 56 78");
  desk->paul = dpt_test_shop_add_patient (desk->shop, "Dupré", "Paul", "1990-01-31", "06 99 88 77 66");
  desk->elise = dpt_test_shop_add_patient (desk->shop, "Le Goff", "Élise", NULL, NULL);
  desk->session = dpt_test_shop_sign_in (desk->shop, DPT_ROLE_RECEPTIONIST);
  desk->window = DPT_WINDOW (dpt_window_new (NULL));
  gtk_window_present (GTK_WINDOW (desk->window));
  dpt_window_set_session (desk->window, desk->session);
  dpt_test_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
}

static void
close_desk (Desk *desk)
{
  dpt_window_set_session (desk->window, NULL);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  dpt_test_settle ();
  g_clear_object (&desk->session);
  dpt_test_shop_free (desk->shop);
}

/* A signed visit with a reason that is nobody's business at the desk. */
static void
add_visit (DptTestShop *shop, gint64 patient_id)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO visit (id, version, patient_id, establishment_id, examiner_id, kind, state, started_at, started_on, reason) VALUES "
    "(77, 1, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 'complete', 'draft', 1, '2026-11-20', 'sees double')",
    patient_id, shop->establishment_id, shop->users[DPT_ROLE_OPTOMETRIST]);

  dpt_test_db_exec (shop->db, sql);
}

static DptListView *
get_list (Desk *desk)
{
  return DPT_LIST_VIEW (dpt_test_find_type (GTK_WIDGET (desk->window), DPT_TYPE_LIST_VIEW, 0));
}

static guint
count_rows (Desk *desk)
{
  GListModel *model = dpt_list_view_get_model (get_list (desk));

  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

static gint64
get_row_id (Desk *desk, guint position)
{
  g_autoptr (GObject) row = g_list_model_get_item (dpt_list_view_get_model (get_list (desk)), position);

  return row != NULL ? dpt_record_get_id (row) : 0;
}

static DptSearch *
get_search (Desk *desk)
{
  return DPT_SEARCH (dpt_test_find_type (GTK_WIDGET (desk->window), DPT_TYPE_SEARCH, 0));
}

static DptSearchResult *
get_result (Desk *desk, guint position)
{
  g_autoptr (DptSearchResult) result = g_list_model_get_item (dpt_search_get_results (get_search (desk)), position);

  return result;
}

static gboolean
is_found (Desk *desk, guint position, gint64 id)
{
  DptSearchResult *result = get_result (desk, position);

  return result != NULL && g_strcmp0 (dpt_search_result_get_action (result), "win.show-patient") == 0
         && g_variant_get_int64 (dpt_search_result_get_target (result)) == id;
}

static void
test_list_shows_everybody_by_name (DptDb *db)
{
  Desk desk;

  open_desk (&desk, db);
  dpt_test_until (count_rows (&desk) == 3);
  g_assert_cmpint (get_row_id (&desk, 0), ==, desk.marie);
  g_assert_cmpint (get_row_id (&desk, 2), ==, desk.elise);
  dpt_a11y_assert (desk.window);
  dpt_test_picture (GTK_WIDGET (desk.window), "reception-list");
  close_desk (&desk);
}

static void
test_list_finds_while_typing (DptDb *db)
{
  Desk desk;

  open_desk (&desk, db);
  dpt_test_until (count_rows (&desk) == 3);
  dpt_list_view_set_search (get_list (&desk), "mar dup");
  dpt_test_until (count_rows (&desk) == 1 && get_row_id (&desk, 0) == desk.marie);
  dpt_list_view_set_search (get_list (&desk), "77 66");
  dpt_test_until (count_rows (&desk) == 1 && get_row_id (&desk, 0) == desk.paul);
  dpt_list_view_set_search (get_list (&desk), "");
  dpt_test_until (count_rows (&desk) == 3);
  close_desk (&desk);
}

static void
test_search_opens_a_patient_by_keys_alone (DptDb *db)
{
  Desk desk;

  open_desk (&desk, db);
  dpt_test_until (count_rows (&desk) == 3);
  if (!dpt_test_press (GTK_WINDOW (desk.window), "ctrl+k"))
    {
      gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.search", NULL);
      g_test_skip ("there is no xdotool");
      close_desk (&desk);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.search", NULL);
  dpt_test_type (GTK_WINDOW (desk.window), "dup mar");
  /* The whole of what was typed is answered once both beginnings are bold. */
  dpt_test_until (is_found (&desk, 0, desk.marie)
                  && strstr (dpt_search_result_get_title (get_result (&desk, 0)), "<b>DUP</b>ONT <b>Mar</b>ie") != NULL);
  dpt_test_press (GTK_WINDOW (desk.window), "Return");
  dpt_test_until (dpt_window_get_patient_id (desk.window) == desk.marie);
  g_assert_cmpuint (g_list_model_get_n_items (dpt_search_get_results (get_search (&desk))), ==, 0);
  /* Found at the till: after the search the focus was nowhere, and what was typed next went there. */
  dpt_test_settle ();
  g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (desk.window)));
  close_desk (&desk);
}

/* Enter pressed before the answer is there opens what was typed, not what stood there. */
static void
test_search_never_opens_an_older_answer (DptDb *db)
{
  Desk desk;
  GtkWidget *entry;

  open_desk (&desk, db);
  dpt_search_open (get_search (&desk));
  entry = dpt_test_find_type (GTK_WIDGET (get_search (&desk)), GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "dupont");
  dpt_test_until (is_found (&desk, 0, desk.marie));
  gtk_editable_set_text (GTK_EDITABLE (entry), "le goff");
  g_signal_emit_by_name (entry, "activate");
  dpt_test_until (dpt_window_get_patient_id (desk.window) != 0);
  g_assert_cmpint (dpt_window_get_patient_id (desk.window), ==, desk.elise);
  close_desk (&desk);
}

/* An answer that comes while somebody types on is not taken for the answer to what stands in the entry by then; and the entry,
 * which tells of a change a moment late, does not make Enter be forgotten. */
static void
test_search_remembers_what_was_asked (DptDb *db)
{
  Desk desk;
  GtkWidget *entry;

  open_desk (&desk, db);
  entry = dpt_test_find_type (GTK_WIDGET (get_search (&desk)), GTK_TYPE_SEARCH_ENTRY, 0);
  g_object_set (entry, "search-delay", 60000, NULL);
  dpt_search_open (get_search (&desk)); /* asks for whoever was here lately */
  gtk_editable_set_text (GTK_EDITABLE (entry), "le goff");
  dpt_test_until (is_found (&desk, 0, desk.marie));
  g_signal_emit_by_name (entry, "activate");
  g_signal_emit_by_name (entry, "search-changed");
  dpt_test_until (dpt_window_get_patient_id (desk.window) != 0);
  g_assert_cmpint (dpt_window_get_patient_id (desk.window), ==, desk.elise);
  close_desk (&desk);
}

/* A scan opens what alone bears the code, whatever had the focus. */
static void
test_scan_opens_the_patient_of_the_card (DptDb *db)
{
  Desk desk;

  open_desk (&desk, db);
  dpt_test_db_exec (db, "UPDATE patient SET card_number = 'CARD-7' WHERE family_name = 'Le Goff'");
  dpt_list_view_focus_search (get_list (&desk));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.scan", "s", "CARD-7");
  dpt_test_until (dpt_window_get_patient_id (desk.window) != 0);
  g_assert_cmpint (dpt_window_get_patient_id (desk.window), ==, desk.elise);
  g_assert_cmpstr (dpt_list_view_get_search (get_list (&desk)), ==, "");
  close_desk (&desk);
}

static void
test_search_offers_commands (DptDb *db)
{
  Desk desk;
  GtkWidget *entry;

  open_desk (&desk, db);
  dpt_search_open (get_search (&desk));
  entry = dpt_test_find_type (GTK_WIDGET (get_search (&desk)), GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "new pat");
  dpt_test_until (get_result (&desk, 0) != NULL
                  && g_str_equal (dpt_search_result_get_action (get_result (&desk, 0)), "win.show"));
  close_desk (&desk);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DPT_IS_PATIENT_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* The entry, not the words over it. */
static GtkWidget *
find_entry (GtkWidget *root, const char *name)
{
  if (GTK_IS_ENTRY (root))
    {
      g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      return other == NULL ? root : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
assert_dialog_knows (const char *name, const char *text)
{
  GtkWindow *dialog;

  dpt_test_until ((dialog = find_dialog ()) != NULL);
  dpt_test_until (find_entry (GTK_WIDGET (dialog), name) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (GTK_WIDGET (dialog), name))), ==, text);
  gtk_window_close (dialog);
  dpt_test_until (find_dialog () == NULL);
}

static void
test_whom_nobody_finds_is_entered_anew (DptDb *db)
{
  Desk desk;
  GtkWidget *entry;

  open_desk (&desk, db);
  dpt_test_until (count_rows (&desk) == 3);
  dpt_search_open (get_search (&desk));
  entry = dpt_test_find_type (GTK_WIDGET (get_search (&desk)), GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "quesnel & odile");
  dpt_test_until (get_result (&desk, 0) != NULL && strstr (dpt_search_result_get_title (get_result (&desk, 0)), "quesnel") != NULL);
  g_signal_emit_by_name (entry, "activate");
  assert_dialog_knows ("Given names", "Odile");
  dpt_list_view_set_search (get_list (&desk), "quesnel odile");
  dpt_test_until (count_rows (&desk) == 0);
  gtk_widget_activate_action (GTK_WIDGET (get_list (&desk)), "reception.new-patient", NULL);
  assert_dialog_knows ("Family name", "Quesnel");
  close_desk (&desk);
}

static void
open_file (Desk *desk, const char *subject, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DPT_TEST_DATA"), "fhir", name, NULL);
  g_autofree char *what = g_strconcat (subject, path, NULL);

  g_assert_true (dpt_perspective_open (dpt_window_get_perspective (desk->window), what, 0));
}

static void
test_a_patient_from_a_file_goes_through_the_form (DptDb *db)
{
  Desk desk;
  GtkWindow *dialog;

  open_desk (&desk, db);
  dpt_test_until (count_rows (&desk) == 3);
  dpt_test_shop_add_patient (desk.shop, "Martain", "Élise Marie-Anne", "1984-03-09", NULL);
  open_file (&desk, DPT_FHIR_ACTS_PATIENT_FROM, "patient.json");
  dpt_test_until ((dialog = find_dialog ()) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (GTK_WIDGET (dialog), "Family name"))), ==, "Martin");
  /* Who it may already be stands over the fields at once. */
  dpt_test_until (gtk_revealer_get_reveal_child (GTK_REVEALER (dpt_test_find (GTK_WIDGET (dialog), "twins_bar"))));
  dpt_test_settle ();
  dpt_test_picture (GTK_WIDGET (dialog), "reception-patient-from-file");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient"), ==, 4);
  gtk_window_close (dialog);
  dpt_test_until (find_dialog () == NULL);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient"), ==, 4);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM draft"), ==, 0);
  open_file (&desk, DPT_FHIR_ACTS_PATIENT_FROM, "patient.json");
  dpt_test_until ((dialog = find_dialog ()) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  dpt_test_until (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE card_number = '990017' AND birth_name = 'd’Œuvre'") == 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry WHERE action = 'import'"), ==, 1);
  dpt_test_until (find_dialog () == NULL);
  close_desk (&desk);
}

static void
test_a_prescription_follows_its_new_patient (DptDb *db)
{
  Desk desk;
  GtkWindow *dialog;

  open_desk (&desk, db);
  dpt_test_until (count_rows (&desk) == 3);
  open_file (&desk, DPT_FHIR_ACTS_PRESCRIPTION_FROM, "prescription-foreign.json");
  dpt_test_until ((dialog = find_dialog ()) != NULL);
  dpt_test_settle ();
  dpt_test_picture (GTK_WIDGET (dialog), "reception-patient-of-prescription");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (GTK_WIDGET (dialog), "Family name"))), ==, "Martin");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  /* It is read again for the one who is there now; entering one is not for whoever sits at the desk, who is told so. */
  dpt_test_until (strstr (dpt_perspective_get_status (dpt_window_get_perspective (desk.window)), "may not enter a prescription") != NULL);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient"), ==, 4);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM prescription"), ==, 0);
  close_desk (&desk);
}

static const char *
get_tab (Desk *desk)
{
  GtkWidget *sheet = dpt_test_find_type (GTK_WIDGET (desk->window), DPT_TYPE_PATIENT_SHEET, 0);

  return gtk_stack_get_visible_child_name (GTK_STACK (dpt_test_find (sheet, "stack")));
}

static void
test_sheet_opens_from_the_list_and_goes_back (DptDb *db)
{
  Desk desk;
  DptPerspective *reception;

  open_desk (&desk, db);
  reception = dpt_window_get_perspective (desk.window);
  dpt_test_until (count_rows (&desk) == 3);
  dpt_list_view_set_search (get_list (&desk), "dup mar");
  dpt_test_until (count_rows (&desk) == 1);
  g_signal_emit_by_name (dpt_test_find (GTK_WIDGET (get_list (&desk)), "search"), "activate");
  dpt_test_until (dpt_test_find (dpt_test_find_type (GTK_WIDGET (reception), DPT_TYPE_PATIENT_SHEET, 0), "06 12 34 56 78") != NULL);
  g_assert_cmpint (dpt_window_get_patient_id (desk.window), ==, desk.marie);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (dpt_test_find (GTK_WIDGET (reception), "stack"))), ==, "sheet");
  g_assert_cmpstr (get_tab (&desk), ==, "summary");
  dpt_a11y_assert (desk.window);
  dpt_test_picture (GTK_WIDGET (desk.window), "reception-sheet");

  gtk_widget_activate_action (GTK_WIDGET (reception), "reception.show-list", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (dpt_test_find (GTK_WIDGET (reception), "stack"))), ==, "list");
  close_desk (&desk);
}

/* A receptionist sees that a visit took place, not its reason; whoever may not read sales has no tab for them. */
static void
test_sheet_shows_what_the_user_may_see (DptDb *db)
{
  Desk desk;
  DptPerspective *reception;

  open_desk (&desk, db);
  reception = dpt_window_get_perspective (desk.window);
  g_assert_false (dpt_session_may (desk.session, DPT_RIGHT_CLINICAL_READ));
  add_visit (desk.shop, desk.marie);
  dpt_window_set_patient_id (desk.window, desk.marie);
  dpt_test_until (dpt_patient_sheet_get_patient_id (DPT_PATIENT_SHEET (dpt_test_find_type (GTK_WIDGET (reception), DPT_TYPE_PATIENT_SHEET, 0)))
                  == desk.marie);
  gtk_widget_activate_action (GTK_WIDGET (reception), "reception.show-tab", "s", "visits");
  g_assert_cmpstr (get_tab (&desk), ==, "visits");
  dpt_test_until (dpt_test_find (GTK_WIDGET (reception), "Complete examination") != NULL);
  g_assert_null (dpt_test_find (GTK_WIDGET (reception), "sees double"));
  dpt_a11y_assert (desk.window);
  for (guint i = 0; i < 8; i++)
    gtk_widget_activate_action (GTK_WIDGET (reception), "reception.next-tab", NULL);
  g_assert_nonnull (get_tab (&desk));
  close_desk (&desk);
}

/* --- two files of one person --- */

/* Whatever says what somebody has bears the style that the privacy key blanks. */
static void
test_privacy_blanks_what_is_clinical (DptDb *db)
{
  Desk desk;
  GtkWidget *sheet, *alert;
  g_autofree char *sql = NULL;

  open_desk (&desk, db);
  sql = g_strdup_printf ("INSERT INTO alert (id, version, patient_id, kind, text, active) VALUES (90, 1, %" G_GINT64_FORMAT ", 'risk', 'Glaucoma', 1)",
                         desk.marie);
  dpt_test_db_exec (db, sql);
  dpt_window_set_patient_id (desk.window, desk.marie);
  sheet = dpt_test_find_type (GTK_WIDGET (desk.window), DPT_TYPE_PATIENT_SHEET, 0);
  dpt_test_until (dpt_test_find (sheet, "Glaucoma") != NULL);
  for (alert = dpt_test_find (sheet, "Glaucoma"); alert != NULL && !gtk_widget_has_css_class (alert, "dpt-clinical");)
    alert = gtk_widget_get_parent (alert);
  g_assert_nonnull (alert);
  g_assert_true (gtk_widget_has_css_class (gtk_stack_get_child_by_name (GTK_STACK (dpt_test_find (sheet, "stack")), "visits"), "dpt-clinical"));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.privacy", NULL);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (desk.window), "dpt-privacy"));
  dpt_test_picture (GTK_WIDGET (desk.window), "reception-privacy");
  close_desk (&desk);
}

/* --- documents and messages --- */

static GFile *
make_picture (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dioptre-card.png", NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 30);

  gdk_pixbuf_fill (pixbuf, 0x80a0c0ff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "png", NULL, NULL));
  return g_file_new_for_path (path);
}

static guint
count_tab (Desk *desk, const char *title)
{
  GtkWidget *list = NULL;
  GListModel *model;

  for (guint i = 0; list == NULL; i++)
    {
      GtkWidget *candidate = dpt_test_find_type (GTK_WIDGET (desk->window), DPT_TYPE_LIST_VIEW, i);
      g_autofree char *its = NULL;

      g_assert_nonnull (candidate);
      g_object_get (candidate, "title", &its, NULL);
      if (g_strcmp0 (its, title) == 0)
        list = candidate;
    }
  model = dpt_list_view_get_model (DPT_LIST_VIEW (list));
  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

/* The desk keeps a card, and may not keep nor see what is clinical; a queued message is told by whoever has the patient there. */
static GtkWidget *
find_paper (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!DPT_IS_WINDOW (window) && gtk_widget_get_mapped (window) && dpt_test_find_type (window, DPT_TYPE_PDF_VIEW, 0) != NULL)
        return window;
    }
  return NULL;
}

static gpointer
pay_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_payment_take (unit, args, error);
}

/* A client lost the slip of the deposit. */
static void
test_a_payment_of_the_past_is_shown_again (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order_id = dpt_test_sale_add_order (test, "confirmed");
  g_autoptr (DptPaymentRequest) request = dpt_payment_request_new ("6d0f2c1e-7a34-4d0b-9f57-1c2f0a9b8e01");
  DptWindow *window = DPT_WINDOW (dpt_window_new (NULL));
  DptPatientSheet *sheet;
  GtkWidget *stack;

  request->patient_id = test->patient_id;
  dpt_payment_request_add_debt (request, 0, order_id, 1000);
  dpt_payment_request_add_handed (request, DPT_MEANS_CASH, 1000, NULL);
  g_free (dpt_session_write (test->cashier, pay_cb, request, g_free, NULL));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM payment"), ==, 1);
  gtk_window_present (GTK_WINDOW (window));
  dpt_window_set_session (window, test->cashier);
  dpt_window_show_perspective (window, "reception");
  dpt_window_set_patient_id (window, test->patient_id);
  sheet = DPT_PATIENT_SHEET (dpt_test_find_type (GTK_WIDGET (window), DPT_TYPE_PATIENT_SHEET, 0));
  dpt_test_until (dpt_patient_sheet_get_patient_id (sheet) == test->patient_id);
  gtk_widget_activate_action (GTK_WIDGET (dpt_window_get_perspective (window)), "reception.show-tab", "s", "history");
  stack = dpt_test_find (GTK_WIDGET (sheet), "stack");
  dpt_list_view_set_search (DPT_LIST_VIEW (gtk_stack_get_visible_child (GTK_STACK (stack))), "payment");
  dpt_test_settle ();
  g_signal_emit_by_name (dpt_test_find (gtk_stack_get_visible_child (GTK_STACK (stack)), "search"), "activate");
  dpt_test_until (find_paper () != NULL);
  gtk_window_destroy (GTK_WINDOW (find_paper ()));
  dpt_window_set_session (window, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  dpt_test_settle ();
}

static void
test_papers_are_kept_and_messages_told (DptDb *db)
{
  Desk desk;
  DptPerspective *reception;
  DptPatientSheet *sheet;
  GtkWidget *window, *question;
  g_autoptr (GFile) file = make_picture ();
  g_autofree char *queued = NULL;
  g_autofree char *clinical = NULL;

  open_desk (&desk, db);
  reception = dpt_window_get_perspective (desk.window);
  queued = g_strdup_printf ("INSERT INTO message (id, version, patient_id, channel, kind, recipient, body, state, created_at) VALUES "
                            "(88, 1, %" G_GINT64_FORMAT ", 'phone', 'ready', '06 12 34 56 78', 'Your glasses are ready', 'queued', 1)", desk.marie);
  clinical = g_strdup_printf ("INSERT INTO document (id, version, patient_id, kind, name, mime_type, size, sha256, path, created_at) VALUES "
                              "(89, 1, %" G_GINT64_FORMAT ", 'report', 'field.pdf', 'application/pdf', 1, 'x', 'x', 1)", desk.marie);
  dpt_test_db_exec (db, queued);
  dpt_test_db_exec (db, clinical);
  dpt_window_set_patient_id (desk.window, desk.marie);
  sheet = DPT_PATIENT_SHEET (dpt_test_find_type (GTK_WIDGET (desk.window), DPT_TYPE_PATIENT_SHEET, 0));
  dpt_test_until (dpt_patient_sheet_get_patient_id (sheet) == desk.marie);
  /* A tab is filled when somebody looks at it. */
  g_assert_cmpuint (count_tab (&desk, "Messages"), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (reception), "reception.show-tab", "s", "messages");
  g_assert_cmpuint (count_tab (&desk, "Messages"), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (reception), "reception.show-tab", "s", "documents");
  g_assert_cmpuint (count_tab (&desk, "Documents"), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (reception), "reception.keep-document", NULL);
  dpt_test_until (dpt_test_find_window (DPT_TYPE_PAPERS_WINDOW) != NULL);
  window = dpt_test_find_window (DPT_TYPE_PAPERS_WINDOW);
  dpt_papers_window_add_files (DPT_PAPERS_WINDOW (window), &(GSList) { file, NULL });
  dpt_test_until (count_tab (&desk, "Documents") == 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM document WHERE kind = 'card' AND name = 'dioptre-card.png'"), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (reception), "reception.show-tab", "s", "messages");
  g_signal_emit_by_name (dpt_test_find (gtk_stack_get_visible_child (GTK_STACK (dpt_test_find (dpt_test_find_type (
    GTK_WIDGET (desk.window), DPT_TYPE_PATIENT_SHEET, 0), "stack"))), "search"), "activate");
  dpt_test_until (dpt_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  question = dpt_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  dpt_test_picture (question, "reception-message");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "send");
  dpt_test_until (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM message WHERE state = 'sent' AND sent_at IS NOT NULL") == 1);
  gtk_window_destroy (GTK_WINDOW (question));
  close_desk (&desk);
}

/* The visits of both stand together, what was chosen of the other is there, and all of it is undone. */
static void
test_two_files_become_one_and_two_again (DptDb *db)
{
  Desk desk;
  DptPerspective *reception;
  GtkWidget *dialog;
  gint64 twin;

  open_desk (&desk, db);
  reception = dpt_window_get_perspective (desk.window);
  twin = dpt_test_shop_add_patient (desk.shop, "Dupond", "Marie", "1962-05-04", "06 00 00 00 01");
  dpt_test_db_exec (db, "UPDATE patient SET occupation = 'Baker' WHERE family_name = 'Dupond'");
  add_visit (desk.shop, twin);
  dpt_window_set_patient_id (desk.window, desk.marie);
  gtk_widget_activate_action (GTK_WIDGET (reception), "reception.merge", NULL);
  dpt_test_until (dpt_test_find_window (DPT_TYPE_MERGE_DIALOG) != NULL);
  dialog = dpt_test_find_window (DPT_TYPE_MERGE_DIALOG);
  dpt_merge_dialog_choose (DPT_MERGE_DIALOG (dialog), twin);
  dpt_test_until (dpt_test_find (dialog, "Take from the other: Mobile phone") != NULL);
  /* What only the other knows is taken over, what both know stays, until somebody says otherwise. */
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (dpt_test_find (dialog, "Take from the other: Occupation"))));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (dpt_test_find (dialog, "Keep: Mobile phone"))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (dpt_test_find (dialog, "Take from the other: Mobile phone")), TRUE);
  dpt_a11y_assert (dialog);
  dpt_test_picture (dialog, "reception-merge");
  gtk_widget_activate_action (dialog, "merge.merge", NULL);
  dpt_test_until (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE merged_into_id IS NOT NULL") == 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE family_name = 'Dupont' AND occupation = 'Baker'"), ==, 1);
  dpt_test_until (dpt_test_find (GTK_WIDGET (reception), "Take the file of DUPOND Marie apart again") != NULL);
  g_assert_nonnull (dpt_test_find (GTK_WIDGET (reception), "06 00 00 00 01"));
  dpt_test_picture (GTK_WIDGET (desk.window), "reception-merged");

  gtk_widget_activate_action (GTK_WIDGET (reception), "reception.undo-merge", NULL);
  dpt_test_until (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE merged_into_id IS NOT NULL OR active = 0") == 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM contact_point WHERE value = '06 12 34 56 78'"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE family_name = 'Dupont' AND occupation IS NULL"), ==, 1);
  close_desk (&desk);
}

/* Months later nobody has the window open in which it was done; what was changed since stays. */
static void
test_two_files_are_taken_apart_months_later (DptDb *db)
{
  Desk desk;
  DptPerspective *reception;
  GtkWidget *dialog;
  gint64 twin;

  open_desk (&desk, db);
  reception = dpt_window_get_perspective (desk.window);
  twin = dpt_test_shop_add_patient (desk.shop, "Dupond", "Marie", "1962-05-04", "06 00 00 00 01");
  dpt_test_db_exec (db, "UPDATE patient SET occupation = 'Baker', hobbies = 'Chess' WHERE family_name = 'Dupond'");
  dpt_window_set_patient_id (desk.window, desk.marie);
  gtk_widget_activate_action (GTK_WIDGET (reception), "reception.merge", NULL);
  dpt_test_until (dpt_test_find_window (DPT_TYPE_MERGE_DIALOG) != NULL);
  dialog = dpt_test_find_window (DPT_TYPE_MERGE_DIALOG);
  dpt_merge_dialog_choose (DPT_MERGE_DIALOG (dialog), twin);
  dpt_test_until (dpt_test_find (dialog, "Take from the other: Mobile phone") != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (dpt_test_find (dialog, "Take from the other: Mobile phone")), TRUE);
  gtk_widget_activate_action (dialog, "merge.merge", NULL);
  dpt_test_until (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE merged_into_id IS NOT NULL") == 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE family_name = 'Dupont' AND hobbies = 'Chess'"), ==, 1);
  dpt_test_until (!dpt_db_get_busy (db));
  dpt_test_db_exec (db, "UPDATE patient SET hobbies = 'Go' WHERE family_name = 'Dupont'");

  gtk_widget_activate_action (GTK_WIDGET (reception), "reception.unmerge", "x", twin);
  dpt_test_until (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE merged_into_id IS NOT NULL OR active = 0") == 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM contact_point c JOIN patient p ON p.id = c.patient_id"
                                              " WHERE p.family_name = 'Dupont' AND c.value = '06 12 34 56 78'"), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM contact_point c JOIN patient p ON p.id = c.patient_id"
                                              " WHERE p.family_name = 'Dupont' AND c.value = '06 00 00 00 01'"), ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE family_name = 'Dupont' AND occupation IS NULL AND hobbies = 'Go'"), ==, 1);
  close_desk (&desk);
}

static void
test_found_parts_are_bold (void)
{
  g_autofree char *name = dpt_search_highlight ("MÜLLER Élise & Cie", "elis mul");
  g_autofree char *phone = dpt_search_highlight ("06 12 34 56 78", "1234");
  g_autofree char *none = dpt_search_highlight ("Lyon", "");

  g_assert_cmpstr (name, ==, "<b>MÜL</b>LER <b>Élis</b>e &amp; Cie");
  g_assert_cmpstr (phone, ==, "06 <b>12</b> <b>34</b> 56 78");
  g_assert_cmpstr (none, ==, "Lyon");
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  dpt_test_db_add ("/reception/list-shows-everybody-by-name", test_list_shows_everybody_by_name);
  dpt_test_db_add ("/reception/list-finds-while-typing", test_list_finds_while_typing);
  dpt_test_db_add ("/search/opens-a-patient-by-keys-alone", test_search_opens_a_patient_by_keys_alone);
  dpt_test_db_add ("/search/never-opens-an-older-answer", test_search_never_opens_an_older_answer);
  dpt_test_db_add ("/search/remembers-what-was-asked", test_search_remembers_what_was_asked);
  dpt_test_db_add ("/search/scan-opens-the-patient-of-the-card", test_scan_opens_the_patient_of_the_card);
  dpt_test_db_add ("/search/whom-nobody-finds-is-entered-anew", test_whom_nobody_finds_is_entered_anew);
  dpt_test_db_add ("/reception/a-patient-from-a-file-goes-through-the-form", test_a_patient_from_a_file_goes_through_the_form);
  dpt_test_db_add ("/reception/a-prescription-follows-its-new-patient", test_a_prescription_follows_its_new_patient);
  dpt_test_db_add ("/search/offers-commands", test_search_offers_commands);
  dpt_test_db_add ("/reception/sheet-opens-from-the-list-and-goes-back", test_sheet_opens_from_the_list_and_goes_back);
  dpt_test_db_add ("/reception/sheet-shows-what-the-user-may-see", test_sheet_shows_what_the_user_may_see);
  dpt_test_db_add ("/reception/privacy-blanks-what-is-clinical", test_privacy_blanks_what_is_clinical);
  dpt_test_db_add ("/reception/a-payment-of-the-past-is-shown-again", test_a_payment_of_the_past_is_shown_again);
  dpt_test_db_add ("/reception/papers-are-kept-and-messages-told", test_papers_are_kept_and_messages_told);
  dpt_test_db_add ("/reception/two-files-become-one-and-two-again", test_two_files_become_one_and_two_again);
  dpt_test_db_add ("/reception/two-files-are-taken-apart-months-later", test_two_files_are_taken_apart_months_later);
  g_test_add_func ("/search/found-parts-are-bold", test_found_parts_are_bold);
  return g_test_run ();
}
