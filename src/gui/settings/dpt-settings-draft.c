/* dpt-settings-draft.c - see dpt-settings-draft.h.
 * For: changed fields as JSON, and back over the record as it stands. Not for: when (dpt-settings-perspective.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*   { "shop": { "id": 7, "version": 3, "fields": { "phone": "02…", "email": null } }, "user": { …, "roles": …, "rights": … } } */
#include "gui/settings/dpt-settings-draft.h"

#include <json-glib/json-glib.h>

#include "base/dpt-error.h"
#include "engine/clinical/dpt-device.h"
#include "engine/patient/dpt-prescriber.h"
#include "engine/practice/dpt-draft.h"
#include "engine/practice/dpt-establishment.h"

#define KIND "settings"

static const char *const names[DPT_N_SETTINGS_RECORDS] = { "shop", "prescriber", "insurer", "device" };

static GType
get_type (DptSettingsForm form)
{
  const GType types[DPT_N_SETTINGS_RECORDS] = { DPT_TYPE_ESTABLISHMENT, DPT_TYPE_PRESCRIBER, DPT_TYPE_INSURER, DPT_TYPE_DEVICE };

  return types[form];
}

void
dpt_settings_draft_free (DptSettingsDraft *self)
{
  for (guint i = 0; i < DPT_N_SETTINGS_RECORDS; i++)
    g_clear_object (&self->record[i]);
  g_clear_object (&self->user);
  g_free (self);
}

/* --- writing --- */

static JsonObject *
create_part (gpointer record)
{
  JsonObject *part = json_object_new (), *changes = json_object_new ();

  json_object_set_int_member (part, "id", dpt_record_is_saved (record) ? dpt_record_get_id (record) : 0);
  json_object_set_int_member (part, "version", dpt_record_get_version (record));
  for (guint i = 0; i < dpt_record_get_n_fields (record); i++)
    {
      const DptField *field = dpt_record_get_field (record, i);
      DptDbValue value = dpt_record_get_value (record, i);

      if ((field->flags & (DPT_FIELD_SECRET | DPT_FIELD_VIRTUAL)) != 0 || !dpt_record_is_field_dirty (record, i))
        continue;
      if (value.type == DPT_DB_INT)
        json_object_set_int_member (changes, field->column, value.integer);
      else if (value.type == DPT_DB_TEXT)
        json_object_set_string_member (changes, field->column, value.data);
      else if (dpt_record_is_null (record, i))
        json_object_set_null_member (changes, field->column);
    }
  json_object_set_object_member (part, "fields", changes);
  return part;
}

char *
dpt_settings_draft_write (const DptSettingsDraft *self)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < DPT_N_SETTINGS_RECORDS; i++)
    if (self->record[i] != NULL && dpt_record_is_dirty (self->record[i]))
      json_object_set_object_member (root, names[i], create_part (self->record[i]));
  if (self->user != NULL && dpt_user_draft_is_dirty (self->user))
    {
      JsonObject *part = create_part (dpt_user_draft_get_account (self->user));

      dpt_user_draft_write (self->user, part);
      json_object_set_object_member (root, "user", part);
    }
  if (json_object_get_size (root) == 0)
    return NULL;
  json_node_set_object (node, root);
  return json_to_string (node, FALSE);
}

static gpointer
keep (DptUnit *unit, gpointer args, GError **error)
{
  const char *content = args;
  gboolean done = *content != '\0' ? dpt_draft_save (unit, KIND, 0, content, error) : dpt_draft_drop (unit, KIND, 0, error);

  return done ? unit : NULL;
}

void
dpt_settings_draft_keep (DptSession *session, const char *content)
{
  g_return_if_fail (DPT_IS_SESSION (session));

  dpt_session_write_async (session, keep, g_strdup (content != NULL ? content : ""), g_free, NULL, NULL, NULL, NULL);
}

/* --- reading --- */

static void
fill (gpointer record, JsonObject *part)
{
  JsonObject *changes = json_object_get_object_member (part, "fields");
  g_autoptr (GList) members = json_object_get_members (changes);

  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (changes, l->data);
      int field = dpt_record_find_field (record, l->data);

      if (field < 0)
        continue; /* another version of the program had it */
      if (JSON_NODE_HOLDS_NULL (node))
        dpt_record_set_null (record, field);
      else if (json_node_get_value_type (node) == G_TYPE_STRING)
        dpt_record_set_text (record, field, json_node_get_string (node));
      else
        dpt_record_set_int (record, field, json_node_get_int (node));
    }
}

/* Whether what was begun still stands on what is there: gone or saved by somebody else, it does not. */
static gboolean
still_stands (gpointer record, JsonObject *part, const GError *error)
{
  return record != NULL ? dpt_record_get_version (record) == json_object_get_int_member (part, "version")
                        : !g_error_matches (error, DPT_ERROR, DPT_ERROR_NOT_FOUND) && !g_error_matches (error, DPT_ERROR, DPT_ERROR_REFUSED);
}

static gboolean
take_record (DptUnit *unit, DptSettingsDraft *self, guint form, JsonObject *part, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 id = json_object_get_int_member (part, "id");
  g_autoptr (DptRecord) record = id == 0 ? dpt_record_new (get_type (form)) : dpt_unit_load (unit, get_type (form), id, &local);

  if (id != 0 && !still_stands (record, part, local))
    {
      self->overtaken = TRUE;
      return TRUE;
    }
  if (record == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  fill (record, part);
  self->record[form] = g_steal_pointer (&record);
  return TRUE;
}

static gboolean
take_user (DptUnit *unit, DptSettingsDraft *self, JsonObject *part, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) establishments = NULL;
  gint64 id = json_object_get_int_member (part, "id");
  g_autoptr (DptUserDraft) user = NULL;

  if (id == 0)
    {
      establishments = dpt_establishment_list (unit, error);
      user = establishments != NULL ? dpt_user_draft_new (establishments) : NULL;
      if (user == NULL)
        return FALSE;
    }
  else
    {
      user = dpt_user_draft_load (unit, id, &local);
      if (!still_stands (user != NULL ? dpt_user_draft_get_account (user) : NULL, part, local))
        {
          self->overtaken = TRUE;
          return TRUE;
        }
      if (user == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  fill (dpt_user_draft_get_account (user), part);
  dpt_user_draft_read (user, part);
  self->user = g_steal_pointer (&user);
  return TRUE;
}

DptSettingsDraft *
dpt_settings_draft_load (DptUnit *unit, GError **error)
{
  g_autoptr (DptSettingsDraft) self = g_new0 (DptSettingsDraft, 1);
  GError *local = NULL;
  g_autoptr (DptDraft) draft = dpt_draft_load (unit, KIND, 0, &local);
  g_autoptr (JsonNode) node = draft != NULL ? json_from_string (dpt_record_get_text (draft, DPT_DRAFT_CONTENT), NULL) : NULL;
  JsonObject *root = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  for (guint i = 0; root != NULL && i < DPT_N_SETTINGS_RECORDS; i++)
    if (json_object_has_member (root, names[i]) && !take_record (unit, self, i, json_object_get_object_member (root, names[i]), error))
      return NULL;
  if (root != NULL && json_object_has_member (root, "user") && !take_user (unit, self, json_object_get_object_member (root, "user"), error))
    return NULL;
  return g_steal_pointer (&self);
}
