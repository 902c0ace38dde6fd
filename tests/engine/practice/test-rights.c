/* test-rights.c - functions of the engine ask for their right themselves: whoever has all the others is refused, and is told which.
 * For: patient, clinical, catalog, purchase, message, insight, order. Not for: sale (tests/engine/sale/test-guard.c, test-rules.c), stock (test-stock.c).
 *
 * A screen hides what may not be done, so nobody sees when a function no longer asks. Nothing here has to exist: the right comes first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/catalog/dpt-catalog.h"
#include "engine/catalog/dpt-frame.h"
#include "engine/catalog/dpt-lens-catalog.h"
#include "engine/catalog/dpt-tax.h"
#include "engine/clinical/dpt-access-log.h"
#include "engine/clinical/dpt-device.h"
#include "engine/clinical/dpt-exam-layout.h"
#include "engine/clinical/dpt-lens-trial.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "engine/clinical/dpt-recall-words.h"
#include "engine/clinical/dpt-recall.h"
#include "engine/clinical/dpt-scan-store.h"
#include "engine/clinical/dpt-tray.h"
#include "engine/clinical/dpt-visit-history.h"
#include "engine/clinical/dpt-visit-queue.h"
#include "engine/clinical/dpt-visit-store.h"
#include "engine/insight/dpt-patient-history.h"
#include "engine/insight/dpt-patient-summary.h"
#include "engine/message/dpt-message.h"
#include "engine/order/dpt-after-sale.h"
#include "engine/order/dpt-job-check.h"
#include "engine/order/dpt-job-flow.h"
#include "engine/order/dpt-order-flow.h"
#include "engine/order/dpt-order-last.h"
#include "engine/order/dpt-order-list.h"
#include "engine/order/dpt-order.h"
#include "engine/patient/dpt-patient-kin.h"
#include "engine/patient/dpt-patient-search.h"
#include "engine/patient/dpt-patient-store.h"
#include "engine/patient/dpt-patient-twin.h"
#include "engine/purchase/dpt-purchase.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

#define TRY(name, call) \
  static void try_##name (DptUnit *unit, GError **error) \
  { \
    (void) (call); \
  }

/* --- patient --- */

TRY (list_kin, dpt_patient_list_kin (unit, 1, error))
TRY (search, dpt_patient_search (unit, "mar", 5, error))
TRY (list_recent, dpt_patient_list_recent (unit, 5, error))
TRY (load_patient, dpt_patient_load (unit, 1, error))
TRY (merge, dpt_patient_merge (unit, 1, 2, error))
TRY (unmerge, dpt_patient_unmerge (unit, 2, error))
TRY (tag, dpt_patient_tag_ensure (unit, "VIP", NULL, error))
TRY (list_events, dpt_patient_list_events (unit, 1, ~0u, 5, error))
TRY (summary, dpt_patient_summary_read (unit, 1, error))

static void
try_save_patient (DptUnit *unit, GError **error)
{
  g_autoptr (DptPatientFile) file = dpt_patient_file_new ();

  dpt_patient_save (unit, file, error);
}

static void
try_find_twins (DptUnit *unit, GError **error)
{
  g_autoptr (DptPatientFile) file = dpt_patient_file_new ();

  dpt_patient_find_twins (unit, file, error);
}

/* --- clinical --- */

