/* dpt-tags-editor.c - see dpt-tags-editor.h.
 * For: chips, the menu, and making a tag that is not there yet. Not for: saving which patient bears it (the form's owner).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/reception/dpt-tags-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/dpt-text.h"
#include "engine/patient/dpt-patient-store.h"
#include "gui/common/dpt-say.h"

#define DRAFT "tags"

struct _DptTagsEditor
{
  AdwBin parent_instance;

  GtkFlowBox *chips;
  GtkMenuButton *button;
  GtkEntry *entry;
  GtkListBox *list;
  GPtrArray *tags; /* of DptTag, all there are */

  DptSession *session;
  DptPatientFile *file;
};

G_DEFINE_FINAL_TYPE (DptTagsEditor, dpt_tags_editor, ADW_TYPE_BIN)

static guint changed_signal;

/* Dark enough for white letters on them (4.5 to 1 and more); a tag keeps the one that its name falls on. */
static const char *const colors[] = {
  "#1a5fb4", "#26703f", "#a33a00", "#8a2a2a", "#613583", "#63452c", "#0b6b75", "#8c1c5f",
};

static void show_chips (DptTagsEditor *self);

static GListModel *
get_tags (DptTagsEditor *self)
{
  return dpt_patient_file_get_part (self->file, DPT_PATIENT_PART_TAGS);
}

GtkWidget *
dpt_tag_chip_new (const char *name, const char *color)
{
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autofree char *markup = NULL;
  GtkWidget *chip = gtk_label_new (NULL);
  GdkRGBA parsed;

  /* The colour may come from anywhere; only one that is a colour goes into the markup. */
  if (color != NULL && strlen (color) == 7 && gdk_rgba_parse (&parsed, color))
    markup = g_strdup_printf ("<span foreground=\"%s\">●</span> %s", color, escaped);
  gtk_label_set_markup (GTK_LABEL (chip), markup != NULL ? markup : escaped);
  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "dpt-tag");
  return chip;
}

/* --- chips --- */

static void
remove_cb (GtkWidget *button, DptTagsEditor *self)
{
  dpt_patient_file_remove (self->file, DPT_PATIENT_PART_TAGS, g_object_get_data (G_OBJECT (button), "dpt-tag"));
  show_chips (self);
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
make_chip (DptTagsEditor *self, DptRecord *tag)
{
  const char *name = dpt_record_get_string (tag, DPT_PATIENT_TAG_TAG_NAME);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: the button that takes a tag off a patient's file; the tag */
  g_autofree char *about = g_strdup_printf (_ ("Take the tag “%s” off"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dpt-small");
  gtk_widget_set_tooltip_text (button, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  g_object_set_data_full (G_OBJECT (button), "dpt-tag", g_object_ref (tag), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  gtk_box_append (GTK_BOX (box), dpt_tag_chip_new (name, dpt_record_get_text (tag, DPT_PATIENT_TAG_TAG_COLOR)));
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
show_chips (DptTagsEditor *self)
{
  GtkWidget *child;
  guint n = self->file != NULL ? g_list_model_get_n_items (get_tags (self)) : 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, child);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DptRecord) tag = g_list_model_get_item (get_tags (self), i);

      gtk_flow_box_append (self->chips, make_chip (self, tag));
      gtk_widget_set_focusable (gtk_widget_get_last_child (GTK_WIDGET (self->chips)), FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), n > 0);
}

static gpointer
find_tag (DptTagsEditor *self, gint64 tag_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_tags (self)); i++)
    {
      g_autoptr (DptRecord) tag = g_list_model_get_item (get_tags (self), i);

      if (dpt_record_get_int (tag, DPT_PATIENT_TAG_TAG_ID) == tag_id)
        return tag; /* the list keeps it */
    }
  return NULL;
}

static void
add_tag (DptTagsEditor *self, gint64 id, const char *name, const char *color)
{
  gpointer tag;

  if (self->file == NULL || find_tag (self, id) != NULL)
    return;
  tag = dpt_patient_file_add (self->file, DPT_PATIENT_PART_TAGS, NULL);
  dpt_record_set_int (tag, DPT_PATIENT_TAG_TAG_ID, id);
  dpt_record_set_text (tag, DPT_PATIENT_TAG_TAG_NAME, name);
  dpt_record_set_text (tag, DPT_PATIENT_TAG_TAG_COLOR, color);
}

/* --- the menu --- */

static gboolean
begins (const char *name, const char *fragment)
{
  g_autofree char *folded = dpt_text_fold (name);
  g_autofree char *wanted = dpt_text_fold (fragment);

  return g_str_has_prefix (folded, wanted);
}

static void
show_menu (DptTagsEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; self->file != NULL && self->tags != NULL && i < self->tags->len; i++)
    {
      const char *name = dpt_record_get_string (self->tags->pdata[i], DPT_TAG_NAME);
      GtkWidget *chip;

      if (find_tag (self, dpt_record_get_id (self->tags->pdata[i])) != NULL || !begins (name, text))
        continue;
      chip = dpt_tag_chip_new (name, dpt_record_get_text (self->tags->pdata[i], DPT_TAG_COLOR));
      gtk_label_set_xalign (GTK_LABEL (chip), 0);
      gtk_list_box_append (self->list, chip);
      g_object_set_data (G_OBJECT (gtk_widget_get_parent (chip)), "dpt-tag", self->tags->pdata[i]);
    }
}

static gpointer
list_tags (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_list_tags (unit, error);
}

