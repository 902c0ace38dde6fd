/* test-till.c - the cashier's day: tiles, scan, ticket, several means, orders to collect, parking, taking back.
 * For: gui/till. Not for: the rules of sales (tests/engine/sale).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo.h"
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-list-view.h"
#include "gui/common/dpt-money-entry.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/till/dpt-article-tile.h"
#include "gui/till/dpt-till-perspective.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-sale.h"

#include <adwaita.h>
#include <gtk/gtk.h>

typedef struct
{
  DptTestDb *fresh;
  DptTestSale *sale;
  DptSession *session;
  DptTillPerspective *till;
  GtkWindow *window;
} Till;

static Till *
open_till (DptTestDb *fresh, DptSession *session, int width, int height)
{
  Till *self = g_new0 (Till, 1);

  self->fresh = fresh;
  self->session = session;
  self->till = g_object_new (DPT_TYPE_TILL_PERSPECTIVE, NULL);
  self->window = dpt_test_show (GTK_WIDGET (self->till), width, height);
  dpt_perspective_set_session (DPT_PERSPECTIVE (self->till), session);
  return self;
}

static Till *
till_new (void)
{
  DptTestDb *fresh = dpt_test_db_new ();
  DptTestSale *sale = dpt_test_sale_new (fresh->db);
  Till *self = open_till (fresh, g_object_ref (sale->cashier), 1200, 720);

  self->sale = sale;
  return self;
}

static void
till_free (Till *self)
{
  dpt_perspective_set_session (DPT_PERSPECTIVE (self->till), NULL);
  dpt_test_settle ();
  g_object_add_weak_pointer (G_OBJECT (self->till), (gpointer *) &self->till);
  gtk_window_destroy (self->window);
  dpt_test_until (self->till == NULL);
  g_object_unref (self->session);
  g_clear_pointer (&self->sale, dpt_test_sale_free);
  dpt_test_db_free (self->fresh);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Till, till_free)

static GtkWidget *
find (Till *self, const char *name)
{
  GtkWidget *found = dpt_test_find (GTK_WIDGET (self->window), name);

  if (found == NULL)
    g_error ("there is no “%s”", name);
  return found;
}

static const char *
text_of (Till *self, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (find (self, name)));
}

static const char *
page_of (Till *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (self, "pages")));
}

static void
act (Till *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->till), action, NULL);
}

static void
click (Till *self, const char *name)
{
  GtkWidget *button = find (self, name);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static guint
count_tiles (Till *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (find (self, "grid")))));
}

static void
choose_category (Till *self, const char *name, guint n)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (self, name)), TRUE);
  dpt_test_until (count_tiles (self) == n);
}

static void
touch_tile (Till *self, guint position)
{
  g_signal_emit_by_name (find (self, "grid"), "activate", position);
}

static guint
count_lines (Till *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find (self, "lines")), (int) n) != NULL)
    n++;
  return n;
}

static void
sell_one_case (Till *self)
{
  guint before = count_lines (self);

  choose_category (self, "Accessories", 1);
  touch_tile (self, 0);
  dpt_test_until (count_lines (self) == before + 1);
}

/* --- tests --- */

static void
test_a_sale_by_touch (void)
{
  g_autoptr (Till) self = till_new ();

  sell_one_case (self);
  touch_tile (self, 0);
  dpt_test_until (g_str_equal (text_of (self, "total_label"), "€24.00"));
  g_assert_cmpuint (count_lines (self), ==, 1);
  act (self, "till.pay");
  g_assert_cmpstr (page_of (self), ==, "pay");
  g_assert_cmpstr (text_of (self, "due_label"), ==, "€24.00");
  g_assert_false (gtk_widget_is_sensitive (find (self, "confirm_button")));
  gtk_editable_set_text (GTK_EDITABLE (find (self, "amount_entry")), "abc");
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "card");
  g_assert_nonnull (strstr (dpt_perspective_get_status (DPT_PERSPECTIVE (self->till)), "abc"));
  g_assert_cmpstr (text_of (self, "rest_label"), ==, "€24.00");
  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (find (self, "amount_entry")), 1000);
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "card");
  g_assert_cmpstr (text_of (self, "rest_label"), ==, "€14.00");
  click (self, "Cash €20.00");
  g_assert_cmpstr (text_of (self, "change_label"), ==, "€6.00");
  click (self, "confirm_button");
  dpt_test_until (g_str_equal (page_of (self), "done"));
  g_assert_cmpstr (text_of (self, "done_title"), ==, "Receipt 1-T2026-00001");
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT COUNT(*) FROM payment"), ==, 2);
  act (self, "till.pay");
  g_assert_cmpstr (page_of (self), ==, "ticket");
  g_assert_cmpuint (count_lines (self), ==, 0);
  dpt_test_sale_assert_sound (self->sale);
}

static void
find_words_cb (const char *words, const cairo_rectangle_t *box, DptType type, gpointer data)
{
  struct { const char *wanted; gboolean found; } *look = data;

  look->found |= strstr (words, look->wanted) != NULL;
}

