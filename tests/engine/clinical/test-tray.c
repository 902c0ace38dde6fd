/* test-tray.c - what instruments send is kept once, finds its patient or nobody, and goes into a visit whole or not at all.
 * For: engine/clinical/dpt-tray, dpt-device. Not for: which value goes where (test-reading-plan.c), listening (tests/exchange).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "clinical-fixture.h"
#include "engine/clinical/dpt-device.h"
#include "engine/clinical/dpt-reading-plan.h"
#include "engine/clinical/dpt-tray.h"

typedef struct
{
  gint64 id;
  const char *text;
  const char *name;
  DptReading *reading;
  gboolean carries_number;
  DptDevice *device;
  gboolean known;
  DptTrayMatch match;
} TrayArgs;

#define TRAY_UNIT(unit_name, call) \
  static gpointer unit_name##_unit (DptUnit *unit, gpointer data, GError **error) \
  { \
    TrayArgs *args = data; \
    (void) args; \
    return (gpointer) (call); \
  }

static gint64
receive_text (DptUnit *unit, TrayArgs *args, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (args->text, strlen (args->text));

  return dpt_tray_receive (unit,
                           &(DptTrayArrival) { .file_name = args->name, .content = bytes, .reading = args->reading,
                                               .message = args->reading ? NULL : "Line 3: no number" },
                           &args->known, error);
}

TRAY_UNIT (receive, receive_text (unit, args, error))
TRAY_UNIT (aside, dpt_tray_put_aside (unit, args->id, args->text, error) ? unit : NULL)
TRAY_UNIT (back, dpt_tray_bring_back (unit, args->id, error) ? unit : NULL)
TRAY_UNIT (again, dpt_tray_read_again (unit, args->id, args->reading, "still not", error) ? unit : NULL)
TRAY_UNIT (list_tray, dpt_tray_list (unit, FALSE, error))
TRAY_UNIT (list_finished, dpt_tray_list (unit, TRUE, error))
TRAY_UNIT (load_tray, dpt_tray_load (unit, args->id, error))
TRAY_UNIT (match, dpt_tray_match (unit, args->reading, args->carries_number, &args->match, error) ? unit : NULL)
TRAY_UNIT (save_device, dpt_device_save (unit, args->device, error) ? unit : NULL)
TRAY_UNIT (remove_device, dpt_device_remove (unit, args->id, error) ? unit : NULL)
TRAY_UNIT (known_files, dpt_tray_list_known_files (unit, args->id, error))
TRAY_UNIT (devices_here, dpt_device_list_here (unit, error))

#define TRAY(session, name, ...) \
  ({ \
    g_autoptr (GError) do_error_ = NULL; \
    gpointer do_result_ = dpt_session_write ((session), name##_unit, &(TrayArgs) { __VA_ARGS__ }, NULL, &do_error_); \
    g_assert_no_error (do_error_); \
    g_assert_nonnull (do_result_); \
    do_result_; \
  })

#define TRAY_REFUSE(session, error_code, name, ...) \
  G_STMT_START \
  { \
    g_autoptr (GError) refuse_error_ = NULL; \
    g_assert_null (dpt_session_write ((session), name##_unit, &(TrayArgs) { __VA_ARGS__ }, NULL, &refuse_error_)); \
    g_assert_error (refuse_error_, DPT_ERROR, error_code); \
  } \
  G_STMT_END

static DptReading *
create_reading (const char *number, const char *family, const char *given, const char *birth)
{
  DptReading *reading = dpt_reading_new ();
  g_autoptr (GError) error = NULL;
  DptReadingItem *item = dpt_reading_add_item (reading, DPT_READING_AUTOREFRACTION, DPT_READING_EYE_RIGHT, 0, &error);

  g_assert_true (dpt_reading_item_set (item, DPT_READING_SPHERE, -125, &error));
  g_assert_true (dpt_reading_set_text (reading, DPT_READING_MAKER, "NIDEK", &error));
  g_assert_true (dpt_reading_set_text (reading, DPT_READING_MODEL, "ARK-1s", &error));
  g_assert_true (dpt_reading_set_text (reading, DPT_READING_PATIENT_NUMBER, number, &error));
  g_assert_true (dpt_reading_set_text (reading, DPT_READING_FAMILY_NAME, family, &error));
  g_assert_true (dpt_reading_set_text (reading, DPT_READING_GIVEN_NAME, given, &error));
  g_assert_true (dpt_reading_set_text (reading, DPT_READING_BIRTH_DATE, birth, &error));
  g_assert_no_error (error);
  return reading;
}

static char *
dup_state (DptDb *db, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT state FROM tray_reading WHERE id = %" G_GINT64_FORMAT, id);

  return dpt_test_db_query_text (db, sql);
}

#define ASSERT_STATE(db, id, expected) \
  G_STMT_START \
  { \
    g_autofree char *state_ = dup_state (db, id); \
    g_assert_cmpstr (state_, ==, expected); \
  } \
  G_STMT_END

static DptVisitSheet *
take (DptReading *reading, gint64 id, DptVisitSheet *base)
{
  DptVisitSheet *now = dpt_visit_sheet_copy (base);
  g_autoptr (DptReadingPlan) plan = dpt_reading_plan_new (reading, base, &(DptOrigin) { "NIDEK ARK-1s", "a.xml", 1, id });

  dpt_reading_plan_apply (plan, now);
  return now;
}

static void
test_the_same_file_comes_in_once (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptReading) reading = create_reading (NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (DptTrayReading) loaded = NULL;
  TrayArgs args = { .text = "<Data/>", .name = "a.xml", .reading = reading };
  g_autoptr (GError) error = NULL;
  gint64 first = (gint64) dpt_session_write (clinic->optometrist, receive_unit, &args, NULL, &error);
  gint64 second;

  g_assert_no_error (error);
  g_assert_false (args.known);
  args.name = "copy of a.xml";
  second = (gint64) dpt_session_write (clinic->optometrist, receive_unit, &args, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (args.known);
  g_assert_cmpint (second, ==, first);
  /* Over a line there is no name, and the same figures a minute later are another measure. */
  args.name = NULL;
  g_assert_cmpint ((gint64) dpt_session_write (clinic->optometrist, receive_unit, &args, NULL, &error), !=, first);
  g_assert_false (args.known);
  rows = TRAY (clinic->optometrist, list_tray, 0);
  g_assert_cmpuint (rows->len, ==, 2);
  loaded = TRAY (clinic->optometrist, load_tray, .id = first);
  g_assert_cmpstr (dpt_record_get_text (loaded, DPT_TRAY_READING_DEVICE_NAME), ==, "NIDEK ARK-1s");
  g_assert_cmpstr (dpt_record_get_text (loaded, DPT_TRAY_READING_SUMMARY), ==, "REF");
  g_assert_cmpuint (g_bytes_get_size (dpt_record_get_bytes (loaded, DPT_TRAY_READING_ORIGINAL)), ==, 7);
}

