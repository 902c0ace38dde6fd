/* dpt-user.c - see dpt-user.h.
 * For: units of work on users. Not for: lists of users (dpt-user-list.c) and proofs of who somebody is (dpt-sign-in.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-user.h"

#include "base/dpt-error.h"
#include "base/dpt-id.h"
#include "engine/practice/dpt-sign-in.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DptCredentials
{
  char *password_hash;
  char *pin_hash;
  char *demonstration_pin; /* only where the strength is low */
};

/* Dark enough for white initials on them (4.5 to 1 and more). */
static const char *const colors[] = {
  "#1a5fb4", "#26703f", "#a33a00", "#8a2a2a", "#613583", "#63452c", "#0b6b75", "#8c1c5f",
};

DptCredentials *
dpt_credentials_new (const char *password, const char *pin, DptPasswordStrength strength, const char *const *own_words,
                     GError **error)
{
  g_autoptr (DptCredentials) self = g_new0 (DptCredentials, 1);
  gboolean low = strength == DPT_PASSWORD_STRENGTH_LOW;

  if (password != NULL && !low && !dpt_password_check (password, own_words, error))
    return NULL;
  if (pin != NULL && !dpt_pin_check (pin, low ? NULL : error))
    {
      gsize digits = strspn (pin, "0123456789");

      if (!low)
        return NULL;
      if (digits != strlen (pin) || digits < DPT_PIN_MIN || digits > DPT_PIN_MAX)
        {
          dpt_pin_check (pin, error);
          return NULL;
        }
    }
  if (password != NULL && (self->password_hash = dpt_password_create_hash (password, strength, error)) == NULL)
    return NULL;
  if (pin != NULL && (self->pin_hash = dpt_password_create_hash (pin, strength, error)) == NULL)
    return NULL;
  if (low)
    self->demonstration_pin = g_strdup (pin);
  return g_steal_pointer (&self);
}

void
dpt_credentials_free (DptCredentials *self)
{
  if (self == NULL)
    return;
  g_free (self->password_hash);
  g_free (self->pin_hash);
  g_free (self->demonstration_pin);
  g_free (self);
}

static gboolean
is_demonstration (DptUnit *unit)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "practice/shop:organization", NULL);

  return rows != NULL && dpt_db_rows_get_n_rows (rows) > 0
         && dpt_db_rows_get_int (rows, 0, (guint) dpt_db_rows_find_column (rows, "demonstration")) != 0;
}

static void
apply_credentials (DptUnit *unit, DptUserAccount *account, const DptCredentials *credentials)
{
  if (credentials->password_hash != NULL)
    dpt_record_set_text (account, DPT_USER_ACCOUNT_PASSWORD_HASH, credentials->password_hash);
  if (credentials->pin_hash != NULL)
    {
      dpt_record_set_text (account, DPT_USER_ACCOUNT_PIN_HASH, credentials->pin_hash);
      dpt_record_set_text (account, DPT_USER_ACCOUNT_DEMONSTRATION_PIN,
                           is_demonstration (unit) ? credentials->demonstration_pin : NULL);
    }
}

/* "Claire Vasseur" is CV. */
static char *
make_initials (const char *name)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit_set (name, " -", -1);
  guint n = g_strv_length (words);

  for (guint i = 0; i < n && g_utf8_strlen (out->str, -1) < 2; i++)
    if (*words[i] != '\0' && g_unichar_isalnum (g_utf8_get_char (words[i])))
      g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (words[i])));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
insert_role (DptUnit *unit, gint64 user_id, gint64 establishment_id, DptRole role, GError **error)
{
  g_autoptr (DptUserRole) record = dpt_record_new (DPT_TYPE_USER_ROLE);

  dpt_record_set_int (record, DPT_USER_ROLE_USER_ID, user_id);
  dpt_record_set_int (record, DPT_USER_ROLE_ESTABLISHMENT_ID, establishment_id);
  dpt_record_set_text (record, DPT_USER_ROLE_ROLE, dpt_role_get_name (role));
  return dpt_unit_save (unit, record, error);
}

static gboolean
refuse_same_login (DptUnit *unit, DptUserAccount *account, GError **error)
{
  const char *login = dpt_record_get_string (account, DPT_USER_ACCOUNT_LOGIN);
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "practice/user:by-login", error, DPT_TEXT (login));

  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) == 0 || dpt_db_rows_get_int (rows, 0, 0) == dpt_record_get_id (account))
    return TRUE;
  return dpt_set_invalid (error, "login", _ ("Sign-in name: “%s” is taken. Choose another."), login);
}

