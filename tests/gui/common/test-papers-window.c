/* test-papers-window.c - papers of a patient in the window: dropped, looked at, named, removed and put back, refused with a reason.
 * For: dpt-papers-window.c, dpt-papers-add.c, dpt-sane.c, dpt-scan-reading.c. Not for: the rules (tests/engine/clinical/test-scan.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-papers-window.h"

#include "../exam/exam-clinic.h"
#include "engine/clinical/dpt-scan-store.h"
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-date-entry.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/common/dpt-preferences.h"
#include "gui/common/dpt-prescription-dialog.h"
#include "gui/common/dpt-render-client.h"
#include "gui/common/dpt-sane-feeder.h"
#include "gui/common/dpt-scan-view.h"
#include "support/dpt-test-gui.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  ExamClinic *clinic;
  GtkWidget *window;
  char *folder;
} Desk;

static void
open_window (Desk *self, DptSession *session)
{
  self->window = GTK_WIDGET (dpt_papers_window_new (session, EXAM_PATIENT, 0));
  gtk_window_present (GTK_WINDOW (self->window));
}

static Desk *
desk_new (void)
{
  Desk *self = g_new0 (Desk, 1);

  self->clinic = exam_clinic_new ();
  self->folder = g_dir_make_tmp ("dioptre-papers-XXXXXX", NULL);
  dpt_preferences_set ("papers", "folder", NULL);
  dpt_preferences_set ("papers", "scanner", NULL);
  open_window (self, self->clinic->optometrist);
  return self;
}

static void
desk_free (Desk *self)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  dpt_test_settle ();
  exam_clinic_free (self->clinic);
  g_free (self->folder);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

static gint64
ask (Desk *desk, const char *sql)
{
  return dpt_test_db_query_int (desk->clinic->test->db, sql);
}

static GtkWidget *
find (Desk *desk, const char *name)
{
  GtkWidget *found = dpt_test_find (desk->window, name);

  g_assert_nonnull (found);
  return found;
}

static const char *
get_status (Desk *desk)
{
  return gtk_label_get_label (GTK_LABEL (find (desk, "status")));
}

static guint
count_rows (Desk *desk)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find (desk, "list")), (int) n) != NULL)
    n++;
  return n;
}

static const char *
get_title (Desk *desk, int row)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find (desk, "list")), row)));
}

static DptPdfView *
get_view (Desk *desk)
{
  return DPT_PDF_VIEW (find (desk, "view"));
}

static gboolean
has_texture (Desk *desk, guint page)
{
  GtkWidget *picture = dpt_test_find_type (GTK_WIDGET (get_view (desk)), GTK_TYPE_PICTURE, page);

  return picture != NULL && gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL;
}

static int
get_n_pages (Desk *desk)
{
  return dpt_pdf_view_get_n_pages (get_view (desk));
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* --- files --- */

static GFile *
write_file (Desk *desk, const char *name, const char *data, gsize size)
{
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  return g_file_new_for_path (path);
}

static GFile *
write_pdf (Desk *desk, const char *name, int pages)
{
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);

  for (int i = 0; i < pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("%s, %d", name, i + 1);

      cairo_select_font_face (cr, "Inter", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
      cairo_set_font_size (cr, 20);
      cairo_move_to (cr, 60, 90);
      cairo_show_text (cr, "Dr Claire Morel, ophtalmologiste");
      cairo_move_to (cr, 60, 220);
      cairo_show_text (cr, "OD  -1,25 (-0,50) 90°   Add +2,00");
      cairo_move_to (cr, 60, 260);
      cairo_show_text (cr, "OG  -1,00   Add +2,00");
      cairo_set_font_size (cr, 11);
      cairo_move_to (cr, 60, 780);
      cairo_show_text (cr, number);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_file_new_for_path (path);
}

static GFile *
write_picture (Desk *desk, const char *name, guint32 colour)
{
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 856, 540);

  gdk_pixbuf_fill (pixbuf, colour);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "png", NULL, NULL));
  return g_file_new_for_path (path);
}

static void
add (Desk *desk, GFile *file)
{
  dpt_papers_window_add_files (DPT_PAPERS_WINDOW (desk->window), &(GSList) { file, NULL });
}

/* --- tests --- */

