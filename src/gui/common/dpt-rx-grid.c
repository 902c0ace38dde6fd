/* dpt-rx-grid.c - see dpt-rx-grid.h.
 * For: fields between a record and entries. Not for: what may be prescribed (engine/clinical/dpt-prescription.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-rx-grid.h"

#include <glib/gi18n-lib.h>

#include "engine/clinical/dpt-refraction.h"
#include "engine/optics/dpt-rx-text.h"
#include "gui/common/dpt-power-entry.h"
#include "gui/common/dpt-prism-entry.h"

#define EYE(i) ((i) == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT)

typedef enum
{
  FOR_ALL,
  FOR_GLASSES,
  FOR_CONTACT,
} For;

typedef enum
{
  AS_NUMBER,
  AS_PRISM,
  AS_TEXT,
} As;

/* In the order of Tab. */
static const struct
{
  const char *heading;
  const char *label;
  guint field;
  As as;
  For whom;
  DptPowerKind kind;
  gint64 min;
  gint64 max;
  int width;
} columns[] = {
  { N_ ("Sphere"), N_ ("Sphere"), DPT_PRESCRIPTION_EYE_SPHERE, AS_NUMBER, FOR_ALL, DPT_POWER_KIND_POWER,
    -DPT_RX_MAX_SPHERE, DPT_RX_MAX_SPHERE, 6 },
  { N_ ("Cylinder"), N_ ("Cylinder"), DPT_PRESCRIPTION_EYE_CYLINDER, AS_NUMBER, FOR_ALL, DPT_POWER_KIND_POWER,
    -DPT_RX_MAX_CYLINDER, DPT_RX_MAX_CYLINDER, 6 },
  { N_ ("Axis"), N_ ("Axis"), DPT_PRESCRIPTION_EYE_AXIS, AS_NUMBER, FOR_ALL, DPT_POWER_KIND_AXIS, 1, 180, 5 },
  { N_ ("Add"), N_ ("Addition"), DPT_PRESCRIPTION_EYE_ADDITION, AS_NUMBER, FOR_ALL, DPT_POWER_KIND_ADDITION, 0,
    DPT_RX_MAX_ADDITION, 6 },
  { N_ ("Prism"), N_ ("Prism and base"), DPT_PRESCRIPTION_EYE_PRISM_H, AS_PRISM, FOR_GLASSES, 0, 0, 0, 8 },
  { N_ ("PD far"), N_ ("Pupillary distance, far"), DPT_PRESCRIPTION_EYE_PD_FAR, AS_NUMBER, FOR_GLASSES,
    DPT_POWER_KIND_LENGTH, 1500, 4500, 5 },
  { N_ ("PD near"), N_ ("Pupillary distance, near"), DPT_PRESCRIPTION_EYE_PD_NEAR, AS_NUMBER, FOR_GLASSES,
    DPT_POWER_KIND_LENGTH, 1500, 4500, 5 },
  { N_ ("Curve"), N_ ("Back curve"), DPT_PRESCRIPTION_EYE_BACK_CURVE, AS_NUMBER, FOR_CONTACT, DPT_POWER_KIND_LENGTH,
    500, 1200, 5 },
  { N_ ("Diameter"), N_ ("Diameter"), DPT_PRESCRIPTION_EYE_DIAMETER, AS_NUMBER, FOR_CONTACT, DPT_POWER_KIND_LENGTH,
    700, 2500, 5 },
  { N_ ("Lens"), N_ ("Brand of the lens"), DPT_PRESCRIPTION_EYE_BRAND, AS_TEXT, FOR_CONTACT, 0, 0, 0, 14 },
};

#define N_COLUMNS G_N_ELEMENTS (columns)

struct _DptRxGrid
{
  GtkBox parent_instance;

  GtkWidget *headings[N_COLUMNS];
  GtkWidget *entries[2][N_COLUMNS];
  gboolean contact;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DptRxGrid, dpt_rx_grid, GTK_TYPE_BOX)

static guint edited_signal;

static gboolean
is_shown (DptRxGrid *self, guint column)
{
  return columns[column].whom == FOR_ALL || (columns[column].whom == FOR_CONTACT) == self->contact;
}

static void
show_value (DptRxGrid *self, guint eye, guint column, DptPrescriptionEye *record)
{
  GtkWidget *entry = self->entries[eye][column];
  guint field = columns[column].field;
  DptRx rx = dpt_prescription_eye_get_rx (record);

  if (columns[column].as == AS_PRISM)
    dpt_prism_entry_set_prism (DPT_PRISM_ENTRY (entry), &rx);
  else if (columns[column].as == AS_TEXT)
    gtk_editable_set_text (GTK_EDITABLE (entry), record ? dpt_record_get_string (record, field) : "");
  else if (record == NULL || dpt_record_is_null (record, field))
    dpt_number_entry_clear (DPT_NUMBER_ENTRY (entry));
  else
    dpt_number_entry_set_value (DPT_NUMBER_ENTRY (entry), dpt_record_get_int (record, field));
}

