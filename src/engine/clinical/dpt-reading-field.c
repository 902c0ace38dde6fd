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

/* Somebody typed a part of a lens alone. */
static char *
format_part (const DptRx *rx, DptRxFields fields)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (fields & DPT_RX_FIELD_CYLINDER)
    {
      g_autofree char *cylinder = dpt_power_format (rx->cylinder);

      g_string_append_printf (out, "(%s)", cylinder);
    }
  if (fields & DPT_RX_FIELD_AXIS)
    g_string_append_printf (out, "%s%d°", out->len > 0 ? " " : "", rx->axis);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
format_lens (const DptRx *rx, DptRxFields fields)
{
  DptRx alone = *rx;

  if ((fields & LENS) == DPT_RX_FIELD_NONE)
    return NULL;
  if (!(fields & (DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_PRISM_H | DPT_RX_FIELD_PRISM_V)))
    return format_part (rx, fields);
  alone.addition = 0;
  return dpt_rx_format (&alone, DPT_RX_STYLE_INTERNATIONAL);
}

static char *
format_curve (int radius, int axis)
{
  g_autofree char *text = NULL;

  if (radius <= 0)
    return axis > 0 ? g_strdup_printf ("%d°", axis) : NULL;
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

/* A part that somebody typed alone is no lens yet: it must stand in the offered one just so. */
static gboolean
holds_part (const DptReadingLens *lens, const DptRx *part, DptRxFields fields)
{
  const struct { DptRxFields flag; int offered, present; } parts[] = {
    { DPT_RX_FIELD_CYLINDER, lens->rx.cylinder, part->cylinder },
    { DPT_RX_FIELD_AXIS, lens->rx.axis, part->axis },
    { DPT_RX_FIELD_PRISM_H, lens->rx.prism_h, part->prism_h },
    { DPT_RX_FIELD_PRISM_V, lens->rx.prism_v, part->prism_v },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((fields & parts[i].flag) && (!(lens->fields & parts[i].flag) || parts[i].offered != parts[i].present))
      return FALSE;
  return (!(fields & DPT_RX_FIELD_PRISM_H) || lens->rx.base_h == part->base_h)
         && (!(fields & DPT_RX_FIELD_PRISM_V) || lens->rx.base_v == part->base_v);
}

static gboolean
is_same_lens (const DptReadingLens *lens, gpointer record)
{
  DptRx offered = lens->rx, present;
  DptRxFields fields = dpt_refraction_get_rx (record, &present);

  if ((fields & LENS) != DPT_RX_FIELD_NONE && !(fields & DPT_RX_FIELD_SPHERE))
    return holds_part (lens, &present, fields);
  offered.addition = present.addition = 0;
  return dpt_rx_same_lens (&offered, &present);
}

/* The same in the other sign of the cylinder. */
static gboolean
is_written_otherwise (DptReadingSlot *slot, gpointer record)
{
  DptRx present;
  DptRxFields fields = dpt_refraction_get_rx (record, &present);

  return slot->kind == DPT_READING_SLOT_LENS && (fields & DPT_RX_FIELD_CYLINDER) && present.cylinder != slot->lens.rx.cylinder;
}

static gboolean
is_same_curve (DptReadingSlot *slot, gpointer record)
{
  int radius = (int) dpt_record_get_int (record, slot->column), axis = (int) dpt_record_get_int (record, slot->column + 1);

  return (radius <= 0 || radius == slot->value) && (axis <= 0 || axis == slot->axis || (slot->axis <= 0 && radius == slot->value));
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
      return is_same_lens (&slot->lens, record);
    case DPT_READING_SLOT_CURVE:
      return is_same_curve (slot, record);
    case DPT_READING_SLOT_REPEATS:
      for (guint i = 0; i < slot->lenses->len; i++)
        {
          gpointer repeat = dpt_visit_sheet_get_repeat (sheet, i + 1, slot->eye);

          if (repeat == NULL || !is_same_lens (&g_array_index (slot->lenses, DptReadingLens, i), repeat))
            return FALSE;
        }
      return count_repeats (sheet, slot->eye) == slot->lenses->len;
    default:
      return g_strcmp0 (slot->field.present, slot->field.offered) == 0;
    }
}

/* Whether what stands there is an instrument's alone. Beside the powers of one an acuity may be the examiner's all the same: nobody
 * knows, so it counts as typed. */
static gboolean
is_of_instrument (DptReadingSlot *slot, DptVisitSheet *sheet, gpointer record)
{
  if (slot->kind != DPT_READING_SLOT_REPEATS)
    return !is_acuity (slot) && dpt_origin_is_instrument (record);
  for (guint i = 1; i <= DPT_VISIT_MAX_REPEATS; i++)
    {
      gpointer repeat = dpt_visit_sheet_get_repeat (sheet, i, slot->eye);

      if (repeat != NULL && !dpt_visit_detail_is_empty (repeat) && !dpt_origin_is_instrument (repeat))
        return FALSE;
    }
  return TRUE;
}

gboolean
_dpt_reading_slot_compare (DptReadingSlot *slot, DptVisitSheet *sheet)
{
  gpointer record = _dpt_reading_slot_find (slot, sheet);
  gboolean same, typed;

  g_free (slot->field.offered);
  g_free (slot->field.present);
  slot->field.offered = format_offered (slot);
  slot->field.present = format_present (slot, sheet, record);
  same = slot->field.present != NULL && is_same (slot, sheet, record);
  slot->field.conflict = slot->field.present != NULL && !same;
  typed = slot->field.present != NULL && !is_of_instrument (slot, sheet, record);
  slot->field.by_person = slot->field.conflict && typed;
  slot->field.take
    = !slot->field.by_person && !(same && (is_acuity (slot) || (typed && is_written_otherwise (slot, record))));
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
}

/* An axis that the instrument does not say stays beside the radius that it confirms, and goes with one that it replaces. */
static void
write_curve (DptReadingSlot *slot, DptVisitSheet *sheet)
{
  gpointer record = _dpt_reading_slot_find (slot, sheet);
  gboolean confirmed = record != NULL && dpt_record_get_int (record, slot->column) == slot->value;

  dpt_visit_sheet_set_keratometry_value (sheet, slot->eye, slot->column, DPT_INT (slot->value));
  if (slot->axis > 0 || !confirmed)
    dpt_visit_sheet_set_keratometry_value (sheet, slot->eye, slot->column + 1, slot->axis > 0 ? DPT_INT (slot->axis) : DPT_NULL);
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
      write_curve (slot, sheet);
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
