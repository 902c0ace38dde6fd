/* test-guess.c - what was typed into the search stands in the right fields of a new patient.
 * For: engine/patient/dpt-patient-guess. Not for: the form (tests/gui/reception).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient-guess.h"

#define TODAY "2026-11-22"

/* "Family|Given|born|kind=contact …" */
static char *
describe (const char *words)
{
  g_autoptr (DptPatientFile) file = dpt_patient_guess (words, TODAY);
  DptPatient *patient = dpt_patient_file_get_patient (file);
  GListModel *contacts = dpt_patient_file_get_part (file, DPT_PATIENT_PART_CONTACTS);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s|%s|%s|", dpt_record_get_string (patient, DPT_PATIENT_FAMILY_NAME),
                          dpt_record_get_string (patient, DPT_PATIENT_GIVEN_NAMES), dpt_record_get_string (patient, DPT_PATIENT_BIRTH_DATE));
  for (guint i = 0; i < g_list_model_get_n_items (contacts); i++)
    {
      g_autoptr (DptRecord) contact = g_list_model_get_item (contacts, i);

      g_string_append_printf (out, "%s%s=%s", i > 0 ? " " : "", dpt_record_get_string (contact, DPT_CONTACT_POINT_KIND),
                              dpt_record_get_string (contact, DPT_CONTACT_POINT_VALUE));
    }
  return g_string_free (out, FALSE);
}

static void
test_words_stand_in_their_fields (void)
{
  static const struct { const char *words; const char *fields; } table[] = {
    { "", "|||" },
    { "   ", "|||" },
    { "dupont", "Dupont|||" },
    { "dupont jeanne", "Dupont|Jeanne||" },
    { "Jeanne DUPONT", "Dupont|Jeanne||" },
    { "DUPONT JEANNE", "Dupont|Jeanne||" },
    { "de la tour jean-marie", "De La Tour|Jean-Marie||" },
    { "d'orval élise", "D'Orval|Élise||" },
    { "McGregor ewan", "McGregor|Ewan||" },
    { "le goff", "Le Goff|||" },
    { "dupont 06 12 34 56 78", "Dupont|||mobile=06 12 34 56 78" },
    { "dupont 0247123456", "Dupont|||home=0247123456" },
    { "dupont +33 6 12 34 56 78", "Dupont|||mobile=+33 6 12 34 56 78" },
    { "dupont jeanne 14/07/1981", "Dupont|Jeanne|1981-07-14|" },
    { "dupont 14/07/1981 0612345678", "Dupont||1981-07-14|mobile=0612345678" },
    { "dupont jeanne@example.org", "Dupont|||email=jeanne@example.org" },
    { "226", "|||" },
    { "31/02/1981", "|||" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *found = describe (table[i].words);

      g_test_message ("%s", table[i].words);
      g_assert_cmpstr (found, ==, table[i].fields);
    }
}

static void
test_whatever_is_typed_is_survived (void)
{
  g_autofree char *longest = g_strnfill (5000, 'x');
  g_autofree char *cut = describe (longest), *broken = describe ("dup\xff\xfe 12"), *face = describe ("\360\237\230\200 dupont");

  g_assert_cmpuint (strlen (cut), <, 300);
  g_assert_nonnull (broken);
  g_assert_cmpstr (face, ==, "Dupont|||");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patient/guess/words-stand-in-their-fields", test_words_stand_in_their_fields);
  g_test_add_func ("/patient/guess/whatever-is-typed-is-survived", test_whatever_is_typed_is_survived);
  return g_test_run ();
}
