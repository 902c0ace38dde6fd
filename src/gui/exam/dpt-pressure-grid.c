/* dpt-pressure-grid.c - see dpt-pressure-grid.h.
 * For: a line a reading and the next one empty, means, reasons. Not for: charts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-pressure-grid.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-power.h"
#include "gui/common/dpt-power-entry.h"
#include "gui/exam/dpt-item-entry.h"

#define HIGH 2100     /* hundredths of mmHg: above 21 in most texts */
#define ASYMMETRY 400 /* between the eyes */
#define EYE(i) ((i) == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT)
#define SECTION "pressure_reading"

/* One reading of each eye. The values come first, so that Tab passes from eye to eye before it asks when and with what. */
typedef struct
{
  GtkWidget *name;
  GtkWidget *values[2];
  GtkWidget *times[2];
  GtkWidget *instruments[2];
} Line;

struct _DptPressureGrid
{
  DptVisitPart parent_instance;

  GtkGrid *grid;
  GPtrArray *lines; /* Line, as many as were needed yet */
  GtkWidget *means;
  GtkWidget *mean[2];
  GtkWidget *reasons;
  DptClock *clock;
};

G_DEFINE_FINAL_TYPE (DptPressureGrid, dpt_pressure_grid, DPT_TYPE_VISIT_PART)

static Line *ensure_line (DptPressureGrid *self, guint number);

/* --- showing --- */

static void
show_value (DptNumberEntry *entry, DptPressure *reading, gboolean editable)
{
  gint64 value = reading ? dpt_record_get_int (reading, DPT_PRESSURE_MMHG) : 0;
  g_autofree char *origin = dpt_origin_describe (reading);

  dpt_field_entry_set_origin (DPT_FIELD_ENTRY (entry), origin);
  if (reading == NULL && dpt_number_entry_get_has_value (entry))
    dpt_number_entry_clear (entry);
  else if (reading != NULL && (!dpt_number_entry_get_has_value (entry) || dpt_number_entry_get_value (entry) != value))
    dpt_number_entry_set_value (entry, value);
  gtk_editable_set_editable (GTK_EDITABLE (entry), editable);
}

/* What the reading says beside its value, as the finding that the entry knows. */
static void
show_detail (GtkWidget *entry, DptPressure *reading, const char *code, const char *text, gboolean editable)
{
  g_autoptr (DptFinding) finding = NULL;

  if (reading != NULL && (code != NULL || text != NULL))
    {
      finding = dpt_record_new (DPT_TYPE_FINDING);
      dpt_record_set_text (finding, DPT_FINDING_CODE, code);
      dpt_record_set_text (finding, DPT_FINDING_TEXT, text);
    }
  dpt_item_entry_show (DPT_ITEM_ENTRY (entry), finding, NULL, editable);
  gtk_widget_set_visible (entry, reading != NULL);
}

static void
show_reading (Line *line, guint eye, DptPressure *reading, gboolean editable)
{
  g_autofree char *time = dpt_instant_format_time (reading ? dpt_record_get_int (reading, DPT_PRESSURE_TAKEN_AT) : 0);
  const char *instrument = reading ? dpt_record_get_text (reading, DPT_PRESSURE_INSTRUMENT) : NULL;
  gboolean known = dpt_exam_item_get_choice_label (dpt_item_entry_get_item (DPT_ITEM_ENTRY (line->instruments[eye])), instrument) != NULL;

  show_value (DPT_NUMBER_ENTRY (line->values[eye]), reading, editable);
  show_detail (line->times[eye], reading, NULL, *time != '\0' ? time : NULL, editable);
  show_detail (line->instruments[eye], reading, known ? instrument : NULL, known ? NULL : instrument, editable);
}

