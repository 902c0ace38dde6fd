/* dpt-session.c - see dpt-session.h.
 * For: the signed-in user as a value, and units of work under it. Not for: the rules of any subject.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-session.h"

#include "base/dpt-error.h"
#include "base/dpt-id.h"

#include <glib/gi18n-lib.h>

struct _DptSession
{
  GObject parent_instance;

  DptDb *db;
  DptClock *clock;
  gint64 user_id;
  char *user_name;
  char *professional_number;
  gint64 establishment_id;
  char *establishment_name;
  char *establishment_code;
  gint64 station_id;
  char *currency;
  char *country;
  gboolean demonstration;
  int discount_limit;
  guint roles;   /* bit n: role n */
  guint64 rights;
};

G_DEFINE_FINAL_TYPE (DptSession, dpt_session, G_TYPE_OBJECT)

static void
dpt_session_finalize (GObject *object)
{
  DptSession *self = DPT_SESSION (object);

  g_clear_object (&self->db);
  g_clear_object (&self->clock);
  g_free (self->user_name);
  g_free (self->professional_number);
  g_free (self->establishment_name);
  g_free (self->establishment_code);
  g_free (self->currency);
  g_free (self->country);
  G_OBJECT_CLASS (dpt_session_parent_class)->finalize (object);
}

static void
dpt_session_class_init (DptSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_session_finalize;
}

static void
dpt_session_init (DptSession *self)
{
}

/* --- reading --- */

static gboolean
read_user (DptSession *self, DptDbConnection *connection, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (connection, "practice/practice:session-user", error, DPT_INT (self->user_id));

  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    return dpt_set_error (error, DPT_ERROR_REFUSED, _ ("This user does not exist or may no longer sign in."));
  self->user_name = g_strdup (dpt_db_rows_get_text (rows, 0, 0));
  self->professional_number = g_strdup (dpt_db_rows_get_text (rows, 0, 1));
  self->discount_limit = (int) dpt_db_rows_get_int (rows, 0, 2);
  return TRUE;
}

/* The roles of this establishment and of all; without a wish, the first establishment where there is one. */
static gboolean
read_roles (DptSession *self, DptDbConnection *connection, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (connection, "practice/practice:session-roles", error, DPT_INT (self->user_id));
  DptRole role;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows) && self->establishment_id == 0; i++)
    self->establishment_id = dpt_db_rows_get_int (rows, i, 1);
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    if ((dpt_db_rows_is_null (rows, i, 1) || dpt_db_rows_get_int (rows, i, 1) == self->establishment_id)
        && dpt_role_find (dpt_db_rows_get_text (rows, i, 0), &role))
      {
        self->roles |= 1u << role;
        self->rights |= dpt_role_get_rights (role);
      }
  return TRUE;
}

static gboolean
read_own_rights (DptSession *self, DptDbConnection *connection, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (connection, "practice/practice:session-rights", error, DPT_INT (self->user_id));
  DptRight right;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    if (dpt_right_find (dpt_db_rows_get_text (rows, i, 0), &right))
      {
        if (dpt_db_rows_get_int (rows, i, 1))
          self->rights |= G_GUINT64_CONSTANT (1) << right;
        else
          self->rights &= ~(G_GUINT64_CONSTANT (1) << right);
      }
  return TRUE;
}

static gboolean
read_practice (DptSession *self, DptDbConnection *connection, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query (connection, "practice/practice:session-practice", error, DPT_INT (self->establishment_id));
  if (rows == NULL)
    return FALSE;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      /* Before the shop is created there is nothing to read, and only the system works. */
      if (self->user_id == 0 && self->establishment_id == 0)
        return TRUE;
      return dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("This establishment does not exist."));
    }
  self->currency = g_strdup (dpt_db_rows_get_text (rows, 0, 0));
  self->country = g_strdup (dpt_db_rows_get_text (rows, 0, 1));
  self->demonstration = dpt_db_rows_get_int (rows, 0, 2) != 0;
  self->establishment_id = dpt_db_rows_get_int (rows, 0, 3);
  self->establishment_code = g_strdup (dpt_db_rows_get_text (rows, 0, 4));
  self->establishment_name = g_strdup (dpt_db_rows_get_text (rows, 0, 5));
  return TRUE;
}

static gpointer
read_session (DptDbConnection *connection, gpointer args, GError **error)
{
  DptSession *self = args;

  if (self->user_id != 0
      && (!read_user (self, connection, error) || !read_roles (self, connection, error)
          || !read_own_rights (self, connection, error)))
    return NULL;
  return read_practice (self, connection, error) ? self : NULL;
}

