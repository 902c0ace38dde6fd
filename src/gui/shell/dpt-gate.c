/* dpt-gate.c - see dpt-gate.h.
 * For: three states. Not for: opening anything (dpt-application.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-gate.h"

#include <glib/gi18n-lib.h>

struct _DptGate
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *opening_label;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;
  AdwBin *page_slot;
};

G_DEFINE_FINAL_TYPE (DptGate, dpt_gate, ADW_TYPE_BIN)

static void
show (DptGate *self, const char *name)
{
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "opening"));
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
dpt_gate_class_init (DptGateClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/shell/dpt-gate.ui");
  gtk_widget_class_bind_template_child (widget_class, DptGate, stack);
  gtk_widget_class_bind_template_child (widget_class, DptGate, opening_label);
  gtk_widget_class_bind_template_child (widget_class, DptGate, spinner);
  gtk_widget_class_bind_template_child (widget_class, DptGate, error_page);
  gtk_widget_class_bind_template_child (widget_class, DptGate, page_slot);
}

static void
dpt_gate_init (DptGate *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dpt_gate_new (void)
{
  return g_object_new (DPT_TYPE_GATE, NULL);
}

void
dpt_gate_show_opening (DptGate *self, const char *uri)
{
  g_return_if_fail (DPT_IS_GATE (self));
  g_return_if_fail (uri != NULL);

  gtk_label_set_label (self->opening_label, uri);
  show (self, "opening");
}

void
dpt_gate_show_error (DptGate *self, const char *uri, const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DPT_IS_GATE (self));
  g_return_if_fail (uri != NULL);
  g_return_if_fail (error != NULL);

  text = g_strdup_printf ("%s\n\n%s", error->message, uri);
  adw_status_page_set_description (self->error_page, text);
  show (self, "error");
}

void
dpt_gate_show_page (DptGate *self, GtkWidget *page)
{
  g_return_if_fail (DPT_IS_GATE (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  adw_bin_set_child (self->page_slot, page);
  show (self, "page");
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}
