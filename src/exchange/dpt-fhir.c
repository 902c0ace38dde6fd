/* dpt-fhir.c - see dpt-fhir.h and dpt-fhir-private.h.
 * For: elements and their paths, which resource it is. Not for: what the resources hold (dpt-fhir-prescription.c, dpt-fhir-patient.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-fhir-private.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
dpt_fhir_resource_free (DptFhirResource *self)
{
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_object (&self->file);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self->patient_name);
  g_free (self);
}

void
dpt_fhir_element_clear (DptFhirElement *element)
{
  g_free ((char *) element->path);
  *element = (DptFhirElement) { 0 };
}

/* --- paths --- */

char *
dpt_fhir_path (const DptFhirElement *element, const char *name)
{
  if (element->path == NULL)
    return g_strdup (name);
  return name != NULL ? g_strdup_printf ("%s.%s", element->path, name) : g_strdup (element->path);
}

gboolean
dpt_fhir_refuse (const DptFhirElement *element, const char *name, const char *why, GError **error)
{
  g_autofree char *path = dpt_fhir_path (element, name);

  /* Translators: the place in a JSON file ("lensSpecification[0].sphere"), and what is wrong there */
  return dpt_set_invalid (error, path, _ ("%s: %s"), path, why);
}

void
dpt_fhir_remark (const DptFhirElement *element, const char *name, const char *what)
{
  g_autofree char *path = dpt_fhir_path (element, name);

  g_ptr_array_add (element->remarks, g_strdup_printf (_ ("%s: %s"), path, what));
}

/* --- elements --- */

gboolean
dpt_fhir_check (const DptFhirElement *element, const char *const *read, const char *const *passed, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (element->object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *name = l->data;

      if (g_strv_contains (read, name))
        continue;
      if (g_str_equal (name, "modifierExtension"))
        return dpt_fhir_refuse (element, name, _ ("changes what the rest means in a way that this program does not know."), error);
      if (g_str_equal (name, "implicitRules"))
        return dpt_fhir_refuse (element, name, _ ("names rules that this program does not know."), error);
      if (g_strv_contains (passed, name) || g_str_equal (name, "extension"))
        {
          if (!g_str_equal (name, "extension"))
            dpt_fhir_remark (element, name, _ ("is not kept."));
          else if (!dpt_fhir_tell_extensions (element, (const char *const[]) { NULL }, error))
            return FALSE;
        }
      else if (*name == '_' && (g_strv_contains (read, name + 1) || g_strv_contains (passed, name + 1)))
        dpt_fhir_remark (element, name, _ ("is not kept."));
      else if (g_str_equal (name, "id") || (element->path == NULL && (g_str_equal (name, "meta") || g_str_equal (name, "language"))))
        continue; /* of a place in a file or on a server, or how the narrative is written */
      else
        return dpt_fhir_refuse (element, name, _ ("FHIR R4 has no such element here."), error);
    }
  return TRUE;
}

gboolean
dpt_fhir_get_text (const DptFhirElement *element, const char *name, const char **text, GError **error)
{
  JsonNode *node = json_object_get_member (element->object, name);

  *text = NULL;
  if (node == NULL)
    return TRUE;
  *text = dpt_json_exact_get_string (node);
  if (*text == NULL || **text == '\0')
    return dpt_fhir_refuse (element, name, _ ("must be a text."), error);
  return TRUE;
}

gboolean
dpt_fhir_get_flag (const DptFhirElement *element, const char *name, gboolean *found, gboolean *value, GError **error)
{
  JsonNode *node = json_object_get_member (element->object, name);

  *found = node != NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return dpt_fhir_refuse (element, name, _ ("must be true or false."), error);
  *value = json_node_get_boolean (node);
  return TRUE;
}

/* Our records hold eighths as they are spoken: 0.125 is 12 hundredths (engine/optics/dpt-rx.h). */
static gboolean
read_eighth (const char *token, int *value)
{
  static const char *const eighths[] = { "125", "375", "625", "875" };
  const char *point = strchr (token, '.');

  for (guint i = 0; point != NULL && i < G_N_ELEMENTS (eighths); i++)
    if (g_str_has_prefix (point + 1, eighths[i]) && strspn (point + 4, "0") == strlen (point + 4))
      {
        g_autofree char *spoken = g_strndup (token, (gsize) (point - token) + 3);

        return dpt_json_exact_to_hundredths (spoken, value);
      }
  return FALSE;
}

gboolean
dpt_fhir_get_hundredths (const DptFhirElement *element, const char *name, gboolean *found, int *value, GError **error)
{
  JsonNode *node = json_object_get_member (element->object, name);
  const char *token;

  *found = node != NULL;
  *value = 0;
  if (node == NULL)
    return TRUE;
  token = dpt_json_exact_get_number (node);
  if (token == NULL)
    return dpt_fhir_refuse (element, name, _ ("must be a number."), error);
  if (dpt_json_exact_to_hundredths (token, value))
    return TRUE;
  if (read_eighth (token, value))
    {
      dpt_fhir_remark (element, name, _ ("an eighth of a dioptre is held with two decimals, as it is spoken."));
      return TRUE;
    }
  return dpt_fhir_refuse (element, name, _ ("has more decimals than the two that are held, or is too large."), error);
}

