/* dpt-patient-history.c - see dpt-patient-history.h.
 * For: a statement a subject, joined and put into words. Not for: the subjects' own rules.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/insight/dpt-patient-history.h"

#include "base/dpt-date.h"
#include "engine/clinical/dpt-clinical-state.h"
#include "engine/clinical/dpt-prescription.h"
#include "engine/clinical/dpt-recall.h"
#include "engine/clinical/dpt-visit.h"
#include "engine/insight/dpt-patient-change.h"
#include "engine/order/dpt-dispensing-order.h"
#include "engine/order/dpt-order-state.h"
#include "engine/sale/dpt-sale.h"
#include "engine/sale/dpt-tender.h"

#include <glib/gi18n-lib.h>

/* In the order of the enumeration of the header; a list's row. */
static const DptField fields[] = {
  { "kind", DPT_FIELD_TEXT, 0, 0, 20, N_ ("Kind") },
  { "at", DPT_FIELD_INSTANT, 0, 0, 0, N_ ("When") },
  { "state", DPT_FIELD_TEXT, 0, 0, 30, N_ ("State") },
  { "code", DPT_FIELD_TEXT, 0, 0, 30, NULL },
  { "series", DPT_FIELD_TEXT, 0, 0, 30, NULL },
  { "year", DPT_FIELD_INT, 0, 0, 0, NULL },
  { "number", DPT_FIELD_INT, 0, 0, 0, N_ ("Number") },
  { "establishment_code", DPT_FIELD_TEXT, 0, 0, 30, NULL },
  { "amount", DPT_FIELD_MONEY, 0, 0, 0, N_ ("Amount") },
  { "what", DPT_FIELD_TEXT, 0, 0, 400, NULL },
  { "who", DPT_FIELD_TEXT, 0, 0, 200, N_ ("Who") },
  { "place", DPT_FIELD_TEXT, 0, 0, 200, N_ ("Shop") },
  { "title", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 400, N_ ("What") },
  { "detail", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 400, N_ ("Detail") },
  { "state_label", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 100, N_ ("State") },
  { "table_name", DPT_FIELD_TEXT, 0, 0, 40, NULL },
  { "change", DPT_FIELD_TEXT, 0, 0, 0, NULL },
};
DPT_DEFINE_RECORD (DptPatientEvent, dpt_patient_event, NULL, fields)

static const char *
get_change_label (const char *table, const char *action)
{
  static const struct { const char *table; const char *action; const char *label; } labels[] = {
    { "patient", "create", N_ ("File created") },
    { "patient", "consent", N_ ("Consent written down") },
    { "patient", "remove", N_ ("Taken off the file") },
    { "contact_point", NULL, N_ ("Contact changed") },
    { "address", NULL, N_ ("Address changed") },
    { "alert", NULL, N_ ("Alert changed") },
    { "patient_cover", NULL, N_ ("Cover changed") },
    { "family_link", NULL, N_ ("Family changed") },
    { "patient_tag", NULL, N_ ("Tags changed") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].table, table) == 0 && (labels[i].action == NULL || g_strcmp0 (labels[i].action, action) == 0))
      return _ (labels[i].label);
  return _ ("File changed");
}

/* What is in the trail as columns and ids becomes what a person reads; of a new file it would be all of it. */
static void
describe_change (DptUnit *unit, DptPatientEvent *event)
{
  const char *table = dpt_record_get_text (event, DPT_PATIENT_EVENT_TABLE_NAME);
  gboolean whole = g_strcmp0 (table, "patient") == 0 && g_strcmp0 (dpt_record_get_text (event, DPT_PATIENT_EVENT_CODE), "create") == 0;
  g_autofree char *what = whole ? NULL : dpt_patient_change_describe (unit, table, dpt_record_get_text (event, DPT_PATIENT_EVENT_CHANGE));

  dpt_record_set_text (event, DPT_PATIENT_EVENT_WHAT, what);
}

static const char *
get_recall_label (const char *event)
{
  static const struct { const char *event; const char *label; } labels[] = {
    { "tell", N_ ("Recall: the patient was told") },
    { "postpone", N_ ("Recall: postponed") },
    { "close", N_ ("Recall: closed") },
    { "come", N_ ("Recall: the patient came") },
    { "undo", N_ ("Recall: the last step taken back") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].event, event) == 0)
      return _ (labels[i].label);
  return _ ("Recall");
}