TRY (list_accesses, dpt_access_list (unit, 1, NULL, error))
TRY (devices_here, dpt_device_list_here (unit, error))
TRY (remove_device, dpt_device_remove (unit, 1, error))
TRY (save_layout, dpt_exam_custom_save (unit, "exam.layout", "{}", error))
TRY (find_lot, dpt_lens_lot_find (unit, "L2291A", error))
TRY (load_prescription, dpt_prescription_load (unit, 1, error))
TRY (newest_prescription, dpt_prescription_find_newest (unit, 1, "glasses", error))
TRY (issue, dpt_prescription_issue (unit, &(DptPrescriptionRequest) { .visit_id = 1, .usage = "far" }, error))
TRY (adapt, dpt_prescription_adapt (unit, 1, NULL, NULL, "x", error))
TRY (cancel_prescription, dpt_prescription_cancel (unit, 1, "x", error))
TRY (run_recalls, dpt_recall_run (unit, &(DptRecallRunPlace) { 0 }, &(DptRecallCount) { 0 }, error))
TRY (save_words, dpt_recall_words_save (unit, DPT_RECALL_LETTER, "fr", NULL, error))
TRY (tell, dpt_recall_tell (unit, 1, "phone", NULL, error))
TRY (undo_recall, dpt_recall_undo (unit, 1, error))
TRY (recall_history, dpt_recall_load_history (unit, 1, error))
TRY (recall_list, dpt_recall_load_list (unit, &(DptRecallFilter) { 0 }, error))
TRY (recall_text, dpt_recall_load_text (unit, 1, DPT_RECALL_LETTER, error))
TRY (load_scan, dpt_scan_load (unit, 1, error))
TRY (list_scans, dpt_scan_list (unit, 1, error))
TRY (stray_scans, dpt_scan_list_strays (unit, error))
TRY (tidy_scans, dpt_scan_tidy (unit, error))
TRY (tray, dpt_tray_list (unit, FALSE, error))
TRY (load_reading, dpt_tray_load (unit, 1, error))
TRY (put_aside, dpt_tray_put_aside (unit, 1, "x", error))
TRY (count_drafts, dpt_tray_count_drafts (unit, DPT_TEST_TODAY, error))
TRY (tray_draft, dpt_tray_find_draft (unit, 1, error))
TRY (list_visits, dpt_visit_list (unit, 1, error))
TRY (find_draft, dpt_visit_find_draft (unit, 1, error))
TRY (queue, dpt_visit_queue_count (unit, (gint64[DPT_N_VISIT_QUEUES]) { 0 }, error))
TRY (load_visit, dpt_visit_load (unit, 1, error))
TRY (load_version, dpt_visit_load_version (unit, 1, 1, error))
TRY (start_visit, dpt_visit_start (unit, 1, NULL, error))

static void
try_check_scans (DptUnit *unit, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  dpt_scan_check (unit, problems, error);
}

static void
try_save_device (DptUnit *unit, GError **error)
{
  g_autoptr (DptDevice) device = dpt_record_new (DPT_TYPE_DEVICE);

  dpt_device_save (unit, device, error);
}

/* --- catalog, purchase, message --- */

static void
try_save_product (DptUnit *unit, GError **error)
{
  g_autoptr (DptProduct) product = dpt_record_new (DPT_TYPE_PRODUCT);

  dpt_catalog_save_product (unit, product, error);
}

static void
try_save_variant (DptUnit *unit, GError **error)
{
  g_autoptr (DptVariant) variant = dpt_record_new (DPT_TYPE_VARIANT);

  dpt_catalog_save_variant (unit, variant, error);
}

static void
try_save_tax_class (DptUnit *unit, GError **error)
{
  g_autoptr (DptTaxClass) tax_class = dpt_record_new (DPT_TYPE_TAX_CLASS);

  dpt_catalog_save (unit, tax_class, error);
}

TRY (frames_of_class, dpt_frame_load_class (unit, "A", error))
TRY (frames_elsewhere, dpt_frame_load_elsewhere (unit, error))
TRY (lenses_of_class, dpt_lens_catalog_load_class (unit, DPT_TEST_TODAY, "A", error))
TRY (order_article, dpt_purchase_add (unit, &(DptPurchaseWish) { .variant_id = 1, .quantity = 1 }, error))
TRY (drop_article, dpt_purchase_drop (unit, 1, 0, error))
TRY (apply_purchase, dpt_purchase_apply (unit, 1, "send", error))
TRY (receive, dpt_purchase_receive (unit, 1, 1, error))
TRY (receive_line, dpt_purchase_receive_line (unit, 1, error))
TRY (send_lenses, dpt_purchase_send_lenses (unit, 1, error))
TRY (receive_lenses, dpt_purchase_receive_lenses (unit, 1, error))
TRY (messages_of_patient, dpt_message_load_of_patient (unit, 1, error))
TRY (messages_queued, dpt_message_load_queued (unit, NULL, 5, error))
TRY (apply_message, dpt_message_apply (unit, 1, "sent", error))

