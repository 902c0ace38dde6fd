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
static const char *const tonometers[] = { "air", "goldmann", "rebound", "perkins", "tonopen", NULL };
static const char *const tonometer_labels[]
  = { N_ ("Air puff"), N_ ("Goldmann"), N_ ("Rebound (iCare)"), N_ ("Perkins"), N_ ("Tono-Pen") };

#define ID(name) { name, DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP }
#define KEY(name, words, values)                                                                                       \
  {                                                                                                                    \
    name, DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = words, .choices = values                       \
  }
#define SOURCE { "source", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = N_ ("Source"), .choices = sources }

static const DptField acuity_fields[] = {
  [DPT_ACUITY_RECORD_VISIT_ID] = ID ("visit_id"),
  [DPT_ACUITY_RECORD_EYE] = KEY ("eye", N_ ("Eye"), eyes_and_both),
  [DPT_ACUITY_RECORD_DISTANCE] = KEY ("distance", N_ ("Viewing distance"), distances),
  [DPT_ACUITY_RECORD_METHOD] = KEY ("method", N_ ("Method"), methods),
  [DPT_ACUITY_RECORD_VALUE] = { "value", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 40, N_ ("Acuity") },
  [DPT_ACUITY_RECORD_LOGMAR] = { "logmar", DPT_FIELD_INT, 0, -100, 400, N_ ("Acuity in logMAR") },
  [DPT_ACUITY_RECORD_SOURCE] = SOURCE,
};

DPT_DEFINE_RECORD (DptAcuityRecord, dpt_acuity_record, "acuity", acuity_fields)

static const DptField pressure_fields[] = {
  [DPT_PRESSURE_VISIT_ID] = ID ("visit_id"),
  [DPT_PRESSURE_EYE] = KEY ("eye", N_ ("Eye"), eyes),
  [DPT_PRESSURE_MMHG] = { "mmhg", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 0, 8000, N_ ("Pressure") },
  [DPT_PRESSURE_TAKEN_AT] = { "taken_at", DPT_FIELD_INSTANT, 0, .label = N_ ("Taken at") },
  [DPT_PRESSURE_INSTRUMENT] = { "instrument", DPT_FIELD_TEXT, 0, .label = N_ ("Instrument") },
  [DPT_PRESSURE_THICKNESS] = { "thickness", DPT_FIELD_INT, 0, 200, 1200, N_ ("Corneal thickness") },
  [DPT_PRESSURE_SOURCE] = SOURCE,
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
};

DPT_DEFINE_RECORD (DptFinding, dpt_finding, "finding", finding_fields)

const char *const *
dpt_tonometer_list (void)
{
  return tonometers;
}

const char *
dpt_tonometer_get_label (const char *nick)
{
  for (guint i = 0; tonometers[i] != NULL; i++)
    if (g_strcmp0 (tonometers[i], nick) == 0)
      return _ (tonometer_labels[i]);
  return nick;
}
