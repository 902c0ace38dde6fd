/* test-scan.c - papers from outside: kept byte for byte, in the database or beside it, under the right of their kind, and nothing half.
 * For: dpt-scan.c, dpt-scan-store.c, dpt-scan-folder.c. Not for: drawing them (tests/gui/common/test-render-client.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/clinical-fixture.h"

#include "engine/clinical/dpt-scan-folder.h"
#include "engine/clinical/dpt-scan-store.h"
#include "engine/practice/dpt-setting.h"

#include <glib/gstdio.h>
#include <string.h>

#define LARGE 6000000

typedef struct
{
  gint64 id;
  gint64 patient_id;
  DptScan *scan;
  const char *text;
  GPtrArray *list;
} Act;

/* What a unit gives back: the id of a paper, or 1. */
#define ACT(name, call) \
  static gpointer name##_act (DptUnit *unit, gpointer data, GError **error) \
  { \
    Act *act = data; \
    (void) act; \
    return (gpointer) (call); \
  }

ACT (add, GSIZE_TO_POINTER (dpt_scan_add (unit, act->patient_id, act->scan, error)))
ACT (keep, GSIZE_TO_POINTER (dpt_scan_keep (unit, act->patient_id, act->scan, error)))
ACT (load, dpt_scan_load (unit, act->id, error))
ACT (list, dpt_scan_list (unit, act->patient_id, error))
ACT (rename, GSIZE_TO_POINTER (dpt_scan_rename (unit, act->id, act->text, error)))
ACT (set_kind, GSIZE_TO_POINTER (dpt_scan_set_kind (unit, act->id, act->text, error)))
ACT (remove, GSIZE_TO_POINTER (dpt_scan_remove (unit, act->id, error)))
ACT (restore, GSIZE_TO_POINTER (dpt_scan_restore (unit, act->id, error)))
ACT (check, GSIZE_TO_POINTER (dpt_scan_check (unit, act->list, error)))
ACT (strays, dpt_scan_list_strays (unit, error))
ACT (tidy, GSIZE_TO_POINTER (dpt_scan_tidy (unit, error)))
ACT (folder, dpt_scan_folder_dup (unit, error))
ACT (set_folder, GSIZE_TO_POINTER (dpt_setting_set (unit, DPT_SETTING_SCOPE_ORGANIZATION, DPT_SCAN_FOLDER_SETTING, act->text, error)))
ACT (set_limit, GSIZE_TO_POINTER (dpt_setting_set (unit, DPT_SETTING_SCOPE_ORGANIZATION, DPT_SCAN_LIMIT_SETTING, act->text, error)))
ACT (add_and_fail, dpt_scan_add (unit, act->patient_id, act->scan, error)
                     ? GSIZE_TO_POINTER (dpt_set_error (error, DPT_ERROR_FAILED, "planted")) : NULL)

static gpointer
run (DptSession *session, DptUnitFunc func, Act act)
{
  g_autoptr (GError) error = NULL;
  gpointer result = dpt_session_write (session, func, &act, NULL, &error);

  g_assert_no_error (error);
  return result;
}
#define MUST(session, name, ...) run ((session), name##_act, (Act) { __VA_ARGS__ })

static void
refuse (DptSession *session, int code, DptUnitFunc func, Act act)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dpt_session_write (session, func, &act, NULL, &error));
  g_assert_error (error, DPT_ERROR, code);
}
#define NO(session, code, name, ...) refuse ((session), (code), name##_act, (Act) { __VA_ARGS__ })

static DptScan *
create_scan (const char *kind, const char *name, gsize size, char fill)
{
  g_autofree char *data = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DptScan *scan;

  memset (data, fill, size);
  memcpy (data, "%PDF-1.4\0", 9);
  bytes = g_bytes_new (data, size);
  scan = dpt_scan_new (name, bytes, &error);
  g_assert_no_error (error);
  dpt_record_set_text (scan, DPT_SCAN_KIND, kind);
  return scan;
}

static gint64
count (DptDb *db, const char *what)
{
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT(*) FROM document WHERE %s", what);

  return dpt_test_db_query_int (db, sql);
}