/* --- order --- */

TRY (load_order, dpt_order_sheet_load (unit, 1, error))
TRY (create_order, dpt_order_create (unit, &(DptOrderRequest) { .patient_id = 1 }, error))
TRY (set_facts, dpt_order_set_facts (unit, 1, 0, NULL, NULL, error))
TRY (change_order, dpt_order_add_pair (unit, 1, "far", error))
TRY (change_pair, dpt_order_set_usage (unit, 1, "far", error))
TRY (set_price, dpt_order_set_line_price (unit, 1, 100, "x", error))
TRY (set_line_discount, dpt_order_set_line_discount (unit, 1, 100, error))
TRY (set_discount, dpt_order_set_discount (unit, 1, 100, error))
TRY (remove_line, dpt_order_remove_line (unit, 1, error))
TRY (last_measures, dpt_order_load_last_measures (unit, 1, 1, &(DptLastMeasures *) { NULL }, error))
TRY (count_orders, dpt_order_count (unit, &(DptOrderCounts) { 0 }, error))
TRY (find_order, dpt_order_row_find_number (unit, "1", error))
TRY (find_open, dpt_order_find_open (unit, 1, error))
TRY (adjust, dpt_order_note_adjustment (unit, 1, 0, "other", "x", error))
TRY (load_cases, dpt_after_sale_load (unit, 1, error))
TRY (open_case, dpt_after_sale_open (unit, 1, 1, "other", "x", FALSE, error))
TRY (verify, dpt_job_verify (unit, 1, &(DptLensReading) { 0 }, NULL, error))
TRY (set_tray, dpt_job_set_tray (unit, 1, "7", error))
TRY (find_job, dpt_job_find (unit, "J2026-1", error))

