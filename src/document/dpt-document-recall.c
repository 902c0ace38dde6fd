/* dpt-document-recall.c - see dpt-document-recall.h.
 * For: layout of a letter. Not for: its words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-document-recall.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "document/dpt-document-private.h"
#include "document/dpt-letterhead.h"
#include "engine/clinical/dpt-recall-words.h"

#define MEASURE 0.82 /* of the width: lines that one likes to read */

static DptPaper *
create_letter (DptUnit *unit, const DptRecallText *text, GError **error)
{
  g_autoptr (DptDocumentDraft) draft = dpt_document_draft_new (unit);
  const DptParty to = { .name = text->name, .address = text->address };
  g_auto (GStrv) paragraphs = g_strsplit (text->body, "\n", -1);
  g_autofree char *today = dpt_unit_dup_today (unit), *date = dpt_date_format_long (today);
  DptLetter letter;
  DptFlow *flow = &letter.flow;

  if (!dpt_document_set_shop (draft, text->establishment_id, error))
    return NULL;
  dpt_letter_begin (&letter, &draft->shop, "", NULL, NULL, FALSE);
  dpt_paper_set_date (flow->paper, today);
  dpt_letter_put_parties (&letter, &to, NULL, 0);
  dpt_flow_paragraph (flow, date, DPT_TYPE_BODY, DPT_INK_DIM, DPT_ALIGN_START, 18);
  dpt_flow_paragraph (flow, text->subject, DPT_TYPE_LEAD | DPT_TYPE_MEDIUM, DPT_INK_TEXT, DPT_ALIGN_START, 14);
  flow->width *= MEASURE;
  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (dpt_text_is_blank (paragraphs[i]))
      flow->y += 8;
    else
      dpt_flow_paragraph (flow, paragraphs[i], DPT_TYPE_BODY, DPT_INK_TEXT, DPT_ALIGN_START, 3);
  flow->width /= MEASURE;
  return dpt_letter_end (&letter);
}

DptPaper *
dpt_document_create_recall_letters (DptUnit *unit, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (DptPaper) all = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DptRecallText) text = dpt_recall_load_text (unit, ids[i], DPT_RECALL_LETTER, error);
      g_autoptr (DptPaper) letter = NULL;

      if (text == NULL)
        return NULL;
      if (dpt_text_is_blank (text->address))
        {
          /* Translators: a patient's name */
          dpt_set_invalid (error, "address", _ ("Address: none is known of %s."), text->name);
          return NULL;
        }
      letter = create_letter (unit, text, error);
      if (letter == NULL)
        return NULL;
      if (all == NULL)
        {
          all = g_steal_pointer (&letter);
          /* Translators: the title of a letter, and the name of its file; a patient's name */
          title = g_strdup_printf (_ ("Recall of %s"), text->name);
        }
      else
        dpt_paper_append (all, letter);
    }
  if (all != NULL)
    dpt_paper_set_title (all, n == 1 ? title : _ ("Recall letters"));
  return g_steal_pointer (&all);
}
