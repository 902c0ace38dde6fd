/* dpt-refraction-table.c - see dpt-refraction-table.h.
 * For: the fields' places, the focus, showing and editing the visit. Not for: one field (dpt-refraction-cell.c).
 *
 *                 right eye                              left eye
 *                 sph  cyl  axis add  prism acuity      sph  cyl  axis add  prism acuity
 *   unaided                                 8/10                                  9/10
 *   worn          …
 *   final         …
 *   PD            far  near                             far  near
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-refraction-table.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-gui.h"
#include "gui/exam/dpt-refraction-strip.h"

#define N_EYES 2
#define NAME_DROP 5 /* pixels: a name stands beside its field, not the grey below */
#define LAST_IN_ROW DPT_REFRACTION_COLUMN_ACUITY
#define EYE_WIDTH (LAST_IN_ROW + 1)
#define EYE(i) ((i) == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT)
#define FIRST_LINE 2                                        /* of the grid, below two lines of headings */
#define LEFT_OF(i) ((i) == 0 ? 1 : 1 + EYE_WIDTH + 1)       /* a column between the eyes keeps them apart */

struct _DptRefractionTable
{
  DptVisitPart parent_instance;

  GtkWidget *grid;
  GtkWidget *strip;
  GtkWidget *names[DPT_N_REFRACTION_ROWS];
  GPtrArray *cells; /* in clinical order */
  DptRefractionRow row;
  char *shorthand_reason; /* why a whole refraction was refused; said instead of what its field would say */
};

G_DEFINE_FINAL_TYPE (DptRefractionTable, dpt_refraction_table, DPT_TYPE_VISIT_PART)

static DptVisitEditor *
get_editor (DptRefractionTable *self)
{
  return dpt_visit_part_get_editor (DPT_VISIT_PART (self));
}

DptRefractionCell *
dpt_refraction_table_get_cell (DptRefractionTable *self, DptRefractionRow row, DptEye eye, DptRefractionColumn column)
{
  g_return_val_if_fail (DPT_IS_REFRACTION_TABLE (self), NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      DptRefractionCell *cell = self->cells->pdata[i];

      if (dpt_refraction_cell_get_row (cell) == row && dpt_refraction_cell_get_eye (cell) == eye
          && dpt_refraction_cell_get_column (cell) == column)
        return cell;
    }
  return NULL;
}

DptRefractionRow
dpt_refraction_table_get_row (DptRefractionTable *self)
{
  g_return_val_if_fail (DPT_IS_REFRACTION_TABLE (self), DPT_REFRACTION_FINAL);

  return self->row;
}

/* --- what stands in a row at this moment --- */

static DptRxFields
read_live (DptRefractionTable *self, DptRefractionRow row, DptEye eye, DptRx *rx, DptAcuity *acuity)
{
  DptRefraction *now
    = dpt_visit_sheet_get_refraction (dpt_visit_editor_get_now (get_editor (self)), row, eye);
  DptRxFields fields = dpt_refraction_get_rx (now, rx);
  const char *kept = now ? dpt_record_get_text (now, DPT_REFRACTION_ACUITY) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *cell = focus ? gtk_widget_get_ancestor (focus, DPT_TYPE_REFRACTION_CELL) : NULL;

  *acuity = (DptAcuity) { 0 };
  if (kept != NULL)
    dpt_acuity_parse (kept, acuity, NULL);
  if (cell != NULL && dpt_refraction_cell_get_row (DPT_REFRACTION_CELL (cell)) == row
      && dpt_refraction_cell_get_eye (DPT_REFRACTION_CELL (cell)) == eye)
    dpt_refraction_cell_read_live (DPT_REFRACTION_CELL (cell), rx, &fields, acuity);
  return fields;
}

static gboolean
is_judged (DptRefractionRow row)
{
  return row == DPT_REFRACTION_SUBJECTIVE || row == DPT_REFRACTION_FINAL;
}

static DptRefraction *
find_compared (DptRefractionTable *self, DptRefractionRow row, DptEye eye)
{
  DptRefraction *earlier = dpt_visit_editor_get_earlier_refraction (get_editor (self), DPT_REFRACTION_FINAL, eye);

  return earlier ? earlier : dpt_visit_editor_get_earlier_refraction (get_editor (self), row, eye);
}

