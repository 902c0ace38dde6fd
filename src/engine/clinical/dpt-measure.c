/* dpt-measure.c - see dpt-measure.h.
 * For: the tables of fields. Not for: saving (dpt-visit-store.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-measure.h"

#include <glib/gi18n-lib.h>

static const char *const eyes[] = { "R", "L", NULL };
static const char *const eyes_and_both[] = { "R", "L", "B", NULL };
static const char *const distances[] = { "far", "intermediate", "near", NULL };
static const char *const methods[]
  = { "unaided", "worn", "contact_lens", "pinhole", "autorefractor", "subjective", "final", NULL };
static const char *const sources[] = { "typed", "copied", "instrument", "earlier_visit", NULL };

#define ID(name) { name, DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP }
#define KEY(name, words, values)                                                                                       \
  {                                                                                                                    \
    name, DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = words, .choices = values                       \
  }
#define DEVICE { "device", DPT_FIELD_TEXT, 0, .label = N_ ("Instrument") }
#define TAKEN_AT { "taken_at", DPT_FIELD_INSTANT, 0, .label = N_ ("Taken at") }
#define ORIGIN_FILE { "file", DPT_FIELD_TEXT, 0, 0, 255, N_ ("File") }
#define READING_ID { "reading_id", DPT_FIELD_REF }
#define SOURCE { "source", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = N_ ("Source"), .choices = sources }

static const DptField acuity_fields[] = {
  [DPT_ACUITY_RECORD_VISIT_ID] = ID ("visit_id"),
  [DPT_ACUITY_RECORD_EYE] = KEY ("eye", N_ ("Eye"), eyes_and_both),
  [DPT_ACUITY_RECORD_DISTANCE] = KEY ("distance", N_ ("Viewing distance"), distances),
  [DPT_ACUITY_RECORD_METHOD] = KEY ("method", N_ ("Method"), methods),
  [DPT_ACUITY_RECORD_VALUE] = { "value", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 40, N_ ("Acuity") },
  [DPT_ACUITY_RECORD_LOGMAR] = { "logmar", DPT_FIELD_INT, 0, -100, 400, N_ ("Acuity in logMAR") },
  [DPT_ACUITY_RECORD_SOURCE] = SOURCE,
  [DPT_ACUITY_RECORD_DEVICE] = DEVICE,
  [DPT_ACUITY_RECORD_TAKEN_AT] = TAKEN_AT,
  [DPT_ACUITY_RECORD_FILE] = ORIGIN_FILE,
  [DPT_ACUITY_RECORD_READING_ID] = READING_ID,
};

DPT_DEFINE_RECORD (DptAcuityRecord, dpt_acuity_record, "acuity", acuity_fields)

static const DptField pressure_fields[] = {
  [DPT_PRESSURE_VISIT_ID] = ID ("visit_id"),
  [DPT_PRESSURE_EYE] = KEY ("eye", N_ ("Eye"), eyes),
  [DPT_PRESSURE_MMHG] = { "mmhg", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 0, 8000, N_ ("Pressure") },
  [DPT_PRESSURE_TAKEN_AT] = TAKEN_AT,
  [DPT_PRESSURE_INSTRUMENT] = { "instrument", DPT_FIELD_TEXT, 0, .label = N_ ("Instrument") },
  [DPT_PRESSURE_THICKNESS] = { "thickness", DPT_FIELD_INT, 0, 200, 1200, N_ ("Corneal thickness") },
  [DPT_PRESSURE_SOURCE] = SOURCE,
  [DPT_PRESSURE_DEVICE] = DEVICE,
  [DPT_PRESSURE_FILE] = ORIGIN_FILE,
  [DPT_PRESSURE_READING_ID] = READING_ID,
};

DPT_DEFINE_RECORD (DptPressure, dpt_pressure, "pressure", pressure_fields)

static const DptField keratometry_fields[] = {
  [DPT_KERATOMETRY_VISIT_ID] = ID ("visit_id"),
  [DPT_KERATOMETRY_EYE] = KEY ("eye", N_ ("Eye"), eyes),
  [DPT_KERATOMETRY_FLAT] = { "flat", DPT_FIELD_LENGTH, 0, 450, 1200, N_ ("Flat radius") },
  [DPT_KERATOMETRY_FLAT_AXIS] = { "flat_axis", DPT_FIELD_AXIS, 0, 1, 180, N_ ("Flat axis") },
  [DPT_KERATOMETRY_STEEP] = { "steep", DPT_FIELD_LENGTH, 0, 450, 1200, N_ ("Steep radius") },
  [DPT_KERATOMETRY_STEEP_AXIS] = { "steep_axis", DPT_FIELD_AXIS, 0, 1, 180, N_ ("Steep axis") },
  [DPT_KERATOMETRY_SOURCE] = SOURCE,
  [DPT_KERATOMETRY_DEVICE] = DEVICE,
  [DPT_KERATOMETRY_TAKEN_AT] = TAKEN_AT,
  [DPT_KERATOMETRY_FILE] = ORIGIN_FILE,
  [DPT_KERATOMETRY_READING_ID] = READING_ID,
};

DPT_DEFINE_RECORD (DptKeratometry, dpt_keratometry, "keratometry", keratometry_fields)

static const DptField finding_fields[] = {
  [DPT_FINDING_VISIT_ID] = ID ("visit_id"),
  [DPT_FINDING_SECTION] = { "section", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 40, N_ ("Section") },
  [DPT_FINDING_ITEM] = { "item", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 40, N_ ("Finding") },
  [DPT_FINDING_EYE] = { "eye", DPT_FIELD_ENUM, DPT_FIELD_KEEP, .label = N_ ("Eye"), .choices = eyes_and_both },
  [DPT_FINDING_CODE] = { "code", DPT_FIELD_TEXT, 0, 0, 60, N_ ("Code") },
  [DPT_FINDING_NUMBER] = { "number", DPT_FIELD_INT, 0, .label = N_ ("Value") },
  [DPT_FINDING_TEXT] = { "text", DPT_FIELD_TEXT, 0, 0, 20000, N_ ("Finding") },
  [DPT_FINDING_SOURCE] = SOURCE,
  [DPT_FINDING_DEVICE] = DEVICE,
  [DPT_FINDING_TAKEN_AT] = TAKEN_AT,
  [DPT_FINDING_FILE] = ORIGIN_FILE,
  [DPT_FINDING_READING_ID] = READING_ID,
};

DPT_DEFINE_RECORD (DptFinding, dpt_finding, "finding", finding_fields)

/* --- where it came from --- */

