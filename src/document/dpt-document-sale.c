/* dpt-document-sale.c - what was issued, on paper: quote, invoice, deposit invoice, receipt, credit note.
 * For: dpt-document.h. Not for: layout, nor reckoning: every amount is printed as it was frozen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dpt-config.h"

#include "document/dpt-document-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "document/dpt-format.h"
#include "document/dpt-paper-invoice.h"
#include "document/dpt-paper-quote.h"
#include "document/dpt-paper-receipt.h"
#include "engine/clinical/dpt-prescription.h"
#include "engine/patient/dpt-patient.h"
#include "engine/practice/dpt-setting.h"
#include "engine/sale/dpt-sale.h"
#include "engine/sale/dpt-tender.h"

/* Everything about one sale, read in one snapshot. The arrays are borrowed by the papers' structs. */
typedef struct
{
  DptDocumentDraft *draft;
  gint64 id;
  int copy;
  DptDbRows *head, *lines, *taxes, *shares, *payments;
  GArray *invoice_lines;  /* DptInvoiceLine */
  GArray *tax_amounts;    /* DptTaxAmount */
  GArray *share_amounts;  /* DptAmount */
  GArray *deposits;       /* DptAmount: paid before the document was issued */
  GArray *paid;           /* DptAmount: with the document or after it */
  DptMoney balance;
} Sheet;

static void
clear_sheet (Sheet *sheet)
{
  g_clear_pointer (&sheet->draft, dpt_document_draft_free);
  g_clear_pointer (&sheet->head, dpt_db_rows_unref);
  g_clear_pointer (&sheet->lines, dpt_db_rows_unref);
  g_clear_pointer (&sheet->taxes, dpt_db_rows_unref);
  g_clear_pointer (&sheet->shares, dpt_db_rows_unref);
  g_clear_pointer (&sheet->payments, dpt_db_rows_unref);
  g_clear_pointer (&sheet->invoice_lines, g_array_unref);
  g_clear_pointer (&sheet->tax_amounts, g_array_unref);
  g_clear_pointer (&sheet->share_amounts, g_array_unref);
  g_clear_pointer (&sheet->deposits, g_array_unref);
  g_clear_pointer (&sheet->paid, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, clear_sheet)

static const char *
head_text (const Sheet *sheet, const char *column)
{
  return dpt_document_text (sheet->head, 0, column);
}

static gint64
head_int (const Sheet *sheet, const char *column)
{
  return dpt_document_int (sheet->head, 0, column);
}

static gboolean
is_kind (const Sheet *sheet, const char *kind)
{
  return g_strcmp0 (head_text (sheet, "kind"), kind) == 0;
}

static const char *
keep_format (Sheet *sheet, char *text)
{
  return dpt_document_keep (sheet->draft, text);
}

static gboolean
read_sheet (Sheet *sheet, DptUnit *unit, gint64 id, GError **error)
{
  struct { const char *statement; DptDbRows **rows; } parts[] = {
    { "document/document:sale", &sheet->head },
    { "document/document:sale-lines", &sheet->lines },
    { "document/document:sale-taxes", &sheet->taxes },
    { "document/document:sale-shares", &sheet->shares },
    { "document/document:sale-payments", &sheet->payments },
  };

  sheet->draft = dpt_document_draft_new (unit);
  sheet->id = id;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      *parts[i].rows = dpt_db_query (unit->connection, parts[i].statement, error, DPT_INT (id));
      if (*parts[i].rows == NULL)
        return FALSE;
    }
  if (dpt_db_rows_get_n_rows (sheet->head) == 0)
    return dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no such document."));
  return dpt_document_set_shop (sheet->draft, head_int (sheet, "establishment_id"), error);
}

/* The pair that a line belongs to, as a heading above its first line, where there are several. */
static void
add_pair_heading (Sheet *sheet, guint row)
{
  gint64 pair = dpt_document_int (sheet->lines, row, "pair_number");
  const char *usage = dpt_prescription_usage_get_label (dpt_document_text (sheet->lines, row, "pair_usage"));
  DptInvoiceLine heading = { 0 };
  gint64 before = row > 0 ? dpt_document_int (sheet->lines, row - 1, "pair_number") : 0;
  gboolean several = FALSE;

  for (guint i = 0; i < dpt_db_rows_get_n_rows (sheet->lines); i++)
    several = several || dpt_document_int (sheet->lines, i, "pair_number") > 1;
  if (!several || pair == before)
    return;
  heading.heading = pair == 0 ? _ ("Other articles") : keep_format (sheet, g_strdup_printf (_ ("Pair %d"), (int) pair));
  heading.detail = usage;
  g_array_append_val (sheet->invoice_lines, heading);
}

