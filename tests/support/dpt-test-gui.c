/* dpt-test-gui.c - see dpt-test-gui.h.
 * For: tests of widgets. Not for: the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/dpt-test-gui.h"

#include <adwaita.h>
#include <stdlib.h>

#include "gui/common/dpt-gui.h"
#include "support/dpt-test-db.h"

/* GLib leaves its first table of quarks lying when it needs a larger one, which a window does: made before main(), in a function
 * without a name for lsan.supp. What libraries make before ours begins is no leak of ours. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>

__attribute__ ((no_sanitize ("address", "undefined"))) static void
before_libraries (void)
{
  __lsan_disable ();
}

__attribute__ ((constructor)) static void
after_libraries (void)
{
  __lsan_enable ();
}

__attribute__ ((section (".preinit_array"), used)) static void (*const first) (void) = before_libraries;
#endif

void
dpt_test_gui_init (int *argc, char ***argv)
{
  dpt_test_db_init (argc, argv);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display; run under tests/support/with-display\n");
      exit (0);
    }
  dpt_gui_init ();
  dpt_gui_add_roles ();
  /* No looking for printers on the network of whoever runs the tests: its threads outlive main() and have crashed in exit(). */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-print-backends", "file", NULL);
}

void
dpt_test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

GtkWidget *
dpt_test_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

GtkWindow *
dpt_test_show (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  dpt_test_until (gtk_widget_get_mapped (window) && gtk_widget_get_width (child) > 0);
  dpt_test_until (gtk_window_is_active (GTK_WINDOW (window)));
  return GTK_WINDOW (window);
}

static gboolean
has_accessible_label (GtkWidget *widget, const char *name)
{
  g_autofree char *difference = NULL;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return difference == NULL;
}

static gboolean
is_named (GtkWidget *widget, const char *name)
{
  if (has_accessible_label (widget, name))
    return TRUE;
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0)
    return TRUE;
  if (GTK_IS_BUTTON (widget))
    return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0;
  if (GTK_IS_LABEL (widget))
    return g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), name) == 0;
  if (ADW_IS_PREFERENCES_ROW (widget))
    return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), name) == 0;
  return FALSE;
}

GtkWidget *
dpt_test_find (GtkWidget *root, const char *name)
{
  if (is_named (root, name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = dpt_test_find (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_type (GtkWidget *root, GType type, guint *left)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*left)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type, left);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
dpt_test_find_type (GtkWidget *root, GType type, guint nth)
{
  return find_type (root, type, &nth);
}

static gboolean
offer_key (GtkWidget *widget, gboolean capture, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      GtkPropagationPhase phase = gtk_event_controller_get_propagation_phase (controller);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) || phase == GTK_PHASE_NONE
          || (phase == GTK_PHASE_CAPTURE) != capture)
        continue;
      /* The input method of a text takes what it is given; it is not what is tested here. */
      if (gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller)) != NULL)
        continue;
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0u, state, &handled);
      if (handled)
        return TRUE;
    }
  return FALSE;
}

gboolean
dpt_test_key (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
    g_ptr_array_insert (path, 0, w);
  for (guint i = 0; i < path->len; i++)
    if (offer_key (path->pdata[i], TRUE, keyval, state))
      return TRUE;
  for (guint i = path->len; i > 0; i--)
    if (offer_key (path->pdata[i - 1], FALSE, keyval, state))
      return TRUE;
  return FALSE;
}

static void
take_exit_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  int *done = data;

  *done = g_subprocess_wait_check_finish (G_SUBPROCESS (object), result, NULL) ? 1 : -1;
}

static gboolean
run_xdotool (GtkWindow *window, const char *const *argv)
{
  g_autoptr (GSubprocess) process = NULL;
  int done = 0;

  gtk_window_present (window);
  dpt_test_until (gtk_window_is_active (window));
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (process == NULL)
    return FALSE;
  g_subprocess_wait_async (process, NULL, take_exit_cb, &done);
  dpt_test_until (done != 0);
  dpt_test_settle ();
  return done == 1;
}

gboolean
dpt_test_press (GtkWindow *window, const char *keys)
{
  return run_xdotool (window, (const char *const[]) { "xdotool", "key", "--clearmodifiers", keys, NULL });
}

gboolean
dpt_test_type (GtkWindow *window, const char *text)
{
  return run_xdotool (
    window, (const char *const[]){ "xdotool", "type", "--clearmodifiers", "--delay", "100", "--", text, NULL });
}

static GskRenderNode *
create_node (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRGBA background = { 1, 1, 1, 1 };
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "window_bg_color", &background);
  gtk_snapshot_append_color (snapshot, &background, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  return gtk_snapshot_free_to_node (snapshot);
}

typedef struct
{
  GtkWidget *widget;
  GskRenderNode *node;
  int frames;
} Picture;

/* Inside the frame, because only then is every size sure to be the one just laid out. */
static void
painted_cb (GdkFrameClock *clock, Picture *picture)
{
  if (++picture->frames == 3)
    picture->node = create_node (picture->widget);
}

void
dpt_test_picture (GtkWidget *widget, const char *name)
{
  const char *folder = g_getenv ("DPT_TEST_PICTURES");
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Picture picture = { widget, NULL, 0 };
  g_autofree char *path = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  gulong handler;

  if (folder == NULL || clock == NULL)
    return;
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &picture);
  while (picture.frames < 3)
    {
      int before = picture.frames;

      gtk_widget_queue_resize (widget);
      dpt_test_until (picture.frames > before);
    }
  g_signal_handler_disconnect (clock, handler);
  if (picture.node == NULL)
    return;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), picture.node, NULL);
  gsk_render_node_unref (picture.node);
  g_mkdir_with_parents (folder, 0755);
  path = g_strdup_printf ("%s/%s.png", folder, name);
  gdk_texture_save_to_png (texture, path);
}

void
dpt_test_set_dark (gboolean dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  dpt_test_settle ();
}
