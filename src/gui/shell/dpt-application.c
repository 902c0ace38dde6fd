/* dpt-application.c - see dpt-application.h.
 * For: options, the database, one session for all windows. Not for: what a window shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*   start ──▶ opening ──▶ open, nobody signed in ──set_session──▶ at work
 *                │   ▲          (gate page)  ◀────app.lock──────────┘
 *                ▼   └─ app.open-again
 *              failed
 */
#define G_LOG_DOMAIN "dioptre-shell"

#include "gui/shell/dpt-application-private.h"

#include "dpt-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "db/dpt-db-error.h"
#include "engine/practice/dpt-setting.h"
#include "gui/common/dpt-gui.h"
#include "gui/common/dpt-pdf-document.h"
#include "gui/common/dpt-preferences.h"
#include "gui/shell/dpt-gate-page.h"
#include "gui/shell/dpt-gate.h"
#include "gui/shell/dpt-idle-lock.h"
#include "gui/shell/dpt-start-check.h"
#include "gui/shell/dpt-window-private.h"

struct _DptApplication
{
  AdwApplication parent_instance;

  char *uri;
  GError *failure;
  DptDb *db;
  DptClock *clock;
  DptSignIn *sign_in;
  DptSession *session;
  DptIdleLock *idle_lock;
  DptStartCheck *check; /* while the file is looked over */
  gint64 last_user_id;
  guint opening; /* counts, so that the answer to an older call is dropped */
  gboolean demo;
};

G_DEFINE_FINAL_TYPE (DptApplication, dpt_application, ADW_TYPE_APPLICATION)

static char *
create_uri (const char *file)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "dioptre", file, NULL);

  return g_strconcat ("sqlite://", path, NULL);
}

typedef void (*WindowFunc) (DptApplication *self, DptWindow *window);

static void
for_each_window (DptApplication *self, WindowFunc func)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (DPT_IS_WINDOW (l->data))
      func (self, l->data);
}

/* Puts the right thing in front of a window: what is being opened, why it failed, the page, or nothing. */
static void
show_gate (DptApplication *self, DptWindow *window)
{
  GtkWidget *gate;

  if (self->session != NULL)
    {
      dpt_window_set_session (window, self->session);
      dpt_window_set_gate (window, NULL);
      return;
    }
  gate = dpt_gate_new ();
  dpt_window_set_gate (window, gate);
  dpt_window_set_session (window, NULL);
  if (self->failure != NULL)
    dpt_gate_show_error (DPT_GATE (gate), self->uri, self->failure);
  else if (self->db == NULL)
    dpt_gate_show_opening (DPT_GATE (gate), self->uri);
  else
    dpt_gate_show_page (DPT_GATE (gate), dpt_gate_page_new (self));
}

static void
show_database_state (DptApplication *self, DptWindow *window)
{
  gboolean lost = self->db != NULL && !dpt_db_get_online (self->db);
  g_autofree char *checking = NULL;

  if (self->check != NULL)
    /* Translators: how much of the database file has been looked over, after the program was killed or the power went */
    checking = g_strdup_printf (_ ("The program was not closed properly last time: the file is being checked, %u %%"),
                                dpt_start_check_get_percent (self->check));
  dpt_window_set_database (window, lost ? _ ("The connection to the database is lost; trying again") : checking ? checking : "");
}

static void
online_cb (DptApplication *self)
{
  for_each_window (self, show_database_state);
}

static void
drop_database (DptApplication *self)
{
  g_clear_pointer (&self->check, dpt_start_check_free);
  if (self->db != NULL)
    g_signal_handlers_disconnect_by_func (self->db, online_cb, self);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->db);
  g_clear_error (&self->failure);
}

typedef struct
{
  char *uri;
  guint number;
} Opening;

static void
free_opening (gpointer data)
{
  g_free (((Opening *) data)->uri);
  g_free (data);
}

