/* test-search.c - what somebody types finds who is meant, and nothing that is typed does harm.
 * For: engine/patient/dpt-patient-search, dpt-patient-fragment. Not for: speed (tests/bench/bench-search.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/patient/dpt-patient-list.h"
#include "engine/patient/dpt-patient-search.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

typedef struct
{
  const char *text;
  guint most;
} Query;

static gpointer
run (DptUnit *unit, gpointer args, GError **error)
{
  Query *query = args;

  return dpt_patient_search (unit, query->text, query->most, error);
}

static GPtrArray *
search (DptTestShop *shop, const char *text)
{
  g_autoptr (GError) error = NULL;
  Query query = { text, 50 };
  GPtrArray *rows = dpt_session_read (shop->system, run, &query, (GDestroyNotify) g_ptr_array_unref, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rows);
  return rows;
}

static gboolean
finds (DptTestShop *shop, const char *text, gint64 id)
{
  g_autoptr (GPtrArray) rows = search (shop, text);

  for (guint i = 0; i < rows->len; i++)
    if (dpt_record_get_id (rows->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

static gint64
first (DptTestShop *shop, const char *text)
{
  g_autoptr (GPtrArray) rows = search (shop, text);

  return rows->len > 0 ? dpt_record_get_id (rows->pdata[0]) : 0;
}

#define assert_finds(shop, text, id) g_assert_true (finds (shop, text, id))
#define assert_misses(shop, text, id) g_assert_false (finds (shop, text, id))

static gpointer
change (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_save (unit, args, error) ? unit : NULL;
}

static gpointer
load (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_load (unit, *(gint64 *) args, error);
}

static void
set_field (DptTestShop *shop, gint64 id, guint field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPatientFile) file = dpt_session_read (shop->system, load, &id, g_object_unref, NULL);

  dpt_record_set_text (dpt_patient_file_get_patient (file), field, value);
  dpt_session_write (shop->system, change, file, NULL, &error);
  g_assert_no_error (error);
}

static void
test_names_in_any_order_without_accents_case_or_hyphens (DptDb *db)
{
  static const char *const queries[] = {
    "lefèvre", "LEFEVRE", "lef", "jean", "pierre", "Jean-Pierre", "jean pierre", "jeanpierre", "lefevre jean", "jean lefevre",
    "lef jea", "jea lef", "pierre lef", "lefevre jean pierre", "jean pierre lefevre", "pierre jean lef", "lef jea pie", "  lef   pie ",
    "d’Arc", "darc", "arc lefevre", "jean d'arc", "ÉLÉONORE", "eleonore lefevre-d'arc",
  };
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Lefèvre-d’Arc", "Jean-Pierre Éléonore", NULL, NULL);
  gint64 other = dpt_test_shop_add_patient (shop, "Moreau", "Zoé", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_test_message ("%s", queries[i]);
      assert_finds (shop, queries[i], id);
      assert_misses (shop, queries[i], other);
    }
  assert_misses (shop, "lefevre zoe", id);
  assert_misses (shop, "jean jean", id);
  assert_misses (shop, "evre", id);
}

static void
test_birth_names_are_found (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, NULL);

  set_field (shop, id, DPT_PATIENT_BIRTH_NAME, "Durand");
  assert_finds (shop, "durand", id);
  assert_finds (shop, "durand jeanne", id);
  assert_finds (shop, "durand martin", id);
}

static void
test_phones_from_the_front_and_from_the_end (DptDb *db)
{
  static const char *const queries[] = { "0612345678", "06 12 34 56 78", "06.12.34", "061234", "+33 6 12 34 56 78", "0033612345678", "5678", "45678", "3456 78" };
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, "06 12 34 56 78");
  gint64 other = dpt_test_shop_add_patient (shop, "Petit", "Luc", NULL, "07 99 88 77 66");

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_test_message ("%s", queries[i]);
      assert_finds (shop, queries[i], id);
      assert_misses (shop, queries[i], other);
    }
  assert_misses (shop, "12345", id);
}

static void
test_birth_dates_in_every_way (DptDb *db)
{
  static const char *const queries[] = { "03/04/1980", "3/4/1980", "03.04.80", "3-4-1980", "03041980", "030480", "1980-04-03", "1980", "04/1980", "4.1980" };
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", "1980-04-03", NULL);
  gint64 other = dpt_test_shop_add_patient (shop, "Petit", "Luc", "1981-03-04", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_test_message ("%s", queries[i]);
      assert_finds (shop, queries[i], id);
      assert_misses (shop, queries[i], other);
    }
  assert_finds (shop, "martin 1980", id);
  assert_finds (shop, "martin 3/4/1980", id);
  assert_finds (shop, "04/1980 jeanne", id);
  assert_misses (shop, "petit 1980", other);
}

/* Namesakes by the thousand hid who was born in the year that was asked for. */
static gpointer
add_namesakes (DptUnit *unit, gpointer args, GError **error)
{
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *given = g_strdup_printf ("a%04d", i);

      if (!dpt_db_post (unit->connection, "patient/patient:add-key", error, DPT_TEXT ("martin"), DPT_TEXT (given), DPT_INT (*(gint64 *) args)))
        return NULL;
    }
  return args;
}

