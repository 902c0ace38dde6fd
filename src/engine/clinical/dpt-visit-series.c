/* dpt-visit-series.c - see dpt-visit-series.h.
 * For: words, units, limits, rates. Not for: the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-series.h"

#include "base/dpt-date.h"
#include "base/dpt-power.h"

#include <glib/gi18n-lib.h>

#define LEAST_DAYS 180 /* between the two points of a rate */
#define YEAR_DAYS 365.25

typedef struct
{
  const char *label;
  const char *unit;
  gboolean is_signed;
  int low; /* where both are 0 nothing is said */
  int high;
  const char *section; /* of a finding */
  const char *item;
} Measure;

static const Measure measures[DPT_N_MEASURES] = {
  [DPT_MEASURE_EQUIVALENT] = { N_ ("Spherical equivalent"), "D", TRUE },
  [DPT_MEASURE_ACUITY] = { N_ ("Corrected acuity"), "logMAR", TRUE, -30, 10 },
  [DPT_MEASURE_PRESSURE] = { N_ ("Pressure"), "mmHg", FALSE, 1000, 2100 },
  [DPT_MEASURE_AXIAL_LENGTH] = { N_ ("Axial length"), "mm", FALSE, 2200, 2500, "biometry", "axial_length" },
  [DPT_MEASURE_SPHERE] = { N_ ("Sphere"), "D", TRUE },
  [DPT_MEASURE_CYLINDER] = { N_ ("Cylinder"), "D", TRUE },
  [DPT_MEASURE_ADDITION] = { N_ ("Addition"), "D", TRUE },
  [DPT_MEASURE_NEAR_ACUITY] = { N_ ("Near acuity"), "logMAR", TRUE },
  [DPT_MEASURE_CURVE] = { N_ ("Corneal power"), "D", FALSE, 4000, 4700 },
  [DPT_MEASURE_PACHYMETRY] = { N_ ("Corneal thickness"), "µm", FALSE, 48000, 62000, "biometry", "pachymetry" },
  [DPT_MEASURE_CUP_DISC] = { N_ ("Cup to disc ratio"), NULL, FALSE, 0, 50, "fundus", "cup_disc" },
  [DPT_MEASURE_MEAN_DEFECT] = { N_ ("Mean deviation of the field"), "dB", TRUE, -200, 500, "fields", "md" },
  [DPT_MEASURE_AMPLITUDE] = { N_ ("Amplitude of accommodation"), "D", FALSE, 0, 0, "accommodation", "amplitude" },
  [DPT_MEASURE_TEAR_FILM] = { N_ ("Tear break-up time"), "s", FALSE, 1000, 6000, "slit_lamp", "tbut" },
  [DPT_MEASURE_SCHIRMER] = { N_ ("Schirmer I, 5 min"), "mm", FALSE, 1000, 3500, "slit_lamp", "schirmer" },
  [DPT_MEASURE_STEEPEST] = { N_ ("Kmax"), "D", FALSE, 4000, 4800, "keratometry", "kmax" },
  [DPT_MEASURE_MACULA] = { N_ ("Central macular thickness"), "µm", FALSE, 22000, 32000, "fundus", "thickness" },
  [DPT_MEASURE_FIELD_SPREAD] = { N_ ("Pattern standard deviation"), "dB", FALSE, 0, 250, "fields", "psd" },
  [DPT_MEASURE_CONTRAST]
  = { N_ ("Contrast sensitivity (Pelli-Robson)"), "log", FALSE, 150, 225, "low_vision", "contrast" },
};

const char *
dpt_measure_get_label (DptMeasure measure)
{
  g_return_val_if_fail (measure < DPT_N_MEASURES, NULL);

  return _ (measures[measure].label);
}

const char *
dpt_measure_get_unit (DptMeasure measure)
{
  g_return_val_if_fail (measure < DPT_N_MEASURES, NULL);

  return measures[measure].unit;
}

char *
dpt_measure_format_plain (DptMeasure measure, int value)
{
  g_return_val_if_fail (measure < DPT_N_MEASURES, NULL);

  return measures[measure].is_signed ? dpt_power_format (value) : dpt_length_format (value);
}

char *
dpt_measure_format (DptMeasure measure, int value)
{
  g_autofree char *number = dpt_measure_format_plain (measure, value);

  /* A power is said with its sign, and needs no unit. */
  if (measures[measure].unit == NULL || (measures[measure].is_signed && g_str_equal (measures[measure].unit, "D")))
    return g_steal_pointer (&number);
  /* Translators: a number and its unit: "15.5 mmHg" */
  return g_strdup_printf (C_ ("measure", "%s %s"), number, measures[measure].unit);
}

gboolean
dpt_measure_get_band (DptMeasure measure, int *low, int *high)
{
  g_return_val_if_fail (measure < DPT_N_MEASURES, FALSE);

  *low = measures[measure].low;
  *high = measures[measure].high;
  return *low != *high;
}

gboolean
dpt_measure_get_finding (DptMeasure measure, const char **section, const char **item)
{
  g_return_val_if_fail (measure < DPT_N_MEASURES, FALSE);

  *section = measures[measure].section;
  *item = measures[measure].item;
  return *item != NULL;
}

gboolean
dpt_measure_get_rate (const GArray *points, int *rate)
{
  const DptMeasurePoint *newest;

  g_return_val_if_fail (points != NULL && rate != NULL, FALSE);

  if (points->len < 2)
    return FALSE;
  newest = &g_array_index (points, DptMeasurePoint, points->len - 1);
  for (guint i = points->len - 1; i-- > 0;)
    {
      const DptMeasurePoint *before = &g_array_index (points, DptMeasurePoint, i);
      int days = dpt_date_days_between (before->date, newest->date);
      double yearly;

      if (days < LEAST_DAYS)
        continue;
      yearly = (newest->value - before->value) * YEAR_DAYS / days;
      *rate = (int) (yearly < 0 ? yearly - 0.5 : yearly + 0.5);
      return TRUE;
    }
  return FALSE;
}

gboolean
dpt_measure_is_fast (DptMeasure measure, int age, int rate)
{
  if (age < 0 || age >= 18)
    return FALSE;
  return (measure == DPT_MEASURE_EQUIVALENT && rate <= -50) || (measure == DPT_MEASURE_AXIAL_LENGTH && rate >= 20);
}
