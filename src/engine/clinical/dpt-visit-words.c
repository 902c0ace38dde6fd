/* dpt-visit-words.c - see dpt-visit-words.h.
 * For: words. Not for: the lists of items (dpt-exam-item.h) and sections (dpt-exam-layout.h) they come from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-words.h"

#include "base/dpt-date.h"
#include "base/dpt-power.h"
#include "engine/clinical/dpt-exam-item.h"
#include "engine/clinical/dpt-exam-layout.h"
#include "engine/clinical/dpt-lens-wear.h"
#include "engine/clinical/dpt-retinoscopy.h"
#include "engine/optics/dpt-contact-lens.h"
#include "engine/optics/dpt-vertex.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const eyes[] = { "R", "L", "B" };

void
dpt_visit_line_free (DptVisitLine *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  for (guint i = 0; i < 3; i++)
    g_free (self->value[i]);
  g_free (self);
}

void
dpt_visit_change_free (DptVisitChange *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* Takes the texts over; a line without any is none. */
static void
add_line (GPtrArray *lines, const char *section, char *label, char *right, char *left, char *both)
{
  DptVisitLine *line = g_new0 (DptVisitLine, 1);
  char *const given[] = { right, left, both };

  line->section = section;
  line->label = label;
  for (guint i = 0; i < 3; i++)
    if (given[i] != NULL && *given[i] != '\0')
      line->value[i] = given[i];
    else
      g_free (given[i]);
  if (line->value[0] != NULL || line->value[1] != NULL || line->value[2] != NULL)
    g_ptr_array_add (lines, line);
  else
    dpt_visit_line_free (line);
}

/* --- sections of their own kind --- */

static void
add_texts (GPtrArray *lines, DptVisitSheet *sheet, const char *section)
{
  static const struct { const char *section; guint field; } texts[] = {
    { "reason", DPT_VISIT_REASON },        { "history", DPT_VISIT_HISTORY },
    { "history", DPT_VISIT_FAMILY_HISTORY }, { "history", DPT_VISIT_MEDICATION },
    { "history", DPT_VISIT_ALLERGIES },    { "binocular", DPT_VISIT_BINOCULAR },
    { "slit_lamp", DPT_VISIT_SLIT_LAMP },  { "fundus", DPT_VISIT_FUNDUS },
    { "notes", DPT_VISIT_NOTES },          { "conclusion", DPT_VISIT_CONCLUSION },
    { "conclusion", DPT_VISIT_PLAN },
  };
  DptVisit *visit = dpt_visit_sheet_get_visit (sheet);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].section, section))
      add_line (lines, texts[i].section, g_strdup (_ (dpt_record_get_field (visit, texts[i].field)->label)), NULL, NULL,
                g_strdup (dpt_visit_sheet_get_text (sheet, texts[i].field)));
}

static char *
dup_acuity (DptVisitSheet *sheet, const char *eye, const char *distance, const char *method)
{
  DptRefractionRow row;
  gpointer record;
  guint field = g_str_equal (distance, "near") ? DPT_REFRACTION_NEAR_ACUITY : DPT_REFRACTION_ACUITY;

  if (!g_str_equal (eye, "B") && !g_str_equal (distance, "intermediate") && dpt_refraction_row_find (method, &row))
    {
      record
        = dpt_visit_sheet_get_refraction (sheet, row, g_str_equal (eye, "R") ? DPT_EYE_RIGHT : DPT_EYE_LEFT);
      return record ? dpt_acuity_dup_shown (dpt_record_get_text (record, field)) : NULL;
    }
  record = dpt_visit_sheet_get_acuity (sheet, eye, distance, method);
  return record ? dpt_acuity_dup_shown (dpt_record_get_text (record, DPT_ACUITY_RECORD_VALUE)) : NULL;
}

