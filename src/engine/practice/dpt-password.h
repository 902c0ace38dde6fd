/* dpt-password.h - what a password or PIN must be, its hash, and comparing with it.
 * For: users and sign-in. Not for: delays after failures (dpt-sign-in.h).
 *
 * Argon2id of libsodium, 64 MiB and three passes (reliability.md; OWASP asks for at least 19 MiB and two): a good part of a
 * second of processor and 64 MiB of memory. Never on the main thread, and never inside a transaction.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** As NIST SP 800-63B wants it: a length, no rules of composition, no change for its own sake, and nothing out of the lists of the guessed. */
#define DPT_PASSWORD_MIN 8
#define DPT_PASSWORD_MAX 128
#define DPT_PIN_MIN 4
#define DPT_PIN_MAX 8

/**
 * DptPasswordStrength:
 * @DPT_PASSWORD_STRENGTH_FULL: for everybody
 * @DPT_PASSWORD_STRENGTH_LOW: no protection worth the name, but fast: for the demonstration shop, which shows its PINs anyway, and for tests
 */
typedef enum
{
  DPT_PASSWORD_STRENGTH_FULL,
  DPT_PASSWORD_STRENGTH_LOW,
} DptPasswordStrength;

/**
 * dpt_password_check:
 * @own_words: (nullable) (array zero-terminated=1): names that it must not merely repeat (sign-in name, own name, shop)
 *
 * Errors: %DPT_ERROR_INVALID with field "password".
 */
gboolean dpt_password_check (const char *password, const char *const *own_words, GError **error);

/** dpt_pin_check: 4 to 8 digits, not all alike, not counting up or down, not among the most guessed; field "pin" */
gboolean dpt_pin_check (const char *pin, GError **error);

/** dpt_password_create_hash: Returns: (transfer full) (nullable): the hash, with its parameters and salt inside; %NULL where there is no memory for it */
char *dpt_password_create_hash (const char *password, DptPasswordStrength strength, GError **error);

/**
 * dpt_password_matches:
 * @hash: (nullable): of dpt_password_create_hash(); %NULL costs the same time and never matches, so that nobody can tell
 *   by the clock whether a user exists
 */
gboolean dpt_password_matches (const char *hash, const char *password);

G_END_DECLS
