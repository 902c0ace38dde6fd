/* test-list-export.c - what a list shows leaves it whole: as a spreadsheet and on paper, by page and by right.
 * For: dpt-list-export.c. Not for: the spreadsheet's format (tests/exchange) and the paper's looks (tests/document).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-list-export.h"
#include "gui/common/dpt-pdf-view.h"

#include <glib/gstdio.h>

#include "base/dpt-error.h"
#include "db/dpt-db-list-model.h"
#include "engine/patient/dpt-patient-search.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-shop.h"

#define N_PATIENTS 150

static const DptListColumn columns[] = {
  { "file-number", "Number", DPT_LIST_COLUMN_INT, 0 },
  { "family-name", "Name", DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND },
  { "given-names", "First name", DPT_LIST_COLUMN_TEXT, 0 },
  { "birth-date", "Born", DPT_LIST_COLUMN_DATE, 0 },
};

static DptTestShop *
create_shop (DptTestDb *test)
{
  DptTestShop *shop = dpt_test_shop_new (test->db);

  for (int i = 0; i < N_PATIENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Durand%03d", i);

      dpt_test_shop_add_patient (shop, "Martin", name, i % 2 == 0 ? "1980-04-03" : NULL, NULL);
    }
  return shop;
}

static DptListView *
create_list (DptTestShop *shop)
{
  DptListView *list = DPT_LIST_VIEW (g_object_ref_sink (dpt_list_view_new (NULL, "Patients")));
  g_autoptr (DptDbListModel) model
    = dpt_db_list_model_new (shop->db, DPT_TYPE_PATIENT_ROW, "patient/search:rows", NULL);
  /* By what somebody typed from the front of a name; every patient has it once. */
  const DptDbValue values[] = { DPT_TEXT ("martin"), DPT_TEXT ("martio"), DPT_INT (1000) };

  dpt_list_view_set_columns (list, columns, G_N_ELEMENTS (columns));
  dpt_list_view_set_model (list, G_LIST_MODEL (model));
  dpt_db_list_model_set_query (model, "patient/search:by-lead", values, G_N_ELEMENTS (values));
  dpt_test_until (g_list_model_get_n_items (G_LIST_MODEL (model)) == N_PATIENTS);
  return list;
}

static void
find_name_cb (const char *text, const cairo_rectangle_t *box, DptType type, gpointer data)
{
  int *found = data;

  if (g_strstr_len (text, -1, "Durand") != NULL)
    (*found)++;
}

static void
test_every_row_of_every_page (void)
{
  g_autoptr (DptTestDb) test = dpt_test_db_new ();
  g_autoptr (DptTestShop) shop = create_shop (test);
  g_autoptr (DptListView) list = create_list (shop);
  g_autoptr (DptListExport) export = dpt_list_export_new (list, shop->system);
  g_autofree char *path = g_build_filename (test->folder, "patients.xlsx", NULL);
  g_autoptr (DptPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  int found = 0;

  g_assert_true (dpt_list_export_write (export, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 5000);

  paper = dpt_list_export_create_paper (export, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_paper_get_n_pages (paper), >, 1);
  for (int i = 0; i < dpt_paper_get_n_pages (paper); i++)
    dpt_paper_foreach_text (paper, i, find_name_cb, &found);
  g_assert_cmpint (found, ==, N_PATIENTS);
}

static void
test_needs_the_right (void)
{
  g_autoptr (DptTestDb) test = dpt_test_db_new ();
  g_autoptr (DptTestShop) shop = create_shop (test);
  g_autoptr (DptListView) list = create_list (shop);
  g_autoptr (DptSession) technician = dpt_test_shop_sign_in (shop, DPT_ROLE_LAB_TECHNICIAN);
  g_autoptr (DptListExport) export = dpt_list_export_new (list, technician);
  g_autofree char *path = g_build_filename (test->folder, "patients.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dpt_list_export_write (export, path, NULL, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_REFUSED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_cancelled_writes_nothing (void)
{
  g_autoptr (DptTestDb) test = dpt_test_db_new ();
  g_autoptr (DptTestShop) shop = create_shop (test);
  g_autoptr (DptListView) list = create_list (shop);
  g_autoptr (DptListExport) export = dpt_list_export_new (list, shop->system);
  g_autofree char *path = g_build_filename (test->folder, "patients.xlsx", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (dpt_list_export_write (export, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_prints_by_itself (void)
{
  g_autoptr (DptTestDb) test = dpt_test_db_new ();
  g_autoptr (DptTestShop) shop = create_shop (test);
  DptListView *list = create_list (shop);
  GtkWindow *window = dpt_test_show (GTK_WIDGET (list), 700, 500);
  GListModel *windows = gtk_window_get_toplevels ();
  guint before = g_list_model_get_n_items (windows);
  g_autoptr (GtkWindow) shown = NULL;
  DptPdfView *view;

  g_object_unref (list);
  dpt_list_view_set_session (list, shop->system);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.print", NULL);
  dpt_test_until (g_list_model_get_n_items (windows) > before);
  for (guint i = 0; shown == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) candidate = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (candidate) == window)
        shown = g_steal_pointer (&candidate);
    }
  g_assert_nonnull (shown);
  g_assert_true (g_str_has_prefix (gtk_window_get_title (shown), "Patients"));
  view = DPT_PDF_VIEW (dpt_test_find_type (GTK_WIDGET (shown), DPT_TYPE_PDF_VIEW, 0));
  dpt_test_until (dpt_pdf_view_get_n_pages (view) > 0);
  dpt_test_picture (GTK_WIDGET (shown), "list-print");
  gtk_window_destroy (shown);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/list-export/every-row-of-every-page", test_every_row_of_every_page);
  g_test_add_func ("/list-export/needs-the-right", test_needs_the_right);
  g_test_add_func ("/list-export/cancelled-writes-nothing", test_cancelled_writes_nothing);
  g_test_add_func ("/list-export/prints-by-itself", test_prints_by_itself);
  return g_test_run ();
}
