/* dpt-lens-trial.c - see dpt-lens-trial.h.
 * For: the table of fields, and what follows from their values. Not for: saving (dpt-visit-store.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-lens-trial.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/clinical/dpt-visit-store.h"
#include "engine/optics/dpt-contact-lens.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define TURNED 20 /* degrees: above it another lens is better than a compensated one; professional usage */
#define SHORTEST_LOT 2

static const char *const eyes[] = { "R", "L", NULL };
static const char *const sources[] = { "typed", "copied", "instrument", "earlier_visit", NULL };

#define WORDS(name, words) { name, DPT_FIELD_TEXT, 0, .label = words }
#define NUMBER(name, least, most, words) { name, DPT_FIELD_INT, 0, least, most, words }

static const DptField fields[] = {
  [DPT_LENS_TRIAL_VISIT_ID] = { "visit_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_LENS_TRIAL_NUMBER]
  = { "trial_number", DPT_FIELD_INT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 1, 20, N_ ("Number of the trial") },
  [DPT_LENS_TRIAL_EYE]
  = { "eye", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Eye"), .choices = eyes },
  [DPT_LENS_TRIAL_MAKER] = WORDS ("maker", N_ ("Manufacturer")),
  [DPT_LENS_TRIAL_BRAND] = WORDS ("brand", N_ ("Lens")),
  [DPT_LENS_TRIAL_LENS_TYPE] = WORDS ("lens_type", N_ ("Type of lens")),
  [DPT_LENS_TRIAL_DESIGN] = WORDS ("design", N_ ("Geometry")),
  [DPT_LENS_TRIAL_MATERIAL] = WORDS ("material", N_ ("Material")),
  [DPT_LENS_TRIAL_BACK_CURVE] = NUMBER ("back_curve", 500, 1100, N_ ("Base curve")),
  [DPT_LENS_TRIAL_DIAMETER] = NUMBER ("diameter", 700, 2500, N_ ("Diameter")),
  [DPT_LENS_TRIAL_SPHERE] = { "sphere", DPT_FIELD_POWER, 0, -4500, 4500, N_ ("Sphere") },
  [DPT_LENS_TRIAL_CYLINDER] = { "cylinder", DPT_FIELD_POWER, 0, -2500, 2500, N_ ("Cylinder") },
  [DPT_LENS_TRIAL_AXIS] = { "axis", DPT_FIELD_AXIS, 0, 1, 180, N_ ("Axis") },
  [DPT_LENS_TRIAL_ADDITION] = { "addition", DPT_FIELD_POWER, 0, 0, 1000, N_ ("Addition") },
  [DPT_LENS_TRIAL_PROFILE] = WORDS ("profile", N_ ("Profile")),
  [DPT_LENS_TRIAL_LOT] = { "lot", DPT_FIELD_TEXT, 0, 0, 40, N_ ("Lot") },
  [DPT_LENS_TRIAL_EXPIRES_ON] = { "expires_on", DPT_FIELD_DATE, 0, .label = N_ ("Use before") },
  [DPT_LENS_TRIAL_QUANTITY] = NUMBER ("quantity", 100, 10000, N_ ("Lenses given")),
  [DPT_LENS_TRIAL_COLOUR] = WORDS ("colour", N_ ("Colour")),
  [DPT_LENS_TRIAL_OPTIC_ZONE] = NUMBER ("optic_zone", 300, 1400, N_ ("Optic zone")),
  [DPT_LENS_TRIAL_EDGE] = WORDS ("edge", N_ ("Edge")),
  [DPT_LENS_TRIAL_DK] = NUMBER ("dk", 0, 30000, N_ ("Dk")),
  [DPT_LENS_TRIAL_THICKNESS] = NUMBER ("thickness", 1, 200, N_ ("Centre thickness")),
  [DPT_LENS_TRIAL_WATER] = NUMBER ("water", 0, 9900, N_ ("Water content")),
  [DPT_LENS_TRIAL_CENTRATION] = WORDS ("centration", N_ ("Centration")),
  [DPT_LENS_TRIAL_COVERAGE] = WORDS ("coverage", N_ ("Coverage")),
  [DPT_LENS_TRIAL_MOVEMENT] = NUMBER ("movement", 0, 500, N_ ("Movement at a blink")),
  [DPT_LENS_TRIAL_LAG] = NUMBER ("lag", 0, 500, N_ ("Lag")),
  [DPT_LENS_TRIAL_TIGHTNESS] = NUMBER ("tightness", 0, 10000, N_ ("Push-up tightness")),
  [DPT_LENS_TRIAL_ROTATION] = NUMBER ("rotation", -9000, 9000, N_ ("Rotation")),
  [DPT_LENS_TRIAL_FLUORESCEIN] = WORDS ("fluorescein", N_ ("Fluorescein pattern")),
  [DPT_LENS_TRIAL_COMFORT] = NUMBER ("comfort", 100, 1000, N_ ("Comfort")),
  [DPT_LENS_TRIAL_MINUTES] = NUMBER ("minutes", 0, 144000, N_ ("Worn for")),
  [DPT_LENS_TRIAL_OVER_SPHERE] = { "over_sphere", DPT_FIELD_POWER, 0, -4500, 4500, N_ ("Over-refraction, sphere") },
  [DPT_LENS_TRIAL_OVER_CYLINDER] = { "over_cylinder", DPT_FIELD_POWER, 0, -2500, 2500, N_ ("Over-refraction, cylinder") },
  [DPT_LENS_TRIAL_OVER_AXIS] = { "over_axis", DPT_FIELD_AXIS, 0, 1, 180, N_ ("Over-refraction, axis") },
  [DPT_LENS_TRIAL_ACUITY] = { "acuity", DPT_FIELD_TEXT, 0, 0, 40, N_ ("Acuity") },
  [DPT_LENS_TRIAL_ACUITY_LOGMAR] = { "acuity_logmar", DPT_FIELD_INT, 0, -100, 400, N_ ("Acuity in logMAR") },
  [DPT_LENS_TRIAL_DECISION] = WORDS ("decision", N_ ("Decision")),
  [DPT_LENS_TRIAL_REMARK] = { "remark", DPT_FIELD_TEXT, 0, 0, 2000, N_ ("Remark") },
  [DPT_LENS_TRIAL_SOURCE]
  = { "source", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = N_ ("Source"), .choices = sources },
};

DPT_DEFINE_RECORD (DptLensTrial, dpt_lens_trial, "lens_trial", fields)

static const DptField row_fields[] = {
  [DPT_LENS_LOT_ROW_VISIT_ID] = { "visit_id", DPT_FIELD_REF },
  [DPT_LENS_LOT_ROW_PATIENT_ID] = { "patient_id", DPT_FIELD_REF },
  [DPT_LENS_LOT_ROW_PATIENT_NAME] = { "patient_name", DPT_FIELD_TEXT, .label = N_ ("Patient") },
  [DPT_LENS_LOT_ROW_BIRTH_DATE] = { "birth_date", DPT_FIELD_DATE, .label = N_ ("Birth date") },
  [DPT_LENS_LOT_ROW_PHONE] = { "phone", DPT_FIELD_TEXT, .label = N_ ("Phone") },
  [DPT_LENS_LOT_ROW_STARTED_ON] = { "started_on", DPT_FIELD_DATE, .label = N_ ("Visit") },
  [DPT_LENS_LOT_ROW_EYE] = { "eye", DPT_FIELD_TEXT, .label = N_ ("Eye") },
  [DPT_LENS_LOT_ROW_MAKER] = { "maker", DPT_FIELD_TEXT, .label = N_ ("Manufacturer") },
  [DPT_LENS_LOT_ROW_BRAND] = { "brand", DPT_FIELD_TEXT, .label = N_ ("Lens") },
  [DPT_LENS_LOT_ROW_LOT] = { "lot", DPT_FIELD_TEXT, .label = N_ ("Lot") },
  [DPT_LENS_LOT_ROW_EXPIRES_ON] = { "expires_on", DPT_FIELD_DATE, .label = N_ ("Use before") },
};

DPT_DEFINE_RECORD (DptLensLotRow, dpt_lens_lot_row, NULL, row_fields)

/* --- powers --- */

/* Sphere, cylinder and axis stand together, at @first; the addition where the lens has one. */
static DptRxFields
read_powers (DptLensTrial *self, guint first, DptRx *rx)
{
  static const DptRxFields flags[] = { DPT_RX_FIELD_SPHERE, DPT_RX_FIELD_CYLINDER, DPT_RX_FIELD_AXIS, DPT_RX_FIELD_ADDITION };
  const guint n = first == DPT_LENS_TRIAL_SPHERE ? 4 : 3;
  int *const targets[] = { &rx->sphere, &rx->cylinder, &rx->axis, &rx->addition };
  DptRxFields given = DPT_RX_FIELD_NONE;

  *rx = (DptRx) { 0 };
  for (guint i = 0; self != NULL && i < n; i++)
    if (!dpt_record_is_null (self, first + i))
      {
        *targets[i] = (int) dpt_record_get_int (self, first + i);
        given |= flags[i];
      }
  if (rx->cylinder == 0)
    rx->axis = 0;
  return given;
}

DptRxFields
dpt_lens_trial_get_power (DptLensTrial *self, DptRx *rx)
{
  return read_powers (self, DPT_LENS_TRIAL_SPHERE, rx);
}

DptRxFields
dpt_lens_trial_get_over (DptLensTrial *self, DptRx *rx)
{
  return read_powers (self, DPT_LENS_TRIAL_OVER_SPHERE, rx);
}

void
dpt_lens_trial_set_powers (DptLensTrial *self, gboolean over, const DptRx *rx, DptRxFields given)
{
  const guint first = over ? DPT_LENS_TRIAL_OVER_SPHERE : DPT_LENS_TRIAL_SPHERE;
  const struct { DptRxFields flag; int value; } parts[] = {
    { DPT_RX_FIELD_SPHERE, rx->sphere },
    { DPT_RX_FIELD_CYLINDER, rx->cylinder },
    { rx->axis > 0 ? DPT_RX_FIELD_AXIS : DPT_RX_FIELD_NONE, rx->axis },
    { DPT_RX_FIELD_ADDITION, rx->addition },
  };

  g_return_if_fail (DPT_IS_LENS_TRIAL (self));

  for (guint i = 0; i < (over ? 3 : 4); i++)
    if (given & parts[i].flag)
      dpt_record_set_int (self, first + i, parts[i].value);
    else
      dpt_record_set_null (self, first + i);
}

int
dpt_lens_trial_get_rotation (DptLensTrial *self)
{
  return self != NULL ? (int) (dpt_record_get_int (self, DPT_LENS_TRIAL_ROTATION) / 100) : 0;
}

gboolean
dpt_lens_trial_find_order (DptLensTrial *self, int vertex, DptRx *order)
{
  DptRx lens, over;
  DptRxFields refracted = dpt_lens_trial_get_over (self, &over);

  if (!(dpt_lens_trial_get_power (self, &lens) & (DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER)))
    return FALSE;
  *order = dpt_contact_lens_find_order (&lens, dpt_lens_trial_get_rotation (self),
                                        refracted != DPT_RX_FIELD_NONE ? &over : NULL, vertex);
  return TRUE;
}

static gboolean
is_one_of (DptLensTrial *self, guint field, const char *const *nicks)
{
  return self != NULL && g_strv_contains (nicks, dpt_record_get_string (self, field));
}

gboolean
dpt_lens_trial_is_rigid (DptLensTrial *self)
{
  static const char *const rigid[] = { "rigid", "hybrid", "scleral", "orthok", NULL };

  return is_one_of (self, DPT_LENS_TRIAL_LENS_TYPE, rigid);
}

gboolean
dpt_lens_trial_is_toric (DptLensTrial *self)
{
  static const char *const toric[] = { "toric", "multifocal_toric", NULL };

  return is_one_of (self, DPT_LENS_TRIAL_DESIGN, toric)
         || (self != NULL && dpt_record_get_int (self, DPT_LENS_TRIAL_CYLINDER) != 0);
}

/* --- what is unusual --- */

static void
append_line (GString *out, const char *line)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", line);
}

char *
dpt_lens_trial_describe_unusual (DptLensTrial *self, const char *day)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *expiry = self != NULL ? dpt_record_get_text (self, DPT_LENS_TRIAL_EXPIRES_ON) : NULL;
  DptRx rx;

  if (self == NULL)
    return NULL;
  if (expiry != NULL && day != NULL && strcmp (expiry, day) < 0)
    append_line (out, _ ("The lens was out of date on the day of the visit"));
  if (ABS (dpt_lens_trial_get_rotation (self)) > TURNED)
    append_line (out, _ ("Turns by more than 20°: another geometry may sit better"));
  if (dpt_lens_trial_get_over (self, &rx) != DPT_RX_FIELD_NONE && dpt_record_is_null (self, DPT_LENS_TRIAL_ACUITY))
    append_line (out, _ ("Over-refraction without the acuity it gives"));
  if (g_str_equal (dpt_record_get_string (self, DPT_LENS_TRIAL_DECISION), "order")
      && (dpt_record_is_null (self, DPT_LENS_TRIAL_BRAND) || dpt_record_is_null (self, DPT_LENS_TRIAL_BACK_CURVE)
          || dpt_record_is_null (self, DPT_LENS_TRIAL_DIAMETER) || dpt_lens_trial_get_power (self, &rx) == DPT_RX_FIELD_NONE))
    append_line (out, _ ("To be ordered, but its name, curve, diameter or power is missing"));
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* --- as a finding --- */

guint
dpt_lens_trial_find_field (const DptExamItem *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].column, item->item))
      return i;
  g_return_val_if_reached (DPT_LENS_TRIAL_REMARK);
}