/* A folder for a PostgreSQL; SQLite has its own. */
static char *
prepare_folder (Clinic *clinic)
{
  if (g_str_equal (dpt_db_get_engine (clinic->shop->db), "postgres"))
    {
      g_autofree char *folder = g_dir_make_tmp ("dioptre-papers-XXXXXX", NULL);

      MUST (clinic->shop->system, set_folder, .text = folder);
    }
  return MUST (clinic->shop->system, folder, .id = 0);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GPtrArray) names = dpt_scan_folder_list (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_content_decides_what_it_is (void)
{
  static const struct { const char *bytes; gsize size; const char *type; } known[] = {
    { "%PDF-1.7", 8, "application/pdf" }, { "\x89PNG\r\n\x1a\n.", 9, "image/png" }, { "\xff\xd8\xff\xe0", 4, "image/jpeg" },
    { "II*\0.", 5, "image/tiff" },        { "MM\0*.", 5, "image/tiff" },            { "GIF89a", 6, NULL },
    { "<svg/>", 6, NULL },                { "MZ program", 10, NULL },               { "", 0, NULL },
  };
  g_autofree char *name = dpt_scan_dup_file_name ("a/b: letter.PDF", "application/pdf");
  g_autofree char *ended = dpt_scan_dup_file_name ("letter.exe", "image/jpeg");

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (known[i].bytes, known[i].size);
      g_autoptr (GError) error = NULL;
      g_autoptr (DptScan) scan = dpt_scan_new ("card.pdf", bytes, &error);

      g_assert_cmpstr (dpt_scan_get_mime_type (bytes), ==, known[i].type);
      g_assert_true ((scan != NULL) == (known[i].type != NULL));
      if (scan == NULL)
        g_assert_cmpstr (dpt_error_get_field (error), ==, "scan");
    }
  g_assert_cmpstr (name, ==, "a-b- letter.PDF");
  g_assert_cmpstr (ended, ==, "letter.exe.jpg");
  g_assert_cmpstr (dpt_scan_kind_guess ("Ordonnance_2026-03.pdf"), ==, "prescription");
  g_assert_cmpstr (dpt_scan_kind_guess ("carte mutuelle.jpg"), ==, "card");
  g_assert_cmpstr (dpt_scan_kind_guess ("IMG_1234.jpg"), ==, "other");
}

static void
test_it_comes_back_byte_for_byte_and_is_noted (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptScan) scan = create_scan ("prescription", "ordonnance.pdf", 22, 0);
  gint64 id = (gint64) MUST (clinic->optician, add, .patient_id = PATIENT, .scan = scan);
  g_autoptr (DptScan) loaded = MUST (clinic->optician, load, .id = id);

  g_assert_true (g_bytes_equal (dpt_record_get_bytes (loaded, DPT_SCAN_CONTENT), dpt_record_get_bytes (scan, DPT_SCAN_CONTENT)));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM access_entry WHERE what LIKE 'document %' AND patient_id = 501"), ==, 1);
}

