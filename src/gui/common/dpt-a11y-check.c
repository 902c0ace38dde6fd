/* dpt-a11y-check.c - see dpt-a11y-check.h.
 * For: names and their uniqueness. Not for: contrast, order of focus.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"

#include <adwaita.h>

typedef struct
{
  GString *wrong;
  GHashTable *names;
} Check;

/* GTK 4.8 gives a value away only where a comparison with it fails, so it is compared with a text that nobody uses. */
static char *
dup_accessible_label (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return NULL;
  return gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "\001");
}

static void
collect_text (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, gtk_label_get_text (GTK_LABEL (widget)));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      collect_text (child, text);
}

/* Containers whose content is not their name. */
static gboolean
is_named_by_content (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget)
         || GTK_IS_LINK_BUTTON (widget);
}

char *
dpt_a11y_dup_name (GtkWidget *widget)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GList) mnemonics = NULL;
  char *label;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  label = dup_accessible_label (widget);
  if (label != NULL && *label != '\0')
    return label;
  g_free (label);

  if (ADW_IS_PREFERENCES_ROW (widget))
    g_string_append (text, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
  else if (is_named_by_content (widget))
    collect_text (widget, text);
  if (text->len == 0)
    {
      mnemonics = gtk_widget_list_mnemonic_labels (widget);
      for (GList *l = mnemonics; l != NULL; l = l->next)
        collect_text (l->data, text);
    }
  if (text->len == 0 && gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    g_string_append_printf (text, "labelled %p", widget);
  g_strstrip (text->str);
  return *text->str != '\0' ? g_strdup (text->str) : NULL;
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_ENTRY (widget)
         || GTK_IS_PASSWORD_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget)
         || GTK_IS_TEXT_VIEW (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_SWITCH (widget) || GTK_IS_SCALE (widget)
         || GTK_IS_CALENDAR (widget) || GTK_IS_LIST_BASE (widget) || GTK_IS_COLUMN_VIEW (widget)
         || GTK_IS_LIST_BOX (widget) || GTK_IS_FLOW_BOX (widget) || GTK_IS_DRAWING_AREA (widget)
         || ADW_IS_ENTRY_ROW (widget) || ADW_IS_COMBO_ROW (widget);
}

/* These are made of smaller controls, which speak for themselves inside GTK. */
static gboolean
is_whole (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_PASSWORD_ENTRY (widget)
         || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget)
         || GTK_IS_CALENDAR (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_BASE (widget)
         || GTK_IS_WINDOW_CONTROLS (widget) || ADW_IS_ENTRY_ROW (widget) || ADW_IS_COMBO_ROW (widget)
         || GTK_IS_SCALE (widget) || GTK_IS_POPOVER_MENU (widget);
}

/* Where it is, for whoever has to mend it: the nearest ancestor with an id, or the nearest of our own types. */
static char *
dup_place (GtkWidget *widget)
{
  GString *place = g_string_new (G_OBJECT_TYPE_NAME (widget));
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (id != NULL && *id != '_')
    g_string_append_printf (place, " “%s”", id);
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    g_string_append_printf (place, " with icon %s", gtk_button_get_icon_name (GTK_BUTTON (widget)));
  for (GtkWidget *w = gtk_widget_get_parent (widget); w != NULL; w = gtk_widget_get_parent (w))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (w), "Dpt"))
      {
        g_string_append_printf (place, " in %s", G_OBJECT_TYPE_NAME (w));
        break;
      }
  return g_string_free (place, FALSE);
}

static void
check_control (Check *check, GtkWidget *widget)
{
  g_autofree char *name = dpt_a11y_dup_name (widget);
  g_autofree char *place = dup_place (widget);
  g_autofree char *key = NULL;

  if (name == NULL)
    {
      g_string_append_printf (check->wrong, "no accessible name: %s\n", place);
      return;
    }
  key = g_strdup_printf ("%s\t%s", G_OBJECT_TYPE_NAME (widget), name);
  if (g_hash_table_contains (check->names, key))
    g_string_append_printf (check->wrong, "name “%s” twice: %s\n", name, place);
  else
    g_hash_table_add (check->names, g_steal_pointer (&key));
}

static void walk (Check *check, GtkWidget *widget);

/* Pages of a stack are never seen together, so each has its own set of names over those outside. */
static void
walk_stack (Check *check, GtkWidget *stack)
{
  for (GtkWidget *child = gtk_widget_get_first_child (stack); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      Check page = { check->wrong, names };
      GHashTableIter iter;
      gpointer name;

      g_hash_table_iter_init (&iter, check->names);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        g_hash_table_add (names, g_strdup (name));
      walk (&page, child);
    }
}

static void
walk (Check *check, GtkWidget *widget)
{
  if (is_control (widget))
    check_control (check, widget);
  if (is_whole (widget))
    return;
  if (GTK_IS_STACK (widget) || ADW_IS_VIEW_STACK (widget) || GTK_IS_NOTEBOOK (widget))
    {
      walk_stack (check, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk (check, child);
}

char *
dpt_a11y_check (GtkWidget *root)
{
  g_autoptr (GHashTable) names = NULL;
  Check check;

  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);

  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  check.names = names;
  check.wrong = g_string_new (NULL);
  walk (&check, root);
  if (check.wrong->len == 0)
    {
      g_string_free (check.wrong, TRUE);
      return NULL;
    }
  return g_string_free (check.wrong, FALSE);
}
