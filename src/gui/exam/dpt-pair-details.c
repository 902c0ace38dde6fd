/* dpt-pair-details.c - see dpt-pair-details.h.
 * For: which entry is which. Not for: reading them (dpt-item-entry.c, gui/common/dpt-power-entry.c).
 *
 *     Used for  Design  Material  Treatments  Age  Pupillary distance of both
 *     [      ]  [    ]  [      ]  [        ]  [ ]  [                        ]
 *               Intermediate addition  Slab-off  Vertex distance  Pupillary distance, far  near
 *     Right eye [                   ]  [      ]  [             ]  [                     ]  [  ]
 *     Left eye  [                   ]  [      ]  [             ]  [                     ]  [  ]
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-pair-details.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-power-entry.h"
#include "gui/exam/dpt-item-entry.h"

#define EYE(i) ((i) == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT)

static const struct { guint field; const char *label; int min; int max; } lengths[] = {
  { DPT_REFRACTION_VERTEX, N_ ("Vertex distance"), 0, 3000 },
  { DPT_REFRACTION_PD_FAR, N_ ("Pupillary distance, far"), 1500, 4500 },
  { DPT_REFRACTION_PD_NEAR, N_ ("Pupillary distance, near"), 1500, 4500 },
};

struct _DptPairDetails
{
  DptVisitPart parent_instance;

  guint pair;
  char *section;
  GtkWidget *expander;
  GPtrArray *entries; /* DptItemEntry */
  GtkWidget *lengths[G_N_ELEMENTS (lengths)][2];
  GHashTable *custom;
  DptVisitEditor *seen; /* unfolded once for what stands there; then it is the examiner's */
};

G_DEFINE_FINAL_TYPE (DptPairDetails, dpt_pair_details, DPT_TYPE_VISIT_PART)

static guint custom_signal;

/* --- showing --- */

static gboolean
show_length (DptPairDetails *self, guint i, guint eye, DptVisitEditor *editor)
{
  DptRefraction *now = dpt_visit_sheet_get_pair (dpt_visit_editor_get_now (editor), self->pair, EYE (eye));
  DptVisitSheet *before = dpt_visit_editor_get_earlier (editor);
  DptRefraction *then = before ? dpt_visit_sheet_get_pair (before, self->pair, EYE (eye)) : NULL;
  DptNumberEntry *entry = DPT_NUMBER_ENTRY (self->lengths[i][eye]);
  gboolean editable = dpt_visit_editor_get_editable (editor);
  gboolean there = now != NULL && !dpt_record_is_null (now, lengths[i].field);
  gint64 value = there ? dpt_record_get_int (now, lengths[i].field) : 0;

  if (!there && dpt_number_entry_get_has_value (entry))
    dpt_number_entry_clear (entry);
  else if (there && (!dpt_number_entry_get_has_value (entry) || dpt_number_entry_get_value (entry) != value))
    dpt_number_entry_set_value (entry, value);
  if (editable && then != NULL && !dpt_record_is_null (then, lengths[i].field))
    dpt_number_entry_set_earlier (entry, dpt_record_get_int (then, lengths[i].field));
  else
    dpt_number_entry_clear_earlier (entry);
  gtk_editable_set_editable (GTK_EDITABLE (entry), editable);
  return there;
}

static DptFinding *
find_finding (DptItemEntry *entry, DptVisitSheet *sheet)
{
  const DptExamItem *item = dpt_item_entry_get_item (entry);

  return sheet ? dpt_visit_sheet_get_finding (sheet, item->section, item->item, dpt_item_entry_get_eye (entry)) : NULL;
}

static void
dpt_pair_details_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptPairDetails *self = DPT_PAIR_DETAILS (part);
  gboolean editable = dpt_visit_editor_get_editable (editor), any = FALSE;

  for (guint i = 0; i < self->entries->len; i++)
    {
      DptItemEntry *entry = self->entries->pdata[i];
      DptFinding *now = find_finding (entry, dpt_visit_editor_get_now (editor));

      dpt_item_entry_show (entry, now, find_finding (entry, dpt_visit_editor_get_earlier (editor)), editable);
      any = any || (now != NULL && !dpt_visit_detail_is_empty (now));
    }
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint eye = 0; eye < 2; eye++)
      any = show_length (self, i, eye, editor) || any;
  gtk_widget_set_visible (self->expander, editable || any);
  if (self->seen != editor)
    gtk_expander_set_expanded (GTK_EXPANDER (self->expander), any);
  self->seen = editor;
}

/* --- writing --- */

static void
edited_cb (DptPairDetails *self, GtkWidget *entry)
{
  DptVisitSheet *sheet;

  sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), dpt_field_entry_get_label (DPT_FIELD_ENTRY (entry)));
  if (sheet == NULL)
    return;
  if (DPT_IS_ITEM_ENTRY (entry))
    dpt_item_entry_store (DPT_ITEM_ENTRY (entry), sheet);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint eye = 0; eye < 2; eye++)
      if (self->lengths[i][eye] == entry)
        dpt_visit_sheet_set_pair_length (sheet, self->pair, EYE (eye), lengths[i].field,
                                         dpt_number_entry_get_value (DPT_NUMBER_ENTRY (entry)));
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

static void
length_cb (DptPairDetails *self, GParamSpec *pspec, GtkWidget *entry)
{
  edited_cb (self, entry);
}

static void
custom_cb (DptPairDetails *self, const char *name, const char *value)
{
  g_signal_emit (self, custom_signal, 0, name, value);
}

