/* dpt-sign-in.c - see dpt-sign-in.h.
 * For: tries, delays and the log of both. Not for: passwords as such (dpt-password.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-sign-in.h"

#include "base/dpt-error.h"
#include "base/dpt-id.h"
#include "engine/practice/dpt-establishment.h"
#include "engine/practice/dpt-password.h"
#include "engine/practice/dpt-user.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define LONGEST_LOGIN 40

struct _DptSignIn
{
  GObject parent_instance;

  DptDb *db;
  DptClock *clock;
  char *machine;
  /* Set on worker threads, read on the main thread. */
  gint unlocked;
  gint demonstration;
  GMutex lock;
  gint64 wait_until;
};

G_DEFINE_FINAL_TYPE (DptSignIn, dpt_sign_in, G_TYPE_OBJECT)

static void
dpt_sign_in_finalize (GObject *object)
{
  DptSignIn *self = DPT_SIGN_IN (object);

  g_clear_object (&self->db);
  g_clear_object (&self->clock);
  g_free (self->machine);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (dpt_sign_in_parent_class)->finalize (object);
}

static void
dpt_sign_in_class_init (DptSignInClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_sign_in_finalize;
}

static void
dpt_sign_in_init (DptSignIn *self)
{
  g_mutex_init (&self->lock);
}

DptSignIn *
dpt_sign_in_new (DptDb *db, DptClock *clock, const char *machine)
{
  DptSignIn *self;

  g_return_val_if_fail (DPT_IS_DB (db) && DPT_IS_CLOCK (clock), NULL);

  self = g_object_new (DPT_TYPE_SIGN_IN, NULL);
  self->db = g_object_ref (db);
  self->clock = g_object_ref (clock);
  self->machine = g_strdup (machine);
  return self;
}

gboolean
dpt_sign_in_get_unlocked (DptSignIn *self)
{
  g_return_val_if_fail (DPT_IS_SIGN_IN (self), FALSE);

  return g_atomic_int_get (&self->unlocked) || g_atomic_int_get (&self->demonstration);
}

void
dpt_sign_in_lock_station (DptSignIn *self)
{
  g_return_if_fail (DPT_IS_SIGN_IN (self));

  g_atomic_int_set (&self->unlocked, FALSE);
}

gboolean
dpt_sign_in_get_demonstration (DptSignIn *self)
{
  g_return_val_if_fail (DPT_IS_SIGN_IN (self), FALSE);

  return g_atomic_int_get (&self->demonstration);
}

gint64
dpt_sign_in_get_wait_until (DptSignIn *self)
{
  gint64 until;

  g_return_val_if_fail (DPT_IS_SIGN_IN (self), 0);

  g_mutex_lock (&self->lock);
  until = self->wait_until;
  g_mutex_unlock (&self->lock);
  return until;
}

static void
set_wait_until (DptSignIn *self, gint64 until)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->wait_until = until;
  g_mutex_unlock (&self->lock);
}

int
dpt_sign_in_get_delay (gint64 failures)
{
  if (failures < 3)
    return 0;
  if (failures > 10) /* 2 to the 8th is 256 */
    return DPT_SIGN_IN_LONGEST_DELAY;
  return 1 << (failures - 2);
}

/* --- one try --- */

typedef struct
{
  /* what is tried */
  const char *login;   /* or */
  gint64 user_id;
  const char *secret;
  gboolean pin;
  gboolean station_locked;
  gboolean demonstration; /* nobody has a password to fall back on */
  gboolean own;           /* it is somebody signed in who proves it: the PIN will do where there is no password */
  /* what is known of the user, filled by begin_try(); no hash: no such user, or none of that kind */
  char *real_login;
  gint64 known_id;
  char *hash;
  gboolean must_change;
  /* how it stands */
  gint64 failures;
  gint64 wait_until; /* more than 0: too early */
  const char *refused; /* the field of the refusal where nothing is compared */
} Try;

