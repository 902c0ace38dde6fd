/* dpt-basket.c - see dpt-basket.h.
 * For: the arithmetic of a sale. Not for: its way to JSON (dpt-basket-json.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-basket.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TEXT 1000

/* Lines and sums are of the same length; texts stand in @texts. */
struct _DptBasket
{
  gatomicrefcount references;
  GArray *lines; /* DptBasketLine, its texts owned */
  GArray *sums;  /* DptBasketSum */
  GArray *taxes; /* DptBasketTax, by rate */
  DptDiscount discount;
  DptMoney gross, net, tax, discount_total;
  gint64 pieces;
};

G_DEFINE_BOXED_TYPE (DptBasket, dpt_basket, dpt_basket_ref, dpt_basket_unref)

static const char *const kinds[] = { "frame", "lens", "option", "contact_lens", "accessory", "service", "fee" };

static void
clear_line (gpointer data)
{
  DptBasketLine *line = data;

  g_free ((char *) line->label);
  g_free ((char *) line->detail);
  g_free ((char *) line->lpp_code);
}

static DptBasket *
create (void)
{
  DptBasket *self = g_new0 (DptBasket, 1);

  g_atomic_ref_count_init (&self->references);
  self->lines = g_array_new (FALSE, TRUE, sizeof (DptBasketLine));
  g_array_set_clear_func (self->lines, clear_line);
  self->sums = g_array_new (FALSE, TRUE, sizeof (DptBasketSum));
  self->taxes = g_array_new (FALSE, TRUE, sizeof (DptBasketTax));
  return self;
}

static const char *
intern_kind (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], kind) == 0)
      return kinds[i];
  return NULL;
}

static void
append_copy (DptBasket *self, const DptBasketLine *line)
{
  DptBasketLine copy = *line;

  copy.kind = intern_kind (line->kind);
  copy.label = g_strdup (line->label);
  copy.detail = g_strdup (line->detail);
  copy.lpp_code = g_strdup (line->lpp_code);
  g_array_append_val (self->lines, copy);
}

/* A copy without line @without (the number of lines or more: with all of them). */
static DptBasket *
copy_lines (DptBasket *self, guint without)
{
  DptBasket *copy = create ();

  for (guint i = 0; i < self->lines->len; i++)
    if (i != without)
      append_copy (copy, &g_array_index (self->lines, DptBasketLine, i));
  copy->discount = self->discount;
  return copy;
}

/* --- checks --- */

static gboolean
check_line (const DptBasketLine *line, GError **error)
{
  if (intern_kind (line->kind) == NULL)
    return dpt_set_invalid (error, "kind", _ ("“%s” is not something that can be sold."), line->kind ? line->kind : "");
  if (dpt_text_is_blank (line->label))
    return dpt_set_invalid (error, "label", _ ("The line needs a description."));
  if (strlen (line->label) > MAX_TEXT || (line->detail != NULL && strlen (line->detail) > MAX_TEXT))
    return dpt_set_invalid (error, "label", _ ("The description of the line is too long."));
  if (line->quantity == 0)
    return dpt_set_invalid (error, "quantity", _ ("The quantity cannot be zero. Remove the line instead."));
  if (line->corrects_line_id != 0 && line->quantity > 0)
    return dpt_set_invalid (error, "quantity", _ ("“%s” comes back from an earlier sale: its quantity is negative. Remove the line instead."), line->label);
  if (line->unit_price < 0 || line->unit_price > DPT_MONEY_MAX)
    return dpt_set_invalid (error, "unit_price", _ ("The price of “%s” is not possible. For a return enter a negative quantity."), line->label);
  if (line->tax_rate_bp < 0 || line->tax_rate_bp > 10000)
    return dpt_set_invalid (error, "tax_rate_bp", _ ("The tax rate of “%s” must be between 0 %% and 100 %%."), line->label);
  return TRUE;
}

static gboolean
check_discount (DptDiscount discount, DptMoney most, GError **error)
{
  if (discount.value < 0)
    return dpt_set_invalid (error, "discount", _ ("A discount cannot be negative."));
  if (discount.kind == DPT_DISCOUNT_RATE && discount.value > 10000)
    return dpt_set_invalid (error, "discount", _ ("A discount cannot be more than 100 %%."));
  if (discount.kind == DPT_DISCOUNT_AMOUNT && discount.value > most)
    return dpt_set_invalid (error, "discount", _ ("The discount is more than the price."));
  return TRUE;
}

static gboolean
set_overflow (GError **error)
{
  return dpt_set_invalid (error, "total", _ ("The amount is too large. Check the quantities and prices."));
}

/* --- sums --- */

