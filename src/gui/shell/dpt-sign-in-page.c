/* dpt-sign-in-page.c - see dpt-sign-in-page.h.
 * For: tiles, the secret beside them, and what is said when it is wrong. Not for: the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* choose a tile ──▶ pin ──▶ signed in
 *      │            │  ▲
 *      │            ▼  │      password ──▶ new-password (where one must be chosen) ──▶ signed in
 *      └────────▶ password
 */
#define G_LOG_DOMAIN "dioptre-shell"

#include "gui/shell/dpt-sign-in-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/dpt-error.h"
#include "engine/practice/dpt-user.h"
#include "gui/common/dpt-user-face.h"
#include "gui/shell/dpt-pin-pad.h"
#include "gui/shell/dpt-tile-keys.h"

struct _DptSignInPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *hint_label;
  GtkFlowBox *tiles;
  GtkStack *secret;
  DptUserFace *pin_face;
  GtkLabel *pin_name;
  GtkEditable *pin_entry;
  DptPinPad *pin_pad;
  GtkWidget *password_back;
  GtkEditable *login_entry;
  GtkEditable *password_entry;
  GtkEditable *new_entry;
  GtkEditable *again_entry;
  GtkLabel *message;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;

  DptSignIn *sign_in;
  GCancellable *cancellable;
  GPtrArray *users;
  DptUserRow *user;   /* chosen */
  DptSession *waiting; /* signed in, but a new password comes first */
  gint64 last_user_id;
  guint countdown;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (DptSignInPage, dpt_sign_in_page, ADW_TYPE_BIN)

static guint signed_in_signal;

/* --- what is said --- */

static void
say (DptSignInPage *self, const char *text)
{
  gtk_label_set_label (self->message, text);
}

static void
stop_countdown (DptSignInPage *self)
{
  g_clear_handle_id (&self->countdown, g_source_remove);
}

static void
set_busy (DptSignInPage *self, gboolean busy)
{
  self->busy = busy;
  gtk_spinner_set_spinning (self->spinner, busy);
}

static gboolean
countdown_cb (gpointer data)
{
  DptSignInPage *self = data;
  gint64 left = dpt_sign_in_get_wait_until (self->sign_in) - g_get_real_time ();
  int seconds = (int) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  g_autofree char *text = NULL;

  if (left <= 0)
    {
      self->countdown = 0;
      say (self, _ ("Try again."));
      return G_SOURCE_REMOVE;
    }
  /* Translators: a number of seconds */
  text = g_strdup_printf (ngettext ("Too many tries. Wait %d second.", "Too many tries. Wait %d seconds.", (gulong) seconds), seconds);
  say (self, text);
  return G_SOURCE_CONTINUE;
}

static void
complain (DptSignInPage *self, const GError *error)
{
  const char *field = dpt_error_get_field (error);

  stop_countdown (self);
  say (self, error->message);
  if (dpt_sign_in_get_wait_until (self->sign_in) > g_get_real_time ())
    self->countdown = g_timeout_add_seconds (1, countdown_cb, self);
  if (g_strcmp0 (field, "password") == 0 && g_str_equal (gtk_stack_get_visible_child_name (self->secret), "pin"))
    gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.use-password", NULL);
}

static void
clear_secrets (DptSignInPage *self)
{
  gtk_editable_set_text (self->pin_entry, "");
  gtk_editable_set_text (self->password_entry, "");
}

/* --- signing in --- */

static void
finish (DptSignInPage *self, DptSession *session)
{
  clear_secrets (self);
  g_signal_emit (self, signed_in_signal, 0, session);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptSignInPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSession) session = dpt_sign_in_finish (DPT_SIGN_IN (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (session == NULL)
    {
      gtk_editable_set_text (self->pin_entry, "");
      gtk_editable_select_region (self->password_entry, 0, -1);
      complain (self, error);
      return;
    }
  stop_countdown (self);
  say (self, "");
  if (dpt_sign_in_must_change_password (session))
    {
      g_set_object (&self->waiting, session);
      gtk_stack_set_visible_child_name (self->secret, "new-password");
      gtk_widget_grab_focus (GTK_WIDGET (self->new_entry));
      return;
    }
  finish (self, session);
}

static void
try_pin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptSignInPage *self = DPT_SIGN_IN_PAGE (widget);
  const char *pin = gtk_editable_get_text (self->pin_entry);

  if (self->busy || self->user == NULL || *pin == '\0')
    return;
  set_busy (self, TRUE);
  dpt_sign_in_by_pin_async (self->sign_in, dpt_record_get_id (self->user), pin, 0, self->cancellable, signed_in_cb, g_object_ref (self));
}

