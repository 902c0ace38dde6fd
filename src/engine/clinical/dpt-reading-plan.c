/* dpt-reading-plan.c - see dpt-reading-plan.h.
 * For: which value of which instrument goes where. Not for: comparing and writing one (dpt-reading-field.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-reading-plan-private.h"

#include "base/dpt-text.h"
#include "engine/optics/dpt-rx-median.h"
#include "engine/optics/dpt-vertex.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PRESSURES 3 /* single readings; of more the average is taken */
#define NEAR 100000     /* hundredths of a millimetre: an examination below one metre is a near one */

struct _DptReadingPlan
{
  GPtrArray *slots;
  char *device;
  char *file;
  DptOrigin origin;
};

static void
free_slot (gpointer data)
{
  DptReadingSlot *slot = data;

  g_free (slot->field.label);
  g_free (slot->field.present);
  g_free (slot->field.offered);
  g_clear_pointer (&slot->lenses, g_array_unref);
  g_free (slot);
}

static DptReadingSlot *
new_slot (DptReadingSlotKind kind, DptRefractionRow row, DptEye eye, guint column)
{
  DptReadingSlot *slot = g_new0 (DptReadingSlot, 1);

  slot->kind = kind;
  slot->row = row;
  slot->eye = eye;
  slot->column = column;
  slot->number = 1;
  return slot;
}

/* Takes @slot and @label over; what a visit cannot hold is left out. */
static void
add (DptReadingPlan *self, DptVisitSheet *sheet, DptReadingSlot *slot, char *label)
{
  slot->field.label = label;
  if (!_dpt_reading_slot_fits (slot))
    {
      free_slot (slot);
      return;
    }
  _dpt_reading_slot_compare (slot, sheet);
  g_ptr_array_add (self->slots, slot);
}

/* Translators: what is measured and at which eye: "Autorefractor, Right eye" */
#define LABEL(what, eye) g_strdup_printf (C_ ("measure", "%s, %s"), what, dpt_eye_get_label (eye))
/* Translators: what is measured, at which eye, and which part of it: "Autorefractor, Right eye: Addition" */
#define PART_LABEL(what, eye, part) g_strdup_printf (C_ ("measure", "%s, %s: %s"), what, dpt_eye_get_label (eye), part)

static void
add_power (DptReadingPlan *self, DptVisitSheet *sheet, DptRefractionRow row, guint number, DptEye eye, guint column, int value)
{
  g_autoptr (DptRefraction) any = NULL;
  DptReadingSlot *slot;

  if (value == DPT_READING_UNSET)
    return;
  any = dpt_record_new (DPT_TYPE_REFRACTION);
  slot = new_slot (DPT_READING_SLOT_POWER, row, eye, column);
  slot->number = number;
  slot->value = value;
  add (self, sheet, slot, PART_LABEL (dpt_refraction_row_get_label (row), eye, _ (dpt_record_get_field (any, column)->label)));
}

static void
add_lens (DptReadingPlan *self, DptVisitSheet *sheet, DptRefractionRow row, guint number, DptEye eye, const DptRx *rx,
          DptRxFields fields, int vertex)
{
  DptReadingSlot *slot = new_slot (DPT_READING_SLOT_LENS, row, eye, DPT_REFRACTION_SPHERE);

  slot->lens = (DptReadingLens) { *rx, fields, DPT_READING_UNSET };
  slot->number = number;
  add (self, sheet, slot, LABEL (dpt_refraction_row_get_label (row), eye));
  add_power (self, sheet, row, number, eye, DPT_REFRACTION_VERTEX, vertex);
  if (fields & DPT_RX_FIELD_ADDITION)
    add_power (self, sheet, row, number, eye, DPT_REFRACTION_ADDITION, rx->addition);
}

