/* dpt-tray.h - the tray: every file and transmission of an instrument, kept as it came, until it is in a visit or put aside.
 * For: the feed that fills it, the exam that takes from it, the command line. Not for: what a reading says (dpt-reading.h), how its
 * values get into a visit (dpt-reading-plan.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-reading.h"
#include "engine/clinical/dpt-visit-sheet.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_TRAY_READING (dpt_tray_reading_get_type ())
G_DECLARE_FINAL_TYPE (DptTrayReading, dpt_tray_reading, DPT, TRAY_READING, DptRecord)

/** DptTrayReading's fields */
enum
{
  DPT_TRAY_READING_ESTABLISHMENT_ID,
  DPT_TRAY_READING_STATION_ID,   /* that received it */
  DPT_TRAY_READING_DEVICE_ID,    /* NULL: imported by hand */
  DPT_TRAY_READING_DEVICE_NAME,  /* of the device then, or maker and model as the file says */
  DPT_TRAY_READING_FILE_NAME,    /* without its folder; NULL over a serial line */
  DPT_TRAY_READING_FILE_SIZE,    /* bytes */
  DPT_TRAY_READING_FILE_TIME,    /* when the file was last written, UTC microseconds */
  DPT_TRAY_READING_SHA256,       /* of the bytes; of a transmission also of the minute in which it came */
  DPT_TRAY_READING_ORIGINAL,     /* the bytes, up to DPT_TRAY_MAX_SIZE */
  DPT_TRAY_READING_CONTENT,      /* dpt_reading_to_json(); NULL where it could not be read */
  DPT_TRAY_READING_SUMMARY,      /* kinds of measures: "REF KM" */
  DPT_TRAY_READING_PATIENT_TEXT, /* who was measured, as the device knows them */
  DPT_TRAY_READING_TAKEN_AT,     /* by the device's clock, UTC microseconds */
  DPT_TRAY_READING_RECEIVED_AT,
  DPT_TRAY_READING_STATE,        /* "waiting", "unreadable", "taken", "aside" */
  DPT_TRAY_READING_MESSAGE,      /* what is wrong, why it was put aside, or that it was taken back out of a visit */
  DPT_TRAY_READING_PATIENT_ID,   /* whose visit it was taken into */
  DPT_TRAY_READING_VISIT_ID,
  DPT_TRAY_READING_USER_ID,      /* who acted last */
};

#define DPT_TYPE_TRAY_ROW (dpt_tray_row_get_type ())
G_DECLARE_FINAL_TYPE (DptTrayRow, dpt_tray_row, DPT, TRAY_ROW, DptRecord)

/** DptTrayRow: of a list; the same without the original */
enum
{
  DPT_TRAY_ROW_DEVICE_NAME,
  DPT_TRAY_ROW_FILE_NAME,
  DPT_TRAY_ROW_FILE_SIZE,
  DPT_TRAY_ROW_SUMMARY,
  DPT_TRAY_ROW_PATIENT_TEXT,
  DPT_TRAY_ROW_TAKEN_AT,
  DPT_TRAY_ROW_RECEIVED_AT,
  DPT_TRAY_ROW_STATE,
  DPT_TRAY_ROW_MESSAGE,
  DPT_TRAY_ROW_CONTENT,
  DPT_TRAY_ROW_PATIENT_ID,
  DPT_TRAY_ROW_VISIT_ID,
  DPT_TRAY_ROW_PATIENT_NAME,
  DPT_TRAY_ROW_CARRIES_NUMBER, /* whether its device is given our file number */
  DPT_TRAY_ROW_OF_STATION,     /* whether its device is this station's own */
};

/** DPT_TRAY_MAX_SIZE: of a file that is kept with its bytes; no instrument writes more about one patient */
#define DPT_TRAY_MAX_SIZE (2 * 1024 * 1024)

/**
 * DptTrayTransition:
 *
 * One line of the table of what can happen to a reading (dpt-tray.c draws it). Every one asks for clinical.write.
 */
typedef struct
{
  const char *from;
  const char *event;
  const char *to;
  gboolean needs_reason;
} DptTrayTransition;

/** dpt_tray_state_get_table: Returns: (transfer none) (array length=n) */
const DptTrayTransition *dpt_tray_state_get_table (guint *n);
/** dpt_tray_state_get_label: Returns: translated */
const char *dpt_tray_state_get_label (const char *state);
/** dpt_tray_summary_dup_words: Returns: (transfer full): "REF KM" in translated words: "Autorefractor, keratometer" */
char *dpt_tray_summary_dup_words (const char *summary);

/**
 * DptTrayArrival:
 * @device_id: 0 by hand
 * @device_name: (nullable): %NULL: as the reading says
 * @file_name: (nullable): %NULL for a transmission
 * @file_time: UTC microseconds, 0 for a transmission
 * @content: the bytes
 * @reading: (nullable): what was understood
 * @message: (nullable): translated: why it was not
 */
typedef struct
{
  gint64 device_id;
  const char *device_name;
  const char *file_name;
  gint64 file_time;
  GBytes *content;
  DptReading *reading;
  const char *message;
} DptTrayArrival;

/**
 * dpt_tray_receive:
 * @known: (out) (optional): whether it was there already, whatever became of it: then nothing is written
 *
 * Puts what came into the tray, waiting or unreadable. The same bytes come in once; over a serial line, where two eyes may measure alike,
 * once a minute. Right: clinical.write.
 *
 * Returns: its id, 0 on failure
 */
