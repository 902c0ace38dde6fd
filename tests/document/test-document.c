/* test-document.c - papers of records in a database say what the records say.
 * For: src/document/dpt-document*.c. Not for: layout (test-papers.c), nor how the records come about (engine).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-document.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/dpt-error.h"
#include "document/dpt-document-visit.h"
#include "engine/clinical/dpt-prescription-fhir.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "engine/clinical/dpt-visit-store.h"
#include "paper-probe.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-sale.h"

#define PATIENT 9001
#define PRESCRIPTION 9002
#define ORDER 9003
#define PAIR 9004
#define JOB 9005
#define INVOICE 9100
#define RECEIPT 9101
#define CREDIT 9102
#define QUOTE 9103

static void execute (DptTestShop *shop, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
execute (DptTestShop *shop, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  dpt_test_db_exec (shop->db, sql);
}

static void
add_clinic (DptTestShop *shop)
{
  execute (
    shop,
    "INSERT INTO patient (id, version, file_number, title, family_name, given_names, birth_date, nir, created_at) "
    "VALUES (%d, 1, 4711, 'mrs', 'Lindqvist-Ångström', 'Åsa', '1968-05-12', '2 68 05 69 123 456 78', 1)",
    PATIENT);
  execute (shop,
           "INSERT INTO prescription (id, version, patient_id, kind, usage, origin, state, issued_on, valid_until, "
           "prescriber_name, prescriber_number, prescriber_profession, vertex, instructions, created_at) VALUES "
           "(%d, 1, %d, 'glasses', 'progressive', 'internal', 'active', '2026-01-12', '2029-01-12', "
           "'Dr Anne-Lise Kermarrec', '10001234567', 'ophthalmologist', 1200, 'Thin lenses.', 1)",
           PRESCRIPTION, PATIENT);
  execute (shop,
           "INSERT INTO prescription_eye (id, version, prescription_id, eye, sphere, cylinder, axis, addition, pd_far, "
           "pd_near) VALUES (1, 1, %d, 'R', 125, -50, 95, 225, 3150, 2950)",
           PRESCRIPTION);
  execute (
    shop,
    "INSERT INTO prescription_eye (id, version, prescription_id, eye, sphere, addition, prism_h, base_h, pd_far) "
    "VALUES (2, 1, %d, 'L', -1050, 225, 200, 'in', 3200)",
    PRESCRIPTION);
}

static void
add_order (DptTestShop *shop)
{
  gint64 here = shop->establishment_id, user = shop->users[DPT_ROLE_OPTICIAN];
  const char *const eyes[] = { "R", "L" };

  execute (shop, "INSERT INTO tax_class (id, version, code, name) VALUES (70, 1, 'test', 'Test')");
  execute (shop,
           "INSERT INTO product (id, version, kind, code, brand, name, search_key, tax_class_id, shape, rim, material) "
           "VALUES (71, 1, 'frame', 'F1', 'Atelier Brume', 'Ondine', 'ondine', 70, 'cat_eye', 'full', 'acetate')");
  execute (shop, "INSERT INTO product (id, version, kind, code, brand, name, search_key, tax_class_id, geometry) "
                 "VALUES (72, 1, 'lens', 'L1', 'Visio', 'Horizon', 'horizon', 70, 'progressive')");
  execute (
    shop,
    "INSERT INTO variant (id, version, product_id, sku, label, color_name, box_a, box_b, dbl, effective_diameter, price) "
    "VALUES (73, 1, 71, 'ABO-5020-C3', 'light tortoise 50-20', 'light tortoise', 5000, 4050, 2000, 5350, 18900)");
  execute (shop, "INSERT INTO lens_range (id, version, product_id, material, refractive_index, sphere_min, sphere_max, "
                 "cylinder_max, power_min, power_max, diameter, purchase_price, price, supplier_code) VALUES "
                 "(74, 1, 72, 'organic', 1600, -1200, 800, 600, -1200, 800, 7000, 5000, 24500, 'VH160-CL')");
  execute (shop,
           "INSERT INTO dispensing_order (id, version, establishment_id, year, number, patient_id, prescription_id, "
           "user_id, state, created_at, created_on, wanted_on, note) VALUES (%d, 1, %" G_GINT64_FORMAT
           ", 2026, 212, %d, "
           "%d, %" G_GINT64_FORMAT ", 'confirmed', 1, '2026-03-14', '2026-03-21', 'Comes back on the 20th.')",
           ORDER, here, PATIENT, PRESCRIPTION, user);
  execute (shop,
           "INSERT INTO pair (id, version, order_id, number, usage, frame_variant_id, pantoscopic_tilt, note) VALUES "
           "(%d, 1, %d, 1, 'progressive', 73, 90, 'Polish the edges.')",
           PAIR, ORDER);
  for (int i = 0; i < 2; i++)
    execute (
      shop,
      "INSERT INTO pair_eye (id, version, pair_id, eye, sphere, cylinder, axis, addition, lens_range_id, pd_far, "
      "fitting_height) VALUES (%d, 1, %d, '%s', %d, -50, 95, 225, 74, %d, 2200)",
      80 + i, PAIR, eyes[i], i == 0 ? 125 : -150, 3150 + 50 * i);
  execute (
    shop,
    "INSERT INTO order_line (id, version, order_id, pair_id, position, kind, label, quantity, unit_price, "
    "tax_rate_bp, total, cover_class) VALUES (90, 1, %d, %d, 1, 'option', 'Clarté coating', 2, 3000, 2000, 6000, 'B')",
    ORDER, PAIR);
  execute (
    shop,
    "INSERT INTO job (id, version, order_id, pair_id, establishment_id, number, state, due_on, tray, created_at) "
    "VALUES (%d, 1, %d, %d, %" G_GINT64_FORMAT ", 'LYO-J2026-00007', 'edged', '2026-03-20', '17', 1)",
    JOB, ORDER, PAIR, here);
  execute (shop, "INSERT INTO job_event (id, job_id, at, user_id, event, from_state, to_state) VALUES "
                 "(1, %d, 1774000000000000, %" G_GINT64_FORMAT ", 'receive', 'shipped', 'received')", JOB, user);
}

static void
add_sale_with (DptTestShop *shop, gint64 id, const char *kind, const char *series, gint64 gross, gint64 corrects, const char *content)
{
  g_autofree char *of = corrects != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, corrects) : g_strdup ("NULL");
  gint64 tax = gross / 6;

  execute (shop,
           "INSERT INTO counter (establishment_id, series, year, last_number) VALUES (%" G_GINT64_FORMAT
           ", '%s', 2026, 1)",
           shop->establishment_id, series);
  execute (shop,
           "INSERT INTO sale (id, uuid, establishment_id, till_id, kind, series, year, number, issued_at, issued_on, "
           "patient_id, order_id, corrects_id, user_id, buyer_name, buyer_address, total_net, total_tax, total_gross, "
           "currency, valid_until, content) VALUES (%" G_GINT64_FORMAT ", 'u%" G_GINT64_FORMAT "', %" G_GINT64_FORMAT
           ", %" G_GINT64_FORMAT ", '%s', '%s', 2026, 1, 1775146331000000, '2026-04-02', %d, %d, %s, %" G_GINT64_FORMAT
           ", 'Mrs Åsa Lindqvist', '27 rue de la Martinière\n69001 Lyon', %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
           ", %" G_GINT64_FORMAT ", 'EUR', '2026-06-02', '%s')",
           id, id, shop->establishment_id, shop->till_id, kind, series, PATIENT, ORDER, of,
           shop->users[DPT_ROLE_CASHIER], gross - tax, tax, gross, content);
  execute (shop,
           "INSERT INTO sale_line (id, sale_id, position, kind, eye, order_line_id, label, detail, lpp_code, quantity, "
           "unit_price, discount, gross, net, tax, tax_rate_bp) VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
           ", 1, 'lens', 'R', 90, 'Horizon 1.60', 'Clarté', '2287916', %d, %" G_GINT64_FORMAT ", 0, %" G_GINT64_FORMAT
           ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 2000)",
           id + 1000, id, gross < 0 ? -1 : 1, ABS (gross), gross, gross - tax, tax);
  execute (shop, "INSERT INTO tax_line (id, sale_id, rate_bp, net, tax) VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
                 ", 2000, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")", id + 2000, id, gross - tax, tax);
}

static void
add_sale (DptTestShop *shop, gint64 id, const char *kind, const char *series, gint64 gross, gint64 corrects)
{
  add_sale_with (shop, id, kind, series, gross, corrects, "{}");
}

static void
add_payment (DptTestShop *shop, gint64 id, gint64 sale, const char *means, gint64 at, gint64 amount, gint64 tendered)
{
  execute (
    shop,
    "INSERT INTO payment (id, uuid, establishment_id, paid_at, paid_on, patient_id, user_id, means, amount, tendered, "
    "change_given, reference) VALUES (%" G_GINT64_FORMAT ", 'p%" G_GINT64_FORMAT "', %" G_GINT64_FORMAT
    ", %" G_GINT64_FORMAT ", '2026-03-14', %d, %" G_GINT64_FORMAT ", '%s', %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
    ", %" G_GINT64_FORMAT ", 'ref')",
    id, id, shop->establishment_id, at, PATIENT, shop->users[DPT_ROLE_CASHIER], means, amount, tendered,
    tendered != 0 ? tendered - amount : 0);
  execute (shop,
           "INSERT INTO allocation (id, payment_id, sale_id, amount, at) VALUES (%" G_GINT64_FORMAT
           ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")",
           id + 500, id, sale, amount, at);
}

typedef struct
{
  DptDocumentKind kind;
  gint64 id;
  int copy;
} Wanted;

static gpointer
create_in_unit (DptUnit *unit, gpointer args, GError **error)
{
  const Wanted *wanted = args;

  return dpt_document_create_copy (unit, wanted->kind, wanted->id, wanted->copy, error);
}

static DptPaper *
create (DptSession *session, DptDocumentKind kind, gint64 id, int copy)
{
  Wanted wanted = { kind, id, copy };
  g_autoptr (GError) error = NULL;
  DptPaper *paper = dpt_session_read (session, create_in_unit, &wanted, g_object_unref, &error);

  g_assert_no_error (error);
  return paper;
}

static void
assert_says (DptPaper *paper, const char *words)
{
  g_autofree char *text = probe_text (paper, 0);

  if (strstr (text, words) == NULL)
    g_error ("the paper does not say “%s” but\n%s", words, text);
}

static DptTestShop *
create_shop (DptDb *db)
{
  DptTestShop *shop = dpt_test_shop_new (db);

  add_clinic (shop);
  add_order (shop);
  return shop;
}

static void
test_prescription (DptDb *db)
{
  g_autoptr (DptTestShop) shop = create_shop (db);
  g_autoptr (DptPaper) paper = create (shop->system, DPT_DOCUMENT_PRESCRIPTION, PRESCRIPTION, 0);
  g_autoptr (DptPaper) replaced = NULL;

  probe_assert_sound (paper, 30);
  assert_says (paper, "Mrs Åsa Lindqvist-Ångström");
  assert_says (paper, "4711");
  assert_says (paper, "+1,25");
  assert_says (paper, "\xe2\x88\x92" "10,50");
  assert_says (paper, "Thin lenses.");
  assert_says (paper, "Dr Anne-Lise Kermarrec");
  execute (shop, "UPDATE prescription SET state = 'superseded' WHERE id = %d", PRESCRIPTION);
  replaced = create (shop->system, DPT_DOCUMENT_PRESCRIPTION, PRESCRIPTION, 0);
  assert_says (replaced, "REPLACED");
}

/* What another program reads off the page: of Debian's zbar-tools, where they are. */
static char *
scan (DptPaper *paper)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *path = g_strdup_printf ("%s/dpt-qr-%s.png", g_get_tmp_dir (), uuid);
  const char *argv[] = { "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "--nodbus", path, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  dpt_paper_write_png (paper, 0, 200, path, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL, &error);
  g_unlink (path);
  g_assert_no_error (error);
  return g_strchomp (out);
}