static void
clear_try (Try *try)
{
  g_free (try->real_login);
  if (try->hash != NULL)
    sodium_memzero (try->hash, strlen (try->hash));
  g_free (try->hash);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Try, clear_try)

static gboolean
write_entry (DptUnit *unit, gint64 user_id, const char *login, gint64 station_id, const char *means, const char *outcome,
             GError **error)
{
  dpt_db_connection_touch (unit->connection, "sign_in_entry");
  return dpt_db_execute (unit->connection, "practice/user:add-sign-in", error, DPT_INT (dpt_id_new ()),
                         DPT_INT (dpt_unit_get_now (unit)), DPT_REF (user_id), DPT_TEXT (login), DPT_REF (station_id),
                         DPT_TEXT (means), DPT_TEXT (outcome))
         > 0;
}

static gboolean
find_user (DptUnit *unit, Try *try, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  g_clear_pointer (&try->real_login, g_free);
  g_clear_pointer (&try->hash, g_free);
  rows = try->login ? dpt_db_query (unit->connection, "practice/user:sign-in-by-login", error, DPT_TEXT (try->login))
                    : dpt_db_query (unit->connection, "practice/user:sign-in-by-id", error, DPT_INT (try->user_id));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      g_autofree char *short_login = try->login ? g_utf8_make_valid (try->login, (gssize) MIN (strlen (try->login), LONGEST_LOGIN)) : NULL;

      try->real_login = try->login ? g_steal_pointer (&short_login) : g_strdup_printf ("#%" G_GINT64_FORMAT, try->user_id);
      return TRUE;
    }
  try->known_id = dpt_db_rows_get_int (rows, 0, 0);
  try->real_login = g_strdup (dpt_db_rows_get_text (rows, 0, 1));
  try->hash = g_strdup (dpt_db_rows_get_text (rows, 0, try->pin ? 3 : 2));
  if (try->hash == NULL && try->own)
    try->hash = g_strdup (dpt_db_rows_get_text (rows, 0, 3));
  try->must_change = dpt_db_rows_get_int (rows, 0, 4) != 0;
  return TRUE;
}

/* Looks at the tries before this one, and writes it down before anything is compared. */
static gpointer
begin_try (DptUnit *unit, gpointer args, GError **error)
{
  Try *try = args;
  g_autoptr (DptDbRows) tries = NULL;
  gint64 now = dpt_unit_get_now (unit);
  gint64 last, elapsed, pins;
  int delay;

  if (!find_user (unit, try, error)
      /* Two tries at the same moment count one after the other. */
      || dpt_db_execute (unit->connection, "practice/user:meet-at-user", error, DPT_TEXT (try->real_login)) < 0)
    return NULL;
  tries = dpt_db_query (unit->connection, "practice/user:sign-in-tries", error, DPT_TEXT (try->real_login));
  if (tries == NULL)
    return NULL;
  try->failures = dpt_db_rows_get_int (tries, 0, 0);
  pins = dpt_db_rows_get_int (tries, 0, 1);
  last = dpt_db_rows_get_int (tries, 0, 2);
  delay = dpt_sign_in_get_delay (try->failures);
  elapsed = now - last;
  try->refused = NULL;
  try->wait_until = 0;
  /* A clock that was set back must not lock the shop out until it has caught up. */
  if (elapsed >= 0 && elapsed < delay * G_USEC_PER_SEC)
    try->wait_until = last + delay * G_USEC_PER_SEC;
  else if (try->pin && (try->station_locked || (pins >= DPT_SIGN_IN_MOST_PINS && !try->demonstration)))
    try->refused = "password";
  return write_entry (unit, try->known_id, try->real_login, dpt_unit_get_station_id (unit), try->pin ? "pin" : "password",
                      try->wait_until ? "delayed" : try->refused ? "refused" : "begun", error)
           ? try
           : NULL;
}

static gpointer
end_wrong (DptUnit *unit, gpointer args, GError **error)
{
  Try *try = args;

  return write_entry (unit, try->known_id, try->real_login, dpt_unit_get_station_id (unit), try->pin ? "pin" : "password", "wrong", error)
           ? try
           : NULL;
}

