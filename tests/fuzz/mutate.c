/* mutate.c - gives a fuzz target mutated files, the same ones every time, and finds the one that kills it.
 * For: ASan builds without clang: suite "fuzz" in short, build-aux/fuzz in length. Not for: coverage (libFuzzer, meson -Dfuzz=true).
 *
 *   mutate-TARGET [--count N | --each N] [--seconds S] [--first I] [--keep FOLDER] FOLDER…
 *
 * Input i is made from i alone, so "--first I --count 1" makes it again. A child process takes a batch of inputs and notes in shared
 * memory which one it is at; when it dies, hangs or leaks the parent knows which, writes it to --keep and goes on behind it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz/fuzz.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define BATCH 500
#define MOST_BYTES (256 * 1024)

/* A leak is known at the end of a batch; memory without bounds ends it at once. */
const char *__asan_default_options (void);
const char *
__asan_default_options (void)
{
  return "detect_leaks=1:hard_rss_limit_mb=1500:allocator_may_return_null=1:handle_abort=0";
}

static int count = 300, each = 0, seconds = 5, first = 0;
static char *keep;
static GPtrArray *corpus; /* of GBytes */
static gint *at;          /* shared with the child: the input it is at */

/* --- chance that repeats itself (splitmix64) --- */

static guint64 state;

