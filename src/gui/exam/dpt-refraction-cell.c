/* dpt-refraction-cell.c - see dpt-refraction-cell.h.
 * For: one value between record and entry. Not for: moving between cells (dpt-refraction-table.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-refraction-cell.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-acuity-entry.h"
#include "gui/common/dpt-power-entry.h"
#include "gui/common/dpt-prism-entry.h"

struct _DptRefractionCell
{
  GtkWidget parent_instance;

  DptRefractionRow row;
  DptEye eye;
  DptRefractionColumn column;
  GtkWidget *entry;
  GtkWidget *under;
  char *earlier; /* as text, NULL for none */
  char *unusual;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DptRefractionCell, dpt_refraction_cell, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_EDITED,
  SIGNAL_TYPING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* @kind counts where @field is a number; @width is the least, in characters: what room there is, is shared out. */
static const struct
{
  const char *name;
  const char *label;
  const char *heading;
  guint field;
  DptPowerKind kind;
  gint64 min;
  gint64 max;
  int width;
  DptRxFields part;
} columns[DPT_N_REFRACTION_COLUMNS] = {
  { "sphere", N_ ("Sphere"), N_ ("Sph"), DPT_REFRACTION_SPHERE, DPT_POWER_KIND_POWER, -DPT_RX_MAX_SPHERE,
    DPT_RX_MAX_SPHERE, 4, DPT_RX_FIELD_SPHERE },
  { "cylinder", N_ ("Cylinder"), N_ ("Cyl"), DPT_REFRACTION_CYLINDER, DPT_POWER_KIND_POWER, -DPT_RX_MAX_CYLINDER,
    DPT_RX_MAX_CYLINDER, 4, DPT_RX_FIELD_CYLINDER },
  { "axis", N_ ("Axis"), N_ ("Axis"), DPT_REFRACTION_AXIS, DPT_POWER_KIND_AXIS, 1, 180, 4, DPT_RX_FIELD_AXIS },
  { "addition", N_ ("Addition"), N_ ("Add"), DPT_REFRACTION_ADDITION, DPT_POWER_KIND_ADDITION, 0, DPT_RX_MAX_ADDITION,
    4, DPT_RX_FIELD_ADDITION },
  { "prism", N_ ("Prism and base"), N_ ("Prism"), DPT_REFRACTION_PRISM_H, 0, 0, 0, 4,
    DPT_RX_FIELD_PRISM_H | DPT_RX_FIELD_PRISM_V },
  { "acuity", N_ ("Acuity"), N_ ("Acuity"), DPT_REFRACTION_ACUITY, 0, 0, 0, 4, 0 },
  { "pd_far", N_ ("Pupillary distance, far"), N_ ("far"), DPT_REFRACTION_PD_FAR, DPT_POWER_KIND_LENGTH, 1500, 4500, 4,
    0 },
  { "pd_near", N_ ("Pupillary distance, near"), N_ ("near"), DPT_REFRACTION_PD_NEAR, DPT_POWER_KIND_LENGTH, 1500, 4500,
    4, 0 },
};

const char *
dpt_refraction_column_get_label (DptRefractionColumn column)
{
  g_return_val_if_fail (column < DPT_N_REFRACTION_COLUMNS, NULL);

  return _ (columns[column].label);
}

const char *
dpt_refraction_column_get_heading (DptRefractionColumn column)
{
  g_return_val_if_fail (column < DPT_N_REFRACTION_COLUMNS, NULL);

  return _ (columns[column].heading);
}