void
dpt_rx_grid_set_eye (DptRxGrid *self, DptEye eye, DptPrescriptionEye *record)
{
  g_return_if_fail (DPT_IS_RX_GRID (self));

  self->showing = TRUE;
  for (guint i = 0; i < N_COLUMNS; i++)
    show_value (self, eye == DPT_EYE_RIGHT ? 0 : 1, i, record);
  self->showing = FALSE;
}

void
dpt_rx_grid_set_earlier (DptRxGrid *self, DptEye eye, DptPrescriptionEye *record)
{
  g_return_if_fail (DPT_IS_RX_GRID (self));

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkWidget *entry = self->entries[eye == DPT_EYE_RIGHT ? 0 : 1][i];

      if (columns[i].as != AS_NUMBER)
        continue;
      if (record != NULL && !dpt_record_is_null (record, columns[i].field))
        dpt_number_entry_set_earlier (DPT_NUMBER_ENTRY (entry), dpt_record_get_int (record, columns[i].field));
      else
        dpt_number_entry_clear_earlier (DPT_NUMBER_ENTRY (entry));
    }
}

/* Returns: whether anything stands there. */
static gboolean
read_value (DptRxGrid *self, guint eye, guint column, DptRx *rx, DptPrescriptionEye *record)
{
  GtkWidget *entry = self->entries[eye][column];

  if (!is_shown (self, column))
    return FALSE;
  if (columns[column].as == AS_PRISM)
    {
      dpt_prism_entry_get_prism (DPT_PRISM_ENTRY (entry), rx);
      return rx->prism_h != 0 || rx->prism_v != 0;
    }
  if (columns[column].as == AS_TEXT)
    {
      dpt_record_set_text (record, columns[column].field, gtk_editable_get_text (GTK_EDITABLE (entry)));
      return !dpt_record_is_null (record, columns[column].field);
    }
  if (!dpt_number_entry_get_has_value (DPT_NUMBER_ENTRY (entry)))
    return FALSE;
  dpt_record_set_int (record, columns[column].field, dpt_number_entry_get_value (DPT_NUMBER_ENTRY (entry)));
  return TRUE;
}

DptPrescriptionEye *
dpt_rx_grid_dup_eye (DptRxGrid *self, DptEye eye)
{
  g_autoptr (DptPrescriptionEye) record = NULL;
  DptRx rx = { 0 };
  gboolean any = FALSE;

  g_return_val_if_fail (DPT_IS_RX_GRID (self), NULL);

  record = dpt_record_new (DPT_TYPE_PRESCRIPTION_EYE);
  dpt_record_set_text (record, DPT_PRESCRIPTION_EYE_EYE, dpt_eye_to_nick (eye));
  for (guint i = 0; i < N_COLUMNS; i++)
    if (read_value (self, eye == DPT_EYE_RIGHT ? 0 : 1, i, &rx, record))
      any = TRUE;
  if (!any)
    return NULL;
  rx.sphere = (int) dpt_record_get_int (record, DPT_PRESCRIPTION_EYE_SPHERE);
  rx.cylinder = (int) dpt_record_get_int (record, DPT_PRESCRIPTION_EYE_CYLINDER);
  rx.axis = (int) dpt_record_get_int (record, DPT_PRESCRIPTION_EYE_AXIS);
  rx.addition = (int) dpt_record_get_int (record, DPT_PRESCRIPTION_EYE_ADDITION);
  dpt_prescription_eye_set_rx (record, &rx);
  return g_steal_pointer (&record);
}

gboolean
dpt_rx_grid_commit (DptRxGrid *self)
{
  gboolean all = TRUE;

  g_return_val_if_fail (DPT_IS_RX_GRID (self), FALSE);

  for (guint eye = 0; eye < 2; eye++)
    for (guint i = 0; i < N_COLUMNS; i++)
      if (is_shown (self, i) && DPT_IS_FIELD_ENTRY (self->entries[eye][i])
          && !dpt_field_entry_commit (DPT_FIELD_ENTRY (self->entries[eye][i])))
        all = FALSE;
  return all;
}

void
dpt_rx_grid_copy_across (DptRxGrid *self)
{
  g_autoptr (DptPrescriptionEye) left = NULL;

  g_return_if_fail (DPT_IS_RX_GRID (self));

  if (!dpt_rx_grid_commit (self) || (left = dpt_rx_grid_dup_eye (self, DPT_EYE_RIGHT)) == NULL)
    return;
  dpt_record_set_text (left, DPT_PRESCRIPTION_EYE_EYE, "L");
  dpt_rx_grid_set_eye (self, DPT_EYE_LEFT, left);
  g_signal_emit (self, edited_signal, 0);
}

