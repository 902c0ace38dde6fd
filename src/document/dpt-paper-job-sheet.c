/* dpt-paper-job-sheet.c - see dpt-paper-job-sheet.h.
 * For: layout. Not for: the electronic order of a lab (exchange/).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-paper-job-sheet.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-power.h"
#include "base/dpt-text.h"
#include "document/dpt-fitting-plan.h"
#include "document/dpt-format.h"
#include "document/dpt-rows.h"
#include "engine/optics/dpt-boxing.h"

#define MEDIUM (DPT_TYPE_LEAD | DPT_TYPE_MEDIUM)

/* The number and the tray as large as a hand across the room reads them, and the bars for the scanner. */
static void
put_number (DptFlow *flow, const DptJobSheetData *data)
{
  const char *code = data->barcode != NULL ? data->barcode : data->number;
  g_autofree char *words = NULL;
  double width = 66 * DPT_MM;
  double y = flow->y, height;

  if (!dpt_text_is_blank (data->tray))
    /* Translators: the number of the tray that the job lies in */
    words = g_strdup_printf (_ ("Tray %s"), data->tray);
  else
    words = g_strdup (data->number);
  y += dpt_sheet_write (flow->sheet, words, DPT_TYPE_DISPLAY | DPT_TYPE_BOLD, DPT_INK_TEXT, flow->x, y,
                        flow->width - width - 14, DPT_ALIGN_START);
  height = code != NULL ? dpt_barcode_put (flow->sheet, code, NULL, flow->x + flow->width - width, flow->y + 4, width,
                                           15 * DPT_MM, DPT_ALIGN_END) : 0;
  flow->y = MAX (y, flow->y + height + 4) + 12;
  if (!dpt_text_is_blank (data->remake))
    {
      g_autofree char *remake = g_strdup_printf (_ ("Remake: %s"), data->remake);

      dpt_flow_paragraph (flow, remake, DPT_TYPE_LEAD | DPT_TYPE_BOLD, DPT_INK_ACCENT, DPT_ALIGN_START, 8);
    }
}

static char *
format_degrees (int tenths)
{
  g_autofree char *number = NULL;

  if (tenths == 0)
    return g_strdup ("");
  number = dpt_length_format (tenths * 10);
  return g_strdup_printf ("%s°", number);
}

static void
put_facts (DptFlow *flow, const DptJobSheetData *data)
{
  g_autofree char *date = dpt_date_format (data->date);
  g_autofree char *due = dpt_date_format (data->due_on);
  g_autofree char *tilt = format_degrees (data->tilt);
  g_autofree char *wrap = format_degrees (data->wrap);
  g_autofree char *vertex = dpt_format_millimetres (data->vertex);
  g_autofree char *diameter = dpt_format_millimetres (data->effective_diameter);
  g_autofree char *height = dpt_format_millimetres (data->box_b);
  g_autofree char *own
    = data->own_frame ? g_strdup_printf ("%s, %s", data->frame, _ ("the client’s own")) : g_strdup (data->frame);
  const DptFact who[] = {
    { _ ("Client"), data->patient }, { _ ("Order no."), data->order_number }, { _ ("Ordered on"), date },
    { _ ("Wanted on"), due },        { _ ("Made by"), data->lab },            { _ ("Optician"), data->operator_name },
    { _ ("Use"), data->usage },
  };
  const DptFact frame[] = {
    { _ ("Frame"), own },
    { "", data->frame_detail },
    /* Translators: letter for the height of the lens in the boxing system */
    { _ ("Height B"), height },
    { _ ("Effective diameter"), diameter },
    { _ ("Pantoscopic tilt"), tilt },
    { _ ("Wrap angle"), wrap },
    { _ ("Vertex distance"), vertex },
  };
  double width = (flow->width - 22) / 2;
  double left = dpt_facts_put (flow->sheet, who, G_N_ELEMENTS (who), flow->x, flow->y, width);
  double right = dpt_facts_put (flow->sheet, frame, G_N_ELEMENTS (frame), flow->x + width + 22, flow->y, width);

  flow->y += MAX (left, right) + 16;
}

