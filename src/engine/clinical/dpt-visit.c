/* dpt-visit.c - see dpt-visit.h.
 * For: the tables of fields. Not for: anything that touches the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit.h"

#include <glib/gi18n-lib.h>

#define LONG_TEXT 20000 /* characters of a paragraph */

static const char *const kinds[] = { "complete", "check", "contact_lens", "child", "low_vision", NULL };
static const char *const kind_labels[]
  = { N_ ("Complete examination"), N_ ("Check"), N_ ("Contact lenses"), N_ ("Child"), N_ ("Low vision") };
static const char *const states[] = { "draft", "signed", "amended", "abandoned", NULL };

static const DptField visit_fields[] = {
  [DPT_VISIT_PATIENT_ID]
  = { "patient_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Patient") },
  [DPT_VISIT_ESTABLISHMENT_ID]
  = { "establishment_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Establishment") },
  [DPT_VISIT_EXAMINER_ID]
  = { "examiner_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Examiner") },
  [DPT_VISIT_KIND] = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = N_ ("Type of visit"), .choices = kinds },
  [DPT_VISIT_STATE] = { "state", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = N_ ("State"), .choices = states },
  [DPT_VISIT_STARTED_AT]
  = { "started_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Started at") },
  [DPT_VISIT_STARTED_ON] = { "started_on", DPT_FIELD_DATE, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Date") },
  [DPT_VISIT_REASON] = { "reason", DPT_FIELD_TEXT, 0, 0, LONG_TEXT, N_ ("Reason for the visit") },
  [DPT_VISIT_HISTORY] = { "history", DPT_FIELD_TEXT, 0, 0, LONG_TEXT, N_ ("Medical history") },
  [DPT_VISIT_MEDICATION] = { "medication", DPT_FIELD_TEXT, 0, 0, LONG_TEXT, N_ ("Medication") },
  [DPT_VISIT_ALLERGIES] = { "allergies", DPT_FIELD_TEXT, 0, 0, LONG_TEXT, N_ ("Allergies") },
  [DPT_VISIT_FAMILY_HISTORY] = { "family_history", DPT_FIELD_TEXT, 0, 0, LONG_TEXT, N_ ("Family history") },
  [DPT_VISIT_BINOCULAR] = { "binocular", DPT_FIELD_TEXT, 0, 0, LONG_TEXT, N_ ("Binocular vision") },
  [DPT_VISIT_SLIT_LAMP] = { "slit_lamp", DPT_FIELD_TEXT, 0, 0, LONG_TEXT, N_ ("Slit lamp") },
  [DPT_VISIT_FUNDUS] = { "fundus", DPT_FIELD_TEXT, 0, 0, LONG_TEXT, N_ ("Fundus") },
  [DPT_VISIT_NOTES] = { "notes", DPT_FIELD_TEXT, 0, 0, LONG_TEXT, N_ ("Notes") },
  [DPT_VISIT_CONCLUSION] = { "conclusion", DPT_FIELD_TEXT, 0, 0, LONG_TEXT, N_ ("Conclusion") },
  [DPT_VISIT_PLAN] = { "plan", DPT_FIELD_TEXT, 0, 0, LONG_TEXT, N_ ("Plan") },
  [DPT_VISIT_NEXT_VISIT_MONTHS] = { "next_visit_months", DPT_FIELD_INT, 0, 1, 120, N_ ("Next visit in months") },
  [DPT_VISIT_CONTENT_NUMBER] = { "content_number", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 0, G_MAXINT32, N_ ("Version") },
  [DPT_VISIT_SIGNED_AT] = { "signed_at", DPT_FIELD_INSTANT, 0, .label = N_ ("Signed at") },
  [DPT_VISIT_SIGNED_BY_ID] = { "signed_by_id", DPT_FIELD_REF, 0, .label = N_ ("Signed by") },
};

DPT_DEFINE_RECORD (DptVisit, dpt_visit, "visit", visit_fields)

static const DptField version_fields[] = {
  [DPT_VISIT_VERSION_VISIT_ID] = { "visit_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_VISIT_VERSION_NUMBER]
  = { "number", DPT_FIELD_INT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 1, G_MAXINT32, N_ ("Version") },
  [DPT_VISIT_VERSION_AT] = { "at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_VISIT_VERSION_USER_ID] = { "user_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_VISIT_VERSION_REASON] = { "reason", DPT_FIELD_TEXT, DPT_FIELD_KEEP, 0, 1000, N_ ("Reason of the amendment") },
  [DPT_VISIT_VERSION_CONTENT]
  = { "content", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, G_MAXINT32, N_ ("Content") },
  [DPT_VISIT_VERSION_USER_NAME] = { "user_name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, .label = N_ ("By") },
};

DPT_DEFINE_RECORD_WITH_CODE (
  DptVisitVersion, dpt_visit_version, "visit_version", version_fields, record_class->append_only = TRUE)

const char *
dpt_visit_kind_get_label (const char *kind)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_strcmp0 (kinds[i], kind) == 0)
      return _ (kind_labels[i]);
  return NULL;
}

gboolean
dpt_visit_is_content (guint field)
{
  return field == DPT_VISIT_KIND || (field >= DPT_VISIT_REASON && field <= DPT_VISIT_NEXT_VISIT_MONTHS);
}