static DptMoney
get_discount_of (DptDiscount discount, DptMoney amount)
{
  switch (discount.kind)
    {
    case DPT_DISCOUNT_RATE:
      return dpt_money_percent (amount, (int) discount.value);
    case DPT_DISCOUNT_AMOUNT:
      return discount.value;
    case DPT_DISCOUNT_NONE:
    default:
      return 0;
    }
}

static gboolean
compute_lines (DptBasket *self, GError **error)
{
  g_array_set_size (self->sums, self->lines->len);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const DptBasketLine *line = &g_array_index (self->lines, DptBasketLine, i);
      DptBasketSum *sum = &g_array_index (self->sums, DptBasketSum, i);
      DptMoney before, discount;

      if (!check_line (line, error))
        return FALSE;
      if (!dpt_money_multiply (line->unit_price, line->quantity, &before))
        return set_overflow (error);
      if (!check_discount (line->discount, ABS (before), error))
        return FALSE;
      discount = get_discount_of (line->discount, ABS (before));
      sum->discount = line->quantity < 0 ? -discount : discount;
      sum->gross = before - sum->discount;
    }
  return TRUE;
}

/* What the discount on the whole may be taken off: things sold at the till's own price. */
static gboolean
is_open_to_discount (const DptBasketLine *line)
{
  return line->quantity > 0 && line->order_line_id == 0;
}

static gboolean
share_discount (DptBasket *self, GError **error)
{
  g_autofree gint64 *weights = g_new0 (gint64, self->lines->len + 1);
  g_autofree DptMoney *shares = g_new0 (DptMoney, self->lines->len + 1);
  DptMoney sum = 0;

  if (self->discount.kind == DPT_DISCOUNT_NONE)
    return TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    if (is_open_to_discount (&g_array_index (self->lines, DptBasketLine, i)))
      {
        weights[i] = g_array_index (self->sums, DptBasketSum, i).gross;
        if (!dpt_money_add (sum, weights[i], &sum))
          return set_overflow (error);
      }
  if (!check_discount (self->discount, sum, error))
    return FALSE;
  if (sum == 0)
    return TRUE;
  dpt_money_share (get_discount_of (self->discount, sum), weights, self->lines->len, shares);
  for (guint i = 0; i < self->lines->len; i++)
    {
      g_array_index (self->sums, DptBasketSum, i).discount += shares[i];
      g_array_index (self->sums, DptBasketSum, i).gross -= shares[i];
    }
  return TRUE;
}

static gboolean
add_totals (DptBasket *self, GError **error)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const DptBasketSum *sum = &g_array_index (self->sums, DptBasketSum, i);

      if (!dpt_money_add (self->gross, sum->gross, &self->gross)
          || !dpt_money_add (self->discount_total, sum->discount, &self->discount_total)
          || __builtin_add_overflow (self->pieces, g_array_index (self->lines, DptBasketLine, i).quantity, &self->pieces))
        return set_overflow (error);
    }
  return TRUE;
}

static int
compare_taxes (gconstpointer a, gconstpointer b)
{
  return ((const DptBasketTax *) a)->rate_bp - ((const DptBasketTax *) b)->rate_bp;
}

static DptBasketTax *
find_tax (DptBasket *self, int rate_bp)
{
  for (guint i = 0; i < self->taxes->len; i++)
    if (g_array_index (self->taxes, DptBasketTax, i).rate_bp == rate_bp)
      return &g_array_index (self->taxes, DptBasketTax, i);
  g_array_append_val (self->taxes, ((DptBasketTax) { rate_bp, 0, 0 }));
  return &g_array_index (self->taxes, DptBasketTax, self->taxes->len - 1);
}

typedef struct
{
  guint index;
  gint64 remainder;
} Fraction;

static int
compare_fractions (gconstpointer a, gconstpointer b)
{
  const Fraction *left = a, *right = b;

  if (left->remainder != right->remainder)
    return left->remainder > right->remainder ? -1 : 1;
  return left->index < right->index ? -1 : 1;
}

/* The largest remainder again, but with lines of either sign: each begins at its exact tax rounded down (towards minus
 * infinity), and the cents still missing go to those that lost most. So no line is further than a cent from its exact tax. */