gboolean
dpt_user_insert (DptUnit *unit, DptUserAccount *account, const DptCredentials *credentials, guint roles,
                 gint64 establishment_id, GError **error)
{
  const char *name = dpt_record_get_string (account, DPT_USER_ACCOUNT_DISPLAY_NAME);
  g_autofree char *initials = make_initials (name);

  if (dpt_record_is_null (account, DPT_USER_ACCOUNT_INITIALS))
    dpt_record_set_text (account, DPT_USER_ACCOUNT_INITIALS, initials);
  if (dpt_record_is_null (account, DPT_USER_ACCOUNT_COLOR))
    dpt_record_set_text (account, DPT_USER_ACCOUNT_COLOR, colors[g_str_hash (name) % G_N_ELEMENTS (colors)]);
  dpt_record_set_int (account, DPT_USER_ACCOUNT_ACTIVE, TRUE);
  if (dpt_record_is_null (account, DPT_USER_ACCOUNT_MUST_CHANGE_PASSWORD))
    dpt_record_set_int (account, DPT_USER_ACCOUNT_MUST_CHANGE_PASSWORD, FALSE);
  if (credentials != NULL)
    apply_credentials (unit, account, credentials);
  if (!dpt_record_validate (account, error) || !refuse_same_login (unit, account, error) || !dpt_unit_save (unit, account, error))
    return FALSE;
  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    if (roles & DPT_ROLE_BIT (role) && !insert_role (unit, dpt_record_get_id (account), establishment_id, role, error))
      return FALSE;
  return TRUE;
}

gboolean
dpt_user_add (DptUnit *unit, DptUserAccount *account, const DptCredentials *credentials, guint roles,
              gint64 establishment_id, GError **error)
{
  g_return_val_if_fail (DPT_IS_USER_ACCOUNT (account) && !dpt_record_is_saved (account), FALSE);

  if (!dpt_unit_require (unit, DPT_RIGHT_USER_MANAGE, error))
    return FALSE;
  if ((roles & ((1u << DPT_N_ROLES) - 1)) == 0)
    return dpt_set_invalid (error, "roles", _ ("Roles: choose at least one; without, the user could do nothing."));
  return dpt_user_insert (unit, account, credentials, roles, establishment_id, error);
}

/* Called after the change: its failure takes the change back. */
static gboolean
keep_an_administrator (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "practice/user:count-administrators", error);

  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_int (rows, 0, 0) > 0)
    return TRUE;
  return dpt_set_error (error, DPT_ERROR_STATE,
                        _ ("This is the last administrator. Make somebody else an administrator first."));
}

gboolean
dpt_user_save (DptUnit *unit, DptUserAccount *account, GError **error)
{
  static const guint guarded[] = { DPT_USER_ACCOUNT_LOGIN, DPT_USER_ACCOUNT_PASSWORD_HASH, DPT_USER_ACCOUNT_PIN_HASH,
                                   DPT_USER_ACCOUNT_MUST_CHANGE_PASSWORD, DPT_USER_ACCOUNT_DISCOUNT_LIMIT_BP,
                                   DPT_USER_ACCOUNT_ACTIVE, DPT_USER_ACCOUNT_PROFESSIONAL_NUMBER,
                                   DPT_USER_ACCOUNT_PROFESSION };
  gboolean own;

  g_return_val_if_fail (DPT_IS_USER_ACCOUNT (account) && dpt_record_is_saved (account), FALSE);

  own = dpt_record_get_id (account) == dpt_unit_get_user_id (unit);
  for (guint i = 0; i < G_N_ELEMENTS (guarded); i++)
    own = own && !dpt_record_is_field_dirty (account, guarded[i]);
  if (!own && !dpt_unit_require (unit, DPT_RIGHT_USER_MANAGE, error))
    return FALSE;
  return dpt_record_validate (account, error) && refuse_same_login (unit, account, error)
         && dpt_unit_save (unit, account, error) && keep_an_administrator (unit, error);
}

gboolean
dpt_user_set_active (DptUnit *unit, gint64 user_id, gboolean active, GError **error)
{
  g_autoptr (DptUserAccount) account = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_USER_MANAGE, error))
    return FALSE;
  if (!active && user_id == dpt_unit_get_user_id (unit))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("You cannot switch yourself off. Ask another administrator."));
  account = dpt_unit_load (unit, DPT_TYPE_USER_ACCOUNT, user_id, error);
  if (account == NULL)
    return FALSE;
  dpt_record_set_int (account, DPT_USER_ACCOUNT_ACTIVE, active);
  return dpt_unit_save (unit, account, error) && keep_an_administrator (unit, error);
}

gboolean
dpt_user_set_roles (DptUnit *unit, gint64 user_id, gint64 establishment_id, guint roles, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (GPtrArray) now = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_USER_MANAGE, error))
    return FALSE;
  rows = dpt_db_query (unit->connection, "practice/user:roles-at", error, DPT_INT (user_id), DPT_INT (establishment_id));
  if (rows == NULL)
    return FALSE;
  now = dpt_record_list_from_rows (DPT_TYPE_USER_ROLE, rows);
  for (guint i = 0; i < now->len; i++)
    {
      DptRole role = DPT_N_ROLES;

      if (dpt_role_find (dpt_record_get_text (now->pdata[i], DPT_USER_ROLE_ROLE), &role) && roles & DPT_ROLE_BIT (role))
        roles &= ~DPT_ROLE_BIT (role);
      else if (!dpt_unit_remove (unit, now->pdata[i], error))
        return FALSE;
    }
  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    if (roles & DPT_ROLE_BIT (role) && !insert_role (unit, user_id, establishment_id, role, error))
      return FALSE;
  return keep_an_administrator (unit, error);
}

