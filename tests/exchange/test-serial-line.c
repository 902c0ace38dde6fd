/* test-serial-line.c - a serial line, with a pair of pseudo terminals as the instrument: transmissions come whole, one by one.
 * For: exchange/dpt-serial-line, dpt-serial-frame. Not for: what is said on it (test-instrument.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "exchange/dpt-serial-frame.h"
#include "exchange/dpt-serial-line.h"
#include "exchange/dpt-serial-talk.h"
#include "support/dpt-test-locale.h"
#include "support/dpt-test-wait.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* The instrument holds the master; its other end is the port. */
typedef struct
{
  int instrument;
  char port[64];
  DptSerialLine *line;
  GPtrArray *messages;
  guint heard, problems;
} World;

static void
plug_in (World *world)
{
  int port;

  g_assert_cmpint (openpty (&world->instrument, &port, world->port, NULL, NULL), ==, 0);
  close (port);
}

static void
message_cb (World *world, GBytes *message)
{
  gsize size;
  const char *bytes = g_bytes_get_data (message, &size);

  g_ptr_array_add (world->messages, g_strndup (bytes, size));
}

static void
state_cb (World *world, const GError *error)
{
  if (error != NULL)
    world->problems++;
  else
    world->heard++;
}

static void
listen_to (World *world, DptSerialSettings settings)
{
  settings.port = world->port;
  world->line = dpt_serial_line_new (&settings);
  g_signal_connect_swapped (world->line, "message", G_CALLBACK (message_cb), world);
  g_signal_connect_swapped (world->line, "state", G_CALLBACK (state_cb), world);
}

static const DptSerialSettings usual = { NULL, 9600, 8, 'N', 1, 'N' };

static void
world_init (World *world)
{
  world->messages = g_ptr_array_new_with_free_func (g_free);
  world->instrument = -1;
}

