/* dpt-patient-rebase.c - see dpt-patient-rebase.h.
 * For: comparing field by field. Not for: the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient-rebase.h"

#include <glib/gi18n-lib.h>

static void
free_difference (gpointer data)
{
  DptPatientDifference *difference = data;

  g_free (difference->label);
  g_free (difference->mine);
  g_free (difference->theirs);
  g_free (difference);
}

static char *
dup_words (gpointer record, guint field)
{
  if (dpt_record_get_field (record, field)->kind == DPT_FIELD_ENUM)
    return g_strdup (dpt_patient_word (dpt_record_get_text (record, field)));
  return dpt_record_format (record, field);
}

/* What of @mine was changed, and stands otherwise in @theirs. */
static void
compare_records (gpointer mine, gpointer theirs, GPtrArray *differences)
{
  for (guint i = 0; i < dpt_record_get_n_fields (mine); i++)
    {
      const DptField *field = dpt_record_get_field (mine, i);
      g_autofree char *ours = NULL;
      g_autofree char *others = NULL;
      DptPatientDifference *difference;

      if (field->label == NULL || (field->flags & DPT_FIELD_VIRTUAL) != 0 || !dpt_record_is_field_dirty (mine, i))
        continue;
      ours = dup_words (mine, i);
      others = dup_words (theirs, i);
      if (g_str_equal (ours, others))
        continue;
      difference = g_new0 (DptPatientDifference, 1);
      difference->label = g_strdup (g_dgettext (GETTEXT_PACKAGE, field->label));
      difference->mine = g_steal_pointer (&ours);
      difference->theirs = g_steal_pointer (&others);
      g_ptr_array_add (differences, difference);
    }
}

static gpointer
find_record (DptPatientFile *file, DptPatientPart part, gint64 id)
{
  GListModel *records = dpt_patient_file_get_part (file, part);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (DptRecord) record = g_list_model_get_item (records, i);

      if (dpt_record_get_id (record) == id)
        return record; /* the list keeps it */
    }
  return NULL;
}

GPtrArray *
dpt_patient_file_list_differences (DptPatientFile *mine, DptPatientFile *theirs)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (free_difference);

  g_return_val_if_fail (DPT_IS_PATIENT_FILE (mine), differences);
  g_return_val_if_fail (DPT_IS_PATIENT_FILE (theirs), differences);

  compare_records (dpt_patient_file_get_patient (mine), dpt_patient_file_get_patient (theirs), differences);
  for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
    {
      GListModel *records = dpt_patient_file_get_part (mine, part);

      for (guint i = 0; i < g_list_model_get_n_items (records); i++)
        {
          g_autoptr (DptRecord) record = g_list_model_get_item (records, i);
          gpointer twin = dpt_record_is_saved (record) ? find_record (theirs, part, dpt_record_get_id (record)) : NULL;

          if (twin != NULL)
            compare_records (record, twin, differences);
        }
    }
  return differences;
}

static void
copy_field (gpointer from, gpointer to, guint field)
{
  const char *text = dpt_record_get_text (from, field);

  if (dpt_record_is_null (from, field))
    dpt_record_set_null (to, field);
  else if (text != NULL)
    dpt_record_set_text (to, field, text);
  else
    dpt_record_set_int (to, field, dpt_record_get_int (from, field));
}

static void
copy_changes (gpointer from, gpointer to)
{
  for (guint i = 0; i < dpt_record_get_n_fields (from); i++)
    if (dpt_record_is_field_dirty (from, i))
      copy_field (from, to, i);
}

DptPatientFile *
dpt_patient_file_rebase (DptPatientFile *mine, DptPatientFile *theirs)
{
  DptPatientFile *file;
  GPtrArray *removed;

  g_return_val_if_fail (DPT_IS_PATIENT_FILE (mine), NULL);
  g_return_val_if_fail (DPT_IS_PATIENT_FILE (theirs), NULL);

  file = dpt_patient_file_copy (theirs);
  copy_changes (dpt_patient_file_get_patient (mine), dpt_patient_file_get_patient (file));
  for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
    {
      GListModel *records = dpt_patient_file_get_part (mine, part);

      for (guint i = 0; i < g_list_model_get_n_items (records); i++)
        {
          g_autoptr (DptRecord) record = g_list_model_get_item (records, i);
          gpointer twin;

          if (!dpt_record_is_saved (record))
            {
              g_autoptr (DptRecord) added = dpt_record_copy (record);

              dpt_patient_file_append (file, part, added);
              continue;
            }
          twin = find_record (file, part, dpt_record_get_id (record));
          if (twin != NULL)
            copy_changes (record, twin);
        }
    }
  removed = dpt_patient_file_get_removed (mine);
  for (guint i = 0; i < removed->len; i++)
    for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
      {
        gpointer twin = G_OBJECT_TYPE (removed->pdata[i]) == dpt_patient_part_get_record_type (part)
          ? find_record (file, part, dpt_record_get_id (removed->pdata[i])) : NULL;

        if (twin != NULL)
          dpt_patient_file_remove (file, part, twin);
      }
  return file;
}
