/* dpt-reading.h - what an instrument handed over: one file or one transmission, as a value.
 * For: the parsers that fill it (src/exchange/dpt-instrument*), the tray that keeps it, the exam that takes from it.
 * Not for: what stands in a visit (dpt-refraction.h, dpt-measure.h). Pure: no database.
 *
 *   DptReading ── texts: maker, model, serial number, when, the patient as the device knows them
 *        └─ items, in the order of the file: kind, eye, number (0: median or average, 1…: single repeats)
 *                └─ values by DptReadingValue, each a whole number in the unit of its table, or DPT_READING_UNSET
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/optics/dpt-rx-text.h"
#include "engine/optics/dpt-rx.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** DPT_READING_UNSET: not measured; 0 is a measure */
#define DPT_READING_UNSET G_MININT

/** DPT_READING_MAX_ITEMS: more is no patient's examination, and no file is read further */
#define DPT_READING_MAX_ITEMS 2000

/**
 * DptReadingKind: which instrument it is from; the words of JSON and of the Japanese standard (JOIA) stand beside
 * @DPT_READING_AUTOREFRACTION: "REF"
 * @DPT_READING_KERATOMETRY: "KM"
 * @DPT_READING_LENSMETER: "LM", worn or finished spectacles
 * @DPT_READING_SUBJECTIVE: "SBJ", a phoropter; see #DptReadingRole
 * @DPT_READING_TONOMETRY: "TM"
 * @DPT_READING_PACHYMETRY: "CCT"
 */
typedef enum
{
  DPT_READING_AUTOREFRACTION,
  DPT_READING_KERATOMETRY,
  DPT_READING_LENSMETER,
  DPT_READING_SUBJECTIVE,
  DPT_READING_TONOMETRY,
  DPT_READING_PACHYMETRY,
  DPT_N_READING_KINDS,
} DptReadingKind;

/** DptReadingEye: right and left are the numbers of #DptEye; "R", "L", "B" in JSON. Both eyes: a binocular acuity, the whole
 * pupillary distance; of a lensmeter also a lens of which nobody said the eye (numbered from 1). */
typedef enum
{
  DPT_READING_EYE_RIGHT = DPT_EYE_RIGHT,
  DPT_READING_EYE_LEFT = DPT_EYE_LEFT,
  DPT_READING_EYE_BOTH = 3,
} DptReadingEye;

/** DptReadingRole: what a refraction of a phoropter is; %DPT_READING_ROLE_NONE for every other kind */
typedef enum
{
  DPT_READING_ROLE_NONE,
  DPT_READING_ROLE_FULL,         /* "full": full correction, what the eye needs */
  DPT_READING_ROLE_PRESCRIPTION, /* "prescription": what shall be worn */
  DPT_READING_ROLE_OBJECTIVE,    /* "objective": taken over from an autorefractor */
  DPT_READING_ROLE_CURRENT,      /* "current": spectacles worn now */
  DPT_READING_ROLE_UNAIDED,      /* "unaided" */
  DPT_READING_ROLE_LAST,         /* "last": the last prescription */
  DPT_READING_ROLE_OTHER,        /* "other": see dpt_reading_item_get_role_words() */
  DPT_N_READING_ROLES,
} DptReadingRole;

/**
 * DptReadingValue: the measures of an item
 *
 * Powers and prisms are hundredths of a dioptre, lengths hundredths of a millimetre, pressures hundredths of a
 * millimetre of mercury (as %DPT_PRESSURE_MMHG), thickness micrometres, axes degrees 1 to 180. What dpt_reading_item_set()
 * lets through is in parentheses.
 */
