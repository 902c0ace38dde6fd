/* sample-papers.c - see sample-papers.h.
 * For: tests. Not for: the product.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-papers.h"

const DptLetterhead sample_shop = {
  .name = "Optique des Quais",
  .legal_name = "Optique des Quais SARL",
  .legal_form = "SARL au capital de 20 000 €",
  .address = "14 quai Saint-Vincent\n69001 Lyon",
  .phone = "04 72 00 11 22",
  .email = "bonjour@optiquedesquais.example",
  .website = "optiquedesquais.example",
  .siret = "123 456 789 00012",
  .rcs = "RCS Lyon 123 456 789",
  .ape = "4778A",
  .finess = "69 2 012345",
  .vat_number = "FR12 123456789",
};

/* The lines of a varifocal pair, then accessories for as long as the sample wants to be. */
static const DptInvoiceLine pair_lines[] = {
  { .heading = "Pair 1: distance and near", .detail = "Prescription of 12/01/2026, Dr Anne-Lise Kermarrec" },
  { NULL, "Monture Atelier Brume « Ondine » écaille claire 50-20-145", "Réf. ABO-5020-C3 · acétate · cerclée", 1, 18900,
    0, 0, 2000, 18900 },
  { NULL, "Verre progressif Visio Horizon 1.60, durci, antireflet Clarté",
    "OD  +1.25 (−0.50) 95°  add. +2.25 · Ø 65/70", 1, 24500, 2450, 1000, 2000, 22050 },
  { NULL, "Verre progressif Visio Horizon 1.60, durci, antireflet Clarté",
    "OG  +1.50 (−0.75) 80°  add. +2.25 · Ø 65/70", 1, 24500, 2450, 1000, 2000, 22050 },
  { NULL, "Prestation d’adaptation et de montage", NULL, 1, 3500, 3500, 10000, 2000, 0 },
};

static const DptInvoiceLine more_lines[] = {
  { NULL, "Étui rigide cuir végétal", "coloris cognac", 1, 2490, 0, 0, 2000, 2490 },
  { NULL, "Solution multifonction 360 ml (lot de 2)", "dispositif médical", 2, 1890, 0, 0, 550, 3780 },
  { NULL,
    "Lentilles journalières souples toriques Aqualis One, boîte de 90, avec un nom très long pour voir comment la "
    "ligne se coupe dans sa colonne",
    "OD −3.25 (−0.75) 180° · 8.6 / 14.5 · lot 24K0917", 3, 6900, 690, 333, 2000, 20010 },
  { NULL, "Cordon tressé", NULL, 1, 990, 0, 0, 2000, 990 },
  { NULL, "Livre « Voir mieux, lire loin »", NULL, 1, 1950, 0, 0, 550, 1950 },
};

