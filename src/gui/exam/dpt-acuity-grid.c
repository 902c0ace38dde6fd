/* dpt-acuity-grid.c - see dpt-acuity-grid.h.
 * For: which entry is which value. Not for: notations (gui/common/dpt-acuity-entry.c).
 *
 *                    far                 intermediate   near
 *                    right left both     both           right left both
 *   unaided, worn    [refraction ] [acuity] [acuity]    [refraction, near] [acuity]
 *   contact lenses   [acuity                ]           [acuity                   ]
 *   pinhole          [acuity     ]
 *   best corrected   as unaided, of the final row
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-acuity-grid.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-acuity-entry.h"

#define CONTACT_LENS "contact_lens"

typedef struct
{
  DptAcuityEntry *entry;
  const char *method;
  const char *eye;
  const char *distance;
  char *key;
} Field;

static const struct { const char *method; const char *label; gboolean all; } rows[] = {
  { "unaided", N_ ("Unaided"), TRUE },
  { "worn", N_ ("Worn"), TRUE },
  { CONTACT_LENS, N_ ("Contact lenses"), TRUE },
  { "pinhole", N_ ("Pinhole"), FALSE }, /* each eye, far */
  { "final", N_ ("Best corrected"), TRUE },
};

#define N_ROWS G_N_ELEMENTS (rows)

/* In between it is read with both eyes. */
static const struct { const char *nick; const char *label; int column; guint first_eye; } distances[] = {
  { "far", N_ ("Far"), 1, 0 },
  { "intermediate", N_ ("Intermediate"), 5, 2 },
  { "near", N_ ("Near"), 7, 0 },
};

static const struct { const char *nick; const char *label; } eyes[] = {
  { "R", N_ ("Right eye") },
  { "L", N_ ("Left eye") },
  { "B", N_ ("Both eyes") },
};

struct _DptAcuityGrid
{
  DptVisitPart parent_instance;

  GtkWidget *grid;
  GtkWidget *names[N_ROWS];
  GArray *fields;
};

G_DEFINE_FINAL_TYPE (DptAcuityGrid, dpt_acuity_grid, DPT_TYPE_VISIT_PART)

static gboolean
is_near (const Field *field)
{
  return g_str_equal (field->distance, "near");
}

/* Acuities of one eye stand in the refraction of the same name; the pinhole has none. */
static gboolean
is_in_refraction (const Field *field, DptRefractionRow *row, DptEye *eye)
{
  if (g_str_equal (field->eye, "B") || g_str_equal (field->distance, "intermediate")
      || !dpt_refraction_row_find (field->method, row))
    return FALSE;
  *eye = g_str_equal (field->eye, "R") ? DPT_EYE_RIGHT : DPT_EYE_LEFT;
  return TRUE;
}

static const char *
get_text (const Field *field, DptVisitSheet *sheet)
{
  DptRefractionRow row;
  DptEye eye;
  gpointer record;

  if (sheet == NULL)
    return NULL;
  if (is_in_refraction (field, &row, &eye))
    {
      record = dpt_visit_sheet_get_refraction (sheet, row, eye);
      return record ? dpt_record_get_text (record, is_near (field) ? DPT_REFRACTION_NEAR_ACUITY : DPT_REFRACTION_ACUITY)
                    : NULL;
    }
  record = dpt_visit_sheet_get_acuity (sheet, field->eye, field->distance, field->method);
  return record ? dpt_record_get_text (record, DPT_ACUITY_RECORD_VALUE) : NULL;
}

static void
set_acuity (const Field *field, DptVisitSheet *sheet, const DptAcuity *acuity)
{
  DptRefractionRow row;
  DptEye eye;

  if (is_in_refraction (field, &row, &eye))
    dpt_visit_sheet_set_refraction_acuity (sheet, row, eye, is_near (field), acuity);
  else
    dpt_visit_sheet_set_acuity (sheet, field->eye, field->distance, field->method, acuity);
}

/* Contact lenses stand there where they are worn to the visit, or were once written. */
static void
show_contact_row (DptAcuityGrid *self, DptVisitSheet *now)
{
  gboolean shown = g_str_equal (dpt_visit_sheet_get_text (now, DPT_VISIT_KIND), "contact_lens");

  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (g_array_index (self->fields, Field, i).method, CONTACT_LENS)
        && get_text (&g_array_index (self->fields, Field, i), now) != NULL)
      shown = TRUE;
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (g_array_index (self->fields, Field, i).method, CONTACT_LENS))
      gtk_widget_set_visible (GTK_WIDGET (g_array_index (self->fields, Field, i).entry), shown);
  for (guint i = 0; i < N_ROWS; i++)
    if (g_str_equal (rows[i].method, CONTACT_LENS))
      gtk_widget_set_visible (self->names[i], shown);
}

