/* dpt-visit-series.h - what is followed over the visits: its name, unit, usual values, and how fast it changes.
 * For: charts and tables of a measure. Not for: reading it (dpt-visit-history.h), nor drawing (document/dpt-trend.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DptMeasure: what is followed; all values are hundredths of the unit */
typedef enum
{
  DPT_MEASURE_EQUIVALENT,   /* spherical equivalent of the final row, else of the subjective; dioptres */
  DPT_MEASURE_ACUITY,       /* best corrected, logMAR */
  DPT_MEASURE_PRESSURE,     /* mean of the readings, mmHg */
  DPT_MEASURE_AXIAL_LENGTH, /* mm */
  DPT_MEASURE_SPHERE,       /* D */
  DPT_MEASURE_CYLINDER,     /* D */
  DPT_MEASURE_ADDITION,     /* D */
  DPT_MEASURE_NEAR_ACUITY,  /* logMAR */
  DPT_MEASURE_CURVE,        /* mean corneal power, D */
  DPT_MEASURE_PACHYMETRY,   /* µm */
  DPT_MEASURE_CUP_DISC,     /* ratio */
  DPT_MEASURE_MEAN_DEFECT,  /* mean deviation of the visual field, dB */
  DPT_MEASURE_AMPLITUDE,    /* of accommodation, D */
  DPT_MEASURE_TEAR_FILM,    /* break-up time, s */
  DPT_MEASURE_SCHIRMER,     /* the first test, mm in 5 minutes */
  DPT_MEASURE_STEEPEST,     /* point of the cornea (Kmax), D */
  DPT_MEASURE_MACULA,       /* central thickness, µm */
  DPT_MEASURE_FIELD_SPREAD, /* pattern standard deviation, dB */
  DPT_MEASURE_CONTRAST,     /* sensitivity, log */
  DPT_N_MEASURES,
} DptMeasure;

/** dpt_measure_get_label: Returns: translated */
const char *dpt_measure_get_label (DptMeasure measure);
/** dpt_measure_get_unit: Returns: (nullable): as it is written behind a number */
const char *dpt_measure_get_unit (DptMeasure measure);
/** dpt_measure_format: Returns: (transfer full): @value with sign or unit, as it is said */
char *dpt_measure_format (DptMeasure measure, int value);
/** dpt_measure_format_plain: Returns: (transfer full): the number alone, for columns */
char *dpt_measure_format_plain (DptMeasure measure, int value);

/**
 * dpt_measure_get_band:
 * @low: (out): least that is usual in adults, hundredths
 * @high: (out): most that is
 *
 * Professional usage, not a diagnosis: 10 to 21 mmHg, an axial length of 22 to 25 mm, a corneal thickness of 480 to
 * 620 µm, a cup of up to half the disc.
 *
 * Returns: whether a range is known
 */
gboolean dpt_measure_get_band (DptMeasure measure, int *low, int *high);

/** dpt_measure_get_finding: Returns: whether the measure is a finding of the visit; @section, @item: (out): which one */
gboolean dpt_measure_get_finding (DptMeasure measure, const char **section, const char **item);

/**
 * DptMeasurePoint:
 * @visit_id: where it was measured
 * @date: ISO
 * @value: hundredths of the measure's unit
 */
typedef struct
{
  gint64 visit_id;
  char date[11];
  int value;
} DptMeasurePoint;

/**
 * dpt_measure_get_rate:
 * @points: (element-type DptMeasurePoint): of one eye, oldest first
 * @rate: (out): change a year, hundredths, halves away from zero
 *
 * From the newest point and the newest one that is six months or more before it: what is nearer says more of the
 * measuring than of the eye.
 *
 * Returns: whether there are two such points
 */
gboolean dpt_measure_get_rate (const GArray *points, int *rate);

/**
 * dpt_measure_is_fast:
 * @age: years of the patient
 * @rate: as dpt_measure_get_rate() gave it
 *
 * Returns: whether a child's myopia grows fast: 0.50 D towards minus or 0.20 mm of length a year, below 18 years. (The
 * limits at which guides of myopia control speak of progression; professional usage.)
 */
gboolean dpt_measure_is_fast (DptMeasure measure, int age, int rate);

G_END_DECLS