static DptSession *
create_session (DptDb *db, DptClock *clock, gint64 user_id, gint64 establishment_id, gint64 station_id, GError **error)
{
  g_autoptr (DptSession) self = g_object_new (DPT_TYPE_SESSION, NULL);

  self->db = g_object_ref (db);
  self->clock = g_object_ref (clock);
  self->user_id = user_id;
  self->establishment_id = establishment_id;
  self->station_id = station_id;
  if (dpt_db_read (db, read_session, self, NULL, error) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

DptSession *
dpt_session_new (DptDb *db, DptClock *clock, gint64 user_id, gint64 establishment_id, gint64 station_id, GError **error)
{
  DptSession *self;

  g_return_val_if_fail (user_id > 0, NULL);

  self = create_session (db, clock, user_id, establishment_id, station_id, error);
  if (self != NULL && self->roles == 0)
    {
      g_clear_object (&self);
      dpt_set_error (error, DPT_ERROR_REFUSED, _ ("This user has no role in this establishment."));
    }
  return self;
}

DptSession *
dpt_session_new_system (DptDb *db, DptClock *clock, gint64 establishment_id, GError **error)
{
  DptSession *self = create_session (db, clock, 0, establishment_id, 0, error);

  if (self != NULL)
    {
      self->user_name = g_strdup ("system");
      self->rights = ~G_GUINT64_CONSTANT (0);
      self->discount_limit = 10000;
    }
  return self;
}

/* --- facts --- */

DptDb *
dpt_session_get_db (DptSession *self)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), NULL);

  return self->db;
}

DptClock *
dpt_session_get_clock (DptSession *self)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), NULL);

  return self->clock;
}

gint64
dpt_session_get_now (DptSession *self)
{
  return dpt_clock_get_now (dpt_session_get_clock (self));
}

char *
dpt_session_dup_today (DptSession *self)
{
  return dpt_clock_dup_today (dpt_session_get_clock (self));
}

gint64
dpt_session_get_user_id (DptSession *self)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), 0);

  return self->user_id;
}

const char *
dpt_session_get_user_name (DptSession *self)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), NULL);

  return self->user_name;
}

const char *
dpt_session_get_professional_number (DptSession *self)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), NULL);

  return self->professional_number;
}

gint64
dpt_session_get_establishment_id (DptSession *self)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), 0);

  return self->establishment_id;
}

const char *
dpt_session_get_establishment_name (DptSession *self)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), NULL);

  return self->establishment_name;
}

const char *
dpt_session_get_establishment_code (DptSession *self)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), NULL);

  return self->establishment_code;
}

gint64
dpt_session_get_station_id (DptSession *self)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), 0);

  return self->station_id;
}

const char *
dpt_session_get_currency (DptSession *self)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), NULL);

  return self->currency;
}

const char *
dpt_session_get_country (DptSession *self)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), NULL);

  return self->country;
}

gboolean
dpt_session_get_demonstration (DptSession *self)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), FALSE);

  return self->demonstration;
}

int
dpt_session_get_discount_limit (DptSession *self)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), 0);

  return self->discount_limit;
}

gboolean
dpt_session_has_role (DptSession *self, DptRole role)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), FALSE);

  return (self->roles & 1u << role) != 0;
}

gboolean
dpt_session_may (DptSession *self, DptRight right)
{
  g_return_val_if_fail (DPT_IS_SESSION (self), FALSE);

  return (self->rights & G_GUINT64_CONSTANT (1) << right) != 0;
}

/* --- units of work --- */

typedef struct
{
  DptSession *session;
  DptUnitFunc func;
  gpointer args;
  GDestroyNotify args_free;
} UnitJob;

static void
unit_job_free (UnitJob *job)
{
  if (job->args_free != NULL)
    job->args_free (job->args);
  g_object_unref (job->session);
  g_free (job);
}

static gpointer
run_unit (DptDbConnection *connection, gpointer args, GError **error)
{
  UnitJob *job = args;
  DptUnit unit = { connection, job->session, dpt_session_get_now (job->session) };

  return job->func (&unit, job->args, error);
}

