/* dpt-curve-grid.c - see dpt-curve-grid.h.
 * For: fields, powers beside them, astigmatism and what is unusual. Not for: arithmetic (engine/optics/dpt-vertex.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-curve-grid.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-power.h"
#include "engine/optics/dpt-vertex.h"
#include "gui/common/dpt-power-entry.h"
#include "gui/exam/dpt-curve-entry.h"

#define EYE(i) ((i) == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT)
#define STEEP 4800    /* hundredths of a dioptre: above it one thinks of keratoconus */
#define IRREGULAR 300 /* corneal astigmatism */

static const struct { guint field; const char *label; } meridians[] = {
  { DPT_KERATOMETRY_FLAT, N_ ("Flat meridian") },
  { DPT_KERATOMETRY_STEEP, N_ ("Steep meridian") },
};

struct _DptCurveGrid
{
  DptVisitPart parent_instance;

  GtkWidget *radii[2][2]; /* eye, meridian */
  GtkWidget *axes[2][2];
  GtkWidget *powers[2][2];
  GtkWidget *sums[2];
};

G_DEFINE_FINAL_TYPE (DptCurveGrid, dpt_curve_grid, DPT_TYPE_VISIT_PART)

static int
get_value (DptKeratometry *record, guint field)
{
  return record ? (int) dpt_record_get_int (record, field) : 0;
}

static void
show_sum (DptCurveGrid *self, guint eye, int flat, int steep)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean swapped = FALSE;

  if (flat > 0 && steep > 0)
    {
      int first = dpt_keratometry_power_from_radius (flat), second = dpt_keratometry_power_from_radius (steep);
      g_autofree char *mean = dpt_length_format ((first + second + 1) / 2);
      g_autofree char *difference = dpt_power_format (first - second);

      swapped = steep > flat;
      /* Translators: the mean power of a cornea and its astigmatism, in dioptres */
      g_string_append_printf (out, _ ("Mean %s D, astigmatism %s D"), mean, difference);
      if (swapped)
        g_string_append_printf (out, "\n⚠ %s", _ ("The steep meridian is flatter than the flat one"));
      else if (second - first > IRREGULAR)
        g_string_append_printf (out, "\n⚠ %s", _ ("Corneal astigmatism above 3 D"));
      if (MAX (first, second) > STEEP)
        g_string_append_printf (out, "\n⚠ %s", _ ("Steeper than 48 D"));
    }
  gtk_label_set_label (GTK_LABEL (self->sums[eye]), out->str);
  if (strstr (out->str, "⚠") != NULL)
    gtk_widget_add_css_class (self->sums[eye], "dpt-reasons");
  else
    gtk_widget_remove_css_class (self->sums[eye], "dpt-reasons");
}

static void
show_eye (DptCurveGrid *self, DptVisitEditor *editor, guint eye)
{
  gboolean editable = dpt_visit_editor_get_editable (editor);
  DptVisitSheet *earlier = dpt_visit_editor_get_earlier (editor);
  DptKeratometry *now = dpt_visit_sheet_get_keratometry (dpt_visit_editor_get_now (editor), EYE (eye));
  DptKeratometry *then = earlier && editable ? dpt_visit_sheet_get_keratometry (earlier, EYE (eye)) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (meridians); i++)
    {
      int radius = get_value (now, meridians[i].field), axis = get_value (now, meridians[i].field + 1);
      DptNumberEntry *number = DPT_NUMBER_ENTRY (self->axes[eye][i]);
      g_autofree char *power = radius > 0 ? dpt_length_format (dpt_keratometry_power_from_radius (radius)) : NULL;
      g_autofree char *words = NULL;
      g_autofree char *origin = dpt_origin_describe (now);

      dpt_field_entry_set_origin (DPT_FIELD_ENTRY (self->radii[eye][i]), radius > 0 ? origin : NULL);
      dpt_field_entry_set_origin (DPT_FIELD_ENTRY (self->axes[eye][i]), axis > 0 ? origin : NULL);
      dpt_curve_entry_show (DPT_CURVE_ENTRY (self->radii[eye][i]), radius, get_value (then, meridians[i].field));
      if (axis == 0 && dpt_number_entry_get_has_value (number))
        dpt_number_entry_clear (number);
      else if (axis > 0 && (!dpt_number_entry_get_has_value (number) || dpt_number_entry_get_value (number) != axis))
        dpt_number_entry_set_value (number, axis);
      if (get_value (then, meridians[i].field + 1) > 0)
        dpt_number_entry_set_earlier (number, get_value (then, meridians[i].field + 1));
      else
        dpt_number_entry_clear_earlier (number);
      /* Translators: the power of a corneal curve, in dioptres */
      words = power ? g_strdup_printf (_ ("%s D"), power) : g_strdup ("");
      gtk_label_set_label (GTK_LABEL (self->powers[eye][i]), words);
      gtk_editable_set_editable (GTK_EDITABLE (self->radii[eye][i]), editable);
      gtk_editable_set_editable (GTK_EDITABLE (self->axes[eye][i]), editable);
    }
  show_sum (self, eye, get_value (now, DPT_KERATOMETRY_FLAT), get_value (now, DPT_KERATOMETRY_STEEP));
}