typedef enum
{
  DPT_READING_SPHERE,         /* (±45 D) */
  DPT_READING_CYLINDER,       /* (±25 D), in the sign that the device wrote */
  DPT_READING_AXIS,           /* (1 to 180); unset where the cylinder is 0 */
  DPT_READING_EQUIVALENT,     /* spherical equivalent as the device reckoned it (±57.50 D) */
  DPT_READING_ADDITION,       /* (0 to 10 D); of a phoropter's distance test what its nearest test of that eye adds */
  DPT_READING_ADDITION_2,     /* of a trifocal or second near distance (0 to 10 D) */
  DPT_READING_PRISM_H,        /* never negative (0 to 40 Δ) */
  DPT_READING_BASE_H,         /* #DptBase: in or out; unset where the prism is 0 or its base was not said */
  DPT_READING_PRISM_V,        /* (0 to 40 Δ) */
  DPT_READING_BASE_V,         /* #DptBase: up or down */
  DPT_READING_VERTEX,         /* from the eye to the lens (0 to 30 mm) */
  DPT_READING_PD_FAR,         /* of one eye from the nose's middle, of both from pupil to pupil (10 to 100 mm) */
  DPT_READING_PD_NEAR,        /* as %DPT_READING_PD_FAR */
  DPT_READING_FLAT,           /* radius of the flatter meridian (4 to 15 mm) */
  DPT_READING_FLAT_POWER,     /* as the device reckoned it from its index (20 to 90 D) */
  DPT_READING_FLAT_AXIS,      /* (1 to 180) */
  DPT_READING_STEEP,          /* radius of the steeper meridian (4 to 15 mm) */
  DPT_READING_STEEP_POWER,    /* (20 to 90 D) */
  DPT_READING_STEEP_AXIS,     /* (1 to 180) */
  DPT_READING_MEAN_RADIUS,    /* (4 to 15 mm) */
  DPT_READING_MEAN_POWER,     /* (20 to 90 D) */
  DPT_READING_CORNEAL_CYLINDER, /* (±30 D) */
  DPT_READING_CORNEAL_AXIS,     /* (1 to 180) */
  DPT_READING_PRESSURE,         /* (0 to 100 mmHg) */
  DPT_READING_CORRECTED_PRESSURE, /* for the thickness of the cornea, as the device reckoned it (0 to 100 mmHg) */
  DPT_READING_THICKNESS,          /* of the cornea (100 to 1200 µm) */
  DPT_READING_DISTANCE,           /* of the examination (1 cm to 100 m) */
  DPT_READING_CONFIDENCE,         /* the device's own scale (0 to 100) */
  DPT_N_READING_VALUES,
} DptReadingValue;

/** DptReadingText: what is said of the whole; every one may be missing */
typedef enum
{
  DPT_READING_FORMAT,         /* how it came: "joia", "nidek-xml", "nidek-serial", "tomey-text" */
  DPT_READING_MAKER,
  DPT_READING_MODEL,
  DPT_READING_SERIAL_NUMBER,
  DPT_READING_VERSION,        /* of the device's program */
  DPT_READING_TAKEN_ON,       /* "2026-11-22" by the device's calendar */
  DPT_READING_TAKEN_AT,       /* "14:05:09" by the device's clock */
  DPT_READING_PATIENT_NUMBER, /* typed at the device or its own counter: "0001" is nobody */
  DPT_READING_FAMILY_NAME,
  DPT_READING_GIVEN_NAME,
  DPT_READING_BIRTH_DATE,     /* ISO */
  DPT_READING_SEX,            /* "male", "female" as in the record of a patient */
  DPT_READING_NOTE,           /* what the operator typed */
  DPT_N_READING_TEXTS,
} DptReadingText;

typedef struct _DptReading DptReading;
typedef struct _DptReadingItem DptReadingItem;

#define DPT_TYPE_READING (dpt_reading_get_type ())
GType dpt_reading_get_type (void);

/** dpt_reading_new: Returns: (transfer full): one without items. It is filled by one owner and not changed after it was handed on. */
DptReading *dpt_reading_new (void);
/** dpt_reading_ref: may be called from any thread */
DptReading *dpt_reading_ref (DptReading *self);
void dpt_reading_unref (DptReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptReading, dpt_reading_unref)

/* --- the whole --- */

/** dpt_reading_get_text: Returns: (nullable): %NULL where the device did not say */
const char *dpt_reading_get_text (DptReading *self, DptReadingText which);

