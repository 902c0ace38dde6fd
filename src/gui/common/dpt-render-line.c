/* dpt-render-line.c - see dpt-render-line.h.
 * For: the process, the socket, the clock. Not for: threads: whoever calls may wait.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-render-line.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/dpt-error.h"

struct _DptRenderLine
{
  GSubprocess *process; /* NULL: not ours */
  int fd;
};

/* What fonts are found by; the rest of our environment is none of the helper's business. */
static const char *const passed_on[] = { "HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH", NULL };

static GSubprocess *
spawn (const char *program, int fd, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_auto (GStrv) environment = g_environ_setenv (NULL, "LC_ALL", "C.UTF-8", TRUE);

  for (gsize i = 0; passed_on[i] != NULL; i++)
    if (g_getenv (passed_on[i]) != NULL)
      environment = g_environ_setenv (environment, passed_on[i], g_getenv (passed_on[i]), TRUE);
  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  return g_subprocess_launcher_spawn (launcher, error, program, NULL);
}

DptRenderLine *
dpt_render_line_new_for (int fd)
{
  DptRenderLine *self = g_new0 (DptRenderLine, 1);

  self->fd = fd;
  return self;
}

DptRenderLine *
dpt_render_line_open (const char *program, GError **error)
{
  DptRenderLine *self;
  GSubprocess *process;
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    {
      dpt_set_error (error, DPT_ERROR_FAILED, _ ("This document cannot be shown: %s"), g_strerror (errno));
      return NULL;
    }
  process = spawn (program, ends[1], error);
  if (process == NULL)
    {
      close (ends[0]);
      return NULL;
    }
  self = dpt_render_line_new_for (ends[0]);
  self->process = process;
  return self;
}

void
dpt_render_line_kill (DptRenderLine *self)
{
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  shutdown (self->fd, SHUT_RDWR);
}

void
dpt_render_line_close (DptRenderLine *self)
{
  if (self == NULL)
    return;
  dpt_render_line_kill (self);
  close (self->fd);
  g_clear_object (&self->process);
  g_free (self);
}

static gboolean
complain_late (GError **error)
{
  return dpt_set_error (error, DPT_ERROR_FAILED, _ ("Drawing the document takes too long. It may be damaged."));
}

static gboolean
complain_gone (GError **error)
{
  return dpt_set_error (error, DPT_ERROR_FAILED,
                        _ ("The program that draws the document stopped. The document may be damaged, or made to do harm."));
}

static gboolean
wait_for (DptRenderLine *self, short what, gint64 deadline, GError **error)
{
  for (;;)
    {
      struct pollfd line = { self->fd, what, 0 };
      gint64 left = (deadline - g_get_monotonic_time ()) / 1000;
      int n = left > 0 ? poll (&line, 1, (int) left) : 0;

      if (n > 0)
        return TRUE;
      if (n == 0)
        return complain_late (error);
      if (errno != EINTR)
        return complain_gone (error);
    }
}

static gboolean
send_whole (DptRenderLine *self, gconstpointer data, gsize size, gint64 deadline, GError **error)
{
  const char *at = data;

  while (size > 0)
    {
      gssize n;

      if (!wait_for (self, POLLOUT, deadline, error))
        return FALSE;
      n = send (self->fd, at, size, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (n < 0 && (errno == EAGAIN || errno == EINTR))
        continue;
      if (n <= 0)
        return complain_gone (error);
      at += n;
      size -= (gsize) n;
    }
  return TRUE;
}

gboolean
dpt_render_line_say (DptRenderLine *self, DptRenderMessage type, gconstpointer data, gsize size, gint64 deadline, GError **error)
{
  const DptRenderHead head = { DPT_RENDER_MAGIC, type, (guint32) size };

  return send_whole (self, &head, sizeof head, deadline, error) && send_whole (self, data, size, deadline, error);
}

gboolean
dpt_render_line_take (DptRenderLine *self, gpointer data, gsize size, gint64 deadline, GError **error)
{
  char *at = data;

  while (size > 0)
    {
      gssize n;

      if (!wait_for (self, POLLIN, deadline, error))
        return FALSE;
      n = recv (self->fd, at, size, MSG_DONTWAIT);
      if (n < 0 && (errno == EAGAIN || errno == EINTR))
        continue;
      if (n <= 0)
        return complain_gone (error);
      at += n;
      size -= (gsize) n;
    }
  return TRUE;
}

gboolean
dpt_render_line_hear (DptRenderLine *self, DptRenderHead *head, gint64 deadline, GError **error)
{
  if (!dpt_render_line_take (self, head, sizeof *head, deadline, error))
    return FALSE;
  return head->magic == DPT_RENDER_MAGIC || complain_gone (error);
}
