/* dpt-visit-section.c - see dpt-visit-section.h.
 * For: folding, the line in short, the button for normal. Not for: the fields themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-visit-section.h"

#include <glib/gi18n-lib.h>

#include "engine/clinical/dpt-exam-item.h"
#include "engine/clinical/dpt-exam-layout.h"
#include "engine/clinical/dpt-visit-words.h"

struct _DptVisitSection
{
  AdwBin parent_instance;

  GtkExpander *expander;
  GtkLabel *title;
  GtkLabel *summary;
  GtkButton *normal_button;
  GtkBox *box;

  GtkWidget *kept; /* the box */
  char *section;
  GtkWidget *grid; /* NULL where there are no findings, or it was never shown */
  GHashTable *custom;
  DptVisitEditor *editor;
  gulong changed_handler;
  gulong editable_handler;
};

G_DEFINE_FINAL_TYPE (DptVisitSection, dpt_visit_section, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SECTION,
  PROP_CONTENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint custom_signal;

static void
show_summary (DptVisitSection *self)
{
  gboolean folded = !gtk_expander_get_expanded (self->expander);
  g_autofree char *words = NULL;

  if (folded && self->editor != NULL)
    words = dpt_visit_words_describe (dpt_visit_editor_get_now (self->editor), self->section);
  gtk_label_set_label (self->summary, words ? words : "");
}

static void
show (DptVisitSection *self)
{
  gboolean editable = self->editor != NULL && dpt_visit_editor_get_editable (self->editor);

  show_summary (self);
  gtk_widget_set_visible (GTK_WIDGET (self->normal_button),
                          editable && self->grid != NULL && dpt_finding_grid_has_normal (DPT_FINDING_GRID (self->grid)));
}

static void
folded_cb (DptVisitSection *self)
{
  show_summary (self);
}

gboolean
dpt_visit_section_write_normal (DptVisitSection *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_SECTION (self), FALSE);

  return self->grid != NULL && dpt_finding_grid_write_normal (DPT_FINDING_GRID (self->grid));
}

static void
normal_cb (DptVisitSection *self)
{
  dpt_visit_section_write_normal (self);
}

static void
pass_custom_cb (DptVisitSection *self, const char *name, const char *value)
{
  g_signal_emit (self, custom_signal, 0, name, value);
}

/* What stands on the page follows the visit; what does not costs no keystroke. */
static void
follow_visit (DptVisitSection *self)
{
  if (self->grid == NULL)
    return;
  dpt_visit_part_set_editor (DPT_VISIT_PART (self->grid),
                             gtk_widget_get_visible (GTK_WIDGET (self)) ? self->editor : NULL);
  show (self);
}

/* The readings of the pressure come before what they ought to be, what a patient tells before questions about it, curves
 * before what was made of them, and when before why. */
static const char *const content_first[] = { "pressure", "history", "keratometry", "next", NULL };

void
dpt_visit_section_prepare (DptVisitSection *self)
{
  guint n;

  g_return_if_fail (DPT_IS_VISIT_SECTION (self));

  dpt_exam_item_list (self->section, &n);
  if (self->grid != NULL || n == 0)
    return;
  self->grid = dpt_finding_grid_new (self->section);
  g_signal_connect_swapped (self->grid, "custom", G_CALLBACK (pass_custom_cb), self);
  if (g_strv_contains (content_first, self->section))
    gtk_box_append (self->box, self->grid);
  else
    gtk_box_prepend (self->box, self->grid);
  dpt_finding_grid_set_custom (DPT_FINDING_GRID (self->grid), self->custom);
}

/* --- making --- */

static void
forget_editor (DptVisitSection *self)
{
  if (self->editor == NULL)
    return;
  g_clear_signal_handler (&self->changed_handler, self->editor);
  g_clear_signal_handler (&self->editable_handler, self->editor);
  g_clear_object (&self->editor);
}

static void
dpt_visit_section_dispose (GObject *object)
{
  forget_editor (DPT_VISIT_SECTION (object));
  g_clear_pointer (&DPT_VISIT_SECTION (object)->custom, g_hash_table_unref);
  g_clear_object (&DPT_VISIT_SECTION (object)->kept);
  G_OBJECT_CLASS (dpt_visit_section_parent_class)->dispose (object);
}

