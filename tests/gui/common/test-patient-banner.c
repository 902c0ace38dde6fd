/* test-patient-banner.c - the banner says who and what to mind, follows changes, and forgets the patient before.
 * For: gui/common/dpt-patient-banner. Not for: the figures (tests/engine/insight).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-badge.h"
#include "gui/common/dpt-patient-banner.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-shop.h"

#define I G_GINT64_FORMAT

static const char *
get_text (DptPatientBanner *banner, const char *id)
{
  return gtk_label_get_label (GTK_LABEL (dpt_test_find (GTK_WIDGET (banner), id)));
}

static gboolean
has_badge (DptPatientBanner *banner, const char *text)
{
  GtkWidget *badge;

  for (guint i = 0; (badge = dpt_test_find_type (GTK_WIDGET (banner), DPT_TYPE_BADGE, i)) != NULL; i++)
    if (g_strcmp0 (dpt_badge_get_label (DPT_BADGE (badge)), text) == 0)
      return TRUE;
  return FALSE;
}

static void
exec (DptTestShop *shop, const char *format, gint64 a, gint64 b, gint64 c)
{
  g_autoptr (GString) sql = g_string_new (format);
  g_autofree char *one = g_strdup_printf ("%" I, a);
  g_autofree char *two = g_strdup_printf ("%" I, b);
  g_autofree char *three = g_strdup_printf ("%" I, c);

  g_string_replace (sql, "<a>", one, 0);
  g_string_replace (sql, "<b>", two, 0);
  g_string_replace (sql, "<c>", three, 0);
  dpt_test_db_exec (shop->db, sql->str);
}

static gint64
make_patient (DptTestShop *shop)
{
  gint64 id = dpt_test_shop_add_patient (shop, "Lefèvre-d’Arc", "Marie-Éléonore", "1961-03-08", "0612345678");
  gint64 here = shop->establishment_id, user = shop->users[DPT_ROLE_OPTICIAN];

  exec (shop, "INSERT INTO prescription (id, version, patient_id, kind, usage, origin, state, issued_on, valid_until, prescriber_name, created_at) "
              "VALUES (12, 1, <a>, 'glasses', 'progressive', 'internal', 'active', '2022-11-14', '2025-11-14', 'Dr Blum', 1)", id, 0, 0);
  exec (shop, "INSERT INTO prescription_eye (id, version, prescription_id, eye, sphere, cylinder, axis, addition) VALUES (13, 1, 12, 'R', -125, -50, 90, 200)", 0, 0, 0);
  exec (shop, "INSERT INTO prescription_eye (id, version, prescription_id, eye, sphere, cylinder, axis, addition) VALUES (14, 1, 12, 'L', -1075, -325, 105, 200)", 0, 0, 0);
  exec (shop, "INSERT INTO dispensing_order (id, version, establishment_id, year, number, patient_id, user_id, state, created_at, created_on) "
              "VALUES (15, 1, <b>, 2026, 7, <a>, <c>, 'ready', 1, '2026-09-21')", id, here, user);
  exec (shop, "INSERT INTO counter (establishment_id, series, year, last_number) VALUES (<b>, 'F', 2026, 1)", id, here, 0);
  exec (shop, "INSERT INTO sale (id, uuid, establishment_id, kind, series, year, number, issued_at, issued_on, patient_id, user_id, total_net, total_tax, total_gross, currency) "
              "VALUES (16, 'u', <b>, 'invoice', 'F', 2026, 1, 1, '2026-11-18', <a>, <c>, 102880, 20576, 123456, 'EUR')", id, here, user);
  exec (shop, "INSERT INTO alert (id, version, patient_id, kind, text) VALUES (19, 1, <a>, 'allergy', 'Nickel')", id, 0, 0);
  exec (shop, "INSERT INTO alert (id, version, patient_id, kind, text) VALUES (20, 1, <a>, 'note', 'Hard of hearing, comes with her daughter who drives')", id, 0, 0);
  return id;
}

static DptPatientBanner *
show_banner (DptSession *session, gint64 id, GtkWindow **window)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  DptPatientBanner *banner = DPT_PATIENT_BANNER (dpt_patient_banner_new ());

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (banner));
  *window = dpt_test_show (box, 1280, 120);
  g_object_set (banner, "session", session, "patient-id", id, NULL);
  dpt_test_until (!dpt_patient_banner_get_loading (banner));
  return banner;
}

static void
test_says_who_and_what_to_mind (void)
{
  g_autoptr (DptTestDb) base = dpt_test_db_new ();
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (base->db);
  g_autoptr (DptSession) optician = dpt_test_shop_sign_in (shop, DPT_ROLE_OPTICIAN);
  gint64 id = make_patient (shop);
  GtkWindow *window;
  DptPatientBanner *banner = show_banner (optician, id, &window);

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (banner)));
  g_assert_cmpstr (get_text (banner, "name_label"), ==, "LEFÈVRE-D’ARC Marie-Éléonore");
  g_assert_true (g_str_has_prefix (get_text (banner, "person_label"), "65 years"));
  g_assert_true (has_badge (banner, "Allergy: Nickel"));
  g_assert_true (has_badge (banner, "Glasses ready"));
  g_assert_true (has_badge (banner, "Prescription expired"));
  g_assert_true (gtk_widget_get_visible (dpt_test_find (GTK_WIDGET (banner), "rx_box")));
  g_assert_cmpstr (get_text (banner, "balance_caption"), ==, "to pay");
  dpt_a11y_assert (banner);
  dpt_test_picture (GTK_WIDGET (window), "banner");
  dpt_test_set_dark (TRUE);
  dpt_test_picture (GTK_WIDGET (window), "banner-dark");
  dpt_test_set_dark (FALSE);
  gtk_window_destroy (window);
}

static void
test_hides_what_the_user_may_not_see (void)
{
  g_autoptr (DptTestDb) base = dpt_test_db_new ();
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (base->db);
  g_autoptr (DptSession) keeper = dpt_test_shop_sign_in (shop, DPT_ROLE_STOCK_KEEPER);
  gint64 id = make_patient (shop);
  GtkWindow *window;
  DptPatientBanner *banner = show_banner (keeper, id, &window);

  g_assert_false (gtk_widget_get_visible (dpt_test_find (GTK_WIDGET (banner), "rx_box")));
  g_assert_false (gtk_widget_get_visible (dpt_test_find (GTK_WIDGET (banner), "balance_box")));
  g_assert_false (has_badge (banner, "Prescription expired"));
  gtk_window_destroy (window);
}

static gpointer
load (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_load (unit, *(gint64 *) args, error);
}

static gpointer
save (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_save (unit, args, error) ? unit : NULL;
}

static void
test_follows_changes_and_patients (void)
{
  g_autoptr (DptTestDb) base = dpt_test_db_new ();
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (base->db);
  g_autoptr (DptSession) optician = dpt_test_shop_sign_in (shop, DPT_ROLE_OPTICIAN);
  gint64 id = make_patient (shop);
  gint64 other = dpt_test_shop_add_patient (shop, "Petit", "Luc", NULL, NULL);
  g_autoptr (DptPatientFile) file = dpt_session_read (shop->system, load, &id, g_object_unref, NULL);
  GtkWindow *window;
  DptPatientBanner *banner = show_banner (optician, id, &window);

  dpt_record_set_text (dpt_patient_file_get_patient (file), DPT_PATIENT_FAMILY_NAME, "Moreau");
  g_assert_nonnull (dpt_session_write (shop->system, save, file, NULL, NULL));
  dpt_test_until (g_str_has_prefix (get_text (banner, "name_label"), "MOREAU"));

  dpt_patient_banner_set_patient_id (banner, other);
  dpt_test_until (!dpt_patient_banner_get_loading (banner));
  g_assert_cmpstr (get_text (banner, "name_label"), ==, "PETIT Luc");
  g_assert_false (has_badge (banner, "Allergy: Nickel"));
  g_assert_false (gtk_widget_get_visible (dpt_test_find (GTK_WIDGET (banner), "balance_box")));
  dpt_patient_banner_set_patient_id (banner, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (banner)));
  gtk_window_destroy (window);
}

static void
test_the_newest_patient_wins (void)
{
  g_autoptr (DptTestDb) base = dpt_test_db_new ();
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (base->db);
  gint64 ids[8];
  GtkWindow *window;
  DptPatientBanner *banner;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *name = g_strdup_printf ("Number%u", i);

      ids[i] = dpt_test_shop_add_patient (shop, name, "X", NULL, NULL);
    }
  banner = show_banner (shop->system, ids[0], &window);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    dpt_patient_banner_set_patient_id (banner, ids[i]);
  dpt_test_until (!dpt_patient_banner_get_loading (banner));
  g_assert_cmpstr (get_text (banner, "name_label"), ==, "NUMBER7 X");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/patient-banner/says-who-and-what-to-mind", test_says_who_and_what_to_mind);
  g_test_add_func ("/patient-banner/hides-what-the-user-may-not-see", test_hides_what_the_user_may_not_see);
  g_test_add_func ("/patient-banner/follows-changes-and-patients", test_follows_changes_and_patients);
  g_test_add_func ("/patient-banner/the-newest-patient-wins", test_the_newest_patient_wins);
  return g_test_run ();
}
