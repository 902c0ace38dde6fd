/* dpt-settings-perspective.c - see dpt-settings-perspective.h.
 * For: reading, saving, and who is chosen. Not for: the forms (dpt-user-pane.c, dpt-shop-pane.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* team: list of users │ one user in a form      partners: prescribers, insurers      shop: the letterhead      devices: instruments
 *                      save · discard, for what is on the visible page */
#include "gui/settings/dpt-settings-private.h"

#include <glib/gi18n-lib.h>

#include "engine/practice/dpt-shop.h"
#include "gui/common/dpt-badge.h"
#include "gui/common/dpt-user-face.h"

G_DEFINE_FINAL_TYPE (DptSettingsPerspective, dpt_settings_perspective, DPT_TYPE_PERSPECTIVE)

static gboolean
is_team (DptSettingsPerspective *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "team") == 0;
}

static gboolean
is_partners (DptSettingsPerspective *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "partners") == 0;
}

static gboolean
is_devices (DptSettingsPerspective *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "devices") == 0;
}

static gboolean
is_dirty (DptSettingsPerspective *self)
{
  DptEstablishment *shop = dpt_shop_pane_get_establishment (self->shop_pane);

  if (is_partners (self))
    return dpt_partners_pane_get_dirty (self->partners_pane);
  if (is_devices (self))
    return dpt_devices_pane_get_dirty (self->devices_pane);
  if (is_team (self))
    return self->draft != NULL && (dpt_user_draft_is_dirty (self->draft) || !dpt_record_is_saved (dpt_user_draft_get_account (self->draft)));
  return shop != NULL && (dpt_record_is_dirty (shop) || !dpt_record_is_saved (shop));
}

static void
show_bar (DptSettingsPerspective *self)
{
  gboolean dirty = is_dirty (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save", dirty && !self->saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.discard", dirty && !self->saving);
  /* What is saved or discarded is not offered again, whatever happens next. */
  if (dirty)
    _dpt_settings_keep_later (self);
  else
    _dpt_settings_keep (self);
}

/* A secret typed is a change too, before it is collected. */
static void
changed_cb (DptSettingsPerspective *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save", !self->saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.discard", !self->saving);
  _dpt_settings_keep_later (self);
}

void
_dpt_settings_show_user (DptSettingsPerspective *self, DptUserDraft *draft)
{
  g_set_object (&self->draft, draft);
  dpt_user_pane_set_draft (self->user_pane, draft);
  gtk_stack_set_visible_child_name (self->user_stack, draft != NULL ? "user" : "nobody");
  show_bar (self);
}

/* --- one user --- */

static gpointer
load_user (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_user_draft_load (unit, *(gint64 *) args, error);
}

/* What is being written must not be swept away by an answer that comes late. */
static gboolean
is_edited (DptSettingsPerspective *self)
{
  return self->draft != NULL
         && (dpt_user_draft_is_dirty (self->draft) || !dpt_record_is_saved (dpt_user_draft_get_account (self->draft)));
}

static gint64
get_chosen (DptSettingsPerspective *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->users);
  gint64 *id = row ? g_object_get_data (G_OBJECT (row), "user-id") : NULL;

  return id ? *id : 0;
}

static void
user_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptSettingsPerspective) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptUserDraft) draft = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (draft == NULL)
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
  else if (!is_edited (self) && dpt_record_get_id (dpt_user_draft_get_account (draft)) == get_chosen (self))
    _dpt_settings_show_user (self, draft);
}

static void
read_chosen (DptSettingsPerspective *self)
{
  gint64 id = get_chosen (self);
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window went while something was being read */
  if (id == 0 || session == NULL)
    _dpt_settings_show_user (self, NULL);
  else
    dpt_session_read_async (session, load_user, g_memdup2 (&id, sizeof id), g_free, g_object_unref,
                            dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), user_loaded_cb, g_object_ref (self));
}

void
_dpt_settings_select_user (DptSettingsPerspective *self)
{
  gint64 id = self->draft ? dpt_record_get_id (dpt_user_draft_get_account (self->draft)) : 0;
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->users)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      gint64 *its = g_object_get_data (G_OBJECT (row), "user-id");

      if (its != NULL && *its == id)
        gtk_list_box_select_row (self->users, GTK_LIST_BOX_ROW (row));
    }
}