static gboolean
paper_says (DptPaper *paper, const char *wanted)
{
  struct { const char *wanted; gboolean found; } look = { wanted, FALSE };

  dpt_paper_foreach_text (paper, 0, find_words_cb, &look);
  return look.found;
}

static DptPdfView *
paper_view (Till *self)
{
  return DPT_PDF_VIEW (dpt_test_find_type (GTK_WIDGET (self->window), DPT_TYPE_PDF_VIEW, 0));
}

static gboolean
shows_paper (Till *self, const char *wanted)
{
  DptPaper *paper = dpt_pdf_view_get_paper (paper_view (self));

  return paper != NULL && dpt_pdf_view_get_n_pages (paper_view (self)) > 0 && paper_says (paper, wanted);
}

static int
count_copies (Till *self)
{
  return (int) dpt_test_db_query_int (self->fresh->db, "SELECT COUNT(*) FROM journal_entry WHERE kind = 'duplicate'");
}

/* Seen as often as one likes; what is saved or printed is the original first, a duplicate after that. */
static void
test_only_what_is_handed_out_is_a_copy (void)
{
  g_autoptr (Till) self = till_new ();
  g_autofree char *path = g_build_filename (self->fresh->folder, "receipt.pdf", NULL);
  g_autoptr (DptPaper) before = NULL;

  sell_one_case (self);
  act (self, "till.pay");
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "card");
  act (self, "till.pay");
  dpt_test_until (g_str_equal (page_of (self), "done"));
  dpt_test_until (dpt_pdf_view_get_n_pages (paper_view (self)) == 1);
  before = g_object_ref (dpt_pdf_view_get_paper (paper_view (self)));
  act (self, "till.show-a4");
  dpt_test_until (dpt_pdf_view_get_paper (paper_view (self)) != before && dpt_pdf_view_get_n_pages (paper_view (self)) == 1);
  g_assert_cmpint (count_copies (self), ==, 0);
  for (int i = 1; i <= 2; i++)
    {
      g_set_object (&before, dpt_pdf_view_get_paper (paper_view (self)));
      dpt_pdf_view_save (paper_view (self), path);
      dpt_test_until (dpt_pdf_view_get_paper (paper_view (self)) != before && dpt_pdf_view_get_n_pages (paper_view (self)) == 1);
      g_assert_cmpint (count_copies (self), ==, i);
      g_assert_true (paper_says (dpt_pdf_view_get_paper (paper_view (self)), i == 1 ? "DUPLICATE no. 1" : "DUPLICATE no. 2"));
    }
  dpt_test_sale_assert_sound (self->sale);
}

static void
test_a_sale_by_keyboard_alone (void)
{
  g_autoptr (Till) self = till_new ();
  g_autofree char *sku = g_strdup_printf ("SELECT sku FROM variant WHERE id = %" G_GINT64_FORMAT, self->sale->catalog.variants[DPT_TEST_CASE]);
  g_autofree char *code = dpt_test_db_query_text (self->fresh->db, sku);

  if (!dpt_test_press (self->window, "F2"))
    {
      g_test_skip ("there is no xdotool");
      return;
    }
  g_assert_true (dpt_test_type (self->window, code));
  dpt_test_press (self->window, "Return");
  dpt_test_until (count_lines (self) == 1);
  dpt_test_press (self->window, "F3");
  dpt_test_type (self->window, "3");
  dpt_test_press (self->window, "Return");
  dpt_test_until (g_str_equal (text_of (self, "total_label"), "€36.00"));
  dpt_test_press (self->window, "F12");
  dpt_test_until (g_str_equal (page_of (self), "pay"));
  dpt_test_press (self->window, "ctrl+2");
  dpt_test_until (gtk_widget_is_sensitive (find (self, "confirm_button")));
  dpt_test_press (self->window, "F12");
  dpt_test_until (g_str_equal (page_of (self), "done"));
  dpt_test_press (self->window, "Escape");
  dpt_test_until (g_str_equal (page_of (self), "ticket"));
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT total_gross FROM sale"), ==, 3600);
}

static void
test_a_scan_sells_and_finds_receipts (void)
{
  g_autoptr (Till) self = till_new ();
  g_autofree char *sku = g_strdup_printf ("SELECT sku FROM variant WHERE id = %" G_GINT64_FORMAT, self->sale->catalog.variants[DPT_TEST_FRAME_GOLD]);
  g_autofree char *code = dpt_test_db_query_text (self->fresh->db, sku);

  g_assert_true (dpt_perspective_scan (DPT_PERSPECTIVE (self->till), code));
  dpt_test_until (count_lines (self) == 1);
  dpt_perspective_scan (DPT_PERSPECTIVE (self->till), "NO-SUCH-THING");
  dpt_test_until (strstr (dpt_perspective_get_status (DPT_PERSPECTIVE (self->till)), "NO-SUCH-THING") != NULL);
  g_assert_cmpuint (count_lines (self), ==, 1);
  dpt_perspective_scan (DPT_PERSPECTIVE (self->till), "1-T2026-00001");
  dpt_test_until (g_str_equal (page_of (self), "sales"));
}