static void
test_several_are_added_and_each_refusal_has_its_reason (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GFile) pdf = write_pdf (desk, "Ordonnance Morel.pdf", 3);
  g_autoptr (GFile) png = write_picture (desk, "carte mutuelle.png", 0x99c1f1ff);
  g_autoptr (GFile) text = write_file (desk, "setup.pdf", "MZ and no paper", 15);
  GSList third = { pdf, NULL }, second = { text, &third }, first = { png, &second };
  GtkWidget *view = GTK_WIDGET (get_view (desk));
  int width;

  dpt_test_until (dpt_test_find (desk->window, "No document is kept") != NULL);
  dpt_test_picture (desk->window, "papers-empty");
  dpt_papers_window_add_files (DPT_PAPERS_WINDOW (desk->window), &first);
  dpt_test_until (strstr (get_status (desk), "2 documents are kept") != NULL && count_rows (desk) == 2);
  g_assert_nonnull (strstr (get_status (desk), "setup.pdf: Document: must be a PDF"));
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM document WHERE kind = 'prescription' AND name = 'Ordonnance Morel.pdf'"), ==, 1);
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM document WHERE kind = 'card' AND mime_type = 'image/png'"), ==, 1);

  gtk_widget_measure (desk->window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 1280);
  /* The last one is looked at: pages, zoom, turns. */
  dpt_test_until (dpt_pdf_view_get_n_pages (get_view (desk)) == 3 && has_texture (desk, 0));
  dpt_a11y_assert (desk->window);
  dpt_test_picture (desk->window, "papers-added");
  gtk_widget_activate_action (view, "pdf.next-page", NULL);
  dpt_test_until (dpt_pdf_view_get_page (get_view (desk)) == 2);
  gtk_widget_activate_action (view, "pdf.life-size", NULL);
  g_assert_cmpfloat_with_epsilon (dpt_pdf_view_get_zoom (get_view (desk)), 1, 0.001);
  gtk_widget_activate_action (view, "pdf.zoom-in", NULL);
  g_assert_cmpfloat_with_epsilon (dpt_pdf_view_get_zoom (get_view (desk)), 1.25, 0.001);
  gtk_widget_activate_action (view, "pdf.turn", NULL);
  dpt_test_until (has_texture (desk, 1));
  dpt_test_picture (desk->window, "papers-turned");

  /* The same once more is noticed. */
  add (desk, pdf);
  dpt_test_until (strstr (get_status (desk), "already") != NULL);
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM document"), ==, 2);
}

static void
test_the_name_that_is_being_typed_is_kept_when_the_window_closes (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GFile) png = write_picture (desk, "IMG_1.png", 0x99c1f1ff);
  GtkEditable *name;

  add (desk, png);
  dpt_test_until (count_rows (desk) == 1 && gtk_widget_is_visible (find (desk, "details")));
  dpt_test_until (gtk_window_is_active (GTK_WINDOW (desk->window)));
  name = GTK_EDITABLE (find (desk, "name_entry"));
  gtk_widget_grab_focus (GTK_WIDGET (name));
  gtk_editable_set_text (name, "Carte de mutuelle");
  g_object_add_weak_pointer (G_OBJECT (desk->window), (gpointer *) &desk->window);
  gtk_window_close (GTK_WINDOW (desk->window));
  dpt_test_until (desk->window == NULL);
  dpt_test_until (ask (desk, "SELECT COUNT(*) FROM document WHERE name = 'Carte de mutuelle'") == 1);
}

static void
test_one_is_named_called_otherwise_removed_and_put_back (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GFile) png = write_picture (desk, "IMG_1.png", 0x99c1f1ff);

  add (desk, png);
  dpt_test_until (count_rows (desk) == 1 && gtk_widget_is_visible (find (desk, "details")));
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM document WHERE kind = 'other'"), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (find (desk, "name_entry")), "Carte de mutuelle 2026");
  g_signal_emit_by_name (find (desk, "name_entry"), "activate");
  dpt_test_until (g_str_equal (get_title (desk, 0), "Carte de mutuelle 2026"));
  gtk_widget_activate_action (desk->window, "papers.set-kind", "s", "card");
  dpt_test_until (ask (desk, "SELECT COUNT(*) FROM document WHERE kind = 'card' AND name LIKE 'Carte%'") == 1);
  dpt_test_until (has_texture (desk, 0));
  gtk_widget_activate_action (desk->window, "papers.remove", NULL);
  dpt_test_until (count_rows (desk) == 0);
  dpt_test_until (strstr (get_status (desk), "is removed") != NULL);
  dpt_test_picture (desk->window, "papers-removed");
  gtk_widget_activate_action (desk->window, "papers.restore", "x", ask (desk, "SELECT id FROM document"));
  dpt_test_until (count_rows (desk) == 1 && has_texture (desk, 0));
}

