/* dpt-demo-orders.c - see dpt-demo-orders.h. What is to come stands in a list by day; each act is the engine's own.
 * For: demonstration data. Not for: real orders.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo-orders.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "engine/catalog/dpt-lens-finder.h"
#include "engine/order/dpt-job-check.h"
#include "engine/order/dpt-job-flow.h"
#include "engine/order/dpt-order-flow.h"
#include "engine/sale/dpt-payment.h"
#include "engine/sale/dpt-sale-store.h"
#include "engine/stock/dpt-stock.h"

#include <string.h>

#define PROMISED_DAYS 8 /* from the confirmation to the day the client was told */
#define LAST_DAYS 8     /* the open end: what the last days leave undone */
#define READY_STEPS 11 /* from "draft" to "ready" at most */

typedef enum
{
  STEP_CONFIRM,
  STEP_REFUSE,
  STEP_MAKE,    /* half way through the workshop */
  STEP_FINISH,  /* ready */
  STEP_DELIVER, /* handed over and paid */
  STEP_CANCEL,
} Step;

typedef struct
{
  guint day;
  Step step;
  gint64 order_id;
  gint64 patient_id;
  DptDemoPlace *place;
} Pending;

struct _DptDemoOrders
{
  DptDemoShop *shop;
  DptDemoRandom *random;
  guint last_day;
  GArray *pending; /* Pending */
  DptLensCatalog *catalog; /* of the first day: prices do not change in the demonstration */
};

DptDemoOrders *
dpt_demo_orders_new (DptDemoShop *shop, guint last_day, DptDemoRandom *random)
{
  DptDemoOrders *self = g_new0 (DptDemoOrders, 1);

  self->shop = shop;
  self->last_day = last_day;
  self->random = random;
  self->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  return self;
}

void
dpt_demo_orders_free (DptDemoOrders *self)
{
  g_array_unref (self->pending);
  g_clear_object (&self->catalog);
  g_free (self);
}

static void
schedule (DptDemoOrders *self, const Pending *from, Step step, guint in_days)
{
  Pending next = *from;

  next.step = step;
  next.day += in_days;
  g_array_append_val (self->pending, next);
}

/* --- choosing --- */

static const DptDemoArticle *
draw_frame (DptDemoOrders *self, const DptDemoPatient *patient, const char *usage)
{
  GArray *frames = self->shop->articles->frames;
  gboolean may_be_sun = g_str_equal (usage, "far") && dpt_demo_random_chance (self->random, 10);

  for (;;)
    {
      const DptDemoArticle *frame = &g_array_index (frames, DptDemoArticle, dpt_demo_random_below (self->random, frames->len));

      if (frame->child == patient->child && (!frame->sun || may_be_sun)
          && dpt_demo_random_chance (self->random, (guint) frame->popularity * 10))
        return frame;
    }
}

/* A frame that is gone comes from the supplier first: shops refill what sells. */
static gboolean
choose_frame (DptDemoOrders *self, DptUnit *unit, gint64 pair_id, const DptDemoArticle *frame, GError **error)
{
  g_autoptr (DptStockPosition) position = dpt_stock_load_position (unit, 0, frame->variant_id, error);

  if (position == NULL)
    return FALSE;
  if (dpt_record_get_int (position, DPT_STOCK_POSITION_AVAILABLE) < 1)
    {
      DptStockMove move = { .variant_id = frame->variant_id, .quantity = 1 + (frame->popularity > 7), .kind = DPT_STOCK_RECEIPT,
                            .unit_cost = frame->cost };

      if (!dpt_stock_move (unit, &move, error))
        return FALSE;
    }
  return dpt_order_choose_frame (unit, pair_id, frame->variant_id, error);
}

static gboolean
measure (DptDemoOrders *self, DptUnit *unit, gint64 pair_id, const DptDemoPatient *patient, const DptDemoArticle *frame, GError **error)
{
  DptFittingMeasures measures = { .pantoscopic_tilt = dpt_demo_random_between (self->random, 60, 110),
                                  .wrap = dpt_demo_random_between (self->random, 30, 70), .vertex = 1300, .method = "pupillometer" };
  int middle = frame->box_b / 2 + 250;

  for (int i = 0; i < 2; i++)
    {
      measures.pd_far[i] = patient->eyes.pd[i];
      measures.pd_near[i] = patient->eyes.pd[i] - 150;
      measures.fitting_height[i] = (middle + dpt_demo_random_between (self->random, -150, 150)) / 50 * 50;
    }
  return dpt_order_measure (unit, pair_id, &measures, error);
}

