/* dpt-reading-field.c - one value of an instrument and its place in a visit: compared, said in words, written.
 * For: dpt-reading-plan.c. Not for: which value goes where.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-reading-plan-private.h"

#include "base/dpt-power.h"
#include "engine/clinical/dpt-exam-item.h"

#include <glib/gi18n-lib.h>

#define LENS (DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS | DPT_RX_FIELD_PRISM_H | DPT_RX_FIELD_PRISM_V)

static const char *
get_eye_nick (DptReadingSlot *slot)
{
  return slot->kind == DPT_READING_SLOT_BOTH ? "B" : dpt_eye_to_nick (slot->eye);
}

static gboolean
is_refraction (DptReadingSlot *slot)
{
  return slot->kind <= DPT_READING_SLOT_ACUITY && slot->kind != DPT_READING_SLOT_REPEATS;
}

static DptRefraction *
find_row (DptReadingSlot *slot, DptVisitSheet *sheet)
{
  return slot->number > 1 ? dpt_visit_sheet_get_pair (sheet, slot->number, slot->eye)
                          : dpt_visit_sheet_get_refraction (sheet, slot->row, slot->eye);
}

gpointer
_dpt_reading_slot_find (DptReadingSlot *slot, DptVisitSheet *sheet)
{
  if (is_refraction (slot))
    return find_row (slot, sheet);
  switch (slot->kind)
    {
    case DPT_READING_SLOT_BOTH:
      return dpt_visit_sheet_get_acuity (sheet, "B", slot->item, slot->section);
    case DPT_READING_SLOT_CURVE:
      return dpt_visit_sheet_get_keratometry (sheet, slot->eye);
    case DPT_READING_SLOT_NUMBER:
      return dpt_visit_sheet_get_finding (sheet, slot->section, slot->item, get_eye_nick (slot));
    case DPT_READING_SLOT_REPEATS:
      return dpt_visit_sheet_get_repeat (sheet, 1, slot->eye);
    default:
      return NULL;
    }
}

/* --- words --- */

static char *
format_lens (const DptRx *rx, DptRxFields fields)
{
  DptRx alone = *rx;

  if ((fields & LENS) == DPT_RX_FIELD_NONE)
    return NULL;
  alone.addition = 0;
  return dpt_rx_format (&alone, DPT_RX_STYLE_INTERNATIONAL);
}

static char *
format_curve (int radius, int axis)
{
  g_autofree char *text = NULL;

  if (radius <= 0)
    return NULL;
  text = dpt_length_format (radius);
  /* Translators: a corneal radius and its axis */
  return axis > 0 ? g_strdup_printf (_ ("%s mm at %d°"), text, axis) : g_strdup_printf (_ ("%s mm"), text);
}

static char *
format_count (guint n)
{
  /* Translators: a number of single readings of one eye */
  return n > 0 ? g_strdup_printf (ngettext ("%u reading", "%u readings", n), n) : NULL;
}

static char *
format_power (DptReadingSlot *slot, int value)
{
  g_autofree char *length = NULL;

  if (slot->column == DPT_REFRACTION_ADDITION)
    return dpt_power_format (value);
  length = dpt_length_format (value);
  return g_strdup_printf (_ ("%s mm"), length);
}

static guint
count_repeats (DptVisitSheet *sheet, DptEye eye)
{
  guint n = 0;

  for (guint i = 1; i <= DPT_VISIT_MAX_REPEATS; i++)
    {
      gpointer record = dpt_visit_sheet_get_repeat (sheet, i, eye);

      n += record != NULL && !dpt_visit_detail_is_empty (record);
    }
  return n;
}

static char *
format_number (DptReadingSlot *slot, gint64 value)
{
  const DptExamItem *item = dpt_exam_item_find (slot->section, slot->item);
  g_autofree char *text = dpt_exam_item_format_number (item, value);

  return item->unit ? g_strdup_printf ("%s %s", text, item->unit) : g_steal_pointer (&text);
}

