/* dpt-document-visit.c - see dpt-document-visit.h.
 * For: the order of the report and its charts, and the letter that refers. Not for: the words of findings (engine/clinical/dpt-visit-words.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-document-visit.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "document/dpt-block.h"
#include "document/dpt-document-private.h"
#include "document/dpt-format.h"
#include "document/dpt-rows.h"
#include "document/dpt-trend.h"
#include "engine/clinical/dpt-exam-item.h"
#include "engine/clinical/dpt-exam-layout.h"
#include "engine/clinical/dpt-visit-history.h"
#include "engine/clinical/dpt-visit-store.h"
#include "engine/clinical/dpt-visit-words.h"

#define CHART_HEIGHT 120
#define GROWN_UP 20 /* years: below it myopia is drawn over the age */

/* --- the sections --- */

static gboolean
has_eyes (const DptVisitLine *line)
{
  return line->value[0] != NULL || line->value[1] != NULL;
}

/* Lines of both eyes as a table, in the order right, left, together. */
static void
put_eyes (DptFlow *flow, GPtrArray *lines, guint from, guint to)
{
  const DptColumn columns[] = {
    { NULL, DPT_COLUMN_TEXT },
    { _ ("Right eye"), DPT_COLUMN_TEXT, .grows = TRUE },
    { _ ("Left eye"), DPT_COLUMN_TEXT, .grows = TRUE },
    { _ ("Both eyes"), DPT_COLUMN_TEXT },
  };
  gboolean both = FALSE;
  g_autoptr (DptRows) rows = NULL;

  for (guint i = from; i < to; i++)
    both = both || ((const DptVisitLine *) lines->pdata[i])->value[2] != NULL;
  rows = dpt_rows_new (columns, both ? 4 : 3);
  for (guint i = from; i < to; i++)
    {
      const DptVisitLine *line = lines->pdata[i];
      const DptCell cells[] = { { .text = line->label }, { .text = line->value[0] ? line->value[0] : "–" },
                                { .text = line->value[1] ? line->value[1] : "–" }, { .text = line->value[2] } };

      dpt_rows_add (rows, cells);
    }
  dpt_rows_flow (rows, flow, 0);
  flow->y += 6;
}

/* The lines without eyes from @from on, as one block. Returns: behind the last of them. */
static guint
put_facts (DptFlow *flow, GPtrArray *lines, guint from, const char *title)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (DptFact));
  guint i;

  for (i = from; i < lines->len && !has_eyes (lines->pdata[i]); i++)
    {
      const DptVisitLine *line = lines->pdata[i];
      DptFact fact = { line->label, line->value[2] };

      /* A section of one paragraph has said its name already. */
      if (g_str_equal (line->label, title))
        dpt_flow_paragraph (flow, line->value[2], DPT_TYPE_BODY, DPT_INK_TEXT, DPT_ALIGN_START, 2);
      else
        g_array_append_val (facts, fact);
    }
  if (facts->len > 0)
    {
      const DptFact *all = (const DptFact *) (gpointer) facts->data;

      dpt_flow_need (flow, dpt_facts_put (NULL, all, (int) facts->len, 0, 0, flow->width));
      flow->y += dpt_facts_put (flow->sheet, all, (int) facts->len, flow->x, flow->y, flow->width) + 2;
    }
  return i;
}

static void
put_section (DptFlow *flow, DptVisitSheet *sheet, const char *section)
{
  g_autoptr (GPtrArray) lines = dpt_visit_words_list (sheet, section);
  guint i = 0;

  if (lines->len == 0)
    return;
  dpt_flow_label (flow, dpt_exam_section_get_label (section), 40);
  while (i < lines->len)
    {
      guint end = i;

      while (end < lines->len && has_eyes (lines->pdata[end]))
        end++;
      if (end > i)
        put_eyes (flow, lines, i, end);
      i = put_facts (flow, lines, end, dpt_exam_section_get_label (section));
    }
  flow->y += 8;
}

static void
put_sections (DptFlow *flow, DptVisitDossier *dossier, DptVisitSheet *sheet)
{
  const char *kind = dpt_visit_sheet_get_text (sheet, DPT_VISIT_KIND);
  g_autofree char *name = dpt_exam_layout_dup_name (kind);
  g_autoptr (GArray) layout = dpt_exam_layout_new (kind, g_hash_table_lookup (dossier->custom, name));

  for (guint i = 0; i < layout->len; i++)
    put_section (flow, sheet, g_array_index (layout, DptExamPlace, i).section);
}

