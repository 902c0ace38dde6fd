/* dpt-merge.c - see dpt-merge.h.
 * For: files as values, and the two units. Not for: what a person chooses (dpt-merge-dialog.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/reception/dpt-merge.h"

#include <json-glib/json-glib.h>

#include "engine/patient/dpt-patient-store.h"
#include "gui/reception/dpt-patient-field.h"

/* The lists that are put together: of a record of the first, the fields that say which it is. */
static const struct { DptPatientPart part; guint key; guint kind; } joined[] = {
  { DPT_PATIENT_PART_TAGS, DPT_PATIENT_TAG_TAG_ID, DPT_PATIENT_TAG_TAG_ID },
  { DPT_PATIENT_PART_LINKS, DPT_FAMILY_LINK_RELATIVE_ID, DPT_FAMILY_LINK_KIND },
};

static gpointer
find_same (DptPatientFile *file, guint list, gpointer record)
{
  GListModel *records = dpt_patient_file_get_part (file, joined[list].part);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (DptRecord) other = g_list_model_get_item (records, i);

      if (dpt_record_get_int (other, joined[list].key) == dpt_record_get_int (record, joined[list].key)
          && g_strcmp0 (dpt_record_get_text (other, joined[list].kind), dpt_record_get_text (record, joined[list].kind)) == 0)
        return other; /* the list keeps it */
    }
  return NULL;
}

static void
copy_values (gpointer from, gpointer to)
{
  for (guint i = 1; i < dpt_record_get_n_fields (from); i++) /* not whose it is */
    {
      const char *text = dpt_record_get_text (from, i);

      if (text != NULL)
        dpt_record_set_text (to, i, text);
      else if (!dpt_record_is_null (from, i))
        dpt_record_set_int (to, i, dpt_record_get_int (from, i));
    }
}

static void
join (DptPatientFile *file, guint list, DptPatientFile *other)
{
  GListModel *records = dpt_patient_file_get_part (other, joined[list].part);
  gint64 id = dpt_record_get_id (dpt_patient_file_get_patient (file));

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (DptRecord) record = g_list_model_get_item (records, i);

      /* Nobody is one's own cousin. */
      if (find_same (file, list, record) == NULL
          && (joined[list].part != DPT_PATIENT_PART_LINKS || dpt_record_get_int (record, DPT_FAMILY_LINK_RELATIVE_ID) != id))
        copy_values (record, dpt_patient_file_add (file, joined[list].part, NULL));
    }
}

DptMerge *
dpt_merge_new (DptPatientFile *stays, DptPatientFile *goes)
{
  DptMerge *self = g_new0 (DptMerge, 1);

  self->id = dpt_record_get_id (dpt_patient_file_get_patient (stays));
  self->twin_id = dpt_record_get_id (dpt_patient_file_get_patient (goes));
  self->before = g_object_ref (stays);
  self->after = dpt_patient_file_copy (stays);
  for (guint i = 0; i < G_N_ELEMENTS (joined); i++)
    join (self->after, i, goes);
  return self;
}

DptMerge *
dpt_merge_copy (const DptMerge *self)
{
  DptMerge *copy = g_new0 (DptMerge, 1);

  copy->id = self->id;
  copy->twin_id = self->twin_id;
  copy->before = g_object_ref (self->before);
  copy->after = dpt_patient_file_copy (self->after);
  return copy;
}

void
dpt_merge_free (DptMerge *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}

/* --- what the trail keeps of it, so that it can be taken back after months --- */

/* No table of ours: the history of a patient tells of the merge by the patient's own entry. */
#define TRAIL "patient_merge"

