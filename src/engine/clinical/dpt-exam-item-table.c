/* dpt-exam-item-table.c - what is found about the eyes themselves: measures, pressure, pupils, fields, slit lamp,
 * fundus.
 * For: dpt-exam-item.c. Not for: anything else. Sources of the lists: the records of eye examinations in hospital and
 * practice systems; limits without a source are professional usage and only warn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-exam-item-private.h"

#include <glib/gi18n-lib.h>

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

static const DptExamChoice qualities[] = {
  { "good", N_ ("Good") },
  { "fair", N_ ("Fair") },
  { "poor", N_ ("Poor") },
  { NULL, NULL },
};

static const DptExamChoice pachymeters[] = {
  { "ultrasound", N_ ("Ultrasound") },
  { "oct", N_ ("OCT") },
  { "scheimpflug", N_ ("Scheimpflug camera") },
  { "slit", N_ ("Scanning slit (Orbscan)") },
  { "specular", N_ ("Specular microscope") },
  { "interferometry", N_ ("Optical biometer") },
  { "air", N_ ("With the air tonometer") },
  { NULL, NULL },
};

/* What stands in the column "instrument" of a pressure. */
static const DptExamChoice tonometers[] = {
  { "air", N_ ("Air puff") },
  { "goldmann", N_ ("Goldmann") },
  { "rebound", N_ ("Rebound (iCare)") },
  { "perkins", N_ ("Perkins") },
  { "tonopen", N_ ("Tono-Pen") },
  { "dct", N_ ("Dynamic contour (Pascal)") },
  { "ora", N_ ("ORA (IOPcc)") },
  { "fingers", N_ ("By the fingers") },
  { NULL, NULL },
};

static const DptExamChoice palpation[] = {
  { "soft", N_ ("Soft") },
  { "normal", N_ ("Normal") },
  { "hard", N_ ("Hard") },
  { NULL, NULL },
};

static const DptExamChoice panel[] = {
  { "normal", N_ ("Normal") },
  { "protan", N_ ("Protan axis") },
  { "deutan", N_ ("Deutan axis") },
  { "tritan", N_ ("Tritan axis") },
  { "none", N_ ("No axis") },
  { NULL, NULL },
};

static const DptExamChoice desaturation[] = {
  { "none", N_ ("None") },
  { "mild", N_ ("Mild") },
  { "marked", N_ ("Marked") },
  { NULL, NULL },
};

static const DptExamChoice quadrants[] = {
  { "full", N_ ("Full") },
  { "reduced", N_ ("Reduced") },
  { "absent", N_ ("Absent") },
  { NULL, NULL },
};

static const DptExamChoice lacrimal[] = {
  { "normal", N_ ("Normal") },
  { "watering", N_ ("Watering") },
  { "punctum", N_ ("Narrow punctum") },
  { "obstruction", N_ ("Obstructed") },
  { "plug", N_ ("Punctal plug") },
  { "dacryocystitis", N_ ("Dacryocystitis") },
  { NULL, NULL },
};

static const DptExamChoice grades[] = {
  { "0", N_ ("None") },
  { "1", N_ ("Grade 1") },
  { "2", N_ ("Grade 2") },
  { "3", N_ ("Grade 3") },
  { "4", N_ ("Grade 4") },
  { NULL, NULL },
};

static const DptExamChoice oxford[] = {
  { "0", N_ ("None") },
  { "1", N_ ("Oxford I") },
  { "2", N_ ("Oxford II") },
  { "3", N_ ("Oxford III") },
  { "4", N_ ("Oxford IV") },
  { "5", N_ ("Oxford V") },
  { NULL, NULL },
};

static const DptExamChoice shaffer[] = {
  { "4", N_ ("Grade 4 (wide open)") },
  { "3", N_ ("Grade 3") },
  { "2", N_ ("Grade 2 (narrow)") },
  { "1", N_ ("Grade 1 (very narrow)") },
  { "0", N_ ("Grade 0 (closed)") },
  { NULL, NULL },
};

