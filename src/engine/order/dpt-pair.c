/* dpt-pair.c - see dpt-pair.h.
 * For: fields, the fit of an eye behind its lens, warnings. Not for: drawing them (document/dpt-lens-drawing.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/order/dpt-pair.h"

#include "base/dpt-power.h"

#include "base/dpt-error.h"
#include "engine/catalog/dpt-frame.h"
#include "engine/optics/dpt-boxing.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

const char *const dpt_pair_usages[] = { "far", "intermediate", "near", "progressive", "bifocal", "office", NULL };
static const char *const usage_labels[] = { N_ ("Distance"),    N_ ("Intermediate"), N_ ("Reading"),
                                            N_ ("Progressive"), N_ ("Bifocal"),      N_ ("Office") };
static const char *const eyes[] = { "R", "L", NULL };
static const char *const bases_h[] = { "in", "out", NULL };
static const char *const bases_v[] = { "up", "down", NULL };

static const DptField pair_fields[] = {
  [DPT_PAIR_ORDER_ID] = { "order_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, NULL },
  [DPT_PAIR_NUMBER] = { "number", DPT_FIELD_INT, DPT_FIELD_REQUIRED, 1, 20, N_ ("Pair") },
  [DPT_PAIR_USAGE] = { "usage", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("Use"), dpt_pair_usages },
  [DPT_PAIR_FRAME_VARIANT_ID] = { "frame_variant_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Frame") },
  [DPT_PAIR_OWN_FRAME] = { "own_frame", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED, 0, 1, N_ ("Own frame") },
  [DPT_PAIR_OWN_FRAME_NOTE] = { "own_frame_note", DPT_FIELD_TEXT, 0, 0, 300, N_ ("Own frame: what it is") },
  [DPT_PAIR_BOX_A] = { "box_a", DPT_FIELD_LENGTH, 0, 2000, 8000, N_ ("Width of the lens (A)") },
  [DPT_PAIR_BOX_B] = { "box_b", DPT_FIELD_LENGTH, 0, 1000, 7000, N_ ("Height of the lens (B)") },
  [DPT_PAIR_DBL] = { "dbl", DPT_FIELD_LENGTH, 0, 500, 4000, N_ ("Bridge") },
  [DPT_PAIR_EFFECTIVE_DIAMETER] = { "effective_diameter", DPT_FIELD_LENGTH, 0, 2000, 10000, N_ ("Effective diameter") },
  [DPT_PAIR_PANTOSCOPIC_TILT] = { "pantoscopic_tilt", DPT_FIELD_INT, 0, -200, 400, N_ ("Pantoscopic tilt") },
  [DPT_PAIR_WRAP] = { "wrap", DPT_FIELD_INT, 0, 0, 400, N_ ("Wrap") },
  [DPT_PAIR_VERTEX] = { "vertex", DPT_FIELD_LENGTH, 0, 500, 3000, N_ ("Vertex distance") },
  [DPT_PAIR_METHOD] = { "method", DPT_FIELD_TEXT, 0, 0, 60, N_ ("Measured with") },
  [DPT_PAIR_NOTE] = { "note", DPT_FIELD_TEXT, 0, 0, 1000, N_ ("Note for the workshop") },
  [DPT_PAIR_SHAPE] = { "shape", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 0, N_ ("Shape") },
};
DPT_DEFINE_RECORD (DptPair, dpt_pair, "pair", pair_fields)

static const DptField eye_fields[] = {
  [DPT_PAIR_EYE_PAIR_ID] = { "pair_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, NULL },
  [DPT_PAIR_EYE_EYE] = { "eye", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Eye"), eyes },
  [DPT_PAIR_EYE_SPHERE] = { "sphere", DPT_FIELD_POWER, 0, -4500, 4500, N_ ("Sphere") },
  [DPT_PAIR_EYE_CYLINDER] = { "cylinder", DPT_FIELD_POWER, 0, -2500, 2500, N_ ("Cylinder") },
  [DPT_PAIR_EYE_AXIS] = { "axis", DPT_FIELD_AXIS, 0, 1, 180, N_ ("Axis") },
  [DPT_PAIR_EYE_ADDITION] = { "addition", DPT_FIELD_POWER, 0, 0, 600, N_ ("Addition") },
  [DPT_PAIR_EYE_PRISM_H] = { "prism_h", DPT_FIELD_POWER, 0, 0, 6000, N_ ("Horizontal prism") },
  [DPT_PAIR_EYE_BASE_H] = { "base_h", DPT_FIELD_ENUM, 0, 0, 0, N_ ("Base"), bases_h },
  [DPT_PAIR_EYE_PRISM_V] = { "prism_v", DPT_FIELD_POWER, 0, 0, 6000, N_ ("Vertical prism") },
  [DPT_PAIR_EYE_BASE_V] = { "base_v", DPT_FIELD_ENUM, 0, 0, 0, N_ ("Base"), bases_v },
  [DPT_PAIR_EYE_LENS_RANGE_ID] = { "lens_range_id", DPT_FIELD_REF, 0, 0, 0, N_ ("Spectacle lens") },
  [DPT_PAIR_EYE_PD_FAR] = { "pd_far", DPT_FIELD_LENGTH, 0, 1500, 4500, N_ ("Far distance") },
  [DPT_PAIR_EYE_PD_NEAR] = { "pd_near", DPT_FIELD_LENGTH, 0, 1500, 4500, N_ ("Near distance") },
  [DPT_PAIR_EYE_FITTING_HEIGHT] = { "fitting_height", DPT_FIELD_LENGTH, 0, 500, 4500, N_ ("Fitting height") },
  [DPT_PAIR_EYE_DIAMETER] = { "diameter", DPT_FIELD_LENGTH, 0, 4000, 9000, N_ ("Diameter") },
};

static gboolean
validate_eye (DptRecord *self, GError **error)
{
  DptRx rx = dpt_pair_eye_get_rx (DPT_PAIR_EYE (self));

  return !dpt_pair_eye_has_rx (DPT_PAIR_EYE (self)) || dpt_rx_validate (&rx, error);
}
DPT_DEFINE_RECORD_WITH_CODE (DptPairEye, dpt_pair_eye, "pair_eye", eye_fields, record_class->validate = validate_eye)

static const struct { DptFitWarning warning; const char *text; } warnings[] = {
  { DPT_FIT_WARNING_BLANK, N_ ("The blank of this lens is too small for the frame and the eye.") },
  { DPT_FIT_WARNING_HEIGHT_LOW, N_ ("The fitting height is below what this design needs.") },
  { DPT_FIT_WARNING_HEIGHT_BOX, N_ ("The pupil would stand outside the lens.") },
  { DPT_FIT_WARNING_DECENTRATION, N_ ("The eye is more than 8 mm from the middle of the lens: a frame of another width would suit better.") },
  { DPT_FIT_WARNING_PD_UNUSUAL, N_ ("This distance is unusual: measure again.") },
  { DPT_FIT_WARNING_PD_APART, N_ ("Both distances are more than 3 mm apart: measure again.") },
  { DPT_FIT_WARNING_HEIGHT_APART, N_ ("Both heights are more than 3 mm apart: measure again, with the frame adjusted.") },
  { DPT_FIT_WARNING_NEAR, N_ ("The near distance is larger than the far one.") },
};

const char *
dpt_pair_usage_get_label (const char *usage)
{
  for (guint i = 0; dpt_pair_usages[i] != NULL; i++)
    if (g_strcmp0 (dpt_pair_usages[i], usage) == 0)
      return _ (usage_labels[i]);
  return usage != NULL ? usage : "";
}

gboolean
dpt_pair_usage_needs_height (const char *usage)
{
  return g_strcmp0 (usage, "progressive") == 0 || g_strcmp0 (usage, "bifocal") == 0 || g_strcmp0 (usage, "office") == 0;
}

DptFrameShape
dpt_pair_get_shape (DptPair *self)
{
  const char *shape = dpt_record_get_text (self, DPT_PAIR_SHAPE);

  return shape != NULL ? dpt_frame_find_outline_shape (shape) : DPT_FRAME_SHAPE_PANTO;
}

gboolean
dpt_pair_has_frame (DptPair *self)
{
  return !dpt_record_is_null (self, DPT_PAIR_FRAME_VARIANT_ID) || dpt_record_get_int (self, DPT_PAIR_OWN_FRAME) != 0;
}

int
dpt_pair_get_effective_diameter (DptPair *self, gboolean *estimated)
{
  int a = (int) dpt_record_get_int (self, DPT_PAIR_BOX_A), b = (int) dpt_record_get_int (self, DPT_PAIR_BOX_B);

  if (estimated != NULL)
    *estimated = dpt_record_is_null (self, DPT_PAIR_EFFECTIVE_DIAMETER);
  if (!dpt_record_is_null (self, DPT_PAIR_EFFECTIVE_DIAMETER))
    return (int) dpt_record_get_int (self, DPT_PAIR_EFFECTIVE_DIAMETER);
  return a > 0 && b > 0 ? dpt_boxing_estimate_effective_diameter (dpt_pair_get_shape (self), a, b) : 0;
}

DptEye
dpt_pair_eye_get_eye (DptPairEye *self)
{
  return g_str_equal (dpt_record_get_string (self, DPT_PAIR_EYE_EYE), "L") ? DPT_EYE_LEFT : DPT_EYE_RIGHT;
}

gboolean
dpt_pair_eye_has_rx (DptPairEye *self)
{
  return self != NULL && !dpt_record_is_null (self, DPT_PAIR_EYE_SPHERE);
}

DptRx
dpt_pair_eye_get_rx (DptPairEye *self)
{
  return (DptRx){
    .sphere = (int) dpt_record_get_int (self, DPT_PAIR_EYE_SPHERE),
    .cylinder = (int) dpt_record_get_int (self, DPT_PAIR_EYE_CYLINDER),
    .axis = (int) dpt_record_get_int (self, DPT_PAIR_EYE_AXIS),
    .addition = (int) dpt_record_get_int (self, DPT_PAIR_EYE_ADDITION),
    .prism_h = (int) dpt_record_get_int (self, DPT_PAIR_EYE_PRISM_H),
    .base_h = dpt_base_from_nick (dpt_record_get_text (self, DPT_PAIR_EYE_BASE_H)),
    .prism_v = (int) dpt_record_get_int (self, DPT_PAIR_EYE_PRISM_V),
    .base_v = dpt_base_from_nick (dpt_record_get_text (self, DPT_PAIR_EYE_BASE_V)),
  };
}

/* 0 is nothing for all of these but the sphere. */
static void
set_or_clear (DptPairEye *self, guint field, int value)
{
  if (value != 0)
    dpt_record_set_int (self, field, value);
  else
    dpt_record_set_null (self, field);
}

