/* dpt-visit-sheet.c - see dpt-visit-sheet.h.
 * For: finding and editing, copy on write. Not for: JSON (dpt-visit-sheet-json.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-sheet-private.h"

#include "base/dpt-error.h"
#include "engine/clinical/dpt-exam-item.h"

#include <glib/gi18n-lib.h>

struct _DptVisitSheet
{
  GObject parent_instance;

  DptVisit *visit;
  GPtrArray *details; /* records, shared with copies of this sheet */
};

G_DEFINE_FINAL_TYPE (DptVisitSheet, dpt_visit_sheet, G_TYPE_OBJECT)

static void
dpt_visit_sheet_dispose (GObject *object)
{
  DptVisitSheet *self = DPT_VISIT_SHEET (object);

  g_clear_object (&self->visit);
  g_clear_pointer (&self->details, g_ptr_array_unref);
  G_OBJECT_CLASS (dpt_visit_sheet_parent_class)->dispose (object);
}

static void
dpt_visit_sheet_class_init (DptVisitSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_visit_sheet_dispose;
}

static void
dpt_visit_sheet_init (DptVisitSheet *self)
{
  self->details = g_ptr_array_new_with_free_func (g_object_unref);
}

DptVisitSheet *
dpt_visit_sheet_new (DptVisit *visit)
{
  DptVisitSheet *self;

  g_return_val_if_fail (DPT_IS_VISIT (visit), NULL);

  self = g_object_new (DPT_TYPE_VISIT_SHEET, NULL);
  self->visit = g_object_ref (visit);
  return self;
}

DptVisitSheet *
dpt_visit_sheet_copy (DptVisitSheet *self)
{
  DptVisitSheet *copy;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  copy = dpt_visit_sheet_new (self->visit);
  for (guint i = 0; i < self->details->len; i++)
    g_ptr_array_add (copy->details, g_object_ref (self->details->pdata[i]));
  return copy;
}

/* --- copy on write --- */

/* The value belongs to the record's kind: text fields take text, all others numbers. */
void
_dpt_visit_detail_set (gpointer record, guint field, DptDbValue value)
{
  if (value.type == DPT_DB_TEXT)
    dpt_record_set_text (record, field, value.data);
  else if (value.type == DPT_DB_INT)
    dpt_record_set_int (record, field, value.integer);
  else
    dpt_record_set_null (record, field);
}

static gboolean
value_equal (DptDbValue a, DptDbValue b)
{
  if (a.type != b.type)
    return FALSE;
  return a.type == DPT_DB_TEXT ? g_str_equal (a.data, b.data) : a.type == DPT_DB_NULL || a.integer == b.integer;
}

static DptVisit *
own_visit (DptVisitSheet *self)
{
  DptVisit *copy = dpt_record_copy (self->visit);

  g_object_unref (self->visit);
  self->visit = copy;
  return copy;
}

/* Gives @record, which is of this sheet, back as one that nobody else holds. */
gpointer
_dpt_visit_sheet_own (DptVisitSheet *self, gpointer record)
{
  for (guint i = 0; i < self->details->len; i++)
    if (self->details->pdata[i] == record)
      {
        gpointer copy = dpt_record_copy (record);

        g_object_unref (record);
        self->details->pdata[i] = copy;
        return copy;
      }
  g_return_val_if_reached (NULL);
}

gpointer
_dpt_visit_sheet_add_new (DptVisitSheet *self, gpointer record, guint source_field)
{
  dpt_record_take_id (record);
  dpt_record_set_int (record, 0, dpt_record_get_id (self->visit)); /* visit_id comes first in all of them */
  if (dpt_record_is_null (record, source_field))
    dpt_record_set_text (record, source_field, "typed");
  g_ptr_array_add (self->details, record);
  return record;
}

void
_dpt_visit_sheet_remove (DptVisitSheet *self, gpointer record)
{
  g_ptr_array_remove (self->details, record);
}

static gboolean
is_text_field (gpointer record, guint field, const char *text)
{
  return g_strcmp0 (dpt_record_get_text (record, field), text) == 0;
}

/* --- the head --- */

DptVisit *
dpt_visit_sheet_get_visit (DptVisitSheet *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  return self->visit;
}

gint64
dpt_visit_sheet_get_visit_id (DptVisitSheet *self)
{
  return dpt_record_get_id (dpt_visit_sheet_get_visit (self));
}