/* Why the patient was called back, until when it was put off, and what came of it. */
static void
describe_recall (DptPatientEvent *event)
{
  g_autofree char *until = dpt_date_format (dpt_record_get_text (event, DPT_PATIENT_EVENT_CHANGE));
  const char *parts[] = { dpt_recall_rule_get_label (dpt_record_get_text (event, DPT_PATIENT_EVENT_SERIES)), until,
                          dpt_record_get_text (event, DPT_PATIENT_EVENT_WHAT) };
  g_autoptr (GString) what = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (what, "%s%s", what->len ? " · " : "", parts[i]);
  dpt_record_set_text (event, DPT_PATIENT_EVENT_WHAT, what->str);
}

static char *
describe_sale (DptPatientEvent *event)
{
  DptSaleKind kind;
  const char *code = dpt_record_get_text (event, DPT_PATIENT_EVENT_CODE);
  g_autofree char *number = dpt_sale_format_number (
    dpt_record_get_text (event, DPT_PATIENT_EVENT_ESTABLISHMENT_CODE), dpt_record_get_text (event, DPT_PATIENT_EVENT_SERIES),
    (int) dpt_record_get_int (event, DPT_PATIENT_EVENT_YEAR), dpt_record_get_int (event, DPT_PATIENT_EVENT_NUMBER));

  /* Translators: a kind of document and its number: "Invoice F2026-00042" */
  return g_strdup_printf (C_ ("document", "%s %s"), dpt_sale_kind_find (code, &kind) ? dpt_sale_kind_get_label (kind) : code, number);
}

static char *
describe_payment (const char *code)
{
  DptMeans means;

  /* Translators: a means of payment: "Payment: cash" */
  return g_strdup_printf (_ ("Payment: %s"), dpt_means_find (code, &means) ? dpt_means_get_label (means) : code);
}

static char *
make_title (DptPatientEvent *event)
{
  const char *kind = dpt_record_get_string (event, DPT_PATIENT_EVENT_KIND);
  const char *code = dpt_record_get_string (event, DPT_PATIENT_EVENT_CODE);

  if (g_str_equal (kind, "visit"))
    return g_strdup (dpt_visit_kind_get_label (code));
  if (g_str_equal (kind, "prescription"))
    /* Translators: what a prescription is for: "Prescription: progressive" */
    return g_strdup_printf (_ ("Prescription: %s"), dpt_prescription_usage_get_label (code));
  if (g_str_equal (kind, "order"))
    {
      g_autofree char *number = dpt_order_format_number ((int) dpt_record_get_int (event, DPT_PATIENT_EVENT_YEAR),
                                                         dpt_record_get_int (event, DPT_PATIENT_EVENT_NUMBER));

      /* Translators: the number of an order */
      return g_strdup_printf (_ ("Order %s"), number);
    }
  if (g_str_equal (kind, "sale"))
    return describe_sale (event);
  if (g_str_equal (kind, "payment"))
    return describe_payment (code);
  if (g_str_equal (kind, "adjustment"))
    /* Translators: what was adjusted: "Adjustment: temples" */
    return g_strdup_printf (_ ("Adjustment: %s"), dpt_adjustment_kind_get_label (code));
  if (g_str_equal (kind, "recall"))
    return g_strdup (get_recall_label (code));
  if (g_str_equal (kind, "document"))
    return g_strdup (_ ("Document"));
  return g_strdup (get_change_label (dpt_record_get_text (event, DPT_PATIENT_EVENT_TABLE_NAME), code));
}

static const char *
get_state_label (DptPatientEvent *event)
{
  const char *kind = dpt_record_get_string (event, DPT_PATIENT_EVENT_KIND);
  const char *state = dpt_record_get_text (event, DPT_PATIENT_EVENT_STATE);

  if (g_str_equal (kind, "visit"))
    return dpt_visit_state_get_label (state);
  if (g_str_equal (kind, "prescription"))
    return dpt_prescription_state_get_label (state);
  if (g_str_equal (kind, "recall"))
    return dpt_recall_channel_get_label (state);
  return g_str_equal (kind, "order") ? dpt_order_state_get_label (state) : NULL;
}

