/* dpt-insight-words.c - see dpt-insight-words.h.
 * For: one table, sorted by code. Not for: sentences.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dpt-config.h"

#include "engine/insight/dpt-insight-words.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *code;
  const char *word;
} Word;

static const Word words[] = {
  { "accessory", N_ ("Accessory") },
  { "account", N_ ("Account") },
  { "acknowledged", N_ ("Acknowledged") },
  { "active", N_ ("Active") },
  { "amended", N_ ("Amended") },
  { "bifocal", N_ ("Bifocal") },
  { "cancelled", N_ ("Cancelled") },
  { "card", N_ ("Card") },
  { "cash", N_ ("Cash") },
  { "checked", N_ ("Checked") },
  { "cheque", N_ ("Cheque") },
  { "child", N_ ("Child") },
  { "closed", N_ ("Closed") },
  { "collected", N_ ("Given to the client") },
  { "complete", N_ ("Complete") },
  { "confirmed", N_ ("Confirmed") },
  { "contact", N_ ("Contact lenses") },
  { "contact_lens", N_ ("Contact lenses") },
  { "credit_note", N_ ("Credit note") },
  { "delivered", N_ ("Delivered") },
  { "deposit", N_ ("Deposit") },
  { "deposit_invoice", N_ ("Deposit invoice") },
  { "draft", N_ ("Draft") },
  { "edged", N_ ("Edged") },
  { "far", N_ ("Distance") },
  { "fee", N_ ("Fee") },
  { "fitted", N_ ("Fitted") },
  { "frame", N_ ("Frame") },
  { "gift_card", N_ ("Gift card") },
  { "glasses", N_ ("Glasses") },
  { "in_production", N_ ("In production") },
  { "insurer", N_ ("Insurer") },
  { "intermediate", N_ ("Intermediate") },
  { "invoice", N_ ("Invoice") },
  { "lens", N_ ("Lenses") },
  { "low_vision", N_ ("Low vision") },
  { "near", N_ ("Near") },
  { "office", N_ ("Office") },
  { "option", N_ ("Treatment") },
  { "progressive", N_ ("Progressive") },
  { "quality_checked", N_ ("Quality checked") },
  { "quote", N_ ("Quote") },
  { "quoted", N_ ("Quoted") },
  { "ready", N_ ("Ready") },
  { "receipt", N_ ("Receipt") },
  { "received", N_ ("Received") },
  { "refused", N_ ("Refused") },
  { "returned", N_ ("Returned") },
  { "sent", N_ ("Sent") },
  { "service", N_ ("Service") },
  { "shipped", N_ ("Shipped") },
  { "signed", N_ ("Signed") },
  { "superseded", N_ ("Superseded") },
  { "transfer", N_ ("Transfer") },
  { "verified", N_ ("Verified") },
};

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Word *) a)->code, ((const Word *) b)->code);
}

const char *
dpt_insight_get_word (const char *code)
{
  Word key = { code, NULL };
  const Word *found = code == NULL ? NULL : bsearch (&key, words, G_N_ELEMENTS (words), sizeof *words, compare_words);

  return found == NULL ? code : _ (found->word);
}