gboolean
dpt_refraction_column_find (const char *field, DptRefractionColumn *column)
{
  for (guint i = 0; field != NULL && i < DPT_N_REFRACTION_COLUMNS; i++)
    if (g_str_has_prefix (field, columns[i].name))
      {
        *column = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_distance (DptRefractionCell *self)
{
  return self->column >= DPT_REFRACTION_COLUMN_PD_FAR;
}

/* --- under the field --- */

/* The earlier value stands inside while the field is empty, and under it once something was typed. */
static void
show_under (DptRefractionCell *self)
{
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';
  const char *text = empty || self->earlier == NULL ? "" : self->earlier;
  g_autofree char *marked = NULL;

  if (is_distance (self))
    text = dpt_refraction_column_get_heading (self->column);
  else if (self->unusual != NULL)
    text = marked = g_strdup_printf ("⚠%s", text);
  gtk_label_set_label (GTK_LABEL (self->under), text);
}

static void
set_earlier (DptRefractionCell *self, const char *text)
{
  if (g_strcmp0 (self->earlier, text) == 0)
    return;
  g_free (self->earlier);
  self->earlier = g_strdup (text);
}

void
dpt_refraction_cell_set_unusual (DptRefractionCell *self, const char *reason)
{
  g_return_if_fail (DPT_IS_REFRACTION_CELL (self));

  if (g_strcmp0 (self->unusual, reason) == 0)
    return;
  g_free (self->unusual);
  self->unusual = g_strdup (reason);
  dpt_field_entry_set_unusual (DPT_FIELD_ENTRY (self->entry), reason);
  if (reason != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "unusual");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unusual");
  show_under (self);
}

/* --- between record and entry --- */

static void
show_number (DptRefractionCell *self, DptRefraction *now, DptRefraction *earlier)
{
  DptNumberEntry *entry = DPT_NUMBER_ENTRY (self->entry);
  guint field = columns[self->column].field;

  if (now == NULL || dpt_record_is_null (now, field))
    {
      if (dpt_number_entry_get_has_value (entry))
        dpt_number_entry_clear (entry);
    }
  else if (!dpt_number_entry_get_has_value (entry)
           || dpt_number_entry_get_value (entry) != dpt_record_get_int (now, field))
    dpt_number_entry_set_value (entry, dpt_record_get_int (now, field));
  if (earlier == NULL || dpt_record_is_null (earlier, field))
    dpt_number_entry_clear_earlier (entry);
  else
    dpt_number_entry_set_earlier (entry, dpt_record_get_int (earlier, field));
  set_earlier (self, gtk_entry_get_placeholder_text (GTK_ENTRY (entry)));
}

static void
show_prism (DptRefractionCell *self, DptRefraction *now, DptRefraction *earlier)
{
  DptRx rx, before;

  dpt_refraction_get_rx (now, &rx);
  dpt_prism_entry_set_prism (DPT_PRISM_ENTRY (self->entry), &rx);
  dpt_refraction_get_rx (earlier, &before);
  dpt_prism_entry_set_earlier (DPT_PRISM_ENTRY (self->entry), &before);
  set_earlier (self, gtk_entry_get_placeholder_text (GTK_ENTRY (self->entry)));
}

/* Of what stands there: an empty field came from nowhere, and an acuity was not measured with the powers. */
static void
show_origin (DptRefractionCell *self, DptRefraction *now)
{
  gboolean filled = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  gboolean measured = filled && (self->column != DPT_REFRACTION_COLUMN_ACUITY || dpt_origin_is_instrument (now));
  g_autofree char *words = measured ? dpt_origin_describe (now) : NULL;

  dpt_field_entry_set_origin (DPT_FIELD_ENTRY (self->entry), words);
}

void
dpt_refraction_cell_show (DptRefractionCell *self, DptRefraction *now, DptRefraction *earlier, gboolean editable)
{
  g_return_if_fail (DPT_IS_REFRACTION_CELL (self));

  self->showing = TRUE;
  /* A signed record shows what was written then, and no grey that could be taken for it. */
  if (!editable)
    earlier = NULL;
  if (self->column == DPT_REFRACTION_COLUMN_ACUITY)
    {
      const char *before = earlier ? dpt_record_get_text (earlier, DPT_REFRACTION_ACUITY) : NULL;

      dpt_acuity_entry_set_text (DPT_ACUITY_ENTRY (self->entry),
                                 now ? dpt_record_get_text (now, DPT_REFRACTION_ACUITY) : NULL);
      dpt_acuity_entry_set_earlier (DPT_ACUITY_ENTRY (self->entry), before);
      set_earlier (self, before);
    }
  else if (self->column == DPT_REFRACTION_COLUMN_PRISM)
    show_prism (self, now, earlier);
  else
    show_number (self, now, earlier);
  self->showing = FALSE;
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
  show_origin (self, now);
  show_under (self);
}

void
dpt_refraction_cell_store (DptRefractionCell *self, DptVisitSheet *sheet)
{
  guint field = columns[self->column].field;

  g_return_if_fail (DPT_IS_REFRACTION_CELL (self));

  if (self->column == DPT_REFRACTION_COLUMN_ACUITY)
    dpt_visit_sheet_set_refraction_acuity (sheet, self->row, self->eye, FALSE,
                                           dpt_acuity_entry_get_acuity (DPT_ACUITY_ENTRY (self->entry)));
  else if (self->column == DPT_REFRACTION_COLUMN_PRISM)
    {
      DptRx rx = { 0 };

      dpt_prism_entry_get_prism (DPT_PRISM_ENTRY (self->entry), &rx);
      dpt_visit_sheet_set_rx (sheet, self->row, self->eye, &rx, columns[self->column].part);
    }
  else
    {
      DptNumberEntry *entry = DPT_NUMBER_ENTRY (self->entry);

      dpt_visit_sheet_set_refraction_value (sheet, self->row, self->eye, field,
                                            dpt_number_entry_get_has_value (entry)
                                              ? DPT_INT (dpt_number_entry_get_value (entry)) : DPT_NULL);
    }
}

/* --- while one types --- */

static void
read_number_live (DptRefractionCell *self, const char *text, DptRx *rx, DptRxFields *fields)
{
  int *const targets[] = { &rx->sphere, &rx->cylinder, &rx->axis, &rx->addition };
  gint64 value;

  if (self->column > DPT_REFRACTION_COLUMN_ADDITION
      || !DPT_NUMBER_ENTRY_GET_CLASS (self->entry)->parse (DPT_NUMBER_ENTRY (self->entry), text, &value)
      || value < columns[self->column].min || value > columns[self->column].max)
    return;
  *targets[self->column] = (int) value;
  *fields |= columns[self->column].part;
}

static void
take_parts (DptRx *rx, const DptRx *from, DptRxFields parts)
{
  if (parts & DPT_RX_FIELD_SPHERE)
    rx->sphere = from->sphere;
  if (parts & DPT_RX_FIELD_CYLINDER)
    rx->cylinder = from->cylinder;
  if (parts & DPT_RX_FIELD_AXIS)
    rx->axis = from->axis;
  if (parts & DPT_RX_FIELD_ADDITION)
    rx->addition = from->addition;
}

void
dpt_refraction_cell_read_live (DptRefractionCell *self, DptRx *rx, DptRxFields *fields, DptAcuity *acuity)
{
  g_autofree char *text = NULL;
  DptRx typed;
  DptRxFields given;

  g_return_if_fail (DPT_IS_REFRACTION_CELL (self));

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (self->column == DPT_REFRACTION_COLUMN_ACUITY)
    {
      DptAcuity read;

      if (*text != '\0' && dpt_acuity_parse (text, &read, NULL))
        *acuity = read;
    }
  else if (*text == '\0')
    return;
  else if (self->column == DPT_REFRACTION_COLUMN_SPHERE && strpbrk (text, " x*/(") != NULL
           && dpt_rx_parse (text, &typed, &given, NULL))
    {
      take_parts (rx, &typed, given);
      *fields |= given;
    }
  else if (self->column != DPT_REFRACTION_COLUMN_PRISM)
    read_number_live (self, text, rx, fields);
}

/* --- making --- */

static void
entry_edited_cb (DptRefractionCell *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
entry_changed_cb (DptRefractionCell *self)
{
  show_under (self);
  if (!self->showing)
    g_signal_emit (self, signals[SIGNAL_TYPING], 0);
}

static GtkWidget *
create_entry (DptRefractionColumn column)
{
  GtkWidget *entry;

  if (column == DPT_REFRACTION_COLUMN_ACUITY)
    return dpt_acuity_entry_new (FALSE);
  if (column == DPT_REFRACTION_COLUMN_PRISM)
    return dpt_prism_entry_new ();
  entry = dpt_power_entry_new (columns[column].kind);
  dpt_number_entry_set_range (DPT_NUMBER_ENTRY (entry), columns[column].min, columns[column].max);
  return entry;
}

static void
dpt_refraction_cell_dispose (GObject *object)
{
  DptRefractionCell *self = DPT_REFRACTION_CELL (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->under, gtk_widget_unparent);
  g_clear_pointer (&self->earlier, g_free);
  g_clear_pointer (&self->unusual, g_free);
  G_OBJECT_CLASS (dpt_refraction_cell_parent_class)->dispose (object);
}

static void
dpt_refraction_cell_class_init (DptRefractionCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_refraction_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "refraction-cell");
  signals[SIGNAL_EDITED]
    = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TYPING]
    = g_signal_new ("typing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dpt_refraction_cell_init (DptRefractionCell *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
dpt_refraction_cell_new (DptRefractionRow row, DptEye eye, DptRefractionColumn column)
{
  DptRefractionCell *self = g_object_new (DPT_TYPE_REFRACTION_CELL, NULL);
  g_autofree char *name = NULL;

  self->row = row;
  self->eye = eye;
  self->column = column;
  self->entry = create_entry (column);
  /* Translators: a field of the refraction table, as a screen reader says it: row, eye, column: "Final, Right eye,
   * Sphere" */
  name = g_strdup_printf (_ ("%s, %s, %s"), dpt_refraction_row_get_label (row), dpt_eye_get_label (eye),
                          dpt_refraction_column_get_label (column));
  dpt_field_entry_set_label (DPT_FIELD_ENTRY (self->entry), name);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), columns[column].width);
  g_object_set (self->entry, "enable-undo", FALSE, NULL);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  self->under = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->under), 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->under), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->under, "earlier");
  gtk_widget_add_css_class (self->under, "numeric");
  g_object_set (self->under, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->under, GTK_WIDGET (self));
  show_under (self);

  if (DPT_IS_NUMBER_ENTRY (self->entry))
    g_signal_connect_swapped (self->entry, "notify::value", G_CALLBACK (entry_edited_cb), self);
  else
    g_signal_connect_swapped (self->entry, "edited", G_CALLBACK (entry_edited_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  return GTK_WIDGET (self);
}

DptRefractionRow
dpt_refraction_cell_get_row (DptRefractionCell *self)
{
  return self->row;
}

DptEye
dpt_refraction_cell_get_eye (DptRefractionCell *self)
{
  return self->eye;
}

DptRefractionColumn
dpt_refraction_cell_get_column (DptRefractionCell *self)
{
  return self->column;
}

DptFieldEntry *
dpt_refraction_cell_get_entry (DptRefractionCell *self)
{
  g_return_val_if_fail (DPT_IS_REFRACTION_CELL (self), NULL);

  return DPT_FIELD_ENTRY (self->entry);
}