static guint64
draw (void)
{
  guint64 z = (state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static guint
pick (guint n)
{
  return n > 0 ? (guint) (draw () % n) : 0;
}

/* --- mutations: each changes @data in place --- */

static const char *const tokens[] = {
  "<", ">", "</", "/>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#0;", "&#x10ffff;", "<![CDATA[", "]]>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
  "encoding=\"Shift-JIS\"", "unit=\"km\"", " No=\"-1\"", "<R>", "</R>", "<List No=\"1\">", "<Error>E</Error>", "{", "}", "[", "]", "\"", "\\u0000", "\\ud800", "null",
  "true", "-0", "1e999", "99999999999999999999", "-2147483648", "2147483648", "9223372036854775807", "0.00000000000000000001", "NaN", "+", "-", ",", ".", "/", "x90",
  "180", "181", "-45.25", "BI", "%n%s", "\x01", "\x02", "\x04", "\x17", "\x1b", "\r\n", "\xff\xfe", "\xfe\xff", "\xef\xbb\xbf", "\xc3", "\xe2\x88\x92", "\xf0\x9f\x98\x80",
  "DRM", "DKM", "DLM", "DNT", "OR-01.00-00.50090", "PD", "AV", "2026-02-29", "31/12/1899", "00:00:60", "'", "''; --", "//", "/*",
};

static void
replace (GByteArray *data, guint from, guint length, gconstpointer by, guint by_length)
{
  g_autofree guint8 *copy = by_length > 0 ? g_memdup2 (by, by_length) : NULL;

  if (data->len - length + by_length > MOST_BYTES)
    return;
  if (length > 0)
    g_byte_array_remove_range (data, from, length);
  if (by_length > 0)
    {
      guint tail = data->len - from;

      g_byte_array_set_size (data, data->len + by_length);
      memmove (data->data + from + by_length, data->data + from, tail);
      memcpy (data->data + from, copy, by_length);
    }
}

static void
flip_bits (GByteArray *data)
{
  for (guint n = 1 + pick (8); data->len > 0 && n > 0; n--)
    data->data[pick (data->len)] ^= (guint8) (1u << pick (8));
}

static void
set_bytes (GByteArray *data)
{
  static const guint8 values[] = { 0, 1, 4, 10, 13, 23, 32, 127, 128, 192, 255, '<', '"', '9', '-' };

  for (guint n = 1 + pick (4); data->len > 0 && n > 0; n--)
    data->data[pick (data->len)] = values[pick (G_N_ELEMENTS (values))];
}

static void
truncate_end (GByteArray *data)
{
  g_byte_array_set_size (data, pick (data->len + 1));
}

static void
repeat_block (GByteArray *data)
{
  guint from = pick (data->len), length = 1 + pick (MIN (data->len - from, 200u)), times = pick (20) == 0 ? 2000 : 1 + pick (4);
  g_autoptr (GByteArray) block = g_byte_array_new ();

  if (data->len == 0 || length > data->len - from)
    return;
  for (guint i = 0; i < times && block->len + length < MOST_BYTES; i++)
    g_byte_array_append (block, data->data + from, length);
  replace (data, pick (data->len + 1), 0, block->data, block->len);
}

static void
remove_block (GByteArray *data)
{
  guint from = pick (data->len);

  if (data->len > 0)
    replace (data, from, pick (MIN (data->len - from, 300u) + 1), NULL, 0);
}

static void
insert_token (GByteArray *data)
{
  const char *token = tokens[pick (G_N_ELEMENTS (tokens))];

  replace (data, pick (data->len + 1), 0, token, (guint) strlen (token));
}

static gboolean
is_word (guint8 c)
{
  return g_ascii_isalnum (c) || c == '.' || c == '-' || c == '+' || c == '_';
}

/* Returns: whether there is a word at or after some place. */
static gboolean
find_word (GByteArray *data, guint *from, guint *length)
{
  guint i = pick (data->len);

  while (i < data->len && !is_word (data->data[i]))
    i++;
  *from = i;
  while (i < data->len && is_word (data->data[i]))
    i++;
  *length = i - *from;
  return *length > 0;
}

static void
change_word (GByteArray *data)
{
  guint from, length;
  const char *token = tokens[pick (G_N_ELEMENTS (tokens))];

  if (find_word (data, &from, &length))
    replace (data, from, length, token, (guint) strlen (token));
}

static void
change_number (GByteArray *data)
{
  guint from, length;
  g_autofree char *number = NULL;

  for (guint tries = 0; tries < 8; tries++)
    if (find_word (data, &from, &length) && (g_ascii_isdigit (data->data[from]) || data->data[from] == '-' || data->data[from] == '+'))
      {
        number = pick (3) == 0 ? g_strnfill (1 + pick (400), (char) ('0' + pick (10)))
                               : g_strdup_printf ("%s%u.%02u", pick (2) ? "-" : "", pick (pick (2) ? 100 : 1000000), pick (100));
        replace (data, from, length, number, (guint) strlen (number));
        return;
      }
}

static void
swap_words (GByteArray *data)
{
  guint a, a_length, b, b_length;

  if (!find_word (data, &a, &a_length) || !find_word (data, &b, &b_length) || b < a + a_length)
    return;
  {
    g_autofree guint8 *first_word = g_memdup2 (data->data + a, a_length), *second_word = g_memdup2 (data->data + b, b_length);

    replace (data, b, b_length, first_word, a_length);
    replace (data, a, a_length, second_word, b_length);
  }
}

/* A line with its end: in most formats a whole element or record. Returns: whether there is one. */
static gboolean
find_line (GByteArray *data, guint *from, guint *length)
{
  guint i = pick (data->len), end = i;

  if (data->len == 0)
    return FALSE;
  while (i > 0 && data->data[i - 1] != '\n' && data->data[i - 1] != '\r' && data->data[i - 1] != '\x17')
    i--;
  while (end < data->len && data->data[end] != '\n' && data->data[end] != '\r' && data->data[end] != '\x17')
    end++;
  *from = i;
  *length = MIN (end + 1, data->len) - i;
  return *length > 0;
}

static void
remove_line (GByteArray *data)
{
  guint from, length;

  if (find_line (data, &from, &length))
    replace (data, from, length, NULL, 0);
}

static void
move_line (GByteArray *data)
{
  guint from, length, to, other;

  if (find_line (data, &from, &length) && find_line (data, &to, &other))
    replace (data, to, 0, data->data + from, length);
}

static void
splice (GByteArray *data)
{
  gsize length;
  const guint8 *other = g_bytes_get_data (corpus->pdata[pick (corpus->len)], &length);
  guint from = pick ((guint) length);

  if (length > 0)
    replace (data, pick (data->len + 1), 0, other + from, 1 + pick ((guint) length - from));
}

static void
widen (GByteArray *data)
{
  g_autoptr (GByteArray) wide = g_byte_array_new ();
  gboolean big = pick (2);

  if (data->len > MOST_BYTES / 4)
    return;
  g_byte_array_append (wide, (const guint8 *) (big ? "\xfe\xff" : "\xff\xfe"), 2);
  for (guint i = 0; i < data->len; i++)
    {
      guint8 pair[2] = { big ? 0 : data->data[i], big ? data->data[i] : 0 };

      g_byte_array_append (wide, pair, 2);
    }
  replace (data, 0, data->len, wide->data, wide->len);
}

static void
nest (GByteArray *data)
{
  static const char *const openings[] = { "[", "{\"a\":", "<a>", "(", "<R><AR>" };
  const char *opening = openings[pick (G_N_ELEMENTS (openings))];
  g_autoptr (GString) many = g_string_new (NULL);

  for (guint n = 1 << pick (15); n > 0 && many->len < MOST_BYTES / 2; n--)
    g_string_append (many, opening);
  replace (data, pick (data->len + 1), 0, many->str, (guint) many->len);
}

typedef void (*Mutation) (GByteArray *data);

/* What leaves most files readable: every second input has only these, or most would be refused at their first byte. */
static const Mutation gentle[] = { change_number, change_number, change_number, swap_words, remove_line, move_line, move_line };

static const Mutation mutations[] = {
  flip_bits, set_bytes, truncate_end, repeat_block, repeat_block, remove_block, insert_token, insert_token, change_word, change_word, change_number,
  change_number, swap_words, remove_line, move_line, splice, widen, nest,
};

static GByteArray *
make_input (int number)
{
  GByteArray *data = g_byte_array_new ();
  GBytes *seed;
  gsize length;
  gconstpointer bytes;
  gboolean mild;

  state = (guint64) number * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d) + 1;
  seed = corpus->pdata[(guint) number % corpus->len];
  bytes = g_bytes_get_data (seed, &length);
  g_byte_array_append (data, bytes, (guint) MIN (length, MOST_BYTES));
  if ((guint) number < corpus->len) /* the files themselves come first */
    return data;
  mild = pick (2);
  for (guint n = 1 + pick (pick (4) == 0 ? 12 : 3); n > 0; n--)
    (mild ? gentle[pick (G_N_ELEMENTS (gentle))] : mutations[pick (G_N_ELEMENTS (mutations))]) (data);
  return data;
}

/* --- the child --- */

static void
limit_time (int limit)
{
  struct itimerval timer = { .it_value.tv_sec = limit };

  setitimer (ITIMER_PROF, &timer, NULL); /* of the processor: a busy machine is no hang */
}

static void
run_batch (int from, int to)
{
  static char name[] = "mutate";
  char *words[] = { name, NULL }, **own = words;
  int one = 1;

  LLVMFuzzerInitialize (&one, &own);
  for (int i = from; i < to; i++)
    {
      g_autoptr (GByteArray) data = make_input (i);
      /* as large as it is, so that ASan sees a byte too far */
      g_autofree guint8 *exact = data->len > 0 ? g_memdup2 (data->data, data->len) : NULL;

      g_atomic_int_set (at, i);
      limit_time (seconds);
      LLVMFuzzerTestOneInput (exact != NULL ? exact : (const guint8 *) "", data->len);
    }
  limit_time (0);
  g_atomic_int_set (at, to);
  g_ptr_array_unref (corpus);
  corpus = NULL;
}

/* Returns: the child's status. */
static int
fork_batch (int from, int to)
{
  int status = 0;
  pid_t child;

  fflush (stdout);
  g_atomic_int_set (at, from);
  child = fork ();
  if (child == 0)
    {
      run_batch (from, to);
      exit (0);
    }
  if (child < 0 || waitpid (child, &status, 0) != child)
    g_error ("fork failed");
  return status;
}

/* --- the parent --- */

static const char *
describe_end (int status)
{
  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGPROF)
    return "hangs";
  return WIFSIGNALED (status) ? "dies" : "fails";
}