static void
row_activated_cb (DptSettingsPerspective *self)
{
  if (self->draft != NULL && dpt_user_draft_is_dirty (self->draft) && get_chosen (self) != dpt_record_get_id (dpt_user_draft_get_account (self->draft)))
    {
      dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("Save or discard the changes of this user first."));
      _dpt_settings_select_user (self);
      return;
    }
  read_chosen (self);
}

/* --- all of them --- */

static GtkWidget *
create_row (DptUserRow *user)
{
  GtkWidget *row = adw_action_row_new ();
  gint64 id = dpt_record_get_id (user);
  const char *name = dpt_record_get_string (user, DPT_USER_ROW_DISPLAY_NAME);
  g_autofree char *title = g_markup_escape_text (name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), dpt_record_get_string (user, DPT_USER_ROW_ROLES));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), dpt_user_face_new (dpt_record_get_text (user, DPT_USER_ROW_INITIALS), dpt_record_get_text (user, DPT_USER_ROW_COLOR), 36));
  if (!dpt_record_get_int (user, DPT_USER_ROW_ACTIVE))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), dpt_badge_new (DPT_BADGE_NEUTRAL, NULL, _ ("Switched off")));
  else if (!dpt_record_get_int (user, DPT_USER_ROW_HAS_PASSWORD) && !dpt_record_get_int (user, DPT_USER_ROW_HAS_PIN))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), dpt_badge_new (DPT_BADGE_WARNING, NULL, _ ("Cannot sign in yet")));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "user-id", g_memdup2 (&id, sizeof id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
fill_users (DptSettingsPerspective *self, GPtrArray *users)
{
  /* Whoever was chosen meanwhile stays chosen. */
  gint64 wanted = get_chosen (self) ? get_chosen (self) : self->wanted;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->users))) != NULL)
    gtk_list_box_remove (self->users, child);
  for (guint i = 0; i < users->len; i++)
    {
      GtkWidget *row = create_row (users->pdata[i]);

      gtk_list_box_append (self->users, row);
      if (dpt_record_get_id (users->pdata[i]) == wanted || (wanted == 0 && i == 0 && !is_edited (self)))
        gtk_list_box_select_row (self->users, GTK_LIST_BOX_ROW (row));
    }
  self->wanted = 0;
  if (is_edited (self))
    _dpt_settings_select_user (self);
  else
    read_chosen (self);
}

typedef struct
{
  GPtrArray *users;
  GPtrArray *establishments;
} Team;

static void
free_team (gpointer data)
{
  Team *team = data;

  g_clear_pointer (&team->users, g_ptr_array_unref);
  g_clear_pointer (&team->establishments, g_ptr_array_unref);
  g_free (team);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Team, free_team)

static gpointer
list_users (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (Team) team = g_new0 (Team, 1);

  if (!dpt_unit_require (unit, DPT_RIGHT_USER_MANAGE, error))
    return NULL;
  team->users = dpt_user_list (unit, TRUE, error);
  team->establishments = team->users != NULL ? dpt_establishment_list (unit, error) : NULL;
  return team->establishments != NULL ? g_steal_pointer (&team) : NULL;
}

static void
users_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptSettingsPerspective) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Team) team = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (team == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  g_clear_pointer (&self->establishments, g_ptr_array_unref);
  self->establishments = g_ptr_array_ref (team->establishments);
  fill_users (self, team->users);
}

/* --- the shop --- */

typedef struct
{
  gint64 asked; /* whose letterhead; 0: of the own establishment */
  GPtrArray *all;
  DptEstablishment *shown;
} Shops;

static void
free_shops (gpointer data)
{
  Shops *shops = data;

  g_clear_pointer (&shops->all, g_ptr_array_unref);
  g_clear_object (&shops->shown);
  g_free (shops);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shops, free_shops)

static gpointer
load_shops (DptUnit *unit, gpointer args, GError **error)
{
  gint64 id = *(gint64 *) args;
  g_autoptr (Shops) shops = g_new0 (Shops, 1);

  shops->asked = id;
  shops->all = dpt_establishment_list (unit, error);
  if (shops->all == NULL)
    return NULL;
  shops->shown = dpt_unit_load (unit, DPT_TYPE_ESTABLISHMENT, id != 0 ? id : dpt_unit_get_establishment_id (unit), error);
  return shops->shown != NULL ? g_steal_pointer (&shops) : NULL;
}

