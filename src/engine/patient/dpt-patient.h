/* dpt-patient.h - a person the shop knows: the record, and what stands beside it.
 * For: forms, lists, documents. Not for: saving a whole patient (dpt-patient-store.h) and finding one (dpt-patient-search.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"

G_BEGIN_DECLS

#define DPT_TYPE_PATIENT (dpt_patient_get_type ())
G_DECLARE_FINAL_TYPE (DptPatient, dpt_patient, DPT, PATIENT, DptRecord)

/**
 * The fields of #DptPatient. FAMILY_NAME is the one in use, BIRTH_NAME where it is another; dates are ISO; NIR is the French
 * social security number, 13 characters or 15 with its key; MERGED_INTO_ID: the patient that this one turned out to be; SORT_NAME:
 * dpt_patient_create_sort_name(), made at saving.
 */
enum
{
  DPT_PATIENT_FILE_NUMBER,
  DPT_PATIENT_TITLE,
  DPT_PATIENT_FAMILY_NAME,
  DPT_PATIENT_BIRTH_NAME,
  DPT_PATIENT_GIVEN_NAMES,
  DPT_PATIENT_SORT_NAME,
  DPT_PATIENT_SEX,
  DPT_PATIENT_BIRTH_DATE,
  DPT_PATIENT_BIRTH_PLACE,
  DPT_PATIENT_LANGUAGE,
  DPT_PATIENT_PREFERRED_CHANNEL,
  DPT_PATIENT_OCCUPATION,
  DPT_PATIENT_HOBBIES,
  DPT_PATIENT_DRIVES,
  DPT_PATIENT_SCREEN_HOURS,
  DPT_PATIENT_NIR,
  DPT_PATIENT_CARD_NUMBER,
  DPT_PATIENT_PRESCRIBER_ID,
  DPT_PATIENT_GUARDIAN_ID,
  DPT_PATIENT_HOME_ESTABLISHMENT_ID,
  DPT_PATIENT_SOURCE,
  DPT_PATIENT_NOTES,
  DPT_PATIENT_CREATED_AT,
  DPT_PATIENT_DECEASED_ON,
  DPT_PATIENT_MERGED_INTO_ID,
  DPT_PATIENT_ACTIVE,
};

/** dpt_patient_create_name: Returns: (transfer full): "MARTIN Jeanne", "MARTIN (DURAND) Jeanne" where she was born Durand */
char *dpt_patient_create_name (const char *family_name, const char *birth_name, const char *given_names);
/** dpt_patient_dup_name: Returns: (transfer full): dpt_patient_create_name() of a #DptPatient */
char *dpt_patient_dup_name (DptPatient *self);

/**
 * dpt_nir_is_valid:
 * @nir: 13 characters, or 15 with the key; spaces do not matter; 2A and 2B stand for Corsica
 *
 * The key is 97 less the number modulo 97, 2A counting as 19 and 2B as 18 (INSEE, numéro d'inscription au répertoire).
 */
gboolean dpt_nir_is_valid (const char *nir);

#define DPT_TYPE_CONTACT_POINT (dpt_contact_point_get_type ())
G_DECLARE_FINAL_TYPE (DptContactPoint, dpt_contact_point, DPT, CONTACT_POINT, DptRecord)

/** The fields of #DptContactPoint. KIND: mobile, home, work, email. The two keys are made from VALUE before saving. */
enum
{
  DPT_CONTACT_POINT_PATIENT_ID,
  DPT_CONTACT_POINT_KIND,
  DPT_CONTACT_POINT_VALUE,
  DPT_CONTACT_POINT_SEARCH_KEY,
  DPT_CONTACT_POINT_REVERSED_KEY,
  DPT_CONTACT_POINT_PREFERRED,
  DPT_CONTACT_POINT_NOTE,
};

/** dpt_contact_point_make_keys: fills SEARCH_KEY and REVERSED_KEY from VALUE */
void dpt_contact_point_make_keys (DptContactPoint *self);
/** dpt_phone_format: Returns: (transfer full): a French number in pairs, "06 12 34 56 78"; any other as it was typed; "" for %NULL */
char *dpt_phone_format (const char *value);

#define DPT_TYPE_ADDRESS (dpt_address_get_type ())
G_DECLARE_FINAL_TYPE (DptAddress, dpt_address, DPT, ADDRESS, DptRecord)