const DptExamItem _dpt_exam_health[] = {
  { "keratometry", "kmax", N_ ("Kmax"), "RL", DPT_EXAM_NUMBER, .unit = "D", .decimals = 2, .min = 3000, .max = 9000,
    .low = 4000, .high = 4800, .step = 25 },
  { "keratometry", "posterior_k2", N_ ("K2 of the back surface"), "RL", DPT_EXAM_NUMBER, .unit = "D", .decimals = 2,
    .min = -1200, .max = -300, .low = -700, .high = -550, .step = 10, .sign = TRUE },
  { "keratometry", "bad", N_ ("Belin/Ambrósio index (BAD-D)"), "RL", DPT_EXAM_NUMBER, .decimals = 2, .min = -500,
    .max = 3000, .low = -200, .high = 160, .step = 10 },
  { "keratometry", "quality", N_ ("Quality of the measure"), "RL", DPT_EXAM_CHOICE, .choices = qualities },
  { "keratometry", "device", N_ ("Keratometer or topographer"), "", DPT_EXAM_WORDS },
  { "biometry", "axial_length", N_ ("Axial length"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 2, .min = 1400,
    .max = 4000, .low = 2100, .high = 2600, .step = 10 },
  { "biometry", "pachymetry", N_ ("Corneal thickness"), "RL", DPT_EXAM_NUMBER, .unit = "µm", .decimals = 0,
    .min = 20000, .max = 120000, .low = 48000, .high = 62000, .step = 500 },
  { "biometry", "pachymeter", N_ ("Thickness measured by"), "RL", DPT_EXAM_CHOICE, .choices = pachymeters },
  { "biometry", "acd", N_ ("Anterior chamber depth"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 2, .min = 100,
    .max = 600, .low = 250, .high = 400, .step = 5 },
  { "biometry", "lens_thickness", N_ ("Lens thickness"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 2,
    .min = 200, .max = 700, .low = 300, .high = 550, .step = 5 },
  { "biometry", "hvid", N_ ("Corneal diameter (white to white)"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 1,
    .min = 700, .max = 1600, .low = 1100, .high = 1250, .step = 10 },
  { "pressure_reading", "time", N_ ("Time"), "RL", DPT_EXAM_TIME },
  { "pressure_reading", "instrument", N_ ("Tonometer"), "RL", DPT_EXAM_CHOICE, .choices = tonometers },
  { "pressure", "target", N_ ("Target pressure"), "RL", DPT_EXAM_NUMBER, .unit = "mmHg", .decimals = 0, .min = 500,
    .max = 4000, .step = 100 },
  { "pressure", "qualitative", N_ ("By the fingers"), "RL", DPT_EXAM_CHOICE, .choices = palpation },
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
  { "colour", "d15", N_ ("Panel D15"), "RL", DPT_EXAM_WORDS, .choices = panel },
  { "colour", "hue100", N_ ("100-hue, error score"), "RL", DPT_EXAM_NUMBER, .decimals = 0, .min = 0, .max = 150000,
    .low = 0, .high = 10000, .step = 400 },
  { "colour", "city", N_ ("City University, plates read of 10"), "RL", DPT_EXAM_NUMBER, .decimals = 0, .min = 0,
    .max = 1000, .low = 900, .high = 1000, .step = 100 },
  { "colour", "red", N_ ("Red desaturation"), "RL", DPT_EXAM_WORDS, .choices = desaturation },
  { "fields", "confrontation", N_ ("Confrontation"), "RL", DPT_EXAM_WORDS, .choices = confrontation, .normal = "full" },
  { "fields", "quadrant_sn", N_ ("Quadrant up, nasal"), "RL", DPT_EXAM_CHOICE, .choices = quadrants },
  { "fields", "quadrant_st", N_ ("Quadrant up, temporal"), "RL", DPT_EXAM_CHOICE, .choices = quadrants },
  { "fields", "quadrant_in", N_ ("Quadrant down, nasal"), "RL", DPT_EXAM_CHOICE, .choices = quadrants },
  { "fields", "quadrant_it", N_ ("Quadrant down, temporal"), "RL", DPT_EXAM_CHOICE, .choices = quadrants },
  { "fields", "amsler", N_ ("Amsler grid"), "RL", DPT_EXAM_WORDS, .choices = amsler, .normal = "normal" },
  { "fields", "machine", N_ ("Perimeter and programme"), "", DPT_EXAM_WORDS },
  { "fields", "md", N_ ("Mean deviation"), "RL", DPT_EXAM_NUMBER, .unit = "dB", .decimals = 2, .min = -3500,
    .max = 500, .low = -200, .high = 500, .step = 50 },
  { "fields", "psd", N_ ("Pattern standard deviation"), "RL", DPT_EXAM_NUMBER, .unit = "dB", .decimals = 2, .min = 0,
    .max = 2000, .low = 0, .high = 250, .step = 50 },
  { "slit_lamp", "lids", N_ ("Lids and lashes"), "RL", DPT_EXAM_WORDS, .choices = lids, .normal = "normal" },
  { "slit_lamp", "conjunctiva", N_ ("Conjunctiva"), "RL", DPT_EXAM_WORDS, .choices = conjunctiva, .normal = "normal" },
  { "slit_lamp", "cornea", N_ ("Cornea"), "RL", DPT_EXAM_WORDS, .choices = cornea, .normal = "normal" },
  { "slit_lamp", "chamber", N_ ("Anterior chamber"), "RL", DPT_EXAM_WORDS, .choices = chamber, .normal = "normal" },
  { "slit_lamp", "van_herick", N_ ("Angle (Van Herick)"), "RL", DPT_EXAM_CHOICE, .choices = shaffer, .normal = "4" },
  { "slit_lamp", "iris", N_ ("Iris"), "RL", DPT_EXAM_WORDS, .choices = iris, .normal = "normal" },
  { "slit_lamp", "lens", N_ ("Crystalline lens"), "RL", DPT_EXAM_WORDS, .choices = lens, .normal = "normal" },
  { "slit_lamp", "nuclear", N_ ("Nuclear opacity (LOCS III)"), "RL", DPT_EXAM_NUMBER, .decimals = 1, .min = 0,
    .max = 690, .low = 0, .high = 200, .step = 50 },
  { "slit_lamp", "cortical", N_ ("Cortical opacity (LOCS III)"), "RL", DPT_EXAM_NUMBER, .decimals = 1, .min = 0,
    .max = 690, .low = 0, .high = 200, .step = 50 },
  { "slit_lamp", "subcapsular", N_ ("Posterior subcapsular opacity (LOCS III)"), "RL", DPT_EXAM_NUMBER, .decimals = 1,
    .min = 0, .max = 690, .low = 0, .high = 200, .step = 50 },
  { "slit_lamp", "tbut", N_ ("Tear break-up time"), "RL", DPT_EXAM_NUMBER, .unit = "s", .decimals = 0, .min = 0,
    .max = 6000, .low = 1000, .high = 6000, .step = 100 },
  { "slit_lamp", "schirmer", N_ ("Schirmer I, 5 min"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 0, .min = 0,
    .max = 3500, .low = 1000, .high = 3500, .step = 100 },
  { "slit_lamp", "schirmer_2", N_ ("Schirmer II, 5 min"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 0,
    .min = 0, .max = 3500, .low = 1000, .high = 3500, .step = 100 },
  { "slit_lamp", "text", N_ ("Other findings"), "RL", DPT_EXAM_WORDS },
  { "surface", "mrd", N_ ("Margin reflex distance (MRD1)"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 1,
    .min = -500, .max = 1000, .low = 300, .high = 550, .step = 50 },
  { "surface", "fissure", N_ ("Palpebral fissure"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 1, .min = 0,
    .max = 2000, .low = 800, .high = 1200, .step = 50 },
  { "surface", "lacrimal", N_ ("Lacrimal system"), "RL", DPT_EXAM_WORDS, .choices = lacrimal, .normal = "normal" },
  { "surface", "blepharitis", N_ ("Blepharitis"), "RL", DPT_EXAM_CHOICE, .choices = grades, .normal = "0" },
  { "surface", "papillae", N_ ("Papillae under the upper lid"), "RL", DPT_EXAM_CHOICE, .choices = grades,
    .normal = "0" },
  { "surface", "dry_eye", N_ ("Dry eye"), "RL", DPT_EXAM_CHOICE, .choices = grades, .normal = "0" },
  { "surface", "staining", N_ ("Staining"), "RL", DPT_EXAM_CHOICE, .choices = oxford, .normal = "0" },
  { "surface", "meniscus", N_ ("Height of the tear meniscus"), "RL", DPT_EXAM_NUMBER, .unit = "mm", .decimals = 2,
    .min = 0, .max = 200, .low = 20, .high = 50, .step = 5 },
  { "gonioscopy", "superior", N_ ("Angle above (Shaffer)"), "RL", DPT_EXAM_CHOICE, .choices = shaffer, .normal = "4" },
  { "gonioscopy", "nasal", N_ ("Angle nasal (Shaffer)"), "RL", DPT_EXAM_CHOICE, .choices = shaffer, .normal = "4" },
  { "gonioscopy", "inferior", N_ ("Angle below (Shaffer)"), "RL", DPT_EXAM_CHOICE, .choices = shaffer, .normal = "4" },
  { "gonioscopy", "temporal", N_ ("Angle temporal (Shaffer)"), "RL", DPT_EXAM_CHOICE, .choices = shaffer,
    .normal = "4" },
  { "gonioscopy", "pigment", N_ ("Pigment of the angle"), "RL", DPT_EXAM_CHOICE, .choices = grades },
  { "gonioscopy", "limbal", N_ ("Chamber depth at the limbus (Van Herick)"), "RL", DPT_EXAM_NUMBER, .unit = "%",
    .decimals = 0, .min = 0, .max = 10000, .low = 2500, .high = 10000, .step = 500 },
  { "fundus", "dilated", N_ ("Pupils"), "", DPT_EXAM_CHOICE, .choices = dilation },
  { "fundus", "vitreous", N_ ("Vitreous"), "RL", DPT_EXAM_WORDS, .choices = vitreous, .normal = "normal" },
  { "fundus", "disc", N_ ("Optic disc"), "RL", DPT_EXAM_WORDS, .choices = disc, .normal = "normal" },
  { "fundus", "cup_disc", N_ ("Cup to disc ratio"), "RL", DPT_EXAM_NUMBER, .decimals = 1, .min = 0,
    .max = 100, .low = 0, .high = 50, .step = 10 },
  { "fundus", "cup_disc_h", N_ ("Cup to disc, horizontal"), "RL", DPT_EXAM_NUMBER, .decimals = 1, .min = 0,
    .max = 100, .low = 0, .high = 50, .step = 10 },
  { "fundus", "macula", N_ ("Macula"), "RL", DPT_EXAM_WORDS, .choices = macula, .normal = "normal" },
  { "fundus", "vessels", N_ ("Vessels"), "RL", DPT_EXAM_WORDS, .choices = vessels, .normal = "normal" },
  { "fundus", "periphery", N_ ("Periphery"), "RL", DPT_EXAM_WORDS, .choices = periphery, .normal = "normal" },
  { "fundus", "thickness", N_ ("Central macular thickness"), "RL", DPT_EXAM_NUMBER, .unit = "µm", .decimals = 0,
    .min = 5000, .max = 100000, .low = 22000, .high = 32000, .step = 500 },
  { "fundus", "text", N_ ("Other findings"), "RL", DPT_EXAM_WORDS },
};

const guint _dpt_exam_n_health = G_N_ELEMENTS (_dpt_exam_health);
