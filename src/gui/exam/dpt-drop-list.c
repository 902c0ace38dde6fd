/* dpt-drop-list.c - see dpt-drop-list.h.
 * For: giving one, and taking one back. Not for: doses and allergies, which the examiner knows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-drop-list.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"

#define SECTION "drops"

static const char *const drugs[] = {
  N_ ("Tropicamide 0.5 %"),       N_ ("Tropicamide 1 %"), N_ ("Cyclopentolate 0.5 %"), N_ ("Cyclopentolate 1 %"),
  N_ ("Phenylephrine 2.5 %"),     N_ ("Atropine 1 %"),    N_ ("Oxybuprocaine 0.4 %"),  N_ ("Fluorescein"),
};

static const struct { const char *nick; const char *label; } eyes[] = {
  { "B", N_ ("Both eyes") },
  { "R", N_ ("Right eye") },
  { "L", N_ ("Left eye") },
};

struct _DptDropList
{
  DptVisitPart parent_instance;

  GtkWidget *tools;
  GtkWidget *eye;
  GtkWidget *list;
  DptClock *clock;
};

G_DEFINE_FINAL_TYPE (DptDropList, dpt_drop_list, DPT_TYPE_VISIT_PART)

static void
remove_cb (DptDropList *self, GtkWidget *button)
{
  const char *item = g_object_get_data (G_OBJECT (button), "item"), *eye = g_object_get_data (G_OBJECT (button), "eye");
  DptVisitSheet *sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), NULL);

  if (sheet == NULL)
    return;
  dpt_visit_sheet_set_finding_number (sheet, SECTION, item, eye, G_MININT64);
  dpt_visit_sheet_set_finding_text (sheet, SECTION, item, eye, NULL);
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

static const char *
get_eye_label (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (eyes); i++)
    if (g_str_equal (eyes[i].nick, nick))
      return _ (eyes[i].label);
  return "";
}

static GtkWidget *
create_row (DptDropList *self, DptFinding *drop, gboolean editable)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *item = dpt_record_get_string (drop, DPT_FINDING_ITEM), *eye = dpt_record_get_string (drop, DPT_FINDING_EYE);
  g_autofree char *time = dpt_instant_format_time (dpt_record_get_int (drop, DPT_FINDING_NUMBER));
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  GtkWidget *label, *button;

  /* Translators: the time, a drug, and an eye: "14:05 · Tropicamide 0.5 % · Both eyes" */
  words = g_strdup_printf (_ ("%s · %s · %s"), time, dpt_record_get_string (drop, DPT_FINDING_TEXT), get_eye_label (eye));
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (row), label);
  if (!editable)
    return row;
  /* Translators: a button that takes a drop back; the time, the drug and the eye */
  name = g_strdup_printf (_ ("Not given: %s"), words);
  button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dpt-small");
  g_object_set_data_full (G_OBJECT (button), "item", g_strdup (item), g_free);
  g_object_set_data_full (G_OBJECT (button), "eye", g_strdup (eye), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static gboolean
is_drop (gpointer record)
{
  return DPT_IS_FINDING (record) && g_str_equal (dpt_record_get_string (record, DPT_FINDING_SECTION), SECTION);
}

static void
dpt_drop_list_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptDropList *self = DPT_DROP_LIST (part);
  gboolean editable = dpt_visit_editor_get_editable (editor);
  GPtrArray *details = dpt_visit_sheet_get_details (dpt_visit_editor_get_now (editor));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < details->len; i++)
    if (is_drop (details->pdata[i]) && !dpt_visit_detail_is_empty (details->pdata[i]))
      gtk_box_append (GTK_BOX (self->list), create_row (self, details->pdata[i], editable));
  gtk_widget_set_visible (self->tools, editable);
}

void
dpt_drop_list_give (DptDropList *self, const char *drug)
{
  DptVisitSheet *sheet;
  GPtrArray *details;
  guint number = 0;
  const char *eye;
  g_autofree char *item = NULL;

  g_return_if_fail (DPT_IS_DROP_LIST (self));

  if (self->clock == NULL || (sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), NULL)) == NULL)
    return;
  details = dpt_visit_sheet_get_details (sheet);
  for (guint i = 0; i < details->len; i++)
    if (is_drop (details->pdata[i]))
      number = MAX (number, (guint) atoi (dpt_record_get_string (details->pdata[i], DPT_FINDING_ITEM)));
  item = g_strdup_printf ("%u", number + 1);
  eye = eyes[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->eye))].nick;
  dpt_visit_sheet_set_finding_text (sheet, SECTION, item, eye, drug);
  dpt_visit_sheet_set_finding_number (sheet, SECTION, item, eye, dpt_clock_get_now (self->clock));
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

static void
give_cb (DptDropList *self, GtkButton *button)
{
  dpt_drop_list_give (self, gtk_button_get_label (button));
}

/* --- making --- */

static void
dpt_drop_list_dispose (GObject *object)
{
  g_clear_object (&DPT_DROP_LIST (object)->clock);
  G_OBJECT_CLASS (dpt_drop_list_parent_class)->dispose (object);
}

static void
dpt_drop_list_class_init (DptDropListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_drop_list_dispose;
  DPT_VISIT_PART_CLASS (klass)->show = dpt_drop_list_show;
}

static void
dpt_drop_list_init (DptDropList *self)
{
  const char *labels[G_N_ELEMENTS (eyes) + 1] = { NULL };
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (self), self->list);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  for (guint i = 0; i < G_N_ELEMENTS (eyes); i++)
    labels[i] = _ (eyes[i].label);
  self->eye = gtk_drop_down_new_from_strings (labels);
  gtk_widget_set_valign (self->eye, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->eye), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Eye that gets the drop"), -1);
  gtk_box_append (GTK_BOX (self->tools), self->eye);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), G_N_ELEMENTS (drugs));
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Drops to give"), -1);
  gtk_widget_set_hexpand (flow, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (drugs); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (drugs[i]));
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_widget_add_css_class (button, "dpt-small");
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (give_cb), self);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  gtk_box_append (GTK_BOX (self->tools), flow);
  gtk_box_append (GTK_BOX (self), self->tools);
}

void
dpt_drop_list_set_clock (DptDropList *self, DptClock *clock)
{
  g_return_if_fail (DPT_IS_DROP_LIST (self));

  g_set_object (&self->clock, clock);
}