static gboolean
refuse (GError **error, const char *field, const char *message)
{
  GError *refused = NULL;

  dpt_set_invalid (&refused, field, "%s", message);
  refused->code = DPT_ERROR_REFUSED;
  g_propagate_error (error, refused);
  return FALSE;
}

static gboolean
refuse_early (const Try *try, gint64 now, GError **error)
{
  int seconds = (int) MAX (1, (try->wait_until - now + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  /* Translators: a number of seconds */
  g_autofree char *message = g_strdup_printf (
    ngettext ("Too many tries. Wait %d second.", "Too many tries. Wait %d seconds.", (gulong) seconds), seconds);

  return refuse (error, "wait", message);
}

static gboolean
refuse_wrong (const Try *try, GError **error)
{
  int delay = dpt_sign_in_get_delay (try->failures + 1);
  const char *what = try->pin ? _ ("This PIN is not right.") : _ ("The name or the password is not right.");
  g_autofree char *next = NULL;
  g_autofree char *message = NULL;

  if (delay == 0)
    return refuse (error, try->pin ? "pin" : "password", what);
  next = g_strdup_printf (ngettext ("The next try is possible in %d second.", "The next try is possible in %d seconds.", (gulong) delay), delay);
  /* Translators: two sentences after one another */
  message = g_strdup_printf (C_ ("sentences", "%s %s"), what, next);
  return refuse (error, try->pin ? "pin" : "password", message);
}

/* @self: (nullable): learns how long to wait. Blocks for the comparison. */
static gboolean
run_try (DptSignIn *self, DptSession *system, Try *try, GError **error)
{
  gint64 now = dpt_session_get_now (system);

  set_wait_until (self, 0);
  if (dpt_session_write (system, begin_try, try, NULL, error) == NULL)
    return FALSE;
  if (try->wait_until > 0)
    {
      set_wait_until (self, try->wait_until);
      return refuse_early (try, now, error);
    }
  if (try->refused != NULL)
    return refuse (error, try->refused,
                   try->station_locked ? _ ("Sign in with a password first: PINs count only at a station that is unlocked.")
                                       : _ ("Too many wrong PINs. Sign in with the password."));
  if (dpt_password_matches (try->hash, try->secret))
    return TRUE;
  set_wait_until (self, dpt_sign_in_get_delay (try->failures + 1) ? now + dpt_sign_in_get_delay (try->failures + 1) * G_USEC_PER_SEC : 0);
  return dpt_session_write (system, end_wrong, try, NULL, error) != NULL && refuse_wrong (try, error);
}

/* --- what follows a success --- */

typedef struct
{
  const Try *try;
  const char *machine;
  gint64 establishment_id; /* 0: the user has no role there */
  gint64 station_id;
} Arrival;

static gpointer
end_success (DptUnit *unit, gpointer args, GError **error)
{
  Arrival *arrival = args;
  const Try *try = arrival->try;

  if (arrival->establishment_id == 0)
    return write_entry (unit, try->known_id, try->real_login, 0, try->pin ? "pin" : "password", "refused", error) ? unit : NULL;
  if (arrival->machine != NULL)
    {
      arrival->station_id = dpt_station_ensure (unit, arrival->establishment_id, arrival->machine, error);
      if (arrival->station_id == 0)
        return NULL;
    }
  return write_entry (unit, try->known_id, try->real_login, arrival->station_id, try->pin ? "pin" : "password", "success", error)
           ? unit
           : NULL;
}

static GQuark
get_must_change_quark (void)
{
  return g_quark_from_static_string ("dpt-must-change-password");
}

gboolean
dpt_sign_in_must_change_password (DptSession *session)
{
  g_return_val_if_fail (DPT_IS_SESSION (session), FALSE);

  return g_object_get_qdata (G_OBJECT (session), get_must_change_quark ()) != NULL;
}

static gpointer
read_establishment_of_machine (DptUnit *unit, gpointer args, GError **error)
{
  Arrival *arrival = args;
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "practice/user:establishment-of-machine", error,
                                             DPT_TEXT (arrival->machine), DPT_INT (arrival->try->known_id));

  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    arrival->establishment_id = dpt_db_rows_get_int (rows, 0, 0);
  return arrival;
}

static DptSession *
arrive (DptSignIn *self, DptSession *system, const Try *try, gint64 establishment_id, GError **error)
{
  Arrival arrival = { .try = try, .machine = self->machine, .establishment_id = establishment_id };
  g_autoptr (DptSession) session = NULL;
  g_autoptr (DptSession) at_station = NULL;
  GError *local = NULL;

  if (establishment_id == 0 && self->machine != NULL
      && dpt_session_read (system, read_establishment_of_machine, &arrival, NULL, error) == NULL)
    return NULL;
  session = dpt_session_new (self->db, self->clock, try->known_id, arrival.establishment_id, 0, &local);
  arrival.establishment_id = session ? dpt_session_get_establishment_id (session) : 0;
  if (dpt_session_write (system, end_success, &arrival, NULL, session ? error : NULL) == NULL && session != NULL)
    return NULL;
  if (session == NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  at_station = dpt_session_new (self->db, self->clock, try->known_id, arrival.establishment_id, arrival.station_id, error);
  if (at_station == NULL)
    return NULL;
  if (try->must_change)
    g_object_set_qdata (G_OBJECT (at_station), get_must_change_quark (), GINT_TO_POINTER (TRUE));
  if (!try->pin)
    g_atomic_int_set (&self->unlocked, TRUE);
  return g_steal_pointer (&at_station);
}

static DptSession *
sign_in (DptSignIn *self, Try *try, gint64 establishment_id, GError **error)
{
  g_autoptr (DptSession) system = dpt_session_new_system (self->db, self->clock, 0, error);

  if (system == NULL || !run_try (self, system, try, error))
    return NULL;
  return arrive (self, system, try, establishment_id, error);
}

DptSession *
dpt_sign_in_by_password (DptSignIn *self, const char *login, const char *password, gint64 establishment_id, GError **error)
{
  g_autofree char *valid = NULL;
  g_autofree char *plain = NULL;
  g_auto (Try) try = { .secret = password };

  g_return_val_if_fail (DPT_IS_SIGN_IN (self) && login != NULL && password != NULL, NULL);

  valid = g_utf8_make_valid (login, -1);
  plain = g_strstrip (g_utf8_strdown (valid, -1));
  try.login = plain;
  return sign_in (self, &try, establishment_id, error);
}

DptSession *
dpt_sign_in_by_pin (DptSignIn *self, gint64 user_id, const char *pin, gint64 establishment_id, GError **error)
{
  g_auto (Try) try = { .secret = pin, .pin = TRUE, .user_id = user_id };

  g_return_val_if_fail (DPT_IS_SIGN_IN (self) && pin != NULL, NULL);

  try.station_locked = !dpt_sign_in_get_unlocked (self);
  try.demonstration = dpt_sign_in_get_demonstration (self);
  return sign_in (self, &try, establishment_id, error);
}

gboolean
dpt_sign_in_prove (DptSession *session, const char *password, GError **error)
{
  g_autoptr (DptSession) system = NULL;
  g_auto (Try) try = { .secret = password, .user_id = dpt_session_get_user_id (session), .own = TRUE };
  Arrival arrival = { .try = &try };

  system = dpt_session_new_system (dpt_session_get_db (session), dpt_session_get_clock (session), 0, error);
  if (system == NULL || !run_try (NULL, system, &try, error))
    return FALSE;
  arrival.establishment_id = dpt_session_get_establishment_id (session);
  return dpt_session_write (system, end_success, &arrival, NULL, error) != NULL;
}

/* --- on a worker --- */

typedef struct
{
  char *login;
  gint64 user_id;
  char *secret;
  gint64 establishment_id;
} Wish;

static void
wish_free (Wish *wish)
{
  g_free (wish->login);
  if (wish->secret != NULL)
    sodium_memzero (wish->secret, strlen (wish->secret));
  g_free (wish->secret);
  g_free (wish);
}

static void
sign_in_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Wish *wish = data;
  GError *error = NULL;
  DptSession *session;

  session = wish->login ? dpt_sign_in_by_password (source, wish->login, wish->secret, wish->establishment_id, &error)
                        : dpt_sign_in_by_pin (source, wish->user_id, wish->secret, wish->establishment_id, &error);
  if (session != NULL)
    g_task_return_pointer (task, session, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
push_wish (DptSignIn *self, const char *login, gint64 user_id, const char *secret, gint64 establishment_id,
           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Wish *wish = g_new0 (Wish, 1);

  g_task_set_source_tag (task, push_wish);
  wish->login = g_strdup (login);
  wish->user_id = user_id;
  wish->secret = g_strdup (secret);
  wish->establishment_id = establishment_id;
  g_task_set_task_data (task, wish, (GDestroyNotify) wish_free);
  g_task_run_in_thread (task, sign_in_in_thread);
}

void
dpt_sign_in_by_password_async (DptSignIn *self, const char *login, const char *password, gint64 establishment_id,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DPT_IS_SIGN_IN (self) && login != NULL && password != NULL);

  push_wish (self, login, 0, password, establishment_id, cancellable, callback, user_data);
}

void
dpt_sign_in_by_pin_async (DptSignIn *self, gint64 user_id, const char *pin, gint64 establishment_id,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DPT_IS_SIGN_IN (self) && pin != NULL);

  push_wish (self, NULL, user_id, pin, establishment_id, cancellable, callback, user_data);
}

DptSession *
dpt_sign_in_finish (DptSignIn *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- tiles --- */

static gpointer
list_users (DptUnit *unit, gpointer args, GError **error)
{
  DptSignIn *self = args;
  g_autoptr (DptOrganization) organization = dpt_organization_load (unit, error);

  if (organization == NULL)
    return NULL;
  g_atomic_int_set (&self->demonstration, (gint) dpt_record_get_int (organization, DPT_ORGANIZATION_DEMONSTRATION));
  return dpt_user_list (unit, FALSE, error);
}

GPtrArray *
dpt_sign_in_list_users (DptSignIn *self, GError **error)
{
  g_autoptr (DptSession) system = NULL;

  g_return_val_if_fail (DPT_IS_SIGN_IN (self), NULL);

  system = dpt_session_new_system (self->db, self->clock, 0, error);
  return system ? dpt_session_read (system, list_users, self, (GDestroyNotify) g_ptr_array_unref, error) : NULL;
}

static void
list_users_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *users = dpt_sign_in_list_users (source, &error);

  if (users != NULL)
    g_task_return_pointer (task, users, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
dpt_sign_in_list_users_async (DptSignIn *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DPT_IS_SIGN_IN (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dpt_sign_in_list_users_async);
  g_task_run_in_thread (task, list_users_in_thread);
}

GPtrArray *
dpt_sign_in_list_users_finish (DptSignIn *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- notes --- */

gboolean
dpt_sign_in_note (DptUnit *unit, gint64 user_id, const char *means, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "practice/user:login-of", error, DPT_INT (user_id));

  if (rows == NULL)
    return FALSE;
  return write_entry (unit, user_id, dpt_db_rows_get_n_rows (rows) ? dpt_db_rows_get_text (rows, 0, 0) : NULL,
                      dpt_unit_get_station_id (unit), means, "success", error);
}

static gpointer
note_lock (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_sign_in_note (unit, dpt_unit_get_user_id (unit), GPOINTER_TO_INT (args) ? "out" : "lock", error) ? unit : NULL;
}

void
dpt_sign_in_note_lock_async (DptSession *session, gboolean out)
{
  g_return_if_fail (DPT_IS_SESSION (session));

  dpt_session_write_async (session, note_lock, GINT_TO_POINTER (out), NULL, NULL, NULL, NULL, NULL);
}
