/* test-patient.c - a patient is saved whole, changed by those who may, merged and parted again.
 * For: engine/patient/dpt-patient, dpt-patient-file, dpt-patient-store, dpt-prescriber. Not for: finding (test-search.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/patient/dpt-prescriber.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

static gpointer
save (DptUnit *unit, gpointer args, GError **error)
{
  gint64 id = dpt_patient_save (unit, args, error);

  return id ? g_memdup2 (&id, sizeof id) : NULL;
}

static gpointer
load (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_load (unit, *(gint64 *) args, error);
}

static DptPatientFile *
load_file (DptSession *session, gint64 id)
{
  g_autoptr (GError) error = NULL;
  DptPatientFile *file = dpt_session_read (session, load, &id, g_object_unref, &error);

  g_assert_no_error (error);
  return file;
}

static void
save_file (DptSession *session, DptPatientFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = dpt_session_write (session, save, file, g_free, &error);

  g_assert_no_error (error);
}

static guint
count (DptPatientFile *file, DptPatientPart part)
{
  return g_list_model_get_n_items (dpt_patient_file_get_part (file, part));
}

static gpointer
add_insurer (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (DptInsurer) insurer = dpt_record_new (DPT_TYPE_INSURER);
  g_autoptr (DptPrescriber) prescriber = dpt_record_new (DPT_TYPE_PRESCRIBER);
  gint64 *ids = g_new (gint64, 3);

  dpt_record_set_text (insurer, DPT_INSURER_NAME, "Mutuelle des Yeux");
  dpt_record_set_text (insurer, DPT_INSURER_KIND, "complementary");
  g_assert_true (dpt_insurer_save (unit, insurer, error));
  dpt_record_set_text (prescriber, DPT_PRESCRIBER_NAME, "Dr Anne Blum");
  dpt_record_set_text (prescriber, DPT_PRESCRIBER_PROFESSION, "ophthalmologist");
  g_assert_true (dpt_prescriber_save (unit, prescriber, error));
  ids[0] = dpt_record_get_id (insurer);
  ids[1] = dpt_record_get_id (prescriber);
  ids[2] = dpt_patient_tag_ensure (unit, "VIP", "#ff0000", error);
  g_assert_cmpint (dpt_patient_tag_ensure (unit, "VIP", NULL, error), ==, ids[2]);
  return ids;
}

/* A patient with something in every list. */
static DptPatientFile *
make_full (DptTestShop *shop, gint64 relative_id)
{
  g_autofree gint64 *ids = dpt_session_write (shop->system, add_insurer, NULL, g_free, NULL);
  DptPatientFile *file = dpt_patient_file_new ();
  DptPatient *patient = dpt_patient_file_get_patient (file);
  gpointer record;

  dpt_record_set_text (patient, DPT_PATIENT_TITLE, "mrs");
  dpt_record_set_text (patient, DPT_PATIENT_FAMILY_NAME, "Martin");
  dpt_record_set_text (patient, DPT_PATIENT_BIRTH_NAME, "Durand");
  dpt_record_set_text (patient, DPT_PATIENT_GIVEN_NAMES, "Jeanne Élise");
  dpt_record_set_text (patient, DPT_PATIENT_BIRTH_DATE, "1968-02-29");
  dpt_record_set_text (patient, DPT_PATIENT_NIR, "2 68 02 2A 123 456 89");
  dpt_record_set_int (patient, DPT_PATIENT_PRESCRIBER_ID, ids[1]);
  record = dpt_patient_file_add (file, DPT_PATIENT_PART_CONTACTS, "FR");
  dpt_record_set_text (record, DPT_CONTACT_POINT_VALUE, "+33 6 12 34 56 78");
  record = dpt_patient_file_add (file, DPT_PATIENT_PART_CONTACTS, "FR");
  dpt_record_set_text (record, DPT_CONTACT_POINT_KIND, "email");
  dpt_record_set_text (record, DPT_CONTACT_POINT_VALUE, "Jeanne@example.org");
  record = dpt_patient_file_add (file, DPT_PATIENT_PART_ADDRESSES, "FR");
  dpt_record_set_text (record, DPT_ADDRESS_LINE1, "3 rue des Lilas");
  dpt_record_set_text (record, DPT_ADDRESS_POSTAL_CODE, "75019");
  dpt_record_set_text (record, DPT_ADDRESS_CITY, "Paris");
  record = dpt_patient_file_add (file, DPT_PATIENT_PART_ALERTS, "FR");
  dpt_record_set_text (record, DPT_ALERT_KIND, "allergy");
  dpt_record_set_text (record, DPT_ALERT_TEXT, "Nickel");
  record = dpt_patient_file_add (file, DPT_PATIENT_PART_COVERS, "FR");
  dpt_record_set_int (record, DPT_PATIENT_COVER_INSURER_ID, ids[0]);
  dpt_record_set_int (record, DPT_PATIENT_COVER_RANK, 2);
  record = dpt_patient_file_add (file, DPT_PATIENT_PART_LINKS, "FR");
  dpt_record_set_int (record, DPT_FAMILY_LINK_RELATIVE_ID, relative_id);
  dpt_record_set_text (record, DPT_FAMILY_LINK_KIND, "child");
  record = dpt_patient_file_add (file, DPT_PATIENT_PART_TAGS, "FR");
  dpt_record_set_int (record, DPT_PATIENT_TAG_TAG_ID, ids[2]);
  record = dpt_patient_file_add (file, DPT_PATIENT_PART_CONSENTS, "FR");
  dpt_record_set_text (record, DPT_CONSENT_PURPOSE, "recall");
  dpt_record_set_text (record, DPT_CONSENT_CHANNEL, "mobile");
  dpt_record_set_int (record, DPT_CONSENT_GIVEN, TRUE);
  return file;
}