/* Every kind against every role: the one table says it all. */
static void
test_each_kind_has_its_rights (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  const char *const *kinds = dpt_scan_kind_list ();

  for (guint k = 0; kinds[k] != NULL; k++)
    for (DptRole role = 0; role < DPT_N_ROLES; role++)
      {
        g_autoptr (DptSession) session = dpt_test_shop_sign_in (clinic->shop, role);
        g_autoptr (DptScan) scan = create_scan (kinds[k], kinds[k], 40 + k, (char) (1 + role));
        gboolean may_write = dpt_session_may (session, dpt_scan_kind_get_write_right (kinds[k]));
        gboolean may_read = dpt_session_may (session, dpt_scan_kind_get_read_right (kinds[k]));
        g_autoptr (GPtrArray) list = NULL;
        gboolean listed = FALSE;
        gint64 id;

        if (!may_write)
          NO (session, DPT_ERROR_REFUSED, add, .patient_id = CHILD, .scan = scan);
        id = (gint64) MUST (clinic->shop->system, add, .patient_id = PATIENT, .scan = scan);
        list = MUST (session, list, .patient_id = PATIENT);
        for (guint i = 0; i < list->len; i++)
          listed |= dpt_record_get_id (list->pdata[i]) == id;
        g_assert_true (listed == may_read);
        if (may_read)
          g_object_unref (MUST (session, load, .id = id));
        else
          NO (session, DPT_ERROR_REFUSED, load, .id = id);
        if (!may_write)
          {
            NO (session, DPT_ERROR_REFUSED, rename, .id = id, .text = "x");
            NO (session, DPT_ERROR_REFUSED, set_kind, .id = id, .text = "other");
            NO (session, DPT_ERROR_REFUSED, remove, .id = id);
          }
      }
  /* What says something of health is not the desk's. */
  g_assert_false (dpt_session_may (clinic->receptionist, dpt_scan_kind_get_read_right ("report")));
  g_assert_false (dpt_session_may (clinic->receptionist, dpt_scan_kind_get_read_right ("letter")));
  g_assert_false (dpt_session_may (clinic->receptionist, dpt_scan_kind_get_write_right ("prescription")));
  g_assert_true (dpt_session_may (clinic->receptionist, dpt_scan_kind_get_write_right ("card")));
}

static void
test_the_same_content_is_noticed (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptScan) first = create_scan ("card", "carte.pdf", 40, 1);
  g_autoptr (DptScan) again = create_scan ("other", "carte (2).pdf", 40, 1);
  g_autoptr (DptScan) same = create_scan ("card", "carte.pdf", 40, 1);
  gint64 id = (gint64) MUST (clinic->receptionist, add, .patient_id = PATIENT, .scan = first);

  NO (clinic->receptionist, DPT_ERROR_CONFLICT, add, .patient_id = PATIENT, .scan = again);
  g_assert_cmpint ((gint64) MUST (clinic->receptionist, keep, .patient_id = PATIENT, .scan = same), ==, id);
  /* Another patient's card may look the same; and one that was removed is not in the way. */
  MUST (clinic->receptionist, add, .patient_id = CHILD, .scan = first);
  MUST (clinic->receptionist, remove, .id = id);
  MUST (clinic->receptionist, add, .patient_id = PATIENT, .scan = again);
}

/* That a report is there may be said; what it is called may not. */
static void
test_a_twin_that_is_not_shown_is_not_named (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptScan) report = create_scan ("report", "glaucoma.pdf", 40, 1);
  g_autoptr (DptScan) card = create_scan ("card", "carte.pdf", 40, 1);
  g_autoptr (GError) error = NULL;

  MUST (clinic->shop->system, add, .patient_id = PATIENT, .scan = report);
  g_assert_null (dpt_session_write (clinic->receptionist, add_act, &(Act) { .patient_id = PATIENT, .scan = card }, NULL, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_CONFLICT);
  g_assert_null (strstr (error->message, "glaucoma"));
}

static void
test_it_is_named_changed_removed_and_put_back (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptScan) scan = create_scan ("card", "IMG_1.pdf", 40, 1);
  gint64 id = (gint64) MUST (clinic->receptionist, add, .patient_id = PATIENT, .scan = scan);

  MUST (clinic->receptionist, rename, .id = id, .text = "Carte de mutuelle 2026");
  NO (clinic->receptionist, DPT_ERROR_INVALID, rename, .id = id, .text = "  ");
  MUST (clinic->receptionist, set_kind, .id = id, .text = "consent");
  NO (clinic->receptionist, DPT_ERROR_REFUSED, set_kind, .id = id, .text = "report");
  NO (clinic->shop->system, DPT_ERROR_INVALID, set_kind, .id = id, .text = "novel");
  g_assert_cmpint (count (db, "name = 'Carte de mutuelle 2026' AND kind = 'consent' AND removed_at IS NULL"), ==, 1);
  MUST (clinic->receptionist, remove, .id = id);
  g_assert_cmpint (((GPtrArray *) MUST (clinic->receptionist, list, .patient_id = PATIENT))->len, ==, 0);
  MUST (clinic->receptionist, restore, .id = id);
  g_assert_cmpint (((GPtrArray *) MUST (clinic->receptionist, list, .patient_id = PATIENT))->len, ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry WHERE table_name = 'document'"), >=, 5);
}

