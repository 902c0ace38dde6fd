/* dpt-original-window.c - see dpt-original-window.h.
 * For: bytes as text. Not for: understanding them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-original-window.h"

#include <glib/gi18n-lib.h>

#define MOST 200000 /* bytes shown */

char *
dpt_original_text (GBytes *content)
{
  gsize size = 0;
  const guchar *bytes = content != NULL ? g_bytes_get_data (content, &size) : NULL;
  g_autoptr (GString) out = g_string_sized_new (MIN (size, MOST) + 16);

  for (gsize i = 0; i < MIN (size, MOST); i++)
    {
      gunichar c = g_utf8_get_char_validated ((const char *) bytes + i, (gssize) (size - i));

      if (bytes[i] == '\r' && i + 1 < size && bytes[i + 1] == '\n')
        continue;
      if (bytes[i] == '\n' || bytes[i] == '\t')
        g_string_append_c (out, (char) bytes[i]);
      else if (bytes[i] < 0x20)
        g_string_append_unichar (out, 0x2400 + bytes[i]);
      else if (bytes[i] == 0x7f)
        g_string_append_unichar (out, 0x2421);
      else if (c != (gunichar) -1 && c != (gunichar) -2)
        {
          g_string_append_unichar (out, c);
          i += (gsize) g_unichar_to_utf8 (c, NULL) - 1;
        }
      else
        g_string_append_unichar (out, bytes[i]);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
close_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

GtkWindow *
dpt_original_window_new (GtkWindow *parent, const char *name, GBytes *content)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const char *title = name != NULL ? name : _ ("Transmission");
  g_autofree char *text = content != NULL ? dpt_original_text (content) : g_strdup (_ ("The bytes were not kept."));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  g_object_set (view, "editable", FALSE, "monospace", TRUE, "wrap-mode", GTK_WRAP_WORD_CHAR, "left-margin", 12, "right-margin", 12,
                "top-margin", 12, "bottom-margin", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The file as it came"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 560);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  return GTK_WINDOW (window);
}
