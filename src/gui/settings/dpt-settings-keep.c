/* dpt-settings-keep.c - what is begun in the settings and not saved is kept, and comes back to who began it.
 * For: when it is kept and offered: after changes, at a lock, at the next turn, after a crash. Not for: its content (dpt-settings-draft.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/settings/dpt-settings-private.h"

#include <glib/gi18n-lib.h>

#define KEEP_AFTER 1000 /* milliseconds after a change */

void
_dpt_settings_keep (DptSettingsPerspective *self)
{
  const DptSettingsDraft draft = { { (DptRecord *) dpt_shop_pane_get_establishment (self->shop_pane),
                                     dpt_partners_pane_get_record (self->partners_pane, FALSE),
                                     dpt_partners_pane_get_record (self->partners_pane, TRUE),
                                     dpt_devices_pane_get_record (self->devices_pane) },
                                   self->draft, FALSE };
  g_autofree char *content = NULL;

  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->session == NULL || !self->draft_read)
    return;
  content = dpt_settings_draft_write (&draft);
  if (g_strcmp0 (content, self->kept) != 0)
    dpt_settings_draft_keep (self->session, content);
  g_free (self->kept);
  self->kept = g_steal_pointer (&content);
}

static gboolean
keep_cb (gpointer data)
{
  DptSettingsPerspective *self = data;

  self->keep_source = 0;
  _dpt_settings_keep (self);
  return G_SOURCE_REMOVE;
}

void
_dpt_settings_keep_later (DptSettingsPerspective *self)
{
  if (self->keep_source == 0 && self->session != NULL)
    self->keep_source = g_timeout_add (KEEP_AFTER, keep_cb, self);
}

static gpointer
load_draft (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_settings_draft_load (unit, error);
}

static void
take_draft (DptSettingsPerspective *self, DptSettingsDraft *draft)
{
  if (draft->record[DPT_SETTINGS_SHOP] != NULL)
    {
      self->shop_id = dpt_record_get_id (draft->record[DPT_SETTINGS_SHOP]);
      dpt_shop_pane_set_establishment (self->shop_pane, DPT_ESTABLISHMENT (draft->record[DPT_SETTINGS_SHOP]));
    }
  for (guint i = DPT_SETTINGS_PRESCRIBER; i <= DPT_SETTINGS_INSURER; i++)
    if (draft->record[i] != NULL)
      dpt_partners_pane_take_record (self->partners_pane, draft->record[i]);
  if (draft->record[DPT_SETTINGS_DEVICE] != NULL)
    dpt_devices_pane_take_record (self->devices_pane, draft->record[DPT_SETTINGS_DEVICE]);
  if (draft->user != NULL)
    {
      _dpt_settings_show_user (self, draft->user);
      _dpt_settings_select_user (self);
    }
}

/* On this screen: whoever signs in at the till is not told of the settings there. */
void
_dpt_settings_tell_news (DptSettingsPerspective *self)
{
  if (self->news != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    dpt_perspective_say (DPT_PERSPECTIVE (self), g_steal_pointer (&self->news));
}

static void
draft_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptSettingsPerspective) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptSettingsDraft) draft = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (DPT_SESSION (source) != self->session || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (draft == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  take_draft (self, draft);
  self->kept = draft->overtaken ? g_strdup ("") : dpt_settings_draft_write (draft); /* "": something else than what is kept now */
  self->draft_read = TRUE;
  _dpt_settings_keep (self); /* what was typed while the answer was on its way */
  if (draft->overtaken)
    self->news = _ ("Somebody else saved what you had begun to change: yours is dropped.");
  else if (self->kept != NULL)
    self->news = _ ("What you had begun to write is here again. It is not saved yet.");
  _dpt_settings_tell_news (self);
}

void
_dpt_settings_start_keeping (DptSettingsPerspective *self)
{
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));

  g_set_object (&self->session, session);
  if (session != NULL)
    dpt_session_read_async (session, load_draft, NULL, NULL, (GDestroyNotify) dpt_settings_draft_free,
                            dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), draft_read_cb, g_object_ref (self));
}

void
_dpt_settings_stop_keeping (DptSettingsPerspective *self)
{
  if (self->session != NULL)
    _dpt_settings_keep (self);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->kept, g_free);
  self->draft_read = FALSE;
  self->news = NULL;
}
