/* dpt-perspective.c - see dpt-perspective.h.
 * For: properties, cancellation, shortcuts and freshness of a role's screen. Not for: anything a single role needs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-perspective.h"

#include "gui/common/dpt-fhir-acts.h"
#include "gui/common/dpt-lookup-acts.h"
#include "gui/common/dpt-prescription-acts.h"
#include "gui/common/dpt-say.h"
#include "gui/common/dpt-user-turn.h"

typedef struct
{
  char *title;
  char *icon_name;
  char *status;
  DptSession *session;
  gulong changed_handler;
  GCancellable *cancellable;
  GtkEventController *shortcuts;
  gint64 patient_id;
  gint64 user_id; /* whose turn it is, or was: a lock changes nothing */
  gboolean stale;
} DptPerspectivePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DptPerspective, dpt_perspective, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_SESSION,
  PROP_PATIENT_ID,
  PROP_STATUS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DptPerspectivePrivate *
get_private (DptPerspective *self)
{
  return dpt_perspective_get_instance_private (self);
}

/* What was asked for under the old session must not arrive under the new one. */
static void
renew_cancellable (DptPerspective *self)
{
  DptPerspectivePrivate *priv = get_private (self);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  priv->cancellable = g_cancellable_new ();
}

static void
take_status (DptPerspective *self, const char *text)
{
  DptPerspectivePrivate *priv = get_private (self);

  if (g_strcmp0 (priv->status, text) == 0)
    return;
  g_free (priv->status);
  priv->status = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

/* Shortcuts work wherever in the window the focus is, but only while this perspective is the visible one. */
static void
add_shortcuts (DptPerspective *self)
{
  DptPerspectivePrivate *priv = get_private (self);
  DptPerspectiveClass *klass = DPT_PERSPECTIVE_GET_CLASS (self);

  if (klass->n_shortcuts == 0 || priv->shortcuts != NULL)
    return;
  priv->shortcuts = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (priv->shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (gsize i = 0; i < klass->n_shortcuts; i++)
    {
      const DptShortcut *row = &klass->shortcuts[i];
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      g_autoptr (GError) error = NULL;
      GtkShortcutTrigger *trigger;
      GtkShortcut *shortcut;

      if (!g_action_parse_detailed_name (row->action, &name, &target, &error))
        g_error ("%s: %s", row->action, error->message);
      trigger = gtk_shortcut_trigger_parse_string (row->accelerator);
      g_assert (trigger != NULL);
      shortcut = gtk_shortcut_new (trigger, gtk_named_action_new (name));
      gtk_shortcut_set_arguments (shortcut, target);
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (priv->shortcuts), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), priv->shortcuts);
}

static void
remove_shortcuts (DptPerspective *self)
{
  DptPerspectivePrivate *priv = get_private (self);

  if (priv->shortcuts == NULL)
    return;
  gtk_widget_remove_controller (GTK_WIDGET (self), priv->shortcuts);
  priv->shortcuts = NULL;
}

/* "*" after a lost connection: anything may have changed. */
static void
changed_cb (DptPerspective *self, const char *const *topics)
{
  const char *const *wanted = DPT_PERSPECTIVE_GET_CLASS (self)->topics;

  for (gsize i = 0; topics[i] != NULL; i++)
    if (g_str_equal (topics[i], "*") || g_strv_contains (wanted, topics[i]))
      {
        dpt_perspective_invalidate (self);
        return;
      }
}

static void
watch_database (DptPerspective *self, DptSession *old)
{
  DptPerspectivePrivate *priv = get_private (self);

  if (priv->changed_handler != 0)
    g_signal_handler_disconnect (dpt_session_get_db (old), priv->changed_handler);
  priv->changed_handler = 0;
  if (priv->session != NULL && DPT_PERSPECTIVE_GET_CLASS (self)->topics != NULL)
    priv->changed_handler
      = g_signal_connect_swapped (dpt_session_get_db (priv->session), "changed", G_CALLBACK (changed_cb), self);
}

static void
dpt_perspective_map (GtkWidget *widget)
{
  DptPerspective *self = DPT_PERSPECTIVE (widget);

  GTK_WIDGET_CLASS (dpt_perspective_parent_class)->map (widget);
  add_shortcuts (self);
  if (get_private (self)->stale)
    dpt_perspective_refresh (self);
}

static void
dpt_perspective_unmap (GtkWidget *widget)
{
  remove_shortcuts (DPT_PERSPECTIVE (widget));
  GTK_WIDGET_CLASS (dpt_perspective_parent_class)->unmap (widget);
}

static void
dpt_perspective_dispose (GObject *object)
{
  DptPerspectivePrivate *priv = get_private (DPT_PERSPECTIVE (object));
  g_autoptr (DptSession) session = g_steal_pointer (&priv->session);

  g_cancellable_cancel (priv->cancellable);
  watch_database (DPT_PERSPECTIVE (object), session);

  G_OBJECT_CLASS (dpt_perspective_parent_class)->dispose (object);
}

static void
dpt_perspective_finalize (GObject *object)
{
  DptPerspectivePrivate *priv = get_private (DPT_PERSPECTIVE (object));

  g_clear_object (&priv->cancellable);
  g_free (priv->title);
  g_free (priv->icon_name);
  g_free (priv->status);

  G_OBJECT_CLASS (dpt_perspective_parent_class)->finalize (object);
}

static void
dpt_perspective_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptPerspective *self = DPT_PERSPECTIVE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, dpt_perspective_get_title (self));
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, dpt_perspective_get_icon_name (self));
      break;
    case PROP_SESSION:
      g_value_set_object (value, dpt_perspective_get_session (self));
      break;
    case PROP_PATIENT_ID:
      g_value_set_int64 (value, dpt_perspective_get_patient_id (self));
      break;
    case PROP_STATUS:
      g_value_set_string (value, dpt_perspective_get_status (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_perspective_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DptPerspective *self = DPT_PERSPECTIVE (object);

  switch (id)
    {
    case PROP_TITLE:
      dpt_perspective_set_title (self, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      dpt_perspective_set_icon_name (self, g_value_get_string (value));
      break;
    case PROP_SESSION:
      dpt_perspective_set_session (self, g_value_get_object (value));
      break;
    case PROP_PATIENT_ID:
      dpt_perspective_set_patient_id (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_perspective_class_init (DptPerspectiveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dpt_perspective_dispose;
  object_class->finalize = dpt_perspective_finalize;
  object_class->get_property = dpt_perspective_get_property;
  object_class->set_property = dpt_perspective_set_property;
  widget_class->map = dpt_perspective_map;
  widget_class->unmap = dpt_perspective_unmap;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DPT_TYPE_SESSION, flags);
  properties[PROP_PATIENT_ID] = g_param_spec_int64 ("patient-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, "",
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  dpt_prescription_acts_install (widget_class);
  dpt_fhir_acts_install (widget_class);
  dpt_lookup_acts_install (widget_class);
}

static void
dpt_perspective_init (DptPerspective *self)
{
  DptPerspectivePrivate *priv = get_private (self);

  priv->cancellable = g_cancellable_new ();
  priv->stale = TRUE;
}

const char *
dpt_perspective_get_title (DptPerspective *self)
{
  g_return_val_if_fail (DPT_IS_PERSPECTIVE (self), NULL);

  return get_private (self)->title;
}

void
dpt_perspective_set_title (DptPerspective *self, const char *title)
{
  DptPerspectivePrivate *priv = get_private (self);

  g_return_if_fail (DPT_IS_PERSPECTIVE (self));

  if (g_strcmp0 (priv->title, title) == 0)
    return;
  g_free (priv->title);
  priv->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
dpt_perspective_get_icon_name (DptPerspective *self)
{
  g_return_val_if_fail (DPT_IS_PERSPECTIVE (self), NULL);

  return get_private (self)->icon_name;
}

void
dpt_perspective_set_icon_name (DptPerspective *self, const char *icon_name)
{
  DptPerspectivePrivate *priv = get_private (self);

  g_return_if_fail (DPT_IS_PERSPECTIVE (self));

  if (g_strcmp0 (priv->icon_name, icon_name) == 0)
    return;
  g_free (priv->icon_name);
  priv->icon_name = g_strdup (icon_name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_NAME]);
}

DptSession *
dpt_perspective_get_session (DptPerspective *self)
{
  g_return_val_if_fail (DPT_IS_PERSPECTIVE (self), NULL);

  return get_private (self)->session;
}

/* A lock leaves everything as it stands for whoever comes back; somebody else finds nothing of the one before. */
static void
begin_turn (DptPerspective *self)
{
  DptPerspectivePrivate *priv = get_private (self);
  gint64 user_id = priv->session != NULL ? dpt_session_get_user_id (priv->session) : 0;

  if (user_id == 0 || user_id == priv->user_id)
    return;
  dpt_user_turn_change (GTK_WIDGET (self), priv->user_id, user_id);
  take_status (self, "");
  priv->user_id = user_id;
}

void
dpt_perspective_set_session (DptPerspective *self, DptSession *session)
{
  DptPerspectivePrivate *priv = get_private (self);
  g_autoptr (DptSession) old = NULL;
  DptPerspectiveClass *klass;

  g_return_if_fail (DPT_IS_PERSPECTIVE (self));
  g_return_if_fail (session == NULL || DPT_IS_SESSION (session));

  if (priv->session == session)
    return;
  old = g_steal_pointer (&priv->session);
  priv->session = session != NULL ? g_object_ref (session) : NULL;
  begin_turn (self);
  watch_database (self, old);
  renew_cancellable (self);
  dpt_lookup_acts_update (GTK_WIDGET (self), session);
  dpt_prescription_acts_update (GTK_WIDGET (self), session);
  klass = DPT_PERSPECTIVE_GET_CLASS (self);
  if (klass->session_changed != NULL)
    klass->session_changed (self);
  dpt_perspective_invalidate (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

gint64
dpt_perspective_get_patient_id (DptPerspective *self)
{
  g_return_val_if_fail (DPT_IS_PERSPECTIVE (self), 0);

  return get_private (self)->patient_id;
}

void
dpt_perspective_set_patient_id (DptPerspective *self, gint64 patient_id)
{
  DptPerspectivePrivate *priv = get_private (self);
  DptPerspectiveClass *klass;

  g_return_if_fail (DPT_IS_PERSPECTIVE (self));

  if (priv->patient_id == patient_id)
    return;
  priv->patient_id = patient_id;
  klass = DPT_PERSPECTIVE_GET_CLASS (self);
  if (klass->set_patient != NULL)
    klass->set_patient (self, patient_id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATIENT_ID]);
}

void
dpt_perspective_show_patient (DptPerspective *self, gint64 patient_id)
{
  g_return_if_fail (DPT_IS_PERSPECTIVE (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-patient", "x", patient_id);
}

void
dpt_perspective_show (DptPerspective *self, const char *perspective, const char *subject, gint64 id)
{
  g_return_if_fail (DPT_IS_PERSPECTIVE (self));
  g_return_if_fail (perspective != NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ssx)", perspective, subject != NULL ? subject : "", id);
}

GCancellable *
dpt_perspective_get_cancellable (DptPerspective *self)
{
  g_return_val_if_fail (DPT_IS_PERSPECTIVE (self), NULL);

  return get_private (self)->cancellable;
}

void
dpt_perspective_invalidate (DptPerspective *self)
{
  g_return_if_fail (DPT_IS_PERSPECTIVE (self));

  get_private (self)->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dpt_perspective_refresh (self);
}

void
dpt_perspective_refresh (DptPerspective *self)
{
  DptPerspectiveClass *klass;

  g_return_if_fail (DPT_IS_PERSPECTIVE (self));

  get_private (self)->stale = FALSE;
  klass = DPT_PERSPECTIVE_GET_CLASS (self);
  if (klass->refresh != NULL)
    klass->refresh (self);
}

void
dpt_perspective_activate_default (DptPerspective *self)
{
  DptPerspectiveClass *klass;

  g_return_if_fail (DPT_IS_PERSPECTIVE (self));

  klass = DPT_PERSPECTIVE_GET_CLASS (self);
  if (klass->activate_default != NULL)
    klass->activate_default (self);
}

gboolean
dpt_perspective_open (DptPerspective *self, const char *subject, gint64 id)
{
  DptPerspectiveClass *klass;

  g_return_val_if_fail (DPT_IS_PERSPECTIVE (self), FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);

  /* Every screen that serves prescriptions can have one typed in. */
  if (g_str_equal (subject, "new-prescription"))
    return gtk_widget_activate_action (GTK_WIDGET (self), "prescription.enter", NULL);
  if (g_str_equal (subject, "recalls"))
    return gtk_widget_activate_action (GTK_WIDGET (self), "recalls.show", NULL);
  if (g_str_equal (subject, "lots"))
    return gtk_widget_activate_action (GTK_WIDGET (self), "lots.show", NULL);
  if (g_str_equal (subject, "accesses"))
    return gtk_widget_activate_action (GTK_WIDGET (self), "access.show-all", NULL);
  klass = DPT_PERSPECTIVE_GET_CLASS (self);
  return klass->open != NULL && klass->open (self, subject, id);
}

gboolean
dpt_perspective_scan (DptPerspective *self, const char *text)
{
  DptPerspectiveClass *klass;

  g_return_val_if_fail (DPT_IS_PERSPECTIVE (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  klass = DPT_PERSPECTIVE_GET_CLASS (self);
  return klass->scan != NULL && klass->scan (self, text);
}

void
dpt_perspective_say (DptPerspective *self, const char *text)
{
  g_return_if_fail (DPT_IS_PERSPECTIVE (self));
  g_return_if_fail (text != NULL);

  take_status (self, text);
  dpt_say (GTK_WIDGET (self), text);
}

void
dpt_perspective_say_undo (DptPerspective *self, const char *text, const char *button, const char *action)
{
  g_return_if_fail (DPT_IS_PERSPECTIVE (self));
  g_return_if_fail (text != NULL);

  take_status (self, text);
  dpt_say_undo (GTK_WIDGET (self), text, button, action);
}

void
dpt_perspective_complain (DptPerspective *self, const GError *error)
{
  g_return_if_fail (DPT_IS_PERSPECTIVE (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  take_status (self, error->message);
  dpt_complain (GTK_WIDGET (self), error);
}

const char *
dpt_perspective_get_status (DptPerspective *self)
{
  g_return_val_if_fail (DPT_IS_PERSPECTIVE (self), "");

  return get_private (self)->status != NULL ? get_private (self)->status : "";
}