void
dpt_pair_eye_set_rx (DptPairEye *self, const DptRx *rx)
{
  static const DptRx nothing = { 0 };
  const DptRx *from = rx != NULL ? rx : &nothing;

  if (rx != NULL)
    dpt_record_set_int (self, DPT_PAIR_EYE_SPHERE, rx->sphere);
  else
    dpt_record_set_null (self, DPT_PAIR_EYE_SPHERE);
  set_or_clear (self, DPT_PAIR_EYE_CYLINDER, from->cylinder);
  set_or_clear (self, DPT_PAIR_EYE_AXIS, from->cylinder != 0 ? from->axis : 0);
  set_or_clear (self, DPT_PAIR_EYE_ADDITION, from->addition);
  set_or_clear (self, DPT_PAIR_EYE_PRISM_H, from->prism_h);
  set_or_clear (self, DPT_PAIR_EYE_PRISM_V, from->prism_v);
  dpt_record_set_text (self, DPT_PAIR_EYE_BASE_H, dpt_base_to_nick ((DptBase) from->base_h));
  dpt_record_set_text (self, DPT_PAIR_EYE_BASE_V, dpt_base_to_nick ((DptBase) from->base_v));
}

/* Reading glasses are centred for near, where that was measured. */
static int
get_distance (DptPair *self, DptPairEye *eye)
{
  const char *usage = dpt_record_get_string (self, DPT_PAIR_USAGE);

  if ((g_str_equal (usage, "near") || g_str_equal (usage, "intermediate"))
      && !dpt_record_is_null (eye, DPT_PAIR_EYE_PD_NEAR))
    return (int) dpt_record_get_int (eye, DPT_PAIR_EYE_PD_NEAR);
  return (int) dpt_record_get_int (eye, DPT_PAIR_EYE_PD_FAR);
}

