/* dpt-tile-keys.c - see dpt-tile-keys.h.
 * For: arrows over a grid that flows, and first letters. Not for: moving the focus.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-tile-keys.h"

#include <string.h>

#include "base/dpt-text.h"

/* As many as stand in the first row now: the window's width decides. */
static int
count_columns (GtkFlowBox *tiles, int n)
{
  int top = 0;

  for (int i = 0; i < n; i++)
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (GTK_WIDGET (gtk_flow_box_get_child_at_index (tiles, i)), GTK_WIDGET (tiles), &bounds))
        return 1;
      if (i == 0)
        top = (int) bounds.origin.y;
      else if ((int) bounds.origin.y != top)
        return i;
    }
  return MAX (n, 1);
}

/* How many words of the name come before the one that begins so; -1 where none does. */
static int
find_word (const char *name, const char *letter)
{
  g_auto (GStrv) words = dpt_text_split_words (name, 8);

  for (int i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], letter))
      return i;
  return -1;
}

/* People call each other by the first word of the name: it comes before the others. */
static int
find_letter (const char *const *names, int n, int from, gunichar character)
{
  char text[8] = { 0 };
  g_autofree char *letter = NULL;
  int second = -1;

  g_unichar_to_utf8 (character, text);
  letter = dpt_text_fold (text);
  for (int step = 1; step <= n; step++)
    {
      int i = (MAX (from, -1) + step) % n;
      int word = find_word (names[i], letter);

      if (i == from) /* comes last, where nobody else is meant */
        return second >= 0 || word < 0 ? second : i;
      if (word == 0)
        return i;
      if (word > 0 && second < 0)
        second = i;
    }
  return second;
}

int
dpt_tile_keys_find (GtkFlowBox *tiles, const char *const *names, int from, guint key, GdkModifierType state)
{
  int n = (int) g_strv_length ((char **) names);
  gunichar character = gdk_keyval_to_unicode (key);
  int to = from;

  g_return_val_if_fail (GTK_IS_FLOW_BOX (tiles), -1);

  if (n == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return -1;
  if (g_unichar_isalpha (character))
    return find_letter (names, n, from, character);
  switch (key)
    {
    case GDK_KEY_Left:
      to = from - 1;
      break;
    case GDK_KEY_Right:
      to = from + 1;
      break;
    case GDK_KEY_Up:
      to = from - count_columns (tiles, n);
      break;
    case GDK_KEY_Down:
      to = from + count_columns (tiles, n);
      break;
    default:
      return -1;
    }
  return to < 0 || to >= n ? from : to;
}
