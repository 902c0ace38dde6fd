/* dpt-reading-json.c - a reading as one line of JSON, and back with every check again.
 * For: keeping it in the database. Not for: answers of dioptrectl, which speak in natural units (src/cli).
 *
 *   {"format":1,"texts":{"maker":"NIDEK",…},"items":[{"kind":"REF","eye":"R","number":0,"sphere":-125,…},…]}
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-reading-private.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FORMAT 1

static void
append_text (GString *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, "%s\"%s\":", out->str[out->len - 1] == '{' ? "" : ",", name);
  dpt_text_append_json (out, text);
}

static void
append_item (GString *out, const DptReadingItem *item)
{
  g_string_append_printf (out, "{\"kind\":\"%s\",\"eye\":\"%s\",\"number\":%d", dpt_reading_kind_get_nick (dpt_reading_item_get_kind (item)),
                          dpt_reading_eye_get_nick (dpt_reading_item_get_eye (item)), dpt_reading_item_get_number (item));
  if (dpt_reading_item_get_role (item) != DPT_READING_ROLE_NONE)
    append_text (out, "role", dpt_reading_role_get_nick (dpt_reading_item_get_role (item)));
  append_text (out, "role_words", dpt_reading_item_get_role_words (item));
  for (guint i = 0; i < DPT_N_READING_VALUES; i++)
    if (dpt_reading_item_get (item, i) != DPT_READING_UNSET)
      g_string_append_printf (out, ",\"%s\":%d", dpt_reading_value_get_nick (i), dpt_reading_item_get (item, i));
  append_text (out, "acuity", dpt_reading_item_get_acuity (item));
  append_text (out, "error", dpt_reading_item_get_error (item));
  g_string_append_c (out, '}');
}

char *
dpt_reading_to_json (DptReading *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append_printf (out, "{\"format\":%d,\"texts\":{", FORMAT);
  for (guint i = 0; i < DPT_N_READING_TEXTS; i++)
    append_text (out, dpt_reading_text_get_nick (i), dpt_reading_get_text (self, i));
  g_string_append (out, "},\"items\":[");
  for (guint i = 0; i < dpt_reading_get_n_items (self); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_item (out, dpt_reading_get_item (self, i));
    }
  g_string_append (out, "]}");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* --- back --- */

static const char *
get_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
get_int (JsonNode *node, int *number)
{
  gint64 wide;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  wide = json_node_get_int (node);
  if (wide <= G_MININT || wide > G_MAXINT)
    return FALSE;
  *number = (int) wide;
  return TRUE;
}

static gboolean
read_texts (DptReading *self, JsonNode *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    {
      int which = DPT_TEXT_FIND_ROW (dpt_reading_text_words, name);

      if (which < 0 || get_string (member) == NULL || !dpt_reading_set_text (self, which, get_string (member), NULL))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_member (DptReadingItem *item, const char *name, JsonNode *node)
{
  const char *text = get_string (node);
  int value = DPT_TEXT_FIND_ROW (dpt_reading_value_rows, name), number;

  if (value >= 0)
    return get_int (node, &number) && dpt_reading_item_set (item, value, number, NULL);
  if (text == NULL)
    return FALSE;
  if (g_str_equal (name, "acuity"))
    return dpt_reading_item_set_acuity (item, text, NULL);
  if (g_str_equal (name, "error"))
    return dpt_reading_item_set_error (item, text, NULL);
  return FALSE;
}

static gboolean
read_role (DptReadingItem *item, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "role"), *words = json_object_get_member (object, "role_words");
  int role = DPT_READING_ROLE_NONE;

  if (node != NULL && (role = DPT_TEXT_FIND_ROW (dpt_reading_role_words, get_string (node))) < 0)
    return FALSE;
  if (words != NULL && get_string (words) == NULL)
    return FALSE;
  return dpt_reading_item_set_role (item, role, get_string (words), NULL);
}

static gboolean
find_eye (const char *nick, DptReadingEye *eye)
{
  for (int i = DPT_READING_EYE_RIGHT; i <= DPT_READING_EYE_BOTH; i++)
    if (g_strcmp0 (nick, dpt_reading_eye_get_nick (i)) == 0)
      {
        *eye = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_item (DptReading *self, JsonNode *node)
{
  static const char *const head[] = { "kind", "eye", "number", "role", "role_words", NULL };
  JsonObject *object;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  DptReadingItem *item;
  DptReadingEye eye;
  int kind, number;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  kind = DPT_TEXT_FIND_ROW (dpt_reading_kind_words, get_string (json_object_get_member (object, "kind")));
  if (kind < 0 || !find_eye (get_string (json_object_get_member (object, "eye")), &eye)
      || !get_int (json_object_get_member (object, "number"), &number) || number < 0)
    return FALSE;
  item = dpt_reading_add_item (self, kind, eye, number, NULL);
  if (item == NULL || !read_role (item, object))
    return FALSE;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    if (!g_strv_contains (head, name) && !read_member (item, name, member))
      return FALSE;
  return TRUE;
}

static DptReading *
read_reading (JsonNode *root)
{
  g_autoptr (DptReading) self = dpt_reading_new ();
  JsonObject *object;
  JsonNode *items;
  int format;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);
  if (!get_int (json_object_get_member (object, "format"), &format) || format != FORMAT
      || !read_texts (self, json_object_get_member (object, "texts")))
    return NULL;
  items = json_object_get_member (object, "items");
  if (items == NULL || !JSON_NODE_HOLDS_ARRAY (items))
    return NULL;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (items)); i++)
    if (!read_item (self, json_array_get_element (json_node_get_array (items), i)))
      return NULL;
  return g_steal_pointer (&self);
}

DptReading *
dpt_reading_new_from_json (const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  DptReading *self = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  if (dpt_text_is_shallow_json (json, -1) && json_parser_load_from_data (parser, json, -1, NULL))
    self = read_reading (json_parser_get_root (parser));
  if (self == NULL)
    dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("These measurements of an instrument cannot be read. Restore them from a back-up."));
  return self;
}