/* Anti-reflective for most, the rest now and then; the catalogue's rules decide what goes together. */
static GArray *
draw_options (DptDemoOrders *self, gint64 product_id)
{
  static const struct { const char *kind; guint percent; } tastes[] = { { "antireflective", 82 }, { "blue_filter", 22 }, { "photochromic", 14 } };
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;
  const DptLensTreatment *treatments = dpt_lens_catalog_get_treatments (self->catalog, product_id, &n);

  for (gsize t = 0; t < G_N_ELEMENTS (tastes); t++)
    {
      if (!dpt_demo_random_chance (self->random, tastes[t].percent))
        continue;
      for (guint i = 0; i < n; i++)
        if (treatments[i].effect == DPT_OPTION_OFFERED && g_str_equal (treatments[i].kind, tastes[t].kind))
          {
            GArray *next = dpt_lens_catalog_choose (self->catalog, product_id, chosen, treatments[i].option_id, TRUE);

            g_array_unref (chosen);
            chosen = next;
            break;
          }
    }
  return chosen;
}

/* Returns: the offers that can be made for both eyes, one a design and index. */
static GArray *
find_lenses (DptDemoOrders *self, DptOrderSheet *sheet, const char *usage, gboolean child)
{
  DptLensWish wish = { .usage = usage };
  g_autoptr (GArray) matches = NULL;
  GArray *best;

  for (int i = 0; i < 2; i++)
    {
      DptPairEye *eye = dpt_order_sheet_get_eye (sheet, 0, i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT);

      wish.has[i] = !dpt_record_is_null (eye, DPT_PAIR_EYE_SPHERE);
      wish.rx[i] = dpt_pair_eye_get_rx (eye);
    }
  matches = dpt_lens_finder_find (self->catalog, &wish, FALSE);
  best = dpt_lens_finder_best (matches);
  for (guint i = best->len; i > 0; i--)
    {
      const DptLensMatch *match = &g_array_index (best, DptLensMatch, i - 1);

      if (match->misfit != DPT_LENS_MISFIT_NONE
          || (!child && g_str_equal (match->offer->design->geometry, "myopia_control")))
        g_array_remove_index (best, i - 1);
    }
  return best;
}

static gboolean
choose_lens (DptDemoOrders *self, DptUnit *unit, gint64 order_id, gint64 pair_id, const char *usage, gboolean child, GError **error)
{
  g_autoptr (DptOrderSheet) sheet = dpt_order_sheet_load (unit, order_id, error);
  g_autoptr (GArray) lenses = NULL;
  g_autoptr (GArray) options = NULL;
  const DptLensOffer *offer;

  if (sheet == NULL)
    return FALSE;
  lenses = find_lenses (self, sheet, usage, child);
  if (lenses->len == 0)
    return dpt_set_error (error, DPT_ERROR_FAILED, "the demonstration's catalogue has no lens for a prescription (%s)", usage);
  offer = g_array_index (lenses, DptLensMatch, dpt_demo_random_below (self->random, lenses->len)).offer;
  options = draw_options (self, offer->design->product_id);
  return dpt_order_choose_lens (unit, pair_id, 0, offer->range_id, options, error);
}

/* --- acts --- */

static gboolean
take_deposit (DptDemoOrders *self, DptDbConnection *connection, const Pending *act, DptMoney total, GError **error)
{
  DptUnit unit = { connection, act->place->cashier };
  g_autofree char *uuid = dpt_demo_random_uuid (self->random, dpt_session_get_now (self->shop->system));
  g_autoptr (DptPaymentRequest) request = dpt_payment_request_new (uuid);
  DptMoney deposit = total * dpt_demo_random_between (self->random, 25, 45) / 100 / 1000 * 1000;
  DptPaymentResult *result;

  if (deposit <= 0)
    return TRUE;
  request->patient_id = act->patient_id;
  dpt_payment_request_add_debt (request, 0, act->order_id, deposit);
  dpt_payment_request_add_handed (request, dpt_demo_random_chance (self->random, 75) ? DPT_MEANS_CARD : DPT_MEANS_CHEQUE, deposit, NULL);
  result = dpt_payment_take (&unit, request, error);
  if (result == NULL)
    return FALSE;
  g_free (result);
  return TRUE;
}