static void
add_acuities (GPtrArray *lines, DptVisitSheet *sheet)
{
  static const struct { const char *nick; const char *label; } methods[] = {
    { "unaided", N_ ("Unaided") }, { "worn", N_ ("Worn") }, { "contact_lens", N_ ("Contact lenses") },
    { "pinhole", N_ ("Pinhole") }, { "final", N_ ("Best corrected") },
  };
  static const struct { const char *nick; const char *label; } distances[] = {
    { "far", N_ ("far") }, { "intermediate", N_ ("intermediate") }, { "near", N_ ("near") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    for (guint j = 0; j < G_N_ELEMENTS (distances); j++)
      /* Translators: how an acuity was taken and at which distance: "Unaided, far" */
      add_line (lines, "acuity", g_strdup_printf (C_ ("acuity", "%s, %s"), _ (methods[i].label), _ (distances[j].label)),
                dup_acuity (sheet, "R", distances[j].nick, methods[i].nick),
                dup_acuity (sheet, "L", distances[j].nick, methods[i].nick),
                dup_acuity (sheet, "B", distances[j].nick, methods[i].nick));
}

static char *
dup_powers (DptRefraction *record)
{
  DptRx rx;

  return dpt_refraction_get_rx (record, &rx) != DPT_RX_FIELD_NONE ? dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL)
                                                                  : NULL;
}

static char *
dup_distance (DptRefraction *record, guint field)
{
  return record && !dpt_record_is_null (record, field) ? dpt_length_format ((int) dpt_record_get_int (record, field))
                                                       : NULL;
}

static void
add_refractions (GPtrArray *lines, DptVisitSheet *sheet)
{
  for (DptRefractionRow row = DPT_REFRACTION_WORN; row < DPT_N_REFRACTION_ROWS; row++)
    {
      DptRefraction *right = dpt_visit_sheet_get_refraction (sheet, row, DPT_EYE_RIGHT);
      DptRefraction *left = dpt_visit_sheet_get_refraction (sheet, row, DPT_EYE_LEFT);

      add_line (lines, "refraction", g_strdup (dpt_refraction_row_get_label (row)), dup_powers (right),
                dup_powers (left), NULL);
      add_line (lines, "refraction",
                /* Translators: a row of the refraction, "Final, pupillary distance far" */
                g_strdup_printf (_ ("%s, pupillary distance far"), dpt_refraction_row_get_label (row)),
                dup_distance (right, DPT_REFRACTION_PD_FAR), dup_distance (left, DPT_REFRACTION_PD_FAR), NULL);
      add_line (lines, "refraction",
                /* Translators: a row of the refraction */
                g_strdup_printf (_ ("%s, vertex distance"), dpt_refraction_row_get_label (row)),
                dup_distance (right, DPT_REFRACTION_VERTEX), dup_distance (left, DPT_REFRACTION_VERTEX), NULL);
      add_line (lines, "refraction", g_strdup_printf (_ ("%s, pupillary distance near"), dpt_refraction_row_get_label (row)),
                dup_distance (right, DPT_REFRACTION_PD_NEAR), dup_distance (left, DPT_REFRACTION_PD_NEAR), NULL);
    }
}

static char *
dup_finding (const DptExamItem *item, DptVisitSheet *sheet, const char *eye)
{
  DptFinding *finding = dpt_visit_sheet_get_finding (sheet, item->section, item->item, eye);

  return finding ? dpt_exam_item_format (item, finding) : NULL;
}

/* What a lens meter cannot tell, and where the eyes stand behind it. */
static void
add_pair_details (GPtrArray *lines, DptVisitSheet *sheet, guint pair)
{
  static const struct { guint field; const char *label; } lengths[] = {
    { DPT_REFRACTION_VERTEX, N_ ("Vertex distance") },
    { DPT_REFRACTION_PD_FAR, N_ ("Pupillary distance, far") },
    { DPT_REFRACTION_PD_NEAR, N_ ("Pupillary distance, near") },
  };
  g_autofree char *section = dpt_visit_pair_dup_section (pair);
  guint n;
  const DptExamItem *items = dpt_exam_item_list (section, &n);

  for (guint i = 0; i < n; i++)
    /* Translators: the number of a pair of glasses, and what is told of it: "Pair 2, Material" */
    add_line (lines, "worn", g_strdup_printf (_ ("Pair %u, %s"), pair, dpt_exam_item_get_label (&items[i])),
              dup_finding (&items[i], sheet, "R"), dup_finding (&items[i], sheet, "L"), dup_finding (&items[i], sheet, NULL));
  /* Those of pair 1 are told with its row of the refraction. */
  for (guint i = 0; pair > 1 && i < G_N_ELEMENTS (lengths); i++)
    add_line (lines, "worn", g_strdup_printf (_ ("Pair %u, %s"), pair, _ (lengths[i].label)),
              dup_distance (dpt_visit_sheet_get_pair (sheet, pair, DPT_EYE_RIGHT), lengths[i].field),
              dup_distance (dpt_visit_sheet_get_pair (sheet, pair, DPT_EYE_LEFT), lengths[i].field), NULL);
}

static void
add_pairs (GPtrArray *lines, DptVisitSheet *sheet)
{
  add_pair_details (lines, sheet, 1);
  for (guint pair = 2; pair <= DPT_VISIT_MAX_PAIRS; pair++)
    {
      DptRefraction *right = dpt_visit_sheet_get_pair (sheet, pair, DPT_EYE_RIGHT);
      DptRefraction *left = dpt_visit_sheet_get_pair (sheet, pair, DPT_EYE_LEFT);
      gpointer noted = right ? right : left;

      /* Translators: the number of a pair of glasses */
      add_line (lines, "worn", g_strdup_printf (_ ("Pair %u"), pair), dup_powers (right), dup_powers (left),
                noted ? g_strdup (dpt_record_get_text (noted, DPT_REFRACTION_NOTE)) : NULL);
      add_pair_details (lines, sheet, pair);
    }
}

static void
add_repeats (GPtrArray *lines, DptVisitSheet *sheet)
{
  for (guint i = 1; i <= DPT_VISIT_MAX_REPEATS; i++)
    /* Translators: the number of a single reading of the autorefractor */
    add_line (lines, "refraction", g_strdup_printf (_ ("Autorefractor, reading %u"), i),
              dup_powers (dpt_visit_sheet_get_repeat (sheet, i, DPT_EYE_RIGHT)),
              dup_powers (dpt_visit_sheet_get_repeat (sheet, i, DPT_EYE_LEFT)), NULL);
}

static void
add_retinoscopy (GPtrArray *lines, DptVisitSheet *sheet)
{
  char *net[2] = { NULL, NULL };

  for (guint i = 0; i < 2; i++)
    {
      DptRx rx;

      if (dpt_retinoscopy_reckon (sheet, i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT, &rx))
        net[i] = dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL);
    }
  add_line (lines, "retinoscopy", g_strdup (_ ("Net of the working distance")), net[0], net[1], NULL);
}