static void
set_lines (Sheet *sheet)
{
  sheet->invoice_lines = g_array_new (FALSE, FALSE, sizeof (DptInvoiceLine));
  for (guint i = 0; i < dpt_db_rows_get_n_rows (sheet->lines); i++)
    {
      const char *eye = dpt_document_text (sheet->lines, i, "eye");
      const char *const parts[] = { eye == NULL ? NULL : dpt_format_eye (*eye == 'R' ? DPT_EYE_RIGHT : DPT_EYE_LEFT),
                                    dpt_document_text (sheet->lines, i, "detail") };
      DptInvoiceLine line = { 0 };

      add_pair_heading (sheet, i);
      line.label = dpt_document_text (sheet->lines, i, "label");
      line.detail = keep_format (sheet, dpt_format_join ("  ", parts, 2));
      line.quantity = dpt_document_int (sheet->lines, i, "quantity");
      line.unit_price = dpt_document_int (sheet->lines, i, "unit_price");
      line.discount = dpt_document_int (sheet->lines, i, "discount");
      line.tax_bp = (int) dpt_document_int (sheet->lines, i, "tax_rate_bp");
      line.total = dpt_document_int (sheet->lines, i, "gross");
      line.net = dpt_document_int (sheet->lines, i, "net");
      g_array_append_val (sheet->invoice_lines, line);
    }
}

static void
set_taxes (Sheet *sheet)
{
  sheet->tax_amounts = g_array_new (FALSE, FALSE, sizeof (DptTaxAmount));
  for (guint i = 0; i < dpt_db_rows_get_n_rows (sheet->taxes); i++)
    {
      DptTaxAmount tax = { 0 };

      tax.rate_bp = (int) dpt_document_int (sheet->taxes, i, "rate_bp");
      tax.net = dpt_document_int (sheet->taxes, i, "net");
      tax.tax = dpt_document_int (sheet->taxes, i, "tax");
      tax.gross = tax.net + tax.tax;
      g_array_append_val (sheet->tax_amounts, tax);
    }
}

static const char *
name_of_means (const char *name)
{
  DptMeans means;

  return dpt_means_find (name, &means) ? dpt_means_get_label (means) : name;
}

static void
add_payment (Sheet *sheet, guint row)
{
  gboolean before = dpt_document_int (sheet->payments, row, "paid_at") < head_int (sheet, "issued_at");
  const char *means = name_of_means (dpt_document_text (sheet->payments, row, "means"));
  g_autofree char *date = dpt_date_format (dpt_document_text (sheet->payments, row, "paid_on"));
  const char *const detail[] = { before ? means : NULL, date, dpt_document_text (sheet->payments, row, "reference") };
  DptAmount amount = { 0 };

  amount.label = before ? _ ("Deposit") : means;
  amount.detail = keep_format (sheet, dpt_format_join (", ", detail, 3));
  amount.amount = dpt_document_int (sheet->payments, row, "amount");
  g_array_append_val (before ? sheet->deposits : sheet->paid, amount);
}

/* What is left to pay by the client, so that the paper adds up: the total, less the shares of others, less what was paid. */
static void
set_money (Sheet *sheet)
{
  sheet->share_amounts = g_array_new (FALSE, FALSE, sizeof (DptAmount));
  sheet->deposits = g_array_new (FALSE, FALSE, sizeof (DptAmount));
  sheet->paid = g_array_new (FALSE, FALSE, sizeof (DptAmount));
  sheet->balance = head_int (sheet, "total_gross");
  for (guint i = 0; i < dpt_db_rows_get_n_rows (sheet->shares); i++)
    {
      gboolean compulsory = g_strcmp0 (dpt_document_text (sheet->shares, i, "payer"), "compulsory") == 0;
      DptAmount share
        = { compulsory ? _ ("Compulsory cover") : _ ("Complementary cover"),
            dpt_document_text (sheet->shares, i, "insurer_name"), dpt_document_int (sheet->shares, i, "amount") };

      if (share.amount == 0)
        continue;
      sheet->balance -= share.amount;
      g_array_append_val (sheet->share_amounts, share);
    }
  for (guint i = 0; i < dpt_db_rows_get_n_rows (sheet->payments); i++)
    {
      sheet->balance -= dpt_document_int (sheet->payments, i, "amount");
      add_payment (sheet, i);
    }
}

