/* dpt-start-check.c - see dpt-start-check.h.
 * For: a thread, and looking how far it is. Not for: words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-start-check.h"

#include <gio/gio.h>

#define LOOK_MS 200

struct _DptStartCheck
{
  DptDb *db;
  DptStartCheckFunc func;
  gpointer data;

  GThread *thread;
  GCancellable *cancellable;
  guint source;
  int percent;   /* atomic */
  int ended;     /* atomic; from then on @error is the main thread's */
  GError *error;
};

static void
progress_cb (guint done, guint n, gpointer data)
{
  g_atomic_int_set (&((DptStartCheck *) data)->percent, (int) (done * 100 / n));
}

static gpointer
run (gpointer data)
{
  DptStartCheck *self = data;

  dpt_db_quick_check (self->db, progress_cb, self, self->cancellable, &self->error);
  g_atomic_int_set (&self->ended, TRUE);
  return NULL;
}

static gboolean
look_cb (gpointer data)
{
  DptStartCheck *self = data;
  g_autoptr (GError) error = NULL;

  if (!g_atomic_int_get (&self->ended))
    {
      self->func (dpt_start_check_get_percent (self), NULL, self->data);
      return G_SOURCE_CONTINUE;
    }
  self->source = 0;
  error = g_steal_pointer (&self->error);
  self->func (100, error, self->data);
  return G_SOURCE_REMOVE;
}

DptStartCheck *
dpt_start_check_new (DptDb *db, DptStartCheckFunc func, gpointer data)
{
  DptStartCheck *self = g_new0 (DptStartCheck, 1);

  g_return_val_if_fail (DPT_IS_DB (db), NULL);

  self->db = g_object_ref (db);
  self->func = func;
  self->data = data;
  self->cancellable = g_cancellable_new ();
  self->source = g_timeout_add (LOOK_MS, look_cb, self);
  self->thread = g_thread_new ("dpt-start-check", run, self);
  return self;
}

void
dpt_start_check_free (DptStartCheck *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_thread_join (self->thread);
  g_clear_error (&self->error);
  g_object_unref (self->cancellable);
  g_object_unref (self->db);
  g_free (self);
}

guint
dpt_start_check_get_percent (DptStartCheck *self)
{
  return (guint) g_atomic_int_get (&self->percent);
}
