/* dpt-record-format.c - what a field may hold, said in words, and how a person reads it.
 * For: dpt_record_validate() and dpt_record_format(). Not for: rules between fields (the class's own validate).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dpt-record-private.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-money.h"
#include "base/dpt-power.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_TEXT_LENGTH 200

static const char *
get_label (const DptField *field)
{
  return field->label ? _ (field->label) : field->column;
}

static char *
format_number (const DptField *field, gint64 value)
{
  switch (field->kind)
    {
    case DPT_FIELD_MONEY:
      return dpt_money_format (value, NULL);
    case DPT_FIELD_POWER:
      return dpt_power_format ((int) value);
    case DPT_FIELD_AXIS:
      return dpt_axis_format ((int) value);
    case DPT_FIELD_LENGTH:
      return dpt_length_format ((int) value);
    case DPT_FIELD_INSTANT:
      return dpt_instant_format (value);
    case DPT_FIELD_BOOL:
      return g_strdup (value ? _ ("Yes") : _ ("No"));
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value);
    }
}

char *
dpt_record_format (gpointer self, guint field)
{
  const DptField *facts = dpt_record_get_field (self, field);

  if (dpt_record_is_null (self, field))
    return g_strdup ("");
  switch (facts->kind)
    {
    case DPT_FIELD_DATE:
      return dpt_date_format (dpt_record_get_text (self, field));
    case DPT_FIELD_TEXT:
    case DPT_FIELD_ENUM:
      return g_strdup (dpt_record_get_text (self, field));
    case DPT_FIELD_BLOB:
      return g_strdup ("");
    default:
      return format_number (facts, dpt_record_get_int (self, field));
    }
}

static gboolean
check_text (const DptField *field, const char *text, GError **error)
{
  glong most = field->max > 0 ? (glong) field->max : DEFAULT_TEXT_LENGTH;

  if (g_utf8_strlen (text, -1) > most)
    /* Translators: the name of a field and a number of characters */
    return dpt_set_invalid (error, field->column, _ ("%s: at most %ld characters."), get_label (field), most);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 && c != '\n' && c != '\t')
        return dpt_set_invalid (error, field->column, _ ("%s: contains a character that cannot be printed."), get_label (field));
    }
  if ((field->flags & DPT_FIELD_PHONE) && !dpt_text_is_phone (text))
    /* Translators: the name of a field, and what was given */
    return dpt_set_invalid (error, field->column, _ ("%s: “%s” is no phone number."), get_label (field), text);
  if ((field->flags & DPT_FIELD_EMAIL) && !dpt_text_is_email (text))
    /* Translators: the name of a field, and what was given */
    return dpt_set_invalid (error, field->column, _ ("%s: “%s” is no e-mail address."), get_label (field), text);
  return TRUE;
}

static gboolean
check_choice (const DptField *field, const char *text, GError **error)
{
  g_autofree char *choices = NULL;

  if (field->choices == NULL || g_strv_contains (field->choices, text))
    return TRUE;
  choices = g_strjoinv (", ", (char **) field->choices);
  /* Translators: the name of a field, what was given, and the values that are possible */
  return dpt_set_invalid (error, field->column, _ ("%s: “%s” is not one of %s."), get_label (field), text, choices);
}

static gboolean
check_number (const DptField *field, gint64 value, GError **error)
{
  gint64 min = field->min, max = field->max;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (min >= max)
    {
      if (field->kind == DPT_FIELD_BOOL)
        min = 0, max = 1;
      else if (field->kind == DPT_FIELD_MONEY)
        min = -DPT_MONEY_MAX, max = DPT_MONEY_MAX;
      else if (field->kind == DPT_FIELD_AXIS)
        min = 1, max = 180;
      else
        return TRUE;
    }
  if (value >= min && value <= max)
    return TRUE;
  low = format_number (field, min);
  high = format_number (field, max);
  /* Translators: the name of a field, the smallest and the largest value that it can have */
  return dpt_set_invalid (error, field->column, _ ("%s: must be between %s and %s."), get_label (field), low, high);
}

static gboolean
check_field (gpointer self, guint index, GError **error)
{
  const DptField *field = dpt_record_get_field (self, index);
  const char *text = dpt_record_get_text (self, index);

  if (dpt_record_is_null (self, index))
    {
      if (field->flags & DPT_FIELD_REQUIRED)
        return dpt_set_invalid (error, field->column, _ ("%s: must be filled in."), get_label (field));
      return TRUE;
    }
  switch (field->kind)
    {
    case DPT_FIELD_TEXT:
      return check_text (field, text, error);
    case DPT_FIELD_ENUM:
      return check_choice (field, text, error);
    case DPT_FIELD_DATE:
      return dpt_date_is_valid (text)
             /* Translators: the name of a field, and what was given */
             || dpt_set_invalid (error, field->column, _ ("%s: “%s” is no date of the calendar."), get_label (field), text);
    case DPT_FIELD_BLOB:
    case DPT_FIELD_REF:
    case DPT_FIELD_INSTANT:
      return TRUE;
    default:
      return check_number (field, dpt_record_get_int (self, index), error);
    }
}

gboolean
dpt_record_validate (gpointer self, GError **error)
{
  DptRecordClass *klass;

  g_return_val_if_fail (DPT_IS_RECORD (self), FALSE);

  klass = DPT_RECORD_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    if (dpt_record_is_stored (&klass->fields[i]) && !check_field (self, i, error))
      return FALSE;
  return klass->validate == NULL || klass->validate (DPT_RECORD (self), error);
}