/* Version, and four characters of the entry's hash in the journal, as certified tills print them. */
static const char *
keep_seal (Sheet *sheet)
{
  const char *hash = head_text (sheet, "hash");

  if (hash == NULL || strlen (hash) < 20)
    return "Dioptre " DPT_VERSION;
  return keep_format (sheet,
                      g_strdup_printf ("Dioptre " DPT_VERSION "  ·  %c%c%c%c", hash[2], hash[6], hash[12], hash[18]));
}

static const char *
keep_number (Sheet *sheet, const char *code, const char *series, const char *year, const char *number)
{
  return keep_format (sheet, dpt_sale_format_number (head_text (sheet, code), head_text (sheet, series),
                                                     (int) head_int (sheet, year), head_int (sheet, number)));
}

static const char *
keep_own_number (Sheet *sheet)
{
  return keep_number (sheet, "code", "series", "year", "number");
}

static const char *
get_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* What was frozen with the sale goes before what the records say today. */
static const char *
find_frozen (Sheet *sheet, const char *name, const char *today)
{
  const char *content = head_text (sheet, "content");
  g_autoptr (JsonNode) root = content != NULL ? json_from_string (content, NULL) : NULL;
  const char *frozen = NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    frozen = get_member (json_node_get_object (root), name);
  return frozen != NULL ? keep_format (sheet, g_strdup (frozen)) : today;
}

static const char *
find_order_number (Sheet *sheet)
{
  return find_frozen (sheet, "order", dpt_document_keep_order_number (sheet->draft, head_int (sheet, "order_year"),
                                                                      head_int (sheet, "order_number")));
}

static DptParty
find_party (Sheet *sheet)
{
  gint64 file = head_int (sheet, "file_number");
  DptParty party = { .name = head_text (sheet, "buyer_name"), .address = head_text (sheet, "buyer_address") };

  if (party.name == NULL && head_int (sheet, "patient_id") != 0)
    party.name = dpt_document_keep_person (sheet->draft, sheet->head, 0);
  if (file != 0)
    party.number = keep_format (sheet, g_strdup_printf ("%" G_GINT64_FORMAT, file));
  if (head_text (sheet, "phone") != NULL)
    party.phone = keep_format (sheet, dpt_phone_format (head_text (sheet, "phone")));
  return party;
}

/* The words of the shop below why something was taken back, or sold for less. */
static const char *
find_words (Sheet *sheet, const char *setting)
{
  g_autofree char *words = dpt_setting_dup (sheet->draft->unit, setting, NULL);
  const char *why = head_text (sheet, "reason");
  g_autofree char *reason = NULL;

  if (dpt_text_is_blank (why))
    return keep_format (sheet, g_steal_pointer (&words));
  /* Translators: why something was taken back, or sold for less */
  reason = g_strdup_printf (is_kind (sheet, "credit_note") ? _ ("Reason: %s") : _ ("Discount: %s"), why);
  return keep_format (sheet, dpt_format_join ("\n", (const char *const[]) { reason, words }, 2));
}