static DptArticleTile *
first_tile (Till *self)
{
  GtkWidget *tile = dpt_test_find_type (GTK_WIDGET (self->window), DPT_TYPE_ARTICLE_TILE, 0);

  return tile != NULL ? DPT_ARTICLE_TILE (tile) : NULL;
}

static void
test_the_number_falls_when_another_till_sells (void)
{
  g_autoptr (Till) self = till_new ();
  g_autofree DptIssued *issued = NULL;
  DptSaleRequest *request;

  choose_category (self, "Accessories", 1);
  dpt_test_until (first_tile (self) != NULL);
  g_assert_cmpint (dpt_article_tile_get_left (first_tile (self)), ==, 20);
  request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (self->sale, NULL, DPT_TEST_CASE, 3));
  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 3600, NULL);
  issued = dpt_test_sale_commit (self->sale->owner, request);
  dpt_test_until (dpt_article_tile_get_left (first_tile (self)) == 17);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (first_tile (self)), "low"));
  dpt_test_db_exec (self->fresh->db, "UPDATE variant SET stock_min = 15");
  request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (self->sale, NULL, DPT_TEST_CASE, 2));
  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 2400, NULL);
  g_free (issued);
  issued = dpt_test_sale_commit (self->sale->owner, request);
  dpt_test_until (gtk_widget_has_css_class (GTK_WIDGET (first_tile (self)), "low"));
}

static void
test_what_is_not_there_leaves_the_ticket_as_it_was (void)
{
  g_autoptr (Till) self = till_new ();

  choose_category (self, "Frames", 3);
  touch_tile (self, 0);
  dpt_test_until (count_lines (self) == 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (self, "Quantity")), 6);
  act (self, "till.pay");
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "card");
  click (self, "confirm_button");
  dpt_test_until (*dpt_perspective_get_status (DPT_PERSPECTIVE (self->till)) != '\0');
  dpt_test_until (gtk_widget_is_sensitive (find (self, "confirm_button")));
  g_assert_cmpstr (page_of (self), ==, "pay");
  act (self, "till.back");
  g_assert_cmpuint (count_lines (self), ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT COUNT(*) FROM sale"), ==, 0);
}

static void
test_an_order_is_collected (void)
{
  g_autoptr (Till) self = till_new ();

  dpt_test_sale_add_order (self->sale, "ready");
  dpt_perspective_set_patient_id (DPT_PERSPECTIVE (self->till), self->sale->patient_id);
  dpt_test_until (dpt_test_find (GTK_WIDGET (self->window), "Collect: C2026-00001") != NULL);
  g_assert_cmpstr (text_of (self, "name_label"), ==, "Élise Marchand");
  click (self, "Collect: C2026-00001");
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€200.00");
  sell_one_case (self);
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€212.00");
  act (self, "till.pay");
  g_assert_false (gtk_widget_get_visible (find (self, "documents")));
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "cheque");
  act (self, "till.pay");
  dpt_test_until (g_str_equal (page_of (self), "done"));
  g_assert_cmpstr (text_of (self, "done_title"), ==, "Invoice 1-F2026-00001");
  g_assert_true (gtk_widget_get_visible (find (self, "hand_over_button")));
  act (self, "till.new-ticket");
  dpt_test_until (dpt_test_find (GTK_WIDGET (self->window), "Sell again: 1-F2026-00001") != NULL);
  dpt_test_sale_assert_sound (self->sale);
}

static AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
show_client_with_order (Till *self, const char *button)
{
  dpt_perspective_set_patient_id (DPT_PERSPECTIVE (self->till), self->sale->patient_id);
  dpt_test_until (dpt_test_find (GTK_WIDGET (self->window), button) != NULL);
}

