/* test-patient-summary.c - the banner's facts are right, for those who may see them, and the timeline leaves nothing out.
 * For: engine/insight/dpt-patient-summary, dpt-patient-history. Not for: how they are drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/insight/dpt-patient-history.h"
#include "engine/insight/dpt-patient-summary.h"
#include "engine/patient/dpt-patient-store.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

static gpointer
read_summary (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_summary_read (unit, *(gint64 *) args, error);
}

static gpointer
read_events (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_list_events (unit, *(gint64 *) args, DPT_PATIENT_EVENTS_ALL, 50, error);
}

static void G_GNUC_PRINTF (2, 3)
exec (DptTestShop *shop, const char *format, ...)
{
  va_list args;
  g_autofree char *sql = NULL;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  dpt_test_db_exec (shop->db, sql);
}

#define I G_GINT64_FORMAT

/* A visit, a prescription that ran out, an order that is ready, an invoice of 300.00 with 100.00 paid. */
static void
add_life (DptTestShop *shop, gint64 id)
{
  gint64 here = shop->establishment_id, user = shop->users[DPT_ROLE_OPTICIAN];

  exec (shop, "INSERT INTO visit (id, version, patient_id, establishment_id, examiner_id, kind, state, started_at, started_on) "
              "VALUES (11, 1, %" I ", %" I ", %" I ", 'complete', 'draft', 1700000000000000, '2023-11-14')", id, here, user);
  exec (shop, "INSERT INTO prescription (id, version, patient_id, visit_id, kind, usage, origin, state, issued_on, valid_until, prescriber_name, created_at) "
              "VALUES (12, 1, %" I ", 11, 'glasses', 'progressive', 'internal', 'active', '2023-11-14', '2026-11-14', 'Dr Blum', 1700000100000000)", id);
  exec (shop, "INSERT INTO prescription_eye (id, version, prescription_id, eye, sphere, cylinder, axis, addition) VALUES (13, 1, 12, 'R', -125, -50, 90, 200)%s", "");
  exec (shop, "INSERT INTO dispensing_order (id, version, establishment_id, year, number, patient_id, user_id, state, created_at, created_on) "
              "VALUES (14, 1, %" I ", 2026, 7, %" I ", %" I ", 'ready', 1790000000000000, '2026-09-21')", here, id, user);
  exec (shop, "INSERT INTO counter (establishment_id, series, year, last_number) VALUES (%" I ", 'F', 2026, 1)", here);
  exec (shop, "INSERT INTO sale (id, uuid, establishment_id, kind, series, year, number, issued_at, issued_on, patient_id, user_id, total_net, total_tax, total_gross, currency) "
              "VALUES (15, 'u', %" I ", 'invoice', 'F', 2026, 1, 1795000000000000, '2026-11-18', %" I ", %" I ", 25000, 5000, 30000, 'EUR')", here, id, user);
  exec (shop, "INSERT INTO payment (id, uuid, establishment_id, paid_at, paid_on, patient_id, user_id, means, amount) "
              "VALUES (16, 'p', %" I ", 1795000001000000, '2026-11-18', %" I ", %" I ", 'card', 10000)", here, id, user);
  exec (shop, "INSERT INTO allocation (id, payment_id, sale_id, amount, at) VALUES (17, 16, 15, 10000, 1795000001000000)%s", "");
  exec (shop, "INSERT INTO adjustment (id, order_id, at, user_id, kind, text) VALUES (18, 14, 1795000002000000, %" I ", 'temples', 'left')", user);
  exec (shop, "INSERT INTO recall (id, version, patient_id, establishment_id, rule, due_on, state, updated_at) "
              "VALUES (24, 1, %" I ", %" I ", 'senior', '2027-01-04', 'open', 1795000003000000)", id, here);
  exec (shop, "INSERT INTO recall_event (id, recall_id, at, user_id, event, from_state, from_due_on, due_on, note) "
              "VALUES (25, 24, 1795000003000000, %" I ", 'postpone', 'open', '2026-11-01', '2027-01-04', 'No answer')", user);
  exec (shop, "INSERT INTO alert (id, version, patient_id, kind, text) VALUES (19, 1, %" I ", 'note', 'Hard of hearing')", id);
  exec (shop, "INSERT INTO alert (id, version, patient_id, kind, text) VALUES (20, 1, %" I ", 'allergy', 'Nickel')", id);
  exec (shop, "INSERT INTO alert (id, version, patient_id, kind, text, active) VALUES (21, 1, %" I ", 'risk', 'Over', 0)", id);
  exec (shop, "INSERT INTO insurer (id, version, name, kind) VALUES (22, 1, 'Mutuelle', 'complementary')%s", "");
  exec (shop, "INSERT INTO patient_cover (id, version, patient_id, insurer_id, rank, valid_until) VALUES (23, 1, %" I ", 22, 2, '2025-12-31')", id);
}

