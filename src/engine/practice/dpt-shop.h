/* dpt-shop.h - creating the shop in an empty database.
 * For: the first start, `dioptrectl init`, demonstration data, tests. Not for: later changes (dpt-establishment.h, dpt-user.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-establishment.h"
#include "engine/practice/dpt-user.h"

G_BEGIN_DECLS

/**
 * DptShopPlan:
 * @name: of the organization
 * @country: ISO 3166; one of dpt_country_list()
 * @currency: (nullable): ISO 4217; %NULL: the country's
 * @demonstration: whether the sign-in page shows everyone's PIN
 * @establishment: (nullable): the first one, filled in as far as known; %NULL: one that bears the organization's name
 * @machine: (nullable): the host's name of the first station; %NULL: no station yet
 * @administrator: (nullable): login and display name of the first user; %NULL: none (the caller adds users)
 * @credentials: (nullable): of @administrator, from dpt_credentials_new()
 * @administrator_roles: more roles for @administrator (%DPT_ROLE_BIT): in a small shop the administrator is the owner and the optician too
 * @also: (nullable): runs in the same transaction, after the rest and on behalf of the system: what other subjects need in a
 *   new shop (tax classes, catalogue); @unit's session is the system's, without establishment: the ids are in @plan
 *
 * What a new shop is made from; the ids are filled in.
 */
typedef struct _DptShopPlan DptShopPlan;
typedef gboolean (*DptShopFunc) (DptUnit *unit, const DptShopPlan *plan, gpointer data, GError **error);

struct _DptShopPlan
{
  const char *name;
  const char *country;
  const char *currency;
  gboolean demonstration;
  DptEstablishment *establishment;
  const char *machine;
  DptUserAccount *administrator;
  const DptCredentials *credentials;
  guint administrator_roles;
  DptShopFunc also;
  gpointer also_data;

  /* what came of it */
  gint64 organization_id;
  gint64 establishment_id;
  gint64 station_id; /* 0: none */
  gint64 till_id;
  gint64 administrator_id; /* 0: none */
};

/**
 * dpt_shop_create:
 * @system: of dpt_session_new_system() on a database without a shop
 *
 * Creates organization, establishment, station, till and administrator in one transaction. Blocks.
 * Errors: %DPT_ERROR_STATE where there is a shop already; %DPT_ERROR_INVALID with the field.
 */
gboolean dpt_shop_create (DptSession *system, DptShopPlan *plan, GError **error);

/** dpt_shop_exists: Returns: 1 where the database has a shop, 0 where it has none, -1 on failure. Blocks. */
int dpt_shop_exists (DptDb *db, GError **error);

/** dpt_establishment_open: a new establishment with a till of its own; needs %DPT_RIGHT_SETTING_WRITE. Returns: the till's id, 0 on failure */
gint64 dpt_establishment_open (DptUnit *unit, DptEstablishment *establishment, GError **error);

G_END_DECLS
