/* dpt-relatives-editor.c - see dpt-relatives-editor.h.
 * For: a line a link, made anew from the file whenever one comes or goes. Not for: the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/reception/dpt-relatives-editor.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-patient-chooser.h"

#define DRAFT "family"

struct _DptRelativesEditor
{
  AdwBin parent_instance;

  GtkBox *lines;
  DptPatientChooser *chooser;
  DptPatientFile *file;
};

G_DEFINE_FINAL_TYPE (DptRelativesEditor, dpt_relatives_editor, ADW_TYPE_BIN)

static guint changed_signal;

static void show_links (DptRelativesEditor *self);

static GListModel *
get_links (DptRelativesEditor *self)
{
  return dpt_patient_file_get_part (self->file, DPT_PATIENT_PART_LINKS);
}

static void
remove_cb (GtkWidget *button, DptRelativesEditor *self)
{
  dpt_patient_file_remove (self->file, DPT_PATIENT_PART_LINKS, g_object_get_data (G_OBJECT (button), "dpt-link"));
  show_links (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
kind_cb (GtkDropDown *drop_down, GParamSpec *pspec, DptRelativesEditor *self)
{
  gpointer link = g_object_get_data (G_OBJECT (drop_down), "dpt-link");
  const char *const *kinds = dpt_record_get_field (link, DPT_FAMILY_LINK_KIND)->choices;

  dpt_record_set_text (link, DPT_FAMILY_LINK_KIND, kinds[gtk_drop_down_get_selected (drop_down)]);
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
make_kinds (DptRelativesEditor *self, DptRecord *link)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget *kinds = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  const char *const *choices = dpt_record_get_field (link, DPT_FAMILY_LINK_KIND)->choices;
  /* Translators: accessible name of the choice of how somebody is related; the relative's name */
  g_autofree char *about = g_strdup_printf (_ ("Relation to %s"), dpt_record_get_string (link, DPT_FAMILY_LINK_RELATIVE_NAME));

  for (guint i = 0; choices[i] != NULL; i++)
    {
      gtk_string_list_append (words, dpt_patient_word (choices[i]));
      if (g_str_equal (choices[i], dpt_record_get_string (link, DPT_FAMILY_LINK_KIND)))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds), i);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (kinds), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  g_object_set_data_full (G_OBJECT (kinds), "dpt-link", g_object_ref (link), g_object_unref);
  g_signal_connect_object (kinds, "notify::selected", G_CALLBACK (kind_cb), self, 0);
  return kinds;
}

static GtkWidget *
make_line (DptRelativesEditor *self, DptRecord *link)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (dpt_record_get_text (link, DPT_FAMILY_LINK_RELATIVE_NAME));
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  GtkWidget *kinds = make_kinds (self, link);
  /* Translators: the button that takes a relative off a patient's file; the relative's name */
  g_autofree char *about = g_strdup_printf (_ ("Take %s off"), dpt_record_get_string (link, DPT_FAMILY_LINK_RELATIVE_NAME));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (name, dpt_record_get_text (link, DPT_FAMILY_LINK_RELATIVE_NAME));
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_size_request (kinds, 120, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  g_object_set_data_full (G_OBJECT (button), "dpt-link", g_object_ref (link), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), kinds);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
show_links (DptRelativesEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  for (guint i = 0; self->file != NULL && i < g_list_model_get_n_items (get_links (self)); i++)
    {
      g_autoptr (DptRecord) link = g_list_model_get_item (get_links (self), i);

      gtk_box_append (self->lines, make_line (self, link));
    }
}

static gpointer
find_link (DptRelativesEditor *self, gint64 relative_id, const char *kind)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_links (self)); i++)
    {
      g_autoptr (DptRecord) link = g_list_model_get_item (get_links (self), i);

      if (dpt_record_get_int (link, DPT_FAMILY_LINK_RELATIVE_ID) == relative_id
          && g_strcmp0 (dpt_record_get_text (link, DPT_FAMILY_LINK_KIND), kind) == 0)
        return link; /* the list keeps it */
    }
  return NULL;
}

static void
add_link (DptRelativesEditor *self, gint64 id, const char *name, const char *kind)
{
  gpointer link = dpt_patient_file_add (self->file, DPT_PATIENT_PART_LINKS, NULL);

  dpt_record_set_int (link, DPT_FAMILY_LINK_RELATIVE_ID, id);
  dpt_record_set_text (link, DPT_FAMILY_LINK_KIND, kind);
  dpt_record_set_text (link, DPT_FAMILY_LINK_RELATIVE_NAME, name);
}

