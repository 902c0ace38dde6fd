/* dpt-validity.c - see dpt-validity.h.
 * For: the table of terms. Not for: dates that a prescriber wrote.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-validity.h"

#include "base/dpt-date.h"

#define ANY -1
#define OLDEST 200

/* The first row that fits counts. */
static const struct
{
  const char *country;
  int use;
  int prescriber;
  int from_age;
  int to_age;
  int months;
} rules[] = {
  /* Code de la santé publique, D.4362-12 (décret 2016-1381, orthoptists by the later version) */
  { "FR", DPT_VALIDITY_SPECTACLES, ANY, 0, 15, 12 },
  { "FR", DPT_VALIDITY_SPECTACLES, DPT_VALIDITY_ORTHOPTIST, 16, OLDEST, 24 },
  { "FR", DPT_VALIDITY_SPECTACLES, ANY, 16, 42, 60 },
  { "FR", DPT_VALIDITY_SPECTACLES, ANY, 43, OLDEST, 36 },
  /* Code de la santé publique, D.4362-11-1 */
  { "FR", DPT_VALIDITY_CONTACT_FIRST, ANY, ANY, OLDEST, 12 },
  { "FR", DPT_VALIDITY_CONTACT_LENSES, ANY, 0, 15, 12 },
  { "FR", DPT_VALIDITY_CONTACT_LENSES, ANY, 16, OLDEST, 36 },
  /* Contact Lens Rule, 16 CFR 315.6 (a) */
  { "US", DPT_VALIDITY_CONTACT_LENSES, ANY, ANY, OLDEST, 12 },
  { "US", DPT_VALIDITY_CONTACT_FIRST, ANY, ANY, OLDEST, 12 },
};

int
dpt_validity_get_months (const char *country, DptValidityUse use, DptValidityPrescriber prescriber, int age)
{
  for (gsize i = 0; country != NULL && i < G_N_ELEMENTS (rules); i++)
    if (g_ascii_strcasecmp (country, rules[i].country) == 0 && rules[i].use == (int) use
        && (rules[i].prescriber == ANY || rules[i].prescriber == (int) prescriber)
        && age >= rules[i].from_age && age <= rules[i].to_age)
      return rules[i].months;
  return 0;
}

char *
dpt_validity_dup_last_day (const char *country, DptValidityUse use, DptValidityPrescriber prescriber, const char *birth,
                           const char *issued)
{
  int months;

  if (!dpt_date_is_valid (issued))
    return NULL;
  months = dpt_validity_get_months (country, use, prescriber, dpt_date_age (birth, issued));
  return months > 0 ? dpt_date_add_months (issued, months) : NULL;
}
