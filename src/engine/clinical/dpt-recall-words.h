/* dpt-recall-words.h - what a recall says in a letter and in a mail: templates that the practice can change, in French and in English.
 * For: the letter (src/document), the mail, the settings. Not for: sending.
 *
 * A template has these places: {title} {given} {family} {name} {reason} {date} {shop} {phone} {mail}. {reason} is said in general words
 * ("your regular eye check"): no finding and no diagnosis stands on a letter. The language is the patient's, else the shop's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-recall.h"

G_BEGIN_DECLS

/** DptRecallPaper */
typedef enum
{
  DPT_RECALL_LETTER,
  DPT_RECALL_MAIL,
  DPT_N_RECALL_PAPERS,
} DptRecallPaper;

#define DPT_RECALL_MOST_SUBJECT 200
#define DPT_RECALL_MOST_BODY 4000

/** dpt_recall_words_languages: Returns: (array zero-terminated=1): "fr", "en" */
const char *const *dpt_recall_words_languages (void);

/** DptRecallWords: @subject, @body: with places */
typedef struct
{
  char *subject;
  char *body;
} DptRecallWords;

void dpt_recall_words_clear (DptRecallWords *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DptRecallWords, dpt_recall_words_clear)

/** dpt_recall_words_load: as the practice has it, else as it comes */
void dpt_recall_words_load (DptUnit *unit, DptRecallPaper paper, const char *language, DptRecallWords *words);
/** dpt_recall_words_save: an empty text goes back to what it comes with. %DPT_ERROR_INVALID names a place that is not known.
 * Right: setting.write. */
gboolean
dpt_recall_words_save (DptUnit *unit, DptRecallPaper paper, const char *language, const DptRecallWords *words, GError **error);

/**
 * DptRecallText: what goes to one patient
 * @name: title and names
 * @address: (nullable): in lines, without the name
 * @email: (nullable)
 */
typedef struct
{
  gint64 patient_id;
  gint64 establishment_id;
  char *name;
  char *address;
  char *email;
  char *subject;
  char *body;
} DptRecallText;

void dpt_recall_text_free (DptRecallText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptRecallText, dpt_recall_text_free)

/**
 * dpt_recall_load_text:
 *
 * Right: patient.read. Refused as dpt_recall_tell() would be: who does not want letters gets none.
 *
 * Returns: (transfer full) (nullable)
 */
DptRecallText *dpt_recall_load_text (DptUnit *unit, gint64 id, DptRecallPaper paper, GError **error);

/** dpt_recall_text_dup_uri: Returns: (transfer full): mailto: with subject and text, for the mail program (RFC 6068) */
char *dpt_recall_text_dup_uri (const DptRecallText *self);

G_END_DECLS