static void
dpt_curve_grid_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptCurveGrid *self = DPT_CURVE_GRID (part);

  show_eye (self, editor, 0);
  show_eye (self, editor, 1);
}

static DptDbValue
get_int (gint64 value)
{
  return value > 0 ? DPT_INT (value) : DPT_NULL;
}

/* The meridians of a cornea stand across each other: the axis of one gives that of the other while it has none. */
static void
store_axis (DptVisitSheet *sheet, DptEye eye, guint meridian, int axis)
{
  guint other = meridians[1 - meridian].field + 1;

  dpt_visit_sheet_set_keratometry_value (sheet, eye, meridians[meridian].field + 1, get_int (axis));
  if (axis > 0 && get_value (dpt_visit_sheet_get_keratometry (sheet, eye), other) == 0)
    dpt_visit_sheet_set_keratometry_value (sheet, eye, other, DPT_INT (axis > 90 ? axis - 90 : axis + 90));
}

static void
edited_cb (DptCurveGrid *self, GtkWidget *entry)
{
  DptVisitSheet *sheet;

  sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), dpt_field_entry_get_label (DPT_FIELD_ENTRY (entry)));
  if (sheet == NULL)
    return;
  for (guint eye = 0; eye < 2; eye++)
    for (guint i = 0; i < G_N_ELEMENTS (meridians); i++)
      if (self->radii[eye][i] == entry)
        dpt_visit_sheet_set_keratometry_value (sheet, EYE (eye), meridians[i].field,
                                               get_int (dpt_curve_entry_get_radius (DPT_CURVE_ENTRY (entry))));
      else if (self->axes[eye][i] == entry)
        store_axis (sheet, EYE (eye), i, (int) dpt_number_entry_get_value (DPT_NUMBER_ENTRY (entry)));
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

static void
axis_cb (DptCurveGrid *self, GParamSpec *pspec, GtkWidget *entry)
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

static void
add_meridian (DptCurveGrid *self, GtkGrid *grid, guint eye, guint i)
{
  GtkWidget *radius = dpt_curve_entry_new ();
  GtkWidget *axis = dpt_power_entry_new (DPT_POWER_KIND_AXIS);
  int column = 1 + (int) eye * 3;
  g_autofree char *name = NULL;
  g_autofree char *axis_name = NULL;

  /* Translators: a field as a screen reader says it: a meridian of the cornea, and an eye */
  name = g_strdup_printf (_ ("Radius, %s, %s"), _ (meridians[i].label), dpt_eye_get_label (EYE (eye)));
  axis_name = g_strdup_printf (_ ("Axis, %s, %s"), _ (meridians[i].label), dpt_eye_get_label (EYE (eye)));
  dpt_field_entry_set_label (DPT_FIELD_ENTRY (radius), name);
  dpt_field_entry_set_label (DPT_FIELD_ENTRY (axis), axis_name);
  gtk_editable_set_width_chars (GTK_EDITABLE (axis), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (axis), 5);
  g_signal_connect_swapped (radius, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (axis, "notify::value", G_CALLBACK (axis_cb), self);
  dpt_visit_part_connect_entry (DPT_VISIT_PART (self), radius);
  dpt_visit_part_connect_entry (DPT_VISIT_PART (self), axis);
  self->radii[eye][i] = radius;
  self->axes[eye][i] = axis;
  self->powers[eye][i] = create_label ("", "numeric");
  gtk_widget_set_size_request (self->powers[eye][i], 76, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->powers[eye][i]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  gtk_grid_attach (grid, radius, column, 1 + (int) i, 1, 1);
  gtk_grid_attach (grid, axis, column + 1, 1 + (int) i, 1, 1);
  gtk_grid_attach (grid, self->powers[eye][i], column + 2, 1 + (int) i, 1, 1);
}

static void
dpt_curve_grid_class_init (DptCurveGridClass *klass)
{
  DPT_VISIT_PART_CLASS (klass)->show = dpt_curve_grid_show;
}

static void
dpt_curve_grid_init (DptCurveGrid *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-refraction");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint i = 0; i < G_N_ELEMENTS (meridians); i++)
    gtk_grid_attach (GTK_GRID (grid), create_label (_ (meridians[i].label), "row-name"), 0, 1 + (int) i, 1, 1);
  for (guint eye = 0; eye < 2; eye++)
    {
      gtk_grid_attach (GTK_GRID (grid), create_label (dpt_eye_get_label (EYE (eye)), "dpt-heading"), 1 + (int) eye * 3, 0,
                       3, 1);
      for (guint i = 0; i < G_N_ELEMENTS (meridians); i++)
        add_meridian (self, GTK_GRID (grid), eye, i);
      self->sums[eye] = create_label ("", "numeric");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->sums[eye]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      eye == 0 ? _ ("Cornea in short, right eye") : _ ("Cornea in short, left eye"), -1);
      gtk_grid_attach (GTK_GRID (grid), self->sums[eye], 1 + (int) eye * 3, 3, 3, 1);
    }
  gtk_box_append (GTK_BOX (self), grid);
}
