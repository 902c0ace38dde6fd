/* test-papers.c - what stands on each paper is what it was given, in its place, on as many pages as it takes.
 * For: src/document/dpt-paper-*.c. Not for: files and outputs (test-output.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper-probe.h"
#include "sample-papers.h"

#include <math.h>
#include <string.h>

#include "document/dpt-fitting-plan.h"
#include "document/dpt-format.h"
#include "support/dpt-test-locale.h"

#define MARGIN (11 * DPT_MM - 1)

static void
assert_has (DptPaper *paper, int page, const char *words)
{
  g_autofree char *text = probe_text (paper, page);

  if (strstr (text, words) == NULL)
    g_error ("page %d does not say “%s” but\n%s", page + 1, words, text);
}

static void
assert_has_not (DptPaper *paper, const char *words)
{
  for (int i = 0; i < dpt_paper_get_n_pages (paper); i++)
    {
      g_autofree char *text = probe_text (paper, i);

      if (strstr (text, words) != NULL)
        g_error ("page %d says “%s”:\n%s", i + 1, words, text);
    }
}

static void
test_invoice_prints_every_total (void)
{
  DptInvoiceData data;
  g_autoptr (DptPaper) paper = NULL;

  sample_invoice_fill (&data, DPT_INVOICE_SALE, 9, FALSE);
  paper = dpt_paper_invoice_new (&data);
  g_assert_cmpint (dpt_paper_get_n_pages (paper), ==, 1);
  g_assert_cmpint (probe_amount (paper, 0, "Total incl. VAT"), ==, data.total);
  g_assert_cmpint (probe_amount (paper, 0, "Total excl. VAT"), ==, data.taxes[0].net + data.taxes[1].net);
  g_assert_cmpint (probe_amount (paper, 0, "Balance due"), ==, data.balance);
  for (int i = 0; i < data.n_taxes; i++)
    {
      g_autofree char *rate = dpt_format_percent (data.taxes[i].rate_bp);
      g_autofree char *net = dpt_money_format (data.taxes[i].net, NULL);
      g_autofree char *tax = dpt_money_format (data.taxes[i].tax, NULL);

      assert_has (paper, 0, rate);
      assert_has (paper, 0, net);
      assert_has (paper, 0, tax);
    }
  for (int i = 0; i < data.n_payments; i++)
    g_assert_cmpint (probe_amount (paper, 0, data.payments[i].label), ==, -data.payments[i].amount);
  for (int i = 0; i < data.n_deposits; i++)
    g_assert_cmpint (probe_amount (paper, 0, data.deposits[i].label), ==, -data.deposits[i].amount);
  for (int i = 0; i < data.n_shares; i++)
    g_assert_cmpint (probe_amount (paper, 0, data.shares[i].label), ==, -data.shares[i].amount);
  assert_has (paper, 0, data.number);
  assert_has (paper, 0, "SIRET");
  assert_has_not (paper, "Late payment");
  sample_invoice_clear (&data);
}

/* The sums carried from page to page are those of the lines above, and the last page ends with the total. */
static void
test_invoice_carries_its_sums (void)
{
  DptInvoiceData data;
  g_autoptr (DptPaper) paper = NULL;
  gint64 running = 0;
  int line = 0, n;

  sample_invoice_fill (&data, DPT_INVOICE_SALE, 60, FALSE);
  paper = dpt_paper_invoice_new (&data);
  n = dpt_paper_get_n_pages (paper);
  g_assert_cmpint (n, >=, 3);
  for (int page = 0; page < n; page++)
    {
      g_autoptr (GArray) lines = probe_page (paper, page);
      g_autofree char *number = g_strdup_printf ("%d / %d", page + 1, n);

      g_assert_nonnull (probe_find (lines, number));
      g_assert_nonnull (probe_find (lines, "Description"));
      if (page > 0)
        g_assert_cmpint (probe_amount (paper, page, "Brought forward"), ==, running);
      else
        g_assert_null (probe_find (lines, "Brought forward"));
      /* Every line's label begins a row, in order: count the rows of this page by their labels. */
      for (guint i = 0; i < lines->len && line < data.n_lines; i++)
        {
          const ProbeLine *found = &g_array_index (lines, ProbeLine, i);
          const char *label = data.lines[line].heading != NULL ? data.lines[line].heading : data.lines[line].label;

          if (fabs (found->box.x - 20 * DPT_MM) < 1 && g_str_has_prefix (label, found->words)
              && strlen (found->words) > 3)
            running += data.lines[line++].total;
        }
      if (page + 1 < n)
        g_assert_cmpint (probe_amount (paper, page, "Carried forward"), ==, running);
      else
        g_assert_null (probe_find (lines, "Carried forward"));
    }
  g_assert_cmpint (line, ==, data.n_lines);
  g_assert_cmpint (running, ==, data.total);
  g_assert_cmpint (probe_amount (paper, n - 1, "Total incl. VAT"), ==, data.total);
  sample_invoice_clear (&data);
}

