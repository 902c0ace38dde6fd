/* dpt-json-exact.c - see dpt-json-exact.h.
 * For: the strict reader in front of json-glib, and the way back. Not for: what a member means.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-json-exact.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MARK '\001'
#define MARK_ESCAPED "\"\\u0001"
#define MOST_HUNDREDTHS (G_GINT64_CONSTANT (100000000))

/* @members: of each open object the names that were there; NULL for an array. */
typedef struct
{
  const char *start, *p, *end;
  GString *out;
  GPtrArray *members;
  gboolean wants_name;
  GError **error;
} Reader;

static gboolean
complain (Reader *reader, const char *what)
{
  guint line = 1;
  const char *begin = reader->start;

  for (const char *p = reader->start; p < reader->p; p++)
    if (*p == '\n')
      {
        line++;
        begin = p + 1;
      }
  /* Translators: a line and a column of a file, and what is wrong there */
  return dpt_set_invalid (reader->error, "json", _ ("The file is no valid JSON. Line %u, column %u: %s"), line,
                          (guint) g_utf8_pointer_to_offset (begin, reader->p) + 1, what);
}

/* Returns: the length of the number that @p begins with, by the grammar of RFC 8259; 0 where it is none. */
static gsize
measure_number (const char *p, const char *end)
{
  const char *start = p;
  const char *digits;

#define SKIP_DIGITS()                                                                                                  \
  for (digits = p; p < end && g_ascii_isdigit (*p); p++)                                                               \
    ;                                                                                                                  \
  if (p == digits)                                                                                                     \
    return 0
  if (p < end && *p == '-')
    p++;
  SKIP_DIGITS ();
  if (*digits == '0' && p - digits > 1)
    return 0;
  if (p < end && *p == '.')
    {
      p++;
      SKIP_DIGITS ();
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      p++;
      if (p < end && (*p == '+' || *p == '-'))
        p++;
      SKIP_DIGITS ();
    }
#undef SKIP_DIGITS
  return (gsize) (p - start);
}

static gboolean
read_number (Reader *reader)
{
  gsize length = measure_number (reader->p, reader->end);

  if (length == 0)
    return complain (reader, _ ("a number is mistyped."));
  g_string_append (reader->out, MARK_ESCAPED);
  g_string_append_len (reader->out, reader->p, (gssize) length);
  g_string_append_c (reader->out, '"');
  reader->p += length;
  return TRUE;
}

/* FHIR R4, datatypes: strings hold no character below 32 but tab, line feed and carriage return. */
static gboolean
check_escape (Reader *reader)
{
  const char *p = reader->p + 1;

  if (p < reader->end && strchr ("\"\\/bfnrt", *p) != NULL && *p != '\0')
    return *p == 'b' || *p == 'f' ? complain (reader, _ ("a control character stands in a text.")) : TRUE;
  if (reader->end - p < 5 || *p != 'u')
    return complain (reader, _ ("a text has a \\ that means nothing."));
  for (int i = 1; i <= 4; i++)
    if (!g_ascii_isxdigit (p[i]))
      return complain (reader, _ ("a text has a \\ that means nothing."));
  if (p[1] == '0' && p[2] == '0' && p[3] < '2' && !(p[3] == '0' && strchr ("9aAdD", p[4]) != NULL))
    return complain (reader, _ ("a control character stands in a text."));
  return TRUE;
}

static gboolean
read_string (Reader *reader)
{
  GHashTable *names = reader->members->len ? g_ptr_array_index (reader->members, reader->members->len - 1) : NULL;
  const char *start = reader->p;
  g_autofree char *name = NULL;

  for (reader->p++; reader->p < reader->end && *reader->p != '"'; reader->p++)
    {
      if ((guchar) *reader->p < 0x20)
        return complain (reader, _ ("a control character stands in a text."));
      if (*reader->p != '\\')
        continue;
      if (reader->wants_name)
        return complain (reader, _ ("a name of a member has a \\ in it."));
      if (!check_escape (reader))
        return FALSE;
      reader->p++;
    }
  if (reader->p >= reader->end)
    return complain (reader, _ ("a text has no end."));
  reader->p++;
  g_string_append_len (reader->out, start, reader->p - start);
  if (!reader->wants_name)
    return TRUE;
  reader->wants_name = FALSE;
  name = g_strndup (start + 1, (gsize) (reader->p - start) - 2);
  if (names != NULL && !g_hash_table_add (names, g_steal_pointer (&name)))
    return complain (reader, _ ("a member of this name was there before."));
  return TRUE;
}

static void
free_names (gpointer names)
{
  if (names != NULL)
    g_hash_table_unref (names);
}

static gboolean
read_mark (Reader *reader, char mark)
{
  GPtrArray *members = reader->members;

  switch (mark)
    {
    case '{':
    case '[':
      if (members->len == DPT_JSON_EXACT_MOST_DEPTH)
        return complain (reader, _ ("it goes deeper than this program reads."));
      g_ptr_array_add (members, mark == '{' ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL);
      reader->wants_name = mark == '{';
      break;
    case '}':
    case ']':
      if (members->len == 0 || (g_ptr_array_index (members, members->len - 1) != NULL) != (mark == '}'))
        return complain (reader, _ ("a bracket closes what was not open."));
      g_ptr_array_set_size (members, (int) members->len - 1);
      reader->wants_name = FALSE;
      break;
    case ',':
      reader->wants_name = members->len > 0 && g_ptr_array_index (members, members->len - 1) != NULL;
      break;
    default:
      break;
    }
  g_string_append_c (reader->out, mark);
  reader->p++;
  return TRUE;
}