static void
test_a_whole_patient_comes_back (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) receptionist = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  gint64 child = dpt_test_shop_add_patient (shop, "Martin", "Léo", "2015-05-05", NULL);
  g_autoptr (DptPatientFile) file = make_full (shop, child);
  g_autofree gint64 *id = dpt_session_write (receptionist, save, file, g_free, NULL);
  g_autoptr (DptPatientFile) again = load_file (receptionist, *id);
  DptPatient *patient = dpt_patient_file_get_patient (again);
  g_autofree char *name = dpt_patient_dup_name (patient);
  g_autofree char *phone = dpt_patient_file_dup_contact (again, "mobile");
  g_autofree char *address = dpt_address_format (dpt_patient_file_get_address (again, "billing"), "FR");
  g_autoptr (DptRecord) link = g_list_model_get_item (dpt_patient_file_get_part (again, DPT_PATIENT_PART_LINKS), 0);
  g_autoptr (DptRecord) cover = g_list_model_get_item (dpt_patient_file_get_part (again, DPT_PATIENT_PART_COVERS), 0);

  g_assert_cmpstr (name, ==, "MARTIN (DURAND) Jeanne Élise");
  g_assert_cmpint (dpt_record_get_int (patient, DPT_PATIENT_FILE_NUMBER), ==, 2);
  g_assert_cmpint (dpt_record_get_int (patient, DPT_PATIENT_HOME_ESTABLISHMENT_ID), ==, shop->establishment_id);
  for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
    g_assert_cmpuint (count (again, part), ==, part == DPT_PATIENT_PART_CONTACTS ? 2 : 1);
  g_assert_cmpstr (phone, ==, "+33 6 12 34 56 78");
  g_assert_cmpstr (address, ==, "3 rue des Lilas\n75019 Paris");
  g_assert_cmpstr (dpt_record_get_text (link, DPT_FAMILY_LINK_RELATIVE_NAME), ==, "MARTIN Léo");
  g_assert_cmpstr (dpt_record_get_text (cover, DPT_PATIENT_COVER_INSURER_NAME), ==, "Mutuelle des Yeux");
  g_assert_true (dpt_patient_file_has_consent (again, "recall", "mobile"));
  g_assert_false (dpt_patient_file_has_consent (again, "recall", "email"));
  g_assert_false (dpt_patient_file_is_dirty (again));
  g_assert_true (dpt_patient_file_is_dirty (file));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM contact_point WHERE search_key IN ('0612345678', 'jeanne@example.org')"), ==, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient_key WHERE lead = 'durand'"), >, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry WHERE table_name IN ('patient', 'contact_point', 'address')"), >=, 5);
}

static DptRecord *
get_link (DptPatientFile *file)
{
  g_autoptr (DptRecord) link = g_list_model_get_item (dpt_patient_file_get_part (file, DPT_PATIENT_PART_LINKS), 0);

  return link; /* the list keeps it */
}

