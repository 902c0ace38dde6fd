/* dpt-ticket-row.c - see dpt-ticket-row.h.
 * For: showing a line. Not for: changing it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-ticket-row.h"

#include <glib/gi18n-lib.h>

struct _DptTicketRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkWidget *stepper;
  GtkButton *less_button;
  GtkLabel *quantity_label;
  GtkButton *more_button;
  GtkLabel *amount_label;
  GtkButton *remove_button;
};

G_DEFINE_FINAL_TYPE (DptTicketRow, dpt_ticket_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_STEP,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
less_cb (DptTicketRow *self)
{
  g_signal_emit (self, signals[SIGNAL_STEP], 0, -1);
}

static void
more_cb (DptTicketRow *self)
{
  g_signal_emit (self, signals[SIGNAL_STEP], 0, 1);
}

static void
remove_cb (DptTicketRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
dpt_ticket_row_class_init (DptTicketRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_STEP] = g_signal_new ("step", DPT_TYPE_TICKET_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", DPT_TYPE_TICKET_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/till/dpt-ticket-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DptTicketRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DptTicketRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, DptTicketRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, DptTicketRow, stepper);
  gtk_widget_class_bind_template_child (widget_class, DptTicketRow, less_button);
  gtk_widget_class_bind_template_child (widget_class, DptTicketRow, quantity_label);
  gtk_widget_class_bind_template_child (widget_class, DptTicketRow, more_button);
  gtk_widget_class_bind_template_child (widget_class, DptTicketRow, amount_label);
  gtk_widget_class_bind_template_child (widget_class, DptTicketRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, less_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
dpt_ticket_row_init (DptTicketRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dpt_ticket_row_new (void)
{
  return g_object_new (DPT_TYPE_TICKET_ROW, NULL);
}

static void
name_button (GtkButton *button, const char *format, const char *what)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", format, what);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_common (DptTicketRow *self, const char *title, const char *detail, DptMoney amount, const char *currency)
{
  g_autofree char *money = dpt_money_format (amount, currency);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->detail_label, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), detail != NULL && *detail != '\0');
  gtk_label_set_label (self->amount_label, money);
  name_button (self->remove_button, _ ("Remove"), title);
}

/* "2 × €12.00, −10%" under the name; nothing where one piece at its price says it all. */
static char *
describe_price (const DptBasketLine *line, const DptBasketSum *sum, const char *currency)
{
  g_autofree char *price = dpt_money_format (line->unit_price, NULL);
  g_autofree char *discount = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "%" G_GINT64_FORMAT " × %s", line->quantity, price);
  if (line->unit_price != line->list_price && line->list_price != 0)
    {
      g_autofree char *list = dpt_money_format (line->list_price, NULL);

      /* Translators: a price that was changed, and the catalogue's */
      g_string_append_printf (out, " (%s %s)", _ ("instead of"), list);
    }
  if (sum->discount != 0)
    {
      discount = dpt_money_format (-sum->discount, currency);
      g_string_append_printf (out, "   %s %s", _ ("discount"), discount);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
dpt_ticket_row_set_line (DptTicketRow *self, const DptBasketLine *line, const DptBasketSum *sum, const char *currency)
{
  g_autofree char *detail = NULL;
  g_autofree char *quantity = NULL;

  g_return_if_fail (DPT_IS_TICKET_ROW (self));

  detail = describe_price (line, sum, currency);
  quantity = g_strdup_printf ("%" G_GINT64_FORMAT, line->quantity);
  show_common (self, line->label, detail, sum->gross, currency);
  gtk_label_set_label (self->quantity_label, quantity);
  gtk_widget_set_visible (self->stepper, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), line->quantity < 0);
  gtk_image_set_from_icon_name (self->icon, "edit-undo-symbolic");
  name_button (self->less_button, _ ("One less"), line->label);
  name_button (self->more_button, _ ("One more"), line->label);
}

void
dpt_ticket_row_set_words (DptTicketRow *self, const char *title, const char *detail, DptMoney amount, const char *currency)
{
  g_return_if_fail (DPT_IS_TICKET_ROW (self));

  show_common (self, title, detail, amount, currency);
  gtk_widget_set_visible (self->stepper, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), TRUE);
  gtk_image_set_from_icon_name (self->icon, "dpt-glasses-symbolic");
}
