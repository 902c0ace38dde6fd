/* dpt-exam-item-lens.c - what is found about contact lenses: trials and wear.
 * For: dpt-exam-item.c. Not for: anything else. Sources of the lists: the records of eye examinations in hospital and
 * practice systems; limits without a source are professional usage and only warn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-exam-item-private.h"

#include <glib/gi18n-lib.h>

static const DptExamChoice lens_types[] = {
  { "soft", N_ ("Soft") },
  { "rigid", N_ ("Rigid gas permeable") },
  { "hybrid", N_ ("Hybrid") },
  { "scleral", N_ ("Scleral") },
  { "orthok", N_ ("Orthokeratology") },
  { NULL, NULL },
};

static const DptExamChoice designs[] = {
  { "spherical", N_ ("Spherical") },
  { "toric", N_ ("Toric") },
  { "multifocal", N_ ("Multifocal") },
  { "multifocal_toric", N_ ("Multifocal toric") },
  { "aspheric", N_ ("Aspheric") },
  { "control", N_ ("Myopia control") },
  { "cosmetic", N_ ("Cosmetic") },
  { NULL, NULL },
};

/* Translators: profiles of a multifocal contact lens */
static const DptExamChoice profiles[] = {
  { "distance", N_ ("Distance in the centre (D)") },
  { "near", N_ ("Near in the centre (N)") },
  { "low", N_ ("Low addition") },
  { "medium", N_ ("Medium addition") },
  { "high", N_ ("High addition") },
  { NULL, NULL },
};

static const DptExamChoice centration[] = {
  { "centred", N_ ("Centred") },
  { "high", N_ ("High") },
  { "low", N_ ("Low") },
  { "nasal", N_ ("Nasal") },
  { "temporal", N_ ("Temporal") },
  { NULL, NULL },
};

static const DptExamChoice coverage[] = {
  { "full", N_ ("Full") },
  { "partial", N_ ("Partial") },
  { NULL, NULL },
};

/* Of rigid lenses: where the dye pools and where the lens touches. */
static const DptExamChoice fluorescein[] = {
  { "alignment", N_ ("Alignment") },
  { "flat", N_ ("Flat: touches in the centre") },
  { "steep", N_ ("Steep: pools in the centre") },
  { "astigmatic", N_ ("Astigmatic band") },
  { "bubble", N_ ("Air bubble") },
  { "edge_high", N_ ("Edge clearance too wide") },
  { "edge_low", N_ ("Edge clearance too narrow") },
  { "bearing", N_ ("Touches in the middle zone") },
  { "bulls_eye", N_ ("Bull’s eye") },
  { NULL, NULL },
};

static const DptExamChoice decisions[] = {
  { "order", N_ ("To be ordered") },
  { "other", N_ ("Another trial") },
  { "reject", N_ ("Not kept") },
  { NULL, NULL },
};

static const DptExamChoice wear[] = {
  { "daily", N_ ("Daily wear") },
  { "extended", N_ ("Extended wear") },
  { "occasional", N_ ("Occasional wear") },
  { "overnight", N_ ("Overnight only") },
  { NULL, NULL },
};

static const DptExamChoice replacement[] = {
  { "daily", N_ ("Every day") },
  { "two_weeks", N_ ("Every two weeks") },
  { "monthly", N_ ("Every month") },
  { "quarterly", N_ ("Every three months") },
  { "half_yearly", N_ ("Every six months") },
  { "yearly", N_ ("Every year") },
  { "conventional", N_ ("When worn out") },
  { NULL, NULL },
};

static const DptExamChoice lessons[] = {
  { "taught", N_ ("Given and signed") },
  { "repeat", N_ ("To be repeated") },
  { "none", N_ ("Not needed") },
  { NULL, NULL },
};

static const DptExamChoice skills[] = {
  { "alone", N_ ("Alone") },
  { "helped", N_ ("With help") },
  { "not_yet", N_ ("Not yet") },
  { NULL, NULL },
};