static void
keep_input (int number, const char *what)
{
  g_autoptr (GByteArray) data = make_input (number);
  g_autofree char *name = NULL;

  printf ("# input %d %s: --first %d --count 1\n", number, what, number);
  if (keep == NULL)
    return;
  name = g_strdup_printf ("%s/%s-%d", keep, what, number);
  g_mkdir_with_parents (keep, 0755);
  if (!g_file_set_contents (name, (const char *) data->data, data->len, NULL))
    printf ("# %s cannot be written\n", name);
}

/* A batch came to its end and then failed: it leaked. One child an input says which. Returns: how many. */
static int
find_leaks (int from, int to)
{
  int n = 0;

  for (int i = from; i < to; i++)
    if (fork_batch (i, i + 1) != 0)
      {
        keep_input (i, "leaks");
        n++;
      }
  return MAX (n, 1);
}

static int
run_all (void)
{
  int bad = 0;

  for (int from = first; from < first + count;)
    {
      int to = MIN (from + BATCH, first + count), status = fork_batch (from, to), reached = g_atomic_int_get (at);

      if (status == 0)
        from = to;
      else if (reached >= to)
        {
          bad += to - from == 1 ? 1 : find_leaks (from, to);
          from = to;
        }
      else
        {
          keep_input (reached, describe_end (status));
          bad++;
          from = reached + 1;
        }
      if (bad > 20)
        {
          printf ("# too many to go on\n");
          break;
        }
    }
  return bad;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of their names, whatever order the folder has. */
static void
read_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      char *content;
      gsize length;

      if (g_file_get_contents (names->pdata[i], &content, &length, NULL))
        g_ptr_array_add (corpus, g_bytes_new_take (content, length));
    }
}

int
main (int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "count", 0, 0, G_OPTION_ARG_INT, &count, "how many inputs", "N" },
    { "each", 0, 0, G_OPTION_ARG_INT, &each, "how many inputs a file of the corpus", "N" },
    { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, "of the processor for one input", "S" },
    { "first", 0, 0, G_OPTION_ARG_INT, &first, "number of the first input", "I" },
    { "keep", 0, 0, G_OPTION_ARG_FILENAME, &keep, "where inputs go that broke something", "FOLDER" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER…");
  g_autoptr (GError) error = NULL;
  int bad;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (int i = 1; i < argc; i++)
    read_folder (argv[i]);
  if (corpus->len == 0)
    g_error ("there is no file to begin with");
  if (each > 0)
    count = each * (int) corpus->len;
  at = mmap (NULL, sizeof *at, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  printf ("1..1\n");
  bad = run_all ();
  printf ("%s 1 %d inputs from %u files\n", bad == 0 ? "ok" : "not ok", count, corpus->len);
  g_ptr_array_unref (corpus);
  g_free (keep);
  return bad == 0 ? 0 : 1;
}
