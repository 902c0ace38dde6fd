/* dpt-tray-match.c - see dpt-tray.h: whose reading it is, by what the device was told.
 * For: comparing people, and finding the visit. Not for: the tray itself (dpt-tray.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-tray.h"

#include "base/dpt-text.h"

#include <string.h>

/* --- comparing --- */

/* Only a device that is given our number can say it. Its counter ("0001") names nobody even then, nor does a word. */
static gint64
get_file_number (DptReading *reading, gboolean carries_number)
{
  const char *text = carries_number ? dpt_reading_get_text (reading, DPT_READING_PATIENT_NUMBER) : NULL;
  char *end = NULL;
  gint64 number = text != NULL ? g_ascii_strtoll (text, &end, 10) : 0;

  return number > 0 && *end == '\0' && *text != '0' ? number : 0;
}

/* Every word that the device knows begins one of ours, and one of them one of the family's names. A device cuts long names and
 * knows only one of several; some of them take both names in one field. */
static gboolean
is_named (DptReading *reading, const DptTrayPerson *person)
{
  g_autofree char *device = dpt_reading_dup_patient_name (reading);
  g_autofree char *typed = dpt_text_fold (device);
  g_autofree char *all = g_strjoin (" ", person->family_name, person->given_names ? person->given_names : "",
                                    person->birth_name ? person->birth_name : "", NULL);
  g_autofree char *ours = dpt_text_fold (all);
  g_auto (GStrv) family = NULL;
  g_auto (GStrv) words = NULL;

  if (!dpt_text_matches (ours, typed))
    return FALSE;
  words = dpt_text_split_words (typed, 0);
  for (guint name = 0; name < 2; name++)
    {
      const char *text = name == 0 ? person->family_name : person->birth_name;

      g_clear_pointer (&family, g_strfreev);
      family = dpt_text_split_words (text != NULL ? text : "", 0);
      for (guint i = 0; family[i] != NULL; i++)
        for (guint j = 0; words[j] != NULL; j++)
          if (strlen (words[j]) >= MIN (strlen (family[i]), 4) && g_str_has_prefix (family[i], words[j]))
            return TRUE;
    }
  return FALSE;
}

DptTrayFit
dpt_tray_fit (DptReading *reading, gboolean carries_number, const DptTrayPerson *person)
{
  const char *birth = dpt_reading_get_text (reading, DPT_READING_BIRTH_DATE);
  g_autofree char *name = dpt_reading_dup_patient_name (reading);
  gint64 number = get_file_number (reading, carries_number);
  gboolean says_birth = birth != NULL && person->birth_date != NULL;
  gboolean says_name = *name != '\0';
  gboolean same_number = number != 0 && number == person->file_number;

  if (says_birth && !g_str_equal (birth, person->birth_date))
    return DPT_TRAY_FIT_OTHER;
  if (says_name && !is_named (reading, person))
    return DPT_TRAY_FIT_OTHER;
  if (number != 0 && !same_number)
    /* Nobody typed the number into the device: what else it says decides. */
    return says_birth && says_name ? DPT_TRAY_FIT_SAME : DPT_TRAY_FIT_OTHER;
  if (same_number || (says_birth && says_name))
    return DPT_TRAY_FIT_SAME;
  return DPT_TRAY_FIT_UNKNOWN;
}

/* --- finding --- */

static DptTrayPerson
get_person (DptDbRows *rows, guint row)
{
  return (DptTrayPerson) {
    .file_number = dpt_db_rows_get_int (rows, row, 1),
    .family_name = dpt_db_rows_get_string (rows, row, 2),
    .birth_name = dpt_db_rows_get_text (rows, row, 3),
    .given_names = dpt_db_rows_get_text (rows, row, 4),
    .birth_date = dpt_db_rows_get_text (rows, row, 5),
  };
}

