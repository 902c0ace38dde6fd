/* dpt-exam-layout.c - see dpt-exam-layout.h.
 * For: the sections, their usual places, and what a practice wants otherwise. Not for: widgets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-exam-layout.h"

#include "engine/practice/dpt-setting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* C complete, K check, L contact lenses, H child, V low vision: where a section is shown unless somebody wants it
 * otherwise. */
static const struct { const char *nick; const char *label; const char *kinds; } sections[] = {
  { "reason", N_ ("Reason for the visit"), "CKLHV" },
  { "complaint", N_ ("Complaint and consent"), "" },
  { "history", N_ ("Medical history"), "CLHV" },
  { "social", N_ ("Life and work"), "LV" },
  { "birth", N_ ("Birth, myopia and habits"), "H" },
  { "acuity", N_ ("Acuity"), "CKLHV" },
  { "acuity_how", N_ ("How acuity was taken"), "H" },
  { "refraction", N_ ("Refraction"), "CKLHV" },
  { "worn", N_ ("Glasses worn"), "CV" },
  { "retinoscopy", N_ ("Retinoscopy"), "H" },
  { "measuring", N_ ("How it was measured"), "CH" },
  { "binocular", N_ ("Binocular vision"), "CH" },
  { "gazes", N_ ("Nine positions of gaze"), "" },
  { "accommodation", N_ ("Accommodation"), "H" },
  { "keratometry", N_ ("Keratometry"), "CLH" },
  { "biometry", N_ ("Biometry"), "H" },
  { "contact_lenses", N_ ("Contact lens trials"), "L" },
  { "lens_wear", N_ ("Contact lens wear and checks"), "L" },
  { "pressure", N_ ("Pressure"), "CK" },
  { "pupils", N_ ("Pupils"), "CH" },
  { "colour", N_ ("Colour vision"), "H" },
  { "fields", N_ ("Visual fields"), "CV" },
  { "slit_lamp", N_ ("Slit lamp"), "CL" },
  { "surface", N_ ("Lids, tears and surface"), "L" },
  { "gonioscopy", N_ ("Angle of the chamber"), "" },
  { "drops", N_ ("Drops"), "H" },
  { "fundus", N_ ("Fundus"), "CHV" },
  { "low_vision", N_ ("Low vision"), "V" },
  { "notes", N_ ("Notes"), "CKLHV" },
  { "conclusion", N_ ("Conclusion"), "CKLHV" },
  { "close", N_ ("Referral and advice"), "CH" },
  { "next", N_ ("Next visit"), "CKLHV" },
};

/* What a section holds besides findings of its own name. */
static const struct { const char *section; guint field; } texts[] = {
  { "reason", DPT_VISIT_REASON },         { "history", DPT_VISIT_HISTORY },
  { "history", DPT_VISIT_MEDICATION },    { "history", DPT_VISIT_ALLERGIES },
  { "history", DPT_VISIT_FAMILY_HISTORY }, { "binocular", DPT_VISIT_BINOCULAR },
  { "slit_lamp", DPT_VISIT_SLIT_LAMP },   { "fundus", DPT_VISIT_FUNDUS },
  { "notes", DPT_VISIT_NOTES },           { "conclusion", DPT_VISIT_CONCLUSION },
  { "conclusion", DPT_VISIT_PLAN },
};

const char *const *
dpt_exam_section_list (void)
{
  static const char *list[G_N_ELEMENTS (sections) + 1];

  for (guint i = 0; list[0] == NULL && i < G_N_ELEMENTS (sections); i++)
    list[G_N_ELEMENTS (sections) - 1 - i] = sections[G_N_ELEMENTS (sections) - 1 - i].nick;
  return list;
}

static int
find_section (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_strcmp0 (sections[i].nick, nick) == 0)
      return (int) i;
  return -1;
}

const char *
dpt_exam_section_get_label (const char *section)
{
  int found = find_section (section);

  return found < 0 ? NULL : _ (sections[found].label);
}

/* The acuities of an eye stand in its refractions: far ones are seen there, near ones are not. */
static gboolean
is_of (gpointer record, const char *section)
{
  if (DPT_IS_REFRACTION (record) && g_str_equal (section, "acuity"))
    return !dpt_record_is_null (record, DPT_REFRACTION_NEAR_ACUITY);
  if (DPT_IS_FINDING (record) && g_str_has_prefix (dpt_record_get_string (record, DPT_FINDING_SECTION), DPT_VISIT_PAIR_SECTION))
    return g_str_equal (section, "worn");
  if (DPT_IS_FINDING (record))
    return g_strcmp0 (dpt_record_get_text (record, DPT_FINDING_SECTION), section) == 0;
  if (DPT_IS_REFRACTION (record))
    return g_str_equal (section, dpt_record_get_int (record, DPT_REFRACTION_PAIR_NUMBER) > 1 ? "worn" : "refraction");
  if (DPT_IS_ACUITY_RECORD (record))
    return g_str_equal (section, "acuity");
  if (DPT_IS_PRESSURE (record))
    return g_str_equal (section, "pressure");
  if (DPT_IS_LENS_TRIAL (record))
    return g_str_equal (section, "contact_lenses");
  return DPT_IS_KERATOMETRY (record) && g_str_equal (section, "keratometry");
}

