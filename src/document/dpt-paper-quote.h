/* dpt-paper-quote.h - the quote for glasses or lenses, in the French normalised order: who, the 100 % Santé offer, the other offer, totals, signatures.
 * For: quotes on A4. Not for: shares and prices (engine/cover, engine/order).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-letterhead.h"
#include "document/dpt-paper.h"
#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/**
 * DptQuoteLine:
 * @eye: #DptEye, or 0: lenses are priced per eye
 * @label: frame or lens as sold; @detail: (nullable): maker and address, brand, model, reference, material, characteristics
 * @lpp_class: 'A', 'B' or 0 where nothing is reimbursed
 * @code: (nullable): the grouping code that the quote shows; never an individual LPP code
 * @price: with tax, for the whole @quantity; @compulsory, @complementary: what cover pays; @rest: what the client pays
 */
typedef struct
{
  int eye;
  const char *label;
  const char *detail;
  char lpp_class;
  const char *code;
  gint64 quantity;
  DptMoney price;
  DptMoney compulsory;
  DptMoney complementary;
  DptMoney rest;
} DptQuoteLine;

/** DptQuoteOffer: @title: (nullable): "Offer 100 % Santé (class A)"; the totals are printed as they are given */
typedef struct
{
  const char *title;
  const char *detail;
  const DptQuoteLine *lines;
  int n_lines;
  DptMoney price;
  DptMoney compulsory;
  DptMoney complementary;
  DptMoney rest;
} DptQuoteOffer;

/**
 * DptQuoteData:
 * @corrective: what is quoted corrects sight and follows a prescription: the normalised parts are printed
 * @covered: shares of cover are shown (always where @corrective in France)
 * @by_line: the shares are known line by line; without, they are printed below the lines of each offer
 * @beneficiary: whom the glasses are for; @insured: (nullable): whose rights are used, where it is another person
 * @beneficiary_birth, @prescription_date: (nullable): ISO
 * @offers: the 100 % Santé offer first, as the law asks; one is enough where the law asks for none
 * @taxes: (nullable): the line that says how much tax is inside
 */
typedef struct
{
  const DptLetterhead *shop;
  DptParty client;
  const char *number;
  const char *date;
  const char *valid_until;
  const char *operator_name;
  gboolean corrective;
  gboolean covered;
  gboolean by_line;
  const char *beneficiary;
  const char *beneficiary_birth;
  const char *insured;
  const char *social_number;
  const char *cover;
  const char *prescriber;
  const char *prescriber_number;
  const char *prescription_date;
  const DptQuoteOffer *offers;
  int n_offers;
  const char *taxes;
  const char *mentions;
} DptQuoteData;

/**
 * dpt_paper_quote_new:
 *
 * Order and content follow the arrêté of 28 April 2017 as changed on 29 August 2019 (CSS art. L165-9): identity of all
 * concerned, the 100 % Santé offer before the other one, lenses per eye, for each line what compulsory and complementary
 * cover pay and what is left, the sentence on mixed sets, validity of two months at least, place to sign. Nothing
 * else is added to the model; other matter belongs on a paper of its own.
 *
 * Returns: (transfer full): the paper
 */
DptPaper *dpt_paper_quote_new (const DptQuoteData *data);

G_END_DECLS
