/* dpt-demo-journey.c - see dpt-demo-journey.h.
 * For: one walk through every room. Not for: filling a shop.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo-journey.h"

#include "base/dpt-error.h"
#include "engine/catalog/dpt-lens-finder.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "engine/clinical/dpt-visit-store.h"
#include "engine/order/dpt-job-check.h"
#include "engine/order/dpt-job-flow.h"
#include "engine/order/dpt-order-flow.h"
#include "engine/patient/dpt-patient-store.h"
#include "engine/practice/dpt-user.h"
#include "engine/sale/dpt-payment.h"
#include "engine/sale/dpt-sale-store.h"

#include <glib/gi18n-lib.h>

#define DEPOSIT 10000 /* minor units */

typedef struct
{
  DptDb *db;
  DptClock *clock;
  DptDemoJourney *made;
  DptSession *sessions[DPT_N_ROLES];
  gint64 pair_id;
} Walk;

/* --- who --- */

static gpointer
list_users (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_user_list (unit, FALSE, error);
}

static gboolean
sign_in (Walk *walk, GPtrArray *users, DptRole role, GError **error)
{
  for (guint i = 0; i < users->len && walk->sessions[role] == NULL; i++)
    if (dpt_record_get_int (users->pdata[i], DPT_USER_ROW_ROLES_BITS) & DPT_ROLE_BIT (role))
      {
        walk->sessions[role] = dpt_session_new (walk->db, walk->clock, dpt_record_get_id (users->pdata[i]), 0, 0, error);
        if (walk->sessions[role] == NULL)
          return FALSE;
      }
  if (walk->sessions[role] == NULL)
    /* Translators: the name of a role */
    return dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("The shop has no user with the role “%s”."), dpt_role_get_label (role));
  return TRUE;
}

static gboolean
sign_everybody_in (Walk *walk, GError **error)
{
  static const DptRole roles[] = { DPT_ROLE_OPTOMETRIST, DPT_ROLE_OPTICIAN, DPT_ROLE_CASHIER, DPT_ROLE_OWNER };
  g_autoptr (DptSession) system = dpt_session_new_system (walk->db, walk->clock, 0, error);
  g_autoptr (GPtrArray) users = system ? dpt_session_read (system, list_users, NULL, (GDestroyNotify) g_ptr_array_unref, error) : NULL;

  if (users == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (!sign_in (walk, users, roles[i], error))
      return FALSE;
  walk->made->owner_id = dpt_session_get_user_id (walk->sessions[DPT_ROLE_OWNER]);
  walk->made->establishment_id = dpt_session_get_establishment_id (walk->sessions[DPT_ROLE_OPTICIAN]);
  return TRUE;
}

/* --- the acts, in their order --- */

static gpointer
welcome (DptUnit *unit, gpointer data, GError **error)
{
  Walk *walk = data;
  g_autoptr (DptPatientFile) file = dpt_patient_file_new ();
  DptPatient *patient = dpt_patient_file_get_patient (file);
  DptContactPoint *mobile = dpt_patient_file_add (file, DPT_PATIENT_PART_CONTACTS, "FR");
  DptAddress *home = dpt_patient_file_add (file, DPT_PATIENT_PART_ADDRESSES, "FR");

  dpt_record_set_text (patient, DPT_PATIENT_TITLE, "mrs");
  dpt_record_set_text (patient, DPT_PATIENT_FAMILY_NAME, "Delaunay-Roux");
  dpt_record_set_text (patient, DPT_PATIENT_GIVEN_NAMES, "Élise");
  dpt_record_set_text (patient, DPT_PATIENT_SEX, "female");
  dpt_record_set_text (patient, DPT_PATIENT_BIRTH_DATE, "1975-04-12");
  dpt_record_set_text (mobile, DPT_CONTACT_POINT_KIND, "mobile");
  dpt_record_set_text (mobile, DPT_CONTACT_POINT_VALUE, "06 39 98 12 34");
  dpt_record_set_text (home, DPT_ADDRESS_KIND, "home");
  dpt_record_set_text (home, DPT_ADDRESS_LINE1, "8 quai de la Loire");
  dpt_record_set_text (home, DPT_ADDRESS_POSTAL_CODE, "37000");
  dpt_record_set_text (home, DPT_ADDRESS_CITY, "Tours");
  walk->made->patient_id = dpt_patient_save (unit, file, error);
  return walk->made->patient_id ? walk : NULL;
}

static void
fill_visit (DptVisitSheet *sheet)
{
  static const DptRefractionRow rows[] = { DPT_REFRACTION_AUTOREFRACTOR, DPT_REFRACTION_SUBJECTIVE, DPT_REFRACTION_FINAL };
  static const char *const typed[2] = { "-1.25 -0.50x90 add 1.75", "-1.00 -0.75x85 add 1.75" };

  dpt_visit_sheet_set_text (sheet, DPT_VISIT_REASON, "Gêne en vision de près depuis quelques mois");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int side = 0; side < 2; side++)
      {
        DptEye eye = side == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT;
        DptAcuity acuity = { 0 };
        DptRxFields fields;
        DptRx rx;

        dpt_rx_parse (typed[side], &rx, &fields, NULL);
        if (rows[i] == DPT_REFRACTION_AUTOREFRACTOR)
          fields &= ~DPT_RX_FIELD_ADDITION;
        dpt_visit_sheet_set_rx (sheet, rows[i], eye, &rx, fields);
        dpt_acuity_parse ("10/10", &acuity, NULL);
        dpt_visit_sheet_set_refraction_acuity (sheet, rows[i], eye, FALSE, &acuity);
        if (rows[i] == DPT_REFRACTION_FINAL)
          dpt_visit_sheet_set_refraction_value (sheet, rows[i], eye, DPT_REFRACTION_PD_FAR, DPT_INT (side == 0 ? 3150 : 3100));
      }
  dpt_visit_sheet_set_text (sheet, DPT_VISIT_CONCLUSION, "Myopie et presbytie débutante");
  dpt_visit_sheet_set_text (sheet, DPT_VISIT_PLAN, "Verres progressifs, contrôle dans deux ans");
}

