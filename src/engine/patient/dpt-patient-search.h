/* dpt-patient-search.h - patients while somebody types.
 * For: the search of the window, choosing a patient, `dioptrectl patient search`. Not for: lists with filters (dpt-patient-list.h).
 *
 *   fragment ──► card, file, social security number (exact)        each kind is one range of an index,
 *            ──► birth date, month or year                         never more than a few hundred entries;
 *            ──► phone from the front or from its end              what several of them find is joined,
 *            ──► e-mail from the front                             ranked, cut, and only then read
 *            ──► words of names, any two in any order; the rest compared in C
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_PATIENT_SEARCH_MOST 50

#define DPT_TYPE_PATIENT_ROW (dpt_patient_row_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientRow, dpt_patient_row, DPT, PATIENT_ROW, DptRecord)

/**
 * The fields of #DptPatientRow: a patient in a list. PHONE and CITY: the preferred or first. NAME: dpt_patient_create_name(),
 * filled by dpt_patient_search(). REASON: why it is shown, translated, where that is not plain (a twin, a merged number).
 */
enum
{
  DPT_PATIENT_ROW_FILE_NUMBER,
  DPT_PATIENT_ROW_TITLE,
  DPT_PATIENT_ROW_FAMILY_NAME,
  DPT_PATIENT_ROW_BIRTH_NAME,
  DPT_PATIENT_ROW_GIVEN_NAMES,
  DPT_PATIENT_ROW_SEX,
  DPT_PATIENT_ROW_BIRTH_DATE,
  DPT_PATIENT_ROW_DECEASED_ON,
  DPT_PATIENT_ROW_PHONE,
  DPT_PATIENT_ROW_CITY,
  DPT_PATIENT_ROW_MERGED_INTO_ID,
  DPT_PATIENT_ROW_NAME,
  DPT_PATIENT_ROW_REASON,
};

/**
 * dpt_patient_search:
 * @fragment: as typed, of any length
 * @most: at most so many, up to %DPT_PATIENT_SEARCH_MOST
 *
 * Needs %DPT_RIGHT_PATIENT_READ. Exact matches first, then who was lately seen in this establishment, then by name.
 *
 * Returns: (transfer full) (element-type DptPatientRow) (nullable): none for a fragment without a letter or digit
 */
GPtrArray *dpt_patient_search (DptUnit *unit, const char *fragment, guint most, GError **error);

/** dpt_patient_load_rows: Returns: (transfer full) (element-type DptPatientRow): the patients of @ids (64 at most) in that order, without those that are not there */
GPtrArray *dpt_patient_load_rows (DptUnit *unit, const gint64 *ids, guint n_ids, GError **error);

/** dpt_patient_row_dup_name: Returns: (transfer full): dpt_patient_create_name() of a row */
char *dpt_patient_row_dup_name (DptPatientRow *self);

/** dpt_patient_find_recent: Returns: (transfer full) (element-type DptPatientRow): who was seen or created here last, newest first; for an empty search box */
GPtrArray *dpt_patient_list_recent (DptUnit *unit, guint most, GError **error);

G_END_DECLS