/* --- the course --- */

typedef struct
{
  DptTrend trend;
  GArray *points[2];
  char *birth;
} Course;

static void
course_free (gpointer data)
{
  Course *self = data;

  g_array_unref (self->points[0]);
  g_array_unref (self->points[1]);
  g_free (self->birth);
  g_free (self);
}

static void
draw_course (cairo_t *cr, double width, double height, gpointer data)
{
  const Course *self = data;

  dpt_trend_draw (&self->trend, cr, width, height, 7, "Inter, Cantarell, sans", dpt_chart_palette_get_print (), 0);
}

static Course *
create_course (DptVisitHistory *history, DptMeasure measure)
{
  Course *self = g_new0 (Course, 1);
  const GArray *points = history->points[measure][0];
  gboolean grows = measure == DPT_MEASURE_EQUIVALENT || measure == DPT_MEASURE_AXIAL_LENGTH;

  for (guint eye = 0; eye < 2; eye++)
    self->trend.points[eye] = self->points[eye] = g_array_ref (history->points[measure][eye]);
  self->trend.measure = measure;
  if (grows && history->birth_date != NULL && points->len > 0
      && dpt_date_age (history->birth_date, g_array_index (points, DptMeasurePoint, points->len - 1).date) < GROWN_UP)
    self->trend.birth = self->birth = g_strdup (history->birth_date);
  return self;
}

/* Two abreast; a measure taken once has no course. */
static void
put_courses (DptFlow *flow, DptVisitHistory *history)
{
  static const DptMeasure shown[] = { DPT_MEASURE_EQUIVALENT, DPT_MEASURE_AXIAL_LENGTH, DPT_MEASURE_PRESSURE,
                                      DPT_MEASURE_ACUITY };
  double half = (flow->width - 16) / 2;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      Course *course;
      double x;

      if (history->points[shown[i]][0]->len < 2 && history->points[shown[i]][1]->len < 2)
        continue;
      if (n == 0)
        dpt_flow_label (flow, _ ("Course"), CHART_HEIGHT + 20);
      if (n > 0 && n % 2 == 0)
        flow->y += CHART_HEIGHT + 24;
      if (n % 2 == 0)
        dpt_flow_need (flow, CHART_HEIGHT + 20);
      x = flow->x + (n % 2) * (half + 16);
      course = create_course (history, shown[i]);
      dpt_sheet_write (flow->sheet, dpt_measure_get_label (shown[i]), DPT_TYPE_BODY | DPT_TYPE_MEDIUM, DPT_INK_TEXT, x,
                       flow->y, half, DPT_ALIGN_START);
      dpt_sheet_draw_at (flow->sheet, x, flow->y + 14, half, CHART_HEIGHT, draw_course, course, course_free);
      n++;
    }
  if (n > 0)
    flow->y += CHART_HEIGHT + 24;
}

/* --- the head --- */

static char *
dup_version (DptVisitDossier *dossier, int number)
{
  DptVisitVersion *version;
  g_autofree char *at = NULL;
  const char *reason;

  if (number < 1 || number > (int) dossier->versions->len)
    return g_strdup (_ ("Draft: not signed yet."));
  version = dossier->versions->pdata[number - 1];
  at = dpt_record_format (version, DPT_VISIT_VERSION_AT);
  reason = dpt_record_get_text (version, DPT_VISIT_VERSION_REASON);
  if (reason == NULL)
    /* Translators: number of a version, how many there are, when it was signed, by whom */
    return g_strdup_printf (_ ("Version %d of %u, signed on %s by %s."), number, dossier->versions->len, at,
                            dpt_record_get_string (version, DPT_VISIT_VERSION_USER_NAME));
  /* Translators: number of a version, how many there are, when it was amended, by whom, and why */
  return g_strdup_printf (_ ("Version %d of %u, amended on %s by %s: %s"), number, dossier->versions->len, at,
                          dpt_record_get_string (version, DPT_VISIT_VERSION_USER_NAME), reason);
}