static DptPaper *
create_invoice (Sheet *sheet)
{
  DptInvoiceData data = { .shop = &sheet->draft->shop, .duplicate = sheet->copy };
  gint64 payer = head_int (sheet, "payer_id");

  data.kind = is_kind (sheet, "credit_note") ? DPT_INVOICE_CREDIT_NOTE
              : is_kind (sheet, "deposit_invoice") ? DPT_INVOICE_DEPOSIT : DPT_INVOICE_SALE;
  data.buyer = find_party (sheet);
  data.number = keep_own_number (sheet);
  data.date = head_text (sheet, "issued_on");
  data.order_number = find_order_number (sheet);
  if (head_int (sheet, "corrects_number") != 0)
    {
      g_autofree char *day = dpt_date_format (head_text (sheet, "corrects_on"));
      const char *number
        = keep_number (sheet, "corrects_code", "corrects_series", "corrects_year", "corrects_number");

      /* Translators: the number of an invoice, and its date */
      data.corrects = keep_format (sheet, g_strdup_printf (_ ("%s of %s"), number, day));
    }
  if (payer != 0 && payer != head_int (sheet, "patient_id"))
    data.wearer = find_frozen (sheet, "wearer", dpt_document_keep_person (sheet->draft, sheet->head, 0));
  data.prescriber = find_frozen (sheet, "prescriber", head_text (sheet, "prescriber_name"));
  data.operator_name = head_text (sheet, "operator_name");
  data.lines = (DptInvoiceLine *) (void *) sheet->invoice_lines->data, data.n_lines = (int) sheet->invoice_lines->len;
  data.taxes = (DptTaxAmount *) (void *) sheet->tax_amounts->data, data.n_taxes = (int) sheet->tax_amounts->len;
  data.total = head_int (sheet, "total_gross");
  data.shares = (DptAmount *) (void *) sheet->share_amounts->data, data.n_shares = (int) sheet->share_amounts->len;
  data.deposits = (DptAmount *) (void *) sheet->deposits->data, data.n_deposits = (int) sheet->deposits->len;
  data.payments = (DptAmount *) (void *) sheet->paid->data, data.n_payments = (int) sheet->paid->len;
  data.balance = sheet->balance;
  data.mentions = find_words (sheet, "document.mentions");
  data.seal = keep_seal (sheet);
  return dpt_paper_invoice_new (&data);
}

/* On the roll the means are shown as they were handed over, and the change below. */
static void
show_handed (Sheet *sheet, DptReceiptData *data, GArray *amounts)
{
  for (guint i = 0; i < dpt_db_rows_get_n_rows (sheet->payments); i++)
    {
      gint64 tendered = dpt_document_int (sheet->payments, i, "tendered");
      gint64 change = dpt_document_int (sheet->payments, i, "change_given");
      gint64 amount = dpt_document_int (sheet->payments, i, "amount");
      g_autofree char *day = dpt_date_format (dpt_document_text (sheet->payments, i, "paid_on"));
      gboolean whole = amount == dpt_document_int (sheet->payments, i, "paid");
      gboolean before = dpt_document_int (sheet->payments, i, "paid_at") < head_int (sheet, "issued_at");
      DptAmount shown = { name_of_means (dpt_document_text (sheet->payments, i, "means")), NULL, amount };

      if (before)
        shown.detail = keep_format (sheet, g_steal_pointer (&day));
      else if (whole && tendered != 0 && change != 0)
        {
          shown.amount = tendered;
          data->change += change;
        }
      g_array_append_val (amounts, shown);
    }
}

static DptPaper *
create_receipt (Sheet *sheet)
{
  DptReceiptData data = { .shop = &sheet->draft->shop, .duplicate = sheet->copy };
  g_autoptr (GArray) handed = g_array_new (FALSE, FALSE, sizeof (DptAmount));

  if (is_kind (sheet, "invoice"))
    data.title = _ ("Invoice");
  else if (is_kind (sheet, "deposit_invoice"))
    data.title = _ ("Deposit invoice");
  else if (is_kind (sheet, "credit_note"))
    data.title = _ ("Credit note");
  data.number = keep_own_number (sheet);
  data.instant = head_int (sheet, "issued_at");
  data.till = head_text (sheet, "till_name");
  data.operator_name = head_text (sheet, "operator_name");
  data.client = find_party (sheet).name;
  data.order_number = find_order_number (sheet);
  data.lines = (DptInvoiceLine *) (void *) sheet->invoice_lines->data, data.n_lines = (int) sheet->invoice_lines->len;
  data.taxes = (DptTaxAmount *) (void *) sheet->tax_amounts->data, data.n_taxes = (int) sheet->tax_amounts->len;
  data.total = head_int (sheet, "total_gross");
  data.shares = (DptAmount *) (void *) sheet->share_amounts->data, data.n_shares = (int) sheet->share_amounts->len;
  show_handed (sheet, &data, handed);
  data.payments = (DptAmount *) (void *) handed->data, data.n_payments = (int) handed->len;
  data.balance = sheet->balance;
  data.words = find_words (sheet, "document.receipt_words");
  data.seal = keep_seal (sheet);
  return dpt_paper_receipt_new (&data);
}

