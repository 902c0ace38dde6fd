/* dpt-prescriber.h - prescribers and insurers: who writes a prescription and who pays a part of it.
 * For: patients, prescriptions from outside, quotes. Not for: the rules of plans (engine/cover).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_PRESCRIBER (dpt_prescriber_get_type ())
G_DECLARE_FINAL_TYPE (DptPrescriber, dpt_prescriber, DPT, PRESCRIBER, DptRecord)

/** The fields of #DptPrescriber. RPPS: the French number of a health professional, 11 digits; FINESS: of the place, 9. */
enum
{
  DPT_PRESCRIBER_NAME,
  DPT_PRESCRIBER_PROFESSION,
  DPT_PRESCRIBER_RPPS,
  DPT_PRESCRIBER_FINESS,
  DPT_PRESCRIBER_LINE1,
  DPT_PRESCRIBER_POSTAL_CODE,
  DPT_PRESCRIBER_CITY,
  DPT_PRESCRIBER_PHONE,
  DPT_PRESCRIBER_EMAIL,
  DPT_PRESCRIBER_ACTIVE,
};

#define DPT_TYPE_INSURER (dpt_insurer_get_type ())
G_DECLARE_FINAL_TYPE (DptInsurer, dpt_insurer, DPT, INSURER, DptRecord)

/** The fields of #DptInsurer. KIND: compulsory, complementary, vision_plan. */
enum
{
  DPT_INSURER_NAME,
  DPT_INSURER_KIND,
  DPT_INSURER_CODE,
  DPT_INSURER_OPERATOR,
  DPT_INSURER_PHONE,
  DPT_INSURER_EMAIL,
  DPT_INSURER_ACTIVE,
};

/** dpt_prescriber_save: adds or changes one; needs %DPT_RIGHT_PATIENT_WRITE or %DPT_RIGHT_SETTING_WRITE */
gboolean dpt_prescriber_save (DptUnit *unit, DptPrescriber *prescriber, GError **error);
/** dpt_prescriber_list: Returns: (transfer full) (element-type DptPrescriber): those in use, by name */
GPtrArray *dpt_prescriber_list (DptUnit *unit, GError **error);

/** dpt_prescriber_list_all: Returns: (transfer full) (element-type DptPrescriber): those not in use too, which come last */
GPtrArray *dpt_prescriber_list_all (DptUnit *unit, GError **error);

/** dpt_insurer_save: adds or changes one; needs %DPT_RIGHT_PATIENT_WRITE or %DPT_RIGHT_SETTING_WRITE */
gboolean dpt_insurer_save (DptUnit *unit, DptInsurer *insurer, GError **error);
/** dpt_insurer_list: @kind: (nullable): only of that kind. Returns: (transfer full) (element-type DptInsurer): those in use, by name */
GPtrArray *dpt_insurer_list (DptUnit *unit, const char *kind, GError **error);

/** dpt_insurer_list_all: Returns: (transfer full) (element-type DptInsurer): those not in use too, which come last */
GPtrArray *dpt_insurer_list_all (DptUnit *unit, GError **error);

/** dpt_insurer_kind_label: Returns: the translated word for a kind of the database */
const char *dpt_insurer_kind_label (const char *kind);

/** dpt_prescriber_profession_label: Returns: the translated word for a profession of the database */
const char *dpt_prescriber_profession_label (const char *profession);

G_END_DECLS