static gpointer
examine (DptUnit *unit, gpointer data, GError **error)
{
  Walk *walk = data;
  g_autoptr (DptVisitSheet) base = dpt_visit_start (unit, walk->made->patient_id, "complete", error);
  g_autoptr (DptVisitSheet) now = NULL;
  g_autoptr (DptVisitSheet) done = NULL;

  if (base == NULL)
    return NULL;
  now = dpt_visit_sheet_copy (base);
  fill_visit (now);
  done = dpt_visit_sign (unit, base, now, error);
  if (done == NULL)
    return NULL;
  walk->made->visit_id = dpt_visit_sheet_get_visit_id (done);
  return walk;
}

static gpointer
prescribe (DptUnit *unit, gpointer data, GError **error)
{
  Walk *walk = data;
  DptPrescriptionRequest request = { .visit_id = walk->made->visit_id, .usage = "progressive" };
  g_autoptr (DptPrescriptionSheet) issued = dpt_prescription_issue (unit, &request, error);

  if (issued == NULL)
    return NULL;
  walk->made->prescription_id = dpt_prescription_sheet_get_id (issued);
  return walk;
}

static gpointer
choose_frame (DptUnit *unit, gpointer data, GError **error)
{
  Walk *walk = data;
  DptOrderRequest request = { .patient_id = walk->made->patient_id, .prescription_id = walk->made->prescription_id };
  DptFrameFilter filter = { .in_stock = TRUE, .frame_use = "optical", .gender = "women" };
  g_autoptr (GPtrArray) wall = dpt_frame_load_wall (unit, error);
  g_autoptr (DptOrderSheet) sheet = NULL;

  if (wall == NULL || (walk->made->order_id = dpt_order_create (unit, &request, error)) == 0
      || (sheet = dpt_order_sheet_load (unit, walk->made->order_id, error)) == NULL)
    return NULL;
  walk->pair_id = dpt_record_get_id (dpt_order_sheet_get_pair (sheet, 0));
  for (guint i = 0; i < wall->len; i++)
    if (dpt_frame_matches (wall->pdata[i], &filter))
      return dpt_order_choose_frame (unit, walk->pair_id, dpt_record_get_id (wall->pdata[i]), error) ? walk : NULL;
  dpt_set_error (error, DPT_ERROR_UNAVAILABLE, _ ("There is no frame in stock."));
  return NULL;
}

static gpointer
measure (DptUnit *unit, gpointer data, GError **error)
{
  Walk *walk = data;
  DptFittingMeasures measures = { .pd_far = { 3150, 3100 }, .pd_near = { 3000, 2950 }, .fitting_height = { 2200, 2250 },
                                  .pantoscopic_tilt = 80, .wrap = 50, .vertex = 1300, .method = "pupillometer" };

  return dpt_order_measure (unit, walk->pair_id, &measures, error) ? walk : NULL;
}

