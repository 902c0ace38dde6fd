/* dpt-letterhead.h - what all A4 papers of a shop share: its name on top, the title, the window address, the legal lines, page numbers.
 * For: those who make papers, and those who fill in who the shop is. Not for: the roll of the till (dpt-paper-receipt.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-block.h"
#include "document/dpt-flow.h"

G_BEGIN_DECLS

/**
 * DptLetterhead:
 * @name: as on the shop window
 * @legal_name: (nullable): who signs contracts, "Optique Lumière SARL"
 * @legal_form: (nullable): "SARL au capital de 10 000 €"
 * @address: (nullable): lines
 * @siret: (nullable): establishment; @rcs: (nullable): "RCS Lyon 123 456 789"; @ape: (nullable)
 * @finess: (nullable): number of the establishment with the health insurance
 * @vat_number: (nullable): intra-community VAT number
 * @note: (nullable): one more line at the foot of every page
 * @logo: (nullable): an image surface, shown instead of the name at the top
 * @accent: 0xRRGGBB, 0 for the default
 * @currency: ISO 4217 code; %NULL is EUR
 *
 * Who writes. All values are borrowed while a paper is made, and none after.
 */
typedef struct
{
  const char *name;
  const char *legal_name;
  const char *legal_form;
  const char *address;
  const char *phone;
  const char *email;
  const char *website;
  const char *siret;
  const char *rcs;
  const char *ape;
  const char *finess;
  const char *vat_number;
  const char *note;
  cairo_surface_t *logo;
  guint32 accent;
  const char *currency;
} DptLetterhead;

/**
 * DptParty:
 * @name: title and names
 * @address: (nullable): lines
 * @business: buys for a business: shows prices without tax and the mentions of trade between businesses
 *
 * Whom a paper is for.
 */
typedef struct
{
  const char *name;
  const char *address;
  const char *number;     /* file number at the shop */
  const char *phone;
  const char *siret;
  const char *vat_number;
  gboolean business;
} DptParty;

/**
 * DptLetter:
 *
 * An A4 paper in the making: begin, put blocks on @flow, end. On the stack of the function that makes it.
 */
typedef struct
{
  DptFlow flow;
  const DptLetterhead *shop;
  gboolean handed_over; /* set after the beginning: no envelope's window is kept free for the address */
  /*< private >*/
  DptText *running[2]; /* at the top of the further pages: the shop, the paper */
  DptText *legal;      /* at the foot of all */
} DptLetter;

/**
 * dpt_letter_begin:
 * @kind: the word for it, "Invoice"
 * @number: (nullable): of the paper
 * @mark: (nullable): "DUPLICATE 2", set off below the number and on every page
 * @landscape: for wide lists
 *
 * Opens the first page with the shop on the left and the kind of paper on the right.
 */
void dpt_letter_begin (DptLetter *letter,
                       const DptLetterhead *shop,
                       const char *kind,
                       const char *number,
                       const char *mark,
                       gboolean landscape);

/**
 * dpt_letter_put_parties:
 * @to: (nullable): whom it goes to, in the window of a French DL envelope
 * @facts: dates and references, to the left of it
 *
 * Source of the place: the window of 45 x 100 mm, 20 mm from the right and the bottom of a 220 x 110 mm envelope. A sheet
 * folded in three is 210 x 99 mm and slides by 10 and 11 mm, which leaves 100 to 190 mm from the left and 45 to 79 mm from
 * the top visible in all positions (the lower 24 mm of that in the window of 35 x 100 mm); six lines at most, as La Poste asks.
 */
void dpt_letter_put_parties (DptLetter *letter, const DptParty *to, const DptFact *facts, int n_facts);

/** dpt_letter_end: numbers the pages, writes the foot. Returns: (transfer full): the paper */
DptPaper *dpt_letter_end (DptLetter *letter);

/** dpt_letterhead_get_currency: Returns: the ISO code */
const char *dpt_letterhead_get_currency (const DptLetterhead *shop);

G_END_DECLS
