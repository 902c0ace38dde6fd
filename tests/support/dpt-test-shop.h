/* dpt-test-shop.h - a shop for tests: two establishments, one user of each role, all with PIN 1111 and password "a very long word".
 * For: suites of the engine and above. Not for: demonstration data (engine/demo).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/patient/dpt-patient-store.h"
#include "engine/practice/dpt-shop.h"

G_BEGIN_DECLS

#define DPT_TEST_PASSWORD "a very long word"
#define DPT_TEST_PIN "1111"
/* 22 November 2026, 10:00 in Paris */
#define DPT_TEST_NOW G_GINT64_CONSTANT (1795338000000000)
#define DPT_TEST_TODAY "2026-11-22"

/**
 * DptTestShop:
 * @system: every right, in the first establishment
 * @clock: fixed at %DPT_TEST_NOW
 * @users: user of each #DptRole; the login is the role's name, the administrator's is "administrator"
 */
typedef struct
{
  DptDb *db;
  DptClock *clock;
  DptSession *system;
  gint64 establishment_id;
  gint64 other_establishment_id;
  gint64 till_id;
  gint64 station_id;
  gint64 users[DPT_N_ROLES];
} DptTestShop;

/** dpt_test_shop_new: makes the shop in the empty, migrated @db; @demonstration: whether the sign-in page shows PINs */
DptTestShop *dpt_test_shop_new_full (DptDb *db, gboolean demonstration);
DptTestShop *dpt_test_shop_new (DptDb *db);
void dpt_test_shop_free (DptTestShop *self);
/** dpt_test_shop_sign_in: Returns: (transfer full): a session of the user of that role, in the first establishment */
DptSession *dpt_test_shop_sign_in (DptTestShop *self, DptRole role);

/** dpt_test_shop_sign_in_without: the same with @right taken away from him, as the settings allow: what still asks for another right of
 * his role is told apart from what asks for this one */
DptSession *dpt_test_shop_sign_in_without (DptTestShop *self, DptRole role, DptRight right);

/** dpt_test_shop_add_patient: @birth_date: (nullable). @mobile: (nullable). Returns: the id of a new patient, with a file number and search keys */
gint64 dpt_test_shop_add_patient (DptTestShop *self, const char *family_name, const char *given_names, const char *birth_date,
                                  const char *mobile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptTestShop, dpt_test_shop_free)

G_END_DECLS