static void
tags_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptTagsEditor) self = data;
  g_autoptr (GPtrArray) tags = dpt_session_run_finish (DPT_SESSION (source), result, NULL);

  if (tags == NULL || self->list == NULL)
    return;
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  self->tags = g_steal_pointer (&tags);
  show_menu (self);
}

static void
opened_cb (GtkWidget *popover, DptTagsEditor *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (self->session != NULL)
    dpt_session_read_async (self->session, list_tags, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, tags_cb, g_object_ref (self));
}

static void
take_tag (DptTagsEditor *self, DptRecord *tag)
{
  g_autoptr (DptRecord) kept = g_object_ref (tag);

  gtk_menu_button_popdown (self->button);
  add_tag (self, dpt_record_get_id (kept), dpt_record_get_text (kept, DPT_TAG_NAME), dpt_record_get_text (kept, DPT_TAG_COLOR));
  show_chips (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
row_activated_cb (DptTagsEditor *self, GtkListBoxRow *row)
{
  take_tag (self, g_object_get_data (G_OBJECT (row), "dpt-tag"));
}

static gpointer
make_tag (DptUnit *unit, gpointer args, GError **error)
{
  const char *name = args;
  gint64 id = dpt_patient_tag_ensure (unit, name, colors[g_str_hash (name) % G_N_ELEMENTS (colors)], error);

  return id != 0 ? dpt_unit_load (unit, DPT_TYPE_TAG, id, error) : NULL;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptTagsEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptTag) tag = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->list == NULL)
    return;
  if (tag != NULL)
    take_tag (self, DPT_RECORD (tag));
  else
    dpt_complain (GTK_WIDGET (self), error);
}

/* Enter takes the tag of that name, and makes it where there is none. */
static void
entry_activate_cb (DptTagsEditor *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*name != '\0' && self->session != NULL && self->file != NULL)
    dpt_session_write_async (self->session, make_tag, g_steal_pointer (&name), g_free, g_object_unref, NULL, made_cb, g_object_ref (self));
}

static GtkWidget *
build_menu (DptTagsEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_entry_set_placeholder_text (self->entry, _ ("Choose, or type a new one"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tag to add"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tags there are"), -1);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (show_menu), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (opened_cb), self, 0);
  return popover;
}

/* --- the editor --- */

static void
dpt_tags_editor_dispose (GObject *object)
{
  DptTagsEditor *self = DPT_TAGS_EDITOR (object);

  self->list = NULL;
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (dpt_tags_editor_parent_class)->dispose (object);
}

static void
dpt_tags_editor_class_init (DptTagsEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_tags_editor_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dpt_tags_editor_init (DptTagsEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->chips = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->chips, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->chips, 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tags of the patient"), -1);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->button, _ ("Add a tag"));
  gtk_menu_button_set_popover (self->button, build_menu (self));
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
dpt_tags_editor_new (void)
{
  return g_object_new (DPT_TYPE_TAGS_EDITOR, NULL);
}

void
dpt_tags_editor_set_session (DptTagsEditor *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_TAGS_EDITOR (self));

  g_set_object (&self->session, session);
}

void
dpt_tags_editor_set_file (DptTagsEditor *self, DptPatientFile *file)
{
  g_return_if_fail (DPT_IS_TAGS_EDITOR (self));

  g_set_object (&self->file, file);
  show_chips (self);
}

void
dpt_tags_editor_write_draft (DptTagsEditor *self, JsonObject *object)
{
  JsonArray *tags = json_array_new ();

  for (guint i = 0; self->file != NULL && i < g_list_model_get_n_items (get_tags (self)); i++)
    {
      g_autoptr (DptRecord) tag = g_list_model_get_item (get_tags (self), i);
      JsonObject *line = json_object_new ();

      json_object_set_int_member (line, "id", dpt_record_get_int (tag, DPT_PATIENT_TAG_TAG_ID));
      json_object_set_string_member (line, "name", dpt_record_get_string (tag, DPT_PATIENT_TAG_TAG_NAME));
      json_object_set_string_member (line, "color", dpt_record_get_string (tag, DPT_PATIENT_TAG_TAG_COLOR));
      json_array_add_object_element (tags, line);
    }
  json_object_set_array_member (object, DRAFT, tags);
}

gboolean
dpt_tags_editor_read_draft (DptTagsEditor *self, JsonObject *object)
{
  JsonArray *tags;

  g_return_val_if_fail (DPT_IS_TAGS_EDITOR (self), FALSE);

  if (self->file == NULL || !json_object_has_member (object, DRAFT))
    return FALSE;
  tags = json_object_get_array_member (object, DRAFT);
  for (guint i = g_list_model_get_n_items (get_tags (self)); i-- > 0;)
    {
      g_autoptr (DptRecord) tag = g_list_model_get_item (get_tags (self), i);
      gboolean named = FALSE;

      for (guint k = 0; k < json_array_get_length (tags); k++)
        named |= json_object_get_int_member_with_default (json_array_get_object_element (tags, k), "id", 0)
                 == dpt_record_get_int (tag, DPT_PATIENT_TAG_TAG_ID);
      if (!named)
        dpt_patient_file_remove (self->file, DPT_PATIENT_PART_TAGS, tag);
    }
  for (guint i = 0; i < json_array_get_length (tags); i++)
    {
      JsonObject *line = json_array_get_object_element (tags, i);

      add_tag (self, json_object_get_int_member_with_default (line, "id", 0), json_object_get_string_member_with_default (line, "name", ""),
               json_object_get_string_member_with_default (line, "color", NULL));
    }
  show_chips (self);
  g_signal_emit (self, changed_signal, 0);
  return json_array_get_length (tags) > 0;
}
