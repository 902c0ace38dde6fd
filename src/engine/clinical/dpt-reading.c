/* dpt-reading.c - see dpt-reading.h.
 * For: the value, what it lets through. Not for: words and limits (dpt-reading-words.c), JSON (dpt-reading-json.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-reading-private.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/optics/dpt-acuity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TEXT 200

struct _DptReadingItem
{
  DptReadingKind kind;
  DptReadingEye eye;
  int number;
  DptReadingRole role;
  char *role_words;
  char *acuity;
  int acuity_logmar;
  char *error;
  int values[DPT_N_READING_VALUES];
};

struct _DptReading
{
  gatomicrefcount references;
  char *texts[DPT_N_READING_TEXTS];
  GPtrArray *items; /* of DptReadingItem */
};

G_DEFINE_BOXED_TYPE (DptReading, dpt_reading, dpt_reading_ref, dpt_reading_unref)

static void
free_item (gpointer data)
{
  DptReadingItem *item = data;

  g_free (item->role_words);
  g_free (item->acuity);
  g_free (item->error);
  g_free (item);
}

DptReading *
dpt_reading_new (void)
{
  DptReading *self = g_new0 (DptReading, 1);

  g_atomic_ref_count_init (&self->references);
  self->items = g_ptr_array_new_with_free_func (free_item);
  return self;
}

DptReading *
dpt_reading_ref (DptReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dpt_reading_unref (DptReading *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint i = 0; i < DPT_N_READING_TEXTS; i++)
    g_free (self->texts[i]);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* --- texts --- */

gboolean
dpt_reading_tidy_text (const char *text, const char *field, const char *label, char **tidy, GError **error)
{
  g_autofree char *kept = NULL;

  *tidy = NULL;
  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    return dpt_set_invalid (error, field, _ ("%s: the characters cannot be read. Send the file again from the instrument."), label);
  kept = g_strstrip (g_strdup (text));
  if (*kept == '\0')
    return TRUE;
  if (g_utf8_strlen (kept, -1) > MAX_TEXT)
    return dpt_set_invalid (error, field, _ ("%s: more than %d characters. Send the file again from the instrument."), label, MAX_TEXT);
  for (const char *p = kept; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return dpt_set_invalid (error, field, _ ("%s: a control character is in it. Send the file again from the instrument."), label);
  *tidy = g_steal_pointer (&kept);
  return TRUE;
}

static gboolean
is_time (const char *text)
{
  if (strlen (text) != 8 || text[2] != ':' || text[5] != ':')
    return FALSE;
  for (guint i = 0; i < 8; i++)
    if (i % 3 != 2 && !g_ascii_isdigit (text[i]))
      return FALSE;
  return atoi (text) < 24 && atoi (text + 3) < 60 && atoi (text + 6) < 60;
}

static gboolean
may_be (DptReadingText which, const char *text)
{
  switch (which)
    {
    case DPT_READING_TAKEN_ON:
    case DPT_READING_BIRTH_DATE:
      return dpt_date_is_valid (text);
    case DPT_READING_TAKEN_AT:
      return is_time (text);
    case DPT_READING_SEX:
      return g_str_equal (text, "male") || g_str_equal (text, "female");
    default:
      return TRUE;
    }
}

const char *
dpt_reading_get_text (DptReading *self, DptReadingText which)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) which < DPT_N_READING_TEXTS, NULL);

  return self->texts[which];
}

gboolean
dpt_reading_set_text (DptReading *self, DptReadingText which, const char *text, GError **error)
{
  g_autofree char *tidy = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail ((guint) which < DPT_N_READING_TEXTS, FALSE);

  if (!dpt_reading_tidy_text (text, dpt_reading_text_get_nick (which), dpt_reading_text_get_label (which), &tidy, error))
    return FALSE;
  if (tidy != NULL && !may_be (which, tidy))
    return dpt_set_invalid (error, dpt_reading_text_get_nick (which), _ ("%s: “%s” cannot be. Correct it at the instrument and send it again."),
                            dpt_reading_text_get_label (which), tidy);
  g_free (self->texts[which]);
  self->texts[which] = g_steal_pointer (&tidy);
  return TRUE;
}

gint64
dpt_reading_get_instant (DptReading *self)
{
  const char *day, *time;
  g_autofree char *both = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) instant = NULL;

  g_return_val_if_fail (self != NULL, 0);

  day = self->texts[DPT_READING_TAKEN_ON];
  time = self->texts[DPT_READING_TAKEN_AT];
  if (day == NULL)
    return 0;
  both = g_strdup_printf ("%sT%s", day, time != NULL ? time : "12:00:00");
  instant = g_date_time_new_from_iso8601 (both, zone);
  return instant != NULL ? g_date_time_to_unix (instant) * G_USEC_PER_SEC : 0;
}

static char *
join (const char *first, const char *second)
{
  if (first == NULL || second == NULL)
    return g_strdup (first != NULL ? first : second != NULL ? second : "");
  return g_strdup_printf ("%s %s", first, second);
}