static gpointer
choose_lens (DptUnit *unit, gpointer data, GError **error)
{
  Walk *walk = data;
  g_autoptr (DptLensCatalog) catalog = dpt_lens_catalog_load (unit, NULL, error);
  g_autoptr (DptOrderSheet) sheet = catalog ? dpt_order_sheet_load (unit, walk->made->order_id, error) : NULL;
  g_autoptr (GArray) matches = NULL;
  DptLensWish wish = { .usage = "progressive", .has = { TRUE, TRUE } };

  if (sheet == NULL)
    return NULL;
  for (int side = 0; side < 2; side++)
    wish.rx[side] = dpt_pair_eye_get_rx (dpt_order_sheet_get_eye (sheet, 0, side == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT));
  matches = dpt_lens_finder_find (catalog, &wish, FALSE);
  if (matches->len == 0)
    {
      dpt_set_error (error, DPT_ERROR_UNAVAILABLE, _ ("The catalogue has no lens for this prescription."));
      return NULL;
    }
  return dpt_order_choose_lens (unit, walk->pair_id, 0, g_array_index (matches, DptLensMatch, 0).offer->range_id, NULL, error) ? walk : NULL;
}

static gpointer
quote (DptUnit *unit, gpointer data, GError **error)
{
  Walk *walk = data;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree DptIssued *issued = dpt_sale_issue_quote (unit, uuid, walk->made->order_id, NULL, DPT_ORDER_QUOTE_MONTHS, error);

  if (issued == NULL)
    return NULL;
  walk->made->quote_id = issued->id;
  return walk;
}

static gpointer
confirm (DptUnit *unit, gpointer data, GError **error)
{
  Walk *walk = data;
  g_autoptr (DptOrderSheet) sheet = NULL;
  DptJob *job;

  if (!dpt_order_apply (unit, walk->made->order_id, "confirm", NULL, error)
      || (sheet = dpt_order_sheet_load (unit, walk->made->order_id, error)) == NULL)
    return NULL;
  job = dpt_order_sheet_find_job (sheet, walk->pair_id);
  walk->made->job_id = job ? dpt_record_get_id (job) : 0;
  return walk;
}

static gboolean
take (DptUnit *unit, Walk *walk, gint64 sale_id, gint64 order_id, DptMoney amount, DptMeans means, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (DptPaymentRequest) request = dpt_payment_request_new (uuid);
  g_autofree DptPaymentResult *result = NULL;

  request->patient_id = walk->made->patient_id;
  dpt_payment_request_add_debt (request, sale_id, order_id, sale_id ? 0 : amount);
  dpt_payment_request_add_handed (request, means, amount, NULL);
  result = dpt_payment_take (unit, request, error);
  return result != NULL;
}

static gpointer
take_deposit (DptUnit *unit, gpointer data, GError **error)
{
  Walk *walk = data;

  return take (unit, walk, 0, walk->made->order_id, DEPOSIT, DPT_MEANS_CARD, error) ? walk : NULL;
}

/* The lenses come as they were ordered. */
static gboolean
verify (DptUnit *unit, Walk *walk, GError **error)
{
  g_autoptr (DptOrderSheet) sheet = dpt_order_sheet_load (unit, walk->made->order_id, error);
  DptLensReading reading;

  if (sheet == NULL)
    return FALSE;
  reading = dpt_job_get_ordered (sheet, 0);
  return dpt_job_verify (unit, walk->made->job_id, &reading, NULL, error);
}

static gpointer
make (DptUnit *unit, gpointer data, GError **error)
{
  Walk *walk = data;
  const DptOrderTransition *next;

  for (const char *state = "draft"; !g_str_equal (state, "ready"); state = next->to)
    {
      next = dpt_job_state_find_next (state);
      g_assert (next != NULL);
      if (g_str_equal (next->event, "verify") ? !verify (unit, walk, error)
                                              : !dpt_job_apply (unit, walk->made->job_id, next->event, NULL, error))
        return NULL;
    }
  return walk;
}

static gpointer
hand_over (DptUnit *unit, gpointer data, GError **error)
{
  Walk *walk = data;

  return dpt_order_note_adjustment (unit, walk->made->order_id, walk->pair_id, "temples", "Branches ajustées", error)
             && dpt_order_apply (unit, walk->made->order_id, "deliver", NULL, error)
           ? walk
           : NULL;
}

