/* dpt-patient-overview.c - see dpt-patient-overview.h.
 * For: one read of everything about one patient. Not for: words for a person (gui/reception).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/insight/dpt-patient-overview.h"

#include "engine/clinical/dpt-prescription-store.h"
#include "engine/clinical/dpt-scan-store.h"
#include "engine/message/dpt-message.h"
#include "engine/order/dpt-dispensing-order.h"
#include "engine/patient/dpt-patient-store.h"
#include "engine/patient/dpt-prescriber.h"
#include "engine/practice/dpt-establishment.h"
#include "engine/sale/dpt-sale.h"

#define EVENTS 100 /* of each kind */

#define TEXT(name) { name, DPT_FIELD_TEXT, 0, 0, 10000 }
#define DAY(name) { name, DPT_FIELD_DATE }
#define INT(name) { name, DPT_FIELD_INT }
#define MONEY(name) { name, DPT_FIELD_MONEY }
#define REF(name) { name, DPT_FIELD_REF }

/* In the order of the enumerations of the header. */
static const DptField visit_fields[] = {
  DAY ("started_on"), TEXT ("kind"), TEXT ("state"), TEXT ("examiner"), TEXT ("establishment"), TEXT ("reason"),
};
static const DptField order_fields[] = {
  DAY ("created_on"), TEXT ("state"), DAY ("wanted_on"), INT ("year"), INT ("number"), TEXT ("establishment_code"),
  TEXT ("establishment"), MONEY ("total"), TEXT ("label"),
};
static const DptField equipment_fields[] = {
  DAY ("bought_on"), TEXT ("kind"), TEXT ("usage"), TEXT ("state"), REF ("order_id"), REF ("sale_id"), TEXT ("frame"),
  { "own_frame", DPT_FIELD_BOOL }, TEXT ("lenses"), MONEY ("price"),
};
static const DptField sale_fields[] = {
  DAY ("issued_on"), TEXT ("kind"), TEXT ("series"), INT ("year"), INT ("number"), TEXT ("establishment_code"), MONEY ("total"),
  REF ("order_id"), TEXT ("label"), MONEY ("due"),
};
DPT_DEFINE_RECORD (DptVisitLine, dpt_visit_line, NULL, visit_fields)
DPT_DEFINE_RECORD (DptPatientOrder, dpt_patient_order, NULL, order_fields)
DPT_DEFINE_RECORD (DptPatientEquipment, dpt_patient_equipment, NULL, equipment_fields)
DPT_DEFINE_RECORD (DptPatientSale, dpt_patient_sale, NULL, sale_fields)

void
dpt_patient_overview_free (DptPatientOverview *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->file);
  g_free (self->prescriber);
  g_clear_pointer (&self->prescribers, g_ptr_array_unref);
  g_clear_pointer (&self->insurers, g_ptr_array_unref);
  g_clear_pointer (&self->establishments, g_ptr_array_unref);
  g_clear_pointer (&self->kin, g_ptr_array_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->prescriptions, g_ptr_array_unref);
  g_clear_pointer (&self->orders, g_ptr_array_unref);
  g_clear_pointer (&self->equipment, g_ptr_array_unref);
  g_clear_pointer (&self->sales, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->summary, dpt_patient_summary_unref);
  g_free (self);
}

static DptDbValue
flag (DptUnit *unit, DptRight right)
{
  return DPT_INT (dpt_session_may (unit->session, right));
}

/* Takes the rows over as records. */
static gboolean
take (GPtrArray **list, GType type, DptDbRows *taken)
{
  g_autoptr (DptDbRows) rows = taken;

  if (rows == NULL)
    return FALSE;
  *list = dpt_record_list_from_rows (type, rows);
  return TRUE;
}

static GPtrArray *
make_empty (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
load_prescriber (DptUnit *unit, gint64 id, DptPatientOverview *self, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "insight/overview:prescriber", error, DPT_INT (id));

  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    self->prescriber = g_strdup (dpt_db_rows_get_text (rows, 0, 0));
  self->prescribers = dpt_prescriber_list_all (unit, error);
  self->insurers = self->prescribers != NULL ? dpt_insurer_list_all (unit, error) : NULL;
  self->establishments = self->insurers != NULL ? dpt_establishment_list (unit, error) : NULL;
  return self->establishments != NULL;
}

