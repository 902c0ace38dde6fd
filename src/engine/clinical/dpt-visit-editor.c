/* dpt-visit-editor.c - see dpt-visit-editor.h.
 * For: undo, redo, dirty. Not for: what an edit does (dpt-visit-sheet.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-visit-editor.h"

#define MOST_STEPS 200

struct _DptVisitEditor
{
  GObject parent_instance;

  DptVisitSheet *base;
  DptVisitSheet *now;
  DptVisitSheet *pending; /* between begin and end */
  DptVisitSheet *earlier;
  GPtrArray *undo;
  GPtrArray *redo;
  char *key;              /* of the last step; NULL: sealed */
  char *pending_key;
  gboolean amending;
  gboolean dirty;
};

G_DEFINE_FINAL_TYPE (DptVisitEditor, dpt_visit_editor, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_EDITABLE,
  PROP_DIRTY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

static void
dpt_visit_editor_dispose (GObject *object)
{
  DptVisitEditor *self = DPT_VISIT_EDITOR (object);

  g_clear_object (&self->base);
  g_clear_object (&self->now);
  g_clear_object (&self->pending);
  g_clear_object (&self->earlier);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->pending_key, g_free);
  G_OBJECT_CLASS (dpt_visit_editor_parent_class)->dispose (object);
}

static void
dpt_visit_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptVisitEditor *self = DPT_VISIT_EDITOR (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, dpt_visit_editor_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, dpt_visit_editor_get_can_redo (self));
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, dpt_visit_editor_get_editable (self));
      break;
    case PROP_DIRTY:
      g_value_set_boolean (value, dpt_visit_editor_get_dirty (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_visit_editor_class_init (DptVisitEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dpt_visit_editor_dispose;
  object_class->get_property = dpt_visit_editor_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE, flags);
  properties[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dpt_visit_editor_init (DptVisitEditor *self)
{
  self->undo = g_ptr_array_new_with_free_func (g_object_unref);
  self->redo = g_ptr_array_new_with_free_func (g_object_unref);
}

DptVisitEditor *
dpt_visit_editor_new (DptVisitSheet *base, DptVisitSheet *earlier)
{
  DptVisitEditor *self;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (base), NULL);

  self = g_object_new (DPT_TYPE_VISIT_EDITOR, NULL);
  self->base = g_object_ref (base);
  self->now = g_object_ref (base);
  self->earlier = earlier ? g_object_ref (earlier) : NULL;
  return self;
}

static void
notify (DptVisitEditor *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Something of what was written changed: now is in place, the stacks too. */
static void
announce (DptVisitEditor *self)
{
  gboolean dirty = !dpt_visit_sheet_same_content (self->base, self->now);

  g_object_freeze_notify (G_OBJECT (self));
  notify (self, PROP_CAN_UNDO);
  notify (self, PROP_CAN_REDO);
  if (dirty != self->dirty)
    {
      self->dirty = dirty;
      notify (self, PROP_DIRTY);
    }
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, changed_signal, 0);
}

DptVisitSheet *
dpt_visit_editor_get_base (DptVisitEditor *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_EDITOR (self), NULL);

  return self->base;
}

DptVisitSheet *
dpt_visit_editor_get_now (DptVisitEditor *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_EDITOR (self), NULL);

  return self->now;
}

DptVisitSheet *
dpt_visit_editor_get_earlier (DptVisitEditor *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_EDITOR (self), NULL);

  return self->earlier;
}

DptRefraction *
dpt_visit_editor_get_earlier_refraction (DptVisitEditor *self, DptRefractionRow row, DptEye eye)
{
  DptRefraction *found = NULL;

  g_return_val_if_fail (DPT_IS_VISIT_EDITOR (self), NULL);

  if (self->earlier == NULL)
    return NULL;
  if (row == DPT_REFRACTION_WORN)
    found = dpt_visit_sheet_get_refraction (self->earlier, DPT_REFRACTION_FINAL, eye);
  return found ? found : dpt_visit_sheet_get_refraction (self->earlier, row, eye);
}

gboolean
dpt_visit_editor_get_editable (DptVisitEditor *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_EDITOR (self), FALSE);

  return self->amending || g_strcmp0 (dpt_visit_sheet_get_state (self->base), "draft") == 0;
}

gboolean
dpt_visit_editor_get_amending (DptVisitEditor *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_EDITOR (self), FALSE);

  return self->amending;
}

static void
forget_steps (DptVisitEditor *self)
{
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  g_clear_pointer (&self->key, g_free);
}

void
dpt_visit_editor_set_amending (DptVisitEditor *self, gboolean amending)
{
  g_return_if_fail (DPT_IS_VISIT_EDITOR (self));

  if (self->amending == amending)
    return;
  self->amending = amending;
  if (!amending)
    {
      forget_steps (self);
      g_set_object (&self->now, self->base);
    }
  notify (self, PROP_EDITABLE);
  announce (self);
}

