/* dpt-establishment.h - the organization, its shops and their work places, as records.
 * For: letterheads, settings, sign-in. Not for: creating the first shop (dpt-shop.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_ORGANIZATION (dpt_organization_get_type ())
G_DECLARE_FINAL_TYPE (DptOrganization, dpt_organization, DPT, ORGANIZATION, DptRecord)

/** The fields of #DptOrganization: one a database. COUNTRY is ISO 3166 (two letters), CURRENCY ISO 4217. */
enum
{
  DPT_ORGANIZATION_NAME,
  DPT_ORGANIZATION_COUNTRY,
  DPT_ORGANIZATION_CURRENCY,
  DPT_ORGANIZATION_DEMONSTRATION,
  DPT_ORGANIZATION_CREATED_AT,
};

#define DPT_TYPE_ESTABLISHMENT (dpt_establishment_get_type ())
G_DECLARE_FINAL_TYPE (DptEstablishment, dpt_establishment, DPT, ESTABLISHMENT, DptRecord)

/** The fields of #DptEstablishment. CODE is the short one in document numbers; LOGO a PNG; ACCENT_COLOR "#rrggbb". */
enum
{
  DPT_ESTABLISHMENT_ORGANIZATION_ID,
  DPT_ESTABLISHMENT_CODE,
  DPT_ESTABLISHMENT_NAME,
  DPT_ESTABLISHMENT_LEGAL_NAME,
  DPT_ESTABLISHMENT_LINE1,
  DPT_ESTABLISHMENT_LINE2,
  DPT_ESTABLISHMENT_POSTAL_CODE,
  DPT_ESTABLISHMENT_CITY,
  DPT_ESTABLISHMENT_COUNTRY,
  DPT_ESTABLISHMENT_PHONE,
  DPT_ESTABLISHMENT_EMAIL,
  DPT_ESTABLISHMENT_WEBSITE,
  DPT_ESTABLISHMENT_SIRET,
  DPT_ESTABLISHMENT_FINESS,
  DPT_ESTABLISHMENT_VAT_NUMBER,
  DPT_ESTABLISHMENT_RCS,
  DPT_ESTABLISHMENT_CAPITAL,
  DPT_ESTABLISHMENT_IBAN,
  DPT_ESTABLISHMENT_BIC,
  DPT_ESTABLISHMENT_OPENING_HOURS,
  DPT_ESTABLISHMENT_ACCENT_COLOR,
  DPT_ESTABLISHMENT_LOGO,
  DPT_ESTABLISHMENT_ACTIVE,
};

#define DPT_TYPE_STATION (dpt_station_get_type ())
G_DECLARE_FINAL_TYPE (DptStation, dpt_station, DPT, STATION, DptRecord)

/** The fields of #DptStation. MACHINE is the host's name, by which a program finds its station again. */
enum
{
  DPT_STATION_ESTABLISHMENT_ID,
  DPT_STATION_CODE,
  DPT_STATION_NAME,
  DPT_STATION_MACHINE,
  DPT_STATION_ACTIVE,
};

/** dpt_establishment_list: Returns: (transfer full) (element-type DptEstablishment): those in use, oldest first */
GPtrArray *dpt_establishment_list (DptUnit *unit, GError **error);

/** dpt_establishment_save: adds or changes a shop; needs %DPT_RIGHT_SETTING_WRITE. A new one takes the organization, and a code where it has none. */
gboolean dpt_establishment_save (DptUnit *unit, DptEstablishment *establishment, GError **error);

/**
 * dpt_station_ensure:
 * @machine: the host's name
 *
 * The station of this machine in this establishment, made where there is none yet.
 *
 * Returns: its id, 0 on failure
 */
gint64 dpt_station_ensure (DptUnit *unit, gint64 establishment_id, const char *machine, GError **error);

/** dpt_organization_load: Returns: (transfer full) (nullable): the organization; %NULL with %DPT_ERROR_NOT_FOUND where no shop was created yet */
DptOrganization *dpt_organization_load (DptUnit *unit, GError **error);

G_END_DECLS
