/* dpt-field-entry.c - see dpt-field-entry.h.
 * For: when typed text becomes a value, and how a refusal shows. Not for: what the text means (subclasses).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*            typing                 Enter, leaving: take_text
 *   shown ──────────▶ being typed ──────────┬──────────▶ shown (one style)
 *     ▲                  ▲   │ Escape       └──────────▶ refused (text kept, reason told)
 *     └──────────────────┼───┘                              │ typing
 *                        └──────────────────────────────────┘
 */
#include "gui/common/dpt-field-entry.h"

#include "gui/common/dpt-gui.h"
#include "gui/common/dpt-say.h"

typedef struct
{
  char *label;
  char *reason;
  char *unusual;
  char *origin;
  gboolean typed;
  gboolean showing;
} DptFieldEntryPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DptFieldEntry, dpt_field_entry, GTK_TYPE_ENTRY)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_REASON,
  N_PROPS
};

enum
{
  SIGNAL_SHORTHAND,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static DptFieldEntryPrivate *
get_private (DptFieldEntry *self)
{
  return dpt_field_entry_get_instance_private (self);
}

/* Somebody else may understand what this field alone does not: "-1.25 -0.50x90" typed into the sphere. */
static gboolean
offer_shorthand (DptFieldEntry *self, const char *text)
{
  gboolean taken = FALSE;

  g_signal_emit (self, signals[SIGNAL_SHORTHAND], 0, text, &taken);
  return taken;
}

gboolean
dpt_field_entry_commit (DptFieldEntry *self)
{
  DptFieldEntryPrivate *priv = get_private (self);
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (DPT_IS_FIELD_ENTRY (self), FALSE);

  if (!priv->typed)
    return priv->reason == NULL;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  shown = DPT_FIELD_ENTRY_GET_CLASS (self)->dup_text (self);
  /* What was not changed is not read again: a style that cannot be read back must not alter the value. */
  if (g_str_equal (text, shown))
    {
      dpt_field_entry_show_value (self);
      return TRUE;
    }
  if (!DPT_FIELD_ENTRY_GET_CLASS (self)->take_text (self, text, &reason) && !offer_shorthand (self, text))
    {
      priv->typed = FALSE;
      dpt_field_entry_set_reason (self, reason);
      dpt_say_refused (GTK_WIDGET (self), priv->reason, NULL); /* the form may know better */
      return FALSE;
    }
  dpt_field_entry_show_value (self);
  return TRUE;
}

gboolean
dpt_field_entry_get_typing (DptFieldEntry *self)
{
  g_return_val_if_fail (DPT_IS_FIELD_ENTRY (self), FALSE);

  return get_private (self)->typed || get_private (self)->reason != NULL;
}

void
dpt_field_entry_show_value (DptFieldEntry *self)
{
  DptFieldEntryPrivate *priv = get_private (self);
  g_autofree char *text = NULL;

  g_return_if_fail (DPT_IS_FIELD_ENTRY (self));

  text = DPT_FIELD_ENTRY_GET_CLASS (self)->dup_text (self);
  priv->typed = FALSE;
  dpt_field_entry_set_reason (self, NULL);
  if (g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self))))
    return;
  priv->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  priv->showing = FALSE;
}

static void
changed_cb (DptFieldEntry *self)
{
  DptFieldEntryPrivate *priv = get_private (self);

  if (priv->showing)
    return;
  priv->typed = TRUE;
  dpt_field_entry_set_reason (self, NULL);
}

static void
activate_cb (DptFieldEntry *self)
{
  /* A refusal keeps Enter from reaching the form's default button. */
  if (!dpt_field_entry_commit (self))
    g_signal_stop_emission_by_name (self, "activate");
}

static void
leave_cb (DptFieldEntry *self)
{
  dpt_field_entry_commit (self);
}

static void
step_by (DptFieldEntry *self, int direction, gboolean large)
{
  DptFieldEntryClass *klass = DPT_FIELD_ENTRY_GET_CLASS (self);

  if (klass->step == NULL || !gtk_editable_get_editable (GTK_EDITABLE (self)) || !dpt_field_entry_commit (self))
    return;
  klass->step (self, direction, large);
  dpt_field_entry_show_value (self);
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
}

