/* dpt-text.c - see dpt-text.h.
 * For: folding and escaping. Not for: full-text search.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-text.h"

#include <string.h>

/* Letters that Unicode does not decompose. */
static const char *
open_ligature (gunichar c)
{
  switch (c)
    {
    case 0x0153: return "oe";
    case 0x00e6: return "ae";
    case 0x00df: return "ss";
    case 0x00f8: return "o";
    case 0x0142: return "l";
    case 0x0111: return "d";
    case 0x00f0: return "d";
    case 0x00fe: return "th";
    case 0x0131: return "i";
    default: return NULL;
    }
}

/* Most text is ASCII and needs none of Unicode. */
static char *
fold_ascii (const char *text, gsize length)
{
  char *out = g_malloc (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isalnum (text[i]))
        out[n++] = g_ascii_tolower (text[i]);
      else if (n > 0 && out[n - 1] != ' ')
        out[n++] = ' ';
    }
  if (n > 0 && out[n - 1] == ' ')
    n--;
  out[n] = '\0';
  return out;
}

char *
dpt_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *decomposed = NULL;
  GString *out;
  gboolean gap = FALSE;

  if (text == NULL)
    return g_strdup ("");
  if (g_str_is_ascii (text))
    return fold_ascii (text, strlen (text));

  valid = g_utf8_make_valid (text, -1);
  decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  out = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));
      const char *letters;

      if (g_unichar_ismark (c))
        continue;
      if (!g_unichar_isalnum (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && out->len > 0)
        g_string_append_c (out, ' ');
      gap = FALSE;
      letters = open_ligature (c);
      if (letters != NULL)
        g_string_append (out, letters);
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

char **
dpt_text_split_words (const char *text, int max)
{
  g_autofree char *folded = dpt_text_fold (text);

  char **words;

  if (*folded == '\0')
    return g_new0 (char *, 1);
  /* g_strsplit() would leave all the rest in the last one. */
  words = g_strsplit (folded, " ", max < 1 ? 0 : max + 1);
  if (max >= 1 && (int) g_strv_length (words) > max)
    g_clear_pointer (&words[max], g_free);
  return words;
}

gboolean
dpt_text_matches (const char *text, const char *typed)
{
  g_auto (GStrv) wanted = dpt_text_split_words (typed, 0);
  g_auto (GStrv) words = dpt_text_split_words (text, 0);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; words[k] != NULL && !found; k++)
        found = g_str_has_prefix (words[k], wanted[i]);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

char *
dpt_text_digits (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text ? text : ""; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (out, *p);
    else if (*p == '+' && out->len == 0)
      g_string_append (out, "00");
  if (g_str_has_prefix (out->str, "0033") && out->len > 4)
    {
      g_string_erase (out, 0, 4);
      if (out->str[0] != '0')
        g_string_prepend_c (out, '0');
    }
  return g_string_free (out, FALSE);
}

gboolean
dpt_text_is_phone (const char *text)
{
  g_autofree char *digits = dpt_text_digits (text);

  return strlen (digits) >= 4 && strlen (digits) <= 20 && strspn (text, "0123456789 +-./()") == strlen (text);
}

gboolean
dpt_text_is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at != text && at[1] != '\0' && strchr (at + 1, '@') == NULL && strpbrk (text, " \t\n,;<>\"") == NULL;
}

gboolean
dpt_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

char *
dpt_text_prefix_end (const char *prefix)
{
  /* U+10FFFF sorts above every letter, in UTF-8 as in code points. */
  return g_strconcat (prefix, "\xf4\x8f\xbf\xbf", NULL);
}

void
dpt_text_append_json (GString *out, const char *text)
{
  g_autofree char *repaired = NULL;

  if (text == NULL)
    {
      g_string_append (out, "null");
      return;
    }
  if (!g_utf8_validate (text, -1, NULL))
    text = repaired = g_utf8_make_valid (text, -1);
  g_string_append_c (out, '"');
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (out, "\\%c", *p);
      else if (*p == '\n')
        g_string_append (out, "\\n");
      else if (*p < 0x20 || *p == 0x7f)
        g_string_append_printf (out, "\\u%04x", *p);
      else
        g_string_append_c (out, (char) *p);
    }
  g_string_append_c (out, '"');
}

gboolean
dpt_text_json_has_nul (const char *json)
{
  g_return_val_if_fail (json != NULL, FALSE);

  for (const char *p = json; *p != '\0'; p++)
    if (*p == '\\')
      {
        if (g_str_has_prefix (p, "\\u0000"))
          return TRUE;
        if (*++p == '\0')
          break;
      }
  return FALSE;
}

gboolean
dpt_text_is_shallow_json (const char *json, gssize length)
{
  const char *end = length < 0 ? json + strlen (json) : json + length;
  gboolean quoted = FALSE;
  int depth = 0;

  for (const char *p = json; p < end; p++)
    {
      if (quoted && *p == '\\')
        p++;
      else if (*p == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if (*p == '/' || *p == '\'' || *p == '#')
        return FALSE; /* a comment, or another kind of quotes, could hide quotes from us that json-glib does not see */
      else if (*p == '[' || *p == '{')
        {
          if (++depth > DPT_TEXT_JSON_MOST_DEPTH)
            return FALSE;
        }
      else if (*p == ']' || *p == '}')
        depth--;
    }
  return TRUE;
}

int
dpt_text_find_row (gconstpointer table, gsize stride, gsize n, const char *name)
{
  g_return_val_if_fail (table != NULL && stride >= sizeof (char *), -1);

  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (*(const char *const *) ((const char *) table + i * stride), name) == 0)
      return (int) i;
  return -1;
}
