/* dpt-exam-item.c - see dpt-exam-item.h.
 * For: finding and saying. Not for: the tables themselves (dpt-exam-item-table.c and its neighbours).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-exam-item-private.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-power.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct { const DptExamItem *items; const guint *n; } tables[] = {
  { _dpt_exam_said, &_dpt_exam_n_said },
  { _dpt_exam_sight, &_dpt_exam_n_sight },
  { _dpt_exam_health, &_dpt_exam_n_health },
  { _dpt_exam_lenses, &_dpt_exam_n_lenses },
};

const DptExamItem *
dpt_exam_item_list (const char *section, guint *n)
{
  const DptExamItem *first = NULL;

  g_return_val_if_fail (section != NULL && n != NULL, NULL);

  *n = 0;
  for (guint t = 0; first == NULL && t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; i < *tables[t].n; i++)
      if (g_str_equal (tables[t].items[i].section, section))
        {
          first = first ? first : &tables[t].items[i];
          (*n)++;
        }
  return first;
}

const DptExamItem *
dpt_exam_item_find (const char *section, const char *item)
{
  guint n;
  const DptExamItem *items = dpt_exam_item_list (section, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (items[i].item, item) == 0)
      return &items[i];
  return NULL;
}

gboolean
dpt_exam_item_has_eye (const DptExamItem *self, const char *eye)
{
  return eye == NULL ? *self->eyes == '\0' : *eye != '\0' && strchr (self->eyes, *eye) != NULL;
}

const char *
dpt_exam_item_get_label (const DptExamItem *self)
{
  return _ (self->label);
}

const char *
dpt_exam_item_get_unit (const DptExamItem *self)
{
  return self->unit != NULL ? _ (self->unit) : NULL;
}

const char *
dpt_exam_item_get_choice_label (const DptExamItem *self, const char *nick)
{
  for (const DptExamChoice *choice = self->choices; choice != NULL && choice->nick != NULL; choice++)
    if (g_strcmp0 (choice->nick, nick) == 0)
      return _ (choice->label);
  return NULL;
}

const char *
dpt_exam_item_find_choice (const DptExamItem *self, const char *text)
{
  g_autofree char *wanted = dpt_text_fold (text ? text : "");
  const char *only = NULL;
  guint n = 0;

  if (*wanted == '\0')
    return NULL;
  for (const DptExamChoice *choice = self->choices; choice != NULL && choice->nick != NULL; choice++)
    {
      g_autofree char *label = dpt_text_fold (_ (choice->label));
      g_autofree char *nick = dpt_text_fold (choice->nick);

      if (g_str_equal (label, wanted) || g_str_equal (nick, wanted))
        return choice->nick;
      if (g_str_has_prefix (label, wanted))
        {
          only = choice->nick;
          n++;
        }
    }
  return n == 1 ? only : NULL;
}

char *
dpt_exam_item_format_number (const DptExamItem *self, gint64 number)
{
  return g_strdup_printf (self->sign && number > 0 ? "%+.*f" : "%.*f", self->decimals, (double) number / 100);
}

gboolean
dpt_exam_item_is_number (const DptExamItem *self)
{
  return self->kind == DPT_EXAM_NUMBER || self->kind == DPT_EXAM_RANGE;
}

gboolean
dpt_exam_item_check (const DptExamItem *self, DptFinding *finding, GError **error)
{
  gint64 number = dpt_record_get_int (finding, DPT_FINDING_NUMBER);
  g_autofree char *min = dpt_exam_item_format_number (self, self->min);
  g_autofree char *max = dpt_exam_item_format_number (self, self->max);

  if (!dpt_exam_item_is_number (self) || dpt_record_is_null (finding, DPT_FINDING_NUMBER)
      || (number >= self->min && number <= self->max))
    return TRUE;
  /* Translators: a field, and the least and the most that can be typed in it */
  return dpt_set_invalid (error, self->item, _ ("%s: a number from %s to %s."), dpt_exam_item_get_label (self), min, max);
}

/* --- blur, break, recovery --- */

/* "x" and "-" are what was not seen: -1. */
static gboolean
read_part (const DptExamItem *self, const char *text, int *value)
{
  *value = -1;
  return g_ascii_strcasecmp (text, "x") == 0 || g_str_equal (text, "-")
         || (dpt_hundredths_parse (text, value) && *value >= self->min && *value <= self->max && *value % 100 == 0);
}

gboolean
dpt_exam_range_parse (const DptExamItem *self, const char *text, gint64 *number, char **kept)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = g_strv_length (parts);
  int values[3];

  *kept = NULL;
  for (guint i = 0; i < n && i < 3; i++)
    {
      if (!read_part (self, g_strstrip (parts[i]), &values[i]))
        return FALSE;
      g_string_append_printf (out, values[i] < 0 ? "%sx" : "%s%d", i > 0 ? "/" : "", values[i] / 100);
    }
  if (n == 1 && values[0] >= 0)
    {
      *number = values[0];
      return TRUE;
    }
  if (n != 3 || values[1] < 0 || values[0] > values[1] || values[2] > values[1])
    return FALSE;
  *number = values[1];
  *kept = g_string_free (g_steal_pointer (&out), FALSE);
  return TRUE;
}

/* --- words --- */

char *
dpt_exam_item_format (const DptExamItem *self, DptFinding *finding)
{
  const char *choice;

  if (finding == NULL)
    return g_strdup ("");
  if (dpt_exam_item_is_number (self))
    {
      const char *three = self->kind == DPT_EXAM_RANGE ? dpt_record_get_text (finding, DPT_FINDING_TEXT) : NULL;
      g_autofree char *number = NULL;

      if (dpt_record_is_null (finding, DPT_FINDING_NUMBER))
        return g_strdup ("");
      number = three ? g_strdup (three)
                     : dpt_exam_item_format_number (self, dpt_record_get_int (finding, DPT_FINDING_NUMBER));
      /* Translators: a number and its unit, with a blank that does not break */
      return self->unit ? g_strdup_printf (C_ ("measure", "%s %s"), number, dpt_exam_item_get_unit (self)) : g_steal_pointer (&number);
    }
  if (self->kind == DPT_EXAM_DATE || self->kind == DPT_EXAM_EXPIRY)
    return dpt_date_format (dpt_record_get_text (finding, DPT_FINDING_TEXT));
  choice = dpt_exam_item_get_choice_label (self, dpt_record_get_text (finding, DPT_FINDING_CODE));
  return g_strdup (choice ? choice : dpt_record_get_string (finding, DPT_FINDING_TEXT));
}

char *
dpt_exam_item_describe_unusual (const DptExamItem *self, DptFinding *finding)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  gint64 number;

  if (!dpt_exam_item_is_number (self) || self->low == self->high || finding == NULL
      || dpt_record_is_null (finding, DPT_FINDING_NUMBER))
    return NULL;
  number = dpt_record_get_int (finding, DPT_FINDING_NUMBER);
  if (number >= self->low && number <= self->high)
    return NULL;
  low = dpt_exam_item_format_number (self, self->low);
  high = dpt_exam_item_format_number (self, self->high);
  /* Translators: what was measured, and the least and the most that is usual, with the unit ("" for none) */
  return g_strdup_printf (_ ("%s: usual are %s to %s %s"), dpt_exam_item_get_label (self), low, high,
                          self->unit ? dpt_exam_item_get_unit (self) : "");
}
