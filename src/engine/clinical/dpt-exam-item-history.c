/* dpt-exam-item-history.c - what a patient tells at an examination, and what becomes of it: complaint, history, life,
 * conclusion.
 * For: dpt-exam-item.c. Not for: anything else. Diagnoses are coded by ICD-10 (WHO). Sources of the lists: the records
 * of eye examinations in hospital and practice systems; limits without a source are professional usage and only warn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-exam-item-private.h"

#include <glib/gi18n-lib.h>

const DptExamChoice _dpt_exam_yes_no[] = {
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
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

static const DptExamChoice consents[] = {
  { "given", N_ ("Given") },
  { "parent", N_ ("Given by a parent or guardian") },
  { "representative", N_ ("Given by a representative") },
  { "refused", N_ ("Refused") },
  { NULL, NULL },
};

static const DptExamChoice complaint_places[] = {
  { "R", N_ ("Right eye") },
  { "L", N_ ("Left eye") },
  { "B", N_ ("Both eyes") },
  { "around", N_ ("Around the eyes") },
  { "head", N_ ("Head") },
  { NULL, NULL },
};

static const DptExamChoice complaint_qualities[] = {
  { "blur", N_ ("Blur") },
  { "pain", N_ ("Pain") },
  { "burning", N_ ("Burning") },
  { "itching", N_ ("Itching") },
  { "dryness", N_ ("Dryness") },
  { "diplopia", N_ ("Double vision") },
  { "floaters", N_ ("Floaters") },
  { "flashes", N_ ("Flashes") },
  { "halos", N_ ("Halos") },
  { "distortion", N_ ("Distortion") },
  { "loss", N_ ("Loss of vision") },
  { NULL, NULL },
};

static const DptExamChoice onsets[] = {
  { "sudden", N_ ("Sudden") },
  { "gradual", N_ ("Gradual") },
  { "constant", N_ ("Constant") },
  { "intermittent", N_ ("Intermittent") },
  { "morning", N_ ("In the morning") },
  { "evening", N_ ("In the evening") },
  { "near", N_ ("At near work") },
  { "far", N_ ("Looking far") },
  { "night", N_ ("At night") },
  { NULL, NULL },
};

static const DptExamChoice signs[] = {
  { "none", N_ ("None") },
  { "redness", N_ ("Redness") },
  { "watering", N_ ("Watering") },
  { "discharge", N_ ("Discharge") },
  { "photophobia", N_ ("Photophobia") },
  { "headache", N_ ("Headache") },
  { "nausea", N_ ("Nausea") },
  { NULL, NULL },
};

static const DptExamChoice relatives[] = {
  { "no", N_ ("No") },
  { "parent", N_ ("Father or mother") },
  { "sibling", N_ ("Brother or sister") },
  { "grandparent", N_ ("Grandparent") },
  { "child", N_ ("Child") },
  { "several", N_ ("Several relatives") },
  { NULL, NULL },
};

static const DptExamChoice surgeries[] = {
  { "none", N_ ("None") },
  { "cataract", N_ ("Cataract") },
  { "refractive", N_ ("Refractive surgery") },
  { "strabismus", N_ ("Strabismus") },
  { "glaucoma", N_ ("Glaucoma") },
  { "retina", N_ ("Retina") },
  { "injections", N_ ("Injections into the eye") },
  { "graft", N_ ("Corneal graft") },
  { "lids", N_ ("Lids") },
  { NULL, NULL },
};

static const DptExamChoice allergic[] = {
  { "rash", N_ ("Rash") },
  { "swelling", N_ ("Swelling") },
  { "breathing", N_ ("Trouble breathing") },
  { "shock", N_ ("Anaphylactic shock") },
  { "intolerance", N_ ("Intolerance") },
  { NULL, NULL },
};

static const DptExamChoice risks[] = {
  { "angle", N_ ("Narrow angles") },
  { "one_eye", N_ ("Only one seeing eye") },
  { "anticoagulant", N_ ("Anticoagulants") },
  { "steroid", N_ ("Pressure rises under steroids") },
  { "hydroxychloroquine", N_ ("Hydroxychloroquine") },
  { "diabetes", N_ ("Diabetes") },
  { "pregnancy", N_ ("Pregnancy") },
  { "epilepsy", N_ ("Epilepsy") },
  { "immune", N_ ("Immune deficiency") },
  { "fall", N_ ("Danger of falling") },
  { NULL, NULL },
};

static const DptExamChoice leaflets[] = {
  { "screen", N_ ("Work at the screen") },
  { "lenses", N_ ("Wear and care of contact lenses") },
  { "dry_eye", N_ ("Dry eye") },
  { "myopia", N_ ("Myopia of the child") },
  { "drops", N_ ("Drops after an examination") },
  { "flashes", N_ ("Flashes and floaters: when to come at once") },
  { "progressive", N_ ("Getting used to progressive lenses") },
  { NULL, NULL },
};

static const DptExamChoice recall_reasons[] = {
  { "control", N_ ("Regular check") },
  { "expiry", N_ ("Prescription expires") },
  { "myopia", N_ ("Progress of myopia") },
  { "lenses", N_ ("Contact lenses") },
  { "pressure", N_ ("Pressure") },
  { "fundus", N_ ("Fundus") },
  { "fields", N_ ("Visual fields") },
  { "amblyopia", N_ ("Amblyopia treatment") },
  { NULL, NULL },
};

static const DptExamChoice visit_orders[] = {
  { "fields", N_ ("Visual fields") },
  { "oct", N_ ("OCT") },
  { "dilated", N_ ("Fundus with dilated pupils") },
  { "cycloplegia", N_ ("Refraction under cycloplegia") },
  { "topography", N_ ("Topography") },
  { "biometry", N_ ("Biometry") },
  { "orthoptics", N_ ("Orthoptic assessment") },
  { NULL, NULL },
};

const DptExamItem _dpt_exam_said[] = {
  { "complaint", "consent", N_ ("Consent to the examination"), "", DPT_EXAM_CHOICE, .choices = consents },
  { "complaint", "location", N_ ("Where"), "", DPT_EXAM_WORDS, .choices = complaint_places },
  { "complaint", "quality", N_ ("What it is like"), "", DPT_EXAM_WORDS, .choices = complaint_qualities },
  { "complaint", "severity", N_ ("Severity, 0 to 10"), "", DPT_EXAM_NUMBER, .decimals = 0, .min = 0, .max = 1000,
    .step = 100 },
  { "complaint", "duration", N_ ("Since when, how long"), "", DPT_EXAM_WORDS },
  { "complaint", "timing", N_ ("When"), "", DPT_EXAM_WORDS, .choices = onsets },
  { "complaint", "context", N_ ("In which situation"), "", DPT_EXAM_WORDS },
  { "complaint", "modifying", N_ ("Better or worse with"), "", DPT_EXAM_WORDS },
  { "complaint", "signs", N_ ("Signs with it"), "", DPT_EXAM_WORDS, .choices = signs, .normal = "none" },
  { "history", "surgery", N_ ("Eye surgery"), "", DPT_EXAM_WORDS, .choices = surgeries, .normal = "none",
    .carried = TRUE },
  { "history", "allergy_reaction", N_ ("Reaction to the allergy"), "", DPT_EXAM_WORDS, .choices = allergic,
    .carried = TRUE },
  { "history", "risk_1", N_ ("Risk to mind"), "", DPT_EXAM_WORDS, .choices = risks, .carried = TRUE },
  { "history", "risk_2", N_ ("Second risk"), "", DPT_EXAM_WORDS, .choices = risks, .carried = TRUE },
  { "history", "family_glaucoma", N_ ("Glaucoma in the family"), "", DPT_EXAM_WORDS, .choices = relatives,
    .normal = "no", .carried = TRUE },
  { "history", "family_amd", N_ ("Macular degeneration in the family"), "", DPT_EXAM_WORDS, .choices = relatives,
    .normal = "no", .carried = TRUE },
  { "history", "family_detachment", N_ ("Retinal detachment in the family"), "", DPT_EXAM_WORDS, .choices = relatives,
    .normal = "no", .carried = TRUE },
  { "history", "family_strabismus", N_ ("Strabismus in the family"), "", DPT_EXAM_WORDS, .choices = relatives,
    .normal = "no", .carried = TRUE },
  { "history", "family_diabetes", N_ ("Diabetes in the family"), "", DPT_EXAM_WORDS, .choices = relatives,
    .normal = "no", .carried = TRUE },
  { "social", "occupation", N_ ("Occupation"), "", DPT_EXAM_WORDS, .carried = TRUE },
  { "social", "hobbies", N_ ("Sport and hobbies"), "", DPT_EXAM_WORDS, .carried = TRUE },
  { "social", "screen", N_ ("Screen, hours a day"), "", DPT_EXAM_NUMBER, .unit = "h", .decimals = 1, .min = 0,
    .max = 2400, .step = 50, .carried = TRUE },
  { "social", "driving", N_ ("Driving"), "", DPT_EXAM_CHOICE, .choices = driving, .carried = TRUE },
  { "social", "smoking", N_ ("Smoking"), "", DPT_EXAM_CHOICE, .choices = smoking, .carried = TRUE },
  { "social", "alcohol", N_ ("Alcohol"), "", DPT_EXAM_WORDS, .carried = TRUE },
  { "birth", "term", N_ ("Birth"), "", DPT_EXAM_CHOICE, .choices = birth, .carried = TRUE },
  { "birth", "weight", N_ ("Weight at birth"), "", DPT_EXAM_NUMBER, .unit = "g", .decimals = 0, .min = 30000,
    .max = 700000, .low = 250000, .high = 450000, .step = 5000, .carried = TRUE },
  { "birth", "myopic_parents", N_ ("Myopic parents"), "", DPT_EXAM_CHOICE, .choices = parents, .carried = TRUE },
  { "birth", "outdoors", N_ ("Outdoors, hours a day"), "", DPT_EXAM_NUMBER, .unit = "h", .decimals = 1, .min = 0,
    .max = 1600, .step = 50, .carried = TRUE },
  { "birth", "near_work", N_ ("Near work, hours a day"), "", DPT_EXAM_NUMBER, .unit = "h", .decimals = 1, .min = 0,
    .max = 1600, .step = 50, .carried = TRUE },
  { "birth", "control", N_ ("Myopia control"), "", DPT_EXAM_CHOICE, .choices = control, .carried = TRUE },
  { "conclusion", "diagnosis_1", N_ ("Diagnosis"), "", DPT_EXAM_WORDS, .choices = diagnoses },
  { "conclusion", "diagnosis_2", N_ ("Second diagnosis"), "", DPT_EXAM_WORDS, .choices = diagnoses },
  { "conclusion", "diagnosis_3", N_ ("Third diagnosis"), "", DPT_EXAM_WORDS, .choices = diagnoses },
  { "close", "referral", N_ ("Referral"), "", DPT_EXAM_CHOICE, .choices = referral },
  { "close", "referral_to", N_ ("Referred to"), "", DPT_EXAM_WORDS },
  { "close", "advice", N_ ("Advice given"), "", DPT_EXAM_WORDS, .choices = leaflets },
  { "close", "minutes", N_ ("Time spent"), "", DPT_EXAM_NUMBER, .unit = "min", .decimals = 0, .min = 100,
    .max = 48000, .step = 500 },
  { "close", "fees", N_ ("Services to charge"), "", DPT_EXAM_WORDS },
  { "next", "reason", N_ ("Why it is due"), "", DPT_EXAM_WORDS, .choices = recall_reasons },
  { "next", "orders", N_ ("To be done then"), "", DPT_EXAM_WORDS, .choices = visit_orders },
};

const guint _dpt_exam_n_said = G_N_ELEMENTS (_dpt_exam_said);
