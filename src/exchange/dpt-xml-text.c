/* dpt-xml-text.c - bytes of a device as UTF-8, whatever it says they are.
 * For: dpt-xml.c and the text formats. Not for: our own files, which are UTF-8.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-xml.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As devices write them, and what the C library calls them. */
static const struct { const char *name, *charset; } charsets[] = {
  { "utf-8", NULL },          { "utf8", NULL },         { "us-ascii", "WINDOWS-1252" }, { "ascii", "WINDOWS-1252" },
  { "iso-8859-1", "WINDOWS-1252" }, { "iso8859-1", "WINDOWS-1252" }, { "latin1", "WINDOWS-1252" }, { "windows-1252", "WINDOWS-1252" },
  { "shift-jis", "CP932" },   { "shift_jis", "CP932" }, { "sjis", "CP932" },  { "shiftjis", "CP932" },
  { "x-sjis", "CP932" },      { "windows-31j", "CP932" }, { "euc-jp", "EUC-JP" }, { "windows-1250", "WINDOWS-1250" },
  { "windows-1251", "WINDOWS-1251" }, { "iso-8859-2", "ISO-8859-2" }, { "iso-8859-15", "ISO-8859-15" }, { "gb2312", "GB18030" },
  { "gbk", "GB18030" },       { "gb18030", "GB18030" }, { "euc-kr", "CP949" },
};

static gboolean
is_ascii (const char *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) data[i] >= 0x80 || data[i] == '\0')
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full) (nullable): what stands in encoding="…" of the first line. */
static char *
find_declared (const char *data, gsize length)
{
  g_autofree char *start = g_strndup (data, MIN (length, 200)), *head = g_utf8_make_valid (start, -1);
  char *end = strstr (head, "?>"), *at, *close;

  if (!g_str_has_prefix (head, "<?xml") || end == NULL)
    return NULL;
  *end = '\0';
  at = strstr (head, "encoding");
  at = at != NULL ? strpbrk (at, "\"'") : NULL;
  close = at != NULL ? strchr (at + 1, *at) : NULL;
  return close != NULL ? g_ascii_strdown (at + 1, close - at - 1) : NULL;
}

/* Every byte has a character in it, so that this never fails: what Windows leaves open is read as ISO 8859-1. */
static char *
read_western (const char *data, gsize length)
{
  GString *out = g_string_sized_new (length + length / 8);
  char *text = g_convert (data, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);

  if (text != NULL)
    {
      g_string_free (out, TRUE);
      return text;
    }
  for (gsize i = 0; i < length; i++)
    if (data[i] != '\0')
      g_string_append_unichar (out, (guchar) data[i]);
  return g_string_free (out, FALSE);
}

/* Two bytes a character; what is no character becomes a question mark, so that the rest can still be read. */
static char *
read_wide (const char *data, gsize length, const char *charset)
{
  gsize written = 0;
  g_autofree char *text = g_convert_with_fallback (data, (gssize) (length & ~(gsize) 1), "UTF-8", charset, (char *) "?", NULL, &written, NULL);

  if (text == NULL)
    return NULL;
  for (gsize i = 0; i < written; i++)
    if (text[i] == '\0')
      text[i] = ' ';
  return g_strndup (text, written);
}

static char *
read_declared (const char *data, gsize length, const char *declared, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    if (g_str_equal (declared, charsets[i].name))
      {
        char *text = charsets[i].charset != NULL ? g_convert (data, (gssize) length, "UTF-8", charsets[i].charset, NULL, NULL, NULL) : NULL;

        return text != NULL ? text : read_western (data, length);
      }
  if (g_str_has_prefix (declared, "utf-16") || g_str_equal (declared, "utf16"))
    return read_western (data, length); /* it is not: there was no mark and no zero byte */
  dpt_set_invalid (error, "file", _ ("Line 1: the encoding “%s” is not known here. Set the instrument to UTF-8 and send the file again."),
                   declared);
  return NULL;
}

static const char *
find_wide_charset (const char *data, gsize length, gsize *skip)
{
  static const struct { const char *begin; gsize length, skip; const char *charset; } marks[] = {
    { "\xff\xfe", 2, 2, "UTF-16LE" }, { "\xfe\xff", 2, 2, "UTF-16BE" }, { "<\0", 2, 0, "UTF-16LE" }, { "\0<", 2, 0, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (data, marks[i].begin, marks[i].length) == 0)
      {
        *skip = marks[i].skip;
        return marks[i].charset;
      }
  return NULL;
}

char *
dpt_xml_dup_utf8 (GBytes *bytes, GError **error)
{
  g_autofree char *declared = NULL;
  const char *data, *wide;
  gsize length, skip = 0;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (data == NULL)
    return g_strdup ("");
  wide = find_wide_charset (data, length, &skip);
  if (wide != NULL)
    {
      char *text = read_wide (data + skip, length - skip, wide);

      if (text == NULL)
        dpt_set_invalid (error, "file", _ ("The characters of this file cannot be read. Send it again from the instrument."));
      return text;
    }
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (is_ascii (data, length) || (memchr (data, '\0', length) == NULL && g_utf8_validate (data, (gssize) length, NULL)))
    return g_strndup (data, length);
  declared = find_declared (data, length);
  return declared != NULL ? read_declared (data, length, declared, error) : read_western (data, length);
}
