/* test-confine.c - what the reader of documents from outside can no longer do, act by act, once it is confined.
 * For: src/render/dpt-render-confine.c. Not for: the documents (tests/gui/common/test-render-client.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/dpt-render-confine.h"
#include "render/dpt-render-file.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder;   /* of the test, with "old" in it */
static char *old_path;
static char *new_path;
static int old_fd;     /* open for writing since before the walls */

/* Each gives what a system call gives: less than 0 with errno where it was refused. */

static long
act_write_new (void)
{
  return open (new_path, O_WRONLY | O_CREAT, 0600);
}

static long
act_write_old (void)
{
  return open (old_path, O_WRONLY);
}

static long
act_write_both_ways (void)
{
  return open (old_path, O_RDWR);
}

static long
act_empty (void)
{
  return open (old_path, O_RDONLY | O_TRUNC);
}

static long
act_write_nameless (void)
{
  return open (folder, O_TMPFILE | O_RDWR, 0600);
}

static long
act_write_open (void)
{
  return write (old_fd, "x", 1);
}

static long
act_remove (void)
{
  return unlink (old_path);
}

static long
act_rename (void)
{
  return rename (old_path, new_path);
}

static long
act_link (void)
{
  return symlink (old_path, new_path);
}

static long
act_make_folder (void)
{
  return mkdir (new_path, 0700);
}

static long
act_change_mode (void)
{
  return chmod (old_path, 0777);
}

static long
act_cut (void)
{
  return truncate (old_path, 0);
}

static long
act_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0);
}

static long
act_local_socket (void)
{
  return socket (AF_UNIX, SOCK_STREAM, 0);
}

static long
act_connect (void)
{
  const struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (80), .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };

  return connect (STDIN_FILENO, (const struct sockaddr *) &address, sizeof address);
}

static long
act_listen (void)
{
  return listen (STDIN_FILENO, 1);
}

static long
act_pass_descriptor (void)
{
  return sendmsg (STDIN_FILENO, &(struct msghdr) { 0 }, 0);
}

static long
act_run (void)
{
  return execl ("/bin/true", "true", NULL);
}

static long
act_fork (void)
{
  pid_t child = fork ();

  if (child == 0)
    _exit (0);
  return child;
}

static void *
idle (void *data)
{
  return data;
}

static long
act_thread (void)
{
  pthread_t thread;
  int problem = pthread_create (&thread, NULL, idle, NULL);

  errno = problem;
  return problem == 0 ? 0 : -1;
}

static long
act_trace (void)
{
  return ptrace (PTRACE_ATTACH, getppid (), NULL, NULL);
}

static long
act_read_other_memory (void)
{
  char byte;
  const struct iovec here = { &byte, 1 }, there = { &folder, 1 };

  return process_vm_readv (getppid (), &here, 1, &there, 1, 0);
}

static long
act_kill (void)
{
  return kill (getppid (), 0);
}

static long
act_run_memory (void)
{
  return mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0;
}

static long
act_turn_memory (void)
{
  gpointer page = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return mprotect (page, 4096, PROT_READ | PROT_EXEC);
}

static long
act_memory_file (void)
{
  return memfd_create ("x", 0);
}

static long
act_type_into_terminal (void)
{
  return ioctl (STDIN_FILENO, TIOCSTI, "x");
}

static long
act_namespace (void)
{
  return unshare (CLONE_NEWUSER);
}

static long
act_more_memory (void)
{
  const struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };

  return setrlimit (RLIMIT_AS, &all);
}

static long
act_be_dumped (void)
{
  return prctl (PR_SET_DUMPABLE, 1, 0, 0, 0);
}

static long
act_load_module (void)
{
  return syscall (SYS_init_module, NULL, 0, "");
}

static long
act_ring (void)
{
  return syscall (SYS_io_uring_setup, 1, NULL);
}

static const struct { const char *name; long (*act) (void); } acts[] = {
  { "write-new-file", act_write_new }, { "write-old-file", act_write_old }, { "read-and-write", act_write_both_ways },
  { "empty-file", act_empty }, { "write-nameless-file", act_write_nameless }, { "write-open-file", act_write_open },
  { "remove-file", act_remove }, { "rename-file", act_rename }, { "link-file", act_link }, { "make-folder", act_make_folder },
  { "change-mode", act_change_mode }, { "cut-file", act_cut }, { "make-socket", act_socket }, { "make-local-socket", act_local_socket },
  { "connect", act_connect }, { "listen", act_listen }, { "pass-descriptor", act_pass_descriptor }, { "run-program", act_run },
  { "fork", act_fork }, { "thread", act_thread }, { "trace", act_trace }, { "read-other-memory", act_read_other_memory },
  { "send-signal", act_kill }, { "memory-that-runs", act_run_memory }, { "turn-memory-into-program", act_turn_memory },
  { "memory-file", act_memory_file }, { "type-into-terminal", act_type_into_terminal }, { "new-namespace", act_namespace },
  { "lift-limit", act_more_memory }, { "be-dumped", act_be_dumped }, { "load-module", act_load_module }, { "io-ring", act_ring },
};