static void
add_eye (DptRows *rows, DptEye which, const DptJobEye *eye, const DptJobSheetData *data)
{
  g_autofree char *sphere = dpt_format_sphere (eye->rx.sphere);
  g_autofree char *axis = dpt_axis_format (eye->rx.axis);
  g_autofree char *prism = dpt_format_prism (&eye->rx);
  int decentration = dpt_boxing_get_decentration (data->box_a, data->dbl, eye->pd_far);
  gboolean decentred = eye->pd_far != 0 && data->box_a != 0 && data->dbl != 0;

  if (!eye->given)
    {
      dpt_rows_add (rows, (const DptCell[]){ { .text = dpt_format_eye (which) },
                                             { .text = "–" },
                                             { .empty = TRUE },
                                             { .text = "" },
                                             { .empty = TRUE },
                                             { 0 },
                                             { .empty = TRUE },
                                             { .empty = TRUE },
                                             { .empty = TRUE },
                                             { .empty = TRUE },
                                             { .empty = TRUE } });
      return;
    }
  dpt_rows_add (rows, (const DptCell[]) {
    { .text = dpt_format_eye (which) },
    { .text = sphere },
    { .value = eye->rx.cylinder, .empty = eye->rx.cylinder == 0 },
    { .text = eye->rx.cylinder != 0 ? axis : "" },
    { .value = eye->rx.addition, .empty = eye->rx.addition == 0 },
    { .text = prism },
    { .value = eye->pd_far, .empty = eye->pd_far == 0 },
    { .value = eye->pd_near, .empty = eye->pd_near == 0 },
    { .value = eye->fitting_height, .empty = eye->fitting_height == 0 },
    { .value = decentration, .empty = !decentred },
    { .value = eye->diameter, .empty = eye->diameter == 0 },
  });
}

static void
put_powers (DptFlow *flow, const DptJobSheetData *data)
{
  const DptColumn columns[] = {
    { _ ("Eye"), DPT_COLUMN_TEXT, DPT_TYPE_LEAD | DPT_TYPE_BOLD },
    { _ ("Sphere"), DPT_COLUMN_POWER, MEDIUM, .grows = TRUE },
    { _ ("Cylinder"), DPT_COLUMN_POWER, MEDIUM, .grows = TRUE },
    { _ ("Axis"), DPT_COLUMN_COUNT, MEDIUM },
    { _ ("Addition"), DPT_COLUMN_POWER, MEDIUM, .grows = TRUE },
    { _ ("Prism, base"), DPT_COLUMN_TEXT, DPT_TYPE_BODY, .align = DPT_ALIGN_END },
    { _ ("PD far"), DPT_COLUMN_LENGTH, MEDIUM, .grows = TRUE },
    { _ ("PD near"), DPT_COLUMN_LENGTH, MEDIUM, .grows = TRUE },
    { _ ("Fitting height"), DPT_COLUMN_LENGTH, MEDIUM, .grows = TRUE },
    { _ ("Decentre inwards"), DPT_COLUMN_LENGTH, MEDIUM },
    { _ ("Blank Ø"), DPT_COLUMN_LENGTH, MEDIUM },
  };
  g_autoptr (DptRows) rows = dpt_rows_new (columns, G_N_ELEMENTS (columns));

  dpt_rows_set_gap (rows, 7);
  add_eye (rows, DPT_EYE_RIGHT, &data->right, data);
  add_eye (rows, DPT_EYE_LEFT, &data->left, data);
  dpt_rows_flow (rows, flow, 0);
  flow->y += 12;
}

static void
put_lenses (DptFlow *flow, const DptJobSheetData *data)
{
  const DptJobEye *eyes[] = { &data->right, &data->left };
  DptFact facts[2];
  char *texts[2];

  for (int i = 0; i < 2; i++)
    {
      texts[i]
        = dpt_format_join ("  ·  ", (const char *const[]){ eyes[i]->lens, eyes[i]->treatments, eyes[i]->code }, 3);
      /* Translators: before the name of the lens that goes into the right or the left side */
      facts[i] = (DptFact) { i == 0 ? _ ("Right lens") : _ ("Left lens"), eyes[i]->given ? texts[i] : "" };
    }
  flow->y += dpt_facts_put (flow->sheet, facts, 2, flow->x, flow->y, flow->width) + 14;
  g_free (texts[0]);
  g_free (texts[1]);
}

