/* dpt-user-list.c - users as lists show them.
 * For: the reading half of dpt-user.h. Not for: changes (dpt-user.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-user.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

/* In the order of the enumeration of the header; a list's row. */
static const DptField row_fields[] = {
  { "login", DPT_FIELD_TEXT, 0, 0, 40, N_ ("Sign-in name") },
  { "display_name", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Name") },
  { "initials", DPT_FIELD_TEXT, 0, 0, 4, N_ ("Initials") },
  { "title", DPT_FIELD_TEXT, 0, 0, 100, N_ ("Title") },
  { "color", DPT_FIELD_TEXT, 0, 0, 7, N_ ("Colour") },
  { "active", DPT_FIELD_BOOL, 0, 0, 0, N_ ("May sign in") },
  { "has_password", DPT_FIELD_BOOL, 0, 0, 0, N_ ("Password") },
  { "has_pin", DPT_FIELD_BOOL, 0, 0, 0, N_ ("PIN") },
  { "demonstration_pin", DPT_FIELD_TEXT, 0, 0, 8, N_ ("PIN of the demonstration") },
  { "last_sign_in", DPT_FIELD_INSTANT, 0, 0, 0, N_ ("Last sign-in") },
  { "roles", DPT_FIELD_TEXT, 0, 0, 300, N_ ("Roles") },
  { "role_names", DPT_FIELD_TEXT, 0, 0, 300, NULL },
  { "roles_bits", DPT_FIELD_INT, 0, 0, 0, NULL },
};
DPT_DEFINE_RECORD (DptUserRow, dpt_user_row, NULL, row_fields)

static void
describe_roles (DptUserRow *row, guint bits)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    if (bits & DPT_ROLE_BIT (role))
      {
        g_string_append_printf (labels, "%s%s", labels->len ? ", " : "", dpt_role_get_label (role));
        g_string_append_printf (names, "%s%s", names->len ? "," : "", dpt_role_get_name (role));
      }
  dpt_record_set_text (row, DPT_USER_ROW_ROLES, labels->str);
  dpt_record_set_text (row, DPT_USER_ROW_ROLE_NAMES, names->str);
  dpt_record_set_int (row, DPT_USER_ROW_ROLES_BITS, bits);
}

/* @roles: user, role; sorted by user. */
static guint
collect_roles (DptDbRows *roles, gint64 user_id)
{
  guint bits = 0;

  for (guint i = 0; i < dpt_db_rows_get_n_rows (roles); i++)
    {
      DptRole role;

      if (dpt_db_rows_get_int (roles, i, 0) == user_id && dpt_role_find (dpt_db_rows_get_text (roles, i, 1), &role))
        bits |= DPT_ROLE_BIT (role);
    }
  return bits;
}

GPtrArray *
dpt_user_list (DptUnit *unit, gboolean with_inactive, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptDbRows) roles = NULL;
  GPtrArray *list;

  rows = dpt_db_query (unit->connection, "practice/user:list", error, DPT_BOOL (with_inactive));
  roles = rows ? dpt_db_query (unit->connection, "practice/user:all-roles", error) : NULL;
  if (roles == NULL)
    return NULL;
  list = dpt_record_list_from_rows (DPT_TYPE_USER_ROW, rows);
  for (guint i = 0; i < list->len; i++)
    describe_roles (list->pdata[i], collect_roles (roles, dpt_record_get_id (list->pdata[i])));
  return list;
}

gboolean
dpt_user_get_roles (DptUnit *unit, gint64 user_id, gint64 establishment_id, guint *roles, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  g_return_val_if_fail (roles != NULL, FALSE);

  rows = dpt_db_query (unit->connection, "practice/user:roles-at", error, DPT_INT (user_id), DPT_INT (establishment_id));
  if (rows == NULL)
    return FALSE;
  *roles = 0;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptRole role;

      if (dpt_role_find (dpt_db_rows_get_text (rows, i, (guint) dpt_db_rows_find_column (rows, "role")), &role))
        *roles |= DPT_ROLE_BIT (role);
    }
  return TRUE;
}

GPtrArray *
dpt_user_list_rights (DptUnit *unit, gint64 user_id, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "practice/user:rights", error, DPT_INT (user_id));

  return rows ? dpt_record_list_from_rows (DPT_TYPE_USER_RIGHT, rows) : NULL;
}

gint64
dpt_user_find (DptUnit *unit, const char *login, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "practice/user:by-login", error, DPT_TEXT (login));

  if (rows == NULL)
    return 0;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no user “%s”."), login);
      return 0;
    }
  return dpt_db_rows_get_int (rows, 0, 0);
}
