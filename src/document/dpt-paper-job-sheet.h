/* dpt-paper-job-sheet.h - what goes into the tray with the frame: lenses, measurements, the frame at 1:1, steps to tick off. No prices.
 * For: the workshop and outside labs. Not for: the client.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-frame-drawing.h"
#include "document/dpt-letterhead.h"
#include "document/dpt-paper.h"
#include "engine/optics/dpt-rx.h"

G_BEGIN_DECLS

/**
 * DptJobEye:
 * @rx: as dispensed
 * @lens: (nullable): design and index; @treatments: (nullable); @code: (nullable): of the maker
 * @diameter, @pd_far, @pd_near, @fitting_height: hundredths of a millimetre, 0 for not given; the height is above the lower
 *   edge of the box
 */
typedef struct
{
  gboolean given;
  DptRx rx;
  const char *lens;
  const char *treatments;
  const char *code;
  int diameter;
  int pd_far;
  int pd_near;
  int fitting_height;
} DptJobEye;

/** DptJobStep: a step of the work; @done: (nullable): who and when */
typedef struct
{
  const char *label;
  const char *done;
} DptJobStep;

/**
 * DptJobSheetData:
 * @number: of the job, printed large; @barcode: (nullable): what a scanner finds the tray by, @number where it is %NULL
 * @due_on, @date: ISO
 * @remake: (nullable): of which job and why
 * @box_a, @box_b, @dbl, @effective_diameter: hundredths of a millimetre
 * @tilt, @wrap: tenths of a degree; @vertex: hundredths of a millimetre; 0 for not measured
 * @shape, @rim: how the frame is drawn
 */
typedef struct
{
  const DptLetterhead *shop;
  const char *number;
  const char *barcode;
  const char *tray;
  const char *order_number;
  const char *patient;
  const char *date;
  const char *due_on;
  const char *lab;
  const char *operator_name;
  const char *remake;
  const char *usage;
  const char *frame;
  const char *frame_detail;
  gboolean own_frame;
  DptFrameShape shape;
  DptFrameRim rim;
  int box_a;
  int box_b;
  int dbl;
  int effective_diameter;
  int tilt;
  int wrap;
  int vertex;
  DptJobEye right;
  DptJobEye left;
  const char *notes;
  const DptJobStep *steps;
  int n_steps;
} DptJobSheetData;

/** dpt_paper_job_sheet_new: Returns: (transfer full): the paper; the drawing is at 1:1 when it is printed without scaling */
DptPaper *dpt_paper_job_sheet_new (const DptJobSheetData *data);

G_END_DECLS