void
sample_invoice_fill (DptInvoiceData *data, DptInvoiceKind kind, int n_lines, gboolean business)
{
  static const int rates[] = { 2000, 550 };
  static const DptAmount shares[] = {
    { "Compulsory health insurance", NULL, 9 },
    { "Complementary cover", "Mutuelle des Canuts", 20000 },
  };
  static const DptAmount deposits[] = { { "Deposit of 14/03/2026", "Invoice LYO-2026-000381", 10000 } };
  static const DptAmount payments[]
    = { { "Card", "02/04/2026", 20000 }, { "Cheque", "02/04/2026, no. 7781234", 5000 } };
  g_autofree DptInvoiceLine *lines = g_new0 (DptInvoiceLine, n_lines);
  g_autofree DptTaxAmount *taxes = g_new0 (DptTaxAmount, 2);
  DptMoney total = 0, paid = 0;

  *data = (DptInvoiceData) { .kind = kind, .shop = &sample_shop, .number = "LYO-2026-000417", .date = "2026-04-02" };
  data->buyer = (DptParty){ .name = "Madame Élise-Marie d’Œuvre-Castelnau", .number = "104 233", .business = business };
  data->buyer.address = "Résidence des Terreaux, bâtiment C\n27 bis rue de la Martinière\n69001 Lyon";
  if (business)
    {
      data->buyer.name = "Imprimerie Vallon et Fils SAS";
      data->buyer.siret = "987 654 321 00027";
      data->buyer.vat_number = "FR45 987654321";
      data->due_date = "2026-05-02";
    }
  data->order_number = "C-2026-00212";
  data->prescriber = "Dr Anne-Lise Kermarrec";
  data->operator_name = "Paul";
  data->seal = "Dioptre 0.1.0 · q7Kd";
  for (int i = 0; i < n_lines; i++)
    {
      if (n_lines > 1 && i < (int) G_N_ELEMENTS (pair_lines))
        lines[i] = pair_lines[i];
      else
        lines[i] = more_lines[i % (int) G_N_ELEMENTS (more_lines)];
      if (lines[i].heading != NULL)
        continue;
      if (kind == DPT_INVOICE_CREDIT_NOTE)
        {
          lines[i].quantity = -lines[i].quantity;
          lines[i].discount = -lines[i].discount;
          lines[i].total = -lines[i].total;
        }
      lines[i].net = lines[i].total - dpt_money_tax_in_gross (lines[i].total, lines[i].tax_bp);
      total += lines[i].total;
      for (int t = 0; t < 2; t++)
        if (rates[t] == lines[i].tax_bp)
          taxes[t].gross += lines[i].total;
    }
  for (int t = 0; t < 2; t++)
    if (taxes[t].gross != 0)
      {
        DptTaxAmount tax = { rates[t], 0, 0, taxes[t].gross, NULL };

        tax.tax = dpt_money_tax_in_gross (tax.gross, tax.rate_bp);
        tax.net = tax.gross - tax.tax;
        taxes[data->n_taxes++] = tax;
      }
  data->total = total;
  if (kind == DPT_INVOICE_SALE && n_lines > 4 && !business)
    {
      data->shares = shares, data->n_shares = G_N_ELEMENTS (shares);
      data->deposits = deposits, data->n_deposits = G_N_ELEMENTS (deposits);
      data->payments = payments, data->n_payments = G_N_ELEMENTS (payments);
      paid = 9 + 20000 + 10000 + 20000 + 5000;
      data->mentions = "Monture et verres : garantie légale de conformité de deux ans. Médiateur de la consommation : "
                       "MCP, 12 square Desnouettes, 75015 Paris.";
    }
  if (kind == DPT_INVOICE_CREDIT_NOTE)
    data->corrects = "LYO-2026-000398 of 20/03/2026";
  data->balance = total - paid;
  data->lines = g_steal_pointer (&lines);
  data->n_lines = n_lines;
  data->taxes = g_steal_pointer (&taxes);
}

void
sample_invoice_clear (DptInvoiceData *data)
{
  g_free ((DptInvoiceLine *) data->lines);
  g_free ((DptTaxAmount *) data->taxes);
}

void
sample_quote_fill (DptQuoteData *data, int n_offers)
{
  static const DptQuoteLine first[] = {
    { 0, "Monture 100 % Santé Essentiel E12 noir mat 49-19-140",
      "Lunor Distribution, 39400 Morez · Essentiel · E12-C1 · injecté", 'A', "M01", 1, 3000, 540, 2460, 0 },
    { DPT_EYE_RIGHT, "Verre progressif Santéclair 1.60 durci, antireflet",
      "Essilux Lab, 94220 Charenton · +1.25 (−0.50) 95° add. +2.25", 'A', "V03", 1, 12500, 2250, 10250, 0 },
    { DPT_EYE_LEFT, "Verre progressif Santéclair 1.60 durci, antireflet",
      "Essilux Lab, 94220 Charenton · +1.50 (−0.75) 80° add. +2.25", 'A', "V03", 1, 12500, 2250, 10250, 0 },
    { 0, "Prestation d’appairage niveau 1", NULL, 'A', "SV2", 1, 500, 300, 200, 0 },
  };
  static const DptQuoteLine second[] = {
    { 0, "Monture Atelier Brume « Ondine » écaille claire 50-20-145",
      "Atelier Brume, 01100 Oyonnax · ABO-5020-C3 · acétate", 'B', "M03", 1, 18900, 3, 10000, 8897 },
    { DPT_EYE_RIGHT, "Verre progressif Visio Horizon 1.60, durci, antireflet Clarté, filtre lumière bleue",
      "Visio Optique, 77100 Meaux · VH160-CL · +1.25 (−0.50) 95° add. +2.25", 'B', "VM2", 1, 24500, 3, 17500, 6997 },
    { DPT_EYE_LEFT, "Verre progressif Visio Horizon 1.60, durci, antireflet Clarté, filtre lumière bleue",
      "Visio Optique, 77100 Meaux · VH160-CL · +1.50 (−0.75) 80° add. +2.25", 'B', "VM2", 1, 24500, 3, 17500, 6997 },
    { 0, "Prestation d’adaptation", NULL, 'B', "SV1", 1, 0, 0, 0, 0 },
  };
  static const DptQuoteOffer offers[] = {
    { "100 % Santé", "Class A frame and lenses, nothing left to pay for you", first, G_N_ELEMENTS (first), 28500, 5340,
      23160, 0 },
    { "Free choice", "Class B frame and lenses at the shop’s prices", second, G_N_ELEMENTS (second), 67900, 9, 45000,
      22891 },
  };

  *data = (DptQuoteData) { .shop = &sample_shop, .number = "LYO-D-2026-000122", .date = "2026-03-10", .valid_until = "2026-06-10" };
  data->client
    = (DptParty){ .name = "Madame Élise-Marie d’Œuvre-Castelnau", .number = "104 233", .phone = "06 01 02 03 04" };
  data->client.address = "Résidence des Terreaux, bâtiment C\n27 bis rue de la Martinière\n69001 Lyon";
  data->operator_name = "Paul Vasseur";
  data->corrective = data->covered = data->by_line = TRUE;
  data->beneficiary = "Élise-Marie d’Œuvre-Castelnau";
  data->beneficiary_birth = "1968-05-12";
  data->social_number = "2 68 05 69 123 456 78";
  data->cover = "Mutuelle des Canuts";
  data->prescriber = "Dr Anne-Lise Kermarrec";
  data->prescriber_number = "10 00123456 7";
  data->prescription_date = "2026-01-12";
  data->offers = n_offers == 1 ? offers + 1 : offers;
  data->n_offers = n_offers;
  data->taxes = "Prices include 20% VAT.";
}

