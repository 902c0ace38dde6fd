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
  GPtrArray *debts;  /* DptTicketDebt, counted references; a new array for each step */
  GPtrArray *before; /* Step, the newest last */
  gint64 patient_id;
  char *reason;
};

/* What the ticket was. */
typedef struct
{
  DptBasket *basket;
  GPtrArray *debts;
} Step;

G_DEFINE_FINAL_TYPE (DptTicket, dpt_ticket, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
debt_clear (gpointer data)
{
  g_free (((DptTicketDebt *) data)->label);
}

static void
debt_unref (gpointer data)
{
  g_rc_box_release_full (data, debt_clear);
}

static GPtrArray *
debts_new (void)
{
  return g_ptr_array_new_with_free_func (debt_unref);
}

static gpointer
debt_ref_cb (gconstpointer debt, gpointer data)
{
  return g_rc_box_acquire ((gpointer) debt);
}

static void
step_free (gpointer data)
{
  Step *step = data;

  dpt_basket_unref (step->basket);
  g_ptr_array_unref (step->debts);
  g_free (step);
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
  g_free (self->reason);
  dpt_basket_unref (self->basket);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->debts);
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
  self->reason = g_strdup ("");
  self->basket = dpt_basket_new ();
  self->before = g_ptr_array_new_with_free_func (step_free);
  self->debts = debts_new ();
}

DptTicket *
dpt_ticket_new (void)
{
  return g_object_new (DPT_TYPE_TICKET, NULL);
}

/* Keeps what is there now, and goes on with debts of its own. */
static void
begin_step (DptTicket *self)
{
  Step *step = g_new (Step, 1);

  *step = (Step) { dpt_basket_ref (self->basket), self->debts };
  g_ptr_array_add (self->before, step);
  if (self->before->len > UNDO_STEPS)
    g_ptr_array_remove_index (self->before, 0);
  self->debts = g_ptr_array_copy (step->debts, debt_ref_cb, NULL);
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
  begin_step (self);
  dpt_basket_unref (self->basket);
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
  Step *step;

  g_return_val_if_fail (DPT_IS_TICKET (self), FALSE);

  if (self->before->len == 0)
    return FALSE;
  step = g_ptr_array_steal_index (self->before, self->before->len - 1);
  dpt_basket_unref (self->basket);
  g_ptr_array_unref (self->debts);
  self->basket = step->basket;
  self->debts = step->debts;
  g_free (step);
  emit_changed (self);
  return TRUE;
}

/* --- orders and debts --- */

static const DptTicketDebt *
debt_at (DptTicket *self, guint index)
{
  return self->debts->pdata[index];
}

static void
put_debt (DptTicket *self, const DptTicketDebt *debt)
{
  DptTicketDebt *copy = g_rc_box_new (DptTicketDebt);

  *copy = *debt;
  copy->label = g_strdup (debt->label);
  for (guint i = 0; i < self->debts->len; i++)
    if (debt_at (self, i)->sale_id == debt->sale_id && debt_at (self, i)->order_id == debt->order_id)
      {
        debt_unref (self->debts->pdata[i]);
        self->debts->pdata[i] = copy;
        return;
      }
  g_ptr_array_add (self->debts, copy);
}

void
dpt_ticket_add_debt (DptTicket *self, const DptTicketDebt *debt)
{
  g_return_if_fail (DPT_IS_TICKET (self));
  g_return_if_fail (debt != NULL && (debt->sale_id == 0) != (debt->order_id == 0));

  begin_step (self);
  put_debt (self, debt);
  emit_changed (self);
}

void
dpt_ticket_remove_debt (DptTicket *self, guint index)
{
  g_return_if_fail (DPT_IS_TICKET (self));
  g_return_if_fail (index < self->debts->len);

  begin_step (self);
  g_ptr_array_remove_index (self->debts, index);
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

  return debt_at (self, index);
}

guint
dpt_ticket_get_n_orders (DptTicket *self)
{
  guint n = 0;

  g_return_val_if_fail (DPT_IS_TICKET (self), 0);

  for (guint i = 0; i < self->debts->len; i++)
    n += debt_at (self, i)->invoiced ? 1 : 0;
  return n;
}

/* --- the whole --- */

const char *
dpt_ticket_get_reason (DptTicket *self)
{
  g_return_val_if_fail (DPT_IS_TICKET (self), "");

  return self->reason;
}

void
dpt_ticket_set_reason (DptTicket *self, const char *reason)
{
  g_return_if_fail (DPT_IS_TICKET (self) && reason != NULL);

  if (g_str_equal (self->reason, reason))
    return;
  g_free (self->reason);
  self->reason = g_strdup (reason);
  emit_changed (self);
}

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

  return dpt_basket_get_n_lines (self->basket) > 0 || dpt_ticket_get_n_orders (self) > 0;
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

  due = dpt_basket_get_gross (self->basket);
  for (guint i = 0; i < self->debts->len; i++)
    due += debt_at (self, i)->amount;
  return due;
}