static void
test_what_a_prescription_was_typed_from_stays (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptScan) scan = create_scan ("prescription", "ordonnance.pdf", 40, 1);
  gint64 id = (gint64) MUST (clinic->optician, add, .patient_id = PATIENT, .scan = scan);
  g_autoptr (DptPrescription) head = dpt_record_new (DPT_TYPE_PRESCRIPTION);
  g_autoptr (DptPrescriptionEye) right = dpt_prescription_eye_new (DPT_EYE_RIGHT, &(DptRx) { .sphere = -125 });
  g_autoptr (DptPrescriptionSheet) sheet = NULL;
  g_autoptr (GPtrArray) list = NULL;

  dpt_record_set_int (head, DPT_PRESCRIPTION_PATIENT_ID, PATIENT);
  dpt_record_set_text (head, DPT_PRESCRIPTION_USAGE, "far");
  dpt_record_set_text (head, DPT_PRESCRIPTION_ISSUED_ON, DPT_TEST_TODAY);
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_NAME, "Dr Morel");
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_PROFESSION, "ophthalmologist");
  dpt_record_set_int (head, DPT_PRESCRIPTION_DOCUMENT_ID, id);
  sheet = dpt_prescription_sheet_new (head, right, NULL);
  g_object_unref (DO (clinic->optician, transcribe, .sheet = sheet));
  NO (clinic->optician, DPT_ERROR_STATE, remove, .id = id);
  NO (clinic->shop->system, DPT_ERROR_STATE, set_kind, .id = id, .text = "other");
  MUST (clinic->optician, rename, .id = id, .text = "Ordonnance du Dr Morel");
  list = MUST (clinic->optician, list, .patient_id = PATIENT);
  g_assert_true (dpt_record_get_int (list->pdata[0], DPT_SCAN_LINE_LINKED));
}

static void
test_a_large_one_stands_beside_the_database (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptScan) scan = create_scan ("card", "large.pdf", LARGE, 'x');
  g_autoptr (DptScan) small = create_scan ("card", "small.pdf", 100, 'y');
  g_autofree char *folder = prepare_folder (clinic);
  g_autofree char *path = g_build_filename (folder, dpt_record_get_string (scan, DPT_SCAN_SHA256), NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) strays = NULL;
  gint64 id = (gint64) MUST (clinic->receptionist, add, .patient_id = PATIENT, .scan = scan);
  g_autoptr (DptScan) loaded = NULL;

  g_assert_cmpint (count (db, "content IS NULL AND path = sha256"), ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  loaded = MUST (clinic->receptionist, load, .id = id);
  g_assert_true (g_bytes_equal (dpt_record_get_bytes (loaded, DPT_SCAN_CONTENT), dpt_record_get_bytes (scan, DPT_SCAN_CONTENT)));
  MUST (clinic->receptionist, rename, .id = id, .text = "still beside");
  g_assert_cmpint (count (db, "content IS NULL AND path = sha256 AND name = 'still beside'"), ==, 1);
  /* Another patient's is the same file; and the limit is the shop's to set. */
  MUST (clinic->receptionist, add, .patient_id = CHILD, .scan = scan);
  MUST (clinic->shop->system, set_limit, .text = "50");
  MUST (clinic->receptionist, add, .patient_id = PATIENT, .scan = small);
  g_assert_cmpint (count (db, "content IS NULL"), ==, 3);
  MUST (clinic->shop->system, check, .list = problems);
  g_assert_cmpint (problems->len, ==, 0);
  strays = MUST (clinic->shop->system, strays, .id = 0);
  g_assert_cmpint (strays->len, ==, 0);

  /* Damaged, then gone. */
  g_assert_true (g_file_set_contents (path, "no longer what it was", -1, NULL));
  NO (clinic->receptionist, DPT_ERROR_DAMAGED, load, .id = id);
  MUST (clinic->shop->system, check, .list = problems);
  g_assert_cmpint (problems->len, ==, 2);
  g_assert_nonnull (strstr (problems->pdata[0], "damaged"));
  g_unlink (path);
  NO (clinic->receptionist, DPT_ERROR_DAMAGED, load, .id = id);
  g_ptr_array_set_size (problems, 0);
  MUST (clinic->shop->system, check, .list = problems);
  g_assert_nonnull (strstr (problems->pdata[0], "missing"));
  /* Taken in again it is mended. */
  MUST (clinic->receptionist, remove, .id = id);
  MUST (clinic->receptionist, add, .patient_id = PATIENT, .scan = scan);
  g_ptr_array_set_size (problems, 0);
  MUST (clinic->shop->system, check, .list = problems);
  g_assert_cmpint (problems->len, ==, 0);
  empty_folder (folder);
}