/* A mother may pay, too: the same person again is another relation. */
static void
chosen_cb (DptRelativesEditor *self, gint64 id, const char *name)
{
  g_autoptr (DptFamilyLink) sample = dpt_record_new (DPT_TYPE_FAMILY_LINK);
  const char *const *kinds = dpt_record_get_field (sample, DPT_FAMILY_LINK_KIND)->choices;

  if (self->file == NULL)
    return;
  for (guint i = 0; kinds[i] != NULL; i++)
    if (find_link (self, id, kinds[i]) == NULL)
      {
        add_link (self, id, name, kinds[i]);
        show_links (self);
        g_signal_emit (self, changed_signal, 0);
        return;
      }
}

static void
dpt_relatives_editor_dispose (GObject *object)
{
  g_clear_object (&DPT_RELATIVES_EDITOR (object)->file);
  G_OBJECT_CLASS (dpt_relatives_editor_parent_class)->dispose (object);
}

static void
dpt_relatives_editor_class_init (DptRelativesEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_relatives_editor_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dpt_relatives_editor_init (DptRelativesEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->chooser = DPT_PATIENT_CHOOSER (dpt_patient_chooser_new (_ ("Add a relative")));
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lines));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chooser));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
dpt_relatives_editor_new (void)
{
  return g_object_new (DPT_TYPE_RELATIVES_EDITOR, NULL);
}

void
dpt_relatives_editor_set_session (DptRelativesEditor *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_RELATIVES_EDITOR (self));

  dpt_patient_chooser_set_session (self->chooser, session);
}

void
dpt_relatives_editor_set_file (DptRelativesEditor *self, DptPatientFile *file)
{
  g_return_if_fail (DPT_IS_RELATIVES_EDITOR (self));

  g_set_object (&self->file, file);
  dpt_patient_chooser_set_except (self->chooser, file != NULL ? dpt_record_get_id (dpt_patient_file_get_patient (file)) : 0);
  show_links (self);
}

void
dpt_relatives_editor_write_draft (DptRelativesEditor *self, JsonObject *object)
{
  JsonArray *links = json_array_new ();

  for (guint i = 0; self->file != NULL && i < g_list_model_get_n_items (get_links (self)); i++)
    {
      g_autoptr (DptRecord) link = g_list_model_get_item (get_links (self), i);
      JsonObject *line = json_object_new ();

      json_object_set_int_member (line, "id", dpt_record_get_int (link, DPT_FAMILY_LINK_RELATIVE_ID));
      json_object_set_string_member (line, "kind", dpt_record_get_string (link, DPT_FAMILY_LINK_KIND));
      json_object_set_string_member (line, "name", dpt_record_get_string (link, DPT_FAMILY_LINK_RELATIVE_NAME));
      json_array_add_object_element (links, line);
    }
  json_object_set_array_member (object, DRAFT, links);
}

/* A link that the draft does not name was taken off. */
static void
drop_others (DptRelativesEditor *self, JsonArray *links)
{
  for (guint i = g_list_model_get_n_items (get_links (self)); i-- > 0;)
    {
      g_autoptr (DptRecord) link = g_list_model_get_item (get_links (self), i);
      gboolean named = FALSE;

      for (guint k = 0; k < json_array_get_length (links); k++)
        {
          JsonObject *line = json_array_get_object_element (links, k);

          named |= json_object_get_int_member_with_default (line, "id", 0) == dpt_record_get_int (link, DPT_FAMILY_LINK_RELATIVE_ID)
                   && g_strcmp0 (json_object_get_string_member_with_default (line, "kind", NULL),
                                 dpt_record_get_text (link, DPT_FAMILY_LINK_KIND)) == 0;
        }
      if (!named)
        dpt_patient_file_remove (self->file, DPT_PATIENT_PART_LINKS, link);
    }
}

gboolean
dpt_relatives_editor_read_draft (DptRelativesEditor *self, JsonObject *object)
{
  JsonArray *links;

  g_return_val_if_fail (DPT_IS_RELATIVES_EDITOR (self), FALSE);

  if (self->file == NULL || !json_object_has_member (object, DRAFT))
    return FALSE;
  links = json_object_get_array_member (object, DRAFT);
  drop_others (self, links);
  for (guint i = 0; i < json_array_get_length (links); i++)
    {
      JsonObject *line = json_array_get_object_element (links, i);
      gint64 id = json_object_get_int_member_with_default (line, "id", 0);
      const char *kind = json_object_get_string_member_with_default (line, "kind", "other");

      if (find_link (self, id, kind) == NULL)
        add_link (self, id, json_object_get_string_member_with_default (line, "name", ""), kind);
    }
  show_links (self);
  g_signal_emit (self, changed_signal, 0);
  return json_array_get_length (links) > 0;
}
