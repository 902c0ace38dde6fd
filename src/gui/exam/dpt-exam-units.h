/* dpt-exam-units.h - what the exam screen asks of the database, each as one unit of work with its arguments.
 * For: DptExamPerspective and its dialogs. Not for: rules (engine/clinical).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/dpt-paper.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "engine/clinical/dpt-visit-history.h"
#include "engine/clinical/dpt-visit-store.h"

G_BEGIN_DECLS

/**
 * DptExamOpening:
 * @history: of the patient
 * @dossier: (nullable): the visit that opens: one's own draft, else the newest
 */
typedef struct
{
  DptVisitHistory *history;
  DptVisitDossier *dossier;
} DptExamOpening;

void dpt_exam_opening_free (DptExamOpening *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptExamOpening, dpt_exam_opening_free)

/** DptExamSave: what to do with the visit */
typedef enum
{
  DPT_EXAM_SAVE_DRAFT,
  DPT_EXAM_SAVE_AMENDMENT, /* keeps it for later */
  DPT_EXAM_DROP_AMENDMENT,
  DPT_EXAM_SIGN,
  DPT_EXAM_AMEND,
} DptExamSave;

/** DptExamArgs: of the units below; each says which it reads */
typedef struct
{
  gint64 id;
  char *text;
  DptExamSave save;
  DptVisitSheet *base;
  DptVisitSheet *now;
  GPtrArray *requests; /* element-type DptPrescriptionRequest, owned */
} DptExamArgs;

DptExamArgs *dpt_exam_args_new (gint64 id, const char *text);
void dpt_exam_args_free (DptExamArgs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptExamArgs, dpt_exam_args_free)
/** dpt_exam_args_add_request: adds a prescription; texts are copied */
void dpt_exam_args_add_request (DptExamArgs *self, const DptPrescriptionRequest *request);

/** dpt_exam_open_patient: @id: patient; writes (the access log). Returns: #DptExamOpening */
gpointer dpt_exam_open_patient (DptUnit *unit, gpointer args, GError **error);
/** dpt_exam_look_again: @id: visit, or 0; @text: patient as a number; reads. Returns: #DptExamOpening, nothing noted */
gpointer dpt_exam_look_again (DptUnit *unit, gpointer args, GError **error);
/** dpt_exam_open_visit: @id: visit; writes. Returns: #DptVisitDossier */
gpointer dpt_exam_open_visit (DptUnit *unit, gpointer args, GError **error);
/** dpt_exam_start_visit: @id: patient; @text: kind; writes. Returns: #DptVisitDossier */
gpointer dpt_exam_start_visit (DptUnit *unit, gpointer args, GError **error);
/** dpt_exam_save_visit: @save, @base, @now, @text: reason; writes. Returns: #DptVisitSheet, the new base */
gpointer dpt_exam_save_visit (DptUnit *unit, gpointer args, GError **error);
/** dpt_exam_keep_custom: @text: name, and after a line feed the value, which may be missing; writes. Returns: @args */
gpointer dpt_exam_keep_custom (DptUnit *unit, gpointer args, GError **error);
/** dpt_exam_abandon_visit: @id: visit; @text: reason; writes. Returns: @args */
gpointer dpt_exam_abandon_visit (DptUnit *unit, gpointer args, GError **error);
/** dpt_exam_prescribe: @requests; @base and @now where the visit is to be signed first; writes. Returns: (element-type
 * DptPrescriptionSheet): #GPtrArray */
gpointer dpt_exam_prescribe (DptUnit *unit, gpointer args, GError **error);
/** dpt_exam_report: @id: visit; @text: number of the version, "0" for the newest, "referral" for the letter; writes (the
 * access log). Returns: #DptPaper */
gpointer dpt_exam_report (DptUnit *unit, gpointer args, GError **error);
/** dpt_exam_preview: @now: the visit; the first of @requests; reads. Returns: #DptPaper */
gpointer dpt_exam_preview (DptUnit *unit, gpointer args, GError **error);

G_END_DECLS
