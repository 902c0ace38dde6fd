/* dpt-finding-grid.c - see dpt-finding-grid.h.
 * For: which entry is which finding. Not for: reading one (dpt-item-entry.c).
 *
 *   items of both eyes               items without an eye, two a line
 *   Cornea      [right ] [left ]     Motility [      ]   Head posture [      ]
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-finding-grid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "engine/clinical/dpt-exam-layout.h"
#include "gui/exam/dpt-item-entry.h"

struct _DptFindingGrid
{
  DptVisitPart parent_instance;

  char *section;
  GPtrArray *entries; /* DptItemEntry, in the order of Tab */
  GPtrArray *labels;  /* of each entry */
  GPtrArray *heads;   /* of the columns */
  GHashTable *custom;
  GPtrArray *shown[2]; /* findings of this visit and of the one before, as the entries say them; NULL where they do not */
  gboolean placed;     /* for editing */
};

G_DEFINE_FINAL_TYPE (DptFindingGrid, dpt_finding_grid, DPT_TYPE_VISIT_PART)

static guint custom_signal;

/* The findings of the section, picked out of the visit once: a hundred fields that each look through all of it are what a
 * keystroke has no time for. */
static GPtrArray *
pick_findings (DptFindingGrid *self, DptVisitSheet *sheet)
{
  GPtrArray *picked = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *details = sheet ? dpt_visit_sheet_get_details (sheet) : NULL;

  for (guint i = 0; details != NULL && i < details->len; i++)
    if (DPT_IS_FINDING (details->pdata[i])
        && g_strcmp0 (dpt_record_get_text (details->pdata[i], DPT_FINDING_SECTION), self->section) == 0)
      g_ptr_array_add (picked, g_object_ref (details->pdata[i]));
  return picked;
}

static DptFinding *
find_finding (DptItemEntry *entry, GPtrArray *picked)
{
  const char *item = dpt_item_entry_get_item (entry)->item, *eye = dpt_item_entry_get_eye (entry);

  for (guint i = 0; i < picked->len; i++)
    if (g_strcmp0 (dpt_record_get_text (picked->pdata[i], DPT_FINDING_ITEM), item) == 0
        && g_strcmp0 (dpt_record_get_text (picked->pdata[i], DPT_FINDING_EYE), eye) == 0)
      return picked->pdata[i];
  return NULL;
}

/* Two a line, without the gaps of those that are hidden. */
static void
place_singles (DptFindingGrid *self)
{
  GtkWidget *grid = NULL;
  int place = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      GtkWidget *entry = self->entries->pdata[i], *label = self->labels->pdata[i];
      GtkLayoutManager *layout;
      int column;

      if (dpt_item_entry_get_eye (self->entries->pdata[i]) != NULL || !gtk_widget_get_visible (entry))
        continue;
      place = gtk_widget_get_parent (entry) == grid ? place + 1 : 0;
      grid = gtk_widget_get_parent (entry);
      layout = gtk_widget_get_layout_manager (grid);
      column = place % 2 * 2;
      g_object_set (gtk_layout_manager_get_layout_child (layout, label), "column", column, "row", place / 2, NULL);
      g_object_set (gtk_layout_manager_get_layout_child (layout, entry), "column", column + 1, "row", place / 2, NULL);
    }
}

/* A signed visit shows what was found, and no empty lines. */
static void
show_rows (DptFindingGrid *self, GPtrArray *now, gboolean editable)
{
  gboolean eyes = editable;

  for (guint i = 0; i < self->labels->len; i++)
    gtk_widget_set_visible (self->labels->pdata[i], editable);
  for (guint i = 0; i < self->entries->len; i++)
    {
      DptFinding *finding = find_finding (self->entries->pdata[i], now);
      gboolean found = finding != NULL && !dpt_visit_detail_is_empty (finding);

      gtk_widget_set_visible (self->entries->pdata[i], editable || found);
      if (found)
        gtk_widget_set_visible (self->labels->pdata[i], TRUE);
      eyes = eyes || (found && dpt_item_entry_get_eye (self->entries->pdata[i]) != NULL);
    }
  for (guint i = 0; i < self->heads->len; i++)
    gtk_widget_set_visible (self->heads->pdata[i], eyes);
  if (self->placed != editable || !editable)
    place_singles (self);
  self->placed = editable;
}

static gboolean
is_same (GPtrArray *shown, GPtrArray *picked)
{
  return shown != NULL && shown->len == picked->len
         && (picked->len == 0 || memcmp (shown->pdata, picked->pdata, picked->len * sizeof (gpointer)) == 0);
}