static char *
dup_curve (DptKeratometry *record, guint field)
{
  g_autofree char *radius = NULL;
  g_autofree char *power = NULL;
  int axis;

  if (record == NULL || dpt_record_is_null (record, field))
    return NULL;
  axis = (int) dpt_record_get_int (record, field + 1);
  radius = dpt_length_format ((int) dpt_record_get_int (record, field));
  power = dpt_length_format (dpt_keratometry_power_from_radius ((int) dpt_record_get_int (record, field)));
  /* Translators: a corneal radius, its power, and its axis */
  return axis > 0 ? g_strdup_printf (_ ("%s mm (%s D) at %d°"), radius, power, axis)
                  : g_strdup_printf (_ ("%s mm (%s D)"), radius, power);
}

static void
add_curves (GPtrArray *lines, DptVisitSheet *sheet)
{
  DptKeratometry *right = dpt_visit_sheet_get_keratometry (sheet, DPT_EYE_RIGHT);
  DptKeratometry *left = dpt_visit_sheet_get_keratometry (sheet, DPT_EYE_LEFT);

  add_line (lines, "keratometry", g_strdup (_ ("Flat meridian")), dup_curve (right, DPT_KERATOMETRY_FLAT),
            dup_curve (left, DPT_KERATOMETRY_FLAT), NULL);
  add_line (lines, "keratometry", g_strdup (_ ("Steep meridian")), dup_curve (right, DPT_KERATOMETRY_STEEP),
            dup_curve (left, DPT_KERATOMETRY_STEEP), NULL);
}

