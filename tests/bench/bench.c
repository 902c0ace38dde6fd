/* bench.c - see bench.h.
 * For: tests/bench. Not for: the product.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

double
bench_now (void)
{
  return (double) g_get_monotonic_time ();
}

double
bench_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e6 + (double) now.tv_nsec / 1e3;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

double
bench_percentile (GArray *values, guint percent)
{
  g_assert_cmpuint (values->len, >, 0);
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, MIN (values->len - 1, values->len * percent / 100));
}

static void
print_row (const char *what, const char *bare, double ours, const char *unit, const char *ratio, const char *goal, gboolean met)
{
  printf ("== %s | %s | %.*f %s | %s | %s | %s\n", what, bare, ours < 10 ? 2 : ours < 100 ? 1 : 0, ours, unit, ratio, goal,
           *goal == '\0' ? "" : met ? "met" : "MISSED");
  fflush (stdout);
}

static void
print_compared (const char *what, double bare, double ours, const char *unit, const char *sign, double goal, gboolean met)
{
  g_autofree char *bare_text = g_strdup_printf ("%.*f %s", bare < 10 ? 2 : bare < 100 ? 1 : 0, bare, unit);
  g_autofree char *ratio = g_strdup_printf ("%.2f", ours / bare);
  g_autofree char *goal_text = goal > 0 ? g_strdup_printf ("%s %.2f", sign, goal) : g_strdup ("");

  print_row (what, bare_text, ours, unit, ratio, goal_text, met);
}

void
bench_ratio (const char *what, double bare, double ours, const char *unit, double most)
{
  print_compared (what, bare, ours, unit, "≤", most, ours / bare <= most);
}

void
bench_speed (const char *what, double bare, double ours, const char *unit, double least)
{
  print_compared (what, bare, ours, unit, "≥", least, ours / bare >= least);
}

void
bench_limit (const char *what, double ours, const char *unit, double most)
{
  g_autofree char *goal = g_strdup_printf ("≤ %g %s", most, unit);

  print_row (what, "", ours, unit, "", goal, ours <= most);
}

double
bench_get_memory (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*s %ld", &pages);
  return (double) pages * (double) sysconf (_SC_PAGESIZE) / (1024 * 1024);
}

double
bench_get_own_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;
  long kilobytes = 0;

  if (g_file_get_contents ("/proc/self/status", &text, NULL, NULL) && (line = strstr (text, "RssAnon:")) != NULL)
    sscanf (line, "RssAnon: %ld", &kilobytes);
  return (double) kilobytes / 1024;
}
