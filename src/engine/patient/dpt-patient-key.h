/* dpt-patient-key.h - the words under which a patient is found by name.
 * For: saving a patient, demonstration data, rebuilding keys. Not for: searching (dpt-patient-search.h).
 *
 * For each word of the names one row for every other word: that word leads, the other begins the rest. So whichever two words
 * somebody types, in whichever order, a single range of the index (lead, rest) has the answer:
 *
 *   MARTIN Jean-Pierre:  jean|martin jean pierre…   martin|jean pierre   martin|pierre   pierre|martin   jeanpierre|martin  …
 *
 * And one row for each of these words behind the year of birth, so that "martin 1980" is a range, too: there are eight thousand
 * Martins among a million patients, and looking at the birth date of each took four milliseconds.
 *
 *   … born in 1980:      #1980 martin|jean pierre   #1980 jean|martin …
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DPT_PATIENT_KEY_WORDS 6   /* of one name, and of a query; more do not count */
#define DPT_PATIENT_KEY_LENGTH 32 /* bytes of a word, at most; the rest of a longer one does not count */
#define DPT_PATIENT_KEY_REST 64   /* bytes of a rest, at most */

/**
 * DptPatientKey:
 * @lead: one folded word, or the joined words of a double name ("jeanpierre"); or that behind a year of birth
 * @rest: what may follow it, folded; "" where the patient has a single word for a name
 */
typedef struct
{
  char *lead;
  char *rest;
} DptPatientKey;

/** dpt_patient_create_keys: @birth_date: (nullable): as ISO text. Returns: (transfer full) (element-type DptPatientKey): each once, in no special order; none where no name has a letter or digit */
GPtrArray *dpt_patient_create_keys (const char *family_name, const char *birth_name, const char *given_names, const char *birth_date);

/** dpt_patient_create_year_lead: Returns: (transfer full): the lead of a row for @lead, or for what begins so, behind the year of @birth_date */
char *dpt_patient_create_year_lead (const char *birth_date, const char *lead);

/** dpt_patient_create_sort_name: Returns: (transfer full): by what patients stand in order, in every locale: folded, the family name before all given names */
char *dpt_patient_create_sort_name (const char *family_name, const char *given_names);

/** dpt_patient_create_joins: Returns: (transfer full): neighbours in @words written as one, and all of them; empty for a single word */
char **dpt_patient_create_joins (char **words);

/** dpt_patient_split_query: Returns: (transfer full): what somebody typed as words that can be compared with keys */
char **dpt_patient_split_query (const char *text);

G_END_DECLS