static void
put_into_words (DptPatientEvent *event)
{
  g_autofree char *title = make_title (event);
  g_autoptr (GString) detail = g_string_new (NULL);
  static const guint parts[] = { DPT_PATIENT_EVENT_WHAT, DPT_PATIENT_EVENT_WHO, DPT_PATIENT_EVENT_PLACE };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!dpt_record_is_null (event, parts[i]))
      g_string_append_printf (detail, "%s%s", detail->len ? " · " : "", dpt_record_get_text (event, parts[i]));
  dpt_record_set_text (event, DPT_PATIENT_EVENT_TITLE, title);
  dpt_record_set_text (event, DPT_PATIENT_EVENT_DETAIL, detail->str);
  dpt_record_set_text (event, DPT_PATIENT_EVENT_STATE_LABEL, get_state_label (event));
}

/* One statement a kind, and the right without which it is left out. */
static const struct
{
  DptPatientEventKinds kind;
  DptRight right;
  const char *statement;
} sources[] = {
  { DPT_PATIENT_EVENTS_VISITS, DPT_RIGHT_PATIENT_READ, "insight/patient:visits" },
  { DPT_PATIENT_EVENTS_PRESCRIPTIONS, DPT_RIGHT_PRESCRIPTION_READ, "insight/patient:prescriptions" },
  { DPT_PATIENT_EVENTS_ORDERS, DPT_RIGHT_ORDER_READ, "insight/patient:orders" },
  { DPT_PATIENT_EVENTS_SALES, DPT_RIGHT_SALE_READ, "insight/patient:sales" },
  { DPT_PATIENT_EVENTS_PAYMENTS, DPT_RIGHT_SALE_READ, "insight/patient:payments" },
  { DPT_PATIENT_EVENTS_ADJUSTMENTS, DPT_RIGHT_ORDER_READ, "insight/patient:adjustments" },
  { DPT_PATIENT_EVENTS_DOCUMENTS, DPT_RIGHT_CLINICAL_READ, "insight/patient:documents" },
  { DPT_PATIENT_EVENTS_RECALLS, DPT_RIGHT_PATIENT_READ, "insight/patient:recalls" },
  { DPT_PATIENT_EVENTS_CHANGES, DPT_RIGHT_AUDIT_READ, "insight/patient:changes" },
};

static gint
compare_events (gconstpointer a, gconstpointer b)
{
  gint64 first = dpt_record_get_int (*(gpointer *) a, DPT_PATIENT_EVENT_AT);
  gint64 second = dpt_record_get_int (*(gpointer *) b, DPT_PATIENT_EVENT_AT);

  if (first != second)
    return first > second ? -1 : 1;
  return dpt_record_get_id (*(gpointer *) a) > dpt_record_get_id (*(gpointer *) b) ? -1 : 1;
}

GPtrArray *
dpt_patient_list_events (DptUnit *unit, gint64 patient_id, DptPatientEventKinds kinds, guint most, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (DptDbRows) rows = NULL;

      if (!(kinds & sources[i].kind) || !dpt_session_may (unit->session, sources[i].right))
        continue;
      rows = dpt_db_query_values (unit->connection, dpt_db_statement_find (sources[i].statement),
                                  DPT_DB_VALUES (DPT_INT (patient_id), DPT_INT (most)), 2, error);
      if (rows == NULL)
        return NULL;
      for (guint row = 0; row < dpt_db_rows_get_n_rows (rows); row++)
        {
          DptPatientEvent *event = dpt_record_from_row (DPT_TYPE_PATIENT_EVENT, rows, row);

          if (sources[i].kind == DPT_PATIENT_EVENTS_CHANGES)
            describe_change (unit, event);
          else if (sources[i].kind == DPT_PATIENT_EVENTS_RECALLS)
            describe_recall (event);
          put_into_words (event);
          g_ptr_array_add (events, event);
        }
    }
  g_ptr_array_sort (events, compare_events);
  return g_steal_pointer (&events);
}
