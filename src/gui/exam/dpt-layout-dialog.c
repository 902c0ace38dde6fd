/* dpt-layout-dialog.c - see dpt-layout-dialog.h.
 * For: rows that can be switched and moved. Not for: keeping the result (the perspective).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-layout-dialog.h"

#include <glib/gi18n-lib.h>

#include "engine/clinical/dpt-exam-layout.h"

struct _DptLayoutDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkLabel *who;
  GtkListBox *list;

  char *kind;
  GArray *layout; /* DptExamPlace */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DptLayoutDialog, dpt_layout_dialog, ADW_TYPE_WINDOW)

static guint custom_signal;

static int
find_place (DptLayoutDialog *self, const char *section)
{
  for (guint i = 0; i < self->layout->len; i++)
    if (g_str_equal (g_array_index (self->layout, DptExamPlace, i).section, section))
      return (int) i;
  return -1;
}

static const char *
get_section (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW)), "section");
}

static void
switched_cb (DptLayoutDialog *self, GParamSpec *pspec, GtkWidget *shown)
{
  if (!self->showing)
    dpt_layout_dialog_set_shown (self, get_section (shown), gtk_switch_get_active (GTK_SWITCH (shown)));
}

static void
up_cb (DptLayoutDialog *self, GtkWidget *button)
{
  dpt_layout_dialog_move (self, get_section (button), -1);
}

static void
down_cb (DptLayoutDialog *self, GtkWidget *button)
{
  dpt_layout_dialog_move (self, get_section (button), 1);
}

static gboolean
key_cb (DptLayoutDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  int by = keyval == GDK_KEY_Up ? -1 : keyval == GDK_KEY_Down ? 1 : 0;

  if (by == 0 || !(state & GDK_ALT_MASK) || focus == NULL
      || gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW) == NULL)
    return GDK_EVENT_PROPAGATE;
  dpt_layout_dialog_move (self, get_section (focus), by);
  return GDK_EVENT_STOP;
}

/* --- rows --- */

static GtkWidget *
create_button (DptLayoutDialog *self, const char *icon, const char *words, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* Translators: what a button does, and the section it does it to: "Move up: Fundus" */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), words, label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
create_row (DptLayoutDialog *self, const DptExamPlace *place)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *shown = gtk_switch_new ();
  const char *label = dpt_exam_section_get_label (place->section);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "section", g_strdup (place->section), g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             create_button (self, "go-up-symbolic", _ ("Move up"), label, G_CALLBACK (up_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             create_button (self, "go-down-symbolic", _ ("Move down"), label, G_CALLBACK (down_cb)));
  gtk_switch_set_active (GTK_SWITCH (shown), place->shown);
  gtk_widget_set_valign (shown, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (shown), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (shown, "notify::active", G_CALLBACK (switched_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), shown);
  return row;
}

static void
show (DptLayoutDialog *self)
{
  GtkWidget *child;

  self->showing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->layout->len; i++)
    gtk_list_box_append (self->list, create_row (self, &g_array_index (self->layout, DptExamPlace, i)));
  self->showing = FALSE;
}

void
dpt_layout_dialog_set_shown (DptLayoutDialog *self, const char *section, gboolean shown)
{
  int place;

  g_return_if_fail (DPT_IS_LAYOUT_DIALOG (self));

  place = find_place (self, section);
  if (place >= 0)
    g_array_index (self->layout, DptExamPlace, place).shown = shown;
}

void
dpt_layout_dialog_move (DptLayoutDialog *self, const char *section, int by)
{
  int from, to;
  DptExamPlace moved;

  g_return_if_fail (DPT_IS_LAYOUT_DIALOG (self));

  from = find_place (self, section);
  to = CLAMP (from + by, 0, (int) self->layout->len - 1);
  if (from < 0 || from == to)
    return;
  moved = g_array_index (self->layout, DptExamPlace, from);
  g_array_remove_index (self->layout, (guint) from);
  g_array_insert_val (self->layout, (guint) to, moved);
  show (self);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, to)));
}

/* --- keeping --- */

static void
finish (DptLayoutDialog *self, const char *value)
{
  g_autofree char *name = dpt_exam_layout_dup_name (self->kind);

  g_signal_emit (self, custom_signal, 0, name, value);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *value = dpt_exam_layout_to_setting (DPT_LAYOUT_DIALOG (widget)->layout);

  finish (DPT_LAYOUT_DIALOG (widget), value);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  finish (DPT_LAYOUT_DIALOG (widget), NULL);
}

/* --- making --- */

static void
dpt_layout_dialog_finalize (GObject *object)
{
  g_free (DPT_LAYOUT_DIALOG (object)->kind);
  g_clear_pointer (&DPT_LAYOUT_DIALOG (object)->layout, g_array_unref);
  G_OBJECT_CLASS (dpt_layout_dialog_parent_class)->finalize (object);
}

static void
dpt_layout_dialog_class_init (DptLayoutDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_layout_dialog_finalize;
  custom_signal = g_signal_new ("custom", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/exam/dpt-layout-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DptLayoutDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DptLayoutDialog, who);
  gtk_widget_class_bind_template_child (widget_class, DptLayoutDialog, list);
  gtk_widget_class_install_action (widget_class, "layout.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "layout.reset", NULL, reset_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "layout.save", NULL);
}

static void
dpt_layout_dialog_init (DptLayoutDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

DptLayoutDialog *
dpt_layout_dialog_new (const char *kind, GHashTable *custom, gboolean for_everybody)
{
  DptLayoutDialog *self = g_object_new (DPT_TYPE_LAYOUT_DIALOG, NULL);
  g_autofree char *name = dpt_exam_layout_dup_name (kind);

  self->kind = g_strdup (kind);
  self->layout = dpt_exam_layout_new (kind, custom ? g_hash_table_lookup (custom, name) : NULL);
  adw_window_title_set_subtitle (self->title, dpt_visit_kind_get_label (kind));
  gtk_label_set_label (self->who, for_everybody ? _ ("For everybody in the practice.")
                                                : _ ("For yourself. Whoever may change settings keeps it for everybody."));
  show (self);
  return self;
}