static void
test_invoice_of_every_length_is_sound (void)
{
  for (int n = 1; n < 75; n += n < 30 ? 1 : 7)
    {
      DptInvoiceData data;
      g_autoptr (DptPaper) paper = NULL;
      int last;

      sample_invoice_fill (&data, n % 5 == 4 ? DPT_INVOICE_CREDIT_NOTE : DPT_INVOICE_SALE, n, n % 2);
      paper = dpt_paper_invoice_new (&data);
      probe_assert_sound (paper, MARGIN);
      /* The last page has lines of the table too, never the sums alone. */
      last = dpt_paper_get_n_pages (paper) - 1;
      if (last > 0)
        assert_has (paper, last, "Description");
      sample_invoice_clear (&data);
    }
}

static void
test_invoice_to_a_business_is_without_tax (void)
{
  DptInvoiceData data;
  g_autoptr (DptPaper) paper = NULL;

  sample_invoice_fill (&data, DPT_INVOICE_SALE, 6, TRUE);
  paper = dpt_paper_invoice_new (&data);
  assert_has (paper, 0, "157.50"); /* 189.00 less 20 % tax inside */
  assert_has (paper, 0, "Late payment");
  assert_has (paper, 0, data.buyer.vat_number);
  sample_invoice_clear (&data);
}

static void
test_duplicate_says_so_on_every_page (void)
{
  DptInvoiceData data;
  g_autoptr (DptPaper) paper = NULL;

  sample_invoice_fill (&data, DPT_INVOICE_SALE, 40, FALSE);
  data.duplicate = 3;
  paper = dpt_paper_invoice_new (&data);
  g_assert_cmpint (dpt_paper_get_n_pages (paper), >, 1);
  for (int i = 0; i < dpt_paper_get_n_pages (paper); i++)
    assert_has (paper, i, "DUPLICATE no. 3");
  sample_invoice_clear (&data);
}

static void
test_credit_note_names_what_it_corrects (void)
{
  DptInvoiceData data;
  g_autoptr (DptPaper) paper = NULL;

  sample_invoice_fill (&data, DPT_INVOICE_CREDIT_NOTE, 3, FALSE);
  paper = dpt_paper_invoice_new (&data);
  assert_has (paper, 0, "Credit note");
  assert_has (paper, 0, data.corrects);
  g_assert_cmpint (data.total, <, 0);
  g_assert_cmpint (probe_amount (paper, 0, "Total incl. VAT"), ==, data.total);
  g_assert_cmpint (probe_amount (paper, 0, "To your credit"), ==, -data.balance);
  sample_invoice_clear (&data);
}

