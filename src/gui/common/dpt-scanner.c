/* dpt-scanner.c - see dpt-scanner.h.
 * For: key events and giving the focused field back its text. Not for: what counts as a scan (dpt-scan-burst.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys pass to the focused field as they come, because the first keys of a scan look like typing, and typing must never
 * wait. What the field held before is remembered when a burst may begin, and is put back when it turns out to be a
 * scan.
 */
#include "gui/common/dpt-scanner.h"

#include "gui/common/dpt-scan-burst.h"

struct _DptScanner
{
  GObject parent_instance;

  GtkWindow *window;
  GtkEventController *controller;
  DptScanBurst *burst;
  gboolean enabled;

  /* What the focused field held when the burst began. */
  GtkWidget *field;
  char *text;
  int cursor;
  int bound;
};

G_DEFINE_FINAL_TYPE (DptScanner, dpt_scanner, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ENABLED,
  N_PROPS
};

enum
{
  SIGNAL_SCANNED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
forget_field (DptScanner *self)
{
  g_clear_weak_pointer (&self->field);
  g_clear_pointer (&self->text, g_free);
}

static void
remember_field (DptScanner *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  forget_field (self);
  if (GTK_IS_EDITABLE (focus))
    {
      self->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
      gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &self->bound, &self->cursor);
    }
  else if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      self->text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
      gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
      self->bound = gtk_text_iter_get_offset (&start);
      self->cursor = gtk_text_iter_get_offset (&end);
    }
  if (self->text != NULL)
    g_set_weak_pointer (&self->field, focus);
}

static void
restore_field (DptScanner *self)
{
  if (GTK_IS_EDITABLE (self->field))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->field), self->text);
      gtk_editable_select_region (GTK_EDITABLE (self->field), self->bound, self->cursor);
    }
  else if (GTK_IS_TEXT_VIEW (self->field))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->field));
      GtkTextIter bound, cursor;

      gtk_text_buffer_set_text (buffer, self->text, -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &bound, self->bound);
      gtk_text_buffer_get_iter_at_offset (buffer, &cursor, self->cursor);
      gtk_text_buffer_select_range (buffer, &cursor, &bound);
    }
  forget_field (self);
}

/* 0 for a key that types nothing. Group separators of GS1 codes come as Ctrl+]. */
static gunichar
character_of (guint keyval, GdkModifierType state)
{
  if ((state & GDK_CONTROL_MASK) != 0)
    return keyval == GDK_KEY_bracketright ? 0x1d : 0;
  if ((state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return 0;
  return gdk_keyval_to_unicode (keyval);
}

static gboolean
is_modifier (guint keyval)
{
  return keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R;
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter
         || keyval == GDK_KEY_Linefeed;
}

static gboolean
key_pressed_cb (DptScanner *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  guint32 now = gtk_event_controller_get_current_event_time (controller);
  g_autofree char *scanned = NULL;
  g_autofree char *text = NULL;
  gunichar character;

  if (!self->enabled || is_modifier (keyval))
    return GDK_EVENT_PROPAGATE;
  if (!is_enter (keyval))
    {
      character = character_of (keyval, state);
      if (character == 0 || (g_unichar_iscntrl (character) && character != 0x1d))
        dpt_scan_burst_reset (self->burst);
      else if (!dpt_scan_burst_add (self->burst, character, now))
        remember_field (self);
      return GDK_EVENT_PROPAGATE;
    }

  scanned = dpt_scan_burst_end (self->burst, now);
  if (scanned == NULL)
    return GDK_EVENT_PROPAGATE;
  restore_field (self);
  text = dpt_scan_burst_repair (scanned);
  g_signal_emit (self, signals[SIGNAL_SCANNED], 0, text);
  return GDK_EVENT_STOP;
}

static void
dpt_scanner_dispose (GObject *object)
{
  DptScanner *self = DPT_SCANNER (object);

  forget_field (self);
  if (self->window != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self->window), self->controller);
  g_clear_weak_pointer (&self->window);
  self->controller = NULL;

  G_OBJECT_CLASS (dpt_scanner_parent_class)->dispose (object);
}

static void
dpt_scanner_finalize (GObject *object)
{
  g_clear_pointer (&DPT_SCANNER (object)->burst, dpt_scan_burst_free);

  G_OBJECT_CLASS (dpt_scanner_parent_class)->finalize (object);
}

static void
dpt_scanner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ENABLED:
      g_value_set_boolean (value, DPT_SCANNER (object)->enabled);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_scanner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ENABLED:
      dpt_scanner_set_enabled (DPT_SCANNER (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_scanner_class_init (DptScannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dpt_scanner_dispose;
  object_class->finalize = dpt_scanner_finalize;
  object_class->get_property = dpt_scanner_get_property;
  object_class->set_property = dpt_scanner_set_property;

  properties[PROP_ENABLED] = g_param_spec_boolean (
    "enabled", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /** DptScanner::scanned: @text: what the scanner read */
  signals[SIGNAL_SCANNED] = g_signal_new ("scanned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dpt_scanner_init (DptScanner *self)
{
  self->enabled = TRUE;
  self->burst = dpt_scan_burst_new ();
}

DptScanner *
dpt_scanner_new (GtkWindow *window)
{
  DptScanner *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  self = g_object_new (DPT_TYPE_SCANNER, NULL);
  g_set_weak_pointer (&self->window, window);
  self->controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->controller, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), self->controller);
  return self;
}

void
dpt_scanner_set_enabled (DptScanner *self, gboolean enabled)
{
  g_return_if_fail (DPT_IS_SCANNER (self));

  if (self->enabled == !!enabled)
    return;
  self->enabled = !!enabled;
  dpt_scan_burst_reset (self->burst);
  forget_field (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENABLED]);
}
