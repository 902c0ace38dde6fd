/* dpt-test-draft.h - an examination that has just begun, without a database.
 * For: tests of what is entered in a visit. Not for: saving one (engine/clinical/clinical-fixture.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-sheet.h"

/** dpt_test_draft_new: Returns: (transfer full): a complete examination of patient 1 on 22 November 2026, with nothing in it */
static inline DptVisitSheet *
dpt_test_draft_new (void)
{
  g_autoptr (DptVisit) visit = dpt_record_new (DPT_TYPE_VISIT);

  dpt_record_take_id (visit);
  dpt_record_set_int (visit, DPT_VISIT_PATIENT_ID, 1);
  dpt_record_set_int (visit, DPT_VISIT_ESTABLISHMENT_ID, 1);
  dpt_record_set_int (visit, DPT_VISIT_EXAMINER_ID, 1);
  dpt_record_set_text (visit, DPT_VISIT_KIND, "complete");
  dpt_record_set_text (visit, DPT_VISIT_STATE, "draft");
  dpt_record_set_int (visit, DPT_VISIT_STARTED_AT, 1);
  dpt_record_set_text (visit, DPT_VISIT_STARTED_ON, "2026-11-22");
  dpt_record_set_int (visit, DPT_VISIT_CONTENT_NUMBER, 0);
  return dpt_visit_sheet_new (visit);
}