/* The window of a French DL envelope: what is seen however the sheet slides. */
static void
test_address_stands_in_the_window (void)
{
  const char *const addresses[] = { "69001 Lyon", "1\n2\n3\n69001 Lyon", "1\n2\n3\n4\n5\n6\n7\n69001 Lyon" };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      DptInvoiceData data;
      g_autoptr (DptPaper) paper = NULL;
      g_autoptr (GArray) lines = NULL;
      const ProbeLine *name, *town;

      sample_invoice_fill (&data, DPT_INVOICE_SALE, 2, FALSE);
      data.buyer.address = addresses[i];
      paper = dpt_paper_invoice_new (&data);
      lines = probe_page (paper, 0);
      name = probe_find (lines, data.buyer.name);
      town = probe_find (lines, "69001 Lyon");
      g_assert_true (name != NULL && town != NULL);
      g_assert_cmpfloat (name->box.x, >=, 100 * DPT_MM);
      g_assert_cmpfloat (name->box.x + name->box.width, <=, 190 * DPT_MM);
      g_assert_cmpfloat (name->box.y, >=, 45 * DPT_MM);
      g_assert_cmpfloat (town->box.y + town->box.height, <=, 79.5 * DPT_MM);
      sample_invoice_clear (&data);
    }
}

static void
test_extreme_texts_stay_in_their_place (void)
{
  g_autofree char *word = g_strnfill (400, 'W');
  g_autofree char *words = g_strjoinv (" ", (char *[]) { word, word, word, NULL });
  GString *novel = g_string_new (NULL);
  DptInvoiceLine lines[4] = { { 0 } };
  DptTaxAmount tax = { 2000, 833333333, 166666666, 999999999, NULL };
  DptInvoiceData data = { .shop = &sample_shop, .number = "LYO-2026-000001", .date = "2026-01-01", .total = 999999999 };
  g_autoptr (DptPaper) paper = NULL;

  for (int i = 0; i < 900; i++)
    g_string_append (novel, "once upon a time ");
  data.buyer = (DptParty) { .name = words, .address = words, .number = word };
  lines[0] = (DptInvoiceLine) { NULL, word, words, 999999, DPT_MONEY_MAX, DPT_MONEY_MAX, 9999, 2000, DPT_MONEY_MAX, 0 };
  lines[1] = (DptInvoiceLine) { .heading = words, .detail = words };
  lines[2] = (DptInvoiceLine) { NULL, novel->str, NULL, 1, 100, 0, 0, 2000, 100, 83 };
  lines[3] = (DptInvoiceLine) { NULL, "end", NULL, 1, 100, 0, 0, 2000, 100, 83 };
  data.lines = lines, data.n_lines = 4;
  data.taxes = &tax, data.n_taxes = 1;
  data.balance = data.total;
  data.mentions = words;
  paper = dpt_paper_invoice_new (&data);
  probe_assert_sound (paper, MARGIN);
  assert_has (paper, dpt_paper_get_n_pages (paper) - 1, "end");
  g_string_free (novel, TRUE);
}

static void
test_quote_puts_the_100_percent_sante_offer_first (void)
{
  DptQuoteData data;
  g_autoptr (DptPaper) paper = NULL;
  g_autofree char *text = NULL;
  int last;

  sample_quote_fill (&data, 2);
  paper = dpt_paper_quote_new (&data);
  probe_assert_sound (paper, MARGIN);
  text = probe_text (paper, 0);
  last = dpt_paper_get_n_pages (paper) - 1;
  g_assert_nonnull (strstr (text, "Offer 1: 100 % Santé"));
  g_assert_cmpint (probe_amount (paper, 0, "Total"), ==, data.offers[0].rest);
  g_assert_nonnull (strstr (text, "Offer 2: ")); /* compared on one page */
  assert_has (paper, 0, data.beneficiary);
  assert_has (paper, 0, data.prescriber);
  assert_has (paper, 0, "You may combine class A lenses");
  assert_has (paper, last, "The client");
  assert_has (paper, last, "The optician");
}