static void
push_step (DptVisitEditor *self)
{
  g_ptr_array_set_size (self->redo, 0);
  g_ptr_array_add (self->undo, g_object_ref (self->now));
  if (self->undo->len > MOST_STEPS)
    g_ptr_array_remove_index (self->undo, 0);
}

void
dpt_visit_editor_restore (DptVisitEditor *self, DptVisitSheet *sheet)
{
  g_return_if_fail (DPT_IS_VISIT_EDITOR (self));
  g_return_if_fail (DPT_IS_VISIT_SHEET (sheet));

  push_step (self);
  g_clear_pointer (&self->key, g_free);
  g_set_object (&self->now, sheet);
  announce (self);
}

DptVisitSheet *
dpt_visit_editor_begin (DptVisitEditor *self, const char *key)
{
  g_return_val_if_fail (DPT_IS_VISIT_EDITOR (self), NULL);
  g_return_val_if_fail (self->pending == NULL, NULL);

  if (!dpt_visit_editor_get_editable (self))
    return NULL;
  self->pending = dpt_visit_sheet_copy (self->now);
  g_free (self->pending_key);
  self->pending_key = g_strdup (key);
  return self->pending;
}

void
dpt_visit_editor_end (DptVisitEditor *self)
{
  g_autoptr (DptVisitSheet) pending = NULL;

  g_return_if_fail (DPT_IS_VISIT_EDITOR (self));
  g_return_if_fail (self->pending != NULL);

  pending = g_steal_pointer (&self->pending);
  if (dpt_visit_sheet_same_content (pending, self->now))
    return;
  if (self->pending_key == NULL || g_strcmp0 (self->key, self->pending_key) != 0)
    push_step (self);
  else
    g_ptr_array_set_size (self->redo, 0);
  g_free (self->key);
  self->key = g_steal_pointer (&self->pending_key);
  g_set_object (&self->now, pending);
  announce (self);
}

void
dpt_visit_editor_seal (DptVisitEditor *self)
{
  g_return_if_fail (DPT_IS_VISIT_EDITOR (self));

  g_clear_pointer (&self->key, g_free);
}

gboolean
dpt_visit_editor_get_can_undo (DptVisitEditor *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_EDITOR (self), FALSE);

  return self->undo->len > 0 && dpt_visit_editor_get_editable (self);
}

gboolean
dpt_visit_editor_get_can_redo (DptVisitEditor *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_EDITOR (self), FALSE);

  return self->redo->len > 0 && dpt_visit_editor_get_editable (self);
}

static void
step (DptVisitEditor *self, GPtrArray *from, GPtrArray *to)
{
  DptVisitSheet *sheet = g_ptr_array_steal_index (from, from->len - 1);

  g_ptr_array_add (to, self->now);
  self->now = sheet;
  g_clear_pointer (&self->key, g_free);
  announce (self);
}

void
dpt_visit_editor_undo (DptVisitEditor *self)
{
  if (dpt_visit_editor_get_can_undo (self))
    step (self, self->undo, self->redo);
}

void
dpt_visit_editor_redo (DptVisitEditor *self)
{
  if (dpt_visit_editor_get_can_redo (self))
    step (self, self->redo, self->undo);
}

gboolean
dpt_visit_editor_get_dirty (DptVisitEditor *self)
{
  g_return_val_if_fail (DPT_IS_VISIT_EDITOR (self), FALSE);

  return self->dirty;
}

void
dpt_visit_editor_rebase (DptVisitEditor *self, DptVisitSheet *base)
{
  gboolean was_editable = dpt_visit_editor_get_editable (self);
  gboolean dirty, same_state;

  g_return_if_fail (DPT_IS_VISIT_SHEET (base));

  same_state = g_strcmp0 (dpt_visit_sheet_get_state (self->base), dpt_visit_sheet_get_state (base)) == 0
               && dpt_record_get_int (dpt_visit_sheet_get_visit (self->base), DPT_VISIT_CONTENT_NUMBER)
                    == dpt_record_get_int (dpt_visit_sheet_get_visit (base), DPT_VISIT_CONTENT_NUMBER);
  g_set_object (&self->base, base);
  if (!same_state)
    {
      /* Signed or amended: what was on the way is part of it, and there is no way back. */
      self->amending = FALSE;
      forget_steps (self);
      g_set_object (&self->now, base);
    }
  if (was_editable != dpt_visit_editor_get_editable (self))
    notify (self, PROP_EDITABLE);
  dirty = !dpt_visit_sheet_same_content (self->base, self->now);
  if (!same_state)
    announce (self);
  else if (dirty != self->dirty)
    {
      self->dirty = dirty;
      notify (self, PROP_DIRTY);
    }
}