static const char *
get_tonometer (const char *nick)
{
  const char *label = dpt_exam_item_get_choice_label (dpt_exam_item_find ("pressure_reading", "instrument"), nick);

  return label ? label : nick;
}

static char *
dup_pressure (DptPressure *reading)
{
  g_autofree char *value = NULL;
  g_autofree char *time = NULL;
  const char *instrument;

  if (reading == NULL)
    return NULL;
  value = dpt_length_format ((int) dpt_record_get_int (reading, DPT_PRESSURE_MMHG));
  time = dpt_instant_format_time (dpt_record_get_int (reading, DPT_PRESSURE_TAKEN_AT));
  instrument = dpt_record_get_text (reading, DPT_PRESSURE_INSTRUMENT);
  if (instrument == NULL || *time == '\0')
    return g_strdup_printf (_ ("%s mmHg"), value);
  /* Translators: a pressure, the time, and the instrument: "15 mmHg (14:05, Goldmann)" */
  return g_strdup_printf (_ ("%s mmHg (%s, %s)"), value, time, get_tonometer (instrument));
}

static void
add_pressures (GPtrArray *lines, DptVisitSheet *sheet)
{
  for (guint i = 0;; i++)
    {
      DptPressure *right = dpt_visit_sheet_get_pressure (sheet, DPT_EYE_RIGHT, i);
      DptPressure *left = dpt_visit_sheet_get_pressure (sheet, DPT_EYE_LEFT, i);

      if (right == NULL && left == NULL)
        return;
      /* Translators: the number of a reading */
      add_line (lines, "pressure", g_strdup_printf (_ ("Reading %u"), i + 1), dup_pressure (right),
                dup_pressure (left), NULL);
    }
}

static void
add_drops (GPtrArray *lines, DptVisitSheet *sheet)
{
  GPtrArray *details = dpt_visit_sheet_get_details (sheet);

  for (guint i = 0; i < details->len; i++)
    {
      gpointer drop = details->pdata[i];
      g_autofree char *time = NULL;
      const char *eye;
      char *value[3] = { NULL, NULL, NULL };

      if (!DPT_IS_FINDING (drop) || !g_str_equal (dpt_record_get_string (drop, DPT_FINDING_SECTION), "drops")
          || dpt_visit_detail_is_empty (drop))
        continue;
      time = dpt_instant_format_time (dpt_record_get_int (drop, DPT_FINDING_NUMBER));
      eye = dpt_record_get_string (drop, DPT_FINDING_EYE);
      for (guint j = 0; j < 3; j++)
        if (g_str_equal (eyes[j], eye))
          value[j] = g_strdup (time);
      add_line (lines, "drops", g_strdup (dpt_record_get_string (drop, DPT_FINDING_TEXT)), value[0], value[1], value[2]);
    }
}

/* --- contact lenses --- */

static char *
dup_rx (DptRxFields fields, const DptRx *rx)
{
  return fields != DPT_RX_FIELD_NONE ? dpt_rx_format (rx, DPT_RX_STYLE_INTERNATIONAL) : NULL;
}

static char *
dup_trial_item (DptLensTrial *trial, const DptExamItem *item)
{
  g_autoptr (DptFinding) finding = dpt_lens_trial_create_finding (trial, item);

  return finding ? dpt_exam_item_format (item, finding) : NULL;
}

/* What has a form of its own: powers, and what follows from them. */
static char *
dup_trial_power (DptVisitSheet *sheet, guint number, DptEye eye, guint part)
{
  DptLensTrial *trial = dpt_visit_sheet_get_trial (sheet, number, eye);
  DptRxFields fields;
  DptRx rx;

  if (trial == NULL)
    return NULL;
  if (part == 2)
    return dpt_acuity_dup_shown (dpt_record_get_text (trial, DPT_LENS_TRIAL_ACUITY));
  if (part == 3)
    {
      if (!dpt_lens_trial_find_order (trial, dpt_visit_sheet_get_trial_vertex (sheet, eye), &rx))
        return NULL;
      rx = dpt_contact_lens_round (&rx);
      return dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL);
    }
  fields = part == 0 ? dpt_lens_trial_get_power (trial, &rx) : dpt_lens_trial_get_over (trial, &rx);
  return dup_rx (fields, &rx);
}

