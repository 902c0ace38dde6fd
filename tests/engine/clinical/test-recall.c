/* test-recall.c - who is to be called back follows from visits and prescriptions, and what was done is kept.
 * For: engine/clinical/dpt-recall. Not for: the window (tests/gui/common/test-recall-window.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-recall-words.h"

#include <string.h>

#include "clinical-fixture.h"

UNIT (tell, dpt_recall_tell (unit, args->id, args->kind, args->reason, error) ? unit : NULL)
UNIT (postpone, dpt_recall_postpone (unit, args->id, args->reason, args->kind, error) ? unit : NULL)
UNIT (close_recall, dpt_recall_close (unit, args->id, args->reason, error) ? unit : NULL)
UNIT (undo, dpt_recall_undo (unit, args->id, error) ? unit : NULL)
UNIT (what_was_done, dpt_recall_load_history (unit, args->id, error))

static DptRecallRules wanted_rules;

UNIT (save_rules, dpt_recall_rules_save (unit, &wanted_rules, error) ? unit : NULL)

static gint64
count (DptDb *db, const char *where)
{
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT(*) FROM recall WHERE %s", where);

  return dpt_test_db_query_int (db, sql);
}

static DptVisitSheet *
sign_with (Clinic *clinic, gint64 patient_id, int months, const char *diagnosis)
{
  g_autoptr (DptVisitSheet) base = DO (clinic->optometrist, start, .id = patient_id);
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (base);

  dpt_visit_sheet_set_text (now, DPT_VISIT_REASON, "Check");
  dpt_visit_sheet_set_next_visit (now, months);
  if (diagnosis != NULL)
    dpt_visit_sheet_set_finding_code (now, "conclusion", "diagnosis_2", NULL, diagnosis, NULL);
  return DO (clinic->optometrist, sign, .base = base, .now = now);
}

static void
test_the_examiners_word_goes_before_the_rules (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) glaucoma = sign_with (clinic, PATIENT, 0, "H40.0");
  g_autoptr (DptVisitSheet) asked = NULL;
  g_autoptr (DptVisitSheet) plain = NULL;
  g_autoptr (DptVisitSheet) child = NULL;

  g_assert_cmpint (count (db, "rule = 'glaucoma' AND state = 'open' AND due_on = '2027-05-22'"), ==, 1);
  dpt_clock_set_now (clinic->shop->clock, DPT_TEST_NOW + G_GINT64_CONSTANT (3600000000));
  asked = sign_with (clinic, PATIENT, 3, "H40.0");
  /* The patient came: what was open is done, and the new visit says when to come again. */
  g_assert_cmpint (count (db, "rule = 'glaucoma' AND state = 'done'"), ==, 1);
  g_assert_cmpint (count (db, "rule = 'next_visit' AND state = 'open' AND due_on = '2027-02-22'"), ==, 1);
  dpt_clock_set_now (clinic->shop->clock, DPT_TEST_NOW + 2 * G_GINT64_CONSTANT (3600000000));
  plain = sign_with (clinic, PATIENT, 0, "H52.1");
  g_assert_cmpint (count (db, "state = 'open'"), ==, 0);
  child = sign_with (clinic, CHILD, 0, NULL);
  g_assert_cmpint (count (db, "rule = 'child' AND state = 'open' AND due_on = '2027-11-22'"), ==, 1);
}

static void
test_an_amendment_moves_what_nobody_acted_on (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit = sign_with (clinic, PATIENT, 12, NULL);
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (visit);
  g_autoptr (DptVisitSheet) amended = NULL;
  g_autoptr (DptVisitSheet) again = NULL;
  gint64 id;

  dpt_visit_sheet_set_next_visit (now, 6);
  amended = DO (clinic->optometrist, amend, .base = visit, .now = now, .reason = "Sooner");
  g_assert_cmpint (count (db, "due_on = '2027-05-22' AND state = 'open'"), ==, 1);
  g_assert_cmpint (count (db, "1 = 1"), ==, 1);
  id = dpt_test_db_query_int (db, "SELECT id FROM recall");
  DO (clinic->receptionist, tell, .id = id, .kind = "phone");
  g_clear_object (&now);
  now = dpt_visit_sheet_copy (amended);
  dpt_visit_sheet_set_next_visit (now, 24);
  again = DO (clinic->optometrist, amend, .base = amended, .now = now, .reason = "Later after all");
  /* The patient was told of May: that stays. */
  g_assert_cmpint (count (db, "due_on = '2027-05-22' AND state = 'told' AND channel = 'phone'"), ==, 1);
  g_assert_cmpint (count (db, "1 = 1"), ==, 1);
}