static void
show_mean (DptPressureGrid *self, guint eye, int mean, DptVisitSheet *earlier)
{
  int before = earlier ? dpt_visit_sheet_get_mean_pressure (earlier, EYE (eye)) : -1;
  g_autofree char *now = mean >= 0 ? dpt_length_format (mean) : g_strdup ("–");
  g_autofree char *then = before >= 0 ? dpt_length_format (before) : NULL;
  g_autofree char *words = NULL;

  if (then != NULL)
    /* Translators: the mean pressure, and what it was at the visit before: "16.5 mmHg (15.0)" */
    words = g_strdup_printf (_ ("%s mmHg (%s)"), now, then);
  else
    words = g_strdup_printf (_ ("%s mmHg"), now);
  gtk_label_set_label (GTK_LABEL (self->mean[eye]), words);
}

static void
show_reasons (DptPressureGrid *self, const int *mean)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint eye = 0; eye < 2; eye++)
    if (mean[eye] > HIGH)
      {
        /* Translators: an eye ("Right eye") */
        g_string_append_printf (out, _ ("⚠ %s: above 21 mmHg"), dpt_eye_get_label (EYE (eye)));
        g_string_append_c (out, '\n');
      }
  if (mean[0] >= 0 && mean[1] >= 0 && ABS (mean[0] - mean[1]) >= ASYMMETRY)
    {
      g_string_append (out, _ ("⚠ The eyes differ by 4 mmHg or more"));
      g_string_append_c (out, '\n');
    }
  if (out->len > 0)
    g_string_truncate (out, out->len - 1);
  gtk_label_set_label (GTK_LABEL (self->reasons), out->str);
  gtk_widget_set_visible (self->reasons, out->len > 0);
}

/* Returns: whether a reading of either eye stands in the line. */
static gboolean
show_line (DptPressureGrid *self, guint number, DptVisitSheet *sheet, gboolean editable, gboolean wanted)
{
  DptPressure *readings[2];
  Line *line;

  for (guint eye = 0; eye < 2; eye++)
    readings[eye] = dpt_visit_sheet_get_pressure (sheet, EYE (eye), number);
  if (!wanted && readings[0] == NULL && readings[1] == NULL && number >= self->lines->len)
    return FALSE;
  line = ensure_line (self, number);
  wanted = wanted || readings[0] != NULL || readings[1] != NULL;
  gtk_widget_set_visible (line->name, wanted);
  for (guint eye = 0; eye < 2; eye++)
    {
      show_reading (line, eye, readings[eye], editable);
      gtk_widget_set_visible (line->values[eye], wanted);
    }
  return readings[0] != NULL || readings[1] != NULL;
}

static void
dpt_pressure_grid_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptPressureGrid *self = DPT_PRESSURE_GRID (part);
  DptVisitSheet *sheet = dpt_visit_editor_get_now (editor);
  gboolean editable = dpt_visit_editor_get_editable (editor), before = TRUE;
  int mean[2];

  for (guint number = 0; number < self->lines->len || before; number++)
    before = show_line (self, number, sheet, editable, before && editable);
  for (guint eye = 0; eye < 2; eye++)
    {
      mean[eye] = dpt_visit_sheet_get_mean_pressure (sheet, EYE (eye));
      show_mean (self, eye, mean[eye], dpt_visit_editor_get_earlier (editor));
    }
  show_reasons (self, mean);
}

/* --- writing --- */

/* The tonometer in the hand is the one of the reading before, or of the visit before. */
static const char *
find_instrument (DptPressureGrid *self, DptVisitSheet *sheet)
{
  DptVisitSheet *earlier = dpt_visit_editor_get_earlier (dpt_visit_part_get_editor (DPT_VISIT_PART (self)));
  const char *found = NULL;

  for (guint pass = 0; pass < 2 && found == NULL; pass++)
    for (guint eye = 0; eye < 2; eye++)
      {
        DptVisitSheet *from = pass == 0 ? sheet : earlier;
        DptPressure *reading;

        for (guint i = 0; from != NULL && (reading = dpt_visit_sheet_get_pressure (from, EYE (eye), i)) != NULL; i++)
          found = dpt_record_get_text (reading, DPT_PRESSURE_INSTRUMENT);
      }
  return found ? found : "air";
}