static void
dpt_acuity_grid_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptAcuityGrid *self = DPT_ACUITY_GRID (part);
  gboolean editable = dpt_visit_editor_get_editable (editor);

  show_contact_row (self, dpt_visit_editor_get_now (editor));
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = &g_array_index (self->fields, Field, i);
      /* A signed record shows no grey that could be taken for it. */
      const char *before = editable ? get_text (field, dpt_visit_editor_get_earlier (editor)) : NULL;

      dpt_acuity_entry_set_text (field->entry, get_text (field, dpt_visit_editor_get_now (editor)));
      dpt_acuity_entry_set_earlier (field->entry, before);
      gtk_editable_set_editable (GTK_EDITABLE (field->entry), editable);
    }
}

static void
edited_cb (DptAcuityGrid *self, DptAcuityEntry *entry)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = &g_array_index (self->fields, Field, i);
      DptVisitSheet *sheet;

      if (field->entry != entry)
        continue;
      sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), field->key);
      if (sheet == NULL)
        return;
      set_acuity (field, sheet, dpt_acuity_entry_get_acuity (entry));
      dpt_visit_part_end (DPT_VISIT_PART (self));
      return;
    }
}

/* --- making --- */

static GtkWidget *
add_label (DptAcuityGrid *self, const char *text, const char *style, int left, int top, int width, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (self->grid), label, left, top, width, 1);
  return label;
}

static char *
dup_name (const char *distance, const char *method, const char *eye)
{
  /* Translators: a field of the acuities as a screen reader says it: "Acuity, Worn, near, Right eye" */
  if (g_str_equal (distance, "near"))
    return g_strdup_printf (_ ("Acuity, %s, near, %s"), method, eye);
  if (g_str_equal (distance, "intermediate"))
    return g_strdup_printf (_ ("Acuity, %s, intermediate, %s"), method, eye);
  return g_strdup_printf (_ ("Acuity, %s, far, %s"), method, eye);
}

static void
add_field (DptAcuityGrid *self, guint row, guint eye, guint distance)
{
  Field field = { .method = rows[row].method, .eye = eyes[eye].nick, .distance = distances[distance].nick };
  GtkWidget *entry = dpt_acuity_entry_new (distance > 0);
  g_autofree char *name = NULL;

  name = dup_name (distances[distance].nick, _ (rows[row].label), _ (eyes[eye].label));
  dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), name);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "edited", G_CALLBACK (edited_cb), self);
  dpt_visit_part_connect_entry (DPT_VISIT_PART (self), entry);
  field.entry = DPT_ACUITY_ENTRY (entry);
  field.key = g_steal_pointer (&name);
  g_array_append_val (self->fields, field);
  gtk_grid_attach (GTK_GRID (self->grid), entry,
                   distances[distance].column + (int) (eye - distances[distance].first_eye), 2 + (int) row, 1, 1);
}

static void
free_field (gpointer data)
{
  g_free (((Field *) data)->key);
}

static void
dpt_acuity_grid_finalize (GObject *object)
{
  g_array_unref (DPT_ACUITY_GRID (object)->fields);
  G_OBJECT_CLASS (dpt_acuity_grid_parent_class)->finalize (object);
}

static void
dpt_acuity_grid_class_init (DptAcuityGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_acuity_grid_finalize;
  DPT_VISIT_PART_CLASS (klass)->show = dpt_acuity_grid_show;
}

static void
add_gap (DptAcuityGrid *self, int column)
{
  GtkWidget *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (gap, 9, -1);
  gtk_grid_attach (GTK_GRID (self->grid), gap, column, 0, 1, 1);
}

static void
dpt_acuity_grid_init (DptAcuityGrid *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (self->fields, free_field);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_widget_set_hexpand (self->grid, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-refraction");
  gtk_box_append (GTK_BOX (self), self->grid);
  add_gap (self, 4);
  add_gap (self, 6);

  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    {
      guint n = G_N_ELEMENTS (eyes) - distances[i].first_eye;

      add_label (self, _ (distances[i].label), "heading", distances[i].column, 0, (int) n, 0.5f);
      for (guint eye = 0; eye < n; eye++)
        add_label (self, _ (eyes[distances[i].first_eye + eye].label), "dpt-heading", distances[i].column + (int) eye, 1, 1,
                   1);
    }
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      self->names[row] = add_label (self, _ (rows[row].label), "row-name", 0, 2 + (int) row, 1, 0);
      for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
        for (guint eye = distances[i].first_eye; eye < G_N_ELEMENTS (eyes); eye++)
          if (rows[row].all || (i == 0 && eye < 2))
            add_field (self, row, eye, i);
    }
}