/**
 * dpt_reading_set_text:
 * @text: (nullable): blanks around it are dropped; blank is %NULL
 *
 * Returns: whether it can be: 200 characters at most of UTF-8, without control characters, a real date or time, a known
 * sex; otherwise @error is %DPT_ERROR_INVALID and names the field
 */
gboolean dpt_reading_set_text (DptReading *self, DptReadingText which, const char *text, GError **error);

/** dpt_reading_get_instant: Returns: when it was taken, UTC microseconds, the device's clock read in this machine's time zone;
 * noon of the day where no time was given; 0 where no day was */
gint64 dpt_reading_get_instant (DptReading *self);

/** dpt_reading_dup_device: Returns: (transfer full): maker and model for a person, "NIDEK ARK-1s"; "" where neither is known */
char *dpt_reading_dup_device (DptReading *self);

/** dpt_reading_dup_patient_name: Returns: (transfer full): "DUPONT Anne" as the device knows them; "" where it does not */
char *dpt_reading_dup_patient_name (DptReading *self);

guint dpt_reading_get_n_items (DptReading *self);
DptReadingItem *dpt_reading_get_item (DptReading *self, guint index);

/**
 * dpt_reading_add_item:
 * @number: 0 for the median, average or only value; 1… for single repeats
 *
 * Returns: (transfer none): the new item; it belongs to @self. %NULL, and @error, beyond %DPT_READING_MAX_ITEMS.
 */
DptReadingItem *dpt_reading_add_item (DptReading *self, DptReadingKind kind, DptReadingEye eye, int number, GError **error);

/** dpt_reading_drop_empty: drops the items in which nothing was measured */
void dpt_reading_drop_empty (DptReading *self);

/** dpt_reading_has_kind: Returns: whether there is an item of @kind */
gboolean dpt_reading_has_kind (DptReading *self, DptReadingKind kind);

/**
 * dpt_reading_find_item:
 *
 * Returns: (nullable): the first item of that kind, eye and number. A phoropter's roles and distances are told apart by
 * walking the items.
 */
DptReadingItem *dpt_reading_find_item (DptReading *self, DptReadingKind kind, DptReadingEye eye, int number);

/**
 * dpt_reading_find_representative:
 *
 * Returns: (nullable): the item that speaks for @eye: number 0; where the device gave none, the last repeat without an
 * error
 */
DptReadingItem *dpt_reading_find_representative (DptReading *self, DptReadingKind kind, DptReadingEye eye);

/* --- an item --- */

DptReadingKind dpt_reading_item_get_kind (const DptReadingItem *self);
DptReadingEye dpt_reading_item_get_eye (const DptReadingItem *self);
int dpt_reading_item_get_number (const DptReadingItem *self);

/** dpt_reading_item_get: Returns: the measure, %DPT_READING_UNSET where it was not taken */
int dpt_reading_item_get (const DptReadingItem *self, DptReadingValue value);

/**
 * dpt_reading_item_set:
 * @number: in the unit of @value, or %DPT_READING_UNSET
 *
 * Returns: whether it can be; otherwise @error is %DPT_ERROR_INVALID, names the value and its limits, and nothing was set
 */
gboolean dpt_reading_item_set (DptReadingItem *self, DptReadingValue value, int number, GError **error);

/** dpt_reading_item_get_rx: @rx: (out caller-allocates): receives the refraction, 0 where not measured; an axis only with a
 * cylinder, a prism only with its base. Returns: which parts were measured */
DptRxFields dpt_reading_item_get_rx (const DptReadingItem *self, DptRx *rx);

DptReadingRole dpt_reading_item_get_role (const DptReadingItem *self);
/** dpt_reading_item_get_role_words: Returns: (nullable): what the device called the role, "Best Full Correction" */
const char *dpt_reading_item_get_role_words (const DptReadingItem *self);
/** dpt_reading_item_set_role: @words: (nullable): the device's. Returns: whether they are a text as in dpt_reading_set_text() */
gboolean dpt_reading_item_set_role (DptReadingItem *self, DptReadingRole role, const char *words, GError **error);