static gpointer
invoice (DptUnit *unit, gpointer data, GError **error)
{
  Walk *walk = data;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree DptIssued *issued = dpt_sale_invoice_order (unit, uuid, walk->made->order_id, NULL, error);
  DptDue due = { 0 };

  if (issued == NULL || !dpt_sale_get_due (unit, issued->id, &due, error))
    return NULL;
  walk->made->invoice_id = issued->id;
  return due.due <= 0 || take (unit, walk, issued->id, 0, due.due, DPT_MEANS_CARD, error) ? walk : NULL;
}

static gpointer
sell_accessory (DptUnit *unit, gpointer data, GError **error)
{
  Walk *walk = data;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "demo/demo:an-accessory", error, DPT_INT (dpt_unit_get_establishment_id (unit)));
  g_autoptr (DptBasket) empty = dpt_basket_new ();
  g_autoptr (DptBasket) basket = NULL;
  g_autoptr (DptSaleRequest) request = NULL;
  g_autofree DptIssued *issued = NULL;
  DptBasketLine line = { .kind = "accessory", .quantity = 1, .tax_rate_bp = 2000, .keeps_stock = TRUE };

  if (rows == NULL || dpt_db_rows_get_n_rows (rows) == 0)
    return rows ? walk : NULL; /* a shop without accessories sells none */
  line.variant_id = dpt_db_rows_get_int (rows, 0, 0);
  line.label = dpt_db_rows_get_string (rows, 0, 1);
  line.unit_price = line.list_price = dpt_db_rows_get_int (rows, 0, 2);
  basket = dpt_basket_add (empty, &line, error);
  if (basket == NULL)
    return NULL;
  request = dpt_sale_request_new (uuid, DPT_SALE_RECEIPT, basket);
  request->patient_id = walk->made->patient_id;
  dpt_sale_request_add_handed (request, DPT_MEANS_CASH, (dpt_basket_get_gross (basket) + 999) / 1000 * 1000, NULL);
  issued = dpt_sale_issue (unit, request, error);
  if (issued == NULL)
    return NULL;
  walk->made->receipt_id = issued->id;
  return walk;
}

static const struct
{
  DptRole role;
  DptUnitFunc act;
  const char *told;
} acts[] = {
  { DPT_ROLE_OPTICIAN, welcome, N_ ("The patient is welcomed and has a file.") },
  { DPT_ROLE_OPTOMETRIST, examine, N_ ("The visit is signed.") },
  { DPT_ROLE_OPTOMETRIST, prescribe, N_ ("The prescription is issued.") },
  { DPT_ROLE_OPTICIAN, choose_frame, N_ ("The frame is chosen and reserved.") },
  { DPT_ROLE_OPTICIAN, measure, N_ ("The measurements are taken.") },
  { DPT_ROLE_OPTICIAN, choose_lens, N_ ("The lenses are chosen.") },
  { DPT_ROLE_OPTICIAN, quote, N_ ("The quote is issued.") },
  { DPT_ROLE_OPTICIAN, confirm, N_ ("The order is confirmed, and its job is open.") },
  { DPT_ROLE_CASHIER, take_deposit, N_ ("The deposit is taken.") },
  { DPT_ROLE_OPTICIAN, make, N_ ("The glasses are ready.") },
  { DPT_ROLE_OPTICIAN, hand_over, N_ ("The glasses are adjusted and handed over.") },
  { DPT_ROLE_CASHIER, invoice, N_ ("The invoice is issued and paid.") },
  { DPT_ROLE_CASHIER, sell_accessory, N_ ("An accessory is sold at the till.") },
};

gboolean
dpt_demo_journey_walk (DptDb *db, DptClock *clock, DptDemoJourney *journey, DptDemoTell tell, gpointer user_data, GError **error)
{
  Walk walk = { .db = db, .clock = clock, .made = journey };
  gboolean done;

  *journey = (DptDemoJourney) { 0 };
  done = sign_everybody_in (&walk, error);
  for (gsize i = 0; done && i < G_N_ELEMENTS (acts); i++)
    {
      done = dpt_session_write (walk.sessions[acts[i].role], acts[i].act, &walk, NULL, error) != NULL;
      if (done && tell != NULL)
        tell (_ (acts[i].told), user_data);
    }
  for (int role = 0; role < DPT_N_ROLES; role++)
    g_clear_object (&walk.sessions[role]);
  return done;
}
