/* test-record.c - a record goes to its table and back, and is what the database holds whether or not the unit came
 * through. For: DptRecord over both engines. Not for: any record of the engine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-db.h"

#include "base/dpt-error.h"
#include "db/dpt-record.h"

#include <string.h>

enum
{
  PROBE_NAME,
  PROBE_COUNT,
  PROBE_ACTIVE,
  PROBE_PRICE,
  PROBE_POWER,
  PROBE_AXIS,
  PROBE_DAY,
  PROBE_AT,
  PROBE_KIND,
  PROBE_OTHER,
  PROBE_PHOTO,
  PROBE_MADE_BY,
};

static const char *const kinds[] = { "frame", "lens", NULL };

static const DptField probe_fields[] = {
  [PROBE_NAME] = { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 20, "Name" },
  [PROBE_COUNT] = { "count", DPT_FIELD_INT, 0, 0, 100, "Count" },
  [PROBE_ACTIVE] = { "active", DPT_FIELD_BOOL },
  [PROBE_PRICE] = { "price", DPT_FIELD_MONEY },
  [PROBE_POWER] = { "power", DPT_FIELD_POWER, 0, -3000, 3000 },
  [PROBE_AXIS] = { "axis", DPT_FIELD_AXIS },
  [PROBE_DAY] = { "day", DPT_FIELD_DATE },
  [PROBE_AT] = { "at", DPT_FIELD_INSTANT },
  [PROBE_KIND] = { "kind", DPT_FIELD_ENUM, 0, 0, 0, NULL, kinds },
  [PROBE_OTHER] = { "other_id", DPT_FIELD_REF },
  [PROBE_PHOTO] = { "photo", DPT_FIELD_BLOB },
  [PROBE_MADE_BY] = { "made_by", DPT_FIELD_TEXT, DPT_FIELD_KEEP },
};

static gboolean
validate_probe (DptRecord *self, GError **error)
{
  if (dpt_record_get_int (self, PROBE_COUNT) == 7 && dpt_record_is_null (self, PROBE_AXIS))
    return dpt_set_invalid (error, "axis", "seven want an axis");
  return TRUE;
}

#define PROBE_TYPE_RECORD (probe_record_get_type ())
G_DECLARE_FINAL_TYPE (ProbeRecord, probe_record, PROBE, RECORD, DptRecord)
DPT_DEFINE_RECORD_WITH_CODE (ProbeRecord, probe_record, "probe", probe_fields, record_class->validate = validate_probe)

static void
create_table (DptDb *db)
{
  dpt_test_db_exec (
    db, "CREATE TABLE probe (id BIGINT PRIMARY KEY, version BIGINT NOT NULL, name TEXT NOT NULL UNIQUE, count BIGINT,"
        " active BIGINT, price BIGINT, power BIGINT, axis BIGINT, day TEXT, at BIGINT, kind TEXT,"
        " other_id BIGINT REFERENCES probe (id), photo BYTEA, made_by TEXT)");
}

static gpointer
create_probe (const char *name)
{
  gpointer record = dpt_record_new (PROBE_TYPE_RECORD);

  dpt_record_set_text (record, PROBE_NAME, name);
  return record;
}

/* --- short ways --- */

static gpointer
insert_cb (DptDbConnection *c, gpointer args, GError **error)
{
  return dpt_record_insert (c, args, error) ? args : NULL;
}

static gpointer
update_cb (DptDbConnection *c, gpointer args, GError **error)
{
  return dpt_record_update (c, args, error) ? args : NULL;
}

static gpointer
delete_cb (DptDbConnection *c, gpointer args, GError **error)
{
  return dpt_record_delete (c, args, error) ? args : NULL;
}

static gpointer
load_cb (DptDbConnection *c, gpointer args, GError **error)
{
  return dpt_record_load (c, PROBE_TYPE_RECORD, *(gint64 *) args, error);
}