static void
test_a_malformed_file_says_what_is_wrong_and_stays (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptReading) reading = create_reading (NULL, NULL, NULL, NULL);
  gint64 id = (gint64) TRAY (clinic->optometrist, receive, .text = "<Data", .name = "torn.xml");
  g_autoptr (GPtrArray) rows = TRAY (clinic->optometrist, list_tray, 0);

  ASSERT_STATE (db, id, "unreadable");
  g_assert_cmpstr (dpt_record_get_text (rows->pdata[0], DPT_TRAY_ROW_MESSAGE), ==, "Line 3: no number");
  TRAY (clinic->optometrist, again, .id = id);
  ASSERT_STATE (db, id, "unreadable");
  TRAY (clinic->optometrist, again, .id = id, .reading = reading);
  ASSERT_STATE (db, id, "waiting");
}

static void
test_states_follow_their_table (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptReading) reading = create_reading (NULL, NULL, NULL, NULL);
  gint64 id = (gint64) TRAY (clinic->optometrist, receive, .text = "1", .name = "a.xml", .reading = reading);
  g_autoptr (GPtrArray) rows = NULL;
  guint n;
  const DptTrayTransition *table = dpt_tray_state_get_table (&n);

  for (guint i = 0; i < n; i++)
    g_assert_nonnull (dpt_tray_state_get_label (table[i].to));
  TRAY_REFUSE (clinic->optometrist, DPT_ERROR_INVALID, aside, .id = id, .text = " ");
  TRAY_REFUSE (clinic->optometrist, DPT_ERROR_STATE, back, .id = id);
  TRAY_REFUSE (clinic->optometrist, DPT_ERROR_STATE, again, .id = id);
  TRAY (clinic->optometrist, aside, .id = id, .text = "Test lens");
  ASSERT_STATE (db, id, "aside");
  rows = TRAY (clinic->optometrist, list_finished, 0);
  g_assert_cmpstr (dpt_record_get_text (rows->pdata[0], DPT_TRAY_ROW_MESSAGE), ==, "Test lens");
  TRAY_REFUSE (clinic->optometrist, DPT_ERROR_STATE, aside, .id = id, .text = "Once more");
  TRAY (clinic->optometrist, back, .id = id);
  ASSERT_STATE (db, id, "waiting");
}