/* Runs @act in a child, behind the walls or not. Returns: its errno, 0 where it was done, 250 without walls, 251 where it fell */
static int
run (long (*act) (void), gboolean confined)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      long result;

      if (confined && !(dpt_render_confine () & DPT_RENDER_WALL_FILTER))
        _exit (250);
      errno = 0;
      result = act ();
      _exit (result < 0 ? errno : 0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 251;
}

static void
test_act_is_refused (gconstpointer data)
{
  g_autofree char *content = NULL;

  g_assert_cmpint (run (acts[GPOINTER_TO_UINT (data)].act, TRUE), ==, EPERM);
  g_assert_true (g_file_get_contents (old_path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "kept");
  g_assert_false (g_file_test (new_path, G_FILE_TEST_EXISTS));
}

/* Or the test would prove nothing. */
static void
test_acts_work_without_walls (void)
{
  g_assert_cmpint (run (act_write_both_ways, FALSE), ==, 0);
  g_assert_cmpint (run (act_socket, FALSE), ==, 0);
  g_assert_cmpint (run (act_fork, FALSE), ==, 0);
  g_assert_cmpint (run (act_run, FALSE), ==, 0);
  g_assert_cmpint (run (act_thread, FALSE), ==, 0);
  g_assert_cmpint (run (act_memory_file, FALSE), ==, 0);
  g_assert_cmpint (run (act_turn_memory, FALSE), ==, 0);
}

static long
read_other_file (void)
{
  return open (old_path, O_RDONLY);
}

static void
test_landlock_keeps_other_files_unread (void)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    _exit (dpt_render_confine () & DPT_RENDER_WALL_LANDLOCK ? 1 : 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (!WEXITSTATUS (status))
    {
      g_test_skip ("this kernel has no Landlock");
      return;
    }
  g_assert_cmpint (run (read_other_file, TRUE), ==, EACCES);
}

#if !defined(__SANITIZE_ADDRESS__)
static long
take_too_much (void)
{
  return mmap (NULL, DPT_RENDER_MAX_MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0;
}
#endif

static void
test_memory_is_limited (void)
{
#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("sanitizers map more than the limit");
#else
  g_assert_cmpint (run (take_too_much, TRUE), ==, ENOMEM);
#endif
}

/* What it is there for still works: a font is found and a page drawn. */
static long
draw (void)
{
  static const char pdf[]
    = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
      "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n4 0 obj<</Length 44>>stream\nBT /F1 40 Tf 10 30 Td (Dioptre) Tj ET\nendstream endobj\n"
      "trailer<</Root 1 0 R>>\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (pdf, sizeof pdf - 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 200, 100);
  cairo_t *cr = cairo_create (surface);
  DptRenderReason reason;
  DptRenderFile *file = dpt_render_file_open (bytes, &reason);
  gsize ink = 0;

  errno = EIO;
  if (file == NULL)
    return -1;
  dpt_render_file_draw (file, 0, cr);
  cairo_surface_flush (surface);
  for (int i = 0; i < cairo_image_surface_get_stride (surface) * 100; i++)
    ink += cairo_image_surface_get_data (surface)[i];
  return ink > 10000 ? 0 : -1;
}

static void
test_drawing_still_works (void)
{
  dpt_render_file_prepare ();
  g_assert_cmpint (run (draw, TRUE), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("dioptre-confine-XXXXXX", &error);
  g_assert_no_error (error);
  old_path = g_build_filename (folder, "old", NULL);
  new_path = g_build_filename (folder, "new", NULL);
  g_assert_true (g_file_set_contents (old_path, "kept", 4, NULL));
  old_fd = open (old_path, O_WRONLY | O_APPEND | O_CLOEXEC);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *name = g_strconcat ("/render/confine/refused/", acts[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_act_is_refused);
    }
  g_test_add_func ("/render/confine/acts-work-without-walls", test_acts_work_without_walls);
  g_test_add_func ("/render/confine/landlock-keeps-other-files-unread", test_landlock_keeps_other_files_unread);
  g_test_add_func ("/render/confine/memory-is-limited", test_memory_is_limited);
  g_test_add_func ("/render/confine/drawing-still-works", test_drawing_still_works);
  return g_test_run ();
}