static void
try_password_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptSignInPage *self = DPT_SIGN_IN_PAGE (widget);
  const char *login = gtk_editable_get_text (self->login_entry);
  const char *password = gtk_editable_get_text (self->password_entry);

  if (self->busy || *login == '\0' || *password == '\0')
    return;
  set_busy (self, TRUE);
  dpt_sign_in_by_password_async (self->sign_in, login, password, 0, self->cancellable, signed_in_cb, g_object_ref (self));
}

/* --- a new password --- */

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptSignInPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = dpt_user_change_own_credentials_finish (DPT_SESSION (source), result, &error);
  g_autoptr (DptSession) session = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (!done)
    {
      complain (self, error);
      return;
    }
  session = g_steal_pointer (&self->waiting);
  gtk_editable_set_text (self->new_entry, "");
  gtk_editable_set_text (self->again_entry, "");
  finish (self, session);
}

static void
change_password_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptSignInPage *self = DPT_SIGN_IN_PAGE (widget);

  if (self->busy || self->waiting == NULL)
    return;
  if (strcmp (gtk_editable_get_text (self->new_entry), gtk_editable_get_text (self->again_entry)) != 0)
    {
      say (self, _ ("The two new passwords are not the same."));
      return;
    }
  set_busy (self, TRUE);
  dpt_user_change_own_credentials_async (self->waiting, gtk_editable_get_text (self->password_entry), gtk_editable_get_text (self->new_entry),
                                         NULL, self->cancellable, changed_cb, g_object_ref (self));
}

/* --- choosing --- */

static void
show_password (DptSignInPage *self)
{
  gboolean known = self->user != NULL;

  gtk_editable_set_text (self->login_entry, known ? dpt_record_get_string (self->user, DPT_USER_ROW_LOGIN) : "");
  gtk_widget_set_visible (self->password_back, known && dpt_sign_in_get_unlocked (self->sign_in) && dpt_record_get_int (self->user, DPT_USER_ROW_HAS_PIN));
  gtk_stack_set_visible_child_name (self->secret, "password");
  gtk_widget_grab_focus (GTK_WIDGET (known ? self->password_entry : self->login_entry));
}

static void
show_pin (DptSignInPage *self)
{
  dpt_user_face_set (self->pin_face, dpt_record_get_text (self->user, DPT_USER_ROW_INITIALS), dpt_record_get_text (self->user, DPT_USER_ROW_COLOR));
  gtk_label_set_label (self->pin_name, dpt_record_get_string (self->user, DPT_USER_ROW_DISPLAY_NAME));
  gtk_stack_set_visible_child_name (self->secret, "pin");
  gtk_widget_grab_focus (GTK_WIDGET (self->pin_entry));
}

static void
choose (DptSignInPage *self, DptUserRow *user)
{
  if (self->waiting != NULL)
    return;
  g_set_object (&self->user, user);
  clear_secrets (self);
  stop_countdown (self);
  say (self, "");
  if (user != NULL && dpt_sign_in_get_unlocked (self->sign_in) && dpt_record_get_int (user, DPT_USER_ROW_HAS_PIN))
    show_pin (self);
  else if (user == NULL && dpt_sign_in_get_unlocked (self->sign_in))
    {
      gtk_stack_set_visible_child_name (self->secret, "nobody");
      gtk_widget_child_focus (GTK_WIDGET (self->tiles), GTK_DIR_TAB_FORWARD);
    }
  else
    show_password (self);
}

static void
use_password_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_password (DPT_SIGN_IN_PAGE (widget));
}

static void
use_pin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptSignInPage *self = DPT_SIGN_IN_PAGE (widget);

  if (self->user != NULL)
    choose (self, self->user);
}

