/* dpt-retinoscopy.c - see dpt-retinoscopy.h.
 * For: two lines of arithmetic, and where their numbers stand. Not for: fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-retinoscopy.h"

#define SECTION "retinoscopy"

int
dpt_retinoscopy_get_vergence (const char *distance)
{
  static const struct { const char *nick; int vergence; } distances[]
    = { { "third", 300 }, { "half", 200 }, { "two_thirds", 150 }, { "metre", 100 }, { "metre_half", 67 } };

  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    if (g_strcmp0 (distances[i].nick, distance) == 0)
      return distances[i].vergence;
  return 0;
}

static gboolean
get_number (DptVisitSheet *sheet, DptEye eye, const char *item, int *number)
{
  DptFinding *finding = dpt_visit_sheet_get_finding (sheet, SECTION, item, dpt_eye_to_nick (eye));

  if (finding == NULL || dpt_record_is_null (finding, DPT_FINDING_NUMBER))
    return FALSE;
  *number = (int) dpt_record_get_int (finding, DPT_FINDING_NUMBER);
  return TRUE;
}

gboolean
dpt_retinoscopy_reckon (DptVisitSheet *sheet, DptEye eye, DptRx *net)
{
  DptFinding *distance;
  int vergence, along, across, angle = 0;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (sheet) && net != NULL, FALSE);

  distance = dpt_visit_sheet_get_finding (sheet, SECTION, "distance", NULL);
  vergence = dpt_retinoscopy_get_vergence (distance ? dpt_record_get_text (distance, DPT_FINDING_CODE) : NULL);
  *net = (DptRx) { 0 };
  if (vergence == 0 || !get_number (sheet, eye, "power_1", &along))
    return FALSE;
  net->sphere = along - vergence;
  if (!get_number (sheet, eye, "power_2", &across) || across == along)
    return TRUE;
  if (!get_number (sheet, eye, "angle", &angle) || ABS (across - along) > DPT_RX_MAX_CYLINDER)
    return FALSE;
  net->cylinder = across - along;
  net->axis = angle < 100 ? 180 : angle / 100;
  if (net->cylinder > 0)
    *net = dpt_rx_transpose (net);
  return TRUE;
}

gboolean
dpt_retinoscopy_take (DptVisitSheet *sheet)
{
  gboolean any = FALSE;

  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      DptRx net;

      if (!dpt_retinoscopy_reckon (sheet, eye, &net))
        continue;
      dpt_visit_sheet_set_rx (sheet, DPT_REFRACTION_RETINOSCOPY, eye, &net,
                              DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS);
      any = TRUE;
    }
  return any;
}