static void
run (DptDb *db, DptDbFunc func, gpointer record)
{
  g_autoptr (GError) error = NULL;

  dpt_db_write (db, func, record, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
load (DptDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gpointer record = dpt_db_read (db, load_cb, &id, g_object_unref, &error);

  g_assert_no_error (error);
  return record;
}

static void
assert_refused (DptDb *db, DptDbFunc func, gpointer record, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dpt_db_write (db, func, record, NULL, &error));
  g_assert_error (error, domain, code);
}

/* --- tests --- */

static void
test_every_kind_comes_back (DptDb *db)
{
  g_autoptr (DptRecord) record = create_probe ("  Zoë  "), loaded = NULL, empty = create_probe ("empty"), none = NULL;
  g_autoptr (GBytes) photo = g_bytes_new ("\0\1\2\0", 4);

  create_table (db);
  dpt_record_set_int (record, PROBE_COUNT, 100);
  dpt_record_set_int (record, PROBE_ACTIVE, 1);
  dpt_record_set_int (record, PROBE_PRICE, -999999999);
  dpt_record_set_int (record, PROBE_POWER, -325);
  dpt_record_set_int (record, PROBE_AXIS, 180);
  dpt_record_set_text (record, PROBE_DAY, "2024-02-29");
  dpt_record_set_int (record, PROBE_AT, 1700000000123456);
  dpt_record_set_text (record, PROBE_KIND, "lens");
  dpt_record_set_bytes (record, PROBE_PHOTO, photo);
  g_assert_false (dpt_record_is_saved (record));
  run (db, insert_cb, record);
  g_assert_true (dpt_record_is_saved (record));
  g_assert_false (dpt_record_is_dirty (record));
  g_assert_cmpint (dpt_record_get_version (record), ==, 1);

  loaded = load (db, dpt_record_get_id (record));
  g_assert_true (dpt_record_equal (record, loaded));
  g_assert_cmpstr (dpt_record_get_text (loaded, PROBE_NAME), ==, "Zoë");
  g_assert_cmpint (dpt_record_get_int (loaded, PROBE_PRICE), ==, -999999999);
  g_assert_true (g_bytes_equal (dpt_record_get_bytes (loaded, PROBE_PHOTO), photo));
  g_assert_true (dpt_record_is_null (loaded, PROBE_OTHER));

  run (db, insert_cb, empty);
  none = load (db, dpt_record_get_id (empty));
  for (guint i = PROBE_COUNT; i <= PROBE_MADE_BY; i++)
    g_assert_true (dpt_record_is_null (none, i));
}

static void
test_update_writes_what_changed (DptDb *db)
{
  g_autoptr (DptRecord) record = create_probe ("a"), loaded = NULL;

  create_table (db);
  dpt_record_set_text (record, PROBE_MADE_BY, "me");
  run (db, insert_cb, record);
  run (db, update_cb, record);
  g_assert_cmpint (dpt_record_get_version (record), ==, 1); /* nothing to write */
  dpt_record_set_int (record, PROBE_COUNT, 5);
  dpt_record_set_text (record, PROBE_MADE_BY, "somebody else");
  g_assert_true (dpt_record_is_field_dirty (record, PROBE_COUNT));
  g_assert_false (dpt_record_is_field_dirty (record, PROBE_NAME));
  run (db, update_cb, record);
  g_assert_cmpint (dpt_record_get_version (record), ==, 2);
  loaded = load (db, dpt_record_get_id (record));
  g_assert_cmpint (dpt_record_get_version (loaded), ==, 2);
  g_assert_cmpint (dpt_record_get_int (loaded, PROBE_COUNT), ==, 5);
  g_assert_cmpstr (dpt_record_get_text (loaded, PROBE_MADE_BY), ==, "me");
}

static void
test_conflict (DptDb *db)
{
  g_autoptr (DptRecord) record = create_probe ("a"), mine = NULL, theirs = NULL, now = NULL;

  create_table (db);
  run (db, insert_cb, record);
  mine = load (db, dpt_record_get_id (record));
  theirs = load (db, dpt_record_get_id (record));
  dpt_record_set_int (theirs, PROBE_COUNT, 1);
  run (db, update_cb, theirs);
  dpt_record_set_int (mine, PROBE_COUNT, 2);
  assert_refused (db, update_cb, mine, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT);
  assert_refused (db, delete_cb, mine, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT);
  g_assert_true (dpt_record_is_dirty (mine));
  g_assert_cmpint (dpt_record_get_version (mine), ==, 1);
  now = load (db, dpt_record_get_id (record));
  g_assert_cmpint (dpt_record_get_int (now, PROBE_COUNT), ==, 1);
  run (db, delete_cb, now);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM probe"), ==, 0);
}

static void
test_not_found (DptDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 12;

  create_table (db);
  g_assert_null (dpt_db_read (db, load_cb, &id, NULL, &error));
  g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_NOT_FOUND);
}