static void
test_a_prescription_is_followed_by_its_end (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit
    = sign_visit (clinic, PATIENT, (DptRx){ -125, -50, 90, 200 }, (DptRx){ -150, 0, 0, 200 });
  gint64 id = dpt_visit_sheet_get_visit_id (visit);
  g_autoptr (DptPrescriptionSheet) first
    = DO (clinic->optometrist, issue, .request = { .visit_id = id, .usage = "progressive" });
  g_autoptr (DptPrescriptionSheet) second = NULL;

  /* 45 days before 22 November 2029. */
  g_assert_cmpint (count (db, "rule = 'prescription' AND state = 'open' AND due_on = '2029-10-08'"), ==, 1);
  second = DO (clinic->optometrist, issue,
               .request = { .visit_id = id, .usage = "progressive", .valid_until = "2027-11-22" });
  g_assert_cmpint (count (db, "rule = 'prescription' AND state = 'done'"), ==, 1);
  g_assert_cmpint (count (db, "rule = 'prescription' AND state = 'open' AND due_on = '2027-10-08'"), ==, 1);
}

static void
test_what_was_done_is_kept_and_refused_with_a_reason (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit = sign_with (clinic, PATIENT, 12, NULL);
  gint64 id = dpt_test_db_query_int (db, "SELECT id FROM recall");

  REFUSE (clinic->receptionist, DPT_ERROR_INVALID, postpone, .id = id, .reason = DPT_TEST_TODAY);
  DO (clinic->receptionist, postpone, .id = id, .reason = "2028-01-10", .kind = "No answer");
  g_assert_cmpint (count (db, "due_on = '2028-01-10' AND state = 'open' AND note = 'No answer'"), ==, 1);
  REFUSE (clinic->receptionist, DPT_ERROR_INVALID, tell, .id = id, .kind = "pigeon");
  REFUSE (clinic->receptionist, DPT_ERROR_INVALID, close_recall, .id = id, .reason = "  ");
  DO (clinic->receptionist, close_recall, .id = id, .reason = "Moved away");
  g_assert_cmpint (count (db, "state = 'closed' AND note = 'Moved away' AND user_id IS NOT NULL"), ==, 1);
  REFUSE (clinic->receptionist, DPT_ERROR_STATE, tell, .id = id, .kind = "phone");
}

/* Told, put off, closed: each can be taken back, the last first, and nothing of it is forgotten. */
static void
test_the_last_act_can_be_taken_back (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptSession) reader = dpt_test_shop_sign_in_without (clinic->shop, DPT_ROLE_RECEPTIONIST, DPT_RIGHT_PATIENT_WRITE);
  g_autoptr (DptVisitSheet) visit = sign_with (clinic, PATIENT, 12, NULL);
  gint64 id = dpt_test_db_query_int (db, "SELECT id FROM recall");
  g_autoptr (GPtrArray) events = NULL;

  REFUSE (clinic->receptionist, DPT_ERROR_STATE, undo, .id = id);
  DO (clinic->receptionist, tell, .id = id, .kind = "phone", .reason = "Calls back on Monday");
  g_assert_cmpint (count (db, "state = 'told' AND channel = 'phone' AND note = 'Calls back on Monday'"), ==, 1);
  dpt_clock_set_now (clinic->shop->clock, DPT_TEST_NOW + 1000000);
  DO (clinic->receptionist, close_recall, .id = id, .reason = "Moved away");
  dpt_clock_set_now (clinic->shop->clock, DPT_TEST_NOW + 2000000);
  REFUSE (reader, DPT_ERROR_REFUSED, undo, .id = id);
  DO (clinic->receptionist, undo, .id = id);
  g_assert_cmpint (count (db, "state = 'told' AND channel = 'phone' AND note = 'Calls back on Monday'"), ==, 1);
  dpt_clock_set_now (clinic->shop->clock, DPT_TEST_NOW + 3000000);
  REFUSE (clinic->receptionist, DPT_ERROR_STATE, undo, .id = id); /* what was taken back is not taken back again */
  events = DO (clinic->receptionist, what_was_done, .id = id);
  g_assert_cmpuint (events->len, ==, 3);
  g_assert_cmpstr (dpt_record_get_text (events->pdata[0], DPT_RECALL_EVENT_EVENT), ==, "tell");
  g_assert_cmpstr (dpt_record_get_text (events->pdata[1], DPT_RECALL_EVENT_NOTE), ==, "Moved away");
  g_assert_cmpstr (dpt_record_get_text (events->pdata[2], DPT_RECALL_EVENT_EVENT), ==, "undo");
  g_assert_nonnull (dpt_record_get_text (events->pdata[0], DPT_RECALL_EVENT_USER_NAME));
}

static gpointer
load_list (DptUnit *unit, gpointer filter, GError **error)
{
  return dpt_recall_load_list (unit, filter, error);
}

