/* dpt-fhir-prescription.c - a VisionPrescription as our prescriptions.
 * For: reading. Not for: writing (engine/clinical/dpt-prescription-fhir.c).
 *
 * The lenses are laid out in pairs: glasses and contact lenses apart, and in each the first right one with the first left one, the second
 * with the second. Each pair becomes a prescription, and no two may be for the same use.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-fhir-private.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

#define MOST_LENSES 20

static const char *const status_words[] = { "active", "cancelled", "draft", "entered-in-error", NULL };

/* --- the head --- */

/* A FHIR dateTime: a day is needed, a time after it says no more to us. */
static gboolean
read_day (const DptFhirElement *root, const char *name, char **day, GError **error)
{
  const char *text;

  if (!dpt_fhir_get_text (root, name, &text, error))
    return FALSE;
  if (text == NULL)
    return dpt_fhir_refuse (root, name, _ ("must be there."), error);
  g_free (*day);
  *day = g_strndup (text, 10);
  if (!dpt_date_is_valid (*day) || (text[10] != '\0' && text[10] != 'T'))
    return dpt_fhir_refuse (root, name, _ ("must be a day of the calendar, “2026-11-22”."), error);
  return TRUE;
}

static gboolean
read_state (const DptFhirElement *root, DptPrescription *head, GError **error)
{
  const char *status, *state;

  if (!dpt_fhir_get_text (root, "status", &status, error)
      || !dpt_fhir_get_text_extension (root, DPT_FHIR_STATE, "valueCode", &state, error))
    return FALSE;
  if (status == NULL || !g_strv_contains (status_words, status))
    return dpt_fhir_refuse (root, "status", _ ("must be “active”, “cancelled”, “draft” or “entered-in-error”."), error);
  if (g_str_equal (status, "draft"))
    return dpt_fhir_refuse (root, "status", _ ("this is a draft: it was never issued, and nothing can be made from it."), error);
  if (g_str_equal (status, "entered-in-error"))
    return dpt_fhir_refuse (root, "status", _ ("its author took it back as an error: nothing can be made from it."), error);
  if (g_str_equal (status, "cancelled") && g_strcmp0 (state, "superseded") == 0)
    dpt_record_set_text (head, DPT_PRESCRIPTION_STATE, "superseded");
  else
    dpt_record_set_text (head, DPT_PRESCRIPTION_STATE, status);
  return TRUE;
}