static void
test_constraints (DptDb *db)
{
  g_autoptr (DptRecord) first = create_probe ("same"), second = create_probe ("same"), lost = create_probe ("lost");

  create_table (db);
  run (db, insert_cb, first);
  assert_refused (db, insert_cb, second, DPT_DB_ERROR, DPT_DB_ERROR_UNIQUE);
  g_assert_false (dpt_record_is_saved (second));
  dpt_record_set_int (lost, PROBE_OTHER, 404);
  assert_refused (db, insert_cb, lost, DPT_DB_ERROR, DPT_DB_ERROR_FOREIGN_KEY);
  /* Corrected, it is saved as a new one. */
  dpt_record_set_text (second, PROBE_NAME, "different");
  run (db, insert_cb, second);
  g_assert_cmpint (dpt_record_get_version (second), ==, 1);
}

static void
assert_invalid (DptDb *db, DptRecord *record, const char *field)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dpt_db_write (db, insert_cb, record, NULL, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
  g_assert_cmpstr (dpt_error_get_field (error), ==, field);
  g_assert_false (dpt_record_is_saved (record));
}

static void
test_validation (DptDb *db)
{
  g_autoptr (DptRecord) record = create_probe (NULL);

  create_table (db);
  assert_invalid (db, record, "name");
  dpt_record_set_text (record, PROBE_NAME, "   ");
  assert_invalid (db, record, "name");
  dpt_record_set_text (record, PROBE_NAME, "123456789012345678901");
  assert_invalid (db, record, "name");
  dpt_record_set_text (record, PROBE_NAME, "12345678901234567890");
  dpt_record_set_int (record, PROBE_COUNT, 101);
  assert_invalid (db, record, "count");
  dpt_record_set_int (record, PROBE_COUNT, 7);
  assert_invalid (db, record, "axis");
  dpt_record_set_int (record, PROBE_AXIS, 181);
  assert_invalid (db, record, "axis");
  dpt_record_set_int (record, PROBE_AXIS, 90);
  dpt_record_set_text (record, PROBE_DAY, "2023-02-29");
  assert_invalid (db, record, "day");
  dpt_record_set_text (record, PROBE_DAY, NULL);
  dpt_record_set_text (record, PROBE_KIND, "car");
  assert_invalid (db, record, "kind");
  dpt_record_set_text (record, PROBE_KIND, "frame");
  run (db, insert_cb, record);
  /* What is there already is looked at like what is new. */
  dpt_record_set_int (record, PROBE_COUNT, 101);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (dpt_db_write (db, update_cb, record, NULL, &error));
    g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
    g_assert_cmpstr (dpt_error_get_field (error), ==, "count");
  }
}

/* --- what a unit that fails, or runs twice, leaves behind in memory --- */

typedef struct
{
  DptRecord *first, *second;
  int n_left;
  int n_runs;
  int code;
} Pair;

static gpointer
save_pair_cb (DptDbConnection *c, gpointer args, GError **error)
{
  Pair *pair = args;

  pair->n_runs++;
  if (!dpt_record_update (c, pair->first, error) || !dpt_record_insert (c, pair->second, error))
    return NULL;
  g_assert_cmpint (dpt_record_get_version (pair->first), ==, 2);
  g_assert_true (dpt_record_is_saved (pair->second));
  /* Later in the same unit it is changed once more. */
  dpt_record_set_int (pair->second, PROBE_COUNT, 3);
  if (!dpt_record_update (c, pair->second, error))
    return NULL;
  if (pair->n_left-- > 0)
    {
      g_set_error (error, DPT_DB_ERROR, pair->code, "not this time");
      return NULL;
    }
  return pair;
}

