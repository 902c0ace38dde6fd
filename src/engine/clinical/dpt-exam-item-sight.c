/* dpt-exam-item-sight.c - what is found about seeing: how acuity was taken, worn pairs, retinoscopy, both eyes
 * together, accommodation.
 * For: dpt-exam-item.c. Not for: anything else. Sources of the lists: the records of eye examinations in hospital and
 * practice systems; limits without a source are professional usage and only warn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-exam-item-private.h"

#include <glib/gi18n-lib.h>

static const DptExamChoice dominance[] = {
  { "R", N_ ("Right eye") },
  { "L", N_ ("Left eye") },
  { "alternating", N_ ("Alternating") },
  { NULL, NULL },
};

static const DptExamChoice cover[] = {
  { "ortho", N_ ("Orthophoria") },
  { "eso", N_ ("Esophoria") },
  { "exo", N_ ("Exophoria") },
  { "hyper_r", N_ ("Right hyperphoria") },
  { "hyper_l", N_ ("Left hyperphoria") },
  { "esotropia", N_ ("Esotropia") },
  { "exotropia", N_ ("Exotropia") },
  { "hypertropia_r", N_ ("Right hypertropia") },
  { "hypertropia_l", N_ ("Left hypertropia") },
  { NULL, NULL },
};

static const DptExamChoice motility[] = {
  { "full", N_ ("Full") },
  { "restricted", N_ ("Restricted") },
  { "overaction", N_ ("Overaction") },
  { "painful", N_ ("Painful") },
  { NULL, NULL },
};

static const DptExamChoice worth[] = {
  { "fusion", N_ ("Fusion (4 lights)") },
  { "suppression_r", N_ ("Suppression of the right eye") },
  { "suppression_l", N_ ("Suppression of the left eye") },
  { "diplopia", N_ ("Diplopia") },
  { NULL, NULL },
};

static const DptExamChoice stereo_tests[] = {
  { "tno", N_ ("TNO") },
  { "lang1", N_ ("Lang I") },
  { "lang2", N_ ("Lang II") },
  { "frisby", N_ ("Frisby") },
  { "wirt", N_ ("Wirt") },
  { "titmus", N_ ("Titmus") },
  { NULL, NULL },
};

static const DptExamChoice head[] = {
  { "straight", N_ ("Straight") },
  { "turned", N_ ("Turned") },
  { "tilted", N_ ("Tilted") },
  { "chin_up", N_ ("Chin up") },
  { "chin_down", N_ ("Chin down") },
  { NULL, NULL },
};

static const DptExamChoice nystagmus[] = {
  { "none", N_ ("None") },
  { "manifest", N_ ("Manifest") },
  { "latent", N_ ("Latent") },
  { NULL, NULL },
};

static const DptExamChoice aids[] = {
  { "none", N_ ("None") },
  { "magnifier", N_ ("Hand magnifier") },
  { "stand", N_ ("Stand magnifier") },
  { "spectacles", N_ ("High addition glasses") },
  { "telescope", N_ ("Telescope") },
  { "electronic", N_ ("Electronic magnifier") },
  { "filters", N_ ("Filters") },
  { NULL, NULL },
};

static const DptExamChoice charts[] = {
  { "letters", N_ ("Letters (Snellen, Monoyer)") },
  { "etdrs", N_ ("ETDRS") },
  { "e", N_ ("Tumbling E") },
  { "landolt", N_ ("Landolt rings") },
  { "numbers", N_ ("Numbers") },
  { "lea", N_ ("Lea symbols") },
  { "kay", N_ ("Kay pictures") },
  { "cardiff", N_ ("Cardiff cards") },
  { "sonksen", N_ ("Sonksen") },
  { "hotv", N_ ("HOTV") },
  { "teller", N_ ("Teller cards") },
  { NULL, NULL },
};

static const DptExamChoice fixations[] = {
  { "csm", N_ ("Central, steady, maintained") },
  { "unsteady", N_ ("Central, unsteady") },
  { "unmaintained", N_ ("Central, not maintained") },
  { "eccentric", N_ ("Eccentric") },
  { "follows", N_ ("Fixes and follows") },
  { "none", N_ ("No fixation") },
  { NULL, NULL },
};

static const DptExamChoice occluders[] = {
  { "patch", N_ ("Patch") },
  { "paddle", N_ ("Paddle") },
  { "hand", N_ ("Hand") },
  { "frosted", N_ ("Frosted") },
  { "none", N_ ("None") },
  { NULL, NULL },
};

static const DptExamChoice unable[] = {
  { "age", N_ ("Too young") },
  { "refused", N_ ("Refused") },
  { "language", N_ ("Language") },
  { "state", N_ ("State of health") },
  { "missing", N_ ("Eye missing") },
  { NULL, NULL },
};

static const DptExamChoice registrations[] = {
  { "no", N_ ("No") },
  { "partial", N_ ("Partially sighted") },
  { "severe", N_ ("Severely sight impaired") },
  { "registered", N_ ("Registered already") },
  { NULL, NULL },
};

static const DptExamChoice pair_uses[] = {
  { "distance", N_ ("Distance") },
  { "near", N_ ("Near") },
  { "intermediate", N_ ("Intermediate") },
  { "all", N_ ("All distances") },
  { "screen", N_ ("Screen") },
  { "sun", N_ ("Sun") },
  { "sport", N_ ("Sport") },
  { "safety", N_ ("Safety") },
  { NULL, NULL },
};

static const DptExamChoice pair_designs[] = {
  { "single", N_ ("Single vision") },
  { "bifocal", N_ ("Bifocal") },
  { "trifocal", N_ ("Trifocal") },
  { "progressive", N_ ("Progressive") },
  { "office", N_ ("Office") },
  { "control", N_ ("Myopia control") },
  { NULL, NULL },
};

static const DptExamChoice pair_materials[] = {
  { "cr39", N_ ("Plastic 1.50") },
  { "mr8", N_ ("Plastic 1.60") },
  { "mr7", N_ ("Plastic 1.67") },
  { "174", N_ ("Plastic 1.74") },
  { "poly", N_ ("Polycarbonate") },
  { "trivex", N_ ("Trivex") },
  { "mineral", N_ ("Mineral") },
  { NULL, NULL },
};

static const DptExamChoice pair_treatments[] = {
  { "none", N_ ("None") },
  { "ar", N_ ("Antireflective") },
  { "hard", N_ ("Scratch resistant") },
  { "photochromic", N_ ("Photochromic") },
  { "tint", N_ ("Tinted") },
  { "polarised", N_ ("Polarised") },
  { "blue", N_ ("Blue filter") },
  { NULL, NULL },
};

static const DptExamChoice refraction_types[] = {
  { "subjective", N_ ("Optometrist") },
  { "ophthalmologist", N_ ("Ophthalmologist") },
  { "auto", N_ ("Autorefractor") },
  { "glasses", N_ ("Own glasses") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

/* Their vergences are in engine/clinical/dpt-retinoscopy.c. */
static const DptExamChoice working_distances[] = {
  { "third", N_ ("1/3 m") },
  { "half", N_ ("1/2 m") },
  { "two_thirds", N_ ("2/3 m") },
  { "metre", N_ ("1 m") },
  { "metre_half", N_ ("1.5 m") },
  { NULL, NULL },
};

