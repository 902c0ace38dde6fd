/* dpt-note-field.c - see dpt-note-field.h.
 * For: text between the visit and a text view. Not for: undo, which is the visit's
 * (engine/clinical/dpt-visit-editor.h). SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-note-field.h"

#include <glib/gi18n-lib.h>

#define LINE 22 /* pixels, about */

struct _DptNoteField
{
  DptVisitPart parent_instance;

  GtkWidget *caption;
  GtkWidget *view;
  GtkWidget *earlier;
  char *title;
  char *field;
  int lines;
  gboolean alone;
};

G_DEFINE_FINAL_TYPE (DptNoteField, dpt_note_field, DPT_TYPE_VISIT_PART)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_FIELD,
  PROP_LINES,
  PROP_ALONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- between the visit and the view --- */

static int
find_field (DptNoteField *self, DptVisitSheet *sheet)
{
  return self->field ? dpt_record_find_field (dpt_visit_sheet_get_visit (sheet), self->field) : -1;
}

static const char *
get_text (DptNoteField *self, DptVisitSheet *sheet)
{
  int field = find_field (self, sheet);

  return field >= 0 ? dpt_visit_sheet_get_text (sheet, (guint) field) : "";
}

static char *
dup_view_text (DptNoteField *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "text", &text, NULL);
  return text;
}

static void
show_earlier (DptNoteField *self)
{
  DptVisitEditor *editor = dpt_visit_part_get_editor (DPT_VISIT_PART (self));
  DptVisitSheet *earlier = dpt_visit_editor_get_editable (editor) ? dpt_visit_editor_get_earlier (editor) : NULL;
  g_autofree char *shown = dup_view_text (self);

  gtk_label_set_label (GTK_LABEL (self->earlier), earlier ? get_text (self, earlier) : "");
  gtk_widget_set_visible (self->earlier, *shown == '\0' && !gtk_widget_has_focus (self->view));
}

static void
dpt_note_field_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptNoteField *self = DPT_NOTE_FIELD (part);
  g_autofree char *shown = dup_view_text (self);
  g_autofree char *stripped = g_strstrip (g_strdup (shown));
  const char *text = get_text (self, dpt_visit_editor_get_now (editor));
  gboolean editable = dpt_visit_editor_get_editable (editor);

  /* The record drops white space at the ends; the cursor behind a blank just typed must not jump. */
  if (!g_str_equal (stripped, text))
    {
          gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text, -1);
        }
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
  gtk_widget_set_visible (gtk_widget_get_parent (self->caption), !self->alone);
  show_earlier (self);
}

static void
write_text (DptNoteField *self, const char *text, const char *key)
{
  DptVisitSheet *sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), key);

  if (sheet == NULL)
    return;
  if (find_field (self, sheet) >= 0)
    dpt_visit_sheet_set_text (sheet, (guint) find_field (self, sheet), text);
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

static void
buffer_changed_cb (DptNoteField *self)
{
  g_autofree char *text = NULL;

  text = dup_view_text (self);
  write_text (self, text, self->title);
  show_earlier (self);
}

static void
enter_cb (DptNoteField *self)
{
  dpt_visit_editor_seal (dpt_visit_part_get_editor (DPT_VISIT_PART (self)));
  gtk_widget_hide (self->earlier);
}

/* --- making --- */

static void
dpt_note_field_finalize (GObject *object)
{
  DptNoteField *self = DPT_NOTE_FIELD (object);

  g_free (self->title);
  g_free (self->field);
  G_OBJECT_CLASS (dpt_note_field_parent_class)->finalize (object);
}

static void
set_title (DptNoteField *self, const char *title)
{
  g_free (self->title);
  self->title = g_strdup (title);
  if (title == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->caption), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
take_string (char **target, const GValue *value)
{
  g_free (*target);
  *target = g_value_dup_string (value);
}

static void
dpt_note_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DptNoteField *self = DPT_NOTE_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_FIELD:
      take_string (&self->field, value);
      break;
    case PROP_LINES:
      self->lines = g_value_get_int (value);
      gtk_widget_set_size_request (self->view, -1, self->lines * LINE + 10);
      break;
    case PROP_ALONE:
      self->alone = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_note_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptNoteField *self = DPT_NOTE_FIELD (object);
  const char *const texts[] = { [PROP_TITLE] = self->title, [PROP_FIELD] = self->field };

  if (id == PROP_LINES)
    g_value_set_int (value, self->lines);
  else if (id == PROP_ALONE)
    g_value_set_boolean (value, self->alone);
  else if (id < G_N_ELEMENTS (texts))
    g_value_set_string (value, texts[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dpt_note_field_class_init (DptNoteFieldClass *klass)
{
  static const char *const names[] = { NULL, "title", "field" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dpt_note_field_finalize;
  object_class->set_property = dpt_note_field_set_property;
  object_class->get_property = dpt_note_field_get_property;
  for (guint i = PROP_TITLE; i <= PROP_FIELD; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, flags);
  properties[PROP_LINES] = g_param_spec_int ("lines", NULL, NULL, 1, 20, 1, flags);
  properties[PROP_ALONE] = g_param_spec_boolean ("alone", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  DPT_VISIT_PART_CLASS (klass)->show = dpt_note_field_show;
}

static void
init_view (DptNoteField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextView *view;

  self->view = gtk_text_view_new ();
  view = GTK_TEXT_VIEW (self->view);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_top_margin (view, 5);
  gtk_text_view_set_bottom_margin (view, 5);
  gtk_text_view_set_left_margin (view, 9);
  gtk_text_view_set_right_margin (view, 9);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (view), FALSE);
  gtk_widget_add_css_class (self->view, "dpt-note");
  gtk_widget_set_size_request (self->view, -1, LINE + 10);
  g_signal_connect_swapped (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (buffer_changed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (show_earlier), self);
  gtk_widget_add_controller (self->view, focus);
}

static void
dpt_note_field_init (DptNoteField *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *overlay = gtk_overlay_new ();

  self->lines = 1;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);

  self->caption = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_widget_set_hexpand (self->caption, TRUE);
  gtk_widget_add_css_class (self->caption, "caption");
  gtk_widget_add_css_class (self->caption, "dim-label");
  gtk_box_append (GTK_BOX (top), self->caption);
  gtk_box_append (GTK_BOX (self), top);

  init_view (self);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->view);
  self->earlier = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->earlier), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->earlier), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (self->earlier), TRUE);
  gtk_widget_set_valign (self->earlier, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->earlier, FALSE);
  gtk_widget_add_css_class (self->earlier, "dpt-note-earlier");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->earlier);
  gtk_box_append (GTK_BOX (self), overlay);
}