static gpointer
load_prescription (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_prescription_load (unit, PRESCRIPTION, error);
}

static void
test_code_of_a_prescription (DptDb *db)
{
  g_autofree char *zbar = g_find_program_in_path ("zbarimg");
  g_autoptr (DptTestShop) shop = NULL;
  g_autoptr (DptPaper) paper = NULL;
  g_autoptr (DptPaper) cancelled = NULL;
  g_autoptr (DptPrescriptionSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL, *said = NULL, *nothing = NULL;

  if (zbar == NULL)
    {
      g_test_skip ("zbarimg is not here");
      return;
    }
  shop = create_shop (db);
  paper = create (shop->system, DPT_DOCUMENT_PRESCRIPTION, PRESCRIPTION, 0);
  sheet = dpt_session_read (shop->system, load_prescription, NULL, g_object_unref, &error);
  g_assert_no_error (error);
  read = scan (paper);
  said = dpt_prescription_write_fhir (sheet, "LINDQVIST-ÅNGSTRÖM Åsa", 4711, TRUE);
  g_assert_cmpstr (read, ==, said);
  g_assert_nonnull (strstr (read, "\"sphere\":-10.50"));
  probe_assert_sound (paper, 30);
  /* Nobody is to read in what is no longer in force. */
  execute (shop, "UPDATE prescription SET state = 'cancelled' WHERE id = %d", PRESCRIPTION);
  cancelled = create (shop->system, DPT_DOCUMENT_PRESCRIPTION, PRESCRIPTION, 0);
  nothing = scan (cancelled);
  g_assert_cmpstr (nothing, ==, "");
}

typedef struct
{
  gint64 patient_id;
  int months;
  const char *reason; /* of an amendment */
} Examined;

static gpointer
examine (DptUnit *unit, gpointer data, GError **error)
{
  const Examined *wanted = data;
  g_autoptr (DptVisitSheet) base = dpt_visit_start (unit, wanted->patient_id, "complete", error);
  g_autoptr (DptVisitSheet) now = base ? dpt_visit_sheet_copy (base) : NULL;
  g_autoptr (DptVisitSheet) is_signed = NULL;
  g_autoptr (DptVisitSheet) again = NULL;
  g_autoptr (DptVisitSheet) amended = NULL;

  if (now == NULL)
    return NULL;
  dpt_visit_sheet_set_finding_code (now, "fundus", "macula", "R", "drusen", NULL);
  dpt_visit_sheet_set_finding_code (now, "fundus", "macula", "L", "normal", NULL);
  dpt_visit_sheet_set_finding_code (now, "close", "referral_to", NULL, NULL, "Dr Odile Brun");
  dpt_visit_sheet_set_text (now, DPT_VISIT_CONCLUSION, "Drusen, to be followed");
  is_signed = dpt_visit_sign (unit, base, now, error);
  if (is_signed == NULL)
    return NULL;
  again = dpt_visit_sheet_copy (is_signed);
  dpt_visit_sheet_set_text (again, DPT_VISIT_CONCLUSION, "Drusen of both eyes");
  amended = dpt_visit_amend (unit, is_signed, again, wanted->reason, error);
  return amended ? g_steal_pointer (&amended) : NULL;
}

static gpointer
report_first (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_document_create_visit_version (unit, *(gint64 *)data, 1, error);
}

/* The report says which version it is; the letter goes to whom the visit says. */
static void
test_report_and_referral_of_a_visit (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) optometrist = dpt_test_shop_sign_in (shop, DPT_ROLE_OPTOMETRIST);
  Examined wanted = { dpt_test_shop_add_patient (shop, "Martin", "Jeanne", "1980-11-23", "0612345678"), 0, "Left eye, too" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DptVisitSheet) visit = dpt_session_write (optometrist, examine, &wanted, NULL, &error);
  g_autoptr (DptPaper) report = NULL;
  g_autoptr (DptPaper) first = NULL;
  g_autoptr (DptPaper) letter = NULL;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;
  g_autofree char *referral = NULL;
  gint64 id;

  g_assert_no_error (error);
  id = dpt_visit_sheet_get_visit_id (visit);
  report = create (optometrist, DPT_DOCUMENT_VISIT, id, 0);
  probe_assert_sound (report, 20);
  now = probe_text (report, 0);
  g_assert_nonnull (strstr (now, "Version 2 of 2, amended on"));
  g_assert_nonnull (strstr (now, "Left eye, too"));
  g_assert_nonnull (strstr (now, "Drusen of both eyes"));
  first = dpt_session_read (optometrist, report_first, &id, NULL, &error);
  g_assert_no_error (error);
  then = probe_text (first, 0);
  g_assert_nonnull (strstr (then, "OLDER VERSION"));
  g_assert_nonnull (strstr (then, "Drusen, to be followed"));
  g_assert_null (strstr (then, "Drusen of both eyes"));
  letter = create (optometrist, DPT_DOCUMENT_REFERRAL, id, 0);
  probe_assert_sound (letter, 20);
  referral = probe_text (letter, 0);
  g_assert_nonnull (strstr (referral, "Dr Odile Brun"));
  g_assert_nonnull (strstr (referral, "Macula"));
}