static void
test_a_prescription_is_typed_with_the_paper_beside_it_and_keeps_it (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GFile) pdf = write_pdf (desk, "Ordonnance Morel.pdf", 1);
  GtkWidget *dialog, *beside;

  add (desk, pdf);
  dpt_test_until (has_texture (desk, 0) && gtk_widget_get_visible (find (desk, "type_button")));
  gtk_widget_activate_action (desk->window, "papers.type-prescription", NULL);
  dpt_test_until (dpt_test_find_window (DPT_TYPE_PRESCRIPTION_DIALOG) != NULL);
  dialog = dpt_test_find_window (DPT_TYPE_PRESCRIPTION_DIALOG);
  dpt_test_until (gtk_window_get_focus (GTK_WINDOW (dialog)) != NULL);
  beside = dpt_test_find (dialog, "scan_view");
  g_assert_nonnull (dpt_scan_view_get_scan (DPT_SCAN_VIEW (beside)));
  dpt_test_until (dpt_test_find_type (beside, GTK_TYPE_PICTURE, 0) != NULL
                  && gtk_picture_get_paintable (GTK_PICTURE (dpt_test_find_type (beside, GTK_TYPE_PICTURE, 0))) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (dialog, "Right eye, Sphere")), "-1.25");
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (dialog, "name_row")), "Dr Claire Morel");
  dpt_date_entry_set_date (DPT_DATE_ENTRY (dpt_test_find (dialog, "issued_entry")), "2026-10-01");
  dpt_test_picture (dialog, "papers-typed");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dpt_test_find (dialog, "usage_drop")), 0);
  gtk_widget_activate_action (dialog, "form.save", NULL);
  dpt_test_until (ask (desk, "SELECT COUNT(*) FROM prescription p JOIN document d ON d.id = p.document_id") == 1);
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM document"), ==, 1);
  /* From now on it is the proof of what was typed. */
  dpt_test_until (!gtk_widget_get_visible (find (desk, "type_button")));
  gtk_widget_activate_action (desk->window, "papers.remove", NULL);
  dpt_test_until (strstr (get_status (desk), "A prescription was typed from") != NULL);
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM document WHERE removed_at IS NULL"), ==, 1);
}

static void
test_the_desk_sees_and_keeps_what_is_the_desks (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GFile) pdf = write_pdf (desk, "Ordonnance Morel.pdf", 1);
  g_autoptr (GFile) png = write_picture (desk, "carte.png", 0x99c1f1ff);
  g_autoptr (DptSession) receptionist = dpt_test_shop_sign_in (desk->clinic->shop, DPT_ROLE_RECEPTIONIST);
  GListModel *kinds;

  add (desk, pdf);
  dpt_test_until (count_rows (desk) == 1);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  open_window (desk, receptionist);
  add (desk, png);
  dpt_test_until (count_rows (desk) == 1 && g_str_equal (get_title (desk, 0), "carte.png"));
  kinds = gtk_drop_down_get_model (GTK_DROP_DOWN (find (desk, "kinds_drop")));
  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (kinds), i), !=, "Prescription");
  g_assert_cmpint (g_list_model_get_n_items (kinds), >=, 3);
  g_assert_false (gtk_widget_get_visible (find (desk, "type_button")));
  dpt_test_until (has_texture (desk, 0));
  dpt_test_picture (desk->window, "papers-reception");
}

static void
test_a_hostile_one_is_a_message_and_the_window_lives (void)
{
  g_autoptr (Desk) desk = desk_new ();
  static const char plant[] = "%PDF-1.4\n%PLANT crash\n";
  g_autoptr (GFile) hostile = write_file (desk, "facture.pdf", plant, sizeof plant - 1);
  g_autoptr (GFile) png = write_picture (desk, "carte.png", 0x99c1f1ff);
  g_autofree char *saved = g_build_filename (desk->folder, "saved.pdf", NULL);

  dpt_render_client_set_program (g_getenv ("DPT_TEST_RENDER_PLANTED"));
  add (desk, hostile);
  dpt_test_until (count_rows (desk) == 1);
  dpt_test_until (dpt_test_find (desk->window, "Try again") != NULL && gtk_widget_get_mapped (dpt_test_find (desk->window, "Try again")));
  dpt_test_picture (desk->window, "papers-hostile");
  /* It can still be handed back to whoever sent it. */
  dpt_pdf_view_save (get_view (desk), saved);
  dpt_test_until (g_file_test (saved, G_FILE_TEST_EXISTS));
  add (desk, png);
  dpt_test_until (count_rows (desk) == 2 && has_texture (desk, 0));
  dpt_render_client_set_program (NULL);
}