static void
test_a_glance_shows_what_counts (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", "1980-11-23", "0612345678");
  g_autoptr (DptPatientSummary) summary = NULL;
  g_autofree char *age = NULL;

  add_life (shop, id);
  summary = dpt_session_read (shop->system, read_summary, &id, (GDestroyNotify) dpt_patient_summary_unref, NULL);
  age = dpt_patient_summary_dup_age (summary, DPT_TEST_TODAY);
  g_assert_cmpstr (summary->name, ==, "MARTIN Jeanne");
  g_assert_cmpint (summary->age, ==, 45); /* 46 tomorrow */
  g_assert_cmpstr (age, ==, "45 years");
  g_assert_cmpint (summary->file_number, ==, 1);
  g_assert_cmpuint (summary->alerts->len, ==, 2);
  g_assert_cmpstr (dpt_record_get_text (summary->alerts->pdata[0], DPT_ALERT_TEXT), ==, "Nickel");
  g_assert_cmpint (summary->prescription_id, ==, 12);
  g_assert_true (summary->expired);
  g_assert_true (summary->has_right);
  g_assert_false (summary->has_left);
  g_assert_cmpint (summary->right.sphere, ==, -125);
  g_assert_cmpint (summary->right.addition, ==, 200);
  g_assert_cmpint (summary->balance, ==, 20000);
  g_assert_cmpuint (summary->open_orders, ==, 1);
  g_assert_cmpuint (summary->ready_orders, ==, 1);
  g_assert_cmpint (summary->ready_order_id, ==, 14);
  g_assert_true (summary->cover_expired);
  g_assert_cmpstr (summary->last_seen_on, ==, "2026-11-18");
}

/* What was said in the exam is a warning to who may read it; said twice, it is told once. */
static void
test_allergies_of_the_exam_are_alerts (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) optometrist = dpt_test_shop_sign_in (shop, DPT_ROLE_OPTOMETRIST);
  g_autoptr (DptSession) reception = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", "1980-11-23", "0612345678");
  g_autoptr (DptPatientSummary) seen = NULL;
  g_autoptr (DptPatientSummary) bare = NULL;
  g_autoptr (DptPatientSummary) once = NULL;

  exec (shop, "INSERT INTO visit (id, version, patient_id, establishment_id, examiner_id, kind, state, started_at, "
              "started_on, allergies) SELECT 77, 1, %" I ", (SELECT MIN(id) FROM establishment), "
              "(SELECT MIN(id) FROM user_account), 'complete', 'draft', 1, '2026-11-22', 'Pénicilline'",
        id);
  seen = dpt_session_read (optometrist, read_summary, &id, (GDestroyNotify) dpt_patient_summary_unref, NULL);
  g_assert_cmpuint (seen->alerts->len, ==, 1);
  g_assert_cmpstr (dpt_record_get_text (seen->alerts->pdata[0], DPT_ALERT_KIND), ==, "allergy");
  bare = dpt_session_read (reception, read_summary, &id, (GDestroyNotify) dpt_patient_summary_unref, NULL);
  g_assert_cmpuint (bare->alerts->len, ==, 0);
  exec (shop, "INSERT INTO alert (id, version, patient_id, kind, text) VALUES (20, 1, %" I ", 'allergy', 'penicilline')", id);
  once = dpt_session_read (optometrist, read_summary, &id, (GDestroyNotify) dpt_patient_summary_unref, NULL);
  g_assert_cmpuint (once->alerts->len, ==, 1);
}