static void
test_a_year_of_birth_finds_one_among_thousands_of_namesakes (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 other = dpt_test_shop_add_patient (shop, "Martin", "Ana", "1950-01-01", NULL);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Zoé", "1980-04-03", NULL);

  g_assert_nonnull (dpt_session_write (shop->system, add_namesakes, &other, NULL, NULL));
  assert_finds (shop, "martin 1980", id);
  assert_finds (shop, "mart 04/1980", id);
  assert_finds (shop, "zoe mart 1980", id);
  assert_misses (shop, "martin 1980", other);
  set_field (shop, id, DPT_PATIENT_BIRTH_DATE, "1981-04-03");
  assert_misses (shop, "martin 1980", id);
  assert_finds (shop, "martin 1981", id);
  set_field (shop, id, DPT_PATIENT_BIRTH_DATE, NULL);
  assert_misses (shop, "martin 1981", id);
}

static void
test_numbers_of_files_and_cards (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 one = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, "0612345678");
  gint64 two = dpt_test_shop_add_patient (shop, "Petit", "Luc", NULL, NULL);

  set_field (shop, two, DPT_PATIENT_CARD_NUMBER, "DPT-0042");
  set_field (shop, two, DPT_PATIENT_NIR, "2 55 08 14 168 025 38");
  g_assert_cmpint (first (shop, "1"), ==, one);
  g_assert_cmpint (first (shop, "2"), ==, two);
  g_assert_cmpint (first (shop, "DPT-0042"), ==, two);
  g_assert_cmpint (first (shop, " DPT-0042 "), ==, two);
  g_assert_cmpint (first (shop, "255081416802538"), ==, two);
  g_assert_cmpint (first (shop, "2 55 08 14"), ==, two);
}

static void
test_e_mail_addresses_from_the_front (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, NULL);
  g_autoptr (DptPatientFile) file = dpt_session_read (shop->system, load, &id, g_object_unref, NULL);
  gpointer contact = dpt_patient_file_add (file, DPT_PATIENT_PART_CONTACTS, "FR");

  dpt_record_set_text (contact, DPT_CONTACT_POINT_KIND, "email");
  dpt_record_set_text (contact, DPT_CONTACT_POINT_VALUE, "Jeanne.Martin@Example.org");
  dpt_session_write (shop->system, change, file, NULL, NULL);
  assert_finds (shop, "jeanne.martin@ex", id);
  assert_finds (shop, "JEANNE.MARTIN@EXAMPLE.ORG", id);
}

static void
test_whole_words_come_first_then_who_was_here_lately (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 martinez = dpt_test_shop_add_patient (shop, "Martinez", "Ana", NULL, NULL);
  gint64 seen, martin;
  g_autofree char *visit = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  /* Older than the twenty newest, which count as lately seen. */
  seen = dpt_test_shop_add_patient (shop, "Martin", "Zoé", NULL, NULL);
  martin = dpt_test_shop_add_patient (shop, "Martin", "Ana", NULL, NULL);
  for (int i = 0; i < 25; i++)
    dpt_test_shop_add_patient (shop, "Autre", "Personne", NULL, NULL);
  g_assert_cmpint (first (shop, "martin"), ==, martin);
  visit = g_strdup_printf ("INSERT INTO visit (id, version, patient_id, establishment_id, examiner_id, kind, state, started_at, started_on) VALUES "
                           "(1, 1, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 'check', 'draft', 1, '2026-11-20')",
                           seen, shop->establishment_id, shop->users[DPT_ROLE_OPTOMETRIST]);
  dpt_test_db_exec (db, visit);
  rows = search (shop, "martin");
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpint (dpt_record_get_id (rows->pdata[0]), ==, seen);
  g_assert_cmpint (dpt_record_get_id (rows->pdata[1]), ==, martin);
  g_assert_cmpint (dpt_record_get_id (rows->pdata[2]), ==, martinez);
}

