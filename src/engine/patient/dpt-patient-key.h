/* dpt-patient-key.h - the words under which a patient is found by name.
 * For: saving a patient, demonstration data, rebuilding keys. Not for: searching (dpt-patient-search.h).
 *
 * For each word of the names one row for every other word: that word leads, the other begins the rest. So whichever two words
 * somebody types, in whichever order, a single range of the index (lead, rest) has the answer:
 *
 *   MARTIN Jean-Pierre:  jean|martin jean pierre…   martin|jean pierre   martin|pierre   pierre|martin   jeanpierre|martin  …
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DPT_PATIENT_KEY_WORDS 6   /* of one name, and of a query; more do not count */
#define DPT_PATIENT_KEY_LENGTH 32 /* bytes of a word, at most; the rest of a longer one does not count */
#define DPT_PATIENT_KEY_REST 64   /* bytes of a rest, at most */

/**
 * DptPatientKey:
 * @lead: one folded word, or the joined words of a double name ("jeanpierre")
 * @rest: what may follow it, folded; "" where the patient has a single word for a name
 */
typedef struct
{
  char *lead;
  char *rest;
} DptPatientKey;

/** dpt_patient_create_keys: Returns: (transfer full) (element-type DptPatientKey): each once, in no special order; none where no name has a letter or digit */
GPtrArray *dpt_patient_create_keys (const char *family_name, const char *birth_name, const char *given_names);

/** dpt_patient_create_sort_name: Returns: (transfer full): by what patients stand in order, in every locale: folded, the family name before all given names */
char *dpt_patient_create_sort_name (const char *family_name, const char *given_names);

/** dpt_patient_create_joins: Returns: (transfer full): neighbours in @words written as one, and all of them; empty for a single word */
char **dpt_patient_create_joins (char **words);

/** dpt_patient_split_query: Returns: (transfer full): what somebody typed as words that can be compared with keys */
char **dpt_patient_split_query (const char *text);

G_END_DECLS