DptMoney
dpt_ticket_get_cover_due (DptTicket *self)
{
  DptMoney due = 0;

  g_return_val_if_fail (DPT_IS_TICKET (self), 0);

  for (guint i = 0; i < self->debts->len; i++)
    due += debt_at (self, i)->cover_due;
  return due;
}

GArray *
dpt_ticket_dup_collected (DptTicket *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (DPT_IS_TICKET (self), ids);

  for (guint i = 0; i < self->debts->len; i++)
    if (debt_at (self, i)->collected_id != 0)
      g_array_append_val (ids, debt_at (self, i)->collected_id);
  return ids;
}

static void
forget (DptTicket *self)
{
  g_free (self->uuid);
  self->uuid = g_uuid_string_random ();
  dpt_basket_unref (self->basket);
  self->basket = dpt_basket_new ();
  g_free (self->reason);
  self->reason = g_strdup ("");
  g_ptr_array_set_size (self->before, 0);
  g_ptr_array_set_size (self->debts, 0);
}

void
dpt_ticket_empty (DptTicket *self)
{
  g_return_if_fail (DPT_IS_TICKET (self));

  begin_step (self);
  dpt_basket_unref (self->basket);
  self->basket = dpt_basket_new ();
  g_ptr_array_set_size (self->debts, 0);
  emit_changed (self);
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

  request = dpt_sale_request_new (self->uuid, dpt_ticket_get_n_orders (self) > 0 ? DPT_SALE_INVOICE : kind, self->basket);
  request->patient_id = self->patient_id;
  /* Said of a discount that is no longer there it would only puzzle. */
  if (dpt_basket_get_discount_total (self->basket) != 0)
    request->reason = g_strdup (self->reason);
  for (guint i = 0; i < self->debts->len; i++)
    {
      const DptTicketDebt *debt = debt_at (self, i);

      if (debt->invoiced)
        dpt_sale_request_add_order (request, debt->order_id);
      else
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
      const DptTicketDebt *debt = debt_at (self, i);

      dpt_payment_request_add_debt (request, debt->sale_id, debt->order_id, debt->amount);
    }
  return request;
}

char *
dpt_ticket_dup_title (DptTicket *self, const char *currency)
{
  g_autofree char *amount = dpt_money_format (dpt_ticket_get_due (self), currency);
  guint n_lines = dpt_basket_get_n_lines (self->basket);
  int more = (int) (n_lines + self->debts->len) - 1;
  const char *first = n_lines > 0 ? dpt_basket_get_line (self->basket, 0)->label : more >= 0 ? debt_at (self, 0)->label : "";
  /* Translators: an article, and how many more lines a sale has */
  g_autofree char *what = more > 0 ? g_strdup_printf (ngettext ("%s and %d more", "%s and %d more", (gulong) more), first, more) : g_strdup (first);

  return g_strdup_printf ("%s · %s", what, amount);
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
  add_text (builder, "reason", self->reason);
  json_builder_set_member_name (builder, "debts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->debts->len; i++)
    {
      const DptTicketDebt *debt = debt_at (self, i);

      json_builder_begin_object (builder);
      add_int (builder, "invoiced", debt->invoiced);
      add_int (builder, "sale_id", debt->sale_id);
      add_int (builder, "order_id", debt->order_id);
      add_int (builder, "collected_id", debt->collected_id);
      add_text (builder, "label", debt->label);
      add_int (builder, "total", debt->total);
      add_int (builder, "amount", debt->amount);
      add_int (builder, "cover_due", debt->cover_due);
      add_int (builder, "compulsory", debt->compulsory);
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
  g_free (self->reason);
  self->reason = g_strdup (get_text (object, "reason"));
  debts = json_object_has_member (object, "debts") ? json_object_get_array_member (object, "debts") : NULL;
  for (guint i = 0; debts != NULL && i < json_array_get_length (debts); i++)
    {
      JsonObject *debt = json_array_get_object_element (debts, i);

      put_debt (self, &(DptTicketDebt) { .invoiced = get_int (debt, "invoiced") != 0, .sale_id = get_int (debt, "sale_id"),
                                         .order_id = get_int (debt, "order_id"), .collected_id = get_int (debt, "collected_id"),
                                         .label = (char *) get_text (debt, "label"), .total = get_int (debt, "total"),
                                         .amount = get_int (debt, "amount"), .cover_due = get_int (debt, "cover_due"),
                                         .compulsory = get_int (debt, "compulsory") });
    }
  emit_changed (self);
  return TRUE;
}