DptPairFit
dpt_pair_fit (DptPair *self, DptPairEye *eye)
{
  DptPairFit fit = { 0 };
  int a = (int) dpt_record_get_int (self, DPT_PAIR_BOX_A), b = (int) dpt_record_get_int (self, DPT_PAIR_BOX_B);
  int dbl = (int) dpt_record_get_int (self, DPT_PAIR_DBL), distance = get_distance (self, eye);
  int diameter = dpt_pair_get_effective_diameter (self, &fit.estimated);

  if (a == 0 || b == 0 || dbl == 0 || distance == 0)
    return fit;
  fit.known = TRUE;
  fit.decentration = dpt_boxing_get_decentration (a, dbl, distance);
  if (!dpt_record_is_null (eye, DPT_PAIR_EYE_FITTING_HEIGHT))
    fit.height_decentration =
      dpt_boxing_get_height_decentration (b, (int) dpt_record_get_int (eye, DPT_PAIR_EYE_FITTING_HEIGHT));
  fit.minimum_blank = dpt_boxing_get_minimum_blank (diameter, fit.decentration, fit.height_decentration);
  return fit;
}

static gboolean
is_apart (DptPairEye *eye, DptPairEye *fellow, guint field)
{
  return fellow != NULL && !dpt_record_is_null (eye, field) && !dpt_record_is_null (fellow, field)
         && llabs (dpt_record_get_int (eye, field) - dpt_record_get_int (fellow, field)) > 300;
}

