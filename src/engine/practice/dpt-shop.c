/* dpt-shop.c - see dpt-shop.h.
 * For: the one unit of work that makes a shop. Not for: what other subjects put into it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-shop.h"

#include "base/dpt-error.h"
#include "base/dpt-id.h"
#include "base/dpt-text.h"
#include "engine/practice/dpt-country.h"

#include <glib/gi18n-lib.h>

static gboolean
add_organization (DptUnit *unit, DptShopPlan *plan, GError **error)
{
  g_autoptr (DptOrganization) organization = dpt_record_new (DPT_TYPE_ORGANIZATION);
  const DptCountry *country = dpt_country_find (plan->country);

  dpt_record_set_text (organization, DPT_ORGANIZATION_NAME, plan->name);
  dpt_record_set_text (organization, DPT_ORGANIZATION_COUNTRY, plan->country);
  dpt_record_set_text (organization, DPT_ORGANIZATION_CURRENCY, plan->currency ? plan->currency : country ? country->currency : "EUR");
  dpt_record_set_int (organization, DPT_ORGANIZATION_DEMONSTRATION, plan->demonstration != FALSE);
  dpt_record_set_int (organization, DPT_ORGANIZATION_CREATED_AT, dpt_unit_get_now (unit));
  if (!dpt_unit_save (unit, organization, error))
    return FALSE;
  plan->organization_id = dpt_record_get_id (organization);
  return TRUE;
}

gint64
dpt_establishment_open (DptUnit *unit, DptEstablishment *establishment, GError **error)
{
  gint64 till_id = dpt_id_new ();

  if (!dpt_establishment_save (unit, establishment, error))
    return 0;
  dpt_db_connection_touch (unit->connection, "till");
  if (dpt_db_execute (unit->connection, "practice/shop:add-till", error, DPT_INT (till_id),
                      DPT_INT (dpt_record_get_id (establishment)), DPT_TEXT ("1"), DPT_TEXT (_ ("Till 1")))
        <= 0
      || !dpt_unit_audit (unit, "create", "till", till_id, NULL, error))
    return 0;
  return till_id;
}

static gboolean
add_establishment (DptUnit *unit, DptShopPlan *plan, GError **error)
{
  /* A copy: the unit may run again from the start. */
  g_autoptr (DptEstablishment) establishment
    = plan->establishment ? dpt_record_copy (plan->establishment) : dpt_record_new (DPT_TYPE_ESTABLISHMENT);

  if (dpt_record_is_null (establishment, DPT_ESTABLISHMENT_NAME))
    dpt_record_set_text (establishment, DPT_ESTABLISHMENT_NAME, plan->name);
  plan->till_id = dpt_establishment_open (unit, establishment, error);
  if (plan->till_id == 0)
    return FALSE;
  plan->establishment_id = dpt_record_get_id (establishment);
  if (plan->machine == NULL)
    return TRUE;
  plan->station_id = dpt_station_ensure (unit, plan->establishment_id, plan->machine, error);
  return plan->station_id != 0;
}

static gboolean
add_administrator (DptUnit *unit, DptShopPlan *plan, GError **error)
{
  g_autoptr (DptUserAccount) account = NULL;

  if (plan->administrator == NULL)
    return TRUE;
  account = dpt_record_copy (plan->administrator);
  if (!dpt_user_insert (unit, account, plan->credentials, DPT_ROLE_BIT (DPT_ROLE_ADMINISTRATOR) | plan->administrator_roles, 0, error))
    return FALSE;
  plan->administrator_id = dpt_record_get_id (account);
  return TRUE;
}

static gpointer
create_shop (DptUnit *unit, gpointer args, GError **error)
{
  DptShopPlan *plan = args;
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "practice/shop:organization", error);

  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    {
      dpt_set_error (error, DPT_ERROR_STATE, _ ("There is a shop in this database already."));
      return NULL;
    }
  if (!add_organization (unit, plan, error) || !add_establishment (unit, plan, error) || !add_administrator (unit, plan, error)
      || (plan->also != NULL && !plan->also (unit, plan, plan->also_data, error)))
    return NULL;
  return plan;
}

gboolean
dpt_shop_create (DptSession *system, DptShopPlan *plan, GError **error)
{
  g_return_val_if_fail (DPT_IS_SESSION (system) && plan != NULL, FALSE);

  if (dpt_text_is_blank (plan->name))
    return dpt_set_invalid (error, "name", _ ("Shop's name: must be filled in."));
  return dpt_session_write (system, create_shop, plan, NULL, error) != NULL;
}

static gpointer
look_for_shop (DptDbConnection *connection, gpointer args, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (connection, "practice/shop:organization", error);

  return rows ? GINT_TO_POINTER (1 + (dpt_db_rows_get_n_rows (rows) > 0)) : NULL;
}

int
dpt_shop_exists (DptDb *db, GError **error)
{
  g_return_val_if_fail (DPT_IS_DB (db), -1);

  return GPOINTER_TO_INT (dpt_db_read (db, look_for_shop, NULL, NULL, error)) - 1;
}
