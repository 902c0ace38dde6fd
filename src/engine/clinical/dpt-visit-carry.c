/* dpt-visit-carry.c - see dpt-visit-carry.h.
 * For: findings. Not for: the paragraphs of the history (dpt-visit-store.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-carry.h"

#include "engine/clinical/dpt-exam-item.h"

static gboolean
is_carried (gpointer record)
{
  const DptExamItem *item;

  if (!DPT_IS_FINDING (record) || dpt_visit_detail_is_empty (record))
    return FALSE;
  item = dpt_exam_item_find (dpt_record_get_text (record, DPT_FINDING_SECTION), dpt_record_get_text (record, DPT_FINDING_ITEM));
  return item != NULL && item->carried;
}

gboolean
dpt_visit_carry (DptVisitSheet *sheet, DptVisitSheet *earlier)
{
  static const guint fields[] = { DPT_FINDING_SECTION, DPT_FINDING_ITEM,   DPT_FINDING_EYE,
                                  DPT_FINDING_CODE,    DPT_FINDING_NUMBER, DPT_FINDING_TEXT };
  GPtrArray *details = earlier ? dpt_visit_sheet_get_details (earlier) : NULL;
  gboolean any = FALSE;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (sheet), FALSE);

  for (guint i = 0; details != NULL && i < details->len; i++)
    {
      DptFinding *copy;

      if (!is_carried (details->pdata[i]))
        continue;
      copy = dpt_record_new (DPT_TYPE_FINDING);
      dpt_record_set_int (copy, DPT_FINDING_VISIT_ID, dpt_visit_sheet_get_visit_id (sheet));
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        {
          DptDbValue value = dpt_record_get_value (details->pdata[i], fields[j]);

          if (value.type == DPT_DB_TEXT)
            dpt_record_set_text (copy, fields[j], value.data);
          else if (value.type == DPT_DB_INT)
            dpt_record_set_int (copy, fields[j], value.integer);
        }
      dpt_origin_mark_by_hand (copy, "earlier_visit");
      dpt_visit_sheet_add_detail (sheet, copy);
      any = TRUE;
    }
  return any;
}