static const DptExamChoice retinoscopy_states[] = {
  { "dry", N_ ("Not dilated") },
  { "dilated", N_ ("Dilated") },
  { "cycloplegia", N_ ("Under cycloplegia") },
  { NULL, NULL },
};

static const DptExamChoice reflexes[] = {
  { "clear", N_ ("Clear") },
  { "scissors", N_ ("Scissors") },
  { "dull", N_ ("Dull") },
  { "unstable", N_ ("Unstable") },
  { NULL, NULL },
};

static const DptExamChoice bagolini[] = {
  { "fusion", N_ ("Fusion") },
  { "scotoma", N_ ("Central scotoma") },
  { "suppression_r", N_ ("Suppression of the right eye") },
  { "suppression_l", N_ ("Suppression of the left eye") },
  { "diplopia", N_ ("Diplopia") },
  { NULL, NULL },
};

static const DptExamChoice motions[] = {
  { "0", N_ ("Full") },
  { "-1", N_ ("Restricted, -1") },
  { "-2", N_ ("Restricted, -2") },
  { "-3", N_ ("Restricted, -3") },
  { "-4", N_ ("None beyond the middle, -4") },
  { "+1", N_ ("Overaction, +1") },
  { "+2", N_ ("Overaction, +2") },
  { "+3", N_ ("Overaction, +3") },
  { "+4", N_ ("Overaction, +4") },
  { NULL, NULL },
};