static guint
count_listed (Clinic *clinic, const char *channel)
{
  DptRecallFilter filter = { .until = "2099-12-31", .channel = channel };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
    = dpt_session_read (clinic->receptionist, load_list, &filter, (GDestroyNotify) g_ptr_array_unref, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
test_who_does_not_want_it_is_left_alone (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit = sign_with (clinic, PATIENT, 12, NULL);
  gint64 id = dpt_test_db_query_int (db, "SELECT id FROM recall");

  dpt_test_db_exec (db, "INSERT INTO contact_point (id, version, patient_id, kind, value, search_key, preferred) VALUES "
                        "(1, 1, 501, 'mobile', '06 12 34 56 78', '0612345678', 1), (2, 1, 501, 'email', 'e@example.org', 'e@example.org', 0)");
  g_assert_cmpuint (count_listed (clinic, NULL), ==, 1);
  g_assert_cmpuint (count_listed (clinic, "email"), ==, 1);
  g_assert_cmpuint (count_listed (clinic, "phone"), ==, 1);
  g_assert_cmpuint (count_listed (clinic, "post"), ==, 0); /* no address */
  dpt_test_db_exec (db, "INSERT INTO consent (id, patient_id, purpose, channel, given, at) VALUES (1, 501, 'recall', 'email', 0, 10)");
  g_assert_cmpuint (count_listed (clinic, "email"), ==, 0);
  g_assert_cmpuint (count_listed (clinic, NULL), ==, 1);
  REFUSE (clinic->receptionist, DPT_ERROR_INVALID, tell, .id = id, .kind = "email");
  dpt_test_db_exec (db, "INSERT INTO consent (id, patient_id, purpose, channel, given, at) VALUES (2, 501, 'recall', 'any', 0, 20)");
  g_assert_cmpuint (count_listed (clinic, NULL), ==, 0);
  REFUSE (clinic->receptionist, DPT_ERROR_INVALID, tell, .id = id, .kind = "phone");
  dpt_test_db_exec (db, "INSERT INTO consent (id, patient_id, purpose, channel, given, at) VALUES (3, 501, 'recall', 'any', 1, 30)");
  g_assert_cmpuint (count_listed (clinic, "email"), ==, 1);
  dpt_test_db_exec (db, "UPDATE patient SET preferred_channel = 'none' WHERE id = 501");
  g_assert_cmpuint (count_listed (clinic, NULL), ==, 0);
  dpt_test_db_exec (db, "UPDATE patient SET preferred_channel = NULL, deceased_on = '2026-11-01' WHERE id = 501");
  g_assert_cmpuint (count_listed (clinic, NULL), ==, 0);
  REFUSE (clinic->receptionist, DPT_ERROR_STATE, tell, .id = id, .kind = "phone");
}

typedef struct
{
  DptRecallRunPlace place;
  DptRecallCount count;
} Run;

static gpointer
run_page (DptUnit *unit, gpointer data, GError **error)
{
  Run *run = data;

  return dpt_recall_run (unit, &run->place, &run->count, error) ? run : NULL;
}

static DptRecallCount
run_rules (Clinic *clinic)
{
  Run run = { 0 };
  g_autoptr (GError) error = NULL;

  while (run.place.visits_after >= 0 || run.place.prescriptions_after >= 0)
    {
      dpt_session_write (clinic->receptionist, run_page, &run, NULL, &error);
      g_assert_no_error (error);
    }
  return run.count;
}

static void
test_rules_are_the_practices_own (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) child = sign_with (clinic, CHILD, 0, NULL);
  g_autoptr (DptVisitSheet) adult = NULL;
  DptRecallCount counted;

  g_assert_cmpint (count (db, "rule = 'child' AND due_on = '2027-11-22'"), ==, 1);
  dpt_recall_rules_init (&wanted_rules);
  wanted_rules.rule[DPT_RECALL_CHILD].time = 6;
  wanted_rules.rule[DPT_RECALL_SENIOR] = (DptRecallRule) { TRUE, 36, 45 };
  REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, save_rules, .id = 0);
  DO (clinic->shop->system, save_rules, .id = 0);
  adult = sign_with (clinic, PATIENT, 0, NULL);
  g_assert_cmpint (count (db, "rule = 'senior' AND due_on = '2029-11-22'"), ==, 1);

  /* What was made by the rules of before, and nobody touched, follows them. */
  counted = run_rules (clinic);
  g_assert_cmpuint (counted.moved, ==, 1);
  g_assert_cmpuint (counted.opened + counted.dropped, ==, 0);
  g_assert_cmpint (count (db, "rule = 'child' AND due_on = '2027-05-22'"), ==, 1);
  counted = run_rules (clinic);
  g_assert_cmpuint (counted.moved + counted.opened + counted.dropped, ==, 0);

  DO (clinic->receptionist, tell, .id = dpt_test_db_query_int (db, "SELECT id FROM recall WHERE rule = 'child'"), .kind = "phone");
  wanted_rules.rule[DPT_RECALL_CHILD].on = FALSE;
  wanted_rules.rule[DPT_RECALL_SENIOR].on = FALSE;
  DO (clinic->shop->system, save_rules, .id = 0);
  counted = run_rules (clinic);
  g_assert_cmpuint (counted.dropped, ==, 1);
  g_assert_cmpint (count (db, "rule = 'child' AND state = 'told'"), ==, 1);
  wanted_rules.rule[DPT_RECALL_SENIOR].on = TRUE;
  DO (clinic->shop->system, save_rules, .id = 0);
  g_assert_cmpuint (run_rules (clinic).opened, ==, 1);

  wanted_rules.rule[DPT_RECALL_CHILD].time = 0;
  REFUSE (clinic->shop->system, DPT_ERROR_INVALID, save_rules, .id = 0);
}

