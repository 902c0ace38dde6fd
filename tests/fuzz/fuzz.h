/* fuzz.h - what a fuzz target is: one function that takes any bytes and neither crashes, leaks, hangs nor contradicts itself.
 * For: fuzz-*.c. Not for: how inputs are made (libFuzzer, mutate.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* libFuzzer calls these by name; mutate.c does too. */
int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* fuzz_promise: what must hold whatever the input; unlike g_assert() it stays in every build. */
#define fuzz_promise(condition) \
  do \
    { \
      if (!(condition)) \
        g_error ("broken promise: %s", #condition); \
    } \
  while (0)