/* A resource carried along within this one: what a reference "#name" points to. */
static gboolean
find_contained (const DptFhirElement *root, const char *reference, DptFhirElement *found, GError **error)
{
  JsonArray *array;

  *found = (DptFhirElement) { 0 };
  if (reference == NULL || *reference != '#')
    return TRUE;
  if (!dpt_fhir_get_array (root, "contained", &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_auto (DptFhirElement) item = { 0 };
      const char *id;

      if (!dpt_fhir_get_item (root, "contained", array, i, &item, error) || !dpt_fhir_get_text (&item, "id", &id, error))
        return FALSE;
      if (g_strcmp0 (id, reference + 1) == 0)
        {
          dpt_fhir_remark (&item, NULL, _ ("only the name and the number are taken."));
          *found = item;
          item = (DptFhirElement) { 0 };
          return TRUE;
        }
    }
  return dpt_fhir_refuse (root, "contained", _ ("what a reference points to is not there."), error);
}

static gboolean
read_human_name (const DptFhirElement *person, char **name, GError **error)
{
  g_auto (DptFhirElement) item = { 0 };
  g_autoptr (GString) out = g_string_new (NULL);
  const char *family, *text;
  JsonArray *names, *given;

  if (!dpt_fhir_get_array (person, "name", &names, error))
    return FALSE;
  if (names == NULL)
    return TRUE;
  if (!dpt_fhir_get_item (person, "name", names, 0, &item, error) || !dpt_fhir_get_text (&item, "text", &text, error)
      || !dpt_fhir_get_text (&item, "family", &family, error) || !dpt_fhir_get_array (&item, "given", &given, error))
    return FALSE;
  for (guint i = 0; given != NULL && i < json_array_get_length (given); i++)
    {
      const char *one = dpt_json_exact_get_string (json_array_get_element (given, i));

      g_string_append_printf (out, "%s ", one ? one : "");
    }
  g_string_append (out, family ? family : "");
  g_free (*name);
  *name = g_strstrip (g_strdup (text ? text : out->str));
  return TRUE;
}

/* Who a reference is about: what it shows, the first identifier, or what the contained resource says of both. @link: (nullable): where
 * the reference points to. */
static gboolean
read_person (const DptFhirElement *root, const char *member, DptFhirElement *reference, const char **link, char **name, char **system,
             char **number, GError **error)
{
  static const char *const read[] = { "reference", "type", "identifier", "display", "extension", NULL }, *const none[] = { NULL };
  g_auto (DptFhirElement) contained = { 0 }, identifier = { 0 };
  const char *text = NULL, *target = NULL, *value = NULL, *space = NULL;
  JsonArray *identifiers = NULL;

  if (!dpt_fhir_get_object (root, member, reference, error))
    return FALSE;
  if (reference->object == NULL)
    return dpt_fhir_refuse (root, member, _ ("must be there."), error);
  if (!dpt_fhir_check (reference, read, none, error) || !dpt_fhir_get_text (reference, "display", &text, error) || !dpt_fhir_get_text (reference, "reference", &target, error)
      || !dpt_fhir_get_object (reference, "identifier", &identifier, error) || !find_contained (root, target, &contained, error))
    return FALSE;
  *name = g_strdup (text);
  if (contained.object != NULL)
    {
      if ((text == NULL && !read_human_name (&contained, name, error))
          || (identifier.object == NULL && !dpt_fhir_get_array (&contained, "identifier", &identifiers, error)))
        return FALSE;
      if (identifiers != NULL && !dpt_fhir_get_item (&contained, "identifier", identifiers, 0, &identifier, error))
        return FALSE;
    }
  if (identifier.object != NULL
      && (!dpt_fhir_get_text (&identifier, "system", &space, error) || !dpt_fhir_get_text (&identifier, "value", &value, error)))
    return FALSE;
  *system = g_strdup (space);
  *number = g_strdup (value);
  *link = target;
  return TRUE;
}

static gboolean
read_prescriber (const DptFhirElement *root, DptPrescription *head, GError **error)
{
  static const char *const extensions[] = { DPT_FHIR_PROFESSION, NULL };
  g_auto (DptFhirElement) reference = { 0 };
  g_autofree char *name = NULL, *system = NULL, *number = NULL;
  const char *profession, *link;

  if (!read_person (root, "prescriber", &reference, &link, &name, &system, &number, error)
      || !dpt_fhir_tell_extensions (&reference, extensions, error)
      || !dpt_fhir_get_text_extension (&reference, DPT_FHIR_PROFESSION, "valueCode", &profession, error))
    return FALSE;
  /* "Practitioner/23" is all that there is of the name then. */
  if (name == NULL && link != NULL && *link != '#')
    name = g_strdup (link);
  if (name == NULL && number == NULL)
    return dpt_fhir_refuse (&reference, NULL, _ ("says neither a name nor a number of the prescriber."), error);
  if (profession != NULL && !g_strv_contains (dpt_prescription_profession_list (), profession))
    return dpt_fhir_refuse (&reference, "extension", _ ("names a profession that is not known here."), error);
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_NAME, name ? name : number);
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_NUMBER, number);
  dpt_record_set_text (head, DPT_PRESCRIPTION_PRESCRIBER_PROFESSION, profession);
  return TRUE;
}

static gboolean
read_subject (const DptFhirElement *root, DptFhirResource *resource, GError **error)
{
  g_auto (DptFhirElement) reference = { 0 };
  g_autofree char *system = NULL, *number = NULL;
  const char *link;

  if (!read_person (root, "patient", &reference, &link, &resource->patient_name, &system, &number, error)
      || !dpt_fhir_tell_extensions (&reference, (const char *const[]) { NULL }, error))
    return FALSE;
  if (g_strcmp0 (system, DPT_FHIR_PATIENT_FILE) == 0 && number != NULL)
    resource->file_number = MAX (g_ascii_strtoll (number, NULL, 10), 0);
  return TRUE;
}