static void
forget_shown (DptFindingGrid *self)
{
  g_clear_pointer (&self->shown[0], g_ptr_array_unref);
  g_clear_pointer (&self->shown[1], g_ptr_array_unref);
}

/* A finding that changes is another record (dpt-visit-sheet.h): a section with the same records costs a keystroke nothing. */
static void
dpt_finding_grid_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptFindingGrid *self = DPT_FINDING_GRID (part);
  gboolean editable = dpt_visit_editor_get_editable (editor);
  g_autoptr (GPtrArray) now = pick_findings (self, dpt_visit_editor_get_now (editor));
  g_autoptr (GPtrArray) earlier = pick_findings (self, dpt_visit_editor_get_earlier (editor));

  if (self->placed == editable && is_same (self->shown[0], now) && is_same (self->shown[1], earlier))
    return;
  forget_shown (self);
  self->shown[0] = g_ptr_array_ref (now);
  self->shown[1] = g_ptr_array_ref (earlier);
  for (guint i = 0; i < self->entries->len; i++)
    dpt_item_entry_show (self->entries->pdata[i], find_finding (self->entries->pdata[i], now),
                         find_finding (self->entries->pdata[i], earlier), editable);
  show_rows (self, now, editable);
}

static void
edited_cb (DptFindingGrid *self, DptItemEntry *entry)
{
  DptVisitSheet *sheet;

  sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), dpt_field_entry_get_label (DPT_FIELD_ENTRY (entry)));
  if (sheet == NULL)
    return;
  dpt_item_entry_store (entry, sheet);
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

/* --- the practice's words --- */

static void
custom_cb (DptFindingGrid *self, const char *name, const char *value)
{
  dpt_finding_grid_set_custom (self, self->custom);
  g_signal_emit (self, custom_signal, 0, name, value);
}

void
dpt_finding_grid_set_custom (DptFindingGrid *self, GHashTable *custom)
{
  g_return_if_fail (DPT_IS_FINDING_GRID (self));

  if (custom != self->custom)
    {
      g_clear_pointer (&self->custom, g_hash_table_unref);
      self->custom = custom ? g_hash_table_ref (custom) : NULL;
    }
  forget_shown (self);
  for (guint i = 0; i < self->entries->len; i++)
    dpt_item_entry_set_custom (self->entries->pdata[i], custom);
}

/* --- normal --- */

gboolean
dpt_finding_grid_has_normal (DptFindingGrid *self)
{
  g_return_val_if_fail (DPT_IS_FINDING_GRID (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    if (dpt_item_entry_get_item (self->entries->pdata[i])->normal != NULL)
      return TRUE;
  return FALSE;
}

gboolean
dpt_finding_grid_write_normal (DptFindingGrid *self)
{
  DptVisitSheet *now, *sheet = NULL;

  g_return_val_if_fail (DPT_IS_FINDING_GRID (self), FALSE);

  now = dpt_visit_editor_get_now (dpt_visit_part_get_editor (DPT_VISIT_PART (self)));
  for (guint i = 0; i < self->entries->len; i++)
    {
      DptItemEntry *entry = self->entries->pdata[i];
      const DptExamItem *item = dpt_item_entry_get_item (entry);
      const char *eye = dpt_item_entry_get_eye (entry);
      DptFinding *there = dpt_visit_sheet_get_finding (sheet ? sheet : now, item->section, item->item, eye);

      /* "Both eyes" of a thing that each eye has says nothing more. */
      if (item->normal == NULL || g_strcmp0 (eye, "B") == 0 || (there != NULL && !dpt_visit_detail_is_empty (there)))
        continue;
      if (sheet == NULL && (sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), NULL)) == NULL)
        return FALSE;
      dpt_visit_sheet_set_finding_code (sheet, item->section, item->item, eye, item->normal, NULL);
    }
  if (sheet != NULL)
    dpt_visit_part_end (DPT_VISIT_PART (self));
  return sheet != NULL;
}

/* --- making --- */

static GtkWidget *
create_label (const DptExamItem *item)
{
  GtkWidget *label;
  g_autofree char *words = NULL;

  if (item->unit != NULL)
    /* Translators: what is measured, and its unit: "Axial length (mm)" */
    words = g_strdup_printf (C_ ("measure", "%s (%s)"), dpt_exam_item_get_label (item), dpt_exam_item_get_unit (item));
  label = gtk_label_new (words ? words : dpt_exam_item_get_label (item));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, words ? words : dpt_exam_item_get_label (item));
  gtk_widget_add_css_class (label, "row-name");
  return label;
}

