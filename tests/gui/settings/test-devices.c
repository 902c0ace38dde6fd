/* test-devices.c - an instrument is set up, tried, changed and switched off by who may, with a folder or a serial line.
 * For: src/gui/settings/dpt-devices-pane.c. Not for: listening (tests/exchange/test-device-feed.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "gui/common/dpt-a11y-check.h"
#include "gui/settings/dpt-devices-pane.h"
#include "gui/settings/dpt-settings-perspective.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-shop.h"

typedef struct
{
  DptTestDb *base;
  DptTestShop *shop;
  GtkWidget *screen;
  GtkWidget *pane;
  GtkWindow *window;
} Fixture;

static Fixture *
set_up (DptRole role)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr (DptSession) session = NULL;

  self->base = dpt_test_db_new ();
  self->shop = dpt_test_shop_new (self->base->db);
  session = dpt_test_shop_sign_in (self->shop, role);
  self->screen = g_object_new (DPT_TYPE_SETTINGS_PERSPECTIVE, NULL);
  self->window = dpt_test_show (self->screen, 1190, 740);
  dpt_perspective_set_session (DPT_PERSPECTIVE (self->screen), session);
  dpt_perspective_refresh (DPT_PERSPECTIVE (self->screen));
  self->pane = dpt_test_find_type (self->screen, DPT_TYPE_DEVICES_PANE, 0);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (dpt_test_find (self->screen, "pages")), "devices");
  dpt_test_settle ();
  return self;
}

static void
tear_down (Fixture *self)
{
  dpt_perspective_set_session (DPT_PERSPECTIVE (self->screen), NULL);
  gtk_window_destroy (self->window);
  dpt_test_settle ();
  dpt_test_shop_free (self->shop);
  dpt_test_db_free (self->base);
  g_free (self);
}

static gint64
ask (Fixture *self, const char *sql)
{
  return dpt_test_db_query_int (self->base->db, sql);
}

/* The form of a folder and that of a line both have a name; the visible one is meant. */
static GtkWidget *
find_row (Fixture *self, const char *title)
{
  return dpt_test_find (gtk_stack_get_visible_child (GTK_STACK (dpt_test_find (self->pane, "forms"))), title);
}

static void
type (Fixture *self, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (self, title)), text);
}

static const char *
get_result (Fixture *self)
{
  return gtk_label_get_label (GTK_LABEL (dpt_test_find (self->pane, "result")));
}

static void
test_a_folder_is_set_up_and_tried (void)
{
  Fixture *self = set_up (DPT_ROLE_ADMINISTRATOR);

  gtk_widget_activate_action (self->pane, "devices.new", NULL);
  type (self, "Name", "Box 1");
  type (self, "Folder", "instruments");
  /* A folder that cannot be is refused, and nothing that was typed is lost. */
  gtk_widget_activate_action (self->screen, "settings.save", NULL);
  dpt_test_until (gtk_widget_has_css_class (find_row (self, "Folder"), "error"));
  g_assert_cmpint (ask (self, "SELECT COUNT(*) FROM device"), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (self, "Name"))), ==, "Box 1");
  type (self, "Folder", self->base->folder);
  gtk_widget_activate_action (self->pane, "devices.test", NULL);
  dpt_test_until (g_str_has_prefix (get_result (self), "The folder can be read"));
  gtk_switch_set_active (GTK_SWITCH (dpt_test_find (self->pane, "here_switch")), TRUE);
  gtk_widget_activate_action (self->screen, "settings.save", NULL);
  dpt_test_until (ask (self, "SELECT COUNT(*) FROM device WHERE name = 'Box 1' AND connection = 'folder' AND enabled = 1") == 1);
  dpt_test_until (dpt_test_find (dpt_test_find (self->pane, "list"), "Box 1") != NULL);
  dpt_test_settle ();
  dpt_a11y_assert (self->pane);
  dpt_test_picture (GTK_WIDGET (self->window), "settings-devices");
  dpt_test_set_dark (TRUE);
  dpt_test_picture (GTK_WIDGET (self->window), "settings-devices-dark");
  dpt_test_set_dark (FALSE);
  /* What nothing came from can be removed. */
  gtk_widget_activate_action (self->pane, "devices.remove", NULL);
  dpt_test_until (ask (self, "SELECT COUNT(*) FROM device") == 0);
  tear_down (self);
}

static void
test_a_folder_is_turned_into_a_line (void)
{
  Fixture *self = set_up (DPT_ROLE_ADMINISTRATOR);

  gtk_widget_activate_action (self->pane, "devices.new", NULL);
  type (self, "Name", "Lensmeter");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (self, "Connection")), 1);
  dpt_test_until (find_row (self, "Port (/dev/ttyUSB0)") != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (self, "Name"))), ==, "Lensmeter");
  type (self, "Port (/dev/ttyUSB0)", "/dev/null");
  gtk_widget_activate_action (self->pane, "devices.test", NULL);
  dpt_test_until (strstr (get_result (self), "no serial line") != NULL);
  dpt_test_picture (GTK_WIDGET (self->window), "settings-devices-serial");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (self, "Parity")), 1);
  gtk_widget_activate_action (self->screen, "settings.save", NULL);
  dpt_test_until (ask (self, "SELECT COUNT(*) FROM device WHERE connection = 'serial' AND port = '/dev/null' AND parity = 'even'") == 1);
  dpt_test_until (dpt_test_find (dpt_test_find (self->pane, "list"), "Lensmeter") != NULL);
  tear_down (self);
}

static void
test_who_may_not_set_up_sees_no_page (void)
{
  Fixture *self = set_up (DPT_ROLE_OPTOMETRIST);
  AdwViewStack *pages = ADW_VIEW_STACK (dpt_test_find (self->screen, "pages"));

  g_assert_false (adw_view_stack_page_get_visible (adw_view_stack_get_page (pages, dpt_test_find (self->screen, "devices_page"))));
  tear_down (self);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/settings/devices/a-folder-is-set-up-and-tried", test_a_folder_is_set_up_and_tried);
  g_test_add_func ("/settings/devices/a-folder-is-turned-into-a-line", test_a_folder_is_turned_into_a_line);
  g_test_add_func ("/settings/devices/who-may-not-set-up-sees-no-page", test_who_may_not_set_up_sees_no_page);
  return g_test_run ();
}