/* Puts @reason on the field it colours, behind what stands there already. */
static void
add_reason (char **by_column, GString *all, const char *field, const char *reason)
{
  DptRefractionColumn column;
  char *old;

  if (reason == NULL)
    return;
  g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", reason);
  if (!dpt_refraction_column_find (field, &column))
    return;
  old = by_column[column];
  by_column[column] = old ? g_strconcat (old, "\n", reason, NULL) : g_strdup (reason);
  g_free (old);
}

/* Returns: (transfer full) (nullable): all that is unusual or missing about one eye in one row, a line each; colours
 * the fields. */
static char *
judge_eye (DptRefractionTable *self, DptRefractionRow row, DptEye eye, const DptRx *rx, DptRxFields fields)
{
  DptEye other_eye = eye == DPT_EYE_RIGHT ? DPT_EYE_LEFT : DPT_EYE_RIGHT;
  g_autoptr (GString) all = g_string_new (NULL);
  char *by_column[DPT_N_REFRACTION_COLUMNS] = { NULL };
  g_autoptr (GError) missing = NULL;

  if ((fields & DPT_RX_FIELD_CYLINDER) && !dpt_rx_validate (rx, &missing))
    add_reason (by_column, all, "axis", missing->message);
  else if (is_judged (row) && (fields & DPT_RX_FIELD_SPHERE))
    {
      DptRx before, other;
      DptAcuity acuity;
      gboolean has_before = dpt_refraction_get_rx (find_compared (self, row, eye), &before) & DPT_RX_FIELD_SPHERE;
      gboolean has_other = read_live (self, row, other_eye, &other, &acuity) & DPT_RX_FIELD_SPHERE;
      DptRxUnusual found = dpt_rx_find_unusual (rx, has_before ? &before : NULL, has_other ? &other : NULL);

      for (DptRxUnusual flag = 1; flag <= DPT_RX_UNUSUAL_LAST; flag <<= 1)
        if (found & flag)
          {
            g_autofree char *reason
              = dpt_rx_describe_unusual (flag, rx, has_before ? &before : NULL, has_other ? &other : NULL);

            add_reason (by_column, all, dpt_rx_unusual_get_field (flag), reason);
          }
    }
  for (guint column = 0; column <= LAST_IN_ROW; column++)
    {
      DptRefractionCell *cell = dpt_refraction_table_get_cell (self, row, eye, column);

      if (cell != NULL)
        dpt_refraction_cell_set_unusual (cell, by_column[column]);
      g_free (by_column[column]);
    }
  return all->len > 0 ? g_string_free (g_steal_pointer (&all), FALSE) : NULL;
}

static void
judge_row (DptRefractionTable *self, DptRefractionRow row)
{
  for (guint i = 0; i < N_EYES; i++)
    {
      DptRx rx;
      DptAcuity acuity;
      DptRxFields fields = read_live (self, row, EYE (i), &rx, &acuity);
      g_autofree char *reasons = judge_eye (self, row, EYE (i), &rx, fields);

      if (row == self->row)
        dpt_refraction_strip_set_eye (DPT_REFRACTION_STRIP (self->strip), EYE (i), &rx, fields, &acuity, reasons);
    }
}

static void
set_row (DptRefractionTable *self, DptRefractionRow row)
{
  gtk_widget_remove_css_class (self->names[self->row], "current");
  self->row = row;
  gtk_widget_add_css_class (self->names[row], "current");
  dpt_refraction_strip_set_row (DPT_REFRACTION_STRIP (self->strip), row);
  judge_row (self, row);
}

/* --- showing --- */