static void
test_two_orders_are_collected_and_handed_over (void)
{
  g_autoptr (Till) self = till_new ();

  dpt_test_sale_add_order (self->sale, "ready");
  dpt_test_sale_add_order (self->sale, "ready");
  show_client_with_order (self, "Collect: C2026-00002");
  click (self, "Collect: C2026-00001");
  click (self, "Collect: C2026-00002");
  click (self, "Collect: C2026-00002");
  g_assert_cmpuint (count_lines (self), ==, 2);
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€400.00");
  act (self, "till.pay");
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "card");
  act (self, "till.pay");
  dpt_test_until (g_str_equal (page_of (self), "done"));
  g_assert_cmpstr (text_of (self, "done_title"), ==, "Invoice 1-F2026-00002");
  g_assert_cmpstr (text_of (self, "detail_label"), ==, "€200.00, and with it 1-F2026-00001");
  /* Each of the two is shown, and what is shown is what gets printed. */
  dpt_test_until (dpt_test_find (find (self, "act_documents"), "Invoice 1-F2026-00001 · €200.00") != NULL);
  dpt_test_until (dpt_pdf_view_get_n_pages (paper_view (self)) == 1 && paper_says (dpt_pdf_view_get_paper (paper_view (self)), "1-F2026-00002"));
  dpt_test_picture (GTK_WIDGET (self->window), "till-two-invoices");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (find (self, "act_documents"))), TRUE);
  dpt_test_until (dpt_pdf_view_get_paper (paper_view (self)) != NULL && dpt_pdf_view_get_n_pages (paper_view (self)) == 1
                  && paper_says (dpt_pdf_view_get_paper (paper_view (self)), "1-F2026-00001"));
  act (self, "till.show-receipt");
  dpt_test_until (paper_says (dpt_pdf_view_get_paper (paper_view (self)), "1-F2026-00001"));
  act (self, "till.hand-over");
  dpt_test_until (dpt_test_db_query_int (self->fresh->db, "SELECT COUNT(*) FROM dispensing_order WHERE state = 'delivered'") == 2);
  dpt_test_until (!gtk_widget_get_visible (find (self, "hand_over_button")));
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT CAST(SUM(quantity) AS BIGINT) FROM stock_entry WHERE kind = 'sale'"), ==, -2);
  dpt_test_sale_assert_sound (self->sale);
}

static void
test_orders_are_collected_by_key (void)
{
  g_autoptr (Till) self = till_new ();

  dpt_test_sale_add_order (self->sale, "ready");
  dpt_test_sale_add_order (self->sale, "confirmed");
  show_client_with_order (self, "Collect: C2026-00002");
  act (self, "till.collect");
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€200.00");
  act (self, "till.collect");
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€400.00");
  act (self, "till.collect");
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€400.00");
  act (self, "till.clear");
  act (self, "till.deposit");
  dpt_test_until (find_question () != NULL);
  adw_message_dialog_response (find_question (), "cancel");
}

static void
test_insurers_pay_their_part (void)
{
  g_autoptr (Till) self = till_new ();
  AdwMessageDialog *question;

  dpt_test_sale_add_order (self->sale, "ready");
  show_client_with_order (self, "Collect: C2026-00001");
  click (self, "Collect: C2026-00001");
  act (self, "till.pay");
  g_assert_cmpstr (text_of (self, "cover_label"), ==, "Insurers pay nothing");
  act (self, "till.cover");
  dpt_test_until (find_question () != NULL);
  question = find_question ();
  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (dpt_test_find_type (GTK_WIDGET (question), DPT_TYPE_MONEY_ENTRY, 0)), 541);
  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (dpt_test_find_type (GTK_WIDGET (question), DPT_TYPE_MONEY_ENTRY, 1)), 12000);
  adw_message_dialog_response (question, "share");
  dpt_test_until (g_str_equal (text_of (self, "due_label"), "€74.59"));
  g_assert_cmpstr (text_of (self, "cover_label"), ==, "Insurers pay €125.41");
  g_assert_true (gtk_widget_get_visible (find (self, "insurer_button")));
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "card");
  act (self, "till.pay");
  dpt_test_until (g_str_equal (page_of (self), "done"));
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT amount FROM payer_share WHERE payer = 'complementary'"), ==, 12000);
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT amount FROM payment"), ==, 7459);
  dpt_test_sale_assert_sound (self->sale);
}

static void
test_a_cancelled_order_gives_its_deposit_back (void)
{
  g_autoptr (Till) self = till_new ();
  gint64 order_id = dpt_test_sale_add_order (self->sale, "confirmed");

  g_assert_cmpint (dpt_test_sale_pay (self->sale->cashier, 0, order_id, 6000, DPT_MEANS_CARD, 6000, NULL), ==, 0);
  dpt_test_db_exec (self->fresh->db, "UPDATE dispensing_order SET state = 'cancelled'");
  show_client_with_order (self, "Give back: C2026-00001");
  click (self, "Give back: C2026-00001");
  g_assert_cmpstr (text_of (self, "total_label"), ==, "−€60.00");
  act (self, "till.pay");
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "cash");
  act (self, "till.pay");
  dpt_test_until (g_str_equal (page_of (self), "done"));
  g_assert_cmpstr (text_of (self, "done_title"), ==, "€60.00 is given back");
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT CAST(SUM(amount) AS BIGINT) FROM payment"), ==, 0);
  dpt_test_sale_assert_sound (self->sale);
}