static void
world_clear (World *world)
{
  if (world->line != NULL)
    dpt_serial_line_stop (world->line);
  g_clear_object (&world->line);
  g_ptr_array_unref (world->messages);
  if (world->instrument >= 0)
    close (world->instrument);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
say (World *world, const char *text)
{
  g_assert_cmpint (write (world->instrument, text, strlen (text)), ==, strlen (text));
}

static void
test_a_framed_transmission_comes_whole (void)
{
  g_auto (World) world = { 0 };

  world_init (&world);
  plug_in (&world);
  listen_to (&world, usual);
  dpt_test_until (world.heard == 1);
  say (&world, "\001DRM\002OR-01.25-00.50090\027");
  say (&world, "OL-01.00-00.25085\027\004");
  dpt_test_until (world.messages->len == 1);
  g_assert_cmpstr (world.messages->pdata[0], ==, "\001DRM\002OR-01.25-00.50090\027OL-01.00-00.25085\027\004");
  /* Two in a row are two. */
  say (&world, "\001A\004\001B\004");
  dpt_test_until (world.messages->len == 3);
  g_assert_cmpstr (world.messages->pdata[2], ==, "\001B\004");
}

static void
test_a_check_sum_belongs_to_its_transmission (void)
{
  g_auto (World) world = { 0 };

  world_init (&world);
  plug_in (&world);
  listen_to (&world, usual);
  dpt_test_until (world.heard == 1);
  say (&world, "\001DRM\002OR-01.25-00.50090\027\004");
  say (&world, "A40F");
  dpt_test_until (world.messages->len == 1);
  g_assert_cmpstr (world.messages->pdata[0], ==, "\001DRM\002OR-01.25-00.50090\027\004A40F");
  /* With an end of a line between, and the next at its heels. */
  say (&world, "\001DRM\002X\004\r\n0123\001DRM\002Y\004");
  dpt_test_until (world.messages->len == 3);
  g_assert_cmpstr (world.messages->pdata[1], ==, "\001DRM\002X\004\r\n0123");
  g_assert_cmpstr (world.messages->pdata[2], ==, "\001DRM\002Y\004");
}

/* Returns: what the instrument heard, of @size bytes */
static char *
hear (World *world, gsize size)
{
  g_autoptr (GString) out = g_string_new (NULL);

  while (out->len < size)
    {
      struct pollfd poll_fd = { .fd = world->instrument, .events = POLLIN };
      char bytes[64];
      gssize n = poll (&poll_fd, 1, 20000) > 0 ? read (world->instrument, bytes, MIN (sizeof bytes, size - out->len)) : 0;

      g_assert_cmpint (n, >, 0);
      g_string_append_len (out, bytes, n);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
hears_nothing (World *world)
{
  struct pollfd poll_fd = { .fd = world->instrument, .events = POLLIN };

  return poll (&poll_fd, 1, 0) == 0;
}

/* LM-1800P in its mode "NIDEK": its key is pressed, it asks, and sends nothing before it is told to. */
static void
test_an_instrument_that_asks_is_answered (void)
{
  g_auto (World) world = { 0 };
  DptSerialSettings settings = usual;
  g_autofree char *answer = NULL;
  g_autofree char *again = NULL;

  world_init (&world);
  plug_in (&world);
  g_strlcpy (settings.talk_to, dpt_serial_talk_find_name ("lensmeter"), sizeof settings.talk_to);
  listen_to (&world, settings);
  dpt_test_until (world.heard == 1);
  say (&world, "\001C**\002RS\027\004\r");
  answer = hear (&world, 10);
  g_assert_cmpstr (answer, ==, "\001CLM\002SD\027\004\r");
  say (&world, "\001DLM\002IDNIDEK/LM-1800P\027 R-01.25-00.75120\027\004\r");
  dpt_test_until (world.messages->len == 1);
  g_assert_true (g_str_has_prefix (world.messages->pdata[0], "\001DLM\002IDNIDEK/LM-1800P\027 R-01.25-00.75120\027\004"));
  /* The request itself is nothing to be read. Asked from here it sends, too. */
  dpt_serial_line_ask (world.line);
  again = hear (&world, 10);
  g_assert_cmpstr (again, ==, answer);
  say (&world, "\001DLM\002IDNIDEK/LM-1800P\027 L-02.00-00.50180\027\004\r");
  dpt_test_until (world.messages->len == 2);
}

static void
test_who_sends_by_itself_is_told_nothing (void)
{
  g_auto (World) world = { 0 };

  world_init (&world);
  plug_in (&world);
  listen_to (&world, usual);
  dpt_test_until (world.heard == 1);
  dpt_serial_line_ask (world.line);
  say (&world, "\001C**\002RS\027\004");
  dpt_test_until (world.messages->len == 1);
  g_assert_true (hears_nothing (&world));
}

static void
test_text_ends_with_silence (void)
{
  g_auto (World) world = { 0 };

  world_init (&world);
  plug_in (&world);
  listen_to (&world, usual);
  dpt_test_until (world.heard == 1);
  say (&world, "TOMEY RC-5000\r\n");
  say (&world, "<R> -1.25 -0.50 90\r\n");
  g_assert_cmpuint (world.messages->len, ==, 0);
  dpt_test_until (world.messages->len == 1);
  g_assert_cmpstr (world.messages->pdata[0], ==, "TOMEY RC-5000\r\n<R> -1.25 -0.50 90\r\n");
}

static void
test_the_line_is_raw_as_it_was_asked_for (void)
{
  g_auto (World) world = { 0 };
  DptSerialSettings settings = { NULL, 2400, 7, 'E', 2, 'S' };
  g_autoptr (GError) error = NULL;
  struct termios line;
  int fd;

  world_init (&world);
  plug_in (&world);
  settings.port = world.port;
  fd = dpt_serial_open (&settings, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tcgetattr (fd, &line), ==, 0);
  g_assert_cmpint (cfgetispeed (&line), ==, B2400);
  g_assert_cmpint (line.c_lflag & (ICANON | ECHO | ISIG), ==, 0);
  g_assert_cmpint (line.c_cflag & CSTOPB, !=, 0);
  g_assert_cmpint (line.c_iflag & IXON, !=, 0);
  /* Nobody else reads half of it meanwhile. */
  g_assert_cmpint (dpt_serial_open (&settings, &error), ==, -1);
  g_assert_error (error, DPT_ERROR, DPT_ERROR_UNAVAILABLE);
  close (fd);
}

static void
test_a_line_that_is_not_there_is_said_once_and_found_again (void)
{
  g_auto (World) world = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("dpt-line-XXXXXX", NULL);
  g_autofree char *link_name = g_build_filename (folder, "ttyUSB0", NULL);
  g_autofree char *target = NULL;

  world_init (&world);
  g_strlcpy (world.port, link_name, sizeof world.port);
  listen_to (&world, usual);
  dpt_test_until (world.problems == 1);
  plug_in (&world);
  target = g_strdup (world.port);
  g_assert_cmpint (symlink (target, link_name), ==, 0);
  dpt_test_until (world.heard == 1);
  say (&world, "\001A\004");
  dpt_test_until (world.messages->len == 1);
  g_assert_cmpuint (world.problems, ==, 1);
  /* Unplugged. */
  close (world.instrument);
  world.instrument = -1;
  dpt_test_until (world.problems == 2);
  unlink (link_name);
  rmdir (folder);
}

static void
push (DptSerialFrame *frame, const char *text, GPtrArray *messages)
{
  dpt_serial_frame_push (frame, (const guchar *) text, strlen (text), messages);
}

static void
test_frames_are_told_apart (void)
{
  g_autoptr (DptSerialFrame) frame = dpt_serial_frame_new ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree guchar *endless = g_malloc0 (DPT_SERIAL_MAX_MESSAGE + 10);
  g_autoptr (GBytes) rest = NULL;

  push (frame, "\002block\003", messages);
  g_assert_cmpuint (messages->len, ==, 1);
  /* A torn one is kept, and does not swallow the next. */
  push (frame, "\001torn half\001whole\004", messages);
  g_assert_cmpuint (messages->len, ==, 2);
  g_assert_cmpint (dpt_serial_frame_get_patience (frame), <, 200);
  g_ptr_array_add (messages, dpt_serial_frame_flush (frame));
  /* What wants an answer at once is not held back. */
  push (frame, "\001C**\002RS\027\004", messages);
  g_assert_cmpuint (messages->len, ==, 4);
  g_ptr_array_set_size (messages, 3);
  /* Noise of a plug is nothing. */
  push (frame, "\377", messages);
  g_assert_null (dpt_serial_frame_flush (frame));
  g_assert_false (dpt_serial_frame_is_pending (frame));
  memset (endless, 'x', DPT_SERIAL_MAX_MESSAGE + 10);
  dpt_serial_frame_push (frame, endless, DPT_SERIAL_MAX_MESSAGE + 10, messages);
  g_assert_cmpuint (messages->len, ==, 4);
  g_assert_cmpuint (g_bytes_get_size (messages->pdata[3]), ==, DPT_SERIAL_MAX_MESSAGE);
  rest = dpt_serial_frame_flush (frame);
  g_assert_cmpuint (g_bytes_get_size (rest), ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_decimal_comma ();
  g_test_add_func ("/serial-line/a-framed-transmission-comes-whole", test_a_framed_transmission_comes_whole);
  g_test_add_func ("/serial-line/a-check-sum-belongs-to-its-transmission", test_a_check_sum_belongs_to_its_transmission);
  g_test_add_func ("/serial-line/an-instrument-that-asks-is-answered", test_an_instrument_that_asks_is_answered);
  g_test_add_func ("/serial-line/who-sends-by-itself-is-told-nothing", test_who_sends_by_itself_is_told_nothing);
  g_test_add_func ("/serial-line/text-ends-with-silence", test_text_ends_with_silence);
  g_test_add_func ("/serial-line/the-line-is-raw-as-it-was-asked-for", test_the_line_is_raw_as_it_was_asked_for);
  g_test_add_func ("/serial-line/a-line-that-is-not-there-is-said-once-and-found-again",
                   test_a_line_that_is_not_there_is_said_once_and_found_again);
  g_test_add_func ("/serial-line/frames-are-told-apart", test_frames_are_told_apart);
  return g_test_run ();
}
