/* witness.c - says on standard output what a program has written but not yet made durable, between the program's own words.
 * For: LD_PRELOAD of test-sync.py. Not for: judging (the test does). No ptrace, so it works where strace is not allowed.
 *
 * "#open wal"    a page went into the write-ahead log of SQLite          "#open 7"    PostgreSQL has changed a row, on descriptor 7
 * "#safe wal"    fsync() or fdatasync() of the log came back             "#safe 7"    PostgreSQL has answered COMMIT there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 64
#define TAG_LENGTH 16

/* A message of the server: a letter, the length that counts itself, the content; of which the first bytes are kept. */
typedef struct
{
  size_t got;
  unsigned char head[5 + TAG_LENGTH];
} Message;

static Message messages[MOST_FILES];

static void
say (const char *what, const char *where)
{
  static ssize_t (*real) (int, const void *, size_t);
  char line[64];
  int length = snprintf (line, sizeof line, "#%s %s\n", what, where);

  if (real == NULL)
    real = (ssize_t (*) (int, const void *, size_t)) dlsym (RTLD_NEXT, "write");
  real (STDOUT_FILENO, line, (size_t) length);
}

static int
is_log (int fd)
{
  char link[32], path[4096];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path);
  return length > 4 && memcmp (path + length - 4, "-wal", 4) == 0;
}

/* --- SQLite --- */

ssize_t
write (int fd, const void *data, size_t size)
{
  ssize_t (*real) (int, const void *, size_t) = (ssize_t (*) (int, const void *, size_t)) dlsym (RTLD_NEXT, "write");

  if (is_log (fd))
    say ("open", "wal");
  return real (fd, data, size);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t offset)
{
  ssize_t (*real) (int, const void *, size_t, off64_t)
    = (ssize_t (*) (int, const void *, size_t, off64_t)) dlsym (RTLD_NEXT, "pwrite64");

  if (is_log (fd))
    say ("open", "wal");
  return real (fd, data, size, offset);
}

static int
sync_file (const char *name, int fd)
{
  int (*real) (int) = (int (*) (int)) dlsym (RTLD_NEXT, name);
  int result = real (fd);

  if (result == 0 && is_log (fd))
    say ("safe", "wal");
  return result;
}

int
fsync (int fd)
{
  return sync_file ("fsync", fd);
}

int
fdatasync (int fd)
{
  return sync_file ("fdatasync", fd);
}

/* --- PostgreSQL --- */

static uint32_t
get_length (const Message *message)
{
  const unsigned char *b = message->head + 1;

  return (uint32_t) b[0] << 24 | (uint32_t) b[1] << 16 | (uint32_t) b[2] << 8 | b[3];
}

/* CommandComplete: which command, and of how many rows. */
static void
tell_message (int fd, const Message *message)
{
  const char *tag = (const char *) message->head + 5;
  char name[16];

  if (message->head[0] != 'C')
    return;
  snprintf (name, sizeof name, "%d", fd);
  if (strncmp (tag, "INSERT", 6) == 0 || strncmp (tag, "UPDATE", 6) == 0 || strncmp (tag, "DELETE", 6) == 0)
    say ("open", name);
  else if (strncmp (tag, "COMMIT", 6) == 0)
    say ("safe", name);
}

static void
take_byte (int fd, unsigned char byte)
{
  Message *message = &messages[fd];

  if (message->got < sizeof message->head - 1)
    message->head[message->got] = byte;
  message->got++;
  if (message->got < 5 || message->got < 1 + get_length (message))
    return;
  tell_message (fd, message);
  memset (message, 0, sizeof *message);
}

ssize_t
recv (int fd, void *data, size_t size, int flags)
{
  ssize_t (*real) (int, void *, size_t, int) = (ssize_t (*) (int, void *, size_t, int)) dlsym (RTLD_NEXT, "recv");
  ssize_t length = real (fd, data, size, flags);

  for (ssize_t i = 0; i < length && fd < MOST_FILES; i++)
    take_byte (fd, ((const unsigned char *) data)[i]);
  return length;
}