static void
test_job_sheet (DptDb *db)
{
  g_autoptr (DptTestShop) shop = create_shop (db);
  g_autoptr (DptPaper) paper = create (shop->system, DPT_DOCUMENT_JOB_SHEET, JOB, 0);
  g_autofree char *text = probe_text (paper, 0);

  probe_assert_sound (paper, 30);
  assert_says (paper, "Tray 17");
  assert_says (paper, "LYO-J2026-00007");
  assert_says (paper, "Atelier Brume Ondine");
  assert_says (paper, "Visio Horizon 1,6");
  assert_says (paper, "Clarté coating");
  assert_says (paper, "VH160-CL");
  assert_says (paper, "22,0");
  assert_says (paper, "3,5");
  assert_says (paper, "Polish the edges.");
  g_assert_nonnull (strstr (text, "tortoise"));
  g_assert_null (strstr (strstr (text, "tortoise") + 1, "tortoise")); /* the colour once */
  g_assert_null (strstr (text, "60.00")); /* what the coating costs */
}

static void
test_invoice (DptDb *db)
{
  g_autoptr (DptTestShop) shop = create_shop (db);
  g_autoptr (DptPaper) paper = NULL;
  g_autoptr (DptPaper) copy = NULL;
  g_autoptr (DptPaper) roll = NULL;

  add_sale (shop, INVOICE, "invoice", "F", 60000, 0);
  execute (shop, "INSERT INTO payer_share (id, sale_id, payer, amount) VALUES (1, %d, 'complementary', 20000)",
           INVOICE);
  add_payment (shop, 1, INVOICE, "card", 1774000000000000, 10000, 0);  /* the deposit */
  add_payment (shop, 2, INVOICE, "cash", 1775146331000000, 25000, 30000);
  add_payment (shop, 3, INVOICE, "insurer", 1775146331000000, 20000, 0);
  paper = create (shop->system, DPT_DOCUMENT_INVOICE, INVOICE, 0);
  probe_assert_sound (paper, 30);
  assert_says (paper, "F2026-00001");
  assert_says (paper, "Mrs Åsa Lindqvist");
  assert_says (paper, "69001 Lyon");
  assert_says (paper, "2026-00212");
  g_assert_cmpint (probe_amount (paper, 0, "Total incl. VAT"), ==, 60000);
  g_assert_cmpint (probe_amount (paper, 0, "Complementary cover"), ==, -20000);
  g_assert_cmpint (probe_amount (paper, 0, "Deposit"), ==, -10000);
  g_assert_cmpint (probe_amount (paper, 0, "Cash"), ==, -25000);
  g_assert_cmpint (probe_amount (paper, 0, "Balance due"), ==,
                   5000); /* the insurer's payment is no debt of the client */
  copy = create (shop->system, DPT_DOCUMENT_INVOICE, INVOICE, 2);
  assert_says (copy, "DUPLICATE no. 2");
  roll = create (shop->system, DPT_DOCUMENT_RECEIPT, INVOICE, 0);
  g_assert_cmpint (probe_amount (roll, 0, "Cash"), ==, 30000);
  g_assert_cmpint (probe_amount (roll, 0, "Change"), ==, 5000);
  g_assert_cmpint (probe_amount (roll, 0, "Balance due"), ==, 5000);
}