static gboolean
confirm (DptDemoOrders *self, DptDbConnection *connection, const Pending *act, GError **error)
{
  DptUnit unit = { connection, act->place->optician };
  g_autofree char *today = dpt_unit_dup_today (&unit);
  g_autofree char *wanted_on = dpt_date_add_days (today, PROMISED_DAYS);
  g_autoptr (DptOrderSheet) sheet = NULL;

  if (!dpt_order_set_facts (&unit, act->order_id, 0, wanted_on, NULL, error)
      || !dpt_order_apply (&unit, act->order_id, "confirm", NULL, error)
      || (sheet = dpt_order_sheet_load (&unit, act->order_id, error)) == NULL)
    return FALSE;
  if (dpt_demo_random_chance (self->random, 85)
      && !take_deposit (self, connection, act, dpt_order_sheet_get_total (sheet), error))
    return FALSE;
  if (dpt_demo_random_chance (self->random, 2))
    schedule (self, act, STEP_CANCEL, 1);
  else
    schedule (self, act, STEP_MAKE, (guint) dpt_demo_random_between (self->random, 2, 6));
  return TRUE;
}

/* Moves every job of the order on, as far as @last state or to the end. */
static gboolean
advance_jobs (DptDemoOrders *self, DptDbConnection *connection, const Pending *act, const char *last, GError **error)
{
  DptUnit unit = { connection, act->place->optician };
  g_autoptr (DptOrderSheet) sheet = dpt_order_sheet_load (&unit, act->order_id, error);

  if (sheet == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_order_sheet_get_n_pairs (sheet); i++)
    {
      DptJob *job = dpt_order_sheet_find_job (sheet, dpt_record_get_id (dpt_order_sheet_get_pair (sheet, i)));
      const char *state = job ? dpt_record_get_text (job, DPT_JOB_STATE) : NULL;

      for (int step = 0; state != NULL && !g_str_equal (state, last) && step < READY_STEPS + 2; step++)
        {
          const DptOrderTransition *next = dpt_job_state_find_next (state);

          if (next == NULL || g_str_equal (next->to, "collected"))
            break;
          if (g_str_equal (next->event, "verify"))
            {
              DptLensReading reading = dpt_job_get_ordered (sheet, i);

              if (!dpt_job_verify (&unit, dpt_record_get_id (job), &reading, NULL, error))
                return FALSE;
            }
          else if (!dpt_job_apply (&unit, dpt_record_get_id (job), next->event, NULL, error))
            return FALSE;
          state = next->to;
        }
    }
  return TRUE;
}

static gboolean
deliver (DptDemoOrders *self, DptDbConnection *connection, const Pending *act, GError **error)
{
  static const char *const kinds[] = { "temples", "nose_pads", "alignment", "advice" };
  static const char *const texts[] = { "Branches raccourcies de 3 mm", "Plaquettes écartées", "Face redressée", "Conseils d’adaptation donnés" };
  DptUnit optician = { connection, act->place->optician }, cashier = { connection, act->place->cashier };
  g_autofree char *uuid = dpt_demo_random_uuid (self->random, dpt_session_get_now (self->shop->system));
  g_autofree char *second = dpt_demo_random_uuid (self->random, dpt_session_get_now (self->shop->system));
  g_autoptr (DptPaymentRequest) payment = dpt_payment_request_new (second);
  g_autofree DptIssued *issued = NULL;
  guint i = dpt_demo_random_below (self->random, G_N_ELEMENTS (kinds));
  DptPaymentResult *paid;
  DptDue due = { 0 };

  if (!dpt_order_note_adjustment (&optician, act->order_id, 0, kinds[i], texts[i], error)
      || !dpt_order_apply (&optician, act->order_id, "deliver", NULL, error)
      || (issued = dpt_sale_invoice_order (&cashier, uuid, act->order_id, NULL, error)) == NULL
      || !dpt_sale_get_due (&cashier, issued->id, &due, error))
    return FALSE;
  if (due.due <= 0 || dpt_demo_random_chance (self->random, 6))
    return TRUE; /* some pay later */
  payment->patient_id = act->patient_id;
  dpt_payment_request_add_debt (payment, issued->id, 0, 0);
  dpt_payment_request_add_handed (payment, dpt_demo_random_chance (self->random, 80) ? DPT_MEANS_CARD : DPT_MEANS_CHEQUE, due.due, NULL);
  paid = dpt_payment_take (&cashier, payment, error);
  if (paid == NULL)
    return FALSE;
  g_free (paid);
  return TRUE;
}