static void
test_pages_in_the_scanners_folder_are_offered_and_put_away (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *inbox = g_build_filename (desk->folder, "inbox", NULL);
  g_autofree char *kept = g_build_filename (inbox, "Kept", "scan 1.png", NULL);
  g_autoptr (GFile) page = NULL;
  g_autoptr (GFile) later = NULL;
  GtkWidget *list;

  g_assert_cmpint (g_mkdir (inbox, 0700), ==, 0);
  page = write_picture (desk, "inbox/scan 1.png", 0x99c1f1ff);
  dpt_preferences_set ("papers", "folder", inbox);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  open_window (desk, desk->clinic->optometrist);
  dpt_test_until (g_str_equal (gtk_label_get_label (GTK_LABEL (find (desk, "folder_count"))), "1"));
  /* What comes later is seen without asking. */
  later = write_picture (desk, "inbox/scan 2.png", 0xff0000ff);
  dpt_test_until (g_str_equal (gtk_label_get_label (GTK_LABEL (find (desk, "folder_count"))), "2"));
  list = find (desk, "folder_list");
  for (int i = 0; i < 2; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i))), "scan 1.png"))
      {
        g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i));
        break;
      }
  dpt_test_until (count_rows (desk) == 1 && g_file_test (kept, G_FILE_TEST_EXISTS));
  dpt_test_until (g_str_equal (gtk_label_get_label (GTK_LABEL (find (desk, "folder_count"))), "1"));
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM document WHERE name = 'scan 1.png'"), ==, 1);
  dpt_preferences_set ("papers", "folder", NULL);
}

/* SANE's own test device, which draws a black page. */
static void
use_sane (Desk *desk, const char *backends)
{
  g_autofree char *path = g_build_filename (desk->folder, "dll.conf", NULL);

  g_assert_true (g_file_set_contents (path, backends, -1, NULL));
  g_setenv ("SANE_CONFIG_DIR", desk->folder, TRUE);
}

static void
test_a_page_comes_from_the_scanner (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *program = g_find_program_in_path ("scanimage");

  if (program == NULL)
    {
      g_test_skip ("sane-utils is not installed");
      return;
    }
  use_sane (desk, "");
  gtk_widget_activate_action (desk->window, "papers.scan", NULL);
  dpt_test_until (strstr (get_status (desk), "No scanner was found") != NULL);
  use_sane (desk, "test\n");
  gtk_widget_activate_action (desk->window, "papers.scan", NULL);
  dpt_test_until (gtk_widget_get_visible (find (desk, "stack_bar")));
  dpt_test_until (has_texture (desk, 0));
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM document"), ==, 0);
  gtk_widget_activate_action (desk->window, "papers.stack-keep", NULL);
  dpt_test_until (count_rows (desk) == 1);
  g_assert_cmpint (ask (desk, "SELECT COUNT(*) FROM document WHERE name LIKE 'Scan %' AND mime_type = 'image/jpeg'"), ==, 1);
  dpt_test_until (has_texture (desk, 0));
  /* It has two: the other can be chosen. A device that is not there says so. */
  g_assert_true (gtk_widget_get_visible (find (desk, "scan_button")));
  gtk_widget_activate_action (desk->window, "papers.scan-with", "s", "test:99");
  dpt_test_until (strstr (get_status (desk), "was not scanned") != NULL);
}

/* Ten pages lie in the test device's feeder. */
static void
scan_stack (Desk *desk, guint n)
{
  use_sane (desk, "test\n");
  gtk_widget_activate_action (desk->window, "papers.scan-stack", NULL);
  dpt_test_until (count_children (find (desk, "stack_pages")) == n);
}

static void
test_a_stack_is_one_document_of_several_pages (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *program = g_find_program_in_path ("scanimage");

  if (program == NULL)
    {
      g_test_skip ("sane-utils is not installed");
      return;
    }
  scan_stack (desk, 10);
  dpt_test_until (get_n_pages (desk) == 10);
  /* Nothing is kept yet, and the window does not go with it. */
  gtk_window_close (GTK_WINDOW (desk->window));
  dpt_test_settle ();
  g_assert_nonnull (strstr (get_status (desk), "not kept yet"));
  dpt_test_picture (desk->window, "papers-stack");
  dpt_a11y_assert (desk->window);
  gtk_widget_activate_action (desk->window, "papers.stack-remove", "u", 9);
  gtk_widget_activate_action (desk->window, "papers.stack-remove", "u", 0);
  gtk_widget_activate_action (desk->window, "papers.stack-earlier", "u", 1);
  dpt_test_until (get_n_pages (desk) == 8);
  gtk_widget_activate_action (desk->window, "papers.stack-keep", NULL);
  dpt_test_until (ask (desk, "SELECT COUNT(*) FROM document WHERE name LIKE 'Scan %' AND mime_type = 'application/pdf'") == 1);
  dpt_test_until (count_rows (desk) == 1 && get_n_pages (desk) == 8);
  g_assert_false (gtk_widget_get_visible (find (desk, "stack_bar")));
}