static void
add_acuity (DptReadingPlan *self, DptVisitSheet *sheet, DptRefractionRow row, DptReadingItem *item, gboolean near_by)
{
  const char *text = dpt_reading_item_get_acuity (item);
  int logmar = dpt_reading_item_get_acuity_logmar (item);
  gboolean both = dpt_reading_item_get_eye (item) == DPT_READING_EYE_BOTH;
  guint column = both ? DPT_ACUITY_RECORD_VALUE : near_by ? DPT_REFRACTION_NEAR_ACUITY : DPT_REFRACTION_ACUITY;
  DptReadingSlot *slot;

  if (text == NULL)
    return;
  slot = new_slot (both ? DPT_READING_SLOT_BOTH : DPT_READING_SLOT_ACUITY, row, (DptEye) dpt_reading_item_get_eye (item), column);
  slot->item = near_by ? "near" : "far";
  slot->section = dpt_refraction_row_get_nick (row);
  if (!dpt_acuity_parse (text, &slot->acuity, NULL) || (logmar != DPT_READING_UNSET && slot->acuity.kind != DPT_ACUITY_VALUE))
    {
      slot->acuity = (DptAcuity) { .kind = logmar != DPT_READING_UNSET ? DPT_ACUITY_VALUE : DPT_ACUITY_TEXT };
      g_strlcpy (slot->acuity.text, text, sizeof slot->acuity.text);
    }
  if (logmar != DPT_READING_UNSET)
    slot->acuity.logmar = logmar;
  add (self, sheet, slot,
       /* Translators: a row of the refraction ("Final"), an eye ("Both eyes") */
       g_strdup_printf (near_by ? _ ("%s, %s: near acuity") : _ ("%s, %s: acuity"), dpt_refraction_row_get_label (row),
                        dpt_reading_eye_get_label (dpt_reading_item_get_eye (item))));
}

/* --- autorefractor --- */

static GArray *
collect_repeats (DptReading *reading, DptEye eye)
{
  GArray *lenses = g_array_new (FALSE, TRUE, sizeof (DptReadingLens));

  for (guint i = 0; i < dpt_reading_get_n_items (reading) && lenses->len < DPT_VISIT_MAX_REPEATS; i++)
    {
      DptReadingItem *item = dpt_reading_get_item (reading, i);
      DptReadingLens lens;

      if (dpt_reading_item_get_kind (item) != DPT_READING_AUTOREFRACTION || dpt_reading_item_get_number (item) == 0
          || (DptEye) dpt_reading_item_get_eye (item) != eye || dpt_reading_item_get_error (item) != NULL)
        continue;
      lens.fields = dpt_reading_item_get_rx (item, &lens.rx);
      lens.confidence = dpt_reading_item_get (item, DPT_READING_CONFIDENCE);
      if ((lens.fields & DPT_RX_FIELD_SPHERE) && dpt_rx_validate (&lens.rx, NULL))
        g_array_append_val (lenses, lens);
    }
  return lenses;
}

static DptRx
reckon_median (GArray *lenses)
{
  g_autofree DptRx *rx = g_new (DptRx, lenses->len);

  for (guint i = 0; i < lenses->len; i++)
    rx[i] = g_array_index (lenses, DptReadingLens, i).rx;
  return dpt_rx_median (rx, lenses->len);
}

static void
add_autorefraction (DptReadingPlan *self, DptReading *reading, DptVisitSheet *sheet, DptEye eye)
{
  GArray *lenses = collect_repeats (reading, eye);
  DptReadingItem *median = dpt_reading_find_item (reading, DPT_READING_AUTOREFRACTION, (DptReadingEye) eye, 0);
  DptReadingItem *any = dpt_reading_find_representative (reading, DPT_READING_AUTOREFRACTION, (DptReadingEye) eye);
  int vertex = any ? dpt_reading_item_get (any, DPT_READING_VERTEX) : DPT_READING_UNSET;
  DptReadingSlot *slot;
  DptRx rx = { 0 };
  DptRxFields fields = median ? dpt_reading_item_get_rx (median, &rx) : DPT_RX_FIELD_NONE;

  if (!(fields & DPT_RX_FIELD_SPHERE) && lenses->len > 0)
    {
      rx = reckon_median (lenses);
      fields = DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | (rx.axis > 0 ? DPT_RX_FIELD_AXIS : DPT_RX_FIELD_NONE);
    }
  if (fields & DPT_RX_FIELD_SPHERE)
    add_lens (self, sheet, DPT_REFRACTION_AUTOREFRACTOR, 1, eye, &rx, fields, vertex);
  slot = new_slot (DPT_READING_SLOT_REPEATS, DPT_REFRACTION_AUTOREFRACTOR, eye, 0);
  slot->lenses = lenses;
  add (self, sheet, slot, PART_LABEL (dpt_refraction_row_get_label (DPT_REFRACTION_AUTOREFRACTOR), eye, _ ("single readings")));
}

