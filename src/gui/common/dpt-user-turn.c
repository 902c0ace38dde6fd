/* dpt-user-turn.c - see dpt-user-turn.h.
 * For: walking the entries; each keeps its own texts. Not for: when a turn changes (dpt-perspective.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-user-turn.h"

static void
change_entry (GtkWidget *entry, gint64 from, gint64 to)
{
  g_autofree char *left = g_strdup_printf ("dpt-search-of-%" G_GINT64_FORMAT, from);
  g_autofree char *found = g_strdup_printf ("dpt-search-of-%" G_GINT64_FORMAT, to);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (from != 0)
    g_object_set_data_full (G_OBJECT (entry), left, *text != '\0' ? g_strdup (text) : NULL, g_free);
  text = g_object_get_data (G_OBJECT (entry), found);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

void
dpt_user_turn_change (GtkWidget *root, gint64 from, gint64 to)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_SEARCH_ENTRY (root))
    change_entry (root, from, to);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
      dpt_user_turn_change (child, from, to);
}