static void
assert_link (DptSession *session, gint64 id, const char *kind)
{
  g_autoptr (DptPatientFile) file = load_file (session, id);

  g_assert_cmpuint (count (file, DPT_PATIENT_PART_LINKS), ==, kind != NULL ? 1 : 0);
  if (kind != NULL)
    g_assert_cmpstr (dpt_record_get_text (get_link (file), DPT_FAMILY_LINK_KIND), ==, kind);
}

/* Whoever is somebody's child has that one for a parent; who is a guardian is the patient's guardian, and nothing in return. */
static void
test_a_link_has_two_sides (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 other = dpt_test_shop_add_patient (shop, "Martin", "Léo", NULL, NULL);
  g_autoptr (DptPatientFile) file = make_full (shop, other);
  g_autofree gint64 *id = dpt_session_write (shop->system, save, file, g_free, NULL);
  g_autoptr (DptPatientFile) edited = load_file (shop->system, *id);
  g_autoptr (DptPatientFile) again = NULL;
  g_autoptr (DptPatientFile) last = NULL;

  assert_link (shop->system, other, "parent");
  dpt_record_set_text (get_link (edited), DPT_FAMILY_LINK_KIND, "sibling");
  g_free (dpt_session_write (shop->system, save, edited, g_free, NULL));
  assert_link (shop->system, other, "sibling");
  again = load_file (shop->system, *id);
  dpt_record_set_text (get_link (again), DPT_FAMILY_LINK_KIND, "guardian");
  g_free (dpt_session_write (shop->system, save, again, g_free, NULL));
  assert_link (shop->system, other, NULL);
  last = load_file (shop->system, *id);
  g_assert_cmpint (dpt_record_get_int (dpt_patient_file_get_patient (last), DPT_PATIENT_GUARDIAN_ID), ==, other);
  dpt_patient_file_remove (last, DPT_PATIENT_PART_LINKS, get_link (last));
  g_free (dpt_session_write (shop->system, save, last, g_free, NULL));
  assert_link (shop->system, *id, NULL);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE guardian_id IS NOT NULL"), ==, 0);
}

static void
test_what_changes_is_saved_and_what_goes_goes (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 child = dpt_test_shop_add_patient (shop, "Martin", "Léo", NULL, NULL);
  g_autoptr (DptPatientFile) file = make_full (shop, child);
  g_autofree gint64 *id = dpt_session_write (shop->system, save, file, g_free, NULL);
  g_autoptr (DptPatientFile) edited = load_file (shop->system, *id);
  g_autoptr (DptPatientFile) again = NULL;
  g_autoptr (DptRecord) tag = g_list_model_get_item (dpt_patient_file_get_part (edited, DPT_PATIENT_PART_TAGS), 0);
  g_autoptr (DptRecord) email = g_list_model_get_item (dpt_patient_file_get_part (edited, DPT_PATIENT_PART_CONTACTS), 1);
  gpointer fresh;

  dpt_record_set_text (dpt_patient_file_get_patient (edited), DPT_PATIENT_FAMILY_NAME, "Lemoine");
  dpt_patient_file_remove (edited, DPT_PATIENT_PART_CONTACTS, email);
  /* A tag taken off and put on again. */
  dpt_patient_file_remove (edited, DPT_PATIENT_PART_TAGS, tag);
  fresh = dpt_patient_file_add (edited, DPT_PATIENT_PART_TAGS, "FR");
  dpt_record_set_int (fresh, DPT_PATIENT_TAG_TAG_ID, dpt_record_get_int (tag, DPT_PATIENT_TAG_TAG_ID));
  fresh = dpt_patient_file_add (edited, DPT_PATIENT_PART_CONSENTS, "FR");
  dpt_record_set_text (fresh, DPT_CONSENT_PURPOSE, "recall");
  dpt_record_set_text (fresh, DPT_CONSENT_CHANNEL, "any");
  dpt_record_set_int (fresh, DPT_CONSENT_GIVEN, FALSE);
  save_file (shop->system, edited);

  again = load_file (shop->system, *id);
  g_assert_cmpuint (count (again, DPT_PATIENT_PART_CONTACTS), ==, 1);
  g_assert_cmpuint (count (again, DPT_PATIENT_PART_TAGS), ==, 1);
  g_assert_cmpuint (count (again, DPT_PATIENT_PART_CONSENTS), ==, 2);
  g_assert_false (dpt_patient_file_has_consent (again, "recall", "mobile"));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient_key k JOIN patient p ON p.id = k.patient_id WHERE p.file_number = 2 AND lead = 'martin'"), ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient_key WHERE lead = 'lemoine'"), >, 0);
}