gboolean
dpt_fhir_get_object (const DptFhirElement *element, const char *name, DptFhirElement *inner, GError **error)
{
  JsonNode *node = json_object_get_member (element->object, name);

  *inner = (DptFhirElement) { 0 };
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return dpt_fhir_refuse (element, name, _ ("must be an object."), error);
  *inner = (DptFhirElement) { json_node_get_object (node), dpt_fhir_path (element, name), element->remarks };
  return TRUE;
}

gboolean
dpt_fhir_get_array (const DptFhirElement *element, const char *name, JsonArray **array, GError **error)
{
  JsonNode *node = json_object_get_member (element->object, name);

  *array = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) == 0)
    return dpt_fhir_refuse (element, name, _ ("must be a list with something in it."), error);
  *array = json_node_get_array (node);
  return TRUE;
}

gboolean
dpt_fhir_get_item (const DptFhirElement *element, const char *name, JsonArray *array, guint index, DptFhirElement *item, GError **error)
{
  g_autofree char *place = g_strdup_printf ("%s[%u]", name, index);
  JsonNode *node = json_array_get_element (array, index);

  *item = (DptFhirElement) { 0 };
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return dpt_fhir_refuse (element, place, _ ("must be an object."), error);
  *item = (DptFhirElement) { json_node_get_object (node), dpt_fhir_path (element, place), element->remarks };
  return TRUE;
}

/* --- extensions --- */

gboolean
dpt_fhir_get_extension (const DptFhirElement *element, const char *url, const char *type, JsonNode **found, GError **error)
{
  JsonArray *array;

  *found = NULL;
  if (!dpt_fhir_get_array (element, "extension", &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_auto (DptFhirElement) item = { 0 };
      const char *name;

      if (!dpt_fhir_get_item (element, "extension", array, i, &item, error) || !dpt_fhir_get_text (&item, "url", &name, error))
        return FALSE;
      if (g_strcmp0 (name, url) != 0)
        continue;
      if (*found != NULL)
        return dpt_fhir_refuse (&item, NULL, _ ("stands here twice."), error);
      *found = json_object_get_member (item.object, type);
      if (*found == NULL || json_object_get_size (item.object) != 2)
        return dpt_fhir_refuse (&item, type, _ ("must be there, beside the url alone."), error);
    }
  return TRUE;
}

gboolean
dpt_fhir_tell_extensions (const DptFhirElement *element, const char *const *known, GError **error)
{
  JsonArray *array;

  if (!dpt_fhir_get_array (element, "extension", &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_auto (DptFhirElement) item = { 0 };
      const char *url;

      if (!dpt_fhir_get_item (element, "extension", array, i, &item, error) || !dpt_fhir_get_text (&item, "url", &url, error))
        return FALSE;
      if (url == NULL)
        return dpt_fhir_refuse (&item, "url", _ ("must be there."), error);
      if (!g_strv_contains (known, url))
        {
          /* Translators: the address that names an extension of FHIR */
          g_autofree char *what = g_strdup_printf (_ ("“%s” is not kept."), url);

          dpt_fhir_remark (&item, NULL, what);
        }
    }
  return TRUE;
}

gboolean
dpt_fhir_get_text_extension (const DptFhirElement *element, const char *url, const char *type, const char **text, GError **error)
{
  JsonNode *node;

  *text = NULL;
  if (!dpt_fhir_get_extension (element, url, type, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  *text = dpt_json_exact_get_string (node);
  return *text != NULL || dpt_fhir_refuse (element, "extension", _ ("must be a text."), error);
}

/* --- reading --- */

DptFhirResource *
dpt_fhir_read (const char *data, gsize length, const char *country, const char *usage, GError **error)
{
  g_autoptr (JsonNode) node = dpt_json_exact_parse (data, length, error);
  g_autoptr (DptFhirResource) resource = NULL;
  DptFhirElement root = { 0 };
  const char *type = NULL;
  gboolean read;

  if (node == NULL)
    return NULL;
  resource = g_new0 (DptFhirResource, 1);
  resource->remarks = g_ptr_array_new_with_free_func (g_free);
  root.remarks = resource->remarks;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      dpt_set_invalid (error, "json", _ ("The file holds no FHIR resource: an object with a “resourceType” is expected."));
      return NULL;
    }
  root.object = json_node_get_object (node);
  if (!dpt_fhir_get_text (&root, "resourceType", &type, error))
    return NULL;
  if (g_strcmp0 (type, "VisionPrescription") == 0)
    read = dpt_fhir_read_prescription (&root, usage, resource, error);
  else if (g_strcmp0 (type, "Patient") == 0)
    read = dpt_fhir_read_patient (&root, country, resource, error);
  else
    read = dpt_fhir_refuse (&root, "resourceType", _ ("only VisionPrescription and Patient are read."), error);
  return read ? g_steal_pointer (&resource) : NULL;
}

DptFhirResource *
dpt_fhir_read_file (const char *path, const char *country, const char *usage, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *data = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;
  /* One byte more than is allowed is enough to refuse it, however long it goes on. */
  data = g_malloc (DPT_JSON_EXACT_MOST_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, DPT_JSON_EXACT_MOST_BYTES + 1, &length, NULL, error))
    return NULL;
  return dpt_fhir_read (data, length, country, usage, error);
}
