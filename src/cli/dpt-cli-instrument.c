/* dpt-cli-instrument.c - files of optometric instruments: what is in them, in words or JSON.
 * For: dioptrectl instrument. Not for: reading them (exchange/dpt-instrument.h), where they land.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "exchange/dpt-instrument.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* --- JSON: values as texts in their natural units --- */

static JsonObject *
describe_item (const DptReadingItem *item)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", dpt_reading_kind_get_nick (dpt_reading_item_get_kind (item)));
  json_object_set_string_member (object, "eye", dpt_reading_eye_get_nick (dpt_reading_item_get_eye (item)));
  json_object_set_int_member (object, "number", dpt_reading_item_get_number (item));
  if (dpt_reading_item_get_role (item) != DPT_READING_ROLE_NONE)
    json_object_set_string_member (object, "role", dpt_reading_role_get_nick (dpt_reading_item_get_role (item)));
  if (dpt_reading_item_get_role_words (item) != NULL)
    json_object_set_string_member (object, "role_words", dpt_reading_item_get_role_words (item));
  for (guint i = 0; i < DPT_N_READING_VALUES; i++)
    if (dpt_reading_item_get (item, i) != DPT_READING_UNSET)
      {
        g_autofree char *text = dpt_reading_value_to_plain (i, dpt_reading_item_get (item, i));

        json_object_set_string_member (object, dpt_reading_value_get_nick (i), text);
      }
  if (dpt_reading_item_get_acuity (item) != NULL)
    json_object_set_string_member (object, "acuity", dpt_reading_item_get_acuity (item));
  if (dpt_reading_item_get_error (item) != NULL)
    json_object_set_string_member (object, "error", dpt_reading_item_get_error (item));
  return object;
}

static JsonObject *
describe_reading (DptReading *reading)
{
  JsonObject *object = json_object_new ();
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < DPT_N_READING_TEXTS; i++)
    if (dpt_reading_get_text (reading, i) != NULL)
      json_object_set_string_member (object, dpt_reading_text_get_nick (i), dpt_reading_get_text (reading, i));
  for (guint i = 0; i < dpt_reading_get_n_items (reading); i++)
    json_array_add_object_element (items, describe_item (dpt_reading_get_item (reading, i)));
  json_object_set_array_member (object, "items", items);
  return object;
}

/* --- words --- */

/* What a refraction's own line has said already. */
static gboolean
is_in_rx (DptReadingValue value, DptRxFields fields)
{
  static const struct { DptReadingValue value; DptRxFields field; } parts[] = {
    { DPT_READING_SPHERE, DPT_RX_FIELD_SPHERE },     { DPT_READING_CYLINDER, DPT_RX_FIELD_CYLINDER }, { DPT_READING_AXIS, DPT_RX_FIELD_AXIS },
    { DPT_READING_ADDITION, DPT_RX_FIELD_ADDITION }, { DPT_READING_PRISM_H, DPT_RX_FIELD_PRISM_H },   { DPT_READING_BASE_H, DPT_RX_FIELD_PRISM_H },
    { DPT_READING_PRISM_V, DPT_RX_FIELD_PRISM_V },   { DPT_READING_BASE_V, DPT_RX_FIELD_PRISM_V },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].value == value)
      return (fields & parts[i].field) != 0;
  return FALSE;
}

static void
append_part (GString *line, const char *label, const char *text)
{
  g_string_append_printf (line, "  %s %s", label, text);
}