static void
test_the_second_of_two_editors_is_told (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Léo", NULL, NULL);
  g_autoptr (DptPatientFile) mine = load_file (shop->system, id);
  g_autoptr (DptPatientFile) theirs = load_file (shop->system, id);
  g_autoptr (GError) error = NULL;

  dpt_record_set_text (dpt_patient_file_get_patient (theirs), DPT_PATIENT_OCCUPATION, "Pilot");
  save_file (shop->system, theirs);
  dpt_record_set_text (dpt_patient_file_get_patient (mine), DPT_PATIENT_OCCUPATION, "Painter");
  dpt_patient_file_add (mine, DPT_PATIENT_PART_ADDRESSES, "FR");
  g_assert_null (dpt_session_write (shop->system, save, mine, g_free, &error));
  g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM address"), ==, 0);
}

static void
test_file_numbers_have_no_gap (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptPatientFile) bad = dpt_patient_file_new ();
  g_autoptr (GError) error = NULL;
  gpointer link;

  dpt_test_shop_add_patient (shop, "A", "B", NULL, NULL);
  dpt_record_set_text (dpt_patient_file_get_patient (bad), DPT_PATIENT_FAMILY_NAME, "X");
  dpt_record_set_text (dpt_patient_file_get_patient (bad), DPT_PATIENT_GIVEN_NAMES, "Y");
  link = dpt_patient_file_add (bad, DPT_PATIENT_PART_LINKS, "FR");
  dpt_record_set_int (link, DPT_FAMILY_LINK_RELATIVE_ID, 424242); /* nobody: fails after the number was taken */
  dpt_record_set_text (link, DPT_FAMILY_LINK_KIND, "spouse");
  g_assert_null (dpt_session_write (shop->system, save, bad, g_free, &error));
  g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FOREIGN_KEY);
  dpt_test_shop_add_patient (shop, "C", "D", NULL, NULL);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT MAX(file_number) FROM patient"), ==, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient"), ==, 2);
}

static void
test_impossible_values_are_refused_by_field (DptDb *db)
{
  static const struct { guint field; const char *value; const char *name; } bad[] = {
    { DPT_PATIENT_FAMILY_NAME, "  ", "family_name" },
    { DPT_PATIENT_GIVEN_NAMES, "", "given_names" },
    { DPT_PATIENT_BIRTH_DATE, "2023-02-29", "birth_date" },
    { DPT_PATIENT_BIRTH_DATE, "2099-12-31", "birth_date" },
    { DPT_PATIENT_BIRTH_DATE, "1780-01-01", "birth_date" },
    { DPT_PATIENT_DECEASED_ON, "2099-12-31", "deceased_on" },
    { DPT_PATIENT_SEX, "robot", "sex" },
    { DPT_PATIENT_NIR, "268022A12345699", "nir" },
    { DPT_PATIENT_NIR, "12", "nir" },
    { DPT_PATIENT_DECEASED_ON, "1900-01-01", "deceased_on" },
  };
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autofree char *long_name = g_strnfill (101, 'x');

  for (guint i = 0; i <= G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (DptPatientFile) file = dpt_patient_file_new ();
      DptPatient *patient = dpt_patient_file_get_patient (file);
      g_autoptr (GError) error = NULL;

      dpt_record_set_text (patient, DPT_PATIENT_FAMILY_NAME, i == G_N_ELEMENTS (bad) ? long_name : "Martin");
      dpt_record_set_text (patient, DPT_PATIENT_GIVEN_NAMES, "Jeanne");
      dpt_record_set_text (patient, DPT_PATIENT_BIRTH_DATE, "1970-01-01");
      if (i < G_N_ELEMENTS (bad))
        dpt_record_set_text (patient, bad[i].field, bad[i].value);
      g_assert_null (dpt_session_write (shop->system, save, file, g_free, &error));
      g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
      g_assert_cmpstr (dpt_error_get_field (error), ==, i < G_N_ELEMENTS (bad) ? bad[i].name : "family_name");
    }
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient"), ==, 0);
}