static gpointer
note_refusal (DptDbConnection *connection, gpointer args, GError **error)
{
  UnitJob *job = args;
  DptSession *self = job->session;

  return dpt_db_execute (connection, "practice/practice:add-audit", error, DPT_INT (dpt_id_new ()),
                         DPT_INT (dpt_session_get_now (self)), DPT_REF (self->user_id), DPT_REF (self->establishment_id),
                         DPT_REF (self->station_id), DPT_TEXT ("refused"), DPT_TEXT ("user_account"), DPT_INT (self->user_id),
                         DPT_TEXT (job->args))
             > 0
           ? self
           : NULL;
}

/* A refusal rolls its unit back, so the note of it is a unit of its own. */
static void
note_if_refused (DptSession *self, const GError *error)
{
  g_autoptr (GString) change = NULL;
  UnitJob job = { .session = self };

  if (!g_error_matches (error, DPT_ERROR, DPT_ERROR_REFUSED) || self->user_id == 0)
    return;
  change = g_string_new ("{\"right\":");
  g_string_append_printf (change, "\"%s\"}", dpt_error_get_field (error) ? dpt_error_get_field (error) : "");
  job.args = change->str;
  dpt_db_write (self->db, note_refusal, &job, NULL, NULL);
}

gpointer
dpt_session_write (DptSession *self, DptUnitFunc func, gpointer args, GDestroyNotify result_free, GError **error)
{
  UnitJob job = { self, func, args, NULL };
  GError *local = NULL;
  gpointer result;

  g_return_val_if_fail (DPT_IS_SESSION (self), NULL);

  result = dpt_db_write (self->db, run_unit, &job, result_free, &local);
  if (local != NULL)
    {
      note_if_refused (self, local);
      g_propagate_error (error, local);
    }
  return result;
}

gpointer
dpt_session_read (DptSession *self, DptUnitFunc func, gpointer args, GDestroyNotify result_free, GError **error)
{
  UnitJob job = { self, func, args, NULL };
  GError *local = NULL;
  gpointer result;

  g_return_val_if_fail (DPT_IS_SESSION (self), NULL);

  result = dpt_db_read (self->db, run_unit, &job, result_free, &local);
  if (local != NULL)
    {
      note_if_refused (self, local);
      g_propagate_error (error, local);
    }
  return result;
}

static gpointer
note_refusal_later (DptDbConnection *connection, gpointer args, GError **error)
{
  return note_refusal (connection, args, error);
}

static void
run_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DptSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  gpointer value = dpt_db_run_finish (DPT_DB (source), result, &error);

  if (error == NULL)
    {
      g_task_return_pointer (task, value, g_task_get_task_data (task));
      return;
    }
  if (g_error_matches (error, DPT_ERROR, DPT_ERROR_REFUSED) && self->user_id != 0)
    {
      UnitJob *job = g_new0 (UnitJob, 1);

      job->session = g_object_ref (self);
      job->args = g_strdup_printf ("{\"right\":\"%s\"}", dpt_error_get_field (error) ? dpt_error_get_field (error) : "");
      job->args_free = g_free;
      dpt_db_write_async (self->db, note_refusal_later, job, (GDestroyNotify) unit_job_free, NULL, NULL, NULL, NULL);
    }
  g_task_return_error (task, error);
}

typedef void (*RunAsync) (DptDb *, DptDbFunc, gpointer, GDestroyNotify, GDestroyNotify, GCancellable *, GAsyncReadyCallback,
                          gpointer);

static void
push (DptSession *self, RunAsync run, DptUnitFunc func, gpointer args, GDestroyNotify args_free,
      GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  UnitJob *job = g_new0 (UnitJob, 1);

  g_task_set_source_tag (task, push);
  /* The task's data is only the way to free a result that nobody takes. */
  g_task_set_task_data (task, (gpointer) result_free, NULL);
  job->session = g_object_ref (self);
  job->func = func;
  job->args = args;
  job->args_free = args_free;
  run (self->db, run_unit, job, (GDestroyNotify) unit_job_free, result_free, cancellable, run_done_cb, task);
}

void
dpt_session_write_async (DptSession *self, DptUnitFunc func, gpointer args, GDestroyNotify args_free,
                         GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (DPT_IS_SESSION (self));

  push (self, dpt_db_write_async, func, args, args_free, result_free, cancellable, callback, user_data);
}

void
dpt_session_read_async (DptSession *self, DptUnitFunc func, gpointer args, GDestroyNotify args_free,
                        GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (DPT_IS_SESSION (self));

  push (self, dpt_db_read_async, func, args, args_free, result_free, cancellable, callback, user_data);
}

gpointer
dpt_session_run_finish (DptSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