/* {"fields":{"contact.mobile.value":{"before":…,"after":…}},"tags":[[tag id,""]],"links":[[relative's id,"child"]]} */
static char *
describe (DptMerge *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  guint n;
  const DptPatientField *fields = dpt_patient_field_get (&n);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = dpt_patient_field_dup_name (&fields[i]);
      g_autofree char *before = dpt_patient_field_dup_value (&fields[i], self->before);
      g_autofree char *after = dpt_patient_field_dup_value (&fields[i], self->after);

      if (g_strcmp0 (before, after) == 0)
        continue;
      json_builder_set_member_name (builder, name);
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "before");
      json_builder_add_string_value (builder, before != NULL ? before : "");
      json_builder_set_member_name (builder, "after");
      json_builder_add_string_value (builder, after != NULL ? after : "");
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  for (guint list = 0; list < G_N_ELEMENTS (joined); list++)
    {
      GListModel *records = dpt_patient_file_get_part (self->after, joined[list].part);

      json_builder_set_member_name (builder, dpt_patient_part_get_name (joined[list].part));
      json_builder_begin_array (builder);
      for (guint i = 0; i < g_list_model_get_n_items (records); i++)
        {
          g_autoptr (DptRecord) record = g_list_model_get_item (records, i);

          if (find_same (self->before, list, record) != NULL)
            continue;
          json_builder_begin_array (builder);
          json_builder_add_int_value (builder, dpt_record_get_int (record, joined[list].key));
          json_builder_add_string_value (builder, dpt_record_get_string (record, joined[list].kind));
          json_builder_end_array (builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

gpointer
dpt_merge_apply (DptUnit *unit, gpointer merge, GError **error)
{
  DptMerge *self = merge;
  g_autofree char *content = describe (self);

  if (dpt_patient_file_is_dirty (self->after) && dpt_patient_save (unit, self->after, error) == 0)
    return NULL;
  return dpt_patient_merge (unit, self->id, self->twin_id, error)
             && dpt_unit_audit (unit, "merge", TRAIL, self->twin_id, content, error)
           ? unit
           : NULL;
}

static void
give_back_fields (JsonObject *changes, DptPatientFile *now, const char *country)
{
  guint n;
  const DptPatientField *fields = dpt_patient_field_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = dpt_patient_field_dup_name (&fields[i]);
      g_autofree char *current = dpt_patient_field_dup_value (&fields[i], now);
      JsonObject *change = json_object_has_member (changes, name) ? json_object_get_object_member (changes, name) : NULL;
      const char *before = change != NULL ? json_object_get_string_member_with_default (change, "before", "") : "";

      /* What somebody has changed since the merge is theirs, and stays. */
      if (change != NULL && g_strcmp0 (json_object_get_string_member_with_default (change, "after", ""), current != NULL ? current : "") == 0)
        dpt_patient_field_set_value (&fields[i], now, *before != '\0' ? before : NULL, country);
    }
}

static void
give_back_records (JsonArray *added, guint list, DptPatientFile *now)
{
  GListModel *records = dpt_patient_file_get_part (now, joined[list].part);

  for (guint i = g_list_model_get_n_items (records); i-- > 0;)
    {
      g_autoptr (DptRecord) record = g_list_model_get_item (records, i);
      gboolean found = FALSE;

      for (guint k = 0; k < json_array_get_length (added) && !found; k++)
        {
          JsonArray *one = json_array_get_array_element (added, k);

          found = json_array_get_int_element (one, 0) == dpt_record_get_int (record, joined[list].key)
                  && g_str_equal (json_array_get_string_element (one, 1), dpt_record_get_string (record, joined[list].kind));
        }
      if (found)
        dpt_patient_file_remove (now, joined[list].part, record);
    }
}

static gboolean
give_back_by_trail (DptUnit *unit, gint64 id, const char *content, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (content, NULL);
  g_autoptr (DptPatientFile) now = NULL;
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return TRUE;
  now = dpt_patient_load (unit, id, error);
  if (now == NULL)
    return FALSE;
  object = json_node_get_object (root);
  give_back_fields (json_object_get_object_member (object, "fields"), now, dpt_session_get_country (unit->session));
  for (guint list = 0; list < G_N_ELEMENTS (joined); list++)
    give_back_records (json_object_get_array_member (object, dpt_patient_part_get_name (joined[list].part)), list, now);
  dpt_patient_field_prune (now);
  return !dpt_patient_file_is_dirty (now) || dpt_patient_save (unit, now, error) != 0;
}

gpointer
dpt_merge_take_apart (DptUnit *unit, gpointer twin_id, GError **error)
{
  gint64 id = *(gint64 *) twin_id;
  g_autoptr (DptPatient) twin = dpt_unit_load (unit, DPT_TYPE_PATIENT, id, error);
  g_autoptr (DptDbRows) rows = NULL;

  if (twin == NULL || !dpt_patient_unmerge (unit, id, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "patient/patient:merge-trail", error, DPT_INT (id));
  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) > 0
      && !give_back_by_trail (unit, dpt_record_get_int (twin, DPT_PATIENT_MERGED_INTO_ID), dpt_db_rows_get_string (rows, 0, 0), error))
    return NULL;
  return unit;
}

/* What somebody has changed since the merge is theirs, and stays. */
static void
give_back (DptMerge *self, DptPatientFile *now, const char *country)
{
  guint n;
  const DptPatientField *fields = dpt_patient_field_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *before = dpt_patient_field_dup_value (&fields[i], self->before);
      g_autofree char *after = dpt_patient_field_dup_value (&fields[i], self->after);
      g_autofree char *current = dpt_patient_field_dup_value (&fields[i], now);

      if (g_strcmp0 (before, after) != 0 && g_strcmp0 (after, current) == 0)
        dpt_patient_field_set_value (&fields[i], now, before, country);
    }
  for (guint list = 0; list < G_N_ELEMENTS (joined); list++)
    {
      GListModel *records = dpt_patient_file_get_part (now, joined[list].part);

      for (guint i = g_list_model_get_n_items (records); i-- > 0;)
        {
          g_autoptr (DptRecord) record = g_list_model_get_item (records, i);

          if (find_same (self->before, list, record) == NULL && find_same (self->after, list, record) != NULL)
            dpt_patient_file_remove (now, joined[list].part, record);
        }
    }
}

gpointer
dpt_merge_undo (DptUnit *unit, gpointer merge, GError **error)
{
  DptMerge *self = merge;
  g_autoptr (DptPatientFile) now = NULL;

  if (!dpt_patient_unmerge (unit, self->twin_id, error))
    return NULL;
  if (!dpt_patient_file_is_dirty (self->after))
    return unit;
  now = dpt_patient_load (unit, self->id, error);
  if (now == NULL)
    return NULL;
  give_back (self, now, dpt_session_get_country (unit->session));
  return !dpt_patient_file_is_dirty (now) || dpt_patient_save (unit, now, error) != 0 ? unit : NULL;
}