char *
dpt_reading_dup_device (DptReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return join (self->texts[DPT_READING_MAKER], self->texts[DPT_READING_MODEL]);
}

char *
dpt_reading_dup_patient_name (DptReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return join (self->texts[DPT_READING_FAMILY_NAME], self->texts[DPT_READING_GIVEN_NAME]);
}

/* --- items --- */

guint
dpt_reading_get_n_items (DptReading *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len;
}

DptReadingItem *
dpt_reading_get_item (DptReading *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->items->len, NULL);

  return self->items->pdata[index];
}

DptReadingItem *
dpt_reading_add_item (DptReading *self, DptReadingKind kind, DptReadingEye eye, int number, GError **error)
{
  DptReadingItem *item;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) kind < DPT_N_READING_KINDS, NULL);
  g_return_val_if_fail (eye >= DPT_READING_EYE_RIGHT && eye <= DPT_READING_EYE_BOTH, NULL);
  g_return_val_if_fail (number >= 0, NULL);

  if (self->items->len >= DPT_READING_MAX_ITEMS)
    {
      dpt_set_error (error, DPT_ERROR_INVALID, _ ("More than %d measurements in one file: it is not of one examination."),
                     DPT_READING_MAX_ITEMS);
      return NULL;
    }
  item = g_new0 (DptReadingItem, 1);
  item->kind = kind;
  item->eye = eye;
  item->number = number;
  item->acuity_logmar = DPT_READING_UNSET;
  for (guint i = 0; i < DPT_N_READING_VALUES; i++)
    item->values[i] = DPT_READING_UNSET;
  g_ptr_array_add (self->items, item);
  return item;
}

void
dpt_reading_drop_empty (DptReading *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = self->items->len; i-- > 0;)
    if (dpt_reading_item_is_empty (self->items->pdata[i]))
      g_ptr_array_remove_index (self->items, i);
}

gboolean
dpt_reading_has_kind (DptReading *self, DptReadingKind kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->items->len; i++)
    if (dpt_reading_item_get_kind (self->items->pdata[i]) == kind)
      return TRUE;
  return FALSE;
}

DptReadingItem *
dpt_reading_find_item (DptReading *self, DptReadingKind kind, DptReadingEye eye, int number)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      DptReadingItem *item = self->items->pdata[i];

      if (item->kind == kind && item->eye == eye && item->number == number)
        return item;
    }
  return NULL;
}

DptReadingItem *
dpt_reading_find_representative (DptReading *self, DptReadingKind kind, DptReadingEye eye)
{
  DptReadingItem *best = dpt_reading_find_item (self, kind, eye, 0);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = self->items->len; best == NULL && i-- > 0;)
    {
      DptReadingItem *item = self->items->pdata[i];

      if (item->kind == kind && item->eye == eye && item->error == NULL)
        best = item;
    }
  return best;
}

/* --- an item --- */

DptReadingKind
dpt_reading_item_get_kind (const DptReadingItem *self)
{
  g_return_val_if_fail (self != NULL, DPT_READING_AUTOREFRACTION);

  return self->kind;
}

DptReadingEye
dpt_reading_item_get_eye (const DptReadingItem *self)
{
  g_return_val_if_fail (self != NULL, DPT_READING_EYE_BOTH);

  return self->eye;
}

int
dpt_reading_item_get_number (const DptReadingItem *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->number;
}

int
dpt_reading_item_get (const DptReadingItem *self, DptReadingValue value)
{
  g_return_val_if_fail (self != NULL, DPT_READING_UNSET);
  g_return_val_if_fail ((guint) value < DPT_N_READING_VALUES, DPT_READING_UNSET);

  return self->values[value];
}

gboolean
dpt_reading_item_set (DptReadingItem *self, DptReadingValue value, int number, GError **error)
{
  const DptReadingValueRow *row;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail ((guint) value < DPT_N_READING_VALUES, FALSE);

  row = &dpt_reading_value_rows[value];
  if (number != DPT_READING_UNSET && (number < row->min || number > row->max))
    {
      g_autofree char *given = dpt_reading_value_format (value, number);
      g_autofree char *from = dpt_reading_value_format (value, row->min);
      g_autofree char *to = dpt_reading_value_format (value, row->max);

      return dpt_set_invalid (error, row->nick, _ ("%s, %s: %s cannot be, it goes from %s to %s. Measure again."),
                              dpt_reading_value_get_label (value), dpt_reading_eye_get_label (self->eye), given, from, to);
    }
  self->values[value] = number;
  return TRUE;
}

static gboolean
take (const DptReadingItem *self, DptReadingValue value, int *number)
{
  if (self->values[value] == DPT_READING_UNSET)
    return FALSE;
  *number = self->values[value];
  return TRUE;
}