static void
show_names (DptRefractionTable *self)
{
  for (guint row = 0; row < DPT_N_REFRACTION_ROWS; row++)
    {
      DptVisitSheet *now = dpt_visit_editor_get_now (get_editor (self));
      DptRefraction *right = dpt_visit_sheet_get_refraction (now, row, DPT_EYE_RIGHT);
      DptRefraction *left = dpt_visit_sheet_get_refraction (now, row, DPT_EYE_LEFT);
      const char *source = right ? dpt_record_get_text (right, DPT_REFRACTION_SOURCE) : NULL;
      g_autofree char *origin = dpt_origin_describe (right ? right : left);
      const char *tip = origin;

      if (g_strcmp0 (source, "earlier_visit") == 0)
        tip = _ ("Copied from the visit before");
      else if (g_strcmp0 (source, "copied") == 0)
        tip = _ ("Copied from another row");
      dpt_gui_set_tooltip (self->names[row], tip);
    }
}

static void
dpt_refraction_table_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptRefractionTable *self = DPT_REFRACTION_TABLE (part);
  DptVisitSheet *now = dpt_visit_editor_get_now (editor);
  gboolean editable = dpt_visit_editor_get_editable (editor);

  for (guint i = 0; i < self->cells->len; i++)
    {
      DptRefractionCell *cell = self->cells->pdata[i];
      DptRefractionRow row = dpt_refraction_cell_get_row (cell);
      DptEye eye = dpt_refraction_cell_get_eye (cell);

      dpt_refraction_cell_show (cell, dpt_visit_sheet_get_refraction (now, row, eye),
                                dpt_visit_editor_get_earlier_refraction (editor, row, eye), editable);
    }
  show_names (self);
  for (guint row = 0; row < DPT_N_REFRACTION_ROWS; row++)
    judge_row (self, row);
}

/* --- editing --- */

static void
cell_edited_cb (DptRefractionTable *self, DptRefractionCell *cell)
{
  g_autofree char *key = g_strdup_printf ("refraction %d %d %d", dpt_refraction_cell_get_row (cell),
                                          dpt_refraction_cell_get_eye (cell), dpt_refraction_cell_get_column (cell));
  DptVisitSheet *sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), key);

  if (sheet == NULL)
    return;
  dpt_refraction_cell_store (cell, sheet);
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

static void
cell_typing_cb (DptRefractionTable *self, DptRefractionCell *cell)
{
  judge_row (self, dpt_refraction_cell_get_row (cell));
}

static gboolean
shorthand_cb (DptRefractionTable *self, const char *text, DptFieldEntry *entry)
{
  GtkWidget *cell = gtk_widget_get_ancestor (GTK_WIDGET (entry), DPT_TYPE_REFRACTION_CELL);
  g_autoptr (GError) error = NULL;
  DptVisitSheet *sheet;
  DptRxFields given;
  DptRx rx;

  g_clear_pointer (&self->shorthand_reason, g_free);
  if (dpt_refraction_cell_get_column (DPT_REFRACTION_CELL (cell)) >= DPT_REFRACTION_COLUMN_ACUITY
      || dpt_refraction_cell_get_row (DPT_REFRACTION_CELL (cell)) == DPT_REFRACTION_UNAIDED)
    return FALSE;
  if (!dpt_rx_parse (text, &rx, &given, &error) || !dpt_rx_validate (&rx, &error))
    {
      /* One lone word is better explained by the field itself. */
      if (strpbrk (text, " x*/(") != NULL)
        self->shorthand_reason = g_strdup (error->message);
      return FALSE;
    }
  sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), NULL);
  if (sheet == NULL)
    return FALSE;
  dpt_visit_sheet_set_rx (sheet, dpt_refraction_cell_get_row (DPT_REFRACTION_CELL (cell)),
                          dpt_refraction_cell_get_eye (DPT_REFRACTION_CELL (cell)), &rx, given);
  dpt_visit_part_end (DPT_VISIT_PART (self));
  return TRUE;
}

static void
reason_cb (DptRefractionTable *self, GParamSpec *pspec, DptFieldEntry *entry)
{
  g_autofree char *better = g_steal_pointer (&self->shorthand_reason);

  if (better != NULL && dpt_field_entry_get_reason (entry) != NULL)
    dpt_field_entry_set_reason (entry, better);
}

static guint
find_index (DptRefractionTable *self, DptRefractionCell *cell)
{
  guint index = 0;

  g_ptr_array_find (self->cells, cell, &index);
  return index;
}