const char *
dpt_visit_sheet_get_state (DptVisitSheet *self)
{
  return dpt_record_get_text (dpt_visit_sheet_get_visit (self), DPT_VISIT_STATE);
}

const char *
dpt_visit_sheet_get_text (DptVisitSheet *self, guint field)
{
  return dpt_record_get_string (dpt_visit_sheet_get_visit (self), field);
}

void
dpt_visit_sheet_set_text (DptVisitSheet *self, guint field, const char *text)
{
  g_return_if_fail (DPT_IS_VISIT_SHEET (self));
  g_return_if_fail (dpt_visit_is_content (field));

  if (g_strcmp0 (dpt_visit_sheet_get_text (self, field), text ? text : "") != 0)
    dpt_record_set_text (own_visit (self), field, text);
}

void
dpt_visit_sheet_set_next_visit (DptVisitSheet *self, int months)
{
  g_return_if_fail (DPT_IS_VISIT_SHEET (self));

  if (dpt_record_get_int (self->visit, DPT_VISIT_NEXT_VISIT_MONTHS) != months)
    _dpt_visit_detail_set (own_visit (self), DPT_VISIT_NEXT_VISIT_MONTHS, months > 0 ? DPT_INT (months) : DPT_NULL);
}

/* --- refractions --- */

DptRefraction *
dpt_visit_sheet_get_refraction (DptVisitSheet *self, DptRefractionRow row, DptEye eye)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  return _dpt_visit_sheet_find_refraction (self, row, 1, eye);
}

DptRxFields
dpt_visit_sheet_get_rx (DptVisitSheet *self, DptRefractionRow row, DptEye eye, DptRx *rx)
{
  return dpt_refraction_get_rx (dpt_visit_sheet_get_refraction (self, row, eye), rx);
}

static DptRefraction *
own_refraction (DptVisitSheet *self, DptRefractionRow row, DptEye eye)
{
  DptRefraction *found = dpt_visit_sheet_get_refraction (self, row, eye);

  return found ? _dpt_visit_sheet_own (self, found) : _dpt_visit_sheet_add_new (self, dpt_refraction_new (row, eye), DPT_REFRACTION_SOURCE);
}

void
dpt_visit_sheet_set_rx (DptVisitSheet *self, DptRefractionRow row, DptEye eye, const DptRx *rx, DptRxFields fields)
{
  DptRefraction *record;

  g_return_if_fail (DPT_IS_VISIT_SHEET (self));

  record = own_refraction (self, row, eye);
  dpt_refraction_set_rx (record, rx, fields);
  dpt_origin_mark_by_hand (record, "typed");
}

/* An acuity and a note are the examiner's beside the powers of an instrument, which stay what they are. */
static gboolean
is_power (guint field)
{
  return field <= DPT_REFRACTION_VERTEX || field == DPT_REFRACTION_PD_FAR || field == DPT_REFRACTION_PD_NEAR;
}

void
dpt_visit_sheet_set_refraction_value (
  DptVisitSheet *self, DptRefractionRow row, DptEye eye, guint field, DptDbValue value)
{
  DptRefraction *record;

  g_return_if_fail (DPT_IS_VISIT_SHEET (self));
  g_return_if_fail (field >= DPT_REFRACTION_FIRST_VALUE);

  record = dpt_visit_sheet_get_refraction (self, row, eye);
  if (record == NULL ? value.type == DPT_DB_NULL : value_equal (dpt_record_get_value (record, field), value))
    return;
  record = own_refraction (self, row, eye);
  _dpt_visit_detail_set (record, field, value);
  if (is_power (field))
    dpt_origin_mark_by_hand (record, "typed");
}

void
dpt_visit_sheet_set_refraction_acuity (
  DptVisitSheet *self, DptRefractionRow row, DptEye eye, gboolean near_by, const DptAcuity *acuity)
{
  guint text = near_by ? DPT_REFRACTION_NEAR_ACUITY : DPT_REFRACTION_ACUITY;
  gboolean given = acuity != NULL && acuity->kind != DPT_ACUITY_NONE;

  dpt_visit_sheet_set_refraction_value (self, row, eye, text, given ? DPT_TEXT (acuity->text) : DPT_NULL);
  dpt_visit_sheet_set_refraction_value (
    self, row, eye, text + 1, given && acuity->kind == DPT_ACUITY_VALUE ? DPT_INT (acuity->logmar) : DPT_NULL);
}

