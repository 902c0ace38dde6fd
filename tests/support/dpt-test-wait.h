/* dpt-test-wait.h - waiting in a test: for something that will be so, with an end.
 * For: everything that needs the main loop. Not for: sleeping; no test does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DPT_TEST_DEADLINE (20 * G_USEC_PER_SEC)

static inline gboolean
dpt_test_wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/** dpt_test_iterate: runs the default main context once, for a few milliseconds at most */
static inline void
dpt_test_iterate (void)
{
  guint source = g_timeout_add (5, dpt_test_wake_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

/** dpt_test_until: runs the default main context until @condition holds; fails the test, naming it, after %DPT_TEST_DEADLINE */
#define dpt_test_until(condition) \
  G_STMT_START \
  { \
    gint64 dpt_deadline_ = g_get_monotonic_time () + DPT_TEST_DEADLINE; \
    while (!(condition)) \
      { \
        if (g_get_monotonic_time () > dpt_deadline_) \
          g_assertion_message (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, "never came: " #condition); \
        dpt_test_iterate (); \
      } \
  } \
  G_STMT_END

G_END_DECLS