/* A whole refraction typed into the sphere takes the focus past what it filled. */
static guint
find_next (DptRefractionTable *self, DptRefractionCell *cell)
{
  DptRefraction *now = dpt_visit_sheet_get_refraction (
    dpt_visit_editor_get_now (get_editor (self)), dpt_refraction_cell_get_row (cell), dpt_refraction_cell_get_eye (cell));
  guint index = find_index (self, cell);

  if (dpt_refraction_cell_get_column (cell) == DPT_REFRACTION_COLUMN_SPHERE && now != NULL
      && !dpt_record_is_null (now, DPT_REFRACTION_CYLINDER) && !dpt_record_is_null (now, DPT_REFRACTION_AXIS)
      && g_object_get_data (G_OBJECT (cell), "shorthand") != NULL)
    return index + (dpt_record_is_null (now, DPT_REFRACTION_ADDITION) ? 3 : 4);
  return index + 1;
}

static void
activate_cb (DptRefractionTable *self, DptFieldEntry *entry)
{
  GtkWidget *cell = gtk_widget_get_ancestor (GTK_WIDGET (entry), DPT_TYPE_REFRACTION_CELL);
  guint next;

  next = find_next (self, DPT_REFRACTION_CELL (cell));
  g_object_set_data (G_OBJECT (cell), "shorthand", NULL);
  if (next < self->cells->len)
    gtk_widget_grab_focus (GTK_WIDGET (dpt_refraction_cell_get_entry (self->cells->pdata[next])));
  else
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

static gboolean
note_shorthand_cb (DptRefractionTable *self, const char *text, DptFieldEntry *entry)
{
  gboolean taken = shorthand_cb (self, text, entry);

  if (taken)
    g_object_set_data (G_OBJECT (gtk_widget_get_ancestor (GTK_WIDGET (entry), DPT_TYPE_REFRACTION_CELL)), "shorthand",
                       self);
  return taken;
}

static gboolean
move_vertically (DptRefractionTable *self, DptRefractionCell *cell, int by)
{
  int row = (int) dpt_refraction_cell_get_row (cell);
  DptRefractionColumn column = dpt_refraction_cell_get_column (cell);

  if (column > LAST_IN_ROW)
    return by < 0 && gtk_widget_grab_focus (GTK_WIDGET (dpt_refraction_cell_get_entry (dpt_refraction_table_get_cell (
                       self, row, dpt_refraction_cell_get_eye (cell), DPT_REFRACTION_COLUMN_SPHERE))));
  for (row += by; row >= 0 && row < DPT_N_REFRACTION_ROWS; row += by)
    {
      DptRefractionCell *target
        = dpt_refraction_table_get_cell (self, (DptRefractionRow) row, dpt_refraction_cell_get_eye (cell), column);

      if (target != NULL)
        return gtk_widget_grab_focus (GTK_WIDGET (dpt_refraction_cell_get_entry (target)));
    }
  return FALSE;
}

static gboolean
key_cb (DptRefractionTable *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  const GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK);
  DptRefractionCell *cell = DPT_REFRACTION_CELL (gtk_event_controller_get_widget (controller));

  if (modifiers != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    return move_vertically (self, cell, -1);
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    return move_vertically (self, cell, 1);
  return GDK_EVENT_PROPAGATE;
}

static void
enter_cb (DptRefractionTable *self, GtkEventController *controller)
{
  DptRefractionCell *cell = DPT_REFRACTION_CELL (gtk_event_controller_get_widget (controller));

  dpt_visit_editor_seal (get_editor (self));
  set_row (self, dpt_refraction_cell_get_row (cell));
}

static void
leave_cb (DptRefractionTable *self, GtkEventController *controller)
{
  judge_row (self, dpt_refraction_cell_get_row (DPT_REFRACTION_CELL (gtk_event_controller_get_widget (controller))));
}

/* --- rows as a whole --- */

static gboolean
is_filled (DptVisitSheet *sheet, DptRefractionRow row)
{
  DptRx rx;

  return dpt_visit_sheet_get_rx (sheet, row, DPT_EYE_RIGHT, &rx) != DPT_RX_FIELD_NONE
         || dpt_visit_sheet_get_rx (sheet, row, DPT_EYE_LEFT, &rx) != DPT_RX_FIELD_NONE;
}

static void
copy_row (DptRefractionTable *self, DptRefractionRow from, DptRefractionRow to)
{
  DptVisitSheet *sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), NULL);

  if (sheet == NULL)
    return;
  for (guint i = 0; i < N_EYES; i++)
    dpt_visit_sheet_copy_refraction (sheet, dpt_visit_sheet_get_refraction (sheet, from, EYE (i)), to, EYE (i),
                                     "copied");
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