/* A risk that was noted in the newest visit is a warning, too, and the reaction stands behind the allergy. */
static void
test_risks_of_the_exam_are_alerts (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) optometrist = dpt_test_shop_sign_in (shop, DPT_ROLE_OPTOMETRIST);
  g_autoptr (DptSession) reception = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", "1980-11-23", "0612345678");
  g_autoptr (DptPatientSummary) seen = NULL;
  g_autoptr (DptPatientSummary) bare = NULL;
  static const struct { const char *kind; const char *text; } expected[]
    = { { "allergy", "Pénicilline (Rash)" }, { "risk", "Narrow angles" }, { "risk", "Faints at drops" } };

  exec (shop, "INSERT INTO visit (id, version, patient_id, establishment_id, examiner_id, kind, state, started_at, "
              "started_on, allergies) SELECT 77, 1, %" I ", (SELECT MIN(id) FROM establishment), "
              "(SELECT MIN(id) FROM user_account), 'complete', 'draft', 1, '2026-11-22', 'Pénicilline'",
        id);
  exec (shop, "INSERT INTO finding (id, version, visit_id, section, item, code, source) VALUES "
              "(1, 1, 77, 'history', 'risk_1', 'angle', 'typed'), (2, 1, 77, 'history', 'allergy_reaction', 'rash', 'typed')");
  exec (shop, "INSERT INTO finding (id, version, visit_id, section, item, text, source) VALUES "
              "(3, 1, 77, 'history', 'risk_2', 'Faints at drops', 'typed')");
  seen = dpt_session_read (optometrist, read_summary, &id, (GDestroyNotify) dpt_patient_summary_unref, NULL);
  g_assert_cmpuint (seen->alerts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (dpt_record_get_text (seen->alerts->pdata[i], DPT_ALERT_KIND), ==, expected[i].kind);
      g_assert_cmpstr (dpt_record_get_text (seen->alerts->pdata[i], DPT_ALERT_TEXT), ==, expected[i].text);
    }
  bare = dpt_session_read (reception, read_summary, &id, (GDestroyNotify) dpt_patient_summary_unref, NULL);
  g_assert_cmpuint (bare->alerts->len, ==, 0);
}

static void
test_a_new_patient_has_nothing_yet (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, NULL);
  g_autoptr (DptPatientSummary) summary = dpt_session_read (shop->system, read_summary, &id, (GDestroyNotify) dpt_patient_summary_unref, NULL);
  g_autofree char *age = dpt_patient_summary_dup_age (summary, DPT_TEST_TODAY);

  g_assert_cmpstr (age, ==, "");
  g_assert_cmpint (summary->prescription_id, ==, 0);
  g_assert_cmpint (summary->balance, ==, 0);
  g_assert_false (summary->expired);
  g_assert_false (summary->cover_expired);
  g_assert_null (summary->last_seen_on);
}

static gboolean
has_kind (GPtrArray *events, const char *kind)
{
  for (guint i = 0; i < events->len; i++)
    if (g_strcmp0 (dpt_record_get_text (events->pdata[i], DPT_PATIENT_EVENT_KIND), kind) == 0)
      return TRUE;
  return FALSE;
}

