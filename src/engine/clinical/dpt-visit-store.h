/* dpt-visit-store.h - visits in the database: start, open, save as draft, sign, amend, abandon.
 * For: everything that reads or changes a visit. Not for: earlier values and charts (dpt-visit-history.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-visit-sheet.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

/**
 * DptVisitDossier:
 * @sheet: the visit as it is stored
 * @earlier: (nullable): the signed visit before it: what stands in grey
 * @amendment: (nullable): what this user typed of an amendment and did not finish
 * @versions: (element-type DptVisitVersion): without content, oldest first
 * @prescriptions: (element-type DptPrescriptionRow): issued from it
 * @examiner_name: who examines
 * @patient_name: given names and family name
 * @birth_date: (nullable): ISO
 * @custom: (element-type utf8 utf8): what the practice wants otherwise, see dpt_exam_custom_load()
 *
 * All that a screen shows of one visit, read in one unit.
 */
typedef struct
{
  DptVisitSheet *sheet;
  DptVisitSheet *earlier;
  DptVisitSheet *amendment;
  GPtrArray *versions;
  GPtrArray *prescriptions;
  char *examiner_name;
  char *patient_name;
  char *birth_date;
  GHashTable *custom;
} DptVisitDossier;

void dpt_visit_dossier_free (DptVisitDossier *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptVisitDossier, dpt_visit_dossier_free)

/**
 * dpt_visit_start:
 * @kind: of dpt_visit_kind_list()
 *
 * Opens a draft for @patient_id under the session's user, here and now. What is known of the patient for good (history,
 * medication, allergies, family) is carried forward from the visit before, and into one about contact lenses what was
 * agreed about wearing them (dpt_lens_wear_carry()); measurements are not: they stand in grey beside the fields. A draft of the same examiner for the same patient is not started twice: it is given back. Right:
 * clinical.write.
 *
 * Returns: (transfer full) (nullable): the draft, saved
 */
DptVisitSheet *dpt_visit_start (DptUnit *unit, gint64 patient_id, const char *kind, GError **error);

/** dpt_visit_load: Returns: (transfer full) (nullable): the whole visit. Right: clinical.read. Reading for a person's
 * eyes is dpt_visit_open(). */
DptVisitSheet *dpt_visit_load (DptUnit *unit, gint64 visit_id, GError **error);

/**
 * dpt_visit_open:
 *
 * Reads everything that a screen shows, and notes in the access log who looked at what: so it needs a unit that writes.
 * Right: clinical.read.
 */
DptVisitDossier *dpt_visit_open (DptUnit *unit, gint64 visit_id, GError **error);

/** dpt_visit_reopen: reads it again for the eyes that have it open already, after a change elsewhere: nothing is noted
 */
DptVisitDossier *dpt_visit_reopen (DptUnit *unit, gint64 visit_id, GError **error);

/** dpt_visit_log_access: notes that the user looked at @what of @patient_id ("visit 123", "history"). Nothing for the
 * system. */
gboolean dpt_visit_log_access (DptUnit *unit, gint64 patient_id, const char *what, GError **error);

/**
 * dpt_visit_save_draft:
 * @base: as it was loaded or last saved; not changed
 * @now: as it is
 *
 * Writes what differs and nothing else. %DPT_ERROR_STATE where the visit is no draft any more, %DPT_DB_ERROR_CONFLICT
 * where somebody changed the same value in between. Right: clinical.write.
 *
 * Returns: (transfer full) (nullable): the new base
 */
DptVisitSheet *dpt_visit_save_draft (DptUnit *unit, DptVisitSheet *base, DptVisitSheet *now, GError **error);

/**
 * dpt_visit_sign:
 *
 * Saves, checks (dpt_visit_sheet_check()), and freezes the content as version 1. From then on it can only be amended.
 *
 * Returns: (transfer full) (nullable): the signed visit
 */
DptVisitSheet *dpt_visit_sign (DptUnit *unit, DptVisitSheet *base, DptVisitSheet *now, GError **error);

/**
 * dpt_visit_amend:
 * @reason: why, in words; must be given
 *
 * Saves a signed visit as its next version. What was signed before stays readable (dpt_visit_load_version()).
 */
DptVisitSheet *
dpt_visit_amend (DptUnit *unit, DptVisitSheet *base, DptVisitSheet *now, const char *reason, GError **error);

/** dpt_visit_keep_amendment: keeps an unfinished amendment for this user, offered back by dpt_visit_open(). @now:
 * (nullable): %NULL forgets it */
gboolean dpt_visit_keep_amendment (DptUnit *unit, DptVisitSheet *base, DptVisitSheet *now, GError **error);

/** dpt_visit_abandon: closes a draft that came to nothing. Its rows stay. @reason must be given. */
gboolean dpt_visit_abandon (DptUnit *unit, gint64 visit_id, const char *reason, GError **error);

/** dpt_visit_load_version: Returns: (transfer full) (nullable): the content of version @number, as frozen. Right:
 * clinical.read. */
DptVisitSheet *dpt_visit_load_version (DptUnit *unit, gint64 visit_id, int number, GError **error);

G_END_DECLS