/* A quote shows the code of the group; the individual code of the price list (seven digits) goes to the insurer only. */
static const char *
find_group_code (const char *code)
{
  gboolean digits = code != NULL && strlen (code) == 7;

  for (const char *p = code; digits && *p != '\0'; p++)
    digits = g_ascii_isdigit (*p);
  return digits ? NULL : code;
}

/* The class of a line as it was frozen with the quote; @root: (nullable) */
static const char *
find_class (Sheet *sheet, JsonNode *root, guint i)
{
  JsonObject *content = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonArray *classes = content != NULL && json_object_has_member (content, "classes") ? json_object_get_array_member (content, "classes") : NULL;

  if (classes == NULL)
    return dpt_document_text (sheet->lines, i, "cover_class");
  return i < json_array_get_length (classes) && !json_array_get_null_element (classes, i) ? json_array_get_string_element (classes, i) : NULL;
}

static GArray *
create_quote_lines (Sheet *sheet, JsonNode *root)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (DptQuoteLine));

  for (guint i = 0; i < dpt_db_rows_get_n_rows (sheet->lines); i++)
    {
      const char *eye = dpt_document_text (sheet->lines, i, "eye");
      const char *cover_class = find_class (sheet, root, i);
      DptQuoteLine line = { 0 };

      line.eye = eye == NULL ? 0 : *eye == 'R' ? DPT_EYE_RIGHT : DPT_EYE_LEFT;
      line.label = dpt_document_text (sheet->lines, i, "label");
      line.detail = dpt_document_text (sheet->lines, i, "detail");
      line.lpp_class = cover_class != NULL ? *cover_class : 0;
      line.code = find_group_code (dpt_document_text (sheet->lines, i, "lpp_code"));
      line.quantity = dpt_document_int (sheet->lines, i, "quantity");
      line.price = dpt_document_int (sheet->lines, i, "gross");
      g_array_append_val (lines, line);
    }
  return lines;
}

static gboolean
has_lenses (const Sheet *sheet)
{
  for (guint i = 0; i < dpt_db_rows_get_n_rows (sheet->lines); i++)
    {
      const char *kind = dpt_document_text (sheet->lines, i, "kind");

      if (g_strcmp0 (kind, "lens") == 0 || g_strcmp0 (kind, "contact_lens") == 0)
        return TRUE;
    }
  return FALSE;
}

/* "Prices include VAT: 120.00 at 20%, 1.97 at 5.5%." */
static const char *
keep_tax_line (Sheet *sheet)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < sheet->tax_amounts->len; i++)
    {
      const DptTaxAmount *tax = &g_array_index (sheet->tax_amounts, DptTaxAmount, i);
      g_autofree char *amount = dpt_money_format (tax->tax, head_text (sheet, "currency"));
      g_autofree char *rate = dpt_format_percent (tax->rate_bp);
      /* Translators: an amount of tax and its rate */
      g_autofree char *part = g_strdup_printf (_ ("%s at %s"), amount, rate);

      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", part);
    }
  if (list->len == 0)
    return NULL;
  /* Translators: amounts of tax with their rates */
  return keep_format (sheet, g_strdup_printf (_ ("Prices include VAT: %s."), list->str));
}

/* The class A offer that was frozen with the quote; texts belong to @root. FALSE where there is none. */
static gboolean
read_class_a (JsonNode *root, GArray *lines, DptQuoteOffer *offer)
{
  JsonObject *content = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonArray *members = content != NULL && json_object_has_member (content, "class_a")
                         ? json_object_get_array_member (content, "class_a")
                         : NULL;

  for (guint i = 0; members != NULL && i < json_array_get_length (members); i++)
    {
      JsonObject *member = json_array_get_object_element (members, i);
      const char *eye = get_member (member, "eye");
      DptQuoteLine line = { .eye = eye == NULL ? 0 : *eye == 'R' ? DPT_EYE_RIGHT : DPT_EYE_LEFT,
                            .label = get_member (member, "label"),
                            .detail = get_member (member, "detail"),
                            .lpp_class = 'A',
                            .code = find_group_code (get_member (member, "code")),
                            .quantity = 1,
                            .price = json_object_get_int_member_with_default (member, "price", 0) };

      line.rest = line.price;
      offer->price += line.price;
      g_array_append_val (lines, line);
    }
  /* Translators: the French offer whose prices have a ceiling, so that nothing is left to pay; keep the name */
  offer->title = _ ("100 % Santé (class A)");
  offer->detail = _ ("Nothing is left to pay with a responsible complementary contract.");
  if (content != NULL && json_object_has_member (content, "class_a_shares"))
    {
      JsonObject *shares = json_object_get_object_member (content, "class_a_shares");

      offer->compulsory = json_object_get_int_member_with_default (shares, "compulsory", 0);
      offer->complementary = json_object_get_int_member_with_default (shares, "complementary", 0);
    }
  offer->rest = offer->price - offer->compulsory - offer->complementary;
  offer->lines = (DptQuoteLine *) (void *) lines->data;
  offer->n_lines = (int) lines->len;
  return lines->len > 0;
}

