/* dpt-test-order.c - see dpt-test-order.h.
 * For: tests. Not for: anything that is installed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-order.h"

#include "base/dpt-text.h"

#include "base/dpt-id.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "support/dpt-test-db.h"

static gpointer
transcribe_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_prescription_transcribe (unit, args, error);
}

static gint64
add_prescription (DptTestShop *shop, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPrescription) head = dpt_record_new (DPT_TYPE_PRESCRIPTION);
  g_autoptr (DptPrescriptionEye) right = dpt_prescription_eye_new (DPT_EYE_RIGHT, &(DptRx){ -200, -50, 90, 200 });
  g_autoptr (DptPrescriptionEye) left = dpt_prescription_eye_new (DPT_EYE_LEFT, &(DptRx){ -225, 0, 0, 200 });
  g_autoptr (DptPrescriptionSheet) sheet = NULL, issued = NULL;
  g_autoptr (DptSession) optician = dpt_test_shop_sign_in (shop, DPT_ROLE_OPTICIAN);

  dpt_record_set_int (right, DPT_PRESCRIPTION_EYE_PD_FAR, 3150);
  dpt_record_set_int (left, DPT_PRESCRIPTION_EYE_PD_FAR, 3200);
  dpt_record_set_int (head, DPT_PRESCRIPTION_PATIENT_ID, patient_id);
  dpt_record_set_text (head, DPT_PRESCRIPTION_KIND, "glasses");
  dpt_record_set_text (head, DPT_PRESCRIPTION_USAGE, "progressive");
  dpt_record_set_text (head, DPT_PRESCRIPTION_ISSUED_ON, "2026-11-01");
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_NAME, "Dr Claire Morel");
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_PROFESSION, "ophthalmologist");
  sheet = dpt_prescription_sheet_new (head, right, left);
  issued = dpt_session_write (optician, transcribe_cb, sheet, g_object_unref, &error);
  g_assert_no_error (error);
  return dpt_prescription_sheet_get_id (issued);
}

/* What a search finds the patient by. */
static void
add_keys (DptTestShop *shop, gint64 patient_id, const char *name)
{
  g_autofree char *word = dpt_text_fold (name);
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO patient_key (lead, rest, patient_id) VALUES ('%s', '', %" G_GINT64_FORMAT ")", word, patient_id);

  dpt_test_db_exec (shop->db, sql);
}

void
dpt_test_patient_add (DptTestShop *shop, const char *given, const char *family, DptTestPatient *patient)
{
  static int file_number = 1000;
  g_autofree char *sql = NULL;

  patient->patient_id = dpt_id_new ();
  sql =
    g_strdup_printf ("INSERT INTO patient (id, version, file_number, family_name, given_names, birth_date, created_at) "
                     "VALUES (%" G_GINT64_FORMAT ", 1, %d, '%s', '%s', '1970-05-04', 1)",
                     patient->patient_id, ++file_number, family, given);
  dpt_test_db_exec (shop->db, sql);
  add_keys (shop, patient->patient_id, given);
  add_keys (shop, patient->patient_id, family);
  patient->prescription_id = add_prescription (shop, patient->patient_id);
}

typedef struct
{
  DptOrderRequest request;
  gint64 order_id;
  DptOrderSheet *sheet;
  gint64 variant_id, range_id;
  GArray *options;
  const char *event, *reason;
} Work;

static gpointer
create_cb (DptUnit *unit, gpointer args, GError **error)
{
  Work *work = args;

  work->order_id = dpt_order_create (unit, &work->request, error);
  return work->order_id != 0 ? work : NULL;
}

gint64
dpt_test_order_create (DptTestShop *shop, const DptTestPatient *patient, const char *usage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) optician = dpt_test_shop_sign_in (shop, DPT_ROLE_OPTICIAN);
  Work work = {
    .request = { .patient_id = patient->patient_id, .prescription_id = patient->prescription_id, .usage = usage }
  };

  dpt_session_write (optician, create_cb, &work, NULL, &error);
  g_assert_no_error (error);
  return work.order_id;
}

static gpointer
load_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_order_sheet_load (unit, *(gint64 *) args, error);
}

DptOrderSheet *
dpt_test_order_load (DptTestShop *shop, gint64 order_id)
{
  g_autoptr (GError) error = NULL;
  DptOrderSheet *sheet = dpt_session_read (shop->system, load_cb, &order_id, g_object_unref, &error);

  g_assert_no_error (error);
  return sheet;
}

static gpointer
complete_cb (DptUnit *unit, gpointer args, GError **error)
{
  Work *work = args;
  gint64 pair_id = dpt_record_get_id (dpt_order_sheet_get_pair (work->sheet, 0));
  DptFittingMeasures measures = { .pd_far = { 3150, 3200 },
                                  .fitting_height = { 2300, 2300 },
                                  .pantoscopic_tilt = DPT_NOT_MEASURED,
                                  .wrap = DPT_NOT_MEASURED };

  if (!dpt_order_choose_frame (unit, pair_id, work->variant_id, error)
      || !dpt_order_choose_lens (unit, pair_id, 0, work->range_id, work->options, error)
      || !dpt_order_measure (unit, pair_id, &measures, error))
    return NULL;
  return work;
}

void
dpt_test_order_complete (DptTestShop *shop, const DptTestCatalog *catalog, gint64 order_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) optician = dpt_test_shop_sign_in (shop, DPT_ROLE_OPTICIAN);
  g_autoptr (DptOrderSheet) sheet = dpt_test_order_load (shop, order_id);
  g_autoptr (GArray) options = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 ar = dpt_test_find_option (shop, "AR");
  Work work = { .sheet = sheet, .variant_id = catalog->variants[DPT_TEST_FRAME_BLACK], .options = options };

  g_array_append_val (options, ar);
  work.range_id = dpt_test_find_range (
    shop,
    g_str_equal (dpt_record_get_string (dpt_order_sheet_get_pair (sheet, 0), DPT_PAIR_USAGE), "progressive")
      ? "VT-PANORAL"
      : "VT-UNISOL",
    1600, FALSE);
  dpt_session_write (optician, complete_cb, &work, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
apply_cb (DptUnit *unit, gpointer args, GError **error)
{
  Work *work = args;

  return dpt_order_apply (unit, work->order_id, work->event, work->reason, error) ? work : NULL;
}

void
dpt_test_order_apply (DptSession *session, gint64 order_id, const char *event, const char *reason)
{
  g_autoptr (GError) error = NULL;
  Work work = { .order_id = order_id, .event = event, .reason = reason };

  dpt_session_write (session, apply_cb, &work, NULL, &error);
  g_assert_no_error (error);
}