static void
print_item (const DptReadingItem *item)
{
  g_autoptr (GString) line = g_string_new (NULL);
  DptRx rx;
  DptRxFields fields = dpt_reading_item_get_rx (item, &rx);
  gboolean whole = (fields & DPT_RX_FIELD_SPHERE) != 0;

  if (dpt_reading_item_get_role (item) != DPT_READING_ROLE_NONE)
    g_string_append_printf (line, "  %s", dpt_reading_item_get_role (item) == DPT_READING_ROLE_OTHER && dpt_reading_item_get_role_words (item) != NULL
                                            ? dpt_reading_item_get_role_words (item)
                                            : dpt_reading_role_get_label (dpt_reading_item_get_role (item)));
  if (whole)
    {
      g_autofree char *text = dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL);

      g_string_append_printf (line, "  %s", text);
    }
  for (guint i = 0; i < DPT_N_READING_VALUES; i++)
    if (dpt_reading_item_get (item, i) != DPT_READING_UNSET && !(whole && is_in_rx (i, fields)))
      {
        g_autofree char *text = dpt_reading_value_format (i, dpt_reading_item_get (item, i));

        append_part (line, dpt_reading_value_get_label (i), text);
      }
  if (dpt_reading_item_get_acuity (item) != NULL)
    append_part (line, _ ("Visual acuity"), dpt_reading_item_get_acuity (item));
  if (dpt_reading_item_get_error (item) != NULL)
    append_part (line, _ ("Error"), dpt_reading_item_get_error (item));
  printf ("  %s %s", dpt_reading_kind_get_label (dpt_reading_item_get_kind (item)), dpt_reading_eye_get_nick (dpt_reading_item_get_eye (item)));
  if (dpt_reading_item_get_number (item) > 0)
    printf (" %d", dpt_reading_item_get_number (item));
  printf ("%s\n", line->str);
}

static void
print_reading (const char *path, DptReading *reading)
{
  printf ("%s\n", path);
  for (guint i = 0; i < DPT_N_READING_TEXTS; i++)
    if (dpt_reading_get_text (reading, i) != NULL)
      printf ("  %s: %s\n", dpt_reading_text_get_label (i), dpt_reading_get_text (reading, i));
  for (guint i = 0; i < dpt_reading_get_n_items (reading); i++)
    print_item (dpt_reading_get_item (reading, i));
}

/* --- instrument read --- */

/* Every file is answered, and the first failure is the command's. */
static gboolean
read_one (DptCli *cli, const char *path, JsonArray *files, GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autoptr (DptReading) reading = dpt_instrument_load (path, NULL, &inner);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "file", path);
  if (reading != NULL)
    json_object_set_object_member (object, "reading", describe_reading (reading));
  else
    json_object_set_string_member (object, "error", inner->message);
  json_array_add_object_element (files, object);
  if (reading != NULL && !dpt_cli_wants_json (cli))
    print_reading (path, reading);
  if (reading != NULL)
    return TRUE;
  if (error != NULL && *error == NULL)
    g_propagate_error (error, g_steal_pointer (&inner));
  else
    dpt_cli_say (cli, "%s", inner->message);
  return FALSE;
}

static gboolean
run_read (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) files = dpt_cli_parse (cli, NULL, argc, argv, 1, -1, error);
  JsonArray *answers;
  JsonObject *object;
  gboolean done = TRUE;

  if (files == NULL)
    return FALSE;
  answers = json_array_new ();
  for (guint i = 0; files[i] != NULL; i++)
    done = read_one (cli, files[i], answers, error) && done;
  object = json_object_new ();
  json_object_set_array_member (object, "files", answers);
  if (dpt_cli_wants_json (cli))
    dpt_cli_print_json (dpt_json_take_object (object));
  else
    json_object_unref (object);
  return done;
}

const DptCliCommand dpt_cli_instrument_commands[] = {
  { "instrument read", DPT_CLI_NEEDS_NOTHING, "FILE…", N_ ("Print what a file of an instrument holds."),
    "  printf 'DLM\\nIDNIDEK/LM-7\\nDA2026.11.22.14:30\\n R-01.25-00.75120\\n L-02.00-00.50180\\n' > /tmp/lens.txt\n"
    "  dioptrectl instrument read /tmp/lens.txt",
    N_ ("JOIA XML (Topcon, Tomey, NIDEK LM and RT), NIDEK XML (AR, ARK, NT), NIDEK and Tomey RS-232 text; recognised by what is in it. A "
        "line without a number is the median or average of its eye. What cannot be read is answered with the line and the reason, and the exit "
        "status is 3.\n"
        "JSON: {\"files\":[{\"file\":…,\"reading\":{\"source\":\"joia\",\"model\":…,\"items\":[{\"kind\":\"REF\",\"eye\":\"R\",\"number\":0,\"sphere\":\"-1.25\",…}]}}]}, "
        "or \"error\" in place of \"reading\"; values as texts in dioptres, degrees, millimetres, mmHg and micrometres"),
    run_read },
  { NULL },
};