void
dpt_refraction_table_copy_down (DptRefractionTable *self)
{
  DptVisitSheet *now;
  int row;

  g_return_if_fail (DPT_IS_REFRACTION_TABLE (self));

  now = dpt_visit_editor_get_now (get_editor (self));
  row = (int) self->row;
  if (is_filled (now, self->row))
    {
      if (self->row + 1 >= DPT_N_REFRACTION_ROWS)
        return;
      copy_row (self, self->row, self->row + 1);
      dpt_refraction_table_focus (self, self->row + 1);
      return;
    }
  while (--row > (int) DPT_REFRACTION_UNAIDED)
    if (is_filled (now, (DptRefractionRow) row))
      {
        copy_row (self, (DptRefractionRow) row, self->row);
        return;
      }
}

void
dpt_refraction_table_copy_across (DptRefractionTable *self)
{
  DptVisitSheet *sheet;

  g_return_if_fail (DPT_IS_REFRACTION_TABLE (self));

  sheet = self->row != DPT_REFRACTION_UNAIDED ? dpt_visit_part_begin (DPT_VISIT_PART (self), NULL) : NULL;
  if (sheet == NULL)
    return;
  dpt_visit_sheet_copy_refraction (sheet, dpt_visit_sheet_get_refraction (sheet, self->row, DPT_EYE_RIGHT), self->row,
                                   DPT_EYE_LEFT, "copied");
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

void
dpt_refraction_table_copy_earlier (DptRefractionTable *self)
{
  DptVisitSheet *sheet;

  g_return_if_fail (DPT_IS_REFRACTION_TABLE (self));

  sheet = self->row != DPT_REFRACTION_UNAIDED ? dpt_visit_part_begin (DPT_VISIT_PART (self), NULL) : NULL;
  if (sheet == NULL)
    return;
  for (guint i = 0; i < N_EYES; i++)
    dpt_visit_sheet_copy_refraction (sheet, dpt_visit_editor_get_earlier_refraction (get_editor (self), self->row, EYE (i)),
                                     self->row, EYE (i), "earlier_visit");
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

void
dpt_refraction_table_clear_row (DptRefractionTable *self)
{
  DptVisitSheet *sheet;

  g_return_if_fail (DPT_IS_REFRACTION_TABLE (self));

  sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), NULL);
  if (sheet == NULL)
    return;
  for (guint i = 0; i < N_EYES; i++)
    dpt_visit_sheet_clear_refraction (sheet, self->row, EYE (i));
  dpt_visit_part_end (DPT_VISIT_PART (self));
  for (guint i = 0; i < self->cells->len; i++)
    if (dpt_refraction_cell_get_row (self->cells->pdata[i]) == self->row)
      dpt_field_entry_forget_refused (self->cells->pdata[i]);
}

void
dpt_refraction_table_focus (DptRefractionTable *self, DptRefractionRow row)
{
  DptRefractionColumn first
    = row == DPT_REFRACTION_UNAIDED ? DPT_REFRACTION_COLUMN_ACUITY : DPT_REFRACTION_COLUMN_SPHERE;

  g_return_if_fail (DPT_IS_REFRACTION_TABLE (self));

  gtk_widget_grab_focus (GTK_WIDGET (dpt_refraction_cell_get_entry (
    dpt_refraction_table_get_cell (self, row, DPT_EYE_RIGHT, first))));
}

/* --- making --- */