static gboolean
read_word (Reader *reader)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (reader->end - reader->p) >= length && strncmp (reader->p, words[i], length) == 0)
        {
          g_string_append (reader->out, words[i]);
          reader->p += length;
          return TRUE;
        }
    }
  return complain (reader, _ ("something stands here that JSON does not know."));
}

static gboolean
read_all (Reader *reader)
{
  gboolean good = TRUE;

  while (good && reader->p < reader->end)
    {
      char c = *reader->p;

      if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
        {
          g_string_append_c (reader->out, c);
          reader->p++;
        }
      else if (c == '"')
        good = read_string (reader);
      else if (c == '-' || g_ascii_isdigit (c))
        good = read_number (reader);
      else if (c != '\0' && strchr ("{}[],:", c) != NULL)
        good = read_mark (reader, c);
      else
        good = read_word (reader);
    }
  if (good && reader->members->len > 0)
    good = complain (reader, _ ("the end is missing."));
  return good;
}

JsonNode *
dpt_json_exact_parse (const char *data, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GString) out = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GError) reason = NULL;
  Reader reader;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (length > DPT_JSON_EXACT_MOST_BYTES)
    {
      dpt_set_invalid (error, "json", _ ("The file is longer than %d kilobytes: that is more than a record of this kind has to say."),
                       DPT_JSON_EXACT_MOST_BYTES / 1024);
      return NULL;
    }
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (length == 0 || !g_utf8_validate_len (data, length, NULL))
    {
      dpt_set_invalid (error, "json", length == 0 ? _ ("The file is empty.") : _ ("The file is no text in UTF-8."));
      return NULL;
    }
  out = g_string_sized_new (length + 256);
  members = g_ptr_array_new_with_free_func (free_names);
  reader = (Reader) { data, data, data + length, out, members, FALSE, error };
  if (!read_all (&reader))
    return NULL;
  if (!json_parser_load_from_data (parser, out->str, (gssize) out->len, &reason) || json_parser_get_root (parser) == NULL)
    {
      /* Translators: what json-glib says of it */
      dpt_set_invalid (error, "json", _ ("The file is no valid JSON: %s"), reason ? reason->message : _ ("it is empty"));
      return NULL;
    }
  return json_parser_steal_root (parser);
}

char *
dpt_json_exact_print (JsonNode *node, gboolean pretty)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GString) out = NULL;
  g_autofree char *text = NULL;
  const char *from;
  const char *mark;

  g_return_val_if_fail (node != NULL, NULL);

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, pretty);
  text = json_generator_to_data (generator, NULL);
  out = g_string_sized_new (strlen (text));
  for (from = text; (mark = strstr (from, MARK_ESCAPED)) != NULL;)
    {
      const char *number = mark + strlen (MARK_ESCAPED);
      gsize length = measure_number (number, number + strlen (number));

      g_string_append_len (out, from, mark - from);
      /* A string that only looks like it stays a string. */
      if (length > 0 && number[length] == '"')
        {
          g_string_append_len (out, number, (gssize) length);
          from = number + length + 1;
        }
      else
        {
          g_string_append (out, MARK_ESCAPED);
          from = number;
        }
    }
  g_string_append (out, from);
  if (pretty)
    g_string_append_c (out, '\n');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const char *
get_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

const char *
dpt_json_exact_get_number (JsonNode *node)
{
  const char *text = get_text (node);

  return text != NULL && *text == MARK ? text + 1 : NULL;
}

const char *
dpt_json_exact_get_string (JsonNode *node)
{
  const char *text = get_text (node);

  return text != NULL && *text != MARK ? text : NULL;
}

gboolean
dpt_json_exact_to_hundredths (const char *token, int *hundredths)
{
  const char *mantissa = token + (*token == '-');
  const char *exponent_text = strpbrk (token, "eE");
  gint64 exponent = exponent_text != NULL ? g_ascii_strtoll (exponent_text + 1, NULL, 10) : 0;
  gint64 value = 0;
  gboolean after_point = FALSE;

  g_return_val_if_fail (token != NULL && hundredths != NULL, FALSE);

  /* value × 10^(exponent) is the number, in hundredths at the end. */
  exponent = CLAMP (exponent, -1000, 1000) + 2;
  for (const char *p = mantissa; *p != '\0' && *p != 'e' && *p != 'E'; p++)
    {
      if (*p == '.')
        {
          after_point = TRUE;
          continue;
        }
      /* Zeros behind the point that nothing follows say nothing about the value. */
      if (after_point && strspn (p, "0") == strcspn (p, "eE"))
        break;
      if (value > MOST_HUNDREDTHS)
        return FALSE;
      value = value * 10 + (*p - '0');
      exponent -= after_point;
    }
  for (; exponent > 0 && value != 0 && value <= MOST_HUNDREDTHS; exponent--)
    value *= 10;
  for (; exponent < 0 && value % 10 == 0 && value != 0; exponent++)
    value /= 10;
  if (value > MOST_HUNDREDTHS || (exponent != 0 && value != 0))
    return FALSE;
  *hundredths = (int) (*token == '-' ? -value : value);
  return TRUE;
}