static gboolean
put_head (DptFlow *flow, DptDocumentDraft *draft, DptVisitDossier *dossier, int number, GError **error)
{
  DptVisit *visit = dpt_visit_sheet_get_visit (dossier->sheet);
  const char *day = dpt_record_get_text (visit, DPT_VISIT_STARTED_ON);
  g_autoptr (DptDbRows) patient = NULL;
  g_autofree char *birth = dpt_format_birth (dossier->birth_date, day);
  g_autofree char *born = *birth != '\0' ? g_strdup_printf (_ ("Born %s"), birth) : NULL;
  g_autofree char *date = dpt_date_format_long (day);
  g_autofree char *version = dup_version (dossier, number);
  /* Translators: who examined, and on which day */
  g_autofree char *who = g_strdup_printf (_ ("Examined by %s on %s"), dossier->examiner_name, date);

  patient = dpt_db_query (draft->unit->connection, "document/document:prescription-patient", error,
                          dpt_record_get_value (visit, DPT_VISIT_PATIENT_ID));
  if (patient == NULL)
    return FALSE;
  flow->y = MAX (flow->y, 46 * DPT_MM);
  dpt_flow_paragraph (flow, dpt_db_rows_get_n_rows (patient) > 0 ? dpt_document_keep_person (draft, patient, 0) : "",
                      DPT_TYPE_HEAD | DPT_TYPE_MEDIUM, DPT_INK_TEXT, DPT_ALIGN_START, 2);
  if (born != NULL)
    dpt_flow_paragraph (flow, born, DPT_TYPE_BODY, DPT_INK_DIM, DPT_ALIGN_START, 0);
  dpt_flow_paragraph (flow, who, DPT_TYPE_BODY, DPT_INK_DIM, DPT_ALIGN_START, 0);
  dpt_flow_paragraph (flow, version, DPT_TYPE_BODY, DPT_INK_DIM, DPT_ALIGN_START, 0);
  flow->y += 16;
  return TRUE;
}

DptPaper *
dpt_document_create_visit_version (DptUnit *unit, gint64 visit_id, int number, GError **error)
{
  g_autoptr (DptVisitDossier) dossier = dpt_visit_reopen (unit, visit_id, error);
  g_autoptr (DptDocumentDraft) draft = dpt_document_draft_new (unit);
  g_autoptr (DptVisitHistory) history = NULL;
  g_autoptr (DptVisitSheet) older = NULL;
  DptLetter letter;
  DptVisit *visit;
  int newest;

  if (dossier == NULL)
    return NULL;
  visit = dpt_visit_sheet_get_visit (dossier->sheet);
  newest = (int) dpt_record_get_int (visit, DPT_VISIT_CONTENT_NUMBER);
  number = number == 0 ? newest : number;
  if (number != newest && (older = dpt_visit_load_version (unit, visit_id, number, error)) == NULL)
    return NULL;
  history = dpt_visit_history_load (unit, dpt_record_get_int (visit, DPT_VISIT_PATIENT_ID), error);
  if (history == NULL
      || !dpt_document_set_shop (draft, dpt_record_get_int (visit, DPT_VISIT_ESTABLISHMENT_ID), error))
    return NULL;
  dpt_letter_begin (&letter, &draft->shop, _ ("Visit report"),
                    dpt_visit_kind_get_label (dpt_record_get_text (visit, DPT_VISIT_KIND)),
                    number == 0 ? _ ("DRAFT") : number < newest ? _ ("OLDER VERSION") : NULL, FALSE);
  dpt_paper_set_date (letter.flow.paper, dpt_record_get_text (visit, DPT_VISIT_STARTED_ON));
  if (!put_head (&letter.flow, draft, dossier, number, error))
    {
      g_object_unref (dpt_letter_end (&letter));
      return NULL;
    }
  put_sections (&letter.flow, dossier, older ? older : dossier->sheet);
  put_courses (&letter.flow, history);
  return dpt_letter_end (&letter);
}

/* --- the letter --- */

static const char *
get_finding (DptVisitSheet *sheet, const char *item, guint field)
{
  DptFinding *found = dpt_visit_sheet_get_finding (sheet, "close", item, NULL);

  return found ? dpt_record_get_text (found, field) : NULL;
}

