/* dpt-serial-line.c - see dpt-serial-line.h.
 * For: termios, the thread, trying again. Not for: where a transmission ends (dpt-serial-frame.c).
 *
 *   open ──(fails)──► tell once, wait 2 s ──► open
 *     └──► tell "heard", poll: line, wake-up ──bytes──► frame ──► message        ──silence 600 ms──► what stands there
 *                                │                     └──request, where we talk──► "send"
 *                                ├──asked for (dpt_serial_line_ask())──► "send"
 *                                └──hung up──► tell once, wait 2 s ──► open
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-serial-line.h"

#include "base/dpt-error.h"
#include "exchange/dpt-serial-frame.h"
#include "exchange/dpt-serial-talk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#define AGAIN 2000 /* milliseconds before a line that is not there is tried again */
#define REST 150   /* milliseconds for which DTR is down after measures, so that the instrument sees the end */

/* What the thread and the object share; whoever goes last frees it. */
typedef struct
{
  gatomicrefcount references;
  char *port;
  DptSerialSettings settings;
  GMainContext *context;
  GWeakRef owner;
  int wake;      /* eventfd: written to end, and to ask */
  gint ending;   /* atomic */
  gint asked;    /* atomic: how often a person asked since the thread looked */
} Shared;

struct _DptSerialLine
{
  GObject parent_instance;

  Shared *shared;
  GThread *thread;
};

G_DEFINE_FINAL_TYPE (DptSerialLine, dpt_serial_line, G_TYPE_OBJECT)

static guint message_signal, state_signal;

static Shared *
shared_ref (Shared *shared)
{
  g_atomic_ref_count_inc (&shared->references);
  return shared;
}

static void
shared_unref (Shared *shared)
{
  if (!g_atomic_ref_count_dec (&shared->references))
    return;
  close (shared->wake);
  g_weak_ref_clear (&shared->owner);
  g_main_context_unref (shared->context);
  g_free (shared->port);
  g_free (shared);
}

/* --- opening --- */