/* The days are reckoned in dpt-lens-wear.c. */
static const DptExamChoice schedules[] = {
  { "soft_new", N_ ("Soft, new wearer: 1 week, 1, 3, 6 and 12 months") },
  { "soft_known", N_ ("Known wearer: 6 and 12 months") },
  { "rigid_new", N_ ("Rigid, new wearer: 1 and 2 weeks, 1, 3, 6 and 12 months") },
  { "orthok_new", N_ ("Orthokeratology: 1 day, 1 and 2 weeks, 1, 3, 6 and 12 months") },
  { "myopia_control", N_ ("Myopia control: 1 week, 1, 3, 6 and 12 months") },
  { "none", N_ ("As agreed") },
  { NULL, NULL },
};

const DptExamItem _dpt_exam_lenses[] = {
  { "lens_trial", "maker", N_ ("Manufacturer"), "RL", DPT_EXAM_WORDS },
  { "lens_trial", "brand", N_ ("Lens"), "RL", DPT_EXAM_WORDS },
  { "lens_trial", "lens_type", N_ ("Type of lens"), "RL", DPT_EXAM_CHOICE, .choices = lens_types },
  { "lens_trial", "design", N_ ("Geometry"), "RL", DPT_EXAM_CHOICE, .choices = designs },
  { "lens_trial", "material", N_ ("Material"), "RL", DPT_EXAM_WORDS },
  { "lens_trial", "back_curve", N_ ("Base curve"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 2, .min = 500,
    .max = 1100, .low = 700, .high = 950, .step = 10 },
  { "lens_trial", "diameter", N_ ("Diameter"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 2, .min = 700,
    .max = 2500, .low = 800, .high = 1800, .step = 10 },
  { "lens_trial", "profile", N_ ("Profile"), "RL", DPT_EXAM_CHOICE, .choices = profiles },
  { "lens_trial", "lot", N_ ("Lot"), "RL", DPT_EXAM_WORDS },
  { "lens_trial", "expires_on", N_ ("Use before"), "RL", DPT_EXAM_EXPIRY },
  { "lens_trial", "quantity", N_ ("Lenses given"), "RL", DPT_EXAM_NUMBER, .decimals = 0, .min = 100, .max = 10000,
    .step = 100 },
  { "lens_trial", "colour", N_ ("Colour"), "RL", DPT_EXAM_WORDS },
  { "lens_trial", "optic_zone", N_ ("Optic zone"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 2, .min = 300,
    .max = 1400, .low = 500, .high = 1000, .step = 10 },
  { "lens_trial", "edge", N_ ("Edge"), "RL", DPT_EXAM_WORDS },
  { "lens_trial", "dk", N_ ("Dk"), "RL", DPT_EXAM_NUMBER, .decimals = 0, .min = 0, .max = 30000, .step = 100 },
  { "lens_trial", "thickness", N_ ("Centre thickness"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 2, .min = 1,
    .max = 200, .step = 1 },
  { "lens_trial", "water", N_ ("Water content"), "RL", DPT_EXAM_NUMBER, .unit = "%", .decimals = 0, .min = 0,
    .max = 9900, .step = 100 },
  { "lens_trial", "centration", N_ ("Centration"), "RL", DPT_EXAM_WORDS, .choices = centration, .normal = "centred" },
  { "lens_trial", "coverage", N_ ("Coverage"), "RL", DPT_EXAM_CHOICE, .choices = coverage, .normal = "full" },
  { "lens_trial", "movement", N_ ("Movement at a blink"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 1,
    .min = 0, .max = 500, .low = 20, .high = 60, .step = 10 },
  { "lens_trial", "lag", N_ ("Lag on looking up"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 1, .min = 0,
    .max = 500, .low = 0, .high = 100, .step = 10 },
  { "lens_trial", "tightness", N_ ("Push-up tightness"), "RL", DPT_EXAM_NUMBER, .unit = "%", .decimals = 0, .min = 0,
    .max = 10000, .low = 3500, .high = 6500, .step = 500 },
  { "lens_trial", "rotation", N_ ("Rotation, clockwise positive"), "RL", DPT_EXAM_NUMBER, .unit = "°", .decimals = 0,
    .min = -9000, .max = 9000, .low = -1000, .high = 1000, .step = 500 },
  { "lens_trial", "fluorescein", N_ ("Fluorescein pattern"), "RL", DPT_EXAM_WORDS, .choices = fluorescein,
    .normal = "alignment" },
  { "lens_trial", "comfort", N_ ("Comfort, 1 to 10"), "RL", DPT_EXAM_NUMBER, .decimals = 0, .min = 100, .max = 1000,
    .low = 600, .high = 1000, .step = 100 },
  { "lens_trial", "minutes", N_ ("Worn before the check"), "RL", DPT_EXAM_NUMBER, .unit = "min", .decimals = 0,
    .min = 0, .max = 144000, .step = 500 },
  { "lens_trial", "decision", N_ ("Decision"), "RL", DPT_EXAM_CHOICE, .choices = decisions },
  { "lens_trial", "remark", N_ ("Remark"), "RL", DPT_EXAM_WORDS },
  { "lens_wear", "wear", N_ ("Wear"), "", DPT_EXAM_CHOICE, .choices = wear },
  { "lens_wear", "replacement", N_ ("Replacement"), "", DPT_EXAM_CHOICE, .choices = replacement },
  { "lens_wear", "first_hours", N_ ("Hours on the first day"), "", DPT_EXAM_NUMBER, .unit = "h", .decimals = 1,
    .min = 0, .max = 2400, .low = 0, .high = 800, .step = 50 },
  { "lens_wear", "hours", N_ ("Hours a day"), "", DPT_EXAM_NUMBER, .unit = "h", .decimals = 1, .min = 0, .max = 2400,
    .low = 0, .high = 1400, .step = 50 },
  { "lens_wear", "solution", N_ ("Care product"), "", DPT_EXAM_WORDS },
  { "lens_wear", "boxes", N_ ("Boxes for each eye"), "", DPT_EXAM_NUMBER, .decimals = 0, .min = 100, .max = 5000,
    .step = 100 },
  { "lens_wear", "supply", N_ ("Supply, months"), "", DPT_EXAM_NUMBER, .decimals = 0, .min = 100, .max = 2400,
    .step = 100 },
  { "lens_wear", "supply_from", N_ ("Supply from"), "", DPT_EXAM_DATE },
  { "lens_wear", "subscription_from", N_ ("Subscription from"), "", DPT_EXAM_DATE },
  { "lens_wear", "subscription", N_ ("Subscription, a delivery every"), "", DPT_EXAM_NUMBER, .unit = N_ ("months"),
    .decimals = 0, .min = 100, .max = 1200, .step = 100 },
  { "lens_wear", "schedule", N_ ("Plan of checks"), "", DPT_EXAM_CHOICE, .choices = schedules },
  { "lens_wear", "schedule_from", N_ ("Plan from"), "", DPT_EXAM_DATE },
  { "lens_wear", "handling", N_ ("Handling lesson"), "", DPT_EXAM_CHOICE, .choices = lessons },
  { "lens_wear", "lesson_on", N_ ("Lesson on"), "", DPT_EXAM_DATE },
  { "lens_wear", "lesson_by", N_ ("Taught by"), "", DPT_EXAM_WORDS },
  { "lens_wear", "insertion", N_ ("Insertion"), "", DPT_EXAM_CHOICE, .choices = skills, .normal = "alone" },
  { "lens_wear", "removal", N_ ("Removal"), "", DPT_EXAM_CHOICE, .choices = skills, .normal = "alone" },
  { "lens_wear", "care", N_ ("Care and hygiene explained"), "", DPT_EXAM_CHOICE, .choices = _dpt_exam_yes_no, .normal = "yes" },
};

const guint _dpt_exam_n_lenses = G_N_ELEMENTS (_dpt_exam_lenses);