static void
test_it_is_taken_with_the_visit_or_not_at_all (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptReading) reading = create_reading (NULL, NULL, NULL, NULL);
  gint64 id = (gint64) TRAY (clinic->optometrist, receive, .text = "1", .name = "a.xml", .reading = reading);
  g_autoptr (DptVisitSheet) base = DO (clinic->optometrist, start, .id = PATIENT);
  g_autoptr (DptVisitSheet) now = take (reading, id, base);
  g_autoptr (DptVisitSheet) saved = NULL;
  g_autoptr (DptVisitSheet) undone = NULL;
  g_autoptr (DptVisitSheet) redone = NULL;
  g_autoptr (DptVisitSheet) loaded = NULL;
  g_autoptr (DptTrayReading) kept = NULL;

  /* On the screen only: nothing is taken before the visit is saved. */
  ASSERT_STATE (db, id, "waiting");
  /* The visit cannot be saved: the reading stays where it is. */
  g_assert_cmpint (dpt_test_db_exec (db, "UPDATE visit SET state = 'abandoned'"), ==, 1);
  REFUSE (clinic->optometrist, DPT_ERROR_STATE, save_draft, .base = base, .now = now);
  ASSERT_STATE (db, id, "waiting");
  dpt_test_db_exec (db, "UPDATE visit SET state = 'draft'");
  saved = DO (clinic->optometrist, save_draft, .base = base, .now = now);
  ASSERT_STATE (db, id, "taken");
  loaded = DO (clinic->optometrist, load, .id = dpt_visit_sheet_get_visit_id (base));
  g_assert_true (dpt_visit_sheet_same_content (loaded, now));
  kept = TRAY (clinic->optometrist, load_tray, .id = id);
  g_assert_cmpint (dpt_record_get_int (kept, DPT_TRAY_READING_VISIT_ID), ==, dpt_visit_sheet_get_visit_id (base));
  g_assert_cmpint (dpt_record_get_int (kept, DPT_TRAY_READING_PATIENT_ID), ==, PATIENT);
  TRAY_REFUSE (clinic->optometrist, DPT_ERROR_STATE, aside, .id = id, .text = "Why");
  /* Undo and redo of the visit take it out and in. */
  undone = DO (clinic->optometrist, save_draft, .base = saved, .now = base);
  ASSERT_STATE (db, id, "waiting");
  redone = DO (clinic->optometrist, save_draft, .base = undone, .now = now);
  ASSERT_STATE (db, id, "taken");
}

static void
test_two_visits_do_not_take_the_same (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptReading) reading = create_reading (NULL, NULL, NULL, NULL);
  gint64 id = (gint64) TRAY (clinic->optometrist, receive, .text = "1", .name = "a.xml", .reading = reading);
  g_autoptr (DptVisitSheet) one = DO (clinic->optometrist, start, .id = PATIENT);
  g_autoptr (DptVisitSheet) other = DO (clinic->optometrist, start, .id = CHILD);
  g_autoptr (DptVisitSheet) one_now = take (reading, id, one);
  g_autoptr (DptVisitSheet) other_now = take (reading, id, other);
  g_autoptr (DptVisitSheet) saved = DO (clinic->optometrist, save_draft, .base = one, .now = one_now);

  REFUSE (clinic->optometrist, DPT_ERROR_STATE, save_draft, .base = other, .now = other_now);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM refraction"), ==, 1);
}