static gboolean
read_extensions (const DptFhirElement *root, DptPrescription *head, const char **usage, GError **error)
{
  static const char *const extensions[]
    = { DPT_FHIR_USAGE, DPT_FHIR_VALID_UNTIL, DPT_FHIR_NOT_ADAPTED, DPT_FHIR_VERTEX, DPT_FHIR_STATE, NULL };
  const char *until;
  JsonNode *node;

  if (!dpt_fhir_tell_extensions (root, extensions, error) || !dpt_fhir_get_text_extension (root, DPT_FHIR_USAGE, "valueCode", usage, error)
      || !dpt_fhir_get_text_extension (root, DPT_FHIR_VALID_UNTIL, "valueDate", &until, error)
      || !dpt_fhir_set_distance (root, DPT_FHIR_VERTEX, head, DPT_PRESCRIPTION_VERTEX, error)
      || !dpt_fhir_get_extension (root, DPT_FHIR_NOT_ADAPTED, "valueBoolean", &node, error))
    return FALSE;
  if (*usage != NULL && !g_strv_contains (dpt_prescription_usage_list (), *usage))
    return dpt_fhir_refuse (root, "extension", _ ("names a use that is not known here."), error);
  if (until != NULL && !dpt_date_is_valid (until))
    return dpt_fhir_refuse (root, "extension", _ ("must be a day of the calendar, “2026-11-22”."), error);
  if (node != NULL && (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN))
    return dpt_fhir_refuse (root, "extension", _ ("must be true or false."), error);
  dpt_record_set_text (head, DPT_PRESCRIPTION_VALID_UNTIL, until);
  dpt_record_set_int (head, DPT_PRESCRIPTION_ADAPTATION_FORBIDDEN, node != NULL && json_node_get_boolean (node));
  return TRUE;
}

static gboolean
read_head (const DptFhirElement *root, DptPrescription *head, const char **usage, DptFhirResource *resource, GError **error)
{
  static const char *const read[] = { "resourceType", "status",    "created",           "patient",   "dateWritten",
                                      "prescriber",   "contained", "lensSpecification", "extension", NULL };
  static const char *const passed[] = { "text", "identifier", "encounter", NULL };
  g_autofree char *day = NULL;

  if (!dpt_fhir_check (root, read, passed, error) || !read_state (root, head, error) || !read_day (root, "created", &day, error)
      || !read_day (root, "dateWritten", &day, error))
    return FALSE;
  dpt_record_set_text (head, DPT_PRESCRIPTION_ISSUED_ON, day);
  dpt_record_set_text (head, DPT_PRESCRIPTION_ORIGIN, "external");
  return read_subject (root, resource, error) && read_prescriber (root, head, error) && read_extensions (root, head, usage, error);
}

/* --- pairs --- */

/* What both eyes say alike is said once. */
static char *
join_words (const DptFhirLens *right, const DptFhirLens *left)
{
  const char *r = right != NULL && right->words->len > 0 ? right->words->str : NULL;
  const char *l = left != NULL && left->words->len > 0 ? left->words->str : NULL;

  if (r == NULL || l == NULL || g_str_equal (r, l))
    return g_strdup (r ? r : l);
  /* Translators: words about the right eye's lens, then about the left one's */
  return g_strdup_printf (_ ("Right: %s. Left: %s"), r, l);
}

static const char *
choose_usage (const DptFhirElement *root, const DptFhirLens *right, const DptFhirLens *left, const char *told, const char *wanted)
{
  const DptFhirLens *any = right ? right : left;
  gboolean addition = (right != NULL && !dpt_record_is_null (right->eye, DPT_PRESCRIPTION_EYE_ADDITION))
                      || (left != NULL && !dpt_record_is_null (left->eye, DPT_PRESCRIPTION_EYE_ADDITION));

  if (any->contact)
    return "contact";
  if (wanted != NULL || told != NULL)
    return wanted ? wanted : told;
  dpt_fhir_remark (root, "lensSpecification",
                   addition ? _ ("what the glasses are for is not said: taken as progressive, since there is an addition.")
                            : _ ("what the glasses are for is not said: taken as for distance, since there is no addition."));
  return addition ? "progressive" : "far";
}