static void
test_everybody_sees_what_the_rights_allow (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", "1980-11-23", NULL);

  add_life (shop, id);
  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    {
      g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, role);
      g_autoptr (DptPatientSummary) summary = dpt_session_read (session, read_summary, &id, (GDestroyNotify) dpt_patient_summary_unref, NULL);
      g_autoptr (GPtrArray) events = dpt_session_read (session, read_events, &id, (GDestroyNotify) g_ptr_array_unref, NULL);

      g_assert_nonnull (summary);
      g_assert_true ((summary->prescription_id != 0) == dpt_session_may (session, DPT_RIGHT_PRESCRIPTION_READ));
      g_assert_true ((summary->balance != 0) == dpt_session_may (session, DPT_RIGHT_SALE_READ));
      g_assert_true (has_kind (events, "prescription") == dpt_session_may (session, DPT_RIGHT_PRESCRIPTION_READ));
      g_assert_true (has_kind (events, "sale") == dpt_session_may (session, DPT_RIGHT_SALE_READ));
      g_assert_true (has_kind (events, "payment") == dpt_session_may (session, DPT_RIGHT_SALE_READ));
      g_assert_true (has_kind (events, "change") == dpt_session_may (session, DPT_RIGHT_AUDIT_READ));
      g_assert_true (has_kind (events, "visit"));
      g_assert_true (has_kind (events, "recall"));
    }
}

static void
test_the_timeline_is_in_order_and_in_words (DptDb *db)
{
  static const char *const expected[] = { "change", "recall", "adjustment", "payment", "sale", "order", "prescription", "visit" };
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, NULL);
  g_autoptr (GPtrArray) events = NULL;

  add_life (shop, id);
  events = dpt_session_read (shop->system, read_events, &id, (GDestroyNotify) g_ptr_array_unref, NULL);
  g_assert_cmpuint (events->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < events->len; i++)
    {
      g_assert_cmpstr (dpt_record_get_text (events->pdata[i], DPT_PATIENT_EVENT_KIND), ==, expected[i]);
      g_assert_nonnull (dpt_record_get_text (events->pdata[i], DPT_PATIENT_EVENT_TITLE));
    }
  g_assert_cmpstr (dpt_record_get_text (events->pdata[1], DPT_PATIENT_EVENT_TITLE), ==, "Recall: postponed");
  g_assert_true (g_str_has_prefix (dpt_record_get_text (events->pdata[1], DPT_PATIENT_EVENT_DETAIL), "Check of the over 65s · "));
  g_assert_nonnull (strstr (dpt_record_get_text (events->pdata[1], DPT_PATIENT_EVENT_DETAIL), " · No answer · "));
}

static gpointer
change_file (DptUnit *unit, gpointer args, GError **error)
{
  const gint64 *ids = args;
  g_autoptr (DptPatientFile) file = dpt_patient_load (unit, ids[0], error);
  g_autoptr (DptRecord) phone = g_list_model_get_item (dpt_patient_file_get_part (file, DPT_PATIENT_PART_CONTACTS), 0);
  DptPatient *patient = dpt_patient_file_get_patient (file);
  gpointer cover = dpt_patient_file_add (file, DPT_PATIENT_PART_COVERS, NULL);

  dpt_record_set_text (patient, DPT_PATIENT_OCCUPATION, "Cook");
  dpt_record_set_text (patient, DPT_PATIENT_PREFERRED_CHANNEL, "email");
  dpt_record_set_int (patient, DPT_PATIENT_GUARDIAN_ID, ids[1]);
  dpt_record_set_int (cover, DPT_PATIENT_COVER_RANK, 2);
  dpt_record_set_int (cover, DPT_PATIENT_COVER_INSURER_ID, 22);
  dpt_patient_file_remove (file, DPT_PATIENT_PART_CONTACTS, phone);
  return dpt_patient_save (unit, file, error) != 0 ? unit : NULL;
}