static void
share_tax (DptBasket *self, const DptBasketTax *tax)
{
  g_autoptr (GArray) fractions = g_array_new (FALSE, FALSE, sizeof (Fraction));
  gint64 divisor = 10000 + tax->rate_bp;
  gint64 left = tax->tax;

  for (guint i = 0; i < self->lines->len; i++)
    {
      DptBasketSum *sum = &g_array_index (self->sums, DptBasketSum, i);
      gint64 product, floored;

      if (g_array_index (self->lines, DptBasketLine, i).tax_rate_bp != tax->rate_bp)
        continue;
      product = sum->gross * tax->rate_bp;
      floored = product / divisor - (product % divisor < 0 ? 1 : 0);
      sum->tax = floored;
      left -= floored;
      g_array_append_val (fractions, ((Fraction) { i, product - floored * divisor }));
    }
  g_array_sort (fractions, compare_fractions);
  for (guint i = 0; i < fractions->len && left > 0; i++, left--)
    g_array_index (self->sums, DptBasketSum, g_array_index (fractions, Fraction, i).index).tax++;
  g_assert (left == 0);
  for (guint i = 0; i < fractions->len; i++)
    {
      DptBasketSum *sum = &g_array_index (self->sums, DptBasketSum, g_array_index (fractions, Fraction, i).index);

      sum->net = sum->gross - sum->tax;
    }
}

/* Every partial sum of a rate is within the bound that add_totals() checked for all lines only where all have one sign, so
 * the sums of the rates are checked on their own. */
static gboolean
compute_taxes (DptBasket *self, GError **error)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      DptBasketTax *tax = find_tax (self, g_array_index (self->lines, DptBasketLine, i).tax_rate_bp);

      /* The gross of the rate is gathered in net, which it becomes below. */
      if (!dpt_money_add (tax->net, g_array_index (self->sums, DptBasketSum, i).gross, &tax->net))
        return set_overflow (error);
    }
  g_array_sort (self->taxes, compare_taxes);
  for (guint i = 0; i < self->taxes->len; i++)
    {
      DptBasketTax *tax = &g_array_index (self->taxes, DptBasketTax, i);

      tax->tax = dpt_money_tax_in_gross (tax->net, tax->rate_bp);
      tax->net -= tax->tax;
      share_tax (self, tax);
      self->tax += tax->tax;
      self->net += tax->net;
    }
  return TRUE;
}

/* Whether the discount on the whole still fits the lines that are left of it. */
static gboolean
is_discount_within (DptBasket *self)
{
  DptMoney sum = 0;

  if (self->lines->len == 0)
    return FALSE;
  if (self->discount.kind != DPT_DISCOUNT_AMOUNT || !compute_lines (self, NULL))
    return TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    if (is_open_to_discount (&g_array_index (self->lines, DptBasketLine, i)))
      sum += g_array_index (self->sums, DptBasketSum, i).gross;
  return self->discount.value <= sum;
}

/* Takes @self; gives it back with its sums, or %NULL. */
static DptBasket *
finish (DptBasket *self, GError **error)
{
  if (compute_lines (self, error) && share_discount (self, error) && add_totals (self, error) && compute_taxes (self, error))
    return self;
  dpt_basket_unref (self);
  return NULL;
}

/* --- public --- */

DptBasket *
dpt_basket_new (void)
{
  return create ();
}

DptBasket *
dpt_basket_ref (DptBasket *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dpt_basket_unref (DptBasket *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->lines);
  g_array_unref (self->sums);
  g_array_unref (self->taxes);
  g_free (self);
}

DptBasket *
dpt_basket_add (DptBasket *self, const DptBasketLine *line, GError **error)
{
  DptBasket *copy;

  g_return_val_if_fail (self != NULL && line != NULL, NULL);

  if (!check_line (line, error))
    return NULL;
  copy = copy_lines (self, G_MAXUINT);
  append_copy (copy, line);
  return finish (copy, error);
}

static gboolean
is_same_article (const DptBasketLine *a, const DptBasketLine *b)
{
  return a->variant_id != 0 && a->variant_id == b->variant_id && a->unit_price == b->unit_price
         && a->order_line_id == 0 && b->order_line_id == 0 && a->corrects_line_id == 0 && b->corrects_line_id == 0 && a->discount.kind == DPT_DISCOUNT_NONE
         && b->discount.kind == DPT_DISCOUNT_NONE && a->tax_rate_bp == b->tax_rate_bp;
}

DptBasket *
dpt_basket_add_article (DptBasket *self, const DptBasketLine *line, GError **error)
{
  g_return_val_if_fail (self != NULL && line != NULL, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DptBasketLine *there = dpt_basket_get_line (self, i);
      gint64 quantity;

      if (!is_same_article (there, line))
        continue;
      if (__builtin_add_overflow (there->quantity, line->quantity, &quantity))
        {
          set_overflow (error);
          return NULL;
        }
      return quantity == 0 ? dpt_basket_remove (self, i, error) : dpt_basket_set_quantity (self, i, quantity, error);
    }
  return dpt_basket_add (self, line, error);
}