static void
test_content_that_was_changed_in_the_database_is_named (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptScan) scan = create_scan ("card", "carte.pdf", 100, 'x');
  g_autoptr (DptScan) other = create_scan ("card", "other.pdf", 100, 'y');
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  gint64 id = (gint64) MUST (clinic->receptionist, add, .patient_id = PATIENT, .scan = scan);

  MUST (clinic->receptionist, add, .patient_id = PATIENT, .scan = other);
  dpt_test_db_exec (db, "UPDATE document SET content = (SELECT content FROM document WHERE name = 'other.pdf') WHERE name = 'carte.pdf'");
  NO (clinic->receptionist, DPT_ERROR_DAMAGED, load, .id = id);
  MUST (clinic->shop->system, check, .list = problems);
  g_assert_cmpint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "carte.pdf"));
}

/* A row never names a file that is not there; a file without a row is a stray, and no damage. */
static void
test_what_was_cut_off_leaves_a_stray_and_no_row (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptScan) scan = create_scan ("card", "large.pdf", LARGE, 'x');
  g_autofree char *folder = prepare_folder (clinic);
  g_autofree char *half = g_build_filename (folder, "aa.part-XYZ123", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) strays = NULL;

  NO (clinic->receptionist, DPT_ERROR_FAILED, add_and_fail, .patient_id = PATIENT, .scan = scan);
  g_assert_true (g_file_set_contents (half, "half", 4, NULL));
  g_assert_cmpint (count (db, "1 = 1"), ==, 0);
  strays = MUST (clinic->shop->system, strays, .id = 0);
  g_assert_cmpint (strays->len, ==, 2);
  MUST (clinic->shop->system, check, .list = problems);
  g_assert_cmpint (problems->len, ==, 0);
  MUST (clinic->receptionist, add, .patient_id = PATIENT, .scan = scan);
  g_ptr_array_unref (strays);
  strays = MUST (clinic->shop->system, strays, .id = 0);
  g_assert_cmpint (strays->len, ==, 1);
  empty_folder (folder);
}

static void
test_a_server_without_a_folder_says_so (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptScan) scan = create_scan ("card", "large.pdf", LARGE, 'x');

  if (g_str_equal (dpt_db_get_engine (db), "sqlite"))
    {
      g_test_skip ("SQLite has its folder beside the file");
      return;
    }
  NO (clinic->receptionist, DPT_ERROR_STATE, add, .patient_id = PATIENT, .scan = scan);
  MUST (clinic->shop->system, set_folder, .text = "not/absolute");
  NO (clinic->receptionist, DPT_ERROR_STATE, add, .patient_id = PATIENT, .scan = scan);
  g_assert_cmpint (count (db, "1 = 1"), ==, 0);
}

static void
test_a_name_from_a_forged_row_never_leaves_the_folder (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptScan) scan = create_scan ("card", "large.pdf", LARGE, 'x');
  g_autofree char *folder = prepare_folder (clinic);
  gint64 id = (gint64) MUST (clinic->receptionist, add, .patient_id = PATIENT, .scan = scan);

  dpt_test_db_exec (db, "UPDATE document SET path = '../../../etc/passwd'");
  NO (clinic->receptionist, DPT_ERROR_DAMAGED, load, .id = id);
  empty_folder (folder);
}