static void
add_trial (GPtrArray *lines, DptVisitSheet *sheet, guint number)
{
  static const char *const powers[]
    = { N_ ("Power"), N_ ("Over-refraction"), N_ ("Acuity with the lens"), N_ ("Power to order") };
  guint n;
  const DptExamItem *items = dpt_exam_item_list ("lens_trial", &n);

  for (guint i = 0; i < n; i++)
    {
      /* Translators: the number of a contact lens trial, and what was found: "Trial 2, Centration" */
      add_line (lines, "contact_lenses",
                g_strdup_printf (_ ("Trial %u, %s"), number, dpt_exam_item_get_label (&items[i])),
                dup_trial_item (dpt_visit_sheet_get_trial (sheet, number, DPT_EYE_RIGHT), &items[i]),
                dup_trial_item (dpt_visit_sheet_get_trial (sheet, number, DPT_EYE_LEFT), &items[i]), NULL);
      /* The power stands behind the size of the lens, as on its blister; the rest before what was decided. */
      for (guint part = 0; part < G_N_ELEMENTS (powers); part++)
        if (g_str_equal (items[i].item, part == 0 ? "diameter" : "minutes"))
          add_line (lines, "contact_lenses", g_strdup_printf (_ ("Trial %u, %s"), number, _ (powers[part])),
                    dup_trial_power (sheet, number, DPT_EYE_RIGHT, part),
                    dup_trial_power (sheet, number, DPT_EYE_LEFT, part), NULL);
    }
}

static void
add_trials (GPtrArray *lines, DptVisitSheet *sheet)
{
  for (guint number = 1; number <= dpt_visit_sheet_count_trials (sheet); number++)
    add_trial (lines, sheet, number);
}

static void
add_wear (GPtrArray *lines, DptVisitSheet *sheet)
{
  add_line (lines, "lens_wear", g_strdup (_ ("Dates")), NULL, NULL, dpt_lens_wear_describe (sheet));
}

static void
add_next (GPtrArray *lines, DptVisitSheet *sheet)
{
  int months = (int) dpt_record_get_int (dpt_visit_sheet_get_visit (sheet), DPT_VISIT_NEXT_VISIT_MONTHS);

  if (months > 0)
    add_line (lines, "next", g_strdup (_ ("Next visit")), NULL, NULL,
              /* Translators: a number of months until the next visit */
              g_strdup_printf (ngettext ("in %d month", "in %d months", (gulong) months), months));
}

/* --- findings --- */

static void
add_findings (GPtrArray *lines, DptVisitSheet *sheet, const char *section)
{
  guint n;
  const DptExamItem *items = dpt_exam_item_list (section, &n);

  for (guint i = 0; i < n; i++)
    add_line (lines, items[i].section, g_strdup (dpt_exam_item_get_label (&items[i])),
              dup_finding (&items[i], sheet, "R"), dup_finding (&items[i], sheet, "L"),
              dup_finding (&items[i], sheet, *items[i].eyes ? "B" : NULL));
}

GPtrArray *
dpt_visit_words_list (DptVisitSheet *sheet, const char *section)
{
  static const struct { const char *section; void (*add) (GPtrArray *lines, DptVisitSheet *sheet); } own[] = {
    { "acuity", add_acuities }, { "refraction", add_refractions }, { "refraction", add_repeats }, { "worn", add_pairs },
    { "retinoscopy", add_retinoscopy },
    { "keratometry", add_curves }, { "pressure", add_pressures }, { "drops", add_drops }, { "next", add_next },
    { "contact_lenses", add_trials }, { "lens_wear", add_wear },
  };
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dpt_visit_line_free);

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (sheet), lines);
  g_return_val_if_fail (section != NULL, lines);

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_equal (own[i].section, section))
      own[i].add (lines, sheet);
  add_findings (lines, sheet, section);
  add_texts (lines, sheet, section);
  return lines;
}