/* --- pupillary distance --- */

/* Of each eye where the device said so; of the whole, half: an eye has a field, two together have none. */
static int
find_distance (DptReading *reading, DptReadingKind kind, DptEye eye, DptReadingValue value)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < dpt_reading_get_n_items (reading); i++)
      {
        DptReadingItem *item = dpt_reading_get_item (reading, i);
        int length = dpt_reading_item_get (item, value);

        if (dpt_reading_item_get_kind (item) != kind || length == DPT_READING_UNSET
            || dpt_reading_item_get_eye (item) != (pass == 0 ? (DptReadingEye) eye : DPT_READING_EYE_BOTH))
          continue;
        return pass == 0 ? length : (length + 1) / 2;
      }
  return DPT_READING_UNSET;
}

static void
add_distances (DptReadingPlan *self, DptReading *reading, DptVisitSheet *sheet, DptReadingKind kind, DptRefractionRow row,
               guint number, DptEye eye)
{
  static const struct { DptReadingValue value; guint column; } distances[] = {
    { DPT_READING_PD_FAR, DPT_REFRACTION_PD_FAR },
    { DPT_READING_PD_NEAR, DPT_REFRACTION_PD_NEAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    add_power (self, sheet, row, number, eye, distances[i].column, find_distance (reading, kind, eye, distances[i].value));
}

/* --- cornea, glasses, pressure --- */

static void
add_curve (DptReadingPlan *self, DptVisitSheet *sheet, DptReadingItem *item, DptEye eye, guint column, DptReadingValue radius,
           DptReadingValue power, DptReadingValue axis)
{
  DptReadingSlot *slot = new_slot (DPT_READING_SLOT_CURVE, 0, eye, column);

  slot->value = dpt_reading_item_get (item, radius);
  if (slot->value == DPT_READING_UNSET && dpt_reading_item_get (item, power) != DPT_READING_UNSET)
    slot->value = dpt_keratometry_radius_from_power (dpt_reading_item_get (item, power));
  slot->axis = dpt_reading_item_get (item, axis);
  add (self, sheet, slot,
       LABEL (column == DPT_KERATOMETRY_FLAT ? _ ("Flat meridian") : _ ("Steep meridian"), eye));
}

static void
add_keratometry (DptReadingPlan *self, DptReading *reading, DptVisitSheet *sheet, DptEye eye)
{
  DptReadingItem *item = dpt_reading_find_representative (reading, DPT_READING_KERATOMETRY, (DptReadingEye) eye);

  if (item == NULL)
    return;
  add_curve (self, sheet, item, eye, DPT_KERATOMETRY_FLAT, DPT_READING_FLAT, DPT_READING_FLAT_POWER, DPT_READING_FLAT_AXIS);
  add_curve (self, sheet, item, eye, DPT_KERATOMETRY_STEEP, DPT_READING_STEEP, DPT_READING_STEEP_POWER, DPT_READING_STEEP_AXIS);
}

static gboolean
is_pair_free (DptVisitSheet *sheet, guint number, DptReading *reading)
{
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      DptReadingItem *item = dpt_reading_find_representative (reading, DPT_READING_LENSMETER, (DptReadingEye) eye);
      DptRefraction *record = dpt_visit_sheet_get_pair (sheet, number, eye);
      DptRx offered, present;

      if (dpt_refraction_get_rx (record, &present) == DPT_RX_FIELD_NONE)
        continue;
      if (item == NULL)
        return FALSE;
      dpt_reading_item_get_rx (item, &offered);
      if (!dpt_rx_same_lens (&offered, &present))
        return FALSE;
    }
  return TRUE;
}

static void
add_lensmeter (DptReadingPlan *self, DptReading *reading, DptVisitSheet *sheet)
{
  guint number = 1;

  while (number < DPT_VISIT_MAX_PAIRS && !is_pair_free (sheet, number, reading))
    number++;
  if (!is_pair_free (sheet, number, reading))
    number = 1; /* all are used: the first is asked about */
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      DptReadingItem *item = dpt_reading_find_representative (reading, DPT_READING_LENSMETER, (DptReadingEye) eye);
      DptRx rx;
      DptRxFields fields = item ? dpt_reading_item_get_rx (item, &rx) : DPT_RX_FIELD_NONE;

      if (fields == DPT_RX_FIELD_NONE)
        continue;
      add_lens (self, sheet, DPT_REFRACTION_WORN, number, eye, &rx, fields, DPT_READING_UNSET);
      add_distances (self, reading, sheet, DPT_READING_LENSMETER, DPT_REFRACTION_WORN, number, eye);
    }
}

