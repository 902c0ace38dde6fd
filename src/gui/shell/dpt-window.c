/* dpt-window.c - see dpt-window.h.
 * For: the gate, the rail, the screens made when first shown, status line. Not for: actions (dpt-window-actions.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stage ─┬─ gate    opening, first start, sign-in, lock: nothing behind it is reachable
 *        └─ work    header (place, search, user) / banner of the patient / rail | perspectives / status line
 */
#include "gui/shell/dpt-window-private.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-gui.h"
#include "gui/common/dpt-patient-banner.h"
#include "gui/common/dpt-say.h"
#include "gui/common/dpt-scanner.h"
#include "gui/shell/dpt-perspective-table.h"
#include "gui/shell/dpt-search.h"

struct _DptWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stage;
  AdwBin *gate_slot;
  GtkLabel *gate_status;
  AdwBin *search_slot;
  AdwBin *banner_slot;
  GtkLabel *place_label;
  GtkLabel *user_label;
  AdwAvatar *user_avatar;
  GtkBox *rail;
  GtkStack *perspectives;
  AdwStatusPage *no_screen;
  GtkImage *status_icon;
  GtkLabel *status_label;
  gboolean refused; /* it tells what a field refuses */
  GtkWidget *hint; /* while nothing was said yet */
  GtkLabel *database_label;

  AdwToast *toast;
  gint64 toast_since; /* monotonic */
  guint toast_source; /* that lets it go a moment later */
  DptScanner *scanner;
  DptSearch *search;
  DptSession *session;
  gint64 last_user_id;
  gint64 patient_id;
  gboolean privacy;
};

/* Microseconds a toast takes to arrive where another leaves, and some more. */
#define TOAST_ARRIVES 700000

G_DEFINE_FINAL_TYPE (DptWindow, dpt_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_PERSPECTIVE,
  PROP_PATIENT_ID,
  PROP_SESSION,
  PROP_PRIVACY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_allowed (DptWindow *self, const DptPerspectiveRow *row)
{
  return self->session != NULL && dpt_session_may (self->session, row->right);
}

static void
add_rail_button (DptWindow *self, const DptPerspectiveRow *row, int number)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, row->title);
  g_autofree char *tip = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (row->icon_name);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_widget_add_css_class (icon, "dpt-rail-icon");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-perspective");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", row->name);
  /* Translators: the tooltip of a screen's button: its name and its key, "Till (Alt+4)" */
  tip = g_strdup_printf (_ ("%s (Alt+%d)"), title, number);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (self->rail, button);
}

/* The rail shows what the session may see; its place in the rail is the number of its key. */
static void
fill_rail (DptWindow *self)
{
  GtkWidget *child;
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);
  int number = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rail))) != NULL)
    gtk_box_remove (self->rail, child);
  for (gsize i = 0; i < n; i++)
    if (is_allowed (self, &table[i]))
      add_rail_button (self, &table[i], ++number);
}

const char *
_dpt_window_get_screen (DptWindow *self, int place)
{
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);

  for (gsize i = 0; i < n; i++)
    if (is_allowed (self, &table[i]) && --place == 0)
      return table[i].name;
  return NULL;
}

/* Who works here, and where. The system has no name. */
static void
show_who (DptWindow *self)
{
  const char *user = self->session != NULL ? dpt_session_get_user_name (self->session) : NULL;
  const char *place = self->session != NULL ? dpt_session_get_establishment_name (self->session) : NULL;

  gtk_label_set_label (self->user_label, user != NULL ? user : "");
  adw_avatar_set_text (self->user_avatar, user);
  gtk_widget_set_visible (GTK_WIDGET (self->user_avatar), user != NULL && *user != '\0');
  gtk_label_set_label (self->place_label, place != NULL ? place : "");
}

void
_dpt_window_search (DptWindow *self)
{
  if (self->session != NULL && g_str_equal (gtk_stack_get_visible_child_name (self->stage), "work"))
    dpt_search_open (self->search);
}

void
_dpt_window_search_for (DptWindow *self, const char *text)
{
  if (self->session != NULL && g_str_equal (gtk_stack_get_visible_child_name (self->stage), "work"))
    dpt_search_find (self->search, text);
}

static DptPerspective *
find_perspective (DptWindow *self, const char *name)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->perspectives, name);

  return DPT_IS_PERSPECTIVE (child) ? DPT_PERSPECTIVE (child) : NULL;
}

