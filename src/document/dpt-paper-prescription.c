/* dpt-paper-prescription.c - see dpt-paper-prescription.h.
 * For: layout. Not for: validity rules (engine/clinical).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-paper-prescription.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-power.h"
#include "base/dpt-text.h"
#include "document/dpt-format.h"
#include "document/dpt-rows.h"
#include "engine/optics/dpt-acuity.h"

#define QR_MARGIN (4 * 0.4 * DPT_MM) /* the code's empty edge, which goes over into the paper's own */
#define LARGE (DPT_TYPE_LEAD | DPT_TYPE_MEDIUM)

enum
{
  COLUMN_EYE,
  COLUMN_LENS,
  COLUMN_CURVE,
  COLUMN_DIAMETER,
  COLUMN_SPHERE,
  COLUMN_CYLINDER,
  COLUMN_AXIS,
  COLUMN_ADDITION,
  COLUMN_PRISM,
  COLUMN_ACUITY,
  N_COLUMNS,
};

static gboolean
either (const DptPrescriptionData *data, int column)
{
  const DptPrescribedEye *eyes[] = { &data->right, &data->left };

  for (int i = 0; i < 2; i++)
    {
      const DptPrescribedEye *eye = eyes[i];

      if (!eye->given)
        continue;
      if ((column == COLUMN_ADDITION && eye->rx.addition != 0)
          || (column == COLUMN_PRISM && (eye->rx.prism_h != 0 || eye->rx.prism_v != 0))
          || (column == COLUMN_ACUITY && !dpt_text_is_blank (eye->acuity)))
        return TRUE;
    }
  return FALSE;
}

static int
choose_columns (const DptPrescriptionData *data, DptColumn *columns, int *ids)
{
  const DptColumn all[N_COLUMNS] = {
    [COLUMN_EYE] = { _ ("Eye"), DPT_COLUMN_TEXT, DPT_TYPE_LEAD | DPT_TYPE_BOLD },
    [COLUMN_LENS] = { _ ("Lens"), DPT_COLUMN_TEXT, .grows = TRUE },
    [COLUMN_CURVE] = { _ ("Base curve"), DPT_COLUMN_LENGTH, LARGE },
    [COLUMN_DIAMETER] = { _ ("Diameter"), DPT_COLUMN_LENGTH, LARGE },
    [COLUMN_SPHERE] = { _ ("Sphere"), DPT_COLUMN_POWER, LARGE, .grows = !data->contact },
    [COLUMN_CYLINDER] = { _ ("Cylinder"), DPT_COLUMN_POWER, LARGE, .grows = !data->contact },
    [COLUMN_AXIS] = { _ ("Axis"), DPT_COLUMN_COUNT, LARGE, .grows = !data->contact },
    [COLUMN_ADDITION] = { _ ("Addition"), DPT_COLUMN_POWER, LARGE, .grows = !data->contact },
    [COLUMN_PRISM] = { _ ("Prism, base"), DPT_COLUMN_TEXT, DPT_TYPE_BODY, .align = DPT_ALIGN_END },
    [COLUMN_ACUITY] = { _ ("Acuity"), DPT_COLUMN_TEXT, LARGE, .align = DPT_ALIGN_END },
  };
  int n = 0;

  for (int i = 0; i < N_COLUMNS; i++)
    {
      gboolean lens = i == COLUMN_LENS || i == COLUMN_CURVE || i == COLUMN_DIAMETER;
      gboolean maybe = i == COLUMN_ADDITION || i == COLUMN_PRISM || i == COLUMN_ACUITY;

      if ((lens && !data->contact) || (maybe && !either (data, i)))
        continue;
      ids[n] = i;
      columns[n++] = all[i];
    }
  return n;
}