static void
test_impossible_contacts_are_refused (DptDb *db)
{
  static const struct { const char *kind; const char *value; } bad[] = {
    { "mobile", "abc" }, { "mobile", "12" }, { "home", "06 12 34 56 78; DROP" }, { "email", "nobody" }, { "email", "a@b@c" },
    { "email", "a b@c.fr" }, { "email", "@c.fr" }, { "pigeon", "0612345678" },
  };
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (DptPatientFile) file = load_file (shop->system, id);
      gpointer contact = dpt_patient_file_add (file, DPT_PATIENT_PART_CONTACTS, "FR");
      g_autoptr (GError) error = NULL;

      dpt_record_set_text (contact, DPT_CONTACT_POINT_KIND, bad[i].kind);
      dpt_record_set_text (contact, DPT_CONTACT_POINT_VALUE, bad[i].value);
      g_assert_null (dpt_session_write (shop->system, save, file, g_free, &error));
      g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
    }
}

static void
test_a_card_belongs_to_one_patient (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 first = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, NULL);
  gint64 second = dpt_test_shop_add_patient (shop, "Petit", "Luc", NULL, NULL);
  g_autoptr (DptPatientFile) a = load_file (shop->system, first);
  g_autoptr (DptPatientFile) b = load_file (shop->system, second);
  g_autoptr (GError) error = NULL;

  dpt_record_set_text (dpt_patient_file_get_patient (a), DPT_PATIENT_CARD_NUMBER, "C-100");
  save_file (shop->system, a);
  dpt_record_set_text (dpt_patient_file_get_patient (b), DPT_PATIENT_CARD_NUMBER, "C-100");
  g_assert_null (dpt_session_write (shop->system, save, b, g_free, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (error), ==, "card_number");
}

typedef struct
{
  gint64 id, twin_id;
} Twins;

static gpointer
merge (DptUnit *unit, gpointer args, GError **error)
{
  Twins *twins = args;

  return dpt_patient_merge (unit, twins->id, twins->twin_id, error) ? unit : NULL;
}

static gpointer
unmerge (DptUnit *unit, gpointer args, GError **error)
{
  Twins *twins = args;

  return dpt_patient_unmerge (unit, twins->twin_id, error) ? unit : NULL;
}

static void
test_merging_can_be_undone (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  Twins twins = { dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, NULL), dpt_test_shop_add_patient (shop, "Martin", "Jane", NULL, NULL) };
  Twins self = { twins.id, twins.id }, back = { twins.twin_id, twins.id };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (dpt_session_write (shop->system, merge, &twins, NULL, &error));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient_key WHERE lead = 'jane'"), ==, 0);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient WHERE active = 1"), ==, 1);
  g_assert_null (dpt_session_write (shop->system, merge, &twins, NULL, NULL));
  g_assert_null (dpt_session_write (shop->system, merge, &back, NULL, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_STATE);
  g_assert_null (dpt_session_write (shop->system, merge, &self, NULL, NULL));
  g_assert_nonnull (dpt_session_write (shop->system, unmerge, &twins, NULL, NULL));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient_key WHERE lead = 'jane'"), >, 0);
  g_assert_null (dpt_session_write (shop->system, unmerge, &twins, NULL, NULL));
}

/* --- rights --- */

static gpointer
act_load (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (DptPatientFile) file = dpt_patient_load (unit, ((Twins *) args)->id, error);

  return file ? unit : NULL;
}

static gpointer
act_save (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (DptPatientFile) file = dpt_patient_file_new ();

  dpt_record_set_text (dpt_patient_file_get_patient (file), DPT_PATIENT_FAMILY_NAME, "X");
  dpt_record_set_text (dpt_patient_file_get_patient (file), DPT_PATIENT_GIVEN_NAMES, "Y");
  return dpt_patient_save (unit, file, error) ? unit : NULL;
}

static gpointer
act_insurer (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (DptInsurer) insurer = dpt_record_new (DPT_TYPE_INSURER);

  dpt_record_set_text (insurer, DPT_INSURER_NAME, "M");
  dpt_record_set_text (insurer, DPT_INSURER_KIND, "compulsory");
  return dpt_insurer_save (unit, insurer, error) ? unit : NULL;
}

static gpointer
act_prescriber (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (DptPrescriber) prescriber = dpt_record_new (DPT_TYPE_PRESCRIBER);

  dpt_record_set_text (prescriber, DPT_PRESCRIBER_NAME, "Dr");
  dpt_record_set_text (prescriber, DPT_PRESCRIBER_PROFESSION, "other");
  return dpt_prescriber_save (unit, prescriber, error) ? unit : NULL;
}

static gpointer
act_tag (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_tag_ensure (unit, "Tag", NULL, error) ? unit : NULL;
}