static void
test_quote_with_one_offer_and_shares_as_a_whole (void)
{
  DptQuoteData data;
  g_autoptr (DptPaper) paper = NULL;

  sample_quote_fill (&data, 1);
  data.by_line = FALSE;
  paper = dpt_paper_quote_new (&data);
  probe_assert_sound (paper, MARGIN);
  g_assert_cmpint (probe_amount (paper, 0, "Compulsory cover"), ==, -data.offers[0].compulsory);
  g_assert_cmpint (probe_amount (paper, 0, "You pay"), ==, data.offers[0].rest);
  assert_has_not (paper, "Offer 1");
  assert_has_not (paper, "You may combine");
}

static void
test_quote_without_cover_has_no_shares (void)
{
  DptQuoteData data;
  g_autoptr (DptPaper) paper = NULL;

  sample_quote_fill (&data, 1);
  data.covered = data.corrective = FALSE;
  paper = dpt_paper_quote_new (&data);
  probe_assert_sound (paper, MARGIN);
  assert_has_not (paper, "cover");
  g_assert_cmpint (probe_amount (paper, 0, "Total"), ==, data.offers[0].price);
}

/* Four columns carried at once, over an offer longer than a page. */
static void
test_long_quote_carries_all_its_columns (void)
{
  DptQuoteData data;
  DptQuoteLine lines[45] = { { 0 } };
  DptQuoteOffer offer = { .title = "Offer", .lines = lines, .n_lines = G_N_ELEMENTS (lines) };
  g_autoptr (DptPaper) paper = NULL;
  int last;

  sample_quote_fill (&data, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      lines[i]
        = (DptQuoteLine){ i % 2 ? DPT_EYE_RIGHT : DPT_EYE_LEFT, "Lens", "maker", 'B', "VM2", 1, 10000, 3, 4000, 5997 };
      offer.price += 10000, offer.compulsory += 3, offer.complementary += 4000, offer.rest += 5997;
    }
  data.offers = &offer;
  paper = dpt_paper_quote_new (&data);
  probe_assert_sound (paper, MARGIN);
  last = dpt_paper_get_n_pages (paper) - 1;
  g_assert_cmpint (last, >=, 1);
  for (int i = 0; i < last; i++)
    {
      gint64 carried = probe_amount (paper, i, "Carried forward");

      g_assert_cmpint (carried % 5997, ==, 0);
      g_assert_cmpint (carried, >, 0);
      g_assert_cmpint (probe_amount (paper, i + 1, "Brought forward"), ==, carried);
    }
  assert_has (paper, last, "4,500.00");
}

static void
test_receipt_is_a_roll_of_80_mm (void)
{
  DptReceiptData data;
  g_autoptr (DptPaper) paper = NULL;
  double width, height, longer;

  sample_receipt_fill (&data);
  paper = dpt_paper_receipt_new (&data);
  g_assert_cmpint (dpt_paper_get_n_pages (paper), ==, 1);
  dpt_paper_get_page_size (paper, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 80 * DPT_MM, 0.01);
  probe_assert_sound (paper, 4 * DPT_MM);
  g_assert_cmpint (probe_amount (paper, 0, "Total incl. VAT"), ==, data.total);
  g_assert_cmpint (probe_amount (paper, 0, "Change"), ==, data.change);
  for (int i = 0; i < data.n_payments; i++)
    g_assert_cmpint (probe_amount (paper, 0, data.payments[i].label), ==, data.payments[i].amount);
  assert_has (paper, 0, data.number);
  assert_has (paper, 0, ":11"); /* the second is on it */
  g_clear_object (&paper);

  data.duplicate = 1;
  data.balance = 100;
  paper = dpt_paper_receipt_new (&data);
  dpt_paper_get_page_size (paper, 0, NULL, &longer);
  g_assert_cmpfloat (longer, >, height + 10);
  assert_has (paper, 0, "DUPLICATE no. 1");
  g_assert_cmpint (probe_amount (paper, 0, "Balance due"), ==, 100);
}