static void
store_value (DptPressureGrid *self, DptVisitSheet *sheet, guint eye, guint number, DptNumberEntry *entry)
{
  DptPressure *reading = dpt_visit_sheet_get_pressure (sheet, EYE (eye), number);
  g_autofree char *instrument = g_strdup (reading ? dpt_record_get_text (reading, DPT_PRESSURE_INSTRUMENT)
                                                  : find_instrument (self, sheet));

  dpt_visit_sheet_set_pressure (sheet, EYE (eye), number,
                                dpt_number_entry_get_has_value (entry) ? (int) dpt_number_entry_get_value (entry) : -1,
                                instrument, self->clock ? dpt_clock_get_now (self->clock) : 0);
}

static void
store_detail (DptVisitSheet *sheet, guint eye, guint number, DptItemEntry *entry, gboolean is_time)
{
  DptPressure *reading = dpt_visit_sheet_get_pressure (sheet, EYE (eye), number);
  DptDbValue value = dpt_item_entry_get_value (entry);
  const char *day = dpt_visit_sheet_get_text (sheet, DPT_VISIT_STARTED_ON), *typed = value.type == DPT_DB_TEXT ? value.data : NULL;
  g_autofree char *instrument = NULL;

  if (reading == NULL)
    return;
  instrument = g_strdup (is_time ? dpt_record_get_text (reading, DPT_PRESSURE_INSTRUMENT) : typed);
  dpt_visit_sheet_set_pressure_taken (sheet, EYE (eye), number, instrument,
                                      is_time ? dpt_time_to_instant (day, typed)
                                              : dpt_record_get_int (reading, DPT_PRESSURE_TAKEN_AT));
}

static void
edited_cb (DptPressureGrid *self, GtkWidget *entry)
{
  DptVisitSheet *sheet;

  sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), dpt_field_entry_get_label (DPT_FIELD_ENTRY (entry)));
  if (sheet == NULL)
    return;
  for (guint number = 0; number < self->lines->len; number++)
    for (guint eye = 0; eye < 2; eye++)
      {
        Line *line = self->lines->pdata[number];

        if (line->values[eye] == entry)
          store_value (self, sheet, eye, number, DPT_NUMBER_ENTRY (entry));
        else if (line->times[eye] == entry || line->instruments[eye] == entry)
          store_detail (sheet, eye, number, DPT_ITEM_ENTRY (entry), line->times[eye] == entry);
      }
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

static void
value_cb (DptPressureGrid *self, GParamSpec *pspec, GtkWidget *entry)
{
  edited_cb (self, entry);
}

/* --- making --- */

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_value (DptPressureGrid *self, guint eye, guint number)
{
  GtkWidget *entry = dpt_power_entry_new (DPT_POWER_KIND_LENGTH);
  g_autofree char *name = NULL;

  /* Translators: a field as a screen reader says it: an eye, and which reading it is: "Pressure, Right eye, reading
   * 2" */
  name = g_strdup_printf (_ ("Pressure, %s, reading %u"), dpt_eye_get_label (EYE (eye)), number + 1);
  dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), name);
  dpt_number_entry_set_range (DPT_NUMBER_ENTRY (entry), 0, 8000);
  dpt_number_entry_set_steps (DPT_NUMBER_ENTRY (entry), 100, 500);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 5);
  g_signal_connect_swapped (entry, "notify::value", G_CALLBACK (value_cb), self);
  dpt_visit_part_connect_entry (DPT_VISIT_PART (self), entry);
  return entry;
}

static GtkWidget *
create_detail (DptPressureGrid *self, const char *item, guint eye, guint number, int width)
{
  const DptExamItem *what = dpt_exam_item_find (SECTION, item);
  GtkWidget *entry = dpt_item_entry_new (what, dpt_eye_to_nick (EYE (eye)));
  g_autofree char *name = NULL;

  /* Translators: a field as a screen reader says it: what it holds of a reading of the pressure ("Time"), an eye, and
   * which reading it is */
  name = g_strdup_printf (_ ("%s, %s, reading %u"), dpt_exam_item_get_label (what), dpt_eye_get_label (EYE (eye)), number + 1);
  dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), name);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  g_signal_connect_swapped (entry, "edited", G_CALLBACK (edited_cb), self);
  dpt_visit_part_connect_entry (DPT_VISIT_PART (self), entry);
  return entry;
}

