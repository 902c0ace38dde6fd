/* dpt-tab-strip.c - see dpt-tab-strip.h.
 * For: one toggle a page, bound both ways. Not for: the keys that step through the pages (their owner's shortcuts).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/reception/dpt-tab-strip.h"

struct _DptTabStrip
{
  GtkWidget parent_instance;

  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (DptTabStrip, dpt_tab_strip, GTK_TYPE_WIDGET)

static GtkStackPage *
get_page (GtkWidget *tab)
{
  return g_object_get_data (G_OBJECT (tab), "dpt-page");
}

static void
show_chosen_cb (DptTabStrip *self)
{
  GtkWidget *chosen = gtk_stack_get_visible_child (self->stack);

  for (GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (self)); tab != NULL; tab = gtk_widget_get_next_sibling (tab))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), gtk_stack_page_get_child (get_page (tab)) == chosen);
}

/* A tab that is let go again is the one that was pressed: its page stays. */
static void
toggled_cb (GtkToggleButton *tab, DptTabStrip *self)
{
  GtkStackPage *page = get_page (GTK_WIDGET (tab));

  if (gtk_toggle_button_get_active (tab))
    gtk_stack_set_visible_child (self->stack, gtk_stack_page_get_child (page));
  else if (gtk_stack_get_visible_child (self->stack) == gtk_stack_page_get_child (page))
    gtk_toggle_button_set_active (tab, TRUE);
}

static GtkWidget *
make_tab (DptTabStrip *self, GtkStackPage *page)
{
  GtkWidget *tab = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (gtk_stack_page_get_title (page));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (tab), label);
  gtk_widget_set_tooltip_text (label, gtk_stack_page_get_title (page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_stack_page_get_title (page), -1);
  g_object_set_data_full (G_OBJECT (tab), "dpt-page", g_object_ref (page), g_object_unref);
  g_object_bind_property (page, "visible", tab, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (tab, "toggled", G_CALLBACK (toggled_cb), self, 0);
  return tab;
}

static void
dpt_tab_strip_dispose (GObject *object)
{
  DptTabStrip *self = DPT_TAB_STRIP (object);
  GtkWidget *tab;

  while ((tab = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (tab);
  g_clear_object (&self->stack);

  G_OBJECT_CLASS (dpt_tab_strip_parent_class)->dispose (object);
}

static void
dpt_tab_strip_class_init (DptTabStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_tab_strip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tabstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_LIST);
}

static void
dpt_tab_strip_init (DptTabStrip *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
}

void
dpt_tab_strip_set_stack (DptTabStrip *self, GtkStack *stack)
{
  g_autoptr (GListModel) pages = NULL;

  g_return_if_fail (DPT_IS_TAB_STRIP (self) && self->stack == NULL);
  g_return_if_fail (GTK_IS_STACK (stack));

  self->stack = g_object_ref (stack);
  pages = G_LIST_MODEL (gtk_stack_get_pages (stack));
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (pages, i);

      gtk_widget_set_parent (make_tab (self, GTK_STACK_PAGE (page)), GTK_WIDGET (self));
    }
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (show_chosen_cb), self, G_CONNECT_SWAPPED);
  show_chosen_cb (self);
}