static DptPaper *
create_quote (Sheet *sheet)
{
  const char *content = head_text (sheet, "content");
  g_autoptr (JsonNode) root = content != NULL ? json_from_string (content, NULL) : NULL;
  g_autoptr (GArray) lines = create_quote_lines (sheet, root);
  g_autoptr (GArray) class_a = g_array_new (FALSE, FALSE, sizeof (DptQuoteLine));
  DptQuoteOffer offers[2] = { { 0 }, { .lines = (DptQuoteLine *) (void *) lines->data, .n_lines = (int) lines->len } };
  gboolean two = read_class_a (root, class_a, &offers[0]);
  DptQuoteData data = { .shop = &sheet->draft->shop, .offers = two ? offers : &offers[1], .n_offers = two ? 2 : 1 };
  DptQuoteOffer *chosen = &offers[1];

  chosen->title = two ? _ ("Your choice at free prices") : NULL;
  chosen->price = chosen->rest = head_int (sheet, "total_gross");
  for (guint i = 0; i < dpt_db_rows_get_n_rows (sheet->shares); i++)
    {
      DptMoney amount = dpt_document_int (sheet->shares, i, "amount");

      if (g_strcmp0 (dpt_document_text (sheet->shares, i, "payer"), "compulsory") == 0)
        chosen->compulsory += amount;
      else
        {
          chosen->complementary += amount;
          data.cover = dpt_document_text (sheet->shares, i, "insurer_name");
        }
      chosen->rest -= amount;
    }
  data.client = find_party (sheet);
  data.number = keep_own_number (sheet);
  data.date = head_text (sheet, "issued_on");
  data.valid_until = head_text (sheet, "valid_until");
  data.operator_name = head_text (sheet, "operator_name");
  data.corrective = has_lenses (sheet);
  data.covered = dpt_db_rows_get_n_rows (sheet->shares) > 0
                 || (data.corrective && g_strcmp0 (dpt_session_get_country (sheet->draft->unit->session), "FR") == 0);
  data.beneficiary
    = head_int (sheet, "patient_id") != 0 ? dpt_document_keep_person (sheet->draft, sheet->head, 0) : NULL;
  data.beneficiary_birth = head_text (sheet, "birth_date");
  data.social_number = head_text (sheet, "nir");
  data.prescriber = find_frozen (sheet, "prescriber", head_text (sheet, "prescriber_name"));
  data.prescriber_number = head_text (sheet, "prescriber_number");
  data.prescription_date = find_frozen (sheet, "prescribed_on", head_text (sheet, "prescribed_on"));
  data.taxes = keep_tax_line (sheet);
  data.mentions = keep_format (sheet, dpt_setting_dup (sheet->draft->unit, "document.quote_mentions", NULL));
  return dpt_paper_quote_new (&data);
}

DptPaper *
dpt_document_create_sale (DptUnit *unit, DptDocumentKind kind, gint64 id, int copy, GError **error)
{
  g_auto (Sheet) sheet = { .copy = copy };
  gboolean quote, credit_note;

  if (!read_sheet (&sheet, unit, id, error))
    return NULL;
  quote = is_kind (&sheet, "quote");
  credit_note = is_kind (&sheet, "credit_note");
  if (quote != (kind == DPT_DOCUMENT_QUOTE) || (credit_note && kind == DPT_DOCUMENT_INVOICE)
      || (!credit_note && kind == DPT_DOCUMENT_CREDIT_NOTE))
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no such document of that kind."));
      return NULL;
    }
  set_taxes (&sheet);
  if (quote)
    return create_quote (&sheet);
  set_lines (&sheet);
  set_money (&sheet);
  return kind == DPT_DOCUMENT_RECEIPT ? create_receipt (&sheet) : create_invoice (&sheet);
}