static gboolean
is_told (GPtrArray *events, const char *title, const char *what)
{
  for (guint i = 0; i < events->len; i++)
    if (g_strcmp0 (dpt_record_get_text (events->pdata[i], DPT_PATIENT_EVENT_TITLE), title) == 0
        && g_strcmp0 (dpt_record_get_text (events->pdata[i], DPT_PATIENT_EVENT_WHAT), what) == 0)
      return TRUE;
  for (guint i = 0; i < events->len; i++)
    g_test_message ("%s: %s", dpt_record_get_string (events->pdata[i], DPT_PATIENT_EVENT_TITLE),
                    dpt_record_get_string (events->pdata[i], DPT_PATIENT_EVENT_WHAT));
  return FALSE;
}

/* Names and words, not columns and ids; and what went is told, too. */
static void
test_changes_are_told_in_words (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 ids[] = { dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, "06 12 34 56 78"),
                   dpt_test_shop_add_patient (shop, "Martin", "Paul", NULL, NULL) };
  g_autoptr (GPtrArray) events = NULL;

  exec (shop, "INSERT INTO insurer (id, version, name, kind) VALUES (22, 1, 'Mutuelle', 'complementary')%s", "");
  g_assert_nonnull (dpt_session_write (shop->system, change_file, ids, NULL, NULL));
  events = dpt_session_read (shop->system, read_events, ids, (GDestroyNotify) g_ptr_array_unref, NULL);
  g_assert_true (is_told (events, "File changed", "Wants to be told by: E-mail · Occupation: Cook · Guardian: MARTIN Paul"));
  g_assert_true (is_told (events, "Cover changed", "Insurer: Mutuelle · Rank: 2"));
  g_assert_true (is_told (events, "Taken off the file", "06 12 34 56 78"));
  g_assert_true (is_told (events, "File created", NULL));
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

static void
test_a_merged_file_tells_the_whole_story (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  Twins twins = { .id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, NULL),
                  .twin_id = dpt_test_shop_add_patient (shop, "Martin", "Jane", NULL, NULL) };
  g_autoptr (DptPatientSummary) summary = NULL;
  g_autoptr (GPtrArray) events = NULL;

  add_life (shop, twins.twin_id);
  dpt_session_write (shop->system, merge, &twins, NULL, NULL);
  summary = dpt_session_read (shop->system, read_summary, &twins.twin_id, (GDestroyNotify) dpt_patient_summary_unref, NULL);
  g_assert_cmpint (summary->patient_id, ==, twins.id);
  g_assert_cmpint (summary->prescription_id, ==, 12);
  g_assert_cmpuint (summary->ready_orders, ==, 1);
  g_assert_cmpint (summary->balance, ==, 20000);
  events = dpt_session_read (shop->system, read_events, &twins.id, (GDestroyNotify) g_ptr_array_unref, NULL);
  g_assert_true (has_kind (events, "sale"));
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/patient-summary/a-glance-shows-what-counts", test_a_glance_shows_what_counts);
  dpt_test_db_add ("/insight/patient-summary/allergies", test_allergies_of_the_exam_are_alerts);
  dpt_test_db_add ("/insight/patient-summary/risks", test_risks_of_the_exam_are_alerts);
  dpt_test_db_add ("/patient-summary/a-new-patient-has-nothing-yet", test_a_new_patient_has_nothing_yet);
  dpt_test_db_add ("/patient-summary/everybody-sees-what-the-rights-allow", test_everybody_sees_what_the_rights_allow);
  dpt_test_db_add ("/patient-summary/the-timeline-is-in-order-and-in-words", test_the_timeline_is_in_order_and_in_words);
  dpt_test_db_add ("/patient-summary/changes-are-told-in-words", test_changes_are_told_in_words);
  dpt_test_db_add ("/patient-summary/a-merged-file-tells-the-whole-story", test_a_merged_file_tells_the_whole_story);
  return g_test_run ();
}
