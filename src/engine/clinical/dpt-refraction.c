/* dpt-refraction.c - see dpt-refraction.h.
 * For: the table of fields, and the bridge to engine/optics. Not for: saving (dpt-visit-store.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-refraction.h"

#include "base/dpt-error.h"
#include "engine/clinical/dpt-measure.h"

#include <glib/gi18n-lib.h>

static const char *const row_nicks[]
  = { "unaided", "worn", "autorefractor", "retinoscopy", "subjective", "final", NULL };
static const char *const row_labels[DPT_N_REFRACTION_ROWS]
  = { N_ ("Unaided"), N_ ("Worn"), N_ ("Autorefractor"), N_ ("Retinoscopy"), N_ ("Subjective"), N_ ("Final") };
static const char *const eyes[] = { "R", "L", NULL };
static const char *const bases_h[] = { "in", "out", NULL };
static const char *const bases_v[] = { "up", "down", NULL };
static const char *const sources[] = { "typed", "copied", "instrument", "earlier_visit", NULL };

static const DptField fields[] = {
  [DPT_REFRACTION_VISIT_ID] = { "visit_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_REFRACTION_ROW_KIND]
  = { "row_kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Method"), .choices = row_nicks },
  [DPT_REFRACTION_PAIR_NUMBER]
  = { "pair_number", DPT_FIELD_INT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 1, 11, N_ ("Pair") },
  [DPT_REFRACTION_EYE]
  = { "eye", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Eye"), .choices = eyes },
  [DPT_REFRACTION_SPHERE] = { "sphere", DPT_FIELD_POWER, 0, -DPT_RX_MAX_SPHERE, DPT_RX_MAX_SPHERE, N_ ("Sphere") },
  [DPT_REFRACTION_CYLINDER]
  = { "cylinder", DPT_FIELD_POWER, 0, -DPT_RX_MAX_CYLINDER, DPT_RX_MAX_CYLINDER, N_ ("Cylinder") },
  [DPT_REFRACTION_AXIS] = { "axis", DPT_FIELD_AXIS, 0, 1, 180, N_ ("Axis") },
  [DPT_REFRACTION_ADDITION] = { "addition", DPT_FIELD_POWER, 0, 0, DPT_RX_MAX_ADDITION, N_ ("Addition") },
  [DPT_REFRACTION_PRISM_H] = { "prism_h", DPT_FIELD_POWER, 0, 0, DPT_RX_MAX_PRISM, N_ ("Horizontal prism") },
  [DPT_REFRACTION_BASE_H] = { "base_h", DPT_FIELD_ENUM, 0, .label = N_ ("Horizontal base"), .choices = bases_h },
  [DPT_REFRACTION_PRISM_V] = { "prism_v", DPT_FIELD_POWER, 0, 0, DPT_RX_MAX_PRISM, N_ ("Vertical prism") },
  [DPT_REFRACTION_BASE_V] = { "base_v", DPT_FIELD_ENUM, 0, .label = N_ ("Vertical base"), .choices = bases_v },
  [DPT_REFRACTION_VERTEX] = { "vertex", DPT_FIELD_LENGTH, 0, 0, 3000, N_ ("Vertex distance") },
  [DPT_REFRACTION_ACUITY] = { "acuity", DPT_FIELD_TEXT, 0, 0, 40, N_ ("Acuity") },
  [DPT_REFRACTION_ACUITY_LOGMAR] = { "acuity_logmar", DPT_FIELD_INT, 0, -100, 400, N_ ("Acuity in logMAR") },
  [DPT_REFRACTION_NEAR_ACUITY] = { "near_acuity", DPT_FIELD_TEXT, 0, 0, 40, N_ ("Near acuity") },
  [DPT_REFRACTION_NEAR_ACUITY_LOGMAR]
  = { "near_acuity_logmar", DPT_FIELD_INT, 0, -100, 400, N_ ("Near acuity in logMAR") },
  [DPT_REFRACTION_PD_FAR] = { "pd_far", DPT_FIELD_LENGTH, 0, 1500, 4500, N_ ("Pupillary distance, far") },
  [DPT_REFRACTION_PD_NEAR] = { "pd_near", DPT_FIELD_LENGTH, 0, 1500, 4500, N_ ("Pupillary distance, near") },
  [DPT_REFRACTION_SOURCE]
  = { "source", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = N_ ("Source"), .choices = sources },
  [DPT_REFRACTION_DEVICE] = { "device", DPT_FIELD_TEXT, 0, .label = N_ ("Instrument") },
  [DPT_REFRACTION_TAKEN_AT] = { "taken_at", DPT_FIELD_INSTANT, 0, .label = N_ ("Taken at") },
  [DPT_REFRACTION_FILE] = { "file", DPT_FIELD_TEXT, 0, 0, 255, N_ ("File") },
  [DPT_REFRACTION_READING_ID] = { "reading_id", DPT_FIELD_REF },
  [DPT_REFRACTION_CONFIDENCE] = { "confidence", DPT_FIELD_TEXT, 0, 0, 20, N_ ("Confidence") },
  [DPT_REFRACTION_NOTE] = { "note", DPT_FIELD_TEXT, 0, 0, 1000, N_ ("Note") },
};

DPT_DEFINE_RECORD (DptRefraction, dpt_refraction, "refraction", fields)

const char *
dpt_refraction_row_get_nick (DptRefractionRow row)
{
  g_return_val_if_fail (row < DPT_N_REFRACTION_ROWS, NULL);

  return row_nicks[row];
}

const char *
dpt_refraction_row_get_label (DptRefractionRow row)
{
  g_return_val_if_fail (row < DPT_N_REFRACTION_ROWS, NULL);

  return _ (row_labels[row]);
}

gboolean
dpt_refraction_row_find (const char *nick, DptRefractionRow *row)
{
  for (guint i = 0; i < DPT_N_REFRACTION_ROWS; i++)
    if (g_strcmp0 (row_nicks[i], nick) == 0)
      {
        if (row != NULL)
          *row = i;
        return TRUE;
      }
  return FALSE;
}

const char *
dpt_eye_to_nick (DptEye eye)
{
  return eye == DPT_EYE_RIGHT ? "R" : "L";
}

const char *
dpt_eye_get_label (DptEye eye)
{
  return eye == DPT_EYE_RIGHT ? _ ("Right eye") : _ ("Left eye");
}

DptRefraction *
dpt_refraction_new (DptRefractionRow row, DptEye eye)
{
  DptRefraction *self = dpt_record_new (DPT_TYPE_REFRACTION);

  dpt_record_set_text (self, DPT_REFRACTION_ROW_KIND, dpt_refraction_row_get_nick (row));
  dpt_record_set_int (self, DPT_REFRACTION_PAIR_NUMBER, 1);
  dpt_record_set_text (self, DPT_REFRACTION_EYE, dpt_eye_to_nick (eye));
  dpt_record_set_text (self, DPT_REFRACTION_SOURCE, "typed");
  return self;
}

DptRefractionRow
dpt_refraction_get_row (DptRefraction *self)
{
  DptRefractionRow row = DPT_REFRACTION_UNAIDED;

  dpt_refraction_row_find (dpt_record_get_text (self, DPT_REFRACTION_ROW_KIND), &row);
  return row;
}

DptEye
dpt_refraction_get_eye (DptRefraction *self)
{
  return g_strcmp0 (dpt_record_get_text (self, DPT_REFRACTION_EYE), "L") == 0 ? DPT_EYE_LEFT : DPT_EYE_RIGHT;
}

gboolean
dpt_refraction_is_empty (DptRefraction *self)
{
  for (guint i = DPT_REFRACTION_FIRST_VALUE; i < G_N_ELEMENTS (fields); i++)
    if (!dpt_origin_is_field (self, i) && !dpt_record_is_null (self, i))
      return FALSE;
  return TRUE;
}

DptRxFields
dpt_refraction_get_rx (DptRefraction *self, DptRx *rx)
{
  static const struct { guint field; DptRxFields flag; } parts[] = {
    { DPT_REFRACTION_SPHERE, DPT_RX_FIELD_SPHERE },     { DPT_REFRACTION_CYLINDER, DPT_RX_FIELD_CYLINDER },
    { DPT_REFRACTION_AXIS, DPT_RX_FIELD_AXIS },         { DPT_REFRACTION_ADDITION, DPT_RX_FIELD_ADDITION },
    { DPT_REFRACTION_PRISM_H, DPT_RX_FIELD_PRISM_H },   { DPT_REFRACTION_PRISM_V, DPT_RX_FIELD_PRISM_V },
  };
  DptRxFields given = DPT_RX_FIELD_NONE;

  *rx = (DptRx) { 0 };
  if (self == NULL)
    return given;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!dpt_record_is_null (self, parts[i].field))
      given |= parts[i].flag;
  rx->sphere = (int) dpt_record_get_int (self, DPT_REFRACTION_SPHERE);
  rx->cylinder = (int) dpt_record_get_int (self, DPT_REFRACTION_CYLINDER);
  rx->axis = (int) dpt_record_get_int (self, DPT_REFRACTION_AXIS);
  rx->addition = (int) dpt_record_get_int (self, DPT_REFRACTION_ADDITION);
  rx->prism_h = (int) dpt_record_get_int (self, DPT_REFRACTION_PRISM_H);
  rx->base_h = dpt_base_from_nick (dpt_record_get_text (self, DPT_REFRACTION_BASE_H));
  rx->prism_v = (int) dpt_record_get_int (self, DPT_REFRACTION_PRISM_V);
  rx->base_v = dpt_base_from_nick (dpt_record_get_text (self, DPT_REFRACTION_BASE_V));
  /* An axis kept beside a cylinder of 0 says nothing. */
  if (rx->cylinder == 0 && (given & DPT_RX_FIELD_CYLINDER))
    rx->axis = 0;
  return given;
}