static void
add_pressure (DptReadingPlan *self, DptReading *reading, DptVisitSheet *sheet, DptReadingItem *item, DptEye eye)
{
  DptReadingSlot *slot = new_slot (DPT_READING_SLOT_PRESSURE, 0, eye, DPT_PRESSURE_MMHG);
  const char *model = dpt_reading_get_text (reading, DPT_READING_MODEL);
  g_autofree char *folded = dpt_text_fold (model);

  slot->value = dpt_reading_item_get (item, DPT_READING_PRESSURE);
  /* The standard's tonometers are of the air kind but for one that says so by its name. */
  slot->item = strstr (folded, "icare") != NULL ? "rebound" : "air";
  add (self, sheet, slot, LABEL (_ ("Pressure"), eye));
}

static void
add_pressures (DptReadingPlan *self, DptReading *reading, DptVisitSheet *sheet, DptEye eye)
{
  g_autoptr (GPtrArray) single = g_ptr_array_new ();
  DptReadingItem *mean = dpt_reading_find_item (reading, DPT_READING_TONOMETRY, (DptReadingEye) eye, 0);
  guint there = 0;

  while (dpt_visit_sheet_get_pressure (sheet, eye, there) != NULL)
    there++;
  for (guint i = 0; i < dpt_reading_get_n_items (reading); i++)
    {
      DptReadingItem *item = dpt_reading_get_item (reading, i);

      if (dpt_reading_item_get_kind (item) == DPT_READING_TONOMETRY && dpt_reading_item_get_number (item) > 0
          && (DptEye) dpt_reading_item_get_eye (item) == eye && dpt_reading_item_get_error (item) == NULL
          && dpt_reading_item_get (item, DPT_READING_PRESSURE) != DPT_READING_UNSET)
        g_ptr_array_add (single, item);
    }
  if (mean != NULL && dpt_reading_item_get (mean, DPT_READING_PRESSURE) != DPT_READING_UNSET
      && (single->len == 0 || single->len + there > MAX_PRESSURES))
    add_pressure (self, reading, sheet, mean, eye);
  else
    for (guint i = 0; i < single->len && i < MAX_PRESSURES; i++)
      add_pressure (self, reading, sheet, single->pdata[i], eye);
}

static void
add_thickness (DptReadingPlan *self, DptReading *reading, DptVisitSheet *sheet, DptEye eye)
{
  static const DptReadingKind kinds[] = { DPT_READING_PACHYMETRY, DPT_READING_TONOMETRY };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      DptReadingItem *item = dpt_reading_find_representative (reading, kinds[i], (DptReadingEye) eye);
      int thickness = item ? dpt_reading_item_get (item, DPT_READING_THICKNESS) : DPT_READING_UNSET;
      DptReadingSlot *slot;

      if (thickness == DPT_READING_UNSET)
        continue;
      slot = new_slot (DPT_READING_SLOT_NUMBER, 0, eye, DPT_FINDING_NUMBER);
      slot->section = "biometry";
      slot->item = "pachymetry";
      slot->value = thickness * 100;
      add (self, sheet, slot, LABEL (_ ("Corneal thickness"), eye));
      return;
    }
}

/* --- phoropter --- */