static DptFitWarning
find_height_warnings (DptPair *self, DptPairEye *eye, const DptLensOffer *offer)
{
  int height = (int) dpt_record_get_int (eye, DPT_PAIR_EYE_FITTING_HEIGHT);
  int b = (int) dpt_record_get_int (self, DPT_PAIR_BOX_B);
  DptFitWarning found = DPT_FIT_WARNING_NONE;

  if (height == 0)
    return found;
  if (offer != NULL && height < offer->design->min_fitting_height)
    found |= DPT_FIT_WARNING_HEIGHT_LOW;
  if (b > 0 && height >= b)
    found |= DPT_FIT_WARNING_HEIGHT_BOX;
  return found;
}

DptFitWarning
dpt_pair_find_warnings (DptPair *self, DptPairEye *eye, DptPairEye *fellow, const DptLensOffer *offer)
{
  DptPairFit fit = dpt_pair_fit (self, eye);
  DptFitWarning found = find_height_warnings (self, eye, offer);
  int far = (int) dpt_record_get_int (eye, DPT_PAIR_EYE_PD_FAR);

  if (fit.known && offer != NULL && fit.minimum_blank > offer->diameter)
    found |= DPT_FIT_WARNING_BLANK;
  if (fit.known && abs (fit.decentration) > 800)
    found |= DPT_FIT_WARNING_DECENTRATION;
  if (far != 0 && (far < 2500 || far > 3800))
    found |= DPT_FIT_WARNING_PD_UNUSUAL;
  if (far != 0 && dpt_record_get_int (eye, DPT_PAIR_EYE_PD_NEAR) > far)
    found |= DPT_FIT_WARNING_NEAR;
  if (is_apart (eye, fellow, DPT_PAIR_EYE_PD_FAR))
    found |= DPT_FIT_WARNING_PD_APART;
  if (is_apart (eye, fellow, DPT_PAIR_EYE_FITTING_HEIGHT))
    found |= DPT_FIT_WARNING_HEIGHT_APART;
  return found;
}

