/* dpt-settings-private.h - what the parts of the settings' perspective share.
 * For: dpt-settings-perspective.c (pages, reading, saving), dpt-settings-keep.c (what is begun and not saved). Not for: others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/settings/dpt-devices-pane.h"
#include "gui/settings/dpt-partners-pane.h"
#include "gui/settings/dpt-settings-draft.h"
#include "gui/settings/dpt-settings-perspective.h"
#include "gui/settings/dpt-shop-pane.h"
#include "gui/settings/dpt-user-pane.h"

G_BEGIN_DECLS

struct _DptSettingsPerspective
{
  DptPerspective parent_instance;

  AdwViewStack *pages;
  GtkWidget *team_page;
  GtkListBox *users;
  GtkStack *user_stack;
  DptUserPane *user_pane;
  DptPartnersPane *partners_pane;
  DptShopPane *shop_pane;
  DptDevicesPane *devices_pane;
  GtkWidget *devices_page;
  GtkWidget *bar;

  gint64 shop_id; /* whose letterhead is shown; 0: of the own establishment */
  DptUserDraft *draft;
  GPtrArray *establishments; /* where a new user may work */
  gint64 wanted; /* the user to be shown once the list is there; 0: the first */
  gboolean saving;

  DptSession *session; /* of who writes here: what is begun is kept under that name */
  char *kept;          /* what the database holds of it; NULL: nothing */
  guint keep_source;
  const char *news;    /* of what was begun, to be told where it is seen; NULL: none */
  gboolean draft_read; /* before that, empty forms say nothing */
};

void _dpt_settings_show_user (DptSettingsPerspective *self, DptUserDraft *draft);
void _dpt_settings_select_user (DptSettingsPerspective *self);

/* dpt-settings-keep.c */
/* From now on under the name of the perspective's session; what that user had begun comes back. */
void _dpt_settings_start_keeping (DptSettingsPerspective *self);
/* Before another session, and before the forms are emptied. */
void _dpt_settings_stop_keeping (DptSettingsPerspective *self);
void _dpt_settings_keep (DptSettingsPerspective *self);
void _dpt_settings_tell_news (DptSettingsPerspective *self);
void _dpt_settings_keep_later (DptSettingsPerspective *self);

G_END_DECLS