UNIT (letter, dpt_recall_load_text (unit, args->id, DPT_RECALL_LETTER, error))
UNIT (mail, dpt_recall_load_text (unit, args->id, DPT_RECALL_MAIL, error))

static DptRecallWords wanted_words;

UNIT (save_words, dpt_recall_words_save (unit, DPT_RECALL_LETTER, "fr", &wanted_words, error) ? unit : NULL)

/* In the patient's language, in general words, and in those of the practice. */
static void
test_letters_say_no_finding (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptVisitSheet) visit = sign_with (clinic, PATIENT, 0, "H40.0");
  gint64 id = dpt_test_db_query_int (db, "SELECT id FROM recall");
  g_autoptr (DptRecallText) english = NULL, french = NULL, own = NULL, mail = NULL;
  g_autofree char *uri = NULL;

  dpt_test_db_exec (db, "INSERT INTO contact_point (id, version, patient_id, kind, value, search_key, preferred) VALUES "
                        "(2, 1, 501, 'email', 'e@example.org', 'e@example.org', 0)");
  dpt_test_db_exec (db, "UPDATE patient SET title = 'mrs', language = 'en' WHERE id = 501");
  english = DO (clinic->receptionist, letter, .id = id);
  g_assert_nonnull (strstr (english->body, "Dear Mrs Martin,"));
  g_assert_nonnull (strstr (english->body, "your regular eye check"));
  g_assert_null (strcasestr (english->body, "glaucoma"));
  g_assert_null (strchr (english->body, '{'));
  dpt_test_db_exec (db, "UPDATE patient SET language = 'fr' WHERE id = 501");
  french = DO (clinic->receptionist, letter, .id = id);
  g_assert_nonnull (strstr (french->body, "Madame Martin,"));
  g_assert_nonnull (strstr (french->body, "votre contrôle régulier"));
  mail = DO (clinic->receptionist, mail, .id = id);
  uri = dpt_recall_text_dup_uri (mail);
  g_assert_true (g_str_has_prefix (uri, "mailto:e@example.org?subject="));
  g_assert_nonnull (strstr (uri, "%0D%0A"));
  g_assert_null (strpbrk (uri, " \n"));

  wanted_words = (DptRecallWords) { (char *) "Rappel", (char *) "Cher {nom}" };
  REFUSE (clinic->shop->system, DPT_ERROR_INVALID, save_words, .id = 0);
  wanted_words.body = (char *) "Bonjour {given}, à bientôt chez {shop}";
  REFUSE (clinic->receptionist, DPT_ERROR_REFUSED, save_words, .id = 0);
  DO (clinic->shop->system, save_words, .id = 0);
  own = DO (clinic->receptionist, letter, .id = id);
  g_assert_cmpstr (own->subject, ==, "Rappel");
  g_assert_true (g_str_has_prefix (own->body, "Bonjour Élise, à bientôt chez "));

  dpt_test_db_exec (db, "INSERT INTO consent (id, patient_id, purpose, channel, given, at) VALUES (1, 501, 'recall', 'post', 0, 10)");
  REFUSE (clinic->receptionist, DPT_ERROR_INVALID, letter, .id = id);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/clinical/recall/rules", test_the_examiners_word_goes_before_the_rules);
  dpt_test_db_add ("/clinical/recall/amended", test_an_amendment_moves_what_nobody_acted_on);
  dpt_test_db_add ("/clinical/recall/prescription", test_a_prescription_is_followed_by_its_end);
  dpt_test_db_add ("/clinical/recall/acts", test_what_was_done_is_kept_and_refused_with_a_reason);
  dpt_test_db_add ("/clinical/recall/undo", test_the_last_act_can_be_taken_back);
  dpt_test_db_add ("/clinical/recall/consent", test_who_does_not_want_it_is_left_alone);
  dpt_test_db_add ("/clinical/recall/settings", test_rules_are_the_practices_own);
  dpt_test_db_add ("/clinical/recall/words", test_letters_say_no_finding);
  return g_test_run ();
}