static gboolean
take_prism (const DptReadingItem *self, DptReadingValue prism, DptReadingValue base, int *number, int *direction)
{
  int power, to;

  if (!take (self, prism, &power) || power == 0 || !take (self, base, &to))
    return FALSE;
  *number = power;
  *direction = to;
  return TRUE;
}

DptRxFields
dpt_reading_item_get_rx (const DptReadingItem *self, DptRx *rx)
{
  DptRxFields fields = DPT_RX_FIELD_NONE;

  g_return_val_if_fail (self != NULL, DPT_RX_FIELD_NONE);
  g_return_val_if_fail (rx != NULL, DPT_RX_FIELD_NONE);

  memset (rx, 0, sizeof *rx);
  if (take (self, DPT_READING_SPHERE, &rx->sphere))
    fields |= DPT_RX_FIELD_SPHERE;
  if (take (self, DPT_READING_CYLINDER, &rx->cylinder))
    fields |= DPT_RX_FIELD_CYLINDER;
  if (rx->cylinder != 0 && take (self, DPT_READING_AXIS, &rx->axis))
    fields |= DPT_RX_FIELD_AXIS;
  if (take (self, DPT_READING_ADDITION, &rx->addition))
    fields |= DPT_RX_FIELD_ADDITION;
  if (take_prism (self, DPT_READING_PRISM_H, DPT_READING_BASE_H, &rx->prism_h, &rx->base_h))
    fields |= DPT_RX_FIELD_PRISM_H;
  if (take_prism (self, DPT_READING_PRISM_V, DPT_READING_BASE_V, &rx->prism_v, &rx->base_v))
    fields |= DPT_RX_FIELD_PRISM_V;
  return fields;
}

DptReadingRole
dpt_reading_item_get_role (const DptReadingItem *self)
{
  g_return_val_if_fail (self != NULL, DPT_READING_ROLE_NONE);

  return self->role;
}

const char *
dpt_reading_item_get_role_words (const DptReadingItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->role_words;
}

gboolean
dpt_reading_item_set_role (DptReadingItem *self, DptReadingRole role, const char *words, GError **error)
{
  g_autofree char *tidy = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail ((guint) role < DPT_N_READING_ROLES, FALSE);

  if (!dpt_reading_tidy_text (words, "role_words", _ ("Type of refraction"), &tidy, error))
    return FALSE;
  self->role = role;
  g_free (self->role_words);
  self->role_words = g_steal_pointer (&tidy);
  return TRUE;
}

const char *
dpt_reading_item_get_acuity (const DptReadingItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->acuity;
}

int
dpt_reading_item_get_acuity_logmar (const DptReadingItem *self)
{
  g_return_val_if_fail (self != NULL, DPT_READING_UNSET);

  return self->acuity_logmar;
}

/* Devices write decimal acuities as "1.0", "1" or "0,8"; the shorthand of the examination would read 10 as ten tenths. */
static int
find_logmar (const char *text)
{
  DptAcuity acuity;
  g_autofree char *point = g_strdelimit (g_strdup (text), ",", '.');
  double decimal = g_ascii_strtod (point, NULL);

  if (point[strspn (point, "0123456789.")] == '\0')
    return decimal >= 0.01 && decimal <= 4.0 ? dpt_acuity_logmar_from_decimal ((int) (decimal * 100 + 0.5)) : DPT_READING_UNSET;
  if (dpt_acuity_parse (text, &acuity, NULL) && acuity.kind == DPT_ACUITY_VALUE)
    return acuity.logmar;
  return DPT_READING_UNSET;
}

gboolean
dpt_reading_item_set_acuity (DptReadingItem *self, const char *text, GError **error)
{
  g_autofree char *tidy = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!dpt_reading_tidy_text (text, "acuity", _ ("Visual acuity"), &tidy, error))
    return FALSE;
  g_free (self->acuity);
  self->acuity = g_steal_pointer (&tidy);
  self->acuity_logmar = self->acuity != NULL ? find_logmar (self->acuity) : DPT_READING_UNSET;
  return TRUE;
}

const char *
dpt_reading_item_get_error (const DptReadingItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->error;
}

gboolean
dpt_reading_item_set_error (DptReadingItem *self, const char *text, GError **error)
{
  g_autofree char *tidy = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!dpt_reading_tidy_text (text, "error", _ ("Error of the instrument"), &tidy, error))
    return FALSE;
  g_free (self->error);
  self->error = g_steal_pointer (&tidy);
  return TRUE;
}

gboolean
dpt_reading_item_is_empty (const DptReadingItem *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  if (self->acuity != NULL || self->error != NULL)
    return FALSE;
  for (guint i = 0; i < DPT_N_READING_VALUES; i++)
    if (self->values[i] != DPT_READING_UNSET && i != DPT_READING_VERTEX && i != DPT_READING_DISTANCE && i != DPT_READING_CONFIDENCE
        && i != DPT_READING_BASE_H && i != DPT_READING_BASE_V)
      return FALSE;
  return TRUE;
}