static void
test_what_is_to_the_good_pays (void)
{
  g_autoptr (Till) self = till_new ();
  gint64 order_id = dpt_test_sale_add_order (self->sale, "confirmed");

  g_assert_cmpint (dpt_test_sale_pay (self->sale->cashier, 0, order_id, 700, DPT_MEANS_CARD, 700, NULL), ==, 0);
  dpt_test_db_exec (self->fresh->db, "UPDATE dispensing_order SET state = 'cancelled'");
  show_client_with_order (self, "Give back: C2026-00001");
  sell_one_case (self);
  act (self, "till.pay");
  g_assert_cmpstr (text_of (self, "account_label"), ==, "€7.00");
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "account");
  g_assert_cmpstr (text_of (self, "rest_label"), ==, "€5.00");
  g_assert_false (gtk_widget_get_visible (find (self, "account_button")));
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "card");
  act (self, "till.pay");
  dpt_test_until (g_str_equal (page_of (self), "done"));
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT CAST(SUM(amount) AS BIGINT) FROM allocation WHERE order_id IS NOT NULL"), ==, 0);
  dpt_test_sale_assert_sound (self->sale);
}

static void
test_an_order_taken_off_can_be_put_back (void)
{
  g_autoptr (Till) self = till_new ();

  dpt_test_sale_add_order (self->sale, "ready");
  show_client_with_order (self, "Collect: C2026-00001");
  click (self, "Collect: C2026-00001");
  sell_one_case (self);
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€212.00");
  click (self, "Remove: Order C2026-00001");
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€12.00");
  act (self, "till.undo");
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€212.00");
  act (self, "till.clear");
  g_assert_cmpuint (count_lines (self), ==, 0);
  act (self, "till.undo");
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€212.00");
}

static void
test_a_deposit_is_taken (void)
{
  g_autoptr (Till) self = till_new ();
  GListModel *windows = gtk_window_get_toplevels ();
  gint64 order_id = dpt_test_sale_add_order (self->sale, "confirmed");

  dpt_perspective_set_patient_id (DPT_PERSPECTIVE (self->till), self->sale->patient_id);
  dpt_test_until (dpt_test_find (GTK_WIDGET (self->window), "Deposit: C2026-00001") != NULL);
  click (self, "Deposit: C2026-00001");
  dpt_test_until (g_list_model_get_n_items (windows) == 2);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        {
          g_assert_cmpint (dpt_number_entry_get_value (DPT_NUMBER_ENTRY (dpt_test_find (GTK_WIDGET (window), "Deposit"))), ==, 6000);
          adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), "add");
          break;
        }
    }
  dpt_test_until (g_str_equal (text_of (self, "total_label"), "€60.00"));
  act (self, "till.pay");
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "card");
  act (self, "till.pay");
  dpt_test_until (g_str_equal (page_of (self), "done"));
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT order_id FROM allocation"), ==, order_id);
  dpt_test_until (dpt_pdf_view_get_n_pages (paper_view (self)) == 1);
  g_assert_true (paper_says (dpt_pdf_view_get_paper (paper_view (self)), "Deposit on order C2026-00001"));
  g_assert_true (paper_says (dpt_pdf_view_get_paper (paper_view (self)), "1-J000001"));
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT COUNT(*) FROM sale"), ==, 0);
  dpt_test_sale_assert_sound (self->sale);
}

static void
test_a_ticket_waits_and_comes_back (void)
{
  g_autoptr (Till) self = till_new ();

  sell_one_case (self);
  act (self, "till.park");
  dpt_test_until (count_lines (self) == 0);
  dpt_test_until (g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (find (self, "parked_button"))), "Recall (1)") == 0);
  g_signal_emit_by_name (find (self, "parked_list"), "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (find (self, "parked_list")), 0));
  dpt_test_until (count_lines (self) == 1);
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€12.00");
  dpt_test_until (!gtk_widget_get_sensitive (find (self, "parked_button")));
}

static void
test_an_unfinished_ticket_survives (void)
{
  g_autoptr (Till) self = till_new ();

  sell_one_case (self);
  dpt_test_until (dpt_test_db_query_int (self->fresh->db, "SELECT COUNT(*) FROM draft WHERE kind = 'ticket'") == 1);
  dpt_perspective_set_session (DPT_PERSPECTIVE (self->till), NULL);
  g_assert_cmpuint (count_lines (self), ==, 0);
  dpt_perspective_set_session (DPT_PERSPECTIVE (self->till), self->sale->owner);
  dpt_test_settle ();
  g_assert_cmpuint (count_lines (self), ==, 0);
  dpt_perspective_set_session (DPT_PERSPECTIVE (self->till), self->session);
  dpt_test_until (count_lines (self) == 1);
}

static void
test_changes_can_be_undone (void)
{
  g_autoptr (Till) self = till_new ();

  sell_one_case (self);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (self, "Quantity")), 4);
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€48.00");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (self, "Discount of the line, per cent")), 10);
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€43.20");
  act (self, "till.remove-line");
  g_assert_cmpuint (count_lines (self), ==, 0);
  act (self, "till.undo");
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€43.20");
  act (self, "till.undo");
  act (self, "till.undo");
  g_assert_cmpstr (text_of (self, "total_label"), ==, "€12.00");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (self, "Quantity")), 0);
  g_assert_cmpstr (text_of (self, "total_label"), ==, "−€12.00");
}

static void
say_cb (char **said, GVariant *parameter)
{
  g_free (*said);
  g_variant_lookup (parameter, "text", "s", said);
}

