/* dpt-error.c - the application's error domain, with the name of the offending field inside the error.
 * For: dpt_set_invalid() and friends. Not for: showing anything.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"

typedef struct
{
  char *field;
} DptErrorPrivate;

static void
dpt_error_private_init (DptErrorPrivate *priv)
{
  priv->field = NULL;
}

static void
dpt_error_private_copy (const DptErrorPrivate *source, DptErrorPrivate *target)
{
  target->field = g_strdup (source->field);
}

static void
dpt_error_private_clear (DptErrorPrivate *priv)
{
  g_free (priv->field);
}

G_DEFINE_EXTENDED_ERROR (DptError, dpt_error)

gboolean
dpt_set_invalid (GError **error, const char *field, const char *format, ...)
{
  GError *made;
  va_list args;

  g_return_val_if_fail (field != NULL, FALSE);

  va_start (args, format);
  made = g_error_new_valist (DPT_ERROR, DPT_ERROR_INVALID, format, args);
  va_end (args);
  dpt_error_get_private (made)->field = g_strdup (field);
  g_propagate_error (error, made);
  return FALSE;
}

gboolean
dpt_set_error (GError **error, DptError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (DPT_ERROR, code, format, args));
  va_end (args);
  return FALSE;
}

const char *
dpt_error_get_field (const GError *error)
{
  if (error == NULL || error->domain != DPT_ERROR)
    return NULL;
  return dpt_error_get_private (error)->field;
}