/* --- in short --- */

static void
append_line (GString *out, const DptVisitLine *line)
{
  const char *right = line->value[0], *left = line->value[1], *both = line->value[2];

  if (out->len > 0)
    g_string_append (out, " · ");
  if (right != NULL && left != NULL && g_str_equal (right, left))
    /* Translators: what was found in both eyes alike: "Cornea: Clear" */
    g_string_append_printf (out, _ ("%s: %s"), line->label, right);
  else if (right != NULL && left != NULL)
    /* Translators: what was found in the right eye and in the left: "Cornea: R Clear, L Scar" */
    g_string_append_printf (out, _ ("%s: R %s, L %s"), line->label, right, left);
  else if (right != NULL)
    g_string_append_printf (out, _ ("%s: R %s"), line->label, right);
  else if (left != NULL)
    g_string_append_printf (out, _ ("%s: L %s"), line->label, left);
  if (both != NULL && right == NULL && left == NULL)
    g_string_append_printf (out, _ ("%s: %s"), line->label, both);
  else if (both != NULL)
    g_string_append_printf (out, " %s", both);
}

char *
dpt_visit_words_describe (DptVisitSheet *sheet, const char *section)
{
  g_autoptr (GPtrArray) lines = dpt_visit_words_list (sheet, section);
  g_autoptr (GString) out = g_string_new (NULL);

  /* A section of one paragraph needs no name before it. */
  if (lines->len == 1 && ((const DptVisitLine *) lines->pdata[0])->value[2] != NULL
      && g_str_equal (((const DptVisitLine *) lines->pdata[0])->label, dpt_exam_section_get_label (section)))
    g_string_append (out, ((const DptVisitLine *) lines->pdata[0])->value[2]);
  else
    for (guint i = 0; i < lines->len; i++)
      append_line (out, lines->pdata[i]);
  g_strdelimit (out->str, "\n", ' ');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* --- what differs --- */

static const DptVisitLine *
find_line (GPtrArray *lines, const char *label)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (((const DptVisitLine *) lines->pdata[i])->label, label))
      return lines->pdata[i];
  return NULL;
}

static void
add_change (GPtrArray *changes, const DptVisitLine *line, guint eye, const char *before, const char *after)
{
  static const char *const names[] = { N_ ("right eye"), N_ ("left eye"), NULL };
  DptVisitChange *change;

  if (g_strcmp0 (before, after) == 0)
    return;
  change = g_new0 (DptVisitChange, 1);
  change->section = line->section;
  /* Translators: what was found, and the eye: "Cornea, right eye" */
  change->label = names[eye] ? g_strdup_printf (C_ ("finding", "%s, %s"), line->label, _ (names[eye]))
                             : g_strdup (line->label);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (changes, change);
}

static void
compare_section (GPtrArray *changes, DptVisitSheet *before, DptVisitSheet *after, const char *section)
{
  g_autoptr (GPtrArray) old = dpt_visit_words_list (before, section);
  g_autoptr (GPtrArray) new = dpt_visit_words_list (after, section);

  for (guint i = 0; i < new->len; i++)
    {
      const DptVisitLine *now = new->pdata[i], *then = find_line (old, now->label);

      for (guint eye = 0; eye < 3; eye++)
        add_change (changes, now, eye, then ? then->value[eye] : NULL, now->value[eye]);
    }
  for (guint i = 0; i < old->len; i++)
    {
      const DptVisitLine *then = old->pdata[i];

      for (guint eye = 0; find_line (new, then->label) == NULL && eye < 3; eye++)
        add_change (changes, then, eye, then->value[eye], NULL);
    }
}

GPtrArray *
dpt_visit_words_compare (DptVisitSheet *before, DptVisitSheet *after)
{
  const char *const *sections = dpt_exam_section_list ();
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dpt_visit_change_free);

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (before) && DPT_IS_VISIT_SHEET (after), changes);

  for (guint i = 0; sections[i] != NULL; i++)
    compare_section (changes, before, after, sections[i]);
  return changes;
}