/* The arrows go from one piece to one piece back; who types a nought takes the line off, and who types too much is told. */
static void
test_what_is_typed_into_a_line_is_not_turned_into_something_else (void)
{
  g_autoptr (Till) self = till_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) say = g_simple_action_new ("say", G_VARIANT_TYPE_VARDICT);
  g_autofree char *said = NULL;
  GtkSpinButton *quantity, *discount;

  g_signal_connect_swapped (say, "activate", G_CALLBACK (say_cb), &said);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (say));
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "win", G_ACTION_GROUP (group));
  sell_one_case (self);
  discount = GTK_SPIN_BUTTON (find (self, "Discount of the line, per cent"));
  gtk_editable_set_text (GTK_EDITABLE (discount), "101");
  gtk_spin_button_update (discount);
  g_assert_nonnull (said);
  g_assert_true (g_str_has_prefix (said, "You may give up to"));
  quantity = GTK_SPIN_BUTTON (find (self, "Quantity"));
  gtk_editable_set_text (GTK_EDITABLE (quantity), "0");
  gtk_spin_button_update (quantity);
  g_assert_cmpuint (count_lines (self), ==, 0);
  act (self, "till.undo");
  g_assert_cmpuint (count_lines (self), ==, 1);
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "win", NULL);
}

static void
test_a_discount_says_why (void)
{
  g_autoptr (Till) self = till_new ();
  g_autofree char *reason = NULL;

  sell_one_case (self);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (self, "Discount of the line, per cent")), 10);
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (GTK_WIDGET (self->window), "reason_entry")), "scratched lid");
  act (self, "till.pay");
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "card");
  act (self, "till.pay");
  dpt_test_until (g_str_equal (page_of (self), "done"));
  reason = dpt_test_db_query_text (self->fresh->db, "SELECT reason FROM sale");
  g_assert_cmpstr (reason, ==, "scratched lid");
  dpt_test_until (dpt_pdf_view_get_n_pages (paper_view (self)) == 1);
  g_assert_true (paper_says (dpt_pdf_view_get_paper (paper_view (self)), "scratched lid"));
  dpt_test_sale_assert_sound (self->sale);
}

static GtkWindow *
find_other_window (Till *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != self->window)
        return window;
    }
  return NULL;
}

static void
test_a_sale_is_taken_back (void)
{
  g_autoptr (Till) self = till_new ();
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (self->sale, NULL, DPT_TEST_CASE, 3));
  g_autofree DptIssued *issued = NULL;
  DptListView *list;
  GtkWindow *dialog;

  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 3600, NULL);
  issued = dpt_test_sale_commit (self->sale->cashier, request);
  act (self, "till.sales");
  list = DPT_LIST_VIEW (dpt_test_find_type (GTK_WIDGET (self->window), DPT_TYPE_LIST_VIEW, 0));
  dpt_test_until (g_list_model_get_n_items (dpt_list_view_get_model (list)) == 1);
  dpt_list_view_select (list, 0);
  dpt_test_until (g_str_equal (text_of (self, "chosen_label"), "1-T2026-00001"));
  click (self, "take_back_button");
  dpt_test_until (find_other_window (self) != NULL);
  dialog = find_other_window (self);
  dpt_a11y_assert (dialog);
  dpt_test_picture (GTK_WIDGET (dialog), "till-take-back");
  g_assert_false (gtk_widget_is_sensitive (dpt_test_find (GTK_WIDGET (dialog), "confirm_button")));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dpt_test_find (GTK_WIDGET (dialog), "Take back: Case")), 2);
  gtk_editable_set_text (GTK_EDITABLE (dpt_test_find (GTK_WIDGET (dialog), "reason_row")), "scratched");
  g_signal_emit_by_name (dpt_test_find (GTK_WIDGET (dialog), "confirm_button"), "clicked");
  dpt_test_until (g_str_equal (page_of (self), "done"));
  g_assert_cmpstr (text_of (self, "done_title"), ==, "Credit note 1-A2026-00001");
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT total_gross FROM sale WHERE kind = 'credit_note'"), ==, -2400);
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT amount FROM payment WHERE amount < 0"), ==, -2400);
  dpt_test_sale_assert_sound (self->sale);
}