#define ROW(name, right) { #name, try_##name, DPT_RIGHT_##right }
static const struct { const char *name; void (*try) (DptUnit *unit, GError **error); DptRight right; } guarded[] = {
  ROW (list_kin, PATIENT_READ), ROW (search, PATIENT_READ), ROW (list_recent, PATIENT_READ), ROW (load_patient, PATIENT_READ),
  ROW (find_twins, PATIENT_READ), ROW (list_events, PATIENT_READ), ROW (summary, PATIENT_READ), ROW (messages_of_patient, PATIENT_READ),
  ROW (messages_queued, PATIENT_READ), ROW (save_patient, PATIENT_WRITE), ROW (tag, PATIENT_WRITE), ROW (apply_message, PATIENT_WRITE),
  ROW (merge, PATIENT_MERGE), ROW (unmerge, PATIENT_MERGE), ROW (save_product, CATALOG_WRITE), ROW (save_variant, CATALOG_WRITE),
  ROW (save_tax_class, CATALOG_WRITE), ROW (frames_of_class, STOCK_READ), ROW (frames_elsewhere, STOCK_READ), ROW (lenses_of_class, STOCK_READ),
  ROW (order_article, PURCHASE_WRITE), ROW (drop_article, PURCHASE_WRITE), ROW (apply_purchase, PURCHASE_WRITE), ROW (receive, STOCK_MOVE),
  ROW (receive_line, STOCK_MOVE), ROW (load_order, ORDER_READ), ROW (count_orders, ORDER_READ), ROW (find_order, ORDER_READ),
  ROW (find_open, ORDER_READ), ROW (load_cases, ORDER_READ), ROW (find_job, ORDER_READ), ROW (create_order, ORDER_WRITE),
  ROW (set_facts, ORDER_WRITE), ROW (change_order, ORDER_WRITE),
  ROW (change_pair, ORDER_WRITE), ROW (set_price, PRICE_CHANGE), ROW (set_line_discount, DISCOUNT_GIVE), ROW (set_discount, DISCOUNT_GIVE),
  ROW (list_accesses, AUDIT_READ), ROW (devices_here, CLINICAL_WRITE), ROW (save_device, SETTING_WRITE),
  ROW (remove_device, SETTING_WRITE), ROW (save_layout, CLINICAL_WRITE), ROW (find_lot, CLINICAL_READ), ROW (load_prescription, PRESCRIPTION_READ),
  ROW (newest_prescription, PRESCRIPTION_READ), ROW (issue, PRESCRIPTION_ISSUE), ROW (adapt, PRESCRIPTION_TRANSCRIBE),
  ROW (cancel_prescription, PRESCRIPTION_TRANSCRIBE),
 ROW (run_recalls, PATIENT_WRITE), ROW (save_words, SETTING_WRITE),
  ROW (tell, PATIENT_WRITE), ROW (undo_recall, PATIENT_WRITE), ROW (recall_history, PATIENT_READ), ROW (recall_list, PATIENT_READ),
  ROW (recall_text, PATIENT_READ), ROW (load_scan, PATIENT_READ), ROW (list_scans, PATIENT_READ), ROW (stray_scans, BACKUP),
  ROW (tidy_scans, BACKUP), ROW (tray, CLINICAL_READ), ROW (load_reading, CLINICAL_READ), ROW (put_aside, CLINICAL_WRITE),
  ROW (count_drafts, CLINICAL_READ), ROW (tray_draft, CLINICAL_READ), ROW (list_visits, PATIENT_READ), ROW (find_draft, CLINICAL_READ),
  ROW (queue, CLINICAL_READ), ROW (load_visit, CLINICAL_READ), ROW (load_version, CLINICAL_READ), ROW (start_visit, CLINICAL_WRITE),
  ROW (adjust, ORDER_DELIVER), ROW (open_case, ORDER_DELIVER), ROW (verify, JOB_ADVANCE), ROW (set_tray, JOB_ADVANCE),
  ROW (send_lenses, JOB_ADVANCE), ROW (receive_lenses, JOB_ADVANCE), ROW (remove_line, ORDER_WRITE), ROW (last_measures, ORDER_READ),
  ROW (check_scans, BACKUP),
};

static gpointer
try_cb (DptUnit *unit, gpointer args, GError **error)
{
  guarded[*(gsize *) args].try (unit, error);
  return NULL;
}

/* Somebody of every role, so that only what is taken away is missing. */
static void
give_every_role (DptTestShop *shop)
{
  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO user_role (id, version, user_id, role, establishment_id) VALUES (%d, 1, %" G_GINT64_FORMAT
                                              ", '%s', NULL)", role + 1, shop->users[DPT_ROLE_OWNER], dpt_role_get_name (role));

      dpt_test_db_exec (shop->db, sql);
    }
}

static void
test_every_function_asks_for_its_right (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);

  give_every_role (shop);
  for (gsize i = 0; i < G_N_ELEMENTS (guarded); i++)
    {
      g_autoptr (DptSession) session = dpt_test_shop_sign_in_without (shop, DPT_ROLE_OWNER, guarded[i].right);
      g_autoptr (GError) error = NULL;

      dpt_session_write (session, try_cb, &i, NULL, &error);
      if (!g_error_matches (error, DPT_ERROR, DPT_ERROR_REFUSED) || g_strcmp0 (dpt_error_get_field (error), dpt_right_get_name (guarded[i].right)) != 0)
        g_error ("%s without %s: %s", guarded[i].name, dpt_right_get_name (guarded[i].right), error != NULL ? error->message : "was let through");
    }
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/rights/every-function-asks-for-its-right", test_every_function_asks_for_its_right);
  return g_test_run ();
}