static void
assert_as_before (Pair *pair)
{
  g_assert_cmpint (dpt_record_get_version (pair->first), ==, 1);
  g_assert_true (dpt_record_is_field_dirty (pair->first, PROBE_COUNT));
  g_assert_cmpint (dpt_record_get_original (pair->first, PROBE_COUNT).type, ==, DPT_DB_NULL);
  g_assert_cmpint (dpt_record_get_int (pair->first, PROBE_COUNT), ==, 50);
  g_assert_false (dpt_record_is_saved (pair->second));
  g_assert_true (dpt_record_is_field_dirty (pair->second, PROBE_NAME));
}

static void
test_failed_unit_leaves_records (DptDb *db)
{
  g_autoptr (DptRecord) first = create_probe ("first"), second = create_probe ("second");
  g_autoptr (GError) error = NULL;
  Pair pair = { first, second, .n_left = 1, .code = DPT_DB_ERROR_CONFLICT };

  create_table (db);
  run (db, insert_cb, first);
  dpt_record_set_int (first, PROBE_COUNT, 50);
  g_assert_null (dpt_db_write (db, save_pair_cb, &pair, NULL, &error));
  g_assert_error (error, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT);
  assert_as_before (&pair);
  /* The same key pressed again does it. */
  run (db, save_pair_cb, &pair);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT SUM(count) FROM probe"), ==, 53);
}

static void
test_repeated_unit_writes_again (DptDb *db)
{
  g_autoptr (DptRecord) first = create_probe ("first"), second = create_probe ("second"), loaded = NULL;
  Pair pair = { first, second, .n_left = 2, .code = DPT_DB_ERROR_BUSY };

  create_table (db);
  run (db, insert_cb, first);
  dpt_record_set_int (first, PROBE_COUNT, 50);
  run (db, save_pair_cb, &pair);
  g_assert_cmpint (pair.n_runs, ==, 3);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT SUM(count) FROM probe"), ==, 53);
  loaded = load (db, dpt_record_get_id (first));
  g_assert_true (dpt_record_equal (loaded, first));
  g_assert_cmpint (dpt_record_get_version (loaded), ==, dpt_record_get_version (first));
}

/* --- the object --- */

static void
count_notify_cb (int *count)
{
  (*count)++;
}

static void
test_properties (void)
{
  g_autoptr (DptRecord) record = create_probe ("a"), copy = NULL;
  g_autofree char *name = NULL;
  int n_notified = 0;
  gint64 count = 0;
  gboolean active = FALSE;

  g_signal_connect_swapped (record, "notify::count", G_CALLBACK (count_notify_cb), &n_notified);
  dpt_record_set_int (record, PROBE_COUNT, 5);
  dpt_record_set_int (record, PROBE_COUNT, 5);
  g_object_set (record, "count", G_GINT64_CONSTANT (6), "active", TRUE, "other-id", G_GINT64_CONSTANT (0), NULL);
  g_assert_cmpint (n_notified, ==, 2);
  g_object_get (record, "name", &name, "count", &count, "active", &active, NULL);
  g_assert_cmpstr (name, ==, "a");
  g_assert_cmpint (count, ==, 6);
  g_assert_true (active);
  g_assert_true (dpt_record_is_null (record, PROBE_OTHER));
  copy = dpt_record_copy (record);
  g_assert_true (dpt_record_equal (copy, record));
  dpt_record_set_text (copy, PROBE_NAME, "b");
  g_assert_false (dpt_record_equal (copy, record));
  g_assert_cmpstr (dpt_record_get_text (record, PROBE_NAME), ==, "a");
  g_assert_cmpint (dpt_record_find_field (record, "other-id"), ==, PROBE_OTHER);
  g_assert_cmpint (dpt_record_find_field (record, "absent"), ==, -1);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/db/record/every-kind-comes-back", test_every_kind_comes_back);
  dpt_test_db_add ("/db/record/update-writes-what-changed", test_update_writes_what_changed);
  dpt_test_db_add ("/db/record/conflict", test_conflict);
  dpt_test_db_add ("/db/record/not-found", test_not_found);
  dpt_test_db_add ("/db/record/constraints", test_constraints);
  dpt_test_db_add ("/db/record/validation", test_validation);
  dpt_test_db_add ("/db/record/failed-unit-leaves-records", test_failed_unit_leaves_records);
  dpt_test_db_add ("/db/record/repeated-unit-writes-again", test_repeated_unit_writes_again);
  g_test_add_func ("/db/record/properties", test_properties);
  return g_test_run ();
}