gboolean
dpt_tray_fit_patient (DptUnit *unit, DptReading *reading, gboolean carries_number, gint64 patient_id, DptTrayFit *fit, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;
  DptTrayPerson person;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_READ, error))
    return FALSE;
  rows = dpt_db_query (unit->connection, "clinical/tray:facts", error, DPT_INT (patient_id));
  if (rows == NULL)
    return FALSE;
  *fit = DPT_TRAY_FIT_OTHER;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    return TRUE;
  person = get_person (rows, 0);
  *fit = dpt_tray_fit (reading, carries_number, &person);
  return TRUE;
}

/* Adds up who fits; a number alone is no proof without somebody in the chair. */
static void
count_fits (DptReading *reading, gboolean carries_number, DptDbRows *rows, gboolean by_number, DptTrayMatch *match)
{
  g_autofree char *name = dpt_reading_dup_patient_name (reading);
  gboolean bare = *name == '\0' && dpt_reading_get_text (reading, DPT_READING_BIRTH_DATE) == NULL;

  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      DptTrayPerson person = get_person (rows, i);

      if (dpt_tray_fit (reading, carries_number, &person) != DPT_TRAY_FIT_SAME || (by_number && bare)
          || match->patient_id == dpt_db_rows_get_int (rows, i, 0))
        continue;
      match->patient_id = dpt_db_rows_get_int (rows, i, 0);
      match->n_patients++;
    }
}

gboolean
dpt_tray_load_carries_number (DptUnit *unit, DptTrayReading *reading, gboolean *carries_number, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  *carries_number = FALSE;
  if (dpt_record_is_null (reading, DPT_TRAY_READING_DEVICE_ID))
    return TRUE;
  rows = dpt_db_query (unit->connection, "clinical/tray:carries-number", error,
                       DPT_INT (dpt_record_get_int (reading, DPT_TRAY_READING_DEVICE_ID)));
  if (rows != NULL && dpt_db_rows_get_n_rows (rows) > 0)
    *carries_number = dpt_db_rows_get_int (rows, 0, 0) != 0;
  return rows != NULL;
}

guint
dpt_tray_count_drafts (DptUnit *unit, const char *day, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_READ, error))
    return G_MAXUINT;
  rows = dpt_db_query (unit->connection, "clinical/tray:count-drafts", error, DPT_INT (dpt_unit_get_establishment_id (unit)),
                       DPT_TEXT (day));
  return rows != NULL ? (guint) dpt_db_rows_get_int (rows, 0, 0) : G_MAXUINT;
}

gint64
dpt_tray_find_draft (DptUnit *unit, gint64 patient_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_READ, error))
    return 0;
  rows = dpt_db_query (unit->connection, "clinical/tray:draft", error, DPT_INT (patient_id),
                       DPT_INT (dpt_unit_get_establishment_id (unit)), DPT_INT (dpt_unit_get_user_id (unit)));
  return rows != NULL && dpt_db_rows_get_n_rows (rows) > 0 ? dpt_db_rows_get_int (rows, 0, 0) : 0;
}

gboolean
dpt_tray_match (DptUnit *unit, DptReading *reading, gboolean carries_number, DptTrayMatch *match, GError **error)
{
  const char *birth = dpt_reading_get_text (reading, DPT_READING_BIRTH_DATE);
  gint64 number = get_file_number (reading, carries_number);
  g_autoptr (GError) reason = NULL;

  *match = (DptTrayMatch) { 0 };
  if (!dpt_unit_require (unit, DPT_RIGHT_CLINICAL_READ, error))
    return FALSE;
  if (number != 0)
    {
      g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "clinical/tray:by-file-number", error, DPT_INT (number));

      if (rows == NULL)
        return FALSE;
      count_fits (reading, carries_number, rows, TRUE, match);
    }
  /* Ours by number, name and birth date is sure enough; else everybody born that day is looked at. */
  if (match->n_patients == 0 && birth != NULL)
    {
      g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "clinical/tray:by-birth-date", error, DPT_TEXT (birth));

      if (rows == NULL)
        return FALSE;
      count_fits (reading, carries_number, rows, FALSE, match);
    }
  if (match->n_patients != 1)
    {
      match->patient_id = 0;
      return TRUE;
    }
  match->visit_id = dpt_tray_find_draft (unit, match->patient_id, &reason);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}