static void
test_a_patient_is_proposed_and_never_guessed (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit = DO (clinic->optometrist, start, .id = PATIENT);
  static const struct
  {
    const char *number, *family, *given, *birth;
    guint n;
    gint64 patient;
  } table[] = {
    { "1", "MARTIN", "Elise", NULL, 1, PATIENT },       /* number and name, without accents */
    { "1", NULL, NULL, "1980-03-04", 1, PATIENT },      /* number and birth date */
    { NULL, "MARTIN ELISE", NULL, "1980-03-04", 1, PATIENT }, /* both names in one field */
    { "887", "Martin", "Elise", "1980-03-04", 1, PATIENT }, /* the device's own number */
    { "1", "Martin", "Tom", NULL, 0, 0 },               /* our number, but somebody else's name */
    { "1", NULL, NULL, "2015-05-02", 0, 0 },            /* our number, but somebody else's birth date */
    { "0001", NULL, NULL, NULL, 0, 0 },                 /* the device's counter */
    { "1", NULL, NULL, NULL, 0, 0 },                    /* a number alone may be one */
    { NULL, "Martin", NULL, NULL, 0, 0 },               /* a name alone is nobody in particular */
    { NULL, NULL, NULL, "1980-03-04", 0, 0 },
    { NULL, NULL, NULL, NULL, 0, 0 },
  };
  g_autoptr (DptReading) twins = create_reading (NULL, "Martin", NULL, "1980-03-04");
  TrayArgs args = { .reading = twins };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DptReading) reading = create_reading (table[i].number, table[i].family, table[i].given, table[i].birth);
      TrayArgs one = { .reading = reading, .carries_number = TRUE };
      TrayArgs counter = { .reading = reading };
      g_autoptr (GError) error = NULL;

      g_test_message ("line %u", i);
      g_assert_nonnull (dpt_session_write (clinic->optometrist, match_unit, &one, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (one.match.n_patients, ==, table[i].n);
      g_assert_cmpint (one.match.patient_id, ==, table[i].patient);
      g_assert_cmpint (one.match.visit_id, ==, table[i].n == 1 ? dpt_visit_sheet_get_visit_id (visit) : 0);
      /* A device that nobody gives our number to has a counter, which is somebody's number one day: only name and birth date count. */
      g_assert_nonnull (dpt_session_write (clinic->optometrist, match_unit, &counter, NULL, &error));
      g_assert_cmpuint (counter.match.n_patients, ==, table[i].family != NULL && table[i].birth != NULL ? 1 : 0);
    }
  /* Twins: between two it is nobody. */
  dpt_test_db_exec (db, "INSERT INTO patient (id, version, file_number, family_name, given_names, birth_date, created_at) VALUES "
                        "(503, 1, 3, 'Martin', 'Anne', '1980-03-04', 1)");
  g_assert_nonnull (dpt_session_write (clinic->optometrist, match_unit, &args, NULL, NULL));
  g_assert_cmpuint (args.match.n_patients, ==, 2);
  g_assert_cmpint (args.match.patient_id, ==, 0);
  g_assert_cmpint (args.match.visit_id, ==, 0);
}

static void
test_the_chair_says_whose_a_number_is (DptDb *db)
{
  static const DptTrayPerson person = { 12, "Le Goff", "Martin", "Élise Marie", "1980-03-04" };
  static const struct { const char *number, *family, *given, *birth; DptTrayFit given_ours, counter; } table[] = {
    { "12", NULL, NULL, NULL, DPT_TRAY_FIT_SAME, DPT_TRAY_FIT_UNKNOWN },
    { "0012", NULL, NULL, NULL, DPT_TRAY_FIT_UNKNOWN, DPT_TRAY_FIT_UNKNOWN },
    { "13", NULL, NULL, NULL, DPT_TRAY_FIT_OTHER, DPT_TRAY_FIT_UNKNOWN },
    { "12", "LE GOFF", NULL, NULL, DPT_TRAY_FIT_SAME, DPT_TRAY_FIT_UNKNOWN },
    { "12", NULL, NULL, "1980-03-04", DPT_TRAY_FIT_SAME, DPT_TRAY_FIT_UNKNOWN },
    { "12", NULL, NULL, "1981-03-04", DPT_TRAY_FIT_OTHER, DPT_TRAY_FIT_OTHER },
    { "12", "Durand", NULL, NULL, DPT_TRAY_FIT_OTHER, DPT_TRAY_FIT_OTHER },
    { NULL, "LEGOFF", "E", NULL, DPT_TRAY_FIT_OTHER, DPT_TRAY_FIT_OTHER },
    { NULL, "LE GOFF", "E", NULL, DPT_TRAY_FIT_UNKNOWN, DPT_TRAY_FIT_UNKNOWN },
    { NULL, "Martin", "Elise", "1980-03-04", DPT_TRAY_FIT_SAME, DPT_TRAY_FIT_SAME },
    { NULL, "Durand", "Elise", "1980-03-04", DPT_TRAY_FIT_OTHER, DPT_TRAY_FIT_OTHER },
    { NULL, NULL, NULL, NULL, DPT_TRAY_FIT_UNKNOWN, DPT_TRAY_FIT_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DptReading) reading = create_reading (table[i].number, table[i].family, table[i].given, table[i].birth);

      g_test_message ("line %u", i);
      g_assert_cmpint (dpt_tray_fit (reading, TRUE, &person), ==, table[i].given_ours);
      g_assert_cmpint (dpt_tray_fit (reading, FALSE, &person), ==, table[i].counter);
    }
}