void
dpt_pair_details_set_custom (DptPairDetails *self, GHashTable *custom)
{
  g_return_if_fail (DPT_IS_PAIR_DETAILS (self));

  if (custom != self->custom)
    {
      g_clear_pointer (&self->custom, g_hash_table_unref);
      self->custom = custom ? g_hash_table_ref (custom) : NULL;
    }
  for (guint i = 0; i < self->entries->len; i++)
    dpt_item_entry_set_custom (self->entries->pdata[i], custom);
}

/* --- making --- */

static GtkWidget *
create_heading (const char *text, const char *unit)
{
  /* Translators: what is measured, and its unit */
  g_autofree char *words = unit ? g_strdup_printf (C_ ("measure", "%s (%s)"), text, unit) : g_strdup (text);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, words);
  gtk_widget_add_css_class (label, "row-name");
  return label;
}

static void
name_entry (DptPairDetails *self, GtkWidget *entry, const char *what, int eye)
{
  g_autofree char *name = eye < 0 ? g_strdup_printf (_ ("Pair %u, %s"), self->pair, what)
                                  /* Translators: the number of a pair of glasses, what is told of it, and an eye */
                                  : g_strdup_printf (_ ("Pair %u, %s, %s"), self->pair, what, dpt_eye_get_label (EYE (eye)));

  dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), name);
  gtk_widget_set_hexpand (entry, TRUE);
  dpt_visit_part_connect_entry (DPT_VISIT_PART (self), entry);
}

static GtkWidget *
create_item (DptPairDetails *self, const DptExamItem *item, int eye)
{
  GtkWidget *entry = dpt_item_entry_new (item, eye < 0 ? NULL : dpt_eye_to_nick (EYE (eye)));

  name_entry (self, entry, dpt_exam_item_get_label (item), eye);
  g_signal_connect_swapped (entry, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (entry, "custom", G_CALLBACK (custom_cb), self);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static GtkWidget *
create_length (DptPairDetails *self, guint i, guint eye)
{
  GtkWidget *entry = dpt_power_entry_new (DPT_POWER_KIND_LENGTH);

  name_entry (self, entry, _ (lengths[i].label), (int) eye);
  dpt_number_entry_set_range (DPT_NUMBER_ENTRY (entry), lengths[i].min, lengths[i].max);
  dpt_number_entry_set_steps (DPT_NUMBER_ENTRY (entry), 50, 100);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 12);
  g_signal_connect_swapped (entry, "notify::value", G_CALLBACK (length_cb), self);
  self->lengths[i][eye] = entry;
  return entry;
}

static GtkGrid *
create_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_set_margin_start (grid, 12);
  return GTK_GRID (grid);
}

static void
fill (DptPairDetails *self, GtkBox *box)
{
  GtkGrid *whole = create_grid (), *eyes = create_grid ();
  int column = 0, place = 1;
  guint n;
  const DptExamItem *items = dpt_exam_item_list (self->section, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean each = *items[i].eyes != '\0';
      int at = each ? place++ : column++;

      gtk_grid_attach (each ? eyes : whole, create_heading (dpt_exam_item_get_label (&items[i]), dpt_exam_item_get_unit (&items[i])),
                       at, 0, 1, 1);
      if (!each)
        gtk_grid_attach (whole, create_item (self, &items[i], -1), at, 1, 1, 1);
      for (int eye = 0; each && eye < 2; eye++)
        gtk_grid_attach (eyes, create_item (self, &items[i], eye), at, 1 + eye, 1, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++, place++)
    {
      gtk_grid_attach (eyes, create_heading (_ (lengths[i].label), "mm"), place, 0, 1, 1);
      for (guint eye = 0; eye < 2; eye++)
        gtk_grid_attach (eyes, create_length (self, i, eye), place, 1 + (int) eye, 1, 1);
    }
  for (guint eye = 0; eye < 2; eye++)
    gtk_grid_attach (eyes, create_heading (dpt_eye_get_label (EYE (eye)), NULL), 0, 1 + (int) eye, 1, 1);
  gtk_box_append (box, GTK_WIDGET (whole));
  gtk_box_append (box, GTK_WIDGET (eyes));
}

static void
dpt_pair_details_finalize (GObject *object)
{
  DptPairDetails *self = DPT_PAIR_DETAILS (object);

  g_free (self->section);
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->custom, g_hash_table_unref);
  G_OBJECT_CLASS (dpt_pair_details_parent_class)->finalize (object);
}

static void
dpt_pair_details_class_init (DptPairDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_pair_details_finalize;
  DPT_VISIT_PART_CLASS (klass)->show = dpt_pair_details_show;
  custom_signal = g_signal_new ("custom", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
dpt_pair_details_init (DptPairDetails *self)
{
  self->entries = g_ptr_array_new ();
}

GtkWidget *
dpt_pair_details_new (guint pair)
{
  DptPairDetails *self = g_object_new (DPT_TYPE_PAIR_DETAILS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = NULL;

  self->pair = pair;
  self->section = dpt_visit_pair_dup_section (pair);
  /* Translators: the number of a pair of glasses; unfolds what it is made of */
  title = g_strdup_printf (_ ("Pair %u: what for, lenses, how worn"), pair);
  self->expander = gtk_expander_new (title);
  gtk_widget_set_hexpand (self->expander, TRUE);
  gtk_widget_add_css_class (self->expander, "dpt-small");
  fill (self, GTK_BOX (box));
  gtk_expander_set_child (GTK_EXPANDER (self->expander), box);
  gtk_box_append (GTK_BOX (self), self->expander);
  return GTK_WIDGET (self);
}