/* Insurers and prescribers are also kept in the settings, by who keeps those. */
static const struct { DptUnitFunc func; DptRight right, or_right; } acts[] = {
  { act_load, DPT_RIGHT_PATIENT_READ, DPT_RIGHT_PATIENT_READ },
  { act_save, DPT_RIGHT_PATIENT_WRITE, DPT_RIGHT_PATIENT_WRITE },
  { act_insurer, DPT_RIGHT_PATIENT_WRITE, DPT_RIGHT_SETTING_WRITE },
  { act_prescriber, DPT_RIGHT_PATIENT_WRITE, DPT_RIGHT_SETTING_WRITE },
  { act_tag, DPT_RIGHT_PATIENT_WRITE, DPT_RIGHT_PATIENT_WRITE },
  { merge, DPT_RIGHT_PATIENT_MERGE, DPT_RIGHT_PATIENT_MERGE },
  { unmerge, DPT_RIGHT_PATIENT_MERGE, DPT_RIGHT_PATIENT_MERGE },
};

static void
test_every_act_by_every_role_is_as_the_table_says (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  Twins twins = { dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, NULL), dpt_test_shop_add_patient (shop, "Martin", "Jane", NULL, NULL) };

  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
      {
        g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, role);
        g_autoptr (GError) error = NULL;
        gpointer result = dpt_session_write (session, acts[i].func, &twins, NULL, &error);

        if (dpt_role_get_rights (role) & (G_GUINT64_CONSTANT (1) << acts[i].right | G_GUINT64_CONSTANT (1) << acts[i].or_right))
          {
            g_assert_no_error (error);
            g_assert_nonnull (result);
            continue;
          }
        g_assert_error (error, DPT_ERROR, DPT_ERROR_REFUSED);
        g_assert_cmpstr (dpt_error_get_field (error), ==, dpt_right_get_name (acts[i].right));
      }
}

static void
test_social_security_numbers (DptDb *db)
{
  g_assert_true (dpt_nir_is_valid ("255081416802538")); /* the worked example of the French identifiers: key 38 */
  g_assert_true (dpt_nir_is_valid ("2 55 08 14 168 025 38"));
  g_assert_true (dpt_nir_is_valid ("2550814168025"));
  g_assert_false (dpt_nir_is_valid ("255081416802539"));
  g_assert_false (dpt_nir_is_valid ("955081416802538"));
  g_assert_false (dpt_nir_is_valid ("25508141680253"));
  g_assert_false (dpt_nir_is_valid ("25508141680253a"));
  g_assert_true (dpt_nir_is_valid ("268022A12345689"));
  g_assert_false (dpt_nir_is_valid (""));
  g_assert_false (dpt_nir_is_valid (NULL));
}

static void
test_phones_are_read_and_written (DptDb *db)
{
  static const struct { const char *typed, *shown; } phones[] = {
    { "0612345678", "06 12 34 56 78" }, { "+33 6 12 34 56 78", "06 12 34 56 78" }, { "+44 20 7946 0958", "+44 20 7946 0958" }, { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autofree char *shown = dpt_phone_format (phones[i].typed);

      g_assert_cmpstr (shown, ==, phones[i].shown);
    }
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/patient/a-whole-patient-comes-back", test_a_whole_patient_comes_back);
  dpt_test_db_add ("/patient/what-changes-is-saved-and-what-goes-goes", test_what_changes_is_saved_and_what_goes_goes);
  dpt_test_db_add ("/patient/a-link-has-two-sides", test_a_link_has_two_sides);
  dpt_test_db_add ("/patient/the-second-of-two-editors-is-told", test_the_second_of_two_editors_is_told);
  dpt_test_db_add ("/patient/file-numbers-have-no-gap", test_file_numbers_have_no_gap);
  dpt_test_db_add ("/patient/impossible-values-are-refused-by-field", test_impossible_values_are_refused_by_field);
  dpt_test_db_add ("/patient/impossible-contacts-are-refused", test_impossible_contacts_are_refused);
  dpt_test_db_add ("/patient/a-card-belongs-to-one-patient", test_a_card_belongs_to_one_patient);
  dpt_test_db_add ("/patient/merging-can-be-undone", test_merging_can_be_undone);
  dpt_test_db_add ("/patient/every-act-by-every-role-is-as-the-table-says", test_every_act_by_every_role_is_as_the_table_says);
  dpt_test_db_add ("/patient/social-security-numbers", test_social_security_numbers);
  dpt_test_db_add ("/patient/phones-are-read-and-written", test_phones_are_read_and_written);
  return g_test_run ();
}
