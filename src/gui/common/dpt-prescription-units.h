/* dpt-prescription-units.h - what the form of a prescription asks of the database, each as one unit of work.
 * For: DptPrescriptionDialog and the acts on a prescription. Not for: rules (engine/clinical).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-prescription-store.h"
#include "engine/clinical/dpt-scan.h"

G_BEGIN_DECLS

/** DptPrescriptionForm: what the form opens with */
typedef struct
{
  char *patient_name;
  char *birth_date;
  GPtrArray *prescribers;      /* element-type DptPrescriber */
  DptPrescriptionSheet *sheet; /* the one to adapt, or NULL */
  DptScan *scan;               /* the paper it was typed from, or NULL */
  char *draft;                 /* what this user typed of it and did not finish, or NULL */
} DptPrescriptionForm;

void dpt_prescription_form_free (DptPrescriptionForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptPrescriptionForm, dpt_prescription_form_free)

/** DptPrescriptionArgs: of the units below; each says which it reads */
typedef struct
{
  gint64 patient_id;
  gint64 id; /* the prescription to adapt or to cancel, 0 for none */
  DptPrescriptionSheet *sheet;
  DptScan *scan;
  char *text;
} DptPrescriptionArgs;

DptPrescriptionArgs *dpt_prescription_args_new (gint64 patient_id, gint64 id, const char *text);
void dpt_prescription_args_free (DptPrescriptionArgs *self);

/** dpt_prescription_open_form: @patient_id or @id; writes (the access log). Returns: #DptPrescriptionForm */
gpointer dpt_prescription_open_form (DptUnit *unit, gpointer args, GError **error);
/** dpt_prescription_save_form: @sheet, @scan; with @id adapts that one for the reason @text. Returns:
 * #DptPrescriptionSheet */
gpointer dpt_prescription_save_form (DptUnit *unit, gpointer args, GError **error);
/** dpt_prescription_keep_form: @text: the draft, %NULL forgets it. Returns: @args */
gpointer dpt_prescription_keep_form (DptUnit *unit, gpointer args, GError **error);
/** dpt_prescription_cancel_one: @id, @text: reason. Returns: @args */
gpointer dpt_prescription_cancel_one (DptUnit *unit, gpointer args, GError **error);

G_END_DECLS
