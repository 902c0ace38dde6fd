/* test-twin.c - the same person typed twice is noticed, and a stranger is not.
 * For: engine/patient/dpt-patient-twin. Not for: merging (test-patient.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient-twin.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

static gpointer
find (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_find_twins (unit, args, error);
}

/* The level of the patient @id for somebody who types these. */
static DptTwinLevel
get_level (DptTestShop *shop, gint64 id, const char *family, const char *given, const char *birth, const char *phone)
{
  g_autoptr (DptPatientFile) file = dpt_patient_file_new ();
  g_autoptr (GPtrArray) twins = NULL;
  g_autoptr (GError) error = NULL;

  dpt_record_set_text (dpt_patient_file_get_patient (file), DPT_PATIENT_FAMILY_NAME, family);
  dpt_record_set_text (dpt_patient_file_get_patient (file), DPT_PATIENT_GIVEN_NAMES, given);
  dpt_record_set_text (dpt_patient_file_get_patient (file), DPT_PATIENT_BIRTH_DATE, birth);
  if (phone != NULL)
    dpt_record_set_text (dpt_patient_file_add (file, DPT_PATIENT_PART_CONTACTS, "FR"), DPT_CONTACT_POINT_VALUE, phone);
  twins = dpt_session_read (shop->system, find, file, (GDestroyNotify) g_ptr_array_unref, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < twins->len; i++)
    {
      DptPatientTwin *twin = twins->pdata[i];

      g_assert_nonnull (dpt_record_get_text (twin->row, DPT_PATIENT_ROW_REASON));
      if (dpt_record_get_id (twin->row) == id)
        return twin->level;
    }
  return DPT_TWIN_NONE;
}

static void
test_the_same_person_is_noticed (DptDb *db)
{
  static const struct
  {
    const char *family, *given, *birth, *phone;
    DptTwinLevel level;
  } typed[] = {
    { "martin", "JEANNE", "1980-04-03", NULL, DPT_TWIN_SAME },
    { "Martin", "Jeanne", NULL, NULL, DPT_TWIN_LIKELY },
    { "Martin", "Jeanne", "1980-03-04", NULL, DPT_TWIN_LIKELY },
    { "Martin", "Jeanne", "1980-04-08", NULL, DPT_TWIN_LIKELY },
    { "Martin", "Jeanne", "1955-10-17", NULL, DPT_TWIN_NONE },
    { "Martain", "Jeanne", "1980-04-03", NULL, DPT_TWIN_LIKELY },
    { "Martin", "Jeane", NULL, "06 12 34 56 78", DPT_TWIN_LIKELY },
    { "Martin-Dupont", "Jeanne Marie", "1980-04-03", NULL, DPT_TWIN_LIKELY },
    { "Jeanne", "Martin", "1980-04-03", NULL, DPT_TWIN_LIKELY },
    { "Petit", "Luc", NULL, "0612345678", DPT_TWIN_POSSIBLE },
    { "Petit", "Luc", "1980-04-03", NULL, DPT_TWIN_NONE },
    { "Moreau", "Jeanne", "1981-01-01", NULL, DPT_TWIN_NONE },
    { "", "", NULL, NULL, DPT_TWIN_NONE },
    { "'%_", "🙂", NULL, "12", DPT_TWIN_NONE },
  };
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", "1980-04-03", "0612345678");

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_test_message ("%s %s %s %s", typed[i].family, typed[i].given, typed[i].birth, typed[i].phone);
      g_assert_cmpint (get_level (shop, id, typed[i].family, typed[i].given, typed[i].birth, typed[i].phone), ==, typed[i].level);
    }
}

static gpointer
load (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_load (unit, *(gint64 *) args, error);
}

static void
test_nobody_is_one_s_own_twin (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", "1980-04-03", "0612345678");
  g_autoptr (DptPatientFile) file = dpt_session_read (shop->system, load, &id, g_object_unref, NULL);
  g_autoptr (GPtrArray) twins = dpt_session_read (shop->system, find, file, (GDestroyNotify) g_ptr_array_unref, NULL);

  g_assert_cmpuint (twins->len, ==, 0);
}

static void
test_the_likeliest_come_first_and_not_too_many (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptPatientFile) file = dpt_patient_file_new ();
  g_autoptr (GPtrArray) twins = NULL;
  gint64 same;

  for (int i = 0; i < 80; i++)
    dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, NULL);
  same = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", "1980-04-03", NULL);
  dpt_record_set_text (dpt_patient_file_get_patient (file), DPT_PATIENT_FAMILY_NAME, "Martin");
  dpt_record_set_text (dpt_patient_file_get_patient (file), DPT_PATIENT_GIVEN_NAMES, "Jeanne");
  dpt_record_set_text (dpt_patient_file_get_patient (file), DPT_PATIENT_BIRTH_DATE, "1980-04-03");
  twins = dpt_session_read (shop->system, find, file, (GDestroyNotify) g_ptr_array_unref, NULL);
  g_assert_cmpuint (twins->len, ==, DPT_PATIENT_TWINS_MOST);
  g_assert_cmpint (dpt_record_get_id (((DptPatientTwin *) twins->pdata[0])->row), ==, same);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/patient-twin/the-same-person-is-noticed", test_the_same_person_is_noticed);
  dpt_test_db_add ("/patient-twin/nobody-is-one-s-own-twin", test_nobody_is_one_s_own_twin);
  dpt_test_db_add ("/patient-twin/the-likeliest-come-first-and-not-too-many", test_the_likeliest_come_first_and_not_too_many);
  return g_test_run ();
}
