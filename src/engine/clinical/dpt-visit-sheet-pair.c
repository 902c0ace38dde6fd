/* dpt-visit-sheet-pair.c - of a visit: the refractions that come in numbers, several pairs worn and several readings.
 * For: dpt-visit-sheet.h. Not for: the rows of the table (dpt-visit-sheet.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-sheet-private.h"

DptRefraction *
_dpt_visit_sheet_find_refraction (DptVisitSheet *self, DptRefractionRow row, guint pair, DptEye eye)
{
  GPtrArray *details = dpt_visit_sheet_get_details (self);
  GType type = DPT_TYPE_REFRACTION; /* final: the records of a full visit are looked through some hundred times a keystroke */

  for (guint i = 0; i < details->len; i++)
    {
      gpointer record = details->pdata[i];

      if (G_OBJECT_TYPE (record) == type && dpt_refraction_get_row (record) == row && dpt_refraction_get_eye (record) == eye
          && dpt_record_get_int (record, DPT_REFRACTION_PAIR_NUMBER) == pair)
        return record;
    }
  return NULL;
}

/* --- pairs --- */

DptRefraction *
dpt_visit_sheet_get_pair (DptVisitSheet *self, guint pair, DptEye eye)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  return _dpt_visit_sheet_find_refraction (self, DPT_REFRACTION_WORN, pair, eye);
}

static DptRefraction *
own_numbered (DptVisitSheet *self, DptRefractionRow row, guint number, DptEye eye)
{
  DptRefraction *found = _dpt_visit_sheet_find_refraction (self, row, number, eye);

  if (found != NULL)
    return _dpt_visit_sheet_own (self, found);
  found = dpt_refraction_new (row, eye);
  dpt_record_set_int (found, DPT_REFRACTION_PAIR_NUMBER, number);
  return _dpt_visit_sheet_add_new (self, found, DPT_REFRACTION_SOURCE);
}

static void
write_powers (DptRefraction *record, const DptRx *rx, DptRxFields fields)
{
  for (guint i = DPT_REFRACTION_SPHERE; i <= DPT_REFRACTION_BASE_V; i++)
    dpt_record_set_null (record, i);
  dpt_record_set_null (record, DPT_REFRACTION_CONFIDENCE);
  dpt_refraction_set_rx (record, rx, fields);
  dpt_origin_mark_by_hand (record, "typed");
}

void
dpt_visit_sheet_set_pair (DptVisitSheet *self, guint pair, DptEye eye, const DptRx *rx, DptRxFields fields)
{
  g_return_if_fail (DPT_IS_VISIT_SHEET (self));
  g_return_if_fail (pair >= 1 && pair <= DPT_VISIT_MAX_PAIRS);

  write_powers (own_numbered (self, DPT_REFRACTION_WORN, pair, eye), rx, fields);
}

void
dpt_visit_sheet_set_pair_note (DptVisitSheet *self, guint pair, const char *note)
{
  g_return_if_fail (DPT_IS_VISIT_SHEET (self));
  g_return_if_fail (pair >= 1 && pair <= DPT_VISIT_MAX_PAIRS);

  dpt_record_set_text (own_numbered (self, DPT_REFRACTION_WORN, pair, DPT_EYE_RIGHT), DPT_REFRACTION_NOTE, note);
}

gboolean
dpt_visit_pair_is_length (guint field)
{
  return field == DPT_REFRACTION_VERTEX || field == DPT_REFRACTION_PD_FAR || field == DPT_REFRACTION_PD_NEAR;
}

void
dpt_visit_sheet_set_pair_length (DptVisitSheet *self, guint pair, DptEye eye, guint field, gint64 value)
{
  DptRefraction *record = dpt_visit_sheet_get_pair (self, pair, eye);

  g_return_if_fail (DPT_IS_VISIT_SHEET (self));
  g_return_if_fail (pair >= 1 && pair <= DPT_VISIT_MAX_PAIRS && dpt_visit_pair_is_length (field));

  if ((record == NULL && value <= 0) || (record != NULL && dpt_record_get_int (record, field) == MAX (value, 0)))
    return;
  record = own_numbered (self, DPT_REFRACTION_WORN, pair, eye);
  _dpt_visit_detail_set (record, field, value > 0 ? DPT_INT (value) : DPT_NULL);
  dpt_origin_mark_by_hand (record, "typed");
}

char *
dpt_visit_pair_dup_section (guint pair)
{
  return g_strdup_printf (DPT_VISIT_PAIR_SECTION "%u", pair);
}

/* --- single readings of the autorefractor, whose median is the row of the table --- */

DptRefraction *
dpt_visit_sheet_get_repeat (DptVisitSheet *self, guint number, DptEye eye)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  return _dpt_visit_sheet_find_refraction (self, DPT_REFRACTION_AUTOREFRACTOR, number + 1, eye);
}

void
dpt_visit_sheet_set_repeat (DptVisitSheet *self, guint number, DptEye eye, const DptRx *rx, DptRxFields fields)
{
  g_return_if_fail (DPT_IS_VISIT_SHEET (self));
  g_return_if_fail (number >= 1 && number <= DPT_VISIT_MAX_REPEATS);

  write_powers (own_numbered (self, DPT_REFRACTION_AUTOREFRACTOR, number + 1, eye), rx, fields);
}