static void
shop_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptSettingsPerspective) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Shops) shops = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  DptEstablishment *before = dpt_shop_pane_get_establishment (self->shop_pane);

  /* Reads overtake each other: what was asked before another shop was chosen comes too late. */
  if (shops == NULL || shops->asked != self->shop_id)
    return;
  dpt_shop_pane_set_shops (self->shop_pane, shops->all);
  if (before != NULL && (dpt_record_is_dirty (before) || !dpt_record_is_saved (before)))
    return;
  dpt_shop_pane_set_establishment (self->shop_pane, shops->shown);
  show_bar (self);
}

static void
read_shops (DptSettingsPerspective *self)
{
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));

  if (session != NULL)
    dpt_session_read_async (session, load_shops, g_memdup2 (&self->shop_id, sizeof self->shop_id), g_free, free_shops,
                            dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), shop_loaded_cb, g_object_ref (self));
}

/* What is being written is not swept away by looking elsewhere. */
static gboolean
holds_changes (DptSettingsPerspective *self)
{
  DptEstablishment *shop = dpt_shop_pane_get_establishment (self->shop_pane);

  if (shop == NULL || (dpt_record_is_saved (shop) && !dpt_record_is_dirty (shop)))
    return FALSE;
  dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("Save or discard the changes first."));
  dpt_shop_pane_focus (self->shop_pane);
  return TRUE;
}

static void
shop_chosen_cb (DptSettingsPerspective *self, gint64 id)
{
  if (holds_changes (self))
    return;
  self->shop_id = id;
  read_shops (self);
}

static void
new_shop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptSettingsPerspective *self = DPT_SETTINGS_PERSPECTIVE (widget);
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));
  g_autoptr (DptEstablishment) shop = dpt_record_new (DPT_TYPE_ESTABLISHMENT);

  if (session == NULL || holds_changes (self))
    return;
  adw_view_stack_set_visible_child_name (self->pages, "shop");
  dpt_record_set_text (shop, DPT_ESTABLISHMENT_COUNTRY, dpt_session_get_country (session));
  dpt_shop_pane_set_establishment (self->shop_pane, shop);
  dpt_shop_pane_focus (self->shop_pane);
  show_bar (self);
}

static gpointer
save_shop (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (DptEstablishment) copy = dpt_record_copy (args);
  gboolean done = dpt_record_is_saved (copy) ? dpt_establishment_save (unit, copy, error) : dpt_establishment_open (unit, copy, error) != 0;
  gint64 id = dpt_record_get_id (copy);

  return done ? g_memdup2 (&id, sizeof id) : NULL;
}

static void
shop_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptSettingsPerspective) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->saving = FALSE;
  if (id == NULL)
    {
      dpt_shop_pane_show_error (self->shop_pane, error);
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      show_bar (self);
      return;
    }
  self->shop_id = *id;
  dpt_shop_pane_set_establishment (self->shop_pane, NULL);
  _dpt_settings_keep (self);
  dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("The shop is saved. New papers bear what stands here."));
  dpt_perspective_refresh (DPT_PERSPECTIVE (self));
}

/* --- saving a user --- */