void
dpt_visit_sheet_clear_refraction (DptVisitSheet *self, DptRefractionRow row, DptEye eye)
{
  DptRefraction *found = dpt_visit_sheet_get_refraction (self, row, eye);

  if (found != NULL)
    _dpt_visit_sheet_remove (self, found);
}

void
dpt_visit_sheet_copy_refraction (
  DptVisitSheet *self, DptRefraction *from, DptRefractionRow row, DptEye eye, const char *source)
{
  DptRefraction *record;

  g_return_if_fail (DPT_IS_VISIT_SHEET (self));

  if (from == NULL || dpt_refraction_is_empty (from))
    return;
  g_object_ref (from);
  record = own_refraction (self, row, eye);
  for (guint i = DPT_REFRACTION_SPHERE; i <= DPT_REFRACTION_VERTEX; i++)
    _dpt_visit_detail_set (record, i, dpt_record_get_value (from, i));
  for (guint i = DPT_REFRACTION_PD_FAR; i <= DPT_REFRACTION_PD_NEAR; i++)
    if (!dpt_record_is_null (from, i))
      _dpt_visit_detail_set (record, i, dpt_record_get_value (from, i));
  dpt_origin_mark_by_hand (record, source);
  g_object_unref (from);
}

/* --- acuities --- */

DptAcuityRecord *
dpt_visit_sheet_get_acuity (DptVisitSheet *self, const char *eye, const char *distance, const char *method)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  for (guint i = 0; i < self->details->len; i++)
    {
      gpointer record = self->details->pdata[i];

      if (DPT_IS_ACUITY_RECORD (record) && is_text_field (record, DPT_ACUITY_RECORD_EYE, eye)
          && is_text_field (record, DPT_ACUITY_RECORD_DISTANCE, distance)
          && is_text_field (record, DPT_ACUITY_RECORD_METHOD, method))
        return record;
    }
  return NULL;
}

void
dpt_visit_sheet_set_acuity (
  DptVisitSheet *self, const char *eye, const char *distance, const char *method, const DptAcuity *acuity)
{
  DptAcuityRecord *record = dpt_visit_sheet_get_acuity (self, eye, distance, method);

  if (acuity == NULL || acuity->kind == DPT_ACUITY_NONE)
    {
      if (record != NULL)
        _dpt_visit_sheet_remove (self, record);
      return;
    }
  if (record == NULL)
    {
      record = _dpt_visit_sheet_add_new (self, dpt_record_new (DPT_TYPE_ACUITY_RECORD), DPT_ACUITY_RECORD_SOURCE);
      dpt_record_set_text (record, DPT_ACUITY_RECORD_EYE, eye);
      dpt_record_set_text (record, DPT_ACUITY_RECORD_DISTANCE, distance);
      dpt_record_set_text (record, DPT_ACUITY_RECORD_METHOD, method);
    }
  else
    record = _dpt_visit_sheet_own (self, record);
  dpt_record_set_text (record, DPT_ACUITY_RECORD_VALUE, acuity->text);
  _dpt_visit_detail_set (record, DPT_ACUITY_RECORD_LOGMAR, acuity->kind == DPT_ACUITY_VALUE ? DPT_INT (acuity->logmar) : DPT_NULL);
  dpt_origin_mark_by_hand (record, "typed");
}

/* --- pressures --- */

DptPressure *
dpt_visit_sheet_get_pressure (DptVisitSheet *self, DptEye eye, guint nth)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  for (guint i = 0; i < self->details->len; i++)
    if (DPT_IS_PRESSURE (self->details->pdata[i])
        && is_text_field (self->details->pdata[i], DPT_PRESSURE_EYE, dpt_eye_to_nick (eye)) && nth-- == 0)
      return self->details->pdata[i];
  return NULL;
}

void
dpt_visit_sheet_set_pressure (
  DptVisitSheet *self, DptEye eye, guint nth, int mmhg, const char *instrument, gint64 taken_at)
{
  DptPressure *record = dpt_visit_sheet_get_pressure (self, eye, nth);

  if (mmhg < 0)
    {
      if (record != NULL)
        _dpt_visit_sheet_remove (self, record);
      return;
    }
  if (record == NULL)
    {
      record = _dpt_visit_sheet_add_new (self, dpt_record_new (DPT_TYPE_PRESSURE), DPT_PRESSURE_SOURCE);
      dpt_record_set_text (record, DPT_PRESSURE_EYE, dpt_eye_to_nick (eye));
      dpt_record_set_int (record, DPT_PRESSURE_TAKEN_AT, taken_at);
    }
  else
    record = _dpt_visit_sheet_own (self, record);
  dpt_record_set_int (record, DPT_PRESSURE_MMHG, mmhg);
  dpt_record_set_text (record, DPT_PRESSURE_INSTRUMENT, instrument);
  dpt_origin_mark_by_hand (record, "typed");
}

