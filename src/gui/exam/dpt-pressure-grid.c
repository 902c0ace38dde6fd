/* dpt-pressure-grid.c - see dpt-pressure-grid.h.
 * For: entries, mean, reasons. Not for: charts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-pressure-grid.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-power.h"
#include "gui/common/dpt-power-entry.h"

#define READINGS 3
#define HIGH 2100      /* hundredths of mmHg: above 21 in most texts */
#define ASYMMETRY 400  /* between the eyes */
#define EYE(i) ((i) == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT)

struct _DptPressureGrid
{
  DptVisitPart parent_instance;

  GtkWidget *entries[2][READINGS];
  GtkWidget *mean[2];
  GtkWidget *taken;
  GtkWidget *instrument;
  GtkWidget *reasons;
  DptClock *clock;
};

G_DEFINE_FINAL_TYPE (DptPressureGrid, dpt_pressure_grid, DPT_TYPE_VISIT_PART)

static const char *
get_instrument (DptPressureGrid *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->instrument));

  return selected == GTK_INVALID_LIST_POSITION ? NULL : dpt_tonometer_list ()[selected];
}

static void
show_instrument (DptPressureGrid *self, DptPressure *reading)
{
  const char *const *list = dpt_tonometer_list ();
  const char *nick = reading ? dpt_record_get_text (reading, DPT_PRESSURE_INSTRUMENT) : NULL;

  for (guint i = 0; nick != NULL && list[i] != NULL; i++)
    if (g_str_equal (list[i], nick))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->instrument), i);
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
      /* Translators: an eye ("Right eye") */
      g_string_append_printf (out, _ ("⚠ %s: above 21 mmHg"), dpt_eye_get_label (EYE (eye))),
        g_string_append_c (out, '\n');
  if (mean[0] >= 0 && mean[1] >= 0 && ABS (mean[0] - mean[1]) >= ASYMMETRY)
    g_string_append (out, _ ("⚠ The eyes differ by 4 mmHg or more")), g_string_append_c (out, '\n');
  if (out->len > 0)
    g_string_truncate (out, out->len - 1);
  gtk_label_set_label (GTK_LABEL (self->reasons), out->str);
  gtk_widget_set_visible (self->reasons, out->len > 0);
}

static void
dpt_pressure_grid_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptPressureGrid *self = DPT_PRESSURE_GRID (part);
  DptVisitSheet *sheet = dpt_visit_editor_get_now (editor);
  gboolean editable = dpt_visit_editor_get_editable (editor);
  g_autofree char *time = NULL;
  int mean[2];
  DptPressure *first = NULL;

  for (guint eye = 0; eye < 2; eye++)
    {
      for (guint i = 0; i < READINGS; i++)
        {
          DptPressure *reading = dpt_visit_sheet_get_pressure (sheet, EYE (eye), i);
          DptNumberEntry *entry = DPT_NUMBER_ENTRY (self->entries[eye][i]);
          gint64 value = reading ? dpt_record_get_int (reading, DPT_PRESSURE_MMHG) : 0;
          g_autofree char *origin = dpt_origin_describe (reading);

          dpt_field_entry_set_origin (DPT_FIELD_ENTRY (entry), origin);

          first = first ? first : reading;
          if (reading == NULL && dpt_number_entry_get_has_value (entry))
            dpt_number_entry_clear (entry);
          else if (reading != NULL
                   && (!dpt_number_entry_get_has_value (entry) || dpt_number_entry_get_value (entry) != value))
            dpt_number_entry_set_value (entry, value);
          gtk_editable_set_editable (GTK_EDITABLE (entry), editable);
        }
      mean[eye] = dpt_visit_sheet_get_mean_pressure (sheet, EYE (eye));
      show_mean (self, eye, mean[eye], dpt_visit_editor_get_earlier (editor));
    }
  show_reasons (self, mean);
  show_instrument (self, first);
  dpt_visit_part_set_sensitive (self->instrument, editable);
  time = dpt_instant_format_time (first ? dpt_record_get_int (first, DPT_PRESSURE_TAKEN_AT) : 0);
  gtk_label_set_label (GTK_LABEL (self->taken), time);
}

