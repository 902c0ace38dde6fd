/* dpt-merge.c - see dpt-merge.h.
 * For: files as values, and the two units. Not for: what a person chooses (dpt-merge-dialog.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/reception/dpt-merge.h"

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

gpointer
dpt_merge_apply (DptUnit *unit, gpointer merge, GError **error)
{
  DptMerge *self = merge;

  if (dpt_patient_file_is_dirty (self->after) && dpt_patient_save (unit, self->after, error) == 0)
    return NULL;
  return dpt_patient_merge (unit, self->id, self->twin_id, error) ? unit : NULL;
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