static gboolean
load_orders (DptUnit *unit, gint64 id, DptPatientOverview *self, GError **error)
{
  if (!dpt_session_may (unit->session, DPT_RIGHT_ORDER_READ))
    {
      self->orders = make_empty ();
      self->equipment = make_empty ();
      return TRUE;
    }
  return take (&self->orders, DPT_TYPE_PATIENT_ORDER, dpt_db_query (unit->connection, "insight/overview:orders", error, DPT_INT (id)))
         && take (&self->equipment, DPT_TYPE_PATIENT_EQUIPMENT,
                  dpt_db_query (unit->connection, "insight/overview:equipment", error, DPT_INT (id)));
}

static gboolean
load_sales (DptUnit *unit, gint64 id, DptPatientOverview *self, GError **error)
{
  if (dpt_session_may (unit->session, DPT_RIGHT_SALE_READ))
    return take (&self->sales, DPT_TYPE_PATIENT_SALE, dpt_db_query (unit->connection, "insight/overview:sales", error, DPT_INT (id)));
  self->sales = make_empty ();
  return TRUE;
}

static gboolean
load_prescriptions (DptUnit *unit, gint64 id, DptPatientOverview *self, GError **error)
{
  if (dpt_session_may (unit->session, DPT_RIGHT_PRESCRIPTION_READ))
    self->prescriptions = dpt_prescription_list (unit, id, error);
  else
    self->prescriptions = make_empty ();
  return self->prescriptions != NULL;
}

DptPatientOverview *
dpt_patient_overview_load (DptUnit *unit, gint64 patient_id, GError **error)
{
  g_autoptr (DptPatientOverview) self = g_new0 (DptPatientOverview, 1);
  DptDbConnection *connection = unit->connection;
  const DptDbValue id = DPT_INT (patient_id);

  self->file = dpt_patient_load (unit, patient_id, error);
  if (self->file == NULL)
    return NULL;
  if (!load_prescriber (unit, patient_id, self, error) || !load_prescriptions (unit, patient_id, self, error)
      || !load_orders (unit, patient_id, self, error) || !load_sales (unit, patient_id, self, error))
    return NULL;
  if (!take (&self->visits, DPT_TYPE_VISIT_LINE,
             dpt_db_query (connection, "insight/overview:visits", error, id, flag (unit, DPT_RIGHT_CLINICAL_READ))))
    return NULL;
  self->documents = dpt_scan_list (unit, patient_id, error);
  if (self->documents == NULL)
    return NULL;
  self->messages = dpt_message_load_of_patient (unit, patient_id, error);
  if (self->messages == NULL)
    return NULL;
  self->kin = dpt_patient_list_kin (unit, patient_id, error);
  if (self->kin == NULL)
    return NULL;
  self->events = dpt_patient_list_events (unit, patient_id, DPT_PATIENT_EVENTS_ALL, EVENTS, error);
  if (self->events == NULL)
    return NULL;
  self->summary = dpt_patient_summary_read (unit, patient_id, error);
  if (self->summary == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

char *
dpt_patient_sale_dup_number (DptPatientSale *self)
{
  g_return_val_if_fail (DPT_IS_PATIENT_SALE (self), NULL);

  return dpt_sale_format_number (dpt_record_get_string (self, DPT_PATIENT_SALE_ESTABLISHMENT_CODE),
                                 dpt_record_get_string (self, DPT_PATIENT_SALE_SERIES),
                                 (int) dpt_record_get_int (self, DPT_PATIENT_SALE_YEAR),
                                 dpt_record_get_int (self, DPT_PATIENT_SALE_NUMBER));
}

char *
dpt_patient_order_dup_number (DptPatientOrder *self)
{
  g_return_val_if_fail (DPT_IS_PATIENT_ORDER (self), NULL);

  return dpt_order_format_number ((int) dpt_record_get_int (self, DPT_PATIENT_ORDER_YEAR),
                                  dpt_record_get_int (self, DPT_PATIENT_ORDER_NUMBER));
}

gboolean
dpt_patient_order_is_open (DptPatientOrder *self)
{
  static const char *const open_states[] = { "draft", "quoted", "confirmed", "ready", NULL };

  g_return_val_if_fail (DPT_IS_PATIENT_ORDER (self), FALSE);

  return g_strv_contains (open_states, dpt_record_get_string (self, DPT_PATIENT_ORDER_STATE));
}
