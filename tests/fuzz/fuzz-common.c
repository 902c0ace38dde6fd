/* fuzz-common.c - what every target begins with.
 * For: all of them. Not for: a shop (fuzz-shop.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz/fuzz.h"

/* A critical is a broken contract, so it ends the run as a crash does. */
int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  return 0;
}
