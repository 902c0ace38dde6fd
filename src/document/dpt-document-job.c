/* dpt-document-job.c - a job with its pair, lenses and measurements, on paper.
 * For: dpt-document.h. Not for: layout (dpt-paper-job-sheet.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-document-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "document/dpt-format.h"
#include "document/dpt-paper-job-sheet.h"
#include "engine/clinical/dpt-prescription.h"

/* The steps to tick off, in the order of the work, and the state that says that each is done. */
static const struct { const char *state; const char *label; } steps[] = {
  { "received", N_ ("Lenses received") }, { "verified", N_ ("Powers checked") },  { "edged", N_ ("Edged") },
  { "fitted", N_ ("Fitted") },            { "quality_checked", N_ ("Final check") }, { "ready", N_ ("Job finished") },
};

static const char *
join_options (DptDocumentDraft *draft, DptDbRows *options, const char *eye)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dpt_db_rows_get_n_rows (options); i++)
    {
      const char *of = dpt_document_text (options, i, "eye");

      if (of == NULL || g_str_equal (of, eye))
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", dpt_document_text (options, i, "label"));
    }
  return dpt_document_keep (draft, g_string_free (out, FALSE));
}

static void
set_eye (DptDocumentDraft *draft, DptJobSheetData *data, DptDbRows *rows, guint row, DptDbRows *options)
{
  const char *which = dpt_document_text (rows, row, "eye");
  DptJobEye *eye = g_strcmp0 (which, "R") == 0 ? &data->right : &data->left;
  gint64 index = dpt_document_int (rows, row, "refractive_index");
  gint64 diameter = dpt_document_int (rows, row, "diameter");
  g_autofree char *index_text = index > 0 ? dpt_format_quantity (index) : NULL;
  const char *const parts[]
    = { dpt_document_text (rows, row, "brand"), dpt_document_text (rows, row, "name"), index_text };

  eye->given = TRUE;
  dpt_document_set_rx (&eye->rx, rows, row);
  eye->lens = dpt_document_keep (draft, dpt_format_join (" ", parts, 3));
  eye->treatments = join_options (draft, options, which);
  eye->code = dpt_document_text (rows, row, "supplier_code");
  eye->pd_far = (int) dpt_document_int (rows, row, "pd_far");
  eye->pd_near = (int) dpt_document_int (rows, row, "pd_near");
  eye->fitting_height = (int) dpt_document_int (rows, row, "fitting_height");
  eye->diameter = (int) (diameter != 0 ? diameter : dpt_document_int (rows, row, "range_diameter"));
}

static DptFrameShape
find_shape (const char *name)
{
  g_autofree char *nick = g_strdelimit (g_strdup (name != NULL ? name : ""), "_", '-');

  return g_str_equal (nick, "geometric") ? DPT_FRAME_SHAPE_OCTAGONAL : dpt_frame_shape_from_nick (nick);
}

static int
measured_or_sold (DptDbRows *job, const char *measured, const char *sold)
{
  gint64 value = dpt_document_int (job, 0, measured);

  return (int) (value != 0 ? value : dpt_document_int (job, 0, sold));
}

static void
set_frame (DptDocumentDraft *draft, DptJobSheetData *data, DptDbRows *job)
{
  const char *rim = dpt_document_text (job, 0, "rim");
  const char *const name[] = { dpt_document_text (job, 0, "brand"), dpt_document_text (job, 0, "frame_name") };
  const char *colour = dpt_document_text (job, 0, "color_name"), *label = dpt_document_text (job, 0, "variant_label");
  /* The label of a variant mostly begins with its colour. */
  const char *const detail[] = { dpt_document_text (job, 0, "sku"),
                                 colour != NULL && label != NULL && strstr (label, colour) != NULL ? NULL : colour, label,
                                 dpt_document_text (job, 0, "material") };

  data->own_frame = dpt_document_int (job, 0, "own_frame") != 0;
  data->frame = dpt_document_keep (draft, dpt_format_join (" ", name, 2));
  data->frame_detail = dpt_document_keep (draft, dpt_format_join ("  ·  ", detail, 4));
  if (data->own_frame)
    {
      data->frame = dpt_text_is_blank (data->frame) ? _ ("Frame") : data->frame;
      data->frame_detail = dpt_document_text (job, 0, "own_frame_note");
    }
  data->shape = find_shape (dpt_document_text (job, 0, "shape"));
  data->rim = g_strcmp0 (rim, "half") == 0 ? DPT_FRAME_RIM_HALF
              : g_strcmp0 (rim, "rimless") == 0 ? DPT_FRAME_RIM_RIMLESS : DPT_FRAME_RIM_FULL;
  data->box_a = measured_or_sold (job, "box_a", "frame_a");
  data->box_b = measured_or_sold (job, "box_b", "frame_b");
  data->dbl = measured_or_sold (job, "dbl", "frame_dbl");
  data->effective_diameter = measured_or_sold (job, "effective_diameter", "frame_ed");
  data->tilt = (int) dpt_document_int (job, 0, "pantoscopic_tilt");
  data->wrap = (int) dpt_document_int (job, 0, "wrap");
  data->vertex = (int) dpt_document_int (job, 0, "vertex");
}