/* An invented shop that was not finished is not half a shop: it goes. */
static void
remove_unfinished (const char *uri)
{
  static const char *const endings[] = { "", "-wal", "-shm", ".unfinished" };
  const char *path = uri + strlen ("sqlite://");
  g_autofree char *mark = dpt_application_dup_unfinished_path (uri);

  if (!g_file_test (mark, G_FILE_TEST_EXISTS))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  DptDb *db;

  if (g_str_has_prefix (opening->uri, "sqlite://"))
    {
      g_autofree char *folder = g_path_get_dirname (opening->uri + strlen ("sqlite://"));

      g_mkdir_with_parents (folder, 0700);
      remove_unfinished (opening->uri);
    }
  db = dpt_db_open (opening->uri, DPT_DB_OPEN_CREATE | DPT_DB_OPEN_MIGRATE, &error);
  if (db != NULL)
    g_task_return_pointer (task, db, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
say_whole (DptApplication *self, DptWindow *window)
{
  _dpt_window_say (window, _ ("The file was checked after the sudden stop: it is whole."), FALSE, NULL, NULL);
}

/* Nobody works on a file that is known to be damaged: what is written into it makes it worse, and a back-up older. */
static void
checked_cb (guint percent, const GError *error, gpointer data)
{
  DptApplication *self = data;
  g_autoptr (GError) failure = error != NULL ? g_error_copy (error) : NULL;

  if (percent == 100)
    g_clear_pointer (&self->check, dpt_start_check_free);
  for_each_window (self, show_database_state);
  if (percent < 100)
    return;
  if (failure == NULL)
    {
      for_each_window (self, say_whole);
      return;
    }
  g_warning ("%s: %s", self->uri, failure->message);
  dpt_application_set_session (self, NULL);
  drop_database (self);
  self->failure = g_steal_pointer (&failure);
  for_each_window (self, show_gate);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DptApplication *self = DPT_APPLICATION (source);
  Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (DptDb) db = g_task_propagate_pointer (G_TASK (result), &error);

  if (opening->number != self->opening)
    return;
  drop_database (self);
  if (db == NULL)
    self->failure = g_steal_pointer (&error);
  else
    {
      self->db = g_steal_pointer (&db);
      self->sign_in = dpt_sign_in_new (self->db, self->clock, g_get_host_name ());
      g_signal_connect_object (self->db, "notify::online", G_CALLBACK (online_cb), self, G_CONNECT_SWAPPED);
      if (dpt_db_get_left_open (self->db))
        self->check = dpt_start_check_new (self->db, checked_cb, self);
    }
  for_each_window (self, show_gate);
  for_each_window (self, show_database_state);
}

#define ICON_DELAY_MS 1500 /* by then everybody's tile is there */

static void
set_icon_cb (gpointer data)
{
  gtk_window_set_default_icon_name (DPT_APPLICATION_ID);
}

/* Said once a window, for tests/bench/bench-start. */
static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  g_debug ("First frame");
  g_signal_handlers_disconnect_by_func (clock, painted_cb, data);
  /* On X11 the icon of a window is drawn from its SVG, by a library larger than the window. In an idle moment it came between the first
   * frame and the tiles; a task bar can wait. */
  g_timeout_add_once (ICON_DELAY_MS, set_icon_cb, NULL);
}

static void
mapped_cb (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), NULL);
}

void
_dpt_application_add_window (DptApplication *self)
{
  GtkWidget *window = dpt_window_new (GTK_APPLICATION (self));

  dpt_idle_lock_watch (self->idle_lock, window);
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), NULL);
  show_gate (self, DPT_WINDOW (window));
  show_database_state (self, DPT_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

static void
dpt_application_startup (GApplication *application)
{
  DptApplication *self = DPT_APPLICATION (application);

  G_APPLICATION_CLASS (dpt_application_parent_class)->startup (application);
  dpt_gui_init ();
  _dpt_application_add_actions (self);
}

static void
dpt_application_shutdown (GApplication *application)
{
  DptApplication *self = DPT_APPLICATION (application);

  dpt_preferences_flush ();
  g_clear_object (&self->session);
  drop_database (self);

  G_APPLICATION_CLASS (dpt_application_parent_class)->shutdown (application);
  dpt_pdf_document_close_all ();
}

static void
dpt_application_activate (GApplication *application)
{
  DptApplication *self = DPT_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  /* The window first: its first frame does not wait for the database. */
  _dpt_application_add_window (self);
  if (self->opening == 0)
    dpt_application_open (self, self->uri);
}

static int
dpt_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  DptApplication *self = DPT_APPLICATION (application);
  const char *uri = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Dioptre %s\n", DPT_VERSION);
      return 0;
    }
  self->demo = g_variant_dict_contains (options, "demo");
  g_free (self->uri);
  if (g_variant_dict_lookup (options, "db", "&s", &uri))
    self->uri = g_strdup (uri);
  else
    self->uri = create_uri (self->demo ? "demo.dioptre" : "shop.dioptre");
  return -1;
}

static void
dpt_application_finalize (GObject *object)
{
  DptApplication *self = DPT_APPLICATION (object);

  drop_database (self);
  g_clear_object (&self->session);
  g_clear_object (&self->idle_lock);
  g_clear_object (&self->clock);
  g_free (self->uri);

  G_OBJECT_CLASS (dpt_application_parent_class)->finalize (object);
}

static void
dpt_application_class_init (DptApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = dpt_application_finalize;
  application_class->startup = dpt_application_startup;
  application_class->shutdown = dpt_application_shutdown;
  application_class->activate = dpt_application_activate;
  application_class->handle_local_options = dpt_application_handle_local_options;
}

/* --- the lock of an empty chair --- */

static void
idle_cb (DptApplication *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "lock", NULL);
}

static gpointer
read_lock_minutes (DptUnit *unit, gpointer args, GError **error)
{
  return GINT_TO_POINTER (1 + CLAMP (dpt_setting_get_int (unit, DPT_IDLE_LOCK_SETTING, DPT_IDLE_LOCK_MINUTES), 0, 24 * 60));
}

