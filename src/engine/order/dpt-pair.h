/* dpt-pair.h - one pair of glasses of an order, and its two lenses as dispensed.
 * For: the records, and what is reckoned from them alone. Not for: changing them (dpt-order.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/catalog/dpt-lens-finder.h"
#include "engine/optics/dpt-frame-outline.h"

G_BEGIN_DECLS

#define DPT_TYPE_PAIR (dpt_pair_get_type ())
G_DECLARE_FINAL_TYPE (DptPair, dpt_pair, DPT, PAIR, DptRecord)

/* Sizes are those of the frame as it is, in hundredths of a millimetre (boxing system). */
enum
{
  DPT_PAIR_ORDER_ID,
  DPT_PAIR_NUMBER,
  DPT_PAIR_USAGE, /* "far", "intermediate", "near", "progressive", "bifocal", "office" */
  DPT_PAIR_FRAME_VARIANT_ID,
  DPT_PAIR_OWN_FRAME,
  DPT_PAIR_OWN_FRAME_NOTE, /* what it is, and in which condition */
  DPT_PAIR_BOX_A,
  DPT_PAIR_BOX_B,
  DPT_PAIR_DBL,
  DPT_PAIR_EFFECTIVE_DIAMETER,
  DPT_PAIR_PANTOSCOPIC_TILT, /* tenths of a degree */
  DPT_PAIR_WRAP,             /* tenths of a degree */
  DPT_PAIR_VERTEX,
  DPT_PAIR_METHOD, /* how it was measured */
  DPT_PAIR_NOTE,
  DPT_PAIR_SHAPE, /* read with it: of the frame, none for one's own */
};

#define DPT_TYPE_PAIR_EYE (dpt_pair_eye_get_type ())
G_DECLARE_FINAL_TYPE (DptPairEye, dpt_pair_eye, DPT, PAIR_EYE, DptRecord)

/* The lens as dispensed: what the use makes of the prescription (dpt_lens_usage_get_rx()), frozen when the pair was made. */
enum
{
  DPT_PAIR_EYE_PAIR_ID,
  DPT_PAIR_EYE_EYE,    /* "R", "L" */
  DPT_PAIR_EYE_SPHERE, /* none: nothing is prescribed for this eye */
  DPT_PAIR_EYE_CYLINDER,
  DPT_PAIR_EYE_AXIS,
  DPT_PAIR_EYE_ADDITION,
  DPT_PAIR_EYE_PRISM_H,
  DPT_PAIR_EYE_BASE_H,
  DPT_PAIR_EYE_PRISM_V,
  DPT_PAIR_EYE_BASE_V,
  DPT_PAIR_EYE_LENS_RANGE_ID,
  DPT_PAIR_EYE_PD_FAR, /* from the middle of the nose, hundredths of a millimetre */
  DPT_PAIR_EYE_PD_NEAR,
  DPT_PAIR_EYE_FITTING_HEIGHT, /* of the pupil above the lowest line of the box */
  DPT_PAIR_EYE_DIAMETER,       /* of the blank that is ordered */
};

extern const char *const dpt_pair_usages[];
/** dpt_pair_usage_get_label: Returns: the translated words for a person, "" for %NULL */
const char *dpt_pair_usage_get_label (const char *usage);
/** dpt_pair_usage_needs_height: Returns: whether the fitting height must be known before lenses for that use are ordered */
gboolean dpt_pair_usage_needs_height (const char *usage);

/** dpt_pair_get_shape: Returns: the shape of the frame's lenses; a panto for an own frame, which is an assumption */
DptFrameShape dpt_pair_get_shape (DptPair *self);
/** dpt_pair_has_frame: Returns: whether a frame is chosen or the patient's own is used */
gboolean dpt_pair_has_frame (DptPair *self);
/** dpt_pair_get_effective_diameter: @estimated: (out) (optional): whether it is only estimated from shape and box. Returns: 0 where A or B are not known */
int dpt_pair_get_effective_diameter (DptPair *self, gboolean *estimated);

/** dpt_pair_eye_get_eye: Returns: right for "R" */
DptEye dpt_pair_eye_get_eye (DptPairEye *self);
/** dpt_pair_eye_has_rx: Returns: whether a lens is to be made for this eye */
gboolean dpt_pair_eye_has_rx (DptPairEye *self);
DptRx dpt_pair_eye_get_rx (DptPairEye *self);
/** dpt_pair_eye_set_rx: @rx: (nullable): %NULL: nothing for this eye */
void dpt_pair_eye_set_rx (DptPairEye *self, const DptRx *rx);

/**
 * DptPairFit:
 * @known: whether frame and distance of this eye are known, so that the rest means something
 * @decentration: nasally of the boxing centre
 * @height_decentration: above it, 0 where the height is not measured
 * @minimum_blank: smallest blank that covers the lens from the pupil
 * @estimated: whether the effective diameter was estimated
 *
 * Where an eye looks through its lens, hundredths of a millimetre.
 */
typedef struct
{
  gboolean known;
  int decentration;
  int height_decentration;
  int minimum_blank;
  gboolean estimated;
} DptPairFit;

/** dpt_pair_fit: Returns: the fit of one eye; the near distance counts where a near pair has one */
DptPairFit dpt_pair_fit (DptPair *self, DptPairEye *eye);

/**
 * DptFitWarning:
 *
 * What an optician should look at before ordering, as flags. None of them forbids.
 */
typedef enum
{
  DPT_FIT_WARNING_NONE = 0,
  DPT_FIT_WARNING_BLANK = 1 << 0,       /* the blank of the chosen lens is smaller than the smallest that covers */
  DPT_FIT_WARNING_HEIGHT_LOW = 1 << 1,  /* below the design's smallest fitting height */
  DPT_FIT_WARNING_HEIGHT_BOX = 1 << 2,  /* the pupil would be outside the lens */
  DPT_FIT_WARNING_DECENTRATION = 1 << 3,/* more than 8 mm from the boxing centre: another frame would suit better */
  DPT_FIT_WARNING_PD_UNUSUAL = 1 << 4,  /* outside 25 to 38 mm */
  DPT_FIT_WARNING_PD_APART = 1 << 5,    /* the eyes are more than 3 mm apart in distance */
  DPT_FIT_WARNING_HEIGHT_APART = 1 << 6,/* or more than 3 mm in height */
  DPT_FIT_WARNING_NEAR = 1 << 7,        /* the near distance is larger than the far one */
} DptFitWarning;

#define DPT_FIT_WARNING_LAST DPT_FIT_WARNING_NEAR

/**
 * dpt_pair_find_warnings:
 * @eye: the eye looked at
 * @fellow: (nullable): the other one
 * @offer: (nullable): the lens chosen for @eye
 *
 * Working norms of the trade, no hard limits.
 */
DptFitWarning dpt_pair_find_warnings (DptPair *self, DptPairEye *eye, DptPairEye *fellow, const DptLensOffer *offer);
/** dpt_fit_warning_describe: @warning: a single flag. Returns: the translated sentence */
const char *dpt_fit_warning_describe (DptFitWarning warning);

/** dpt_pair_describe_warning: Returns: (transfer full): the sentence with what was found and the limit it is judged by; arguments as above */
char *dpt_pair_describe_warning (DptPair *self, DptPairEye *eye, DptPairEye *fellow, const DptLensOffer *offer, DptFitWarning warning);

/** dpt_pair_get_wish: Returns: what the lens finder needs to know of a pair; @right, @left: (nullable) */
DptLensWish dpt_pair_get_wish (DptPair *self, DptPairEye *right, DptPairEye *left);

G_END_DECLS
