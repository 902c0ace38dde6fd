/* dpt-instrument.c - see dpt-instrument.h.
 * For: telling the formats apart by content. Not for: what stands in them (dpt-instrument-*.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-instrument-private.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A transmission takes seconds at 9600 baud; minutes of it are none. */
#define MAX_TEXT (256 * 1024)

static gboolean
read_xml (GBytes *bytes, DptReading *reading, GError **error)
{
  g_autoptr (DptXmlNode) root = dpt_xml_read (bytes, error);

  if (root == NULL)
    return FALSE;
  if (dpt_xml_node_is (root, "Ophthalmology"))
    return dpt_reading_set_text (reading, DPT_READING_FORMAT, "joia", error) && dpt_instrument_read_joia (root, reading, error);
  if (dpt_xml_node_is (root, "Data"))
    return dpt_reading_set_text (reading, DPT_READING_FORMAT, "nidek-xml", error) && dpt_instrument_read_nidek (root, reading, error);
  if (dpt_xml_node_is (root, "stylesheet"))
    return dpt_set_invalid (error, "file", _ ("This is a style sheet, not a measurement. It can stay beside the file of the instrument."));
  return dpt_set_invalid (error, "file", _ ("Line %d: an XML file that begins with <%s> is of no instrument known here."),
                          dpt_xml_node_get_line (root), dpt_xml_node_get_name (root));
}

static gboolean
read_text (GBytes *bytes, const char *text, DptReading *reading, GError **error)
{
  if (g_bytes_get_size (bytes) > MAX_TEXT)
    return dpt_set_invalid (error, "file", _ ("The text is larger than %d kB. No instrument sends so much."), MAX_TEXT >> 10);
  if (dpt_instrument_is_nidek_serial (text))
    return dpt_reading_set_text (reading, DPT_READING_FORMAT, "nidek-serial", error)
           && dpt_instrument_read_nidek_serial (bytes, text, reading, error);
  if (dpt_instrument_is_tomey (text))
    return dpt_reading_set_text (reading, DPT_READING_FORMAT, "tomey-text", error) && dpt_instrument_read_tomey (text, reading, error);
  return dpt_set_invalid (error, "file", _ ("This is no file of an instrument known here: JOIA or NIDEK XML, NIDEK or Tomey text."));
}

static gboolean
read_any (GBytes *bytes, DptReading *reading, GError **error)
{
  g_autofree char *text = NULL;

  if (g_bytes_get_size (bytes) == 0)
    return dpt_set_invalid (error, "file", _ ("The file is empty. Send it again from the instrument."));
  if (g_bytes_get_size (bytes) > DPT_INSTRUMENT_MAX_BYTES)
    return dpt_set_invalid (error, "file", _ ("The file is larger than %d MB. No instrument writes such a file."), DPT_INSTRUMENT_MAX_BYTES >> 20);
  text = dpt_xml_dup_utf8 (bytes, error);
  if (text == NULL)
    return FALSE;
  return text[strspn (text, " \t\r\n")] == '<' ? read_xml (bytes, reading, error) : read_text (bytes, text, reading, error);
}

DptReading *
dpt_instrument_read (GBytes *bytes, const char *file_name, GError **error)
{
  g_autoptr (DptReading) reading = dpt_reading_new ();
  GError *inner = NULL;
  gboolean read;

  g_return_val_if_fail (bytes != NULL, NULL);

  read = read_any (bytes, reading, &inner);
  if (read)
    {
      dpt_instrument_tidy (reading);
      if (dpt_reading_get_n_items (reading) == 0)
        read = dpt_set_invalid (&inner, "file", _ ("There is no measurement in it: every field is empty. Measure again and send the file."));
    }
  if (read)
    return g_steal_pointer (&reading);
  if (file_name != NULL)
    {
      g_autofree char *name = g_path_get_basename (file_name), *shown = g_utf8_make_valid (name, -1);

      /* Translators: the name of a file, and what is wrong with it */
      dpt_set_invalid (error, dpt_error_get_field (inner) != NULL ? dpt_error_get_field (inner) : "file", _ ("%s: %s"), shown, inner->message);
      g_error_free (inner);
    }
  else
    g_propagate_error (error, inner);
  return NULL;
}

/* A little more than may be read, so that a file that is too large shows. */
static GBytes *
read_at_most (int fd, gsize most)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 buffer[16384];

  while (data->len <= most)
    {
      gssize n = read (fd, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      g_byte_array_append (data, buffer, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

DptReading *
dpt_instrument_load (const char *path, GBytes **bytes, GError **error)
{
  g_autoptr (GBytes) content = NULL;
  struct stat status;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  if (bytes != NULL)
    *bytes = NULL;
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd >= 0 && fstat (fd, &status) == 0)
    {
      if (S_ISREG (status.st_mode))
        content = read_at_most (fd, DPT_INSTRUMENT_MAX_BYTES);
      else
        errno = S_ISDIR (status.st_mode) ? EISDIR : EINVAL;
    }
  if (content == NULL)
    {
      int code = errno;
      g_autofree char *shown = g_filename_display_name (path);

      /* Translators: a file name, and the words of the system */
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), _ ("“%s” cannot be read: %s."), shown, g_strerror (code));
    }
  if (fd >= 0)
    close (fd);
  if (content == NULL)
    return NULL;
  if (bytes != NULL)
    *bytes = g_bytes_ref (content);
  return dpt_instrument_read (content, path, error);
}

gboolean
dpt_instrument_is_companion (const char *file_name)
{
  static const char *const suffixes[] = { ".xsl", ".xslt", ".css", ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".tmp", ".part", "~", NULL };
  g_autofree char *small = NULL, *base = NULL;

  g_return_val_if_fail (file_name != NULL, TRUE);

  base = g_path_get_basename (file_name);
  small = g_ascii_strdown (base, -1);
  if (*small == '.')
    return TRUE;
  for (guint i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (small, suffixes[i]))
      return TRUE;
  return FALSE;
}