static void
test_prescription_shows_the_right_eye_first (void)
{
  DptPrescriptionData data;
  g_autoptr (DptPaper) paper = NULL;
  g_autoptr (GArray) lines = NULL;
  const ProbeLine *right, *left, *sphere, *minus;

  sample_prescription_fill (&data, FALSE);
  paper = dpt_paper_prescription_new (&data);
  probe_assert_sound (paper, MARGIN);
  g_assert_cmpint (dpt_paper_get_n_pages (paper), ==, 1);
  lines = probe_page (paper, 0);
  right = probe_find (lines, "R");
  left = probe_find (lines, "L");
  g_assert_true (right != NULL && left != NULL);
  g_assert_cmpfloat (right->box.y, <, left->box.y);
  sphere = probe_find (lines, "+1,25");
  minus = probe_find (lines, "\xe2\x88\x92" "10,50");
  g_assert_true (sphere != NULL && minus != NULL);
  g_assert_cmpfloat_with_epsilon (sphere->box.y, right->box.y, 2);
  g_assert_cmpfloat_with_epsilon (minus->box.y, left->box.y, 2);
  /* Decimals stand below each other. */
  g_assert_cmpfloat_with_epsilon (sphere->box.x + sphere->box.width, minus->box.x + minus->box.width, 0.1);
  assert_has (paper, 0, "Valid until");
  assert_has (paper, 0, data.prescriber_number);
  assert_has (paper, 0, "63,5 mm");
}

static void
test_prescription_for_contact_lenses_names_them (void)
{
  DptPrescriptionData data;
  g_autoptr (DptPaper) paper = NULL;

  sample_prescription_fill (&data, TRUE);
  paper = dpt_paper_prescription_new (&data);
  probe_assert_sound (paper, MARGIN);
  assert_has (paper, 0, "Aqualis One Toric");
  assert_has (paper, 0, "8,6");
  assert_has (paper, 0, "14,5");
  assert_has_not (paper, "Pupillary distance");
}

static void
test_prescription_for_one_eye_leaves_the_other_open (void)
{
  DptPrescriptionData data;
  g_autoptr (DptPaper) paper = NULL;
  g_autoptr (GArray) lines = NULL;

  sample_prescription_fill (&data, FALSE);
  data.left = (DptPrescribedEye) { 0 };
  paper = dpt_paper_prescription_new (&data);
  lines = probe_page (paper, 0);
  g_assert_nonnull (probe_find (lines, "–"));
}

/* A code needs room that is there anyway; one that is too much is left out, and nothing else moves. */
static void
test_prescription_code_moves_nothing (void)
{
  g_autofree char *much = g_strnfill (3000, 'x');
  DptPrescriptionData data;
  g_autoptr (DptPaper) without = NULL, with = NULL, too_much = NULL;
  g_autofree char *none = NULL, *some = NULL, *spared = NULL;

  sample_prescription_fill (&data, FALSE);
  without = dpt_paper_prescription_new (&data);
  data.code = much;
  too_much = dpt_paper_prescription_new (&data);
  data.code = "{\"resourceType\":\"VisionPrescription\"}";
  with = dpt_paper_prescription_new (&data);
  none = probe_text (without, 0);
  some = probe_text (with, 0);
  spared = probe_text (too_much, 0);
  g_assert_cmpstr (none, ==, spared);
  g_assert_nonnull (strstr (some, "HL7 FHIR"));
  g_assert_cmpint (dpt_paper_get_n_pages (with), ==, dpt_paper_get_n_pages (without));
  probe_assert_sound (with, 30);
}