/* A pressure has a time of its own, which is part of the measure. */
static gboolean
is_column (gpointer record, guint field, const char *column)
{
  return g_str_equal (dpt_record_get_field (record, field)->column, column);
}

gboolean
dpt_origin_is_field (gpointer record, guint field)
{
  static const char *const columns[] = { "source", "device", "file", "reading_id" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (is_column (record, field, columns[i]))
      return TRUE;
  return is_column (record, field, "taken_at") && !DPT_IS_PRESSURE (record);
}

static void
set_text (gpointer record, const char *column, const char *text)
{
  int field = dpt_record_find_field (record, column);

  if (field >= 0)
    dpt_record_set_text (record, (guint) field, text);
}

static void
set_number (gpointer record, const char *column, gint64 number)
{
  int field = dpt_record_find_field (record, column);

  if (field < 0)
    return;
  if (number != 0)
    dpt_record_set_int (record, (guint) field, number);
  else
    dpt_record_set_null (record, (guint) field);
}

void
dpt_origin_mark (gpointer record, const DptOrigin *origin)
{
  g_return_if_fail (DPT_IS_RECORD (record) && origin != NULL);

  set_text (record, "source", "instrument");
  set_text (record, "device", origin->device);
  set_text (record, "file", origin->file);
  set_number (record, "taken_at", origin->taken_at);
  set_number (record, "reading_id", origin->reading_id);
}

void
dpt_origin_mark_by_hand (gpointer record, const char *source)
{
  g_return_if_fail (DPT_IS_RECORD (record));

  set_text (record, "source", source);
  set_text (record, "device", NULL);
  set_text (record, "file", NULL);
  if (!DPT_IS_PRESSURE (record))
    set_number (record, "taken_at", 0);
}

void
dpt_origin_mark_partly (gpointer record, const DptOrigin *origin)
{
  dpt_origin_mark (record, origin);
  set_text (record, "source", "typed");
}

gint64
dpt_origin_get_reading_id (gpointer record)
{
  int field = dpt_record_find_field (record, "reading_id");

  return field >= 0 ? dpt_record_get_int (record, (guint) field) : 0;
}

gboolean
dpt_origin_is_instrument (gpointer record)
{
  int field = record != NULL ? dpt_record_find_field (record, "source") : -1;

  return field >= 0 && g_strcmp0 (dpt_record_get_text (record, (guint) field), "instrument") == 0;
}

static const char *
get_text (gpointer record, const char *column)
{
  return dpt_record_get_text (record, (guint) dpt_record_find_field (record, column));
}

char *
dpt_origin_describe (gpointer record)
{
  const char *device, *file;
  g_autofree char *time = NULL;

  if (record == NULL || (device = get_text (record, "device")) == NULL)
    return dpt_origin_is_instrument (record) ? g_strdup (_ ("From an instrument")) : NULL;
  file = get_text (record, "file");
  time = dpt_record_format (record, (guint) dpt_record_find_field (record, "taken_at"));
  if (!dpt_origin_is_instrument (record))
    /* Translators: the name of a device, date and time */
    return g_strdup_printf (_ ("Partly from %s, %s"), device, time);
  if (file == NULL)
    /* Translators: the name of a device, date and time */
    return g_strdup_printf (_ ("From %s, %s"), device, time);
  /* Translators: the name of a device, date and time, the name of a file */
  return g_strdup_printf (_ ("From %s, %s, file %s"), device, time, file);
}