static void
add_cell (DptRefractionTable *self, DptRefractionRow row, DptEye eye, DptRefractionColumn column, int left, int top)
{
  GtkWidget *cell = dpt_refraction_cell_new (row, eye, column);
  DptFieldEntry *entry = dpt_refraction_cell_get_entry (DPT_REFRACTION_CELL (cell));
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (cell, key);
  gtk_widget_add_controller (cell, focus);
  g_signal_connect_swapped (cell, "edited", G_CALLBACK (cell_edited_cb), self);
  g_signal_connect_swapped (cell, "typing", G_CALLBACK (cell_typing_cb), self);
  g_signal_connect_swapped (entry, "shorthand", G_CALLBACK (note_shorthand_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (entry, "notify::reason", G_CALLBACK (reason_cb), self);
  gtk_grid_attach (GTK_GRID (self->grid), cell, left, top, 1, 1);
  g_ptr_array_add (self->cells, cell);
}

static GtkWidget *
add_heading (DptRefractionTable *self, const char *text, const char *style, int left, int top, int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, style);
  gtk_label_set_xalign (GTK_LABEL (label), width > 1 ? 0.5f : 1);
  gtk_grid_attach (GTK_GRID (self->grid), label, left, top, width, 1);
  return label;
}

static void
add_headings (DptRefractionTable *self)
{
  GtkWidget *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (gap, 12, -1);
  gtk_grid_attach (GTK_GRID (self->grid), gap, LEFT_OF (1) - 1, 0, 1, 1);
  for (guint i = 0; i < N_EYES; i++)
    {
      add_heading (self, dpt_eye_get_label (EYE (i)), "heading", LEFT_OF (i), 0, EYE_WIDTH);
      for (guint column = 0; column <= LAST_IN_ROW; column++)
        add_heading (self, dpt_refraction_column_get_heading (column), "dpt-heading", LEFT_OF (i) + (int) column, 1, 1);
    }
}

static void
add_rows (DptRefractionTable *self)
{
  for (guint row = 0; row < DPT_N_REFRACTION_ROWS; row++)
    {
      int top = FIRST_LINE + (int) row;

      self->names[row] = add_heading (self, dpt_refraction_row_get_label (row), "row-name", 0, top, 1);
      gtk_label_set_xalign (GTK_LABEL (self->names[row]), 0);
      gtk_widget_set_valign (self->names[row], GTK_ALIGN_START);
      gtk_widget_set_margin_top (self->names[row], NAME_DROP);
      for (guint i = 0; i < N_EYES; i++)
        for (guint column = 0; column <= LAST_IN_ROW; column++)
          if (row != DPT_REFRACTION_UNAIDED || column == DPT_REFRACTION_COLUMN_ACUITY)
            add_cell (self, row, EYE (i), column, LEFT_OF (i) + (int) column, top);
    }
}

static void
add_distances (DptRefractionTable *self)
{
  int top = FIRST_LINE + DPT_N_REFRACTION_ROWS;
  GtkWidget *name = add_heading (self, _ ("Pupil distance"), "row-name", 0, top, 1);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_set_margin_top (name, NAME_DROP);
  for (guint i = 0; i < N_EYES; i++)
    for (guint column = DPT_REFRACTION_COLUMN_PD_FAR; column <= DPT_REFRACTION_COLUMN_PD_NEAR; column++)
      add_cell (self, DPT_REFRACTION_FINAL, EYE (i), column, LEFT_OF (i) + (int)(column - DPT_REFRACTION_COLUMN_PD_FAR),
                top);
}

static void
dpt_refraction_table_finalize (GObject *object)
{
  DptRefractionTable *self = DPT_REFRACTION_TABLE (object);

  g_ptr_array_unref (self->cells);
  g_free (self->shorthand_reason);
  G_OBJECT_CLASS (dpt_refraction_table_parent_class)->finalize (object);
}

static void
dpt_refraction_table_class_init (DptRefractionTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_refraction_table_finalize;
  DPT_VISIT_PART_CLASS (klass)->show = dpt_refraction_table_show;
}

static void
dpt_refraction_table_init (DptRefractionTable *self)
{
  self->cells = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-refraction");
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 3);
  gtk_box_append (GTK_BOX (self), self->grid);
  add_headings (self);
  add_rows (self);
  add_distances (self);
  self->strip = dpt_refraction_strip_new ();
  gtk_box_append (GTK_BOX (self), self->strip);
  set_row (self, DPT_REFRACTION_FINAL);
}
