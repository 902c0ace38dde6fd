/* dpt-right.c - the table of rights: one line an act, one column a role.
 * For: dpt-right.h. Not for: rights given to single users (table user_right).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-right.h"

#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>

static const struct { const char *name; const char *label; } roles[DPT_N_ROLES] = {
  [DPT_ROLE_RECEPTIONIST] = { "receptionist", N_ ("Receptionist") },
  [DPT_ROLE_OPTOMETRIST] = { "optometrist", N_ ("Optometrist") },
  [DPT_ROLE_OPTICIAN] = { "optician", N_ ("Optician") },
  [DPT_ROLE_CASHIER] = { "cashier", N_ ("Cashier") },
  [DPT_ROLE_STOCK_KEEPER] = { "stock_keeper", N_ ("Stock keeper") },
  [DPT_ROLE_LAB_TECHNICIAN] = { "lab_technician", N_ ("Lab technician") },
  [DPT_ROLE_OWNER] = { "owner", N_ ("Owner") },
  [DPT_ROLE_ADMINISTRATOR] = { "administrator", N_ ("Administrator") },
};

/* One letter a role, in the order of the enumeration: who may do it.
 *   R receptionist  X optometrist (examines)  D optician (dispenses)  C cashier
 *   S stock keeper  L lab technician          O owner                 A administrator */
static const struct { const char *name; const char *label; const char *who; } rights[DPT_N_RIGHTS] = {
  [DPT_RIGHT_PATIENT_READ] = { "patient.read", N_ ("see patients"), "RXDCSLOA" },
  [DPT_RIGHT_PATIENT_WRITE] = { "patient.write", N_ ("create and change patients"), "RXDC--O-" },
  [DPT_RIGHT_PATIENT_MERGE] = { "patient.merge", N_ ("merge patients"), "R-----OA" },
  [DPT_RIGHT_CLINICAL_READ] = { "clinical.read", N_ ("see what was found in a visit"), "-X------" },
  [DPT_RIGHT_CLINICAL_WRITE] = { "clinical.write", N_ ("examine and sign"), "-X------" },
  [DPT_RIGHT_PRESCRIPTION_READ] = { "prescription.read", N_ ("see prescriptions"), "-XD--LO-" },
  [DPT_RIGHT_PRESCRIPTION_ISSUE] = { "prescription.issue", N_ ("prescribe"), "-X------" },
  [DPT_RIGHT_PRESCRIPTION_TRANSCRIBE] = { "prescription.transcribe", N_ ("enter a prescription from outside"), "-XD-----" },
  [DPT_RIGHT_ORDER_READ] = { "order.read", N_ ("see orders"), "RXDCSLOA" },
  [DPT_RIGHT_ORDER_WRITE] = { "order.write", N_ ("quote and order"), "--D---O-" },
  [DPT_RIGHT_ORDER_DELIVER] = { "order.deliver", N_ ("hand an order over"), "--DC--O-" },
  [DPT_RIGHT_JOB_ADVANCE] = { "job.advance", N_ ("report the progress of a job"), "--D--LO-" },
  [DPT_RIGHT_PRICE_CHANGE] = { "price.change", N_ ("change a price in a sale"), "--D---O-" },
  [DPT_RIGHT_DISCOUNT_GIVE] = { "discount.give", N_ ("give a discount"), "--DC--O-" },
  [DPT_RIGHT_SALE_READ] = { "sale.read", N_ ("see sales"), "R-DC--OA" },
  [DPT_RIGHT_SALE_ISSUE] = { "sale.issue", N_ ("issue receipts and invoices"), "--DC--O-" },
  [DPT_RIGHT_SALE_REFUND] = { "sale.refund", N_ ("refund a sale"), "---C--O-" },
  [DPT_RIGHT_PAYMENT_TAKE] = { "payment.take", N_ ("take a payment"), "R-DC--O-" },
  [DPT_RIGHT_STOCK_READ] = { "stock.read", N_ ("see the stock"), "RXDCSLOA" },
  [DPT_RIGHT_STOCK_MOVE] = { "stock.move", N_ ("receive and correct stock"), "--D-S-O-" },
  [DPT_RIGHT_PURCHASE_WRITE] = { "purchase.write", N_ ("order from suppliers"), "--D-S-O-" },
  [DPT_RIGHT_CATALOG_WRITE] = { "catalog.write", N_ ("change products and prices"), "----S-OA" },
  [DPT_RIGHT_REPORT_READ] = { "report.read", N_ ("see the figures"), "------O-" },
  [DPT_RIGHT_REPORT_OTHER_ESTABLISHMENTS] = { "report.other_establishments", N_ ("see the figures of other establishments"), "------O-" },
  [DPT_RIGHT_LIST_EXPORT] = { "list.export", N_ ("export lists"), "R-DCS-OA" },
  [DPT_RIGHT_ESTABLISHMENT_SWITCH] = { "establishment.switch", N_ ("change establishment"), "------OA" },
  [DPT_RIGHT_USER_MANAGE] = { "user.manage", N_ ("manage users"), "-------A" },
  [DPT_RIGHT_SETTING_WRITE] = { "setting.write", N_ ("change the settings"), "------OA" },
  [DPT_RIGHT_BACKUP] = { "backup", N_ ("make and restore back-ups"), "------OA" },
  [DPT_RIGHT_AUDIT_READ] = { "audit.read", N_ ("read the audit trail"), "------OA" },
};

const char *
dpt_role_get_name (DptRole role)
{
  g_return_val_if_fail (role < DPT_N_ROLES, NULL);

  return roles[role].name;
}

const char *
dpt_role_get_label (DptRole role)
{
  g_return_val_if_fail (role < DPT_N_ROLES, NULL);

  return _ (roles[role].label);
}

gboolean
dpt_role_find (const char *name, DptRole *role)
{
  int row = DPT_TEXT_FIND_ROW (roles, name);

  if (row >= 0 && role != NULL)
    *role = row;
  return row >= 0;
}

const char *
dpt_right_get_name (DptRight right)
{
  g_return_val_if_fail (right < DPT_N_RIGHTS, NULL);

  return rights[right].name;
}

const char *
dpt_right_get_label (DptRight right)
{
  g_return_val_if_fail (right < DPT_N_RIGHTS, NULL);

  return _ (rights[right].label);
}

gboolean
dpt_right_find (const char *name, DptRight *right)
{
  int row = DPT_TEXT_FIND_ROW (rights, name);

  if (row >= 0 && right != NULL)
    *right = row;
  return row >= 0;
}

guint64
dpt_role_get_rights (DptRole role)
{
  guint64 bits = 0;

  g_return_val_if_fail (role < DPT_N_ROLES, 0);

  for (guint i = 0; i < DPT_N_RIGHTS; i++)
    if (rights[i].who[role] != '-')
      bits |= G_GUINT64_CONSTANT (1) << i;
  return bits;
}
