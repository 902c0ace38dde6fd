/* dpt-patient-overview.h - one patient across all subjects, read at once: what the patient sheet shows.
 * For: reception's sheet, the banner. Not for: changing anything (the subjects' own stores).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/insight/dpt-patient-history.h"
#include "engine/insight/dpt-patient-summary.h"
#include "engine/patient/dpt-patient-file.h"
#include "engine/patient/dpt-patient-kin.h"
#include "engine/practice/dpt-unit.h"

G_BEGIN_DECLS

#define DPT_TYPE_VISIT_LINE (dpt_visit_line_get_type ())
G_DECLARE_FINAL_TYPE (DptVisitLine, dpt_visit_line, DPT, VISIT_LINE, DptRecord)

/** The fields of #DptVisitLine: that a visit took place. REASON is only there for who may read clinical records. */
enum
{
  DPT_VISIT_LINE_STARTED_ON,
  DPT_VISIT_LINE_KIND,
  DPT_VISIT_LINE_STATE,
  DPT_VISIT_LINE_EXAMINER,
  DPT_VISIT_LINE_ESTABLISHMENT,
  DPT_VISIT_LINE_REASON,
};

#define DPT_TYPE_PATIENT_ORDER (dpt_patient_order_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientOrder, dpt_patient_order, DPT, PATIENT_ORDER, DptRecord)

/** The fields of #DptPatientOrder: an order that was neither refused nor cancelled. LABEL: its first article. */
enum
{
  DPT_PATIENT_ORDER_CREATED_ON,
  DPT_PATIENT_ORDER_STATE,
  DPT_PATIENT_ORDER_WANTED_ON,
  DPT_PATIENT_ORDER_YEAR,
  DPT_PATIENT_ORDER_NUMBER,
  DPT_PATIENT_ORDER_ESTABLISHMENT_CODE,
  DPT_PATIENT_ORDER_ESTABLISHMENT,
  DPT_PATIENT_ORDER_TOTAL,
  DPT_PATIENT_ORDER_LABEL,
};

#define DPT_TYPE_PATIENT_EQUIPMENT (dpt_patient_equipment_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientEquipment, dpt_patient_equipment, DPT, PATIENT_EQUIPMENT, DptRecord)

/** The fields of #DptPatientEquipment: a pair of an order (KIND "pair"), or an article sold over the counter (KIND of the line). */
enum
{
  DPT_PATIENT_EQUIPMENT_BOUGHT_ON,
  DPT_PATIENT_EQUIPMENT_KIND,
  DPT_PATIENT_EQUIPMENT_USAGE,
  DPT_PATIENT_EQUIPMENT_STATE,
  DPT_PATIENT_EQUIPMENT_ORDER_ID,
  DPT_PATIENT_EQUIPMENT_SALE_ID,
  DPT_PATIENT_EQUIPMENT_FRAME,
  DPT_PATIENT_EQUIPMENT_OWN_FRAME,
  DPT_PATIENT_EQUIPMENT_LENSES,
  DPT_PATIENT_EQUIPMENT_PRICE,
};

#define DPT_TYPE_PATIENT_SALE (dpt_patient_sale_get_type ())
G_DECLARE_FINAL_TYPE (DptPatientSale, dpt_patient_sale, DPT, PATIENT_SALE, DptRecord)

/** The fields of #DptPatientSale: an issued document. DUE: what the patient still owes of it, minor units; 0 for quotes and credit notes. */
enum
{
  DPT_PATIENT_SALE_ISSUED_ON,
  DPT_PATIENT_SALE_KIND,
  DPT_PATIENT_SALE_SERIES,
  DPT_PATIENT_SALE_YEAR,
  DPT_PATIENT_SALE_NUMBER,
  DPT_PATIENT_SALE_ESTABLISHMENT_CODE,
  DPT_PATIENT_SALE_TOTAL,
  DPT_PATIENT_SALE_ORDER_ID,
  DPT_PATIENT_SALE_LABEL,
  DPT_PATIENT_SALE_DUE,
};

/**
 * DptPatientOverview:
 * @file: the whole record
 * @prescriber: (nullable): name of the usual prescriber
 * @prescribers: (element-type DptPrescriber): all, those no longer in use too
 * @insurers: (element-type DptInsurer): likewise
 * @establishments: (element-type DptEstablishment): likewise
 * @kin: (element-type DptPatientKin): relatives and merged files
 * @visits: (element-type DptVisitLine): newest first, as are all
 * @prescriptions: (element-type DptPrescriptionRow): empty without the right
 * @orders: (element-type DptPatientOrder): empty without the right
 * @equipment: (element-type DptPatientEquipment): empty without the right to see orders
 * @sales: (element-type DptPatientSale): empty without the right
 * @documents: (element-type DptScanLine): papers that are kept, of the kinds that the user may see
 * @messages: (element-type DptMessage): what was told, or waits to be
 * @events: (element-type DptPatientEvent): of what the user may see, changes of the record too
 * @summary: what one must know at a glance
 *
 * Immutable once read.
 */
typedef struct
{
  DptPatientFile *file;
  char *prescriber;
  GPtrArray *prescribers;
  GPtrArray *insurers;
  GPtrArray *establishments;
  GPtrArray *kin;
  GPtrArray *visits;
  GPtrArray *prescriptions;
  GPtrArray *orders;
  GPtrArray *equipment;
  GPtrArray *sales;
  GPtrArray *documents;
  GPtrArray *messages;
  GPtrArray *events;
  DptPatientSummary *summary;
} DptPatientOverview;

/**
 * dpt_patient_overview_load:
 *
 * Needs %DPT_RIGHT_PATIENT_READ; leaves out what the user may not see. %DPT_DB_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the patient
 */
DptPatientOverview *dpt_patient_overview_load (DptUnit *unit, gint64 patient_id, GError **error);
void dpt_patient_overview_free (DptPatientOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptPatientOverview, dpt_patient_overview_free)

/** dpt_patient_sale_dup_number: Returns: (transfer full): as printed on the document, "TRS-F2026-00042" */
char *dpt_patient_sale_dup_number (DptPatientSale *self);
/** dpt_patient_order_dup_number: Returns: (transfer full): as on the job sheet, "C2026-00042" */
char *dpt_patient_order_dup_number (DptPatientOrder *self);
/** dpt_patient_order_is_open: Returns: whether something is still to be done: neither delivered nor closed */
gboolean dpt_patient_order_is_open (DptPatientOrder *self);

G_END_DECLS