/* What was measured and the limit that it is judged by, hundredths of a millimetre. */
static void
find_figures (DptPair *self, DptPairEye *eye, DptPairEye *fellow, const DptLensOffer *offer, DptFitWarning warning,
              int *value, int *limit)
{
  DptPairFit fit = dpt_pair_fit (self, eye);
  guint apart = warning == DPT_FIT_WARNING_PD_APART ? DPT_PAIR_EYE_PD_FAR : DPT_PAIR_EYE_FITTING_HEIGHT;
  int far = (int) dpt_record_get_int (eye, DPT_PAIR_EYE_PD_FAR);

  *value = (int) dpt_record_get_int (eye, DPT_PAIR_EYE_FITTING_HEIGHT);
  switch (warning)
    {
    case DPT_FIT_WARNING_BLANK:
      *value = fit.minimum_blank, *limit = offer != NULL ? offer->diameter : 0;
      break;
    case DPT_FIT_WARNING_HEIGHT_LOW:
      *limit = offer != NULL ? offer->design->min_fitting_height : 0;
      break;
    case DPT_FIT_WARNING_HEIGHT_BOX:
      *limit = (int) dpt_record_get_int (self, DPT_PAIR_BOX_B);
      break;
    case DPT_FIT_WARNING_DECENTRATION:
      *value = abs (fit.decentration), *limit = 800;
      break;
    case DPT_FIT_WARNING_PD_UNUSUAL:
      *value = far, *limit = far < 2500 ? 2500 : 3800;
      break;
    case DPT_FIT_WARNING_NEAR:
      *value = (int) dpt_record_get_int (eye, DPT_PAIR_EYE_PD_NEAR), *limit = far;
      break;
    case DPT_FIT_WARNING_PD_APART:
    case DPT_FIT_WARNING_HEIGHT_APART:
    case DPT_FIT_WARNING_NONE:
    default:
      *value = fellow != NULL ? abs ((int) (dpt_record_get_int (eye, apart) - dpt_record_get_int (fellow, apart))) : 0;
      *limit = 300;
    }
}

char *
dpt_pair_describe_warning (DptPair *self, DptPairEye *eye, DptPairEye *fellow, const DptLensOffer *offer,
                           DptFitWarning warning)
{
  int value = 0, limit = 0;
  g_autofree char *figure = NULL, *bound = NULL;

  find_figures (self, eye, fellow, offer, warning, &value, &limit);
  figure = dpt_length_format (value);
  bound = dpt_length_format (limit);
  /* Translators: a warning, what was found, and the limit it is judged by, in millimetres */
  return g_strdup_printf (_ ("%s (%s mm, limit %s mm)"), dpt_fit_warning_describe (warning), figure, bound);
}

const char *
dpt_fit_warning_describe (DptFitWarning warning)
{
  for (guint i = 0; i < G_N_ELEMENTS (warnings); i++)
    if (warnings[i].warning == warning)
      return _ (warnings[i].text);
  return "";
}

DptLensWish
dpt_pair_get_wish (DptPair *self, DptPairEye *right, DptPairEye *left)
{
  DptPairEye *both[] = { right, left };
  DptLensWish wish = { .usage = dpt_record_get_text (self, DPT_PAIR_USAGE) };

  for (guint i = 0; i < 2; i++)
    if (dpt_pair_eye_has_rx (both[i]))
      {
        wish.has[i] = TRUE;
        wish.rx[i] = dpt_pair_eye_get_rx (both[i]);
        wish.minimum_blank[i] = dpt_pair_fit (self, both[i]).minimum_blank;
        wish.fitting_height[i] = (int) dpt_record_get_int (both[i], DPT_PAIR_EYE_FITTING_HEIGHT);
      }
  return wish;
}
