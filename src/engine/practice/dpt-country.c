/* dpt-country.c - see dpt-country.h.
 * For: the table. Not for: anything that changes by law (dated tables in the database).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-country.h"

#include <glib/gi18n-lib.h>

static const DptCountry countries[] = {
  { "FR", "EUR", N_ ("France") },        { "BE", "EUR", N_ ("Belgium") },
  { "LU", "EUR", N_ ("Luxembourg") },    { "CH", "CHF", N_ ("Switzerland") },
  { "MC", "EUR", N_ ("Monaco") },        { "DE", "EUR", N_ ("Germany") },
  { "AT", "EUR", N_ ("Austria") },       { "NL", "EUR", N_ ("Netherlands") },
  { "IT", "EUR", N_ ("Italy") },         { "ES", "EUR", N_ ("Spain") },
  { "PT", "EUR", N_ ("Portugal") },      { "IE", "EUR", N_ ("Ireland") },
  { "GB", "GBP", N_ ("United Kingdom") }, { "US", "USD", N_ ("United States") },
  { "CA", "CAD", N_ ("Canada") },        { "MA", "MAD", N_ ("Morocco") },
  { "DZ", "DZD", N_ ("Algeria") },
};

const DptCountry *
dpt_country_list (guint *n)
{
  if (n != NULL)
    *n = G_N_ELEMENTS (countries);
  return countries;
}

const DptCountry *
dpt_country_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    if (g_strcmp0 (countries[i].code, code) == 0)
      return &countries[i];
  return NULL;
}

const char *
dpt_country_get_label (const char *code)
{
  const DptCountry *country = dpt_country_find (code);

  if (country != NULL)
    return _ (country->label);
  return code ? code : "";
}