static void
test_a_lately_seen_patient_is_in_front_of_a_thousand (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 last = 0;

  for (int i = 0; i < 400; i++)
    {
      g_autofree char *given = g_strdup_printf ("%c%c Ana", 'a' + i / 20, 'a' + i % 20);

      last = dpt_test_shop_add_patient (shop, "Martin", given, NULL, NULL);
    }
  {
    g_autoptr (GPtrArray) rows = search (shop, "mart");

    g_assert_cmpuint (rows->len, ==, 50);
  }
  assert_finds (shop, "martin", last);
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
test_a_merged_number_leads_to_who_stayed (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  Twins twins = { .id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", "1970-01-01", NULL),
                  .twin_id = dpt_test_shop_add_patient (shop, "Martin", "Jane", "1970-01-01", "0612345678") };

  g_assert_nonnull (dpt_session_write (shop->system, merge, &twins, NULL, NULL));
  g_assert_cmpint (first (shop, "2"), ==, twins.id);
  g_assert_cmpint (first (shop, "0612345678"), ==, twins.id);
  g_assert_cmpint (first (shop, "01/01/1970"), ==, twins.id);
  assert_misses (shop, "martin", twins.twin_id);
  g_assert_cmpint (first (shop, "martin"), ==, twins.id);
}

static void
test_rows_show_what_a_list_needs (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", "1970-01-01", "0612345678");
  g_autoptr (GPtrArray) rows = search (shop, "martin");

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (dpt_record_get_id (rows->pdata[0]), ==, id);
  g_assert_cmpstr (dpt_record_get_text (rows->pdata[0], DPT_PATIENT_ROW_NAME), ==, "MARTIN Jeanne");
  g_assert_cmpstr (dpt_record_get_text (rows->pdata[0], DPT_PATIENT_ROW_PHONE), ==, "0612345678");
  g_assert_cmpint (dpt_record_get_int (rows->pdata[0], DPT_PATIENT_ROW_FILE_NUMBER), ==, 1);
}

/* --- nothing that is typed does harm --- */

static void
test_hostile_fragments_find_or_do_not_find (DptDb *db)
{
  g_autofree char *quotes = g_strnfill (10000, '\'');
  g_autofree char *letters = g_strnfill (10000, 'x');
  g_autofree char *digits = g_strnfill (10000, '7');
  const char *const queries[] = {
    "", " ", "\t\n", "'", "\"", "''", "' OR 1=1 --", "%", "_", "%%", "m%", "_artin", "\\", "*", "?", "[a-z]*", "$1", ";", "--", "/*", "🙂", "👩‍🔬 martin",
    "مريم", "שלום כהן", "\u202emartin", "\xff", "mar\xc3", "\xed\xa0\x80", "martin\x01", "0", "00", "-1", "99999999999999999999", "1e9", "0x10",
    "31/02/1980", "00/00/0000", "9999", "13/1980", "/", "//", "@", "@@", "a@", quotes, letters, digits, "a b c d e f g h i j k l m n o p",
  };
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 id = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", "1980-04-03", "0612345678");

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) rows = search (shop, queries[i]);

      g_assert_cmpuint (rows->len, <=, 1);
    }
  assert_misses (shop, "m%n", id);
  assert_misses (shop, "%", id);
  assert_misses (shop, "_artin", id);
  assert_misses (shop, "", id);
  assert_finds (shop, "👩‍🔬 martin", id);
}