gint64 dpt_tray_receive (DptUnit *unit, const DptTrayArrival *arrival, gboolean *known, GError **error);

/** dpt_tray_list: Returns: (transfer full) (element-type DptTrayRow): of the establishment, newest first: what waits or cannot be read;
 * what was taken or put aside where @finished; of a patient's no values: those come with dpt_tray_load(). Right: clinical.read. */
GPtrArray *dpt_tray_list (DptUnit *unit, gboolean finished, GError **error);

/** dpt_tray_list_known_files: Returns: (transfer full) (nullable): name, size and time of the files that came from a device in the last
 * year, so that they are not read at every start. Right: clinical.write. */
DptDbRows *dpt_tray_list_known_files (DptUnit *unit, gint64 device_id, GError **error);

/** dpt_tray_load: Returns: (transfer full) (nullable): the whole of one; a look at a known patient's is noted. Right: clinical.read. */
DptTrayReading *dpt_tray_load (DptUnit *unit, gint64 id, GError **error);
/** dpt_tray_reading_dup_content: Returns: (transfer full) (nullable): what was understood of it; an error where it was not */
DptReading *dpt_tray_reading_dup_content (const char *content, const char *message, GError **error);

/** dpt_tray_put_aside: @reason must be given. Bytes and values stay. */
gboolean dpt_tray_put_aside (DptUnit *unit, gint64 id, const char *reason, GError **error);
/** dpt_tray_bring_back: what was put aside waits again (or is unreadable again) */
gboolean dpt_tray_bring_back (DptUnit *unit, gint64 id, GError **error);
/** dpt_tray_read_again: one that was unreadable: @reading (nullable) is what is understood of it now, else @message says why not */
gboolean dpt_tray_read_again (DptUnit *unit, gint64 id, DptReading *reading, const char *message, GError **error);

/**
 * dpt_tray_note_visit:
 *
 * Follows a visit that is saved in this very transaction: readings whose values stand in @now and not in @base become taken into it,
 * those that stand in it no more (undone, emptied) wait again. %DPT_ERROR_STATE where one was taken into another visit meanwhile.
 */
gboolean dpt_tray_note_visit (DptUnit *unit, DptVisitSheet *base, DptVisitSheet *now, GError **error);

/* --- whose it is --- */

/**
 * DptTrayFit: how the patient as the device knows them fits one of ours
 * @DPT_TRAY_FIT_OTHER: the device names somebody else
 * @DPT_TRAY_FIT_UNKNOWN: the device names nobody
 * @DPT_TRAY_FIT_SAME: name with birth date; of a device that is given our file number also that, where nothing contradicts it
 */
typedef enum
{
  DPT_TRAY_FIT_OTHER,
  DPT_TRAY_FIT_UNKNOWN,
  DPT_TRAY_FIT_SAME,
} DptTrayFit;

/** DptTrayPerson: one of our patients. @birth_date and @birth_name may be %NULL. */
typedef struct
{
  gint64 file_number;
  const char *family_name;
  const char *birth_name;
  const char *given_names;
  const char *birth_date;
} DptTrayPerson;

/**
 * dpt_tray_fit:
 *
 * Accents and case do not matter, and a device's cut or swapped names are tolerated. What is said must not contradict: a number of
 * ours with another birth date is somebody else. A number counts only where @carries_number says that the device is given ours
 * (%DPT_DEVICE_CARRIES_NUMBER): else it may be its counter, which happens to be somebody's number one day. One with leading zeroes is
 * a counter always.
 */
DptTrayFit dpt_tray_fit (DptReading *reading, gboolean carries_number, const DptTrayPerson *person);
/** dpt_tray_fit_patient: the same against the patient of a visit that is open on the screen, who must be read: right clinical.read */
gboolean dpt_tray_fit_patient (DptUnit *unit, DptReading *reading, gboolean carries_number, gint64 patient_id, DptTrayFit *fit,
                               GError **error);
/** dpt_tray_load_carries_number: whether @reading came from a device that is given our file number; not by hand */
gboolean dpt_tray_load_carries_number (DptUnit *unit, DptTrayReading *reading, gboolean *carries_number, GError **error);

/**
 * DptTrayMatch:
 * @n_patients: how many of ours fit
 * @patient_id: the one, 0 unless @n_patients is 1
 * @visit_id: that patient's draft here, 0 for none
 */
typedef struct
{
  guint n_patients;
  gint64 patient_id;
  gint64 visit_id;
} DptTrayMatch;

/** dpt_tray_count_drafts: Returns: how many visits of @day are being written in the establishment; %G_MAXUINT with @error. Right:
 * clinical.read. */
guint dpt_tray_count_drafts (DptUnit *unit, const char *day, GError **error);
/** dpt_tray_find_draft: Returns: the patient's draft here, one's own first; 0 without @error for none */
gint64 dpt_tray_find_draft (DptUnit *unit, gint64 patient_id, GError **error);

/** dpt_tray_match: looks for whose it is; between two it chooses nobody. A number alone finds nobody: it may be a counter. */
gboolean dpt_tray_match (DptUnit *unit, DptReading *reading, gboolean carries_number, DptTrayMatch *match, GError **error);

G_END_DECLS