static void
test_a_stack_may_be_a_document_a_page_or_nothing (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *program = g_find_program_in_path ("scanimage");

  if (program == NULL)
    {
      g_test_skip ("sane-utils is not installed");
      return;
    }
  scan_stack (desk, 10);
  gtk_widget_activate_action (desk->window, "papers.stack-discard", NULL);
  g_assert_false (gtk_widget_get_visible (find (desk, "stack_bar")));
  scan_stack (desk, 10);
  while (count_children (find (desk, "stack_pages")) > 2)
    gtk_widget_activate_action (desk->window, "papers.stack-remove", "u", 0);
  gtk_widget_activate_action (desk->window, "papers.stack-each", NULL);
  /* The test device draws one page like another, and what is there already is not kept twice. */
  dpt_test_until (ask (desk, "SELECT COUNT(*) FROM document WHERE name LIKE 'Scan %, page 1' AND mime_type = 'image/jpeg'") == 1);
}

static void
test_a_feeder_is_found_by_its_name (void)
{
  static const struct { const char *options, *source; } table[] = {
    { "    --source Flatbed|Automatic Document Feeder [Flatbed]\n", "Automatic Document Feeder" },
    { "  Scan Mode:\n    --source Flatbed|ADF|ADF Duplex [ADF]\n        Which", "ADF Duplex" },
    { "    --source ADF Front|ADF Back|ADF Duplex [ADF Front]\n", "ADF Duplex" },
    { "    --source Flatbed [Flatbed]\n", NULL },
    { "    --resolution 75|300dpi [75]\n", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *source = dpt_sane_feeder_find (table[i].options);

      g_assert_cmpstr (source, ==, table[i].source);
    }
}

static void
test_a_computer_without_the_scanners_program_says_what_is_missing (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = g_strdup (g_getenv ("PATH"));

  g_setenv ("PATH", "/nowhere", TRUE);
  gtk_widget_activate_action (desk->window, "papers.scan", NULL);
  dpt_test_until (strstr (get_status (desk), "sane-utils") != NULL);
  g_setenv ("PATH", path, TRUE);
}

static void
test_it_is_released_while_everything_is_under_way (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GFile) pdf = write_pdf (desk, "Ordonnance.pdf", 3);
  GtkWidget *window = desk->window;
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  add (desk, pdf);
  dpt_test_iterate ();
  gtk_window_destroy (GTK_WINDOW (window));
  desk->window = NULL;
  dpt_test_until (weak == NULL);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/common/papers/added", test_several_are_added_and_each_refusal_has_its_reason);
  g_test_add_func ("/common/papers/name-typed-at-closing", test_the_name_that_is_being_typed_is_kept_when_the_window_closes);
  g_test_add_func ("/common/papers/changed", test_one_is_named_called_otherwise_removed_and_put_back);
  g_test_add_func ("/common/papers/typed", test_a_prescription_is_typed_with_the_paper_beside_it_and_keeps_it);
  g_test_add_func ("/common/papers/rights", test_the_desk_sees_and_keeps_what_is_the_desks);
  g_test_add_func ("/common/papers/hostile", test_a_hostile_one_is_a_message_and_the_window_lives);
  g_test_add_func ("/common/papers/folder", test_pages_in_the_scanners_folder_are_offered_and_put_away);
  g_test_add_func ("/common/papers/scanner", test_a_page_comes_from_the_scanner);
  g_test_add_func ("/common/papers/stack", test_a_stack_is_one_document_of_several_pages);
  g_test_add_func ("/common/papers/stack-a-page-each", test_a_stack_may_be_a_document_a_page_or_nothing);
  g_test_add_func ("/common/papers/feeder", test_a_feeder_is_found_by_its_name);
  g_test_add_func ("/common/papers/no-scanner-program", test_a_computer_without_the_scanners_program_says_what_is_missing);
  g_test_add_func ("/common/papers/released", test_it_is_released_while_everything_is_under_way);
  return g_test_run ();
}