void
dpt_visit_sheet_set_pressure_taken (
  DptVisitSheet *self, DptEye eye, guint nth, const char *instrument, gint64 taken_at)
{
  DptPressure *record = dpt_visit_sheet_get_pressure (self, eye, nth);

  g_return_if_fail (record != NULL);

  if (is_text_field (record, DPT_PRESSURE_INSTRUMENT, instrument)
      && dpt_record_get_int (record, DPT_PRESSURE_TAKEN_AT) == taken_at)
    return;
  record = _dpt_visit_sheet_own (self, record);
  dpt_record_set_text (record, DPT_PRESSURE_INSTRUMENT, instrument);
  _dpt_visit_detail_set (record, DPT_PRESSURE_TAKEN_AT, taken_at > 0 ? DPT_INT (taken_at) : DPT_NULL);
  dpt_origin_mark_by_hand (record, "typed");
}

int
dpt_visit_sheet_get_mean_pressure (DptVisitSheet *self, DptEye eye)
{
  gint64 sum = 0;
  guint n = 0;
  DptPressure *record;

  while ((record = dpt_visit_sheet_get_pressure (self, eye, n)) != NULL)
    {
      sum += dpt_record_get_int (record, DPT_PRESSURE_MMHG);
      n++;
    }
  return n > 0 ? (int) ((sum + n / 2) / n) : -1;
}

/* --- corneal curves and findings --- */

DptKeratometry *
dpt_visit_sheet_get_keratometry (DptVisitSheet *self, DptEye eye)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  for (guint i = 0; i < self->details->len; i++)
    if (DPT_IS_KERATOMETRY (self->details->pdata[i])
        && is_text_field (self->details->pdata[i], DPT_KERATOMETRY_EYE, dpt_eye_to_nick (eye)))
      return self->details->pdata[i];
  return NULL;
}

void
dpt_visit_sheet_set_keratometry_value (DptVisitSheet *self, DptEye eye, guint field, DptDbValue value)
{
  DptKeratometry *record = dpt_visit_sheet_get_keratometry (self, eye);

  if (record == NULL && value.type == DPT_DB_NULL)
    return;
  if (record == NULL)
    {
      record = _dpt_visit_sheet_add_new (self, dpt_record_new (DPT_TYPE_KERATOMETRY), DPT_KERATOMETRY_SOURCE);
      dpt_record_set_text (record, DPT_KERATOMETRY_EYE, dpt_eye_to_nick (eye));
    }
  else
    record = _dpt_visit_sheet_own (self, record);
  _dpt_visit_detail_set (record, field, value);
  dpt_origin_mark_by_hand (record, "typed");
}

DptFinding *
dpt_visit_sheet_get_finding (DptVisitSheet *self, const char *section, const char *item, const char *eye)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  for (guint i = 0; i < self->details->len; i++)
    {
      gpointer record = self->details->pdata[i];

      if (DPT_IS_FINDING (record) && is_text_field (record, DPT_FINDING_SECTION, section)
          && is_text_field (record, DPT_FINDING_ITEM, item) && is_text_field (record, DPT_FINDING_EYE, eye))
        return record;
    }
  return NULL;
}

static void
set_finding (DptVisitSheet *self, const char *section, const char *item, const char *eye, guint field, DptDbValue value)
{
  DptFinding *record = dpt_visit_sheet_get_finding (self, section, item, eye);

  if (record == NULL ? value.type == DPT_DB_NULL : value_equal (dpt_record_get_value (record, field), value))
    return;
  if (record == NULL)
    {
      record = _dpt_visit_sheet_add_new (self, dpt_record_new (DPT_TYPE_FINDING), DPT_FINDING_SOURCE);
      dpt_record_set_text (record, DPT_FINDING_SECTION, section);
      dpt_record_set_text (record, DPT_FINDING_ITEM, item);
      dpt_record_set_text (record, DPT_FINDING_EYE, eye);
    }
  else
    record = _dpt_visit_sheet_own (self, record);
  _dpt_visit_detail_set (record, field, value);
  dpt_origin_mark_by_hand (record, "typed");
}