/* A random piece of any of the alphabets that people write names in, and of what they type by mistake. */
static char *
make_noise (GRand *random, int most)
{
  static const gunichar ranges[][2] = {
    { 'a', 'z' }, { 'A', 'Z' }, { '0', '9' }, { ' ', '/' }, { 0xc0, 0x17f }, { 0x370, 0x3ff }, { 0x400, 0x4ff }, { 0x5d0, 0x5ea },
    { 0x620, 0x64a }, { 0x4e00, 0x4f00 }, { 0x1f600, 0x1f64f }, { 0x300, 0x36f }, { 0x200b, 0x200f },
  };
  GString *out = g_string_new (NULL);
  int length = g_rand_int_range (random, 0, most);

  for (int i = 0; i < length; i++)
    {
      guint range = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (ranges));

      if (g_rand_int_range (random, 0, 5) == 0)
        g_string_append_c (out, ' ');
      g_string_append_unichar (out, (gunichar) g_rand_int_range (random, (gint32) ranges[range][0], (gint32) ranges[range][1] + 1));
    }
  return g_string_free (out, FALSE);
}

static void
test_random_fragments_never_fail (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  dpt_test_shop_add_patient (shop, "Martin", "Jeanne", "1980-04-03", "0612345678");
  for (int i = 0; i < 600; i++)
    {
      g_autofree char *text = make_noise (random, 24);
      g_autoptr (GPtrArray) rows = search (shop, text);

      g_assert_cmpuint (rows->len, <=, 1);
    }
}

/* Whoever was saved is found by every one of the names and by any two of their words. */
static void
test_random_names_are_always_found (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *noise = make_noise (random, 12);
      g_autofree char *family = g_strdup_printf ("W%d%s", i, noise);
      g_autofree char *given_noise = make_noise (random, 12);
      g_autofree char *given = g_strdup_printf ("Q%d %s", i, given_noise);
      gint64 id = dpt_test_shop_add_patient (shop, family, given, NULL, NULL);
      g_autofree char *both = g_strdup_printf ("q%d w%d", i, i);
      g_autofree char *lead = g_strdup_printf ("w%d", i);

      assert_finds (shop, both, id);
      assert_finds (shop, lead, id);
    }
}

static void
test_searching_needs_the_right (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);

  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    {
      g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, role);
      g_autoptr (GError) error = NULL;
      Query query = { "x", 5 };
      g_autoptr (GPtrArray) rows = dpt_session_read (session, run, &query, (GDestroyNotify) g_ptr_array_unref, &error);

      g_assert_true ((rows != NULL) == dpt_session_may (session, DPT_RIGHT_PATIENT_READ));
    }
}

static gpointer
list_by_name (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_db_query (unit->connection, "patient/list:by-name", error);
}

/* Zola stands behind Élan, Le Goff behind Le, and d’Arc among the d. */
static void
test_the_list_is_in_the_order_of_folded_names (DptDb *db)
{
  static const char *const names[][2] = { { "d’Arc", "Jeanne" }, { "Dubois", "Zoé" }, { "Élan", "Anne" }, { "élan", "Zoé" },
                                          { "Fabre", "Émile" }, { "Le", "Zoé" }, { "Le Goff", "Anne" }, { "Zola", "Émile" } };
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptDbRows) rows = NULL;
  gint64 ids[G_N_ELEMENTS (names)];

  for (guint i = G_N_ELEMENTS (names); i-- > 0;)
    ids[i] = dpt_test_shop_add_patient (shop, names[i][0], names[i][1], NULL, NULL);
  rows = dpt_session_read (shop->system, list_by_name, NULL, (GDestroyNotify) dpt_db_rows_unref, NULL);
  g_assert_cmpuint (dpt_db_rows_get_n_rows (rows), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (dpt_db_rows_get_int (rows, i, 0), ==, ids[i]);
}

static gpointer
recent (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_list_recent (unit, 10, error);
}

static void
test_an_empty_box_shows_who_was_here_last (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 last = 0;
  g_autoptr (GPtrArray) rows = NULL;

  for (int i = 0; i < 12; i++)
    {
      dpt_clock_set_now (shop->clock, DPT_TEST_NOW + i * G_USEC_PER_SEC);
      last = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, NULL);
    }
  rows = dpt_session_read (shop->system, recent, NULL, (GDestroyNotify) g_ptr_array_unref, NULL);
  g_assert_cmpuint (rows->len, ==, 10);
  g_assert_cmpint (dpt_record_get_id (rows->pdata[0]), ==, last);
}

typedef struct
{
  const char *fragment;
  gint64 tag_id;
} Tagged;

static gpointer
find_tagged (DptUnit *unit, gpointer args, GError **error)
{
  const Tagged *tagged = args;

  return dpt_patient_list_find (unit, tagged->fragment, tagged->tag_id, 50, error);
}