/* Its own work goes where it belongs; its copies of other instruments fill what is empty, no more. */
static gboolean
find_row (DptReadingItem *item, DptVisitSheet *sheet, DptRefractionRow *row)
{
  static const struct { DptReadingRole role; DptRefractionRow row; gboolean copy; } rows[] = {
    { DPT_READING_ROLE_FULL, DPT_REFRACTION_SUBJECTIVE, FALSE },
    { DPT_READING_ROLE_PRESCRIPTION, DPT_REFRACTION_FINAL, FALSE },
    { DPT_READING_ROLE_OBJECTIVE, DPT_REFRACTION_AUTOREFRACTOR, TRUE },
    { DPT_READING_ROLE_CURRENT, DPT_REFRACTION_WORN, TRUE },
    { DPT_READING_ROLE_UNAIDED, DPT_REFRACTION_UNAIDED, FALSE },
  };
  DptRx rx;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].role == dpt_reading_item_get_role (item))
      {
        *row = rows[i].row;
        return !rows[i].copy || dpt_reading_item_get_eye (item) == DPT_READING_EYE_BOTH
               || dpt_refraction_get_rx (
                    dpt_visit_sheet_get_refraction (sheet, *row, (DptEye) dpt_reading_item_get_eye (item)), &rx)
                    == DPT_RX_FIELD_NONE;
      }
  return FALSE;
}

static gboolean
is_near (DptReadingItem *item)
{
  int distance = dpt_reading_item_get (item, DPT_READING_DISTANCE);

  return distance != DPT_READING_UNSET && distance < NEAR;
}

static DptReadingItem *
find_far (DptReading *reading, DptReadingItem *near_item)
{
  for (guint i = 0; i < dpt_reading_get_n_items (reading); i++)
    {
      DptReadingItem *item = dpt_reading_get_item (reading, i);

      if (dpt_reading_item_get_kind (item) == DPT_READING_SUBJECTIVE && !is_near (item)
          && dpt_reading_item_get_role (item) == dpt_reading_item_get_role (near_item)
          && dpt_reading_item_get_eye (item) == dpt_reading_item_get_eye (near_item))
        return item;
    }
  return NULL;
}

/* A near examination says the addition by its sphere, where it does not say it. */
static void
add_near (DptReadingPlan *self, DptReading *reading, DptVisitSheet *sheet, DptReadingItem *item, DptRefractionRow row, DptEye eye)
{
  DptReadingItem *far_item = find_far (reading, item);
  int addition = dpt_reading_item_get (item, DPT_READING_ADDITION);
  DptRx far_rx, near_rx;

  if (addition == DPT_READING_UNSET && far_item != NULL
      && dpt_reading_item_get (far_item, DPT_READING_ADDITION) == DPT_READING_UNSET
      && (dpt_reading_item_get_rx (far_item, &far_rx) & DPT_RX_FIELD_SPHERE)
      && (dpt_reading_item_get_rx (item, &near_rx) & DPT_RX_FIELD_SPHERE) && near_rx.sphere > far_rx.sphere)
    addition = near_rx.sphere - far_rx.sphere;
  add_power (self, sheet, row, 1, eye, DPT_REFRACTION_ADDITION, addition);
}

static void
add_phoropter (DptReadingPlan *self, DptReading *reading, DptVisitSheet *sheet, DptReadingItem *item)
{
  DptRefractionRow row;
  DptRx rx;
  DptRxFields fields;
  DptEye eye = (DptEye) dpt_reading_item_get_eye (item);

  if (dpt_reading_item_get_kind (item) != DPT_READING_SUBJECTIVE || !find_row (item, sheet, &row))
    return;
  add_acuity (self, sheet, row, item, is_near (item));
  if (dpt_reading_item_get_eye (item) == DPT_READING_EYE_BOTH || row == DPT_REFRACTION_UNAIDED)
    return;
  if (is_near (item))
    {
      add_near (self, reading, sheet, item, row, eye);
      return;
    }
  fields = dpt_reading_item_get_rx (item, &rx);
  if (fields != DPT_RX_FIELD_NONE)
    add_lens (self, sheet, row, 1, eye, &rx, fields, dpt_reading_item_get (item, DPT_READING_VERTEX));
  if (row == DPT_REFRACTION_FINAL)
    add_distances (self, reading, sheet, DPT_READING_SUBJECTIVE, row, 1, eye);
}

/* --- the whole --- */