static void
test_credit_note (DptDb *db)
{
  g_autoptr (DptTestShop) shop = create_shop (db);
  g_autoptr (DptPaper) paper = NULL;

  add_sale (shop, RECEIPT, "receipt", "T", 6000, 0);
  add_sale (shop, CREDIT, "credit_note", "A", -6000, RECEIPT);
  paper = create (shop->system, DPT_DOCUMENT_CREDIT_NOTE, CREDIT, 0);
  assert_says (paper, "T2026-00001 of 2026-04-02");
  g_assert_cmpint (probe_amount (paper, 0, "Total incl. VAT"), ==, -6000);
  g_assert_cmpint (probe_amount (paper, 0, "To your credit"), ==, 6000);
}

static void
test_quote (DptDb *db)
{
  g_autoptr (DptTestShop) shop = create_shop (db);
  g_autoptr (DptPaper) paper = NULL;
  g_autofree char *text = NULL;

  add_sale (shop, QUOTE, "quote", "D", 24500, 0);
  execute (shop, "INSERT INTO payer_share (id, sale_id, payer, amount) VALUES (1, %d, 'compulsory', 3)", QUOTE);
  paper = create (shop->system, DPT_DOCUMENT_QUOTE, QUOTE, 0);
  text = probe_text (paper, 0);
  probe_assert_sound (paper, 30);
  assert_says (paper, "Dr Anne-Lise Kermarrec");
  assert_says (paper, "Horizon 1.60");
  g_assert_cmpint (probe_amount (paper, 0, "Compulsory cover"), ==, -3);
  g_assert_cmpint (probe_amount (paper, 0, "You pay"), ==, 24497);
  g_assert_null (strstr (text, "2287916")); /* the individual code goes to the insurer only */
  g_assert_nonnull (strstr (text, "\nB\n"));
}

