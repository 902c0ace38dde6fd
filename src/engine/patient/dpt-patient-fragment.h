/* dpt-patient-fragment.h - what somebody typed into the search box, taken apart.
 * For: dpt-patient-search.c and its tests. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DptPatientFragment:
 * @text: trimmed, and cut where it is longer than any name
 * @words: folded words of what has letters; possibly none
 * @digits: the digits of what has none, as a phone number has them; "" for none
 * @number: the same as a whole number; 0 where it has separators, or too many digits
 * @date: (nullable): ISO, where it reads as a full date
 * @date_from: (nullable): first day of the year or month typed, with @date_until
 * @date_until: (nullable): last day
 * @email: (nullable): lower case, where there is an @
 */
typedef struct
{
  char *text;
  char **words;
  guint n_words;
  char *digits;
  gint64 number;
  char *date;
  char *date_from;
  char *date_until;
  char *email;
} DptPatientFragment;

/** dpt_patient_fragment_parse: @today: ISO, for years of two digits. Returns: (transfer full) */
DptPatientFragment *dpt_patient_fragment_parse (const char *text, const char *today);
void dpt_patient_fragment_free (DptPatientFragment *self);

/** dpt_patient_fragment_matches_name: Returns: whether every word begins a word of the names, each another one; @exact: (out): whether every word is a whole word of them */
gboolean dpt_patient_fragment_matches_name (const DptPatientFragment *self, const char *family_name, const char *birth_name,
                                            const char *given_names, gboolean *exact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptPatientFragment, dpt_patient_fragment_free)

G_END_DECLS