void
sample_receipt_fill (DptReceiptData *data)
{
  static const DptInvoiceLine lines[] = {
    { NULL, "Solution multifonction 360 ml (lot de 2)", NULL, 2, 1890, 0, 0, 550, 3780, 3583 },
    { NULL, "Étui rigide cuir végétal, coloris cognac, gravure offerte au nom du client", "série Canuts", 1, 2490, 249,
      1000, 2000, 2241, 1867 },
    { NULL, "Cordon tressé", NULL, -1, 990, 0, 0, 2000, -990, -825 },
  };
  static const DptTaxAmount taxes[] = { { 550, 3583, 197, 3780, NULL }, { 2000, 1042, 209, 1251, NULL } };
  static const DptAmount payments[] = { { "Card", NULL, 3000 }, { "Cash", NULL, 5000 } };

  *data = (DptReceiptData) { .shop = &sample_shop, .number = "LYO-R-2026-004512", .instant = G_GINT64_CONSTANT (1775146331000000) };
  data->till = "Caisse 1";
  data->operator_name = "Inès";
  data->lines = lines, data->n_lines = G_N_ELEMENTS (lines);
  data->taxes = taxes, data->n_taxes = G_N_ELEMENTS (taxes);
  data->total = 5031;
  data->payments = payments, data->n_payments = G_N_ELEMENTS (payments);
  data->change = 2969;
  data->words = "Merci de votre visite.\nÉchange sous 30 jours avec ce ticket.";
  data->seal = "Dioptre 0.1.0 · q7Kd";
}

void
sample_prescription_fill (DptPrescriptionData *data, gboolean contact)
{
  *data = (DptPrescriptionData) { .shop = &sample_shop, .contact = contact, .date = "2026-01-12", .valid_until = "2029-01-12" };
  data->prescriber = "Dr Anne-Lise Kermarrec";
  data->prescriber_title = "Ophthalmologist";
  data->prescriber_number = "RPPS 10 00123456 7";
  data->patient = "Madame Élise-Marie d’Œuvre-Castelnau";
  data->patient_number = "104 233";
  data->patient_birth = "1968-05-12";
  data->right
    = (DptPrescribedEye){ .given = TRUE, .rx = { 125, -50, 95, 225, 0, 0, 0, 0 }, .pd_far = 3150, .pd_near = 2950 };
  data->left = (DptPrescribedEye){
    .given = TRUE, .rx = { -1050, -75, 180, 225, 200, DPT_BASE_IN, 50, DPT_BASE_UP }, .pd_far = 3200, .pd_near = 3000
  };
  data->right.acuity = "10/10";
  data->left.acuity = "8/10";
  if (contact)
    {
      data->right = (DptPrescribedEye){ .given = TRUE,
                                        .rx = { -325, -75, 180, 0, 0, 0, 0, 0 },
                                        .brand = "Aqualis One Toric",
                                        .back_curve = 860,
                                        .diameter = 1450 };
      data->left = (DptPrescribedEye){
        .given = TRUE, .rx = { -300, 0, 0, 0, 0, 0, 0, 0 }, .brand = "Aqualis One", .back_curve = 860, .diameter = 1420
      };
      data->instructions = "Daily disposable, 12 hours a day at most. Check after one month.";
      return;
    }
  data->usage = "Progressive";
  data->vertex = 1200;
  data->instructions = "Antireflection coating. Tinted lenses, category 1, for driving.";
}