static gboolean
add_pair (const DptFhirElement *root, DptPrescription *common, const DptFhirLens *right, const DptFhirLens *left, const char *usage, GPtrArray *sheets,
          GError **error)
{
  const DptFhirLens *any = right ? right : left;
  g_autoptr (DptPrescription) head = dpt_record_copy (common);
  g_autoptr (DptPrescriptionSheet) sheet = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *words = join_words (right, left);

  for (guint i = 0; i < sheets->len; i++)
    if (g_str_equal (dpt_record_get_string (dpt_prescription_sheet_get_head (sheets->pdata[i]), DPT_PRESCRIPTION_USAGE), usage))
      return dpt_fhir_refuse (root, "lensSpecification",
                              _ ("holds several pairs, and nothing says what each is for. Enter them one by one from the paper."), error);
  dpt_record_set_text (head, DPT_PRESCRIPTION_KIND, any->contact ? "contact" : "glasses");
  dpt_record_set_text (head, DPT_PRESCRIPTION_USAGE, usage);
  dpt_record_set_text (head, DPT_PRESCRIPTION_INSTRUCTIONS, words);
  sheet = dpt_prescription_sheet_new (head, right ? right->eye : NULL, left ? left->eye : NULL);
  if (!dpt_prescription_sheet_check (sheet, &reason))
    return dpt_fhir_refuse (root, "lensSpecification", reason->message, error);
  g_ptr_array_add (sheets, g_steal_pointer (&sheet));
  return TRUE;
}

static const DptFhirLens *
find_lens (GPtrArray *lenses, gboolean contact, DptEye eye, guint nth)
{
  for (guint i = 0; i < lenses->len; i++)
    {
      const DptFhirLens *lens = lenses->pdata[i];

      if (lens->contact == contact && dpt_prescription_eye_get_eye (lens->eye) == eye && nth-- == 0)
        return lens;
    }
  return NULL;
}

static gboolean
read_lenses (const DptFhirElement *root, GPtrArray *lenses, GError **error)
{
  JsonArray *array;

  if (!dpt_fhir_get_array (root, "lensSpecification", &array, error))
    return FALSE;
  if (array == NULL)
    return dpt_fhir_refuse (root, "lensSpecification", _ ("must be there."), error);
  if (json_array_get_length (array) > MOST_LENSES)
    return dpt_fhir_refuse (root, "lensSpecification", _ ("holds more lenses than one prescription can."), error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_auto (DptFhirElement) item = { 0 };

      if (!dpt_fhir_get_item (root, "lensSpecification", array, i, &item, error) || !dpt_fhir_read_lens (&item, lenses, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dpt_fhir_read_prescription (const DptFhirElement *root, const char *usage, DptFhirResource *resource, GError **error)
{
  g_autoptr (DptPrescription) head = dpt_record_new (DPT_TYPE_PRESCRIPTION);
  g_autoptr (GPtrArray) lenses = g_ptr_array_new_with_free_func (dpt_fhir_lens_free);
  const char *told = NULL;

  resource->kind = DPT_FHIR_PRESCRIPTIONS;
  resource->sheets = g_ptr_array_new_with_free_func (g_object_unref);
  if (!read_head (root, head, &told, resource, error) || !read_lenses (root, lenses, error))
    return FALSE;
  for (int contact = FALSE; contact <= TRUE; contact++)
    for (guint nth = 0;; nth++)
      {
        const DptFhirLens *right = find_lens (lenses, contact, DPT_EYE_RIGHT, nth), *left = find_lens (lenses, contact, DPT_EYE_LEFT, nth);

        if (right == NULL && left == NULL)
          break;
        if (!add_pair (root, head, right, left, choose_usage (root, right, left, told, usage), resource->sheets, error))
          return FALSE;
      }
  return TRUE;
}