/* The class A offer that was frozen with the quote stands first. */
static void
test_quote_with_both_offers (DptDb *db)
{
  g_autoptr (DptTestShop) shop = create_shop (db);
  g_autoptr (DptPaper) paper = NULL;
  g_autofree char *text = NULL;

  add_sale_with (shop, QUOTE, "quote", "D", 24500, 0,
                 "{\"class_a\":[{\"kind\":\"frame\",\"eye\":null,\"label\":\"Essentiel Clos\",\"detail\":\"Noir\","
                 "\"code\":\"2222124\",\"price\":3000},{\"kind\":\"lens\",\"eye\":\"R\",\"label\":\"Essentiel 1.50\","
                 "\"detail\":null,\"code\":null,\"price\":3250}],\"class_a_shares\":{\"compulsory\":1125,\"complementary\":5125}}");
  paper = create (shop->system, DPT_DOCUMENT_QUOTE, QUOTE, 0);
  probe_assert_sound (paper, 30);
  g_assert_cmpint (probe_amount (paper, 0, "Compulsory cover"), ==, -1125);
  g_assert_cmpint (probe_amount (paper, 0, "You pay"), ==, 0);
  assert_says (paper, "Offer 2: Your choice at free prices");
  g_assert_cmpint (dpt_paper_get_n_pages (paper), ==, 1);
  text = probe_text (paper, 0);
  g_assert_nonnull (strstr (text, "Offer 1: 100 % Santé (class A)"));
  assert_says (paper, "Essentiel Clos");
  assert_says (paper, "Horizon 1.60");
  g_assert_cmpint (probe_amount (paper, 0, "Total"), ==, 6250);
  g_assert_null (strstr (text, "2222124"));
}