static char *
format_offered (DptReadingSlot *slot)
{
  switch (slot->kind)
    {
    case DPT_READING_SLOT_LENS:
      return format_lens (&slot->lens.rx, slot->lens.fields);
    case DPT_READING_SLOT_POWER:
      return format_power (slot, slot->value);
    case DPT_READING_SLOT_REPEATS:
      return format_count (slot->lenses->len);
    case DPT_READING_SLOT_CURVE:
      return format_curve (slot->value, slot->axis);
    case DPT_READING_SLOT_PRESSURE:
      {
        g_autofree char *text = dpt_length_format (slot->value);

        return g_strdup_printf (_ ("%s mmHg"), text);
      }
    case DPT_READING_SLOT_NUMBER:
      return format_number (slot, slot->value);
    case DPT_READING_SLOT_ACUITY:
    case DPT_READING_SLOT_BOTH:
    default:
      return g_strdup (slot->acuity.text);
    }
}

static char *
format_present (DptReadingSlot *slot, DptVisitSheet *sheet, gpointer record)
{
  DptRx rx;
  DptRxFields fields;

  if (record == NULL)
    return NULL;
  switch (slot->kind)
    {
    case DPT_READING_SLOT_LENS:
      fields = dpt_refraction_get_rx (record, &rx);
      return format_lens (&rx, fields);
    case DPT_READING_SLOT_REPEATS:
      return format_count (count_repeats (sheet, slot->eye));
    case DPT_READING_SLOT_CURVE:
      return format_curve ((int) dpt_record_get_int (record, slot->column), (int) dpt_record_get_int (record, slot->column + 1));
    case DPT_READING_SLOT_ACUITY:
    case DPT_READING_SLOT_BOTH:
      return g_strdup (dpt_record_get_text (record, slot->column));
    case DPT_READING_SLOT_POWER:
      return dpt_record_is_null (record, slot->column) ? NULL
                                                       : format_power (slot, (int) dpt_record_get_int (record, slot->column));
    case DPT_READING_SLOT_NUMBER:
      return dpt_record_is_null (record, DPT_FINDING_NUMBER)
               ? NULL
               : format_number (slot, dpt_record_get_int (record, DPT_FINDING_NUMBER));
    case DPT_READING_SLOT_PRESSURE:
    default:
      return NULL;
    }
}

/* --- comparing --- */

static gboolean
is_same_lens (DptReadingSlot *slot, gpointer record)
{
  DptRx offered = slot->lens.rx, present;

  dpt_refraction_get_rx (record, &present);
  offered.addition = present.addition = 0;
  return dpt_rx_same_lens (&offered, &present);
}

/* "10/10" and "1.0" are one acuity: the number follows the text in both records. */
static gboolean
is_same_acuity (DptReadingSlot *slot, gpointer record)
{
  if (slot->acuity.kind == DPT_ACUITY_VALUE && !dpt_record_is_null (record, slot->column + 1))
    return dpt_record_get_int (record, slot->column + 1) == slot->acuity.logmar;
  return g_strcmp0 (slot->field.present, slot->field.offered) == 0;
}

static gboolean
is_acuity (DptReadingSlot *slot)
{
  return slot->kind == DPT_READING_SLOT_ACUITY || slot->kind == DPT_READING_SLOT_BOTH;
}

static gboolean
is_same (DptReadingSlot *slot, DptVisitSheet *sheet, gpointer record)
{
  if (is_acuity (slot))
    return is_same_acuity (slot, record);
  switch (slot->kind)
    {
    case DPT_READING_SLOT_LENS:
      return is_same_lens (slot, record);
    case DPT_READING_SLOT_REPEATS:
      for (guint i = 0; i < slot->lenses->len; i++)
        {
          DptReadingSlot one = { .kind = DPT_READING_SLOT_LENS, .lens = g_array_index (slot->lenses, DptReadingLens, i) };
          gpointer repeat = dpt_visit_sheet_get_repeat (sheet, i + 1, slot->eye);

          if (repeat == NULL || !is_same_lens (&one, repeat))
            return FALSE;
        }
      return count_repeats (sheet, slot->eye) == slot->lenses->len;
    default:
      return g_strcmp0 (slot->field.present, slot->field.offered) == 0;
    }
}

