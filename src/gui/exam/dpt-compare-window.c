/* dpt-compare-window.c - see dpt-compare-window.h.
 * For: laying the changes out by section. Not for: finding them (engine/clinical/dpt-visit-words.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-compare-window.h"

#include <glib/gi18n-lib.h>

#include "engine/clinical/dpt-exam-layout.h"
#include "engine/clinical/dpt-visit-words.h"

static GtkWidget *
add_label (GtkGrid *grid, const char *text, const char *style, int column, int row, int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, column > 0);
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, width, 1);
  return label;
}

static GtkWidget *
create_grid (GPtrArray *changes, const char *old_title, const char *new_title)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  const char *section = NULL;
  int row = 0;

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  add_label (grid, old_title, "heading", 1, row, 1);
  add_label (grid, new_title, "heading", 2, row++, 1);
  for (guint i = 0; i < changes->len; i++)
    {
      const DptVisitChange *change = changes->pdata[i];

      if (g_strcmp0 (section, change->section) != 0)
        {
          section = change->section;
          gtk_widget_set_margin_top (add_label (grid, dpt_exam_section_get_label (section), "heading", 0, row++, 3), 9);
        }
      add_label (grid, change->label, "row-name", 0, row, 1);
      add_label (grid, change->before ? change->before : "–", "dim-label", 1, row, 1);
      add_label (grid, change->after ? change->after : "–", "numeric", 2, row++, 1);
    }
  gtk_widget_set_margin_start (GTK_WIDGET (grid), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (grid), 18);
  gtk_widget_set_margin_top (GTK_WIDGET (grid), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (grid), 18);
  return GTK_WIDGET (grid);
}

static GtkWidget *
create_nothing (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing differs"));
  return page;
}

static gboolean
close_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

GtkWindow *
dpt_compare_window_new (DptVisitSheet *before, DptVisitSheet *after, const char *old_title, const char *new_title)
{
  g_autoptr (GPtrArray) changes = NULL;
  GtkWidget *window, *box, *scroller;
  GtkEventController *keys;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (DPT_IS_VISIT_SHEET (before) && DPT_IS_VISIT_SHEET (after), NULL);

  changes = dpt_visit_words_compare (before, after);
  /* Translators: a number of values that are not the same */
  subtitle = g_strdup_printf (ngettext ("%u value differs", "%u values differ", changes->len), changes->len);
  window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  scroller = gtk_scrolled_window_new ();
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (gtk_widget_get_first_child (box)),
                                   adw_window_title_new (_ ("What has changed"), subtitle));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 changes->len > 0 ? create_grid (changes, old_title, new_title) : create_nothing ());
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("What has changed"));
  gtk_window_set_default_size (GTK_WINDOW (window), 760, 640);
  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  return GTK_WINDOW (window);
}
