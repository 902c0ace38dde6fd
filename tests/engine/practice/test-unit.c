/* test-unit.c - what holds for every unit of work, whatever it does.
 * For: engine/practice/dpt-unit. Not for: rights (test-user.c), transactions (tests/db).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-date.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

static gpointer
ask_twice (DptUnit *unit, gpointer data, GError **error)
{
  gint64 first = dpt_unit_get_now (unit), real = g_get_real_time ();
  g_autofree char *today = dpt_unit_dup_today (unit), *day = dpt_date_from_instant (first);

  while (g_get_real_time () == real)
    ;
  g_assert_cmpint (dpt_unit_get_now (unit), ==, first);
  g_assert_cmpstr (today, ==, day);
  return g_memdup2 (&first, sizeof first);
}

/* Found at the till: the slip of a deposit did not say for what, because the clock had gone on between the payment and its
 * allocation. Clocks of tests stand still, so this one runs. */
static void
test_a_unit_has_one_time (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptClock) clock = dpt_clock_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) session = dpt_session_new (db, clock, shop->users[DPT_ROLE_CASHIER], shop->establishment_id, shop->station_id, &error);
  g_autofree gint64 *first = NULL, *second = NULL;
  gint64 real;

  g_assert_no_error (error);
  first = dpt_session_write (session, ask_twice, NULL, g_free, &error);
  g_assert_no_error (error);
  real = g_get_real_time ();
  while (g_get_real_time () == real)
    ;
  second = dpt_session_write (session, ask_twice, NULL, g_free, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*second, >, *first);
}

static gpointer
add_contact (DptUnit *unit, gpointer data, GError **error)
{
  g_autoptr (DptContactPoint) contact = dpt_record_new (DPT_TYPE_CONTACT_POINT);

  dpt_record_set_int (contact, DPT_CONTACT_POINT_PATIENT_ID, *(gint64 *) data);
  dpt_record_set_text (contact, DPT_CONTACT_POINT_KIND, "email");
  dpt_record_set_text (contact, DPT_CONTACT_POINT_VALUE, "elise@example.org");
  dpt_record_set_text (contact, DPT_CONTACT_POINT_SEARCH_KEY, "elise@example.org");
  dpt_record_set_int (contact, DPT_CONTACT_POINT_PREFERRED, 0);
  return dpt_unit_save (unit, contact, error) ? g_steal_pointer (&contact) : NULL;
}

static gpointer
remove_record (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_unit_remove (unit, data, error) ? unit : NULL;
}

/* What was written and what was taken away stand in the trail, with who did it and what it was. */
static void
test_what_is_written_and_removed_is_in_the_trail (DptDb *db)
{
  static const char *const acts[] = { "create", "remove" };
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 patient_id = dpt_test_shop_add_patient (shop, "Marchand", "Élise", "1968-05-12", NULL);
  g_autoptr (DptSession) session = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  g_autoptr (GError) error = NULL;
  g_autoptr (DptContactPoint) contact = dpt_session_write (session, add_contact, &patient_id, g_object_unref, &error);

  g_assert_no_error (error);
  dpt_session_write (session, remove_record, contact, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT COUNT(*) FROM audit_entry WHERE action = '%s' AND table_name = 'contact_point' AND user_id = %"
                                              G_GINT64_FORMAT " AND change LIKE '%%elise@example.org%%'",
                                              acts[i], shop->users[DPT_ROLE_RECEPTIONIST]);

      g_assert_cmpint (dpt_test_db_query_int (db, sql), ==, 1);
    }
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/unit/has-one-time", test_a_unit_has_one_time);
  dpt_test_db_add ("/unit/what-is-written-and-removed-is-in-the-trail", test_what_is_written_and_removed_is_in_the_trail);
  return g_test_run ();
}