gboolean
_dpt_reading_slot_compare (DptReadingSlot *slot, DptVisitSheet *sheet)
{
  gpointer record = _dpt_reading_slot_find (slot, sheet);
  gboolean same;

  g_free (slot->field.offered);
  g_free (slot->field.present);
  slot->field.offered = format_offered (slot);
  slot->field.present = format_present (slot, sheet, record);
  same = slot->field.present != NULL && is_same (slot, sheet, record);
  slot->field.conflict = slot->field.present != NULL && !same;
  /* Beside the powers of an instrument an acuity may be the examiner's all the same: nobody knows, so it counts as typed. */
  slot->field.by_person = slot->field.conflict && (is_acuity (slot) || !dpt_origin_is_instrument (record));
  slot->field.take = !slot->field.by_person && !(same && is_acuity (slot));
  return same;
}

static gboolean
is_within (gpointer record, guint field, gint64 value)
{
  const DptField *limits = dpt_record_get_field (record, field);

  return limits->min >= limits->max || (value >= limits->min && value <= limits->max);
}

gboolean
_dpt_reading_slot_fits (DptReadingSlot *slot)
{
  g_autoptr (DptRecord) record = NULL;
  const DptExamItem *item;

  switch (slot->kind)
    {
    case DPT_READING_SLOT_LENS:
      return (slot->lens.fields & LENS) != DPT_RX_FIELD_NONE && dpt_rx_validate (&slot->lens.rx, NULL);
    case DPT_READING_SLOT_REPEATS:
      return slot->lenses->len > 0;
    case DPT_READING_SLOT_POWER:
      record = dpt_record_new (DPT_TYPE_REFRACTION);
      return is_within (record, slot->column, slot->value);
    case DPT_READING_SLOT_CURVE:
      record = dpt_record_new (DPT_TYPE_KERATOMETRY);
      return is_within (record, slot->column, slot->value);
    case DPT_READING_SLOT_PRESSURE:
      record = dpt_record_new (DPT_TYPE_PRESSURE);
      return is_within (record, DPT_PRESSURE_MMHG, slot->value);
    case DPT_READING_SLOT_NUMBER:
      item = dpt_exam_item_find (slot->section, slot->item);
      return item != NULL && slot->value >= item->min && slot->value <= item->max;
    default:
      return slot->acuity.kind != DPT_ACUITY_NONE;
    }
}

/* --- writing --- */

static void
write_lens (DptReadingSlot *slot, DptVisitSheet *sheet)
{
  DptRxFields fields = slot->lens.fields & LENS;

  /* A lens replaces the whole of another: no cylinder of the one that was there stays beside its sphere. */
  if (fields & DPT_RX_FIELD_SPHERE)
    fields |= DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS;
  if (slot->number > 1)
    {
      dpt_visit_sheet_set_pair (sheet, slot->number, slot->eye, &slot->lens.rx, fields);
      return;
    }
  dpt_visit_sheet_set_rx (sheet, slot->row, slot->eye, &slot->lens.rx, fields);
  if (slot->vertex != DPT_READING_UNSET)
    dpt_visit_sheet_set_refraction_value (sheet, slot->row, slot->eye, DPT_REFRACTION_VERTEX, DPT_INT (slot->vertex));
}

static void
write_power (DptReadingSlot *slot, DptVisitSheet *sheet)
{
  if (slot->number == 1)
    {
      dpt_visit_sheet_set_refraction_value (sheet, slot->row, slot->eye, slot->column, DPT_INT (slot->value));
      return;
    }
  if (find_row (slot, sheet) == NULL)
    dpt_visit_sheet_set_pair (sheet, slot->number, slot->eye, &(DptRx) { 0 }, DPT_RX_FIELD_NONE);
  dpt_record_set_int (dpt_visit_sheet_own_detail (sheet, find_row (slot, sheet)), slot->column, slot->value);
}