static void
test_a_piece_is_exchanged (void)
{
  g_autoptr (Till) self = till_new ();
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, dpt_test_sale_basket (self->sale, NULL, DPT_TEST_FRAME_BLUE, 1));
  g_autofree DptIssued *issued = NULL;
  DptListView *list;

  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 12400, NULL);
  issued = dpt_test_sale_commit (self->sale->cashier, request);
  act (self, "till.sales");
  list = DPT_LIST_VIEW (dpt_test_find_type (GTK_WIDGET (self->window), DPT_TYPE_LIST_VIEW, 0));
  dpt_test_until (g_list_model_get_n_items (dpt_list_view_get_model (list)) == 1);
  dpt_list_view_select (list, 0);
  dpt_test_until (gtk_widget_is_sensitive (find (self, "exchange_button")));
  click (self, "exchange_button");
  dpt_test_until (g_str_equal (text_of (self, "total_label"), "−€124.00"));
  act (self, "till.sales");
  click (self, "exchange_button");
  act (self, "till.back");
  sell_one_case (self);
  g_assert_cmpstr (text_of (self, "total_label"), ==, "−€112.00");
  g_assert_cmpuint (count_lines (self), ==, 2);
  act (self, "till.pay");
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "card");
  act (self, "till.pay");
  dpt_test_until (g_str_equal (page_of (self), "done"));
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT COUNT(*) FROM sale_line WHERE corrects_line_id IS NOT NULL"), ==, 1);
  dpt_test_catalog_assert_stock (self->sale->shop, self->sale->catalog.variants[DPT_TEST_FRAME_BLUE], 5, 0);
  dpt_test_sale_assert_sound (self->sale);
}

static GtkWindow *
open_drawer (Till *self)
{
  GtkWindow *dialog;

  act (self, "till.drawer");
  dpt_test_until (find_other_window (self) != NULL);
  dialog = find_other_window (self);
  dpt_a11y_assert (dialog);
  return dialog;
}

static void
test_the_till_is_opened_and_counted (void)
{
  g_autoptr (Till) self = till_new ();
  GtkWindow *dialog = open_drawer (self);

  dpt_number_entry_set_value (DPT_NUMBER_ENTRY (dpt_test_find_type (GTK_WIDGET (dialog), DPT_TYPE_MONEY_ENTRY, 0)), 5000);
  g_signal_emit_by_name (dpt_test_find (GTK_WIDGET (dialog), "confirm_button"), "clicked");
  dpt_test_until (find_other_window (self) == NULL);
  sell_one_case (self);
  act (self, "till.pay");
  gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "cash");
  act (self, "till.pay");
  dpt_test_until (g_str_equal (page_of (self), "done"));
  dialog = open_drawer (self);
  g_assert_false (gtk_widget_is_sensitive (dpt_test_find (GTK_WIDGET (dialog), "confirm_button")));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dpt_test_find (GTK_WIDGET (dialog), "How many of €20.00")), 3);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (dpt_test_find (GTK_WIDGET (dialog), "sums_label"))), ==,
                   "Expected €62.00, counted €60.00, difference −€2.00");
  g_assert_false (gtk_widget_is_sensitive (dpt_test_find (GTK_WIDGET (dialog), "confirm_button")));
  dpt_test_picture (GTK_WIDGET (dialog), "till-count");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dpt_test_find (GTK_WIDGET (dialog), "How many of €2.00")), 1);
  g_assert_true (gtk_widget_is_sensitive (dpt_test_find (GTK_WIDGET (dialog), "confirm_button")));
  g_signal_emit_by_name (dpt_test_find (GTK_WIDGET (dialog), "confirm_button"), "clicked");
  dpt_test_until (find_other_window (self) == NULL);
  /* Asked for after the receipt, whose paper may be ready only now: it must not come over this one. */
  dpt_test_until (shows_paper (self, "Cash counted"));
  dpt_test_settle ();
  g_assert_true (shows_paper (self, "Cash counted"));
  g_assert_cmpint (dpt_test_db_query_int (self->fresh->db, "SELECT counted_cash FROM till_day"), ==, 6200);
  dpt_test_sale_assert_sound (self->sale);
}

static void
test_every_control_has_a_name (void)
{
  g_autoptr (Till) self = till_new ();

  sell_one_case (self);
  dpt_test_sale_add_order (self->sale, "ready");
  dpt_perspective_set_patient_id (DPT_PERSPECTIVE (self->till), self->sale->patient_id);
  dpt_test_until (dpt_test_find (GTK_WIDGET (self->window), "Collect: C2026-00001") != NULL);
  dpt_a11y_assert (self->window);
  act (self, "till.pay");
  dpt_a11y_assert (self->window);
  act (self, "till.back");
  act (self, "till.sales");
  dpt_a11y_assert (self->window);
}

/* --- pictures, of the demonstration shop, where a folder for them is given --- */

static void
take_pictures (Till *self, const char *suffix)
{
  static const char *const pages[] = { "ticket", "pay", "sales" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("till-%s-%s", pages[i], suffix);

      act (self, g_str_equal (pages[i], "pay") ? "till.pay" : g_str_equal (pages[i], "sales") ? "till.sales" : "till.back");
      for (int settle = 0; settle < 40; settle++)
        dpt_test_iterate ();
      dpt_test_picture (GTK_WIDGET (self->window), name);
      act (self, "till.back");
    }
}

