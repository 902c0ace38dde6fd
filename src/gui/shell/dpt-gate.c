/* dpt-gate.c - see dpt-gate.h.
 * For: three states. Not for: opening anything (dpt-application.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-gate.h"

#include <glib/gi18n-lib.h>

#define PATIENCE_MS 400

struct _DptGate
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *opening_label;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;
  AdwBin *page_slot;

  guint patience; /* until something turns */
};

G_DEFINE_FINAL_TYPE (DptGate, dpt_gate, ADW_TYPE_BIN)

static void
turn_cb (gpointer data)
{
  DptGate *self = data;

  self->patience = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
}

/* Something turns where opening takes its time. Most of the time it does not, and the first frame need not load a picture of
 * what turns. */
static void
show (DptGate *self, const char *name)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  if (g_str_equal (name, "opening"))
    self->patience = g_timeout_add_once (PATIENCE_MS, turn_cb, self);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
dpt_gate_dispose (GObject *object)
{
  g_clear_handle_id (&DPT_GATE (object)->patience, g_source_remove);

  G_OBJECT_CLASS (dpt_gate_parent_class)->dispose (object);
}

static void
dpt_gate_class_init (DptGateClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_gate_dispose;

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
  adw_status_page_set_icon_name (self->error_page, "dialog-error-symbolic");
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
