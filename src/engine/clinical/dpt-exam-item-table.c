/* dpt-exam-item-table.c - the items of every section of an examination, with their words, units and limits.
 * For: dpt-exam-item.c. Not for: anything else. Diagnoses are coded by ICD-10 (WHO). Sources of the lists: the records of eye examinations in hospital and
 * practice systems; limits without a source are professional usage and only warn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-exam-item-private.h"

#include <glib/gi18n-lib.h>

static const DptExamChoice yes_no[] = {
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { NULL, NULL },
};

static const DptExamChoice dominance[] = {
  { "R", N_ ("Right eye") },
  { "L", N_ ("Left eye") },
  { "alternating", N_ ("Alternating") },
  { NULL, NULL },
};

static const DptExamChoice smoking[] = {
  { "never", N_ ("Never") },
  { "former", N_ ("Former smoker") },
  { "smoker", N_ ("Smoker") },
  { NULL, NULL },
};

static const DptExamChoice driving[] = {
  { "yes", N_ ("Drives") },
  { "night", N_ ("Drives at night") },
  { "professional", N_ ("Drives for a living") },
  { "no", N_ ("Does not drive") },
  { NULL, NULL },
};

static const DptExamChoice reactions[] = {
  { "brisk", N_ ("Brisk") },
  { "sluggish", N_ ("Sluggish") },
  { "none", N_ ("None") },
  { NULL, NULL },
};

static const DptExamChoice rapd[] = {
  { "none", N_ ("None") },
  { "1+", N_ ("1+") },
  { "2+", N_ ("2+") },
  { "3+", N_ ("3+") },
  { "4+", N_ ("4+") },
  { NULL, NULL },
};

static const DptExamChoice pupil_shape[] = {
  { "round", N_ ("Round") },
  { "irregular", N_ ("Irregular") },
  { "adie", N_ ("Holmes-Adie") },
  { "argyll", N_ ("Argyll Robertson") },
  { NULL, NULL },
};

static const DptExamChoice colour_results[] = {
  { "normal", N_ ("Normal") },
  { "protan", N_ ("Protan defect") },
  { "deutan", N_ ("Deutan defect") },
  { "tritan", N_ ("Tritan defect") },
  { "failed", N_ ("Failed, undetermined") },
  { NULL, NULL },
};

static const DptExamChoice confrontation[] = {
  { "full", N_ ("Full") },
  { "superior", N_ ("Superior defect") },
  { "inferior", N_ ("Inferior defect") },
  { "nasal", N_ ("Nasal defect") },
  { "temporal", N_ ("Temporal defect") },
  { "constricted", N_ ("Constricted") },
  { NULL, NULL },
};

static const DptExamChoice amsler[] = {
  { "normal", N_ ("Normal") },
  { "metamorphopsia", N_ ("Metamorphopsia") },
  { "scotoma", N_ ("Scotoma") },
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

static const DptExamChoice lids[] = {
  { "normal", N_ ("Normal") },
  { "blepharitis", N_ ("Blepharitis") },
  { "meibomian", N_ ("Meibomian gland dysfunction") },
  { "chalazion", N_ ("Chalazion") },
  { "ptosis", N_ ("Ptosis") },
  { "ectropion", N_ ("Ectropion") },
  { "entropion", N_ ("Entropion") },
  { "dermatochalasis", N_ ("Dermatochalasis") },
  { NULL, NULL },
};

static const DptExamChoice conjunctiva[] = {
  { "normal", N_ ("Normal") },
  { "hyperaemia", N_ ("Hyperaemia") },
  { "papillae", N_ ("Papillae") },
  { "follicles", N_ ("Follicles") },
  { "pinguecula", N_ ("Pinguecula") },
  { "pterygium", N_ ("Pterygium") },
  { "haemorrhage", N_ ("Subconjunctival haemorrhage") },
  { NULL, NULL },
};

static const DptExamChoice cornea[] = {
  { "normal", N_ ("Clear") },
  { "staining", N_ ("Punctate staining") },
  { "scar", N_ ("Scar") },
  { "oedema", N_ ("Oedema") },
  { "dystrophy", N_ ("Dystrophy") },
  { "neovascularisation", N_ ("Neovascularisation") },
  { "keratoconus", N_ ("Signs of keratoconus") },
  { "arcus", N_ ("Arcus") },
  { NULL, NULL },
};

static const DptExamChoice chamber[] = {
  { "normal", N_ ("Deep and quiet") },
  { "shallow", N_ ("Shallow") },
  { "cells", N_ ("Cells") },
  { "flare", N_ ("Flare") },
  { NULL, NULL },
};

static const DptExamChoice van_herick[] = {
  { "4", N_ ("Grade 4 (wide open)") },
  { "3", N_ ("Grade 3") },
  { "2", N_ ("Grade 2 (narrow)") },
  { "1", N_ ("Grade 1 (very narrow)") },
  { "0", N_ ("Grade 0 (closed)") },
  { NULL, NULL },
};

static const DptExamChoice iris[] = {
  { "normal", N_ ("Normal") },
  { "heterochromia", N_ ("Heterochromia") },
  { "naevus", N_ ("Naevus") },
  { "atrophy", N_ ("Atrophy") },
  { "synechiae", N_ ("Synechiae") },
  { "rubeosis", N_ ("Rubeosis") },
  { "iridotomy", N_ ("Iridotomy") },
  { NULL, NULL },
};

static const DptExamChoice lens[] = {
  { "normal", N_ ("Clear") },
  { "nuclear", N_ ("Nuclear sclerosis") },
  { "cortical", N_ ("Cortical cataract") },
  { "subcapsular", N_ ("Posterior subcapsular cataract") },
  { "pseudophakia", N_ ("Pseudophakia") },
  { "capsule", N_ ("Posterior capsule opacification") },
  { "aphakia", N_ ("Aphakia") },
  { NULL, NULL },
};

static const DptExamChoice dilation[] = {
  { "no", N_ ("Not dilated") },
  { "yes", N_ ("Dilated") },
  { NULL, NULL },
};

static const DptExamChoice vitreous[] = {
  { "normal", N_ ("Clear") },
  { "floaters", N_ ("Floaters") },
  { "pvd", N_ ("Posterior vitreous detachment") },
  { "haemorrhage", N_ ("Haemorrhage") },
  { NULL, NULL },
};

static const DptExamChoice disc[] = {
  { "normal", N_ ("Normal") },
  { "pale", N_ ("Pale") },
  { "cupped", N_ ("Cupped") },
  { "haemorrhage", N_ ("Disc haemorrhage") },
  { "swollen", N_ ("Swollen") },
  { "tilted", N_ ("Tilted") },
  { "drusen", N_ ("Drusen") },
  { "peripapillary", N_ ("Peripapillary atrophy") },
  { NULL, NULL },
};

static const DptExamChoice macula[] = {
  { "normal", N_ ("Normal") },
  { "drusen", N_ ("Drusen") },
  { "pigment", N_ ("Pigment changes") },
  { "amd_dry", N_ ("Dry macular degeneration") },
  { "amd_wet", N_ ("Wet macular degeneration") },
  { "membrane", N_ ("Epiretinal membrane") },
  { "hole", N_ ("Macular hole") },
  { "oedema", N_ ("Oedema") },
  { NULL, NULL },
};

static const DptExamChoice vessels[] = {
  { "normal", N_ ("Normal") },
  { "tortuous", N_ ("Tortuous") },
  { "crossing", N_ ("Arteriovenous crossing signs") },
  { "narrowed", N_ ("Narrowed arteries") },
  { "microaneurysms", N_ ("Microaneurysms") },
  { "haemorrhages", N_ ("Haemorrhages") },
  { "occlusion", N_ ("Occlusion") },
  { NULL, NULL },
};

static const DptExamChoice periphery[] = {
  { "normal", N_ ("Flat, no lesion") },
  { "lattice", N_ ("Lattice degeneration") },
  { "hole", N_ ("Hole") },
  { "tear", N_ ("Tear") },
  { "detachment", N_ ("Detachment") },
  { "naevus", N_ ("Choroidal naevus") },
  { "laser", N_ ("Laser scars") },
  { "unseen", N_ ("Not seen") },
  { NULL, NULL },
};

static const DptExamChoice birth[] = {
  { "term", N_ ("At term") },
  { "preterm", N_ ("Before 37 weeks") },
  { "very_preterm", N_ ("Before 32 weeks") },
  { NULL, NULL },
};

static const DptExamChoice parents[] = {
  { "none", N_ ("Neither") },
  { "one", N_ ("One parent") },
  { "both", N_ ("Both parents") },
  { NULL, NULL },
};

static const DptExamChoice control[] = {
  { "none", N_ ("None") },
  { "lenses", N_ ("Myopia control glasses") },
  { "soft", N_ ("Myopia control contact lenses") },
  { "orthok", N_ ("Orthokeratology") },
  { "atropine", N_ ("Atropine") },
  { "combined", N_ ("Combined") },
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

static const DptExamChoice referral[] = {
  { "none", N_ ("None") },
  { "routine", N_ ("Ophthalmologist, routine") },
  { "soon", N_ ("Ophthalmologist, within weeks") },
  { "urgent", N_ ("Ophthalmologist, same day") },
  { "doctor", N_ ("General practitioner") },
  { "orthoptist", N_ ("Orthoptist") },
  { NULL, NULL },
};

static const DptExamChoice diagnoses[] = {
  { "H52.1", N_ ("Myopia (H52.1)") },
  { "H52.0", N_ ("Hypermetropia (H52.0)") },
  { "H52.2", N_ ("Astigmatism (H52.2)") },
  { "H52.4", N_ ("Presbyopia (H52.4)") },
  { "H52.3", N_ ("Anisometropia (H52.3)") },
  { "H52.5", N_ ("Disorder of accommodation (H52.5)") },
  { "H51.1", N_ ("Convergence insufficiency or excess (H51.1)") },
  { "H50.9", N_ ("Strabismus (H50.9)") },
  { "H53.0", N_ ("Amblyopia (H53.0)") },
  { "H55", N_ ("Nystagmus (H55)") },
  { "H01.0", N_ ("Blepharitis (H01.0)") },
  { "H04.1", N_ ("Dry eye (H04.1)") },
  { "H10.9", N_ ("Conjunctivitis (H10.9)") },
  { "H11.0", N_ ("Pterygium (H11.0)") },
  { "H16.9", N_ ("Keratitis (H16.9)") },
  { "H18.6", N_ ("Keratoconus (H18.6)") },
  { "H25.9", N_ ("Age-related cataract (H25.9)") },
  { "H33.3", N_ ("Retinal break (H33.3)") },
  { "H35.3", N_ ("Macular degeneration (H35.3)") },
  { "H36.0", N_ ("Diabetic retinopathy (H36.0)") },
  { "H40.0", N_ ("Glaucoma suspect (H40.0)") },
  { "H40.9", N_ ("Glaucoma (H40.9)") },
  { "H43.3", N_ ("Vitreous opacities (H43.3)") },
  { "H47.2", N_ ("Optic atrophy (H47.2)") },
  { "H53.5", N_ ("Colour vision deficiency (H53.5)") },
  { "H54.9", N_ ("Visual impairment (H54.9)") },
  { "Z01.0", N_ ("Examination without finding (Z01.0)") },
  { NULL, NULL },
};

const DptExamItem dpt_exam_items[] = {
  { "social", "occupation", N_ ("Occupation"), "", DPT_EXAM_WORDS },
  { "social", "hobbies", N_ ("Sport and hobbies"), "", DPT_EXAM_WORDS },
  { "social", "screen", N_ ("Screen, hours a day"), "", DPT_EXAM_NUMBER, .unit = "h", .decimals = 1, .min = 0,
    .max = 2400, .step = 50 },
  { "social", "driving", N_ ("Driving"), "", DPT_EXAM_CHOICE, .choices = driving },
  { "social", "smoking", N_ ("Smoking"), "", DPT_EXAM_CHOICE, .choices = smoking },
  { "social", "alcohol", N_ ("Alcohol"), "", DPT_EXAM_WORDS },
  { "birth", "term", N_ ("Birth"), "", DPT_EXAM_CHOICE, .choices = birth },
  { "birth", "weight", N_ ("Weight at birth"), "", DPT_EXAM_NUMBER, .unit = "g", .decimals = 0, .min = 30000,
    .max = 700000, .low = 250000, .high = 450000, .step = 5000 },
  { "birth", "myopic_parents", N_ ("Myopic parents"), "", DPT_EXAM_CHOICE, .choices = parents },
  { "birth", "outdoors", N_ ("Outdoors, hours a day"), "", DPT_EXAM_NUMBER, .unit = "h", .decimals = 1, .min = 0,
    .max = 1600, .step = 50 },
  { "birth", "near_work", N_ ("Near work, hours a day"), "", DPT_EXAM_NUMBER, .unit = "h", .decimals = 1, .min = 0,
    .max = 1600, .step = 50 },
  { "birth", "control", N_ ("Myopia control"), "", DPT_EXAM_CHOICE, .choices = control },
  { "measuring", "dominant", N_ ("Dominant eye"), "", DPT_EXAM_CHOICE, .choices = dominance },
  { "measuring", "cycloplegia", N_ ("Under cycloplegia"), "", DPT_EXAM_CHOICE, .choices = yes_no },
  { "measuring", "working_distance", N_ ("Working distance of the retinoscopy"), "", DPT_EXAM_NUMBER, .unit = "cm",
    .decimals = 0, .min = 2000, .max = 20000, .low = 5000, .high = 10000, .step = 500 },
  { "measuring", "reading_distance", N_ ("Reading distance"), "", DPT_EXAM_NUMBER, .unit = "cm", .decimals = 0,
    .min = 1500, .max = 10000, .low = 3000, .high = 5000, .step = 100 },
  { "measuring", "balance", N_ ("Binocular balance"), "", DPT_EXAM_WORDS },
  { "binocular", "cover_far", N_ ("Cover test, far"), "", DPT_EXAM_CHOICE, .choices = cover, .normal = "ortho" },
  { "binocular", "prism_far", N_ ("Deviation, far"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1, .min = 0,
    .max = 9000, .low = 0, .high = 600, .step = 50 },
  { "binocular", "cover_near", N_ ("Cover test, near"), "", DPT_EXAM_CHOICE, .choices = cover, .normal = "ortho" },
  { "binocular", "prism_near", N_ ("Deviation, near"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 1, .min = 0,
    .max = 9000, .low = 0, .high = 1000, .step = 50 },
  { "binocular", "npc_break", N_ ("Near point, break"), "", DPT_EXAM_NUMBER, .unit = "cm", .decimals = 1, .min = 0,
    .max = 6000, .low = 0, .high = 1000, .step = 50 },
  { "binocular", "npc_recovery", N_ ("Near point, recovery"), "", DPT_EXAM_NUMBER, .unit = "cm", .decimals = 1,
    .min = 0, .max = 6000, .low = 0, .high = 1300, .step = 50 },
  { "binocular", "bo_far", N_ ("Fusion range base out, far"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 0,
    .min = 0, .max = 6000, .low = 1000, .high = 6000, .step = 100 },
  { "binocular", "bi_far", N_ ("Fusion range base in, far"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 0,
    .min = 0, .max = 6000, .low = 500, .high = 6000, .step = 100 },
  { "binocular", "bo_near", N_ ("Fusion range base out, near"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 0,
    .min = 0, .max = 6000, .low = 1200, .high = 6000, .step = 100 },
  { "binocular", "bi_near", N_ ("Fusion range base in, near"), "", DPT_EXAM_NUMBER, .unit = "Δ", .decimals = 0,
    .min = 0, .max = 6000, .low = 1000, .high = 6000, .step = 100 },
  { "binocular", "stereo_test", N_ ("Stereo test"), "", DPT_EXAM_CHOICE, .choices = stereo_tests },
  { "binocular", "stereo", N_ ("Stereo acuity"), "", DPT_EXAM_NUMBER, .unit = "″", .decimals = 0, .min = 500,
    .max = 400000, .low = 500, .high = 6000, .step = 500 },
  { "binocular", "worth", N_ ("Worth test"), "", DPT_EXAM_CHOICE, .choices = worth, .normal = "fusion" },
  { "binocular", "motility", N_ ("Motility"), "", DPT_EXAM_WORDS, .choices = motility, .normal = "full" },
  { "binocular", "head", N_ ("Head posture"), "", DPT_EXAM_CHOICE, .choices = head, .normal = "straight" },
  { "binocular", "nystagmus", N_ ("Nystagmus"), "", DPT_EXAM_CHOICE, .choices = nystagmus, .normal = "none" },
  { "accommodation", "amplitude", N_ ("Amplitude of accommodation"), "RLB", DPT_EXAM_NUMBER, .unit = "D",
    .decimals = 2, .min = 0, .max = 2500, .step = 25 },
  { "accommodation", "lag", N_ ("Accommodative lag"), "RL", DPT_EXAM_NUMBER, .unit = "D", .decimals = 2, .min = -300,
    .max = 500, .low = 0, .high = 75, .step = 25 },
  { "accommodation", "facility", N_ ("Accommodative facility"), "RLB", DPT_EXAM_NUMBER, .unit = N_ ("cpm"), .decimals = 1,
    .min = 0, .max = 4000, .low = 800, .high = 4000, .step = 50 },
  { "accommodation", "nra", N_ ("Negative relative accommodation"), "", DPT_EXAM_NUMBER, .unit = "D", .decimals = 2,
    .min = 0, .max = 500, .low = 150, .high = 300, .step = 25 },
  { "accommodation", "pra", N_ ("Positive relative accommodation"), "", DPT_EXAM_NUMBER, .unit = "D", .decimals = 2,
    .min = -1000, .max = 0, .low = -1000, .high = -125, .step = 25 },
  { "accommodation", "aca", N_ ("AC/A ratio"), "", DPT_EXAM_NUMBER, .unit = "Δ/D", .decimals = 1, .min = 0,
    .max = 2000, .low = 200, .high = 600, .step = 50 },
  { "biometry", "axial_length", N_ ("Axial length"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 2, .min = 1400,
    .max = 4000, .low = 2100, .high = 2600, .step = 10 },
  { "biometry", "pachymetry", N_ ("Corneal thickness"), "RL", DPT_EXAM_NUMBER, .unit = "µm", .decimals = 0,
    .min = 20000, .max = 120000, .low = 48000, .high = 62000, .step = 500 },
  { "biometry", "acd", N_ ("Anterior chamber depth"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 2, .min = 100,
    .max = 600, .low = 250, .high = 400, .step = 5 },
  { "biometry", "lens_thickness", N_ ("Lens thickness"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 2,
    .min = 200, .max = 700, .low = 300, .high = 550, .step = 5 },
  { "biometry", "hvid", N_ ("Corneal diameter (white to white)"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 1,
    .min = 700, .max = 1600, .low = 1100, .high = 1250, .step = 10 },
  { "pressure", "target", N_ ("Target pressure"), "RL", DPT_EXAM_NUMBER, .unit = "mmHg", .decimals = 0, .min = 500,
    .max = 4000, .step = 100 },
  { "pupils", "light", N_ ("Diameter in light"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 1, .min = 50,
    .max = 1000, .low = 200, .high = 500, .step = 50 },
  { "pupils", "dim", N_ ("Diameter in the dark"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 1, .min = 50,
    .max = 1000, .low = 300, .high = 800, .step = 50 },
  { "pupils", "reaction", N_ ("Reaction to light"), "RL", DPT_EXAM_CHOICE, .choices = reactions, .normal = "brisk" },
  { "pupils", "rapd", N_ ("Relative afferent defect"), "RL", DPT_EXAM_CHOICE, .choices = rapd, .normal = "none" },
  { "pupils", "shape", N_ ("Shape"), "RL", DPT_EXAM_WORDS, .choices = pupil_shape, .normal = "round" },
  { "colour", "ishihara", N_ ("Ishihara, plates read"), "RL", DPT_EXAM_NUMBER, .decimals = 0, .min = 0, .max = 3800,
    .step = 100 },
  { "colour", "plates", N_ ("out of"), "", DPT_EXAM_NUMBER, .decimals = 0, .min = 100, .max = 3800, .step = 100 },
  { "colour", "result", N_ ("Colour vision"), "RLB", DPT_EXAM_CHOICE, .choices = colour_results, .normal = "normal" },
  { "colour", "d15", N_ ("D15 or 100-hue"), "RL", DPT_EXAM_WORDS },
  { "colour", "red", N_ ("Red desaturation"), "RL", DPT_EXAM_WORDS },
  { "fields", "confrontation", N_ ("Confrontation"), "RL", DPT_EXAM_WORDS, .choices = confrontation,
    .normal = "full" },
  { "fields", "amsler", N_ ("Amsler grid"), "RL", DPT_EXAM_WORDS, .choices = amsler, .normal = "normal" },
  { "fields", "machine", N_ ("Perimeter and programme"), "", DPT_EXAM_WORDS },
  { "fields", "md", N_ ("Mean deviation"), "RL", DPT_EXAM_NUMBER, .unit = "dB", .decimals = 2, .min = -3500,
    .max = 500, .low = -200, .high = 500, .step = 50 },
  { "fields", "psd", N_ ("Pattern standard deviation"), "RL", DPT_EXAM_NUMBER, .unit = "dB", .decimals = 2, .min = 0,
    .max = 2000, .low = 0, .high = 250, .step = 50 },
  { "slit_lamp", "lids", N_ ("Lids and lashes"), "RL", DPT_EXAM_WORDS, .choices = lids, .normal = "normal" },
  { "slit_lamp", "conjunctiva", N_ ("Conjunctiva"), "RL", DPT_EXAM_WORDS, .choices = conjunctiva,
    .normal = "normal" },
  { "slit_lamp", "cornea", N_ ("Cornea"), "RL", DPT_EXAM_WORDS, .choices = cornea, .normal = "normal" },
  { "slit_lamp", "chamber", N_ ("Anterior chamber"), "RL", DPT_EXAM_WORDS, .choices = chamber, .normal = "normal" },
  { "slit_lamp", "van_herick", N_ ("Angle (Van Herick)"), "RL", DPT_EXAM_CHOICE, .choices = van_herick,
    .normal = "4" },
  { "slit_lamp", "iris", N_ ("Iris"), "RL", DPT_EXAM_WORDS, .choices = iris, .normal = "normal" },
  { "slit_lamp", "lens", N_ ("Crystalline lens"), "RL", DPT_EXAM_WORDS, .choices = lens, .normal = "normal" },
  { "slit_lamp", "tbut", N_ ("Tear break-up time"), "RL", DPT_EXAM_NUMBER, .unit = "s", .decimals = 0, .min = 0,
    .max = 6000, .low = 1000, .high = 6000, .step = 100 },
  { "slit_lamp", "schirmer", N_ ("Schirmer"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 0, .min = 0,
    .max = 3500, .low = 1000, .high = 3500, .step = 100 },
  { "slit_lamp", "text", N_ ("Other findings"), "RL", DPT_EXAM_WORDS },
  { "fundus", "dilated", N_ ("Pupils"), "", DPT_EXAM_CHOICE, .choices = dilation },
  { "fundus", "vitreous", N_ ("Vitreous"), "RL", DPT_EXAM_WORDS, .choices = vitreous, .normal = "normal" },
  { "fundus", "disc", N_ ("Optic disc"), "RL", DPT_EXAM_WORDS, .choices = disc, .normal = "normal" },
  { "fundus", "cup_disc", N_ ("Cup to disc ratio"), "RL", DPT_EXAM_NUMBER, .decimals = 1, .min = 0, .max = 100,
    .low = 0, .high = 50, .step = 10 },
  { "fundus", "macula", N_ ("Macula"), "RL", DPT_EXAM_WORDS, .choices = macula, .normal = "normal" },
  { "fundus", "vessels", N_ ("Vessels"), "RL", DPT_EXAM_WORDS, .choices = vessels, .normal = "normal" },
  { "fundus", "periphery", N_ ("Periphery"), "RL", DPT_EXAM_WORDS, .choices = periphery, .normal = "normal" },
  { "fundus", "thickness", N_ ("Central macular thickness"), "RL", DPT_EXAM_NUMBER, .unit = "µm", .decimals = 0,
    .min = 5000, .max = 100000, .low = 22000, .high = 32000, .step = 500 },
  { "fundus", "text", N_ ("Other findings"), "RL", DPT_EXAM_WORDS },
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
  { "lens_trial", "movement", N_ ("Movement at a blink"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 1, .min = 0,
    .max = 500, .low = 20, .high = 60, .step = 10 },
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
  { "lens_trial", "minutes", N_ ("Worn before the check"), "RL", DPT_EXAM_NUMBER, .unit = "min", .decimals = 0, .min = 0,
    .max = 144000, .step = 500 },
  { "lens_trial", "decision", N_ ("Decision"), "RL", DPT_EXAM_CHOICE, .choices = decisions },
  { "lens_trial", "remark", N_ ("Remark"), "RL", DPT_EXAM_WORDS },
  { "lens_wear", "wear", N_ ("Wear"), "", DPT_EXAM_CHOICE, .choices = wear },
  { "lens_wear", "replacement", N_ ("Replacement"), "", DPT_EXAM_CHOICE, .choices = replacement },
  { "lens_wear", "first_hours", N_ ("Hours on the first day"), "", DPT_EXAM_NUMBER, .unit = "h", .decimals = 1, .min = 0,
    .max = 2400, .low = 0, .high = 800, .step = 50 },
  { "lens_wear", "hours", N_ ("Hours a day"), "", DPT_EXAM_NUMBER, .unit = "h", .decimals = 1, .min = 0, .max = 2400,
    .low = 0, .high = 1400, .step = 50 },
  { "lens_wear", "solution", N_ ("Care product"), "", DPT_EXAM_WORDS },
  { "lens_wear", "boxes", N_ ("Boxes for each eye"), "", DPT_EXAM_NUMBER, .decimals = 0, .min = 100, .max = 5000,
    .step = 100 },
  { "lens_wear", "supply", N_ ("Supply, months"), "", DPT_EXAM_NUMBER, .decimals = 0, .min = 100, .max = 2400,
    .step = 100 },
  { "lens_wear", "supply_from", N_ ("Supply from"), "", DPT_EXAM_DATE },
  { "lens_wear", "schedule", N_ ("Plan of checks"), "", DPT_EXAM_CHOICE, .choices = schedules },
  { "lens_wear", "schedule_from", N_ ("Plan from"), "", DPT_EXAM_DATE },
  { "lens_wear", "handling", N_ ("Handling lesson"), "", DPT_EXAM_CHOICE, .choices = lessons },
  { "lens_wear", "lesson_on", N_ ("Lesson on"), "", DPT_EXAM_DATE },
  { "lens_wear", "lesson_by", N_ ("Taught by"), "", DPT_EXAM_WORDS },
  { "lens_wear", "insertion", N_ ("Insertion"), "", DPT_EXAM_CHOICE, .choices = skills, .normal = "alone" },
  { "lens_wear", "removal", N_ ("Removal"), "", DPT_EXAM_CHOICE, .choices = skills, .normal = "alone" },
  { "lens_wear", "care", N_ ("Care and hygiene explained"), "", DPT_EXAM_CHOICE, .choices = yes_no, .normal = "yes" },
  { "low_vision", "contrast", N_ ("Contrast sensitivity (Pelli-Robson)"), "RLB", DPT_EXAM_NUMBER, .unit = "log",
    .decimals = 2, .min = 0, .max = 225, .low = 150, .high = 225, .step = 15 },
  { "low_vision", "reading_speed", N_ ("Reading speed"), "", DPT_EXAM_NUMBER, .unit = N_ ("wpm"), .decimals = 0, .min = 0,
    .max = 50000, .low = 8000, .high = 50000, .step = 500 },
  { "low_vision", "magnification", N_ ("Magnification that reads"), "", DPT_EXAM_NUMBER, .unit = "×", .decimals = 1,
    .min = 50, .max = 3000, .step = 50 },
  { "low_vision", "aids", N_ ("Aids in use"), "", DPT_EXAM_WORDS, .choices = aids },
  { "low_vision", "aids_tried", N_ ("Aids tried"), "", DPT_EXAM_WORDS, .choices = aids },
  { "low_vision", "glare", N_ ("Glare"), "", DPT_EXAM_WORDS },
  { "low_vision", "goals", N_ ("What the patient wants to do"), "", DPT_EXAM_WORDS },
  { "conclusion", "diagnosis_1", N_ ("Diagnosis"), "", DPT_EXAM_WORDS, .choices = diagnoses },
  { "conclusion", "diagnosis_2", N_ ("Second diagnosis"), "", DPT_EXAM_WORDS, .choices = diagnoses },
  { "conclusion", "diagnosis_3", N_ ("Third diagnosis"), "", DPT_EXAM_WORDS, .choices = diagnoses },
  { "close", "referral", N_ ("Referral"), "", DPT_EXAM_CHOICE, .choices = referral },
  { "close", "referral_to", N_ ("Referred to"), "", DPT_EXAM_WORDS },
  { "close", "advice", N_ ("Advice given"), "", DPT_EXAM_WORDS },
  { "close", "minutes", N_ ("Time spent"), "", DPT_EXAM_NUMBER, .unit = "min", .decimals = 0, .min = 100,
    .max = 48000, .step = 500 },
};

const guint dpt_exam_n_items = G_N_ELEMENTS (dpt_exam_items);