static void
test_job_sheet_has_no_prices_and_a_true_ruler (void)
{
  DptJobSheetData data;
  DptLetterhead shop = sample_shop;
  g_autoptr (DptPaper) paper = NULL;

  shop.legal_form = NULL; /* its capital is the one sum of money that may stand there */
  sample_job_sheet_fill (&data);
  data.shop = &shop;
  paper = dpt_paper_job_sheet_new (&data);
  probe_assert_sound (paper, MARGIN);
  g_assert_cmpint (dpt_paper_get_n_pages (paper), ==, 1);
  assert_has (paper, 0, "Tray 17");
  assert_has (paper, 0, data.number);
  assert_has (paper, 0, "3,5"); /* (50 + 20) / 2 - 31.5 */
  assert_has_not (paper, "€");
  assert_has_not (paper, "incl. VAT");
  for (int i = 0; i < data.n_steps; i++)
    assert_has (paper, 0, data.steps[i].label);
}

/* The ruler's ends and the boxes are measured in the picture: 50 mm are 50 mm. */
static void
test_fitting_plan_is_at_one_to_one (void)
{
  DptFitting fitting = { .look = { .a = 5000, .b = 4000, .dbl = 2000 } };
  DptSheet *sheet = dpt_sheet_new (172 * DPT_MM, 90 * DPT_MM, 0);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_A8, 1720, 900);
  cairo_t *cr = cairo_create (image);
  int stride = cairo_image_surface_get_stride (image);
  int first = -1, last = -1;
  const guchar *pixels;

  dpt_fitting_plan_put_ruler (sheet, 10 * DPT_MM, 1 * DPT_MM);
  cairo_scale (cr, 10 / DPT_MM, 10 / DPT_MM); /* ten pixels a millimetre */
  dpt_sheet_show (sheet, cr);
  cairo_surface_flush (image);
  pixels = cairo_image_surface_get_data (image) + 38 * stride; /* where only the long ticks reach */
  for (int x = 0; x < 1720; x++)
    if (pixels[x] > 100)
      {
        first = first < 0 ? x : first;
        last = x;
      }
  g_assert_cmpint (ABS (last - first - 500), <=, 2);
  g_assert_cmpint (ABS (first - 100), <=, 2);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
  dpt_sheet_free (sheet);

  g_assert_cmpfloat (dpt_fitting_plan_get_height (&fitting, 172 * DPT_MM), >, 40 * DPT_MM);
  fitting.look.a = 8000;
  g_assert_cmpfloat (dpt_fitting_plan_get_height (&fitting, 172 * DPT_MM), ==, 0); /* 180 mm do not fit */
}

static void
test_table_carries_and_totals (void)
{
  DptTableData data;
  g_autoptr (DptPaper) paper = NULL;
  gint64 total = 0;
  int last;

  sample_table_fill (&data, 120, FALSE);
  for (int i = 0; i < data.n_rows; i++)
    total += 12345 + i * 777;
  paper = dpt_paper_table_new (&data);
  probe_assert_sound (paper, MARGIN);
  last = dpt_paper_get_n_pages (paper) - 1;
  g_assert_cmpint (last, >=, 2);
  for (int i = 0; i < last; i++)
    g_assert_cmpint (probe_amount (paper, i, "Carried forward"), ==, probe_amount (paper, i + 1, "Brought forward"));
  g_assert_cmpint (probe_amount (paper, last, "Total"), ==, total);
}

static void
test_table_turns_and_shrinks_when_it_is_wide (void)
{
  DptTableData data;
  g_autoptr (DptPaper) paper = NULL;
  double width, height;

  sample_table_fill (&data, 30, TRUE);
  paper = dpt_paper_table_new (&data);
  dpt_paper_get_page_size (paper, 0, &width, &height);
  g_assert_cmpfloat (width, >, height);
  probe_assert_sound (paper, MARGIN);
  g_clear_object (&paper);
  sample_table_fill (&data, 0, TRUE);
  paper = dpt_paper_table_new (&data);
  g_assert_cmpint (dpt_paper_get_n_pages (paper), ==, 1);
}