static void
tile_activated_cb (DptSignInPage *self, GtkFlowBoxChild *child)
{
  guint index = (guint) gtk_flow_box_child_get_index (child);

  if (self->users != NULL && index < self->users->len)
    choose (self, self->users->pdata[index]);
}

static int
find_chosen (DptSignInPage *self)
{
  guint index;

  return self->user != NULL && g_ptr_array_find (self->users, self->user, &index) ? (int) index : -1;
}

/* From one's PIN to a colleague: after a lock the field of the last user has the focus, and the next one types the own letter or goes
 * by arrows. Where a password is typed letters are letters, and among the tiles arrows are the flow box's. */
static gboolean
key_pressed_cb (DptSignInPage *self, guint key, guint code, GdkModifierType state)
{
  gboolean pin = g_str_equal (gtk_stack_get_visible_child_name (self->secret), "pin");
  gboolean letter = g_unichar_isalpha (gdk_keyval_to_unicode (key));
  g_autofree const char **names = NULL;
  int to;

  if (self->users == NULL || self->busy || (!pin && !(letter && g_str_equal (gtk_stack_get_visible_child_name (self->secret), "nobody"))))
    return GDK_EVENT_PROPAGATE;
  if (!letter && (gtk_widget_get_state_flags (GTK_WIDGET (self->pin_entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    return GDK_EVENT_PROPAGATE;
  names = g_new0 (const char *, self->users->len + 1);
  for (guint i = 0; i < self->users->len; i++)
    names[i] = dpt_record_get_string (self->users->pdata[i], DPT_USER_ROW_DISPLAY_NAME);
  to = dpt_tile_keys_find (self->tiles, names, find_chosen (self), key, state);
  if (to < 0) /* a letter is never part of a PIN */
    return pin && letter && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0 ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  gtk_flow_box_select_child (self->tiles, gtk_flow_box_get_child_at_index (self->tiles, to));
  if (to != find_chosen (self))
    choose (self, self->users->pdata[to]);
  return GDK_EVENT_STOP;
}

static GtkWidget *
add_tile_line (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
create_tile (DptUserRow *user)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *name = dpt_record_get_string (user, DPT_USER_ROW_DISPLAY_NAME);
  const char *pin = dpt_record_get_text (user, DPT_USER_ROW_DEMONSTRATION_PIN);
  const char *roles = dpt_record_get_string (user, DPT_USER_ROW_ROLES);

  gtk_box_append (GTK_BOX (box), dpt_user_face_new (dpt_record_get_text (user, DPT_USER_ROW_INITIALS), dpt_record_get_text (user, DPT_USER_ROW_COLOR), 56));
  add_tile_line (box, name, "heading");
  gtk_widget_set_tooltip_text (add_tile_line (box, roles, "dim-label"), roles);
  if (pin != NULL)
    {
      /* Translators: the PIN of an invented user of the demonstration shop */
      g_autofree char *text = g_strdup_printf (_ ("PIN %s"), pin);

      add_tile_line (box, text, "dpt-demo-pin");
    }
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_add_css_class (child, "dpt-user-tile");
  gtk_widget_add_css_class (child, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, roles, -1);
  return child;
}

static void
fill_tiles (DptSignInPage *self)
{
  GtkWidget *child;
  GtkFlowBoxChild *chosen = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tiles))) != NULL)
    gtk_flow_box_remove (self->tiles, child);
  for (guint i = 0; i < self->users->len; i++)
    {
      GtkWidget *tile = create_tile (self->users->pdata[i]);

      gtk_flow_box_append (self->tiles, tile);
      if (dpt_record_get_id (self->users->pdata[i]) == self->last_user_id || self->users->len == 1)
        chosen = GTK_FLOW_BOX_CHILD (tile);
    }
  if (chosen != NULL)
    {
      gtk_flow_box_select_child (self->tiles, chosen);
      tile_activated_cb (self, chosen);
    }
  else
    choose (self, NULL);
}

