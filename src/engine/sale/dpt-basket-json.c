/* dpt-basket-json.c - a basket to text and back, for tickets that are parked and drafts that survive a crash.
 * For: dpt_basket_create_json(). Not for: sales typed by a person (cli/dpt-cli-sale.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-basket.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const char *const discount_names[] = { "none", "rate", "amount" };

static void
add_discount (JsonBuilder *builder, DptDiscount discount)
{
  if (discount.kind == DPT_DISCOUNT_NONE)
    return;
  json_builder_set_member_name (builder, "discount");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, discount_names[discount.kind]);
  json_builder_add_int_value (builder, discount.value);
  json_builder_end_object (builder);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_id (JsonBuilder *builder, const char *name, gint64 id)
{
  if (id != 0)
    add_int (builder, name, id);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_line (JsonBuilder *builder, const DptBasketLine *line)
{
  const char eye[2] = { line->eye, '\0' };

  json_builder_begin_object (builder);
  add_text (builder, "kind", line->kind);
  add_text (builder, "eye", line->eye ? eye : NULL);
  add_id (builder, "variant_id", line->variant_id);
  add_id (builder, "lens_range_id", line->lens_range_id);
  add_id (builder, "option_id", line->option_id);
  add_id (builder, "order_line_id", line->order_line_id);
  add_id (builder, "corrects_line_id", line->corrects_line_id);
  add_text (builder, "label", line->label);
  add_text (builder, "detail", line->detail);
  add_text (builder, "lpp_code", line->lpp_code);
  add_int (builder, "quantity", line->quantity);
  add_int (builder, "unit_price", line->unit_price);
  add_int (builder, "list_price", line->list_price);
  add_int (builder, "unit_cost", line->unit_cost);
  add_int (builder, "tax_rate_bp", line->tax_rate_bp);
  add_int (builder, "keeps_stock", line->keeps_stock ? 1 : 0);
  add_discount (builder, line->discount);
  json_builder_end_object (builder);
}

char *
dpt_basket_create_json (DptBasket *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  add_discount (builder, dpt_basket_get_discount (self));
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < dpt_basket_get_n_lines (self); i++)
    add_line (builder, dpt_basket_get_line (self, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gint64
get_int (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static DptDiscount
get_discount (JsonObject *object)
{
  JsonObject *discount = get_object (json_object_get_member (object, "discount"));

  for (int i = DPT_DISCOUNT_RATE; discount != NULL && i <= DPT_DISCOUNT_AMOUNT; i++)
    if (json_object_has_member (discount, discount_names[i]))
      return (DptDiscount) { i, get_int (discount, discount_names[i]) };
  return DPT_NO_DISCOUNT;
}

static DptBasketLine
read_line (JsonObject *object)
{
  const char *eye = get_text (object, "eye");

  return (DptBasketLine) {
    .kind = get_text (object, "kind"),
    .eye = eye != NULL && strchr ("RL", *eye) != NULL ? *eye : '\0',
    .variant_id = get_int (object, "variant_id"),
    .lens_range_id = get_int (object, "lens_range_id"),
    .option_id = get_int (object, "option_id"),
    .order_line_id = get_int (object, "order_line_id"),
    .corrects_line_id = get_int (object, "corrects_line_id"),
    .label = get_text (object, "label"),
    .detail = get_text (object, "detail"),
    .lpp_code = get_text (object, "lpp_code"),
    .quantity = get_int (object, "quantity"),
    .unit_price = get_int (object, "unit_price"),
    .list_price = get_int (object, "list_price"),
    .unit_cost = get_int (object, "unit_cost"),
    .tax_rate_bp = (int) CLAMP (get_int (object, "tax_rate_bp"), -1, 10001),
    .keeps_stock = get_int (object, "keeps_stock") != 0,
    .discount = get_discount (object),
  };
}

DptBasket *
dpt_basket_new_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (DptBasket) basket = dpt_basket_new ();
  JsonObject *object;
  JsonArray *lines = NULL;
  JsonNode *node;

  g_return_val_if_fail (json != NULL, NULL);

  root = dpt_text_is_shallow_json (json, -1) ? json_from_string (json, error) : NULL;
  if (root == NULL && error != NULL && *error != NULL)
    return NULL;
  object = get_object (root);
  node = object != NULL ? json_object_get_member (object, "lines") : NULL;
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    lines = json_node_get_array (node);
  if (lines == NULL)
    {
      dpt_set_invalid (error, "lines", _ ("This is not a parked ticket."));
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *entry = get_object (json_array_get_element (lines, i));
      DptBasketLine line = entry != NULL ? read_line (entry) : (DptBasketLine) { 0 };
      DptBasket *longer = dpt_basket_add (basket, &line, error);

      if (longer == NULL)
        return NULL;
      dpt_basket_unref (basket);
      basket = longer;
    }
  return dpt_basket_set_discount (basket, get_discount (object), error);
}
