/* dpt-json.c - see dpt-json.h.
 * For: records and JSON. Not for: other formats.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-json.h"

#include "base/dpt-error.h"
#include "base/dpt-money.h"
#include "base/dpt-power.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
format_instant (gint64 instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);

  return time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static void
set_number (JsonObject *object, const DptField *field, gint64 value)
{
  g_autofree char *text = NULL;

  switch (field->kind)
    {
    case DPT_FIELD_BOOL:
      json_object_set_boolean_member (object, field->column, value != 0);
      return;
    case DPT_FIELD_MONEY:
    case DPT_FIELD_LENGTH:
      text = dpt_money_format_plain (value);
      break;
    case DPT_FIELD_POWER:
      text = dpt_power_format_plain ((int) value);
      break;
    case DPT_FIELD_INSTANT:
      text = format_instant (value);
      break;
    default:
      json_object_set_int_member (object, field->column, value);
      return;
    }
  json_object_set_string_member (object, field->column, text);
}

JsonObject *
dpt_json_from_record (gpointer record)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", dpt_record_get_id (record));
  if (!DPT_RECORD_GET_CLASS (record)->append_only)
    json_object_set_int_member (object, "version", dpt_record_get_version (record));
  for (guint i = 0; i < dpt_record_get_n_fields (record); i++)
    {
      const DptField *field = dpt_record_get_field (record, i);
      DptDbValue value = dpt_record_get_value (record, i);

      if (field->flags & DPT_FIELD_SECRET)
        continue;
      if (value.type == DPT_DB_INT)
        set_number (object, field, value.integer);
      else if (value.type == DPT_DB_TEXT)
        json_object_set_string_member (object, field->column, value.data);
    }
  return object;
}

JsonArray *
dpt_json_from_records (GPtrArray *records)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    json_array_add_object_element (array, dpt_json_from_record (records->pdata[i]));
  return array;
}

gboolean
dpt_json_get_hundredths (JsonNode *node, gint64 *value)
{
  GType type = json_node_get_value_type (node);

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (type == G_TYPE_STRING)
    return dpt_money_parse (json_node_get_string (node), value);
  if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
    {
      double number = json_node_get_double (node) * 100;

      if (!(fabs (number) <= (double) DPT_MONEY_MAX) || fabs (number - round (number)) > 1e-6)
        return FALSE;
      *value = llround (number);
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_number (const DptField *field, JsonNode *node, gint64 *value)
{
  GType type = json_node_get_value_type (node);
  int hundredths;

  switch (field->kind)
    {
    case DPT_FIELD_BOOL:
      if (type != G_TYPE_BOOLEAN)
        return FALSE;
      *value = json_node_get_boolean (node);
      return TRUE;
    case DPT_FIELD_POWER:
      if (type == G_TYPE_STRING)
        {
          if (!dpt_power_parse (json_node_get_string (node), &hundredths))
            return FALSE;
          *value = hundredths;
          return TRUE;
        }
      return dpt_json_get_hundredths (node, value);
    case DPT_FIELD_MONEY:
    case DPT_FIELD_LENGTH:
      return dpt_json_get_hundredths (node, value);
    default:
      if (type != G_TYPE_INT64)
        return FALSE;
      *value = json_node_get_int (node);
      return TRUE;
    }
}

static gboolean
set_field (gpointer record, guint index, JsonNode *node, GError **error)
{
  const DptField *field = dpt_record_get_field (record, index);
  gboolean is_text = field->kind == DPT_FIELD_TEXT || field->kind == DPT_FIELD_DATE || field->kind == DPT_FIELD_ENUM;
  gint64 value;

  if (JSON_NODE_HOLDS_NULL (node))
    dpt_record_set_null (record, index);
  else if (is_text && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    dpt_record_set_text (record, index, json_node_get_string (node));
  else if (!is_text && JSON_NODE_HOLDS_VALUE (node) && read_number (field, node, &value))
    dpt_record_set_int (record, index, value);
  else
    /* Translators: the name of a member of a JSON object */
    return dpt_set_invalid (error, field->column, _ ("%s: the value has the wrong kind."), field->column);
  return TRUE;
}

gboolean
dpt_json_fill_record (gpointer record, JsonObject *object, const char *const *but, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *name = l->data;
      int index;

      if (g_str_equal (name, "id") || g_str_equal (name, "version") || (but != NULL && g_strv_contains (but, name)))
        continue;
      index = dpt_record_find_field (record, name);
      if (index < 0 || dpt_record_get_field (record, (guint) index)->kind == DPT_FIELD_BLOB
          || dpt_record_get_field (record, (guint) index)->flags & (DPT_FIELD_DERIVED | DPT_FIELD_SECRET | DPT_FIELD_VIRTUAL))
        return dpt_set_invalid (error, name, _ ("%s: there is no such field here."), name);
      if (!set_field (record, (guint) index, json_object_get_member (object, name), error))
        return FALSE;
    }
  return TRUE;
}

void
dpt_json_set_money (JsonObject *object, const char *name, gint64 amount)
{
  g_autofree char *text = dpt_money_format_plain (amount);

  json_object_set_string_member (object, name, text);
}

JsonNode *
dpt_json_take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

JsonNode *
dpt_json_take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}