static const char *
get_hint (DptSignInPage *self)
{
  if (dpt_sign_in_get_demonstration (self->sign_in))
    return _ ("This is the demonstration shop: all people in it are invented, and everyone’s PIN stands on the tile.");
  if (self->last_user_id != 0)
    return _ ("The station is locked. Nothing that was open is lost.");
  return dpt_sign_in_get_unlocked (self->sign_in) ? _ ("Choose yourself and type your PIN.") : _ ("The first one of the day signs in with a password; after that PINs will do.");
}

/* Said when everybody's tile is on the screen, for tests/bench/bench-start. */
static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  g_debug ("Sign-in painted");
  g_signal_handlers_disconnect_by_func (clock, painted_cb, data);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptSignInPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) users = dpt_sign_in_list_users_finish (DPT_SIGN_IN (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (users == NULL)
    {
      adw_status_page_set_icon_name (self->error_page, "dialog-error-symbolic");
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  g_clear_pointer (&self->users, g_ptr_array_unref);
  self->users = g_steal_pointer (&users);
  gtk_label_set_label (self->hint_label, get_hint (self));
  gtk_stack_set_visible_child_name (self->stack, "users");
  fill_tiles (self);
  if (gtk_widget_get_frame_clock (GTK_WIDGET (self)) != NULL)
    g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint", G_CALLBACK (painted_cb), NULL);
}

/* --- object --- */

static void
dpt_sign_in_page_dispose (GObject *object)
{
  DptSignInPage *self = DPT_SIGN_IN_PAGE (object);

  stop_countdown (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->user);
  g_clear_object (&self->waiting);
  g_clear_pointer (&self->users, g_ptr_array_unref);
  G_OBJECT_CLASS (dpt_sign_in_page_parent_class)->dispose (object);
}

static void
dpt_sign_in_page_class_init (DptSignInPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dpt_sign_in_page_dispose;
  signed_in_signal = g_signal_new ("signed-in", DPT_TYPE_SIGN_IN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, DPT_TYPE_SESSION);

  g_type_ensure (DPT_TYPE_PIN_PAD);
  g_type_ensure (DPT_TYPE_USER_FACE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/shell/dpt-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, secret);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, pin_face);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, pin_name);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, pin_entry);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, pin_pad);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, password_back);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, login_entry);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, password_entry);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, new_entry);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, again_entry);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, message);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DptSignInPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, tile_activated_cb);
  gtk_widget_class_install_action (widget_class, "sign-in.try-pin", NULL, try_pin_action);
  gtk_widget_class_install_action (widget_class, "sign-in.try-password", NULL, try_password_action);
  gtk_widget_class_install_action (widget_class, "sign-in.use-password", NULL, use_password_action);
  gtk_widget_class_install_action (widget_class, "sign-in.use-pin", NULL, use_pin_action);
  gtk_widget_class_install_action (widget_class, "sign-in.change-password", NULL, change_password_action);
}

static void
activate_cb (GtkWidget *page, const char *action)
{
  gtk_widget_activate_action (page, action, NULL);
}

static void
pin_cb (DptSignInPage *self)
{
  activate_cb (GTK_WIDGET (self), "sign-in.try-pin");
}

static void
password_cb (DptSignInPage *self)
{
  activate_cb (GTK_WIDGET (self), "sign-in.try-password");
}

static void
again_cb (DptSignInPage *self)
{
  activate_cb (GTK_WIDGET (self), "sign-in.change-password");
}

static void
dpt_sign_in_page_init (DptSignInPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->pin_entry, "activate", G_CALLBACK (pin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->login_entry, "entry-activated", G_CALLBACK (password_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->password_entry, "entry-activated", G_CALLBACK (password_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->again_entry, "entry-activated", G_CALLBACK (again_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pin_pad, "enter", G_CALLBACK (pin_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dpt_sign_in_page_new (DptSignIn *sign_in, gint64 last_user_id)
{
  DptSignInPage *self = g_object_new (DPT_TYPE_SIGN_IN_PAGE, NULL);

  g_return_val_if_fail (DPT_IS_SIGN_IN (sign_in), NULL);

  self->sign_in = g_object_ref (sign_in);
  self->last_user_id = last_user_id;
  dpt_sign_in_list_users_async (sign_in, self->cancellable, listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