static void
fill_table_row (int row, DptCell *cells, gpointer data)
{
  static const char *const names[] = { "d’Œuvre-Castelnau Élise-Marie", "Nguyễn Thị Minh Khai", "Vasseur Paul",
                                       "Ångström-Lindqvist Åsa-Britta Wilhelmina Charlotta", "Ben Salah Inès" };
  static const char *const states[] = { "ready", "in production", "to deliver", "late" };
  static char numbers[8][24];
  char *number = numbers[row % 8];
  int n = GPOINTER_TO_INT (data);

  g_snprintf (number, sizeof numbers[0], "C-2026-%05d", row + 1);
  cells[0].text = number;
  cells[1].text = names[row % 5];
  cells[2].text = "2026-03-10";
  cells[3].text = states[row % 4];
  cells[4].value = row % 7 + 1;
  cells[5].value = 12345 + row * 777;
  for (int i = 6; i < n; i++)
    {
      cells[i].value = (row + 1) * 100 * i;
      cells[i].empty = row % 3 == 0;
    }
}

void
sample_table_fill (DptTableData *data, int n_rows, gboolean wide)
{
  static const DptColumn columns[] = {
    { "Number", DPT_COLUMN_TEXT },
    { "Client", DPT_COLUMN_TEXT, .grows = TRUE },
    { "Created", DPT_COLUMN_DATE },
    { "State", DPT_COLUMN_TEXT },
    { "Pieces", DPT_COLUMN_COUNT, .carried = TRUE },
    { "Total incl. VAT", DPT_COLUMN_MONEY, .carried = TRUE },
    { "Compulsory cover", DPT_COLUMN_MONEY, .carried = TRUE },
    { "Complementary cover", DPT_COLUMN_MONEY, .carried = TRUE },
    { "Deposit received", DPT_COLUMN_MONEY, .carried = TRUE },
    { "Balance due", DPT_COLUMN_MONEY, .carried = TRUE },
    { "Margin", DPT_COLUMN_MONEY },
    { "Purchase", DPT_COLUMN_MONEY },
  };

  *data = (DptTableData) { .shop = &sample_shop, .title = "Orders", .filters = "March 2026 · Lyon · not delivered", .columns = columns };
  data->instant = G_GINT64_CONSTANT (1775146331000000);
  data->n_columns = wide ? G_N_ELEMENTS (columns) : 6;
  data->n_rows = n_rows;
  data->fill = fill_table_row;
  data->fill_data = GINT_TO_POINTER (data->n_columns);
}

void
sample_job_sheet_fill (DptJobSheetData *data)
{
  static const DptJobStep steps[] = {
    { "Lenses received", "02/04 PV" }, { "Powers checked", NULL }, { "Edged", NULL }, { "Fitted", NULL },
    { "Quality checked", NULL }, { "Ready", NULL },
  };

  *data = (DptJobSheetData) { .shop = &sample_shop, .number = "J-2026-00212-1", .tray = "17", .order_number = "C-2026-00212" };
  data->patient = "Madame Élise-Marie d’Œuvre-Castelnau";
  data->date = "2026-03-14";
  data->due_on = "2026-03-21";
  data->lab = "Own workshop";
  data->operator_name = "Paul Vasseur";
  data->usage = "Progressive";
  data->frame = "Atelier Brume « Ondine »";
  data->frame_detail = "ABO-5020-C3 · écaille claire · acétate · cerclée";
  data->box_a = 5000, data->box_b = 4050, data->dbl = 2000, data->effective_diameter = 5350;
  data->shape = DPT_FRAME_SHAPE_PANTO, data->rim = DPT_FRAME_RIM_FULL;
  data->tilt = 90, data->wrap = 50, data->vertex = 1250;
  data->right
    = (DptJobEye){ .given = TRUE, .rx = { 125, -50, 95, 225, 0, 0, 0, 0 }, .lens = "Visio Horizon 1.60 progressive" };
  data->left = (DptJobEye){ .given = TRUE,
                            .rx = { -150, -75, 80, 225, 200, DPT_BASE_IN, 50, DPT_BASE_UP },
                            .lens = "Visio Horizon 1.60 progressive" };
  data->right.treatments = data->left.treatments = "hard coat, antireflection Clarté, blue filter";
  data->right.code = data->left.code = "VH160-CL";
  data->right.diameter = data->left.diameter = 7000;
  data->right.pd_far = 3150, data->right.pd_near = 2950, data->right.fitting_height = 2200;
  data->left.pd_far = 3200, data->left.pd_near = 3000, data->left.fitting_height = 2250;
  data->notes = "Thin edges: polish, small bevel to the front. The client comes back from abroad on the 20th.";
  data->steps = steps, data->n_steps = G_N_ELEMENTS (steps);
}