void
dpt_visit_sheet_set_finding_text (
  DptVisitSheet *self, const char *section, const char *item, const char *eye, const char *text)
{
  g_return_if_fail (DPT_IS_VISIT_SHEET (self));

  set_finding (self, section, item, eye, DPT_FINDING_TEXT, text && *text ? DPT_TEXT (text) : DPT_NULL);
}

void
dpt_visit_sheet_set_finding_code (
  DptVisitSheet *self, const char *section, const char *item, const char *eye, const char *code, const char *text)
{
  g_return_if_fail (DPT_IS_VISIT_SHEET (self));

  set_finding (self, section, item, eye, DPT_FINDING_CODE, code && *code ? DPT_TEXT (code) : DPT_NULL);
  set_finding (self, section, item, eye, DPT_FINDING_TEXT, text && *text ? DPT_TEXT (text) : DPT_NULL);
}

void
dpt_visit_sheet_set_finding_number (
  DptVisitSheet *self, const char *section, const char *item, const char *eye, gint64 number)
{
  g_return_if_fail (DPT_IS_VISIT_SHEET (self));

  set_finding (self, section, item, eye, DPT_FINDING_NUMBER, number != G_MININT64 ? DPT_INT (number) : DPT_NULL);
}

/* --- the whole --- */

GPtrArray *
dpt_visit_sheet_get_details (DptVisitSheet *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  return self->details;
}

gpointer
dpt_visit_sheet_find_detail (DptVisitSheet *self, gint64 id)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  for (guint i = 0; i < self->details->len; i++)
    if (dpt_record_get_id (self->details->pdata[i]) == id)
      return self->details->pdata[i];
  return NULL;
}

gpointer
dpt_visit_sheet_own_detail (DptVisitSheet *self, gpointer record)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  return _dpt_visit_sheet_own (self, record);
}

void
dpt_visit_sheet_add_detail (DptVisitSheet *self, gpointer record)
{
  g_return_if_fail (DPT_IS_VISIT_SHEET (self));
  g_return_if_fail (DPT_IS_RECORD (record));

  dpt_record_take_id (record);
  g_ptr_array_add (self->details, record);
}

gboolean
dpt_visit_detail_is_key (gpointer record, guint field)
{
  return field == 0 || (dpt_record_get_field (record, field)->flags & DPT_FIELD_KEEP) != 0;
}

gboolean
dpt_visit_detail_is_empty (gpointer record)
{
  for (guint i = 0; i < dpt_record_get_n_fields (record); i++)
    if (!dpt_visit_detail_is_key (record, i) && !dpt_record_is_null (record, i) && !dpt_origin_is_field (record, i))
      return FALSE;
  return TRUE;
}

gboolean
dpt_visit_sheet_is_empty (DptVisitSheet *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), TRUE);

  for (guint i = 0; i < dpt_record_get_n_fields (self->visit); i++)
    if (dpt_visit_is_content (i) && i != DPT_VISIT_KIND && !dpt_record_is_null (self->visit, i))
      return FALSE;
  for (guint i = 0; i < self->details->len; i++)
    if (!dpt_visit_detail_is_empty (self->details->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
check_finding (DptFinding *finding, GError **error)
{
  const DptExamItem *item
    = dpt_exam_item_find (dpt_record_get_text (finding, DPT_FINDING_SECTION), dpt_record_get_text (finding, DPT_FINDING_ITEM));

  return item == NULL || dpt_exam_item_check (item, finding, error);
}

gboolean
dpt_visit_sheet_check (DptVisitSheet *self, GError **error)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), FALSE);

  if (dpt_visit_sheet_is_empty (self))
    return dpt_set_invalid (error, "reason", _ ("Nothing was written in this visit: fill it in, or abandon it."));
  if (!dpt_record_validate (self->visit, error))
    return FALSE;
  for (guint i = 0; i < self->details->len; i++)
    {
      gpointer record = self->details->pdata[i];

      if (dpt_visit_detail_is_empty (record))
        continue;
      if (!dpt_record_validate (record, error) || (DPT_IS_REFRACTION (record) && !dpt_refraction_check (record, error))
          || (DPT_IS_FINDING (record) && !check_finding (record, error)))
        return FALSE;
    }
  return TRUE;
}
