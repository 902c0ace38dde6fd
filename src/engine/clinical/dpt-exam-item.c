/* dpt-exam-item.c - see dpt-exam-item.h.
 * For: finding and saying. Not for: the table itself (dpt-exam-item-table.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-exam-item-private.h"

#include "base/dpt-date.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const DptExamItem *
dpt_exam_item_list (const char *section, guint *n)
{
  const DptExamItem *first = NULL;

  g_return_val_if_fail (section != NULL && n != NULL, NULL);

  *n = 0;
  for (guint i = 0; i < dpt_exam_n_items; i++)
    if (g_str_equal (dpt_exam_items[i].section, section))
      {
        first = first ? first : &dpt_exam_items[i];
        (*n)++;
      }
  return first;
}

const DptExamItem *
dpt_exam_item_find (const char *section, const char *item)
{
  for (guint i = 0; i < dpt_exam_n_items; i++)
    if (g_strcmp0 (dpt_exam_items[i].section, section) == 0 && g_strcmp0 (dpt_exam_items[i].item, item) == 0)
      return &dpt_exam_items[i];
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
  g_autofree char *text = g_strdup_printf ("%.*f", self->decimals, (double) number / 100);

  return g_steal_pointer (&text);
}

char *
dpt_exam_item_format (const DptExamItem *self, DptFinding *finding)
{
  const char *choice;

  if (finding == NULL)
    return g_strdup ("");
  if (self->kind == DPT_EXAM_NUMBER)
    {
      g_autofree char *number = NULL;

      if (dpt_record_is_null (finding, DPT_FINDING_NUMBER))
        return g_strdup ("");
      number = dpt_exam_item_format_number (self, dpt_record_get_int (finding, DPT_FINDING_NUMBER));
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

  if (self->kind != DPT_EXAM_NUMBER || self->low == self->high || finding == NULL
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
