/* dpt-render-confine.c - see dpt-render-confine.h.
 * For: limits, Landlock and the filter of system calls. Not for: deciding what a document may be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/dpt-render-confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Whoever measures memory itself has mapped terabytes of address space before we come. */
#if defined(__SANITIZE_ADDRESS__)
#define MEASURED TRUE
#else
#define MEASURED FALSE
#endif

/* --- limits --- */

static gboolean
limit (int what, guint64 value)
{
  const struct rlimit both = { value, value };

  return setrlimit (what, &both) == 0;
}

static gboolean
set_limits (void)
{
  return limit (RLIMIT_CORE, 0) && limit (RLIMIT_FSIZE, 0) && limit (RLIMIT_NOFILE, 64) && limit (RLIMIT_CPU, DPT_RENDER_MAX_SECONDS)
         && (MEASURED || limit (RLIMIT_AS, DPT_RENDER_MAX_MEMORY));
}

/* --- Landlock --- */

/* What text is drawn with. Fonts of the user's own are found by their path as well. */
static const char *const readable[]
  = { "/usr/share", "/usr/local/share", "/usr/lib", "/lib", "/lib64", "/etc/fonts", "/var/cache/fontconfig", NULL };

static void
allow_reading (int rules, const char *path)
{
  struct landlock_path_beneath_attr beneath
    = { .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR, .parent_fd = open (path, O_PATH | O_CLOEXEC) };

  if (beneath.parent_fd < 0)
    return;
  syscall (SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
  close (beneath.parent_fd);
}

static gboolean
lock_folders (void)
{
  /* The acts on files that each version of Landlock knows; the ones after the third are none of ours. */
  static const guint64 known[] = { 0, (1 << 13) - 1, (1 << 14) - 1, (1 << 15) - 1 };
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  struct landlock_ruleset_attr attributes;
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "fonts", NULL);
  int rules;
  gboolean locked;

  if (version < 1)
    return FALSE;
  attributes = (struct landlock_ruleset_attr) { .handled_access_fs = known[MIN (version, 3)] };
  rules = (int) syscall (SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  if (rules < 0)
    return FALSE;
  for (gsize i = 0; readable[i] != NULL; i++)
    allow_reading (rules, readable[i]);
  allow_reading (rules, own);
  locked = syscall (SYS_landlock_restrict_self, rules, 0) == 0;
  close (rules);
  return locked;
}

/* --- system calls --- */

/* What allocating, reading fonts and drawing ask of the kernel, as strace showed it, whatever the arguments are. */
static const int harmless[] = {
  SCMP_SYS (read), SCMP_SYS (readv), SCMP_SYS (pread64), SCMP_SYS (lseek), SCMP_SYS (close), SCMP_SYS (fstat), SCMP_SYS (newfstatat),
  SCMP_SYS (stat), SCMP_SYS (lstat), SCMP_SYS (statx), SCMP_SYS (statfs), SCMP_SYS (fstatfs), SCMP_SYS (access), SCMP_SYS (faccessat),
  SCMP_SYS (faccessat2), SCMP_SYS (readlink), SCMP_SYS (readlinkat), SCMP_SYS (getdents64), SCMP_SYS (brk), SCMP_SYS (munmap),
  SCMP_SYS (mremap), SCMP_SYS (madvise), SCMP_SYS (futex), SCMP_SYS (sched_yield), SCMP_SYS (sched_getaffinity), SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_getres), SCMP_SYS (gettimeofday), SCMP_SYS (time), SCMP_SYS (getpid), SCMP_SYS (gettid), SCMP_SYS (getuid),
  SCMP_SYS (geteuid), SCMP_SYS (getgid), SCMP_SYS (getegid), SCMP_SYS (getrandom), SCMP_SYS (getrusage), SCMP_SYS (sysinfo),
  SCMP_SYS (uname), SCMP_SYS (rt_sigaction), SCMP_SYS (rt_sigprocmask), SCMP_SYS (rt_sigreturn), SCMP_SYS (sigaltstack),
  SCMP_SYS (poll), SCMP_SYS (ppoll), SCMP_SYS (restart_syscall), SCMP_SYS (rseq), SCMP_SYS (set_robust_list), SCMP_SYS (exit),
  SCMP_SYS (exit_group),
};

#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY))

static gboolean
allow_reading_calls (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp second = SCMP_A1 (SCMP_CMP_MASKED_EQ, WRITING, 0);
  const struct scmp_arg_cmp third = SCMP_A2 (SCMP_CMP_MASKED_EQ, WRITING, 0);

  return seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1, &second) == 0
         && seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1, &third) == 0;
}

/* Memory that is read or written, never run: what a hostile file brings stays data. */
static gboolean
allow_memory_calls (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp protection = SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);

  return seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1, &protection) == 0
         && seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1, &protection) == 0;
}

/* The line to the application, and a word of despair. */
static gboolean
allow_answers (scmp_filter_ctx filter)
{
  static const int calls[] = { SCMP_SYS (write), SCMP_SYS (writev) };
  static const int descriptors[] = { STDIN_FILENO, STDERR_FILENO };

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (descriptors); k++)
      {
        const struct scmp_arg_cmp which = SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) descriptors[k]);

        if (seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, calls[i], 1, &which) != 0)
          return FALSE;
      }
  return TRUE;
}

static gboolean
allow_of_itself (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp self = SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ());
  const struct scmp_arg_cmp asks_only = SCMP_A2 (SCMP_CMP_EQ, 0);
  static const int questions[] = { F_GETFD, F_SETFD, F_GETFL };

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      const struct scmp_arg_cmp question = SCMP_A1 (SCMP_CMP_EQ, (scmp_datum_t) questions[i]);

      if (seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1, &question) != 0)
        return FALSE;
    }
  return seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1, &self) == 0
         && seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 1, &asks_only) == 0;
}

static gboolean
lock_calls (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean locked = filter != NULL;

  for (gsize i = 0; locked && i < G_N_ELEMENTS (harmless); i++)
    locked = seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, harmless[i], 0, NULL) == 0;
  locked = locked && allow_reading_calls (filter) && allow_memory_calls (filter) && allow_answers (filter) && allow_of_itself (filter)
           && seccomp_load (filter) == 0;
  if (filter != NULL)
    seccomp_release (filter);
  return locked;
}

DptRenderWalls
dpt_render_confine (void)
{
  DptRenderWalls walls = DPT_RENDER_WALL_NONE;

  /* Dies with the application, gains nothing by running a program, and no other process looks into it. */
  if (prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0
      || prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || !set_limits ())
    return walls;
  if (lock_folders ())
    walls |= DPT_RENDER_WALL_LANDLOCK;
  if (lock_calls ())
    walls |= DPT_RENDER_WALL_FILTER;
  return walls;
}
