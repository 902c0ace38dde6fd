/* dpt-test-shop.c - see dpt-test-shop.h.
 * For: tests. Not for: anything that is installed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-shop.h"

#include "base/dpt-id.h"
#include "support/dpt-test-db.h"

static const char *const names[DPT_N_ROLES] = {
  "Rosa Martin", "Xavier Petit", "Diane Leroy", "Carl Moreau", "Sam Fournier", "Lea Girard", "Olga Bonnet", "Anna Dupont",
};

static gboolean
add_users (DptUnit *unit, const DptShopPlan *plan, gpointer data, GError **error)
{
  DptTestShop *self = data;

  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    {
      g_autoptr (DptUserAccount) account = dpt_record_new (DPT_TYPE_USER_ACCOUNT);

      dpt_record_set_text (account, DPT_USER_ACCOUNT_LOGIN, dpt_role_get_name (role));
      dpt_record_set_text (account, DPT_USER_ACCOUNT_DISPLAY_NAME, names[role]);
      dpt_record_set_int (account, DPT_USER_ACCOUNT_DISCOUNT_LIMIT_BP, role == DPT_ROLE_OWNER ? 10000 : 1000);
      if (role == DPT_ROLE_OPTOMETRIST)
        dpt_record_set_text (account, DPT_USER_ACCOUNT_PROFESSIONAL_NUMBER, "10001234567");
      if (!dpt_user_insert (unit, account, plan->credentials, DPT_ROLE_BIT (role), 0, error))
        return FALSE;
      self->users[role] = dpt_record_get_id (account);
    }
  return TRUE;
}

static gpointer
add_other_establishment (DptUnit *unit, gpointer args, GError **error)
{
  DptTestShop *self = args;
  g_autoptr (DptEstablishment) other = dpt_record_new (DPT_TYPE_ESTABLISHMENT);

  dpt_record_set_text (other, DPT_ESTABLISHMENT_NAME, "Optique de la Gare");
  if (dpt_establishment_open (unit, other, error) == 0)
    return NULL;
  self->other_establishment_id = dpt_record_get_id (other);
  return self;
}

DptTestShop *
dpt_test_shop_new_full (DptDb *db, gboolean demonstration)
{
  DptTestShop *self = g_new0 (DptTestShop, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) nobody = NULL;
  g_autoptr (DptEstablishment) first = dpt_record_new (DPT_TYPE_ESTABLISHMENT);
  g_autoptr (DptCredentials) credentials = dpt_credentials_new (DPT_TEST_PASSWORD, DPT_TEST_PIN, DPT_PASSWORD_STRENGTH_LOW, NULL, NULL);
  DptShopPlan plan = {
    .name = "Optique du Canal", .country = "FR", .demonstration = demonstration, .establishment = first, .machine = "test",
    .credentials = credentials, .also = add_users, .also_data = self,
  };

  self->db = g_object_ref (db);
  self->clock = dpt_clock_new_fixed (DPT_TEST_NOW);
  dpt_record_set_text (first, DPT_ESTABLISHMENT_LINE1, "12 quai de Jemmapes");
  dpt_record_set_text (first, DPT_ESTABLISHMENT_POSTAL_CODE, "75010");
  dpt_record_set_text (first, DPT_ESTABLISHMENT_CITY, "Paris");
  nobody = dpt_session_new_system (db, self->clock, 0, &error);
  g_assert_no_error (error);
  dpt_shop_create (nobody, &plan, &error);
  g_assert_no_error (error);
  self->establishment_id = plan.establishment_id;
  self->till_id = plan.till_id;
  self->station_id = plan.station_id;
  self->system = dpt_session_new_system (db, self->clock, plan.establishment_id, &error);
  g_assert_no_error (error);
  dpt_session_write (self->system, add_other_establishment, self, NULL, &error);
  g_assert_no_error (error);
  return self;
}

DptTestShop *
dpt_test_shop_new (DptDb *db)
{
  return dpt_test_shop_new_full (db, FALSE);
}

void
dpt_test_shop_free (DptTestShop *self)
{
  g_clear_object (&self->system);
  g_clear_object (&self->clock);
  g_clear_object (&self->db);
  g_free (self);
}

DptSession *
dpt_test_shop_sign_in (DptTestShop *self, DptRole role)
{
  g_autoptr (GError) error = NULL;
  DptSession *session = dpt_session_new (self->db, self->clock, self->users[role], self->establishment_id, self->station_id, &error);

  g_assert_no_error (error);
  return session;
}

DptSession *
dpt_test_shop_sign_in_without (DptTestShop *self, DptRole role, DptRight right)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO user_right (id, version, user_id, right_name, granted) VALUES (%" G_GINT64_FORMAT
                                          ", 1, %" G_GINT64_FORMAT ", '%s', 0)",
                                          dpt_id_new (), self->users[role], dpt_right_get_name (right));
  DptSession *session;

  dpt_test_db_exec (self->db, sql);
  session = dpt_test_shop_sign_in (self, role);
  g_assert_false (dpt_session_may (session, right));
  dpt_test_db_exec (self->db, "DELETE FROM user_right");
  return session;
}

static gpointer
save_patient (DptUnit *unit, gpointer args, GError **error)
{
  gint64 id = dpt_patient_save (unit, args, error);

  return id ? g_memdup2 (&id, sizeof id) : NULL;
}

gint64
dpt_test_shop_add_patient (DptTestShop *self, const char *family_name, const char *given_names, const char *birth_date,
                           const char *mobile)
{
  g_autoptr (DptPatientFile) file = dpt_patient_file_new ();
  DptPatient *patient = dpt_patient_file_get_patient (file);
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = NULL;

  dpt_record_set_text (patient, DPT_PATIENT_FAMILY_NAME, family_name);
  dpt_record_set_text (patient, DPT_PATIENT_GIVEN_NAMES, given_names);
  dpt_record_set_text (patient, DPT_PATIENT_BIRTH_DATE, birth_date);
  if (mobile != NULL)
    dpt_record_set_text (dpt_patient_file_add (file, DPT_PATIENT_PART_CONTACTS, "FR"), DPT_CONTACT_POINT_VALUE, mobile);
  id = dpt_session_write (self->system, save_patient, file, g_free, &error);
  g_assert_no_error (error);
  return *id;
}