static void
dpt_visit_section_finalize (GObject *object)
{
  g_free (DPT_VISIT_SECTION (object)->section);
  G_OBJECT_CLASS (dpt_visit_section_parent_class)->finalize (object);
}

static void
take_section (DptVisitSection *self, const char *section)
{
  const char *label = dpt_exam_section_get_label (section);
  g_autofree char *in_short = NULL;

  g_return_if_fail (label != NULL);

  g_free (self->section);
  self->section = g_strdup (section);
  gtk_label_set_label (self->title, label);
  /* Translators: the line that says in short what a folded section holds; its title */
  in_short = g_strdup_printf (_ ("%s: in short"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->summary), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, in_short, -1);
  g_free (in_short);
  /* Translators: a button that writes "normal" into the empty fields of a section */
  in_short = g_strdup_printf (_ ("Normal: %s"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->normal_button), GTK_ACCESSIBLE_PROPERTY_LABEL, in_short, -1);
}

static void
dpt_visit_section_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DptVisitSection *self = DPT_VISIT_SECTION (object);

  if (id == PROP_SECTION)
    take_section (self, g_value_get_string (value));
  else if (id == PROP_CONTENT)
    gtk_box_append (self->box, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dpt_visit_section_class_init (DptVisitSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dpt_visit_section_dispose;
  object_class->finalize = dpt_visit_section_finalize;
  object_class->set_property = dpt_visit_section_set_property;
  properties[PROP_SECTION] = g_param_spec_string ("section", NULL, NULL, NULL, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  custom_signal = g_signal_new ("custom", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/exam/dpt-visit-section.ui");
  gtk_widget_class_bind_template_child (widget_class, DptVisitSection, expander);
  gtk_widget_class_bind_template_child (widget_class, DptVisitSection, title);
  gtk_widget_class_bind_template_child (widget_class, DptVisitSection, summary);
  gtk_widget_class_bind_template_child (widget_class, DptVisitSection, normal_button);
  gtk_widget_class_bind_template_child (widget_class, DptVisitSection, box);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, normal_cb);
}

static void
dpt_visit_section_init (DptVisitSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kept = g_object_ref (GTK_WIDGET (self->box)); /* a folded expander lets go of it */
}

const char *
dpt_visit_section_get_section (DptVisitSection *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_SECTION (self), NULL);

  return self->section;
}

GtkWidget *
dpt_visit_section_get_box (DptVisitSection *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_SECTION (self), NULL);

  return GTK_WIDGET (self->box);
}

gboolean
dpt_visit_section_get_expanded (DptVisitSection *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_SECTION (self), FALSE);

  return gtk_expander_get_expanded (self->expander);
}

void
dpt_visit_section_set_expanded (DptVisitSection *self, gboolean expanded)
{
  g_return_if_fail (DPT_IS_VISIT_SECTION (self));

  gtk_expander_set_expanded (self->expander, expanded);
}

void
dpt_visit_section_set_shown (DptVisitSection *self, gboolean shown)
{
  g_return_if_fail (DPT_IS_VISIT_SECTION (self));

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (shown)
    dpt_visit_section_prepare (self);
  follow_visit (self);
}

void
dpt_visit_section_set_editor (DptVisitSection *self, DptVisitEditor *editor, GHashTable *custom)
{
  g_return_if_fail (DPT_IS_VISIT_SECTION (self));

  if (custom != self->custom)
    {
      g_clear_pointer (&self->custom, g_hash_table_unref);
      self->custom = custom ? g_hash_table_ref (custom) : NULL;
      if (self->grid != NULL)
        dpt_finding_grid_set_custom (DPT_FINDING_GRID (self->grid), custom);
    }
  if (self->editor == editor)
    return;
  forget_editor (self);
  if (editor == NULL)
    {
      gtk_label_set_label (self->summary, "");
      follow_visit (self);
      return;
    }
  self->editor = g_object_ref (editor);
  self->changed_handler = g_signal_connect_swapped (editor, "changed", G_CALLBACK (show_summary), self);
  self->editable_handler = g_signal_connect_swapped (editor, "notify::editable", G_CALLBACK (show), self);
  follow_visit (self);
  show (self);
}