/** dpt_reading_item_get_acuity: Returns: (nullable): the visual acuity as the device wrote it, "1.0", "<0.1", "20/20" */
const char *dpt_reading_item_get_acuity (const DptReadingItem *self);
/** dpt_reading_item_get_acuity_logmar: Returns: hundredths of logMAR, %DPT_READING_UNSET where the text is no simple acuity */
int dpt_reading_item_get_acuity_logmar (const DptReadingItem *self);
/** dpt_reading_item_set_acuity: a number alone is read as a decimal acuity ("1.0", "0,8"), the rest by dpt_acuity_parse() */
gboolean dpt_reading_item_set_acuity (DptReadingItem *self, const char *text, GError **error);

/** dpt_reading_item_get_error: Returns: (nullable): the device's word where it could not measure: "COVR", "ERROR" */
const char *dpt_reading_item_get_error (const DptReadingItem *self);
gboolean dpt_reading_item_set_error (DptReadingItem *self, const char *text, GError **error);

/** dpt_reading_item_is_empty: Returns: whether there is no measure, acuity or error word in it (a vertex or examination
 * distance alone is none) */
gboolean dpt_reading_item_is_empty (const DptReadingItem *self);

/* --- words --- */

/** dpt_reading_kind_get_nick: Returns: "REF" … */
const char *dpt_reading_kind_get_nick (DptReadingKind kind);
/** dpt_reading_kind_get_label: Returns: translated: "Autorefractor" … */
const char *dpt_reading_kind_get_label (DptReadingKind kind);
/** dpt_reading_eye_get_nick: Returns: "R", "L", "B" */
const char *dpt_reading_eye_get_nick (DptReadingEye eye);
/** dpt_reading_eye_get_label: Returns: translated: "Right eye", "Left eye", "Both eyes" */
const char *dpt_reading_eye_get_label (DptReadingEye eye);
/** dpt_reading_role_get_nick: Returns: "full" …, "" for none */
const char *dpt_reading_role_get_nick (DptReadingRole role);
/** dpt_reading_role_get_label: Returns: translated: "Full correction" …, "" for none */
const char *dpt_reading_role_get_label (DptReadingRole role);
/** dpt_reading_value_get_nick: Returns: the member in JSON: "sphere", "flat_axis" */
const char *dpt_reading_value_get_nick (DptReadingValue value);
/** dpt_reading_value_get_label: Returns: translated: "Sphere" */
const char *dpt_reading_value_get_label (DptReadingValue value);
/** dpt_reading_value_format: Returns: (transfer full): @number for a person, in the locale's point, with its unit where it is
 * not plain: "-1.25", "90°", "7.85 mm", "15.0 mmHg", "540 µm", "BI" */
char *dpt_reading_value_format (DptReadingValue value, int number);
/** dpt_reading_value_to_plain: Returns: (transfer full): @number for JSON in its natural unit, whatever the locale: "-1.25", "90", "7.85",
 * "540", "in"; distances in millimetres */
char *dpt_reading_value_to_plain (DptReadingValue value, int number);
/** dpt_reading_text_get_nick: Returns: the member in JSON: "maker", "taken_on" */
const char *dpt_reading_text_get_nick (DptReadingText which);
/** dpt_reading_text_get_label: Returns: translated: "Maker" */
const char *dpt_reading_text_get_label (DptReadingText which);

/* --- for the database (dpt-reading-json.c) --- */

/** dpt_reading_to_json: Returns: (transfer full): the whole in one line; the same reading always gives the same text. Values are
 * whole numbers in the units above. */
char *dpt_reading_to_json (DptReading *self);

/**
 * dpt_reading_new_from_json:
 * @json: what dpt_reading_to_json() gave
 *
 * Returns: (transfer full) (nullable): the reading; %NULL with %DPT_ERROR_DAMAGED where it is something else, or says what no
 * reading may
 */
DptReading *dpt_reading_new_from_json (const char *json, GError **error);

G_END_DECLS
