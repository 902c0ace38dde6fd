/* dpt-idle-lock.c - see dpt-idle-lock.h.
 * For: one timer and a controller a window. Not for: the session.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-idle-lock.h"

struct _DptIdleLock
{
  GObject parent_instance;

  guint seconds;
  guint timer;
  gint64 touched; /* monotonic */
};

G_DEFINE_FINAL_TYPE (DptIdleLock, dpt_idle_lock, G_TYPE_OBJECT)

static guint idle_signal;

static gboolean
timer_cb (gpointer data)
{
  DptIdleLock *self = data;
  gint64 idle = (g_get_monotonic_time () - self->touched) / G_USEC_PER_SEC;

  if (idle < self->seconds)
    {
      /* Touched meanwhile: only what is left. One timer instead of one for each move of the mouse. */
      self->timer = g_timeout_add_seconds (self->seconds - (guint) idle, timer_cb, self);
      return G_SOURCE_REMOVE;
    }
  self->timer = 0;
  g_signal_emit (self, idle_signal, 0);
  return G_SOURCE_REMOVE;
}

static gboolean
event_cb (DptIdleLock *self)
{
  self->touched = g_get_monotonic_time ();
  return GDK_EVENT_PROPAGATE;
}

static void
dpt_idle_lock_dispose (GObject *object)
{
  dpt_idle_lock_stop (DPT_IDLE_LOCK (object));
  G_OBJECT_CLASS (dpt_idle_lock_parent_class)->dispose (object);
}

static void
dpt_idle_lock_class_init (DptIdleLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_idle_lock_dispose;
  idle_signal = g_signal_new ("idle", DPT_TYPE_IDLE_LOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dpt_idle_lock_init (DptIdleLock *self)
{
}

DptIdleLock *
dpt_idle_lock_new (void)
{
  return g_object_new (DPT_TYPE_IDLE_LOCK, NULL);
}

void
dpt_idle_lock_watch (DptIdleLock *self, GtkWidget *window)
{
  GtkEventController *controller;

  g_return_if_fail (DPT_IS_IDLE_LOCK (self));
  g_return_if_fail (GTK_IS_WIDGET (window));

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, controller);
}

void
dpt_idle_lock_start (DptIdleLock *self, guint seconds)
{
  g_return_if_fail (DPT_IS_IDLE_LOCK (self));

  dpt_idle_lock_stop (self);
  self->seconds = seconds;
  self->touched = g_get_monotonic_time ();
  if (seconds > 0)
    self->timer = g_timeout_add_seconds (seconds, timer_cb, self);
}

void
dpt_idle_lock_stop (DptIdleLock *self)
{
  g_return_if_fail (DPT_IS_IDLE_LOCK (self));

  g_clear_handle_id (&self->timer, g_source_remove);
}