static guint
count_tagged (DptTestShop *shop, const char *fragment, gint64 tag_id)
{
  Tagged tagged = { fragment, tag_id };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dpt_session_read (shop->system, find_tagged, &tagged, (GDestroyNotify) g_ptr_array_unref, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
test_a_tag_narrows_the_list (DptDb *db)
{
  static const char *const properties[] = { "family-name", "birth-date", "file-number", "last-visit" };
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 jeanne = dpt_test_shop_add_patient (shop, "Martin", "Jeanne", NULL, NULL);
  gint64 paul = dpt_test_shop_add_patient (shop, "Martin", "Paul", "1970-01-01", NULL);
  g_autoptr (DptDbListModel) list = dpt_patient_list_new (db);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO patient_tag (id, version, patient_id, tag_id) VALUES (92, 1, %" G_GINT64_FORMAT ", 91)", paul);

  g_assert_cmpint (jeanne, !=, paul);
  dpt_test_db_exec (db, "INSERT INTO tag (id, version, name) VALUES (90, 1, 'Press'), (91, 1, 'School')");
  dpt_test_db_exec (db, sql);
  g_assert_cmpuint (count_tagged (shop, "martin", 0), ==, 2);
  g_assert_cmpuint (count_tagged (shop, "martin", 91), ==, 1);
  g_assert_cmpuint (count_tagged (shop, "martin", 90), ==, 0);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (properties); i++)
    {
      dpt_patient_list_set_order (list, properties[i / 2], i % 2, 91);
      while (g_list_model_get_n_items (G_LIST_MODEL (list)) != 1)
        g_main_context_iteration (NULL, TRUE);
      dpt_patient_list_set_order (list, properties[i / 2], i % 2, 0);
      while (g_list_model_get_n_items (G_LIST_MODEL (list)) != 2)
        g_main_context_iteration (NULL, TRUE);
    }
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/patient-search/names-in-any-order-without-accents-case-or-hyphens", test_names_in_any_order_without_accents_case_or_hyphens);
  dpt_test_db_add ("/patient-search/birth-names-are-found", test_birth_names_are_found);
  dpt_test_db_add ("/patient-search/phones-from-the-front-and-from-the-end", test_phones_from_the_front_and_from_the_end);
  dpt_test_db_add ("/patient-search/birth-dates-in-every-way", test_birth_dates_in_every_way);
  dpt_test_db_add ("/patient-search/numbers-of-files-and-cards", test_numbers_of_files_and_cards);
  dpt_test_db_add ("/patient-search/e-mail-addresses-from-the-front", test_e_mail_addresses_from_the_front);
  dpt_test_db_add ("/patient-search/whole-words-come-first-then-who-was-here-lately", test_whole_words_come_first_then_who_was_here_lately);
  dpt_test_db_add ("/patient-search/a-lately-seen-patient-is-in-front-of-a-thousand", test_a_lately_seen_patient_is_in_front_of_a_thousand);
  dpt_test_db_add ("/patient-search/a-year-of-birth-finds-one-among-thousands-of-namesakes", test_a_year_of_birth_finds_one_among_thousands_of_namesakes);
  dpt_test_db_add ("/patient-search/a-merged-number-leads-to-who-stayed", test_a_merged_number_leads_to_who_stayed);
  dpt_test_db_add ("/patient-search/rows-show-what-a-list-needs", test_rows_show_what_a_list_needs);
  dpt_test_db_add ("/patient-search/hostile-fragments-find-or-do-not-find", test_hostile_fragments_find_or_do_not_find);
  dpt_test_db_add ("/patient-search/random-fragments-never-fail", test_random_fragments_never_fail);
  dpt_test_db_add ("/patient-search/random-names-are-always-found", test_random_names_are_always_found);
  dpt_test_db_add ("/patient-search/needs-the-right", test_searching_needs_the_right);
  dpt_test_db_add ("/patient-search/the-list-is-in-the-order-of-folded-names", test_the_list_is_in_the_order_of_folded_names);
  dpt_test_db_add ("/patient-search/an-empty-box-shows-who-was-here-last", test_an_empty_box_shows_who_was_here_last);
  dpt_test_db_add ("/patient/search/tag", test_a_tag_narrows_the_list);
  return g_test_run ();
}
