/* dpt-visit-part.c - see dpt-visit-part.h.
 * For: following the editor, and keeping the visit's own writing apart from the examiner's. Not for: fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-visit-part.h"

typedef struct
{
  DptVisitEditor *editor;
  gulong changed_handler;
  gulong editable_handler;
  gboolean nobody;  /* nobody's visit: empty, and nobody edits it */
  gboolean showing; /* the visit writes the fields, not the examiner */
} DptVisitPartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DptVisitPart, dpt_visit_part, GTK_TYPE_BOX)

static DptVisitPartPrivate *
get_private (DptVisitPart *self)
{
  return dpt_visit_part_get_instance_private (self);
}

void
dpt_visit_part_show (DptVisitPart *self)
{
  DptVisitPartPrivate *priv;

  g_return_if_fail (DPT_IS_VISIT_PART (self));

  priv = get_private (self);
  priv->showing = TRUE;
  DPT_VISIT_PART_GET_CLASS (self)->show (self, priv->editor);
  priv->showing = FALSE;
}

static DptVisitEditor *
create_nobody (void)
{
  g_autoptr (DptVisit) visit = dpt_record_new (DPT_TYPE_VISIT);
  g_autoptr (DptVisitSheet) sheet = dpt_visit_sheet_new (visit);

  return dpt_visit_editor_new (sheet, NULL);
}

static void
forget_editor (DptVisitPart *self)
{
  DptVisitPartPrivate *priv = get_private (self);

  if (priv->editor == NULL)
    return;
  g_clear_signal_handler (&priv->changed_handler, priv->editor);
  g_clear_signal_handler (&priv->editable_handler, priv->editor);
  g_clear_object (&priv->editor);
}

static void
dpt_visit_part_dispose (GObject *object)
{
  forget_editor (DPT_VISIT_PART (object));
  G_OBJECT_CLASS (dpt_visit_part_parent_class)->dispose (object);
}

static void
dpt_visit_part_class_init (DptVisitPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_visit_part_dispose;
}

static void
dpt_visit_part_init (DptVisitPart *self)
{
  get_private (self)->editor = create_nobody ();
  get_private (self)->nobody = TRUE;
}

DptVisitEditor *
dpt_visit_part_get_editor (DptVisitPart *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_PART (self), NULL);

  return get_private (self)->editor;
}

void
dpt_visit_part_set_editor (DptVisitPart *self, DptVisitEditor *editor)
{
  DptVisitPartPrivate *priv;

  g_return_if_fail (DPT_IS_VISIT_PART (self));

  priv = get_private (self);
  if (priv->editor == editor || (editor == NULL && priv->nobody))
    return;
  forget_editor (self);
  priv->nobody = editor == NULL;
  priv->editor = editor ? g_object_ref (editor) : create_nobody ();
  priv->changed_handler = g_signal_connect_swapped (priv->editor, "changed", G_CALLBACK (dpt_visit_part_show), self);
  priv->editable_handler
    = g_signal_connect_swapped (priv->editor, "notify::editable", G_CALLBACK (dpt_visit_part_show), self);
  dpt_visit_part_show (self);
}

DptVisitSheet *
dpt_visit_part_begin (DptVisitPart *self, const char *key)
{
  g_return_val_if_fail (DPT_IS_VISIT_PART (self), NULL);

  return get_private (self)->showing ? NULL : dpt_visit_editor_begin (get_private (self)->editor, key);
}

void
dpt_visit_part_end (DptVisitPart *self)
{
  g_return_if_fail (DPT_IS_VISIT_PART (self));

  dpt_visit_editor_end (get_private (self)->editor);
}

void
dpt_visit_part_set_sensitive (GtkWidget *control, gboolean sensitive)
{
  GtkRoot *root = gtk_widget_get_root (control);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *title = gtk_widget_get_ancestor (control, GTK_TYPE_EXPANDER);

  if (!sensitive && focus != NULL && title != NULL && (focus == control || gtk_widget_is_ancestor (focus, control)))
    gtk_widget_grab_focus (title);
  gtk_widget_set_sensitive (control, sensitive);
}

static void
move_on_cb (DptVisitPart *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

void
dpt_visit_part_connect_entry (DptVisitPart *self, GtkWidget *entry)
{
  g_return_if_fail (DPT_IS_VISIT_PART (self));

  g_object_set (entry, "enable-undo", FALSE, NULL);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (move_on_cb), self);
}