DptReadingPlan *
dpt_reading_plan_new (DptReading *reading, DptVisitSheet *sheet, const DptOrigin *origin)
{
  DptReadingPlan *self;

  g_return_val_if_fail (reading != NULL && DPT_IS_VISIT_SHEET (sheet) && origin != NULL, NULL);

  self = g_new0 (DptReadingPlan, 1);
  self->slots = g_ptr_array_new_with_free_func (free_slot);
  self->device = g_strdup (origin->device);
  self->file = g_strdup (origin->file);
  self->origin = (DptOrigin) { self->device, self->file, origin->taken_at, origin->reading_id };
  add_lensmeter (self, reading, sheet);
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    add_autorefraction (self, reading, sheet, eye);
  for (guint i = 0; i < dpt_reading_get_n_items (reading); i++)
    add_phoropter (self, reading, sheet, dpt_reading_get_item (reading, i));
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      add_distances (self, reading, sheet, DPT_READING_AUTOREFRACTION, DPT_REFRACTION_AUTOREFRACTOR, 1, eye);
      add_distances (self, reading, sheet, DPT_READING_AUTOREFRACTION, DPT_REFRACTION_FINAL, 1, eye);
      add_keratometry (self, reading, sheet, eye);
      add_pressures (self, reading, sheet, eye);
      add_thickness (self, reading, sheet, eye);
    }
  return self;
}

void
dpt_reading_plan_free (DptReadingPlan *self)
{
  g_ptr_array_unref (self->slots);
  g_free (self->device);
  g_free (self->file);
  g_free (self);
}

guint
dpt_reading_plan_get_n_fields (DptReadingPlan *self)
{
  return self->slots->len;
}

const DptReadingField *
dpt_reading_plan_get_field (DptReadingPlan *self, guint index)
{
  g_return_val_if_fail (index < self->slots->len, NULL);

  return self->slots->pdata[index];
}

guint
dpt_reading_plan_get_n_conflicts (DptReadingPlan *self)
{
  guint n = 0;

  for (guint i = 0; i < self->slots->len; i++)
    n += ((DptReadingField *) self->slots->pdata[i])->conflict;
  return n;
}

void
dpt_reading_plan_set_take (DptReadingPlan *self, guint index, gboolean take)
{
  DptReadingField *field;

  g_return_if_fail (index < self->slots->len);

  field = self->slots->pdata[index];
  if (field->conflict)
    field->take = take;
}

/* Whether something that a person typed stays in the record: then it does not come from the instrument alone. */
static gboolean
keeps_typed (DptVisitSheet *before, DptReadingPlan *self, DptReadingSlot *slot)
{
  gpointer record = _dpt_reading_slot_find (slot, before);

  if (record == NULL || slot->kind == DPT_READING_SLOT_REPEATS || dpt_origin_is_instrument (record))
    return FALSE;
  for (guint i = DPT_REFRACTION_SPHERE; DPT_IS_REFRACTION (record) && i <= DPT_REFRACTION_PD_NEAR; i++)
    if (!dpt_record_is_null (record, i))
      {
        gboolean replaced = FALSE;

        for (guint j = 0; j < self->slots->len; j++)
          {
            DptReadingSlot *other = self->slots->pdata[j];

            replaced = replaced
                       || (other->field.take && _dpt_reading_slot_find (other, before) == record
                           && (other->kind == DPT_READING_SLOT_LENS ? i < DPT_REFRACTION_VERTEX && i != DPT_REFRACTION_ADDITION
                                                                    : other->column == i || other->column + 1 == i));
          }
        if (!replaced)
          return TRUE;
      }
  for (guint j = 0; j < self->slots->len; j++)
    {
      DptReadingSlot *other = self->slots->pdata[j];

      if (!other->field.take && other->kind != DPT_READING_SLOT_ACUITY && _dpt_reading_slot_find (other, before) == record)
        return TRUE;
    }
  return FALSE;
}

void
dpt_reading_plan_apply (DptReadingPlan *self, DptVisitSheet *sheet)
{
  g_autoptr (DptVisitSheet) before = NULL;

  g_return_if_fail (self != NULL && DPT_IS_VISIT_SHEET (sheet));

  before = dpt_visit_sheet_copy (sheet);
  for (guint i = 0; i < self->slots->len; i++)
    {
      DptReadingSlot *slot = self->slots->pdata[i];

      if (!slot->field.take)
        continue;
      if (slot->kind == DPT_READING_SLOT_PRESSURE)
        {
          gpointer record = _dpt_reading_slot_write (slot, sheet);

          dpt_origin_mark (record, &self->origin);
          continue;
        }
      _dpt_reading_slot_write (slot, sheet);
      _dpt_reading_slot_mark (slot, sheet, &self->origin, keeps_typed (before, self, slot));
    }
}