static GtkWidget *
create_entry (DptFindingGrid *self, const DptExamItem *item, const char *eye, GtkWidget *label)
{
  static const struct { const char *nick; const char *label; } eyes[]
    = { { "R", N_ ("Right eye") }, { "L", N_ ("Left eye") }, { "B", N_ ("Both eyes") } };
  GtkWidget *entry = dpt_item_entry_new (item, eye);
  g_autofree char *name = NULL;

  for (guint i = 0; eye != NULL && i < G_N_ELEMENTS (eyes); i++)
    if (g_str_equal (eyes[i].nick, eye))
      /* Translators: a field as a screen reader says it: a section, what is found, and an eye: "Slit lamp, Cornea, Right
       * eye" */
      name = g_strdup_printf (_ ("%s, %s, %s"), dpt_exam_section_get_label (item->section),
                              dpt_exam_item_get_label (item), _ (eyes[i].label));
  if (name == NULL)
    name = g_strdup_printf (C_ ("finding", "%s, %s"), dpt_exam_section_get_label (item->section),
                            dpt_exam_item_get_label (item));
  dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), name);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "edited", G_CALLBACK (edited_cb), self);
  dpt_visit_part_connect_entry (DPT_VISIT_PART (self), entry);
  g_signal_connect_swapped (entry, "custom", G_CALLBACK (custom_cb), self);
  g_ptr_array_add (self->entries, entry);
  g_ptr_array_add (self->labels, label);
  return entry;
}

static GtkGrid *
add_grid (DptFindingGrid *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_box_append (GTK_BOX (self), grid);
  return GTK_GRID (grid);
}

static void
add_headings (DptFindingGrid *self, GtkGrid *grid, gboolean both)
{
  const char *const words[] = { _ ("Right eye"), _ ("Left eye"), both ? _ ("Both eyes") : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (words) && words[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (words[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dpt-heading");
      gtk_grid_attach (grid, label, 1 + (int) i, 0, 1, 1);
      g_ptr_array_add (self->heads, label);
    }
}

/* One grid for each run of items with the same kind of columns; @from is moved behind the run. */
static void
add_run (DptFindingGrid *self, const DptExamItem *items, guint n, guint *from, GtkSizeGroup *names, gboolean *headed)
{
  static const char *const nicks[] = { "R", "L", "B" };
  GtkGrid *grid = add_grid (self);
  gboolean eyes = *items[*from].eyes != '\0';
  gboolean both = FALSE;
  int place = 0;

  for (guint i = *from; i < n && eyes == (*items[i].eyes != '\0'); i++)
    both = both || dpt_exam_item_has_eye (&items[i], "B");
  if (eyes && !*headed)
    add_headings (self, grid, both);
  *headed = *headed || eyes;
  for (; *from < n && eyes == (*items[*from].eyes != '\0'); (*from)++)
    {
      const DptExamItem *item = &items[*from];
      GtkWidget *label = create_label (item);
      int row = eyes ? ++place : place / 2, column = eyes ? 0 : place % 2 * 2;

      if (column == 0)
        gtk_size_group_add_widget (names, label);
      gtk_grid_attach (grid, label, column, row, 1, 1);
      if (!eyes)
        gtk_grid_attach (grid, create_entry (self, item, NULL, label), column + 1, row, 1, 1), place++;
      for (guint i = 0; eyes && i < G_N_ELEMENTS (nicks); i++)
        if (dpt_exam_item_has_eye (item, nicks[i]))
          gtk_grid_attach (grid, create_entry (self, item, nicks[i], label), 1 + (int) i, row, 1, 1);
    }
}

static void
dpt_finding_grid_finalize (GObject *object)
{
  DptFindingGrid *self = DPT_FINDING_GRID (object);

  g_free (self->section);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->heads);
  g_clear_pointer (&self->custom, g_hash_table_unref);
  forget_shown (self);
  G_OBJECT_CLASS (dpt_finding_grid_parent_class)->finalize (object);
}

static void
dpt_finding_grid_class_init (DptFindingGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_finding_grid_finalize;
  custom_signal = g_signal_new ("custom", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  DPT_VISIT_PART_CLASS (klass)->show = dpt_finding_grid_show;
}

static void
dpt_finding_grid_init (DptFindingGrid *self)
{
  self->entries = g_ptr_array_new ();
  self->labels = g_ptr_array_new ();
  self->heads = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-refraction");
}

GtkWidget *
dpt_finding_grid_new (const char *section)
{
  DptFindingGrid *self = g_object_new (DPT_TYPE_FINDING_GRID, NULL);
  g_autoptr (GtkSizeGroup) names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gboolean headed = FALSE;
  guint n;
  const DptExamItem *items = dpt_exam_item_list (section, &n);

  self->section = g_strdup (section);
  for (guint i = 0; i < n;)
    add_run (self, items, n, &i, names, &headed);
  return GTK_WIDGET (self);
}

