/* dpt-patient-guess.h - what a search that found nobody says of the patient who stands there.
 * For: "New patient" with the words filled in that were just typed. Not for: searching (dpt-patient-search.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/patient/dpt-patient-file.h"

G_BEGIN_DECLS

/**
 * dpt_patient_guess:
 * @words: as typed: "dupont jeanne 06 12 34 56 78 14/07/1981"
 * @today: ISO, for years of two digits
 *
 * Words are family name and given names, in the order of a list; those in capitals are the family name wherever they stand. "de", "le" and
 * their like stay with the word after them. Numbers are a birth date where they read as one, else a phone number where they are long enough; a word
 * with "@" is the e-mail. What is nothing of that is left out.
 *
 * Returns: (transfer full): a file to be completed
 */
DptPatientFile *dpt_patient_guess (const char *words, const char *today);

G_END_DECLS
