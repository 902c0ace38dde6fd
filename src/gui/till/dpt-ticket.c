/* dpt-ticket.c - see dpt-ticket.h.
 * For: the state of the ticket. Not for: arithmetic (engine/sale/dpt-basket.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-ticket.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define UNDO_STEPS 30

struct _DptTicket
{
  GObject parent_instance;

  char *uuid;
  DptBasket *basket;
  GPtrArray *before; /* baskets of before, the newest last */
  gint64 patient_id;
  gint64 order_id;
  char *order_label;
  DptMoney order_total;
  DptMoney order_due;
  GArray *debts; /* DptTicketDebt */
};

G_DEFINE_FINAL_TYPE (DptTicket, dpt_ticket, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_debt (gpointer data)
{
  g_free (((DptTicketDebt *) data)->label);
}

static void
emit_changed (DptTicket *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
dpt_ticket_finalize (GObject *object)
{
  DptTicket *self = DPT_TICKET (object);

  g_free (self->uuid);
  dpt_basket_unref (self->basket);
  g_ptr_array_unref (self->before);
  g_free (self->order_label);
  g_array_unref (self->debts);
  G_OBJECT_CLASS (dpt_ticket_parent_class)->finalize (object);
}

static void
dpt_ticket_class_init (DptTicketClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_ticket_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DPT_TYPE_TICKET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dpt_ticket_init (DptTicket *self)
{
  self->uuid = g_uuid_string_random ();
  self->basket = dpt_basket_new ();
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) dpt_basket_unref);
  self->debts = g_array_new (FALSE, TRUE, sizeof (DptTicketDebt));
  g_array_set_clear_func (self->debts, clear_debt);
}

DptTicket *
dpt_ticket_new (void)
{
  return g_object_new (DPT_TYPE_TICKET, NULL);
}

const char *
dpt_ticket_get_uuid (DptTicket *self)
{
  g_return_val_if_fail (DPT_IS_TICKET (self), NULL);

  return self->uuid;
}

/* --- basket --- */

DptBasket *
dpt_ticket_get_basket (DptTicket *self)
{
  g_return_val_if_fail (DPT_IS_TICKET (self), NULL);

  return self->basket;
}

void
dpt_ticket_set_basket (DptTicket *self, DptBasket *basket)
{
  g_return_if_fail (DPT_IS_TICKET (self));
  g_return_if_fail (basket != NULL);

  if (basket == self->basket)
    return;
  g_ptr_array_add (self->before, self->basket);
  if (self->before->len > UNDO_STEPS)
    g_ptr_array_remove_index (self->before, 0);
  self->basket = dpt_basket_ref (basket);
  emit_changed (self);
}

gboolean
dpt_ticket_take_basket (DptTicket *self, DptBasket *basket)
{
  if (basket == NULL)
    return FALSE;
  dpt_ticket_set_basket (self, basket);
  dpt_basket_unref (basket);
  return TRUE;
}

gboolean
dpt_ticket_can_undo (DptTicket *self)
{
  g_return_val_if_fail (DPT_IS_TICKET (self), FALSE);

  return self->before->len > 0;
}

gboolean
dpt_ticket_undo (DptTicket *self)
{
  g_return_val_if_fail (DPT_IS_TICKET (self), FALSE);

  if (self->before->len == 0)
    return FALSE;
  dpt_basket_unref (self->basket);
  self->basket = g_ptr_array_steal_index (self->before, self->before->len - 1);
  emit_changed (self);
  return TRUE;
}

/* --- order and debts --- */

static void
set_order (DptTicket *self, gint64 order_id, const char *label, DptMoney total, DptMoney due)
{
  char *copy = g_strdup (label);

  g_free (self->order_label);
  self->order_label = copy;
  self->order_id = order_id;
  self->order_total = total;
  self->order_due = due;
}

void
dpt_ticket_set_order (DptTicket *self, gint64 order_id, const char *label, DptMoney total, DptMoney due)
{
  g_return_if_fail (DPT_IS_TICKET (self));

  set_order (self, order_id, label, total, due);
  emit_changed (self);
}

void
dpt_ticket_clear_order (DptTicket *self)
{
  g_return_if_fail (DPT_IS_TICKET (self));

  set_order (self, 0, NULL, 0, 0);
  emit_changed (self);
}

gint64
dpt_ticket_get_order_id (DptTicket *self)
{
  g_return_val_if_fail (DPT_IS_TICKET (self), 0);

  return self->order_id;
}

const char *
dpt_ticket_get_order_label (DptTicket *self)
{
  g_return_val_if_fail (DPT_IS_TICKET (self), NULL);

  return self->order_label;
}

DptMoney
dpt_ticket_get_order_total (DptTicket *self)
{
  g_return_val_if_fail (DPT_IS_TICKET (self), 0);

  return self->order_total;
}

DptMoney
dpt_ticket_get_order_due (DptTicket *self)
{
  g_return_val_if_fail (DPT_IS_TICKET (self), 0);

  return self->order_due;
}

static void
add_debt (DptTicket *self, gint64 sale_id, gint64 order_id, const char *label, DptMoney amount)
{
  for (guint i = 0; i < self->debts->len; i++)
    {
      DptTicketDebt *there = &g_array_index (self->debts, DptTicketDebt, i);

      if (there->sale_id == sale_id && there->order_id == order_id)
        {
          there->amount = amount;
          return;
        }
    }
  g_array_append_val (self->debts, ((DptTicketDebt) { sale_id, order_id, g_strdup (label), amount }));
}

void
dpt_ticket_add_debt (DptTicket *self, gint64 sale_id, gint64 order_id, const char *label, DptMoney amount)
{
  g_return_if_fail (DPT_IS_TICKET (self));

  add_debt (self, sale_id, order_id, label, amount);
  emit_changed (self);
}

void
dpt_ticket_remove_debt (DptTicket *self, guint index)
{
  g_return_if_fail (DPT_IS_TICKET (self));
  g_return_if_fail (index < self->debts->len);

  g_array_remove_index (self->debts, index);
  emit_changed (self);
}

guint
dpt_ticket_get_n_debts (DptTicket *self)
{
  g_return_val_if_fail (DPT_IS_TICKET (self), 0);

  return self->debts->len;
}

const DptTicketDebt *
dpt_ticket_get_debt (DptTicket *self, guint index)
{
  g_return_val_if_fail (DPT_IS_TICKET (self) && index < self->debts->len, NULL);

  return &g_array_index (self->debts, DptTicketDebt, index);
}

/* --- the whole --- */

gint64
dpt_ticket_get_patient_id (DptTicket *self)
{
  g_return_val_if_fail (DPT_IS_TICKET (self), 0);

  return self->patient_id;
}

void
dpt_ticket_set_patient_id (DptTicket *self, gint64 patient_id)
{
  g_return_if_fail (DPT_IS_TICKET (self));

  if (self->patient_id == patient_id)
    return;
  self->patient_id = patient_id;
  emit_changed (self);
}

gboolean
dpt_ticket_has_document (DptTicket *self)
{
  g_return_val_if_fail (DPT_IS_TICKET (self), FALSE);

  return dpt_basket_get_n_lines (self->basket) > 0 || self->order_id != 0;
}

gboolean
dpt_ticket_is_empty (DptTicket *self)
{
  return !dpt_ticket_has_document (self) && self->debts->len == 0;
}

DptMoney
dpt_ticket_get_due (DptTicket *self)
{
  DptMoney due;

  g_return_val_if_fail (DPT_IS_TICKET (self), 0);

  due = dpt_basket_get_gross (self->basket) + self->order_due;
  for (guint i = 0; i < self->debts->len; i++)
    due += g_array_index (self->debts, DptTicketDebt, i).amount;
  return due;
}

static void
forget (DptTicket *self)
{
  g_free (self->uuid);
  self->uuid = g_uuid_string_random ();
  dpt_basket_unref (self->basket);
  self->basket = dpt_basket_new ();
  g_ptr_array_set_size (self->before, 0);
  g_array_set_size (self->debts, 0);
  set_order (self, 0, NULL, 0, 0);
}

void
dpt_ticket_clear (DptTicket *self)
{
  g_return_if_fail (DPT_IS_TICKET (self));

  forget (self);
  emit_changed (self);
}

DptSaleRequest *
dpt_ticket_create_sale (DptTicket *self, DptSaleKind kind)
{
  DptSaleRequest *request;

  g_return_val_if_fail (DPT_IS_TICKET (self), NULL);

  request = dpt_sale_request_new (self->uuid, self->order_id != 0 ? DPT_SALE_INVOICE : kind, self->basket);
  request->order_id = self->order_id;
  request->patient_id = self->patient_id;
  for (guint i = 0; i < self->debts->len; i++)
    {
      const DptTicketDebt *debt = &g_array_index (self->debts, DptTicketDebt, i);

      dpt_sale_request_add_debt (request, debt->sale_id, debt->order_id, debt->amount);
    }
  return request;
}

DptPaymentRequest *
dpt_ticket_create_payment (DptTicket *self)
{
  DptPaymentRequest *request;

  g_return_val_if_fail (DPT_IS_TICKET (self), NULL);

  request = dpt_payment_request_new (self->uuid);
  request->patient_id = self->patient_id;
  for (guint i = 0; i < self->debts->len; i++)
    {
      const DptTicketDebt *debt = &g_array_index (self->debts, DptTicketDebt, i);

      dpt_payment_request_add_debt (request, debt->sale_id, debt->order_id, debt->amount);
    }
  return request;
}

char *
dpt_ticket_dup_title (DptTicket *self, const char *currency)
{
  g_autofree char *amount = dpt_money_format (dpt_ticket_get_due (self), currency);
  int n = (int) dpt_basket_get_n_lines (self->basket) + (int) self->debts->len + (self->order_id != 0 ? 1 : 0);

  /* Translators: how many lines a parked ticket has, and its amount */
  return g_strdup_printf (ngettext ("%d line, %s", "%d lines, %s", (gulong) n), n, amount);
}

/* --- JSON --- */

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

char *
dpt_ticket_create_json (DptTicket *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *basket = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DPT_IS_TICKET (self), NULL);

  basket = dpt_basket_create_json (self->basket);
  json_builder_begin_object (builder);
  add_text (builder, "uuid", self->uuid);
  add_text (builder, "basket", basket);
  add_int (builder, "patient_id", self->patient_id);
  add_int (builder, "order_id", self->order_id);
  add_text (builder, "order_label", self->order_label);
  add_int (builder, "order_total", self->order_total);
  add_int (builder, "order_due", self->order_due);
  json_builder_set_member_name (builder, "debts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->debts->len; i++)
    {
      const DptTicketDebt *debt = &g_array_index (self->debts, DptTicketDebt, i);

      json_builder_begin_object (builder);
      add_int (builder, "sale_id", debt->sale_id);
      add_int (builder, "order_id", debt->order_id);
      add_text (builder, "label", debt->label);
      add_int (builder, "amount", debt->amount);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gint64
get_int (JsonObject *object, const char *name)
{
  return json_object_get_int_member_with_default (object, name, 0);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

gboolean
dpt_ticket_read_json (DptTicket *self, const char *json, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  g_autoptr (DptBasket) basket = NULL;
  JsonObject *object;
  JsonArray *debts;

  g_return_val_if_fail (DPT_IS_TICKET (self), FALSE);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return dpt_set_invalid (error, "ticket", _ ("This is not a parked ticket."));
  object = json_node_get_object (root);
  basket = dpt_basket_new_from_json (get_text (object, "basket"), error);
  if (basket == NULL)
    return FALSE;
  forget (self);
  dpt_basket_unref (self->basket);
  self->basket = g_steal_pointer (&basket);
  /* The same act as before the interruption: had it been done, it would only answer. */
  if (*get_text (object, "uuid") != '\0')
    {
      g_free (self->uuid);
      self->uuid = g_strdup (get_text (object, "uuid"));
    }
  self->patient_id = get_int (object, "patient_id");
  set_order (self, get_int (object, "order_id"), get_text (object, "order_label"), get_int (object, "order_total"), get_int (object, "order_due"));
  debts = json_object_has_member (object, "debts") ? json_object_get_array_member (object, "debts") : NULL;
  for (guint i = 0; debts != NULL && i < json_array_get_length (debts); i++)
    {
      JsonObject *debt = json_array_get_object_element (debts, i);

      add_debt (self, get_int (debt, "sale_id"), get_int (debt, "order_id"), get_text (debt, "label"), get_int (debt, "amount"));
    }
  emit_changed (self);
  return TRUE;
}