/* --- typing --- */

static void
edited_cb (DptRxGrid *self)
{
  if (!self->showing)
    g_signal_emit (self, edited_signal, 0);
}

static gboolean
find_entry (DptRxGrid *self, GtkWidget *entry, guint *eye, guint *column)
{
  for (*eye = 0; *eye < 2; (*eye)++)
    for (*column = 0; *column < N_COLUMNS; (*column)++)
      if (self->entries[*eye][*column] == entry)
        return TRUE;
  return FALSE;
}

/* What is no value of its own field may be a whole refraction: it is given to all of its eye. */
static gboolean
shorthand_cb (DptRxGrid *self, const char *text, GtkWidget *entry)
{
  g_autoptr (DptPrescriptionEye) record = NULL;
  DptRxFields given;
  guint eye, column;
  DptRx rx;

  if (!find_entry (self, entry, &eye, &column) || !dpt_rx_parse (text, &rx, &given, NULL))
    return FALSE;
  record = dpt_rx_grid_dup_eye (self, EYE (eye));
  if (record == NULL)
    {
      record = dpt_record_new (DPT_TYPE_PRESCRIPTION_EYE);
      dpt_record_set_text (record, DPT_PRESCRIPTION_EYE_EYE, dpt_eye_to_nick (EYE (eye)));
    }
  dpt_prescription_eye_set_rx (record, &rx);
  dpt_rx_grid_set_eye (self, EYE (eye), record);
  g_signal_emit (self, edited_signal, 0);
  return TRUE;
}

static void
activate_cb (DptRxGrid *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

/* --- making --- */

static GtkWidget *
create_entry (DptRxGrid *self, guint eye, guint column)
{
  GtkWidget *entry;
  g_autofree char *name = NULL;

  /* Translators: a field as a screen reader says it: an eye and what is prescribed: "Right eye, Cylinder" */
  name = g_strdup_printf (_ ("%s, %s"), dpt_eye_get_label (EYE (eye)), _ (columns[column].label));
  if (columns[column].as == AS_PRISM)
    {
      entry = dpt_prism_entry_new ();
      g_signal_connect_swapped (entry, "edited", G_CALLBACK (edited_cb), self);
    }
  else if (columns[column].as == AS_TEXT)
    {
      entry = gtk_entry_new ();
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_signal_connect_swapped (entry, "changed", G_CALLBACK (edited_cb), self);
    }
  else
    {
      entry = dpt_power_entry_new (columns[column].kind);
      dpt_number_entry_set_range (DPT_NUMBER_ENTRY (entry), columns[column].min, columns[column].max);
      g_signal_connect_swapped (entry, "notify::value", G_CALLBACK (edited_cb), self);
    }
  if (DPT_IS_FIELD_ENTRY (entry))
    {
      dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), name);
      g_signal_connect_swapped (entry, "shorthand", G_CALLBACK (shorthand_cb), self);
    }
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), columns[column].width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), columns[column].width);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  return entry;
}

static void
dpt_rx_grid_class_init (DptRxGridClass *klass)
{
  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
dpt_rx_grid_init (DptRxGrid *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-refraction");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 3);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_hexpand (grid, TRUE);
  for (guint eye = 0; eye < 2; eye++)
    {
      GtkWidget *name = gtk_label_new (dpt_eye_get_label (EYE (eye)));

      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_widget_add_css_class (name, "row-name");
      gtk_grid_attach (GTK_GRID (grid), name, 0, 1 + (int) eye, 1, 1);
    }
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      self->headings[i] = gtk_label_new (_ (columns[i].heading));
      gtk_widget_add_css_class (self->headings[i], "dpt-heading");
      gtk_grid_attach (GTK_GRID (grid), self->headings[i], 1 + (int) i, 0, 1, 1);
      for (guint eye = 0; eye < 2; eye++)
        {
          self->entries[eye][i] = create_entry (self, eye, i);
          gtk_grid_attach (GTK_GRID (grid), self->entries[eye][i], 1 + (int) i, 1 + (int) eye, 1, 1);
        }
    }
  gtk_box_append (GTK_BOX (self), grid);
  dpt_rx_grid_set_contact (self, FALSE);
}

void
dpt_rx_grid_set_contact (DptRxGrid *self, gboolean contact)
{
  g_return_if_fail (DPT_IS_RX_GRID (self));

  self->contact = contact;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      gtk_widget_set_visible (self->headings[i], is_shown (self, i));
      for (guint eye = 0; eye < 2; eye++)
        gtk_widget_set_visible (self->entries[eye][i], is_shown (self, i));
    }
}
