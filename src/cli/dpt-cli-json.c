/* dpt-cli-json.c - see dpt-cli-json.h.
 * For: messages that name the member. Not for: what any command's JSON means.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli-json.h"

#include "base/dpt-error.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>

gboolean
dpt_cli_json_check_members (JsonObject *object, const char *const *known, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      return dpt_set_invalid (error, l->data, _ ("“%s” is not known here."), (const char *) l->data);
  return TRUE;
}

JsonNode *
dpt_cli_json_get (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

gboolean
dpt_cli_json_read_text (JsonObject *object, const char *name, const char **text, GError **error)
{
  JsonNode *node = dpt_cli_json_get (object, name);

  *text = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return dpt_set_invalid (error, name, _ ("“%s” must be a text."), name);
  *text = json_node_get_string (node);
  return TRUE;
}

gboolean
dpt_cli_json_read_int (JsonObject *object, const char *name, gint64 *value, GError **error)
{
  JsonNode *node = dpt_cli_json_get (object, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return dpt_set_invalid (error, name, _ ("“%s” must be a whole number."), name);
  *value = json_node_get_int (node);
  return TRUE;
}

gboolean
dpt_cli_json_read_flag (JsonObject *object, const char *name, gboolean *value, GError **error)
{
  JsonNode *node = dpt_cli_json_get (object, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return dpt_set_invalid (error, name, _ ("“%s” must be true or false."), name);
  *value = json_node_get_boolean (node);
  return TRUE;
}

/* @found: whether it is there at all. */
gboolean
dpt_cli_json_read_money (JsonObject *object, const char *name, DptMoney *amount, gboolean *found, GError **error)
{
  JsonNode *node = dpt_cli_json_get (object, name);

  if (found != NULL)
    *found = node != NULL;
  if (node == NULL)
    return TRUE;
  if (!dpt_json_get_hundredths (node, amount) || ABS (*amount) > DPT_MONEY_MAX)
    return dpt_set_invalid (error, name, _ ("“%s” must be an amount like \"129.00\"."), name);
  return TRUE;
}

gboolean
dpt_cli_json_read_array (JsonObject *object, const char *name, JsonArray **array, GError **error)
{
  JsonNode *node = dpt_cli_json_get (object, name);

  *array = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return dpt_set_invalid (error, name, _ ("“%s” must be a list: [ … ]."), name);
  *array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (*array); i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (*array, i)))
      return dpt_set_invalid (error, name, _ ("“%s” must be a list of objects: [ { … } ]."), name);
  return TRUE;
}

DptArticle *
dpt_cli_json_find_article (DptUnit *unit, JsonObject *object, GError **error)
{
  gint64 variant_id = 0;
  const char *code = NULL;

  if (!dpt_cli_json_read_int (object, "variant_id", &variant_id, error) || !dpt_cli_json_read_text (object, "code", &code, error))
    return NULL;
  if (variant_id != 0)
    return dpt_article_load (unit, variant_id, error);
  if (code != NULL)
    return dpt_article_find_code (unit, code, error);
  dpt_set_invalid (error, "code", _ ("Say which article: its number or bar code as “code”."));
  return NULL;
}

gboolean
dpt_cli_json_read_length (JsonObject *object, const char *name, int *value, GError **error)
{
  JsonNode *node = dpt_cli_json_get (object, name);
  gint64 hundredths;

  if (node == NULL)
    return TRUE;
  if (!dpt_json_get_hundredths (node, &hundredths) || hundredths <= 0 || hundredths > 20000)
    return dpt_set_invalid (error, name, _ ("“%s” must be millimetres above 0 and up to 200, like \"31.5\"."), name);
  *value = (int) hundredths;
  return TRUE;
}

gboolean
dpt_cli_json_read_object (JsonObject *object, const char *name, JsonObject **inner, GError **error)
{
  JsonNode *node = dpt_cli_json_get (object, name);

  *inner = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return dpt_set_invalid (error, name, _ ("“%s” must be an object: { … }."), name);
  *inner = json_node_get_object (node);
  return TRUE;
}

gint64
dpt_cli_find_patient (DptUnit *unit, gint64 file_number, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "patient/patient:by-file-number", error, DPT_INT (file_number));

  if (rows == NULL)
    return 0;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no patient with the file number %lld."), (long long) file_number);
      return 0;
    }
  return dpt_db_rows_get_int (rows, 0, 0);
}

gint64
dpt_cli_json_find_patient (DptUnit *unit, JsonObject *object, GError **error)
{
  gint64 id = 0, file_number = 0;

  if (!dpt_cli_json_read_int (object, "patient_id", &id, error) || !dpt_cli_json_read_int (object, "file_number", &file_number, error))
    return 0;
  if (id != 0)
    {
      g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "patient/patient:exists", error, DPT_INT (id));

      if (rows != NULL && dpt_db_rows_get_n_rows (rows) == 0)
        dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("There is no patient with the “patient_id” %lld."), (long long) id);
      return rows != NULL && dpt_db_rows_get_n_rows (rows) > 0 ? id : 0;
    }
  if (file_number != 0)
    return dpt_cli_find_patient (unit, file_number, error);
  dpt_set_invalid (error, "patient_id", _ ("Say for whom: “patient_id”, or the number of the file as “file_number”."));
  return 0;
}