DptBasket *
dpt_basket_replace (DptBasket *self, guint index, const DptBasketLine *line, GError **error)
{
  DptBasket *copy;

  g_return_val_if_fail (self != NULL && line != NULL, NULL);
  g_return_val_if_fail (index < self->lines->len, NULL);

  if (!check_line (line, error))
    return NULL;
  copy = create ();
  for (guint i = 0; i < self->lines->len; i++)
    append_copy (copy, i == index ? line : &g_array_index (self->lines, DptBasketLine, i));
  copy->discount = self->discount;
  return finish (copy, error);
}

DptBasket *
dpt_basket_remove (DptBasket *self, guint index, GError **error)
{
  DptBasket *copy;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->lines->len, NULL);

  copy = copy_lines (self, index);
  if (!is_discount_within (copy))
    copy->discount = DPT_NO_DISCOUNT;
  return finish (copy, error);
}

DptBasket *
dpt_basket_set_quantity (DptBasket *self, guint index, gint64 quantity, GError **error)
{
  DptBasketLine line;

  g_return_val_if_fail (self != NULL && index < self->lines->len, NULL);

  line = *dpt_basket_get_line (self, index);
  line.quantity = quantity;
  return dpt_basket_replace (self, index, &line, error);
}

DptBasket *
dpt_basket_set_unit_price (DptBasket *self, guint index, DptMoney unit_price, GError **error)
{
  DptBasketLine line;

  g_return_val_if_fail (self != NULL && index < self->lines->len, NULL);

  line = *dpt_basket_get_line (self, index);
  line.unit_price = unit_price;
  return dpt_basket_replace (self, index, &line, error);
}

DptBasket *
dpt_basket_set_line_discount (DptBasket *self, guint index, DptDiscount discount, GError **error)
{
  DptBasketLine line;

  g_return_val_if_fail (self != NULL && index < self->lines->len, NULL);

  line = *dpt_basket_get_line (self, index);
  line.discount = discount.value == 0 ? DPT_NO_DISCOUNT : discount;
  return dpt_basket_replace (self, index, &line, error);
}

DptBasket *
dpt_basket_set_discount (DptBasket *self, DptDiscount discount, GError **error)
{
  DptBasket *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = copy_lines (self, G_MAXUINT);
  copy->discount = discount.value == 0 ? DPT_NO_DISCOUNT : discount;
  return finish (copy, error);
}

guint
dpt_basket_get_n_lines (DptBasket *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lines->len;
}

const DptBasketLine *
dpt_basket_get_line (DptBasket *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->lines->len, NULL);

  return &g_array_index (self->lines, DptBasketLine, index);
}

const DptBasketSum *
dpt_basket_get_sum (DptBasket *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->sums->len, NULL);

  return &g_array_index (self->sums, DptBasketSum, index);
}

DptDiscount
dpt_basket_get_discount (DptBasket *self)
{
  g_return_val_if_fail (self != NULL, DPT_NO_DISCOUNT);

  return self->discount;
}

guint
dpt_basket_get_n_taxes (DptBasket *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->taxes->len;
}

const DptBasketTax *
dpt_basket_get_tax (DptBasket *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->taxes->len, NULL);

  return &g_array_index (self->taxes, DptBasketTax, index);
}

DptMoney
dpt_basket_get_gross (DptBasket *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->gross;
}

DptMoney
dpt_basket_get_net (DptBasket *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->net;
}

DptMoney
dpt_basket_get_tax_total (DptBasket *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->tax;
}

DptMoney
dpt_basket_get_discount_total (DptBasket *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->discount_total;
}

gint64
dpt_basket_get_pieces (DptBasket *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pieces;
}

/* Whether who sells it makes the price; not of what was agreed for an order or charged before. */
static gboolean
is_own_price (const DptBasketLine *line)
{
  return line->order_line_id == 0 && line->corrects_line_id == 0;
}

int
dpt_basket_get_discount_rate (DptBasket *self)
{
  gint64 largest = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DptBasketLine *line = &g_array_index (self->lines, DptBasketLine, i);
      gint64 before = ABS (line->unit_price * line->quantity);
      gint64 discount = ABS (g_array_index (self->sums, DptBasketSum, i).discount);

      /* 10 % of 0.05 is a whole cent: the rounding must not count against the one who gave 10 %. */
      if (is_own_price (line) && before > 0 && discount > 1)
        largest = MAX (largest, (discount - 1) * 10000 / before + ((discount - 1) * 10000 % before ? 1 : 0));
    }
  return (int) largest;
}

gboolean
dpt_basket_get_price_changed (DptBasket *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DptBasketLine *line = &g_array_index (self->lines, DptBasketLine, i);

      if (is_own_price (line) && line->unit_price != line->list_price)
        return TRUE;
    }
  return FALSE;
}

gboolean
dpt_basket_has_returns (DptBasket *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, DptBasketLine, i).quantity < 0)
      return TRUE;
  return FALSE;
}
