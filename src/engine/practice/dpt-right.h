/* dpt-right.h - what a user may do, and which role brings it.
 * For: dpt_unit_require() in the engine, and screens that hide what would be refused. Not for: whose data it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DptRole:
 *
 * The people of requirements.md. A user may have several, in one establishment or in all.
 */
typedef enum
{
  DPT_ROLE_RECEPTIONIST,
  DPT_ROLE_OPTOMETRIST,
  DPT_ROLE_OPTICIAN,
  DPT_ROLE_CASHIER,
  DPT_ROLE_STOCK_KEEPER,
  DPT_ROLE_LAB_TECHNICIAN,
  DPT_ROLE_OWNER,
  DPT_ROLE_ADMINISTRATOR,
  DPT_N_ROLES,
} DptRole;

/**
 * DptRight:
 *
 * One sensitive act each. The table of roles stands in dpt-right.c and is drawn there.
 */
typedef enum
{
  DPT_RIGHT_PATIENT_READ,
  DPT_RIGHT_PATIENT_WRITE,
  DPT_RIGHT_PATIENT_MERGE,
  DPT_RIGHT_CLINICAL_READ,          /* what was found in a visit */
  DPT_RIGHT_CLINICAL_WRITE,         /* draft, sign, amend a visit */
  DPT_RIGHT_PRESCRIPTION_READ,
  DPT_RIGHT_PRESCRIPTION_ISSUE,     /* under one's own name */
  DPT_RIGHT_PRESCRIPTION_TRANSCRIBE,/* type an external one, adapt at renewal */
  DPT_RIGHT_ORDER_READ,
  DPT_RIGHT_ORDER_WRITE,
  DPT_RIGHT_ORDER_DELIVER,
  DPT_RIGHT_JOB_ADVANCE,
  DPT_RIGHT_PRICE_CHANGE,           /* another price than the catalogue's */
  DPT_RIGHT_DISCOUNT_GIVE,          /* up to the user's limit */
  DPT_RIGHT_SALE_READ,
  DPT_RIGHT_SALE_ISSUE,             /* quotes are DPT_RIGHT_ORDER_WRITE */
  DPT_RIGHT_SALE_REFUND,
  DPT_RIGHT_PAYMENT_TAKE,
  DPT_RIGHT_STOCK_READ,
  DPT_RIGHT_STOCK_MOVE,             /* receive, return, adjust */
  DPT_RIGHT_PURCHASE_WRITE,
  DPT_RIGHT_CATALOG_WRITE,
  DPT_RIGHT_REPORT_READ,
  DPT_RIGHT_REPORT_OTHER_ESTABLISHMENTS,
  DPT_RIGHT_LIST_EXPORT,
  DPT_RIGHT_ESTABLISHMENT_SWITCH,
  DPT_RIGHT_USER_MANAGE,
  DPT_RIGHT_SETTING_WRITE,
  DPT_RIGHT_BACKUP,
  DPT_RIGHT_AUDIT_READ,
  DPT_N_RIGHTS,
} DptRight;

/** dpt_role_get_name: Returns: the name in the database and on the command line ("optometrist") */
const char *dpt_role_get_name (DptRole role);
/** dpt_role_get_label: Returns: the translated word for a person */
const char *dpt_role_get_label (DptRole role);
/** dpt_role_find: Returns: whether @name is a role */
gboolean dpt_role_find (const char *name, DptRole *role);

/** dpt_right_get_name: Returns: the name in the database ("sale.refund") */
const char *dpt_right_get_name (DptRight right);
/** dpt_right_get_label: Returns: the translated act for a person ("refund a sale") */
const char *dpt_right_get_label (DptRight right);
gboolean dpt_right_find (const char *name, DptRight *right);

/** dpt_role_get_rights: Returns: the rights of a role, bit n for right n */
guint64 dpt_role_get_rights (DptRole role);

G_END_DECLS