static void
set_prism (DptRefraction *self, guint amount_field, guint base_field, int amount, int base)
{
  if (amount == 0)
    {
      dpt_record_set_null (self, amount_field);
      dpt_record_set_null (self, base_field);
      return;
    }
  dpt_record_set_int (self, amount_field, amount);
  dpt_record_set_text (self, base_field, dpt_base_to_nick (base));
}

void
dpt_refraction_set_rx (DptRefraction *self, const DptRx *rx, DptRxFields given)
{
  if (given & DPT_RX_FIELD_SPHERE)
    dpt_record_set_int (self, DPT_REFRACTION_SPHERE, rx->sphere);
  if (given & DPT_RX_FIELD_CYLINDER)
    dpt_record_set_int (self, DPT_REFRACTION_CYLINDER, rx->cylinder);
  if (given & DPT_RX_FIELD_AXIS)
    {
      if (rx->axis > 0)
        dpt_record_set_int (self, DPT_REFRACTION_AXIS, rx->axis);
      else
        dpt_record_set_null (self, DPT_REFRACTION_AXIS);
    }
  if (given & DPT_RX_FIELD_ADDITION)
    dpt_record_set_int (self, DPT_REFRACTION_ADDITION, rx->addition);
  if (given & DPT_RX_FIELD_PRISM_H)
    set_prism (self, DPT_REFRACTION_PRISM_H, DPT_REFRACTION_BASE_H, rx->prism_h, rx->base_h);
  if (given & DPT_RX_FIELD_PRISM_V)
    set_prism (self, DPT_REFRACTION_PRISM_V, DPT_REFRACTION_BASE_V, rx->prism_v, rx->base_v);
}

gboolean
dpt_refraction_check (DptRefraction *self, GError **error)
{
  g_autoptr (GError) reason = NULL;
  DptRx rx;

  dpt_refraction_get_rx (self, &rx);
  if (dpt_record_get_int (self, DPT_REFRACTION_PRISM_H) == 0)
    rx.base_h = DPT_BASE_NONE;
  if (dpt_record_get_int (self, DPT_REFRACTION_PRISM_V) == 0)
    rx.base_v = DPT_BASE_NONE;
  if (dpt_rx_validate (&rx, &reason))
    return TRUE;
  /* Translators: a row of the refraction table ("Subjective"), an eye ("Right eye"), and what is wrong */
  return dpt_set_invalid (error, dpt_error_get_field (reason), _ ("%s, %s: %s"),
                          dpt_refraction_row_get_label (dpt_refraction_get_row (self)),
                          dpt_eye_get_label (dpt_refraction_get_eye (self)), reason->message);
}
