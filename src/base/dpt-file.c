/* dpt-file.c - see dpt-file.h: write beside, sync, rename, sync the folder.
 * For: every file the application makes. Not for: reading.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void
set_error_from_errno (GError **error, const char *path, int code)
{
  g_autofree char *name = g_filename_display_name (path);

  /* Translators: a file name, and what the system says of it ("No space left on device") */
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), _ ("“%s” could not be written: %s"), name,
               g_strerror (code));
}

char *
dpt_file_begin (const char *path, GError **error)
{
  g_autofree char *draft = NULL;
  mode_t mask;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  draft = g_strconcat (path, ".part-XXXXXX", NULL);
  fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_error_from_errno (error, path, errno);
      return NULL;
    }
  /* The mode that the file would have had if it had been made by its own name. */
  mask = umask (0);
  umask (mask);
  (void) fchmod (fd, 0666 & ~mask);
  close (fd);
  return g_steal_pointer (&draft);
}

static gboolean
sync_path (const char *path, int flags)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = fsync (fd) == 0;
  if (close (fd) != 0)
    done = FALSE;
  return done;
}

gboolean
dpt_file_commit (const char *draft, const char *path, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (draft != NULL && path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  if (!sync_path (draft, O_RDONLY) || g_rename (draft, path) != 0 || !sync_path (folder, O_RDONLY | O_DIRECTORY))
    {
      int code = errno;

      g_unlink (draft);
      set_error_from_errno (error, path, code);
      return FALSE;
    }
  return TRUE;
}

void
dpt_file_abandon (const char *draft)
{
  if (draft != NULL)
    g_unlink (draft);
}

gboolean
dpt_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *draft = dpt_file_begin (path, error);
  const char *data;
  gsize size;
  int fd, failure;

  if (draft == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  fd = g_open (draft, O_WRONLY | O_CLOEXEC, 0);
  while (fd >= 0 && size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        break;
      data += written;
      size -= (gsize) written;
    }
  failure = fd < 0 || size > 0 ? errno : 0;
  if (fd >= 0 && close (fd) != 0 && failure == 0)
    failure = errno;
  if (failure != 0 || size > 0)
    {
      set_error_from_errno (error, path, failure ? failure : EIO);
      dpt_file_abandon (draft);
      return FALSE;
    }
  return dpt_file_commit (draft, path, error);
}