static void
write_repeats (DptReadingSlot *slot, DptVisitSheet *sheet)
{
  for (guint i = 1; i <= DPT_VISIT_MAX_REPEATS; i++)
    {
      const DptReadingLens *lens = i <= slot->lenses->len ? &g_array_index (slot->lenses, DptReadingLens, i - 1) : NULL;
      DptRx none = { 0 };
      DptRefraction *record;
      g_autofree char *confidence = NULL;

      if (lens == NULL && dpt_visit_sheet_get_repeat (sheet, i, slot->eye) == NULL)
        continue;
      dpt_visit_sheet_set_repeat (sheet, i, slot->eye, lens ? &lens->rx : &none, lens ? lens->fields & LENS : DPT_RX_FIELD_NONE);
      if (lens == NULL || lens->confidence == DPT_READING_UNSET)
        continue;
      record = dpt_visit_sheet_get_repeat (sheet, i, slot->eye);
      confidence = g_strdup_printf ("%d", lens->confidence);
      dpt_record_set_text (record, DPT_REFRACTION_CONFIDENCE, confidence);
    }
}

static gpointer
write_pressure (DptReadingSlot *slot, DptVisitSheet *sheet)
{
  guint nth = 0;

  while (dpt_visit_sheet_get_pressure (sheet, slot->eye, nth) != NULL)
    nth++;
  dpt_visit_sheet_set_pressure (sheet, slot->eye, nth, slot->value, slot->item, 0);
  return dpt_visit_sheet_get_pressure (sheet, slot->eye, nth);
}

gpointer
_dpt_reading_slot_write (DptReadingSlot *slot, DptVisitSheet *sheet)
{
  switch (slot->kind)
    {
    case DPT_READING_SLOT_LENS:
      write_lens (slot, sheet);
      break;
    case DPT_READING_SLOT_POWER:
      write_power (slot, sheet);
      break;
    case DPT_READING_SLOT_REPEATS:
      write_repeats (slot, sheet);
      break;
    case DPT_READING_SLOT_ACUITY:
      dpt_visit_sheet_set_refraction_acuity (sheet, slot->row, slot->eye, slot->column == DPT_REFRACTION_NEAR_ACUITY,
                                             &slot->acuity);
      break;
    case DPT_READING_SLOT_BOTH:
      dpt_visit_sheet_set_acuity (sheet, "B", slot->item, slot->section, &slot->acuity);
      break;
    case DPT_READING_SLOT_CURVE:
      dpt_visit_sheet_set_keratometry_value (sheet, slot->eye, slot->column, DPT_INT (slot->value));
      dpt_visit_sheet_set_keratometry_value (sheet, slot->eye, slot->column + 1, slot->axis > 0 ? DPT_INT (slot->axis) : DPT_NULL);
      break;
    case DPT_READING_SLOT_NUMBER:
      dpt_visit_sheet_set_finding_number (sheet, slot->section, slot->item, get_eye_nick (slot), slot->value);
      break;
    case DPT_READING_SLOT_PRESSURE:
    default:
      return write_pressure (slot, sheet);
    }
  return _dpt_reading_slot_find (slot, sheet);
}

static void
mark (DptVisitSheet *sheet, gpointer record, const DptOrigin *origin, gboolean partly)
{
  if (record == NULL)
    return;
  record = dpt_visit_sheet_own_detail (sheet, record);
  if (partly)
    dpt_origin_mark_partly (record, origin);
  else
    dpt_origin_mark (record, origin);
}

void
_dpt_reading_slot_mark (DptReadingSlot *slot, DptVisitSheet *sheet, const DptOrigin *origin, gboolean partly)
{
  if (slot->kind != DPT_READING_SLOT_REPEATS)
    mark (sheet, _dpt_reading_slot_find (slot, sheet), origin, partly);
  for (guint i = 1; slot->kind == DPT_READING_SLOT_REPEATS && i <= slot->lenses->len; i++)
    mark (sheet, dpt_visit_sheet_get_repeat (sheet, i, slot->eye), origin, partly);
}
