/* dpt-visit-sheet-json.c - a whole visit as canonical JSON, and back.
 * For: what signing freezes, and comparing versions. Not for: FHIR and other exchange (src/exchange).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-sheet.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FORMAT 1

typedef GType (*TypeFunc) (void);

/* In the order of the JSON's keys. Visits that were frozen before a kind came later have none of it. */
static const struct { const char *table; TypeFunc get_type; gboolean later; } tables[] = {
  { "acuity", dpt_acuity_record_get_type },
  { "finding", dpt_finding_get_type },
  { "keratometry", dpt_keratometry_get_type },
  { "lens_trial", dpt_lens_trial_get_type, TRUE },
  { "pressure", dpt_pressure_get_type },
  { "refraction", dpt_refraction_get_type },
};

static gint
compare_columns (gconstpointer a, gconstpointer b, gpointer record)
{
  return strcmp (dpt_record_get_field (record, *(const guint *)a)->column,
                 dpt_record_get_field (record, *(const guint *)b)->column);
}

static gboolean
is_written (gpointer record, guint field)
{
  if (DPT_IS_VISIT (record))
    return dpt_visit_is_content (field);
  return field != 0; /* not the visit's id */
}

static char *
record_to_json (gpointer record)
{
  g_autoptr (GString) out = g_string_new ("{");
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < dpt_record_get_n_fields (record); i++)
    if (is_written (record, i) && !dpt_record_is_null (record, i))
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_columns, record);
  for (guint i = 0; i < order->len; i++)
    {
      guint field = g_array_index (order, guint, i);
      DptDbValue value = dpt_record_get_value (record, field);

      g_string_append_printf (out, "%s\"%s\":", out->len > 1 ? "," : "", dpt_record_get_field (record, field)->column);
      if (value.type == DPT_DB_TEXT)
        dpt_text_append_json (out, value.data);
      else
        g_string_append_printf (out, "%" G_GINT64_FORMAT, value.integer);
    }
  g_string_append_c (out, '}');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gint
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* @shared: (nullable): records that are left out */
static void
append_table (GString *out, DptVisitSheet *self, guint table, GHashTable *shared)
{
  GPtrArray *details = dpt_visit_sheet_get_details (self);
  GType type = tables[table].get_type ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < details->len; i++)
    if (G_OBJECT_TYPE (details->pdata[i]) == type && (shared == NULL || !g_hash_table_contains (shared, details->pdata[i]))
        && !dpt_visit_detail_is_empty (details->pdata[i]))
      g_ptr_array_add (rows, record_to_json (details->pdata[i]));
  g_ptr_array_sort (rows, compare_texts);
  g_string_append_printf (out, "\"%s\":[", tables[table].table);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", (const char *) rows->pdata[i]);
  g_string_append (out, "],");
}

static char *
write_sheet (DptVisitSheet *self, GHashTable *shared)
{
  g_autoptr (GString) out = g_string_new ("{");
  g_autofree char *visit = record_to_json (dpt_visit_sheet_get_visit (self));

  append_table (out, self, 0, shared);
  append_table (out, self, 1, shared);
  g_string_append_printf (out, "\"format\":%d,", FORMAT);
  for (guint i = 2; i < G_N_ELEMENTS (tables); i++)
    append_table (out, self, i, shared);
  g_string_append_printf (out, "\"visit\":%s}", visit);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
dpt_visit_sheet_to_json (DptVisitSheet *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), NULL);

  return write_sheet (self, NULL);
}

/* Sheets that come from one another share all records but those that were written to: only these need be compared, and that at
 * every keystroke. */
gboolean
dpt_visit_sheet_same_content (DptVisitSheet *self, DptVisitSheet *other)
{
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) shared = g_hash_table_new (NULL, NULL);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  GPtrArray *details;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (self), FALSE);
  g_return_val_if_fail (DPT_IS_VISIT_SHEET (other), FALSE);

  if (self == other)
    return TRUE;
  details = dpt_visit_sheet_get_details (self);
  for (guint i = 0; i < details->len; i++)
    g_hash_table_add (own, details->pdata[i]);
  details = dpt_visit_sheet_get_details (other);
  for (guint i = 0; i < details->len; i++)
    if (g_hash_table_contains (own, details->pdata[i]))
      g_hash_table_add (shared, details->pdata[i]);
  a = write_sheet (self, shared);
  b = write_sheet (other, shared);
  return g_str_equal (a, b);
}

/* --- back --- */

static gboolean
is_text_kind (DptFieldKind kind)
{
  return kind == DPT_FIELD_TEXT || kind == DPT_FIELD_ENUM || kind == DPT_FIELD_DATE;
}

static gboolean
read_record (gpointer record, JsonNode *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    {
      int field = dpt_record_find_field (record, name);
      gboolean text;

      if (field < 0 || !is_written (record, (guint) field) || !JSON_NODE_HOLDS_VALUE (member))
        return FALSE;
      text = is_text_kind (dpt_record_get_field (record, (guint) field)->kind);
      if (text != (json_node_get_value_type (member) == G_TYPE_STRING))
        return FALSE;
      if (text)
        dpt_record_set_text (record, (guint) field, json_node_get_string (member));
      else
        dpt_record_set_int (record, (guint) field, json_node_get_int (member));
    }
  return TRUE;
}

static gboolean
read_table (DptVisitSheet *self, JsonObject *root, guint table)
{
  JsonNode *node = json_object_get_member (root, tables[table].table);
  JsonArray *rows;

  if (node == NULL)
    return tables[table].later;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  rows = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      g_autoptr (DptRecord) record = dpt_record_new (tables[table].get_type ());

      dpt_record_set_int (record, 0, dpt_visit_sheet_get_visit_id (self));
      if (!read_record (record, json_array_get_element (rows, i)))
        return FALSE;
      dpt_visit_sheet_add_detail (self, g_steal_pointer (&record));
    }
  return TRUE;
}

static gboolean
is_our_format (JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "format");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_int (node) == FORMAT;
}

static DptVisitSheet *
read_sheet (DptVisit *visit, JsonNode *node)
{
  g_autoptr (DptVisit) head = dpt_record_copy (visit);
  g_autoptr (DptVisitSheet) self = NULL;
  JsonObject *root;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  root = json_node_get_object (node);
  if (!is_our_format (root) || !json_object_has_member (root, "visit"))
    return NULL;
  for (guint i = 0; i < dpt_record_get_n_fields (head); i++)
    if (dpt_visit_is_content (i))
      dpt_record_set_null (head, i);
  if (!read_record (head, json_object_get_member (root, "visit")))
    return NULL;
  self = dpt_visit_sheet_new (head);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!read_table (self, root, i))
      return NULL;
  return g_steal_pointer (&self);
}

DptVisitSheet *
dpt_visit_sheet_new_from_json (DptVisit *visit, const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  DptVisitSheet *self = NULL;

  g_return_val_if_fail (DPT_IS_VISIT (visit), NULL);

  if (dpt_text_is_shallow_json (json, -1) && json_parser_load_from_data (parser, json, -1, NULL))
    self = read_sheet (visit, json_parser_get_root (parser));
  if (self == NULL)
    dpt_set_error (error, DPT_ERROR_DAMAGED,
                   _ ("This version of the visit cannot be read. Restore it from a back-up."));
  return self;
}