static void
set_head (DptDocumentDraft *draft, DptJobSheetData *data, DptDbRows *job)
{
  const char *of = dpt_document_text (job, 0, "remake_of");
  const char *lab = dpt_document_text (job, 0, "lab_name");
  const char *const remake[] = { of, dpt_document_text (job, 0, "remake_reason") };
  const char *const notes[] = { dpt_document_text (job, 0, "pair_note"), dpt_document_text (job, 0, "order_note") };
  const char *due = dpt_document_text (job, 0, "due_on");

  data->shop = &draft->shop;
  data->number = dpt_document_text (job, 0, "number");
  data->tray = dpt_document_text (job, 0, "tray");
  data->order_number = dpt_document_keep_order_number (draft, dpt_document_int (job, 0, "order_year"),
                                                       dpt_document_int (job, 0, "order_number"));
  data->patient = dpt_document_keep_person (draft, job, 0);
  data->date = dpt_document_text (job, 0, "ordered_on");
  data->due_on = due != NULL ? due : dpt_document_text (job, 0, "wanted_on");
  data->lab = lab != NULL ? lab : _ ("Own workshop");
  data->operator_name = dpt_document_text (job, 0, "operator_name");
  data->remake = of != NULL ? dpt_document_keep (draft, dpt_format_join (", ", remake, 2)) : NULL;
  data->usage = dpt_prescription_usage_get_label (dpt_document_text (job, 0, "usage"));
  data->notes = dpt_document_keep (draft, dpt_format_join ("\n", notes, 2));
}

/* The last time that each step was reached: a job that went back and forth shows where it is now. */
static void
set_steps (DptDocumentDraft *draft, DptJobStep *out, DptDbRows *events)
{
  for (gsize s = 0; s < G_N_ELEMENTS (steps); s++)
    {
      out[s] = (DptJobStep) { _ (steps[s].label), NULL };
      for (guint i = 0; i < dpt_db_rows_get_n_rows (events); i++)
        {
          g_autofree char *day = NULL;
          g_autofree char *date = NULL;
          const char *who = dpt_document_text (events, i, "initials");

          if (g_strcmp0 (dpt_document_text (events, i, "to_state"), steps[s].state) != 0)
            continue;
          day = dpt_date_from_instant (dpt_document_int (events, i, "at"));
          date = dpt_date_format (day);
          if (who == NULL)
            who = dpt_document_text (events, i, "display_name");
          out[s].done = dpt_document_keep (draft, dpt_format_join (" ", (const char *const[]) { date, who }, 2));
        }
    }
}

DptPaper *
dpt_document_create_job_sheet (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptDocumentDraft) draft = dpt_document_draft_new (unit);
  g_autoptr (DptDbRows) job = dpt_db_query (unit->connection, "document/document:job", error, DPT_INT (id));
  g_autoptr (DptDbRows) eyes = NULL;
  g_autoptr (DptDbRows) options = NULL;
  g_autoptr (DptDbRows) events = NULL;
  DptJobStep done[G_N_ELEMENTS (steps)];
  DptJobSheetData data = { 0 };
  gint64 pair_id;

  if (job == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (job) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no such job."));
      return NULL;
    }
  pair_id = dpt_document_int (job, 0, "pair_id");
  eyes = dpt_db_query (unit->connection, "document/document:job-eyes", error, DPT_INT (pair_id));
  options
    = eyes != NULL ? dpt_db_query (unit->connection, "document/document:job-options", error, DPT_INT (pair_id)) : NULL;
  events
    = options != NULL ? dpt_db_query (unit->connection, "document/document:job-events", error, DPT_INT (id)) : NULL;
  if (events == NULL || !dpt_document_set_shop (draft, dpt_document_int (job, 0, "establishment_id"), error))
    return NULL;
  set_head (draft, &data, job);
  set_frame (draft, &data, job);
  for (guint i = 0; i < dpt_db_rows_get_n_rows (eyes); i++)
    set_eye (draft, &data, eyes, i, options);
  set_steps (draft, done, events);
  data.steps = done;
  data.n_steps = G_N_ELEMENTS (done);
  return dpt_paper_job_sheet_new (&data);
}