static DptPerspective *
make_perspective (DptWindow *self, const DptPerspectiveRow *row)
{
  DptPerspective *perspective;

  dpt_gui_add_roles ();
  perspective = g_object_new (row->get_type (), NULL);
  if (dpt_perspective_get_title (perspective) == NULL)
    dpt_perspective_set_title (perspective, g_dgettext (GETTEXT_PACKAGE, row->title));
  if (dpt_perspective_get_icon_name (perspective) == NULL)
    dpt_perspective_set_icon_name (perspective, row->icon_name);
  gtk_stack_add_named (self->perspectives, GTK_WIDGET (perspective), row->name);
  dpt_perspective_set_session (perspective, self->session);
  dpt_perspective_set_patient_id (perspective, self->patient_id);
  return perspective;
}

typedef void (*PerspectiveFunc) (DptWindow *self, DptPerspective *perspective);

static void
for_each_perspective (DptWindow *self, PerspectiveFunc func)
{
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      DptPerspective *perspective = find_perspective (self, table[i].name);

      if (perspective != NULL)
        func (self, perspective);
    }
}

/* A lock leaves no screen with another patient than the window's: whoever unlocks would open that file unasked. */
static void
hand_over_session (DptWindow *self, DptPerspective *perspective)
{
  dpt_perspective_set_session (perspective, self->session);
  if (self->session == NULL)
    dpt_perspective_set_patient_id (perspective, self->patient_id);
}

/* A screen that nobody sees hears of the patient when it is shown: six screens that read and draw at once make the one in front wait.
 * That there is none any more is heard by all. */
static void
hand_over_patient (DptWindow *self, DptPerspective *perspective)
{
  if (self->patient_id == 0 || perspective == dpt_window_get_perspective (self))
    dpt_perspective_set_patient_id (perspective, self->patient_id);
}

static void
hand_over_to_banner (DptWindow *self)
{
  GtkWidget *banner = adw_bin_get_child (self->banner_slot);

  if (banner != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (banner), "session") != NULL)
    g_object_set (banner, "session", self->session, NULL);

  if (banner != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (banner), "patient-id") != NULL)
    g_object_set (banner, "patient-id", self->patient_id, NULL);
}

static void
scanned_cb (DptWindow *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.scan", "s", text);
}

static void
toast_button_cb (AdwToast *toast, DptWindow *self)
{
  dpt_say_activate (GTK_WIDGET (self), g_object_get_data (G_OBJECT (toast), "dpt-action"));
}

static void
forget_toast_cb (DptWindow *self)
{
  self->toast = NULL;
}

static void
set_status (DptWindow *self, const char *text, gboolean error)
{
  self->refused = FALSE;
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_label_set_label (self->status_label, text);
  /* On the box around it: a tooltip is also an accessible description, and the label's own is fixed. */
  gtk_widget_set_tooltip_text (gtk_widget_get_parent (GTK_WIDGET (self->status_label)), text);
  gtk_widget_set_visible (GTK_WIDGET (self->status_icon), error);
  if (error)
    gtk_widget_add_css_class (GTK_WIDGET (self->status_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status_label), "error");
  gtk_label_set_label (self->gate_status, text);
}

static void
clear_status (DptWindow *self)
{
  set_status (self, "", FALSE);
  gtk_widget_set_visible (self->hint, TRUE);
}

void
_dpt_window_say_refused (DptWindow *self, const char *reason, const char *before)
{
  if (*reason != '\0')
    {
      set_status (self, reason, TRUE);
      self->refused = TRUE;
    }
  else if (*before != '\0' && g_str_equal (gtk_label_get_label (self->status_label), before))
    clear_status (self);
}

/* libadwaita 1.2 frees a toast that is dismissed in the first moments of its arrival while that is still drawn, and then uses it: such a
 * one is given the new words instead, or leaves a moment later. */
static gboolean
is_arriving (DptWindow *self)
{
  return self->toast != NULL && g_get_monotonic_time () - self->toast_since < TOAST_ARRIVES;
}

static gboolean
dismiss_cb (gpointer data)
{
  DptWindow *self = data;

  self->toast_source = 0;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

static void
dismiss_toast (DptWindow *self)
{
  g_clear_handle_id (&self->toast_source, g_source_remove);
  if (is_arriving (self))
    {
      adw_toast_set_title (self->toast, "");
      adw_toast_set_button_label (self->toast, NULL);
      self->toast_source = g_timeout_add (TOAST_ARRIVES / 1000, dismiss_cb, self);
    }
  else if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}

static void
add_toast (DptWindow *self, gboolean error)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_priority (toast, error ? ADW_TOAST_PRIORITY_HIGH : ADW_TOAST_PRIORITY_NORMAL);
  if (dpt_gui_is_test_mode ())
    adw_toast_set_timeout (toast, 0);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (toast_button_cb), self, 0);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (forget_toast_cb), self, G_CONNECT_SWAPPED);
  self->toast = toast;
  self->toast_since = g_get_monotonic_time ();
}