static void
test_only_who_examines_sees_the_tray (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptReading) reading = create_reading (NULL, NULL, NULL, NULL);
  gint64 id = (gint64) TRAY (clinic->optometrist, receive, .text = "1", .name = "a.xml", .reading = reading);

  TRAY_REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, receive, .text = "2", .name = "b.xml", .reading = reading);
  TRAY_REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, list_tray, 0);
  TRAY_REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, load_tray, .id = id);
  TRAY_REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, aside, .id = id, .text = "Why");
  TRAY_REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, match, .reading = reading);
  TRAY_REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, devices_here, 0);
  TRAY_REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, known_files, .id = 1);
}

static void
test_a_look_at_a_known_patients_reading_is_noted (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptReading) reading = create_reading (NULL, NULL, NULL, NULL);
  gint64 id = (gint64) TRAY (clinic->optometrist, receive, .text = "1", .name = "a.xml", .reading = reading);
  g_autoptr (DptVisitSheet) base = DO (clinic->optometrist, start, .id = PATIENT);
  g_autoptr (DptVisitSheet) now = take (reading, id, base);
  g_autoptr (DptVisitSheet) saved = DO (clinic->optometrist, save_draft, .base = base, .now = now);
  g_autoptr (DptTrayReading) kept = TRAY (clinic->optometrist, load_tray, .id = id);

  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM access_entry WHERE patient_id = 501 AND what LIKE 'reading %'"), ==, 1);
}

static void
test_devices_are_for_who_sets_up (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptDevice) device = dpt_device_new ();
  g_autoptr (DptReading) reading = create_reading (NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (GPtrArray) none = NULL;

  dpt_record_set_text (device, DPT_DEVICE_NAME, "Box 1");
  TRAY_REFUSE (clinic->shop->system, DPT_ERROR_INVALID, save_device, .device = device);
  dpt_record_set_text (device, DPT_DEVICE_FOLDER, "relative");
  TRAY_REFUSE (clinic->shop->system, DPT_ERROR_INVALID, save_device, .device = device);
  dpt_record_set_text (device, DPT_DEVICE_FOLDER, "/srv/ark");
  dpt_record_set_text (device, DPT_DEVICE_PATTERN, "*.xml;RKT*");
  TRAY_REFUSE (clinic->optometrist, DPT_ERROR_REFUSED, save_device, .device = device);
  TRAY (clinic->shop->system, save_device, .device = device);
  g_assert_true (dpt_device_takes_name (device, "M-Serial0001.XML"));
  g_assert_true (dpt_device_takes_name (device, "rkt001"));
  g_assert_false (dpt_device_takes_name (device, "notes.txt"));
  g_assert_false (dpt_device_takes_name (device, ".hidden.xml"));
  here = TRAY (clinic->optometrist, devices_here, 0);
  g_assert_cmpuint (here->len, ==, 1);
  dpt_record_set_int (device, DPT_DEVICE_ENABLED, FALSE);
  TRAY (clinic->shop->system, save_device, .device = device);
  none = TRAY (clinic->optometrist, devices_here, 0);
  g_assert_cmpuint (none->len, ==, 0);
  TRAY (clinic->shop->system, remove_device, .id = dpt_record_get_id (device));
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/clinical/tray/the-same-file-comes-in-once", test_the_same_file_comes_in_once);
  dpt_test_db_add ("/clinical/tray/a-malformed-file-says-what-is-wrong-and-stays", test_a_malformed_file_says_what_is_wrong_and_stays);
  dpt_test_db_add ("/clinical/tray/states-follow-their-table", test_states_follow_their_table);
  dpt_test_db_add ("/clinical/tray/it-is-taken-with-the-visit-or-not-at-all", test_it_is_taken_with_the_visit_or_not_at_all);
  dpt_test_db_add ("/clinical/tray/two-visits-do-not-take-the-same", test_two_visits_do_not_take_the_same);
  dpt_test_db_add ("/clinical/tray/a-patient-is-proposed-and-never-guessed", test_a_patient_is_proposed_and_never_guessed);
  dpt_test_db_add ("/clinical/tray/the-chair-says-whose-a-number-is", test_the_chair_says_whose_a_number_is);
  dpt_test_db_add ("/clinical/tray/only-who-examines-sees-the-tray", test_only_who_examines_sees_the_tray);
  dpt_test_db_add ("/clinical/tray/a-look-at-a-known-patients-reading-is-noted", test_a_look_at_a_known_patients_reading_is_noted);
  dpt_test_db_add ("/clinical/tray/devices-are-for-who-sets-up", test_devices_are_for_who_sets_up);
  return g_test_run ();
}