static gboolean
key_pressed_cb (DptFieldEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  const GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step_by (self, 1, shift);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step_by (self, -1, shift);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      step_by (self, 1, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      step_by (self, -1, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      /* The first Escape gives back the value, the next one is the dialog's. */
      if (!get_private (self)->typed && get_private (self)->reason == NULL)
        return GDK_EVENT_PROPAGATE;
      dpt_field_entry_show_value (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Only with the focus: a page scrolled under the pointer must not change a prescription. */
static gboolean
scroll_cb (DptFieldEntry *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (dy == 0 || !(gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    return GDK_EVENT_PROPAGATE;
  step_by (self, dy < 0 ? 1 : -1, (state & GDK_SHIFT_MASK) != 0);
  return GDK_EVENT_STOP;
}

static gboolean
stop_at_first (GSignalInvocationHint *hint, GValue *accumulated, const GValue *returned, gpointer data)
{
  g_value_copy (returned, accumulated);
  return !g_value_get_boolean (returned);
}

static void
dpt_field_entry_finalize (GObject *object)
{
  DptFieldEntryPrivate *priv = get_private (DPT_FIELD_ENTRY (object));

  g_free (priv->label);
  g_free (priv->reason);
  g_free (priv->unusual);
  g_free (priv->origin);

  G_OBJECT_CLASS (dpt_field_entry_parent_class)->finalize (object);
}

static void
dpt_field_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptFieldEntry *self = DPT_FIELD_ENTRY (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, dpt_field_entry_get_label (self));
      break;
    case PROP_REASON:
      g_value_set_string (value, dpt_field_entry_get_reason (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_field_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DptFieldEntry *self = DPT_FIELD_ENTRY (object);

  switch (id)
    {
    case PROP_LABEL:
      dpt_field_entry_set_label (self, g_value_get_string (value));
      break;
    case PROP_REASON:
      dpt_field_entry_set_reason (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_field_entry_class_init (DptFieldEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dpt_field_entry_finalize;
  object_class->get_property = dpt_field_entry_get_property;
  object_class->set_property = dpt_field_entry_set_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DptFieldEntry::shorthand:
   * @text: what was typed and is no value of this field
   *
   * Returns: whether the handler understood it and has put the values where they belong
   */
  signals[SIGNAL_SHORTHAND] = g_signal_new ("shorthand", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, stop_at_first,
                                            NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
}

static void
dpt_field_entry_init (DptFieldEntry *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                                                | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  /* Before the text inside, which would move its cursor. */
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "activate", G_CALLBACK (activate_cb), NULL);
}

const char *
dpt_field_entry_get_label (DptFieldEntry *self)
{
  g_return_val_if_fail (DPT_IS_FIELD_ENTRY (self), NULL);

  return get_private (self)->label;
}

void
dpt_field_entry_set_label (DptFieldEntry *self, const char *label)
{
  DptFieldEntryPrivate *priv = get_private (self);

  g_return_if_fail (DPT_IS_FIELD_ENTRY (self));

  if (g_strcmp0 (priv->label, label) == 0)
    return;
  g_free (priv->label);
  priv->label = g_strdup (label);
  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

const char *
dpt_field_entry_get_reason (DptFieldEntry *self)
{
  g_return_val_if_fail (DPT_IS_FIELD_ENTRY (self), NULL);

  return get_private (self)->reason;
}

gboolean
dpt_field_entry_is_pending (DptFieldEntry *self)
{
  g_return_val_if_fail (DPT_IS_FIELD_ENTRY (self), FALSE);

  return get_private (self)->typed || get_private (self)->reason != NULL;
}

static DptFieldEntry *
find_refused (GtkWidget *root, gboolean hidden_too)
{
  if (DPT_IS_FIELD_ENTRY (root))
    return dpt_field_entry_get_reason (DPT_FIELD_ENTRY (root)) != NULL ? DPT_FIELD_ENTRY (root) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DptFieldEntry *found = hidden_too || gtk_widget_get_visible (child) ? find_refused (child, hidden_too) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

DptFieldEntry *
dpt_field_entry_find_refused (GtkWidget *root)
{
  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);

  return find_refused (root, FALSE);
}

const char *
dpt_field_entry_go_to_refused (GtkWidget *root)
{
  DptFieldEntry *entry = dpt_field_entry_find_refused (root);

  if (entry == NULL)
    return NULL;
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  dpt_say_refused (GTK_WIDGET (entry), dpt_field_entry_get_reason (entry), NULL);
  return dpt_field_entry_get_reason (entry);
}

void
dpt_field_entry_forget_refused (GtkWidget *root)
{
  DptFieldEntry *entry;

  g_return_if_fail (GTK_IS_WIDGET (root));

  while ((entry = find_refused (root, TRUE)) != NULL)
    dpt_field_entry_show_value (entry);
}

/* A refusal speaks alone; else what is unusual about the value, and where it came from. */
static void
show_hint (DptFieldEntry *self)
{
  DptFieldEntryPrivate *priv = get_private (self);
  const char *first = priv->reason ? priv->reason : priv->unusual;
  const char *second = priv->reason ? NULL : priv->origin;
  g_autofree char *both = first && second ? g_strconcat (first, "\n", second, NULL) : g_strdup (first ? first : second);

  dpt_gui_set_tooltip (GTK_WIDGET (self), both);
  if (both != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, both, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
dpt_field_entry_set_unusual (DptFieldEntry *self, const char *words)
{
  DptFieldEntryPrivate *priv = get_private (self);

  g_return_if_fail (DPT_IS_FIELD_ENTRY (self));

  if (g_strcmp0 (priv->unusual, words) == 0)
    return;
  g_free (priv->unusual);
  priv->unusual = g_strdup (words);
  show_hint (self);
}

void
dpt_field_entry_set_origin (DptFieldEntry *self, const char *words)
{
  DptFieldEntryPrivate *priv = get_private (self);

  g_return_if_fail (DPT_IS_FIELD_ENTRY (self));

  if (g_strcmp0 (priv->origin, words) == 0)
    return;
  g_free (priv->origin);
  priv->origin = g_strdup (words);
  if (words != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "from-instrument");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "from-instrument");
  show_hint (self);
}

void
dpt_field_entry_set_reason (DptFieldEntry *self, const char *reason)
{
  DptFieldEntryPrivate *priv = get_private (self);
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  g_return_if_fail (DPT_IS_FIELD_ENTRY (self));

  if (g_strcmp0 (priv->reason, reason) == 0)
    return;
  if (reason == NULL)
    dpt_say_refused (GTK_WIDGET (self), NULL, priv->reason);
  g_free (priv->reason);
  priv->reason = g_strdup (reason);
  if (reason != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
    }
  show_hint (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
}