void
_dpt_window_say (DptWindow *self, const char *text, gboolean error, const char *button, const char *action)
{
  gboolean fresh = !is_arriving (self);

  set_status (self, text, error);
  /* The newest word replaces the one before: a queue of toasts tells of the past. */
  if (fresh)
    {
      dismiss_toast (self);
      add_toast (self, error);
    }
  g_clear_handle_id (&self->toast_source, g_source_remove);
  adw_toast_set_title (self->toast, text);
  adw_toast_set_button_label (self->toast, action != NULL ? button : NULL);
  g_object_set_data_full (G_OBJECT (self->toast), "dpt-action", g_strdup (action), g_free);
  if (fresh)
    adw_toast_overlay_add_toast (self->toasts, self->toast);
}

/* What was said to one user is nothing to the next. */
static void
forget_what_was_said (DptWindow *self)
{
  clear_status (self);
  dismiss_toast (self);
}

/* Blanks whatever bears the style class "dpt-clinical", for the moment when a client looks over the shoulder. */
static void
set_privacy (DptWindow *self, gboolean privacy)
{
  if (self->privacy == privacy)
    return;
  self->privacy = privacy;
  if (privacy)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-privacy");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dpt-privacy");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRIVACY]);
}

static void
dpt_window_dispose (GObject *object)
{
  DptWindow *self = DPT_WINDOW (object);

  g_clear_handle_id (&self->toast_source, g_source_remove);
  self->toast = NULL;
  g_clear_object (&self->scanner);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_window_parent_class)->dispose (object);
}