gboolean
dpt_exam_section_is_written (const char *section, DptVisitSheet *sheet)
{
  GPtrArray *details = dpt_visit_sheet_get_details (sheet);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].section, section) && *dpt_visit_sheet_get_text (sheet, texts[i].field) != '\0')
      return TRUE;
  if (g_str_equal (section, "next"))
    return !dpt_record_is_null (dpt_visit_sheet_get_visit (sheet), DPT_VISIT_NEXT_VISIT_MONTHS);
  for (guint i = 0; i < details->len; i++)
    if (is_of (details->pdata[i], section) && !dpt_visit_detail_is_empty (details->pdata[i]))
      return TRUE;
  return FALSE;
}

/* --- layouts --- */

static gboolean
is_usual (guint section, const char *kind)
{
  static const struct { const char *kind; char letter; } letters[] = {
    { "complete", 'C' }, { "check", 'K' }, { "contact_lens", 'L' }, { "child", 'H' }, { "low_vision", 'V' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_strcmp0 (letters[i].kind, kind) == 0)
      return strchr (sections[section].kinds, letters[i].letter) != NULL;
  return TRUE;
}

static gboolean
has_place (GArray *layout, const char *nick)
{
  for (guint i = 0; i < layout->len; i++)
    if (g_array_index (layout, DptExamPlace, i).section == nick)
      return TRUE;
  return FALSE;
}

/* After the section that usually comes before it. */
static guint
find_place (GArray *layout, guint section)
{
  for (guint before = section; before-- > 0;)
    for (guint i = 0; i < layout->len; i++)
      if (g_array_index (layout, DptExamPlace, i).section == sections[before].nick)
        return i + 1;
  return 0;
}

GArray *
dpt_exam_layout_new (const char *kind, const char *setting)
{
  GArray *layout = g_array_new (FALSE, FALSE, sizeof (DptExamPlace));
  g_auto (GStrv) names = g_strsplit (setting ? setting : "", ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean hidden = names[i][0] == '-';
      int found = find_section (names[i] + (hidden ? 1 : 0));
      DptExamPlace place;

      if (found < 0 || has_place (layout, sections[found].nick))
        continue;
      place = (DptExamPlace) { sections[found].nick, !hidden };
      g_array_append_val (layout, place);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (!has_place (layout, sections[i].nick))
      {
        DptExamPlace place = { sections[i].nick, is_usual (i, kind) };

        g_array_insert_val (layout, find_place (layout, i), place);
      }
  return layout;
}

char *
dpt_exam_layout_to_setting (GArray *layout)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < layout->len; i++)
    {
      const DptExamPlace *place = &g_array_index (layout, DptExamPlace, i);

      g_string_append_printf (out, "%s%s%s", i > 0 ? "," : "", place->shown ? "" : "-", place->section);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* --- what a practice wants otherwise --- */

char *
dpt_exam_layout_dup_name (const char *kind)
{
  return g_strdup_printf ("exam.sections.%s", kind);
}

char *
dpt_exam_words_dup_name (const char *section, const char *item)
{
  /* All pairs worn share their words. */
  return g_str_has_prefix (section, DPT_VISIT_PAIR_SECTION) ? g_strdup_printf ("exam.words.pair.%s", item)
                                                            : g_strdup_printf ("exam.words.%s.%s", section, item);
}

GHashTable *
dpt_exam_custom_load (DptUnit *unit, GError **error)
{
  g_autoptr (DptDbRows) rows
    = dpt_db_query (unit->connection, "clinical/clinical:custom", error, DPT_INT (dpt_unit_get_user_id (unit)));
  GHashTable *custom;

  if (rows == NULL)
    return NULL;
  custom = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  /* Everybody's come first. */
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      const char *name = dpt_db_rows_get_string (rows, i, 0), *value = dpt_db_rows_get_string (rows, i, 1);
      const char *before = g_hash_table_lookup (custom, name);
      gboolean words = before != NULL && g_str_has_prefix (name, "exam.words.");

      g_hash_table_replace (custom, g_strdup (name),
                            words ? g_strdup_printf ("%s\n%s", before, value) : g_strdup (value));
    }
  return custom;
}

gboolean
dpt_exam_custom_save (DptUnit *unit, const char *name, const char *value, GError **error)
{
  gboolean everybody = dpt_session_may (unit->session, DPT_RIGHT_SETTING_WRITE);

  g_return_val_if_fail (g_str_has_prefix (name, "exam."), FALSE);

  return dpt_unit_require (unit, DPT_RIGHT_CLINICAL_WRITE, error)
         && dpt_setting_set (unit, everybody ? DPT_SETTING_SCOPE_ORGANIZATION : DPT_SETTING_SCOPE_USER, name, value,
                             error);
}

GStrv
dpt_exam_words_dup (GHashTable *custom, const char *section, const char *item)
{
  g_autofree char *name = dpt_exam_words_dup_name (section, item);
  const char *value = custom ? g_hash_table_lookup (custom, name) : NULL;

  return g_strsplit (value ? value : "", "\n", -1);
}