static Line *
ensure_line (DptPressureGrid *self, guint number)
{
  while (self->lines->len <= number)
    {
      Line *line = g_new0 (Line, 1);
      guint next = self->lines->len;
      int row = (int) next + 1;
      g_autofree char *name = g_strdup_printf (_ ("Reading %u"), next + 1);

      line->name = create_label (name, "row-name");
      gtk_grid_attach (self->grid, line->name, 0, row, 1, 1);
      for (guint eye = 0; eye < 2; eye++)
        {
          line->values[eye] = create_value (self, eye, next);
          line->times[eye] = create_detail (self, "time", eye, next, 6);
          line->instruments[eye] = create_detail (self, "instrument", eye, next, 14);
          gtk_grid_attach (self->grid, line->values[eye], 1 + (int) eye, row, 1, 1);
          gtk_grid_attach (self->grid, line->times[eye], 3 + (int) eye * 2, row, 1, 1);
          gtk_grid_attach (self->grid, line->instruments[eye], 4 + (int) eye * 2, row, 1, 1);
        }
      g_ptr_array_add (self->lines, line);
    }
  return self->lines->pdata[number];
}

static void
dpt_pressure_grid_dispose (GObject *object)
{
  g_clear_object (&DPT_PRESSURE_GRID (object)->clock);
  G_OBJECT_CLASS (dpt_pressure_grid_parent_class)->dispose (object);
}

static void
dpt_pressure_grid_finalize (GObject *object)
{
  g_ptr_array_unref (DPT_PRESSURE_GRID (object)->lines);
  G_OBJECT_CLASS (dpt_pressure_grid_parent_class)->finalize (object);
}

static void
dpt_pressure_grid_class_init (DptPressureGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_pressure_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = dpt_pressure_grid_finalize;
  DPT_VISIT_PART_CLASS (klass)->show = dpt_pressure_grid_show;
}

static void
add_headings (DptPressureGrid *self)
{
  for (guint eye = 0; eye < 2; eye++)
    {
      g_autofree char *taken = NULL;

      gtk_grid_attach (self->grid, create_label (dpt_eye_get_label (EYE (eye)), "dpt-heading"), 1 + (int) eye, 0, 1, 1);
      /* Translators: heading above time and tonometer of the readings of an eye ("Right eye") */
      taken = g_strdup_printf (_ ("%s: when, with what"), dpt_eye_get_label (EYE (eye)));
      gtk_grid_attach (self->grid, create_label (taken, "dpt-heading"), 3 + (int) eye * 2, 0, 2, 1);
    }
}

static void
dpt_pressure_grid_init (DptPressureGrid *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-refraction");
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_grid_set_row_spacing (self->grid, 3);
  add_headings (self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));

  self->means = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  for (guint eye = 0; eye < 2; eye++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      /* Translators: the mean of the readings of an eye ("Right eye") */
      g_autofree char *words = g_strdup_printf (_ ("Mean, %s:"), dpt_eye_get_label (EYE (eye)));

      self->mean[eye] = create_label ("", "numeric");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->mean[eye]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      eye == 0 ? _ ("Mean pressure, right eye") : _ ("Mean pressure, left eye"), -1);
      gtk_box_append (GTK_BOX (box), create_label (words, "dim-label"));
      gtk_box_append (GTK_BOX (box), self->mean[eye]);
      gtk_box_append (GTK_BOX (self->means), box);
    }
  gtk_box_append (GTK_BOX (self), self->means);

  self->reasons = create_label ("", "dpt-reasons");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reasons), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Unusual about the pressures"), -1);
  gtk_widget_set_visible (self->reasons, FALSE);
  gtk_box_append (GTK_BOX (self), self->reasons);
}

void
dpt_pressure_grid_set_clock (DptPressureGrid *self, DptClock *clock)
{
  g_return_if_fail (DPT_IS_PRESSURE_GRID (self));

  g_set_object (&self->clock, clock);
}
