/* dpt-reading-plan-private.h - the fields behind dpt-reading-plan.h.
 * For: dpt-reading-plan.c, which chooses the fields, and dpt-reading-field.c, which compares and writes one. Not for: anyone else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-reading-plan.h"

G_BEGIN_DECLS

typedef enum
{
  DPT_READING_SLOT_LENS,     /* rx, fields of a refraction; number is its pair */
  DPT_READING_SLOT_POWER,    /* value in one field of a refraction: addition, vertex, distances */
  DPT_READING_SLOT_REPEATS,  /* lenses: all single readings of an eye */
  DPT_READING_SLOT_ACUITY,   /* acuity of a row, near where field says so */
  DPT_READING_SLOT_BOTH,     /* acuity of both eyes together */
  DPT_READING_SLOT_CURVE,    /* value: radius, and axis; field is the meridian */
  DPT_READING_SLOT_PRESSURE, /* value; never meets another */
  DPT_READING_SLOT_NUMBER,   /* value of a finding */
} DptReadingSlotKind;

typedef struct
{
  DptRx rx;
  DptRxFields fields;
  int confidence; /* DPT_READING_UNSET */
} DptReadingLens;

/* The public field comes first. */
typedef struct
{
  DptReadingField field;
  DptReadingSlotKind kind;
  DptRefractionRow row;
  guint number;
  DptEye eye;
  guint column; /* field of the record */
  DptReadingLens lens;
  GArray *lenses; /* DptReadingLens */
  DptAcuity acuity;
  const char *section; /* of a finding */
  const char *item;
  int value;
  int axis;
} DptReadingSlot;

/* dpt-reading-field.c */

/* Fills in what a person sees; returns whether the visit holds the very same already. */
gboolean _dpt_reading_slot_compare (DptReadingSlot *slot, DptVisitSheet *sheet);
/* Writes the value, and returns the record that holds it now, of @sheet alone. */
gpointer _dpt_reading_slot_write (DptReadingSlot *slot, DptVisitSheet *sheet);
/* The record that would hold it, NULL for none yet. */
gpointer _dpt_reading_slot_find (DptReadingSlot *slot, DptVisitSheet *sheet);
/* Marks all records of the slot. */
void _dpt_reading_slot_mark (DptReadingSlot *slot, DptVisitSheet *sheet, const DptOrigin *origin, gboolean partly);
/* Whether the record's table lets the value stand. */
gboolean _dpt_reading_slot_fits (DptReadingSlot *slot);

G_END_DECLS