/* A worn pair: what the lens meter cannot tell. */
#define PAIR(section) \
  { section, "use", N_ ("Used for"), "", DPT_EXAM_WORDS, .choices = pair_uses }, \
  { section, "design", N_ ("Design"), "", DPT_EXAM_CHOICE, .choices = pair_designs }, \
  { section, "material", N_ ("Material"), "", DPT_EXAM_WORDS, .choices = pair_materials }, \
  { section, "treatments", N_ ("Treatments"), "", DPT_EXAM_WORDS, .choices = pair_treatments }, \
  { section, "age", N_ ("Age"), "", DPT_EXAM_NUMBER, .unit = N_ ("years"), .decimals = 1, .min = 0, .max = 4000, \
    .step = 50 }, \
  { section, "pd", N_ ("Pupillary distance of both"), "", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 1, .min = 4000, \
    .max = 8500, .low = 5400, .high = 7400, .step = 50 }, \
  { section, "add_mid", N_ ("Intermediate addition"), "RL", DPT_EXAM_NUMBER, .unit = "D", .decimals = 2, .min = 0, \
    .max = 400, .step = 25, .sign = TRUE }, \
  { section, "slab_off", N_ ("Slab-off"), "RL", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 2, .min = 0, .max = 600, \
    .step = 25 },