static void
test_pictures (void)
{
  static const struct { int width, height; } sizes[] = { { 1180, 690 }, { 1820, 970 } };
  DptDemoOptions options;
  g_autoptr (GError) error = NULL;
  gint64 user_id, patient_id;

  if (g_getenv ("DPT_TEST_PICTURES") == NULL)
    {
      g_test_skip ("DPT_TEST_PICTURES is not set");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      DptTestDb *fresh = dpt_test_db_new ();
      g_autoptr (DptClock) clock = dpt_clock_new_fixed (DPT_TEST_NOW);
      Till *self;

      dpt_demo_options_init_shop (&options, DPT_TEST_TODAY);
      options.patients = 120;
      options.days = 120;
      options.visits = 100;
      options.receipts = 150;
      dpt_demo_create (fresh->db, &options, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      user_id = dpt_test_db_query_int (fresh->db, "SELECT id FROM user_account WHERE login = 'hugo'");
      patient_id = dpt_test_db_query_int (fresh->db, "SELECT COALESCE((SELECT patient_id FROM dispensing_order WHERE state = 'ready' LIMIT 1), "
                                                     "(SELECT patient_id FROM sale WHERE patient_id IS NOT NULL LIMIT 1))");
      self = open_till (fresh, dpt_session_new (fresh->db, clock, user_id, 0, 0, &error), sizes[i].width, sizes[i].height);
      g_assert_no_error (error);
      dpt_test_until (count_tiles (self) > 3);
      dpt_perspective_set_patient_id (DPT_PERSPECTIVE (self->till), patient_id);
      for (guint n = 0; n < 3; n++)
        {
          touch_tile (self, n * 2);
          dpt_test_until (count_lines (self) == n + 1);
        }
      for (int dark = 0; dark < 2; dark++)
        {
          g_autofree char *suffix = g_strdup_printf ("%dx%d-%s", sizes[i].width, sizes[i].height, dark ? "dark" : "light");

          dpt_test_set_dark (dark);
          take_pictures (self, suffix);
        }
      dpt_test_set_dark (FALSE);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (self, "Frames")), TRUE);
      dpt_test_until (count_tiles (self) > 20);
      for (int settle = 0; settle < 60; settle++)
        dpt_test_iterate ();
      dpt_test_picture (GTK_WIDGET (self->window), i == 0 ? "till-frames" : "till-frames-large");
      act (self, "till.pay");
      gtk_widget_activate_action (find (self, "amount_entry"), "pay.means", "s", "card");
      act (self, "till.pay");
      dpt_test_until (g_str_equal (page_of (self), "done"));
      for (int settle = 0; settle < 200; settle++)
        dpt_test_iterate ();
      dpt_test_picture (GTK_WIDGET (self->window), i == 0 ? "till-done" : "till-done-large");
      till_free (self);
    }
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/till/a-sale-by-touch", test_a_sale_by_touch);
  g_test_add_func ("/till/a-sale-by-keyboard-alone", test_a_sale_by_keyboard_alone);
  g_test_add_func ("/till/a-scan-sells", test_a_scan_sells_and_finds_receipts);
  g_test_add_func ("/till/the-number-falls", test_the_number_falls_when_another_till_sells);
  g_test_add_func ("/till/what-is-not-there", test_what_is_not_there_leaves_the_ticket_as_it_was);
  g_test_add_func ("/till/an-order-is-collected", test_an_order_is_collected);
  g_test_add_func ("/till/only-what-is-handed-out-is-a-copy", test_only_what_is_handed_out_is_a_copy);
  g_test_add_func ("/till/two-orders-collected", test_two_orders_are_collected_and_handed_over);
  g_test_add_func ("/till/orders-by-key", test_orders_are_collected_by_key);
  g_test_add_func ("/till/insurers-pay-their-part", test_insurers_pay_their_part);
  g_test_add_func ("/till/a-cancelled-order-gives-back", test_a_cancelled_order_gives_its_deposit_back);
  g_test_add_func ("/till/what-is-to-the-good-pays", test_what_is_to_the_good_pays);
  g_test_add_func ("/till/an-order-put-back", test_an_order_taken_off_can_be_put_back);
  g_test_add_func ("/till/a-deposit-is-taken", test_a_deposit_is_taken);
  g_test_add_func ("/till/a-ticket-waits", test_a_ticket_waits_and_comes_back);
  g_test_add_func ("/till/an-unfinished-ticket-survives", test_an_unfinished_ticket_survives);
  g_test_add_func ("/till/changes-can-be-undone", test_changes_can_be_undone);
  g_test_add_func ("/till/what-is-typed-into-a-line-is-not-turned-into-something-else",
                   test_what_is_typed_into_a_line_is_not_turned_into_something_else);
  g_test_add_func ("/till/a-discount-says-why", test_a_discount_says_why);
  g_test_add_func ("/till/a-sale-is-taken-back", test_a_sale_is_taken_back);
  g_test_add_func ("/till/a-piece-is-exchanged", test_a_piece_is_exchanged);
  g_test_add_func ("/till/the-till-is-counted", test_the_till_is_opened_and_counted);
  g_test_add_func ("/till/every-control-has-a-name", test_every_control_has_a_name);
  g_test_add_func ("/till/pictures", test_pictures);
  return g_test_run ();
}