static void
test_what_was_removed_long_ago_is_forgotten (DptDb *db)
{
  g_autoptr (Clinic) clinic = clinic_new (db);
  g_autoptr (DptScan) old = create_scan ("card", "old.pdf", 100, 'x');
  g_autoptr (DptScan) recent = create_scan ("card", "recent.pdf", 100, 'y');
  gint64 first = (gint64) MUST (clinic->receptionist, add, .patient_id = PATIENT, .scan = old);
  gint64 second = (gint64) MUST (clinic->receptionist, add, .patient_id = PATIENT, .scan = recent);

  MUST (clinic->receptionist, remove, .id = first);
  MUST (clinic->receptionist, remove, .id = second);
  dpt_test_db_exec (db, "UPDATE document SET removed_at = 1 WHERE name = 'old.pdf'");
  NO (clinic->receptionist, DPT_ERROR_REFUSED, tidy, .id = 0);
  MUST (clinic->shop->system, tidy, .id = 0);
  g_assert_cmpint (count (db, "name = 'old.pdf'"), ==, 0);
  g_assert_cmpint (count (db, "name = 'recent.pdf'"), ==, 1);
}

static void
test_a_folder_is_copied_whole_and_checked (void)
{
  g_autofree char *from = g_dir_make_tmp ("dioptre-from-XXXXXX", NULL);
  g_autofree char *parent = g_dir_make_tmp ("dioptre-to-XXXXXX", NULL);
  g_autofree char *to = g_build_filename (parent, "shop-papers", NULL);
  g_autofree char *bad = NULL;
  g_autoptr (DptScan) scan = create_scan ("card", "a.pdf", 1000, 'x');
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (dpt_scan_folder_put (from, dpt_record_get_string (scan, DPT_SCAN_SHA256), dpt_record_get_bytes (scan, DPT_SCAN_CONTENT), NULL));
  g_assert_true (dpt_scan_folder_copy (from, to, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);
  g_assert_true (dpt_scan_folder_copy (from, to, &n, &error));
  g_assert_cmpint (n, ==, 0);
  bad = g_build_filename (from, "0000000000000000000000000000000000000000000000000000000000000000", NULL);
  g_assert_true (g_file_set_contents (bad, "wrong", 5, NULL));
  g_assert_false (dpt_scan_folder_copy (from, to, &n, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_DAMAGED);
  empty_folder (from);
  empty_folder (to);
  g_rmdir (parent);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  g_test_add_func ("/clinical/scan/content-decides", test_content_decides_what_it_is);
  g_test_add_func ("/clinical/scan/folder-copied", test_a_folder_is_copied_whole_and_checked);
  dpt_test_db_add ("/clinical/scan/kept", test_it_comes_back_byte_for_byte_and_is_noted);
  dpt_test_db_add ("/clinical/scan/rights", test_each_kind_has_its_rights);
  dpt_test_db_add ("/clinical/scan/same-content", test_the_same_content_is_noticed);
  dpt_test_db_add ("/clinical/scan/twin-not-shown", test_a_twin_that_is_not_shown_is_not_named);
  dpt_test_db_add ("/clinical/scan/changed", test_it_is_named_changed_removed_and_put_back);
  dpt_test_db_add ("/clinical/scan/linked", test_what_a_prescription_was_typed_from_stays);
  dpt_test_db_add ("/clinical/scan/beside", test_a_large_one_stands_beside_the_database);
  dpt_test_db_add ("/clinical/scan/altered", test_content_that_was_changed_in_the_database_is_named);
  dpt_test_db_add ("/clinical/scan/cut-off", test_what_was_cut_off_leaves_a_stray_and_no_row);
  dpt_test_db_add ("/clinical/scan/no-folder", test_a_server_without_a_folder_says_so);
  dpt_test_db_add ("/clinical/scan/forged-name", test_a_name_from_a_forged_row_never_leaves_the_folder);
  dpt_test_db_add ("/clinical/scan/forgotten", test_what_was_removed_long_ago_is_forgotten);
  return g_test_run ();
}