static void
assert_refused (DptSession *session, DptDocumentKind kind, gint64 id, int code)
{
  Wanted wanted = { kind, id, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (dpt_session_read (session, create_in_unit, &wanted, NULL, &error));
  g_assert_error (error, DPT_ERROR, code);
}

static void
test_what_is_not_there_or_not_allowed (DptDb *db)
{
  g_autoptr (DptTestShop) shop = create_shop (db);
  g_autoptr (DptSession) cashier = dpt_test_shop_sign_in (shop, DPT_ROLE_CASHIER);
  g_autoptr (DptSession) keeper = dpt_test_shop_sign_in (shop, DPT_ROLE_STOCK_KEEPER);

  add_sale (shop, INVOICE, "invoice", "F", 60000, 0);
  assert_refused (shop->system, DPT_DOCUMENT_INVOICE, 1, DPT_ERROR_NOT_FOUND);
  assert_refused (shop->system, DPT_DOCUMENT_QUOTE, INVOICE, DPT_ERROR_NOT_FOUND);
  assert_refused (shop->system, DPT_DOCUMENT_CREDIT_NOTE, INVOICE, DPT_ERROR_NOT_FOUND);
  assert_refused (shop->system, DPT_DOCUMENT_JOB_SHEET, 1, DPT_ERROR_NOT_FOUND);
  assert_refused (cashier, DPT_DOCUMENT_PRESCRIPTION, PRESCRIPTION, DPT_ERROR_REFUSED);
  assert_refused (keeper, DPT_DOCUMENT_INVOICE, INVOICE, DPT_ERROR_REFUSED);
}

typedef struct
{
  gint64 order_id;
  const DptSplit *split;
} Quoted;

static gpointer
issue_quote (DptUnit *unit, gpointer args, GError **error)
{
  const Quoted *quoted = args;
  g_autofree char *uuid = g_uuid_string_random ();

  return dpt_sale_issue_quote (unit, uuid, quoted->order_id, quoted->split, 3, error);
}

/* An order through the engine: quoted, a deposit taken, invoiced with it. */
static void
test_papers_of_an_order (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  gint64 order = dpt_test_sale_add_order (test, "confirmed");
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_INVOICE, NULL);
  DptSplit split;
  Quoted quoted = { order, &split };
  g_autofree DptIssued *quote = NULL;
  g_autofree DptIssued *invoice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) offered = NULL;
  g_autoptr (DptPaper) billed = NULL;

  g_assert_true (dpt_split_typed (20000, 6, 10000, &split, &error));
  quote = dpt_session_write (test->owner, issue_quote, &quoted, g_free, &error);
  g_assert_no_error (error);
  offered = create (test->owner, DPT_DOCUMENT_QUOTE, quote->id, 0);
  probe_assert_sound (offered, 30);
  assert_says (offered, "D2026-00001");
  g_assert_cmpint (probe_amount (offered, 0, "Compulsory cover"), ==, -6);
  g_assert_cmpint (probe_amount (offered, 0, "You pay"), ==, quote->gross - 10006);

  dpt_test_sale_pay (test->cashier, 0, order, 3000, DPT_MEANS_CARD, 3000, &error);
  g_assert_no_error (error);
  dpt_clock_set_now (test->shop->clock, DPT_TEST_NOW + G_TIME_SPAN_DAY);
  request->order_id = order;
  request->patient_id = test->patient_id;
  invoice = dpt_test_sale_commit (test->cashier, request);
  billed = create (test->cashier, DPT_DOCUMENT_INVOICE, invoice->id, 0);
  probe_assert_sound (billed, 30);
  g_assert_cmpint (probe_amount (billed, 0, "Deposit"), ==, -3000);
  g_assert_cmpint (probe_amount (billed, 0, "Complementary cover"), ==, -10000);
  g_assert_cmpint (probe_amount (billed, 0, "Balance due"), ==, invoice->gross - 10006 - 3000);
}

