/* dpt-visit.h - one visit of one patient, and the frozen versions of it.
 * For: the head of the clinical record. Not for: what was measured (dpt-refraction.h, dpt-measure.h), nor saving
 * (dpt-visit-store.h). SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"

G_BEGIN_DECLS

#define DPT_TYPE_VISIT (dpt_visit_get_type ())
G_DECLARE_FINAL_TYPE (DptVisit, dpt_visit, DPT, VISIT, DptRecord)

/** DptVisit's fields. Texts are the examiner's words; per-eye findings are DptFinding. */
enum
{
  DPT_VISIT_PATIENT_ID,
  DPT_VISIT_ESTABLISHMENT_ID,
  DPT_VISIT_EXAMINER_ID,
  DPT_VISIT_KIND,              /* dpt_visit_kind_list() */
  DPT_VISIT_STATE,             /* dpt-visit-state.h */
  DPT_VISIT_STARTED_AT,
  DPT_VISIT_STARTED_ON,        /* the local day of it */
  DPT_VISIT_REASON,
  DPT_VISIT_HISTORY,
  DPT_VISIT_MEDICATION,
  DPT_VISIT_ALLERGIES,
  DPT_VISIT_FAMILY_HISTORY,
  DPT_VISIT_BINOCULAR,
  DPT_VISIT_SLIT_LAMP,         /* of both eyes together; of one eye: finding "slit_lamp" */
  DPT_VISIT_FUNDUS,
  DPT_VISIT_NOTES,
  DPT_VISIT_CONCLUSION,
  DPT_VISIT_PLAN,
  DPT_VISIT_NEXT_VISIT_MONTHS,
  DPT_VISIT_CONTENT_NUMBER,    /* the number of the newest version, 0 for a draft */
  DPT_VISIT_SIGNED_AT,
  DPT_VISIT_SIGNED_BY_ID,
};

/** dpt_visit_kind_get_label: Returns: (nullable): the translated words for a kind of visit */
const char *dpt_visit_kind_get_label (const char *kind);

/**
 * dpt_visit_is_content:
 * @field: a field of #DptVisit
 *
 * Returns: whether the examiner writes it, so that it is frozen by signing; the others belong to the engine
 */
gboolean dpt_visit_is_content (guint field);

#define DPT_TYPE_VISIT_VERSION (dpt_visit_version_get_type ())
G_DECLARE_FINAL_TYPE (DptVisitVersion, dpt_visit_version, DPT, VISIT_VERSION, DptRecord)

/** DptVisitVersion's fields. Number 1 is what was signed; each later one is an amendment and has a reason. Rows are
 * only ever added. */
enum
{
  DPT_VISIT_VERSION_VISIT_ID,
  DPT_VISIT_VERSION_NUMBER,
  DPT_VISIT_VERSION_AT,
  DPT_VISIT_VERSION_USER_ID,
  DPT_VISIT_VERSION_REASON,
  DPT_VISIT_VERSION_CONTENT,   /* dpt_visit_sheet_to_json() */
  DPT_VISIT_VERSION_USER_NAME, /* of a list: who */
};

G_END_DECLS