/* In a grey that leaves the measures legible: the drawing is to work from, not to sell by. */
static void
put_plan (DptFlow *flow, const DptJobSheetData *data)
{
  const DptJobEye *eyes[] = { &data->right, &data->left };
  DptFitting fitting = { .look = { .shape = data->shape, .a = data->box_a, .b = data->box_b, .dbl = data->dbl } };
  double height;

  fitting.look.rim = data->rim != 0 ? data->rim : DPT_FRAME_RIM_FULL;
  fitting.look.rim_width = 150;
  fitting.look.colour = 0x8a9096;
  fitting.look.colour2 = fitting.look.tint = DPT_FRAME_NO_COLOUR;
  for (int i = 0; i < 2; i++)
    if (eyes[i]->given)
      {
        fitting.pd[i] = eyes[i]->pd_far != 0 ? eyes[i]->pd_far : eyes[i]->pd_near;
        fitting.near_pd[i] = eyes[i]->rx.addition != 0 ? eyes[i]->pd_near : 0;
        fitting.height[i] = eyes[i]->fitting_height;
      }
  height = dpt_fitting_plan_get_height (&fitting, flow->width);

  if (height <= 0)
    return;
  dpt_flow_label (flow, _ ("Frame from the front, 1:1"), height + 34);
  dpt_fitting_plan_put (flow->sheet, &fitting, flow->x, flow->y, flow->width);
  flow->y += height + 6;
  flow->y += dpt_fitting_plan_put_ruler (flow->sheet, flow->x, flow->y) + 14;
}

static void
put_steps (DptFlow *flow, const DptJobSheetData *data)
{
  const double row = 24, gap = 18;
  double width = (flow->width - 2 * gap) / 3;
  int lines = (data->n_steps + 2) / 3;

  if (data->n_steps == 0)
    return;
  dpt_flow_label (flow, _ ("Steps: date and initials"), lines * row);
  for (int i = 0; i < data->n_steps; i++)
    {
      double x = flow->x + (i / lines) * (width + gap), y = flow->y + (i % lines) * row + 4;
      double used = dpt_tick_put (flow->sheet, data->steps[i].label, data->steps[i].done != NULL, DPT_TYPE_BODY, x, y);

      if (data->steps[i].done != NULL)
        dpt_sheet_write (flow->sheet, data->steps[i].done, DPT_TYPE_SMALL, DPT_INK_DIM, x + width, y + 1, 0,
                         DPT_ALIGN_END);
      else
        dpt_sheet_fill (flow->sheet, DPT_INK_RULE, x + used + 6, y + 10.5, MAX (0, width - used - 6), 0.5);
    }
  flow->y += lines * row + 8;
}

DptPaper *
dpt_paper_job_sheet_new (const DptJobSheetData *data)
{
  DptLetter letter;
  DptFlow *flow = &letter.flow;

  g_return_val_if_fail (data != NULL && data->shop != NULL && data->number != NULL, NULL);

  dpt_letter_begin (&letter, data->shop, _ ("Job sheet"), data->number, NULL, FALSE);
  dpt_paper_set_date (flow->paper, data->date);
  put_number (flow, data);
  put_facts (flow, data);
  put_powers (flow, data);
  put_lenses (flow, data);
  put_plan (flow, data);
  if (!dpt_text_is_blank (data->notes))
    {
      dpt_flow_label (flow, _ ("Notes"), 20);
      dpt_flow_paragraph (flow, data->notes, DPT_TYPE_BODY, DPT_INK_TEXT, DPT_ALIGN_START, 14);
    }
  put_steps (flow, data);
  return dpt_letter_end (&letter);
}
