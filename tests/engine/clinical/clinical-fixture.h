/* clinical-fixture.h - a shop with one patient, and units of work in one line.
 * For: tests/engine/clinical. Not for: other suites (support/dpt-test-shop.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-error.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "engine/clinical/dpt-visit-history.h"
#include "engine/clinical/dpt-visit-store.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

#define PATIENT 501 /* born 4 March 1980: 46 on the shop's day */
#define CHILD 502   /* born 2 May 2015: 11 */

typedef struct
{
  DptTestShop *shop;
  DptSession *optometrist;
  DptSession *optician;
  DptSession *receptionist;
} Clinic;

static inline Clinic *
clinic_new (DptDb *db)
{
  Clinic *self = g_new0 (Clinic, 1);

  self->shop = dpt_test_shop_new (db);
  self->optometrist = dpt_test_shop_sign_in (self->shop, DPT_ROLE_OPTOMETRIST);
  self->optician = dpt_test_shop_sign_in (self->shop, DPT_ROLE_OPTICIAN);
  self->receptionist = dpt_test_shop_sign_in (self->shop, DPT_ROLE_RECEPTIONIST);
  dpt_test_db_exec (
    db, "INSERT INTO patient (id, version, file_number, family_name, given_names, birth_date, created_at) VALUES "
        "(501, 1, 1, 'Martin', 'Élise', '1980-03-04', 1), (502, 1, 2, 'Martin', 'Tom', '2015-05-02', 1)");
  return self;
}

static inline void
clinic_free (Clinic *self)
{
  g_clear_object (&self->optometrist);
  g_clear_object (&self->optician);
  g_clear_object (&self->receptionist);
  dpt_test_shop_free (self->shop);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Clinic, clinic_free)

/* What a unit of work needs, whichever it is. */
typedef struct
{
  gint64 id;
  const char *kind;
  DptVisitSheet *base;
  DptVisitSheet *now;
  const char *reason;
  int number;
  DptPrescriptionRequest request;
  DptPrescriptionSheet *sheet;
  DptPrescriptionEye *right;
  DptPrescriptionEye *left;
} Args;

#define UNIT(name, call) \
  static inline gpointer name##_unit (DptUnit *unit, gpointer data, GError **error) \
  { \
    Args *args = data; \
    (void) args; \
    return (gpointer) (call); \
  }

UNIT (start, dpt_visit_start (unit, args->id, args->kind ? args->kind : "complete", error))
UNIT (load, dpt_visit_load (unit, args->id, error))
UNIT (open_visit, dpt_visit_open (unit, args->id, error))
UNIT (save_draft, dpt_visit_save_draft (unit, args->base, args->now, error))
UNIT (sign, dpt_visit_sign (unit, args->base, args->now, error))
UNIT (amend, dpt_visit_amend (unit, args->base, args->now, args->reason, error))
UNIT (keep_amendment, dpt_visit_keep_amendment (unit, args->base, args->now, error) ? unit : NULL)
UNIT (abandon, dpt_visit_abandon (unit, args->id, args->reason, error) ? unit : NULL)
UNIT (load_version, dpt_visit_load_version (unit, args->id, args->number, error))
UNIT (history, dpt_visit_history_load (unit, args->id, error))
UNIT (issue, dpt_prescription_issue (unit, &args->request, error))
UNIT (transcribe, dpt_prescription_transcribe (unit, args->sheet, error))
UNIT (adapt, dpt_prescription_adapt (unit, args->id, args->right, args->left, args->reason, error))
UNIT (cancel, dpt_prescription_cancel (unit, args->id, args->reason, error) ? unit : NULL)
UNIT (load_prescription, dpt_prescription_load (unit, args->id, error))
UNIT (list_prescriptions, dpt_prescription_list (unit, args->id, error))

/* Runs a unit that must succeed. */
#define DO(session, name, ...) \
  ({ \
    g_autoptr (GError) do_error_ = NULL; \
    gpointer do_result_ = dpt_session_write ((session), name##_unit, &(Args) { __VA_ARGS__ }, NULL, &do_error_); \
    g_assert_no_error (do_error_); \
    g_assert_nonnull (do_result_); \
    do_result_; \
  })

/* Runs a unit that must fail, with that code. */
#define REFUSE(session, error_code, name, ...) \
  G_STMT_START \
  { \
    g_autoptr (GError) refuse_error_ = NULL; \
    gpointer refuse_result_ = dpt_session_write ((session), name##_unit, &(Args) { __VA_ARGS__ }, NULL, &refuse_error_); \
    g_assert_null (refuse_result_); \
    g_assert_error (refuse_error_, DPT_ERROR, error_code); \
  } \
  G_STMT_END

/* A visit of PATIENT or CHILD with a final row, signed. */
static inline DptVisitSheet *
sign_visit (Clinic *clinic, gint64 patient_id, DptRx right, DptRx left)
{
  g_autoptr (DptVisitSheet) base = DO (clinic->optometrist, start, .id = patient_id);
  g_autoptr (DptVisitSheet) now = dpt_visit_sheet_copy (base);
  DptAcuity acuity;
  const DptRxFields all = DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER | DPT_RX_FIELD_AXIS | DPT_RX_FIELD_ADDITION
                          | DPT_RX_FIELD_PRISM_H | DPT_RX_FIELD_PRISM_V;

  g_assert_true (dpt_acuity_parse ("10/10", &acuity, NULL));
  dpt_visit_sheet_set_text (now, DPT_VISIT_REASON, "Sees badly at the screen");
  dpt_visit_sheet_set_rx (now, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, &right, all);
  dpt_visit_sheet_set_rx (now, DPT_REFRACTION_FINAL, DPT_EYE_LEFT, &left, all);
  dpt_visit_sheet_set_refraction_acuity (now, DPT_REFRACTION_FINAL, DPT_EYE_RIGHT, FALSE, &acuity);
  return DO (clinic->optometrist, sign, .base = base, .now = now);
}
