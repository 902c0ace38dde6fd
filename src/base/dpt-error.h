/* dpt-error.h - the few kinds of failure that callers treat differently.
 * For: everything above the database. Not for: what an engine says of itself (see db/dpt-db-error.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DPT_ERROR:
 *
 * Domain of the application's own errors. A message is always translated, names the field it is about
 * and says what to do; it can be shown to the user as it stands.
 */
#define DPT_ERROR (dpt_error_quark ())

/**
 * DptError:
 * @DPT_ERROR_INVALID: a value cannot be right; dpt_error_get_field() names the field
 * @DPT_ERROR_REFUSED: the signed-in user does not have the right
 * @DPT_ERROR_STATE: the thing is in a state that does not allow the act (a signed visit, an issued invoice)
 * @DPT_ERROR_NOT_FOUND: no such thing
 * @DPT_ERROR_CONFLICT: somebody else changed it in between
 * @DPT_ERROR_UNAVAILABLE: not enough left (stock, balance)
 * @DPT_ERROR_DAMAGED: the data contradicts itself
 * @DPT_ERROR_FAILED: anything else
 */
typedef enum
{
  DPT_ERROR_INVALID,
  DPT_ERROR_REFUSED,
  DPT_ERROR_STATE,
  DPT_ERROR_NOT_FOUND,
  DPT_ERROR_CONFLICT,
  DPT_ERROR_UNAVAILABLE,
  DPT_ERROR_DAMAGED,
  DPT_ERROR_FAILED,
} DptError;

GQuark dpt_error_quark (void);

/**
 * dpt_set_invalid:
 * @error: (nullable): where to put the error
 * @field: machine name of the field, the same as in JSON and as the GObject property ("birth_date")
 * @format: a translated message that names the field in words
 *
 * Sets %DPT_ERROR_INVALID carrying @field, so that a form can mark the entry and the command line can name it.
 *
 * Returns: always %FALSE, so that a check can end with `return dpt_set_invalid (…)`
 */
gboolean dpt_set_invalid (GError **error, const char *field, const char *format, ...) G_GNUC_PRINTF (3, 4);

/**
 * dpt_set_error:
 *
 * Like g_set_error() in %DPT_ERROR.
 *
 * Returns: always %FALSE
 */
gboolean dpt_set_error (GError **error, DptError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

/**
 * dpt_error_get_field:
 * @error: an error of %DPT_ERROR
 *
 * Returns: (nullable): the field given to dpt_set_invalid()
 */
const char *dpt_error_get_field (const GError *error);

G_END_DECLS