typedef struct
{
  DptUserDraft *draft;
  DptSession *session;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->draft);
  g_object_unref (save->session);
  g_free (save);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;
  gint64 id = dpt_user_draft_save (save->draft, save->session, &error);

  if (id != 0)
    g_task_return_pointer (task, g_memdup2 (&id, sizeof id), g_free);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DptSettingsPerspective *self = DPT_SETTINGS_PERSPECTIVE (source);
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->saving = FALSE;
  if (id == NULL)
    {
      dpt_user_pane_show_error (self->user_pane, error);
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      show_bar (self);
      return;
    }
  self->wanted = *id;
  g_clear_object (&self->draft);
  _dpt_settings_keep (self); /* before the next answer: what is saved is not offered again */
  dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("The user is saved."));
  dpt_perspective_refresh (DPT_PERSPECTIVE (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptSettingsPerspective *self = DPT_SETTINGS_PERSPECTIVE (widget);
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));
  GCancellable *cancellable = dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self));
  g_autoptr (GTask) task = NULL;
  Save *save;

  if (session == NULL || self->saving)
    return;
  if (is_partners (self))
    {
      dpt_partners_pane_save (self->partners_pane);
      return;
    }
  if (is_devices (self))
    {
      dpt_devices_pane_save (self->devices_pane);
      return;
    }
  if (!is_team (self))
    {
      self->saving = TRUE;
      show_bar (self);
      dpt_session_write_async (session, save_shop, dpt_record_copy (dpt_shop_pane_get_establishment (self->shop_pane)), g_object_unref, g_free, cancellable,
                               shop_saved_cb, g_object_ref (self));
      return;
    }
  if (self->draft == NULL || !dpt_user_pane_collect (self->user_pane))
    return;
  self->saving = TRUE;
  show_bar (self);
  save = g_new0 (Save, 1);
  save->draft = dpt_user_draft_copy (self->draft);
  save->session = g_object_ref (session);
  task = g_task_new (self, cancellable, saved_cb, NULL);
  g_task_set_source_tag (task, save_action);
  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_in_thread);
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptSettingsPerspective *self = DPT_SETTINGS_PERSPECTIVE (widget);

  if (is_partners (self))
    dpt_partners_pane_discard (self->partners_pane);
  else if (is_devices (self))
    dpt_devices_pane_discard (self->devices_pane);
  else if (is_team (self))
    {
      g_clear_object (&self->draft);
      read_chosen (self);
    }
  else
    {
      dpt_shop_pane_set_establishment (self->shop_pane, NULL);
      dpt_perspective_refresh (DPT_PERSPECTIVE (self));
    }
}

static void
new_user_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptSettingsPerspective *self = DPT_SETTINGS_PERSPECTIVE (widget);
  g_autoptr (DptUserDraft) draft = NULL;

  if (self->draft != NULL && dpt_user_draft_is_dirty (self->draft))
    {
      dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("Save or discard the changes of this user first."));
      adw_view_stack_set_visible_child_name (self->pages, "team");
      dpt_user_pane_focus (self->user_pane);
      return;
    }
  draft = dpt_user_draft_new (self->establishments);
  adw_view_stack_set_visible_child_name (self->pages, "team");
  gtk_list_box_unselect_all (self->users);
  _dpt_settings_show_user (self, draft);
  dpt_user_pane_focus (self->user_pane);
}

static void
show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (DPT_SETTINGS_PERSPECTIVE (widget)->pages, g_variant_get_string (parameter, NULL));
}

/* --- the perspective --- */

static void
dpt_settings_perspective_refresh (DptPerspective *perspective)
{
  DptSettingsPerspective *self = DPT_SETTINGS_PERSPECTIVE (perspective);
  DptSession *session = dpt_perspective_get_session (perspective);

  if (session == NULL)
    return;
  _dpt_settings_tell_news (self);
  dpt_partners_pane_refresh (self->partners_pane);
  dpt_devices_pane_refresh (self->devices_pane);
  if (dpt_session_may (session, DPT_RIGHT_USER_MANAGE))
    dpt_session_read_async (session, list_users, NULL, NULL, free_team, dpt_perspective_get_cancellable (perspective), users_listed_cb,
                            g_object_ref (self));
  read_shops (self);
}

