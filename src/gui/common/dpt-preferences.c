/* dpt-preferences.c - see dpt-preferences.h.
 * For: the key file. Not for: GSettings, whose schemas would have to be installed before a build can run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-preferences.h"

#include <gio/gio.h>

static GKeyFile *keys;
static guint save_source;

static char *
create_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "dioptre", "look.ini", NULL);
}

static GKeyFile *
get_keys (void)
{
  if (keys == NULL)
    {
      g_autofree char *path = create_path ();

      keys = g_key_file_new ();
      g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL);
    }
  return keys;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *path = create_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents (path, data, -1, &error))
    g_message ("Preferences were not kept: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static gboolean
save_cb (gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  save_source = 0;
  g_task_set_task_data (task, g_key_file_to_data (get_keys (), NULL, NULL), g_free);
  g_task_run_in_thread (task, save_in_thread);
  return G_SOURCE_REMOVE;
}

char *
dpt_preferences_dup (const char *group, const char *key)
{
  g_return_val_if_fail (group != NULL && key != NULL, NULL);

  return g_key_file_get_string (get_keys (), group, key, NULL);
}

void
dpt_preferences_set (const char *group, const char *key, const char *value)
{
  g_autofree char *old = NULL;

  g_return_if_fail (group != NULL && key != NULL);

  old = dpt_preferences_dup (group, key);
  if (g_strcmp0 (old, value) == 0)
    return;
  if (value != NULL)
    g_key_file_set_string (get_keys (), group, key, value);
  else
    g_key_file_remove_key (get_keys (), group, key, NULL);
  if (save_source == 0)
    save_source = g_timeout_add (500, save_cb, NULL);
}

void
dpt_preferences_flush (void)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;

  if (save_source == 0)
    return;
  g_clear_handle_id (&save_source, g_source_remove);
  path = create_path ();
  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (get_keys (), path, NULL);
}