static void
lock_minutes_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptApplication) self = data;
  int minutes = GPOINTER_TO_INT (dpt_session_run_finish (DPT_SESSION (source), result, NULL)) - 1;

  if (self->session == DPT_SESSION (source))
    dpt_idle_lock_start (self->idle_lock, 60 * (guint) (minutes < 0 ? DPT_IDLE_LOCK_MINUTES : minutes));
}

/* The demonstration has nothing to hide. A program that drives the window asks for a short wait in DPT_TEST_LOCK_SECONDS. */
static void
start_idle_lock (DptApplication *self)
{
  const char *seconds = g_getenv ("DPT_TEST_LOCK_SECONDS");

  dpt_idle_lock_stop (self->idle_lock);
  if (self->session == NULL || dpt_session_get_user_id (self->session) == 0)
    return;
  if (seconds != NULL)
    dpt_idle_lock_start (self->idle_lock, (guint) g_ascii_strtoull (seconds, NULL, 10));
  else if (!dpt_session_get_demonstration (self->session))
    dpt_session_read_async (self->session, read_lock_minutes, NULL, NULL, NULL, NULL, lock_minutes_cb, g_object_ref (self));
}

static void
dpt_application_init (DptApplication *self)
{
  static const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Open this database"), N_ ("URI") },
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demonstration shop"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and stop"), NULL },
    { NULL },
  };

  self->clock = dpt_clock_new ();
  self->idle_lock = dpt_idle_lock_new ();
  g_signal_connect_object (self->idle_lock, "idle", G_CALLBACK (idle_cb), self, G_CONNECT_SWAPPED);
  self->uri = create_uri ("shop.dioptre");
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

DptApplication *
dpt_application_new (void)
{
  /* Each program has its own database, so a second one is not sent to the first. */
  return g_object_new (DPT_TYPE_APPLICATION,
                       "application-id", DPT_APPLICATION_ID,
                       "flags", G_APPLICATION_NON_UNIQUE,
                       NULL);
}

const char *
dpt_application_get_uri (DptApplication *self)
{
  g_return_val_if_fail (DPT_IS_APPLICATION (self), NULL);

  return self->uri;
}

void
dpt_application_open (DptApplication *self, const char *uri)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *wanted = NULL;
  Opening *opening;

  g_return_if_fail (DPT_IS_APPLICATION (self));
  g_return_if_fail (uri != NULL);

  wanted = g_strdup (uri);
  dpt_application_set_session (self, NULL);
  drop_database (self);
  g_free (self->uri);
  self->uri = g_steal_pointer (&wanted);
  for_each_window (self, show_gate);

  opening = g_new0 (Opening, 1);
  opening->uri = g_strdup (self->uri);
  opening->number = ++self->opening;
  task = g_task_new (self, NULL, opened_cb, NULL);
  g_task_set_source_tag (task, dpt_application_open);
  g_task_set_task_data (task, opening, free_opening);
  g_task_run_in_thread (task, open_in_thread);
}

gboolean
dpt_application_is_demo (DptApplication *self)
{
  g_return_val_if_fail (DPT_IS_APPLICATION (self), FALSE);

  return self->demo;
}

char *
dpt_application_create_demo_uri (DptApplication *self)
{
  g_return_val_if_fail (DPT_IS_APPLICATION (self), NULL);

  return create_uri ("demo.dioptre");
}

char *
dpt_application_dup_unfinished_path (const char *uri)
{
  g_return_val_if_fail (uri != NULL, NULL);

  return g_str_has_prefix (uri, "sqlite://") ? g_strconcat (uri + strlen ("sqlite://"), ".unfinished", NULL) : NULL;
}

DptDb *
dpt_application_get_db (DptApplication *self)
{
  g_return_val_if_fail (DPT_IS_APPLICATION (self), NULL);

  return self->db;
}

DptSignIn *
dpt_application_get_sign_in (DptApplication *self)
{
  g_return_val_if_fail (DPT_IS_APPLICATION (self), NULL);

  return self->sign_in;
}

DptClock *
dpt_application_get_clock (DptApplication *self)
{
  g_return_val_if_fail (DPT_IS_APPLICATION (self), NULL);

  return self->clock;
}

DptSession *
dpt_application_get_session (DptApplication *self)
{
  g_return_val_if_fail (DPT_IS_APPLICATION (self), NULL);

  return self->session;
}

gint64
dpt_application_get_last_user_id (DptApplication *self)
{
  g_return_val_if_fail (DPT_IS_APPLICATION (self), 0);

  return self->last_user_id;
}

void
dpt_application_set_session (DptApplication *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_APPLICATION (self));
  g_return_if_fail (session == NULL || DPT_IS_SESSION (session));

  if (self->session == session)
    return;
  if (session != NULL)
    self->last_user_id = dpt_session_get_user_id (session);
  g_set_object (&self->session, session);
  start_idle_lock (self);
  for_each_window (self, show_gate);
}