static void
put_salutation (DptFlow *flow, DptVisitDossier *dossier, DptVisitSheet *sheet)
{
  const char *to = get_finding (sheet, "referral_to", DPT_FINDING_TEXT);
  const char *urgency = get_finding (sheet, "referral", DPT_FINDING_CODE);
  const DptExamItem *item = dpt_exam_item_find ("close", "referral");
  g_autofree char *birth
    = dpt_format_birth (dossier->birth_date, dpt_record_get_text (dpt_visit_sheet_get_visit (sheet), DPT_VISIT_STARTED_ON));
  g_autofree char *date
    = dpt_date_format_long (dpt_record_get_text (dpt_visit_sheet_get_visit (sheet), DPT_VISIT_STARTED_ON));
  g_autofree char *thanks = NULL;

  flow->y = MAX (flow->y, 50 * DPT_MM);
  dpt_flow_paragraph (flow, to ? to : "", DPT_TYPE_LEAD | DPT_TYPE_MEDIUM, DPT_INK_TEXT, DPT_ALIGN_START, 2);
  if (urgency != NULL && !g_str_equal (urgency, "none"))
    dpt_flow_paragraph (flow, dpt_exam_item_get_choice_label (item, urgency), DPT_TYPE_BODY, DPT_INK_DIM,
                        DPT_ALIGN_START, 0);
  flow->y += 14;
  dpt_flow_paragraph (flow, _ ("Dear colleague,"), DPT_TYPE_BODY, DPT_INK_TEXT, DPT_ALIGN_START, 6);
  /* Translators: a patient's name, birth date and age, and the day of the examination */
  thanks = g_strdup_printf (_ ("Thank you for seeing %s, born %s, whom I examined on %s."), dossier->patient_name, birth,
                            date);
  dpt_flow_paragraph (flow, thanks, DPT_TYPE_BODY, DPT_INK_TEXT, DPT_ALIGN_START, 14);
}

static void
put_signature (DptFlow *flow, DptVisitDossier *dossier)
{
  double width = flow->width * 0.42, x = flow->x + flow->width - width;

  dpt_flow_need (flow, 110);
  flow->y += 12;
  dpt_flow_paragraph (flow, _ ("With kind regards,"), DPT_TYPE_BODY, DPT_INK_TEXT, DPT_ALIGN_START, 4);
  flow->y += dpt_sheet_write (flow->sheet, dossier->examiner_name ? dossier->examiner_name : "",
                              DPT_TYPE_LEAD | DPT_TYPE_MEDIUM, DPT_INK_TEXT, x, flow->y, width, DPT_ALIGN_START);
  dpt_signature_put (flow->sheet, "", _ ("Signature"), x, flow->y + 4, width, 58);
  flow->y += 66;
}

DptPaper *
dpt_document_create_referral (DptUnit *unit, gint64 visit_id, GError **error)
{
  /* What a colleague reads first, and no more of the page than that. */
  static const char *const told[] = { "conclusion", "reason",   "complaint", "history", "acuity",    "refraction", "pressure",   "keratometry",
                                      "biometry",   "pupils",   "fields",    "slit_lamp", "surface", "gonioscopy", "fundus",     "close" };
  g_autoptr (DptVisitDossier) dossier = dpt_visit_reopen (unit, visit_id, error);
  g_autoptr (DptDocumentDraft) draft = dpt_document_draft_new (unit);
  DptLetter letter;
  DptVisit *visit;

  if (dossier == NULL)
    return NULL;
  visit = dpt_visit_sheet_get_visit (dossier->sheet);
  if (!dpt_document_set_shop (draft, dpt_record_get_int (visit, DPT_VISIT_ESTABLISHMENT_ID), error))
    return NULL;
  dpt_letter_begin (&letter, &draft->shop, _ ("Referral"), dossier->patient_name,
                    dpt_record_get_int (visit, DPT_VISIT_CONTENT_NUMBER) == 0 ? _ ("DRAFT") : NULL, FALSE);
  dpt_paper_set_date (letter.flow.paper, dpt_record_get_text (visit, DPT_VISIT_STARTED_ON));
  put_salutation (&letter.flow, dossier, dossier->sheet);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    put_section (&letter.flow, dossier->sheet, told[i]);
  put_signature (&letter.flow, dossier);
  return dpt_letter_end (&letter);
}
