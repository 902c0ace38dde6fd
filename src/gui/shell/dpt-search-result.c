/* dpt-search-result.c - see dpt-search-result.h.
 * For: the result's values, and which part of a text was found. Not for: finding (dpt-search-provider.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-search-result.h"

#include <string.h>

#include "base/dpt-text.h"

struct _DptSearchResult
{
  GObject parent_instance;

  char *icon_name;
  char *title;
  char *detail;
  char *hint;
  char *action;
  char *group;
  GVariant *target;
};

G_DEFINE_FINAL_TYPE (DptSearchResult, dpt_search_result, G_TYPE_OBJECT)

static void
dpt_search_result_finalize (GObject *object)
{
  DptSearchResult *self = DPT_SEARCH_RESULT (object);

  g_free (self->icon_name);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->hint);
  g_free (self->action);
  g_free (self->group);
  g_clear_pointer (&self->target, g_variant_unref);

  G_OBJECT_CLASS (dpt_search_result_parent_class)->finalize (object);
}

static void
dpt_search_result_class_init (DptSearchResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_search_result_finalize;
}

static void
dpt_search_result_init (DptSearchResult *self)
{
}

DptSearchResult *
dpt_search_result_new (const char *icon_name, const char *title, const char *detail, const char *hint, const char *action, GVariant *target)
{
  DptSearchResult *self = g_object_new (DPT_TYPE_SEARCH_RESULT, NULL);

  self->icon_name = g_strdup (icon_name);
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->hint = g_strdup (hint);
  self->action = g_strdup (action);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  return self;
}

const char *
dpt_search_result_get_icon_name (DptSearchResult *self)
{
  return self->icon_name;
}

const char *
dpt_search_result_get_title (DptSearchResult *self)
{
  return self->title;
}

const char *
dpt_search_result_get_detail (DptSearchResult *self)
{
  return self->detail;
}

const char *
dpt_search_result_get_hint (DptSearchResult *self)
{
  return self->hint;
}

const char *
dpt_search_result_get_action (DptSearchResult *self)
{
  return self->action;
}

GVariant *
dpt_search_result_get_target (DptSearchResult *self)
{
  return self->target;
}

const char *
dpt_search_result_get_group (DptSearchResult *self)
{
  return self->group;
}

void
dpt_search_result_set_group (DptSearchResult *self, const char *group)
{
  g_free (self->group);
  self->group = g_strdup (group);
}

/* Marks the shortest beginning of the word [@start, @end) that reads as @word once folded. */
static void
mark_beginning (const char *text, const char *start, const char *end, const char *word, gboolean *bold)
{
  for (const char *p = start; p < end;)
    {
      g_autofree char *piece = NULL;
      g_autofree char *folded = NULL;

      p = g_utf8_next_char (p);
      piece = g_strndup (start, (gsize) (p - start));
      folded = dpt_text_fold (piece);
      if (!g_str_has_prefix (folded, word))
        continue;
      for (const char *b = start; b < p; b++)
        bold[b - text] = TRUE;
      return;
    }
}

static void
mark_words (const char *text, char **words, gboolean *bold)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;

      while (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      for (guint i = 0; p > start && words[i] != NULL; i++)
        mark_beginning (text, start, p, words[i], bold);
      if (*p != '\0')
        p = g_utf8_next_char (p);
    }
}

/* Digits are found whatever stands between them: "0612" in "06 12 34 56 78". */
static void
mark_digits (const char *text, const char *digits, gboolean *bold)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gsize));
  const char *hit;

  for (gsize i = 0; text[i] != '\0'; i++)
    if (g_ascii_isdigit (text[i]))
      {
        g_string_append_c (found, text[i]);
        g_array_append_val (places, i);
      }
  hit = strstr (found->str, digits);
  if (hit == NULL)
    return;
  for (gsize i = 0; i < strlen (digits); i++)
    bold[g_array_index (places, gsize, (gsize) (hit - found->str) + i)] = TRUE;
}

char *
dpt_search_highlight (const char *text, const char *fragment)
{
  g_auto (GStrv) words = dpt_text_split_words (fragment, 0);
  g_autofree char *digits = dpt_text_digits (fragment);
  g_autofree gboolean *bold = g_new0 (gboolean, strlen (text) + 1);
  GString *out = g_string_new (NULL);

  mark_words (text, words, bold);
  if (strlen (digits) >= 2)
    mark_digits (text, digits, bold);
  for (const char *p = text; *p != '\0';)
    {
      gboolean on = bold[p - text];
      const char *start = p;
      g_autofree char *piece = NULL;

      while (*p != '\0' && bold[p - text] == on)
        p++;
      piece = g_markup_escape_text (start, p - start);
      g_string_append_printf (out, on ? "<b>%s</b>" : "%s", piece);
    }
  return g_string_free (out, FALSE);
}
