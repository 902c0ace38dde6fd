/* disk.c - a disk that fails: the n-th change of a file by its name, once or from then on, full or broken.
 * For: LD_PRELOAD of test-disk.py. Not for: judging (the test does).
 *
 * DPT_DISK_FILE=shop.dioptre   what the names of the files begin with: the database, its log and its index
 * DPT_DISK_FAIL=7              the seventh write, truncation or sync; 0: none, but say on standard error how many there were
 * DPT_DISK_ERRNO=28            ENOSPC; 5: EIO
 * DPT_DISK_FOR_EVER=1          and every one after it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int n_changes;

static long
get_number (const char *name)
{
  const char *value = getenv (name);

  return value != NULL ? strtol (value, NULL, 10) : 0;
}

static int
is_ours (int fd)
{
  const char *wanted = getenv ("DPT_DISK_FILE"), *name;
  char link[32], path[4096];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (wanted == NULL || length <= 0)
    return 0;
  path[length] = '\0';
  name = strrchr (path, '/');
  return name != NULL && strncmp (name + 1, wanted, strlen (wanted)) == 0;
}

/* Returns: whether the change that comes now is one that fails; errno is set then. */
static int
fails (int fd)
{
  long wanted = get_number ("DPT_DISK_FAIL");

  if (!is_ours (fd))
    return 0;
  n_changes++;
  if (wanted == 0 || n_changes < wanted || (n_changes > wanted && get_number ("DPT_DISK_FOR_EVER") == 0))
    return 0;
  errno = (int) get_number ("DPT_DISK_ERRNO");
  return 1;
}

__attribute__ ((destructor)) static void
tell (void)
{
  if (getenv ("DPT_DISK_FAIL") != NULL && get_number ("DPT_DISK_FAIL") == 0)
    fprintf (stderr, "changes: %d\n", n_changes);
}

#define REAL(type, name) ((type) dlsym (RTLD_NEXT, name))

ssize_t
write (int fd, const void *data, size_t size)
{
  return fails (fd) ? -1 : REAL (ssize_t (*) (int, const void *, size_t), "write") (fd, data, size);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t offset)
{
  return fails (fd) ? -1 : REAL (ssize_t (*) (int, const void *, size_t, off64_t), "pwrite64") (fd, data, size, offset);
}

int
ftruncate64 (int fd, off64_t length)
{
  return fails (fd) ? -1 : REAL (int (*) (int, off64_t), "ftruncate64") (fd, length);
}

int
fsync (int fd)
{
  return fails (fd) ? -1 : REAL (int (*) (int), "fsync") (fd);
}

int
fdatasync (int fd)
{
  return fails (fd) ? -1 : REAL (int (*) (int), "fdatasync") (fd);
}