static void
dpt_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptWindow *self = DPT_WINDOW (object);

  switch (id)
    {
    case PROP_PERSPECTIVE:
      g_value_set_string (value, gtk_stack_get_visible_child_name (self->perspectives));
      break;
    case PROP_PATIENT_ID:
      g_value_set_int64 (value, self->patient_id);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_PRIVACY:
      g_value_set_boolean (value, self->privacy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DptWindow *self = DPT_WINDOW (object);

  switch (id)
    {
    case PROP_PERSPECTIVE:
      if (g_value_get_string (value) != NULL)
        dpt_window_show_perspective (self, g_value_get_string (value));
      break;
    case PROP_PATIENT_ID:
      dpt_window_set_patient_id (self, g_value_get_int64 (value));
      break;
    case PROP_SESSION:
      dpt_window_set_session (self, g_value_get_object (value));
      break;
    case PROP_PRIVACY:
      set_privacy (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_window_class_init (DptWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dpt_window_dispose;
  object_class->get_property = dpt_window_get_property;
  object_class->set_property = dpt_window_set_property;

  properties[PROP_PERSPECTIVE] = g_param_spec_string ("perspective", NULL, NULL, NULL, flags);
  properties[PROP_PATIENT_ID] = g_param_spec_int64 ("patient-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DPT_TYPE_SESSION, flags);
  properties[PROP_PRIVACY] = g_param_spec_boolean ("privacy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/shell/dpt-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DptWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, gate_slot);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, gate_status);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, search_slot);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, banner_slot);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, place_label);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, user_label);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, user_avatar);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, rail);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, perspectives);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, no_screen);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, status_icon);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, status_label);
  gtk_widget_class_bind_template_child (widget_class, DptWindow, database_label);
  _dpt_window_class_install_actions (widget_class);
}

static void
dpt_window_init (DptWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->scanner = dpt_scanner_new (GTK_WINDOW (self));
  g_signal_connect_object (self->scanner, "scanned", G_CALLBACK (scanned_cb), self, G_CONNECT_SWAPPED);
  show_who (self);
  fill_rail (self);
  gtk_stack_set_visible_child_name (self->stage, "work");
}

GtkWidget *
dpt_window_new (GtkApplication *application)
{
  return g_object_new (DPT_TYPE_WINDOW, "application", application, NULL);
}

void
dpt_window_set_gate (DptWindow *self, GtkWidget *gate)
{
  g_return_if_fail (DPT_IS_WINDOW (self));
  g_return_if_fail (gate == NULL || GTK_IS_WIDGET (gate));

  /* Nor is it anything to whoever reads the locked screen; what went wrong stays, it may be why there is a gate. */
  if (gate != NULL && (self->refused || !gtk_widget_get_visible (GTK_WIDGET (self->status_icon))))
    forget_what_was_said (self);
  adw_bin_set_child (self->gate_slot, gate);
  gtk_stack_set_visible_child_name (self->stage, gate != NULL ? "gate" : "work");
  dpt_scanner_set_enabled (self->scanner, gate == NULL);
  if (gate == NULL)
    gate = GTK_WIDGET (dpt_window_get_perspective (self));
  /* What is in front has the keys: a focus left behind the gate would answer to nobody. */
  if (gate != NULL)
    gtk_widget_child_focus (gate, GTK_DIR_TAB_FORWARD);
}

DptSession *
dpt_window_get_session (DptWindow *self)
{
  g_return_val_if_fail (DPT_IS_WINDOW (self), NULL);

  return self->session;
}

/* A lock leaves everything where it is, and whoever comes back goes on there; somebody else begins where the own day begins. */
static void
show_screen (DptWindow *self, gboolean somebody_else)
{
  DptPerspective *visible = dpt_window_get_perspective (self);
  const DptPerspectiveRow *start;
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);

  for (gsize i = 0; i < n && visible != NULL && !somebody_else; i++)
    if (find_perspective (self, table[i].name) == visible && is_allowed (self, &table[i]))
      return;
  start = dpt_perspective_table_find_start (self->session);
  if (start != NULL)
    dpt_window_show_perspective (self, start->name);
  else
    {
      /* Not in the template: an icon is loaded with the window, shown or not, and one of SVG brings a library of its own. */
      adw_status_page_set_icon_name (self->no_screen, "changes-prevent-symbolic");
      gtk_stack_set_visible_child_name (self->perspectives, "");
    }
}

/* What only somebody at work needs is made with the first session: the gate comes before it, and is waited for. */
static void
make_work (DptWindow *self)
{
  self->search = DPT_SEARCH (dpt_search_new ());
  adw_bin_set_child (self->search_slot, GTK_WIDGET (self->search));
  if (adw_bin_get_child (self->banner_slot) == NULL)
    dpt_window_set_banner (self, dpt_patient_banner_new ());
}

void
dpt_window_set_session (DptWindow *self, DptSession *session)
{
  gboolean somebody_else;

  g_return_if_fail (DPT_IS_WINDOW (self));
  g_return_if_fail (session == NULL || DPT_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;
  /* A field that goes out of sight with the focus would go on blinking, and GTK complains of it. */
  if (session == NULL)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  somebody_else = session != NULL && dpt_session_get_user_id (session) != self->last_user_id;
  if (somebody_else)
    {
      self->last_user_id = dpt_session_get_user_id (session);
      dpt_window_set_patient_id (self, 0);
      forget_what_was_said (self);
    }
  if (session != NULL && self->search == NULL)
    make_work (self);
  show_who (self);
  fill_rail (self);
  if (self->search != NULL)
    dpt_search_set_session (self->search, session);
  for_each_perspective (self, hand_over_session);
  hand_over_to_banner (self);
  if (session != NULL)
    show_screen (self, somebody_else);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSPECTIVE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

void
dpt_window_set_database (DptWindow *self, const char *text)
{
  g_return_if_fail (DPT_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_label (self->database_label, text);
}

void
dpt_window_set_banner (DptWindow *self, GtkWidget *banner)
{
  g_return_if_fail (DPT_IS_WINDOW (self));
  g_return_if_fail (banner == NULL || GTK_IS_WIDGET (banner));

  adw_bin_set_child (self->banner_slot, banner);
  hand_over_to_banner (self);
}

gint64
dpt_window_get_patient_id (DptWindow *self)
{
  g_return_val_if_fail (DPT_IS_WINDOW (self), 0);

  return self->patient_id;
}

void
dpt_window_set_patient_id (DptWindow *self, gint64 patient_id)
{
  g_return_if_fail (DPT_IS_WINDOW (self));
  g_return_if_fail (patient_id >= 0);

  if (self->patient_id == patient_id)
    return;
  self->patient_id = patient_id;
  for_each_perspective (self, hand_over_patient);
  hand_over_to_banner (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATIENT_ID]);
}

DptPerspective *
dpt_window_show_perspective (DptWindow *self, const char *name)
{
  const DptPerspectiveRow *row;
  DptPerspective *perspective;

  g_return_val_if_fail (DPT_IS_WINDOW (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  row = dpt_perspective_table_find (name);
  if (row == NULL || !is_allowed (self, row))
    return NULL;
  perspective = find_perspective (self, name);
  if (perspective == NULL)
    perspective = make_perspective (self, row);
  dpt_perspective_set_patient_id (perspective, self->patient_id);
  if (gtk_stack_get_visible_child (self->perspectives) != GTK_WIDGET (perspective))
    {
      gtk_stack_set_visible_child (self->perspectives, GTK_WIDGET (perspective));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSPECTIVE]);
      gtk_widget_child_focus (GTK_WIDGET (perspective), GTK_DIR_TAB_FORWARD);
    }
  return perspective;
}

DptPerspective *
dpt_window_get_perspective (DptWindow *self)
{
  GtkWidget *child;

  g_return_val_if_fail (DPT_IS_WINDOW (self), NULL);

  child = gtk_stack_get_visible_child (self->perspectives);
  return DPT_IS_PERSPECTIVE (child) ? DPT_PERSPECTIVE (child) : NULL;
}