static void
add_eye (DptRows *rows, const int *ids, int n, DptEye which, const DptPrescribedEye *eye)
{
  g_autofree char *sphere = dpt_format_sphere (eye->rx.sphere);
  g_autofree char *axis = dpt_axis_format (eye->rx.axis);
  g_autofree char *prism = dpt_format_prism (&eye->rx);
  g_autofree char *acuity = dpt_acuity_dup_shown (eye->acuity);
  const DptCell all[N_COLUMNS] = {
    [COLUMN_EYE] = { .text = dpt_format_eye (which) },
    [COLUMN_LENS] = { .text = eye->given ? eye->brand : NULL },
    [COLUMN_CURVE] = { .value = eye->back_curve, .empty = eye->back_curve == 0 },
    [COLUMN_DIAMETER] = { .value = eye->diameter, .empty = eye->diameter == 0 },
    [COLUMN_SPHERE] = { .text = eye->given ? sphere : "–" },
    [COLUMN_CYLINDER] = { .value = eye->rx.cylinder, .empty = !eye->given || eye->rx.cylinder == 0 },
    [COLUMN_AXIS] = { .text = eye->rx.cylinder != 0 ? axis : NULL, .empty = TRUE },
    [COLUMN_ADDITION] = { .value = eye->rx.addition, .empty = eye->rx.addition == 0 },
    [COLUMN_PRISM] = { .text = prism },
    [COLUMN_ACUITY] = { .text = acuity },
  };
  DptCell cells[N_COLUMNS];

  for (int i = 0; i < n; i++)
    cells[i] = all[ids[i]];
  dpt_rows_add (rows, cells);
}

static void
put_patient (DptFlow *flow, const DptPrescriptionData *data)
{
  g_autofree char *birth = dpt_format_birth (data->patient_birth, data->date);
  /* Translators: before a birth date and an age */
  g_autofree char *born = *birth != '\0' ? g_strdup_printf (_ ("Born %s"), birth) : NULL;
  g_autofree char *file = !dpt_text_is_blank (data->patient_number)
                            ? g_strdup_printf (_ ("File no. %s"), data->patient_number) : NULL;
  g_autofree char *about = dpt_format_join ("  ·  ", (const char *const[]) { born, file }, 2);

  flow->y = MAX (flow->y, 64 * DPT_MM);
  dpt_flow_paragraph (flow, data->patient, DPT_TYPE_HEAD | DPT_TYPE_MEDIUM, DPT_INK_TEXT, DPT_ALIGN_START, 2);
  dpt_flow_paragraph (flow, about, DPT_TYPE_BODY, DPT_INK_DIM, DPT_ALIGN_START, 0);
  flow->y += 26;
}

static char *
format_pair (int right, int left)
{
  g_autofree char *r = right != 0 ? dpt_length_format (right) : g_strdup ("–");
  g_autofree char *l = left != 0 ? dpt_length_format (left) : g_strdup ("–");
  g_autofree char *both = right != 0 && left != 0 ? dpt_length_format (right + left) : NULL;

  if (right == 0 && left == 0)
    return g_strdup ("");
  if (both == NULL)
    return g_strdup_printf ("%s %s  ·  %s %s mm", dpt_format_eye (DPT_EYE_RIGHT), r, dpt_format_eye (DPT_EYE_LEFT), l);
  return g_strdup_printf ("%s %s  ·  %s %s  ·  %s mm", dpt_format_eye (DPT_EYE_RIGHT), r, dpt_format_eye (DPT_EYE_LEFT),
                          l, both);
}

static void
put_facts (DptFlow *flow, const DptPrescriptionData *data)
{
  g_autofree char *far = format_pair (data->right.pd_far, data->left.pd_far);
  g_autofree char *near = format_pair (data->right.pd_near, data->left.pd_near);
  g_autofree char *vertex = dpt_format_millimetres (data->vertex);
  const DptFact facts[] = {
    { _ ("Use"), data->usage },
    { _ ("Pupillary distance, far"), far },
    { _ ("Pupillary distance, near"), near },
    { _ ("Vertex distance"), vertex },
    { _ ("Instructions"), data->instructions },
  };
  double height = dpt_facts_put (NULL, facts, G_N_ELEMENTS (facts), 0, 0, flow->width);

  dpt_flow_need (flow, height);
  flow->y += dpt_facts_put (flow->sheet, facts, G_N_ELEMENTS (facts), flow->x, flow->y, flow->width) + 16;
}