static void
edited_cb (DptPressureGrid *self, GParamSpec *pspec, GtkWidget *entry)
{
  DptVisitSheet *sheet;
  DptNumberEntry *number = DPT_NUMBER_ENTRY (entry);

  sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), dpt_field_entry_get_label (DPT_FIELD_ENTRY (entry)));
  if (sheet == NULL)
    return;
  for (guint eye = 0; eye < 2; eye++)
    for (guint i = 0; i < READINGS; i++)
      if (self->entries[eye][i] == entry)
        dpt_visit_sheet_set_pressure (
          sheet, EYE (eye), i, dpt_number_entry_get_has_value (number) ? (int)dpt_number_entry_get_value (number) : -1,
          get_instrument (self), self->clock ? dpt_clock_get_now (self->clock) : 0);
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

static void
instrument_cb (DptPressureGrid *self)
{
  DptVisitSheet *sheet;

  if ((sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), NULL)) == NULL)
    return;
  for (guint eye = 0; eye < 2; eye++)
    for (guint i = 0; i < READINGS; i++)
      {
        DptPressure *reading = dpt_visit_sheet_get_pressure (sheet, EYE (eye), i);

        if (reading != NULL)
          dpt_visit_sheet_set_pressure (sheet, EYE (eye), i, (int) dpt_record_get_int (reading, DPT_PRESSURE_MMHG),
                                        get_instrument (self), 0);
      }
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

/* --- making --- */

static GtkWidget *
create_label (const char *text, const char *style, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_eye (DptPressureGrid *self, GtkGrid *grid, guint eye)
{
  gtk_grid_attach (grid, create_label (dpt_eye_get_label (EYE (eye)), "row-name", 0), 0, (int) eye, 1, 1);
  for (guint i = 0; i < READINGS; i++)
    {
      GtkWidget *entry = dpt_power_entry_new (DPT_POWER_KIND_LENGTH);
      g_autofree char *name = NULL;

      /* Translators: a field as a screen reader says it: an eye, and which reading it is: "Pressure, Right eye, reading
       * 2" */
      name = g_strdup_printf (_ ("Pressure, %s, reading %u"), dpt_eye_get_label (EYE (eye)), i + 1);
      dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), name);
      dpt_number_entry_set_range (DPT_NUMBER_ENTRY (entry), 0, 8000);
      dpt_number_entry_set_steps (DPT_NUMBER_ENTRY (entry), 100, 500);
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 5);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 5);
      g_signal_connect_swapped (entry, "notify::value", G_CALLBACK (edited_cb), self);
      dpt_visit_part_connect_entry (DPT_VISIT_PART (self), entry);
      gtk_grid_attach (grid, entry, 1 + (int) i, (int) eye, 1, 1);
      self->entries[eye][i] = entry;
    }
  self->mean[eye] = create_label ("", "numeric", 0);
  gtk_widget_set_margin_start (self->mean[eye], 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mean[eye]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  eye == 0 ? _ ("Mean pressure, right eye") : _ ("Mean pressure, left eye"), -1);
  gtk_grid_attach (grid, self->mean[eye], 1 + READINGS, (int) eye, 1, 1);
}

static void
dpt_pressure_grid_dispose (GObject *object)
{
  g_clear_object (&DPT_PRESSURE_GRID (object)->clock);
  G_OBJECT_CLASS (dpt_pressure_grid_parent_class)->dispose (object);
}

static void
dpt_pressure_grid_class_init (DptPressureGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_pressure_grid_dispose;
  DPT_VISIT_PART_CLASS (klass)->show = dpt_pressure_grid_show;
}

static void
dpt_pressure_grid_init (DptPressureGrid *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-refraction");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 3);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  add_eye (self, GTK_GRID (grid), 0);
  add_eye (self, GTK_GRID (grid), 1);
  gtk_box_append (GTK_BOX (line), grid);

  for (guint i = 0; dpt_tonometer_list ()[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) dpt_tonometer_get_label (dpt_tonometer_list ()[i]));
  g_ptr_array_add (words, NULL);
  self->instrument = gtk_drop_down_new_from_strings ((const char *const *) words->pdata);
  gtk_widget_set_halign (self->instrument, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->instrument), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tonometer"),
                                  -1);
  g_signal_connect_swapped (self->instrument, "notify::selected", G_CALLBACK (instrument_cb), self);
  gtk_box_append (GTK_BOX (side), self->instrument);
  self->taken = create_label ("", "dim-label", 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->taken), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Time of the first reading"), -1);
  gtk_box_append (GTK_BOX (side), self->taken);
  gtk_box_append (GTK_BOX (line), side);
  gtk_box_append (GTK_BOX (self), line);

  self->reasons = create_label ("", "dpt-reasons", 0);
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