gboolean
dpt_user_set_right (DptUnit *unit, gint64 user_id, DptRight right, DptGrant grant, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  g_autoptr (DptUserRight) record = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_USER_MANAGE, error))
    return FALSE;
  rows = dpt_db_query (unit->connection, "practice/user:right-of", error, DPT_INT (user_id), DPT_TEXT (dpt_right_get_name (right)));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    record = dpt_record_from_row (DPT_TYPE_USER_RIGHT, rows, 0);
  if (grant == DPT_GRANT_BY_ROLE)
    return record == NULL || (dpt_unit_remove (unit, record, error) && keep_an_administrator (unit, error));
  if (record == NULL)
    {
      record = dpt_record_new (DPT_TYPE_USER_RIGHT);
      dpt_record_set_int (record, DPT_USER_RIGHT_USER_ID, user_id);
      dpt_record_set_text (record, DPT_USER_RIGHT_RIGHT_NAME, dpt_right_get_name (right));
    }
  dpt_record_set_int (record, DPT_USER_RIGHT_GRANTED, grant == DPT_GRANT_GIVEN);
  return dpt_unit_save (unit, record, error) && keep_an_administrator (unit, error);
}

static gboolean
save_credentials (DptUnit *unit, gint64 user_id, const DptCredentials *credentials, gboolean must_change, GError **error)
{
  g_autoptr (DptUserAccount) account = dpt_unit_load (unit, DPT_TYPE_USER_ACCOUNT, user_id, error);

  if (account == NULL)
    return FALSE;
  apply_credentials (unit, account, credentials);
  if (credentials->password_hash != NULL)
    dpt_record_set_int (account, DPT_USER_ACCOUNT_MUST_CHANGE_PASSWORD, must_change);
  return dpt_unit_save (unit, account, error);
}

gboolean
dpt_user_set_credentials (DptUnit *unit, gint64 user_id, const DptCredentials *credentials, gboolean must_change,
                          GError **error)
{
  g_return_val_if_fail (credentials != NULL, FALSE);

  if (!dpt_unit_require (unit, DPT_RIGHT_USER_MANAGE, error))
    return FALSE;
  return save_credentials (unit, user_id, credentials, must_change, error)
         && dpt_sign_in_note (unit, user_id, "unlocked_by_administrator", error);
}

static gpointer
change_own (DptUnit *unit, gpointer args, GError **error)
{
  return save_credentials (unit, dpt_unit_get_user_id (unit), args, FALSE, error) ? unit : NULL;
}

gboolean
dpt_user_change_own_credentials (DptSession *session, const char *old_password, const char *password, const char *pin,
                                 GError **error)
{
  const char *const own_words[] = { dpt_session_get_user_name (session), NULL };
  g_autoptr (DptCredentials) credentials = NULL;

  g_return_val_if_fail (DPT_IS_SESSION (session) && old_password != NULL, FALSE);

  credentials = dpt_credentials_new (password, pin,
                                     dpt_session_get_demonstration (session) ? DPT_PASSWORD_STRENGTH_LOW : DPT_PASSWORD_STRENGTH_FULL,
                                     own_words, error);
  return credentials != NULL && dpt_sign_in_prove (session, old_password, error)
         && dpt_session_write (session, change_own, credentials, NULL, error) != NULL;
}

/* --- the same, on a thread --- */

typedef struct
{
  char *old_password;
  char *password;
  char *pin;
} Change;

static void
forget (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
change_free (gpointer data)
{
  Change *change = data;

  forget (change->old_password);
  forget (change->password);
  forget (change->pin);
  g_free (change);
}

static void
change_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Change *change = data;
  GError *error = NULL;

  if (dpt_user_change_own_credentials (source, change->old_password, change->password, change->pin, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dpt_user_change_own_credentials_async (DptSession *session, const char *old_password, const char *password, const char *pin,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Change *change;

  g_return_if_fail (DPT_IS_SESSION (session) && old_password != NULL);

  change = g_new0 (Change, 1);
  change->old_password = g_strdup (old_password);
  change->password = g_strdup (password);
  change->pin = g_strdup (pin);
  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, dpt_user_change_own_credentials_async);
  g_task_set_task_data (task, change, change_free);
  g_task_run_in_thread (task, change_in_thread);
}

gboolean
dpt_user_change_own_credentials_finish (DptSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