static void
test_papers_look_as_they_did (void)
{
  DptInvoiceData invoice;
  DptQuoteData quote;
  DptReceiptData receipt;
  DptPrescriptionData prescription;
  DptJobSheetData job;
  DptTableData table;
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const names[] = { "invoice", "quote", "receipt", "prescription", "job-sheet", "table" };

  sample_invoice_fill (&invoice, DPT_INVOICE_SALE, 9, FALSE);
  g_ptr_array_add (papers, dpt_paper_invoice_new (&invoice));
  sample_invoice_clear (&invoice);
  sample_quote_fill (&quote, 2);
  g_ptr_array_add (papers, dpt_paper_quote_new (&quote));
  sample_receipt_fill (&receipt);
  g_ptr_array_add (papers, dpt_paper_receipt_new (&receipt));
  sample_prescription_fill (&prescription, FALSE);
  g_ptr_array_add (papers, dpt_paper_prescription_new (&prescription));
  sample_job_sheet_fill (&job);
  g_ptr_array_add (papers, dpt_paper_job_sheet_new (&job));
  sample_table_fill (&table, 20, FALSE);
  g_ptr_array_add (papers, dpt_paper_table_new (&table));
  for (guint i = 0; i < papers->len; i++)
    probe_assert_golden (g_ptr_array_index (papers, i), names[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_decimal_comma ();
  g_test_add_func ("/papers/invoice-prints-every-total", test_invoice_prints_every_total);
  g_test_add_func ("/papers/invoice-carries-its-sums", test_invoice_carries_its_sums);
  g_test_add_func ("/papers/invoice-of-every-length-is-sound", test_invoice_of_every_length_is_sound);
  g_test_add_func ("/papers/invoice-to-a-business-is-without-tax", test_invoice_to_a_business_is_without_tax);
  g_test_add_func ("/papers/duplicate-says-so-on-every-page", test_duplicate_says_so_on_every_page);
  g_test_add_func ("/papers/credit-note-names-what-it-corrects", test_credit_note_names_what_it_corrects);
  g_test_add_func ("/papers/address-stands-in-the-window", test_address_stands_in_the_window);
  g_test_add_func ("/papers/extreme-texts-stay-in-their-place", test_extreme_texts_stay_in_their_place);
  g_test_add_func ("/papers/quote-puts-the-100-percent-sante-offer-first",
                   test_quote_puts_the_100_percent_sante_offer_first);
  g_test_add_func ("/papers/quote-with-one-offer-and-shares-as-a-whole",
                   test_quote_with_one_offer_and_shares_as_a_whole);
  g_test_add_func ("/papers/quote-without-cover-has-no-shares", test_quote_without_cover_has_no_shares);
  g_test_add_func ("/papers/long-quote-carries-all-its-columns", test_long_quote_carries_all_its_columns);
  g_test_add_func ("/papers/receipt-is-a-roll-of-80-mm", test_receipt_is_a_roll_of_80_mm);
  g_test_add_func ("/papers/prescription-shows-the-right-eye-first", test_prescription_shows_the_right_eye_first);
  g_test_add_func ("/papers/prescription-for-contact-lenses-names-them",
                   test_prescription_for_contact_lenses_names_them);
  g_test_add_func ("/papers/prescription-code-moves-nothing", test_prescription_code_moves_nothing);
  g_test_add_func ("/papers/prescription-for-one-eye-leaves-the-other-open",
                   test_prescription_for_one_eye_leaves_the_other_open);
  g_test_add_func ("/papers/job-sheet-has-no-prices-and-a-true-ruler", test_job_sheet_has_no_prices_and_a_true_ruler);
  g_test_add_func ("/papers/fitting-plan-is-at-one-to-one", test_fitting_plan_is_at_one_to_one);
  g_test_add_func ("/papers/table-carries-and-totals", test_table_carries_and_totals);
  g_test_add_func ("/papers/table-turns-and-shrinks-when-it-is-wide", test_table_turns_and_shrinks_when_it_is_wide);
  g_test_add_func ("/papers/papers-look-as-they-did", test_papers_look_as_they_did);
  return g_test_run ();
}