static void
put_words (DptFlow *flow, const DptPrescriptionData *data)
{
  g_autofree char *until = dpt_date_format (data->valid_until);

  if (*until != '\0')
    {
      /* Translators: the last day of a prescription's validity */
      g_autofree char *valid = g_strdup_printf (_ ("Valid until %s."), until);

      dpt_flow_paragraph (flow, valid, DPT_TYPE_BODY | DPT_TYPE_MEDIUM, DPT_INK_TEXT, DPT_ALIGN_START, 3);
    }
  if (data->adaptation_forbidden)
    dpt_flow_paragraph (flow, _ ("To be dispensed as written: no adaptation by the optician at renewal."),
                        DPT_TYPE_BODY, DPT_INK_TEXT, DPT_ALIGN_START, 3);
}

/* Below the date, beside the place to sign; left out where it is too much, or the page has not the room. */
static void
put_code (DptFlow *flow, const char *code, double y, double width)
{
  double side = code != NULL ? dpt_qr_put (NULL, code, 0, 0) : 0;
  double words = width - side - 6;
  g_autoptr (DptText) text = NULL;

  if (side == 0 || y + side > flow->bottom)
    return;
  dpt_qr_put (flow->sheet, code, flow->x - QR_MARGIN, y);
  /* Translators: beside a QR code; few words a line */
  text = dpt_type_set (_ ("For the optician’s software (HL7 FHIR)"), DPT_TYPE_SMALL, words, DPT_ALIGN_START);
  dpt_sheet_put (flow->sheet, text, DPT_INK_DIM, flow->x + side - QR_MARGIN, y + side - QR_MARGIN - dpt_text_get_height (text));
}

/* At the foot of the last page, where a hand expects to sign. */
static void
put_signature (DptFlow *flow, const DptPrescriptionData *data)
{
  g_autofree char *date = dpt_date_format_long (data->date);
  g_autofree char *who
    = dpt_format_join ("\n", (const char *const[]){ data->prescriber_title, data->prescriber_number }, 2);
  double height = 104, width = flow->width * 0.42;
  double x = flow->x + flow->width - width;
  double y;

  dpt_flow_need (flow, height + 12);
  y = MAX (flow->y + 12, MIN (flow->bottom - height, 206 * DPT_MM));
  put_code (flow, data->code,
            y + 6 + dpt_sheet_write (flow->sheet, date, DPT_TYPE_BODY, DPT_INK_TEXT, flow->x, y, 0, DPT_ALIGN_START), x - flow->x);
  y += dpt_sheet_write (flow->sheet, data->prescriber, DPT_TYPE_LEAD | DPT_TYPE_MEDIUM, DPT_INK_TEXT, x, y, width,
                        DPT_ALIGN_START);
  y += dpt_sheet_write (flow->sheet, who, DPT_TYPE_SMALL, DPT_INK_DIM, x, y, width, DPT_ALIGN_START);
  dpt_signature_put (flow->sheet, "", _ ("Signature"), x, y + 4, width, 58);
}

DptPaper *
dpt_paper_prescription_new (const DptPrescriptionData *data)
{
  DptColumn columns[N_COLUMNS];
  int ids[N_COLUMNS];
  DptLetter letter;
  DptFlow *flow = &letter.flow;
  g_autoptr (DptRows) rows = NULL;
  const char *what;
  int n;

  g_return_val_if_fail (data != NULL && data->shop != NULL, NULL);

  what = data->contact ? _ ("Contact lenses") : _ ("Glasses");
  dpt_letter_begin (&letter, data->shop, _ ("Prescription"), what, data->mark, FALSE);
  dpt_paper_set_date (flow->paper, data->date);
  put_patient (flow, data);
  n = choose_columns (data, columns, ids);
  rows = dpt_rows_new (columns, n);
  add_eye (rows, ids, n, DPT_EYE_RIGHT, &data->right);
  add_eye (rows, ids, n, DPT_EYE_LEFT, &data->left);
  dpt_rows_flow (rows, flow, 0);
  flow->y += 20;
  put_facts (flow, data);
  put_words (flow, data);
  put_signature (flow, data);
  return dpt_letter_end (&letter);
}
