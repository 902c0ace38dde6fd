/* faulty.c - a target that does what no target may, at a byte that mutation brings.
 * For: test-mutate.py, which sees that the mutator notices. Not for: any parser.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz/fuzz.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *fault = g_getenv ("DPT_TEST_FAULT");

  if (fault == NULL || memchr (data, '9', size) == NULL)
    return 0;
  if (g_str_equal (fault, "crash"))
    g_error ("a nine");
  for (volatile gboolean hangs = g_str_equal (fault, "hang"); hangs;)
    continue;
  if (g_str_equal (fault, "leak"))
    memset (g_malloc (4242), (int) size, 1);
  return 0;
}