const DptExamItem _dpt_exam_sight[] = {
  { "acuity_how", "chart", N_ ("Chart"), "", DPT_EXAM_WORDS, .choices = charts },
  { "acuity_how", "occluder", N_ ("Occluder"), "", DPT_EXAM_CHOICE, .choices = occluders },
  { "acuity_how", "head", N_ ("Head posture"), "", DPT_EXAM_CHOICE, .choices = head, .normal = "straight" },
  { "acuity_how", "registrable", N_ ("Visual impairment to be certified"), "", DPT_EXAM_CHOICE,
    .choices = registrations },
  { "acuity_how", "fixation", N_ ("Fixation"), "RL", DPT_EXAM_CHOICE, .choices = fixations, .normal = "csm" },
  { "acuity_how", "unable", N_ ("Could not be taken"), "RL", DPT_EXAM_WORDS, .choices = unable },
  { "acuity_how", "glare", N_ ("Acuity under glare (BAT), decimal"), "RL", DPT_EXAM_NUMBER, .decimals = 2, .min = 1,
    .max = 200, .low = 50, .high = 200, .step = 10 },
  { "acuity_how", "potential", N_ ("Potential acuity (PAM), decimal"), "RL", DPT_EXAM_NUMBER, .decimals = 2, .min = 1,
    .max = 200, .step = 10 },
  PAIR ("pair_1")
  PAIR ("pair_2")
  PAIR ("pair_3")
  PAIR ("pair_4")
  PAIR ("pair_5")
  { "measuring", "by", N_ ("Final refraction from"), "", DPT_EXAM_CHOICE, .choices = refraction_types },
  { "measuring", "dominant", N_ ("Dominant eye"), "", DPT_EXAM_CHOICE, .choices = dominance },
  { "measuring", "cycloplegia", N_ ("Under cycloplegia"), "", DPT_EXAM_CHOICE, .choices = _dpt_exam_yes_no },
  { "measuring", "reading_distance", N_ ("Reading distance"), "", DPT_EXAM_NUMBER, .unit = "cm", .decimals = 0,
    .min = 1500, .max = 10000, .low = 3000, .high = 5000, .step = 100 },
  { "measuring", "balance", N_ ("Binocular balance"), "", DPT_EXAM_WORDS },
  { "retinoscopy", "state", N_ ("Pupils"), "", DPT_EXAM_CHOICE, .choices = retinoscopy_states },
  { "retinoscopy", "distance", N_ ("Working distance"), "", DPT_EXAM_CHOICE, .choices = working_distances },
  { "retinoscopy", "power_1", N_ ("Gross power in the meridian"), "RL", DPT_EXAM_NUMBER, .unit = "D", .decimals = 2,
    .min = -3500, .max = 3500, .step = 25, .sign = TRUE },
  { "retinoscopy", "angle", N_ ("Meridian"), "RL", DPT_EXAM_NUMBER, .unit = "°", .decimals = 0, .min = 0,
    .max = 18000, .step = 500 },
  { "retinoscopy", "power_2", N_ ("Gross power across it"), "RL", DPT_EXAM_NUMBER, .unit = "D", .decimals = 2,
    .min = -3500, .max = 3500, .step = 25, .sign = TRUE },
  { "retinoscopy", "reflex", N_ ("Reflex"), "RL", DPT_EXAM_WORDS, .choices = reflexes },
  { "binocular", "cover_far", N_ ("Cover test, far, corrected"), "", DPT_EXAM_CHOICE, .choices = cover,
    .normal = "ortho" },
  { "binocular", "prism_far", N_ ("Deviation, far, corrected"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = 0, .max = 9000, .low = 0, .high = 600, .step = 50 },
  { "binocular", "cover_near", N_ ("Cover test, near, corrected"), "", DPT_EXAM_CHOICE, .choices = cover,
    .normal = "ortho" },
  { "binocular", "prism_near", N_ ("Deviation, near, corrected"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = 0, .max = 9000, .low = 0, .high = 1000, .step = 50 },
  { "binocular", "cover_far_sc", N_ ("Cover test, far, unaided"), "", DPT_EXAM_CHOICE, .choices = cover },
  { "binocular", "prism_far_sc", N_ ("Deviation, far, unaided"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = 0, .max = 9000, .low = 0, .high = 600, .step = 50 },
  { "binocular", "cover_near_sc", N_ ("Cover test, near, unaided"), "", DPT_EXAM_CHOICE, .choices = cover },
  { "binocular", "prism_near_sc", N_ ("Deviation, near, unaided"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = 0, .max = 9000, .low = 0, .high = 1000, .step = 50 },
  { "binocular", "vertical_far", N_ ("Vertical, far (right higher +)"), "", DPT_EXAM_NUMBER, .unit = "Δ",
    .decimals = 1, .min = -5000, .max = 5000, .low = -100, .high = 100, .step = 50, .sign = TRUE },
  { "binocular", "vertical_near", N_ ("Vertical, near (right higher +)"), "", DPT_EXAM_NUMBER,
    .unit = "Δ", .decimals = 1, .min = -5000, .max = 5000, .low = -100, .high = 100, .step = 50, .sign = TRUE },
  { "binocular", "npc_break", N_ ("Near point, break"), "", DPT_EXAM_NUMBER, .unit = "cm", .decimals = 1, .min = 0,
    .max = 6000, .low = 0, .high = 1000, .step = 50 },
  { "binocular", "npc_recovery", N_ ("Near point, recovery"), "", DPT_EXAM_NUMBER, .unit = "cm", .decimals = 1,
    .min = 0, .max = 6000, .low = 0, .high = 1300, .step = 50 },
  { "binocular", "bo_far", N_ ("Fusion range base out, far"), "", DPT_EXAM_RANGE, .unit = "Δ", .decimals = 0,
    .min = 0, .max = 6000, .low = 1000, .high = 6000, .step = 100 },
  { "binocular", "bi_far", N_ ("Fusion range base in, far"), "", DPT_EXAM_RANGE, .unit = "Δ", .decimals = 0, .min = 0,
    .max = 6000, .low = 500, .high = 6000, .step = 100 },
  { "binocular", "bo_near", N_ ("Fusion range base out, near"), "", DPT_EXAM_RANGE, .unit = "Δ", .decimals = 0,
    .min = 0, .max = 6000, .low = 1200, .high = 6000, .step = 100 },
  { "binocular", "bi_near", N_ ("Fusion range base in, near"), "", DPT_EXAM_RANGE, .unit = "Δ", .decimals = 0,
    .min = 0, .max = 6000, .low = 1000, .high = 6000, .step = 100 },
  { "binocular", "bu_far", N_ ("Fusion range base up, far"), "", DPT_EXAM_RANGE, .unit = "Δ", .decimals = 0, .min = 0,
    .max = 2500, .low = 200, .high = 2500, .step = 100 },
  { "binocular", "bd_far", N_ ("Fusion range base down, far"), "", DPT_EXAM_RANGE, .unit = "Δ", .decimals = 0,
    .min = 0, .max = 2500, .low = 200, .high = 2500, .step = 100 },
  { "binocular", "bu_near", N_ ("Fusion range base up, near"), "", DPT_EXAM_RANGE, .unit = "Δ", .decimals = 0,
    .min = 0, .max = 2500, .low = 200, .high = 2500, .step = 100 },
  { "binocular", "bd_near", N_ ("Fusion range base down, near"), "", DPT_EXAM_RANGE, .unit = "Δ", .decimals = 0,
    .min = 0, .max = 2500, .low = 200, .high = 2500, .step = 100 },
  { "binocular", "vergence_facility", N_ ("Vergence facility"), "", DPT_EXAM_NUMBER, .unit = N_ ("cpm"),
    .decimals = 1, .min = 0, .max = 4000, .low = 1200, .high = 4000, .step = 50 },
  { "binocular", "stereo_test", N_ ("Stereo test"), "", DPT_EXAM_CHOICE, .choices = stereo_tests },
  { "binocular", "stereo", N_ ("Stereo acuity"), "", DPT_EXAM_NUMBER, .unit = "″", .decimals = 0, .min = 500,
    .max = 400000, .low = 500, .high = 6000, .step = 500 },
  { "binocular", "worth", N_ ("Worth test"), "", DPT_EXAM_CHOICE, .choices = worth, .normal = "fusion" },
  { "binocular", "bagolini", N_ ("Bagolini"), "", DPT_EXAM_CHOICE, .choices = bagolini, .normal = "fusion" },
  { "binocular", "motility", N_ ("Motility"), "", DPT_EXAM_WORDS, .choices = motility, .normal = "full" },
  { "binocular", "head", N_ ("Head posture"), "", DPT_EXAM_CHOICE, .choices = head, .normal = "straight" },
  { "binocular", "nystagmus", N_ ("Nystagmus"), "", DPT_EXAM_CHOICE, .choices = nystagmus, .normal = "none" },
  { "gazes", "motion_up_right", N_ ("Movement: up right"), "RL", DPT_EXAM_CHOICE, .choices = motions, .normal = "0" },
  { "gazes", "motion_up", N_ ("Movement: up"), "RL", DPT_EXAM_CHOICE, .choices = motions, .normal = "0" },
  { "gazes", "motion_up_left", N_ ("Movement: up left"), "RL", DPT_EXAM_CHOICE, .choices = motions, .normal = "0" },
  { "gazes", "motion_right", N_ ("Movement: right"), "RL", DPT_EXAM_CHOICE, .choices = motions, .normal = "0" },
  { "gazes", "motion_left", N_ ("Movement: left"), "RL", DPT_EXAM_CHOICE, .choices = motions, .normal = "0" },
  { "gazes", "motion_down_right", N_ ("Movement: down right"), "RL", DPT_EXAM_CHOICE, .choices = motions,
    .normal = "0" },
  { "gazes", "motion_down", N_ ("Movement: down"), "RL", DPT_EXAM_CHOICE, .choices = motions, .normal = "0" },
  { "gazes", "motion_down_left", N_ ("Movement: down left"), "RL", DPT_EXAM_CHOICE, .choices = motions, .normal = "0" },
  { "gazes", "h_up_right", N_ ("Up right: horizontal, eso +"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "v_up_right", N_ ("Up right: vertical, right eye higher +"), "", DPT_EXAM_NUMBER, .unit = "Δ",
    .decimals = 1, .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "h_up", N_ ("Up: horizontal, eso +"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1, .min = -9000,
    .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "v_up", N_ ("Up: vertical, right eye higher +"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "h_up_left", N_ ("Up left: horizontal, eso +"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "v_up_left", N_ ("Up left: vertical, right eye higher +"), "", DPT_EXAM_NUMBER, .unit = "Δ",
    .decimals = 1, .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "h_right", N_ ("Right: horizontal, eso +"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "v_right", N_ ("Right: vertical, right eye higher +"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "h_ahead", N_ ("Straight ahead: horizontal, eso +"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "v_ahead", N_ ("Straight ahead: vertical, right eye higher +"), "", DPT_EXAM_NUMBER, .unit = "Δ",
    .decimals = 1, .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "h_left", N_ ("Left: horizontal, eso +"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1, .min = -9000,
    .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "v_left", N_ ("Left: vertical, right eye higher +"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "h_down_right", N_ ("Down right: horizontal, eso +"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "v_down_right", N_ ("Down right: vertical, right eye higher +"), "", DPT_EXAM_NUMBER, .unit = "Δ",
    .decimals = 1, .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "h_down", N_ ("Down: horizontal, eso +"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1, .min = -9000,
    .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "v_down", N_ ("Down: vertical, right eye higher +"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "h_down_left", N_ ("Down left: horizontal, eso +"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1,
    .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "gazes", "v_down_left", N_ ("Down left: vertical, right eye higher +"), "", DPT_EXAM_NUMBER, .unit = "Δ",
    .decimals = 1, .min = -9000, .max = 9000, .step = 50, .sign = TRUE },
  { "accommodation", "amplitude", N_ ("Amplitude of accommodation"), "RLB", DPT_EXAM_NUMBER, .unit = "D",
    .decimals = 2, .min = 0, .max = 2500, .step = 25 },
  { "accommodation", "npa", N_ ("Near point of accommodation"), "RLB", DPT_EXAM_NUMBER, .unit = "cm", .decimals = 1,
    .min = 0, .max = 10000, .step = 50 },
  { "accommodation", "lag", N_ ("Accommodative lag"), "RL", DPT_EXAM_NUMBER, .unit = "D", .decimals = 2, .min = -300,
    .max = 500, .low = 0, .high = 75, .sign = TRUE, .step = 25 },
  { "accommodation", "facility", N_ ("Accommodative facility"), "RLB", DPT_EXAM_NUMBER, .unit = N_ ("cpm"),
    .decimals = 1, .min = 0, .max = 4000, .low = 800, .high = 4000, .step = 50 },
  { "accommodation", "nra", N_ ("Negative relative accommodation"), "", DPT_EXAM_NUMBER, .unit = "D", .decimals = 2,
    .min = 0, .max = 500, .low = 150, .high = 300, .sign = TRUE, .step = 25 },
  { "accommodation", "pra", N_ ("Positive relative accommodation"), "", DPT_EXAM_NUMBER, .unit = "D", .decimals = 2,
    .min = -1000, .max = 0, .low = -1000, .high = -125, .sign = TRUE, .step = 25 },
  { "accommodation", "aca", N_ ("AC/A ratio"), "", DPT_EXAM_NUMBER, .unit = "Δ/D", .decimals = 1, .min = 0,
    .max = 2000, .low = 200, .high = 600, .step = 50 },
  { "low_vision", "contrast", N_ ("Contrast sensitivity (Pelli-Robson)"), "RLB", DPT_EXAM_NUMBER, .unit = "log",
    .decimals = 2, .min = 0, .max = 225, .low = 150, .high = 225, .step = 15 },
  { "low_vision", "reading_speed", N_ ("Reading speed"), "", DPT_EXAM_NUMBER, .unit = N_ ("wpm"), .decimals = 0,
    .min = 0, .max = 50000, .low = 8000, .high = 50000, .step = 500 },
  { "low_vision", "magnification", N_ ("Magnification that reads"), "", DPT_EXAM_NUMBER, .unit = "×", .decimals = 1,
    .min = 50, .max = 3000, .step = 50 },
  { "low_vision", "aids", N_ ("Aids in use"), "", DPT_EXAM_WORDS, .choices = aids },
  { "low_vision", "aids_tried", N_ ("Aids tried"), "", DPT_EXAM_WORDS, .choices = aids },
  { "low_vision", "glare", N_ ("Glare"), "", DPT_EXAM_WORDS },
  { "low_vision", "goals", N_ ("What the patient wants to do"), "", DPT_EXAM_WORDS },
};

const guint _dpt_exam_n_sight = G_N_ELEMENTS (_dpt_exam_sight);