static void
dpt_settings_perspective_session_changed (DptPerspective *perspective)
{
  DptSettingsPerspective *self = DPT_SETTINGS_PERSPECTIVE (perspective);

  DptSession *session = dpt_perspective_get_session (perspective);
  gboolean team = session != NULL && dpt_session_may (session, DPT_RIGHT_USER_MANAGE);

  /* Under the name of who wrote it; what follows empties the forms. */
  _dpt_settings_stop_keeping (self);
  self->saving = FALSE;
  adw_view_stack_page_set_visible (adw_view_stack_get_page (self->pages, self->team_page), team);
  adw_view_stack_page_set_visible (adw_view_stack_get_page (self->pages, self->devices_page),
                                   session != NULL && dpt_session_may (session, DPT_RIGHT_SETTING_WRITE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.new-user", team);
  if (!team)
    adw_view_stack_set_visible_child_name (self->pages, "shop");
  _dpt_settings_show_user (self, NULL);
  self->shop_id = 0;
  dpt_partners_pane_set_session (self->partners_pane, session);
  dpt_devices_pane_set_session (self->devices_pane, session);
  dpt_shop_pane_set_establishment (self->shop_pane, NULL);
  _dpt_settings_start_keeping (self);
  dpt_perspective_invalidate (perspective);
}

static void
dpt_settings_perspective_activate_default (DptPerspective *perspective)
{
  gtk_widget_activate_action (GTK_WIDGET (perspective), "settings.save", NULL);
}

static gboolean
dpt_settings_perspective_open (DptPerspective *perspective, const char *subject, gint64 id)
{
  DptSettingsPerspective *self = DPT_SETTINGS_PERSPECTIVE (perspective);

  if (!g_str_equal (subject, "user_account"))
    return FALSE;
  adw_view_stack_set_visible_child_name (self->pages, "team");
  self->wanted = id;
  gtk_list_box_unselect_all (self->users);
  dpt_perspective_refresh (perspective);
  return TRUE;
}

static void
dpt_settings_perspective_dispose (GObject *object)
{
  DptSettingsPerspective *self = DPT_SETTINGS_PERSPECTIVE (object);

  _dpt_settings_stop_keeping (self);
  g_clear_object (&DPT_SETTINGS_PERSPECTIVE (object)->draft);
  g_clear_pointer (&DPT_SETTINGS_PERSPECTIVE (object)->establishments, g_ptr_array_unref);
  G_OBJECT_CLASS (dpt_settings_perspective_parent_class)->dispose (object);
}

static void
dpt_settings_perspective_class_init (DptSettingsPerspectiveClass *klass)
{
  static const char *const topics[] = { "user_account", "user_role", "user_right", "establishment", "prescriber", "insurer", "device", NULL };
  static const DptShortcut shortcuts[] = {
    { "<Control>s", "settings.save", N_ ("Save") },
    { "<Control><Shift>n", "settings.new-user", N_ ("New user") },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DptPerspectiveClass *perspective_class = DPT_PERSPECTIVE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_settings_perspective_dispose;
  perspective_class->session_changed = dpt_settings_perspective_session_changed;
  perspective_class->refresh = dpt_settings_perspective_refresh;
  perspective_class->activate_default = dpt_settings_perspective_activate_default;
  perspective_class->open = dpt_settings_perspective_open;
  perspective_class->topics = topics;
  perspective_class->shortcuts = shortcuts;
  perspective_class->n_shortcuts = G_N_ELEMENTS (shortcuts);

  g_type_ensure (DPT_TYPE_USER_PANE);
  g_type_ensure (DPT_TYPE_PARTNERS_PANE);
  g_type_ensure (DPT_TYPE_DEVICES_PANE);
  g_type_ensure (DPT_TYPE_SHOP_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/settings/dpt-settings-perspective.ui");
  gtk_widget_class_bind_template_child (widget_class, DptSettingsPerspective, pages);
  gtk_widget_class_bind_template_child (widget_class, DptSettingsPerspective, team_page);
  gtk_widget_class_bind_template_child (widget_class, DptSettingsPerspective, users);
  gtk_widget_class_bind_template_child (widget_class, DptSettingsPerspective, user_stack);
  gtk_widget_class_bind_template_child (widget_class, DptSettingsPerspective, user_pane);
  gtk_widget_class_bind_template_child (widget_class, DptSettingsPerspective, partners_pane);
  gtk_widget_class_bind_template_child (widget_class, DptSettingsPerspective, devices_pane);
  gtk_widget_class_bind_template_child (widget_class, DptSettingsPerspective, devices_page);
  gtk_widget_class_bind_template_child (widget_class, DptSettingsPerspective, shop_pane);
  gtk_widget_class_bind_template_child (widget_class, DptSettingsPerspective, bar);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shop_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_bar);
  gtk_widget_class_install_action (widget_class, "settings.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "settings.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "settings.new-user", NULL, new_user_action);
  gtk_widget_class_install_action (widget_class, "settings.new-shop", NULL, new_shop_action);
  gtk_widget_class_install_action (widget_class, "settings.show-page", "s", show_page_action);
}

static void
dpt_settings_perspective_init (DptSettingsPerspective *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_bar (self);
}
