/* dpt-patient-change.c - see dpt-patient-change.h.
 * For: labels, words and names for columns, codes and ids. Not for: which entries are read (dpt-patient-history.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/insight/dpt-patient-change.h"

#include "base/dpt-date.h"
#include "engine/patient/dpt-patient.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define MOST 8 /* fields of one entry */

static GType
find_type (const char *table)
{
  const struct { const char *table; GType type; } types[] = {
    { "patient", DPT_TYPE_PATIENT },         { "contact_point", DPT_TYPE_CONTACT_POINT }, { "address", DPT_TYPE_ADDRESS },
    { "alert", DPT_TYPE_ALERT },             { "patient_cover", DPT_TYPE_PATIENT_COVER }, { "family_link", DPT_TYPE_FAMILY_LINK },
    { "patient_tag", DPT_TYPE_PATIENT_TAG },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i].table, table) == 0)
      return types[i].type;
  return G_TYPE_INVALID;
}

/* Which statement knows the name behind an id. */
static const struct { const char *column; const char *statement; } names[] = {
  { "prescriber_id", "patient/patient:name-of-prescriber" },
  { "insurer_id", "patient/patient:name-of-insurer" },
  { "home_establishment_id", "patient/patient:name-of-establishment" },
  { "tag_id", "patient/patient:name-of-tag" },
  { "guardian_id", "patient/patient:names-of-patient" },
  { "relative_id", "patient/patient:names-of-patient" },
};

static char *
find_name (DptUnit *unit, const char *column, gint64 id)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].column, column))
      {
        g_autoptr (DptDbRows) rows
          = dpt_db_query_values (unit->connection, dpt_db_statement_find (names[i].statement), DPT_DB_VALUES (DPT_INT (id)), 1, NULL);

        if (rows == NULL || dpt_db_rows_get_n_rows (rows) == 0)
          return g_strdup_printf ("%" G_GINT64_FORMAT, id);
        if (dpt_db_rows_get_n_columns (rows) == 1)
          return g_strdup (dpt_db_rows_get_text (rows, 0, 0));
        return dpt_patient_create_name (dpt_db_rows_get_text (rows, 0, 0), dpt_db_rows_get_text (rows, 0, 1), dpt_db_rows_get_text (rows, 0, 2));
      }
  return NULL;
}

static char *
format_value (DptUnit *unit, const DptField *field, JsonNode *node)
{
  const char *text;
  gint64 number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return g_strdup ("");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      text = json_node_get_string (node);
      return field->kind == DPT_FIELD_DATE ? dpt_date_format (text) : g_strdup (field->kind == DPT_FIELD_ENUM ? dpt_patient_word (text) : text);
    }
  number = json_node_get_int (node);
  if (field->kind == DPT_FIELD_BOOL)
    return g_strdup (number != 0 ? _ ("Yes") : _ ("No"));
  if (field->kind == DPT_FIELD_REF)
    return find_name (unit, field->column, number);
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* What only the engine fills in tells a person nothing. */
static gboolean
is_told (const DptField *field)
{
  return field->label != NULL && (field->flags & (DPT_FIELD_VIRTUAL | DPT_FIELD_DERIVED)) == 0 && field->kind != DPT_FIELD_INSTANT;
}

static void
append_field (DptUnit *unit, GString *out, const DptField *field, JsonArray *pair)
{
  g_autofree char *before = format_value (unit, field, json_array_get_element (pair, 0));
  g_autofree char *after = format_value (unit, field, json_array_get_element (pair, 1));

  if (before == NULL || after == NULL || (*before == '\0' && *after == '\0'))
    return;
  if (out->len > 0)
    g_string_append (out, " · ");
  if (*before == '\0')
    /* Translators: a field of a patient's file, and what was entered */
    g_string_append_printf (out, _ ("%s: %s"), g_dgettext (GETTEXT_PACKAGE, field->label), after);
  else
    /* Translators: a field of a patient's file, what it was, what it became */
    g_string_append_printf (out, _ ("%s: %s → %s"), g_dgettext (GETTEXT_PACKAGE, field->label), before, *after != '\0' ? after : "–");
}

/* What was taken off bears the name of a field that the patient itself has not: what it said is all there is to say. */
static void
append_removed (GString *out, JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_values (object);
  JsonNode *pair = members != NULL ? members->data : NULL;
  JsonNode *before = pair != NULL && JSON_NODE_HOLDS_ARRAY (pair) && json_array_get_length (json_node_get_array (pair)) > 0
    ? json_array_get_element (json_node_get_array (pair), 0) : NULL;

  if (before != NULL && JSON_NODE_HOLDS_VALUE (before) && json_node_get_value_type (before) == G_TYPE_STRING)
    g_string_append (out, json_node_get_string (before));
}

char *
dpt_patient_change_describe (DptUnit *unit, const char *table, const char *change)
{
  g_autoptr (JsonNode) node = change != NULL ? json_from_string (change, NULL) : NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (DptRecordClass) klass = NULL;
  GType type = find_type (table);
  guint told = 0;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) || type == G_TYPE_INVALID)
    return g_strdup ("");
  klass = g_type_class_ref (type);
  for (guint i = 0; i < klass->n_fields && told < MOST; i++)
    {
      JsonNode *pair = json_object_get_member (json_node_get_object (node), klass->fields[i].column);

      if (pair == NULL || !JSON_NODE_HOLDS_ARRAY (pair) || json_array_get_length (json_node_get_array (pair)) != 2 || !is_told (&klass->fields[i]))
        continue;
      append_field (unit, out, &klass->fields[i], json_node_get_array (pair));
      told++;
    }
  if (json_object_get_size (json_node_get_object (node)) == 1 && told == 0)
    append_removed (out, json_node_get_object (node));
  return g_string_free (g_steal_pointer (&out), FALSE);
}