/* The engine's own sales, from the till to the paper: what was handed over, the number, what comes back. */
static void
test_papers_of_sales_at_the_till (DptDb *db)
{
  g_autoptr (DptTestSale) test = dpt_test_sale_new (db);
  DptBasket *basket
    = dpt_test_sale_basket (test, dpt_test_sale_basket (test, NULL, DPT_TEST_FRAME_BLACK, 1), DPT_TEST_CASE, 2);
  DptSaleRequest *request = dpt_test_sale_request (DPT_SALE_RECEIPT, basket);
  g_autofree DptIssued *issued = NULL;
  g_autofree DptIssued *back = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  DptRefundRequest *refund;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) roll = NULL;
  g_autoptr (DptPaper) page = NULL;
  g_autoptr (DptPaper) credit = NULL;

  dpt_sale_request_add_handed (request, DPT_MEANS_CARD, 10000, "A7");
  dpt_sale_request_add_handed (request, DPT_MEANS_CASH, 5000, NULL);
  issued = dpt_test_sale_commit (test->cashier, request);
  roll = create (test->cashier, DPT_DOCUMENT_RECEIPT, issued->id, 0);
  probe_assert_sound (roll, 10);
  assert_says (roll, "T2026-00001");
  g_assert_cmpint (probe_amount (roll, 0, "Total incl. VAT"), ==, issued->gross);
  g_assert_cmpint (probe_amount (roll, 0, "Change"), ==, issued->change);
  page = create (test->cashier, DPT_DOCUMENT_INVOICE, issued->id, 0);
  g_assert_cmpint (probe_amount (page, 0, "Total incl. VAT"), ==, issued->gross);
  g_assert_cmpint (probe_amount (page, 0, "Paid, balance"), ==, 0);

  refund = dpt_refund_request_new (uuid, issued->id, "Does not fit");
  dpt_refund_request_add_handed (refund, DPT_MEANS_CASH, issued->gross, NULL);
  back = dpt_test_sale_refund (test->owner, refund, &error);
  g_assert_no_error (error);
  credit = create (test->owner, DPT_DOCUMENT_CREDIT_NOTE, back->id, 0);
  assert_says (credit, "T2026-00001 of");
  g_assert_cmpint (probe_amount (credit, 0, "Total incl. VAT"), ==, -issued->gross);
  g_assert_cmpint (probe_amount (credit, 0, "To your credit"), ==, 0); /* given back in cash */
}

