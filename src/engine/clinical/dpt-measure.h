/* dpt-measure.h - what else is measured at a visit: acuities, pressures, corneal curves, findings.
 * For: one record each of the tables acuity, pressure, keratometry, finding. Not for: refractions (dpt-refraction.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"

G_BEGIN_DECLS

#define DPT_TYPE_ACUITY_RECORD (dpt_acuity_record_get_type ())
G_DECLARE_FINAL_TYPE (DptAcuityRecord, dpt_acuity_record, DPT, ACUITY_RECORD, DptRecord)

/** DptAcuityRecord: what stands in no row of the refraction table: both eyes, near, pinhole, contact lenses. One for
 * each eye, distance and method. */
enum
{
  DPT_ACUITY_RECORD_VISIT_ID,
  DPT_ACUITY_RECORD_EYE,      /* R, L, B (both) */
  DPT_ACUITY_RECORD_DISTANCE, /* far, intermediate, near */
  DPT_ACUITY_RECORD_METHOD,   /* unaided, worn, contact_lens, pinhole, autorefractor, subjective, final */
  DPT_ACUITY_RECORD_VALUE,    /* as typed and tidied, "8/10-2", "CF" */
  DPT_ACUITY_RECORD_LOGMAR,   /* hundredths, NULL where there is no number */
  DPT_ACUITY_RECORD_SOURCE,
  DPT_ACUITY_RECORD_DEVICE, /* from here on: which instrument, when and in which file; see dpt_origin_is_field() */
  DPT_ACUITY_RECORD_TAKEN_AT,
  DPT_ACUITY_RECORD_FILE,
  DPT_ACUITY_RECORD_READING_ID,
};

#define DPT_TYPE_PRESSURE (dpt_pressure_get_type ())
G_DECLARE_FINAL_TYPE (DptPressure, dpt_pressure, DPT, PRESSURE, DptRecord)

/** DptPressure: one reading of the pressure in an eye */
enum
{
  DPT_PRESSURE_VISIT_ID,
  DPT_PRESSURE_EYE,
  DPT_PRESSURE_MMHG,       /* hundredths of a millimetre of mercury */
  DPT_PRESSURE_TAKEN_AT,
  DPT_PRESSURE_INSTRUMENT, /* a nick of the item "pressure_reading", "instrument", or free words */
  DPT_PRESSURE_THICKNESS,  /* of the cornea, micrometres */
  DPT_PRESSURE_SOURCE,
  DPT_PRESSURE_DEVICE,
  DPT_PRESSURE_FILE,
  DPT_PRESSURE_READING_ID,
};

#define DPT_TYPE_KERATOMETRY (dpt_keratometry_get_type ())
G_DECLARE_FINAL_TYPE (DptKeratometry, dpt_keratometry, DPT, KERATOMETRY, DptRecord)

/** DptKeratometry: the two main curves of a cornea; power is 337.5 / radius in mm */
enum
{
  DPT_KERATOMETRY_VISIT_ID,
  DPT_KERATOMETRY_EYE,
  DPT_KERATOMETRY_FLAT,  /* radius, hundredths of a millimetre */
  DPT_KERATOMETRY_FLAT_AXIS,
  DPT_KERATOMETRY_STEEP,
  DPT_KERATOMETRY_STEEP_AXIS,
  DPT_KERATOMETRY_SOURCE,
  DPT_KERATOMETRY_DEVICE,
  DPT_KERATOMETRY_TAKEN_AT,
  DPT_KERATOMETRY_FILE,
  DPT_KERATOMETRY_READING_ID,
};

#define DPT_TYPE_FINDING (dpt_finding_get_type ())
G_DECLARE_FINAL_TYPE (DptFinding, dpt_finding, DPT, FINDING, DptRecord)

/** DptFinding: everything that is not charted: one value, by section and item ("slit_lamp", "text") */
enum
{
  DPT_FINDING_VISIT_ID,
  DPT_FINDING_SECTION,
  DPT_FINDING_ITEM,
  DPT_FINDING_EYE,    /* R, L, B or NULL */
  DPT_FINDING_CODE,
  DPT_FINDING_NUMBER, /* in the unit of the item */
  DPT_FINDING_TEXT,
  DPT_FINDING_SOURCE,
  DPT_FINDING_DEVICE,
  DPT_FINDING_TAKEN_AT,
  DPT_FINDING_FILE,
  DPT_FINDING_READING_ID,
};

/**
 * DptOrigin: where a value of an instrument came from
 * @device: its name for a person
 * @file: (nullable): the file's name; none over a serial line
 * @taken_at: UTC microseconds, 0 where nobody knows
 * @reading_id: in the tray (dpt-tray.h)
 */
typedef struct
{
  const char *device;
  const char *file;
  gint64 taken_at;
  gint64 reading_id;
} DptOrigin;

/* Of any of the records here and of #DptRefraction: */

/** dpt_origin_is_field: Returns: whether @field says where @record came from, and not what it is */
gboolean dpt_origin_is_field (gpointer record, guint field);
/** dpt_origin_mark: writes down that @record came from an instrument */
void dpt_origin_mark (gpointer record, const DptOrigin *origin);
/** dpt_origin_mark_partly: some of what @record says came from an instrument, and some a person typed and kept */
void dpt_origin_mark_partly (gpointer record, const DptOrigin *origin);
/** dpt_origin_mark_by_hand: a person changed @record: @source is "typed", "copied" or "earlier_visit". Which reading it was
 * taken from stays, so that the tray does not offer it once more. */
void dpt_origin_mark_by_hand (gpointer record, const char *source);
/** dpt_origin_get_reading_id: Returns: the reading of the tray it was taken from, 0 for none */
gint64 dpt_origin_get_reading_id (gpointer record);
/** dpt_origin_is_instrument: @record: (nullable). Returns: whether it stands as an instrument gave it */
gboolean dpt_origin_is_instrument (gpointer record);
/** dpt_origin_describe: @record: (nullable). Returns: (transfer full) (nullable): translated: device, time and file; %NULL for what no
 * instrument gave */
char *dpt_origin_describe (gpointer record);

G_END_DECLS
