/* dpt-gui.c - see dpt-gui.h.
 * For: one-time set-up of the display. Not for: the application object (gui/shell).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-gui.h"

#include "dpt-config.h"

#include <adwaita.h>

#include "gui/common/dpt-acuity-entry.h"
#include "gui/common/dpt-badge.h"
#include "gui/common/dpt-chart-view.h"
#include "gui/common/dpt-date-entry.h"
#include "gui/common/dpt-frame-tile.h"
#include "gui/common/dpt-list-view.h"
#include "gui/common/dpt-money-entry.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/common/dpt-perspective.h"
#include "gui/common/dpt-power-entry.h"
#include "gui/common/dpt-prism-entry.h"

static void
ensure_types (void)
{
  g_type_ensure (DPT_TYPE_ACUITY_ENTRY);
  g_type_ensure (DPT_TYPE_BADGE);
  g_type_ensure (DPT_TYPE_CHART_VIEW);
  g_type_ensure (DPT_TYPE_DATE_ENTRY);
  g_type_ensure (DPT_TYPE_FRAME_TILE);
  g_type_ensure (DPT_TYPE_LIST_VIEW);
  g_type_ensure (DPT_TYPE_MONEY_ENTRY);
  g_type_ensure (DPT_TYPE_PDF_VIEW);
  g_type_ensure (DPT_TYPE_PERSPECTIVE);
  g_type_ensure (DPT_TYPE_POWER_ENTRY);
  g_type_ensure (DPT_TYPE_PRISM_ENTRY);
}

/* What the resource compiler writes for each folder of a role in ui. */
#define DECLARE(role) void dpt_ui_##role##_register_resource (void);
#define REGISTER(role) dpt_ui_##role##_register_resource ();
DPT_UI_ROLES (DECLARE)

void
dpt_gui_add_roles (void)
{
  static gboolean done;

  if (done)
    return;
  done = TRUE;
  DPT_UI_ROLES (REGISTER)
}

gboolean
dpt_gui_is_test_mode (void)
{
  const char *mode = g_getenv ("DPT_TEST_MODE");

  return mode != NULL && *mode != '\0' && !g_str_equal (mode, "0");
}

static void
add_style (GdkDisplay *display, const char *resource)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, resource);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* GTK 4.8 does not tell assistive technologies which pages a stack hides: without this a screen reader would read
 * out every room at once. */
static void
tell_hidden (GtkWidget *page)
{
  gboolean hidden = !gtk_widget_get_child_visible (page);

  if (hidden == (g_object_get_data (G_OBJECT (page), "dpt-hidden") != NULL))
    return;
  g_object_set_data (G_OBJECT (page), "dpt-hidden", hidden ? page : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

static gboolean
is_stack (GtkWidget *widget)
{
  return GTK_IS_STACK (widget) || ADW_IS_VIEW_STACK (widget);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (is_stack (gtk_widget_get_parent (widget)))
    tell_hidden (widget);
  /* A stack that is itself hidden turns its pages without mapping them. */
  if (is_stack (widget))
    for (GtkWidget *page = gtk_widget_get_first_child (widget); page != NULL; page = gtk_widget_get_next_sibling (page))
      tell_hidden (page);
  return G_SOURCE_CONTINUE;
}

static void
watch_hidden_pages (void)
{
  /* The signals are there once the class is. */
  g_autoptr (GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("unmap", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}

void
dpt_gui_init (void)
{
  static gboolean done;
  GdkDisplay *display = gdk_display_get_default ();

  g_return_if_fail (display != NULL);

  if (done)
    return;
  done = TRUE;

  adw_init ();
  ensure_types ();
  watch_hidden_pages ();

  add_style (display, "/org/dioptre/common/style.css");
  if (!gdk_display_is_composited (display))
    add_style (display, "/org/dioptre/common/plain.css");
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), "/org/dioptre/common/icons");

  if (dpt_gui_is_test_mode ())
    /* A cursor that blinks is an animation too, and GTK 4.8 warns where it meets a selection. */
    g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
}

/* Whoever goes into a list means the row that the cursor comes to; what is chosen already stays so. */
static void
choose_focused (GtkWidget *results)
{
  GtkSelectionModel *model = GTK_IS_COLUMN_VIEW (results) ? gtk_column_view_get_model (GTK_COLUMN_VIEW (results)) : NULL;
  g_autoptr (GtkBitset) chosen = model != NULL ? gtk_selection_model_get_selection (model) : NULL;
  GtkRoot *root = gtk_widget_get_root (results);

  if (chosen != NULL && gtk_bitset_is_empty (chosen) && gtk_root_get_focus (root) != NULL)
    gtk_widget_activate_action (gtk_root_get_focus (root), "listitem.select", "(bb)", FALSE, FALSE);
}

static gboolean
down_cb (GtkWidget *results, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (!gtk_widget_get_mapped (results) || !gtk_widget_child_focus (results, GTK_DIR_TAB_FORWARD))
    return GDK_EVENT_PROPAGATE;
  choose_focused (results);
  return GDK_EVENT_STOP;
}

void
dpt_gui_lead_down (GtkWidget *entry, GtkWidget *results)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_WIDGET (entry));
  g_return_if_fail (GTK_IS_WIDGET (results));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (down_cb), results, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
}

typedef struct
{
  const DptSightKey *keys;
  gsize n_keys;
  GtkEventController *controller; /* owned by the widget */
} SightKeys;

/* GTK asks controllers of hidden widgets, too: so there is none while nobody sees the widget. */
static void
came_in_sight_cb (GtkWidget *widget, SightKeys *self)
{
  self->controller = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (self->controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (gsize i = 0; i < self->n_keys; i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (self->controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (self->keys[i].key, self->keys[i].state),
                                                            gtk_named_action_new (self->keys[i].action)));
  gtk_widget_add_controller (widget, self->controller);
}

static void
went_out_of_sight_cb (GtkWidget *widget, SightKeys *self)
{
  if (self->controller != NULL)
    gtk_widget_remove_controller (widget, g_steal_pointer (&self->controller));
}

static void
free_sight_keys (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
dpt_gui_add_keys_in_sight (GtkWidget *widget, const DptSightKey *keys, gsize n_keys)
{
  SightKeys *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (!gtk_widget_get_mapped (widget));

  self = g_new0 (SightKeys, 1);
  self->keys = keys;
  self->n_keys = n_keys;
  g_signal_connect_data (widget, "map", G_CALLBACK (came_in_sight_cb), self, free_sight_keys, G_CONNECT_AFTER);
  g_signal_connect (widget, "unmap", G_CALLBACK (went_out_of_sight_cb), self);
}

void
dpt_gui_set_tooltip (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}