/* A shop is never found tidy: in the last days some labs keep waiting for a lens and some clients have not come yet. */
static gboolean
is_left_open (DptDemoOrders *self, const Pending *act)
{
  if (act->day + LAST_DAYS <= self->last_day)
    return FALSE;
  return (act->step == STEP_FINISH && dpt_demo_random_chance (self->random, 30))
         || (act->step == STEP_DELIVER && dpt_demo_random_chance (self->random, 60));
}

static gboolean
act_on (DptDemoOrders *self, DptDbConnection *connection, const Pending *act, GError **error)
{
  DptUnit unit = { connection, act->place->optician };

  if (is_left_open (self, act))
    return TRUE;
  switch (act->step)
    {
    case STEP_CONFIRM:
      return confirm (self, connection, act, error);
    case STEP_REFUSE:
      return dpt_order_apply (&unit, act->order_id, "refuse", "Trop cher", error);
    case STEP_CANCEL:
      return dpt_order_apply (&unit, act->order_id, "cancel", "Le client renonce", error);
    case STEP_MAKE:
      schedule (self, act, STEP_FINISH, (guint) dpt_demo_random_between (self->random, 1, 5));
      return advance_jobs (self, connection, act, "received", error);
    case STEP_FINISH:
      schedule (self, act, STEP_DELIVER, (guint) dpt_demo_random_between (self->random, 1, 6));
      return advance_jobs (self, connection, act, "ready", error);
    case STEP_DELIVER:
    default:
      return deliver (self, connection, act, error);
    }
}

gboolean
dpt_demo_orders_begin (DptDemoOrders *self, DptDbConnection *connection, DptDemoPlace *place, DptDemoPatient *patient,
                       gint64 prescription_id, const char *usage, guint day, GError **error)
{
  DptUnit unit = { connection, place->optician };
  DptOrderRequest request = { .patient_id = patient->id, .prescription_id = prescription_id, .usage = usage };
  Pending act = { .day = day, .patient_id = patient->id, .place = place };
  const DptDemoArticle *frame = draw_frame (self, patient, usage);
  g_autofree char *uuid = dpt_demo_random_uuid (self->random, dpt_session_get_now (self->shop->system));
  g_autofree DptIssued *quote = NULL;
  g_autoptr (DptOrderSheet) sheet = NULL;
  gint64 pair_id;
  guint dice;

  if (self->catalog == NULL && (self->catalog = dpt_lens_catalog_load (&unit, NULL, error)) == NULL)
    return FALSE;
  act.order_id = dpt_order_create (&unit, &request, error);
  if (act.order_id == 0 || (sheet = dpt_order_sheet_load (&unit, act.order_id, error)) == NULL)
    return FALSE;
  pair_id = dpt_record_get_id (dpt_order_sheet_get_pair (sheet, 0));
  if (!choose_frame (self, &unit, pair_id, frame, error))
    return FALSE;
  if (day == self->last_day && dpt_demo_random_chance (self->random, 40))
    return TRUE; /* the optician was called away */
  if (!measure (self, &unit, pair_id, patient, frame, error)
      || !choose_lens (self, &unit, act.order_id, pair_id, usage, patient->child, error))
    return FALSE;
  quote = dpt_sale_issue_quote (&unit, uuid, act.order_id, NULL, DPT_ORDER_QUOTE_MONTHS, error);
  if (quote == NULL)
    return FALSE;
  dice = dpt_demo_random_below (self->random, 100);
  if (dice < 72)
    return confirm (self, connection, &act, error);
  if (dice < 86)
    schedule (self, &act, STEP_CONFIRM, (guint) dpt_demo_random_between (self->random, 2, 12));
  else if (dice < 94)
    schedule (self, &act, STEP_REFUSE, (guint) dpt_demo_random_between (self->random, 10, 40));
  return TRUE; /* the others have not been heard of since */
}

gboolean
dpt_demo_orders_advance (DptDemoOrders *self, DptDbConnection *connection, guint day, GError **error)
{
  for (guint i = 0; i < self->pending->len;)
    {
      Pending act = g_array_index (self->pending, Pending, i);

      if (act.day > day)
        {
          i++;
          continue;
        }
      g_array_remove_index (self->pending, i);
      act.day = day; /* the shop may have been closed on the day itself */
      if (!act_on (self, connection, &act, error))
        return FALSE;
    }
  return TRUE;
}