typedef struct
{
  DptPaper *paper;
  gboolean done;
} Answer;

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_autoptr (GError) error = NULL;

  answer->paper = dpt_document_create_finish (DPT_SESSION (source), result, &error);
  g_assert_no_error (error);
  answer->done = TRUE;
}

static void
test_paper_is_made_off_the_main_thread (DptDb *db)
{
  g_autoptr (DptTestShop) shop = create_shop (db);
  Answer answer = { 0 };

  dpt_document_create_async (shop->system, DPT_DOCUMENT_PRESCRIPTION, PRESCRIPTION, 0, NULL, created_cb, &answer);
  dpt_test_until (answer.done);
  assert_says (answer.paper, "+1,25");
  g_object_unref (answer.paper);
}

static void
test_kinds_have_names (void)
{
  for (int i = 0; i < DPT_N_DOCUMENT_KINDS; i++)
    {
      DptDocumentKind kind;

      g_assert_true (dpt_document_kind_find (dpt_document_kind_get_name ((DptDocumentKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_true (dpt_document_kind_find ("credit_note", NULL));
  g_assert_false (dpt_document_kind_find ("poster", NULL));
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/document/prescription", test_prescription);
  dpt_test_db_add ("/document/prescription-code-says-the-prescription", test_code_of_a_prescription);
  dpt_test_db_add ("/document/visit", test_report_and_referral_of_a_visit);
  dpt_test_db_add ("/document/job-sheet", test_job_sheet);
  dpt_test_db_add ("/document/invoice", test_invoice);
  dpt_test_db_add ("/document/credit-note", test_credit_note);
  dpt_test_db_add ("/document/quote", test_quote);
  dpt_test_db_add ("/document/quote-with-both-offers", test_quote_with_both_offers);
  dpt_test_db_add ("/document/papers-of-an-order", test_papers_of_an_order);
  dpt_test_db_add ("/document/papers-of-sales-at-the-till", test_papers_of_sales_at_the_till);
  dpt_test_db_add ("/document/what-is-not-there-or-not-allowed", test_what_is_not_there_or_not_allowed);
  dpt_test_db_add ("/document/paper-is-made-off-the-main-thread", test_paper_is_made_off_the_main_thread);
  g_test_add_func ("/document/kinds-have-names", test_kinds_have_names);
  return g_test_run ();
}
