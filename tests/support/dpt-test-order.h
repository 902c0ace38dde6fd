/* dpt-test-order.h - somebody who needs glasses: a patient, a prescription, and orders at every step.
 * For: suites of orders and above. Not for: demonstration data (engine/demo).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/order/dpt-order-flow.h"
#include "support/dpt-test-catalog.h"

G_BEGIN_DECLS

/**
 * DptTestPatient:
 * @prescription_id: progressive, R -2.00 (-0.50) 90°, L -2.25, addition 2.00, PD 31.5 / 32
 */
typedef struct
{
  gint64 patient_id;
  gint64 prescription_id;
} DptTestPatient;

/** dpt_test_patient_add: @given, @family: her name. Fills @patient. */
void dpt_test_patient_add (DptTestShop *shop, const char *given, const char *family, DptTestPatient *patient);

/** dpt_test_order_create: Returns: the id of a new draft of that patient, made by the optician; @usage: (nullable) */
gint64 dpt_test_order_create (DptTestShop *shop, const DptTestPatient *patient, const char *usage);

/** dpt_test_order_complete: gives the first pair the black frame (which must be in stock), Unisol 1.60 lenses and measures */
void dpt_test_order_complete (DptTestShop *shop, const DptTestCatalog *catalog, gint64 order_id);

/** dpt_test_order_apply: moves the order on; fails the test where that fails */
void dpt_test_order_apply (DptSession *session, gint64 order_id, const char *event, const char *reason);

/** dpt_test_order_load: Returns: (transfer full): the order as it is */
DptOrderSheet *dpt_test_order_load (DptTestShop *shop, gint64 order_id);

G_END_DECLS