/** The fields of #DptAddress. KIND: home, billing, shipping; COUNTRY: ISO 3166. */
enum
{
  DPT_ADDRESS_PATIENT_ID,
  DPT_ADDRESS_KIND,
  DPT_ADDRESS_LINE1,
  DPT_ADDRESS_LINE2,
  DPT_ADDRESS_POSTAL_CODE,
  DPT_ADDRESS_CITY,
  DPT_ADDRESS_COUNTRY,
};

/** dpt_address_format: Returns: (transfer full): in lines, as on an envelope without the name; the country only where it is not @home_country */
char *dpt_address_format (DptAddress *self, const char *home_country);

#define DPT_TYPE_FAMILY_LINK (dpt_family_link_get_type ())
G_DECLARE_FINAL_TYPE (DptFamilyLink, dpt_family_link, DPT, FAMILY_LINK, DptRecord)

/** The fields of #DptFamilyLink: RELATIVE_ID is PATIENT_ID's KIND (parent, child, spouse, sibling, guardian, payer, other). RELATIVE_NAME is filled by queries. */
enum
{
  DPT_FAMILY_LINK_PATIENT_ID,
  DPT_FAMILY_LINK_RELATIVE_ID,
  DPT_FAMILY_LINK_KIND,
  DPT_FAMILY_LINK_RELATIVE_NAME,
};

#define DPT_TYPE_CONSENT (dpt_consent_get_type ())
G_DECLARE_FINAL_TYPE (DptConsent, dpt_consent, DPT, CONSENT, DptRecord)

/** The fields of #DptConsent: an entry that is never changed; the latest of a purpose and channel counts. */
enum
{
  DPT_CONSENT_PATIENT_ID,
  DPT_CONSENT_PURPOSE,
  DPT_CONSENT_CHANNEL,
  DPT_CONSENT_GIVEN,
  DPT_CONSENT_AT,
  DPT_CONSENT_USER_ID,
};

#define DPT_TYPE_ALERT (dpt_alert_get_type ())
G_DECLARE_FINAL_TYPE (DptAlert, dpt_alert, DPT, ALERT, DptRecord)

/** The fields of #DptAlert. KIND: allergy, risk, note. */
enum
{
  DPT_ALERT_PATIENT_ID,
  DPT_ALERT_KIND,
  DPT_ALERT_TEXT,
  DPT_ALERT_ACTIVE,
};

#define DPT_TYPE_PATIENT_COVER (dpt_patient_cover_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientCover, dpt_patient_cover, DPT, PATIENT_COVER, DptRecord)

/** The fields of #DptPatientCover. RANK: 1 compulsory, 2 complementary, 3 second complementary. INSURER_NAME is filled by queries. */
enum
{
  DPT_PATIENT_COVER_PATIENT_ID,
  DPT_PATIENT_COVER_INSURER_ID,
  DPT_PATIENT_COVER_RANK,
  DPT_PATIENT_COVER_MEMBER_NUMBER,
  DPT_PATIENT_COVER_PLAN_NAME,
  DPT_PATIENT_COVER_VALID_FROM,
  DPT_PATIENT_COVER_VALID_UNTIL,
  DPT_PATIENT_COVER_RATE_BP,
  DPT_PATIENT_COVER_INSURER_NAME,
};

#define DPT_TYPE_TAG (dpt_tag_get_type ())
G_DECLARE_FINAL_TYPE (DptTag, dpt_tag, DPT, TAG, DptRecord)

/** The fields of #DptTag. COLOR: "#rrggbb". */
enum
{
  DPT_TAG_NAME,
  DPT_TAG_COLOR,
};

#define DPT_TYPE_PATIENT_TAG (dpt_patient_tag_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientTag, dpt_patient_tag, DPT, PATIENT_TAG, DptRecord)

/** The fields of #DptPatientTag. TAG_NAME and TAG_COLOR are filled by queries. */
enum
{
  DPT_PATIENT_TAG_PATIENT_ID,
  DPT_PATIENT_TAG_TAG_ID,
  DPT_PATIENT_TAG_TAG_NAME,
  DPT_PATIENT_TAG_TAG_COLOR,
};

/** dpt_patient_word: Returns: the translated word for a value of an enumerated field of this file ("mobile", "spouse"), @value where it is none, "" for %NULL */
const char *dpt_patient_word (const char *value);

G_END_DECLS