static speed_t
get_speed (int baud)
{
  static const struct { int baud; speed_t speed; } speeds[] = {
    { 1200, B1200 },   { 2400, B2400 },   { 4800, B4800 },   { 9600, B9600 },
    { 19200, B19200 }, { 38400, B38400 }, { 57600, B57600 }, { 115200, B115200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    if (speeds[i].baud == baud)
      return speeds[i].speed;
  return B9600;
}

static gboolean
set_up (int fd, const DptSerialSettings *settings)
{
  struct termios line;

  if (tcgetattr (fd, &line) != 0)
    return FALSE;
  cfmakeraw (&line);
  line.c_cflag &= ~(tcflag_t) (CSIZE | PARENB | PARODD | CSTOPB | CRTSCTS);
  line.c_cflag |= CLOCAL | CREAD | (settings->data_bits == 7 ? CS7 : CS8);
  if (settings->parity != 'N')
    line.c_cflag |= PARENB | (settings->parity == 'O' ? PARODD : 0);
  if (settings->stop_bits == 2)
    line.c_cflag |= CSTOPB;
  if (settings->handshake == 'H')
    line.c_cflag |= CRTSCTS;
  line.c_iflag &= ~(tcflag_t) (IXON | IXOFF | IXANY);
  if (settings->handshake == 'S')
    line.c_iflag |= IXON | IXOFF;
  /* With 7 bits the eighth is no part of what is said. */
  if (settings->data_bits == 7)
    line.c_iflag |= ISTRIP;
  line.c_cc[VMIN] = 0;
  line.c_cc[VTIME] = 0;
  cfsetispeed (&line, get_speed (settings->speed));
  cfsetospeed (&line, get_speed (settings->speed));
  return tcsetattr (fd, TCSANOW, &line) == 0 && tcflush (fd, TCIFLUSH) == 0;
}

int
dpt_serial_open (const DptSerialSettings *settings, GError **error)
{
  int fd;

  g_return_val_if_fail (settings != NULL && settings->port != NULL, -1);

  fd = open (settings->port, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    {
      dpt_set_error (error, errno == EBUSY ? DPT_ERROR_UNAVAILABLE : DPT_ERROR_FAILED,
                     /* Translators: a serial port, and the system's reason */
                     _ ("The serial line %s cannot be opened: %s. Is it plugged in, and may this user use it?"), settings->port,
                     g_strerror (errno));
      return -1;
    }
  /* Two who read one line get half of each transmission: the second is told. */
  if (!isatty (fd))
    dpt_set_error (error, DPT_ERROR_FAILED, _ ("%s is no serial line."), settings->port);
  else if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    dpt_set_error (error, DPT_ERROR_UNAVAILABLE, _ ("Another program, or another window, listens to %s."), settings->port);
  else if (!set_up (fd, settings))
    dpt_set_error (error, DPT_ERROR_FAILED, _ ("The serial line %s does not take these settings: %s."), settings->port,
                   g_strerror (errno));
  else
    return fd;
  close (fd);
  return -1;
}

/* --- telling the main thread --- */

typedef struct
{
  Shared *shared;
  GBytes *message;
  GError *error;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  shared_unref (news->shared);
  g_clear_pointer (&news->message, g_bytes_unref);
  g_clear_error (&news->error);
  g_free (news);
}

static gboolean
tell_cb (gpointer data)
{
  News *news = data;
  g_autoptr (DptSerialLine) self = g_weak_ref_get (&news->shared->owner);

  if (self == NULL || self->thread == NULL)
    return G_SOURCE_REMOVE;
  if (news->message != NULL)
    g_signal_emit (self, message_signal, 0, news->message);
  else
    g_signal_emit (self, state_signal, 0, news->error);
  return G_SOURCE_REMOVE;
}

static void
tell (Shared *shared, GBytes *message, GError *error)
{
  News *news = g_new0 (News, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  news->shared = shared_ref (shared);
  news->message = message;
  news->error = error;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, news, news_free);
  g_source_attach (source, shared->context);
}

/* --- the thread --- */

/* Returns: whether it was woken up */
static gboolean
wait_for_wake (Shared *shared, int milliseconds)
{
  struct pollfd wake = { .fd = shared->wake, .events = POLLIN };

  return poll (&wake, 1, milliseconds) > 0;
}

/* The control signal by which NIDEK's instruments see that somebody listens. A line without it (a pseudo terminal) goes without. */
static void
set_ready (int fd, gboolean ready)
{
  int bit = TIOCM_DTR;

  if (ioctl (fd, ready ? TIOCMBIS : TIOCMBIC, &bit) != 0)
    g_debug ("serial line: no DTR: %s", g_strerror (errno));
}

/* Ten bytes go into the system's buffer at once, or the line does not work: then nothing comes, and the person asks again. */
static void
send_command (Shared *shared, int fd)
{
  char command[DPT_SERIAL_TALK_SIZE];
  gssize n;

  set_ready (fd, TRUE);
  dpt_serial_talk_write_send (shared->settings.talk_to, command);
  n = write (fd, command, strlen (command));
  if (n != (gssize) strlen (command))
    g_debug ("serial line: a command was not sent: %s", n < 0 ? g_strerror (errno) : "cut");
}

/* Returns: whether to end. Measures that were asked for are followed by a moment without DTR, as the manual has it. */
static gboolean
tell_messages (Shared *shared, int fd, GPtrArray *messages)
{
  gboolean talks = *shared->settings.talk_to != '\0', measured = FALSE;

  for (guint i = 0; i < messages->len; i++)
    {
      gsize size;
      const guchar *bytes = g_bytes_get_data (messages->pdata[i], &size);

      if (talks && dpt_serial_talk_is_request (bytes, size))
        send_command (shared, fd);
      else if (!talks || !dpt_serial_talk_is_command (bytes, size))
        {
          tell (shared, g_bytes_ref (messages->pdata[i]), NULL);
          measured = TRUE;
        }
    }
  g_ptr_array_set_size (messages, 0);
  if (!talks || !measured)
    return FALSE;
  set_ready (fd, FALSE);
  if (wait_for_wake (shared, REST) && g_atomic_int_get (&shared->ending))
    return TRUE;
  set_ready (fd, TRUE);
  return FALSE;
}

/* Returns: whether to end */
static gboolean
answer_wake (Shared *shared, int fd)
{
  guint64 n;

  if (read (shared->wake, &n, sizeof n) < 0 && errno != EAGAIN)
    return TRUE;
  if (g_atomic_int_get (&shared->ending))
    return TRUE;
  if (g_atomic_int_and ((guint *) &shared->asked, 0) != 0 && *shared->settings.talk_to != '\0')
    send_command (shared, fd);
  return FALSE;
}

/* What stands there ends where the line fell silent or was lost. Returns: whether to end */
static gboolean
tell_rest (Shared *shared, int fd, DptSerialFrame *frame, GPtrArray *messages)
{
  GBytes *rest = dpt_serial_frame_is_pending (frame) ? dpt_serial_frame_flush (frame) : NULL;

  if (rest != NULL)
    g_ptr_array_add (messages, rest);
  return tell_messages (shared, fd, messages);
}

/* Returns: whether to end; otherwise the line was lost, and *@error says so */
static gboolean
hear (Shared *shared, int fd, GError **error)
{
  g_autoptr (DptSerialFrame) frame = dpt_serial_frame_new ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  struct pollfd sources[] = { { .fd = shared->wake, .events = POLLIN }, { .fd = fd, .events = POLLIN } };
  guchar bytes[1024];

  for (;;)
    {
      int ready = poll (sources, G_N_ELEMENTS (sources), dpt_serial_frame_get_patience (frame));
      gssize n;

      if (sources[0].revents != 0 && answer_wake (shared, fd))
        return TRUE;
      if (ready == 0 && tell_rest (shared, fd, frame, messages))
        return TRUE;
      if (ready == 0 || (ready > 0 && sources[1].revents == 0))
        continue;
      n = ready > 0 ? read (fd, bytes, sizeof bytes) : -1;
      if (n < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n <= 0)
        {
          if (tell_rest (shared, fd, frame, messages))
            return TRUE;
          dpt_set_error (error, DPT_ERROR_FAILED, _ ("The serial line %s was unplugged. It is tried again."), shared->port);
          return FALSE;
        }
      dpt_serial_frame_push (frame, bytes, (gsize) n, messages);
      if (tell_messages (shared, fd, messages))
        return TRUE;
    }
}

/* Nobody is there who could answer. */
static void
forget_asked (Shared *shared)
{
  guint64 n;

  g_atomic_int_set (&shared->asked, 0);
  if (read (shared->wake, &n, sizeof n) < 0)
    g_debug ("serial line: %s", g_strerror (errno));
}

static gpointer
run (gpointer data)
{
  Shared *shared = data;
  gboolean told = FALSE;

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      int fd = dpt_serial_open (&shared->settings, &error);
      gboolean end = FALSE;

      if (fd >= 0)
        {
          tell (shared, NULL, NULL);
          told = FALSE;
          end = hear (shared, fd, &error);
          close (fd);
        }
      if (end)
        break;
      if (!told)
        tell (shared, NULL, g_steal_pointer (&error));
      told = TRUE;
      if (wait_for_wake (shared, AGAIN))
        {
          if (g_atomic_int_get (&shared->ending))
            break;
          forget_asked (shared);
        }
    }
  shared_unref (shared);
  return NULL;
}

/* --- the object --- */

static void
dpt_serial_line_dispose (GObject *object)
{
  dpt_serial_line_stop (DPT_SERIAL_LINE (object));
  G_OBJECT_CLASS (dpt_serial_line_parent_class)->dispose (object);
}

static void
dpt_serial_line_finalize (GObject *object)
{
  g_clear_pointer (&DPT_SERIAL_LINE (object)->shared, shared_unref);
  G_OBJECT_CLASS (dpt_serial_line_parent_class)->finalize (object);
}

static void
dpt_serial_line_class_init (DptSerialLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_serial_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = dpt_serial_line_finalize;
  message_signal = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_BYTES);
  state_signal = g_signal_new ("state", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_ERROR);
}

static void
dpt_serial_line_init (DptSerialLine *self)
{
}

DptSerialLine *
dpt_serial_line_new (const DptSerialSettings *settings)
{
  DptSerialLine *self;
  Shared *shared;

  g_return_val_if_fail (settings != NULL && settings->port != NULL, NULL);

  self = g_object_new (DPT_TYPE_SERIAL_LINE, NULL);
  shared = g_new0 (Shared, 1);
  g_atomic_ref_count_init (&shared->references);
  shared->port = g_strdup (settings->port);
  shared->settings = *settings;
  shared->settings.port = shared->port;
  shared->context = g_main_context_ref_thread_default ();
  shared->wake = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  g_weak_ref_init (&shared->owner, self);
  self->shared = shared;
  self->thread = g_thread_new ("serial line", run, shared_ref (shared));
  return self;
}

static void
wake (Shared *shared)
{
  guint64 one = 1;

  while (write (shared->wake, &one, sizeof one) < 0 && errno == EINTR)
    ;
}

void
dpt_serial_line_ask (DptSerialLine *self)
{
  g_return_if_fail (DPT_IS_SERIAL_LINE (self));

  if (self->thread == NULL || *self->shared->settings.talk_to == '\0')
    return;
  g_atomic_int_inc (&self->shared->asked);
  wake (self->shared);
}

void
dpt_serial_line_stop (DptSerialLine *self)
{
  g_return_if_fail (DPT_IS_SERIAL_LINE (self));

  if (self->thread == NULL)
    return;
  g_atomic_int_set (&self->shared->ending, TRUE);
  wake (self->shared);
  g_thread_join (g_steal_pointer (&self->thread));
}
