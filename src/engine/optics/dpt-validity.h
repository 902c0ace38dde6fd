/* dpt-validity.h - how long a prescription may be served, by the law of the country.
 * For: the banner, the work list, the refusal of an expired one. Not for: what insurance pays for again (engine/cover).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DptValidityUse: what the prescription is for */
typedef enum
{
  DPT_VALIDITY_SPECTACLES,
  DPT_VALIDITY_CONTACT_LENSES, /* renewal, the optician may adapt the power */
  DPT_VALIDITY_CONTACT_FIRST,  /* a first fitting */
} DptValidityUse;

/** DptValidityPrescriber: who wrote it */
typedef enum
{
  DPT_VALIDITY_DOCTOR,
  DPT_VALIDITY_ORTHOPTIST,
  DPT_VALIDITY_OPTOMETRIST,
} DptValidityPrescriber;

/**
 * dpt_validity_get_months:
 * @country: ISO 3166 code of the place of delivery, "FR"
 * @use: what for
 * @prescriber: who wrote it
 * @age: whole years of the patient on the day it was written, or -1 where not known
 *
 * The law known here:
 *
 * - FR, spectacles: 12 months below 16 years, 60 from 16 to 42, 36 above 42 (Code de la santé publique D.4362-12); an
 * orthoptist's 24 months, and not more than the 12 of a child.
 * - FR, contact lenses: 12 months below 16 years, 36 from 16 (D.4362-11-1); a first fitting 12.
 * - US, contact lenses: 12 months, the least that 16 CFR 315.6 allows where the prescriber gives no shorter one for a
 * medical reason. Spectacles there follow the law of each state, which is not known here.
 *
 * The prescriber may shorten it; that is a date on the prescription and goes before. For any other country there is no
 * automatic validity: the date written on the prescription is what counts.
 *
 * Returns: months, or 0 where no law is known, or where the age that it needs is not
 */
int dpt_validity_get_months (const char *country, DptValidityUse use, DptValidityPrescriber prescriber, int age);

/**
 * dpt_validity_dup_last_day:
 * @birth: (nullable): date of birth, ISO
 * @issued: the day it was written, ISO
 *
 * A term of months ends on the day of the same number at midnight, or on the last of the month (for France, Code de
 * procédure civile 641 and 642).
 *
 * Returns: (transfer full) (nullable): the last day on which it may be served, ISO, or %NULL where
 * dpt_validity_get_months() is 0
 */
char *dpt_validity_dup_last_day (const char *country, DptValidityUse use, DptValidityPrescriber prescriber,
                                 const char *birth, const char *issued);

G_END_DECLS