DptFinding *
dpt_lens_trial_create_finding (DptLensTrial *self, const DptExamItem *item)
{
  guint field = dpt_lens_trial_find_field (item);
  DptFinding *finding;

  if (self == NULL || dpt_record_is_null (self, field))
    return NULL;
  finding = dpt_record_new (DPT_TYPE_FINDING);
  if (item->kind == DPT_EXAM_NUMBER)
    dpt_record_set_int (finding, DPT_FINDING_NUMBER, dpt_record_get_int (self, field));
  else
    dpt_record_set_text (finding,
                         dpt_exam_item_get_choice_label (item, dpt_record_get_text (self, field)) != NULL
                           ? DPT_FINDING_CODE : DPT_FINDING_TEXT,
                         dpt_record_get_text (self, field));
  return finding;
}

/* --- lots --- */

char *
dpt_lens_lot_normalize (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text != NULL ? text : ""; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (c)));
  return g_string_free (out, FALSE);
}

char *
dpt_lens_expiry_parse (const char *text)
{
  unsigned int first, second, year, month;
  char behind;
  g_autofree char *begin = NULL;
  g_autofree char *next = NULL;

  /* Two numbers are a month and a year, whichever comes first; three are a date. */
  if (text == NULL || sscanf (text, "%4u%*1[-/.]%4u%c", &first, &second, &behind) != 2)
    return dpt_date_parse (text, NULL);
  year = MAX (first, second);
  month = MIN (first, second);
  if (year < 100)
    year += 2000;
  if (month < 1 || month > 12 || year < 2000)
    return NULL;
  begin = g_strdup_printf ("%04u-%02u-01", year, month);
  next = dpt_date_add_months (begin, 1);
  return next != NULL ? dpt_date_add_days (next, -1) : NULL;
}

GPtrArray *
dpt_lens_lot_find (DptUnit *unit, const char *lot, GError **error)
{
  g_autofree char *begin = dpt_lens_lot_normalize (lot);
  g_autofree char *end = NULL;
  g_autofree char *what = g_strdup_printf ("lens lot %s", begin);
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gint64 patient_id = 0;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_READ, error))
    return NULL;
  if (g_utf8_strlen (begin, -1) < SHORTEST_LOT)
    {
      dpt_set_invalid (error, "lot", _ ("Lot: type at least its first two characters."));
      return NULL;
    }
  end = dpt_text_prefix_end (begin);
  rows = dpt_db_query (unit->connection, "clinical/lens:lot", error, DPT_TEXT (begin), DPT_TEXT (end));
  if (rows == NULL)
    return NULL;
  list = dpt_record_list_from_rows (DPT_TYPE_LENS_LOT_ROW, rows);
  for (guint i = 0; i < list->len; i++)
    {
      gint64 next = dpt_record_get_int (list->pdata[i], DPT_LENS_LOT_ROW_PATIENT_ID);

      if (next != patient_id && !dpt_visit_log_access (unit, next, what, error))
        return NULL;
      patient_id = next;
    }
  return g_steal_pointer (&list);
}
